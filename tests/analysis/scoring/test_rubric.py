"""Rubrics add up, reach their maximum and have no gaps; what does not is told all at once."""

from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given

from cchc_model import Bilingual, InvalidDataError, InvalidNumberError, Report, Rubric, score
from cchc_model.analysis.scoring.bases import RateOf
from cchc_model.analysis.scoring.cases import deduction, per_case
from cchc_model.analysis.scoring.methods import ByAnswer, Method, by_answer
from cchc_model.analysis.scoring.parts import Band, RoundedAt, Rounding, band, component, criterion, rubric_section
from cchc_model.analysis.scoring.scales import Better, InSteps, in_proportion, in_steps
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
        "every_kind: the maximum is 5, but the parts add up to 4",
        "s: the maximum is 4, but the parts add up to 3",
        "c: the maximum is 2, but the parts add up to 1.5",
        "empty: this part is empty; fill or remove it",
    ]


def test_a_rubric_without_sections_has_nothing_in_it() -> None:
    assert problems(sections=(), bonuses=(), penalties=()) == ["every_kind: this part is empty; fill or remove it"]


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("method", "message"),
    [
        (by_answer(GRADED, {2: 3, 1: 0}), "3 points are outside the range from 0 to the maximum 2"),
        (by_answer(GRADED, {2: 1, 1: 0}), "the highest points are 1, but the maximum is 2"),
        (ByAnswer("graded", ()), "it lists no answers; give points for each answer"),
        (ByAnswer("graded", by_answer(GRADED, {2: 2}).answers * 2), "the answer 2 is given 2 times"),
        (in_proportion(SETTLEMENT, full=0), "the figure for the maximum points must be above 0"),
        (in_proportion(SETTLEMENT, full=90, threshold=95), "the threshold must be from 0 to 90"),
        (in_proportion(SETTLEMENT, when_undefined=3), "3 points are outside the range from 0 to the maximum 2"),
        (InSteps(RateOf("settlement"), (), otherwise=2), "it lists no steps; give at least one"),
        (in_steps(SETTLEMENT, {80: 1, 95: 2}), "the step 95 comes after 80; list the best step first"),
        (in_steps(SETTLEMENT, {95: 2, 80: 2}), "a better step gives 2, a worse one 2 points; give the better more"),
        (in_steps(SETTLEMENT, {95: 1, 80: 2}), "a better step gives 1, a worse one 2 points; give the better more"),
        (
            in_steps(SETTLEMENT, {95: 2}, otherwise=2),
            "a better step gives 2, a worse one 2 points; give the better more",
        ),
        (in_steps(PENDING, {5: 2, 0: 1}, better=Better.LOW), "the step 0 comes after 5; list the best step first"),
        (deduction(PENDING, each=0), "the points per case must be above 0"),
        (deduction(PENDING, each=1, floor=2), "the floor must be at least 0 and below the maximum 2"),
        (per_case(PENDING, each=-1), "the points per case must be above 0"),
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
        "Điểm: an id must consist of lower-case letters, digits and '_', and begin with a letter",
        "bonus: the Vietnamese name is empty",
        "quality: 2 parts have this id",
    ]


def test_bands_cover_everything_the_best_first() -> None:
    assert problems(bands=(band("Khá", "Fair", 65), band("Tốt", "Good", 80))) == [
        "every_kind: the threshold of band 'Good' is not below that of 'Fair'; list the best band first",
        "every_kind: the last band, 'Good', must begin at 0, so that every total has a band",
    ]
    assert problems(bands=(Band(Bilingual("Tốt", ""), 0),)) == ["every_kind: the English name of a band is empty"]


@pytest.mark.parametrize("at", RoundedAt)
def test_no_rounding_exceeds_a_maximum(at: RoundedAt) -> None:
    with pytest.raises(InvalidDataError, match=r"the maximum 0.125 has more decimals than the rounding keeps"):
        one_component(D("0.125"), in_proportion(SETTLEMENT), rounding=Rounding(2, at))


@pytest.mark.parametrize("at", RoundedAt)
def test_no_rounding_exceeds_the_maximum_of_a_bonus(at: RoundedAt) -> None:
    bonus = evolve(EVERY_KIND.bonuses[0], maximum=D("0.125"))
    assert "bonus: the maximum 0.125 has more decimals than the rounding keeps (2)" in problems(
        bonuses=(bonus,), rounding=Rounding(2, at)
    )


@pytest.mark.parametrize("at", [at for at in RoundedAt if at is not RoundedAt.TOTAL])
@pytest.mark.parametrize("limit", ["most_bonus", "most_penalty"])
def test_no_rounding_exceeds_the_limit_of_bonuses_and_penalties(at: RoundedAt, limit: str) -> None:
    told = problems(**{limit: D("0.125")}, rounding=Rounding(2, at))
    assert told == [f"{limit}: the maximum 0.125 has more decimals than the rounding keeps (2)"]
    assert evolve(EVERY_KIND, most_bonus=D("0.125"), rounding=Rounding(2, RoundedAt.TOTAL)).most_bonus == D("0.125")
    assert evolve(EVERY_KIND, most_bonus=D("0.12"), most_penalty=D("0.3"), rounding=Rounding(2, at)).most_bonus


@pytest.mark.parametrize("decimals", [-1, 21, True, 1.5])
def test_points_are_rounded_to_some_decimals(decimals: int) -> None:
    assert problems(rounding=Rounding(decimals)) == [
        "every_kind: the number of decimals must be a whole number from 0 to 20"
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
    assert "bonus: the maximum must be above 0" in problems(bonuses=(evolve(EVERY_KIND.bonuses[0], maximum=D(0)),))
