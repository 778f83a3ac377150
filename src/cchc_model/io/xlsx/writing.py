"""Writer of Excel workbooks that a clerk can correct, with findings at their cells and rates as formulas."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from cchc_model.annexes.lines import (
    HEADER,
    LONGEST_CELL,
    WrittenLine,
    identifying_lines,
    refuse_misreadings,
    table_start,
    written_lines,
)
from cchc_model.annexes.period_labels import PERIOD_LABEL
from cchc_model.checking.check_result import CheckResult
from cchc_model.framework.measures import CodeList
from cchc_model.framework.rows import Kind
from cchc_model.io.xlsx.annex_values import ANNEX, VALUE, stored
from cchc_model.io.xlsx.cell_styles import COLOURS, HEAD, Style
from cchc_model.io.xlsx.comments import AUTHOR, BULLET
from cchc_model.io.xlsx.finding_sheet import FINDINGS, finding_sheet
from cchc_model.io.xlsx.rate_sheet import rate_sheet
from cchc_model.io.xlsx.sheet_data import Bounds, Choice, Sheet, SheetCell
from cchc_model.io.xlsx.workbook import workbook
from cchc_model.reports.findings import Finding
from cchc_model.reports.report import Report
from cchc_model.vietnamese.notation import MAX_ABSOLUTE
from cchc_model.vietnamese.text import one_line

_SIDES = ("center", "left", "center", "right", "left")
_FORMS = {Kind.COUNT: "#,##0", Kind.PERCENT: "0.00%"}
"""Number formats for values that are typed into cells without a stored number, by kind of row."""

_COUNTS = "Số lượng là số nguyên, từ 0 trở lên."
_AMOUNTS = "Số liệu từ 0 trở lên, có thể có phần thập phân."
_SIGNED_COUNTS = "Số lượng là số nguyên, số âm ghi dấu trừ."
_SIGNED_AMOUNTS = "Số liệu có thể có phần thập phân, số âm ghi dấu trừ."
_PERCENTAGES = "Tỷ lệ thường từ 0% đến 100%."
_LONGEST_COMMENT = 1_500


def annex_xlsx(result: CheckResult) -> bytes:
    """Return the annex of a checked report as a workbook of three sheets: the annex, the findings, the rates.

    A value is a number where the workbook keeps all of it; a text where a spreadsheet would lose something, such as the
    last 0 of `25,80` or the words in `31 (đến ngày 15/3)`.

    Raises:
        InvalidDataError: a line would be read as another row than it is; JSON keeps such a report whole.
    """
    report = result.report
    own = identifying_lines(report, report.framework.name.vi)
    lines = [*own, *written_lines(report)]
    refuse_misreadings(report, lines, longest=LONGEST_CELL)
    head = table_start(lines) + 1
    places: dict[str, int] = {}
    rows = [_line_above(line, own=index < len(own), report=report) for index, line in enumerate(lines[: head - 1])]
    rows.append([SheetCell(title, HEAD) for title in HEADER])
    for line in lines[head - 1 :]:
        found = () if line.row is None else result.at_rows.get(line.row.id, ())
        rows.append(_annex_row(line, found))
        if line.row is not None:
            places[line.row.id] = len(rows)
    annex = Sheet(ANNEX, (10, 70, 20, 16, 34), rows, head, VALUE, tuple(_meant(report, places)))
    return workbook([annex, finding_sheet(result, places), rate_sheet(result, places)])


def _line_above(line: WrittenLine, *, own: bool, report: Report) -> list[SheetCell]:
    """Return the cells of a line above the table; the title and the period are in the middle, unless they were read."""
    name = line.cells[1]
    is_title = own and name == one_line(report.framework.name.vi)
    side = "center_across" if is_title or (own and name.startswith(PERIOD_LABEL)) else "left"
    return [SheetCell(text, Style(side, bold=is_title, bordered=False)) for text in line.cells]


def _annex_row(line: WrittenLine, found: Sequence[Finding]) -> list[SheetCell]:
    row = line.row
    bold = row is not None and row.kind is Kind.SECTION
    cells = [
        SheetCell(text, Style(side, bold=bold, level=level))
        for text, side, level in zip(line.cells, _SIDES, (0, line.level, 0, 0, 0), strict=True)
    ]
    number = None if row is None else stored(line.cells[VALUE], row.value, row.kind)
    content, form = number or (line.cells[VALUE], "General" if row is None else _FORMS.get(row.kind, "General"))
    fill = COLOURS[found[0].severity] if found else None
    cells[VALUE] = SheetCell(content, Style(_SIDES[VALUE], form, fill, bold=bold), comment=_comment(found))
    return cells


def _comment(found: Sequence[Finding]) -> str:
    """Return the findings of a cell, of which a long list continues on their own sheet."""
    if not found:
        return ""
    lines = [f"{AUTHOR}:"]
    for number, finding in enumerate(found):
        message = f"{BULLET}{finding.message()}"
        if number and sum(map(len, lines)) + len(message) > _LONGEST_COMMENT:
            lines.append(f"{BULLET}còn {len(found) - number} điểm cần kiểm tra, xem trang “{FINDINGS}”")
            break
        lines.append(message)
    return "\n".join(lines)


def _meant(report: Report, places: Mapping[str, int]) -> Iterator[Choice | Bounds]:
    """Yield the expected content of value cells: counts, percentages, and the codes of each list."""
    rows: dict[CodeList | tuple[Kind, bool], list[int]] = {}
    for key, place in places.items():
        indicator = report.framework.indicators.get(key)
        if indicator is not None:
            measure = indicator.measure
            what = measure if isinstance(measure, CodeList) else (indicator.kind, measure.signed)
            rows.setdefault(what, []).append(place)
    for what, numbers in rows.items():
        if isinstance(what, CodeList):
            yield Choice(what.values, what.legend(), tuple(numbers))
            continue
        kind, signed = what
        whole: Literal["whole", "decimal"] = "whole" if kind is Kind.COUNT else "decimal"
        if signed:
            said = _SIGNED_COUNTS if kind is Kind.COUNT else _SIGNED_AMOUNTS
            yield Bounds(whole, 1 - MAX_ABSOLUTE, MAX_ABSOLUTE - 1, said, tuple(numbers))
        elif kind is Kind.PERCENT:
            yield Bounds(whole, 0, 1, _PERCENTAGES, tuple(numbers))
        else:
            said = _COUNTS if kind is Kind.COUNT else _AMOUNTS
            yield Bounds(whole, 0, MAX_ABSOLUTE - 1, said, tuple(numbers))
