"""Columns that divide what a report counts: no single one has the values of all rows."""

from collections.abc import Sequence

import pytest

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Report, Severity, read_parts, read_report
from cchc_model.framework.measures import UnitType
from cchc_model.reports.finding_codes import FindingCode

ROWS = [one for one in SOC_TRANG_DISTRICT.indicators.values() if isinstance(one.measure, UnitType)][:12]
TRUTH = {one.id: 40 + 17 * (5 * at % 12) for at, one in enumerate(ROWS)}
UNKNOWN = {FindingCode.VALUE_TITLE_UNKNOWN: Severity.WARNING}

pytestmark = pytest.mark.every_case


def annex(
    *titles: str, cells: Sequence[str], above: str = "Quý III năm 2025", group: Sequence[str] = (), wanted: str = ""
) -> Report:
    """Read an annex; a cell is a template of the true value, as `v`, a third or three times of it, or a text."""
    left = ("TT", "Nội dung", "ĐVT")
    header = [(*left, *group), ("", "", "", *titles)] if group else [(*left, *titles)]
    made = {key: {"v": number, "part": number // 3, "rest": number - number // 3} for key, number in TRUTH.items()}
    rows = [
        ("", one.name.vi, one.measure.label.vi, *(str(made[one.id].get(cell, cell)) for cell in cells)) for one in ROWS
    ]
    return read_report([("UBND HUYỆN MỸ XUYÊN",), (above,), *header, *rows], value_column=wanted or None)


def outcome(report: Report) -> tuple[dict[str, object], dict[FindingCode, Severity]]:
    aside = (FindingCode.ROWS_ABSENT, FindingCode.COLUMN_NOT_READ)
    told = {one.code: one.severity for one in report.findings if one.severity > Severity.INFO and one.code not in aside}
    return {key: value for key, value in report.values.items() if value is not None}, told


def refused(*titles: str, cells: Sequence[str], above: str = "Quý III năm 2025", group: Sequence[str] = ()) -> None:
    with pytest.raises(ReadError, match=r"unclear|no column contains"):
        annex(*titles, cells=cells, above=above, group=group)
    at = cells.index("v") if "v" in cells else 0
    chosen = annex(*titles, cells=cells, above=above, group=group, wanted="DEFGH"[at])
    assert len(outcome(chosen)[0]) == len(TRUTH)


@pytest.mark.parametrize(
    "titles",
    [
        *(("Tồn đầu", moved, "Tồn cuối") for moved in ("Phát sinh", "Phát sinh trong kỳ", "PHÁT SINH")),
        *(
            (f"Đầu {time}", moved.format(time), f"{end}uối {time}")
            for time in ("kỳ", "quý", "tháng", "năm")
            for moved in ("Trong {}", "Phát sinh trong {}", "Phát sinh")
            for end in ("C", "Đến c", "Số c", "Tồn c", "Còn lại c")
        ),
        ("Tồn đầu kỳ", "Quý III", "Tồn cuối kỳ"),
        ("Tồn đầu kỳ", "Thực hiện kỳ này", "Số cuối kỳ"),
        ("Dau ky", "Trong ky", "Cuoi ky"),
        ("Kỳ trước", "Phát sinh", "Tổng số cuối kỳ"),
    ],
)
def test_a_movement_beside_what_there_is_at_the_end(titles: Sequence[str]) -> None:
    refused(*titles, cells=("9", "part", "v"))
    refused(*titles[1:], cells=("part", "v"))
    refused(*reversed(titles[1:]), cells=("v", "part"))


@pytest.mark.parametrize("group", [("Tồn", "", "Trong kỳ"), ("Số dư", "", "Phát sinh trong quý")])
def test_the_end_may_stand_below_a_title(group: Sequence[str]) -> None:
    refused("Đầu kỳ", "Cuối kỳ", "", cells=("9", "v", "part"), group=group)


@pytest.mark.parametrize(
    ("titles", "cells", "told"),
    [
        (("Cuối quý II", "Cuối quý III"), ("9", "v"), {}),
        (("Cuối kỳ trước", "Trong kỳ"), ("9", "v"), {}),
        (("Cuối năm 2024", "Quý III"), ("9", "v"), {}),
        (("Đầu kỳ", "Trong kỳ"), ("9", "v"), {}),
        (("Tồn đầu kỳ", "Phát sinh"), ("9", "v"), {}),
        (("Tồn đầu", "Phát sinh"), ("9", "v"), {}),
        (("Tồn đầu quý", "Phát sinh trong quý"), ("9", "v"), {}),
        (("Trong kỳ", "Lũy kế đến cuối kỳ"), ("v", "9"), {}),
        (("Trong kỳ", "Kế hoạch cuối năm"), ("v", "9"), {}),
        (("Phát sinh", "Cuối kỳ"), ("v", ""), {}),
        (("Phát sinh", "Tồn cuối"), ("v", "0"), {}),
        (("Quý III", "Còn lại"), ("v", "part"), {}),
    ],
)
def test_one_of_them_alone_is_read(
    titles: Sequence[str], cells: Sequence[str], told: dict[FindingCode, Severity]
) -> None:
    assert outcome(annex(*titles, cells=cells)) == (TRUTH, told)


@pytest.mark.parametrize(
    "titles",
    [
        *((f"Đã {state}", f"Chưa {state}") for state in ("số hóa", "nộp", "trả", "giải quyết trong kỳ")),
        *(
            (state, f"Chưa {state.lower()}")
            for state in ("Hợp lệ", "Xong", "Đạt", "Thực hiện", "Phát sinh", "Đạt được")
        ),
        *((f"Số hồ sơ đã {state}", f"Số hồ sơ chưa {state}") for state in ("trả", "xử lý")),
        *(("Thực hiện trong kỳ", f"{word} thực hiện") for word in ("Chưa", "Không", "Còn")),
        *(("Đủ", "Thiếu"), ("Có", "Không"), ("Mới", "Tồn"), ("Phát sinh", "Tồn"), ("Phát sinh trong quý", "Số tồn")),
        *(("Đã nộp", word) for word in ("Chưa", "Còn", "Còn lại", "Còn thiếu", "Chưa nộp đủ")),
        *(("Da nop", "Chua nop"), ("ĐÃ NỘP", "CHƯA NỘP"), ("Tổng số đã trả", "Tổng số chưa trả")),
        ("Đã nộp quý III", "Chưa nộp quý III"),
    ],
)
def test_a_state_beside_its_opposite(titles: Sequence[str]) -> None:
    refused(*titles, cells=("v", "part"))
    refused(*reversed(titles), cells=("part", "v"))
    refused(*titles, "Kỳ trước", cells=("v", "part", "9"))
    refused(*titles, cells=("v", "part"), group=("Số liệu", ""))
    refused(*titles, cells=("v", "part"), group=("Quý III năm 2025", ""))


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        *(((title, "Còn lại"), {}) for title in ("Kết quả", "Số liệu", "Thực hiện", "Quý III", "Kỳ này", "Tổng số")),
        *((("Số liệu", title), {}) for title in ("Còn thiếu", "Chưa giải quyết", "Tồn", "Không đạt", "Nhu cầu")),
        *((("Kết quả thực hiện", title), {}) for title in ("Chưa thực hiện", "Không thực hiện")),
        *(((title, "Chưa trả"), {}) for title in ("Tổng số", "Tổng cộng", "Số liệu")),
        (("Hiện có", "Nhu cầu"), UNKNOWN),
        (("Hiện có", "Cần có"), UNKNOWN),
        (("Số hồ sơ", "Số hồ sơ chưa trả"), UNKNOWN),
    ],
)
def test_the_rest_beside_a_whole_or_a_result(titles: Sequence[str], told: dict[FindingCode, Severity]) -> None:
    assert outcome(annex(*titles, cells=("v", "part"))) == (TRUTH, told)
    assert outcome(annex(*reversed(titles), cells=("part", "v"))) == (TRUTH, told)


