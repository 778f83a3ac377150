"""The scoring of a report by a rubric, exactly, with a reason and a range for what cannot be scored."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from attrs import frozen

from cchc_model.analysis.rates import compute_rate
from cchc_model.analysis.scoring.component_score import (
    BY_HAND,
    NEGATIVE,
    NO_SUCH_ANSWER,
    UNDEFINED,
    ComponentScore,
    basis_name,
    missing_figures,
)
from cchc_model.analysis.scoring.lint import lint_references
from cchc_model.analysis.scoring.methods import Basis, ByAnswer, ByHand, InProportion, InSteps, RateOf
from cchc_model.analysis.scoring.parts import Component, Criterion, RoundedAt, RubricSection
from cchc_model.analysis.scoring.points import Assessment, PointRange, points_at
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.analysis.scoring.score_sheet import CriterionScore, ScoreSheet, SectionScore
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.evaluation import Known, Verdict, evaluate, judge
from cchc_model.framework.formulas import Value, operands
from cchc_model.framework.intervals import Interval
from cchc_model.framework.severity import Severity
from cchc_model.reports.report import Report
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.formatting import format_number, round_half_up
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Bilingual, close_matches

Assessments = Mapping[str, Assessment | Number]
"""Scores by a person, by the component's id: an :class:`Assessment`, or only its points."""

_ANYTHING = Interval(0, None)
_NOBODY: Final[Assessments] = MappingProxyType({})


def score(  # noqa: PLR0913 what people gave, and what the caller chose
    report: Report,
    rubric: Rubric,
    *,
    self_assessed: Assessments = _NOBODY,
    appraised: Assessments = _NOBODY,
    nil_as_zero: bool = False,
    blank_as_zero: bool = False,
) -> ScoreSheet:
    """Score a report by a rubric.

    A component gets a range of points if its figure is missing, or if its rate has the denominator 0 and the rubric has
    no points for that. The totals are then ranges too. A blank is not a 0, unless the caller chooses so.

    Args:
        report: the report.
        rubric: the rubric, which names indicators and rates of the report's framework.
        self_assessed: the self-assessed scores (điểm tự chấm); they are shown and never counted.
        appraised: the appraiser's scores (điểm thẩm định); each counts in place of the computed one.
        nil_as_zero: count `-` and the like as 0.
        blank_as_zero: count empty cells as 0.

    Raises:
        InvalidDataError: the rubric is for another framework or has unknown references, or a person's score has no
            component or is not from 0 to its maximum; all problems at once.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Bilingual, Report, Rubric
    >>> from cchc_model.indicators import steering
    >>> from cchc_model.analysis.scoring.methods import by_answer, in_proportion
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
    scoring = _Scoring(
        report,
        rubric,
        report.known_values(nil_as_zero=nil_as_zero, blank_as_zero=blank_as_zero),
        *_people(rubric, report, self_assessed, appraised),
    )
    return scoring.sheet()


@frozen
class _FigureSeen:
    """The figure of a component on one report.

    Attributes:
        figure: the possible values of the figure.
        indicators: the ids of the indicators in the figure.
        rate: the id of the rate, if the figure is one.
        reason: the reason why the figure cannot be scored, if there is one.
        undefined: true if the figure is a rate whose denominator is, or may be, 0.
    """

    figure: Interval
    indicators: tuple[str, ...]
    rate: str | None = None
    reason: Bilingual | None = None
    undefined: bool = False


@frozen
class _Scoring:
    """The scoring of one report by one rubric."""

    report: Report
    rubric: Rubric
    values: Known
    self_assessed: Mapping[str, Assessment]
    appraised: Mapping[str, Assessment]

    def sheet(self) -> ScoreSheet:
        rubric = self.rubric
        sections = tuple(map(self._section, rubric.sections))
        bonuses = tuple(map(self._component, rubric.bonuses))
        penalties = tuple(map(self._component, rubric.penalties))
        points = self._rounded(PointRange.together(s.points for s in sections), RoundedAt.TOTAL)
        # Bonuses and penalties stand in no criterion: wherever points are rounded above components, they are together.
        bonus, penalty = (
            self._rounded(PointRange.together(s.points for s in outside), *RoundedAt)
            for outside in (bonuses, penalties)
        )
        return ScoreSheet(
            rubric,
            self.report.organisation,
            self.report.period,
            sections,
            bonuses,
            penalties,
            points,
            bonus,
            penalty,
            points + bonus - penalty,
        )

    def _section(self, section: RubricSection) -> SectionScore:
        criteria = tuple(map(self._criterion, section.criteria))
        points = PointRange.together(score.points for score in criteria)
        return SectionScore(section, self._rounded(points, RoundedAt.SECTION), criteria)

    def _criterion(self, criterion: Criterion) -> CriterionScore:
        components = tuple(map(self._component, criterion.components))
        points = PointRange.together(score.points for score in components)
        return CriterionScore(criterion, self._rounded(points, RoundedAt.CRITERION), components)

    def _component(self, component: Component) -> ComponentScore:
        seen = self._figure_of(component)
        computed = self._rounded(self._computed(component, seen), RoundedAt.COMPONENT)
        return ComponentScore(
            component,
            computed,
            None if seen.reason else seen.figure.exact,
            seen.indicators,
            seen.rate,
            self.report.framework,
            seen.reason,
            self.self_assessed.get(component.id),
            self.appraised.get(component.id),
            self._broken(seen.indicators),
        )

    def _rounded(self, points: PointRange, *at: RoundedAt) -> PointRange:
        rounding = self.rubric.rounding
        if rounding is None or rounding.at not in at:
            return points
        low, high = (Fraction(round_half_up(end, rounding.decimals)) for end in (points.low, points.high))
        return PointRange(low, high)

    def _broken(self, indicators: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of the certain rules that figures violate, because their points may be wrong."""
        over = self.report.framework.rules_over
        rules = {rule.id: rule for key in indicators for rule in over[key] if rule.severity is Severity.ERROR}
        return tuple(
            name for name, rule in rules.items() if judge(rule.relation, self.values).verdict is Verdict.FAILED
        )

    def _figure_of(self, component: Component) -> _FigureSeen:
        method = component.method
        if isinstance(method, ByHand):
            return _FigureSeen(_ANYTHING, (), reason=BY_HAND)
        if isinstance(method, ByAnswer):
            return self._answer(method)
        if isinstance(method.of, RateOf):
            defined = isinstance(method, InProportion | InSteps) and method.when_undefined is not None
            return self._rate(method.of.id, when_undefined=defined)
        names = tuple(dict.fromkeys(operands(method.of)))
        figure = evaluate(method.of, self.values)
        missing = [name for name in names if self.values[name] is None]
        if any((self.values[name] or 0) < 0 for name in names):
            return _FigureSeen(_ANYTHING, names, reason=self._why(NEGATIVE, method.of))
        reason = missing_figures(missing, self.report) if missing else None
        return _FigureSeen(figure, names, reason=reason)

    def _answer(self, method: ByAnswer) -> _FigureSeen:
        value = self.values[method.of]
        if value is None:
            return _FigureSeen(_ANYTHING, (method.of,), reason=missing_figures([method.of], self.report))
        known = any(answer.code == value for answer in method.answers)
        reason = None if known else self._why(NO_SUCH_ANSWER, Value(method.of))
        return _FigureSeen(Interval(int(value), int(value)), (method.of,), reason=reason)

    def _rate(self, id: str, *, when_undefined: bool) -> _FigureSeen:
        computed = compute_rate(self.report.framework.rate(id), self.values)
        ratio = computed.rate.ratio
        names = tuple(dict.fromkeys(operands(ratio)))
        part, whole = (evaluate(side, self.values) for side in (ratio.numerator, ratio.denominator))
        if any((self.values[name] or 0) < 0 for name in names):
            return _FigureSeen(_ANYTHING, names, id, self._why(NEGATIVE, RateOf(id)), undefined=True)
        if whole.exact == 0:  # whatever the numerator is
            reason = None if when_undefined else self._why(UNDEFINED, RateOf(id))
            return _FigureSeen(_ANYTHING, names, id, reason, undefined=True)
        reason = missing_figures(computed.missing, self.report) if computed.missing else None
        return _FigureSeen(part.over(whole).times(100), names, id, reason, undefined=whole.low == 0)

    def _why(self, reason: Bilingual, of: Basis) -> Bilingual:
        return reason.filled(name=basis_name(of, self.report.framework))

    def _computed(self, component: Component, seen: _FigureSeen) -> PointRange:
        method, maximum = component.method, Fraction(component.maximum)
        if isinstance(method, ByHand):
            return PointRange(Fraction(0), maximum)
        if isinstance(method, ByAnswer):
            given = [Fraction(a.points) for a in method.answers if seen.reason or a.code == seen.figure.exact]
            return PointRange(min(given), max(given))
        ends = [points_at(method, maximum, end) for end in (seen.figure.low, seen.figure.high)]
        if seen.undefined and isinstance(method, InProportion | InSteps):
            if method.when_undefined is None:  # an appraiser may give any points
                return PointRange(Fraction(0), maximum)
            undefined = Fraction(method.when_undefined)
            if seen.reason is None:
                return PointRange.of(undefined)
            ends.append(undefined)
        return PointRange(min(ends), max(ends))


