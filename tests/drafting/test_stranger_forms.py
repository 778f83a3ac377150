"""Forms as strangers make them: means and places, answers in names, evidence of filled files."""

import pytest

from cchc_model import Draft, ReadError, Severity, draft_framework, read_report
from cchc_model.drafting.additivity import not_added
from cchc_model.drafting.decisions import Certainty, DecisionKind
from cchc_model.framework import FLOW, STOCK, YTD, CodeList, Heading, Indicator

HEAD = ("TT", "Chỉ tiêu", "ĐVT", "Số liệu")


def drafted(*rows: tuple[str, str, str, str], filled: tuple[tuple[tuple[str, str, str, str], ...], ...] = ()) -> Draft:
    return draft_framework([HEAD, ("I", "Mục", "", ""), *rows], *([HEAD, ("I", "Mục", "", ""), *one] for one in filled))


def one(*row: str, filled: tuple[str, ...] = ()) -> Indicator:
    name, unit, value = row
    beside = ("2", "Số cuộc họp", "Cuộc", "")
    files = tuple((("1", name, unit, text), beside) for text in filled)
    found = drafted(("1", name, unit, value), beside, filled=files).framework.rows[1].item
    assert isinstance(found, Indicator)
    return found


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Thời gian giải quyết bình quân một hồ sơ", "ngày"), ("Thu nhập tăng thêm trung bình", "triệu đồng"),
        ("Điểm Chỉ số CCHC", "điểm"), ("Kết quả xếp hạng", "Hạng"), ("Năm ban hành quy chế", "Năm"),
        ("Thứ hạng trong tỉnh", "Hạng"), ("Chỉ số hài lòng", "điểm"), ("Thời gian giải quyết", "ngày"),
        ("Số TTHC", "TTHC"), ("Mức độ hoàn thành", "Mức"),
    ],
)  # fmt: skip
def test_means_places_and_catalogues_do_not_add_up(name: str, unit: str) -> None:
    assert not one(name, unit, "5").adds_up


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Hồ sơ tiếp nhận", "Hồ sơ"), ("Số biên chế tại thời điểm báo cáo", "Người"), ("Kinh phí đã chi", "triệu đồng"),
        ("Số điểm phục vụ", "Địa điểm"), ("Số ngày nghỉ", "ngày"), ("Tổng chiều dài", "km"), ("Cuộc", "Cuộc"),
    ],
)  # fmt: skip
def test_counts_money_and_totals_add_up(name: str, unit: str) -> None:
    assert one(name, unit, "5").adds_up


def test_sums_and_means_of_one_unit_have_their_own_unit_types() -> None:
    draft = drafted(("1", "Kinh phí", "Triệu đồng", ""), ("2", "Thu nhập bình quân", "Triệu đồng", ""))
    kept, mean = (row.item for row in draft.framework.rows[1:])
    assert isinstance(kept, Indicator)
    assert isinstance(mean, Indicator)
    assert (kept.adds_up, mean.adds_up, kept.measure.label, mean.measure.id) == (
        True, False, mean.measure.label, "trieu_dong_khong_cong",
    )  # fmt: skip
    told = [d for d in draft.decisions if d.kind is DecisionKind.ADDS_UP]
    assert [(d.subject, "bình quân" in d.reason.vi) for d in told] == [("trieu_dong_khong_cong", True)]


def test_an_amount_without_evidence_of_a_sum_is_to_be_confirmed() -> None:
    found = not_added("Thời gian xử lý", "ngày", decimals=True)
    assert found is not None
    assert found.certainty is Certainty.TO_CONFIRM


@pytest.mark.parametrize(
    ("name", "unit", "codes"),
    [
        ("Tổ chức đối thoại (Có = 1, Không = 0)", "", {1: "Có", 0: "Không"}),
        ("Kết quả đánh giá (3-Tốt; 2-Khá; 1-Đạt)", "Mã số", {3: "Tốt", 2: "Khá", 1: "Đạt"}),
        ("Hình thức (Trang tin: 1, Niêm yết: 2)", "", {1: "Trang tin", 2: "Niêm yết"}),
        ("Kiểm tra công vụ (1 = có; 0 = không)", "1/0", {1: "có", 0: "không"}),
        ("Công khai", "Có/Không", {1: "Có", 0: "Không"}),
        ("Tự đánh giá", "Đạt/Không đạt", {1: "Đạt", 0: "Không đạt"}),
        ("Công khai", "1: Có; 0: Không", {1: "Có", 0: "Không"}),
    ],
)
def test_answers_are_known_wherever_their_codes_stand(name: str, unit: str, codes: dict[int, str]) -> None:
    measure = one(name, unit, "").measure
    assert isinstance(measure, CodeList)
    assert {code.value: code.label.vi for code in measure.codes} == codes


