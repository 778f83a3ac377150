"""Exact linear constraints of relations on a few values that may change.

All arithmetic is exact. A missing value is anything from 0 up, or from its limit up if it may be below 0, in each
relation by itself, like in :mod:`cchc_model.framework.evaluation`. So a set of values fits exactly
where no relation would be judged as failed.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import frozen

from cchc_model.checking.suspects.elimination import Bound, Coefficients
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
from cchc_model.framework.intervals import SIGNED, Exact, Interval


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

_NONE: Final[frozenset[str]] = frozenset()
_ALWAYS: Final[tuple[Alternative, ...]] = ((),)


def alternatives(
    relation: Relation, values: Known, free: frozenset[str], signed: frozenset[str] = _NONE
) -> tuple[Alternative, ...]:
    """Return the alternatives by which a relation can hold while some values may change.

    Args:
        relation: the relation that must hold.
        values: the known values; those of `free` are ignored.
        free: the ids whose values may change.
        signed: the ids of indicators that may be below 0, of which none is part of a ratio.

    Returns:
        Alternatives, one of which must hold; none when the relation cannot hold.

    >>> from cchc_model.framework import AtMost, Value
    >>> alternatives(AtMost(Value("part"), Value("whole")), {"part": 5, "whole": 3}, frozenset({"part"}))
    ((Bound(terms={'part': 1}, constant=-3, strict=False),),)
    >>> alternatives(AtMost(Value("part"), Value("whole")), {"part": 5, "whole": 3}, frozenset())
    ()
    """
    return tuple(_settled(_ways(relation, values, free, signed)))


def _ways(relation: Relation, values: Known, free: frozenset[str], signed: frozenset[str]) -> tuple[Alternative, ...]:
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
        return tuple(way for comparison in ways for way in _comparison(comparison, values, free, signed))
    return _comparison(relation, values, free, signed)


def _settled(ways: tuple[Alternative, ...]) -> Iterator[Alternative]:
    """Yield the alternatives whose constant bounds hold, without these bounds."""
    for way in ways:
        fixed = [c for c in way if isinstance(c, Bound) and not c.terms]
        if all(bound.holds() for bound in fixed):
            yield tuple(c for c in way if isinstance(c, Quotient) or c.terms)


def _comparison(
    comparison: ComparedSides, values: Known, free: frozenset[str], signed: frozenset[str]
) -> tuple[Alternative, ...]:
    left, right = (form(side, values, free, signed) for side in (comparison.left, comparison.right))
    strict = isinstance(comparison, Less)
    bounds = []
    if not right.open:
        bounds.append(_difference(left, right, strict=strict))
    if isinstance(comparison, Equal) and not left.open:
        bounds.append(_difference(right, left))
    return (tuple(bounds),)


def form(expression: Expression, values: Known, free: frozenset[str], signed: frozenset[str] = _NONE) -> Form:
    """Return an expression as a linear form over the values that may change."""

    def of(key: str) -> Form:
        if key in free:
            return Form({key: 1}, 0, open=False)
        value = values[key]
        if value is None:
            return Form({}, SIGNED.low if key in signed else 0, open=True)
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
