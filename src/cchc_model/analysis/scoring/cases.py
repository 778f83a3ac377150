"""Methods with points for each case: deductions, bonuses and penalties."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from cchc_model.analysis.scoring.bases import Basis, Figure, basis
from cchc_model.analysis.scoring.methods import OfFigure, Points
from cchc_model.analysis.scoring.points import PointRange, exact_decimal
from cchc_model.errors import Problem
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Exact
from cchc_model.framework.lint.sentences import lint_sentence
from cchc_model.vietnamese.formatting import in_both
from cchc_model.vietnamese.text import Bilingual

_DEDUCTION = Bilingual(
    "{name} là {figure}, mỗi trường hợp trừ {each} điểm, điểm còn lại không dưới {floor}: {points}/{maximum} điểm.",
    "{name} is {figure} ({each} deducted per case, not below {floor}): {points} of {maximum} points.",
)
_PER_CASE = Bilingual(
    "{name} là {figure}, mỗi trường hợp {each} điểm: {points} điểm, tối đa {maximum} điểm.",
    "{name} is {figure} ({each} per case): {points} of at most {maximum} points.",
)


@frozen
class _OfCases(OfFigure):
    """Points by the number of cases."""

    def unknown(self, component: str, framework: Framework) -> Iterator[Problem]:
        """Yield the problems of the figure, and a percentage in place of a count."""
        found = tuple(super().unknown(component, framework))
        yield from found
        if not found and self.basis.is_percentage(framework):
            yield Problem(component, lint_sentence("percentage_not_cases", key=self.basis.name(framework)))


@frozen
class Deduction(_OfCases):
    """The maximum less some points for each case, or each day late, down to a floor.

    Attributes:
        of: the number of cases.
        each: the points that one case costs.
        floor: the least points, regardless of the number of cases.
    """

    of: Basis = field(converter=basis)
    each: Decimal = field(converter=exact_decimal)
    floor: Decimal = field(default=Decimal(0), converter=exact_decimal)

    @property
    def basis(self) -> Basis:
        """The number of cases."""
        return self.of

    def at(self, figure: Exact | None, maximum: Fraction) -> Fraction:
        """Return the maximum less the points for the cases."""
        floor = Fraction(self.floor)
        return floor if figure is None else min(maximum, max(floor, maximum - figure * Fraction(self.each)))

    def at_ends(self, maximum: Fraction) -> PointRange:
        """Return the floor up to the maximum."""
        return PointRange(Fraction(self.floor), maximum)

    def sentence(self, figure: Exact, sign: Bilingual) -> tuple[Bilingual, dict[str, Bilingual]]:
        """Return the sentence about deducted points."""
        return _DEDUCTION, {"each": in_both(self.each), "floor": in_both(self.floor)}

    def problems(self, component: str, maximum: Decimal) -> Iterator[Problem]:
        """Yield points that are not above 0, and a floor outside its range."""
        if self.each <= 0:
            yield Problem(component, lint_sentence("each_not_above_0"))
        if not 0 <= self.floor < maximum:
            yield Problem(component, lint_sentence("floor_outside", maximum=in_both(maximum)))


@frozen
class PerCase(_OfCases):
    """Points for each case, up to the maximum, for bonuses and penalties.

    Attributes:
        of: the number of cases.
        each: the points of one case, or its cost if the component is a penalty.
    """

    of: Basis = field(converter=basis)
    each: Decimal = field(converter=exact_decimal)

    @property
    def basis(self) -> Basis:
        """The number of cases."""
        return self.of

    def at(self, figure: Exact | None, maximum: Fraction) -> Fraction:
        """Return the points of all cases, up to the maximum."""
        return maximum if figure is None else max(Fraction(0), min(maximum, figure * Fraction(self.each)))

    def at_ends(self, maximum: Fraction) -> PointRange:
        """Return nothing up to the maximum."""
        return PointRange(Fraction(0), maximum)

    def sentence(self, figure: Exact, sign: Bilingual) -> tuple[Bilingual, dict[str, Bilingual]]:
        """Return the sentence about the points of cases."""
        return _PER_CASE, {"each": in_both(self.each)}

    def problems(self, component: str, maximum: Decimal) -> Iterator[Problem]:
        """Yield points that are not above 0."""
        if self.each <= 0:
            yield Problem(component, lint_sentence("each_not_above_0"))


def deduction(of: Figure, *, each: Points, floor: Points = 0) -> Deduction:
    """Return a method that deducts points from the maximum for each case, down to a floor."""
    return Deduction(of, each, floor)


def per_case(of: Figure, *, each: Points) -> PerCase:
    """Return a method with points for each case, up to the maximum."""
    return PerCase(of, each)
