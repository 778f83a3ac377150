"""Columns and sheets of communes whose districts the titles state: communes of one name are told apart by them."""

import itertools
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

import cchc_model as cchc
from cchc_model.cli import main
from cchc_model.io.parts import ReportParts
from helpers.many_reports import errors
from helpers.office import DONE, HEADER, TASKS, book

PROVINCE = "UBND TỈNH SÓC TRĂNG"
LEFT = ("TT", "Chỉ tiêu", "ĐVT")
Pair = tuple[str, str]


def lines(values: Sequence[int]) -> list[tuple[str | int, ...]]:
    return [("1", TASKS, "Nhiệm vụ", *values), ("2", DONE, "Nhiệm vụ", *(one // 3 for one in values))]


def below(pairs: Sequence[Pair], values: Sequence[int]) -> list[tuple[str | int, ...]]:
    """A list with the titles of districts above those of communes."""
    over = ["" if at and pairs[at - 1][0] == pair[0] else pair[0] for at, pair in enumerate(pairs)]
    titles = [(*LEFT, *over), ("", "", "", *(name for _, name in pairs))]
    return [(PROVINCE,), ("Quý I năm 2022",), *titles, *lines(values)]


def workbook(pairs: Sequence[Pair], values: Sequence[int], path: Path) -> Path:
    """The same with merged cells."""
    made = openpyxl.Workbook()
    page = made.worksheets[0]
    for row in below(pairs, values):
        page.append(list(row))
    place = len(LEFT) + 1
    for _, group in itertools.groupby(pairs, key=lambda pair: pair[0]):
        width = len(list(group))
        page.merge_cells(start_row=3, end_row=3, start_column=place, end_column=place + width - 1)
        place += width
    for at in range(1, len(LEFT) + 1):
        page.merge_cells(start_row=3, end_row=4, start_column=at, end_column=at)
    made.save(path)
    return path


def read(parts: ReportParts) -> list[tuple[str | None, str | None, object]]:
    bodies = [part.report.organisation for part in parts]
    names = [body.name if body else None for body in bodies]
    parents = [body.parent.name if body and body.parent else None for body in bodies]
    return [
        (name, over, part.report.values["plan_tasks"]) for name, over, part in zip(names, parents, parts, strict=True)
    ]


TWO = [("Huyện Mỹ Xuyên", "Xã Đại Tâm"), ("Huyện Mỹ Xuyên", "Xã An Bình"), ("Huyện Kế Sách", "Xã An Bình")]
EXPECTED = [
    ("UBND xã Đại Tâm", "UBND huyện Mỹ Xuyên", 31),
    ("UBND xã An Bình", "UBND huyện Mỹ Xuyên", 47),
    ("UBND xã An Bình", "UBND huyện Kế Sách", 65),
]


@pytest.mark.parametrize("merged", [True, False])
def test_a_district_above_communes_is_their_parent(tmp_path: Path, *, merged: bool) -> None:
    values = (31, 47, 65)
    parts = cchc.read_parts(workbook(TWO, values, tmp_path / "a.xlsx") if merged else below(TWO, values))
    assert (read(parts), errors(parts), parts.unread) == (EXPECTED, [], ())
    body = parts[0].report.organisation
    assert body is not None
    assert body.parent is not None
    assert body.parent.parent is not None
    assert body.parent.parent.name == "UBND tỉnh Sóc Trăng"


@pytest.mark.parametrize("form", ["{1}, {0}", "{1} ({0})", "{1} - {0}"])
def test_a_title_may_state_the_district_of_its_commune(form: str) -> None:
    titles = [form.format(district[0].lower() + district[1:], name) for district, name in TWO]
    rows = [(PROVINCE,), ("Quý I năm 2022",), (*LEFT, *titles), *lines((31, 47, 65))]
    parts = cchc.read_parts(rows)
    assert (read(parts), errors(parts), parts.unread) == (EXPECTED, [], ())


def test_the_total_of_a_district_is_no_report() -> None:
    pairs = [*TWO[:2], ("Huyện Mỹ Xuyên", "Cộng"), TWO[2]]
    parts = cchc.read_parts(below(pairs, (30, 48, 78, 66)))
    assert ([value for *_, value in read(parts)], errors(parts)) == ([30, 48, 66], [])
    assert [one.title for one in parts.unread] == ["Huyện Mỹ Xuyên › Cộng"]


def test_the_own_values_of_a_district_are_an_error() -> None:
    pairs = [*TWO[:2], ("Huyện Mỹ Xuyên", "UBND huyện"), TWO[2]]
    parts = cchc.read_parts(below(pairs, (31, 47, 90, 65)))
    assert read(parts) == EXPECTED
    assert "UBND huyện" in errors(parts)[0]


@pytest.mark.parametrize(
    "pairs",
    [
        [("Huyện Mỹ Xuyên", "Xã An Bình"), ("Huyện Mỹ Xuyên", "UBND xã An Bình")],
        [("Huyện Mỹ Xuyên", "Xã An Bình"), ("Trong đó", "Xã An Bình")],
        [("Huyện Mỹ Xuyên", "Xã An Bình"), ("Huyện Kế Sách", "Xã An Bình"), ("Các xã", "Xã An Bình")],
    ],
)
def test_communes_of_one_name_that_nothing_tells_apart_are_refused(pairs: list[Pair]) -> None:
    with pytest.raises(cchc.ReadError, match="all have values of UBND xã An Bình"):
        cchc.read_parts(below(pairs, (31, 47, 65)[: len(pairs)]))


@pytest.mark.parametrize(
    ("pair", "is_read"),
    [
        (("Huyện Mỹ Xuyên", "Huyện Kế Sách"), False), (("Xã Đại Tâm", "Huyện Mỹ Xuyên"), False),
        (("Phòng Nội vụ", "Xã Đại Tâm"), False), (("Tỉnh Sóc Trăng", "Huyện Mỹ Xuyên"), True),
        (("Huyện Mỹ Xuyên", "Phòng Nội vụ"), True), (("Huyện Mỹ Xuyên", "UBND huyện Mỹ Xuyên"), True),
    ],
)  # fmt: skip
def test_only_a_lower_organisation_stands_below_another(pair: Pair, *, is_read: bool) -> None:
    parts = cchc.read_parts(below([("Huyện Long Phú", "Xã Tân Hưng"), pair], (31, 47)))
    assert [part.title for part in parts] == ["Huyện Long Phú › Xã Tân Hưng", *([" › ".join(pair)] if is_read else [])]
    assert bool(errors(parts)) != is_read


def test_sheets_of_communes_of_one_name_are_two() -> None:
    sheets = {
        f"Bảng {at}": [[f"UBND HUYỆN {name}"], ["UBND XÃ AN BÌNH"], ["Quý I năm 2022"], HEADER, *lines((value,))]
        for at, (name, value) in enumerate((("MỸ XUYÊN", 31), ("KẾ SÁCH", 47)), 1)
    }
    parts = cchc.read_parts(book(**sheets))
    assert read(parts) == [
        ("UBND xã An Bình", f"UBND huyện {one}", n) for one, n in (("Mỹ Xuyên", 31), ("Kế Sách", 47))
    ]


def test_the_command_adds_up_communes_of_one_name(tmp_path: Path) -> None:
    file, target = workbook(TWO, (31, 47, 65), tmp_path / "a.xlsx"), tmp_path / "out" / "whole.txt"
    target.parent.mkdir()
    assert main(["consolidate", str(file), "--parts", "-o", str(target)]) == 0
    assert cchc.read_report(target).values["plan_tasks"] == 143
