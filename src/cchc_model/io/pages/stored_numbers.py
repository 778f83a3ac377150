"""Numbers that a cell of a page stores beside its text, as spreadsheets write them."""

import itertools
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from attrs import frozen

from cchc_model.io.xlsx.format_codes import CellFormat, NumberFormat, read_format
from cchc_model.io.xlsx.number_formats import GENERAL, Shown, shown_number
from cchc_model.reports.named_elements import NUMBER_FORMAT, doubted

_NUMBER = re.compile(r"[-−]?[0-9][0-9.,\s]*")
_STORED = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]{1,3})?")
_LONGEST = 40
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:([.,\s])[0-9]{3})(?:\1[0-9]{3})*")
_UNCLEAR = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
"""A number that one country reads as thousands, and another with three decimals."""

_CODES: Final = {
    "general": "General",
    "general number": "General",
    "general date": "d",
    "percent": "0.00%",
    "standard": "#,##0.00",
    "fixed": "0.00",
    "scientific": "0.00E+00",
    "currency": "#,##0.00",
    "euro currency": "#,##0.00",
    "yes/no": '[=0]"No";"Yes"',
    "true/false": '[=0]"False";"True"',
    "on/off": '[=0]"Off";"On"',
    "@": "@",
}
_NAMED_DATE = re.compile(r"(?:short|medium|long) (?:date|time)", re.IGNORECASE)


def named_format(code: str) -> NumberFormat:
    """Return the format of a code, or of a name that spreadsheets write in its place.

    >>> named_format("Percent") == read_format("0.00%"), named_format("") is GENERAL
    (True, True)
    """
    code = "d" if _NAMED_DATE.fullmatch(code.strip()) else _CODES.get(code.strip().lower(), code)
    return GENERAL if code in ("", "General") else read_format(code)


@frozen
class StoredNumber:
    """What a cell states about its number.

    Attributes:
        number: the stored number; None if the cell does not state it.
        code: the number format; None if the cell does not state one.
        numeric: True if the cell states that it has a number.
        computed: True if a spreadsheet made the text from its number by the format.
    """

    number: str | None = None
    code: str | None = None
    numeric: bool = False
    computed: bool = False


def shown_cell(text: str, stored: StoredNumber) -> Shown:
    """Return the text that is read for a cell: in brackets if its text and what it stores do not agree.

    >>> shown_cell("1,235", StoredNumber("1234.567", "#,##0")).text
    '1234,567'
    >>> shown_cell("25.81%", StoredNumber(None, "0.00%", computed=True)).text
    '25,81%'
    >>> shown_cell("31", StoredNumber("13")).text
    '[31 (định dạng số)]'
    """
    if text.startswith("["):
        return Shown(text)
    form = named_format(stored.code or "")
    if stored.number is not None and _STORED.fullmatch(stored.number) and len(stored.number) <= _LONGEST:
        return _of_number(text, stored.number, form)
    if stored.number is not None:
        return Shown(doubted(text or stored.number, NUMBER_FORMAT))
    if not (stored.computed and _NUMBER.search(text)):
        return Shown(text)
    return _of_format(text, form, numeric=stored.numeric, stated=stored.code is not None)


def _of_number(text: str, number: str, form: NumberFormat) -> Shown:
    section = form.section(Decimal(number))
    if section.form is CellFormat.DATE:
        return Shown(text)
    shown = shown_number(number, form, from_1904=False)
    found = _NUMBER.findall(text)
    percent = section.form is CellFormat.PERCENT
    if percent != ("%" in text) or (found and shown.replaced and number.strip("-0.")):
        return Shown(doubted(text or number, NUMBER_FORMAT))
    if not found:
        return shown if shown.replaced or shown.text.startswith("[") else Shown(doubted(text or number, NUMBER_FORMAT))
    exact = Decimal(number).scaleb(2 if percent else 0)
    minus = text.strip().startswith("(") and text.strip().endswith(")")
    agrees = len(found) == 1 and any(_agree(exact, printed, minus=minus) for printed in _readings(found[0]))
    return shown if agrees else Shown(doubted(text, NUMBER_FORMAT))


def _agree(exact: Decimal, printed: Decimal, *, minus: bool) -> bool:
    """Return whether a printed number is a number, rounded to its decimals."""
    unit = Decimal(1).scaleb(min(int(printed.as_tuple().exponent), 0))
    return exact.adjusted() < _LONGEST and exact.quantize(unit, ROUND_HALF_UP) == (-printed if minus else printed)


def _readings(text: str) -> Iterator[Decimal]:
    """Yield the numbers that a printed number may be, with a comma or a point before its decimals."""
    text = re.sub(r"\s", "", text.replace("−", "-"))
    for group, point in itertools.permutations(".,"):
        whole, _, decimals = text.partition(point)
        if text.count(point) <= 1 and group not in decimals and len(text) <= _LONGEST:
            digits = whole.replace(group, "")
            if group not in whole or _GROUPED.fullmatch(whole):
                yield Decimal(f"{digits}.{decimals}" if decimals else digits)


def _of_format(text: str, form: NumberFormat, *, numeric: bool, stated: bool) -> Shown:
    """Return a text that a spreadsheet made by a format, with the separators of its own language."""
    section = form.numbers[0]
    (core, *others) = _NUMBER.findall(text)
    core = core.strip()
    if others or section.form not in (CellFormat.PLAIN, CellFormat.PERCENT) or form.texts is not None:
        return Shown(text)
    if section.decimals is None:
        if numeric and len(re.findall("[.,]", core)) == 1:  # the format General shows no thousands
            plain = re.sub("[.,]", ",", core)
            return Shown(text.replace(core, plain), fraction=section.form is CellFormat.PLAIN)
        return Shown(doubted(text, NUMBER_FORMAT) if _UNCLEAR.fullmatch(core) and not stated else text)
    whole, decimals = (core, "") if not section.decimals else _divided(core)
    if len(decimals) != section.decimals or (re.search(r"[.,\s]", whole) and not _GROUPED.fullmatch(whole)):
        return Shown(doubted(text, NUMBER_FORMAT))
    plain = re.sub(r"[.,\s]", "", whole) + (f",{decimals}" if decimals else "")
    return Shown(text.replace(core, plain), fraction=bool(decimals.strip("0")) and "%" not in text)


def _divided(core: str) -> tuple[str, str]:
    """Return a number's digits before and behind its last separator."""
    at = max(core.rfind("."), core.rfind(","))
    return (core, "") if at < 0 else (core[:at], core[at + 1 :])
