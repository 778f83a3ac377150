"""The layout of an annex: what was chosen and why, and the same choice for other files on the form."""

import pytest

from cchc_model import InvalidDataError, Layout, ReadError, read_report
from cchc_model.reports.layout import ColumnRole

HEADER = ("TT", "Chỉ tiêu", "ĐVT", "Kết quả", "Số liệu", "Ghi chú")
TASKS = "Số nhiệm vụ đề ra trong kế hoạch"


def rows(header: tuple[str, ...] = HEADER, value: str = "31") -> list[tuple[str, ...]]:
    return [header, ("1", TASKS, "Nhiệm vụ", "29", value, "")]


def test_each_column_has_its_letter_titles_content_and_evidence() -> None:
    report = read_report(rows(), value_column="Số liệu")
    assert report.layout is not None
    (table,) = report.layout
    assert [(one.letter, one.path, one.role, one.filled, one.numbers) for one in table.columns] == [
        ("A", "TT", ColumnRole.ORDINAL, 1, 1),
        ("B", "Chỉ tiêu", ColumnRole.NAME, 1, 0),
        ("C", "ĐVT", ColumnRole.UNIT, 1, 0),
        ("D", "Kết quả", ColumnRole.UNREAD, 1, 1),
        ("E", "Số liệu", ColumnRole.VALUE, 1, 1),
        ("F", "Ghi chú", ColumnRole.NOTE, 0, 0),
    ]
    assert all(one.evidence.vi and one.evidence.en for one in table.columns)
    assert table.source.row == 1
    note = table.column(ColumnRole.NOTE)
    assert note is not None
    assert note.letter == "F"
    assert Layout().value_among(["Kết quả"]) is None


def test_the_next_file_on_the_form_needs_no_choice() -> None:
    layout = read_report(rows(), value_column="E").layout
    other = ("STT", "Nội dung", "Đơn vị tính", "KẾT QUẢ", "số liệu", "Ghi chú")
    assert read_report(rows(other, "8"), layout=layout).values["plan_tasks"] == 8
    with pytest.raises(ReadError, match="form that layout describes"):
        read_report(rows(("TT", "Chỉ tiêu", "ĐVT", "Số liệu", "Kết quả", "Ghi chú")), layout=layout)
    with pytest.raises(InvalidDataError, match="omit one"):
        read_report(rows(), value_column="E", layout=layout)


def test_a_layout_without_a_value_column_chooses_none() -> None:
    report = read_report([("1", TASKS, "Nhiệm vụ", "")])
    assert report.layout is not None
    assert report.layout.value_among([]) is None or report.values["plan_tasks"] is None
