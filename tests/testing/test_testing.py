"""The strategies for users' tests draw what they promise, over any framework, and show how to make it again."""

import json
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from statistics import mean
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import Report, Status, Verdict, testing
from cchc_model.framework.rules import RULE_CLASSES
from cchc_model.io.json import from_data, to_data
from helpers.own_framework import FRAMEWORK
from helpers.paths import ROOT

T = TypeVar("T")
TESTS = ROOT / "tests"
ANY_FRAMEWORK = st.sampled_from([cchc.SOC_TRANG_DISTRICT, FRAMEWORK]) | testing.frameworks()


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(ANY_FRAMEWORK.flatmap(testing.reports))
def test_reports_over_any_framework_are_reports_that_json_keeps(report: Report) -> None:
    assert from_data(json.loads(json.dumps(to_data(report))), Report, framework=report.framework) == report


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(ANY_FRAMEWORK.flatmap(testing.consistent_reports))
def test_the_check_finds_nothing_wrong_with_consistent_reports(report: Report) -> None:
    result = cchc.check(report)
    assert result.worst() in (None, cchc.Severity.INFO)
    assert Verdict.FAILED not in {outcome.verdict for outcome in result.outcomes}
    assert cchc.locate_errors(report) == ()


def drawn(strategy: st.SearchStrategy[T], examples: int = 200) -> list[T]:
    """What a test would be given, the same in every run."""
    seen: list[T] = []

    @settings(max_examples=examples, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def look(value: T) -> None:
        seen.append(value)

    look()
    return seen


def soon(strategy: st.SearchStrategy[T], look: Callable[[T], bool]) -> None:
    """Draw, the same in every run, until what was looked at suffices; 200 draws without that are a failure."""
    checks = list(HealthCheck)
    drawing = settings(
        max_examples=200, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=checks
    )
    find(strategy, look, settings=drawing)


def test_reports_have_entries_of_every_status_and_are_broken_now_and_then() -> None:
    statuses, worst, without = set[Status](), set[cchc.Severity | None](), set[tuple[str, bool]]()
    either = {(what, missing) for what in ("organisation", "period") for missing in (True, False)}

    def look(report: Report) -> bool:
        statuses.update(entry.status for entry in report.entries.values())
        worst.add(cchc.check(report).worst())
        without.update({("organisation", report.organisation is None), ("period", report.period is None)})
        return statuses == set(Status) and worst >= {None, cchc.Severity.ERROR} and without == either

    soon(testing.reports(FRAMEWORK), look)


def test_consistent_reports_of_the_shipped_framework_are_nearly_complete() -> None:
    filled = [sum(value is not None for value in one.values.values()) for one in drawn(testing.consistent_reports(), 5)]
    assert mean(filled) >= 0.9 * len(cchc.SOC_TRANG_DISTRICT.indicators)


def test_consistent_reports_differ_and_are_full() -> None:
    reports = drawn(testing.consistent_reports(FRAMEWORK), 100)
    assert len({report.values["received"] for report in reports}) > 20
    assert {report.values["graded"] for report in reports} == {1, 2}
    assert all(None not in report.values.values() for report in reports)


@pytest.mark.costly
def test_frameworks_have_rules_of_most_families_soon() -> None:
    seen, families = set[str](), {cls.family.id for cls in RULE_CLASSES}

    def look(framework: cchc.Framework) -> bool:
        seen.update(rule.family.id for rule in framework.rules)
        return len(seen) > len(families) / 2

    soon(testing.frameworks(), look)
    assert seen <= families


@given(testing.number_texts())
def test_every_number_text_is_a_number(text: str) -> None:
    value = cchc.parse_number(text)
    assert cchc.format_number(value).replace(".", "") == text.strip().replace(".", "").replace("−", "-")


@given(testing.annex_tables(FRAMEWORK))
def test_annexes_of_an_framework_of_ones_own_are_read_line_by_line(table: testing.AnnexTable) -> None:
    if not any(line.row in FRAMEWORK.indicators for line in table.lines):
        return
    try:
        report = cchc.read_report(table.rows(), framework=FRAMEWORK)
    except cchc.ReadError:  # too little of it is left
        return
    for key, entry in report.entries.items():
        if entry.status is not Status.ABSENT:
            assert entry.source is not None
            line = table.lines[(entry.source.row or 0) - 1]
            assert (line.row, line.value) == (key, entry.text)


@given(ANY_FRAMEWORK.flatmap(testing.annex_tables))
def test_annexes_of_any_framework_have_its_rows(table: testing.AnnexTable) -> None:
    rows = {row.id for row in table.framework.rows}
    assert {line.row for line in table.lines} <= rows | {None}
    assert repr(table).startswith("<annex of rows ")
    assert table.text().count(b"\n") == max(len(table.lines) - 1, 0)


def test_a_failing_example_is_shown_as_the_call_that_makes_it() -> None:
    code = (
        "from hypothesis import Phase, given, settings\n"
        "from cchc_model import testing\n"
        "from helpers import own_framework\n"
        "@settings(derandomize=True, database=None, phases=[Phase.generate, Phase.shrink])\n"
        "@given(testing.reports(own_framework.FRAMEWORK))\n"
        "def test(report):\n"
        "    assert report.values['received'] is None\n"
        "test()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=TESTS, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "report_from_cells(framework, {'received': ('0', '')}, organisation=None, period=None)" in done.stderr


@pytest.mark.parametrize("framework", [cchc.SOC_TRANG_DISTRICT, FRAMEWORK])
@pytest.mark.parametrize("strategy", [testing.reports, testing.consistent_reports, testing.annex_tables])
def test_what_a_failing_test_prints_makes_the_same_again(
    strategy: Callable[[cchc.Framework], st.SearchStrategy[object]],
    framework: cchc.Framework,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    notes: list[str] = []
    for module in ("reports", "annexes"):
        monkeypatch.setattr(sys.modules[f"cchc_model.testing.{module}"], "note", notes.append)
    public = {name: getattr(cchc, name) for name in cchc.__all__}
    names = {**public, **vars(testing), "Decimal": Decimal, "framework": framework}
    values = drawn(strategy(framework), 15 if framework is FRAMEWORK else 5)
    assert [eval(note.partition("\n")[2], names) for note in notes[-len(values) :]] == values  # noqa: S307


def test_without_hypothesis_the_error_says_what_to_install() -> None:
    code = "import sys; sys.modules['hypothesis'] = None; import cchc_model.testing"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert 'python -m pip install "cchc-model[testing]"' in done.stderr
