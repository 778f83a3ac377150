"""Plots of reports, rates, scores and changes: each function draws on an Axes and returns it (extra `plots`)."""

import itertools
import textwrap
from collections.abc import Iterable, Sequence
from fractions import Fraction

from cchc_model.analysis.comparison import Comparison
from cchc_model.analysis.rates import ComputedRate, Rates, compute_rates
from cchc_model.analysis.scoring.score_sheet import ScoreSheet
from cchc_model.analysis.series.series import Series
from cchc_model.checking.check import completeness
from cchc_model.display.trend import MOST_NAMES, Line, Trend, spread, trend_of
from cchc_model.errors import InvalidDataError, MissingExtraError, Problem
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import PeriodKind
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import format_fraction, format_percent, round_half_up
from cchc_model.vietnamese.text import Bilingual, Lang

try:
    from matplotlib import pyplot as plt
    from matplotlib.axes import Axes
except ImportError:
    raise MissingExtraError("plots", Bilingual("Vẽ biểu đồ", "Drawing plots")) from None

__all__ = ["plot_changes", "plot_completeness", "plot_organisations", "plot_rates", "plot_scores", "plot_trend"]

_FONT = "DejaVu Sans"
"""A font with every Vietnamese letter, which matplotlib contains."""

_BLUE, _LIGHT, _RED, _GREY = "#2a78b8", "#a9cbe6", "#c2503f", "#e4e4e4"
_RATES = Bilingual("Các tỷ lệ", "Rates")
_RATES_MARKED = Bilingual("Các tỷ lệ (ô đỏ: trên 100%)", "Rates (red: above 100%)")
_LABEL = 46
_NAME = 22
_HALF = 50
_WHOLE = 100
_COLOURS = (_BLUE, _RED, "#3a8f5c", "#8a5fb0", "#b8860b", "#2c8c99", "#b04a86", "#6b6b3a")
_SHADE = "#cccccc"
_PERIOD = 10
_MOST_TICKS = 12
_ROW = 0.07
"""The height of a name at the end of a line, as a share of the height of the axes."""
_WITH_BONUS = Bilingual("gồm điểm thưởng {points}", "with a bonus of {points}")
_WITH_PENALTY = Bilingual("đã trừ điểm trừ {points}", "less a penalty of {points}")
_MEDIAN = Bilingual("Trung vị", "Median")
_NO_LINE = Bilingual("không có số liệu: {names}", "no value: {names}")
_NEW_YEAR = Bilingual("số lũy kế tính lại từ đầu năm", "a total of the year begins again with the year")
_BROKEN_LINE = Bilingual("Chỗ đứt: chưa có số liệu", "A break in a line: no value")

_NO_VALUE = Bilingual("không tỷ lệ nào có giá trị", "no rate has a value")
_NO_REPORTS = Bilingual(
    "đề nghị đưa một hoặc nhiều báo cáo theo cùng một khung chỉ tiêu", "give one or more reports of the same framework"
)
_NO_CHANGE = Bilingual("không có thay đổi nào tính được theo phần trăm", "no change can be shown as a percentage")


def plot_completeness(report: Report, ax: Axes | None = None, *, lang: Lang = "vi") -> Axes:
    """Draw the share of indicators with a value for each section.

    Args:
        report: the report.
        ax: the axes to draw on, by default those of a new figure.
        lang: the language of the labels.

    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> ax = plot_completeness(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31}))
    >>> ax.get_xlabel(), [text.get_text() for text in ax.texts][0]
    ('% chỉ tiêu có số liệu', '1/24')
    """
    parts = completeness(report)
    names = [f"{part.section.ordinal}. {part.section.name[lang]}".lstrip(". ") for part in parts]
    ax = _axes(ax, len(parts))
    shares = [float(Fraction(100 * part.reported, part.indicators or 1)) for part in parts]
    ax.barh(range(len(parts)), [100] * len(parts), color=_GREY)
    ax.barh(range(len(parts)), shares, color=_BLUE)
    for place, part in enumerate(parts):
        _annotate(ax, 101, place, f"{part.reported}/{part.indicators}")
    ax.set_xlim(0, 115)
    title = Bilingual("Mức độ đầy đủ của số liệu", "Completeness")
    return _labelled(ax, names, title[lang], Bilingual("% chỉ tiêu có số liệu", "% of indicators with a value")[lang])


