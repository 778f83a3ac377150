"""Relations against brute force: a blank is every number from 0 to a bound, and what follows must follow for all."""

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_model import Verdict, round_half_up
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
    Sum,
    Value,
    operands,
)
from cchc_model.framework.evaluation import evaluate, judge, tolerance
from cchc_model.framework.formulas import opposite, subject
from cchc_model.framework.intervals import Interval

NAMES = ("a", "b", "c")
BLANKS = range(13)
"""Wide enough for every relation over values up to 3: no blank beyond 12 changes what is possible."""

leaves = st.one_of(st.sampled_from(NAMES).map(Value), st.integers(0, 3).map(Constant))
expressions: st.SearchStrategy[Expression] = st.one_of(
    leaves, st.lists(leaves, min_size=1, max_size=3).map(lambda terms: Sum(tuple(terms)))
)
comparisons = st.one_of(*(st.builds(kind, expressions, expressions) for kind in (Equal, AtMost, Less)))
relations = comparisons
implications = st.builds(Implies, comparisons, comparisons)
small_values = st.fixed_dictionaries({name: st.none() | st.integers(0, 3) for name in NAMES})


def number(expression: Expression, values: dict[str, int]) -> int:
    if isinstance(expression, Value):
        return values[expression.id]
    if isinstance(expression, Constant):
        return expression.value
    return sum(number(term, values) for term in expression.terms)


def completions(values: dict[str, int | None]) -> list[dict[str, int]]:
    choices = [BLANKS if values[name] is None else [values[name]] for name in NAMES]
    return [dict(zip(NAMES, chosen, strict=True)) for chosen in itertools.product(*choices)]  # type: ignore[arg-type]


def holds(relation: ComparedSides, values: dict[str, int]) -> bool:
    left, right = number(relation.left, values), number(relation.right, values)
    if isinstance(relation, Equal):
        return left == right
    return left < right if isinstance(relation, Less) else left <= right


@given(relations, small_values)
def test_with_all_values_a_relation_passes_exactly_when_it_holds(
    relation: ComparedSides, values: dict[str, int | None]
) -> None:
    complete = {name: value or 0 for name, value in values.items()}
    expected = Verdict.PASSED if holds(relation, complete) else Verdict.FAILED
    assert judge(relation, complete).verdict is expected


@given(relations, small_values)
def test_with_blanks_a_verdict_is_right_for_every_completion(
    relation: ComparedSides, values: dict[str, int | None]
) -> None:
    judgement = judge(relation, values)
    possible = {holds(relation, complete) for complete in completions(values)}
    if judgement.verdict is Verdict.PASSED:
        assert possible == {True}
    if judgement.verdict is Verdict.FAILED:
        assert possible == {False}
    assert set(judgement.missing) == {name for name in operands(relation) if values[name] is None}


@given(st.lists(st.sampled_from(NAMES), min_size=3, max_size=3, unique=True), small_values)
def test_an_operand_that_stands_once_is_decided_as_soon_as_it_can_be(
    names: list[str], values: dict[str, int | None]
) -> None:
    """Where every operand stands once, the verdict is not only right but as sharp as can be."""
    whole, *parts = names
    for relation in (
        Equal(Value(whole), Sum(tuple(map(Value, parts)))),
        AtMost(Sum(tuple(map(Value, parts))), Value(whole)),
        Less(Sum(tuple(map(Value, parts))), Value(whole)),
        Less(Value(whole), Sum(tuple(map(Value, parts)))),
    ):
        possible = {holds(relation, complete) for complete in completions(values)}
        expected = {True: Verdict.PASSED, False: Verdict.FAILED}.get(possible.pop()) if len(possible) == 1 else None
        assert judge(relation, values).verdict is (expected or Verdict.UNKNOWN)


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(relations.filter(lambda r: isinstance(r, Equal)), small_values)
def test_a_forced_value_is_the_only_one_that_lets_the_equality_hold(
    relation: Equal, values: dict[str, int | None]
) -> None:
    forced = judge(relation, values).forced
    if forced is None:
        return
    name, value = forced
    satisfying = {complete[name] for complete in completions(values) if holds(relation, complete)}
    assert satisfying == {value}


def test_a_single_blank_part_is_forced() -> None:
    relation = Equal(Value("a"), Sum((Value("b"), Value("c"))))
    assert judge(relation, {"a": 3, "b": 2, "c": None}).forced == ("c", 1)
    assert judge(relation, {"a": None, "b": 2, "c": 1}).forced == ("a", 3)
    assert judge(relation, {"a": 3, "b": None, "c": None}).forced is None
    assert judge(relation, {"a": 1, "b": 2, "c": None}).verdict is Verdict.FAILED


