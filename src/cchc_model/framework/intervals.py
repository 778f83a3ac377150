"""Intervals of exact numbers: the possible values of something that is not wholly known."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from cchc_model.vietnamese.notation import MAX_ABSOLUTE

Exact = int | Fraction
"""A number of exact arithmetic."""


@frozen
class Interval:
    """The possible values of an expression, from `low` up to `high`.

    >>> Interval.total([Interval(1, 3), Interval(2, None)])
    Interval(low=3, high=None)
    >>> Interval(1, 3).is_at_most(Interval(3, None)), Interval(1, 3).is_below(Interval(3, None)), 4 in Interval(1, 3)
    (True, False, False)

    Attributes:
        low: the smallest possible value.
        high: the largest possible value, or None without an upper bound.
    """

    low: Exact
    high: Exact | None

    @classmethod
    def only(cls, value: Exact) -> "Interval":
        """Return the interval of a single value."""
        return cls(value, value)

    @property
    def exact(self) -> Exact | None:
        """The only possible value, or None if there are several."""
        return self.low if self.low == self.high else None

    @classmethod
    def total(cls, terms: "Sequence[Interval]") -> "Interval":
        """Return the possible sums of several intervals; 0 without any."""
        highs = [term.high for term in terms if term.high is not None]
        return cls(sum(term.low for term in terms), sum(highs) if len(highs) == len(terms) else None)

    def __contains__(self, value: Exact) -> bool:
        return self.low <= value and (self.high is None or value <= self.high)

    def is_at_most(self, other: "Interval") -> bool:
        """Return whether no possible value exceeds any possible value of the other interval."""
        return self.high is not None and self.high <= other.low

    def is_below(self, other: "Interval") -> bool:
        """Return whether each possible value is less than each possible value of the other interval."""
        return self.high is not None and self.high < other.low

    def times(self, factor: Exact) -> "Interval":
        """Return the possible products with a factor that is not negative."""
        low = self.low * factor
        return Interval(low, low if self.high is self.low else None if self.high is None else self.high * factor)

    def by(self, other: "Interval") -> "Interval | None":
        """Return the possible products of two values of either sign; None if one of both has no upper bound.

        >>> Interval(-2, 3).by(Interval(1, 4))
        Interval(low=-8, high=12)
        """
        if self.high is None or other.high is None:
            return None
        ends = [one * another for one in (self.low, self.high) for another in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def over(self, divisor: "Interval") -> "Interval":
        """Return an interval of the quotients by a divisor above 0; no value of either is negative.

        >>> Interval(95, None).over(Interval.only(100)), Interval(1, 2).over(Interval(0, 4))
        (Interval(low=Fraction(19, 20), high=None), Interval(low=Fraction(1, 4), high=None))
        """
        if divisor.low and self.exact is not None and divisor.exact is not None:
            return Interval.only(Fraction(self.low) / divisor.low)
        low = Fraction(0) if divisor.high is None else Fraction(self.low) / Fraction(divisor.high)
        if self.high is None or (self.high and not divisor.low):
            return Interval(low, None)
        return Interval(low, Fraction(self.high) / Fraction(divisor.low or 1))

    def common(self, other: "Interval") -> "Interval":
        """Return the values that both intervals have; its `high` is less than its `low` if there are none."""
        highs = [interval.high for interval in (self, other) if interval.high is not None]
        return Interval(max(self.low, other.low), min(highs, default=None))

    def hull(self, other: "Interval") -> "Interval":
        """Return the smallest interval that has the values of both."""
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(min(self.low, other.low), high)


ANYTHING = Interval(0, None)
"""The possible values of a missing count."""

SIGNED = Interval(-MAX_ABSOLUTE, None)
"""The possible values of a missing figure that may be below 0; no report holds a number beyond the limit."""
