"""The command `check` for a folder: one line per file, the files not read or left out, and a count."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cchc_model.checking.check import CheckResult, check
from cchc_model.checking.suspects.locate import locate_errors
from cchc_model.cli.check import ERRORS_FOUND, OK, check_data
from cchc_model.cli.folders import NOT_READ, read_folder
from cchc_model.cli.given import Given
from cchc_model.cli.output import Column, Output
from cchc_model.framework.severity import Severity
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual, Lang

_COLUMNS: Final[list[Column]] = [
    (Bilingual("Tệp", "File"), "wide"),
    (Bilingual("Cơ quan", "Organisation"), "wide"),
    (Bilingual("Kỳ", "Period"), "wide"),
    (Bilingual("Số liệu", "Values"), "right"),
    (Bilingual("Lỗi", "Errors"), "right"),
    (Bilingual("Cảnh báo", "Warnings"), "right"),
]


def run_check_folder(
    folder: str, given: Given, out: Output, *, jobs: int | None = None, nil_as_zero: bool = False
) -> int:
    """Check every file of a folder; with JSON, print one line per file and per item left out.

    Returns:
        0 without findings of severity ERROR, 1 with some, 2 if no file could be read.
    """
    if not out.as_json:
        out.check_tables()
    read = read_folder(folder, given, out, jobs=jobs)
    checked = {path: check(report, nil_as_zero=nil_as_zero) for path, report in read.reports.items()}
    if out.as_json:
        for path, line in read.lines():
            out.json_line(
                {**line, **(_data(read.reports[path], checked[path], nil_as_zero) if path in checked else {})}
            )
    else:
        if checked:
            out.table(_COLUMNS, [_row(path, read.reports[path], found, out.lang) for path, found in checked.items()])
            out.say("", "")
        read.print_summary(out)
    if not checked:
        return NOT_READ
    return ERRORS_FOUND if any(found.worst() is Severity.ERROR for found in checked.values()) else OK


def _data(report: Report, found: CheckResult, nil_as_zero: bool) -> dict[str, object]:  # noqa: FBT001 passed on
    return check_data(report, found, locate_errors(report, nil_as_zero=nil_as_zero))


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
