"""The figures of a consolidation, each with its coverage and, if it is blank, the reason."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen

from cchc_model.analysis.consolidation.totals import ShareTally, Tally, Totals
from cchc_model.framework.formulas import Expression, operands
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Exact
from cchc_model.framework.measures import CodeList, Percentage, Time
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.remarks import ANSWERS
from cchc_model.vietnamese.formatting import format_percent
from cchc_model.vietnamese.text import Bilingual, Lang


@frozen
class Coverage:
    """The number of reports with a figure, out of the number expected.

    Attributes:
        reported: the number of reports with the figure.
        expected: the number if every organisation had reported it (for each period, if a figure adds up over
            several).

    >>> str(Coverage(9, 11)), Coverage(9, 11).complete
    ('9/11', False)
    """

    reported: int
    expected: int

    @property
    def complete(self) -> bool:
        """True if no report is missing."""
        return self.reported == self.expected

    def __str__(self) -> str:
        return f"{self.reported}/{self.expected}"


class ConsolidationMethod(StrEnum):
    """The method of a consolidated figure."""

    SINGLE = "single"
    """The value of a single report."""
    ADDED = "added"
    """The sum of the reports' values."""
    RECOMPUTED = "recomputed"
    """A percentage that is recomputed from the numerators and denominators."""
    WEIGHTED = "weighted"
    """The weighted mean of the reports' percentages."""
    NONE = "none"
    """No figure, because several reports have no common one or no report has one."""


NOBODY = Bilingual("không báo cáo nào có số liệu", "no report has a value")
NOT_ADDED = Bilingual(
    "“{unit}” không cộng được giữa các cơ quan hoặc các kỳ",
    "counts of “{unit}” cannot be added across organisations or periods",
)
NO_FORMULA = Bilingual(
    "phụ lục không có số liệu để tính lại tỷ lệ chung",
    "the annex has no figures to compute the overall percentage from",
)
NO_WEIGHT = Bilingual(
    "có báo cáo ghi tỷ lệ này nhưng thiếu số liệu để tính tỷ lệ chung: {weight}",
    "some reports state this percentage, but lack figures for the overall one: {weight}",
)
NO_PARTS = Bilingual("tử số hoặc mẫu số", "a numerator or denominator")
NO_DENOMINATOR = Bilingual("mẫu số bằng 0", "the denominator is 0")
ZERO_WEIGHT = Bilingual("trọng số ({weight}) bằng 0", "the weight ({weight}) is 0")
NOT_EVERYBODY = Bilingual(
    "tử số và mẫu số không lấy từ cùng các kỳ; có báo cáo thiếu một trong hai số liệu nên chưa tính được",
    "the numerator and the denominator are not taken from the same periods, and some reports lack either",
)
SEVERAL_YEARS = Bilingual(
    "các số liệu của tỷ lệ khác nhau về tính chất thời gian (phát sinh, lũy kế, thời điểm) nên không "
    "tính được tỷ lệ chung cho các kỳ này",
    "its figures differ in time (during the period, year to date, at a date), so these periods have no overall rate",
)


@frozen
class ConsolidatedFigure:
    """The figure of an indicator over several reports.

    Attributes:
        indicator: the indicator.
        value: the figure, exactly and in percent numbers, of the reports that have it; None where there is none.
        method: the method of the figure.
        coverage: the number of reports with the figure.
        answers: the number of reports with each code, for a coded indicator.
        reason: the reason for a missing value, in both languages; None if there is a value.
    """

    indicator: Indicator
    value: Exact | None
    method: ConsolidationMethod
    coverage: Coverage
    answers: Mapping[int, int] = field(factory=dict, hash=False)
    reason: Bilingual | None = None


@frozen
class ConsolidatedRate:
    """A rate over the reports that have both its numerator and its denominator.

    Attributes:
        rate: the rate.
        numerator: the sum of the numerators; None if they do not add up, or no report has them.
        denominator: the sum of the denominators.
        coverage: the number of reports with both.
        reason: the reason for a missing value, in both languages; None if there is a value.
    """

    rate: Rate
    numerator: Exact | None
    denominator: Exact | None
    coverage: Coverage
    reason: Bilingual | None = None

    @property
    def value(self) -> Fraction | None:
        """The rate as an exact fraction of one, None where there is none."""
        if self.reason is not None or self.numerator is None or self.denominator is None:
            return None
        return Fraction(self.numerator) / Fraction(self.denominator)

    @property
    def percent(self) -> Fraction | None:
        """The exact rate in percent numbers."""
        return None if self.value is None else 100 * self.value

    def text(self, lang: Lang = "vi", *, decimals: int = 2) -> str:
        """Return the rate as printed in a language, rounded half up, or the reason for a missing value."""
        if self.percent is not None:
            return format_percent(self.percent, decimals=decimals, lang=lang)
        assert self.reason is not None
        return self.reason[lang]


