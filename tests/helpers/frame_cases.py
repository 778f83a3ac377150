"""Reports for the differential tests of frames: blanks, zeros, bounds, and the boundaries of printed precision."""

import random
from decimal import Decimal
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model.frames.columns import MAX_DIGITS, MAX_FRAME_DECIMALS
from cchc_model.framework import (
    FLOW,
    Constant,
    Equal,
    Kind,
    Rate,
    Sum,
    Value,
    at_most_100,
    bounded_by,
    branch,
    coded,
    count,
    each_has,
    follows_from,
    no_forbids,
    part_of,
    parts_sum_to,
    parts_within,
    percent,
    rate,
    requires,
    section,
    total,
    yes_needs,
)
from cchc_model.framework.families import SUM
from cchc_model.indicators import DOSSIER, SURVEY_METHODS, YES_NO
from cchc_model.vietnamese.notation import MAX_ABSOLUTE
from helpers.own_rules import own_rule

COUNTS = tuple(count(f"n{i}", DOSSIER, FLOW, f"Số {i}", f"Number {i}") for i in range(6))
ANSWER = coded("answer", YES_NO, FLOW, "Câu trả lời", "Answer")
METHOD = coded("method", SURVEY_METHODS, FLOW, "Cách làm", "Method")
SHARES = tuple(percent(f"share{i}", FLOW, f"Tỷ lệ {i}", f"Share {i}") for i in range(3))

_A, _B, _C, _D, _E, _F = COUNTS
RATES = (
    rate("simple", "Tỷ lệ", "Rate", of=_A, over=_B, reported=SHARES[0]),
    rate("sums", "Tỷ lệ", "Rate", of=total(_C, _D), over=total(_B, _E, _F), reported=SHARES[1]),
    # So many terms that a long division gives only two digits at once.
    rate("long", "Tỷ lệ", "Rate", of=total(_A, _C, Constant(-3)), over=total(*(COUNTS * 3)), reported=SHARES[2]),
)
_RULES = (
    parts_sum_to(_A, _B, _C),
    parts_within(_A, _B, _C, _D),
    part_of(_A, _B),
    bounded_by(_C, total(_D, _E)),
    each_has(total(_A, _B), _F),
    *map(at_most_100, SHARES),
    *map(follows_from, RATES),
    requires(_D, total(_E, _F)),
    yes_needs(ANSWER, _C),
    no_forbids(METHOD, total(_C, _D), code=2),
    requires(SHARES[0], _A),
    part_of(SHARES[0], SHARES[1]),
    parts_sum_to(SHARES[2], *SHARES[:2]),
    parts_within(SHARES[0], SHARES[1], SHARES[2], SHARES[2]),
    own_rule("n4", Equal(Sum((Value("n4"), Constant(7))), Value("n5")), family=SUM),
)


def _small() -> cchc.Framework:
    from unittest import mock

    outline = (branch(section("s", "Mục", "Section"), *COUNTS, ANSWER, METHOD, *SHARES),)
    rules = tuple(evolve(rule, id=f"{rule.id}_{number}") for number, rule in enumerate(_RULES))
    with mock.patch("cchc_model.framework.framework.lint", return_value=()):  # no author would have all of these
        return cchc.Framework("small", "1", cchc.Bilingual("Nhỏ", "Small"), outline, RATES, rules)


SMALL = _small()

TINY = cchc.Framework(
    "tiny",
    "1",
    cchc.Bilingual("Rất nhỏ", "Tiny"),
    (branch(section("s", "Mục", "Section"), *COUNTS[:3], SHARES[0]),),
    RATES[:1],
    (parts_sum_to(_A, _B, _C), at_most_100(SHARES[0]), follows_from(RATES[0])),
)
"""A framework of few rules, for what does not depend on them: some engines plan each for a second."""

