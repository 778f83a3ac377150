"""Whether a report's rules can hold when a few of its values change, and to what these would have to change."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import Final

from attrs import frozen

from cchc_model.checking.suspects.linear import Bound, Form, Quotient, alternatives, between, ranges
from cchc_model.framework.evaluation import Exact, Interval, Known, Verdict, judge
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import Percentage
from cchc_model.framework.rules import Rule
from cchc_model.vietnamese.numbers import MAX_ABSOLUTE, Number, round_half_up

_MOST_COMBINATIONS: Final = 512
"""Ways of choosing among the alternatives of several rules; beyond them a set is not decided."""

_MOST_TRIALS: Final = 32
"""Numbers tried for one value before a set is not decided."""

DECIMALS: Final = 2
"""Decimals of a percentage that is computed anew, as offices print it."""


class UndecidedError(Exception):
    """It takes too long to tell whether a set of values fits. Never leaves the library."""


@frozen
class Fit:
    """How some values can change so that rules hold.

    Attributes:
        ranges: from the least to the greatest value that each can take while the others may change too.
        example: values with which the rules hold.
    """

    ranges: Mapping[str, Interval]
    example: Mapping[str, Number]


@frozen
class Fitting:
    """A report's values, and what kinds of number its indicators take.

    Attributes:
        framework: the report's framework.
        values: what is known.
    """

    framework: Framework
    values: Known

    def fit(self, changed: frozenset[str], rules: Sequence[Rule]) -> Fit | None:
        """How a set of values can change so that no rule fails, or None when they cannot.

        Raises:
            UndecidedError: it takes too long to tell.
        """
        free = changed - self.framework.codes.keys()
        spans: dict[str, Interval] = {}
        example: dict[str, Number] | None = None
        for fixed, found in self._examples(changed, rules):
            example = example or {**found, **fixed}
            values = {**self.values, **fixed}
            regions = [region for region in self._regions(values, free, rules) if region is not None]
            for region in (*regions, {key: Interval(code, code) for key, code in fixed.items()}):
                for key, span in region.items():
                    spans[key] = _hull(spans[key], span) if key in spans else span
        return None if example is None else Fit(spans, example)

    def admits(self, changed: Mapping[str, Number], rules: Sequence[Rule], key: str, value: Number) -> bool:
        """Whether values can change, one of them to a certain value, so that no rule fails.

        Args:
            changed: values with which the rules hold, tried first for the others beside the certain one.
            rules: what has to hold.
            key: whose value is certain.
            value: the certain one.
        """
        # To make a denominator 0 repairs nothing: whether others can change with it is asked below.
        if value and not _failed(rules, {**self.values, **changed, key: value}):
            return True
        other = Fitting(self.framework, {**self.values, key: value})
        try:
            return any(True for _ in other._examples(frozenset(changed) - {key}, rules))
        except UndecidedError:
            return False

    def _examples(
        self, changed: frozenset[str], rules: Sequence[Rule]
    ) -> Iterator[tuple[dict[str, int], dict[str, Number]]]:
        """For each choice of codes with which rules can hold: the codes, and other values with which they do."""
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
        """For each choice of alternatives the range of every value, None where nothing fits."""
        ways = [alternatives(rule.relation, values, free) for rule in rules]
        if prod(map(len, ways)) > _MOST_COMBINATIONS:
            raise UndecidedError
        whole = frozenset(key for key in free if not self._is_percentage(key))
        for chosen in itertools.product(*ways):
            yield _region([constraint for way in chosen for constraint in way], sorted(free), whole)

    def _is_percentage(self, key: str) -> bool:
        return isinstance(self.framework.indicators[key].measure, Percentage)

    def _example(self, values: Known, free: frozenset[str], rules: Sequence[Rule]) -> dict[str, Number] | None:
        """Values with which no rule fails, one after the other: percentages last, as they follow from the rest."""
        left = [rule for rule in rules if not free.isdisjoint(rule.operands)]
        if _failed((rule for rule in rules if free.isdisjoint(rule.operands)), values):
            return None
        if not free:
            return {}
        key = min(free, key=lambda name: (self._is_percentage(name), name))
        undecided = False
        for region in self._regions(values, free, left):
            for trial in () if region is None else self._trials(region[key], key):
                if trial is None:
                    undecided = True
                    continue
                found = self._example({**values, key: trial}, free - {key}, left)
                if found is not None:
                    return {**found, key: trial}
        if undecided:
            raise UndecidedError
        return None

    def _trials(self, span: Interval, key: str) -> Iterator[Number | None]:
        """Numbers out of a range to try; None at the end when there are more than were tried."""
        if self._is_percentage(key):
            yield from self._percentages(span)
            return
        low = int(span.low)
        high = MAX_ABSOLUTE - 1 if span.high is None else int(span.high)
        yield from dict.fromkeys((low, high, *range(low, min(high, low + _MOST_TRIALS) + 1)))
        if high - low > _MOST_TRIALS:
            yield None

    def _percentages(self, span: Interval) -> Iterator[Number | None]:
        step = Fraction(1, 10**DECIMALS)  # an end itself may be excluded
        ends = [span.low, span.low + step]
        if span.high is not None:
            ends += [span.high, span.high - step, Fraction(span.low + span.high) / 2]
        yield from dict.fromkeys(round_half_up(end, DECIMALS) for end in ends if end >= 0)
        if span.exact is None:
            yield None


def _failed(rules: Iterable[Rule], values: Known) -> bool:
    """Whether one of the rules fails."""
    return any(judge(rule.relation, values).verdict is Verdict.FAILED for rule in rules)


def _region(
    constraints: Sequence[Bound | Quotient], free: Sequence[str], whole: frozenset[str]
) -> Mapping[str, Interval] | None:
    """The range of every free value under constraints; None where nothing fits.

    The product of two unknowns is not linear: what bounds a percentage alone bounds its quotient, and the ranges
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
    spans = ranges([bound for bound in bounds if bound.terms], free, whole)
    if spans is None:
        return None
    computed = {quotient.percentage: _divided(quotient, spans) for quotient in quotients}
    return {key: _common(span, computed[key]) if key in computed else span for key, span in spans.items()}


def _divided(quotient: Quotient, spans: Mapping[str, Interval]) -> Interval:
    """The percentages that a numerator and a denominator above 0 can give within their ranges."""
    top, bottom = _span(quotient.numerator, spans), _span(quotient.denominator, spans)
    low = 0 if bottom.high is None or quotient.denominator.open else 100 * Fraction(top.low) / bottom.high
    if top.high is None or quotient.numerator.open or bottom.low <= 0:
        return Interval(low, None)
    return Interval(low, 100 * Fraction(top.high) / bottom.low)


def _span(form: Form, spans: Mapping[str, Interval]) -> Interval:
    low: Exact = form.constant
    high: Exact | None = form.constant
    for key, times in form.terms.items():
        span = spans[key]
        low += times * span.low
        high = None if high is None or span.high is None else high + times * span.high
    return Interval(low, high)


def _common(one: Interval, other: Interval) -> Interval:
    highs = [interval.high for interval in (one, other) if interval.high is not None]
    return Interval(max(one.low, other.low), min(highs, default=None))


def _hull(one: Interval, other: Interval) -> Interval:
    high: Exact | None = None
    if one.high is not None and other.high is not None:
        high = max(one.high, other.high)
    return Interval(min(one.low, other.low), high)
