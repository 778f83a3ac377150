"""Texts that say what a value is, where offices put them: captions in any column, periods in brackets, comments."""

import pytest

from cchc_model import SOC_TRANG_DISTRICT, ReportingPeriod, Severity, Status, read_report
from cchc_model.annexes.notes import is_contradicting_comment
from helpers.paths import ANNEX

HEADER = ("TT", "Tên chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú")
DOSSIERS = "Số hồ sơ TTHC do UBND cấp huyện tiếp nhận"
TRAINED = "Số người đã được đào tạo, bồi dưỡng thực tế"
CAPTION = "ĐVT: nghìn hồ sơ"


@pytest.mark.parametrize("place", range(5))
def test_a_caption_that_scales_counts_is_seen_in_every_column(place: int) -> None:
    caption = tuple(CAPTION if place == at else "" for at in range(5))
    report = read_report([caption, HEADER, ("1", DOSSIERS, "Hồ sơ", "5", "")])
    assert report["district_dossiers_received"].status is Status.DAMAGED
    assert "unit_contradicts" in {finding.code for finding in report.findings}


@pytest.mark.parametrize("place", [1, 2, 3, 4])
def test_it_may_stand_beside_the_name_of_the_office(place: int) -> None:
    caption = "ĐVT: nghìn nhiệm vụ"
    beside = tuple("UBND HUYỆN MỸ XUYÊN" if at == 0 else caption if place == at else "" for at in range(5))
    rows = [("1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31", ""), ("2", TRAINED, "Người", "52", "")]
    report = read_report([beside, HEADER, *rows])
    assert report["plan_tasks"].status is Status.DAMAGED
    assert report.values["training_actual"] == 52


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("5.627 (Quý IV/2021)", Status.DAMAGED),
        ("5.627 (năm 2021)", Status.DAMAGED),
        ("5.627 (quý IV)", Status.DAMAGED),
        ("5.627 (số liệu quý 2)", Status.DAMAGED),
        ("5.627 (tháng 5)", Status.DAMAGED),
        ("5.627 (quý I)", Status.REPORTED),
        ("5.627 (Quý I/2022)", Status.REPORTED),
        ("5.627 (tạm tính)", Status.REPORTED),
    ],
)
def test_a_period_in_brackets_is_that_of_the_report_or_the_value_is_in_doubt(text: str, status: Status) -> None:
    report = read_report([HEADER, ("1", DOSSIERS, "Hồ sơ", text, "")], period=ReportingPeriod.quarter(2022, 1))
    assert report["district_dossiers_received"].status is status
    errors = [finding.code for finding in report.findings if finding.severity is Severity.ERROR]
    assert (errors != []) is (status is Status.DAMAGED)


def test_a_comment_with_the_value_as_it_is_printed_contradicts_nothing() -> None:
    row = SOC_TRANG_DISTRICT.indicator("district_dossiers_received")
    assert not any(is_contradicting_comment(text, 5627, row) for text in ("5.627", "5.627 hồ sơ", "đúng là 5627"))
    assert all(is_contradicting_comment(text, 5627, row) for text in ("Số đúng: 5.672", "sửa thành 5672"))


def test_a_misprinted_legend_beside_an_empty_cell_is_no_number() -> None:
    lines = ANNEX.read_text(encoding="utf-8").splitlines()
    at = next(index for index, line in enumerate(lines) if "\tCó = 1 Không = 0\t" in line and "công bố lại ISO" in line)
    cells = lines[at].split("\t")
    lines[at] = "\t".join([*cells[:3], "", *cells[4:]])
    report = read_report("\n".join(lines).encode())
    assert report["units_iso_declared"].status is Status.BLANK
    assert "number_in_other_column" not in {finding.code for finding in report.findings}


@pytest.mark.parametrize("title", ["Số lượng/ tỷ lê", "Số lượng/ ty le", "Tỷ lẹ", "Số lượng; tỷ lệ"])
def test_a_ratio_without_its_tone_mark_is_no_scale(title: str) -> None:
    rows = [("1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31"), ("2", TRAINED, "Người", "52")]
    report = read_report([(*HEADER[:3], title), *rows])
    assert [report.values[key] for key in ("plan_tasks", "training_actual")] == [31, 52]
