"""The units of rows that print none of their own, and rows that only look like data."""

from collections.abc import Sequence

import pytest

from cchc_model import Status, draft_framework, read_report
from cchc_model.annexes.title_rows import numbers_columns
from cchc_model.drafting.decisions import Certainty, DecisionKind
from cchc_model.framework import FLOW, STOCK, Kind, Time

HEAD = ("TT", "Chỉ tiêu", "ĐVT", "Kết quả")
Rows = Sequence[tuple[str, ...]]


def measured(form: Rows, *filled: Rows) -> dict[str, tuple[str, str]]:
    """The kind and the unit of each indicator of a draft, by its name."""
    framework = draft_framework(form, *filled, name="Biểu").framework
    return {one.name.vi: (one.kind.value, one.measure.label.vi) for one in framework.indicators.values()}


@pytest.mark.parametrize("mark", ["nt", "-nt-", "NT", "như trên", '"', "''", "”", "“", "//", "〃"])
def test_a_ditto_mark_repeats_the_unit_above(mark: str) -> None:
    form = [HEAD, ("1", "Tổng kinh phí", "Triệu đồng", ""), ("2", "Kinh phí xã", mark, ""), ("3", "Số xã", "Xã", "")]
    draft = draft_framework(form, name="Biểu")
    assert [one.measure.label.vi for one in draft.framework.indicators.values()] == ["Triệu đồng", "Triệu đồng", "Xã"]
    filled = [(*row[:3], value) for row, value in zip(form, ("Kết quả", "10,25", "3,5", "7"), strict=True)]
    report = read_report(filled, framework=draft.framework)
    assert [str(value) for value in report.values.values()] == ["10.25", "3.5", "7"]
    assert not [finding for finding in report.findings if finding.indicators]


@pytest.mark.parametrize("mark", ["nt", '"', ""])
def test_a_unit_of_another_scale_goes_on_below(mark: str) -> None:
    form = [HEAD, *((str(n), f"Kinh phí {name}", "Triệu đồng", "") for n, name in enumerate(("xã", "tỉnh", "khác"), 1))]
    framework = draft_framework(form, name="Biểu").framework
    printed = ("Nghìn đồng", mark, "Triệu đồng")
    filled = [HEAD, *((*row[:2], unit, "12") for row, unit in zip(form[1:], printed, strict=True))]
    report = read_report(filled, framework=framework)
    assert [entry.status for entry in report.entries.values()] == [Status.DAMAGED, Status.DAMAGED, Status.REPORTED]


def test_parts_have_the_unit_of_what_they_are_parts_of() -> None:
    parts = [("1", "Tổng kinh phí", "Triệu đồng", ""), ("1.1", "Trung ương", "", ""), ("1.2", "Địa phương", "", "")]
    assert set(measured([HEAD, *parts, ("2", "Số xã", "Xã", "")]).values()) == {
        ("amount", "Triệu đồng"),
        ("count", "Xã"),
    }


def test_a_form_without_units_has_indicators() -> None:
    form = [("TT", "Chỉ tiêu", "Số tiền"), ("I", "KINH PHÍ", ""), ("1", "Trung ương", ""), ("2", "Địa phương", "")]
    assert measured(form) == {"Trung ương": ("count", "Số lượng"), "Địa phương": ("count", "Số lượng")}
    of_caption = measured([("Đơn vị tính: triệu đồng", "", ""), *form])
    assert of_caption == {"Trung ương": ("amount", "triệu đồng"), "Địa phương": ("amount", "triệu đồng")}


def test_a_unit_that_is_a_section_name_too_stays_a_unit() -> None:
    form = [
        ("Chỉ tiêu", "ĐVT", "Kết quả"),
        ("I. Hồ sơ", "", ""),
        ("1. Tiếp nhận", "Hồ sơ", ""),
        ("2. Trả", "Hồ sơ", ""),
    ]
    framework = draft_framework(form, name="Biểu").framework
    filled = [*form[:2], ("1. Tiếp nhận", "Hồ sơ", "7"), ("2. Trả", "Hồ sơ", "5")]
    assert list(read_report(filled, framework=framework).values.values()) == [7, 5]


@pytest.mark.parametrize("mark", ["(1)", "²", "*", "(*)"])
def test_a_footnote_mark_is_no_part_of_a_name(mark: str) -> None:
    rows = [("1", f"Số hồ sơ tiếp nhận {mark}", "Hồ sơ", "7"), ("2", "Số hồ sơ trả lại", "Hồ sơ", "5")]
    framework = draft_framework([HEAD, *rows], name="Biểu").framework
    assert "so_ho_so_tiep_nhan" in framework.indicators
    for name in ("Số hồ sơ tiếp nhận", f"Số hồ sơ tiếp nhận {mark}", f"Số hồ sơ tiếp nhận{mark}"):
        report = read_report([HEAD, ("1", name, "Hồ sơ", "7"), rows[1]], framework=framework)
        assert list(report.values.values()) == [7, 5], name


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        ("1 2 3 4 5=4/3", True),
        ("(1) (2) (3) (4) (5)=(4)/(3)", True),
        ("A B C 1 2=1*100", True),
        ("I II III IV V", True),
        ("a b c d e", True),
        ("[1] [2] [3]", True),
        ("01 02 03", True),
        ("1 2 5", False),
        ("1 Hồ-sơ 3", False),
        ("1 2", False),
    ],
)
def test_a_row_that_numbers_the_columns_is_no_data(row: str, *, numbers: bool) -> None:
    assert numbers_columns(tuple(row.split())) is numbers


