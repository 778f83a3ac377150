"""The use of the times that a text names.

Words before a time tell its use: the period of the report, the year of a plan, a period to compare with, the date of
a document.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from attrs import frozen

from cchc_model.reports.periods import LAST_FIRST_DAY, Closing, PeriodKind, ReportingPeriod
from cchc_model.reports.time_tokens import (
    DAY,
    MONTH,
    QUARTER,
    TERRITORIES,
    TO,
    UNTIL,
    YEAR,
    Tokens,
    is_number,
    names_territory,
    tokens,
)
from cchc_model.reports.times import Months, NamedTime, TimeKind, named_times
from cchc_model.vietnamese.text import fold


class Use(StrEnum):
    """The use of a time in the texts of a report."""

    PERIOD = "period"
    """A complete period of the report."""
    PART = "part"
    """A part of a year without the year, such as `Quý I`."""
    YEAR = "year"
    """A year that the report is about."""
    YEAR_OF_PART = "year_of_part"
    """A year that only completes a part of a year, such as that of the plan which the report is about."""
    SPAN = "span"
    """A first and a last day that the state reporting rule does not have."""
    NEXT = "next"
    """A part of a year that is planned."""
    OTHER = "other"
    """A time of something else: a date, a period to compare with, another document."""
    UNCLEAR = "unclear"
    """A time that is not understood."""


@frozen
class UsedTime:
    """A time with its use.

    Attributes:
        use: the use.
        line: the index of its line.
        period: the period, for a complete one.
        months: the months of a part of a year.
        year: the year.
        days: the first and the last day of a span.
        alone: True if its line contains nothing else.
    """

    use: Use
    line: int
    period: ReportingPeriod | None = None
    months: Months | None = None
    year: int | None = None
    days: tuple[dt.date, dt.date] | None = None
    alone: bool = False


def _phrases(*texts: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(text).split()) for text in texts)


_RESULTS = _phrases("báo cáo", "phụ lục", "biểu", "số liệu", "kết quả", "tổng hợp", "thống kê", "tình hình")
_CARRIED_OUT = _phrases("thực hiện", "triển khai")
_PLANS = _phrases(
    "kế hoạch", "phương hướng", "nhiệm vụ", "mục tiêu", "dự kiến", "dự toán", "phấn đấu", "chương trình", "đề án",
)  # fmt: skip
_OTHERS = _phrases("so với", "so sánh", "cùng kỳ", "kỳ trước", "năm trước", "giai đoạn", "nhiệm kỳ")
_LAWS = _phrases("luật", "pháp lệnh", "hiến pháp")
_DOCUMENTS = _phrases(
    "luật", "nghị định", "nghị quyết", "quyết định", "thông tư", "chỉ thị", "công văn", "kế hoạch", "chương trình",
    "tờ trình", "thông báo", "hướng dẫn", "văn bản", "đề án", "pháp lệnh",
)  # fmt: skip
"""Documents that define what is reported, and are not the report."""
_NUMBERED, _CITING, _LEADING = fold("số"), frozenset(map(fold, ("theo", "cứ"))), frozenset(map(fold, ("thời", "điểm")))
_BOUND = frozenset({*map(fold, ("từ", "kể", "tới")), TO, UNTIL})
_UNTIL = frozenset({fold("tới"), TO, UNTIL})
_AROUND = frozenset(map(fold, ("trước", "sau")))
_SIDES = frozenset(map(fold, ("đầu", "giữa", "cuối", "nửa")))
_NUMBERED_PLACES = TERRITORIES | {"q", "p"}
_AND = frozenset(map(fold, ("và", "với", "hoặc", "&", "+")))
_CONNECTORS = frozenset({",", "-", "/", ".", TO, *_AND})
_NUMERALS = frozenset({"i", "ii", "iii", "iv"})
_BLANKS = frozenset({".", "_", "/"})
_ROUND = frozenset("()[]-:.")
_LENGTHS = {
    1: PeriodKind.MONTH, 3: PeriodKind.QUARTER, 6: PeriodKind.HALF_YEAR, 9: PeriodKind.NINE_MONTHS, 12: PeriodKind.YEAR,
}  # fmt: skip


def read_times(lines: Sequence[str]) -> tuple[UsedTime, ...]:
    """Return the times that consecutive lines name, in order, each with its use."""
    text = tokens(lines)
    times = named_times(text)
    return (*(_used(text, times, index) for index in range(len(times))), *_leftovers(text, times))


def explained(line: str) -> bool:
    """Return whether all numbers of a line belong to a time or a document that is understood.

    >>> explained("Số: 45/BC-UBND ngày 05/4/2022"), explained("Quý I năm 2022: 31")
    (True, False)
    """
    return _explained_but(line, TimeKind.BROKEN)


def only_cites(line: str) -> bool:
    """Return whether all numbers of a line belong to documents, or to times with their words.

    A year alone may be a value.

    >>> only_cites("Biểu số 02/CCHC"), only_cites("Theo Kế hoạch năm 2021"), only_cites("Số nhiệm vụ 2021")
    (True, True, False)
    """
    return _explained_but(line, TimeKind.BROKEN, TimeKind.BARE_YEAR)


def _explained_but(line: str, *unknown: TimeKind) -> bool:
    text = tokens([line])
    known = {at for time in named_times(text) if time.kind not in unknown for at in range(time.start, time.stop)}
    return all(at in known for at, word in enumerate(text.words) if any(map(str.isdigit, word)))


def closing_days(line: str, year: int) -> tuple[tuple[dt.date | None, dt.date], ...]:
    """Return the last days up to which a title counts, each with the first day if it states one.

    Args:
        line: the title.
        year: the year of a day or month that is printed without one.

    >>> [str(last) for _, last in closing_days("Thực hiện đến hết tháng 6", 2021)]
    ['2021-06-30']
    >>> closing_days("Theo Báo cáo số 45/BC-UBND ngày 05/4/2022", 2021)
    ()
    """
    text = tokens([line])
    times = named_times(text)
    found = []
    for before, time in pairwise((None, *times)):
        if time is None or (before and before.kind is TimeKind.DOCUMENT) or _cited(text, times, time.start):
            continue
        if time.kind in (TimeKind.DATE, TimeKind.DATES):
            first = time.days[0] if time.days and time.kind is TimeKind.DATES else None
            last = time.days[1] if time.days else _day(time.year or year, time.months)
            found.append((first, last))
        elif time.kind in (TimeKind.MONTHS, TimeKind.YEAR) and _is_end(text, time):
            found.append((None, _last_day(time.year or year, time.months[1] if time.months else 12)))
    return tuple((first, last) for first, last in found if last is not None)


def _day(year: int, at: tuple[int, int] | None) -> dt.date | None:
    """Return the day of a year at a month and a day, or None if the calendar lacks it."""
    try:
        return None if at is None else dt.date(year, *at)
    except ValueError:
        return None


def _last_day(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _is_end(text: Tokens, time: NamedTime) -> bool:
    """Return whether a time is the end of something: `đến tháng 6`, `tới hết quý II`."""
    return text[time.start - 1] in _UNTIL


def _used(text: Tokens, times: Sequence[NamedTime], index: int) -> UsedTime:
    time = times[index]
    line, use = text.lines[time.start], _use(text, times, index)
    period = _period(time) if use is Use.PERIOD else None
    if use is Use.PERIOD and period is None:
        use = Use.SPAN if time.kind is TimeKind.DATES else Use.UNCLEAR
    if use in (Use.PERIOD, Use.PART, Use.YEAR, Use.YEAR_OF_PART) and _runs_on(text, times, index):
        return UsedTime(Use.UNCLEAR, line)
    return UsedTime(use, line, period, time.months, time.year, time.days, _alone(text, time))


def _period(time: NamedTime) -> ReportingPeriod | None:
    if time.kind is TimeKind.DATES and time.days:
        return _period_of_days(*time.days)
    return period_of_months(time.year, time.months) if time.year and time.months else None


def _use(text: Tokens, times: Sequence[NamedTime], index: int) -> Use:
    time = times[index]
    start = times[index - 1].stop if index else 0
    before = list(text.words[start : time.start])
    closed = max((at for at, word in enumerate(before) if word in ");]"), default=-1)
    before = before[closed + 1 :]
    elsewhere = time.kind in (TimeKind.DATE, TimeKind.DOCUMENT, TimeKind.BARE_YEAR) or _bound(text, time)
    if elsewhere or _places(before, _OTHERS) or _cited(text, times, time.start):
        return Use.OTHER
    plan, result = _places(before, _PLANS), _places(before, _RESULTS)
    led = plan and min([*result, *_places(before, _CARRIED_OUT)], default=plan[-1]) < plan[-1]
    if plan and not led and not (result and result[-1] > plan[-1]):
        return Use.NEXT if time.kind is TimeKind.MONTHS else Use.OTHER
    if time.kind is TimeKind.BROKEN:
        return Use.UNCLEAR
    if time.kind is not TimeKind.YEAR:
        return Use.PERIOD if time.year else Use.PART
    return _use_of_year(text, times, index, before)


def _use_of_year(text: Tokens, times: Sequence[NamedTime], index: int, before: Sequence[str]) -> Use:
    """Return the use of a year: the report's only behind words of reports, or on a line of its own."""
    time = times[index]
    if _part_of_year(text, time, before):
        return Use.UNCLEAR
    document = times[index - 1] if index and not before and times[index - 1].kind is TimeKind.DOCUMENT else None
    if _places(before, _LAWS) or (document and text.lines[document.start] == text.lines[time.start]):
        return Use.OTHER
    plan, result = _places(before, _PLANS), _places(before, _RESULTS)
    about = (result and not (plan and plan[-1] > result[-1])) or _alone(text, time)
    return Use.YEAR if about else Use.YEAR_OF_PART


