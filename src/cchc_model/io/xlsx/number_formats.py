"""Display of stored values in spreadsheets: number formats, percentages, dates and struck-out text."""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final

from attrs import frozen

from cchc_model.vietnamese.formatting import plain_decimal
from cchc_model.vietnamese.notation import MAX_ABSOLUTE
from cchc_model.vietnamese.numbers import is_plain_count

if TYPE_CHECKING:
    from lxml.etree import _Element

TRUE = ("1", "true")
"""Values that mean true in the XML of spreadsheets."""

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]+)?")
_LONGEST_NUMBER = 40
# Of a number format: texts, and single characters that are shown as they are or that set a width.
_SHOWN = re.compile(r'"[^"]*"|[\\_*].')
_QUOTED = re.compile(r'"([^"]*)"')
_COLOURS = re.compile(
    r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d{1,2}"
    r"|\$-[0-9a-f]{1,8}|\$[^\]0-9a-z-]*(?:-[0-9a-f]{1,8})?)\]",
    re.IGNORECASE,
)
_DIGITS = r"[#0?]+(?:,[#0?]{3})*(?:\.[#0?]+)?|[#0?]*,[#0?]+(?:\.[#0?]+)?"
_PLAIN = re.compile(rf"(?:general|@|-?(?:{_DIGITS}))", re.IGNORECASE)
_PERCENT = re.compile(rf"(?:{_DIGITS})\s*%", re.IGNORECASE)
_REST = re.compile(rf"(?:general|@|[-+(]*\s*(?:{_DIGITS})?\s*%?\s*\)?|-*\?*)", re.IGNORECASE)
_DATE = re.compile(r"(?:[dmyhsbge]|am/pm|a/p|\[[hms]+\]|[-/.,: ]|0)+", re.IGNORECASE)
_OF_DATES = re.compile(r"[dmyhs]", re.IGNORECASE)
_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 a spreadsheet's days belong to no zone
_DAYS_TO_1904 = 1462
_LAST_DAY = 2_958_465
_FALSE_LEAP_DAY = 60
"""Serial number of 29 February 1900, a day that spreadsheets count but that did not exist."""


class CellFormat(Enum):
    """Form in which a number format shows a number."""

    PLAIN = "plain"
    PERCENT = "percent"
    DATE = "date"
    OTHER = "other"
    """A format that shows something else than the stored number: scaled, worded, hidden or not understood."""


@frozen
class Format:
    """Format of a cell.

    Attributes:
        style: the form of numbers.
        struck: True if the content of the cell is struck out.
    """

    style: CellFormat = CellFormat.PLAIN
    struck: bool = False


UNFORMATTED = Format()
"""Format of a cell that names none."""

# The formats that a workbook does not spell out.
_BUILT_IN: Final[Mapping[str, CellFormat]] = {
    **dict.fromkeys(("9", "10"), CellFormat.PERCENT),
    **dict.fromkeys(("14", "15", "16", "17", "18", "19", "20", "21", "22", "45", "46", "47"), CellFormat.DATE),
}


def shown_number(text: str, style: CellFormat, *, from_1904: bool) -> tuple[str, bool]:
    """Return the text that a stored number shows, with all its digits in Vietnamese form, or an ISO date.

    Args:
        text: the stored number.
        style: the form that its format selects.
        from_1904: True if the workbook counts days from 1904, not 1900.

    Returns:
        The text, and whether it is a fraction without a percent format.

    >>> shown_number("5.627", CellFormat.PLAIN, from_1904=False)
    ('5,627', True)
    >>> shown_number("0.2581", CellFormat.PERCENT, from_1904=False)
    ('25,81%', False)
    >>> shown_number("45448", CellFormat.DATE, from_1904=False)
    ('2024-06-05', False)
    """
    if style is CellFormat.PLAIN and is_plain_count(text):
        return text, False
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        return text, False
    # A spreadsheet stores a binary fraction, and shows 15 digits of it.
    number = Decimal(text) if text.lstrip("-").isdigit() else Decimal(f"{float(text):.15g}")
    if style is CellFormat.DATE:
        return _date(number, text, from_1904=from_1904), False
    if style is CellFormat.OTHER:
        return f"[{_vietnamese(number, text, percent=False)[0]}]", False
    return _vietnamese(number, text, percent=style is CellFormat.PERCENT)


