"""Formatting of numbers in Vietnamese form, and rounding half up for display."""

from decimal import Decimal
from fractions import Fraction

from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.notation import LONGEST_PRINTED, MAX_DECIMALS, Number, short_repr, symbols
from cchc_model.vietnamese.text import Bilingual, Lang

_MOST_SHOWN = 4
_ENGLISH_MARKS = str.maketrans(".,", ",.")
_FRACTION_DIGITS = Bilingual(
    "phân số không có số chữ số thập phân cố định; đề nghị ghi `decimals`",
    "a fraction has no fixed number of decimals; give `decimals`",
)

_DECIMALS_RANGE = Bilingual("decimals phải là số nguyên từ 0 đến 100", "decimals must be a whole number from 0 to 100")

_TOO_MANY_DECIMALS = Bilingual(
    f"không phải số thập phân có nhiều nhất {MAX_DECIMALS} chữ số sau dấu phẩy",
    f"it is not a decimal number of at most {MAX_DECIMALS} decimals",
)

_NOT_PRINTABLE = Bilingual(
    "chỉ in được int, Decimal hoặc Fraction hữu hạn", "only a finite int, Decimal or Fraction can be printed"
)

_TOO_MANY_DIGITS = Bilingual("có hơn một trăm chữ số", "it has more than a hundred digits")
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def format_number(value: Number | Fraction, *, decimals: int | None = None, lang: Lang = "vi") -> str:
    """Format a number in Vietnamese form, or in English form for an English sentence.

    By default, parsing the text of an admitted value returns the same digits.

    Args:
        value: the number. A `Fraction` has no digits of its own, so it needs `decimals`.
        decimals: round half up (away from zero) to this many digits after the comma; by default every
            digit of the value is printed and no other.
        lang: the language of the sentence.

    Raises:
        InvalidNumberError: the value is a bool, a float, not finite or absurdly long.

    >>> from decimal import Decimal
    >>> format_number(5627), format_number(Decimal("25.80")), format_number(Decimal("0.125"), decimals=2)
    ('5.627', '25,80', '0,13')
    >>> format_number(Decimal("5627.80"), lang="en")
    '5,627.80'
    """
    text = _vietnamese(value, decimals)
    return text if lang == "vi" else text.translate(_ENGLISH_MARKS)


def _vietnamese(value: Number | Fraction, decimals: int | None) -> str:
    _refuse_unprintable(value)
    if decimals is not None:
        value = round_half_up(value, decimals)
    elif isinstance(value, Fraction):
        raise InvalidNumberError(repr(value), _FRACTION_DIGITS)
    s = symbols()
    if isinstance(value, int):
        return f"{value:,}".replace(",", s.group).replace("-", s.minus)
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    text = "".join(map(str, digits)) + "0" * exponent
    places = max(-exponent, 0)
    text = text.rjust(places + 1, "0")
    whole, fraction = text[: len(text) - places], text[len(text) - places :]
    printed = f"{int(whole):,}".replace(",", s.group)
    return (s.minus if sign else "") + printed + (s.decimal + fraction if fraction else "")


def format_fraction(value: Fraction, *, lang: Lang = "vi") -> str:
    """Format a fraction: exactly if it has at most four decimals, else with two decimals.

    >>> from fractions import Fraction
    >>> format_fraction(Fraction(3, 2)), format_fraction(Fraction(24, 31)), format_fraction(Fraction(7))
    ('1,5', '0,77', '7')
    """
    exact = (places for places in range(_MOST_SHOWN + 1) if value * 10**places % 1 == 0)
    return format_number(value, decimals=next(exact, 2), lang=lang)


def format_percent(value: Number | Fraction, *, decimals: int | None = None, lang: Lang = "vi") -> str:
    """Format a percentage, given as a percent number (25.81, not 0.2581), with its sign.

    Raises:
        InvalidNumberError: as :func:`format_number`.

    >>> from decimal import Decimal
    >>> from fractions import Fraction
    >>> format_percent(Decimal("25.81")), format_percent(Fraction(800, 31), decimals=1)
    ('25,81%', '25,8%')
    """
    return format_number(value, decimals=decimals, lang=lang) + symbols().percent


def plain_decimal(value: Decimal) -> str:
    """Format a decimal number with a decimal point and without an exponent, for JSON and other machines.

    >>> from decimal import Decimal
    >>> plain_decimal(Decimal("25.80")), plain_decimal(Decimal("0E-8"))
    ('25.80', '0.00000000')
    """
    s = symbols()
    return format_number(value).replace(s.group, "").replace(s.decimal, ".").replace(s.minus, "-")


def round_half_up(value: Number | Fraction, decimals: int) -> Decimal:
    """Round an exact number to a number of decimals in exact arithmetic, with halves away from zero.

    Raises:
        InvalidNumberError: `value` is not a finite exact number, or `decimals` is negative or above 100.

    >>> from fractions import Fraction
    >>> round_half_up(Fraction(1, 8), 2), round_half_up(Fraction(-1, 8), 2), round_half_up(31, 1)
    (Decimal('0.13'), Decimal('-0.13'), Decimal('31.0'))
    """
    _refuse_unprintable(value)
    if isinstance(decimals, bool) or not isinstance(decimals, int) or not 0 <= decimals <= 100:  # noqa: PLR2004
        raise InvalidNumberError(repr(decimals), _DECIMALS_RANGE)
    numerator, denominator = value.as_integer_ratio()
    scaled = (2 * abs(numerator) * 10**decimals + denominator) // (2 * denominator)
    negative = numerator < 0 and scaled > 0
    return Decimal((int(negative), tuple(map(int, str(scaled))), -decimals))


def finite_decimal(value: Fraction) -> Decimal:
    """Return the decimal number that equals a fraction, with the fewest digits.

    Raises:
        InvalidNumberError: the decimals do not end, or are more than a report can hold.

    >>> finite_decimal(Fraction(3, 8))
    Decimal('0.375')
    """
    for decimals in range(MAX_DECIMALS + 1):
        if value * 10**decimals % 1 == 0:
            return round_half_up(value, decimals)
    raise InvalidNumberError(repr(value), _TOO_MANY_DECIMALS)


def roman(number: int) -> str:
    """Return a number above 0 in Roman numerals.

    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    text = ""
    for value, digits in _ROMAN:
        repeat, number = divmod(number, value)
        text += digits * repeat
    return text


def _refuse_unprintable(value: object) -> None:
    exact = isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool)
    if not exact or (isinstance(value, Decimal) and not value.is_finite()):
        raise InvalidNumberError(short_repr(value), _NOT_PRINTABLE)
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and exponent >= -100 and value.adjusted() < 100:  # noqa: PLR2004
            return
    elif isinstance(value, int | Fraction) and -LONGEST_PRINTED < value < LONGEST_PRINTED:
        return
    raise InvalidNumberError(short_repr(value), _TOO_MANY_DIGITS)


Figure = Number | Fraction
"""A number in the sentence of a finding."""


def in_both(figure: Figure) -> Bilingual:
    """Return a figure as a sentence of each language prints it.

    >>> in_both(1234567)
    Bilingual(vi='1.234.567', en='1,234,567')
    """
    text = printed(figure)
    return Bilingual(text, text.translate(_ENGLISH_MARKS))


def printed(figure: Figure, lang: Lang = "vi") -> str:
    """Format a figure of a sentence; a fraction that is not whole has two decimals."""
    if isinstance(figure, Fraction):
        return format_number(figure, decimals=0 if figure.denominator == 1 else 2, lang=lang)
    return format_number(figure if isinstance(figure, Decimal) else int(figure), lang=lang)
