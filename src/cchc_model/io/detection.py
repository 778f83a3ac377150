"""Detection of the format of a source, and conversion of the source to sheets of rows.

The format is detected from the content of a file, not from its name, because a `.docx` may be a workbook.
"""

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO, cast

from attrs import evolve

from cchc_model.annexes.conversions import Conversion
from cchc_model.annexes.given_rows import table_rows
from cchc_model.annexes.sheet_numbers import without_sheet_numbers
from cchc_model.annexes.tables import SourceTables, check_size
from cchc_model.errors import ReadError
from cchc_model.io.archive import Archive
from cchc_model.io.compound import SIGNATURE, compound_file
from cchc_model.io.content import FileInput, read_content
from cchc_model.io.docx.package import main_part
from cchc_model.io.docx.page_margins import rows_in_margins
from cchc_model.io.docx.reading import read_docx
from cchc_model.io.font_names import legacy_fonts
from cchc_model.io.foreign_files import foreign_archive, foreign_compound, refuse_foreign
from cchc_model.io.office.kinds import OfficeKind, kind_of_compound, kind_of_package, kind_of_text
from cchc_model.io.office.opendocument import changed_results, content_of, refuse_lost_cells
from cchc_model.io.office.stored_cells import with_stored_texts
from cchc_model.io.office.text_fields import with_fields_named
from cchc_model.io.pages.reading import read_archive_of_pages, read_page
from cchc_model.io.pdf import PDF, read_pdf
from cchc_model.io.text import read_text
from cchc_model.io.xls.reading import STREAMS, read_xls
from cchc_model.io.xls.xml_2003 import read_xml_workbook
from cchc_model.io.xlsx.reading import WORKBOOK_PART as WORKBOOK
from cchc_model.io.xlsx.reading import read_xlsx
from cchc_model.io.xlsx.sheet_builder import SheetContent
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

ZIP = b"PK\x03\x04"
_HEAD = 1_000
_OLD_WORKBOOK = rb"\x09\x00\x04\x00|\x09[\x02\x04]\x06\x00|\x09\x08[\x08\x10]\x00"
"""The first record of a workbook of Excel that is no compound file."""

_PAGE = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|table|style|div|center|font|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_WORKBOOK = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<[?!][^>]*>[\s\]>]*)*<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet"
)
_MESSAGE = re.compile(
    r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?Content-Type:\s*(?:multipart/(?:related|alternative)|text/html)",
    re.IGNORECASE,
)
_LANGUAGES_OF_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_COST = 4
"""The characters that take as long as a cell by itself, even if it is blank."""

_MOST_MARKS = 30
"""The most marks in a run of signs; Vietnamese has two on a letter, and Unicode's stream-safe format 30."""
_SIGN = r"[^\w\s!-~]"
_SIGNS, _ANY_SIGN = re.compile(rf"{_SIGN}{{{_MOST_MARKS + 1},}}"), re.compile(_SIGN)
_MARKED = Bilingual(
    "có ký tự mang quá nhiều dấu, không phải văn bản tiếng Việt; đề nghị nơi gửi nhập lại nội dung",
    "it has characters with too many accents for Vietnamese text; ask the sender to type it again",
)


