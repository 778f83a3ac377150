"""From whatever the caller gives to rows of cells: a path, bytes, a stream, or ready rows; within limits."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, Final, cast

from cchc_model.errors import ReadError
from cchc_model.readers.tables import TableRow, table_rows
from cchc_model.readers.text import SAVE_AS, read_text
from cchc_model.text import Bilingual, shortened

MAX_BYTES: Final = 20_000_000
"""The largest file that is read; an annex has some 20,000 bytes."""

_SUFFIXES: Final = (".txt", ".tsv")


def open_rows(
    source: "str | os.PathLike[str] | bytes | BinaryIO | Iterable[Sequence[object]]",
) -> tuple[list[TableRow], str]:
    """The rows of a source and what to call it in errors.

    Raises:
        ReadError: the source is no text, or too large.
        InvalidDataError: ready rows hold something that is no cell.
        OSError: there is no such file, or it may not be read.
    """
    if isinstance(source, str | os.PathLike):
        return _read_file(source)
    if isinstance(source, bytes):
        return read_text(_limited(source, "the data"), name="the data"), "the data"
    if hasattr(source, "read"):
        return read_text(_drained(cast("BinaryIO", source)), name="the stream"), "the stream"
    rows: object = source
    if not isinstance(rows, Iterable):
        why = Bilingual(
            "đề nghị đưa đường dẫn, bytes, luồng nhị phân hoặc các dòng", "give a path, bytes, a stream or rows"
        )
        raise ReadError(type(source).__name__, why)
    return table_rows(rows, name="the table"), "the table"


def _drained(stream: BinaryIO) -> bytes:
    """Everything that a stream gives; pipes and sockets give it in pieces."""
    pieces: list[bytes] = []
    size = 0
    while size <= MAX_BYTES:
        piece: object = stream.read(MAX_BYTES + 1 - size)
        if not isinstance(piece, bytes):
            why = Bilingual(
                "luồng không trả về bytes; đề nghị mở tệp ở chế độ nhị phân",
                "it gives no bytes; open it in binary mode",
            )
            raise ReadError("the stream", why)
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
    return _limited(b"".join(pieces), "the stream")


def _read_file(source: str | os.PathLike[str]) -> tuple[list[TableRow], str]:
    path = Path(source)
    if any(c in str(path) for c in "\t\n"):
        why = Bilingual(
            "đây là nội dung, không phải đường dẫn; đề nghị đưa dưới dạng bytes",
            "it is a content, not a path; give it as bytes",
        )
        raise ReadError(repr(shortened(str(path))), why)
    if "\0" in str(path):
        raise ReadError(repr(str(path)), Bilingual("tên tệp không hợp lệ", "no file has such a name"))
    if path.is_dir():
        why = Bilingual("đây là thư mục; đề nghị chọn một tệp trong thư mục", "it is a folder; give a file in it")
        raise ReadError(path.name or str(path), why)
    if path.suffix.lower() not in _SUFFIXES and path.exists():
        raise ReadError(
            path.name,
            Bilingual(
                f"không đọc được tệp {path.suffix or 'không có phần mở rộng'}; {SAVE_AS.vi}",
                f"files {path.suffix or 'without a suffix'} cannot be read; {SAVE_AS.en}",
            ),
        )
    with path.open("rb") as file:
        return read_text(_limited(file.read(MAX_BYTES + 1), path.name), name=path.name), path.name


def _limited(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        size = MAX_BYTES // 1_000_000
        why = Bilingual(
            f"lớn hơn {size} MB; một phụ lục chỉ khoảng 20 kB", f"it is larger than {size} MB; an annex has some 20 kB"
        )
        raise ReadError(name, why)
    return data
