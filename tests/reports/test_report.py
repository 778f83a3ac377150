import pickle
from decimal import Decimal

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given

import cchc_model as cchc
from cchc_model import (
    SOC_TRANG_DISTRICT,
    Entry,
    InvalidDataError,
    InvalidNumberError,
    Level,
    Organisation,
    Provenance,
    Report,
    ReportingPeriod,
    Status,
    UnknownIndicatorError,
    testing,
)
from cchc_model.indicators import steering
from cchc_model.reports.cells import Source


@given(testing.report_values())
def test_a_report_holds_just_the_values_it_was_made_of(values: dict[str, int | Decimal]) -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, values)
    assert {key: value for key, value in report.values.items() if value is not None} == values
    assert list(report.values) == list(SOC_TRANG_DISTRICT.indicators)
    for key, value in values.items():
        held = report.values[key]
        assert type(held) is type(value)
        assert Decimal(held).as_tuple() == Decimal(value).as_tuple()
        assert (report[key].status, report[key].provenance) == (Status.REPORTED, Provenance.ENTERED)


def test_numpy_integers_and_constants_as_keys_are_welcome() -> None:
    report = Report.from_values(
        SOC_TRANG_DISTRICT, {steering.PLAN_TASKS: np.int64(31), steering.REFORM_INITIATIVES: np.uint8(1)}
    )
    assert report.values["plan_tasks"] == 31
    assert type(report.values["plan_tasks"]) is int
    assert report[steering.PLAN_TASKS].value == 31


def test_whole_percentages_become_decimals() -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, {"satisfaction_rate": 100})
    assert isinstance(report.values["satisfaction_rate"], Decimal)


@pytest.mark.parametrize(
    "value", [True, False, 1.0, float("nan"), np.True_, np.float64(2), Decimal("NaN"), Decimal(31), "31", 10**15, [31]]
)
def test_values_that_no_count_takes(value: object) -> None:
    with pytest.raises(InvalidDataError) as caught:
        Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": value})
    assert [problem.place for problem in caught.value.problems] == ["plan_tasks"]


def test_all_errors_come_at_once() -> None:
    wrong = {
        "plan_task": 1,
        "dossier_results": 5,
        "plan_tasks": 3.5,
        "reform_initiatives": 2,
        "satisfaction_rate": 99.5,
        "survey_forms": 176,
    }
    with pytest.raises(InvalidDataError) as caught:
        Report.from_values(SOC_TRANG_DISTRICT, wrong)
    problems = {problem.place: problem for problem in caught.value.problems}
    assert set(problems) == set(wrong) - {"survey_forms"}
    assert problems["plan_task"].suggestions[0] == "plan_tasks"
    assert "Không = 0" in str(problems["reform_initiatives"])
    assert "5 problems" in str(caught.value)


def test_wrong_values_are_told_in_vietnamese_without_a_word_of_english() -> None:
    wrong: dict[str, object] = {
        "plan_task": 1,
        "plan_tasks": 1.5,
        "reform_initiatives": 2,
        "survey_forms": Decimal("2.5"),
    }
    wrong |= {"plan_tasks_completed": True, "plan_completion_rate": Decimal("NaN"), "departments_ranked": "31"}
    with pytest.raises(InvalidDataError) as caught:
        Report.from_values(SOC_TRANG_DISTRICT, wrong)
    text = caught.value.message("vi")
    assert text.startswith("Báo cáo chưa hợp lệ (7 lỗi)")
    assert all(problem.message.vi != problem.message.en for problem in caught.value.problems)
    assert "reform_initiatives: 2 không hợp lệ: không có trong danh mục mã: Có = 1 Không = 0" in text
    assert " is " not in text


def test_a_value_given_twice_is_refused() -> None:
    with pytest.raises(InvalidDataError, match="twice"):
        Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 1, steering.PLAN_TASKS: 1})  # type: ignore[arg-type]


