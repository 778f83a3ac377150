"""Reader of Excel workbooks (`.xlsx`, `.xlsm`): the cells of every sheet as texts."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from cchc_model.annexes.tables import MAX_CELLS, MAX_ROWS, TableRow, check_size
from cchc_model.errors import ReadError
from cchc_model.io.archive import DAMAGED, Archive
from cchc_model.io.xlsx.number_formats import TRUE, UNFORMATTED, CellFormat, is_struck, read_formats, shown_number
from cchc_model.reports.cells import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

WORKBOOK_PART = "xl/workbook.xml"

_RELATIONS = "xl/_rels/workbook.xml.rels"
_PLACE = re.compile(r"([A-Z]{1,3})[0-9]*")
_ESCAPED = re.compile(r"_x(00[0-9A-Fa-f]{2})_")


@frozen
class SheetContent:
    """A sheet of a workbook.

    Attributes:
        title: the name of the sheet.
        rows: the rows, without blank ones.
        visible: True if the sheet is not hidden.
        hidden: the numbers of hidden rows.
        hidden_columns: the places of hidden columns, from 0.
    """

    title: str
    rows: list[TableRow]
    visible: bool
    hidden: frozenset[int]
    hidden_columns: frozenset[int]


def read_xlsx(archive: Archive) -> list[SheetContent]:
    """Return the sheets that have any rows, including hidden sheets.

    Numbers become texts in Vietnamese form with all stored digits, percent formats as percentages. A formula has its
    cached value, else its own text, from which no value can be read. The declared dimension of a sheet is ignored.

    Raises:
        ReadError: the archive is not a workbook, is damaged, or is too large.
        MissingExtraError: lxml is not installed.
    """
    try:
        book = _Workbook(archive)
        return [sheet for sheet in book.sheets() if sheet.rows]
    except (KeyError, IndexError, ValueError) as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError(archive.name, DAMAGED) from error


class _Workbook:
    """A workbook with the data that its sheets share: texts, number formats, and the first day of its calendar."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._root = archive.parse(WORKBOOK_PART, extra="xlsx")
        self._parts = {
            str(part.get("Id")): (str(part.get("Type")).rpartition("/")[2], _path(str(part.get("Target"))))
            for part in archive.parse(_RELATIONS, extra="xlsx")
        }
        named = dict(self._parts.values())
        texts = archive.stream(named["sharedStrings"], ("{*}si",), extra="xlsx") if "sharedStrings" in named else ()
        self._texts = list(map(_text, texts))
        self._formats = read_formats(archive.parse(named["styles"], extra="xlsx")) if "styles" in named else []
        properties = self._root.find("{*}workbookPr")
        self._from_1904 = properties is not None and properties.get("date1904") in TRUE

    def sheets(self) -> "list[SheetContent]":
        found = []
        for sheet in self._root.iterfind("{*}sheets/{*}sheet"):
            key = next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
            kind, part = self._parts[key]
            if kind == "worksheet":
                visible = sheet.get("state", "visible") == "visible"
                found.append(self._sheet(str(sheet.get("name")), part, visible=visible))
        return found

    def _sheet(self, title: str, part: str, *, visible: bool) -> SheetContent:
        rows: list[TableRow] = []
        hidden: set[int] = set()
        columns: set[int] = set()
        number = 0
        merged: list[str] = []
        for element in self._archive.stream(part, ("{*}row", "{*}col", "{*}mergeCell"), extra="xlsx"):
            if element.get("ref") is not None:
                merged.append(element.get("ref", ""))
                continue
            if element.get("min") is not None:
                if element.get("hidden") in TRUE or _is_nothing(element.get("width")):
                    first, last = sorted((int(element.get("min", "")), int(element.get("max", ""))))
                    columns.update(range(first - 1, min(last, first + MAX_CELLS)))
                continue
            number = int(element.get("r") or number + 1)
            cells, fractions = self._cells(element)
            if cells:
                check_size(self._archive.name, rows=len(rows) + 1)
                source = Source(self._archive.name, title, number)
                rows.append(TableRow(cells, source, frozenset(fractions)))
            if element.get("hidden") in TRUE or _is_nothing(element.get("ht")):
                hidden.add(number)
        if merged:
            rows = _without_covered(rows, merged)
        rows.sort(key=lambda row: row.source.row or 0)  # a file may hold them in any order
        return SheetContent(title, rows, visible, frozenset(hidden), frozenset(columns))

    def _cells(self, row: "_Element") -> tuple[tuple[str, ...], list[int]]:
        """Return the texts of a row, and the places of numbers that were stored as fractions."""
        texts: list[str] = []
        fractions: list[int] = []
        at = -1
        for cell in row:
            place = cell.get("r")
            at = at + 1 if place is None else _column(place)
            text, fraction = self._cell(cell) if len(cell) else ("", False)
            if not text:
                continue
            check_size(self._archive.name, cells=at + 1)
            if at >= len(texts):
                texts.extend([""] * (at + 1 - len(texts)))
            texts[at] = f"{texts[at]} {text}" if texts[at] else text  # two cells in one place: neither is dropped
            if fraction:
                fractions.append(at)
        return tuple(texts), fractions

    def _cell(self, cell: "_Element") -> tuple[str, bool]:
        """Return the text of a cell, and whether it is a number stored as a fraction without a percent format."""
        value = formula = ""
        for child in cell:
            tag = str(child.tag)
            if tag.endswith("}v"):
                value = (child.text if not len(child) else "".join(map(str, child.itertext()))) or value
            elif tag.endswith("}is"):
                value = _text(child) or value
            elif tag.endswith("}f"):
                formula = f"={child.text or '…'}"
        number = cell.get("s")
        form = UNFORMATTED if number is None or int(number) >= len(self._formats) else self._formats[int(number)]
        # Without a cached value a formula itself stands in its cell.
        text, fraction = self._value(value, cell.get("t", "n"), form.style) if value else (formula, False)
        return (f"[{text}]", False) if form.struck and text.strip() else (text, fraction)

    def _value(self, stored: str, kind: str, style: CellFormat) -> tuple[str, bool]:
        if kind == "n":
            return shown_number(stored.strip(), style, from_1904=self._from_1904)
        if kind == "s":
            at = int(stored)
            if at < 0:
                raise IndexError(stored)
            return self._texts[at], False
        if kind == "b":
            return ("TRUE" if stored in TRUE else "FALSE"), False
        if kind == "inlineStr":
            return stored, False  # a text with pieces of its own, put together as those that cells share
        return (stored.removesuffix("T00:00:00") if kind == "d" else _unescaped(stored)), False


