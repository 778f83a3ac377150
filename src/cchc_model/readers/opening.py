"""From whatever the caller gives to rows of cells: a path, bytes, a stream, or ready rows; within limits."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from cchc_model.errors import ReadError
from cchc_model.readers.tables import TableRow, table_rows
from cchc_model.readers.text import SAVE_AS, read_text
from cchc_model.text import Bilingual

MAX_BYTES: Final = 20_000_000
"""The largest file that is read; an annex has some 20,000 bytes."""

MAX_ROWS: Final = 20_000
"""The most rows that are read; an annex has some 200."""

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
    rows, name = _rows(source)
    if len(rows) > MAX_ROWS:
        raise ReadError(
            name,
            Bilingual(
                f"có {len(rows)} dòng, trong khi phụ lục có khoảng 200 dòng; chỉ đọc tối đa {MAX_ROWS} dòng",
                f"it has {len(rows)} rows, and an annex has some 200; at most {MAX_ROWS} are read",
            ),
        )
    return rows, name


def _rows(source: str | os.PathLike[str] | bytes | BinaryIO | Iterable[Sequence[object]]) -> tuple[list[TableRow], str]:
    if isinstance(source, str | os.PathLike):
        return _read_file(source)
    if isinstance(source, bytes):
        return read_text(_limited(source, "the data"), name="the data"), "the data"
    if hasattr(source, "read"):
        data: object = source.read(MAX_BYTES + 1)
        if not isinstance(data, bytes):
            why = Bilingual(
                "luồng trả về văn bản; hãy mở tệp ở chế độ nhị phân", "it gives text; open it in binary mode"
            )
            raise ReadError("the stream", why)
        return read_text(_limited(data, "the stream"), name="the stream"), "the stream"
    rows: object = source
    if not isinstance(rows, Iterable):
        why = Bilingual(
            "hãy đưa đường dẫn, bytes, luồng nhị phân hoặc các dòng", "give a path, bytes, a stream or rows"
        )
        raise ReadError(type(source).__name__, why)
    return table_rows(rows, name="the table"), "the table"


def _read_file(source: str | os.PathLike[str]) -> tuple[list[TableRow], str]:
    path = Path(source)
    if "\0" in str(path):
        raise ReadError(repr(str(path)), Bilingual("tên tệp không hợp lệ", "no file has such a name"))
    if path.is_dir():
        why = Bilingual("đây là thư mục; hãy chọn tệp trong đó", "it is a folder; give a file in it")
        raise ReadError(path.name or str(path), why)
    if path.suffix.lower() not in _SUFFIXES and path.exists():
        raise ReadError(
            path.name,
            Bilingual(
                f"không đọc được tệp loại {path.suffix or 'không có phần mở rộng'}; {SAVE_AS.vi}",
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
