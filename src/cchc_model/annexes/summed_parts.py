"""Parts that stand above their total, behind a row that they may be parts of too: their sum is the evidence."""

from collections.abc import Mapping, Sequence

from attrs import evolve

from cchc_model.annexes.row_index import Match, MatchKind
from cchc_model.annexes.tables import SourceLine
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.measures import UnitType
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import read_cell
from cchc_model.vietnamese.notation import Number

_FEWEST = 2


def with_summed_parts(framework: Framework, lines: Sequence[SourceLine], matches: Sequence[Match]) -> Sequence[Match]:
    """Return the matches, with those of all parts of a total that stand directly above it and add up to its value.

    The row above them must have another value, because they may be its parts.

    Args:
        framework: the framework that the annex follows.
        lines: the lines.
        matches: the match of each line.
    """
    doubtful = {at: one.candidates[0] for at, one in enumerate(matches) if _is_doubtful(one)}
    if len(doubtful) < _FEWEST:
        return matches
    made = [*matches]
    below: dict[str, list[str]] = {}
    for row in framework.rows:
        if row.parent is not None and isinstance(row.item, Indicator):
            below.setdefault(row.parent, []).append(row.id)
    for at, match in enumerate(matches):
        parts = below.get(match.row.id, []) if match.row else []
        places = range(at - len(parts), at)
        above = {doubtful.get(place): place for place in places}
        if match.row and len(parts) >= _FEWEST and set(above) == set(parts):
            rows = {place: framework.row(key) for key, place in above.items() if key}
            if _add_up(lines, rows, at, match.row):
                made[places.start : at] = [evolve(matches[i], kind=MatchKind.MATCHED, row=rows[i]) for i in places]
    return made


def _is_doubtful(match: Match) -> bool:
    return match.row is None and match.kind is MatchKind.AMBIGUOUS and len(match.candidates) == 1


def _add_up(lines: Sequence[SourceLine], parts: Mapping[int, Row], at: int, total: Row) -> bool:
    values = [_count(lines[place], row) for place, row in parts.items()]
    whole = _count(lines[at], total)
    above = lines[min(parts) - 1] if min(parts) else None
    other = None if above is None else _count(above, total)
    known = [value for value in values if value is not None]
    return bool(whole) and len(known) == len(values) and sum(known) == whole and other != whole


def _count(line: SourceLine, row: Row) -> Number | None:
    """Return the value of a line by the measure of a row, or None if it is no count."""
    measure = row.item.measure if isinstance(row.item, Indicator) else None
    return read_cell(line.value, measure).value if isinstance(measure, UnitType) else None
