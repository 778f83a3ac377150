"""Constructions of Word around a value cell that shows 31, and what each does to the value by construction."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from enum import Enum, auto

from attrs import frozen

from helpers.office import DONE, HEADER, TASKS

SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)


class Effect(Enum):
    """What a construction does to the value that it holds or stands beside."""

    READ = auto()
    """Word shows the value, and a clerk reads it without asking."""
    NAMED = auto()
    """Whether the value is what a person entered is not certain: the element must be named."""
    GONE = auto()
    """Word shows no value."""


@frozen
class Construction:
    """A construction, as pieces of XML for the place where it belongs.

    Attributes:
        effect: what it does to the value.
        element: a part of the Vietnamese name of the element, where it must be named.
        run: properties of the run with the value.
        around: elements around the run, with `{}` for the run.
        paragraph: properties of the paragraph.
        block: elements around the paragraph.
        cell: properties of the cell.
        cell_around: elements around the cell.
        row: properties of the row.
    """

    effect: Effect
    element: str = ""
    run: str = ""
    around: str = "{}"
    paragraph: str = ""
    block: str = "{}"
    cell: str = ""
    cell_around: str = "{}"
    row: str = ""


def text(value: str, properties: str = "") -> str:
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{value}</w:t></w:r>'


def mark(kind: str, more: str = "", inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"{more}>{inside}</w:fldChar></w:r>'


def code(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {words} </w:instrText></w:r>'


def complex_field(words: str, more: str = "", inside: str = "") -> str:
    return mark("begin", more, inside) + code(words) + mark("separate") + "{}" + mark("end")


def simple_field(words: str) -> str:
    return f'<w:fldSimple w:instr=" {words} ">{{}}</w:fldSimple>'


def control(properties: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{{}}</w:sdtContent></w:sdt>"


def binding(path: str, item: str = "{11111111-2222-3333-4444-555555555555}") -> str:
    return f'<w:dataBinding w:prefixMappings="xmlns:n=\'urn:cchc\'" w:xpath="{path}" w:storeItemID="{item}"/>'


def box(inside: str, *, floating: bool) -> str:
    shape = f"<wps:wsp><wps:txbx><w:txbxContent><w:p>{inside}</w:p></w:txbxContent></wps:txbx></wps:wsp>"
    kind = "anchor" if floating else "inline"
    graphic = f"<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:{kind}>{graphic}</wp:{kind}></w:drawing></w:r>"


def chosen(first: str, requires: str, fallback: str) -> str:
    choice = f'<mc:Choice Requires="{requires}">{first}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
    return f"<mc:AlternateContent>{choice}</mc:AlternateContent>"


STYLES = f"""<w:styles {SPACES}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="AlsoGone"><w:basedOn w:val="Gone"/></w:style>
<w:style w:type="character" w:styleId="Raised"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="White"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Counted"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
</w:styles>"""

NUMBERING = f"""<w:numbering {SPACES}>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"""


def listed(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


DATA = '<bao_cao xmlns="urn:cchc"><nhiem_vu ma="31">31</nhiem_vu><khac>29</khac></bao_cao>'
PROPERTIES = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    'ds:itemID="{11111111-2222-3333-4444-555555555555}"/>'
)
PARTS = {
    "word/styles.xml": STYLES,
    "word/numbering.xml": NUMBERING,
    "customXml/item1.xml": DATA,
    "customXml/itemProps1.xml": PROPERTIES,
}


def document(body: str, parts: Mapping[str, str] | None = None, *, main: str = "word/document.xml") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main, f'<?xml version="1.0"?><w:document {SPACES}><w:body>{body}</w:body></w:document>')
        for name, content in (PARTS if parts is None else parts).items():
            archive.writestr(name, content)
    return stream.getvalue()


def plain_cell(content: str) -> str:
    return f"<w:tc><w:p>{text(content)}</w:p></w:tc>"


def value_cell(constructions: Sequence[Construction], base: str = "31") -> str:
    """The value cell with constructions, the first of which is innermost."""
    inside = text(base, "".join(one.run for one in constructions))
    for one in constructions:
        inside = one.around.replace("{}", inside)
    properties = "".join(one.paragraph for one in constructions)
    inside = f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"
    for one in constructions:
        inside = one.block.replace("{}", inside)
    inside = f"<w:tc><w:tcPr>{''.join(one.cell for one in constructions)}</w:tcPr>{inside}</w:tc>"
    for one in constructions:
        inside = one.cell_around.replace("{}", inside)
    return inside


def annex(constructions: Sequence[Construction], *, at: str = "value") -> bytes:
    """An annex of two rows with constructions in the first row's value or name cell."""
    return document(annex_table(constructions, at=at))


def annex_table(constructions: Sequence[Construction], *, at: str = "value", ordinal: str = "") -> str:
    """The table of such an annex, with the ordinal of its first row."""
    header = "".join(map(plain_cell, HEADER))
    properties = "".join(one.row for one in constructions)
    name = value_cell(constructions, TASKS) if at == "name" else plain_cell(TASKS)
    unit = value_cell(constructions, "Nhiệm vụ") if at == "unit" else plain_cell("Nhiệm vụ")
    value = value_cell(constructions) if at == "value" else plain_cell("31")
    first = f"<w:trPr>{properties}</w:trPr>{plain_cell(ordinal)}{name}{unit}{value}{plain_cell('')}"
    second = "".join(map(plain_cell, ("", DONE, "Nhiệm vụ", "8", "")))
    return f"<w:tbl><w:tr>{header}</w:tr><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>"
