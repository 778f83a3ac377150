"""The roles of a table's columns: names, units and ordinals by their content, values by the titles above them."""

from collections.abc import Sequence
from functools import partial

from attrs import evolve

from cchc_model.annexes.candidates import bare_title, candidates_of, has_series, may_have_values
from cchc_model.annexes.column_content import ColumnContent, column_contents
from cchc_model.annexes.column_refusals import SEVERAL, refused
from cchc_model.annexes.foreign_units import with_foreign_units
from cchc_model.annexes.headers import TablePart
from cchc_model.annexes.numbers_aside import differs_in_kind, rises, role_by_content
from cchc_model.annexes.part_titles import stated_organisation
from cchc_model.annexes.second_names import SECOND, FoundColumns, free_columns, second_names
from cchc_model.annexes.tables import Columns, UnreadColumn
from cchc_model.annexes.target_titles import with_targets
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import scale_of
from cchc_model.annexes.value_column import ColumnChoice, ValueColumn, choose_value_column
from cchc_model.framework.form_columns import FormColumns
from cchc_model.framework.framework import Framework
from cchc_model.reports.layout import ColumnRole, LayoutColumn, TableLayout
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import Bilingual

_DEFAULT = Columns()
_NAMES = Bilingual(
    "{count} ô ghi tên dòng của khung chỉ tiêu", "{count:cell contains|cells contain} names of the framework"
)
_UNITS = Bilingual(
    "{count} ô ghi đơn vị tính của khung chỉ tiêu", "{count:cell contains|cells contain} units of the framework"
)
_TITLE = Bilingual("theo tiêu đề cột", "by its title")
_ON_FORM = Bilingual("theo tiêu đề cột của biểu mẫu", "by its title on the form")
_PLACE = Bilingual("theo vị trí, vì bảng không có tiêu đề", "by its position, because the table has no header")
_LONGEST = Bilingual("cột có nội dung dài nhất", "the column with the longest texts")
_SPARE = Bilingual("không phải cột của phụ lục", "not a column of the annex")
_BESIDE = Bilingual("ngay bên trái cột tên chỉ tiêu", "directly left of the names")


def choose_columns(
    part: TablePart, framework: Framework, choice: ColumnChoice, period: ReportingPeriod | None
) -> tuple[Columns, TableLayout]:
    """Return the columns of a part of a table, with the evidence for each.

    Args:
        part: the header and the rows below it.
        framework: the framework that the annex follows.
        choice: the name of the source, and the value column that the caller or the form chose.
        period: the reporting period, if known.

    Raises:
        ReadError: several columns could be the value column, or none.
    """
    contents, found = columns_beside_values(part, framework, choice.form)
    if part.area is not None:
        choice = choice.within(part.area, part.width)
    contents = _with_hidden(contents, part, choice)
    value = _value_column(part, free_columns(contents, found), found, choice, period)
    if value is not None:
        found[ColumnRole.VALUE] = value.place, value.evidence
        if not part.header and (note := _texts_behind(free_columns(contents, found), value.place)) is not None:
            found.setdefault(ColumnRole.NOTE, note)
    elif not part.header and not (part.area and part.area.start):
        found = {role: (place, _PLACE) for role, place in zip(_ORDER, range(len(_ORDER)), strict=True)}
    chosen = None if value is None else next(one for one in contents if one.place == value.place)
    second = second_names(part, contents, found)
    others = [one for one in free_columns(contents, found) if one.place != second]
    pages = _notes_are_pages(contents, found, chosen)
    columns = evolve(_as_columns(found, others, value, chosen), second=second, pages=pages)
    return columns, _layout(part, contents, found, value, second)


def _with_hidden(contents: list[ColumnContent], part: TablePart, choice: ColumnChoice) -> list[ColumnContent]:
    """Return the columns, those that the file hides marked."""
    if not choice.hidden:
        return contents
    table = (part.header or part.body)[0].table
    return [evolve(one, hidden=(table, one.letter) in choice.hidden) for one in contents]


