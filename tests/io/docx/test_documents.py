"""What stands in real Word documents beside plain text in plain tables."""

import pytest

from cchc_model import Report, Status, read_report
from helpers.drift import WORD, package, paragraph
from helpers.office import DONE, HEADER, TASKS

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"

OFF = '<w:strike w:val="0"/><w:vertAlign w:val="baseline"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{text}</w:t></w:r>"


def style(name: str) -> str:
    return f'<w:rStyle w:val="{name}"/>'


UNCHECKED = '<w:checkBox><w:default w:val="0"/></w:checkBox>'
CHECKED = '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'


def chosen(index: int) -> str:
    entries = '<w:listEntry w:val="đã tổ chức"/><w:listEntry w:val="chưa tổ chức"/>'
    return f'<w:ddList><w:result w:val="{index}"/>{entries}</w:ddList>'


def form_field(field: str) -> str:
    code = "FORMCHECKBOX" if field.startswith("<w:checkBox") else "FORMDROPDOWN"
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{field}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def cell(*content: str, properties: str = "") -> str:
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{''.join(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    made = "".join(text if text.startswith("<") else cell(paragraph(text)) for text in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def controlled(inside: str) -> str:
    return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def of_value(content: str) -> Report:
    """An annex with just one row, whose value cell holds something."""
    return read_report(package(table(row(*HEADER), row("", TASKS, "Nhiệm vụ", content, ""))))


@pytest.mark.parametrize(
    "content",
    [
        controlled(cell(paragraph("31"))),
        cell(controlled(paragraph("31"))),
        cell(f"<w:p>{controlled(run('31'))}</w:p>"),
        cell(f"<w:p><w:moveFrom>{run('29')}</w:moveFrom><w:moveTo>{run('31')}</w:moveTo></w:p>"),
        cell(f"<w:p><w:smartTag>{run('3')}</w:smartTag><w:hyperlink>{run('1')}</w:hyperlink></w:p>"),
        cell(f'<w:p><w:fldSimple w:instr="FORMTEXT">{run("31")}</w:fldSimple></w:p>'),
        cell(f"<w:p><m:oMath {MATH}><m:r><m:t>3</m:t></m:r><m:r><m:t>1</m:t></m:r></m:oMath></w:p>"),
        cell(f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('31')}</w:txbxContent></w:pict></w:r></w:p>"),
        cell(paragraph(""), paragraph("31"), paragraph("")),
        cell(f"<w:p>{run('3')}{run('1', OFF)}</w:p>"),
    ],
    ids=[
        "controlled cell", "controlled paragraph", "controlled run", "moved", "smart tag and link", "field", "formula",
        "text box", "blank paragraphs", "formats that are off",
    ],
)  # fmt: skip
def test_a_value_is_read_wherever_it_stands_in_its_cell(content: str) -> None:
    assert of_value(content).values["plan_tasks"] == 31


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"<w:p>{run('29', '<w:strike/>')}{run('31')}</w:p>", "[31 (chữ bị gạch: 29)]"),
        (f"<w:p>{run('31')}{run('29', '<w:dstrike/>')}</w:p>", "[31 (chữ bị gạch: 29)]"),
        (f"<w:p>{run('9', '<w:vanish/>')}{run('31')}</w:p>", "[31 (chữ ẩn: 9)]"),
        (f"<w:p>{run('31', '<w:strike/>')}</w:p>", "[(chữ bị gạch: 31)]"),
        (f"<w:p>{run('5')}{run('1', RAISED)}</w:p>", "[5 (chữ nâng cao: 1)]"),
        (f'<w:p><w:fldSimple w:instr="=SUM(ABOVE)">{run("31")}</w:fldSimple></w:p>', "[31 (trường công thức)]"),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>', "✓"),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r></w:p>', "[• (ký hiệu)]"),
        (f"<w:p>{form_field(CHECKED)}</w:p>", "☑"),
        (f"<w:p>{form_field(UNCHECKED)}</w:p>", "☐"),
        (f"<w:p>{form_field(chosen(1))}</w:p>", "chưa tổ chức"),
        (f"<w:p>{form_field(chosen(7))}</w:p>", "[• (ô chọn)]"),
        (paragraph("31") + paragraph("32"), "[(nhiều dòng: 31 | 32)]"),
    ],
)
def test_what_is_no_plain_text_never_becomes_part_of_a_number(content: str, text: str) -> None:
    entry = of_value(cell(content))["plan_tasks"]
    assert (entry.status, entry.text) == (Status.DAMAGED, text)


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        ("Wingdings", "\uf0fe", "☑"),
        ("Wingdings", "þ", "☑"),
        ("Wingdings", "\uf0a8", "☐"),
        ("Wingdings 2", "\uf052", "☑"),
        ("Wingdings 2", "\uf0a3", "☐"),
        ("Wingdings", "\uf04a", "[\uf04a Có (phông ký hiệu)]"),
        ("Wingdings 2", "\uf0fe", "[\uf0fe Có (phông ký hiệu)]"),
        ("Webdings", "\uf0fe", "[\uf0fe Có (phông ký hiệu)]"),
        ("Arial", "\uf0fe", "\uf0fe"),
    ],
)
def test_boxes_typed_in_a_font_of_pictures_are_read_as_the_font_shows_them(name: str, typed: str, shown: str) -> None:
    text = of_value(cell(f"<w:p>{run(typed, font(name))}{run(' Có')}</w:p>"))["plan_tasks"].text
    assert text == (shown if shown.startswith("[") else f"{shown} Có")


