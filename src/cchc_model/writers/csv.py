"""CSV, as spreadsheets of Vietnamese offices open it: UTF-8 with its mark, semicolons between the cells."""

import csv
import io
from typing import Final

from cchc_model.cells import NIL_MARKS, holds_number
from cchc_model.report import Report
from cchc_model.writers.lines import (
    FORMULA_STARTS,
    HEADER,
    LONGEST_CELL,
    annex_lines,
    refuse_misreadings,
    table_start,
    telling_lines,
)

# A space that spreadsheets keep, so that the text is no formula, and that readers of annexes take away again.
_NO_FORMULA: Final = "\N{NO-BREAK SPACE}"


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
    csv.writer(stream, delimiter=";").writerows(map(_harmless, row) for row in cells)
    return stream.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return _NO_FORMULA + cell if may_be_formula(cell) else cell


def may_be_formula(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula: neither a negative number nor a dash for none is one.

    >>> [may_be_formula(text) for text in ("=1+1", "- Số hồ sơ", "@SUM(A1)", "-3", "-", "31")]
    [True, True, True, False, False, False]
    """
    return text.startswith(FORMULA_STARTS) and text not in NIL_MARKS and not holds_number(text)
