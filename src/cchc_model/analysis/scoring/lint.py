"""The lint of a rubric: its contradictions, and its references that a framework does not have."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from cchc_model.analysis.scoring.parts import Band, Component, Criterion, RoundedAt, Rounding, RubricSection
from cchc_model.errors import Problem
from cchc_model.framework.framework import Framework
from cchc_model.framework.lint.rules import named
from cchc_model.framework.lint.sentences import NAME, NAME_OF_BAND, lint_sentence
from cchc_model.vietnamese.formatting import finite_decimal, in_both
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
    limits: Mapping[str, Decimal],
) -> Iterator[Problem]:
    """Yield every problem of a rubric by itself, none for a sound one."""
    parts = list(_parts(sections, (*bonuses, *penalties)))
    yield from _of_parts(parts)
    yield from _adds_up(id, maximum, sections)
    for part in parts:
        if isinstance(part, RubricSection):
            yield from _adds_up(part.id, part.maximum, part.criteria)
        elif isinstance(part, Criterion):
            yield from _adds_up(part.id, part.maximum, part.components)
        else:
            yield from part.method.problems(part.id, part.maximum)
    yield from _bands(id, bands)
    for name, most in limits.items():
        if most <= 0:
            yield Problem(name, lint_sentence("maximum_not_above_0"))
    if rounding is not None:
        outside = {part.id: part.maximum for part in (*bonuses, *penalties)}
        # A limit is cut off behind the rounding, unless only the total is rounded.
        cut = {} if rounding.at is RoundedAt.TOTAL else limits
        yield from _rounding(id, rounding, maximum, parts, {**outside, **cut})


def lint_references(
    components: Iterable[Component], framework_id: str, framework: Framework, *, rubric: str
) -> Iterator[Problem]:
    """Yield the references of a rubric that a framework does not have, or that its methods cannot score."""
    if framework_id != framework.id:
        yield Problem(rubric, lint_sentence("other_framework", framework=framework_id, wanted=framework.id))
        return
    for component in components:
        yield from component.method.unknown(component.id, framework)


def _parts(sections: Sequence[RubricSection], outside: Sequence[Component]) -> Iterator[_Part]:
    for section in sections:
        yield section
        for criterion in section.criteria:
            yield criterion
            yield from criterion.components
    yield from outside


def _of_parts(parts: Sequence[_Part]) -> Iterator[Problem]:
    for part in parts:
        yield from named(part.id, NAME, part.name)
        if part.maximum <= 0:
            yield Problem(part.id, lint_sentence("maximum_not_above_0"))
        if not _ID.fullmatch(part.id):
            yield Problem(part.id, lint_sentence("id_of_part"))
    for name, times in Counter(part.id for part in parts).items():
        if times > 1:
            yield Problem(name, lint_sentence("parts_with_id", times=times))


def _adds_up(id: str, maximum: Decimal, parts: Sequence[_Part]) -> Iterator[Problem]:
    if not parts:
        yield Problem(id, lint_sentence("empty_part"))
        return
    together = _sum(part.maximum for part in parts)
    if together != maximum:
        yield Problem(id, lint_sentence("parts_do_not_add_up", maximum=in_both(maximum), together=in_both(together)))


def _bands(id: str, bands: tuple[Band, ...]) -> Iterator[Problem]:
    for band in bands:
        yield from named(id, NAME_OF_BAND, band.name)
    for better, worse in pairwise(bands):
        if better.at_least <= worse.at_least:
            yield Problem(id, lint_sentence("bands_out_of_order", worse=worse.name, better=better.name))
    if bands and bands[-1].at_least != 0:
        yield Problem(id, lint_sentence("last_band_above_0", band=bands[-1].name))


def _rounding(
    id: str, rounding: Rounding, maximum: Decimal, parts: Sequence[_Part], outside: Mapping[str, Decimal]
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
    for name, most in {**rounded, **outside}.items():
        if Fraction(most) * 10**decimals % 1:
            yield Problem(name, lint_sentence("maximum_too_fine", most=in_both(most), decimals=decimals))


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    """Return the exact sum, regardless of the caller's decimal context."""
    return finite_decimal(sum(map(Fraction, numbers), Fraction(0)))
