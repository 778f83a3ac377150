"""Files with several reports: each value reaches its report and its indicator, or an error names its cell."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model.cli import main
from cchc_model.io.parts import ReportParts
from helpers.many_reports import KINDS, errors, list_form, lost

ABOVE = [("UBND HUYỆN MỸ XUYÊN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Quý I năm 2022",)]
TITLES = ("TT", "Chỉ tiêu", "ĐVT")
TASKS = ("1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ")
DONE = ("2", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ")
MATRIX = [
    ("TT", "Lĩnh vực", "Số hồ sơ tiếp nhận", "", "", "", "Số hồ sơ đã giải quyết", "", ""),
    ("", "", "Tổng số", "Trong đó", "", "Từ kỳ trước", "Tổng số", "Trước hạn", "Quá hạn"),
    ("", "", "", "Trực tuyến", "Trực tiếp", "", "", "", ""),
    ("", "", "(1)", "(2)", "(3)", "(4)", "(5) = (6) + (7)", "(6)", "(7)"),
]
VALUES = ("10", "5", "3", "2", "9", "8", "1")


def in_columns(
    titles: Sequence[str], *rows: Sequence[str], above: Sequence[Sequence[str]] = ABOVE
) -> list[tuple[str, ...]]:
    """A list of indicators with values in columns of some titles."""
    return [
        *map(tuple, above),
        (*TITLES, *titles),
        *((*left, *row) for left, row in zip((TASKS, DONE), rows, strict=False)),
    ]


def named(parts: ReportParts) -> list[tuple[str | None, str | None, object]]:
    return [
        (
            part.report.organisation.name if part.report.organisation else None,
            part.report.period.label() if part.report.period else None,
            next(iter(value for value in part.report.values.values() if value is not None)),
        )
        for part in parts
    ]


@settings(max_examples=max(settings().max_examples // 4, 5))
@given(st.integers(0, 10**9), st.sampled_from(KINDS))
def test_every_value_of_a_column_reaches_its_report(seed: int, kind: str) -> None:
    file = list_form(random.Random(seed))
    parts = cchc.read_parts(file.source(kind), framework=file.framework)
    assert lost(file, parts, kind) == errors(parts) == []
    assert len(parts) == len(file.reports)
    assert set(file.unread) <= {one.title for one in parts.unread}


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("Xã Đại Tâm", "Phường 10"), [("UBND xã Đại Tâm", "Quý I năm 2022"), ("UBND phường 10", "Quý I năm 2022")]),
        (
            ("1. X. Đại Tâm (*)", "2. P.10"),
            [("UBND xã Đại Tâm", "Quý I năm 2022"), ("UBND phường 10", "Quý I năm 2022")],
        ),
        (("Quý I", "Quý II"), [("UBND huyện Mỹ Xuyên", f"Quý {one} năm 2022") for one in ("I", "II")]),
        (("Quý IV/2021", "Cả năm"), [("UBND huyện Mỹ Xuyên", one) for one in ("Quý IV năm 2021", "Năm 2022")]),
        (("Phòng Nội vụ", "Xã Đại Tâm"), [("Phòng Nội vụ", "Quý I năm 2022"), ("UBND xã Đại Tâm", "Quý I năm 2022")]),
    ],
)
def test_titles_name_the_report(titles: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    parts = cchc.read_parts(in_columns(titles, ("3", "4"), ("1", "2")))
    assert named(parts) == [(*one, value) for one, value in zip(expected, (3, 4), strict=True)]


def test_the_file_names_what_a_title_does_not() -> None:
    parts = cchc.read_parts(in_columns(("Xã Đại Tâm", "Xã Tham Đôn"), ("3", "4"), ("1", "2")))
    district = cchc.Organisation("UBND huyện Mỹ Xuyên", cchc.Level.DISTRICT)
    assert [part.report.organisation and part.report.organisation.parent for part in parts] == [district, district]
    assert parts.organisation == district
    assert (
        parts[1].report["plan_tasks"].source
        == cchc.read_parts(in_columns(("Xã Tham Đôn", "Xã Đại Tâm"), ("3", "4"), ("1", "2")))[1]
        .report["plan_tasks"]
        .source
    )
    assert not any(one.code == "column_not_read" for part in parts for one in part.report.findings)


@pytest.mark.parametrize(
    "title", ["Tổng số", "Toàn huyện", "Cộng (I + II)", "UBND xã A và xã B", "Hợp tác xã Bình Minh"]
)
def test_a_total_or_an_unclear_title_is_no_report(title: str) -> None:
    parts = cchc.read_parts(in_columns((title, "Xã Đại Tâm", "Xã Tham Đôn"), ("7", "3", "4"), ("3", "1", "2")))
    assert [part.title for part in parts] == ["Xã Đại Tâm", "Xã Tham Đôn"]
    assert [(one.title, one.numbers, one.source.cell) for one in parts.unread] == [(title, 2, "D3")]
    assert all(any(one.text == title for one in part.report.findings) for part in parts)


def test_a_column_of_another_level_is_told() -> None:
    rows = in_columns(("Huyện Mỹ Xuyên", "Xã Đại Tâm", "Xã Tham Đôn"), ("9", "3", "4"), ("5", "1", "2"))
    told = [
        [one.code for one in part.report.findings if one.code == "part_may_include_others"]
        for part in cchc.read_parts(rows)
    ]
    assert told == [["part_may_include_others"], [], []]


def test_two_columns_of_one_report_are_refused_by_their_titles() -> None:
    rows = in_columns(("Xã Đại Tâm", "Xã Tham Đôn", "UBND xã Đại Tâm"), ("3", "4", "5"), ("1", "2", "3"))
    with pytest.raises(cchc.ReadError, match="D “Xã Đại Tâm”, F “UBND xã Đại Tâm”"):
        cchc.read_parts(rows)


def test_a_column_of_corrected_values_contests_those_of_its_own_report() -> None:
    rows = [*ABOVE, (*TITLES, "Xã Đại Tâm", "", "Xã Tham Đôn"), ("", "", "", "Số liệu", "Đính chính", "Số liệu")]
    parts = cchc.read_parts([*rows, (*TASKS, "3", "8", "4"), (*DONE, "1", "", "2")])
    assert [part.report["plan_tasks"].status.value for part in parts] == ["damaged", "reported"]


def test_a_cell_over_two_reports_is_in_doubt() -> None:
    file = list_form(random.Random(0))
    file.rows = [["Quý I năm 2022"], [*TITLES, "Xã Đại Tâm", "Xã Tham Đôn"], [*TASKS, "3", ""], [*DONE, "1", "2"]]
    file.merged = [(2, 3, 2, 4)]
    parts = cchc.read_parts(file.source("xlsx"))
    assert [part.report["plan_tasks"].status.value for part in parts] == ["damaged", "damaged"]
    assert [part.report.values["plan_tasks_completed"] for part in parts] == [1, 2]


def test_columns_that_go_on_in_a_second_table_are_read() -> None:
    rows = in_columns(("Xã Đại Tâm", "Xã Tham Đôn"), ("3", "4"), ("1", "2"))
    rows += in_columns(("Xã Gia Hòa", "Cộng"), ("5", "12"), ("2", "5"), above=())
    parts = cchc.read_parts(rows)
    assert named(parts) == [
        (f"UBND xã {one}", "Quý I năm 2022", n) for one, n in (("Đại Tâm", 3), ("Tham Đôn", 4), ("Gia Hòa", 5))
    ]


def test_the_caller_lists_organisations_that_titles_name_without_a_level() -> None:
    rows = [*ABOVE, (*TITLES, "Các xã, thị trấn", ""), ("", "", "", "Đại Tâm", "MỸ XUYÊN"), (*TASKS, "3", "4")]
    with pytest.raises(cchc.ReadError):
        cchc.read_parts(rows)
    listed = [cchc.parse_organisation(text) for text in ("UBND xã Đại Tâm", "thị trấn Mỹ Xuyên", "UBND xã Tham Đôn")]
    parts = cchc.read_parts(rows, organisations=listed)
    assert [part.report.organisation and part.report.organisation.name for part in parts] == [
        "UBND xã Đại Tâm",
        "UBND thị trấn Mỹ Xuyên",
    ]
    twice = [*listed, cchc.parse_organisation("phường Đại Tâm"), cchc.parse_organisation("xã Mỹ Xuyên")]
    with pytest.raises(cchc.ReadError):
        cchc.read_parts(rows, organisations=twice)


def test_a_refusal_names_the_next_step() -> None:
    with pytest.raises(cchc.ReadError, match=r"--parts \(in Python: read_parts\)"):
        cchc.read_report(in_columns(("Xã Đại Tâm", "Xã Tham Đôn"), ("3", "4"), ("1", "2")))


def test_any_other_file_is_one_part() -> None:
    rows = in_columns(("Kế hoạch", "Thực hiện"), ("3", "4"), ("1", "2"))
    parts = cchc.read_parts(rows)
    assert [(part.title, part.report) for part in parts] == [("", cchc.read_report(rows))]
    assert [(one.title, one.numbers) for one in parts.unread] == [("Kế hoạch", 2)]


def test_read_reports_reads_parts_and_whole_files(tmp_path: Path) -> None:
    many, plain = tmp_path / "a.csv", tmp_path / "b.csv"
    many.write_text(
        "\n".join(";".join(row) for row in in_columns(("Cộng", "Xã A/B", "Xã C"), ("7", "3", "4"), ("3", "1", "2")))
    )
    plain.write_text("\n".join(";".join(row) for row in in_columns(("Số liệu",), ("3",), ("1",))))
    read = cchc.read_reports(tmp_path, parts=True)
    assert [(one.path.name, one.file.name, one.part) for one in read] == [
        ("a.csv › Xã C", "a.csv", "Xã C"),
        ("b.csv", "b.csv", ""),
    ]
    assert sorted(path.name for path in read.left_out) == ["a.csv › Cộng", "a.csv › Xã A∕B"]
    with pytest.raises(cchc.InvalidDataError, match="parts"):
        cchc.read_reports(tmp_path, parts=True, value_column="D")


def test_the_command_checks_and_consolidates_parts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "quy_1.csv"
    rows = in_columns(("Cộng", "Xã Đại Tâm", "Xã Tham Đôn"), ("7", "3", "4"), ("3", "1", "2"))
    file.write_text("\n".join(";".join(row) for row in rows))
    assert main(["check", str(file), "--parts", "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert "quy_1.csv › Xã Đại Tâm" in printed
    assert "Read 1 of 1 file with 2 reports." in printed
    assert "rows with numbers that are not reports (1)" in printed
    target = tmp_path / "out" / "whole.txt"
    target.parent.mkdir()
    assert main(["consolidate", str(file), "--parts", "-o", str(target)]) == 0
    assert cchc.read_report(target).values["plan_tasks"] == 7
    assert main(["check", str(file), "--parts", "--column", "D"]) == 2


def test_a_report_of_a_part_is_like_that_of_a_file() -> None:
    parts = cchc.read_parts(in_columns(("Xã Đại Tâm", "Xã Tham Đôn"), ("3", "4"), ("1", "2")))
    alone = cchc.read_report(in_columns(("Số liệu",), ("3",), ("1",)), organisation=parts[0].report.organisation)
    assert evolve(parts[0].report, leftovers=alone.leftovers).values == alone.values


UNNAMED = ("An Hòa", "Hợp tác xã Bình Minh", "UBND xã A và xã B", "Khu vực 3")


@pytest.mark.parametrize("title", UNNAMED)
def test_a_column_beside_reports_that_no_title_explains_is_an_error(title: str) -> None:
    parts = cchc.read_parts(in_columns(("Xã Đại Tâm", "Xã Tham Đôn", title), ("3", "4", "5"), ("1", "2", "3")))
    told = errors(parts)
    assert len(told) == 1
    assert f"“{title}”" in told[0]
    assert "--expected" in told[0]
    assert "F3" in told[0]
    assert (
        errors(cchc.read_parts(in_columns(("Xã Đại Tâm", "Xã Tham Đôn", title), ("3", "4", ""), ("1", "2", "")))) == []
    )


@pytest.mark.parametrize("title", ["Tổng số", "Kế hoạch", "Cùng kỳ năm trước", "So sánh (%)", "Ghi chú", "Toàn huyện"])
def test_a_column_beside_reports_that_is_explained_is_no_error(title: str) -> None:
    parts = cchc.read_parts(in_columns(("Xã Đại Tâm", "Xã Tham Đôn", title), ("3", "4", "5"), ("1", "2", "3")))
    assert errors(parts) == []


def test_a_listed_organisation_explains_its_column() -> None:
    rows = in_columns(("Xã Đại Tâm", "Xã Tham Đôn", "An Hòa"), ("3", "4", "5"), ("1", "2", "3"))
    parts = cchc.read_parts(rows, organisations=[cchc.parse_organisation("UBND xã An Hòa")])
    assert (len(parts), errors(parts), parts.unread) == (3, [], ())
