"""Straight lines between rows, below texts and through letters."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from cchc_model.io.pdf.marks import Glyph, Stroke

_STRUCK = (0.12, 0.5)
"""Where a line that strikes a letter out crosses it, above its base line, in sizes of the font."""
_FULL = 0.6


def across_of(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return the horizontal lines, from top to bottom."""
    return sorted((stroke for stroke in strokes if stroke.across), key=_height)


def between(strokes: Sequence[Stroke], top: float, bottom: float) -> Sequence[Stroke]:
    """Return the lines between two heights.

    Args:
        strokes: horizontal lines, from top to bottom.
        top: the upper height.
        bottom: the lower height.
    """
    first, last = (bisect_left(strokes, place, key=_height) for place in (top, bottom))
    return strokes[first:last]


def _height(stroke: Stroke) -> float:
    return stroke.at


def is_struck(glyph: Glyph, strokes: Sequence[Stroke]) -> bool:
    """Return whether a line strikes an upright letter out."""
    if glyph.turn:
        return False
    low, high = glyph.base - _STRUCK[1] * glyph.size, glyph.base - _STRUCK[0] * glyph.size
    middle, reach = (glyph.start + glyph.end) / 2, (glyph.end - glyph.start) * _FULL / 2
    return any(
        stroke.start <= middle - reach and stroke.end >= middle + reach
        for stroke in between(strokes, low, high + 0.001)
    )
