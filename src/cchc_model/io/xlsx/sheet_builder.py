"""Sheets of any spreadsheet as they are read: their rows, and what they hide or show otherwise than it is read."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import define, field, frozen

from cchc_model.annexes.tables import MAX_CELLS, MAX_CHARACTERS, PLAIN, Look, TableRow, check_size, column_letter
from cchc_model.errors import ReadError
from cchc_model.io.archive import TOO_LARGE
from cchc_model.io.xlsx.cell_formats import Format
from cchc_model.io.xlsx.formulas import Formula, Place, changes, further
from cchc_model.io.xlsx.merged_areas import MOST_COVERED, cells_within, without_covered
from cchc_model.io.xlsx.number_formats import Shown
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.named_elements import STRUCK, doubted

MOST_CELLS = 250_000
"""The most cells with content in a workbook; each costs time, and an annex has some thousand."""

MOST_FORMULAS = 50_000
"""The most formulas of a workbook that are kept one by one."""

LEAST_SEEN = 1.0
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


@define
class SheetBuilder:
    """A sheet that is being built from its cells, with room for so many cells and formulas.

    Attributes:
        name: the name of the file.
        title: the name of the sheet.
        comments: the text of each cell with comments, by row and place.
        cells_left: the number of cells with content that may still be added.
        room: the number of formulas that are kept one by one.
        rows: the rows so far.
        hidden: the hidden rows (by number), columns (by letter) and cells (by address) so far.
        remarks: the cells so far that the sheet shows otherwise than they are read, by the code of the finding.
        formulas: the formulas so far.
    """

    name: str
    title: str
    comments: Mapping[int, Mapping[int, str]]
    cells_left: int
    room: int
    rows: list[TableRow] = field(factory=list)
    hidden: set[int | str] = field(factory=set)
    remarks: dict[FindingCode, list[str]] = field(factory=dict)
    formulas: list[Formula] = field(factory=list)
    _characters: int = 0
    _further: bool = False
    _further_changes: bool = False

    def add_row(self, number: int, cells: Iterable[tuple[int, Shown, Look]]) -> bool:
        """Add a row with its cells, each with its place and its look; return False for a row without any text.

        Raises:
            ReadError: there are too many cells or characters.
        """
        texts: list[str] = []
        fractions: list[int] = []
        looks: dict[int, Look] = {}
        formulas: dict[int, str] = {}
        count = 0
        for at, shown, look in cells:
            if not shown.text:
                continue
            count += 1
            self._characters += len(shown.text)
            if self._characters > MAX_CHARACTERS or at >= MAX_CELLS or count > MAX_CELLS:
                check_size(self.name, cells=max(at + 1, count), characters=self._characters)
            if at >= len(texts):
                texts += [""] * (at - len(texts))
                texts.append(shown.text)
            else:
                texts[at] = f"{texts[at]} {shown.text}" if texts[at] else shown.text  # of two in one place lose neither
            if shown.fraction:
                fractions.append(at)
            if shown.formula:
                formulas[at] = shown.formula
            if look is not PLAIN and look != PLAIN:
                looks[at] = look
            if shown.unseen or shown.stale or shown.replaced or shown.rounded:
                self._note((number, at), shown)
        if texts:
            self._admit(count)
            source = Source(self.name, self.title, number)
            said = self.comments.get(number, {})
            made = TableRow(tuple(texts), source, frozenset(fractions), comments=said, looks=looks, formulas=formulas)
            self.rows.append(made)
        return bool(texts)

    def add_formula(self, formula: Formula) -> None:
        """Add a formula; where the room ends, one stands for all that follow.

        Raises:
            ReadError: there are too many characters.
        """
        if len(self.formulas) < self.room:
            self._characters += len(formula.text)
            check_size(self.name, characters=self._characters)
            self.formulas.append(formula)
        elif not self._further or (formula.text and not self._further_changes and changes(formula.text)):
            self._further, self._further_changes = True, changes(formula.text)
            self.formulas.append(further(formula.place, formula.text if self._further_changes else ""))

    def built(
        self, merged: Sequence[str], disguised: Iterable[str], hidden_columns: Iterable[int], *, visible: bool
    ) -> SheetContent:
        """Return the sheet with its rows in order.

        Args:
            merged: the addresses of its merged areas.
            disguised: the areas of conditional formats that show something else than a number.
            hidden_columns: the places of hidden columns.
            visible: True if the sheet is not hidden.

        Raises:
            ReadError: it has too many rows, or areas that cover too many cells.
            ValueError: an area has no address.
        """
        if len(merged) > MOST_COVERED:
            raise ReadError(self.name, TOO_LARGE)
        self._add_commented()
        self.rows.sort(key=lambda row: row.source.row or 0)  # a file may hold them in any order
        rows = without_covered(self.rows, merged, name=self.name) if merged else self.rows
        self.hidden.update(map(column_letter, hidden_columns))
        for row, at in cells_within(rows, disguised, name=self.name):
            self.remarks.setdefault(FindingCode.SHOWN_OTHERWISE, []).append(f"{column_letter(at)}{row.source.row}")
        return SheetContent(self.title, rows, visible, frozenset(self.hidden), self.remarks, self.formulas)

    def _admit(self, cells: int) -> None:
        """Reject one more row, with so many cells, if they are too many."""
        self.cells_left -= cells
        if self.cells_left < 0:
            raise ReadError(self.name, TOO_LARGE)
        check_size(self.name, rows=len(self.rows) + 1)

    def _add_commented(self) -> None:
        """Add the rows that have comments without any text."""
        for number in self.comments.keys() - {row.source.row for row in self.rows}:
            check_size(self.name, rows=len(self.rows) + 1)
            source = Source(self.name, self.title, number)
            self.rows.append(TableRow(("",), source, comments=self.comments[number]))

    def _note(self, place: Place, shown: Shown) -> None:
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


def appearance(shown: Shown, form: Format, formula: str, *, shows_formulas: bool, stale: bool) -> Shown:
    """Return a content as its cell shows it: in brackets if it is struck out, or a formula in place of a result.

    Args:
        shown: the content.
        form: the format of the cell.
        formula: the formula of the cell, or an empty text.
        shows_formulas: True if the sheet shows formulas in place of results.
        stale: True if the results of formulas are to be computed anew before anybody sees them.
    """
    if not shown.text.strip():
        return shown
    result = bool(formula) and shown.text != formula
    text = doubted(shown.text, STRUCK) if form.struck else shown.text
    text = formula if result and shows_formulas else text
    stale = result and stale
    if text == shown.text and not stale and not form.unseen and not formula:
        return shown
    return Shown(text, shown.fraction, shown.rounded, shown.replaced, form.unseen, stale, formula)
