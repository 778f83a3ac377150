"""The columns of a table: names, units and ordinals by their content, the value column by the titles above it.

A header is a block of title rows above rows of the annex. The rows up to the next header are its body.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.letterhead import periods_in
from cchc_model.annexes.matching import is_row_name
from cchc_model.annexes.tables import Columns, SourceLine, TableRow, at_column, has_digit, source_line
from cchc_model.annexes.titles import LONGEST_TITLE, Meaning, Role, meaning
from cchc_model.annexes.value_column import Candidate, choose_value_column
from cchc_model.framework.framework import Framework
from cchc_model.reports.cells import Source, holds_number
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import fold, one_line

RECIPIENTS = "Nơi nhận"
"""The first words on the left side of a signature."""

_RECIPIENTS = fold(RECIPIENTS)
_SIDES = 2
_FEWEST_TITLES = 2
_MOST_TITLE_ROWS = 20
_DEFAULT = Columns()
_TITLED = frozenset((Role.NAME, Role.UNIT, Role.ORDINAL, Role.NOTE))


@frozen
class _Row:
    """A row with its cells, each stripped and on one line, and the column of a name of the framework."""

    row: TableRow
    cells: tuple[str, ...]
    name: int | None

    @property
    def filled(self) -> list[int]:
        return [index for index, cell in enumerate(self.cells) if cell]


@frozen
class _Part:
    """A header and the rows below it, up to the next header or the next table."""

    header: tuple[_Row, ...]
    body: tuple[_Row, ...]


def source_lines(
    rows: Sequence[TableRow],
    framework: Framework,
    *,
    name: str,
    value_column: str | None = None,
    period: ReportingPeriod | None = None,
) -> Iterator[SourceLine]:
    """Yield the lines of an annex, with each cell assigned to a column.

    Args:
        rows: the rows of the source in their order.
        framework: the framework that the annex follows.
        name: the name of the source in errors.
        value_column: the title, the path of titles or the letter of the value column.
        period: the reporting period; by default the one that the texts above the table name.

    Raises:
        ReadError: several columns could be the value column, or none.
    """
    cleaned = _cleaned(rows, framework)
    period = period or _named_period(cleaned)
    columns, width, foreign = _DEFAULT, 0, False
    header: tuple[_Row, ...] = ()
    for part in _parts(cleaned):
        header = part.header or header
        if part.header or (not width and _has_names(part)):
            columns = _columns(part, name, value_column, period)
            yield from _figures(part.header, columns)
            width, foreign = max((len(row.cells) for row in part.header), default=0), False
        elif part.body and part.body[0].row.source.table is not None:
            # A table that goes on without a header is one with as many columns.
            foreign = bool(width) and len(part.body[0].cells) != width
        for row in part.body:
            # Two columns next to each other sign the document: on the left are the recipients.
            signs = len(row.cells) == _SIDES and fold(row.cells[0]).startswith(_RECIPIENTS)
            foreign = foreign and not signs
            line = _unread if foreign else source_line
            yield line(_fitted(row, part.header or header, columns), _of_row(columns, row), row.row)


def _of_row(columns: Columns, row: _Row) -> Columns:
    """Return the columns for a row of an outline, whose names are in several columns by their depth."""
    name = columns.name
    if row.name is None or row.name == name or (name is not None and name < len(row.cells) and row.cells[name]):
        return columns
    if row.name in columns.used or row.name in columns.other:
        return columns
    return evolve(columns, name=row.name)


def _fitted(row: _Row, header: Sequence[_Row], columns: Columns) -> tuple[str, ...]:
    """Return the cells of a row at the columns of its header, where borders between columns differ.

    A row with as many cells as the header has its cells in the same order. Two cells under the title of the values
    are no value: they are joined in brackets.
    """
    titles = max(header, key=lambda one: len(one.filled), default=None)
    if titles is None or columns.value is None or (row.row.starts is None and titles.row.starts is None):
        return row.cells
    if row.row.source.table != titles.row.source.table:
        return row.cells
    own = row.row.starts or tuple(range(len(row.cells)))
    above = titles.row.starts or tuple(range(len(titles.cells)))
    cells = list(row.cells)
    if len(own) == len(above) and own != above:
        cells = [""] * max(len(row.cells), len(titles.cells))
        for mine, theirs in zip(own, above, strict=True):
            cells[theirs] = row.cells[mine]
        return tuple(cells)
    end = next((place for place in above if place > columns.value), len(titles.cells))
    under = [place for place in range(columns.value, min(end, len(cells))) if cells[place]]
    if len(under) > 1 and any(place not in above for place in under[1:]):
        cells[columns.value] = f"[{' | '.join(cells[place] for place in under)}]"
        for place in under[1:]:
            cells[place] = ""
    return tuple(cells)


def _cleaned(rows: Sequence[TableRow], framework: Framework) -> list[_Row]:
    printed = {text for row in framework.rows for text in (row.item.name.vi, *row.item.aliases)}
    cleaned = []
    for row in rows:
        stripped = tuple(map(str.strip, row.cells))
        cells = stripped if "".join(stripped).isprintable() else tuple(map(one_line, stripped))
        if any(cells):
            cleaned.append(_Row(row, cells, _name_place(cells, printed, lambda text: is_row_name(framework, text))))
    return cleaned


def _name_place(cells: tuple[str, ...], printed: set[str], known: Callable[[str], bool]) -> int | None:
    for index, cell in enumerate(cells):
        if cell in printed:
            return index
    for index, cell in enumerate(cells):
        if any(c.isalpha() for c in cell) and known(cell):
            return index
    return None


def _named_period(rows: Sequence[_Row]) -> ReportingPeriod | None:
    """Return the period of the texts above the first row of the annex, if they name just one."""
    found: dict[ReportingPeriod, None] = {}
    for row in rows:
        if row.name is not None:
            break
        if len(row.filled) == 1:
            found.update(dict.fromkeys(periods_in(row.cells[row.filled[0]])))
    return next(iter(found)) if len(found) == 1 else None


def _has_names(part: _Part) -> bool:
    return any(row.name is not None for row in part.body)


# Headers.


def _parts(rows: Sequence[_Row]) -> Iterator[_Part]:
    """Yield the parts of a source: texts above the first header, then each header with its body."""
    titles = [_are_titles(row) for row in rows]
    first = next((index for index, row in enumerate(rows) if row.name is not None), None)
    if first is not None and not any(titles[:first]):
        for index in _untitled_header(rows, first):
            titles[index] = True
    header: list[_Row] = []
    body: list[_Row] = []
    for index, row in enumerate(rows):
        table = row.row.source.table
        goes_on = bool(header) and not body and (titles[index] or _continues(row, header))
        if goes_on and len(header) < _MOST_TITLE_ROWS and header[-1].row.source.table == table:
            header.append(row)
            continue
        if titles[index] or (_numbers_columns(row.cells) and index + 1 < len(rows) and titles[index + 1]):
            if header or body:
                yield _Part(tuple(header), tuple(body))
            header, body = [row], []
            continue
        if body and table is not None and table != body[-1].row.source.table:
            yield _Part(tuple(header), tuple(body))
            header, body = [], []
        body.append(row)
    if header or body:
        yield _Part(tuple(header), tuple(body))


def _are_titles(row: _Row) -> bool:
    """Return whether a row is a row of titles: two or more with a known meaning, and no name of the framework."""
    if row.name is not None or len(row.filled) < _FEWEST_TITLES:
        return False
    texts = [row.cells[index] for index in row.filled]
    if any(len(text) > LONGEST_TITLE for text in texts) or sum(map(holds_number, texts)) > 1:
        return False
    known = [found for found in map(meaning, texts) if found.known]
    of_columns = any(found.roles & _TITLED for found in known)
    return len(known) >= _FEWEST_TITLES and of_columns


def _continues(row: _Row, header: Sequence[_Row]) -> bool:
    """Return whether a row goes on with a header: subtitles, a period, or the numbers of columns."""
    if row.name is not None:
        return False
    if _numbers_columns(row.cells):
        return True
    own = {index for above in header for index in above.filled}
    if len(row.filled) == 1 and row.filled[0] == 0:
        found = meaning(row.cells[0])
        return found.known and not found.roles
    texts = [row.cells[index] for index in row.filled]
    below = all(len(text) <= LONGEST_TITLE and not holds_number(text) for text in texts)
    names = {index for above in header for index in above.filled if Role.NAME in meaning(above.cells[index]).roles}
    spread = any(index not in own for index in row.filled) or all(meaning(text).known for text in texts)
    return below and spread and not names & set(row.filled)


def _untitled_header(rows: Sequence[_Row], first: int) -> list[int]:
    """Return the rows directly above the first row of the annex that are titles, whatever their words."""
    name, found = rows[first].name or 0, []
    for index in range(first - 1, -1, -1):
        row = rows[index]
        texts = [row.cells[place] for place in row.filled]
        if _numbers_columns(row.cells):
            continue
        aside = [place for place in row.filled if place > name]
        if not aside or len(texts) < _FEWEST_TITLES or any(map(holds_number, texts)):
            break
        if any(len(text) > LONGEST_TITLE for text in texts) or row.row.source.table != rows[first].row.source.table:
            break
        found.append(index)
    return found


def _numbers_columns(cells: tuple[str, ...]) -> bool:
    """Return whether a row only numbers the columns: `1 2 3 4 5`, `(1) (2) (3)`, `A B 1 2`."""
    texts = [cell.strip("()") for cell in cells if cell]
    digits = [text for text in texts if text.isdigit()]
    first = [text for text in texts if not text.isdigit()]
    counted = [str(number) for number in range(1, len(digits) + 1)]
    return len(texts) > _FEWEST_TITLES and digits == counted and first == [chr(65 + i) for i in range(len(first))]


def _figures(header: Sequence[_Row], columns: Columns) -> Iterator[SourceLine]:
    """Yield a line with the titles of a header that contain a number and mean nothing."""
    for row in header:
        if _numbers_columns(row.cells):
            continue
        cells = [(i, row.cells[i]) for i in row.filled if has_digit(row.cells[i]) and not _explained(row.cells[i])]
        if cells:
            extra = tuple((cell, at_column(row.row.source, i)) for i, cell in cells)
            yield SourceLine("", "", "", "", "", row.row.source, columns, extra)


def _explained(title: str) -> bool:
    found = meaning(title)
    stated = found.roles or found.period or found.partial or found.year
    return bool(stated) or (not found.unexplained and not holds_number(title))


# Columns.


def _columns(part: _Part, name: str, value_column: str | None, period: ReportingPeriod | None) -> Columns:
    width = max(len(row.cells) for row in (*part.header, *part.body))
    paths = [_path(part.header, index) for index in range(width)]
    meanings = [list(map(meaning, path)) for path in paths]
    names = _name_column(part, meanings)
    units = _titled(meanings, Role.UNIT, but={names}) if part.header else _unit_column(part, names)
    ordinal = _titled(meanings, Role.ORDINAL, but={names, units})
    if ordinal is None and names and names > 0:
        ordinal = names - 1 if not part.header or not paths[names - 1] else None
    notes = _titled(meanings, Role.NOTE, but={names, units, ordinal})
    taken = {names, units, ordinal, notes}
    candidates = [
        _candidate(part, index, paths[index], meanings[index]) for index in range(width) if index not in taken
    ]
    if not part.header:
        return _without_header(Columns(ordinal, names, units, None, None), candidates, name)
    value = choose_value_column(candidates, name=name, wanted=value_column, period=period)
    other = {one.place: one.label for one in candidates if one.place in value.others and one.path}
    return Columns(ordinal, names, units, value.place, notes, other)


def _path(header: Sequence[_Row], index: int) -> tuple[str, ...]:
    """Return the titles above a column, from top to bottom; a title reaches over the blank cells to its right.

    It does so only if a row below has titles under them.
    """
    path: list[str] = []
    for level, row in enumerate(header):
        if _numbers_columns(row.cells):
            continue
        cell = row.cells[index] if index < len(row.cells) else ""
        if not cell and any(index < len(below.cells) and below.cells[index] for below in header[level + 1 :]):
            left = next((place for place in range(min(index, len(row.cells)) - 1, -1, -1) if row.cells[place]), None)
            cell = "" if left is None or not _reaches(header[level + 1 :], left) else row.cells[left]
        if cell and cell not in path:
            path.append(cell)
    return tuple(path)


def _reaches(below: Sequence[_Row], left: int) -> bool:
    """Return whether a title has a subtitle of its own, so that it is the title of several columns."""
    return any(left < len(row.cells) and row.cells[left] and not _numbers_columns(row.cells) for row in below)


def _name_column(part: _Part, meanings: Sequence[Sequence[Meaning]]) -> int:
    counted = Counter(row.name for row in part.body if row.name is not None)
    if counted:
        return max(counted, key=lambda index: (counted[index], index))
    titled = [i for i, path in enumerate(meanings) if any(Role.NAME in found.roles for found in path)]
    if titled:
        return titled[0]
    lengths = Counter[int]()
    for row in part.body:
        lengths.update({index: len(row.cells[index]) for index in row.filled})
    return lengths.most_common(1)[0][0] if lengths else 1


def _titled(meanings: Sequence[Sequence[Meaning]], role: Role, *, but: set[int | None]) -> int | None:
    found = [i for i, path in enumerate(meanings) if i not in but and any(role in one.roles for one in path)]
    return found[0] if len(found) == 1 else None


def _unit_column(part: _Part, names: int) -> int | None:
    """Return the column of units in a table without a header: texts right of the names."""
    place = names + 1
    texts = [row.cells[place] for row in part.body if place < len(row.cells) and row.cells[place]]
    return place if not texts or sum(map(holds_number, texts)) * 2 < len(texts) else None


def _candidate(part: _Part, index: int, path: tuple[str, ...], meanings: Sequence[Meaning]) -> Candidate:
    cells = [row.cells[index] for row in part.body if index < len(row.cells) and row.cells[index]]
    return Candidate(index, path, tuple(meanings), len(cells), sum(map(holds_number, cells)), tuple(cells[:200]))


def _without_header(columns: Columns, candidates: Sequence[Candidate], name: str) -> Columns:
    if columns.name != _DEFAULT.name:
        numbered = [one for one in candidates if one.numbers]
        if len(numbered) != 1:
            return _DEFAULT
        return evolve(columns, value=numbered[0].place)
    value = next((one for one in candidates if one.place == _DEFAULT.value), None)
    others = [
        one for one in candidates if one.place != _DEFAULT.value and value and 2 * one.numbers >= value.numbers > 1
    ]
    if others:
        choose_value_column(candidates, name=name, wanted=None, period=None)
    return _DEFAULT


def _unread(cells: tuple[str, ...], columns: Columns, row: TableRow) -> SourceLine:
    """Return a row of unknown columns as a line: its longest text is the name, all others are extra."""
    source: Source = row.source
    longest = max(range(len(cells)), key=lambda i: len(cells[i]))
    others = tuple((cell, at_column(source, i)) for i, cell in enumerate(cells) if cell and i != longest)
    return SourceLine("", cells[longest], "", "", "", source, columns, others, alone=not others)
