"""The nesting of a form's rows, from their markers and the order in which styles of markers appear."""

from collections.abc import Sequence
from enum import IntEnum

from attrs import define, field, frozen

from cchc_model.drafting.form_rows import FormRow
from cchc_model.drafting.ordinals import OF_WHICH
from cchc_model.vietnamese.text import fold


class Evidence(IntEnum):
    """The evidence for the row that a row stands under, the weakest first."""

    ORDER = 0
    """The order of the rows alone: the row has no marker, and neither has the row above it."""
    WORDS = 1
    """Wording: the row begins with `Trong đó`, or names a part of the total above it."""
    STYLE = 2
    """The style of its marker."""
    ORDINAL = 3
    """An ordinal that contains that of the row above, such as 1.2 below 1."""


@frozen
class Place:
    """The place of a row in the tree.

    Attributes:
        parent: the place of the row above it in the list of rows; None for a row on top.
        evidence: the evidence for it.
    """

    parent: int | None
    evidence: Evidence


_LAST = {"none": 100, "-": 110}
_TITLE = "title"
"""The style of a row with a name alone above numbered rows: it heads all of them."""
_OF_WHICH = "of which"
_TOTAL = fold("tổng")


def nest(rows: Sequence[FormRow]) -> list[Place]:
    """Return the place of each row.

    A style that appears below another one stays below it: rows numbered 1, 2 below I, II. Rows without a marker stand
    below numbered ones, and dashes below these. An ordinal with several parts stands below the ordinal that it begins
    with, wherever that is open.
    """
    stack = _Stack(rows)
    places = [stack.place(number) for number in range(len(rows))]
    return _below_totals(rows, _below_their_own(rows, places))


@define
class _Stack:
    """The open rows, each with its style, and the ranks of the styles that have appeared."""

    rows: Sequence[FormRow]
    open: list[tuple[int, str]] = field(factory=list)
    ranks: dict[str, int] = field(factory=dict)

    def place(self, number: int) -> Place:
        row = self.rows[number]
        by_ordinal = self._of_ordinal(row)
        if by_ordinal is not None:
            self._close_below(by_ordinal)
            self.open.append((number, row.marker.style))
            return Place(by_ordinal, Evidence.ORDINAL)
        style = self._style(number)
        rank = self._rank(style)
        while self.open and self._rank(self.open[-1][1]) >= rank:
            self.open.pop()
        parent = self.open[-1][0] if self.open else None
        self.open.append((number, style))
        if style == _OF_WHICH:
            return Place(parent, Evidence.WORDS)
        weak = style == "none" and number and self.rows[number - 1].marker.style == "none"
        return Place(parent, Evidence.ORDER if weak else Evidence.STYLE)

    def _of_ordinal(self, row: FormRow) -> int | None:
        """Return the open row whose ordinal a longer one begins with."""
        *above, _ = row.marker.parts or ("",)
        if not above:
            return None
        found = (place for place, _ in reversed(self.open) if list(self.rows[place].marker.parts) == above)
        return next(found, None)

    def _close_below(self, place: int) -> None:
        while self.open[-1][0] != place:
            self.open.pop()

    def _style(self, number: int) -> str:
        row = self.rows[number]
        below = self.rows[number + 1] if number + 1 < len(self.rows) else None
        if row.bare and row.marker.style == "none" and below is not None and _begins_numbers(below):
            return _TITLE
        if row.marker.style == "roman" and self._goes_on(row.marker.parts[-1]):
            return "capital"
        if row.marker.style in ("none", "-") and fold(row.name).startswith(OF_WHICH):
            return _OF_WHICH
        return row.marker.style

    def _goes_on(self, letter: str) -> bool:
        """Return whether a letter that is a Roman number too is the next one of a list, such as C behind B."""
        before = [self.rows[place].marker.parts[-1] for place, style in self.open if style == "capital"]
        return bool(before) and len(letter) == 1 and ord(letter) == ord(before[-1]) + 1

    def _rank(self, style: str) -> int:
        """Return the rank of a style: that of its first appearance, below the numbered ones without a marker."""
        if style == _TITLE:
            return -1
        if style == _OF_WHICH:
            return _LAST["-"] + 1 if self._dashes_open() else _LAST["none"] + 1
        if style not in self.ranks:
            self.ranks[style] = _LAST.get(style) or (
                _LAST["-"] + len(self.ranks) if _is_bullet(style) else len(self.ranks)
            )
        return self.ranks[style]

    def _dashes_open(self) -> bool:
        return any(style == "-" for _, style in self.open)


def _is_bullet(style: str) -> bool:
    return len(style) == 1 and not style.isalnum()


def _begins_numbers(row: FormRow) -> bool:
    """Return whether a row is the first of its numbering: I, A, 1, a."""
    return row.marker.numbered and row.marker.parts[-1] in ("I", "A", "1", "a", "i")


def _below_their_own(rows: Sequence[FormRow], places: Sequence[Place]) -> list[Place]:
    """Return the places, with rows that share a name apart: each run of them below the row before it.

    Two rows below one row cannot have one name, so that `Số văn bản trái luật` printed twice belongs to two rows.
    """
    names: dict[tuple[int | None, str], int] = {}
    for row, place in zip(rows, places, strict=True):
        key = place.parent, fold(row.name)
        names[key] = names.get(key, 0) + 1
    made, last = list(places), dict[int | None, int]()
    for number, (row, place) in enumerate(zip(rows, places, strict=True)):
        repeated = names[place.parent, fold(row.name)] > 1
        if not repeated:
            last[place.parent] = number
        elif place.parent in last and row.marker.style == rows[last[place.parent]].marker.style:
            made[number] = Place(last[place.parent], Evidence.WORDS)
    return made


def _below_totals(rows: Sequence[FormRow], places: Sequence[Place]) -> list[Place]:
    """Return the places, with rows without a marker below a total whose words they all have."""
    made, total = list(places), None
    for number, (row, place) in enumerate(zip(rows, places, strict=True)):
        words = fold(row.name).split()
        beside = total is not None and row.marker == rows[total].marker and place.parent == places[total].parent
        if total is not None and beside and words[:1] != [_TOTAL] and _names_part(words, rows[total]):
            made[number] = Place(total, Evidence.WORDS)
            continue
        total = number if words[:1] == [_TOTAL] and row.marker.style == "none" else None
    return made


def _names_part(words: Sequence[str], total: FormRow) -> bool:
    """Return whether a name has all words of a total, but the first, in their order."""
    _, *wanted = fold(total.name).split()
    rest = iter(words)
    return bool(wanted) and all(word in rest for word in wanted)