def test_entries_are_looked_up_by_id_or_constant(report: Report) -> None:
    assert report["plan_tasks"] is report[steering.PLAN_TASKS]
    with pytest.raises(UnknownIndicatorError) as caught:
        report["plan_task"]
    assert "plan_tasks" in caught.value.suggestions
    with pytest.raises(UnknownIndicatorError):
        report["dossier_results"]


def test_a_callers_later_changes_do_not_reach_a_report(report: Report) -> None:
    entries = dict(sorted(report.entries.items()))
    made = Report(SOC_TRANG_DISTRICT, entries)
    entries.clear()
    assert made.values == report.values
    assert list(made.values) == list(SOC_TRANG_DISTRICT.indicators)
    assert "district_dossiers" not in repr(made)


def test_values_cannot_be_changed_in_place(report: Report) -> None:
    with pytest.raises(TypeError):
        report.values["plan_tasks"] = 5  # type: ignore[index]  # the point of the test


def test_correcting_makes_a_new_report_and_keeps_what_stood_there(report: Report) -> None:
    corrected = report.correct({"plan_tasks": 32, "survey_forms": None}, reason="gõ nhầm")
    assert (report.values["plan_tasks"], corrected.values["plan_tasks"]) == (31, 32)
    assert corrected["survey_forms"].status is Status.BLANK
    entry = corrected["plan_tasks"]
    assert (entry.provenance, entry.source) == (Provenance.CORRECTED, report["plan_tasks"].source)
    first, second = corrected.corrections
    assert (first.indicator, first.before, first.after, first.reason) == (
        "plan_tasks",
        report["plan_tasks"],
        entry,
        "gõ nhầm",
    )
    assert second.before.value == 176
    untouched = set(report.values) - {"plan_tasks", "survey_forms"}
    assert all(corrected[key] == report[key] for key in untouched)


def test_correcting_resolves_the_findings_of_that_entry_only() -> None:
    report = cchc.read_report(
        [("", "Số nhiệm vụ đề ra trong kế hoạch", "", "3l", ""), ("", "Số nhiệm vụ đã hoàn thành", "", "56 27", "")]
    )
    damaged = [f.indicators for f in report.findings if f.code == "damaged_number"]
    assert damaged == [("plan_tasks",), ("plan_tasks_completed",)]
    corrected = report.correct({"plan_tasks": 31}, reason="xem bản giấy")
    assert [f.indicators for f in corrected.findings if f.code == "damaged_number"] == [("plan_tasks_completed",)]
    assert len(report.findings) - len(corrected.findings) == 1


@pytest.mark.parametrize(
    ("values", "reason"),
    [({"plan_tasks": 1.5}, "x"), ({"nowhere": 1}, "x"), ({"reform_initiatives": 9}, "x"), ({"plan_tasks": 1}, " ")],
)
def test_a_wrong_correction_is_refused(report: Report, values: dict[str, object], reason: str) -> None:
    with pytest.raises(InvalidDataError):
        report.correct(values, reason=reason)


def test_rows_are_plain_and_complete(report: Report) -> None:
    rows = report.rows()
    assert [row.number for row in rows] == list(range(1, 212))
    plan = rows[1]
    assert (plan.position, plan.ordinal, plan.unit, plan.text, plan.value) == (
        "I.1",
        "1",
        "%",
        "25,81",
        Decimal("25.81"),
    )
    heading = rows[5]
    assert (heading.status, heading.unit, heading.text, heading.depth) == (None, "", "", 1)
    entered = Report.from_values(SOC_TRANG_DISTRICT, {"district_dossiers_received": 5627}).rows()[70]
    assert (entered.text, entered.unit) == ("5.627", "Hồ sơ")


def test_a_report_refuses_entries_that_do_not_belong_to_its_framework(report: Report) -> None:
    entries = dict(report.entries)
    entries["strange"] = entries.pop("plan_tasks")
    entries["survey_forms"] = Entry(Decimal("1.5"), Status.REPORTED)
    entries["reform_initiatives"] = Entry(7, Status.REPORTED)
    entries["satisfaction_rate"] = Entry(7, Status.REPORTED)
    with pytest.raises(InvalidDataError) as caught:
        Report(SOC_TRANG_DISTRICT, entries)
    places = {problem.place for problem in caught.value.problems}
    assert places == {"strange", "plan_tasks", "survey_forms", "reform_initiatives", "satisfaction_rate"}