@pytest.mark.parametrize(("value", "kind"), [("5,627", "count"), ("12,5", "amount"), ("31", "count")])
def test_decimals_of_one_file_make_an_amount_only_as_a_guess(value: str, kind: str) -> None:
    form = [HEAD, ("1", "Số hồ sơ tiếp nhận", "Hồ sơ", ""), ("2", "Số hồ sơ trả lại", "Hồ sơ", "")]
    filled = [HEAD, ("1", "Số hồ sơ tiếp nhận", "Hồ sơ", value), ("2", "Số hồ sơ trả lại", "Hồ sơ", "4")]
    draft = draft_framework(form, filled, name="Biểu")
    assert {one.kind for one in draft.framework.indicators.values()} == {kind}
    guessed = [
        one
        for one in draft.decisions
        if one.kind is DecisionKind.MEASURE and one.certainty is Certainty.TO_CONFIRM and "decimals" in one.reason.en
    ]
    assert bool(guessed) is (kind == "amount")


def test_the_title_below_the_number_of_a_form_names_it() -> None:
    rows = [("", "PHỤ LỤC II", "", ""), ("", "BIỂU SỐ LIỆU VĂN THƯ", "", ""), HEAD, ("1", "Số văn bản", "Văn bản", "")]
    assert draft_framework(rows).framework.name.vi == "BIỂU SỐ LIỆU VĂN THƯ"


@pytest.mark.parametrize(
    ("short", "long", "merged"),
    [
        ("Triệu đồng", "Triệu đồng/tháng", False), ("Hồ sơ", "Hồ sơ/tháng", False), ("Ngày", "Hồ sơ/ngày", False),
        ("Đơn vị", "Cơ quan/đơn vị", True), ("Đơn vị", "Cơ quan, đơn vị", True),
    ],
)  # fmt: skip
def test_an_amount_per_time_is_a_unit_of_its_own(short: str, long: str, merged: bool) -> None:  # noqa: FBT001
    rows = [("TT", "Chỉ tiêu", "ĐVT", "Kết quả"), ("1", "Số A", short, ""), ("2", "Số B", long, "")]
    one, other = draft_framework(rows, name="Biểu").framework.indicators.values()
    assert (one.measure == other.measure) is merged
    assert one.measure.label.vi == (long if merged else short)
    assert other.kind is (Kind.AMOUNT if "đồng" in long else Kind.COUNT)


@pytest.mark.parametrize(("name", "time"), [("Phí đã thu", FLOW), ("Dự toán chi", FLOW), ("Giá trị tài sản", STOCK)])
def test_money_that_is_spent_or_received_is_of_the_period(name: str, time: Time) -> None:
    rows = [("TT", "Chỉ tiêu", "ĐVT", "Kết quả"), ("1", name, "Triệu đồng", "")]
    draft = draft_framework(rows, name="Biểu")
    (indicator,) = draft.framework.indicators.values()
    assert indicator.time is time
    (told,) = [one for one in draft.decisions if one.kind is DecisionKind.TIME]
    assert told.certainty is Certainty.TO_CONFIRM


def test_a_unit_for_the_whole_table_is_that_of_every_row_without_one() -> None:
    rows = [("Đơn vị tính: triệu đồng", "", ""), ("TT", "Chỉ tiêu", "Số liệu")]
    rows += [("I", "Thu ngân sách", "152,5"), ("1", "Thuế", "130"), ("2", "Lệ phí", "22,5"), ("3", "Số hộ", "7")]
    assert measured(rows) == {
        "Thu ngân sách": ("amount", "triệu đồng"), "Thuế": ("amount", "triệu đồng"),
        "Lệ phí": ("amount", "triệu đồng"), "Số hộ": ("count", "Số lượng"),
    }  # fmt: skip
    tonnes = [("Đơn vị tính: tấn", "", ""), *rows[1:3]]
    assert measured(tonnes) == {"Thu ngân sách": ("amount", "tấn (số thập phân)")}
    report = read_report(rows, framework=draft_framework(rows, name="Biểu").framework)
    assert [str(value) for value in report.values.values()][:3] == ["152.5", "130", "22.5"]


