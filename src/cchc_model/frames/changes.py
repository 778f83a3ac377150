"""Comparisons as a frame."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from cchc_model.analysis.changes import Change
from cchc_model.analysis.comparison import Comparison, NotCompared
from cchc_model.frames.columns import Types
from cchc_model.frames.rows import WHEN, WHOSE, Cells, each_instance, frame_of_rows, when, whose
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import Figure
from cchc_model.vietnamese.text import Lang

_CHANGE: Final[Types] = {
    "former_period": str,
    "figure": str,
    "name": str,
    "change": str,
    "before": float,
    "after": float,
    "difference": float,
    "growth": float,
    "message": str,
}


def comparison_frame(
    comparisons: Iterable[Comparison],
    *,
    backend: str = "polars",
    lang: Lang = "vi",
    session: Any = None,  # noqa: ANN401 pyspark is optional
) -> Any:  # noqa: ANN401 each engine has its own type
    """Return a frame with one row for each change of comparisons, and for each figure that they cannot compare.

    Args:
        comparisons: the results of :func:`cchc_model.compare`.
        backend: the engine: `"polars"`, `"pandas"`, `"pyarrow"`, `"duckdb"` or `"pyspark"`.
        lang: the language of names, periods and messages.
        session: the Spark session, or a DuckDB connection.

    Returns:
        `organisation`, `level`, `code`, `parent`, `year`, `period_kind`, `period_number`, `period` (of the later
        report), `former_period`, `figure` (the id of an indicator or a rate), `name`, `change` (such as `rose`; null if
        the figure is not compared), `before`, `after`, `difference`, `growth` (in percent of the former value) and
        `message` (the sentence, or the reason against comparing). Numbers are floating-point numbers, rates in percent,
        for sorting and drawing; the comparison has them exactly.

    Raises:
        InvalidDataError: the engine is unknown.
        MissingExtraError: narwhals or the engine is not installed.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report, compare
    >>> before, after = (
    ...     Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 40, "survey_forms": forms}) for forms in (80, 100)
    ... )
    >>> frame = comparison_frame([compare(before, after)])
    >>> frame.select("figure", "change", "before", "after", "growth").rows()
    [('survey_forms', 'rose', 80.0, 100.0, 25.0)]
    """
    rows = (
        row for one in each_instance(comparisons, Comparison, "comparisons", nouns.FRAME) for row in _rows(one, lang)
    )
    return frame_of_rows(rows, {**WHOSE, **WHEN, **_CHANGE}, backend, session)


def _rows(comparison: Comparison, lang: Lang) -> Iterator[tuple[Cells, ...]]:
    former, later = comparison.before.period, comparison.after.period
    where = {**whose(comparison.after.organisation), **when(later, lang)}
    where["former_period"] = None if former is None else former.label(lang)
    found: list[Change | NotCompared] = [*comparison.changes, *comparison.rates, *comparison.not_compared]
    for one in found:
        which = {"figure": one.subject.id, "name": one.subject.name[lang]}
        yield where, which, _change(one, lang) if isinstance(one, Change) else _reason(one, lang)


def _change(one: Change, lang: Lang) -> Cells:
    return {
        "change": one.kind.value,
        "before": _real(one.before),
        "after": _real(one.after),
        "difference": _real(one.difference),
        "growth": _real(one.percent),
        "message": one.message(lang),
    }


def _reason(one: NotCompared, lang: Lang) -> Cells:
    missing: Cells = dict.fromkeys(("change", "before", "after", "difference", "growth"))
    return {**missing, "message": one.reason[lang]}


def _real(figure: Figure | None) -> float | None:
    return None if figure is None else float(figure)
