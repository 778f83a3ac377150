"""Compound files of a few streams, as old Office programs store documents."""

import struct
from collections.abc import Mapping

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file with streams at its top, each filled up to the size of a large one."""
    contents = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    sectors = [b"" for _ in range(2)]  # the table of sectors, and the directory
    chain = [_FAT, _END]
    entries = [_entry("Root Entry", 5, child=1 if contents else _FREE)]
    for number, (name, data) in enumerate(contents.items(), 1):
        pieces = [data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
        start = len(sectors)
        right = number + 1 if number < len(contents) else _FREE
        entries.append(_entry(name, 2, right=right, start=start, size=len(data)))
        chain += [*range(start + 1, start + len(pieces)), _END]
        sectors += pieces
    assert len(entries) <= 4
    assert len(chain) <= 128
    sectors[0] = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    sectors[1] = b"".join(entries).ljust(SECTOR, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(10) + struct.pack("<IIII", 1, 1, 0, 4096) + struct.pack("<IIII", _END, 0, _END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108) + b"".join(sectors)


def _entry(  # noqa: PLR0913 the fields of an entry
    name: str, kind: int, *, right: int = _FREE, child: int = _FREE, start: int = 0, size: int = 0
) -> bytes:
    coded = name.encode("utf-16-le")
    head = coded.ljust(64, b"\0") + struct.pack("<HBB", len(coded) + 2, kind, 1)
    return head + struct.pack("<III", _FREE, right, child) + bytes(36) + struct.pack("<IQ", start, size)
