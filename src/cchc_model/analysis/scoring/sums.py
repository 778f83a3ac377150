"""The sums of a score sheet: what follows from the scores of its components."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import evolve, frozen

from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.parts import Component, Criterion, RoundedAt, RubricSection
from cchc_model.analysis.scoring.points import Assessment, PointRange
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.analysis.scoring.score_sheet import CriterionScore, ScoreSheet, SectionScore, units
from cchc_model.analysis.scoring.shares import share
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.formatting import round_half_up


def sheet_of(
    rubric: Rubric,
    scores: Mapping[str, ComponentScore],
    organisation: Organisation | None,
    period: ReportingPeriod | None,
) -> ScoreSheet:
    """Return the score sheet of the scores of all components.

    Args:
        rubric: the rubric.
        scores: the score of each component, by its id.
        organisation: the reporting organisation, if known.
        period: the reporting period, if known.
    """
    return _Sums(rubric, scores).sheet(organisation, period)


def summed_again(sheet: ScoreSheet) -> ScoreSheet:
    """Return the score sheet that follows from the figures of the components of another, which is the same if sound."""
    at = RoundedAt.COMPONENT
    scores = {}
    for one in sheet.components:
        computed, applying = (rounded(sheet.rubric, points, at) for points in one.method_points())
        scores[one.component.id] = evolve(one, computed=computed, applying=applying)
    return sheet_of(sheet.rubric, scores, sheet.organisation, sheet.period)


def rounded(rubric: Rubric, points: PointRange, *at: RoundedAt) -> PointRange:
    """Return points as they are at a level: rounded where the rubric rounds at one of these levels."""
    rounding = rubric.rounding
    if rounding is None or rounding.at not in at:
        return points
    low = _rounded(points.low, rounding.decimals)
    return PointRange(low, low if points.high is points.low else _rounded(points.high, rounding.decimals))


def _rounded(points: Fraction, decimals: int) -> Fraction:
    if 10**decimals % points.denominator == 0:
        return points
    return Fraction(round_half_up(points, decimals))


@frozen
class _Sums:
    """The sums over the components of one rubric."""

    rubric: Rubric
    scores: Mapping[str, ComponentScore]

    def sheet(self, organisation: Organisation | None, period: ReportingPeriod | None) -> ScoreSheet:
        rubric = self.rubric
        sections = tuple(map(self._section, rubric.sections))
        bonuses, penalties = self._of(rubric.bonuses), self._of(rubric.penalties)
        applicable = PointRange.together(section.maximum for section in sections)
        points = PointRange.together(section.points for section in sections)
        if rubric.scaled and applicable.high:
            points = self._scaled(sections, applicable)
        bonus = self._outside(bonuses, rubric.most_bonus)
        penalty = self._outside(penalties, rubric.most_penalty)
        total = rounded(rubric, points + bonus - penalty, RoundedAt.TOTAL)
        own = self._self_assessed()
        return ScoreSheet(
            rubric, organisation, period, sections, bonuses, penalties, applicable, points, bonus, penalty, total, own
        )

    def _of(self, components: tuple[Component, ...]) -> tuple[ComponentScore, ...]:
        return tuple(self.scores[component.id] for component in components)

    def _scaled(self, sections: tuple[SectionScore, ...], applicable: PointRange) -> PointRange:
        """Return points scaled from the maximum of what applies to the whole maximum; 0 where nothing may apply."""
        at = None if self.rubric.rounding is None else self.rubric.rounding.at
        percent = share(units(sections, at), half=self._half(RoundedAt.CRITERION, RoundedAt.SECTION))
        assert percent is not None
        low, high = (Fraction(self.rubric.maximum) * end / 100 for end in (percent.low, percent.high))
        return PointRange(low if applicable.low else min(low, Fraction(0)), high)

    def _half(self, *at: RoundedAt) -> Fraction:
        """Return half a unit of the digit to which sums are rounded at one of these levels; 0 if they are not."""
        return Fraction(0) if self.rubric.rounding is None else self.rubric.rounding.half(*at)

    def _self_assessed(self) -> Fraction | None:
        """Return the total by the self-assessed scores; None unless each component of the maximum has one."""
        own = {key: one.self_assessed for key, one in self.scores.items()}
        if any(own[component.id] is None for component in self.rubric.components):
            return None
        scores = {
            key: evolve(one, self_assessed=None, appraised=own[key] or Assessment(0))
            for key, one in self.scores.items()
        }
        return evolve(self, scores=scores).sheet(None, None).total.exact

    def _outside(self, scores: tuple[ComponentScore, ...], most: Decimal | None) -> PointRange:
        """Return the points of bonuses or penalties, which stand in no criterion.

        Where a rubric rounds criteria or sections, they are rounded together. The limit holds for the rounded points.
        """
        points = PointRange.together(one.points for one in scores)
        return rounded(self.rubric, points, RoundedAt.CRITERION, RoundedAt.SECTION).at_most(most)

    def _section(self, section: RubricSection) -> SectionScore:
        criteria = tuple(map(self._criterion, section.criteria))
        points = PointRange.together(score.points for score in criteria)
        whole = rounded(self.rubric, points, RoundedAt.SECTION)
        components = [score for one in criteria for score in one.components]
        parts = [(one.points, one.components) for one in criteria]
        together = parts if self._half(RoundedAt.CRITERION) else [(whole, components)]
        percent = share(together, half=self._half(RoundedAt.CRITERION, RoundedAt.SECTION))
        return SectionScore(section, whole, criteria, percent)

    def _criterion(self, criterion: Criterion) -> CriterionScore:
        components = self._of(criterion.components)
        points = PointRange.together(score.points for score in components)
        whole = rounded(self.rubric, points, RoundedAt.CRITERION)
        percent = share([(whole, components)], half=self._half(RoundedAt.CRITERION))
        return CriterionScore(criterion, whole, components, percent)
