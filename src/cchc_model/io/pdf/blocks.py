"""Rows that no line divides: which lines of text stand in one row."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import define

from cchc_model.io.pdf.lines import Line

_WITHIN = 1.12
"""The greatest distance of two lines of one text, in the least distance of lines."""
_BETWEEN = 1.2
"""The least distance between the texts of two rows, in the least distance of lines."""
_LINE = 1.35
"""The greatest distance of two lines of one text, in sizes of the font."""
_BESIDE = 0.6
"""The greatest distance of the base lines of texts of one row, in sizes of the font."""


@define
class _Row:
    """A row with the place of its first and last line."""

    start: float
    end: float
    lines: list[Line]


def blocks_of(
    lines: Sequence[Line], others: Sequence[Line], columns: Mapping[int, int], levels: Sequence[float] = ()
) -> list[list[Line]]:
    """Return lines in rows, from top to bottom.

    The lines of a name are closer to each other than to the next name. If all lines are as far apart, each is a row.

    Args:
        lines: the lines of the column whose texts are the longest.
        others: the lines of the other columns.
        columns: the columns of these, by the ids of lines.
        levels: the places of straight lines that divide rows.
    """
    if levels:
        return _between(sorted([*lines, *others], key=lambda line: line.base), levels)
    blocks, apart = _by_distance(sorted(lines, key=lambda line: line.base))
    rows = [_Row(block[0].base, block[-1].base, list(block)) for block in blocks]
    last: dict[int, tuple[Line, _Row]] = {}
    for line in sorted(others, key=lambda one: one.base):
        near = _BESIDE * line.size
        fitting = [row for row in rows if row.start - near < line.base < row.end + near]
        above = last.get(columns.get(id(line), -1))
        if fitting:
            row = min(fitting, key=lambda row: abs((row.start + row.end) / 2 - line.base))
        elif above is not None and line.base - above[0].base <= (apart or _LINE * line.size):
            row = above[1]
            row.end = max(row.end, line.base)
        else:
            row = _Row(line.base, line.base, [])
            rows.append(row)
        row.lines.append(line)
        last[columns.get(id(line), -1)] = line, row
    return [row.lines for row in sorted(rows, key=lambda row: row.start)]


def _by_distance(lines: Sequence[Line]) -> tuple[list[list[Line]], float]:
    """Return the texts of a column, and the greatest distance of two lines of one of them; 0 if that is not certain."""
    rows: list[list[Line]] = []
    for line in lines:  # texts side by side in one column
        if rows and line.base - rows[-1][0].base <= _BESIDE * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    gaps = [below[0].base - above[0].base for above, below in pairwise(rows)]
    least = min(gaps, default=0)
    within, between = [gap <= _WITHIN * least for gap in gaps], [gap >= _BETWEEN * least for gap in gaps]
    if not gaps or all(within) or not all(near or far for near, far in zip(within, between, strict=True)):
        return rows, 0
    blocks = [rows[0]]
    for row, near in zip(rows[1:], within, strict=True):
        if near:
            blocks[-1] += row
        else:
            blocks.append(row)
    return blocks, _WITHIN * least


def _between(lines: Sequence[Line], levels: Sequence[float]) -> list[list[Line]]:
    rows: dict[int, list[Line]] = {}
    for line in lines:
        rows.setdefault(sum(level < line.base - 0.3 * line.size for level in levels), []).append(line)
    return [rows[place] for place in sorted(rows)]
