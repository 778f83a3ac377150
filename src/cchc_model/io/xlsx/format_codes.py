"""Number formats of spreadsheets: codes such as `#,##0;[Red]-0`, understood completely or not at all."""

import operator
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import Enum
from types import MappingProxyType

from attrs import define, evolve, field, frozen

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<width>[_*].)|\[(?P<bracket>[^\]]*)\]|(?P<general>General)'
    r"|(?P<date>AM/PM|A/P|[dmyhsbg]|e(?![+-]))|(?P<power>e[+-])|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 500
"""The most characters of a code; Excel permits some 250."""

_COLOUR = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|color ?\d{1,2}", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]*)(?:-[0-9a-f]{1,8})?", re.IGNORECASE)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9]{1,15}(?:\.[0-9]{1,15})?)")
_RELATIONS = MappingProxyType(
    {
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
        "=": operator.eq,
        "<>": operator.ne,
    }
)
_MOST_SECTIONS = 4
_PLACES = "0#?"
_NO_LETTERS = frozenset(" $-+():!^&'~{}=<>")
"""Signs that a code need not quote."""


class CellFormat(Enum):
    """Form in which a section of a number format shows a number."""

    PLAIN = "plain"
    PERCENT = "percent"
    DATE = "date"
    WORDS = "words"
    """Words alone, or nothing."""
    TEXT = "text"
    """Texts as they are, between words."""
    OTHER = "other"
    """Something else than the stored number: scaled, a fraction, a power of ten, or a code that is not understood."""


@frozen
class Section:
    """A section of a number format, which shows some of the numbers, or the texts.

    Attributes:
        form: the form of numbers.
        before: the words and signs in front of the number.
        after: the words and signs behind it.
        decimals: the most decimals that are shown; None for as many as there is room for.
        whole: the fewest digits before the decimal comma.
        grouped: True if separators stand between thousands.
        blank: True if no digit is shown for 0.
        applies: the condition on the numbers that the section shows, if it states one.
    """

    form: CellFormat
    before: str = ""
    after: str = ""
    decimals: int | None = None
    whole: int = 1
    grouped: bool = False
    blank: bool = False
    applies: Callable[[Decimal], bool] | None = field(default=None, eq=False)


_OTHER = Section(CellFormat.OTHER)
PLAIN_SECTION = Section(CellFormat.PLAIN)
"""The section of the format `General`."""


@frozen
class NumberFormat:
    """A number format.

    Attributes:
        numbers: the sections for numbers.
        texts: the section for texts, if the format has one.
    """

    numbers: tuple[Section, ...] = (PLAIN_SECTION,)
    texts: Section | None = None

    def section(self, number: Decimal) -> Section:
        """Return the section that shows a number."""
        if any(section.applies for section in self.numbers):
            if number < 0:
                return _OTHER  # whether a sign is shown depends on the conditions
            found = (one for one in self.numbers if one.applies is None or one.applies(number))
            return next(found, _OTHER)
        if number < 0 and len(self.numbers) > 1:
            return _negative(self.numbers[1])
        if number == 0 and len(self.numbers) > 2:  # noqa: PLR2004 positive, negative, zero
            return self.numbers[2]
        return self.numbers[0]


UNKNOWN = NumberFormat((_OTHER,))
"""A format that is not understood."""


def read_format(code: str) -> NumberFormat:
    """Return the format of a code; a section that is not understood shows something else than the number.

    >>> [section.form.value for section in read_format('0.00%;[Red]-0.00%;"-";@').numbers]
    ['percent', 'percent', 'words']
    >>> {read_format(code).numbers[0].form.value for code in ("#,##0,", "0.0E+0", "# ?/?", "[DBNum1]0", "0n")}
    {'other'}
    """
    sections = _sections(code) if len(code) <= _LONGEST else [_OTHER]
    if len(sections) > _MOST_SECTIONS:
        return UNKNOWN
    texts = None
    if len(sections) == _MOST_SECTIONS or sections[-1].form is CellFormat.TEXT:
        texts = sections.pop()
    if any(one.form is CellFormat.TEXT for one in sections) or not _in_order(sections):
        return NumberFormat((_OTHER,), texts)
    return NumberFormat(tuple(sections) or (PLAIN_SECTION,), texts)


