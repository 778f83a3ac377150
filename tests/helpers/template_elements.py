"""Elements of the templates of Word documents, and the package around them."""

import io
from collections.abc import Iterable
from xml.sax.saxutils import escape

import docx

from cchc_model.io.archive import PACKAGE, RELATIONS, XML, content_types, pack, relations

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = f'xmlns:w="{_W}" xmlns:r="{RELATIONS}"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

BOLD, ITALIC, CAPITALS = "<w:b/>", "<w:i/>", "<w:caps/>"
TAG = '<w:color w:val="808080"/><w:sz w:val="16"/>'
"""The look of a tag, which no document shows."""
CENTRED, RIGHT, NEXT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>', "<w:keepNext/>"


def size(points: int) -> str:
    return f'<w:sz w:val="{2 * points}"/>'


def indent(left: int, right: int = 0) -> str:
    ends = f' w:right="{right}"' if right else ""
    return f'<w:ind w:left="{left}"{ends}/>' if left or right else ""


def space(before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def p(text: str = "", layout: str = "", marks: str = "") -> str:
    properties = f"<w:pPr>{layout}</w:pPr>" if layout else ""
    look = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    content = f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{properties}{content}</w:p>"


def rule(left: int, right: int) -> str:
    """Return a line below a text, as a paragraph with a border."""
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    thin = '<w:spacing w:before="60" w:line="80" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{border}{thin}{indent(left, right)}</w:pPr></w:p>"


def cell(width: int, *content: str, bottom: bool = False) -> str:
    place = '<w:vAlign w:val="bottom"/>' if bottom else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{place}</w:tcPr>{"".join(content)}</w:tc>'


def row(*cells: str, head: bool = False) -> str:
    properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def tag_row(tag: str, columns: Iterable[int]) -> str:
    """Return a row that docxtpl replaces by its tag, which stands in the widest column."""
    widths = tuple(columns)
    widest, made = widths.index(max(widths)), p(f"{{%tr {tag} %}}", "", TAG)
    return row(*(cell(width, made if at == widest else p()) for at, width in enumerate(widths)))


def tag(text: str) -> str:
    return p(f"{{%p {text} %}}", "", TAG)


def choice(*cases: tuple[str, str], otherwise: str) -> str:
    """Return paragraphs of which a condition chooses one."""
    made = [tag(f"{'elif' if at else 'if'} {condition}") + content for at, (condition, content) in enumerate(cases)]
    return "".join(made) + tag("else") + otherwise + tag("endif")


def table(columns: Iterable[int], *rows: str, borders: bool = False) -> str:
    widths = tuple(columns)
    style = '<w:tblStyle w:val="Annex"/>' if borders else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


# The package around them.

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
    + '</w:tblBorders><w:tblCellMar><w:top w:w="15" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
)
_NUMBER = (
    f'{XML}<w:hdr {_SPACES}><w:p><w:pPr>{CENTRED}</w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/>'
    '<w:pgSz {size}/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="{left}"'
    ' w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
"""In twentieths of a point: 210 mm by 297 mm, margins of 20 mm, of 30 mm where the paper is bound."""

_CORE = (
    f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator></dc:creator></cp:coreProperties>'
)


def package(body: str, *, landscape: bool = False) -> bytes:
    paper = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    page = _PAGE.format(size=paper, left=1134 if landscape else 1701)
    types = content_types(
        [
            ("word/document.xml", f"{_TYPE}.document.main"),
            ("word/styles.xml", f"{_TYPE}.styles"),
            ("word/header1.xml", f"{_TYPE}.header"),
            ("word/header2.xml", f"{_TYPE}.header"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties"),
        ]
    )
    core = (
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    )
    raw = pack(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relations([("officeDocument", "word/document.xml")]).replace(
                "</Relationships>", f"{core}</Relationships>"
            ),
            "word/_rels/document.xml.rels": relations(
                [("styles", "styles.xml"), ("header", "header1.xml"), ("header", "header2.xml")]
            ),
            "word/styles.xml": _STYLES,
            "word/header1.xml": _NUMBER,
            "word/header2.xml": f"{XML}<w:hdr {_SPACES}><w:p/></w:hdr>",
            "word/document.xml": f"{XML}<w:document {_SPACES}><w:body>{body}{page}</w:body></w:document>",
            "docProps/core.xml": _CORE,
        }
    )
    docx.Document(io.BytesIO(raw))  # what python-docx cannot open, nobody can fill
    return raw
