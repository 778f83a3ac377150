"""Files as offices make them: no number of theirs is wrong, lost or guessed without an ERROR.

`cases.json` lists for each file the values that are right (none: nobody can tell). A file of the kind `must` is one
that a careful clerk reads without asking; one of the kind `quiet` has nothing wrong.
"""

import json
from decimal import Decimal
from typing import Any

import pytest

from cchc_model import CchcError, Report, Severity, check, read_report
from helpers.paths import ROOT

FOLDER = ROOT / "tests" / "data" / "reading"
CASES: list[dict[str, Any]] = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))
LEVELS = {Severity.INFO: 1, Severity.WARNING: 2, Severity.ERROR: 3}


def said(report: Report, indicator: str) -> tuple[int, list[str]]:
    """Return the worst level of what is said of an indicator, and all suggestions."""
    found = [f for f in check(report).findings if indicator in f.indicators]
    return max((LEVELS[f.severity] for f in found), default=0), [text for f in found for text in f.suggestions]


def read(case: dict[str, Any]) -> Report | None:
    try:
        return read_report(FOLDER / case["file"], **case["arguments"])
    except CchcError as error:
        assert not case.get("read"), error
        assert not case.get("must"), error
        text = (error.message("vi") + error.message("en")).casefold()
        assert "refusal" not in case or any(word in text for word in case["refusal"])
        return None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_no_number_is_wrong_lost_or_guessed_in_silence(case: dict[str, Any]) -> None:
    report = read(case)
    if report is None:
        return
    assert case["values"] or "refusal" not in case
    for indicator, right in case["values"].items():
        value = report.values[indicator]
        good = "" in right if value is None else any(text and Decimal(text) == value for text in right)
        level, suggestions = said(report, indicator)
        if "suggest" in case:
            assert good or suggestions[:1] == [case["suggest"][indicator]]
        else:
            assert good or (level == LEVELS[Severity.ERROR] and not case.get("must"))
        assert indicator not in case.get("say", ()) or level >= LEVELS[Severity.WARNING]


@pytest.mark.parametrize("case", [case for case in CASES if case.get("quiet")], ids=lambda case: case["file"])
def test_a_file_without_faults_has_no_error(case: dict[str, Any]) -> None:
    report = read(case)
    assert report is not None
    assert [f for f in report.findings if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.keys() & {"period", "organisation"}], ids=lambda case: case["file"]
)
def test_a_period_and_an_office_are_read_only_where_the_file_states_them(case: dict[str, Any]) -> None:
    report = read(case)
    if report is not None and report.period and "period" in case:
        assert report.period.label() in case["period"]
    if report is not None and report.organisation and "organisation" in case:
        assert any(part in report.organisation.name.casefold() for part in case["organisation"])
