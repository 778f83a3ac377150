"""What real cells of Word and Excel files hold."""

import datetime as dt
import io
import random
import re
import sys
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from cchc_model import (
    InvalidDataError,
    MissingExtraError,
    ReadError,
    Severity,
    Status,
    check,
    read_report,
    write_report,
)
from cchc_model.io.office import conversion
from cchc_model.reports.finding_codes import FindingCode
from helpers.compound import compound
from helpers.drift import as_docx, document, package, paragraph, table_xml
from helpers.office import DONE, HEADER, OFFICE, RATE, TASKS, book, codes, workbook
from helpers.sampling import few_by_hand


def word(*rows: list[str]) -> bytes:
    return package(table_xml([HEADER, *rows]))


def test_numbers_and_percent_formats() -> None:
    data = workbook(
        HEADER,
        ["", TASKS, "Nhiệm vụ", 31],
        ["", DONE, "Nhiệm vụ", 8.0],
        ["", RATE, "%", 0.2581],
        formats={"D4": "0.00%"},
    )
    report = read_report(data)
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, 8)
    assert report.values["satisfaction_rate"] == Decimal("25.81")
    entry = report["plan_tasks"]
    assert entry.source is not None
    assert (entry.source.table, entry.source.cell) == ("Sheet1", "D2")


@pytest.mark.parametrize(("stored", "text"), [(5.627, "5.627"), (5.62, "5.620"), (14.8, "14.800")])
def test_a_count_that_excel_made_a_fraction_is_damaged_with_the_count_proposed(stored: float, text: str) -> None:
    report = read_report(workbook(HEADER, ["", TASKS, "Nhiệm vụ", stored], ["", DONE, "Nhiệm vụ", 5]))
    assert report["plan_tasks"].status is Status.DAMAGED
    (finding,) = [f for f in report.findings if f.code == "damaged_number"]
    assert text in finding.suggestions
    (others,) = [f for f in report.findings if f.code == "counts_became_fractions"]
    assert others.severity is Severity.WARNING
    assert report.values["plan_tasks_completed"] == 5


def test_dates_booleans_and_errors_are_no_numbers() -> None:
    data = workbook(
        HEADER, ["", TASKS, "", dt.date(2024, 6, 5)], ["", DONE, "", True], ["", "Số lượng phiếu khảo sát", "", "#REF!"]
    )
    report = read_report(data)
    for key, text in (("plan_tasks", "2024-06-05"), ("plan_tasks_completed", "TRUE"), ("survey_forms", "#REF!")):
        assert (report[key].status, report[key].text) == (Status.DAMAGED, text)


def test_a_formula_has_its_cached_value_or_a_finding() -> None:
    report = read_report(workbook(HEADER, ["", TASKS, "Nhiệm vụ", "=30+1"]))
    assert (report["plan_tasks"].status, report["plan_tasks"].text) == (Status.DAMAGED, "=30+1")
    assert "damaged_number" in codes(report)
    data = workbook(HEADER, ["", TASKS, "Nhiệm vụ", 777])
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for item in old.namelist():
            new.writestr(item, old.read(item).replace(b"<v>777</v>", b"<f>30+1</f><v>31</v>"))
    assert read_report(stream.getvalue()).values["plan_tasks"] == 31


def test_texts_in_cells() -> None:
    rows = [[TASKS, "05"], [DONE, "8 nhiệm vụ"], ["Số lượng phiếu khảo sát", "1.176 phiếu"], [RATE, "25,81 %"]]
    rows += [["Có sáng kiến, giải pháp mới về CCHC", "Có"], ["Thực hiện khen thưởng về kết quả CCHC", "…"]]
    for data in (
        workbook(HEADER, *([None, n, None, v] for n, v in rows)),
        word(*(["", n, "", v, ""] for n, v in rows)),
    ):
        report = read_report(data)
        assert report.values["plan_tasks"] == 5
        assert report.values["plan_tasks_completed"] == 8
        assert report.values["survey_forms"] == 1176
        assert report.values["satisfaction_rate"] == Decimal("25.81")
        assert report.values["reform_initiatives"] == 1
        assert report["reform_commendation"].status is Status.NIL


