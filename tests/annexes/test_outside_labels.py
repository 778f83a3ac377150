"""Labels and sentences around the rows that say of which time or body all numbers are: made of their own grammar."""

import itertools

import pytest

from cchc_model import Report, Severity, read_report

HEADER = ("TT", "Chỉ tiêu", "ĐVT", "Số lượng", "Ghi chú")
ROWS = (
    ("", "Số hồ sơ TTHC do UBND cấp huyện tiếp nhận", "Hồ sơ", "5.627", ""),
    ("", "Tổng số biên chế có mặt tại thời điểm báo cáo", "Người", "84", ""),
)
VALUES = [5627, 84]
TIMES = ("Kỳ báo cáo", "Kỳ số liệu", "Kỳ thống kê", "Thời kỳ", "Thời gian báo cáo", "Thời gian lấy số liệu")
BODIES = ("Đơn vị báo cáo", "Đơn vị", "Cơ quan báo cáo", "Tên đơn vị")
SCOPES = ("Phạm vi", "Phạm vi số liệu", "Phạm vi của báo cáo", "Địa bàn", "Lưu ý: Phạm vi")
SOURCES = ("Nguồn", "Nguồn số liệu", "Ghi chú: Nguồn")
OTHER_TIMES = ("Quý II/2021", "quý II", "6 tháng đầu năm 2021", "năm 2020", "tháng 9/2021")
OWN_TIMES = ("Quý III/2021", "quý III", "từ 15/6/2021 đến 14/9/2021", "từ 01/7/2021 đến 30/9/2021")
OTHER_PLACES = ("xã Đại Tâm", "UBND xã Đại Tâm", "huyện Trần Đề", "UBND tỉnh Sóc Trăng")
OWN_PLACES = ("huyện Mỹ Xuyên", "UBND huyện Mỹ Xuyên", "UBND huyện Mỹ Xuyên, tỉnh Sóc Trăng")
PARTS = ("khối xã", "cấp huyện", "các xã, thị trấn", "hồ sơ trực tuyến")
ONLY = [f"{only} {verb}" for only in ("Chỉ", "Mới") for verb in ("tính", "lấy", "thống kê", "tổng hợp")]
SUBJECTS = ("Cột Kết quả", "Lưu ý: cột Kết quả", "Cột 4", "Các ô trên", "Dòng cuối")
VERBS = ("ghi", "nhập", "điền", "lấy", "thể hiện", "phản ánh", "là")


def read(text: str, *, below: bool = True, time: str = "Quý III năm 2021") -> Report:
    above, after = ((), ((text,),)) if below else (((text,),), ())
    return read_report([("UBND HUYỆN MỸ XUYÊN",), (time,), *above, HEADER, *ROWS, *after])


def said(report: Report) -> list[tuple[str, Severity]]:
    found = [one for one in report.findings if one.code != "rows_absent" and one.severity > Severity.INFO]
    return [(str(one.code), one.severity) for one in found]


def labelled(labels: tuple[str, ...], values: tuple[str, ...]) -> list[str]:
    return [": ".join(pair) for pair in itertools.product(labels, values)]


@pytest.mark.parametrize("text", labelled(TIMES, OTHER_TIMES))
def test_another_time_of_the_report_below_its_rows_takes_the_values_away(text: str) -> None:
    report = read(text)
    assert said(report) == [("other_report", Severity.ERROR)]
    assert set(report.values.values()) == {None}


@pytest.mark.parametrize("text", labelled(BODIES, OTHER_PLACES))
def test_another_reporting_body_below_the_rows_is_an_error(text: str) -> None:
    assert said(read(text)) == [("remark_outside", Severity.ERROR)]


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("text", [*labelled(SCOPES, ("xã Đại Tâm", "huyện Trần Đề", "toàn tỉnh"))])
def test_another_scope_of_the_numbers_is_an_error(text: str, *, below: bool) -> None:
    report = read(text, below=below)
    assert said(report) == [("remark_outside", Severity.ERROR)]
    assert [value for value in report.values.values() if value is not None] == VALUES


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("text", [*labelled(SCOPES, PARTS), *map(" ".join, itertools.product(ONLY, PARTS))])
def test_a_part_of_the_numbers_is_a_warning(text: str, *, below: bool) -> None:
    assert said(read(text, below=below)) == [("remark_outside", Severity.WARNING)]


@pytest.mark.parametrize("text", labelled(SOURCES, tuple(f"báo cáo {time}" for time in (*OTHER_TIMES, "kỳ trước"))))
def test_a_source_of_another_time_is_an_error(text: str) -> None:
    assert [severity for _, severity in said(read(text))] == [Severity.ERROR]


@pytest.mark.parametrize("text", labelled(SOURCES, ("xã Đại Tâm", "UBND xã Đại Tâm", "UBND huyện Trần Đề")))
def test_one_other_territory_as_the_only_source_is_a_warning(text: str) -> None:
    assert said(read(text)) == [("remark_outside", Severity.WARNING)]


@pytest.mark.parametrize(
    "text", [" ".join(words) for words in itertools.product(SUBJECTS[:4], VERBS, ["số"], OTHER_TIMES)]
)
def test_a_column_that_has_numbers_of_another_time_is_an_error(text: str) -> None:
    assert said(read(text)) == [("remark_outside", Severity.ERROR)]


