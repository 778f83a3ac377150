"""Texts around the rows that name a part of the annex: by ordinals or a name, with another time, scale or order."""

import itertools

import pytest

from cchc_model import Report, Severity, read_report

HEADER = ("TT", "Chỉ tiêu", "ĐVT", "Kỳ này", "Ghi chú")
ROWS = (
    ("III", "Cải cách thủ tục hành chính", "", "", ""),
    ("2", "Thống kê TTHC", "", "", ""),
    ("", "Số TTHC được công bố mới", "Thủ tục", "27", ""),
    ("6", "Kết quả giải quyết TTHC", "", "", ""),
    ("", "Số hồ sơ TTHC do UBND cấp huyện tiếp nhận", "Hồ sơ", "5.627", ""),
    ("", "Số hồ sơ TTHC do UBND cấp huyện giải quyết và trả kết quả", "Hồ sơ", "-", ""),
    ("", "Số hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết đúng hạn", "Hồ sơ", "4.821", ""),
    ("IV", "Cải cách tổ chức bộ máy hành chính nhà nước", "", "", ""),
    ("2", "Số liệu về biên chế công chức", "", "", ""),
    ("", "Tổng số biên chế có mặt tại thời điểm báo cáo", "Người", "84", ""),
)
PUBLISHED, RECEIVED, ON_TIME, PRESENT = (
    "procedures_published",
    "district_dossiers_received",
    "district_dossiers_on_time",
    "payroll_present",
)
VALUES = {PUBLISHED: 27, RECEIVED: 5627, ON_TIME: 4821, PRESENT: 84}
PARTS = (
    ("mục III.6", (RECEIVED, ON_TIME)),
    ("Riêng mục III.6", (RECEIVED, ON_TIME)),
    ("P/S: tiểu mục 6", (RECEIVED, ON_TIME)),
    ("Phần IV", (PRESENT,)),
    ("Số liệu phần kết quả giải quyết TTHC", (RECEIVED, ON_TIME)),
    ("Mục III.2 và mục IV.2", (PUBLISHED, PRESENT)),
    ("Chỉ tiêu Tổng số biên chế có mặt tại thời điểm báo cáo", (PRESENT,)),
)
CHANGES = (
    *("là số liệu 6 tháng đầu năm", "lấy số quý II vì chưa có số mới", "lấy theo số 6 tháng", "là số của năm 2021"),
    *("lấy số kỳ trước", "là số lũy kế từ đầu năm", "tính đến 31/7", "đã nhân 10", "đã chia cho 1.000"),
)
UNPLACED = (
    *("Đổi chỗ dòng 24 và 25", "Dòng 3 và 4 ghi ngược nhau", "Đảo số dòng 3 với dòng 4", "Nhầm giữa mục 7 và mục 8"),
    *("Đã nhân 10", "Các số liệu trên đã chia 1.000", "Mục 2 lấy số quý II", "Mục V.9 là số của năm 2021"),
    *("Mục III.2 - III.6 lấy số quý II", "Dòng 24: số đúng là 5.672", "Chỉ tiêu 2: 35"),
)
"""The numbers of lines of a sheet, an ordinal that two rows have, or none: nobody can tell the rows."""
DENIED = (
    "(*) Số hồ sơ TTHC cấp huyện tiếp nhận: 5.672 chứ không phải 5.627.",
    "5.672 chứ không phải 5.627",
    "Số hồ sơ cấp huyện: không phải 5.627 mà là 5.672",
)
HARMLESS = (
    *("Mục III.6: xem phụ lục kèm theo", "Chi tiết mục 2 tại Báo cáo số 45 quý II", "Phần III Kế hoạch năm 2021"),
    *("Mục 2 thực hiện theo Quyết định năm 2021", "Mục III.6 tăng so với quý II", "Mục IV sẽ báo cáo vào quý IV"),
    *("Riêng mục III.6 là số liệu quý III", "Mục III.6 lấy số quý III/2022", "Mục III.6 tính đến 14/9/2022"),
    *("Mục tiêu năm 2022", "Danh mục 2 năm 2021", "Nhân 10 năm ngày thành lập", "Mục 2 đổi mới phương thức"),
    *("Dòng 3 = dòng 4 + dòng 5", "Tỷ lệ = mục 2/mục 3 x 100", "Mục 2 = (3) + (4)", "Mục IV: biên chế giao năm 2022"),
    *("Mục III.6 so sánh với quý II/2022", "Phần II, III do Văn phòng lập", "Chỉ tiêu 2 và 6 không áp dụng"),
)


