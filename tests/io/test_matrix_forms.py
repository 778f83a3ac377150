"""Matrix forms: each cell reaches the report of its row and the indicator of its column, or an error names it."""

import io
import random

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

import cchc_model as cchc
from cchc_model.io.parts import ReportParts
from helpers.many_reports import KINDS, errors, lost
from helpers.matrix_reports import matrix_form

ABOVE = [("UBND HUYỆN MỸ XUYÊN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Quý I năm 2022",)]
TITLES = ("TT", "Chỉ tiêu", "ĐVT")
TASKS = ("1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ")
DONE = ("2", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ")
MATRIX = [
    ("TT", "Lĩnh vực", "Số hồ sơ tiếp nhận", "", "", "", "Số hồ sơ đã giải quyết", "", ""),
    ("", "", "Tổng số", "Trong đó", "", "Từ kỳ trước", "Tổng số", "Trước hạn", "Quá hạn"),
    ("", "", "", "Trực tuyến", "Trực tiếp", "", "", "", ""),
    ("", "", "(1)", "(2)", "(3)", "(4)", "(5) = (6) + (7)", "(6)", "(7)"),
]
VALUES = ("10", "5", "3", "2", "9", "8", "1")


@pytest.fixture(scope="module")
def matrix() -> cchc.Framework:
    return cchc.draft_framework([("BIỂU GIẢI QUYẾT HỒ SƠ",), *MATRIX]).framework


@settings(max_examples=max(settings().max_examples // 3, 5))
@given(st.integers(0, 10**9), st.sampled_from(KINDS))
def test_every_value_of_a_row_reaches_its_report(seed: int, kind: str) -> None:
    file = matrix_form(random.Random(seed))
    parts = cchc.read_parts(file.source(kind), framework=file.framework)
    assert lost(file, parts, kind) == errors(parts) == []
    assert len(parts) == len(file.reports)
    assert [one.title for one in parts.unread] == file.unread
    with pytest.raises(cchc.ReadError, match="read_parts"):
        cchc.read_report(file.source(kind), framework=file.framework)


def test_a_form_states_its_sums(matrix: cchc.Framework) -> None:
    assert [rule.id for rule in matrix.rules if rule.severity is cchc.Severity.ERROR] == [
        "sum.tong_so_so_ho_so_da_giai_quyet"
    ]
    assert {one.time.value for one in matrix.indicators.values()} == {"flow"}  # as the titles above them state
    filled = cchc.draft_framework([("BIỂU GIẢI QUYẾT HỒ SƠ",), *MATRIX, ("1", "Xã Đại Tâm", *VALUES)])
    assert filled.framework.rows == matrix.rows
    reasons = {one.reason["en"] for one in filled.decisions if one.subject == "sum.tong_so_so_ho_so_da_giai_quyet"}
    assert reasons == {"the form states it: (5) = (6) + (7)"}


def test_a_caption_is_the_unit_of_all_columns_but_notes() -> None:
    form = [
        ("BIỂU",),
        ("Đơn vị tính: Hồ sơ TTHC",),
        *((*row, "Ghi chú" if not at else "") for at, row in enumerate(MATRIX)),
    ]
    drafted = cchc.draft_framework(form).framework
    assert {one.measure.label.vi for one in drafted.indicators.values()} == {"Hồ sơ TTHC"}
    assert len(drafted.indicators) == len(VALUES)
    assert "ghi_chu" not in {row.id for row in drafted.rows}
    parts = cchc.read_parts([*ABOVE, *form[1:], ("1", "Xã Đại Tâm", *VALUES, "do lỗi mạng")], framework=drafted)
    assert [str(value) for value in parts[0].report.values.values()] == list(VALUES)
    assert {entry.note for entry in parts[0].report.entries.values()} == {"do lỗi mạng"}


def test_a_field_that_is_called_as_an_agency_is_none(matrix: cchc.Framework) -> None:
    rows = [("1", "Thanh tra", *VALUES), ("2", "Xã Đại Tâm", *VALUES)]
    bodies = []
    for title in ("Lĩnh vực", "Đơn vị"):
        header = [(MATRIX[0][0], title, *MATRIX[0][2:]), *MATRIX[1:]]
        parts = cchc.read_parts([*ABOVE, *header, *rows], framework=matrix)
        bodies.append([part.report.organisation and part.report.organisation.name for part in parts])
    assert bodies == [[None, "UBND xã Đại Tâm"], ["Thanh tra", "UBND xã Đại Tâm"]]


def test_fields_have_no_organisation(matrix: cchc.Framework) -> None:
    rows = [
        *ABOVE,
        *MATRIX,
        ("I", "Cấp huyện"),
        ("1", "Đất đai", *VALUES),
        ("2", "Hộ tịch", *VALUES),
        ("", "Cộng", *VALUES),
    ]
    parts = cchc.read_parts(rows, framework=matrix)
    assert [(part.title, part.report.organisation) for part in parts] == [
        ("Cấp huyện › Đất đai", None),
        ("Cấp huyện › Hộ tịch", None),
    ]
    assert [one.code for one in parts[0].report.findings] == ["part_of_organisation"]
    assert parts.organisation is not None
    assert str(parts[0].report["qua_han"].source) == "the table, row 8, I8"
    assert [(one.title, one.numbers) for one in parts.unread] == [("Cộng", 7)]


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([("", "", "", "4")], "D8"),
        ([("TT", "Nội dung", "Số liệu"), ("1", "Số phiên họp", "4")], "A9"),
        ([("TT", "Nội dung", "Đạt", "Không đạt"), ("1", "Số phiên họp", "4", "5")], "A9"),
        ([("2", "Xã Tham Đôn", "4,x")], "C8"),
    ],
)
def test_numbers_of_no_report_are_errors(matrix: cchc.Framework, rows: list[tuple[str, ...]], cell: str) -> None:
    parts = cchc.read_parts([*ABOVE, *MATRIX, ("1", "Xã Đại Tâm", *VALUES), *rows], framework=matrix)
    found = [one for part in parts for one in part.report.findings if one.severity is cchc.Severity.ERROR]
    assert [one.source and one.source.cell for one in found] == [cell]


def test_columns_of_a_matrix_that_go_on_in_a_second_table_are_read(matrix: cchc.Framework) -> None:
    first = [row[:6] for row in MATRIX[:3]], [("1", "Xã Đại Tâm", *VALUES[:4]), ("2", "Xã Tham Đôn", *VALUES[:4])]
    second = (
        [row[:2] + row[6:] for row in MATRIX[:2]],
        [("1", "Xã Đại Tâm", *VALUES[4:]), ("2", "Xã Tham Đôn", *VALUES[4:])],
    )
    parts = cchc.read_parts([*ABOVE, *first[0], *first[1], ("(tiếp theo)",), *second[0], *second[1]], framework=matrix)
    assert [[str(value) for value in part.report.values.values()] for part in parts] == [list(VALUES)] * 2


def test_sections_that_have_one_organisation_each_have_a_part_of_it(matrix: cchc.Framework) -> None:
    rows = [("I", "Cấp huyện"), ("1", "Xã Đại Tâm", *VALUES), ("II", "Cấp xã"), ("1", "Xã Đại Tâm", *VALUES)]
    parts = cchc.read_parts([*ABOVE, *MATRIX, *rows], framework=matrix)
    assert [part.report.organisation for part in parts] == [None, None]
    with pytest.raises(cchc.ReadError, match="B7, B8"):
        cchc.read_parts([*ABOVE, *MATRIX, rows[1], rows[3]], framework=matrix)


def test_cells_of_a_matrix_keep_their_place_their_merging_and_their_comments(matrix: cchc.Framework) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows = [*ABOVE, *MATRIX, ("1", "Xã Đại Tâm", *VALUES), ("2", "Xã Tham Đôn", *VALUES)]
    for row in rows:
        sheet.append([int(cell) if cell.isdecimal() else cell or None for cell in row])
    sheet["C7"].comment = Comment("Sửa thành 29", "a")
    sheet["G8"] = 5.627
    sheet.merge_cells("D7:E7")
    sheet.merge_cells("I7:I8")
    stream = io.BytesIO()
    book.save(stream)
    parts = cchc.read_parts(stream.getvalue(), framework=matrix)
    found = [
        {one.source.cell for one in part.report.findings if one.severity is cchc.Severity.ERROR and one.source}
        for part in parts
    ]
    assert found == [{"C7", "D7", "E7", "I7"}, {"G8", "I8"}]
    assert parts[1].report["qua_han"].status is cchc.Status.DAMAGED


def test_an_organisation_may_include_the_fields_below_it(matrix: cchc.Framework) -> None:
    rows = [
        ("I", "Xã Đại Tâm", *VALUES),
        ("1", "Đất đai", *VALUES),
        ("II", "Cấp xã", *VALUES),
        ("1", "Hộ tịch", *VALUES),
    ]
    parts = cchc.read_parts([*ABOVE, *MATRIX, *rows], framework=matrix)
    assert [part.title for part in parts] == ["Xã Đại Tâm", "Xã Đại Tâm › Đất đai", "Cấp xã › Hộ tịch"]
    assert [one.code for one in parts[0].report.findings] == ["part_may_include_others"]
    assert [(one.title, one.reason["en"]) for one in parts.unread] == [("Cấp xã", "it has the numbers of row 10")]


def test_parts_are_data_and_come_back(matrix: cchc.Framework) -> None:
    parts = cchc.read_parts([*ABOVE, *MATRIX, ("1", "Đất đai", *VALUES), ("", "Cộng", *VALUES)], framework=matrix)
    assert cchc.from_data(cchc.to_data(parts), ReportParts, framework=matrix) == parts
    assert parts[:1] == parts.parts


@pytest.mark.parametrize(
    "numbers",
    [
        ("(1)", "(2)", "(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)", "(7) = (8) + (9)", "(9)", "(12)"),
        ("1", "2", "3", "4", "5", "6", "7", "9", "12"),
        ("A", "B", "1", "2", "3", "5", "6", "9", "12"),
        ("(1)", "(2)", "(3)", "(3)", "(5)", "(6)", "(7)", "(7)", "(8)"),
        ("1", "2", "3", "3", "5", "6", "7", "7", "8"),
        ("", "", "1", "2", "3", "5", "6", "9", "12"),
        ("", "", "(1)", "(2)", "(3)", "(5)", "(6)", "(9)", "(12)"),
    ],
)
def test_a_row_of_column_numbers_is_no_report_even_with_gaps(matrix: cchc.Framework, numbers: tuple[str, ...]) -> None:
    rows = [("1", "Xã Đại Tâm", *VALUES), ("2", "Xã Tham Đôn", *VALUES)]
    parts = cchc.read_parts([*ABOVE, *MATRIX[:3], numbers, rows[0], numbers, rows[1]], framework=matrix)
    assert [part.title for part in parts] == ["Xã Đại Tâm", "Xã Tham Đôn"]
    assert (parts.unread, errors(parts)) == ((), [])


def test_numbers_that_fit_no_columns_are_told_and_no_report(matrix: cchc.Framework) -> None:
    numbers = ("1", "2", "3", "80", "5", "6", "7", "9", "12")
    parts = cchc.read_parts([*ABOVE, *MATRIX[:3], numbers, ("1", "Xã Đại Tâm", *VALUES)], framework=matrix)
    assert [part.title for part in parts] == ["Xã Đại Tâm"]
    assert [(one.title, one.numbers) for one in parts.unread] == [("—", 7)]
    assert len(errors(parts)) == 1
