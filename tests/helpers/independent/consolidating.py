"""Consolidation by hand: a table of organisations and periods, and the cells that each figure is taken from."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from cchc_model import Framework, Organisation, Report, ReportingPeriod
from cchc_model.framework import CodeList, Expression, Indicator, Percentage, Rate, Time, UnitType
from helpers.independent.numbers import constants, half_up, known, names

When = ReportingPeriod | None
Cell = tuple[Organisation, When]


@frozen
class Figure:
    """What a consolidation says about one indicator."""

    value: Fraction | None
    method: str
    reported: int
    expected: int
    answers: dict[int, int]


@frozen
class Share:
    """What a consolidation says about one rate."""

    value: Fraction | None
    reported: int
    expected: int


@frozen
class Table:
    """The reports by organisation and period, with every organisation that should have reported."""

    framework: Framework
    reports: dict[Cell, Report]
    expected: frozenset[Organisation] = frozenset()
    nil: bool = False
    blank: bool = False

    @property
    def offices(self) -> list[Organisation]:
        return sorted({who for who, _ in self.reports} | self.expected, key=lambda who: who.name)

    @property
    def periods(self) -> list[When]:
        return sorted({when for _, when in self.reports}, key=lambda when: when.end.isoformat() if when else "")

    def missing(self) -> set[Cell]:
        """Who should have reported and did not, for each period."""
        return {(who, when) for who in self.offices for when in self.periods if (who, when) not in self.reports}

    def taken_from(self, time: Time) -> list[When]:
        """Flows from all periods, totals of the year from the last of each year, stocks from the last of all."""
        if time is Time.FLOW:
            return self.periods
        if time is Time.STOCK:
            return self.periods[-1:]
        last = {when.year if when else None: when for when in self.periods}
        return list(last.values())

    def cells(self, times: Iterable[Time]) -> list[Cell]:
        taken = {when for time in times for when in self.taken_from(time)}
        return [(who, when) for when in self.periods if when in taken for who in self.offices]

    def number(self, cell: Cell, key: str) -> Fraction | None:
        report = self.reports.get(cell)
        return None if report is None else known(report, key, nil=self.nil, blank=self.blank)

    def has(self, cell: Cell, keys: Iterable[str]) -> bool:
        return all(self.number(cell, key) is not None for key in keys)

    # figures

    def figure(self, key: str) -> Figure:
        row = self.framework.indicators[key]
        cells = self.cells([row.time])
        found = [number for cell in cells if (number := self.number(cell, key)) is not None]
        coded = isinstance(row.measure, CodeList)
        answers = dict(Counter(int(number) for number in found)) if coded else {}
        if len(cells) == 1 and found:
            return Figure(found[0], "single", 1, 1, answers)
        if isinstance(row.measure, Percentage) and len(cells) > 1:
            return self.percentage(row, cells, len(found))
        if found and isinstance(row.measure, UnitType) and row.measure.adds_up:
            return Figure(sum(found, Fraction(0)), "added", len(found), len(cells), {})
        return Figure(None, "none", len(found), len(cells), answers)

    def percentage(self, row: Indicator, cells: list[Cell], stated: int) -> Figure:
        for rate in self.framework.rates:
            if rate.reported == row.id:
                share = self.share(rate)
                value = None if share.value is None else 100 * share.value
                method = "none" if value is None else "recomputed"
                return Figure(value, method, share.reported, share.expected, {})
        if row.weight is not None:
            return self.weighted(row, row.weight, cells)
        return Figure(None, "none", stated, len(cells), {})

    def weighted(self, row: Indicator, weight: str, cells: list[Cell]) -> Figure:
        both = [cell for cell in cells if self.has(cell, [row.id, weight])]
        pairs = [(self.number(cell, row.id) or Fraction(0), self.number(cell, weight) or Fraction(0)) for cell in both]
        whole = sum((heavy for _, heavy in pairs), Fraction(0))
        value = None if whole == 0 else sum((share * heavy for share, heavy in pairs), Fraction(0)) / whole
        return Figure(value, "none" if value is None else "weighted", len(both), len(cells), {})

    # rates

    def share(self, rate: Rate) -> Share:
        """A rate over the reports that have both numbers; if these are taken from other periods, over all or none."""
        above, below = rate.ratio.numerator, rate.ratio.denominator
        keys = [*names(above), *names(below)]
        cells = self.cells(self.times(keys))
        both = [cell for cell in cells if self.has(cell, keys)]
        adds = all(self.framework.indicators[key].adds_up for key in keys)
        apart = len({tuple(self.taken_from(time)) for time in self.times(keys)}) > 1
        without = self.timeless(rate) or (len(cells) > 1 and not adds) or (apart and len(both) < len(cells))
        if without or not both:
            return Share(None, len(both), len(cells))
        part, whole = self.total(above, both), self.total(below, both)
        return Share(part / whole if whole else None, len(both), len(cells))

    def times(self, keys: Iterable[str]) -> set[Time]:
        return {self.framework.indicators[key].time for key in keys}

    def timeless(self, rate: Rate) -> bool:
        """Whether a rate has no meaning over these periods: a side differs in time, or over years both do.

        The guide is silent about it; the library gives this as a reason.
        """
        sides = [self.times(names(side)) for side in (rate.ratio.numerator, rate.ratio.denominator)]
        years = {when.year if when else None for when in self.periods}
        mixed = any(len(side) > 1 for side in sides) or len(years) > 1
        of_both = sides[0] | sides[1]
        if len(self.periods) == 1 or len(of_both) == 1:
            return False
        return mixed or (of_both == {Time.FLOW, Time.YTD} and not self.so_far())

    def so_far(self) -> bool:
        """Whether the periods make up the year from its first day, as a total since then does."""
        dated = sorted((when for when in self.periods if when is not None), key=lambda when: when.start)
        days = sum((when.end - when.start).days + 1 for when in dated)
        first = ReportingPeriod.full_year(dated[0].year).start
        return (dated[-1].end - first).days + 1 == days

    def total(self, expression: Expression, cells: list[Cell]) -> Fraction:
        sums = constants(expression) * len(cells)
        for key in names(expression):
            taken = self.taken_from(self.framework.indicators[key].time)
            sums += sum((self.number(cell, key) or Fraction(0) for cell in cells if cell[1] in taken), Fraction(0))
        return sums

    # the report

    def printed(self, key: str, *, partial: bool, decimals: int = 2) -> tuple[Fraction | None, bool]:
        """The value in the consolidated report, and whether it is of some reports only."""
        figure = self.figure(key)
        short = figure.reported < figure.expected
        if figure.value is None or (short and not partial):
            return None, False
        years = {when.year for when in self.periods if when is not None}
        if len(years) > 1 and self.framework.indicators[key].time is Time.STOCK:
            return None, False
        percent = isinstance(self.framework.indicators[key].measure, Percentage) and figure.method != "single"
        return half_up(figure.value, decimals) if percent else figure.value, short

    def fallen(self) -> list[tuple[str, str, Fraction, Fraction]]:
        """Each total of the year below the one before it in the year: who, what, the number before and the number."""
        fell = []
        for key, row in self.framework.indicators.items():
            for who in self.offices if row.is_total_of_year else []:
                before: tuple[int | None, Fraction] | None = None
                for when in self.periods:
                    year, number = when.year if when else None, self.number((who, when), key)
                    if number is None:
                        continue
                    if before is not None and before[0] == year and number < before[1]:
                        fell.append((who.name, key, before[1], number))
                    before = (year, number)
        return sorted(fell)


def merged(tables: Iterable[Table]) -> Table:
    """All reports in one table."""
    parts = list(tables)
    reports = {cell: report for part in parts for cell, report in part.reports.items()}
    expected = frozenset(who for part in parts for who in part.expected)
    return Table(parts[0].framework, reports, expected, parts[0].nil, parts[0].blank)
