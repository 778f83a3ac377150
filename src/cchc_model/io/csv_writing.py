"""CSV, as spreadsheets of Vietnamese offices open it: UTF-8 with its mark, semicolons between the cells."""

import csv
import io

from cchc_model.annexes.lines import (
    HEADER,
    LONGEST_CELL,
    annex_lines,
    no_formula,
    refuse_misreadings,
    table_start,
    telling_lines,
)
from cchc_model.reports.report import Report


def annex_csv(report: Report) -> bytes:
    """The bytes of a report's annex as CSV.

    Raises:
        InvalidDataError: a line would be read as another row than it is; JSON keeps such a report whole.
    """
    lines = [*telling_lines(report), *annex_lines(report)]
    refuse_misreadings(report, lines, longest=LONGEST_CELL)
    cells = [line.cells for line in lines]
    cells.insert(table_start(lines), HEADER)
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(map(no_formula, row) for row in cells)
    return stream.getvalue().encode("utf-8-sig")
