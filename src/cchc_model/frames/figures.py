"""Rates and sums over a frame."""

import functools
import operator
from collections.abc import Iterable, Iterator, Sequence

import narwhals as nw
from attrs import frozen

from cchc_model.frames.columns import (
    FRAMEWORK,
    GRANDPARENT,
    KEYS,
    ORGANISATION,
    ORGANISATION_KEYS,
    OWN,
    PARENT,
    PERIOD,
    require_keys,
)
from cchc_model.frames.frame import Frame, countable
from cchc_model.frames.outcomes import amount, certain, whole_of
from cchc_model.frames.preparing import damages, known, prepared
from cchc_model.frames.ranges import Ranges, of_other_framework
from cchc_model.framework.framework import Framework
from cchc_model.vietnamese import nouns

_HALF = 2**20
_LIMB = 10**9
_MOST_LIMBS = 7 * 10**9
"""The limit of a sum's high limb, because sums up to 7 × 10¹⁸ certainly fit 64 bits."""

_ALWAYS_BY = (*FRAMEWORK, "level", *PERIOD)
"""The keys of every group, because figures of several periods or levels do not add up."""


def rates(frame: Frame, framework: Framework, ranges: Ranges, keys: Sequence[str]) -> Frame:
    """Return some keys, and the numerator, denominator and value of every rate, one row per report."""
    columns = {}
    for rate in framework.rates:
        for name, side in (("numerator", rate.ratio.numerator), ("denominator", rate.ratio.denominator)):
            columns[f"{rate.id}_{name}"] = whole_of(amount(side, framework, ranges).known).cast(nw.Int64)
    ready = prepared(frame, framework, ranges, ranges.doubtful).select(
        *keys, damaged=_damaged(framework, ranges), **columns
    )
    return ready.select(
        *keys,
        "damaged",
        *(
            column
            for rate in framework.rates
            for column in (
                nw.col(f"{rate.id}_numerator"),
                nw.col(f"{rate.id}_denominator"),
                _value(rate.id).alias(f"{rate.id}_value"),
            )
        ),
    )


def _value(rate: str) -> nw.Expr:
    above, below = nw.col(f"{rate}_numerator"), nw.col(f"{rate}_denominator")
    # The denominator is made null before anything is divided by it.
    return _float(above) / nw.when(below.fill_null(0) != 0).then(_float(below))


