"""Groups of columns and rows below titles of their own, of something else or none."""

import random
from collections.abc import Sequence
from itertools import permutations

import pytest

import cchc_model as cchc
from cchc_model import Severity
from cchc_model.annexes.group_titles import Surroundings, rows_named
from cchc_model.annexes.row_index import row_index
from cchc_model.framework import Framework
from helpers.foreign_groups import (
    ALONE,
    EXTENDED,
    FIELDS,
    FORM_FIELDS,
    NARROWED,
    PERIOD,
    ROWS_OF_FIELD,
    TIMES,
    Group,
    extended_form,
    fields_annex,
    fields_form,
    framework_of,
    grouped_form,
    judged,
)
from helpers.many_reports import KINDS

RIGHT: dict[str, list[str]] = {"wrong": [], "lost": [], "needless": []}
GROUP = Group("Gỗ nhập kho", ("Tổng số", "Loại tròn", "Loại dẹt"), "", "own")
WOOD = framework_of([GROUP])
ABOVE = [["UBND HUYỆN MỸ XUYÊN"], ["Quý II năm 2022"]]


@pytest.mark.costly
@pytest.mark.parametrize("matrix", [True, False])
@pytest.mark.parametrize(
    "kinds", [("own",), ("foreign",), ("own", "foreign"), ("missing",), ("own", "foreign", "missing")]
)
def test_only_values_below_the_headings_of_the_form_are_read(kinds: Sequence[str], *, matrix: bool) -> None:
    for seed in range(24):
        made = grouped_form(random.Random(seed), matrix=matrix, kinds=kinds)
        kind = KINDS[seed % len(KINDS)]
        assert judged(made, kind, matrix=matrix) == RIGHT, (seed, kind)


def read_matrix(header: Sequence[Sequence[str]], values: Sequence[str], framework: Framework = WOOD) -> cchc.Report:
    rows = list(ABOVE)
    rows += [[*(("TT", "Đơn vị") if at == 0 else ("", "")), *titles] for at, titles in enumerate(header)]
    (part,) = cchc.read_parts([*rows, ["1", "Xã Đại Tâm", *values]], framework=framework)
    return part.report


def severe(report: cchc.Report) -> list[str]:
    return [one.code for one in report.findings if one.severity is Severity.ERROR]


PAIRS = (
    ("Kỳ trước", "Kỳ này"), ("Quý I", "Quý II"), ("Kế hoạch", "Thực hiện"), ("Cùng kỳ năm trước", "Quý II/2022"),
    ("Năm 2021", "Năm 2022"), ("Lũy kế", "Trong kỳ"), ("Tỷ lệ (%)", "Số lượng"), ("So sánh", "Kết quả"),
)  # fmt: skip


@pytest.mark.parametrize("turned", [True, False])
@pytest.mark.parametrize("over", [True, False])
@pytest.mark.parametrize("pair", PAIRS)
def test_of_two_times_of_each_column_that_of_the_report_is_read(
    pair: tuple[str, str], *, over: bool, turned: bool
) -> None:
    titles = pair[::-1] if turned else pair
    leaves, head = GROUP.leaves, GROUP.head
    if over:
        header = [[titles[0], "", "", titles[1], "", ""], [head, "", ""] * 2, [*leaves, *leaves]]
        own, other = ("1", "2", "3"), ("7", "8", "9")
        values = (*own, *other) if turned else (*other, *own)
    else:
        header = [[head, *[""] * 5], [cell for leaf in leaves for cell in (leaf, "")], [*titles] * 3]
        values = ("1", "7", "2", "8", "3", "9") if turned else ("7", "1", "8", "2", "9", "3")
    report = read_matrix(header, values)
    assert list(report.values.values()) == [1, 2, 3]
    assert severe(report) == []
    (aside,) = [one for one in report.findings if one.code == "column_not_read"]
    assert (aside.text, aside.severity, aside.figures["count"]) == (pair[0], Severity.INFO, 3)


@pytest.mark.parametrize("pair", PAIRS)
def test_a_blank_column_of_the_report_takes_no_value_of_another_time(pair: tuple[str, str]) -> None:
    header = [[GROUP.head, *[""] * 5], [cell for leaf in GROUP.leaves for cell in (leaf, "")], [*pair] * 3]
    report = read_matrix(header, ("7", "", "8", "", "9", ""))
    assert set(report.values.values()) == {None}


