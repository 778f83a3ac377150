"""Code as users write it, read by type checkers and never run: each `assert_type` is what an editor shows."""

import io
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import assert_type

import polars as pl
from hypothesis import given

import cchc_model as cchc
from cchc_model import rounded_percentage, testing
from cchc_model.analysis.changes import ChangeKind
from cchc_model.analysis.consolidation.figures import Coverage
from cchc_model.analysis.scoring import PointRange, Ranked
from cchc_model.analysis.scoring.cases import deduction
from cchc_model.analysis.scoring.methods import by_answer
from cchc_model.analysis.scoring.parts import component, criterion, rubric_section
from cchc_model.analysis.scoring.scales import in_proportion
from cchc_model.analysis.series.figures import Standing
from cchc_model.display.template_context import ReportContext
from cchc_model.frames import FrameSummary, check_frame, check_summary, rates_frame, to_frame
from cchc_model.framework import (
    FLOW,
    YTD,
    Heading,
    Indicator,
    Rate,
    Section,
    branch,
    coded,
    count,
    follows_from,
    heading,
    part_of,
    parts_sum_to,
    percent,
    rate,
    section,
    total,
    usually,
)
from cchc_model.indicators import DOSSIER, YES_NO, procedures
from cchc_model.io.json import from_data, make_converter, to_data
from cchc_model.reports.corrections import Correction
from cchc_model.reports.report import Report


def read(path: Path, data: bytes) -> cchc.Report:
    report = cchc.read_report(path)
    assert_type(report, cchc.Report)
    assert_type(cchc.read_report(data, framework=cchc.SOC_TRANG_DISTRICT), cchc.Report)
    cchc.read_report(io.BytesIO(data), period=cchc.ReportingPeriod.quarter(2022, 1))
    cchc.read_report([("1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", 31, None)])
    uploads = [("phu_luc.docx", data), ("phu_luc.xlsx", data)]
    assert_type(list(cchc.read_reports(uploads)), list[cchc.ReadResult])
    cchc.read_reports([path, ("a.docx", io.BytesIO(data)), "b.docx"])
    for result in cchc.read_reports(path, jobs=1):
        if result.report is None:
            assert_type(result.error, cchc.CchcError | OSError | None)
    assert_type(report.values["plan_tasks"], int | Decimal | None)
    assert_type(report.values[procedures.PROCEDURES_IN_FORCE], int | Decimal | None)
    assert_type(report["plan_tasks"], cchc.Entry)
    assert_type(report[procedures.DISTRICT_DOSSIERS_RECEIVED].value, int | Decimal | None)
    assert_type(report.findings, tuple[cchc.Finding, ...])
    return report


def check(report: cchc.Report, former: cchc.Report) -> list[str]:
    result = cchc.check(report, former=former)
    assert_type(result, cchc.CheckResult)
    assert_type(result.worst(), cchc.Severity | None)
    for outcome in result.outcomes:
        assert_type(outcome.verdict, cchc.Verdict)
    lines: list[str] = []
    for finding in result.findings:
        assert_type(finding.severity, cchc.Severity)
        if finding.severity is cchc.Severity.ERROR:
            lines.append(finding.message("en"))
    for conflict in cchc.locate_errors(report):
        for found in conflict.sets:
            for repair in found.repairs:
                assert_type(repair.value, int | Decimal | None)
    return lines


def correct(report: cchc.Report) -> cchc.Report:
    corrected = report.correct({"plan_tasks": 32, "survey_forms": None}, reason="checked")
    corrected = corrected.correct({procedures.DISTRICT_DOSSIERS_RECEIVED: 5627}, reason="checked")
    assert_type(corrected.corrections, tuple[Correction, ...])
    return corrected


def compute(report: cchc.Report) -> None:
    rates = cchc.compute_rates(report)
    assert_type(rates["district_on_time_rate"], cchc.ComputedRate)
    assert_type(rates["district_on_time_rate"].value, Fraction | None)
    assert_type(cchc.percentage(8, 31), Fraction | None)
    assert_type(rounded_percentage(8, 31), Decimal | None)
    assert_type(cchc.parse_number("5.627"), int | Decimal)
    assert_type(cchc.format_number(Decimal("25.81")), str)


def score(report: cchc.Report, path: Path) -> None:
    rubric = cchc.read_rubric(path)
    sheet = cchc.score(report, rubric)
    assert_type(sheet, cchc.ScoreSheet)
    assert_type(sheet.total, PointRange)
    for place in cchc.rank([sheet]):
        assert_type(place, Ranked)


def consolidate(reports: list[cchc.Report]) -> cchc.Report:
    together = cchc.consolidate(reports)
    assert_type(together.merge(cchc.consolidate(iter(reports))), cchc.Consolidation)
    assert_type(together.rates["training_rate"].coverage, Coverage)
    projected = together.report(partial=True)
    assert_type(projected, cchc.Report)
    compared = cchc.compare(reports[0], projected)
    for change in compared.ranked():
        assert_type(change.kind, ChangeKind)
    return projected


