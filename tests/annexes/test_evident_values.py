"""Value columns that a clerk finds without asking: beside shares and ranks, by days without a year, by their sum."""

import random
from collections.abc import Sequence

import pytest

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Report, ReportingPeriod, read_report
from cchc_model.framework.measures import UnitType
from cchc_model.reports.layout import ColumnRole

COUNTS = [one for one in SOC_TRANG_DISTRICT.indicators.values() if isinstance(one.measure, UnitType)][:12]
SHARES = (
    *(f"{before} {word}" for before in ("%", "Tỷ lệ", "TỶ LỆ %") for word in ("thực hiện", "hoàn thành", "đạt chuẩn")),
    *(f"{word} (%)" for word in ("Thực hiện", "Tỷ lệ hoàn thành", "Đạt chuẩn")),
    "Ty le thuc hien",
)


def annex(*titles: str, rows: Sequence[tuple[str, ...]], above: str = "Quý III năm 2025") -> Report:
    header = ("TT", "Chỉ tiêu", "ĐVT", *titles)
    lines = [("", one.name.vi, one.measure.label.vi, *cells) for one, cells in zip(COUNTS, rows, strict=True)]
    return read_report([(above,), header, *lines])


def value_title(report: Report) -> str:
    assert report.layout is not None
    ((title,),) = [column.titles for column in report.layout.tables[-1].columns if column.role is ColumnRole.VALUE]
    return title


@pytest.mark.parametrize("title", [*SHARES, "Xếp hạng", "Hạng", "Xếp loại", "Thứ hạng", "Rank"])
@pytest.mark.parametrize("value", ["Thực hiện", "Kết quả", "Số lượng"])
def test_a_share_or_a_rank_is_no_rival_of_a_count(value: str, title: str) -> None:
    rows = [(str(100 + number), str(90 + number)) for number in range(len(COUNTS))]
    assert value_title(annex(value, title, rows=rows)) == value
    assert value_title(annex(title, value, rows=[row[::-1] for row in rows])) == value


@pytest.mark.parametrize("number", range(1, 5))
@pytest.mark.parametrize(
    "form", ["Từ {} đến {}", "Từ ngày {} đến ngày {}", "{} - {}", "({}–{})", "Số liệu từ {} đến hết ngày {}"]
)
def test_days_without_a_year_are_of_the_year_of_the_report(form: str, number: int) -> None:
    period = ReportingPeriod.quarter(2025, number)
    first, last = (f"{day.day}/{day.month}" for day in (period.start, period.end))
    other = ReportingPeriod.quarter(2025, number % 4 + 1)
    days = [f"{day.day}/{day.month}" for day in (other.start, other.end)]
    titles = form.format(first, last), form.format(*days)
    rows = [(str(100 + number), str(300 + number)) for number in range(len(COUNTS))]
    report = annex(*titles, rows=rows, above=period.label())
    assert value_title(report) == titles[0]
    with pytest.raises(ReadError):
        annex(*titles, rows=rows, above="Phụ lục")


@pytest.mark.parametrize("seed", range(10))
def test_the_sum_of_the_others_is_the_total(seed: int) -> None:
    rng = random.Random(seed)
    many, at = rng.randint(2, 4), rng.randint(0, 2)
    titles = rng.sample(["Trực tiếp", "Phòng Tư pháp", "Trực tuyến", "Bộ phận A", "Cấp xã"], many)
    titles.insert(at, rng.choice(["Cộng", "CỘNG:", "Kết quả"]))
    rows = []
    for number in range(len(COUNTS)):
        parts = [rng.choice([rng.randint(1, 9_999), int(number < 2)]) for _ in range(many)]
        cells = [
            rng.choice([str(part), f"{part:,}".replace(",", ".")]) if part else rng.choice(["", "-", "0"])
            for part in parts
        ]
        rows.append((*cells[:at], str(sum(parts)), *cells[at:]))
    report = annex(*titles, rows=rows)
    assert value_title(report) == titles[at]
    assert [report.values[one.id] for one in COUNTS] == [int(row[at]) for row in rows]
    wrong = [*rows[:-1], (*rows[-1][:at], "31.000", *rows[-1][at + 1 :])]
    with pytest.raises(ReadError):
        annex(*titles, rows=wrong)


def test_a_text_is_no_part_of_a_sum() -> None:
    with pytest.raises(ReadError):
        annex(
            "Cộng",
            "Nhóm A",
            "Nhóm B",
            rows=[("5", "2", "3"), ("9", "4", "5 (tăng)"), *[("7", "3", "4")] * (len(COUNTS) - 2)],
        )


@pytest.mark.parametrize("rows", [("5", "2", "3"), ("0", "0", "0"), ("2", "2", "")])
def test_one_sum_may_be_chance(rows: tuple[str, ...]) -> None:
    with pytest.raises(ReadError):
        annex("Cộng lại", "Nhóm A", "Nhóm B", rows=[rows, *[("7", "", "")] * (len(COUNTS) - 1)])


@pytest.mark.parametrize(
    ("period", "part", "whole"),
    [
        ("9 tháng đầu năm 2025", "Quý III", "Lũy kế 9 tháng"),
        ("9 tháng đầu năm 2025", "Quý III/2025", "LŨY KẾ 9 THÁNG ĐẦU NĂM 2025"),
        ("6 tháng đầu năm 2025", "Quý II", "Lũy kế 6 tháng"),
        ("Năm 2025", "Quý IV", "Lũy kế cả năm 2025"),
        ("Quý I năm 2025", "Tháng 3", "Lũy kế quý I"),
    ],
)
def test_what_accumulates_over_the_period_of_the_report_has_its_values(period: str, part: str, whole: str) -> None:
    rows = [(str(100 + number), str(300 + number)) for number in range(len(COUNTS))]
    assert value_title(annex(part, whole, rows=rows, above=period)) == whole
    assert value_title(annex(whole, part, rows=[row[::-1] for row in rows], above=period)) == whole


@pytest.mark.parametrize("other", ["Lũy kế 6 tháng", "Lũy kế 9 tháng năm 2024", "Lũy kế so với kế hoạch 9 tháng"])
def test_what_accumulates_over_another_time_has_none_of_them(other: str) -> None:
    rows = [(str(100 + number), str(300 + number)) for number in range(len(COUNTS))]
    with pytest.raises(ReadError):
        annex("Quý III", other, rows=rows, above="9 tháng đầu năm 2025")
    assert value_title(annex("Quý III", "Lũy kế 9 tháng", rows=rows)) == "Quý III"
