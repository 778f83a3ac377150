"""Compound files, in which old Office formats are stored: the streams at the top, and whether they are complete."""

import struct
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from cchc_model.errors import ReadError
from cchc_model.io.archive import DAMAGED

_HEADER: Final = 512
_FAT_IN_HEADER: Final = range(76, 512, 4)
_FREE: Final = 0xFFFFFFFA
"""The lowest number that names no sector."""
_END: Final = 0xFFFFFFFE
_NONE: Final = 0xFFFFFFFF
_ENTRY: Final = 128
_STREAM, _ROOT = 2, 5
_SMALL: Final = 4096
"""The size below which a stream is within that of the root."""


_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHIFTS: Final = (9, 12)
"""The powers of two of the sizes of sectors."""


def is_compound(data: bytes) -> bool:
    """Return whether bytes begin as a compound file does.

    >>> is_compound(b"PK")
    False
    """
    return len(data) > _HEADER and data.startswith(_MAGIC) and data[30] in _SHIFTS


@frozen
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """The streams at the top of a compound file.

    Args:
        data: the bytes of the file.
        name: its name in errors.

    Raises:
        ReadError: the file is damaged or incomplete.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._name = name
        try:
            self._size = 1 << data[30]
            self._fat = self._table()
            directory = b"".join(self._sectors(struct.unpack_from("<I", data, 48)[0]))
            entries = [_entry(directory, at) for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
            self.streams = {one.name: one for one in self._top(entries) if one.kind == _STREAM}
        except struct.error:
            raise ReadError(name, DAMAGED) from None
        used = max((number for number, after in enumerate(self._fat) if after != _NONE), default=0)
        self._sector(used)  # the last one that is used
        for stream in self.streams.values():
            if stream.size >= _SMALL and self._length(stream.start) < stream.size:
                raise ReadError(name, DAMAGED)

    def head(self, stream: str) -> bytes:
        """Return the first sector of a stream; nothing for one that is small."""
        entry = self.streams[stream]
        return next(self._sectors(entry.start), b"") if entry.size >= _SMALL else b""

    def _table(self) -> list[int]:
        """Return the next sector of each sector."""
        places = [struct.unpack_from("<I", self._data, at)[0] for at in _FAT_IN_HEADER]
        more, seen = struct.unpack_from("<I", self._data, 68)[0], set[int]()
        while more < _FREE and more not in seen:
            seen.add(more)
            *found, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            places += found
        numbers = f"<{self._size // 4}I"
        return [number for place in places if place < _FREE for number in struct.unpack(numbers, self._sector(place))]

    def _sector(self, number: int) -> bytes:
        start = max(_HEADER, self._size) + number * self._size
        found = self._data[start : start + self._size]
        if not found:
            raise ReadError(self._name, DAMAGED)
        return found.ljust(self._size, b"\0")  # the last sector may end with its content

    def _numbers(self, start: int) -> Iterator[int]:
        """Yield the numbers of a chain of sectors."""
        left = len(self._fat)
        while start < _FREE:
            if start >= len(self._fat) or not left:
                raise ReadError(self._name, DAMAGED)
            yield start
            start, left = self._fat[start], left - 1
        if start != _END:
            raise ReadError(self._name, DAMAGED)

    def _sectors(self, start: int) -> Iterator[bytes]:
        return map(self._sector, self._numbers(start))

    def _length(self, start: int) -> int:
        """Return how many bytes of a chain the file has."""
        begin = max(_HEADER, self._size)
        return sum(
            max(0, min(self._size, len(self._data) - begin - number * self._size)) for number in self._numbers(start)
        )

    def _top(self, entries: list[_Entry]) -> Iterator[_Entry]:
        """Yield the entries below the root."""
        open_ones = [entries[0].child] if entries and entries[0].kind == _ROOT else []
        seen: set[int] = set()
        while open_ones:
            number = open_ones.pop()
            if number == _NONE or number in seen:
                continue
            if number >= len(entries):
                raise ReadError(self._name, DAMAGED)
            seen.add(number)
            entry = entries[number]
            yield entry
            open_ones += [entry.left, entry.right]


def _entry(directory: bytes, at: int) -> _Entry:
    length, kind = struct.unpack_from("<HB", directory, at + 64)
    left, right, child = struct.unpack_from("<III", directory, at + 68)
    start, size = struct.unpack_from("<II", directory, at + 116)
    name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return _Entry(name, kind, left, right, child, start, size)
