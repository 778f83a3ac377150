"""Every result of the library as plain data: read back equal, described by its schema, refused if it was altered."""

import functools
import json
import pickle
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen, has
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import cchc_model as cchc
from cchc_model import SOC_TRANG_DISTRICT, InvalidDataError, Report, from_data, json_schema, testing, to_data
from cchc_model.analysis.changes import Change, ChangeKind
from cchc_model.analysis.scoring import Component, Criterion, Method, Ranked, RubricSection
from cchc_model.checking.definitions import DefinedRate, DefinedRow, DefinedRule
from cchc_model.checking.suspects.conflicts import Conflict
from cchc_model.framework import Heading, Indicator, Rate, Rule, Section
from cchc_model.io.folder import Folder, ReadResults
from cchc_model.io.json import JSON_FORMAT
from cchc_model.reports.cells import Cell
from helpers import public_api, schemas
from helpers.commune_form import FRAMEWORK as COMMUNE_FORM
from helpers.own_framework import FRAMEWORK
from helpers.paths import ANNEX, DATA, ROOT
from helpers.sampling import few_by_hand, some_of
from helpers.two_years import FOLDER as TWO_YEARS

EXAMPLES = ROOT / "examples"
RUBRIC = cchc.read_rubric(EXAMPLES / "illustrative_rubric.toml")
COMMUNE = cchc.read_framework(COMMUNE_FORM)


def read(folder: Path, **chosen: Any) -> list[Report]:
    results = cchc.read_reports(sorted(folder.iterdir()), jobs=1, **chosen)
    return [result.report for result in results if result.report is not None]


@functools.cache
def results() -> Mapping[str, tuple[object, Any]]:
    first, second = (read(EXAMPLES / "fictional_province" / quarter) for quarter in ("quarter_1", "quarter_2"))
    report = cchc.read_report(ANNEX).correct({"plan_tasks": 30}, reason="gõ nhầm")
    sheets = [cchc.score(one, RUBRIC) for one in first]
    appraised = cchc.score(first[0], RUBRIC, appraised={"survey_score": cchc.Assessment(None, "chưa khảo sát")})
    return {
        "report": (report, Report),
        "check": (cchc.check(report, nil_as_zero=True), cchc.CheckResult),
        "conflicts": (cchc.locate_errors(report), tuple[Conflict, ...]),
        "rates": (cchc.compute_rates(report), cchc.Rates),
        "comparison": (cchc.compare(first[0], second[0]), cchc.Comparison),
        "consolidation": (cchc.consolidate([*first, *second]), cchc.Consolidation),
        "nothing consolidated": (cchc.consolidate([]), cchc.Consolidation),
        "partial report": (cchc.consolidate(first).report(partial=True), Report),
        "score sheet": (appraised, cchc.ScoreSheet),
        "ranking": (cchc.rank(sheets), tuple[Ranked, ...]),
        "series": (cchc.series([*first, *second]), cchc.Series),
        "framework": (SOC_TRANG_DISTRICT, cchc.Framework),
        "draft": (cchc.draft_framework(ROOT / "tests" / "data" / "forms" / "trade.tsv"), cchc.Draft),
        "folder": (cchc.list_folder(EXAMPLES), Folder),
        "read folder": (cchc.read_reports(EXAMPLES / "fictional_province"), ReadResults),
        "defined row": (DefinedRow(SOC_TRANG_DISTRICT["plan_tasks"], SOC_TRANG_DISTRICT), DefinedRow),
        "defined heading": (DefinedRow(SOC_TRANG_DISTRICT["steering"], SOC_TRANG_DISTRICT), DefinedRow),
        "defined rates": (
            tuple(DefinedRate(one, SOC_TRANG_DISTRICT) for one in SOC_TRANG_DISTRICT.rates),
            tuple[DefinedRate, ...],
        ),
        "defined rules": (
            tuple(DefinedRule(one, SOC_TRANG_DISTRICT) for one in SOC_TRANG_DISTRICT.rules),
            tuple[DefinedRule, ...],
        ),
        "organisation": (first[0].organisation, cchc.Organisation),
        "cell": (cchc.read_cell("5.627", SOC_TRANG_DISTRICT.indicators["plan_tasks"].measure), Cell),
    }


NAMES = (
    "report", "check", "conflicts", "rates", "comparison", "consolidation", "nothing consolidated", "partial report",
    "score sheet", "ranking", "series", "framework", "draft", "folder", "read folder", "defined row",
    "defined heading", "defined rates", "defined rules", "organisation", "cell",
)  # fmt: skip


