"""Points as exact numbers or ranges, and the points of a method for a figure."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from cchc_model.analysis.scoring.methods import Better, Deduction, InProportion, InSteps, PerCase, Step, exact_decimal
from cchc_model.framework.intervals import Exact
from cchc_model.vietnamese.formatting import format_fraction
from cchc_model.vietnamese.text import Bilingual, Lang, one_line

RANGE = Bilingual("{low} đến {high}", "{low} to {high}")
"""The text of a range of points."""


@frozen
class PointRange:
    """Exact points: one number, or all numbers from `low` to `high` while a figure is missing.

    Attributes:
        low: the least.
        high: the most.

    >>> total = PointRange(Fraction(1), Fraction(3)) + PointRange.of(Fraction(1, 2))
    >>> total.exact is None, total.text(), total.text("en")
    (True, '1,5 đến 3,5', '1.5 to 3.5')
    """

    low: Fraction
    high: Fraction

    @classmethod
    def of(cls, points: Fraction | Decimal | int) -> "PointRange":
        """Return the range of a single number of points."""
        exact = Fraction(points)
        return cls(exact, exact)

    @classmethod
    def together(cls, ranges: "Iterable[PointRange]") -> "PointRange":
        """Return the sum of several ranges, 0 for none."""
        low = high = Fraction(0)
        for part in ranges:
            low, high = low + part.low, high + part.high
        return cls(low, high)

    @property
    def exact(self) -> Fraction | None:
        """The single number of points, or None for a range."""
        return self.low if self.low == self.high else None

    def __add__(self, other: "PointRange") -> "PointRange":
        """Return the sum of both ranges."""
        return PointRange(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "PointRange") -> "PointRange":
        """Return the range of all possible differences between both."""
        return PointRange(self.low - other.high, self.high - other.low)

    def text(self, lang: Lang = "vi") -> str:
        """Return the points as text, with two decimals if they are not a finite decimal number."""
        if self.exact is not None:
            return format_fraction(self.low, lang=lang)
        low, high = (format_fraction(end, lang=lang) for end in (self.low, self.high))
        return RANGE.filled(low=low, high=high)[lang]


@frozen
class Assessment:
    """A score by a person: by the office itself (điểm tự chấm), or by the appraiser (điểm thẩm định).

    Attributes:
        points: the points.
        note: the reason, in the person's words.
    """

    points: Decimal = field(converter=exact_decimal)
    note: str = field(default="", converter=one_line)


def points_at(
    method: InProportion | InSteps | Deduction | PerCase, maximum: Fraction, figure: Exact | None
) -> Fraction:
    """Return the points of a method for a figure from 0 up. A figure of None is beyond all bounds.

    >>> from cchc_model.framework import Value
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
    """Return the best step that a figure reaches, if any. A figure of None is beyond all bounds.

    >>> from cchc_model.analysis.scoring.methods import RateOf, in_steps
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
    """Return whether a figure is below the threshold of a method."""
    return method.threshold is not None and figure < Fraction(method.threshold)
