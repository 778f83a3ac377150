"""Evidence by content against a column: its numbers are no values of its rows, whatever its titles are.

A title that states values outweighs all of it, because a single column of values may have any numbers. In the annex of
a district, none of the 15,051 runs of three rows or more has values that this evidence would take for something else.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import factorial, prod

from cchc_model.annexes.column_content import ColumnContent
from cchc_model.annexes.title_words import Role
from cchc_model.framework.measures import CodeList, Measure, Percentage, UnitType
from cchc_model.reports.signs import plainly_signed
from cchc_model.reports.time_tokens import tokens
from cchc_model.reports.times import TimeKind, named_times
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.numbers import parse_number, without_group_spaces

_PADDED = re.compile(r"0[0-9]{2,}")
"""A number with zeros before it; `05` is none, because people pad a small count to two digits."""
_DIGITS = re.compile(r"[0-9]+")
_ORDINAL = re.compile(r"[1-9][0-9]{0,2}")
_STATED = frozenset((Role.CURRENT, Role.TOTAL, Role.VALUE, Role.RATIO, Role.CORRECTION, Role.PROPOSAL))
_CHANCE = 10**6
_FEWEST_NUMBERED = 3
_FEWEST_SIGNED = 2
_FEWEST_PADDED = 3
_FEWEST_MISFITS = 3
_FEWEST_ALIKE = 12
_MOST_DIFFERENT = 5
_LARGEST_SHARE = 100


def role_by_content(column: ColumnContent) -> Role | None:
    """Return the role of a column whose numbers cannot be values of its rows; None without proof.

    Two numbers below zero in rows that only count make a difference. Numbers with zeros before them are codes or
    telephone numbers. Numbers that never fall from row to row are those of pages, forms or documents.
    """
    if not column.numbers:
        return None
    if _has_signs(column):
        return Role.COMPARISON
    if _has_zeros_before(column):
        return Role.CODE
    return Role.SERIAL if rises(column) else None


def is_unlikely(column: ColumnContent) -> bool:
    """Return whether numbers of a column hardly are values of its rows.

    Most of its answers are not on the lists of their rows, or of its percentages above 100; or the same few numbers
    are everywhere, whatever the unit is. An office that counts where the form asks yes or no, or states percentages
    above 100, would have such numbers too: this proves nothing.
    """
    return column.numbers > 0 and (_misfits(column) or _is_same_everywhere(column))


def numbers_rows(column: ColumnContent) -> bool:
    """Return whether a column has ordinals, or the numbers of forms, by its title and its numbers together.

    The title names an ordinal and no value, or is the beginning of the number of a document, as `Biểu số`. The row of
    each indicator has a small number; they never decrease, but may begin again with 1.
    """
    numbers = [int(cell) for cell in column.cells if _ORDINAL.fullmatch(cell)]
    if not column.path or len(numbers) < max(_FEWEST_NUMBERED, column.filled, column.indicators):
        return False
    drops = [after for before, after in pairwise(numbers) if after < before]
    if drops and {numbers[0], *drops} != {1}:
        return False
    title = column.path[-1]
    ordinal = Role.ORDINAL in column.roles and column.roles.isdisjoint(_STATED)
    return ordinal or all(_is_document(f"{title} {number}") for number in numbers[:1])


def _is_document(text: str) -> bool:
    """Return whether a text is the number of a document or form, in more than two words."""
    words = tokens([text])
    times = named_times(words)
    whole = len(times) == 1 and times[0].start == 0 and times[0].stop == len(words.words) > len(("Biểu", "1"))
    return whole and times[0].kind is TimeKind.DOCUMENT


def differs_in_kind(column: ColumnContent, chosen: ColumnContent) -> bool:
    """Return whether a column has, by its numbers, something else than a column of values.

    Where the values rise too, rising numbers show nothing; where they are as unlikely, nothing else does.
    """
    found = role_by_content(column)
    if found is not None and not (found is Role.SERIAL and rises(chosen)):
        return True
    return is_unlikely(column) and not is_unlikely(chosen)


def _has_signs(column: ColumnContent) -> bool:
    signed = (
        number < 0 for number, measure in _numbers(column) if measure is not None and not _may_be_negative(measure)
    )
    return sum(signed) >= _FEWEST_SIGNED


def _may_be_negative(measure: Measure) -> bool:
    return isinstance(measure, CodeList) or measure.signed


def _has_zeros_before(column: ColumnContent) -> bool:
    digits = [cell for cell in column.rows if _DIGITS.fullmatch(cell)]
    padded = sum(_PADDED.fullmatch(cell) is not None for cell in digits)
    widths = {len(cell) for cell in digits}
    return padded >= _FEWEST_PADDED and (len(widths) == 1 or 2 * padded > len(digits))


def rises(column: ColumnContent) -> bool:
    """Return whether the numbers of a column, or those in its rows of counts, never fall from row to row.

    Of all orders of n numbers, of which some occur m times, only one of n! / (m! m! …) never falls. The values of
    different indicators have no order, so that one column of values in a million does so by chance, with any numbers;
    those that do must have ten different numbers or more, or many of each of a few. A column with a zero never counts,
    because pages have no zero and rows without an event stand together.
    """
    found = list(_numbers(column))
    counts = [number for number, measure in found if isinstance(measure, UnitType)]
    return any(map(_never_falls, ([number for number, _ in found], counts)))


def _never_falls(numbers: Sequence[Number]) -> bool:
    if any(not isinstance(number, int) or number <= 0 for number in numbers) or [*numbers] != sorted(numbers):
        return False
    return factorial(len(numbers)) >= _CHANCE * prod(map(factorial, Counter(numbers).values()))


def _misfits(column: ColumnContent) -> bool:
    found = list(_numbers(column))
    answers = [number in measure.values for number, measure in found if isinstance(measure, CodeList)]
    shares = [number <= _LARGEST_SHARE for number, measure in found if isinstance(measure, Percentage)]
    mostly = [fits for fits in (answers, shares) if 2 * fits.count(False) >= len(fits)]
    return sum(fits.count(False) for fits in mostly) >= _FEWEST_MISFITS


def _is_same_everywhere(column: ColumnContent) -> bool:
    """Return whether a few numbers other than zero and 100 are both counts and percentages, in many rows."""
    found = list(_numbers(column))
    shares = [number for number, measure in found if isinstance(measure, Percentage)]
    counts = {number for number, measure in found if isinstance(measure, UnitType)}
    few = len(found) >= _FEWEST_ALIKE and len(counts) <= _MOST_DIFFERENT
    return few and len(shares) > 1 and counts.issuperset(shares) and {0, _LARGEST_SHARE}.isdisjoint(shares)


def _numbers(column: ColumnContent) -> Iterator[tuple[Number, Measure | None]]:
    """Yield the numbers of a column, each with the measure of its row."""
    for cell, measure in zip(column.rows, column.measures, strict=False):
        try:
            number = parse_number(without_group_spaces(plainly_signed(cell))) if cell else None
        except InvalidNumberError:
            continue
        if number is not None:
            yield number, measure
