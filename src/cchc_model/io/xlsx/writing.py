"""Writer of Excel workbooks that a clerk can correct, with findings at their cells and rates as formulas."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from cchc_model.analysis.rates import compute_rate
from cchc_model.annexes.lines import (
    HEADER,
    LONGEST_CELL,
    WrittenLine,
    identifying_lines,
    refuse_misreadings,
    table_start,
    written_lines,
)
from cchc_model.checking.check import CheckResult
from cchc_model.framework.formulas import Expression, fold, operands
from cchc_model.framework.intervals import Exact
from cchc_model.framework.measures import CodeList
from cchc_model.framework.rows import Kind, Rate
from cchc_model.framework.severity import Severity
from cchc_model.io.xlsx.cell_styles import Style
from cchc_model.io.xlsx.comments import AUTHOR, BULLET
from cchc_model.io.xlsx.workbook import Bounds, Choice, Formula, Sheet, SheetCell, address, quoted_title, workbook
from cchc_model.reports.cells import NIL, Status
from cchc_model.reports.findings import Finding
from cchc_model.reports.report import Report
from cchc_model.vietnamese.formatting import format_number
from cchc_model.vietnamese.notation import MAX_ABSOLUTE, Number
from cchc_model.vietnamese.text import shortened

ANNEX = "Phụ lục"
FINDINGS = "Kiểm tra"
RATES = "Tỷ lệ"

_VALUE = 3
_SIDES = ("center", "left", "center", "right", "left")
_COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.INFO: "DDEBF7"}
_HEAD = Style("center", fill="D9D9D9", bold=True)
_LEFT = Style()
_COUNT = Style("right", "#,##0")
_SHARE = Style("right", "0.00%")
_FORMS = {Kind.COUNT: "#,##0", Kind.PERCENT: "0.00%"}
"""Number formats for values that are typed into cells without a stored number, by kind of row."""

_COUNTS = "Số lượng là số nguyên, từ 0 trở lên."
_AMOUNTS = "Số liệu từ 0 trở lên, có thể có phần thập phân."
_SIGNED_COUNTS = "Số lượng là số nguyên, số âm ghi dấu trừ."
_SIGNED_AMOUNTS = "Số liệu có thể có phần thập phân, số âm ghi dấu trừ."
_PERCENTAGES = "Tỷ lệ thường từ 0% đến 100%."
_LONGEST_COMMENT = 1_500
_NO_FIGURE = "thiếu số liệu, hoặc ô ghi bằng chữ"
_NO_DENOMINATOR = "mẫu số bằng 0"


def annex_xlsx(result: CheckResult) -> bytes:
    """Return the annex of a checked report as a workbook of three sheets: the annex, the findings, the rates.

    A value is a number where the workbook keeps all of it; a text where a spreadsheet would lose something, such as the
    last 0 of `25,80` or the words in `31 (đến ngày 15/3)`.

    Raises:
        InvalidDataError: a line would be read as another row than it is; JSON keeps such a report whole.
    """
    report = result.report
    lines = [*identifying_lines(report, report.framework.name.vi), *written_lines(report)]
    refuse_misreadings(report, lines, longest=LONGEST_CELL)
    at_rows = result.at_rows
    head = table_start(lines) + 1
    places: dict[str, int] = {}
    rows: list[list[SheetCell]] = []
    titles = [SheetCell(title, _HEAD) for title in HEADER]
    for line in lines:
        if len(rows) == head - 1:
            rows.append(titles)
        found = () if line.row is None else at_rows.get(line.row.id, ())
        rows.append(_annex_row(line, found, bordered=len(rows) >= head))
        if line.row is not None:
            places[line.row.id] = len(rows)
    annex = Sheet(ANNEX, (10, 70, 20, 16, 34), rows, head, _VALUE, tuple(_meant(report, places)))
    return workbook([annex, _findings(result, places), _rates(result, places)])


# The annex.


def stored(text: str, value: Number | None, kind: Kind = Kind.PERCENT) -> tuple[int | float, str] | None:
    """Return a value as a spreadsheet number with its format, or None if reading would not restore its digits.

    >>> from decimal import Decimal
    >>> stored("5.627", 5627), stored("", Decimal("25.81"))
    ((5627, '#,##0'), (0.2581, '0.00%'))
    >>> stored("25,80", Decimal("25.80")), stored("31 (đến ngày 15/3)", 31)
    (None, None)
    >>> stored("1.250,5", Decimal("1250.5"), Kind.AMOUNT)
    (1250.5, '#,##0.0')
    """
    if isinstance(value, int):
        return (value, "#,##0") if text in ("", str(value), format_number(value)) else None
    if value is not None and kind is Kind.AMOUNT:
        return _stored_amount(text, value)
    # A point in a percentage may have been meant as a decimal comma: what reading said of it must be said again.
    if value is None or "." in text or text.removesuffix("%") not in ("", format_number(value)):
        return None
    share = Fraction(value) / 100
    decimals = -int(value.as_tuple().exponent)
    number = float(share)
    if (decimals and value.as_tuple().digits[-1] == 0) or _shown(number) != share:
        return None
    return number, "0." + "0" * decimals + "%" if decimals else "0%"


def _shown(number: float) -> Fraction:
    """Return a stored number as Excel shows it, and as reading takes it: with 15 digits."""
    return Fraction(format(number, ".15g"))


def _stored_amount(text: str, value: Decimal) -> tuple[int | float, str] | None:
    decimals = max(-int(value.as_tuple().exponent), 0)
    number = float(value)
    plain = format_number(value)
    ends_in_0 = decimals and value.as_tuple().digits[-1] == 0
    if text not in ("", plain, plain.replace(".", "")) or ends_in_0 or _shown(number) != Fraction(value):
        return None
    return (number, f"#,##0.{'0' * decimals}") if decimals else (int(value), "#,##0")


def _annex_row(line: WrittenLine, found: Sequence[Finding], *, bordered: bool) -> list[SheetCell]:
    row = line.row
    bold = row is not None and row.kind is Kind.SECTION
    cells = [
        SheetCell(text, Style(side, bold=bold, bordered=bordered, level=level))
        for text, side, level in zip(line.cells, _SIDES, (0, line.level, 0, 0, 0), strict=True)
    ]
    number = None if row is None else stored(line.cells[_VALUE], row.value, row.kind)
    content, form = number or (line.cells[_VALUE], "General" if row is None else _FORMS.get(row.kind, "General"))
    fill = _COLOURS[found[0].severity] if found else None
    style = Style(_SIDES[_VALUE], form, fill, bold=bold, bordered=bordered)
    cells[_VALUE] = SheetCell(content, style, comment=_comment(found))
    return cells


def _comment(found: Sequence[Finding]) -> str:
    if not found:
        return ""
    return shortened(
        "\n".join((f"{AUTHOR}:", *(f"{BULLET}{finding.message()}" for finding in found))), _LONGEST_COMMENT
    )


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


# The findings.


def _findings(result: CheckResult, places: Mapping[str, int]) -> Sheet:
    rows = [[SheetCell(title, _HEAD) for title in ("Mức", "Ô", "Nội dung", "Quy tắc")]]
    for finding in result.findings:
        at = next((address(places[key], _VALUE) for key in finding.indicators if key in places), "")
        link = f"{quoted_title(ANNEX)}!{at}" if at else ""
        rows.append(
            [
                SheetCell(finding.severity.label.vi, Style("center", fill=_COLOURS[finding.severity])),
                SheetCell(at, Style("center", link=True), link=link),
                SheetCell(finding.message(), _LEFT),
                SheetCell(finding.rule, _LEFT),
            ]
        )
    return Sheet(FINDINGS, (12, 8, 90, 36), rows, 1)


# The rates.


def _rates(result: CheckResult, places: Mapping[str, int]) -> Sheet:
    """Return the rates as formulas over the cells of the annex, so that they follow a correction.

    A text in such a cell is not a number, except for a nil mark that the check counted as 0.
    """
    report = result.report
    numbers = {
        key: value
        if key in places
        and (_is_zero(key, result) or stored(report[key].text, value, report.framework.indicators[key].kind))
        else None
        for key, value in result.values.items()
    }
    titles = ("Tên tỷ lệ", "Tử số", "Mẫu số", "Tỷ lệ tính toán", "Tỷ lệ đã ghi")
    rows = [[SheetCell(title, _HEAD) for title in titles]]
    for number, rate in enumerate(report.framework.rates, 2):
        rows.append(_rate_row(number, rate, numbers, result, places))
    return Sheet(RATES, (78, 13, 13, 18, 14), rows, 1)


def _rate_row(
    number: int, rate: Rate, numbers: Mapping[str, Number | None], result: CheckResult, places: Mapping[str, int]
) -> list[SheetCell]:
    computed = compute_rate(rate, numbers)
    missing = computed.numerator is None or computed.denominator is None
    share = _NO_FIGURE if missing else _NO_DENOMINATOR if computed.value is None else float(computed.value)
    formula = f'IF(COUNT(B{number},C{number})<2,"{_NO_FIGURE}",IF(C{number}=0,"{_NO_DENOMINATOR}",B{number}/C{number}))'
    parts: list[Formula | int | float | None] = [
        _formula(part, value, result, places)
        for part, value in ((rate.ratio.numerator, computed.numerator), (rate.ratio.denominator, computed.denominator))
    ]
    quotient: Formula | str = Formula(formula, share)
    unit = "%"
    overall = result.report.overall_rates.get(rate.id)
    if overall is not None:  # the totals of the sheet do not give it
        parts = [None if one is None else _plain(one) for one in (overall.numerator, overall.denominator)]
        unit = f"%, {overall.coverage} báo cáo"
        reason = None if overall.reason is None else overall.reason.vi
        quotient = reason or Formula(formula, float(Fraction(overall.numerator or 0) / (overall.denominator or 1)))
    return [
        # With its unit the name is none of the annex's, so that nobody takes this sheet for it.
        SheetCell(f"{rate.name.vi} ({unit})", _LEFT),
        *(SheetCell(part, _COUNT) for part in parts),
        SheetCell(quotient, _SHARE),
        SheetCell(_stated(rate, numbers, result.report, places), _SHARE),
    ]


def _stated(
    rate: Rate, numbers: Mapping[str, Number | None], report: Report, places: Mapping[str, int]
) -> Formula | None:
    """Return a formula for the percentage that the annex states, or None without its row.

    Its value is a number, or a text with the printed digits.
    """
    key = rate.reported
    if key is None or key not in places:
        return None
    (cell,) = _cells([key], places)
    value = report.values[key] if report.entries[key].coverage else numbers[key]
    shown = report[key].text if value is None else float(Fraction(value) / 100)
    return Formula(f'IF(ISBLANK({cell}),"",{cell})', shown)


def _is_zero(key: str, result: CheckResult) -> bool:
    """Return whether the check counted a nil mark as 0."""
    return result.nil_as_zero and result.report.entries[key].status is Status.NIL


def _formula(part: Expression, value: Exact | None, result: CheckResult, places: Mapping[str, int]) -> Formula | None:
    """Return a part of a rate: blank unless every cell that it adds up holds a number, or a nil mark that counts as 0.

    None if the annex lacks a row of it, or has a total of only some of the reports there.
    """
    keys = operands(part)
    if not all(key in places and not result.report.entries[key].coverage for key in keys):
        return None
    counted = "+".join([f"COUNT({','.join(_cells(keys, places))})", *_nil_marks(keys, result, places)])
    text = f'IF({counted}={len(keys)},{"+".join(_terms(part, result, places))},"")'
    return Formula(text, _plain(value) if value is not None else "")


def _plain(number: Exact) -> int | float:
    return number if isinstance(number, int) else float(number)


def _cells(keys: Iterable[str], places: Mapping[str, int]) -> Iterator[str]:
    return (f"{quoted_title(ANNEX)}!{address(places[key], _VALUE)}" for key in keys)


def _nil_marks(keys: Iterable[str], result: CheckResult, places: Mapping[str, int]) -> Iterator[str]:
    """Yield for each cell whose nil mark counts as 0 a condition that is 1 while the mark is there."""
    for key in keys:
        if _is_zero(key, result):
            (cell,) = _cells([key], places)
            yield f'({cell}="{result.report.entries[key].text or NIL}")'


def _terms(part: Expression, result: CheckResult, places: Mapping[str, int]) -> list[str]:
    def of(key: str) -> list[str]:
        (cell,) = _cells([key], places)
        marks = list(_nil_marks([key], result, places))
        return [f"IF({marks[0]},0,{cell})" if marks else cell]

    return fold(part, of, lambda number: [str(number)], lambda terms: list(itertools.chain.from_iterable(terms)))
