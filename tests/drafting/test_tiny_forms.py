"""Laws of the drafts of tiny forms: no row is lost, and a row with a unit is an indicator, whatever its title."""

import io
from collections.abc import Sequence

import docx
import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_model import Draft, draft_framework, read_report
from cchc_model.drafting.decisions import DecisionKind
from cchc_model.framework import Indicator
from cchc_model.vietnamese.text import fold

Rows = list[tuple[str, str, str, str]]

TITLES = ("ĐVT", "Đơn vị", "Loại", "Tính theo", "Đếm bằng", "Kiểu số", "Thước đo", "Zyx")
"""Titles of the unit column, some of which no list of words has."""
COUNTED = (
    ("Số hồ sơ đã giải quyết", "Hồ sơ"), ("Số văn bản đã ban hành", "Văn bản"), ("Số cuộc kiểm tra", "Cuộc"),
    ("Số mẻ cá đã kéo", "Mẻ"), ("Kinh phí đã chi", "Triệu đồng"), ("Tỷ lệ hài lòng", "%"),
    ("Công chức đi học", "Người"), ("Tổ chức đối thoại", "Có = 1; Không = 0"),
)  # fmt: skip
PARTS = ("Trong đó: {0}", "- {0}", "Gồm: {0}", "{0}", "Trong đó {0}", "+ {0}")
NAMES = ("đúng hạn", "quá hạn", "trực tuyến", "qua bưu điện")


@st.composite
def tiny(draw: st.DrawFn) -> tuple[str, Rows]:
    """Draw a form of one to five rows below a title of the unit column, blank or filled."""
    rows: Rows = [("I", "THỦ TỤC HÀNH CHÍNH", "", "")] if draw(st.booleans()) else []
    left, number = draw(st.integers(1, 5)), 0
    filled, bare = draw(st.booleans()), draw(st.sampled_from([False, False, True]))
    counted = draw(st.permutations(COUNTED))
    while left:
        name, unit = counted[number]
        number += 1
        rows.append((str(number), name, unit, "1" if filled else ""))
        left -= 1
        for part in draw(st.permutations(NAMES))[: draw(st.integers(0, min(left, 3)))]:
            text = draw(st.sampled_from(PARTS)).format(part)
            rows.append(("", text[:1].upper() + text[1:], "" if bare else unit, "1" if filled else ""))
            left -= 1
    return draw(st.sampled_from(TITLES)), rows


def as_file(rows: Sequence[Sequence[str]], kind: str) -> bytes | Sequence[Sequence[str]]:
    """Return rows as a file of a kind."""
    stream = io.BytesIO()
    if kind == "xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(list(row))
        book.save(stream)
    elif kind == "docx":
        made = docx.Document()
        grid = made.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
        made.save(stream)
    else:
        return "\n".join(map("\t".join, rows)).encode() if kind == "txt" else rows
    return stream.getvalue()


def told(draft: Draft, rows: Rows) -> list[bool]:
    """Return of each row whether the draft has it, or a decision about a row names it."""
    names = [fold(row.item.name.vi) for row in draft.framework.rows]
    reasons = [fold(one.reason.vi) for one in draft.decisions if one.kind is DecisionKind.ROW]
    found = []
    for _, name, _, _ in rows:
        own = fold(name)
        found.append(own in names or any(own in reason for reason in reasons))
    return found


FAULT: Rows = [
    ("1", "Số hồ sơ đã giải quyết", "Hồ sơ", ""), ("", "Trong đó: đúng hạn", "Hồ sơ", ""), ("", "Quá hạn", "Hồ sơ", ""),
]  # fmt: skip


