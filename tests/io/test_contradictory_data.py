"""Data whose figures contradict each other: refused, whatever program or person altered it."""

import copy
import functools
import json
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import SOC_TRANG_DISTRICT, InvalidDataError, Report, from_data, to_data
from cchc_model.analysis.changes import Change
from cchc_model.analysis.scoring import in_proportion
from cchc_model.analysis.scoring.parts import component, criterion, rubric_section
from cchc_model.analysis.series.figures import Growth
from cchc_model.checking.suspects.conflicts import Conflict
from helpers import rubric_cases, schemas
from helpers.own_framework import FRAMEWORK
from helpers.paths import ANNEX
from helpers.rubric_cases import EVERY_KIND, VALUES, own_report

pytestmark = pytest.mark.every_case

DISTRICT = cchc.Organisation("UBND huyện Ví Dụ", cchc.Level.DISTRICT)
QUARTERS = tuple(cchc.ReportingPeriod.quarter(2022, number) for number in (1, 2))


def plain(value: object) -> Any:
    return json.loads(json.dumps(to_data(value), ensure_ascii=False))


def placed(values: dict[str, int], quarter: int, name: str = "UBND huyện Ví Dụ") -> Report:
    organisation = cchc.Organisation(name, cchc.Level.DISTRICT)
    return Report.from_values(SOC_TRANG_DISTRICT, values, organisation=organisation, period=QUARTERS[quarter])


@functools.cache
def results() -> dict[str, tuple[Any, Any]]:
    first = placed({"plan_tasks": 31, "plan_tasks_completed": 40, "training_planned": 5, "reform_initiatives": 1}, 0)
    second = placed({"plan_tasks": 31, "plan_tasks_completed": 12, "reform_initiatives": 0}, 1)
    other = placed({"plan_tasks": 10, "plan_tasks_completed": 2}, 0, "UBND huyện Khác")
    read = cchc.read_report(ANNEX)
    sheet = cchc.score(own_report(**VALUES), EVERY_KIND, self_assessed=dict.fromkeys(["quality"], 1))
    made = cchc.series([first, second])
    return {
        "report": (read.correct({"plan_tasks": 30}, reason="gõ nhầm"), Report),
        "check": (cchc.check(first), cchc.CheckResult),
        "read": (cchc.check(read), cchc.CheckResult),
        "rates": (cchc.compute_rates(first), cchc.Rates),
        "comparison": (cchc.compare(first, second), cchc.Comparison),
        "sheet": (sheet, cchc.ScoreSheet),
        "consolidation": (cchc.consolidate([first, second, other], expected=[DISTRICT]), cchc.Consolidation),
        "series": (made, cchc.Series),
        "growth": (made.growth("plan_tasks_completed")[1], Growth),
        "changes": (cchc.compare(first, second).changes, tuple[Change, ...]),
    }


def read_again(name: str, data: object) -> Any:
    own = name == "sheet"
    framework = FRAMEWORK if own else SOC_TRANG_DISTRICT
    return from_data(data, results()[name][1], framework=framework, rubric=EVERY_KIND if own else None)


@pytest.mark.parametrize("name", sorted(results()))
def test_what_is_sound_reads_back_equal(name: str) -> None:
    result, _ = results()[name]
    again = read_again(name, plain(result))
    assert again == result
    assert to_data(again) == to_data(result)


def put(*path: Any) -> Callable[[Any], None]:
    *parents, last, value = path

    def alter(data: Any) -> None:
        for step in parents:
            data = data[step]
        data[last] = value

    return alter


def twice(*path: Any) -> Callable[[Any], None]:
    def alter(data: Any) -> None:
        for step in path:
            data = data[step]
        data.append(copy.deepcopy(data[0]))

    return alter


def without_failed(data: Any) -> None:
    data["findings"] = [one for one in data["findings"] if one["code"] != "rule_failed"]


def other_side(data: Any) -> None:
    next(one for one in data["findings"] if one["code"] == "rule_failed")["figures"]["left"] = 41


def without_read(data: Any) -> None:
    data["findings"] = [one for one in data["findings"] if one["rule"] is not None]


def without_rate(data: Any) -> None:
    del data["rates"]["plan_completion"]