def test_digits_in_a_font_of_pictures_stay_in_doubt() -> None:
    assert of_value(cell(f"<w:p>{run('31', font('Wingdings'))}</w:p>"))["plan_tasks"].status is Status.DAMAGED


STYLES = f"""<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="{WORD}">
<w:style w:type="character" w:styleId="Deleted"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="AlsoDeleted"><w:basedOn w:val="Deleted"/></w:style>
<w:style w:type="character" w:styleId="Kept"><w:basedOn w:val="AlsoDeleted"/>
<w:rPr><w:strike w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="A"><w:basedOn w:val="B"/></w:style>
<w:style w:type="character" w:styleId="B"><w:basedOn w:val="A"/></w:style>
<w:style w:type="paragraph" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"<w:p>{run('29', style('Deleted'))}{run('31')}</w:p>", "[31 (chữ bị gạch: 29)]"),
        (f"<w:p>{run('31')}{run('29', style('AlsoDeleted'))}</w:p>", "[31 (chữ bị gạch: 29)]"),
        (f"<w:p>{run('29', style('Deleted') + OFF)}{run('31')}</w:p>", "2931"),
        (f"<w:p>{run('29', style('Kept'))}{run('31')}</w:p>", "2931"),
        (f"<w:p>{run('31')}{run('1', style('FootnoteReference'))}</w:p>", "31 (chú thích 1)"),
        (f"<w:p>{run('3', style('A'))}{run('1', style('Unknown'))}</w:p>", "31"),
        (f'<w:p><w:pPr><w:pStyle w:val="Hidden"/></w:pPr>{run("29")}</w:p>{paragraph("31")}', "[31 (chữ ẩn: 29)]"),
    ],
)
def test_text_that_a_style_strikes_out_hides_or_raises_never_becomes_part_of_a_number(content: str, text: str) -> None:
    made = package(table(row(*HEADER), row("", TASKS, "Nhiệm vụ", cell(content), "")), styles=STYLES)
    assert read_report(made)["plan_tasks"].text == text


def test_a_strict_document_reads_as_any_other() -> None:
    made = package(
        table(row(*HEADER), row("", TASKS, "Nhiệm vụ", cell(f"<w:p>{run('31')}</w:p>"), "")), namespace=STRICT
    )
    assert read_report(made).values["plan_tasks"] == 31


def test_rows_that_begin_later_and_cells_that_were_deleted() -> None:
    later = row(TASKS, "Nhiệm vụ", "31", properties='<w:gridBefore w:val="1"/>')
    deleted = row("", DONE, cell(paragraph("x"), properties="<w:cellDel/>"), "Nhiệm vụ", "8")
    report = read_report(package(table(row(*HEADER), later, deleted)))
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, 8)


def test_a_row_in_a_content_control_and_a_table_in_a_table() -> None:
    rows = row(*HEADER), controlled(row("", TASKS, "Nhiệm vụ", "31", ""))
    assert read_report(package(table(*rows))).values["plan_tasks"] == 31
    layout = table(row(cell(table(*rows), paragraph(""))))
    assert read_report(package(layout)).values["plan_tasks"] == 31


def test_a_table_inside_a_value_cell_is_set_aside_with_its_place() -> None:
    report = of_value(cell(table(row("31")), paragraph("")))
    entry = report["plan_tasks"]
    assert (entry.status, entry.text) == (Status.DAMAGED, "[(bảng trong ô: 31)]")
    (leftover,) = report.leftovers
    assert leftover.name == "31"
    assert str(leftover.source) == "the data, table 2, row 1"
    assert [f.source for f in report.findings if f.code == "unrecognised_text"] == [leftover.source]


@pytest.mark.parametrize(("text", "value"), [("1\u00a0234", 1234), ("5\u2009627", 5627), ("5 627", 5627)])
def test_a_space_between_thousands_is_read(text: str, value: int) -> None:
    assert of_value(text).values["plan_tasks"] == value


@pytest.mark.parametrize("text", ["5,0", "１２", "3l", "5,62"])
def test_numbers_in_other_forms_are_damaged_with_a_suggestion(text: str) -> None:
    report = of_value(text)
    assert report.values["plan_tasks"] is None
    assert report["plan_tasks"].status is Status.DAMAGED
    assert [f.code for f in report.findings if f.suggestions] == ["damaged_number"]


@pytest.mark.parametrize("text", ["1\u00a02345", "5\u202f62", "5.627,5"])
def test_digits_that_form_no_thousands_are_damaged_without_a_suggestion(text: str) -> None:
    report = of_value(text)
    assert report["plan_tasks"].status is Status.DAMAGED
    assert [f.suggestions for f in report.findings if f.code == "damaged_number"] == [()]


def test_what_is_left_in_a_merged_cell_is_no_value_and_not_lost() -> None:
    merged = "<w:vMerge/>"
    made = table(
        row(*HEADER),
        row("", TASKS, "Nhiệm vụ", cell(paragraph("31"), properties='<w:vMerge w:val="restart"/>'), ""),
        row("", DONE, "Nhiệm vụ", cell(paragraph("8"), properties=merged), cell(paragraph(""), properties=merged)),
    )
    report = read_report(package(made))
    assert (report["plan_tasks"].status, report["plan_tasks"].text) == (
        Status.DAMAGED,
        "[31 (ô gộp nhiều dòng hoặc nhiều cột)]",
    )
    assert (report["plan_tasks_completed"].status, report["plan_tasks_completed"].text) == (
        Status.DAMAGED,
        "[(chữ khuất trong ô đã gộp: 8)]",
    )
    assert [finding.text for finding in report.findings if finding.code == "damaged_number"] == [
        "[31 (ô gộp nhiều dòng hoặc nhiều cột)]",
        "[(chữ khuất trong ô đã gộp: 8)]",
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("31", Status.DAMAGED),
        ("31 nhiệm vụ", Status.DAMAGED),
        ("31\n8", Status.DAMAGED),
        ("xem phụ lục 2", Status.DAMAGED),
        ("-", Status.NIL),
        ("Không phát sinh", Status.NOT_APPLICABLE),
    ],
)
def test_a_text_over_several_rows_or_periods_is_no_value_of_one(text: str, status: Status) -> None:
    lines = "".join(map(paragraph, text.split("\n")))
    over = cell(lines, properties='<w:vMerge w:val="restart"/>')
    below = cell(paragraph(""), properties="<w:vMerge/>")
    rows = row("", TASKS, "Nhiệm vụ", over, ""), row("", DONE, "Nhiệm vụ", below, "")
    report = read_report(package(table(row(*HEADER), *rows)))
    assert report["plan_tasks"].status is status
    assert report["plan_tasks_completed"].status is status
    wide = row("", TASKS, "Nhiệm vụ", cell(lines, properties='<w:gridSpan w:val="2"/>'))
    former = row("", DONE, "Nhiệm vụ", "8", "9")
    report = read_report(package(table(row(*HEADER[:3], "Kỳ này", "Kỳ trước"), wide, former)))
    assert (report["plan_tasks"].status, report.values["plan_tasks_completed"]) == (status, 8)


@pytest.mark.parametrize("end", ["<w:br/>", '<w:br w:type="page"/>', '<w:br w:type="column"/>', "<w:cr/>"])
def test_a_break_outside_tables_ends_a_line(end: str) -> None:
    """The second line would make the name of the organisation longer, and the last one a number."""
    words = ["UBND huyện Mỹ Xuyên", "BÁO CÁO CẢI CÁCH HÀNH CHÍNH QUÝ I NĂM 2022", "Số: 3", "1"]
    text = end.join(f"<w:t>{word}</w:t>" for word in words)
    annex = table(row(*HEADER), row("1", TASKS, "Nhiệm vụ", "31", ""))
    report = read_report(package(f"<w:p><w:r>{text}</w:r></w:p>{annex}"))
    assert report.organisation is not None
    assert (report.organisation.name, str(report.period)) == ("UBND huyện Mỹ Xuyên", "Quý I năm 2022")
    assert [leftover.name for leftover in report.leftovers] == words
