"""The evidence for a column that is the only one with numbers, and against it: its own words, and its neighbours.

Such a column is the value column if nothing else could be. Words for a part, a former body or a share exclude it. A
blank column beside it, whose title is understood no better, shows that it is one of several. Then it must name the
organisation of the report, or be chosen.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from cchc_model.annexes.candidates import Candidate
from cchc_model.annexes.compliance import is_compliant_part
from cchc_model.annexes.listed_months import months_of
from cchc_model.annexes.part_titles import KnownBodies, is_total, stated_organisation
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import Meaning, meaning
from cchc_model.reports.organisation_texts import body_in
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.territory_levels import LEVEL_WORDS, begins_territory, levels_in
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import Bilingual, fold

ONE_LEFT = Bilingual("cột duy nhất còn lại có thể chứa số liệu", "the only remaining column that can contain values")
"""The evidence for a column that no title explains."""
SUM_LEFT = Bilingual(
    "cột cuối, bằng tổng các cột khác ở mọi dòng", "the last column, the sum of the others in every row"
)
"""The evidence for a column that no title explains behind the columns that it adds up."""
TOTAL_BELOW = Bilingual(
    "tiêu đề nêu tổng số, bên cạnh các cột chỉ một phần", "its title names a total, beside columns of parts"
)
"""The evidence for a total below a title that has words without a meaning."""

_LEVEL = re.compile(rf"\b(?:cấp\s+)?{LEVEL_WORDS}\b")
_INCLUDING = re.compile(r"(?<=\w)\W+\b(?:bao\s+gồm|gồm|including)\b.*")
"""What the numbers of a title include too: `Kết quả (gồm cả trực tuyến)`."""
_OF_NAMES = re.compile(r"\bnam\b")
"""A word for a part that is a syllable of names too: `Nam Sơn`."""
_BRACKETS = re.compile(r"[()\[\]]")
_FORMER = fold("cũ")
_EMPTY = Meaning()
_CORRECTED = frozenset((Role.CORRECTION, Role.PROPOSAL))
_STATED = frozenset((Role.CURRENT, Role.TOTAL, Role.VALUE, Role.RATIO))

Reporter = Callable[[], Organisation | None]
"""A function that returns the reporting organisation, if known."""


def may_be_alone(
    one: Candidate, judged: Sequence[Candidate], period: ReportingPeriod | None, reporter: Reporter
) -> bool:
    """Return whether the only column with numbers that no title excludes may be the value column.

    Args:
        one: the column.
        judged: the columns that are not names, units, ordinals or notes.
        period: the reporting period, if known.
        reporter: a function that returns the reporting organisation, if known.
    """
    if _states_less(one) or _beside_parts(one, judged, period):
        return False
    if one.is_share and one.column.counted:
        return False
    return not any(_blank_rivals(one, judged)) or names_body(one.column.path, reporter())


def _states_less(one: Candidate) -> bool:
    """Return whether the titles of a column name a part of what its rows count, or a former body."""
    return any(is_part(title) or is_former(title) for title in one.column.path)


def is_part(title: str) -> bool:
    """Return whether a title names a part of what rows count, other than the part of a level or of a body.

    >>> [is_part(title) for title in ("Trong đó nữ", "Quá hạn", "Cấp xã", "Nam Sơn", "Kết quả (gồm cả nữ)")]
    [True, True, False, False, False]
    """
    if begins_territory(title) or body_in(title) is not None:
        return False
    plain = unicodedata.normalize("NFC", with_accents(title)).casefold()
    plain = _LEVEL.sub(" ", _INCLUDING.sub("", plain))
    if meaning(plain).unexplained and all(word[0].isupper() for word in title.split()):
        plain = _OF_NAMES.sub(" ", plain)
    return Role.PART in meaning(plain).roles or is_compliant_part(title)


def is_former(title: str) -> bool:
    """Return whether a title ends with the word for what is no more: `Đại Tâm (cũ)`, `Xã cũ`.

    >>> is_former("Đại Tâm (cũ)"), is_former("Số mới"), is_former("Cụ thể")
    (True, False, False)
    """
    return fold(_BRACKETS.sub(" ", title)).split()[-1:] == [_FORMER]


def says_nothing(titles: Sequence[str], own: Organisation | None, is_unit: Callable[[str], bool]) -> bool:
    """Return whether titles have words without a meaning, or say of no values what they are, and do not name a body.

    Beside a word for values or a time, the unit and the name of the reporting organisation need no other meaning.

    Args:
        titles: the titles above a column.
        own: the reporting organisation, if known.
        is_unit: a function that returns whether a text is a unit of the framework.
    """
    found = {title: meaning(title) for title in titles}
    rests = [" ".join(one.unexplained) for one in found.values() if one.unexplained]
    numerals = any(one == _EMPTY and any(map(str.isalpha, title)) for title, one in found.items())
    stated = any(one.roles & _STATED for one in found.values())
    corrected = any(one.roles & _CORRECTED for one in found.values())
    if not rests and (stated or not (numerals or corrected)):
        return False
    dated = any(one.period or one.partial or one.year for one in found.values())
    if (stated or dated) and all(is_unit(rest) or names_body([rest], own) for rest in rests):
        return False
    return not names_body(titles, own) and not any(map(body_in, titles))


def names_body(titles: Sequence[str], own: Organisation | None) -> bool:
    """Return whether a title is the name of an organisation, with its level or without it.

    Args:
        titles: the titles above a column.
        own: the organisation, if known.
    """
    if own is None:
        return False
    known = KnownBodies.of([own])
    stated = (known.find(title) or stated_organisation(title) for title in titles)
    return any(body is not None and body.known_as == own.known_as for body in stated)


def column_of_commune(judged: Sequence[Candidate], reporter: Reporter) -> Candidate | None:
    """Return the only column with numbers that has the name of the reporting commune; None without one.

    A commune has no bodies below it, so that a total beside it includes those of others.

    Args:
        judged: the columns that are not names, units, ordinals or notes.
        reporter: a function that returns the reporting organisation, if known.
    """
    filled = [one for one in judged if one.column.numbers]
    named = [one for one in filled if one.role in (None, Role.PART) and one.column.path]
    if not named or any(one.role is Role.CURRENT for one in judged):
        return None
    own = reporter()
    if own is None or own.level is not Level.COMMUNE:
        return None
    named = [one for one in named if names_body(one.column.path, own)]
    return named[0] if len(named) == 1 else None


def _blank_rivals(one: Candidate, judged: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the blank columns beside a column whose titles are understood no better than its own.

    They are in the same group of columns, without another column between them.
    """
    if one.role not in (None, Role.PART) or levels_in(one.column.label):  # a level is compared with the report's
        return
    for other in _side_by_side(one, judged):
        blank = not other.column.numbers and other.column.filled <= other.column.nil
        better = (one.unsettled and not other.unsettled) or (one.column.explained and not other.column.explained)
        if blank and other.role is None and not better:
            yield other


def _beside_parts(one: Candidate, judged: Sequence[Candidate], period: ReportingPeriod | None) -> bool:
    """Return whether a column that no title explains stands beside parts of the period, of which it may be another."""
    if period is None or one.role is not None or one.column.explained or any(map(is_total, one.column.path[-1:])):
        return False
    named = (other.months(period.year) for other in judged if other.role is Role.OTHER_PERIOD)
    return any(months and months < months_of(period) for months in named)


def _side_by_side(one: Candidate, judged: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the columns with titles next to a column on either side, as far as they have the same titles above them."""
    by_place = {other.column.place: other for other in judged if other.column.path and not other.column.hidden}
    for step in (-1, 1):
        place = one.column.place + step
        while place in by_place and by_place[place].column.path[:-1] == one.column.path[:-1]:
            yield by_place[place]
            place += step
