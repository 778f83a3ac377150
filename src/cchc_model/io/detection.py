"""Detection of the format of a source, and conversion of the source to sheets of rows.

The format is detected from the content of a file, not from its name, because a `.docx` may be a workbook.
"""

import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import BinaryIO, cast

from cchc_model.annexes.tables import SourceTables, check_size, table_rows
from cchc_model.errors import ReadError
from cchc_model.io.archive import Archive
from cchc_model.io.content import FileInput, read_content
from cchc_model.io.docx.package import main_part
from cchc_model.io.docx.reading import read_docx
from cchc_model.io.text import read_text
from cchc_model.io.xlsx.reading import WORKBOOK_PART as WORKBOOK
from cchc_model.io.xlsx.reading import read_xlsx
from cchc_model.io.xlsx.sheets import SheetContent
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.vietnamese.text import Bilingual

_CONVERT = Bilingual(
    "đề nghị mở bằng Word hoặc Excel rồi lưu thành .docx hoặc .xlsx",
    "open it in Word or Excel and save it as .docx or .xlsx",
)
_ASK = Bilingual(
    "đề nghị đơn vị gửi tệp Word hoặc Excel gốc (.docx, .xlsx)",
    "ask the sender for the original Word or Excel file (.docx, .xlsx)",
)
_UNPACK = Bilingual("đề nghị giải nén rồi đưa tệp ở bên trong", "unpack it and give the file inside")
_FRAME = Bilingual(
    "đề nghị kiểm tra bằng lệnh cchc check TỆP.parquet", "check it with the command cchc check FILE.parquet"
)
_LOAD = Bilingual(
    "đề nghị đọc trong Python bằng cchc_model.from_data, hoặc đưa tệp phụ lục (.docx, .xlsx, .csv, .txt)",
    "read it in Python with cchc_model.from_data, or give the annex (.docx, .xlsx, .csv, .txt)",
)
_HTML = Bilingual(
    "đề nghị mở bằng Excel rồi lưu thành .xlsx, hoặc đưa tệp phụ lục đã tạo ra trang này",
    "open it in Excel and save it as .xlsx, or give the annex that the page was made from",
)
# What a file begins with, as a pattern; what it is; what to do about it.
_FOREIGN = (
    (
        rb"\xd0\xcf\x11\xe0",
        Bilingual("đây là tệp Word hoặc Excel kiểu cũ", "this is a file in the old Word or Excel format"),
        _CONVERT,
    ),
    (rb"\{\\rtf", Bilingual("đây là tệp RTF", "this is an RTF file"), _CONVERT),
    (rb"%PDF", Bilingual("đây là tệp PDF", "this is a PDF file"), _ASK),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00", Bilingual("đây là tệp ảnh", "this is a picture"), _ASK),
    (rb"Rar!|7z\xbc\xaf", Bilingual("đây là tệp nén", "this is a compressed archive"), _UNPACK),
    (
        rb"PAR1",
        Bilingual(
            "đây là tệp Parquet, bảng dữ liệu của nhiều báo cáo", "this is a Parquet file, a data frame of many reports"
        ),
        _FRAME,
    ),
    (
        rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*[0-9]+\s*,\s*"(?:edition|framework)"\s*:',
        Bilingual("đây là một báo cáo ở dạng JSON", "this is a report in JSON form"),
        _LOAD,
    ),
    (
        rb"(?i)(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|meta|body|table|style|div)\b",
        Bilingual("đây là trang HTML, không phải bảng tính", "this is an HTML page, not a workbook"),
        _HTML,
    ),
)
_HEAD = 1_000
_COST = 4
"""The characters that take as long as a cell by itself, even if it is blank."""

