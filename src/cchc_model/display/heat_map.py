"""The plot of rates by organisation: a heat map, with its names where the reader begins."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cchc_model.analysis.rates import ComputedRate, compute_rates
from cchc_model.display.colours import WRONG
from cchc_model.display.drawing import FONT, NAME, Axes, broken, label_rows, new_axes, plt, title_of
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import format_percent, round_half_up
from cchc_model.vietnamese.text import Bilingual, Lang

_GREY = "#e4e4e4"
_RATES = Bilingual("Các tỷ lệ", "Rates")
_RATES_MARKED = Bilingual("Các tỷ lệ (ô đỏ: trên 100%)", "Rates (red: above 100%)")
_DARK, _WHOLE = 60, 100
"""The percentages from which a cell needs white letters, and above which it is red."""

_MOST_COLUMNS = 12
_NO_VALUE = Bilingual("không tỷ lệ nào có giá trị", "no rate has a value")
_NO_REPORTS = Bilingual(
    "đề nghị đưa một hoặc nhiều báo cáo theo cùng một khung chỉ tiêu", "give one or more reports of the same framework"
)


def plot_organisations(
    reports: Iterable[Report], ax: Axes | None = None, *, rates: Sequence[str] | None = None, lang: Lang = "vi"
) -> Axes:
    """Draw the rates of several organisations side by side: one row per rate, one column per organisation.

    Of more than twelve organisations, each is a row and each rate a column, so that all names can be read. A cell
    without a rate is grey and empty, because a missing rate is not 0. A rate above 100 % is red.

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
    cells = [[one[key] for one in computed] for key in keys]
    names = [several[0].framework.rate(key).name[lang] for key in keys]
    whose = [report.organisation.name if report.organisation else "?" for report in several]
    above = any(cell.percent is not None and cell.percent > _WHOLE for row in cells for cell in row)
    title = title_of((_RATES_MARKED if above else _RATES)[lang], None, _common_period(several), lang)
    if len(several) > _MOST_COLUMNS:
        cells = [list(column) for column in zip(*cells, strict=True)]
        ax = new_axes(ax, len(several), wide=4 + 0.9 * len(keys), row=0.26)
        return _heat_map(ax, cells, (whose, names), title, lang)
    ax = new_axes(ax, len(keys), wide=4 + 1.1 * len(several))
    return _heat_map(ax, cells, (names, whose), title, lang)


def _common_period(reports: Sequence[Report]) -> Sequence[ReportingPeriod | None]:
    """Return the period of the reports, or none if they have several."""
    periods = {report.period for report in reports}
    return list(periods) if len(periods) == 1 else []


def _heat_map(
    ax: Axes,
    cells: Sequence[Sequence[ComputedRate]],
    names: tuple[Sequence[str], Sequence[str]],
    title: str,
    lang: Lang,
) -> Axes:
    """Draw cells with the names of their rows and columns."""
    shades = [[float("nan") if one.percent is None else float(one.percent) for one in row] for row in cells]
    ax.set_facecolor(_GREY)
    ax.imshow(shades, aspect="auto", cmap=plt.get_cmap("Blues").with_extremes(over=WRONG), vmin=0, vmax=_WHOLE)
    for place, row in enumerate(cells):
        for column, cell in enumerate(row):
            if cell.percent is not None:
                colour = "white" if cell.percent > _DARK else "black"
                text = _cell_text(cell, cell.percent, lang)
                ax.text(column, place, text, ha="center", va="center", color=colour, fontsize=8, fontfamily=FONT)
    label_rows(ax, names[0], title, "", lang)
    heads = [broken(name, NAME) for name in names[1]]
    ax.xaxis.tick_top()
    ax.set_xticks(range(len(heads)), heads, rotation=40, ha="left", rotation_mode="anchor", fontfamily=FONT, fontsize=8)
    return ax


def _cell_text(rate: ComputedRate, percent: Fraction, lang: Lang) -> str:
    """Return a percentage with one decimal, two where it would wrongly read as 0 or 100; with any coverage."""
    rough = round_half_up(percent, 1)
    decimals = 2 if rough in (0, _WHOLE) and rough != percent else 1
    text = format_percent(percent, decimals=decimals, lang=lang)
    return f"{text}\n({rate.coverage})" if rate.coverage else text
