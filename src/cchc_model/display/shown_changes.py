"""The changes that a plot shows: each figure once, counts in percent and percentages in points."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from cchc_model.analysis.changes import Change
from cchc_model.analysis.comparison import Comparison
from cchc_model.framework.rows import Kind, Rate
from cchc_model.vietnamese.formatting import Figure, format_number, format_percent
from cchc_model.vietnamese.text import Bilingual, Lang

_POINTS = Bilingual("{points} điểm %", "{points} pp")


@frozen
class ShownChange:
    """A change with its size.

    Attributes:
        change: the change.
        size: the growth in percent of the former value, or in percentage points.
        in_points: True for percentage points.
    """

    change: Change
    size: Fraction
    in_points: bool

    def text(self, lang: Lang) -> str:
        """Return the size with its sign and its unit."""
        sign = "+" if self.size > 0 else ""
        if self.in_points:
            return _POINTS.filled(points=sign + format_number(self.size, decimals=1, lang=lang))[lang]
        return sign + format_percent(self.size, decimals=1, lang=lang)


def shown_changes(comparison: Comparison, most: int) -> Sequence[ShownChange]:
    """Return the largest changes: those of counts first, then those of percentages, each the largest first.

    A third of the places is for percentages, or more where there are few counts.

    A percentage that the annex states is left out where the rate computed from the values is the same number.
    """
    same = {rate.subject.id: rate for rate in comparison.rates}
    stated = {
        rate.reported: same[rate.id]
        for rate in comparison.after.framework.rates
        if rate.reported is not None and rate.id in same
    }
    sizes = []
    for change in (*comparison.changes, *comparison.rates):
        in_points = isinstance(change.subject, Rate) or change.subject.kind is Kind.PERCENT
        size = change.difference if in_points else change.percent
        if size and not _is_told_by(change, stated.get(change.subject.id)):
            sizes.append(ShownChange(change, size, in_points))
    sizes.sort(key=lambda one: -abs(one.size))
    counts, rates = ([one for one in sizes if one.in_points is points] for points in (False, True))
    room = max(most // 3, most - len(counts))  # a percent of a count and a point of a rate have no common size
    rates = rates[:room]
    return [*counts[: most - len(rates)], *rates]


def _is_told_by(change: Change, computed: Change | None) -> bool:
    """Return whether a computed rate is the stated percentage before and after, within what its digits round."""
    if computed is None:
        return False
    pairs = ((change.before, computed.before), (change.after, computed.after))
    return all(
        one is not None and other is not None and abs(Fraction(other) - Fraction(one)) <= _rounded(one)
        for one, other in pairs
    )


def _rounded(stated: Figure) -> Fraction:
    """Return half a unit of the last printed digit."""
    exponent = stated.as_tuple().exponent if isinstance(stated, Decimal) else 0
    assert isinstance(exponent, int)
    return Fraction(10) ** exponent / 2
