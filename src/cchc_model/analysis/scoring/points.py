"""Points as exact numbers or ranges, and the scores of people."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from cchc_model.vietnamese.formatting import format_fraction
from cchc_model.vietnamese.numbers import admitted_number
from cchc_model.vietnamese.text import Bilingual, Lang, one_line

RANGE = Bilingual("{low} đến {high}", "{low} to {high}")
"""The text of a range of points."""


def exact_decimal(value: object) -> Decimal:
    """Convert a number of points, a percentage or a bound to an exact decimal.

    Raises:
        InvalidNumberError: a float, a bool, a text, or a number that no report could hold.
    """
    return Decimal(admitted_number(value))


def decimal_or_none(value: object) -> Decimal | None:
    """Convert a number of points to an exact decimal; None stays None."""
    return None if value is None else exact_decimal(value)


@frozen
class PointRange:
    """Exact points: one number, or all numbers from `low` to `high` while a figure is missing.

    Attributes:
        low: the least.
        high: the most.

    >>> total = PointRange(Fraction(1), Fraction(3)) + PointRange.of(Fraction(1, 2))
    >>> total.exact is None, total.text(), total.text("en")
    (True, '1,5 đến 3,5', '1.5 to 3.5')
    """

    low: Fraction
    high: Fraction

    @classmethod
    def of(cls, points: Fraction | Decimal | int) -> "PointRange":
        """Return the range of a single number of points."""
        exact = Fraction(points)
        return cls(exact, exact)

    @classmethod
    def together(cls, ranges: "Iterable[PointRange]") -> "PointRange":
        """Return the sum of several ranges, 0 for none."""
        low = width = Fraction(0)
        for part in ranges:
            low += part.low
            if part.high is not part.low:  # fractions add slowly
                width += part.high - part.low
        return cls(low, low + width) if width else cls(low, low)

    @property
    def exact(self) -> Fraction | None:
        """The single number of points, or None for a range."""
        return self.low if self.low == self.high else None

    def __add__(self, other: "PointRange") -> "PointRange":
        """Return the sum of both ranges."""
        low = self.low + other.low
        single = self.high is self.low and other.high is other.low
        return PointRange(low, low if single else self.high + other.high)

    def __sub__(self, other: "PointRange") -> "PointRange":
        """Return the range of all possible differences between both."""
        low = self.low - other.high
        single = self.high is self.low and other.high is other.low
        return PointRange(low, low if single else self.high - other.low)

    def in_percent_of(self, most: Fraction) -> "PointRange":
        """Return the points in percent of a maximum above 0."""
        low = 100 * self.low / most
        return PointRange(low, low if self.high is self.low else 100 * self.high / most)

    def at_most(self, most: Decimal | None) -> "PointRange":
        """Return the points, limited to a maximum if there is one."""
        return self if most is None else PointRange(min(self.low, Fraction(most)), min(self.high, Fraction(most)))

    def text(self, lang: Lang = "vi") -> str:
        """Return the points as text, with two decimals if they are not a finite decimal number."""
        if self.exact is not None:
            return format_fraction(self.low, lang=lang)
        low, high = (format_fraction(end, lang=lang) for end in (self.low, self.high))
        return RANGE.filled(low=low, high=high)[lang]


@frozen
class Assessment:
    """A score by a person: by the office itself (điểm tự chấm), or by the appraiser (điểm thẩm định).

    Attributes:
        points: the points; None if the component does not apply to the office (không áp dụng).
        note: the reason, in the person's words.
    """

    points: Decimal | None = field(converter=decimal_or_none)
    note: str = field(default="", converter=one_line)
