"""Rows of a source, and the parts that its headers divide them into.

A header is a block of title rows above rows of the annex, of any depth. The rows up to the next header are its body.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import frozen

from cchc_model.annexes.line_names import unit_in_name
from cchc_model.annexes.period_series import series_places
from cchc_model.annexes.row_index import Index, row_index
from cchc_model.annexes.tables import TableRow, has_digit
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import LONGEST_TITLE, meaning
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.named_elements import LINE_BREAK, doubted
from cchc_model.reports.territory_levels import begins_territory
from cchc_model.vietnamese.text import one_line

_FEWEST_TITLES = 2
_FORMULA = re.compile(r"(?<=[\w)\]])\s*=[\s\d()\[\]+\-–*/x×:.,%]+$")
"""The computation of a column behind its number, as in `5=4/3`."""
_COLUMN_NUMBER = re.compile(r"[0-9]{1,3}")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_FIRST_NUMBERS = frozenset("01AI")
"""The signs with which the number of a first column begins."""

_BROKEN_NUMBER = re.compile(r"[0-9][0-9.,%\s]*[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]\s*[0-9][0-9.,%\s]*")
"""Numbers on several lines of one cell."""

_MOST_TITLE_ROWS = 20
_LOOKED_AT = 40
"""The rows of the annex that show which columns have numbers."""
_TITLED = frozenset((Role.NAME, Role.UNIT, Role.ORDINAL, Role.NOTE))


@frozen
class CleanRow:
    """A row with its cells, each stripped and on one line, and the column of a name of the framework."""

    row: TableRow
    cells: tuple[str, ...]
    name: int | None

    @property
    def filled(self) -> list[int]:
        """The places of its cells that are not blank."""
        return [index for index, cell in enumerate(self.cells) if cell]

    @property
    def table(self) -> str | None:
        """The table of the source that contains the row."""
        return self.row.source.table


@frozen
class TablePart:
    """A header and the rows below it, up to the next header or the next table.

    Attributes:
        header: the rows of titles.
        body: the rows below them.
        area: the columns of a table that stands beside another one; None for a table alone.
    """

    header: tuple[CleanRow, ...]
    body: tuple[CleanRow, ...]
    area: range | None = None

    @property
    def has_names(self) -> bool:
        """True if a row below the header has a name of the framework."""
        return any(row.name is not None for row in self.body)

    @property
    def has_columns(self) -> bool:
        """True if a row with a name has other cells too, unlike a title above a table."""
        return any(row.name is not None and len(row.filled) > 1 for row in self.body)

    @property
    def width(self) -> int:
        """The number of cells of the longest row."""
        return max(len(row.cells) for row in (*self.header, *self.body))


def clean_rows(rows: Sequence[TableRow], framework: Framework) -> list[CleanRow]:
    """Return the rows that have a text or a comment, with clean cells."""
    cleaned = []
    index = row_index(framework)
    for row in rows:
        stripped = tuple(map(str.strip, row.cells))
        cells = stripped if "".join(stripped).isprintable() else tuple(map(_on_one_line, stripped))
        if any(cells) or row.comments:
            cleaned.append(CleanRow(row, cells, name_place(cells, index)))
    return cleaned


def _on_one_line(cell: str) -> str:
    """Return the text of a cell on one line; digits on several lines form no number."""
    return doubted(one_line(cell), LINE_BREAK) if _BROKEN_NUMBER.fullmatch(cell) else one_line(cell)


def name_place(cells: Sequence[str], index: Index) -> int | None:
    """Return the place of the first name of the framework in a row, perhaps with its unit behind it.

    The heading of an indicator may be printed before it in the same row. A unit, further right, may have the name of a
    section too.
    """
    heading = behind = None
    for place, cell in enumerate(cells):
        if cell and any(map(str.isalpha, cell)):
            named = index.rows_named(cell)
            for row in named:
                if isinstance(row.item, Indicator):
                    return place
            heading = place if heading is None and named else heading
            behind = place if behind is None and cell[-1] == ")" and unit_in_name(index, cell) else behind
    return behind if heading is None else heading


def table_parts(rows: Sequence[CleanRow]) -> Iterator[TablePart]:
    """Yield the parts of a source: texts above the first header, then each header with its body."""
    titles = [_are_titles(row) for row in rows]
    named = [index for index, row in enumerate(rows) if row.name is not None]
    first = next((index for index in named if len(rows[index].filled) > 1), next(iter(named), None))
    if first is not None and not any(titles[:first]):
        for index in _untitled_header(rows, first):
            titles[index] = True
    header: list[CleanRow] = []
    body: list[CleanRow] = []
    for index, row in enumerate(rows):
        table = row.table
        goes_on = bool(header) and not body and (titles[index] or _continues(row, header) or _is_subtitle(rows, index))
        if goes_on and len(header) < _MOST_TITLE_ROWS and header[-1].table == table:
            header.append(row)
            continue
        if titles[index] or (index + 1 < len(rows) and titles[index + 1] and numbers_columns(row.cells)):
            if header or body:
                yield TablePart(tuple(header), tuple(body))
            header, body = [row], []
            continue
        if body and table is not None and table != body[-1].table:
            yield TablePart(tuple(header), tuple(body))
            header, body = [], []
        body.append(row)
    if header or body:
        yield TablePart(tuple(header), tuple(body))


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


def _continues(row: CleanRow, header: Sequence[CleanRow]) -> bool:
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


def _may_be_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and not holds_number(text)


def _is_subtitle(rows: Sequence[CleanRow], index: int) -> bool:
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
    return letters in ([chr(65 + i) for i in range(len(letters))], list(_ROMAN[: len(letters)]))


def titles_above(header: Sequence[CleanRow], index: int) -> tuple[str, ...]:
    """Return the titles above a column, from top to bottom; a title reaches over the blank cells to its right.

    It does so only if a row below has titles under them.
    """
    path: list[str] = []
    titled = title_rows(header)
    for level, row in enumerate(titled):
        cell = row.cells[index] if index < len(row.cells) else ""
        if not cell and any(index < len(below.cells) and below.cells[index] for below in titled[level + 1 :]):
            left = next((place for place in range(min(index, len(row.cells)) - 1, -1, -1) if row.cells[place]), None)
            cell = "" if left is None or not _reaches(titled[level + 1 :], left) else row.cells[left]
        if cell and cell not in path:
            path.append(cell)
    return tuple(path)


def _reaches(below: Sequence[CleanRow], left: int) -> bool:
    """Return whether a title has a subtitle of its own, so that it is the title of several columns."""
    return any(left < len(row.cells) and row.cells[left] for row in below)


def title_rows(header: Sequence[CleanRow]) -> list[CleanRow]:
    """Return the rows of a header without those that only number the columns."""
    titled: list[CleanRow] = []
    for row in header:
        if not numbers_columns(row.cells) or series_places(row.cells, [above.cells for above in titled]):
            titled.append(row)
    return titled


def series_below(row: CleanRow, header: Sequence[CleanRow]) -> frozenset[int]:
    """Return the places of a row that count periods below the titles of a header."""
    return series_places(row.cells, [above.cells for above in title_rows(header)])


def is_explained(title: str) -> bool:
    """Return whether a title means something, so that its digits are no value."""
    found = meaning(title)
    if found.roles or found.period or found.partial or found.year:
        return True
    if not any(map(str.isalpha, title)):  # figures alone number the columns, as `(3) = (4) + (5)`, or are values
        return title.startswith("(")
    return not found.unexplained
