"""Ranking: places, ties, and the places that a range of points may have."""

import itertools
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import InvalidDataError, Level, Organisation, ReportingPeriod, ScoreSheet, rank, score
from cchc_model.analysis.scoring import PointRange
from cchc_model.analysis.scoring.methods import ByHand
from helpers.rubric_cases import EVERY_KIND, VALUES, one_component, own_report

SHEET = score(own_report(**VALUES), EVERY_KIND)


def sheet(name: str, low: int, high: int | None = None) -> ScoreSheet:
    organisation = Organisation(name, Level.DISTRICT)
    total = PointRange(Fraction(low), Fraction(low if high is None else high))
    return evolve(SHEET, organisation=organisation, total=total)


def places(*sheets: ScoreSheet) -> list[tuple[str, int, int, int]]:
    ranked = rank(sheets)
    return [(one.sheet.organisation.name, one.best, one.worst, one.tied) for one in ranked if one.sheet.organisation]


def test_equal_totals_share_a_place_and_the_next_is_left_out() -> None:
    assert places(sheet("D", 5), sheet("B", 7), sheet("A", 9), sheet("C", 7)) == [
        ("A", 1, 1, 0),
        ("B", 2, 2, 1),
        ("C", 2, 2, 1),
        ("D", 4, 4, 0),
    ]


def test_a_range_has_a_best_and_a_worst_place_and_makes_others_uncertain() -> None:
    assert places(sheet("A", 9), sheet("B", 4, 8), sheet("C", 6), sheet("D", 2)) == [
        ("A", 1, 1, 0),
        ("B", 2, 3, 0),
        ("C", 2, 3, 0),
        ("D", 4, 4, 0),
    ]
    assert [one.tied for one in rank([sheet("A", 4, 8), sheet("B", 4, 8)])] == [0, 0]
    assert [one.place for one in rank([sheet("A", 9), sheet("B", 4, 8), sheet("C", 6)])] == [1, None, None]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2)), max_size=4))
def test_places_are_those_of_all_ways_in_which_the_ranges_may_come_out(ranges: list[tuple[int, int]]) -> None:
    sheets = [sheet(str(i), low, low + width) for i, (low, width) in enumerate(ranges)]
    ways = list(itertools.product(*(range(low, low + width + 1) for low, width in ranges)))
    for one in rank(sheets):
        index = sheets.index(one.sheet)
        found = {1 + sum(other > way[index] for other in way) for way in ways}
        assert (one.best, one.worst) == (min(found), max(found))
        low, width = ranges[index]
        assert one.tied == (ranges.count((low, 0)) - 1 if width == 0 else 0)


def test_one_rubric_one_period_and_no_organisation_twice() -> None:
    other = score(own_report(), one_component(1, ByHand()))
    later = evolve(sheet("C", 1), period=ReportingPeriod.quarter(2022, 1))
    with pytest.raises(InvalidDataError) as caught:
        rank([sheet("A", 9), sheet("A", 8), other, later])
    assert [str(problem) for problem in caught.value.problems] == [
        "sheet 3: uses the rubric 'one', the first sheet uses 'every_kind'; rank them separately",
        "C: is for 'Quarter 1 of 2022', the first sheet for 'no period'; rank them separately",
        "A: has 2 score sheets; give only one",
    ]
    assert [problem.line("vi") for problem in caught.value.problems] == [
        "phiếu điểm thứ 3: chấm theo “one”, phiếu đầu tiên theo “every_kind”; đề nghị xếp hạng riêng",
        "C: kỳ báo cáo là “Quý I năm 2022”, của phiếu đầu tiên là “không rõ kỳ”; đề nghị xếp hạng riêng",
        "A: có 2 phiếu điểm; đề nghị chỉ đưa một phiếu",
    ]


def test_nothing_is_ranked_as_nothing() -> None:
    assert rank([]) == ()