@pytest.mark.parametrize("verb", ["của", "là của", "thuộc", "tại"])
@pytest.mark.parametrize("subject", ["Số liệu", "Số liệu này", "Các số trên", "Kết quả"])
def test_numbers_of_another_body_are_an_error_and_those_of_the_own_are_quiet(subject: str, verb: str) -> None:
    for place in ("xã Đại Tâm", "UBND huyện Trần Đề"):
        assert said(read(f"{subject} {verb} {place}")) == [("remark_outside", Severity.ERROR)]
    for place in ("UBND huyện Mỹ Xuyên", "toàn huyện"):
        assert said(read(f"{subject} {verb} {place}")) == []


@pytest.mark.parametrize(
    "text",
    [
        *labelled(TIMES, OWN_TIMES),
        *labelled(BODIES, OWN_PLACES),
        *labelled(SCOPES, (*OWN_PLACES[:2], "toàn huyện", "trên địa bàn huyện")),
        *labelled(SOURCES, ("phần mềm một cửa", "Phòng Nội vụ", "báo cáo của các xã, thị trấn", "báo cáo quý III")),
        *labelled(SOURCES, ("Báo cáo số 45/BC-UBND ngày 20/9/2021", "Quyết định số 12/QĐ-UBND năm 2020", "Sở Nội vụ")),
        *labelled(SOURCES, ("UBND các xã, thị trấn", "UBND huyện Mỹ Xuyên", "Cổng Dịch vụ công")),
        *(" ".join(words) for words in itertools.product(SUBJECTS, VERBS, ["số"], OWN_TIMES[:2])),
        *("Người lập biểu: Nguyễn Văn An", "Nơi nhận: Sở Nội vụ", "Đơn vị nhận báo cáo: UBND tỉnh Sóc Trăng"),
        *("Kỳ báo cáo tiếp theo: quý IV/2021", "Thời hạn gửi: ngày 15/9/2021", "Đơn vị tính: hồ sơ", "CHỦ TỊCH"),
        *("Địa chỉ: xã Đại Tâm, huyện Mỹ Xuyên", "Đơn vị phối hợp: UBND xã Đại Tâm", "Nơi lập: xã Đại Tâm"),
        *("Đại Tâm, ngày 20 tháng 9 năm 2021", "Chỉ tính quý III/2021", "Chỉ tính số phát sinh trong kỳ báo cáo"),
        *("Chỉ thị số 12/CT-UBND", "Cột Kỳ trước ghi số quý II", "Cột Kỳ trước chỉ tính khối xã"),
    ],
)
def test_what_a_clerk_skips_is_quiet(text: str) -> None:
    report = read(text)
    assert said(report) == []
    assert [value for value in report.values.values() if value is not None] == VALUES


def test_of_a_row_the_last_month_may_be_the_time_but_not_of_a_column() -> None:
    assert said(read("Dòng cuối là số tháng 9/2021")) == []
    assert said(read("Cột Kết quả là số tháng 9/2021")) == [("remark_outside", Severity.ERROR)]


def test_above_the_rows_the_period_and_the_body_are_those_of_the_letterhead() -> None:
    assert {code for code, _ in said(read("Kỳ báo cáo: Quý II/2021", below=False))} == {"several_periods"}
    report = read("Đơn vị báo cáo: UBND xã Đại Tâm", below=False)
    assert report.organisation is not None
    assert report.organisation.name == "UBND xã Đại Tâm"


def test_while_the_body_is_not_known_a_scope_limits_the_numbers() -> None:
    report = read_report([("Quý III năm 2021",), HEADER, *ROWS, ("Phạm vi: huyện Mỹ Xuyên",)])
    assert ("remark_outside", Severity.WARNING) in said(report)


def test_between_the_rows_a_scope_is_an_error_too() -> None:
    report = read_report([("UBND HUYỆN MỸ XUYÊN",), HEADER, ROWS[0], ("", "Phạm vi: xã Đại Tâm"), ROWS[1]])
    assert ("remark_outside", Severity.ERROR) in said(report)


@pytest.mark.parametrize("label", ["Thời điểm lấy số liệu", "Thời gian chốt số liệu", "Thời điểm thống kê số liệu"])
def test_a_day_that_closes_another_period_stays_a_warning(label: str) -> None:
    assert [severity for _, severity in said(read(f"{label}: 30/6/2021"))] == [Severity.WARNING]
    assert said(read(f"{label}: 30/9/2021")) == []


@pytest.mark.parametrize(
    "text",
    [
        *("Kỳ số liệu: lũy kế từ đầu năm", "Kỳ số liệu: ước quý III", "Kỳ số liệu: quý III và lũy kế"),
        *("Phạm vi: huyện Mỹ Xuyên, chưa gồm 02 xã", "Nguồn: Quyết định số 12/QĐ-UBND, chưa gồm xã Đại Tâm"),
        *("Nguồn: số kế hoạch", "Kỳ số liệu: cả năm", "Phạm vi: nghìn hồ sơ"),
        *("Nguồn: phần mềm, thiếu 02 xã", "Số liệu của UBND huyện Mỹ Xuyên và UBND huyện Trần Đề"),
    ],
)
def test_what_follows_the_words_that_are_understood_is_not_lost(text: str) -> None:
    assert [severity for _, severity in said(read(text)) if severity >= Severity.WARNING]
