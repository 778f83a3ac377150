"""Rules that follow from others: what the lint refuses does follow, by trying everything."""

import itertools
import re
from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import Bilingual, Framework, InvalidDataError, Verdict
from cchc_model.framework import (
    FLOW,
    Indicator,
    Operand,
    Rule,
    bounded_by,
    branch,
    count,
    part_of,
    parts_sum_to,
    parts_within,
    requires,
    section,
    total,
)
from cchc_model.framework.evaluation import judge
from cchc_model.framework.lint.redundancy import lint_catalogue
from cchc_model.indicators import DOSSIER

A, B, C, D = FOUR = tuple(count(key, DOSSIER, FLOW, f"Số {key}", f"Number {key}") for key in "abcd")
SIDES = st.sampled_from([*itertools.combinations(FOUR, 1), *itertools.combinations(FOUR, 2)])


def _two_sided(kind: Callable[[Indicator, Operand], Rule]) -> st.SearchStrategy[Rule]:
    return st.builds(lambda one, other: kind(one, total(*other)), st.sampled_from(FOUR), SIDES)


RULES = st.one_of(
    *map(_two_sided, (part_of, bounded_by, requires)),
    st.builds(lambda whole, parts: parts_sum_to(whole, *parts), st.sampled_from(FOUR), SIDES),
    st.builds(lambda whole, parts: parts_within(whole, *parts), st.sampled_from(FOUR), SIDES),
)


@given(st.lists(RULES, min_size=2, max_size=4))
def test_lint_refuses_as_following_only_what_does(rules: list[Rule]) -> None:
    """Whatever breaks a rule that follows from others breaks one of these."""
    named = tuple(evolve(rule, id=f"{rule.id}_{number}") for number, rule in enumerate(rules))
    known = {rule.id: rule for rule in named}
    indicators = {indicator.id: indicator for indicator in FOUR}
    for problem in lint_catalogue(named, indicators):
        others = [known[other] for other in re.findall(r"'([^']+)'", problem.message.en)]
        assert others
        for values in itertools.product(range(3), repeat=len(FOUR)):
            report = dict(zip(indicators, values, strict=True))
            if judge(known[problem.place].relation, report).verdict is Verdict.FAILED:
                assert any(judge(other.relation, report).verdict is Verdict.FAILED for other in others)


def refused(*rules: Rule) -> list[tuple[str, str]]:
    outline = branch(section("top", "Mục", "Section"), *FOUR)
    try:
        Framework("own", "1", Bilingual("Biểu", "Table"), (outline,), rules=rules)
    except InvalidDataError as error:
        return [(problem.place, problem.message.en) for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (parts_sum_to(C, A, B), bounded_by(C, total(A, B))),
        (parts_sum_to(C, A, B), parts_within(C, A, B)),
        (parts_sum_to(C, A, B), part_of(A, C)),
        (parts_within(C, A, B), part_of(A, C)),
        (part_of(A, B), bounded_by(A, total(B, C))),
        (bounded_by(C, A), requires(C, A)),
        (bounded_by(C, total(A, B)), requires(C, total(A, B))),
    ],
)
def test_a_rule_that_follows_from_one_other_is_refused(first: Rule, second: Rule) -> None:
    assert refused(first, second) == [(second.id, f"follows from {first.id!r}; remove it")]
    assert not refused(first)


def test_what_does_not_follow_is_taken() -> None:
    assert not refused(bounded_by(C, total(A, B)), requires(C, A))
    assert not refused(parts_within(C, A, B), part_of(C, A))
