"""Linear bounds on values, and the range that they leave each value. All arithmetic is exact."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from typing import Final

from attrs import frozen

from cchc_model.framework.intervals import SIGNED, Exact, Interval
from cchc_model.vietnamese.notation import MAX_ABSOLUTE

Coefficients = dict[str, Exact]

_NONE: Final[frozenset[str]] = frozenset()


@frozen
class Bound:
    """A linear form that is at most, or less than, 0.

    Attributes:
        terms: the coefficients; none of them is 0.
        constant: the constant term.
        strict: true if the form must be less than 0.
    """

    terms: Coefficients
    constant: Exact
    strict: bool = False

    def holds(self) -> bool:
        """Return whether a bound without terms is true."""
        return self.constant < 0 if self.strict else self.constant <= 0


def ranges(
    bounds: Sequence[Bound], variables: Sequence[str], whole: frozenset[str], signed: frozenset[str] = _NONE
) -> Mapping[str, Interval] | None:
    """Return the range of each variable by elimination of the others (Fourier and Motzkin).

    Args:
        bounds: the bounds that must hold together, each over at least one variable.
        variables: the ids that may change.
        whole: those of them that are whole numbers.
        signed: those of them that may be negative.

    Returns:
        An interval for each variable, whole at its ends where the variable is; None when nothing fits. Over
        several variables an interval may be wider than the whole numbers that fit, never narrower.
    """
    found = {}
    least = {key: SIGNED.low if key in signed else 0 for key in variables}
    bounds = [_tightened(bound, whole) for bound in (*bounds, *(Bound({key: -1}, least[key]) for key in variables))]
    for key in variables:
        left: Sequence[Bound] | None = bounds
        for other in variables:
            if other != key and left is not None:
                left = _eliminate(left, other, whole)
        interval = None if left is None else _interval(left, key, least[key], whole=key in whole)
        if interval is None:
            return None
        found[key] = interval
    return found


def _eliminate(bounds: Sequence[Bound], key: str, whole: frozenset[str]) -> Sequence[Bound] | None:
    """Return the bounds on the other variables, or None if a constant bound does not hold."""
    kept = [bound for bound in bounds if key not in bound.terms]
    above = [bound for bound in bounds if bound.terms.get(key, 0) > 0]
    below = [bound for bound in bounds if bound.terms.get(key, 0) < 0]
    seen = {(frozenset(bound.terms.items()), bound.constant, bound.strict) for bound in kept}
    for high in above:
        for low in below:
            bound = _tightened(_combined(high, low, key), whole)
            mark = (frozenset(bound.terms.items()), bound.constant, bound.strict)
            if not bound.terms and not bound.holds():
                return None
            if bound.terms and mark not in seen:
                seen.add(mark)
                kept.append(bound)
    return kept


def _combined(high: Bound, low: Bound, key: str) -> Bound:
    up, down = high.terms[key], -low.terms[key]
    terms = {name: down * c for name, c in high.terms.items() if name != key}
    for name, c in low.terms.items():
        if name != key:
            terms[name] = terms.get(name, 0) + up * c
    constant = down * high.constant + up * low.constant
    return Bound({name: c for name, c in terms.items() if c}, constant, high.strict or low.strict)


def _tightened(bound: Bound, whole: frozenset[str]) -> Bound:
    """Return a bound over whole numbers alone with the least coefficients and the nearest whole constant."""
    if not bound.terms or not whole.issuperset(bound.terms):
        return bound
    scale = lcm(*(Fraction(c).denominator for c in bound.terms.values()))
    step = gcd(*(int(c * scale) for c in bound.terms.values()))
    edge = Fraction(bound.constant) * scale / step
    constant = floor(edge) + 1 if bound.strict else ceil(edge)
    return Bound({key: int(c * scale) // step for key, c in bound.terms.items()}, constant)


def _interval(bounds: Sequence[Bound], key: str, least: Exact, *, whole: bool) -> Interval | None:
    low: Exact = least
    high: Exact | None = None
    open_low = open_high = False
    for bound in bounds:
        coefficient = bound.terms[key]  # all other values were eliminated, and with them what bounds none
        edge = Fraction(-bound.constant) / coefficient
        if coefficient > 0:
            if high is None or edge < high or (edge == high and bound.strict):
                high, open_high = edge, bound.strict
        elif edge > low or (edge == low and bound.strict):
            low, open_low = edge, bound.strict
    if whole:
        low = floor(low) + 1 if open_low else ceil(low)
        high = None if high is None else ceil(high) - 1 if open_high else floor(high)
        open_low = open_high = False
    empty = low >= MAX_ABSOLUTE or (high is not None and (high < low or (high == low and (open_low or open_high))))
    return None if empty else Interval(low, high)
