"""JSON Schemas of what `to_data` returns, made from the same classes as the data."""

import datetime as dt
import inspect
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from types import NoneType
from typing import Final, NewType, get_args, get_origin

import attrs

from cchc_model.analysis.rates import Rates
from cchc_model.analysis.scoring.parts import Component, Criterion, RubricSection
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.form_columns import FormColumns
from cchc_model.framework.formulas import Expression
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import Time
from cchc_model.framework.rows import Heading, Indicator, Rate, Section
from cchc_model.framework.rules import RULE_CLASSES, Rule
from cchc_model.framework.severity import Severity
from cchc_model.io.json.failures import Failure
from cchc_model.io.json.figures import DECIMAL, FRACTION, members
from cchc_model.io.json.mappings import is_numbered, is_pair, record_word
from cchc_model.io.json.shapes import JSON_FORMAT, Entries, Identity, RatesForm, Version, has_shape, shape_of
from cchc_model.io.toml.framework.reading import FrameworkForm
from cchc_model.reports.cells import Status
from cchc_model.reports.entries import Entry
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

Schema = dict[str, object]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final[Schema] = {"type": "string"}
_EXACT: Final[Schema] = {
    "anyOf": [
        {"type": "integer"},
        {"type": "string", "pattern": f"^{FRACTION}$", "description": "An exact ratio, such as 8/31."},
    ]
}
_FAILURE: Final[Schema] = {
    "type": "object",
    "required": ["type", "reason"],
    "properties": {"type": {**_TEXT, "description": "The class of the exception."}},
    "description": "The reason why a file was not read: the fields of the exception.",
}
_RULE: Final[Schema] = {
    "type": "object",
    "required": ["family"],
    "properties": {"family": {"enum": sorted(cls.family.id for cls in RULE_CLASSES)}},
    "description": "A rule, with the arguments of its family.",
}
_FORMULA: Final[Schema] = {
    "anyOf": [_TEXT, {"type": "array", "items": _TEXT}],
    "description": "The id of an indicator, or the ids of indicators that are added.",
}
_RUBRIC: Final[Schema] = {
    "type": "object",
    "properties": {"id": _TEXT, "version": _TEXT},
    "required": ["id", "version"],
    "additionalProperties": False,
    "description": "The rubric, which the reader gives.",
}
_LEAVES: Final[Mapping[object, Schema]] = {
    str: _TEXT,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    Path: {"type": "string", "description": "The path of a file."},
    dt.date: {"type": "string", "format": "date"},
    Decimal: {"type": "string", "pattern": f"^{DECIMAL}$", "description": "A decimal number with its printed digits."},
    Expression: _FORMULA,
    Fraction: _EXACT,
    Failure | None: {"anyOf": [_FAILURE, {"type": "null"}]},
    Rubric: _RUBRIC,
    Version: {"const": JSON_FORMAT, "description": "The version of this form."},
}
_NAMED: Final[Mapping[type, str]] = {
    Indicator: "The id of an indicator.",
    Section: "The id of a section.",
    Heading: "The id of a heading.",
    Rate: "The id of a rate.",
    Rule: "The id of a rule.",
    Component: "The id of a component of the rubric.",
    Criterion: "The id of a criterion of the rubric.",
    RubricSection: "The id of a section of the rubric.",
}
_FORMS: Final[Mapping[object, type]] = {Rates: RatesForm, Framework: FrameworkForm}
_LINES: Final[Mapping[tuple[type, str], Schema]] = {(FrameworkForm, "rules"): {"type": "array", "items": _RULE}}
_FRAMEWORK: Final = "The id and the version of the framework, which the reader gives."
_WORDS: Final[Mapping[str, str]] = {
    "None": "null",
    "True": "true",
    "False": "false",
    **{member.name: f"`{member.value}`" for words in (Status, Severity, Time) for member in words},
}
_NO_TYPE = Bilingual(
    "không có dạng JSON; đề nghị đưa lớp của một kết quả, như Report",
    "has no JSON form; give the class of a result, such as Report",
)


def json_schema(type: object) -> Schema:
    """Return the JSON Schema (2020-12) of the data that :func:`to_data` returns for a class.

    Args:
        type: the class of a result, such as `CheckResult`, or `tuple[Finding, ...]`.

    Raises:
        InvalidDataError: the library has no JSON form for the class.

    >>> from cchc_model import ReportingPeriod
    >>> schema = json_schema(ReportingPeriod)
    >>> schema["$ref"], schema["$defs"]["ReportingPeriod"]["required"]
    ('#/$defs/ReportingPeriod', ['year', 'kind', 'number'])
    """
    defs: dict[str, Schema] = {}
    top = _schema(type, defs)
    return {"$schema": _DIALECT, **top, **({"$defs": dict(sorted(defs.items()))} if defs else {})}


