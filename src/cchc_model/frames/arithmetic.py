"""Exact whole-number arithmetic that every engine does alike: nothing wraps, nothing is rounded.

Engines differ where whole numbers are divided: some divide floats and cut off, and those are wrong beyond 2⁵³. So a
quotient of theirs is a first guess only, which whole numbers put right.
"""

from collections import Counter
from collections.abc import Callable, Sequence

import narwhals as nw

from cchc_model.frames.columns import MAX_FRAME_DECIMALS

Steps = list[dict[str, nw.Expr]]
"""Columns to be added one step after the other, as later ones use earlier ones."""


def power_of_ten(exponent: nw.Expr, of: Callable[[int], int], longest: int = MAX_FRAME_DECIMALS) -> nw.Expr:
    """10 to the power that `of` gives for an exponent from 0 to `longest`; looked up, as engines compute powers in floats."""
    powers = {number: of(number) for number in range(longest + 1)}
    ((most, _),) = Counter(powers.values()).most_common(1)
    power = nw.lit(10**most, nw.Int64)
    for number, chosen in powers.items():
        if chosen != most:
            power = nw.when(exponent == number).then(nw.lit(10**chosen, nw.Int64)).otherwise(power)
    return power


def divided(dividend: nw.Expr, divisor: nw.Expr, name: str) -> Steps:
    """The steps that give `<name>` and `<name>_rest`: quotient and remainder, exactly.

    Args:
        dividend: from 0 to 2⁶³ - 1 less twice the divisor.
        divisor: above 0. Where the quotient is 2⁵² or more the result may be off by a few units: for a quotient
            below that, the guess of every engine is off by one at most, which is put right.
        name: how the columns are called.
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
    """The steps that give `<name>`, the next digits of a quotient as one number, and `<name>_rest`.

    Args:
        rest: the column with the remainder so far, from 0 up to the divisor.
        divisor: above 0.
        name: how the columns are called.
        digits: how many digits, a multiple of `at_once`.
        at_once: how many digits a step gives; the divisor times 10 to this power is within 64 bits.
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
    """The steps of several works that do not use each other, side by side."""
    longest = max(map(len, works), default=0)
    merged: Steps = [{} for _ in range(longest)]
    for work in works:
        for place, step in enumerate(work):
            merged[place].update(step)
    return merged
