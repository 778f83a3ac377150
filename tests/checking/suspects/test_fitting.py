"""Whether values fit: decided exactly, or said not to be decided; never guessed."""

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from cchc_model import Report, Severity, Verdict, locate_errors
from cchc_model.checking.suspects.elimination import Bound, ranges
from cchc_model.checking.suspects.fitting import Fit, Fitting, UndecidedError
from cchc_model.checking.suspects.linear import alternatives
from cchc_model.framework import (
    FLOW,
    AtMost,
    ComparedSides,
    Constant,
    Equal,
    Implies,
    Less,
    MatchesRatio,
    Ratio,
    Relation,
    Rule,
    Sum,
    Value,
    percent,
)
from cchc_model.framework.evaluation import Known, judge
from cchc_model.framework.intervals import Interval
from helpers.own_rules import own_rule
from helpers.small_frameworks import small_framework

A, B, C, SHARE = Value("n0"), Value("n1"), Value("n2"), Value("share")
MATCHES = MatchesRatio(SHARE, Ratio(A, B))


def rule(relation: Relation, number: int = 0) -> Rule:
    return own_rule(f"r{number}", relation)


def fit(*relations: Relation, **values: int | Decimal) -> Fit | None:
    """How the values of n0, n1 and share can change that are not given, so that relations hold."""
    rules = tuple(rule(relation, number) for number, relation in enumerate(relations))
    framework = small_framework(rules)
    free = {name for r in rules for name in r.operands} - set(values)
    known: Known = {**dict.fromkeys(framework.indicators), **values}
    return Fitting(framework, known).fit(frozenset(free), rules)


def spans(found: Fit | None) -> dict[str, tuple[object, object]]:
    assert found is not None
    return {key: (span.low, span.high) for key, span in found.ranges.items()}


def test_what_has_no_whole_solution_is_found_out_by_trying_every_number() -> None:
    assert fit(Equal(Sum((A, A, B, B)), Constant(21))) is None
    assert spans(fit(Equal(Sum((A, A, B, B)), Constant(22)))) == {"n0": (0, 11), "n1": (0, 11)}


def test_what_would_take_too_many_trials_is_not_decided() -> None:
    impossible = 40 * 41 - 40 - 41  # the largest number that is no sum of forties and forty-ones
    with pytest.raises(UndecidedError):
        fit(Equal(Sum((A,) * 40 + (B,) * 41), Constant(impossible)))


def test_what_no_whole_number_fits_is_decided_without_trials() -> None:
    assert fit(Equal(Sum((A, A, B, B)), Constant(2001))) is None
    assert fit(Less(Sum((A, B)), Constant(1)), Less(Constant(0), Sum((A, B)))) is None


def both_ways(number: int) -> Relation:
    """Two ways for one value to let it hold, whatever else is known."""
    return Implies(Less(Constant(number), A), Less(Constant(100 - number), A))


def test_too_many_ways_of_choosing_among_alternatives_are_not_decided() -> None:
    assert fit(*map(both_ways, range(9))) is not None  # 512 ways
    with pytest.raises(UndecidedError):
        fit(*map(both_ways, range(10)))


def test_a_value_that_cannot_be_decided_is_not_admitted() -> None:
    rules = tuple(rule(both_ways(number), number) for number in range(10))
    fitting = Fitting(small_framework(rules), {"n0": 50, "n1": 5})
    assert fitting.admits({"n0": 0}, rules, "n0", 0)
    assert not fitting.admits({"n0": 0}, rules, "n0", 50)
    assert not fitting.admits({"n0": 50, "n1": 0}, rules, "n1", 5)


def test_a_value_that_one_choice_of_codes_admits_is_admitted_whatever_another_comes_to() -> None:
    """With yes nothing else is asked; with no it would take too many trials."""
    hard = Equal(Sum((A, A, B, B)), Constant(2001))
    rules = (rule(Implies(Equal(Value("answer"), Constant(0)), hard), 0), rule(AtMost(Constant(1), C)))
    fitting = Fitting(small_framework(rules), {"n0": 1, "n1": 1, "n2": 0, "answer": 1})
    changed = {"answer": 0, "n0": 1, "n1": 1, "n2": 0}  # no values with which they hold
    assert fitting.admits(changed, rules, "n2", 1)
    assert not fitting.admits(changed, rules, "n2", 0)


