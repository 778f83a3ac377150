"""Compilation of relations and ratios to expressions over a prepared frame.

The reasoning is that of `framework.evaluation`, which evaluates the same nodes on one report: a missing value is
anything from 0 up, or from its limit up if it may be below 0. A null is an unknown result, as in
every engine. Arithmetic and comparisons with a null are null, and so is `null & True` or `null | False`.
"""

import functools
import operator
from collections.abc import Sequence

import narwhals as nw
from attrs import frozen

from cchc_model.frames.columns import LARGEST, MAX_SCALED, bound, compared_expressions, decimals_of
from cchc_model.frames.preparing import known, part, scaled, whole
from cchc_model.frames.ranges import Ranges
from cchc_model.framework.evaluation import Verdict
from cchc_model.framework.formulas import (
    AtMost,
    ComparedSides,
    Expression,
    Implies,
    Less,
    MatchesRatio,
    Relation,
    fold,
    operands,
    subject,
)
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import SIGNED
from cchc_model.vietnamese.notation import MAX_ABSOLUTE


@frozen
class NumberExpr:
    """A number in each row.

    Attributes:
        whole: the number; for a percentage that is not scaled, its whole part.
        part: the fractional part of a percentage, in units of 10⁻¹⁸; None for whole numbers.
    """

    whole: nw.Expr | int
    part: nw.Expr | None = None


@frozen
class RowRange:
    """The possible values of an expression in each row: the known value, or anything from the least up.

    Attributes:
        known: the value; null where something is missing.
        least: the least possible value; never null.
        alone: True for a single value that is not negative, whose least possible value is the known value, or 0.
        from_0: True if it is certainly not negative.
    """

    known: NumberExpr
    least: NumberExpr
    alone: bool = False
    from_0: bool = False


@frozen
class RowOutcome:
    """The outcome of a relation in each row.

    The outcome is unknown where no attribute is true, because all are false or null.

    Attributes:
        passed: true where it holds, for all values of missing indicators.
        failed: true where it is violated, for all values of missing indicators.
        not_applicable: true where it does not apply; None if it always applies.
    """

    passed: nw.Expr
    failed: nw.Expr
    not_applicable: nw.Expr | None = None

    def where(self, verdict: Verdict) -> nw.Expr | None:
        """Return whether the outcome is the verdict, without nulls; None if it never is."""
        if verdict is not Verdict.UNKNOWN:
            here = {Verdict.PASSED: self.passed, Verdict.FAILED: self.failed}.get(verdict, self.not_applicable)
            return None if here is None else certain(here)
        unknown = ~certain(self.passed) & ~certain(self.failed)
        return unknown if self.not_applicable is None else unknown & ~certain(self.not_applicable)


def certain(here: nw.Expr) -> nw.Expr:
    """Return whether a condition certainly holds, with false for null."""
    return here.fill_null(value=False)


def common_decimals(relation: Relation, framework: Framework, ranges: Ranges) -> int | None:
    """Return the number of decimals with which both sides are integers within 64 bits, None if that is uncertain."""
    shares = [key for key in operands(relation) if framework.indicators[key].has_decimals]
    if not shares:
        return 0
    decimals = max(ranges.most[decimals_of(key)] for key in shares)
    seen = {key: ranges.largest[key] * 10**decimals for key in operands(relation)}
    seen |= {key: ranges.largest[key] * 10 ** (decimals - ranges.fewest[decimals_of(key)]) for key in shares}
    seen |= {key: MAX_ABSOLUTE * 10**decimals for key in operands(relation) if key in framework.signed}
    fit = all(bound(side, framework, seen, scale=10**decimals) <= LARGEST for side in compared_expressions(relation))
    return decimals if fit else None


def in_two_parts(relation: ComparedSides | Implies, framework: Framework, ranges: Ranges) -> tuple[str, ...]:
    """Return the percentages of a relation that have no common number of decimals."""
    if isinstance(relation, Implies):
        return tuple(
            key for one in (relation.condition, relation.consequence) for key in in_two_parts(one, framework, ranges)
        )
    fit = common_decimals(relation, framework, ranges) is not None
    return () if fit else tuple(key for key in operands(relation) if framework.indicators[key].has_decimals)


def amount(expression: Expression, framework: Framework, ranges: Ranges, decimals: int | None = None) -> RowRange:
    """Return the possible values of an expression in each row.

    Args:
        expression: the expression.
        framework: the framework that names the indicators.
        ranges: the ranges of the frame's numbers.
        decimals: the number of decimals with which every value is an integer; None keeps percentages in two parts.
    """

    def of(key: str) -> RowRange:
        number = _number(key, framework, ranges, decimals)
        if key in framework.signed:
            return RowRange(number, _or_least(number, int(SIGNED.low) * 10 ** (decimals or 0)))
        from_0 = ranges.fewest[key] >= 0
        return RowRange(number, _or_least(number, 0), alone=from_0, from_0=from_0)

    def constant(value: int) -> RowRange:
        number = NumberExpr(value * 10 ** (decimals or 0))
        return RowRange(number, number, from_0=value >= 0)

    return fold(expression, of, constant, _added_up)


