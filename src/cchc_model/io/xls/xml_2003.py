"""Reader of workbooks as a single XML file (Excel 2002 and 2003), which programs like to write and call `.xls`."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from cchc_model.annexes.tables import MAX_CELLS, Look, column_letter
from cchc_model.errors import ReadError
from cchc_model.io.archive import DAMAGED, TOO_LARGE, parse_xml
from cchc_model.io.pages.stored_numbers import named_format
from cchc_model.io.pages.styles import colour, read_properties, strikes
from cchc_model.io.xlsx.cell_comments import said_by_people
from cchc_model.io.xlsx.cell_formats import UNFORMATTED, Format, look_of
from cchc_model.io.xlsx.changing_results import note_changing
from cchc_model.io.xlsx.formulas import Formula
from cchc_model.io.xlsx.number_formats import Shown, shown_number, shown_text
from cchc_model.io.xlsx.sheet_builder import (
    LEAST_SEEN,
    MOST_CELLS,
    MOST_FORMULAS,
    SheetBuilder,
    SheetContent,
    appearance,
)
from cchc_model.io.xlsx.texts import Run, text_of_runs

if TYPE_CHECKING:
    from lxml.etree import _Element

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_MOST_SHEETS = 1_000
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_LONGEST_NUMBER = 7
_DEEPEST = 20
_WHITE, _BLACK = "ffffff", "000000"
_MIDNIGHT = re.compile(r"T00:00:00(?:\.0+)?$")
_FIRST_DAY = "1899-12-31T"
"""The day on which a time without a date is stored."""

_RELATIVE = re.compile(r"(?<![\w.$])R(?:\[(-?\d{1,7})\]|(\d{1,7}))?C(?:\[(-?\d{1,5})\]|(\d{1,5}))?(?![\w(\[])")


def read_xml_workbook(data: bytes, *, name: str) -> list[SheetContent]:
    """Return the sheets of a workbook that have any rows, including hidden sheets.

    Args:
        data: the bytes of the file.
        name: the name of the file in errors.

    Raises:
        ReadError: the file is damaged or too large.
        MissingExtraError: lxml is not installed.
    """
    root = parse_xml(data.lstrip(), name, extra="xls")
    try:
        sheets = list(_sheets(root, name))
        names = {
            _own(one, "Name"): _in_letters(_own(one, "RefersTo"), (1, 0))
            for one in root.iterfind(f"{_SS}Names/{_SS}NamedRange")
        }
        if any(sheet.formulas for sheet in sheets):
            note_changing(sheets, names, name=name)
        return [sheet for sheet in sheets if sheet.rows]
    except (ValueError, IndexError) as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError(name, DAMAGED) from error


def _sheets(root: "_Element", name: str) -> Iterator[SheetContent]:
    formats = _formats(root)
    from_1904 = root.find(f"{_X}ExcelWorkbook/{_X}Date1904") is not None
    room, cells_left = MOST_FORMULAS, MOST_CELLS
    for number, sheet in enumerate(root.iterfind(f"{_SS}Worksheet"), 1):
        if number > _MOST_SHEETS:
            raise ReadError(name, TOO_LARGE)
        comments: dict[int, dict[int, str]] = {}
        building = SheetBuilder(name, _own(sheet, "Name"), comments, cells_left, max(room, 0))
        reader = _SheetReader(formats, building, comments, from_1904=from_1904)
        content = reader.content(sheet)
        room, cells_left = room - len(content.formulas), building.cells_left
        yield content


def _own(element: "_Element", attribute: str) -> str:
    return element.get(f"{_SS}{attribute}", "")


def _number(element: "_Element", attribute: str, default: int, most: int) -> int:
    text = _own(element, attribute)
    number = default if not text else int(text) if len(text) <= _LONGEST_NUMBER else most + 1
    if not 0 <= number <= most:
        raise ValueError(text)
    return number


@define
class _SheetReader:
    """A sheet that is being read into a builder."""

    formats: Mapping[str, Format]
    building: SheetBuilder
    comments: dict[int, dict[int, str]]
    from_1904: bool
    _merged: list[str] = field(factory=list)
    _columns: dict[int, str] = field(factory=dict)
    _hidden: set[int] = field(factory=set)
    _style: str = ""
    _zeros: bool = True
    _shows_formulas: bool = False

    def content(self, sheet: "_Element") -> SheetContent:
        """Return the content of the sheet."""
        options = sheet.find(f"{_X}WorksheetOptions")
        said = "" if options is None else (options.findtext(f"{_X}Visible") or "")
        self._zeros = options is None or options.find(f"{_X}DoNotDisplayZeros") is None
        self._shows_formulas = options is not None and options.find(f"{_X}DisplayFormulas") is not None
        for table in sheet.iterfind(f"{_SS}Table"):
            self._style = _own(table, "StyleID")
            self._note_columns(table)
            number = 0
            for row in table.iterfind(f"{_SS}Row"):
                number = _number(row, "Index", number + 1, _LAST_ROW)
                self._row(row, number)
                number += _number(row, "Span", 0, _LAST_ROW)
        visible = said.strip() not in ("SheetHidden", "SheetVeryHidden")
        return self.building.built(self._merged, list(_disguised(sheet)), self._hidden, visible=visible)

    def _note_columns(self, table: "_Element") -> None:
        at = 0
        for column in table.iterfind(f"{_SS}Column"):
            at = _number(column, "Index", at + 1, _LAST_COLUMN)
            last = at + _number(column, "Span", 0, _LAST_COLUMN)
            places = range(at - 1, min(last, MAX_CELLS))
            if style := _own(column, "StyleID"):
                self._columns.update(dict.fromkeys(places, style))
            if _is_hidden(column, "Width"):
                self._hidden.update(places)
            at = last

    def _row(self, row: "_Element", number: int) -> None:
        if self.building.add_row(number, self._cells(row, number)) and _is_hidden(row, "Height"):
            self.building.hidden.add(number)

    def _cells(self, row: "_Element", number: int) -> Iterator[tuple[int, Shown, Look]]:
        """Yield the cells of a row that have a content, each with its place and its look."""
        at = 0
        for cell in row.iterfind(f"{_SS}Cell"):
            at = _number(cell, "Index", at + 1, _LAST_COLUMN)
            place = (number, at - 1)
            across = _number(cell, "MergeAcross", 0, _LAST_COLUMN)
            down = _number(cell, "MergeDown", 0, _LAST_ROW)
            if across or down:
                self._merged.append(f"{column_letter(at - 1)}{number}:{column_letter(at - 1 + across)}{number + down}")
            self._comment(cell, place)
            key = next(filter(None, (_own(cell, "StyleID"), _own(row, "StyleID"), self._columns.get(at - 1))), "")
            form = self.formats.get(key or self._style or "Default", UNFORMATTED)
            yield at - 1, self._cell(cell, form, place), form.look
            at += across

    def _comment(self, cell: "_Element", place: tuple[int, int]) -> None:
        for comment in cell.iterfind(f"{_SS}Comment"):
            data = comment.find(f"{_SS}Data")
            text = "" if data is None else "".join(map(str, data.itertext())).strip()
            if said := said_by_people(text, _own(comment, "Author")):
                self.comments.setdefault(place[0], {})[place[1]] = said

    def _cell(self, cell: "_Element", form: Format, place: tuple[int, int]) -> Shown:
        stated, data = _own(cell, "Formula"), cell.find(f"{_SS}Data")
        formula = _in_letters(stated, place) if stated else ""
        if formula:
            area = _in_letters(_own(cell, "ArrayRange"), place)
            self.building.add_formula(Formula(place, formula.removeprefix("="), area=area))
        kind = "" if data is None else _own(data, "Type")
        if data is None or (kind != "String" and not (data.text or "").strip()):
            shown = Shown(formula)
        else:
            shown = self._value(data, kind, form)
        return appearance(shown, form, formula, shows_formulas=self._shows_formulas, stale=False)

    def _value(self, data: "_Element", kind: str, form: Format) -> Shown:
        text = (data.text or "").strip()
        if kind == "Number":
            return shown_number(text, form.form, from_1904=self.from_1904, zeros=self._zeros)
        if kind == "Boolean":
            return Shown("TRUE" if text == "1" else "FALSE")
        if kind == "DateTime":
            text = text.removeprefix(_FIRST_DAY) if text.startswith(_FIRST_DAY) else _MIDNIGHT.sub("", text)
            return Shown(text.removesuffix(".000"))
        if kind == "Error":
            return Shown(text)
        return Shown(shown_text(text_of_runs(_pieces(data, 0)), form.form))


def _pieces(element: "_Element", depth: int, *, struck: bool = False, raised: bool = False) -> Iterator[Run]:
    """Yield the pieces of a text."""
    if depth > _DEEPEST:
        raise ValueError(depth)
    yield Run(element.text or "", struck, raised)
    for child in element:
        tag = str(child.tag).rpartition("}")[2].lower()
        inner_struck, inner_raised = struck or tag in ("s", "strike", "del"), raised or tag in ("sup", "sub")
        yield from _pieces(child, depth + 1, struck=inner_struck, raised=inner_raised)
        yield Run(child.tail or "", struck, raised)


def _is_hidden(element: "_Element", size: str) -> bool:
    """Return whether a row or a column is hidden, or too small to be seen."""
    return _own(element, "Hidden") == "1" or (_own(element, size) != "" and float(_own(element, size)) < LEAST_SEEN)


def _formats(root: "_Element") -> dict[str, Format]:
    """Return the formats of cells, by the ids by which cells name them."""
    found: dict[str, Format] = {}
    inks: dict[str, tuple[str, str]] = {}
    for style in root.iterfind(f"{_SS}Styles/{_SS}Style"):
        parent = _own(style, "Parent") or "Default"
        base = found.get(parent, UNFORMATTED)
        ink, paper = inks.get(parent, (_BLACK, _WHITE))
        font, interior, number, alignment = (
            style.find(f"{_SS}{tag}") for tag in ("Font", "Interior", "NumberFormat", "Alignment")
        )
        if font is not None:
            ink = colour(_own(font, "Color")) or _BLACK
            base = evolve(base, struck=_own(font, "StrikeThrough") == "1")
        if interior is not None:
            solid = _own(interior, "Pattern") in ("Solid", "")
            paper = (colour(_own(interior, "Color")) or _WHITE) if solid else "pattern"
        if number is not None:
            base = evolve(base, form=named_format(_own(number, "Format")))
        level = 0 if alignment is None else _number(alignment, "Indent", 0, MAX_CELLS)
        look = look_of(level, bold=font is not None and _own(font, "Bold") == "1")
        inks[_own(style, "ID")] = ink, paper
        found[_own(style, "ID")] = evolve(base, unseen=ink == paper, look=look)
    return found


def _disguised(sheet: "_Element") -> Iterator[str]:
    """Yield the areas of conditional formats that hide numbers or strike them out."""
    for one in sheet.iterfind(f"{_X}ConditionalFormatting"):
        for shape in one.iterfind(f"{_X}Condition/{_X}Format"):
            properties = read_properties(shape.get("Style", ""))
            white = colour(properties.get("color", "")) == _WHITE
            if strikes(properties) or (white and not any(key.startswith("background") for key in properties)):
                yield from _in_letters(one.findtext(f"{_X}Range") or "", (1, 0)).split(",")
                break


def _in_letters(text: str, place: tuple[int, int]) -> str:
    """Return a formula with its cells named by letters.

    >>> _in_letters("=SUM(R[-2]C:R[-1]C)+R1C2", (5, 3))
    '=SUM(D3:D4)+B1'
    """

    def named(found: re.Match[str]) -> str:
        down, row, right, column = found.groups()
        down_to = int(row) if row else place[0] + int(down or 0)
        right_to = int(column) - 1 if column else place[1] + int(right or 0)
        return f"{column_letter(max(right_to, 0))}{max(down_to, 1)}"

    pieces = text.split('"')
    pieces[::2] = (_RELATIVE.sub(named, piece) for piece in pieces[::2])
    return '"'.join(pieces)
