"""Opening of a PDF file, once its objects are known to be harmless to unpack and to walk through."""

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    PDFObjRef,
    PDFStream,
    resolve1,
)
from pdfminer.psparser import PSLiteral
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from cchc_model.io.pdf.limits import MAX_PAGES, Budget, LimitError, limit, words_of
from cchc_model.io.pdf.streams import unpacked
from cchc_model.vietnamese.text import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pdfminer.pdffont import PDFFont

_PICTURE, _PACKED = "Image", "ObjStm"
_DEEPEST = 200
"""The deepest nesting of arrays and dictionaries; what programs write is some ten deep."""
_NESTED = Bilingual(
    "cấu trúc tệp lồng nhau quá sâu; đề nghị kiểm tra xem có đúng tệp không",
    "its objects are nested too deeply; check that it is the right file",
)
_MOST_SUBTABLES = 64


def opened_document(data: bytes, budget: Budget) -> PDF:
    """Return an opened document.

    Every stream but a picture is unpacked within limits first, so that unpacking it again is harmless.

    Args:
        data: the bytes of the file.
        budget: what reading it may still cost.

    Raises:
        LimitError: the file is larger than an annex.
        Exception: whatever the parser raises for a file that is encrypted or damaged.
    """
    for name in ("pdfminer", "pdfplumber"):
        logger = logging.getLogger(name)
        if not logger.handlers:  # otherwise Python prints their warnings
            logger.addHandler(logging.NullHandler())
    _inspect(_Document(_Parser(data, budget), budget), budget)
    return PDF.open(io.BytesIO(data), raise_unicode_errors=False)


def pages_of(document: PDF) -> list[Page]:
    """Return the pages of a document.

    Raises:
        LimitError: there are too many.
    """
    pages: list[Page] = document.pages
    limit(len(pages), MAX_PAGES, Bilingual("trang", "pages"))
    return pages


class _Stream(PDFStream):
    """A stream that is unpacked within limits."""

    budget: Budget

    def decode(self) -> None:
        self.data, self.rawdata = unpacked(self, self.budget), None
        if _name(self.get("Type")) == _PACKED:  # each of its words is parsed, whoever asks for it
            self.budget.count_listed(words_of(self.data))


