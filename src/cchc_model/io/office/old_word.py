"""Page breaks in table cells of `.doc` files, which LibreOffice drops: the texts around one would become one number.

A `.doc` file has its text in pieces of one stream, which a table in another stream puts in order ([MS-DOC] 2.4).
"""

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from cchc_model.errors import ReadError
from cchc_model.io.archive import DAMAGED
from cchc_model.io.compound import CompoundFile, compound_file
from cchc_model.io.office.kinds import DOC, OfficeKind
from cchc_model.vietnamese.text import Bilingual

WORD = "WordDocument"
_TABLES = ("0Table", "1Table")
_IN_SECOND_TABLE = 0x0200
_SECTIONS, _PARAGRAPHS, _PIECES = 0xCA, 0x102, 0x1A2
"""Where the head of the stream states the places of tables."""

_SECTION, _PARAGRAPH, _PIECE = 12, 4, 8
"""The bytes of an entry of each table, beside its position."""

_ONE_BYTE = 1 << 30
"""Marks a piece with one byte a letter, whose place is given twice over."""

_PAGE = 512
_IN_TABLE = b"\x16\x24\x01"
_MORE_ELSEWHERE = re.compile(rb"[\x45\x46]\x66")
"""Properties of a paragraph: it is in a table; its others stand in another stream."""

_CELL_END = 0x07
_LINE_BREAK = 0x0B
_PARAGRAPH_END = re.compile(rb"[\r\x07]")
_BREAK = re.compile(rb"(?<=[^\r\x07])[\n\x0c\x0e](?=[^\r\x07])")
_BREAK_IN_CELL = re.compile(rb"[^\0-\x1f]\0?[\x0c\x0e]\0?[^\0-\x1f][^\r\x07]*\x07")
_NOT_KEPT = Bilingual(
    "đây là {what}, có ngắt trang trong ô của bảng mà LibreOffice sẽ bỏ mất; đề nghị mở tệp bằng {program} rồi lưu "
    "thành {target}",
    "this is {what} with a page break inside a table cell, which LibreOffice would drop; open it in {program} and save "
    "it as {target}",
)


@frozen
class _Text:
    """The text of a document: a byte for each letter, control letters as they are, and the places of its pieces."""

    letters: bytes
    starts: Sequence[int]
    offsets: Sequence[int]
    widths: Sequence[int]

    def place(self, letter: int) -> int:
        """Return where a letter stands in the stream."""
        piece = bisect_right(self.starts, letter) - 1
        return self.offsets[piece] + (letter - self.starts[piece]) * self.widths[piece]


def with_lines_kept(data: bytes, kind: OfficeKind, name: str) -> bytes:
    """Return a `.doc` file with line breaks in place of page and column breaks inside table cells.

    Args:
        data: the bytes of the file.
        kind: its format.
        name: its name in errors.

    Raises:
        ReadError: a cell has a page break, and the file is of a program so old that its text is not in pieces; or
            the file is damaged.
    """
    file = compound_file(data)
    stream = file.content(WORD) or b""
    try:
        places = tuple(_breaks_in_cells(file, stream)) if kind is DOC and _has_pieces(stream) else None
    except (struct.error, IndexError):
        raise ReadError(name, DAMAGED) from None
    if places is None:
        if _BREAK_IN_CELL.search(stream):
            raise ReadError(name, kind.filled(_NOT_KEPT))
        return data
    changed = bytearray(stream)
    for place in places:
        changed[place] = _LINE_BREAK
    return file.replaced(WORD, bytes(changed)) if places else data


def _has_pieces(stream: bytes) -> bool:
    (size,) = struct.unpack_from("<I", stream, _PIECES + 4)
    return bool(size)


