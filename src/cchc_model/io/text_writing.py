"""The annex's own text form: a line a row, five cells separated by tabs."""

from cchc_model.annexes.lines import HEADER, annex_lines, no_formula, refuse_misreadings, table_start, telling_lines
from cchc_model.reports.report import Report


def annex_text(report: Report) -> str:
    """The text of a report's annex.

    Raises:
        InvalidDataError: a line would be read as another row than it is; JSON keeps such a report whole.
    """
    lines = [*telling_lines(report), *annex_lines(report)]
    refuse_misreadings(report, lines)
    cells = [line.cells for line in lines]
    cells.insert(table_start(lines), HEADER)
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in cells)


def _quoted(cell: str) -> str:
    """A cell that begins with a quotation mark in quotation marks, as the reader takes such a pair away."""
    return '"' + cell.replace('"', '""') + '"' if cell.startswith('"') else no_formula(cell)
