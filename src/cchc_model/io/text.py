"""Reader and writer of text: tab-separated (`.txt`, `.tsv`), or CSV as spreadsheets write it (`.csv`)."""

import csv
import io

from cchc_model.annexes.legacy_fonts import legacy_fonts_reason
from cchc_model.annexes.lines import (
    HEADER,
    LONGEST_CELL,
    NO_FORMULA,
    WrittenLine,
    identifying_lines,
    no_formula,
    refuse_misreadings,
    table_start,
    written_lines,
)
from cchc_model.annexes.tables import MAX_CHARACTERS, MAX_ROWS, TableRow
from cchc_model.errors import ReadError
from cchc_model.io.aligned import aligned_columns, split_aligned
from cchc_model.io.protected_cells import unprotected
from cchc_model.io.separators import LINES_LOOKED_AT, separator_of, split_rows
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual

SAVE_AS = Bilingual(
    "đề nghị lưu bảng số liệu thành tệp văn bản Unicode, các cột cách nhau bằng phím Tab (.txt)",
    "save the table as tab-separated Unicode text (.txt)",
)
"""Advice about a file of another kind."""

_STEP = "   "
"""The spaces of a level, enough to differ from the one space that keeps a dash from being a formula."""


def read_text(data: bytes, *, name: str) -> list[TableRow]:
    r"""Split the bytes of a text file into rows of cells.

    Tabs, semicolons, commas, upright lines or aligning spaces separate the cells: those that make the most regular
    table.

    Args:
        data: the file's content: UTF-8 with or without a byte order mark, or UTF-16 with one.
        name: the name of the file in errors and sources.

    Raises:
        ReadError: the content is not such a text, or has too many rows or cells.

    >>> [row.cells for row in read_text('1\tSố hồ sơ\t"25,81"\r\n'.encode(), name="a.txt")]
    [('1', 'Số hồ sơ', '25,81')]
    """
    text = decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")
    separator = separator_of(text)
    lines = text.split("\n", MAX_ROWS) if len(text) <= MAX_CHARACTERS else []
    first = lines[:LINES_LOOKED_AT]
    shown = aligned_columns(first) if separator.lines < len(first) else None  # more cannot be aligned
    aligned = aligned_columns(lines) if shown is not None and shown.aligned > separator.lines else None
    if aligned is not None:
        return split_aligned(lines, aligned, name=name)
    return split_rows(text, separator, name=name)


def decoded(data: bytes, name: str) -> str:
    """Return the text of bytes in UTF-8, or in UTF-16 with its byte order mark.

    Raises:
        ReadError: they are no such text.
    """
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        legacy = legacy_fonts_reason(data[:MAX_CHARACTERS].decode("latin-1").splitlines()[:MAX_ROWS])
        if legacy is not None:
            raise ReadError(name, legacy) from None
        why = Bilingual(
            f"nội dung không phải văn bản UTF-8 hoặc UTF-16 (sai từ byte {error.start})",
            f"it is not UTF-8 or UTF-16 text (invalid at byte {error.start})",
        )
        raise _refused(name, why) from None
    if "\0" in text:
        why = Bilingual("đây là tệp nhị phân hoặc dùng bảng mã lạ", "it is a binary file or has an unknown encoding")
        raise _refused(name, why)
    return text


def _refused(name: str, why: Bilingual) -> ReadError:
    return ReadError(name, Bilingual(f"{why.vi}; {SAVE_AS.vi}", f"{why.en}; {SAVE_AS.en}"))


def annex_text(report: Report) -> str:
    """Return the annex of a report as tab-separated text.

    Raises:
        InvalidDataError: a line would be read back as another row; JSON preserves such a report.
    """
    lines = [*identifying_lines(report), *written_lines(report)]
    refuse_misreadings(report, lines)
    rows = [_set_off(line) for line in lines]
    rows.insert(table_start(lines), HEADER)
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in rows)


def _set_off(line: WrittenLine) -> tuple[str, ...]:
    """Return the cells of a line as plain texts, with the name as far to the right as its row stands below."""
    ordinal, name, *others = map(_plain, line.cells)
    return ordinal, _STEP * line.level + name, *others


def _plain(cell: str) -> str:
    """Return a cell that is no formula, and that the reader takes for no protected text."""
    return no_formula(cell) if unprotected(cell) == cell else f"{NO_FORMULA}{cell}"


def _quoted(cell: str) -> str:
    """Quote a cell that begins with a quotation mark, because the reader removes such a pair."""
    return '"' + cell.replace('"', '""') + '"' if cell.lstrip(" ").startswith('"') else cell


def annex_csv(report: Report) -> bytes:
    """Return the bytes of a report's annex as CSV.

    Raises:
        InvalidDataError: a line would be read back as another row; JSON preserves such a report.
    """
    lines = [*identifying_lines(report), *written_lines(report)]
    refuse_misreadings(report, lines, longest=LONGEST_CELL)
    rows = [_set_off(line) for line in lines]
    rows.insert(table_start(lines), HEADER)
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(rows)
    return stream.getvalue().encode("utf-8-sig")
