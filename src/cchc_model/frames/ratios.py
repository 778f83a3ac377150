"""A printed percentage against the computed one, exactly, in 64 bits.

Numerator and denominator may have 16 digits and a percentage 18, so that neither may be multiplied by the other. The
computed percentage is divided out instead, digit by digit: its whole part, six decimals, then twelve more, and whether
anything is left. How far a printed percentage may be off is at least 10⁻⁶ and a whole number of these, so that the first
six decimals of both decide nearly always, and what comes behind them only on the very boundary.

Where a look at the frame has shown that the products fit, they are compared as they are.
"""

from typing import Final

import narwhals as nw
from attrs import frozen

from cchc_model.formulas import MatchesRatio
from cchc_model.frames.arithmetic import Steps, divided, more_digits, power_of_ten
from cchc_model.frames.columns import LARGEST, MAX_SCALED, OWN, bound, decimals_of, digits_at_once
from cchc_model.frames.outcomes import Amount, Outcome, amount, known_of, part_of
from cchc_model.frames.preparing import Sound, digits, shown_decimals
from cchc_model.framework import Framework

_FIRST: Final = 6
"""Decimals that decide but on the boundary; the finest tolerance is one unit of the last."""

_LAST: Final = 12
"""Decimals behind them: 18 together, as many as a percentage of a frame has."""


@frozen
class _Sides:
    """How a printed percentage stands to the computed one.

    Attributes:
        not_below: whether it is not too far below.
        not_above: whether it is not too far above.
        below_0: whether it is below 0, even where it is off as far as it may be.
    """

    not_below: nw.Expr
    not_above: nw.Expr
    below_0: nw.Expr


def ratio_steps(relation: MatchesRatio, framework: Framework, sound: Sound | None) -> Steps:
    """The steps that add the columns which :func:`ratio_outcome` reads."""
    if _products_fit(relation, framework, sound):
        return []
    name = _name(relation)
    reported, numerator, denominator = _amounts(relation, framework, sound)
    above, below = numerator.whole, denominator.whole
    at_once = digits_at_once(bound(relation.ratio.denominator, framework))
    negative, bottom = nw.col(f"{name}_negative"), nw.col(f"{name}_over")
    # A negative computed percentage loses its sign, and the printed one is turned alike. Then too far below is too far
    # above; but there both are asked for together, as nothing can be missing.
    turned_whole = nw.when(part_of(reported) == 0).then(-reported.whole).otherwise(-reported.whole - 1)
    turned_beyond = nw.when(part_of(reported) == 0).then(0).otherwise(MAX_SCALED - part_of(reported))
    return [
        {
            f"{name}_negative": ((above < 0) & (below > 0)) | ((above > 0) & (below < 0)),
            f"{name}_of": above.abs() * 100,
            f"{name}_over": nw.when(below == 0).then(1).otherwise(below.abs()),
        },
        {
            f"{name}_whole": nw.when(negative).then(turned_whole).otherwise(reported.whole),
            f"{name}_beyond": nw.when(negative).then(turned_beyond).otherwise(part_of(reported)),
        },
        *divided(nw.col(f"{name}_of"), bottom, f"{name}_q"),
        *more_digits(f"{name}_q_rest", bottom, f"{name}_t", digits=_FIRST, at_once=at_once),
        *more_digits(f"{name}_t_rest", bottom, f"{name}_v", digits=_LAST, at_once=at_once),
        *divided(nw.col(f"{name}_beyond"), nw.lit(10**_LAST, nw.Int64), f"{name}_f"),
        {
            f"{name}_units": nw.col(f"{name}_whole") - nw.col(f"{name}_q"),
            f"{name}_give": _give(relation),
        },
    ]


def ratio_outcome(relation: MatchesRatio, framework: Framework, sound: Sound | None) -> Outcome:
    """Whether the printed percentage is the computed one, as far as it was printed."""
    reported, numerator, denominator = _amounts(relation, framework, sound)
    if _products_fit(relation, framework, sound):
        sides = _multiplied(relation, numerator, denominator)
    else:
        sides = _divided_out(relation, reported)
    nothing = known_of(denominator) & (denominator.whole == 0)
    exact = _is_exact(numerator, denominator)
    positive = (numerator.whole >= 0) & (denominator.whole > 0)
    # What is missing may be anything from 0 up: the computed percentage is then bounded on one side, or from 0 up.
    apart = (
        (exact & ~(sides.not_below & sides.not_above))
        | (~exact & sides.below_0)
        | (~exact & positive & known_of(numerator) & ~sides.not_above)
        | (~exact & positive & known_of(denominator) & ~sides.not_below)
    )
    asked = known_of(reported) & ~nothing
    return Outcome(asked & exact & sides.not_below & sides.not_above, asked & apart, nothing)