@frozen
class Spans:
    """The totals of a consolidation by period, with the selection of totals for each figure.

    Attributes:
        framework: the indicators, rates and rules.
        by_period: by period, in the order of time; None for reports that name none.
        organisations: how many organisations there are, or should be.
    """

    framework: Framework
    by_period: Sequence[tuple[ReportingPeriod | None, Totals]]
    organisations: int

    def of(self, time: Time) -> list[Totals]:
        """Return the pools for figures of a time.

        A flow uses all periods, a total of the year the last period of each year, a stock the last period of all.
        """
        if time is Time.FLOW:
            return [totals for _, totals in self.by_period]
        last = {period and period.year: totals for period, totals in self.by_period}
        return list(last.values()) if time is Time.YTD else list(last.values())[-1:]

    def expected(self, by_period: Sequence[Totals]) -> int:
        """Return the number of reports in these totals if no report were missing."""
        return len(by_period) * self.organisations

    def figure(self, indicator: Indicator) -> ConsolidatedFigure:
        """Return the consolidated figure of an indicator."""
        by_period = self.of(indicator.time)
        expected = self.expected(by_period)
        if isinstance(indicator.measure, CodeList):
            return self._answers(indicator, indicator.measure, by_period)
        tally = sum((totals.values[indicator.id] for totals in by_period if indicator.id in totals.values), Tally(0, 0))
        coverage = Coverage(tally.reported, expected)
        if expected > 1 and isinstance(indicator.measure, Percentage):
            return self._percentage(indicator, by_period, coverage)
        if not tally.reported:
            return ConsolidatedFigure(indicator, None, ConsolidationMethod.NONE, coverage, reason=NOBODY)
        if expected == 1:
            return ConsolidatedFigure(indicator, tally.total, ConsolidationMethod.SINGLE, coverage)
        if not indicator.adds_up:
            reason = NOT_ADDED.filled(unit=indicator.measure.label)
            return ConsolidatedFigure(indicator, None, ConsolidationMethod.NONE, coverage, reason=reason)
        return ConsolidatedFigure(indicator, tally.total, ConsolidationMethod.ADDED, coverage)

    def _answers(self, indicator: Indicator, codes: CodeList, by_period: Sequence[Totals]) -> ConsolidatedFigure:
        answers = {code: sum(p.answers.get(indicator.id, {}).get(code, 0) for p in by_period) for code in codes.values}
        answers = {code: times for code, times in answers.items() if times}
        coverage = Coverage(sum(answers.values()), self.expected(by_period))
        if not answers:
            return ConsolidatedFigure(indicator, None, ConsolidationMethod.NONE, coverage, reason=NOBODY)
        if coverage.expected == 1:
            return ConsolidatedFigure(indicator, next(iter(answers)), ConsolidationMethod.SINGLE, coverage, answers)
        answer_text = Bilingual.by_language(lambda lang: _answer_counts(answers, codes, lang))
        reason = ANSWERS.filled(answers=answer_text)
        return ConsolidatedFigure(indicator, None, ConsolidationMethod.NONE, coverage, answers, reason)

    def _percentage(self, indicator: Indicator, by_period: Sequence[Totals], coverage: Coverage) -> ConsolidatedFigure:
        stated = next((rate for rate in self.framework.rates if rate.reported == indicator.id), None)
        if stated is not None:
            computed = self.rate(stated)
            if computed.reason == NOBODY and coverage.reported:
                reason = NO_WEIGHT.filled(weight=NO_PARTS)
                return ConsolidatedFigure(indicator, None, ConsolidationMethod.NONE, computed.coverage, reason=reason)
            method = ConsolidationMethod.NONE if computed.value is None else ConsolidationMethod.RECOMPUTED
            return ConsolidatedFigure(indicator, computed.percent, method, computed.coverage, reason=computed.reason)
        if indicator.weight is None:
            reason = NO_FORMULA if coverage.reported else NOBODY
            return ConsolidatedFigure(indicator, None, ConsolidationMethod.NONE, coverage, reason=reason)
        share = _added(totals.weighted.get(indicator.id) for totals in by_period)
        if not share.denominator:
            template = ZERO_WEIGHT if share.reported else NO_WEIGHT if coverage.reported else NOBODY
            reason = template.filled(weight=self.framework.indicator(indicator.weight).name)
            coverage = Coverage(share.reported, coverage.expected)
            return ConsolidatedFigure(indicator, None, ConsolidationMethod.NONE, coverage, reason=reason)
        value = Fraction(share.numerator) / Fraction(share.denominator)
        coverage = Coverage(share.reported, coverage.expected)
        return ConsolidatedFigure(indicator, value, ConsolidationMethod.WEIGHTED, coverage)

    def rate(self, rate: Rate) -> ConsolidatedRate:
        """Return the consolidated rate for a rate of the framework."""
        above, below = (self._part(part) for part in (rate.ratio.numerator, rate.ratio.denominator))
        coverage = self._coverage(rate)
        if above is None or below is None or (above != below and len(self.of(Time.YTD)) > 1):
            return ConsolidatedRate(rate, None, None, coverage, SEVERAL_YEARS)
        top, bottom = (_added(totals.rates.get(rate.id) for totals in self.of(time)) for time in (above, below))
        if not top.reported or not bottom.reported:
            return ConsolidatedRate(rate, None, None, coverage, NOBODY)
        if {above, below} == {Time.FLOW, Time.YTD} and len(self.by_period) > 1 and not self._is_the_year_so_far():
            return ConsolidatedRate(rate, None, None, coverage, SEVERAL_YEARS)
        if self.of(above) != self.of(below) and not self._everybody(rate.id):
            return ConsolidatedRate(rate, None, None, coverage, NOT_EVERYBODY)
        shared = [i for i in map(self.framework.indicator, rate.operands) if not i.adds_up]
        if shared and coverage.expected > 1:
            return ConsolidatedRate(rate, None, None, coverage, NOT_ADDED.filled(unit=shared[0].measure.label))
        reason = None if bottom.denominator else NO_DENOMINATOR
        return ConsolidatedRate(rate, top.numerator, bottom.denominator, coverage, reason)

    def _coverage(self, rate: Rate) -> Coverage:
        """Return the number of reports with both numbers of a rate, for all periods that either is taken from."""
        times = {self.framework.indicator(key).time for key in rate.operands}
        by_period = max(map(self.of, times), key=len)  # the periods of a stock are among those of any other time
        return Coverage(_added(totals.rates.get(rate.id) for totals in by_period).reported, self.expected(by_period))

    def _is_the_year_so_far(self) -> bool:
        """Return whether the periods follow each other from the beginning of the year."""
        periods = [period for period, _ in self.by_period if period is not None]
        ends = [ReportingPeriod.full_year(one.year).start.toordinal() - 1 for one in periods[:1]]
        ends += [one.end.toordinal() for one in periods]
        return all(one.start.toordinal() == end + 1 for one, end in zip(periods, ends, strict=False))

    def _everybody(self, rate: str) -> bool:
        """Return whether every organisation has a rate's numerator and denominator for every period."""
        shares = [totals.rates.get(rate) for _, totals in self.by_period]
        return all(share is not None and share.reported == self.organisations for share in shares)

    def _part(self, part: Expression) -> Time | None:
        """Return the time of a numerator or denominator, or None if its figures differ over several periods."""
        times = {self.framework.indicator(key).time for key in operands(part)}
        if len(times) > 1 and len(self.by_period) > 1:
            return None
        return next(iter(times), Time.STOCK)


def _added(shares: Iterable[ShareTally | None]) -> ShareTally:
    return sum((share for share in shares if share is not None), ShareTally(0, 0, 0))


def _answer_counts(answers: Mapping[int, int], codes: CodeList, lang: Lang) -> str:
    labels = {code.value: code.label[lang] for code in codes.codes}
    return ", ".join(f"{labels[code]} {times}" for code, times in answers.items())
