"""Shapes and letters on the plane of a page."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from pdfminer.utils import Matrix, apply_matrix_pt

from cchc_model.io.pdf.marks import SKEW
from cchc_model.io.pdf.shapes import Box, Point, Points, bounds

if TYPE_CHECKING:
    from pdfminer.utils import PathSegment

_ASCENT, _DESCENT = 0.75, 0.22
"""How far letters rise above their base line and hang below it, in sizes of the font."""
_SLACK = math.radians(4)
_SIDES = 4
_STEPS = (0.25, 0.5, 0.75)
"""Where points are taken on a curve."""


def subpaths(path: "Sequence[PathSegment]", ctm: Matrix) -> "list[tuple[list[tuple[float, float]], int]]":
    """Return the points of each part of a path on the page, with the number of its curves.

    A curve gives points along it.
    """
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
        elif kind in "ml" or not points:
            points.append(apply_matrix_pt(ctm, (numbers[-2], numbers[-1])))
        else:
            points += _along(
                points[-1], kind, [apply_matrix_pt(ctm, pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]
            )
            curves += 1
    return [*parts, (points, curves)] if len(points) > 1 else parts


def _along(start: Point, kind: str, given: Points) -> Points:
    """Return points along a curve, the last of which is its end."""
    end = given[-1]
    one, two = (start, given[0]) if kind == "v" else (given[0], end if kind == "y" else given[1])
    found = [
        tuple(
            (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
            for a, b, c, d in zip(start, one, two, end, strict=True)
        )
        for t in _STEPS
    ]
    return [*((x, y) for x, y in found), end]


def corners(box: Box, matrix: Matrix) -> "list[tuple[float, float]]":
    """Return the corners of a rectangle, placed by a matrix."""
    return [apply_matrix_pt(matrix, point) for point in ((box[0], box[1]), (box[2], box[1]), box[2:], (box[0], box[3]))]


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
