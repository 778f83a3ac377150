"""Months that a title lists: `Tháng 7+8`, `Tháng 7, 8 và 9`, `Quý I-II`."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from cchc_model.annexes.short_times import in_full
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.unaccented import with_accents

_NUMBER = r"(?:(?:1[0-2]|0?[1-9])(?!\d|\s*[/.]\s*\d{1,2}(?!\d)|\s*tháng)|(?:iv|i{1,3})(?!\w))"
_NOUN = r"(?:tháng|quý|quí)"
_MARK = r"(?:[-\u2013+,;&]|\bvà\b)"
_LISTED = re.compile(rf"\b({_NOUN})\s*({_NUMBER}(?:\s*{_MARK}\s*(?:{_NOUN}\s*)?{_NUMBER})+)", re.IGNORECASE)
_STEP = re.compile(rf"({_MARK}?)\s*(?:{_NOUN}\s*)?({_NUMBER})", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_RANGE = frozenset("-\u2013")
_MONTHS_OF_QUARTER = 3


def listed_months(title: str) -> frozenset[int]:
    """Return the months of the months or quarters that a title lists; none if it lists none.

    >>> [sorted(listed_months(title)) for title in ("Tháng 7+8", "T7, T8 và T9", "Quý I-II", "Quý III, 9 tháng")]
    [[7, 8], [7, 8, 9], [1, 2, 3, 4, 5, 6], []]
    """
    found = _LISTED.search(in_full(unicodedata.normalize("NFC", with_accents(title))))
    if found is None:
        return frozenset()
    numbers = frozenset(_numbers(found[2].casefold()))
    if found[1].casefold() == "tháng":
        return numbers
    return frozenset(3 * number - back for number in numbers for back in range(_MONTHS_OF_QUARTER))


def _numbers(text: str) -> Iterator[int]:
    last = 0
    for mark, number in _STEP.findall(text):
        this = _ROMAN.get(number) or int(number)
        yield from range(last + 1, this) if mark in _RANGE and mark else ()
        yield this
        last = this


def months_of(period: ReportingPeriod) -> frozenset[int]:
    """Return the months of a period."""
    return frozenset(range(period.first_month, period.last_month + 1))


def make_up(months: Collection[frozenset[int]], period: ReportingPeriod) -> bool:
    """Return whether months beside each other are those of a period."""
    return frozenset().union(*months) == months_of(period)
