"""Writer of Word documents: the annex as an official document in the layout of Decree 30/2020/NĐ-CP."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from cchc_model.annexes.document import Letterhead, document_parts
from cchc_model.annexes.document_parts import (
    heading_end,
    is_date,
    is_document_number,
    is_motto,
    is_nation,
    is_recipient,
    signed_from,
)
from cchc_model.annexes.lines import HEADER, WrittenLine, is_title, refuse_misreadings
from cchc_model.framework.rows import Kind
from cchc_model.io.archive import RELATIONS, XML, content_types, pack, relations
from cchc_model.reports.report import Report

# In twentieths of a point: 210 mm by 297 mm, margins of 20 mm above, below and right, 30 mm left.
_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"'
    ' w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
_COLUMNS = (737, 3968, 1474, 1304, 1588)
_HEADING = (3686, 5385)
_RIGHT_HALF = _HEADING[0]
_HALVES = (4535, 4536)
_ROOM_TO_SIGN = 1400
_SMALL_LINE = 253
_LETTER = 170
_INSIDE = 57

_SPACES = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{RELATIONS}"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def annex_docx(report: Report, letterhead: Letterhead | None) -> bytes:
    """Return the bytes of a report's annex as a Word document.

    Args:
        report: the report.
        letterhead: the texts around the table, which replace those that were read with the report.

    Raises:
        InvalidDataError: a line would be read back as another row, or the superior body as the reporting organisation.
    """
    parts = document_parts(report, letterhead)
    refuse_misreadings(report, parts.lines)
    body = "".join((*_above(parts.before), _table(parts.rows), *_below(parts.after), _PAGE))
    return pack({**_FIXED, "word/document.xml": f"{XML}<w:document {_SPACES}><w:body>{body}</w:body></w:document>"})


def _run(text: str, marks: str = "") -> str:
    if not text:
        return ""
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(text: str, layout: str = "", marks: str = "") -> str:
    properties = f"<w:pPr>{layout}</w:pPr>" if layout else ""
    return f"<w:p>{properties}{_run(text, marks)}</w:p>"


_BOLD = "<w:b/>"
_ITALIC = "<w:i/>"
_SMALLER = '<w:sz w:val="24"/>'
_UNDERLINED = '<w:u w:val="single"/>'
_LARGER = '<w:sz w:val="28"/>'
_CENTRED = '<w:jc w:val="center"/>'
_NEXT = "<w:keepNext/>"
_CAPITALS = "<w:caps/>"
_TINY = '<w:sz w:val="22"/>'


# Above the table.


def _above(lines: Sequence[WrittenLine]) -> Iterator[str]:
    """Yield the letterhead as a borderless table of two columns, then the title.

    The texts of the lines determine the layout.
    """
    end = heading_end(lines)
    if end:
        pairs = [_sides(line) for line in lines[:end]]
        bodies = [i for i, (left, _) in enumerate(pairs) if left and not is_document_number(left)]
        issues = bodies[-1] if bodies else None
        rows = "".join(_heading_row(left, right, issues=i == issues) for i, (left, right) in enumerate(pairs))
        yield _table_of(_HEADING, rows, borders=False) + _paragraph("")
    for line in lines[end:]:
        yield _title(" ".join(filter(None, line.cells)))
    if lines[end:]:
        yield _paragraph("")


def _sides(line: WrittenLine) -> tuple[str, str]:
    """Return the left and right texts of a line of the letterhead; a body alone is on the left."""
    left, right = line.cells[:2]
    return (left, right) if left or is_nation(right) or is_motto(right) or is_date(right) else (right, "")


def _heading_row(left: str, right: str, *, issues: bool) -> str:
    """Return a row of the letterhead; the issuing body is in bold, with a rule below it."""
    marks = _ITALIC if is_date(right) else _BOLD
    marks += _SMALLER if is_nation(right) else ""
    marks += _UNDERLINED if is_motto(right) else ""
    body = "" if is_document_number(left) else (_BOLD if issues else "") + _CAPITALS + _SMALLER
    bodies = _paragraph(left, _CENTRED, body) + (_ruled(left) if issues else "")
    return _row(iter((_cell(_HEADING[0], bodies), _cell(_HEADING[1], _paragraph(right, _CENTRED, marks)))))


def _ruled(text: str) -> str:
    """Return the rule below the issuing body, about two fifths as long as its name."""
    inside = _HEADING[0] - 2 * _INSIDE
    margin = (inside - min(len(text) * _LETTER, inside) * 2 // 5) // 2
    return (
        '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        f'<w:spacing w:line="80" w:lineRule="exact"/><w:ind w:left="{margin}" w:right="{margin}"/></w:pPr></w:p>'
    )


def _title(text: str) -> str:
    if text.isupper():
        return _paragraph(text, _CENTRED, _BOLD + _LARGER)
    return _paragraph(text, _CENTRED, _ITALIC if text.startswith("(") else _BOLD if is_title(text) else "")


# The table.


def _table(lines: Sequence[WrittenLine]) -> str:
    title = _row(
        (_cell(width, _paragraph(text, _CENTRED, _BOLD)) for width, text in zip(_COLUMNS, HEADER, strict=True)),
        head=True,
    )
    return _table_of(_COLUMNS, title + "".join(map(_annex_row, lines)), borders=True)


_SIDES = (_CENTRED, "", _CENTRED, '<w:jc w:val="right"/>', "")


def _annex_row(line: WrittenLine) -> str:
    marks = _BOLD if line.row is not None and line.row.kind is Kind.SECTION else ""
    return _row(
        _cell(width, _paragraph(text, side, marks))
        for width, side, text in zip(_COLUMNS, _SIDES, line.cells, strict=True)
    )


def _table_of(columns: Sequence[int], rows: str, *, borders: bool) -> str:
    style = '<w:tblStyle w:val="Annex"/>' if borders else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(cells: Iterator[str], *, head: bool = False) -> str:
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


# Below it.


def _below(lines: Sequence[WrittenLine]) -> Iterator[str]:
    """Yield the content after the table: the signature and other texts.

    A signature with no text to its left is in the right half of the page.
    """
    yield _paragraph("", _NEXT)
    start, end = signed_from(lines)
    signature = lines[start:end]
    yield from map(_remark, lines[:start])
    if any(line.cells[0] or is_recipient(line.cells[1]) for line in signature):
        yield _table_of(_HALVES, "".join(_signed_rows(signature)), borders=False) + _paragraph("")
    else:
        yield from _signed(signature)
    yield from map(_remark, lines[end:])


def _remark(line: WrittenLine) -> str:
    return _paragraph(" ".join(filter(None, line.cells)))


def _signed(lines: Sequence[WrittenLine]) -> Iterator[str]:
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        text = line.cells[1]
        room = _room(_ROOM_TO_SIGN) if last and index and not text.startswith("(") else ""
        layout = f'{"" if last else _NEXT}{room}<w:ind w:left="{_RIGHT_HALF}"/>{_CENTRED}'
        yield _paragraph(text, layout, _signing(text))


def _signed_rows(lines: Sequence[WrittenLine]) -> Iterator[str]:
    """Yield one row per line, with the recipients on the left and the signatory on the right."""
    pairs = [
        line.cells[:2] if line.cells[0] or not is_recipient(line.cells[1]) else line.cells[1::-1] for line in lines
    ]
    *others, last = [i for i, (_, right) in enumerate(pairs) if right] or [0]
    free = _ROOM_TO_SIGN - _SMALL_LINE * (last - others[-1] - 1) if others else 0
    for index, (left, right) in enumerate(pairs):
        keep = _NEXT if index < len(pairs) - 1 else ""
        room = _room(max(free, 0)) if index == last and not right.startswith("(") else ""
        signer = _paragraph(right, keep + room + _CENTRED, _signing(right))
        yield _row(iter((_cell(_HALVES[0], _recipient(left, keep)), _cell(_HALVES[1], signer))))


def _recipient(text: str, keep: str) -> str:
    """Return a text on the left; the list of recipients is small, its title in bold italics."""
    if not is_recipient(text):
        return _paragraph(text, keep + _CENTRED, _BOLD)
    return _paragraph(text, keep, _TINY if text.startswith(("-", "+")) else _BOLD + _ITALIC + _SMALLER)


def _signing(text: str) -> str:
    return _ITALIC if text.startswith("(") or is_date(text) else _BOLD


def _room(above: int) -> str:
    return f'<w:spacing w:before="{above}"/>'


# What is the same in every document.

_STYLES = (
    f"{XML}<w:styles {_SPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times '
    'New Roman"/>'
    '<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Annex"><w:name w:val="Annex"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style></w:styles>"
)
_NUMBER = (
    f'{XML}<w:hdr {_SPACES}><w:p><w:pPr>{_CENTRED}</w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)


_FIXED = {
    "[Content_Types].xml": content_types(
        [
            ("word/document.xml", f"{_TYPE}.document.main"),
            ("word/styles.xml", f"{_TYPE}.styles"),
            ("word/header1.xml", f"{_TYPE}.header"),
            ("word/header2.xml", f"{_TYPE}.header"),
        ]
    ),
    "_rels/.rels": relations([("officeDocument", "word/document.xml")]),
    "word/_rels/document.xml.rels": relations(
        [("styles", "styles.xml"), ("header", "header1.xml"), ("header", "header2.xml")]
    ),
    "word/styles.xml": _STYLES,
    "word/header1.xml": _NUMBER,
    "word/header2.xml": f"{XML}<w:hdr {_SPACES}><w:p/></w:hdr>",
}
"""The parts that are the same in every document.

No part contains the time of writing, because the same input must result in the same bytes.
"""
