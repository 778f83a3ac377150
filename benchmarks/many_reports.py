"""A country of random reports as a frame of polars, and the rules as a user of polars would write them."""

import functools
import operator

import numpy as np
import polars as pl

import cchc_model as cchc
from cchc_model.frames.columns import KEYS, decimals_of
from cchc_model.framework import (
    AtMost,
    ComparedSides,
    Constant,
    Equal,
    Expression,
    Implies,
    Less,
    MatchesRatio,
    Relation,
    Value,
)

FRAMEWORK = cchc.SOC_TRANG_DISTRICT
QUARTERS = 40

Outcome = tuple[pl.Expr, pl.Expr, pl.Expr | None]
"""Passed, failed, not applicable."""


def country(reports: int, seed: int = 2026) -> pl.DataFrame:
    """Reports of ten years of quarters, a quarter of their values blank."""
    g = np.random.default_rng(seed)
    rows = np.arange(reports)
    code = pl.Series(rows // QUARTERS).cast(pl.String)
    columns: dict[str, pl.Series | pl.Expr] = dict.fromkeys(KEYS, pl.lit(None, pl.String))
    columns |= {
        "framework": pl.lit(FRAMEWORK.id),
        "framework_version": pl.lit(FRAMEWORK.version),
        "level": pl.lit("commune"),
    }
    columns |= {"organisation": "UBND xã " + code, "code": code, "period_kind": pl.lit("quarter")}
    columns |= {"year": pl.Series(2016 + rows % 10), "period_number": pl.Series(1 + rows // 10 % 4)}
    for key, indicator in FRAMEWORK.indicators.items():
        known = pl.Series(g.random(reports) >= 0.25)
        if key in FRAMEWORK.codes:
            columns[key] = _where(known, g.choice(FRAMEWORK.codes[key], reports))
        elif indicator.has_decimals:
            columns[key] = _where(known, g.integers(0, 10001, reports) / 100)
            columns[decimals_of(key)] = _where(known, np.full(reports, 2))
        else:
            columns[key] = _where(known, g.integers(0, 2000, reports))
    return pl.DataFrame({"number": rows}).select(**columns)


def _where(known: pl.Series, numbers: np.ndarray) -> pl.Series:
    kind = np.float64 if numbers.dtype.kind == "f" else np.int64
    return pl.select(pl.when(known).then(pl.Series(numbers.astype(kind)))).to_series()


def by_hand(frame: pl.LazyFrame) -> pl.LazyFrame:
    """How many reports pass and fail each rule, in polars alone: nothing is looked at but the rules themselves."""
    counts = []
    for number, rule in enumerate(FRAMEWORK.rules):
        passed, failed, nothing = _outcome(rule.relation)
        counts += [passed.sum().alias(f"passed_{number}"), failed.sum().alias(f"failed_{number}")]
        if nothing is not None:
            counts.append(nothing.sum().alias(f"nothing_{number}"))
    return frame.select(counts)


def _strict(side: Expression) -> pl.Expr:
    """A side as far as nothing is missing, else null."""
    if isinstance(side, Value):
        return pl.col(side.id)
    if isinstance(side, Constant):
        return pl.lit(side.value)
    return functools.reduce(operator.add, map(_strict, side.terms))


def _least(side: Expression) -> pl.Expr:
    """The least that a side can be."""
    if isinstance(side, Value):
        return pl.col(side.id).fill_null(0)
    if isinstance(side, Constant):
        return pl.lit(side.value)
    return functools.reduce(operator.add, map(_least, side.terms))


def _outcome(relation: Relation) -> Outcome:
    if isinstance(relation, Implies):
        (c_passed, c_failed, _), (s_passed, s_failed, _) = map(_outcome, (relation.condition, relation.consequence))
        return ~c_failed & s_passed, c_passed & s_failed, c_failed
    if isinstance(relation, MatchesRatio):
        scale = 10 ** pl.col(decimals_of(relation.reported.id))
        digits = (pl.col(relation.reported.id) * scale).round().cast(pl.Int64)
        part, whole = _strict(relation.ratio.numerator), _strict(relation.ratio.denominator)
        near = (2 * (digits * whole - 100 * scale * part)).abs() <= whole.abs()
        some = whole != 0
        return (near & some).fill_null(value=False), (~near & some).fill_null(value=False), whole == 0
    passed, failed = _compared(relation)
    return passed.fill_null(value=False), failed.fill_null(value=False), None


def _compared(relation: ComparedSides) -> tuple[pl.Expr, pl.Expr]:
    left, right = relation.left, relation.right
    if isinstance(left, Value) and FRAMEWORK.indicators[left.id].has_decimals and isinstance(right, Constant):
        return pl.col(left.id) <= right.value, pl.col(left.id) > right.value
    if isinstance(relation, AtMost):
        return _strict(left) <= _least(right), _strict(right) < _least(left)
    if isinstance(relation, Less):
        return _strict(left) < _least(right), _strict(right) <= _least(left)
    assert isinstance(relation, Equal)
    apart = (_strict(left) < _least(right)).fill_null(value=False)
    return _strict(left) == _strict(right), apart | (_strict(right) < _least(left)).fill_null(value=False)
