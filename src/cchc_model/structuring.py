"""Plain data into objects, through cattrs: nothing is coerced, no key is unknown, and all problems come with their paths."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, Final, TypeVar

from attrs import NOTHING, fields, has
from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError
from cattrs.cols import list_structure_factory
from cattrs.errors import AttributeValidationNote, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_mapping_structure_fn

from cchc_model.errors import CchcError, InvalidDataError, Problem
from cchc_model.text import close_matches, shortened

_T = TypeVar("_T")
Hook = Callable[[Any, Any], Any]
"""cattrs' own type for hooks."""

_LONGEST_PATH: Final = 100
_ROOT: Final = "$"


class RefusedError(Exception):
    """A value that the form does not have at this place.

    Attributes:
        suggestions: what may have been meant, best first.
    """

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


def refuse(data: object, expected: str, suggestions: tuple[str, ...] = ()) -> RefusedError:
    """The error for data that is not what its place expects.

    >>> print(refuse("31", "not a whole number"))
    '31' is not a whole number
    """
    return RefusedError(f"{_shown(data)} is {expected}", suggestions)


def _shown(data: object) -> str:
    """Data as its author wrote it, in JSON or TOML."""
    if isinstance(data, bool):
        return str(data).lower()
    if isinstance(data, list):
        return "a list"
    return shortened(str(data) if isinstance(data, Decimal) else repr(data))


def structure(data: object, cls: type[_T], converter: Converter) -> _T:
    """Structure plain data with a converter; what is wrong becomes one InvalidDataError with all paths.

    Raises:
        InvalidDataError: the data is not of the class's form.

    >>> from cchc_model import Level, Organisation
    >>> structure({"name": "UBND huyện A", "level": "distict"}, Organisation, strict_converter(Level))
    Traceback (most recent call last):
    cchc_model.errors.InvalidDataError: not a valid Organisation (1 problem)
      $.level: 'distict' is none of 'province', 'district', 'commune', 'agency'
    """
    try:
        return converter.structure(data, cls)
    except (BaseValidationError, CchcError, RefusedError, RecursionError) as error:
        raise InvalidDataError(cls.__name__, _problems(error, _ROOT)) from None


def strict_converter(*enumerations: type[Enum]) -> Converter:
    """A converter that coerces nothing and knows every key, for attrs classes, tuples and mappings.

    Args:
        enumerations: the enumerations whose members stand in the data as their values.
    """
    converter = Converter(forbid_extra_keys=True)
    for kind, words in ((str, "a text in quotation marks"), (int, "a whole number"), (bool, "true or false")):
        converter.register_structure_hook(kind, _exactly(kind, words))
    for enumeration in enumerations:
        converter.register_structure_hook(enumeration, _member)
        converter.register_unstructure_hook(enumeration, lambda member: str(member.value))
    converter.register_structure_hook_factory(_is(tuple), lambda cls: _tuple_hook(cls, converter))
    converter.register_structure_hook_factory(_is(Mapping), lambda cls: _mapping_hook(cls, converter))
    converter.register_structure_hook_factory(has, lambda cls: _object_hook(cls, converter))
    return converter


def one_of(classes: Mapping[str, type[object]], key: str, converter: Converter) -> Hook:
    """A hook for lines of which one key says what others there are."""

    def hook(data: object, _: object) -> object:
        if not isinstance(data, dict):
            raise refuse(data, "not an object")
        if key not in data:
            raise InvalidDataError("line", [Problem(key, "is missing")])
        named = data[key]
        if not isinstance(named, str) or named not in classes:
            wrong = refuse(named, f"none of {', '.join(map(repr, map(str, classes)))}")
            alike = close_matches(named, map(str, classes)) if isinstance(named, str) else ()
            raise InvalidDataError("line", [Problem(key, str(wrong), alike)])
        return converter.structure(data, classes[named])

    return hook


def _exactly(kind: type, words: str) -> Hook:
    """No coercion: cattrs would make 5 of "5", and True of anything."""

    def hook(data: object, _: object) -> object:
        if type(data) is not kind:
            raise refuse(data, f"not {words}")
        return data

    return hook


def _member(data: object, cls: type[Enum]) -> Enum:
    for member in cls:
        if isinstance(data, str) and data == member.value:
            return member
    raise refuse(data, "none of " + ", ".join(repr(member.value) for member in cls))


def _is(origin: type) -> Callable[[Any], bool]:
    return lambda cls: getattr(cls, "__origin__", None) is origin


def _tuple_hook(cls: Any, converter: Converter) -> Hook:
    inner = list_structure_factory(cls, converter)
    return _only(list, "not a list", lambda data, as_: tuple(inner(data, as_)))


def _mapping_hook(cls: Any, converter: Converter) -> Hook:
    return _only(Mapping, "not an object", make_mapping_structure_fn(cls, converter, structure_to=dict))


def _object_hook(cls: Any, converter: Converter) -> Hook:
    needed = ", ".join(field.name for field in fields(cls) if field.default is NOTHING)
    return _only(
        Mapping, f"not an object with {needed}", make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True)
    )


def _only(kind: type, otherwise: str, inner: Hook) -> Hook:
    """The inner hook for data of one kind: a text is otherwise taken for the list of its letters."""

    def hook(data: object, cls: object) -> object:
        if not isinstance(data, kind):
            raise refuse(data, otherwise)
        return inner(data, cls)

    return hook


def _problems(error: BaseException, path: str) -> list[Problem]:
    """What an error of cattrs or of the model says, with the path of each part."""
    if isinstance(error, BaseValidationError):
        return [problem for part in error.exceptions for problem in _problems(part, path + _step(part))]
    if isinstance(error, InvalidDataError):
        return [Problem(f"{path}.{p.place}", p.message, p.suggestions) for p in error.problems]
    if isinstance(error, ForbiddenExtraKeysError):
        return [_unknown_key(key, path, error.cl) for key in sorted(error.extra_fields, key=str)]
    if isinstance(error, RecursionError):
        return [Problem(path[:_LONGEST_PATH], "is nested too deeply")]
    if isinstance(error, KeyError) and not isinstance(error, CchcError):
        return [Problem(path, "is missing")]
    return [Problem(path, str(error), getattr(error, "suggestions", ()))]


def _unknown_key(key: object, path: str, cls: Any) -> Problem:
    known = [field.name for field in fields(cls)]
    alike = close_matches(str(key), known)
    others = "" if alike else f"; known are {', '.join(known)}"
    return Problem(f"{path}.{shortened(str(key))}", f"is an unknown key here{others}", alike)


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}"
        if isinstance(note, IterableValidationNote):
            return f".{note.index}" if isinstance(note.index, str) else f"[{note.index}]"
    return ""