ratio = MatchesRatio(Value("p"), Ratio(Value("n"), Value("d")))


@pytest.mark.parametrize(
    ("printed", "n", "d", "verdict"),
    [
        ("25.81", 8, 31, Verdict.PASSED),
        ("25.80", 8, 31, Verdict.FAILED),
        ("25.8", 8, 31, Verdict.PASSED),
        ("26", 8, 31, Verdict.PASSED),
        ("25", 8, 31, Verdict.FAILED),
        ("12.5", 1, 8, Verdict.PASSED),
        ("12", 1, 8, Verdict.PASSED),
        ("13", 1, 8, Verdict.PASSED),
        ("25.80645161290322", 8, 31, Verdict.PASSED),
        ("25.806452", 8, 31, Verdict.PASSED),
        ("25.806453", 8, 31, Verdict.FAILED),
        ("0", 0, 5, Verdict.PASSED),
        ("100", 0, 0, Verdict.NOT_APPLICABLE),
        ("110.0", 11, 10, Verdict.PASSED),
    ],
)
def test_a_printed_percentage_holds_within_half_its_last_digit(printed: str, n: int, d: int, verdict: Verdict) -> None:
    assert judge(ratio, {"p": Decimal(printed), "n": n, "d": d}).verdict is verdict


@pytest.mark.parametrize("blank", ["p", "n", "d"])
def test_a_ratio_with_a_blank_is_unknown(blank: str) -> None:
    values: dict[str, int | Decimal | None] = {"p": Decimal("25.81"), "n": 8, "d": 31, blank: None}
    judgement = judge(ratio, values)
    assert judgement.verdict is Verdict.UNKNOWN
    assert judgement.missing == (blank,)


@given(st.integers(0, 10**15 - 1), st.integers(1, 10**15 - 1), st.integers(0, 8))
def test_a_correctly_rounded_percentage_always_holds(n: int, d: int, places: int) -> None:
    scaled = (200 * n * 10**places + d) // (2 * d)
    printed = Decimal(scaled).scaleb(-places)
    if len(str(scaled)) <= 28:
        assert judge(ratio, {"p": printed, "n": n, "d": d}).verdict is Verdict.PASSED


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 5), st.integers(-3, 3).filter(bool))
def test_a_percentage_off_by_more_than_its_precision_fails(n: int, d: int, places: int, off: int) -> None:
    exact = Fraction(100 * n, d)
    printed = Decimal(int(exact * 10**places) + off * 2).scaleb(-places)
    assert judge(ratio, {"p": printed, "n": n, "d": d}).verdict is Verdict.FAILED


def test_tolerance_is_never_finer_than_a_millionth() -> None:
    assert tolerance(Decimal("25.81")) == Fraction(1, 200)
    assert tolerance(Decimal("25.806451612903224")) == Fraction(1, 10**6)


def test_percentages_are_compared_exactly() -> None:
    limit = AtMost(Value("p"), Constant(100))
    assert judge(limit, {"p": Decimal("100.00000000000000000001")}).verdict is Verdict.FAILED
    assert judge(limit, {"p": Decimal("100.000")}).verdict is Verdict.PASSED
    assert evaluate(Value("p"), {"p": Decimal("0.1")}).exact == Fraction(1, 10)


def test_a_negative_value_is_what_it_is() -> None:
    assert judge(AtMost(Value("a"), Value("b")), {"a": -5, "b": -6}).verdict is Verdict.FAILED
    assert judge(Equal(Value("a"), Value("b")), {"a": -5, "b": None}).verdict is Verdict.FAILED


def implied(relation: Implies, values: dict[str, int]) -> bool:
    return not holds(relation.condition, values) or holds(relation.consequence, values)


@given(implications, small_values)
def test_an_implication_is_right_for_every_completion(relation: Implies, values: dict[str, int | None]) -> None:
    judgement = judge(relation, values)
    possible = {implied(relation, complete) for complete in completions(values)}
    if judgement.verdict is Verdict.FAILED:
        assert possible == {False}
    if judgement.verdict is Verdict.PASSED:
        assert possible == {True}
    if judgement.verdict is Verdict.NOT_APPLICABLE:
        assert not any(holds(relation.condition, complete) for complete in completions(values))
    assert set(judgement.missing) == {name for name in operands(relation) if values[name] is None}
    if judgement.forced:
        name, value = judgement.forced
        assert {complete[name] for complete in completions(values) if implied(relation, complete)} == {value}


