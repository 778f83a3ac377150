"""Exact comparison of a printed percentage with the computed one, in 64 bits.

Numerator and denominator may have 16 digits and a percentage 18. Their products would exceed 64 bits. The computed
percentage is therefore divided out, digit by digit: its whole part, six decimals, twelve more, and a remainder. The
tolerance of a printed percentage is a multiple of 10⁻⁶, and at least that. The first six decimals of both therefore
decide nearly always, and the later ones only on the very boundary.

If the inspection of a frame has shown that the products fit, they are compared directly.
"""

import narwhals as nw
from attrs import asdict, frozen

from cchc_model.frames.arithmetic import Steps, divided, more_digits, power_of_ten
from cchc_model.frames.columns import LARGEST, MAX_SCALED, OWN, bound, decimals_of, digits_at_once
from cchc_model.frames.outcomes import RowOutcome, RowRange, amount, fraction_of, is_known, whole_of
from cchc_model.frames.preparing import known, own, shown_decimals
from cchc_model.frames.ranges import Ranges
from cchc_model.framework.formulas import MatchesRatio
from cchc_model.framework.framework import Framework

_FIRST = 6
"""The number of decimals that decide except on the boundary; the finest tolerance is one unit of the last."""

_LAST = 12
"""The number of decimals after these: 18 together, the most that a percentage of a frame has."""


@frozen
class _Sides:
    """The comparison of a printed percentage with the computed one.

    Attributes:
        not_below: true where it is not too far below.
        not_above: true where it is not too far above.
        below_0: true where it is below 0 by more than the tolerance.
    """

    not_below: nw.Expr
    not_above: nw.Expr
    below_0: nw.Expr


def ratio_steps(relation: MatchesRatio, framework: Framework, ranges: Ranges) -> Steps:
    """Return the steps that add the columns which :func:`ratio_outcome` reads."""
    if products_fit(relation, framework, ranges):
        return []
    name = _name(relation)
    reported, numerator, denominator = _amounts(relation, framework, ranges)
    above, below = whole_of(numerator.least), whole_of(denominator.least)
    printed, beyond = whole_of(reported.least), fraction_of(reported.least)
    at_once = digits_at_once(bound(relation.ratio.denominator, framework, ranges.largest))
    negative, bottom = nw.col(f"{name}_negative"), nw.col(f"{name}_over")
    # A negative computed percentage loses its sign, and the printed one is turned alike. Then too far below is too far
    # above; but there both are asked for together, as nothing can be missing.
    turned_whole = nw.when(beyond == 0).then(-printed).otherwise(-printed - 1)
    turned_beyond = nw.when(beyond == 0).then(0).otherwise(MAX_SCALED - beyond)
    return [
        {
            f"{name}_negative": ((above < 0) & (below > 0)) | ((above > 0) & (below < 0)),
            f"{name}_of": above.abs() * 100,
            f"{name}_over": nw.when(below == 0).then(1).otherwise(below.abs()),
        },
        {
            f"{name}_whole": nw.when(negative).then(turned_whole).otherwise(printed),
            f"{name}_beyond": nw.when(negative).then(turned_beyond).otherwise(beyond),
        },
        *divided(nw.col(f"{name}_of"), bottom, f"{name}_q"),
        *more_digits(f"{name}_q_rest", bottom, f"{name}_t", digits=_FIRST, at_once=at_once),
        *more_digits(f"{name}_t_rest", bottom, f"{name}_v", digits=_LAST, at_once=at_once),
        *divided(nw.col(f"{name}_beyond"), nw.lit(10**_LAST, nw.Int64), f"{name}_f"),
        {
            f"{name}_units": nw.col(f"{name}_whole") - nw.col(f"{name}_q"),
            f"{name}_give": _give(relation, ranges),
        },
    ]


def ratio_outcome(relation: MatchesRatio, framework: Framework, ranges: Ranges) -> RowOutcome:
    """Return the outcome of comparing the printed percentage with the computed one, to the printed decimals."""
    reported, numerator, denominator = _amounts(relation, framework, ranges)
    above, below = whole_of(numerator.least), whole_of(denominator.least)
    if products_fit(relation, framework, ranges):
        sides = _multiplied(relation, numerator, denominator, ranges)
    else:
        sides = _divided_out(relation, reported)
    over_0 = below > 0 if numerator.from_0 else (below > 0) & (above >= 0)
    signs = {"no_top": above == 0, "no_bottom": below == 0, "over_0": over_0}
    compared = {f"{_name(relation)}_{label}": here for label, here in (asdict(sides, recurse=False) | signs).items()}
    not_below, not_above, below_0, no_top, no_bottom, positive = map(nw.col, compared)
    nothing = is_known(denominator) & no_bottom
    exact = _is_exact(numerator, denominator, no_top & positive)
    # What is missing may be anything from 0 up: the computed percentage is then bounded on one side, or from 0 up.
    apart = (
        (exact & ~(not_below & not_above))
        | (~exact & below_0)
        | (~exact & positive & is_known(numerator) & ~not_above)
        | (~exact & positive & is_known(denominator) & ~not_below)
    )
    asked = ~known(relation.reported.id, ranges).is_null() & ~nothing
    if ranges.mixed:  # said once more, so that Spark does not plan for minutes where the framework is a constant
        asked = own() & asked
    return RowOutcome(asked & exact & not_below & not_above, asked & apart, nothing, compared)