def computed(relation: MatchesRatio, framework: Framework, sound: Sound | None) -> tuple[nw.Expr, nw.Expr]:
    """The least that the computed percentage can be, as a numerator and a denominator above 0; null where there is none."""
    _, numerator, denominator = _amounts(relation, framework, sound)
    nothing = known_of(denominator) & (denominator.whole == 0)
    exact = _is_exact(numerator, denominator)
    bounded = (numerator.whole >= 0) & (denominator.whole > 0) & known_of(denominator)
    top = nw.when(denominator.whole < 0).then(numerator.whole * -100).otherwise(numerator.whole * 100)
    some = exact | bounded
    return (
        nw.when(~nothing).then(nw.when(some).then(top).otherwise(0)),
        nw.when(~nothing).then(nw.when(some).then(denominator.whole.abs()).otherwise(1)),
    )


def _is_exact(numerator: Amount, denominator: Amount) -> nw.Expr:
    """Whether the computed percentage is just one number: nothing is missing, or it is 0 of whatever there is."""
    nought = (numerator.whole == 0) & (denominator.whole > 0)
    return known_of(numerator) & (known_of(denominator) | nought)


def _products_fit(relation: MatchesRatio, framework: Framework, sound: Sound | None) -> bool:
    """Whether what is multiplied is certain to be within 64 bits, for percentages with less than six decimals."""
    if sound is None:
        return False
    key = relation.reported.id
    above = bound(relation.ratio.numerator, framework, sound.most)
    below = bound(relation.ratio.denominator, framework, sound.most)
    decimals = sound.most[decimals_of(key)]
    largest = 2 * (sound.most[key] * below + 100 * 10**decimals * above)
    return decimals < _FIRST and largest <= LARGEST


def _multiplied(relation: MatchesRatio, numerator: Amount, denominator: Amount) -> _Sides:
    """Products compared: p / 10^d and 100 n / m are half a unit apart where 2 (p m - 100 n 10^d) is m."""
    key = relation.reported.id
    power = power_of_ten(nw.col(shown_decimals(key)), lambda d: d, _FIRST - 1)
    above = nw.when(denominator.whole < 0).then(-numerator.whole).otherwise(numerator.whole)
    below = denominator.whole.abs()
    apart = (nw.col(digits(key)) * below - above * power * 100) * 2
    return _Sides(apart >= -below, apart <= below, nw.col(digits(key)) < 0)


def _divided_out(relation: MatchesRatio, reported: Amount) -> _Sides:
    name = _name(relation)
    units, give = nw.col(f"{name}_units"), nw.col(f"{name}_give")
    # Within one unit of each other the difference of the first decimals tells; farther apart nothing has to be known.
    near = nw.when((units > -2) & (units < 2)).then(units).otherwise(0)  # noqa: PLR2004 as said
    off = near * 10**_FIRST + nw.col(f"{name}_f") - nw.col(f"{name}_t")
    behind, more, left = nw.col(f"{name}_f_rest"), nw.col(f"{name}_v"), nw.col(f"{name}_v_rest") > 0
    less, same = (behind < more) | ((behind == more) & left), (behind == more) & ~left
    not_below = (units > 1) | ((units > -2) & ((off > -give) | ((off == -give) & ~less)))  # noqa: PLR2004 as said
    not_above = (units < -1) | ((units < 2) & ((off < give) | ((off == give) & (less | same))))  # noqa: PLR2004 as said
    first = part_of(reported) + give * 10**_LAST
    return _Sides(not_below, not_above, (reported.whole < -1) | ((reported.whole == -1) & (first < MAX_SCALED)))


def _give(relation: MatchesRatio) -> nw.Expr:
    """Half a unit of the last printed decimal, in units of 10⁻⁶, but no less than one."""
    decimals = nw.col(shown_decimals(relation.reported.id))
    half = power_of_ten(decimals, lambda d: _FIRST - 1 - d, _FIRST - 1) * 5
    return nw.when(decimals < _FIRST).then(half).otherwise(1)


def _amounts(relation: MatchesRatio, framework: Framework, sound: Sound | None) -> tuple[Amount, Amount, Amount]:
    return (
        amount(relation.reported, framework, sound),
        amount(relation.ratio.numerator, framework, sound),
        amount(relation.ratio.denominator, framework, sound),
    )


def _name(relation: MatchesRatio) -> str:
    return f"{OWN}{relation.reported.id}_ratio"
