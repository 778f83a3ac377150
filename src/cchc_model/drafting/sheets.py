"""Sheets of a workbook that are parts of one form, joined to its rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from cchc_model.drafting.form_rows import Form, FormRow
from cchc_model.drafting.ordinals import NO_MARKER
from cchc_model.reports.period_texts import periods_in
from cchc_model.vietnamese.text import fold


def repeat_rows(forms: Sequence[Form]) -> bool:
    """Return whether sheets repeat each other: two of them share at least half of the rows of the shorter one.

    Sheets with one form for each month do. The parts of a form share little more than a total.
    """
    names = [Counter(fold(row.printed) for row in form.rows if not _is_title(row)) for form in forms]
    return any(
        2 * (one & other).total() >= min(one.total(), other.total()) > 0 for one, other in combinations(names, 2)
    )


def joined(forms: Mapping[str, Form]) -> Form:
    """Return the forms of several sheets as one, in their order.

    Sheets that all begin with a numbered section are joined as they are, unless two of them have a section of one
    name. Otherwise each sheet is a section, with its title as the name.

    Args:
        forms: the form of each sheet, by the name of the sheet.
    """
    if len(forms) == 1:
        return next(iter(forms.values()))
    filled = {sheet: form for sheet, form in forms.items() if form.rows}
    sections = Counter(name for form in filled.values() for name in {fold(row.name) for row in _sections(form)})
    headed = not all(form.rows[0].bare_number for form in filled.values()) or any(n > 1 for n in sections.values())
    rows: list[FormRow] = []
    begins: dict[int, str] = {}
    for sheet, form in filled.items():
        begins[len(rows)] = sheet
        if headed:
            rows.append(_head(_name(sheet, filled), form.rows[0]))
        rows += form.rows
    titles, units = {form.title for form in forms.values()}, {form.unit for form in forms.values()}
    return Form(
        titles.pop() if len(titles) == 1 else "",
        tuple(rows),
        units.pop() if len(units) == 1 else "",
        begins,
        headed=headed,
        unnamed=tuple(line for form in forms.values() for line in form.unnamed),
        below=tuple(line for form in forms.values() for line in form.below),
        perhaps_units=next((form.perhaps_units for form in forms.values() if form.perhaps_units), ""),
        accumulated=min(form.accumulated for form in filled.values()) if filled else "",
    )


def _is_title(row: FormRow) -> bool:
    return row.bare or row.bare_number


def _sections(form: Form) -> list[FormRow]:
    return [row for row in form.rows if row.bare_number]


def _name(sheet: str, forms: Mapping[str, Form]) -> str:
    """Return the title of a sheet if no other one has it and it names no period; else the name of the sheet."""
    title = forms[sheet].title
    alike = sum(fold(form.title) == fold(title) for form in forms.values())
    return title if title and alike == 1 and not any(periods_in(title)) else sheet


def _head(name: str, first: FormRow) -> FormRow:
    return FormRow(NO_MARKER, "", name, name, "", "", first.source)