def test_the_sheet_that_holds_the_annex_is_found_or_asked_for() -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.append(["Danh sách phòng ban"])
    for name, value in (("Phụ lục", 31), ("Phụ lục (2)", 32)):
        page = book.create_sheet(name)
        page.append(HEADER)
        page.append(["", TASKS, "Nhiệm vụ", value])
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(ReadError, match="sheet"):
        read_report(stream.getvalue())
    report = read_report(stream.getvalue(), sheet="phụ lục (2)")
    assert report.values["plan_tasks"] == 32
    said = {finding.text: finding for finding in report.findings}
    assert said["Sheet"].code == "sheet_not_read"
    assert (said["Phụ lục"].code, said["Phụ lục"].severity) == ("annex_on_other_sheet", Severity.WARNING)
    with pytest.raises(ReadError, match="sheet"):
        read_report(stream.getvalue(), sheet="Khác")
    with pytest.raises(ReadError, match="no sheets"):
        read_report(word(["", TASKS, "", "31", ""]), sheet="Phụ lục")


@pytest.mark.parametrize(
    ("rows", "severity"),
    [
        ([HEADER, ["1", "Số phòng", "Phòng", 3, None]], Severity.WARNING),
        ([["Biểu 2"], ["STT", "Nội dung", "Kế hoạch"], [1, "Số lớp tập huấn", "12"]], Severity.WARNING),
        ([HEADER, ["1", "Số phòng", "Phòng", None, "45"]], Severity.INFO),
        ([["STT", "Đơn vị tính", "Ghi chú"], [1, "Phòng", None], [2, "Người", 5]], Severity.INFO),
        ([["Danh sách phòng ban"], ["Nội vụ", 12]], Severity.INFO),
    ],
)
def test_an_unread_sheet_with_a_table_of_numbers_is_a_warning(rows: list[list[object]], severity: Severity) -> None:
    report = read_report(book(Chinh=[HEADER, ["", TASKS, "Nhiệm vụ", 31]], Khac=rows))
    (said,) = (one for one in report.findings if one.code == "sheet_not_read")
    assert (said.text, said.severity, report.values["plan_tasks"]) == ("Khac", severity, 31)


def test_the_findings_and_rates_of_a_written_workbook_are_remarks_only() -> None:
    report = read_report([("", TASKS, "Nhiệm vụ", "31", ""), ("", DONE, "Nhiệm vụ", "8", "")])
    stream = io.BytesIO()
    write_report(check(report), stream, format="xlsx")
    again = read_report(stream.getvalue())
    unread = [one for one in again.findings if one.code == "sheet_not_read"]
    assert [(one.text, one.severity) for one in unread] == [("Kiểm tra", Severity.INFO), ("Tỷ lệ", Severity.INFO)]


def test_what_is_hidden_is_read_or_said() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Phụ lục"
    for row in (HEADER, ["", TASKS, "Nhiệm vụ", 31], ["", DONE, "Nhiệm vụ", 8]):
        page.append(row)
    page.row_dimensions[3].hidden = True
    other = book.create_sheet("Cũ")
    other.append(["", TASKS, "Nhiệm vụ", 30])
    other.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    report = read_report(stream.getvalue())
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, 8)
    said = {finding.code: finding for finding in report.findings}
    assert said[FindingCode.VALUES_HIDDEN].indicators == ("plan_tasks_completed",)
    assert said[FindingCode.ANNEX_ON_OTHER_SHEET].text == "Cũ"


def test_a_hidden_column_is_read_and_said() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(HEADER)
    page.append(["", TASKS, "Nhiệm vụ", 31])
    page.column_dimensions["D"].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    report = read_report(stream.getvalue())
    assert report.values["plan_tasks"] == 31
    assert [f.indicators for f in report.findings if f.code == "values_hidden"] == [("plan_tasks",)]


