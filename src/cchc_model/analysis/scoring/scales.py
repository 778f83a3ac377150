"""Methods with points by the size of a figure: in proportion, in steps, and for each case."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from attrs import field, frozen

from cchc_model.analysis.scoring.bases import Basis, Figure, basis
from cchc_model.analysis.scoring.evidence import NOT_APPLICABLE
from cchc_model.analysis.scoring.methods import OfFigure, Points, points_outside, with_sign
from cchc_model.analysis.scoring.points import PointRange, decimal_or_none, exact_decimal
from cchc_model.errors import Problem
from cchc_model.framework.intervals import Exact
from cchc_model.framework.lint.sentences import lint_sentence
from cchc_model.vietnamese.formatting import in_both, round_half_up
from cchc_model.vietnamese.text import Bilingual

WhenUndefined = Points | Literal["not_applicable"]
"""The points for a figure whose denominator is 0, or that the component does not apply then."""

_DECIMALS = range(2, 9)
_PROPORTION = Bilingual(
    "{name} là {figure}: {points}/{maximum} điểm (tính theo tỷ lệ, đạt {full} thì được điểm tối đa).",
    "{name} is {figure}: {points} of {maximum} points (in proportion; {full} gives the maximum).",
)
_BELOW_THRESHOLD = Bilingual(
    "{name} là {figure}, dưới ngưỡng {threshold}: {points}/{maximum} điểm.",
    "{name} is {figure}, below the threshold of {threshold}: {points} of {maximum} points.",
)
_STEP_FROM = Bilingual(
    "{name} là {figure}, đạt mức từ {bound} trở lên: {points}/{maximum} điểm.",
    "{name} is {figure}, which is at least {bound}: {points} of {maximum} points.",
)
_STEP_UP_TO = Bilingual(
    "{name} là {figure}, không quá {bound}: {points}/{maximum} điểm.",
    "{name} is {figure}, which is at most {bound}: {points} of {maximum} points.",
)
_NO_STEP = Bilingual(
    "{name} là {figure}, không đạt mức nào: {points}/{maximum} điểm.",
    "{name} is {figure}, which reaches no step: {points} of {maximum} points.",
)


def _undefined(value: object) -> Decimal | str | None:
    return value if value is None or value == NOT_APPLICABLE else exact_decimal(value)


def _beside_bounds(figure: Exact, bounds: list[Decimal]) -> int:
    """Return the number of decimals with which a printed percentage stays on its side of every bound."""
    for decimals in _DECIMALS:
        shown = Fraction(round_half_up(figure, decimals))
        if all((shown < bound) is (figure < bound) and (shown > bound) is (figure > bound) for bound in bounds):
            return decimals
    return _DECIMALS[-1]


@frozen
class InProportion(OfFigure):
    """Points in proportion to a figure, with the maximum from `full` (a target) up.

    Attributes:
        of: the figure.
        full: the figure that gives the maximum.
        threshold: below this figure there are no points, if one is set.
        when_undefined: the points for a figure with the denominator 0, or `"not_applicable"`, if the rubric says it.
    """

    of: Basis = field(converter=basis)
    full: Decimal = field(default=Decimal(100), converter=exact_decimal)
    threshold: Decimal | None = field(default=None, converter=decimal_or_none)
    when_undefined: Decimal | str | None = field(default=None, converter=_undefined)

    @property
    def basis(self) -> Basis:
        """The figure."""
        return self.of

    @property
    def without_denominator(self) -> Decimal | str | None:
        """The points for a figure whose denominator is 0, or that it does not apply."""
        return self.when_undefined

    def at(self, figure: Exact | None, maximum: Fraction) -> Fraction:
        """Return the maximum times the figure as a share of the full one."""
        if figure is None or figure >= self.full:
            return maximum
        below = figure <= 0 or (self.threshold is not None and figure < self.threshold)
        return Fraction(0) if below else maximum * figure / Fraction(self.full)

    def at_ends(self, maximum: Fraction) -> PointRange:
        """Return nothing up to the maximum."""
        return PointRange(Fraction(0), maximum)

    def sentence(self, figure: Exact, sign: Bilingual) -> tuple[Bilingual, dict[str, Bilingual]]:
        """Return the sentence about a part of the maximum, or about a figure below the threshold."""
        if self.threshold is not None and figure < self.threshold:
            return _BELOW_THRESHOLD, {"threshold": with_sign(self.threshold, sign)}
        return _PROPORTION, {"full": with_sign(self.full, sign)}

    def decimals(self, figure: Exact) -> int:
        """Return enough decimals to see on which side of the full figure and the threshold it is."""
        return _beside_bounds(figure, [bound for bound in (self.full, self.threshold) if bound is not None])

    def problems(self, component: str, maximum: Decimal) -> Iterator[Problem]:
        """Yield points outside the maximum, and invalid bounds."""
        given = [self.when_undefined] if isinstance(self.when_undefined, Decimal) else []
        yield from points_outside(component, given, maximum, reached=False)
        if self.full <= 0:
            yield Problem(component, lint_sentence("full_not_above_0"))
        if self.threshold is not None and not 0 <= self.threshold <= self.full:
            yield Problem(component, lint_sentence("threshold_outside", full=in_both(self.full)))


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
class InSteps(OfFigure):
    """Points in steps: from 95 %: 1; from 80 %: 0,5; otherwise 0.

    Attributes:
        of: the figure.
        steps: the best first.
        otherwise: the points where no step is reached.
        better: HIGH where a step is reached from its bound up, LOW where it is up to its bound.
        when_undefined: the points for a figure with the denominator 0, or `"not_applicable"`, if the rubric says it.
    """

    of: Basis = field(converter=basis)
    steps: tuple[Step, ...]
    otherwise: Decimal = field(default=Decimal(0), converter=exact_decimal)
    better: Better = Better.HIGH
    when_undefined: Decimal | str | None = field(default=None, converter=_undefined)

    @property
    def basis(self) -> Basis:
        """The figure."""
        return self.of

    @property
    def without_denominator(self) -> Decimal | str | None:
        """The points for a figure whose denominator is 0, or that it does not apply."""
        return self.when_undefined

    def reached(self, figure: Exact | None) -> Step | None:
        """Return the best step that a figure reaches, if any; None is one beyond all bounds."""
        high = self.better is Better.HIGH
        for step in self.steps:
            if high if figure is None else figure >= step.bound if high else figure <= step.bound:
                return step
        return None

    def at(self, figure: Exact | None, maximum: Fraction) -> Fraction:
        """Return the points of the best step that the figure reaches."""
        step = self.reached(figure)
        return Fraction(self.otherwise if step is None else step.points)

    def at_ends(self, maximum: Fraction) -> PointRange:
        """Return the points of the worst and of the best step."""
        given = [Fraction(self.otherwise), *(Fraction(step.points) for step in self.steps)]
        return PointRange(min(given), max(given))

    def sentence(self, figure: Exact, sign: Bilingual) -> tuple[Bilingual, dict[str, Bilingual]]:
        """Return the sentence about the step that is reached, or about none."""
        step = self.reached(figure)
        if step is None:
            return _NO_STEP, {}
        sentence = _STEP_FROM if self.better is Better.HIGH else _STEP_UP_TO
        return sentence, {"bound": with_sign(step.bound, sign)}

    def decimals(self, figure: Exact) -> int:
        """Return enough decimals to see on which side of every bound the figure is."""
        return _beside_bounds(figure, [step.bound for step in self.steps])

    def problems(self, component: str, maximum: Decimal) -> Iterator[Problem]:
        """Yield points outside the maximum, and steps that are out of order or give less for better figures."""
        given = [*(step.points for step in self.steps), self.otherwise]
        undefined = [self.when_undefined] if isinstance(self.when_undefined, Decimal) else []
        yield from points_outside(component, [*given, *undefined], maximum, reached=True)
        if not self.steps:
            yield Problem(component, lint_sentence("no_steps"))
        high = self.better is Better.HIGH
        for best, worse in pairwise(self.steps):
            if (best.bound <= worse.bound) if high else (best.bound >= worse.bound):
                words = {"worse": in_both(worse.bound), "best": in_both(best.bound)}
                yield Problem(component, lint_sentence("steps_out_of_order", **words))
        for better, less in pairwise(given):
            if better <= less:
                words = {"better": in_both(better), "worse": in_both(less)}
                yield Problem(component, lint_sentence("better_gives_less", **words))


def in_proportion(
    of: Figure, *, full: Points = 100, threshold: Points | None = None, when_undefined: WhenUndefined | None = None
) -> InProportion:
    """Return a method with points in proportion to a figure, from a threshold up if there is one."""
    return InProportion(of, full, threshold, when_undefined)


def in_steps(
    of: Figure,
    steps: Mapping[int, Points] | Mapping[Decimal, Points] | Mapping[Points, Points],
    *,
    otherwise: Points = 0,
    better: Better = Better.HIGH,
    when_undefined: WhenUndefined | None = None,
) -> InSteps:
    """Return a method with points in steps, the best first: `{95: 1, 80: Decimal("0.5")}`."""
    made = tuple(Step(bound, points) for bound, points in steps.items())
    return InSteps(of, made, otherwise, better, when_undefined)
