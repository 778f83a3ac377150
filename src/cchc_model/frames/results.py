"""Findings and scores as frames, for counting, sorting and drawing."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.score_sheet import ScoreSheet
from cchc_model.checking.check import CheckResult
from cchc_model.frames.requirement import require_narwhals
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import Lang

_WHERE = ("organisation", "level", "code", "parent", "year", "period_kind", "period_number", "period")
_FINDING = ("finding", "severity", "indicators", "row", "rule", "cell", "message")
_SCORE = (
    "section",
    "criterion",
    "component",
    "name",
    "maximum",
    "self_assessed",
    "computed_low",
    "computed_high",
    "appraised",
    "points_low",
    "points_high",
    "difference",
    "applicable",
    "reason",
)
_WHOLE = frozenset({"year", "period_number", "row", "applicable"})
_POINTS = frozenset(
    {
        "maximum",
        "self_assessed",
        "computed_low",
        "computed_high",
        "appraised",
        "points_low",
        "points_high",
        "difference",
    }
)

_Cell = int | float | str | None


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
        session: the Spark session, for `"pyspark"`.

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
    columns: dict[str, list[_Cell]] = {name: [] for name in (*_WHERE, *_FINDING)}
    for result in results:
        where = _where(result.report.organisation, result.report.period, lang)
        framework = result.report.framework
        for one in result.findings:
            row = framework.row(one.indicators[0]).number if one.indicators else None
            cell = None if one.source is None else one.source.cell
            ids = " ".join(one.indicators) or None
            what = (one.code.value, one.severity.value, ids, row, one.rule or None, cell, one.message(lang))
            _add(columns, where, dict(zip(_FINDING, what, strict=True)))
    return _made(columns, backend, session)


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
        session: the Spark session, for `"pyspark"`.

    Returns:
        `organisation`, `level`, `code`, `parent`, `year`, `period_kind`, `period_number`, `period`, `section`,
        `criterion` (ids, null outside the maximum), `component` (its id), `name`, `maximum`, `self_assessed`,
        `computed_low`, `computed_high`, `appraised`, `points_low`, `points_high` (equal unless figures are missing),
        `difference` to the self-assessed points (null while points are a range), `applicable` (1 or 0) and `reason`.
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
    columns: dict[str, list[_Cell]] = {name: [] for name in (*_WHERE, *_SCORE)}
    for sheet in sheets:
        where = _where(sheet.organisation, sheet.period, lang)
        for section in sheet.sections:
            for criterion in section.criteria:
                for one in criterion.components:
                    _add(columns, where, _score(one, section.section.id, criterion.criterion.id, lang))
        for one in (*sheet.bonuses, *sheet.penalties):
            _add(columns, where, _score(one, None, None, lang))
    return _made(columns, backend, session)


def _score(one: ComponentScore, section: str | None, criterion: str | None, lang: Lang) -> Mapping[str, _Cell]:
    own, appraised = (
        None if given is None or given.points is None else float(given.points)
        for given in (one.self_assessed, one.appraised)
    )
    difference = None if one.difference is None else one.difference.exact
    cells: tuple[_Cell, ...] = (
        section,
        criterion,
        one.component.id,
        one.component.name[lang],
        float(one.component.maximum),
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


def _where(who: Organisation | None, when: ReportingPeriod | None, lang: Lang) -> Mapping[str, _Cell]:
    parent = None if who is None or who.parent is None else who.parent.name
    whose: tuple[_Cell, ...] = (None,) * 3 if who is None else (who.name, who.level.value, who.code)
    days: tuple[_Cell, ...] = (
        (None,) * 4 if when is None else (when.year, when.kind.value, when.number, when.label(lang))
    )
    return dict(zip(_WHERE, (*whose, parent, *days), strict=True))


def _add(columns: Mapping[str, list[_Cell]], *parts: Mapping[str, _Cell]) -> None:
    for part in parts:
        for name, cell in part.items():
            columns[name].append(cell)


def _made(columns: Mapping[str, list[_Cell]], backend: str, session: object) -> object:
    require_narwhals()
    from cchc_model.frames.engines import native_frame

    texts = frozenset(columns) - _WHOLE - _POINTS
    return native_frame(columns, backend, session, texts=texts, reals=_POINTS)
