"""The constructions of Word that a value cell may hold; each states what a clerk sees."""

from helpers.word import (
    Construction,
    Effect,
    binding,
    box,
    chosen,
    complex_field,
    control,
    listed,
    mark,
    simple_field,
    text,
)


def read(**places: str) -> Construction:
    return Construction(Effect.READ, **places)


def named(element: str, **places: str) -> Construction:
    return Construction(Effect.NAMED, element, **places)


def gone(**places: str) -> Construction:
    return Construction(Effect.GONE, **places)


RAISED = '<w:vertAlign w:val="superscript"/>'
INSERTED = '<w:ins w:id="1" w:author="x">{}</w:ins>'
PICTURE = "<w:r><w:drawing><wp:inline><a:graphic/></wp:inline></w:drawing></w:r>"
OLE = '<w:r><w:object><v:shape/><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object></w:r>'
CALCULATED = '<w:ffData><w:textInput><w:type w:val="calculated"/></w:textInput></w:ffData>'
NUMBER = '<w:ffData><w:textInput><w:type w:val="number"/></w:textInput></w:ffData>'
NESTED = (
    mark("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + mark("begin")
    + "<w:r><w:instrText>MERGEFIELD x</w:instrText></w:r>" + mark("separate") + text("9") + mark("end")
    + "<w:r><w:instrText> &gt; 5</w:instrText></w:r>" + mark("separate") + "{}" + mark("end")
)  # fmt: skip

HARMLESS = {
    "nothing": read(),
    "bold": read(run="<w:b/><w:bCs/>"),
    "colour": read(run='<w:color w:val="FF0000"/><w:sz w:val="28"/>'),
    "font": read(run='<w:rFonts w:ascii=".VnTime" w:hAnsi="Times New Roman"/><w:lang w:val="vi-VN"/><w:noProof/>'),
    "capitals": read(run="<w:caps/><w:smallCaps/>"),
    "underlined": read(run='<w:u w:val="single"/><w:highlight w:val="yellow"/><w:shd w:val="clear" w:fill="FFFF00"/>'),
    "formats that are off": read(run='<w:strike w:val="0"/><w:vanish w:val="false"/><w:position w:val="0"/>'),
    "style": read(run='<w:rStyle w:val="Strong"/>'),
    "unknown style": read(run='<w:rStyle w:val="NotThere"/>'),
    "white on black": read(run='<w:color w:val="FFFFFF"/>', cell='<w:shd w:val="clear" w:fill="000000"/>'),
    "right to left": read(run="<w:rtl/>"),
    "old format": read(run='<w:rPrChange w:id="1"><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange>'),
    "spelling": read(around='<w:proofErr w:type="spellStart"/>{}<w:proofErr w:type="spellEnd"/>'),
    "bookmark": read(around='<w:bookmarkStart w:id="0" w:name="x"/>{}<w:bookmarkEnd w:id="0"/>'),
    "smart tag": read(around="<w:smartTag>{}</w:smartTag>"),
    "custom xml": read(around='<w:customXml w:element="x"><w:customXmlPr/>{}</w:customXml>'),
    "link": read(around='<w:hyperlink w:anchor="x">{}</w:hyperlink>'),
    "link field": read(around=complex_field('HYPERLINK "http://x"')),
    "entered text": read(around=complex_field("FORMTEXT", inside=NUMBER)),
    "entered text, dirty": read(around=complex_field("FORMTEXT", ' w:dirty="true"')),
    "inserted": read(around=INSERTED),
    "moved here": read(around='<w:moveTo w:id="1">{}</w:moveTo>'),
    "deleted beside": read(around="<w:del><w:r><w:delText>29</w:delText></w:r></w:del>{}"),
    "comment": read(around='<w:commentRangeStart w:id="1"/>{}<w:r><w:commentReference w:id="1"/></w:r>'),
    "footnote": read(around='{}<w:r><w:footnoteReference w:id="2"/></w:r>'),
    "footnote of its own mark": read(around='{}<w:r><w:endnoteReference w:customMarkFollows="1"/><w:t>7</w:t></w:r>'),
    "raised mark": read(around="{}" + text("2", RAISED)),
    "raised mark by position": read(around="{}" + text("2", '<w:position w:val="6"/><w:sz w:val="16"/>')),
    "raised mark by style": read(around="{}" + text("2", '<w:rStyle w:val="Raised"/>')),
    "raised star": read(around="{}" + text("(*)", RAISED)),
    "formula": read(around="{}<m:oMath></m:oMath>"),
    "page break of old": read(around="<w:r><w:lastRenderedPageBreak/></w:r>{}"),
    "tab before": read(around="<w:r><w:tab/></w:r>{}"),
    "line break behind": read(around="{}<w:r><w:br/></w:r>"),
    "soft hyphen": read(around="{}<w:r><w:softHyphen/></w:r>"),
    "first choice": read(around=chosen("{}", "wps", text("9"))),
    "no choice": read(around="<mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"),
    "index entry": read(around="{}" + mark("begin") + "<w:r><w:instrText>XE 9</w:instrText></w:r>" + mark("end")),
    "control": read(around=control("<w:text/>")),
    "list to choose from": read(block=control('<w:dropDownList><w:listItem w:value="31"/></w:dropDownList>')),
    "bound control": read(block=control(binding("/n:bao_cao[1]/n:nhiem_vu[1]") + "<w:text/>")),
    "control around the cell": read(cell_around=control("<w:text/>")),
    "bound control around the cell": read(cell_around=control(binding("/n:bao_cao/n:nhiem_vu/@ma") + "<w:text/>")),
    "blank paragraphs": read(block="<w:p/>{}<w:p/>"),
    "no number": read(paragraph=listed(0)),
    "level without a number": read(paragraph=listed(5, 1)),
    "round bullet": read(paragraph=listed(6, 1)),
    "centred": read(paragraph='<w:jc w:val="center"/><w:rPr><w:strike/></w:rPr>'),
    "merged downwards": read(cell='<w:vMerge w:val="restart"/>'),
    "turned": read(cell='<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>'),
    "words that are hidden": read(around="{}" + text("xem lại", "<w:vanish/>")),
    "remark of a programmer": read(around="{}<!-- 9 -->"),
}  # fmt: skip

DOUBTFUL = {
    "struck": named("chữ bị gạch", run="<w:strike/>"),
    "struck twice": named("chữ bị gạch", run='<w:dstrike w:val="true"/>'),
    "struck beside": named("chữ bị gạch: 29", around=text("29", "<w:strike/>") + "{}"),
    "hidden": named("chữ ẩn", run="<w:vanish/>"),
    "hidden by style": named("chữ ẩn", run='<w:rStyle w:val="AlsoGone"/>'),
    "hidden beside": named("chữ ẩn: 9", around="{}" + text("9", "<w:vanish/>")),
    "tiny": named("chữ ẩn", run='<w:sz w:val="2"/>'),
    "narrow": named("chữ ẩn", run='<w:w w:val="1"/>'),
    "white": named("chữ trùng màu nền", run='<w:color w:val="FFFFFF"/>'),
    "white by style": named("chữ trùng màu nền", run='<w:rStyle w:val="White"/>'),
    "without fill": named("chữ ẩn", run="<w14:textFill><w14:noFill/></w14:textFill>"),
    "picture font": named("phông ký hiệu", run='<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
    "raised as a whole": named("chữ nâng cao", run=RAISED),
    "raised in front": named("chữ nâng cao", around=text("2", RAISED) + "{}"),
    "raised as long": named("chữ nâng cao", around="{}" + text("22", RAISED)),
    "lowered": named("chữ hạ thấp", around="{}" + text("2", '<w:vertAlign w:val="subscript"/>')),
    "lowered by position": named("chữ hạ thấp", around="{}" + text("2", '<w:position w:val="-6"/>')),
    "two lines in one": named("hai dòng trong một", run='<w:eastAsianLayout w:combine="1"/>'),
    "right to left with a sign": named("phải sang trái", around=text("-", "<w:rtl/>") + "{}"),
    "turned round": named("phải sang trái", around='<w:bdo w:val="rtl">{}</w:bdo>'),
    "merge field": named("trường MERGEFIELD", around=complex_field("MERGEFIELD so")),
    "merge field, simple": named("trường MERGEFIELD", around=simple_field("MERGEFIELD so")),
    "quoted": named("trường QUOTE", around=complex_field('QUOTE "31"')),
    "sum": named("trường công thức", around=complex_field("= SUM(ABOVE)")),
    "sum, locked": named("trường công thức", around=complex_field("=SUM(ABOVE)", ' w:fldLock="true"')),
    "computed text": named("trường FORMTEXT", around=complex_field("FORMTEXT", inside=CALCULATED)),
    "reference": named("trường REF", around=simple_field("REF x")),
    "nested fields": named("trường IF", around=NESTED),
    "field without an end": named("trường DATE", around=mark("begin") + "<w:r><w:instrText>DATE</w:instrText></w:r>"
                                  + mark("separate") + "{}"),
    "field without a result": named("trường PAGE", around="{}" + mark("begin")
                                    + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + mark("end")),
    "list number": named("số thứ tự tự động", paragraph=listed(5)),
    "list number by style": named("số thứ tự tự động", paragraph='<w:pStyle w:val="Counted"/>'),
    "unknown list": named("số thứ tự tự động", paragraph=listed(9)),
    "dash as a bullet": named("dấu gạch đầu dòng", paragraph=listed(6)),
    "frame": named("khung chữ", paragraph='<w:framePr w:w="10"/>'),
    "control without data": named("liên kết dữ liệu", around=control(binding("/n:bao_cao", "{0}") + "<w:text/>")),
    "control of a computed path": named("liên kết dữ liệu", around=control(binding("//*[2]") + "<w:text/>")),
    "number as a prompt": named("lời nhắc", around=control("<w:showingPlcHdr/><w:text/>")),
    "picture": named("hình vẽ", around="{}" + PICTURE),
    "embedded sheet": named("đối tượng nhúng", around="{}" + OLE),
    "vector picture": named("hình vẽ", around="{}<w:r><w:pict><v:shape/></w:pict></w:r>"),
    "box": named("hộp văn bản: 5", around="{}" + box(text("5"), floating=False)),
    "floating box": named("hộp văn bản: 9", around="{}" + box(text("9"), floating=True)),
    "in a floating box": Construction(Effect.NAMED, "hộp văn bản", around=box("{}", floating=True)),
    "symbol": named("ký hiệu", around='{}<w:r><w:sym w:font="Symbol" w:char="F035"/></w:r>'),
    "tab inside": named("dấu tab", around="{}<w:r><w:tab/></w:r>" + text("5")),
    "tab stop inside": named("dấu tab", around="{}<w:r><w:ptab/></w:r>" + text("5")),
    "line break inside": named("ngắt dòng", around=text("5") + "<w:r><w:br/></w:r>{}"),
    "page break inside": named("ngắt dòng", around='{}<w:r><w:br w:type="page"/></w:r>' + text("5")),
    "two paragraphs": named("nhiều dòng", block="{}<w:p>" + text("5") + "</w:p>"),
    "reading aid": named("chú âm", around="<w:r><w:ruby><w:rt>" + text("9") + "</w:rt><w:rubyBase>{}</w:rubyBase>"
                         "</w:ruby></w:r>"),
    "power": named("công thức", around="{}<m:oMath><m:sSup><m:e><m:r><m:t>5</m:t></m:r></m:e></m:sSup></m:oMath>"),
    "unknown choice": named("phiên bản khác", around=chosen("{}", "xyz", text("31"))),
    "inserted file": named("tệp chèn", block='{}<w:altChunk r:id="rId9"/>'),
    "subdocument": named("tài liệu con", around='{}<w:subDoc r:id="rId9"/>'),
    "page number": named("số trang", around="{}<w:r><w:pgNum/></w:r>"),
    "inner table": named("bảng trong ô: 9", block="<w:tbl><w:tr><w:tc><w:p>" + text("9")
                         + "</w:p></w:tc></w:tr></w:tbl>{}"),
    "unknown element": named("phần tử", around="<w:novelty>{}</w:novelty>"),
    "unknown property": named("định dạng novelty", run="<w:novelty/>"),
    "merged into the one above": named("ô đã gộp", cell="<w:vMerge/>"),
    "merged into the one before": named("ô đã gộp", cell='<w:hMerge w:val="continue"/>'),
}  # fmt: skip

INVISIBLE = {
    "deleted": gone(around='<w:del w:id="1">{}</w:del>'),
    "moved away": gone(around='<w:moveFrom w:id="1">{}</w:moveFrom>'),
    "code of a field": gone(around=mark("begin") + "{}" + mark("separate") + mark("end")),
    "older program": gone(around=chosen("", "wps", "{}")),
}

ALL = {**HARMLESS, **DOUBTFUL, **INVISIBLE}
