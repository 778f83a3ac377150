"""Conversion of the cells of an organisation: totals of the year to figures of single periods, and back.

The figures of single periods are exact differences, and the totals are exact sums. Where a part is missing, there is a
reason.
"""

from collections.abc import Iterator, Mapping
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

_OTHER_PERIOD = Bilingual("là số phát sinh của {period}, không của riêng kỳ này", "it counts events of {period} alone")
_FELL = Bilingual(
    "số lũy kế {now} nhỏ hơn số lũy kế {then} của {period}",
    "the total of the year is {now}, less than the {then} of {period}",
)
_NOT_DIVIDED = Bilingual(
    "là tỷ lệ hoặc câu trả lời lũy kế từ đầu năm, không tách được cho riêng kỳ này",
    "a percentage or an answer to date cannot be divided into periods",
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
        to_date = self._places(Time.YTD)
        flows = self._places(Time.FLOW)
        for period in self.periods:
            end = period if exactly else _ending(reports, period)
            if end not in reports:
                continue
            cells = list(reports[end])
            if end != period:
                for place in flows:
                    if not isinstance(cells[place], Bilingual):
                        cells[place] = _OTHER_PERIOD.filled(period=end.name)
            if (preceding := _within_year(period)) is not None:
                before = _ending(reports, preceding)
                then = reports.get(before)
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


def _ending(reports: Reports, wanted: ReportingPeriod) -> ReportingPeriod:
    """Return a period if it has a report, else another one that ends with it and has one, else the period itself.

    Two totals of the year to the same day are one figure, so that the report of six months tells that of quarter 2.
    """
    if wanted in reports:
        return wanted
    ends = [one for one in reports if (one.year, one.last_month) == (wanted.year, wanted.last_month)]
    return max(ends, key=lambda one: one.first_month, default=wanted)


def _less(cell: Found, then: Found, before: ReportingPeriod, indicator: Indicator) -> Found:
    """Return what a total of the year is more than that of the period before."""
    if isinstance(cell, Bilingual):
        return cell
    if not isinstance(indicator.measure, UnitType):
        return _NOT_DIVIDED
    if isinstance(then, Bilingual):
        return AT_PERIOD.filled(period=before.name, why=then)
    difference = Fraction(cell) - Fraction(then)
    if difference < 0:
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
