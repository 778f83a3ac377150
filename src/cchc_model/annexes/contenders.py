"""The columns that could be the value column as well as the one that the framework's form names."""

from cchc_model.annexes.candidates import Candidate, bare_title, may_have_values
from cchc_model.annexes.sums import are_other_values
from cchc_model.annexes.title_words import Role
from cchc_model.framework.form_columns import FormColumns
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold

_STATED = (Role.CURRENT, Role.TOTAL, Role.VALUE, Role.CORRECTION)
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
    if one.role is None and not one.unsettled:
        first = fold(with_accents(one.column.path[-1])).partition(" ")[0]
        return first == _NUMBER and are_other_values(one.column, chosen.column)
    stated = one.role in _STATED or one.role is None
    return stated and not one.is_share and one.column.rows != chosen.column.rows
