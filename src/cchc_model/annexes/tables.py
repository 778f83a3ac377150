"""Rows of cells, the lines of an annex that they become, and the limits of both."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Never

from attrs import field, frozen

from cchc_model.annexes.conversions import Conversion
from cchc_model.errors import ReadError
from cchc_model.reports import named_elements as names
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.vietnamese.formatting import in_both
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Bilingual


@frozen
class Look:
    """The look of a text, which says what it stands under.

    Attributes:
        indent: the number of spaces by which it is set off to the right.
        bold: True if it is bold.
        mark: the number or bullet that the program generates before it, or an empty text.
    """

    indent: int = 0
    bold: bool = False
    mark: str = ""


_NONE: Mapping[int, Never] = MappingProxyType({})
PLAIN = Look()
"""The look of a text that nothing sets off."""


@frozen
class TableRow:
    """A row of a table as a file contains it.

    Attributes:
        cells: the texts of its cells, from left to right.
        source: the place of the row.
        starts: for a row with cells over several columns, the first column of each cell.
        fractions: the places of cells that a spreadsheet stored as a fraction, without a percent format.
        wide: the number of columns of each cell over several columns, by place.
        continued: the places of cells that continue the cell of the row above.
        comments: the text of the comments and footnotes of a cell, by place.
        looks: the look of each text that has one, without the spaces before it, by place.
        formulas: the formula of a cell of a workbook, or the text that a field of Word quotes in a cell, by place.
        pages: the number of the page of a cell that is not on the page of its row, by place.
    """

    cells: tuple[str, ...]
    source: Source
    fractions: frozenset[int] = frozenset()
    starts: tuple[int, ...] | None = None
    wide: Mapping[int, int] = field(default=_NONE, hash=False)
    continued: frozenset[int] = frozenset()
    comments: Mapping[int, str] = field(default=_NONE, hash=False)
    looks: Mapping[int, Look] = field(default=_NONE, eq=False)
    formulas: Mapping[int, str] = field(default=_NONE, eq=False)
    pages: Mapping[int, int] = field(default=_NONE, eq=False)

    def at(self, place: int | None) -> Source:
        """Return the source of a cell, or of the row itself without a place."""
        return at_column(self.source, place, self.pages)


@frozen
class SourceLine:
    """A row of the annex, with each cell assigned to its column.

    Attributes:
        ordinal: the text of the ordinal column.
        name: the text of the name column.
        unit: the text of the unit column.
        value: the text of the value column.
        note: the text of the note column.
        source: the row.
        columns: the columns of the table.
        extra: texts outside these columns, with their cells.
        unread: texts of columns that are not read, such as `Kỳ trước`, with their columns and cells.
        alone: true if the row has a single text, like a line around a table.
        fraction: true if a spreadsheet stored the value as a fraction, without a percent format.
        comments: the comments and footnotes of its cells, with their cells.
        comment: those of the value cell, once they have joined the note.
        look: the look of the name.
        pages: the number of the page of a cell that is not on the page of its row, by place.
    """

    ordinal: str
    name: str
    unit: str
    value: str
    note: str
    source: Source
    columns: "Columns"
    extra: tuple[tuple[str, Source], ...] = ()
    unread: tuple[tuple["UnreadColumn", str, Source], ...] = ()
    alone: bool = False
    fraction: bool = False
    comments: tuple[tuple[str, Source], ...] = ()
    comment: str = ""
    look: Look = field(default=PLAIN, eq=False)
    pages: Mapping[int, int] = field(default=_NONE, eq=False)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of all cells."""
        own = (self.ordinal, self.name, self.unit, self.value, self.note)
        if not (self.extra or self.unread):
            return own
        return (*own, *(text for text, _ in self.extra), *(text for _, text, _ in self.unread))

    def has_text(self) -> bool:
        """Return whether one of the annex's own columns has a text."""
        return bool(self.ordinal or self.name or self.unit or self.value or self.note)

    def content(self) -> str:
        """Return the unit, value and note as one text, for a person to read."""
        return "; ".join(text for text in (self.unit, self.value, self.note) if text)

    def cell(self, column: int | None) -> Source:
        """Return the source of the cell in one of the columns."""
        return at_column(self.source, column, self.pages)


