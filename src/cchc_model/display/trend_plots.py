"""Plots over periods: one figure with a line for each organisation, or every rate in a panel of its own."""

import contextlib
import itertools
import math
import textwrap
from collections.abc import Iterable, Sequence
from fractions import Fraction

from cchc_model.analysis.series.lookup import organisation_of
from cchc_model.analysis.series.series import Series
from cchc_model.display.colours import FIGURE, WRONG
from cchc_model.display.drawing import FONT, LABEL, NAME, Axes, broken, number_ticks, plt, set_title
from cchc_model.display.trend import MOST_NAMES, Line, Trend, spread, trend_of
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import PeriodKind
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import format_percent
from cchc_model.vietnamese.text import Bilingual, Lang

_COLOURS = (FIGURE, "#c46a00", "#3a8f5c", "#8a5fb0", "#7a5c00", "#2c8c99", "#b04a86", "#6b6b3a")
"""The colours of names: none of them is the red of figures that cannot be right."""

_SHADE = "#cccccc"
_PERIOD = 10
_MOST_TICKS = 12
_ROW = 0.07
"""The height of a name at the end of a line, as a share of the height of the axes."""
_WHOLE = 100
_PANELS = 4
"""The most panels beside each other."""

_TOP = 120
"""The height of all panels in percent. One impossible rate must not flatten the lines of all others."""

_OVER_TIME = Bilingual("Tỷ lệ qua các kỳ (%)", "Rates over the periods (%)")
_BLUE = Bilingual("xanh", "blue")
_KEYS = {
    "median": Bilingual("trung vị (đen)", "median (black)"),
    "others": Bilingual("từng cơ quan (xám)", "each organisation (grey)"),
}
_NO_VALUE = Bilingual("không tỷ lệ nào có giá trị", "no rate has a value")
_MEDIAN = Bilingual("Trung vị", "Median")
_NO_LINE = Bilingual("không có số liệu: {names}", "no value: {names}")
_NEW_YEAR = Bilingual("số lũy kế tính lại từ đầu năm", "a total of the year begins again with the year")
_BROKEN_LINE = Bilingual("Chỗ đứt: chưa có số liệu", "A break in a line: no value")


def plot_trend(  # noqa: PLR0913 one argument for each choice
    series: Series,
    figure: Indicator | Rate | str,
    organisations: Iterable[Organisation | str] | Organisation | str | None = None,
    ax: Axes | None = None,
    *,
    length: PeriodKind | None = None,
    lang: Lang = "vi",
) -> Axes:
    """Draw a figure over the periods, one line for each organisation, with its name at the end of the line.

    A line is broken where there is no value, and that of a total of the year where a year begins. Of more than eight
    organisations, only the highest and the lowest of the last period have names, if they are alone there, next to the
    median of all.

    Args:
        series: the series.
        figure: an indicator or a rate, or its id.
        organisations: the organisations, or their names, that have colours and names, or a single one; the others
            are grey.
        ax: the axes to draw on, by default those of a new figure.
        length: the length of the periods, by default that of most periods.
        lang: the language of the labels.

    Raises:
        InvalidDataError: no organisation has the figure, the series has no such organisation, or the figure is an
            answer.
        UnknownIndicatorError: the framework has no such figure.
    """
    trend = trend_of(series, figure, organisations, length)
    if ax is None:
        ax = plt.subplots(figsize=(10, 5), layout="constrained")[1]
    for who, line in trend.lines.items():
        if who not in trend.named:
            _line(ax, trend, line, _SHADE, 0.8)
    ends: list[tuple[str, str, float]] = []
    if len(trend.lines) > MOST_NAMES:
        ends.append((_MEDIAN[lang], "black", _line(ax, trend, trend.median, "black", 2)))
    for who, colour in zip(trend.named, itertools.cycle(_COLOURS), strict=False):
        ends.append((who.name, colour, _line(ax, trend, trend.lines[who], colour, 1.8)))
    low, high = ax.get_ylim()
    heights = spread([end for *_, end in ends], (high - low) * _ROW)
    for (name, colour, _), height in zip(ends, heights, strict=True):
        right, text = len(trend.periods) - 0.8, broken(name, NAME)
        ax.text(right, height, text, color=colour, va="center", fontsize=8, fontfamily=FONT)
    _label_trend(ax, trend, lang)
    return ax


def _label_trend(ax: Axes, trend: Trend, lang: Lang) -> None:
    last = len(trend.periods) - 1
    step = 1 + last // _MOST_TICKS
    shown = range(last % step, last + 1, step)
    # The year stays with its word: “Quý I / năm 2022”.
    labels = (trend.periods[place].label(lang).replace("năm ", "năm\xa0").replace("of ", "of\xa0") for place in shown)
    texts = ["\n".join(textwrap.wrap(label, _PERIOD)) for label in labels]
    ax.set_xticks(shown, texts, fontfamily=FONT, fontsize=8)
    ax.set_xlim(-0.3, last + 0.3)
    number_ticks(ax.yaxis, lang)
    unit = "%" if isinstance(trend.figure, Rate) else trend.figure.measure.label[lang]
    ax.set_ylabel(unit, fontfamily=FONT)
    said = [_BROKEN_LINE[lang]] * trend.is_broken + [_NEW_YEAR[lang]] * (len(trend.parts) > 1)
    if trend.without:
        said.append(_NO_LINE.filled(names=", ".join(who.name for who in trend.without))[lang])
    ax.set_xlabel("\n".join(textwrap.wrap("; ".join(said), 2 * LABEL)), fontfamily=FONT, fontsize=8)
    set_title(ax, trend.name[lang])
    ax.spines[["top", "right"]].set_visible(False)


