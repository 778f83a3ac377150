"""What is public is listed, documented and closed; a change of it is meant, and shows in the snapshot."""

import difflib
import inspect
import json
from importlib import import_module

import pytest

import cchc_model as cchc
from cchc_model import InvalidDataError, Provenance, Severity, Status
from cchc_model.io.json import from_data
from cchc_model.reports.report import Report
from helpers import public_api
from helpers.own_framework import FRAMEWORK
from helpers.paths import DATA


def test_the_public_api_is_the_one_in_the_snapshot() -> None:
    before, now = public_api.FILE.read_text(encoding="utf-8"), public_api.snapshot()
    changes = "\n".join(difflib.unified_diff(before.splitlines(), now.splitlines(), lineterm="", n=0))
    assert before == now, (
        f"{changes}\n\nThis is a promise to users: see docs/compatibility.md. If the change is meant, write "
        "the snapshot "
        "anew with `PYTHONPATH=tests python -m helpers.public_api`, and say it in CHANGELOG.md."
    )


@pytest.mark.parametrize("module", public_api.MODULES)
def test_public_names_are_listed_once_and_have_docstrings(module: str) -> None:
    """tests/project/test_docs.py shows that the reference has them all."""
    names = import_module(module).__all__
    assert len(set(names)) == len(names)
    for name in names:
        value = getattr(import_module(module), name)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert value.__doc__, name


def test_what_public_functions_and_fields_speak_of_has_a_docstring() -> None:
    """The snapshot has them too, and tests/project/test_docs.py shows that the reference has them."""
    assert [kind.__name__ for kind in public_api.reached() if not kind.__doc__] == []


def test_at_most_80_names_are_for_typing() -> None:
    assert len(cchc.__all__) <= 80


def test_json_of_format_1_is_read_for_ever() -> None:
    """Written by the first version that had a format, and never again: what it holds is spelt out here."""
    data = json.loads((DATA / "report_format_1.json").read_text(encoding="utf-8"))
    assert data["format"] == 1
    for other in (1.0, True, "1"):
        with pytest.raises(InvalidDataError, match="format"):
            from_data({**data, "format": other}, Report, framework=FRAMEWORK)
    report = from_data(data, Report, framework=FRAMEWORK)
    assert report.organisation == cchc.Organisation(
        "UBND huyện Mỹ Xuyên", cchc.Level.DISTRICT, "472", cchc.Organisation("UBND tỉnh Sóc Trăng", cchc.Level.PROVINCE)
    )
    assert report.period == cchc.ReportingPeriod.quarter(2022, 1)
    assert {key: str(value) for key, value in report.values.items()} == {
        "received": "5627", "settled": "5000", "pending": "None", "settled_rate": "88.80", "graded": "None",
    }  # fmt: skip
    assert [entry.status for entry in report.entries.values()] == [
        Status.REPORTED, Status.REPORTED, Status.DAMAGED, Status.REPORTED, Status.NIL,
    ]  # fmt: skip
    assert report["pending"].text == "6O0"
    assert report["received"].note == "tính đến 14/3"
    assert report["settled"].provenance is Provenance.CORRECTED
    [correction] = report.corrections
    assert (correction.before.text, correction.after.value, correction.reason) == ("50.000", 5000, "thừa một số 0")
    assert [(leftover.name, leftover.value, leftover.after) for leftover in report.leftovers] == [
        ("Số cuộc họp giao ban", "7", "graded")
    ]
    assert {(finding.code, finding.severity) for finding in report.findings} == {
        ("damaged_number", Severity.ERROR), ("unrecognised_row", Severity.WARNING),
    }  # fmt: skip


@pytest.mark.parametrize("module", public_api.MODULES)
def test_names_that_load_on_first_use_are_listed_too(module: str) -> None:
    assert {*import_module(module).__all__} <= {*dir(import_module(module))}
