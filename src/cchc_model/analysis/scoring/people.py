"""What people give for a score sheet: scores, figures from outside the annex, and a former report."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from cchc_model.analysis.scoring.bases import GivenFigure
from cchc_model.analysis.scoring.lint import lint_references
from cchc_model.analysis.scoring.methods import OfFigure
from cchc_model.analysis.scoring.parts import Component
from cchc_model.analysis.scoring.points import Assessment, exact_decimal
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.checking.over_time import former_problems
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.reports.report import Report
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.formatting import in_both
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Bilingual, close_matches

SCORES = Bilingual("Điểm", "score")

Assessments = Mapping[str, Assessment | Number]
"""Scores by a person, by the component's id: an :class:`Assessment`, or only its points."""

GivenFigures = Mapping[str, Number]
"""Figures from outside the annex, by the component's id."""

_NO_COMPONENT = Bilingual("không phải tiêu chí thành phần của bảng chấm điểm này", "is not a component of this rubric")
_NOT_ASKED = Bilingual(
    "tiêu chí thành phần này không chấm theo số liệu ngoài phụ lục",
    "the component is not scored by a figure from outside the annex",
)
_NO_POINTS = Bilingual("{text} không phải là số điểm: {why}", "{text} is not a number of points: {why}")
_NO_NUMBER = Bilingual("{text} không phải là số: {why}", "{text} is not a number: {why}")
_NO_MAPPING = Bilingual(
    "có kiểu {kind}; cần điểm theo mã tiêu chí thành phần, như people.{place}",
    "has the type {kind}; give scores by component, such as people.{place}",
)
_NEGATIVE = Bilingual("{number} nhỏ hơn 0", "{number} is below 0")
_OUTSIDE = Bilingual(
    "{points} điểm không nằm trong khoảng từ 0 đến điểm tối đa {most}",
    "{points} points are outside the range from 0 to the maximum {most}",
)


@frozen
class Given:
    """What people gave for a report.

    Attributes:
        self_assessed: the office's own scores, by the component's id.
        appraised: the appraiser's scores.
        figures: the figures from outside the annex.
    """

    self_assessed: Mapping[str, Assessment]
    appraised: Mapping[str, Assessment]
    figures: Mapping[str, Fraction]


def given_for(  # noqa: PLR0913 each is given by somebody else
    rubric: Rubric,
    report: Report,
    former: Report | None,
    *,
    self_assessed: Assessments,
    appraised: Assessments,
    figures: GivenFigures,
) -> Given:
    """Return what people gave for a report, after a look at the references of the rubric and the former report.

    Raises:
        InvalidDataError: a reference, a score or a figure is invalid; all problems at once.
    """
    components = [*rubric.components, *rubric.bonuses, *rubric.penalties]
    problems = list(lint_references(components, rubric.framework_id, report.framework, rubric=rubric.id))
    if former is not None:
        problems += former_problems(report, former)
    for place, given in (("self_assessed", self_assessed), ("appraised", appraised), ("given", figures)):
        if not isinstance(given, Mapping):
            raise InvalidDataError(SCORES, [Problem(place, _NO_MAPPING.filled(kind=type(given).__name__, place=place))])
    by_id = {component.id: component for component in components}
    scores = tuple(dict(_taken(scores, by_id, problems)) for scores in (self_assessed, appraised))
    numbers = dict(_numbers(figures, by_id, problems))
    if problems:
        raise InvalidDataError(SCORES, problems)
    return Given(scores[0], scores[1], numbers)


def _taken(
    scores: Assessments, components: Mapping[str, Component], problems: list[Problem]
) -> Iterator[tuple[str, Assessment]]:
    for name, given in scores.items():
        if name not in components:
            problems.append(Problem(name, _NO_COMPONENT, close_matches(name, components)))
            continue
        most = components[name].maximum
        try:
            assessment = given if isinstance(given, Assessment) else Assessment(given)
        except InvalidNumberError as error:
            problems.append(Problem(name, _NO_POINTS.filled(text=error.text, why=error.reason)))
            continue
        if assessment.points is not None and not 0 <= assessment.points <= most:
            words = {"points": in_both(assessment.points), "most": in_both(most)}
            problems.append(Problem(name, _OUTSIDE.filled(**words)))
        yield name, assessment


def _numbers(
    figures: GivenFigures, components: Mapping[str, Component], problems: list[Problem]
) -> Iterator[tuple[str, Fraction]]:
    asked = [key for key, component in components.items() if _is_asked(component)] if figures else []
    for name, given in figures.items():
        if name not in asked:
            wrong = _NOT_ASKED if name in components else _NO_COMPONENT
            problems.append(Problem(name, wrong, close_matches(name, asked)))
            continue
        try:
            number = Fraction(exact_decimal(given))
            if number < 0:
                problems.append(Problem(name, _NEGATIVE.filled(number=in_both(exact_decimal(given)))))
            yield name, number
        except InvalidNumberError as error:
            problems.append(Problem(name, _NO_NUMBER.filled(text=error.text, why=error.reason)))


def _is_asked(component: Component) -> bool:
    """Return whether a person gives the figure of a component."""
    return isinstance(component.method, OfFigure) and isinstance(component.method.basis, GivenFigure)
