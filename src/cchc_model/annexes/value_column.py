"""The choice of the value column among the columns that are not names, units, ordinals or notes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from cchc_model.annexes.letterhead import periods_in
from cchc_model.annexes.tables import column_letter
from cchc_model.annexes.titles import EXCLUDED, Meaning, Role
from cchc_model.errors import ReadError
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import Bilingual, fold

_PATH = " › "
_LETTERS = 3
_SERIAL = 3
_YEARS = range(1900, 2101)
_GUESSES = {
    Role.PLAN: Bilingual("kế hoạch", "plan"),
    Role.OTHER_PERIOD: Bilingual("kỳ khác", "another period"),
    Role.ACCUMULATED: Bilingual("lũy kế", "accumulated"),
    Role.COMPARISON: Bilingual("so sánh", "comparison"),
    Role.POINTS: Bilingual("điểm", "points"),
    Role.PART: Bilingual("một phần", "a part"),
    Role.NOTE: Bilingual("ghi chú", "note"),
    Role.AGENCY: Bilingual("cơ quan thực hiện", "agency"),
    Role.LINK: Bilingual("đường dẫn", "link"),
    Role.CODE: Bilingual("mã", "code"),
    Role.CURRENT: Bilingual("kỳ báo cáo", "this period"),
    Role.VALUE: Bilingual("số liệu", "values"),
    Role.RATIO: Bilingual("tỷ lệ", "ratio"),
}
_UNKNOWN = Bilingual("chưa rõ", "unknown")
_UNTITLED = Bilingual("không có tiêu đề", "without a title")
_NONE = Bilingual(
    "không tìm thấy cột số liệu của kỳ báo cáo. Các cột: {columns}. Đề nghị chọn một cột bằng value_column (tên, hoặc "
    "chữ cái của cột)",
    "no column has the values of this period. The columns are: {columns}. Choose one by value_column (its title, or "
    "its letter)",
)
_SEVERAL = Bilingual(
    "không xác định được cột số liệu trong các cột: {columns}. Đề nghị chọn một cột bằng value_column (tên, hoặc chữ "
    "cái của cột)",
    "which column has the values is not clear: {columns}. Choose one by value_column (its title, or its letter)",
)
_NOT_THERE = Bilingual(
    "không có đúng một cột “{wanted}” trong các cột: {columns}",
    "there is not exactly one column “{wanted}” among: {columns}",
)
_ITEM = Bilingual("{letter} “{title}” ({guess}, {numbers} số)", "{letter} “{title}” ({guess}, {numbers} numbers)")


@frozen
class Candidate:
    """A column that could be the value column.

    Attributes:
        place: the place of the column, from 0.
        path: its titles from top to bottom.
        meanings: the meaning of each title.
        filled: the number of its cells that are not blank.
        numbers: the number of its cells that are numbers.
        cells: its first cells.
    """

    place: int
    path: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    filled: int
    numbers: int
    cells: tuple[str, ...]

    @property
    def label(self) -> str:
        """The path of titles as one text."""
        return _PATH.join(self.path)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles of all titles above the column."""
        return frozenset(role for found in self.meanings for role in found.roles)

    @property
    def explained(self) -> bool:
        """True if every word of every title has a meaning."""
        return bool(self.path) and not any(found.unexplained for found in self.meanings)


@frozen
class _Judged:
    """A candidate with the decisive role of its titles; None for a column that no title explains."""

    column: Candidate
    role: Role | None

    @property
    def excluded(self) -> bool:
        return self.role in EXCLUDED


@frozen
class ValueColumn:
    """The chosen column.

    Attributes:
        place: its place, from 0.
        others: the places of columns whose titles state that they are something else.
    """

    place: int
    others: frozenset[int]


def choose_value_column(
    candidates: Sequence[Candidate], *, name: str, wanted: str | None, period: ReportingPeriod | None
) -> ValueColumn:
    """Return the value column.

    Args:
        candidates: the columns that are not names, units, ordinals or notes.
        name: the name of the source in errors.
        wanted: the title, the path of titles or the letter of the column, if the caller chose one.
        period: the reporting period, if known.

    Raises:
        ReadError: no column or several columns could be the one; the error lists each with a guess.
    """
    latest = _ends(candidates, period)
    judged = [_Judged(one, _role(one, latest, period)) for one in candidates]
    chosen = _wanted(judged, wanted, name) if wanted is not None else _chosen(judged, name)
    return ValueColumn(chosen, frozenset(one.column.place for one in judged if one.excluded) - {chosen})


