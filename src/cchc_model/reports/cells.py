"""What a table cell says, once it is known what kind of value belongs there. Nothing is guessed in silence."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Final

from attrs import frozen

from cchc_model.errors import InvalidNumberError
from cchc_model.framework.measures import CodeList, Measure, Percentage, UnitType
from cchc_model.vietnamese.numbers import (
    MAX_DECIMALS,
    Number,
    format_number,
    is_number,
    is_plain_count,
    parse_number,
    parse_percent,
    suggest_numbers,
)
from cchc_model.vietnamese.text import close_matches, fold_label, one_line


class Status(StrEnum):
    """How the source stands to a value. Blank, nil, absent and 0 are four different things."""

    REPORTED = "reported"
    """There is a value."""
    BLANK = "blank"
    """The cell is empty."""
    NIL = "nil"
    """The cell holds a mark such as `-` or `…` in place of a number."""
    DAMAGED = "damaged"
    """The cell holds text, but no value can be read from it with certainty."""
    ABSENT = "absent"
    """The source has no such row."""


class Understanding(StrEnum):
    """What had to be understood to read a cell beyond a plain number or code."""

    UNIT_WORD = "unit_word"
    """The indicator's own unit stood behind the number: `5.627 hồ sơ`."""
    PERCENT_SIGN = "percent_sign"
    """A percent sign stood behind the number: `25,81 %`."""
    LABEL = "label"
    """A code was given by its label: `Có`."""
    NIL_MARK = "nil_mark"
    """A mark stood in place of a number: `-`."""
    DOT_AS_DECIMAL = "dot_as_decimal"
    """A percentage had a point for the decimal comma: `25.81`."""
    GROUPED_PERCENT = "grouped_percent"
    """A percentage had a thousands separator, `5.627`, which may have been meant as a decimal comma."""
    NOTE_BEHIND = "note_behind"
    """A note in brackets stood behind the value: `31 (đến ngày 15/3)`."""
    CODE_OUTSIDE_LIST = "code_outside_list"
    """A number stood in a coded cell that is none of its codes; the cell is damaged."""


@frozen
class Cell:
    """What was read from one cell.

    Attributes:
        status: REPORTED, BLANK, NIL or DAMAGED.
        value: the value, only when the status is REPORTED.
        text: the cell's text on one line, white space around it removed.
        understood: what had to be understood, if anything.
        suggestions: for a damaged cell, texts that would be read and may be what was meant.
    """

    status: Status
    value: Number | None
    text: str
    understood: tuple[Understanding, ...] = ()
    suggestions: tuple[str, ...] = ()


NIL_MARKS: Final = frozenset({"-", "–", "—", "−", "…", "...", "--"})
"""Marks that offices print in a cell where they have nothing to report."""

_NUMBER_STARTS: Final = frozenset("0123456789-−")
_TICKS: Final = frozenset({"x", "v", "✓", "✔", "☑", "√", "yes"})
_UNIT_BEHIND: Final = re.compile(r"(\S*[0-9])\s*([^\W\d_].*)")
_NOTE_BEHIND: Final = re.compile(r"([^()]{1,40}?)\s*\(([^()]*)\)")
_POINT_DECIMAL: Final = re.compile(rf"-?[0-9]{{1,15}}\.[0-9]{{1,{MAX_DECIMALS}}}")


def read_cell(text: str, measure: Measure) -> Cell:
    """Read a cell's text as the value of an indicator with this measure.

    Args:
        text: the cell's text, in any form.
        measure: the indicator's unit type, percentage or code list.

    Returns:
        The value with its status and what had to be understood. Never raises for a text.

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
    cell = _read_plain(text, measure)
    noted = _NOTE_BEHIND.fullmatch(text) if cell.status is Status.DAMAGED else None
    if noted and any(map(str.isalpha, noted[2])):
        inner = _read_plain(noted[1], measure)
        if inner.value is not None:
            return Cell(inner.status, inner.value, text, (*inner.understood, Understanding.NOTE_BEHIND))
    return cell


def _read_plain(text: str, measure: Measure) -> Cell:
    """Read a cell that holds nothing but a value."""
    if isinstance(measure, UnitType):
        return _read_count(text, measure)
    if isinstance(measure, Percentage):
        return _read_percent(text)
    return _read_code(text, measure)


def holds_number(text: str) -> bool:
    """Whether a text is a number, in the forms that a percentage may have: `31`, `5.627`, `25,81 %`, `25.81`.

    >>> holds_number("5.627"), holds_number("25.81"), holds_number("xem phụ lục 2")
    (True, True, False)
    """
    return text[:1] in _NUMBER_STARTS and _read_percent(text).value is not None


def _read_count(text: str, unit: UnitType) -> Cell:
    try:
        value = parse_number(text)
    except InvalidNumberError as refused:
        behind = _UNIT_BEHIND.fullmatch(text)
        if behind and unit.matches(behind[2]):
            inner = _read_count(behind[1], unit)
            if inner.value is not None:
                return Cell(Status.REPORTED, inner.value, text, (Understanding.UNIT_WORD,))
            return Cell(Status.DAMAGED, None, text, (), inner.suggestions)
        return Cell(Status.DAMAGED, None, text, (), _whole(refused.suggestions))
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
