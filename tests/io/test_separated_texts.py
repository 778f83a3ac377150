"""Texts whose cells tabs, semicolons, commas or upright lines separate, with quotation marks and decimal commas."""

import csv
import io
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from cchc_model import ReadError, Status, read_report
from cchc_model.io.aligned import aligned_columns, split_aligned
from cchc_model.io.separators import separator_of
from cchc_model.io.text import read_text
from helpers.office import DONE, HEADER, RATE, TASKS

KEYS = {"plan_tasks": TASKS, "plan_tasks_completed": DONE, "satisfaction_rate": RATE}


def table(mark: str, *rows: tuple[str, ...], header: list[str] = HEADER) -> str:
    return "\n".join(mark.join(cells) for cells in (header, *rows)) + "\n"


def values(text: str | bytes) -> dict[str, object]:
    report = read_report(text if isinstance(text, bytes) else text.encode())
    return {key: report.values[key] for key in KEYS if report.values[key] is not None}


TASK_ROW, DONE_ROW = ("", TASKS, "Nhiệm vụ", "31", ""), ("", DONE, "Nhiệm vụ", "8", "")
RATE_ROW = ("", RATE, "%", "25,81", "")
ALL = {"plan_tasks": 31, "plan_tasks_completed": 8, "satisfaction_rate": Decimal("25.81")}