def _chosen(judged: Sequence[_Judged], name: str) -> int:
    if any(one.role in (Role.PLAN, Role.OTHER_PERIOD) for one in judged):
        judged = [_Judged(one.column, Role.COMPARISON) if one.role is Role.RATIO else one for one in judged]
    for role in (Role.CURRENT, Role.VALUE):
        found = [one for one in judged if one.role is role]
        if len(found) == 1 and (role is Role.CURRENT or not _rivals(judged, found[0])):
            return found[0].column.place
        if len(found) > 1:
            raise ReadError(name, _SEVERAL.filled(columns=_listed(judged)))
    open_columns = [one for one in judged if not one.excluded and _may_have_values(one.column)]
    numbered = [one for one in open_columns if one.column.numbers] or open_columns
    if len(numbered) == 1:
        return numbered[0].column.place
    raise ReadError(name, (_SEVERAL if numbered else _NONE).filled(columns=_listed(judged)))


def _wanted(judged: Sequence[_Judged], wanted: str, name: str) -> int:
    key = fold(wanted)
    found = [
        one.column.place
        for one in judged
        if key in (fold(one.column.label), *(fold(title) for title in one.column.path[-1:]))
    ]
    if not found and len(wanted) <= _LETTERS:
        found = [one.column.place for one in judged if column_letter(one.column.place) == wanted.strip().upper()]
    if len(found) != 1:
        raise ReadError(name, _NOT_THERE.filled(wanted=wanted, columns=_listed(judged)))
    return found[0]


def _rivals(judged: Sequence[_Judged], chosen: _Judged) -> bool:
    """Return whether a column that no title explains has as many numbers, so that it could be the one."""
    return any(
        2 * one.column.numbers >= chosen.column.numbers > 0
        for one in judged
        if one.role is None and one.column.path and _may_have_values(one.column)
    )


def _role(column: Candidate, latest: ReportingPeriod | None, period: ReportingPeriod | None) -> Role | None:
    roles = column.roles
    excluded = next((role for role in EXCLUDED if role in roles), None)
    if excluded is not None:
        return excluded
    named = _of_period(column, latest, period)
    if named is Role.OTHER_PERIOD:
        return named
    if not column.explained:
        return None
    if named or Role.CURRENT in roles:
        return Role.CURRENT
    if Role.VALUE in roles or any(found.year for found in column.meanings):
        return Role.VALUE
    return Role.RATIO if Role.RATIO in roles else None


def _of_period(column: Candidate, latest: ReportingPeriod | None, period: ReportingPeriod | None) -> Role | None:
    """Return whether the titles name the reporting period or another one; None if they name none."""
    year = next((found.year for found in column.meanings if found.year), None)
    asked = period or latest
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


def _ends(candidates: Sequence[Candidate], period: ReportingPeriod | None) -> ReportingPeriod | None:
    """Return the latest period that a column names, for a report whose period is not known."""
    if period is not None:
        return None
    named = [found.period for one in candidates for found in one.meanings if found.period]
    named += [ReportingPeriod.full_year(found.year) for one in candidates for found in one.meanings if found.year]
    return max(named, key=lambda one: (one.end, one.start), default=None)


def _may_have_values(column: Candidate) -> bool:
    """Return whether the content of a column can be values: not serial numbers, years or texts."""
    numbers = [cell for cell in column.cells if cell.isascii() and cell.isdigit()]
    counted = [int(cell) for cell in numbers if len(cell) < len("10000")]
    serial = (
        len(counted) >= _SERIAL and counted[0] == 1 and all(after == before + 1 for before, after in pairwise(counted))
    )
    years = len(counted) > 1 and all(number in _YEARS for number in counted)
    texts = column.filled > 0 and 2 * column.numbers < column.filled
    return (
        not (serial and len(counted) == column.filled) and not (years and len(counted) == column.filled) and not texts
    )


def _listed(judged: Sequence[_Judged]) -> Bilingual:
    return Bilingual("; ".join(_items(judged, "vi")), "; ".join(_items(judged, "en")))


def _items(judged: Sequence[_Judged], lang: str) -> Iterator[str]:
    for one in judged:
        guess = _UNKNOWN if one.role is None else _GUESSES.get(one.role, _UNKNOWN)
        item = _ITEM.filled(
            letter=column_letter(one.column.place),
            title=one.column.label or _UNTITLED,
            guess=guess,
            numbers=str(one.column.numbers),
        )
        yield item.vi if lang == "vi" else item.en