def plot_rates(rates: Rates, ax: Axes | None = None, *, lang: Lang = "vi") -> Axes:
    """Draw the rates that have a value, in the framework's order.

    A bar ends at 100 %, and the figure next to it is the full value.

    Args:
        rates: the rates of a report.
        ax: the axes to draw on, by default those of a new figure.
        lang: the language of the labels.

    Raises:
        InvalidDataError: no rate has a value.
    """
    known = [(one, one.percent) for one in rates.values() if one.percent is not None]
    if not known:
        raise InvalidDataError(nouns.PLOT, [Problem("rates", _NO_VALUE)])
    ax = _axes(ax, len(known))
    lengths = [float(min(max(percent, Fraction(0)), Fraction(100))) for _, percent in known]
    ax.barh(range(len(known)), lengths, color=[_RED if percent > _WHOLE else _BLUE for _, percent in known])
    for place, (one, _) in enumerate(known):
        _annotate(ax, lengths[place] + 1, place, one.text(lang))
    ax.set_xlim(0, 118)
    return _labelled(ax, [one.rate.name[lang] for one, _ in known], _RATES[lang], "%")


def plot_scores(sheet: ScoreSheet, ax: Axes | None = None, *, lang: Lang = "vi") -> Axes:
    """Draw the points of each section against its maximum, with uncertain points in a lighter colour.

    Args:
        sheet: the score sheet.
        ax: the axes to draw on, by default those of a new figure.
        lang: the language of the labels.
    """
    ax = _axes(ax, len(sheet.sections))
    places = range(len(sheet.sections))
    maxima = [float(section.section.maximum) for section in sheet.sections]
    ax.barh(places, maxima, color=_GREY)
    ax.barh(places, [float(section.points.high) for section in sheet.sections], color=_LIGHT)
    ax.barh(places, [float(section.points.low) for section in sheet.sections], color=_BLUE)
    for place, section in enumerate(sheet.sections):
        maximum = format_fraction(Fraction(section.section.maximum), lang=lang)
        _annotate(ax, maxima[place] + max(maxima) / 100, place, f"{section.points.text(lang)}/{maximum}")
    ax.set_xlim(0, max(maxima) * 1.3)
    who = f": {sheet.organisation.name}" if sheet.organisation else ""
    title = f"{Bilingual('Điểm theo lĩnh vực', 'Points by section')[lang]}{who}, {sheet.total.text(lang)}"
    outside = [
        words.filled(points=Bilingual.by_language(points.text))[lang]
        for words, points in ((_WITH_BONUS, sheet.bonus), (_WITH_PENALTY, sheet.penalty))
        if points.high
    ]
    title += f" ({', '.join(outside)})" if outside else ""
    return _labelled(ax, [s.section.name[lang] for s in sheet.sections], title, Bilingual("điểm", "points")[lang])


