"""Rubrics add up, reach their maximum and have no gaps; what does not is told all at once."""

from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given

from cchc_model import Bilingual, InvalidDataError, InvalidNumberError, Report, Rubric, score
from cchc_model.analysis.scoring.methods import (
    Better,
    ByAnswer,
    InSteps,
    Method,
    RateOf,
    by_answer,
    deduction,
    in_proportion,
    in_steps,
    per_case,
)
from cchc_model.analysis.scoring.parts import Band, RoundedAt, Rounding, band, component, criterion, rubric_section
from cchc_model.framework import branch
from helpers.own_framework import COMPLAINTS, FRAMEWORK, GRADED, PENDING, SETTLEMENT
from helpers.rubric_cases import EVERY_KIND, D, one_component, rubrics


def problems(**changes: object) -> list[str]:
    with pytest.raises(InvalidDataError) as caught:
        evolve(EVERY_KIND, **changes)  # type: ignore[arg-type]  # the changes are a test's own
    return [f"{problem.place}: {problem.message.en}" for problem in caught.value.problems]


@given(rubrics())
def test_a_sound_rubric_is_made(rubric: Rubric) -> None:
    assert sum((part.maximum for part in rubric.components), Decimal(0)) == rubric.maximum


def test_maxima_add_up_at_each_level_and_all_that_do_not_are_told() -> None:
    one = component("one", "Một", "One", 1, in_proportion(SETTLEMENT))
    two = component("two", "Hai", "Two", D("0.5"), in_proportion(SETTLEMENT))
    criteria = (criterion("c", "Tiêu chí", "Criterion", 2, one, two), criterion("empty", "Trống", "Empty", 1))
    assert problems(maximum=5, sections=(rubric_section("s", "Mục", "Section", 4, *criteria),)) == [
        "every_kind: its maximum is 5, but its parts add up to 4",
        "s: its maximum is 4, but its parts add up to 3",
        "c: its maximum is 2, but its parts add up to 1,5",
        "empty: there is nothing in it",
    ]


def test_a_rubric_without_sections_has_nothing_in_it() -> None:
    assert problems(sections=(), bonuses=(), penalties=()) == ["every_kind: there is nothing in it"]


@pytest.mark.parametrize(
    ("method", "message"),
    [
        (by_answer(GRADED, {2: 3, 1: 0}), "3 points are not from 0 to the maximum 2"),
        (by_answer(GRADED, {2: 1, 1: 0}), "its best points are 1, and its maximum is 2"),
        (ByAnswer("graded", ()), "no answer gives points"),
        (ByAnswer("graded", by_answer(GRADED, {2: 2}).answers * 2), "the answer 2 stands in it 2 times"),
        (in_proportion(SETTLEMENT, full=0), "the figure that gives the maximum is not above 0"),
        (in_proportion(SETTLEMENT, full=90, threshold=95), "the threshold is not from 0 to 90"),
        (in_proportion(SETTLEMENT, when_undefined=3), "3 points are not from 0 to the maximum 2"),
        (InSteps(RateOf("settlement"), (), otherwise=2), "there are no steps"),
        (in_steps(SETTLEMENT, {80: 1, 95: 2}), "the step 95 stands behind 80; give the best first"),
        (in_steps(SETTLEMENT, {95: 2, 80: 2}), "a better figure gives 2, a worse one 2"),
        (in_steps(SETTLEMENT, {95: 1, 80: 2}), "a better figure gives 1, a worse one 2"),
        (in_steps(SETTLEMENT, {95: 2}, otherwise=2), "a better figure gives 2, a worse one 2"),
        (in_steps(PENDING, {5: 2, 0: 1}, better=Better.LOW), "the step 0 stands behind 5; give the best first"),
        (deduction(PENDING, each=0), "the points of each case are not above 0"),
        (deduction(PENDING, each=1, floor=2), "the floor is not from 0 up to below the maximum 2"),
        (per_case(PENDING, each=-1), "the points of each case are not above 0"),
    ],
)  # fmt: skip
def test_a_method_gives_points_from_0_to_the_maximum_and_reaches_it(method: Method, message: str) -> None:
    with pytest.raises(InvalidDataError) as caught:
        one_component(2, method)
    assert message in [problem.message.en for problem in caught.value.problems]
    assert {problem.place for problem in caught.value.problems} == {"it"}


def test_ids_are_unique_and_readable_and_names_are_given_in_both_languages() -> None:
    bonus = EVERY_KIND.bonuses[0]
    assert problems(
        bonuses=(evolve(bonus, id="quality"), evolve(bonus, id="Điểm"), evolve(bonus, name=Bilingual("", "X")))
    ) == [
        "Điểm: an id is of lower-case letters, digits and '_', and begins with a letter",
        "bonus: the Vietnamese name is empty",
        "quality: 2 parts have this id",
    ]


def test_bands_cover_everything_the_best_first() -> None:
    assert problems(bands=(band("Khá", "Fair", 65), band("Tốt", "Good", 80))) == [
        "every_kind: band 'Good' does not begin below 'Fair'; give the best first",
        "every_kind: the last band, 'Good', does not begin at 0, so that some have none",
    ]
    assert problems(bands=(Band(Bilingual("Tốt", ""), 0),)) == ["every_kind: the English name of a band is empty"]


@pytest.mark.parametrize("at", RoundedAt)
def test_no_rounding_exceeds_a_maximum(at: RoundedAt) -> None:
    with pytest.raises(InvalidDataError, match="its maximum 0,125 has more decimals than the 2 it is rounded to"):
        one_component(D("0.125"), in_proportion(SETTLEMENT), rounding=Rounding(2, at))


@pytest.mark.parametrize("at", RoundedAt)
def test_no_rounding_exceeds_the_maximum_of_a_bonus(at: RoundedAt) -> None:
    bonus = evolve(EVERY_KIND.bonuses[0], maximum=D("0.125"))
    assert "bonus: its maximum 0,125 has more decimals than the 2 it is rounded to" in problems(
        bonuses=(bonus,), rounding=Rounding(2, at)
    )


@pytest.mark.parametrize("decimals", [-1, 21, True, 1.5])
def test_points_are_rounded_to_some_decimals(decimals: int) -> None:
    assert problems(rounding=Rounding(decimals)) == [
        "every_kind: points are rounded to a whole number of decimals from 0 to 20"
    ]


@pytest.mark.parametrize("number", [0.5, True, "1", D("NaN"), None])
def test_points_are_exact_numbers(number: int) -> None:
    with pytest.raises(InvalidNumberError):
        component("it", "Tiêu chí", "It", number, in_proportion(SETTLEMENT))


def test_every_method_is_looked_up_in_the_framework() -> None:
    framework = evolve(FRAMEWORK, rules=(), rates=(), outline=(branch(COMPLAINTS, FRAMEWORK.indicators["received"]),))
    with pytest.raises(InvalidDataError) as caught:
        score(Report.from_values(framework, {"received": 1}), EVERY_KIND)
    assert {problem.place for problem in caught.value.problems} == {
        "quality", "settled", "mostly", "stated", "pending", "bonus", "penalty",
    }  # fmt: skip


def test_a_part_has_points_to_give() -> None:
    assert "bonus: its maximum is not above 0" in problems(bonuses=(evolve(EVERY_KIND.bonuses[0], maximum=D(0)),))
