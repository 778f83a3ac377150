"""A series as a frame: one row for each figure, organisation and period, with its growth."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from cchc_model.analysis.series.figures import Growth
from cchc_model.analysis.series.lookup import FigureKey, figure_of
from cchc_model.analysis.series.series import Series
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.frames.columns import MAX_DIGITS, MAX_FRAME_DECIMALS, ORGANISATION, PERIOD
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import Figure
from cchc_model.vietnamese.text import Bilingual, Lang

_NAME = "name"
_WHERE = (*ORGANISATION, "parent", *PERIOD, "period", "start", "end", "figure", _NAME)
_WHAT = ("value", "decimals", "difference", "growth", "reason")
TEXTS: Final = frozenset({*ORGANISATION, "parent", "period_kind", "period", "start", "end", "figure", _NAME, "reason"})
REALS: Final = frozenset({"value", "difference", "growth"})
ROUNDED_TO = 2
"""The decimals of rates, and of percentages that a consolidation computes."""

_NO_ROOM = Bilingual(
    "{value} không vừa: số liệu trong bảng có nhiều nhất 15 chữ số; đề nghị chọn chỉ tiêu khác",
    "{value} does not fit: a figure in a frame has at most 15 digits; choose other figures",
)

FrameCell = int | float | str | None


def series_columns(
    series: Series, figures: Iterable[FigureKey] | None, *, names: bool, year_before: bool, lang: Lang
) -> Mapping[str, Sequence[FrameCell]]:
    """Return the columns of a frame of a series, each as a list."""
    keys: Iterable[FigureKey] = (
        [*series.framework.indicators.values(), *series.framework.rates] if figures is None else figures
    )
    columns: dict[str, list[FrameCell]] = {name: [] for name in (*_WHERE, *_WHAT) if names or name != _NAME}
    whose, when = {who: _whose(who) for who in series.organisations}, {one: _when(one, lang) for one in series.periods}
    for key in keys:
        figure = figure_of(series.framework, key)
        grown = {who: series.growth(figure, who, year_before=year_before) for who in series.organisations}
        scale = _scale(one.value for several in grown.values() for one in several)
        which = {"figure": figure.id, _NAME: figure.name[lang]}
        for who, several in grown.items():
            for one in several:
                row = {**whose[who], **when[one.period], **which, **_what(one, figure, scale, lang)}
                for name, column in columns.items():
                    column.append(row[name])
    return columns


def _whose(who: Organisation) -> Mapping[str, FrameCell]:
    parent = None if who.parent is None else who.parent.name
    return dict(zip((*ORGANISATION, "parent"), (who.name, who.level.value, who.code, parent), strict=True))


def _when(period: ReportingPeriod, lang: Lang) -> Mapping[str, FrameCell]:
    cells = (period.year, period.kind.value, period.number, period.label(lang))
    days = (period.start.isoformat(), period.end.isoformat())
    return dict(zip((*PERIOD, "period", "start", "end"), (*cells, *days), strict=True))


def _what(one: Growth, figure: Indicator | Rate, scale: int, lang: Lang) -> dict[str, FrameCell]:
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
