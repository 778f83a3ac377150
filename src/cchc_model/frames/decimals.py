"""Numbers with decimals: floating-point numbers in the user's frame, integers of their digits in computations.

A floating-point number differs by its last bits from only one number with its number of decimals and at most 15
digits. So the digits are found again exactly. A floating-point number that is not so near to any is damaged.
"""

import narwhals as nw

from cchc_model.frames.arithmetic import Steps
from cchc_model.frames.columns import LAST_BITS, MAX_DIGITS, MAX_FRAME_DECIMALS, NEAREST, OWN, decimals_of

NO_DIGITS = 2**62
"""Digits that no report can hold, for a number that has none."""


def digit_steps(key: str, fewest: int, most: int) -> Steps:
    """Return the steps by which the column of a number with decimals becomes one of integers, its digits.

    Args:
        key: the indicator.
        fewest: a number of decimals that no row is below.
        most: a number of decimals that no row is above. Rows beyond 0 to 18 decimals are damaged in any case.
    """
    value, whole, power = nw.col(key), f"{OWN}{key}_rounded", f"{OWN}{key}_power_of_ten"
    decimals = range(max(fewest, 0), min(most, MAX_FRAME_DECIMALS) + 1)
    moved = value * (nw.lit(10.0 ** decimals[0]) if len(decimals) == 1 else nw.col(power))
    # An engine may order NaN above all numbers, or compare it with none: both conditions leave it out.
    within = (moved > 0.5 - MAX_DIGITS) & (moved < MAX_DIGITS - 0.5)
    # Only products, sums and comparisons, which every engine rounds alike; polars divides in two ways.
    away, farthest = (moved - nw.col(whole).cast(nw.Float64)).abs(), moved.abs() * LAST_BITS
    near = ((away <= farthest) & (away <= NEAREST)).fill_null(value=False)
    found = nw.when(near).then(nw.col(whole)).otherwise(_no_digits(decimals_of(key)))
    return [
        {} if len(decimals) == 1 else {power: _power_of_ten(nw.col(decimals_of(key)), decimals)},
        {whole: nw.when(within).then(moved.round()).cast(nw.Int64)},
        {key: nw.when(~value.is_null()).then(found)},
    ]


def _no_digits(column: str) -> nw.Expr:
    """Return :data:`NO_DIGITS` in each row; made of a column of integers, because a literal has no null in pandas."""
    return nw.col(column).fill_null(0) * 0 + NO_DIGITS


def _power_of_ten(exponent: nw.Expr, exponents: range) -> nw.Expr:
    """Return 10 to the power of an exponent as a floating-point number, which is exact; 1 for one out of range."""
    power = nw.lit(1.0, nw.Float64)
    for number in exponents:
        if number:
            power = nw.when(exponent == number).then(nw.lit(10.0**number, nw.Float64)).otherwise(power)
    return power
