"""Rows of matrix forms that add up others: the reports have the true total, or an ERROR says that they may not."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model.cli import main
from cchc_model.io.parts import ReportParts
from helpers.many_reports import errors
from helpers.matrix_sums import Summed, summed_form, sums_framework

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
    file = summed_form(random.Random(seed), shape, of_bodies=of_bodies or shape == "districts", least=100)
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


A, B, C = ("1", "Xã Đại Tâm", 10, 6, 4), ("2", "Xã Tham Đôn", 5, 3, 2), ("3", "Xã Ngọc Tố", 7, 3, 4)
HEADER = [("TT", "Đơn vị", "Hồ sơ", "", ""), ("", "", "Tổng số", "Trực tuyến", "Trực tiếp")]
PAGE = ("", "Gộp tờ 1", 15, 9, 6)
FORM = sums_framework(3)
Row = tuple[str | int, ...]


def form(*rows: Row, owner: str = "UBND HUYỆN MỸ XUYÊN") -> list[Row]:
    return [(owner,), ("Quý I năm 2022",), *HEADER, *rows]


def told(parts: ReportParts) -> list[tuple[str, str, str]]:
    """The rows that are no report, each with the severity and the reason."""
    found = [one for part in parts for one in part.report.findings if one.code == "row_is_no_report"]
    severities = {one.source: one.severity.value for one in found}
    return [(one.title, severities[one.source], one.reason["en"]) for one in parts.unread if one.source in severities]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([A, B, PAGE, *HEADER, ("", "Đầu tờ 2", 15, 9, 6), C], ["info it adds up", "info it adds up"]),
        ([A, B, PAGE, C, ("", "Gộp tờ 2", 7, 3, 4)], ["info it adds up", "info it has the"]),
        ([("", "Cụm 1", 15, 9, 6), A, B, ("", "Cụm 2", 7, 3, 4), C], ["info it adds up", "info it has the"]),
        ([("", "Tổ 1", 15, 9, 6), A, B, ("", "Tổ 2", 7, 3, 4), C], ["info it adds up", "error it may"]),
        ([A, B, ("", "Gộp tờ 1", 15, 9, 5), C], ["error it nearly"]),
        ([A, B, ("", "Khối Đảng", 2, 1, 1), C], ["error it is not"]),
        ([A, B, ("", "Khối Đảng", 0, "-", ""), C], ["warning it is not"]),
        ([A, ("", "- Hộ tịch", 2, 2, 0), B], ["info a part of"]),
        ([A, ("1.1", "Hộ tịch", 2, 2, 0), B], ["info a part of"]),
        ([A, ("", "- Hộ tịch", 12, 2, 10), B], ["error it is written"]),
        ([A, ("", "Xã Đại Tâm (lần 2)", 11, 7, 4), B], ["error the name of"]),
        ([A, ("2", "Xã Đại Tâm - bản sửa", 11, 7, 4), ("3", *B[1:])], ["error the name of"]),
        ([A, ("2", "Đại Tâm (sửa)", 11, 7, 4), ("3", *B[1:])], ["error the name of"]),
        ([("1", "Xã Đại Tâm lần 1", 9, 7, 2), ("2", "Xã Đại Tâm lần 2", 9, 7, 2), B], ["error the name of"] * 2),
        ([("I", "Cấp xã", 15, 9, 6), A, B], ["info it adds up"]),
        ([("I", "Cấp xã", 30, 9, 6), ("1", "Đất đai", 15, 9, 6)], ["error it nearly"]),
        ([("I", "Cấp xã", 30, 19, 11), A, B], ["error it heads"]),
        ([("I", "Cấp xã", 0, "", "-"), A, B], ["info title of"]),
        ([A, B, ("3", "Khối Đảng", 2, 1, 1)], []),
    ],
)  # fmt: skip
def test_the_numbers_and_the_place_of_a_row_decide(rows: list[Row], expected: list[str]) -> None:
    parts = cchc.read_parts(form(*rows), framework=FORM)
    found = [f"{severity} {why}" for _, severity, why in told(parts)]
    assert len(found) == len(expected)
    assert all(map(str.startswith, found, expected)), found


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("at", [0, 3])
@pytest.mark.parametrize(("slip", "severity"), [(0, "info"), (1, "error"), (60, None)])
def test_an_agency_that_adds_up_territories_is_no_report(
    at: int, slip: int, severity: str | None, *, listed: bool
) -> None:
    named: list[Row] = [("", f"Xã {'ABC'[at]}", 1120 + 40 * at, 1000 + 37 * at, 120 + 3 * at) for at in range(3)]
    sums = [sum(int(row[place]) for row in named) for place in (2, 3, 4)]
    agency: Row = ("", "Sở Nội vụ", sums[0] + slip, sums[1] + slip // 2, sums[2] + slip // 3)
    rows = [*named[:at], agency, *named[at:]]
    rows = [(str(number) if listed or row is not agency else "", *row[1:]) for number, row in enumerate(rows, 1)]
    parts = cchc.read_parts(form(*rows, owner="UBND TỈNH SÓC TRĂNG"), framework=FORM)
    assert [row[:2] for row in told(parts)] == ([] if severity is None else [("Sở Nội vụ", severity)])
    own = [int(number) for number in agency[2:]]
    assert totals(parts) == (sums if severity else [one + other for one, other in zip(sums, own, strict=True)])


NO_BODIES = ("Khối Đảng", "Gạo nếp", "Chum vại số hai", "Mướp")


@pytest.mark.parametrize("head", [True, False])
@pytest.mark.parametrize("at", [0, 1, 3])
@pytest.mark.parametrize("titles", [NO_BODIES[:1], NO_BODIES[1:2], NO_BODIES[:2]])
def test_a_listed_row_that_names_no_body_counts_unless_the_total_leaves_it_out(
    titles: tuple[str, ...], at: int, *, head: bool
) -> None:
    """Its ordinal lists it among the reports; the office's own total says more than the ordinal."""
    named: list[Row] = [A, B, C]
    others: list[Row] = [("", title, 2 + more, 1, 1) for more, title in enumerate(titles)]
    rows = [(str(number), *row[1:]) for number, row in enumerate([*named[:at], *others, *named[at:]], 1)]
    for inside in (True, False):
        counted = [*named, *others] if inside else named
        total: Row = ("", "Tổng cộng", *(sum(int(row[place]) for row in counted) for place in (2, 3, 4)))
        parts = cchc.read_parts(form(*([total, *rows] if head else [*rows, total])), framework=FORM)
        assert totals(parts) == [int(number) for number in total[2:]]
        left = [(title, severity) for title, severity, _ in told(parts)]
        assert left == ([] if inside else [(title, "error") for title in titles])
    parts = cchc.read_parts(form(*rows), framework=FORM)
    assert len(parts) == len(rows)
    assert not errors(parts)


