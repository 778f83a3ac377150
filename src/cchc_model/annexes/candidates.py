"""The columns that may be the value column, each with the role that its titles and its content give it."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve, frozen

from cchc_model.annexes.column_content import ColumnContent
from cchc_model.annexes.compliance import complies, is_compliant_part
from cchc_model.annexes.listed_months import listed_months, months_of
from cchc_model.annexes.numbered_times import column_of_other_number
from cchc_model.annexes.numbers_aside import numbers_rows, rises, role_by_content
from cchc_model.annexes.period_series import spelled_series
from cchc_model.annexes.short_times import in_full, with_year_of_days
from cchc_model.annexes.title_words import EXCLUDED, Role
from cchc_model.annexes.titles import MARK, Meaning, completed, is_ratio, meaning, parts_of_year, states_beginning
from cchc_model.reports.period_texts import ends_elsewhere
from cchc_model.reports.periods import FIRST_YEAR, LAST_YEAR, ReportingPeriod
from cchc_model.reports.time_uses import closing_days
from cchc_model.vietnamese.text import Bilingual, fold

_BRACKETED = re.compile(r"\([^()]*\)")
_NUMBER_OR = re.compile(rf"\W*{fold('số')}\s*[/,;|]")
"""The beginning of the unit of rows that have a number or a percentage: `(Số, %)`."""
_SERIAL = 3
_MONTHS = 12
_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
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
    Role.CORRECTION: Bilingual("đính chính", "correction"),
    Role.DIMENSION: Bilingual("thời gian", "time"),
    Role.OTHER_UNIT: Bilingual("đơn vị tính khác", "another unit"),
    Role.ORDINAL: Bilingual("số thứ tự", "ordinals"),
    Role.SERIAL: Bilingual("số trang, số hiệu hoặc số thứ tự", "pages, numbers of documents or ordinals"),
    Role.TOTAL: Bilingual("tổng số", "total"),
    Role.CURRENT: Bilingual("kỳ báo cáo", "reporting period"),
    Role.VALUE: Bilingual("số liệu", "values"),
    Role.RATIO: Bilingual("tỷ lệ", "ratio"),
}
UNKNOWN = Bilingual("chưa rõ", "unknown")
_STATED = (Role.CURRENT, Role.TOTAL, Role.VALUE, Role.RATIO)
"""The roles of a column that may be the value column, the decisive one first."""
_OF_OTHER_NUMBER = dict.fromkeys((None, *_STATED[1:]), Role.OTHER_PERIOD)
"""The roles of a column of a time with another number than that of the report."""
_CORRECTED = frozenset((Role.CORRECTION, Role.PROPOSAL))


@frozen
class Candidate:
    """A candidate with the decisive role of its titles; None for a column that no title explains.

    Attributes:
        column: the column.
        role: the decisive role of its titles.
        read: the column with its titles in words: the period of a numeral, the year of days.
    """

    column: ColumnContent
    role: Role | None
    read: ColumnContent

    @property
    def excluded(self) -> bool:
        """True if its titles state that it has something else than the values."""
        return self.role in EXCLUDED or self.role is Role.ORDINAL

    def is_beside(self, chosen: "Candidate") -> bool:
        """Return whether it has something else than the values of another one; ordinals do if the values are there."""
        return self.excluded and (self.role is not Role.ORDINAL or 2 * chosen.column.numbers >= self.column.numbers)

    @property
    def unsettled(self) -> bool:
        """True if its titles state that it has values, beside words that nothing explains."""
        return self.role is None and not self.column.roles.isdisjoint(_STATED)

    @property
    def is_share(self) -> bool:
        """True if its own title names a ratio and no number, whatever the titles above it name."""
        return _is_share(self.column)

    @property
    def is_foreign(self) -> bool:
        """True if it has percentages in the rows of counts, by its title or by its numbers."""
        of_counts = 2 * self.column.counted > self.column.numbers
        return self.column.has_shares or (of_counts and self.is_share and self.role is not Role.CORRECTION)

    @property
    def dated(self) -> bool:
        """True if a title names a period."""
        return any(one.period or one.year or one.partial or one.whole_year for one in self.column.meanings)

    def months(self, year: int) -> frozenset[int]:
        """Return the months of the time that its titles name, counted from those of a year: 0 is the December before.

        None are those of a column that names no time.
        """
        own = next((found.year for found in self.read.meanings if found.year), None)
        for found, title in zip(self.read.meanings, self.read.path, strict=True):
            named = _period_of(title, found, own or year)
            months = listed_months(title) or (months_of(named) if named else frozenset())
            if months:
                later = _MONTHS * ((named.year if named else own or year) - year)
                return frozenset(month + later for month in months)
        return frozenset(range(1 + _MONTHS * (own - year), 1 + _MONTHS * (own - year + 1))) if own else frozenset()

    @property
    def guess(self) -> Bilingual:
        """The likely content of the column."""
        return UNKNOWN if self.role is None else _GUESSES.get(self.role, UNKNOWN)


def candidates_of(candidates: Sequence[ColumnContent], period: ReportingPeriod | None) -> list[Candidate]:
    """Return the candidates among the columns that are not names, units, ordinals or notes."""
    spelled = spelled_series([one.path for one in candidates])
    read = [_titled(one, path) for one, path in zip(candidates, spelled, strict=True)]
    latest = _ends(read, period)
    dated = [one if period is None else _dated(one, period.year) for one in read]
    roles = _with_content(candidates, [_role(one, latest, period) for one in dated])
    other = column_of_other_number([one.path for one in dated], period)
    roles = [_OF_OTHER_NUMBER.get(role, role) if at == other else role for at, role in enumerate(roles)]
    return [Candidate(*one) for one in zip(candidates, roles, dated, strict=True)]


def _with_content(columns: Sequence[ColumnContent], roles: Sequence[Role | None]) -> list[Role | None]:
    """Return the roles of columns; where titles give none, those that their numbers prove.

    Where the values of rows rise too, rising numbers show nothing.
    """
    pairs = list(zip(columns, roles, strict=True))
    found = [role_by_content(one) if role is None and _is_silent(one, columns) else role for one, role in pairs]
    others = [one for one, role in zip(columns, found, strict=True) if role is not Role.SERIAL]
    ordered = len(others) < len(found) and any(map(rises, others))
    return [None if ordered and role is Role.SERIAL else role for role in found]


def _is_silent(column: ColumnContent, columns: Sequence[ColumnContent]) -> bool:
    """Return whether no title of a column states values; one above several columns states them of none."""
    if not column.path or not column.meanings[-1].roles.isdisjoint(_STATED):
        return False
    several = any(one is not column and one.path[:-1] == column.path[:-1] for one in columns)
    return column.roles.isdisjoint(_STATED) or several


def _dated(column: ColumnContent, year: int) -> ColumnContent:
    """Return a column with the year of the report in titles that are days without one: `Từ 15/6 đến 14/9`."""
    return _titled(column, tuple(with_year_of_days(title, year) for title in column.path))


def _titled(column: ColumnContent, path: tuple[str, ...]) -> ColumnContent:
    """Return a column with other titles."""
    return column if path == column.path else evolve(column, path=path, meanings=tuple(map(meaning, path)))


def _role(column: ColumnContent, latest: ReportingPeriod | None, period: ReportingPeriod | None) -> Role | None:
    roles = column.roles
    corrected = not roles.isdisjoint(_CORRECTED) and not _complies(column)
    excluded = next((role for role in EXCLUDED if role in roles), None)
    if excluded is Role.ACCUMULATED and _accumulates(column, period):
        return Role.CURRENT
    named = _of_period(column, latest, period)
    if excluded is Role.PART and named is Role.OTHER_PERIOD:  # the part may be that of the reporting body
        excluded = named
    if excluded is not None and not (corrected and excluded is Role.REMAINDER):  # `cần sửa` is no requirement
        return excluded
    if numbers_rows(column):
        return Role.ORDINAL
    corrected = corrected and not _is_share_of_another(column)
    if not corrected and any(map(is_compliant_part, column.path)):
        return Role.PART
    if named is Role.OTHER_PERIOD:
        return named
    return Role.CORRECTION if corrected else _stated(column, named)


def _accumulates(column: ColumnContent, period: ReportingPeriod | None) -> bool:
    """Return whether a column accumulates over just the period of a report that begins with its year.

    So does `Lũy kế 9 tháng` in a report of nine months, but not in one of the third quarter.
    """
    if period is None or period.start != ReportingPeriod.full_year(period.year).start:
        return False
    dated = any(found.period or found.partial or found.whole_year for found in column.meanings)
    only = not any(role in column.roles for role in EXCLUDED if role is not Role.ACCUMULATED)
    return dated and only and column.explained and _of_period(column, period, period) is Role.CURRENT


def _stated(column: ColumnContent, named: Role | None) -> Role | None:
    """Return the role of a column whose titles exclude nothing; None if they do not say that it has values."""
    if _is_share(column) and not named:
        return Role.RATIO
    if not column.explained or named:
        return Role.CURRENT if column.explained else None
    roles = column.roles
    counted = Role.ESTIMATE in roles or any(found.year for found in column.meanings)
    return next((role for role in _STATED if role in roles), Role.VALUE if counted else None)


def _is_share(column: ColumnContent) -> bool:
    """Return whether the title of a column names a ratio and no number, such as `Tỷ lệ` or `% thực hiện`."""
    if not column.path:
        return False
    own = column.meanings[-1].roles
    title = column.path[-1]
    only = Role.RATIO in own and own.isdisjoint((Role.VALUE, Role.TOTAL))
    return is_ratio(title) or (only and not _NUMBER_OR.match(fold(title)))


def _is_share_of_another(column: ColumnContent) -> bool:
    """Return whether a word of a correction in the title of a share has an object, which nothing explains.

    `Tỷ lệ đúng hẹn` corrects nothing; a word at the end of a title, as in `Tỷ lệ phòng sửa lại`, has no object.
    """
    if column.explained or not _is_share(column):
        return False
    words = column.path[-1].split()
    last = (meaning(" ".join(words[-count:])) for count in (1, 2, 3))
    return all(one.unexplained or one.roles.isdisjoint((Role.CORRECTION, Role.PROPOSAL)) for one in last)


def _complies(column: ColumnContent) -> bool:
    """Return whether no title of a column states a correction but by a word that has an object: `Đúng hẹn`."""
    stated = zip(column.path, column.meanings, strict=True)
    return all(complies(title) for title, found in stated if not found.roles.isdisjoint(_CORRECTED))


def _of_period(column: ColumnContent, latest: ReportingPeriod | None, period: ReportingPeriod | None) -> Role | None:
    """Return whether the titles name the reporting period or another one; None if they name none."""
    years = [found.year for found in column.meanings if found.year]
    year, asked = next(iter(years), None), period or latest
    elsewhere = asked is not None and any(ends_elsewhere(in_full(title), asked) for title in column.path)
    if elsewhere or any(map(states_beginning, column.path)):
        return Role.OTHER_PERIOD
    if any(found.whole_year for found in column.meanings):
        return Role.CURRENT if asked is None or asked == ReportingPeriod.full_year(asked.year) else Role.OTHER_PERIOD
    for found, title in zip(column.meanings, column.path, strict=True):
        if found.period is not None or found.partial:
            whole = year or (period.year if period else None)
            if asked is None or (whole is None and not found.period):
                return Role.CURRENT
            return Role.CURRENT if _is_of(title, found, whole or asked.year, asked) else Role.OTHER_PERIOD
    if asked is not None and any(year != asked.year for year in years):
        return Role.OTHER_PERIOD
    return None


def _is_of(title: str, found: Meaning, year: int, asked: ReportingPeriod) -> bool:
    """Return whether a title that names a part of a year is that of a period, or ends with it: `Đến hết quý II`."""
    months = listed_months(title)
    if months:
        return months == months_of(asked) and (found.period.year if found.period else year) == asked.year
    named = _period_of(title, found, year)
    return named == asked or (not found.period and bool(closing_days(in_full(title), year)))


def _period_of(title: str, found: Meaning, year: int) -> ReportingPeriod | None:
    """Return the period that a title names, if it names just one, whatever its other words are: `Quý III (ước)`."""
    parts = parts_of_year(title) if found.partial else []
    named = found.period or (completed(title, year) if parts else None)
    return named or (completed(parts[0], year) if len(parts) == 1 else None)


def _ends(candidates: Sequence[ColumnContent], period: ReportingPeriod | None) -> ReportingPeriod | None:
    """Return the latest period that a column names, for a report whose period is not known.

    A plan is of a period to come, and so may be what an unknown word means.
    """
    if period is not None:
        return None
    settled = [one for one in candidates if one.explained and one.roles.isdisjoint(EXCLUDED)]
    named = [found.period for one in settled for found in one.meanings if found.period]
    named += [ReportingPeriod.full_year(found.year) for one in settled for found in one.meanings if found.year]
    return max(named, key=lambda one: (one.end, one.start), default=None)


def may_have_values(column: ColumnContent) -> bool:
    """Return whether the content of a column can be values: not serial numbers, years or texts."""
    texts = 2 * column.numbers < column.filled - column.nil
    return not texts and not has_series(column)


def has_series(column: ColumnContent) -> bool:
    """Return whether all cells of a column are serial numbers or years."""
    numbers = [cell for cell in column.cells if cell.isascii() and cell.isdigit()]
    counted = [int(cell) for cell in numbers if len(cell) < len("10000")]
    serial = (
        len(counted) >= _SERIAL and counted[0] == 1 and all(after == before + 1 for before, after in pairwise(counted))
    )
    years = len(counted) > 1 and all(number in _YEARS for number in counted)
    return (serial or years) and len(counted) == column.filled


def bare_title(path: str) -> str:
    """Return a title, or a path of titles, without what does not matter in it: case, footnote marks, brackets.

    >>> bare_title("THỰC HIỆN (văn bản)¹") == bare_title("Thực hiện (2)") == bare_title("Thực hiện")
    True
    """
    text = _BRACKETED.sub(" ", MARK.sub("", unicodedata.normalize("NFC", path)))
    return " ".join(fold(text).split())