@pytest.mark.parametrize("unit", ["Cơ quan/đơn vị", "Cuộc/lớp", "Người"])
def test_a_unit_of_two_things_is_no_pair_of_answers(unit: str) -> None:
    assert not isinstance(one("Kết quả", unit, "").measure, CodeList)


def test_filled_files_tell_which_rows_hold_values_and_decimals() -> None:
    blank = (("1", "Tổng số hồ sơ", "", ""), ("2", "Kinh phí đã chi", "", ""), ("3", "Số mét", "Mét", ""))
    full = (("1", "Tổng số hồ sơ", "", "10"), ("2", "Kinh phí đã chi", "", "125"), ("3", "Số mét", "Mét", "35,5"))
    rows = [row.item for row in drafted(*blank, filled=(full,)).framework.rows[1:]]
    assert [isinstance(row, Indicator) for row in rows] == [True, True, True]
    assert isinstance(rows[2], Indicator)
    assert rows[2].has_decimals
    assert isinstance(drafted(*blank).framework.rows[2].item, Heading)


@pytest.mark.parametrize(("name", "unit"), [("Chi (triệu đồng)", "triệu đồng"), ("Số hồ sơ mới (hồ sơ)", "hồ sơ")])
def test_a_unit_may_stand_in_brackets_behind_the_name(name: str, unit: str) -> None:
    assert one(name, "", "").measure.label.vi == unit


@pytest.mark.parametrize("name", ["Số hồ sơ trực tuyến/tổng số hồ sơ", "Số văn bản ký số trên tổng số văn bản"])
def test_a_ratio_in_percent_is_no_count(name: str) -> None:
    assert one(name, "%", "87,5").kind == "percent"
    assert one("Số tờ khai", "%", "", filled=("87,5",)).kind == "percent"
    assert one("Số tờ khai", "%", "87").kind == "count"


@pytest.mark.parametrize(
    ("name", "unit", "time"),
    [
        ("Hồ sơ chưa giải quyết", "Hồ sơ", STOCK), ("Nhiệm vụ quá hạn chưa hoàn thành", "Nhiệm vụ", STOCK),
        ("Biên chế công chức được giao", "Người", STOCK), ("Hồ sơ đã giải quyết", "Hồ sơ", FLOW),
        ("Số lớp đã mở", "Lớp", FLOW), ("Tổng số văn bản đi", "Văn bản", FLOW), ("Số phòng", "Phòng", STOCK),
        ("Số nhiệm vụ được giao", "Nhiệm vụ", FLOW),
    ],
)  # fmt: skip
def test_work_not_done_is_a_stock_and_what_comes_in_is_a_flow(name: str, unit: str, time: object) -> None:
    assert one(name, unit, "").time is time


def test_parts_below_a_line_of_words_are_parts_and_as_their_total_over_time() -> None:
    rows = (
        ("1", "Số hồ sơ tiếp nhận trong kỳ", "Hồ sơ", ""), ("", "Trong đó:", "", ""),
        ("", "- Trực tuyến", "Hồ sơ", ""), ("", "- Trực tiếp", "Hồ sơ", ""),
    )  # fmt: skip
    framework = drafted(*rows).framework
    assert {framework.indicator(key).time for key in framework.indicators} == {FLOW}
    assert any("truc_tuyen" in rule.operands for rule in framework.rules)


def test_other_issuers_and_growth_give_no_false_rules() -> None:
    framework = drafted(
        ("1", "Quyết định của UBND tỉnh", "Văn bản", ""), ("2", "Quyết định của Chủ tịch UBND tỉnh", "Văn bản", ""),
        ("3", "Tỷ lệ tăng so với cùng kỳ", "%", ""),
    ).framework  # fmt: skip
    assert framework.rules == ()


def test_an_update_ends_when_a_new_rule_would_make_an_old_one_follow() -> None:
    rows = [
        ("1", "Tổng số hồ sơ", "Hồ sơ", ""), ("1.1", "Trực tuyến", "Hồ sơ", ""), ("2", "Tổng số đơn", "Đơn", ""),
    ]  # fmt: skip
    old = drafted(*rows).framework
    rows.insert(2, ("1.2", "Trực tiếp", "Hồ sơ", ""))
    new = draft_framework([HEAD, ("I", "Mục", "", ""), *rows], update=old).framework
    assert "truc_tiep" in new.indicators
    assert {rule.id for rule in old.rules} <= {rule.id for rule in new.rules}


TOTAL = ("1", "Tổng số hồ sơ giải quyết", "Hồ sơ")
PARTS = (("", "- Tại xã", "Hồ sơ"), ("", "- Bị khiếu nại", "Hồ sơ"))


