"""Parsing and formatting of numbers in Vietnamese form, without a change of any digit.

`5.627` is five thousand six hundred and twenty-seven, `25,81` is twenty-five and eighty-one hundredths.
The symbols come from Babel's CLDR data for `vi`; the grammar is compiled from them here, because Babel's
own parser also accepts `1e5`, `NaN`, `5,` or `1_000`. Nothing depends on the caller's decimal context.
The parser rejects every text that is not certainly a number, with suggestions.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import frozen

from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.text import Bilingual, shortened, visible

Number = int | Decimal
"""A value of a report: a count or code is an `int`, a percentage a `Decimal` in percent numbers."""

MAX_ABSOLUTE: Final = 10**15
"""The limit of absolute values: every admitted value is smaller."""

MAX_DECIMALS: Final = 20
"""The largest number of digits after the comma in an admitted value."""

_LONGEST_TEXT: Final = 200
_MOST_SHOWN: Final = 4
_TOO_LARGE: Final = Bilingual("quá lớn: số phải nhỏ hơn 10¹⁵", "it is too large: the model admits numbers below 10¹⁵")
_TOO_FINE: Final = Bilingual(f"có hơn {MAX_DECIMALS} chữ số thập phân", f"it has more than {MAX_DECIMALS} decimals")
_NO_BOOL: Final = Bilingual(
    "không nhận kiểu bool; đề nghị ghi mã, như 1 hoặc 0", "a bool is not a number here; give the code, such as 1 or 0"
)
_NO_FLOAT: Final = Bilingual(
    "số float không chính xác tuyệt đối; đề nghị dùng int, hoặc Decimal tạo từ văn bản",
    "a float is not exact; give an int, or a Decimal made from a text",
)
_NO_NUMBER: Final = Bilingual("đề nghị dùng int hoặc Decimal", "give an int or a Decimal")
_NOT_FINITE: Final = Bilingual("số liệu phải là số hữu hạn", "only finite numbers are values")
_SURELY_SMALL: Final = len(str(MAX_ABSOLUTE))
_LONGEST_PRINTED: Final = 10**100
_LONGEST_SUGGESTED: Final = 40
_TRUE_MINUS: Final = "−"
_BOOLS: Final = ("bool", "bool_")
"""Names of the boolean types of Python and numpy. They need a check because some have an `__index__`."""


_NOT_TEXT = Bilingual("chỉ đọc được số từ văn bản", "only a text can be read as a number")
_FRACTION_DIGITS = Bilingual(
    "phân số không có chữ số thập phân của riêng mình; đề nghị ghi số chữ số ở `decimals`",
    "a fraction has no digits of its own; say how many `decimals`",
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


@frozen
class _Symbols:
    decimal: str
    group: str
    minus: str
    percent: str


@functools.cache
def _symbols() -> _Symbols:
    from babel.core import Locale

    latn = Locale.parse("vi").number_symbols["latn"]
    return _Symbols(latn["decimal"], latn["group"], latn["minusSign"], latn["percentSign"])


@functools.cache
def _grammar() -> re.Pattern[str]:
    s = _symbols()
    group, decimal = re.escape(s.group), re.escape(s.decimal)
    minus = f"[{re.escape(s.minus)}{_TRUE_MINUS}]"
    grouped = f"[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+"
    return re.compile(f"({minus})?({grouped}|[0-9]+)(?:{decimal}([0-9]+))?")


def parse_number(text: str) -> Number:
    """Parse a number in Vietnamese form.

    Args:
        text: a number alone: digits, `.` between groups of three or not at all, `,` before decimals, a
            minus sign (`-` or `−`) before it, white space around it.

    Returns:
        An `int`, or a `Decimal` with exactly the printed decimals when the text has a decimal comma.

    Raises:
        InvalidNumberError: the text is anything else; the error carries the reason and suggestions.

    Source: CLDR, locale `vi`, as shipped with Babel.

    >>> parse_number("5.627"), parse_number("25,80"), parse_number("−3")
    (5627, Decimal('25.80'), -3)
    >>> parse_number("5.62")
    Traceback (most recent call last):
    cchc_model.InvalidNumberError: '5.62' is not a number: ... did you mean '5,62' or '5.620' or '562'?
    """
    if not isinstance(text, str):
        raise InvalidNumberError(repr(text), _NOT_TEXT)
    if len(text) > _LONGEST_TEXT:
        raise InvalidNumberError(
            text, Bilingual(f"dài hơn {_LONGEST_TEXT} ký tự", f"it is longer than {_LONGEST_TEXT} characters")
        )
    if is_plain_count(text):
        return int(text)  # most cells of an annex, at a fifth of the cost
    match = _grammar().fullmatch(text.strip())
    if match is None:
        raise InvalidNumberError(text, _reason(text.strip()), suggest_numbers(text))
    sign, whole, fraction = match.groups()
    whole = whole.replace(_symbols().group, "")
    value = int(whole)
    if value >= MAX_ABSOLUTE:
        raise InvalidNumberError(text, _TOO_LARGE)
    if fraction is None:
        return -value if sign else value
    if len(fraction) > MAX_DECIMALS:
        raise InvalidNumberError(text, _TOO_FINE)
    printed = Decimal(f"{whole}.{fraction}")
    return printed.copy_negate() if sign and printed else printed  # a zero has no sign


def is_plain_count(text: str) -> bool:
    """Return whether a text contains only the digits 0-9 and is short enough to be within the limit.

    >>> is_plain_count("5627"), is_plain_count("5.627")
    (True, False)
    """
    return len(text) < _SURELY_SMALL and text.isascii() and text.isdigit()


def parse_percent(text: str) -> Decimal:
    """Parse a percentage in Vietnamese form, with or without a percent sign, as a percent number.

    Raises:
        InvalidNumberError: as :func:`parse_number`.

    >>> parse_percent("25,81%"), parse_percent("100"), parse_percent("7,5 %")
    (Decimal('25.81'), Decimal('100'), Decimal('7.5'))
    """
    if not isinstance(text, str):
        raise InvalidNumberError(repr(text), _NOT_TEXT)
    return Decimal(parse_number(text.strip().removesuffix(_symbols().percent)))


def format_number(value: Number | Fraction, *, decimals: int | None = None) -> str:
    """Format a number in Vietnamese form.

    By default, parsing the text of an admitted value returns the same digits.

    Args:
        value: the number. A `Fraction` has no digits of its own, so it needs `decimals`.
        decimals: round half up (away from zero) to this many digits after the comma; by default every
            digit of the value is printed and no other.

    Raises:
        InvalidNumberError: the value is a bool, a float, not finite or absurdly long.

    >>> from decimal import Decimal
    >>> format_number(5627), format_number(Decimal("25.80")), format_number(Decimal("0.125"), decimals=2)
    ('5.627', '25,80', '0,13')
    """
    _refuse_unprintable(value)
    if decimals is not None:
        value = round_half_up(value, decimals)
    elif isinstance(value, Fraction):
        raise InvalidNumberError(repr(value), _FRACTION_DIGITS)
    s = _symbols()
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


def format_fraction(value: Fraction) -> str:
    """Format a fraction in Vietnamese form: exactly if it has at most four decimals, else with two decimals.

    >>> from fractions import Fraction
    >>> format_fraction(Fraction(3, 2)), format_fraction(Fraction(24, 31)), format_fraction(Fraction(7))
    ('1,5', '0,77', '7')
    """
    exact = (places for places in range(_MOST_SHOWN + 1) if value * 10**places % 1 == 0)
    return format_number(value, decimals=next(exact, 2))


def format_percent(value: Number | Fraction, *, decimals: int | None = None) -> str:
    """Format a percentage, given as a percent number (25.81, not 0.2581), with its sign.

    Raises:
        InvalidNumberError: as :func:`format_number`.

    >>> from decimal import Decimal
    >>> from fractions import Fraction
    >>> format_percent(Decimal("25.81")), format_percent(Fraction(800, 31), decimals=1)
    ('25,81%', '25,8%')
    """
    return format_number(value, decimals=decimals) + _symbols().percent


def plain_decimal(value: Decimal) -> str:
    """Format a decimal number with a decimal point and without an exponent, for JSON and other machines.

    >>> from decimal import Decimal
    >>> plain_decimal(Decimal("25.80")), plain_decimal(Decimal("0E-8"))
    ('25.80', '0.00000000')
    """
    s = _symbols()
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


def admitted_number(value: object) -> Number:
    """Check that a report can hold a value, and return it as a plain `int` or `Decimal`.

    Anything with `__index__` (numpy integers too) becomes an `int`. A decimal with trailing zeros held in its
    exponent (`1E+2`) becomes the same number written out, and a zero loses its sign.

    Raises:
        InvalidNumberError: a bool, a float, a text, NaN or infinity, 10¹⁵ and beyond, over 20 decimals.

    >>> admitted_number(31)
    31
    >>> admitted_number(0.5)
    Traceback (most recent call last):
    cchc_model.InvalidNumberError: '0.5' is not a number: a float is not exact; ...
    """
    if type(value) is int and -MAX_ABSOLUTE < value < MAX_ABSOLUTE:
        return value
    if isinstance(value, Decimal):
        return _admitted_decimal(value)
    if type(value).__name__ in _BOOLS:
        raise InvalidNumberError(repr(value), _NO_BOOL)
    if isinstance(value, float):
        raise InvalidNumberError(repr(value), _NO_FLOAT)
    try:
        number = value.__index__()  # type: ignore[attr-defined]  # asked for, not assumed
    except (AttributeError, TypeError):
        raise InvalidNumberError(repr(value), _NO_NUMBER) from None
    if not -MAX_ABSOLUTE < number < MAX_ABSOLUTE:
        raise InvalidNumberError(_short(number), _TOO_LARGE)
    return int(number)


def suggest_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers in Vietnamese form that an invalid text may mean, most likely first.

    :func:`parse_number` accepts every suggestion. A person chooses; the library never applies a suggestion.

    >>> suggest_numbers("1,234.50"), suggest_numbers("5 627"), suggest_numbers("1O")
    (('1.234,50',), ('5.627', '5627'), ('10',))
    """
    if len(text) > _LONGEST_SUGGESTED:
        return ()
    candidates = dict.fromkeys(_candidates(_plain(text)))
    return tuple(c for c in candidates if c != text and is_number(c))


