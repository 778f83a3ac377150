"""Linear constraints against brute force: they hold just where a relation is not judged as failed."""

import itertools
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import Verdict
from cchc_model.checking.suspects.elimination import Bound, ranges
from cchc_model.checking.suspects.linear import Form, Quotient, alternatives, between, form
from cchc_model.framework import (
    AtMost,
    ComparedSides,
    Constant,
    Equal,
    Expression,
    Implies,
    Less,
    MatchesRatio,
    Ratio,
    Relation,
    Sum,
    Value,
)
from cchc_model.framework.evaluation import judge
from cchc_model.framework.intervals import Interval

NAMES = ("a", "b", "c")
SMALL = range(7)

leaves = st.sampled_from(NAMES).map(Value) | st.integers(0, 4).map(Constant)
expressions: st.SearchStrategy[Expression] = leaves | st.lists(leaves, min_size=2, max_size=3).map(tuple).map(Sum)
comparisons: st.SearchStrategy[ComparedSides] = st.builds(Equal, expressions, expressions) | (
    st.builds(AtMost, expressions, expressions) | st.builds(Less, expressions, expressions)
)
relations: st.SearchStrategy[Relation] = comparisons | st.builds(Implies, comparisons, comparisons)
known = st.fixed_dictionaries(dict.fromkeys(NAMES, st.none() | st.integers(0, 6)))
free_names = st.sets(st.sampled_from(NAMES), min_size=1).map(frozenset)


def at(terms: Mapping[str, int | Fraction], constant: int | Fraction, point: Mapping[str, int]) -> int | Fraction:
    return sum((coefficient * point[key] for key, coefficient in terms.items()), constant)


def holds(bound: Bound, point: Mapping[str, int]) -> bool:
    value = at(bound.terms, bound.constant, point)
    return value < 0 if bound.strict else value <= 0


def fits(relation: Relation, values: Mapping[str, int | Decimal | None], point: Mapping[str, int]) -> bool:
    return any(
        all(isinstance(constraint, Bound) and holds(constraint, point) for constraint in way)
        for way in alternatives(relation, values, frozenset(point))
    )


@given(relations, known, free_names)
def test_a_relation_holds_where_one_of_its_alternatives_does(
    relation: Relation, values: dict[str, int | None], free: frozenset[str]
) -> None:
    for chosen in itertools.product(SMALL, repeat=len(free)):
        point = dict(zip(sorted(free), chosen, strict=True))
        failed = judge(relation, {**values, **point}).verdict is Verdict.FAILED
        assert fits(relation, values, point) is not failed


@given(
    st.sampled_from(["0", "25", "33.3", "50.0", "66.67", "120"]),
    st.fixed_dictionaries({key: st.none() | st.integers(0, 6) for key in ("n", "m", "d")}),
    st.sets(st.sampled_from(["n", "m", "d"]), min_size=1).map(frozenset),
)  # fmt: skip
def test_a_printed_percentage_holds_where_its_constraints_do(
    printed: str, values: dict[str, int | None], free: frozenset[str]
) -> None:
    """But for a denominator that is made 0, which lets the rule say nothing and repairs nothing."""
    relation = MatchesRatio(Value("p"), Ratio(Sum((Value("n"), Value("m"))), Value("d")))
    everything: dict[str, int | Decimal | None] = {**values, "p": Decimal(printed)}
    for chosen in itertools.product(SMALL, repeat=len(free)):
        point = dict(zip(sorted(free), chosen, strict=True))
        failed = judge(relation, {**everything, **point}).verdict is Verdict.FAILED
        assert fits(relation, everything, point) is not (failed or point.get("d") == 0)


@given(expressions, known, free_names)
def test_a_form_is_its_expression(expression: Expression, values: dict[str, int | None], free: frozenset[str]) -> None:
    made = form(expression, values, free)
    point = dict.fromkeys(free, 3)
    complete = {**{key: value or 0 for key, value in values.items()}, **point}
    assert at(made.terms, made.constant, point) == judge(Equal(expression, Constant(0)), complete).left.low
    assert made.open is (judge(Equal(expression, Constant(0)), {**values, **point}).left.high is None)


