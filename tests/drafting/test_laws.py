"""Laws of drafts of any outline: always the same, again from their blank form, unchanged by what was decided."""

import io
from collections.abc import Callable, Iterator, Sequence

import docx
import openpyxl
import pytest
from docx.shared import Pt
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.styles import Alignment

from cchc_model import Draft, Report, draft_framework, read_framework, write_framework, write_report
from cchc_model.drafting.decisions import DecisionKind
from cchc_model.framework import Indicator

Rows = list[tuple[str, str, str, str]]

HEAD = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả")
NAMES = st.sampled_from(
    [
        "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "Tổng số văn bản", "Văn bản giấy", "Tỷ lệ đúng hạn",
        "Kinh phí đã chi", "Số công chức có mặt", "Có tổ chức đối thoại", "Thời gian trung bình",
        "Số hồ sơ trực tuyến (%)", "Chi thường xuyên (tỷ đồng)", "Phiếu phát ra (phiếu)", "Thu về (phiếu)",
    ]
)  # fmt: skip
UNITS = st.sampled_from(["Hồ sơ", "Văn bản", "%", "Triệu đồng", "Người", "Có = 1; Không = 0", "Ngày", "Số lượng", ""])
STATED = UNITS.filter(bool)
TITLES = (
    "Tổ chức bộ máy", "Văn bản giấy", "Số hồ sơ tiếp nhận", "Kinh phí đã chi", "CHÍNH QUYỀN SỐ", "Công tác chỉ đạo",
)  # fmt: skip
ROMAN = ("I", "II", "III", "IV")
SetOff = Sequence[tuple[int, str, str, str]]
"""The depth, ordinal, name and unit of each row."""


@st.composite
def set_off(draw: st.DrawFn) -> SetOff:
    """Draw a form in which indents alone tell the depth of a row, whatever marks the rows of a list.

    Only a row with rows below it may lack a unit.
    """
    depths = [0]
    for _ in range(draw(st.integers(1, 10))):
        depths.append(draw(st.integers(0, min(depths[-1] + 1, 4))))
    names = draw(st.permutations([f"{name} {kind}" for name in TITLES for kind in ("a", "b")]))
    marks, numbers, rows = dict[int, str](), dict[int, int](), []
    for place, depth in enumerate(depths):
        if place == 0 or depth > depths[place - 1]:
            marks[depth], numbers[depth] = draw(st.sampled_from(["", "", "-", "1"])), 0
        numbers[depth] += 1
        ordinal = str(numbers[depth]) if marks[depth] == "1" else ""
        above = depths[place + 1 : place + 2] > [depth]
        unit = draw(UNITS if above else STATED)
        rows.append((depth, ordinal, f"- {names[place]}" if marks[depth] == "-" else names[place], unit))
    return rows


def text_of(rows: SetOff) -> bytes:
    lines = [HEAD, *((ordinal, "   " * depth + name, unit, "") for depth, ordinal, name, unit in rows)]
    return "\n".join(map("\t".join, lines)).encode()


def document_of(rows: SetOff) -> bytes:
    made, stream = docx.Document(), io.BytesIO()
    grid = made.add_table(0, len(HEAD))
    for depth, *texts in [(0, *HEAD), *((*row, "") for row in rows)]:
        cells = grid.add_row().cells
        for place, content in zip(cells, texts, strict=True):
            place.text = content
        cells[1].paragraphs[0].paragraph_format.left_indent = Pt(12 * depth)
    made.save(stream)
    return stream.getvalue()


def workbook_of(rows: SetOff) -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    sheet.append(HEAD)
    for number, (depth, *texts) in enumerate(rows, 2):
        sheet.append(texts)
        sheet.cell(number, 2).alignment = Alignment(indent=depth)
    book.save(stream)
    return stream.getvalue()


def depths_of(draft: Draft) -> list[int]:
    rows = draft.framework.rows
    added = rows[0].id == "cac_chi_tieu"
    return [row.depth - added for row in rows[added:]]


def blank_form(draft: Draft, suffix: str) -> bytes:
    stream = io.BytesIO()
    write_report(Report.from_values(draft.framework, {}), stream, format=suffix)
    return stream.getvalue()


@st.composite
def forms(draw: st.DrawFn) -> Rows:
    """Draw a form of sections, numbered rows, rows below them, and dashes below these."""
    rows: Rows = [HEAD]
    for section in range(draw(st.integers(1, 3))):
        rows.append((ROMAN[section], f"Mục {'abc'[section]}", "", ""))
        names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
        for number, name in enumerate(names, 1):
            unit = draw(UNITS)
            rows.append((str(number), name, unit, ""))
            below = draw(st.integers(0, 2))
            style = draw(st.sampled_from(["ordinal", "dash", "of which"]))
            for part in range(1, below + 1):
                text = f"{name} loại {'mn'[part - 1]}"
                if style == "ordinal":
                    rows.append((f"{number}.{part}", text, unit, ""))
                else:
                    rows.append(("", f"- {text}" if style == "dash" else f"Trong đó: {text}", unit, ""))
    return rows


VALUES = st.sampled_from(
    ["", "7", "31", "5.627", "12,5", "0,25", "25,81%", "31%", "-3", "-2,5", "+4", "–1,5", "-", "x"]
)


