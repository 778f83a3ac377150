"""Reading of a table cell by the measure of its indicator. Nothing is guessed silently."""

import re
from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from cchc_model.framework.measures import CodeList, Measure, Percentage, UnitType
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.formatting import format_number
from cchc_model.vietnamese.notation import MAX_DECIMALS, Number
from cchc_model.vietnamese.numbers import is_number, is_plain_count, parse_number, parse_percent, suggest_numbers
from cchc_model.vietnamese.text import close_matches, fold_label, one_line


class Status(StrEnum):
    """The state of a value in the source. Blank, nil, absent and 0 are four different things."""

    REPORTED = "reported"
    """Status of an entry with a value."""
    BLANK = "blank"
    """Status of an empty cell."""
    NIL = "nil"
    """Status of a cell with a mark such as `-` or `…` in place of a number."""
    DAMAGED = "damaged"
    """Status of a cell with a text from which no value can be read with certainty."""
    ABSENT = "absent"
    """Status of a row that the source does not contain."""


class Understanding(StrEnum):
    """An interpretation that the reading of a cell needed beyond a plain number or code."""

    UNIT_WORD = "unit_word"
    """The indicator's own unit after the number: `5.627 hồ sơ`."""
    PERCENT_SIGN = "percent_sign"
    """A percent sign after the number: `25,81 %`."""
    LABEL = "label"
    """A label in place of a code: `Có`."""
    NIL_MARK = "nil_mark"
    """A mark in place of a number: `-`."""
    DOT_AS_DECIMAL = "dot_as_decimal"
    """A point in place of the decimal comma of a percentage: `25.81`."""
    GROUPED_PERCENT = "grouped_percent"
    """A thousands separator in a percentage, `5.627`, which may be meant as a decimal comma."""
    NOTE_BEHIND = "note_behind"
    """A note in brackets after the value: `31 (đến ngày 15/3)`."""
    CODE_OUTSIDE_LIST = "code_outside_list"
    """A number in a coded cell that is not one of the codes; the cell is damaged."""


@frozen
class Cell:
    """The value of one cell with its status, its text and its interpretations.

    Attributes:
        status: REPORTED, BLANK, NIL or DAMAGED.
        value: the value, only when the status is REPORTED.
        text: the cell's text on one line, white space around it removed.
        understood: the interpretations that reading needed, if any.
        suggestions: readable texts that may be intended, for a damaged cell or a percentage with a point.
    """

    status: Status
    value: Number | None
    text: str
    understood: tuple[Understanding, ...] = ()
    suggestions: tuple[str, ...] = ()


NIL_MARKS = frozenset({"-", "–", "—", "−", "…", "...", "--"})
"""Marks that offices print in place of a value if they have nothing to report."""

_NUMBER_STARTS = frozenset("0123456789-−")
_POINT_ZERO = re.compile(r"'?([0-9]{1,15})(?:\.0{1,2})?")
_TICKS = frozenset({"x", "v", "✓", "✔", "☑", "√", "yes"})
_UNIT_BEHIND = re.compile(r"(\S*[0-9])\s*([^\W\d_].*)")
_NOTE_BEHIND = re.compile(r"([^()]{1,40}?)\s*\(([^()]*)\)")
_POINT_DECIMAL = re.compile(rf"-?[0-9]{{1,15}}\.[0-9]{{1,{MAX_DECIMALS}}}")


def read_cell(text: str, measure: Measure) -> Cell:
    """Read the text of a cell as the value of an indicator with this measure.

    Args:
        text: the cell's text, in any form.
        measure: the indicator's unit type, percentage or code list.

    Returns:
        The value with its status and its interpretations. No text raises an error.

    >>> from cchc_model.indicators import DOSSIER, YES_NO
    >>> from cchc_model.framework import PERCENT
    >>> read_cell("5.627 hồ sơ", DOSSIER).value, read_cell("25,80%", PERCENT).value
    (5627, Decimal('25.80'))
    >>> read_cell("25.81", PERCENT).understood
    (<Understanding.DOT_AS_DECIMAL: 'dot_as_decimal'>,)
    >>> read_cell("25.81", DOSSIER).status, read_cell("25.81", DOSSIER).suggestions
    (<Status.DAMAGED: 'damaged'>, ('25.810', '2.581'))
    >>> read_cell("x", YES_NO).suggestions
    ('Có',)
    """
    text = one_line(text)
    if isinstance(measure, UnitType) and is_plain_count(text):
        return Cell(Status.REPORTED, int(text), text)  # most cells of an annex, at a third of the cost
    if not text:
        return Cell(Status.BLANK, None, text)
    if text in NIL_MARKS:
        return Cell(Status.NIL, None, text, (Understanding.NIL_MARK,))
    if text[0] == "[" and text[-1] == "]":
        inner = _read_plain(text[1:-1].strip(), measure)
        suggestions = (text[1:-1].strip(),) if inner.value is not None else inner.suggestions
        return Cell(Status.DAMAGED, None, text, (), suggestions)
    cell = _read_plain(text, measure)
    noted = _NOTE_BEHIND.fullmatch(text) if cell.status is Status.DAMAGED else None
    if noted and any(map(str.isalpha, noted[2])):
        inner = _read_plain(noted[1], measure)
        if inner.value is not None:
            return Cell(inner.status, inner.value, text, (*inner.understood, Understanding.NOTE_BEHIND))
    return cell


