"""The lint of a rubric: its contradictions, and its references that a framework does not have."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from cchc_model.analysis.scoring.methods import (
    Better,
    ByAnswer,
    ByHand,
    Deduction,
    InProportion,
    InSteps,
    Method,
    PerCase,
    RateOf,
)
from cchc_model.analysis.scoring.parts import Band, Component, Criterion, RoundedAt, Rounding, RubricSection
from cchc_model.errors import Problem, UnknownIndicatorError
from cchc_model.framework.formulas import Expression, operands
from cchc_model.framework.framework import Framework
from cchc_model.framework.lint.rules import named, references
from cchc_model.framework.lint.sentences import NAME, NAME_OF_BAND, lint_sentence
from cchc_model.framework.rows import Kind
from cchc_model.vietnamese.formatting import finite_decimal, format_number
from cchc_model.vietnamese.notation import MAX_DECIMALS

_ID = re.compile(r"[a-z][a-z0-9_]*")
_Part = RubricSection | Criterion | Component


def lint_rubric(  # noqa: PLR0913, PLR0917 the fields of a rubric, which is made only when they are sound
    id: str,
    maximum: Decimal,
    sections: tuple[RubricSection, ...],
    bonuses: tuple[Component, ...],
    penalties: tuple[Component, ...],
    rounding: Rounding | None,
    bands: tuple[Band, ...],
) -> Iterator[Problem]:
    """Yield every problem of a rubric by itself, none for a sound one."""
    parts = list(_parts(sections, (*bonuses, *penalties)))
    for part in parts:
        yield from named(part.id, NAME, part.name)
        if part.maximum <= 0:
            yield Problem(part.id, lint_sentence("maximum_not_above_0"))
        if not _ID.fullmatch(part.id):
            yield Problem(part.id, lint_sentence("id_of_part"))
    for name, times in Counter(part.id for part in parts).items():
        if times > 1:
            yield Problem(name, lint_sentence("parts_with_id", times=times))
    yield from _adds_up(id, maximum, sections)
    for part in parts:
        if isinstance(part, RubricSection):
            yield from _adds_up(part.id, part.maximum, part.criteria)
        elif isinstance(part, Criterion):
            yield from _adds_up(part.id, part.maximum, part.components)
        else:
            yield from _method(part.id, part.method, part.maximum)
    yield from _bands(id, bands)
    if rounding is not None:
        yield from _rounding(id, rounding, maximum, parts, (*bonuses, *penalties))


def lint_references(
    components: Iterable[Component], framework_id: str, framework: Framework, *, rubric: str
) -> Iterator[Problem]:
    """Yield the references of a rubric that a framework does not have, or that its methods cannot score."""
    if framework_id != framework.id:
        yield Problem(rubric, lint_sentence("other_framework", framework=framework_id, wanted=framework.id))
        return
    for component in components:
        yield from _known(component.id, component.method, framework)


def _parts(sections: Sequence[RubricSection], outside: Sequence[Component]) -> Iterator[_Part]:
    for section in sections:
        yield section
        for criterion in section.criteria:
            yield criterion
            yield from criterion.components
    yield from outside


def _adds_up(id: str, maximum: Decimal, parts: Sequence[_Part]) -> Iterator[Problem]:
    if not parts:
        yield Problem(id, lint_sentence("empty_part"))
        return
    together = _sum(part.maximum for part in parts)
    if together != maximum:
        yield Problem(
            id, lint_sentence("parts_do_not_add_up", maximum=_number_text(maximum), together=_number_text(together))
        )


def _method(id: str, method: Method, maximum: Decimal) -> Iterator[Problem]:
    """Yield problems if points leave 0 to the maximum, do not reach it, or fall as figures improve."""
    if isinstance(method, ByHand):
        return
    if isinstance(method, Deduction | PerCase):
        yield from _cases(id, method, maximum)
        return
    given = list(_points_of(method))
    for points in given:
        if not 0 <= points <= maximum:
            yield Problem(
                id, lint_sentence("points_outside", points=_number_text(points), maximum=_number_text(maximum))
            )
    if isinstance(method, InProportion):
        if method.full <= 0:
            yield Problem(id, lint_sentence("full_not_above_0"))
        if method.threshold is not None and not 0 <= method.threshold <= method.full:
            yield Problem(id, lint_sentence("threshold_outside", full=_number_text(method.full)))
        return
    if given and max(given) != maximum:
        yield Problem(
            id, lint_sentence("maximum_not_reached", best=_number_text(max(given)), maximum=_number_text(maximum))
        )
    yield from _answers(id, method) if isinstance(method, ByAnswer) else _steps(id, method)


def _cases(id: str, method: Deduction | PerCase, maximum: Decimal) -> Iterator[Problem]:
    if method.each <= 0:
        yield Problem(id, lint_sentence("each_not_above_0"))
    if isinstance(method, Deduction) and not 0 <= method.floor < maximum:
        yield Problem(id, lint_sentence("floor_outside", maximum=_number_text(maximum)))


def _points_of(method: ByAnswer | InProportion | InSteps) -> Iterator[Decimal]:
    if isinstance(method, ByAnswer):
        yield from (answer.points for answer in method.answers)
        return
    if isinstance(method, InSteps):
        yield from (step.points for step in method.steps)
        yield method.otherwise
    if method.when_undefined is not None:
        yield method.when_undefined


def _answers(id: str, method: ByAnswer) -> Iterator[Problem]:
    if not method.answers:
        yield Problem(id, lint_sentence("no_answers"))
    for code, times in Counter(answer.code for answer in method.answers).items():
        if times > 1:
            yield Problem(id, lint_sentence("answer_repeated", code=code, times=times))


def _steps(id: str, method: InSteps) -> Iterator[Problem]:
    if not method.steps:
        yield Problem(id, lint_sentence("no_steps"))
    high = method.better is Better.HIGH
    for best, worse in pairwise(method.steps):
        if (best.bound <= worse.bound) if high else (best.bound >= worse.bound):
            yield Problem(
                id, lint_sentence("steps_out_of_order", worse=_number_text(worse.bound), best=_number_text(best.bound))
            )
    points = [*(step.points for step in method.steps), method.otherwise]
    for better, worse_points in pairwise(points):
        if better <= worse_points:
            yield Problem(
                id, lint_sentence("better_gives_less", better=_number_text(better), worse=_number_text(worse_points))
            )


def _bands(id: str, bands: tuple[Band, ...]) -> Iterator[Problem]:
    for band in bands:
        yield from named(id, NAME_OF_BAND, band.name)
    for better, worse in pairwise(bands):
        if better.at_least <= worse.at_least:
            yield Problem(id, lint_sentence("bands_out_of_order", worse=worse.name, better=better.name))
    if bands and bands[-1].at_least != 0:
        yield Problem(id, lint_sentence("last_band_above_0", band=bands[-1].name))


def _rounding(
    id: str, rounding: Rounding, maximum: Decimal, parts: Sequence[_Part], outside: Sequence[Component]
) -> Iterator[Problem]:
    """Yield a problem for each rounded maximum with more decimals than the rounding.

    Otherwise a rounding could exceed the maximum.
    """
    decimals: object = rounding.decimals
    if isinstance(decimals, bool) or not isinstance(decimals, int) or not 0 <= decimals <= MAX_DECIMALS:
        yield Problem(id, lint_sentence("decimals_outside", most=MAX_DECIMALS))
        return
    kinds = {
        RoundedAt.COMPONENT: Component,
        RoundedAt.CRITERION: Criterion,
        RoundedAt.SECTION: RubricSection,
    }
    kind = kinds.get(rounding.at)
    rounded = {id: maximum} if kind is None else {part.id: part.maximum for part in parts if isinstance(part, kind)}
    for name, most in {**rounded, **{part.id: part.maximum for part in outside}}.items():
        if Fraction(most) * 10**decimals % 1:
            yield Problem(name, lint_sentence("maximum_too_fine", most=_number_text(most), decimals=decimals))


def _known(id: str, method: Method, framework: Framework) -> Iterator[Problem]:
    if isinstance(method, ByAnswer):
        yield from references(id, (method.of,), framework.indicators)
        if method.of in framework.indicators:
            yield from _codes(id, method, framework)
    elif not isinstance(method, ByHand):
        if isinstance(method.of, RateOf):
            yield from _rate(id, method.of, framework)
        else:
            yield from _added(id, method.of, framework, cases=isinstance(method, Deduction | PerCase))
            if isinstance(method, InProportion | InSteps) and method.when_undefined is not None:
                yield Problem(id, lint_sentence("undefined_of_no_rate"))


def _rate(id: str, of: RateOf, framework: Framework) -> Iterator[Problem]:
    try:
        framework.rate(of.id)
    except UnknownIndicatorError as error:
        yield Problem(id, lint_sentence("no_rate", key=error.key), error.suggestions)


def _added(id: str, of: Expression, framework: Framework, *, cases: bool) -> Iterator[Problem]:
    """Yield the problems of an indicator, or of a sum of indicators of one unit type."""
    indicators = framework.indicators
    rates = {rate.id for rate in framework.rates}.difference(indicators)
    names = operands(of)
    yield from (Problem(id, lint_sentence("rate_not_indicator", name=name)) for name in names if name in rates)
    yield from references(id, (name for name in names if name not in rates), indicators)
    known = [indicators[name] for name in names if name in indicators]
    measures = {indicator.measure.id for indicator in known}
    if len(measures) > 1:
        yield Problem(id, lint_sentence("units_added", units=", ".join(sorted(measures))))
    for indicator in known:
        if indicator.kind is Kind.CODED:
            yield Problem(id, lint_sentence("answer_not_figure", key=indicator.id))
        elif cases and indicator.kind is Kind.PERCENT:
            yield Problem(id, lint_sentence("percentage_not_cases", key=indicator.id))


def _codes(id: str, method: ByAnswer, framework: Framework) -> Iterator[Problem]:
    codes = framework.codes.get(method.of)
    if codes is None:
        yield Problem(id, lint_sentence("no_answer", key=method.of))
        return
    given = [answer.code for answer in method.answers]
    for code in codes:
        if code not in given:
            yield Problem(id, lint_sentence("answer_without_points", code=code, key=method.of))
    for code in given:
        if code not in codes:
            yield Problem(id, lint_sentence("no_such_answer", code=code, key=method.of))


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    """Return the exact sum, regardless of the caller's decimal context."""
    return finite_decimal(sum(map(Fraction, numbers), Fraction(0)))


def _number_text(number: Decimal) -> str:
    return format_number(number)
