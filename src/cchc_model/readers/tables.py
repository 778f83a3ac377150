"""From rows of cells to the lines of an annex: which column holds what, told by the header row."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from attrs import frozen

from cchc_model.errors import InvalidDataError, InvalidNumberError, Problem, ReadError
from cchc_model.numerals import format_number
from cchc_model.sources import Source
from cchc_model.text import Bilingual, fold, one_line


@frozen
class TableRow:
    """A row of a table as a file holds it.

    Attributes:
        cells: the texts of its cells, from left to right.
        source: where it stands.
    """

    cells: tuple[str, ...]
    source: Source


@frozen
class Line:
    """A row of the annex, its cells told apart.

    Attributes:
        ordinal: the text of the ordinal column.
        name: the text of the name column.
        unit: the text of the unit column.
        value: the text of the value column.
        note: the text of the note column.
        source: the row.
        columns: which column holds what.
        extra: texts that stand outside these columns, with their cells.
        alone: whether the row has a single text, as lines around a table have.
    """

    ordinal: str
    name: str
    unit: str
    value: str
    note: str
    source: Source
    columns: "Columns"
    extra: tuple[tuple[str, Source], ...] = ()
    alone: bool = False

    def has_text(self) -> bool:
        """Whether anything stands in the annex's own columns."""
        return bool(self.ordinal or self.name or self.unit or self.value or self.note)

    def content(self) -> str:
        """Everything but the name and the ordinal, for a person to look at."""
        return "; ".join(text for text in (self.unit, self.value, self.note) if text)

    def cell(self, column: int | None) -> Source:
        """Where the text of one of the columns stands."""
        return _at(self.source, column)


@frozen
class Columns:
    """Which column holds what; None for a column that the table lacks."""

    ordinal: int | None = 0
    name: int | None = 1
    unit: int | None = 2
    value: int | None = 3
    note: int | None = 4


_TITLES: Final = {
    fold(title): column
    for column, titles in {
        "ordinal": ("Thứ tự", "Số thứ tự", "STT", "TT", "Số TT"),
        "name": ("Tên chỉ tiêu", "Chỉ tiêu", "Nội dung", "Tên chỉ tiêu, nội dung", "Nội dung chỉ tiêu"),
        "unit": ("Đơn vị tính", "ĐVT", "Đơn vị"),
        "value": (
            "Số lượng/ tỷ lệ", "Số lượng/tỷ lệ", "Số lượng", "Tỷ lệ", "Kết quả", "Giá trị", "Số liệu", "Kỳ này",
            "Số lượng/tỷ lệ (%)", "Kết quả thực hiện", "Thực hiện", "Số liệu báo cáo",
        ),
        "note": ("Ghi chú",),
    }.items()
    for title in titles
}  # fmt: skip
_FEWEST_TITLES: Final = 2
_LONGEST_TITLE: Final = 30
# A look at the first letter spares folding nearly every cell of an annex.
_NAME_INITIALS: Final = frozenset(c for t, kind in _TITLES.items() if kind == "name" for c in t[0] + t[0].upper())


MAX_ROWS: Final = 20_000
"""The most rows that are read; an annex has some 200."""

MAX_CELLS: Final = 1_000
"""The most cells of one row that are read; an annex has five."""


def check_size(name: str, *, rows: int = 0, cells: int = 0) -> None:
    """Refuse what no annex is, before it costs time and memory.

    Raises:
        ReadError: there are too many rows, or too many cells in one.
    """
    if rows > MAX_ROWS:
        why = Bilingual(
            f"có hơn {MAX_ROWS} dòng, trong khi một phụ lục có khoảng 200 dòng",
            f"it has more than {MAX_ROWS} rows, and an annex has some 200",
        )
        raise ReadError(name, why)
    if cells > MAX_CELLS:
        why = Bilingual(
            f"có dòng hơn {MAX_CELLS} ô, trong khi phụ lục có 5 cột",
            f"it has a row of more than {MAX_CELLS} cells, and an annex has five",
        )
        raise ReadError(name, why)


