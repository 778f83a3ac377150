"""The scoring of a report by a rubric, exactly, with a reason and a range for what cannot be scored."""

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen

from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.evidence import Evidence
from cchc_model.analysis.scoring.parts import Component, Criterion, RoundedAt, RubricSection
from cchc_model.analysis.scoring.people import Assessments, Given, GivenFigures, given_for
from cchc_model.analysis.scoring.points import Assessment, PointRange
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.analysis.scoring.score_sheet import CriterionScore, ScoreSheet, SectionScore, units
from cchc_model.analysis.scoring.shares import share
from cchc_model.framework.evaluation import Known, Verdict, judge
from cchc_model.framework.severity import Severity
from cchc_model.reports.report import Report
from cchc_model.vietnamese.formatting import round_half_up

_NOBODY: Final[Assessments] = MappingProxyType({})
_NO_FIGURES: Final[GivenFigures] = MappingProxyType({})


def score(  # noqa: PLR0913 what people gave, and what the caller chose
    report: Report,
    rubric: Rubric,
    *,
    former: Report | None = None,
    given: GivenFigures = _NO_FIGURES,
    self_assessed: Assessments = _NOBODY,
    appraised: Assessments = _NOBODY,
    nil_as_zero: bool = False,
    blank_as_zero: bool = False,
) -> ScoreSheet:
    """Score a report by a rubric.

    What does not apply to the organisation (`Không áp dụng` in the annex, or as appraised) lowers the maximum of its
    component, criterion and section. A component gets a range of points if its figure is missing, or if its rate has
    the denominator 0 and the rubric has no points for that. The totals are then ranges too. A blank is not a 0, unless
    the caller chooses so.

    Args:
        report: the report.
        rubric: the rubric, which names indicators and rates of the report's framework.
        former: the same organisation's report for an earlier period, for points by a change.
        given: figures from outside the annex, by the component's id, for components with a :class:`GivenFigure`.
        self_assessed: the self-assessed scores (điểm tự chấm); they are shown and never counted.
        appraised: the appraiser's scores (điểm thẩm định); each counts in place of the computed one.
        nil_as_zero: count `-` and the like as 0.
        blank_as_zero: count empty cells as 0.

    Raises:
        InvalidDataError: the rubric is for another framework or has unknown references, the former report is of
            another framework or organisation or not of an earlier period, or what a person gave has no component or
            is not from 0 to its maximum; all problems at once.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Bilingual, Report, Rubric
    >>> from cchc_model.indicators import steering
    >>> from cchc_model.analysis.scoring.methods import by_answer
    >>> from cchc_model.analysis.scoring.scales import in_proportion
    >>> from cchc_model.analysis.scoring.parts import component, criterion, rubric_section
    >>> rubric = Rubric(
    ...     "demo", "1", Bilingual("Bảng chấm điểm thử", "Trial rubric"), "soc_trang_district", maximum=3,
    ...     sections=(
    ...         rubric_section("steering", "Chỉ đạo điều hành", "Steering", 3,
    ...             criterion("plan", "Kế hoạch CCHC", "Reform plan", 3,
    ...                 component("done", "Hoàn thành", "Completion", 2, in_proportion(steering.PLAN_COMPLETION)),
    ...                 component("new", "Sáng kiến", "New", 1, by_answer(steering.REFORM_INITIATIVES, {1: 1, 0: 0})),
    ...             ),
    ...         ),
    ...     ),
    ... )
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 8})
    >>> sheet = score(report, rubric)
    >>> sheet["done"].points.exact, sheet.total.text()
    (Fraction(16, 31), '0,52 đến 1,52')
    >>> print(sheet["new"].message("en"))
    Not scored: “New initiatives or solutions for PAR (yes/no)” is blank (0 to 1 of 1 points).
    """
    people = given_for(rubric, report, former, self_assessed=self_assessed, appraised=appraised, figures=given)

    def values(of: Report) -> Known:
        return of.known_values(nil_as_zero=nil_as_zero, blank_as_zero=blank_as_zero)

    before = None if former is None else Evidence(former, values(former))
    scoring = _Scoring(Evidence(report, values(report), before, people.figures), rubric, people)
    return scoring.sheet()


