"""The lines of a plot over periods: which periods, which organisations have names, and where the names stand."""

import itertools
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from cchc_model.analysis.series.figures import CODED, Observation
from cchc_model.analysis.series.lookup import figure_of, organisation_of
from cchc_model.analysis.series.series import Series
from cchc_model.errors import InvalidDataError, Problem, require_instance
from cchc_model.framework.measures import CodeList, Time
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import PeriodKind, ReportingPeriod, no_period_kind
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

_NO_TREND = Bilingual("không cơ quan nào có số liệu này", "no organisation has this figure")
_NO_VALUE = Bilingual("không có số liệu này trong các kỳ được vẽ", "has no value for the periods of the plot")
MOST_NAMES = 8
"""The most organisations that all have a colour and a name."""

Line = tuple[Fraction | None, ...]
"""The values of a line by period, None for a break."""


@frozen
class Trend:
    """The lines of a figure over consecutive periods.

    Attributes:
        figure: the indicator or the rate.
        name: its name in the series.
        periods: the periods from the first to the last, also those without any report.
        lines: the line of each organisation.
        named: the organisations whose lines have a colour and a name.
        without: the organisations that have no value in these periods, and so no line.
        begins_again: True if the figure is a total of the year, which begins again each year.
    """

    figure: Indicator | Rate
    name: Bilingual
    periods: tuple[ReportingPeriod, ...]
    lines: Mapping[Organisation, Line]
    named: tuple[Organisation, ...]
    without: tuple[Organisation, ...]
    begins_again: bool

    @property
    def parts(self) -> tuple[range, ...]:
        """The places of the periods that a line joins: all, or for a total of the year those of each year."""
        years = Counter(period.year if self.begins_again else 0 for period in self.periods)
        ends = [*itertools.accumulate(years.values())]
        return tuple(range(end - size, end) for end, size in zip(ends, years.values(), strict=True))

    @property
    def median(self) -> Line:
        """The median of the organisations with a value, by period."""
        by_period = ([one for one in column if one is not None] for column in zip(*self.lines.values(), strict=True))
        return tuple(statistics.median(known) if known else None for known in by_period)

    @property
    def is_broken(self) -> bool:
        """True if a line lacks a value between or beside others."""
        return any(None in line and any(one is not None for one in line) for line in self.lines.values())


def trend_of(
    series: Series,
    figure: Indicator | Rate | str,
    organisations: Iterable[Organisation | str] | Organisation | str | None,
    length: PeriodKind | None,
) -> Trend:
    """Return the lines of a figure.

    Args:
        series: the series.
        figure: an indicator or a rate, or its id.
        organisations: the organisations with names; by default all, or of many the highest and lowest.
        length: the length of the periods, by default that of most periods.

    Raises:
        InvalidDataError: no organisation has the figure, the series has no such organisation, or the figure is an
            answer.
        UnknownIndicatorError: the framework has no such figure.
    """
    require_instance(series, Series, "series", nouns.PLOT)
    if length is not None and not isinstance(length, PeriodKind):
        raise InvalidDataError(nouns.PLOT, [Problem("length", no_period_kind(length))])
    if isinstance(organisations, str | Organisation):
        organisations = [organisations]
    subject = figure_of(series.framework, figure)
    if isinstance(subject, Indicator) and isinstance(subject.measure, CodeList):
        raise InvalidDataError(nouns.PLOT, [Problem(subject.id, CODED)])
    wanted = length or Counter(one.kind for one in series.periods).most_common(1)[0][0]
    periods = _consecutive([one for one in series.periods if one.kind is wanted])
    lines = {who: _line(series.observations(subject, who), periods) for who in series.organisations}
    empty = tuple(who for who, line in lines.items() if all(one is None for one in line))
    lines = {who: line for who, line in lines.items() if who not in empty}
    if not lines:
        raise InvalidDataError(nouns.PLOT, [Problem(subject.id, _NO_TREND)])
    named = (
        _extremes(lines) if organisations is None else [organisation_of(series.reports, one) for one in organisations]
    )
    without = [Problem(who.name, _NO_VALUE) for who in named if who not in lines]
    if without:
        raise InvalidDataError(nouns.PLOT, without)
    begins_again = Time.YTD in series.times_of(subject)
    return Trend(subject, series.name_of(subject), periods, lines, tuple(dict.fromkeys(named)), empty, begins_again)


def _consecutive(periods: Sequence[ReportingPeriod]) -> tuple[ReportingPeriod, ...]:
    """Return the periods with those between them, so that time runs evenly."""
    found: list[ReportingPeriod] = list(periods[-1:])
    while found and found[-1] != periods[0]:
        before = found[-1].preceding or found[-1].year_before
        assert before is not None  # the first of the periods is before it
        found.append(before)
    return tuple(reversed(found))


def _line(observations: Iterable[Observation], periods: Iterable[ReportingPeriod]) -> Line:
    known = {one.period: Fraction(one.value) for one in observations if one.value is not None}
    return tuple(known.get(period) for period in periods)


def _extremes(lines: Mapping[Organisation, Line]) -> Sequence[Organisation]:
    """Return all organisations if they are few, else those that alone are the highest or the lowest at the end."""
    if len(lines) <= MOST_NAMES:
        return tuple(lines)
    columns = [*zip(*lines.values(), strict=True)]
    last = next(column for column in reversed(columns) if any(value is not None for value in column))
    known = {who: value for who, value in zip(lines, last, strict=True) if value is not None}
    alone = Counter(known.values())
    ends = (max(known.values()), min(known.values()))
    return tuple(who for end in ends for who, value in known.items() if value == end and alone[end] == 1)


def spread(heights: Sequence[float], least: float) -> list[float]:
    """Return heights that are at least so far apart, in their order, each as near to its own as the others allow.

    >>> spread([1.0, 5.0, 5.5], 2.0)
    [1.0, 4.25, 6.25]
    """
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    groups: list[tuple[float, int]] = []  # the middle of a group of neighbours, and their number
    for place in order:
        middle, size = heights[place], 1
        while groups and middle - groups[-1][0] < least * (size + groups[-1][1]) / 2:
            other, count = groups.pop()
            middle, size = (middle * size + other * count) / (size + count), size + count
        groups.append((middle, size))
    placed = [middle + least * (step - (size - 1) / 2) for middle, size in groups for step in range(size)]
    return [height for _, height in sorted(zip(order, placed, strict=True))]
