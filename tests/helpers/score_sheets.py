"""Score sheets with the scores of people, as the tests of their files need them."""

import io
from typing import Any

from attrs import evolve

from cchc_model import (
    Assessment,
    Level,
    Organisation,
    ReportingPeriod,
    Rubric,
    ScoreSheet,
    score,
    write_score_sheet,
)
from helpers.rubric_cases import EVERY_KIND, VALUES, D, own_report

GIVEN = {
    "quality": Assessment(None, "không phát sinh"),
    "settled": Assessment(D("1.25")),
    "opinion_score": Assessment(2, "theo phiếu điều tra"),
    "bonus": Assessment(D("0.5")),
}
OWN = {"quality": Assessment(1), "settled": Assessment(2, "có văn bản"), "pending": Assessment(D("1.75"))}
REPORT = evolve(
    own_report(**VALUES),
    organisation=Organisation("UBND xã Ví Dụ", Level.COMMUNE),
    period=ReportingPeriod.quarter(2026, 1),
)
SHEET = score(REPORT, EVERY_KIND, self_assessed=OWN, appraised=GIVEN)


def written(sheet: ScoreSheet, kind: str) -> bytes:
    stream = io.BytesIO()
    write_score_sheet(sheet, stream, format=kind)
    return stream.getvalue()


def _apart(part: Any) -> Any:
    """Parts of random rubrics share a name: a sheet needs names that tell them apart."""
    below = {key: tuple(map(_apart, getattr(part, key))) for key in ("criteria", "components") if hasattr(part, key)}
    return evolve(part, name=evolve(part.name, vi=f"{part.name.vi} {part.id}"), **below)


def with_names_of_their_own(rubric: Rubric) -> Rubric:
    sections, bonuses, penalties = (
        tuple(map(_apart, parts)) for parts in (rubric.sections, rubric.bonuses, rubric.penalties)
    )
    return evolve(rubric, sections=sections, bonuses=bonuses, penalties=penalties)
