"""The organisations that texts name: People's Committees, People's Councils and agencies.

A body is read only if the text tells where its name ends: at the end of the text, at a mark, or where something
begins that is known, such as the motto, a title, a time or another body.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from attrs import evolve, frozen

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.reports.body_words import (
    COMMITTEES,
    COUNCILS,
    MARKS,
    OFFICES,
    RULE,
    WHOLE_NAMES,
    Words,
    fixed_end,
    phrases,
    starts,
    words_of,
)
from cchc_model.reports.name_ends import begins_agency, ends_agency, may_have_time, may_run_on, name_end, name_ends
from cchc_model.reports.organisations import CENTRAL_CITIES, RANKS, Level, Organisation
from cchc_model.reports.territory_levels import FULL_LEVELS, level_at
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, fold, shortened, visible, without_accents


class PartKind(StrEnum):
    """The meaning of a part of a text around a table."""

    BODY = "body"
    """A body whose name is complete."""
    OPEN = "open"
    """The beginning of a body, whose name goes on in the next line."""
    UNCLEAR = "unclear"
    """A body whose name is not understood."""
    FIXED = "fixed"
    """The name of the country, the motto, the number of a document, its place and date."""
    OTHER = "other"
    """Any other text."""


@frozen
class TextPart:
    """A part of a text.

    Attributes:
        kind: its meaning.
        text: the words.
        organisation: the body, if the part is one.
        before: the word before it, folded.
    """

    kind: PartKind
    text: str
    organisation: Organisation | None = None
    before: str = ""


_ALIASES = {"hcm": "Hồ Chí Minh"}
_OF = frozenset(map(fold, ("của", "tại")))
_ANY: tuple[tuple[str, ...], ...] = ((fold("cấp"),), (fold("các"),))
_WITH: tuple[tuple[str, ...], ...] = (("-",), (fold("và"),))
_JOINING = frozenset(map(fold, ("và", "thuộc", "của", "-")))
_SUPERIORS = phrases("sở", "cục", "tổng cục", "chi cục", "ban quản lý", "bộ chỉ huy")
_WITHIN = phrases("sở", "phòng", "chi cục", "trung tâm", "văn phòng", "ban quản lý", "thanh tra", "bệnh viện")
_NOT_NAMED = Bilingual(
    "“{text}” không phải tên cơ quan; đề nghị ghi như “UBND huyện Mỹ Xuyên”, “UBND phường 12”, “Sở "
    "Nội vụ tỉnh Sóc Trăng”",
    "{text!r} is not the name of an organisation; write a name such as 'UBND huyện Mỹ Xuyên', 'UBND "
    "phường 12', 'Sở Nội vụ tỉnh Sóc Trăng'",
)


def parse_organisation(text: str) -> Organisation:
    """Return the organisation that a text names; a name without a territory's level is that of an agency.

    Raises:
        InvalidDataError: the text is not a name, or the name of a committee is incomplete.

    >>> parse_organisation("UBND TP. Cần Thơ").level.value, parse_organisation("huyện Mỹ Xuyên").name
    ('province', 'UBND huyện Mỹ Xuyên')
    >>> parse_organisation("Sở Nội vụ").level.value
    'agency'
    """
    text = " ".join(unicodedata.normalize("NFC", visible(text)).split())
    words = words_of(text)
    organisation: Organisation | None = None
    if any(word[0].isalpha() for word in words):
        if starts(words.folded, 0, FULL_LEVELS):
            text, words = f"UBND {text}", words_of(f"UBND {text}")
        parts = [part for part in text_parts(text) if part.kind is not PartKind.FIXED]
        bodies = [part.organisation for part in parts]
        headed = starts(words.folded, 0, (*COMMITTEES, *COUNCILS))
        organisation = bodies[0] if len(bodies) == 1 else None
        if organisation is None and not headed:
            organisation = Organisation(text, Level.AGENCY)
    if organisation is None:
        raise InvalidDataError(nouns.ORGANISATION, [Problem("name", _NOT_NAMED.filled(text=shortened(text)))])
    return organisation


def text_parts(text: str, *, on: dt.date | None = None) -> tuple[TextPart, ...]:
    """Return the parts of a text in order.

    Args:
        text: the text.
        on: the last day of the reporting period, which decides on the level of a city.

    >>> [part.text for part in text_parts("UBND TỈNH SÓC TRĂNG SỞ NỘI VỤ") if part.organisation]
    ['UBND TỈNH SÓC TRĂNG', 'SỞ NỘI VỤ']
    """
    words = words_of(text)
    return tuple(_joined(_parts(words, on)))


def _joined(parts: Iterable[TextPart]) -> Iterator[TextPart]:
    """Yield the parts, with other words that follow each other as one."""
    for others, group in groupby(parts, lambda part: part.kind is PartKind.OTHER):
        if others:
            first, *more = group
            yield evolve(first, text=" ".join((first.text, *(part.text for part in more)))) if more else first
        else:
            yield from group


def _parts(words: Words, on: dt.date | None) -> Iterator[TextPart]:
    at, begins = 0, True
    while at < len(words):
        word = words.printed[at]
        fixed = fixed_end(words, at)
        agency = None if fixed or not (begins or _is_office(words, at)) else _agency(words, at)
        body = None if fixed else _committee(words, at, on) or agency
        if fixed:
            yield TextPart(PartKind.FIXED, words.text(at, fixed))
        elif body is not None:
            yield body[0]
        elif word not in MARKS and not RULE.fullmatch(word):
            yield TextPart(PartKind.OTHER, word)
        # An agency begins at the start, and behind a mark, a fixed text or another body.
        begins = bool(fixed or body or word in MARKS or RULE.fullmatch(word) or words.folded[at] in _OF)
        at = fixed or (body[1] if body else at + 1)


def _committee(words: Words, at: int, on: dt.date | None) -> tuple[TextPart, int] | None:
    """Parse a committee or council; the part is open or unclear if its name does not end."""
    length = starts(words.folded, at, COMMITTEES)
    head = "UBND" if length else "HĐND"
    length = length or starts(words.folded, at, COUNCILS)
    joined = head == "HĐND" and words.folded[at + length : at + length + 1] in _WITH
    shared = starts(words.folded, at + length + 1, COMMITTEES) if joined else 0
    if shared:  # both of one territory, of which the committee reports
        head, length = "UBND", length + 1 + shared
    if not length or words.folded[at + length : at + length + 1] in _ANY:
        return None
    before = words.folded[at - 1] if at else ""
    part, stop = _territory(words, at + length, on, head)
    return evolve(part, text=words.text(at, stop), before=before), stop


def _territory(words: Words, at: int, on: dt.date | None, head: str) -> tuple[TextPart, int]:
    """Parse a territory with those around it: `xã Đại Tâm, huyện Mỹ Xuyên`."""
    found = level_at(words, at)
    if found is None:
        kind = PartKind.OPEN if at >= len(words) else PartKind.UNCLEAR
        return TextPart(kind, ""), at
    length, word, level = found
    stop = name_end(words, at + length)
    if stop == at + length:
        return TextPart(PartKind.OPEN if stop >= len(words) else PartKind.UNCLEAR, ""), stop
    name = _in_title_case(words.printed[at + length : stop])
    open_end = stop == at + length + 1 and may_have_time(words, stop) and fold(name) not in CENTRAL_CITIES
    if open_end or not name_ends(words, stop) or may_run_on(words.folded[at + length : stop]):
        return TextPart(PartKind.UNCLEAR, ""), stop
    level = _level_of(word, level, name, on)
    behind = stop + 1 if words.printed[stop : stop + 1] in ((",",), ("-",)) else stop
    around = level_at(words, behind) if behind < len(words) else None
    parent: Organisation | None = None
    if around is not None:
        outer, end = _territory(words, behind, on, "UBND")
        parent, stop = outer.organisation, end
        if parent is None or RANKS[parent.level] <= RANKS[level]:
            return TextPart(PartKind.UNCLEAR, ""), stop
    return TextPart(PartKind.BODY, "", Organisation(f"{head} {word} {name}", level, parent=parent)), stop


def _level_of(word: str, level: Level, name: str, on: dt.date | None) -> Level:
    typed = {without_accents(city): since for city, since in CENTRAL_CITIES.items()} if name.isascii() else {}
    since = CENTRAL_CITIES.get(fold(name)) or typed.get(fold(name))
    if word == "thành phố" and since is not None and (on is None or on >= since):
        return Level.PROVINCE
    return level


def _agency(words: Words, at: int) -> tuple[TextPart, int] | None:
    """Parse an agency: its name goes on to a mark, a fixed text, a title or a time."""
    if not begins_agency(words, at) and starts(words.folded, at, WHOLE_NAMES) != len(words) - at:
        return None
    stop = at + 1
    while (
        stop < len(words) and words.printed[stop] not in ("(", ")", ";", ":", "[", "]") and not ends_agency(words, stop)
    ):
        stop += 1
    inner = starts(words.folded, at, _SUPERIORS) and any(_second_body(words, at, i) for i in range(at + 2, stop))
    text = words.text(at, stop).rstrip(" -,")
    kind = PartKind.UNCLEAR if inner else PartKind.BODY
    before = words.folded[at - 1] if at else ""
    return TextPart(kind, text, None if inner else Organisation(text, Level.AGENCY), before), stop


def _is_office(words: Words, at: int) -> bool:
    """Return whether the office of a committee begins at a place; not the committee is named there."""
    length = starts(words.folded, at, OFFICES)
    return length > 0 and starts(words.folded, at + length, (*COMMITTEES, *COUNCILS)) > 0


def _second_body(words: Words, start: int, at: int) -> bool:
    """Return whether a second body seems to begin within the name of an agency in capitals."""
    capitals = all(word.isupper() for word in words.printed[start:at] if word[0].isalpha())
    begins = starts(words.folded, at, _WITHIN) > 0 and begins_agency(words, at)
    named = starts(words.folded, at + 1, FULL_LEVELS)  # `Y tế dự phòng tỉnh` is one name
    return capitals and begins and not named and words.folded[at - 1] not in _JOINING


def _in_title_case(words: Sequence[str]) -> str:
    """Return a name with each word in lower case except its first letter: `EA H'LEO` is `Ea H'Leo`."""
    alias = _ALIASES.get("".join(words).rstrip(".").casefold())
    return alias or " ".join(_capitalised(word.rstrip(".")) for word in words)


def _capitalised(word: str) -> str:
    if len(word) == 1 or not word.isupper():
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)


def body_in(title: str) -> Organisation | None:
    """Return the committee of the territory that a title of a column names, or None.

    >>> body_in("Số liệu huyện Long Phú").name, body_in("Số liệu toàn huyện")
    ('UBND huyện Long Phú', None)
    """
    words = words_of(title)
    at = next((at for at in range(len(words)) if starts(words.folded, at, FULL_LEVELS)), len(words))
    parts = text_parts(f"UBND {words.text(at, len(words))}")
    bodies = [part.organisation for part in parts if part.organisation]
    return bodies[0] if len(bodies) == 1 else None
