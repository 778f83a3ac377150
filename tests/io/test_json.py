import copy
import json
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve, frozen
from cattrs import Converter
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import (
    SOC_TRANG_DISTRICT,
    Bilingual,
    Finding,
    Framework,
    InvalidDataError,
    Level,
    Organisation,
    Report,
    ReportingPeriod,
    Severity,
    check,
    testing,
)
from cchc_model.io.json import JSON_FORMAT, from_data, make_converter, report_json, to_data
from cchc_model.io.structuring import _step, structure
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.vietnamese.formatting import Figure

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@frozen
class Count:
    value: int


def through_json(report: Report) -> Report:
    return from_data(json.loads(json.dumps(to_data(report), ensure_ascii=False)), Report)


def primitive(data: object) -> bool:
    if isinstance(data, dict):
        return all(type(key) is str and primitive(value) for key, value in data.items())
    if isinstance(data, list):
        return all(map(primitive, data))
    return data is None or type(data) in (str, int, bool)


def test_the_real_annex_goes_through_json_with_all_that_is_known(report: Report) -> None:
    full = evolve(
        report,
        organisation=Organisation("UBND huyện A", Level.DISTRICT, "941", Organisation("UBND tỉnh", Level.PROVINCE)),
        period=ReportingPeriod.nine_months(2022),
    ).correct({"plan_tasks": 30}, reason="gõ nhầm")
    again = through_json(full)
    assert again == full
    assert again.findings == full.findings
    assert [entry.source for entry in again.entries.values()] == [entry.source for entry in full.entries.values()]
    assert again.framework is SOC_TRANG_DISTRICT


def test_the_form_is_plain_and_names_its_framework_and_version(report: Report) -> None:
    data = to_data(report)
    assert primitive(data)
    assert data["format"] == JSON_FORMAT
    assert data["framework"] == {"id": "soc_trang_district", "version": "1"}
    entries = data["entries"]
    assert isinstance(entries, dict)
    assert entries["district_dossiers_received"]["value"] == 5627
    assert entries["plan_completion_rate"]["value"] == "25.81"


@given(testing.reports())
def test_any_report_that_was_read_goes_through_json(report: Report) -> None:
    assert through_json(report) == report


@given(testing.report_values(), testing.periods())
def test_any_values_keep_their_digits(values: dict[str, int | Decimal], period: ReportingPeriod) -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, values, period=period)
    again = through_json(report)
    assert again == report
    assert [repr(value) for value in again.values.values()] == [repr(value) for value in report.values.values()]


@given(testing.report_values())
def test_findings_go_through_json(values: dict[str, int | Decimal]) -> None:
    findings = check(Report.from_values(SOC_TRANG_DISTRICT, values)).findings
    data = json.loads(json.dumps(to_data(findings)))
    assert primitive(data)
    assert from_data(data, tuple[Finding, ...]) == findings


@given(st.integers(), testing.percentages(), st.fractions())
def test_figures_of_findings_keep_their_digits(count: int, percentage: Decimal, exact: Fraction) -> None:
    count %= 10**15
    figures: dict[str, Figure] = {"count": count, "percentage": percentage, "exact": exact}
    finding = Finding(FindingCode.RULE_FAILED, Severity.INFO, (), Bilingual("x", "x"), figures=figures)
    again = from_data(json.loads(json.dumps(to_data(finding))), Finding)
    assert again.figures == figures
    assert str(again.figures["percentage"]) == str(percentage)


def broken(report: Report) -> dict[str, object]:
    return copy.deepcopy(json.loads(json.dumps(to_data(report))))


def paths(data: object) -> set[str]:
    with pytest.raises(InvalidDataError) as caught:
        from_data(data, Report)
    return {problem.place for problem in caught.value.problems}


def test_all_that_is_wrong_is_refused_at_once_with_paths(report: Report) -> None:
    data = broken(report)
    entries = data["entries"]
    assert isinstance(entries, dict)
    data["extra"] = 1
    data["organisation"] = []
    data["period"] = {"year": 2022, "kind": "quarter", "number": 7}
    del data["leftovers"]
    entries["plan_tasks"]["value"] = "31x"
    entries["plan_tasks_completed"]["valeu"] = 3
    entries["survey_forms"]["status"] = "lost"
    entries["survey_method"]["source"]["row"] = "28"
    entries["plan_task"] = entries["survey_forms"]
    entries["reform_initiatives"] = {"value": 5, "status": "reported", "text": "5"}
    entries["steering_documents_issued"]["value"] = 24
    del entries["mass_media_items"]
    del entries["satisfaction_rate"]["status"]
    findings = data["findings"]
    assert isinstance(findings, list)
    findings[0]["indicators"] = "plan_tasks"
    findings[1]["figures"] = {"left": 1.5}
    assert paths(data) == {
        "$.extra",
        "$.organisation",
        "$.period.number",
        "$.leftovers",
        "$.entries.plan_tasks.value",
        "$.entries.plan_tasks_completed.valeu",
        "$.entries.survey_forms.status",
        "$.entries.survey_method.source.row",
        "$.entries.satisfaction_rate.status",
        "$.entries.plan_task",
        "$.entries.reform_initiatives.value",
        "$.entries.steering_documents_issued.value",
        "$.entries.mass_media_items",
        "$.findings[0].indicators",
        "$.findings[1].figures.left",
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("plan_tasks", "31"),
        ("plan_tasks", True),
        ("plan_tasks", 31.0),
        ("satisfaction_rate", 100),
        ("reform_initiatives", 5),
    ],
)
def test_a_value_of_another_kind_is_refused(report: Report, key: str, value: object) -> None:
    data = broken(report)
    entries = data["entries"]
    assert isinstance(entries, dict)
    entries[key] |= {"value": value, "status": "reported"}
    (path,) = paths(data)
    assert path.startswith(f"$.entries.{key}")