def other_rate(data: Any) -> None:
    data["rates"]["plan_completion"] = data["rates"]["training_rate"]


def half_refused(data: Any) -> None:
    data["rates"]["training_rate"] |= {"missing": [], "refused": {"vi": "a", "en": "b"}, "numerator": 4}


FIRST = ("sections", 0, "criteria", 0)
TOTALS = ("by_period", 0, "value")
ALTERED: list[tuple[str, Callable[[Any], None], str]] = [
    ("report", put("corrections", 0, "after", "value", 29), "$.corrections"),
    ("report", put("corrections", 0, "indicator", "no_such"), "$.corrections"),
    ("report", put("leftovers", 0, "row", "no_such"), "$.leftovers"),
    ("report", put("leftovers", 0, "after", "no_such"), "$.leftovers"),
    ("check", put("outcomes", []), "$.outcomes"),
    ("check", put("report", "entries", "plan_tasks_completed", "value", 8), "$.outcomes"),
    ("check", put("outcomes", 0, "judgement", "verdict", "passed"), "$.outcomes"),
    ("check", without_failed, "$.findings"),
    ("check", other_side, "$.findings"),
    ("read", without_read, "$.findings"),
    ("rates", put("rates", "plan_completion", "numerator", 30), "$.rates.plan_completion.value"),
    ("rates", put("rates", "plan_completion", "missing", ["plan_tasks"]), "$.rates.plan_completion.denominator"),
    ("rates", put("rates", "training_rate", "missing", ["plan_tasks"]), "$.rates.training_rate.missing"),
    ("rates", put("rates", "training_rate", "missing", []), "$.rates.training_rate.numerator"),
    ("rates", half_refused, "$.rates.training_rate.numerator"),
    ("rates", without_rate, "$.rates.plan_completion"),
    ("rates", other_rate, "$.rates.plan_completion.rate"),
    ("comparison", put("changes", []), "$.changes"),
    ("comparison", put("after", "entries", "plan_tasks_completed", "value", 41), "$.changes"),
    (
        "comparison",
        put("not_compared", [{"subject": "plan_tasks", "reason": {"vi": "a", "en": "b"}}]),
        "$.not_compared",
    ),
    ("changes", put(0, "kind", "rose"), "$[0].kind"),
    ("changes", put(0, "before", None), "$[0].kind"),
    ("changes", put(1, "kind", "fell"), "$[1].kind"),
    ("growth", put("difference", 5), "$.difference"),
    ("growth", put("before", None), "$.difference"),
    ("sheet", put(*FIRST, "points", "low", 1), "$.sections"),
    ("sheet", put(*FIRST, "components", 0, "applying", "low", 0), "$.sections"),
    ("sheet", put(*FIRST, "components", []), "$.sections"),
    ("sheet", put("total", "high", 10), "$.total"),
    ("sheet", put("self_assessed", "1/2"), "$.self_assessed"),
    ("consolidation", twice("by_period"), "$.by_period[0].period"),
    ("consolidation", twice(*TOTALS, "marks"), "$.by_period[0].value.marks[0].organisation"),
    ("consolidation", twice("expected"), "$.expected[0]"),
    ("consolidation", put(*TOTALS, "so_far", []), "$.by_period"),
    ("consolidation", put(*TOTALS, "so_far", 0, "value", "plan_tasks_completed", 9), "$.by_period"),
    ("consolidation", put(*TOTALS, "values", "training_planned", "reported", 3), "$.by_period"),
    ("series", twice("reports"), "$.reports[0].organisation"),
    ("series", twice("reports", 0, "value"), "$.reports[0].value[0].period"),
    ("series", put("reports", 0, "value", []), "$.reports"),
    ("series", put("reports", 0, "value", 0, "value", [1]), "$.reports"),
    ("series", put("periods", []), "$.periods"),
    ("series", put("reports", []), "$.periods"),
]


@pytest.mark.parametrize(("name", "alter", "place"), ALTERED)
def test_a_contradiction_is_refused_with_its_place(name: str, alter: Callable[[Any], None], place: str) -> None:
    data = plain(results()[name][0])
    alter(data)
    with pytest.raises(InvalidDataError) as caught:
        read_again(name, data)
    assert place in {problem.place for problem in caught.value.problems}