@pytest.mark.parametrize("pair", [("Số lượng", "Thực hiện"), ("Kết quả", "Ước thực hiện")])
def test_of_several_columns_without_another_time_none_is_read(pair: tuple[str, str]) -> None:
    header = [[GROUP.head, *[""] * 5], [cell for leaf in GROUP.leaves for cell in (leaf, "")], [*pair] * 3]
    with pytest.raises(cchc.ReadError, match="unclear which"):
        read_matrix(header, ("7", "1", "8", "2", "9", "3"))
    two = framework_of([GROUP, Group("Gỗ xuất bến", ("Đúng hạn",), "", "own")])
    header = [[*titles, last] for titles, last in zip(header, ("Gỗ xuất bến", "Đúng hạn", ""), strict=True)]
    report = read_matrix(header, ("7", "1", "8", "2", "9", "3", "4"), two)
    assert list(report.values.values()) == [None, None, None, 4]
    assert set(severe(report)) == {"heading_differs"}


def test_of_a_year_and_its_quarter_that_of_the_report_is_read() -> None:
    header = [[GROUP.head, *[""] * 5], [cell for leaf in GROUP.leaves for cell in (leaf, "")]]
    report = read_matrix([*header, ["Năm 2022", "Ước thực hiện quý II"] * 3], ("7", "1", "8", "2", "9", "3"))
    assert list(report.values.values()) == [1, 2, 3]
    assert [one.code for one in report.findings] == ["column_not_read", "values_estimated"]


def test_a_group_of_something_else_beside_that_of_the_form_is_told() -> None:
    for other in ("Gỗ xuất bến", "Lũy kế gỗ nhập kho", "Gỗ nhập kho năm 2021"):
        for first in (True, False):
            heads = [other, "", "", GROUP.head, "", ""] if first else [GROUP.head, "", "", other, "", ""]
            values = ("7", "8", "9", "1", "2", "3") if first else ("1", "2", "3", "7", "8", "9")
            report = read_matrix([heads, [*GROUP.leaves] * 2], values)
            assert list(report.values.values()) == [1, 2, 3]
            assert severe(report) == []
            assert [one.text for one in report.findings] == [other]


def test_a_group_without_its_title_is_read_only_in_the_order_of_the_form() -> None:
    report = read_matrix([GROUP.leaves], ("1", "2", "3"))
    assert list(report.values.values()) == [1, 2, 3]
    assert [(one.code, one.severity) for one in report.findings] == [("heading_missing", Severity.WARNING)]
    for leaves in (GROUP.leaves[::-1], GROUP.leaves[:2]):
        with pytest.raises(cchc.ReadError, match="Gỗ nhập kho"):
            read_matrix([leaves], ("1", "2", "3")[: len(leaves)])


def read_list(*rows: tuple[str, str], framework: Framework = WOOD) -> cchc.Report:
    lines = [("UBND XÃ ĐẠI TÂM",), ("Quý II năm 2022",), ("TT", "Chỉ tiêu", "ĐVT", "Số lượng")]
    lines += [("", name, "Hồ sơ" if value else "", value) for name, value in rows]
    return cchc.read_report(lines, framework=framework)


LEAVES = tuple((leaf, str(at)) for at, leaf in enumerate(GROUP.leaves, 1))


@pytest.mark.parametrize(
    "above",
    [
        (), ("KẾT QUẢ",), ("Phần I",), ("A. Kết quả", GROUP.head), ("Nhập kho",), ("Tình hình nhập kho",),
        ("I. TÌNH HÌNH GỖ NHẬP KHO",), ("Gỗ",), ("Gỗ nhập kho quý II",), ("Công tác nhập kho gỗ",), ("Gỗ nhập khho",),
        ("Số liệu quý II năm 2022", "Gỗ nhập kho"),
    ],
)  # fmt: skip
def test_general_shortened_qualified_and_missing_headings_of_a_list_are_no_error(above: Sequence[str]) -> None:
    report = read_list(*((title, "") for title in above), *LEAVES)
    assert list(report.values.values()) == [1, 2, 3]
    assert severe(report) == []


@pytest.mark.parametrize("title", ["Gỗ xuất bến", "Vé phà bán lẻ", "Đơn tố cáo", *ALONE, *TIMES])
def test_rows_below_another_heading_of_a_list_are_left_out(title: str) -> None:
    text = title.format(GROUP.head if title.startswith("{") else GROUP.head.lower())
    report = read_list((text, ""), *LEAVES)
    assert set(report.values.values()) == {None}
    assert severe(report)
    assert [report[key].text for key in report.entries] == ["1", "2", "3"]


def test_a_name_that_says_what_it_counts_is_read_below_a_heading_of_other_words() -> None:
    group = Group("Gỗ nhập kho", ("Số khối gỗ nhập kho trong kỳ", "Số phiếu cân đã kiểm đếm"), "", "own")
    form = framework_of([group])
    report = read_list(("Công việc của thủ kho", ""), *((leaf, "5") for leaf in group.leaves), framework=form)
    assert (list(report.values.values()), severe(report)) == ([5, 5], [])
    late = read_list(("Lũy kế gỗ nhập kho", ""), *((leaf, "5") for leaf in group.leaves), framework=form)
    assert (list(late.values.values()), severe(late)) == ([None, None], ["heading_differs"])