@st.composite
def filled_forms(draw: st.DrawFn) -> tuple[str, list[Rows]]:
    """Draw a form and files on it with any values, by which a draft may know what numbers a row has."""
    form = draw(forms())
    changes = st.sampled_from(["", "", "", " (tăng +, giảm -)", " (số thập phân)", " tăng/giảm"])
    form = [form[0], *((*row[:2], row[2] + draw(changes) if row[2] else "", "") for row in form[1:])]
    named = st.sampled_from(["", "", "", "Chênh lệch ", "Tốc độ tăng trưởng ", "Tăng/giảm "])
    form = [form[0], *((row[0], draw(named) + row[1] if row[2] else row[1], *row[2:]) for row in form[1:])]
    filled = [[form[0], *((*row[:3], draw(VALUES)) for row in form[1:])] for _ in range(draw(st.integers(0, 2)))]
    return draw(st.sampled_from(["", "", "Hồ sơ", "tấn", "triệu đồng"])), [form, *filled]


def shape(draft: Draft) -> Iterator[tuple[object, ...]]:
    for row in draft.framework.rows:
        measure = row.item.measure.label.vi if isinstance(row.item, Indicator) else ""
        yield row.id, row.parent, row.item.kind, measure


def written(draft: Draft) -> bytes:
    stream = io.BytesIO()
    write_framework(draft, stream)
    return stream.getvalue()


@given(forms())
def test_a_draft_is_the_same_every_time_and_its_file_reads_back(rows: Rows) -> None:
    draft = draft_framework(rows, name="Biểu")
    assert written(draft) == written(draft_framework(list(rows), name="Biểu"))
    assert read_framework(written(draft)) == draft.framework
    assert len({row.id for row in draft.framework.rows}) == len(draft.framework.rows) == len(rows) - 1


@given(forms(), st.sampled_from(["docx", "xlsx", "csv"]))
def test_the_blank_form_of_a_draft_gives_the_draft_again(rows: Rows, suffix: str) -> None:
    first = draft_framework(rows, name="Biểu")
    assert list(shape(draft_framework(blank_form(first, suffix)))) == list(shape(first))


@given(filled_forms(), st.sampled_from(["docx", "xlsx", "csv"]))
def test_what_filled_files_tell_comes_again_from_the_blank_form(drawn: tuple[str, list[Rows]], suffix: str) -> None:
    unit, files = drawn
    caption = [(f"Đơn vị tính: {unit}", "", "", "")] if unit else []
    first = draft_framework(*([*caption, *file] for file in files), name="Biểu")
    assert list(shape(draft_framework(blank_form(first, suffix)))) == list(shape(first))
    assert read_framework(written(first)) == first.framework


@pytest.mark.parametrize("made", [text_of, document_of, workbook_of])
@given(rows=set_off(), suffix=st.sampled_from(["txt", "csv", "docx", "xlsx"]))
def test_a_nesting_that_indents_alone_state_is_found_and_comes_again_from_the_blank_form(
    made: Callable[[SetOff], bytes], rows: SetOff, suffix: str
) -> None:
    first = draft_framework(made(rows), name="Biểu")
    assert depths_of(first) == [depth for depth, *_ in rows]
    assert list(shape(draft_framework(blank_form(first, suffix)))) == list(shape(first))


@pytest.mark.parametrize("suffix", ["txt", "csv", "docx", "xlsx"])
def test_a_nesting_of_nine_levels_comes_again_from_the_blank_form(suffix: str) -> None:
    rows = [(depth, "", f"Nội dung {letter}", "Hồ sơ") for depth, letter in enumerate("abcdefghi")]
    first = draft_framework(text_of([rows[0], (0, "", "Nội dung k", "Người"), *rows[1:]]), name="Biểu")
    assert depths_of(first) == [0, 0, *range(1, 9)]
    assert list(shape(draft_framework(blank_form(first, suffix)))) == list(shape(first))


@given(forms())
def test_an_update_by_the_same_form_changes_no_byte(rows: Rows) -> None:
    file = written(draft_framework(rows, name="Biểu"))
    update = draft_framework(rows, update=file)
    assert not update.decisions
    assert written(update) == file


def _bare(name: str) -> str:
    """Return a name without what may stand before it on another form."""
    return name.lstrip("- ").removeprefix("Trong đó: ")


_TITLES = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả")


@example(
    [_TITLES, ("1", "Số hồ sơ tiếp nhận", "Hồ sơ", ""), ("II", "Mục b", "", "")],
    [
        _TITLES,
        ("I", "Mục a", "", ""),
        ("3", "Số hồ sơ tiếp nhận", "Hồ sơ", ""),
        ("4", "Tổng số văn bản", "Hồ sơ", ""),
        ("II", "Mục b", "", ""),
        ("1", "Số hồ sơ trực tuyến (%)", "Hồ sơ", ""),
    ],
).via("a row that seemed to be known until others were added")
@example(
    [
        _TITLES,
        ("I", "Mục a", "", ""),
        ("1", "Số hồ sơ tiếp nhận", "", ""),
        ("1.1", "Số hồ sơ tiếp nhận loại m", "", ""),
    ],
    [_TITLES, ("I", "Mục a", "", ""), ("1", "Số hồ sơ tiếp nhận", "Hồ sơ", "")],
).via("the only row of both is a heading in one")
@given(forms(), forms())
def test_a_comment_that_a_person_deleted_does_not_come_back_while_the_form_stays_another_one(
    rows: Rows, other: Rows
) -> None:
    updated = written(draft_framework(other, update=written(draft_framework(rows, name="Biểu")))).decode()
    decided = "\n".join(line for line in updated.split("\n") if not line.startswith("  #")).encode()
    again = draft_framework(other, update=decided)
    assert written(again) == decided
    names = {row.id: _bare(row.item.name.vi) for row in again.framework.rows}
    gone = {key for key, name in names.items() if name not in {_bare(name) for _, name, *_ in other}}
    assert gone <= {one.subject for one in again.decisions if one.kind is DecisionKind.DIFFERENCE}
