"""Reports of a consolidation with totals of only some reports.

No rate or rule mixes different reports; a rate is that of the consolidation, with the number of its reports.
"""

import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import SOC_TRANG_DISTRICT, Level, Organisation, Report, ReportingPeriod, consolidate
from cchc_model.framework import FLOW, UnitType, branch, count, percent, section
from cchc_model.reports.entries import OverallRate
from helpers.office import NEEDS_OFFICE, saved_by_libreoffice
from helpers.paths import ROOT

QUARTERS = [ReportingPeriod.quarter(2022, number) for number in (1, 2)]
YEARS = [ReportingPeriod.full_year(year) for year in (2021, 2022)]
DISTRICTS = [Organisation(f"UBND huyện {name}", Level.DISTRICT) for name in "ABC"]
KEYS = ("plan_tasks", "plan_tasks_completed", "training_planned", "training_actual")
FIGURES = st.dictionaries(st.sampled_from(KEYS), st.integers(0, 50))


def of(district: int, **values: int) -> Report:
    return Report.from_values(SOC_TRANG_DISTRICT, values, organisation=DISTRICTS[district])


WHOLE = consolidate([of(0, plan_tasks_completed=10), of(1, plan_tasks_completed=5, plan_tasks=5)])
PARTIAL = WHOLE.report(partial=True)


@given(st.lists(FIGURES, min_size=1, max_size=3), st.lists(FIGURES, max_size=3))
def test_a_rate_of_a_partial_report_is_that_of_the_consolidation(
    figures: list[dict[str, int]], later: list[dict[str, int]]
) -> None:
    reports = [
        evolve(of(number, **values), period=period)
        for period, several in zip(QUARTERS, (figures, later), strict=True)
        for number, values in enumerate(several)
    ]
    whole = consolidate(reports)
    report = whole.report(partial=True)
    for key, rate in cchc.compute_rates(report).items():
        one = whole.rates[key]
        assert rate.value == one.value
        if one.value is not None:
            assert (rate.numerator, rate.denominator) == (one.numerator, one.denominator)
            assert rate.coverage == (None if one.coverage.complete else str(one.coverage))
    assert cchc.from_data(cchc.to_data(report), Report) == report


@pytest.mark.parametrize("partial", [True, False])
def test_a_rate_that_the_consolidation_refuses_is_none_in_its_report(*, partial: bool, tmp_path: Path) -> None:
    """Two years of 40 out of 50 are not 80 out of 50."""
    years = [evolve(of(0, plan_tasks=50, plan_tasks_completed=40), period=period) for period in YEARS]
    whole = consolidate(years)
    report = whole.report(partial=partial)
    reason = whole.rates["plan_completion"].reason
    assert reason is not None
    assert cchc.compute_rates(report)["plan_completion"].value is None
    assert not [finding for finding in cchc.check(report).findings if finding.rule]
    assert (report["plan_tasks"].value, report["plan_tasks_completed"].value) in [(None, 80), (50, None), (None, None)]
    for ending in ("txt", "xlsx", "docx"):
        cchc.write_report(report, tmp_path / f"a.{ending}")
        assert cchc.compute_rates(cchc.read_report(tmp_path / f"a.{ending}"))["plan_completion"].value is None


def test_the_reason_against_a_rate_is_that_of_the_consolidation() -> None:
    first = evolve(of(0, training_actual=40), period=QUARTERS[0])
    later = evolve(of(0, training_planned=50, training_actual=10), period=QUARTERS[1])
    whole = consolidate([first, later])
    report = whole.report()
    computed = cchc.compute_rates(report)["training_rate"]
    assert (computed.value, computed.reason) == (None, whole.rates["training_rate"].reason)
    page = io.BytesIO()
    cchc.write_report(report, page, format="html")
    assert computed.text() in page.getvalue().decode()
    book = io.BytesIO()
    cchc.write_report(report, book, format="xlsx")
    shares = [row[3] for row in openpyxl.load_workbook(book)["Tỷ lệ"].values if "báo cáo)" in str(row[0])]
    assert computed.text() in shares
    assert cchc.from_data(cchc.to_data(report), Report) == report


