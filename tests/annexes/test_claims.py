"""Notes and remarks that say of what the values are, from a kind of change, a thing and a place; and harmless twins."""

import itertools

import pytest

from cchc_model import SOC_TRANG_DISTRICT, ReportingPeriod
from cchc_model.annexes.notes import Doubt, doubt_of_note
from cchc_model.framework.rows import Indicator

FIRST = ReportingPeriod.quarter(2022, 1)
DOSSIERS = SOC_TRANG_DISTRICT.indicator("district_dossiers_received")
ROWS = (DOSSIERS, SOC_TRANG_DISTRICT.indicator("plan_tasks"))
UNKNOWN = ("blorpa", "Zưm két", "copy", "như")
"""Words that no list has, and words of clerks."""

TIMES = ("quý IV", "quý IV/2021", "năm 2021", "tháng 12/2021", "6 tháng", "cả năm", "2 tháng", "kỳ trước", "năm ngoái")
LINES = ("dòng dưới", "dòng trên", "dòng số 5", "mục 4", "chỉ tiêu II")
PLACES = ("xã Gia Hòa", "phường Vĩnh Lợi", "UBND thị trấn Zưm", "tỉnh Hậu Giang")
CLAIMS = (
    *(f"{word} {time}" for word in UNKNOWN for time in TIMES),
    *(f"{word} {line}" for word in UNKNOWN for line in LINES),
    *(f"{word} {place}" for word in ("của", "Riêng", "số của", "lấy của") for place in PLACES),
    *(f"{word} {time}" for word in ("Thiếu", "chưa có", "mới có", "trừ") for time in ("tháng 3", "2 tháng", "quý I")),
    *("?", "??", "có đúng không?", "kiểm tra lại", "Blorpa đối chiếu lại", "luỹ kế quý IV"),
)
NUMBERS = ("5.672 {0}", "phần mềm 5.672 {0}", "blorpa 5.672", "5.600 {0}", "blorpa 5.600", "5.000+672", "5.600/5.672")
HARMLESS = (
    *("Theo Báo cáo số 45/BC-UBND", "Nguồn: phần mềm một cửa", "Đã hoàn thành", "Sẽ hoàn thành trong quý II/2022"),
    *("Ban hành tháng 12/2021", "Quyết định số 123/QĐ-UBND ngày 15/2/2022", "Tăng 15% so với quý IV/2021"),
    *("Giảm do dịch Covid-19", "Đồng chí Nguyễn Văn An phụ trách", "Phòng Nội vụ chủ trì", "Bà Trần Thị Hoa"),
    *("UBND các xã, thị trấn", "Xã An Hiệp, xã Thuận Hòa", "Tại xã An Hiệp", "Xem Phụ lục 2", "Kèm danh sách"),
    *("Hội nghị ngày 12/01/2022", "Triển khai từ năm 2020", "Thực hiện Kế hoạch năm 2022", "Không có", "Xem mục 2"),
    *("Kế hoạch số 05/KH-UBND ngày 10/01/2022", "theo KH 12", "theo Công văn 45", "Chưa phát sinh", "Chưa thực hiện"),
    *("Chưa có hướng dẫn", "quá hạn 3 trường hợp (đã xin lỗi)", "Trễ hạn do bổ sung giấy tờ", "Áp dụng ISO 9001:2015"),
    *("Luật Tổ chức chính quyền địa phương năm 2015", "Sở Nội vụ thẩm định", "Tổ chức 02 lớp, 120 người", "11/11 xã"),
    *("Định kỳ hàng quý", "Họp 2 tháng một lần", "Đang xin ý kiến", "Đã kiểm tra lại", "Đã đối chiếu lại, khớp"),
    *("Số liệu từ hệ thống iGate", "https://motcua.soctrang.gov.vn", "gồm 11 xã, thị trấn", "Kéo dài sang quý II"),
    *("Lớp tập huấn tháng 12/2021", "Bổ nhiệm từ tháng 11/2021", "Sáp nhập năm 2020", "Đạt chuẩn năm 2021"),
    *("Đã báo cáo kỳ trước", "Hồ sơ kỳ trước chuyển sang: 12", "Giảm so với kỳ trước", "Đã ban hành năm trước"),
    *("Người liên hệ: Lê Văn B, 0912345678", "OK", "Đạt", "nt", "đã nộp", "Đề án giai đoạn 2021-2025", "Quý I/2022"),
)


@pytest.mark.parametrize("note", CLAIMS)
def test_a_note_with_another_time_row_or_place_or_a_question_is_never_quiet(note: str) -> None:
    for row, value in zip(ROWS, (5627, 31), strict=True):
        assert (doubt_of_note(note, value, row, FIRST) or 0) >= Doubt.LIKELY


@pytest.mark.parametrize("note", ["chưa gồm hồ sơ trực tuyến", "trừ hồ sơ liên thông", "không kể hồ sơ cấp xã"])
def test_what_is_left_out_of_the_rows_own_things_is_never_quiet(note: str) -> None:
    assert (doubt_of_note(note, 5627, DOSSIERS, FIRST) or 0) >= Doubt.LIKELY


@pytest.mark.parametrize(("note", "row"), list(itertools.product(NUMBERS, ROWS)))
def test_a_number_that_is_not_the_value_is_never_quiet(note: str, row: Indicator) -> None:
    for unit in units_of(row.measure.label.vi):
        assert (doubt_of_note(note.format(unit), 5627, row, FIRST) or 0) >= Doubt.LIKELY


def units_of(label: str) -> list[str]:
    """Return a unit in full and by its initials."""
    initials = "".join(word[0] for word in label.split())
    return [label, label.lower(), initials, initials.lower()]


@pytest.mark.parametrize(
    "note", ["5.000+627", "trực tiếp 5.000, trực tuyến 627", "5.627/5.672", "5.627 hs", "5000 + 627"]
)
def test_numbers_that_give_the_value_say_nothing_else(note: str) -> None:
    assert doubt_of_note(note, 5627, DOSSIERS, FIRST) in (None, Doubt.OPEN)


@pytest.mark.parametrize("note", HARMLESS)
def test_a_note_whose_subject_is_something_else_is_quiet(note: str) -> None:
    assert [doubt_of_note(note, value, row, FIRST) for row, value in zip(ROWS, (5627, 31), strict=True)] == [None, None]
