"""Reader of web pages: one page, or the pages of an archive as sheets."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from cchc_model.annexes.tables import SourceTables
from cchc_model.errors import MissingExtraError, ReadError
from cchc_model.io.archive import DAMAGED, TOO_LARGE
from cchc_model.io.pages.decoding import decoded_page
from cchc_model.io.pages.mhtml import Page, pages_of
from cchc_model.io.pages.styles import StyleSheet
from cchc_model.io.pages.tables import PageReader
from cchc_model.vietnamese.text import Bilingual

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_MARKS = 2_000_000
"""The most elements and attributes of a page; that of an annex has some 10,000."""

_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}")
_MOST_ATTRIBUTES = 2_000
"""The most attributes of an element; each is compared with all others."""

_MOST_SHEETS = 1_000
_BY_EXCEL = re.compile(r"""<meta\s[^>]{0,200}(?:Microsoft\s+Excel|Excel\.Sheet)""", re.IGNORECASE)
_HEAD = 4_000
_OWN = re.compile(
    r"""<meta\s+name=["']?generator["']?\s+content=["']?cchc\b|<main\b[^>]{0,100}class=["']?cchc\b""", re.IGNORECASE
)
_FRAMES = re.compile(r"<frameset\b", re.IGNORECASE)
_TABLE = re.compile(r"<table\b")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")

_OF_THE_LIBRARY = Bilingual(
    "đây là trang HTML để xem của cchc, không phải phụ lục; đề nghị đưa tệp phụ lục đã tạo ra trang này",
    "it is a page of cchc for people to read; give the annex that the page was made from",
)
_IN_A_FOLDER = Bilingual(
    "trang này chỉ có khung, số liệu nằm trong thư mục đi kèm; đề nghị mở bằng Excel rồi lưu thành .xlsx",
    "the page has only frames, and its tables are in the folder next to it; open it in Excel and save it as .xlsx",
)
_TOO_DEEP = Bilingual(
    "các phần tử của trang lồng nhau quá nhiều tầng; đề nghị mở bằng Excel rồi lưu thành .xlsx",
    "its elements are nested too deeply; open it in Excel and save it as .xlsx",
)


def read_page(data: bytes, *, name: str) -> SourceTables:
    """Return the lines and the rows of the tables of a page, in order.

    Args:
        data: the bytes of the page.
        name: the name of the file in errors.

    Raises:
        ReadError: the page cannot be decoded, is too large, or has no tables of its own.
        MissingExtraError: lxml is not installed.
    """
    text = decoded_page(data, name=name)
    return _page(text, name)


def read_archive_of_pages(data: bytes, *, name: str) -> SourceTables:
    """Return the pages of an archive (MHTML), each as a sheet; a page by itself is one without a name.

    Args:
        data: the bytes of the archive.
        name: the name of the file in errors.

    Raises:
        ReadError: the archive is damaged or too large, or a page in it cannot be read.
        MissingExtraError: lxml is not installed.
    """
    pages = [page for page in pages_of(data, name=name) if page.title or not _FRAMES.search(page.text)]
    if len(pages) > _MOST_SHEETS:
        raise ReadError(name, TOO_LARGE)
    if len(pages) == 1:
        return _page(pages[0].text, name)
    read = [(page, _page(page.text, name, page.title)) for page in pages]
    return _together(name, read)


def _together(name: str, read: "Sequence[tuple[Page, SourceTables]]") -> SourceTables:
    filled = [(page, tables) for page, tables in read if tables.sheets[0][1]]
    seen = [(page, tables) for page, tables in filled if page.visible] or filled
    sheets = tuple((page.title or f"{number}", tables.sheets[0][1]) for number, (page, tables) in enumerate(seen, 1))
    aside = tuple((page.title, tables.sheets[0][1]) for page, tables in filled if (page, tables) not in seen)
    hidden = frozenset(place for _, tables in filled for place in tables.hidden)
    made = SourceTables(name, sheets or ((None, []),), aside, hidden)
    for _, tables in filled:
        remarks = {code: made.remarks.get(code, frozenset()) | cells for code, cells in tables.remarks.items()}
        made = evolve(made, remarks={**made.remarks, **remarks})
    return made


def _page(text: str, name: str, title: str = "") -> SourceTables:
    if _OWN.search(text):
        raise ReadError(name, _OF_THE_LIBRARY)
    if _FRAMES.search(text) and "<td" not in text.lower():
        raise ReadError(name, _IN_A_FOLDER)
    if not _is_whole(text.lower()):
        raise ReadError(name, DAMAGED)
    many = any(len(tag[0].split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text))
    if many or text.count("<") + text.count("=") > _MOST_MARKS:
        raise ReadError(name, TOO_LARGE)
    root = _parsed(text, name)
    if root is None:
        return SourceTables(name, ((title or None, []),))
    styles = StyleSheet(name)
    for style in root.iter("style"):
        styles.add("".join(map(str, style.itertext())))
    reader = PageReader(name, styles, title, by_excel=_BY_EXCEL.search(text[:_HEAD]) is not None)
    rows = list(reader.rows(root))
    remarks = {code: frozenset(cells) for code, cells in reader.remarks.items()}
    return SourceTables(name, ((title or None, rows),), hidden=frozenset(reader.hidden), remarks=remarks)


def _is_whole(text: str) -> bool:
    """Return whether the tables of a page end, so that it is not cut off in a cell; browsers show what is left."""
    ends = max(text.rfind("</html"), text.rfind("</body"))
    return ends > text.rfind("<td") or len(_TABLE.findall(text)) <= text.count("</table")


def _parsed(text: str, name: str) -> "_Element | None":
    try:
        from lxml import etree
    except ImportError:
        raise MissingExtraError("xls", Bilingual("Đọc tệp .html", "Reading .html files")) from None
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, recover=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    data = _CONTROLS.sub(" ", text).encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        root = None
    fatal = [error.message for error in parser.error_log if error.level_name == "FATAL"]
    if fatal:
        raise ReadError(name, _TOO_DEEP if "depth" in fatal[0].lower() else TOO_LARGE)
    return root