@pytest.mark.parametrize(
    "note", ["1/2 báo cáo; đã kiểm tra", "Đã kiểm tra. 1/2  Báo cáo.", "1/2 báo cáo (thiếu huyện A)"]
)
def test_a_clerk_who_adds_to_the_note_does_not_remove_the_mark(note: str) -> None:
    entries = {**PARTIAL.entries, "plan_tasks": evolve(PARTIAL["plan_tasks"], note=note)}
    report = evolve(PARTIAL, entries=entries, overall_rates={})
    assert report["plan_tasks"].coverage == "1/2"
    assert cchc.compute_rates(report)["plan_completion"].value is None


def test_a_rate_of_totals_of_different_reports_is_not_computed() -> None:
    assert (PARTIAL.values["plan_tasks"], PARTIAL["plan_tasks"].coverage) == (5, "1/2")
    assert (PARTIAL.values["plan_tasks_completed"], PARTIAL["plan_tasks_completed"].coverage) == (15, None)
    assert WHOLE.rates["plan_completion"].percent == 100
    computed = cchc.compute_rates(PARTIAL)["plan_completion"]
    assert (computed.numerator, computed.denominator, computed.coverage) == (5, 5, "1/2")
    assert (computed.text(), computed.text("en")) == ("100,00% (1/2 báo cáo)", "100.00% (1/2 reports)")
    assert cchc.compute_rates(evolve(PARTIAL, overall_rates={}))["plan_completion"].missing == ("plan_tasks",)
    assert not [finding for finding in cchc.check(PARTIAL).findings if finding.rule]


