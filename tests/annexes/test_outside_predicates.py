"""Sentences around the rows that say what numbers are, of whatever part of the annex; and lines that say it of all."""

import itertools

import pytest

from cchc_model import Report, Severity, read_report

HEADER = ("TT", "Chỉ tiêu", "ĐVT", "Số lượng", "Ghi chú")
ROWS = (
    ("", "Số hồ sơ TTHC do UBND cấp huyện tiếp nhận", "Hồ sơ", "5.627", ""),
    ("", "Tổng số biên chế có mặt tại thời điểm báo cáo", "Người", "84", ""),
)
KEYS = ("district_dossiers_received", "payroll_present")
SUBJECTS = (
    "Riêng biên chế",
    "Riêng lãnh đạo",
    "Phần lãnh đạo",
    "Hai dòng cuối",
    "Lưu ý: các số trên",
    "Zưm",
    "Riêng hợp đồng lao động",
)
OTHERS = (
    *(
        "lấy số quý II.",
        "là số của năm 2020",
        "là số toàn tỉnh",
        "tính đến 30/6/2021.",
        "là số kế hoạch",
        "lấy theo năm 2020",
    ),
    *("là của thời điểm 31/12/2020", "là số lũy kế từ đầu năm", "là số của huyện Trần Đề", "tính từ 01/01/2021"),
)
OWN = (
    *("lấy số quý III.", "là số của năm 2021", "là số toàn huyện", "tính đến 14/9/2021.", "tính đến 30/9/2021"),
    *(
        "giảm so với số của năm 2020",
        "được giao theo Quyết định của năm 2020",
        "giảm theo kế hoạch",
    ),
)
ALONE = (
    "Lũy kế từ đầu năm",
    "(Số kế hoạch)",
    "Toàn tỉnh",
    "(Tính đến 30/6/2021)",
    "(Tính đến ngày 31/12/2021)",
    "Số lũy kế",
)
QUIET_ALONE = ("Toàn huyện", "KẾ HOẠCH", "Số:     /KH-UBND", "(Tính đến 14/9/2021)", "Thời điểm 15/9/2021")


def read(text: str, *, below: bool, time: str = "Quý III năm 2021") -> Report:
    above, after = ((), ((text,),)) if below else (((text,),), ())
    return read_report([("UBND HUYỆN MỸ XUYÊN",), (time,), *above, HEADER, *ROWS, *after])


def said(report: Report) -> list[tuple[str, Severity]]:
    return [(str(one.code), one.severity) for one in report.findings if one.code != "rows_absent"]


def values(report: Report) -> list[object]:
    return [report.values[key] for key in KEYS]


@pytest.mark.parametrize("text", [*map(" ".join, itertools.product(SUBJECTS, OTHERS))])
def test_whatever_its_subject_a_predicate_of_others_is_an_error(text: str) -> None:
    report = read(text, below=True)
    assert said(report) == [("remark_outside", Severity.ERROR)]
    assert values(report) == [5627, 84]


@pytest.mark.parametrize("text", [*map(" ".join, itertools.product(SUBJECTS, OWN))])
def test_a_predicate_of_the_report_itself_is_quiet(text: str) -> None:
    assert said(read(text, below=True)) == []


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Đã làm tròn đến trăm", Severity.ERROR),
        ("Số hồ sơ làm tròn đến hàng chục", Severity.ERROR),
        ("Riêng cấp xã thiếu xã Đại Tâm", Severity.WARNING),
    ],
)
def test_what_is_rounded_or_left_out_is_quoted(text: str, severity: Severity, *, below: bool) -> None:
    assert said(read(text, below=below)) == [("remark_outside", severity)]


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ hoàn thành tính theo số kế hoạch được giao",
        "Cột kỳ trước là số quý II",
        "Thời hạn thực hiện tính đến 31/12/2021",
        "Số liệu tính từ ngày 15/6/2021 đến ngày 14/9/2021",
        "Mốc so sánh là số cùng kỳ năm 2020",
    ],
)
def test_what_has_a_time_or_plan_of_its_own_is_quiet(text: str) -> None:
    assert all(severity < Severity.WARNING for _, severity in said(read(text, below=True)))


def test_money_and_shares_may_be_rounded() -> None:
    for text in ("Kinh phí làm tròn đến nghìn đồng", "Tỷ lệ làm tròn đến hàng đơn vị"):
        assert said(read(text, below=True)) == []


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("text", ALONE)
def test_a_line_that_says_it_of_all_numbers_takes_them_away(text: str, *, below: bool) -> None:
    report = read(text, below=below)
    assert (said(report), values(report)) == ([("other_report", Severity.ERROR)], [None, None])


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("text", QUIET_ALONE)
def test_a_line_of_the_report_itself_is_quiet(text: str, *, below: bool) -> None:
    report = read(text, below=below)
    assert values(report) == [5627, 84]
    assert all(severity is Severity.INFO for _, severity in said(report))


def test_what_has_accumulated_since_the_period_began_is_its_own_number() -> None:
    for time in ("Năm 2021", "6 tháng đầu năm 2021"):
        assert values(read("Lũy kế từ đầu năm", below=False, time=time)) == [5627, 84]


@pytest.mark.parametrize("said_of", ["Số quý II", "Số liệu năm 2020", "số toàn tỉnh", "Số kế hoạch"])
@pytest.mark.parametrize("mark", ["(*)", "*", "(1)", "²"])
def test_a_legend_of_a_mark_that_no_row_has_is_an_error_that_takes_nothing_away(mark: str, said_of: str) -> None:
    report = read(f"{mark} {said_of}", below=True)
    assert (said(report), values(report)) == ([("remark_outside", Severity.ERROR)], [5627, 84])


def test_when_something_was_reported_is_no_time_of_numbers() -> None:
    assert said(read("Đã báo cáo quý II", below=True)) == []


@pytest.mark.every_case
@pytest.mark.parametrize("words", [3, 13])
def test_a_sentence_with_a_long_subject_says_nothing_of_numbers(words: int) -> None:
    subject = " ".join(["Zưm", *["quỳnh"] * (words - 1)])
    report = read(f"{subject} lấy số quý II.", below=True)
    errors = [one for one in report.findings if one.severity is Severity.ERROR]
    assert bool(errors) is (words < 12)
