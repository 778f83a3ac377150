"""Comparison by hand: two columns of numbers, and the rules by which a row may be compared."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from cchc_model import Report, ReportingPeriod, Status
from cchc_model.framework import CodeList, Indicator, Percentage, Rate, Time
from helpers.independent.numbers import constants, known, names


@frozen
class Step:
    """One row that changed: its id, the kind, and both numbers."""

    id: str
    kind: str
    before: Fraction | None
    after: Fraction | None

    @property
    def difference(self) -> Fraction | None:
        if self.kind == "answered_differently" or self.before is None or self.after is None:
            return None
        return self.after - self.before

    @property
    def percent(self) -> Fraction | None:
        return 100 * self.difference / abs(self.before) if self.difference is not None and self.before else None


@frozen
class Pair:
    """A report and a later one."""

    before: Report
    after: Report
    nil: bool = False
    blank: bool = False

    def numbers(self, key: str) -> tuple[Fraction | None, Fraction | None]:
        first, second = (known(report, key, nil=self.nil, blank=self.blank) for report in (self.before, self.after))
        return first, second

    def shares(self, rate: Rate) -> tuple[Fraction | None, Fraction | None]:
        first, second = (self.share(report, rate) for report in (self.before, self.after))
        return first, second

    def share(self, report: Report, rate: Rate) -> Fraction | None:
        sums = []
        for side in (rate.ratio.numerator, rate.ratio.denominator):
            found = [known(report, key, nil=self.nil, blank=self.blank) for key in names(side)]
            if any(number is None for number in found):
                return None
            sums.append(constants(side) + sum((number for number in found if number is not None), Fraction(0)))
        return 100 * sums[0] / sums[1] if sums[1] else None

    # what may be compared

    def periods(self) -> tuple[ReportingPeriod, ReportingPeriod] | None:
        first, second = self.before.period, self.after.period
        return None if first is None or second is None else (first, second)

    def time_admits(self, times: set[Time], *, share: bool) -> bool:
        """Flows between periods of one kind, or as percentages; totals of a year within it or on the same day."""
        periods = self.periods()
        if periods is None:
            return True
        first, second = periods
        one_kind = first.kind == second.kind
        one_year = first.year == second.year or first.last_month == second.last_month
        flows = Time.FLOW not in times or one_kind or (share and times == {Time.FLOW})
        return flows and (Time.YTD not in times or one_year)

    def row_admits(self, row: Indicator) -> bool:
        plain = isinstance(row.measure, CodeList | Percentage)
        if isinstance(row.measure, CodeList):
            return True
        return self.time_admits({row.time}, share=plain)

    def rate_admits(self, rate: Rate) -> bool:
        keys = [*names(rate.ratio.numerator), *names(rate.ratio.denominator)]
        return self.time_admits({self.before.framework.indicators[key].time for key in keys}, share=True)

    def partial(self, keys: Iterable[str]) -> bool:
        return any(report.entries[key].coverage is not None for report in (self.before, self.after) for key in keys)

    def unreadable(self, keys: Iterable[str]) -> bool:
        """Whether a number could not be read, so that nobody knows what changed."""
        return any(report.entries[key].status is Status.DAMAGED for report in (self.before, self.after) for key in keys)

    def undefined(self, rate: Rate) -> list[bool]:
        """For each report whether the denominator of a rate is 0."""
        keys = [*names(rate.ratio.numerator), *names(rate.ratio.denominator)]
        found = [
            [known(report, key, nil=self.nil, blank=self.blank) for key in keys] for report in (self.before, self.after)
        ]
        shares = self.shares(rate)
        return [None not in numbers and share is None for numbers, share in zip(found, shares, strict=True)]

    # results

    def changes(self) -> list[Step]:
        rows = self.before.framework.indicators.items()
        steps = [(step(key, *self.numbers(key), coded=isinstance(row.measure, CodeList)), row) for key, row in rows]
        return [
            one for one, row in steps if one is not None and self.shown(one, [row.id], admitted=self.row_admits(row))
        ]

    def rate_changes(self) -> list[Step]:
        steps = []
        for rate in self.before.framework.rates:
            keys = [*names(rate.ratio.numerator), *names(rate.ratio.denominator)]
            one = step(rate.id, *self.shares(rate), coded=False)
            if (
                one is not None
                and self.shown(one, keys, admitted=self.rate_admits(rate))
                and not any(self.undefined(rate))
            ):
                steps.append(one)
        return steps

    def shown(self, one: Step, keys: list[str], *, admitted: bool) -> bool:
        """Whether a change is one. That a value appeared or disappeared is true of any two periods."""
        admitted = admitted or one.kind in {"appeared", "disappeared"}
        return admitted and not self.partial(keys) and not self.unreadable(keys)

    def fallen(self) -> list[str]:
        """Totals since the year began that fell within the year, from one time to a later one."""
        periods = self.periods()
        if periods is None or periods[0].year != periods[1].year or periods[0].end == periods[1].end:
            return []
        rows = self.before.framework.indicators.items()
        both = [(key, *self.numbers(key)) for key, row in rows if row.is_total_of_year]
        return [key for key, a, b in both if a is not None and b is not None and a > b]

    def disproportionate(self) -> set[str]:
        """Counts whose change is out of proportion; those of a period only between periods of one kind."""
        periods, found = self.periods(), set[str]()
        if periods is not None and periods[0].end == periods[1].end:
            return found  # two versions of one report
        one_kind = periods is None or periods[0].kind == periods[1].kind
        for key, row in self.before.framework.indicators.items():
            counted = not isinstance(row.measure, CodeList | Percentage)
            if not counted or not self.row_admits(row) or not (row.time is Time.STOCK or one_kind):
                continue
            numbers = [number for number in self.numbers(key) if number is not None]
            if len(numbers) == len("ab") and out_of_proportion(
                min(numbers), max(numbers), stock=row.time is Time.STOCK
            ):
                found.add(key)
        return found


def out_of_proportion(less: Fraction, more: Fraction, *, stock: bool) -> bool:
    """Five times (a stock) or ten times as many, unless both are below 50; 250 or 500 and none."""
    if less == 0:
        return more >= (250 if stock else 500)
    return more >= (5 if stock else 10) * less and more >= 50


def step(key: str, before: Fraction | None, after: Fraction | None, *, coded: bool) -> Step | None:
    """The change of a row, None if it has none."""
    if before == after:
        return None
    if before is None:
        return Step(key, "appeared", before, after)
    if after is None:
        return Step(key, "disappeared", before, after)
    if coded:
        return Step(key, "answered_differently", before, after)
    return Step(key, "rose" if after > before else "fell", before, after)


def size(one: Step) -> tuple[int, Fraction]:
    """The place of a change: those from 0 by difference, then the others by percentage, then those that are neither."""
    if one.difference is None:
        return (2, Fraction(0))
    return (0, -abs(one.difference)) if one.percent is None else (1, -abs(one.percent))