@pytest.mark.parametrize("head", [True, False])
@pytest.mark.parametrize("name", ["Cộng", "Tổng cộng", "Tổng số", "Toàn huyện"])
@pytest.mark.parametrize("column", [2, 3, 4])
def test_a_total_that_is_not_the_sum_is_told(name: str, column: int, *, head: bool) -> None:
    right: list[int | str] = ["", name, *(sum(int(row[place]) for row in (A, B, C)) for place in (2, 3, 4))]
    for more in (0, 1, -1, 100):
        total = [cell if place != column else int(cell) + more for place, cell in enumerate(right)]
        rows = [tuple(total), A, B, C] if head else [A, B, C, tuple(total)]
        parts = cchc.read_parts(form(*rows), framework=FORM)
        assert len(parts) == 3
        assert [row[:2] for row in told(parts)] == ([(name, "warning")] if more else [])


@pytest.mark.parametrize("head", [True, False])
def test_a_district_that_adds_up_its_communes_is_no_report(head: bool) -> None:  # noqa: FBT001 a parameter
    rows: list[Row] = [A, B]
    rows.insert(0 if head else 2, ("I" if head else "", "Huyện Mỹ Xuyên", 15, 9, 6))
    parts = cchc.read_parts(form(*rows, owner="UBND TỈNH SÓC TRĂNG"), framework=FORM)
    assert totals(parts) == [15, 9, 6]
    assert [row[:2] for row in told(parts)] == [("Huyện Mỹ Xuyên", "info")]
    if head:
        body = parts[0].report.organisation
        assert body is not None
        assert body.parent is not None
        assert body.parent.name == "UBND huyện Mỹ Xuyên"


