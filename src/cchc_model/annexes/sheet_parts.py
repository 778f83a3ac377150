"""Sheets of a workbook that are parts of one annex."""

from collections import Counter
from collections.abc import Sequence

from cchc_model.annexes.clean_rows import CleanRow, clean_rows
from cchc_model.annexes.headers import table_parts
from cchc_model.annexes.letterhead import LetterheadFacts, read_letterhead
from cchc_model.annexes.matching import rows_named
from cchc_model.annexes.tables import Columns, TableRow, source_line
from cchc_model.annexes.titles import meaning
from cchc_model.framework.framework import Framework
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import fold

_TEXTS = Columns(ordinal=None, name=0, unit=None, value=None, note=None)


def are_parts(cleaned: Sequence[Sequence[CleanRow]], framework: Framework) -> bool:
    """Return whether several sheets are parts of one annex.

    They are if they together print no name of an indicator more often than the framework has it, if the texts above
    their tables name neither two periods nor two organisations, and if the titles of their columns, where they name
    periods, have one in common.
    """
    printed = [Counter(_indicators(rows, framework)) for rows in cleaned]
    if not all(printed) or any(count > len(ids) for ids, count in sum(printed, Counter()).items()):
        return False
    facts = [_facts(rows) for rows in cleaned]
    periods = {fact.period or fact.doubtful_time or fact.periods for fact in facts}
    bodies = {fact.organisation.known_as if fact.organisation else fact.doubtful_body for fact in facts}
    titled = [found for rows in cleaned if (found := _titled_times(rows))]
    if titled and not frozenset.intersection(*titled):
        return False
    return len(periods - {()}) <= 1 and len(bodies - {""}) <= 1


def joined_sheets(sheets: Sequence[Sequence[TableRow]], framework: Framework) -> Sequence[TableRow]:
    """Return the rows of sheets that are parts of one annex; texts above several tables come once."""
    first, *others = sheets
    if not others:
        return first
    above = set(map(_texts, _letterhead(clean_rows(first, framework))))
    rows = list(first)
    for other in others:
        repeated = {id(row.row) for row in _letterhead(clean_rows(other, framework)) if _texts(row) in above}
        rows += [row for row in other if id(row) not in repeated]
    return rows


def _indicators(rows: Sequence[CleanRow], framework: Framework) -> list[tuple[str, ...]]:
    """Return for each row with the name of an indicator the ids of all rows of that name."""
    named = [rows_named(framework, row.cells[row.name]) for row in rows if row.name is not None]
    return [ids for ids in named if any(key in framework.indicators for key in ids)]


def _letterhead(rows: Sequence[CleanRow]) -> tuple[CleanRow, ...]:
    """Return the rows above the first header."""
    first = next(table_parts(rows))
    return () if first.header else first.body


def _facts(rows: Sequence[CleanRow]) -> LetterheadFacts:
    return read_letterhead(source_line(row.cells, _TEXTS, row.row) for row in _letterhead(rows))


def _titled_times(rows: Sequence[CleanRow]) -> frozenset[ReportingPeriod | int]:
    """Return the periods and years that the titles of columns name."""
    titles = [cell for part in table_parts(rows) for row in part.header for cell in row.cells if cell]
    return frozenset(time for found in map(meaning, titles) if (time := found.period or found.year))


def _texts(row: CleanRow) -> tuple[str, ...]:
    return tuple(fold(cell) for cell in row.cells if cell)