LARGEST = MAX_ABSOLUTE - 1
numbers = st.one_of(
    st.none(),
    st.integers(0, 4),
    st.sampled_from([0, LARGEST, LARGEST - 1, -LARGEST, -1, LARGEST // 2, 10**12, 2**49]),
    st.integers(-LARGEST, LARGEST),
    st.integers(1, 300).map(lambda n: 200 * n),
)


def shares_beside(numerator: int, denominator: int, decimals: int, off: int, half: int) -> Decimal | None:
    """A percentage so many units of its last decimal from the computed one, cut off; `half` chooses the rounding."""
    unit = 10**decimals
    if not denominator:
        return None
    scaled = (2 * 100 * numerator * unit + half * denominator) // (2 * denominator) + off
    if abs(scaled) >= MAX_DIGITS:
        return None
    return Decimal((int(scaled < 0), tuple(map(int, str(abs(scaled)))), -decimals))


@st.composite
def any_shares(draw: st.DrawFn) -> Decimal:
    """Any percentage that fits a frame."""
    decimals = draw(st.integers(0, MAX_FRAME_DECIMALS))
    most = MAX_DIGITS - 1
    scaled = draw(st.one_of(st.integers(-most, most), st.integers(-200, 200), st.sampled_from([most, -most])))
    return Decimal((int(scaled < 0), tuple(map(int, str(abs(scaled)))), -decimals))


@st.composite
def small_values(draw: st.DrawFn) -> dict[str, object]:
    """Values of a report over the small framework, its percentages at or beside the computed ones."""
    values: dict[str, object] = {indicator.id: draw(numbers) for indicator in COUNTS}
    values["answer"], values["method"] = draw(st.sampled_from([None, 0, 1])), draw(st.sampled_from([None, 0, 1, 2]))
    if draw(st.booleans()):  # a denominator by which boundaries are met exactly
        values["n1"] = 2 * 10 ** draw(st.integers(2, 14)) if draw(st.booleans()) else draw(st.integers(1, 40))
        values["n0"] = draw(st.integers(-3, 400)) * draw(st.sampled_from([1, 1, 10, 10**3, 10**8]))
    if draw(st.booleans()):  # sums that hold
        values["n0"] = _plus(values["n1"], values["n2"])
        values["n5"] = _plus(values["n4"], 7)
    for stated in RATES:
        values[stated.reported or ""] = draw(_shares(stated, values))
    one, other = values["share0"], values["share1"]
    if draw(st.booleans()) and isinstance(one, Decimal) and isinstance(other, Decimal):
        together = one + other  # of so few digits that they are exact
        if all(abs(share) < 10**5 and share == round(share, 9) for share in (one, other)):
            values["share2"] = round(together, 9)
    return values


def _plus(one: object, other: object) -> int | None:
    """The sum of two numbers, if a report can hold it."""
    if not isinstance(one, int) or not isinstance(other, int):
        return None
    return one + other if -MAX_ABSOLUTE < one + other < MAX_ABSOLUTE else None


@st.composite
def _shares(draw: st.DrawFn, stated: Rate, values: dict[str, object]) -> Decimal | None:
    from cchc_model.framework.evaluation import evaluate

    if draw(st.integers(0, 3)) == 0:
        return draw(st.one_of(st.none(), any_shares(), st.just(Decimal("0.5"))))
    known = {indicator.id: values[indicator.id] for indicator in COUNTS}
    above, below = (int(evaluate(side, known).low) for side in (stated.ratio.numerator, stated.ratio.denominator))  # type: ignore[arg-type]
    decimals = draw(st.sampled_from([0, 1, 2, 2, 3, 5, 6, 7, 10, 13, 18]))
    off = draw(st.sampled_from([0, 0, 0, 1, -1, 2, -2, 10 ** max(decimals - 6, 0), -(10 ** max(decimals - 6, 0))]))
    return shares_beside(above, below, decimals, off, draw(st.sampled_from([0, 1, 1, 2])))


def named(number: int) -> cchc.Organisation:
    """An organisation that rows can be told by."""
    return cchc.Organisation(f"UBND xã {number}", cchc.Level.COMMUNE, code=str(number))


class Case:
    """Reports over the small framework, shown by their values."""

    def __init__(self, rows: list[dict[str, object]]) -> None:
        self.rows = rows
        self.reports = [cchc.Report.from_values(SMALL, r, organisation=named(n)) for n, r in enumerate(rows)]

    def __repr__(self) -> str:
        return str([{key: str(value) for key, value in row.items() if value is not None} for row in self.rows])


cases = st.lists(small_values(), min_size=1, max_size=25).map(Case)


def random_report(g: random.Random, number: int) -> cchc.Report:
    """A report over the shipped framework; one seed gives the same one again."""
    framework = cchc.SOC_TRANG_DISTRICT
    blanks, values = g.choice([0, 0.1, 0.5, 0.9]), dict[str, Any]()
    for key, indicator in framework.indicators.items():
        if g.random() < blanks:
            continue
        if key in framework.codes:
            values[key] = g.choice(framework.codes[key])
        elif indicator.kind is Kind.PERCENT:
            values[key] = Decimal(g.choice([0, 50, 100, 101, g.randrange(20000)])).scaleb(-g.choice([0, 1, 2]))
        else:
            values[key] = g.choice([0, 0, 1, 2, 3, g.randrange(100), g.randrange(10**6), LARGEST, -1])
    stated = framework.rate("plan_completion")
    if values.get("plan_tasks") and "plan_tasks_completed" in values:
        share = shares_beside(
            values["plan_tasks_completed"], values["plan_tasks"], g.choice([0, 1, 2]), g.choice([0, 0, 1]), 1
        )
        if share is not None and stated.reported is not None:
            values[stated.reported] = share
    return cchc.Report.from_values(
        framework, values, organisation=named(number), period=cchc.ReportingPeriod.quarter(2022, 1)
    )
