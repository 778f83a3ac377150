"""Forms with a second column of names: groups of rows, or names in English."""

import io

import pytest

from cchc_model import Report, Severity, draft_framework, read_report, write_report
from cchc_model.drafting.decisions import DecisionKind
from helpers.office import book

HEAD = ("TT", "Nội dung", "Chỉ tiêu", "ĐVT", "Kết quả")
GROUPS = (
    HEAD, ("I", "", "CẢI CÁCH TTHC", "", ""), ("1", "Cấp tỉnh", "Số hồ sơ tiếp nhận", "Hồ sơ", "5"),
    ("2", "", "Số hồ sơ đã giải quyết", "Hồ sơ", "4"), ("3", "Cấp xã", "Số hồ sơ tiếp nhận", "Hồ sơ", "7"),
    ("4", "", "Số hồ sơ đã giải quyết", "Hồ sơ", "3"), ("II", "", "BỘ MÁY", "", ""),
    ("1", "", "Số phòng", "Phòng", "1"),
)  # fmt: skip
FILLED = tuple((tt, {"2": "Cấp tỉnh", "4": "Cấp xã"}.get(tt, group), *rest) for tt, group, *rest in GROUPS)
POSITIONS = [
    ("I", "CẢI CÁCH TTHC"), ("I.1", "Cấp tỉnh"), ("I.1.1", "Số hồ sơ tiếp nhận"), ("I.1.2", "Số hồ sơ đã giải quyết"),
    ("I.2", "Cấp xã"), ("I.2.1", "Số hồ sơ tiếp nhận"), ("I.2.2", "Số hồ sơ đã giải quyết"), ("II", "BỘ MÁY"),
    ("II.1", "Số phòng"),
]  # fmt: skip


@pytest.mark.parametrize("rows", [GROUPS, FILLED], ids=["once", "at every row"])
def test_a_column_of_groups_is_headings(rows: tuple[tuple[str, ...], ...]) -> None:
    draft = draft_framework(rows, name="Biểu")
    assert [(row.position, row.item.name.vi) for row in draft.framework.rows] == POSITIONS
    told = [(one.kind, one.subject) for one in draft.decisions if "names the group" in one.reason.en]
    assert told == [(DecisionKind.ROW, "cap_tinh"), (DecisionKind.ROW, "cap_xa")]
    for source in (GROUPS, FILLED, book(Bieu=[list(row) for row in FILLED])):
        report = read_report(source, framework=draft.framework)
        assert list(report.values.values()) == [5, 4, 7, 3, 1]
        assert not [one for one in report.findings if one.severity > Severity.INFO and one.source is not None]
    assert not draft_framework(rows, update=draft.framework).decisions


def test_a_row_that_only_names_its_group_is_not_lost() -> None:
    rows = (
        HEAD, ("I", "Cải cách thể chế", "", "", ""), ("1", "Văn bản", "Số văn bản ban hành", "Văn bản", "5"),
        ("2", "", "Số văn bản rà soát", "Văn bản", "4"), ("", "Khác", "", "", ""),
        ("3", "", "Số cuộc họp", "Cuộc", "2"),
    )  # fmt: skip
    framework = draft_framework(rows, name="Biểu").framework
    assert [(row.position, row.item.name.vi) for row in framework.rows] == [
        ("I", "Cải cách thể chế"), ("I.1", "Văn bản"), ("I.1.1", "Số văn bản ban hành"),
        ("I.1.2", "Số văn bản rà soát"),
        ("I.2", "Khác"), ("I.2.1", "Số cuộc họp"),
    ]  # fmt: skip
    assert list(read_report(rows, framework=framework).values.values()) == [5, 4, 2]


@pytest.mark.parametrize("swapped", [False, True])
def test_names_in_english_are_those_of_the_rows(swapped: bool) -> None:  # noqa: FBT001 the order of two columns
    names = [
        ("Nội dung (tiếng Việt)", "Nội dung (tiếng Anh)"), ("Số hồ sơ tiếp nhận", "Dossiers received"),
        ("Số hồ sơ đã giải quyết", "Dossiers settled"),
    ]  # fmt: skip
    cells = [(english, name) if swapped else (name, english) for name, english in names]
    rows = [("TT", *cells[0], "ĐVT", "Kết quả"), ("1", *cells[1], "Hồ sơ", "5"), ("2", *cells[2], "Hồ sơ", "4")]
    framework = draft_framework(rows, name="Biểu").framework
    assert [(one.name.vi, one.name.en) for one in framework.indicators.values()] == names[1:]
    assert list(read_report(rows, framework=framework).values.values()) == [5, 4]


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("Mã chỉ tiêu", ("CT 1", "CT 2")), ("Cơ quan chủ trì", ("Sở A", "Sở A")), ("Lĩnh vực", ("Hồ sơ", "Thẻ")),
        ("Năm", ("2025", "2025")), ("Ghi", ("x", "")),
    ],
)  # fmt: skip
def test_other_columns_name_no_rows(title: str, texts: tuple[str, str]) -> None:
    rows = [
        ("TT", "Chỉ tiêu", title, "ĐVT", "Kết quả"), ("1", "Số hồ sơ", texts[0], "Hồ sơ", "5"),
        ("2", "Số thẻ", texts[1], "Thẻ", "4"),
    ]  # fmt: skip
    names = [indicator.name for indicator in draft_framework(rows, name="Biểu").framework.indicators.values()]
    assert [(name.vi, name.en) for name in names] == [("Số hồ sơ", "Số hồ sơ"), ("Số thẻ", "Số thẻ")]


def test_the_blank_form_of_groups_gives_them_again() -> None:
    first = draft_framework(FILLED, name="Biểu").framework
    stream = io.BytesIO()
    write_report(Report.from_values(first, {}), stream, format="docx")
    second = draft_framework(stream.getvalue()).framework
    assert [(row.id, row.parent) for row in second.rows] == [(row.id, row.parent) for row in first.rows]
