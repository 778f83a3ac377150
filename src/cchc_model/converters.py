"""JSON: reports and findings as plain data and back, through a cattrs converter made for one edition.

The data holds nothing but dicts, lists, texts, whole numbers and None: a count or code is a number, a
percentage a text with its printed digits (`"25.80"`), an exact fraction a text (`"8/31"`). A report names its
edition and the version of this form. What is not exactly of this form is refused, all problems at once with
their paths.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Final, TypeVar

from attrs import frozen, has
from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError
from cattrs.cols import list_structure_factory
from cattrs.errors import AttributeValidationNote, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_mapping_structure_fn

from cchc_model.cells import Status
from cchc_model.entries import Correction, Entry, Leftover, Provenance
from cchc_model.errors import CchcError, InvalidDataError, Problem
from cchc_model.findings import Figure, Finding, Severity
from cchc_model.framework import Framework
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.numerals import MAX_DECIMALS, Number, plain_decimal
from cchc_model.organisations import Level, Organisation
from cchc_model.periods import PeriodKind, ReportingPeriod
from cchc_model.report import Report, wrong_entry
from cchc_model.text import close_matches, shortened

__all__ = ["FORMAT_VERSION", "dump", "load", "make_converter", "structure"]

FORMAT_VERSION: Final = 1
"""The version of the JSON form that is written and read."""

_T = TypeVar("_T")
_Hook = Callable[[Any, Any], Any]  # cattrs' own type for hooks; it does not leave this module
_DECIMAL: Final = re.compile(rf"-?[0-9]{{1,15}}(?:\.[0-9]{{1,{MAX_DECIMALS}}})?")
_LONGEST_PATH: Final = 100
_FRACTION: Final = re.compile(r"(-?[0-9]{1,100})/([0-9]{1,100})")


@frozen
class _Edition:
    id: str
    version: str


class _Entries(dict[str, Entry]):
    """Entries by indicator, checked against the framework as they are structured."""


@frozen
class _Form:
    """A report as JSON holds it: the framework only named."""

    format: int
    edition: _Edition
    organisation: Organisation | None
    period: ReportingPeriod | None
    entries: "_Entries"
    leftovers: tuple[Leftover, ...]
    corrections: tuple[Correction, ...]
    absent_headings: tuple[str, ...]
    findings: tuple[Finding, ...]


def dump(report: Report) -> dict[str, object]:
    """A report as plain data that `json.dumps` takes.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> data = dump(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31}))
    >>> data["edition"], data["entries"]["plan_tasks"]["value"]
    ({'id': 'soc_trang_district', 'version': '1'}, 31)
    """
    data: dict[str, object] = make_converter(report.framework).unstructure(report)
    return data


def load(data: object, *, framework: Framework = SOC_TRANG_DISTRICT) -> Report:
    """Make a report out of plain data, as `json.loads` gives it.

    Raises:
        InvalidDataError: unknown or missing keys, wrong types, another edition or another version of the form.

    >>> from cchc_model import Report
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31})
    >>> load(dump(report)) == report
    True
    """
    return structure(data, Report, make_converter(framework))


def structure(data: object, cls: type[_T], converter: Converter) -> _T:
    """Structure plain data with a converter; what is wrong becomes one InvalidDataError with all paths.

    Raises:
        InvalidDataError: the data is not of the class's form.

    >>> from cchc_model import Organisation
    >>> structure({"name": "UBND huyện A", "level": "distict"}, Organisation, make_converter())
    Traceback (most recent call last):
    cchc_model.errors.InvalidDataError: not a valid Organisation (1 problem)
      $.level: 'distict' is none of 'province', 'district', 'commune', 'agency'
    """
    try:
        return converter.structure(data, cls)
    except (BaseValidationError, CchcError, _RefusedError) as error:
        raise InvalidDataError(cls.__name__, _problems(error, "$")) from None
    except RecursionError as error:
        raise InvalidDataError(cls.__name__, _problems(error, "$")) from None


def make_converter(framework: Framework = SOC_TRANG_DISTRICT) -> Converter:
    """A cattrs converter for the reports of one edition and for findings, outcomes' parts and all that they hold.

    Args:
        framework: the edition; data of another is refused.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Finding, Report, check
    >>> converter = make_converter()
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"training_planned": 0, "training_actual": 52})
    >>> data = converter.unstructure(check(report).findings[0])
    >>> data["rule"], data["sentences"]["en"].split(",")[0]
    ('part.training_actual', '“People actually trained” is 52')
    >>> converter.structure(data, Finding) == check(report).findings[0]
    True
    """
    converter = Converter(forbid_extra_keys=True)
    for kind, words in ((str, "a text"), (int, "a whole number"), (bool, "true or false")):
        converter.register_structure_hook(kind, _exactly(kind, words))
    for enumeration in (Level, PeriodKind, Provenance, Severity, Status):
        converter.register_structure_hook(enumeration, _member)
        converter.register_unstructure_hook(enumeration, lambda member: str(member.value))
    converter.register_structure_hook_func(lambda cls: cls == Number, lambda data, _: _number(data))
    converter.register_structure_hook_func(lambda cls: cls == Number | None, lambda data, _: _optional(data))
    converter.register_structure_hook_func(lambda cls: cls == Figure, lambda data, _: _figure(data))
    converter.register_unstructure_hook(Decimal, plain_decimal)
    converter.register_unstructure_hook(Fraction, lambda figure: f"{figure.numerator}/{figure.denominator}")
    converter.register_structure_hook_factory(_is(tuple), lambda cls: _tuple_hook(cls, converter))
    converter.register_structure_hook_factory(_is(Mapping), lambda cls: _mapping_hook(cls, converter))
    converter.register_structure_hook_factory(has, lambda cls: _object_hook(cls, converter))
    converter.register_structure_hook(_Entries, _entries_hook(converter, framework))
    converter.register_unstructure_hook(_Entries, lambda entries: converter.unstructure(dict(entries)))
    converter.register_structure_hook(_Edition, _edition_hook(framework))
    converter.register_unstructure_hook(Report, lambda report: converter.unstructure(_form(report)))
    converter.register_structure_hook(Report, lambda data, _: _report(converter.structure(data, _Form), framework))
    return converter


def _form(report: Report) -> _Form:
    edition = _Edition(report.framework.id, report.framework.version)
    return _Form(
        FORMAT_VERSION,
        edition,
        report.organisation,
        report.period,
        _Entries(report.entries),
        report.leftovers,
        report.corrections,
        report.absent_headings,
        report.findings,
    )


def _report(form: _Form, framework: Framework) -> Report:
    if form.format != FORMAT_VERSION:
        reads = f"is {form.format}; this library reads {FORMAT_VERSION}"
        raise InvalidDataError("Report", [Problem("format", reads)])
    try:
        return Report(
            framework,
            form.entries,
            form.organisation,
            form.period,
            form.leftovers,
            form.corrections,
            form.absent_headings,
            form.findings,
        )
    except InvalidDataError as error:
        raise InvalidDataError("Report", error.problems) from None


class _RefusedError(Exception):
    """A value that the form does not have at this place."""


def _refuse(data: object, expected: str) -> _RefusedError:
    shown = f"a {type(data).__name__}" if isinstance(data, list) else repr(data)
    return _RefusedError(f"{shortened(shown)} is {expected}")


def _exactly(kind: type, words: str) -> _Hook:
    """No coercion: cattrs would make 5 of "5", and True of anything."""

    def hook(data: object, _: object) -> object:
        if type(data) is not kind:
            raise _refuse(data, f"not {words}")
        return data

    return hook


def _member(data: object, cls: type[Enum]) -> Enum:
    for member in cls:
        if isinstance(data, str) and data == member.value:
            return member
    raise _refuse(data, "none of " + ", ".join(repr(member.value) for member in cls))


def _number(data: object) -> Number:
    if type(data) is int:
        return data
    if isinstance(data, str) and _DECIMAL.fullmatch(data):
        return Decimal(data)
    raise _refuse(data, "neither a whole number nor a percentage as a text, such as '25.81'")


def _optional(data: object) -> Number | None:
    return None if data is None else _number(data)


def _figure(data: object) -> Figure:
    fraction = _FRACTION.fullmatch(data) if isinstance(data, str) else None
    if fraction and int(fraction[2]):
        return Fraction(int(fraction[1]), int(fraction[2]))
    return _number(data)


def _edition_hook(framework: Framework) -> _Hook:
    wanted = {"id": framework.id, "version": framework.version}

    def hook(data: object, _: object) -> _Edition:
        if data != wanted:
            raise _refuse(data, f"not the edition {wanted}; give the report's own edition as `framework`")
        return _Edition(framework.id, framework.version)

    return hook


def _entries_hook(converter: Converter, framework: Framework) -> _Hook:
    """Entries with all that is wrong with any: its form, its kind, an indicator that is foreign or missing."""

    def hook(data: object, _: object) -> _Entries:
        if not isinstance(data, Mapping):
            raise _refuse(data, "not an object")
        known, entries, problems = framework.indicators, _Entries(), []
        for key, item in data.items():
            if key not in known:
                problems.append(Problem(str(key), "is no indicator of this edition", close_matches(str(key), known)))
                continue
            try:
                entries[key] = converter.structure(item, Entry)
            except (BaseValidationError, CchcError, _RefusedError) as error:
                problems += [Problem(f"{key}{p.place[1:]}", p.message) for p in _problems(error, "$")]
            else:
                wrong = wrong_entry(entries[key], known[key])
                problems += [Problem(f"{key}.value", wrong)] if wrong else []
        problems += [Problem(key, "is missing") for key in known if key not in data]
        if problems:
            raise InvalidDataError("entries", problems)
        return entries

    return hook


def _is(origin: type) -> Callable[[Any], bool]:
    return lambda cls: getattr(cls, "__origin__", None) is origin


def _tuple_hook(cls: Any, converter: Converter) -> _Hook:
    inner = list_structure_factory(cls, converter)
    return _only(list, "not a list", lambda data, as_: tuple(inner(data, as_)))


def _mapping_hook(cls: Any, converter: Converter) -> _Hook:
    return _only(Mapping, "not an object", make_mapping_structure_fn(cls, converter, structure_to=dict))


def _object_hook(cls: Any, converter: Converter) -> _Hook:
    return _only(Mapping, "not an object", make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True))


def _only(kind: type, otherwise: str, inner: _Hook) -> _Hook:
    """The inner hook for data of one kind: a text is otherwise taken for the list of its letters."""

    def hook(data: object, cls: object) -> object:
        if not isinstance(data, kind):
            raise _refuse(data, otherwise)
        return inner(data, cls)

    return hook


def _problems(error: BaseException, path: str) -> list[Problem]:
    """What an error of cattrs or of the model says, with the path of each part."""
    if isinstance(error, BaseValidationError):
        return [problem for part in error.exceptions for problem in _problems(part, path + _step(part))]
    if isinstance(error, InvalidDataError):
        return [Problem(f"{path}.{p.place}", p.message, p.suggestions) for p in error.problems]
    if isinstance(error, ForbiddenExtraKeysError):
        return [Problem(f"{path}.{key}", "is an unknown key") for key in sorted(error.extra_fields, key=str)]
    if isinstance(error, RecursionError):
        return [Problem(path[:_LONGEST_PATH], "is nested too deeply")]
    if isinstance(error, KeyError) and not isinstance(error, CchcError):
        return [Problem(path, "is missing")]
    return [Problem(path, str(error))]


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}"
        if isinstance(note, IterableValidationNote):
            return f".{note.index}" if isinstance(note.index, str) else f"[{note.index}]"
    return ""
