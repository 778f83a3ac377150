"""Reader of one sheet of a workbook: its cells as texts, and what the sheet shows otherwise or not at all."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from cchc_model.annexes.tables import MAX_CELLS, PLAIN, Look, TableRow, check_size, column_letter
from cchc_model.errors import ReadError
from cchc_model.io.archive import DAMAGED, TOO_LARGE
from cchc_model.io.xlsx.conditional_formats import areas_of
from cchc_model.io.xlsx.formulas import Formula, Place, changes, further
from cchc_model.io.xlsx.merged_areas import MOST_COVERED, cells_within, column_of, without_covered
from cchc_model.io.xlsx.number_formats import TRUE, UNFORMATTED, Format, Shown, shown_number, shown_text
from cchc_model.io.xlsx.texts import text_of, unescaped
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.named_elements import STRUCK, doubted

if TYPE_CHECKING:
    from lxml.etree import _Element

PARTS_OF_SHEETS = tuple(
    f"{{*}}{tag}" for tag in ("sheetView", "sheetFormatPr", "col", "row", "mergeCell", "conditionalFormatting")
)
"""The elements of a sheet that are read."""

_PLACE = re.compile(r"([A-Za-z]{1,3})[0-9]{0,9}")
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
MOST_CELLS = 250_000
"""The most cells with content in a workbook; each costs time, and an annex has some thousand."""

_LEAST_SEEN = 1.0
"""The least width of a column in characters, and height of a row in points, at which anything is visible."""


@frozen
class SheetContent:
    """A sheet of a workbook.

    Attributes:
        title: the name of the sheet.
        rows: the rows, without blank ones.
        visible: True if the sheet is not hidden.
        hidden: the hidden rows (by number), columns (by letter) and cells (by address).
        remarks: the addresses of cells that the file shows otherwise than they are read, by the code of the finding.
        formulas: the formulas of its cells.
    """

    title: str
    rows: list[TableRow]
    visible: bool
    hidden: frozenset[int | str]
    remarks: dict[FindingCode, list[str]]
    formulas: list[Formula]


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
    """A sheet that is being read, with room for so many formulas and so many cells with content."""

    shared: Shared
    title: str
    comments: Mapping[int, Mapping[int, str]]
    room: int
    cells_left: int
    rows: list[TableRow] = field(factory=list)
    hidden: set[int | str] = field(factory=set)
    remarks: dict[FindingCode, list[str]] = field(factory=dict)
    formulas: list[Formula] = field(factory=list)
    _further: bool = False
    _further_changes: bool = False
    _merged: list[str] = field(factory=list)
    _disguised: list[str] = field(factory=list)
    _hidden_columns: set[int] = field(factory=set)
    _columns: int = 0
    _characters: int = 0
    _count: int = 0
    _number: int = 0
    _zeros: bool = True
    _shows_formulas: bool = False
    _rows_hidden: bool = False

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
        self._add_commented()
        self.rows.sort(key=lambda row: row.source.row or 0)  # a file may hold them in any order
        rows = without_covered(self.rows, self._merged, name=self.shared.name) if self._merged else self.rows
        self.hidden.update(map(column_letter, self._hidden_columns))
        for row, at in cells_within(rows, self._disguised, name=self.shared.name):
            self.remarks.setdefault(FindingCode.SHOWN_OTHERWISE, []).append(f"{column_letter(at)}{row.source.row}")
        return SheetContent(self.title, rows, visible, frozenset(self.hidden), self.remarks, self.formulas)

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
        texts: list[str] = []
        fractions: list[int] = []
        looks: dict[int, Look] = {}
        formulas: dict[int, str] = {}
        at, column, count = -1, "", 0
        for cell in row:
            place = cell.get("r")
            if len(cell) == 0 and place is not None:
                column = place  # its column counts only if a cell without an address follows
                continue
            at = _column_at(place) if place is not None else 1 + (_column_at(column) if column else at)
            column = ""
            form = self._format(cell)
            shown = self._cell(cell, form, (number, at)) if len(cell) else Shown("")
            if not shown.text:
                continue
            count += 1
            self._characters += len(shown.text)
            check_size(self.shared.name, cells=max(at + 1, count), characters=self._characters)
            texts.extend([""] * (at + 1 - len(texts)))
            texts[at] = f"{texts[at]} {shown.text}" if texts[at] else shown.text  # two cells in one place lose neither
            if shown.fraction:
                fractions.append(at)
            if shown.formula:
                formulas[at] = shown.formula
            if form.look is not PLAIN and form.look != PLAIN:
                looks[at] = form.look
            self._note((number, at), shown)
        if texts:
            self._admit(count)
            source = Source(self.shared.name, self.title, number)
            said = self.comments.get(number, {})
            made = TableRow(tuple(texts), source, frozenset(fractions), comments=said, looks=looks, formulas=formulas)
            self.rows.append(made)
            if self._is_hidden(row):
                self.hidden.add(number)

    def _admit(self, cells: int) -> None:
        """Reject one more row, with so many cells, if they are too many."""
        self.cells_left -= cells
        if self.cells_left < 0:
            raise ReadError(self.shared.name, TOO_LARGE)
        check_size(self.shared.name, rows=len(self.rows) + 1)

    def _add_commented(self) -> None:
        """Add the rows that have comments without any text."""
        for number in self.comments.keys() - {row.source.row for row in self.rows}:
            check_size(self.shared.name, rows=len(self.rows) + 1)
            source = Source(self.shared.name, self.title, number)
            self.rows.append(TableRow(("",), source, comments=self.comments[number]))

    def _is_hidden(self, row: "_Element") -> bool:
        hidden, height = row.get("hidden"), row.get("ht")
        return hidden in TRUE or _is_invisible(height) or (self._rows_hidden and hidden is None and height is None)

    def _note(self, place: Place, shown: Shown) -> None:
        if not (shown.unseen or shown.stale or shown.replaced or shown.rounded):
            return
        address = f"{column_letter(place[1])}{place[0]}"
        if shown.unseen:
            self.hidden.add(address)
        noted = (
            (FindingCode.RESULT_OUT_OF_DATE, shown.stale),
            (FindingCode.SHOWN_OTHERWISE, shown.replaced),
            (FindingCode.SHOWN_ROUNDED, shown.rounded),
        )
        for kind, found in noted:
            if found:
                self.remarks.setdefault(kind, []).append(address)

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
        return self._appearance(shown, form, formula)

    def _format(self, cell: "_Element") -> Format:
        number = cell.get("s")
        known = number is not None and int(number) < len(self.shared.formats)
        return self.shared.formats[int(number)] if known and number is not None else UNFORMATTED

    def _formula(self, element: "_Element", place: Place) -> str:
        """Note a formula, and return it with `…` for one that another cell states."""
        text = element.text or ""
        if len(self.formulas) < self.room:
            self._characters += len(text)
            check_size(self.shared.name, characters=self._characters)
            area = element.get("ref", "") if element.get("t") == "array" else ""
            self.formulas.append(Formula(place, text, element.get("si", ""), area))
        elif not self._further or (text and not self._further_changes and changes(text)):
            self._further, self._further_changes = True, changes(text)
            self.formulas.append(further(place, text if self._further_changes else ""))
        return f"={text or '…'}"

    def _appearance(self, shown: Shown, form: Format, formula: str) -> Shown:
        """Return a content as the cell shows it: in brackets if it is struck out, or a formula in place of a result."""
        if not shown.text.strip():
            return shown
        result = bool(formula) and shown.text != formula
        text = doubted(shown.text, STRUCK) if form.struck else shown.text
        text = formula if result and self._shows_formulas else text
        stale = result and self.shared.stale
        if text == shown.text and not stale and not form.unseen and not formula:
            return shown
        return evolve(shown, text=text, unseen=form.unseen, stale=stale, formula=formula)

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
    return size is not None and float(size) < _LEAST_SEEN


def _column_at(place: str) -> int:
    found = _PLACE.fullmatch(place)
    if found is None:
        raise ValueError(place)
    return column_of(found[1])
