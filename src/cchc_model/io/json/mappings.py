"""Mappings, pairs and sets in JSON, whose objects have only texts as keys."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import GenericAlias
from typing import Any, Final, get_args, get_origin

import attrs
from cattrs import Converter

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.io.json.figures import members
from cchc_model.io.structuring import NO_LIST, Hook, refuse
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

_WORDS: Final = {Organisation: "organisation", ReportingPeriod: "period"}
_TWICE = Bilingual("có hai lần trong danh sách", "is in the list twice")
_NO_CODE = Bilingual("không phải mã", "not a code")
_NO_PAIR = Bilingual("không có {count} mục", "not a list of {count} items")


def record_word(hint: object) -> str | None:
    """Return the word for the keys of a mapping that are no texts, or None.

    >>> record_word(Mapping[Organisation, int]), record_word(Mapping[str, int])
    ('organisation', None)
    """
    if get_origin(hint) is not Mapping:
        return None
    return next((word for kind, word in _WORDS.items() if kind in members(get_args(hint)[0])), None)


def is_numbered(hint: object) -> bool:
    """Return whether a mapping is keyed by codes."""
    return get_origin(hint) is Mapping and get_args(hint)[0] is int


def is_pair(hint: object) -> bool:
    """Return whether a tuple has a type for each of its items."""
    return get_origin(hint) is tuple and Ellipsis not in get_args(hint)


def register_mappings(converter: Converter) -> None:
    """Register the hooks for mappings keyed by organisations, periods or codes, for pairs and for sets."""
    converter.register_unstructure_hook_factory(_has_records, lambda hint: _to_records(hint, converter))
    converter.register_structure_hook_factory(_has_records, lambda hint: _from_records(hint, converter))
    converter.register_unstructure_hook_factory(is_numbered, lambda hint: _to_numbered(hint, converter))
    converter.register_structure_hook_factory(is_numbered, lambda hint: _from_numbered(hint, converter))
    converter.register_unstructure_hook_factory(is_pair, lambda hint: _to_pair(hint, converter))
    converter.register_structure_hook_factory(is_pair, lambda hint: _from_pair(hint, converter))
    converter.register_unstructure_hook_factory(_is_set, lambda _: lambda held: _listed(held, converter))
    converter.register_structure_hook_factory(_is_set, lambda hint: _from_set(hint, converter))


def _has_records(hint: object) -> bool:
    return record_word(hint) is not None


def _is_set(hint: object) -> bool:
    return get_origin(hint) is frozenset


def _listed(held: frozenset[object], converter: Converter) -> list[object]:
    return sorted((converter.unstructure(one) for one in held), key=str)


def _to_records(hint: object, converter: Converter) -> Callable[[Any], object]:
    word, (key, value) = record_word(hint), get_args(hint)
    return lambda mapping: [
        {word: converter.unstructure(one, key), "value": converter.unstructure(held, value)}
        for one, held in mapping.items()
    ]


def _from_records(hint: object, converter: Converter) -> Hook:
    word, (key, value) = str(record_word(hint)), get_args(hint)
    line: Any = attrs.make_class("Record", {word: attrs.field(type=key), "value": attrs.field(type=value)})
    lines_of: Any = GenericAlias(tuple, (line, ...))

    def hook(data: object, _: object) -> object:
        lines = converter.structure(data, lines_of)
        keys = [getattr(one, word) for one in lines]
        _refuse_twice(keys, f".{word}")
        return {key: one.value for key, one in zip(keys, lines, strict=True)}

    return hook


def _to_numbered(hint: object, converter: Converter) -> Callable[[Any], object]:
    value = get_args(hint)[1]
    return lambda mapping: {str(code): converter.unstructure(held, value) for code, held in mapping.items()}


def _from_numbered(hint: object, converter: Converter) -> Hook:
    texts: Any = GenericAlias(Mapping, (str, get_args(hint)[1]))

    def hook(data: object, _: object) -> object:
        held = converter.structure(data, texts)
        for key in held:
            if not re.fullmatch(r"0|-?[1-9][0-9]{0,14}", key, re.ASCII):
                raise refuse(key, _NO_CODE)
        return {int(key): one for key, one in held.items()}

    return hook


def _to_pair(hint: object, converter: Converter) -> Callable[[Any], object]:
    kinds = get_args(hint)
    return lambda pair: [converter.unstructure(one, kind) for one, kind in zip(pair, kinds, strict=True)]


def _from_pair(hint: object, converter: Converter) -> Hook:
    kinds = get_args(hint)

    def hook(data: object, _: object) -> object:
        if not isinstance(data, list):
            raise refuse(data, NO_LIST)
        if len(data) != len(kinds):
            raise refuse(data, _NO_PAIR.filled(count=str(len(kinds))))
        return tuple(converter.structure(one, kind) for one, kind in zip(data, kinds, strict=True))

    return hook


def _from_set(hint: object, converter: Converter) -> Hook:
    items: Any = GenericAlias(tuple, (get_args(hint)[0], ...))

    def hook(data: object, _: object) -> object:
        listed = converter.structure(data, items)
        _refuse_twice(listed, "")
        return frozenset(listed)

    return hook


def _refuse_twice(keys: Sequence[object], place: str) -> None:
    """Refuse a list that has something twice, because one of them would be lost."""
    counts = Counter(keys)
    twice = [number for number, key in enumerate(keys) if counts[key] > 1]
    if twice:
        raise InvalidDataError(nouns.DATA, [Problem(f"[{number}]{place}", _TWICE) for number in twice])
