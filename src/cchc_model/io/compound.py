"""Compound files of older Office programs (OLE): the names of their main streams, which state the kind of file."""

import struct
from collections.abc import Iterator, Sequence

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of every compound file."""

_HEADER = 512
_ENTRY = 128
_LAST_SECTOR = 0xFFFF_FFF0
"""The first number that names no sector."""

_FAT_IN_HEADER = 109
_SIZES = (9, 12)
"""The powers of two that a sector may have as its size."""


def main_streams(data: bytes) -> frozenset[str]:
    """Return the names of the streams and folders at the top of a compound file; none of a damaged one.

    What a document embeds, such as a workbook in a letter, is not at the top.

    >>> main_streams(SIGNATURE)
    frozenset()
    """
    try:
        return frozenset(_top(data))
    except (struct.error, IndexError, UnicodeDecodeError):
        return frozenset()


def _top(data: bytes) -> Iterator[str]:
    (power,) = struct.unpack_from("<H", data, 30)
    if power not in _SIZES:
        return
    size = 1 << power
    (first,) = struct.unpack_from("<I", data, 48)
    fat = _fat(data, size)
    directory = b"".join(_sector(data, size, number) for number in _chain(fat, first))
    waiting, seen = [struct.unpack_from("<I", directory, 76)[0]], set[int]()
    while waiting:
        entry = waiting.pop()
        if entry in seen or (entry + 1) * _ENTRY > len(directory):
            continue
        seen.add(entry)
        (length,) = struct.unpack_from("<H", directory, entry * _ENTRY + 64)
        yield directory[entry * _ENTRY :][: max(min(length, 64) - 2, 0)].decode("utf-16-le")
        waiting += struct.unpack_from("<II", directory, entry * _ENTRY + 68)


def _fat(data: bytes, size: int) -> Sequence[int]:
    """Return the table that names the next sector of each sector."""
    numbers = list(struct.unpack_from(f"<{_FAT_IN_HEADER}I", data, 76))
    (more,) = struct.unpack_from("<I", data, 68)
    seen = set[int]()
    while more < _LAST_SECTOR and more not in seen:
        seen.add(more)
        *further, more = struct.unpack(f"<{size // 4}I", _sector(data, size, more))
        numbers += further
    parts = (_sector(data, size, number) for number in dict.fromkeys(numbers) if number < _LAST_SECTOR)
    return [next_one for part in parts for next_one in struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4])]


def _chain(fat: Sequence[int], first: int) -> Iterator[int]:
    seen = set[int]()
    while first < len(fat) and first not in seen:
        seen.add(first)
        yield first
        first = fat[first]


def _sector(data: bytes, size: int, number: int) -> bytes:
    start = max(size, _HEADER) + number * size
    return data[start : start + size]
