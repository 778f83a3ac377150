"""The command `check` over a folder: a line for each file, what could not be read or was left out, and a sum."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cchc_model.checking import CheckResult, check
from cchc_model.cli.checks import ERRORS_FOUND, OK, check_data
from cchc_model.cli.output import Column, Output
from cchc_model.correction import locate_errors
from cchc_model.errors import MissingExtraError, ReadError
from cchc_model.findings import Severity
from cchc_model.readers.many import Folder, LeftOut, ReadResult, list_folder, read_reports
from cchc_model.report import Report
from cchc_model.text import Bilingual, Lang

NOT_READ: Final = 2

_COLUMNS: Final[list[Column]] = [
    (Bilingual("Tệp", "File"), "wide"),
    (Bilingual("Cơ quan", "Organisation"), "wide"),
    (Bilingual("Kỳ", "Period"), "wide"),
    (Bilingual("Số liệu", "Values"), "right"),
    (Bilingual("Lỗi", "Errors"), "right"),
    (Bilingual("Cảnh báo", "Warnings"), "right"),
]
_LEFT_OUT: Final = {
    LeftOut.SUBFOLDER: Bilingual("thư mục con", "subfolders"),
    LeftOut.LOCK_FILE: Bilingual("tệp khóa ~$ của Word, Excel", "lock files (~$) of Word or Excel"),
    LeftOut.HIDDEN: Bilingual("mục ẩn", "hidden items"),
    LeftOut.SPECIAL: Bilingual("mục không phải tệp", "items that are no files"),
}


def run_check_folder(folder: str, out: Output, *, jobs: int | None = None, nil_as_zero: bool = False) -> int:
    """Check every file of a folder; with JSON one line for each file, and for what is left out.

    Returns:
        0 without findings of severity ERROR, 1 with some, 2 when no file could be read.
    """
    if not out.as_json:
        out.check_tables()
    listed = list_folder(folder)
    results = _read(listed.files, out, jobs)
    read = {result.path: result.report for result in results if result.report is not None}
    checked = {path: check(report, nil_as_zero=nil_as_zero) for path, report in read.items()}
    if out.as_json:
        for path, why in listed.left_out.items():
            out.json_line({"file": path.name, "left_out": why.value})
        for result in results:
            data = _unread(result)
            if result.report is not None:
                conflicts = locate_errors(result.report, nil_as_zero=nil_as_zero)
                data = check_data(result.report, checked[result.path], conflicts)
            out.json_line({"file": result.path.name, **data})
    else:
        if read:
            out.table(_COLUMNS, [_row(path, report, checked[path], out.lang) for path, report in read.items()])
            out.say("", "")
        _print_sums(listed, results, Path(folder).name or folder, out)
    if not read:
        return NOT_READ
    return ERRORS_FOUND if any(found.worst() is Severity.ERROR for found in checked.values()) else OK


def _read(files: Sequence[Path], out: Output, jobs: int | None) -> tuple[ReadResult, ...]:
    with out.progress() as show:
        if show is None:
            return read_reports(files, jobs=jobs)
        return read_reports(files, jobs=jobs, progress=lambda done, total, last: show(done, total, last.path.name))


def _row(path: Path, report: Report, found: CheckResult, lang: Lang) -> Sequence[str]:
    counts = Counter(finding.severity for finding in found.findings)
    return (
        path.name,
        report.organisation.name if report.organisation else "",
        report.period.label(lang) if report.period else "",
        f"{sum(part.reported for part in found.completeness)}/{len(report.values)}",
        str(counts[Severity.ERROR]),
        str(counts[Severity.WARNING]),
    )


def _print_sums(listed: Folder, results: Sequence[ReadResult], name: str, out: Output) -> None:
    broken = [result for result in results if result.report is None]
    for result in broken:
        out.say(_why(result)["vi"], _why(result)["en"])
    read = len(results) - len(broken)
    out.say(f"Đã đọc {read}/{len(results)} tệp trong {name}.", f"Read {read} of {len(results)} files in {name}.")
    counts = Counter(listed.left_out.values())
    if counts:
        kinds = ", ".join(f"{_LEFT_OUT[kind][out.lang]} ({counts[kind]})" for kind in LeftOut if counts[kind])
        out.say(f"Không đọc: {kinds}.", f"Left out: {kinds}.")


def _unread(result: ReadResult) -> dict[str, object]:
    why = _why(result)
    return {"error": {"vi": why.vi, "en": why.en}}


def _why(result: ReadResult) -> Bilingual:
    error = result.error
    if isinstance(error, ReadError | MissingExtraError):
        return Bilingual(error.message("vi"), error.message("en"))
    if isinstance(error, OSError):
        name = result.path.name
        return Bilingual(
            f"{name}: không đọc được tệp ({os.strerror(error.errno or 0)})",
            f"{name}: cannot be read ({os.strerror(error.errno or 0)})",
        )
    return Bilingual(f"{result.path.name}: {error}", f"{result.path.name}: {error}")
