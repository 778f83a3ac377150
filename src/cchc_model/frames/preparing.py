"""Preparation of a frame: columns in which each number is within its limits, or null.

A number that no report can hold is damaged. It counts as missing, and so do all values of a row of another framework.
Neither enters a computation, and both are reported. A column of which nothing is in doubt is read as it is.
"""

import functools
import operator
from collections.abc import Collection

import narwhals as nw
from attrs import frozen

from cchc_model.frames.arithmetic import Steps, divided, power_of_ten, together
from cchc_model.frames.columns import MAX_DIGITS, MAX_FRAME_DECIMALS, MAX_SCALED, OWN, decimals_of
from cchc_model.frames.decimals import digit_steps
from cchc_model.frames.frame import Frame, as_integers, with_steps
from cchc_model.frames.ranges import Ranges, of_other_framework
from cchc_model.framework.framework import Framework
from cchc_model.vietnamese.notation import MAX_ABSOLUTE

_OF_FRAMEWORK = f"{OWN}of_framework"


def known(key: str, ranges: Ranges) -> nw.Expr:
    """Return a count, a code or the digits of a number with decimals, null where it is missing or damaged."""
    return nw.col(known_column(key, ranges))


def known_column(key: str, ranges: Ranges) -> str:
    """Return the name of the column that :func:`known` reads."""
    return _own(key) if key in ranges.doubtful else key


def shown_decimals(key: str, ranges: Ranges) -> nw.Expr:
    """Return the number of decimals among the digits of a number, null where it is missing or damaged."""
    return nw.col(_own(decimals_of(key)) if key in ranges.doubtful else decimals_of(key))


def whole(key: str) -> str:
    """Return the name of the column with the whole part of a percentage, null where it is missing or damaged."""
    return f"{OWN}{key}_whole"


def part(key: str) -> str:
    """Return the name of the column with the fractional part of a percentage, in units of 10⁻¹⁸.

    The part is 0 or more, and null where the whole part is null.
    """
    return f"{OWN}{key}_part"


def scaled(key: str, ranges: Ranges, decimals: int) -> nw.Expr:
    """Return a percentage as an integer with `decimals` decimals, enough for its whole column."""
    fewest, most = ranges.fewest[decimals_of(key)], ranges.most[decimals_of(key)]
    if fewest == most:
        return known(key, ranges) * 10 ** (decimals - most) if most < decimals else known(key, ranges)
    return known(key, ranges) * power_of_ten(shown_decimals(key, ranges), lambda d: decimals - d, most)


@frozen
class Damage:
    """A column with the condition for damaged or negative numbers in it.

    Attributes:
        column: its name.
        here: true in a row with such a number, never null. It reads the columns that :func:`prepared` adds.
    """

    column: str
    here: nw.Expr


def damages(framework: Framework, ranges: Ranges) -> tuple[Damage, ...]:
    """Return the conditions for damaged numbers, column by column."""
    found = []
    for key, indicator in framework.indicators.items():
        if key in ranges.doubtful:
            found.append(Damage(key, _of_framework(~nw.col(key).is_null() & nw.col(_own(key)).is_null(), ranges)))
            if indicator.has_decimals:
                lonely = nw.col(key).is_null() & ~nw.col(decimals_of(key)).is_null()
                found.append(Damage(decimals_of(key), _of_framework(lonely, ranges)))
    return tuple(found)


def negatives(framework: Framework, ranges: Ranges) -> tuple[Damage, ...]:
    """Return the conditions for negative numbers, indicator by indicator.

    A report can hold a negative number, but most indicators of an annex are 0 or more.
    """
    keys = [key for key in framework.indicators if key not in framework.signed and ranges.fewest[key] < 0]
    return tuple(Damage(key, (known(key, ranges) < 0).fill_null(value=False)) for key in keys)


def _of_framework(here: nw.Expr, ranges: Ranges) -> nw.Expr:
    return own() & here if ranges.mixed else here


def own() -> nw.Expr:
    """Return whether a row is of the framework, from a column that :func:`prepared` adds to a mixed frame."""
    return nw.col(_OF_FRAMEWORK)


