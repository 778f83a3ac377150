"""Old workbooks that would cost much time or memory: streams of records, and compound files that lead in circles."""

import struct
from collections.abc import Callable, Iterable

from helpers.compound import SECTOR
from helpers.old_workbooks import old_workbook

BOF, EOF, SHEET, SST, CONTINUE, NAME, FONT = 0x0809, 0x0A, 0x85, 0xFC, 0x3C, 0x18, 0x31
LABEL, NUMBER, BLANK, BLANKS, NUMBERS, FORMULA, MERGED, ROW = 0x0204, 0x0203, 0x0201, 0xBE, 0xBD, 0x06, 0xE5, 0x0208
SHARED, ARRAY, NOTE, OBJECT, TEXT, CONDITIONS, CONDITION = 0x04BC, 0x0221, 0x1C, 0x5D, 0x01B6, 0x01B0, 0x01B1
_VERSION = 0x0600
_WHOLE = 8_000
"""The most bytes of a record that any program writes."""


def record(kind: int, data: bytes = b"") -> bytes:
    """A record of a stream."""
    return struct.pack("<HH", kind, len(data)) + data


def begun(kind: int) -> bytes:
    """The record at the start of a workbook (5) or of a sheet (16)."""
    return record(BOF, struct.pack("<HHHHII", _VERSION, kind, 0x0DBB, 0x07CC, 0, 6))


_FONT = record(FONT, struct.pack("<HHHHHBBBBBB", 200, 0, 8, 400, 0, 0, 0, 0, 0, 1, 0) + b"A")
_OF_STYLES, _OF_CELLS = (record(0xE0, struct.pack("<HHH", 0, 0, kind) + bytes(14)) for kind in (0xFFF5, 1))
_LOOKS = _FONT * 5 + _OF_STYLES * 15 + _OF_CELLS
"""Fonts, and formats of cells that use them; the sixteenth is that of a plain cell."""


def stream(*sheets: Iterable[bytes], before: Iterable[bytes] = (), listed: int = 0) -> bytes:
    """A workbook as a bare stream, with the records of each sheet; the first one may be listed more often."""
    bodies = [begun(16) + b"".join(records) + record(EOF) for records in sheets]
    lists = [number for number in range(len(bodies)) for _ in range(listed if listed and not number else 1)]
    head = begun(5) + _LOOKS + b"".join(before)
    title = struct.pack("<BB", 0, 0) + b"\x02\x00S1"
    start = len(head) + len(lists) * len(record(SHEET, b"\0" * 4 + title)) + len(record(EOF))
    places = [start + sum(map(len, bodies[:number])) for number in range(len(bodies))]
    named = b"".join(record(SHEET, struct.pack("<I", places[number]) + title) for number in lists)
    return head + named + record(EOF) + b"".join(bodies)


def formula(row: int, tokens: bytes, result: bytes = struct.pack("<d", 31.0)) -> bytes:
    """A record of a formula in the first column."""
    head = struct.pack("<HHH", row, 0, 15) + result + struct.pack("<HIH", 0, 0, len(tokens))
    return record(FORMULA, head + tokens)


def _label(row: int, text: bytes) -> bytes:
    return record(LABEL, struct.pack("<HHHHB", row, 0, 15, len(text), 0) + text)


