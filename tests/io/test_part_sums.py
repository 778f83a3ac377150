"""Columns and sheets that add up the others: the reports have the true total, or an ERROR says that they may not."""

import random
from pathlib import Path

import pytest

import cchc_model as cchc
from cchc_model.cli import main
from cchc_model.io.parts import ReportParts
from helpers.many_reports import errors
from helpers.part_sums import Figures, figures, in_columns, in_sheets, summed, told, totals, with_one

COMMUNES = ("Xã Đại Tâm", "Phường 10", "Xã Tham Đôn")
PROVINCE = "UBND TỈNH SÓC TRĂNG"
SHEETS = {one: f"UBND {one.upper()}" for one in COMMUNES}


def columns(every: Figures, owner: str = PROVINCE) -> ReportParts:
    return cchc.read_parts(in_columns(every, owner))


@pytest.mark.parametrize("at", [0, 2])
@pytest.mark.parametrize(
    "title",
    ["Sở Nội vụ", "Huyện Mỹ Xuyên", "Tỉnh Sóc Trăng", "UBND huyện", "Cấp xã", "Khối xã", "Tổng hợp", "Các đơn vị"],
)
def test_a_column_that_adds_up_the_others_is_no_report(title: str, at: int) -> None:
    own = figures(random.Random(at), COMMUNES)
    parts = columns(with_one(own, title, summed(own), at))
    assert [part.title for part in parts] == list(COMMUNES)
    assert (totals(parts), errors(parts)) == (summed(own), [])
    assert told(parts) == [(title, "info")]
    assert [(one.title, one.numbers) for one in parts.unread] == [(title, 4)]
    assert all(f"“{one}”" in parts.unread[0].reason["vi"] for one in COMMUNES)


@pytest.mark.parametrize("at", [0, 2])
@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("TH chung", "SỞ NỘI VỤ"), ("Tổng hợp", PROVINCE), ("TH chung", "UBND HUYỆN MỸ XUYÊN"), ("Tổng hợp", None),
        ("Sheet9", "SỞ NỘI VỤ"), ("Sở Nội vụ", None),
    ],
)  # fmt: skip
def test_a_sheet_that_adds_up_the_others_is_no_report(title: str, owner: str | None, at: int) -> None:
    own = figures(random.Random(at), COMMUNES)
    owners = SHEETS if owner is None else {**SHEETS, title: owner}
    parts = cchc.read_parts(in_sheets(with_one(own, title, summed(own), at), owners))
    assert [part.title for part in parts] == list(COMMUNES)
    assert (totals(parts), errors(parts)) == (summed(own), [])
    assert told(parts) == [(title, "info")]


@pytest.mark.parametrize("title", ["Sở Nội vụ", "Huyện Mỹ Xuyên", "Tỉnh Sóc Trăng"])
@pytest.mark.parametrize(("slip", "rows"), [(0, 2), (0, 4), (3, 4)])
def test_a_column_that_nearly_adds_up_the_others_is_an_error(title: str, slip: int, rows: int) -> None:
    own = figures(random.Random(slip), COMMUNES, rows=rows, least=100)
    values = summed(own)
    values[slip] += 1
    parts = columns(with_one(own, title, values, slip))
    assert totals(parts) == summed(own)
    assert told(parts) == [(title, "error")]


def test_a_commune_with_the_sums_of_its_neighbours_is_an_error() -> None:
    own = figures(random.Random(1), COMMUNES)
    parts = columns(with_one(own, "Xã Ngọc Tố", summed(own), 3))
    assert totals(parts) == summed(own)
    assert told(parts) == [("Xã Ngọc Tố", "error")]


@pytest.mark.parametrize("title", ["Sở Nội vụ", "Huyện Mỹ Xuyên", "Xã Ngọc Tố"])
@pytest.mark.parametrize("values", [[200, 174, 26, 150], [9, 1, 1, 1]])
def test_a_column_with_other_numbers_is_a_report(title: str, values: list[int]) -> None:
    own = figures(random.Random(2), COMMUNES)
    for at in (0, 1, 3):
        every = with_one(own, title, values, at)
        parts = columns(every)
        assert [part.title for part in parts] == list(every)
        assert (totals(parts), told(parts), errors(parts)) == (summed(every), [], [])


def test_small_numbers_and_copies_are_no_evidence() -> None:
    """Three communes whose numbers happen to add up, two of which one is a copy, and a copy beside a blank one."""
    for every in (
        {"Xã A": [2, 1, 1], "Xã B": [1, 1, 0], "Xã C": [3, 2, 1]},
        {"Xã A": [120, 100, 20], "Sở Nội vụ": [120, 100, 20]},
        {"Xã A": [120, 100, 20], "Xã B": [120, 100, 20], "Xã C": [0, 0, 0]},
        {"Xã A": [1, 0, 0], "Xã B": [1, 0, 0], "Sở Nội vụ": [2, 0, 0]},
    ):
        parts = columns(every)
        assert (len(parts), told(parts), errors(parts)) == (len(every), [], [])


def test_one_number_of_an_agency_that_is_a_sum_is_an_error() -> None:
    parts = columns({"Xã A": [120], "Xã B": [160], "Xã C": [200], "Sở Nội vụ": [480]})
    assert (totals(parts), told(parts)) == ([480], [("Sở Nội vụ", "error")])


