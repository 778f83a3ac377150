"""The shapes of the rows of a Word document: what is written of a row beside its texts.

Most rows of an annex are written alike, so that one row tells how all of its shape are read. This is decided on the
bytes of the document, because to walk over its elements takes most of the time of reading.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from cchc_model.annexes.tables import Look
from cchc_model.io.docx.styles import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_TR, _TC, _P, _T = (f"{W}{name}" for name in ("tr", "tc", "p", "t"))
_FORM = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml(?:(?!encoding)[^<>])*(?:encoding=["']UTF-8["'][^<>]*)?\?>)?\s*<w:document\s[^<>]*>""",
    re.IGNORECASE,
)
_NAMESPACE = W[1:-1].encode()
_MARKS_OF_DECLARATION = 2
_SPACE = b'xmlns:w="' + _NAMESPACE + b'"'
_BEGIN, _BEGIN_WITH, _END = b"<w:tr>", b"<w:tr ", b"</w:tr>"
_OF_TEXT, _END_OF_TEXT = b"<w:t", b"</w:t>"
_TEXT = re.compile(rb'<w:t(?: xml:space="preserve")?(?:/>|></w:t>)')
"""A text in a shape."""

_OF_EDITING = re.compile(rb' (?:w:rsid[A-Za-z]*|w14:(?:paraId|textId))="[0-9A-F]*"')
"""The numbers that Word gives to what was typed at one time, and to each paragraph."""


@frozen
class Shape:
    """How the rows of a shape are read.

    Attributes:
        places: the cell of each text.
        width: the number of cells.
        looks: the look of each cell that has one.
    """

    places: tuple[int, ...]
    width: int
    looks: Mapping[int, Look]

    def texts(self, written: Sequence[bytes]) -> tuple[str, ...]:
        """Return the texts of the cells of a row."""
        texts = [""] * self.width
        for place, text in zip(self.places, written, strict=True):
            texts[place] += text.decode()
        return tuple(texts)


class WrittenRows:
    """The rows of a document as they are written, if it is written as Word writes documents.

    Args:
        data: the part of the document.
        body: its element `w:body`.
    """

    def __init__(self, data: bytes, body: "_Element") -> None:
        rows = _rows(data)
        elements = list(body.iter(_TR)) if rows else []
        self._rows = dict(zip(elements, rows, strict=True)) if len(elements) == len(rows) else {}
        self._numbered = b" w:rsid" in data or b" w14:" in data

    def of(self, row: "_Element") -> tuple[bytes, list[bytes]] | None:
        """Return the shape of a row and its texts; None if it is not certain how its texts are read."""
        written = self._rows.get(row)
        if written is None:
            return None
        texts, marks = [], []
        *pieces, rest = written.split(_END_OF_TEXT)
        for piece in pieces:
            start = piece.find(b">", piece.rfind(_OF_TEXT)) + 1
            marks.append(piece[:start])
            texts.append(piece[start:])
        marks.append(rest)
        joined = b"".join(texts)
        if b"&" in joined or b"\n" in joined or b"\r" in joined:  # written otherwise than it is read
            return None
        shape = _END_OF_TEXT.join(marks)
        return _OF_EDITING.sub(b"", shape) if self._numbered else shape, texts


def _rows(data: bytes) -> list[bytes]:
    """Return what is written of each row; nothing for a document that is written otherwise than Word writes it."""
    form = _FORM.match(data)
    plain = form is not None and _SPACE in form[0] and data.count(_NAMESPACE) == 1
    if not plain or (b"!" in data and b"<!" in data) or data.count(b"?") > _MARKS_OF_DECLARATION:
        return []
    *rows, _ = data.split(_END)
    found = [row[max(row.find(_BEGIN), row.find(_BEGIN_WITH)) :] for row in rows]
    # A row that begins or ends within another one stands in a table in a cell.
    whole = all(row.startswith((_BEGIN, _BEGIN_WITH)) for row in found)
    return found if whole and data.count(_BEGIN) + data.count(_BEGIN_WITH) == len(rows) else []


def text_places(row: "_Element", shape: bytes) -> tuple[int, ...] | None:
    """Return the cell of each text of a row of a shape that is written with an end.

    None if it is not certain, as where a cell has texts in two paragraphs.
    """
    places: list[int] = []
    cell, paragraph, last = -1, 0, (-1, -1)
    for part in row.iter(_TC, _P, _T):
        tag = part.tag
        if tag == _TC:
            cell += 1
        elif tag == _P:
            paragraph += 1
        else:
            if cell < 0 or (last[0] == cell and last[1] != paragraph):
                return None
            last = cell, paragraph
            places.append(cell)
    written = [found[0].endswith(_END_OF_TEXT) for found in _TEXT.finditer(shape)]
    if len(written) != len(places) or sum(written) != shape.count(_END_OF_TEXT) or b"xmlns" in shape:
        return None
    return tuple(place for place, ended in zip(places, written, strict=True) if ended)
