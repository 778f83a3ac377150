"""Compound files of older Office programs (OLE): the names of their main streams, and the content of one."""

import struct
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of every compound file."""

_HEADER = 512
_ENTRY = 128
_LAST_SECTOR = 0xFFFF_FFF0
"""The first number that names no sector."""

_FAT_IN_HEADER = 109
_SIZES = (9, 12)
"""The powers of two that a sector may have as its size."""

_SHORT = 64
_LONG_FROM = 4096
"""The size of a stream from which it has sectors of its own."""

_STREAM = 2
_FREE = 0xFFFF_FFFF
"""What the table of sectors has for one that is not used."""


@frozen
class _Entry:
    """A stream or a folder: its name, its kind, its first sector and its size."""

    name: str
    kind: int
    first: int
    size: int


@frozen
class CompoundFile:
    """A compound file, as far as it is whole.

    Args:
        data: the bytes of the file.

    Attributes:
        streams: the names of the streams and folders at the top; what a document embeds is not among them.

    >>> compound_file(SIGNATURE).streams
    frozenset()
    """

    _data: bytes
    _size: int
    _fat: Sequence[int]
    _root: _Entry
    _entries: Mapping[str, _Entry]

    @property
    def streams(self) -> frozenset[str]:
        """The names of the streams and folders at the top."""
        return frozenset(self._entries)

    @property
    def is_whole(self) -> bool:
        """True if nothing of the file is missing."""
        used = max((number for number, after in enumerate(self._fat) if after != _FREE), default=0)
        streams = [name for name, entry in self._entries.items() if entry.kind == _STREAM]
        return bool(_sector(self._data, self._size, used)) and all(self.content(name) is not None for name in streams)

    def content(self, name: str) -> bytes | None:
        """Return the content of a stream; None if there is none, or if parts of it are missing."""
        entry = self._entries.get(name)
        if entry is None or entry.kind != _STREAM:
            return None
        content = b"".join(self._data[place] for place in self._places(entry))
        return content[: entry.size] if len(content) >= entry.size else None

    def replaced(self, name: str, content: bytes) -> bytes:
        """Return the bytes of the file with another content of a stream.

        Args:
            name: a stream whose content is whole.
            content: as many bytes as it has.
        """
        changed, at = bytearray(self._data), 0
        for place in self._places(self._entries[name]):
            part = content[at : at + len(self._data[place])]
            changed[place.start : place.start + len(part)] = part
            at += len(part)
        return bytes(changed)

    def _places(self, entry: _Entry) -> Sequence[slice]:
        """Return where the parts of a stream stand in the file."""
        if entry.size >= _LONG_FROM:
            return self._long(entry.first)
        (table,) = struct.unpack_from("<I", self._data, 60)
        numbers = b"".join(self._data[place] for place in self._long(table))
        fat = struct.unpack(f"<{len(numbers) // 4}I", numbers[: len(numbers) // 4 * 4])
        within, each = self._long(self._root.first), self._size // _SHORT
        chain = ((within[number // each].start, number % each) for number in _chain(fat, entry.first)
                 if number // each < len(within))  # fmt: skip
        return [slice(start + part * _SHORT, start + (part + 1) * _SHORT) for start, part in chain]

    def _long(self, first: int) -> Sequence[slice]:
        return [_place(self._size, number) for number in _chain(self._fat, first)]


_NO_FILE = CompoundFile(b"", 0, (), _Entry("", 0, 0, 0), {})


def compound_file(data: bytes) -> CompoundFile:
    """Return a compound file; a damaged one has no streams."""
    try:
        return _opened(data)
    except (struct.error, IndexError, UnicodeDecodeError):
        return _NO_FILE


def _opened(data: bytes) -> CompoundFile:
    (power,) = struct.unpack_from("<H", data, 30)
    if power not in _SIZES:
        return _NO_FILE
    size = 1 << power
    (first,) = struct.unpack_from("<I", data, 48)
    fat = _table(data, size)
    directory = b"".join(_sector(data, size, number) for number in _chain(fat, first))
    entries: dict[str, _Entry] = {}
    waiting, seen = [struct.unpack_from("<I", directory, 76)[0]], set[int]()
    while waiting:
        number = waiting.pop()
        if number in seen or (number + 1) * _ENTRY > len(directory):
            continue
        seen.add(number)
        entry = _entry(directory, number)
        entries.setdefault(entry.name, entry)
        waiting += struct.unpack_from("<II", directory, number * _ENTRY + 68)
    return CompoundFile(data, size, fat, _entry(directory, 0), entries)


def _entry(directory: bytes, number: int) -> _Entry:
    at = number * _ENTRY
    length, kind = struct.unpack_from("<HB", directory, at + 64)
    name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le")
    return _Entry(name, kind, *struct.unpack_from("<II", directory, at + 116))


def _table(data: bytes, size: int) -> Sequence[int]:
    """Return the table that names the next sector of each sector."""
    numbers = list(struct.unpack_from(f"<{_FAT_IN_HEADER}I", data, 76))
    (more,) = struct.unpack_from("<I", data, 68)
    seen = set[int]()
    while more < _LAST_SECTOR and more not in seen:
        seen.add(more)
        *further, more = struct.unpack(f"<{size // 4}I", _sector(data, size, more))
        numbers += further
    parts = (_sector(data, size, number) for number in dict.fromkeys(numbers) if number < _LAST_SECTOR)
    return [after for part in parts for after in struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4])]


def _chain(fat: Sequence[int], first: int) -> Iterator[int]:
    """Yield the sectors of a stream, each once."""
    seen = set[int]()
    while first < len(fat) and first not in seen:
        seen.add(first)
        yield first
        first = fat[first]


def _sector(data: bytes, size: int, number: int) -> bytes:
    return data[_place(size, number)]


def _place(size: int, number: int) -> slice:
    start = max(size, _HEADER) + number * size
    return slice(start, start + size)