def test_the_results_are_those_named() -> None:
    assert tuple(results()) == NAMES


def through_json(value: object) -> Any:
    return json.loads(json.dumps(to_data(value), ensure_ascii=False))


def primitive(data: object) -> bool:
    if isinstance(data, dict):
        return all(type(key) is str and primitive(value) for key, value in data.items())
    if isinstance(data, list):
        return all(map(primitive, data))
    return data is None or type(data) in (str, int, bool)


@functools.cache
def validator(kind: Any) -> Draft202012Validator:
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def valid(data: object, kind: Any) -> None:
    validator(kind).validate(data)


@pytest.mark.parametrize("name", NAMES)
def test_a_result_is_plain_data_that_reads_back_equal(name: str) -> None:
    result, kind = results()[name]
    data = to_data(result)
    assert primitive(data)
    again = from_data(json.loads(json.dumps(data, ensure_ascii=False)), kind, rubric=RUBRIC)
    assert again == result
    assert to_data(again) == data


@pytest.mark.parametrize("name", NAMES)
def test_a_result_is_what_its_schema_describes(name: str) -> None:
    result, kind = results()[name]
    valid(through_json(result), kind)


@pytest.mark.parametrize("name", NAMES)
def test_a_result_is_pickled_and_hashed(name: str) -> None:
    result, _ = results()[name]
    again = pickle.loads(pickle.dumps(result))  # noqa: S301 our own bytes
    assert again == result
    assert hash(again) == hash(result)


@settings(max_examples=few_by_hand(8))
@given(testing.reports(), st.booleans())
def test_a_check_and_rates_of_any_report_go_through_json(report: Report, nil_as_zero: bool) -> None:  # noqa: FBT001 drawn
    result, rates = cchc.check(report, nil_as_zero=nil_as_zero), cchc.compute_rates(report, nil_as_zero=nil_as_zero)
    for value, kind in ((result, cchc.CheckResult), (rates, cchc.Rates)):
        data = through_json(value)
        valid(data, kind)
        assert from_data(data, kind) == value


@settings(max_examples=few_by_hand(4))
@given(st.lists(testing.consistent_reports(), max_size=3))
def test_a_consolidation_of_any_reports_merges_after_it_went_through_json(reports: list[Report]) -> None:
    named = [
        evolve(one, organisation=cchc.Organisation(f"UBND xã {at}", cchc.Level.COMMUNE), period=None)
        for at, one in enumerate(reports)
    ]
    whole = cchc.consolidate(named)
    data = through_json(whole)
    valid(data, cchc.Consolidation)
    again = from_data(data, cchc.Consolidation)
    assert again == whole
    halves = [from_data(through_json(cchc.consolidate([one])), cchc.Consolidation) for one in named]
    assert cchc.consolidate([]).merge(*halves) == whole


def test_a_series_with_amounts_goes_through_json() -> None:
    series = cchc.series(read(TWO_YEARS, framework=COMMUNE))
    data = through_json(series)
    valid(data, cchc.Series)
    again = from_data(data, cchc.Series, framework=COMMUNE)
    assert again == series
    assert [
        type(one.value) for one in again.observations("kinh_phi_da_su_dung_tu_dau_nam", again.organisations[0])
    ] == [type(one.value) for one in series.observations("kinh_phi_da_su_dung_tu_dau_nam", series.organisations[0])]


def test_a_file_that_was_not_read_keeps_its_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("không phải phụ lục", encoding="utf-8")
    read_results = cchc.read_reports([tmp_path / "a.txt", tmp_path / "b.txt", ANNEX], jobs=1)
    data = through_json(read_results)
    valid(data, ReadResults)
    again = from_data(data, ReadResults)
    unreadable, missing, none = (one.error for one in again)
    assert (none, again[2]) == (None, read_results[2])
    assert isinstance(unreadable, cchc.ReadError)
    assert unreadable.args == read_results[0].error.args  # type: ignore[union-attr]  # it was not read
    assert isinstance(missing, FileNotFoundError)
    assert missing.filename == str(tmp_path / "b.txt")


@pytest.mark.parametrize(
    ("error", "place"),
    [
        ("x", "$.error"),
        ({"type": "ReedError"}, "$.error"),
        ({"type": "ReadError", "source": 5, "reason": {"vi": "a", "en": "b"}}, "$.error"),
        ({"type": "OSError", "errno": "2", "reason": "x", "file": None}, "$.error.errno"),
    ],
)
def test_a_failure_of_another_form_is_refused(error: object, place: str) -> None:
    data = {"format": 2, "path": "a.txt", "report": None, "error": error, "part": ""}
    with pytest.raises(InvalidDataError) as caught:
        from_data(data, cchc.ReadResult)
    assert {problem.place for problem in caught.value.problems} == {place}