@pytest.mark.parametrize("value", ["1e5", "NaN", "25,81", "1.", ".5", "+1", "1_0", "9" * 16, " 1", "٣"])
def test_a_percentage_text_is_plain(report: Report, value: str) -> None:
    data = broken(report)
    entries = data["entries"]
    assert isinstance(entries, dict)
    entries["satisfaction_rate"]["value"] = value
    assert paths(data) == {"$.entries.satisfaction_rate.value"}


def test_missing_and_foreign_indicators_are_refused(report: Report) -> None:
    data = broken(report)
    entries = data["entries"]
    assert isinstance(entries, dict)
    entries["plan_task"] = entries.pop("plan_tasks")
    assert paths(data) == {"$.entries.plan_task", "$.entries.plan_tasks"}


@pytest.mark.parametrize("version", [0, 1, 2.0, 3, "2", True, None])
def test_another_version_of_the_form_is_refused(report: Report, version: object) -> None:
    assert paths(broken(report) | {"format": version}) == {"$.format"}
    with pytest.raises(InvalidDataError, match="this library reads version 2, and former reports in version 1"):
        from_data({**to_data(report), "format": version}, Report)


def test_another_framework_is_refused(report: Report) -> None:
    other = Framework("other", "1", Bilingual("Khác", "Other"), SOC_TRANG_DISTRICT.outline)
    with pytest.raises(InvalidDataError) as caught:
        from_data(to_data(report), Report, framework=other)
    (problem,) = caught.value.problems  # and not one for each row
    assert problem.place == "$.framework"
    assert "give the report's own framework" in problem.message.en


@given(JSON)
def test_any_json_is_refused_with_the_librarys_own_exception(data: object) -> None:
    with pytest.raises(InvalidDataError) as caught:
        from_data(data, Report)
    assert all(problem.place.startswith("$") for problem in caught.value.problems)


@given(st.data())
def test_a_report_with_one_place_replaced_is_refused_or_equal(report: Report, data: st.DataObject) -> None:
    changed = broken(report)
    at: object = changed
    for _ in range(data.draw(st.integers(0, 4))):
        if not isinstance(at, dict | list) or not at:
            break
        parent, key = at, data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
        at = parent[key]
        if data.draw(st.booleans()):
            parent[key] = data.draw(JSON)
            break
    try:
        again = from_data(changed, Report)
    except InvalidDataError:
        return
    assert isinstance(again, Report)


def test_nesting_without_end_is_refused() -> None:
    parent: dict[str, object] = {"name": "x", "level": "agency", "parent": None}
    for _ in range(100_000):
        parent = {"name": "x", "level": "agency", "parent": parent}
    with pytest.raises(InvalidDataError, match="deep"):
        structure(parent, Organisation, make_converter())


def test_converters_are_made_and_share_nothing() -> None:
    one, other = make_converter(), make_converter()
    assert one is not other
    one.register_unstructure_hook(Decimal, lambda _: "changed")
    assert other.unstructure(Decimal("25.80")) == "25.80"


def test_a_report_that_is_wrong_as_a_whole_is_refused_as_one_from_python_is() -> None:
    data = to_data(Report.from_values(SOC_TRANG_DISTRICT, {}))
    with pytest.raises(InvalidDataError) as caught:
        from_data({**data, "absent_headings": ["plan_tasks"]}, Report)
    assert [str(problem) for problem in caught.value.problems] == [
        "$.absent_headings: 'plan_tasks' is not a section or heading of this framework"
    ]


def test_notes_of_others_are_no_step_of_a_path() -> None:
    error = ValueError("x")
    error.add_note("said by somebody else")
    assert _step(error) == ""


def test_entries_that_are_no_object_are_refused(report: Report) -> None:
    with pytest.raises(InvalidDataError, match="entries: a list is not an object"):
        from_data({**to_data(report), "entries": []}, Report)


def test_the_bytes_of_a_report_are_read_back_and_keep_half_a_character(report: Report) -> None:
    noted = evolve(report, entries={**report.entries, "plan_tasks": evolve(report["plan_tasks"], note="nửa \ud83d")})
    data = report_json(noted)
    assert "nửa".encode() in data
    assert from_data(json.loads(data.decode(errors="surrogatepass")), Report) == noted


def test_a_word_outside_of_its_list_is_refused_with_its_place() -> None:
    with pytest.raises(InvalidDataError, match="severity"):
        from_data({"code": "damaged_number", "severity": "grave"}, Finding)


def test_what_a_converter_of_the_users_own_refuses_has_its_place_in_both_languages() -> None:
    with pytest.raises(InvalidDataError) as caught:
        structure({"value": "x"}, Count, Converter())
    (problem,) = caught.value.problems
    assert problem.place == "$.value"
    assert "invalid literal" in str(problem)
    assert "không đúng dạng" in caught.value.message("vi")
