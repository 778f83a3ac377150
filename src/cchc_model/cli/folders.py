"""The command `check` over a folder: a line for each file, and a summary."""

import os
import sys
from pathlib import Path
from typing import Final

from cchc_model.checking import check
from cchc_model.cli.checks import ERRORS_FOUND, OK, check_data
from cchc_model.cli.output import Column, Output
from cchc_model.correction import locate_errors
from cchc_model.errors import MissingExtraError, ReadError
from cchc_model.findings import Severity
from cchc_model.framework import Framework
from cchc_model.readers.many import ReadResult, read_reports
from cchc_model.text import Bilingual

NOT_READ: Final = 2

_COLUMNS: Final[list[Column]] = [
    (Bilingual("Tệp", "File"), "wide"),
    (Bilingual("Cơ quan", "Organisation"), "wide"),
    (Bilingual("Kỳ", "Period"), "wide"),
    (Bilingual("Số liệu", "Values"), "right"),
    (Bilingual("Lỗi", "Errors"), "right"),
    (Bilingual("Cảnh báo", "Warnings"), "right"),
]


def run_check_folder(
    folder: str, edition: Framework, out: Output, *, jobs: int | None = None, nil_as_zero: bool = False
) -> int:
    """Check every file of a folder; with JSON one line a file.

    Returns:
        0 without findings of severity ERROR, 1 with some, 2 when no file could be read.
    """
    results = read_reports(folder, framework=edition, jobs=jobs, progress=_tell if sys.stderr.isatty() else None)
    worst = OK
    rows = []
    for result in results:
        if result.report is None:
            if out.as_json:
                out.json_line(_unread(result))
            continue
        checked = check(result.report, nil_as_zero=nil_as_zero)
        if checked.worst() is Severity.ERROR:
            worst = ERRORS_FOUND
        if out.as_json:
            conflicts = locate_errors(result.report, nil_as_zero=nil_as_zero)
            data = {"file": result.path.name, **check_data(result.report, checked, conflicts)}
            out.json_line(data)
            continue
        counts = {s: sum(f.severity is s for f in checked.findings) for s in Severity}
        report = result.report
        values = sum(part.reported for part in checked.completeness)
        rows.append(
            (
                result.path.name,
                report.organisation.name if report.organisation else "",
                report.period.label(out.lang) if report.period else "",
                f"{values}/{len(report.values)}",
                str(counts[Severity.ERROR]),
                str(counts[Severity.WARNING]),
            )
        )
    broken = [result for result in results if result.report is None]
    if not out.as_json:
        if rows:
            out.table(_COLUMNS, rows)
            out.say("", "")
        for result in broken:
            out.say(_why(result)["vi"], _why(result)["en"])
        read = len(results) - len(broken)
        out.say(
            f"Đã đọc {read}/{len(results)} tệp trong {Path(folder).name or folder}.",
            f"Read {read} of {len(results)} files in {Path(folder).name or folder}.",
        )
    return NOT_READ if len(broken) == len(results) else worst


def _unread(result: ReadResult) -> dict[str, object]:
    why = _why(result)
    return {"file": result.path.name, "error": {"vi": why.vi, "en": why.en}}


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


def _tell(done: int, total: int, result: ReadResult) -> None:
    """Progress on one line of the screen, which the next call writes over."""
    end = "\n" if done == total else ""
    sys.stderr.write(f"\r{done}/{total} {result.path.name[:50]:<50}{end}")
    sys.stderr.flush()