@pytest.mark.parametrize("aim", ["Kế hoạch", "Chỉ tiêu giao", "Nhu cầu", "Cần làm"])
@pytest.mark.parametrize(
    ("titles", "told"),
    [(("Đã nộp", "Chưa nộp"), UNKNOWN), (("Thực hiện", "Chưa thực hiện"), {}), (("Đã làm", "Còn lại"), UNKNOWN)],
)
def test_the_rest_of_an_aim(titles: Sequence[str], told: dict[FindingCode, Severity], aim: str) -> None:
    assert outcome(annex(aim, *titles, cells=("900", "v", "part"))) == (TRUTH, told)


@pytest.mark.parametrize("rest", ["", "0", "-"])
@pytest.mark.parametrize("titles", [("Đã nộp", "Chưa nộp"), ("Đủ", "Thiếu"), ("Có", "Không")])
def test_without_a_rest_the_state_is_the_whole(titles: Sequence[str], rest: str) -> None:
    assert outcome(annex(*titles, cells=("v", rest))) == (TRUTH, UNKNOWN)


@pytest.mark.parametrize("total", ["Tổng", "Tổng số", "Cộng", "Tổng cộng"])
@pytest.mark.parametrize("titles", [("Đã nộp", "Chưa nộp"), ("Đủ", "Thiếu"), ("Hợp lệ", "Chưa hợp lệ")])
def test_the_total_of_a_state_and_its_opposite_is_read(titles: Sequence[str], total: str) -> None:
    assert outcome(annex(total, *titles, cells=("v", "part", "rest"))) == (TRUTH, {})
    assert outcome(annex(*titles, total, cells=("part", "rest", "v"))) == (TRUTH, {})


@pytest.mark.parametrize("carried", ["Tồn", "Tồn đầu", "Còn lại đầu kỳ", "Tồn kỳ trước chuyển sang"])
def test_a_sum_with_what_was_carried_over_is_unclear(carried: str) -> None:
    refused(carried, "Mới nhận", "Cộng", cells=("part", "rest", "v"))


