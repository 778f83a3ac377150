"""Rectangles and outlines on the plane of a page."""

from collections.abc import Sequence
from itertools import pairwise

Box = tuple[float, float, float, float]
"""A rectangle: left, top, right, bottom."""
Point = tuple[float, float]
Points = list[Point]


def overlap(one: Box, other: Box) -> float:
    """Return the size of the part that two rectangles share.

    >>> overlap((0, 0, 2, 2), (1, 1, 5, 5)), overlap((0, 0, 1, 1), (2, 2, 3, 3))
    (1, 0)
    """
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0


def size_of(box: Box) -> float:
    """Return the size of a rectangle."""
    return max(box[2] - box[0], 0) * max(box[3] - box[1], 0)


def holds(box: Box, point: Point, slack: float = 0) -> bool:
    """Return whether a point is inside a rectangle."""
    return box[0] - slack <= point[0] <= box[2] + slack and box[1] - slack <= point[1] <= box[3] + slack


def winding(outlines: Sequence[Points], point: Point) -> int:
    """Return how often closed outlines go around a point.

    >>> winding([[(0, 0), (4, 0), (4, 4), (0, 4)], [(1, 1), (1, 3), (3, 3), (3, 1)]], (2, 2))
    0
    """
    x, y = point
    count = 0
    for points in outlines:
        for (x0, y0), (x1, y1) in pairwise([*points, points[0]]):
            if (y0 <= y) != (y1 <= y) and x0 + (y - y0) / (y1 - y0) * (x1 - x0) > x:
                count += 1 if y1 > y0 else -1
    return count


def crosses(line: tuple[Point, Point], box: Box) -> bool:
    """Return whether a straight line passes through a rectangle.

    >>> crosses(((0, 0), (10, 10)), (4, 4, 6, 6)), crosses(((0, 0), (10, 10)), (8, 0, 10, 2))
    (True, False)
    """
    low, high = 0.0, 1.0
    (x0, y0), (x1, y1) = line
    for start, step, least, most in ((x0, x1 - x0, box[0], box[2]), (y0, y1 - y0, box[1], box[3])):
        if not step:
            if not least <= start <= most:
                return False
            continue
        enter, leave = sorted(((least - start) / step, (most - start) / step))
        low, high = max(low, enter), min(high, leave)
    return low < high


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
