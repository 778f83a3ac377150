"""The keys that the data of each class has, for the converter and for the schemas."""

from collections.abc import Mapping
from typing import Final, cast

import attrs
from attrs import frozen

from cchc_model.analysis.comparison import Comparison
from cchc_model.analysis.consolidation.consolidation import Consolidation
from cchc_model.analysis.rates import ComputedRate, Rates
from cchc_model.analysis.scoring.score_sheet import ScoreSheet
from cchc_model.analysis.series.series import Series
from cchc_model.checking.check_result import CheckResult
from cchc_model.checking.definitions import DefinedRate, DefinedRow, DefinedRule
from cchc_model.drafting.decisions import Draft
from cchc_model.framework.framework import Framework
from cchc_model.io.folder import ReadResult, ReadResults
from cchc_model.io.json.derived import DERIVED, Derived
from cchc_model.reports.entries import Entry
from cchc_model.reports.report import Report

JSON_FORMAT: Final = 2
"""The version of the JSON form that is written."""
FORMER_FORMAT: Final = 1
"""The version of reports that is read as well."""


class Version(int):
    """The version of the form of some data."""


class Form:
    """Base of the classes that have a field for each key of some data."""

    __slots__ = ()


class Entries(dict[str, Entry]):
    """The entries of a report by indicator, validated against the framework as they are read."""


@frozen
class Identity:
    """The framework of a result, which its reader gives.

    Attributes:
        id: the id of the framework.
        version: its version.
    """

    id: str
    version: str


@frozen(kw_only=True)
class RatesForm:
    """The data of the rates of a report.

    Attributes:
        format: the version of the form.
        rates: the rates by id.
    """

    format: Version
    rates: Mapping[str, ComputedRate]

    @classmethod
    def of(cls, rates: Rates) -> "RatesForm":
        """Return the form of rates."""
        return cls(format=Version(JSON_FORMAT), rates=rates)


ROOTS: Final = (
    Report,
    CheckResult,
    Comparison,
    Consolidation,
    ScoreSheet,
    Series,
    Draft,
    ReadResult,
    ReadResults,
    DefinedRow,
    DefinedRate,
    DefinedRule,
)
"""The results whose data has the version of the form."""

_HINTS: Final[Mapping[tuple[type, str], object]] = {(Report, "entries"): Entries, (Draft, "framework"): Framework}


@frozen
class Shape:
    """The data of one class.

    Attributes:
        form: an attrs class with a field for each key of the data.
        names: the name of the field of the class, by key.
        given: the fields that the data leaves out, because they are the framework that the reader gives.
        derived: what follows from the fields, by key.
    """

    form: type
    names: Mapping[str, str]
    given: tuple[str, ...]
    derived: Mapping[str, Derived]

    def packed(self, value: object) -> object:
        """Return the form of an object."""
        made: dict[str, object] = {}
        for one in attrs.fields(self.form):
            if one.type is Version:
                made[one.name] = Version(JSON_FORMAT)
            elif one.name in self.derived:
                made[one.name] = self.derived[one.name].of(value)
            else:
                made[one.name] = _packed(getattr(value, self.names[one.name]), one.type)
        return self.form(**made)

    def unpacked(self, form: object, cls: type, framework: Framework) -> object:
        """Return the object of a form."""
        made: dict[str, object] = dict.fromkeys(self.given, framework)
        for one in attrs.fields(self.form):
            if one.type is not Version and one.name not in self.derived:
                value = getattr(form, one.name)
                made[one.name] = framework if isinstance(value, Identity) else value
        return cls(**made)


def _packed(value: object, hint: object) -> object:
    if isinstance(value, Framework) and hint is not Framework:
        return Identity(value.id, value.version)
    return Entries(value) if hint is Entries else value  # type: ignore[call-overload]  # a mapping of entries


def has_shape(cls: object) -> bool:
    """Return whether the data of a class has other keys than its fields."""
    if not isinstance(cls, type) or not attrs.has(cls) or issubclass(cls, Form):
        return False
    return cls in ROOTS or cls in DERIVED or bool(_given(cls))


def _given(cls: type) -> tuple[str, ...]:
    if cls in ROOTS:
        return ()
    return tuple(one.name for one in attrs.fields(cls) if one.type in (Framework, Framework | None))


def shape_of(cls: type) -> Shape:
    """Return the keys of the data of a class.

    >>> from cchc_model.analysis.changes import Change
    >>> shape = shape_of(Change)
    >>> [field.name for field in attrs.fields(shape.form)], shape.given
    (['subject', 'kind', 'before', 'after', 'difference', 'percent', 'sentence'], ('framework',))
    """
    attrs.resolve_types(cls)
    given, derived = _given(cls), DERIVED.get(cls, {})
    own = {one.alias: one for one in attrs.fields(cls) if one.init and one.name not in given}
    keys = {"format": _key(Version)} if cls in ROOTS else {}
    # A result is whole or refused: data without its leftovers would lose them.
    optional = {} if cls in ROOTS else {key: one.default for key, one in own.items()}
    keys |= {key: _key(_hint(cls, one), optional.get(key, attrs.NOTHING)) for key, one in own.items()}
    keys |= {key: _key(follows.hint, None) for key, follows in derived.items()}
    form = attrs.make_class(cls.__name__, keys, bases=(Form,), frozen=True, slots=True, kw_only=True)
    return Shape(form, {key: one.name for key, one in own.items()}, given, derived)


def _key(hint: object, default: object = attrs.NOTHING) -> object:
    return attrs.field(default=default, type=cast("type", hint))


def _hint(cls: type, one: "attrs.Attribute[object]") -> object:
    if (cls, one.name) in _HINTS:
        return _HINTS[cls, one.name]
    if one.type is Framework:
        return Identity
    return Identity | None if one.type == Framework | None else one.type
