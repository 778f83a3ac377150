"""Shapes and letters on the plane of a page."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from pdfminer.utils import Matrix, apply_matrix_pt

from cchc_model.io.pdf.marks import SKEW, Box

if TYPE_CHECKING:
    from pdfminer.utils import PathSegment

Points = list[tuple[float, float]]

_ASCENT, _DESCENT = 0.75, 0.22
"""How far letters rise above their base line and hang below it, in sizes of the font."""
_SLACK = math.radians(4)
_SIDES = 4


def subpaths(path: "Sequence[PathSegment]", ctm: Matrix) -> "list[tuple[list[tuple[float, float]], int]]":
    """Return the points of each part of a path on the page, with the number of its curves."""
    parts: list[tuple[list[tuple[float, float]], int]] = []
    points: list[tuple[float, float]] = []
    curves = 0
    for segment in path:
        kind, numbers = segment[0], cast("tuple[float, ...]", segment[1:])
        if kind == "m":
            if len(points) > 1:
                parts.append((points, curves))
            points, curves = [], 0
        if kind == "h":
            points += points[:1]
        else:
            points.append(apply_matrix_pt(ctm, (numbers[-2], numbers[-1])))
            curves += kind not in "ml"
    return [*parts, (points, curves)] if len(points) > 1 else parts


def corners(box: Box, matrix: Matrix) -> "list[tuple[float, float]]":
    """Return the corners of a rectangle, placed by a matrix."""
    return [apply_matrix_pt(matrix, point) for point in ((box[0], box[1]), (box[2], box[1]), box[2:], (box[0], box[3]))]


def bounds(points: "Sequence[tuple[float, float]]") -> Box:
    """Return the least rectangle around points."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def common(one: Box, other: Box) -> Box | None:
    """Return the part that two rectangles share, or None."""
    box = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    return box if box[2] > box[0] and box[3] > box[1] else None


def is_rectangle(points: "Sequence[tuple[float, float]]") -> bool:
    """Return whether points are the corners of an upright rectangle."""
    return len(points) >= 4 and all(  # noqa: PLR2004 the corners of a rectangle
        min(abs(x1 - x0), abs(y1 - y0)) < 1 for (x0, y0), (x1, y1) in pairwise(points)
    )


def box_of(matrix: Matrix, advance: float, size: float, rise: float) -> "tuple[Box, float, float, float, float, int]":
    """Return the rectangle of a letter, where it begins and ends along its line, its base line, size and turn."""
    a, b, c, d, _, _ = matrix
    scale = math.hypot(c, d)
    around = corners((0, rise - _DESCENT * size, advance, rise + _ASCENT * size), matrix)
    first, last = apply_matrix_pt(matrix, (0, rise)), apply_matrix_pt(matrix, (advance, rise))
    # Places count from the top, where angles turn the other way.
    angle = math.atan2(-b, a) if size > 0 else math.atan2(b, -a)
    turn = round(angle / (math.pi / 2))
    straight = abs(angle - turn * math.pi / 2) < _SLACK
    turn = turn % 4 if straight else SKEW
    (x0, y0), (x1, y1) = first, last
    start, end, base = {0: (x0, x1, y0), 1: (-y0, -y1, x0), 2: (-x0, -x1, -y0), 3: (y0, y1, -x0)}.get(
        turn, (x0, x1, y0)
    )
    return bounds(around), min(start, end), max(start, end), base, abs(size) * scale, turn