EVENTS = ("sáp nhập", "sắp xếp", "dịch", "khi sắp xếp", "khi sáp nhập", "ngày sáp nhập xã", "hợp nhất năm 2025")


@pytest.mark.parametrize("above", ["Quý III năm 2025", "Năm 2025"])
@pytest.mark.parametrize(
    "titles",
    [
        *((f"Trước {event}", f"Sau {event}") for event in EVENTS),
        ("Trước khi sáp nhập", "Từ khi sáp nhập đến nay"),
        ("Trước khi sáp nhập", "Sau sáp nhập"),
        ("Số liệu trước sáp nhập", "Số liệu sau sáp nhập"),
        ("TRƯỚC SÁP NHẬP", "SAU SÁP NHẬP"),
        ("Trước", "Sau"),
    ],
)
def test_the_times_before_and_after_an_event(titles: Sequence[str], above: str) -> None:
    refused(*titles, cells=("part", "v"), above=above)
    refused(*titles, "So sánh", cells=("part", "v", "9"), above=above)
    refused(*titles, cells=("part", "v"), group=("Số liệu", ""), above=above)


@pytest.mark.parametrize("event", EVENTS[:5])
def test_the_total_over_both_times_is_read(event: str) -> None:
    titles = (f"Trước {event}", f"Sau {event}")
    assert outcome(annex(*titles, "Cộng", cells=("part", "rest", "v"))) == (TRUTH, {})
    assert outcome(annex("Tổng số", *titles, cells=("v", "part", "rest"))) == (TRUTH, {})


@pytest.mark.parametrize("day", ["01/7/2025", "15/9"])
@pytest.mark.parametrize("above", ["Năm 2025", "Quý III năm 2025", "Phụ lục"])
@pytest.mark.parametrize("after", ["Từ {}", "Từ {} đến nay", "Sau {}", "Từ ngày {} trở đi"])
def test_the_times_before_and_after_a_day(day: str, above: str, after: str) -> None:
    refused(f"Trước {day}", after.format(day), cells=("part", "v"), above=above)


@pytest.mark.parametrize(
    ("titles", "cells", "told"),
    [
        (("Sau sáp nhập",), ("v",), UNKNOWN),
        (("Trước sáp nhập", "Sau sáp nhập"), ("", "v"), UNKNOWN),
        (("Trước đây", "Hiện nay"), ("9", "v"), {}),
        (("Số cũ", "Số mới"), ("9", "v"), UNKNOWN),
        (("Kỳ trước", "Sau sáp nhập"), ("9", "v"), UNKNOWN),
        (("Kỳ trước", "Kỳ này"), ("9", "v"), {}),
        (("Trước sáp nhập", "Quý III"), ("9", "v"), {}),
    ],
)
def test_a_time_with_another_event_or_none_stays_read(
    titles: Sequence[str], cells: Sequence[str], told: dict[FindingCode, Severity]
) -> None:
    assert outcome(annex(*titles, cells=cells)) == (TRUTH, told)


def columns_of_communes(*titles: str, own: Sequence[str] = ("Xã Đại Tâm", "Xã Tham Đôn")) -> list[tuple[str, ...]]:
    """Return a table with the same columns of each commune or period."""
    heads = [title for name in own for title in (name, *[""] * (len(titles) - 1))]
    header = [("TT", "Nội dung", "ĐVT", *heads), ("", "", "", *titles * len(own))]
    cells = [str(9 + at) for at in range(len(titles) * len(own))]
    rows = [("", one.name.vi, one.measure.label.vi, *cells) for one in ROWS]
    return [("UBND HUYỆN MỸ XUYÊN",), ("Quý III năm 2025",), *header, *rows]


@pytest.mark.parametrize("own", [("Xã Đại Tâm", "Xã Tham Đôn"), ("Quý I/2025", "Quý II/2025")])
@pytest.mark.parametrize(
    "titles",
    [
        ("Đã nộp", "Chưa nộp"),
        ("Thực hiện", "Chưa thực hiện"),
        ("Trước sáp nhập", "Sau sáp nhập"),
        ("Phát sinh", "Tồn cuối"),
    ],
)
def test_the_columns_of_one_of_several_reports(titles: Sequence[str], own: Sequence[str]) -> None:
    with pytest.raises(ReadError, match="leave one column of values"):
        read_parts(columns_of_communes(*titles, own=own))


@pytest.mark.parametrize("titles", [("Kết quả", "Còn lại"), ("Kế hoạch", "Thực hiện", "Chưa thực hiện")])
def test_a_rest_beside_the_result_of_one_of_several_reports(titles: Sequence[str]) -> None:
    parts = read_parts(columns_of_communes(*titles))
    at = 0 if len(titles) == 2 else 1
    assert [part.report.values[ROWS[0].id] for part in parts] == [9 + at, 9 + at + len(titles)]
