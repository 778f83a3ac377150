"""Reports on a former form as reports on the new one: exact, or blank with a reason."""

import decimal
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import (
    SOC_TRANG_DISTRICT,
    Bilingual,
    Correspondence,
    Crosswalk,
    Framework,
    InvalidDataError,
    Level,
    Organisation,
    Report,
    ReportingPeriod,
    Status,
    UnknownIndicatorError,
    compare,
    consolidate,
    read_crosswalk,
    read_report,
)
from cchc_model.analysis.crosswalk import Link
from cchc_model.framework import FLOW, STOCK, Amount, Code, CodeList, Time, UnitType, branch, coded, count, section
from cchc_model.reports.finding_codes import FindingCode
from helpers.paths import ANNEX

DOSSIER = UnitType("dossier", Bilingual("Hồ sơ", "Dossiers"))
MONEY = Amount("money", Bilingual("Triệu đồng", "Million dong"))
YES_NO = CodeList("yes_no", (Code(1, Bilingual("Có", "Yes")), Code(0, Bilingual("Không", "No"))))
ANSWERS = CodeList("answers", (Code(0, Bilingual("Không", "No")), Code(1, Bilingual("Có", "Yes"))))
TURNED = CodeList("turned", (Code(1, Bilingual("Không", "No")), Code(0, Bilingual("Có", "Yes"))))
TOP = section("top", "Hồ sơ", "Dossiers in all")
OLD = Framework(
    "form", "1", Bilingual("Biểu cũ", "Former form"),
    (branch(
        TOP, count("online", DOSSIER, FLOW, "Trực tuyến", "Online"), count("post", DOSSIER, FLOW, "Bưu chính", "Post"),
        count("settled", DOSSIER, FLOW, "Đã giải quyết", "Settled"), count("fees", MONEY, FLOW, "Phí", "Fees"),
        count("fines", MONEY, FLOW, "Phạt", "Fines"), coded("asked", YES_NO, FLOW, "Có hỏi", "Asked"),
        count("forms", DOSSIER, FLOW, "Phiếu", "Forms"), coded("kept", YES_NO, FLOW, "Có lưu", "Kept"),
    ),),
)  # fmt: skip
NEW = Framework(
    "form", "2", Bilingual("Biểu mới", "New form"),
    (branch(
        TOP, count("remote", DOSSIER, FLOW, "Từ xa", "Remote"), count("resolved", DOSSIER, FLOW, "Đã trả", "Resolved"),
        count("revenue", MONEY, FLOW, "Thu", "Revenue"), coded("asked", ANSWERS, FLOW, "Có hỏi", "Asked"),
        count("early", DOSSIER, FLOW, "Trước hạn", "Early"), count("added", DOSSIER, FLOW, "Mới", "Added"),
        coded("kept", TURNED, FLOW, "Có lưu", "Kept"),
    ),),
)  # fmt: skip
LINES = (
    Correspondence("remote", ("online", "post")),
    Correspondence("resolved", ("settled",)),
    Correspondence("revenue", ("fees", "fines")),
    Correspondence("early", part_of="settled"),
)
WALK = Crosswalk(OLD, NEW, LINES)
VALUES = {
    "online": 3, "post": 4, "settled": 6, "fees": Decimal("1.5"), "fines": Decimal("0.25"), "asked": 0, "forms": 9,
}  # fmt: skip


def report(commune: str = "A", quarter: int = 1, **values: int) -> Report:
    who, when = Organisation(f"UBND xã {commune}", Level.COMMUNE), ReportingPeriod.quarter(2026, quarter)
    return Report.from_values(OLD, {**VALUES, **values}, organisation=who, period=when)


def test_every_link_follows_from_ids_measures_and_lines() -> None:
    assert {key: WALK.link(key).value for key in NEW.indicators} == {
        "remote": "sum", "resolved": "renamed", "revenue": "sum", "asked": "same", "early": "part", "added": "new",
        "kept": "new",  # its codes mean the opposite
    }  # fmt: skip
    assert WALK.ended == ("forms", "kept")
    same = Crosswalk(SOC_TRANG_DISTRICT, SOC_TRANG_DISTRICT)
    assert {same.link(key) for key in SOC_TRANG_DISTRICT.indicators} == {Link.SAME}


