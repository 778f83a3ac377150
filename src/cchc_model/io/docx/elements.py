"""Elements of Word documents as XML, and the parts that are the same in every document."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from cchc_model.io.archive import RELATIONS, XML, content_types, pack, relations

_SPACES = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{RELATIONS}"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

BOLD = "<w:b/>"
ITALIC = "<w:i/>"
SMALLER = '<w:sz w:val="24"/>'
UNDERLINED = '<w:u w:val="single"/>'
LARGER = '<w:sz w:val="28"/>'
CENTRED = '<w:jc w:val="center"/>'
NEXT = "<w:keepNext/>"
CAPITALS = "<w:caps/>"
TINY = '<w:sz w:val="22"/>'

_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/>'
    '<w:pgSz {size}/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="{left}"'
    ' w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
"""In twentieths of a point: 210 mm by 297 mm, margins of 20 mm, of 30 mm where the paper is bound."""


def run(text: str, marks: str = "") -> str:
    """Return a text with its marks, such as bold."""
    if not text:
        return ""
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str, layout: str = "", marks: str = "") -> str:
    """Return a paragraph with its layout."""
    properties = f"<w:pPr>{layout}</w:pPr>" if layout else ""
    return f"<w:p>{properties}{run(text, marks)}</w:p>"


def quoting(text: str, layout: str = "", marks: str = "") -> str:
    """Return a paragraph whose text a field quotes, so that the document still states it where somebody types over it.

    Args:
        text: the text, without quotation marks or backslashes.
        layout: the layout of the paragraph.
        marks: the marks of the text.
    """
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    look = f"<w:rPr>{marks}</w:rPr>" if marks else ""  # Word gives an updated text the look of its code
    code = f'<w:r>{look}<w:instrText xml:space="preserve"> QUOTE "{escape(text)}" </w:instrText></w:r>'
    properties = f"<w:pPr>{layout}</w:pPr>" if layout else ""
    return f"<w:p>{properties}{begin}{code}{middle}{run(text, marks)}{end}</w:p>"


def table_of(columns: Sequence[int], rows: str, *, borders: bool) -> str:
    """Return a table with columns of fixed widths."""
    style = '<w:tblStyle w:val="Annex"/>' if borders else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def row(cells: Iterator[str], *, head: bool = False) -> str:
    """Return a row; a head is repeated on every page."""
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def cell(width: int, content: str) -> str:
    """Return a cell with its paragraphs."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def document(body: str, *, landscape: bool = False) -> bytes:
    """Return the bytes of a document with a body, on upright paper or across."""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    page = _PAGE.format(size=size, left=1134 if landscape else 1701)
    main = f"{XML}<w:document {_SPACES}><w:body>{body}{page}</w:body></w:document>"
    return pack({**_FIXED, "word/document.xml": main})


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
    f'{XML}<w:hdr {_SPACES}><w:p><w:pPr>{CENTRED}</w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
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