bounds = st.lists(
    st.builds(
        Bound,
        st.dictionaries(st.sampled_from(["a", "b"]), st.sampled_from([-3, -2, -1, 1, 2, 3]), min_size=1),
        st.integers(-12, 12),
        st.booleans(),
    ),
    max_size=4,
)
BOX = [Bound({key: 1}, -12) for key in ("a", "b")]


@given(bounds)
def test_ranges_hold_every_value_that_fits(several: list[Bound]) -> None:
    fitting = [
        (a, b)
        for a, b in itertools.product(range(13), repeat=2)
        if all(holds(bound, {"a": a, "b": b}) for bound in several)
    ]
    found = ranges([*several, *BOX], ["a", "b"], frozenset({"a", "b"}))
    if found is None:
        assert not fitting
    for index, key in enumerate(("a", "b")):
        for point in fitting:
            assert found is not None
            low, high = found[key].low, found[key].high
            assert low <= point[index]
            assert high is not None
            assert point[index] <= high <= 12


@given(bounds)
def test_the_range_of_one_value_is_exact(several: list[Bound]) -> None:
    own = [bound for bound in several if bound.terms.keys() == {"a"}]
    fitting = [a for a in range(13) if all(holds(bound, {"a": a}) for bound in own)]
    found = ranges([*own, BOX[0]], ["a"], frozenset({"a"}))
    assert found == ({"a": Interval(fitting[0], fitting[-1])} if fitting else None)
    real = ranges([*own, BOX[0]], ["a"], frozenset())
    assert real is not None or not fitting


@pytest.mark.parametrize(
    ("several", "expected"),
    [
        ([Bound({"a": 2}, -5)], Interval(0, Fraction(5, 2))),
        ([Bound({"a": -2}, 5)], Interval(Fraction(5, 2), None)),
        ([Bound({"a": 1}, -5), Bound({"a": -1}, 5)], Interval(5, 5)),
        ([Bound({"a": 1}, -5), Bound({"a": -1}, 5, strict=True)], None),
        ([Bound({"a": 1}, -5, strict=True), Bound({"a": -1}, 5)], None),
        ([Bound({"a": 1}, -5, strict=True), Bound({"a": 1}, -5), Bound({"a": -1}, 5)], None),
        ([Bound({"a": 1}, 1)], None),
        ([Bound({"a": -1}, 10**15)], None),
        ([Bound({"a": -1}, 10**15 - 1)], Interval(10**15 - 1, None)),
    ],
)
def test_ends_of_ranges(several: list[Bound], expected: Interval | None) -> None:
    assert ranges(several, ["a"], frozenset()) == (None if expected is None else {"a": expected})


def test_a_percentage_that_may_change_is_tied_to_its_figures() -> None:
    relation = MatchesRatio(Value("p"), Ratio(Value("n"), Value("d")))
    (way,) = alternatives(relation, {"p": Decimal(5), "n": 1, "d": 8}, frozenset({"p", "n"}))
    assert way == (Quotient("p", Form({"n": 1}, 0, open=False), Form({}, 8, open=False)),)
    (way,) = alternatives(relation, {"p": Decimal(5), "n": 1, "d": 8}, frozenset({"p"}))
    assert way == (Bound({"p": 1}, Fraction(-25, 2)), Bound({"p": -1}, Fraction(25, 2)))
    assert alternatives(relation, {"p": Decimal(5), "n": 1, "d": 0}, frozenset({"p"})) == ((),)
    assert alternatives(relation, {"p": None, "n": 1, "d": 8}, frozenset({"n"})) == ((),)
    assert alternatives(relation, {"p": Decimal(5), "n": 1, "d": None}, frozenset({"p"})) == ((),)