def read(text: str) -> Report:
    return read_report([("UBND HUYỆN MỸ XUYÊN",), ("Quý III năm 2022",), HEADER, *ROWS, (text,)])


def errors(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(one.code), one.indicators) for one in report.findings if one.severity is Severity.ERROR]


def left(report: Report) -> dict[str, object]:
    return {key: report.values[key] for key in VALUES if report.values[key] is not None}


@pytest.mark.parametrize(("part", "change"), list(itertools.product(PARTS, CHANGES)))
def test_a_part_of_another_time_or_scale_has_no_values(part: tuple[str, tuple[str, ...]], change: str) -> None:
    name, rows = part
    report = read(f"{name} {change}")
    assert errors(report) == [("remark_contradicts", (key,)) for key in rows]
    assert left(report) == {key: value for key, value in VALUES.items() if key not in rows}


@pytest.mark.parametrize("text", UNPLACED)
def test_what_nobody_can_place_is_quoted_by_an_error(text: str) -> None:
    report = read(text)
    assert (errors(report), left(report)) == ([("remark_outside", ())], VALUES)


@pytest.mark.parametrize("text", DENIED)
def test_a_number_that_is_denied_is_left_out_of_the_only_row_that_has_it(text: str) -> None:
    report = read(text)
    assert (errors(report), report.values[RECEIVED]) == ([("remark_contradicts", (RECEIVED,))], None)


@pytest.mark.parametrize("change", CHANGES[:5])
def test_above_the_table_the_time_of_a_part_is_none_of_the_report(change: str) -> None:
    report = read_report([("UBND HUYỆN MỸ XUYÊN",), ("Quý III năm 2022",), (f"Mục III.6 {change}",), HEADER, *ROWS])
    assert report.period is not None
    assert (report.period.label(), left(report)) == ("Quý III năm 2022", {PUBLISHED: 27, PRESENT: 84})


def test_a_part_without_values_is_quoted_alone() -> None:
    rows = [(*row[:3], "-" if row[3] == "27" else row[3], row[4]) for row in ROWS]
    report = read_report([("Quý III năm 2022",), HEADER, *rows, ("Mục III.2 lấy số quý II",)])
    assert errors(report) == [("remark_outside", ())]


@pytest.mark.parametrize("text", HARMLESS)
def test_a_part_that_is_only_named_keeps_its_values(text: str) -> None:
    report = read(text)
    assert (errors(report), left(report)) == ([], VALUES)


@pytest.mark.every_case
@pytest.mark.parametrize("text", ["Mục III.6 đơn vị nghìn", "Riêng mục III.6 số liệu nghìn hồ sơ"])
def test_a_part_in_another_scale_than_its_unit_is_left_out(text: str) -> None:
    names = ("Số hồ sơ TTHC do UBND cấp huyện tiếp nhận", "Số hồ sơ TTHC do UBND cấp huyện giải quyết và trả kết quả")
    above = [("UBND HUYỆN MỸ XUYÊN",), ("Quý III năm 2021",), ("TT", "Nội dung", "ĐVT", "Kết quả")]
    headings = [("III", "Cải cách thủ tục hành chính", "", ""), ("6", "Kết quả giải quyết TTHC", "", "")]
    rows = [("", name, "Hồ sơ", str(4833 + at)) for at, name in enumerate(names)]
    report = read_report([*above, *headings, *rows, ("", text, "", "")])
    left_out = [one.indicators for one in report.findings if one.code == "remark_contradicts"]
    assert left_out == [("district_dossiers_received",), ("district_dossiers_resolved",)]
    assert not any(value is not None for value in report.values.values())
