"""Percentages in a column of their own beside that of the counts: `Số lượng | Tỷ lệ (%)`."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from attrs import evolve

from cchc_model.annexes.row_index import Match
from cchc_model.annexes.tables import SourceLine, UnreadColumn
from cchc_model.annexes.ticked_answers import is_about
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.framework.measures import Percentage
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.cells import Status
from cchc_model.reports.layout import PATH
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.notation import Number

_RATIO = frozenset((Role.RATIO,))
_NO_BASE = frozenset((Role.RATIO, Role.NOTE, Role.AGENCY, Role.VALUE, Role.CURRENT))
"""The roles of columns that no percentage is a share of."""


def with_percentages_beside(
    lines: Sequence[SourceLine], matches: Sequence[Match], period: ReportingPeriod | None
) -> list[SourceLine]:
    """Return the lines, with the percentage beside the value column as the value of a percentage that has none.

    The title of its column says only that it has percentages, and there is one such column. Beside a plan or another
    period it has shares of these. A text from 0 to 1 may be a fraction, or the result of a formula over a blank.
    Beside another value of the row's own, either may be right.

    Args:
        lines: the lines.
        matches: the match of each line.
        period: the reporting period, if known.
    """
    return [
        line if not line.unread or (measure := _measure(match)) is None else _with_percentage(line, measure, period)
        for line, match in zip(lines, matches, strict=True)
    ]


def _measure(match: Match) -> Percentage | None:
    item = None if match.row is None else match.row.item
    return item.measure if isinstance(item, Indicator) and isinstance(item.measure, Percentage) else None


def _with_percentage(line: SourceLine, measure: Percentage, period: ReportingPeriod | None) -> SourceLine:
    texts = {cell: text for _, text, cell in line.unread}
    beside = [
        (at, text)
        for at, column in line.columns.unread.items()
        if (text := texts.get(line.cell(at))) and _is_of_percentages(column, period)
    ]
    base = any(_may_be_base(column, period) for column in line.columns.unread.values())
    if len(beside) != 1 or not _is_stated(beside[0][1], measure) or base:
        return line
    at, text = beside[0]
    own = read_cell(line.value, measure)
    if own.status not in (Status.BLANK, Status.NIL):  # neither empty nor the mark of a row that counts nothing
        return line if _agree(own.value, read_cell(text, measure).value) else _contested(line, at)
    rest = tuple(one for one in line.unread if one[2] != line.cell(at))
    return evolve(line, value=text, columns=evolve(line.columns, value=at), unread=rest)


def _agree(own: Number | None, other: Number | None) -> bool:
    """Return whether two percentages are one, as far as the digits of the less exact one tell."""
    if own is None or other is None:
        return False
    exact, short = sorted((Decimal(own), Decimal(other)), key=lambda one: int(one.as_tuple().exponent))
    return exact.quantize(Decimal(1).scaleb(int(short.as_tuple().exponent)), ROUND_HALF_UP) == short


def _contested(line: SourceLine, at: int) -> SourceLine:
    """Return a line whose percentage in another column puts its value in doubt."""
    column = evolve(line.columns.unread[at], decides=True)
    unread = tuple((column if cell == line.cell(at) else one, text, cell) for one, text, cell in line.unread)
    return evolve(line, columns=evolve(line.columns, unread={**line.columns.unread, at: column}), unread=unread)


def _is_stated(text: str, measure: Percentage) -> bool:
    """Return whether a text is a percentage, and neither perhaps a fraction of one nor the result over a blank."""
    value = read_cell(text, measure).value
    return value is not None and value != 0 and (not 0 < value <= 1 or "%" in text)


def _may_be_base(column: UnreadColumn, period: ReportingPeriod | None) -> bool:
    """Return whether a column may have what percentages are a share of: a plan, another period, or what is unknown."""
    parts = [meaning(one) for one in column.title.split(PATH)]
    plain = bool(parts[-1].roles) and all(one.roles <= _NO_BASE and is_about(one, period) for one in parts)
    return not plain and Role.NOTE not in parts[-1].roles


def _is_of_percentages(column: UnreadColumn, period: ReportingPeriod | None) -> bool:
    """Return whether the titles of a column say that it has percentages, and nothing else but the report's period."""
    *above, title = map(meaning, column.title.split(PATH))
    return title.roles == _RATIO and not title.unexplained and all(is_about(one, period) for one in (*above, title))
