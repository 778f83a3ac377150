"""What the plots have in common: axes, labels, titles and numbers, in one language and one style of numerals."""

import textwrap
from collections.abc import Iterable, Sequence
from fractions import Fraction

from cchc_model.errors import MissingExtraError
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.formatting import format_fraction
from cchc_model.vietnamese.text import Bilingual, Lang

try:
    from matplotlib import pyplot as plt
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
except ImportError:
    raise MissingExtraError("plots", Bilingual("Vẽ biểu đồ", "Drawing plots")) from None

__all__ = [
    "FONT",
    "LABEL",
    "NAME",
    "Axes",
    "annotate",
    "broken",
    "label_rows",
    "new_axes",
    "number_ticks",
    "plt",
    "set_title",
    "title_of",
]

FONT = "DejaVu Sans"
"""A font with every Vietnamese letter, which matplotlib contains."""

LABEL, NAME = 46, 26
"""The most letters in a line of a label, and of the name of an organisation."""

_TITLE = 74


def new_axes(ax: Axes | None, rows: int, *, wide: float = 9, row: float = 0.42) -> Axes:
    """Return the axes that were given, or those of a new figure with room for so many rows."""
    if ax is not None:
        return ax
    return plt.subplots(figsize=(wide, 1.2 + row * rows), layout="constrained")[1]


def annotate(ax: Axes, at: float, place: int, text: str, *, left: bool = True) -> None:
    """Write a text beside a bar, to the right of a point or to its left."""
    side = "left" if left else "right"
    ax.text(at, place, text, ha=side, va="center", fontsize=8, fontfamily=FONT)


def broken(name: str, width: int) -> str:
    """Break a name into two lines at most."""
    return "\n".join(textwrap.wrap(name, width, max_lines=2, placeholder="…"))


def title_of(
    what: str, organisation: Organisation | None, periods: Iterable[ReportingPeriod | None], lang: Lang
) -> str:
    """Return a title with the organisation and the period, or one period after the other."""
    when = " → ".join(dict.fromkeys(period.label(lang) for period in periods if period is not None))
    return " – ".join(filter(None, (what, organisation.name if organisation else "", when)))


def set_title(ax: Axes, title: str) -> None:
    """Set a title, on as many lines as it needs."""
    ax.set_title("\n".join(textwrap.wrap(title, _TITLE)), fontfamily=FONT, fontsize=11)


def label_rows(ax: Axes, names: Sequence[str], title: str, unit: str, lang: Lang) -> Axes:
    """Set the names on the left with the first on top, the title, and the unit below."""
    ax.set_yticks(range(len(names)), [broken(name, LABEL) for name in names], fontfamily=FONT, fontsize=8)
    ax.set_ylim(len(names) - 0.5, -0.5)
    set_title(ax, title)
    ax.set_xlabel(unit, fontfamily=FONT)
    ax.spines[["top", "right"]].set_visible(False)
    number_ticks(ax.xaxis, lang)
    return ax


def number_ticks(axis: Axis, lang: Lang) -> None:
    """Print the numbers of an axis as the labels do: the marks of the language, and the same minus sign."""
    axis.set_major_formatter(lambda at, _: format_fraction(Fraction(at).limit_denominator(10**4), lang=lang))