def _part_of_year(text: Tokens, time: NamedTime, before: Sequence[str]) -> bool:
    """Return whether a part that is not understood goes with a year: `đợt 1 năm 2022`, `các tháng đầu năm 2022`."""
    last, other = text[time.start - 1], text[time.start - (3 if text[time.start - 2] == "." else 2)]
    counted = (is_number(last) or last in _NUMERALS) and last in before[-1:] and other not in _NUMBERED_PLACES
    own = range(time.start - len(before), time.start)
    parts = any(text[at] in (*QUARTER, MONTH) and not names_territory(text, at) for at in own)
    return last in _SIDES or counted or parts


def _places(words: Sequence[str], phrases: Iterable[Sequence[str]]) -> list[int]:
    """Return the places at which one of some phrases begins, in order."""
    return sorted(
        at for phrase in phrases for at in range(len(words)) if tuple(words[at : at + len(phrase)]) == tuple(phrase)
    )


def _alone(text: Tokens, time: NamedTime) -> bool:
    own = range(time.start, time.stop)
    line = text.lines[time.start]
    return all(at in own or word in _ROUND for at, word in enumerate(text.words) if text.lines[at] == line)


def _bound(text: Tokens, time: NamedTime) -> bool:
    """Return whether a time is only the end or the beginning of something: `tính đến tháng 3/2022`."""
    at = time.start - 1
    while text[at] in _LEADING or text[at] == DAY:
        at -= 1
    return text[at] in _BOUND or (text[at] in _AROUND and text.lines[at] == text.lines[time.start])


