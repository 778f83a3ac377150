"""Text of a web page, decoded as its bytes or its own declaration state."""

import codecs
import re

from cchc_model.errors import ReadError
from cchc_model.vietnamese.text import Bilingual, shortened

_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,500}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_HEAD = 4_000
"""The bytes in which a declaration stands; programs of Office write some properties before it."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNICODE = ("utf-8", "utf8", "us-ascii", "ascii", "unicode")
_KNOWN = re.compile(
    r"(?:windows-|cp)(125\d|874|93[26]|949|950)|iso-?8859-(\d{1,2})|(?:x-)?(gbk|gb2312|gb18030|big5|tcvn)"
)
_LATIN = {"1": "cp1252", "9": "cp1254"}
"""The codes that browsers read as those of Windows, which have more letters."""

_UNDECODABLE = Bilingual(
    "nội dung không đúng bảng mã {code} mà trang khai báo; đề nghị mở bằng Excel hoặc trình duyệt rồi lưu thành .xlsx",
    "its bytes are not in the encoding {code} that the page declares; open it in Excel and save it as .xlsx",
)
_UNKNOWN = Bilingual(
    "trang khai báo bảng mã lạ: {code}; đề nghị mở bằng Excel rồi lưu thành .xlsx",
    "it declares an unknown encoding: {code}; open it in Excel and save it as .xlsx",
)


def decoded_page(data: bytes, *, name: str, declared: str = "") -> str:
    """Return the text of a page.

    Args:
        data: the bytes of the page.
        name: the name of the file in errors.
        declared: the encoding that whatever contains the page declares for it.

    Raises:
        ReadError: the page declares an unknown encoding, or another than it has.

    >>> decoded_page("Số".encode(), name="x"), decoded_page("<meta charset=cp1252>é".encode("cp1252"), name="x")[-1]
    ('Số', 'é')
    """
    for mark, code in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], code, name)
    found = _DECLARED.search(data[:_HEAD])
    code = (declared or (found[1].decode("ascii", "replace") if found else "utf-8")).strip().lower()
    if code in _UNICODE or code.startswith("utf-16"):  # a page whose declaration could be read is not in UTF-16
        return _decoded(data, "utf-8", name)
    return _decoded(data, _codec(code, name), name)


def _codec(code: str, name: str) -> str:
    known = _KNOWN.fullmatch(code)
    if known is None:
        raise ReadError(name, _UNKNOWN.filled(code=shortened(code)))
    windows, latin, other = known.groups()
    codec = f"cp{windows}" if windows else _LATIN.get(latin, f"iso8859-{latin}") if latin else str(other)
    try:
        return codecs.lookup(codec).name
    except LookupError:
        raise ReadError(name, _UNKNOWN.filled(code=shortened(code))) from None


def _decoded(data: bytes, code: str, name: str) -> str:
    try:
        return data.decode(code)
    except UnicodeDecodeError:
        raise ReadError(name, _UNDECODABLE.filled(code=code)) from None
