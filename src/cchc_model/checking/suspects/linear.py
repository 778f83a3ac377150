"""Exact linear constraints of relations on a few values that may change, and the ranges that fit them.

All arithmetic is exact. A missing value is anything from 0 up, in each relation by itself, like in
:mod:`cchc_model.framework.evaluation`. So a set of values fits exactly where no relation would be judged as failed.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Final

from attrs import frozen

from cchc_model.framework.evaluation import Known, reported_span
from cchc_model.framework.formulas import (
    ComparedSides,
    Equal,
    Expression,
    Implies,
    Less,
    MatchesRatio,
    Relation,
    fold,
    opposite,
)
from cchc_model.framework.intervals import Exact, Interval
from cchc_model.vietnamese.notation import MAX_ABSOLUTE

Coefficients = dict[str, Exact]


@frozen
class Form:
    """An expression as a linear form of the values that may change.

    Attributes:
        terms: the coefficient of each value that may change.
        constant: the sum of the known values.
        open: true if a value is missing, so that the form has no upper bound.
    """

    terms: Coefficients
    constant: Exact
    open: bool


@frozen
class Bound:
    """A linear form that is at most, or less than, 0.

    Attributes:
        terms: the coefficients; none of them is 0.
        constant: the constant term.
        strict: true if the form must be less than 0.
    """

    terms: Coefficients
    constant: Exact
    strict: bool = False

    def holds(self) -> bool:
        """Return whether a bound without terms is true."""
        return self.constant < 0 if self.strict else self.constant <= 0


@frozen
class Quotient:
    """A percentage that may change together with its numerator or denominator.

    Attributes:
        percentage: the id of the percentage.
        numerator: its numerator.
        denominator: its denominator.
    """

    percentage: str
    numerator: Form
    denominator: Form


Constraint = Bound | Quotient
Alternative = tuple[Constraint, ...]
"""Constraints that hold together."""

_ALWAYS: Final[tuple[Alternative, ...]] = ((),)


def alternatives(relation: Relation, values: Known, free: frozenset[str]) -> tuple[Alternative, ...]:
    """Return the alternatives by which a relation can hold while some values may change.

    Args:
        relation: the relation that must hold.
        values: the known values; those of `free` are ignored.
        free: the ids whose values may change.

    Returns:
        Alternatives, one of which must hold; none when the relation cannot hold.

    >>> from cchc_model.framework import AtMost, Value
    >>> alternatives(AtMost(Value("part"), Value("whole")), {"part": 5, "whole": 3}, frozenset({"part"}))
    ((Bound(terms={'part': 1}, constant=-3, strict=False),),)
    >>> alternatives(AtMost(Value("part"), Value("whole")), {"part": 5, "whole": 3}, frozenset())
    ()
    """
    return tuple(_settled(_ways(relation, values, free)))


def _ways(relation: Relation, values: Known, free: frozenset[str]) -> tuple[Alternative, ...]:
    if isinstance(relation, MatchesRatio):
        return _ratio(relation, values, free)
    if isinstance(relation, Implies):
        condition = relation.condition
        if isinstance(condition, Equal):
            otherwise: tuple[ComparedSides, ...] = (
                Less(condition.left, condition.right),
                Less(condition.right, condition.left),
            )
        else:
            otherwise = (opposite(condition),)
        ways = (*otherwise, relation.consequence)
        return tuple(way for comparison in ways for way in _comparison(comparison, values, free))
    return _comparison(relation, values, free)


def _settled(ways: tuple[Alternative, ...]) -> Iterator[Alternative]:
    """Yield the alternatives whose constant bounds hold, without these bounds."""
    for way in ways:
        fixed = [c for c in way if isinstance(c, Bound) and not c.terms]
        if all(bound.holds() for bound in fixed):
            yield tuple(c for c in way if isinstance(c, Quotient) or c.terms)


def _comparison(comparison: ComparedSides, values: Known, free: frozenset[str]) -> tuple[Alternative, ...]:
    left, right = form(comparison.left, values, free), form(comparison.right, values, free)
    strict = isinstance(comparison, Less)
    bounds = []
    if not right.open:
        bounds.append(_difference(left, right, strict=strict))
    if isinstance(comparison, Equal) and not left.open:
        bounds.append(_difference(right, left))
    return (tuple(bounds),)


def form(expression: Expression, values: Known, free: frozenset[str]) -> Form:
    """Return an expression as a linear form over the values that may change."""

    def of(key: str) -> Form:
        if key in free:
            return Form({key: 1}, 0, open=False)
        value = values[key]
        if value is None:
            return Form({}, 0, open=True)
        return Form({}, Fraction(value) if isinstance(value, Decimal) else value, open=False)

    return fold(expression, of, lambda number: Form({}, number, open=False), _added)


def _added(parts: Sequence[Form]) -> Form:
    terms: Coefficients = {}
    for part in parts:
        for key, coefficient in part.terms.items():
            terms[key] = terms.get(key, 0) + coefficient
    return Form(terms, sum(part.constant for part in parts), any(part.open for part in parts))


def _difference(left: Form, right: Form, *, strict: bool = False, times: tuple[Exact, Exact] = (1, 1)) -> Bound:
    """Return times[0] × left - times[1] × right as a bound, with missing values as 0."""
    terms = {key: times[0] * c for key, c in left.terms.items()}
    for key, c in right.terms.items():
        terms[key] = terms.get(key, 0) - times[1] * c
    constant = times[0] * left.constant - times[1] * right.constant
    return Bound({key: c for key, c in terms.items() if c}, constant, strict)


def _ratio(relation: MatchesRatio, values: Known, free: frozenset[str]) -> tuple[Alternative, ...]:
    reported = relation.reported.id
    numerator = form(relation.ratio.numerator, values, free)
    denominator = form(relation.ratio.denominator, values, free)
    printed = values[reported]
    if (printed is None and reported not in free) or (numerator.open and denominator.open):
        return _ALWAYS
    nothing = Form({}, 0, open=False)
    # A denominator of 0 gives no percentage, and the rule says nothing. To make one 0 for that repairs nothing.
    known = not denominator.open and not denominator.terms
    zero = ((_difference(denominator, nothing), _difference(nothing, denominator)),) if known else ()
    if reported in free:
        return (*zero, _changed_percentage(reported, numerator, denominator))
    assert printed is not None
    return (*zero, _between(reported_span(printed), numerator, denominator))


def _between(span: Interval, numerator: Form, denominator: Form) -> Alternative:
    """Return the constraints that keep 100 × numerator / denominator within a span."""
    bounds = []
    if not denominator.open:
        bounds.append(_difference(Form({}, 0, open=False), denominator, strict=True))
        if span.high is not None:
            bounds.append(_difference(numerator, denominator, times=(100, span.high)))
    if not numerator.open:
        bounds.append(_difference(denominator, numerator, times=(span.low, 100)))
    return tuple(bounds)


def _changed_percentage(reported: str, numerator: Form, denominator: Form) -> Alternative:
    """Return the constraints on a percentage that may change and is printed exactly."""
    if denominator.open:
        return _below_known_part(reported, numerator, denominator)
    positive = _difference(Form({}, 0, open=False), denominator, strict=True)
    if numerator.terms or denominator.terms or numerator.open:
        return positive, Quotient(reported, numerator, denominator)
    if not denominator.constant:
        return (positive,)
    exact = 100 * numerator.constant / Fraction(denominator.constant)
    return positive, Bound({reported: 1}, -exact), Bound({reported: -1}, exact)


def _below_known_part(reported: str, numerator: Form, denominator: Form) -> Alternative:
    """Return the constraint on a percentage of a denominator that is at least its known part."""
    known = not (numerator.open or numerator.terms or denominator.terms)
    if not known or numerator.constant < 0 or denominator.constant <= 0:
        return ()
    return (Bound({reported: 1}, -100 * numerator.constant / Fraction(denominator.constant)),)


def between(percentage: Interval, quotient: Quotient) -> Alternative:
    """Return the constraints on numerator and denominator that keep the percentage within bounds."""
    return _between(percentage, quotient.numerator, quotient.denominator)


def ranges(bounds: Sequence[Bound], variables: Sequence[str], whole: frozenset[str]) -> Mapping[str, Interval] | None:
    """Return the range of each variable by elimination of the others (Fourier and Motzkin).

    Args:
        bounds: the bounds that must hold together, each over at least one variable. No variable is negative anyway.
        variables: the ids that may change.
        whole: those of them that are whole numbers.

    Returns:
        An interval for each variable, whole at its ends where the variable is; None when nothing fits. Over
        several variables an interval may be wider than the whole numbers that fit, never narrower.
    """
    found = {}
    bounds = [*bounds, *(Bound({key: -1}, 0) for key in variables)]
    for key in variables:
        left: Sequence[Bound] | None = bounds
        for other in variables:
            if other != key and left is not None:
                left = _eliminate(left, other)
        interval = None if left is None else _interval(left, key, whole=key in whole)
        if interval is None:
            return None
        found[key] = interval
    return found


def _eliminate(bounds: Sequence[Bound], key: str) -> Sequence[Bound] | None:
    """Return the bounds on the other variables, or None if a constant bound does not hold."""
    kept = [bound for bound in bounds if key not in bound.terms]
    above = [bound for bound in bounds if bound.terms.get(key, 0) > 0]
    below = [bound for bound in bounds if bound.terms.get(key, 0) < 0]
    seen = {(frozenset(bound.terms.items()), bound.constant, bound.strict) for bound in kept}
    for high in above:
        for low in below:
            bound = _combined(high, low, key)
            mark = (frozenset(bound.terms.items()), bound.constant, bound.strict)
            if not bound.terms and not bound.holds():
                return None
            if bound.terms and mark not in seen:
                seen.add(mark)
                kept.append(bound)
    return kept


def _combined(high: Bound, low: Bound, key: str) -> Bound:
    up, down = high.terms[key], -low.terms[key]
    terms = {name: down * c for name, c in high.terms.items() if name != key}
    for name, c in low.terms.items():
        if name != key:
            terms[name] = terms.get(name, 0) + up * c
    constant = down * high.constant + up * low.constant
    return Bound({name: c for name, c in terms.items() if c}, constant, high.strict or low.strict)


def _interval(bounds: Sequence[Bound], key: str, *, whole: bool) -> Interval | None:
    low: Exact = 0
    high: Exact | None = None
    open_low = open_high = False
    for bound in bounds:
        coefficient = bound.terms[key]  # all other values were eliminated, and with them what bounds none
        edge = Fraction(-bound.constant) / coefficient
        if coefficient > 0:
            if high is None or edge < high or (edge == high and bound.strict):
                high, open_high = edge, bound.strict
        elif edge > low or (edge == low and bound.strict):
            low, open_low = edge, bound.strict
    if whole:
        low = floor(low) + 1 if open_low else ceil(low)
        high = None if high is None else ceil(high) - 1 if open_high else floor(high)
        open_low = open_high = False
    empty = low >= MAX_ABSOLUTE or (high is not None and (high < low or (high == low and (open_low or open_high))))
    return None if empty else Interval(low, high)
