"""What a person changes stays visible: what stood there before, why it was changed, and who changed it."""

import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import InvalidDataError, Provenance, Report, Status, testing
from cchc_model.framework import Framework
from cchc_model.reports.corrections import without_corrections
from cchc_model.vietnamese.text import LANGS

READ_BACK = ("docx", "xlsx", "csv", "txt")
"""The formats that are annexes."""


def written(report: Report, kind: str) -> bytes:
    stream = io.BytesIO()
    cchc.write_report(report, stream, format=kind)
    return stream.getvalue()


@pytest.fixture(scope="module")
def corrected(report: Report) -> Report:
    once = report.correct({"training_planned": 60}, reason="kế hoạch số 12", by="Văn phòng UBND")
    return once.correct({"plan_tasks": None}, reason="chưa rõ", units={"plan_tasks": "Nhiệm vụ"})


def test_a_correction_says_what_stood_there_and_why_and_who(corrected: Report) -> None:
    training, tasks = corrected.corrections
    assert training.message() == "Đã sửa (trước đây: “0”; lý do: “kế hoạch số 12”; người sửa: “Văn phòng UBND”)"
    assert training.message("en") == "Corrected (before: “0”; reason: “kế hoạch số 12”; by: “Văn phòng UBND”)"
    assert tasks.message("en") == "Corrected (before: “31”; unit before: “%”; reason: “chưa rõ”)"


@pytest.mark.parametrize("kind", READ_BACK)
def test_every_annex_shows_it_and_is_read_back_with_the_new_value(corrected: Report, kind: str) -> None:
    again = cchc.read_report(written(corrected, kind))
    assert again.values == corrected.values
    for correction in corrected.corrections:
        assert correction.message() in again[correction.indicator].note
    found = {(finding.code, finding.indicators) for finding in again.findings}
    known = {(finding.code, finding.indicators) for finding in corrected.findings}
    assert {one for one in found if one[1]} <= known  # a former value in a note is no value


def test_pages_views_rows_and_templates_show_it_in_their_language(corrected: Report) -> None:
    for lang in LANGS:
        words = corrected.corrections[0].message(lang)
        assert words in cchc.as_html(corrected, lang)
        assert words in cchc.report_context(corrected, lang)["by_id"]["training_planned"]["note"]
    assert corrected.corrections[0].message() in written(corrected, "html").decode()
    row = {row.id: row for row in corrected.rows()}["training_planned"]
    assert (row.note, row.corrections) == ("", corrected.corrections[:1])


@given(
    testing.reports(),
    st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(str.strip),
    st.text(st.characters(exclude_categories=["C"])),
)
def test_a_note_without_its_corrections_is_the_note(report: Report, reason: str, by: str) -> None:
    key = next(iter(report.framework.indicators))
    corrected = report.correct({key: None}, reason=reason, by=by)
    row = next(row for row in corrected.rows() if row.id == key)
    assert without_corrections(row.remarks()) == row.note


def test_a_unit_that_contradicts_its_value_is_corrected_and_the_value_read_again() -> None:
    text = "TT\tTên chỉ tiêu\tĐơn vị tính\tSố liệu\n1\tSố nhiệm vụ đã hoàn thành\tnghìn nhiệm vụ\t31\n"
    report = cchc.read_report(text.encode())
    assert report["plan_tasks_completed"].status is Status.DAMAGED
    corrected = report.correct({}, units={"plan_tasks_completed": "Nhiệm vụ"}, reason="gõ nhầm")
    entry = corrected["plan_tasks_completed"]
    assert (entry.value, entry.unit, entry.provenance) == (31, "Nhiệm vụ", Provenance.CORRECTED)
    assert [one.code for one in corrected.findings if "plan_tasks_completed" in one.indicators] == []
    assert cchc.read_report(written(corrected, "docx"))["plan_tasks_completed"].value == 31


def test_a_unit_settles_only_what_it_had_put_in_doubt() -> None:
    text = "TT\tTên chỉ tiêu\tĐơn vị tính\tSố liệu\n1\tSố nhiệm vụ đã hoàn thành\tnghìn nhiệm vụ\t3l\n"
    report = cchc.read_report(text.encode())
    before = {one.code for one in report.findings if "plan_tasks_completed" in one.indicators}
    corrected = report.correct({}, units={"plan_tasks_completed": "Nhiệm vụ"}, reason="gõ nhầm")
    assert corrected["plan_tasks_completed"].status is Status.DAMAGED
    after = {one.code for one in corrected.findings if "plan_tasks_completed" in one.indicators}
    assert after == before - {"unit_contradicts", "unit_differs"}
    assert after


