"""Strict structuring of plain data by cattrs: no coercion, no unknown keys, and all problems with their paths."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from attrs import NOTHING, AttrsInstance, evolve, fields, fields_dict, has
from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError
from cattrs.cols import list_structure_factory
from cattrs.errors import AttributeValidationNote, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_mapping_structure_fn

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.errors import CchcError
from cchc_model.vietnamese.notation import LONGEST_PRINTED, short_repr
from cchc_model.vietnamese.text import Bilingual, close_matches, shortened

_T = TypeVar("_T")
Hook = Callable[[Any, Any], Any]
"""The type of the hooks of cattrs."""

_LONGEST_PATH = 100
_ROOT = "$"


NO_TEXT = Bilingual("không phải văn bản trong ngoặc kép", "not a text in quotation marks")
_NO_WHOLE = Bilingual("không phải số nguyên", "not a whole number")
_NO_TRUTH = Bilingual("không phải true hoặc false", "not true or false")
NO_LIST = Bilingual("không phải danh sách", "not a list")
NO_OBJECT = Bilingual("không phải bảng các khóa", "not an object")
_NO_OBJECT_WITH = Bilingual("không phải bảng các khóa có {needed}", "not an object with {needed}")


class RefusedError(Exception):
    """Error for a value that does not fit its place in the form.

    Attributes:
        message: the value and the expected form, in both languages.
        suggestions: the values that may have been meant, best first.
    """

    def __init__(self, message: Bilingual, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message.en)
        self.message = message
        self.suggestions = suggestions


def refuse(data: object, expected: Bilingual, suggestions: tuple[str, ...] = ()) -> RefusedError:
    """Return the error for data that does not fit its place.

    >>> print(refuse("31", Bilingual("không phải số nguyên", "not a whole number")))
    '31' is not a whole number
    """
    shown = _quoted(data)
    return RefusedError(Bilingual(f"{shown.vi} {expected.vi}", f"{shown.en} is {expected.en}"), suggestions)


def _quoted(data: object) -> Bilingual:
    """Return rejected data as a short text for a message; a text is in the quotation marks of the language."""
    if isinstance(data, list):
        return Bilingual("danh sách", "a list")
    if isinstance(data, str):
        return Bilingual(f"“{short_repr(data)[1:-1]}”", short_repr(data))
    if isinstance(data, bool):
        text = str(data).lower()
    else:
        text = shortened(str(data)) if isinstance(data, Decimal) else short_repr(data)
    return Bilingual(text, text)


def structure(data: object, cls: type[_T], converter: Converter) -> _T:
    """Structure plain data with a converter, and report all problems in one InvalidDataError.

    Raises:
        InvalidDataError: the data does not have the form of the class.

    >>> from cchc_model import Level, Organisation
    >>> structure({"name": "UBND huyện A", "level": "distict"}, Organisation, strict_converter())
    Traceback (most recent call last):
    cchc_model.InvalidDataError: invalid Organisation (1 problem)
      $.level: 'distict' is not one of 'province', 'district', 'commune', 'agency'
    """
    try:
        return converter.structure(data, cls)
    except (BaseValidationError, CchcError, RefusedError, RecursionError) as error:
        named = getattr(cls, "__name__", str(cls))  # a union has no name
        raise InvalidDataError(Bilingual(f"Dữ liệu {named}", named), _problems(error, _ROOT)) from None


def strict_converter() -> Converter:
    """Return a converter that coerces nothing and rejects unknown keys, for attrs classes, words, tuples and mappings.

    The members of an enumeration of words are in the data as their words.
    """
    converter = Converter(forbid_extra_keys=True)
    for kind, words in ((str, NO_TEXT), (int, _NO_WHOLE), (bool, _NO_TRUTH)):
        converter.register_structure_hook(kind, _exactly(kind, words))
    converter.register_structure_hook(StrEnum, _member)
    converter.register_unstructure_hook(StrEnum, lambda member: str(member.value))
    converter.register_structure_hook_factory(_is(tuple), lambda cls: _tuple_hook(cls, converter))
    converter.register_structure_hook_factory(_is(Mapping), lambda cls: _mapping_hook(cls, converter))
    converter.register_structure_hook_factory(has, lambda cls: _object_hook(cls, converter))
    return converter


_MISSING = Bilingual("bị thiếu", "is missing")
_TOO_DEEP = Bilingual("lồng nhau quá nhiều cấp", "is nested too deeply")


def one_of(classes: Mapping[str, type[AttrsInstance]], key: str, converter: Converter) -> Hook:
    """Return a hook for lines whose class depends on the value of one key."""

    def hook(data: object, _: object) -> object:
        if not isinstance(data, dict):
            raise refuse(data, NO_OBJECT)
        if key not in data:
            alike = close_matches(key, [other for other in data if isinstance(other, str)])
            raise InvalidDataError(nouns.LINE, [Problem(key, _MISSING, alike)])
        named = data[key]
        if not isinstance(named, str) or named not in classes:
            wrong = refuse(named, _none_of(classes))
            alike = close_matches(named, map(str, classes)) if isinstance(named, str) else ()
            raise InvalidDataError(nouns.LINE, [Problem(key, wrong.message, alike)])
        cls = classes[named]
        if key not in fields_dict(cls):  # the class itself tells the value
            data = {other: value for other, value in data.items() if other != key}
        return converter.structure(data, cls)

    return hook


def _exactly(kind: type, words: Bilingual) -> Hook:
    """Return a hook that accepts one type only.

    The hook is necessary because cattrs would coerce "5" to 5, and any object to a truth value.
    """

    def hook(data: object, _: object) -> object:
        if type(data) is not kind or (isinstance(data, int) and abs(data) >= LONGEST_PRINTED):
            raise refuse(data, words)
        return data

    return hook


def _member(data: object, cls: Any) -> object:
    for member in cls:
        if isinstance(data, str) and data == member.value:
            return member
    raise refuse(data, _none_of(member.value for member in cls))


def _none_of(names: Iterable[object]) -> Bilingual:
    texts = list(map(str, names))
    listed = Bilingual(", ".join(f"“{text}”" for text in texts), ", ".join(map(repr, texts)))
    return Bilingual("không thuộc {listed}", "not one of {listed}").filled(listed=listed)


def _is(origin: type) -> Callable[[Any], bool]:
    return lambda cls: getattr(cls, "__origin__", None) is origin


def _tuple_hook(cls: Any, converter: Converter) -> Hook:
    inner = list_structure_factory(cls, converter)
    return _only(list, NO_LIST, lambda data, as_: tuple(inner(data, as_)))


def _mapping_hook(cls: Any, converter: Converter) -> Hook:
    return _only(Mapping, NO_OBJECT, make_mapping_structure_fn(cls, converter, structure_to=dict))


def _object_hook(cls: Any, converter: Converter) -> Hook:
    needed = ", ".join(str(field.alias) for field in fields(cls) if field.default is NOTHING)
    return _only(
        Mapping,
        _NO_OBJECT_WITH.filled(needed=needed),
        make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_use_alias=True),
    )


def _only(kind: type, otherwise: Bilingual, inner: Hook) -> Hook:
    """Restrict a hook to data of one kind.

    The restriction is necessary because a text would otherwise become a list of its letters.
    """

    def hook(data: object, cls: object) -> object:
        if not isinstance(data, kind):
            raise refuse(data, otherwise)
        return inner(data, cls)

    return hook


def _problems(error: BaseException, path: str) -> list[Problem]:
    """Return the problems in an error of cattrs or of the model, each with its path."""
    if isinstance(error, BaseValidationError):
        return [problem for part in error.exceptions for problem in _problems(part, path + _step(part))]
    if isinstance(error, InvalidDataError):
        return [evolve(p, place=f"{path}{'' if p.place.startswith('[') else '.'}{p.place}") for p in error.problems]
    if isinstance(error, ForbiddenExtraKeysError):
        return [_unknown_key(key, path, error.cl) for key in sorted(error.extra_fields, key=str)]
    if isinstance(error, RecursionError):
        return [Problem(path[:_LONGEST_PATH], _TOO_DEEP)]
    if isinstance(error, KeyError) and not isinstance(error, CchcError):
        return [Problem(path, _MISSING)]
    return [Problem(path, _message(error), getattr(error, "suggestions", ()))]


def _message(error: BaseException) -> Bilingual:
    if isinstance(error, CchcError):
        return Bilingual.by_language(error.message)
    if isinstance(error, RefusedError):
        return error.message
    return Bilingual(f"không đúng dạng ({error})", str(error))


def _unknown_key(key: object, path: str, cls: Any) -> Problem:
    known = [str(field.alias) for field in fields(cls)]
    alike = close_matches(str(key), known)
    names = "" if alike else ", ".join(known)
    vi, en = (f"; các khóa có thể dùng: {names}", f"; valid keys are {names}") if names else ("", "")
    why = Bilingual(f"không phải khóa dùng được ở đây{vi}", f"is not a valid key here{en}")
    return Problem(f"{path}.{shortened(str(key))}", why, alike)


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}"
        if isinstance(note, IterableValidationNote):
            return f".{note.index}" if isinstance(note.index, str) else f"[{note.index}]"
    return ""


def other_version(version: object, known: int, former: int | None = None) -> Bilingual:
    """Return the message that a file has another version of its form than those that are read."""
    template = _ONE_VERSION if former is None else _TWO_VERSIONS
    return template.filled(version=_quoted(version), known=str(known), former=str(former))


_ONE_VERSION = Bilingual(
    "là {version}; thư viện này chỉ đọc phiên bản {known}", "is {version}; this library reads only version {known}"
)
_TWO_VERSIONS = Bilingual(
    "là {version}; thư viện này đọc phiên bản {known}, và báo cáo cũ ở phiên bản {former}",
    "is {version}; this library reads version {known}, and former reports in version {former}",
)
