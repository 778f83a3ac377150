"""Times as titles and names of sheets abbreviate them: `Q1`, `T3/22`, `9T`, `01.2022`."""

import re
from collections.abc import Iterable, Mapping
from functools import partial

from cchc_model.reports.periods import FIRST_YEAR, LAST_YEAR
from cchc_model.reports.unaccented import with_accents

_SHORT_TIMES = (
    (re.compile(r"\bQ\s*(?=(?:IV|I{1,3}|[1-4])(?![\w]))", re.IGNORECASE), "quý "),
    (re.compile(r"\bT\s*(?=(?:1[0-2]|0?[1-9])(?![\w]))", re.IGNORECASE), "tháng "),
    (re.compile(r"\b(1[0-2]|0?[1-9])\s*T(?![\w])", re.IGNORECASE), r"\1 tháng"),
)
"""What titles abbreviate: `Q1`, `T3`, `9T`."""
_QUARTERS = {"một": 1, "nhất": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4}
_MONTHS = {
    "mười một": 11, "mười hai": 12, "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "chạp": 12,
}  # fmt: skip
_COUNTED = "".join(rf"(?<!{count}\s)" for count in (r"\d", "một", "hai", "ba", "sáu", "chín", "mỗi", "hàng", "hằng"))
_SPELLED = tuple(
    (
        re.compile(rf"{_COUNTED}\b({noun})\s+(?:thứ\s+)?({'|'.join(numbers)})(?!\w|\s+lần\b|\s*\d)", re.IGNORECASE),
        numbers,
    )
    for noun, numbers in (("quý|quí", _QUARTERS), ("tháng", _MONTHS))
)
"""Quarters and months with their number in words: `Quý hai`, `Tháng bảy`; `Tháng năm 2021` may lack the month."""
_ISO_DATE = re.compile(
    r"(?<![\w/.-])((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[T ]00:00(?::00)?)?(?![\w/.-])"
)
"""A date that a spreadsheet stores."""
_SHORT_YEAR = re.compile(
    r"((?:quý|quí|q\.?|q)\s*(?:IV|I{1,3}|[1-4])|(?:tháng|t)\s*(?:1[0-2]|0?[1-9])"
    r"|\b(?:0?[369]|sáu|chín)\s*tháng(?:\s+đầu\s+năm)?)"
    r"\s*(?:[-/.,]\s*|\s(?:năm\s+)?)['’]?(\d\d)(?![\w/.,-]*\d|\s*(?:tháng|ngày))",
    re.IGNORECASE,
)
"""A part of a year with the last two digits of the year: `Quý I/22`."""
_DAYS_WITHOUT_YEAR = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s*/\s*(\d{1,2})\s*(?:[-\u2013]|(?:đến|tới)(?:\s+hết)?(?:\s+ngày)?)\s*"
    r"(\d{1,2})\s*/\s*(\d{1,2})(?![\d/.-]|\s*năm)",
    re.IGNORECASE,
)
"""Two days of a range, both without a year."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH_AND_YEAR = re.compile(r"(0[1-9]|1[0-2])\s*[-/._ ]\s*((?:19|20)\d\d)")
_YEAR_AND_MONTH = re.compile(r"((?:19|20)\d\d)\s*[-/._ ]\s*(0[1-9]|1[0-2])")
_CENTURY = 100


def in_full(title: str) -> str:
    """Return a title with the words for the quarters and months that it abbreviates, and with digits for numerals.

    >>> [in_full(title) for title in ("Quý hai", "Tháng mười một/2022", "6 tháng một năm", "2022-06-30")]
    ['Quý 2', 'Tháng 11/2022', '6 tháng một năm', '30/06/2022']
    >>> [in_full(title) for title in ("Q1.2022", "T3/2022", "9T/2022", "QII", "TT", "Q.1")]
    ['quý 1.2022', 'tháng 3/2022', '9 tháng/2022', 'quý II', 'TT', 'Q.1']
    """
    for pattern, words in _SHORT_TIMES:
        title = pattern.sub(words, title)
    for pattern, numbers in _SPELLED:
        title = pattern.sub(partial(_in_digits, numbers), title)
    return _ISO_DATE.sub(r"\3/\2/\1", title)


def _in_digits(numbers: Mapping[str, int], found: re.Match[str]) -> str:
    return f"{found[1]} {numbers[found[2].casefold()]}"


def with_year_of_days(title: str, year: int) -> str:
    """Return a title whose range of days lacks the years, with those of a range that ends in a year.

    >>> with_year_of_days("Từ 15/12 đến 14/9", 2025), with_year_of_days("Từ 15/6/2025 đến 14/9/2025", 2024)
    ('Từ 15/12/2024 đến 14/9/2025', 'Từ 15/6/2025 đến 14/9/2025')
    """
    found = _DAYS_WITHOUT_YEAR.search(title)
    if found is None:
        return title
    day, month, last_day, last_month = map(int, found.groups())
    first = year - ((month, day) > (last_month, last_day))
    dates = f"{day}/{month}/{first} đến {last_day}/{last_month}/{year}"
    return f"{title[: found.start()]}{dates}{title[found.end() :]}"


def years_in(texts: Iterable[str]) -> frozenset[int]:
    """Return the years of four digits that texts contain, also those of documents and dates.

    >>> sorted(years_in(["Số: 45/BC-UBND ngày 05/4/2022", "Quý I/22"]))
    [2022]
    """
    found = {int(one) for text in texts for one in _YEAR.findall(text)}
    return frozenset(year for year in found if FIRST_YEAR <= year <= LAST_YEAR)


def with_century(text: str, years: Iterable[int]) -> str:
    """Return a text with the century of the years of two digits behind parts of a year, if other years state just one.

    >>> with_century("Quý I/22", [2021]), with_century("Quý I/22", []), with_century("Quý I/22", [1998, 2022])
    ('Quý I/2022', 'Quý I/22', 'Quý I/22')
    """
    centuries = {year // _CENTURY for year in years}
    if len(centuries) != 1:
        return text
    return _SHORT_YEAR.sub(rf"\1/{centuries.pop()}\2", with_accents(text))


def spelled_time(title: str, years: Iterable[int] = ()) -> str:
    """Return a title or the name of a sheet with its time as texts print it.

    A month in two digits before or behind a year is no date and no quarter: `01.2022`.

    Args:
        title: the title.
        years: the years that the rest of the file states; without them, two digits may be another number.

    >>> [spelled_time(title, [2022]) for title in ("T1-22", "Q1/22", "Thang 1", "01.2022", "2022-03", "1.2022")]
    ['tháng 1/2022', 'quý 1/2022', 'Tháng 1', 'tháng 01/2022', 'tháng 03/2022', '1.2022']
    """
    text = title.strip()
    month = _MONTH_AND_YEAR.fullmatch(text)
    if month:
        return f"tháng {month[1]}/{month[2]}"
    month = _YEAR_AND_MONTH.fullmatch(text)
    if month:
        return f"tháng {month[2]}/{month[1]}"
    return with_century(in_full(with_accents(title)), years)
