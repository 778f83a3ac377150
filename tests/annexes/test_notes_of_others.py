"""Notes that say as a whole that a value is none of its row, made of what is said and how; and their harmless twins."""

import itertools

import pytest

from cchc_model import SOC_TRANG_DISTRICT, ReportingPeriod, Severity, parse_organisation, read_report
from cchc_model.annexes.notes_of_others import severity_of_note

THIRD = ReportingPeriod.quarter(2021, 3)
OWN = parse_organisation("UBND huyện Mỹ Xuyên")
DOSSIERS = SOC_TRANG_DISTRICT.indicator("district_dossiers_received")
DOCUMENTS = SOC_TRANG_DISTRICT.indicator("steering_documents_issued")
ANSWER = SOC_TRANG_DISTRICT.indicator("leader_dialogue")

LEADS = ("", "số ", "Số liệu của ")
TIMES = ("quý 2", "năm 2020", "6 tháng", "Q2", "kỳ trước", "quý II/2021")
SCOPES = ("toàn tỉnh", "cả tỉnh", "huyện Trần Đề", "tỉnh Sóc Trăng", "huyện bên")
OTHERS = (
    *map("".join, itertools.product(LEADS, (*TIMES, *SCOPES))),
    *("tính từ đầu năm", "từ đầu năm đến nay", "tính từ 01/01/2021", "lũy kế", "lũy kế từ đầu năm", "số của tỉnh"),
    *("kế hoạch", "Số kế hoạch", "chỉ tiêu", "số KH", "tháng 7 thôi", "riêng tháng 9", "chỉ tháng 8"),
    *("lấy số quý II vì chưa có số mới", "Theo QĐ 12/QĐ-UBND; toàn tỉnh"),
)
TAKEN_BACK = tuple(
    f"{asked}{act}{what}".strip()
    for asked, act, what in itertools.product(
        ("", "xin ", "Đề nghị "), ("xóa", "bỏ", "hủy", "không lấy", "không dùng"), ("", " số này", " số liệu này nhé")
    )
)
MISPLACED = ("nhầm dòng", "gõ nhầm dòng", "nhập lộn ô", "Ghi sai cột", "đã nhân 10", "số này chia 10 lần")
ROUGH = ("ước", "số ước tính", "tạm tính", "dự kiến", "số mẫu", "điền tạm", "ví dụ", "Theo phần mềm; tạm tính")
QUIET = (
    *("quý III", "năm 2021", "toàn huyện", "xã Đại Tâm", "huyện Mỹ Xuyên", "tại huyện Trần Đề", "UBND tỉnh", "tỉnh"),
    *("trong quý II", "từ tháng 7", "ngày 1/9", "kế hoạch năm 2022", "theo kế hoạch", "KH 12/KH-UBND", "Kế hoạch 45"),
    *("đã hủy", "không dùng giấy", "bỏ phiếu kín", "xóa mù chữ", "không tính phí", "nhân viên 10", "mẫu số 02"),
    *("6 tháng/lần", "12 tháng", "huyện Trần Đề chủ trì", "từ 15/6 đến 14/9", "tính đến 14/9", "thử nghiệm phần mềm"),
)


def severity(note: str, value: int = 5627) -> Severity | None:
    return severity_of_note(note, value, DOSSIERS, THIRD, OWN)


@pytest.mark.parametrize("note", [*OTHERS, *TAKEN_BACK, *MISPLACED])
def test_a_note_of_another_time_scope_or_row_takes_the_value_away(note: str) -> None:
    header = ("TT", "Chỉ tiêu", "ĐVT", "Số lượng", "Ghi chú")
    row = ("", DOSSIERS.name.vi, "Hồ sơ", "5.627", note)
    report = read_report([header, row], organisation=OWN, period=THIRD)
    found = [(str(one.code), one.severity) for one in report.findings if DOSSIERS.id in one.indicators]
    assert (report.values[DOSSIERS.id], found) == (None, [("remark_contradicts", Severity.ERROR)])


@pytest.mark.parametrize("note", ROUGH)
def test_an_estimate_is_a_warning(note: str) -> None:
    assert severity(note) is Severity.WARNING


@pytest.mark.parametrize("note", QUIET)
def test_a_note_of_the_report_or_of_something_else_is_quiet(note: str) -> None:
    assert severity(note) is None


def test_the_row_decides_what_a_note_can_mean() -> None:
    assert severity_of_note("kế hoạch", 3, DOCUMENTS, THIRD, OWN) is None  # the kind of the documents
    assert severity_of_note("quý 2", 1, ANSWER, THIRD, OWN) is None
    assert severity("không sử dụng", 0) is None
    assert severity_of_note("lũy kế", 5627, DOSSIERS, ReportingPeriod.full_year(2021), OWN) is None
    assert severity_of_note("toàn tỉnh", 5627, DOSSIERS, THIRD, parse_organisation("UBND tỉnh Sóc Trăng")) is None


@pytest.mark.parametrize("note", ["gấp đôi", "số gấp 2 lần", "Gấp rưỡi.", "gấp ba", "gấp 1,5 lần"])
def test_a_multiple_of_nothing_is_a_doubt(note: str) -> None:
    assert severity_of_note(note, 5627, DOSSIERS, None, None) is Severity.WARNING


@pytest.mark.parametrize("note", ["tăng gấp đôi", "gấp đôi cùng kỳ", "gấp 2 lần quý II", "gấp rút hoàn thành"])
def test_a_multiple_of_another_time_is_none(note: str) -> None:
    assert severity_of_note(note, 5627, DOSSIERS, None, None) is None


@pytest.mark.parametrize("note", ["nhân đôi", "đã nhân hai", "chia ba"])
def test_a_value_that_was_multiplied_is_an_error(note: str) -> None:
    assert severity_of_note(note, 5627, DOSSIERS, None, None) is Severity.ERROR
