"""Tables with a value column for each of several reports, such as a column for each commune or quarter."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.body_ranks import above, identities
from cchc_model.annexes.candidates import Candidate, candidates_of, may_have_values
from cchc_model.annexes.clean_rows import CleanRow, clean_rows
from cchc_model.annexes.column_content import ColumnContent
from cchc_model.annexes.column_roles import columns_beside_values
from cchc_model.annexes.divided import is_divided
from cchc_model.annexes.file_parts import FilePart, FileParts, Said, UnreadPart, facts_above, with_overlaps
from cchc_model.annexes.headers import TablePart, table_parts
from cchc_model.annexes.part_titles import KnownBodies, Named, is_total, named_by
from cchc_model.annexes.period_series import spelled_series
from cchc_model.annexes.second_names import free_columns
from cchc_model.annexes.side_by_side import parts_apart
from cchc_model.annexes.tables import TableRow, at_column
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.annexes.value_column import ColumnChoice, ColumnOfPart, choose_value_column
from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.layout import PATH
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.territory_levels import levels_in
from cchc_model.vietnamese.text import Bilingual, shortened

_FEWEST = 2
_TOTAL = Bilingual("tổng số", "total")
_UNNAMED = Bilingual(
    "tiêu đề cột “{title}” không nêu rõ cơ quan hay kỳ báo cáo; nếu là báo cáo, ghi tiêu đề có cấp, như “Xã An Bình”, "
    "hoặc liệt kê cơ quan bằng --expected (trong Python: organisations)",
    "the title “{title}” of the column states no organisation and no period; if it is a report, write the title with "
    "its level, such as “Xã An Bình”, or list the organisation with --expected (in Python: organisations)",
)
_LEVEL = Bilingual(
    "tiêu đề cột “{title}” chỉ nêu cấp, không nêu tên cơ quan, và số không bằng tổng các cột khác; nếu là báo cáo, ghi "
    "đủ tên, như “UBND huyện An Bình”; nếu là tổng, sửa số cho khớp, hoặc ghi tiêu đề là “Tổng số”",
    "the title “{title}” of the column states a level and no name, and it does not add up the other columns; if it is "
    "a report, write its full name, such as “UBND huyện An Bình”; if it is a total, correct it, or name it “Tổng số”",
)
_SAME = Bilingual(
    "các cột {columns} cùng là số liệu của {whose}; đề nghị sửa tiêu đề, hoặc bỏ bớt để mỗi cơ quan, mỗi kỳ chỉ có một "
    "cột số liệu",
    "the columns {columns} all have values of {whose}; correct their titles, or leave one column of values for each "
    "organisation and period",
)

_Key = tuple[tuple[str, str], ReportingPeriod | None]


@frozen
class _Column:
    """A column beside names, units, ordinals and notes, with what its titles name."""

    table: int
    content: ColumnContent
    named: Named
    source: Source
    body: tuple[str, str] = ("", "")

    @property
    def key(self) -> _Key:
        """The organisation and the period."""
        return self.body, self.named.period

    @property
    def below(self) -> ColumnContent:
        """The column with only the titles that name neither an organisation nor a period."""
        rest = self.named.rest
        return evolve(self.content, path=rest, meanings=tuple(map(meaning, rest)))


@frozen
class _ValueOfTable:
    """The value column of a report in one table, with the columns of its corrected values."""

    column: _Column
    corrections: tuple[_Column, ...] = ()

    @property
    def all(self) -> tuple[_Column, ...]:
        """The columns."""
        return (self.column, *self.corrections)


def many_columns(rows: Sequence[TableRow], framework: Framework, source: str, said: Said) -> FileParts | None:
    """Return the reports of a table with a value column for each; None if they name neither a body nor two periods.

    Args:
        rows: the rows of the source.
        framework: the framework that the annex follows.
        source: the name of the source in errors.
        said: the caller's statements.

    Raises:
        ReadError: two columns have the values of the same organisation and period.
    """
    tables = list(table_parts(clean_rows(rows, framework)))
    facts = facts_above(_above(tables))
    known = said.period or facts.period
    columns = _distinguished(list(_columns(tables, framework, known, said.bodies)))
    chosen = _chosen_by_key(columns, source, known)
    if not chosen or (len(chosen) < _FEWEST and not any(name for (name, _), _ in chosen)):
        return None
    read = [column for values in chosen.values() for value in values.values() for column in value.all]
    understood = frozenset(one.content.path for one in (*read, *filter(_is_total, columns)))
    labels = {key: frozenset(one.content.label for one in columns if one.key == key) for key in chosen}
    superior = said.organisation or facts.organisation

    def part_of(values: Mapping[int, _ValueOfTable]) -> FilePart:
        return evolve(_part(values, understood, superior), rows=list(_rows_of(tables, frozenset(values))))

    parts = [
        evolve(part_of(values), aside=frozenset().union(*labels.values()) - labels[key])
        for key, values in chosen.items()
    ]
    unread = tuple(_unread(columns, read, part_of))
    first, *others = parts
    return FileParts(with_overlaps([evolve(first, lost=unread), *others]), unread, facts)


def _part(
    values: Mapping[int, _ValueOfTable], understood: frozenset[tuple[str, ...]], superior: Organisation | None
) -> FilePart:
    """Return the report of a value column, which several tables may have, without its rows.

    Args:
        values: the column by the place of its table.
        understood: the titles above all columns that are reports or totals.
        superior: the organisation of the file.
    """
    first = next(iter(values.values())).column
    own = first.named.organisation
    paths = frozenset(value.column.content.path for value in values.values())
    corrections = frozenset(one.content.path for value in values.values() for one in value.corrections)
    wanted = ColumnOfPart(paths, corrections, understood - paths)
    body = None if own is None else above(own, superior)
    order = (first.table, first.content.place)
    return FilePart(first.content.label, first.source, body, first.named.period, (), wanted, order=order)


def _chosen_by_key(
    columns: Sequence[_Column], source: str, period: ReportingPeriod | None
) -> Mapping[_Key, Mapping[int, _ValueOfTable]]:
    """Return the value column of each organisation and period, by the place of each table that has it.

    Raises:
        ReadError: several columns of a table could be it.
    """
    named: dict[_Key, dict[int, list[_Column]]] = {}
    for one in columns:
        if _may_be_report(one, columns):
            named.setdefault(one.key, {}).setdefault(one.table, []).append(one)
    chosen = {}
    for key, tables in named.items():
        found = {table: _chosen(same, source, period) for table, same in tables.items()}
        values = {table: value for table, value in found.items() if value is not None}
        if values:
            chosen[key] = values
    return chosen


def _above(tables: Sequence[TablePart]) -> Sequence[CleanRow]:
    """Return the rows above the first header."""
    return tables[0].body if tables and not tables[0].header else ()


def _columns(
    tables: Sequence[TablePart], framework: Framework, period: ReportingPeriod | None, bodies: KnownBodies
) -> Iterator[_Column]:
    year = None if period is None else period.year
    for number, whole in enumerate(tables):
        for part in parts_apart([whole], framework) if whole.header and whole.has_names else ():
            contents, found = columns_beside_values(part, framework, framework.columns)
            free = free_columns(contents, found)
            for one, path in zip(free, spelled_series([one.path for one in free]), strict=True):
                if path:
                    named = named_by(path, year=year, known=bodies)
                    yield _Column(number, one, named, at_column(_titled(part, one.place), one.place))


def _distinguished(columns: Sequence[_Column]) -> list[_Column]:
    """Return the columns, each with what tells its organisation from the others."""
    bodies = identities([one.named.organisation for one in columns])
    return [evolve(one, body=body) for one, body in zip(columns, bodies, strict=True)]


def _titled(part: TablePart, place: int) -> Source:
    """Return the source of the lowest row with a title above a column."""
    rows = [row for row in part.header if place < len(row.cells) and row.cells[place]]
    return (rows or part.header)[-1].row.source


def _may_be_report(one: _Column, columns: Sequence[_Column]) -> bool:
    """Return whether titles name the report of a column: the organisation, if those of any column do; or the period."""
    if any(other.named.organisation for other in columns):
        return one.named.organisation is not None
    return one.named.period is not None


def _role(one: _Column, period: ReportingPeriod | None) -> Candidate:
    return candidates_of([one.below], one.named.period or period)[0]


def _chosen(columns: Sequence[_Column], source: str, period: ReportingPeriod | None) -> _ValueOfTable | None:
    """Return the value column among those of one organisation and period in one table; None if it has none.

    Raises:
        ReadError: several could be it.
    """
    live = [one for one in columns if not _role(one, period).excluded]
    corrections = tuple(one for one in live if Role.CORRECTION in one.below.roles)
    values = [one for one in live if one not in corrections]
    if len(values) > 1:
        try:
            place = choose_value_column(
                [one.below for one in values], ColumnChoice(source), values[0].named.period
            ).place
        except ReadError as error:
            raise _unclear(values, source) from error
        values = [one for one in values if one.content.place == place]
    judged = {one.content.place: _role(one, period) for one in columns}
    if values and is_divided(judged[values[0].content.place], [*judged.values()]):
        raise _unclear([one for one in columns if one.content.numbers], source)
    return _ValueOfTable(values[0], corrections) if values else None


def _unclear(columns: Sequence[_Column], source: str) -> ReadError:
    """Return the error that columns of one organisation and period may each have its values."""
    named = columns[0].named
    listed = Bilingual.by_language(
        lambda _: ", ".join(f"{one.content.letter} “{one.content.label}”" for one in columns)
    )
    who = "" if named.organisation is None else named.organisation.name
    when = Bilingual("", "") if named.period is None else Bilingual.by_language(named.period.label)
    whose = Bilingual.by_language(lambda lang: ", ".join(filter(None, (who, when[lang]))))
    return ReadError(source, _SAME.filled(columns=listed, whose=whose))


def _is_total(one: _Column) -> bool:
    return one.named.organisation is None and any(map(is_total, one.content.path))


def _rows_of(tables: Sequence[TablePart], own: frozenset[int]) -> Iterator[TableRow]:
    """Yield the rows of the tables that have a column, with those that go on below, and all texts outside."""
    kept = True
    for number, part in enumerate(tables):
        if part.header:
            kept = number in own or not part.has_names
        if kept:
            yield from (row.row for row in (*part.header, *part.body))


def _unread(
    columns: Sequence[_Column], read: Sequence[_Column], part_of: Callable[[Mapping[int, _ValueOfTable]], FilePart]
) -> Iterator[UnreadPart]:
    """Yield the columns with numbers that no report is read from, those with the same titles as one.

    One that no title explains may be a report that is lost.
    """
    taken, keys = {one.content.path for one in read}, {one.key for one in read}
    others: dict[tuple[str, ...], list[_Column]] = {}
    for one in columns:
        if one.content.path not in taken and one.content.numbers:
            others.setdefault(one.content.path, []).append(one)
    for path, same in others.items():
        total = _is_total(same[0])
        role = _role(same[0], None)
        lost = (
            not total
            and _may_be_lost(role, alone=same[0].key not in keys)
            and any(may_have_values(one.content) for one in same)
        )
        why = _UNNAMED if role.role is None or not role.column.explained else _LEVEL
        guess = why.filled(title=shortened(PATH.join(path))) if lost else _TOTAL if total else role.guess
        code = FindingCode.PART_NOT_READ if lost else None
        numbers, maybe = sum(one.content.numbers for one in same), None
        if lost:
            maybe = part_of({one.table: _ValueOfTable(one) for one in same})
        yield UnreadPart(PATH.join(path), guess, numbers, same[0].source, code, maybe=maybe)


def _may_be_lost(one: Candidate, *, alone: bool) -> bool:
    """Return whether a column may be a report: no title explains it, or it states only a level of a territory.

    Args:
        one: the column below the titles of its organisation and period.
        alone: True if these have no other column that is read, so that `Cấp huyện` is no part of it.
    """
    of_level = one.role is Role.PART and bool(levels_in(one.column.label))
    return one.role is None or (of_level and (alone or not one.column.explained))
