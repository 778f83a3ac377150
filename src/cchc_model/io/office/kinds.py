"""The formats that are converted before they are read, told by the content of a file."""

import re
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from cchc_model.errors import ReadError
from cchc_model.io.archive import DAMAGED, Archive
from cchc_model.io.compound import CompoundFile
from cchc_model.io.foreign_files import PASSWORD
from cchc_model.vietnamese.text import Bilingual


@frozen
class OfficeKind:
    """A format that LibreOffice converts.

    Attributes:
        suffix: the usual end of the names of its files.
        what: what it is called.
        source_filter: the name that LibreOffice has for it; no other reader opens the file.
        is_workbook: True if it becomes a workbook, else it becomes a document.
    """

    suffix: str
    what: Bilingual
    source_filter: str
    is_workbook: bool = False

    @property
    def is_spreadsheet(self) -> bool:
        """True for spreadsheets of OpenDocument."""
        return self.suffix in (".ods", ".ots", ".fods")

    @property
    def is_text(self) -> bool:
        """True for texts of OpenDocument."""
        return self.suffix in (".odt", ".ott", ".fodt")

    @property
    def target(self) -> str:
        """The end of the name of the converted file."""
        return ".xlsx" if self.is_workbook else ".docx"

    @property
    def target_filter(self) -> str:
        """The name that LibreOffice has for the converted file."""
        return "Calc MS Excel 2007 XML" if self.is_workbook else "MS Word 2007 XML"

    def filled(self, template: Bilingual, **words: str) -> Bilingual:
        """Return a sentence about files of this format."""
        program = "Excel" if self.is_workbook else "Word"
        words = {**words, "program": program, "target": self.target, "suffix": self.suffix}
        return Bilingual(template.vi.format(what=self.what.vi, **words), template.en.format(what=self.what.en, **words))


def _kind(suffix: str, vi: str, en: str, source_filter: str, *, is_workbook: bool = False) -> OfficeKind:
    return OfficeKind(suffix, Bilingual(f"{vi} ({suffix})", f"{en} ({suffix})"), source_filter, is_workbook)


_TEXT = ("tệp OpenDocument", "an OpenDocument text")
_TABLE = ("bảng tính OpenDocument", "an OpenDocument spreadsheet")
DOC: Final = _kind(".doc", "tệp Word kiểu cũ", "a file in the old Word format", "MS Word 97")
DOC_95: Final = _kind(".doc", "tệp Word kiểu rất cũ", "a file in a very old Word format", "MS Word 95")
RTF: Final = _kind(".rtf", "tệp RTF", "an RTF file", "Rich Text Format")
XLSB: Final = _kind(".xlsb", "bảng tính Excel nhị phân", "a binary Excel workbook", "Calc MS Excel 2007 Binary",
                    is_workbook=True)  # fmt: skip
_PACKAGES: Final = {
    "text": _kind(".odt", *_TEXT, "writer8"),
    "text-template": _kind(".ott", *_TEXT, "writer8_template"),
    "spreadsheet": _kind(".ods", *_TABLE, "calc8", is_workbook=True),
    "spreadsheet-template": _kind(".ots", *_TABLE, "calc8_template", is_workbook=True),
}
_FLAT: Final = {
    "text": _kind(".fodt", *_TEXT, "OpenDocument Text Flat XML"),
    "spreadsheet": _kind(".fods", *_TABLE, "OpenDocument Spreadsheet Flat XML", is_workbook=True),
}
_MIMETYPE = re.compile(rb"application/vnd\.oasis\.opendocument\.([a-z-]+)\s*")
_FLAT_MIMETYPE = re.compile(
    rb"<office:document\s[^<>]*office:mimetype\s*=\s*[\"']application/vnd\.oasis\.opendocument\.([a-z-]+)[\"']"
)
_FLAT_HEAD = 8_000
_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = b"encryption-data"
_BINARY_WORKBOOK = "xl/workbook.bin"

_WORD = "WordDocument"
_FIB = 12
_WORD_97 = 0xC0
"""The lowest version number in files of Word 97 and later."""
_IS_ENCRYPTED = 0x0100
_BRACES = re.compile(rb"\\[\\{}]|[{}]")
_BINARY_DATA = re.compile(rb"\\bin\d")
_DROPPED = re.compile(
    rb"\\\\|\\(?:(?P<line>page|column|lbr[0-3]|sectnum|chdate|chdpl|chdpa|chtime)"
    rb"|(?P<space>(?:em|en|qm)space)|(?P<copy>ud))(?![A-Za-z0-9])"
)
"""Words that LibreOffice drops within a cell: breaks, computed texts, wide spaces; and the second copy of a text, which
it reads beside the first."""
_KEPT = {"line": rb"\line", "space": rb"\~", "copy": rb"\zz"}
"""What stands in their place: a line break, a space, a word that no program knows."""
_RTF = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")