def frames(reports: list[cchc.Report]) -> None:
    frame: pl.DataFrame = to_frame(reports, backend="polars")
    assert_type(check_frame(frame), pl.DataFrame)
    assert_type(rates_frame(frame.lazy()), pl.LazyFrame)
    assert_type(check_summary(frame), FrameSummary)


def framework() -> cchc.Framework:
    received = count("received", DOSSIER, FLOW, "Số hồ sơ tiếp nhận", "Dossiers received")
    resolved = count("resolved", DOSSIER, FLOW, "Đã giải quyết", "Resolved")
    pending = count("pending", DOSSIER, FLOW, "Đang giải quyết", "Pending")
    stated = percent("stated", YTD, "Tỷ lệ giải quyết", "Share resolved", weight=received)
    online = coded("online", YES_NO, YTD, "Tiếp nhận trực tuyến", "Received online")
    share = rate(
        "share", "Tỷ lệ giải quyết", "Share resolved", of=resolved, over=total(resolved, pending), reported=stated
    )
    assert_type(share, Rate)
    because = cchc.Bilingual("chuyển kỳ", "carried over")
    made = cchc.Framework(
        id="own",
        version="1",
        name=cchc.Bilingual("Biểu", "Table"),
        outline=(
            branch(
                section("s", "Hồ sơ", "Dossiers"),
                branch(received, resolved, pending),
                stated,
                branch(heading("h", "Khác", "Other"), online),
            ),
        ),
        rates=(share,),
        rules=(
            parts_sum_to(received, resolved, pending),
            usually(part_of(resolved, received), because=because),
            follows_from(share),
        ),
    )
    assert_type(made["received"], Section | Heading | Indicator)
    assert_type(made.indicator("received"), Indicator)
    assert_type(made.row(1).position, str)
    cchc.write_framework(made, Path("own.toml"))
    assert_type(cchc.read_framework("own.toml"), cchc.Framework)
    return made


def rubric(online: Indicator, pending: Indicator, share: Rate) -> cchc.Rubric:
    return cchc.Rubric(
        "own",
        "1",
        cchc.Bilingual("Bảng", "Rubric"),
        "own",
        maximum=4,
        sections=(
            rubric_section(
                "s", "Mục", "Section", 4,
                criterion(
                    "c", "Tiêu chí", "Criterion", 4,
                    component("a", "Trực tuyến", "Online", 1, by_answer(online, {1: 1, 0: 0})),
                    component("b", "Tỷ lệ", "Share", 2, in_proportion(share)),
                    component("d", "Tồn", "Pending", 1, deduction(pending, each=Decimal("0.25"))),
                ),
            ),
        ),
    )  # fmt: skip


def write(report: cchc.Report, path: Path) -> None:
    cchc.write_report(report, path)
    cchc.write_report(report, io.BytesIO(), format="xlsx")
    cchc.write_report(report, path, letterhead=cchc.Letterhead(place="Sóc Trăng"), template="office.docx")
    data = to_data(report)
    assert_type(data, dict[str, object])
    assert_type(from_data(data, Report), cchc.Report)
    make_converter().unstructure(report)
    assert_type(cchc.report_context(report), ReportContext)
    for row in report.rows():
        assert_type(row.text, str)


def over_time(reports: list[cchc.Report], organisation: cchc.Organisation) -> None:
    made = cchc.series(reports, nil_as_zero=True)
    assert_type(made, cchc.Series)
    assert_type(made.single_periods(cchc.PeriodKind.QUARTER).year_to_date().consolidated(organisation), cchc.Series)
    for one in made.observations("plan_tasks", organisation):
        assert_type(one.value, int | Decimal | Fraction | None)
    assert_type(made.growth(cchc.SOC_TRANG_DISTRICT.rates[0])[0].percent, Fraction | None)
    assert_type(made.ranking("plan_tasks", better=cchc.Better.LOW), tuple[Standing, ...])
    assert_type(made.gaps, tuple[tuple[cchc.ReportingPeriod, cchc.Organisation], ...])


def refusals(path: Path) -> str:
    try:
        cchc.read_report(path)
    except cchc.ReadError as error:
        assert_type(error.reason, cchc.Bilingual)
        return error.message("vi")
    except cchc.InvalidDataError as error:
        assert_type(error.problems, tuple[cchc.Problem, ...])
    except cchc.UnknownIndicatorError as error:
        assert_type(error.suggestions, tuple[str, ...])
    return ""


@given(testing.reports(), testing.consistent_reports(cchc.SOC_TRANG_DISTRICT))
def test_of_a_user(report: cchc.Report, other: cchc.Report) -> None:
    assert report.framework == other.framework
