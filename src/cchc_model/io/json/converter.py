"""The converter between what the library returns and plain data."""

import datetime as dt
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs
from attrs import evolve
from cattrs import Converter

from cchc_model.analysis.rates import Rates
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.framework import Framework
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.io.json.consequences import contradicted
from cchc_model.io.json.failures import register_failures
from cchc_model.io.json.figures import members, register_figures
from cchc_model.io.json.mappings import register_mappings
from cchc_model.io.json.references import register_references
from cchc_model.io.json.shapes import (
    FORMER_FORMAT,
    JSON_FORMAT,
    Entries,
    Identity,
    RatesForm,
    Shape,
    Version,
    has_shape,
    shape_of,
)
from cchc_model.io.structuring import (
    NO_OBJECT,
    Hook,
    RefusedError,
    other_version,
    refuse,
    strict_converter,
    structure,
)
from cchc_model.io.toml.framework.reading import framework_from
from cchc_model.io.toml.framework.writing import framework_text
from cchc_model.reports.entries import Entry
from cchc_model.reports.indicator_values import wrong_entry
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, close_matches

_FOREIGN = Bilingual("không phải chỉ tiêu của khung chỉ tiêu này", "is not an indicator of this framework")
_MISSING = Bilingual("thiếu mục này", "is missing")
_OTHER_KEY = Bilingual("khác khóa của mục này", "differs from the key of this item")
_CONTRADICTS = Bilingual("khác kết quả tính từ các số liệu còn lại", "differs from the result of the other figures")


def make_converter(framework: Framework = SOC_TRANG_DISTRICT, rubric: Rubric | None = None) -> Converter:
    """Return a converter for the results of one framework.

    Args:
        framework: the framework; data of another framework is rejected.
        rubric: the rubric of score sheets.
    """
    converter = strict_converter()
    converter.register_structure_hook(Path, lambda data, _: Path(converter.structure(data, str)))
    converter.register_unstructure_hook_func(_is_path, str)
    register_figures(converter)
    register_mappings(converter)
    converter.register_unstructure_hook_factory(has_shape, lambda cls: _packing(shape_of(cls), converter))
    converter.register_structure_hook_factory(has_shape, lambda cls: _unpacking(cls, converter, framework))
    converter.register_structure_hook(Version, _version)
    converter.register_unstructure_hook(Version, int)
    converter.register_structure_hook(Entries, _entries_hook(converter, framework))
    converter.register_unstructure_hook(Entries, lambda entries: converter.unstructure(dict(entries)))
    register_references(converter, framework, rubric)
    register_failures(converter)
    _register_whole(converter, framework)
    return converter


def _is_path(cls: object) -> bool:
    return isinstance(cls, type) and issubclass(cls, Path)


def _packing(shape: Shape, converter: Converter) -> Callable[[Any], object]:
    return lambda value: converter.unstructure(shape.packed(value))


def _unpacking(cls: type, converter: Converter, framework: Framework) -> Hook:
    shape = shape_of(cls)

    def hook(data: object, _: object) -> object:
        if not isinstance(data, Mapping):
            return converter.structure(data, shape.form)  # the reason names the keys
        current = _current(data, cls)
        _refuse_foreign(current, shape, converter)
        value = shape.unpacked(converter.structure(current, shape.form), cls, framework)
        wrong = list(contradicted(value))
        if not wrong:  # what is derived from contradictory figures would have no meaning
            again = converter.unstructure(value)
            wrong = [key for key in shape.derived if key in data and _figures(data[key]) != _figures(again[key])]
        if wrong:
            problems = [Problem(key, _CONTRADICTS) for key in wrong]
            raise InvalidDataError(Bilingual(f"Dữ liệu {cls.__name__}", cls.__name__), problems)
        return value

    return hook


def _current(data: Mapping[str, object], cls: type) -> Mapping[str, object]:
    """Return data in the present form, from that of format 1 of reports."""
    version = data.get("format")
    if cls is Report and type(version) is int and version == FORMER_FORMAT and "framework" not in data:
        renamed = {"framework" if key == "edition" else key: value for key, value in data.items()}
        return {"layout": None, "overall_rates": {}, **renamed, "format": JSON_FORMAT}
    return data