@frozen
class UnreadColumn:
    """A column with a title that reading skips.

    Attributes:
        title: its titles as one text.
        understood: True if the titles state that it has something else than the values, such as a plan.
        decides: True if any other number in it puts the value in doubt, as in a column `Đính chính`.
        rivals: True if it may have other values of the same rows: nothing explains it, or only in part.
        in_total: True if the value column has totals, of which it may have a part.
        shares: True if it has percentages beside counts.
        unlikely: True if its numbers hardly are values of its rows.
    """

    title: str
    understood: bool
    decides: bool = False
    rivals: bool = False
    in_total: bool = False
    shares: bool = False
    unlikely: bool = False

    def contests(self, text: str, value: Number | None, own: Number | None) -> bool:
        """Return whether a text of this column puts another value beside that of its row.

        Args:
            text: the text.
            value: the value that it has by the measure of the row.
            own: the value of the row, or None for a mark such as `-`.
        """
        if value == own or not has_digit(text):
            return False
        least = own if self.in_total or own is None else own / 2
        near = value is not None and (least is None or value > least)
        return self.decides or (self.rivals and near)


@frozen
class Columns:
    """The index of each column of a table; None for a column that the table lacks.

    Attributes:
        ordinal: the column of ordinals.
        name: the column of names.
        unit: the column of units.
        value: the column of values.
        note: the column of notes.
        unread: the columns with a title that are not read, by index.
        scale: the title of the value column that scales its counts, such as `Số lượng (nghìn)`.
        second: the column beside that of names with the names of all rows that have none there.
        untitled: the columns without a title that may have other values of the same rows.
        pages: True if the numbers of the column of notes are those of pages, documents or rows.
        used: the indices of the five, in this order.
    """

    ordinal: int | None = 0
    name: int | None = 1
    unit: int | None = 2
    value: int | None = 3
    note: int | None = 4
    unread: Mapping[int, UnreadColumn] = field(factory=dict, hash=False)
    scale: str = ""
    second: int | None = None
    untitled: frozenset[int] = frozenset()
    pages: bool = False
    used: tuple[int | None, ...] = field(init=False, eq=False, repr=False)

    @used.default
    def _in_order(self) -> tuple[int | None, ...]:
        return self.ordinal, self.name, self.unit, self.value, self.note


_OWN_COLUMNS = (0, 1, 2, 3, 4)
"""The indices of the annex's own columns, which most tables have."""

MAX_ROWS = 20_000
"""The most rows that are read; an annex has some 200."""

MAX_CELLS = 1_000
"""The most cells of one row that are read; an annex has five."""

MAX_CHARACTERS = 3_000_000
"""The most characters that are read; an annex has some 20,000."""

_CHARACTERS = Bilingual(
    "có hơn {most} ký tự, trong khi một phụ lục có khoảng {usual} ký tự; đề nghị kiểm tra xem có đúng tệp không",
    "it has more than {most} characters; an annex has about {usual}. Check that it is the right file",
)
_ROWS = Bilingual(
    "có hơn {most} dòng, trong khi một phụ lục có khoảng 200 dòng; đề nghị kiểm tra xem có đúng tệp không",
    "it has more than {most} rows; an annex has about 200. Check that it is the right file",
)
_CELLS = Bilingual(
    "có dòng hơn {most} ô, trong khi phụ lục có 5 cột; đề nghị kiểm tra xem có đúng tệp không",
    "it has a row of more than {most} cells; an annex has five columns. Check that it is the right file",
)

LONGEST_ORDINAL = 10
"""The most characters of an ordinal."""