def columns_beside_values(
    part: TablePart, framework: Framework, form: FormColumns | None
) -> tuple[list[ColumnContent], FoundColumns]:
    """Return the columns of a part of a table, and those of names, units, ordinals and notes among them.

    Args:
        part: the header and the rows below it.
        framework: the framework that the annex follows.
        form: the columns of the framework's form.
    """
    contents = column_contents(part, framework)
    if part.area is not None:
        contents = [one for one in contents if one.place in part.area]  # the rows may be shorter
    found: FoundColumns = {}
    found[ColumnRole.NAME] = _name_column(contents)
    names, titled = found[ColumnRole.NAME][0], bool(part.header)
    for role, choose in (
        (ColumnRole.UNIT, partial(_unit_column, names=names, titled=titled)),
        (ColumnRole.ORDINAL, partial(_ordinal_column, names=names, titled=titled)),
        (ColumnRole.NOTE, partial(_titled, role=Role.NOTE)),
    ):
        free = free_columns(contents, found)
        chosen = _of_form(free, role, form, names=names) or choose(free)
        if chosen is not None:
            found[role] = chosen
    contents = with_targets(contents, free_columns(contents, found), names)
    units = found[ColumnRole.UNIT][0] if ColumnRole.UNIT in found else None
    return with_foreign_units(contents, free_columns(contents, found), units), found


_ORDER = (ColumnRole.ORDINAL, ColumnRole.NAME, ColumnRole.UNIT, ColumnRole.VALUE, ColumnRole.NOTE)


def _as_columns(
    found: FoundColumns,
    others: Sequence[ColumnContent],
    value: ValueColumn | None,
    chosen: ColumnContent | None,
) -> Columns:
    ordinal, name, unit, value_place, note = (found[role][0] if role in found else None for role in _ORDER)
    unread = {one.place: _unread(one, value, chosen) for one in others if one.path and one.filled}
    titles = () if chosen is None else chosen.path
    scale = next((title for title in titles if scale_of(title) and stated_organisation(title) is None), "")
    bare = [one for one in others if not one.path and (name is None or one.place > name)]
    untitled = frozenset(one.place for one in bare if _may_be_other(one, value))
    return Columns(ordinal, name, unit, value_place, note, unread, scale, untitled=untitled)


def _notes_are_pages(contents: Sequence[ColumnContent], found: FoundColumns, chosen: ColumnContent | None) -> bool:
    """Return whether the numbers of the column of notes cannot be values that stand in the wrong column."""
    note = next((one for one in contents if ColumnRole.NOTE in found and one.place == found[ColumnRole.NOTE][0]), None)
    if note is None or chosen is None or 2 * chosen.numbers < note.numbers or rises(chosen):
        return False
    return role_by_content(note) in (Role.SERIAL, Role.CODE)


def _may_be_other(one: ColumnContent, value: ValueColumn | None) -> bool:
    """Return whether a column without a title may have other values; value: None if all are in the usual order."""
    return not has_series(one) if value is None else one.place in value.rivals


def _unread(one: ColumnContent, value: ValueColumn | None, chosen: ColumnContent | None) -> UnreadColumn:
    if value is None or chosen is None:
        return UnreadColumn(one.label, understood=False)
    place = one.place
    return UnreadColumn(
        one.label,
        place in value.others,
        place in value.corrections,
        place in value.rivals,
        value.of_totals,
        one.has_shares,
        differs_in_kind(one, chosen),
    )


def _layout(
    part: TablePart,
    contents: Sequence[ColumnContent],
    found: FoundColumns,
    value: ValueColumn | None,
    second: int | None,
) -> TableLayout:
    chosen = {place: (role, evidence) for role, (place, evidence) in found.items()}
    chosen |= {} if second is None else {second: (ColumnRole.NAME, SECOND)}
    columns = []
    for one in contents:
        if one.filled or one.path:
            guess = _SPARE if value is None else value.guess(one.place)
            role, evidence = chosen.get(one.place, (ColumnRole.UNREAD, guess))
            columns.append(LayoutColumn(role, one.letter, one.path, evidence, one.filled, one.numbers))
    return TableLayout((part.header or part.body)[0].row.source, tuple(columns))


