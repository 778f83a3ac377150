"""Parsing and formatting of numbers in Vietnamese form, without a change of any digit.

`5.627` is five thousand six hundred and twenty-seven, `25,81` is twenty-five and eighty-one hundredths.
The symbols come from Babel's CLDR data for `vi`; the grammar is compiled from them here, because Babel's
own parser also accepts `1e5`, `NaN`, `5,` or `1_000`. Nothing depends on the caller's decimal context.
The parser rejects every text that is not certainly a number, with suggestions.
"""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal

from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.formatting import format_number
from cchc_model.vietnamese.notation import MAX_ABSOLUTE, MAX_DECIMALS, Number, short_repr, symbols
from cchc_model.vietnamese.text import Bilingual, visible

_LONGEST_TEXT = 200
_TOO_LARGE = Bilingual("quá lớn: số phải nhỏ hơn 10¹⁵", "it is too large: a number must be below 10¹⁵")
_TOO_FINE = Bilingual(f"có hơn {MAX_DECIMALS} chữ số thập phân", f"it has more than {MAX_DECIMALS} decimals")
_NO_BOOL = Bilingual(
    "không nhận kiểu bool; đề nghị ghi mã, như 1 hoặc 0", "a bool is not accepted; give the code, such as 1 or 0"
)
_NO_FLOAT = Bilingual(
    "số float không chính xác tuyệt đối; đề nghị dùng int, hoặc Decimal tạo từ văn bản",
    "a float is not exact; give an int, or a Decimal made from a text",
)
_NO_NUMBER = Bilingual("đề nghị dùng int hoặc Decimal", "give an int or a Decimal")
_NOT_FINITE = Bilingual("số liệu phải là số hữu hạn", "a value must be a finite number")
_DIGITS = "0123456789"
_SURELY_SMALL = len(str(MAX_ABSOLUTE))
_LONGEST_SUGGESTED = 40
_TRUE_MINUS = "−"
SPACES = " \u00a0\u2000-\u200a\u202f\u205f\u3000"
"""The spaces of Unicode that show nothing, for a class of characters; people do not see which one was typed."""
_SPACED = re.compile(rf"[-−]?[1-9][0-9]{{0,2}}(?:[{SPACES}][0-9]{{3}})+(?![0-9.]|[{SPACES}][0-9])")
"""A number whose groups of three are set apart by single spaces."""
_SPACE = re.compile(f"[{SPACES}]")
_THOUSANDS = re.compile(r"-?(?!0\.)[0-9]+(?:\.[0-9]+)*\.[0-9]{3}")
"""A number whose last point may stand before a group of three, whatever the other points are."""
_APART = re.compile(r"[0-9]\s+(?![0-9]{3}(?![0-9]))[0-9]")
"""Digits that a space divides otherwise than thousands, so that they are no number together."""
_IN_QUOTES = re.compile(r'"[^"]*"')
_COMPUTED = re.compile(r"=.*(?:[-+*/^,;]|\([^)]*$)")
"""The formula of a spreadsheet, whose numbers are not its result."""
_LINE = re.compile(r"(?<![0-9])_|_(?![0-9])|_(?=[0-9]{3}(?![0-9]))")
"""A stroke on the line that divides no digits, or only thousands."""
_BOOLS = ("bool", "bool_")
"""Names of the boolean types of Python and numpy. They need a check because some have an `__index__`."""


_NOT_TEXT = Bilingual("chỉ đọc được số từ văn bản", "only a text can be read as a number")


