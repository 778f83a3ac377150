"""Values without a note or an addition, by the measure of their indicator."""

import re
from decimal import Decimal

from attrs import evolve

from cchc_model.framework.measures import CodeList, Measure, Percentage, UnitType
from cchc_model.reports.cells import Cell, Status, Understanding
from cchc_model.reports.signs import plainly_signed
from cchc_model.reports.ticks import ticked_answer
from cchc_model.reports.unit_words import is_unit_of, number_with_unit
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.formatting import format_number
from cchc_model.vietnamese.notation import MAX_DECIMALS
from cchc_model.vietnamese.numbers import is_number, parse_number, parse_percent, suggest_numbers
from cchc_model.vietnamese.text import close_matches, without_accents

LONGEST = 200
"""The most characters of a value with an addition."""

LONG_WITH_ZERO = re.compile(r"0[0-9]{2}")
"""The beginning of a code, a telephone number or a number that lost a separator."""
_MOST_DIGITS = 15
_LABEL_AND_CODE = re.compile(r"(\w.*?)\s*(?:[=:–-]\s*(\w.*)|\(\s*(\w.*?)\s*\))")
_POINT_ZERO = re.compile(r"'?([0-9]{1,15})(?:\.0{1,2})?")
_NO_DECIMALS = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{3})+),0{1,2}|([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.0{1,2}|([1-9][0-9]{3,14})[.,]0{1,2}|(0)[.,]0{1,3}"
)
"""A count with zeros as decimals; what stands before them is 0, or too long to be the first of two groups, or has the
other sign between its groups: `5,627.00`."""
_CLOSED = re.compile(r"([0-9]+(?:\.[0-9]{3})*)\s*[.;]")
"""A count with the punctuation of a sentence or a list; a comma may have lost its decimals."""
_PERCENT_SIGN = re.compile(r"\s*(?:%(?:\s*[.;])?|\(\s*%\s*\))$")
"""A percent sign, perhaps in brackets, or with the punctuation of a sentence, which is no separator behind it."""
_CODE_WITH_ZEROS = re.compile(r"([0-9]{1,3})[.,]0{1,2}")
"""A code that a program wrote as a number with decimals."""
POINT_DECIMAL = re.compile(rf"-?[0-9]{{1,15}}\.[0-9]{{1,{MAX_DECIMALS}}}")


def read_plain(text: str, measure: Measure) -> Cell:
    """Read a cell that contains only a value, without a note in brackets."""
    if not isinstance(measure, CodeList) and measure.signed and (plain := plainly_signed(text)) != text:
        return evolve(read_plain(plain, measure), text=text)
    if LONG_WITH_ZERO.match(text) and text.isdecimal() and not isinstance(measure, CodeList):
        meant = (format_number(int(text)),) if len(text) <= _MOST_DIGITS else ()
        return Cell(Status.DAMAGED, None, text, (), meant)
    if isinstance(measure, UnitType):
        return _read_count(text, measure) if type(measure) is UnitType else _read_amount(text, measure)
    return _read_percent(text) if isinstance(measure, Percentage) else _read_code(text, measure)


def _read_count(text: str, unit: UnitType) -> Cell:
    bare, closed = _NO_DECIMALS.fullmatch(text), _CLOSED.fullmatch(text)
    whole = bare[bare.lastindex or 0].replace(",", ".") if bare else closed[1] if closed else text
    try:
        value = parse_number(whole)
    except InvalidNumberError as refused:
        stated = number_with_unit(text)
        if stated and is_unit_of(stated.unit, unit):
            inner = _read_count(stated.number, unit)
            if inner.value is not None:
                return Cell(Status.REPORTED, inner.value, text, (Understanding.UNIT_WORD,))
            return Cell(Status.DAMAGED, None, text, (), inner.suggestions)
        pointed = _POINT_ZERO.fullmatch(text)  # a count that a program wrote with a decimal: `31.0`, and `'31`
        meant = (format_number(int(pointed[1])),) if pointed else ()
        return Cell(Status.DAMAGED, None, text, (), tuple(dict.fromkeys((*meant, *_whole(refused.suggestions)))))
    if isinstance(value, int):
        return Cell(Status.REPORTED, value, text)
    grouped = text.replace(",", ".")
    suggestions = _whole((grouped, *suggest_numbers(grouped)))
    if value == int(value):  # such as `5,0`
        suggestions = (format_number(int(value)), *suggestions)
    return Cell(Status.DAMAGED, None, text, (), suggestions)


def _read_amount(text: str, unit: UnitType) -> Cell:
    try:
        return Cell(Status.REPORTED, Decimal(parse_number(text)), text)
    except InvalidNumberError as refused:
        stated = number_with_unit(text)
        if stated and is_unit_of(stated.unit, unit):
            inner = _read_amount(stated.number, unit)
            understood = () if inner.value is None else (Understanding.UNIT_WORD,)
            return Cell(inner.status, inner.value, text, understood, inner.suggestions)
        return Cell(Status.DAMAGED, None, text, (), refused.suggestions)


def _whole(candidates: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(c for c in candidates if is_number(c) and isinstance(parse_number(c), int))


def _read_percent(text: str) -> Cell:
    bare = _PERCENT_SIGN.sub("", text)
    sign = (Understanding.PERCENT_SIGN,) if bare != text else ()
    try:
        value = parse_percent(bare)
    except InvalidNumberError as refused:
        if POINT_DECIMAL.fullmatch(bare):
            pointed = (*sign, Understanding.DOT_AS_DECIMAL)
            return Cell(Status.REPORTED, Decimal(bare), text, pointed, refused.suggestions)
        return Cell(Status.DAMAGED, None, text, (), refused.suggestions)
    if "." in bare and "," not in bare:
        other = (bare.replace(".", ","),) if bare.count(".") == 1 else ()
        return Cell(Status.REPORTED, value, text, (*sign, Understanding.GROUPED_PERCENT), other)
    return Cell(Status.REPORTED, value, text, sign)


def _without_accents(text: str, codes: CodeList) -> int | None:
    """Return the only code whose label a text is without accents."""
    typed = text.casefold()
    found = [code.value for code in codes.codes if typed.isascii() and without_accents(code.label.vi) == typed]
    return found[0] if len(found) == 1 else None


def _read_code(text: str, codes: CodeList) -> Cell:
    bare = text.rstrip(" .;")  # a person may end a word as a sentence
    bare = zeros[1] if (zeros := _CODE_WITH_ZEROS.fullmatch(bare)) else bare
    value = codes.decode(bare)
    value = _without_accents(bare, codes) if value is None else value
    labels = tuple(code.label.vi for code in codes.codes)
    if value is not None:
        return Cell(Status.REPORTED, value, text, () if text == str(value) else (Understanding.LABEL,))
    both = _LABEL_AND_CODE.fullmatch(text[:LONGEST])
    if both and codes.decode(both[1]) is not None and codes.decode(both[1]) == codes.decode(both[2] or both[3]):
        return Cell(Status.REPORTED, codes.decode(both[1]), text, (Understanding.LABEL,))
    if (ticked := ticked_answer(text, codes)) is not None:
        status, understood = (Status.DAMAGED, ()) if ticked.code is None else (Status.REPORTED, (Understanding.LABEL,))
        return Cell(status, ticked.code, text, understood, ticked.meant)
    try:
        number = parse_number(text)
    except InvalidNumberError:
        return Cell(Status.DAMAGED, None, text, (), close_matches(text, labels) or labels)
    meant = codes.decode(str(number))
    if meant is not None:  # such as `01`
        return Cell(Status.DAMAGED, None, text, (), (str(meant),))
    return Cell(Status.DAMAGED, None, text, (Understanding.CODE_OUTSIDE_LIST,), labels)
