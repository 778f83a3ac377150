"""Reader of one sheet of an old workbook: its cells as texts, and what the sheet shows otherwise or not at all."""

import re
import struct
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, evolve, field, frozen

from cchc_model.annexes.tables import Look, column_letter
from cchc_model.io.xls.book_types import Font, RowInfo, Sheet
from cchc_model.io.xls.formats import disguises, is_raised
from cchc_model.io.xls.formulas import CellFormula
from cchc_model.io.xls.records import CONDITION, CONDITIONS, MERGED, SheetRecords
from cchc_model.io.xlsx.cell_comments import said_by_people
from cchc_model.io.xlsx.cell_formats import UNFORMATTED, Format
from cchc_model.io.xlsx.number_formats import Shown, shown_number, shown_text
from cchc_model.io.xlsx.sheet_builder import LEAST_SEEN, SheetBuilder, SheetContent, appearance
from cchc_model.io.xlsx.texts import Run, text_of_runs

_TEXT, _NUMBERS, _LOGICAL, _ERROR = 1, (2, 3), 4, 5
"""The numbers of the kinds of cells, as the reader of values counts them."""

_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_WHOLE = 1e21
"""The whole numbers from which on a new workbook stores a power of ten."""

_GIVES_TEXT = re.compile(r'&|[,;]"')
"""What a formula has that may result in a text."""

_POINT, _CHARACTER = 20, 256
_AREA = 8


@frozen
class Shared:
    """What the sheets of an old workbook share.

    Attributes:
        fonts: the fonts, by number.
        formats: the formats of cells, by number.
        colours: the colours, by number.
        from_1904: True if the workbook counts days from 1904, not 1900.
        computed: False if nothing shows that the stored results of formulas were computed.
        texts_lost: True if formulas that result in a text may have the stored result 0.
    """

    fonts: Sequence[Font]
    formats: Sequence[Format]
    colours: Mapping[int, tuple[int, int, int] | None]
    from_1904: bool
    computed: bool
    texts_lost: bool


def number_text(number: float) -> str:
    """Return a stored number as a new workbook would store it.

    >>> number_text(31.0), number_text(0.2581), number_text(1e300)
    ('31', '0.2581', '1e+300')
    """
    return str(int(number)) if abs(number) < _WHOLE and number == int(number) else repr(number)


@define
class SheetReader:
    """A sheet that is being read into a builder.

    Attributes:
        shared: what the sheets share.
        sheet: the sheet.
        records: what it states beside its values.
        building: the builder.
        formulas: its formulas, by row and column.
    """

    shared: Shared
    sheet: Sheet
    records: SheetRecords
    building: SheetBuilder
    formulas: Mapping[tuple[int, int], CellFormula] = field(factory=dict)

    def content(self) -> SheetContent:
        """Return the content of the sheet."""
        sheet, building = self.sheet, self.building
        for one in self.formulas.values():
            building.add_formula(one.formula)
        for row in range(sheet.nrows):
            if building.add_row(row + 1, self._cells(row)) and self._is_hidden(sheet.rowinfo_map.get(row)):
                building.hidden.add(row + 1)
        hidden = [at for at, one in sheet.colinfo_map.items() if one.hidden or one.width < LEAST_SEEN * _CHARACTER]
        return building.built(list(self._merged()), list(self._disguised()), hidden, visible=sheet.visibility == 0)

    def _is_hidden(self, row: RowInfo | None) -> bool:
        if row is None:
            return bool(self.sheet.default_row_hidden)
        low = row.height is not None and not row.has_default_height and row.height < LEAST_SEEN * _POINT
        return bool(row.hidden) or low

    def _cells(self, row: int) -> Iterator[tuple[int, Shown, Look]]:
        """Yield the cells of a row that have a content, each with its place and its look."""
        for at, (kind, value) in enumerate(zip(self.sheet.row_types(row), self.sheet.row_values(row), strict=True)):
            formula = self.formulas.get((row, at))
            if kind == 0 or (value == "" and formula is None):
                continue
            form = self._format(row, at)
            shown = self._cell(kind, value, form, (row, at))
            if (row, at) in self.records.twice:
                shown = evolve(shown, text=f"[{shown.text}]")
            yield at, shown, form.look

    def _format(self, row: int, at: int) -> Format:
        number = self.sheet.cell_xf_index(row, at)
        return self.shared.formats[number] if 0 <= number < len(self.shared.formats) else UNFORMATTED

    def _cell(self, kind: int, value: object, form: Format, place: tuple[int, int]) -> Shown:
        """Return the text of a cell, and how the sheet shows it."""
        found, computed = self.formulas.get(place), self.shared.computed
        formula = "" if found is None else f"={found.formula.text}"
        if found is not None and not computed and found.is_empty:
            shown = Shown(formula)
        elif kind in _NUMBERS and isinstance(value, float):
            zeros = bool(self.sheet.show_zero_values)
            shown = shown_number(number_text(value), form.form, from_1904=self.shared.from_1904, zeros=zeros)
        elif kind == _LOGICAL:
            shown = Shown("TRUE" if value else "FALSE")
        elif kind == _ERROR:
            shown = Shown(_ERRORS.get(value, "#N/A") if isinstance(value, int) else "#N/A")
        else:
            shown = Shown(shown_text(self._text(str(value), place, struck=form.struck), form.form))
            if self.sheet.rich_text_runlist_map.get(place):  # each piece has a font of its own
                form = evolve(form, struck=False)
        shows = bool(self.sheet.show_formulas)
        stale = not computed or (self.shared.texts_lost and value == 0 and _GIVES_TEXT.search(formula) is not None)
        return appearance(shown, form, formula, shows_formulas=shows, stale=stale)

    def _text(self, text: str, place: tuple[int, int], *, struck: bool) -> str:
        """Return a text with its pieces that are struck out, raised or lowered apart."""
        runs = self.sheet.rich_text_runlist_map.get(place)
        if not runs:
            return text
        pieces = [Run(text[: runs[0][0]], struck)]
        for (first, number), (end, _) in zip(runs, [*runs[1:], (len(text), 0)], strict=True):
            font = self.shared.fonts[number] if number < len(self.shared.fonts) else None
            struck, raised = font is not None and bool(font.struck_out), font is not None and is_raised(font)
            pieces.append(Run(text[first:end], struck, raised))
        return text_of_runs(pieces)

    def _merged(self) -> Iterator[str]:
        for one in self.records.noted:
            if one.kind == MERGED:
                for start in range(2, len(one.data) - _AREA + 1, _AREA):
                    yield _area(one.data, start)

    def _disguised(self) -> Iterator[str]:
        """Yield the areas of conditional formats that disguise numbers."""
        areas: list[str] = []
        for one in self.records.noted:
            if one.kind == CONDITIONS:
                (count,) = struct.unpack_from("<H", one.data, 12)
                areas = [_area(one.data, 14 + _AREA * number) for number in range(count)]
            elif one.kind == CONDITION and disguises(one.data, self.shared.colours):
                yield from areas
                areas = []


def notes_of(sheet: Sheet) -> Mapping[int, Mapping[int, str]]:
    """Return the text of each cell with a note, by row and place."""
    found: dict[int, dict[int, str]] = {}
    for (row, at), note in sheet.cell_note_map.items():
        if said := said_by_people(note.text.strip(), note.author):
            found.setdefault(row + 1, {})[at] = said
    return found


def _area(data: bytes, start: int) -> str:
    top, bottom, left, right = struct.unpack_from("<HHHH", data, start)
    return f"{column_letter(left)}{top + 1}:{column_letter(right)}{bottom + 1}"