@functools.cache
def _grammar() -> tuple[Callable[[str], object], str, str]:
    """Return what a whole text must match, the sign between groups of three, and the one before decimals."""
    s = symbols()
    group, decimal = re.escape(s.group), re.escape(s.decimal)
    minus = f"[{re.escape(s.minus)}{_TRUE_MINUS}]"
    grouped = f"[1-9][0-9]{{0,2}}+(?:{group}[0-9]{{3}})++"  # nothing is tried twice, which takes half the time
    return re.compile(f"{minus}?+(?:{grouped}|[0-9]++)(?:{decimal}[0-9]++)?+").fullmatch, s.group, s.decimal


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
    cchc_model.InvalidNumberError: '5.62' is not a number: ... did you mean '5,62' or '5.620'?
    """
    if not isinstance(text, str):
        raise InvalidNumberError(repr(text), _NOT_TEXT)
    if len(text) > _LONGEST_TEXT:
        raise InvalidNumberError(
            text, Bilingual(f"dài hơn {_LONGEST_TEXT} ký tự", f"it is longer than {_LONGEST_TEXT} characters")
        )
    if text.isdigit() and is_plain_count(text):
        return int(text)  # most cells of an annex, at a fifth of the cost
    matches, group, decimal = _grammar()
    stripped = text.strip()
    if not matches(stripped):
        raise InvalidNumberError(text, _reason(stripped), suggest_numbers(text))
    plain = stripped.replace(group, "")
    if plain[0] not in _DIGITS:
        plain = f"-{plain[1:]}"
    value: Number = Decimal(plain.replace(decimal, ".")) if decimal in plain else int(plain)
    if len(plain) >= _SURELY_SMALL:
        _refuse_outsized(text, value)
    if value:
        return value
    return value.copy_abs() if isinstance(value, Decimal) else value  # a zero has no sign


def _refuse_outsized(text: str, value: Number) -> None:
    """Refuse a number with more digits than a report can hold."""
    if abs(int(value)) >= MAX_ABSOLUTE:
        raise InvalidNumberError(text, _TOO_LARGE)
    if isinstance(value, Decimal) and -int(value.as_tuple().exponent) > MAX_DECIMALS:
        raise InvalidNumberError(text, _TOO_FINE)


def is_plain_count(text: str) -> bool:
    """Return whether a text contains only the digits 0-9 and is short enough to be within the limit.

    >>> is_plain_count("5627"), is_plain_count("5.627")
    (True, False)
    """
    return len(text) < _SURELY_SMALL and text.isascii() and text.isdigit()


def without_group_spaces(text: str) -> str:
    r"""Return a text that begins with a number in groups of three, with points between the groups in place of spaces.

    Anything else is returned unchanged. A tab or a line break is no space of a number.

    >>> without_group_spaces("5 627"), without_group_spaces("1\u00a0234\u00a0567 hồ sơ"), without_group_spaces("56 27")
    ('5.627', '1.234.567 hồ sơ', '56 27')
    """
    spaced = _SPACED.match(text)
    return text if spaced is None else _SPACE.sub(symbols().group, spaced[0]) + text[spaced.end() :]


def parse_percent(text: str) -> Decimal:
    """Parse a percentage in Vietnamese form, with or without a percent sign, as a percent number.

    Raises:
        InvalidNumberError: as :func:`parse_number`.

    >>> parse_percent("25,81%"), parse_percent("100"), parse_percent("7,5 %")
    (Decimal('25.81'), Decimal('100'), Decimal('7.5'))
    """
    if not isinstance(text, str):
        raise InvalidNumberError(repr(text), _NOT_TEXT)
    return Decimal(parse_number(text.strip().removesuffix(symbols().percent)))


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
        raise InvalidNumberError(short_repr(number), _TOO_LARGE)
    return int(number)


def suggest_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers in Vietnamese form that an invalid text may mean, most likely first.

    :func:`parse_number` accepts every suggestion. A person chooses; the library never applies a suggestion. Digits on
    both sides of a mark form one number only if the mark may stand between thousands.

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
    if not _grammar()[0](text):
        return False
    try:
        parse_number(text)
    except InvalidNumberError:  # of number form, but too large
        return False
    return True


def _candidates(plain: str) -> Iterator[str]:
    """Yield texts that a person may have meant, in Vietnamese symbols, most likely first."""
    s = symbols()
    yield plain.removeprefix("+")
    tight = "".join(plain.split())
    apart = _APART.search(plain) is not None
    if re.fullmatch(r"-?[0-9]{1,3}([\s'’][0-9]{3})+", plain):
        yield format_number(int(re.sub(r"[\s'’]", "", plain)))
    if "." in tight or tight.count(",") > 1:
        yield tight.translate(str.maketrans(s.decimal + s.group, s.group + s.decimal))
    if re.fullmatch(r"-?[,.][0-9]+", tight):
        yield tight.replace(".", ",").replace(",", "0,")
    if not apart:
        yield tight.strip(s.decimal + s.group)
    if re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{1,2}", tight):
        # A thousands separator with final zeros lost, as a spreadsheet loses them.
        whole, _, rest = tight.partition(".")
        yield f"{whole}.{rest:0<3}"
    if _THOUSANDS.fullmatch(plain):
        yield format_number(int(plain.replace(".", "")))
    if _COMPUTED.search(_IN_QUOTES.sub("", plain)):
        return
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
    return _LINE.sub("", text).replace(_TRUE_MINUS, "-")


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
    return Bilingual("có ký tự không phải của số", "it has characters that do not belong to a number")


def _admitted_decimal(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise InvalidNumberError(repr(value), _NOT_FINITE)
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    if exponent < -MAX_DECIMALS:
        raise InvalidNumberError(short_repr(value), _TOO_FINE)
    if value and value.adjusted() >= len(str(MAX_ABSOLUTE)) - 1:
        raise InvalidNumberError(short_repr(value), _TOO_LARGE)
    if not value:
        return Decimal((0, (0,), min(exponent, 0)))
    if exponent <= 0:
        return value
    return Decimal((sign, digits + (0,) * exponent, 0))
