"""The methods of a rubric, by which a component's points follow from a figure, an answer or a person."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from cchc_model.framework.formulas import Expression
from cchc_model.framework.rows import Indicator, Operand, Rate, expression
from cchc_model.vietnamese.numbers import admitted_number


def exact_decimal(value: object) -> Decimal:
    """Convert a number of points, a percentage or a bound to an exact decimal.

    Raises:
        InvalidNumberError: a float, a bool, a text, or a number that no report could hold.
    """
    return Decimal(admitted_number(value))


def _decimal_or_none(value: object) -> Decimal | None:
    return None if value is None else exact_decimal(value)


@frozen
class RateOf:
    """A rate of the framework as the basis of a component, in percent numbers.

    Attributes:
        id: the rate's id.
    """

    id: str


Basis = RateOf | Expression
"""The basis of a component: a rate, an indicator's value, or a sum of counts."""


@frozen
class AnswerPoints:
    """The points for one answer.

    Attributes:
        code: the answer.
        points: the points for the answer.
    """

    code: int
    points: Decimal = field(converter=exact_decimal)


@frozen
class ByAnswer:
    """Points by a coded answer: `Có`: 1, `Không`: 0.

    Attributes:
        of: the coded indicator's id.
        answers: the points for each of its codes.
    """

    of: str
    answers: tuple[AnswerPoints, ...]


@frozen
class InProportion:
    """Points in proportion to a figure, with the maximum from `full` up.

    Attributes:
        of: the rate or number.
        full: the figure that gives the maximum.
        threshold: below this figure there are no points, if one is set.
        when_undefined: the points for a rate with the denominator 0, if the rubric defines them.
    """

    of: Basis
    full: Decimal = field(default=Decimal(100), converter=exact_decimal)
    threshold: Decimal | None = field(default=None, converter=_decimal_or_none)
    when_undefined: Decimal | None = field(default=None, converter=_decimal_or_none)


@frozen
class Step:
    """One step of a scale: the points for figures from a bound up (or, where less is better, up to it).

    Attributes:
        bound: the figure with which the step is reached.
        points: the points of the step.
    """

    bound: Decimal = field(converter=exact_decimal)
    points: Decimal = field(converter=exact_decimal)


class Better(StrEnum):
    """The direction in which figures are better."""

    HIGH = "high"
    LOW = "low"


@frozen
class InSteps:
    """Points in steps: from 95 %: 1; from 80 %: 0,5; otherwise 0.

    Attributes:
        of: the rate or number.
        steps: the best first.
        otherwise: the points where no step is reached.
        better: HIGH where a step is reached from its bound up, LOW where it is up to its bound.
        when_undefined: the points for a rate with the denominator 0, if the rubric defines them.
    """

    of: Basis
    steps: tuple[Step, ...]
    otherwise: Decimal = field(default=Decimal(0), converter=exact_decimal)
    better: Better = Better.HIGH
    when_undefined: Decimal | None = field(default=None, converter=_decimal_or_none)


@frozen
class Deduction:
    """The maximum less some points for each case, down to a floor.

    Attributes:
        of: the count of cases.
        each: the points that one case costs.
        floor: the least points, regardless of the number of cases.
    """

    of: Expression
    each: Decimal = field(converter=exact_decimal)
    floor: Decimal = field(default=Decimal(0), converter=exact_decimal)


@frozen
class PerCase:
    """Points for each case, up to the maximum, for bonuses and penalties.

    Attributes:
        of: the count of cases.
        each: the points of one case, or its cost if the component is a penalty.
    """

    of: Expression
    each: Decimal = field(converter=exact_decimal)


@frozen
class ByHand:
    """Points by a person. Only the appraised score counts, because no figure of the annex decides."""


Method = ByAnswer | InProportion | InSteps | Deduction | PerCase | ByHand
"""The method that determines a component's points."""

Points = int | Decimal
"""Points, bounds and percentages as a caller writes them: exact numbers."""


def by_answer(of: Indicator, points: Mapping[int, Points]) -> ByAnswer:
    """Return a method with points for each answer of a coded indicator.

    >>> from cchc_model.indicators import steering
    >>> [answer.points for answer in by_answer(steering.LEADER_DIALOGUE, {1: 2, 0: 0}).answers]
    [Decimal('2'), Decimal('0')]
    """
    return ByAnswer(of.id, tuple(AnswerPoints(code, given) for code, given in points.items()))


def in_proportion(
    of: Rate | RateOf | Operand,
    *,
    full: Points = 100,
    threshold: Points | None = None,
    when_undefined: Points | None = None,
) -> InProportion:
    """Return a method with points in proportion to a rate or number, from a threshold up if there is one."""
    return InProportion(_basis(of), full, threshold, when_undefined)


def in_steps(
    of: Rate | RateOf | Operand,
    steps: Mapping[int, Points] | Mapping[Decimal, Points] | Mapping[Points, Points],
    *,
    otherwise: Points = 0,
    better: Better = Better.HIGH,
    when_undefined: Points | None = None,
) -> InSteps:
    """Return a method with points in steps, the best first: `{95: 1, 80: Decimal("0.5")}`."""
    made = tuple(Step(bound, points) for bound, points in steps.items())
    return InSteps(_basis(of), made, otherwise, better, when_undefined)


def deduction(of: Operand, *, each: Points, floor: Points = 0) -> Deduction:
    """Return a method that deducts points from the maximum for each case, down to a floor."""
    return Deduction(expression(of), each, floor)


def per_case(of: Operand, *, each: Points) -> PerCase:
    """Return a method with points for each case, up to the maximum."""
    return PerCase(expression(of), each)


def _basis(of: Rate | RateOf | Operand) -> Basis:
    if isinstance(of, Rate):
        return RateOf(of.id)
    return of if isinstance(of, RateOf) else expression(of)