class _Parser(PDFParser):
    """A parser whose streams are unpacked within limits."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        super().__init__(io.BytesIO(data))
        self._budget = budget

    def push(self, *objs: "tuple[int, object]") -> None:
        self._budget.count_listed(len(objs))
        for place, found in objs:
            made = found
            if type(found) is PDFStream and found.rawdata is not None:
                made = _Stream(found.attrs, found.rawdata, found.decipher)
                made.budget = self._budget
            super().push((place, made))  # type: ignore[arg-type]


class _Document(PDFDocument):
    """A document without objects that only refer to another object, which may refer back without end."""

    def __init__(self, parser: _Parser, budget: Budget) -> None:
        self._budget = budget  # the parser's own method below reads objects
        super().__init__(parser)

    def getobj(self, objid: int) -> object:
        found = super().getobj(objid)
        if isinstance(found, PDFObjRef):
            raise LimitError(_NESTED)
        return found


def _inspect(document: PDFDocument, budget: Budget) -> None:
    """Unpack every stream but pictures, and count what is nested and listed."""
    ranges = [found for xref in document.xrefs for found in getattr(xref, "ranges", ())]
    budget.count_objects(sum(count for _, count in ranges))
    numbers = {number for xref in document.xrefs for number in xref.get_objids()}
    budget.count_objects(len(numbers))
    budget.count_compared(len(numbers) * (len(ranges) + len(document.xrefs)))
    for number in sorted(numbers):
        try:
            found = document.getobj(number)
        except LimitError:
            raise
        except Exception:  # noqa: BLE001, S112 an object that nobody needs may be damaged
            continue
        _count_nested(found, budget)
        if isinstance(found, PDFStream) and _name(found.get("Subtype")) != _PICTURE:
            _unpack(found)


def _unpack(stream: PDFStream) -> None:
    try:
        stream.get_data()
    except LimitError:
        raise
    except Exception:  # noqa: BLE001, S110 it is read again, and fails again, if it is needed
        pass


def _count_nested(found: object, budget: Budget) -> None:
    level: list[object] = [found]
    for _ in range(_DEEPEST):
        inner = [part for one in level for part in _parts(one)]
        if not inner:
            return
        budget.count_unpacked(8 * len(inner))
        level = inner
    raise LimitError(_NESTED)


def _parts(found: object) -> Iterator[object]:
    if isinstance(found, PDFStream):
        found = found.attrs
    if isinstance(found, dict):
        yield from found.values()
    elif isinstance(found, list):
        yield from found


def _name(found: object) -> str:
    found = resolve1(found)
    return str(found.name) if isinstance(found, PSLiteral) else ""


class Fonts(PDFResourceManager):
    """The fonts of a document, whose tables are counted before they are filled.

    Args:
        budget: what reading may still cost.
    """

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self._budget = budget
        self.unmapped: set[int] = set()

    def get_font(self, objid: object, spec: "Mapping[str, object]") -> "PDFFont":
        """Return a font.

        Raises:
            LimitError: its tables are too large.
        """
        if not (objid and objid in self._cached_fonts):
            self._count(spec)
        font = super().get_font(objid, spec)
        if _has_no_map(spec):
            self.unmapped.add(id(font))
        return font

    def _count(self, spec: "Mapping[str, object]") -> None:
        for key, together in (("W", 3), ("W2", 5)):
            self._budget.count_codes(_widths(resolve1(spec.get(key)), together))
        to_unicode = resolve1(spec.get("ToUnicode"))
        if isinstance(to_unicode, PDFStream):
            counted = _Counted()
            counted.budget = self._budget
            CMapParser(counted, io.BytesIO(to_unicode.get_data())).run()
        descriptor = resolve1(spec.get("FontDescriptor"))
        file = resolve1(descriptor.get("FontFile2")) if isinstance(descriptor, dict) else None
        if isinstance(file, PDFStream) and "ToUnicode" not in spec:
            _check_tables(file.get_data())


class _Counted(FileUnicodeMap):
    """A map from codes to characters that counts its entries."""

    budget: Budget

    def add_cid2unichr(self, cid: int, code: "PSLiteral | bytes | int") -> None:  # noqa: ARG002 the parser's own
        self.budget.count_codes(1)


def _widths(widths: object, together: int) -> int:
    """Return the number of codes that a list of widths fills.

    Args:
        widths: the list.
        together: the number of numbers that give a range of codes one width.
    """
    total, numbers = 0, list[float]()
    for one in map(resolve1, widths if isinstance(widths, list) else ()):
        if isinstance(one, list):
            total, numbers = total + len(one), []
        elif isinstance(one, int | float):
            numbers.append(one)
            if len(numbers) == together:
                total, numbers = total + max(int(numbers[1] - numbers[0]), 0), []
    return total


def _check_tables(font: bytes) -> None:
    """Refuse a TrueType font with more maps than any font has, because each of them is read."""
    at = font.find(b"cmap", 0, 4_000)
    start = int.from_bytes(font[at + 8 : at + 12], "big") if at >= 0 else len(font)
    limit(
        int.from_bytes(font[start + 2 : start + 4], "big"),
        _MOST_SUBTABLES,
        Bilingual("bảng mã trong một phông chữ", "maps in one font"),
    )


def _has_no_map(spec: "Mapping[str, object]") -> bool:
    """Return whether nothing tells which characters the codes of an embedded font are."""
    descriptor = resolve1(spec.get("FontDescriptor"))
    if "ToUnicode" in spec or "Encoding" in spec or not isinstance(descriptor, dict):
        return False
    return _name(spec.get("Subtype")) == "TrueType" and "FontFile2" in descriptor and bool(_flags(descriptor) & 4)


def _flags(descriptor: "Mapping[str, object]") -> int:
    flags = resolve1(descriptor.get("Flags"))
    return flags if isinstance(flags, int) else 0


def reference(found: object) -> int | None:
    """Return the number of the object that is referred to."""
    return found.objid if isinstance(found, PDFObjRef) else None
