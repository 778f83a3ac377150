"""Content of a path, bytes or an open binary stream, read within limits."""

import os
from pathlib import Path
from typing import BinaryIO

from cchc_model.errors import ReadError
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, shortened

FileInput = str | os.PathLike[str] | bytes | BinaryIO
"""A source of bytes: a path, the bytes of a file, or an open binary stream."""

MAX_BYTES = 20_000_000
"""Maximum size of a file in bytes; an annex has some 20,000."""


def read_content(source: FileInput, *, name: str | None = None, most: int = MAX_BYTES) -> tuple[str, bytes]:
    """Return the name of a source for errors, and all its bytes.

    Args:
        source: a path, the bytes themselves, or an open binary stream.
        name: the name of the source; by default that of the file.
        most: the maximum number of bytes.

    Raises:
        ReadError: the source is none of these, is a folder, or is larger than `most`.
        OSError: the file does not exist or is not readable.

    >>> read_content(b"31")
    ('the data', b'31')
    """
    if isinstance(source, str | os.PathLike):
        return _file(source, name, most)
    if isinstance(source, bytes):
        name = name or nouns.UNNAMED_DATA.en
        return name, _limited(source, name, most)
    if hasattr(source, "read"):
        name = name or nouns.UNNAMED_STREAM.en
        return name, _drained(source, name, most)
    why = Bilingual("đề nghị đưa đường dẫn, bytes hoặc luồng nhị phân", "give a path, bytes or a binary stream")
    raise ReadError(type(source).__name__, why)


def _drained(stream: BinaryIO, name: str, most: int) -> bytes:
    """Read a stream to its end.

    The stream is read in pieces because pipes and sockets return them so.
    """
    pieces: list[bytes] = []
    size = 0
    while size <= most:
        piece: object = stream.read(most + 1 - size)
        if not isinstance(piece, bytes):
            why = Bilingual(
                "luồng không trả về bytes; đề nghị mở tệp ở chế độ nhị phân",
                "it does not return bytes; open the file in binary mode",
            )
            raise ReadError(name, why)
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
    return _limited(b"".join(pieces), name, most)


def _file(source: str | os.PathLike[str], name: str | None, most: int) -> tuple[str, bytes]:
    path = Path(source)
    if any(c in str(path) for c in "\t\n"):
        why = Bilingual(
            "đây là nội dung, không phải đường dẫn; đề nghị đưa dưới dạng bytes",
            "this is content, not a path; give it as bytes",
        )
        raise ReadError(repr(shortened(str(path))), why)
    if "\0" in str(path):
        raise ReadError(repr(str(path)), Bilingual("tên tệp không hợp lệ", "the file name is not valid"))
    if path.is_dir():
        why = Bilingual("đây là thư mục; đề nghị chọn một tệp trong thư mục", "this is a folder; give a file in it")
        raise ReadError(path.name or str(path), why)
    with path.open("rb") as file:
        return name or path.name, _limited(file.read(most + 1), name or path.name, most)


def _limited(data: bytes, name: str, most: int) -> bytes:
    if len(data) > most:
        size = most // 1_000_000
        why = Bilingual(
            f"lớn hơn {size} MB; đề nghị kiểm tra xem có đúng tệp không",
            f"it is larger than {size} MB; check that it is the right file",
        )
        raise ReadError(name, why)
    return data