def _schema(hint: object, defs: dict[str, Schema]) -> Schema:
    """Return the schema of a type, and add those of the classes that it speaks of to `defs`, each once."""
    for one, schema in _LEAVES.items():
        if hint == one:
            return dict(schema)
    if len(members(hint)) > 1:
        return _union(hint, defs)
    if get_origin(hint) is not None:
        return _collection(hint, defs)
    if isinstance(hint, NewType):
        return _schema(hint.__supertype__, defs)
    if hint is Entries:
        return _collection(Mapping[str, Entry], defs)
    named = next((words for kind, words in _NAMED.items() if _is(hint, kind)), None)
    return _class(hint, defs) if named is None else {**_TEXT, "description": named}


def _union(hint: object, defs: dict[str, Schema]) -> Schema:
    parts: list[object] = []
    for kind in get_args(hint):
        schema = _schema(kind, defs)
        alternatives = schema["anyOf"] if list(schema) == ["anyOf"] else [schema]
        assert isinstance(alternatives, list)
        parts += [one for one in alternatives if one not in parts]
    return {"anyOf": parts}


def _collection(hint: object, defs: dict[str, Schema]) -> Schema:
    word, kinds = record_word(hint), get_args(hint)
    if is_pair(hint):
        items = [_schema(kind, defs) for kind in kinds]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if word is not None:
        return {"type": "array", "items": _object({word: _schema(kinds[0], defs), "value": _schema(kinds[1], defs)})}
    if get_origin(hint) is not Mapping:
        return {"type": "array", "items": _schema(kinds[0], defs)}
    names = {"pattern": "^-?[0-9]+$"} if is_numbered(hint) else _schema(kinds[0], defs)
    return {"type": "object", "propertyNames": names, "additionalProperties": _schema(kinds[1], defs)}


def _class(cls: object, defs: dict[str, Schema]) -> Schema:
    form = _FORMS.get(cls, cls)
    if not isinstance(form, type) or not (issubclass(form, StrEnum) or attrs.has(form)):
        raise InvalidDataError(nouns.TYPE, [Problem(getattr(cls, "__name__", repr(cls)), _NO_TYPE)])
    name = str(getattr(cls, "__name__", ""))
    if name not in defs:
        defs[name] = {}  # a class may speak of itself
        defs[name] = _words(form) if issubclass(form, StrEnum) else _record(form, defs)
    return {"$ref": f"#/$defs/{name}"}


def _words(cls: type[StrEnum]) -> Schema:
    return {"enum": [member.value for member in cls], "description": _first_line(cls)}


def _record(cls: type, defs: dict[str, Schema]) -> Schema:
    """Return the schema of an attrs class. The lines of a framework leave out defaults, as its file does."""
    shape = shape_of(cls) if has_shape(cls) else None
    attrs.resolve_types(cls)
    own = attrs.fields(cls if shape is None else shape.form)
    described, properties = _described(cls), {}
    for one in own:
        schema = _LINES.get((cls, one.name)) or _schema(one.type, defs)
        says = shape.derived[one.name].says if shape and one.name in shape.derived else described.get(one.name)
        says = _FRAMEWORK if Identity in members(one.type) else says
        properties[one.alias] = {"description": says, **schema} if says else schema
    sparse = cls.__module__.startswith("cchc_model.io.toml") or cls is FormColumns
    required = [one.alias for one in own if not sparse or one.default is attrs.NOTHING]
    return {**_object(properties, required), "description": _first_line(cls)}


def _object(properties: Mapping[str, Schema], required: list[str] | None = None) -> Schema:
    needed = list(properties) if required is None else required
    return {"type": "object", "properties": dict(properties), "required": needed, "additionalProperties": False}


def _is(cls: object, kind: type) -> bool:
    return isinstance(cls, type) and issubclass(cls, kind)


def _first_line(cls: type) -> str:
    return _sentence(str(inspect.getdoc(cls)).partition("\n")[0])


def _described(cls: type) -> Mapping[str, str]:
    """Return the descriptions of the fields of a class, from its docstring."""
    section = str(inspect.getdoc(cls)).partition("Attributes:\n")[2].partition("\n\n")[0]
    lines = re.findall(r"^    (\w+): (.*(?:\n {8}.*)*)", section, re.MULTILINE)
    return {name: _sentence(" ".join(words.split())) for name, words in lines}


def _sentence(words: str) -> str:
    """Return a sentence of a docstring with the words that the data has in place of those of Python."""
    for python, json in _WORDS.items():
        words = re.sub(rf"\b{python}\b", json, words)
    words = re.sub(r":\w+:`[\w.]*?(\w+)`", r"`\1`", words)
    return re.sub(r"(?:^|(?<=\. ))[a-z]", lambda letter: letter[0].upper(), words)
