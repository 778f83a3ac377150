"""The nesting of a form's rows, from their markers, their look, and the order in which they appear."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import define, evolve, field

from cchc_model.drafting.form_rows import FormRow
from cchc_model.drafting.list_titles import begins_numbers, is_of_which, list_titles
from cchc_model.drafting.ordinals import NO_MARKER, bullet_of
from cchc_model.drafting.places import Evidence, Place
from cchc_model.drafting.words import is_bare_total, without_of_which
from cchc_model.vietnamese.text import fold

_NONE = "none"
_TITLE = "title"
"""The style of a row with a name alone above the rows of a list: it heads all of them."""
_OF_WHICH = "of which"
_SECTIONS = ("roman", "capital")
_TOTAL = fold("tổng")
_SMALL_ROMAN = re.compile(r"i{1,3}|iv|vi{0,3}|ix|x")
_FURTHER = 2
"""The least number of spaces by which a name begins further right than another one on purpose."""


def nest_rows(rows: Sequence[FormRow]) -> list[Place]:
    """Return the place of each row.

    A numbering that begins stands below the row before it, and one that goes on stands beside its other rows. Dashes
    and `Trong đó` stand below the row before them. A name alone heads the list that begins behind it. Any other row
    without a marker stands beside the numbered rows, unless its look or the rows around it place it below one.
    """
    rows = list(_with_bullets(rows))
    stack = _Stack(rows, list_titles(rows), _numbered_have_parts(rows))
    places = [stack.place(number) for number in range(len(rows))]
    return _below_totals(rows, _below_their_own(rows, places))


def _with_bullets(rows: Sequence[FormRow]) -> Iterator[FormRow]:
    """Yield the rows; the bullet of `Trong đó: - Đúng hạn` above `- Quá hạn` is the first one of its list."""
    for row, below in pairwise([*rows, None]):
        assert row is not None  # only the end has none
        name = without_of_which(row.name)
        bullet = NO_MARKER if name == row.name else bullet_of(name)
        if below is not None and bullet is not NO_MARKER and bullet == below.marker:
            yield evolve(row, name=name, marker=bullet, indent=below.indent)
        else:
            yield row


def _numbered_have_parts(rows: Sequence[FormRow]) -> bool:
    """Return whether rows without a marker are the parts of numbered ones in a form.

    They are if they stand between two rows of one numbering.
    """
    return any(above.marker.numbered and not above.bare_number and _goes_between(rows, number)
               for number, above in enumerate(rows[:-1], 1))  # fmt: skip


def _goes_between(rows: Sequence[FormRow], number: int) -> bool:
    """Return whether rows without a marker stand between a numbered row and the next one of its numbering."""
    row, above = rows[number], rows[number - 1]
    if row.marker != NO_MARKER or row.bare or is_of_which(row) or is_bare_total(row.name):
        return False
    following = next((below for below in rows[number:] if below.marker.numbered or below.bare), None)
    return following is not None and following.marker.style == above.marker.style and not begins_numbers(following)


@define
class _Stack:
    """The open rows, each with its style, and the ranks of the styles that have appeared."""

    rows: Sequence[FormRow]
    titles: frozenset[int]
    parts: bool
    open: list[tuple[int, str]] = field(factory=list)
    ranks: dict[str, int] = field(factory=dict)

    def place(self, number: int) -> Place:
        row, style = self.rows[number], self._style(number)
        if row.marker.numbered:
            self.ranks.setdefault(style, len(self.ranks))
            evidence = self._number(number, style)
        elif style == _TITLE:
            evidence = self._title(number)
        elif style == _OF_WHICH:
            self._close(_OF_WHICH)
            while self.open and _is_set_off(self._at(-1), row):
                self.open.pop()
            evidence = Evidence.WORDS
        elif style == _NONE:
            evidence = self._unmarked(number)
        else:
            self._close_set_off(row, style, _OF_WHICH)
            beside = self._last(style, behind=(*self.ranks, _NONE, _TITLE), below=row)
            self._close_from(self._first_of_list(row) if beside is None else beside)
            evidence = Evidence.STYLE
        parent = self.open[-1][0] if self.open else None
        self.open.append((number, style))
        return Place(parent, evidence)

    def _style(self, number: int) -> str:
        row = self.rows[number]
        if number in self.titles:
            return _TITLE
        if row.marker.style == "roman" and self._goes_on("capital", row.marker.parts[-1]):
            return "capital"
        if row.marker.style == "small" and _SMALL_ROMAN.fullmatch(row.marker.parts[-1]):
            return "small" if self._goes_on("small", row.marker.parts[-1]) else "small roman"
        if row.marker.style in (_NONE, "-") and is_of_which(row):
            return _OF_WHICH
        return row.marker.style

    def _goes_on(self, style: str, letter: str) -> bool:
        """Return whether a letter that is a Roman number too is the next one of a list, such as C behind B."""
        before = [self.rows[place].marker.parts[-1] for place, other in self.open if other == style]
        return bool(before) and len(letter) == 1 and ord(letter) == ord(before[-1]) + 1

    # The rows that a row closes.

    def _number(self, number: int, style: str) -> Evidence:
        """Close the rows that a numbered row does not stand under."""
        row = self.rows[number]
        above = self._of_ordinal(row)
        if above is not None:
            del self.open[above + 1 :]
            return Evidence.ORDINAL
        begins = begins_numbers(row)
        beside = self._last(style, behind=(_TITLE,) if begins else (), below=row)
        beside = self._last(style) if beside is None and not begins else beside
        if beside is not None:
            self._close_from(beside)
        elif begins:
            if self.open[-1:] == [(number - 1, _OF_WHICH)] and not without_of_which(self._at(-1).name):
                return Evidence.WORDS
            while self.open and not (self.open[-1][1] in self.ranks or self.open[-1][1] == _TITLE):
                if _is_set_off(row, self._at(-1)):
                    return Evidence.LOOK
                self.open.pop()
            if style in _SECTIONS and row.bare_number:
                self._close_measured(row)
        elif self.open[-1:] != [(number - 1, _TITLE)]:
            while self.open and self.ranks.get(self.open[-1][1], len(self.ranks)) >= self.ranks[style]:
                self.open.pop()
        return Evidence.STYLE

    def _of_ordinal(self, row: FormRow) -> int | None:
        """Return the place in the stack of the open row whose ordinal a longer one begins with."""
        *above, _ = row.marker.parts or ("",)
        found = (at for at in reversed(range(len(self.open))) if list(self._at(at).marker.parts) == above)
        return next(found, None) if above else None

    def _title(self, number: int) -> Evidence:
        """Close the rows that the title of a list does not stand under."""
        row, below = self.rows[number], self.rows[number + 1]
        self._close_set_off(row, _NONE, _TITLE)
        for at, (_, style) in enumerate(self.open):
            if style == _TITLE and not _is_below(row, self._at(at)):
                self._close_from(at)
                return Evidence.STYLE
        self._close(_NONE, _OF_WHICH, *(style for _, style in self.open if _is_bullet(style)), above=row)
        if begins_numbers(below):
            self._close_from(self._last(below.marker.style, behind=(_TITLE,), below=row))
        else:
            self._close_measured(row)
        return Evidence.STYLE

    def _unmarked(self, number: int) -> Evidence:
        """Close the rows that a row without a marker does not stand under."""
        row = self.rows[number]
        self._close_set_off(row, _NONE, _TITLE)
        beside = False
        while self.open and (self.open[-1][1] in (_NONE, _OF_WHICH, _TITLE) or _is_bullet(self.open[-1][1])):
            above, style = self._at(-1), self.open[-1][1]
            if style == _TITLE and not self._ends_title(row):
                break
            ended = self._is_set_off_below(above) and not _is_set_off(row, above)
            evidence = None if ended or is_bare_total(row.name) else _evidence_below(row, above, style)
            if evidence is not None:
                return evidence
            beside = style != _TITLE and not _is_bullet(style) and row.indent > above.indent - _FURTHER
            self.open.pop()
        if not self.open or self.open[-1][1] == _TITLE or self._at(-1).bare_number:
            return Evidence.ORDER if number and self.rows[number - 1].marker == NO_MARKER else Evidence.STYLE
        if not is_bare_total(row.name):
            if _is_set_off(row, self._at(-1)):
                return Evidence.LOOK
            if beside or self.parts:
                return Evidence.ORDER if self.rows[number - 1].marker == NO_MARKER else Evidence.STYLE
        self.open.pop()
        return Evidence.ORDER

    def _ends_title(self, row: FormRow) -> bool:
        """Return whether a row does not stand under the last title: further left, or beside it if its rows are not."""
        title, below = self._at(-1), self.rows[self.open[-1][0] + 1 :]
        first = next((one for one in below if not one.bare), row)
        return _is_set_off(title, row) or (_is_set_off(first, title) and not _is_set_off(row, title))

    def _is_set_off_below(self, above: FormRow) -> bool:
        """Return whether the first row below a bold one is set off from it, so that its rows end with the indent."""
        first = next(iter(self.rows[self.open[-1][0] + 1 :]), None)
        return above.bold and first is not None and _is_set_off(first, above)

    def _at(self, at: int) -> FormRow:
        return self.rows[self.open[at][0]]

    def _last(self, style: str, *, behind: Sequence[str] = (), below: FormRow | None = None) -> int | None:
        """Return the place in the stack of the last row of a style, if it is behind all rows of some others.

        A row that `below` is set off from is none, and those that it is not set off from are open as one.
        """
        found = None
        for at in reversed(range(len(self.open))):
            if self.open[at][1] == style:
                if below is not None and _is_set_off(below, self._at(at)):
                    return found
                found = at
                if below is None:
                    return found
            elif self.open[at][1] in behind:
                return found
        return found

    def _first_of_list(self, row: FormRow) -> int | None:
        """Return the place in the stack of `- Trong đó: Trực tuyến`, the first row of the list of `- Trực tiếp`."""
        for at in reversed(range(len(self.open))):
            above, style = self._at(at), self.open[at][1]
            if style == _OF_WHICH:
                named = above.marker == row.marker and without_of_which(above.name)
                return at if named and not _is_set_off(row, above) else None
            if not _is_bullet(style):
                return None
        return None

    def _close(self, *styles: str, above: FormRow | None = None) -> None:
        """Close the last rows of some styles, except those from which a row above others is set off."""
        while self.open and self.open[-1][1] in styles and not (above and _is_set_off(above, self._at(-1))):
            self.open.pop()

    def _close_measured(self, row: FormRow) -> None:
        """Close the numbered rows with a unit or a value, below which a section and a title stand only if set off."""
        while self.open and self._at(-1).marker.numbered and not self._at(-1).bare_number:
            if _is_set_off(row, self._at(-1)):
                break
            self.open.pop()

    def _close_set_off(self, row: FormRow, *styles: str) -> None:
        """Close the rows that are set off below one of some styles, if a further row is not set off from that one."""
        for at, (_, style) in enumerate(self.open):
            above, behind = self._at(at), map(self._at, range(at + 1, len(self.open)))
            if style in styles and not _is_set_off(row, above) and all(_is_set_off(below, above) for below in behind):
                self._close_from(at + 1)
                return

    def _close_from(self, at: int | None) -> None:
        if at is not None:
            del self.open[at:]


def _is_set_off(row: FormRow, other: FormRow) -> bool:
    """Return whether a name begins further right than another one on purpose."""
    return row.indent >= other.indent + _FURTHER


def _is_bullet(style: str) -> bool:
    return len(style) == 1 and not style.isalnum()


def _evidence_below(row: FormRow, above: FormRow, style: str) -> Evidence | None:
    """Return the evidence that a row without a marker stands below an open one without a number; None without any."""
    if style == _OF_WHICH and above.bare:
        return Evidence.WORDS
    looks = _looks_below(row, above) if style == _NONE else _is_bullet(style) and _is_set_off(row, above)
    return Evidence.LOOK if looks else None


def _looks_below(row: FormRow, above: FormRow) -> bool:
    """Return whether the look of a name states that its row stands below another one."""
    return _is_set_off(row, above) or (above.bold and not row.bold and not _is_set_off(above, row))


def _is_below(row: FormRow, title: FormRow) -> bool:
    """Return whether a title stands below another one: further right, or less prominent."""
    if abs(row.indent - title.indent) >= _FURTHER:
        return row.indent > title.indent
    return (row.bold, row.name.isupper()) < (title.bold, title.name.isupper())


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
        total = number if words[:1] == [_TOTAL] and row.marker.style == _NONE else None
    return made


def _names_part(words: Sequence[str], total: FormRow) -> bool:
    """Return whether a name has all words of a total, but the first, in their order."""
    _, *wanted = fold(total.name).split()
    rest = iter(words)
    return bool(wanted) and all(word in rest for word in wanted)
