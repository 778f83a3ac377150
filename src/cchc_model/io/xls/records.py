"""Records of the stream of an old workbook: what of it is read, and what it states beside the values of cells."""

import struct
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrs import define, field, frozen

from cchc_model.errors import ReadError
from cchc_model.io.archive import DAMAGED, TOO_LARGE

BOF = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
"""The records at the start of a workbook and of a sheet, in the versions of the format."""

FORMULA, SHARED, ARRAY, MERGED, CONDITIONS, CONDITION = 0x06, 0x04BC, 0x0221, 0xE5, 0x01B0, 0x01B1
_FORMULAS_BEFORE_5 = frozenset({0x0206, 0x0406})
_EOF, _CONTINUE, _SHEET, _NAME, _LOCKED, _COMPUTED, _NOT_COMPUTED = 0x0A, 0x3C, 0x85, 0x18, 0x2F, 0x01C1, 0x5E
_OBJECT, _NOTE_OBJECT = 0x5D, 0x19
_NUMBERS, _STRING_OF_FORMULA = 0xBD, 0x0207
_VALUES = frozenset({0x0203, 0x027E, 0x0204, 0xFD, 0xD6, 0x0205, FORMULA})
# Rows, columns, widths, heights, the window, notes and their texts.
_KEPT = _VALUES | {_NUMBERS, _STRING_OF_FORMULA, 0x0208, 0x7D, 0x55, 0x99, 0x0225, 0x023E, 0x1C, 0x01B6}
_NOTED = frozenset({SHARED, ARRAY, MERGED, CONDITIONS, CONDITION})
_VERSIONS = MappingProxyType({0x0600: 80, 0x0500: 50})
_MOST_RECORDS = 1_500_000
"""The most records that are looked at, in all sheets; an annex has some thousand."""

_LOOKS = frozenset({0x31, 0xE0, 0x041E})
_MOST_LOOKS = 70_000
"""The most fonts, formats of cells and number formats; Excel permits some 65,000."""

_MOST_CELLS = 250_000
_MOST_ROWS = 1_500_000
"""The most rows of all sheets, blank ones counted; a sheet has at most 65,536."""

_RESULT = 6
_SPECIAL = b"\xff\xff"
"""The end of a stored result that is no number."""

_PROGRAM, _BY_LIBREOFFICE = 8, b"\xbb\x0d\xcc\x07"
_ZERO = bytes(8)
"""The stored result 0; with it or an empty text, programs write formulas that they do not compute."""


@frozen
class Record:
    """A record with its place in the stream.

    Attributes:
        kind: its number.
        data: its content.
        at: the place of its first byte.
    """

    kind: int
    data: bytes
    at: int


@define
class SheetRecords:
    """What a sheet states beside its values.

    Attributes:
        noted: its formulas in order, with their groups, its merged areas and conditional formats.
        twice: the cells (row, column) that have several values.
    """

    noted: list[Record] = field(factory=list)
    twice: set[tuple[int, int]] = field(factory=set)


@frozen
class Slimmed:
    """A stream with only what is read, and what it stated.

    Attributes:
        stream: the stream for the reader of values.
        version: the version of the format as the reader counts: 80 for Excel 97 to 2003.
        sheets: what each sheet states, by its number in the stream.
        names: the records of names with their formulas.
        computed: False if nothing shows that the program that saved the file computed its formulas.
        texts_lost: True if formulas that result in a text may have the stored result 0, as LibreOffice writes it when
            it converts a workbook that it has not computed.
    """

    stream: bytes
    version: int
    sheets: Mapping[int, SheetRecords]
    names: tuple[Record, ...]
    computed: bool
    texts_lost: bool


def slimmed(stream: bytes, *, name: str, locked: ReadError) -> Slimmed:
    """Return a stream without what costs time and is not read: blank cells, pictures, charts, links, names' formulas.

    Args:
        stream: the stream of a workbook.
        name: the name of the file in errors.
        locked: the error for a workbook that a password protects.

    Raises:
        ReadError: it is damaged, too large or locked.
    """
    try:
        return _Slimming(stream, name, locked).result()
    except (struct.error, IndexError):
        raise ReadError(name, DAMAGED) from None


