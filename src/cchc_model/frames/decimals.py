"""Numbers with decimals: floating-point numbers in the user's frame, integers of their digits in computations.

A floating-point number differs by its last bits from only one number with its number of decimals and at most 15
digits. So the digits are found again exactly. A floating-point number that is not so near to any is damaged.
"""

import narwhals as nw

from cchc_model.frames.arithmetic import Steps
from cchc_model.frames.columns import LAST_BITS, MAX_DIGITS, MAX_FRAME_DECIMALS, NEAREST, OWN, decimals_of
from cchc_model.frames.preparing import Frame, with_steps
from cchc_model.framework.framework import Framework

NO_DIGITS = 2**62
"""Digits that no report can hold, for a number that has none."""


def as_digits(frame: Frame, framework: Framework) -> Frame:
    """Return a frame of reports with the digits of each number with decimals as an integer in its column."""
    keys = [key for key, indicator in framework.indicators.items() if indicator.has_decimals]
    return with_steps(frame, _steps(keys)) if keys else frame


def no_digits(column: str) -> nw.Expr:
    """Return :data:`NO_DIGITS` in each row; made of a column of integers, because a literal has no null in pandas."""
    return nw.col(column).fill_null(0) * 0 + NO_DIGITS


def _steps(keys: list[str]) -> Steps:
    powers: dict[str, nw.Expr] = {}
    rounded: dict[str, nw.Expr] = {}
    digits: dict[str, nw.Expr] = {}
    for key in keys:
        value, whole, power = nw.col(key), f"{OWN}{key}_rounded", f"{OWN}{key}_power_of_ten"
        powers[power] = _power_of_ten(nw.col(decimals_of(key)))
        moved = value * nw.col(power)
        # An engine may order NaN above all numbers, or compare it with none: both conditions leave it out.
        within = (moved > 0.5 - MAX_DIGITS) & (moved < MAX_DIGITS - 0.5)
        rounded[whole] = nw.when(within).then(moved.round()).cast(nw.Int64)
        # Only products, sums and comparisons, which every engine rounds alike; polars divides in two ways.
        away, most = (moved - nw.col(whole).cast(nw.Float64)).abs(), moved.abs() * LAST_BITS
        near = ((away <= most) & (away <= NEAREST)).fill_null(value=False)
        found = nw.when(near).then(nw.col(whole)).otherwise(no_digits(decimals_of(key)))
        digits[key] = nw.when(~value.is_null()).then(found)
    return [powers, rounded, digits]


def _power_of_ten(exponent: nw.Expr) -> nw.Expr:
    """Return 10 to the power of an exponent as a floating-point number, which is exact; 1 for one out of range."""
    power = nw.lit(1.0, nw.Float64)
    for number in range(1, MAX_FRAME_DECIMALS + 1):
        power = nw.when(exponent == number).then(nw.lit(10.0**number, nw.Float64)).otherwise(power)
    return power