@pytest.mark.parametrize(("module", "extra"), [("lxml", "docx"), ("lxml", "xlsx")])
def test_a_missing_extra_says_what_to_install(module: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = word(["", TASKS, "", "31", ""]) if extra == "docx" else workbook(HEADER, ["", TASKS, "", 31])
    for name in [name for name in sys.modules if name.partition(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError) as caught:
        read_report(data)
    assert f"cchc-model[{extra}]" in str(caught.value)


def test_a_million_formatted_blank_rows_are_no_rows() -> None:
    rows: list[Sequence[object]] = [HEADER, ["", TASKS, "Nhiệm vụ", 31]]
    near = workbook(*rows, *([[None]] * 1000), ["", DONE, "Nhiệm vụ", 8])
    assert read_report(near).values["plan_tasks_completed"] == 8
    far = workbook(*rows, *([[None]] * 3000), ["", DONE, "Nhiệm vụ", 8])
    assert read_report(far).values["plan_tasks_completed"] == 8
    formatted = workbook(*rows, formats={f"A{row}": "0" for row in range(5, 30_000, 3)})
    assert read_report(formatted).values["plan_tasks"] == 31


def test_columns_with_merged_titles_and_numbers_below() -> None:
    rows: list[list[object]] = [
        ["TT", "Nội dung", "ĐVT", "Số liệu", None, "Ghi chú"],
        [None, None, None, "Kỳ trước", "Kỳ này", None],
        ["1", "2", "3", "4", "5", "6"],
        ["", TASKS, "Nhiệm vụ", 29, 31, "x"],
    ]
    report = read_report(workbook(*rows))
    assert (report.values["plan_tasks"], report["plan_tasks"].note) == (31, "x")
    assert codes(report) == {"column_not_read", "organisation_unknown", "period_unknown"}


def test_an_unclear_choice_of_column_is_refused_with_the_titles() -> None:
    rows: list[list[object]] = [["TT", "Nội dung", "Kết quả", "Số liệu"], ["", TASKS, 29, 31]]
    with pytest.raises(ReadError, match=r"C “Kết quả” .*; D “Số liệu”"):
        read_report(workbook(*rows))
    assert read_report(workbook(*rows), value_column="KẾT QUẢ").values["plan_tasks"] == 29
    with pytest.raises(ReadError, match="exactly one"):
        read_report(workbook(*rows), value_column="Kỳ này")


# Word


def table_row(*cells: str, properties: str = "") -> str:
    """A row of a table, from the XML of its cells."""
    return f"<w:tr>{properties}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def tasks_row(value: str) -> str:
    """The row of the planned tasks, with the XML of runs as its value."""
    return table_row(paragraph(""), paragraph(TASKS), paragraph("Nhiệm vụ"), f"<w:p>{value}</w:p>")


def run(content: str) -> str:
    return f"<w:r>{content}</w:r>"


THREE_HUNDRED = run("<w:t>300</w:t>")


@pytest.mark.parametrize(
    "deleted",
    [
        "<w:delText>29</w:delText>",
        "<w:t>29</w:t>",  # what other programs than Word leave in place of w:delText
        "<w:noBreakHyphen/>",
        "<w:tab/><w:delText>29</w:delText>",
        '<w:sym w:font="Symbol" w:char="F02D"/>',
    ],
)
@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_deleted_text_is_no_part_of_a_value(change: str, deleted: str) -> None:
    gone = f"<w:{change}>{run(deleted)}</w:{change}>"
    for value in (gone + THREE_HUNDRED, THREE_HUNDRED + gone, run("<w:t>3</w:t>") + gone + run("<w:t>00</w:t>")):
        report = read_report(package(f"<w:tbl>{tasks_row(value)}</w:tbl>"))
        assert (report.values["plan_tasks"], report["plan_tasks"].text) == (300, "300")


def test_inserted_text_is_part_of_a_value_and_footnote_marks_are_not() -> None:
    value = f"<w:ins>{run('<w:t>3</w:t>')}</w:ins>" + run("<w:t>1</w:t>") + run("<w:footnoteReference/>")
    report = read_report(package(f"<w:tbl>{tasks_row(value)}</w:tbl>"))
    assert report.values["plan_tasks"] == 31
    assert report["plan_tasks"].source is not None
    assert str(report["plan_tasks"].source).endswith("table 1, row 1, D1")


def test_a_deleted_row_is_absent() -> None:
    cells = [paragraph(text) for text in ("", DONE, "", "8")]
    for properties, status in (("<w:trPr><w:del/></w:trPr>", Status.ABSENT), ("", Status.REPORTED)):
        row = table_row(*cells, properties=properties)
        report = read_report(package(f"<w:tbl>{tasks_row(THREE_HUNDRED)}{row}</w:tbl>"))
        assert report["plan_tasks_completed"].status is status


@pytest.mark.parametrize("element", ["br", "cr", "tab"])
def test_digits_on_two_lines_or_tab_stops_are_not_one_number(element: str) -> None:
    for first, second in (("12", "34"), ("1", "234")):
        value = run(f"<w:t>{first}</w:t><w:{element}/><w:t>{second}</w:t>")
        entry = read_report(package(f"<w:tbl>{tasks_row(value)}</w:tbl>"))["plan_tasks"]
        assert (entry.status, entry.value) == (Status.DAMAGED, None)
        assert entry.text in (f"[(ngắt dòng: {first} | {second})]", f"[(dấu tab: {first} | {second})]")


def test_a_name_on_two_lines_is_one_name() -> None:
    name = f"<w:p>{run('<w:t>Số nhiệm vụ đề ra</w:t><w:br/><w:t>trong kế hoạch</w:t>')}</w:p>"
    row = table_row(paragraph(""), name, paragraph("Nhiệm vụ"), paragraph("31"))
    assert read_report(package(f"<w:tbl>{row}</w:tbl>")).values["plan_tasks"] == 31


def test_merged_cells_and_tables_within_content_controls() -> None:
    merged = (
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
        + paragraph(TASKS)
        + "</w:tc>"
        + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Nhiệm vụ", "31"))
        + "</w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>"
        + paragraph("1")
        + "</w:tc>"
        + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in (DONE, "Nhiệm vụ", "8"))
        + "</w:tr>"
    )
    report = read_report(package(f"<w:sdt><w:sdtContent><w:tbl>{merged}</w:tbl></w:sdtContent></w:sdt>"))
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, 8)