@define
class _Slimming:
    stream: bytes
    name: str
    locked: ReadError
    made: bytearray = field(factory=bytearray)
    sheets: dict[int, SheetRecords] = field(factory=dict)
    names: list[Record] = field(factory=list)
    _records: int = 0
    _cells: int = 0
    _looks: int = 0
    _rows: int = 0
    _saved_by_excel: bool = False
    _results: bool = False
    _texts: bool = False
    _not_computed: bool = False

    def result(self) -> Slimmed:
        """Return the stream with only what is read."""
        kind, _, start = struct.unpack_from("<HHH", self.stream)
        if kind != 0x0809:  # noqa: PLR2004 before Excel 5 a workbook was a single sheet
            found = SheetRecords([one for one in self._walk(0) if one.kind in _FORMULAS_BEFORE_5 | {FORMULA}])
            return Slimmed(self.stream, 0, {0: found}, (), computed=True, texts_lost=False)
        places: list[tuple[int, int]] = []
        for one in self._walk(0):
            self._global(one, places)
        for number, (patch, at) in enumerate(places):
            struct.pack_into("<I", self.made, patch, len(self.made))
            self._sheet(number, at)
            if len(self.made) > 2 * len(self.stream):  # sheets that are listed several times
                raise ReadError(self.name, TOO_LARGE)
        computed = not self._not_computed and (self._saved_by_excel or self._results)
        lost = self.stream.startswith(_BY_LIBREOFFICE, _PROGRAM) and self._saved_by_excel and not self._texts
        version = _VERSIONS.get(start, 0)
        return Slimmed(bytes(self.made), version, self.sheets, tuple(self.names), computed, lost)

    def _walk(self, at: int) -> Iterator[Record]:
        """Yield the records of a part of the stream up to its end, without the parts inside it."""
        depth, end = 0, len(self.stream)
        while at + 4 <= end:
            kind, length = struct.unpack_from("<HH", self.stream, at)
            self._records += 1
            if self._records > _MOST_RECORDS:
                raise ReadError(self.name, TOO_LARGE)
            depth += kind in BOF
            if depth <= 1:
                yield Record(kind, self.stream[at + 4 : at + 4 + length], at)
            if kind == _EOF:
                depth -= 1
                if depth <= 0:
                    return
            at += 4 + length
        raise ReadError(self.name, DAMAGED)

    def _global(self, one: Record, places: list[tuple[int, int]]) -> None:
        data = one.data
        if one.kind == _LOCKED:
            raise self.locked
        self._looks += one.kind in _LOOKS
        if self._looks > _MOST_LOOKS:
            raise ReadError(self.name, TOO_LARGE)
        self._saved_by_excel = self._saved_by_excel or one.kind == _COMPUTED
        if one.kind == _SHEET:
            at, _, kind = struct.unpack_from("<IBB", data)
            if kind == 0:  # neither a chart nor a sheet of macros
                places.append((len(self.made) + 4, at))
        elif one.kind == _NAME:
            self.names.append(one)
            data = data[:4] + b"\0\0" + data[6:]  # the reader of values would compute it
        self._keep(one.kind, data)

    def _sheet(self, number: int, at: int) -> None:
        found = self.sheets[number] = SheetRecords()
        seen = set[tuple[int, int]]()
        kept, last_row = False, 0
        for one in self._walk(at):
            if one.kind == _LOCKED:
                raise self.locked
            self._not_computed = self._not_computed or one.kind == _NOT_COMPUTED
            if one.kind != _CONTINUE:
                kept = one.kind in _KEPT or one.kind in BOF or one.kind == _EOF or _is_note(one)
            if kept:
                self._keep(one.kind, one.data)
            if one.kind in _NOTED:
                found.noted.append(one)
            if one.kind in _VALUES or one.kind == _NUMBERS:
                last_row = max(last_row, self._value(one, found, seen))
        self._rows += last_row
        if self._cells > _MOST_CELLS or self._rows > _MOST_ROWS:
            raise ReadError(self.name, TOO_LARGE)

    def _value(self, one: Record, found: SheetRecords, seen: set[tuple[int, int]]) -> int:
        """Count the cells of a record, and return their row."""
        row, column = struct.unpack_from("<HH", one.data)
        last = struct.unpack_from("<H", one.data, len(one.data) - 2)[0] if one.kind == _NUMBERS else column
        for at in range(column, last + 1):
            (found.twice if (row, at) in seen else seen).add((row, at))
        self._cells += max(last - column, 0) + 1
        if self._cells > _MOST_CELLS:
            raise ReadError(self.name, TOO_LARGE)
        if one.kind == FORMULA:
            found.noted.append(one)
            result = one.data[_RESULT : _RESULT + 8]
            self._texts = self._texts or (result[:1] == b"\0" and result[6:8] == _SPECIAL)
            self._results = self._results or (result != _ZERO and not is_empty_text(result))
        return int(row)

    def _keep(self, kind: int, data: bytes) -> None:
        self.made += struct.pack("<HH", kind, len(data)) + data


def is_empty_text(result: bytes) -> bool:
    """Return whether the stored result of a formula is an empty text."""
    return result[:1] == b"\x03" and result[6:8] == _SPECIAL


def _is_note(one: Record) -> bool:
    """Return whether a record is the object of a note."""
    return one.kind == _OBJECT and struct.unpack_from("<H", one.data, 4)[0] == _NOTE_OBJECT
