"""Numbers of a report, and the few sums that everything else needs, in exact fractions."""

from fractions import Fraction
from math import floor

from cchc_model import Report, Status
from cchc_model.framework import CodeList, Constant, Expression, Value


def known(report: Report, key: str, *, nil: bool = False, blank: bool = False) -> Fraction | None:
    """The number of an indicator, None where there is none; an answer is never 0 for want of one.

    A total of some reports only is no number: `.report(partial=True)` says so.
    """
    entry = report.entries[key]
    if entry.coverage is not None:
        return None
    if entry.value is not None:
        return Fraction(entry.value)
    zero = (nil and entry.status is Status.NIL) or (blank and entry.status is Status.BLANK)
    coded = isinstance(report.framework.indicators[key].measure, CodeList)
    return Fraction(0) if zero and not coded else None


def names(expression: Expression) -> list[str]:
    """The indicators of a formula."""
    if isinstance(expression, Value):
        return [expression.id]
    if isinstance(expression, Constant):
        return []
    return [name for term in expression.terms for name in names(term)]


def constants(expression: Expression) -> Fraction:
    """The sum of the fixed numbers of a formula."""
    if isinstance(expression, Value):
        return Fraction(0)
    if isinstance(expression, Constant):
        return Fraction(expression.value)
    return sum((constants(term) for term in expression.terms), Fraction(0))


def half_up(number: Fraction, decimals: int) -> Fraction:
    """A number rounded, a half away from 0."""
    unit = Fraction(1, 10**decimals)
    whole = floor(abs(number) / unit + Fraction(1, 2))
    return whole * unit if number >= 0 else -whole * unit
