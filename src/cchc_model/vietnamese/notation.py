"""The notation of numbers: their types and limits, and the CLDR symbols of Vietnamese."""

import functools
from decimal import Decimal

from attrs import frozen

from cchc_model.vietnamese.text import shortened

Number = int | Decimal
"""A value of a report: a count or code is an `int`, a percentage a `Decimal` in percent numbers."""

MAX_ABSOLUTE = 10**15
"""The limit of absolute values: every admitted value is smaller."""

MAX_DECIMALS = 20
"""The largest number of digits after the comma in an admitted value."""


LONGEST_PRINTED = 10**100
"""The limit of numbers that are printed."""


@frozen
class _Symbols:
    decimal: str
    group: str
    minus: str
    percent: str


@functools.cache
def symbols() -> _Symbols:
    """Return the symbols of Vietnamese numbers from CLDR."""
    from babel.core import Locale

    latn = Locale.parse("vi").number_symbols["latn"]
    return _Symbols(latn["decimal"], latn["group"], latn["minusSign"], latn["percentSign"])


def short_repr(value: object) -> str:
    """Return the `repr` of a value, cut if it is long."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= LONGEST_PRINTED:
        return "an int of more than a hundred digits"
    return shortened(repr(value))