def _number(key: str, framework: Framework, ranges: Ranges, decimals: int | None) -> NumberExpr:
    if not framework.indicators[key].has_decimals:
        value = known(key, ranges)
        return NumberExpr(value * 10**decimals if decimals else value)
    if decimals is None:
        return NumberExpr(nw.col(whole(key)), nw.col(part(key)))
    return NumberExpr(scaled(key, ranges, decimals))


def outcome(relation: ComparedSides | Implies, framework: Framework, ranges: Ranges) -> RowOutcome:
    """Return the outcome of a comparison or implication in each row; `ratios` evaluates ratios."""
    if isinstance(relation, Implies):
        condition = outcome(relation.condition, framework, ranges)
        consequence = outcome(relation.consequence, framework, ranges)
        may_hold = ~certain(condition.failed)
        return RowOutcome(may_hold & consequence.passed, condition.passed & consequence.failed, condition.failed)
    decimals = common_decimals(relation, framework, ranges)
    left, right = (amount(side, framework, ranges, decimals) for side in (relation.left, relation.right))
    if isinstance(relation, AtMost):
        return RowOutcome(_at_most(left, right), _below(right, left))
    if isinstance(relation, Less):
        return RowOutcome(_below(left, right), _at_most(right, left))
    return RowOutcome(_equal(left.known, right.known), _below(left, right) | _below(right, left))


def subjects(relation: Relation) -> tuple[Expression, Expression] | None:
    """Return the expressions that both sides of a relation are about, None for a ratio."""
    if isinstance(relation, MatchesRatio):
        return None
    if isinstance(relation, Implies):
        return subject(relation.condition), subject(relation.consequence)
    return relation.left, relation.right


def whole_of(one: NumberExpr) -> nw.Expr:
    """Return the whole part of a number as an expression, even if it is a constant."""
    return nw.lit(one.whole, nw.Int64) if isinstance(one.whole, int) else one.whole


def fraction_of(one: NumberExpr) -> nw.Expr:
    """Return the fractional part of a number, in units of 10⁻¹⁸."""
    return nw.lit(0, nw.Int64) if one.part is None else one.part


def is_known(one: RowRange) -> nw.Expr:
    """Return whether an amount is known, row by row."""
    return ~whole_of(one.known).is_null()


_NOUGHT = NumberExpr(0)


def _or_least(one: NumberExpr, least: int) -> NumberExpr:
    assert not isinstance(one.whole, int)  # what is missing is no constant
    return NumberExpr(one.whole.fill_null(least), None if one.part is None else one.part.fill_null(0))


def _added_up(terms: Sequence[RowRange]) -> RowRange:
    known, least = _sum([term.known for term in terms]), _sum([term.least for term in terms])
    return RowRange(known, least, from_0=all(term.from_0 for term in terms))


def _sum(terms: list[NumberExpr]) -> NumberExpr:
    parts = [term.part for term in terms if term.part is not None]
    whole: nw.Expr | int = functools.reduce(operator.add, (term.whole for term in terms))
    if not parts:
        return NumberExpr(whole)
    beyond, carried = functools.reduce(operator.add, parts), nw.lit(0, nw.Int64)
    for times in range(1, len(parts)):
        carried = carried + (beyond >= times * MAX_SCALED).cast(nw.Int64)
    return NumberExpr(carried + whole, beyond - carried * MAX_SCALED)


def _below(one: RowRange, other: RowRange) -> nw.Expr:
    """Return whether every possible value of one amount is below every possible value of the other."""
    if not other.alone:
        return _less(one.known, other.least)
    below = _less(one.known, other.known)
    return below if one.from_0 else below | _less(one.known, _NOUGHT)


def _at_most(one: RowRange, other: RowRange) -> nw.Expr:
    """Return whether every possible value of one amount is at most every possible value of the other."""
    if not other.alone:
        return _not_above(one.known, other.least)
    # Worded as the opposite of the violation, which is asked for too, so that an engine compares once.
    return ~_less(other.known, one.known) | _not_above(one.known, _NOUGHT)


def _less(one: NumberExpr, other: NumberExpr) -> nw.Expr:
    left, right = _side_by_side(one, other)
    if one.part is None and other.part is None:
        return left < right
    return (left < right) | ((left == right) & (fraction_of(one) < fraction_of(other)))


def _not_above(one: NumberExpr, other: NumberExpr) -> nw.Expr:
    left, right = _side_by_side(one, other)
    if one.part is None and other.part is None:
        return left <= right
    return (left < right) | ((left == right) & (fraction_of(one) <= fraction_of(other)))


def _equal(one: NumberExpr, other: NumberExpr) -> nw.Expr:
    left, right = _side_by_side(one, other)
    if one.part is None and other.part is None:
        return left == right
    return (left == right) & (fraction_of(one) == fraction_of(other))


def _side_by_side(one: NumberExpr, other: NumberExpr) -> tuple[nw.Expr, nw.Expr | int]:
    """Return the whole parts of both numbers, the first as an expression.

    The second can remain a plain number, because an engine converts it to a constant.
    """
    return whole_of(one), other.whole