def test_a_conflict_that_cannot_be_decided_says_that_it_is_not_complete() -> None:
    framework = small_framework(tuple(rule(both_ways(number), number) for number in range(10)))
    (conflict,) = locate_errors(Report.from_values(framework, {"n0": 50}))
    assert (conflict.sets, conflict.complete) == ((), False)


def test_a_percentage_and_its_numerator_change_together() -> None:
    found = fit(MATCHES, AtMost(SHARE, Constant(50)), n1=8)
    assert spans(found) == {"n0": (0, 4), "share": (0, 50)}


def test_a_percentage_that_nothing_bounds_bounds_nothing() -> None:
    assert spans(fit(MATCHES, n1=8)) == {"n0": (0, None), "share": (0, None)}
    assert spans(fit(MATCHES, n0=8)) == {"n1": (1, None), "share": (0, 800)}


def test_a_percentage_follows_from_known_numbers() -> None:
    assert spans(fit(MATCHES, n0=1, n1=8)) == {"share": (Fraction(25, 2), Fraction(25, 2))}
    assert spans(fit(MATCHES, share=Decimal("12.5"), n1=8)) == {"n0": (1, 1)}
    assert fit(MATCHES, AtMost(SHARE, Constant(10)), n0=1, n1=8) is None


def test_numbers_are_chosen_before_the_percentage_that_follows_from_them_whatever_it_is_called() -> None:
    """Three and two are the only ones that fit; of percentages there would be no end."""
    share = percent("a_share", FLOW, "Tỷ lệ", "Share")
    matches = MatchesRatio(Value(share.id), Ratio(A, B))
    rules = (rule(matches, 0), rule(Equal(Sum((A, A, A, B, B, B, B, B)), Constant(19)), 1))
    fitting = Fitting(small_framework(rules, share=share), {"n0": None, "n1": None, share.id: None})
    found = fitting.fit(frozenset({"n0", "n1", share.id}), rules)
    assert found is not None
    assert found.example == {"n0": 3, "n1": 2, share.id: Decimal(150)}


def test_a_percentage_that_is_missing_says_nothing_of_its_numbers() -> None:
    assert alternatives(MATCHES, {"share": None, "n0": 5, "n1": 3}, frozenset({"n0"})) == ((),)


def test_a_sum_that_is_missing_leaves_a_percentage_open_on_one_side() -> None:
    """At least one of three is counted, and nobody knows how many more: at least a third, which is 33,33."""
    relation = MatchesRatio(SHARE, Ratio(Sum((A, B)), Value("n2")))
    rules = (rule(relation),)
    fitting = Fitting(small_framework(rules), {"n0": 1, "n1": None, "n2": 3, "share": Decimal(5)})
    found = fitting.fit(frozenset({"share"}), rules)
    assert found is not None
    assert found.ranges["share"].high is None


def test_ranges_are_whole_where_values_are() -> None:
    (way,) = alternatives(Less(Sum((A, A)), Constant(5)), {}, frozenset({"n0"}))
    bounds = [bound for bound in way if isinstance(bound, Bound)]
    assert ranges(bounds, ["n0"], frozenset({"n0"})) == {"n0": Interval(0, 2)}
    assert ranges(bounds, ["n0"], frozenset()) == {"n0": Interval(0, Fraction(5, 2))}


def times(value: Value, number: int) -> Sum:
    return Sum((value,) * number)


def test_a_percentage_that_two_decimals_cannot_hold_fits_only_as_printed() -> None:
    assert fit(Equal(times(SHARE, 3), Constant(100))) is None
    with pytest.raises(UndecidedError):  # between 33,33 and 33,335 there are numbers, but none of two decimals
        fit(Less(Constant(6666), times(SHARE, 200)), Less(times(SHARE, 200), Constant(6667)))


def test_a_percentage_that_cannot_be_repairs_nothing() -> None:
    assert fit(MATCHES, AtMost(SHARE, Constant(50)), Less(Constant(50), SHARE), n1=8) is None
    relation = MatchesRatio(SHARE, Ratio(Sum((A, Value("n2"))), B))
    rules = (rule(relation, 0), rule(AtMost(SHARE, Constant(100)), 1))
    fitting = Fitting(small_framework(rules), {"n0": 5, "n1": 3, "n2": None, "share": Decimal(20)})
    assert fitting.fit(frozenset({"share"}), rules) is None  # it is 166 % at least, whatever is missing


