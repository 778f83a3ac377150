"""The column that is the sum of those beside it in every row, and so has the total of their values."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from cchc_model.annexes.candidates import Candidate, may_have_values
from cchc_model.annexes.column_content import ColumnContent
from cchc_model.annexes.listed_months import make_up, months_of
from cchc_model.annexes.part_titles import is_total
from cchc_model.annexes.title_words import EXCLUDED, Role
from cchc_model.annexes.titles import meaning, states_beginning
from cchc_model.reports.cell_reading import is_nil_mark
from cchc_model.reports.period_texts import MOST_DAYS
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.time_uses import closing_days
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.numbers import parse_number, without_group_spaces
from cchc_model.vietnamese.text import fold

_BEFORE, _STOCK, _WHOLE = map(fold, ("trước", "tồn", "cả"))
_INSIDE = re.compile(rf"\b(?:{fold('đầu')}|{fold('cuối')}) (?:{fold('quý')}|{fold('kỳ')})$")
_LENGTH = re.compile(r"\b0?(\d{1,2})\s+tháng\b(?!\s+(?:đầu|cuối))", re.IGNORECASE)
_SLACK = dt.timedelta(days=MOST_DAYS)
_FEWEST_PARTS = 2
_FEWEST_ROWS = 2
_FEWEST_PROOFS = 3


def sum_of_others(judged: Sequence[Candidate], period: ReportingPeriod | None = None) -> Candidate | None:
    """Return the column that is the sum of the others in each row that they have numbers in; None without one.

    Two rows or more must have several numbers, because one sum may be chance. If no title explains the column, it must
    be the last one, and three different sums must prove it. A column of corrections makes any sum doubtful. Columns
    that titles explain as something else than parts, or than times within the reporting period, are no part of it; the
    rest of a whole is if no other sum is proven: `Cộng | Đã nộp | Chưa nộp`.

    Args:
        judged: the columns that are not names, units, ordinals or notes.
        period: the reporting period, if known.
    """
    if any(one.role is Role.CORRECTION for one in judged):
        return None
    columns = [one for one in judged if one.column.numbers and may_have_values(one.column)]
    columns = [one for one in columns if not one.is_share]
    rests = [one for one in columns if _is_rest(one)]
    columns = [one for one in columns if not one.excluded or _is_part(one, period)]
    sums = [one for one in columns if may_be_total(one) and _is_sum(one, columns)]
    if rests and not sums:
        sums = [one for one in columns if may_be_total(one) and _is_sum(one, [*columns, *rests])]
    sums = sums or [one for one in columns[-1:] if one.role is None and one.column.path and _is_proven(one, columns)]
    return sums[0] if len(sums) == 1 else None


def _is_rest(one: Candidate) -> bool:
    """Return whether titles name the rest of a whole, and not what may be carried over into it: `Tồn đầu kỳ`."""
    carried = any(states_beginning(title) or _STOCK in fold(with_accents(title)).split() for title in one.column.path)
    return one.role is Role.REMAINDER and not carried


def _is_part(one: Candidate, period: ReportingPeriod | None) -> bool:
    """Return whether titles name a part of a whole: of what is counted, or of the time of the report.

    The time before a day or an event within it, as in `Trước sáp nhập`, or at its beginning, as in `2 tháng đầu quý`,
    is such a part if a sum proves it.
    """
    if one.role is not Role.OTHER_PERIOD or period is None:
        return one.role is Role.PART
    months = one.months(period.year)
    days = [day for title in one.read.path for span in closing_days(title, period.year) for day in span if day]
    first, last = period.start - _SLACK, period.end + _SLACK
    within = bool(days) and all(first <= day <= last for day in days)
    title = one.column.path[-1]
    divided = _first_word(title) == _BEFORE or _INSIDE.search(fold(with_accents(title))) is not None
    return months < months_of(period) if months else within or divided


def without_other_totals(judged: Sequence[Candidate], period: ReportingPeriod | None) -> list[Candidate]:
    """Return the columns, those of totals over other periods than that of the report as columns of another period.

    The months of a quarter make it up, and so do two of them in one column and the third. Two quarters before it, or
    one beside what happened since, make up another period.

    Args:
        judged: the columns that are not names, units, ordinals or notes.
        period: the reporting period, if known.
    """
    dated = [one for one in judged if one.role is Role.OTHER_PERIOD and period and one.months(period.year)]
    if period is None or not any(one.column.numbers for one in dated):
        return [*judged]
    return [evolve(one, role=Role.OTHER_PERIOD) if _adds_other(one, judged, dated, period) else one for one in judged]


def _adds_other(
    total: Candidate, judged: Sequence[Candidate], dated: Sequence[Candidate], period: ReportingPeriod
) -> bool:
    if total.role in EXCLUDED or total.role is Role.CURRENT or not (may_be_total(total) or total.role is None):
        return False
    others = [one for one in judged if one is not total and one.column.numbers and may_have_values(one.column)]
    others = [one for one in others if (not one.excluded or one.role is Role.PART) and not one.is_share]
    filled = [one for one in dated if one.column.numbers]
    if not _is_sum(total, [total, *filled, *others]):
        return False
    months, all_months = ([one.months(period.year) for one in some] for some in (filled, dated))
    outside = any(not one < months_of(period) for one in months)
    return outside or not (others or make_up(months, period) or make_up(all_months, period))


def of_whole_period(judged: Sequence[Candidate], period: ReportingPeriod | None) -> list[Candidate]:
    """Return the columns, that of as many months as the period has as one of the period if its months add up to it.

    `3 tháng` alone would be the first three months of the year.

    Args:
        judged: the columns that are not names, units, ordinals or notes.
        period: the reporting period, if known.
    """
    if period is None or not any(_has_length(one, period) for one in judged):
        return [*judged]
    dated = [one for one in judged if one.role is Role.OTHER_PERIOD and one.column.numbers]
    return [
        evolve(one, role=Role.CURRENT) if _has_length(one, period) and _is_of_months(one, dated, period) else one
        for one in judged
    ]


def _has_length(one: Candidate, period: ReportingPeriod) -> bool:
    """Return whether the title of a column names a number of months, and not which: `Gộp 3 tháng`."""
    if one.role not in (None, Role.OTHER_PERIOD) or not one.column.path:
        return False
    found = _LENGTH.search(one.column.path[-1])
    return found is not None and int(found[1]) == len(months_of(period))


def _is_of_months(whole: Candidate, dated: Sequence[Candidate], period: ReportingPeriod) -> bool:
    parts = [one for one in dated if one is not whole]
    return make_up([one.months(period.year) for one in parts], period) and _is_sum(whole, [whole, *parts])


def are_other_values(one: ColumnContent, chosen: ColumnContent) -> bool:
    """Return whether the numbers of a column are like those of another in most rows, and no parts of them."""
    pairs = pairs_of(one, chosen)
    alike = sum(own <= 2 * value and value <= 2 * own for value, own in pairs)
    return 2 * alike > len(pairs) and any(value > own for value, own in pairs)


def pairs_of(one: ColumnContent, other: ColumnContent) -> list[tuple[Number, Number]]:
    """Return the numbers of two columns in the rows that have one in both."""
    pairs: list[tuple[Number, Number]] = []
    for text, own in zip(one.rows, other.rows, strict=True):
        try:
            pairs += zip(_numbers([text]), _numbers([own]), strict=False)
        except InvalidNumberError:
            continue
    return pairs


def is_sum_of(whole: Candidate, parts: Sequence[Candidate]) -> bool:
    """Return whether a column is the sum of several others in every row."""
    return _is_sum(whole, [whole, *parts])


def may_be_total(one: Candidate) -> bool:
    """Return whether titles name values or a total; other words may count something that has just these parts."""
    stated = one.role in (Role.VALUE, Role.TOTAL, Role.CURRENT)
    return stated or any(is_total(title) or _is_whole(title) for title in one.column.path[-1:])


def _is_whole(title: str) -> bool:
    """Return whether a title names all of a time, such as `Cả quý`."""
    return _first_word(title) == _WHOLE and not meaning(title).unexplained


def _first_word(title: str) -> str:
    return fold(with_accents(title)).partition(" ")[0]


def _is_sum(whole: Candidate, columns: Sequence[Candidate]) -> bool:
    parts = [_added(one.column) for one in columns if one is not whole]
    if len(parts) < _FEWEST_PARTS:
        return False
    proving = 0
    try:
        for text, *others in zip(_added(whole.column), *parts, strict=True):
            numbers = list(_numbers(others))
            if numbers and sum(numbers) != next(_numbers([text]), None):
                return False
            proving += sum(number > 0 for number in numbers) >= _FEWEST_PARTS
    except InvalidNumberError:  # a text is not added
        return False
    return proving >= _FEWEST_ROWS


def _is_proven(whole: Candidate, columns: Sequence[Candidate]) -> bool:
    """Return whether a column is the sum of the others in rows with enough different sums."""
    return _is_sum(whole, columns) and len({*_numbers(_added(whole.column))} - {0}) >= _FEWEST_PROOFS


def _added(column: ColumnContent) -> list[str]:
    """Return the cells of a column in the rows that may be added up."""
    return [cell for at, cell in enumerate(column.rows) if at not in column.unadded]


def _numbers(texts: Sequence[str]) -> Iterator[Number]:
    """Yield the numbers of cells that are neither blank nor a mark for nothing.

    Raises:
        InvalidNumberError: a text is anything else.
    """
    yield from (parse_number(without_group_spaces(text)) for text in texts if text and not is_nil_mark(text))
