"""Notes that say of which other time a value is: `Số liệu quý trước`, `chép lại Q2`, `lấy theo kỳ trước`."""

import re

from cchc_model.annexes.claims import OF_NUMBERS
from cchc_model.annexes.short_times import in_full
from cchc_model.annexes.tables import has_digit
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import Meaning, meaning, names_another, without_times
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.remarks import without_dates
from cchc_model.vietnamese.text import fold_label

_TAKEN = re.compile(
    r"\b(?:lấy|chép|copy|sao(?: chép)?|dùng số|giữ(?: nguyên)?|của)(?: lại| tạm| theo| từ| số liệu| số| của)*\b"
    r"|^\W*(?:tạm |số liệu |số )*theo\b(?! báo cáo)"
)
"""The words by which a number is taken from somewhere: `chép lại Q2`, `lấy theo kỳ trước`."""
_OF_TIME = frozenset((Role.OTHER_PERIOD, Role.VALUE, Role.TOTAL))


def is_of_another_time(note: str, period: ReportingPeriod | None) -> bool:
    """Return whether a note without other words says that the value beside it is of another time, or planned.

    A time alone may be that of an act, but `kỳ trước` is the time of no act.

    Args:
        note: the note.
        period: the reporting period, if known.

    >>> third = ReportingPeriod.quarter(2022, 3)
    >>> [is_of_another_time(note, third) for note in ("của quý 2", "chép lại Q2", "kỳ trước", "Số liệu kế hoạch")]
    [True, True, True, True]
    >>> [is_of_another_time(note, third) for note in ("quý 2", "của quý 3", "tăng so với kỳ trước")]
    [False, False, False]
    """
    folded = fold_label(note)
    rest = _TAKEN.sub(" ", folded)
    found = meaning(rest)
    if rest != folded or found.roles == {Role.OTHER_PERIOD}:
        taken = not found.unexplained and found.roles <= _OF_TIME and not _has_number(rest)
        if taken and (Role.OTHER_PERIOD in found.roles or names_another(rest, period)):
            return True
    return _says_of_numbers(meaning(note), folded) and (
        bool(meaning(note).roles & {Role.OTHER_PERIOD, Role.PLAN}) or names_another(note, period)
    )


def _says_of_numbers(found: Meaning, folded: str) -> bool:
    """Return whether a note is one about numbers, with no other number, comparison or word that is not understood."""
    of_value = OF_NUMBERS.search(folded) is not None or Role.ACCUMULATED in found.roles
    return of_value and not (found.unexplained or Role.COMPARISON in found.roles or _has_number(folded))


def _has_number(folded: str) -> bool:
    return has_digit(without_dates(without_times(in_full(folded))))
