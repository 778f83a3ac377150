"""The times that a text names: parts of a year, years, dates, and the numbers of documents.

A text is split into tokens and parsed by a small grammar. Each rule takes the tokens and a place, and returns the
time that begins there, or None. The longest time at a place counts.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from attrs import evolve, frozen

from cchc_model.reports.time_tokens import (
    DAY,
    MONTH,
    QUARTER,
    TO,
    UNTIL,
    YEAR,
    Tokens,
    folded_words,
    is_number,
    is_numeral,
    is_year,
    within,
)
from cchc_model.vietnamese.text import fold

Months = tuple[int, int]
"""The first and the last month of a part of a year."""


class TimeKind(StrEnum):
    """The form of a time in a text."""

    MONTHS = "months"
    """A part of a year, with the year or without it."""
    YEAR = "year"
    """A year behind the word `năm`."""
    BARE_YEAR = "bare_year"
    """A number of four digits that may be a year."""
    DATE = "date"
    """One day, complete or with blanks."""
    DATES = "dates"
    """A first and a last day."""
    DOCUMENT = "document"
    """The number of a document or of a form."""
    BROKEN = "broken"
    """A time that no reporting period has, such as two months."""


@frozen
class NamedTime:
    """A time that a text names.

    Attributes:
        start: the index of its first token.
        stop: the index after its last token.
        kind: its form.
        year: the year.
        months: the months of a part of a year.
        days: the first and the last day, or twice the same.
    """

    start: int
    stop: int
    kind: TimeKind
    year: int | None = None
    months: Months | None = None
    days: tuple[dt.date, dt.date] | None = None


_SHORT_QUARTER, _SHORT_MONTH = "q", "t"
_FROM = fold("từ")
_FIRST, _LAST, _HALF, _WHOLE_OF = map(fold, ("đầu", "cuối", "nửa", "cả"))
_OF = folded_words("của", "trong", "cho")
_QUARTERS = {
    **{text: number for number in range(1, 5) for text in (str(number), f"0{number}")},
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    **{fold(word): number for number, word in enumerate(("một", "hai", "ba", "tư"), 1)},
    fold("bốn"): 4,
}
_COUNTS = {fold(word): number for word, number in (("ba", 3), ("sáu", 6), ("chín", 9))}
_WHOLE = 12
_FORMS = folded_words("lục", "biểu", "mẫu", "bảng")
_NUMBER_OF = folded_words("số", "mẫu", "biểu")
_LONGEST_SYMBOL = 12
_TIME_WORDS = QUARTER | {YEAR, MONTH, DAY}


def _year_behind(text: Tokens, at: int, marks: str = "/-,.(") -> tuple[int | None, int]:
    """Return the year that completes a part of a year, and the place after it."""
    place = at + 1 if text[at] and text[at] in marks else at
    place = text.skip(place, *_OF)
    place = place + 1 if text[place] == YEAR else place
    return (int(text[place]), place + 1) if is_year(text[place]) else (None, at)


def _part(start: int, months: Months | None, behind: tuple[int | None, int]) -> NamedTime:
    year, stop = behind
    return NamedTime(start, stop, TimeKind.BROKEN if months is None else TimeKind.MONTHS, year, months)


def _quarter(text: Tokens, at: int) -> NamedTime | None:
    """Parse `quý I năm 2022`, `Quý 1 - 2022`; the letter Q is a quarter only with a year: `Q.I/2022`."""
    short = text[at] == _SHORT_QUARTER
    if text[at] not in QUARTER and not short:
        return None
    place = at + 2 if text[at + 1] in (".", ":") else at + 1
    number = _QUARTERS.get(text[place])
    if number is None or (is_number(text[place]) and text[place + 1] == MONTH):
        return None  # `huyện Phú Quý`, and in the next line `3 tháng đầu năm`
    behind = _year_behind(text, place + 1, "/-" if short else "/-,.(")
    district = is_number(text[place]) and text[place + 1] not in ("/", "-")  # `Q.1` is also a district
    return None if short and (behind[0] is None or district) else _part(at, (3 * number - 2, 3 * number), behind)


def _months(text: Tokens, at: int) -> NamedTime | None:
    """Parse `6 tháng đầu năm 2022`, `03 tháng đầu năm`, `9 tháng/2022`, `nửa đầu năm 2022`."""
    count = _COUNTS.get(text[at]) or within(text[at], _WHOLE) or (6 if text[at] == _HALF else None)
    place = at + 1 if text[at] == _HALF else at + 2
    last = text[place] == _LAST
    if (
        count is None
        or (text[at] != _HALF and text[at + 1] != MONTH)
        or (text[at] == _HALF) > (last or text[place] == _FIRST)
    ):
        return None
    if is_number(text[place]) and not is_year(text[place]):
        return None  # `6 tháng 4` is the number of something before a month
    place = place + 1 if last or text[place] == _FIRST else place
    behind = _year_behind(text, place)
    if behind[0] is None and text[place] == YEAR:
        behind = (None, place + 1)
    months = (_WHOLE + 1 - count, _WHOLE) if last else (1, count)
    return _part(at, months if count % 3 == 0 else None, behind)


def _month(text: Tokens, at: int) -> NamedTime | None:
    """Parse `tháng 3 năm 2022`, `tháng 3`; the letter T is a month only with a year: `T3/2022`."""
    short = text[at] == _SHORT_MONTH
    number = within(text[at + 1], _WHOLE) if short or text[at] == MONTH else None
    if number is None:
        return None
    behind = _year_behind(text, at + 2, "/" if short else "/-,.(")
    return None if short and behind[0] is None else _part(at, (number, number), behind)


def _month_of_year(text: Tokens, at: int) -> NamedTime | None:
    """Parse `3/2022`, which is a month only within a range."""
    number = within(text[at], _WHOLE)
    if number is None or text[at + 1] != "/" or not is_year(text[at + 2]) or text[at + 3] == "/":
        return None
    return NamedTime(at, at + 3, TimeKind.BROKEN, int(text[at + 2]), (number, number))


def _date_in_words(text: Tokens, at: int) -> NamedTime | None:
    """Parse `ngày 05 tháng 4 năm 2022`, also with blanks: `ngày … tháng … năm 2022`."""
    blank = (".", "_", ":")
    place = text.skip(at + 1, *blank) if text[at] == DAY else at
    if text[at] != DAY and (text[at - 1] != "," or within(text[at], 31) is None):
        return None
    day, place = within(text[place], 31), place + is_number(text[place])
    place = text.skip(place, *blank)
    if text[place] != MONTH:
        return None
    place = text.skip(place + 1, *blank)
    month, place = within(text[place], _WHOLE), place + is_number(text[place])
    behind = text.skip(place, *blank, ",")
    if text[behind] != YEAR:
        return _dated(at, place, day, month, None)
    behind = text.skip(behind + 1, *blank)
    year, behind = (int(text[behind]) if is_year(text[behind]) else None), behind + is_number(text[behind])
    return _dated(at, text.skip(behind, *blank), day, month, year)


def _date(text: Tokens, at: int) -> NamedTime | None:
    """Parse `ngày 14/3/2022`, `14-03-2022`, `14.3.2022`, and with a word before it `ngày 14/3`."""
    place = at + 1 if text[at] == DAY else at
    day, mark, month = within(text[place], 31), text[place + 1], within(text[place + 2], _WHOLE)
    if day is None or month is None or mark not in ("/", "-", "."):
        return None
    if text[place + 3] == mark and is_year(text[place + 4]):
        return _dated(at, place + 5, day, month, int(text[place + 4]))
    introduced = text[at] == DAY or text[at - 1] in (_FROM, TO, UNTIL)
    return _dated(at, place + 3, day, month, None) if introduced and mark == "/" else None


def _date_without_day(text: Tokens, at: int) -> NamedTime | None:
    """Parse `ngày    /9/2025`, the date of a document before somebody signs it."""
    month, marked = within(text[at + 2], _WHOLE), text[at + 1] == text[at + 3] == "/"
    if text[at] != DAY or not marked or month is None or not is_year(text[at + 4]):
        return None
    return _dated(at, at + 5, None, month, int(text[at + 4]))


def _dated(start: int, stop: int, day: int | None, month: int | None, year: int | None) -> NamedTime:
    """Return a date, as a broken time if no calendar has it."""
    if day is None or month is None or year is None:
        months = None if day is None or month is None else (month, day)
        return NamedTime(start, stop, TimeKind.DATE, year, months)
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return NamedTime(start, stop, TimeKind.BROKEN, year)
    return NamedTime(start, stop, TimeKind.DATE, year, days=(date, date))


def _year(text: Tokens, at: int) -> NamedTime | None:
    """Parse `năm 2022`, `cả năm 2022`, and `2022`; `2021-2025` is no year."""
    place = at + 1 if text[at] == _WHOLE_OF else at
    place = place + 1 if text[place] == YEAR else at
    if not is_year(text[place]):
        return None
    if text[place + 1] in ("-", "/") and is_year(text[place + 2]):
        return NamedTime(at, place + 3, TimeKind.BROKEN)
    return NamedTime(at, place + 1, TimeKind.BARE_YEAR if place == at else TimeKind.YEAR, int(text[place]))


def _document(text: Tokens, at: int) -> NamedTime | None:
    """Parse the number of a document, `45/BC-UBND`, `09/2019/NĐ-CP`, or of a form, `Biểu số 2`."""
    if text[at] in _FORMS:
        place = text.skip(at + 1, *_NUMBER_OF)
        return NamedTime(at, place + 1, TimeKind.DOCUMENT) if is_numeral(text[place]) else None
    place = at + 1 if is_number(text[at]) else text.skip(at, ".", "_")
    if text[place] == "/" and is_year(text[place + 1]) and text[place + 2] == "/":
        place += 2
    symbol = text[place + 1]
    if text[place] != "/" or not symbol.isalpha() or symbol in _TIME_WORDS or len(symbol) > _LONGEST_SYMBOL:
        return None
    place += 2
    while text[place] in ("-", "/", ".") and text[place + 1].isalpha() and text[place + 1] not in _TIME_WORDS:
        place += 2
    return NamedTime(at, place, TimeKind.DOCUMENT)


_RULES: tuple[Callable[[Tokens, int], NamedTime | None], ...] = (
    _document, _date_in_words, _date, _date_without_day, _quarter, _months, _month, _month_of_year, _year,
)  # fmt: skip


def named_times(text: Tokens) -> tuple[NamedTime, ...]:
    """Return the times that tokens name, with `from` and `to` as one."""
    return tuple(_ranges(text, list(_scanned(text))))


def _scanned(text: Tokens) -> Iterator[NamedTime]:
    at = 0
    while at < len(text.words):
        found = [time for rule in _RULES if (time := rule(text, at)) is not None]
        if found:
            longest = max(found, key=lambda time: time.stop)
            yield longest
            at = longest.stop
        else:
            at += 1


def _ranges(text: Tokens, times: Sequence[NamedTime]) -> Iterator[NamedTime]:
    pending: NamedTime | None = None
    for time in times:
        joined = None if pending is None else _range(text, pending, time)
        if pending is not None and joined is None:
            yield pending
        pending = joined or time
    if pending is not None:
        yield pending


def _range(text: Tokens, first: NamedTime, last: NamedTime) -> NamedTime | None:
    """Return the range that two times form, or None if nothing but `đến` stands between them."""
    between = text.words[first.stop : last.start]
    opened = text[first.start - 1] == _FROM
    start = first.start - 1 if opened else first.start
    dates = first.kind is last.kind is TimeKind.DATE
    if not between or not set(between) <= ({TO, UNTIL} | ({"-"} if dates else set())):
        return None
    if dates:
        return _dates(start, first, last)
    broken = NamedTime(start, last.stop, TimeKind.BROKEN)
    if not {first.kind, last.kind} <= {TimeKind.MONTHS, TimeKind.BROKEN} or first.year not in (None, last.year):
        return broken
    if first.months is None or last.months is None or first.months[0] > last.months[1]:
        return broken
    return evolve(broken, kind=TimeKind.MONTHS, year=last.year, months=(first.months[0], last.months[1]))


def _dates(start: int, first: NamedTime, last: NamedTime) -> NamedTime:
    """Return the range of two dates; the first may lack its year."""
    broken = NamedTime(start, last.stop, TimeKind.BROKEN)
    if last.days is None:
        return broken
    if first.days is None and first.months is not None and first.year is None:
        year = last.days[1].year - (first.months > (last.days[1].month, last.days[1].day))
        first = _dated(first.start, first.stop, first.months[1], first.months[0], year)
    if first.days is None or first.days[0] > last.days[1]:
        return broken
    return evolve(broken, kind=TimeKind.DATES, year=last.year, days=(first.days[0], last.days[1]))