def table_rows(rows: Iterable[Sequence[object]], *, name: str) -> list[TableRow]:
    """Take rows that the caller has ready: sequences of texts, ints, Decimals and None.

    Raises:
        InvalidDataError: a row is no sequence, or a cell is something else; all problems at once.
        ReadError: there are too many rows or cells.
    """
    made: list[TableRow] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows, 1):
        check_size(name, rows=number)
        if isinstance(row, str | bytes) or not isinstance(row, Sequence):
            problems.append(Problem(f"row {number}", f"{type(row).__name__} is no sequence of cells"))
            continue
        check_size(name, cells=len(row))
        cells = []
        for index, cell in enumerate(row):
            place = f"row {number}, cell {index + 1}"
            text = None
            try:
                text = _cell_text(cell)
            except InvalidNumberError as error:
                problems.append(Problem(place, error.reason))
            else:
                if text is None:
                    problems.append(Problem(place, f"{type(cell).__name__} is no text, int, Decimal or None"))
            cells.append(text or "")
        made.append(TableRow(tuple(cells), Source(name, row=number)))
    if problems:
        raise InvalidDataError("table", problems)
    return made


def _cell_text(cell: object) -> str | None:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        # Without separators between thousands, which a percentage could not tell from a decimal point.
        return format_number(cell).replace(".", "")
    return None


def annex_lines(rows: Iterable[TableRow], *, name: str) -> Iterator[Line]:
    """Tell the columns of a table apart; header rows are recognised wherever they stand.

    Without a header row the columns are those of the annex: ordinal, name, unit, value, note.

    Raises:
        ReadError: a header row does not tell which column holds the names or the values.
    """
    columns = Columns()
    for row in rows:
        cells = tuple(map(one_line, row.cells))
        header = _header(cells, name)
        if header is not None:
            columns = header
            untitled = tuple((c, _at(row.source, i)) for i, c in enumerate(cells) if _title(c) is None and has_digit(c))
            if untitled:  # a figure among the titles, or the title of a column that is not read
                yield Line("", "", "", "", "", row.source, columns, untitled)
        elif any(cells):
            yield _line(cells, columns, row.source)


def _header(cells: tuple[str, ...], name: str) -> Columns | None:
    if not any(cell[0] in _NAME_INITIALS and _title(cell) == "name" for cell in cells if cell):
        return None
    titles = [_title(cell) for cell in cells]
    found = [title for title in titles if title]
    if len(set(found)) < _FEWEST_TITLES:
        return None
    for needed in ("name", "value"):
        if found.count(needed) != 1:
            listed = ", ".join(repr(cell) for cell in cells if cell)
            raise ReadError(name, _unclear_header(needed, listed, several=needed in found))
    return Columns(**{title: titles.index(title) if title in found else None for title in set(_TITLES.values())})


def has_digit(text: str) -> bool:
    """Whether a text holds a digit, so that a number may be in it."""
    return any(c.isdigit() for c in text)


def _title(cell: str) -> str | None:
    return None if len(cell) > _LONGEST_TITLE else _TITLES.get(fold(cell))


def _unclear_header(column: str, listed: str, *, several: bool) -> Bilingual:
    what = {"name": Bilingual("tên chỉ tiêu", "names"), "value": Bilingual("số liệu", "values")}[column]
    title = {"name": "Tên chỉ tiêu", "value": "Số lượng/ tỷ lệ"}[column]
    if several:
        return Bilingual(
            f"dòng tiêu đề có nhiều hơn một cột {what.vi} trong các cột {listed}; đề nghị giữ đúng một cột",
            f"the header has more than one column of {what.en} among {listed}; keep exactly one",
        )
    return Bilingual(
        f"không tìm thấy cột {what.vi} trong các cột {listed}; đề nghị đặt tên một cột là “{title}”",
        f"the header has no column of {what.en} among {listed}; name one “{title}”",
    )


def _line(cells: tuple[str, ...], columns: Columns, source: Source) -> Line:
    used = (columns.ordinal, columns.name, columns.unit, columns.value, columns.note)
    ordinal, name, unit, value, note = (
        cells[column] if column is not None and column < len(cells) else "" for column in used
    )
    extra = tuple((cell, _at(source, i)) for i, cell in enumerate(cells) if cell and i not in used)
    if not name and not value and not unit:
        # A line of text beside the table stands in whatever column comes first.
        name, ordinal = ordinal, ""
    return Line(ordinal, name, unit, value, note, source, columns, extra, alone=sum(map(bool, cells)) == 1)


def _at(source: Source, column: int | None) -> Source:
    if column is None:
        return source
    return Source(source.file, source.table, source.row, f"{column_letter(column)}{source.row or ''}")


def column_letter(index: int) -> str:
    """The letter of a column counted from 0, as spreadsheets show it.

    >>> column_letter(0), column_letter(25), column_letter(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
