"""Conversion of a file's data to a framework, or to all its problems."""

import datetime as dt

from attrs import frozen
from cattrs import Converter

from cchc_model.errors import InvalidDataError
from cchc_model.framework.form_columns import FormColumns
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import Measure
from cchc_model.framework.rows import Branch, Item
from cchc_model.framework.rules import Rule
from cchc_model.io.structuring import Hook, one_of, refuse, strict_converter, structure
from cchc_model.io.toml.framework.formula_lines import read_formulas
from cchc_model.io.toml.framework.lines import (
    ROW_LINES,
    CodeListId,
    CodeListLine,
    IndicatorId,
    RateId,
    RateLine,
    RowId,
    RowLine,
    SectionLine,
    TextLine,
    UnitTypeId,
    UnitTypeLine,
    item,
)
from cchc_model.io.toml.framework.names import (
    CODE_LIST,
    INDICATOR,
    STATED_RATE,
    UNIT_TYPE,
    Data,
    measure_names,
    rate_names,
    row_names,
)
from cchc_model.io.toml.framework.problems import contradictions, placed, reasons_to_stop
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

_NO_DATE = Bilingual("không phải ngày, như 2026-01-31", "not a date such as 2026-01-31")


@frozen(kw_only=True)
class FrameworkForm:
    """Form of a framework's file."""

    format: int
    id: str
    version: str
    name: Bilingual
    unit_types: tuple[UnitTypeLine, ...] = ()
    code_lists: tuple[CodeListLine, ...] = ()
    rows: tuple[RowLine, ...]
    rates: tuple[RateLine, ...] = ()
    rules: tuple[Rule, ...] = ()
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    description: Bilingual | None = None
    columns: FormColumns | None = None


def framework_from(name: str, data: Data) -> Framework:
    """Return the framework that the data of a file defines.

    Args:
        name: the name of the file in errors.
        data: the content of the file.

    Raises:
        InvalidDataError: the data is not a framework. The error lists problems of its form and references; without
            any, the problems that the lint of a framework finds.
    """
    try:
        return _framework(_form(data))
    except InvalidDataError as error:
        raise InvalidDataError(
            Bilingual(f"Khung chỉ tiêu “{name}”", f"framework {name!r}"), placed(error.problems, data)
        ) from None


def _form(data: Data) -> FrameworkForm:
    """Return the lines of a file after validation of their form and references."""
    problems = list(reasons_to_stop(data))
    if problems:
        raise InvalidDataError(nouns.FRAMEWORK, problems)
    problems += contradictions(data)
    try:
        form = structure(data, FrameworkForm, _converter(data))
    except InvalidDataError as error:
        raise InvalidDataError(nouns.FRAMEWORK, (*error.problems, *problems)) from None
    if problems:
        raise InvalidDataError(nouns.FRAMEWORK, problems)
    return form


def _converter(data: Data) -> Converter:
    """Return a converter for one file, which rejects references to undefined names."""
    converter = strict_converter()
    rows, measures = row_names(data), measure_names(data)
    for cls, hook in (
        (RowId, rows.hook()),
        (IndicatorId, rows.hook(INDICATOR)),
        (UnitTypeId, measures.hook(UNIT_TYPE)),
        (CodeListId, measures.hook(CODE_LIST)),
        (RateId, rate_names(data).hook(STATED_RATE)),
    ):
        converter.register_structure_hook(cls, hook)
    converter.register_structure_hook_func(lambda cls: cls == RowLine, one_of(ROW_LINES, "kind", converter))
    converter.register_structure_hook(Bilingual, _bilingual(converter))
    converter.register_structure_hook(dt.date, _date)
    read_formulas(converter, data)
    return converter


def _date(data: object, _: object) -> dt.date:
    if type(data) is not dt.date:  # a time of day has no meaning here
        raise refuse(data, _NO_DATE)
    return data


def _bilingual(converter: Converter) -> Hook:
    """Return a hook for texts, whose English may be left out."""

    def hook(data: object, _: object) -> Bilingual:
        return converter.structure(data, TextLine).text()

    return hook


def _framework(form: FrameworkForm) -> Framework:
    measures: dict[str, Measure] = {line.id: line.measure() for line in form.unit_types}
    measures |= {line.id: line.measure() for line in form.code_lists}
    items = [item(line, measures) for line in form.rows]
    rates = tuple(line.rate() for line in form.rates)
    return Framework(
        form.id,
        form.version,
        form.name,
        _outline(form.rows, items),
        rates,
        form.rules,
        form.valid_from,
        form.valid_until,
        form.description,
        form.columns,
    )


def _outline(rows: tuple[RowLine, ...], items: list[Item]) -> tuple[Branch, ...]:
    """Return the tree of rows in printed order, built from its last row up."""
    below: dict[str | None, list[Branch]] = {}
    for line, row in zip(reversed(rows), reversed(items), strict=True):
        branch = Branch(row, tuple(reversed(below.pop(row.id, []))))
        below.setdefault(None if isinstance(line, SectionLine) else line.under, []).append(branch)
    return tuple(reversed(below[None]))