def test_small_numbers_of_an_agency_that_add_up_are_an_error() -> None:
    parts = columns({"Xã A": [2, 1, 1], "Xã B": [1, 1, 0], "Sở Nội vụ": [3, 2, 1]})
    assert (totals(parts), told(parts)) == ([3, 2, 1], [("Sở Nội vụ", "error")])


def test_districts_add_up_their_communes_and_the_province_both() -> None:
    g = random.Random(5)
    first, second = figures(g, COMMUNES[:2]), figures(g, ("Xã An Bình", "Xã An Thạnh"))
    every = {
        "Tỉnh Sóc Trăng": summed({**first, **second}),
        "Huyện Mỹ Xuyên": summed(first), **first,
        "Huyện Kế Sách": summed(second), **second,
    }  # fmt: skip
    parts = columns(every)
    assert [part.title for part in parts] == [*first, *second]
    assert told(parts) == [(one, "info") for one in every if one not in {**first, **second}]
    assert not told(parts, "part_may_include_others")


@pytest.mark.parametrize("order", [(3, 4, 0, 1, 2), (0, 3, 4, 1, 2), (0, 3, 1, 4, 2), (0, 4, 3, 1, 2), (3, 0, 1, 2, 4)])
def test_two_totals_are_both_no_reports_wherever_they_stand(order: tuple[int, ...]) -> None:
    own = figures(random.Random(4), COMMUNES)
    titles = (*COMMUNES, "Sở Nội vụ", "Tỉnh Sóc Trăng")
    parts = columns({titles[at]: own.get(titles[at], summed(own)) for at in order})
    assert (totals(parts), errors(parts)) == (summed(own), [])
    assert sorted(told(parts)) == [("Sở Nội vụ", "info"), ("Tỉnh Sóc Trăng", "info")]


def test_the_file_own_agency_adds_up_the_others() -> None:
    own = figures(random.Random(6), ("Sở Y tế", "Sở Tài chính", "Thanh tra tỉnh"))
    parts = columns(with_one(own, "Sở Nội vụ", summed(own), 0), "SỞ NỘI VỤ")
    assert (totals(parts), told(parts)) == (summed(own), [("Sở Nội vụ", "info")])
    parts = columns(with_one(own, "Sở Nội vụ", summed(own), 0))
    assert (totals(parts), told(parts)) == (summed(own), [("Sở Nội vụ", "error")])


def test_periods_are_told_apart() -> None:
    """A quarter adds up its months, and each is a report of its own period."""
    own = figures(random.Random(7), ("Tháng 1", "Tháng 2", "Tháng 3"))
    parts = columns(with_one(own, "Quý I", summed(own), 3), "UBND XÃ ĐẠI TÂM")
    assert (len(parts), told(parts), errors(parts)) == (4, [], [])


@pytest.mark.parametrize(
    "title", ["UBND huyện", "UBND tỉnh", "Cấp huyện", "Cấp tỉnh", "Huyện", "Tỉnh", "Trong đó: UBND huyện", "Khối huyện"]
)
@pytest.mark.parametrize("at", [0, 3])
def test_the_own_values_of_a_level_are_an_error(title: str, at: int) -> None:
    every = with_one(figures(random.Random(at), COMMUNES), title, [200, 174, 26, 150], at)
    parts = columns(every)
    assert [part.title for part in parts] == list(COMMUNES)
    assert len(told(parts, "part_not_read")) == len(errors(parts)) == 1
    assert f"“{title}”" in errors(parts)[0]


@pytest.mark.parametrize("title", ["Cấp huyện", "Cấp xã"])
def test_a_level_beside_the_values_of_its_organisation_is_a_part_of_them(title: str) -> None:
    rows: list[tuple[str | int, ...]] = [(PROVINCE,), ("Quý I năm 2022",)]
    rows += [("TT", "Chỉ tiêu", "ĐVT", "Huyện A", "", "Huyện B", ""), ("", "", "", *("Tổng số", title) * 2)]
    parts = cchc.read_parts([*rows, ("1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", 9, 4, 8, 3)])
    assert ([part.report.values["plan_tasks"] for part in parts], errors(parts)) == ([9, 8], [])


def test_the_command_counts_once_and_ends_with_1_where_it_cannot_tell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = figures(random.Random(8), COMMUNES)
    target = tmp_path / "out" / "whole.txt"
    target.parent.mkdir()
    for slip in (0, 1):
        values = [one + slip * (at == 0) for at, one in enumerate(summed(own))]
        file = tmp_path / f"quy_1_{slip}.xlsx"
        file.write_bytes(in_sheets(with_one(own, "TH chung", values, 0), {**SHEETS, "TH chung": "SỞ NỘI VỤ"}))
        assert main(["consolidate", str(file), "--parts", "-o", str(target), "--lang", "en"]) == slip
        read = [value for value in cchc.read_report(target).values.values() if value is not None]
        assert read == summed(own)
        printed = " ".join(capsys.readouterr().out.split())
        assert (f"belong to no report and do not count: {file.name} › TH chung;" in printed) == bool(slip)
