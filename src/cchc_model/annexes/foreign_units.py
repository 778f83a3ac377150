"""Columns of money or of time beside rows that count something else: `Kinh phí (triệu đồng)` beside dossiers."""

import re
from collections.abc import Sequence

from attrs import evolve

from cchc_model.annexes.column_content import ColumnContent
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold

_MONEY = ("đồng", "đ", "vnđ", "vnd")
_TIME = ("ngày", "giờ", "phút")
_KINDS = tuple(frozenset(map(fold, words)) for words in (_MONEY, _TIME))
_BESIDE = frozenset(map(fold, ("nghìn", "ngàn", "triệu", "tr", "tỷ", "tỉ", "1.000", "1000", "làm", "việc")))
"""The words that scale a unit of money, or say which days are counted."""
_BRACKET = re.compile(r"\((?:\s*(?:đvt|đơn vị(?: tính)?)\s*:)?([^()]+)\)\s*$", re.IGNORECASE)
_BREAK = re.compile(r"[\s/,;:()-]+")
_STATED = frozenset((Role.VALUE, Role.TOTAL, Role.CURRENT, Role.CORRECTION, Role.PROPOSAL))


def with_foreign_units(
    contents: Sequence[ColumnContent], free: Sequence[ColumnContent], units: int | None
) -> list[ColumnContent]:
    """Return the columns, those marked whose title has a unit that none of their rows has.

    Each row with a number there prints another unit. The title has no word for values, and another column has numbers.

    Args:
        contents: all columns.
        free: the columns among them that have no role.
        units: the place of the column of units, if there is one.
    """
    printed = next((one.rows for one in contents if one.place == units), ())
    foreign = {one.place for one in free if one.numbers and printed and _is_foreign(one, printed)}
    if not any(one.numbers and one.place not in foreign for one in free):
        return [*contents]
    return [evolve(one, other_unit=True) if one.place in foreign else one for one in contents]


def _is_foreign(one: ColumnContent, printed: Sequence[str]) -> bool:
    kinds = [kind for title in one.path if (kind := _kind(title)) and meaning(title).roles.isdisjoint(_STATED)]
    if not kinds:
        return False
    units = {unit for cell, unit in zip(one.rows, printed, strict=True) if cell}
    return all(words and words.isdisjoint(kinds[-1]) for words in map(_words, units))


def _kind(title: str) -> frozenset[str]:
    """Return the units of the kind of that at the end of a title; none if it ends with no unit of money or time."""
    found = _BRACKET.search(with_accents(title))
    words = _words(found[1]) - _BESIDE if found else frozenset()
    return next((kind for kind in _KINDS if words and words <= kind), frozenset())


def _words(text: str) -> frozenset[str]:
    return frozenset(filter(None, _BREAK.split(fold(with_accents(text)))))
