"""Reader and writer of text: tab-separated (`.txt`, `.tsv`), or CSV as spreadsheets write it (`.csv`)."""

import csv
import io
import re
from collections import Counter

from attrs import evolve

from cchc_model.annexes.lines import (
    HEADER,
    LONGEST_CELL,
    identifying_lines,
    no_formula,
    refuse_misreadings,
    table_start,
    written_lines,
)
from cchc_model.annexes.tables import TableRow, check_size
from cchc_model.errors import ReadError
from cchc_model.reports.cells import Source
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_SEPARATORS = "\t;,"
_LINES_LOOKED_AT = 200
_FEWEST_MARKS = 2
_MOST_QUOTED_LINES = 10
_LONGEST_QUOTED = 4_000
_MOST_QUOTED_TABS = 2
SAVE_AS = Bilingual(
    "đề nghị lưu bảng số liệu thành tệp văn bản Unicode, các cột cách nhau bằng phím Tab (.txt)",
    "save its table as tab-separated Unicode text (.txt)",
)
"""Advice about a file of another kind."""


def read_text(data: bytes, *, name: str) -> list[TableRow]:
    r"""Split the bytes of a text file into rows of cells.

    Tabs separate the cells. In a text without tabs, semicolons or commas do, depending on the content.

    Args:
        data: the file's content: UTF-8 with or without a byte order mark, or UTF-16 with one.
        name: the name of the file in errors and sources.

    Raises:
        ReadError: the content is not such a text, or has too many rows or cells.

    >>> [row.cells for row in read_text('1\tSố hồ sơ\t"25,81"\r\n'.encode(), name="a.txt")]
    [('1', 'Số hồ sơ', '25,81')]
    """
    text = _decode(data, name)
    delimiter = _delimiter(text)
    if delimiter != "\t":
        return _read_csv(text, delimiter, name)
    rows: list[TableRow] = []
    lines = _LINE_BREAK.split(text)
    number = 0
    while number < len(lines):
        if lines[number] and not lines[number].isspace():
            check_size(name, rows=len(rows) + 1, cells=lines[number].count("\t") + 1)
            cells, used = _row(lines, number)
            rows.append(TableRow(cells, Source(name, row=number + 1)))
            number += used
        else:
            number += 1
    return rows


def _delimiter(text: str) -> str:
    """Return the separator of cells that gives the most regular table; a tab if none gives one.

    Semicolons and commas are also in names and in Vietnamese decimals, and a tab may be in a cell. A separator is
    regular if many lines have the same number of it, which is two or more.
    """
    lines = [line for line in text.splitlines()[:_LINES_LOOKED_AT] if line.strip()]
    regular: dict[str, int] = {}
    for mark in _SEPARATORS:
        counts = Counter(count for line in lines if (count := line.count(mark)) >= _FEWEST_MARKS)
        regular[mark] = max(counts.values(), default=0)
    best = max(regular, key=lambda mark: regular[mark])
    return best if regular[best] else "\t"


def _read_csv(text: str, delimiter: str, name: str) -> list[TableRow]:
    rows: list[TableRow] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    before = 0
    try:
        for cells in reader:
            first, before = before + 1, reader.line_num
            check_size(name, rows=len(rows) + 1, cells=len(cells))
            if any(cell.strip() for cell in cells):
                rows.append(TableRow(tuple(cells), Source(name, row=first)))
        if delimiter == ",":
            rows = _rejoined(rows)
    except csv.Error:
        why = Bilingual("các ô không tách được", "its cells cannot be told apart")
        raise _refused(name, why) from None
    return rows


def _rejoined(rows: list[TableRow]) -> list[TableRow]:
    """Return the rows with a decimal comma that split a cell in two marked in brackets, as a cell that is damaged."""
    widths = Counter(len(row.cells) for row in rows)
    width = max(widths, key=lambda count: (widths[count], count), default=0)
    first = len(rows[0].cells) if rows else 0
    width = min(width, first) if first > _FEWEST_MARKS else width
    return [row if len(row.cells) <= width else evolve(row, cells=_marked(row.cells)) for row in rows]