def _float(number: nw.Expr) -> nw.Expr:
    """Return the nearest float of an integer.

    The integer is converted in two halves, because Arrow rejects integers without an exact float. Only the sum is
    rounded.
    """
    high = (number // _HALF).cast(nw.Int64)
    return high.cast(nw.Float64) * float(_HALF) + (number - high * _HALF).cast(nw.Float64)


def _damaged(framework: Framework, ranges: Ranges) -> nw.Expr:
    """Return the count of damaged numbers in a row, plus one if the row names another framework."""
    found = [of_other_framework(framework), *(damage.here for damage in damages(framework, ranges))]
    return nw.sum_horizontal(*(here.cast(nw.Int64).alias(f"{OWN}{n}") for n, here in enumerate(found)))


def consolidated(frame: Frame, framework: Framework, ranges: Ranges, by: Iterable[str]) -> Frame:
    """Return sums and coverage, one row per group."""
    keys = _group_keys(by)
    added = [*_added(frame, framework, ranges)]
    sums = {one.column: one for one in added if one.counted_in is not None}
    ready = prepared(frame, framework, ranges, ranges.doubtful).with_columns(
        **{f"{OWN}damaged": _damaged(framework, ranges), f"{OWN}who": _who()}
    )
    ready = ready.select(
        *keys, f"{OWN}damaged", f"{OWN}who", **{f"{OWN}{one.column}_added": one.number for one in added}
    )
    # A sum is added up in two limbs, because no engine reports a wrap. Both make up the number, however it is cut.
    highs = {_high(name): (nw.col(f"{OWN}{name}_added") // _LIMB).cast(nw.Int64) for name in sums}
    lows = {_low(name): nw.col(f"{OWN}{name}_added") - nw.col(_high(name)) * _LIMB for name in sums}
    counts = [f"{OWN}{one.column}_added" for one in added if one.column not in sums]
    limbs = ready.with_columns(**highs).with_columns(**lows) if sums else ready
    groups = limbs.group_by(*keys)
    grouped = groups.agg(
        nw.len().alias("reports"),
        nw.col(f"{OWN}who").n_unique().alias("organisations"),
        nw.col(f"{OWN}damaged").sum().alias("damaged"),
        *(nw.col(column).sum() for column in (*highs, *lows, *counts)),
    )
    whole = [
        nw.col(column).cast(nw.Int64) for column in ("reports", "organisations", "damaged", *highs, *lows, *counts)
    ]
    too_large = (_is_too_large(name).cast(nw.Int64).alias(f"{OWN}{name}") for name in sums)
    return grouped.select(*keys, *whole).select(
        *keys,
        "reports",
        "organisations",
        "damaged",
        *map(_total, added),
        too_large=nw.sum_horizontal(*too_large) if sums else nw.lit(0, nw.Int64),
    )


@frozen
class _Added:
    """A column that is added up.

    Attributes:
        column: its name.
        number: the number to add, 0 for a row without one.
        counted_in: the column that counts the rows with a number to add; None for a column of counts.
    """

    column: str
    number: nw.Expr
    counted_in: str | None = None


def _added(frame: Frame, framework: Framework, ranges: Ranges) -> Iterator[_Added]:
    for key, indicator in framework.indicators.items():
        if indicator.adds_up and not indicator.has_decimals:  # digits of amounts add up only if all have as many
            yield _Added(key, known(key, ranges).fill_null(0), _reports(key))
        for code in framework.codes.get(key, ()):
            yield _Added(f"{key}_{code}", countable(certain(known(key, ranges) == code), frame))
        yield _Added(_reports(key), countable(~known(key, ranges).is_null(), frame))
    for rate in framework.rates:
        figures = rate.operands
        if not all(framework.indicators[key].adds_up for key in figures):
            continue
        # As in `consolidate`: a rate is taken from the reports that have all of its figures, none of them negative.
        here = certain(functools.reduce(operator.and_, (known(key, ranges) >= 0 for key in figures)))
        for name, side in (("numerator", rate.ratio.numerator), ("denominator", rate.ratio.denominator)):
            number = nw.when(here).then(whole_of(amount(side, framework, ranges).least)).otherwise(0)
            yield _Added(f"{rate.id}_{name}", number, _reports(rate.id))
        yield _Added(_reports(rate.id), countable(here, frame))


def _reports(key: str) -> str:
    return f"{key}_reports"


def _high(name: str) -> str:
    return f"{OWN}{name}_high"


def _low(name: str) -> str:
    return f"{OWN}{name}_low"


def _is_too_large(name: str) -> nw.Expr:
    return (nw.col(_high(name)) > _MOST_LIMBS) | (nw.col(_high(name)) < -_MOST_LIMBS)


def _total(one: _Added) -> nw.Expr:
    if one.counted_in is None:
        return nw.col(f"{OWN}{one.column}_added").alias(one.column)
    some = ~_is_too_large(one.column) & (nw.col(f"{OWN}{one.counted_in}_added") > 0)
    high = nw.when(some).then(nw.col(_high(one.column)))
    return (high * _LIMB + nw.col(_low(one.column))).alias(one.column)


def _group_keys(by: Iterable[str]) -> tuple[str, ...]:
    """Return the key columns of a group.

    An organisation is identified with all organisations above it, because two districts may share a name.
    """
    asked = require_keys(by, "by", nouns.CONSOLIDATION)
    bodies = (ORGANISATION, PARENT, GRANDPARENT)
    named = [at for at, (name, _, code) in enumerate(bodies) if {name, code}.intersection(asked)]
    above = {key for body in bodies[min(named) :] for key in body} if named else set()
    return tuple(key for key in KEYS if key in {*asked, *above, *_ALWAYS_BY})


def _who() -> nw.Expr:
    return nw.concat_str(*(nw.col(key).fill_null("") for key in ORGANISATION_KEYS), separator="\x1f")
