"""Titles of targets: `Chỉ tiêu` above numbers, which are to be reached; above texts it names the indicators."""

import unicodedata
from collections.abc import Sequence

from attrs import evolve

from cchc_model.annexes.column_content import ColumnContent
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold

_TARGET = fold("chỉ tiêu")
_OF_INDICATORS = frozenset((Role.NAME, Role.VALUE, Role.UNIT, Role.ORDINAL, Role.CODE))
"""The roles of words that say what of an indicator a column has: `Giá trị chỉ tiêu`."""
_DIVIDING = frozenset((Role.VALUE, Role.PLAN))
"""The roles of titles that tell the columns below one title of indicators apart."""


def with_targets(contents: Sequence[ColumnContent], free: Sequence[ColumnContent], names: int) -> list[ColumnContent]:
    """Return the columns, those marked that have targets by their titles and their content.

    Args:
        contents: all columns.
        free: the columns among them that have no role.
        names: the place of the column of names.
    """
    above_all = [title for title in free[0].path if all(title in one.path for one in free)] if free else []
    titled = {one.place for one in free if any(_is_target(one, at, above_all) for at in range(len(one.path)))}
    if not titled:
        return [*contents]
    spanned = _spanned(contents, names)
    return [evolve(one, target=True) if one.place in titled - spanned else one for one in contents]


def names_target(title: str) -> bool:
    """Return whether a title names what is to be reached, if numbers stand below it.

    >>> [names_target(title) for title in ("Chỉ tiêu quý III", "Số chỉ tiêu", "Giá trị chỉ tiêu", "Tên chỉ tiêu")]
    [True, True, False, False]
    """
    if Role.NAME not in meaning(title).roles:
        return False
    before, found, _ = fold(with_accents(unicodedata.normalize("NFC", title))).partition(_TARGET)
    told = meaning(before)
    return bool(found) and not told.unexplained and told.roles.isdisjoint(_OF_INDICATORS)


def _is_target(one: ColumnContent, at: int, above_all: Sequence[str]) -> bool:
    """Return whether a title above a column names its targets; one above all columns that others divide does not."""
    if not names_target(one.path[at]) or 2 * one.numbers < one.filled - one.nil:
        return False
    below = {role for found in one.meanings[at + 1 :] for role in found.roles}
    return one.path[at] not in above_all or below.isdisjoint(_DIVIDING)


def _spanned(contents: Sequence[ColumnContent], names: int) -> set[int]:
    """Return the places of the columns beside that of names that have a title together with it."""
    by_place = {one.place: one for one in contents}
    spanned: set[int] = set()
    for step in (-1, 1):
        shared, place = {*by_place[names].path}, names + step
        while place in by_place and (shared := shared & {*by_place[place].path}):
            spanned.add(place)
            place += step
    return spanned