def prepared(
    frame: Frame, framework: Framework, ranges: Ranges, keys: Collection[str], parted: Collection[str] = ()
) -> Frame:
    """Return the frame with the columns that formulas over some indicators read.

    Args:
        frame: a frame of reports, in which these indicators are not prepared yet.
        framework: the indicators, rates and rules.
        ranges: the ranges of its numbers.
        keys: the indicators.
        parted: those of them that formulas read in two parts, because their digits might exceed 64 bits.
    """
    counts: dict[str, nw.Expr] = {}
    digits: list[Steps] = []
    sound: list[str] = []
    for key in dict.fromkeys(keys):
        doubtful = key in ranges.doubtful
        if framework.indicators[key].has_decimals:
            found = digit_steps(key, ranges.decimals(key), doubtful=doubtful)
            digits.append([*found, _admitted_share(key, ranges)] if doubtful else found)
            sound += [] if doubtful else [key]
        elif doubtful:
            counts[_own(key)] = nw.when(_of_framework(_is_admitted(key, framework), ranges)).then(nw.col(key))
    if ranges.mixed:
        frame = frame.with_columns(~of_other_framework(framework).alias(_OF_FRAMEWORK))
    ready = as_integers(with_steps(frame, together([counts], *digits)), sound)
    return with_steps(ready, together(*(_in_two_parts(key, ranges) for key in keys if key in parted)))


def _own(column: str) -> str:
    """Return the name of the column with the numbers of another column that are not damaged."""
    return f"{OWN}{column}"


def _is_admitted(key: str, framework: Framework) -> nw.Expr:
    """Return whether a report can hold a count or code, null where it is missing."""
    value, codes = nw.col(key), framework.codes.get(key)
    if codes is None:
        return (value > -MAX_ABSOLUTE) & (value < MAX_ABSOLUTE)
    return functools.reduce(operator.or_, (value == code for code in codes))


def _admitted_share(key: str, ranges: Ranges) -> dict[str, nw.Expr]:
    """Return the columns of the digits and decimals of a percentage, null where it is damaged."""
    found, decimals = nw.col(key), nw.col(decimals_of(key))
    admitted = (found < MAX_DIGITS) & (decimals >= 0) & (decimals <= MAX_FRAME_DECIMALS)
    here = nw.when(_of_framework(admitted, ranges))
    return {_own(key): here.then(found), _own(decimals_of(key)): here.then(decimals)}


def _in_two_parts(key: str, ranges: Ranges) -> Steps:
    """Return the steps that split a percentage p / 10^d into its whole and fractional parts.

    The percentage is shifted for the division, because a dividend must not be negative.
    """
    name, shown, most = f"{OWN}{key}_work", shown_decimals(key, ranges), ranges.most[decimals_of(key)]
    scale = nw.col(f"{name}_scale")
    # The shift is 10^limit, and so by whole numbers of 10^(limit - d).
    shifted_by = nw.when(shown < _SHORT).then(nw.lit(MAX_ABSOLUTE, nw.Int64)).otherwise(scale)
    return [
        {
            f"{name}_shifted": known(key, ranges) + power_of_ten(shown, _limit, most),
            f"{name}_power": power_of_ten(shown, lambda d: d, most),
            f"{name}_scale": power_of_ten(shown, lambda d: MAX_FRAME_DECIMALS - d, most),
        },
        *divided(nw.col(f"{name}_shifted"), nw.col(f"{name}_power"), name),
        {whole(key): nw.col(name) - shifted_by, part(key): nw.col(f"{name}_rest") * scale},
    ]


_SHORT = len(str(MAX_SCALED)) - len(str(MAX_ABSOLUTE))
"""The number of decimals from which the limit applies to the digits of a percentage, not to the percentage."""


def _limit(decimals: int) -> int:
    """Return the exponent of the shift of a percentage with `decimals` decimals, which its digits are below."""
    return min(len(str(MAX_ABSOLUTE)) - 1 + decimals, len(str(MAX_SCALED)) - 1)
