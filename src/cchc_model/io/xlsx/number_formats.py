"""Display of stored values in spreadsheets: numbers and texts as their formats show them, dates, struck-out text."""

import datetime as dt
import re
from decimal import Decimal

from attrs import frozen

from cchc_model.io.xlsx.format_codes import CellFormat, NumberFormat, Section
from cchc_model.reports.named_elements import NUMBER_FORMAT, doubted
from cchc_model.vietnamese.formatting import plain_decimal
from cchc_model.vietnamese.notation import MAX_ABSOLUTE
from cchc_model.vietnamese.numbers import is_plain_count

TRUE = ("1", "true")
"""Values that mean true in the XML of spreadsheets."""

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]+)?")
_LONGEST_NUMBER = 40
_ROOM = 11
"""The most characters of a number that the format `General` shows in a cell that is wide enough."""

_GROUP = 3
_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 a spreadsheet's days belong to no zone
_DAYS_TO_1904 = 1462
_LAST_DAY = 2_958_465
_FALSE_LEAP_DAY = 60
"""Serial number of 29 February 1900, a day that spreadsheets count but that did not exist."""

GENERAL = NumberFormat()


@frozen
class Shown:
    """The text that is read for a stored value, and how it differs from what the file shows.

    Attributes:
        text: the text, in brackets where the file shows something else.
        fraction: True for a fraction without a percent format.
        rounded: True if the file shows fewer decimals.
        replaced: True if the file shows words or nothing in place of the number.
        unseen: True if the text has the colour of its cell.
        stale: True for the result of a formula that is to be computed anew before anybody sees it.
        formula: the formula, if the text is its result.
    """

    text: str
    fraction: bool = False
    rounded: bool = False
    replaced: bool = False
    unseen: bool = False
    stale: bool = False
    formula: str = ""


def shown_number(text: str, form: NumberFormat, *, from_1904: bool, zeros: bool = True) -> Shown:
    """Return the text that a stored number shows, with all its digits in Vietnamese form, or an ISO date.

    Args:
        text: the stored number.
        form: the format of its cell.
        from_1904: True if the workbook counts days from 1904, not 1900.
        zeros: False if the sheet leaves cells with 0 blank.

    >>> from cchc_model.io.xlsx.format_codes import read_format
    >>> shown_number("5.627", GENERAL, from_1904=False) == Shown("5,627", fraction=True)
    True
    >>> shown_number("0.25814", read_format("0.00%"), from_1904=False) == Shown("25,814%", rounded=True)
    True
    >>> [shown_number(n, read_format('0 "hồ sơ";;"-"'), from_1904=False).text for n in ("31", "-5", "0")]
    ['31 hồ sơ', '[-5 (định dạng số)]', '0']
    >>> shown_number("45448", read_format("d/m/yyyy"), from_1904=False).text
    '2024-06-05'
    """
    if form is GENERAL and is_plain_count(text) and (zeros or text.strip("0")):
        return Shown(text, rounded=len(text) > _ROOM)
    number = _number(text)
    if number is None:
        return Shown(text)
    section = form.section(number)
    if section.form is CellFormat.DATE:
        return Shown(_date(number, text, from_1904=from_1904))
    if number == 0 and (not zeros or _is_no_zero(section)):
        return Shown("0", replaced=True)
    return _in_section(number, text, section)


def _number(text: str) -> Decimal | None:
    """Return a stored number: a spreadsheet stores a binary fraction, and shows 15 digits of it."""
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text) if text.lstrip("-").isdigit() else Decimal(f"{float(text):.15g}")
    return number if number.is_finite() else None


def _in_section(number: Decimal, text: str, section: Section) -> Shown:
    """Return a number as a section shows it that is not of dates."""
    if number.copy_abs() >= MAX_ABSOLUTE:
        return Shown(text)
    percent = section.form is CellFormat.PERCENT
    plain = str(int(text)) if is_plain_count(text) and not percent else _vietnamese(number, percent=percent)
    if section.form is CellFormat.WORDS:
        words = (section.before + section.after).strip()
        return Shown(words, replaced=True) if any(map(str.isalpha, words)) else Shown(doubted(plain, NUMBER_FORMAT))
    if section.form in (CellFormat.OTHER, CellFormat.TEXT) or _is_padded(section, plain):
        return Shown(doubted(plain, NUMBER_FORMAT))
    return _framed(plain, section)


def _framed(plain: str, section: Section) -> Shown:
    """Return a number between the words of its section."""
    if any(c in "-−" for c in section.before) or (section.before.strip() and plain[0] == "-"):
        return Shown(doubted(plain, NUMBER_FORMAT))  # a sign that the number does not have, or one before the words
    percent = section.form is CellFormat.PERCENT
    decimals = len(plain.partition(",")[2])
    rounded = len(plain.lstrip("-")) > _ROOM if section.decimals is None else decimals > section.decimals
    text = f"{section.before}{plain}{'%' if percent else ''}{section.after}".strip()
    return Shown(text, fraction=decimals > 0 and not percent, rounded=rounded)


def _is_no_zero(section: Section) -> bool:
    """Return whether a section shows the number 0 as a dash or not at all."""
    words = (section.before + section.after).strip()
    return (section.blank or section.form is CellFormat.WORDS) and not any(map(str.isalnum, words))


def _is_padded(section: Section, plain: str) -> bool:
    """Return whether zeros are shown in front of a number up to a separator of thousands, as in `0.005`."""
    digits = len(plain.lstrip("-").partition(",")[0])
    return section.grouped and section.whole > max(digits, _GROUP)


def shown_text(text: str, form: NumberFormat) -> str:
    """Return a stored text as the format of its cell shows it; in brackets if it is invisible.

    >>> from cchc_model.io.xlsx.format_codes import read_format
    >>> shown_text("31", read_format('@" nghìn"')), shown_text("31", read_format(";;;"))
    ('31 nghìn', '[31 (định dạng số)]')
    """
    section = form.texts
    if section is None or not text.strip():
        return text
    if section.form is not CellFormat.TEXT:
        return doubted(text, NUMBER_FORMAT)
    return f"{section.before}{text}{section.after}"


def _vietnamese(number: Decimal, *, percent: bool) -> str:
    """Return a number, or a hundred times as much, with a decimal comma and without separators."""
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    if percent:
        exponent += 2
    shown = plain_decimal(Decimal((sign, digits + (0,) * max(exponent, 0), min(exponent, 0))))
    return shown.rstrip("0").rstrip(".").replace(".", ",") if "." in shown else shown


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
