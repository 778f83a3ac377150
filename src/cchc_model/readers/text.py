"""Tab-separated text, as an annex looks when its table is copied out of a document: `.txt` and `.tsv`."""

import re
from typing import Final

from cchc_model.errors import ReadError
from cchc_model.readers.tables import TableRow, check_size
from cchc_model.sources import Source
from cchc_model.text import Bilingual

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_FOREIGN: Final = (
    (b"PK\x03\x04", Bilingual("đây là tệp Word, Excel hoặc tệp nén", "it is a Word, Excel or zip file")),
    (b"\xd0\xcf\x11\xe0", Bilingual("đây là tệp Word hoặc Excel kiểu cũ", "it is an old Word or Excel file")),
    (b"%PDF", Bilingual("đây là tệp PDF", "it is a PDF")),
    (b"\x89PNG", Bilingual("đây là tệp ảnh", "it is a picture")),
    (b"\xff\xd8\xff", Bilingual("đây là tệp ảnh", "it is a picture")),
)
_MOST_QUOTED_LINES: Final = 20
SAVE_AS: Final = Bilingual(
    "đề nghị lưu bảng số liệu thành tệp văn bản Unicode, các cột cách nhau bằng phím Tab (.txt)",
    "save its table as tab-separated Unicode text (.txt)",
)
"""What to do about a file of another kind."""


def read_text(data: bytes, *, name: str) -> list[TableRow]:
    r"""Split the bytes of a text file into rows of cells.

    Args:
        data: the file's content: UTF-8 with or without a byte order mark, or UTF-16 with one.
        name: what to call the file in errors and sources.

    Raises:
        ReadError: the content is no such text, or has too many rows or cells.

    >>> [row.cells for row in read_text('1\tSố hồ sơ\t"25,81"\r\n'.encode(), name="a.txt")]
    [('1', 'Số hồ sơ', '25,81')]
    """
    rows: list[TableRow] = []
    lines = _LINE_BREAK.split(_decode(data, name))
    number = 0
    while number < len(lines):
        first, line = number, lines[number]
        number += 1
        while _inside_quotes(line) and number < min(len(lines), first + _MOST_QUOTED_LINES):
            line += "\n" + lines[number]
            number += 1
        if _inside_quotes(line):  # no quotation mark closes it: it opens no quotation
            number, line = first + 1, lines[first]
        if line and not line.isspace():
            check_size(name, rows=len(rows) + 1, cells=line.count("\t") + 1)
            rows.append(TableRow(_cells(line), Source(name, row=first + 1)))
    return rows


def _inside_quotes(line: str) -> bool:
    """Whether a cell begins with a quotation mark that is not closed in the line, as before a quoted line break."""
    if '"' not in line:
        return False
    last = _cells(line)[-1]
    return last.startswith('"') and last.count('"') % 2 == 1


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a line; a tab between quotation marks separates none."""
    pieces = line.split("\t")
    if '"' not in line:
        return tuple(pieces)
    cells: list[str] = []
    while pieces:
        cell = pieces.pop(0)
        if cell.startswith('"') and cell.count('"') % 2:
            closing = next((i for i, piece in enumerate(pieces) if piece.endswith('"') and piece.count('"') % 2), None)
            if closing is not None:
                cell = "\t".join([cell, *pieces[: closing + 1]])
                del pieces[: closing + 1]
        cells.append(_unquote(cell))
    return tuple(cells)


def _decode(data: bytes, name: str) -> str:
    for start, what in _FOREIGN:
        if data.startswith(start):
            raise _refused(name, what)
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
    """A cell without the quotation marks that spreadsheets put around texts with commas."""
    inner = cell[1:-1]
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if quoted else cell
