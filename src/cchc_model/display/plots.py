"""Plots of reports, rates, scores and changes: each function draws on an Axes and returns it (extra `plots`)."""

from fractions import Fraction

from cchc_model.analysis.comparison import Comparison
from cchc_model.analysis.rates import Rates, compute_rates
from cchc_model.analysis.scoring.points import PointRange
from cchc_model.analysis.scoring.score_sheet import ScoreSheet
from cchc_model.checking.check_result import completeness
from cchc_model.display.colours import FIGURE, WRONG
from cchc_model.display.drawing import Axes, annotate, label_rows, new_axes, title_of
from cchc_model.display.heat_map import plot_organisations
from cchc_model.display.shown_changes import shown_changes
from cchc_model.display.trend_plots import plot_rate_trends, plot_trend
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import format_fraction
from cchc_model.vietnamese.text import Bilingual, Lang

__all__ = [
    "plot_changes",
    "plot_completeness",
    "plot_organisations",
    "plot_rate_trends",
    "plot_rates",
    "plot_scores",
    "plot_trend",
]

_LIGHT, _GREY, _SLATE = "#a9cbe6", "#e4e4e4", "#5b6770"
"""The colours of an uncertain part, of a whole, and of changes, which are neither good nor bad by their sign."""

_RATES = Bilingual("Các tỷ lệ", "Rates")
_WHOLE = 100
_WITH_BONUS = Bilingual("gồm điểm thưởng {points}", "with a bonus of {points}")
_WITH_PENALTY = Bilingual("đã trừ điểm trừ {points}", "less a penalty of {points}")
_NO_VALUE = Bilingual("không tỷ lệ nào có giá trị", "no rate has a value")
_NO_CHANGE = Bilingual("không có thay đổi nào tính được theo phần trăm", "no change can be shown as a percentage")
_UNITS = {
    (False,): Bilingual("% so với kỳ trước", "% of the former value"),
    (True,): Bilingual("điểm phần trăm", "percentage points"),
    (False, True): Bilingual(
        "% so với kỳ trước; tỷ lệ: điểm phần trăm", "% of the former value; rates: percentage points"
    ),
}


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
    ax = new_axes(ax, len(parts))
    shares = [float(Fraction(100 * part.reported, part.indicators or 1)) for part in parts]
    ax.barh(range(len(parts)), [100] * len(parts), color=_GREY)
    ax.barh(range(len(parts)), shares, color=FIGURE)
    for place, part in enumerate(parts):
        annotate(ax, 101, place, f"{part.reported}/{part.indicators}")
    ax.set_xlim(0, 115)
    title = Bilingual("Mức độ đầy đủ của số liệu", "Completeness")
    unit = Bilingual("% chỉ tiêu có số liệu", "% of indicators with a value")
    whole = title_of(title[lang], report.organisation, [report.period], lang)
    return label_rows(ax, names, whole, unit[lang], lang)


def plot_rates(rates: Rates | Report, ax: Axes | None = None, *, lang: Lang = "vi") -> Axes:
    """Draw the rates that have a value, in the framework's order.

    A bar ends at 100 %, in red if the rate is above, and the figure next to it is the full value.

    Args:
        rates: the rates of a report, or the report itself; the title then has its organisation and period.
        ax: the axes to draw on, by default those of a new figure.
        lang: the language of the labels.

    Raises:
        InvalidDataError: no rate has a value.
    """
    title = _RATES[lang]
    if isinstance(rates, Report):
        title = title_of(title, rates.organisation, [rates.period], lang)
        rates = compute_rates(rates)
    known = [(one, one.percent) for one in rates.values() if one.percent is not None]
    if not known:
        raise InvalidDataError(nouns.PLOT, [Problem("rates", _NO_VALUE)])
    ax = new_axes(ax, len(known))
    lengths = [float(min(max(percent, Fraction(0)), Fraction(100))) for _, percent in known]
    ax.barh(range(len(known)), lengths, color=[WRONG if percent > _WHOLE else FIGURE for _, percent in known])
    for place, (one, _) in enumerate(known):
        annotate(ax, lengths[place] + 1, place, one.text(lang))
    ax.set_xlim(0, 118)
    return label_rows(ax, [one.rate.name[lang] for one, _ in known], title, "%", lang)


