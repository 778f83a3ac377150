"""Rows of matrix forms that add up others: the reports have the true total, or an ERROR says that they may not."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model.io.parts import ReportParts
from helpers.many_reports import errors
from helpers.matrix_sums import Summed, summed_form

SHAPES = ("pages", "heads", "feet", "districts")
EXAMPLES = max(settings().max_examples // 3, 10)


def read(file: Summed) -> ReportParts:
    return cchc.read_parts(file.rows, framework=file.framework)


def totals(parts: ReportParts) -> list[int]:
    """The sums over the reports."""
    columns = zip(*(part.report.values.values() for part in parts), strict=True)
    return [sum(int(value or 0) for value in column) for column in columns]


@settings(max_examples=EXAMPLES)
@given(st.integers(0, 10**9), st.booleans())
def test_a_form_without_sums_has_no_error(seed: int, of_bodies: bool) -> None:  # noqa: FBT001 drawn by hypothesis
    file = summed_form(random.Random(seed), "clean", of_bodies=of_bodies)
    parts = read(file)
    assert (totals(parts), errors(parts)) == (file.totals(file.reports), [])


@settings(max_examples=EXAMPLES)
@given(st.integers(0, 10**9), st.sampled_from(SHAPES))
def test_small_numbers_count_once_or_are_an_error(seed: int, shape: str) -> None:
    file = summed_form(random.Random(seed), shape)
    parts = read(file)
    assert totals(parts) == file.totals(file.reports) or errors(parts)


@settings(max_examples=EXAMPLES)
@given(st.integers(0, 10**9), st.sampled_from(SHAPES), st.booleans())
def test_sums_are_no_reports(seed: int, shape: str, of_bodies: bool) -> None:  # noqa: FBT001 drawn by hypothesis
    file = summed_form(random.Random(seed), shape, of_bodies=of_bodies or shape == "districts", least=20)
    parts = read(file)
    assert (totals(parts), errors(parts)) == (file.totals(file.reports), [])
    assert len(parts) == len(file.reports)


@settings(max_examples=EXAMPLES)
@given(st.integers(0, 10**9), st.sampled_from(("pages", "heads", "feet")), st.booleans())
def test_a_slip_in_a_sum_or_below_it_is_an_error(seed: int, shape: str, below: bool) -> None:  # noqa: FBT001 drawn
    g = random.Random(seed)
    file = summed_form(g, shape, of_bodies=g.random() < 0.7, least=20)
    if not file.sums:
        return
    file.slip(g.choice(sorted(file.added) if below else file.sums), g.randrange(file.columns))
    parts = read(file)
    assert errors(parts)
