"""The columns of a table without lines, by the places that the texts of all its lines leave blank."""

from collections.abc import Sequence

from cchc_model.io.pdf.lines import Line
from cchc_model.io.pdf.segments import Segment, segments_of

BLANK = 0.3
"""The least width of what the lines of a table leave blank between columns, in sizes of the font."""
_BESIDE = 0.6
"""The greatest distance of the base lines of texts of one row, in sizes of the font."""
Column = tuple[float, float]


def beside_each_other(lines: Sequence[Line]) -> list[tuple[Line, list[Segment]]]:
    """Return the texts of lines, each with those that stand beside it only a little lower.

    The texts of a row have other base lines if its cells are aligned otherwise, or have another font.
    """
    made: list[tuple[Line, list[Segment]]] = []
    for line in lines:
        if line.glyphs[0].turn:
            continue
        segments = segments_of(line)
        above = made[-1] if made else None
        near = above is not None and line.base - above[0].base <= _BESIDE * line.size
        if above is not None and near and not any(_touch(one, other) for one in above[1] for other in segments):
            above[1].extend(segments)
            above[1].sort(key=lambda one: one.start)
        else:
            made.append((line, segments))
    return made


def _touch(one: Segment, other: Segment) -> bool:
    return one.start < other.end + BLANK * one.line.size and other.start < one.end + BLANK * one.line.size


def columns_of(rows: Sequence[Sequence[Segment]], heads: Sequence[Sequence[Segment]], size: float) -> list[Column]:
    """Return where the texts of each column begin and end.

    Args:
        rows: the texts of the lines that have the most of them.
        heads: the texts of the other lines around the first of these, which may be titles.
        size: the size of the font.
    """
    columns = _columns([segment for segments in rows for segment in segments], size)
    titles = [segment for segments in heads for segment in segments]
    return _with_titles(_titled(columns, rows, titles), [*rows[0], *titles])


def _with_titles(columns: Sequence[Column], titles: Sequence[Segment]) -> list[Column]:
    """Return columns as wide as the titles that stand above one of them alone."""
    made = list(columns)
    for title in titles:
        if is_below(title, columns, title.line.size):
            at = place_of(title, columns)
            made[at] = min(made[at][0], title.start), max(made[at][1], title.end)
    return made


def is_below(segment: Segment, columns: Sequence[Column], beyond: float) -> bool:
    """Return whether a text stands below or above one column alone, between those beside it.

    Args:
        segment: the text.
        columns: the columns.
        beyond: how far it may reach beyond the first and the last one.
    """
    at = place_of(segment, columns)
    start, end = columns[at]
    blank = BLANK * segment.line.size
    left = columns[at - 1][1] + blank if at else start - beyond
    right = columns[at + 1][0] - blank if at + 1 < len(columns) else end + beyond
    return left <= segment.start and segment.end <= right and segment.end > start and segment.start < end


def _columns(segments: Sequence[Segment], size: float) -> list[Column]:
    columns: list[list[float]] = []
    for segment in sorted(segments, key=lambda one: one.start):
        if columns and segment.start - columns[-1][1] <= BLANK * size:
            columns[-1][1] = max(columns[-1][1], segment.end)
        else:
            columns.append([segment.start, segment.end])
    return [(start, end) for start, end in columns]


def _titled(columns: Sequence[Column], rows: Sequence[Sequence[Segment]], others: Sequence[Segment]) -> list[Column]:
    """Return columns, with a title that is centred beside the texts of its column joined with them.

    No line has both, and the title is that of the first line alone. The texts have no other title.

    Args:
        columns: the columns.
        rows: the texts of the lines that have the most of them.
        others: the texts of the lines around the first of these.
    """
    filled = [{place_of(segment, columns) for segment in segments} for segments in rows]
    made = [columns[0]]
    for at in range(1, len(columns)):
        sides = [{row for row, places in enumerate(filled) if place in places} for place in (at - 1, at)]
        title, texts = (columns[at - 1], columns[at]) if sides[0] == {0} else (columns[at], columns[at - 1])
        beside = not sides[0] & sides[1] and {0} in sides and made[-1] == columns[at - 1]
        if beside and not any(_over(one, texts) and not _over(one, title) for one in others):
            made[-1] = (columns[at - 1][0], columns[at][1])
        else:
            made.append(columns[at])
    return made


def _over(title: Segment, column: Column) -> bool:
    return title.start < column[1] and title.end > column[0]


def are_columns(rows: Sequence[Sequence[Segment]], columns: Sequence[Column]) -> bool:
    """Return whether most lines have one text in each column, and two of them fill every column."""
    places = [[place_of(segment, columns) for segment in segments] for segments in rows]
    fullest = max(places, key=lambda found: len(set(found)))
    if all(len({*fullest, *found}) < len(columns) for found in places):
        return False
    return 2 * sum(len(set(found)) == len(found) for found in places) > len(rows)


def place_of(segment: Segment, columns: Sequence[Column]) -> int:
    """Return the index of the column that has the most of a text, or is the nearest to it."""
    return max(
        range(len(columns)), key=lambda at: min(columns[at][1], segment.end) - max(columns[at][0], segment.start)
    )