@given(tiny(), st.sampled_from(["rows", "txt", "xlsx", "docx"]))
@example(("Đơn vị", FAULT), "rows")
@example(("Loại", FAULT), "txt")
@example(("Zyx", FAULT[:1]), "rows")
def test_each_row_of_a_tiny_form_is_told_and_one_with_a_unit_is_no_heading(form: tuple[str, Rows], kind: str) -> None:
    title, rows = form
    head = ("TT", "Nội dung", title, "Trong kỳ")
    draft = draft_framework(as_file([head, *rows], kind), name="Biểu")
    assert all(told(draft, rows)), (title, rows)
    measured = {fold(name) for _, name, unit, value in rows if unit or value}
    items = [row.item for row in draft.framework.rows if fold(row.item.name.vi) in measured]
    indicators = [item for item in items if isinstance(item, Indicator)]
    assert indicators == items
    report = read_report([head, *((*row[:3], "1" if any(row[2:]) else "") for row in rows)], framework=draft.framework)
    assert [report[one.id].value for one in indicators] == [1] * len(indicators)


@pytest.mark.parametrize("title", ["Đơn vị", "Cơ quan", "Nơi làm", "Đơn vị thực hiện"])
def test_the_names_of_offices_are_no_units(title: str) -> None:
    rows = [(f"Số việc {kind}", f"Phòng {kind}", "") for kind in "ABC"]
    draft = draft_framework([("Chỉ tiêu", title, "Kết quả"), *rows], name="Biểu")
    told_of = [one for one in draft.decisions if one.kind is DecisionKind.COLUMNS]
    assert [f"“{title}”" in one.reason.en for one in told_of] == [True] * (title != "Đơn vị thực hiện")
    assert {one.measure.label.vi for one in draft.framework.indicators.values()} == {"Số lượng"}


@pytest.mark.parametrize("kind", ["rows", "txt", "xlsx", "docx"])
@pytest.mark.parametrize("text", ["Quá hạn", "Của phòng Nội vụ"])
def test_a_bare_line_at_the_end_of_a_table_is_told(text: str, kind: str) -> None:
    rows = [("TT", "Nội dung", "ĐVT", "Trong kỳ"), *FAULT[:2], ("", text, "", "")]
    first = draft_framework(as_file(rows, kind), name="Biểu").decisions[0]
    assert (first.kind, first.certainty.value) == (DecisionKind.ROW, "to_confirm")
    assert f"“{text}”" in first.reason.vi


@pytest.mark.parametrize("end", [
    [("", "NGƯỜI LẬP BIỂU", "", ""), ("", "Trần Thị Bình", "", "")],
    [("", "Mỹ Xuyên, ngày 5 tháng 4 năm 2022", "", "")],
    [("", "(Ký, ghi rõ họ tên)", "", "")], [("", "Nơi nhận:", "", ""), ("", "- UBND tỉnh", "", "")],
])  # fmt: skip
def test_a_signature_is_no_row_left_out(end: Rows) -> None:
    rows = [("TT", "Nội dung", "ĐVT", "Trong kỳ"), *FAULT, *end]
    decisions = draft_framework(rows, name="Biểu").decisions
    assert [one.kind for one in decisions if one.kind is DecisionKind.ROW] == [DecisionKind.ROW]  # the added section


@pytest.mark.parametrize("title", ["Thước đo", "Zyx"])
def test_a_column_that_may_have_units_that_nobody_knows_is_told_first(title: str) -> None:
    rows = [("1", "Cá đánh được", "Zentner", ""), ("", "Trong đó: cá thu", "Zentner", "")]
    first, *_ = draft_framework([("TT", "Nội dung", title, "Trong kỳ"), *rows], name="Biểu").decisions
    assert (first.kind, first.certainty.value) == (DecisionKind.COLUMNS, "to_confirm")
    assert f"“{title}”" in first.reason.vi


def test_groups_and_english_names_are_no_units() -> None:
    head, rest = ("Lĩnh vực", "TT", "Chỉ tiêu", "Kết quả"), ("", "2", "Đất đai đã đo", "")
    groups = [head, ("Đất đai", "1", "Số việc đã nhận", ""), rest]
    english = [("TT", "Chỉ tiêu", "English", "Kết quả"), ("1", "Số việc đã nhận", "Tasks received", "")]
    english += [("2", "Số việc đã xong", "Tasks done", "")]
    for rows in (groups, english):
        draft = draft_framework(rows, name="Biểu")
        assert not [one for one in draft.decisions if one.kind is DecisionKind.COLUMNS]
        assert {one.measure.label.vi for one in draft.framework.indicators.values()} == {"Số lượng"}