def _in_order(sections: Sequence[Section]) -> bool:
    """Return whether conditions leave no doubt: every section has one, except the last for all other numbers."""
    return not any(one.applies for one in sections) or all(one.applies for one in sections[:-1])


def _negative(section: Section) -> Section:
    """Return the section of negative numbers without its minus sign or brackets, which must be there."""
    if section.form in (CellFormat.DATE, CellFormat.WORDS):
        return section
    signed = (section.before.strip(), section.after.strip()) in (("-", ""), ("(", ")"))
    return evolve(section, before="", after="") if signed else _OTHER


def _sections(code: str) -> list[Section]:
    made = [_Made()]
    for token in _TOKEN.finditer(code):
        if token["sign"] == ";":
            made.append(_Made())
        else:
            made[-1].take(token)
    return [one.section() for one in made]


@define
class _Made:
    """A section that is being read: its words, the places of digits, and the signs with a meaning."""

    before: list[str] = field(factory=list)
    after: list[str] = field(factory=list)
    digits: str = ""
    closed: bool = False
    broken: bool = False
    percents: int = 0
    date: bool = False
    text: bool = False
    other: bool = False
    applies: Callable[[Decimal], bool] | None = None

    def take(self, token: re.Match[str]) -> None:
        kind = token.lastgroup
        if kind == "sign":
            self._sign(token[0])
        elif kind == "bracket":
            self._bracket(token["bracket"])
        elif kind == "date":
            self.date = True
        elif kind == "power":
            self.other = True
        elif kind == "general":
            self._place("G")
        elif kind != "width":
            self._words(token["quoted"] or token["escaped"] or "")

    def _sign(self, sign: str) -> None:
        if sign in _PLACES or sign in ".," or sign == "/":
            self._place(sign)
        elif sign == "%":
            self.percents += 1
            self._words("")
        elif sign == "@":
            self.text, self.other = True, self.other or self.text
            self._words("")
        elif sign in _NO_LETTERS or not (sign.isalnum() or sign in '[]"\\'):
            self._words(sign)
        else:
            self.other = True

    def _place(self, sign: str) -> None:
        """Note a place of a digit, or a sign among such places, which stand together."""
        self.broken = self.broken or self.closed
        self.digits += sign

    def _words(self, text: str) -> None:
        self.closed = bool(self.digits)
        (self.after if self.digits or self.text else self.before).append(text)

    def _bracket(self, content: str) -> None:
        condition, currency = _CONDITION.fullmatch(content), _CURRENCY.fullmatch(content)
        if condition and self.applies is None:
            relation, bound = _RELATIONS[condition[1]], Decimal(condition[2])
            self.applies = lambda number: bool(relation(number, bound))
        elif currency:
            if currency[1]:
                self._words(currency[1])
        elif _ELAPSED.fullmatch(content):
            self.date = True
        elif not _COLOUR.fullmatch(content):
            self.other = True

    def section(self) -> Section:
        """Return the section that was read."""
        before, after = "".join(self.before), "".join(self.after)
        if self.date:
            known = not self.other and not set(self.digits) & set("#?G")
            return Section(CellFormat.DATE if known else CellFormat.OTHER, applies=self.applies)
        if self.other or self.broken or self.percents > 1 or any(c.isdigit() for c in before + after):
            return _OTHER
        if self.text:
            return _OTHER if self.digits or self.percents else Section(CellFormat.TEXT, before, after)
        if not self.digits:
            form = CellFormat.OTHER if self.percents else CellFormat.WORDS
            return Section(form, before, after, applies=self.applies)
        form = CellFormat.PERCENT if self.percents else CellFormat.PLAIN
        if self.digits == "G":
            return Section(form, before, after, applies=self.applies) if not self.percents else _OTHER
        return self._of_digits(form, before, after)

    def _of_digits(self, form: CellFormat, before: str, after: str) -> Section:
        whole, _, decimals = self.digits.partition(".")
        if not _DIGITS.fullmatch(self.digits):
            return _OTHER
        least = len(whole.replace(",", "").lstrip("#?")) if "0" in whole else 0
        most = len(decimals)
        blank = "0" not in self.digits
        return Section(form, before, after, most, least, "," in whole, blank, self.applies)


_DIGITS = re.compile(r"(?:[#?0]+(?:,[#?0]+)*)?(?:\.[#?0]*)?")
