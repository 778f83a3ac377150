"""The templates of Word documents in the package; run as a script, it makes them anew, also after changes in Word."""

import io
from collections.abc import Iterable
from xml.sax.saxutils import escape

import docx

from cchc_model.io.archive import PACKAGE, RELATIONS, XML, content_types, pack, relations
from helpers.paths import ROOT

FOLDER = ROOT / "src" / "cchc_model" / "io" / "docx" / "templates"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = f'xmlns:w="{_W}" xmlns:r="{RELATIONS}"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

BOLD, ITALIC, CAPITALS = "<w:b/>", "<w:i/>", "<w:caps/>"
TAG = '<w:color w:val="808080"/><w:sz w:val="16"/>'
"""The look of a tag, which no document shows."""
CENTRED, RIGHT, NEXT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>', "<w:keepNext/>"
COLUMNS = (737, 3968, 1361, 1304, 1701)
HEADING, HALVES = (3686, 5385), (4535, 4536)
HEADER = ("THỨ TỰ", "TÊN CHỈ TIÊU", "ĐƠN VỊ TÍNH", "Số lượng/ tỷ lệ", "Ghi chú")
DEEPEST = 4
STEP = 227
SHEET = (650, 3300, 950, 950, 1000, 1000, 1000, 1000, 3200, 1500)
SHEET_TITLES = (
    "TT", "Lĩnh vực, tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Điểm tự chấm", "Điểm tính từ số liệu",
    "Điểm thẩm định", "Điểm được tính", "Chênh lệch với tự chấm", "Căn cứ", "Ghi chú",
)  # fmt: skip


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


# The blocks of an annex.


def letterhead() -> str:
    left = choice(
        ('line.left_kind == "issuer"', p("{{ line.left }}", CENTRED, BOLD + CAPITALS + size(12)) + rule(1236, 1236)),
        ('line.left_kind == "rule"', rule(1236, 1236)),
        ('line.left_kind == "own"', p("{{ line.left }}", CENTRED, BOLD + CAPITALS + size(12))),
        ('line.left_kind == "body"', p("{{ line.left }}", CENTRED, CAPITALS + size(12))),
        otherwise=p("{{ line.left }}", CENTRED),
    )
    right = choice(
        ('line.right_kind == "motto"', p("{{ line.right }}", CENTRED, BOLD) + rule(960, 960)),
        ('line.right_kind == "date"', p("{{ line.right }}", CENTRED, ITALIC)),
        otherwise=p("{{ line.right }}", CENTRED, BOLD),
    )
    nation = p("{{ line.right }}", CENTRED, BOLD + size(12))
    return "".join(
        (
            tag("if letterhead"),
            table(
                HEADING,
                tag_row("for line in letterhead", HEADING),
                tag_row('if line.right_kind == "nation"', HEADING),
                row(cell(HEADING[0], left), cell(HEADING[1], nation, bottom=True)),
                tag_row("else", HEADING),
                row(cell(HEADING[0], left), cell(HEADING[1], right)),
                tag_row("endif", HEADING),
                tag_row("endfor", HEADING),
            ),
            p(),
            tag("endif"),
        )
    )


def beside(name: str) -> str:
    """Return a text that stands beside another one, as a table without borders."""
    return table(
        HALVES, row(cell(HALVES[0], p(f"{{{{ {name}.left }}}}")), cell(HALVES[1], p(f"{{{{ {name}.text }}}}")))
    )


def titles() -> str:
    return "".join(
        (
            tag("for line in titles"),
            choice(
                ("line.left", beside("line") + p()),
                ('line.kind == "label"', p("{{ line.text }}", NEXT + CENTRED, BOLD + size(14))),
                ('line.kind == "title"', p("{{ line.text }}", NEXT + CENTRED, BOLD + CAPITALS + size(14))),
                ('line.kind == "period"', p("{{ line.text }}", NEXT + CENTRED, BOLD)),
                ('line.kind == "aside"', p("{{ line.text }}", NEXT + CENTRED, ITALIC)),
                otherwise=p("{{ line.text }}", CENTRED),
            ),
            tag("endfor"),
            p(),
        )
    )


def names(marks: str) -> str:
    """Return the paragraph of a name at each level."""
    keep = NEXT if marks else ""
    levels = [(f"row.level == {at}", p("{{ row.name }}", keep + indent(at * STEP), marks)) for at in range(DEEPEST)]
    return choice(*levels, otherwise=p("{{ row.name }}", keep + indent(DEEPEST * STEP), marks))


def row_of(marks: str) -> str:
    return row(
        cell(COLUMNS[0], p("{{ row.ordinal }}", (NEXT if marks else "") + CENTRED, marks)),
        cell(COLUMNS[1], names(marks)),
        cell(COLUMNS[2], p("{{ row.unit }}", CENTRED, marks)),
        cell(COLUMNS[3], p("{{ row.value }}", RIGHT, marks)),
        cell(COLUMNS[4], p("{{ row.note }}", "", marks)),
    )


