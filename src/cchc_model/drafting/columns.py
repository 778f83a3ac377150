"""The columns of a form for its framework, so that its annexes are read by the same titles."""

from cchc_model.annexes.titles import meaning
from cchc_model.framework.form_columns import FormColumns
from cchc_model.reports.layout import ColumnRole, Layout, LayoutColumn, TableLayout


def form_columns(layout: Layout) -> FormColumns | None:
    """Return the columns of a form; None if it has no single set of titles that the next report repeats.

    Titles that name a period change with it, and a table without a header has none.
    """
    found = {_columns(table) for table in layout}
    return found.pop() if len(found) == 1 else None


def _columns(table: TableLayout) -> FormColumns | None:
    titled = [column for column in table.columns if column.titles]
    numbers = [one for one in titled if one.role in (ColumnRole.VALUE, ColumnRole.UNREAD)]
    if any(_names_period(column) for column in numbers):
        return None

    def title(role: ColumnRole) -> str:
        return next((one.path for one in titled if one.role is role), "")

    others = tuple(one.path for one in titled if one.role is ColumnRole.UNREAD)
    columns = FormColumns(
        value=title(ColumnRole.VALUE),
        ordinal=title(ColumnRole.ORDINAL),
        unit=title(ColumnRole.UNIT),
        note=title(ColumnRole.NOTE),
        others=others,
    )
    return None if any(columns.problems()) else columns


def _names_period(column: LayoutColumn) -> bool:
    found = [meaning(title) for title in column.titles]
    return any(one.period or one.year or one.partial for one in found)
