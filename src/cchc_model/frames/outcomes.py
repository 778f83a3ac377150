"""Formulas compiled: the relation of a rule and the ratio of a rate, as expressions over a frame that was made ready.

The reasoning is that of `judging`, which evaluates the same nodes on one report: a missing value is anything from 0 up.
"""

import functools
import operator

import narwhals as nw
from attrs import frozen

from cchc_model.formulas import (
    AtMost,
    Comparison,
    Constant,
    Expression,
    Implies,
    Less,
    MatchesRatio,
    Relation,
    Value,
    subject,
)
from cchc_model.frames.columns import MAX_SCALED, is_percentage
from cchc_model.frames.preparing import Sound, is_known, least, part
from cchc_model.framework import Framework
from cchc_model.judging import Verdict


@frozen
class Amount:
    """What an expression can be in each row: from `whole` and `part` up where it is not known, else just that.

    Attributes:
        whole: the least it can be; of a percentage its whole part.
        part: what a percentage has beyond that, in units of 10⁻¹⁸; None for whole numbers.
        known: whether nothing is missing; None where nothing can be.
    """

    whole: nw.Expr
    part: nw.Expr | None
    known: nw.Expr | None


@frozen
class Outcome:
    """What becomes of a relation in each row. Where it is none of these, it is unknown.

    Attributes:
        passed: whether it holds, whatever is missing.
        failed: whether it does not, whatever is missing.
        not_applicable: whether it says nothing; None where it always says something.
    """

    passed: nw.Expr
    failed: nw.Expr
    not_applicable: nw.Expr | None = None

    def verdict(self) -> nw.Expr:
        """The verdict as a text."""
        decided = nw.when(self.failed).then(nw.lit(Verdict.FAILED.value)).otherwise(nw.lit(Verdict.UNKNOWN.value))
        decided = nw.when(self.passed).then(nw.lit(Verdict.PASSED.value)).otherwise(decided)
        if self.not_applicable is None:
            return decided
        return nw.when(self.not_applicable).then(nw.lit(Verdict.NOT_APPLICABLE.value)).otherwise(decided)

    def where(self, verdict: Verdict) -> nw.Expr | None:
        """Whether the outcome is a certain one; None where it never is."""
        if verdict is Verdict.PASSED:
            return self.passed
        if verdict is Verdict.FAILED:
            return self.failed
        if verdict is Verdict.NOT_APPLICABLE:
            return self.not_applicable
        unknown = ~self.passed & ~self.failed
        return unknown if self.not_applicable is None else unknown & ~self.not_applicable


def amount(expression: Expression, framework: Framework, sound: Sound | None) -> Amount:
    """What an expression can be in each row."""
    if isinstance(expression, Value):
        beyond = nw.col(part(expression.id)) if is_percentage(framework.indicators[expression.id]) else None
        return Amount(least(expression.id, framework, sound), beyond, is_known(expression.id, sound))
    if isinstance(expression, Constant):
        return Amount(nw.lit(expression.value, nw.Int64), None, None)
    terms = [amount(term, framework, sound) for term in expression.terms]
    knowns = [term.known for term in terms if term.known is not None]
    parts = [term.part for term in terms if term.part is not None]
    whole = functools.reduce(operator.add, (term.whole for term in terms))
    all_known = functools.reduce(operator.and_, knowns) if knowns else None
    if not parts:
        return Amount(whole, None, all_known)
    beyond, carried = functools.reduce(operator.add, parts), nw.lit(0, nw.Int64)
    for times in range(1, len(parts)):
        carried = carried + (beyond >= times * MAX_SCALED).cast(nw.Int64)
    return Amount(whole + carried, beyond - carried * MAX_SCALED, all_known)


def outcome(relation: Comparison | Implies, framework: Framework, sound: Sound | None) -> Outcome:
    """What becomes of a relation in each row; that of a ratio is in `ratios`."""
    if isinstance(relation, Implies):
        condition = outcome(relation.condition, framework, sound)
        consequence = outcome(relation.consequence, framework, sound)
        return Outcome(~condition.failed & consequence.passed, condition.passed & consequence.failed, condition.failed)
    left, right = amount(relation.left, framework, sound), amount(relation.right, framework, sound)
    if isinstance(relation, AtMost):
        above = _below(right, left)
        return Outcome(_where(~above, left), _where(above, right))
    if isinstance(relation, Less):
        below = _below(left, right)
        return Outcome(_where(below, left), _where(~below, right))
    same = left.whole == right.whole
    if left.part is not None or right.part is not None:
        same = same & (part_of(left) == part_of(right))
    apart = _where(_below(left, right), left) | _where(_below(right, left), right)
    return Outcome(_where(_where(same, left), right), apart)


def subjects(relation: Relation) -> tuple[Expression, Expression] | None:
    """What both sides of a relation speak of; None for a ratio."""
    if isinstance(relation, MatchesRatio):
        return None
    if isinstance(relation, Implies):
        return subject(relation.condition), subject(relation.consequence)
    return relation.left, relation.right


def _where(holds: nw.Expr, one: Amount) -> nw.Expr:
    """Whether something holds and an amount is known."""
    return holds if one.known is None else holds & one.known


def _below(one: Amount, other: Amount) -> nw.Expr:
    below = one.whole < other.whole
    if one.part is None and other.part is None:
        return below
    return below | ((one.whole == other.whole) & (part_of(one) < part_of(other)))


def part_of(one: Amount) -> nw.Expr:
    """What an amount has beyond its whole part, in units of 10⁻¹⁸."""
    return nw.lit(0, nw.Int64) if one.part is None else one.part


def known_of(one: Amount) -> nw.Expr:
    """Whether nothing of an amount is missing."""
    return nw.lit(value=True) if one.known is None else one.known
