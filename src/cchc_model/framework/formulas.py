"""Formulas over indicators as frozen nodes, for rates and rules.

A formula names indicators by id and contains no code. One definition serves the check of a report, its
sentences, the search for suspects, and every other engine that walks the nodes.
"""

import itertools
from collections.abc import Callable, Sequence
from typing import TypeVar

from attrs import frozen

_T = TypeVar("_T")

__all__ = [
    "AtMost",
    "ComparedSides",
    "Constant",
    "Equal",
    "Expression",
    "Implies",
    "Less",
    "MatchesRatio",
    "Ratio",
    "Relation",
    "Sum",
    "Value",
    "operands",
]


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
        terms: the added expressions.
    """

    terms: "tuple[Expression, ...]"


Expression = Value | Constant | Sum
"""A formula with a value on a report."""


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
    """A relation that holds if both sides are the same number.

    Attributes:
        left: the one side, by custom the stated total.
        right: the other side, by custom the sum of its parts.
    """

    left: Expression
    right: Expression


@frozen
class AtMost:
    """A relation that holds if the left side does not exceed the right side.

    Attributes:
        left: the smaller side.
        right: the larger side.
    """

    left: Expression
    right: Expression


@frozen
class Less:
    """A relation that holds if the left side is smaller than the right side.

    It is the opposite of `AtMost` with the sides exchanged.

    Attributes:
        left: the smaller side.
        right: the larger side.
    """

    left: Expression
    right: Expression


@frozen
class MatchesRatio:
    """A relation that holds if a reported percentage equals the computed one within its printed digits.

    Attributes:
        reported: the indicator that holds the percentage.
        ratio: the ratio that the percentage must match.
    """

    reported: Value
    ratio: Ratio


ComparedSides = Equal | AtMost | Less
"""A comparison of two sides."""


@frozen
class Implies:
    """A relation whose consequence must hold if its condition holds, such as a count above 0 for `Có`.

    Attributes:
        condition: the comparison that makes the relation applicable.
        consequence: the comparison that must then hold.
    """

    condition: ComparedSides
    consequence: ComparedSides


Relation = ComparedSides | MatchesRatio | Implies
"""A formula that holds or fails on a report."""


def fold(
    expression: Expression,
    value: Callable[[str], _T],
    constant: Callable[[int], _T],
    total: Callable[[Sequence[_T]], _T],
) -> _T:
    """Return what an expression amounts to, from what its values and constants amount to.

    Args:
        expression: the expression.
        value: what the value of an indicator amounts to, by its id.
        constant: what a constant amounts to.
        total: what a sum amounts to, from its terms.

    >>> fold(Sum((Value("a"), Constant(2))), {"a": 3}.__getitem__, int, sum)
    5
    """
    if isinstance(expression, Value):
        return value(expression.id)
    if isinstance(expression, Constant):
        return constant(expression.value)
    return total([fold(term, value, constant, total) for term in expression.terms])


def operands(node: Expression | Ratio | Relation) -> tuple[str, ...]:
    """Return the ids of the indicators in a formula, in order and with repetitions.

    >>> operands(Equal(Value("total"), Sum((Value("a"), Value("b")))))
    ('total', 'a', 'b')
    """
    if isinstance(node, Expression):
        return fold(node, lambda key: (key,), lambda _: (), lambda terms: tuple(itertools.chain.from_iterable(terms)))
    return tuple(name for part in _parts(node) for name in operands(part))


def _parts(node: Ratio | Relation) -> "tuple[Expression | Ratio | ComparedSides, ...]":
    if isinstance(node, Ratio):
        return node.numerator, node.denominator
    if isinstance(node, MatchesRatio):
        return node.reported, node.ratio
    if isinstance(node, Implies):
        return node.condition, node.consequence
    return node.left, node.right


def opposite(comparison: AtMost | Less) -> AtMost | Less:
    """Return the comparison that holds exactly if the given one fails.

    >>> opposite(AtMost(Value("part"), Value("whole")))
    Less(left=Value(id='whole'), right=Value(id='part'))
    """
    other = Less if isinstance(comparison, AtMost) else AtMost
    return other(comparison.right, comparison.left)


def subject(comparison: ComparedSides) -> Expression:
    """Return the left side of a comparison, or the right side if the left one is a constant."""
    return comparison.right if isinstance(comparison.left, Constant) else comparison.left
