"""Numbers of columns without a title, which may be other values of the same rows."""

from cchc_model.annexes.line_names import named_beside
from cchc_model.annexes.tables import SourceLine, UnreadColumn, column_letter
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.cells import Cell, Status

_COLUMN = UnreadColumn("", understood=False, rivals=True)


def superseding_untitled(line: SourceLine, cell: Cell, indicator: Indicator, framework: Framework) -> tuple[str, str]:
    """Return the number of a column without a title that may replace a value, with its column and alone.

    Both are empty without one. A number behind another name of the framework is that name's.

    Args:
        line: the row.
        cell: the value as it was read.
        indicator: the indicator of the row.
        framework: the framework that the annex follows.
    """
    columns = line.columns.untitled if line.extra else ()
    if not columns or cell.status in (Status.BLANK, Status.DAMAGED) or named_beside(framework, line):
        return "", ""
    for at in sorted(columns):
        text = next((text for text, source in line.extra if source == line.cell(at)), "")
        if _COLUMN.contests(text, read_cell(text, indicator.measure).value, cell.value):
            return f"{column_letter(at)}: {text}", text
    return "", ""
