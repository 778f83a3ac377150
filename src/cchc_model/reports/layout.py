"""The layout of an annex: the columns that reading chose, each with its titles, its letter and the evidence."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from attrs import frozen

from cchc_model.framework.viewable import Viewable
from cchc_model.reports.cells import Source
from cchc_model.vietnamese.text import Bilingual, fold

PATH = " › "
"""The separator between the titles above a column, from top to bottom."""


class ColumnRole(StrEnum):
    """The content of a column."""

    ORDINAL = "ordinal"
    NAME = "name"
    UNIT = "unit"
    VALUE = "value"
    NOTE = "note"
    UNREAD = "unread"
    """Content that reading skipped: another period, a plan, or something unknown."""


@frozen
class LayoutColumn:
    """A column of a table.

    Attributes:
        role: its content.
        letter: its letter, as spreadsheets show it.
        titles: the titles above it, from top to bottom.
        evidence: the reason for the role.
        filled: the number of its cells that are not blank.
        numbers: the number of its cells that are numbers.
    """

    role: ColumnRole
    letter: str
    titles: tuple[str, ...]
    evidence: Bilingual
    filled: int
    numbers: int

    @property
    def path(self) -> str:
        """The titles as one text, such as `Năm 2022 › Thực hiện`."""
        return PATH.join(self.titles)


@frozen
class TableLayout:
    """The columns of a table, or of the part of a table below one header.

    Attributes:
        source: the place of the header, or of the first row without one.
        columns: the columns with content, from left to right.
    """

    source: Source
    columns: tuple[LayoutColumn, ...]

    def column(self, role: ColumnRole) -> LayoutColumn | None:
        """Return the first column with a role; None if the table lacks it."""
        return next((column for column in self.columns if column.role is role), None)

    def value_among(self, paths: Sequence[str]) -> int | None:
        """Return the place of the value column among columns with these paths of titles.

        None if the columns without names, units, ordinals and notes have other titles; case and Unicode form do not
        matter.
        """
        own = [one for one in self.columns if one.role in (ColumnRole.VALUE, ColumnRole.UNREAD) and one.titles]
        if [fold(one.path) for one in own] != list(map(fold, paths)):
            return None
        return next((place for place, one in enumerate(own) if one.role is ColumnRole.VALUE), None)


@frozen
class Layout(Viewable):
    """The layout of an annex: one table, or several with their own headers.

    Attributes:
        tables: the layouts of its tables, in the order of the source.

    >>> from cchc_model import read_report
    >>> header = ("TT", "Chỉ tiêu", "ĐVT", "Kỳ trước", "Kỳ này")
    >>> report = read_report([header, ("1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "30", "31")])
    >>> for column in report.layout.tables[0].columns:
    ...     print(column.letter, column.path, column.role.value, column.evidence["en"], sep=" | ")
    A | TT | ordinal | by its title
    B | Chỉ tiêu | name | 1 cell contains names of the framework
    C | ĐVT | unit | 1 cell contains units of the framework
    D | Kỳ trước | unread | another period
    E | Kỳ này | value | its title names the reporting period
    """

    tables: tuple[TableLayout, ...] = ()

    def __iter__(self) -> Iterator[TableLayout]:
        return iter(self.tables)

    def value_among(self, paths: Sequence[str]) -> int | None:
        """Return the place of the value column among columns with these paths; None if no table has such columns."""
        places = (table.value_among(paths) for table in self.tables)
        return next((place for place in places if place is not None), None)