def is_number(text: str) -> bool:
    """Return whether :func:`parse_number` accepts a text that has no white space around it.

    >>> is_number("5.627"), is_number("5.62")
    (True, False)
    """
    if not _grammar().fullmatch(text):
        return False
    try:
        parse_number(text)
    except InvalidNumberError:  # of number form, but too large
        return False
    return True


def _candidates(plain: str) -> Iterator[str]:
    """Yield texts that a person may have meant, in Vietnamese symbols, most likely first."""
    s = _symbols()
    yield plain.removeprefix("+")
    tight = "".join(plain.split())
    if re.fullmatch(r"-?[0-9]{1,3}([\s'’][0-9]{3})+", plain):
        yield format_number(int(re.sub(r"[\s'’]", "", plain)))
    if "." in tight or tight.count(",") > 1:
        yield tight.translate(str.maketrans(s.decimal + s.group, s.group + s.decimal))
    if re.fullmatch(r"-?[,.][0-9]+", tight):
        yield tight.replace(".", ",").replace(",", "0,")
    yield tight.strip(s.decimal + s.group)
    if re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{1,2}", tight):
        # A thousands separator with final zeros lost, as a spreadsheet loses them.
        whole, _, rest = tight.partition(".")
        yield f"{whole}.{rest:0<3}"
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)+", plain):
        yield format_number(int(plain.replace(".", "")))
    numbers = re.findall(r"(?<![\w.,/+'’-])-?[0-9][0-9.,]*(?![\w/+'’])", plain)
    if len(numbers) == 1 and len(re.findall("[0-9]+", plain)) == len(re.findall("[0-9]+", numbers[0])):
        yield numbers[0].rstrip(",.")
    elif len(numbers) > 1 and re.match(r"-?[0-9]", plain) and "(" in plain:
        yield numbers[0].rstrip(",.")  # a number and a remark: `12 (tăng 2)`


