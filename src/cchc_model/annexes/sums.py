"""The column that is the sum of those beside it in every row, and so has the total of their values."""

from collections.abc import Iterator, Sequence

from cchc_model.annexes.candidates import Candidate, may_have_values
from cchc_model.annexes.column_content import ColumnContent
from cchc_model.annexes.part_titles import is_total
from cchc_model.annexes.title_words import Role
from cchc_model.reports.cell_reading import is_nil_mark
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.numbers import parse_number, without_group_spaces

_FEWEST_PARTS = 2
_FEWEST_ROWS = 2


def sum_of_others(judged: Sequence[Candidate]) -> Candidate | None:
    """Return the column that is the sum of the others in each row that they have numbers in; None without one.

    Two rows or more must have several numbers, because one sum may be chance. A column of corrections makes any sum
    doubtful. Columns that titles explain as something else than parts are no part of it.

    Args:
        judged: the columns that are not names, units, ordinals or notes.
    """
    if any(one.role is Role.CORRECTION for one in judged):
        return None
    columns = [one for one in judged if one.column.numbers and may_have_values(one.column)]
    columns = [one for one in columns if (not one.excluded or one.role is Role.PART) and not one.is_share]
    sums = [one for one in columns if _may_be_total(one) and _is_sum(one, columns)]
    return sums[0] if len(sums) == 1 else None


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
    return one.role in (Role.VALUE, Role.TOTAL, Role.CURRENT) or any(map(is_total, one.column.path[-1:]))


def _is_sum(whole: Candidate, columns: Sequence[Candidate]) -> bool:
    parts = [one.column.rows for one in columns if one is not whole]
    if len(parts) < _FEWEST_PARTS:
        return False
    proving = 0
    try:
        for text, *others in zip(whole.column.rows, *parts, strict=True):
            numbers = list(_numbers(others))
            if numbers and sum(numbers) != next(_numbers([text]), None):
                return False
            proving += sum(number > 0 for number in numbers) >= _FEWEST_PARTS
    except InvalidNumberError:  # a text is not added
        return False
    return proving >= _FEWEST_ROWS


def _numbers(texts: Sequence[str]) -> Iterator[Number]:
    """Yield the numbers of cells that are neither blank nor a mark for nothing.

    Raises:
        InvalidNumberError: a text is anything else.
    """
    yield from (parse_number(without_group_spaces(text)) for text in texts if text and not is_nil_mark(text))
