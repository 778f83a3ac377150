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
from cchc_model.annexes.titles import meaning
from cchc_model.reports.cell_reading import is_nil_mark
from cchc_model.reports.period_texts import MOST_DAYS
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.time_uses import closing_days
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.numbers import parse_number, without_group_spaces
from cchc_model.vietnamese.text import fold

_BEFORE, _WHOLE = map(fold, ("trước", "cả"))
_INSIDE = re.compile(rf"\b(?:{fold('đầu')}|{fold('cuối')}) (?:{fold('quý')}|{fold('kỳ')})$")
_SLACK = dt.timedelta(days=MOST_DAYS)
_FEWEST_PARTS = 2
_FEWEST_ROWS = 2


def sum_of_others(judged: Sequence[Candidate], period: ReportingPeriod | None = None) -> Candidate | None:
    """Return the column that is the sum of the others in each row that they have numbers in; None without one.

    Two rows or more must have several numbers, because one sum may be chance. A column of corrections makes any sum
    doubtful. Columns that titles explain as something else than parts, or than times within the reporting period, are
    no part of it.

    Args:
        judged: the columns that are not names, units, ordinals or notes.
        period: the reporting period, if known.
    """
    if any(one.role is Role.CORRECTION for one in judged):
        return None
    columns = [one for one in judged if one.column.numbers and may_have_values(one.column)]
    columns = [one for one in columns if (not one.excluded or _is_part(one, period)) and not one.is_share]
    sums = [one for one in columns if _may_be_total(one) and _is_sum(one, columns)]
    return sums[0] if len(sums) == 1 else None


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
    if total.role in EXCLUDED or total.role is Role.CURRENT or not _may_be_total(total):
        return False
    others = [one for one in judged if one is not total and one.column.numbers and may_have_values(one.column)]
    others = [one for one in others if (not one.excluded or one.role is Role.PART) and not one.is_share]
    filled = [one for one in dated if one.column.numbers]
    if not _is_sum(total, [total, *filled, *others]):
        return False
    months, all_months = ([one.months(period.year) for one in some] for some in (filled, dated))
    outside = any(not one < months_of(period) for one in months)
    return outside or not (others or make_up(months, period) or make_up(all_months, period))


def are_other_values(one: ColumnContent, chosen: ColumnContent) -> bool:
    """Return whether the numbers of a column are like those of another in most rows, and no parts of them."""
    pairs = []
    for text, own in zip(one.rows, chosen.rows, strict=True):
        try:
            pairs += list(zip(_numbers([text]), _numbers([own]), strict=False))
        except InvalidNumberError:
            continue
    alike = sum(own <= 2 * value and value <= 2 * own for value, own in pairs)
    return 2 * alike > len(pairs) and any(value > own for value, own in pairs)


def _may_be_total(one: Candidate) -> bool:
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


def _added(column: ColumnContent) -> list[str]:
    """Return the cells of a column in the rows that may be added up."""
    return [cell for at, cell in enumerate(column.rows) if at not in column.unadded]


def _numbers(texts: Sequence[str]) -> Iterator[Number]:
    """Yield the numbers of cells that are neither blank nor a mark for nothing.

    Raises:
        InvalidNumberError: a text is anything else.
    """
    yield from (parse_number(without_group_spaces(text)) for text in texts if text and not is_nil_mark(text))
