"""The annex's own text form: a line a row, five cells separated by tabs."""

from collections.abc import Iterator
from typing import Final

from cchc_model.cells import Status
from cchc_model.entries import Leftover
from cchc_model.report import Report, ReportRow

_HEADER: Final = ("THỨ TỰ", "TÊN CHỈ TIÊU", "ĐƠN VỊ TÍNH", "Số lượng/ tỷ lệ", "Ghi chú")
_NIL: Final = "-"


def annex_text(report: Report) -> str:
    """The text of a report's annex."""
    return "".join("\t".join(map(_quoted, cells)) + "\n" for cells in _rows(report))


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    foreign: dict[str | None, list[Leftover]] = {}
    headings: dict[str, Leftover] = {}
    for leftover in report.leftovers:
        if leftover.row is None or leftover.row in headings:
            foreign.setdefault(leftover.after, []).append(leftover)
        else:
            headings[leftover.row] = leftover
    yield from map(_leftover_cells, foreign.get(None, ()))
    yield _HEADER
    written = _written(report)
    for row in report.rows():
        if row.id in headings:
            yield _leftover_cells(headings[row.id])
        elif row.id in written:
            yield _cells(row, report)
        yield from map(_leftover_cells, foreign.get(row.id, ()))


def _written(report: Report) -> set[str]:
    """The rows to write: all but those that the source lacked."""
    absent = {key for key, entry in report.entries.items() if entry.status is Status.ABSENT}
    return {row.id for row in report.framework.rows} - absent - set(report.absent_headings)


def _cells(row: ReportRow, report: Report) -> tuple[str, ...]:
    entry = report.entries.get(row.id)
    unit = row.unit if entry is None or entry.unit is None else entry.unit
    text = row.text or (_NIL if row.status is Status.NIL else "")
    return row.ordinal, row.name, unit, text, row.note


def _leftover_cells(leftover: Leftover) -> tuple[str, ...]:
    return leftover.ordinal, leftover.name, leftover.unit, leftover.value, leftover.note


def _quoted(cell: str) -> str:
    """A cell that begins with a quotation mark in quotation marks, as the reader takes such a pair away."""
    return '"' + cell.replace('"', '""') + '"' if cell.startswith('"') else cell
