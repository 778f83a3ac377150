"""Formulas of a workbook whose results change by themselves, with the time or at random, also through other cells."""

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field, frozen

from cchc_model.annexes.tables import column_letter
from cchc_model.io.xlsx.merged_areas import column_of

_CHANGING = re.compile(r"\b(?:NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY)\s*\(", re.IGNORECASE)
_UNTRACEABLE = re.compile(r"\b(?:INDIRECT|OFFSET)\s*\(|:[^\W\d][\w.]*+!|'[^':]*:[^']*'!", re.IGNORECASE)
"""What refers to cells that only its computation tells, or to a row of sheets."""

_TEXT = re.compile(r'"[^"]*"')
_CORNER = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_REFERENCE = re.compile(
    r"(?<![\w.$!'\]])(?:('(?:[^']|'')*+'|[^\W\d][\w.]*+)!)?"
    rf"({_CORNER}(?::{_CORNER})?|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?[0-9]{{1,7}}:\$?[0-9]{{1,7}})(?![\w.(!])"
)
_PLACE = re.compile(r"(\$?)([A-Za-z]*)(\$?)([0-9]*)")
_NAME = re.compile(r"(?<![\w.!])([^\W\d][\w.]*+)(?![(!])")
_LAST = (1_048_576, 16_383)
_MOST_CHARACTERS = 1_000_000
"""The most characters of formulas that are searched, a formula of a group counted for each of its cells."""

_MOST_STEPS = 1_000_000
"""The most comparisons of a formula with cells that change; beyond them every formula is taken for one that changes."""

Place = tuple[int, int]
"""A row, from 1, and a column, from 0."""


@frozen
class Area:
    """A rectangle of cells on a sheet, with its first and its last cell."""

    sheet: str
    first: Place
    last: Place

    def meets(self, other: "Area") -> bool:
        """Return whether another area of the same sheet has cells of this one."""
        return all(self.first[side] <= other.last[side] and other.first[side] <= self.last[side] for side in (0, 1))


@frozen
class Formula:
    """A formula of a sheet.

    Attributes:
        place: its cell.
        text: its text; empty for one that another cell of its group states.
        group: the number of the group of formulas that one cell states; empty for a formula alone.
        area: the area whose cells have the results; empty for its own cell alone.
    """

    place: Place
    text: str
    group: str = ""
    area: str = ""


def further(place: Place, text: str) -> Formula:
    """Return a formula in place of all from a row on, which are too many to be kept: it may refer to any cell."""
    return Formula(place, f"INDIRECT({text})", area=f"A{place[0]}:XFD{_LAST[0]}")


def changes(text: str) -> bool:
    """Return whether the result of a formula changes by itself.

    >>> changes("DAY(TODAY())"), changes('IF(A1="NOW()",1,2)')
    (True, False)
    """
    return _CHANGING.search(_TEXT.sub("", text)) is not None