def _marked(cells: tuple[str, ...]) -> tuple[str, ...]:
    pairs = [i for i in range(len(cells) - 1) if cells[i].strip().isdigit() and cells[i + 1].strip().isdigit()]
    if not pairs:
        return cells
    at = pairs[0]
    return (*cells[:at], f"[{cells[at].strip()},{cells[at + 1].strip()}]", *cells[at + 2 :])


def _row(lines: list[str], first: int) -> tuple[tuple[str, ...], int]:
    """Return the cells of the row that begins in a line, and its number of lines.

    A row with quoted line breaks has more than one line.
    """
    line = lines[first]
    if '"' in line:
        cells: list[str] = []
        opened: list[str] = []
        size = 0
        for used, text in enumerate(lines[first : first + _MOST_QUOTED_LINES], 1):
            size += len(text)
            # A quoted cell with line breaks does not contain whole rows: such a mark was typed by hand.
            if used > 1 and (size > _LONGEST_QUOTED or text.partition('"')[0].count("\t") > _MOST_QUOTED_TABS):
                break
            opened = _take_cells(text, cells, opened)
            if not opened:
                return tuple(cells), used
    return tuple(map(_unquote, line.split("\t"))), 1  # a quotation mark that none closes is one like any other


def _take_cells(line: str, cells: list[str], opened: list[str]) -> list[str]:
    """Add the cells of a line to a row, ignoring tabs and line breaks between quotation marks.

    Args:
        line: the next line of the row.
        cells: the row's cells so far; the line's cells are appended.
        opened: the pieces of a quoted cell that is still open, if any.

    Returns:
        The pieces of the cell that is open when the line ends.
    """
    for index, piece in enumerate(line.split("\t")):
        odd = piece.count('"') % 2 == 1
        if opened:
            opened.append(("\t" if index else "\n") + piece)
            if odd and piece.endswith('"'):
                cells.append(_unquote("".join(opened)))
                opened = []
        elif odd and piece.startswith('"'):
            opened = [piece]
        else:
            cells.append(_unquote(piece))
    return opened


def _decode(data: bytes, name: str) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        why = Bilingual(
            f"nội dung không phải văn bản UTF-8 hoặc UTF-16 (sai từ byte {error.start})",
            f"it is not text in UTF-8 or UTF-16 (byte {error.start} does not fit)",
        )
        raise _refused(name, why) from None
    if "\0" in text:
        why = Bilingual("đây là tệp nhị phân hoặc dùng bảng mã lạ", "it is binary or in an unmarked encoding")
        raise _refused(name, why)
    return text


def _refused(name: str, why: Bilingual) -> ReadError:
    return ReadError(name, Bilingual(f"{why.vi}; {SAVE_AS.vi}", f"{why.en}; {SAVE_AS.en}"))


def _unquote(cell: str) -> str:
    """Remove the quotation marks that spreadsheets put around a text."""
    inner = cell[1:-1]
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if quoted else cell


def annex_text(report: Report) -> str:
    """Return the annex of a report as tab-separated text.

    Raises:
        InvalidDataError: a line would be read back as another row; JSON preserves such a report.
    """
    lines = [*identifying_lines(report), *written_lines(report)]
    refuse_misreadings(report, lines)
    cells = [line.cells for line in lines]
    cells.insert(table_start(lines), HEADER)
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in cells)


def _quoted(cell: str) -> str:
    """Quote a cell that begins with a quotation mark, because the reader removes such a pair.

    Any other cell is protected from being read as a formula.
    """
    return '"' + cell.replace('"', '""') + '"' if cell.startswith('"') else no_formula(cell)


def annex_csv(report: Report) -> bytes:
    """Return the bytes of a report's annex as CSV.

    Raises:
        InvalidDataError: a line would be read back as another row; JSON preserves such a report.
    """
    lines = [*identifying_lines(report), *written_lines(report)]
    refuse_misreadings(report, lines, longest=LONGEST_CELL)
    cells = [line.cells for line in lines]
    cells.insert(table_start(lines), HEADER)
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(map(no_formula, row) for row in cells)
    return stream.getvalue().encode("utf-8-sig")
