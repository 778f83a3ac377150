"""Formulas of an old workbook as texts, from their records."""

import re
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from attrs import define, field, frozen

from cchc_model.annexes.tables import column_letter
from cchc_model.io.xls.book_types import Book
from cchc_model.io.xls.records import ARRAY, FORMULA, SHARED, Record, is_empty_text
from cchc_model.io.xlsx.formulas import Formula, Place

UNKNOWN = "INDIRECT(…)"
"""A formula that is not understood, and may refer to any cell."""

_OTHER_CELL = frozenset({0x01, 0x02})
"""The elements that name the cell with the formula of a group, and with a table of operations."""

_CELL, _SHARED, _ARRAY, _NAME = 1, 2, 4, 32
"""The numbers of the kinds of formulas, as the reader of values counts them."""

_ANY_TIME = MappingProxyType({63: "RAND", 74: "NOW", 221: "TODAY"})
_MOST_BYTES = 1_000_000
"""The most bytes of formulas that are read as texts, each counted for what its length costs."""
_SLOW = 300
"""The bytes of a formula beyond which its text costs more than its length."""

_WHOLE = re.compile(r"(?<=\d)\.0(?!\d)")
_ONE_CELL = re.compile(r"(?<![\w$])(\$?[A-Z]{1,2}\$?\d{1,5}):\1(?!\d)")
"""How the reader of values writes a whole number, and a single cell of another sheet."""

Decompile = Callable[..., str | None]


@frozen
class CellFormula:
    """A formula of a cell.

    Attributes:
        formula: the formula.
        is_empty: True if its stored result is an empty text.
    """

    formula: Formula
    is_empty: bool


@define
class FormulaReader:
    """Reader of the formulas of a workbook, with a limit for all of them.

    Attributes:
        book: the workbook.
        decompile: the function that returns the text of a formula.
    """

    book: Book
    decompile: Decompile
    _left: int = field(default=_MOST_BYTES)

    def of_sheet(self, noted: Sequence[Record]) -> Iterator[CellFormula]:
        """Yield the formulas of a sheet."""
        groups = dict(self._groups(noted))
        for one in noted:
            if one.kind & 0xFF == FORMULA:
                yield self._formula(one.data, groups)

    def named(self, records: Sequence[Record]) -> Mapping[str, str]:
        """Return the formulas that have a name in the workbook, by name."""
        found = {}
        for one, name in zip(records, getattr(self.book, "name_obj_list", ()), strict=False):
            (length,) = struct.unpack_from("<H", one.data, 4)
            start = len(one.data) - len(name.raw_formula)
            found[str(name.name)] = self._text(one.data[start:], length, _NAME, (1, 0))
        return found

    def _groups(self, noted: Sequence[Record]) -> "Iterator[tuple[Place, tuple[int, bytes, int, str]]]":
        """Yield the formulas that several cells have, by the first of the cells."""
        base: Place = (0, 0)
        for one in noted:
            if one.kind == FORMULA:
                base = struct.unpack_from("<HH", one.data)
            elif one.kind in (SHARED, ARRAY):
                top, bottom, left, right = struct.unpack_from("<HHBB", one.data)
                start = 8 if one.kind == SHARED else 12
                (length,) = struct.unpack_from("<H", one.data, start)
                area = "" if one.kind == SHARED else _area(top, left, bottom, right)
                kind = _SHARED if one.kind == SHARED else _ARRAY
                yield base, (kind, one.data[start + 2 :], length, area)

    def _formula(self, data: bytes, groups: "Mapping[Place, tuple[int, bytes, int, str]]") -> CellFormula:
        row, column = struct.unpack_from("<HH", data)
        place, is_empty = (row + 1, column), is_empty_text(data[6:14])
        length = struct.unpack_from("<H", data, 20)[0] if self.book.biff_version >= 50 else 0  # noqa: PLR2004 Excel 5
        tokens, kind, area = data[22:], _CELL, ""
        if length and tokens[:1] and tokens[0] in _OTHER_CELL:
            base = struct.unpack_from("<HH", tokens, 1) if len(tokens) >= 5 else (-1, -1)  # noqa: PLR2004 an address
            kind, tokens, length, area = groups.get(base, (_CELL, b"", 0, ""))
            area = area if base == (row, column) else ""
        text = self._text(tokens, length, kind, place)
        return CellFormula(Formula(place, text, area=area), is_empty)

    def _text(self, tokens: bytes, length: int, kind: int, place: Place) -> str:
        self._left -= length * (1 + length // _SLOW)
        if not 0 < length <= len(tokens) or self._left < 0:
            return UNKNOWN
        try:
            text = self.decompile(self.book, tokens, length, kind, browx=place[0] - 1, bcolx=place[1])
        except Exception:  # noqa: BLE001 the reader of values raises whatever damaged bytes lead to
            text = None
        if not text:
            called = [name for number, name in _ANY_TIME.items() if _calls(tokens[:length], number)]
            return UNKNOWN.replace("…", "".join(f"{name}()" for name in called) or "…")
        pieces = text.split('"')
        pieces[::2] = (_ONE_CELL.sub(r"\1", _WHOLE.sub("", piece)) for piece in pieces[::2])
        return '"'.join(pieces)


def _calls(tokens: bytes, number: int) -> bool:
    """Return whether the bytes of a formula may call a function without arguments."""
    return any(bytes((kind, number & 0xFF, number >> 8)) in tokens for kind in (0x21, 0x41, 0x61))


def _area(top: int, left: int, bottom: int, right: int) -> str:
    return f"{column_letter(left)}{top + 1}:{column_letter(right)}{bottom + 1}"
