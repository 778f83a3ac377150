"""What is public is listed, documented and closed; a change of it is meant, and shows in the snapshot."""

import difflib
import inspect
import json
import typing
from collections.abc import Iterator
from importlib import import_module

import attrs
import pytest

import cchc_model as cchc
from cchc_model import Provenance, Severity, Status
from cchc_model.frames import FrameSummary
from cchc_model.io.json import from_data
from cchc_model.io.toml.rubric.assessments import Assessments
from cchc_model.reports.report import Report
from helpers import public_api
from helpers.own_framework import FRAMEWORK
from helpers.paths import DATA

PUBLIC = {id(getattr(module, name)) for module in map(import_module, public_api.MODULES) for name in module.__all__}


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


# Names that modules import for type checkers only: an optional dependency, and what loads when it is asked for.
LATER = {
    "IntoFrameT": object, "FrameSummary": FrameSummary, "Letterhead": cchc.Letterhead, "Assessments": Assessments,
    "Series": cchc.Series,
}  # fmt: skip


def named_in(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and not typing.get_args(hint):
        yield hint
    for part in typing.get_args(hint):
        yield from named_in(part)


def hints() -> Iterator[tuple[str, object]]:
    for module in map(import_module, public_api.MODULES):
        for name in module.__all__:
            value = getattr(module, name)
            if inspect.isfunction(value):
                yield from (
                    (f"{name}({key})", hint) for key, hint in typing.get_type_hints(value, localns=LATER).items()
                )
            elif inspect.isclass(value) and attrs.has(value):
                yield from ((f"{name}.{key}", hint) for key, hint in typing.get_type_hints(value).items())


def test_what_public_functions_and_fields_speak_of_is_public_too() -> None:
    private = {
        f"{place}: {kind.__name__}"
        for place, hint in hints()
        for kind in named_in(hint)
        if kind.__module__.startswith("cchc_model") and id(kind) not in PUBLIC
    }
    # How sums are kept, and how a figure is seen, is promised to nobody.
    assert private == {"Consolidation.by_period: Totals", "ComponentScore._seen: Seen"}


def test_json_of_format_1_is_read_for_ever() -> None:
    """Written by the first version that had a format, and never again: what it holds is spelt out here."""
    data = json.loads((DATA / "report_format_1.json").read_text(encoding="utf-8"))
    assert data["format"] == 1
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