def test_rows_of_one_heading_directly_below_another_of_the_form_are_left_out() -> None:
    groups = [GROUP, Group("Gỗ xuất bến", ("Đúng hạn", "Quá hạn"), "", "own")]
    form = framework_of(groups)
    report = read_list(("Gỗ xuất bến", ""), *LEAVES, framework=form)
    assert severe(report) == ["heading_differs"]
    assert set(report.values.values()) == {None}
    left_out = read_list(("Gỗ xuất bến", ""), ("Đúng hạn", "5"), ("Quá hạn", "6"), *LEAVES, framework=form)
    assert severe(left_out) == []


@pytest.mark.parametrize(
    ("title", "own"),
    [("Kỳ này", True), ("Quý II/2022", True), ("Quý II", True), ("Năm 2022", False), ("Kết quả", False)],
)
def test_a_title_is_of_the_period_only_if_it_names_it(title: str, *, own: bool) -> None:
    assert Surroundings(cchc.ReportingPeriod.quarter(2022, 2)).is_own(title) == own


@pytest.mark.parametrize(("title", "rows"), [("Gỗ nhâp kho", 1), ("Loại trònn", 1), ("Tổng sô", 0)])
def test_a_mistyped_title_is_that_of_a_row_if_only_one_is_like_it(title: str, rows: int) -> None:
    assert len(rows_named(row_index(WOOD), title)) == rows


def test_notes_beside_groups_are_no_values() -> None:
    report = read_matrix([[GROUP.head, "", "", ""], [*GROUP.leaves, "Ghi chú"]], ("7", "8", "9", "đủ hồ sơ"))
    assert (list(report.values.values()), severe(report)) == ([7, 8, 9], [])


def test_a_name_that_has_the_words_of_its_heading_is_read_below_another_with_a_warning() -> None:
    own = Group("Gỗ nhập kho", ("Tổng số gỗ nhập kho", "Loại tròn"), "", "own")
    form = framework_of([own, Group("Cua giống", ("Tổng số cua giống", "Loại dẹt"), "", "own")])
    header = [
        ["Gỗ xuất bến", "", "Cua giống", ""],
        ["Tổng số gỗ nhập kho", "Loại tròn", "Tổng số cua giống", "Loại dẹt"],
    ]
    report = read_matrix(header, ("5", "6", "7", "8"), form)
    assert list(report.values.values()) == [5, None, 7, 8]
    found = sorted(str(one.severity) for one in report.findings if one.code == "heading_differs")
    assert found == ["error", "warning"]


@pytest.mark.costly
@pytest.mark.parametrize("leaves", ROWS_OF_FIELD)
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_no_value_of_another_field_is_read_where_each_field_has_the_same_rows(
    leaves: Sequence[str], count: int
) -> None:
    form = fields_form(leaves)
    for fields in permutations(FIELDS, count):
        if not set(fields).intersection(FORM_FIELDS):
            continue
        rows, values = fields_annex(fields, leaves)
        report = cchc.read_report(rows, framework=form)
        expected = [value for field in FORM_FIELDS for value in values.get(field, [None] * len(leaves))]
        assert list(report.values.values()) == expected, fields
        unknown, lacking = set(fields) - set(FORM_FIELDS), set(FORM_FIELDS) - set(fields)
        assert bool(severe(report)) == bool(unknown and lacking), fields
        assert "repeated_row" not in {one.code for one in report.findings}


TASKS = (
    "Số nhiệm vụ đã hoàn thành đúng hạn",
    "Số nhiệm vụ đã hoàn thành nhưng quá hạn",
)


@pytest.mark.parametrize(
    ("head", "title", "read"),
    [
        ("Thực hiện nhiệm vụ UBND tỉnh giao", "Thực hiện nhiệm vụ Huyện ủy giao", False),
        ("Thực hiện nhiệm vụ UBND tỉnh giao", "Thực hiện nhiệm vụ HĐND huyện giao", False),
        ("Theo dõi nhiệm vụ theo sổ", "Theo dõi nhiệm vụ phòng cháy", False),
        ("Theo dõi nhiệm vụ theo sổ", "Công việc của văn thư", True),
    ],
)
def test_a_heading_in_the_place_of_another_is_told_with_both(head: str, title: str, *, read: bool) -> None:
    report = read_list(
        (title, ""), *((leaf, "5") for leaf in TASKS), framework=framework_of([Group(head, TASKS, "", "own")])
    )
    assert list(report.values.values()) == [5 if read else None] * len(TASKS)
    (found,) = [one for one in report.findings if one.code == "heading_differs"]
    assert found.severity is (Severity.WARNING if read else Severity.ERROR)
    assert title in found.message()
    assert head in found.message()
    assert len(found.indicators) == len(TASKS)


