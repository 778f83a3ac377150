"""Remarks around the rows that speak of numbers are said; what stands around every annex is not."""

import pytest

from cchc_model import Report, ReportingPeriod, Severity, read_report
from helpers.paths import ANNEX

TITLES = ("TT", "Tên chỉ tiêu", "ĐVT", "Số lượng", "Ghi chú")
ABOVE = (("UBND HUYỆN MỸ XUYÊN", "", "", "", ""), ("Quý I năm 2022", "", "", "", ""))
ROWS = (
    ("", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31", ""),
    ("", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "8", ""),
)
KEYS = ("plan_tasks", "plan_tasks_completed")


def read(line: str, *, below: bool) -> Report:
    remark = ("", line, "", "", "")
    return read_report([*ABOVE, TITLES, *ROWS, remark] if below else [*ABOVE, remark, TITLES, *ROWS])


def said(report: Report) -> list[tuple[str, Severity, str, tuple[str, ...]]]:
    found = [one for one in report.findings if one.code != "rows_absent"]
    return [(str(one.code), one.severity, one.text, one.indicators) for one in found]


def values(report: Report) -> list[object]:
    return [report.values[key] for key in KEYS]


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(
    "line",
    [
        "Số liệu ước tính",
        "Số liệu sơ bộ",
        "Số liệu chưa đầy đủ",
        "Số liệu do Phòng Nội vụ cung cấp",
        "(Số liệu tính đến ngày 15/02/2022)",
        "(*) chưa bao gồm 02 xã",
        "* Chưa tính các xã mới thành lập",
        "Ghi chú: số liệu của 3 đơn vị còn thiếu",
        "Chưa bao gồm 02 xã",
        "Không gồm 15 hồ sơ của năm cũ",
        "Bảng số liệu chưa thống nhất",
    ],
)
def test_a_remark_that_speaks_of_numbers_is_quoted(line: str, *, below: bool) -> None:
    report = read(line, below=below)
    assert said(report) == [("remark_outside", Severity.WARNING, line, ())]
    assert values(report) == [31, 8]


@pytest.mark.parametrize("level", ["cấp huyện", "UBND cấp xã", "UBND cấp huyện, tỉnh Sóc Trăng"])
def test_a_title_of_numbers_may_name_the_level_of_the_form_but_no_part_of_them(level: str) -> None:
    assert not said(read(f"Phụ lục số liệu CCHC của {level}", below=False))
    for part in ("trực tuyến", "còn lại", f"{level} chưa nộp"):
        line = f"Phụ lục số liệu {part}"
        assert said(read(line, below=False)) == [("remark_outside", Severity.WARNING, line, ())]


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("line", ["Số liệu quý trước", "Số liệu kế hoạch", "Kỳ trước", "Số liệu cùng kỳ năm 2021"])
def test_a_remark_that_states_another_period_takes_the_values_away(line: str, *, below: bool) -> None:
    report = read(line, below=below)
    assert said(report) == [("other_report", Severity.ERROR, line, KEYS)]
    assert values(report) == [None, None]


def test_below_the_table_another_period_of_the_numbers_is_no_title() -> None:
    assert values(read("Số liệu quý IV năm 2021", below=True)) == [None, None]
    assert values(read("Số liệu quý I năm 2022", below=True)) == [31, 8]
    assert values(read("Số liệu năm 2022", below=True)) == [31, 8]


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(
    "line",
    [
        "SỐ LIỆU CẢI CÁCH HÀNH CHÍNH",
        "Số liệu cải cách hành chính",
        "Số liệu CCHC quý I năm 2022",
        "Bảng số liệu kèm theo Báo cáo số 45/BC-UBND",
        "Biểu tổng hợp số liệu",
        "(Số liệu tính đến ngày 31/3/2022)",
        "(Kèm theo Báo cáo số 45/BC-UBND ngày 05/4/2022 của UBND huyện Mỹ Xuyên)",
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 03/02/2021",
        "Ghi chú: Có = 1, Không = 0",
        "(*) Theo hướng dẫn của Sở Nội vụ",
        "Người tổng hợp số liệu",
        "CHỦ TỊCH",
        "Nguyễn Văn An",
        "(Ký, ghi rõ họ tên)",
        "Mỹ Xuyên, ngày 05 tháng 4 năm 2022",
        "Tổng hợp từ 11 xã, thị trấn",
    ],
)
def test_what_stands_around_every_annex_is_not_said(line: str, *, below: bool) -> None:
    report = read(line, below=below)
    assert [one for one in said(report) if one[0] in ("remark_outside", "other_report")] == []
    assert values(report) == [31, 8]


def test_recipients_are_no_remark() -> None:
    below = [("", line, "", "", "") for line in ("Nơi nhận:", "- UBND 11 xã, thị trấn;", "- Lưu: VT.")]
    assert [code for code, *_ in said(read_report([*ABOVE, TITLES, *ROWS, *below]))] == ["unrecognised_text"]
    alone = read_report([*ABOVE, TITLES, *ROWS, *below[1:]])
    assert [code for code, *_ in said(alone)] == ["remark_outside"]


def test_between_the_rows_too_a_remark_is_quoted() -> None:
    report = read_report([*ABOVE, TITLES, ROWS[0], ("", "Số liệu ước tính", "", "", ""), ROWS[1]])
    assert [code for code, *_ in said(report)] == ["remark_outside"]


def test_a_day_of_the_numbers_is_said_if_the_period_is_not_known() -> None:
    rows = [("", "Số liệu tính đến ngày 31/3/2022", "", "", ""), TITLES, *ROWS]
    assert "remark_outside" in [code for code, *_ in said(read_report(rows))]
    quarter = read_report(rows, period=ReportingPeriod.quarter(2022, 1))
    assert "remark_outside" not in [code for code, *_ in said(quarter)]


def test_the_real_annex_has_no_remark() -> None:
    assert {one.code for one in read_report(ANNEX).findings}.isdisjoint({"remark_outside", "other_report"})
