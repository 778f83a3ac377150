"""From whatever the caller gives to sheets of rows: a path, bytes, a stream, or ready rows; within limits.

What a file is, its content tells, never its name: a `.docx` may be a workbook.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final, cast

from attrs import frozen

from cchc_model.errors import ReadError
from cchc_model.readers.archive import Archive
from cchc_model.readers.docx import MAIN_PART as DOCUMENT
from cchc_model.readers.docx import read_docx
from cchc_model.readers.tables import TableRow, column_letter, table_rows
from cchc_model.readers.text import read_text
from cchc_model.readers.xlsx import MAIN_PART as WORKBOOK
from cchc_model.readers.xlsx import Sheet, read_xlsx
from cchc_model.text import Bilingual, shortened

MAX_BYTES: Final = 20_000_000
"""The largest file that is read; an annex has some 20,000 bytes."""

_CONVERT: Final = Bilingual(
    "đề nghị mở bằng Word hoặc Excel rồi lưu thành .docx hoặc .xlsx",
    "open it in Word or Excel and save it as .docx or .xlsx",
)
_ASK: Final = Bilingual(
    "đề nghị đơn vị gửi tệp Word hoặc Excel gốc (.docx, .xlsx)",
    "ask for the Word or Excel file behind it (.docx, .xlsx)",
)
_FOREIGN: Final = (
    (b"\xd0\xcf\x11\xe0", Bilingual("đây là tệp Word hoặc Excel kiểu cũ", "it is an old Word or Excel file"), _CONVERT),
    (b"{\\rtf", Bilingual("đây là tệp RTF", "it is an RTF file"), _CONVERT),
    (b"%PDF", Bilingual("đây là tệp PDF", "it is a PDF"), _ASK),
    (b"\x89PNG", Bilingual("đây là tệp ảnh", "it is a picture"), _ASK),
    (b"\xff\xd8\xff", Bilingual("đây là tệp ảnh", "it is a picture"), _ASK),
    (b"GIF8", Bilingual("đây là tệp ảnh", "it is a picture"), _ASK),
    (b"II*\x00", Bilingual("đây là tệp ảnh", "it is a picture"), _ASK),
    (b"Rar!", Bilingual("đây là tệp nén", "it is a packed file"), Bilingual("đề nghị giải nén", "unpack it")),
    (b"7z\xbc\xaf", Bilingual("đây là tệp nén", "it is a packed file"), Bilingual("đề nghị giải nén", "unpack it")),
)
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ZIP: Final = b"PK\x03\x04"


@frozen
class Opened:
    """A source as rows.

    Attributes:
        name: what to call it in errors.
        sheets: the rows of each sheet with its name; a document, a text and ready rows are one without a name.
        aside: the rows of hidden sheets beside visible ones.
        hidden: sheets with row numbers and letters of columns that people who open the workbook do not see.
    """

    name: str
    sheets: tuple[tuple[str | None, list[TableRow]], ...]
    aside: tuple[tuple[str, list[TableRow]], ...] = ()
    hidden: frozenset[tuple[str, int | str]] = frozenset()


def open_source(source: "str | os.PathLike[str] | bytes | BinaryIO | Iterable[Sequence[object]]") -> Opened:
    """The rows of a source.

    Raises:
        ReadError: the source is of a kind that cannot be read, damaged, or too large.
        InvalidDataError: ready rows hold something that is no cell.
        MissingExtraError: an optional dependency is not installed.
        OSError: there is no such file, or it may not be read.
    """
    if isinstance(source, str | os.PathLike):
        return _open_file(source)
    if isinstance(source, bytes):
        return _open_bytes(_limited(source, "the data"), "the data")
    if hasattr(source, "read"):
        return _open_bytes(_drained(cast("BinaryIO", source)), "the stream")
    rows: object = source
    if not isinstance(rows, Iterable):
        why = Bilingual(
            "đề nghị đưa đường dẫn, bytes, luồng nhị phân hoặc các dòng", "give a path, bytes, a stream or rows"
        )
        raise ReadError(type(source).__name__, why)
    return Opened("the table", ((None, table_rows(rows, name="the table")),))


def _open_bytes(data: bytes, name: str) -> Opened:
    if data.startswith(_ZIP):
        archive = Archive(data, name)
        if DOCUMENT in archive.parts:
            return Opened(name, ((None, read_docx(archive)),))
        if WORKBOOK in archive.parts:
            return _workbook(read_xlsx(archive), name)
        raise _refused(
            name,
            Bilingual("đây là tệp nén, không phải tệp .docx hoặc .xlsx", "it is a zip file, but no .docx or .xlsx"),
            _CONVERT,
        )
    for start, what, advice in _FOREIGN:
        if data.startswith(start):
            if _ENCRYPTED in data:
                locked = Bilingual("tệp có mật khẩu", "it is protected by a password")
                raise _refused(name, locked, Bilingual("đề nghị bỏ mật khẩu rồi lưu lại", "save it without one"))
            raise _refused(name, what, advice)
    return Opened(name, ((None, read_text(data, name=name)),))


def _workbook(sheets: Sequence[Sheet], name: str) -> Opened:
    seen = [sheet for sheet in sheets if sheet.visible] or sheets
    return Opened(
        name,
        tuple((sheet.title, sheet.rows) for sheet in seen),
        aside=tuple((sheet.title, sheet.rows) for sheet in sheets if sheet not in seen),
        hidden=frozenset((sheet.title, place) for sheet in sheets for place in _hidden_places(sheet)),
    )


def _hidden_places(sheet: Sheet) -> Iterator[int | str]:
    yield from sheet.hidden
    yield from map(column_letter, sheet.hidden_columns)


def _refused(name: str, what: Bilingual, advice: Bilingual) -> ReadError:
    return ReadError(name, Bilingual(f"{what.vi}; {advice.vi}", f"{what.en}; {advice.en}"))


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


def _open_file(source: str | os.PathLike[str]) -> Opened:
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
    with path.open("rb") as file:
        return _open_bytes(_limited(file.read(MAX_BYTES + 1), path.name), path.name)


def _limited(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        size = MAX_BYTES // 1_000_000
        why = Bilingual(
            f"lớn hơn {size} MB; một phụ lục chỉ khoảng 20 kB", f"it is larger than {size} MB; an annex has some 20 kB"
        )
        raise ReadError(name, why)
    return data