def _people(
    rubric: Rubric, report: Report, self_assessed: Assessments, appraised: Assessments
) -> tuple[Mapping[str, Assessment], Mapping[str, Assessment]]:
    """Validate the references of a rubric, and return the self-assessed and the appraised scores.

    Raises:
        InvalidDataError: a reference or a score is invalid; all problems at once.
    """
    components = [*rubric.components, *rubric.bonuses, *rubric.penalties]
    problems = list(lint_references(components, rubric.framework_id, report.framework, rubric=rubric.id))
    most = {component.id: component.maximum for component in components}
    given = tuple(dict(_taken(scores, most, problems)) for scores in (self_assessed, appraised))
    if problems:
        raise InvalidDataError(SCORES, problems)
    return given[0], given[1]


SCORES = Bilingual("Điểm", "score")
_NO_COMPONENT = Bilingual("không phải tiêu chí thành phần của bảng chấm điểm này", "is not a component of this rubric")


def _no_points(error: InvalidNumberError) -> Bilingual:
    vi, en = f"{error.text} không phải là số điểm", f"{error.text} is not a number of points"
    return Bilingual(f"{vi}: {error.reason.vi}", f"{en}: {error.reason.en}")


def _taken(
    scores: Assessments, most: Mapping[str, Decimal], problems: list[Problem]
) -> Iterator[tuple[str, Assessment]]:
    for name, given in scores.items():
        if name not in most:
            problems.append(Problem(name, _NO_COMPONENT, close_matches(name, most)))
            continue
        try:
            assessment = given if isinstance(given, Assessment) else Assessment(given)
        except InvalidNumberError as error:
            problems.append(Problem(name, _no_points(error)))
            continue
        if not 0 <= assessment.points <= most[name]:
            why = Bilingual(
                f"{format_number(assessment.points)} điểm không nằm trong khoảng từ 0 đến điểm tối đa "
                f"{format_number(most[name])}",
                f"{assessment.points} points are outside the range from 0 to the maximum {most[name]}",
            )
            problems.append(Problem(name, why))
        yield name, assessment
