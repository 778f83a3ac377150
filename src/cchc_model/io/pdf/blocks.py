"""Rows that no line divides: which lines of text stand in one row."""

from collections.abc import Sequence
from itertools import pairwise

from cchc_model.io.pdf.lines import Line

_WITHIN = 1.12
"""The greatest distance of two lines of one text, in the least distance of lines."""
_BETWEEN = 1.2
"""The least distance between the texts of two rows, in the least distance of lines."""
_BESIDE = 0.6
"""The greatest distance of the base lines of texts of one row, in sizes of the font."""


def blocks_of(lines: Sequence[Line], others: Sequence[Line], levels: Sequence[float] = ()) -> list[list[Line]]:
    """Return lines in rows, from top to bottom.

    The lines of a name are closer to each other than to the next name. If all lines are as far apart, each is a row.

    Args:
        lines: the lines of the column whose texts are the longest.
        others: the lines of the other columns.
        levels: the places of straight lines that divide rows.
    """
    if levels:
        return _between(sorted([*lines, *others], key=lambda line: line.base), levels)
    blocks = _by_distance(sorted(lines, key=lambda line: line.base))
    rows = [(block[0].base, block[-1].base, list(block)) for block in blocks]
    for line in sorted(others, key=lambda one: one.base):
        near = _BESIDE * line.size
        fitting = [row for row in rows if row[0] - near < line.base < row[1] + near]
        if fitting:
            min(fitting, key=lambda row: abs((row[0] + row[1]) / 2 - line.base))[2].append(line)
        else:
            rows.append((line.base, line.base, [line]))
            rows.sort(key=lambda row: row[0])
    return [row[2] for row in rows]


def _by_distance(lines: Sequence[Line]) -> list[list[Line]]:
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
        return rows
    blocks = [rows[0]]
    for row, near in zip(rows[1:], within, strict=True):
        if near:
            blocks[-1] += row
        else:
            blocks.append(row)
    return blocks


def _between(lines: Sequence[Line], levels: Sequence[float]) -> list[list[Line]]:
    rows: dict[int, list[Line]] = {}
    for line in lines:
        rows.setdefault(sum(level < line.base - 0.3 * line.size for level in levels), []).append(line)
    return [rows[place] for place in sorted(rows)]
