"""What a series tells of a figure: its observations, its growth, and the places of organisations by it."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from attrs import frozen

from cchc_model.analysis.rates import percentage_change
from cchc_model.analysis.scoring.scales import Better
from cchc_model.analysis.series.cells import AT_PERIOD, Found
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.formatting import Figure, format_fraction, format_percent, printed
from cchc_model.vietnamese.text import Bilingual, Lang

CODED: Final = Bilingual("là câu trả lời theo mã", "it is a coded answer")
NO_FORMER: Final = Bilingual("không có kỳ liền trước cùng độ dài", "no period of this length precedes it")
_FROM_ZERO = Bilingual(
    "{period}: số liệu bằng 0 nên không tính được phần trăm", "{period}: 0, so there is no percentage"
)


@frozen
class Observation:
    """A figure of an organisation for one period.

    Attributes:
        period: the period.
        value: the exact value, in percent numbers for percentages and rates; None if there is none.
        reason: the reason why there is no value, in both languages; None if there is one.
    """

    period: ReportingPeriod
    value: Figure | None
    reason: Bilingual | None = None

    def text(self, lang: Lang = "vi") -> str:
        """Return the value, a rate with two decimals, or the reason why there is none.

        >>> Observation(ReportingPeriod.full_year(2022), 5627).text()
        '5.627'
        """
        return _text(self.value, self.reason, lang)


@frozen
class Growth:
    """The growth of a figure of an organisation since a former period.

    Attributes:
        period: the period.
        since: the former period; None if no period of this length precedes it.
        value: the value of the period; None if there is none.
        before: the value of the former period; None if there is none.
        difference: the exact growth, below 0 if the figure shrank; None if the values are missing or not alike.
        reason: the reason why there is no difference or no percentage, in both languages; None if there are both.
    """

    period: ReportingPeriod
    since: ReportingPeriod | None
    value: Figure | None
    before: Figure | None
    difference: Fraction | None
    reason: Bilingual | None = None

    @property
    def percent(self) -> Fraction | None:
        """The exact growth in percent of the former value, in percent numbers; None also if that was 0."""
        if self.difference is None or self.value is None or self.before is None:
            return None
        return percentage_change(self.before, self.value)

    def text(self, lang: Lang = "vi") -> str:
        """Return the percentage with its sign and at most four decimals, or the reason why there is none.

        >>> periods = ReportingPeriod.full_year(2022), ReportingPeriod.full_year(2021)
        >>> Growth(*periods, 90, 80, Fraction(10)).text("en")
        '+12.5%'
        """
        if self.percent is None:
            assert self.reason is not None  # there is a percentage or a reason
            return self.reason[lang]
        return f"{'+' if self.percent > 0 else ''}{format_fraction(self.percent, lang=lang)}%"


@frozen
class Standing:
    """The place of an organisation among those of one period, by a figure.

    Attributes:
        organisation: the organisation.
        period: the period.
        value: the value; None if there is none.
        place: the place, 1 for the first. Equal values share a place, and the places after it are skipped. None
            without a value.
        former: the place for the preceding period of the same length; None if there was none, or if other organisations
            had a value then.
        reason: the reason why there is no value, in both languages; None if there is one.
    """

    organisation: Organisation
    period: ReportingPeriod
    value: Figure | None
    place: int | None
    former: int | None = None
    reason: Bilingual | None = None

    @property
    def rise(self) -> int | None:
        """The places gained since the preceding period, below 0 if places were lost; None without one of both."""
        return None if self.place is None or self.former is None else self.former - self.place

    def text(self, lang: Lang = "vi") -> str:
        """Return the value, a rate with two decimals, or the reason why there is none."""
        return _text(self.value, self.reason, lang)


def _text(value: Figure | None, reason: Bilingual | None, lang: Lang) -> str:
    if isinstance(value, Fraction):  # a rate or a computed percentage
        return format_percent(value, decimals=2, lang=lang)
    if value is not None:
        return printed(value, lang)
    assert reason is not None  # there is a value or a reason
    return reason[lang]


def growth_between(
    now: tuple[ReportingPeriod, Found], then: tuple[ReportingPeriod | None, Found], against: Bilingual | None
) -> Growth:
    """Return the growth between two periods.

    Args:
        now: the period and its figure.
        then: the former period, if there is one, and its figure.
        against: the reason against comparing the two, if there is one.
    """
    (period, value), (since, before) = now, then
    new, old = (None if isinstance(one, Bilingual) else one for one in (value, before))
    if isinstance(value, Bilingual):
        return Growth(period, since, new, old, None, value)
    if since is None:
        return Growth(period, since, new, old, None, NO_FORMER)
    if isinstance(before, Bilingual):
        return Growth(period, since, new, old, None, AT_PERIOD.filled(period=since.name, why=before))
    if against is not None:
        return Growth(period, since, new, old, None, against)
    reason = None if before else _FROM_ZERO.filled(period=since.name)
    return Growth(period, since, new, old, Fraction(value) - Fraction(before), reason)


def places(figures: Mapping[Organisation, Found], better: Better) -> Mapping[Organisation, int]:
    """Return the place of each organisation with a value, 1 for the best; equal values share a place."""
    values = {who: one for who, one in figures.items() if not isinstance(one, Bilingual)}
    first: dict[Figure, int] = {}
    for place, value in enumerate(sorted(values.values(), reverse=better is Better.HIGH), 1):
        first.setdefault(value, place)
    return {who: first[value] for who, value in values.items()}