def _breaks_in_cells(file: CompoundFile, stream: bytes) -> Iterator[int]:
    (flags,) = struct.unpack_from("<H", stream, 10)
    table = file.content(_TABLES[bool(flags & _IN_SECOND_TABLE)]) or b""
    text = _text(stream, table)
    ends, _ = _entries(stream, table, _SECTIONS, _SECTION)
    for found in _BREAK.finditer(text.letters):
        at = found.start()
        if at + 1 not in ends and _is_in_cell(stream, table, text, at):
            yield text.place(at)


def _text(stream: bytes, table: bytes) -> _Text:
    starts, pieces = _entries(stream, _piece_table(stream, table), None, _PIECE)
    letters, offsets, widths = [], [], []
    if not pieces or starts[-1] > len(stream) or any(start > end for start, end in pairwise(starts)):
        raise IndexError
    for (start, end), piece in zip(pairwise(starts), pieces, strict=True):
        (stated,) = struct.unpack_from("<I", piece, 2)
        width = 1 if stated & _ONE_BYTE else 2
        offset = (stated & ~_ONE_BYTE) // (3 - width)
        units = struct.unpack_from(f"<{end - start}{'BH'[width - 1]}", stream, offset)
        letters.append(bytes(min(unit, ord("x")) for unit in units))
        offsets.append(offset)
        widths.append(width)
    return _Text(b"".join(letters), starts, offsets, widths)


def _piece_table(stream: bytes, table: bytes) -> bytes:
    """Return the order of the pieces, which stands behind properties that pieces have in common."""
    start, size = struct.unpack_from("<II", stream, _PIECES)
    all_of_it = table[start : start + size]
    if len(all_of_it) < size:
        raise IndexError
    at = 0
    while all_of_it[at] == 1:
        at += 3 + struct.unpack_from("<H", all_of_it, at + 1)[0]
    (size,) = struct.unpack_from("<I", all_of_it, at + 1)
    return all_of_it[at + 5 : at + 5 + size]


def _entries(stream: bytes, table: bytes, stated_at: int | None, size: int) -> tuple[Sequence[int], Sequence[bytes]]:
    """Return the positions of a table, one more than its entries, and these."""
    if stated_at is not None:
        start, length = struct.unpack_from("<II", stream, stated_at)
        table = table[start : start + length]
    count = max(len(table) - 4, 0) // (4 + size)
    positions = struct.unpack_from(f"<{count + 1}I", table) if count else ()
    after = 4 * (count + 1)
    return positions, [table[after + size * one : after + size * (one + 1)] for one in range(count)]


def _is_in_cell(stream: bytes, table: bytes, text: _Text, letter: int) -> bool:
    """Return whether the paragraph of a letter is in a cell, or may be."""
    end = _PARAGRAPH_END.search(text.letters, letter)
    if end is None:
        return True
    if text.letters[end.start()] == _CELL_END:
        return True
    properties = _properties(stream, table, text.place(end.start()))
    return properties is None or _IN_TABLE in properties or bool(_MORE_ELSEWHERE.search(properties))


def _properties(stream: bytes, table: bytes, place: int) -> bytes | None:
    """Return the properties of the paragraph that ends at a place of the stream; None if they are not found."""
    bounds, pages = _entries(stream, table, _PARAGRAPHS, _PARAGRAPH)
    number = bisect_right(bounds, place) - 1
    if not 0 <= number < len(pages):
        return None
    start = (int.from_bytes(pages[number], "little") & 0x3F_FFFF) * _PAGE
    page = stream[start : start + _PAGE]
    count = page[-1] if len(page) == _PAGE else 0
    bounds = struct.unpack_from(f"<{count + 1}I", page) if 0 < count < _PAGE // 4 else ()
    number = bisect_right(bounds, place) - 1
    if not 0 <= number < count:
        return None
    at = 2 * page[4 * (count + 1) + 13 * number]
    if not at:
        return b""  # those of its style, which cannot put it into a table
    size = 2 * page[at] or 2 * page[at + 1] + 1
    return page[at + 1 : at + 1 + size]
