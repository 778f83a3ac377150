"""Percentages in a column of their own beside that of the counts: `Số lượng | Tỷ lệ (%)`."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import evolve

from cchc_model.annexes.row_index import Match
from cchc_model.annexes.tables import SourceLine, UnreadColumn, at_column
from cchc_model.annexes.ticked_answers import is_about
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.framework.measures import Percentage
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.cells import Source
from cchc_model.reports.layout import PATH
from cchc_model.reports.periods import ReportingPeriod

_RATIO = frozenset((Role.RATIO,))


def with_percentages_beside(
    lines: Sequence[SourceLine], matches: Sequence[Match], period: ReportingPeriod | None
) -> list[SourceLine]:
    """Return the lines, with the percentage beside the value column as the value of a percentage that has none.

    The title of its column says only that it has percentages, and there is one such column. A text from 0 to 1 with
    decimals may be a fraction and is none.

    Args:
        lines: the lines.
        matches: the match of each line.
        period: the reporting period, if known.
    """
    return [
        line if line.value or not line.unread or (measure := _measure(match)) is None
        else _with_percentage(line, measure, period)
        for line, match in zip(lines, matches, strict=True)
    ]  # fmt: skip


def _measure(match: Match) -> Percentage | None:
    item = None if match.row is None else match.row.item
    return item.measure if isinstance(item, Indicator) and isinstance(item.measure, Percentage) else None


def _with_percentage(line: SourceLine, measure: Percentage, period: ReportingPeriod | None) -> SourceLine:
    beside = [(text, cell) for column, text, cell in line.unread if text and _is_of_percentages(column, period)]
    if len(beside) != 1 or not _is_stated(beside[0][0], measure):
        return line
    text, cell = beside[0]
    places = _places(line, cell)
    rest = tuple(one for one in line.unread if one[2] != cell)
    return next((evolve(line, value=text, columns=evolve(line.columns, value=at), unread=rest) for at in places), line)


def _places(line: SourceLine, cell: Source) -> Iterator[int]:
    return (at for at in line.columns.unread if at_column(line.source, at) == cell)


def _is_stated(text: str, measure: Percentage) -> bool:
    """Return whether a text is a percentage, and not perhaps a fraction of one."""
    value = read_cell(text, measure).value
    fraction = isinstance(value, Decimal) and 0 < value <= 1 and "%" not in text
    return value is not None and not fraction


def _is_of_percentages(column: UnreadColumn, period: ReportingPeriod | None) -> bool:
    """Return whether the titles of a column say that it has percentages, and nothing else but the report's period."""
    *above, title = map(meaning, column.title.split(PATH))
    return title.roles == _RATIO and not title.unexplained and all(is_about(one, period) for one in (*above, title))