_OTHERS: Final[Mapping[str, tuple[Bilingual, Bilingual]]] = {
    "PowerPoint Document": (
        Bilingual("đây là tệp trình chiếu PowerPoint", "this is a PowerPoint presentation"),
        Bilingual("đề nghị đưa tệp phụ lục (.docx, .xlsx)", "give the annex (.docx, .xlsx)"),
    ),
    "__properties_version1.0": (
        Bilingual("đây là thư điện tử Outlook", "this is an Outlook message"),
        Bilingual("đề nghị lưu tệp đính kèm rồi đưa tệp đó", "save the attached file and give that"),
    ),
}
"""The streams that tell other compound files, what these are, and the advice about them."""


def kind_of_package(archive: Archive) -> OfficeKind | None:
    """Return the format of an archive; None if it is not one that is converted.

    Raises:
        ReadError: the file is protected by a password or damaged.
    """
    kind = XLSB if _BINARY_WORKBOOK in archive.parts else None
    if "mimetype" in archive.parts:
        found = _MIMETYPE.fullmatch(archive.read("mimetype"))
        kind = _PACKAGES.get(found[1].decode()) if found else None
    if kind is None:
        return None
    if _MANIFEST in archive.parts and _ENCRYPTED in archive.read(_MANIFEST):
        raise ReadError(archive.name, PASSWORD)
    for part in archive.parts:  # a damaged part would be left out or repaired in silence
        if not part.endswith("/"):
            archive.read(part)
    return kind


def kind_of_compound(file: CompoundFile, name: str) -> OfficeKind | None:
    """Return the format of a compound file; None if it is not one that is converted.

    Raises:
        ReadError: the file is protected by a password or damaged.
    """
    if "EncryptedPackage" in file.streams:
        raise ReadError(name, PASSWORD)
    for stream, (what, advice) in _OTHERS.items():
        if stream in file.streams:
            raise ReadError(name, Bilingual(f"{what.vi}; {advice.vi}", f"{what.en}; {advice.en}"))
    if _WORD not in file.streams:
        return None
    head = file.content(_WORD)
    if head is None or len(head) < _FIB or not file.is_whole:
        raise ReadError(name, DAMAGED)
    if int.from_bytes(head[10:12], "little") & _IS_ENCRYPTED:
        raise ReadError(name, PASSWORD)
    return DOC if int.from_bytes(head[2:4], "little") >= _WORD_97 else DOC_95


def kind_of_text(data: bytes, name: str) -> OfficeKind | None:
    """Return the format of a file that is text; None if it is not one that is converted.

    Raises:
        ReadError: the file is incomplete.
    """
    if _RTF.match(data[:100]):
        if not _is_whole(data):
            raise ReadError(name, DAMAGED)
        return RTF
    found = _FLAT_MIMETYPE.search(data[:_FLAT_HEAD])
    if found is None:
        return None
    if not data.rstrip(b"\0\r\n\t ").endswith(b"</office:document>"):
        raise ReadError(name, DAMAGED)
    return _FLAT.get(found[1].decode())


def with_lines_kept(data: bytes) -> bytes:
    r"""Return an RTF file with line breaks and spaces in place of what LibreOffice drops within a cell.

    The texts before and after would become one number. The length stays the same, as pictures of bytes need.

    >>> with_lines_kept(b"31\\page 5\\cell C:\\\\page")
    b'31\\line 5\\cell C:\\\\page'
    """
    return _DROPPED.sub(_kept, data)


def _kept(found: re.Match[bytes]) -> bytes:
    return found[0] if found.lastgroup is None else _KEPT[found.lastgroup].ljust(len(found[0]))


def _is_whole(data: bytes) -> bool:
    """Return whether an RTF file closes what it opens, so that nothing is missing at its end."""
    if _BINARY_DATA.search(data):  # pictures as bytes may have braces
        return data.rstrip(b"\0\r\n\t ").endswith(b"}")
    depth = 0
    for brace in _BRACES.findall(data):
        depth += (brace == b"{") - (brace == b"}")
        if depth == 0:
            return True
    return False
