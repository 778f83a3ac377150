"""Places by hand: nobody who is certainly better stands behind, and nobody who may be better surely does."""

from fractions import Fraction

Percent = tuple[Fraction, Fraction] | None
"""The least and the most percent of what applies; None if nothing applies."""


def places(percents: list[Percent]) -> list[tuple[int, int, int] | None]:
    """The best place, the worst place, and how many others surely share it."""
    found: list[tuple[int, int, int] | None] = []
    for number, mine in enumerate(percents):
        others = [other for place, other in enumerate(percents) if place != number and other is not None]
        if mine is None:
            found.append(None)
            continue
        low, high = mine
        best = 1 + sum(other[0] > high for other in others)
        worst = 1 + sum(other[1] > low for other in others)
        tied = sum(other == mine for other in others) if low == high else 0
        found.append((best, worst, tied))
    return found