def annex_table() -> str:
    head = row(*(cell(width, p(title, CENTRED, BOLD)) for width, title in zip(COLUMNS, HEADER, strict=True)), head=True)
    return table(
        COLUMNS,
        head,
        tag_row("for row in rows", COLUMNS),
        tag_row("if row.heading", COLUMNS),
        row_of(BOLD),
        tag_row("else", COLUMNS),
        row_of(""),
        tag_row("endif", COLUMNS),
        tag_row("endfor", COLUMNS),
        borders=True,
    )


def footnotes() -> str:
    note = p("{{ note.mark }} {{ note.text }}", space(40), size(11))
    return tag("if footnotes") + p("", space(60)) + tag("for note in footnotes") + note + tag("endfor") + tag("endif")


def remarks(name: str) -> str:
    text = choice(("line.left", beside("line") + p()), otherwise=p("{{ line.text }}", space(60)))
    return tag(f"for line in {name}") + text + tag("endfor")


def signature() -> str:
    left = choice(
        ('line.left_kind == "recipients"', p("{{ line.left }}", NEXT, BOLD + ITALIC + size(12))),
        ('line.left_kind == "recipient"', p("{{ line.left }}", NEXT, size(11))),
        otherwise=p("{{ line.left }}", NEXT + CENTRED, BOLD),
    )
    right = choice(
        ('line.right_kind == "hint"', p("{{ line.right }}", CENTRED, ITALIC)),
        ('line.right_kind == "name" and line.room', p("{{ line.right }}", space(1400) + CENTRED, BOLD)),
        ('line.right_kind == "name"', p("{{ line.right }}", CENTRED, BOLD)),
        otherwise=p("{{ line.right }}", NEXT + CENTRED, BOLD),
    )
    loop = (
        tag_row("for line in signature", HALVES),
        row(cell(HALVES[0], left), cell(HALVES[1], right)),
        tag_row("endfor", HALVES),
    )
    return tag("if signature") + p("", NEXT) + table(HALVES, *loop) + tag("endif")


def annex(*, heading: bool) -> str:
    first = letterhead() if heading else ""
    return "".join(
        (first, titles(), annex_table(), footnotes(), remarks("remarks"), signature(), remarks("closing"), p())
    )


# The score sheet.


def quoting(text: str, layout: str, marks: str) -> str:
    """Return a paragraph whose text a field quotes, so that the document states it where somebody types over it."""
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    look = f"<w:rPr>{marks}</w:rPr>"  # Word gives an updated text the look of its code
    code = f'<w:r>{look}<w:instrText xml:space="preserve"> QUOTE "{text}" </w:instrText></w:r>'
    shown = f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{layout}</w:pPr>{begin}{code}{middle}{shown}{end}</w:p>"


def score_row(marks: str) -> str:
    cells = []
    for at, width in enumerate(SHEET):
        name, computed = f"line.cells[{at}]", f"line.computed[{at}]"
        layout = CENTRED if at == 0 else "" if at in (1, 8, 9) else RIGHT
        look = size(11) if at in (8, 9) else marks + size(11)
        text = f"{{{{ {name} }}}}"
        content = p(text, layout, look)
        if at not in (0, 1, 9):
            content = choice((computed, quoting(text, layout, look)), otherwise=content)
        cells.append(cell(width, content))
    return row(*cells)


def score_sheet() -> str:
    head = row(
        *(cell(width, p(title, CENTRED, BOLD + size(11))) for width, title in zip(SHEET, SHEET_TITLES, strict=True)),
        head=True,
    )
    lines = table(
        SHEET, head,
        tag_row("for line in lines", SHEET),
        tag_row("if line.depth == 0", SHEET), score_row(BOLD),
        tag_row("elif line.depth == 1", SHEET), score_row(BOLD + ITALIC),
        tag_row("else", SHEET), score_row(""),
        tag_row("endif", SHEET), tag_row("endfor", SHEET),
        borders=True,
    )  # fmt: skip
    above = (
        tag("if organisation"), p("{{ organisation }}", "", BOLD), tag("endif"),
        p("PHIẾU CHẤM ĐIỂM", CENTRED, BOLD + size(14)), p("{{ rubric }}", CENTRED, BOLD),
        tag("if period"), p("{{ period }}", CENTRED, ITALIC), tag("endif"), p(),
    )  # fmt: skip
    halves = (7275, 7275)
    signed = row(*(cell(7275, p(text, CENTRED, BOLD)) for text in ("NGƯỜI LẬP PHIẾU", "THỦ TRƯỞNG ĐƠN VỊ")))
    return "".join((*above, lines, p(), table(halves, signed), p()))


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


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "annex.docx").write_bytes(package(annex(heading=False)))
    (FOLDER / "letterhead.docx").write_bytes(package(annex(heading=True)))
    (FOLDER / "score_sheet.docx").write_bytes(package(score_sheet(), landscape=True))