def _refuse_foreign(data: Mapping[str, object], shape: Shape, converter: Converter) -> None:
    """Refuse the data of another version or framework at once, because every row of it would be another problem."""
    for key, hint in (("format", Version), ("framework", Identity)):
        hints = {one.name: one.type for one in attrs.fields(shape.form)}
        if key in data and key in hints and hint in members(hints[key]) and data[key] is not None:
            try:
                converter.structure(data[key], hint)
            except RefusedError as error:
                raise InvalidDataError(nouns.REPORT, [Problem(key, error.message)]) from None


def _figures(data: object) -> object:
    """Return data without sentences, whose wording may improve between two versions of the library."""
    if isinstance(data, Mapping):
        return None if data.keys() == {"vi", "en"} else {key: _figures(value) for key, value in data.items()}
    return [_figures(item) for item in data] if isinstance(data, list | tuple) else data


def _version(data: object, _: object) -> Version:
    if type(data) is not int or data != JSON_FORMAT:
        raise RefusedError(other_version(data, JSON_FORMAT, FORMER_FORMAT))
    return Version(data)


def _register_whole(converter: Converter, framework: Framework) -> None:
    """Register the hooks for rates, which are a mapping, and for frameworks, whose form is that of their files."""
    converter.register_unstructure_hook(Rates, lambda rates: converter.unstructure(RatesForm.of(rates)))
    converter.register_structure_hook(Rates, lambda data, _: _rates(converter.structure(data, RatesForm), framework))
    converter.register_unstructure_hook(Framework, lambda framework: _plain(tomllib.loads(framework_text(framework))))
    converter.register_structure_hook(Framework, _framework)


def _rates(form: RatesForm, framework: Framework) -> Rates:
    """Return rates in the framework's order, because the keys of an object have none."""
    held, known = form.rates, {rate.id: rate for rate in framework.rates}
    problems = [Problem(f"rates.{key}", _MISSING) for key in known if key not in held]
    problems += [Problem(f"rates.{key}.rate", _OTHER_KEY) for key, one in held.items() if one.rate.id != key]
    if problems:
        raise InvalidDataError(nouns.RATE, problems)
    return Rates(((key, held[key]) for key in known), framework.id)


def _plain(data: object) -> object:
    if isinstance(data, Mapping):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(item) for item in data]
    return data.isoformat() if isinstance(data, dt.date) else data


def _framework(data: object, _: object) -> Framework:
    if not isinstance(data, Mapping):
        raise refuse(data, NO_OBJECT)
    dates = {key: _date(data[key]) for key in ("valid_from", "valid_until") if key in data}
    return framework_from("framework", {**data, **dates})


def _date(data: object) -> object:
    try:
        return dt.date.fromisoformat(data) if isinstance(data, str) else data
    except ValueError:
        return data  # the reader of frameworks refuses it


def _entries_hook(converter: Converter, framework: Framework) -> Hook:
    """Return a hook for entries that reports all problems: wrong forms or kinds, unknown or missing indicators."""

    def hook(data: object, _: object) -> Entries:
        if not isinstance(data, Mapping):
            raise refuse(data, NO_OBJECT)
        known, entries, problems = framework.indicators, Entries(), []
        for key, item in data.items():
            if key not in known:
                problems.append(Problem(str(key), _FOREIGN, close_matches(str(key), known)))
                continue
            try:
                entries[key] = structure(item, Entry, converter)
            except InvalidDataError as error:
                problems += [evolve(p, place=f"{key}{p.place[1:]}") for p in error.problems]
            else:
                wrong = wrong_entry(entries[key], known[key])
                problems += [Problem(f"{key}.value", wrong)] if wrong else []
        problems += [Problem(key, _MISSING) for key in known if key not in data]
        if problems:
            raise InvalidDataError(nouns.ENTRIES, problems)
        return entries

    return hook