def _cited(text: Tokens, times: Sequence[NamedTime], at: int) -> bool:
    """Return whether a token belongs to the citation of another document.

    A citation lasts to the end of its line, or of its brackets.
    """
    opened = _open_bracket(text, at)
    begin = opened + 1 if opened is not None else next(i for i in range(at + 1) if text.lines[i] == text.lines[at])
    words = text.words[begin:at]
    numbers = {time.start for time in times if time.kind is TimeKind.DOCUMENT}
    for phrase in _DOCUMENTS:
        for place in _places(words, [phrase]):
            behind = begin + place + len(phrase)
            if text[behind] == _NUMBERED or behind in numbers or is_number(text[behind]):
                return True
            if text[begin + place - 1] in _CITING:
                return True
    return False


def _open_bracket(text: Tokens, at: int) -> int | None:
    depth = 0
    for place in range(at - 1, -1, -1):
        if text[place] in (")", "]"):
            depth += 1
        elif text[place] in ("(", "["):
            if not depth:
                return place
            depth -= 1
    return None


def _runs_on(text: Tokens, times: Sequence[NamedTime], index: int) -> bool:
    """Return whether a time goes on in a way that the grammar does not know: `Quý I, II`, `quý IV và năm 2022`."""
    time = times[index]
    following = times[index + 1] if index + 1 < len(times) else None
    linked = text[time.stop] in _CONNECTORS
    if linked and following is not None and following.start == time.stop + 1:
        if following.kind is TimeKind.BARE_YEAR or (following.kind is TimeKind.YEAR and time.kind is not TimeKind.YEAR):
            return True
        return text[time.stop] in _AND and TimeKind.YEAR in (time.kind, following.kind)
    if linked and (is_number(text[time.stop + 1]) or text[time.stop + 1] in _NUMERALS):
        return True
    before = text[time.start - 2]
    counted = is_number(before) or before in _NUMERALS
    known = index > 0 and times[index - 1].stop == time.start - 1
    return text[time.start - 1] in _CONNECTORS and counted and not known and not text[time.start - 3].isalpha()


def _leftovers(text: Tokens, times: Sequence[NamedTime]) -> Iterator[UsedTime]:
    """Yield the words of time that belong to no time, although a number or a blank goes with them."""
    known = {at for time in times for at in range(time.start, time.stop)}
    for at, word in enumerate(text.words):
        if at in known or word not in QUARTER | {MONTH, YEAR, DAY}:
            continue
        behind = text[at + 1]
        number = at + 1 not in known and (is_number(behind) or behind in _NUMERALS)
        blank = word != DAY and behind in _BLANKS and text[at + 2] in (*_BLANKS, "")
        if (number or blank) and not _cited(text, times, at):
            yield UsedTime(Use.UNCLEAR, text.lines[at])


def period_of_months(year: int, months: Months) -> ReportingPeriod | None:
    """Return the period from one month to another of a year, or None if no report has it.

    >>> period_of_months(2022, (4, 6)).label(), period_of_months(2022, (2, 4))
    ('Quý II năm 2022', None)
    """
    first, last = months
    kind = _LENGTHS.get(last - first + 1)
    if kind is None or last % (last - first + 1):
        return None
    return ReportingPeriod(year, kind, 1 if kind is PeriodKind.NINE_MONTHS else last // (last - first + 1))


def _period_of_days(first: dt.date, last: dt.date) -> ReportingPeriod | None:
    """Return the period with these days by a closing rule, or None: the first day tells the rule."""
    if first.day > LAST_FIRST_DAY:
        return None
    month = first.month if first.day == 1 else first.month % 12 + 1
    period = period_of_months(last.year, (month, last.month))
    return period if period and period.dates(Closing(first.day)) == (first, last) else None
