"""Reporting periods (a month, quarter, half-year, nine months or year) and the days on which figures are closed.

Decree 09/2019/NĐ-CP, article 12, closes the figures of months, quarters, half-years and years. They run from the
15th of the month before the period to the 14th of its last month, so that a year runs from 15 December to 14
December. It does not name nine months; provinces that ask for them close them alike. Other offices close by the
calendar, or from the 16th to the 15th.
"""

import calendar
import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise

from attrs import Attribute, field, frozen

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, Lang


class PeriodKind(StrEnum):
    """The length of a reporting period."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF_YEAR: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}
FIRST_YEAR, LAST_YEAR = 1900, 2099
"""The years of periods: those that a text names by four digits, apart from other numbers."""
_ROMAN = ("I", "II", "III", "IV")
_ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@frozen
class Closing:
    """The rule by which the figures of a period are closed.

    Attributes:
        first_day: the first day of a period. From 2 to 28, it is a day of the month before the period, and the figures
            run to the day before it in the last month; 1 is the first day of the period by the calendar.

    Raises:
        InvalidDataError: the day is not from 1 to 28.

    >>> first, last = ReportingPeriod.quarter(2026, 1).dates(Closing(16))
    >>> first.isoformat(), last.isoformat()
    ('2025-12-16', '2026-03-15')
    """

    first_day: int = field()

    @first_day.validator
    def _is_day(self, _attribute: "Attribute[int]", day: int) -> None:
        if isinstance(day, bool) or not isinstance(day, int) or not 1 <= day <= LAST_FIRST_DAY:
            raise InvalidDataError(nouns.PERIOD, [Problem("first_day", _NO_DAY)])


LAST_FIRST_DAY = 28
_NO_DAY = Bilingual("phải là ngày từ 1 đến 28", "must be a day from 1 to 28")
DECREE = Closing(15)
"""The closing of Decree 09/2019/NĐ-CP: from the 15th of the month before to the 14th."""
CALENDAR = Closing(1)
"""The closing by the calendar: from the first to the last day of the period."""
FROM_16_TO_15 = Closing(16)
"""The closing from the 16th of the month before to the 15th."""


def no_period_kind(given: object) -> Bilingual:
    """Return a phrase: something is not a length of periods."""
    kinds = ", ".join(f"PeriodKind.{kind.name}" for kind in PeriodKind)
    return Bilingual(f"{given!r} không phải một trong: {kinds}", f"{given!r} is not one of {kinds}")


@frozen(order=False)
class ReportingPeriod:
    """A period of a year, given by its kind and its number within the year.

    Attributes:
        year: the year, from 1900 to 2099.
        kind: the length.
        number: the number within the year: 1-12 for months, 1-4 for quarters, 1-2 for half-years, else 1.

    Raises:
        InvalidDataError: no such period exists.

    >>> period = ReportingPeriod.quarter(2022, 1)
    >>> period.label(), period.label("en")
    ('Quý I năm 2022', 'Quarter 1 of 2022')
    >>> period.start.isoformat(), period.end.isoformat()
    ('2021-12-15', '2022-03-14')
    """

    year: int
    kind: PeriodKind
    number: int = field(default=1)

    @number.validator
    def _exists(self, _attribute: "Attribute[int]", number: int) -> None:
        problems = []
        if isinstance(self.year, bool) or not isinstance(self.year, int) or not FIRST_YEAR <= self.year <= LAST_YEAR:
            problems.append(
                Problem(
                    "year",
                    Bilingual(
                        f"{self.year!r} không phải năm từ {FIRST_YEAR} đến {LAST_YEAR}",
                        f"{self.year!r} is not a year from {FIRST_YEAR} to {LAST_YEAR}",
                    ),
                )
            )
        if not isinstance(self.kind, PeriodKind):
            raise InvalidDataError(nouns.PERIOD, [*problems, Problem("kind", no_period_kind(self.kind))])
        last = 1 if self.kind is PeriodKind.NINE_MONTHS else 12 // _MONTHS[self.kind]
        if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= last:
            problems.append(
                Problem(
                    "number",
                    Bilingual(
                        f"{number!r} không hợp lệ: số thứ tự của kỳ này trong năm phải từ 1 đến {last}",
                        f"{number!r} is not valid: the number of a {self.kind} must be from 1 to {last}",
                    ),
                )
            )
        if problems:
            raise InvalidDataError(nouns.PERIOD, problems)

    @classmethod
    def month(cls, year: int, number: int) -> "ReportingPeriod":
        """Return the period of a month, closed on its 14th."""
        return cls(year, PeriodKind.MONTH, number)

    @classmethod
    def quarter(cls, year: int, number: int) -> "ReportingPeriod":
        """Return quarter 1 to 4 of a year."""
        return cls(year, PeriodKind.QUARTER, number)

    @classmethod
    def half_year(cls, year: int, number: int = 1) -> "ReportingPeriod":
        """Return the first six months of a year, or the last six with number 2."""
        return cls(year, PeriodKind.HALF_YEAR, number)

    @classmethod
    def nine_months(cls, year: int) -> "ReportingPeriod":
        """Return the first nine months of a year."""
        return cls(year, PeriodKind.NINE_MONTHS)

    @classmethod
    def full_year(cls, year: int) -> "ReportingPeriod":
        """Return the period of a whole year."""
        return cls(year, PeriodKind.YEAR)

    @property
    def first_month(self) -> int:
        """The first month in the name of the period, 1 to 12."""
        return (self.number - 1) * _MONTHS[self.kind] + 1

    @property
    def last_month(self) -> int:
        """The closing month of the period, 1 to 12."""
        return self.first_month + _MONTHS[self.kind] - 1

    @property
    def start(self) -> dt.date:
        """The first day by the decree: the 15th of the month before the period begins."""
        return self.dates()[0]

    @property
    def end(self) -> dt.date:
        """The last day by the decree, included in the period: the 14th of its last month."""
        return self.dates()[1]

    def dates(self, closing: Closing = DECREE) -> tuple[dt.date, dt.date]:
        """Return the first and the last day of the figures, both included, by a closing rule.

        >>> [day.isoformat() for day in ReportingPeriod.half_year(2026).dates(CALENDAR)]
        ['2026-01-01', '2026-06-30']
        """
        if closing.first_day == 1:
            last = calendar.monthrange(self.year, self.last_month)[1]
            return dt.date(self.year, self.first_month, 1), dt.date(self.year, self.last_month, last)
        before = self.first_month - 1
        first = dt.date(self.year if before else self.year - 1, before or 12, closing.first_day)
        return first, dt.date(self.year, self.last_month, closing.first_day - 1)

    @property
    def preceding(self) -> "ReportingPeriod | None":
        """The period of the same length that ends on the day before this one begins; None if there is none.

        >>> ReportingPeriod.quarter(2022, 1).preceding.label("en"), ReportingPeriod.nine_months(2022).preceding
        ('Quarter 4 of 2021', None)
        """
        if self.number > 1:
            return ReportingPeriod(self.year, self.kind, self.number - 1)
        if self.kind is PeriodKind.NINE_MONTHS or self.year == FIRST_YEAR:
            return None
        return ReportingPeriod(self.year - 1, self.kind, 12 // _MONTHS[self.kind])

    @property
    def year_before(self) -> "ReportingPeriod | None":
        """The same period of the year before; None for a year before 1900.

        >>> ReportingPeriod.half_year(2022).year_before.label("en")
        'First six months of 2021'
        """
        return None if self.year == FIRST_YEAR else ReportingPeriod(self.year - 1, self.kind, self.number)

    def label(self, lang: Lang = "vi") -> str:
        """Return the name of the period as reports print it.

        >>> ReportingPeriod.half_year(2022).label(), ReportingPeriod.month(2022, 3).label("en")
        ('6 tháng đầu năm 2022', 'March 2022')
        """
        return self.name[lang]

    @property
    def name(self) -> Bilingual:
        """The name of the period in both languages."""
        year, number = self.year, self.number
        if self.kind is PeriodKind.MONTH:
            return Bilingual(f"Tháng {number} năm {year}", f"{_ENGLISH_MONTHS[number - 1]} {year}")
        if self.kind is PeriodKind.QUARTER:
            return Bilingual(f"Quý {_ROMAN[number - 1]} năm {year}", f"Quarter {number} of {year}")
        if self.kind is PeriodKind.HALF_YEAR:
            vi, en = ("đầu", "First") if number == 1 else ("cuối", "Last")
            return Bilingual(f"6 tháng {vi} năm {year}", f"{en} six months of {year}")
        if self.kind is PeriodKind.NINE_MONTHS:
            return Bilingual(f"9 tháng đầu năm {year}", f"First nine months of {year}")
        return Bilingual(f"Năm {year}", f"Year {year}")

    def overlaps(self, other: "ReportingPeriod") -> bool:
        """Return whether at least one day belongs to both periods.

        >>> ReportingPeriod.quarter(2022, 4).overlaps(ReportingPeriod.nine_months(2022))
        False
        """
        return self.start <= other.end and other.start <= self.end

    def contains(self, other: "ReportingPeriod") -> bool:
        """Return whether every day of the other period belongs to this one.

        >>> ReportingPeriod.full_year(2022).contains(ReportingPeriod.quarter(2022, 1))
        True
        """
        return self.start <= other.start and other.end <= self.end

    @classmethod
    def covering(cls, periods: Iterable["ReportingPeriod"]) -> "ReportingPeriod | None":
        """Return the period that several periods form without a gap or an overlap, or None.

        >>> quarters = [ReportingPeriod.quarter(2022, number) for number in (2, 1)]
        >>> ReportingPeriod.covering(quarters).label("en")
        'First six months of 2022'
        >>> ReportingPeriod.covering([quarters[0], ReportingPeriod.quarter(2022, 4)]) is None
        True
        """
        ordered = sorted(periods, key=lambda period: period.start)
        if not ordered or any(one.end + dt.timedelta(1) != other.start for one, other in pairwise(ordered)):
            return None
        first, last = ordered[0], ordered[-1]
        for kind in PeriodKind:
            period = last.with_same_end(kind)
            if period is not None and (period.start, period.end) == (first.start, last.end):
                return period
        return None

    def with_same_end(self, kind: PeriodKind) -> "ReportingPeriod | None":
        """Return the period of a length that ends with this one; None if there is none.

        >>> ReportingPeriod.half_year(2022).with_same_end(PeriodKind.QUARTER).label("en")
        'Quarter 2 of 2022'
        """
        number, rest = divmod(self.last_month, _MONTHS[kind])
        return None if rest else ReportingPeriod(self.year, kind, number)

    def __str__(self) -> str:
        return self.label()
