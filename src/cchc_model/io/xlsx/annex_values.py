"""Values of an annex as a spreadsheet stores them, and the places of their cells."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from cchc_model.framework.rows import Kind
from cchc_model.io.xlsx.sheet_data import address, quoted_title
from cchc_model.vietnamese.formatting import format_number
from cchc_model.vietnamese.notation import Number

ANNEX = "Phụ lục"
"""The title of the sheet with the annex."""

VALUE = 3
"""The column of its values."""


def cells_of(keys: Iterable[str], places: Mapping[str, int]) -> Iterator[str]:
    """Yield the addresses of the value cells of indicators, as other sheets name them."""
    return (f"{quoted_title(ANNEX)}!{address(places[key], VALUE)}" for key in keys)


def stored(text: str, value: Number | None, kind: Kind = Kind.PERCENT) -> tuple[int | float, str] | None:
    """Return a value as a spreadsheet number with its format, or None if reading would not restore its digits.

    >>> from decimal import Decimal
    >>> stored("5.627", 5627), stored("", Decimal("25.81"))
    ((5627, '#,##0'), (0.2581, '0.00%'))
    >>> stored("25,80", Decimal("25.80")), stored("31 (đến ngày 15/3)", 31)
    (None, None)
    >>> stored("1.250,5", Decimal("1250.5"), Kind.AMOUNT)
    (1250.5, '#,##0.0')
    """
    if isinstance(value, int):
        return (value, "#,##0") if text in ("", str(value), format_number(value)) else None
    if value is not None and kind is Kind.AMOUNT:
        return _stored_amount(text, value)
    # A point in a percentage may have been meant as a decimal comma: what reading said of it must be said again.
    if value is None or "." in text or text.removesuffix("%") not in ("", format_number(value)):
        return None
    share = Fraction(value) / 100
    decimals = -int(value.as_tuple().exponent)
    number = float(share)
    if (decimals and value.as_tuple().digits[-1] == 0) or _shown(number) != share:
        return None
    return number, "0." + "0" * decimals + "%" if decimals else "0%"


def _shown(number: float) -> Fraction:
    """Return a stored number as Excel shows it, and as reading takes it: with 15 digits."""
    return Fraction(format(number, ".15g"))


def _stored_amount(text: str, value: Decimal) -> tuple[int | float, str] | None:
    decimals = max(-int(value.as_tuple().exponent), 0)
    number = float(value)
    plain = format_number(value)
    ends_in_0 = decimals and value.as_tuple().digits[-1] == 0
    if text not in ("", plain, plain.replace(".", "")) or ends_in_0 or _shown(number) != Fraction(value):
        return None
    return (number, f"#,##0.{'0' * decimals}") if decimals else (int(value), "#,##0")