@given(st.permutations(NAMES), small_values)
def test_an_implication_over_different_values_is_decided_as_soon_as_it_can_be(
    names: list[str], values: dict[str, int | None]
) -> None:
    a, b, c = map(Value, names)
    for relation in (
        Implies(Less(Constant(0), a), Less(Constant(0), Sum((b, c)))),
        Implies(Equal(a, Constant(1)), Less(Constant(0), Sum((b, c)))),
        Implies(Equal(a, Constant(0)), AtMost(Sum((b, c)), Constant(0))),
    ):
        possible = {implied(relation, complete) for complete in completions(values)}
        verdict = judge(relation, values).verdict
        assert (verdict is Verdict.UNKNOWN) == (len(possible) == 2)
        assert (verdict is Verdict.FAILED) == (possible == {False})


@given(comparisons.filter(lambda comparison: not isinstance(comparison, Equal)), small_values)
def test_the_opposite_holds_exactly_where_a_comparison_does_not(
    relation: AtMost | Less, values: dict[str, int | None]
) -> None:
    complete = {name: value or 0 for name, value in values.items()}
    assert holds(opposite(relation), complete) is not holds(relation, complete)


@pytest.mark.parametrize(
    ("answer", "counted", "codes", "forced"),
    [
        (None, 5, (1, 0), ("answer", 1)),
        (None, 5, (0, 1, 2), None),
        (None, 0, (1, 0), None),
        (0, None, (1, 0), ("counted", 0)),
        (1, None, (1, 0), None),
    ],
)
def test_a_blank_answer_that_a_count_decides(
    answer: int | None, counted: int | None, codes: tuple[int, ...], forced: tuple[str, int] | None
) -> None:
    relation = Implies(Equal(Value("answer"), Constant(0)), AtMost(Value("counted"), Constant(0)))
    assert judge(relation, {"answer": answer, "counted": counted}, {"answer": codes}).forced == forced


@pytest.mark.parametrize(
    ("printed", "d", "forced"),
    [
        ("25.81", 31, 8),
        ("25.81", 310, 80),
        ("25.81", 3100, 800),
        ("25.80", 3, None),
        ("25", 300, None),
        ("50", 4, 2),
        ("50", 400, None),
    ],
)
def test_a_printed_percentage_may_decide_its_numerator(printed: str, d: int, forced: int | None) -> None:
    """One whole number of 31 is 25,81 % of it; none of 3 is, and several of 300 or 400 are 25 or 50 %."""
    judgement = judge(ratio, {"p": Decimal(printed), "n": None, "d": d})
    assert judgement.forced == (None if forced is None else ("n", forced))
    fitting = [
        n for n in range(d + 1) if judge(ratio, {"p": Decimal(printed), "n": n, "d": d}).verdict is Verdict.PASSED
    ]
    assert (fitting == [forced]) is (forced is not None)
    assert (judgement.unfillable == "n") is (not fitting)


def test_a_percentage_that_no_whole_number_gives_is_told() -> None:
    assert judge(ratio, {"p": Decimal("67.206"), "n": None, "d": 1}).unfillable == "n"
    assert judge(ratio, {"p": Decimal("67.206"), "n": 41, "d": None}).unfillable is None  # of nothing, perhaps


@given(
    st.integers(0, 3).flatmap(
        lambda places: st.integers(0, 100 * 10**places).map(lambda p: Decimal(p).scaleb(-places))
    ),
    st.lists(st.integers(0, 9), min_size=4, max_size=4),
    st.integers(0, 3),
)
def test_no_whole_number_is_told_exactly_if_each_of_them_fails(printed: Decimal, counts: list[int], at: int) -> None:
    """The blank is one of two in the numerator or denominator. The largest that is tried gives less than 0,5 %."""
    relation = MatchesRatio(Value("p"), Ratio(Sum((Value("n"), Value("m"))), Sum((Value("d"), Value("e")))))
    known: dict[str, int | Decimal | None] = {"p": printed, **dict(zip("nmde", counts, strict=True))}
    blank = "nmde"[at]
    judgement = judge(relation, {**known, blank: None})
    tried = range(60) if blank in "nm" else range(4_000 if printed >= 1 else 0)
    if tried and judgement.verdict is not Verdict.NOT_APPLICABLE:
        found = {judge(relation, {**known, blank: number}).verdict for number in tried}
        impossible = judgement.verdict is Verdict.FAILED or judgement.unfillable == blank
        assert impossible is (found == {Verdict.FAILED})


