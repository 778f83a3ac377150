"""Points in percent of the maximum of what applies, while figures are missing.

Whether a component applies may be unknown. If it does not, its points and its maximum are both left out, so that the
least and the greatest percentage follow from a choice among these components, not from the ends of two ranges.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.points import PointRange

_NOTHING = PointRange.of(0)
_Unit = tuple[PointRange, Sequence[ComponentScore]]
"""The points of components that are rounded together, and the components."""


def share(units: Iterable[_Unit], *, half: Fraction = Fraction(0), beside: PointRange = _NOTHING) -> PointRange | None:
    """Return points in percent of the maximum of the components that apply; None if none does.

    Some choice of what applies, with each component at one of its own ends, has either end as its percentage. Two
    cases reach less. Components with a figure in common may not be at their ends together. A sum that is rounded
    differs from the exact one by up to half a unit, which every choice here is granted.

    Args:
        units: the points that are rounded together, with their components.
        half: half a unit of the digit that they are rounded to; 0 if they are not rounded.
        beside: points that are outside the maximum.
    """
    sure, most = beside, Fraction(0)
    open_ones: list[ComponentScore] = []
    for points, scores in units:
        certain = [score for score in scores if score.maximum.exact is not None]
        most = sum((score.maximum.low for score in certain), most)
        if len(certain) == len(scores):
            sure += points
            continue
        together = PointRange.together(score.points for score in certain)
        sure += PointRange(together.low - half, together.high + half)
        open_ones += (score for score in scores if score.maximum.exact is None)
    if not open_ones:
        return sure.in_percent_of(most) if most else None
    worst = [(-score.applying.low, score.maximum.high) for score in open_ones]
    best = [(score.applying.high, score.maximum.high) for score in open_ones]
    return PointRange(-100 * _greatest(-sure.low, most, worst), 100 * _greatest(sure.high, most, best))


def _greatest(points: Fraction, most: Fraction, more: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """Return the greatest quotient of points and a maximum, to which pairs of both may be added.

    A pair raises a quotient exactly if its own is greater, so that pairs are added from the greatest one down. Without
    a maximum of its own, one of the pairs is the first.
    """
    if not most:
        rests = ((one, [*more[:at], *more[at + 1 :]]) for at, one in enumerate(more))
        return max(_greatest(points + first[0], first[1], rest) for first, rest in rests)
    for further, maximum in sorted(more, key=lambda pair: pair[0] / pair[1], reverse=True):
        if further * most <= points * maximum:
            break
        points, most = points + further, most + maximum
    return points / most