def _plain(text: str) -> str:
    """Return a text without the usual slips of copying and typing, for suggestions only."""
    text = "".join(str(unicodedata.decimal(c, c)) for c in visible(text)).strip()
    if any(c.isdigit() for c in text) and re.fullmatch(r"[0-9OoIl.,\s]+", text):
        text = text.translate(str.maketrans("OoIl", "0011"))
    return text.replace("_", "").replace(_TRUE_MINUS, "-")


def _reason(text: str) -> Bilingual:
    if not text:
        return Bilingual("để trống", "it is empty")
    if not re.search(r"[0-9]", text):
        return Bilingual("không có chữ số 0-9", "it has no digit 0-9")
    if re.search(r"[^\W\d_]", text):
        return Bilingual("có chữ cái", "it has letters")
    if re.fullmatch(rf"[{_TRUE_MINUS}-]?[0-9.,]+", text):
        return Bilingual(
            "dấu “.” đặt giữa các nhóm ba chữ số, dấu “,” đặt trước phần thập phân",
            "Vietnamese numbers have '.' between groups of three digits and ',' before decimals",
        )
    return Bilingual("có ký tự không phải của số", "it has characters that no number has")


def _refuse_unprintable(value: object) -> None:
    exact = isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool)
    if not exact or (isinstance(value, Decimal) and not value.is_finite()):
        raise InvalidNumberError(_short(value), _NOT_PRINTABLE)
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and exponent >= -100 and value.adjusted() < 100:  # noqa: PLR2004
            return
    elif isinstance(value, int | Fraction) and -_LONGEST_PRINTED < value < _LONGEST_PRINTED:
        return
    raise InvalidNumberError(_short(value), _TOO_MANY_DIGITS)


def _admitted_decimal(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise InvalidNumberError(repr(value), _NOT_FINITE)
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    if exponent < -MAX_DECIMALS:
        raise InvalidNumberError(_short(value), _TOO_FINE)
    if value and value.adjusted() >= len(str(MAX_ABSOLUTE)) - 1:
        raise InvalidNumberError(_short(value), _TOO_LARGE)
    if not value:
        return Decimal((0, (0,), min(exponent, 0)))
    if exponent <= 0:
        return value
    return Decimal((sign, digits + (0,) * exponent, 0))


def _short(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _LONGEST_PRINTED:
        return "an int of more than a hundred digits"
    return shortened(repr(value))


Figure = Number | Fraction
"""A number in the sentence of a finding."""


def printed(figure: Figure) -> str:
    """Format a figure of a sentence in Vietnamese form; a fraction that is not whole has two decimals."""
    if isinstance(figure, Fraction):
        return format_number(figure, decimals=0 if figure.denominator == 1 else 2)
    return format_number(figure if isinstance(figure, Decimal) else int(figure))
