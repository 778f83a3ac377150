"""Columns with another version of the same values: most of their numbers are equal, whatever the titles say."""

from collections.abc import Sequence

from cchc_model.annexes.candidates import Candidate
from cchc_model.annexes.part_titles import is_total
from cchc_model.annexes.rivals import is_part
from cchc_model.annexes.sums import is_sum_of, pairs_of
from cchc_model.annexes.title_words import Role

_FEWEST_EQUAL = 2


def versions(judged: Sequence[Candidate], chosen: Candidate) -> frozenset[int]:
    """Return the places of the columns that have other versions of the values: where they differ, one of them is wrong.

    No title explains such a column, other than by a level or a body, whose hand it may be. Most of its numbers are
    those of the value column. Beside stated parts of a total, or among parts that add up to the values, none is one.

    Args:
        judged: the columns that are not names, units, ordinals or notes.
        chosen: the value column.
    """
    found = [one for one in judged if one is not chosen and _is_open(one) and _mostly_equal(one, chosen)]
    parts = [one for one in judged if one is not chosen and one.role in (None, Role.PART) and one.column.numbers]
    divided = chosen.role is Role.TOTAL and any(one.role is Role.PART and one.column.explained for one in parts)
    if not found or divided or is_sum_of(chosen, parts):
        return frozenset()
    return frozenset(one.column.place for one in found)


def _is_open(one: Candidate) -> bool:
    """Return whether the titles of a column leave open what it has."""
    if one.role is Role.PART:
        return not one.column.explained and not any(map(is_part, one.column.path))
    return one.role is None and not one.is_share and not any(map(is_total, one.column.path[-1:]))


def _mostly_equal(one: Candidate, chosen: Candidate) -> bool:
    """Return whether most numbers of a column, of two or more, are those of another; two zeros show nothing."""
    pairs = [(value, own) for value, own in pairs_of(one.column, chosen.column) if value or own]
    equal = sum(value == own for value, own in pairs)
    return equal >= _FEWEST_EQUAL and len(pairs) < 2 * equal
