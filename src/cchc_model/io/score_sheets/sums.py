"""Rows of a score sheet that was filled in, and the numbers that some of its cells yield for others."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction

from attrs import define, field

from cchc_model.analysis.scoring.parts import Component
from cchc_model.annexes.tables import TableRow
from cchc_model.io.score_sheets.lines import APPRAISED, BASIS, COMPUTED, COUNTED, DIFFERENCE, MAXIMUM, SELF
from cchc_model.reports.cell_reading import holds_number, is_nil_answer, is_not_applicable
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.formatting import round_half_up
from cchc_model.vietnamese.numbers import parse_number

_DOUBTED = re.compile(r"\[(.*) \([^()]*\)\]")
"""A text that a field quotes, which readers of annexes doubt."""


class Kind(Enum):
    """The kind of a row of a score sheet."""

    COMPONENT = auto()
    """A component, which takes the scores of people."""
    PART = auto()
    """A section, a criterion, the bonuses or the penalties: a sum of components."""
    TOTAL = auto()
    PERCENT = auto()
    """The total in percent of its maximum."""
    STRANGER = auto()
    """A row that the rubric does not know."""


@define
class SheetRow:
    """A row of a score sheet.

    Attributes:
        kind: its kind.
        row: the row as the file contains it.
        shown: the text of each column of the sheet.
        component: the component of such a row.
        sign: -1 for the penalties.
        beside: True for bonuses and penalties, which are no part of the maximum.
        most: the most points of bonuses and penalties, if there is a limit.
        below: the components of a part; the parts of the total, if it is their sum; the total of the percentage.
    """

    kind: Kind
    row: TableRow
    shown: dict[int, str]
    component: Component | None = None
    sign: int = 1
    beside: bool = False
    most: Decimal | None = None
    below: list["SheetRow"] = field(factory=list)


def shown_text(text: str) -> str:
    """Return what a cell shows, without a doubt about it."""
    doubted = _DOUBTED.fullmatch(text)
    return doubted[1] if doubted else text


def is_nil(text: str) -> bool:
    """Return whether a text says that there is no score: none, or one such as `-`."""
    return not text or is_nil_answer(text)


def without_unit(text: str) -> str:
    """Return a score without the word `điểm` behind it."""
    return text.removesuffix("điểm").rstrip()


def is_score(text: str) -> bool:
    """Return whether a text may be meant as a score."""
    return holds_number(without_unit(text).removeprefix("+")) or is_not_applicable(text)


def is_same(text: str, other: str) -> bool:
    """Return whether two texts are the same, or one number with more or fewer zeros.

    >>> is_same("7,5", "7,50"), is_same("7,5", "75")
    (True, False)
    """
    number = _number(text)
    return text == other or (number is not None and number == _number(other))


def is_yielded(text: str, row: SheetRow, column: int, decimals: int) -> bool:
    """Return whether other cells of a sheet yield the number that a cell shows.

    Args:
        text: the number.
        row: the row.
        column: the column.
        decimals: the digits after the comma that a rounded number needs.
    """
    number, exact = _number(text), _yielded(row, column)
    if is_not_applicable(text) and column == COUNTED:
        return is_not_applicable(_points(row))
    if number is None or exact is None:
        return False
    places = len(text.removesuffix("%").rstrip().partition(",")[2])
    return number == exact or (places >= decimals and Fraction(round_half_up(exact, places)) == number)


def _yielded(row: SheetRow, column: int) -> Fraction | None:
    """Return the number that other cells yield for a cell; None if they do not."""
    if row.component is not None:
        return _of_component(row, row.component, column)
    if not row.below:
        return None
    if row.kind is Kind.PERCENT:
        return _share(row.below[0]) if column == COUNTED else None
    if column == BASIS:
        return _share(row)
    if column == DIFFERENCE:
        return _difference(row)
    return _sum(row.below, column) if row.kind is Kind.PART else _total(row.below, column)


def _of_component(row: SheetRow, component: Component, column: int) -> Fraction | None:
    if column == MAXIMUM:
        applies = not is_not_applicable(row.shown.get(COUNTED, ""))
        return Fraction(component.maximum) if applies else Fraction(0)
    if column == COUNTED:
        return _number(_points(row))
    return _difference(row) if column == DIFFERENCE else None


def _points(row: SheetRow) -> str:
    """Return the appraised score of a component, else the computed one."""
    appraised = row.shown.get(APPRAISED, "")
    return row.shown.get(COMPUTED, "") if is_nil(appraised) else appraised


def _difference(row: SheetRow) -> Fraction | None:
    points = row.shown.get(COUNTED, "")
    counted, own = _number("0" if is_not_applicable(points) else points), _number(row.shown.get(SELF, ""))
    return None if counted is None or own is None else counted - own


def _share(row: SheetRow) -> Fraction | None:
    """Return the points of a row in percent of its maximum."""
    counted, most = (_number(row.shown.get(column, "")) for column in (COUNTED, MAXIMUM))
    return None if counted is None or not most else 100 * counted / most


def _total(parts: Iterable[SheetRow], column: int) -> Fraction | None:
    """Return the total of all parts in a column; bonuses and penalties are beside the maximum."""
    total = Fraction(0)
    for part in parts:
        if column == MAXIMUM and part.beside:
            continue
        points = _number(part.shown.get(COUNTED, "")) if column == COUNTED else _sum(part.below, column)
        if points is None:
            return None
        total += part.sign * (points if part.most is None else min(points, Fraction(part.most)))
    return total


def _sum(rows: Iterable[SheetRow], column: int) -> Fraction | None:
    """Return the sum of components in a column; a score that nobody gave is none of its terms."""
    total = Fraction(0)
    for row in rows:
        text = row.shown.get(column, "")
        if is_not_applicable(text) or (column in (SELF, APPRAISED) and is_nil(text)):
            continue
        number = _number(text)
        if number is None:
            return None
        total += number
    return total


def _number(text: str) -> Fraction | None:
    try:
        return Fraction(parse_number(without_unit(text).removeprefix("+").removesuffix("%").rstrip()))
    except InvalidNumberError:
        return None