@pytest.mark.parametrize(
    ("values", "units", "reason", "place"),
    [
        ({}, {"plan_tasks": "Hồ sơ"}, "x", "plan_tasks"),
        ({}, {"plan_task": "Nhiệm vụ"}, "x", "plan_task"),
        ({"plan_tasks": Decimal("1.5")}, {}, "x", "plan_tasks"),
        ({"plan_tasks": 1}, {}, "  ", "reason"),
    ],
)
def test_what_cannot_be_corrected_is_refused(
    report: Report, values: dict[str, object], units: dict[str, str], reason: str, place: str
) -> None:
    with pytest.raises(InvalidDataError) as caught:
        report.correct(values, units=units, reason=reason)
    assert [problem.place for problem in caught.value.problems] == [place]


def test_units_are_given_by_the_indicator_too(report: Report) -> None:
    framework: Framework = report.framework
    corrected = report.correct({}, units={framework.indicators["plan_tasks"]: "nhiệm vụ"}, reason="x")
    assert corrected["plan_tasks"].unit == "nhiệm vụ"
    assert corrected["plan_tasks"].value == report["plan_tasks"].value
    assert [one.code for one in corrected.findings if "plan_tasks" in one.indicators] == []


HEAD = "TT\tTên chỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú\n1\tSố nhiệm vụ đã hoàn thành\t"
CONTRADICTED = {
    "unit": f"{HEAD}nghìn nhiệm vụ\t31\t\n",
    "legend": f"{HEAD}Có = 1 Không = 0\t31\t\n",
    "note": f"{HEAD}nhiệm vụ\t31\tSố liệu quý trước\n",
    "scale in the note": f"{HEAD}nhiệm vụ\t31\tĐơn vị tính: nghìn\n",
    "number in the note": f"{HEAD}nhiệm vụ\t\t31 nhiệm vụ\n",
    "caption": f"Đơn vị tính: nghìn nhiệm vụ\n{HEAD}nhiệm vụ\t31\t\n",
    "title": f"{HEAD}nhiệm vụ\t31\t\n".replace("Số liệu", "Số liệu (nghìn)"),
    "remark": f"{HEAD}nhiệm vụ\t31\t\nSố nhiệm vụ đã hoàn thành sửa thành 35\n",
    "value": f"{HEAD}nhiệm vụ\t3l\t\n",
}


@pytest.mark.parametrize("kind", READ_BACK)
@pytest.mark.parametrize("what", CONTRADICTED)
@pytest.mark.parametrize("value", [31000, None])
def test_a_value_put_right_is_read_back_whatever_had_contradicted_it(what: str, kind: str, value: int | None) -> None:
    key = "plan_tasks_completed"
    report = cchc.read_report(CONTRADICTED[what].encode())
    assert report[key].value is None
    assert [one for one in report.findings if key in one.indicators]
    corrected = report.correct({key: value}, reason="gõ nhầm", by="Văn phòng")
    again = cchc.read_report(written(corrected, kind))
    assert (again[key].value, again[key].status) == (value, corrected[key].status)
    assert corrected.corrections[0].message() in again[key].note
    # A number in a text below the table could belong to any blank row of that name.
    told = {one.code for one in again.findings if key in one.indicators} - {"unrecognised_text"}
    assert told == {one.code for one in corrected.findings if key in one.indicators}


def test_a_given_value_is_in_the_unit_of_its_indicator() -> None:
    report = cchc.read_report(CONTRADICTED["unit"].encode())
    corrected = report.correct({"plan_tasks_completed": 31000}, reason="gõ nhầm")
    assert corrected["plan_tasks_completed"].unit == "Nhiệm vụ"
    assert corrected.corrections[0].message() == (
        "Đã sửa (trước đây: “31”; đơn vị tính trước đây: “nghìn nhiệm vụ”; lý do: “gõ nhầm”)"
    )


def test_a_value_put_right_leaves_the_warning_about_its_unit(report: Report) -> None:
    about = [one.code for one in report.findings if "plan_tasks" in one.indicators]
    assert about == ["unit_differs"]
    corrected = report.correct({"plan_tasks": 30}, reason="gõ nhầm")
    assert corrected["plan_tasks"].unit == "%"
    assert [one.code for one in corrected.findings if "plan_tasks" in one.indicators] == about


@pytest.mark.parametrize("kind", READ_BACK)
def test_a_unit_put_right_brings_back_no_value_that_something_else_contradicts(kind: str) -> None:
    text = f"{HEAD}%\t31\tSố liệu quý trước\n".replace("đã hoàn thành", "đề ra trong kế hoạch")
    report = cchc.read_report(text.encode())
    assert report["plan_tasks"].status is Status.DAMAGED
    corrected = report.correct({}, units={"plan_tasks": "Nhiệm vụ"}, reason="in nhầm")
    assert corrected.corrections[0].message() == "Đã sửa (đơn vị tính trước đây: “%”; lý do: “in nhầm”)"
    again = cchc.read_report(written(corrected, kind))
    assert (again["plan_tasks"].value, again["plan_tasks"].status) == (None, Status.DAMAGED)