@frozen
class _Scoring:
    """The scoring of one report by one rubric."""

    evidence: Evidence
    rubric: Rubric
    people: Given

    def sheet(self) -> ScoreSheet:
        rubric, report = self.rubric, self.evidence.report
        sections = tuple(map(self._section, rubric.sections))
        bonuses = tuple(map(self._component, rubric.bonuses))
        penalties = tuple(map(self._component, rubric.penalties))
        applicable = PointRange.together(section.maximum for section in sections)
        points = PointRange.together(section.points for section in sections)
        if rubric.scaled and applicable.high:
            points = self._scaled(sections, applicable)
        bonus = self._outside(bonuses, rubric.most_bonus)
        penalty = self._outside(penalties, rubric.most_penalty)
        return ScoreSheet(
            rubric,
            report.organisation,
            report.period,
            sections,
            bonuses,
            penalties,
            applicable,
            points,
            bonus,
            penalty,
            self._rounded(points + bonus - penalty, RoundedAt.TOTAL),
            self._self_assessed(),
        )

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
        own = self.people.self_assessed
        if not own or any(component.id not in own for component in self.rubric.components):
            return None
        nothing = {component.id: Assessment(0) for component in (*self.rubric.bonuses, *self.rubric.penalties)}
        return evolve(self, people=Given({}, {**nothing, **own}, self.people.figures)).sheet().total.exact

    def _outside(self, scores: tuple[ComponentScore, ...], most: Decimal | None) -> PointRange:
        """Return the points of bonuses or penalties, which stand in no criterion.

        Where a rubric rounds criteria or sections, they are rounded together. The limit holds for the rounded points.
        """
        points = PointRange.together(one.points for one in scores)
        return self._rounded(points, RoundedAt.CRITERION, RoundedAt.SECTION).at_most(most)

    def _section(self, section: RubricSection) -> SectionScore:
        criteria = tuple(map(self._criterion, section.criteria))
        points = PointRange.together(score.points for score in criteria)
        rounded = self._rounded(points, RoundedAt.SECTION)
        components = [score for one in criteria for score in one.components]
        parts = [(one.points, one.components) for one in criteria]
        together = parts if self._half(RoundedAt.CRITERION) else [(rounded, components)]
        percent = share(together, half=self._half(RoundedAt.CRITERION, RoundedAt.SECTION))
        return SectionScore(section, rounded, criteria, percent)

    def _criterion(self, criterion: Criterion) -> CriterionScore:
        components = tuple(map(self._component, criterion.components))
        points = PointRange.together(score.points for score in components)
        rounded = self._rounded(points, RoundedAt.CRITERION)
        percent = share([(rounded, components)], half=self._half(RoundedAt.CRITERION))
        return CriterionScore(criterion, rounded, components, percent)

    def _component(self, component: Component) -> ComponentScore:
        seen = component.method.seen(self.evidence, component.id)
        maximum = Fraction(component.maximum)
        points = component.method.points(seen, maximum) if seen.applicable else PointRange.of(0)
        applying = component.method.applying(seen, maximum) if component.method.may_not_apply(seen) else points
        return ComponentScore(
            component,
            self._rounded(points, RoundedAt.COMPONENT),
            self._rounded(applying, RoundedAt.COMPONENT),
            seen,
            self.evidence.framework,
            self.people.self_assessed.get(component.id),
            self.people.appraised.get(component.id),
            self._broken(seen.indicators),
        )

    def _rounded(self, points: PointRange, *at: RoundedAt) -> PointRange:
        rounding = self.rubric.rounding
        if rounding is None or rounding.at not in at:
            return points
        low = Fraction(round_half_up(points.low, rounding.decimals))
        return PointRange(low, low if points.exact else Fraction(round_half_up(points.high, rounding.decimals)))

    def _broken(self, indicators: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of the certain rules that figures violate, because their points may be wrong."""
        over = self.evidence.framework.rules_over
        rules = {rule.id: rule for key in indicators for rule in over[key] if rule.severity is Severity.ERROR}
        return tuple(
            name for name, rule in rules.items() if judge(rule.relation, self.evidence.values).verdict is Verdict.FAILED
        )
