"""Percentages of points while it is not certain what applies, and changes while a figure is missing."""

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import Report, score
from cchc_model.analysis.scoring import PointRange
from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.composites import ChangeOf, Complement
from cchc_model.analysis.scoring.evidence import Seen
from cchc_model.analysis.scoring.methods import Method
from cchc_model.analysis.scoring.parts import RoundedAt, Rounding, component
from cchc_model.analysis.scoring.scales import Better, in_proportion, in_steps
from cchc_model.analysis.scoring.shares import share
from cchc_model.framework import rate, total
from cchc_model.vietnamese.formatting import round_half_up
from helpers.own_framework import FRAMEWORK, PENDING, RECEIVED, SETTLED, SETTLEMENT
from helpers.rubric_cases import one_component, own_report, points

METHOD = in_proportion(SETTLEMENT, when_undefined="not_applicable")


@st.composite
def component_scores(draw: st.DrawFn) -> ComponentScore:
    """The score of a component that applies, or may not."""
    most = draw(st.integers(1, 6))
    low, high = sorted(draw(st.tuples(st.integers(0, 2 * most), st.integers(0, 2 * most))))
    ends = PointRange(Fraction(low, 2), Fraction(high, 2))
    perhaps = draw(st.booleans())
    computed = PointRange(Fraction(0), ends.high) if perhaps else ends
    part = component("it", "Tiêu chí", "It", most, METHOD)
    return ComponentScore(part, computed, ends, Seen(None, undefined=None if perhaps else False), FRAMEWORK)


def outcomes(scores: Sequence[ComponentScore]) -> Iterator[tuple[Fraction, Fraction]]:
    """The points and the maximum for each choice of what applies, each component at one of its ends."""
    each = []
    for one in scores:
        most = Fraction(one.component.maximum)
        ends = [(one.applying.low, most), (one.applying.high, most)]
        each.append([*ends, (Fraction(0), Fraction(0))] if one.maximum.exact is None else ends)
    for chosen in itertools.product(*each):
        yield sum((gained for gained, _ in chosen), Fraction(0)), sum((most for _, most in chosen), Fraction(0))


@given(st.lists(component_scores(), max_size=5), st.tuples(st.integers(-4, 4), st.integers(-4, 4)).map(sorted))
def test_a_percentage_ranges_as_far_as_some_choice_of_what_applies_reaches(
    scores: list[ComponentScore], outside: list[int]
) -> None:
    beside = PointRange(Fraction(outside[0]), Fraction(outside[1]))
    together = PointRange.together(one.points for one in scores)
    found = share([(together, scores)], beside=beside)
    reached = [
        100 * (gained + end) / most for gained, most in outcomes(scores) if most for end in (beside.low, beside.high)
    ]
    assert found == (PointRange(min(reached), max(reached)) if reached else None)


@given(st.lists(st.lists(component_scores(), min_size=1, max_size=2), min_size=1, max_size=3), st.integers(0, 1))
def test_a_percentage_of_rounded_points_lies_in_its_range(parts: list[list[ComponentScore]], decimals: int) -> None:
    half = Rounding(decimals, RoundedAt.CRITERION).half(RoundedAt.CRITERION)

    def rounded(number: Fraction) -> Fraction:
        return Fraction(round_half_up(number, decimals))

    def together(scores: list[ComponentScore]) -> PointRange:
        whole = PointRange.together(one.points for one in scores)
        return PointRange(rounded(whole.low), rounded(whole.high))

    found = share([(together(scores), scores) for scores in parts], half=half)
    for chosen in itertools.product(*(outcomes(scores) for scores in parts)):
        most = sum((applies for _, applies in chosen), Fraction(0))
        if most:
            assert found is not None
            assert found.low <= 100 * sum(rounded(gained) for gained, _ in chosen) / most <= found.high


def test_points_of_what_may_not_apply_are_never_of_the_maximum_of_the_rest() -> None:
    """One point is certainly lost: two of three are left at most, and none if the other does not apply."""
    sure = component("sure", "Tiêu chí", "It", 1, METHOD)
    perhaps = component("perhaps", "Tiêu chí", "It", 2, METHOD)
    lost, gained = PointRange.of(0), PointRange(Fraction(0), Fraction(2))
    scores = [
        ComponentScore(sure, lost, lost, Seen(None), FRAMEWORK),
        ComponentScore(perhaps, gained, gained, Seen(None, undefined=None), FRAMEWORK),
    ]
    assert share([(gained, scores)]) == PointRange(Fraction(0), Fraction(200, 3))


UP = {3: 2, 0: 1}


@pytest.mark.parametrize(
    ("method", "now", "before", "reached"),
    [
        (in_steps(ChangeOf(SETTLED), UP), 2, None, points("0", "1")),
        (in_steps(ChangeOf(SETTLED), UP), 3, None, points("0", "2")),
        (in_steps(ChangeOf(SETTLED), UP), None, 5, points("0", "2")),
        (in_steps(ChangeOf(SETTLED), {-5: 2, -9: 1}), None, 5, points("2")),
        (in_steps(ChangeOf(SETTLED), {1: 2, 4: 1}, better=Better.LOW), 2, None, points("1", "2")),
        (in_steps(ChangeOf(SETTLED), {1: 2, 4: 1}, better=Better.LOW), None, 2, points("0", "2")),
        (in_proportion(ChangeOf(SETTLED), full=4), 2, None, points("0", "1")),
        (in_proportion(ChangeOf(SETTLED, relative=True), full=50, when_undefined=1), None, 0, points("1")),
        (in_steps(ChangeOf(SETTLED, relative=True), {-100: 2}, when_undefined=0), None, 5, points("2")),
        (in_steps(ChangeOf(SETTLED, relative=True), {-100: 2}, when_undefined=0), 5, None, points("0", "2")),
        (in_steps(ChangeOf(SETTLED, relative=True), {-100: 2}), None, 5, points("2")),
        (in_steps(ChangeOf(SETTLED), UP), None, None, points("0", "2")),
    ],
)
def test_the_points_of_a_change_range_as_far_as_the_missing_figure(
    method: Method, now: int | None, before: int | None, reached: PointRange
) -> None:
    sheet = score(own_report(settled=now), one_component(2, method), former=own_report(settled=before))
    assert sheet["it"].points == reached
    assert sheet["it"].reason is not None or reached.exact is not None


def test_a_change_of_what_may_be_negative_and_one_without_a_former_report_stay_open() -> None:
    rubric = one_component(2, in_steps(ChangeOf(SETTLED), UP))
    assert score(own_report(settled=2), rubric)["it"].points == points("0", "2")
    share = rate("share", "Tỷ lệ đơn", "Share", of=SETTLED, over=total(RECEIVED, PENDING))
    framework = evolve(FRAMEWORK, rates=(*FRAMEWORK.rates, share))
    rest = in_steps(ChangeOf(Complement([share]), relative=True), {-1000: 2}, when_undefined=0)
    before = Report.from_values(framework, {"settled": 30, "received": 10, "pending": 5})
    now = Report.from_values(framework, {"settled": 3, "received": 2})  # -50 % to 100 %, and -100 % before
    assert score(now, one_component(2, rest), former=before)["it"].points == points("0", "2")