def _line(ax: Axes, trend: Trend, line: Line, colour: str, width: float) -> float:
    """Draw a line with breaks, and return its last height."""
    heights = [float("nan") if one is None else float(one) for one in line]
    for part in trend.parts:
        shown = [heights[place] for place in part]
        ax.plot(part, shown, color=colour, linewidth=width, marker="o", markersize=2 + width)
    above = [(at, float(one)) for at, one in enumerate(line) if one is not None and one > _WHOLE]
    if isinstance(trend.figure, Rate) and above:
        ax.plot(*zip(*above, strict=True), color=WRONG, linewidth=0, marker="o", markersize=4 + width)
    return next(float(one) for one in reversed(line) if one is not None)


def plot_rate_trends(
    series: Series,
    organisation: Organisation | str | None = None,
    *,
    rates: Sequence[Rate | str] | None = None,
    length: PeriodKind | None = None,
    lang: Lang = "vi",
) -> Sequence[Axes]:
    """Draw each rate over the periods in a small panel of its own, all with the same periods and the same heights.

    An organisation is blue, the median of several black, the others grey. A rate above 100 % is a red point, at 120 if
    it is higher; the figure at the end of the organisation's line is the full value.

    Args:
        series: the series.
        organisation: the organisation in colour, or its name; by default the only one of the series.
        rates: the rates, or their ids; by default those that any organisation has.
        length: the length of the periods, by default that of most periods.
        lang: the language of the labels.

    Returns:
        The Axes of the panels, in the order of the rates; `axes[0].figure` is the picture.

    Raises:
        InvalidDataError: none of the rates has a value, or the series has no such organisation.
        UnknownIndicatorError: the framework has no such rate.
    """
    trends = _rate_trends(series, rates, length)
    shown = series.organisations[0] if organisation is None and len(series.organisations) == 1 else organisation
    whose = None if shown is None else organisation_of(series.reports, shown)
    rows = math.ceil(len(trends) / _PANELS)
    size = (3.4 * min(_PANELS, len(trends)), 1 + 2.3 * rows)
    picture, grid = plt.subplots(rows, min(_PANELS, len(trends)), figsize=size, layout="constrained", squeeze=False)
    panels = [ax for row in grid for ax in row]
    for ax, trend in zip(panels, trends, strict=False):
        _panel(ax, trend, whose, lang)
        ax.set_ylim(-5, _TOP + 8)
    for ax in panels[len(trends) :]:
        ax.set_visible(False)
    keys = [_KEYS["median"]] * (len(series.organisations) > 1) + [_KEYS["others"]] * (len(series.organisations) > 1)
    legend = ", ".join(([f"{whose.name} ({_BLUE[lang]})"] if whose else []) + [key[lang] for key in keys])
    picture.suptitle("\n".join(textwrap.wrap(f"{_OVER_TIME[lang]}: {legend}", 34 * len(grid[0]))), fontfamily=FONT)
    return panels[: len(trends)]


def _rate_trends(series: Series, rates: Sequence[Rate | str] | None, length: PeriodKind | None) -> Sequence[Trend]:
    """Return the lines of each rate; rates that nobody asked for are left out where nobody has them."""
    if rates is not None:
        return [trend_of(series, one, (), length) for one in rates]
    found = []
    for rate in series.framework.rates:
        with contextlib.suppress(InvalidDataError):
            found.append(trend_of(series, rate, (), length))
    if not found:
        raise InvalidDataError(nouns.PLOT, [Problem("rates", _NO_VALUE)])
    return found


def _below_top(line: Line) -> Line:
    return tuple(None if one is None else min(one, Fraction(_TOP)) for one in line)


def _panel(ax: Axes, trend: Trend, whose: Organisation | None, lang: Lang) -> None:
    for who, line in trend.lines.items():
        if who != whose:
            _line(ax, trend, _below_top(line), _SHADE, 0.8)
    if len(trend.lines) > 1:
        _line(ax, trend, _below_top(trend.median), "black", 1.2)
    own = None if whose is None else trend.lines.get(whose)
    if own is not None:
        height = _line(ax, trend, _below_top(own), FIGURE, 1.8)
        last = next(one for one in reversed(own) if one is not None)
        colour = WRONG if last > _WHOLE else FIGURE
        text = format_percent(last, decimals=1, lang=lang)
        ax.text(len(trend.periods) - 0.7, height, text, color=colour, va="center", fontsize=8, fontfamily=FONT)
    ax.set_title(broken(trend.name[lang], LABEL), fontfamily=FONT, fontsize=8)
    last_place = len(trend.periods) - 1
    places = dict.fromkeys((0, last_place))
    labels = [trend.periods[place].label(lang) for place in places]
    ax.set_xticks([*places], ["\n".join(textwrap.wrap(text, _PERIOD)) for text in labels], fontfamily=FONT, fontsize=7)
    ax.set_xlim(-0.3, last_place + 0.3)
    number_ticks(ax.yaxis, lang)
    ax.tick_params(axis="y", labelsize=7)
    ax.axhline(_WHOLE, color=_SHADE, linewidth=0.6, linestyle=":")
    ax.spines[["top", "right"]].set_visible(False)
