"""Lines of a rubric's file, with the types of their keys and the parts that they define."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, NewType

from attrs import frozen

from cchc_model.analysis.scoring.bases import Basis, GivenFigure, NumberOf, RateOf
from cchc_model.analysis.scoring.cases import Deduction, PerCase
from cchc_model.analysis.scoring.composites import ChangeOf, Complement, Product, WeightedAverage
from cchc_model.analysis.scoring.methods import AnswerPoints, ByAnswer, ByHand, Method
from cchc_model.analysis.scoring.parts import Band, Component, Criterion, Rounding, RubricSection
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.analysis.scoring.scales import Better, InProportion, InSteps, Step
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.formulas import Sum, Value
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

Exactly = NewType("Exactly", Decimal)
"""A number exactly as in the file, such as `1` or `0.5`."""

Undefined = NewType("Undefined", str)
"""Points for a denominator of 0, or the word `not_applicable`."""

CodeText = NewType("CodeText", str)
"""A code as a key of a table, such as `1`."""

_ZERO = Exactly(Decimal(0))
_HUNDRED = Exactly(Decimal(100))


@frozen(kw_only=True)
class _Named:
    id: str
    vi: str
    en: str
    maximum: Exactly

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.vi, self.en)


@frozen(kw_only=True)
class ComponentLine(_Named):
    """Line of a component: its method, and the arguments of that method."""

    method: str

    def component(self) -> Component:
        """Return the component that the line defines."""
        return Component(self.id, self.name, self.maximum, self._found())

    def _found(self) -> Method:
        """Return the scoring method of the component."""
        raise NotImplementedError


@frozen(kw_only=True)
class ByHandLine(ComponentLine):
    """Line of a component that a person scores."""

    def _found(self) -> Method:
        return ByHand()


@frozen(kw_only=True)
class ByAnswerLine(ComponentLine):
    """Line of a component with points for each coded answer."""

    indicator: str
    points: Mapping[CodeText, Exactly]

    def _found(self) -> Method:
        return ByAnswer(self.indicator, tuple(AnswerPoints(int(code), given) for code, given in self.points.items()))


@frozen(kw_only=True, slots=False)
class BasisLine:
    """The figure of a component, by one of its keys."""

    rate: str | None = None
    indicator: str | None = None
    indicators: tuple[str, ...] | None = None
    complement: tuple["BasisLine", ...] | None = None
    product: tuple["BasisLine", ...] | None = None
    average: tuple["WeightedLine", ...] | None = None
    change: "BasisLine | None" = None
    growth: "BasisLine | None" = None
    given: Bilingual | None = None
    percent: bool = False

    def __attrs_post_init__(self) -> None:
        _just_one(**{key: getattr(self, key) for key in _BASES})
        if self.percent and self.given is None:
            raise InvalidDataError(nouns.LINE, [Problem("percent", _PERCENT_OF_GIVEN)])

    def basis(self) -> Basis:
        """Return the basis that the line defines."""
        key = next(key for key in _BASES if getattr(self, key) is not None)
        return _BASES[key](getattr(self, key), self)


@frozen(kw_only=True, slots=False)
class WeightedLine(BasisLine):
    """A figure with its weight in an average."""

    weight: Exactly


_BASES: Final[dict[str, Callable[[Any, BasisLine], Basis]]] = {
    "rate": lambda key, _: RateOf(key),
    "indicator": lambda key, _: NumberOf(Value(key)),
    "indicators": lambda keys, _: NumberOf(Sum(tuple(map(Value, keys)))),
    "complement": lambda lines, _: Complement([line.basis() for line in lines]),
    "product": lambda lines, _: Product([line.basis() for line in lines]),
    "average": lambda lines, _: WeightedAverage([(line.basis(), line.weight) for line in lines]),
    "change": lambda line, _: ChangeOf(line.basis()),
    "growth": lambda line, _: ChangeOf(line.basis(), relative=True),
    "given": lambda label, of: GivenFigure(label, of.percent),
}
"""The basis of each key of a line."""


@frozen(kw_only=True)
class DeductionLine(ComponentLine, BasisLine):
    """Line of a component that deducts points from the maximum for each case."""

    each: Exactly
    floor: Exactly = _ZERO

    def _found(self) -> Method:
        return Deduction(self.basis(), self.each, self.floor)


@frozen(kw_only=True)
class PerCaseLine(ComponentLine, BasisLine):
    """Line of a component with points for each case, up to the maximum."""

    each: Exactly

    def _found(self) -> Method:
        return PerCase(self.basis(), self.each)


@frozen(kw_only=True)
class InProportionLine(ComponentLine, BasisLine):
    """Line of a component with points in proportion, from an optional threshold up."""

    full: Exactly = _HUNDRED
    threshold: Exactly | None = None
    when_undefined: Undefined | None = None

    def _found(self) -> Method:
        return InProportion(self.basis(), self.full, self.threshold, self.when_undefined)


@frozen(kw_only=True)
class StepLine:
    """Line of a step: its points, and the lower or upper bound of its figures."""

    at_least: Exactly | None = None
    at_most: Exactly | None = None
    points: Exactly

    def __attrs_post_init__(self) -> None:
        _just_one(at_least=self.at_least, at_most=self.at_most)

    @property
    def better(self) -> Better:
        """The better figures: high ones with `at_least`, low ones with `at_most`."""
        return Better.HIGH if self.at_most is None else Better.LOW

    @property
    def bound(self) -> Decimal:
        """The figure at which the step is reached."""
        given = self.at_least if self.at_most is None else self.at_most
        assert given is not None
        return given


@frozen(kw_only=True)
class InStepsLine(ComponentLine, BasisLine):
    """Line of a component with points in steps, the best first."""

    steps: tuple[StepLine, ...]
    otherwise: Exactly = _ZERO
    when_undefined: Undefined | None = None

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if len({step.better for step in self.steps}) > 1:
            raise InvalidDataError(nouns.LINE, [Problem("steps", _MIXED)])

    def _found(self) -> Method:
        better = self.steps[0].better if self.steps else Better.HIGH
        steps = tuple(Step(step.bound, step.points) for step in self.steps)
        return InSteps(self.basis(), steps, self.otherwise, better, self.when_undefined)


COMPONENT_LINES: Final[dict[str, type[ComponentLine]]] = {
    "by_answer": ByAnswerLine,
    "in_proportion": InProportionLine,
    "in_steps": InStepsLine,
    "deduction": DeductionLine,
    "per_case": PerCaseLine,
    "by_hand": ByHandLine,
}
"""The classes of component lines, by method."""


@frozen(kw_only=True)
class CriterionLine(_Named):
    """Line of a criterion with its components."""

    components: tuple[ComponentLine, ...]

    def criterion(self) -> Criterion:
        """Return the criterion that the line defines."""
        return Criterion(self.id, self.name, self.maximum, tuple(line.component() for line in self.components))


@frozen(kw_only=True)
class RubricSectionLine(_Named):
    """Line of a section with its criteria."""

    criteria: tuple[CriterionLine, ...]

    def section(self) -> RubricSection:
        """Return the section that the line defines."""
        return RubricSection(self.id, self.name, self.maximum, tuple(line.criterion() for line in self.criteria))


@frozen(kw_only=True)
class BandLine:
    """Line of a band, which is a class of results."""

    vi: str
    en: str
    at_least: Exactly


@frozen(kw_only=True)
class RubricForm:
    """Form of a rubric's file."""

    format: int
    id: str
    version: str
    framework: str
    name: Bilingual
    maximum: Exactly
    rounding: Rounding | None = None
    bands: tuple[BandLine, ...] = ()
    sections: tuple[RubricSectionLine, ...]
    bonuses: tuple[ComponentLine, ...] = ()
    penalties: tuple[ComponentLine, ...] = ()
    most_bonus: Exactly | None = None
    most_penalty: Exactly | None = None
    scaled: bool = False

    def rubric(self) -> Rubric:
        """Return the rubric that the file defines.

        Raises:
            InvalidDataError: the rubric does not add up.
        """
        return Rubric(
            self.id,
            self.version,
            self.name,
            self.framework,
            self.maximum,
            tuple(line.section() for line in self.sections),
            tuple(line.component() for line in self.bonuses),
            tuple(line.component() for line in self.penalties),
            self.rounding,
            tuple(Band(Bilingual(line.vi, line.en), line.at_least) for line in self.bands),
            self.most_bonus,
            self.most_penalty,
            self.scaled,
        )

    def components(self) -> tuple[Component, ...]:
        """Return all components, with bonuses and penalties last."""
        within = (line for section in self.sections for criterion in section.criteria for line in criterion.components)
        return tuple(line.component() for line in (*within, *self.bonuses, *self.penalties))


_PERCENT_OF_GIVEN = Bilingual("chỉ dùng cùng với given", "applies only together with given")
_MIXED = Bilingual(
    "tất cả phải cùng ghi at_least, hoặc cùng ghi at_most", "give all steps with at_least, or all with at_most"
)
_NONE_OF = Bilingual("bị thiếu; đề nghị ghi một trong {names}", "is missing; give one of {names}")
_BESIDE = Bilingual(
    "ghi cùng với {other}; đề nghị chỉ ghi một trong {names}",
    "is given together with {other}; give only one of {names}",
)


def _just_one(**given: object) -> None:
    """Check that exactly one of some keys is given.

    Raises:
        InvalidDataError: none or several are given.
    """
    names = ", ".join(given)
    there = [key for key, value in given.items() if value is not None]
    if not there:
        raise InvalidDataError(nouns.LINE, [Problem(next(iter(given)), _NONE_OF.filled(names=names))])
    if len(there) > 1:
        raise InvalidDataError(nouns.LINE, [Problem(there[1], _BESIDE.filled(other=there[0], names=names))])
