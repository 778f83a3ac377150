"""The names of the rows of a matrix form: of organisations, fields and periods, or of no report.

A row is a report only if its name is evidence of whose and of which time its values are. The words of another period,
a comparison, an average, a share, a plan and an accumulation are those that titles of columns have.
"""

from collections.abc import Sequence
from enum import Enum

from attrs import frozen

from cchc_model.annexes.aside_roles import ASIDE, OTHER_PERIOD
from cchc_model.annexes.body_ranks import above
from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.file_parts import Said
from cchc_model.annexes.matrix import Matrix
from cchc_model.annexes.matrix_numbers import is_marker
from cchc_model.annexes.part_titles import is_total, named_by, stated_below, stated_organisation, without_mark
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import Meaning, meaning
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.territory_levels import levels_in
from cchc_model.vietnamese.text import Bilingual

TOTAL = Bilingual("tổng số", "total")
NAMELESS = Bilingual("dòng không có tên", "row without a name")
_OWN = frozenset((Role.CURRENT, Role.VALUE, Role.ESTIMATE))
_BEGINNING = 2


class RowKind(Enum):
    """The content of a row, by its name."""

    BODY = "body"
    """The values of an organisation."""
    FIELD = "field"
    """The values of something else, such as a field of work."""
    DOUBTFUL = "doubtful"
    """The same, by a name that has words of a comparison, a plan, a part or a time."""
    OF_FILE = "of_file"
    """The values of the file's organisation, because the name is only that of the period, or of results."""
    ASIDE = "aside"
    """No values of a report."""


@frozen
class RowName:
    """The content of a row.

    Attributes:
        kind: its kind.
        organisation: the organisation that it names.
        period: the period that it names.
        why: the reason why it is no report.
        estimated: True if it calls its values estimates.
        other: True if it is dated, and not of the period of the report.
    """

    kind: RowKind
    organisation: Organisation | None = None
    period: ReportingPeriod | None = None
    why: Bilingual | None = None
    estimated: bool = False
    other: bool = False


def read_name(matrix: Matrix, row: CleanRow, sections: Sequence[str], said: Said) -> RowName:
    """Return the content of a row by its name and the names of the sections above it.

    Args:
        matrix: the form.
        row: the row.
        sections: the sections above it.
        said: the organisation and the period of the file, and the organisations that the caller lists.
    """
    name = matrix.name_of(row)
    texts = [row.cells[at] for at in matrix.names if at < len(row.cells) and row.cells[at]] or [name]
    if is_total(name):
        return RowName(RowKind.ASIDE, why=TOTAL)
    bodies = [_body(matrix, text, said) for text in texts]
    over = [stated_organisation(text, of_field=matrix.of_fields) for text in sections]
    path = [(text, body) for text, body in zip((*sections, *texts), (*over, *bodies), strict=True) if text]
    others = [text for text, body in path if body is None]
    aside = next((one for text in others if (one := _aside(text, said.period)) is not None), None)
    if aside is not None:
        return aside
    if None not in bodies:
        superior = bodies[-2] if len(bodies) > 1 else next((one for one in reversed(over) if one is not None), None)
        body = bodies[-1]
        whole = None if superior is None else above(superior, said.organisation)
        return RowName(RowKind.BODY, None if body is None else above(body, whole))
    if not any(map(str.isalnum, name)) or all(map(is_marker, texts)):
        return RowName(RowKind.ASIDE, why=NAMELESS)
    return _without_body(path, [text for text, body in zip(texts, bodies, strict=True) if body is None], said)


def _without_body(path: Sequence[tuple[str, Organisation | None]], own: Sequence[str], said: Said) -> RowName:
    """Return the content of a row whose name has texts that are no organisation.

    Args:
        path: the names of sections and the texts of the name, each with its organisation.
        own: the texts of the name that are none.
        said: the organisation and the period of the file.
    """
    told = list(map(meaning, own))
    period = next((found for text in own if (found := period_of(text, said.period)) is not None), None)
    if all(_is_own(one) for one in told):
        over = [body for _, body in path if body is not None]
        body = over[-1] if over else None
        estimated = any(Role.ESTIMATE in one.roles for one in told)
        return RowName(RowKind.OF_FILE if body is None else RowKind.BODY, body, period, estimated=estimated)
    doubtful = any(_is_doubtful(text, one) for text, one in zip(own, told, strict=True))
    return RowName(RowKind.DOUBTFUL if doubtful else RowKind.FIELD)


def is_timed(text: str) -> bool:
    """Return whether a name is only that of a period, of results or of something that is no report.

    >>> [is_timed(text) for text in ("Kỳ này", "Năm 2021", "So với quý II (%)", "Đất đai", "Giảm nghèo")]
    [True, True, True, False, False]
    """
    found = meaning(text)
    return _is_own(found) or (found.known and not found.roles.isdisjoint(ASIDE))


def is_current(text: str, own: ReportingPeriod | None) -> bool:
    """Return whether a name is only that of the report's period, or of results.

    >>> is_current("Kỳ này", None), is_current("Năm 2021", ReportingPeriod.quarter(2022, 1))
    (True, False)
    """
    found = meaning(text)
    return _is_own(found) and not (own is not None and _is_dated(found) and period_of(text, own) != own)


def period_of(text: str, own: ReportingPeriod | None) -> ReportingPeriod | None:
    """Return the period that a name states, a part of a year in the year of the report; None for any other name."""
    return named_by((text,), year=None if own is None else own.year).period


def _body(matrix: Matrix, text: str, said: Said) -> Organisation | None:
    found = said.bodies.find(text) or stated_organisation(text, of_field=matrix.of_fields)
    if found is not None or is_timed(text):
        return found
    titles = (row.cells[at] for row in matrix.header for at in matrix.names if at < len(row.cells) and row.cells[at])
    return next((body for title in titles if (body := stated_below(title, text)) is not None), None)


def _aside(text: str, own: ReportingPeriod | None) -> RowName | None:
    """Return the content of a text that is completely understood and tells of no report; None for any other text."""
    text = without_mark(text)
    found = meaning(text)
    if found.unexplained:
        return None
    why = next((reason for role, reason in ASIDE.items() if role in found.roles), None)
    if why is not None:
        return RowName(RowKind.ASIDE, why=why)
    period = period_of(text, own)
    if own is not None and _is_dated(found) and period != own:
        return RowName(RowKind.ASIDE, period=period, why=OTHER_PERIOD, other=True)
    return None


def _is_dated(found: Meaning) -> bool:
    return bool(found.period or found.partial or found.year or found.whole_year)


def _is_own(found: Meaning) -> bool:
    """Return whether a text states nothing but results, or a time."""
    return not found.unexplained and found.roles <= _OWN and (bool(found.roles) or _is_dated(found))


def _is_doubtful(text: str, found: Meaning) -> bool:
    """Return whether a text has words of something that is no report, or begins as a part of another row does."""
    first = " ".join(without_mark(text).split()[:_BEGINNING])
    begins = meaning(first)
    # A level, as in `Cấp xã`, is a part of the whole and of no other row.
    part = begins.known and begins.roles == {Role.PART} and not levels_in(first)
    timed = _is_dated(found) or not (found.unexplained or found.roles)
    return part or timed or not found.roles.isdisjoint(ASIDE)