def computed(relation: MatchesRatio, framework: Framework, ranges: Ranges) -> tuple[nw.Expr, nw.Expr]:
    """Return the least possible computed percentage, as a numerator and a denominator above 0.

    Both are null where the denominator of the ratio is 0.
    """
    _, numerator, denominator = _amounts(relation, framework, ranges)
    above, below = whole_of(numerator.least), whole_of(denominator.least)
    nothing = is_known(denominator) & (below == 0)
    top = nw.when(below < 0).then(above * -100).otherwise(above * 100)
    bounded = (above >= 0) & (below > 0) & is_known(denominator)
    some = _is_exact(numerator, denominator, (above == 0) & (below > 0)) | bounded
    return (
        nw.when(~nothing).then(nw.when(some).then(top).otherwise(0)),
        nw.when(~nothing).then(nw.when(some).then(below.abs()).otherwise(1)),
    )


def _is_exact(numerator: RowRange, denominator: RowRange, nought: nw.Expr) -> nw.Expr:
    """Return whether the computed percentage has one possible value.

    Either nothing is missing, or it is `nought`: the numerator is 0 and the denominator is at least something above 0.
    """
    return is_known(numerator) & (is_known(denominator) | nought)


def products_fit(relation: MatchesRatio, framework: Framework, ranges: Ranges) -> bool:
    """Return whether all products certainly fit 64 bits and the percentage has fewer than six decimals."""
    key = relation.reported.id
    above = bound(relation.ratio.numerator, framework, ranges.largest)
    below = bound(relation.ratio.denominator, framework, ranges.largest)
    decimals = ranges.most[decimals_of(key)]
    largest = 2 * (ranges.largest[key] * below + 100 * 10**decimals * above)
    return decimals < _FIRST and largest <= LARGEST


def _multiplied(relation: MatchesRatio, numerator: RowRange, denominator: RowRange, ranges: Ranges) -> _Sides:
    """Return the comparison by products.

    p / 10^d and 100 n / m are half a unit apart where 2 (p m - 100 n 10^d) is m.
    """
    key = relation.reported.id
    above, below = whole_of(numerator.least), whole_of(denominator.least)
    printed, decimals = known(key, ranges), ranges.decimals(key)
    if len(decimals) == 1:
        top = above * (200 * 10 ** decimals[0])
    else:
        power = power_of_ten(shown_decimals(key, ranges).fill_null(0), lambda d: d, decimals[-1])
        top = above * power * 200
    bottom = below if denominator.from_0 else below.abs()
    if not denominator.from_0:
        top = nw.when(below < 0).then(-top).otherwise(top)
    apart = printed * bottom * 2 - top  # null where nothing is printed, of which nothing is asked
    return _Sides(apart >= -bottom, apart <= bottom, printed < 0)


def _divided_out(relation: MatchesRatio, reported: RowRange) -> _Sides:
    name = _name(relation)
    units, give = nw.col(f"{name}_units"), nw.col(f"{name}_give")
    # Within one unit of each other the difference of the first decimals tells; farther apart nothing has to be known.
    near = nw.when((units > -2) & (units < 2)).then(units).otherwise(0)  # noqa: PLR2004 as said
    off = near * 10**_FIRST + nw.col(f"{name}_f") - nw.col(f"{name}_t")
    cut_digits, more, left = nw.col(f"{name}_f_rest"), nw.col(f"{name}_v"), nw.col(f"{name}_v_rest") > 0
    less, same = (cut_digits < more) | ((cut_digits == more) & left), (cut_digits == more) & ~left
    not_below = (units > 1) | ((units > -2) & ((off > -give) | ((off == -give) & ~less)))  # noqa: PLR2004 as said
    not_above = (units < -1) | ((units < 2) & ((off < give) | ((off == give) & (less | same))))  # noqa: PLR2004 as said
    printed, first = whole_of(reported.least), fraction_of(reported.least) + give * 10**_LAST
    return _Sides(not_below, not_above, (printed < -1) | ((printed == -1) & (first < MAX_SCALED)))


def _give(relation: MatchesRatio, ranges: Ranges) -> nw.Expr:
    """Return half a unit of the last printed decimal, in units of 10⁻⁶, but at least one."""
    decimals = shown_decimals(relation.reported.id, ranges).fill_null(0)
    half = power_of_ten(decimals, lambda d: _FIRST - 1 - d, _FIRST - 1) * 5
    return nw.when(decimals < _FIRST).then(half).otherwise(1)


def _amounts(relation: MatchesRatio, framework: Framework, ranges: Ranges) -> tuple[RowRange, RowRange, RowRange]:
    return (
        amount(relation.reported, framework, ranges),
        amount(relation.ratio.numerator, framework, ranges),
        amount(relation.ratio.denominator, framework, ranges),
    )


def _name(relation: MatchesRatio) -> str:
    return f"{OWN}{relation.reported.id}_ratio"
