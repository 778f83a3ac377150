"""The annex's own text form: a line a row, five cells separated by tabs."""

from collections.abc import Iterator
from typing import Final

from cchc_model.cells import Status
from cchc_model.definitions import Indicator
from cchc_model.entries import Leftover
from cchc_model.report import Report, ReportRow

_HEADER: Final = ("THỨ TỰ", "TÊN CHỈ TIÊU", "ĐƠN VỊ TÍNH", "Số lượng/ tỷ lệ", "Ghi chú")
_NIL: Final = "-"


def annex_text(report: Report) -> str:
    """The text of a report's annex."""
    return "".join("\t".join(map(_quoted, cells)) + "\n" for cells in _rows(report))


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    yield _HEADER
    foreign: dict[str | None, list[Leftover]] = {}
    headings: dict[str, Leftover] = {}
    for leftover in report.leftovers:
        if leftover.row is None or leftover.row in headings:
            foreign.setdefault(leftover.after, []).append(leftover)
        else:
            headings[leftover.row] = leftover
    yield from map(_leftover_cells, foreign.get(None, ()))
    written = _written(report)
    for row in report.rows():
        if row.id in headings:
            yield _leftover_cells(headings[row.id])
        elif row.id in written:
            yield _cells(row)
        yield from map(_leftover_cells, foreign.get(row.id, ()))


def _written(report: Report) -> set[str]:
    """The rows to write: not those that the source lacked, nor headings with nothing below them."""
    written: set[str] = set()
    parents = {row.parent for row in report.framework.rows}
    for row in reversed(report.framework.rows):
        absent = isinstance(row.item, Indicator) and report.entries[row.id].status is Status.ABSENT
        leaf = isinstance(row.item, Indicator) or row.id not in parents
        if row.id in written or (leaf and not absent):
            written.add(row.id)
            if row.parent is not None:
                written.add(row.parent)
    return written


def _cells(row: ReportRow) -> tuple[str, ...]:
    text = row.text or (_NIL if row.status is Status.NIL else "")
    return row.ordinal, row.name, row.unit, text, row.note


def _leftover_cells(leftover: Leftover) -> tuple[str, ...]:
    return leftover.ordinal, leftover.name, leftover.unit, leftover.value, leftover.note


def _quoted(cell: str) -> str:
    """A cell that begins with a quotation mark in quotation marks, as the reader takes such a pair away."""
    return '"' + cell.replace('"', '""') + '"' if cell.startswith('"') else cell
