"""Texts as the streams of a `.doc` file: pieces of one or two bytes a letter, in any order, and the sections."""

import random
import struct
from collections.abc import Sequence
from itertools import pairwise

from helpers.compound import compound


def old_word(text: str, *, seed: int = 0, sections: Sequence[int] = (), version: int = 0xC1) -> bytes:
    """Return a compound file with a text, divided into pieces at random.

    Args:
        text: the text with its control letters.
        seed: the seed of the pieces.
        sections: the positions behind which a section ends.
        version: the version that the file states.
    """
    g = random.Random(seed)
    cuts = sorted({0, len(text), *(g.randrange(1, len(text)) for _ in range(seed % 5))})
    pieces = [(start, text[start:end]) for start, end in pairwise(cuts)]
    stream = bytearray(1024)
    places = {}
    for start, piece in g.sample(pieces, len(pieces)):
        short = piece.isascii() and g.random() < 0.5
        places[start] = 2 * len(stream) | 1 << 30 if short else len(stream)
        stream += piece.encode("latin-1" if short else "utf-16-le")
    order = struct.pack(f"<{len(cuts)}I", *cuts) + b"".join(
        struct.pack("<HIH", 0, places[start], 0) for start in cuts[:-1]
    )
    ends = [end + 1 for end in sections]
    marks = struct.pack(f"<{len(ends) + 1}I", 0, *ends) + bytes(12 * len(ends))
    pieces_at = b"\x01\x02\0\x12\x34" + b"\x02" + struct.pack("<I", len(order)) + order
    struct.pack_into("<6H", stream, 0, 0xA5EC, version, 0, 0, 0, 0x0200)
    struct.pack_into("<II", stream, 0xCA, 0, len(marks))
    struct.pack_into("<II", stream, 0x1A2, len(marks), len(pieces_at))
    return compound({"WordDocument": bytes(stream), "1Table": marks + pieces_at})
