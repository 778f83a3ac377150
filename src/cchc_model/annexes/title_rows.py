"""Rows of titles: which rows belong to a header, whatever their words."""

import re
from collections.abc import Sequence
from itertools import islice

from attrs import evolve

from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.period_series import ROMAN, series_places
from cchc_model.annexes.tables import has_digit
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import LONGEST_TITLE, meaning
from cchc_model.reports.cell_reading import holds_number, is_without_value
from cchc_model.reports.territory_levels import begins_territory

_FEWEST_TITLES = 2
_FORMULA = re.compile(r"(?<=[\w)\]])\s*=[\s\d()\[\]+\-–*/x×:.,%]+$")
"""The computation of a column behind its number, as in `5=4/3`."""
_COLUMN_NUMBER = re.compile(r"[0-9]{1,3}")
_FIRST_NUMBERS = frozenset("01AI")
"""The signs with which the number of a first column begins."""

_LOOKED_AT = 40
"""The rows of the annex that show which columns have numbers."""
_TITLED = frozenset((Role.NAME, Role.UNIT, Role.ORDINAL, Role.NOTE))


def _are_titles(row: CleanRow) -> bool:
    """Return whether a row is a row of titles: two or more with a known meaning, and no name of the framework.

    A title may be called as a row is: `Quá hạn`, beside the titles of the names and of their units or ordinals.
    """
    if (row.name is not None and not _titles_names(row)) or len(row.filled) < _FEWEST_TITLES:
        return False
    texts = sorted(filter(None, row.cells), key=len)
    if len(texts[-1]) > LONGEST_TITLE:
        return False
    known, figures, of_columns = 0, 0, False
    for left, text in zip(reversed(range(len(texts))), texts, strict=True):
        found = meaning(text)
        figures += not found.year and holds_number(text)
        known += found.known
        of_columns = of_columns or (found.known and not found.roles.isdisjoint(_TITLED))
        if figures > 1 or known + left < _FEWEST_TITLES:  # a long text is only understood where it can decide
            return False
    return of_columns


def _titles_names(row: CleanRow) -> bool:
    """Return whether a row with a name of the framework has the titles of the columns on the left of a table."""
    left = [cell for cell in row.cells[: row.name] if cell]
    aside = map(meaning, left) if len(left) >= _FEWEST_TITLES else ()
    roles = [one.roles for one in aside if one.known]
    return {Role.NAME} in roles and ({Role.UNIT} in roles or {Role.ORDINAL} in roles)


def continues(row: CleanRow, header: Sequence[CleanRow]) -> bool:
    """Return whether a row goes on with a header: subtitles, a period, or the numbers of columns."""
    if row.name is not None:
        return False
    if not row.filled or numbers_columns(row.cells):
        return True
    titled = title_rows(header)
    own = {index for above in titled for index in above.filled}
    if len(row.filled) == 1 and row.filled[0] == 0:
        found = meaning(row.cells[0])
        return found.known and not found.roles
    texts = [row.cells[index] for index in row.filled]
    series = series_places(row.cells, [above.cells for above in titled])
    below = all(index in series or _may_be_title(row.cells[index]) for index in row.filled)
    titles = {index for above in header for index in above.filled if Role.NAME in meaning(above.cells[index]).roles}
    names = {min(titles)} if titles else set()  # further ones may be of targets: `Chỉ tiêu` above `Năm`, `Quý III`
    territories = len(texts) >= _FEWEST_TITLES and any(map(begins_territory, texts))
    told = territories or all(meaning(text).known for text in texts)
    spread = any(index not in own for index in row.filled) or told
    return below and spread and not names & set(row.filled)


def rows_of_titles(rows: Sequence[CleanRow]) -> list[bool]:
    """Return for each row whether it is one of titles, by its words or its place above the first row of the annex."""
    titles = [_are_titles(row) for row in rows]
    named = [index for index, row in enumerate(rows) if row.name is not None]
    first = next((index for index in named if len(rows[index].filled) > 1), next(iter(named), None))
    valued = next((index for index in named if _has_number(rows[index])), first)  # headings may stand above the titles
    if first is not None and not any(titles[:valued]):
        for index in _untitled_header(rows, first):
            titles[index] = True
    return titles


def _has_number(row: CleanRow) -> bool:
    """Return whether a row has a number behind its name."""
    return any(map(holds_number, row.cells[(row.name or 0) + 1 :]))


def _may_be_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and not holds_number(text)