_MOST_MARKS = 30
"""The most marks in a run of signs; Vietnamese has two on a letter, and Unicode's stream-safe format 30."""
_SIGNS = re.compile(rf"[^\w\s!-~]{{{_MOST_MARKS + 1},}}")
_MARKED = Bilingual(
    "có ký tự mang quá nhiều dấu, không phải văn bản tiếng Việt; đề nghị nơi gửi nhập lại nội dung",
    "it has characters with too many accents for Vietnamese text; ask the sender to type it again",
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ZIP = b"PK\x03\x04"
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype"})
"""Parts that identify an archive as a document of another kind, which Word or Excel may open."""


def open_source(
    source: "str | os.PathLike[str] | bytes | BinaryIO | Iterable[Sequence[object]]", name: str | None = None
) -> SourceTables:
    """Read a source into sheets of rows.

    Args:
        source: a path, bytes, a stream or ready rows.
        name: the name of the source in findings and errors; by default that of the file.

    Raises:
        ReadError: the source is of an unsupported kind, damaged, or too large.
        InvalidDataError: ready rows contain an item that is not a cell.
        MissingExtraError: an optional dependency is not installed.
        OSError: the file does not exist or is not readable.
    """
    if isinstance(source, str | os.PathLike | bytes) or hasattr(source, "read"):
        found, data = read_content(cast("FileInput", source), name=name)
        return _admitted(_open_bytes(data, found))
    rows: object = source
    if not isinstance(rows, Iterable):
        why = Bilingual(
            "đề nghị đưa đường dẫn, bytes, luồng nhị phân hoặc các dòng", "give a path, bytes, a stream or rows"
        )
        raise ReadError(type(source).__name__, why)
    name = name or "the table"
    return _admitted(SourceTables(name, ((None, table_rows(rows, name=name)),)))


def _open_bytes(data: bytes, name: str) -> SourceTables:
    if data.startswith(ZIP):
        archive = Archive(data, name)
        if main_part(archive) is not None:
            rows, hidden = read_docx(archive)
            return SourceTables(name, ((None, rows),), hidden=hidden)
        if WORKBOOK in archive.parts:
            return _workbook(read_xlsx(archive), name)
        raise _refused(
            name,
            Bilingual(
                "đây là tệp nén, không phải tệp .docx hoặc .xlsx", "this is a zip archive, not a .docx or .xlsx file"
            ),
            _CONVERT if archive.parts & _DOCUMENTS else _UNPACK,
        )
    head = data[:_HEAD]
    for start, what, advice in _FOREIGN:
        if re.match(start, head):
            if _ENCRYPTED in data:
                locked = Bilingual("tệp có mật khẩu", "the file is protected by a password")
                raise _refused(
                    name, locked, Bilingual("đề nghị bỏ mật khẩu rồi lưu lại", "remove the password and save it again")
                )
            raise _refused(name, what, advice)
    return SourceTables(name, ((None, read_text(data, name=name)),))


def _workbook(sheets: Sequence[SheetContent], name: str) -> SourceTables:
    seen = [sheet for sheet in sheets if sheet.visible] or sheets
    remarks: dict[FindingCode, frozenset[tuple[str, str]]] = {}
    for sheet in sheets:
        for code, cells in sheet.remarks.items():
            remarks[code] = remarks.get(code, frozenset()) | {(sheet.title, cell) for cell in cells}
    return SourceTables(
        name,
        tuple((sheet.title, sheet.rows) for sheet in seen),
        aside=tuple((sheet.title, sheet.rows) for sheet in sheets if sheet not in seen),
        hidden=frozenset((sheet.title, place) for sheet in sheets for place in sheet.hidden),
        remarks=remarks,
    )


def _admitted(tables: SourceTables) -> SourceTables:
    """Return tables whose texts no step of reading takes long for.

    Raises:
        ReadError: there are too many characters, or too many marks on one letter, which take long to put in order.
    """
    rows = [row for _, rows in (*tables.sheets, *tables.aside) for row in rows]
    check_size(tables.name, characters=sum(_COST * len(row.cells) + sum(map(len, row.cells)) for row in rows))
    for row in rows:
        for cell in row.cells:
            if len(cell) > _MOST_MARKS and not cell.isascii() and any(map(_are_marks, _SIGNS.findall(cell))):
                raise ReadError(tables.name, _MARKED)
    return tables


def _are_marks(signs: str) -> bool:
    return sum(unicodedata.combining(sign) > 0 for sign in signs) > _MOST_MARKS


def _refused(name: str, what: Bilingual, advice: Bilingual) -> ReadError:
    return ReadError(name, Bilingual(f"{what.vi}; {advice.vi}", f"{what.en}; {advice.en}"))