def test_a_second_table_with_other_columns_is_said_and_not_guessed() -> None:
    first = [
        ["TT", "Tên chỉ tiêu", "ĐVT", "Kỳ trước", "Kỳ này", "Lũy kế", "Ghi chú"],
        ["", TASKS, "Nhiệm vụ", "29", "31", "60", ""],
    ]
    for row in (["", DONE, "Nhiệm vụ", "8", "15", ""], ["", DONE, "Nhiệm vụ", "8", ""], ["", DONE, "Nhiệm vụ", "8"]):
        report = read_report(package(table_xml(first) + paragraph("") + table_xml([row])))
        assert report.values["plan_tasks"] == 31
        assert report.values["plan_tasks_completed"] is None
        (finding,) = [f for f in report.findings if f.code == "unread_cells"]
        assert finding.indicators == ("plan_tasks_completed",)
        assert "8" in finding.text
    twice = read_report(package(table_xml(first) + table_xml([["8", "8", "8"]])))
    (finding,) = [f for f in twice.findings if f.code == "unread_cells"]
    assert finding.text == "8; 8"
    same = read_report(package(table_xml(first) + table_xml([["", DONE, "Nhiệm vụ", "7", "8", "15", ""]])))
    assert same.values["plan_tasks_completed"] == 8


