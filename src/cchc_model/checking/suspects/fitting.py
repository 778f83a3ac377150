"""The fit of a few changed values of a report to its rules, with the range of each."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, prod

from attrs import frozen

from cchc_model.checking.suspects.elimination import Bound, ranges
from cchc_model.checking.suspects.linear import Form, Quotient, alternatives, between
from cchc_model.framework.evaluation import Known, Verdict, judge
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Interval
from cchc_model.framework.measures import Amount
from cchc_model.framework.rules import Rule
from cchc_model.vietnamese.formatting import finite_decimal, round_half_up
from cchc_model.vietnamese.notation import MAX_ABSOLUTE, Number

_MOST_COMBINATIONS = 512
"""The most combinations of alternatives of several rules. A set with more is undecided."""

_MOST_TRIALS = 32
"""The number of consecutive integers to try for one value before a set is undecided."""

DECIMALS = 2
"""The decimals of a recomputed percentage, as offices print it."""

MOST_DECIMALS = 6
"""The most decimals of an amount to suggest."""


class UndecidedError(Exception):
    """The error for a set of values whose fit takes too long to decide. It never leaves the library."""


@frozen
class Fit:
    """A possible change of some values with which rules hold.

    Attributes:
        ranges: the least and greatest value that each can take while the others may change too.
        example: values with which the rules hold.
    """

    ranges: Mapping[str, Interval]
    example: Mapping[str, Number]


@frozen
class Fitting:
    """The values of a report, with the framework whose rules they must fit.

    Attributes:
        framework: the report's framework.
        values: the known values.
    """

    framework: Framework
    values: Known

    def fit(self, changed: frozenset[str], rules: Sequence[Rule]) -> Fit | None:
        """Return the changes of a set of values with which no rule fails, or None if there are none.

        Raises:
            UndecidedError: the fit takes too long to decide.
        """
        free = changed - self.framework.codes.keys()
        spans: dict[str, Interval] = {}
        example: dict[str, Number] | None = None
        for fixed, found in self._examples(changed, rules):
            example = example or {**found, **fixed}
            values = {**self.values, **fixed}
            regions = [region for region in self._regions(values, free, rules) if region is not None]
            for region in (*regions, {key: Interval.only(code) for key, code in fixed.items()}):
                for key, span in region.items():
                    spans[key] = spans[key].hull(span) if key in spans else span
        return None if example is None else Fit(spans, example)

    def admits(self, changed: Mapping[str, Number], rules: Sequence[Rule], key: str, value: Number) -> bool:
        """Return whether no rule fails for some change of values with one of them fixed.

        Args:
            changed: values with which the rules hold; they are tried first for the values that are not fixed.
            rules: the rules that must hold.
            key: the id of the fixed value.
            value: the fixed value.
        """
        # To make a denominator 0 repairs nothing: whether others can change with it is asked below.
        if value and not self._failed(rules, {**self.values, **changed, key: value}):
            return True
        other = Fitting(self.framework, {**self.values, key: value})
        try:
            return any(True for _ in other._examples(frozenset(changed) - {key}, rules))
        except UndecidedError:
            return False

    def _examples(
        self, changed: frozenset[str], rules: Sequence[Rule]
    ) -> Iterator[tuple[dict[str, int], dict[str, Number]]]:
        """Yield each choice of codes with which rules can hold, with an example of the other values."""
        codes = self.framework.codes
        coded = sorted(changed & codes.keys())
        for answers in itertools.product(*(codes[key] for key in coded)):
            fixed = dict(zip(coded, answers, strict=True))
            found = self._example({**self.values, **fixed}, changed.difference(coded), rules)
            if found is not None:
                yield fixed, found

    def _regions(
        self, values: Known, free: frozenset[str], rules: Sequence[Rule]
    ) -> Iterator[Mapping[str, Interval] | None]:
        """Yield the range of every value for each choice of alternatives, or None if nothing fits."""
        ways = [alternatives(rule.relation, values, free, self.framework.signed) for rule in rules]
        if prod(map(len, ways)) > _MOST_COMBINATIONS:
            raise UndecidedError
        whole = frozenset(key for key in free if not self._has_decimals(key))
        for chosen in itertools.product(*ways):
            yield _region(
                [constraint for way in chosen for constraint in way], sorted(free), whole, self.framework.signed
            )

    def _failed(self, rules: Iterable[Rule], values: Known) -> bool:
        """Return whether one of the rules fails."""
        signed = self.framework.signed
        return any(judge(rule.relation, values, signed=signed).verdict is Verdict.FAILED for rule in rules)

    def _has_decimals(self, key: str) -> bool:
        return self.framework.indicators[key].has_decimals

    def _example(self, values: Known, free: frozenset[str], rules: Sequence[Rule]) -> dict[str, Number] | None:
        """Return values with which no rule fails, or None if there are none.

        Values are chosen one by one, percentages last, because these follow from the rest.
        """
        left = [rule for rule in rules if not free.isdisjoint(rule.operands)]
        if self._failed((rule for rule in rules if free.isdisjoint(rule.operands)), values):
            return None
        if not free:
            return {}
        key = min(free, key=lambda name: (self._has_decimals(name), name))
        undecided = False
        for region in self._regions(values, free, left):
            for trial in () if region is None else self._trials(region[key], key):
                try:
                    found = self._tried(trial, key, values, free, left)
                except UndecidedError:  # another trial may still fit
                    undecided = True
                    continue
                if found is not None:
                    return found
        if undecided:
            raise UndecidedError
        return None

    def _tried(
        self, trial: Number | None, key: str, values: Known, free: frozenset[str], rules: Sequence[Rule]
    ) -> dict[str, Number] | None:
        """Return values with which no rule fails, one of them given, or None if there are none."""
        if trial is None:
            raise UndecidedError
        found = self._example({**values, key: trial}, free - {key}, rules)
        return None if found is None else {**found, key: trial}

    def _trials(self, span: Interval, key: str) -> Iterator[Number | None]:
        """Yield numbers of a range to try, and None at the end if the range may have more."""
        if isinstance(self.framework.indicators[key].measure, Amount):
            yield from _amounts(span)
        elif self._has_decimals(key):
            yield from self._percentages(span)
        else:
            yield from _counts(span)

    def _percentages(self, span: Interval) -> Iterator[Number | None]:
        step = Fraction(1, 10**DECIMALS)  # an end itself may be excluded
        ends = [span.low, span.low + step]
        if span.high is not None:
            ends += [span.high, span.high - step, Fraction(span.low + span.high) / 2]
        ends += [Fraction(0)] if 0 in span else []
        yield from dict.fromkeys(round_half_up(end, DECIMALS) for end in ends if end >= min(span.low, 0))
        if span.exact is None:
            yield None


def _counts(span: Interval) -> Iterator[Number | None]:
    """Yield the ends of a range of counts and its least numbers, and None at the end if it has more."""
    low = int(span.low)
    high = MAX_ABSOLUTE - 1 if span.high is None else int(span.high)
    nought = (0,) if low <= 0 <= high else ()
    yield from dict.fromkeys((*nought, low, high, *range(low, min(high, low + _MOST_TRIALS) + 1)))
    if high - low > _MOST_TRIALS:
        yield None


def _amounts(span: Interval) -> Iterator[Number | None]:
    """Yield the ends of a range of amounts, and numbers between, and None at the end if it has more."""
    unit = 10**MOST_DECIMALS
    low = Fraction(ceil(span.low * unit), unit)
    ends = [*((Fraction(0),) if 0 in span else ()), low, Fraction(ceil(span.low)), low + 1]
    if span.high is not None:
        high = Fraction(floor(span.high * unit), unit)
        ends += [high, Fraction(floor(span.high)), Fraction(floor((low + high) * unit / 2), unit)]
    yield from (finite_decimal(end) for end in dict.fromkeys(ends) if end in span)
    if span.exact is None:
        yield None


def _region(
    constraints: Sequence[Bound | Quotient], free: Sequence[str], whole: frozenset[str], signed: frozenset[str]
) -> Mapping[str, Interval] | None:
    """Return the range of every free value under constraints, or None if nothing fits.

    The product of two unknowns is not linear. So the bounds of a percentage alone bound its quotient, and the ranges
    of numerator and denominator then bound the percentage.
    """
    bounds = [c for c in constraints if isinstance(c, Bound)]
    quotients = [c for c in constraints if isinstance(c, Quotient)]
    for quotient in quotients:
        own = [bound for bound in bounds if bound.terms.keys() == {quotient.percentage}]
        span = ranges(own, (quotient.percentage,), frozenset())
        if span is None:
            return None
        bounds += [c for c in between(span[quotient.percentage], quotient) if isinstance(c, Bound)]
    if any(not bound.terms and not bound.holds() for bound in bounds):
        return None
    spans = ranges([bound for bound in bounds if bound.terms], free, whole, signed)
    if spans is None:
        return None
    computed = {quotient.percentage: _divided(quotient, spans) for quotient in quotients}
    return {key: span.common(computed[key]) if key in computed else span for key, span in spans.items()}


def _divided(quotient: Quotient, spans: Mapping[str, Interval]) -> Interval:
    """Return the range of percentages for a numerator and a positive denominator within their ranges."""
    top, bottom = _span(quotient.numerator, spans), _span(quotient.denominator, spans)
    low = 0 if bottom.high is None or quotient.denominator.open else 100 * Fraction(top.low) / bottom.high
    if top.high is None or quotient.numerator.open or bottom.low <= 0:
        return Interval(low, None)
    return Interval(low, 100 * Fraction(top.high) / bottom.low)


def _span(form: Form, spans: Mapping[str, Interval]) -> Interval:
    parts = [spans[key].times(times) for key, times in form.terms.items()]
    return Interval.total([Interval.only(form.constant), *parts])