@given(rubric_cases.rubrics(), st.data())
def test_the_sheet_of_any_rubric_reads_back_equal(rubric: cchc.Rubric, data: st.DataObject) -> None:
    values = {key: value for key, value in VALUES.items() if data.draw(st.booleans())}
    own = {one.id: data.draw(st.sampled_from([Decimal(0), one.maximum])) for one in rubric.components}
    some = {key: value for key, value in own.items() if data.draw(st.booleans())}
    sheet = cchc.score(own_report(**values), rubric, self_assessed=own, appraised=some)
    assert from_data(plain(sheet), cchc.ScoreSheet, framework=FRAMEWORK, rubric=rubric) == sheet


def test_the_total_of_many_rates_reads_back_though_it_has_hundreds_of_digits() -> None:
    rates = SOC_TRANG_DISTRICT.rates
    counts = [key for key, one in SOC_TRANG_DISTRICT.indicators.items() if one.kind.value == "count"]
    report = Report.from_values(SOC_TRANG_DISTRICT, {key: pow(5, at + 40, 10**9 + 7) for at, key in enumerate(counts)})
    parts = [component(f"c{at}", "A", "A", 1, in_proportion(one)) for at, one in enumerate(rates)]
    section = rubric_section("s", "A", "A", len(parts), criterion("k", "A", "A", len(parts), *parts))
    rubric = cchc.Rubric(
        "many", "1", cchc.Bilingual("A", "A"), SOC_TRANG_DISTRICT.id, maximum=len(parts), sections=(section,)
    )
    sheet = cchc.score(report, rubric)
    assert sheet.total.low.denominator > 10**100
    assert from_data(plain(sheet), cchc.ScoreSheet, rubric=rubric) == sheet


def test_the_suspects_of_a_report_full_of_errors_read_back_with_short_weights() -> None:
    counts = [key for key, one in SOC_TRANG_DISTRICT.indicators.items() if one.kind.value == "count"]
    values = {key: 7919 * (at + 1) % 99_991 for at, key in enumerate(counts)}
    conflicts = cchc.locate_errors(Report.from_values(SOC_TRANG_DISTRICT, values))
    assert from_data(plain(conflicts), tuple[Conflict, ...]) == conflicts
    assert max(len(str(one.weight)) for conflict in conflicts for one in conflict.sets) < 400


@pytest.mark.parametrize("sign", [1, -1])
def test_numbers_without_end_are_refused_in_a_short_sentence(sign: int) -> None:
    number = sign * 10**5000
    report = plain(results()["report"][0])
    growth = plain(results()["growth"][0])
    for data, kind, place in (
        ({**report, "format": number}, Report, "$.format"),
        ({**report, "period": {"year": 2022, "kind": "quarter", "number": number}}, Report, "$.period.number"),
        ({**growth, "difference": number}, Growth, "$.difference"),
    ):
        with pytest.raises(InvalidDataError) as caught:
            from_data(data, kind)
        assert [problem.place for problem in caught.value.problems] == [place]
        assert len(str(caught.value)) < 300


def test_a_type_with_none_is_a_type() -> None:
    kind: Any = Report | None
    assert from_data(None, kind) is None
    with pytest.raises(InvalidDataError, match="entries: is missing"):
        from_data({}, kind)


def test_the_keys_of_rates_have_no_order() -> None:
    rates, _ = results()["rates"]
    turned = json.loads(json.dumps(plain(rates), sort_keys=True))
    assert list(from_data(turned, cchc.Rates)) == list(rates)
    assert Fraction(40, 31) == rates["plan_completion"].value


def test_the_schemas_speak_of_data_and_not_of_python() -> None:
    for name in schemas.TYPES:
        said = [line.strip() for line in schemas.text_of(name).splitlines() if '"description"' in line]
        assert said
        wrong = re.compile(r"None|True\b(?! if| without)|:class:|REPORTED|ERROR|WARNING|FLOW|YTD|\. [a-z]")
        assert [one for one in said if wrong.search(one)] == []
        named = json.loads(schemas.text_of(name))["$defs"]
        for kind in set(named) & {"Report", "Series"}:
            assert "the version" in named[kind]["properties"]["framework"]["description"]
