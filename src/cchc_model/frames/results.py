"""Findings, corrections and scores as frames, for counting, sorting and drawing."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, Final

from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.score_sheet import ScoreSheet
from cchc_model.checking.check_result import CheckResult
from cchc_model.frames.columns import Types
from cchc_model.frames.rows import WHEN, WHOSE, Cells, each_instance, frame_of_rows, when, whose
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Lang

_FINDING: Final[Types] = {
    "finding": str,
    "severity": str,
    "indicators": str,
    "row": int,
    "rule": str,
    "cell": str,
    "message": str,
}
_CORRECTION: Final[Types] = {
    "indicator": str,
    "row": int,
    "name": str,
    "before": float,
    "after": float,
    "text_before": str,
    "unit_before": str,
    "unit_after": str,
    "reason": str,
    "by": str,
}
_SCORE: Final[Types] = {
    "part": str,
    "section": str,
    "criterion": str,
    "component": str,
    "name": str,
    "maximum": float,
    "self_assessed": float,
    "computed_low": float,
    "computed_high": float,
    "appraised": float,
    "points_low": float,
    "points_high": float,
    "difference": float,
    "applicable": int,
    "reason": str,
}


def findings_frame(
    results: Iterable[CheckResult],
    *,
    backend: str = "polars",
    lang: Lang = "vi",
    session: Any = None,  # noqa: ANN401 pyspark is optional
) -> Any:  # noqa: ANN401 each engine has its own type
    """Return a frame with one row for each finding of checked reports.

    Args:
        results: the results of :func:`cchc_model.check`.
        backend: the engine: `"polars"`, `"pandas"`, `"pyarrow"`, `"duckdb"` or `"pyspark"`.
        lang: the language of messages and periods.
        session: the Spark session, or a DuckDB connection.

    Returns:
        `organisation`, `level`, `code`, `parent`, `year`, `period_kind`, `period_number`, `period`, `finding` (its
        code), `severity`, `indicators` (their ids, separated by spaces), `row` (the number of the first), `rule`,
        `cell` and `message`.

    Raises:
        InvalidDataError: the engine is unknown.
        MissingExtraError: narwhals or the engine is not installed.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report, check
    >>> values = {"plan_tasks": 31, "plan_tasks_completed": 40}
    >>> frame = findings_frame([check(Report.from_values(SOC_TRANG_DISTRICT, values))])
    >>> frame.select("finding", "severity", "row", "rule").rows()
    [('rule_failed', 'error', 4, 'part.plan_tasks_completed')]
    """
    rows = (
        row for one in each_instance(results, CheckResult, "results", nouns.FRAME) for row in _finding_rows(one, lang)
    )
    return frame_of_rows(rows, {**WHOSE, **WHEN, **_FINDING}, backend, session)


def _finding_rows(result: CheckResult, lang: Lang) -> Iterator[tuple[Cells, ...]]:
    report = result.report
    who, of = whose(report.organisation), when(report.period, lang)
    for one in result.findings:
        row = report.framework.row(one.indicators[0]).number if one.indicators else None
        cell = None if one.source is None else one.source.cell
        ids = " ".join(one.indicators) or None
        what = (one.code.value, one.severity.value, ids, row, one.rule or None, cell, one.message(lang))
        yield who, of, dict(zip(_FINDING, what, strict=True))


def corrections_frame(
    reports: Iterable[Report],
    *,
    backend: str = "polars",
    lang: Lang = "vi",
    session: Any = None,  # noqa: ANN401 pyspark is optional
) -> Any:  # noqa: ANN401 each engine has its own type
    """Return a frame with one row for each correction of reports, in the order of the changes.

    Args:
        reports: the reports; a frame of reports has their values after all corrections.
        backend: the engine: `"polars"`, `"pandas"`, `"pyarrow"`, `"duckdb"` or `"pyspark"`.
        lang: the language of names and periods.
        session: the Spark session, or a DuckDB connection.

    Returns:
        `organisation`, `level`, `code`, `parent`, `year`, `period_kind`, `period_number`, `period`, `indicator` (its
        id), `row`, `name`, `before` and `after` (the values, null for a missing one), `text_before` (the text of the
        cell that was replaced), `unit_before` and `unit_after` (the printed units, null if the correction leaves the
        unit as it is), `reason` and `by` (the person, null if nobody is named). Values are floating-point numbers, for
        sorting and drawing; the report has them exactly.

    Raises:
        InvalidDataError: the engine is unknown.
        MissingExtraError: narwhals or the engine is not installed.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31})
    >>> frame = corrections_frame([report.correct({"plan_tasks": 30}, reason="gõ nhầm", by="Văn phòng")])
    >>> frame.select("indicator", "before", "after", "reason", "by").rows()
    [('plan_tasks', 31.0, 30.0, 'gõ nhầm', 'Văn phòng')]
    """
    given = each_instance(reports, Report, "reports", nouns.FRAME)
    rows = (row for one in given for row in _correction_rows(one, lang))
    return frame_of_rows(rows, {**WHOSE, **WHEN, **_CORRECTION}, backend, session)


def _correction_rows(report: Report, lang: Lang) -> Iterator[tuple[Cells, ...]]:
    who, of = whose(report.organisation), when(report.period, lang)
    for one in report.corrections:
        row, before, after = report.framework.row(one.indicator), one.before, one.after
        values = [None if entry.value is None else float(entry.value) for entry in (before, after)]
        units = (None, None) if before.unit == after.unit else (before.unit, after.unit)
        what = (one.indicator, row.number, row.item.name[lang], *values, before.text or None, *units)
        yield who, of, dict(zip(_CORRECTION, (*what, one.reason, one.by or None), strict=True))


def scores_frame(
    sheets: Iterable[ScoreSheet],
    *,
    backend: str = "polars",
    lang: Lang = "vi",
    session: Any = None,  # noqa: ANN401 pyspark is optional
) -> Any:  # noqa: ANN401 each engine has its own type
    """Return a frame with one row for each component of score sheets, bonuses and penalties last.

    Args:
        sheets: the results of :func:`cchc_model.score`.
        backend: the engine: `"polars"`, `"pandas"`, `"pyarrow"`, `"duckdb"` or `"pyspark"`.
        lang: the language of names, periods and reasons.
        session: the Spark session, or a DuckDB connection.

    Returns:
        `organisation`, `level`, `code`, `parent`, `year`, `period_kind`, `period_number`, `period`, `part`
        (`component`, `bonus`, or `penalty`, whose points are deducted), `section`, `criterion` (ids, null outside the
        maximum), `component` (its id), `name`, `maximum` (0 if it does not
        apply, null while that is not certain), `self_assessed`, `computed_low`, `computed_high`,
        `appraised`, `points_low`, `points_high` (equal unless figures are missing), `difference` to the self-assessed
        points (null while points are a range), `applicable` (1 or 0) and `reason`.
        Points are floating-point numbers, for sorting and drawing; the score sheet has them exactly.

    Raises:
        InvalidDataError: the engine is unknown.
        MissingExtraError: narwhals or the engine is not installed.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report, read_rubric, score
    >>> rubric = read_rubric("examples/illustrative_rubric.toml")
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 40, "plan_tasks_completed": 31})
    >>> frame = scores_frame([score(report, rubric)])
    >>> frame.select("component", "maximum", "points_low", "points_high").rows()[:2]
    [('plan_done', 3.0, 2.33, 2.33), ('issues_solved', 2.0, 0.0, 2.0)]
    """
    scored = each_instance(sheets, ScoreSheet, "sheets", nouns.FRAME)
    rows = (row for one in scored for row in _score_rows(one, lang))
    return frame_of_rows(rows, {**WHOSE, **WHEN, **_SCORE}, backend, session)


def _score_rows(sheet: ScoreSheet, lang: Lang) -> Iterator[tuple[Cells, ...]]:
    who, of = whose(sheet.organisation), when(sheet.period, lang)
    for section in sheet.sections:
        for criterion in section.criteria:
            for one in criterion.components:
                yield who, of, _score(one, ("component", section.section.id, criterion.criterion.id), lang)
    for part, several in (("bonus", sheet.bonuses), ("penalty", sheet.penalties)):
        for one in several:
            yield who, of, _score(one, (part, None, None), lang)


def _score(one: ComponentScore, place: tuple[str, str | None, str | None], lang: Lang) -> Cells:
    own, appraised = (
        None if given is None or given.points is None else float(given.points)
        for given in (one.self_assessed, one.appraised)
    )
    difference = None if one.difference is None else one.difference.exact
    cells = (
        *place,
        one.component.id,
        one.component.name[lang],
        None if one.maximum.exact is None else float(one.maximum.exact),
        own,
        float(one.computed.low),
        float(one.computed.high),
        appraised,
        float(one.points.low),
        float(one.points.high),
        None if difference is None else float(Fraction(difference)),
        int(one.applicable),
        None if one.reason is None else one.reason[lang],
    )
    return dict(zip(_SCORE, cells, strict=True))
