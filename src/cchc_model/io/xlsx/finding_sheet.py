"""The sheet of a workbook with the findings, each linked to its cell, with suspects and the reason of its rule."""

from collections.abc import Iterator, Mapping

from cchc_model.checking.check_result import CheckResult
from cchc_model.checking.suspects.conflicts import Conflict
from cchc_model.checking.suspects.locate import locate_errors
from cchc_model.checking.suspects.wording import SUSPECTS, conflict_of, same_cause, suspects_in_words
from cchc_model.framework.framework import Framework
from cchc_model.framework.wording import row_numbers
from cchc_model.io.xlsx.annex_values import ANNEX, VALUE
from cchc_model.io.xlsx.cell_styles import COLOURS, HEAD, Style
from cchc_model.io.xlsx.sheet_data import Sheet, SheetCell, address, quoted_title
from cchc_model.reports.findings import Finding
from cchc_model.vietnamese.text import Bilingual

FINDINGS = "Kiểm tra"
_NONE = "–"
"""In place of a blank, so that no column looks like one to fill in."""

_TITLES = ("Mức", "STT trong mẫu", "Ô", "Chỉ tiêu", "Nội dung", SUSPECTS.vi, "Lý do", "Quy tắc")
_WIDTHS = (10, 10, 8, 30, 56, 44, 32, 24)
_MORE = Bilingual("{more} khả năng khác", "{more} other possibilities")


def finding_sheet(result: CheckResult, places: Mapping[str, int]) -> Sheet:
    """Return the sheet of findings.

    Args:
        result: the result of the check.
        places: the row of each indicator on the sheet of the annex.
    """
    rows = [[SheetCell(title, HEAD) for title in _TITLES], *_rows(result, places)]
    return Sheet(FINDINGS, _WIDTHS, rows, 1, landscape=True)


def _rows(result: CheckResult, places: Mapping[str, int]) -> Iterator[list[SheetCell]]:
    framework = result.report.framework
    conflicts = locate_errors(result.report, nil_as_zero=result.nil_as_zero)
    told: set[int] = set()
    for finding in result.findings:
        key = next((key for key in finding.indicators if key in places), next(iter(finding.indicators), ""))
        at = address(places[key], VALUE) if key in places else ""
        message = finding.message()
        conflict = conflict_of(finding, conflicts)
        texts = (
            _named(framework, key) if key in framework else "",
            message,
            "" if conflict is None else _suspects(conflict, result, places, told),
            _reason(finding, result, message),
            finding.rule or "",
        )
        yield [
            SheetCell(finding.severity.label.vi, Style("center", fill=COLOURS[finding.severity])),
            SheetCell(row_numbers(framework, finding.indicators) or _NONE, Style("center")),
            SheetCell(at, Style("center", link=True), link=f"{quoted_title(ANNEX)}!{at}")
            if at
            else SheetCell(_NONE, Style("center")),
            *(SheetCell(text or _NONE, Style()) for text in texts),
        ]


def _named(framework: Framework, key: str) -> str:
    """Return the name of an indicator with its row, so that no reader takes this sheet for the annex."""
    row = framework.row(key)
    return f"{row.item.name.vi} (dòng {row.number})"


def _suspects(conflict: Conflict, result: CheckResult, places: Mapping[str, int], told: set[int]) -> str:
    """Return the suspects of a conflict with their cells in this workbook, once for all of its findings."""
    if id(conflict) in told:
        return same_cause(conflict, result.report).vi
    told.add(id(conflict))

    def cell(key: str) -> str:
        return address(places[key], VALUE) if key in places else ""

    return suspects_in_words(conflict, result.report, cell, _MORE).vi


def _reason(finding: Finding, result: CheckResult, message: str) -> str:
    """Return the reason of the finding's rule, unless the message contains it."""
    reasons = (rule.reason.vi for rule in result.report.framework.rules if rule.id == finding.rule)
    return next((reason for reason in reasons if reason not in message), "")