def test_figures_are_taken_over_exactly_or_left_blank_with_the_reason() -> None:
    made = WALK.translate(report())
    assert dict(made.values) == {
        "remote": 7, "resolved": 6, "revenue": Decimal("1.75"), "asked": 0, "early": None, "added": None, "kept": None,
    }  # fmt: skip
    assert made["early"].note == "là một phần của “Đã giải quyết” trong khung cũ nên không tách được"
    assert made["added"].note == "chỉ tiêu mới, khung cũ không có"
    assert (made.organisation, made.period) == (report().organisation, report().period)
    new, ended = made.findings
    assert (new.code, new.indicators) == (FindingCode.FIGURES_NEW, ("early", "added", "kept"))
    assert (ended.code, ended.text) == (FindingCode.FIGURES_ENDED, "Phiếu: 9")
    assert ended.figures == {"count": 1}


def test_a_sum_with_a_missing_figure_is_blank() -> None:
    made = WALK.translate(Report.from_values(OLD, {"online": 3}))
    assert (made.values["remote"], made["remote"].status) == (None, Status.BLANK)
    assert made["remote"].note == "không có số liệu của “Bưu chính” trong khung cũ"


def test_the_text_and_status_of_one_figure_stay() -> None:
    rows = [("", "Đã giải quyết", "Hồ sơ", "1.234", "sửa"), ("", "Có hỏi", "", "KPS", "")]
    made = WALK.translate(read_report(rows, framework=OLD))
    assert (made["resolved"].value, made["resolved"].text, made["resolved"].note) == (1234, "1.234", "sửa")
    assert made["asked"].status is Status.NOT_APPLICABLE


def test_reports_are_compared_and_consolidated_over_the_change() -> None:
    after = Report.from_values(
        NEW, {"remote": 10, "resolved": 6}, organisation=report().organisation, period=ReportingPeriod.quarter(2026, 2)
    )
    (change,) = [one for one in compare(WALK.translate(report()), after).changes if one.subject.id == "remote"]
    assert (change.before, change.after) == (7, 10)
    both = consolidate([WALK.translate(report("A")), WALK.translate(report("B", online=5))])
    assert both.figures["remote"].value == 16


@given(st.dictionaries(st.sampled_from(["online", "post", "settled"]), st.integers(0, 10**12)))
def test_no_number_is_changed_on_the_way(values: dict[str, int]) -> None:
    made = WALK.translate(Report.from_values(OLD, values))
    assert made.values["resolved"] == values.get("settled")
    known = [values.get("online"), values.get("post")]
    assert made.values["remote"] == (None if None in known else sum(one for one in known if one is not None))


def test_the_annex_goes_through_a_crosswalk_to_its_own_framework() -> None:
    annex = read_report(ANNEX)
    made = Crosswalk(SOC_TRANG_DISTRICT, SOC_TRANG_DISTRICT).translate(annex)
    assert made.values == annex.values
    assert not [one for one in made.findings if one.code.startswith("figures")]


def test_all_problems_are_said_at_once() -> None:
    late = count("late", DOSSIER, STOCK, "Quá hạn", "Late")
    other = Framework("form", "3", Bilingual("Biểu", "Form"), (branch(TOP, late, coded("a", TURNED, FLOW, "A", "A")),))
    lines = (
        Correspondence("late", ("settled",)), Correspondence("a", ("asked",)), Correspondence("b", ("setled",)),
        Correspondence("late", ("fees",), part_of="settled"),
    )  # fmt: skip
    with pytest.raises(InvalidDataError) as caught:
        Crosswalk(OLD, other, lines)
    places = [problem.place for problem in caught.value.problems]
    assert places == ["late", "late", "a", "b", "setled", "late"]
    with pytest.raises(InvalidDataError, match="form 2 is not form 1"):
        WALK.translate(Report.from_values(NEW, {}))


FILE = """
format = 1
before = "form 1"
after = "form 2"
lines = [
  { to = "remote", of = ["online", "post"] },
  { to = "resolved", of = "settled" },
  { to = "revenue", of = ["fees", "fines"] },
  { to = "early", part_of = "settled" },
]
"""


def test_a_crosswalk_is_read_from_a_file() -> None:
    assert read_crosswalk(FILE.encode(), before=OLD, after=NEW) == WALK
    for wrong, message in (
        (FILE.replace("form 1", "form 7"), "before: 'form 7' is not 'form 1'"),
        (FILE.replace("format = 1", "format = 2"), "format: is 2"),
        (FILE.replace('of = "settled"', "of = 5"), "of: 5 is not a list"),
    ):
        with pytest.raises(InvalidDataError) as caught:
            read_crosswalk(wrong.encode(), before=OLD, after=NEW)
        assert message.replace("'", "") in str(caught.value).replace("'", "")


