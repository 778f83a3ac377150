"""Rows below an unknown row with a value, which may be their parent: a name that stands twice is none of both."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import SOC_TRANG_DISTRICT as FRAMEWORK
from cchc_model import Report, Severity, read_report
from cchc_model.annexes.matching import match_rows
from cchc_model.annexes.row_index import MatchKind, row_index
from cchc_model.framework import Indicator

TITLES = ("TT", "Tên chỉ tiêu", "ĐVT", "Số lượng", "Ghi chú")
DISTRICT, COMMUNE = "district_documents_sent", "commune_documents_sent"
ELECTRONIC, PARALLEL = "commune_documents_electronic", "commune_documents_parallel"
REWORDED = "Tổng số văn bản đi tại các xã"


def read(*rows: tuple[str, str]) -> Report:
    named = [(FRAMEWORK[key].name.vi if key in FRAMEWORK else key, value) for key, value in rows]
    return read_report([TITLES, ("", "Số lượng phiếu khảo sát", "", "7", ""), *(("", n, "", v, "") for n, v in named)])


def given_values(report: Report) -> dict[str, object]:
    return {key: value for key, value in report.values.items() if value is not None and key != "survey_forms"}


def in_error(report: Report) -> set[str]:
    return {key for found in report.findings if found.severity is Severity.ERROR for key in found.indicators}


@pytest.mark.parametrize(
    ("rows", "read_as"),
    [
        (((REWORDED, "10"), (ELECTRONIC, "6"), (COMMUNE, "20")), {COMMUNE: 20}),
        (((REWORDED, "10"), (ELECTRONIC, "6"), (COMMUNE, "20"), (ELECTRONIC, "9")), {COMMUNE: 20, ELECTRONIC: 9}),
        (((COMMUNE, "20"), (ELECTRONIC, "9"), (REWORDED, "10"), (PARALLEL, "4")), {COMMUNE: 20, ELECTRONIC: 9}),
        (
            ((DISTRICT, "30"), (COMMUNE, "20"), ("Văn bản của các trường", "10"), (ELECTRONIC, "6"), (PARALLEL, "4")),
            {DISTRICT: 30, COMMUNE: 20},
        ),
        (((COMMUNE, "20"), (ELECTRONIC, "9"), (REWORDED, "10"), (ELECTRONIC, "6")), {COMMUNE: 20, ELECTRONIC: 9}),
    ],
)
def test_a_name_that_stands_twice_is_set_aside_below_an_unknown_total(
    rows: tuple[tuple[str, str], ...], read_as: dict[str, int]
) -> None:
    report = read(*rows)
    assert given_values(report) == read_as
    aside = [found for found in report.findings if found.code in ("ambiguous_row", "repeated_row")]
    assert len(aside) == sum(key in (ELECTRONIC, PARALLEL) for key, _ in rows) - sum(
        key in (ELECTRONIC, PARALLEL) for key in read_as
    )
    assert all(found.severity is Severity.ERROR and len(found.indicators) == 2 for found in aside)


def test_a_row_that_varies_one_without_parts_is_no_parent() -> None:
    foreign = "Số VBQPPL chưa được ban hành đúng tiến độ"
    own = {
        "self_examined_documents": "9",
        foreign: "5",
        "self_examined_unlawful_handled": "3",
        "examined_documents": "8",
    }
    assert set(given_values(read(*own.items()))) == own.keys() - {foreign}


def test_a_row_with_the_same_sign_before_it_is_beside_and_not_above() -> None:
    foreign, child, other = "Số cuộc họp giao ban", FRAMEWORK["district_documents_electronic"].name.vi, (COMMUNE, "20")
    read_whole = {DISTRICT: 30, "district_documents_electronic": 3, COMMUNE: 20}
    signed = [(DISTRICT, "30"), (f"- {foreign}", "5"), (f"- {child}", "3"), other]
    assert given_values(read(*signed)) == read_whole
    assert given_values(read(signed[0], (f"+ {foreign}", "5"), *signed[2:])) == {DISTRICT: 30, COMMUNE: 20}
    parents_too = [(f"- {FRAMEWORK[DISTRICT].name.vi}", "30"), *signed[1:]]
    assert given_values(read(*parents_too)) == {DISTRICT: 30, COMMUNE: 20}


def test_below_a_heading_only_a_row_that_resembles_it_may_be_another_one() -> None:
    rows = ["district_postal", "district_postal_procedures", "district_postal_results_returned", "commune_postal"]

    def placed(foreign: str) -> list[MatchKind]:
        names = [FRAMEWORK[key].name.vi for key in rows]
        headings = [True, False, False, False, True]
        return [match.kind for match in match_rows(FRAMEWORK, [*names[:2], foreign, *names[2:]], headings=headings)]

    assert placed("Số cuộc họp giao ban")[3] is MatchKind.MATCHED
    assert placed("UBND các xã")[3] is MatchKind.AMBIGUOUS


def test_behind_very_many_unknown_rows_no_name_that_stands_twice_is_placed() -> None:
    child, own = f"- {FRAMEWORK[ELECTRONIC].name.vi}", [FRAMEWORK[DISTRICT].name.vi]
    for many, kind in ((20, MatchKind.MATCHED), (25, MatchKind.AMBIGUOUS)):
        names = [*own, *(f"- Số cuộc họp giao ban lần {n}" for n in range(many)), child, FRAMEWORK[COMMUNE].name.vi]
        assert match_rows(FRAMEWORK, names, headings=[False] * len(names))[-2].kind is kind


INDEX = row_index(FRAMEWORK)
ABOVE_TWINS = [
    row
    for row in FRAMEWORK.rows
    if row.parent
    and any(below.parent == row.id and len(INDEX.rows_named(below.item.name.vi)) > 1 for below in FRAMEWORK.rows)
]
WORDINGS = ("Tình hình {}", "{} theo báo cáo", "Nội dung công việc khác trong kỳ", "Các nội dung về {}")


@given(st.randoms(use_true_random=False))
def test_no_row_below_a_reworded_parent_is_another_row(g: random.Random) -> None:
    """Rows without rows below them are left out at random, so that the twins of some are missing."""
    parent = g.choice(ABOVE_TWINS)
    rows = [row for row in FRAMEWORK.rows if row.id in INDEX.parents or g.random() < 0.6]
    wording = g.choice(WORDINGS).format(parent.item.name.vi.lower())
    names = [wording if row is parent else row.item.name.vi for row in rows]
    headings = [not isinstance(row.item, Indicator) and row is not parent for row in rows]
    found = match_rows(FRAMEWORK, names, headings=headings)
    assert all(match.row in (None, row) for row, match in zip(rows, found, strict=True))