def _texts(count: int, stated: int) -> list[bytes]:
    """A table of texts in pieces, which states another number of texts than it has."""
    each = struct.pack("<HB", 4, 0) + b"Huyn"
    whole = _WHOLE // len(each)
    pieces = [struct.pack("<II", stated, stated) + each * whole] + [each * whole] * (count // whole)
    return [record(SST if not number else CONTINUE, piece) for number, piece in enumerate(pieces)]


def _circle(change: Callable[[bytearray], None]) -> bytes:
    data = bytearray(old_workbook(["a"] * 40, *([["b" * 90, 31.0]] * 300)))
    change(data)
    return bytes(data)


def _fat(data: bytearray) -> int:
    """The place of the first part of the table of sectors."""
    (first,) = struct.unpack_from("<I", data, 76)
    return SECTOR * (1 + int(first))


def _directory(data: bytearray) -> int:
    (first,) = struct.unpack_from("<I", data, 48)
    return SECTOR * (1 + int(first))


def _sectors_in_a_circle(data: bytearray) -> None:
    start = struct.unpack_from("<I", data, _directory(data) + 128 + 116)[0]
    struct.pack_into("<I", data, _fat(data) + 4 * (start + 5), start)


def _folders_in_a_circle(data: bytearray) -> None:
    struct.pack_into("<III", data, _directory(data) + 128 + 68, 1, 1, 1)


def _tables_in_a_circle(data: bytearray) -> None:
    struct.pack_into("<II", data, 68, 0, 1_000_000)


def _larger_than_it_is(data: bytearray) -> None:
    struct.pack_into("<I", data, _directory(data) + 128 + 120, 0x7FFF_FFFF)


_PARENTHESES, _JOINED = b"\x17\x01\x00a" + b"\x15" * _WHOLE, b"\x17\x01\x00a" + b"\x17\x01\x00a\x08" * 1_900
_ADDED = b"\x1e\x01\x00" + b"\x1e\x01\x00\x03" * 1_900
_REPEATED = b"\x17\xff\x00" + b"x" * 255


_EVERYWHERE = struct.pack("<HHHH", 0, 65_535, 0, 255)


def hostile() -> dict[str, Callable[[], bytes]]:
    """What makes the files, by what is hostile about them."""
    number = record(NUMBER, struct.pack("<HHHd", 0, 0, 15, 31.0))
    named = record(NAME, struct.pack("<HBBHHHBBBB", 0, 0, 1, 5, 0, 0, 0, 0, 0, 0) + b"\0A" + b"\x23\x01\0\0\0")
    return {
        "sectors in a circle": lambda: _circle(_sectors_in_a_circle),
        "folders in a circle": lambda: _circle(_folders_in_a_circle),
        "tables of sectors in a circle": lambda: _circle(_tables_in_a_circle),
        "a stream larger than its file": lambda: _circle(_larger_than_it_is),
        "half a file": lambda: old_workbook(["a", 31.0])[:2_000],
        "half a stream": lambda: stream([number] * 9)[:-30],
        "a table of texts that states more": lambda: stream([number], before=_texts(1_000, 0x7FFF_FFFF)),
        "a table of texts without end": lambda: stream([number], before=_texts(2_700_000, 2_700_000)),
        "blank cells without end": lambda: stream([record(BLANK, struct.pack("<HHH", 9, 9, 15)) * 1_900_000]),
        "rows of blank cells without end": lambda: stream(
            [record(BLANKS, struct.pack("<HH256HH", at % 65_536, 0, *[15] * 256, 255)) for at in range(38_000)]
        ),
        "a row of numbers wider than a sheet": lambda: stream(
            [record(NUMBERS, struct.pack("<HHHIH", at, 0, 15, 0, 65_535)) for at in range(2_000)]
        ),
        "rows without end": lambda: stream(
            [record(ROW, struct.pack("<HHHHHHI", at % 65_536, 0, 256, 255, 0, 0, 0)) for at in range(600_000)]
        ),
        "numbers far apart": lambda: stream(
            *[[record(NUMBER, struct.pack("<HHHd", 65_535, 255, 15, 31.0))] for _ in range(200)]
        ),
        "a sheet that is listed often": lambda: stream([_label(at, b"3" * _WHOLE) for at in range(1_000)], listed=900),
        "a sheet behind the end": lambda: stream([number]).replace(b"S1", b"S1", 1)[: -len(number) - 4],
        "sheets without end": lambda: stream(*[[number]] * 5_000),
        "fonts without end": lambda: stream(
            [number], before=[_FONT] * 90_000
        ),
        "parentheses without end": lambda: stream([formula(row, _PARENTHESES) for row in range(1_000)]),
        "texts joined without end": lambda: stream([formula(row, _JOINED) for row in range(1_000)]),
        "sums without end": lambda: stream([formula(row, _ADDED) for row in range(1_000)]),
        "formulas without end": lambda: stream([formula(row % 65_536, b"\x1e\x01\x00") for row in range(300_000)]),
        "long texts doubled": lambda: stream([formula(row, _REPEATED * 30 + b"\x08" * 29) for row in range(1_000)]),
        "a formula that is not there": lambda: stream([formula(0, b"\x01\x00\x00\x00\x00")] * 1_000),
        "a shared formula of all cells": lambda: stream(
            [formula(0, b"\x01\0\0\0\0"), record(SHARED, _EVERYWHERE[:4] + b"\0\xff\0\x01\x03\0\x1e\x01\0")]
        ),
        "a name that is itself": lambda: stream([formula(0, b"\x23\x01\x00\x00\x00")], before=[named] * 5_000),
        "merged areas without end": lambda: stream(
            [number, record(MERGED, struct.pack("<H", 1_000) + _EVERYWHERE * 1_000) * 200]
        ),
        "conditions of all cells": lambda: stream(
            [number, (record(CONDITIONS, struct.pack("<HH", 1, 0) + _EVERYWHERE + b"\x84\x03" + _EVERYWHERE * 900)
                      + record(CONDITION, struct.pack("<BBHHIH", 2, 0, 3, 0, 0, 0) + b"\x1e\x01\x00")) * 500]
        ),
        "notes without end": lambda: stream(
            [number, record(NOTE, struct.pack("<HHHHH", 0, 0, 0, 1, 1) + b"\0a") * 300_000]
        ),
        "a text longer than its record": lambda: stream(
            [record(LABEL, struct.pack("<HHHHB", 0, 0, 15, 60_000, 0) + b"31")]
        ),
        "workbooks in workbooks": lambda: begun(5) * 300_000,
        "a stream of nothing": lambda: bytes(2_000_000),
    }  # fmt: skip