_GENERATED = f"[({names.LIST_NUMBER.vi})]"
"""A cell with nothing but a number that Word generates; as an ordinal, and only so, it is what Word shows."""
_WIDTHS = {"\t": 4, "\N{EM SPACE}": 2, "\N{IDEOGRAPHIC SPACE}": 2}
"""The widths of wide spaces before a text, in those of a common space."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def check_size(name: str, *, rows: int = 0, cells: int = 0, characters: int = 0) -> None:
    """Reject a table that is too large for an annex, before it costs time and memory.

    Raises:
        ReadError: there are too many rows, too many cells in one, or too many characters in all.
    """
    if characters > MAX_CHARACTERS:
        raise ReadError(name, _CHARACTERS.filled(most=in_both(MAX_CHARACTERS), usual=in_both(20_000)))
    if rows > MAX_ROWS:
        raise ReadError(name, _ROWS.filled(most=in_both(MAX_ROWS)))
    if cells > MAX_CELLS:
        raise ReadError(name, _CELLS.filled(most=in_both(MAX_CELLS)))


def has_digit(text: str) -> bool:
    """Return whether a text contains a digit, and so possibly a number."""
    return any(map(str.isdigit, text))


def source_line(cells: tuple[str, ...], columns: Columns, row: TableRow) -> SourceLine:
    """Return a row as a line, with each cell assigned to its column.

    Args:
        cells: the texts of its cells, each on one line.
        columns: the columns of the table.
        row: the row as the file contains it.
    """
    source, used, width, named = row.source, columns.used, len(cells), columns.name
    outside: Sequence[int] = ()
    if width == len(used) and used == _OWN_COLUMNS:
        ordinal, name, unit, value, note = cells
    else:
        ordinal, name, unit, value, note = [cells[at] if at is not None and at < width else "" for at in used]
        outside = [i for i, cell in enumerate(cells) if cell and i not in used]
    extra: tuple[tuple[str, Source], ...] = ()
    unread: tuple[tuple[UnreadColumn, str, Source], ...] = ()
    if outside:
        extra = tuple((cells[i], row.at(i)) for i in outside if i not in columns.unread)
        unread = tuple((columns.unread[i], cells[i], row.at(i)) for i in outside if i in columns.unread)
    if not name and (not (value or unit) or len(ordinal) > LONGEST_ORDINAL):
        # A text beside the table, or one that spans the first columns, stands in whatever column comes first.
        name, ordinal = ordinal, ""
        named = columns.ordinal
    alone = cells.count("") == width - 1
    fraction, look = columns.value in row.fractions, _look(row, named)
    if ordinal == _GENERATED and row.looks and columns.ordinal is not None:
        ordinal = row.looks.get(columns.ordinal, PLAIN).mark or ordinal
    return SourceLine(
        ordinal, name, unit, value, note, source, columns, extra, unread, alone, fraction, look=look, pages=row.pages
    )


def _look(row: TableRow, place: int | None) -> Look:
    """Return the look of a text, with the spaces before it."""
    if place is None or place >= len(row.cells):
        return PLAIN
    text = row.cells[place]
    look = row.looks.get(place, PLAIN) if row.looks else PLAIN
    if not text[:1].isspace():
        return look
    before = text[: len(text) - len(text.lstrip())].rpartition("\n")[2]
    spaces = len(before) if not before.strip(" ") else sum(_WIDTHS.get(space, 1) for space in before)
    return Look(look.indent + spaces, look.bold, look.mark) if spaces else look


def at_column(source: Source, column: int | None, pages: Mapping[int, int] = _NONE) -> Source:
    """Return the source of a row's cell in a column, or of the row itself without a column.

    A line that is made of one cell has the source of that cell, whatever the column.

    >>> str(at_column(Source("annex.pdf", "page 1, table 1", 3), 3, {3: 2}))
    'annex.pdf, page 1, table 1, row 3, D3 (page 2)'
    """
    if column is None or source.cell is not None:
        return source
    page = f" (page {pages[column]})" if column in pages else ""
    return Source(source.file, source.table, source.row, f"{column_letter(column)}{source.row or ''}{page}")


def column_letter(index: int) -> str:
    """Return the letters of a column counted from 0, as spreadsheets show them.

    >>> column_letter(0), column_letter(25), column_letter(26)
    ('A', 'Z', 'AA')
    """
    if index < len(_LETTERS):
        return _LETTERS[index]
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return letters


@frozen
class SourceTables:
    """The tables of a source, as rows of cells.

    Attributes:
        name: the name of the source in errors.
        sheets: the rows of each sheet with its name; a document, a text and ready rows are one without a name.
        aside: the rows of hidden sheets next to visible ones.
        hidden: the hidden rows (by number), columns (by letter) and cells (by address), each with its sheet.
        remarks: the cells that a spreadsheet shows otherwise than they are read, by the code of the finding.
        conversion: the conversion of the file, if another program converted it.
        fonts: the fonts from before Unicode that the file uses, such as `.VnTime`.
        margins: the table rows in headers and footers of pages, which are not read.
    """

    name: str
    sheets: tuple[tuple[str | None, list[TableRow]], ...]
    aside: tuple[tuple[str, list[TableRow]], ...] = ()
    hidden: frozenset[tuple[str, int | str]] = frozenset()
    remarks: Mapping[FindingCode, frozenset[tuple[str, str]]] = field(factory=dict, hash=False)
    conversion: Conversion | None = None
    fonts: tuple[str, ...] = ()
    margins: tuple[TableRow, ...] = ()