def test_decimals_without_a_unit_are_read_with_their_draft() -> None:
    rows = [("TT", "Chỉ tiêu", "Số liệu"), ("1", "Điểm chung", "4,35"), ("2", "Số phiếu", "30"), ("3", "Chi", "12,5")]
    framework = draft_framework(rows, name="Biểu").framework
    assert [str(value) for value in read_report(rows, framework=framework).values.values()] == ["4.35", "30", "12.5"]
    assert measured(rows)["Số phiếu"] == ("count", "Số lượng")
    assert measured([("TT", "Chỉ tiêu", "ĐVT", "Số liệu"), ("1", "Điểm chung", "Số liệu", "")]) == {
        "Điểm chung": ("amount", "Số liệu (số thập phân)")
    }


@pytest.mark.parametrize(("texts", "label"), [
    (("Lượt", "Lượt", "Phút", "Phiếu"), "Lượt"), (("Phòng A", "Phòng B", "Phòng C", "Phòng D"), "Số lượng"),
    (("Lượt", "Lượt", "Phút", "1"), "Số lượng"),
])  # fmt: skip
def test_units_that_repeat_below_the_title_don_vi_are_units(texts: tuple[str, ...], label: str) -> None:
    names = ("Lần khám", "Lần mổ", "Thời gian", "Thăm dò")
    rows = [(name, unit, "5") for name, unit in zip(names, texts, strict=True)]
    found = measured([("Chỉ tiêu", "Đơn vị", "Kết quả"), *rows])
    assert found["Lần khám"] == ("count", label)


@pytest.mark.parametrize(("name", "unit", "kind", "label", "misprinted"), [
    ("Số hồ sơ trực tuyến (%)", "%", "percent", "%", ()),
    ("Số hồ sơ trực tuyến (%)", "Có = 1; Không = 0", "percent", "%", ("Có = 1; Không = 0",)),
    ("Số tiền thu (tỷ đồng)", "%", "amount", "tỷ đồng", ("%",)),
    ("Số đơn", "%", "count", "Số lượng", ("%",)), ("Số đơn", "Số lượng", "count", "Số lượng", ()),
])  # fmt: skip
def test_brackets_of_a_name_tell_more_than_a_contradicted_unit(
    name: str, unit: str, kind: str, label: str, misprinted: tuple[str, ...]
) -> None:
    rows = [("TT", "Chỉ tiêu", "ĐVT", "Số liệu"), ("1", name, unit, ""), ("2", "Số văn bản", "Văn bản", "")]
    (found, _) = draft_framework(rows, name="Biểu").framework.indicators.values()
    stated = label if name != "Số đơn" or unit != "%" else "Văn bản"
    assert (found.kind.value, found.measure.label.vi, found.misprinted_units) == (kind, stated, misprinted)


def test_a_unit_in_brackets_below_is_that_of_a_row_above_it() -> None:
    rows = [("Chỉ tiêu", "ĐVT", "Số liệu"), ("Thu về (phiếu)", "", "7"), ("Phiếu phát ra (phiếu)", "", "9")]
    assert measured(rows) == {"Thu về (phiếu)": ("count", "phiếu"), "Phiếu phát ra (phiếu)": ("count", "phiếu")}


@pytest.mark.parametrize("unit", ["tr.đ", "Trđ", "tr. đồng", "ngđ", "1000đ", "Nghìn đ", "Tr.đ/tháng"])
def test_abbreviated_units_of_money_have_decimals(unit: str) -> None:
    assert measured([HEAD, ("1", "Kinh phí", unit, "")]) == {"Kinh phí": ("amount", unit)}


@pytest.mark.parametrize(("codes", "depth"), [
    (("A", "A.1", "A.1.1", "A.2"), 3), (("01", "01.1", "01.1.1", "02"), 3), (("A", "A.1", "B.1.1", "A.2"), 1),
    (("A", "A.1", "A.1", "A.2"), 1), (("1", "2", "3", "4"), 1),
])  # fmt: skip
def test_codes_that_number_rows_and_rows_below_them_are_ordinals(codes: tuple[str, ...], depth: int) -> None:
    rows = [
        ("Mã số", "Chỉ tiêu", "ĐVT", "Kết quả"),
        *((code, f"Số việc {n}", "Việc", "1") for n, code in enumerate(codes)),
    ]
    framework = draft_framework(rows, name="Biểu").framework
    assert max(row.depth for row in framework.rows) == depth
    assert list(read_report(rows, framework=framework).values.values()) == [1] * 4


@pytest.mark.parametrize("unit", ["1.000 đồng", "1000 đ", "1 000 000 đồng", "100 người"])
@pytest.mark.parametrize("rows", [1, 3])
def test_a_column_of_units_that_begin_with_a_number_is_not_one_of_numbers(unit: str, rows: int) -> None:
    form = [HEAD, *((str(n), f"Kinh phí {'abc'[n - 1]}", unit, "") for n in range(1, rows + 1))]
    assert {label for _, label in measured(form).values()} == {unit}
    filled = [HEAD, *((*row[:3], f"{n}5") for n, row in enumerate(form[1:], 1))]
    report = read_report(filled, framework=draft_framework(form, name="Biểu").framework)
    assert list(report.values.values()) == [10 * n + 5 for n in range(1, rows + 1)]