@pytest.mark.parametrize("mark", ["\t", ";", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_separator_line_end_and_encoding_gives_the_same(mark: str, newline: str, encoding: str) -> None:
    text = table(mark, TASK_ROW, DONE_ROW, RATE_ROW).replace("\n", newline)
    assert values(text.encode(encoding)) == ALL
    assert values(f"UBND HUYỆN MỸ XUYÊN{newline}{text}".encode(encoding)) == ALL


@pytest.mark.parametrize(
    "text",
    [
        f"| TT | Tên chỉ tiêu | Số liệu |\n|---|:--|--:|\n| 1 | {TASKS} | 31 |\n| 2 | {DONE} | 8 |\n",
        "sep=;\n" + table(";", TASK_ROW, DONE_ROW),
        '"sep=,"\r\n' + table(",", TASK_ROW, DONE_ROW),
        f"Tên chỉ tiêu;Số liệu\n{TASKS};31\n{DONE};8\n",
        f"Tên chỉ tiêu\tSố liệu\n{TASKS}\t31\n{DONE}\t8\nMột, hai, ba, bốn, năm\t7\n",
        "x " * 200_000 + "a, b, c\n" + table("\t", TASK_ROW, DONE_ROW),
        table(";", (*TASK_ROW[:4], "a\tb, c, d"), (*DONE_ROW[:4], "a, b\tc, d")),
    ],
)
def test_the_separator_is_that_of_the_most_regular_table(text: str) -> None:
    assert values(text) == {"plan_tasks": 31, "plan_tasks_completed": 8}


ABOVE = st.lists(
    st.sampled_from(
        ("UBND XÃ ĐÔNG HẢI", "Tháng 9 năm 2025", "Kèm theo Báo cáo số 45/BC-UBND; ngày 30/9/2025", "PHỤ LỤC, BIỂU")
    ),
    max_size=5,
)


@given(ABOVE, st.sampled_from(";|,\t"), st.booleans(), st.booleans())
def test_rows_of_few_cells_are_read_below_any_texts(above: list[str], mark: str, titled: bool, numbered: bool) -> None:  # noqa: FBT001 drawn
    rows = [["TT", "Nội dung", "Số liệu"]] if titled else []
    rows += [["1", TASKS, "31"], ["2", DONE, "8"], ["3", RATE, "25"]]
    cells = [row if numbered else row[1:] for row in rows]
    read = read_text("\n".join([*above, *map(mark.join, cells)]).encode(), name="a.csv")
    assert [row.cells for row in read[-3:]] == [tuple(row) for row in cells[-3:]]


@pytest.mark.parametrize(
    "text",
    [
        "UBND XÃ VÍ DỤ\nTỷ lệ 25,81\nTỷ lệ 25,82\n",
        "UBND XÃ VÍ DỤ\nTỷ lệ đúng hạn; chậm hạn\nSố xã, phường\n",
        "Nội dung, chỉ tiêu  Số liệu\nSố hồ sơ, đơn  31\nKhác\n",
    ],
)
def test_a_mark_inside_a_text_separates_no_cells(text: str) -> None:
    assert separator_of(text).mark == "\t"


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_quotation_marks_of_a_program_are_removed(mark: str) -> None:
    rows = [HEADER, [*TASK_ROW[:4], f'a ""b""{mark} c\nd'], RATE_ROW]
    text = "\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows)
    report = read_report(text.encode())
    assert (report.values["plan_tasks"], report.values["satisfaction_rate"]) == (31, Decimal("25.81"))
    assert report["plan_tasks"].note == f'a "b"{" " if mark == chr(9) else mark} c d'.replace("  ", " ")


@pytest.mark.parametrize("mark", ["\t", ";"])
@pytest.mark.parametrize(
    ("first", "second"), [('"Xem', ""), ('"Xem', 'phụ lục"'), ('màn hình 24"', '27"'), ("", '"'), ('"', "")]
)
def test_stray_quotation_marks_take_no_row_away(mark: str, first: str, second: str) -> None:
    rows = ((*TASK_ROW[:4], first), DONE_ROW, (*RATE_ROW[:4], second))
    assert values(table(mark, *rows)) == ALL


DECIMALS = (
    (table(",", RATE_ROW, TASK_ROW), "[25,81]"),
    (table(",", RATE_ROW[:4], TASK_ROW), "[25,81]"),
    (table(",", ("", RATE, "%", "25,81%", ""), TASK_ROW), "[25,81%]"),
    ("UBND HUYỆN MỸ XUYÊN\n" + table(",", RATE_ROW, ("", "Tỷ lệ khác", "%", "24,5", ""), TASK_ROW), "[25,81]"),
    (table(",", ("", RATE, "%", "24,5,25,81"), TASK_ROW, header=[*HEADER[:3], "Kỳ trước", "Kỳ này"]), None),
)


@pytest.mark.parametrize(("text", "damaged"), DECIMALS)
def test_an_unquoted_decimal_comma_is_damaged_and_never_a_separator(text: str, damaged: str | None) -> None:
    report = read_report(text.encode())
    assert report["satisfaction_rate"].status is Status.DAMAGED
    assert damaged in (None, report["satisfaction_rate"].text)
    assert report.values["satisfaction_rate"] is None


def test_an_english_separator_of_thousands_without_quotation_marks_is_damaged() -> None:
    assert values(table(",", ("", TASKS, "", "1,234", ""), DONE_ROW)) == {"plan_tasks_completed": 8}


def test_numbers_of_two_columns_are_no_decimals() -> None:
    header = [*HEADER[:3], "Kỳ trước", "Kỳ này"]
    rows = (("", TASKS, "Nhiệm vụ", "29", "31"), ("", RATE, "%", "24", "25"))
    assert values(table(",", *rows, header=header)) == {"plan_tasks": 31, "satisfaction_rate": 25}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("TT\tTªn chØ tiªu\t§VT\n1\tSè nhiÖm vô ®Ò ra trong kÕ ho¹ch\t31".encode(), "TCVN3"),
        ("Soá nhieäm vuï ñeà ra trong keá hoaïch\tNhieäm vuï\t31".encode(), "VNI"),
        ("Sô\t5\n".encode("cp1258"), "UTF-8"),
        (b"a\0b\t31", "binary"),
        (f"TT   Tên chỉ tiêu   Số liệu\n1   {TASKS}   31".encode(), "tabs separate its cells"),
    ],
)
def test_other_texts_are_refused_with_a_reason(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        read_report(data)


QUOTED = st.text(st.sampled_from('ab1 ,"'), max_size=6).flatmap(
    lambda text: st.sampled_from([text, f"{text};", f"a\n{text}"])
)


@given(st.lists(st.lists(QUOTED, min_size=3, max_size=3), min_size=3, max_size=6))
def test_what_a_program_quotes_throughout_comes_back(rows: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL).writerows([["x", "y", "z"], *rows])
    text = stream.getvalue()
    assume(separator_of(text.replace("\r\n", "\n")).mark == ";")  # as the reader sees it
    read = [row.cells for row in read_text(text.encode(), name="x")]
    assert read == [("x", "y", "z"), *(tuple(row) for row in rows if any(map(str.strip, row)))]


ALIGNED = f"""UBND HUYỆN VÍ DỤ                         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                                      PHỤ LỤC
  TT  Tên chỉ tiêu                               ĐVT         Số liệu   Ghi chú
   1  {TASKS}           Nhiệm vụ         31   Theo kế hoạch, đã ban hành
      Số nhiệm vụ đã hoàn
      thành                                      Nhiệm vụ          8
   3  {RATE}            %             25,81
Nơi nhận:
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_columns_that_spaces_align_are_read(newline: str) -> None:
    assert values(ALIGNED.replace("\n", newline)) == ALL
    report = read_report(ALIGNED.encode())
    assert report["plan_tasks"].note == "Theo kế hoạch, đã ban hành"
    assert report["plan_tasks"].source is not None
    assert report["plan_tasks"].source.row == 4
    assert report.organisation is not None
    assert report.organisation.name == "UBND huyện Ví Dụ"


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2007", "\u2009", "\u202f"])
def test_one_space_within_a_number_separates_no_columns(space: str) -> None:
    report = read_report(ALIGNED.replace("      31 ", f"1{space}031  ").encode())
    assert report.values["plan_tasks"] == 1031


@pytest.mark.parametrize(
    "moved",
    [
        ALIGNED.replace("  Nhiệm vụ         31", "  Nhiệm vụ  31"),
        ALIGNED.replace("  Nhiệm vụ         31   T", "             31  Nhiệm vụ  T"),
    ],
)
def test_a_cell_between_two_columns_is_taken_for_neither(moved: str) -> None:
    assert moved != ALIGNED
    try:
        report = read_report(moved.encode())
    except ReadError:
        return
    assert report.values["plan_tasks"] in (None, 31)


def test_a_text_over_several_columns_stands_alone() -> None:
    lines = ALIGNED.split("\n")
    wide = "      Trong đó có các nhiệm vụ do Ủy ban nhân dân tỉnh giao trong quý"
    rows = read_text("\n".join([*lines[:4], wide, *lines[4:]]).encode(), name="a.txt")
    assert rows[4].cells == (wide.strip(),)
    assert [row.source.row for row in rows] == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_a_column_that_only_a_line_of_titles_fills_is_aligned() -> None:
    lines = ["TT  Tên   Kỳ báo cáo        Ghi chú", "          KH          TH", "1   Một   5           31"]
    shown = aligned_columns([*lines, lines[-1]])
    assert shown is not None
    assert len(shown.areas) == 5


def test_texts_that_share_no_columns_are_not_aligned() -> None:
    apart = [" " * 30 * row + "a         b         c" for row in range(3)]
    assert aligned_columns(apart) is None
    assert aligned_columns(["a  b  c", "abc  d  e", "a  bcde  f", "ab  c  d"]) is None
    assert aligned_columns(["a  b  c"]) is None
    assert aligned_columns(["a  b  c", "a  b  c", "a  b\tc"]) is None


def test_a_text_between_two_columns_belongs_to_the_one_that_it_reaches() -> None:
    lines = ["aaa    bbb    ccc", "aaa    bbb    ccc", "aaa  bbbbb    ccc"]
    shown = aligned_columns(["aaa    bbb    ccc"] * 3)
    assert shown is not None
    rows = split_aligned(lines, evolve(shown, lines=range(3)), name="a")
    assert [row.cells for row in rows] == [("aaa", "bbb", "ccc"), ("aaa", "bbb", "ccc"), ("aaa", "bbbbb", "ccc")]