def test_a_framework_keeps_its_dates_and_refuses_what_is_none() -> None:
    data = through_json(COMMUNE)
    dated = {**data, "valid_from": "2025-07-01", "valid_until": "2026-12-31"}
    framework = from_data(dated, cchc.Framework)
    valid(through_json(framework), cchc.Framework)
    assert through_json(framework) == {**through_json(COMMUNE), **dated}
    for wrong in ("2025-13-01", 20250701):
        with pytest.raises(InvalidDataError, match="valid_from"):
            from_data({**data, "valid_from": wrong}, cchc.Framework)
    with pytest.raises(InvalidDataError, match="not an object"):
        from_data([], cchc.Framework)


ALTERED = [
    ("check", ("outcomes", 0, "rule"), 5, "$.outcomes[0].rule"),
    (
        "consolidation",
        ("by_period", 0, "value", "answers", "leader_dialogue"),
        {"một": 1},
        "$.by_period[0].value.answers.leader_dialogue",
    ),
    ("comparison", ("changes", 0, "difference"), "5/7", "$.changes[0].difference"),
    ("consolidation", ("figures", "plan_tasks", "value"), 1, "$.figures"),
    ("consolidation", ("by_period", 1, "value", "values", "plan_tasks", "total"), 1, "$.figures"),
    ("check", ("ok",), True, "$.ok"),
    ("check", ("outcomes", 0, "rule"), "sum.nothing", "$.outcomes[0].rule"),
    ("check", ("format",), 3, "$.format"),
    ("rates", ("rates", "plan_completion", "percent"), 99, "$.rates.plan_completion.percent"),
    ("series", ("indicators",), [], "$.indicators"),
    ("series", ("reports", 0, "period"), None, "$.reports[0].period"),
    ("ranking", (0, "sheet", "rubric", "version"), "2", "$[0].sheet.rubric"),
    ("score sheet", ("sections", 0, "section"), "none", "$.sections[0].section"),
    ("conflicts", (0, "rules"), "sum", "$[0].rules"),
    ("consolidation", ("missing",), [[None]], "$.missing[0]"),
    ("consolidation", ("missing",), [5], "$.missing[0]"),
    ("folder", ("files", 0), 5, "$.files[0]"),
    ("framework", ("rows", 1, "under"), "nowhere", "$.rows.plan_completion_rate.under"),
]


@pytest.mark.every_case
@pytest.mark.parametrize(("name", "path", "value", "place"), ALTERED)
def test_altered_data_is_refused_with_its_place(name: str, path: tuple[Any, ...], value: object, place: str) -> None:
    result, kind = results()[name]
    data = through_json(result)
    *parents, last = path
    at = data
    for step in parents:
        at = at[step]
    at[last] = value
    with pytest.raises(InvalidDataError) as caught:
        from_data(data, kind, rubric=RUBRIC)
    assert place in {problem.place for problem in caught.value.problems}


def test_a_result_without_one_of_its_parts_is_refused() -> None:
    for name in ("report", "check", "comparison", "consolidation", "series"):
        result, kind = results()[name]
        whole = through_json(result)
        derived = {"ok", "completeness", "organisations", "missing", "figures", "rates", "gaps", "indicators"}
        for key in whole.keys() - derived:
            with pytest.raises(InvalidDataError, match=key):
                from_data({other: value for other, value in whole.items() if other != key}, kind)


def test_what_follows_from_the_figures_may_be_left_out() -> None:
    result, kind = results()["comparison"]
    data = through_json(result)
    for change in data["changes"]:
        for key in ("difference", "percent", "sentence"):
            del change[key]
    assert from_data(data, kind) == result


def test_another_wording_of_a_sentence_is_no_contradiction() -> None:
    result, kind = results()["comparison"]
    data = through_json(result)
    data["changes"][0]["sentence"]["vi"] = "Câu của một phiên bản khác."
    assert from_data(data, kind) == result


def test_every_percentage_stands_beside_its_text_in_both_languages() -> None:
    rates, consolidation, series = (results()[name][0] for name in ("rates", "consolidation", "series"))
    assert isinstance(rates, cchc.Rates)
    assert isinstance(consolidation, cchc.Consolidation)
    assert isinstance(series, cchc.Series)
    growth = series.growth("plan_tasks_completed", series.organisations[0])
    in_data: list[Any] = [to_data(rates)["rates"], to_data(consolidation)["rates"]]
    shown: list[tuple[Any, Any]] = [(in_data[0][key], one) for key, one in rates.items()]
    shown += [(in_data[1][key], one) for key, one in consolidation.rates.items()]
    assert len(shown) == 86
    assert all(data["name"] == to_data(one.rate.name) for data, one in shown)
    shown += zip(to_data(list(growth)), growth, strict=True)
    for data, one in shown:
        assert data["text"] == {"vi": one.text(), "en": one.text("en")}


