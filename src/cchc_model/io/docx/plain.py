"""The quick pass through tables of plain text, which most annexes are."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_model.io.docx.pieces import Kind, Piece, text_of
from cchc_model.io.docx.styles import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _TBL, _TR, _TC, _T = (f"{W}{tag}" for tag in ("p", "tbl", "tr", "tc", "t"))
_TAGS = re.compile(rb"<([\w:.-]+)")
_NAMES = (
    "document body p r t tbl tr tc pPr rPr tblPr tblGrid gridCol trPr tcPr tcW tblW tblStyle tblLook tblBorders "
    "tblCellMar tblInd tcBorders tcMar vAlign cantSplit tblHeader jc b bCs i iCs u szCs lang caps noProof "
    "spacing ind keepNext keepLines widowControl contextualSpacing outlineLvl pStyle rStyle top left bottom right "
    "start end insideH insideV proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak sectPr pgSz pgMar cols "
    "docGrid headerReference footerReference titlePg pgNumType tblLayout sz"
)
_PLAIN = frozenset(f"w:{name}".encode() for name in _NAMES.split())
"""Elements that change nothing in the text of a cell and nothing in the grid of a table."""

_TINY = re.compile(rb"""<w:sz\s[^>]*val=["']\d["']|<w:gridCol\s[^>]*w:w=["']\d{0,2}["']""")
_REMARKS = (b"<!--", b"<![CDATA[")
_PREFIX = f'xmlns:w="{W[1:-1]}"'.encode()
_HEAD = 8_192


def is_plain(data: bytes, body: "_Element") -> bool:
    """Return whether a document has only texts without marks and tables without merged or inner cells."""
    if _PREFIX not in data[:_HEAD] or data.count(b"xmlns:w=") != 1 or any(remark in data for remark in _REMARKS):
        return False
    if data.count(b"<?") > 1 or not _PLAIN.issuperset(_TAGS.findall(data)) or _TINY.search(data):
        return False
    return all(next(table.iterancestors(_TBL), None) is None for table in body.iter(_TBL))


def plain_rows(table: "_Element") -> Iterator[list[str]]:
    """Yield the rows of a table without merged, nested, tracked or broken cells, in one quick pass."""
    row: list[str] | None = None
    for element in table.iter(_TR, _TC, _P, _T):
        tag = element.tag
        if tag == _T:
            if row:
                row[-1] += element.text or ""
        elif tag == _P:
            if row and row[-1]:
                row[-1] += "\n"
        elif tag == _TC:
            if row is not None:
                row.append("")
        else:
            if row is not None:
                yield list(map(_on_lines, row))
            row = []
    if row is not None:
        yield list(map(_on_lines, row))


def _on_lines(text: str) -> str:
    """Return the text of a cell with paragraphs, which never form one number."""
    if "\n" not in text:
        return text
    pieces = ((Piece(Kind.TEXT, line), Piece(Kind.BREAK, "\n")) for line in text.split("\n"))
    return text_of([piece for pair in pieces for piece in pair]).rstrip("\n")


def plain_text(paragraph: "_Element") -> str:
    """Return the text of a paragraph without marks."""
    return "".join(map(str, paragraph.itertext(_T)))
