"""Findings and scores as frames, on every engine."""

from collections import Counter
from typing import Any

import pytest
from attrs import evolve

from cchc_model import (
    Assessment,
    InvalidDataError,
    Level,
    Organisation,
    Report,
    ReportingPeriod,
    check,
    score,
    series,
)
from cchc_model.analysis.scoring.scales import in_proportion
from cchc_model.frames import (
    check_frame,
    column_labels,
    comparison_frame,
    corrections_frame,
    findings_frame,
    scores_frame,
    series_frame,
    to_frame,
)
from cchc_model.framework.evaluation import Verdict
from helpers.engines import BACKENDS, Spark, require, rows
from helpers.own_framework import FRAMEWORK, SETTLEMENT
from helpers.rubric_cases import EVERY_KIND, VALUES, D, one_component

PROVINCE = Organisation("UBND tỉnh Ví Dụ", Level.PROVINCE)
REPORT = evolve(
    Report.from_values(FRAMEWORK, {**VALUES, "settled": 41}),
    organisation=Organisation("UBND xã A", Level.COMMUNE, "001", PROVINCE),
    period=ReportingPeriod.quarter(2026, 1),
)
NAMELESS = Report.from_values(FRAMEWORK, {"received": 1})


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_frames_have_every_finding_and_every_component(backend: str, spark: Spark) -> None:
    require(backend)
    session = spark.session() if backend == "pyspark" else None
    results = [check(REPORT), check(NAMELESS)]
    found = rows(findings_frame(results, backend=backend, session=session, lang="en"))
    expected = [(one.code.value, one.message("en")) for result in results for one in result.findings]
    assert [(row["finding"], row["message"]) for row in found] == expected
    assert found[0]["organisation"] == "UBND xã A"
    assert found[0]["period"] == "Quarter 1 of 2026"
    assert Counter(row["parent"] for row in found)["UBND tỉnh Ví Dụ"] == len(results[0].findings)
    given = {"self_assessed": {"settled": 1}, "appraised": {"settled": D("1.5"), "quality": Assessment(None)}}
    sheet = score(REPORT, EVERY_KIND, **given)  # type: ignore[arg-type]
    scored = {row["component"]: row for row in rows(scores_frame([sheet], backend=backend, session=session))}
    assert list(scored) == [one.component.id for one in sheet.components]
    settled = scored["settled"]
    assert [settled[name] for name in ("maximum", "self_assessed", "appraised", "points_low", "difference")] == [
        2, 1, 1.5, 1.5, 0.5,
    ]  # fmt: skip
    assert (settled["section"], settled["criterion"], settled["applicable"]) == ("handling", "results", 1)
    assert (scored["quality"]["applicable"], scored["quality"]["points_high"]) == (0, 0)
    assert (scored["bonus"]["section"], scored["opinion_score"]["points_high"]) == (None, 2.5)
    assert (settled["part"], scored["bonus"]["part"]) == ("component", "bonus")


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_frame_has_every_correction_with_its_former_value_its_reason_and_who_made_it(
    backend: str, spark: Spark
) -> None:
    require(backend)
    session = spark.session() if backend == "pyspark" else None
    once = REPORT.correct({"settled": 40, "received": None}, reason="gõ nhầm", by="Văn phòng")
    twice = once.correct({"settled": 39}, reason="đối chiếu lại", units={"received": "Đơn"})
    made = rows(corrections_frame([twice, NAMELESS], backend=backend, session=session, lang="en"))
    assert [(row["indicator"], row["after"], row["reason"], row["by"]) for row in made] == [
        (one.indicator, one.after.value, one.reason, one.by or None) for one in twice.corrections
    ]
    assert [(row["before"], row["after"]) for row in made if row["indicator"] == "settled"] == [(41, 40), (40, 39)]
    assert {(row["organisation"], row["period"]) for row in made} == {("UBND xã A", "Quarter 1 of 2026")}
    (unit,) = (row for row in made if row["unit_after"])
    assert (unit["indicator"], unit["unit_before"], unit["unit_after"]) == ("received", None, "Đơn")
    assert unit["name"] == FRAMEWORK.indicators["received"].name.en


def test_a_report_without_findings_gives_a_frame_without_rows() -> None:
    require("polars")
    assert len(findings_frame([])) == 0
    assert scores_frame([]).columns[-2:] == ["applicable", "reason"]


@pytest.mark.parametrize(
    ("make", "given", "told"),
    [
        (findings_frame, [REPORT], r"results\[0\]: has the type Report; give a CheckResult"),
        (findings_frame, check(REPORT), "results: is a single CheckResult; give a list"),
        (scores_frame, score(REPORT, EVERY_KIND), "sheets: is a single ScoreSheet; give a list"),
        (corrections_frame, REPORT, "reports: is a single Report; give a list"),
        (comparison_frame, ["a"], r"comparisons\[0\]: has the type str; give a Comparison"),
        (series_frame, [REPORT], "series: has the type list; give a Series"),
    ],
)
def test_an_argument_of_another_class_is_refused(make: Any, given: Any, told: str) -> None:
    with pytest.raises(InvalidDataError, match=told):
        make(given)
    with pytest.raises(InvalidDataError, match="framework: has the type str; give a Framework"):
        column_labels("complaints")  # type: ignore[arg-type]


def test_a_single_figure_is_one_figure() -> None:
    require("polars")
    one = series_frame(series([REPORT]), "received")
    assert rows(one) == rows(series_frame(series([REPORT]), ["received"]))


def test_a_connection_that_is_none_is_refused() -> None:
    require("duckdb")
    with pytest.raises(InvalidDataError, match="session: has the type str; give a DuckDBPyConnection"):
        findings_frame([check(REPORT)], backend="duckdb", session="reports.duckdb")


def test_reports_and_frames_of_another_framework_are_one_problem() -> None:
    require("polars")
    with pytest.raises(InvalidDataError, match=r"1 problem\)\n  report 0: 2 reports use the framework complaints 2026"):
        to_frame([REPORT, NAMELESS])
    frame = to_frame([REPORT], framework=FRAMEWORK)
    with pytest.raises(InvalidDataError, match=r"1 problem\)\n  columns: no column is an indicator of the framework"):
        check_frame(frame)
    with pytest.raises(InvalidDataError, match="'failed': is not a Verdict"):
        check_frame(frame, framework=FRAMEWORK, verdicts="failed")  # type: ignore[arg-type]
    with pytest.raises(InvalidDataError, match=r"verdicts: is a single verdict; give the list \[Verdict.FAILED\]"):
        check_frame(frame, framework=FRAMEWORK, verdicts=Verdict.FAILED)  # type: ignore[arg-type]


def test_the_maximum_of_a_component_is_that_of_what_applies() -> None:
    require("polars")
    appraised = {"quality": Assessment(None)}
    made = rows(scores_frame([score(Report.from_values(FRAMEWORK, VALUES), EVERY_KIND, appraised=appraised)]))
    assert {row["component"]: row["maximum"] for row in made}["quality"] == 0
    rubric = one_component(3, in_proportion(SETTLEMENT, when_undefined="not_applicable"))
    (row,) = rows(scores_frame([score(Report.from_values(FRAMEWORK, {}), rubric)]))
    assert (row["maximum"], row["points_low"], row["points_high"]) == (None, 0, 3)
