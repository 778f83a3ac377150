"""Tables without lines between their columns: what all their lines leave blank divides them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve

from cchc_model.io.pdf.blocks import blocks_of
from cchc_model.io.pdf.column_places import BLANK, are_columns, beside_each_other, columns_of, is_below, place_of
from cchc_model.io.pdf.lines import Line
from cchc_model.io.pdf.marks import Area, Glyph, Page, Stroke
from cchc_model.io.pdf.over import drawn_over, sign_of
from cchc_model.io.pdf.ruled import cell_text, look_of
from cchc_model.io.pdf.segments import Segment
from cchc_model.io.pdf.shapes import Box
from cchc_model.io.pdf.strokes import across_of, between
from cchc_model.io.pdf.tables import PageTable, TableCell

_FEWEST_COLUMNS, _FEWEST_LINES = 3, 3
_FEWEST_WITH_LEADERS = 2
_FARTHEST = 22.0
"""The greatest distance of two lines of a table, in sizes of the font."""
_GOES_ON = 2.2
_FARTHEST_ALONE = 2.6
"""The greatest distance of a text alone in its line from the line above, in sizes of the font."""
_VALUE = re.compile(r"[0-9][0-9.,]*%?")


def unruled_table(
    page: Page, lines: Sequence[Line], levels: Sequence[float]
) -> tuple[PageTable, frozenset[int]] | None:
    """Return the table that aligned texts form, with the ids of its lines, or None if they form none.

    Args:
        page: the page.
        lines: the lines outside other tables.
        levels: the places of straight lines that divide rows.
    """
    texts = beside_each_other(lines)
    leading = sum(any(segment.leads for segment in segments) for _, segments in texts) >= _FEWEST_LINES
    fewest = _FEWEST_WITH_LEADERS if leading else _FEWEST_COLUMNS
    rows = [place for place, (_, segments) in enumerate(texts) if len(segments) >= fewest]
    rows = _together(rows, [line for line, _ in texts])
    if len(rows) < _FEWEST_LINES:
        return None
    inside = texts[rows[0] : rows[-1] + 1]
    full = [segments for place in rows for segments in [texts[place][1]]]
    size = sorted(line.size for line, _ in inside)[len(inside) // 2]
    heads = [texts[place][1] for place in (*_above(texts, rows[0]), *range(rows[0] + 1, rows[1]))]
    columns = columns_of(full, heads, size)
    if len(columns) < fewest or not are_columns(full, columns):
        return None
    inside = texts[_begun(texts, rows[0], columns) : _continued(texts, rows[-1], columns) + 1]
    cells: list[list[Line]] = [[] for _ in columns]
    for _, segments in inside:
        for segment in segments:
            for column, part in _placed(segment, columns):
                cells[column].append(part)
    return _table(page, cells, columns, levels), _ids(inside)


def continued_table(
    page: Page, lines: Sequence[Line], columns: Sequence[tuple[float, float]]
) -> tuple[PageTable, frozenset[int]] | None:
    """Return the table with which the columns of a table on the page before go on, with the ids of its lines, if any.

    Args:
        page: the page.
        lines: the lines outside other tables, from top to bottom.
        columns: where the texts of each column of the table before begin and end.
    """
    texts = beside_each_other(lines)
    inside = texts[: _continued(texts, -1, columns) + 1]
    if not any(len(segments) > 1 for _, segments in inside):
        return None
    cells: list[list[Line]] = [[] for _ in columns]
    for _, segments in inside:
        for segment in segments:
            for column, part in _placed(segment, columns):
                cells[column].append(part)
    return _table(page, cells, columns, ()), _ids(inside)


def _ids(texts: Sequence[tuple[Line, list[Segment]]]) -> frozenset[int]:
    """Return the ids of the lines of texts."""
    return frozenset(id(one) for line, segments in texts for one in (line, *(segment.line for segment in segments)))


def _together(rows: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """Return the longest run of lines that are not far apart."""
    runs: list[list[int]] = []
    for place in rows:
        last = lines[runs[-1][-1]] if runs else None
        if last is not None and lines[place].base - last.base <= _FARTHEST * last.size:
            runs[-1].append(place)
        else:
            runs.append([place])
    return max(runs, key=len, default=[])


def _continued(texts: Sequence[tuple[Line, list[Segment]]], last: int, columns: Sequence[tuple[float, float]]) -> int:
    """Return the last line of a table: texts that each stand below one of its columns go on with it.

    A line of several texts may be farther from the line above than a single text.
    """
    for place in range(last + 1, len(texts)):
        line, segments = texts[place]
        reach = _FARTHEST if len(segments) > 1 else _FARTHEST_ALONE
        far = place > 0 and line.base - texts[place - 1][0].base > reach * line.size
        if far or not all(_is_below(segment, columns) for segment in segments):
            return place - 1
    return len(texts) - 1


def _has_value(segments: Sequence[Segment]) -> bool:
    """Return whether a number stands behind a text, so that even a single line is one of a table."""
    return any(_VALUE.fullmatch("".join(glyph.text for glyph in segment.glyphs)) for segment in segments[1:])


def _above(texts: Sequence[tuple[Line, list[Segment]]], first: int) -> range:
    """Return the lines that may be titles above the first full line of a table: not far, and of several texts."""
    for place in range(first - 1, -1, -1):
        line, segments = texts[place]
        if texts[place + 1][0].base - line.base > _GOES_ON * line.size or len(segments) == 1:
            return range(place + 1, first)
    return range(first)


def _begun(texts: Sequence[tuple[Line, list[Segment]]], first: int, columns: Sequence[tuple[float, float]]) -> int:
    """Return the first line of a table, above whose first full line may be titles of some columns."""
    for place in reversed(_above(texts, first)):
        if not all(_is_below(segment, columns) for segment in texts[place][1]):
            return place + 1
    return _above(texts, first).start


def _is_below(segment: Segment, columns: Sequence[tuple[float, float]]) -> bool:
    """Return whether a text stands below one column alone, between those beside it."""
    return is_below(segment, columns, 2)


def _placed(segment: Segment, columns: Sequence[tuple[float, float]]) -> list[tuple[int, Line]]:
    """Return the parts of a text by column; words in the gap between two columns stay with the text before them."""
    first = place_of(segment, columns)
    parts: dict[int, list[Glyph]] = {}
    column = first
    for before, glyph in pairwise([None, *segment.glyphs]):
        assert glyph is not None
        new_word = before is None or glyph.start - before.end > BLANK * segment.line.size
        if new_word:
            within = [at for at, (start, end) in enumerate(columns) if start - 1 <= glyph.start <= end + 1]
            column = within[0] if within else column if before is not None else first
        parts.setdefault(column, []).append(glyph)
    return [(at, evolve(segment.line, glyphs=tuple(glyphs))) for at, glyphs in parts.items()]


def _table(
    page: Page, cells: Sequence[Sequence[Line]], columns: Sequence[tuple[float, float]], levels: Sequence[float]
) -> PageTable:
    columns = [
        (min([start, *(line.start for line in lines)]), max([end, *(line.end for line in lines)]))
        for (start, end), lines in zip(columns, cells, strict=True)
    ]
    widest = max(range(len(columns)), key=lambda at: sum(len(line.text) for line in cells[at]))
    others = [line for at, lines in enumerate(cells) for line in lines if at != widest]
    owner = {id(line): at for at, lines in enumerate(cells) for line in lines}
    blocks = blocks_of(cells[widest], others, owner, levels)
    tops = [min(line.top for line in block) for block in blocks]
    bottom = max(line.base for block in blocks for line in block)
    sides = (columns[0][0], *((left[1] + right[0]) / 2 for left, right in pairwise(columns)), columns[-1][1])
    over = drawn_over(page.areas, (sides[0], tops[0], sides[-1], bottom))
    rows, strokes = [], across_of(page.strokes)
    for block, (top, below) in zip(blocks, pairwise(_edges(blocks)), strict=True):
        texts: list[list[Line]] = [[] for _ in columns]
        for line in sorted(block, key=lambda line: (line.base, line.start)):
            texts[owner[id(line)]].append(line)
        boxes = [(left, top, right, below) for left, right in pairwise(sides)]
        rows.append(tuple(_cell(strokes, at, texts[at], columns[at], boxes[at], over) for at in range(len(columns))))
    return PageTable(page.number, sides, tuple(rows), tuple(tops), bottom, ruled=False, columns=tuple(columns))


def _edges(blocks: Sequence[Sequence[Line]]) -> list[float]:
    """Return the places above, between and below rows."""
    tops = [min(line.top for line in block) for block in blocks]
    bottoms = [max(line.base for line in block) for block in blocks]
    between = [(low + high) / 2 for low, high in zip(bottoms, tops[1:], strict=False)]
    size = blocks[0][0].size
    return [tops[0] - size / 2, *between, bottoms[-1] + size / 2]


def _cell(  # noqa: PLR0913, PLR0917 the facts of a cell
    strokes: Sequence[Stroke],
    at: int,
    lines: Sequence[Line],
    column: tuple[float, float],
    box: Box,
    over: Sequence[Area],
) -> TableCell:
    signs = [sign_of(area, box, filled=bool(lines)) for area in over]
    text = cell_text(_on_one_base(lines), between(strokes, box[1], box[3]), list(filter(None, signs)))
    return TableCell(text, at, look=look_of(lines, (column[0], 0, column[1], 0)))


def _on_one_base(lines: Sequence[Line]) -> list[Line]:
    """Return lines with those on one base line joined."""
    made: list[Line] = []
    for line in lines:
        if made and abs(line.base - made[-1].base) <= 0.2 * line.size:
            made[-1] = evolve(made[-1], glyphs=(*made[-1].glyphs, *line.glyphs))
        else:
            made.append(line)
    return made