def test_of_several_frameworks_the_file_names_its_own() -> None:
    assert read_crosswalk(FILE.encode(), before=[NEW, OLD], after=(OLD, NEW)) == WALK
    with pytest.raises(InvalidDataError) as caught:
        read_crosswalk(FILE.replace("form 1", "form 7").encode(), before=[NEW, OLD], after=[OLD])
    assert [one.line("en") for one in caught.value.problems] == [
        "before: form 7 is not form 2, form 1",
        "after: form 2 is not form 1",
    ]


def money(*keys: str) -> Framework:
    rows = (count(key, MONEY, FLOW, f"Khoản {key}", key) for key in keys)
    return Framework("money", "1", Bilingual("Biểu", "Form"), (branch(TOP, *rows),))


@pytest.mark.parametrize("precision", [5, 28])
def test_sums_of_amounts_are_exact_in_any_decimal_context(precision: int) -> None:
    walk = Crosswalk(money("a", "b"), money("both"), (Correspondence("both", ("a", "b")),))
    values = {"a": Decimal("999999999999999.1"), "b": Decimal("-0.00000000000001")}
    with decimal.localcontext(decimal.Context(prec=precision)):
        made = walk.translate(Report.from_values(walk.before, values))
    assert str(made.values["both"]) == "999999999999999.09999999999999"


def test_a_sum_beyond_the_limit_is_blank_with_the_reason() -> None:
    walk = Crosswalk(money("a", "b"), money("both"), (Correspondence("both", ("a", "b")),))
    made = walk.translate(Report.from_values(walk.before, dict.fromkeys("ab", Decimal("9E+14"))))
    assert (made.values["both"], made["both"].note) == (None, "tổng vượt giới hạn 10¹⁵ của báo cáo")
    assert made.findings[-1].text == "Khoản a: 900.000.000.000.000; Khoản b: 900.000.000.000.000"


def test_a_former_figure_twice_in_a_line_is_refused() -> None:
    with pytest.raises(InvalidDataError, match="twice in one line"):
        Crosswalk(money("a"), money("both"), (Correspondence("both", ("a", "a")),))


def test_an_equal_id_that_behaves_otherwise_over_time_is_another_figure() -> None:
    def form(time: Time) -> Framework:
        return Framework("f", "1", Bilingual("B", "F"), (branch(TOP, count("n", DOSSIER, time, "Số", "Number")),))

    walk = Crosswalk(form(FLOW), form(STOCK))
    assert (walk.link("n"), walk.ended) == (Link.NEW, ("n",))
    with pytest.raises(UnknownIndicatorError):
        walk.link("m")


@pytest.mark.parametrize("line", [Correspondence("both", part_of="a"), Correspondence("both", ("a", "b"))])
def test_a_former_value_that_no_new_figure_contains_is_named(line: Correspondence) -> None:
    made = Crosswalk(money("a", "b"), money("both"), (line,)).translate(Report.from_values(money("a", "b"), {"a": 3}))
    assert made.values["both"] is None
    assert (made.findings[-1].code, made.findings[-1].text) == (FindingCode.FIGURES_ENDED, "Khoản a: 3")


def test_unread_texts_and_rows_outside_the_form_remain_known() -> None:
    rows = [("", "Khoản a", "Million dong", "12x", ""), ("", "Một dòng khác", "", "77", "")]
    former = read_report([("TT", "Tên chỉ tiêu", "ĐVT", "Kết quả", "Ghi chú"), *rows], framework=money("a"))
    made = Crosswalk(money("a"), money("b")).translate(former)
    assert [one.value for one in made.leftovers] == ["77"]
    assert made.findings[-1].text == "Khoản a: 12x"


def test_counts_that_do_not_add_up_have_no_sum() -> None:
    shared = UnitType("procedure", Bilingual("Thủ tục", "Procedures"), adds_up=False)

    def form(*keys: str) -> Framework:
        rows = (count(key, shared, FLOW, f"Số {key}", key) for key in keys)
        return Framework("f", "1", Bilingual("B", "F"), (branch(TOP, *rows),))

    with pytest.raises(InvalidDataError, match="only counts and amounts add up"):
        Crosswalk(form("a", "b"), form("both"), (Correspondence("both", ("a", "b")),))