def _name_column(contents: Sequence[ColumnContent]) -> tuple[int, Bilingual]:
    most = max(contents, key=lambda one: (one.names, one.place))
    if most.names:
        return most.place, _NAMES.filled(count=str(most.names))
    return _titled(contents, Role.NAME) or (max(contents, key=lambda one: one.letters).place, _LONGEST)


def _unit_column(free: Sequence[ColumnContent], *, names: int, titled: bool) -> tuple[int, Bilingual] | None:
    """Return the column of units: by its content, else by its title, else the texts right of the names."""
    most = max(free, key=lambda one: one.units, default=None)
    if most is not None and most.units and 2 * most.units >= most.filled:
        return most.place, _UNITS.filled(count=str(most.units))
    if titled:
        return _titled([one for one in free if _may_have_units(one)], Role.UNIT)
    texts = (one for one in free if 2 * one.numbers <= one.filled)
    return next(((one.place, _PLACE) for one in texts if one.place == names + 1), None)


def _may_have_units(titled: ColumnContent) -> bool:
    """Return whether most cells of a column that a title names are no numbers, unless these belong to a unit."""
    return 2 * (titled.numbers - titled.scaled) <= titled.filled


def _ordinal_column(free: Sequence[ColumnContent], *, names: int, titled: bool) -> tuple[int, Bilingual] | None:
    beside = next((one for one in free if one.place == names - 1), None)
    found = _titled(free, Role.ORDINAL)
    if found is None and beside is not None and not (titled and beside.path):
        return beside.place, _BESIDE
    return found


def _of_form(
    free: Sequence[ColumnContent], role: ColumnRole, form: FormColumns | None, *, names: int
) -> tuple[int, Bilingual] | None:
    """Return the column that has the titles of a role on a form, unless its content is that of values."""
    if form is None:
        return None
    wanted = {ColumnRole.UNIT: form.unit, ColumnRole.ORDINAL: form.ordinal, ColumnRole.NOTE: form.note}[role]
    found = [one for one in free if one.path and bare_title(one.label) == bare_title(wanted)]
    may_be = found and (found[0].place < names if role is ColumnRole.ORDINAL else _may_have_units(found[0]))
    return (found[0].place, _ON_FORM) if len(found) == 1 and may_be else None


def _titled(contents: Sequence[ColumnContent], role: Role) -> tuple[int, Bilingual] | None:
    titled = [one for one in contents if role in one.roles]
    found = [one for one in titled if one.explained] or titled
    return (found[0].place, _TITLE) if len(found) == 1 else None


def _is_text(one: ColumnContent) -> bool:
    """Return whether no cell of a column is a number, an answer or a mark for nothing."""
    return not (one.numbers or one.nil)


def _texts_behind(free: Sequence[ColumnContent], values: int) -> tuple[int, Bilingual] | None:
    """Return the only column behind the values of a table without titles, if it has texts: that of notes."""
    behind = [one for one in free if one.place > values and one.filled]
    return (behind[0].place, _PLACE) if len(behind) == 1 and _is_text(behind[0]) else None


def _value_column(
    part: TablePart,
    free: Sequence[ColumnContent],
    found: FoundColumns,
    choice: ColumnChoice,
    period: ReportingPeriod | None,
) -> ValueColumn | None:
    """Return the value column; None for a table without a header whose columns are in the usual order."""
    if part.header or choice.wanted is not None:
        return choose_value_column(free, choice, period)
    usual = {role: place for role, (place, _) in found.items()}
    own = next((one for one in free if one.place == _DEFAULT.value and one.filled and not _is_text(one)), None)
    in_order = usual[ColumnRole.NAME] == _DEFAULT.name and (own or usual.get(ColumnRole.UNIT) == _DEFAULT.unit)
    numbered = [one for one in free if one.numbers and may_have_values(one)]
    numbers = 0 if own is None else own.numbers
    rivals = [one for one in numbered if one is not own and 2 * one.numbers >= numbers > 1]
    if not numbered or (in_order and not rivals):
        return None
    chosen = choose_value_column(free, choice, period)
    if own is not None and chosen.place != own.place:  # place and content disagree
        raise refused(choice.source, candidates_of(free, period), SEVERAL)
    return chosen
