"""Texts outside tables: paragraphs, and texts side by side such as a letterhead or a signature."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cchc_model.io.pdf.lines import Line, last_of
from cchc_model.io.pdf.ruled import cell_text
from cchc_model.io.pdf.segments import Segment, segments_of
from cchc_model.io.pdf.tables import PageText
from cchc_model.reports import named_elements as names

_NEXT = 2.6
"""The greatest distance of two lines that belong together, in sizes of the font."""
_WRAPPED = 1.75
"""The greatest distance of two lines of one paragraph, in sizes of the font."""
_SPACE = 0.28
_MOST_BESIDE = 16
"""The most lines of texts side by side, such as the recipients beside a signature."""
_MIDDLE = (0.25, 0.75)


def texts_of(page: int, lines: Sequence[Line], width: float) -> Iterator[PageText]:
    """Yield the texts of lines outside tables, from top to bottom.

    Args:
        page: the number of the page.
        lines: the lines.
        width: the width of the page.
    """
    rows = [(key, list(found)) for key, found in groupby(sorted(lines, key=lambda one: one.base), key=id)]
    upright = [line for _, (line,) in rows]
    done = 0
    for start, stop, side in _side_by_side(upright, width):
        yield from _paragraphs(page, upright[done:start])
        yield _beside(page, upright[start:stop], side)
        done = stop
    yield from _paragraphs(page, upright[done:])


def _text(lines: Sequence[Line]) -> str:
    """Return a text with an ellipsis where the page cuts it off, because its last word may be a part of a word."""
    text = cell_text(lines)
    if not text or text.startswith("["):  # such a text names what the page cuts off
        return text
    before, behind = ("…" if glyph.hidden == names.CUT.vi else "" for glyph in (lines[0].glyphs[0], last_of(lines[-1])))
    return f"{before}{text}{behind}"


def _side_by_side(lines: Sequence[Line], width: float) -> Iterator[tuple[int, int, float]]:
    """Yield the runs of lines with texts on two sides of a blank strip: where they begin, end and the strip is."""
    segments = [segments_of(line) for line in lines]
    place = 0
    while place < len(lines):
        found = None
        if len(segments[place]) == 2:  # noqa: PLR2004 two texts side by side
            left, right = segments[place]
            side = (left.end + right.start) / 2
            if _MIDDLE[0] * width <= side <= _MIDDLE[1] * width:
                found = _run(lines, segments, place, side)
        if found is None:
            place += 1
            continue
        start, stop, side = found
        yield start, stop, side
        place = stop


def _run(
    lines: Sequence[Line], segments: Sequence[Sequence[Segment]], place: int, side: float
) -> tuple[int, int, float] | None:
    """Return the lines from a place on that leave a strip blank on both sides of which texts stand."""
    left = [max(segment.end for segment in segments[place] if segment.end <= side)]
    right = [min(segment.start for segment in segments[place] if segment.start >= side)]
    stop = place + 1
    while stop < len(lines) and lines[stop].base - lines[stop - 1].base <= _NEXT * lines[stop].size:
        low, high = max(left), min(right)
        own_left = [one.end for one in segments[stop] if one.end < high and one.start < low]
        own_right = [one.start for one in segments[stop] if one.start > low and one.end > high]
        if len(own_left) + len(own_right) < len(segments[stop]) or _is_centred(segments[stop], low, high):
            break
        left, right = [*left, *own_left], [*right, *own_right]
        stop += 1
    if stop - place > _MOST_BESIDE:
        return None
    return place, stop, (max(left) + min(right)) / 2


def _is_centred(segments: Sequence[Segment], low: float, high: float) -> bool:
    return any(segment.start < low and segment.end > high for segment in segments)


def _beside(page: int, lines: Sequence[Line], side: float) -> PageText:
    sides: tuple[list[str], list[str]] = ([], [])
    for line in lines:
        for segment in segments_of(line):
            sides[segment.start >= side].append(_text([segment.part]))
    return PageText(page, ("\n".join(sides[0]), "\n".join(sides[1])), lines[0].top)


def _paragraphs(page: int, lines: Sequence[Line]) -> Iterator[PageText]:
    """Yield paragraphs: a line goes on where its next word did not fit."""
    group: list[Line] = []
    end = max((line.end for line in lines), default=0)
    for line in lines:
        if group and not _goes_on(group[-1], line, end):
            yield _paragraph(page, group)
            group = []
        group.append(line)
    if group:
        yield _paragraph(page, group)


def _goes_on(line: Line, below: Line, end: float) -> bool:
    if below.base - line.base > _WRAPPED * line.size or abs(line.size - below.size) > 0.15 * line.size:
        return False
    if len(segments_of(line)) > 1 or len(segments_of(below)) > 1 or line.glyphs[0].turn != below.glyphs[0].turn:
        return False
    if line.text[-1:].isdigit() and below.text[:1].isdigit():
        return False
    if line.glyphs[0].font != below.glyphs[0].font and line.text.isupper() != below.text.isupper():
        return False
    word = below.text.split()[0] if below.text.split() else ""
    wide = (below.end - below.start) * len(word) / max(len(below.text), 1)
    centred = abs((line.start + line.end) - (below.start + below.end)) < line.size
    room = end - line.end + (line.start - _left(line, below) if centred else 0)
    return room < wide + _SPACE * line.size and (
        not below.text[:1].isupper() or (line.text.isupper() and below.text.isupper())
    )


def _left(line: Line, below: Line) -> float:
    return min(line.start, below.start)


def _paragraph(page: int, lines: Sequence[Line]) -> PageText:
    if len(lines) == 1:
        cells = tuple(_text([segment.part]) for segment in segments_of(lines[0]))
        return PageText(page, tuple(filter(None, cells)) or (_text(lines),), lines[0].top)
    return PageText(page, (" ".join(_text([line]) for line in lines),), lines[0].top)
