"""The parts of a rubric: sections, criteria, components, rounding and bands.

They are data and name indicators and rates by id. The functions in lower case (`rubric_section`, `criterion`,
`component`, `band`) exist so that a rubric reads like the scoring table that it came from.
"""

import functools
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen

from cchc_model.analysis.scoring.methods import Method, Points
from cchc_model.analysis.scoring.points import PointRange, exact_decimal
from cchc_model.vietnamese.text import Bilingual

__all__ = [
    "Band",
    "Component",
    "Criterion",
    "RoundedAt",
    "Rounding",
    "RubricSection",
    "band",
    "component",
    "criterion",
    "rubric_section",
]


@frozen
class Component:
    """A component of a criterion, which earns points by a method (tiêu chí thành phần).

    Attributes:
        id: the stable key, snake_case.
        name: the name, in both languages.
        maximum: the most points.
        method: the method that determines the points.
    """

    id: str
    name: Bilingual
    maximum: Decimal = field(converter=exact_decimal)
    method: Method

    @functools.cached_property
    def most(self) -> PointRange:
        """The most points as a range of a single number."""
        return PointRange.of(self.maximum)


@frozen
class Criterion:
    """A criterion with its components (tiêu chí).

    Attributes:
        id: the stable key, snake_case.
        name: the name, in both languages.
        maximum: the most points; its components' add up to it.
        components: the components that earn points.
    """

    id: str
    name: Bilingual
    maximum: Decimal = field(converter=exact_decimal)
    components: tuple[Component, ...]


@frozen
class RubricSection:
    """A section of a scoring table (lĩnh vực).

    Attributes:
        id: the stable key, snake_case.
        name: the name, in both languages.
        maximum: the most points; its criteria's add up to it.
        criteria: the criteria of the section.
    """

    id: str
    name: Bilingual
    maximum: Decimal = field(converter=exact_decimal)
    criteria: tuple[Criterion, ...]


class RoundedAt(StrEnum):
    """The level at which a rubric rounds. Higher levels add the rounded points."""

    COMPONENT = "component"
    CRITERION = "criterion"
    SECTION = "section"
    TOTAL = "total"


@frozen
class Rounding:
    """The rounding of points, half up. Without it points remain exact fractions.

    Attributes:
        decimals: the number of digits after the comma.
        at: the only level at which points are rounded.
    """

    decimals: int
    at: RoundedAt = RoundedAt.COMPONENT

    def half(self, *at: RoundedAt) -> Fraction:
        """Return half a unit of the last digit if points are rounded at one of these levels, else 0."""
        return Fraction(1, 2 * 10**self.decimals) if self.at in at else Fraction(0)


@frozen
class Band:
    """A class of results, such as `Tốt` from 80 % of the maximum up.

    Attributes:
        name: the name, in both languages.
        at_least: the least percentage of the maximum, in percent numbers.
    """

    name: Bilingual
    at_least: Decimal = field(converter=exact_decimal)


def rubric_section(id: str, vi: str, en: str, maximum: Points, *criteria: Criterion) -> RubricSection:
    """Return a section by its id, its names in both languages, its most points and its criteria."""
    return RubricSection(id, Bilingual(vi, en), maximum, criteria)


def criterion(id: str, vi: str, en: str, maximum: Points, *components: Component) -> Criterion:
    """Return a criterion by its id, its names in both languages, its most points and its components."""
    return Criterion(id, Bilingual(vi, en), maximum, components)


def component(id: str, vi: str, en: str, maximum: Points, method: Method) -> Component:
    """Return a component by its id, its names in both languages, its most points and its method."""
    return Component(id, Bilingual(vi, en), maximum, method)


def band(vi: str, en: str, at_least: Points) -> Band:
    """Return a class of results by its names in both languages and its least percentage of the maximum."""
    return Band(Bilingual(vi, en), at_least)
