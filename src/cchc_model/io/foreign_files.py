"""Files that are no annex, told by how they begin, and the advice about each."""

import re

from cchc_model.errors import ReadError
from cchc_model.vietnamese.text import Bilingual

SUFFIXES = ".docx, .xlsx, .xls, .pdf, .html, .csv, .txt"
"""The usual ends of the names of annexes."""
CONVERTED_SUFFIXES = ".doc, .rtf, .odt, .ods, .xlsb"
"""Those that LibreOffice converts."""

PASSWORD = Bilingual(
    "tệp có mật khẩu; đề nghị bỏ mật khẩu rồi lưu lại",
    "the file is protected by a password; remove the password and save it again",
)
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
    f"đề nghị đọc trong Python bằng cchc_model.from_data, hoặc đưa tệp phụ lục ({SUFFIXES})",
    f"read it in Python with cchc_model.from_data, or give the annex ({SUFFIXES})",
)
_ARCHIVE = Bilingual(
    "đây là tệp nén, không phải tệp .docx hoặc .xlsx", "this is a zip archive, not a .docx or .xlsx file"
)
_OLD = Bilingual("đây là tệp Word hoặc Excel kiểu cũ", "this is a file in the old Word or Excel format")
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype"})
"""Parts that identify an archive as a document of another kind, which Word or Excel may open."""
_HEAD = 1_000
# What a file begins with, as a pattern; what it is; what to do about it.
_FOREIGN = (
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
)


def refuse_foreign(data: bytes, name: str) -> None:
    """Refuse a file that begins as none of the formats of annexes.

    Raises:
        ReadError: it begins as another format that is known.
    """
    for start, what, advice in _FOREIGN:
        if re.match(start, data[:_HEAD]):
            raise _refused(name, what, advice)


def foreign_archive(parts: frozenset[str], name: str) -> ReadError:
    """Return the refusal of an archive that is neither a document nor a workbook."""
    return _refused(name, _ARCHIVE, _CONVERT if parts & _DOCUMENTS else _UNPACK)


def foreign_compound(name: str) -> ReadError:
    """Return the refusal of a file of older Office programs that is neither a document nor a workbook."""
    return _refused(name, _OLD, _CONVERT)


def _refused(name: str, what: Bilingual, advice: Bilingual) -> ReadError:
    return ReadError(name, Bilingual(f"{what.vi}; {advice.vi}", f"{what.en}; {advice.en}"))
