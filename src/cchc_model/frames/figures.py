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
    bound,
    require_keys,
)
from cchc_model.frames.frame import Frame, times
from cchc_model.frames.outcomes import certain, known_sum
from cchc_model.frames.preparing import damages, known, prepared
from cchc_model.frames.ranges import Ranges, of_other_framework
from cchc_model.framework.formulas import Expression, Value
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Rate
from cchc_model.vietnamese import nouns

_HALF = 2**20
_LIMB = 10**9
_MOST_LIMBS = 7 * 10**9
"""The limit of a sum's high limb, because sums up to 7 × 10¹⁸ certainly fit 64 bits."""

_WHO = f"{OWN}who"

_ALWAYS_BY = (*FRAMEWORK, "level", *PERIOD)
"""The keys of every group, because figures of several periods or levels do not add up."""


def rates(frame: Frame, framework: Framework, ranges: Ranges, keys: Sequence[str]) -> Frame:
    """Return some keys, and the numerator, denominator and value of every rate, one row per report."""
    columns = {}
    for rate in framework.rates:
        for name, side in (("numerator", rate.ratio.numerator), ("denominator", rate.ratio.denominator)):
            columns[f"{rate.id}_{name}"] = known_sum(side, ranges).cast(nw.Int64)
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
    keys, added = _group_keys(by), [*_added(framework, ranges)]
    numbers = {f"{OWN}damaged": _damaged(framework, ranges)}
    for one in added:
        # A sum that may be too large is added up in two limbs, because no engine reports a wrap.
        high = (one.number // _LIMB).cast(nw.Int64)
        limbs = {_high(one.column): high, _low(one.column): one.number - high * _LIMB}
        numbers |= limbs if one.is_long else {_up(one.column): one.number}
    conditions = {_up(column): here for column, here in _counted(framework, ranges)}
    ready, who = prepared(frame, framework, ranges, ranges.doubtful), _who()
    if isinstance(ready, nw.DataFrame):  # whose groups add up columns only; a planned query needs no memory for them
        ready = ready.with_columns(who.alias(_WHO), **numbers, **conditions)
        who, numbers, conditions = nw.col(_WHO), *({name: nw.col(name) for name in of} for of in (numbers, conditions))
    counts = {_up(_reports(key)): known(key, ranges).count() for key in framework.indicators}
    counts |= {name: times(here, frame) for name, here in conditions.items()}
    sums = {name: number.sum() for name, number in numbers.items()}
    grouped = ready.group_by(*keys).agg(nw.len().alias("reports"), who.n_unique().alias(_WHO), **counts, **sums)
    whole = {name: nw.col(name).cast(nw.Int64) for name in ("reports", _WHO, *counts, *sums)}
    too_large = [_is_too_large(one.column).cast(nw.Int64).alias(_up(one.column)) for one in added if one.is_long]
    return grouped.select(*keys, **whole).select(
        *keys,
        "reports",
        organisations=nw.col(_WHO),
        damaged=nw.col(f"{OWN}damaged"),
        **dict(_totals(framework, added)),
        too_large=nw.sum_horizontal(*too_large) if too_large else nw.lit(0, nw.Int64),
    )


@frozen
class _Added:
    """A column that is added up.

    Attributes:
        column: its name.
        number: the number to add, null in a row without one.
        counted_in: the column that counts the rows with a number to add.
        is_long: True if the sum may exceed 64 bits.
    """

    column: str
    number: nw.Expr
    counted_in: str
    is_long: bool


def _added(framework: Framework, ranges: Ranges) -> Iterator[_Added]:
    """Yield what is added up, in the order of the framework."""
    for key, indicator in framework.indicators.items():
        if indicator.adds_up and not indicator.has_decimals:  # digits of amounts add up only if all have as many
            yield _Added(key, known(key, ranges), _reports(key), _is_long(Value(key), framework, ranges))
    for rate in _added_rates(framework):
        for name, side in (("numerator", rate.ratio.numerator), ("denominator", rate.ratio.denominator)):
            number = nw.when(_has_all(rate, ranges)).then(known_sum(side, ranges))
            yield _Added(f"{rate.id}_{name}", number, _reports(rate.id), _is_long(side, framework, ranges))


def _counted(framework: Framework, ranges: Ranges) -> Iterator[tuple[str, nw.Expr]]:
    """Yield the columns of counts, with the conditions of the rows that they count."""
    for key in framework.indicators:
        for code in framework.codes.get(key, ()):
            yield f"{key}_{code}", certain(known(key, ranges) == code)
    for rate in _added_rates(framework):
        yield _reports(rate.id), certain(_has_all(rate, ranges))


def _added_rates(framework: Framework) -> list[Rate]:
    return [rate for rate in framework.rates if all(framework.indicators[key].adds_up for key in rate.operands)]


def _has_all(rate: Rate, ranges: Ranges) -> nw.Expr:
    """Return whether a report has all figures of a rate, none of them negative, as in `consolidate`."""
    here = (
        ~known(key, ranges).is_null() if ranges.fewest[key] >= 0 else known(key, ranges) >= 0 for key in rate.operands
    )
    return functools.reduce(operator.and_, here)


def _is_long(side: Expression, framework: Framework, ranges: Ranges) -> bool:
    return ranges.reports is None or ranges.reports * bound(side, framework, ranges.largest) > _MOST_LIMBS * _LIMB


def _totals(framework: Framework, added: Iterable[_Added]) -> Iterator[tuple[str, nw.Expr]]:
    """Yield the columns of sums and counts, in their order."""
    of = {one.column: one for one in added}
    for key in framework.indicators:
        if key in of:
            yield key, _total(of[key])
        for column in (*(f"{key}_{code}" for code in framework.codes.get(key, ())), _reports(key)):
            yield column, nw.col(_up(column))
    for rate in _added_rates(framework):
        for column in (f"{rate.id}_numerator", f"{rate.id}_denominator"):
            yield column, _total(of[column])
        yield _reports(rate.id), nw.col(_up(_reports(rate.id)))


def _up(column: str) -> str:
    """Return the name of the column with the sum or the count that becomes another one."""
    return f"{OWN}{column}_added"


def _reports(key: str) -> str:
    return f"{key}_reports"


def _high(name: str) -> str:
    return f"{OWN}{name}_high"


def _low(name: str) -> str:
    return f"{OWN}{name}_low"


def _is_too_large(name: str) -> nw.Expr:
    return (nw.col(_high(name)) > _MOST_LIMBS) | (nw.col(_high(name)) < -_MOST_LIMBS)


def _total(one: _Added) -> nw.Expr:
    some = nw.col(_up(one.counted_in)) > 0
    if not one.is_long:
        return nw.when(some).then(nw.col(_up(one.column)))
    high = nw.when(some & ~_is_too_large(one.column)).then(nw.col(_high(one.column)))
    return high * _LIMB + nw.col(_low(one.column))


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
