"""Tables that stand side by side on a sheet or page, each with names and values of its own."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from attrs import evolve, frozen

from cchc_model.annexes.candidates import may_have_values
from cchc_model.annexes.clean_rows import CleanRow, name_place
from cchc_model.annexes.column_content import ColumnContent, column_contents
from cchc_model.annexes.headers import TablePart
from cchc_model.annexes.matching import rows_named
from cchc_model.annexes.row_index import row_index
from cchc_model.annexes.title_words import Role
from cchc_model.framework.framework import Framework

_LOOKED_AT = 10
"""The texts of a column that show whether they are names."""

_MOST_TABLES = 10
"""The most tables side by side that are read."""


@frozen
class _Split:
    """The places at which tables side by side begin, and their headers."""

    starts: tuple[int, ...]
    headers: tuple[tuple[CleanRow, ...], ...]
    width: int


def parts_apart(parts: Iterable[TablePart], framework: Framework) -> Iterator[TablePart]:
    """Yield the parts of a source, each table that stands beside another one as a part of its own.

    A table that goes on without a header, as behind a page break, is divided like the one before it.
    """
    last: _Split | None = None
    for part in parts:
        if part.header or last is None or part.width != last.width:
            starts = tuple(_starts(part, framework))
            last = _Split(starts, tuple(_headers(part, starts, framework)), part.width) if starts else None
        yield from (part,) if last is None else _divided(part, last, framework)


def _divided(part: TablePart, split: _Split, framework: Framework) -> Iterator[TablePart]:
    """Yield the tables of a part from left to right; the rows below the last name stay whole behind the last table."""
    end = max((index for index, row in enumerate(part.body) if row.name is not None), default=-1) + 1
    areas = _areas(split.starts, part.width)
    for area, header in zip(areas, split.headers, strict=True):
        tail = part.body[end:] if area is areas[-1] else ()
        yield TablePart(header, (*_within(part.body[:end], area, framework), *tail), area)


def _headers(part: TablePart, starts: tuple[int, ...], framework: Framework) -> Iterator[tuple[CleanRow, ...]]:
    for area in _areas(starts, part.width):
        yield tuple(_within(part.header, area, framework))


def _areas(starts: tuple[int, ...], width: int) -> list[range]:
    return [range(start, stop) for start, stop in zip((0, *starts), (*starts, width), strict=True)]


def _within(rows: Iterable[CleanRow], area: range, framework: Framework) -> Iterator[CleanRow]:
    """Yield rows with the cells of some columns only, without rows that have none there."""
    for row in rows:
        cells = tuple(cell if place in area else "" for place, cell in enumerate(row.cells))
        if any(cells):
            texts = tuple(text if place in area else "" for place, text in enumerate(row.row.cells))
            comments = {place: text for place, text in row.row.comments.items() if place in area}
            yield CleanRow(
                evolve(row.row, cells=texts, comments=comments), cells, name_place(cells, row_index(framework))
            )


def _starts(part: TablePart, framework: Framework) -> Sequence[int]:
    """Return the places at which a further table begins, from left to right; it has titles if the first one has any."""
    names = min((row.name for row in part.body if row.name is not None), default=None)
    found = [] if names is None else _further_names(part, names, framework)
    if names is None or not 0 < len(found) < _MOST_TABLES:
        return ()
    contents = column_contents(part, framework)
    begin = next((one.place for one in contents if one.filled or one.path), 0)
    starts = []
    for place in found:
        if not any(one.filled or one.path for one in contents[place + 1 :]):
            continue  # names without a column for values behind them are notes
        start = _start(contents, begin, names, place)
        titled = not part.header or any(one.path for one in contents[start:])
        if titled and any(one.numbers and may_have_values(one) for one in contents[names + 1 : start]):
            starts.append(start)
            begin, names = start, place
    return starts


def _further_names(part: TablePart, names: int, framework: Framework) -> list[int]:
    """Return the places of the columns that have names beside names, some of which the first column lacks.

    The same names once more, as beside the values of a former period, are no other table.
    """
    own = [row.cells for row in part.body if names < len(row.cells) and row.cells[names]]
    beside = {
        place: [(cells[names], cells[place]) for cells in own if place < len(cells) and cells[place]]
        for place in range(names + 1, part.width)
    }
    return [place for place, texts in beside.items() if texts and _are_other_names(texts, framework)]


def _are_other_names(beside: Sequence[tuple[str, str]], framework: Framework) -> bool:
    texts = dict.fromkeys(text for _, text in beside)
    some = list(islice(texts, _LOOKED_AT))
    if 2 * sum(_is_name(text, framework) for text in some) < len(some):
        return False
    own = {key for name, _ in beside for key in rows_named(framework, name)}
    return bool(own) and any(not own.issuperset(rows_named(framework, text)) for text in texts)


def _is_name(text: str, framework: Framework) -> bool:
    """Return whether a text is a name of the framework and no unit, which a section may be called after."""
    return any(map(str.isalpha, text)) and bool(rows_named(framework, text)) and not row_index(framework).is_unit(text)


def _start(contents: Sequence[ColumnContent], begin: int, names: int, place: int) -> int:
    """Return the place at which the table with names at a place begins.

    It has the same titles before its names as the table on its left, or else its ordinals at most.
    """
    before = names - begin
    mirrored = [one.path for one in contents[place - before : place]]
    if before and mirrored == [one.path for one in contents[begin:names]]:
        return place - before
    return place - 1 if Role.ORDINAL in contents[place - 1].roles else place
