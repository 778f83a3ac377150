"""The command `compare`: the changes from one annex of an organisation to another, the largest first."""

from typing import Final

from cchc_model.analysis.changes import Change
from cchc_model.analysis.comparison import Comparison, compare
from cchc_model.cli.check import ERRORS_FOUND, OK
from cchc_model.cli.given import Given
from cchc_model.cli.output import Column, Output, counted
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.framework.severity import Severity
from cchc_model.framework.wording import row_numbers
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual, Lang

_NOBODY = Bilingual("(chưa ghi cơ quan)", "(organisation not stated)")
_NO_PERIOD = Bilingual("(chưa ghi kỳ báo cáo)", "(period not stated)")
_COLUMNS: Final[list[Column]] = [
    (Bilingual("Dòng", "Row"), "right"),
    (Bilingual("Thay đổi", "Change"), "wide"),
]


def run_compare(before: str, after: str, given: Given, out: Output, *, nil_as_zero: bool = False) -> int:
    """Compare two annexes of one organisation, the earlier one first.

    Returns:
        0, or 1 if a finding of the comparison has severity ERROR, such as a fallen total of the year.
    """
    compared = compare(given.read(before), given.read(after), nil_as_zero=nil_as_zero)
    status = ERRORS_FOUND if any(f.severity is Severity.ERROR for f in compared.findings) else OK
    if out.as_json:
        out.result(compared)
        return status
    _print_pair(compared, out)
    ranked = compared.ranked()
    if ranked:
        out.table(_COLUMNS, [(_row(change, given.framework), change.message(out.lang)) for change in ranked])
        out.say("", "")
    for finding in compared.findings:
        out.say(f"- {finding.message('vi')}", f"- {finding.message('en')}")
    if compared.not_compared:
        count = len(compared.not_compared)
        out.say(f"{count} số liệu không so sánh được:", f"{counted(count, 'figure', 'figures')} could not be compared:")
        for item in compared.not_compared:
            name = item.subject.name
            out.say(f"- “{name.vi}”: {item.reason.vi}", f"- “{name.en}”: {item.reason.en}")
    out.say(
        f"{len(compared.changes)} chỉ tiêu và {len(compared.rates)} tỷ lệ thay đổi.",
        f"{len(compared.changes)} indicators and {len(compared.rates)} rates changed.",
    )
    return status


def _print_pair(compared: Comparison, out: Output) -> None:
    """Print the organisations and periods of the comparison, which shows a mismatch to the user."""
    before, after = (_report_heading(report, out.lang) for report in (compared.before, compared.after))
    out.text(f"{before} → {after}\n")


def _report_heading(report: Report, lang: Lang) -> str:
    who = report.organisation.name if report.organisation else _NOBODY[lang]
    return f"{who}, {report.period.label(lang) if report.period else _NO_PERIOD[lang]}"


def _row(change: Change, framework: Framework) -> str:
    return row_numbers(framework, [change.subject.id]) if isinstance(change.subject, Indicator) else ""