def test_what_cannot_be_decided_without_a_rule_keeps_the_rule() -> None:
    """Without the rule that n0 cannot repair, there are too many ways: so its values are tried as well."""
    relations = (*map(both_ways, range(10)), AtMost(B, Value("n2")), AtMost(Sum((A, B)), Constant(3)))
    framework = small_framework(tuple(rule(relation, number) for number, relation in enumerate(relations)))
    (conflict,) = locate_errors(Report.from_values(framework, {"n0": 0, "n1": 5, "n2": 3}))
    assert [found.indicators for found in conflict.sets] == [("n1",)]
    assert conflict.sets[0].repairs[0].high == 3


def test_warnings_that_cannot_be_decided_do_not_count_as_settled() -> None:
    usual = tuple(evolve(rule(both_ways(number), number), severity=Severity.WARNING) for number in range(10))
    framework = small_framework((*usual, rule(AtMost(A, Constant(60)), 10)))
    conflicts = locate_errors(Report.from_values(framework, {"n0": 61}))
    assert [(c.severity, c.complete, len(c.sets)) for c in conflicts] == [(Severity.ERROR, True, 1)]
    assert not conflicts[0].sets[0].settles_warnings


@pytest.mark.parametrize(("least", "conflicts"), [(20, 2), (0, 1)])
def test_a_missing_value_ties_conflicts_together_only_where_another_would(least: int, conflicts: int) -> None:
    """n0 + n2 ≤ n1, where n2 is missing: with n1 above 20 it holds whatever n0 becomes, with n1 below 4 it may not."""
    other = AtMost(Constant(least), B) if least else AtMost(B, Constant(4))
    relations = (AtMost(Sum((A, Value("n2"))), B), AtMost(A, Constant(5)), other)
    framework = small_framework(tuple(rule(relation, number) for number, relation in enumerate(relations)))
    assert len(locate_errors(Report.from_values(framework, {"n0": 9, "n1": 9}))) == conflicts


def within(value: Value, low: int, high: int) -> tuple[Relation, Relation]:
    return AtMost(Constant(low), value), AtMost(value, Constant(high))


def test_a_percentage_lies_between_the_least_and_the_greatest_of_its_figures() -> None:
    c = Value("n2")
    relation = MatchesRatio(SHARE, Ratio(Sum((A, c)), B))
    found = fit(relation, *within(A, 2, 4), *within(c, 1, 2), *within(B, 5, 10))
    assert spans(found) == {"n0": (2, 4), "n2": (1, 2), "n1": (5, 10), "share": (30, 120)}
    assert spans(fit(MATCHES, *within(A, 2, 4), AtMost(Constant(5), B)))["share"] == (0, 80)
    assert spans(fit(MATCHES, *within(A, 2, 4), AtMost(B, Constant(10))))["share"] == (20, 400)
    assert spans(fit(MATCHES, AtMost(Constant(2), A), *within(B, 5, 10)))["share"] == (20, None)


FEW = ("n0", "n1", "n2", "n3")
HIGHEST = 30
"""No value of the others makes a difference to one of this size."""


def wanted(low: int, high: int | None, *, above: bool) -> tuple[range, int]:
    """The numbers from one to another, as far as they are tried, and one just below or above them."""
    numbers = range(low, HIGHEST if high is None else high + 1)
    return numbers, high + 1 if above and high is not None else low - 1


RANGES = st.integers(1, 3).flatmap(
    lambda low: st.builds(wanted, st.just(low), st.none() | st.integers(low, low + 3), above=st.booleans())
)


def inequality(names: list[str], kind: type[AtMost | Less], added: tuple[int, int]) -> AtMost | Less:
    a, b, c, d = map(Value, names)
    return kind(Sum((a, b, Constant(added[0]))), Sum((c, d, Constant(added[1]))))


INEQUALITIES = st.builds(
    inequality,
    st.permutations(FEW),
    st.sampled_from([AtMost, Less]),
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
)


