"""The annex's own text form: a line a row, five cells separated by tabs."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from cchc_model.alignment import match_rows
from cchc_model.cells import Status
from cchc_model.entries import Leftover
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.report import Report, ReportRow
from cchc_model.text import shortened

_HEADER: Final = ("THỨ TỰ", "TÊN CHỈ TIÊU", "ĐƠN VỊ TÍNH", "Số lượng/ tỷ lệ", "Ghi chú")
_NIL: Final = "-"


@frozen
class _Line:
    """A line to write: its cells, and the id of the row that it is to be read as, None for a foreign one."""

    cells: tuple[str, ...]
    row: str | None


def annex_text(report: Report) -> str:
    """The text of a report's annex.

    Raises:
        InvalidDataError: a line would be read as another row than it is; JSON keeps such a report whole.
    """
    lines = list(_lines(report))
    _refuse_misreadings(report, lines)
    cells = [line.cells for line in lines]
    cells.insert(_table_start(lines), _HEADER)
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in cells)


def _table_start(lines: Sequence[_Line]) -> int:
    """Behind the texts that stand before the first row."""
    return next((index for index, line in enumerate(lines) if line.row is not None), len(lines))


def _lines(report: Report) -> Iterator[_Line]:
    foreign: dict[str | None, list[Leftover]] = {}
    headings: dict[str, Leftover] = {}
    for leftover in report.leftovers:
        if leftover.row is None or leftover.row in headings:
            foreign.setdefault(leftover.after, []).append(leftover)
        else:
            headings[leftover.row] = leftover
    yield from map(_foreign, foreign.get(None, ()))
    absent = {key for key, entry in report.entries.items() if entry.status is Status.ABSENT}
    absent.update(report.absent_headings)
    for row in report.rows():
        if row.id in headings:
            yield _Line(_foreign(headings[row.id]).cells, row.id)
        elif row.id not in absent:
            yield _Line(_cells(row, report), row.id)
        yield from map(_foreign, foreign.get(row.id, ()))


def _cells(row: ReportRow, report: Report) -> tuple[str, ...]:
    entry = report.entries.get(row.id)
    unit = row.unit if entry is None or entry.unit is None else entry.unit
    text = row.text or (_NIL if row.status is Status.NIL else "")
    return row.ordinal, row.name, unit, text, row.note


def _foreign(leftover: Leftover) -> _Line:
    return _Line((leftover.ordinal, leftover.name, leftover.unit, leftover.value, leftover.note), None)


def _refuse_misreadings(report: Report, lines: Sequence[_Line]) -> None:
    """Look at the text as its reader will: no line may land at another row than its own."""
    names = [line.cells[1] for line in lines]
    headings = [not line.cells[2] and not line.cells[3] for line in lines]
    problems = []
    for line, match in zip(lines, match_rows(report.framework, names, headings=headings), strict=True):
        read_as = None if match.row is None else match.row.id
        if read_as != line.row:
            what = f"read as {read_as!r}" if read_as else "read as no row at all"
            problems.append(Problem(line.row or shortened(line.cells[1]), f"would be {what}; JSON keeps it whole"))
    if problems:
        raise InvalidDataError("annex text", problems)


def _quoted(cell: str) -> str:
    """A cell that begins with a quotation mark in quotation marks, as the reader takes such a pair away."""
    return '"' + cell.replace('"', '""') + '"' if cell.startswith('"') else cell