def test_a_figure_in_the_last_header_is_said() -> None:
    rows = [HEADER, ["", TASKS, "Nhiệm vụ", "31", ""], ["TT", "Tên chỉ tiêu", "ĐVT", "Số liệu", "77"]]
    report = read_report(package(table_xml(rows)))
    assert [f.text for f in report.findings if f.code == "unread_cells"] == ["77"]


@pytest.mark.parametrize(
    ("letterhead", "name"),
    [
        ("UBND HUYỆN LONG PHÚ PHÒNG NỘI VỤ", "PHÒNG NỘI VỤ"),
        ("UBND HUYỆN TRẦN ĐỀ   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "UBND huyện Trần Đề"),
        ("ỦY BAN NHÂN DÂN HUYỆN CÙ LAO DUNG", "UBND huyện Cù Lao Dung"),
        ("UBND huyện Mỹ Xuyên báo cáo", "UBND huyện Mỹ Xuyên"),
        ("UBND HUYỆN LONG PHÚ TỔ KIỂM TRA CCHC", "TỔ KIỂM TRA CCHC"),
        ("UBND HUYỆN LONG PHÚ NHÓM KIỂM TRA CCHC", None),
    ],
)
def test_the_organisation_ends_where_something_else_begins(letterhead: str, name: str | None) -> None:
    report = read_report(package(paragraph(letterhead) + table_xml([HEADER, ["", TASKS, "", "31", ""]])))
    assert (report.organisation.name if report.organisation else None) == name


@pytest.mark.parametrize(
    "title", ["Số lượng / Tỷ lệ", "Quý I/2022", "Kết quả Quý I", "Năm 2022", "6 tháng đầu năm 2022", "SL"]
)
def test_titles_of_the_value_column(title: str) -> None:
    report = read_report(package(table_xml([["TT", "Chỉ tiêu", "ĐVT", title], ["", TASKS, "", "31"]])))
    assert report.values["plan_tasks"] == 31


def test_text_boxes_count_once() -> None:
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice><w:t>Quý I năm 2022</w:t></mc:Choice><mc:Fallback><w:t>Quý I năm 2022</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    report = read_report(package(box + table_xml([HEADER, ["", TASKS, "", "31", ""]])))
    assert report.period is not None
    assert report.period.label() == "Quý I năm 2022"


# Safety


@pytest.mark.parametrize("cut", [10, 200, 2000])
def test_a_truncated_file_is_refused(cut: int) -> None:
    for data in (as_docx(document(random.Random(1))), workbook(HEADER, ["", TASKS, "", 31])):
        with pytest.raises(ReadError):
            read_report(data[:cut])


def test_entities_are_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
        archive.writestr("word/document.xml", bomb)
    with pytest.raises(ReadError, match=r"entities.*; ask the sender to save it"):
        read_report(data.getvalue())


def test_an_archive_that_unpacks_to_gigabytes_is_refused() -> None:
    data = io.BytesIO()
    with (
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(210):
            part.write(b" " * 1_000_000)
    with pytest.raises(ReadError, match="its unpacked content is far larger than an annex"):
        read_report(data.getvalue())


def test_a_zip_a_password_and_old_files_are_told() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(ReadError, match=r"not a \.docx or \.xlsx file; unpack it"):
        read_report(data.getvalue())
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
    with pytest.raises(ReadError, match=r"not a \.docx or \.xlsx file; open it in Word or Excel"):
        read_report(data.getvalue())
    with pytest.raises(ReadError, match="password"):
        read_report(compound({"EncryptedPackage": b""}))
    with pytest.raises(ReadError, match=r"save it as \.docx or \.xlsx"):
        read_report(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def test_a_document_named_as_a_workbook_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "phu luc.xlsx"
    path.write_bytes(word(["", TASKS, "", "31", ""]))
    assert read_report(path).values["plan_tasks"] == 31


def test_ready_rows_with_floats_are_still_refused() -> None:
    with pytest.raises(InvalidDataError):
        read_report([["", TASKS, "", 5.627]])


# What an office suite saved


EXACT = {
    "plan_completion_rate": Decimal("25.81"),
    "plan_tasks": 31,
    "plan_tasks_completed": 8,
    "district_dossiers_received": 5627,
    "district_dossiers_resolved": 4833,
    "training_actual": 52,
}
ENGLISH = ("csv_xlsx.xlsx", "xlsx_comma.csv", "xlsx_semicolon.csv", "xlsx_tab.csv")


def office_files(*suffixes: str) -> list[str]:
    return sorted(path.name for path in OFFICE.iterdir() if path.suffix in suffixes)


@pytest.mark.parametrize("name", office_files(".docx", ".xls", ".xlsx", ".csv"))
def test_files_saved_by_an_office_suite(name: str) -> None:
    report = read_report(OFFICE / name)
    values = {key: value for key, value in report.values.items() if value is not None}
    if name in ENGLISH:
        assert values.items() <= EXACT.items()
        damaged = [key for key, entry in report.entries.items() if entry.status is Status.DAMAGED]
        assert set(damaged) | set(values) == set(EXACT)
        assert all(
            "5.627" in f.suggestions or "4.833" in f.suggestions for f in report.findings if f.code == "damaged_number"
        )
    else:
        assert values == EXACT
    assert report["plan_tasks_completed"].note == "đến 14/3"
    assert report["training_planned"].status is Status.NIL
    assert report["commune_dossiers_received"].status is Status.BLANK
    assert "Số cuộc họp giao ban" in {leftover.name for leftover in report.leftovers}
    if name != "csv_xlsx.xlsx":
        assert report.period is not None
        assert report.organisation is not None
        assert (report.organisation.name, report.period.label()) == ("UBND huyện Mỹ Xuyên", "Quý I năm 2022")


@pytest.mark.parametrize("name", office_files(".doc", ".odt", ".ods", ".rtf"))
def test_other_kinds_of_file_are_refused_in_one_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "office_program", lambda: None)
    with pytest.raises(ReadError) as caught:
        read_report(OFFICE / name)
    assert "\n" not in str(caught.value)
    assert re.search(r"\.docx|\.xlsx", str(caught.value))


def test_a_pdf_file_is_read_as_the_document_that_it_was_printed_from() -> None:
    report = read_report(OFFICE / "printed.pdf")
    assert report.organisation is not None
    assert report.period is not None
    assert (report.organisation.name, report.period.label()) == ("UBND huyện Mỹ Xuyên", "Quý I năm 2022")
    assert sum(value is not None for value in report.values.values()) == 6


# Fuzzing


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_damaged_files_give_a_report_or_the_librarys_own_error(kind: str) -> None:
    """Bytes changed anywhere in the file, and inside its parts."""
    g = random.Random(kind)
    source = (OFFICE / ("docx_saved.docx" if kind == "docx" else "xlsx_saved.xlsx")).read_bytes()
    for _ in range(few_by_hand(60)):
        try:
            read_report(_scrambled(source, g))
        except ReadError:
            continue
    for _ in range(few_by_hand(60)):
        try:
            read_report(_scrambled_inside(source, g))
        except ReadError:
            continue


def _scrambled(data: bytes, g: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(g.randrange(1, 20)):
        changed[g.randrange(len(changed))] = g.randrange(256)
    return bytes(changed[: g.choice([len(changed), g.randrange(len(changed))])])


def _scrambled_inside(data: bytes, g: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for item in old.namelist():
            part = bytearray(old.read(item))
            if item.endswith((".xml", ".rels")) and g.random() < 0.5:
                at = g.randrange(len(part))
                kind = g.randrange(3)
                if kind == 0:
                    part[at : at + g.randrange(1, 30)] = b""
                elif kind == 1:
                    part[at:at] = g.choice([b"<", b">", b"&", b"\0", b"<w:tbl>", b'r="A1"', b"</row>", b"999999999999"])
                else:
                    part[at] = g.randrange(256)
            new.writestr(item, bytes(part))
    return stream.getvalue()
