"""Comments and footnotes of cells: none is lost, and a number in one that may be the value leaves the value out."""

import io
import zipfile
from collections.abc import Callable, Sequence

import openpyxl
import pytest
from openpyxl.comments import Comment

from cchc_model import SOC_TRANG_DISTRICT, Report, Severity, Status, check, read_report, write_report
from helpers.office import DONE, HEADER, TASKS
from helpers.word import PARTS, SPACES, document, plain_cell, text

AT = {"name": 1, "unit": 2, "value": 3, "note": 4}
REFERENCES = {
    "comment": ("comments", "comment"),
    "footnote": ("footnotes", "footnote"),
    "endnote": ("endnotes", "endnote"),
}


def in_word(kind: str) -> Callable[..., bytes]:
    part, tag = REFERENCES[kind]

    def made(said: str, at: str = "value", value: str = "31", row: int = 1) -> bytes:
        rows = [list(HEADER), ["", TASKS, "Nhiệm vụ", value, ""], ["", DONE, "Nhiệm vụ", "8", ""]]
        cells = [[plain_cell(cell) for cell in one] for one in rows]
        reference = f'<w:r><w:{tag}Reference w:id="7"/></w:r>'
        cells[row][AT[at]] = f"<w:tc><w:p>{text(rows[row][AT[at]])}{reference}</w:p></w:tc>"
        table = "".join(f"<w:tr>{''.join(one)}</w:tr>" for one in cells)
        notes = f'<w:{tag} w:id="7"><w:p>{text(said)}</w:p></w:{tag}>'
        return document(
            f"<w:tbl>{table}</w:tbl>", {**PARTS, f"word/{part}.xml": f"<w:{part} {SPACES}>{notes}</w:{part}>"}
        )

    return made


def in_excel(said: str, at: str = "value", value: str = "31", row: int = 1) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (HEADER, ["", TASKS, "Nhiệm vụ", int(value) if value else None, ""], ["", DONE, "Nhiệm vụ", 8, ""]):
        sheet.append(cells)
    sheet.cell(row + 1, AT[at] + 1).comment = Comment(f"Phòng 12:\n{said}", "Phòng 12")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


KINDS = {"Excel": in_excel, **{kind: in_word(kind) for kind in REFERENCES}}
every_kind = pytest.mark.parametrize("made", KINDS.values(), ids=KINDS)