def plot_scores(sheet: ScoreSheet, ax: Axes | None = None, *, lang: Lang = "vi") -> Axes:
    """Draw the points of each section against its maximum, with uncertain points in a lighter colour.

    Args:
        sheet: the score sheet.
        ax: the axes to draw on, by default those of a new figure.
        lang: the language of the labels.
    """
    ax = new_axes(ax, len(sheet.sections))
    places = range(len(sheet.sections))
    maxima = [float(section.section.maximum) for section in sheet.sections]
    ax.barh(places, maxima, color=_GREY)
    ax.barh(places, [float(section.points.high) for section in sheet.sections], color=_LIGHT)
    ax.barh(places, [float(section.points.low) for section in sheet.sections], color=FIGURE)
    for place, section in enumerate(sheet.sections):
        maximum = format_fraction(Fraction(section.section.maximum), lang=lang)
        annotate(ax, maxima[place] + max(maxima) / 100, place, f"{_range(section.points, lang)} / {maximum}")
    ax.set_xlim(0, max(maxima) * 1.3)
    title = Bilingual("Điểm theo lĩnh vực", "Points by section")[lang]
    title = f"{title_of(title, sheet.organisation, [sheet.period], lang)}: {_range(sheet.total, lang)}"
    outside = [
        words.filled(points=Bilingual(_range(points, "vi"), _range(points, "en")))[lang]
        for words, points in ((_WITH_BONUS, sheet.bonus), (_WITH_PENALTY, sheet.penalty))
        if points.high
    ]
    title += f" ({', '.join(outside)})" if outside else ""
    unit = Bilingual("điểm", "points")
    return label_rows(ax, [s.section.name[lang] for s in sheet.sections], title, unit[lang], lang)


def _range(points: PointRange, lang: Lang) -> str:
    """Return points as a figure beside a bar, which has no room for words: `3,77–9,77`."""
    ends = dict.fromkeys(format_fraction(end, lang=lang) for end in (points.low, points.high))
    return "–".join(ends)


def plot_changes(comparison: Comparison, ax: Axes | None = None, *, most: int = 15, lang: Lang = "vi") -> Axes:
    """Draw the largest changes: of counts in percent of the former value, below them of rates in percentage points.

    A bar ends at 100, with the mark » after the full value next to it. A count that rose from 0 has no percentage.
    Whether a rise is good depends on the figure, so all bars have one colour. A stated percentage that
    the computed rate repeats is not drawn.

    Args:
        comparison: the comparison of two reports.
        ax: the axes to draw on, by default those of a new figure.
        most: the maximum number of changes.
        lang: the language of the labels.

    Raises:
        InvalidDataError: no change can be shown as a percentage.
    """
    changes = shown_changes(comparison, most)
    if not changes:
        raise InvalidDataError(nouns.PLOT, [Problem("comparison", _NO_CHANGE)])
    ax = new_axes(ax, len(changes))
    lengths = [float(min(max(one.size, Fraction(-100)), Fraction(100))) for one in changes]
    ax.barh(range(len(changes)), lengths, color=_SLATE)
    for place, one in enumerate(changes):
        rose = one.size > 0
        text = one.text(lang) + (" »" if abs(one.size) > _WHOLE else "")
        annotate(ax, lengths[place] + (2 if rose else -2), place, text, left=rose)
    counts = sum(not one.in_points for one in changes)
    if 0 < counts < len(changes):
        ax.axhline(counts - 0.5, color="black", linewidth=0.8, linestyle=":")
    ax.axvline(0, color="black", linewidth=0.8)
    ax.set_xlim(-145, 145)
    periods = (comparison.before.period, comparison.after.period)
    title = title_of(Bilingual("Thay đổi", "Changes")[lang], comparison.after.organisation, periods, lang)
    unit = _UNITS[tuple(sorted({one.in_points for one in changes}))]
    return label_rows(ax, [one.change.subject.name[lang] for one in changes], title, unit[lang], lang)
