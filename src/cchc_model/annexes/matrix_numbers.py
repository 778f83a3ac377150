"""Rows of a matrix form that number its columns, also where the numbers of columns left out are missing."""

import re
from collections.abc import Sequence
from itertools import pairwise

from cchc_model.annexes.title_rows import numbers_columns

_FEWEST = 3
"""The fewest numbers of a row that numbers columns."""
_FEWEST_NAMELESS = 4
"""The fewest without one above the names, because such a row may have values."""
_LATEST_FIRST = 3
"""The highest number of the first column that has one, behind those of ordinals and names."""
_NUMBER = re.compile(r"([(\[]?)\s*(\d{1,3}|[A-Z]|[IVX]{1,5})\s*[)\]]?\s*(?:=[\s\d()\[\]+\-–*/x×:.,%]+)?")
"""The number of a column, with its bracket and the computation behind it, as in `(3)=(4)+(5)`."""

_MARKER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,6}|[A-Z]|[a-z])\)?[.)]?")
"""An ordinal of a row."""


def is_marker(text: str) -> bool:
    """Return whether a text is the ordinal of a row."""
    return _MARKER.fullmatch(text) is not None


def is_numbering(cells: tuple[str, ...]) -> bool:
    """Return whether a row only numbers the columns: in turn, or each number in brackets and above the one before.

    >>> is_numbering(("(1)", "(2)", "(3)=(4)+(7)", "(4)", "(7)")), is_numbering(("1", "2", "3", "4", "7"))
    (True, False)
    """
    if numbers_columns(cells):
        return True
    found = [_NUMBER.fullmatch(cell) for cell in cells if cell]
    numbers = [int(one[2]) for one in found if one and one[1] and one[2].isdecimal()]
    return len(found) >= _FEWEST and len(numbers) == len(found) and _rise(numbers)


def may_number(cells: Sequence[str], names: Sequence[int], values: Sequence[int]) -> bool:
    """Return whether the first row below the titles numbers the columns, although some numbers are left out or wrong.

    A number above the names is evidence, because no row of values is called `2`. Without one, each column of values
    must have its number.

    Args:
        cells: the cells of the row.
        names: the places of the columns with the names of rows.
        values: the places of the columns of values.

    >>> may_number(("1", "2", "3", "4", "9"), [1], [2, 3, 4]), may_number(("1", "Xã A", "3", "4", "9"), [1], [2, 3, 4])
    (True, False)
    >>> may_number(("", "", "1", "2", "5", "9"), [1], [2, 3, 4, 5]), may_number(("", "", "9", "5", "4"), [1], [2, 3, 4])
    (True, False)
    """
    found = [_NUMBER.fullmatch(cell) for cell in cells if cell]
    numbers = [int(one[2]) for one in found if one and one[2].isdecimal()]
    if len(found) < _FEWEST or not all(found) or not numbers:
        return False
    if any(place < len(cells) and cells[place] for place in names):
        brackets = all(one is not None and one[1] for one in found)
        return brackets or (all(a <= b for a, b in pairwise(numbers)) and numbers[-1] <= 2 * len(found))
    whole = all(place < len(cells) and cells[place] for place in values)
    starts = numbers[0] <= _LATEST_FIRST and numbers[-1] <= 2 * len(found) + _LATEST_FIRST
    return whole and len(numbers) == len(found) >= _FEWEST_NAMELESS and starts and _rise(numbers)


def _rise(numbers: Sequence[int]) -> bool:
    return all(a < b for a, b in pairwise(numbers))
