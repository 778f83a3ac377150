"""The sheet of a workbook with the rates as formulas over the annex."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from cchc_model.analysis.rates import compute_rate
from cchc_model.checking.check_result import CheckResult
from cchc_model.framework.formulas import Expression, fold, operands
from cchc_model.framework.intervals import Exact
from cchc_model.framework.rows import Rate
from cchc_model.io.xlsx.annex_values import cells_of, stored
from cchc_model.io.xlsx.cell_styles import HEAD, Style
from cchc_model.io.xlsx.sheet_data import Formula, Sheet, SheetCell
from cchc_model.reports.cell_reading import NIL
from cchc_model.reports.cells import Status
from cchc_model.reports.report import Report
from cchc_model.vietnamese.notation import Number

RATES = "Tỷ lệ"

_LEFT = Style()
_COUNT = Style("right", "#,##0")
_SHARE = Style("right", "0.00%")
_NO_FIGURE = "thiếu số liệu, hoặc ô ghi bằng chữ"
_NO_DENOMINATOR = "mẫu số bằng 0"


def rate_sheet(result: CheckResult, places: Mapping[str, int]) -> Sheet:
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
    rows = [[SheetCell(title, HEAD) for title in titles]]
    for number, rate in enumerate(report.framework.rates, 2):
        rows.append(_rate_row(number, rate, numbers, result, places))
    return Sheet(RATES, (78, 13, 13, 34, 16), rows, 1)


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
    (cell,) = cells_of([key], places)
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
    counted = "+".join([f"COUNT({','.join(cells_of(keys, places))})", *_nil_marks(keys, result, places)])
    text = f'IF({counted}={len(keys)},{"+".join(_terms(part, result, places))},"")'
    return Formula(text, _plain(value) if value is not None else "")


def _plain(number: Exact) -> int | float:
    return number if isinstance(number, int) else float(number)


def _nil_marks(keys: Iterable[str], result: CheckResult, places: Mapping[str, int]) -> Iterator[str]:
    """Yield for each cell whose nil mark counts as 0 a condition that is 1 while the mark is there."""
    for key in keys:
        if _is_zero(key, result):
            (cell,) = cells_of([key], places)
            yield f'({cell}="{result.report.entries[key].text or NIL}")'


def _terms(part: Expression, result: CheckResult, places: Mapping[str, int]) -> list[str]:
    def of(key: str) -> list[str]:
        (cell,) = cells_of([key], places)
        marks = list(_nil_marks([key], result, places))
        return [f"IF({marks[0]},0,{cell})" if marks else cell]

    return fold(part, of, lambda number: [str(number)], lambda terms: list(itertools.chain.from_iterable(terms)))
