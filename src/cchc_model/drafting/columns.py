"""The columns of a form for its framework, so that its annexes are read by the same titles."""

from cchc_model.annexes.titles import meaning
from cchc_model.drafting.decisions import Certainty, Decision, DecisionKind
from cchc_model.framework.form_columns import FormColumns
from cchc_model.reports.layout import ColumnRole, Layout, LayoutColumn, TableLayout
from cchc_model.vietnamese.text import Bilingual

_OTHER_COLUMN = Bilingual(
    "cột số liệu của biểu mẫu mới là “{new}”, của khung trước đây là “{old}”",
    "the value column of the new form is “{new}”, of the framework so far “{old}”",
)


def form_columns(layout: Layout) -> FormColumns | None:
    """Return the columns of a form; None if it has no single set of titles that the next report repeats.

    Titles that name a period change with it, and a table without a header has none.
    """
    found = {_columns(table) for table in layout}
    return found.pop() if len(found) == 1 else None


def updated_columns(
    old: FormColumns | None, new: FormColumns | None, *, chosen: bool
) -> tuple[FormColumns | None, tuple[Decision, ...]]:
    """Return the columns of an updated framework, and a decision if the value column is another one.

    Args:
        old: the columns of the framework, which a person may have edited.
        new: the columns of the new form.
        chosen: True if the caller chose the value column of the new form.
    """
    if old is None or new is None or not (chosen or old.value not in (new.value, *new.others)):
        return old or new, ()
    if old.value == new.value:
        return old, ()
    reason = _OTHER_COLUMN.filled(old=old.value, new=new.value)
    return new, (Decision(DecisionKind.COLUMNS, "columns", Certainty.TO_CONFIRM, reason),)


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
