"""The columns of a matrix form by all titles above them: those of the framework, and those of something else.

A column is an indicator's only if the groups above it are the headings of the framework above the indicator. Where a
title states a time, a plan or a level, it is compared with that of the report. Any other column is not read, and a
finding says so: an error if no other column has its indicator.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from cchc_model.annexes.aside_roles import OTHER_PERIOD
from cchc_model.annexes.group_titles import (
    Judgement,
    Surroundings,
    TitleJudge,
    TitleKind,
    depends_on_heading,
    is_qualifier,
    name_of,
    rows_named,
    states_itself,
)
from cchc_model.annexes.line_names import unit_in_name
from cchc_model.annexes.matrix import Matrix, MatrixColumn
from cchc_model.annexes.part_titles import stated_organisation
from cchc_model.annexes.row_index import Index, row_index
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.rows import Indicator
from cchc_model.reports.layout import PATH
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import Bilingual


@frozen
class GroupedColumn:
    """A column by all titles above it.

    Attributes:
        column: the column, with the titles that reading needs.
        rows: the rows of the framework that it may be of, by the title that names it.
        title: the title that contradicts the framework; an empty text for none.
        why: the reason.
        of_time: True if that title states another time, a plan and the like of the same indicator.
        unlike: a title in the place of a heading that the name of the indicator itself outweighs.
        untitled: the id of the heading that no title above it is.
        times: the titles that only state a time, results and the like.
    """

    column: MatrixColumn
    rows: tuple[Row, ...] = ()
    title: str = ""
    why: Bilingual | None = None
    of_time: bool = False
    unlike: str = ""
    untitled: str = ""
    times: tuple[str, ...] = ()


@frozen
class Groups:
    """The columns of a table by the titles above them.

    Attributes:
        own: the columns that are read.
        others: the columns that are not.
        covered: the ids of the indicators of the former.
    """

    own: tuple[GroupedColumn, ...]
    others: tuple[GroupedColumn, ...]
    covered: frozenset[str] = field(init=False)

    @covered.default
    def _of_own(self) -> frozenset[str]:
        return frozenset(row.id for one in self.own for row in one.rows)


def groups_of(tables: Sequence[Matrix], framework: Framework, period: ReportingPeriod | None) -> tuple[Groups, ...]:
    """Return the columns of the tables of a form by the titles above them.

    Args:
        tables: the tables.
        framework: the framework that names the columns.
        period: the period of the report, if known.
    """
    index = row_index(framework)
    bodies = (stated_organisation(matrix.name_of(row)) for matrix in tables for row in matrix.body)
    around = Surroundings(period, frozenset(body.level for body in bodies if body is not None))
    judge = TitleJudge(index, around)
    found = [[_grouped(one, judge) for one in matrix.columns] for matrix in tables]
    unled = frozenset(_without_order([one for columns in found for one in columns], index))
    judged = [_of_one_time([_told(one, unled, index) for one in columns], around) for columns in found]
    return tuple(
        Groups(
            tuple(one for one in columns if one.why is None),
            tuple(one for one in columns if one.why is not None),
        )
        for columns in judged
    )


def _of_one_time(columns: Sequence[GroupedColumn], around: Surroundings) -> list[GroupedColumn]:
    """Return the columns of a table, of several of one indicator only the one that names the report's period.

    Those with the same titles are left as they are: the second is a repetition.
    """
    made = list(columns)
    for key in {one.rows[0].id for one in columns if one.why is None and len(one.rows) == 1}:
        same = [at for at, one in enumerate(columns) if one.why is None and [row.id for row in one.rows] == [key]]
        if len({columns[at].times for at in same}) < len(("own", "other")):
            continue
        named = [at for at in same if any(map(around.is_own, columns[at].times))]
        for at in same:
            if [at] != named:
                one, title = columns[at], PATH.join(columns[at].times)
                made[at] = evolve(one, why=OTHER_PERIOD if len(named) == 1 else _SEVERAL, title=title, of_time=True)
    return made


def _told(one: GroupedColumn, unled: Collection[str], index: Index) -> GroupedColumn:
    """Return a column with the reason if it lacks a heading without which nothing tells what it has."""
    if one.untitled not in unled:
        return one
    return evolve(one, why=_NO_HEADING.filled(heading=name_of(index, one.untitled)))


_SEVERAL = Bilingual(
    "có nhiều cột của cùng chỉ tiêu, không rõ cột nào là của kỳ báo cáo",
    "several columns are of one indicator, and it is unclear which is of the report's period",
)
_NO_HEADING = Bilingual(
    "thiếu tiêu đề “{heading}”, và các cột bên dưới không đủ hoặc không theo thứ tự của khung chỉ tiêu",
    "the heading “{heading}” is missing, and the columns below it are incomplete or in another order",
)


def with_own_columns(matrix: Matrix, groups: Groups) -> Matrix:
    """Return a table with the columns that are read; the others are set apart."""
    columns = tuple(one.column for one in groups.own)
    return evolve(matrix, columns=columns, aside=tuple(one.column for one in groups.others))


def _grouped(column: MatrixColumn, judge: TitleJudge) -> GroupedColumn:
    """Return a column by all titles above it; as it is if no title names an indicator."""
    path, index = column.path, judge.index
    named = [_indicators(index, title) for title in path]
    at = next((at for at in range(len(path) - 1, -1, -1) if named[at]), None)
    if column.is_note or at is None or any(not is_qualifier(title) for title in path[at + 1 :]):
        return GroupedColumn(column)
    times = [*path[at + 1 :], *(title for title in path[:at] if is_qualifier(title) and not rows_named(index, title))]
    for title in times:
        why = judge.around.aside(title)
        if why is not None:
            return GroupedColumn(column, named[at], title, why, of_time=True)
    groups = [place for place in range(at) if path[place] not in times]
    seen = [_below(row, [path[place] for place in groups], judge) for row in named[at]]
    fitting = [one for one in seen if one.why is None]
    if not fitting:
        return GroupedColumn(column, named[at], seen[0].title, seen[0].why)
    rows = tuple(one.row for one in fitting)
    known = fitting[0] if len(fitting) == 1 else None
    titles = {} if known is None else {groups[place]: text for place, text in known.renamed.items()}
    kept = [place for place in range(at + 1) if path[place] not in times]
    made = evolve(
        column,
        path=tuple(titles.get(place, path[place]) for place in kept),
        places=tuple(column.places[place] for place in kept),
    )
    unlike, untitled = ("", "") if known is None else (known.unlike, known.untitled)
    return GroupedColumn(made, rows, unlike=unlike, untitled=untitled, times=tuple(times))


def _indicators(index: Index, title: str) -> tuple[Row, ...]:
    whole = None if index.rows_named(title) else unit_in_name(index, title)
    rows = index.rows_named(whole[0]) if whole else rows_named(index, title)
    return tuple(row for row in rows if isinstance(row.item, Indicator))


@frozen
class _Placed:
    """An indicator that a column may be of, by the groups above it.

    Attributes:
        row: the row of the indicator.
        title: the title that contradicts the framework.
        why: the reason; None if none does.
        renamed: the names of the headings that titles are with other words, by the place of the title.
        unlike: a title that the name of the indicator outweighs.
        untitled: the id of the nearest heading if no title is a heading, and the name does not say what is counted.
    """

    row: Row
    title: str = ""
    why: Bilingual | None = None
    renamed: Mapping[int, str] = field(factory=dict)
    unlike: str = ""
    untitled: str = ""


def _below(row: Row, groups: Sequence[str], judge: TitleJudge) -> _Placed:
    """Return an indicator by the groups above a column, from top to bottom."""
    index = judge.index
    headings = index.above[row.id]
    judged = [judge.judge(title, row) for title in groups]
    matched = frozenset[str]().union(*(one.headings for one in judged))
    unlike = ""
    for at in range(len(groups) - 1, -1, -1):
        one = judged[at]
        if one.kind is TitleKind.ASIDE:
            return _Placed(row, groups[at], one.why)
        below = any(other.headings for other in judged[at + 1 :])
        free = matched.issuperset(headings) if below else not headings
        if one.kind is TitleKind.OTHER and not free:
            if not states_itself(row, index, groups[at]):
                return _Placed(row, groups[at], one.why)
            unlike = groups[at]
    renamed = dict(_renamed(groups, judged, index))
    bare = not matched and not unlike and bool(headings) and depends_on_heading(row, index)
    return _Placed(row, renamed=renamed, unlike=unlike, untitled=headings[0] if bare else "")


def _renamed(groups: Sequence[str], judged: Sequence[Judgement], index: Index) -> Iterator[tuple[int, str]]:
    """Yield the names of the headings that titles are with other words; a title of one heading only."""
    for at, one in enumerate(judged):
        if len(one.headings) == 1 and not index.rows_named(groups[at]):
            yield at, name_of(index, next(iter(one.headings)))


def _without_order(found: Sequence[GroupedColumn], index: Index) -> Iterator[str]:
    """Yield the headings whose columns have no title above them and are not all columns of the form in its order."""
    for key in dict.fromkeys(one.untitled for one in found if one.untitled):
        rows = [match.row for match in index.matched.values() if match.row is not None]
        form = [row.id for row in rows if isinstance(row.item, Indicator) and index.above[row.id][:1] == (key,)]
        single = [one.rows[0] for one in found if len(one.rows) == 1]
        own = dict.fromkeys(row.id for row in single if index.above[row.id][:1] == (key,))
        if list(own) != form:
            yield key


def stated(one: GroupedColumn) -> str:
    """Return the title that contradicts the framework; all titles of the column if none does."""
    return one.title or PATH.join(one.column.path)