def changing_areas(sheets: Mapping[str, Sequence[Formula]], names: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """Return the areas of cells whose results change by themselves, by sheet.

    Args:
        sheets: the formulas of each sheet, by the name of the sheet.
        names: the formulas that have a name in the workbook, by name.

    >>> today = [Formula((1, 0), "TODAY()"), Formula((2, 0), "A1-30"), Formula((3, 0), "SUM(B1:B9)")]
    >>> changing_areas({"S": today}, {})
    {'S': ['A1:A1', 'A2:A2']}
    """
    texts = (formula.text for formulas in sheets.values() for formula in formulas)
    if not any(map(changes, (*names.values(), *texts))):
        return {}
    known = {name.casefold(): text for name, text in names.items()}
    nodes = [node for sheet, formulas in sheets.items() for node in _nodes(sheet, formulas, known)]
    found = _Found()
    for node in nodes:
        if node.changes:
            found.add(node.results)
    left = [node for node in nodes if not node.changes]
    while left and (more := [node for node in left if found.concern(node)]):
        for node in more:
            found.add(node.results)
        known_now = set(more)
        left = [node for node in left if node not in known_now]
    return {sheet: list(found.addresses(sheet)) for sheet in sheets}


@frozen(eq=False)
class _Node:
    """A formula with the cells that have its results, the areas that it refers to, and whether it changes."""

    results: Area
    references: tuple[Area, ...]
    untraceable: bool
    changes: bool


def _nodes(sheet: str, formulas: Sequence[Formula], names: Mapping[str, str]) -> Iterator[_Node]:
    stated = {formula.group: formula for formula in formulas if formula.group and formula.text}
    resolved: dict[str, str] = {}
    characters = 0
    for formula in formulas:
        source = formula if formula.text else stated.get(formula.group, formula)
        if source.text not in resolved:
            resolved[source.text] = _resolved(source.text, names)
        text = resolved[source.text]
        characters += len(text)
        down, right = (mine - theirs for mine, theirs in zip(formula.place, source.place, strict=True))
        own = Area(sheet.casefold(), formula.place, formula.place)
        results = next(_areas(formula.area, sheet), own)
        untraceable = characters > _MOST_CHARACTERS or _UNTRACEABLE.search(text) is not None
        references = () if untraceable else tuple(dict.fromkeys(_areas(text, sheet, down, right)))
        yield _Node(results, references, untraceable, changes(text))


def _resolved(text: str, names: Mapping[str, str]) -> str:
    """Return a formula with the formulas behind its names, each once."""
    texts, seen = [_TEXT.sub("", text)], set[str]()
    for one in texts:
        new = {name for name in map(str.casefold, _NAME.findall(one)) if name in names} - seen
        texts += [_TEXT.sub("", names[name]) for name in sorted(new)]
        seen |= new
    return " ".join(texts)


def _areas(text: str, sheet: str, down: int = 0, right: int = 0) -> Iterator[Area]:
    """Yield the areas that a formula refers to, moved with its cell unless they are absolute."""
    for title, places in _REFERENCE.findall(text):
        on = title.strip("'").replace("''", "'") or sheet
        first, _, last = places.partition(":")
        one, other = _place(first, (1, 0), (down, right)), _place(last or first, _LAST, (down, right))
        (top, bottom), (left, end) = (sorted(pair) for pair in zip(one, other, strict=True))
        yield Area(on.casefold(), (top, left), (bottom, end))


def _place(text: str, whole: Place, moved: Place) -> Place:
    """Return the place of a corner.

    Args:
        text: its address, without the row of whole columns or the column of whole rows.
        whole: the row and the column in their place.
        moved: the rows and the columns by which it is moved unless it is absolute.
    """
    found = _PLACE.fullmatch(text)
    fixed, letters, held, number = found.groups() if found else ("", "", "", "")
    row = int(number) + (0 if held or (fixed and not letters) else moved[0]) if number else whole[0]
    return row, column_of(letters) + (0 if fixed else moved[1]) if letters else whole[1]


@define
class _Found:
    """The areas that change, as far as they are known, by sheet: those within a row by row, and all others."""

    _rows: dict[str, dict[int, list[Area]]] = field(factory=dict)
    _tall: dict[str, list[Area]] = field(factory=dict)
    _steps: int = 0

    def add(self, area: Area) -> None:
        """Add an area that changes."""
        if area.first[0] == area.last[0]:
            self._rows.setdefault(area.sheet, {}).setdefault(area.first[0], []).append(area)
        else:
            self._tall.setdefault(area.sheet, []).append(area)

    def concern(self, node: _Node) -> bool:
        """Return whether a formula refers to a cell that changes, or may do so."""
        return node.untraceable or self._steps > _MOST_STEPS or any(map(self._is_hit, node.references))

    def _is_hit(self, area: Area) -> bool:
        rows = self._rows.get(area.sheet, {})
        top, bottom = area.first[0], area.last[0]
        near = [row for row in rows if top <= row <= bottom] if len(rows) <= bottom - top else range(top, bottom + 1)
        within = [one for row in near for one in rows.get(row, ())]
        self._steps += 1 + len(near) + len(within)
        return any(map(area.meets, (*within, *self._tall.get(area.sheet, ()))))

    def addresses(self, sheet: str) -> Iterator[str]:
        """Yield the addresses of the areas of a sheet that change."""
        key = sheet.casefold()
        within = (area for areas in self._rows.get(key, {}).values() for area in areas)
        for area in (*within, *self._tall.get(key, ())):
            yield ":".join(f"{column_letter(column)}{row}" for row, column in (area.first, area.last))
