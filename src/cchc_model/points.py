"""How many points a method gives for a figure: never fewer as the figure gets better."""

from fractions import Fraction

from cchc_model.judging import Exact
from cchc_model.rubric_parts import Better, Deduction, InProportion, InSteps, PerCase, Step


def points_at(
    method: InProportion | InSteps | Deduction | PerCase, maximum: Fraction, figure: Exact | None
) -> Fraction:
    """The points that a method gives for a figure from 0 up; None stands for one beyond all bounds.

    >>> from cchc_model.formulas import Value
    >>> points_at(Deduction(Value("violations"), each=1), Fraction(3), 2)
    Fraction(1, 1)
    >>> points_at(PerCase(Value("ideas"), each=2), Fraction(3), None)
    Fraction(3, 1)
    """
    if isinstance(method, InSteps):
        step = reached_step(method, figure)
        return Fraction(method.otherwise if step is None else step.points)
    if isinstance(method, InProportion):
        if figure is None or figure >= Fraction(method.full):
            return maximum
        return Fraction(0) if is_below_threshold(method, figure) else maximum * figure / Fraction(method.full)
    given = None if figure is None else figure * Fraction(method.each)
    if isinstance(method, Deduction):
        floor = Fraction(method.floor)
        return floor if given is None else max(floor, maximum - given)
    return maximum if given is None else min(maximum, given)


def reached_step(method: InSteps, figure: Exact | None) -> Step | None:
    """The best step that a figure reaches, if it reaches one; None stands for a figure beyond all bounds.

    >>> from cchc_model.rubric_parts import RateOf, in_steps
    >>> reached_step(in_steps(RateOf("on_time"), {95: 2, 80: 1}), 94).points
    Decimal('1')
    """
    high = method.better is Better.HIGH
    for step in method.steps:
        bound = Fraction(step.bound)
        if high if figure is None else figure >= bound if high else figure <= bound:
            return step
    return None


def is_below_threshold(method: InProportion, figure: Exact) -> bool:
    """Whether a figure is too small to count at all."""
    return method.threshold is not None and figure < Fraction(method.threshold)
