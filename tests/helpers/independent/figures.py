"""The figure of a component and its points, by hand: a number, or the reason why there is none."""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from math import prod

from attrs import evolve, field, frozen

from cchc_model import Better, Report, Status
from cchc_model.analysis.scoring import (
    Basis,
    ByAnswer,
    ChangeOf,
    Complement,
    Component,
    Deduction,
    GivenFigure,
    InProportion,
    InSteps,
    NumberOf,
    PerCase,
    Product,
    RateOf,
    WeightedAverage,
)
from cchc_model.framework import Expression
from helpers.independent.numbers import constants, known, names


class No(Enum):
    """The reason for no number."""

    UNKNOWN = "unknown"
    UNDEFINED = "undefined"
    NOT_APPLICABLE = "not_applicable"


Found = Fraction | No


@frozen
class Office:
    """All that is known of an office.

    `instead` is a number for what does not apply beside other terms of a sum: by the library it may be any.
    """

    report: Report
    former: Report | None = None
    given: Mapping[str, Fraction] = field(factory=dict)
    nil: bool = False
    blank: bool = False
    instead: Fraction | None = None

    def expression(self, expression: Expression) -> Found:
        """A sum; it does not apply if none of its numbers does."""
        keys = names(expression)
        if all(self.applies_not(key) for key in keys):
            return No.NOT_APPLICABLE
        numbers = [
            self.instead if self.applies_not(key) else known(self.report, key, nil=self.nil, blank=self.blank)
            for key in keys
        ]
        if any(number is None for number in numbers):
            return No.UNKNOWN
        return constants(expression) + sum((number for number in numbers if number is not None), Fraction(0))

    def applies_not(self, key: str) -> bool:
        return self.report.entries[key].status is Status.NOT_APPLICABLE

    def rate(self, key: str) -> Found:
        ratio = next(rate.ratio for rate in self.report.framework.rates if rate.id == key)
        part, whole = self.expression(ratio.numerator), self.expression(ratio.denominator)
        if No.NOT_APPLICABLE in (part, whole):
            return No.NOT_APPLICABLE
        if whole == 0:
            return No.UNDEFINED
        if isinstance(part, No) or isinstance(whole, No):
            return No.UNKNOWN
        return 100 * part / whole

    def figure(self, basis: Basis, component: str) -> Found:
        match basis:
            case NumberOf(of=of):
                found = self.expression(of)
            case RateOf(id=key):
                found = self.rate(key)
            case GivenFigure():
                found = self.given.get(component, No.UNKNOWN)
            case ChangeOf():
                found = self.change(basis, component)
            case WeightedAverage():
                found = self.average(basis, component)
            case Complement(of=of) | Product(of=of):
                found = self.made_of(basis, [self.figure(part, component) for part in of])
            case _:
                raise AssertionError(basis)
        return found

    def made_of(self, basis: Basis, found: list[Found]) -> Found:
        """What percentages leave of 100 %, or their product; it does not apply if none of them does."""
        if all(part is No.NOT_APPLICABLE for part in found):
            return No.NOT_APPLICABLE
        if reason := first_reason(found):
            return reason
        parts = [part for part in found if isinstance(part, Fraction)]
        if isinstance(basis, Complement):
            return 100 - sum(parts, Fraction(0))
        return 100 * prod((part / 100 for part in parts), start=Fraction(1))

    def average(self, basis: WeightedAverage, component: str) -> Found:
        found = [(self.figure(part, component), Fraction(weight)) for part, weight in basis.of]
        applies = [(part, weight) for part, weight in found if part is not No.NOT_APPLICABLE]
        if not applies:
            return No.NOT_APPLICABLE
        if reason := first_reason([part for part, _ in applies]):
            return reason
        whole = sum((weight for _, weight in applies), Fraction(0))
        return sum((part * weight for part, weight in applies if isinstance(part, Fraction)), Fraction(0)) / whole

    def change(self, basis: ChangeOf, component: str) -> Found:
        now = self.figure(basis.of, component)
        if now is No.NOT_APPLICABLE:
            return now
        before: Found = No.UNKNOWN
        if self.former is not None:
            before = evolve(self, report=self.former, former=None).figure(basis.of, component)
        if basis.relative and before == 0:
            return No.UNDEFINED
        if reason := first_reason([now, before]):
            return reason
        assert isinstance(now, Fraction)
        assert isinstance(before, Fraction)
        return 100 * (now - before) / abs(before) if basis.relative else now - before


def first_reason(found: list[Found]) -> No | None:
    """The reason of several: a denominator of 0 is certain, whatever else is missing."""
    if No.UNDEFINED in found:
        return No.UNDEFINED
    return No.UNKNOWN if any(isinstance(part, No) for part in found) else None


def points_of(component: Component, office: Office) -> Found:
    """The exact points, or that the component does not apply, or that nobody knows."""
    method = component.method
    if isinstance(method, ByAnswer):
        return by_answer(method, office.report)
    if not isinstance(method, InProportion | InSteps | Deduction | PerCase):
        return No.UNKNOWN
    figure = office.figure(method.of, component.id)
    if isinstance(figure, Fraction):
        return by_figure(method, figure, Fraction(component.maximum))
    without = getattr(method, "when_undefined", None)
    if figure is not No.UNDEFINED or without is None:
        return No.NOT_APPLICABLE if figure is No.NOT_APPLICABLE else No.UNKNOWN
    return No.NOT_APPLICABLE if without == "not_applicable" else Fraction(without)


def by_answer(method: ByAnswer, report: Report) -> Found:
    if report.entries[method.of].status is Status.NOT_APPLICABLE:
        return No.NOT_APPLICABLE
    answer = known(report, method.of)
    points = {Fraction(one.code): Fraction(one.points) for one in method.answers}
    return No.UNKNOWN if answer is None else points[answer]


def by_figure(method: InProportion | InSteps | Deduction | PerCase, figure: Fraction, most: Fraction) -> Fraction:
    if isinstance(method, InProportion):
        return in_proportion(method, figure, most)
    if isinstance(method, InSteps):
        return in_steps(method, figure)
    if isinstance(method, Deduction):
        return min(most, max(Fraction(method.floor), most - Fraction(method.each) * figure))
    return max(Fraction(0), min(most, Fraction(method.each) * figure))


def in_proportion(method: InProportion, figure: Fraction, most: Fraction) -> Fraction:
    if method.threshold is not None and figure < Fraction(method.threshold):
        return Fraction(0)
    return max(Fraction(0), min(most, most * figure / Fraction(method.full)))


def in_steps(method: InSteps, figure: Fraction) -> Fraction:
    low = method.better is Better.LOW
    reached = [step for step in method.steps if (figure <= step.bound if low else figure >= step.bound)]
    return max((Fraction(step.points) for step in reached), default=Fraction(method.otherwise))


def ends(component: Component) -> tuple[Fraction, Fraction]:
    """The least and the most points of a component that cannot be scored."""
    method, most = component.method, Fraction(component.maximum)
    if isinstance(method, ByAnswer):
        points = [Fraction(one.points) for one in method.answers]
        return min(points), max(points)
    if isinstance(method, InSteps):
        points = [Fraction(method.otherwise), *(Fraction(step.points) for step in method.steps)]
        return min(points), max(points)
    return (Fraction(method.floor), most) if isinstance(method, Deduction) else (Fraction(0), most)
