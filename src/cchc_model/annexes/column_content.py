"""The content of a column: its titles with their meaning, and counts of the kinds of its cells."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from attrs import frozen

from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.headers import TablePart, titles_above
from cchc_model.annexes.row_index import Index, row_index
from cchc_model.annexes.tables import column_letter
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import Meaning, meaning
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import Measure
from cchc_model.framework.rows import Indicator, Kind
from cchc_model.reports.cell_reading import NUMBER_STARTS, holds_number, is_without_value
from cchc_model.reports.layout import PATH
from cchc_model.vietnamese.numbers import without_group_spaces

_MOST = 200
_SCALED_UNIT = re.compile(r"1(?:0+|0*(?:[. ]000)+)\s*[^\W\d].*")
"""A power of ten before a word, as in `1.000 đồng`."""

_SHARE = re.compile(r"[0-9]+(?:[.,][0-9]+)?\s*%|[0-9]+,[0-9]{1,2}")
"""A number that no count is, and that no count became in a spreadsheet."""

_NUMBER_FIRST = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?:\s*[%(*]|\s+[^\W\d])")


@frozen
class ColumnContent:
    """A column below a header.

    Attributes:
        place: its place, from 0.
        path: its titles from top to bottom.
        meanings: the meaning of each title.
        filled: the number of its cells that are not blank.
        names: the number of its cells that are names of the framework.
        units: the number of its cells that are units or legends of the framework.
        numbers: the number of its cells that are numbers, or begin with one.
        scaled: the number of those among them that may be a unit, such as `1.000 đồng`.
        nil: the number of its cells with a mark, an answer or a dotted line in place of a number.
        letters: the number of letters of its cells.
        cells: its first cells that are not blank.
        rows: its cell in each row, blank or not.
        unadded: the places of the rows that nobody adds up: those of percentages and codes.
        indicators: the number of the rows with the name of an indicator.
        counted: the number of its numbers in the rows of counts.
        shares: the number of those among them that are percentages or have decimals.
        hidden: True if the file does not show it.
        target: True if `Chỉ tiêu` in its titles means what is to be reached.
        other_unit: True if its titles have a unit that none of its rows has.
        measures: the measure of each row with the name of an indicator, or None.
    """

    place: int
    path: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    filled: int
    names: int
    units: int
    numbers: int
    scaled: int
    nil: int
    letters: int
    cells: tuple[str, ...]
    rows: tuple[str, ...]
    unadded: frozenset[int] = frozenset()
    indicators: int = 0
    counted: int = 0
    shares: int = 0
    hidden: bool = False
    target: bool = False
    other_unit: bool = False
    measures: tuple[Measure | None, ...] = ()

    @property
    def label(self) -> str:
        """The path of titles as one text."""
        return PATH.join(self.path)

    @property
    def letter(self) -> str:
        """The letter of the column, as spreadsheets show it."""
        return column_letter(self.place)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles of all titles above the column."""
        roles = frozenset(role for found in self.meanings for role in found.roles)
        roles = roles - {Role.NAME} | {Role.PLAN} if self.target else roles
        return roles | {Role.OTHER_UNIT} if self.other_unit else roles

    @property
    def has_shares(self) -> bool:
        """True if most of its numbers stand in rows of counts and are none."""
        return 2 * self.shares > self.numbers

    @property
    def explained(self) -> bool:
        """True if every word of every title has a meaning."""
        return bool(self.path) and not any(found.unexplained for found in self.meanings)


def column_contents(part: TablePart, framework: Framework) -> list[ColumnContent]:
    """Return the content of each column of a part, from left to right."""
    index = row_index(framework)
    names = Counter(row.name for row in part.body)
    named = [_indicators_named(row, index) for row in part.body]
    kinds = [found[0].kind if found else None for found in named]
    measures = tuple(found[0].measure if found and _share_measure(found) else None for found in named)
    counts = [at for at, kind in enumerate(kinds) if kind is Kind.COUNT]
    unadded = frozenset(at for at, kind in enumerate(kinds) if kind in (Kind.PERCENT, Kind.CODED))
    indicators = len(kinds) - kinds.count(None)
    contents = []
    columns, blank = [*zip_longest(*(row.cells for row in part.body), fillvalue="")], ("",) * len(part.body)
    for place in range(part.width):
        path, rows = titles_above(part.header, place), columns[place] if place < len(columns) else blank
        cells = list(filter(None, rows))
        different = Counter(cells)
        numeric = [(cell, count) for cell, count in different.items() if cell[0] in NUMBER_STARTS]
        numbered = {cell: count for cell, count in numeric if _begins_with_number(cell)}
        scaled = sum(count for cell, count in numeric if _SCALED_UNIT.fullmatch(cell))
        units = sum(count for cell, count in different.items() if index.is_unit(cell))
        nil = sum(count for cell, count in different.items() if not cell[0].isdigit() and is_without_value(cell))
        shares = {cell for cell in numbered if _SHARE.fullmatch(cell)}
        contents.append(
            ColumnContent(
                place,
                path,
                tuple(map(meaning, path)),
                len(cells),
                names[place],
                units,
                sum(numbered.values()),
                scaled,
                nil,
                sum(map(len, cells)),
                tuple(cells[:_MOST]),
                rows,
                unadded,
                indicators,
                sum(rows[at] in numbered for at in counts) if numbered else 0,
                sum(rows[at] in shares for at in counts) if shares else 0,
                measures=measures,
            )
        )
    return contents


def _indicators_named(row: CleanRow, index: Index) -> Sequence[Indicator]:
    """Return the indicators that have the name of a row; none for a heading, or for indicators of two kinds."""
    items = [one.item for one in index.rows_named(row.cells[row.name])] if row.name is not None else []
    found = [item for item in items if isinstance(item, Indicator)]
    return found if len(found) == len(items) and len({item.kind for item in found}) == 1 else ()


def _share_measure(indicators: Sequence[Indicator]) -> bool:
    return all(one.measure == indicators[0].measure for one in indicators)


def _begins_with_number(cell: str) -> bool:
    return holds_number(cell) or _NUMBER_FIRST.match(without_group_spaces(cell)) is not None
