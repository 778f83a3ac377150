"""Reader of one sheet of a workbook: its cells as texts, and what the sheet shows otherwise or not at all."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from cchc_model.annexes.tables import MAX_CELLS, Look
from cchc_model.errors import ReadError
from cchc_model.io.archive import DAMAGED, TOO_LARGE
from cchc_model.io.xlsx.cell_formats import UNFORMATTED, Format
from cchc_model.io.xlsx.conditional_formats import areas_of
from cchc_model.io.xlsx.formulas import Formula, Place
from cchc_model.io.xlsx.merged_areas import MOST_COVERED, column_of
from cchc_model.io.xlsx.number_formats import TRUE, Shown, shown_number, shown_text
from cchc_model.io.xlsx.sheet_builder import LEAST_SEEN, SheetBuilder, SheetContent, appearance
from cchc_model.io.xlsx.texts import text_of, unescaped

if TYPE_CHECKING:
    from lxml.etree import _Element

PARTS_OF_SHEETS = tuple(
    f"{{*}}{tag}" for tag in ("sheetView", "sheetFormatPr", "col", "row", "mergeCell", "conditionalFormatting")
)
"""The elements of a sheet that are read."""

_PLACE = re.compile(r"([A-Za-z]{1,3})[0-9]{0,9}")
_MOST_DIGITS = 9
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


@frozen
class Shared:
    """What the sheets of a workbook share.

    Attributes:
        name: the name of the file.
        texts: the texts that cells name by number.
        formats: the formats that cells name by number.
        from_1904: True if the workbook counts days from 1904, not 1900.
        disguises: the numbers of the conditional formats that show something else than a number.
        stale: True if the results of formulas are to be computed anew before anybody sees them.
    """

    name: str
    texts: Sequence[str]
    formats: Sequence[Format]
    disguises: frozenset[str]
    from_1904: bool
    stale: bool


@define
class SheetReader:
    """A sheet that is being read into a builder."""

    shared: Shared
    building: SheetBuilder
    _merged: list[str] = field(factory=list)
    _disguised: list[str] = field(factory=list)
    _hidden_columns: set[int] = field(factory=set)
    _columns: int = 0
    _count: int = 0
    _number: int = 0
    _zeros: bool = True
    _shows_formulas: bool = False
    _rows_hidden: bool = False
    _places: dict[str, int] = field(factory=dict)
    _formats: dict[str | None, Format] = field(factory=dict)

    def content(self, elements: "Iterable[_Element]", *, visible: bool) -> SheetContent:
        """Return the content of the sheet, from its elements in order."""
        for element in elements:
            tag = str(element.tag).rpartition("}")[2]
            if tag == "row":
                self._row(element)
            elif tag == "mergeCell":
                self._merged.append(element.get("ref", ""))
                if len(self._merged) > MOST_COVERED:
                    raise ReadError(self.shared.name, TOO_LARGE)
            elif tag == "conditionalFormatting":
                self._disguised += areas_of(element, self.shared.disguises)
            elif tag == "col":
                self._column(element)
            elif tag == "sheetView":
                self._zeros = element.get("showZeros") not in ("0", "false")
                self._shows_formulas = element.get("showFormulas") in TRUE
            else:
                self._rows_hidden = element.get("zeroHeight") in TRUE
        return self.building.built(self._merged, self._disguised, self._hidden_columns, visible=visible)

    def _column(self, element: "_Element") -> None:
        self._columns += 1
        if self._columns > _MOST_COLUMNS:
            raise ReadError(self.shared.name, DAMAGED)
        if element.get("hidden") in TRUE or _is_invisible(element.get("width")):
            first, last = sorted((int(element.get("min", "")), int(element.get("max", ""))))
            self._hidden_columns.update(range(max(first, 1) - 1, min(last, MAX_CELLS)))

    def _row(self, row: "_Element") -> None:
        self._count += 1
        if self._count > _MOST_ROWS:
            raise ReadError(self.shared.name, DAMAGED)
        number = self._number = int(row.get("r") or self._number + 1)
        if self.building.add_row(number, self._cells(row, number)) and self._is_hidden(row):
            self.building.hidden.add(number)

    def _cells(self, row: "_Element", number: int) -> Iterator[tuple[int, Shown, Look]]:
        """Yield the cells of a row that have a content, each with its place and its look."""
        at, column = -1, ""
        for cell in row:
            place, filled = cell.get("r"), len(cell)
            if place is None:
                at = 1 + (self._column_at(column) if column else at)
            elif filled:
                at = self._column_at(place)
            else:
                column = place  # its column counts only if a cell without an address follows
                continue
            column = ""
            if filled:
                form = self._format(cell.get("s"))
                yield at, self._cell(cell, form, (number, at)), form.look

    def _column_at(self, place: str) -> int:
        """Return the column of an address."""
        letters = place.rstrip("0123456789")
        at = self._places.get(letters)
        if at is None or len(place) - len(letters) > _MOST_DIGITS:
            at = self._places[letters] = _column_at(place)
        return at

    def _is_hidden(self, row: "_Element") -> bool:
        hidden, height = row.get("hidden"), row.get("ht")
        return hidden in TRUE or _is_invisible(height) or (self._rows_hidden and hidden is None and height is None)

    def _cell(self, cell: "_Element", form: Format, place: Place) -> Shown:
        """Return the text of a cell, and how the sheet shows it."""
        value: str | None = None
        formula = inline = ""
        for child in cell:
            tag = str(child.tag)
            if tag.endswith("}v"):
                value = child.text or value or ""
            elif tag.endswith("}is"):
                inline = text_of(child)
            elif tag.endswith("}f"):
                formula = self._formula(child, place)
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            shown = Shown(shown_text(inline or value or "", form.form))
        elif value or (value is not None and kind == "str"):  # a formula may result in an empty text
            shown = self._value(value, kind, form)
        else:
            shown = Shown(formula)
        if not (formula or form.struck or form.unseen):
            return shown
        shows, stale = self._shows_formulas, self.shared.stale
        return appearance(shown, form, formula, shows_formulas=shows, stale=stale)

    def _format(self, number: str | None) -> Format:
        """Return the format with a number."""
        found = self._formats.get(number)
        if found is None:
            known = number is not None and int(number) < len(self.shared.formats)
            found = self.shared.formats[int(number)] if known and number is not None else UNFORMATTED
            self._formats[number] = found
        return found

    def _formula(self, element: "_Element", place: Place) -> str:
        """Note a formula, and return it with `…` for one that another cell states."""
        text = element.text or ""
        area = element.get("ref", "") if element.get("t") == "array" else ""
        self.building.add_formula(Formula(place, text, element.get("si", ""), area))
        return f"={text or '…'}"

    def _value(self, stored: str, kind: str, form: Format) -> Shown:
        shared = self.shared
        if kind == "n":
            return shown_number(stored.strip(), form.form, from_1904=shared.from_1904, zeros=self._zeros)
        if kind == "s":
            at = int(stored)
            if at < 0:
                raise IndexError(stored)
            return Shown(shown_text(shared.texts[at], form.form))
        if kind == "b":
            return Shown("TRUE" if stored in TRUE else "FALSE")
        if kind in ("d", "e"):
            return Shown(stored.removesuffix("T00:00:00"))
        return Shown(shown_text(unescaped(stored), form.form))


def _is_invisible(size: str | None) -> bool:
    return size is not None and float(size) < LEAST_SEEN


def _column_at(place: str) -> int:
    found = _PLACE.fullmatch(place)
    if found is None:
        raise ValueError(place)
    return column_of(found[1])