@pytest.mark.parametrize(("total", "status"), [(15, 0), (16, 1)])
def test_the_command_ends_with_1_and_names_rows_that_it_cannot_place(
    total: int, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, own, target = tmp_path / "quy_1.csv", tmp_path / "form.toml", tmp_path / "out" / "whole.txt"
    target.parent.mkdir()
    cchc.write_framework(FORM, own)
    rows = form(A, B, ("", "Gộp tờ 1", total, 9, 6))
    file.write_text("\n".join(";".join(map(str, one)) for one in rows))
    options = ["--parts", "--framework", str(own), "-o", str(target), "--lang", "en"]
    assert main(["consolidate", str(file), *options]) == status
    assert list(cchc.read_report(target, framework=FORM).values.values()) == [15, 9, 6]
    printed = " ".join(capsys.readouterr().out.split())
    assert ("belong to no report and do not count: quy_1.csv › Gộp tờ 1;" in printed) == bool(status)


@pytest.mark.parametrize("read_it", [cchc.read_report, cchc.read_parts])
def test_a_turned_list_is_refused_with_the_remedy_that_works(read_it: Callable[..., object]) -> None:
    lines = [
        ("TT", "1", "2", "3"),
        ("Chỉ tiêu", "Số nhiệm vụ đề ra trong kế hoạch", "Số nhiệm vụ đã hoàn thành", "Số lượng phiếu khảo sát"),
        ("ĐVT", "Nhiệm vụ", "Nhiệm vụ", "Phiếu"),
        ("Số lượng", "31", "8", "176"),
    ]
    with pytest.raises(cchc.ReadError, match="transpose the table") as refused:
        read_it(lines)
    assert "parts" not in str(refused.value)
    assert cchc.read_report(list(zip(*lines, strict=True))).values["plan_tasks"] == 31


@pytest.mark.parametrize("title", ["Lĩnh vực", "Đơn vị", "Lĩnh vực, địa bàn"])
@pytest.mark.parametrize("addition", [" (lần 2)", " - bản sửa"])
def test_a_territory_again_counts_once_whatever_the_title_of_the_names(title: str, addition: str) -> None:
    header: list[Row] = [("TT", title, *HEADER[0][2:]), HEADER[1]]
    rows: list[Row] = [A, B, ("3", f"{A[1]}{addition}", 11, 7, 4)]
    parts = cchc.read_parts([("UBND HUYỆN MỸ XUYÊN",), ("Quý I năm 2022",), *header, *rows], framework=FORM)
    assert totals(parts) == [15, 9, 6]
    assert [row[:2] for row in told(parts)] == [(f"{A[1]}{addition}", "error")]


def test_a_field_with_the_name_of_an_agency_may_have_an_addition() -> None:
    header: list[Row] = [("TT", "Lĩnh vực", *HEADER[0][2:]), HEADER[1]]
    rows: list[Row] = [("1", "Thanh tra", 10, 6, 4), ("2", "Thanh tra (khiếu nại)", 5, 3, 2), ("3", "Đất đai", 7, 3, 4)]
    parts = cchc.read_parts([("UBND HUYỆN MỸ XUYÊN",), ("Quý I năm 2022",), *header, *rows], framework=FORM)
    assert totals(parts) == [22, 12, 10]
    assert not errors(parts)
