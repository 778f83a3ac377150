"""Numbers in JSON: a whole number is a number, any other a text, so that no reader rounds it."""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import NoneType, UnionType
from typing import Final, Union, get_args, get_origin

from cattrs import Converter

from cchc_model.io.structuring import Hook, refuse
from cchc_model.vietnamese.formatting import plain_decimal
from cchc_model.vietnamese.notation import MAX_DECIMALS
from cchc_model.vietnamese.text import Bilingual

DECIMAL: Final = rf"-?[0-9]{{1,15}}(?:\.[0-9]{{1,{MAX_DECIMALS}}})?"
"""The form of a percentage or an amount in JSON."""
FRACTION: Final = r"-?[0-9]+/[1-9][0-9]*"
"""The form of an exact ratio in JSON."""

_NO_NUMBER = Bilingual(
    "không phải số nguyên, cũng không phải tỷ lệ phần trăm ghi thành văn bản, như “25.81”",
    "neither a whole number nor a percentage as a text, such as '25.81'",
)
_NO_EXACT = Bilingual(
    "không phải số nguyên hay phân số như “8/31”", "neither a whole number nor a fraction such as '8/31'"
)
_LONGEST: Final = 4000
"""The most characters of an exact number. The sum of many rates has hundreds; Python reads at most 4300 digits."""
_TOO_LARGE: Final = 10**_LONGEST
_KINDS: Final = frozenset({int, Decimal, Fraction, Bilingual, NoneType})


def members(hint: object) -> frozenset[type]:
    """Return the classes of a union, or the class alone.

    >>> sorted(kind.__name__ for kind in members(int | Decimal | None))
    ['Decimal', 'NoneType', 'int']
    """
    return frozenset(get_args(hint)) if get_origin(hint) in (Union, UnionType) else frozenset({hint})  # type: ignore[arg-type]  # no class is looked up as what it is not


def is_figure(hint: object) -> bool:
    """Return whether a type hint is for an exact number, which may be missing or have a reason in its place."""
    kinds = members(hint)
    return kinds <= _KINDS and bool(kinds & {Decimal, Fraction} or (int in kinds and len(kinds) > 1))


def register_figures(converter: Converter) -> None:
    """Register the hooks for exact numbers and for unions of them."""
    converter.register_unstructure_hook(Decimal, plain_decimal)
    converter.register_unstructure_hook(Fraction, _of_fraction)
    converter.register_unstructure_hook_func(is_figure, lambda value: _of_figure(value, converter))
    converter.register_structure_hook_factory(is_figure, lambda hint: _figure_hook(members(hint), converter))


def _of_fraction(figure: Fraction) -> int | str:
    return figure.numerator if figure.denominator == 1 else f"{figure.numerator}/{figure.denominator}"


def _of_figure(value: object, converter: Converter) -> object:
    if isinstance(value, Fraction):
        return _of_fraction(value)
    return plain_decimal(value) if isinstance(value, Decimal) else converter.unstructure(value)


def _is_fraction(text: str) -> bool:
    return len(text) <= _LONGEST and re.fullmatch(FRACTION, text, re.ASCII) is not None


def _figure_hook(kinds: frozenset[type], converter: Converter) -> Hook:
    """Return a hook that accepts the forms of some kinds of numbers only."""

    def hook(data: object, _: object) -> object:
        if data is None and NoneType in kinds:
            return None
        if isinstance(data, Mapping) and Bilingual in kinds:
            return converter.structure(data, Bilingual)
        if type(data) is int and kinds & {int, Fraction} and abs(data) < _TOO_LARGE:
            return data if int in kinds else Fraction(data)
        if isinstance(data, str) and Decimal in kinds and re.fullmatch(DECIMAL, data, re.ASCII):
            return Decimal(data)
        if isinstance(data, str) and Fraction in kinds and _is_fraction(data):
            return Fraction(data)
        raise refuse(data, _NO_NUMBER if Decimal in kinds else _NO_EXACT)

    return hook
