"""Exact evaluation of formulas on the values of a report.

An unknown value is an interval: a blank count is at least 0. Parts that already exceed their total are
therefore wrong for any value of the blank. A blank with a sign, such as a difference, may be below 0.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from attrs import frozen

from cchc_model.framework.formulas import (
    AtMost,
    ComparedSides,
    Constant,
    Equal,
    Expression,
    Implies,
    Less,
    MatchesRatio,
    Relation,
    Value,
    fold,
    operands,
    opposite,
)
from cchc_model.framework.intervals import ANYTHING, SIGNED, Exact, Interval
from cchc_model.vietnamese.notation import MAX_ABSOLUTE, Number
from cchc_model.vietnamese.text import Bilingual

Known = Mapping[str, Number | None]
"""Values by indicator id, with None for a missing value."""

Codes = Mapping[str, tuple[int, ...]]
"""The permitted codes of coded indicators, by id."""

# A spreadsheet stores 25,806451612903224 for 8/31: such a number is a float, and right to about this much.
_FINEST_TOLERANCE = Fraction(1, 10**6)
_NO_CODES: Final[Codes] = {}
_NONE: Final[frozenset[str]] = frozenset()


class Verdict(StrEnum):
    """The result of a rule for one report."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """Outcome of a relation with a missing value that the known values do not decide."""
    NOT_APPLICABLE = "not_applicable"
    """Outcome of a ratio whose denominator is 0, or of an implication whose condition fails."""

    @property
    def label(self) -> Bilingual:
        """The name of the verdict, in both languages."""
        return _VERDICT_LABELS[self]


_VERDICT_LABELS = {
    Verdict.PASSED: Bilingual("thỏa mãn", "passed"),
    Verdict.FAILED: Bilingual("vi phạm", "failed"),
    Verdict.UNKNOWN: Bilingual("chưa đủ số liệu", "unknown"),
    Verdict.NOT_APPLICABLE: Bilingual("không áp dụng", "not applicable"),
}


@frozen
class Judgement:
    """The verdict on a relation, with the possible values of both sides.

    Attributes:
        verdict: the outcome.
        left: the possible values of the left side: the reported percentage of a ratio, or the subject of the
            condition of an implication.
        right: the possible values of the right side: the computed percentage of a ratio, or the subject of the
            consequence of an implication. None for a ratio whose denominator is 0.
        missing: ids of the operands without a value.
        forced: the id of the only missing operand and the only value with which the relation holds, or None.
        unfillable: the id of the only missing operand if no whole number in its place makes the relation hold, as for
            67.206 % of 1; the verdict is unknown, because other numbers would.
    """

    verdict: Verdict
    left: Interval
    right: Interval | None
    missing: tuple[str, ...]
    forced: tuple[str, int] | None = None
    unfillable: str | None = None


def evaluate(expression: Expression, values: Known, signed: frozenset[str] = _NONE) -> Interval:
    """Return the possible values of an expression; a missing value is any number from 0 upwards.

    Args:
        expression: the expression.
        values: a value or None for each operand.
        signed: the ids of indicators that may be below 0, also where they are missing.

    >>> from cchc_model.framework import Sum
    >>> evaluate(Sum((Value("a"), Value("b"))), {"a": 3, "b": None})
    Interval(low=3, high=None)
    """
    return interval_of(expression, lambda key: possible(values[key], signed=key in signed))


def interval_of(expression: Expression, value: Callable[[str], Interval]) -> Interval:
    """Return the possible values of an expression, from those of its indicators.

    >>> from cchc_model.framework import Sum
    >>> interval_of(Sum((Value("a"), Value("a"))), lambda key: Interval(1, 2))
    Interval(low=2, high=4)
    """
    return fold(expression, value, Interval.only, Interval.total)


def possible(value: Number | None, *, signed: bool = False) -> Interval:
    """Return the possible values of an indicator: the given one, or anything from 0 or its limit up if missing."""
    if value is None:
        return SIGNED if signed else ANYTHING
    return Interval.only(Fraction(value) if isinstance(value, Decimal) else value)


def judge(relation: Relation, values: Known, codes: Codes = _NO_CODES, signed: frozenset[str] = _NONE) -> Judgement:
    """Decide a relation exactly on the values of a report.

    Args:
        relation: the relation that must hold.
        values: a value or None for each operand.
        codes: the permitted codes of coded operands. They may leave only one code for a blank answer.
        signed: the ids of operands that may be below 0. None of them is part of a ratio.

    >>> from cchc_model.framework import Sum
    >>> parts = Equal(Value("total"), Sum((Value("a"), Value("b"))))
    >>> judge(parts, {"total": 3, "a": 1, "b": None}).forced
    ('b', 2)
    >>> judge(parts, {"total": 3, "a": 4, "b": None}).verdict
    <Verdict.FAILED: 'failed'>
    """
    if isinstance(relation, MatchesRatio):
        return _judge_ratio(relation, values)
    if isinstance(relation, Implies):
        condition, consequence = (_sides(one, values, signed) for one in (relation.condition, relation.consequence))
        verdict = _implied(_compared(relation.condition, *condition), _compared(relation.consequence, *consequence))
        left, right = _subject(relation.condition, condition), _subject(relation.consequence, consequence)
        missing = _missing(relation, values, *condition, *consequence)
    else:
        left, right = _sides(relation, values, signed)
        verdict = _compared(relation, left, right)
        missing = _missing(relation, values, left, right)
    forced = _forced(relation, values, missing, codes, signed) if verdict is Verdict.UNKNOWN else None
    return Judgement(verdict, left, right, missing, _admitted(forced, codes))


def _admitted(forced: tuple[str, int] | None, codes: Codes) -> tuple[str, int] | None:
    """Return the value of a blank if a report can hold it: a code of its list, or a number within the limit."""
    if forced is None or abs(forced[1]) >= MAX_ABSOLUTE or forced[1] not in codes.get(forced[0], (forced[1],)):
        return None
    return forced


def _sides(comparison: ComparedSides, values: Known, signed: frozenset[str]) -> tuple[Interval, Interval]:
    return evaluate(comparison.left, values, signed), evaluate(comparison.right, values, signed)


def _subject(comparison: ComparedSides, sides: tuple[Interval, Interval]) -> Interval:
    """Return the possible values of the side that a comparison is about, which is no constant."""
    left, right = sides
    return right if isinstance(comparison.left, Constant) else left


def _missing(relation: Relation, values: Known, *sides: Interval) -> tuple[str, ...]:
    """Return the ids of the operands without a value, or nothing if all sides are bounded."""
    if all(side.high is not None for side in sides):
        return ()
    return tuple(dict.fromkeys(name for name in operands(relation) if values[name] is None))


def _compared(comparison: ComparedSides, left: Interval, right: Interval) -> Verdict:
    """Return passed or failed if the verdict is the same for all possible values, else unknown."""
    if isinstance(comparison, AtMost):
        return _certain(holds=left.is_at_most(right), fails=right.is_below(left))
    if isinstance(comparison, Less):
        return _certain(holds=left.is_below(right), fails=right.is_at_most(left))
    same = left.exact is not None and left.exact == right.exact
    return _certain(holds=same, fails=left.is_below(right) or right.is_below(left))


def tolerance(reported: Decimal) -> Fraction:
    """Return the tolerance of a printed percentage, half a unit of its last digit.

    The tolerance is at least 10⁻⁶ because a spreadsheet stores long percentages as floats.

    >>> tolerance(Decimal("25.81")), tolerance(Decimal("100"))
    (Fraction(1, 200), Fraction(1, 2))
    """
    exponent = reported.as_tuple().exponent
    assert isinstance(exponent, int)
    return max(Fraction(1, 2 * 10 ** max(-exponent, 0)), _FINEST_TOLERANCE)


def reported_span(reported: Number) -> Interval:
    """Return the computed percentages that a printed percentage may stand for."""
    exact, give = Fraction(reported), tolerance(Decimal(reported))
    return Interval(exact - give, exact + give)


def _certain(*, holds: bool, fails: bool) -> Verdict:
    return Verdict.PASSED if holds else Verdict.FAILED if fails else Verdict.UNKNOWN


def _implied(condition: Verdict, consequence: Verdict) -> Verdict:
    if condition is Verdict.FAILED:
        return Verdict.NOT_APPLICABLE
    if consequence is Verdict.PASSED or condition is Verdict.PASSED:
        return consequence
    return Verdict.UNKNOWN


def _forced(
    relation: ComparedSides | Implies, values: Known, missing: tuple[str, ...], codes: Codes, signed: frozenset[str]
) -> tuple[str, int] | None:
    """Return the only missing operand with its only possible value, or None."""
    if len(missing) != 1 or operands(relation).count(missing[0]) != 1:
        return None
    blank = missing[0]
    if isinstance(relation, Implies):
        if blank in operands(relation.consequence):
            # While the condition is open, nothing follows; when it failed, the verdict would not be unknown.
            return _forced(relation.consequence, values, missing, codes, signed)
        if isinstance(relation.condition, Equal):
            return _other_code(relation.condition, blank, codes)
        return _forced(opposite(relation.condition), values, missing, codes, signed)
    left, right = _sides(relation, values, signed)
    if isinstance(relation, Equal):
        known, other = (left, right) if left.exact is not None else (right, left)
        assert known.exact is not None  # the blank stands on one side only
        difference = known.exact - (other.low - possible(None, signed=blank in signed).low)
        return (blank, difference) if isinstance(difference, int) else None
    # A blank that is at least 0 is 0 where it stands on the smaller side and no room is left.
    full = isinstance(relation, AtMost) and right.exact == left.low and blank not in signed
    return (blank, 0) if full else None


def _other_code(condition: Equal, blank: str, codes: Codes) -> tuple[str, int] | None:
    """Return the blank answer with the only code that does not meet the condition, or None."""
    if not isinstance(condition.right, Constant) or condition.left != Value(blank):
        return None
    left = [code for code in codes.get(blank, ()) if code != condition.right.value]
    return (blank, left[0]) if len(left) == 1 else None


def _judge_ratio(relation: MatchesRatio, values: Known) -> Judgement:
    reported = evaluate(relation.reported, values)
    numerator = evaluate(relation.ratio.numerator, values)
    denominator = evaluate(relation.ratio.denominator, values)
    missing = _missing(relation, values, reported, numerator, denominator)
    if denominator.exact == 0:
        return Judgement(Verdict.NOT_APPLICABLE, reported, None, missing)
    computed = _quotient(numerator, denominator)
    printed = values[relation.reported.id]
    if printed is None:
        return Judgement(Verdict.UNKNOWN, reported, computed, missing)
    span = reported_span(printed)
    if computed.exact is not None:
        verdict = Verdict.PASSED if computed.exact in span else Verdict.FAILED
    else:
        apart = span.is_below(computed) or computed.is_below(span)
        verdict = Verdict.FAILED if apart else Verdict.UNKNOWN
    once = len(missing) == 1 and operands(relation.ratio).count(missing[0]) == 1
    fitting = _fitting(span, numerator, denominator) if verdict is Verdict.UNKNOWN and once else None
    if fitting is None:
        return Judgement(verdict, reported, computed, missing)
    least, most = fitting
    if least > most:
        # A denominator that is wholly blank may be 0, which gives no percentage.
        unfillable = missing[0] if numerator.exact is None or denominator.low else None
        return Judgement(verdict, reported, computed, missing, unfillable=unfillable)
    forced = _admitted((missing[0], least), _NO_CODES) if least == most else None
    return Judgement(verdict, reported, computed, missing, forced)


def _fitting(span: Interval, numerator: Interval, denominator: Interval) -> tuple[int, int] | None:
    """Return the least and the greatest whole number of the only blank that give a printed percentage.

    The least exceeds the greatest if no number does. None if there is no greatest, or if a count is negative.
    """
    if numerator.low < 0 or denominator.low < 0:
        return None
    if numerator.exact is None:
        return None if denominator.exact is None else _numerators(span, int(numerator.low), denominator.exact)
    return _denominators(span, numerator.exact, int(denominator.low))


def _quotient(numerator: Interval, denominator: Interval) -> Interval:
    """Return the possible percentages of a numerator over a denominator."""
    if numerator.exact is not None and denominator.exact is not None:
        return Interval.only(Fraction(100 * numerator.exact) / denominator.exact)
    if numerator.low < 0 or denominator.low <= 0:
        return ANYTHING
    low = 0 if denominator.high is None else 100 * numerator.low / Fraction(denominator.high)
    high = None if numerator.high is None else 100 * numerator.high / Fraction(denominator.low)
    return Interval(low, high)


def _numerators(span: Interval, known: int, denominator: Exact) -> tuple[int, int]:
    """Return the least and the greatest whole number that, added to a known part, fits a printed percentage."""
    assert span.high is not None
    least = -int(-span.low * denominator // 100)
    return max(least - known, 0), int(span.high * denominator // 100) - known


def _denominators(span: Interval, numerator: Exact, known: int) -> tuple[int, int] | None:
    """Return the least and the greatest part of a denominator that give a printed percentage.

    Nothing of something is 0 %: any other percentage leaves only a denominator of 0, which gives no percentage.
    """
    assert span.high is not None
    if not numerator:
        return (0, 0) if span.low > 0 and not known else None
    if span.low <= 0:
        return None
    least = max(-int(-100 * numerator // span.high), 1)
    return max(least - known, 0), int(100 * numerator // span.low) - known
