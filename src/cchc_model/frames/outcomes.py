"""Compilation of relations and ratios to expressions over a prepared frame.

The reasoning is that of `framework.evaluation`, which evaluates the same nodes on one report: a missing value is
anything from 0 up, or from its limit up if it may be below 0. A null is an unknown result, as in
every engine. Arithmetic and comparisons with a null are null, and so is `null & True` or `null | False`.
"""

import functools
import operator
from collections.abc import Mapping, Sequence

import narwhals as nw
from attrs import evolve, field, frozen

from cchc_model.frames.columns import LARGEST, MAX_SCALED, OWN, bound, compared_expressions, decimals_of
from cchc_model.frames.preparing import known, known_column, part, scaled, whole
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
        name: the expression as a text.
        least: the least possible value, which is the value itself where nothing is missing; never null.
        needed: the columns of its values, null where one is missing; none for a constant.
        alone: the value of a single one that is not negative, null where it is missing; None for others.
        from_0: True if it is certainly not negative.
    """

    name: str
    least: NumberExpr
    needed: tuple[str, ...] = ()
    alone: NumberExpr | None = None
    from_0: bool = False


@frozen
class RowOutcome:
    """The outcome of a relation in each row.

    The outcome is unknown where no attribute is true, because all are false or null.

    Attributes:
        passed: true where it holds, for all values of missing indicators.
        failed: true where it is violated, for all values of missing indicators.
        not_applicable: true where it does not apply; None if it always applies.
        compared: the columns that these read, to be added to the frame first: comparisons of numbers. An engine then
            compares once, and keeps no number for the next rule, as that costs more than to add up again.
    """

    passed: nw.Expr
    failed: nw.Expr
    not_applicable: nw.Expr | None = None
    compared: Mapping[str, nw.Expr] = field(factory=dict)

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
        column, number = _number(key, framework, ranges, decimals)
        if key in framework.signed:
            return RowRange(key, _or_least(number, int(SIGNED.low) * 10 ** (decimals or 0)), (column,))
        from_0 = ranges.fewest[key] >= 0
        return RowRange(key, _or_least(number, 0), (column,), number if from_0 else None, from_0)

    def constant(value: int) -> RowRange:
        return RowRange(str(value), NumberExpr(value * 10 ** (decimals or 0)), from_0=value >= 0)

    return fold(expression, of, constant, _added_up)


def known_sum(expression: Expression, ranges: Ranges) -> nw.Expr:
    """Return an expression over whole numbers, null where one is missing."""

    def added(terms: Sequence[nw.Expr]) -> nw.Expr:
        return functools.reduce(operator.add, terms)

    return fold(expression, lambda key: known(key, ranges), lambda value: nw.lit(value, nw.Int64), added)


def _number(key: str, framework: Framework, ranges: Ranges, decimals: int | None) -> tuple[str, NumberExpr]:
    """Return the column that is null where a number is missing, and the number."""
    if not framework.indicators[key].has_decimals:
        value = known(key, ranges)
        return known_column(key, ranges), NumberExpr(value * 10**decimals if decimals else value)
    if decimals is None:
        return whole(key), NumberExpr(nw.col(whole(key)), nw.col(part(key)))
    return known_column(key, ranges), NumberExpr(scaled(key, ranges, decimals))


def outcome(relation: ComparedSides | Implies, framework: Framework, ranges: Ranges) -> RowOutcome:
    """Return the outcome of a comparison or implication in each row; `ratios` evaluates ratios."""
    if isinstance(relation, Implies):
        condition = outcome(relation.condition, framework, ranges)
        consequence = outcome(relation.consequence, framework, ranges)
        may_hold = ~certain(condition.failed)
        passed, failed = may_hold & consequence.passed, condition.passed & consequence.failed
        return RowOutcome(passed, failed, condition.failed, {**condition.compared, **consequence.compared})
    decimals = common_decimals(relation, framework, ranges)
    left, right = (amount(side, framework, ranges, decimals) for side in (relation.left, relation.right))
    if isinstance(relation, AtMost):
        return _at_most(left, right)
    if isinstance(relation, Less):  # the opposite of the turned relation
        opposite = _at_most(right, left)
        return evolve(opposite, passed=opposite.failed, failed=opposite.passed)
    return _equal(left, right)


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
    """Return whether nothing of an amount is missing, row by row; never null."""
    return ~nw.any_horizontal(nw.col(*one.needed).is_null(), ignore_nulls=False)


_NOUGHT = NumberExpr(0)


def _or_least(one: NumberExpr, least: int) -> NumberExpr:
    assert not isinstance(one.whole, int)  # what is missing is no constant
    return NumberExpr(one.whole.fill_null(least), None if one.part is None else one.part.fill_null(0))


def _added_up(terms: Sequence[RowRange]) -> RowRange:
    needed = tuple(dict.fromkeys(column for term in terms for column in term.needed))
    name = "+".join(term.name for term in terms)
    return RowRange(name, _sum([term.least for term in terms]), needed, from_0=all(term.from_0 for term in terms))


def _sum(terms: list[NumberExpr]) -> NumberExpr:
    parts = [term.part for term in terms if term.part is not None]
    whole: nw.Expr | int = functools.reduce(operator.add, (term.whole for term in terms))
    if not parts:
        return NumberExpr(whole)
    beyond, carried = functools.reduce(operator.add, parts), nw.lit(0, nw.Int64)
    for times in range(1, len(parts)):
        carried = carried + (beyond >= times * MAX_SCALED).cast(nw.Int64)
    return NumberExpr(carried + whole, beyond - carried * MAX_SCALED)


def _at_most(left: RowRange, right: RowRange) -> RowOutcome:
    """Return the outcome of a comparison, for which an engine compares once as far as possible.

    It passes if the known left side is at most the least of the right one, and fails if the known right side is below
    the least of the left one.
    """
    low = _compared(left, right)
    if right.alone is None:
        fits = f"{OWN}{left.name}<={right.name}"
        passed, failed = _as_known(nw.col(fits), left, low), _as_known(~nw.col(fits), right, right.least)
        return RowOutcome(passed, failed, compared={fits: _not_above(low, right.least)})
    over, nought = f"{OWN}{right.name}<{left.name}", f"{OWN}{left.name}<=0"
    compared = {over: _less(right.alone, low), nought: _not_above(low, _NOUGHT)}
    return RowOutcome(_as_known(~nw.col(over) | nw.col(nought), left, low), nw.col(over), compared=compared)


def _equal(left: RowRange, right: RowRange) -> RowOutcome:
    low, high = _compared(left, right), _compared(right, left)
    same, below, above = (f"{OWN}{left.name}{sign}{right.name}" for sign in ("=", "=<", "=>"))
    passed = _as_known(_as_known(nw.col(same), left, low), right, high)
    compared = {same: _same(low, high)}
    if all(one.from_0 and (one.alone is not None or not one.needed) for one in (left, right)):
        return RowOutcome(passed, ~nw.col(same), compared=compared)
    compared |= {below: _less(low, high), above: _less(high, low)}
    failed = _as_known(nw.col(below), left, low) | _as_known(nw.col(above), right, high)
    return RowOutcome(passed, failed, compared=compared)


def _compared(one: RowRange, other: RowRange) -> NumberExpr:
    """Return the number to compare with another: the least, or null where what is missing decides nothing.

    A missing value of 0 or more cannot be above another that is so too.
    """
    return one.least if one.alone is None or not other.from_0 else one.alone


def _as_known(condition: nw.Expr, one: RowRange, compared: NumberExpr) -> nw.Expr:
    """Return a condition as far as an amount is known, which was compared by its least value or by the value itself."""
    return condition if compared is one.alone or not one.needed else condition & is_known(one)


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


def _same(one: NumberExpr, other: NumberExpr) -> nw.Expr:
    left, right = _side_by_side(one, other)
    if one.part is None and other.part is None:
        return left == right
    return (left == right) & (fraction_of(one) == fraction_of(other))


def _side_by_side(one: NumberExpr, other: NumberExpr) -> tuple[nw.Expr, nw.Expr | int]:
    """Return the whole parts of both numbers, the first as an expression.

    The second can remain a plain number, because an engine converts it to a constant.
    """
    return whole_of(one), other.whole
