"""The choice of the value column among the columns that are not names, units, ordinals or notes."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from cchc_model.annexes.column_content import ColumnContent
from cchc_model.annexes.titles import EXCLUDED, Role
from cchc_model.errors import ReadError
from cchc_model.framework.form_columns import FormColumns
from cchc_model.reports.layout import Layout
from cchc_model.reports.period_texts import periods_in
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import Bilingual, fold

_LETTERS = 3
_SERIAL = 3
_YEARS = range(1900, 2101)
_GUESSES = {
    Role.PLAN: Bilingual("kế hoạch", "plan"),
    Role.OTHER_PERIOD: Bilingual("kỳ khác", "another period"),
    Role.REMAINDER: Bilingual("phần còn lại, nhu cầu", "remainder or requirement"),
    Role.ACCUMULATED: Bilingual("lũy kế", "accumulated"),
    Role.COMPARISON: Bilingual("so sánh", "comparison"),
    Role.POINTS: Bilingual("điểm", "points"),
    Role.PART: Bilingual("một phần", "part"),
    Role.NOTE: Bilingual("ghi chú", "note"),
    Role.AGENCY: Bilingual("cơ quan thực hiện", "responsible agency"),
    Role.LINK: Bilingual("đường dẫn", "link"),
    Role.CODE: Bilingual("mã", "code"),
    Role.DIMENSION: Bilingual("thời gian", "time"),
    Role.TOTAL: Bilingual("tổng số", "total"),
    Role.CURRENT: Bilingual("kỳ báo cáo", "reporting period"),
    Role.VALUE: Bilingual("số liệu", "values"),
    Role.RATIO: Bilingual("tỷ lệ", "ratio"),
}
_UNKNOWN = Bilingual("chưa rõ", "unknown")
_UNTITLED = Bilingual("không có tiêu đề", "untitled")
_NONE = Bilingual(
    "không tìm thấy cột số liệu của kỳ báo cáo. Các cột: {columns}. Đề nghị chọn một cột theo tiêu đề hoặc chữ cái, "
    "ví dụ --column D (trong Python: value_column)",
    "no column contains the values of the reporting period. The columns are: {columns}. Choose one "
    "by its title or letter: --column D (in Python: value_column)",
)
_SEVERAL = Bilingual(
    "không xác định được cột số liệu. Các cột: {columns}. Đề nghị chọn một cột theo tiêu đề hoặc chữ "
    "cái, ví dụ --column D (trong Python: value_column)",
    "the value column is unclear. The columns are: {columns}. Choose one by its title or letter: "
    "--column D (in Python: value_column)",
)
_NOT_THERE = Bilingual(
    "cần đúng một cột khớp với “{wanted}”. Các cột: {columns}",
    "exactly one column must match “{wanted}”. The columns are: {columns}",
)
_OTHER_FORM = Bilingual(
    "tiêu đề các cột khác với mẫu đã chọn bằng layout. Các cột: {columns}",
    "the titles differ from the form that layout describes. The columns are: {columns}",
)
_STATED = (Role.CURRENT, Role.TOTAL, Role.VALUE, Role.RATIO)
"""The roles of a column that may be the value column, the decisive one first."""

_BY_LAYOUT = Bilingual("theo mẫu đã chọn bằng layout", "chosen with layout")
_BY_FORM = Bilingual("theo cột số liệu ghi trong khung chỉ tiêu", "the value column of the framework's form")
_BY_CALLER = Bilingual("theo lựa chọn bằng value_column", "chosen with value_column")
_BY_PERIOD = Bilingual("tiêu đề nêu kỳ báo cáo", "its title names the reporting period")
_BY_TITLE = Bilingual("tiêu đề nêu số liệu", "its title names values")
_BY_TOTAL = Bilingual("tiêu đề nêu tổng số", "its title names a total")
_ONE_LEFT = Bilingual("cột duy nhất còn lại có thể chứa số liệu", "the only remaining column that can contain values")
_ITEM = Bilingual("{letter} “{title}” ({guess}, {numbers} số)", "{letter} “{title}” ({guess}, {numbers} numbers)")


@frozen
class ColumnChoice:
    """The choice of the caller.

    Attributes:
        source: the name of the source in errors.
        wanted: the title, the path of titles or the letter of the value column, or the layout of an annex on the
            same form; None if the titles decide.
        form: the columns of the framework's form, which are matched first if the caller chose none.
    """

    source: str
    wanted: str | Layout | None = None
    form: FormColumns | None = None


@frozen
class _Judged:
    """A candidate with the decisive role of its titles; None for a column that no title explains."""

    column: ColumnContent
    role: Role | None

    @property
    def excluded(self) -> bool:
        return self.role in EXCLUDED

    @property
    def guess(self) -> Bilingual:
        return _UNKNOWN if self.role is None else _GUESSES.get(self.role, _UNKNOWN)


@frozen
class ValueColumn:
    """The chosen column.

    Attributes:
        place: its place, from 0.
        evidence: the reason for the choice.
        guesses: the likely content of the other columns, by place.
        others: the places of columns whose titles state that they have something else.
    """

    place: int
    evidence: Bilingual
    guesses: Mapping[int, Bilingual]
    others: frozenset[int]

    def guess(self, place: int) -> Bilingual:
        """Return the likely content of another column."""
        return self.guesses.get(place, _UNKNOWN)


def choose_value_column(
    candidates: Sequence[ColumnContent], choice: ColumnChoice, period: ReportingPeriod | None
) -> ValueColumn:
    """Return the value column.

    Args:
        candidates: the columns that are not names, units, ordinals or notes.
        choice: the choice of the caller.
        period: the reporting period, if known.

    Raises:
        ReadError: no column or several columns could be the one; the error lists each with a guess.
    """
    judged = _judged(candidates, period)
    if isinstance(choice.wanted, Layout):
        chosen, evidence = _of_layout(judged, choice.wanted, choice.source), _BY_LAYOUT
    elif choice.wanted is not None:
        chosen, evidence = _wanted(judged, choice.wanted, choice.source), _BY_CALLER
    else:
        place = None if choice.form is None else _of_form(judged, choice.form)
        chosen, evidence = _chosen(judged, choice.source) if place is None else (place, _BY_FORM)
    guesses = {one.column.place: one.guess for one in judged}
    others = frozenset(one.column.place for one in judged if one.excluded)
    return ValueColumn(chosen, evidence, guesses, others - {chosen})


def unclear(candidates: Sequence[ColumnContent], choice: ColumnChoice, period: ReportingPeriod | None) -> ReadError:
    """Return the refusal of a table in which several columns could be the value column."""
    return ReadError(choice.source, _SEVERAL.filled(columns=_listed(_judged(candidates, period))))


def _judged(candidates: Sequence[ColumnContent], period: ReportingPeriod | None) -> list[_Judged]:
    latest = _ends(candidates, period)
    return [_Judged(one, _role(one, latest, period)) for one in candidates]


def _chosen(judged: Sequence[_Judged], name: str) -> tuple[int, Bilingual]:
    if any(one.role in (Role.PLAN, Role.OTHER_PERIOD) for one in judged):
        judged = [_Judged(one.column, Role.COMPARISON) if one.role is Role.RATIO else one for one in judged]
    for role, evidence in ((Role.CURRENT, _BY_PERIOD), (Role.TOTAL, _BY_TOTAL), (Role.VALUE, _BY_TITLE)):
        found = [one for one in judged if one.role is role]
        if len(found) == 1 and not any(_is_rival(one, found[0]) for one in judged):
            return found[0].column.place, evidence
        if found:
            raise ReadError(name, _SEVERAL.filled(columns=_listed(judged)))
    filled = [one for one in judged if one.column.numbers and may_have_values(one.column)]
    if len(filled) == 1 and filled[0].role is Role.PART:
        return filled[0].column.place, _ONE_LEFT
    open_columns = [one for one in judged if not one.excluded and may_have_values(one.column)]
    numbered = [one for one in open_columns if one.column.numbers] or open_columns
    # A column beside parts of a whole may be another part.
    if len(numbered) == 1 and not any(one.role is Role.PART for one in judged):
        return numbered[0].column.place, _ONE_LEFT
    raise ReadError(name, (_SEVERAL if numbered else _NONE).filled(columns=_listed(judged)))


def _wanted(judged: Sequence[_Judged], wanted: str, name: str) -> int:
    key = fold(wanted)
    found = [
        one.column.place
        for one in judged
        if key in (fold(one.column.label), *(fold(title) for title in one.column.path[-1:]))
    ]
    if not found and len(wanted) <= _LETTERS:
        found = [one.column.place for one in judged if one.column.letter == wanted.strip().upper()]
    if len(found) != 1:
        raise ReadError(name, _NOT_THERE.filled(wanted=wanted, columns=_listed(judged)))
    return found[0]


def _of_layout(judged: Sequence[_Judged], layout: Layout, name: str) -> int:
    """Return the column that has the titles of the value column of a layout, among columns with the same titles."""
    titled = [one.column for one in judged if one.column.path]
    place = layout.value_among([one.label for one in titled])
    if place is None:
        raise ReadError(name, _OTHER_FORM.filled(columns=_listed(judged)))
    return titled[place].place


def _of_form(judged: Sequence[_Judged], form: FormColumns) -> int | None:
    """Return the value column of a form if the table has no other columns and its titles name no other period."""
    titled = [one for one in judged if one.column.path]
    place = form.value_among([one.column.label for one in titled])
    return None if place is None or titled[place].role is Role.OTHER_PERIOD else titled[place].column.place


def _is_rival(one: _Judged, chosen: _Judged) -> bool:
    """Return whether a column that no title explains has as many numbers as the chosen one, so that it may be it.

    Parts may stand beside a total without a further title. A column without a title may belong to the title on its
    left.
    """
    if one.role is not None or 2 * one.column.numbers < chosen.column.numbers or not chosen.column.numbers:
        return False
    if not may_have_values(one.column):
        return False
    if not one.column.path:
        return one.column.place == chosen.column.place + 1
    return chosen.role is Role.VALUE


def _role(column: ColumnContent, latest: ReportingPeriod | None, period: ReportingPeriod | None) -> Role | None:
    roles = column.roles
    excluded = next((role for role in EXCLUDED if role in roles), None)
    if excluded is not None:
        return excluded
    named = _of_period(column, latest, period)
    if named is Role.OTHER_PERIOD:
        return named
    if not column.explained:
        return None
    if named:
        return Role.CURRENT
    year = any(found.year for found in column.meanings)
    return next((role for role in _STATED if role in roles), Role.VALUE if year else None)


def _of_period(column: ColumnContent, latest: ReportingPeriod | None, period: ReportingPeriod | None) -> Role | None:
    """Return whether the titles name the reporting period or another one; None if they name none."""
    year = next((found.year for found in column.meanings if found.year), None)
    asked = period or latest
    if any(found.whole_year for found in column.meanings):
        return Role.CURRENT if asked is None or asked == ReportingPeriod.full_year(asked.year) else Role.OTHER_PERIOD
    for found, title in zip(column.meanings, column.path, strict=True):
        named = found.period
        if named is None and found.partial:
            whole = year or (period.year if period else None)
            named = next(periods_in(f"{title} năm {whole}"), None) if whole else None
            if named is None:
                return Role.CURRENT
        if named is not None:
            return Role.CURRENT if asked is None or named == asked else Role.OTHER_PERIOD
    if year is not None and asked is not None and year != asked.year:
        return Role.OTHER_PERIOD
    return None


def _ends(candidates: Sequence[ColumnContent], period: ReportingPeriod | None) -> ReportingPeriod | None:
    """Return the latest period that a column names, for a report whose period is not known."""
    if period is not None:
        return None
    named = [found.period for one in candidates for found in one.meanings if found.period]
    named += [ReportingPeriod.full_year(found.year) for one in candidates for found in one.meanings if found.year]
    return max(named, key=lambda one: (one.end, one.start), default=None)


def may_have_values(column: ColumnContent) -> bool:
    """Return whether the content of a column can be values: not serial numbers, years or texts."""
    numbers = [cell for cell in column.cells if cell.isascii() and cell.isdigit()]
    counted = [int(cell) for cell in numbers if len(cell) < len("10000")]
    serial = (
        len(counted) >= _SERIAL and counted[0] == 1 and all(after == before + 1 for before, after in pairwise(counted))
    )
    years = len(counted) > 1 and all(number in _YEARS for number in counted)
    texts = 2 * column.numbers < column.filled - column.nil
    return (
        not (serial and len(counted) == column.filled) and not (years and len(counted) == column.filled) and not texts
    )


def _listed(judged: Sequence[_Judged]) -> Bilingual:
    return Bilingual("; ".join(_items(judged, "vi")), "; ".join(_items(judged, "en")))


def _items(judged: Sequence[_Judged], lang: str) -> Iterator[str]:
    for one in judged:
        item = _ITEM.filled(
            letter=one.column.letter,
            title=one.column.label or _UNTITLED,
            guess=one.guess,
            numbers=str(one.column.numbers),
        )
        yield item.vi if lang == "vi" else item.en
