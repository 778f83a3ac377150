"""Matrix forms without a framework: titles over columns of figures, beside the names of organisations or fields."""

import re
from collections.abc import Sequence

from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.matrix import Matrix, matrix_below
from cchc_model.annexes.matrix_headers import heads_rows, title_runs
from cchc_model.annexes.matrix_numbers import is_marker, is_numbering
from cchc_model.annexes.part_titles import heads_fields, heads_territories, is_total, named_by, stated_organisation
from cchc_model.annexes.reporters import is_reporter
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.reports.cell_reading import holds_number

_FEWEST = 3
"""The fewest columns of values of which nothing says what they have."""
_FEWEST_OF_TITLES = 2
"""The fewest columns of values with titles that a list has above no column."""
_OF_ANY = frozenset((Role.VALUE, Role.CURRENT, Role.OTHER_PERIOD, Role.TOTAL, Role.ESTIMATE, Role.RATIO))
"""The roles of titles that name no indicator."""
_LETTER = re.compile(r"\(?[A-D]\)?")
_OF_LISTS = frozenset((Role.UNIT, Role.PLAN, Role.COMPARISON, Role.POINTS, Role.ACCUMULATED))
"""The roles of titles that lists have, with the indicators as rows."""


def find_matrix_form(rows: Sequence[CleanRow], *, of_organisations: bool = False) -> Matrix | None:
    """Return the matrix form in the rows of a file, by its titles alone; None if they may be a list.

    Args:
        rows: the rows of the file.
        of_organisations: True to take only a table of which most rows name organisations.
    """
    for start, stop in title_runs(rows):
        first = next((at for at in range(start, stop) if any(map(heads_rows, rows[at].cells))), None)
        lettered = _below_no_title(rows, start, stop) if first is None else None
        if first is None and lettered is None:
            continue
        first, names = lettered or (first or 0, None)
        numbered = [at for at in range(first, stop) if is_numbering(rows[at].cells)]
        last = numbered[0] + 1 if numbered else stop
        names = _names(rows, first, last) if names is None else names
        made = matrix_below(rows, first, last, lambda place, _: place > names, blank=True)  # noqa: B023 used at once
        of_rows = of_organisations and lettered is None
        if made is not None and _is_form(made, of_organisations=of_rows):
            return made
    return None


def _below_no_title(rows: Sequence[CleanRow], start: int, stop: int) -> tuple[int, int] | None:
    """Return the first row of titles and the column of names, if that has a letter below the titles and none of them.

    Such a letter numbers what is no value: `A (1) (2) (3)` below `(blank) | Bản sao | Chữ ký`.
    """
    for at in range(start, stop):
        cells = rows[at].cells
        letters = [place for place, cell in enumerate(cells) if _LETTER.fullmatch(cell)]
        if at == start or not is_numbering(cells) or not letters:
            continue
        right = [one for one in range(start, at) if all(place > letters[-1] for place in rows[one].filled)]
        first = right[0] if right else at
        if first < at and right == list(range(first, at)):
            return first, letters[-1]
    return None


def _names(rows: Sequence[CleanRow], first: int, last: int) -> int:
    """Return the place of the last column before the values: that of names."""
    titles = rows[first].cells
    filled = [place for place, cell in enumerate(titles) if cell]
    ordinal = next((place for place in filled if Role.ORDINAL in meaning(titles[place]).roles), None)
    own = [place for place in filled if place != ordinal]
    names = own[0] if own else 0
    for place in own[1:]:
        cells = [row.cells[place] for row in rows[last:] if place < len(row.cells) and row.cells[place]]
        texts = [cell for cell in cells if any(map(str.isalpha, cell)) and not holds_number(cell)]
        if not cells or 2 * len(texts) <= len(cells):
            break
        names = place
    return names


def _is_form(made: Matrix, *, of_organisations: bool) -> bool:
    values = [one for one in made.columns if not one.is_note]
    of_list = any(_is_of_list(title) for one in values for title in one.path)
    parts = [named_by(one.path) for one in values]
    own = [one for one in values if not all(_is_of_any(title) for title in one.path)]
    if of_list or any(one.organisation or one.period for one in parts):
        return False
    if len(values) < _FEWEST and len(own) < _FEWEST_OF_TITLES:
        return False
    if of_organisations:
        named = [made.name_of(row) for row in made.body if not made.repeats_header(row)]
        named = [name for name in named if name and not is_total(name) and not is_marker(name)]
        return 0 < len(named) < 2 * sum(stated_organisation(name) is not None for name in named)
    stated = len(own) >= _FEWEST_OF_TITLES and _heads_reports(made)
    return len(made.header) > 1 or any(one.number for one in values) or stated


def _is_of_list(title: str) -> bool:
    """Return whether a title has a role that only lists have; `giao` is a word of a plan, but not in `giao dịch`."""
    found = meaning(title)
    roles = found.roles - {Role.PLAN} if found.unexplained else found.roles
    return not roles.isdisjoint(_OF_LISTS)


def _is_of_any(title: str) -> bool:
    found = meaning(title)
    return found.known and found.roles <= _OF_ANY


def _heads_reports(made: Matrix) -> bool:
    """Return whether the title above the names of the rows says that they are organisations or fields."""
    titles = (row.cells[at] for row in made.header for at in made.names if at < len(row.cells) and row.cells[at])
    return any(map(_heads_names, titles))


def _heads_names(title: str) -> bool:
    return is_reporter(title) or heads_territories(title) or heads_fields(title)


def has_one_column(rows: Sequence[CleanRow]) -> bool:
    """Return whether a row of titles has only one column beside the names of organisations or fields."""
    titles = ([row.cells[at] for at in row.filled] for row in rows)
    own = ([one for one in texts if Role.ORDINAL not in meaning(one).roles] for texts in titles)
    return any(len(texts) == len(("names", "values")) and _heads_names(texts[0]) for texts in own)
