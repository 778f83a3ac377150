"""The period of texts: a text gives one only if every time in it is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import InvalidDataError, Lang, ReportingPeriod, parse_period, testing
from cchc_model.reports.period_texts import periods_in, resolve
from cchc_model.reports.time_uses import read_times

pytestmark = pytest.mark.every_case

Q1, Q2, H1 = ReportingPeriod.quarter(2022, 1), ReportingPeriod.quarter(2022, 2), ReportingPeriod.half_year(2022)
YEAR, MARCH = ReportingPeriod.full_year(2022), ReportingPeriod.month(2022, 3)


@given(testing.periods(), st.sampled_from(["vi", "en"]))
def test_every_label_is_parsed_again(period: ReportingPeriod, lang: Lang) -> None:
    assert parse_period(period.label(lang)) == period
    assert parse_period(f"  {period.label(lang).upper()} ") == period


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (["từ ngày 15/12/2021 đến ngày 14/3/2022"], Q1),
        (["(15/12/2021 - 14/3/2022)"], Q1),
        (["từ 15/12 đến 14/3/2022"], Q1),
        (["từ ngày 01/01/2022 đến hết ngày 31/3/2022"], Q1),
        (["từ ngày 16/12/2021 đến ngày 15/3/2022"], Q1),
        (["từ ngày 20/12/2021 đến ngày 19/3/2022"], Q1),
        (["từ ngày 16/12/2021 đến ngày 14/3/2022"], None),
        (["từ ngày 16/01/2022 đến ngày 15/3/2022"], None),
        (["Quý I năm 2022 (từ ngày 16/12/2021 đến ngày 15/3/2022)"], Q1),
        (["Quý I năm 2022 (từ ngày 15/3/2022 đến ngày 14/6/2022)"], None),
        (["từ ngày 29/1/2022 đến ngày 28/4/2022"], None),
        (["Quý I năm 2022 (từ ngày 31/12/2021 đến ngày 31/3/2022)"], Q1),
        (["Quý I năm 2022 (từ ngày 29/4/2022 đến ngày 28/7/2022)"], None),
        (["từ ngày 31/2/2022 đến ngày 14/3/2022"], None),
        (["(Số liệu tính đến ngày 14/3/2022)"], None),
        (["tính đến hết quý I năm 2022"], None),
        (["QUÝ I", "NĂM 2022"], Q1),
        (["QUÝ", "I NĂM 2022"], Q1),
        (["SỐ LIỆU THỰC HIỆN KẾ HOẠCH CCHC NĂM 2022", "Quý I"], Q1),
        (["03 tháng đầu năm 2022"], Q1),
        (["Quý Ⅰ/2022"], Q1),
        (["Qúy 1 - 2022"], Q1),
        (["Q.I/2022"], Q1),
        (["Quý 02 năm 2022"], Q2),
        (["Từ tháng 01 đến tháng 03 năm 2022"], Q1),
        (["Từ quý I đến quý II năm 2022"], H1),
        (["Từ tháng 12/2021 đến tháng 02/2022"], None),
        (["nửa đầu năm 2022"], H1),
        (["sáu tháng đầu năm 2022"], H1),
        (["9 tháng", "năm 2022"], ReportingPeriod.nine_months(2022)),
        (["T3/2022"], MARCH),
        (["PHỤ LỤC 3", "THÁNG 3 NĂM 2022"], MARCH),
        (["BIỂU SỐ 6", "THÁNG 3 NĂM 2022"], MARCH),
        (["PHỤ LỤC SỐ LIỆU CCHC NĂM 2022"], YEAR),
        (["PHỤ LỤC SỐ LIỆU CCHC NĂM 2022", "Quý I năm 2022"], Q1),
        (["PHỤ LỤC SỐ LIỆU CCHC NĂM 2021", "Quý I năm 2022"], None),
        (["cả năm 2022"], YEAR),
        (["Kế hoạch năm 2022"], None),
        (["Kế hoạch CCHC năm 2022", "Quý I"], None),
        (["Quý I năm 2022 so với cùng kỳ năm 2021"], Q1),
        (["Quý I so với quý II năm 2021"], None),
        (["Kết quả quý I, phương hướng nhiệm vụ quý II năm 2022"], Q1),
        (["Kết quả quý IV và phương hướng quý I năm 2023"], None),
        (["Mỹ Xuyên, ngày 05 tháng 4 năm 2022"], None),
        (["Mỹ Xuyên, ngày … tháng … năm 2022"], None),
        (["Số: 45/BC-UBND", "Quý I"], None),
        (["Báo cáo số 45/BC-UBND năm 2022"], None),
        (["Luật Tổ chức chính quyền địa phương năm 2015", "Quý I"], None),
        (["Quyết định số 12/QĐ-UBND ngày 05/01/2022 ban hành Biểu mẫu quý I năm 2022"], None),
        (["Thực hiện Nghị quyết số 76/NQ-CP", "Quý I năm 2022"], Q1),
        (["giai đoạn 2021-2025"], None),
        (["Báo cáo năm 2021-2022"], None),
        (["Quý I và quý II năm 2022"], None),
        (["Quý I, II năm 2022"], None),
        (["Quý IV và năm 2022"], None),
        (["Năm 2022 và quý IV năm 2022"], None),
        (["Tháng 1-3/2022"], None),
        (["Quý I/22"], None),
        (["Báo cáo 3/2022"], None),
        (["Báo cáo quý V năm 2022"], None),
        (["Báo cáo quý … năm 2022"], None),
        (["Báo cáo tuần 12 năm 2022"], None),
        (["Báo cáo đầu năm 2022"], None),
        (["Báo cáo hằng tháng năm 2022"], None),
        (["Báo cáo 2 tháng đầu năm 2022"], None),
        (["Báo cáo bảy tháng đầu năm 2022"], None),
        (["UBND Q.1", "NĂM 2022"], YEAR),
        (["Q1/2022"], Q1),
        (["UBND ĐẶC KHU PHÚ QUÝ", "NĂM 2022"], YEAR),
        (["UBND THÀNH PHỐ HUẾ", "QUÝ I NĂM 2022"], Q1),
    ],
)
def test_the_period_of_lines(lines: list[str], period: ReportingPeriod | None) -> None:
    assert resolve(read_times(lines)).period == period


def test_a_title_names_its_complete_periods_and_no_bare_year() -> None:
    assert list(periods_in("Ước thực hiện quý I/2022")) == [Q1]
    assert list(periods_in("Số liệu từ 15/12/2021 đến 14/3/2022")) == [Q1]
    assert list(periods_in("Năm 2022")) == list(periods_in("Quý I, II/2022")) == list(periods_in("Quý I")) == []


@given(st.text(max_size=40))
def test_no_text_fails(text: str) -> None:
    resolve(read_times(text.splitlines()))
    list(periods_in(text))


@pytest.mark.parametrize("text", ["", "quý mấy", "quý I", "quý V/2022", "3/2022", "quý 0/2022", "Quarter 5 of 2022"])
def test_a_text_that_is_no_period_is_refused_with_examples(text: str) -> None:
    with pytest.raises(InvalidDataError) as refused:
        parse_period(text)
    assert "“quý I/2022”" in refused.value.message("vi")
    assert "'quý I/2022'" in refused.value.message("en")


def test_a_year_alone_is_a_period_for_a_caller() -> None:
    assert parse_period("2022") == parse_period("năm 2022") == YEAR
