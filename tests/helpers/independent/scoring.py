"""A score sheet by hand: points of components, added up, rounded, limited, scaled and classed."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from cchc_model import Assessment, Rubric
from cchc_model.analysis.scoring import Component, RoundedAt
from helpers.independent.figures import No, Office, ends, points_of
from helpers.independent.numbers import half_up

Person = Mapping[str, Assessment | int | Decimal]
Points = tuple[Fraction, Fraction]
"""The points, and the most of what applies."""


@frozen
class Sheet:
    """The points of one office; nothing is left open."""

    components: dict[str, Points]
    criteria: dict[str, Points]
    sections: dict[str, Points]
    applicable: Fraction
    points: Fraction
    bonus: Fraction
    penalty: Fraction
    total: Fraction
    maximum: Fraction

    @property
    def percent(self) -> Fraction | None:
        return 100 * self.total / self.maximum if self.applicable and self.maximum else None


@frozen
class Scorer:
    """A rubric with what people gave; `choose` decides the points that nobody knows, between two ends."""

    rubric: Rubric
    appraised: Person = field(factory=dict)
    choose: Callable[[Fraction, Fraction], Fraction] = max

    def rounded(self, number: Fraction, *levels: RoundedAt) -> Fraction:
        rounding = self.rubric.rounding
        return half_up(number, rounding.decimals) if rounding is not None and rounding.at in levels else number

    def component(self, component: Component, office: Office) -> Points:
        most = Fraction(component.maximum)
        if component.id in self.appraised:
            person = self.appraised[component.id]
            points = person.points if isinstance(person, Assessment) else Decimal(person)
            if points is None:
                return Fraction(0), Fraction(0)
            return Fraction(points), most  # as given: the rubric rounds what is computed
        found = points_of(component, office)
        if found is No.NOT_APPLICABLE:
            return Fraction(0), Fraction(0)
        exact = self.choose(*ends(component)) if isinstance(found, No) else found
        return self.rounded(exact, RoundedAt.COMPONENT), most

    def sheet(self, office: Office) -> Sheet:
        rubric = self.rubric
        outside = (*rubric.bonuses, *rubric.penalties)
        components = {one.id: self.component(one, office) for one in (*rubric.components, *outside)}
        criteria: dict[str, Points] = {}
        sections: dict[str, Points] = {}
        for section in rubric.sections:
            for criterion in section.criteria:
                parts = [components[one.id] for one in criterion.components]
                criteria[criterion.id] = self.level(parts, RoundedAt.CRITERION)
            inside = [criteria[one.id] for one in section.criteria]
            sections[section.id] = self.level(inside, RoundedAt.SECTION)
        points, applicable = self.level(list(sections.values()))
        maximum = Fraction(rubric.maximum) if rubric.scaled else applicable
        if rubric.scaled and applicable:
            points = points * Fraction(rubric.maximum) / applicable
        bonus = self.outside(rubric.bonuses, components, rubric.most_bonus)
        penalty = self.outside(rubric.penalties, components, rubric.most_penalty)
        total = self.rounded(points + bonus - penalty, RoundedAt.TOTAL)
        return Sheet(components, criteria, sections, applicable, points, bonus, penalty, total, maximum)

    def level(self, parts: list[Points], *levels: RoundedAt) -> Points:
        points = sum((points for points, _ in parts), Fraction(0))
        return self.rounded(points, *levels), sum((most for _, most in parts), Fraction(0))

    def outside(self, parts: tuple[Component, ...], components: dict[str, Points], most: Decimal | None) -> Fraction:
        """Bonuses or penalties together, rounded together where criteria or sections are."""
        points = sum((components[one.id][0] for one in parts), Fraction(0))
        points = self.rounded(points, RoundedAt.CRITERION, RoundedAt.SECTION)
        return points if most is None else min(points, Fraction(most))

    def bands(self, percent: Fraction | None) -> list[str]:
        """The class of a percentage, the best whose bound it reaches; the last is for all others."""
        if percent is None or not self.rubric.bands:
            return []
        reached = [band for band in self.rubric.bands if percent >= Fraction(band.at_least)]
        return [(reached[0] if reached else self.rubric.bands[-1]).name.en]
