"""Names that stand in two columns by their depth: those of headings in one, those of the rows below in the next."""

from collections.abc import Sequence

from attrs import evolve

from cchc_model.annexes.column_content import ColumnContent
from cchc_model.annexes.headers import TablePart
from cchc_model.annexes.tables import Columns, SourceLine
from cchc_model.annexes.title_words import Role
from cchc_model.reports.layout import ColumnRole
from cchc_model.vietnamese.text import Bilingual

SECOND = Bilingual(
    "mỗi dòng ghi tên ở cột này hoặc ở cột tên chỉ tiêu", "each row has its name here or in the column of names"
)
_STEP = 4
"""The spaces by which a name in the right one of the two is set off."""

FoundColumns = dict[ColumnRole, tuple[int, Bilingual]]
"""The place of the column of each role, with the evidence."""


def free_columns(contents: Sequence[ColumnContent], found: FoundColumns) -> list[ColumnContent]:
    """Return the columns that have no role yet."""
    taken = {place for place, _ in found.values()}
    return [one for one in contents if one.place not in taken]


def second_names(part: TablePart, contents: Sequence[ColumnContent], found: FoundColumns) -> int | None:
    """Return the place of the column beside that of names that has the names of all other rows; None without one.

    One title is above both, or the two have titles of names. Each row has its name in exactly one of them.
    """
    names = next(one for one in contents if one.place == found[ColumnRole.NAME][0])
    for one in free_columns(contents, found):
        both = (names, one)
        titled = any(Role.NAME in own.roles for own in both) and all(
            not own.path or Role.NAME in own.roles for own in both
        )
        if titled and abs(one.place - names.place) == 1 and one.filled and not (one.numbers or one.units):
            pairs = [
                [at < len(row.cells) and bool(row.cells[at]) for at in (names.place, one.place)] for row in part.body
            ]
            if not any(map(all, pairs)):
                return one.place
    return None


def at_second(columns: Columns) -> Columns:
    """Return the columns for a row that has its name in the second column of names."""
    return columns if columns.second is None else evolve(columns, name=columns.second, second=columns.name)


def set_off(line: SourceLine) -> SourceLine:
    """Return a line with its name set off to the right if it stands in the right one of two columns of names."""
    name, other = line.columns.name, line.columns.second
    if name is None or other is None or name < other:
        return line
    return evolve(line, look=evolve(line.look, indent=line.look.indent + _STEP))