def plot_organisations(
    reports: Iterable[Report], ax: Axes | None = None, *, rates: Sequence[str] | None = None, lang: Lang = "vi"
) -> Axes:
    """Draw the rates of several organisations side by side: one row per rate, one column per organisation.

    A cell without a rate is grey and empty, because a missing rate is not 0. A rate above 100 % is red.

    Args:
        reports: one report per organisation, all of one framework.
        ax: the axes to draw on, by default those of a new figure.
        rates: the ids of the rates; by default those that any report has.
        lang: the language of the labels.

    Raises:
        InvalidDataError: there are no reports, their frameworks differ, or none of them has any of the rates.
        UnknownIndicatorError: the framework has no such rate.
    """
    several = list(reports)
    if not several or any(report.framework != several[0].framework for report in several):
        raise InvalidDataError(nouns.PLOT, [Problem("reports", _NO_REPORTS)])
    computed = [compute_rates(report) for report in several]
    wanted = [several[0].framework.rate(key).id for key in rates] if rates is not None else list(computed[0])
    keys = [key for key in wanted if rates is not None or any(one[key].percent is not None for one in computed)]
    if not any(one[key].percent is not None for one in computed for key in keys):
        raise InvalidDataError(nouns.PLOT, [Problem("rates", _NO_VALUE)])
    ax = _axes(ax, len(keys), wide=4 + 1.1 * len(several))
    cells = [[one[key] for one in computed] for key in keys]
    grid = [[rate.percent for rate in row] for row in cells]
    shades = [[float("nan") if cell is None else float(cell) for cell in row] for row in grid]
    ax.set_facecolor(_GREY)
    ax.imshow(shades, aspect="auto", cmap=plt.get_cmap("Blues").with_extremes(over=_RED), vmin=0, vmax=_WHOLE)
    for place, row in enumerate(grid):
        for column, cell in enumerate(row):
            if cell is not None:
                colour = "white" if cell > _HALF else "black"
                text = _cell_text(cells[place][column], cell, lang)
                ax.text(column, place, text, ha="center", va="center", color=colour, fontsize=8, fontfamily=_FONT)
    names = [report.organisation.name if report.organisation else "?" for report in several]
    above = any(cell is not None and cell > _WHOLE for row in grid for cell in row)
    title = _RATES_MARKED if above else _RATES
    _labelled(ax, [several[0].framework.rate(key).name[lang] for key in keys], title[lang], "")
    shown = [_broken(name, _NAME) for name in names]
    ax.set_xticks(range(len(names)), shown, rotation=45, ha="right", fontfamily=_FONT, fontsize=8)
    return ax


def _cell_text(rate: ComputedRate, percent: Fraction, lang: Lang) -> str:
    """Return a percentage with one decimal, two where it would read as 0 or 100, none if whole; with any coverage."""
    rough = round_half_up(percent, 1)
    decimals = 0 if percent.denominator == 1 else 2 if rough in (0, _WHOLE) else 1
    text = format_percent(percent, decimals=decimals, lang=lang)
    return f"{text}\n({rate.coverage})" if rate.coverage else text


def plot_changes(comparison: Comparison, ax: Axes | None = None, *, most: int = 15, lang: Lang = "vi") -> Axes:
    """Draw the largest changes that have a percentage, the largest on top.

    A bar ends at 100 %, with the mark » behind the full value next to it. A rise from 0 does not have a percentage.

    Args:
        comparison: the comparison of two reports.
        ax: the axes to draw on, by default those of a new figure.
        most: the maximum number of changes.
        lang: the language of the labels.

    Raises:
        InvalidDataError: no change can be shown as a percentage.
    """
    changes = [(one, one.percent) for one in comparison.ranked() if one.percent is not None][:most]
    if not changes:
        raise InvalidDataError(nouns.PLOT, [Problem("comparison", _NO_CHANGE)])
    ax = _axes(ax, len(changes))
    lengths = [float(min(max(percent, Fraction(-100)), Fraction(100))) for _, percent in changes]
    ax.barh(range(len(changes)), lengths, color=[_RED if length < 0 else _BLUE for length in lengths])
    for place, (_, percent) in enumerate(changes):
        sign = "+" if percent > 0 else ""
        _annotate(
            ax,
            lengths[place] + (2 if percent > 0 else -2),
            place,
            sign + format_percent(percent, decimals=1, lang=lang) + (" »" if abs(percent) > _WHOLE else ""),
            left=percent > 0,
        )
    ax.axvline(0, color="black", linewidth=0.8)
    ax.set_xlim(-135, 135)
    when = [report.period.label(lang) for report in (comparison.before, comparison.after) if report.period]
    who = comparison.after.organisation
    title = Bilingual("Thay đổi", "Changes")[lang] + (f" – {who.name}" if who else "")
    title += f": {' → '.join(when)}" if when else ""
    return _labelled(ax, [one.subject.name[lang] for one, _ in changes], title, "%")


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
        right, text = len(trend.periods) - 0.8, _broken(name, _NAME)
        ax.text(right, height, text, color=colour, va="center", fontsize=8, fontfamily=_FONT)
    _label_trend(ax, trend, lang)
    return ax