def open_source(
    source: "str | os.PathLike[str] | bytes | BinaryIO | Iterable[Sequence[object]]",
    name: str | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> SourceTables:
    """Read a source into sheets of rows.

    Args:
        source: a path, bytes, a stream or ready rows.
        name: the name of the source in findings and errors; by default that of the file.
        progress: called after each page of a PDF file, with the number of pages done and their total.

    Raises:
        ReadError: the source is of an unsupported kind, damaged, or too large.
        InvalidDataError: ready rows contain an item that is not a cell.
        MissingExtraError: an optional dependency is not installed.
        OSError: the file does not exist or is not readable.
    """
    if isinstance(source, str | os.PathLike | bytes) or hasattr(source, "read"):
        found, data = read_content(cast("FileInput", source), name=name)
        return _admitted(_open_bytes(data, found, progress))
    rows: object = source
    if not isinstance(rows, Iterable):
        why = Bilingual(
            "đề nghị đưa đường dẫn, bytes, luồng nhị phân hoặc các dòng", "give a path, bytes, a stream or rows"
        )
        raise ReadError(type(source).__name__, why)
    name = name or nouns.UNNAMED_TABLE.en
    return _admitted(SourceTables(name, ((None, table_rows(rows, name=name)),)))


def _open_bytes(data: bytes, name: str, progress: Callable[[int, int], None] | None) -> SourceTables:
    if data.startswith(ZIP):
        return _archive(Archive(data, name), data)
    if data.startswith(SIGNATURE):
        return _compound(data, name)
    if PDF in data[:_HEAD]:
        return SourceTables(name, ((None, read_pdf(data, name, progress)),))
    kind = kind_of_text(data, name)
    if kind is not None:
        return _converted(data, kind, name)
    if (found := _marked(data, name)) is not None:
        return found
    refuse_foreign(data, name)
    return SourceTables(name, ((None, read_text(data, name=name)),))


def _archive(archive: Archive, data: bytes) -> SourceTables:
    """Read a document or a workbook that is an archive."""
    if (tables := _document_or_workbook(archive)) is not None:
        return tables
    kind = kind_of_package(archive)
    if kind is None:
        raise foreign_archive(archive.parts, archive.name)
    return _converted(data, kind, archive.name)


def _compound(data: bytes, name: str) -> SourceTables:
    """Read a document or a workbook of older programs."""
    file = compound_file(data)
    kind = kind_of_compound(file, name)
    if kind is not None:
        return _converted(data, kind, name)
    if file.streams.intersection(STREAMS):
        return _workbook(read_xls(data, name=name), name)
    raise foreign_compound(name)


def _marked(data: bytes, name: str) -> SourceTables | None:
    """Read a workbook of the first programs, or a format of markup that is saved as `.xls`; None for another file."""
    beginning = _beginning(data)
    if re.match(_OLD_WORKBOOK, data):
        return _workbook(read_xls(data, name=name), name)
    if _XML_WORKBOOK.match(beginning):
        return _workbook(read_xml_workbook(data, name=name), name)
    if _PAGE.match(beginning):
        return read_page(data, name=name)
    return read_archive_of_pages(data, name=name) if _MESSAGE.match(beginning) else None


def _beginning(data: bytes) -> str:
    """Return the first characters of a file as far as they tell its format; letters of other languages do not."""
    for mark, code in _LANGUAGES_OF_MARKS:
        if data.startswith(mark):
            return data[len(mark) : 2 * _HEAD].decode(code, "replace").lstrip()
    return data[:_HEAD].removeprefix(b"\xef\xbb\xbf").decode("latin-1").lstrip()


def _document_or_workbook(archive: Archive) -> SourceTables | None:
    main = main_part(archive)
    if main is not None:
        rows, hidden = read_docx(archive)
        margins = rows_in_margins(archive, main)
        return SourceTables(archive.name, ((None, rows),), hidden=hidden, fonts=legacy_fonts(archive), margins=margins)
    if WORKBOOK not in archive.parts:
        return None
    return evolve(_workbook(read_xlsx(archive), archive.name), fonts=legacy_fonts(archive))


def _converted(data: bytes, kind: OfficeKind, name: str) -> SourceTables:
    from cchc_model.io.office.conversion import convert  # starts a program, which few files need

    made = convert(with_fields_named(data, name) if kind.is_text else data, kind, name)
    archive = Archive(made.data, name)
    tables = _document_or_workbook(archive)
    assert tables is not None  # the format that was asked for
    if kind.is_text:
        refuse_lost_cells(content_of(data, name, "docx"), archive)
    if kind.is_spreadsheet:
        content = content_of(data, name, "xlsx")
        tables, changed = with_stored_texts(content, tables), frozenset(changed_results(content, archive))
        before = tables.remarks.get(FindingCode.RESULT_OUT_OF_DATE, frozenset())
        tables = evolve(tables, remarks={**tables.remarks, FindingCode.RESULT_OUT_OF_DATE: before | changed})
    return evolve(tables, conversion=Conversion(kind.suffix, kind.target, made.program))


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
    """Return tables without the numbers of a sheet's rows, if no step of reading takes long for their texts.

    Raises:
        ReadError: there are too many characters, or too many marks on one letter, which take long to put in order.
    """
    rows = [row for _, rows in (*tables.sheets, *tables.aside) for row in rows]
    check_size(tables.name, characters=sum(_COST * len(row.cells) + sum(map(len, row.cells)) for row in rows))
    for row in rows:
        for cell in row.cells:
            if len(cell) > _MOST_MARKS and not cell.isascii() and _has_marks(cell):
                raise ReadError(tables.name, _MARKED)
    return evolve(tables, sheets=tuple((name, without_sheet_numbers(rows)) for name, rows in tables.sheets))


def _has_marks(cell: str) -> bool:
    """Return whether a text has too many marks on one letter; so long a run has one of every so many characters."""
    some = cell[_MOST_MARKS :: _MOST_MARKS + 1]
    return _ANY_SIGN.search(some) is not None and any(map(_are_marks, _SIGNS.findall(cell)))


def _are_marks(signs: str) -> bool:
    return sum(unicodedata.combining(sign) > 0 for sign in signs) > _MOST_MARKS
