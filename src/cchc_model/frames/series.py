"""A series as a frame: one row for each figure, organisation and period, with its growth."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from cchc_model.analysis.series.figures import Growth
from cchc_model.analysis.series.lookup import FigureKey, figure_of
from cchc_model.analysis.series.series import Series
from cchc_model.errors import InvalidDataError, Problem, require_instance
from cchc_model.frames.columns import MAX_DIGITS, MAX_FRAME_DECIMALS, Types
from cchc_model.frames.rows import WHEN, WHOSE, Cells, frame_of_rows, when, whose
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import Figure
from cchc_model.vietnamese.text import Bilingual, Lang

_NAME = "name"
_WHERE: Final[Types] = {**WHOSE, **WHEN, "start": str, "end": str, "figure": str}
_WHAT: Final[Types] = {"value": float, "decimals": int, "difference": float, "growth": float, "reason": str}
ROUNDED_TO = 2
"""The decimals of rates, and of percentages that a consolidation computes."""

_NO_ROOM = Bilingual(
    "{value} không vừa: số liệu trong bảng có nhiều nhất 15 chữ số; đề nghị chọn chỉ tiêu khác",
    "{value} does not fit: a figure in a frame has at most 15 digits; choose other figures",
)


def series_frame(  # noqa: PLR0913 one argument for each choice
    series: Series,
    figures: Iterable[FigureKey] | None = None,
    *,
    backend: str = "polars",
    names: bool = False,
    year_before: bool = False,
    lang: Lang = "vi",
    session: Any = None,  # noqa: ANN401 pyspark is optional
) -> Any:  # noqa: ANN401 each engine has its own type
    """Return a frame with one row for each figure, organisation and period of a series.

    Args:
        series: the series.
        figures: indicators and rates or their ids, or a single id; by default all.
        backend: the engine: `"polars"`, `"pandas"`, `"pyarrow"`, `"duckdb"` or `"pyspark"`.
        names: True for a column with the names of the figures.
        year_before: True for the growth since the same period of the year before; by default since the preceding one.
        lang: the language of names, periods and reasons.
        session: the Spark session, or a DuckDB connection.

    Returns:
        `organisation`, `level`, `code`, `parent`, `year`, `period_kind`, `period_number`, `period`, `start`, `end`,
        `figure`, `value`, `decimals`, `difference`, `growth` and `reason`. `value` and `difference` are
        floating-point numbers, exact to `decimals` decimals, which all values of a figure share. Rates are in percent
        and rounded half up to two decimals. `growth` is in percent. `reason` explains a missing value or growth.
        `start` and `end` are days such as `2022-03-14`.

    Raises:
        UnknownIndicatorError: the framework has no such figure.
        InvalidDataError: a figure has more than 15 digits, or the engine is unknown.
        MissingExtraError: narwhals or the engine is not installed.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Level, Organisation, Report, ReportingPeriod, series
    >>> made = series(
    ...     Report.from_values(
    ...         SOC_TRANG_DISTRICT,
    ...         {"survey_forms": forms},
    ...         organisation=Organisation("UBND huyện A", Level.DISTRICT),
    ...         period=ReportingPeriod.quarter(2022, quarter),
    ...     )
    ...     for quarter, forms in {1: 80, 2: 100}.items()
    ... )
    >>> series_frame(made, ["survey_forms"], lang="en").select("period", "value", "difference", "growth").rows()
    [('Quarter 1 of 2022', 80.0, None, None), ('Quarter 2 of 2022', 100.0, 20.0, 25.0)]
    """
    require_instance(series, Series, "series", nouns.FRAME)
    if isinstance(figures, str):
        figures = [figures]
    every: list[FigureKey] = [*series.framework.indicators.values(), *series.framework.rates]
    rows = _rows(series, every if figures is None else figures, year_before=year_before, lang=lang)
    named: Types = {_NAME: str} if names else {}
    return frame_of_rows(rows, {**_WHERE, **named, **_WHAT}, backend, session)


def _rows(
    series: Series, figures: Iterable[FigureKey], *, year_before: bool, lang: Lang
) -> Iterator[tuple[Cells, ...]]:
    who, of = {one: whose(one) for one in series.organisations}, {one: _when(one, lang) for one in series.periods}
    for key in figures:
        figure = figure_of(series.framework, key)
        grown = {one: series.growth(figure, one, year_before=year_before) for one in series.organisations}
        scale = _scale(one.value for several in grown.values() for one in several)
        which = {"figure": figure.id, _NAME: series.name_of(figure)[lang]}
        for organisation, several in grown.items():
            for one in several:
                yield who[organisation], of[one.period], which, _what(one, figure, scale, lang)


def _when(period: ReportingPeriod, lang: Lang) -> Cells:
    return {**when(period, lang), "start": period.start.isoformat(), "end": period.end.isoformat()}


def _what(one: Growth, figure: Indicator | Rate, scale: int, lang: Lang) -> Cells:
    value, difference = (_scaled(number, scale, figure.id) for number in (one.value, one.difference))
    growth = None if one.percent is None else float(one.percent)
    reason = None if one.reason is None else one.reason[lang]
    return dict(zip(_WHAT, (value, scale, difference, growth, reason), strict=True))


def _scale(values: Iterable[Figure | None]) -> int:
    """Return the number of decimals with which all values of a figure are whole numbers, or are rounded."""
    return max((_decimals(value) for value in values if value is not None), default=0)


def _decimals(value: Figure) -> int:
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        assert isinstance(exponent, int)  # a report holds finite numbers only
        return max(-exponent, 0)
    return ROUNDED_TO if isinstance(value, Fraction) else 0


def _scaled(value: Figure | None, scale: int, key: str) -> float | None:
    """Return the floating-point number that is nearest to a number with some decimals, rounded half up.

    Raises:
        InvalidDataError: it has more digits than a floating-point number keeps.
    """
    if value is None:
        return None
    above, below = value.as_integer_ratio()
    units: int = (2 * abs(above) * 10**scale + below) // (2 * below)
    if scale > MAX_FRAME_DECIMALS or units >= MAX_DIGITS:
        raise InvalidDataError(nouns.FRAME, [Problem(key, _NO_ROOM.filled(value=str(value)))])
    number: float = (-units if above < 0 else units) / 10**scale
    return number