def _label_trend(ax: Axes, trend: Trend, lang: Lang) -> None:
    last = len(trend.periods) - 1
    step = 1 + last // _MOST_TICKS
    shown = range(last % step, last + 1, step)
    # The year stays with its word: “Quý I / năm 2022”.
    labels = (trend.periods[place].label(lang).replace("năm ", "năm\xa0").replace("of ", "of\xa0") for place in shown)
    texts = ["\n".join(textwrap.wrap(label, _PERIOD)) for label in labels]
    ax.set_xticks(shown, texts, fontfamily=_FONT, fontsize=8)
    ax.set_xlim(-0.3, last + 0.3)
    ax.yaxis.set_major_formatter(
        lambda height, _: format_fraction(Fraction(height).limit_denominator(10**4), lang=lang)
    )
    unit = "%" if isinstance(trend.figure, Rate) else trend.figure.measure.label[lang]
    ax.set_ylabel(unit, fontfamily=_FONT)
    said = [_BROKEN_LINE[lang]] * trend.is_broken + [_NEW_YEAR[lang]] * (len(trend.parts) > 1)
    if trend.without:
        said.append(_NO_LINE.filled(names=", ".join(who.name for who in trend.without))[lang])
    ax.set_xlabel("\n".join(textwrap.wrap("; ".join(said), 2 * _LABEL)), fontfamily=_FONT, fontsize=8)
    ax.set_title(_broken(trend.name[lang], 2 * _LABEL), fontfamily=_FONT, fontsize=11)
    ax.spines[["top", "right"]].set_visible(False)


def _line(ax: Axes, trend: Trend, line: Line, colour: str, width: float) -> float:
    """Draw a line with breaks, and return its last height."""
    heights = [float("nan") if one is None else float(one) for one in line]
    for part in trend.parts:
        shown = [heights[place] for place in part]
        ax.plot(part, shown, color=colour, linewidth=width, marker="o", markersize=2 + width)
    return next(float(one) for one in reversed(line) if one is not None)


def _axes(ax: Axes | None, rows: int, *, wide: float = 9) -> Axes:
    if ax is not None:
        return ax
    return plt.subplots(figsize=(wide, 1.2 + 0.42 * rows), layout="constrained")[1]


def _annotate(ax: Axes, at: float, place: int, text: str, *, left: bool = True) -> None:
    side = "left" if left else "right"
    ax.text(at, place, text, ha=side, va="center", fontsize=8, fontfamily=_FONT)


def _broken(name: str, width: int) -> str:
    return "\n".join(textwrap.wrap(name, width, max_lines=2, placeholder="…"))


def _labelled(ax: Axes, names: Sequence[str], title: str, unit: str) -> Axes:
    """Set the names on the left with the first on top, the title, and the unit below."""
    ax.set_yticks(range(len(names)), [_broken(name, _LABEL) for name in names], fontfamily=_FONT, fontsize=8)
    ax.set_ylim(len(names) - 0.5, -0.5)
    ax.set_title(title, fontfamily=_FONT, fontsize=11)
    ax.set_xlabel(unit, fontfamily=_FONT)
    ax.spines[["top", "right"]].set_visible(False)
    return ax
