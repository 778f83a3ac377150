"""Titles that list months or quarters."""

import pytest

from cchc_model.annexes.listed_months import listed_months


@pytest.mark.parametrize(
    ("title", "months"),
    [
        ("Tháng 7+8", {7, 8}),
        ("T7, T8 và T9", {7, 8, 9}),
        ("Quý I-II", {1, 2, 3, 4, 5, 6}),
        ("Quý I + III", {1, 2, 3, 7, 8, 9}),
        ("Tháng 7", set()),
        ("Quý III, 9 tháng", set()),
    ],
)
def test_each_month_that_a_title_lists_is_its_own(title: str, months: set[int]) -> None:
    assert listed_months(title) == months
