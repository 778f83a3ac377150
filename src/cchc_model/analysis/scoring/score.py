"""The scoring of a report by a rubric, exactly, with a reason and a range for what cannot be scored."""

from types import MappingProxyType
from typing import Final

from attrs import frozen

from cchc_model.analysis.scoring.component_score import ComponentScore, points_of
from cchc_model.analysis.scoring.evidence import Evidence
from cchc_model.analysis.scoring.parts import Component, RoundedAt
from cchc_model.analysis.scoring.people import Assessments, Given, GivenFigures, given_for
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.analysis.scoring.score_sheet import ScoreSheet
from cchc_model.analysis.scoring.sums import rounded, sheet_of
from cchc_model.framework.evaluation import Known, Verdict, judge
from cchc_model.framework.severity import Severity
from cchc_model.reports.report import Report

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
    components = (*rubric.components, *rubric.bonuses, *rubric.penalties)
    scores = {component.id: scoring.score(component) for component in components}
    return sheet_of(rubric, scores, report.organisation, report.period)


@frozen
class _Scoring:
    """The scoring of the components of one report by one rubric."""

    evidence: Evidence
    rubric: Rubric
    people: Given

    def score(self, component: Component) -> ComponentScore:
        seen = component.method.seen(self.evidence, component.id)
        computed, applying = points_of(component, seen)
        points = rounded(self.rubric, computed, RoundedAt.COMPONENT)
        return ComponentScore(
            component,
            points,
            points if applying is computed else rounded(self.rubric, applying, RoundedAt.COMPONENT),
            seen,
            self.evidence.framework,
            self.people.self_assessed.get(component.id),
            self.people.appraised.get(component.id),
            self._broken(seen.indicators),
        )

    def _broken(self, indicators: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of the hard rules that figures violate, because their points may be wrong."""
        over = self.evidence.framework.rules_over
        signed = self.evidence.framework.signed
        rules = {rule.id: rule for key in indicators for rule in over[key] if rule.severity is Severity.ERROR}
        return tuple(
            name
            for name, rule in rules.items()
            if judge(rule.relation, self.evidence.values, signed=signed).verdict is Verdict.FAILED
        )
