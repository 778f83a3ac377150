"""Many reports at once, on the data-frame engine that the user has: polars, pandas, pyarrow, DuckDB, Spark.

A frame of reports has one row a report. First stand the keys: the framework, who reports (with up to two organisations
above), and the period. Then one column an indicator, under its id, with 64-bit whole numbers: a count or code as it is,
of a percentage the digits, and in `<id>_decimals` how many of these are decimals (25,80 is 2580 with 2). A null is an
indicator without a value. Every rule and rate is compiled from its one definition.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from cchc_model.errors import InvalidDataError, MissingExtraError, Problem
from cchc_model.framework.evaluation import Verdict
from cchc_model.framework.framework import Framework
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, close_matches

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT

    from cchc_model.frames.checks import FrameSummary, RuleSummary

__all__ = [
    "FrameSummary",
    "RuleSummary",
    "check_frame",
    "check_summary",
    "consolidate_frame",
    "from_frame",
    "rates_frame",
    "to_frame",
    "to_long",
]

_FAILED = frozenset({Verdict.FAILED})


_NO_VERDICT = Bilingual("không phải kết quả kiểm tra", "is not a verdict")


def to_frame(
    reports: Iterable[Report],
    *,
    backend: str = "polars",
    framework: Framework = SOC_TRANG_DISTRICT,
    nil_as_zero: bool = False,
    session: Any = None,  # noqa: ANN401 pyspark is optional
) -> Any:  # noqa: ANN401 each engine has its own type
    """Put reports into a frame, a row a report. Texts, notes and sources do not travel, nor why a value is missing.

    Args:
        reports: the reports, all of the same framework.
        backend: the engine: `"polars"`, `"pandas"`, `"pyarrow"`, `"duckdb"` or `"pyspark"`.
        framework: the framework that names the indicators.
        nil_as_zero: take `-` and the like for 0.
        session: the Spark session, for `"pyspark"`.

    Raises:
        InvalidDataError: a report is of another framework, or has something that does not fit: a percentage of more
            than 18 digits, an organisation three levels below another. All problems at once.
        MissingExtraError: narwhals or the engine is not installed.

    >>> from decimal import Decimal
    >>> from cchc_model import Report
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_completion_rate": Decimal("25.80")})
    >>> to_frame([report]).select("plan_tasks", "plan_completion_rate", "plan_completion_rate_decimals").rows()
    [(31, 2580, 2)]
    """
    _require_narwhals()
    if isinstance(reports, Report):
        why = Bilingual("là một báo cáo; đề nghị ghi [report]", "is one report; write [report]")
        raise InvalidDataError(nouns.FRAME, [Problem("reports", why)])
    from cchc_model.frames.engines import native_frame
    from cchc_model.frames.reports import columns_of

    return native_frame(columns_of(reports, framework, nil_as_zero=nil_as_zero), backend, session)


def from_frame(frame: Any, *, framework: Framework = SOC_TRANG_DISTRICT) -> tuple[Report, ...]:  # noqa: ANN401
    """The reports that the rows of a frame are, with the values that were put into it, each reported or blank.

    Raises:
        InvalidDataError: columns or values are not those of reports of this framework; all problems at once.

    >>> from cchc_model import Report
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31})
    >>> from_frame(to_frame([report])) == (report,)
    True
    """
    _require_narwhals()
    from cchc_model.frames.native import wrapped
    from cchc_model.frames.reports import reports_of

    return reports_of(wrapped(frame, framework), framework)


def to_long(frame: "IntoFrameT", *, framework: Framework = SOC_TRANG_DISTRICT) -> "IntoFrameT":
    """A row for each value: the keys, `indicator`, `value` and `decimals` (null but for percentages).

    Nothing is looked at: a number that no report can hold stands there as in the frame, so check that one.

    Raises:
        InvalidDataError: the columns are not those of reports of this framework.

    >>> from cchc_model import Report
    >>> frame = to_frame([Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "survey_forms": 0})])
    >>> to_long(frame).select("indicator", "value", "decimals").sort("indicator").rows()
    [('plan_tasks', 31, None), ('survey_forms', 0, None)]
    """
    _require_narwhals()
    from cchc_model.frames.native import unwrapped, wrapped
    from cchc_model.frames.reports import long

    return unwrapped(long(wrapped(frame, framework), framework), frame)


def check_frame(
    frame: "IntoFrameT", *, framework: Framework = SOC_TRANG_DISTRICT, verdicts: Collection[Verdict] = _FAILED
) -> "IntoFrameT":
    """Judge every rule on every report: a row for each outcome that did not pass.

    A number that no report can hold (10¹⁵ and beyond, a code outside its list, a percentage without its decimals) counts
    as missing and has a row of its own, with the rule `value.<column>`. So has a row of another framework, with the rule
    `value.framework`: all its values count as missing. A negative number has one too, `negative.<column>`, and is judged
    as it stands. Nothing wraps or is rounded.

    Args:
        frame: a frame of reports. A lazy engine is asked nothing yet.
        framework: the indicators, rates and rules.
        verdicts: which outcomes have a row: those that failed. All outcomes of a million reports are several GB.

    Returns:
        A frame of the same engine, in no certain order: the keys; `rule`, `severity` and `verdict`; and the least that
        both sides can be, as the fractions `left` / `left_over` and `right` / `right_over`. Only for the sum of
        several percentages the sides are null.

    Raises:
        InvalidDataError: the columns are not those of reports of this framework, its rules exceed 64 bits, or what is asked
            for is no verdict.

    >>> from cchc_model import Report
    >>> frame = to_frame([Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 32})])
    >>> check_frame(frame).select("rule", "severity", "left", "right").rows()
    [('part.plan_tasks_completed', 'error', 32, 31)]
    """
    _require_narwhals()
    from cchc_model.frames.checks import not_passed
    from cchc_model.frames.native import inspected, unwrapped, wrapped

    wrong = [verdict for verdict in verdicts if verdict not in set(Verdict)]
    if wrong:
        names = [verdict.value for verdict in Verdict]
        raise InvalidDataError(
            nouns.VERDICTS, [Problem(repr(v), _NO_VERDICT, close_matches(str(v), names)) for v in wrong]
        )
    taken = wrapped(frame, framework)
    return unwrapped(not_passed(taken, framework, inspected(taken, frame, framework), verdicts), frame)


def check_summary(frame: Any, *, framework: Framework = SOC_TRANG_DISTRICT) -> "FrameSummary":  # noqa: ANN401
    """Count what the rules come to over all reports, in one pass, which a lazy engine makes at once.

    Raises:
        InvalidDataError: as :func:`check_frame`.

    >>> from cchc_model import Report
    >>> reports = [Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": n}) for n in (8, 32)]
    >>> found = check_summary(to_frame(reports))
    >>> [(s.rule.id, s.passed, s.failed) for s in found.rules if s.failed], found.reports, found.damaged
    ([('part.plan_tasks_completed', 1, 1)], 2, {})
    """
    _require_narwhals()
    from cchc_model.frames.checks import frame_summary
    from cchc_model.frames.native import inspected, wrapped

    taken = wrapped(frame, framework)
    return frame_summary(taken, framework, inspected(taken, frame, framework))


def rates_frame(frame: "IntoFrameT", *, framework: Framework = SOC_TRANG_DISTRICT) -> "IntoFrameT":
    """Compute every rate of every report, a row a report.

    Returns:
        The keys; `damaged`, how many numbers of the row no report can hold, which count as missing; and for each rate
        `<rate>_numerator` and `<rate>_denominator`, exactly, and `<rate>_value`, the floating-point number nearest to
        their quotient, for sorting and drawing; null where a figure is missing or the denominator is 0.

    Raises:
        InvalidDataError: as :func:`check_frame`.

    >>> from cchc_model import Report
    >>> frame = to_frame([Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 32, "plan_tasks_completed": 8})])
    >>> rates_frame(frame).select("plan_completion_numerator", "plan_completion_denominator", "plan_completion_value").rows()
    [(8, 32, 0.25)]
    """
    _require_narwhals()
    from cchc_model.frames.figures import rates
    from cchc_model.frames.native import inspected, unwrapped, wrapped

    taken = wrapped(frame, framework)
    return unwrapped(rates(taken, framework, inspected(taken, frame, framework)), frame)


def consolidate_frame(
    frame: "IntoFrameT", *, by: Iterable[str] = (), framework: Framework = SOC_TRANG_DISTRICT
) -> "IntoFrameT":
    """Add reports up, group by group: sums, and from how many reports each comes.

    Figures of several periods, and of organisations of several levels, do not add up: each period and each level is a
    group of its own, whatever else they are grouped by. Expected organisations, several periods and weighted
    percentages are the work of :func:`cchc_model.consolidate`.

    Args:
        frame: a frame of reports.
        by: key columns to group by, such as `["parent"]` for a sum of each district's communes. Whoever is named so is
            told apart by level, code and the organisations above, as two districts may have one name.
        framework: the indicators, rates and rules.

    Returns:
        The keys of the group; `reports`, `organisations` (fewer where somebody is there twice), `damaged`; for each
        indicator `<id>_reports`, how many reports have it, for one that adds up its sum under its id, for an answer
        `<id>_<code>`, how many gave it; for each rate whose figures add up `<rate>_numerator` and `<rate>_denominator`
        over the `<rate>_reports` that have all its figures, none negative. A sum of nothing is null, and so is one
        beyond 7 × 10¹⁸: `too_large` says how many such sums a row has.

    Raises:
        InvalidDataError: as :func:`check_frame`, or `by` names what is no key column.

    >>> from cchc_model import Level, Organisation, Report, ReportingPeriod
    >>> reports = [
    ...     Report.from_values(
    ...         SOC_TRANG_DISTRICT,
    ...         {"survey_forms": forms},
    ...         organisation=Organisation(name, Level.DISTRICT),
    ...         period=ReportingPeriod.quarter(2022, 1),
    ...     )
    ...     for name, forms in {"UBND huyện A": 100, "UBND huyện B": 50, "UBND huyện C": None}.items()
    ... ]
    >>> consolidate_frame(to_frame(reports)).select("year", "reports", "survey_forms", "survey_forms_reports").rows()
    [(2022, 3, 150, 2)]
    """
    _require_narwhals()
    from cchc_model.frames.figures import consolidated
    from cchc_model.frames.native import inspected, unwrapped, wrapped

    taken = wrapped(frame, framework)
    return unwrapped(consolidated(taken, framework, inspected(taken, frame, framework), by), frame)


def _require_narwhals() -> None:
    try:
        import narwhals  # noqa: F401 whether it is there
    except ImportError:
        raise MissingExtraError("frames", Bilingual("Xử lý khung dữ liệu", "Working with data frames")) from None


if not TYPE_CHECKING:  # narwhals loads with the first use

    def __getattr__(name: str) -> object:
        """Load the classes of summaries when one is first named."""
        if name in {"FrameSummary", "RuleSummary"}:
            _require_narwhals()
            from cchc_model.frames import checks

            return getattr(checks, name)
        raise AttributeError(f"module 'cchc_model.frames' has no attribute {name!r}")