def _read_plain(text: str, measure: Measure) -> Cell:
    """Read a cell that contains only a value, without a note in brackets."""
    if isinstance(measure, UnitType):
        return _read_count(text, measure)
    if isinstance(measure, Percentage):
        return _read_percent(text)
    return _read_code(text, measure)


def holds_number(text: str) -> bool:
    """Return whether a text is a number in a form of percentages: `31`, `5.627`, `25,81 %` or `25.81`.

    >>> holds_number("5.627"), holds_number("25.81"), holds_number("xem phụ lục 2")
    (True, True, False)
    """
    return text[:1] in _NUMBER_STARTS and _read_percent(text).value is not None


def _read_count(text: str, unit: UnitType) -> Cell:
    try:
        value = parse_number(text)
    except InvalidNumberError as refused:
        unit_after = _UNIT_BEHIND.fullmatch(text)
        if unit_after and unit.matches(unit_after[2]):
            inner = _read_count(unit_after[1], unit)
            if inner.value is not None:
                return Cell(Status.REPORTED, inner.value, text, (Understanding.UNIT_WORD,))
            return Cell(Status.DAMAGED, None, text, (), inner.suggestions)
        whole = _POINT_ZERO.fullmatch(text)  # a count that a program wrote with a decimal: `31.0`, and `'31`
        meant = (format_number(int(whole[1])),) if whole else ()
        return Cell(Status.DAMAGED, None, text, (), tuple(dict.fromkeys((*meant, *_whole(refused.suggestions)))))
    if isinstance(value, int):
        return Cell(Status.REPORTED, value, text)
    pointed = text.replace(",", ".")
    suggestions = _whole((pointed, *suggest_numbers(pointed)))
    if value == int(value):  # such as `5,0`
        suggestions = (format_number(int(value)), *suggestions)
    return Cell(Status.DAMAGED, None, text, (), suggestions)


def _whole(candidates: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(c for c in candidates if is_number(c) and isinstance(parse_number(c), int))


def _read_percent(text: str) -> Cell:
    bare = text.removesuffix("%").rstrip()
    sign = (Understanding.PERCENT_SIGN,) if bare != text else ()
    try:
        value = parse_percent(bare)
    except InvalidNumberError as refused:
        if _POINT_DECIMAL.fullmatch(bare):
            return Cell(
                Status.REPORTED, Decimal(bare), text, (*sign, Understanding.DOT_AS_DECIMAL), refused.suggestions
            )
        return Cell(Status.DAMAGED, None, text, (), refused.suggestions)
    if "." in bare and "," not in bare:
        other = (bare.replace(".", ","),) if bare.count(".") == 1 else ()
        return Cell(Status.REPORTED, value, text, (*sign, Understanding.GROUPED_PERCENT), other)
    return Cell(Status.REPORTED, value, text, sign)


def _read_code(text: str, codes: CodeList) -> Cell:
    value = codes.decode(text)
    labels = tuple(code.label.vi for code in codes.codes)
    if value is not None:
        return Cell(Status.REPORTED, value, text, () if text == str(value) else (Understanding.LABEL,))
    if fold_label(text) in _TICKS:
        affirmative = codes.label_of(1)
        ticked = (affirmative.vi,) if affirmative and len(labels) == 2 else labels  # noqa: PLR2004 yes or no
        return Cell(Status.DAMAGED, None, text, (), ticked)
    try:
        number = parse_number(text)
    except InvalidNumberError:
        return Cell(Status.DAMAGED, None, text, (), close_matches(text, labels) or labels)
    meant = codes.decode(str(number))
    if meant is not None:  # such as `01`
        return Cell(Status.DAMAGED, None, text, (), (str(meant),))
    return Cell(Status.DAMAGED, None, text, (Understanding.CODE_OUTSIDE_LIST,), labels)


@frozen
class Source:
    """A place in a file.

    Attributes:
        file: the file's name, or None for data that came without one.
        table: the table or sheet, as a person would name it.
        row: the row, counted from 1 as the file shows it.
        cell: the column or the cell's address, as a person would name it.

    >>> str(Source(file="annex.txt", row=17))
    'annex.txt, row 17'
    """

    file: str | None = None
    table: str | None = None
    row: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        row = None if self.row is None else f"row {self.row}"
        return ", ".join(part for part in (self.file, self.table, row, self.cell) if part)
