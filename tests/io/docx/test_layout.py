"""The grid of tables in Word documents, and the places where a document may keep its text."""

from collections.abc import Sequence

import pytest

from cchc_model import Report, Severity, Status, read_report
from cchc_model.errors import ReadError
from cchc_model.io.archive import Archive
from cchc_model.io.docx.reading import read_docx
from helpers.office import DONE, HEADER, TASKS
from helpers.word import binding, box, chosen, control, document, plain_cell, text
from helpers.word_constructions import RAISED


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{text(content)}</w:p></w:tc>"


def row(*cells: str, properties: str = "") -> str:
    made = "".join(one if one.startswith("<w:") else plain_cell(one) for one in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def table(*rows: str, grid: str = "") -> str:
    return f"<w:tbl>{grid}{''.join(rows)}</w:tbl>"


TITLES = row(*HEADER)
FIRST = row("", TASKS, "Nhiệm vụ", "31", "")
SECOND = row("", DONE, "Nhiệm vụ", "8", "")


def values(report: Report) -> tuple[object, object]:
    return report.values["plan_tasks"], report.values["plan_tasks_completed"]


def levels(report: Report, code: str) -> list[Severity]:
    return [finding.severity for finding in report.findings if finding.code == code]


BOX = "<w:p>" + box(text("x"), floating=True).replace(f"<w:p>{text('x')}</w:p>", "{}") + "</w:p>"
OLD = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


@pytest.mark.parametrize(
    "body",
    [
        table(TITLES, FIRST, SECOND),
        table(TITLES, FIRST) + table(SECOND),
        table(TITLES, FIRST) + "<w:p/>" + table(TITLES, SECOND),
        table(row(f"<w:tc>{table(TITLES, FIRST, SECOND)}<w:p/></w:tc>")),
        table(row(plain_cell("UBND HUYỆN"), f"<w:tc>{table(TITLES, FIRST, SECOND)}<w:p/></w:tc>")),
        BOX.replace("{}", table(TITLES, FIRST, SECOND)),
        OLD.replace("{}", table(TITLES, FIRST, SECOND)),
        control("<w:docPartObj/>").replace("{}", table(TITLES, FIRST, SECOND)),
        table(TITLES, control("<w:text/>").replace("{}", FIRST), f"<w:ins>{SECOND}</w:ins>"),
        chosen(table(TITLES, FIRST, SECOND), "wps", table(TITLES, row("", TASKS, "Nhiệm vụ", "9", ""))),
        table(TITLES, row(TASKS, "Nhiệm vụ", "31", properties='<w:gridBefore w:val="1"/>'), SECOND),
        table(TITLES, row("", TASKS, "Nhiệm vụ", "31", properties='<w:gridAfter w:val="1"/>'), SECOND),
        table(TITLES, row(cell(TASKS, '<w:gridSpan w:val="2"/>'), "Nhiệm vụ", "31", ""), SECOND),
        table(TITLES, FIRST, row("", DONE, cell("x", "<w:cellDel/>"), "Nhiệm vụ", "8", "")),
        table(TITLES, FIRST, row("", TASKS, "Nhiệm vụ", "9", "", properties="<w:del/>"), SECOND),
    ],
    ids=[
        "one table", "two tables", "two tables with titles", "in a cell", "in one of two cells", "in a box",
        "in an old box", "in a control", "rows in a control and inserted", "in alternatives", "grid before",
        "grid after", "wide cell", "deleted cell", "deleted row",
    ],
)  # fmt: skip
def test_a_table_is_read_wherever_it_stands(body: str) -> None:
    report = read_report(document(body))
    assert values(report) == (31, 8)
    assert [finding.code for finding in report.findings if finding.severity is Severity.ERROR] == []


GRID = '<w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{}</w:tblGrid>'


def widths(*numbers: int) -> str:
    return GRID.replace("{}", "".join(f'<w:gridCol w:w="{number}"/>' for number in numbers))


@pytest.mark.parametrize(
    ("hidden", "grid"),
    [
        (row("", TASKS, "Nhiệm vụ", "31", "", properties="<w:hidden/>"), ""),
        (row("", TASKS, "Nhiệm vụ", "31", "", properties='<w:trHeight w:val="0" w:hRule="exact"/>'), ""),
        (FIRST, widths(800, 800, 800, 1, 800)),
    ],
)
def test_values_in_hidden_rows_and_columns_are_read_and_reported(hidden: str, grid: str) -> None:
    report = read_report(document(table(TITLES, hidden, SECOND, grid=grid)))
    assert values(report) == (31, 8)
    assert levels(report, "values_hidden") == [Severity.WARNING]


@pytest.mark.parametrize(
    ("properties", "grid"),
    [
        ("<w:hidden w:val='0'/>", ""),
        ('<w:trHeight w:val="20"/>', ""),
        ('<w:trHeight w:val="300" w:hRule="exact"/>', ""),
        ("", widths(0, 0, 0, 0, 0)),
        ("", widths(800, 800, 800, 1, 800).replace("fixed", "autofit")),
    ],
)
def test_what_is_not_hidden_is_not_reported(properties: str, grid: str) -> None:
    first = row("", TASKS, "Nhiệm vụ", "31", "", properties=properties)
    report = read_report(document(table(TITLES, first, grid=grid)))
    assert report.values["plan_tasks"] == 31
    assert levels(report, "values_hidden") == []


def related(target: str, kind: str = "officeDocument") -> str:
    name = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return f'<Relationships><Relationship Id="rId1" Type="{name}/{kind}" Target="{target}"/></Relationships>'


@pytest.mark.parametrize("target", ["word/document2.xml", "/word/document2.xml", "./word/../word/document2.xml"])
def test_the_text_is_in_the_part_that_the_relations_name(target: str) -> None:
    decoy = document(table(TITLES, row("", TASKS, "Nhiệm vụ", "9", "")))
    assert read_report(decoy).values["plan_tasks"] == 9
    parts = {"_rels/.rels": related(target), "word/document.xml": "<w/>"}
    report = read_report(document(table(TITLES, FIRST, SECOND), parts, main="word/document2.xml"))
    assert values(report) == (31, 8)


def test_styles_are_in_the_part_that_the_relations_name() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    hidden = '<w:style w:type="paragraph" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
    parts = {
        "word/_rels/document.xml.rels": related("look/styles9.xml", "styles"),
        "word/look/styles9.xml": f"<w:styles {space}>{hidden}</w:styles>",
        "word/styles.xml": f"<w:styles {space}/>",
    }
    styled = f'<w:tc><w:p><w:pPr><w:pStyle w:val="Hidden"/></w:pPr>{text("31")}</w:p></w:tc>'
    entry = read_report(document(table(TITLES, row("", TASKS, "Nhiệm vụ", styled, "")), parts))["plan_tasks"]
    assert (entry.status, entry.text) == (Status.DAMAGED, "[(chữ ẩn: 31)]")


@pytest.mark.parametrize("element", ["altChunk", "subDoc"])
def test_a_document_made_of_other_files_is_refused_with_a_remedy(element: str) -> None:
    with pytest.raises(ReadError, match="open it in Word and save it"):
        read_report(document(f'{table(TITLES, FIRST)}<w:{element} r:id="rId3"/>'))


def test_a_bound_control_above_the_table_says_what_it_is_bound_to() -> None:
    above = control(binding("/n:bao_cao/n:ky") + "<w:text/>").replace("{}", f"<w:p>{text('Quý I năm 2021')}</w:p>")
    parts = {
        "customXml/item4.xml": '<bao_cao xmlns="urn:cchc"><ky>Quý II năm 2022</ky></bao_cao>',
        "customXml/itemProps4.xml": '<x xmlns:d="urn:x" d:itemID="{11111111-2222-3333-4444-555555555555}"/>',
    }
    report = read_report(document(above + table(TITLES, FIRST), parts))
    assert report.period is not None
    assert report.period.label() == "Quý II năm 2022"


def field(*inside: str, code: str = "DATABASE") -> Sequence[str]:
    begin = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
    middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>'
    return (begin + middle, *inside, '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')


def test_a_table_that_is_the_result_of_a_field_is_in_doubt() -> None:
    report = read_report(document(table(TITLES, FIRST) + "".join(field(table(SECOND)))))
    assert report.values["plan_tasks"] == 31
    assert report["plan_tasks_completed"].text == "[8 (trường DATABASE)]"


def test_a_field_above_the_table_that_nothing_ends_says_nothing_of_the_table() -> None:
    report = read_report(document("".join(field(table(TITLES, FIRST, SECOND))[:-1])))
    assert values(report) == (31, 8)


PICTURE = "<w:p><w:r><w:pict><v:line/></w:pict></w:r></w:p>"
LETTERHEAD = table(
    row(f"<w:tc><w:p>{text('UBND HUYỆN MỸ XUYÊN')}</w:p>{PICTURE}</w:tc>", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
)
NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr>'


def test_lines_bullets_and_numbers_beside_words_are_no_obstacle() -> None:
    name = f"<w:tc><w:p>{NUMBERED}{text(TASKS)}</w:p></w:tc>"
    first = row(f"<w:tc><w:p>{NUMBERED}</w:p></w:tc>", name, "Nhiệm vụ", "31", "")
    report = read_report(document(LETTERHEAD + table(TITLES, first, SECOND)))
    assert values(report) == (31, 8)
    assert report.organisation is not None
    assert report.organisation.name.casefold() == "ubnd huyện mỹ xuyên"
    assert [finding.code for finding in report.findings if finding.severity is Severity.ERROR] == []


def test_a_prompt_that_waits_for_a_number_is_a_blank_cell() -> None:
    prompt = control("<w:showingPlcHdr/><w:text/>").replace("{}", text("Bấm để nhập số liệu"))
    report = read_report(document(table(TITLES, row("", TASKS, "Nhiệm vụ", f"<w:tc><w:p>{prompt}</w:p></w:tc>", ""))))
    assert report["plan_tasks"].status is Status.BLANK


@pytest.mark.parametrize(("text_", "read"), [("m", "m²"), ("Nhiệm vụ", "Nhiệm vụ"), (TASKS, TASKS)])
def test_a_mark_behind_a_word_is_no_part_of_it(text_: str, read: str) -> None:
    marked = f"<w:tc><w:p>{text(text_)}{text('2', RAISED)}</w:p></w:tc>"
    rows, _ = read_docx(Archive(document(table(row(marked, "x"))), "annex.docx"))
    assert rows[0].cells[0] == read


@pytest.mark.parametrize(
    "content",
    [
        f"<w:p>{text('Năm 2021')}<w:r><w:br/></w:r>{text('2022')}</w:p>",
        f"<w:p>{text('Tổng số')}{text('ẩn', '<w:vanish/>')}</w:p>",
        f"<w:p>{text('Số nhiệm vụ')}</w:p><w:p>{text('đề ra')}</w:p>",
    ],
)
def test_words_are_no_number_and_stay_as_they_are_shown(content: str) -> None:
    rows, _ = read_docx(Archive(document(table(row(f"<w:tc>{content}</w:tc>", "x"))), "annex.docx"))
    assert " ".join(rows[0].cells[0].split()) in ("Năm 2021 2022", "Tổng số", "Số nhiệm vụ đề ra")
