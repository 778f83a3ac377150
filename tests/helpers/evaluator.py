"""A second opinion: formulas evaluated on full reports in the plainest way, apart from the library's own engine."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from cchc_model import Framework
from cchc_model.framework import Constant, Equal, Expression, Implies, Less, MatchesRatio, Relation, Value

Full = Mapping[str, int | Decimal]


def number(expression: Expression, values: Full) -> Fraction:
    if isinstance(expression, Value):
        return Fraction(values[expression.id])
    if isinstance(expression, Constant):
        return Fraction(expression.value)
    return sum((number(term, values) for term in expression.terms), Fraction(0))


def holds(relation: Relation, values: Full) -> bool:
    """Whether a relation is not broken; where it says nothing, it is not."""
    if isinstance(relation, MatchesRatio):
        whole = number(relation.ratio.denominator, values)
        return whole == 0 or as_printed(
            Decimal(values[relation.reported.id]), 100 * number(relation.ratio.numerator, values) / whole
        )
    if isinstance(relation, Implies):
        return not holds(relation.condition, values) or holds(relation.consequence, values)
    left, right = number(relation.left, values), number(relation.right, values)
    if isinstance(relation, Equal):
        return left == right
    if isinstance(relation, Less):
        return left < right
    return left <= right


def as_printed(printed: Decimal, exact: Fraction) -> bool:
    """Whether a number is printed right: no half unit of its last digit away."""
    decimals = len(str(printed).partition(".")[2])
    return bool(abs(Fraction(printed) - exact) * 2 * 10**decimals <= 1)


def broken(framework: Framework, values: Full) -> set[str]:
    """The ids of the rules that full values break."""
    return {rule.id for rule in framework.rules if not holds(rule.relation, values)}


def completed(framework: Framework, values: Full, number: int) -> dict[str, int | Decimal]:
    """Values with a number, or the code at its place, for each indicator that has none."""
    full: dict[str, int | Decimal] = dict.fromkeys(framework.indicators, number)
    full |= {key: codes[number % len(codes)] for key, codes in framework.codes.items()}
    return {**full, **values}
