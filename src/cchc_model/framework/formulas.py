"""Formulas over indicators: frozen nodes that say what must hold.

A formula names indicators by id and holds no code. One definition serves the check of a report, the
sentence about it, the search for what is wrong, and every other engine that walks the nodes.
"""

from attrs import frozen

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
class Less:
    """The left side is smaller than the right side: what is left when `AtMost` does not hold.

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


ComparedSides = Equal | AtMost | Less
"""Two sides compared."""


@frozen
class Implies:
    """Where the condition holds, the consequence holds too: an answer `Có` needs a count above 0.

    Attributes:
        condition: when it says something.
        consequence: what then must hold.
    """

    condition: ComparedSides
    consequence: ComparedSides


Relation = ComparedSides | MatchesRatio | Implies
"""Something that holds on a report, or does not."""


def operands(node: Expression | Ratio | Relation) -> tuple[str, ...]:
    """The ids of the indicators that a formula reads, in order, each as often as it stands there.

    >>> operands(Equal(Value("total"), Sum((Value("a"), Value("b")))))
    ('total', 'a', 'b')
    """
    if isinstance(node, Value):
        return (node.id,)
    if isinstance(node, Constant):
        return ()
    return tuple(name for part in _parts(node) for name in operands(part))


def _parts(node: "Sum | Ratio | Relation") -> "tuple[Expression | Ratio | ComparedSides, ...]":
    if isinstance(node, Sum):
        return node.terms
    if isinstance(node, Ratio):
        return node.numerator, node.denominator
    if isinstance(node, MatchesRatio):
        return node.reported, node.ratio
    if isinstance(node, Implies):
        return node.condition, node.consequence
    return node.left, node.right


def constants(expression: Expression) -> int:
    """What an expression adds up beside its indicators.

    >>> constants(Sum((Value("a"), Constant(2), Constant(3))))
    5
    """
    if isinstance(expression, Constant):
        return expression.value
    return sum(map(constants, expression.terms)) if isinstance(expression, Sum) else 0


def opposite(comparison: AtMost | Less) -> AtMost | Less:
    """What holds exactly where a comparison does not.

    >>> opposite(AtMost(Value("part"), Value("whole")))
    Less(left=Value(id='whole'), right=Value(id='part'))
    """
    other = Less if isinstance(comparison, AtMost) else AtMost
    return other(comparison.right, comparison.left)


def subject(comparison: ComparedSides) -> Expression:
    """The side that a comparison speaks of: the first that is no constant."""
    return comparison.right if isinstance(comparison.left, Constant) else comparison.left
