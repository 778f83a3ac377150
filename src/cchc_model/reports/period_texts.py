"""The reporting period that texts name: a text gives one only if every time in it is understood."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.time_tokens import is_number, tokens
from cchc_model.reports.time_uses import Use, UsedTime, closing_days, period_of_months, read_times
from cchc_model.reports.times import Months, TimeKind, named_times
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, fold, shortened

MOST_DAYS = 17
"""The most days between a closing day of another rule, such as the last of a month, and the 14th of the state's."""
_NO_PERIOD = Bilingual(
    "“{text}” không phải kỳ báo cáo; đề nghị ghi như “tháng 3/2022”, “quý I/2022”, “6 tháng đầu năm "
    "2022”, “9 tháng năm 2022”, “năm 2022”",
    "{text!r} is not a reporting period; write a period such as 'tháng 3/2022', 'quý I/2022', '6 "
    "tháng đầu năm 2022', '9 tháng năm 2022', 'năm 2022'",
)


@frozen
class Resolution:
    """The period of a report, as far as the times of its texts tell it.

    Attributes:
        period: the period, if they name just one.
        periods: all periods that they name.
        first: the first time that names one.
        doubtful: the time that prevents an answer.
    """

    period: ReportingPeriod | None = None
    periods: tuple[ReportingPeriod, ...] = ()
    first: UsedTime | None = None
    doubtful: UsedTime | None = None


_LONGEST_TITLE = 500


def parse_period(text: str) -> ReportingPeriod:
    """Return the reporting period that a text names, as reports print it or as :meth:`ReportingPeriod.label` does.

    Raises:
        InvalidDataError: the text names no period, several, or one that is not understood completely.

    >>> parse_period("Quý I/2022").label(), parse_period("từ ngày 15/12/2021 đến ngày 14/3/2022").label("en")
    ('Quý I năm 2022', 'Quarter 1 of 2022')
    """
    words = tokens([text])
    years = {int(word) for word in words.words if is_number(word) and len(word) == len("2022")}
    if len(years) == 1 and words.words == (str(next(iter(years))),):
        return ReportingPeriod.full_year(next(iter(years)))
    period = resolve(read_times([text])).period
    if period is None:
        labels = {fold(one.label("en")): one for year in years for one in _periods_of(year)}
        period = labels.get(fold(text))
    if period is None:
        raise InvalidDataError(nouns.PERIOD, [Problem.at(nouns.OF_PERIOD, _NO_PERIOD.filled(text=shortened(text)))])
    return period


def _periods_of(year: int) -> Iterator[ReportingPeriod]:
    for first in range(1, 13):
        for last in range(first, 13):
            period = period_of_months(year, (first, last))
            if period is not None:
                yield period


def periods_in(text: str) -> Iterator[ReportingPeriod]:
    """Yield the reporting periods that a title names; none if a time in it is not understood.

    A year counts only behind a word of reports, because a bare year says nothing about a part of it. A text without
    a digit has no year, and one longer than any title names no period.
    """
    if len(text) > _LONGEST_TITLE or not any(map(str.isdigit, text)):
        return
    used = read_times([text])
    if any(time.use is Use.UNCLEAR for time in used):
        return
    periods = dict.fromkeys(time.period for time in used if time.period)
    yield from periods
    if not periods:
        yield from dict.fromkeys(
            ReportingPeriod.full_year(time.year)
            for time in used
            if time.use is Use.YEAR and time.year and not time.alone
        )


def ends_elsewhere(title: str, period: ReportingPeriod) -> bool:
    """Return whether a title counts up to another day than the last of a period, or from another than its first.

    Offices close a period up to a few days before or after its last day. A time that no report has ends elsewhere too.

    >>> year = ReportingPeriod.full_year(2021)
    >>> [ends_elsewhere(f"Thực hiện đến {day}", year) for day in ("31/12/2021", "14/12/2021", "30/6/2021", "quý III")]
    [False, False, True, True]
    >>> ends_elsewhere("Giai đoạn 2016-2020", year)
    True
    """
    title = title[:_LONGEST_TITLE]
    if any(time.kind is TimeKind.BROKEN for time in named_times(tokens([title]))):
        return True
    days = closing_days(title, period.year)
    apart = [(last, period.end) for _, last in days] + [(first, period.start) for first, _ in days if first]
    return any(abs((one - other).days) > MOST_DAYS for one, other in apart)


def resolve(used: Iterable[UsedTime]) -> Resolution:
    """Return the period of a report from the times that its texts name."""
    used = list(used)
    periods = {time.period: time for time in reversed(used) if time.period}
    years = {time.year: time for time in reversed(used) if time.use is Use.YEAR and time.year}
    parts = {time.months: time for time in used if time.use is Use.PART and time.months}
    named = tuple(dict.fromkeys(time.period for time in used if time.period))
    unclear = next((time for time in used if time.use is Use.UNCLEAR), None)
    if unclear is None and not periods and len(parts) == 1:
        ((months, time),) = parts.items()
        period = _completed(months, used)
        periods, unclear = ({period: time}, None) if period else ({}, time)
    elif not periods and not parts:
        named = tuple(ReportingPeriod.full_year(year) for year in reversed(years))
        periods = {ReportingPeriod.full_year(year): time for year, time in years.items()}
    first = next((time for time in used if time.use in (Use.PERIOD, Use.PART, Use.YEAR)), None)
    if unclear is None and len(periods) == 1:
        period = next(iter(periods))
        unclear = next((time for time in used if not _agrees(time, period)), None)
        return Resolution(None if unclear else period, (period,), first, unclear)
    spans = next((time for time in used if time.use is Use.SPAN), None)
    several = None if len(periods) > 1 else next(iter(parts.values()), spans)
    return Resolution(None, named, first, unclear or several)


def _completed(months: Months, used: Sequence[UsedTime]) -> ReportingPeriod | None:
    """Return the period of a part of a year, with the only year that the texts or their days leave possible."""
    years = {time.year for time in used if time.use in (Use.YEAR, Use.YEAR_OF_PART) and time.year}
    if not years:
        years = {time.days[1].year for time in used if time.use is Use.SPAN and time.days}
    if not years:  # `quý I, phương hướng nhiệm vụ quý II năm 2022`
        following = [time for time in used if time.use is Use.NEXT and time.months and time.months[0] == months[1] + 1]
        years = {time.year for time in following if time.year}
    return period_of_months(next(iter(years)), months) if len(years) == 1 else None


def _agrees(time: UsedTime, period: ReportingPeriod) -> bool:
    """Return whether a time does not contradict the period of the report."""
    if time.use is Use.PART:
        return time.months == (period.first_month, period.last_month)
    if time.use is Use.YEAR:
        return time.year == period.year
    if time.use is Use.SPAN and time.days:
        away = (time.days[0] - period.start, time.days[1] - period.end)
        return all(abs(days.days) <= MOST_DAYS for days in away)
    return True
