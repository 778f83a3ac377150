"""Mistakes that a type checker must refuse; for an accepted one its `ignore` would be unused, which is an error."""

import cchc_model as cchc
from cchc_model.framework import FLOW, count, part_of, section
from cchc_model.indicators import DOSSIER


def wrong(report: cchc.Report, rubric: cchc.Rubric) -> None:
    report.values["plan_tasks"] = 32  # type: ignore[index]  # values are read, and corrected with `correct`
    report.period = None  # type: ignore[misc]  # a report is frozen
    report.correct({"plan_tasks": 32})  # type: ignore[call-arg]  # a correction has a reason
    cchc.check([report])  # type: ignore[arg-type]  # of one report
    cchc.check(report, report)  # type: ignore[call-arg]  # which one is the former is said
    cchc.consolidate(report)  # type: ignore[arg-type]  # of several
    cchc.score(report)  # type: ignore[call-arg]  # by a rubric
    cchc.score(rubric, report)  # type: ignore[arg-type]  # the report comes first
    cchc.format_number(25.81)  # type: ignore[arg-type]  # a float is not exact
    cchc.parse_number(5627)  # type: ignore[arg-type]  # only texts are parsed
    cchc.check(report).findings[0].message("fr")  # type: ignore[arg-type]  # Vietnamese or English
    print(report.value)  # type: ignore[attr-defined]  # noqa: T201


def wrong_framework() -> None:
    count("received", FLOW, DOSSIER, "Tiếp nhận", "Received")  # type: ignore[arg-type]  # the unit type comes first
    part_of(section("s", "Mục", "Section"), count("n", DOSSIER, FLOW, "Số", "Number"))  # type: ignore[arg-type]  # of rows with values
    cchc.Organisation("UBND huyện Mỹ Xuyên", "district")  # type: ignore[arg-type]  # a level is a Level