def test_a_numerator_that_is_already_too_large_breaks_a_percentage() -> None:
    several = MatchesRatio(Value("p"), Ratio(Sum((Value("n"), Value("m"))), Value("d")))
    judgement = judge(several, {"p": Decimal(25), "n": 20, "m": None, "d": 31})
    assert judgement.verdict is Verdict.FAILED
    assert judge(several, {"p": Decimal(65), "n": 20, "m": None, "d": 31}).verdict is Verdict.UNKNOWN


@given(st.integers(0, 3), st.none() | st.integers(0, 3), st.none() | st.integers(0, 3), st.none() | st.integers(0, 3))
def test_a_ratio_is_right_for_every_completion(share: int, n: int | None, m: int | None, d: int | None) -> None:
    several = MatchesRatio(Value("p"), Ratio(Sum((Value("n"), Value("m"))), Value("d")))
    printed = Decimal(share * 50)
    verdict = judge(several, {"p": printed, "n": n, "m": m, "d": d}).verdict
    tries = [range(20) if value is None else [value] for value in (n, m, d)]
    found = {judge(several, {"p": printed, "n": x, "m": y, "d": z}).verdict for x, y, z in itertools.product(*tries)}
    if verdict in (Verdict.PASSED, Verdict.FAILED):
        assert found == {verdict}


def test_a_condition_that_compares_two_values_leaves_no_answer_over() -> None:
    relation = Implies(Equal(Value("a"), Value("b")), AtMost(Value("c"), Constant(0)))
    assert judge(relation, {"a": None, "b": 1, "c": 5}, {"a": (0, 1)}).forced is None


def test_a_sum_may_hold_constants_at_any_depth() -> None:
    deep = Sum((Constant(1), Sum((Value("a"), Constant(2), Constant(4)))))
    assert evaluate(deep, {"a": 0}) == Interval.only(7)
    assert evaluate(deep, {"a": None}) == Interval(7, None)


several_below = MatchesRatio(Value("p"), Ratio(Value("n"), Sum((Value("d"), Value("e")))))


@given(st.integers(0, 4), st.none() | st.integers(0, 3), st.none() | st.integers(0, 2), st.none() | st.integers(0, 2))
def test_a_ratio_over_a_sum_is_right_for_every_completion(
    share: int, n: int | None, d: int | None, e: int | None
) -> None:
    """What is known of a sum below bounds the percentage from above: 1 of at least 2 is 50 % at most."""
    values = {"p": Decimal(share * 50), "n": n, "d": d, "e": e}
    verdict = judge(several_below, values).verdict
    tries = [[*range(9), 10**6] if value is None else [value] for value in (n, d, e)]
    found = {judge(several_below, {**values, "n": x, "d": y, "e": z}).verdict for x, y, z in itertools.product(*tries)}
    if verdict in (Verdict.PASSED, Verdict.FAILED):
        assert found == {verdict}


@pytest.mark.parametrize(
    ("printed", "verdict"), [("50", Verdict.UNKNOWN), ("50.4", Verdict.FAILED), ("51", Verdict.FAILED)]
)
def test_what_is_known_of_a_sum_below_bounds_a_percentage_from_above(printed: str, verdict: Verdict) -> None:
    judgement = judge(several_below, {"p": Decimal(printed), "n": 1, "d": 2, "e": None})
    assert judgement.right == Interval(0, 50)
    assert judgement.verdict is verdict


@pytest.mark.parametrize(
    ("n", "d", "e", "low", "high"),
    [
        (0, 1, None, 0, 0),
        (1, 1, None, 0, 100),
        (None, 1, None, 0, None),
        (-1, 1, None, 0, None),
        (1, None, None, 0, None),
    ],
)
def test_what_a_ratio_can_be(n: int | None, d: int | None, e: int | None, low: int, high: int | None) -> None:
    assert judge(several_below, {"p": Decimal(50), "n": n, "d": d, "e": e}).right == Interval(low, high)


def test_a_ratio_tells_what_is_reported_computed_and_missing() -> None:
    several = MatchesRatio(Value("p"), Ratio(Sum((Value("n"), Value("m"))), Value("d")))
    judgement = judge(several, {"p": Decimal(5), "n": 1, "m": None, "d": 0})
    assert (judgement.verdict, judgement.left, judgement.right) == (Verdict.NOT_APPLICABLE, Interval(5, 5), None)
    assert judgement.missing == ("m",)
    decided = judge(ratio, {"p": Decimal("25.0"), "n": 1, "d": 4})
    assert (decided.verdict, decided.left, decided.right) == (Verdict.PASSED, Interval(25, 25), Interval(25, 25))
    blank = judge(ratio, {"p": None, "n": 1, "d": 4})
    assert (blank.verdict, blank.left, blank.right) == (Verdict.UNKNOWN, Interval(0, None), Interval(25, 25))


