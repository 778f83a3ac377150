"""Numbers with decimals: floating-point numbers in the user's frame, integers of their digits in computations.

A floating-point number differs by its last bits from only one number with its number of decimals and at most 15
digits. So the digits are found again exactly. A floating-point number that is not so near to any is damaged.
"""

import narwhals as nw

from cchc_model.frames.arithmetic import Steps
from cchc_model.frames.columns import LAST_BITS, MAX_DIGITS, NEAREST, OWN, decimals_of

NO_DIGITS = 2**62
"""Digits that no report can hold, for a number that has none."""


def power_steps(key: str, decimals: range) -> Steps:
    """Return the steps that add what :func:`moved` reads: nothing where all numbers have as many decimals."""
    if len(decimals) == 1:
        return []
    power = nw.lit(1.0, nw.Float64)  # exact, as all that follow; 1 for decimals out of range
    for number in decimals:
        if number:
            power = nw.when(nw.col(decimals_of(key)) == number).then(nw.lit(10.0**number, nw.Float64)).otherwise(power)
    return [{_power(key): power}]


def moved(key: str, decimals: range) -> nw.Expr:
    """Return a number with decimals times 10 to the power of their number."""
    return nw.col(key) * (nw.lit(10.0 ** decimals[0]) if len(decimals) == 1 else nw.col(_power(key)))


def is_near(moved: nw.Expr, rounded: nw.Expr, *, small: bool = False) -> nw.Expr:
    """Return whether a product differs from its digits by its last bits alone; false for a missing one.

    Args:
        moved: the product.
        rounded: its digits.
        small: True if all products are below the number whose last bits are :data:`NEAREST`.
    """
    # Only products, sums and comparisons, which every engine rounds alike; polars divides in two ways.
    away, farthest = (moved - rounded).abs(), moved.abs() * LAST_BITS
    # A difference without a number is at most 0 on no engine, whether it orders NaN above all or compares it with none.
    near = away - farthest <= 0 if small else (away <= farthest) & (away <= NEAREST)
    return near.fill_null(value=False)


def digit_steps(key: str, decimals: range, *, doubtful: bool) -> Steps:
    """Return the steps by which the column of a number with decimals becomes one of integers, its digits.

    Args:
        key: the indicator.
        decimals: the numbers of decimals that are certainly all, except of damaged numbers.
        doubtful: True if not all numbers have digits; those without get :data:`NO_DIGITS`. If all have digits, they
            are still floating-point numbers.
    """
    product, whole = moved(key, decimals), f"{OWN}{key}_rounded"
    if not doubtful:
        return [*power_steps(key, decimals), {key: product.round()}]
    # An engine may order NaN above all numbers, or compare it with none: both conditions leave it out.
    within = (product > 0.5 - MAX_DIGITS) & (product < MAX_DIGITS - 0.5)
    near = is_near(product, nw.col(whole).cast(nw.Float64))
    found = nw.when(near).then(nw.col(whole)).otherwise(_no_digits(decimals_of(key)))
    return [
        *power_steps(key, decimals),
        {whole: nw.when(within).then(product.round()).cast(nw.Int64)},
        {key: nw.when(~nw.col(key).is_null()).then(found)},
    ]


def _power(key: str) -> str:
    return f"{OWN}{key}_power_of_ten"


def _no_digits(column: str) -> nw.Expr:
    """Return :data:`NO_DIGITS` in each row; made of a column of integers, because a literal has no null in pandas."""
    return nw.col(column).fill_null(0) * 0 + NO_DIGITS
