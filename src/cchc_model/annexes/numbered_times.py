"""Times that titles only number: `Kỳ II`, `Đợt 2`, or a numeral alone."""

import re
from collections.abc import Sequence

from cchc_model.annexes.period_series import COUNTS
from cchc_model.reports.periods import PeriodKind, ReportingPeriod
from cchc_model.reports.unaccented import with_accents

_TIME = re.compile(
    r"\b(?:kỳ|kì|đợt)\s+(?:thứ\s+)?([ivx]{1,4}|[0-9]{1,2})(?![\w/]|[.,-]\d|\s+(?:tháng|năm|quý|ngày|tuần)\b)"
)
_NUMBERED = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF_YEAR)


def column_of_other_number(paths: Sequence[Sequence[str]], period: ReportingPeriod | None) -> int | None:
    """Return the index of the only column whose titles number a time, if that is not the number of a report's period.

    A report of a year, or of nine months, has no number, so that such a time can only be a part of it. A numeral needs
    no word before it if no other title stands above the column. Several such columns may be numbered as columns.

    Args:
        paths: the titles above each column, from top to bottom.
        period: the reporting period, if known.

    >>> third = ReportingPeriod.quarter(2021, 3)
    >>> titles = ("Kỳ II", "Đợt 2", "II", "2", "Kỳ III", "3", "Kỳ 2 tháng")
    >>> [column_of_other_number([[title]], third) for title in titles]
    [0, 0, 0, 0, None, None, None]
    >>> column_of_other_number([["I"], ["II"], ["III"]], third), column_of_other_number([["Kết quả", "2"]], third)
    (None, None)
    """
    numbered = {at: number for at, path in enumerate(paths) if (number := _number(path)) is not None}
    if period is None or len(numbered) != 1:
        return None
    at, number = next(iter(numbered.items()))
    return None if period.kind in _NUMBERED and number == period.number else at


def _number(path: Sequence[str]) -> int | None:
    found = [COUNTS.get(one.upper()) for title in path for one in _TIME.findall(with_accents(title).casefold())]
    found += [COUNTS.get(title.upper()) for title in path if len(path) == 1]
    return next(filter(None, found), None)
