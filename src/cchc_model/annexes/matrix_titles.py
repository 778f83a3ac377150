"""The titles above the columns of a matrix form, whose cells may reach over several columns."""

from collections.abc import Sequence

from cchc_model.annexes.clean_rows import CleanRow


def column_paths(header: Sequence[CleanRow]) -> list[list[tuple[str, int]]]:
    """Return the titles above each column, each with its row of the header.

    A cell over several columns is the title of each. Where a row has no such cell, as in a text, a title reaches over
    the blank cells to its right that stand below the same titles, if a title below is its own and others are theirs.
    """
    width = max((len(row.cells) for row in header), default=0)
    paths: list[list[tuple[str, int]]] = [[] for _ in range(width)]
    for level, row in enumerate(header):
        above = [tuple(path) for path in paths]
        spans = {place: place for place in range(len(row.cells)) if row.cells[place]}
        for start, span in row.row.wide.items():
            spans |= dict.fromkeys(range(start, min(start + span, width)), start)
        for place in range(width):
            left = spans.get(place)
            if left is None and not row.row.wide:
                left = _reaching(header, level, place, above)
            text = "" if left is None or left >= len(row.cells) else row.cells[left]
            if text and (not paths[place] or paths[place][-1][0] != text):
                paths[place].append((text, level))
    return paths


def _reaching(
    header: Sequence[CleanRow], level: int, place: int, above: Sequence[tuple[tuple[str, int], ...]]
) -> int | None:
    """Return the place of the title that reaches over a blank cell from its left, or None."""
    row = header[level]
    left = next((at for at in range(min(place, len(row.cells)) - 1, -1, -1) if row.cells[at]), None)
    if left is None or not (_has_below(header, level, place) and _has_below(header, level, left)):
        return None
    return left if len({above[at] for at in range(left, place + 1)}) == 1 else None


def _has_below(header: Sequence[CleanRow], level: int, place: int) -> bool:
    return any(place < len(row.cells) and row.cells[place] for row in header[level + 1 :])
