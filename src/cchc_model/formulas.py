"""Formulas over indicators: frozen nodes that say what must hold, and their exact evaluation.

A formula names indicators by id and holds no code. One definition serves the check of a report, the
sentence about it, and every other engine that walks the nodes. A value that is not known is an interval:
a blank count is at least 0, so parts that already exceed their total are wrong whatever the blank is.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from attrs import frozen

from cchc_model.numerals import Number

Exact = int | Fraction
"""A number of exact arithmetic."""

# A spreadsheet stores 25,806451612903224 for 8/31: such a number is a float, and right to about this much.
_FINEST_TOLERANCE: Final = Fraction(1, 10**6)


@frozen
class Value:
    """The value of an indicator.

    Attributes:
        id: the indicator's id.
    """

    id: str


@frozen
class Constant:
    """A fixed whole number.

    Attributes:
        value: the number.
    """

    value: int


@frozen
class Sum:
    """The sum of several expressions.

    Attributes:
        terms: what is added.
    """

    terms: "tuple[Expression, ...]"


Expression = Value | Constant | Sum
"""Something that has a value on a report."""


@frozen
class Ratio:
    """A computed percentage: 100 × numerator / denominator.

    Attributes:
        numerator: the part.
        denominator: the whole.
    """

    numerator: Expression
    denominator: Expression


@frozen
class Equal:
    """Both sides are the same number.

    Attributes:
        left: the one side, by custom the stated total.
        right: the other side, by custom the sum of its parts.
    """

    left: Expression
    right: Expression


@frozen
class AtMost:
    """The left side does not exceed the right side.

    Attributes:
        left: the smaller side.
        right: the larger side.
    """

    left: Expression
    right: Expression


@frozen
class MatchesRatio:
    """A reported percentage is the computed one, as far as it was printed.

    Attributes:
        reported: the indicator that holds the percentage.
        ratio: what it must be.
    """

    reported: Value
    ratio: Ratio


Relation = Equal | AtMost | MatchesRatio
"""Something that holds on a report, or does not."""


@frozen
class Interval:
    """The numbers that an expression can have, given what is known: from `low` up to `high`.

    Attributes:
        low: the least.
        high: the greatest, or None when nothing bounds it.
    """

    low: Exact
    high: Exact | None

    @property
    def exact(self) -> Exact | None:
        """The one number it can be, or None while there are several."""
        return self.low if self.low == self.high else None


class Verdict(StrEnum):
    """What became of a relation on a report."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """A value is missing, and what is known does not decide."""
    NOT_APPLICABLE = "not_applicable"
    """The relation says nothing here: a ratio whose denominator is 0."""


@frozen
class Judgement:
    """A relation judged on values.

    Attributes:
        verdict: the outcome.
        left: what the left side (for a percentage: the reported one) can be.
        right: what the right side can be; None for a ratio that is not known.
        missing: ids of the operands without a value.
        forced: the id and the one value that the only missing operand must have for an equality to hold.
    """

    verdict: Verdict
    left: Interval
    right: Interval | None
    missing: tuple[str, ...]
    forced: tuple[str, int] | None = None


def operands(node: Expression | Ratio | Relation) -> tuple[str, ...]:
    """The ids of the indicators that a formula reads, in order, each as often as it stands there.

    >>> operands(Equal(Value("total"), Sum((Value("a"), Value("b")))))
    ('total', 'a', 'b')
    """
    if isinstance(node, Value):
        return (node.id,)
    if isinstance(node, Constant):
        return ()
    if isinstance(node, Sum):
        return tuple(name for term in node.terms for name in operands(term))
    if isinstance(node, Ratio):
        return operands(node.numerator) + operands(node.denominator)
    if isinstance(node, MatchesRatio):
        return operands(node.reported) + operands(node.ratio)
    return operands(node.left) + operands(node.right)


def evaluate(expression: Expression, values: Mapping[str, Number | None]) -> Interval:
    """What an expression can be on these values; a missing value is anything from 0 up.

    >>> evaluate(Sum((Value("a"), Value("b"))), {"a": 3, "b": None})
    Interval(low=3, high=None)
    """
    if isinstance(expression, Constant):
        return Interval(expression.value, expression.value)
    if isinstance(expression, Value):
        value = values[expression.id]
        if value is None:
            return Interval(0, None)
        exact = Fraction(value) if isinstance(value, Decimal) else value
        return Interval(exact, exact)
    low: Exact = 0
    high: Exact | None = 0
    for term in expression.terms:
        part = evaluate(term, values)
        low += part.low
        high = None if high is None or part.high is None else high + part.high
    return Interval(low, high)


def judge(relation: Relation, values: Mapping[str, Number | None]) -> Judgement:
    """Decide a relation exactly on the values of a report.

    Args:
        relation: what must hold.
        values: a value or None for each operand.

    >>> parts = Equal(Value("total"), Sum((Value("a"), Value("b"))))
    >>> judge(parts, {"total": 3, "a": 1, "b": None}).forced
    ('b', 2)
    >>> judge(parts, {"total": 3, "a": 4, "b": None}).verdict
    <Verdict.FAILED: 'failed'>
    """
    missing = tuple(dict.fromkeys(name for name in operands(relation) if values[name] is None))
    if isinstance(relation, MatchesRatio):
        return _judge_ratio(relation, values, missing)
    left, right = evaluate(relation.left, values), evaluate(relation.right, values)
    if isinstance(relation, AtMost):
        return Judgement(_at_most(left, right), left, right, missing)
    if _below(left, right) or _below(right, left):
        return Judgement(Verdict.FAILED, left, right, missing)
    if left.exact is not None and left.exact == right.exact:
        return Judgement(Verdict.PASSED, left, right, missing)
    return Judgement(Verdict.UNKNOWN, left, right, missing, _forced(relation, left, right, missing))


def tolerance(reported: Decimal) -> Fraction:
    """Half a unit of the last printed digit: how far a printed percentage may lie from the exact one.

    >>> tolerance(Decimal("25.81")), tolerance(Decimal("100"))
    (Fraction(1, 200), Fraction(1, 2))
    """
    exponent = reported.as_tuple().exponent
    assert isinstance(exponent, int)
    return max(Fraction(1, 2 * 10 ** max(-exponent, 0)), _FINEST_TOLERANCE)


def _at_most(left: Interval, right: Interval) -> Verdict:
    if _below(right, left):
        return Verdict.FAILED
    if left.high is not None and left.high <= right.low:
        return Verdict.PASSED
    return Verdict.UNKNOWN


def _below(one: Interval, other: Interval) -> bool:
    """Whether everything the one can be is less than everything the other can be."""
    return one.high is not None and one.high < other.low


def _forced(relation: Equal, left: Interval, right: Interval, missing: tuple[str, ...]) -> tuple[str, int] | None:
    if len(missing) != 1 or operands(relation).count(missing[0]) != 1:
        return None
    known, other = (left, right) if left.exact is not None else (right, left)
    if known.exact is None:
        return None
    difference = known.exact - other.low
    return (missing[0], difference) if isinstance(difference, int) else None


def _judge_ratio(relation: MatchesRatio, values: Mapping[str, Number | None], missing: tuple[str, ...]) -> Judgement:
    reported = evaluate(relation.reported, values)
    numerator = evaluate(relation.ratio.numerator, values).exact
    denominator = evaluate(relation.ratio.denominator, values).exact
    if denominator is not None and denominator == 0:
        return Judgement(Verdict.NOT_APPLICABLE, reported, None, missing)
    if numerator is None or denominator is None:
        return Judgement(Verdict.UNKNOWN, reported, None, missing)
    exact = Fraction(100 * numerator, denominator)
    computed = Interval(exact, exact)
    printed = values[relation.reported.id]
    if printed is None:
        return Judgement(Verdict.UNKNOWN, reported, computed, missing)
    holds = abs(Fraction(printed) - exact) <= tolerance(Decimal(printed))
    return Judgement(Verdict.PASSED if holds else Verdict.FAILED, reported, computed, missing)
