"""Sorted annexes are read by names alone, and `Trong đó:` before a name leaves it the row's own."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import SOC_TRANG_DISTRICT as FRAMEWORK
from cchc_model.annexes.matching import match_rows
from cchc_model.annexes.row_index import Match, MatchKind, row_index
from cchc_model.framework import Indicator
from cchc_model.framework.framework import Row

INDEX = row_index(FRAMEWORK)
INDICATORS = [row for row in FRAMEWORK.rows if isinstance(row.item, Indicator)]


def is_single(row: Row) -> bool:
    return len(INDEX.rows_named(row.item.name.vi)) == 1


def matched(rows: Sequence[Row]) -> tuple[Match, ...]:
    headings = [not isinstance(row.item, Indicator) for row in rows]
    return match_rows(FRAMEWORK, [row.item.name.vi for row in rows], headings=headings)


def in_alphabet(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.item.name.vi.casefold())


@pytest.mark.parametrize("rows", [INDICATORS, FRAMEWORK.rows], ids=["without headings", "with headings"])
def test_of_an_annex_in_alphabetical_order_every_single_name_is_its_row(rows: Sequence[Row]) -> None:
    ordered = in_alphabet(rows)
    for row, match in zip(ordered, matched(ordered), strict=True):
        if is_single(row):
            longer = INDEX.longer.get(row.id, ())
            assert match.row == row or (match.row is None and any(other not in rows for other in longer))
        else:
            assert (match.kind, match.row) == (MatchKind.AMBIGUOUS, None)
            assert set(match.candidates) == {other.id for other in INDEX.rows_named(row.item.name.vi)}


@given(st.integers(0, 2**32))
def test_of_a_shuffled_annex_no_row_is_another_one(seed: int) -> None:
    g = random.Random(seed)  # hypothesis shuffles little, and an annex in its order is read by its headings
    rows = g.sample(INDICATORS, g.randrange(30, len(INDICATORS)))
    rows += [g.choice(rows)]
    found = matched(rows)
    assert all(match.row in (None, row) for row, match in zip(rows, found, strict=True))
    assert sum(match.row is not None for match in found) > len(rows) // 2


def test_a_row_printed_twice_in_a_sorted_annex_is_a_repetition() -> None:
    rows = in_alphabet(INDICATORS)
    at = next(at for at, row in enumerate(rows) if is_single(row))
    assert matched([*rows, rows[at]])[-1] == Match(MatchKind.REPEATED, None, (rows[at].id,))


def test_a_foreign_row_in_a_sorted_annex_is_none() -> None:
    names = [row.item.name.vi for row in in_alphabet(INDICATORS)]
    *_, match = match_rows(FRAMEWORK, [*names, "Số cuộc họp giao ban"], headings=[False] * (len(names) + 1))
    assert match == Match(MatchKind.UNRECOGNISED)


def test_a_name_cut_short_in_a_sorted_annex_is_not_placed_without_the_longer_one() -> None:
    row = FRAMEWORK.row("level3_provided")
    longer = FRAMEWORK.row("level3_with_dossiers")
    rows = [one for one in in_alphabet(INDICATORS) if one != longer]
    assert dict(zip(rows, matched(rows), strict=True))[row].kind is MatchKind.AMBIGUOUS


@pytest.mark.parametrize("words", ["Trong đó: ", "- Trong đó, ", "trong số đó "])
def test_of_which_before_a_name_leaves_it_its_own_below_the_same_parent(words: str) -> None:
    ids = ["procedures_in_force", "procedures_district", "procedures_commune"]
    names = [FRAMEWORK[key].name.vi for key in ids]
    found = match_rows(FRAMEWORK, [names[0], f"{words}{names[1]}", f"{words}{names[2]}"], headings=[False] * 3)
    assert [match.row and match.row.id for match in found] == ids
    assert [match.variant for match in found] == [False, True, True]


def test_of_which_below_another_row_may_be_a_part_of_that() -> None:
    names = [FRAMEWORK["plan_tasks"].name.vi, f"Trong đó: {FRAMEWORK['procedures_district'].name.vi}"]
    found = match_rows(FRAMEWORK, names, headings=[False, False])
    assert found[1] == Match(MatchKind.UNRECOGNISED, None, ("procedures_district",))
    assert match_rows(FRAMEWORK, [names[0], "Trong đó: số cuộc họp"], headings=[False, False])[1].candidates == ()


def test_of_which_before_a_name_that_stands_twice_goes_with_the_open_parent() -> None:
    rows = ["commune_documents_sent", "commune_documents_parallel"]
    names = [FRAMEWORK[rows[0]].name.vi, f"Trong đó: {FRAMEWORK[rows[1]].name.vi}"]
    found = match_rows(FRAMEWORK, names, headings=[False, False])
    assert [match.row and match.row.id for match in found] == rows
