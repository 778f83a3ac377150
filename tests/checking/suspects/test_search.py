"""The search for errors, on small reports whose answers are worked out by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from cchc_model import Bilingual, Framework, Report, Severity, locate_errors
from cchc_model.checking.suspects.conflicts import Conflict, ErrorSet
from cchc_model.checking.suspects.slips import SlipKind
from cchc_model.framework import (
    FLOW,
    AtMost,
    Code,
    CodeList,
    Constant,
    Equal,
    Implies,
    Less,
    Relation,
    Rule,
    Sum,
    Value,
    branch,
    coded,
    section,
    yes_needs,
)
from helpers.own_rules import own_rule
from helpers.small_frameworks import COUNTS, small_framework

A, B, C, D, E = (Value(f"n{number}") for number in range(5))
ANSWER = Value("answer")


def rules(*relations: Relation) -> tuple[Rule, ...]:
    return tuple(own_rule(f"r{number}", relation) for number, relation in enumerate(relations))


def usual(relation: Relation) -> Rule:
    return own_rule("usual", relation, severity=Severity.WARNING)


def conflicts(stated: tuple[Rule, ...], *, limit: int = 1000, **values: int | Decimal) -> tuple[Conflict, ...]:
    return locate_errors(Report.from_values(small_framework(stated), values), limit=limit)


def only_set(stated: tuple[Rule, ...], **values: int | Decimal) -> ErrorSet:
    (conflict,) = conflicts(stated, limit=1000, **values)
    (found,) = conflict.sets
    return found


def meant(found: ErrorSet) -> list[object]:
    """The numbers that slips would have made the first reported value out of."""
    return [slip.value for slip in found.repairs[0].slips]


def ranges(found: ErrorSet) -> dict[str, tuple[object, object]]:
    return {repair.indicator: (repair.low, repair.high) for repair in found.repairs}


def least(number: int, value: Value) -> AtMost:
    return AtMost(Constant(number), value)


def most(value: Value, number: int) -> AtMost:
    return AtMost(value, Constant(number))


def test_a_negative_value_is_an_error_without_any_rule_and_found_at_once() -> None:
    (conflict,) = conflicts((), limit=2, n0=-5, n1=5)
    assert (conflict.rules, conflict.negative, conflict.severity) == ((), ("n0",), Severity.ERROR)
    assert (conflict.complete, [found.indicators for found in conflict.sets]) == (True, [("n0",)])


def test_conflicts_that_a_rule_between_their_sets_ties_together_take_the_place_of_the_first() -> None:
    """4 ≤ n0 and n1 ≤ 4 can each be repaired alone, but n0 = 5 with n1 = 4 would break n0 ≤ n1."""
    stated = rules(most(C, 5), least(4, A), most(B, 4), most(D, 5), AtMost(A, B))
    first, tied, last = conflicts(stated, n0=2, n1=5, n2=9, n3=9)
    assert [[rule.id for rule in c.rules] for c in (first, tied, last)] == [
        ["part.r0"], ["part.r1", "part.r2"], ["part.r3"],
    ]  # fmt: skip
    assert [ranges(found) for found in tied.sets] == [{"n0": (4, 4), "n1": (4, 4)}]


@pytest.mark.parametrize(
    ("kind", "added", "count"),
    [(AtMost, 2, 2), (AtMost, 1, 1), (Less, 3, 2), (Less, 2, 1)],
)
def test_conflicts_stay_apart_if_a_rule_between_them_holds_to_the_last_unit(
    kind: type[AtMost | Less], added: int, count: int
) -> None:
    """n0 becomes 2 to 4 and n2 becomes 2 to 5: at most 4 + 3 + 1 on the left, at least 2 + 4 + added on the right."""
    between = kind(Sum((A, B, Constant(1))), Sum((C, D, Constant(added))))
    stated = rules(least(2, A), most(A, 4), least(2, C), most(C, 5), between)
    assert len(conflicts(stated, n0=0, n1=3, n2=9, n3=4)) == count


def test_a_rule_that_is_not_an_inequality_ties_conflicts_together() -> None:
    """With n2 missing, n0 = n1 + n2 holds for n0 = 5 and n1 = 1; the search does not look for that."""
    stated = rules(least(5, A), most(A, 5), least(1, B), most(B, 1), Equal(A, Sum((B, C))))
    (tied,) = conflicts(stated, n0=3, n1=2)
    assert [ranges(found) for found in tied.sets] == [{"n0": (5, 5), "n1": (1, 1)}]


@pytest.mark.parametrize(
    ("limit", "found"),
    [(1, []), (2, []), (3, ["n0"]), (4, ["n0", "n1"]), (5, ["n0", "n1", "n2"]), (6, ["n0", "n1", "n2", "n3"])],
)
def test_a_search_that_reaches_its_limit_has_tried_the_first_values(limit: int, found: list[str]) -> None:
    """Two questions for the rule, with no value and without the rule, and one for each value."""
    stated = rules(AtMost(Sum((A, B, C, D, E)), Constant(8)))
    values = dict.fromkeys(("n0", "n1", "n2", "n3", "n4"), 2)
    (conflict,) = conflicts(stated, limit=limit, **values)
    assert sorted(conflict.suspects) == found
    assert not conflict.complete
    (whole,) = conflicts(stated, limit=7, **values)
    assert (sorted(whole.suspects), whole.complete) == (sorted(values), True)


def test_only_values_of_rules_that_contradict_each_other_are_tried() -> None:
    """5 ≤ n0 ≤ n1 = 3: with n0 alone seven questions come to n1, and none is asked about n2."""
    stated = rules(least(5, A), AtMost(A, B), AtMost(A, Sum((C, Constant(20)))))
    (conflict,) = conflicts(stated, limit=7, n0=0, n1=3, n2=0)
    assert conflict.complete
    assert [ranges(found) for found in conflict.sets] == [{"n0": (5, 20), "n1": (5, None)}]


def test_a_value_that_cannot_be_decided_leaves_the_others_to_be_tried() -> None:
    ways = (Implies(Less(Constant(number), A), Less(Constant(100 - number), A)) for number in range(10))
    (conflict,) = conflicts(rules(*ways, AtMost(Constant(3), Sum((A, B)))), n0=0, n1=0)
    assert ([found.indicators for found in conflict.sets], conflict.complete) == ([("n1",)], False)


def test_a_repair_that_breaks_what_usually_holds_does_not_settle_warnings() -> None:
    assert not only_set((*rules(most(A, 5)), usual(least(7, A))), n0=9).settles_warnings
    assert only_set((*rules(most(A, 5)), usual(least(5, A))), n0=9).settles_warnings


def test_values_of_a_set_stand_in_the_order_of_the_annex() -> None:
    found = only_set(rules(least(1, A), Equal(A, ANSWER)), n0=0, answer=0)
    assert found.indicators == ("n0", "answer")


def test_a_set_weighs_the_product_of_what_slips_explain() -> None:
    """270 for 207, twice: two digits swapped weigh 20, for a number that is a little less common."""
    found = only_set(rules(Equal(A, Constant(270)), Equal(A, C)), n0=207, n2=207)
    assert abs(found.weight - (1 + 20 * Fraction(208, 271)) ** 2) < Fraction(1, 10**15)
    assert only_set(rules(Equal(A, Constant(777))), n0=1).weight == 1


@pytest.mark.parametrize(
    ("low", "high", "usually", "expected"),
    [
        (0, 40, 0, [25, 2, 5]),
        (0, 40, 10, [25]),  # 2 and 5 would break what usually holds
        (0, 40, 45, [25, 2, 5]),  # nothing lets that hold, so it counts for nothing
        (25, 40, 0, [25]),  # 32 may be meant, but so may 16 others with one digit changed
        (0, 25, 0, [25, 2, 5]),
        (3, 24, 0, [5]),
    ],
)
def test_a_slip_is_told_where_the_number_that_was_meant_fits(
    low: int, high: int, usually: int, expected: list[int]
) -> None:
    stated = (*rules(least(low, A), most(A, high)), usual(least(usually, A)))
    assert meant(only_set(stated, n0=52)) == expected


def test_a_slip_is_told_where_no_more_than_five_numbers_may_be_meant() -> None:
    assert meant(only_set(rules(most(A, 9999)), n0=56789)) == [6789, 5789, 5689]
    assert meant(only_set(rules(most(A, 99999)), n0=567891)) == []


@pytest.mark.parametrize(("other", "told"), [("n0", True), ("n2", True), ("n3", False), ("n4", False)])
def test_a_number_may_be_that_of_the_row_above_or_below(other: str, *, told: bool) -> None:
    found = only_set(rules(most(B, 5)), n1=7, **{other: 7})
    assert [slip.kind for slip in found.repairs[0].slips] == ([SlipKind.NEIGHBOUR] if told else [])
    assert found.weight == (11 if told else 1)


def test_a_code_is_chosen_and_not_mistyped() -> None:
    """Answer 20 needs a count; whoever meant 2 did not type a digit too many."""
    grades = CodeList("grades", (Code(2, Bilingual("Hai", "Two")), Code(20, Bilingual("Hai mươi", "Twenty"))))
    grade = coded("grade", grades, FLOW, "Mức", "Grade")
    outline = (branch(section("s", "Mục", "Section"), COUNTS[0], grade),)
    framework = Framework(
        "coded", "1", Bilingual("Biểu", "Table"), outline, (), (yes_needs(grade, COUNTS[0], code=20),)
    )
    (conflict,) = locate_errors(Report.from_values(framework, {"n0": 0, "grade": 20}))
    (repair,) = next(found for found in conflict.sets if found.indicators == ("grade",)).repairs
    assert (repair.value, repair.slips) == (2, ())
