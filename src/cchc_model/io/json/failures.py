"""The reason why a file was not read, in JSON: the exception with its fields."""

import inspect
import typing
from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen
from cattrs import Converter

from cchc_model.errors import InvalidDataError, MissingExtraError, ReadError, UnknownIndicatorError
from cchc_model.io.structuring import NO_OBJECT, refuse
from cchc_model.vietnamese.errors import CchcError, InvalidNumberError
from cchc_model.vietnamese.text import Bilingual, close_matches

Failure = CchcError | OSError
"""The reason why a file was not read."""

_KINDS: Final[Mapping[str, type[CchcError]]] = {
    kind.__name__: kind
    for kind in (InvalidDataError, InvalidNumberError, MissingExtraError, ReadError, UnknownIndicatorError)
}


@frozen
class _SystemError:
    type: str
    errno: int | None
    reason: str
    file: str | None


_NO_KIND = Bilingual("không phải lỗi của thư viện này", "not an error of this library")
_SYSTEM = "OSError"


def register_failures(converter: Converter) -> None:
    """Register the hooks for the exceptions of the library and for those of the operating system."""
    converter.register_unstructure_hook_func(
        _is_failure, lambda error: None if error is None else _data(error, converter)
    )
    converter.register_structure_hook_func(_is_failure, lambda data, _: _failure(data, converter))


def _is_failure(hint: object) -> bool:
    return hint in (Failure, Failure | None) or (isinstance(hint, type) and issubclass(hint, CchcError | OSError))


def _data(error: Failure, converter: Converter) -> dict[str, object]:
    if isinstance(error, OSError):
        return {
            "type": _SYSTEM,
            "errno": error.errno,
            "reason": error.strerror or str(error),
            "file": error.filename and str(error.filename),
        }
    fields = {key: converter.unstructure(getattr(error, key), hint) for key, hint in _fields(type(error)).items()}
    return {"type": type(error).__name__, "message": {"vi": error.message("vi"), "en": error.message("en")}, **fields}


def _fields(kind: type[CchcError]) -> Mapping[str, Any]:
    hints = typing.get_type_hints(kind.__init__)
    return {key: hints[key] for key in list(inspect.signature(kind).parameters)}


def _failure(data: object, converter: Converter) -> Failure | None:
    if data is None:
        return None
    if not isinstance(data, Mapping):
        raise refuse(data, NO_OBJECT)
    named = str(data.get("type"))
    if named == _SYSTEM:
        given = converter.structure(data, _SystemError)
        return OSError(given.errno, given.reason, given.file)
    if named not in _KINDS:
        raise refuse(named, _NO_KIND, close_matches(named, [*_KINDS, _SYSTEM]))
    kind = _KINDS[named]
    return kind(**{key: converter.structure(data.get(key), hint) for key, hint in _fields(kind).items()})
