"""Frames of many reports, on the user's data-frame engine: polars, pandas, pyarrow, DuckDB or Spark.

A frame of reports has one row per report. The key columns are first: the framework, the reporting organisation (with up
to two organisations above it), and the period. Then follows one column per indicator, named by its id. A count or a
code is a 64-bit integer. A percentage (in percent) or an amount is a floating-point number, and `<id>_decimals`
contains the number of its printed decimals (25,80 is 25.8 with 2), so that it is exact, up to 15 digits. A null is an
indicator without a value. Every rule and rate is compiled from its one definition.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.frames.changes import comparison_frame
from cchc_model.frames.columns import KEYS, RESULT_KEYS, require_keys
from cchc_model.frames.labels import column_labels
from cchc_model.frames.requirement import require_narwhals
from cchc_model.frames.results import corrections_frame, findings_frame, scores_frame
from cchc_model.frames.series import series_frame
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
    "KEYS",
    "FrameSummary",
    "RuleSummary",
    "check_frame",
    "check_summary",
    "column_labels",
    "comparison_frame",
    "consolidate_frame",
    "corrections_frame",
    "findings_frame",
    "from_frame",
    "rates_frame",
    "scores_frame",
    "series_frame",
    "to_frame",
    "to_long",
]

_FAILED = frozenset({Verdict.FAILED})


_ONE_VERDICT = Bilingual(
    "là một kết quả; đề nghị đưa danh sách [Verdict.{given}]", "is a single verdict; give the list [Verdict.{given}]"
)
_NO_VERDICT = Bilingual("không phải Verdict, như Verdict.FAILED", "is not a Verdict, such as Verdict.FAILED")


def to_frame(
    reports: Iterable[Report],
    *,
    backend: str = "polars",
    framework: Framework = SOC_TRANG_DISTRICT,
    nil_as_zero: bool = False,
    session: Any = None,  # noqa: ANN401 pyspark is optional
) -> Any:  # noqa: ANN401 each engine has its own type
    """Return a frame with one row per report.

    The frame omits texts, notes and sources, and the reasons for missing values.

    Args:
        reports: the reports, all of the same framework.
        backend: the engine: `"polars"`, `"pandas"`, `"pyarrow"`, `"duckdb"` or `"pyspark"`.
        framework: the framework that names the indicators.
        nil_as_zero: count `-` and the like as 0.
        session: the Spark session, or the DuckDB connection that the relation belongs to, by default DuckDB's own.

    Raises:
        InvalidDataError: a report is of another framework, or a value does not fit: a number with decimals of more than
            15 digits, an organisation with three above it. All problems are reported at once. The same error rejects a
            single report, and an unknown engine.
        MissingExtraError: narwhals or the engine is not installed.

    >>> from decimal import Decimal
    >>> from cchc_model import Report
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_completion_rate": Decimal("25.80")})
    >>> to_frame([report]).select("plan_tasks", "plan_completion_rate", "plan_completion_rate_decimals").rows()
    [(31, 25.8, 2)]
    """
    require_narwhals()
    if isinstance(reports, Report):
        why = Bilingual("là một báo cáo; đề nghị đưa danh sách [report]", "is a single report; give the list [report]")
        raise InvalidDataError(nouns.FRAME, [Problem("reports", why)])
    from cchc_model.frames.columns import column_types
    from cchc_model.frames.engines import native_frame
    from cchc_model.frames.reports import columns_of

    columns = columns_of(reports, framework, nil_as_zero=nil_as_zero)
    return native_frame(columns, column_types(framework), backend, session)


def from_frame(frame: Any, *, framework: Framework = SOC_TRANG_DISTRICT) -> tuple[Report, ...]:  # noqa: ANN401
    """Return the reports in the rows of a frame, with each value reported or blank.

    Raises:
        InvalidDataError: columns or values are not those of reports of this framework. All problems are reported at
            once.

    >>> from cchc_model import Report
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31})
    >>> from_frame(to_frame([report])) == (report,)
    True
    """
    require_narwhals()
    from cchc_model.frames.native import as_given
    from cchc_model.frames.reports import reports_of

    return reports_of(as_given(frame, framework), framework)


def to_long(
    frame: "IntoFrameT", *, framework: Framework = SOC_TRANG_DISTRICT, keys: Iterable[str] = RESULT_KEYS
) -> "IntoFrameT":
    """Return a frame with one row per value: the keys, `indicator`, `value` and `decimals`.

    Args:
        frame: a frame of reports.
        framework: the framework that names the indicators.
        keys: the key columns of the result, by default the organisation with its parent, and the period.

    `value` is a floating-point number, exact up to 15 digits. Only percentages and amounts have `decimals`. Values are
    not validated: a number that no report can hold remains as it is. :func:`check_frame` reports such numbers.

    Raises:
        InvalidDataError: the columns are not those of reports of this framework, or `keys` names another column.

    >>> from cchc_model import Report
    >>> frame = to_frame([Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "survey_forms": 0})])
    >>> to_long(frame).select("indicator", "value", "decimals").sort("indicator").rows()
    [('plan_tasks', 31.0, None), ('survey_forms', 0.0, None)]
    """
    require_narwhals()
    from cchc_model.frames.native import as_given, unwrapped
    from cchc_model.frames.reports import long

    return unwrapped(long(as_given(frame, framework), framework, _keys(keys)), frame)


def check_frame(
    frame: "IntoFrameT",
    *,
    framework: Framework = SOC_TRANG_DISTRICT,
    verdicts: Collection[Verdict] = _FAILED,
    keys: Iterable[str] = RESULT_KEYS,
) -> "IntoFrameT":
    """Evaluate every rule on every report, and return a row for each outcome in `verdicts`.

    A number that no report can hold counts as missing, and gets a row with the rule `value.<column>`. Such numbers are
    10¹⁵ and beyond, a code outside its list, and a percentage without its decimals or with more of them. A row of
    another framework gets a row with the rule `value.framework`, and all its values count as missing. A negative number
    of a measure that is not `signed` gets a row with the rule `negative.<column>`, and is evaluated as it is. Nothing
    wraps or is rounded.

    Args:
        frame: a frame of reports. A lazy engine does not compute yet.
        framework: the indicators, rates and rules.
        verdicts: the verdicts that get rows, by default failed. All outcomes of a million reports take several GB.
        keys: the key columns of the result, by default the organisation with its parent, and the period.

    Returns:
        A frame of the same engine, in no certain order: the keys, `rule`, `severity` and `verdict`, and both sides. A
        side is the least possible value, as the fraction `left` / `left_over` or `right` / `right_over`. It is null for
        a sum with percentages, and for a computed percentage whose denominator is 0. Rows of the rules `value.…` and
        `negative.…` have the number as the left side. It is null for a number whose digits are not exact: beyond 10¹⁵,
        or with too many decimals.

    Raises:
        InvalidDataError: the columns are not those of reports of this framework, or its rules exceed 64 bits. The same
            error rejects anything in `verdicts` that is not a verdict, and in `keys` that is not a key column.

    >>> from cchc_model import Report
    >>> frame = to_frame([Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 32})])
    >>> check_frame(frame).select("rule", "severity", "left", "right").rows()
    [('part.plan_tasks_completed', 'error', 32, 31)]
    """
    require_narwhals()
    from cchc_model.frames.checks import not_passed
    from cchc_model.frames.native import as_given, unwrapped
    from cchc_model.frames.ranges import expected

    if isinstance(verdicts, Verdict):  # which is a text too
        raise InvalidDataError(nouns.VERDICTS, [Problem("verdicts", _ONE_VERDICT.filled(given=verdicts.name))])
    wrong = (
        [verdicts] if isinstance(verdicts, str) else [verdict for verdict in verdicts if verdict not in set(Verdict)]
    )
    if wrong:
        names = [verdict.value for verdict in Verdict]
        raise InvalidDataError(
            nouns.VERDICTS, [Problem(repr(v), _NO_VERDICT, close_matches(str(v), names)) for v in wrong]
        )
    taken = as_given(frame, framework)
    return unwrapped(not_passed(taken, framework, expected(taken, frame, framework), verdicts, _keys(keys)), frame)


def check_summary(frame: Any, *, framework: Framework = SOC_TRANG_DISTRICT) -> "FrameSummary":  # noqa: ANN401
    """Count the outcomes of every rule over all reports.

    A lazy engine computes immediately, in one pass.

    Raises:
        InvalidDataError: as :func:`check_frame`.

    >>> from cchc_model import Report
    >>> figures = [{"plan_tasks": 31, "plan_tasks_completed": completed} for completed in (8, 32)]
    >>> reports = [Report.from_values(SOC_TRANG_DISTRICT, values) for values in figures]
    >>> found = check_summary(to_frame(reports))
    >>> [(s.rule.id, s.passed, s.failed) for s in found.rules if s.failed], found.reports, found.damaged
    ([('part.plan_tasks_completed', 1, 1)], 2, {})
    """
    require_narwhals()
    from cchc_model.frames.checks import frame_summary
    from cchc_model.frames.native import as_given
    from cchc_model.frames.ranges import look

    taken = as_given(frame, framework)
    return frame_summary(taken, framework, look(taken, framework))


def rates_frame(
    frame: "IntoFrameT", *, framework: Framework = SOC_TRANG_DISTRICT, keys: Iterable[str] = RESULT_KEYS
) -> "IntoFrameT":
    """Compute every rate of every report, and return one row per report.

    Args:
        frame: a frame of reports. A lazy engine does not compute yet.
        framework: the indicators, rates and rules.
        keys: the key columns of the result, by default the organisation with its parent, and the period.

    Returns:
        The keys, `damaged`, and three columns per rate. `damaged` counts the numbers that no report can hold and that
        therefore count as missing; another framework adds one. `<rate>_numerator` and `<rate>_denominator` are exact.
        `<rate>_value` is their quotient as a floating-point number, for sorting and drawing. It is null if a figure is
        missing or the denominator is 0.

    Raises:
        InvalidDataError: as :func:`check_frame`.

    >>> from cchc_model import Report
    >>> frame = to_frame([Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 32, "plan_tasks_completed": 8})])
    >>> parts = [f"plan_completion_{part}" for part in ("numerator", "denominator", "value")]
    >>> rates_frame(frame).select(parts).rows()
    [(8, 32, 0.25)]
    """
    require_narwhals()
    from cchc_model.frames.figures import rates
    from cchc_model.frames.native import as_given, unwrapped
    from cchc_model.frames.ranges import expected

    taken = as_given(frame, framework)
    return unwrapped(rates(taken, framework, expected(taken, frame, framework), _keys(keys)), frame)


def consolidate_frame(
    frame: "IntoFrameT", *, by: Iterable[str] = (), framework: Framework = SOC_TRANG_DISTRICT
) -> "IntoFrameT":
    """Add up reports group by group, and count the reports in each sum.

    Each period and each level is a group of its own, because their figures do not add up.
    :func:`cchc_model.consolidate` handles expected organisations, several periods and weighted percentages.

    Args:
        frame: a frame of reports.
        by: key columns to group by, such as `["parent"]` for a sum of each district's communes. An organisation is
            identified by name, level, code and the organisations above it, because two districts may share a name.
        framework: the indicators, rates and rules.

    Returns:
        The keys of the group, `reports`, `organisations`, `damaged`, `too_large`, and columns per indicator and rate.
        `organisations` counts an organisation once, even if it has two reports.

        For an indicator, `<id>_reports` counts the reports with a value. If it is a count that adds up, `<id>` is its
        sum. Amounts are added up by :func:`cchc_model.consolidate` only.
        For a coded indicator, `<id>_<code>` counts the reports with that code. For a rate whose figures add up, there
        are `<rate>_numerator`, `<rate>_denominator` and `<rate>_reports`. They cover the reports that have all its
        figures, none negative. A sum over no reports is null, and so is a sum beyond 7 × 10¹⁸. `too_large` counts the
        latter.

    Raises:
        InvalidDataError: as :func:`check_frame`, or `by` is a text or names a column that is not a key column.

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
    require_narwhals()
    from cchc_model.frames.figures import consolidated
    from cchc_model.frames.native import as_given, unwrapped
    from cchc_model.frames.ranges import expected

    taken = as_given(frame, framework)
    return unwrapped(consolidated(taken, framework, expected(taken, frame, framework), by), frame)


def _keys(keys: Iterable[str]) -> tuple[str, ...]:
    return require_keys(keys, "keys", nouns.FRAME)


if not TYPE_CHECKING:  # narwhals loads with the first use

    def __getattr__(name: str) -> object:
        """Return `FrameSummary` or `RuleSummary`, loading their module on first use."""
        if name in {"FrameSummary", "RuleSummary"}:
            require_narwhals()
            from cchc_model.frames import checks

            return getattr(checks, name)
        raise AttributeError(f"module 'cchc_model.frames' has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
