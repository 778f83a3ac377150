"""The columns that could be the value column as well as the one that titles, or the framework's form, name."""

from collections.abc import Sequence

from cchc_model.annexes.candidates import Candidate, bare_title, may_have_values
from cchc_model.annexes.numbers_aside import differs_in_kind, is_unlikely
from cchc_model.annexes.sums import are_other_values
from cchc_model.annexes.title_words import Role
from cchc_model.framework.form_columns import FormColumns
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold

_STATED = (Role.CURRENT, Role.TOTAL, Role.VALUE, Role.CORRECTION)
_OPEN = (None, Role.TOTAL, Role.VALUE)
_ACTUAL, _BY = frozenset(map(fold, ("thực tế", "actual"))), fold("theo")
_NUMBER = fold("số")
"""The word before what a column counts, or before what its numbers are: `Số chính thức`."""


def contends(one: Candidate, chosen: Candidate, form: FormColumns) -> bool:
    """Return whether a column could be the value column by its titles and its content.

    It could if titles state values, or numbers like those of the column of the form. It has other numbers, and not far
    fewer. Columns of the form, and those that titles exclude, could not.

    Args:
        one: the column.
        chosen: the column with the title of the form's value column.
        form: the columns of the form.
    """
    known = map(bare_title, (form.ordinal, form.unit, form.note, *form.others))
    if one is chosen or not one.column.path or bare_title(one.column.label) in known:
        return False
    as_many = one.column.numbers > 0 and 2 * one.column.numbers >= chosen.column.numbers
    if not (as_many and may_have_values(one.column)) or (one.is_foreign and not chosen.is_foreign):
        return False
    if one.role is None and not one.unsettled and not has_others(one, chosen):
        first = fold(with_accents(one.column.path[-1])).partition(" ")[0]
        return first == _NUMBER and are_other_values(one.column, chosen.column)
    stated = one.role in _STATED or one.role is None
    return stated and not one.is_share and one.column.rows != chosen.column.rows


def stands_beside(one: Candidate, chosen: Candidate) -> bool:
    """Return whether a column without a title, which may belong to the title on its left, has as many numbers."""
    near = not one.column.path and one.column.place == chosen.column.place + 1
    return near and may_have_values(one.column) and 2 * one.column.numbers >= chosen.column.numbers > 0


def is_rival(one: Candidate, chosen: Candidate) -> bool:
    """Return whether a column that no title explains, or of corrections, has as many numbers as the chosen one.

    Parts may stand beside a total or the values of the period without a further title, unless the numbers show that
    they are none. Beside estimates any such column may have the final numbers. A column without a title may belong to
    the title on its left. A column with the same cells is a copy.
    """
    if one.role not in (None, Role.CORRECTION) or (one.is_foreign and not chosen.is_foreign):
        return False
    if has_others(one, chosen):
        return False
    if not one.column.path:
        return stands_beside(one, chosen)
    if one.column.rows == chosen.column.rows or _is_by_another(one, chosen):
        return False
    as_many = may_have_values(one.column) and 2 * one.column.numbers >= chosen.column.numbers > 0
    other = chosen.role is Role.VALUE or one.role is Role.CORRECTION or Role.ESTIMATE in chosen.column.roles
    return as_many and (other or are_other_values(one.column, chosen.column))


def has_others(one: Candidate, chosen: Candidate) -> bool:
    """Return whether a column that no title explains has, by its numbers, something else than the chosen one."""
    return one.role is None and differs_in_kind(one.column, chosen.column)


def hardly_has_values(one: Candidate, filled: Sequence[Candidate]) -> bool:
    """Return whether a column that no title explains hardly has values by its numbers, and another one may have more.

    Titles exclude the other one. They may be misunderstood, as by the word for a plan in `Thực hiện kế hoạch`.

    Args:
        one: the column.
        filled: the columns whose numbers may be values.
    """
    if one.role is not None or not one.column.path or not (is_unlikely(one.column) or one.column.has_shares):
        return False
    return any(other is not one and 2 * other.column.numbers >= one.column.numbers for other in filled)


def may_be_of_unknown_period(chosen: Candidate, judged: Sequence[Candidate], period: ReportingPeriod | None) -> bool:
    """Return whether a column is that of a report's period only if the report is of the period in its title.

    Where no text tells the period, another column with as many numbers may as well have the values: `Quý II/2021`
    beside `Kết quả`. One that titles or numbers exclude may not, nor may the column of another period.

    Args:
        chosen: the column.
        judged: the columns that are not names, units, ordinals or notes.
        period: the reporting period, if known.
    """
    if period is not None or not chosen.dated or Role.CURRENT in chosen.column.roles:
        return False
    others = [one for one in judged if one is not chosen and one.role in _OPEN and not (one.dated or one.is_share)]
    return any(_has_as_many(one, chosen) and not has_others(one, chosen) for one in others)


def _has_as_many(one: Candidate, chosen: Candidate) -> bool:
    """Return whether a column has other numbers than another one, and not far fewer."""
    if one.is_foreign or one.column.rows == chosen.column.rows or not one.column.path:
        return False
    return may_have_values(one.column) and 2 * one.column.numbers >= chosen.column.numbers > 0


def _is_by_another(one: Candidate, chosen: Candidate) -> bool:
    """Return whether a title says by what its numbers are, beside the actual ones: `Thực tế | Theo đề án`."""
    own, title = (fold(with_accents(column.column.path[-1])) if column.column.path else "" for column in (chosen, one))
    return one.role is None and own in _ACTUAL and title.partition(" ")[0] == _BY