def _is_nothing(size: str | None) -> bool:
    """Return whether a width or a height is 0, so that the column or row is invisible."""
    return size is not None and not size.strip("0.")


def _without_covered(rows: list[TableRow], merged: Sequence[str]) -> list[TableRow]:
    """Return the rows, with each text that lies invisible under a merged area in brackets."""
    covered: dict[int, list[tuple[int, int, bool]]] = {}
    size = 0
    for area in merged:
        first, _, last = area.partition(":")
        top, bottom = _row_number(first), _row_number(last or first)
        size += bottom - top
        if size > MAX_ROWS:
            break
        for number in range(top, bottom + 1):
            covered.setdefault(number, []).append((_column(first), _column(last or first), number == top))
    return [
        row if row.source.row not in covered else evolve(row, cells=_bracketed(row.cells, covered[row.source.row or 0]))
        for row in rows
    ]


def _bracketed(cells: tuple[str, ...], areas: Sequence[tuple[int, int, bool]]) -> tuple[str, ...]:
    shown = list(cells)
    for left, right, top in areas:
        for place in range(left + 1 if top else left, min(right + 1, len(shown))):
            if shown[place]:
                shown[place] = f"[{shown[place]}]"
    return tuple(shown)


def _row_number(place: str) -> int:
    digits = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$abcdefghijklmnopqrstuvwxyz").replace("$", "")
    return int(digits)


def _text(item: "_Element") -> str:
    """Return the text of an item with its formatted runs joined, without phonetic readings."""
    texts = []
    for child in item:
        tag = str(child.tag)
        if tag.endswith("}t"):
            texts.append(child.text or "")
        elif tag.endswith("}r"):
            texts.append(_piece(child))
    return _unescaped("".join(texts))


def _piece(run: "_Element") -> str:
    """Return the text of a run, in brackets if it is struck out, raised or lowered."""
    text = "".join(piece.text or "" for piece in run.iterfind("{*}t"))
    raised = run.find("{*}rPr/{*}vertAlign")
    if not text.strip():
        return text
    if is_struck(run.find("{*}rPr")):
        return f"[{text}]"
    return text if raised is None or raised.get("val") == "baseline" else f"({text})"


def _unescaped(text: str) -> str:
    """Replace the escapes of characters that XML cannot contain, such as the carriage return `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _column(place: str) -> int:
    """Return the place of a cell's column, from 0."""
    found = _PLACE.fullmatch(place.upper())
    if found is None:
        raise ValueError(place)
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _path(target: str) -> str:
    """Return the part that a relation of the workbook targets."""
    return target.lstrip("/") if target.startswith("/") else f"xl/{target.removeprefix('./')}"