@pytest.mark.parametrize("left_out", [(), (0,), (5,), (0, 5), (0, 2, 5)])
def test_a_heading_without_rows_of_its_own_ends_with_the_rows_of_its_parent(left_out: Sequence[int]) -> None:
    lines = [
        ("I", "Cải cách TTHC", ""), ("1", "Tổng số hồ sơ tiếp nhận", "7"), ("", "Trong đó:", ""),
        ("1.1", "Tiếp nhận trực tuyến", "4"), ("1.2", "Tiếp nhận trực tiếp", "3"), ("II", "Tổ chức bộ máy", ""),
        ("1", "Số biên chế được giao", "45"), ("2", "Số biên chế có mặt", "43"),
    ]  # fmt: skip
    title = ["TT", "Chỉ tiêu", "ĐVT", "Kết quả"]
    rows = [[ordinal, name, "Hồ sơ" if value else "", value] for ordinal, name, value in lines]
    form = cchc.draft_framework([title, *rows], id="form").framework
    report = cchc.read_report([title, *(row for at, row in enumerate(rows) if at not in left_out)], framework=form)
    assert list(report.values.values()) == [7, 4, 3, 45, 43]
    assert severe(report) == []


@pytest.mark.parametrize("total", ["Tổng số", "Tổng", "TỔNG CỘNG", "Cộng", "Cộng:"])
def test_a_column_of_totals_is_one_in_every_word(total: str) -> None:
    report = read_matrix([[GROUP.head, "", ""], [total, *GROUP.leaves[1:]]], ("3", "2", "1"))
    assert (list(report.values.values()), severe(report)) == ([3, 2, 1], [])


def test_no_number_of_an_unknown_column_is_a_part_of_a_name() -> None:
    report = read_matrix([[GROUP.head, "", ""], ["Gộp lại", *GROUP.leaves[1:]]], ("3", "2", "1"))
    assert report.organisation is not None
    assert report.organisation.name == "UBND xã Đại Tâm"
    assert (list(report.values.values()), severe(report)) == ([None, 2, 1], ["unrecognised_row"])


def extended(head: str, *titles: str) -> cchc.Report:
    groups = [line for title in titles for line in ((title, ""), ("Tổng số", "2"), ("Loại tròn", "3"))]
    rows = [("Trồng rừng", ""), ("Số phiếu", "1"), *groups, ("Nạo vét kênh", ""), ("Số thẻ", "4")]
    return read_list(*rows, framework=extended_form(head))


@pytest.mark.parametrize(("head", "title"), EXTENDED)
def test_a_longer_heading_in_the_place_of_that_of_the_form_is_the_same(head: str, title: str) -> None:
    report = extended(head, title)
    assert (list(report.values.values()), severe(report)) == ([1, 2, 3, 4], [])
    assert [one.code for one in report.findings] == ["names_repaired"]


@pytest.mark.parametrize("form", NARROWED)
@pytest.mark.parametrize("head", [head for head, _ in EXTENDED])
def test_a_longer_heading_of_something_else_is_not_that_of_the_form(head: str, form: str) -> None:
    report = extended(head, form.format(head if form.startswith("{") else head.lower()))
    assert list(report.values.values()) == [1, None, None, 4]
    assert "heading_differs" in severe(report)


@pytest.mark.parametrize("head", [head for head, _ in EXTENDED])
def test_of_two_longer_headings_none_is_that_of_the_form(head: str) -> None:
    report = extended(head, f"{head} bến cảng", f"{head} đầm lầy")
    assert list(report.values.values()) == [1, None, None, 4]
    assert severe(report)


@pytest.mark.parametrize("title", ["Thanh tra công vụ", "KẾT QUẢ TẠI TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"])
def test_a_numbered_heading_with_the_words_of_an_agency_ends_with_its_group(title: str) -> None:
    form = extended_form("Gỗ nhập kho")
    rows = [["UBND XÃ ĐẠI TÂM"], [PERIOD], ["TT", "Chỉ tiêu", "ĐVT", "Số lượng"], ["I", "Trồng rừng", "", ""]]
    rows += [["1", "Số phiếu", "Hồ sơ", "1"], ["II", title, "", ""], ["1", "Tổng số", "Hồ sơ", "2"]]
    rows += [["III", "Nạo vét kênh", "", ""], ["1", "Số thẻ", "Hồ sơ", "4"]]
    report = cchc.read_report(rows, framework=form)
    assert list(report.values.values()) == [1, None, None, 4]
    assert not [one for one in report.findings if one.code == "other_report" and "s2_0" in one.indicators]
