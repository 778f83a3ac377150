"""Cells of OpenDocument spreadsheets as the file states them, where LibreOffice makes another text of them.

Without a number format of its own, a date, a time, a truth value or a percentage becomes a bare number. In a text,
tabs, line breaks and fields are dropped, so that the digits around one become one number.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from cchc_model.annexes.tables import SourceTables, TableRow
from cchc_model.io.office.opendocument import OFFICE, TABLE, TEXT, placed_cells

if TYPE_CHECKING:
    from lxml.etree import _Element

_STATED: Final = {"date": "date-value", "time": "time-value", "boolean": "boolean-value", "percentage": "value"}
"""The kinds of numbers that a format shows otherwise, and the attribute with the value of each."""
_PARAGRAPH: Final = f"{TEXT}p"
_GAPS: Final = frozenset({f"{TEXT}tab", f"{TEXT}line-break", f"{TEXT}s"})
_MIDNIGHT = re.compile(r"T00:00:00(?:[.,]0+)?\Z")
_BARE = re.compile(r"[-+]?[0-9.,]+(?:E[-+]?[0-9]+)?\Z")
_DIGITS = re.compile(r"[0-9]+")


@frozen
class _Stored:
    """The text of a cell as the file states it; `is_number` if it is only wrong to have a bare number for it."""

    text: str
    is_number: bool


def with_stored_texts(spreadsheet: "_Element", tables: SourceTables) -> SourceTables:
    """Return the tables of a converted spreadsheet with the texts of the file where the conversion lost what they mean.

    Args:
        spreadsheet: the root of the OpenDocument file.
        tables: the tables of the workbook that LibreOffice made of it.
    """
    stored = dict(_stored(spreadsheet))
    if not stored:
        return tables

    def mended(title: str | None, rows: Iterable[TableRow]) -> list[TableRow]:
        return [_mended(row, stored.get((title, row.source.row), {})) for row in rows]

    return evolve(
        tables,
        sheets=tuple((title, mended(title, rows)) for title, rows in tables.sheets),
        aside=tuple((title, mended(title, rows)) for title, rows in tables.aside),
    )


def _mended(row: TableRow, stored: Mapping[int, _Stored]) -> TableRow:
    cells = list(row.cells)
    for place, one in stored.items():
        if place < len(cells):
            cells[place] = _text(cells[place], one)
    changed = {place for place, (old, new) in enumerate(zip(row.cells, cells, strict=True)) if old != new}
    return evolve(row, cells=tuple(cells), fractions=row.fractions - changed) if changed else row


def _text(made: str, stored: _Stored) -> str:
    if stored.is_number:
        return stored.text if _BARE.match(made) else made
    if _DIGITS.findall(made) == _DIGITS.findall(stored.text):
        return made
    only_gaps_lost = "".join(made.split()) == "".join(stored.text.split())
    return stored.text if only_gaps_lost else f"[{stored.text}]"


def _stored(spreadsheet: "_Element") -> Iterator[tuple[tuple[str | None, int | None], Mapping[int, _Stored]]]:
    """Yield the cells of each row that a conversion may change, by the place of the row."""
    for table in spreadsheet.iterfind(f".//{OFFICE}spreadsheet/{TABLE}table"):
        rows: dict[int, dict[int, _Stored]] = {}
        for row, column, cell in placed_cells(table):
            found = _cell(cell)
            if found is not None:
                rows.setdefault(row, {})[column] = found
        for row, cells in rows.items():
            yield (table.get(f"{TABLE}name", ""), row + 1), cells


def _cell(cell: "_Element") -> _Stored | None:
    kind = cell.get(f"{OFFICE}value-type", "")
    paragraphs = cell.findall(_PARAGRAPH)
    if kind in _STATED:
        shown = " ".join("".join(map(str, paragraph.itertext())) for paragraph in paragraphs).strip()
        text = _meant(kind, cell.get(f"{OFFICE}{_STATED[kind]}", ""), shown)
        return _Stored(text, is_number=True) if text else None
    if cell.get(f"{OFFICE}value") is not None or not any(len(paragraph) for paragraph in paragraphs):
        return None
    return _Stored(" ".join(" ".join(map(_piece, paragraphs)).split()), is_number=False)


def _piece(element: "_Element") -> str:
    """Return the text of an element with a blank for each gap."""
    inside = "".join(_piece(part) + (part.tail or "") for part in element)
    return " " if element.tag in _GAPS else f"{element.text or ''}{inside}"


def _meant(kind: str, value: str, shown: str) -> str:
    """Return the text of a number that its kind shows otherwise; empty if the file itself shows a bare number."""
    if kind == "percentage":
        if not shown.endswith("%"):
            return ""
        try:
            return f"{(Decimal(value) * 100).normalize():f}%".replace(".", ",")
        except InvalidOperation:
            return f"[{shown}]"
    if kind == "date":
        return _MIDNIGHT.sub("", value) or shown
    if kind == "boolean":
        return value.upper() or shown
    return value if not shown or _BARE.match(shown) else shown
