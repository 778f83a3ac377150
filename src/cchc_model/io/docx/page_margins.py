"""Table rows in the headers and footers of pages, which are on every page and no rows of the annex."""

from collections.abc import Iterator

from cchc_model.annexes.tables import TableRow
from cchc_model.io.archive import Archive
from cchc_model.io.docx.package import parse_part, related_parts
from cchc_model.io.docx.styles import W
from cchc_model.reports.cells import Source

_KINDS = frozenset(("header", "footer"))
_ROW, _CELL, _TEXT = f"{W}tr", f"{W}tc", f"{W}t"


def rows_in_margins(archive: Archive, main: str) -> tuple[TableRow, ...]:
    """Return the rows of the tables in the headers and footers of the pages of a document.

    Args:
        archive: the document.
        main: the name of its main part.

    Raises:
        ReadError: a part is damaged or too large.
    """
    rows: list[TableRow] = []
    for part in related_parts(archive, main, _KINDS):
        rows += _rows(archive, part)
    return tuple(rows)


def _rows(archive: Archive, part: str) -> Iterator[TableRow]:
    for number, row in enumerate(parse_part(archive, part).iter(_ROW), 1):
        cells = ("".join(text.text or "" for text in cell.iter(_TEXT)) for cell in row.iter(_CELL))
        yield TableRow(tuple(cells), Source(archive.name, table=part, row=number))
