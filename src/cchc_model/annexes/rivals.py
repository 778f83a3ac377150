"""The evidence against a column that is the only one with numbers: its own words, or blank columns of the same kind.

Such a column is the value column if nothing else could be. A blank column beside it with a title that is not
understood either shows that it is one of several. Then it must fit the organisation of the report, or be chosen.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from cchc_model.annexes.candidates import Candidate
from cchc_model.annexes.listed_months import months_of
from cchc_model.annexes.part_titles import KnownBodies, is_total
from cchc_model.annexes.titles import Role, meaning
from cchc_model.reports.organisation_texts import body_in
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.territory_levels import LEVEL_WORDS, begins_territory
from cchc_model.reports.unaccented import with_accents

_LEVEL = re.compile(rf"\b(?:cấp\s+)?{LEVEL_WORDS}\b")
_INCLUDING = re.compile(r"(?<=\w)\W+\b(?:bao\s+gồm|gồm|including)\b.*")
"""What the numbers of a title include too: `Kết quả (gồm cả trực tuyến)`."""


def counts_part(title: str) -> bool:
    """Return whether a title names a part of what a row counts, other than the part of a level or of a body.

    >>> [counts_part(title) for title in ("Trong đó nữ", "Quá hạn", "Cấp xã", "Xã Nam Sơn", "Kết quả (gồm cả nữ)")]
    [True, True, False, False, False]
    """
    if begins_territory(title) or body_in(title) is not None:
        return False
    plain = unicodedata.normalize("NFC", with_accents(title)).casefold()
    return Role.PART in meaning(_LEVEL.sub(" ", _INCLUDING.sub("", plain))).roles


def names_body(one: Candidate, own: Organisation | None) -> bool:
    """Return whether a title of a column is the name of an organisation, with its level or without it."""
    return own is not None and any(map(KnownBodies.of([own]).find, one.column.path))


def blank_rivals(one: Candidate, judged: Sequence[Candidate]) -> list[Candidate]:
    """Return the blank columns beside a column whose titles are understood no better than its own.

    They are in the same group of columns, without another column between them.
    """
    if one.role is not None:
        return []
    others = (other for other in _side_by_side(one, judged) if other.role is None and not _has_content(other))
    return [other for other in others if other.column.explained or not one.column.explained]


def beside_parts(one: Candidate, judged: Sequence[Candidate], period: ReportingPeriod | None) -> bool:
    """Return whether a column that no title explains stands beside parts of the reporting period, and may be another.

    Args:
        one: the column.
        judged: the columns that are not names, units, ordinals or notes.
        period: the reporting period, if known.
    """
    if period is None or one.role is not None or one.column.explained or is_total(one.column.path[-1]):
        return False
    named = (other.months(period.year) for other in judged if other.role is Role.OTHER_PERIOD)
    return any(months and months < months_of(period) for months in named)


def _has_content(one: Candidate) -> bool:
    return one.column.numbers > 0 or one.column.filled > one.column.nil


def _side_by_side(one: Candidate, judged: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the columns with titles next to a column on either side, as far as they have the same titles above them."""
    by_place = {other.column.place: other for other in judged if other.column.path and not other.column.hidden}
    for step in (-1, 1):
        place = one.column.place + step
        while place in by_place and by_place[place].column.path[:-1] == one.column.path[:-1]:
            yield by_place[place]
            place += step