def is_subtitle(rows: Sequence[CleanRow], index: int) -> bool:
    """Return whether a row below titles has more of them, whatever their words: short texts above columns of numbers.

    A text above the names or ordinals may be a heading of the annex, which is none of the form.
    """
    row = rows[index]
    if row.name is not None or not all(
        _may_be_title(row.cells[at]) or meaning(row.cells[at]).year for at in row.filled
    ):
        return False
    names, numbers = _columns_of_numbers(rows, index)
    return any(at in numbers for at in row.filled) and not any(at in names or at == 0 for at in row.filled)


def titled_anew(rows: Sequence[CleanRow], index: int) -> tuple[CleanRow, ...] | None:
    """Return the titles of a row between others that gives two columns of numbers or more new titles, or None.

    Behind them stands the row itself without its titles, if it is one of the annex: `II | Cải cách thể chế | Kỳ này |
    Kỳ trước`.
    """
    row = rows[index]
    beside = (at for at in row.filled if row.name is None or at > row.name)
    texts = {at: cell for at in beside if not (cell := row.cells[at])[0].isdigit()}
    if len(texts) < _FEWEST_TITLES:
        return None
    known = [at for at, text in texts.items() if len(text) <= LONGEST_TITLE and _states(text)]
    if len(known) < _FEWEST_TITLES or any(is_without_value(texts[at]) for at in known):
        return None
    _, numbers = _columns_of_numbers(rows, index)
    others = [at for at in row.filled if at in numbers and at not in known and at > (row.name or 0)]
    if len(numbers.intersection(known)) < _FEWEST_TITLES or others:
        return None
    if row.name is None:
        return (row,)
    titles = tuple(cell if at in known else "" for at, cell in enumerate(row.cells))
    rest = tuple("" if at in known else cell for at, cell in enumerate(row.cells))
    return CleanRow(evolve(row.row, comments={}), titles, None), evolve(row, cells=rest)


def _states(text: str) -> bool:
    """Return whether a text states, in known words, what a column has, or of which time or territory."""
    found = meaning(text)
    said = found.roles or found.period or found.year or found.partial or found.whole_year
    return (found.known and bool(said)) or begins_territory(text)


def _columns_of_numbers(rows: Sequence[CleanRow], above: int) -> tuple[frozenset[int], frozenset[int]]:
    """Return the columns with names, and those with numbers, in the first rows of the annex below a row."""
    named = list(islice((row for row in rows[above + 1 :] if row.name is not None), _LOOKED_AT))
    names = frozenset(row.name for row in named if row.name is not None)
    return names, frozenset(at for row in named for at in row.filled if at not in names and holds_number(row.cells[at]))


def _untitled_header(rows: Sequence[CleanRow], first: int) -> list[int]:
    """Return the rows directly above the first row of the annex that are titles, whatever their words."""
    name, found = rows[first].name or 0, []
    _, numbers = _columns_of_numbers(rows, first - 1)
    for index in range(first - 1, -1, -1):
        row = rows[index]
        texts = [row.cells[place] for place in row.filled]
        if not texts or numbers_columns(row.cells) or row.name is not None:
            continue
        aside = [place for place in row.filled if place > name or place in numbers]
        figures = any(has_digit(text) and not any(map(str.isalpha, text)) and not meaning(text).year for text in texts)
        if not aside or figures or (len(texts) < _FEWEST_TITLES and aside[0] <= name):
            break
        if any(len(text) > LONGEST_TITLE for text in texts) or row.table != rows[first].table:
            break
        found.append(index)
    return found


def numbers_columns(cells: tuple[str, ...]) -> bool:
    """Return whether a row only numbers the columns: `1 2 3 4 5`, `(1) (2) (3)=(2)/(1)`, `A B 1 2`, `I II III`.

    >>> numbers_columns(("A", "B", "1", "2", "3=2/1")), numbers_columns(("1", "Số hồ sơ", "31"))
    (True, False)
    """
    first = next(filter(None, cells), "").lstrip(" ()[]")
    if first[:1].upper() not in _FIRST_NUMBERS:  # most rows, at a fifth of the cost
        return False
    texts = [_FORMULA.sub("", cell).strip(" ()[]") for cell in cells if cell]
    letters = [text.upper() for text in texts if not _COLUMN_NUMBER.fullmatch(text)]
    digits = [int(text) for text in texts if _COLUMN_NUMBER.fullmatch(text)]
    if len(texts) <= _FEWEST_TITLES or digits != list(range(1, len(digits) + 1)):
        return False
    return letters in ([chr(65 + i) for i in range(len(letters))], list(ROMAN[: len(letters)]))


def title_rows(header: Sequence[CleanRow]) -> list[CleanRow]:
    """Return the rows of a header without those that only number the columns."""
    titled: list[CleanRow] = []
    for row in header:
        if not numbers_columns(row.cells) or series_places(row.cells, [above.cells for above in titled]):
            titled.append(row)
    return titled