def test_bounds_of_a_percentage_bound_its_figures() -> None:
    """25 to 50 % of what stands below: 100 n ≤ 50 d and 25 d ≤ 100 n, with d above 0."""
    quotient = Quotient("p", Form({"n": 1}, 0, open=False), Form({"d": 1}, 0, open=False))
    assert between(Interval(25, 50), quotient) == (
        Bound({"d": -1}, 0, strict=True),
        Bound({"n": 100, "d": -50}, 0),
        Bound({"d": 25, "n": -100}, 0),
    )
    assert between(Interval(25, None), quotient) == (Bound({"d": -1}, 0, strict=True), Bound({"d": 25, "n": -100}, 0))


@given(
    st.lists(
        st.builds(
            Bound,
            st.dictionaries(st.sampled_from(NAMES), st.sampled_from([-2, -1, 1, 2]), min_size=2),
            st.integers(-6, 6),
            st.booleans(),
        ),
        max_size=4,
    )
)
def test_ranges_hold_every_value_that_fits_with_two_others(several: list[Bound]) -> None:
    box = [Bound({key: 1}, -4) for key in NAMES]
    points = [dict(zip(NAMES, chosen, strict=True)) for chosen in itertools.product(range(5), repeat=3)]
    fitting = [point for point in points if all(holds(bound, point) for bound in several)]
    found = ranges([*several, *box], NAMES, frozenset(NAMES))
    assert found is not None or not fitting
    for key in NAMES:
        for point in fitting:
            assert found is not None
            high = found[key].high
            assert high is not None
            assert found[key].low <= point[key] <= high


def test_ranges_follow_through_other_values() -> None:
    """What lies below b lies below all that bounds b; what is added to it takes from it."""
    below = [Bound({"a": 1, "b": -1}, 0), Bound({"c": 1, "b": -1}, 0), Bound({"b": 1}, -3)]
    assert ranges(below, NAMES, frozenset()) == dict.fromkeys(NAMES, Interval(0, 3))
    together = [Bound({"a": 1, "b": 1, "c": 1}, -10), Bound({"b": -1}, 2), Bound({"c": -1, "b": 1}, 1)]
    assert ranges(together, NAMES, frozenset()) == {
        "a": Interval(0, 5), "b": Interval(2, Fraction(9, 2)), "c": Interval(3, 8),
    }  # fmt: skip


@pytest.mark.parametrize("strict", [(True, False), (False, True), (True, True)])
def test_what_is_less_stays_less_through_other_values(strict: tuple[bool, bool]) -> None:
    several = [Bound({"a": 1, "b": -1}, 0, strict=strict[0]), Bound({"b": 1}, 0, strict=strict[1])]
    assert ranges(several, ["a", "b"], frozenset()) is None
    loose = [Bound({"a": 1, "b": -1}, 0), Bound({"b": 1}, 0)]
    assert ranges(loose, ["a", "b"], frozenset()) == {"a": Interval(0, 0), "b": Interval(0, 0)}


@pytest.mark.parametrize(
    ("several", "expected"),
    [
        ([Bound({"a": 1}, -5, strict=True)], Interval(0, 4)),
        ([Bound({"a": 2}, -5, strict=True)], Interval(0, 2)),
        ([Bound({"a": -1}, 5, strict=True)], Interval(6, None)),
        ([Bound({"a": -2}, 5, strict=True)], Interval(3, None)),
        ([Bound({"a": 2}, -5), Bound({"a": -2}, 5)], None),
    ],
)
def test_ends_of_ranges_of_whole_numbers(several: list[Bound], expected: Interval | None) -> None:
    assert ranges(several, ["a"], frozenset({"a"})) == (None if expected is None else {"a": expected})


def test_a_known_percentage_is_exact_in_a_form() -> None:
    digits = "33.33333333333333333333333333333333"
    made = form(Sum((Value("p"), Value("p"), Value("a"))), {"p": Decimal(digits), "a": 1}, frozenset({"a"}))
    assert made == Form({"a": 1}, 2 * Fraction(digits), open=False)
    whole = form(Value("a"), {"a": 3}, frozenset())
    assert (whole.constant, type(whole.constant)) == (3, int)