def _vietnamese(number: Decimal, text: str, *, percent: bool) -> tuple[str, bool]:
    """Return a number with a decimal comma and no separators, and whether it is a fraction without a percent sign."""
    if not number.is_finite() or number.copy_abs() >= MAX_ABSOLUTE:
        return text, False
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    if percent:
        exponent += 2
    shown = plain_decimal(Decimal((sign, digits + (0,) * max(exponent, 0), min(exponent, 0))))
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".").replace(".", ",")
    return shown + ("%" if percent else ""), "," in shown and not percent


def _date(serial: Decimal, text: str, *, from_1904: bool) -> str:
    """Return the date or time of day that a spreadsheet shows for a serial number."""
    stored = float(serial)
    days = stored + _DAYS_TO_1904 if from_1904 else stored
    if 0 < days < _FALSE_LEAP_DAY:
        days += 1
    if not 0 <= days <= _LAST_DAY:
        return f"#VALUE! ({text})"  # a spreadsheet shows no date either
    moment = _DAY_ZERO + dt.timedelta(seconds=round(days * 86_400))
    if stored < 1:
        return moment.time().isoformat()
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat()


def read_formats(root: "_Element") -> list[Format]:
    """Return the cell formats of a workbook, in the order of the numbers by which cells name them."""
    own = {str(f.get("numFmtId")): _style_of(f.get("formatCode", "")) for f in root.iterfind("{*}numFmts/{*}numFmt")}
    struck = [is_struck(font) for font in root.iterfind("{*}fonts/{*}font")]
    found = []
    for form in root.iterfind("{*}cellXfs/{*}xf"):
        key, font = form.get("numFmtId", "0"), int(form.get("fontId", "0"))
        style = own.get(key) or _BUILT_IN.get(key, CellFormat.PLAIN)
        found.append(Format(style, font < len(struck) and struck[font]))
    return found


def _style_of(code: str) -> CellFormat:
    """Return the style of a format code; a code that is not understood completely is of another style.

    >>> [_style_of(code).value for code in ("General", "#,##0", "0.00%", "dd/mm/yyyy")]
    ['plain', 'plain', 'percent', 'date']
    >>> {_style_of(code).value for code in ("#,##0,", '0" nghìn"', ";;;", "0.0E+0", "[>9]0")}
    {'other'}
    """
    sections = [_COLOURS.sub("", _SHOWN.sub("", section)).strip() for section in code.split(";")]
    first = sections[0]
    if _OF_DATES.search(first) and _DATE.fullmatch(first):
        return CellFormat.DATE
    quoted = _QUOTED.findall(code.split(";", maxsplit=1)[0])
    if any(text.strip() not in ("", "%") for text in quoted) or any(
        c.isalnum() for text in _QUOTED.findall(code) for c in text
    ):
        return CellFormat.OTHER
    if _PLAIN.fullmatch(first):
        style = CellFormat.PLAIN
    elif _PERCENT.fullmatch(first):
        style = CellFormat.PERCENT
    else:
        return CellFormat.OTHER
    # The other sections show negative numbers, zero and texts: with a sign, in brackets, as a dash.
    return style if all(_REST.fullmatch(section) for section in sections[1:]) else CellFormat.OTHER


def is_struck(font: "_Element | None") -> bool:
    """Return whether a font strikes its text out."""
    strike = None if font is None else font.find("{*}strike")
    return strike is not None and strike.get("val", "1") in TRUE
