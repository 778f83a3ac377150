"""Conversion of the cells of an organisation: totals of the year to figures of single periods, and back.

The figures of single periods are exact differences, and the totals are exact sums. Where a part is missing, there is a
reason.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import partial

from attrs import frozen

from cchc_model.analysis.series.cells import AT_PERIOD, NO_REPORT, Cells, Found
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import Time, UnitType
from cchc_model.framework.rows import Indicator
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.formatting import Figure, finite_decimal, printed
from cchc_model.vietnamese.text import Bilingual

_OTHER_PERIOD = Bilingual(
    "là số liệu phát sinh của kỳ khác, không của riêng kỳ này",
    "it is a figure of another period, not of this one alone",
)
_DIFFER = Bilingual(
    "các báo cáo đến cùng một ngày ghi khác nhau: {figures}", "reports up to the same day differ: {figures}"
)
_FELL = Bilingual(
    "số lũy kế {now} nhỏ hơn số lũy kế {then} của {period}",
    "the total of the year is {now}, less than the {then} of {period}",
)
_NOT_DIVIDED = Bilingual(
    "là tỷ lệ hoặc câu trả lời lũy kế từ đầu năm, không tách được cho riêng kỳ này",
    "a year-to-date percentage or answer cannot be divided into periods",
)
_NOT_ADDED = Bilingual("“{unit}” không cộng được qua các kỳ", "figures of “{unit}” cannot be added across periods")

Reports = Mapping[ReportingPeriod, Cells]
"""The cells of one organisation by period."""


@frozen
class Converter:
    """The conversion of the reports of one organisation after the other.

    Attributes:
        framework: the framework of the cells.
        times: the time of each indicator in the given cells, by id.
        periods: the periods of the result.
    """

    framework: Framework
    times: Mapping[str, Time]
    periods: tuple[ReportingPeriod, ...]

    def alone(self, reports: Reports, *, exactly: bool) -> Iterator[tuple[ReportingPeriod, Cells]]:
        """Yield the cells of each period alone.

        Args:
            reports: the cells of an organisation.
            exactly: True if only the report of a period itself gives its figures; False if any report may that ends
                with the period, such as that of six months for the second quarter.
        """
        to_date, flows = self._places(Time.YTD), self._places(Time.FLOW)
        for period in self.periods:
            end = reports.get(period) if exactly else _to_the_end_of(period, reports)
            if end is None:
                continue
            cells = list(end)
            if period not in reports:
                for place in flows:
                    if any(not isinstance(one[place], Bilingual) for one in _ending_with(period, reports).values()):
                        cells[place] = _OTHER_PERIOD
            if (before := _within_year(period)) is not None:
                then = _to_the_end_of(before, reports)
                for place, indicator in to_date.items():
                    cells[place] = _less(cells[place], NO_REPORT if then is None else then[place], before, indicator)
            yield period, tuple(cells)

    def to_date(self, reports: Reports) -> Iterator[tuple[ReportingPeriod, Cells]]:
        """Yield the cells of each period as totals since the year began."""
        flows = self._places(Time.FLOW)
        made: dict[ReportingPeriod, Cells] = {}
        for period in self.periods:
            if period not in reports:
                continue
            cells = list(reports[period])
            if (before := _within_year(period)) is not None:
                then = made.get(before)
                for place, indicator in flows.items():
                    cells[place] = _plus(cells[place], NO_REPORT if then is None else then[place], before, indicator)
            made[period] = tuple(cells)
            yield period, made[period]

    def _places(self, time: Time) -> Mapping[int, Indicator]:
        return {
            place: indicator
            for place, (key, indicator) in enumerate(self.framework.indicators.items())
            if self.times[key] is time
        }


def _within_year(period: ReportingPeriod) -> ReportingPeriod | None:
    """Return the preceding period of the same year; None for the first of a year."""
    before = period.preceding
    return before if before is not None and before.year == period.year else None


def _to_the_end_of(period: ReportingPeriod, reports: Reports) -> Cells | None:
    """Return the cells of a period, else those on which all other reports agree that end with it.

    Two totals of the year to the same day are one figure, so that the report of six months tells that of quarter 2.
    """
    if period in reports:
        return reports[period]
    others = _ending_with(period, reports)
    return tuple(_agreed(dict(zip(others, found, strict=True))) for found in zip(*others.values(), strict=True)) or None


def _ending_with(period: ReportingPeriod, reports: Reports) -> Reports:
    return {one: cells for one, cells in reports.items() if one.with_same_end(period.kind) == period}


def _agreed(found: Mapping[ReportingPeriod, Found]) -> Found:
    """Return the value on which several reports agree, or the reason why there is none."""
    values = {period: one for period, one in found.items() if not isinstance(one, Bilingual)}
    if len(set(values.values())) < 2:  # noqa: PLR2004 two differ
        return next(iter(values.values() or found.values()))
    told = (
        AT_PERIOD.filled(period=one.name, why=Bilingual.by_language(partial(printed, value)))
        for one, value in values.items()
    )
    return _DIFFER.filled(figures=_joined(told))


def _joined(texts: Iterable[Bilingual]) -> Bilingual:
    listed = list(texts)
    return Bilingual.by_language(lambda lang: "; ".join(one[lang] for one in listed))


def _less(cell: Found, then: Found, before: ReportingPeriod, indicator: Indicator) -> Found:
    """Return what a total of the year is more than that of the period before."""
    if isinstance(cell, Bilingual):
        return cell
    if not isinstance(indicator.measure, UnitType):
        return _NOT_DIVIDED
    if isinstance(then, Bilingual):
        return AT_PERIOD.filled(period=before.name, why=then)
    difference = Fraction(cell) - Fraction(then)
    if difference < 0 and not indicator.signed:
        now, was = (Bilingual.by_language(partial(printed, figure)) for figure in (cell, then))
        return _FELL.filled(now=now, then=was, period=before.name)
    return _as_reported(difference, indicator)


def _plus(cell: Found, then: Found, before: ReportingPeriod, indicator: Indicator) -> Found:
    """Return the sum of a figure and the total to the end of the period before."""
    if isinstance(cell, Bilingual):
        return cell
    if not (indicator.adds_up or indicator.is_total_of_year):
        return _NOT_ADDED.filled(unit=indicator.measure.label)
    if isinstance(then, Bilingual):
        return AT_PERIOD.filled(period=before.name, why=then)
    return _as_reported(Fraction(cell) + Fraction(then), indicator)


def _as_reported(figure: Fraction, indicator: Indicator) -> Figure:
    return finite_decimal(figure) if indicator.has_decimals else int(figure)