@given(
    INEQUALITIES,
    st.sampled_from([Severity.ERROR, Severity.WARNING]),
    st.tuples(RANGES, RANGES),
    st.tuples(st.none() | st.integers(0, 6), st.none() | st.integers(0, 6)),
)
def test_conflicts_are_apart_if_and_only_if_a_rule_between_them_holds_whatever_is_chosen(
    between: AtMost | Less,
    severity: Severity,
    ranges: tuple[tuple[range, int], tuple[range, int]],
    others: tuple[int | None, int | None],
) -> None:
    """n0 and n1 must change, each into a range of its own; every pair of numbers is tried.

    A rule that usually holds does not limit what either may become.
    """
    (first, n0), (second, n1) = ranges
    values = {"n0": n0, "n1": n1, "n2": others[0], "n3": others[1]}

    def holds(**new: int) -> bool:
        return judge(between, {**values, **new}).verdict is not Verdict.FAILED

    free = severity is not Severity.ERROR
    alone = [n for n in first if free or holds(n0=n)], [n for n in second if free or holds(n1=n)]
    assume(holds() and all(alone))
    limits = (
        limit
        for value, numbers in ((A, first), (B, second))
        for limit in (AtMost(Constant(numbers[0]), value), AtMost(value, Constant(numbers[-1])))
        if limit != AtMost(value, Constant(HIGHEST - 1))
    )
    own = tuple(rule(relation, number) for number, relation in enumerate(limits))
    stated = (*own, evolve(rule(between, len(own)), severity=severity))
    found = locate_errors(Report.from_values(small_framework(stated), values))
    apart = all(holds(n0=x, n1=y) for x, y in itertools.product(*alone))
    assert len(found) == (2 if apart else 1)


# The numbers that are tried decide when the search gives up. A report shows that only as a conflict that is not
# complete, in frameworks of many rules, so these two tests look at the private method.


@pytest.mark.parametrize(
    ("span", "tried"),
    [
        (Interval(25, 26), ["25.00", "25.01", "26.00", "25.99", "25.50", None]),
        (Interval(0, None), ["0.00", "0.01", None]),
        (Interval(0, 0), ["0.00", "0.01"]),
        (Interval(Fraction(100, 3), Fraction(100, 3)), ["33.33", "33.34", "33.32"]),
    ],
)
def test_of_percentages_the_ends_their_neighbours_and_the_middle_are_tried(
    span: Interval, tried: list[str | None]
) -> None:
    """An end itself may be excluded; None says that there are others."""
    found = list(Fitting(small_framework(()), {})._trials(span, "share"))
    assert [None if value is None else str(value) for value in found] == tried


@pytest.mark.parametrize(
    ("span", "tried"),
    [
        (Interval(3, 5), [3, 5, 4]),
        (Interval(3, 35), [3, 35, *range(4, 35)]),
        (Interval(3, 36), [3, 36, *range(4, 36), None]),
        (Interval(3, None), [3, 10**15 - 1, *range(4, 36), None]),
        (Interval(7, 7), [7]),
    ],
)
def test_of_counts_the_ends_and_the_least_are_tried(span: Interval, tried: list[int | None]) -> None:
    assert list(Fitting(small_framework(()), {})._trials(span, "n0")) == tried


ANSWER = Value("answer")


def answered(code: int, consequence: ComparedSides) -> Implies:
    return Implies(Equal(ANSWER, Constant(code)), consequence)


def test_an_answer_takes_each_code_with_which_the_rest_fits() -> None:
    assert spans(fit(answered(1, Less(Constant(0), A)), n0=0)) == {"answer": (0, 0)}
    assert spans(fit(answered(1, Less(Constant(0), A)), n0=5)) == {"answer": (0, 1)}
    assert spans(fit(answered(0, AtMost(A, Constant(0))), n0=5)) == {"answer": (1, 1)}
    assert fit(answered(0, Less(A, Constant(0))), answered(1, Less(A, Constant(0))), n0=5) is None


def test_the_range_of_a_count_is_over_all_answers() -> None:
    assert spans(fit(answered(1, AtMost(A, Constant(3))), *within(A, 1, 7))) == {"answer": (0, 1), "n0": (1, 7)}
    assert spans(fit(answered(0, AtMost(A, Constant(3))), *within(A, 1, 7))) == {"answer": (0, 1), "n0": (1, 7)}
    assert spans(fit(answered(1, AtMost(Constant(5), A)), AtMost(Constant(2), A))) == {
        "answer": (0, 1),
        "n0": (2, None),
    }
    assert spans(fit(answered(1, AtMost(A, Constant(3))))) == {"answer": (0, 1), "n0": (0, None)}


def test_an_example_is_values_with_which_the_rules_hold() -> None:
    relations = (answered(1, AtMost(Constant(5), A)), AtMost(A, B), MATCHES, AtMost(Constant(1), A))
    found = fit(*relations)
    assert found is not None
    assert found.example.keys() == {"answer", "n0", "n1", "share"}
    assert all(judge(relation, found.example).verdict is Verdict.PASSED for relation in relations[1:])
    assert judge(relations[0], found.example).verdict is not Verdict.FAILED
