"""Rows of a matrix form that would count twice: sums of others, parts of the row above, an organisation again."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from cchc_model.annexes.body_ranks import rank_of
from cchc_model.annexes.matrix_judged import Judged
from cchc_model.annexes.matrix_names import TOTAL, RowKind
from cchc_model.annexes.matrix_numbers import is_marker
from cchc_model.annexes.matrix_sums import FEWEST, Line, Place, Sum, counts_of, is_within, sums_of
from cchc_model.annexes.matrix_totals import rows_left_out, totals_amiss
from cchc_model.annexes.part_titles import KnownBodies, stated_organisation
from cchc_model.framework.framework import Framework
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.vietnamese.text import Bilingual

_OWN = (RowKind.FIELD, RowKind.DOUBTFUL)
_DASH = re.compile(r"\A\s*[-+*•–]")
_WORD_END = re.compile(r"(?<=\w)(?!\w)")
_ADDS_UP = Bilingual("cộng các dòng {first} đến {last}", "it adds up the rows {first} to {last}")
_SAME = Bilingual("số liệu giống dòng {first}", "it has the numbers of row {first}")
_NEARLY = Bilingual(
    "gần bằng tổng các dòng {first} đến {last}, nhưng có cột không khớp; đề nghị sửa số, hoặc bỏ dòng nếu là dòng cộng",
    "it nearly adds up the rows {first} to {last}, but a column differs; correct the numbers, or take the row out if "
    "it is a sum",
)
_MAYBE = Bilingual(
    "có thể là tổng các dòng {first} đến {last}; nếu là báo cáo, đề nghị ghi số thứ tự, hoặc ghi cơ quan vào danh sách "
    "--expected (trong Python: organisations)",
    "it may add up the rows {first} to {last}; if it is a report, give it an ordinal, or list its organisation with "
    "--expected (in Python: organisations)",
)
_REPORTS = (Place.REPORT, Place.EITHER)
_FROM_SUM, _FROM_ANY = 6, 14
"""The binary digits that must agree: of a row that nothing calls a report, and of a field or an agency that may be."""


@frozen
class Doubles:
    """The rows of a form that would count twice.

    Attributes:
        sums: the rows that each sum adds up, by the place of the sum.
        parts: the rows that are parts of the row above them, each with whether its numbers are within those.
        empty: the rows without any count but 0.
        again: the rows that name an organisation of another row, with an addition.
        outside: the rows that name no organisation and that the total leaves out.
        amiss: the totals that are the sum of no rows beside them.
    """

    sums: Mapping[int, Sum]
    parts: Mapping[int, bool]
    empty: frozenset[int]
    again: frozenset[int]
    outside: frozenset[int]
    amiss: frozenset[int]


def reason_of(one: Sum) -> Bilingual:
    """Return the reason why a row is a sum, or why it may be one."""
    first, last = (str(row.source.row or "") for row in (one.first, one.last))
    if one.exact and first == last:
        return _SAME.filled(first=first)
    return (_ADDS_UP if one.exact else _NEARLY if one.differs else _MAYBE).filled(first=first, last=last)


def doubles_of(found: Sequence[Judged], framework: Framework) -> Doubles:
    """Return the rows of a form that would count twice.

    Args:
        found: the rows, each with the reason if its name or what stands above it says that it is no report.
        framework: the framework that names the columns.
    """
    again = _again(found)
    of_bodies = any(one.name.kind is RowKind.BODY for one in found)
    lines = list(_lines(found, framework, again, of_bodies=of_bodies))
    empty = frozenset(at for at, line in enumerate(lines) if not line.filled)
    sums = {at: one for at, one in sums_of(lines).items() if len(one.run) >= FEWEST or not _is_agency(found[at])}
    totals = [at for at, one in enumerate(found) if one.name.why is TOTAL]
    unnamed = [at for at, one in enumerate(found) if of_bodies and one.name.kind in _OWN]
    outside = rows_left_out(lines, totals, unnamed, sums)
    amiss = totals_amiss(lines, totals, outside, sums)
    return Doubles(sums, dict(_parts(found, lines)), empty, again, outside, amiss)


def _lines(found: Sequence[Judged], framework: Framework, again: frozenset[int], *, of_bodies: bool) -> Iterator[Line]:
    """Yield the rows as sums see them."""
    ranked = any(rank_of(one.name.organisation) for one in found)
    for at, one in enumerate(found):
        counts = counts_of(one.matrix, one.body.row.cells, framework)
        place = Place.ASIDE if at in again or one.left_out else _place(one, of_bodies=of_bodies, ranked=ranked)
        least = _FROM_ANY if place is Place.EITHER and (not of_bodies or _is_agency(one)) else _FROM_SUM
        group, heads = (tuple(counts), None if one.body.time is None else one.body.time.text), one.body.is_section
        rank = rank_of(one.name.organisation)
        yield Line(one.body.row.row, group, counts, place, rank, heads, 0 if heads else least)


def _is_agency(one: Judged) -> bool:
    """Return whether a row has an ordinal and the name of an agency, so that a copy of another row may be right."""
    listed = one.name.kind is RowKind.BODY and one.is_listed(otherwise=False)
    return listed and not rank_of(one.name.organisation)


def _place(one: Judged, *, of_bodies: bool, ranked: bool) -> Place:
    """Return what a row may be for a sum; an agency among territories may compile their figures.

    Args:
        one: the row.
        of_bodies: True if a row names an organisation.
        ranked: True if a row names a territory, so that a `Tổ 1` without an ordinal may be a group of them.
    """
    listed, heads = one.is_listed(otherwise=False), one.body.is_section
    if one.name.kind is RowKind.BODY:
        named = not ranked or rank_of(one.name.organisation) or one.name.organisation is None
        return Place.REPORT if named else Place.EITHER
    if one.name.period is not None or (listed and not heads):  # reports of periods that overlap are told apart later
        return Place.REPORT
    loose = not of_bodies and not listed and one.is_listed(otherwise=True)
    return Place.EITHER if loose and not heads else Place.SUM


def _parts(found: Sequence[Judged], lines: Sequence[Line]) -> Iterator[tuple[int, bool]]:
    """Yield the rows that are parts of the row above, by a dash before the name or an ordinal such as `1.2`."""
    for at, (one, line) in enumerate(zip(found, lines, strict=True)):
        if line.place is not Place.SUM or line.heads or one.name.kind is not RowKind.FIELD:
            continue
        nested = is_marker(one.matrix.ordinal_of(one.body.row))
        if not (nested or _DASH.match(one.matrix.name_of(one.body.row))):
            continue
        above = (other for other in reversed(lines[:at]) if other.place in _REPORTS and other.group == line.group)
        whole = next(above, None)
        if whole is not None:
            yield at, is_within(line.counts, whole.counts)


def _again(found: Sequence[Judged]) -> frozenset[int]:
    """Return the rows with the name of an organisation and an addition, if another row names it too.

    Among fields of work, which may be called as agencies are, only a territory is one.
    """
    bodies = [one.name.organisation for one in found if one.name.kind is RowKind.BODY and one.name.organisation]
    known = KnownBodies.of(bodies)
    named = {at: body for at, one in enumerate(found)
             if one.name.kind in _OWN and not one.left_out
             and (body := _begins_with(one.matrix.name_of(one.body.row), known)) is not None
             and not (one.matrix.of_fields and body.level is Level.AGENCY)}  # fmt: skip
    keys = {at: (found[at].body.titles, body.known_as) for at, body in named.items()}
    told = Counter(keys.values())
    own = {body.known_as for body in bodies}
    return frozenset(at for at, key in keys.items() if key[1] in own or told[key] > 1)


def _begins_with(name: str, known: KnownBodies) -> Organisation | None:
    """Return the organisation that a name begins with, before an addition; the longest, and of a territory only."""
    text = unicodedata.normalize("NFC", name)
    ends = [match.start() for match in _WORD_END.finditer(text) if match.start() < len(text)]
    for end in reversed(ends):
        body = known.find(text[:end]) or stated_organisation(text[:end])
        marked = not text[end:].strip()[:1].isalnum()
        if body is not None and (marked or body.level is not Level.AGENCY):
            return body
    return None