def errors(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    return [(found.code, found.indicators) for found in report.findings if found.severity is Severity.ERROR]


@every_kind
@pytest.mark.parametrize("said", ["Sửa thành 29", "Số đúng: 1.029", "Trong đó 2 việc trùng, còn 29", "Trong đó 45"])
def test_another_number_at_a_value_leaves_it_out(made: Callable[..., bytes], said: str) -> None:
    report = read_report(made(said))
    entry = report["plan_tasks"]
    assert (entry.value, entry.status, entry.text) == (None, Status.DAMAGED, "31")
    assert said in entry.note
    assert errors(report) == [("remark_contradicts", ("plan_tasks",))]
    assert report.values["plan_tasks_completed"] == 8


@every_kind
@pytest.mark.parametrize(
    "said",
    [
        "Đã rà soát",
        "Số liệu đến ngày 15/3/2022",
        "Trong đó 5 việc chuyển kỳ sau",
        "Đúng là 31",
        "Quyết định số 45/QĐ-UBND",
    ],
)
def test_any_other_comment_is_kept_as_the_note(made: Callable[..., bytes], said: str) -> None:
    report = read_report(made(said))
    assert report.values["plan_tasks"] == 31
    assert report["plan_tasks"].note == said
    assert errors(report) == []


@every_kind
def test_a_number_in_the_comment_of_a_blank_value_is_an_error(made: Callable[..., bytes]) -> None:
    report = read_report(made("Số liệu: 29", value=""))
    assert report.values["plan_tasks"] is None
    assert errors(report) == [("number_in_other_column", ("plan_tasks",))]


@every_kind
@pytest.mark.parametrize("at", ["name", "unit", "note"])
def test_a_comment_beside_the_value_joins_the_note(made: Callable[..., bytes], at: str) -> None:
    report = read_report(made("Xem phụ lục 2", at=at))
    assert report.values["plan_tasks"] == 31
    assert report["plan_tasks"].note == "Xem phụ lục 2"


@every_kind
def test_a_number_in_the_comment_of_a_title_is_said(made: Callable[..., bytes]) -> None:
    report = read_report(made("Huyện có 11 xã", row=0))
    assert report.values["plan_tasks"] == 31
    (found,) = [found for found in report.findings if found.code in ("unread_cells", "unrecognised_row")]
    assert "Huyện có 11 xã" in found.text


def test_a_number_in_the_comment_of_an_unknown_row_is_said() -> None:
    book = openpyxl.load_workbook(io.BytesIO(in_excel("Đã rà soát")))
    sheet = book["Sheet"]
    sheet.append(["", "Số việc mà biểu mẫu không có", "Việc", None, ""])
    sheet["D4"].comment = Comment("Có 29 việc", "A")
    stream = io.BytesIO()
    book.save(stream)
    report = read_report(stream.getvalue())
    (found,) = [found for found in report.findings if found.code == "unread_cells"]
    assert (found.text, found.source and found.source.cell) == ("Có 29 việc", "D4")


def commented(rows: Sequence[Sequence[object]], **said: str) -> Report:
    """The report of a workbook with comments at some cells, by address."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for address, text_of_comment in said.items():
        sheet[address].comment = Comment(text_of_comment, "A")
    stream = io.BytesIO()
    book.save(stream)
    return read_report(stream.getvalue())


def in_paragraph(said: str) -> bytes:
    """A document with a comment at a paragraph without text below the table."""
    rows = [list(HEADER), ["", TASKS, "Nhiệm vụ", "31", ""], ["", DONE, "Nhiệm vụ", "8", ""]]
    table = "".join(f"<w:tr>{''.join(map(plain_cell, row))}</w:tr>" for row in rows)
    notes = f'<w:comments {SPACES}><w:comment w:id="7"><w:p>{text(said)}</w:p></w:comment></w:comments>'
    body = f'<w:tbl>{table}</w:tbl><w:p><w:r><w:commentReference w:id="7"/></w:r></w:p>'
    return document(body, {**PARTS, "word/comments.xml": notes})


TABLE: Sequence[Sequence[object]] = [list(HEADER), ["", TASKS, "Nhiệm vụ", 31, ""], ["", DONE, "Nhiệm vụ", 8, ""]]


@pytest.mark.parametrize(
    ("said", "severity"), [("Phòng 12 ghi 29", Severity.WARNING), ("Cần rà soát lại", Severity.INFO)]
)
def test_a_comment_where_no_text_is_is_said(said: str, severity: Severity) -> None:
    between = [*TABLE[:2], [""], TABLE[2]]
    sources = (commented(TABLE, D9=said), commented(TABLE, H1=said), commented(between, B3=said))
    for report in (*sources, read_report(in_paragraph(said))):
        (found,) = [found for found in report.findings if found.code == "unread_cells"]
        assert (found.text, found.severity) == (said, severity)
        assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, 8)


def test_the_comments_of_a_row_without_text_are_one_finding() -> None:
    report = commented(TABLE, C9="Đã gửi", D9="Phòng 12 ghi 29", E9="Chờ")
    (found,) = [found for found in report.findings if found.code == "unread_cells"]
    assert (found.text, found.source and found.source.cell) == ("Đã gửi; Phòng 12 ghi 29; Chờ", "D9")


def test_a_comment_that_names_an_indicator_concerns_it() -> None:
    report = commented(TABLE, D9=f"{TASKS}: 29", E9="Số lượng phiếu khảo sát là 150")
    assert report.values["plan_tasks"] is None
    assert errors(report) == [
        ("remark_contradicts", ("plan_tasks",)),
        ("number_in_other_column", ("survey_forms",)),
    ]


def test_a_comment_with_a_scale_concerns_all_counts() -> None:
    report = commented(TABLE, D1="Đơn vị tính: nghìn nhiệm vụ")
    assert report.values["plan_tasks"] is report.values["plan_tasks_completed"] is None


def test_a_comment_at_the_value_of_a_mistyped_name_leaves_it_out() -> None:
    report = commented([*TABLE[:2], ["", DONE.replace("hoàn", "hoànn"), "Nhiệm vụ", 8, ""]], D3="Sửa thành 9")
    assert (report.values["plan_tasks_completed"], report["plan_tasks_completed"].note) == (None, "Sửa thành 9")


def test_a_comment_at_the_lower_part_of_a_broken_name_joins_the_note() -> None:
    upper, lower = TASKS.split(" trong ")
    report = commented([TABLE[0], ["", upper, "Nhiệm vụ", 31, ""], ["", f"trong {lower}"]], B3="Xem phụ lục 2")
    assert (report.values["plan_tasks"], report["plan_tasks"].note) == (31, "Xem phụ lục 2")


def test_comments_below_the_titles_divide_no_header() -> None:
    titles = [HEADER[:3], ["", "", "", "Thực hiện"]]
    report = commented([titles[0], [""], titles[1], *TABLE[1:]], A2="Theo mẫu của tỉnh")
    assert report.values["plan_tasks"] == 31
    assert errors(report) == []


def test_a_thread_of_comments_replaces_what_older_programs_show() -> None:
    before = zipfile.ZipFile(io.BytesIO(in_excel("[Threaded comment]\n\nYour version of Excel 2016 …")))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in before.namelist():
            data = before.read(name)
            if name == "xl/worksheets/_rels/sheet1.xml.rels":
                kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
                more = f'<Relationship Id="t1" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/>'
                data = data.replace(b"</Relationships>", more.encode() + b"</Relationships>")
            archive.writestr(name, data)
        said = "".join(
            f'<threadedComment ref="D2" id="{n}"><text>{t}</text></threadedComment>'
            for n, t in enumerate(("Kiểm tra lại", "Đã xong"))
        )
        archive.writestr(
            "xl/threadedComments/threadedComment1.xml",
            f'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">{said}</ThreadedComments>',
        )
    report = read_report(stream.getvalue())
    assert (report.values["plan_tasks"], report["plan_tasks"].note) == (31, "Kiểm tra lại; Đã xong")


def test_the_comments_that_the_library_writes_are_no_notes() -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 8, "plan_tasks_completed": 31})
    stream = io.BytesIO()
    write_report(check(report), stream, format="xlsx")
    written = openpyxl.load_workbook(stream)
    assert any(cell.comment for sheet in written for row in sheet.iter_rows() for cell in row)
    again = read_report(stream.getvalue())
    assert again.values == report.values
    assert {entry.note for entry in again.entries.values()} == {""}


@pytest.mark.parametrize("author", ["cchc_model", " "])
def test_what_people_add_to_a_comment_of_the_library_is_read(author: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(in_excel("Đã rà soát")))
    book["Sheet"]["D2"].comment = Comment("cchc_model:\n• “Số nhiệm vụ” ghi 31.\nSửa thành 29", author)
    stream = io.BytesIO()
    book.save(stream)
    report = read_report(stream.getvalue())
    assert (report.values["plan_tasks"], report["plan_tasks"].note) == (None, "Sửa thành 29")


def test_no_number_in_a_long_comment_is_lost() -> None:
    report = read_report(in_excel("Đã rà soát. " * 500 + "Sửa thành 29"))
    assert report.values["plan_tasks"] is None