@pytest.mark.parametrize("ending", ["txt", "csv", "xlsx", "docx"])
def test_a_partial_total_is_known_as_one_when_its_file_is_read(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"tong_hop.{ending}"
    cchc.write_report(PARTIAL, path)
    back = cchc.read_report(path)
    assert (back.values["plan_tasks"], back["plan_tasks"].coverage) == (5, "1/2")
    assert back.known_values()["plan_tasks"] is None
    assert cchc.compute_rates(back)["plan_completion"].value is None
    assert "partial_totals" in [finding.code for finding in back.findings]


def test_a_partial_total_is_known_as_one_in_json() -> None:
    assert cchc.from_data(cchc.to_data(PARTIAL), Report)["plan_tasks"].coverage == "1/2"


def test_a_page_a_workbook_and_a_template_have_the_rate_of_the_consolidation(tmp_path: Path) -> None:
    page, path = io.BytesIO(), tmp_path / "tong_hop.xlsx"
    cchc.write_report(PARTIAL, page, format="html")
    assert "300" not in page.getvalue().decode()
    assert "100,00% (1/2 báo cáo)" in page.getvalue().decode()
    cchc.write_report(PARTIAL, path)
    rows = {str(row[0]): row[1:4] for row in openpyxl.load_workbook(path, data_only=True)["Tỷ lệ"].values}
    (shares,) = (values for name, values in rows.items() if name.endswith("(%, 1/2 báo cáo)"))
    assert shares == (5, 5, 1)
    rate = cchc.report_context(PARTIAL)["rates"]["plan_completion"]
    assert (rate["text"], rate["coverage"], rate["reason"]) == ("100,00% (1/2 báo cáo)", "1/2", "")


@pytest.mark.costly
@NEEDS_OFFICE
def test_an_office_suite_computes_the_same_rate(tmp_path: Path) -> None:
    path = tmp_path / "tong_hop.xlsx"
    cchc.write_report(PARTIAL, path)
    (again,) = saved_by_libreoffice([path], tmp_path / "saved")
    rows = [row[:4] for row in openpyxl.load_workbook(again, data_only=True)["Tỷ lệ"].values]
    assert [row[1:] for row in rows if "1/2 báo cáo" in str(row[0])] == [(5, 5, 1)]


def test_a_corrected_value_has_no_rate_of_the_consolidation_beside_it() -> None:
    corrected = PARTIAL.correct({"plan_tasks": 20}, reason="Đã hỏi lại")
    assert (corrected["plan_tasks"].note, corrected["plan_tasks"].coverage) == ("", None)
    assert cchc.compute_rates(corrected)["plan_completion"].text() == "75,00%"
    assert PARTIAL.correct({"survey_forms": 1}, reason="Đã hỏi lại").overall_rates == PARTIAL.overall_rates


def test_an_overall_rate_is_a_rate_of_the_framework_with_both_numbers_or_a_reason() -> None:
    some = OverallRate("1/3", 1, 2)
    with pytest.raises(cchc.InvalidDataError, match="'plan_complet' is not a rate") as error:
        evolve(PARTIAL, overall_rates={"plan_complet": some})
    assert error.value.problems[0].suggestions[0] == "plan_completion"
    why = cchc.Bilingual("vì", "because")
    for numbers in ((1, 0, None), (1, None, None), (None, 2, None), (None, None, None), (1, 2, why), (None, 2, why)):
        with pytest.raises(cchc.InvalidDataError, match="or the reason for the missing rate"):
            OverallRate("1/3", *numbers)
    with pytest.raises(cchc.InvalidDataError, match="'1 of 3' is not of the form 5/6"):
        OverallRate("1 of 3", 1, 2)
    data = cchc.to_data(PARTIAL)
    data["overall_rates"]["plan_completion"]["numerator"] = "5.0"  # type: ignore[index]
    with pytest.raises(cchc.InvalidDataError, match="neither a whole number nor a fraction such as '8/31'"):
        cchc.from_data(data, Report)


def test_a_partial_total_is_not_compared_and_counts_as_no_zero() -> None:
    later = WHOLE.report()
    compared = cchc.compare(PARTIAL, later)
    assert (compared.changes, compared.rates) == ((), ())
    assert {one.subject.id for one in compared.not_compared} == {"plan_tasks", "plan_completion_rate"}
    assert PARTIAL.known_values(nil_as_zero=True, blank_as_zero=True)["plan_tasks"] is None


@pytest.mark.parametrize("note", ["", "6/6 báo cáo", "7/6 báo cáo", "15/6/2022 báo cáo", "5/6 báo cáoX", "5/6"])
def test_another_note_is_no_coverage(note: str) -> None:
    assert cchc.Entry(1, cchc.Status.REPORTED, note=note).coverage is None


def test_a_percentage_that_rounds_up_to_the_limit_is_left_out_with_the_reason() -> None:
    forms = count("forms", UnitType("form", cchc.Bilingual("Phiếu", "Forms")), FLOW, "Số phiếu", "Forms")
    share = percent("share", FLOW, "Tỷ lệ", "Share", weight=forms)
    own = cchc.Framework("own", "1", cchc.Bilingual("B", "T"), (branch(section("top", "M", "S"), forms, share),))
    values = {"forms": 1, "share": Decimal("999999999999999.999")}
    made = consolidate(Report.from_values(own, values, organisation=one) for one in DISTRICTS[:2]).report()
    assert (made.values["share"], made["share"].note) == (None, "tổng vượt giới hạn 10¹⁵ của báo cáo")
    assert [(one.code, one.indicators) for one in made.findings] == [("total_too_large", ("share",))]


def test_a_rate_of_a_partial_total_is_not_said_to_have_appeared() -> None:
    full = of(0, plan_tasks=10, plan_tasks_completed=5)
    before = evolve(PARTIAL, organisation=None)
    compared = cchc.compare(before, evolve(full, organisation=None))
    assert "plan_completion" in {one.subject.id for one in compared.not_compared}
    assert compared.rates == ()


def test_a_rate_of_only_some_reports_gives_no_certain_points() -> None:
    rubric = cchc.read_rubric(ROOT / "examples" / "illustrative_rubric.toml")
    scored = cchc.score(PARTIAL, rubric)["plan_done"]
    assert [scored.points.low, scored.points.high] == [0, 3]
    assert scored.reason is not None
    assert "figures of only some reports" in scored.reason.en
    refused = consolidate([evolve(of(0, plan_tasks=5, plan_tasks_completed=4), period=one) for one in YEARS]).report()
    overall = OverallRate("0/2", reason=cchc.Bilingual("không cộng được", "they do not add up"))
    told = cchc.score(evolve(refused, overall_rates={"plan_completion": overall}), rubric)["plan_done"]
    assert (told.points.exact, told.reason) == (None, overall.reason)


def test_a_rate_that_a_consolidation_refuses_has_no_parts_beside_the_reason() -> None:
    overall = OverallRate("0/2", reason=cchc.Bilingual("không cộng được", "they do not add up"))
    report = evolve(of(0, plan_tasks=5, plan_tasks_completed=4), overall_rates={"plan_completion": overall})
    refused = cchc.compute_rates(report)["plan_completion"]
    assert (refused.numerator, refused.denominator, refused.value) == (None, None, None)
    assert refused.text("en") == "they do not add up"
