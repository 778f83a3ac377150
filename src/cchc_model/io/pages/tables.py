"""Walk over a web page: its lines and the rows of its tables in order."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from cchc_model.annexes.tables import PLAIN, Look, TableRow, check_size, column_letter
from cchc_model.errors import ReadError
from cchc_model.io.archive import TOO_LARGE
from cchc_model.io.docx.pieces import text_of
from cchc_model.io.pages.cell_content import BLOCKS, SKIPPED, CellContent
from cchc_model.io.pages.sheet_headings import numbered_rows
from cchc_model.io.pages.stored_numbers import StoredNumber, shown_cell
from cchc_model.io.pages.styles import Properties, StyleSheet, hides
from cchc_model.io.xlsx.cell_formats import look_of
from cchc_model.io.xlsx.formulas import changes
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_CELLS = 200_000
"""The most cells of all tables of a page, merged ones counted for each of their columns; an annex has some 1,000."""

_MOST_SPAN = 65_534
_WIDEST = 1_000
_LONGEST_NUMBER = 5
_LONGEST_LEVEL = 4
_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_LAYOUT = 2
"""The most cells in a row that only places texts side by side."""

_SECTIONS = ("thead", "tbody", "tfoot")


@frozen
class _Below:
    """A cell that goes on in the rows below: the rows that are left, and its width."""

    rows: int
    width: int


@define
class PageReader:
    """A walk over a page, with what it found so far.

    Attributes:
        name: the name of the file.
        styles: the styles of the page.
        title: the name of the sheet that the page is; empty for one that states none.
        by_excel: True if a spreadsheet made the texts of the page from numbers.
        hidden: the hidden rows (by number), columns (by letter) and cells (by address), each with its table.
        remarks: the cells that are shown otherwise than they are read, by the code of the finding.
    """

    name: str
    styles: StyleSheet
    title: str
    by_excel: bool
    hidden: set[tuple[str, int | str]] = field(factory=set)
    remarks: dict[FindingCode, set[tuple[str, str]]] = field(factory=dict)
    _tables: int = 0
    _rows: int = 0
    _cells: int = 0
    _characters: int = 0
    _content: CellContent = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._content = CellContent(self.styles)

    def rows(self, parent: "_Element") -> Iterator[TableRow]:
        """Yield the rows of the lines and tables inside an element."""
        line: list[_Element | str] = [parent.text or ""]
        for child in parent:
            if isinstance(child.tag, str) and child.tag not in SKIPPED and not hides(self.styles.of(child)):
                if child.tag == "table":
                    yield from self._line(line)
                    yield from self._table(child)
                elif child.tag in BLOCKS or next(child.iter(*BLOCKS), None) is not None:
                    yield from self._line(line)
                    yield from self.rows(child)
                elif child.tag == "br":
                    yield from self._line(line)
                else:
                    line.append(child)
            line.append(child.tail or "")
        yield from self._line(line)

    def _line(self, line: "list[_Element | str]") -> Iterator[TableRow]:
        text = text_of(self._content.line(line)).strip()
        line.clear()
        if text:
            yield self._row(TableRow((text,), Source(self.name)))

    def _table(self, table: "_Element") -> Iterator[TableRow]:
        self._tables += 1
        name = f"{self.title} {self._tables}" if self.title and self._tables > 1 else self.title
        name = name or f"table {self._tables}"
        for caption in table.iterchildren("caption"):
            yield from self.rows(caption)
        self._note_columns(table, name)
        below: dict[int, _Below] = {}
        all_hidden = hides(self.styles.of(table))
        for number, row, cells in numbered_rows(_rows_of(table)):
            parent = row.getparent()
            around = [row] if parent is None or parent.tag == "table" else [row, parent]
            if all_hidden or any(hides(self.styles.of(one)) or one.get("hidden") is not None for one in around):
                self.hidden.add((name, number))
            made = self._row_of(cells, Source(self.name, name, number), below)
            if made.cells:
                yield made
            for cell in cells:
                yield from self._inner_tables(cell)

    def _inner_tables(self, parent: "_Element") -> Iterator[TableRow]:
        for child in parent:
            if child.tag == "table":
                yield from self._table(child)
            elif isinstance(child.tag, str) and child.tag not in SKIPPED:
                yield from self._inner_tables(child)

    def _note_columns(self, table: "_Element", name: str) -> None:
        at = 0
        for column in table.iter("col"):
            width = _span(column.get("span"), _WIDEST)
            if hides(self.styles.of(column)):
                self.hidden.update((name, column_letter(place)) for place in range(at, at + width))
            at += width
            check_size(self.name, cells=at)

    def _row_of(self, cells: "Sequence[_Element]", source: Source, below: dict[int, _Below]) -> TableRow:
        """Return a row with its cells in their columns, and note the cells that go on below it."""
        made = _Made(_continued(below))
        for cell in cells:
            made.skip()
            at, width = len(made.texts), _span(cell.get("colspan"), _WIDEST)
            height = _span(cell.get("rowspan"), _MOST_SPAN, whole=True)
            if height > 1:
                below[at] = _Below(height - 1, width)
            check_size(self.name, cells=at + width)
            text = text_of(self._content.cell(cell, tables=len(cells) > _LAYOUT))
            self._place(cell, text, source, made)
            if width > 1 and self.styles.of(cell).get("mso-ignore") != "colspan":
                made.wide[at] = width
            made.starts.append(at)
            made.texts += [""] * (width - 1)
        made.skip(to_end=True)
        return self._row(made.row(source))

    def _place(self, cell: "_Element", text: str, source: Source, made: "_Made") -> None:
        """Add the text of a cell to its row, with what the cell states about it."""
        at, own = len(made.texts), self.styles.of(cell)
        place = (source.table or "", f"{column_letter(at)}{source.row}")
        if hides(own):
            self.hidden.add(place)
        shown = shown_cell(text, self._stored(cell, own, text))
        formula = cell.get("x:fmla", "")
        noted = (
            (FindingCode.SHOWN_ROUNDED, shown.rounded),
            (FindingCode.SHOWN_OTHERWISE, shown.replaced),
            (FindingCode.RESULT_OUT_OF_DATE, changes(formula)),
        )
        for code, found in noted:
            if found:
                self.remarks.setdefault(code, set()).add(place)
        if shown.fraction:
            made.fractions.add(at)
        if formula:
            made.formulas[at] = formula
        level = own.get("mso-char-indent-count", "")
        steps = int(level) if level.isdecimal() and len(level) < _LONGEST_LEVEL else 0
        look = look_of(steps, bold=own.get("font-weight", "") in _BOLD)
        if look != PLAIN:
            made.looks[at] = look
        made.texts.append(shown.text)

    def _stored(self, cell: "_Element", own: Properties, text: str) -> StoredNumber:
        number, code = cell.get("x:num"), own.get("mso-number-format")
        if cell.get("sdnum") is not None or cell.get("sdval") is not None:
            code = cell.get("sdnum", "").split(";", 2)[-1] or None
            return StoredNumber(cell.get("sdval"), code, numeric=True)
        if cell.get("x:str") is not None or not text.strip():
            return StoredNumber(number or None, code)
        numeric = number is not None or (self.by_excel and cell.get("align") == "right" and code is None)
        return StoredNumber(number or None, code, numeric=numeric, computed=self.by_excel or number is not None)

    def _row(self, row: TableRow) -> TableRow:
        """Count a row and its cells, and return it."""
        self._rows += 1
        self._cells += len(row.cells)
        self._characters += sum(map(len, row.cells))
        check_size(self.name, rows=self._rows, cells=len(row.cells), characters=self._characters)
        if self._cells > _MOST_CELLS:
            raise ReadError(self.name, TOO_LARGE)
        return row


@define
class _Made:
    """A row of a table that is being made, with the columns where cells of former rows go on."""

    continued: dict[int, int]
    texts: list[str] = field(factory=list)
    starts: list[int] = field(factory=list)
    wide: dict[int, int] = field(factory=dict)
    fractions: set[int] = field(factory=set)
    looks: dict[int, Look] = field(factory=dict)
    formulas: dict[int, str] = field(factory=dict)

    def skip(self, *, to_end: bool = False) -> None:
        """Leave the columns blank in which cells of former rows go on."""
        last = max(self.continued, default=-1) if to_end else -1
        while len(self.texts) in self.continued or len(self.texts) < last:
            at = len(self.texts)
            self.starts += [at] if at in self.continued else []
            self.texts += [""] * self.continued.get(at, 1)

    def row(self, source: Source) -> TableRow:
        """Return the row."""
        merged = bool(self.wide or self.continued) or self.starts != list(range(len(self.texts)))
        return TableRow(
            tuple(self.texts),
            source,
            frozenset(self.fractions),
            tuple(self.starts) if merged else None,
            self.wide,
            frozenset(self.continued),
            looks=self.looks,
            formulas=self.formulas,
        )


def _rows_of(table: "_Element") -> "list[_Element]":
    """Return the rows of a table as a browser shows them: its head first, its foot last."""
    ordered: dict[str, list[_Element]] = {section: [] for section in _SECTIONS}
    for child in table:
        if child.tag == "tr":
            ordered["tbody"].append(child)
        elif child.tag in _SECTIONS:
            ordered[str(child.tag)] += child.iterchildren("tr")
    return [row for section in _SECTIONS for row in ordered[section]]


def _span(text: str | None, most: int, *, whole: bool = False) -> int:
    """Return the number of columns or rows of a cell; as a number of rows, 0 is as many as there are."""
    digits = (text or "").strip()
    if not (digits.isascii() and digits.isdecimal()):
        return 1
    number = int(digits) if len(digits) <= _LONGEST_NUMBER else most
    return min(number, most) if number or not whole else most


def _continued(below: dict[int, _Below]) -> dict[int, int]:
    """Return the columns where cells of former rows go on, with their widths, and count their rows down."""
    found = {at: one.width for at, one in sorted(below.items())}
    for at, one in list(below.items()):
        if one.rows > 1:
            below[at] = _Below(one.rows - 1, one.width)
        else:
            del below[at]
    return found
