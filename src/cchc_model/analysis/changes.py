"""The change of one figure from a report to a later one, and the sentence about it."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from cchc_model.analysis.rates import percentage_change
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator, Kind, Rate
from cchc_model.framework.wording import in_words, quoted_name
from cchc_model.vietnamese.formatting import Figure, format_fraction, format_percent
from cchc_model.vietnamese.text import Bilingual, Lang


class ChangeKind(StrEnum):
    """The kind of change of a figure from one report to the next."""

    ROSE = "rose"
    FELL = "fell"
    APPEARED = "appeared"
    """A value in the later report only."""
    DISAPPEARED = "disappeared"
    """A value in the earlier report only."""
    ANSWERED_DIFFERENTLY = "answered_differently"
    """A different coded answer."""


@frozen
class Change:
    """The change of one figure.

    Attributes:
        subject: the indicator or the rate.
        kind: the kind of change.
        before: the former value, in percent numbers for rates; None if there was none.
        after: the later value, in percent numbers for rates; None if there is none.
        framework: the framework of the subject; equality ignores it.
    """

    subject: Indicator | Rate
    kind: ChangeKind
    before: Figure | None
    after: Figure | None
    framework: Framework = field(repr=False, eq=False)

    @property
    def difference(self) -> Fraction | None:
        """The growth of the figure, below 0 if it shrank; None for answers and for missing values."""
        if self.kind not in (ChangeKind.ROSE, ChangeKind.FELL) or self.before is None or self.after is None:
            return None
        return Fraction(self.after) - Fraction(self.before)

    @property
    def percent(self) -> Fraction | None:
        """The growth in percent of the former value, in percent numbers; None also if that was 0."""
        if self.difference is None or self.before is None or self.after is None:
            return None
        return percentage_change(self.before, self.after)

    @property
    def sentence(self) -> Bilingual:
        """The sentence about the change, in both languages."""
        return Bilingual.by_language(self.message)

    def message(self, lang: Lang = "vi") -> str:
        """Return the sentence about the change, in one language."""
        return _sentence(self, self.framework, lang)


CHANGE_SENTENCES: Final[Mapping[ChangeKind, Bilingual]] = {
    ChangeKind.ROSE: Bilingual(
        "{name} tăng từ {before} lên {after} (tăng {size}).", "{name} rose from {before} to {after} (by {size})."
    ),
    ChangeKind.FELL: Bilingual(
        "{name} giảm từ {before} xuống {after} (giảm {size}).", "{name} fell from {before} to {after} (by {size})."
    ),
    ChangeKind.APPEARED: Bilingual(
        "{name} trước không có số liệu, nay là {after}.", "{name} had no value and is now {after}."
    ),
    ChangeKind.DISAPPEARED: Bilingual(
        "{name} trước là {before}, nay không có số liệu.", "{name} was {before} and has no value now."
    ),
    ChangeKind.ANSWERED_DIFFERENTLY: Bilingual(
        "{name} trước là {before}, nay là {after}.", "{name} was {before} and is now {after}."
    ),
}
"""The sentence templates of changes, by kind."""

_POINTS = Bilingual("{size} điểm phần trăm", "{size} percentage points")
_OR = Bilingual("{by}, tương ứng {percent}", "{by}, or {percent}")
_DECIMALS = range(2, 9)
"""The numbers of decimals to try for a rate, so that its change is visible."""
_LEAST_PERCENT = Fraction(1, 100)
_UNDER = Bilingual("chưa đến 0,01%", "less than 0.01%")


def _sentence(change: Change, framework: Framework, lang: Lang) -> str:
    before, after = _printed(change, framework, lang)
    size = ""
    if change.difference is not None:
        percentage = isinstance(change.subject, Rate) or change.subject.kind is Kind.PERCENT
        size = format_fraction(abs(change.difference), lang=lang)
        size = _POINTS.filled(size=size)[lang] if percentage else size
        if change.percent is not None and not percentage:
            tiny = abs(change.percent) < _LEAST_PERCENT
            percent = _UNDER[lang] if tiny else format_fraction(abs(change.percent), lang=lang) + "%"
            size = _OR.filled(by=size, percent=percent)[lang]
    name = quoted_name(change.subject, framework, lang)
    return CHANGE_SENTENCES[change.kind].filled(name=name, before=before, after=after, size=size)[lang]


def _printed(change: Change, framework: Framework, lang: Lang) -> tuple[str, str]:
    """Return both figures as text; a rate has enough decimals to show its change."""
    if isinstance(change.subject, Indicator):
        texts = [
            "" if isinstance(figure, Fraction | None) else in_words(figure, change.subject.id, framework, lang)
            for figure in (change.before, change.after)
        ]
        return texts[0], texts[1]
    before, after = "", ""
    for decimals in _DECIMALS:
        before, after = (
            "" if figure is None else format_percent(figure, decimals=decimals, lang=lang)
            for figure in (change.before, change.after)
        )
        if before != after:
            break
    return before, after


def rank_of(change: Change) -> tuple[int, Fraction, Fraction]:
    """Return what changes are ranked by: 2 for growth from 0, 1 for other growth, 0 for none; then their size."""
    if change.difference is None:
        return 0, Fraction(0), Fraction(0)
    if change.percent is None:
        return 2, abs(change.difference), Fraction(0)
    return 1, abs(change.percent), abs(change.difference)