@pytest.mark.parametrize(("value", "status", "text"), [(32, Status.REPORTED, "31"), (None, Status.NIL, "5")])
def test_a_report_refuses_a_text_that_says_something_else(
    report: Report, value: int | None, status: Status, text: str
) -> None:
    with pytest.raises(InvalidDataError, match="is read as"):
        Report(SOC_TRANG_DISTRICT, {**report.entries, "plan_tasks": Entry(value, status, text=text)})


@pytest.mark.parametrize(
    ("value", "status", "text"),
    [
        (5, Status.BLANK, ""),
        (5, Status.NIL, "-"),
        (None, Status.REPORTED, "5"),
        (None, Status.BLANK, "x"),
        (None, Status.ABSENT, "x"),
        (None, Status.DAMAGED, ""),
    ],
)
def test_an_entry_does_not_contradict_itself(value: int | None, status: Status, text: str) -> None:
    with pytest.raises(InvalidDataError):
        Entry(value, status, text=text)


@pytest.mark.parametrize("value", [True, 0.5, "5", 10**15])
def test_an_entry_takes_admitted_values_only(value: object) -> None:
    with pytest.raises(InvalidNumberError):
        Entry(value, Status.REPORTED)


def test_the_source_is_outside_equality(report: Report) -> None:
    entry = report["plan_tasks"]
    assert evolve(entry, source=None) == entry
    assert evolve(entry, text="031") != entry


def test_reports_survive_pickling_with_all_that_is_known(report: Report) -> None:
    organisation = Organisation("UBND huyện A", Level.DISTRICT, "941", Organisation("UBND tỉnh", Level.PROVINCE))
    full = evolve(report, organisation=organisation, period=ReportingPeriod.quarter(2022, 1))
    full = full.correct({"plan_tasks": 30}, reason="x")
    again = pickle.loads(pickle.dumps(full))  # noqa: S301 our own bytes
    assert again == full
    assert again.findings == full.findings
    assert again["plan_tasks"].source == full["plan_tasks"].source
    assert again != report
    assert isinstance(hash(again), int)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (Source("annex.xlsx", "Phụ lục", 17, "D17"), "annex.xlsx, Phụ lục, row 17, D17"),
        (Source(row=0), "row 0"),
        (Source(), ""),
    ],
)
def test_a_place_is_told_by_what_is_known_of_it(source: Source, text: str) -> None:
    assert str(source) == text


@pytest.mark.parametrize(
    ("name", "is_one"), [("UBND huyện A", True), ("Ủy ban nhân dân xã B", True), ("Sở Nội vụ", False)]
)
def test_a_peoples_committee_is_told_by_its_name(name: str, is_one: bool) -> None:  # noqa: FBT001 what is expected
    assert Organisation(name, Level.AGENCY).is_committee is is_one


def test_values_are_asked_by_indicator_or_id_and_an_unknown_id_suggests_others(report: Report) -> None:
    values = report.values
    assert values[steering.PLAN_TASKS] == values["plan_tasks"] == 31
    assert steering.PLAN_TASKS in values  # type: ignore[comparison-overlap]  # mypy takes iteration for the test
    assert values.get(steering.PLAN_TASKS) == 31
    assert ("plan_task" in values, values.get("plan_task")) == (False, None)
    assert values == dict(values) == {key: entry.value for key, entry in report.entries.items()}
    assert list(values) == list(report.framework.indicators)
    assert len(values) == len(report.entries)
    assert repr(values) == repr(dict(values))
    assert pickle.loads(pickle.dumps(values)) == values  # noqa: S301 our own bytes
    with pytest.raises(cchc.UnknownIndicatorError, match="did you mean 'plan_tasks'"):
        values["plan_task"]