def of(total: str, *parts: str) -> tuple[tuple[str, str, str, str], ...]:
    return ((*TOTAL, total), *((*part, text) for part, text in zip(PARTS, parts, strict=True)))


@pytest.mark.parametrize(
    ("filled", "certain"),
    [
        ((("10", "10", "0"), ("7", "7", "0")), False),
        ((("10", "7", "3"), ("10", "7", "3")), False),
        ((("10", "7", "3"), ("9", "7", "2")), True),
    ],
)
def test_only_different_files_with_several_parts_make_a_sum_certain(
    filled: tuple[tuple[str, str, str], ...], *, certain: bool
) -> None:
    framework = drafted(*of("", "", ""), filled=tuple(of(*one) for one in filled)).framework
    assert any(rule.severity is Severity.ERROR for rule in framework.rules) is certain


def test_a_rate_that_every_file_contradicts_is_not_proposed() -> None:
    def form(share: str) -> tuple[tuple[str, str, str, str], ...]:
        return (
            ("1", "Tỷ lệ hoàn thành", "%", share), ("1.1", "Số nhiệm vụ được giao", "Nhiệm vụ", "10"),
            ("1.2", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "5"),
        )  # fmt: skip

    assert drafted(*form(""), filled=(form("60"), form("70"))).framework.rates == ()
    assert len(drafted(*form(""), filled=(form("50"),)).framework.rates) == 1


def test_a_title_printed_twice_leaves_out_its_second_copy() -> None:
    rows = (
        ("1", "Số hồ sơ", "Hồ sơ", ""), ("2", "Số hồ sơ", "Hồ sơ", ""), ("", "Trực tuyến", "Hồ sơ", ""),
        ("", "Trực tiếp", "Hồ sơ", ""),
    )  # fmt: skip
    draft = drafted(*rows)
    assert len([one for one in draft.decisions if one.kind is DecisionKind.ROW]) == 1


@pytest.mark.parametrize("first", [True, False])
def test_a_bare_total_is_the_sum_of_the_rows_beside_it(*, first: bool) -> None:
    total, parts = ("", "Tổng cộng", "Người", ""), (("1", "Cán bộ", "Người", ""), ("2", "Công chức", "Người", ""))
    framework = drafted(*((total, *parts) if first else (*parts, total))).framework
    assert [(rule.id, set(rule.operands)) for rule in framework.rules] == [
        ("sum.tong_cong", {"tong_cong", "can_bo", "cong_chuc"})
    ]


def test_the_last_rows_are_rows_although_they_have_a_name_alone() -> None:
    rows = (("1", "Tổng số hồ sơ", "Hồ sơ", ""), ("", "- Đúng hạn", "", ""), ("", "- Quá hạn", "", ""))
    assert [row.item.name.vi for row in drafted(*rows).framework.rows[2:]] == ["- Đúng hạn", "- Quá hạn"]


def test_a_part_in_small_letters_is_no_end_of_the_name_above() -> None:
    rows = (("1", "Tổng số hồ sơ", "Hồ sơ", ""), ("", "trong đó: đúng hạn", "", ""), ("2", "Số đơn", "Đơn", ""))
    names = [row.item.name.vi for row in drafted(*rows).framework.rows[1:]]
    assert names == ["Tổng số hồ sơ", "trong đó: đúng hạn", "Số đơn"]


def test_an_update_tells_of_rows_that_the_form_measures_otherwise() -> None:
    old = drafted(
        ("1", "Chi phí tiếp nhận", "Đồng", ""), ("2", "Hội nghị", "", ""), ("2.1", "Số đại biểu", "Người", "")
    )
    rows = (("1", "Chi phí tiếp nhận", "Triệu đồng", ""), ("2", "Hội nghị", "Cuộc", ""), ("2.1", "Số đại biểu", "", ""))
    told = draft_framework([HEAD, ("I", "Mục", "", ""), *rows], update=old.framework)
    assert {(one.kind, one.subject) for one in told.decisions} == {
        (DecisionKind.DIFFERENCE, "chi_phi_tiep_nhan"), (DecisionKind.DIFFERENCE, "hoi_nghi"),
    }  # fmt: skip
    assert told.framework == old.framework


def test_a_new_row_of_an_update_takes_the_unit_type_that_adds_up() -> None:
    rows = [("1", "Kinh phí", "Triệu đồng", ""), ("2", "Thu nhập bình quân", "Triệu đồng", "")]
    old = drafted(*rows).framework
    new = draft_framework([HEAD, ("I", "Mục", "", ""), *rows, ("3", "Kinh phí mua máy", "Triệu đồng", "")], update=old)
    assert new.framework.indicator("kinh_phi_mua_may").measure.id == "trieu_dong"