@given(st.integers(0, 40), st.integers(1, 40), st.integers(0, 2), st.integers(0, 40))
def test_the_part_that_a_printed_percentage_leaves_is_the_only_one_that_fits(
    known: int, d: int, places: int, share: int
) -> None:
    several = MatchesRatio(Value("p"), Ratio(Sum((Value("n"), Value("m"))), Value("d")))
    printed = round_half_up(Fraction(100 * share, d), places)
    judgement = judge(several, {"p": printed, "n": known, "m": None, "d": d})
    fitting = [
        m for m in range(82) if judge(several, {"p": printed, "n": known, "m": m, "d": d}).verdict is Verdict.PASSED
    ]
    assert judgement.forced == (("m", fitting[0]) if len(fitting) == 1 else None)


@given(st.integers(1, 30), st.integers(0, 5), st.integers(0, 2), st.integers(1, 40))
def test_the_denominator_that_a_printed_percentage_leaves_is_the_only_one_that_fits(
    n: int, known: int, places: int, whole: int
) -> None:
    several = MatchesRatio(Value("p"), Ratio(Value("n"), Sum((Value("d"), Value("e")))))
    printed = round_half_up(Fraction(100 * n, whole), places)
    judgement = judge(several, {"p": printed, "n": n, "d": known, "e": None})
    fitting = [
        e for e in range(400) if judge(several, {"p": printed, "n": n, "d": known, "e": e}).verdict is Verdict.PASSED
    ]
    if judgement.verdict is Verdict.UNKNOWN and fitting[-1:] != [399]:  # a small percentage fits any large number
        assert judgement.forced == (("e", fitting[0]) if len(fitting) == 1 else None)


@pytest.mark.parametrize(("printed", "forced"), [("100", ("d", 0)), ("0", None), ("0.0", None), ("0.4", ("d", 0))])
def test_nothing_of_a_blank_is_no_percentage_but_0(printed: str, forced: tuple[str, int] | None) -> None:
    ratio = MatchesRatio(Value("p"), Ratio(Value("n"), Value("d")))
    assert judge(ratio, {"p": Decimal(printed), "n": 0, "d": None}).forced == forced


def test_a_forced_value_is_one_that_a_report_can_hold() -> None:
    total = Equal(Value("z"), Sum((Value("n"), Value("a"))))
    large = 9 * 10**14
    assert judge(total, {"z": None, "n": large, "a": 10**13}).forced == ("z", large + 10**13)
    assert judge(total, {"z": None, "n": large, "a": large}).forced is None
    needs = Implies(Less(Constant(0), Value("grade")), Less(Constant(0), Value("n")))
    assert judge(needs, {"grade": None, "n": 0}).forced == ("grade", 0)
    assert judge(needs, {"grade": None, "n": 0}, {"grade": (1, 2)}).forced is None


def test_a_value_that_would_have_to_be_a_fraction_is_not_told() -> None:
    relation = Equal(Value("a"), Value("p"))
    assert judge(relation, {"a": None, "p": Decimal("1.5")}).forced is None
    assert judge(relation, {"a": None, "p": Decimal("2.0")}).forced is None  # a percentage is no count


def test_a_comparison_speaks_of_its_first_side_that_is_no_constant() -> None:
    assert subject(Less(Constant(0), Value("a"))) == Value("a")
    assert subject(AtMost(Value("a"), Constant(0))) == Value("a")


def test_an_implication_tells_what_its_two_sides_speak_of() -> None:
    relation = Implies(Less(Constant(0), Value("a")), Less(Constant(0), Sum((Value("b"), Value("c")))))
    judgement = judge(relation, {"a": 3, "b": 2, "c": None})
    assert (judgement.left, judgement.right) == (Interval(3, 3), Interval(2, None))
    turned = Implies(Equal(Value("a"), Constant(0)), AtMost(Value("b"), Constant(0)))
    judgement = judge(turned, {"a": 0, "b": 5})
    assert (judgement.verdict, judgement.left, judgement.right) == (Verdict.FAILED, Interval(0, 0), Interval(5, 5))
