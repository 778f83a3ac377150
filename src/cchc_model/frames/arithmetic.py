"""Exact integer arithmetic with the same result on every engine: nothing wraps, nothing is rounded.

Engines differ in the division of integers: some divide floats and truncate, which is wrong beyond 2⁵³. An engine's
quotient is therefore only a first guess, which integer arithmetic corrects.
"""

from collections import Counter
from collections.abc import Callable, Sequence

import narwhals as nw

from cchc_model.frames.columns import MAX_FRAME_DECIMALS

Steps = list[dict[str, nw.Expr]]
"""Steps that each add columns, in an order in which later steps use earlier ones."""


def power_of_ten(exponent: nw.Expr, of: Callable[[int], int], longest: int = MAX_FRAME_DECIMALS) -> nw.Expr:
    """Return 10 to the power `of(exponent)`, for exponents from 0 to `longest`.

    The powers are looked up, because engines compute powers in floats.
    """
    powers = {number: of(number) for number in range(longest + 1)}
    ((most, _),) = Counter(powers.values()).most_common(1)
    power = nw.lit(10**most, nw.Int64)
    for number, chosen in powers.items():
        if chosen != most:
            power = nw.when(exponent == number).then(nw.lit(10**chosen, nw.Int64)).otherwise(power)
    return power


def divided(dividend: nw.Expr, divisor: nw.Expr, name: str) -> Steps:
    """Return the steps that compute `<name>` and `<name>_rest`: the quotient and the remainder, exactly.

    Args:
        dividend: from 0 to 2⁶³ - 1 less twice the divisor.
        divisor: above 0. If the quotient is 2⁵² or more, the result may be off by a few units. For a smaller quotient,
            the guess of every engine is off by one at most, which is corrected.
        name: the name of the column with the quotient.
    """
    guess = nw.col(f"{name}_guess")
    off = dividend - guess * divisor
    low, high = off < 0, off >= divisor
    return [
        {f"{name}_guess": (dividend // divisor).cast(nw.Int64)},
        {
            name: nw.when(low).then(guess - 1).otherwise(nw.when(high).then(guess + 1).otherwise(guess)),
            f"{name}_rest": nw.when(low)
            .then(off + divisor)
            .otherwise(nw.when(high).then(off - divisor).otherwise(off)),
        },
    ]


def more_digits(rest: str, divisor: nw.Expr, name: str, *, digits: int, at_once: int) -> Steps:
    """Return the steps that compute `<name>`, the next digits of a quotient as one number, and `<name>_rest`.

    Args:
        rest: the column with the remainder so far, from 0 up to the divisor.
        divisor: above 0.
        name: the name of the column with the digits.
        digits: the number of digits, a multiple of `at_once`.
        at_once: the number of digits per step; the divisor times 10 to this power is within 64 bits.
    """
    steps: Steps = []
    found: nw.Expr | None = None
    for number in range(digits // at_once):
        step = f"{name}_{number}"
        steps += divided(nw.col(rest) * 10**at_once, divisor, step)
        found = nw.col(step) if found is None else found * 10**at_once + nw.col(step)
        rest = f"{step}_rest"
    assert found is not None
    return [*steps, {name: found, f"{name}_rest": nw.col(rest)}]


def together(*works: Sequence[dict[str, nw.Expr]]) -> Steps:
    """Merge lists of steps that do not use each other, so that they run side by side."""
    longest = max(map(len, works), default=0)
    merged: Steps = [{} for _ in range(longest)]
    for work in works:
        for place, step in enumerate(work):
            merged[place].update(step)
    return merged