def test_a_name_that_goes_on_in_lower_case_is_a_decision() -> None:
    rows = (("1", "Số hồ sơ tiếp nhận", "Hồ sơ", "5"), ("", "trong kỳ báo cáo", "", ""), ("2", "Số thẻ", "Thẻ", "2"))
    draft = drafted(*rows)
    assert [row.item.name.vi for row in draft.framework.rows[1:]] == ["Số hồ sơ tiếp nhận trong kỳ báo cáo", "Số thẻ"]
    (told,) = [one for one in draft.decisions if "name continues with" in one.reason.en]
    assert (told.kind, told.subject, told.certainty) == (
        DecisionKind.ROW, "so_ho_so_tiep_nhan_trong_ky_bao_cao", Certainty.SUPPORTED,
    )  # fmt: skip
    assert "“trong kỳ báo cáo”" in told.reason.vi
    report = read_report([HEAD, ("I", "Mục", "", ""), *rows], framework=draft.framework)
    assert list(report.values.values()) == [5, 2]


def test_several_rows_in_lower_case_are_rows_of_their_own() -> None:
    parts = (("", "đúng hạn", "", ""), ("", "quá hạn", "", ""))
    rows = (("1", "Số hồ sơ tiếp nhận", "Hồ sơ", "5"), *parts, ("2", "Số thẻ", "Thẻ", "2"))
    draft = drafted(*rows)
    names = [row.item.name.vi for row in draft.framework.rows[1:]]
    assert names == ["Số hồ sơ tiếp nhận", "đúng hạn", "quá hạn", "Số thẻ"]
    told = {one.subject for one in draft.decisions if one.certainty is Certainty.TO_CONFIRM}
    assert {"dung_han", "qua_han"} <= told
    report = read_report([HEAD, ("I", "Mục", "", ""), *rows], framework=draft.framework)
    assert list(report.values.values()) == [5, 2]


@pytest.mark.parametrize("end", [":", ";", "."])
def test_a_name_with_an_end_does_not_go_on(end: str) -> None:
    draft = drafted(("1", f"Số hồ sơ tiếp nhận{end}", "Hồ sơ", ""), ("", "đúng hạn", "", ""), ("2", "Thẻ", "Thẻ", ""))
    assert [row.item.name.vi for row in draft.framework.rows[1:]] == [f"Số hồ sơ tiếp nhận{end}", "đúng hạn", "Thẻ"]
    assert not [one for one in draft.decisions if "name continues with" in one.reason.en]


def test_a_value_column_that_accumulates_makes_events_totals_of_the_year() -> None:
    form = [
        ("TT", "Chỉ tiêu", "ĐVT", "Trong quý", "Lũy kế từ đầu năm"), ("1", "Số hồ sơ tiếp nhận", "Hồ sơ", "", ""),
        ("", "Tiếp nhận trực tuyến", "Hồ sơ", "", ""), ("2", "Số công chức hiện có", "Người", "", ""),
    ]  # fmt: skip
    quarter = draft_framework(form, name="Biểu", value_column="Trong quý").framework
    assert [indicator.time for indicator in quarter.indicators.values()] == [FLOW, FLOW, STOCK]
    draft = draft_framework(form, name="Biểu", value_column="Lũy kế từ đầu năm")
    assert [indicator.time for indicator in draft.framework.indicators.values()] == [YTD, YTD, STOCK]
    told = {one.subject: one.certainty for one in draft.decisions if "states an accumulated total" in one.reason.en}
    assert told == {"so_ho_so_tiep_nhan": Certainty.SUPPORTED, "tiep_nhan_truc_tuyen": Certainty.SUPPORTED}


def test_without_titles_a_form_in_another_order_is_refused() -> None:
    rows = [("I. Chỉ đạo", "", ""), ("1. Số văn bản", "Văn bản", ""), ("- Quyết định", "Văn bản", "")]
    with pytest.raises(ReadError, match="add a row of titles"):
        draft_framework(rows, name="Biểu")
    usual = [("I", "Chỉ đạo", "", ""), ("1", "Số văn bản", "Văn bản", "")]
    assert [row.id for row in draft_framework(usual, name="Biểu").framework.rows] == ["chi_dao", "so_van_ban"]


def test_a_line_without_a_name_is_told() -> None:
    draft = drafted(("1", "Số hồ sơ", "Hồ sơ", "5"), ("", "", "Lượt", "7"), ("2", "Số thẻ", "Thẻ", "2"))
    assert [row.item.name.vi for row in draft.framework.rows[1:]] == ["Số hồ sơ", "Số thẻ"]
    (told,) = [one for one in draft.decisions if "has no name" in one.reason.en]
    assert (told.kind, told.certainty, "“Lượt; 7”" in told.reason.vi) == (DecisionKind.ROW, Certainty.TO_CONFIRM, True)
    assert told.source is not None
    assert told.source.row == 4