def test_a_score_sheet_needs_its_rubric() -> None:
    result, kind = results()["score sheet"]
    with pytest.raises(InvalidDataError, match="give the sheet's own rubric"):
        from_data(through_json(result), kind)


def test_a_report_in_format_1_is_read_and_written_in_the_present_one() -> None:
    data = json.loads((DATA / "report_format_1.json").read_text(encoding="utf-8"))
    report = from_data(data, Report, framework=FRAMEWORK)
    assert through_json(report)["format"] == JSON_FORMAT
    assert from_data(through_json(report), Report, framework=FRAMEWORK) == report
    for other in ({**data, "format": True}, {**data, "framework": data["edition"]}):
        with pytest.raises(InvalidDataError, match="format"):
            from_data(other, Report, framework=FRAMEWORK)


@frozen
class Answer:
    """The answer of a service of a user's own."""

    report: Report
    rates: cchc.Rates


def test_a_users_own_class_of_results_has_data_and_a_schema(report: Report) -> None:
    answer = Answer(report, cchc.compute_rates(report))
    data = through_json(answer)
    valid(data, Answer)
    assert from_data(data, Answer) == answer


def test_several_results_stand_together_by_name(report: Report) -> None:
    data = to_data({"check": cchc.check(report), "conflicts": list(cchc.locate_errors(report))})
    assert list(data) == ["check", "conflicts"]
    assert primitive(data)


DEFINED = (Component, Criterion, cchc.Crosswalk, Heading, Indicator, Rate, cchc.Rubric, RubricSection, Rule, Section)


@pytest.mark.parametrize(
    "value", [RUBRIC, SOC_TRANG_DISTRICT.rules[0], SOC_TRANG_DISTRICT.rates[0], 5, "x", None, 0.5, {1, 2}, object()]
)
def test_what_has_no_form_of_its_own_is_refused(value: object) -> None:
    with pytest.raises(InvalidDataError, match="has no JSON form of its own"):
        to_data(value)
    with pytest.raises(InvalidDataError, match=r"answers\[1\]: has no JSON form"):
        to_data({"answers": [results()["organisation"][0], value]})


@pytest.mark.parametrize("kind", [object, bytes, float, complex])
def test_a_class_without_a_form_has_no_schema(kind: type) -> None:
    with pytest.raises(InvalidDataError, match=f"{kind.__name__}: has no JSON form"):
        json_schema(kind)


@pytest.mark.parametrize("number", [Fraction(8, 31), Fraction(-1, 3), Decimal("-0.50"), Decimal("1E+2")])
def test_numbers_are_exact(number: Fraction | Decimal) -> None:
    plan = SOC_TRANG_DISTRICT.indicators["plan_tasks"]
    kind = ChangeKind.ROSE if number > 0 else ChangeKind.FELL
    change = Change(plan, kind, 0, number, SOC_TRANG_DISTRICT)
    assert from_data(through_json(change), Change) == change


def test_every_class_that_users_reach_has_a_schema() -> None:
    kinds = [kind for kind in (*public_api.public_values(), *public_api.reached()) if isinstance(kind, type)]
    described = [kind for kind in kinds if has(kind) and kind.__module__.startswith("cchc_model.")]
    left_out = [kind for kind in described if issubclass(kind, (*DEFINED, Method)) or ".scoring" in kind.__module__]
    for kind in some_of(kind for kind in described if kind not in left_out):
        if not kind.__module__.startswith(("cchc_model.framework", "cchc_model.testing", "cchc_model.frames")):
            Draft202012Validator.check_schema(json_schema(kind))


@pytest.mark.parametrize("name", schemas.TYPES)
def test_the_files_of_the_schemas_are_current(name: str) -> None:
    assert (schemas.FOLDER / f"{name}.json").read_text(encoding="utf-8") == schemas.text_of(name), (
        "write them anew with `PYTHONPATH=tests python -m helpers.schemas`"
    )


def test_a_schema_describes_every_key_of_a_result() -> None:
    schema = json_schema(cchc.Consolidation)
    own = schema["$defs"]["Consolidation"]["properties"]  # type: ignore[index]  # objects
    assert [key for key, one in own.items() if "description" not in one] == []
