"""Findings and scores as frames, on every engine."""

from collections import Counter

import pytest
from attrs import evolve

from cchc_model import Assessment, Level, Organisation, Report, ReportingPeriod, check, score
from cchc_model.frames import findings_frame, scores_frame
from helpers.engines import BACKENDS, Spark, require, rows
from helpers.own_framework import FRAMEWORK
from helpers.rubric_cases import EVERY_KIND, VALUES, D

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


def test_a_report_without_findings_gives_a_frame_without_rows() -> None:
    require("polars")
    assert len(findings_frame([])) == 0
    assert scores_frame([]).columns[-2:] == ["applicable", "reason"]
