"""The rows of titles of a matrix form."""

from collections.abc import Iterator, Sequence

from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.group_titles import is_qualifier
from cchc_model.annexes.line_names import unit_in_name
from cchc_model.annexes.matrix_numbers import is_marker, is_numbering
from cchc_model.annexes.reporters import is_reporter
from cchc_model.annexes.row_index import Index
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import LONGEST_TITLE, meaning
from cchc_model.annexes.total_names import total_named
from cchc_model.reports.body_words import MOTTO, NATION
from cchc_model.reports.cell_reading import holds_number
from cchc_model.vietnamese.text import fold

_FEWEST = 2
"""The fewest columns with names of indicators, and the fewest titles in a row."""
_LETTERHEAD = frozenset((fold(NATION), fold(MOTTO)))


def title_runs(rows: Sequence[CleanRow]) -> Iterator[tuple[int, int]]:
    """Yield the runs of rows of one table that may be titles, each as its first row and the one behind its last."""
    start = 0
    for at in range(len(rows) + 1):
        goes_on = at < len(rows) and may_be_titles(rows[at]) and (at == start or rows[at].table == rows[start].table)
        if not goes_on:
            if at > start:
                yield start, at
            start = at if at < len(rows) and may_be_titles(rows[at]) else at + 1


def may_be_titles(row: CleanRow) -> bool:
    """Return whether a row may be one of titles: short texts that are no numbers, or the numbers of columns."""
    texts = [row.cells[at] for at in row.filled]
    if is_numbering(row.cells):
        return True
    return (
        len(texts) >= _FEWEST
        and all(len(text) <= LONGEST_TITLE and not (holds_number(text) or is_marker(text)) for text in texts)
        and not any(fold(text) in _LETTERHEAD for text in texts)
    )


def header_within(rows: Sequence[CleanRow], start: int, stop: int, index: Index) -> tuple[int, int] | None:
    """Return the first row of a header and the one behind its last among rows of titles; None if none has names."""
    named = {at: [cell for cell in rows[at].cells if cell and is_named(index, cell)] for at in range(start, stop)}
    if len({fold(cell) for cells in named.values() for cell in cells}) < _FEWEST:
        return None
    first = next(at for at in range(start, stop) if named[at] or any(map(heads_rows, rows[at].cells)))
    numbered = [at for at in range(first, stop) if is_numbering(rows[at].cells)]
    last = numbered[0] if numbered else max(at for at in range(first, stop) if named[at])
    while last + 1 < stop and not numbered and _qualifies(rows[last + 1]):
        last += 1
    return first, last + 1


def _qualifies(row: CleanRow) -> bool:
    """Return whether a row only states times, plans and results of the columns above it, below no title of names."""
    return all(is_qualifier(row.cells[at]) for at in row.filled)


def heads_rows(cell: str) -> bool:
    """Return whether a title may be that of the ordinals or names of rows."""
    found = meaning(cell)
    return (found.known and bool(found.roles & {Role.ORDINAL, Role.NAME})) or is_reporter(cell)


def is_named(index: Index, text: str) -> bool:
    """Return whether a title is the name of a row of the framework, perhaps with a unit behind it."""
    return bool(index.rows_named(total_named(index, text))) or unit_in_name(index, text) is not None
