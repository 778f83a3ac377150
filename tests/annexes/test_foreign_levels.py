"""The level at which a written annex sets off a row that the framework lacks."""

import io

import pytest

from cchc_model import draft_framework, read_report, write_report

HEAD = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả")
ROWS = [
    (0, "Hồ sơ tiếp nhận", "9"), (1, "Hồ sơ giấy", "5"), (2, "Hồ sơ ở xã", "3"), (2, "Hồ sơ ở tỉnh", "2"),
    (1, "Hồ sơ điện tử", "4"), (0, "Hồ sơ đã trả", "8"),
]  # fmt: skip


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "txt"])
@pytest.mark.parametrize("place", range(1, len(ROWS) + 1))
def test_a_foreign_row_changes_the_nesting_of_no_other(suffix: str, place: int) -> None:
    own = [("", "   " * depth + name, "Hồ sơ", value) for depth, name, value in ROWS]
    framework = draft_framework([HEAD, *own], name="Biểu").framework
    foreign = ("", "Đơn thư khác", "Đơn", "7")
    report, stream = read_report([HEAD, *own[:place], foreign, *own[place:]], framework=framework), io.BytesIO()
    write_report(report, stream, format=suffix)
    again = draft_framework(stream.getvalue(), name="Biểu").framework
    parents = {row.item.name.vi: again[row.parent].name.vi for row in again.rows if row.parent is not None}
    assert (
        parents.items()
        >= {row.item.name.vi: framework[row.parent].name.vi for row in framework.rows if row.parent is not None}.items()
    )
