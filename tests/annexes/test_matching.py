"""Which row each line of a source is, and that a line which may be two rows is none."""

import random
from collections.abc import Sequence
from unittest import mock

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import SOC_TRANG_DISTRICT as FRAMEWORK
from cchc_model.annexes import matching
from cchc_model.annexes.matching import alike_names, broken_names, match_rows
from cchc_model.annexes.names import NameBook, NameKind
from cchc_model.annexes.row_index import Match, MatchKind, index_of, row_index
from cchc_model.framework import Indicator
from cchc_model.vietnamese.text import fold

LONGEST_COMPARED = 500

AROUND = st.lists(
    st.sampled_from(["UBND HUYỆN MỸ XUYÊN", "", "Nơi nhận:", "Số nhiệm vụ đề ra trong kế hoạch?!"]), max_size=3
)


@pytest.fixture(autouse=True)
def index_made_anew() -> None:
    """Each test builds the lookup tables itself: kept ones would hide an error in building them."""
    index_of.cache_clear()


def matched(names: Sequence[str], headings: Sequence[bool]) -> tuple[Match, ...]:
    return match_rows(FRAMEWORK, names, headings=headings)


def placed(*lines: str) -> list[str]:
    """The id of the row that each line is, or why it is none. A line is a row's id or, as printed, any other text.

    A text that ends in a colon looks like a heading.
    """
    known = [FRAMEWORK.row(line) if line in FRAMEWORK else None for line in lines]
    names = [row.item.name.vi if row else line for row, line in zip(known, lines, strict=True)]
    headings = [
        not isinstance(row.item, Indicator) if row else line.endswith(":")
        for row, line in zip(known, lines, strict=True)
    ]
    return [match.row.id if match.row else match.kind for match in matched(names, headings)]


def walked(names: Sequence[str], headings: Sequence[bool]) -> tuple[Match, ...]:
    """The matches, if the last row of the framework is printed once more: then no form is complete and in order."""
    last = FRAMEWORK.rows[-1]
    *matches, again = matched([*names, last.item.name.vi], [*headings, False])
    assert again.kind is MatchKind.REPEATED
    return tuple(matches)


@given(st.data())
def test_a_complete_form_is_matched_as_a_row_by_row_walk_matches_it(data: st.DataObject) -> None:
    names = [data.draw(st.sampled_from([row.item.name.vi, *row.item.aliases])) for row in FRAMEWORK.rows]
    signs = data.draw(st.lists(st.sampled_from(("", "- ", "+ ", "• ")), min_size=len(names), max_size=len(names)))
    names = [sign + name for sign, name in zip(signs, names, strict=True)]
    before, after = data.draw(AROUND), data.draw(AROUND)
    names = [*before, *names, *after]
    headings = data.draw(st.lists(st.booleans(), min_size=len(names), max_size=len(names)))
    matches = matched(names, headings)
    assert matches == walked(names, headings)
    assert [match.row for match in matches] == [*(None for _ in before), *FRAMEWORK.rows, *(None for _ in after)]


@given(st.integers(1, len(FRAMEWORK.rows) - 2), st.sampled_from(["leave out", "repeat", "swap"]))
def test_any_other_order_is_walked_row_by_row(at: int, change: str) -> None:
    names = [row.item.name.vi for row in FRAMEWORK.rows]
    if change == "leave out":
        del names[at]
    elif change == "repeat":
        names.append(names[at])
    else:
        names[at], names[at - 1] = names[at - 1], names[at]
    headings = [False] * len(names)
    matches = matched(names, headings)
    assert matches == walked(names, headings)
    assert all(match.row is None or match.row.item.name.vi == name for name, match in zip(names, matches, strict=True))
    if change == "repeat":
        assert matches[-1].kind is not MatchKind.MATCHED


def test_the_form_as_it_is_printed_need_not_be_walked() -> None:
    """That is shown by time alone, as the matches are the same, or by taking the private walk away."""
    names = ["UBND HUYỆN MỸ XUYÊN", "BÁO CÁO", *(row.item.name.vi for row in FRAMEWORK.rows), "Nơi nhận:"]
    with mock.patch.object(matching, "Walk", side_effect=AssertionError):
        matches = matched(names, [False] * len(names))
    assert [match.row for match in matches] == [None, None, *FRAMEWORK.rows, None]


def test_as_many_heading_marks_as_names_are_needed() -> None:
    with pytest.raises(ValueError, match="zip"):
        matched(["Số cuộc họp giao ban", FRAMEWORK["plan_tasks"].name.vi], [False])


@given(st.randoms(use_true_random=False))
def test_every_row_that_is_placed_is_its_own(g: random.Random) -> None:
    """Rows and whole headings left out, foreign rows and foreign headings put in."""
    out: set[str] = set()
    for row in g.sample(FRAMEWORK.rows, 12):
        below = FRAMEWORK.rows_under(row.id)
        if len(below) == 1 or g.random() < 0.5:
            out.update(lower.id for lower in below)
    lines = [row.id for row in FRAMEWORK.rows if row.id not in out]
    for _ in range(g.randrange(6)):
        lines.insert(g.randrange(len(lines)), g.choice(["Số cuộc họp giao ban", "Thi đua khen thưởng:"]))
    found = placed(*lines)
    assert all(
        row == line or (row in list(MatchKind) and (row == MatchKind.UNRECOGNISED) == (line not in FRAMEWORK))
        for line, row in zip(lines, found, strict=True)
    )


def test_a_row_above_its_own_heading_is_not_placed() -> None:
    """It says nothing of the rows behind it, whose headings may be left out."""
    assert placed("examined_divisions", "assigned_tasks", "reform_examination") == [
        MatchKind.AMBIGUOUS,
        "assigned_tasks",
        "reform_examination",
    ]
    assert placed("examined_communes", "reform_examination", "decentralisation_examination")[0] is MatchKind.AMBIGUOUS


def test_of_two_rows_that_both_may_stand_there_the_next_one_does() -> None:
    """Both headings of the name are left out; only one of its rows goes on from the row before."""
    assert placed("apparatus", "state_paid_assigned", "state_paid_present") == [
        "apparatus",
        "state_paid_assigned",
        "state_paid_present",
    ]
    assert placed("apparatus", "state_paid_present") == ["apparatus", MatchKind.AMBIGUOUS]


def test_a_name_that_may_be_that_of_a_left_out_heading_is_not_placed_behind_a_foreign_row() -> None:
    """Where the other heading stands in the source, its row cannot stand here."""
    foreign = "Số cuộc họp giao ban"
    own = ["apparatus", "state_paid_staff", foreign, "state_paid_present"]
    assert placed(*own)[3] is MatchKind.AMBIGUOUS
    assert placed(*own, "autonomous_staff")[3] == "state_paid_present"


def test_below_a_foreign_heading_only_the_next_row_is_trusted() -> None:
    """Whatever foreign rows it has."""
    foreign = ("Kiểm tra liên ngành:", "Số cuộc họp giao ban")
    assert placed("reform_examination", *foreign, "examined_divisions")[3] == "examined_divisions"
    assert placed("reform_examination", *foreign, "examined_subordinate_units")[3] is MatchKind.AMBIGUOUS


def test_a_twin_below_a_foreign_heading_is_not_placed() -> None:
    """The foreign heading may be that of the other twin, unless the source has that one, or it belongs elsewhere."""
    own = ["state_paid_staff", "state_paid_assigned", "Người làm việc tại đơn vị tự chủ:", "state_paid_present"]
    assert placed(*own)[3] is MatchKind.AMBIGUOUS
    assert placed(*own, "autonomous_staff", "autonomous_present")[3:] == [
        "state_paid_present",
        "autonomous_staff",
        "autonomous_present",
    ]
    assert placed(*own[:2], "Người làm việc tại đơn vị tự chủ", own[3])[3] is MatchKind.AMBIGUOUS  # it has a value
    assert placed(*own, "survey_forms")[4] == "survey_forms"
    elsewhere = ["apparatus", "Kiểm tra phân cấp quản lý:", "decentralisation_examined_communes"]
    assert placed(*elsewhere)[2] == elsewhere[2]


def test_a_foreign_heading_like_that_of_a_twin_elsewhere_places_none_of_them() -> None:
    """The section alone does not decide: the heading resembles one of another section."""
    other = "Kiểm tra việc phân cấp quản lý:"
    own = ["steering", "steering_documents_issued", other, "examined_communes", "examination_issues_found"]
    assert placed(*own)[3:] == [MatchKind.AMBIGUOUS, MatchKind.AMBIGUOUS]
    like_its_own = [*own[:2], "Công tác kiểm tra CCHC:", *own[3:]]
    assert placed(*like_its_own)[3:] == ["examined_communes", "examination_issues_found"]
    present = [*own, "apparatus", "decentralisation_examination", "decentralisation_examined_communes"]
    assert placed(*present)[3:5] == ["examined_communes", "examination_issues_found"]


@given(st.randoms(use_true_random=False))
def test_rows_moved_within_their_heading_are_their_own(g: random.Random) -> None:
    below: dict[str | None, list[str]] = {}
    for row in FRAMEWORK.rows:
        below.setdefault(row.parent, []).append(row.id)
    moved: list[str] = []

    def add(parent: str | None) -> None:
        leaves = [key for key in below[parent] if key not in below]
        g.shuffle(leaves)
        for key in below[parent]:
            moved.append(key if key in below else leaves.pop())
            if key in below:
                add(key)

    add(None)
    assert placed(*moved) == moved


def test_a_row_repeated_below_another_heading_opens_no_heading_again() -> None:
    lines = ["reform_examination", "examined_divisions", "reform_communication", "examined_divisions"]
    assert placed(*lines, "communication_plan_rate") == [*lines[:3], MatchKind.REPEATED, "communication_plan_rate"]
    headings = [True, False, True, False]
    repeated = matched([FRAMEWORK[key].name.vi for key in lines], headings)[3]
    assert repeated == Match(MatchKind.REPEATED, None, ("examined_divisions",))


def test_a_name_that_others_begin_with_may_be_one_of_them_cut_short() -> None:
    """It is placed where it goes on from the row before, or where the longer name has a line of its own."""
    heading, row, longer = "level3_services", "level3_provided", "level3_with_dossiers"
    assert FRAMEWORK[longer].name.vi.startswith(FRAMEWORK[row].name.vi)
    assert placed(heading, row) == [heading, row]
    assert placed(heading, "Số cuộc họp giao ban", row)[2] is MatchKind.AMBIGUOUS
    assert placed(heading, longer, row) == [heading, longer, row]
    assert placed(heading, "Số cuộc họp giao ban", row, longer)[2:] == [row, longer]


def test_a_name_cut_short_is_resolved_between_its_neighbours() -> None:
    before, cut, after = "plan_completion_rate", "Số nhiệm vụ đề ra trong", "plan_tasks_completed"
    assert placed(before, cut, after) == [before, "plan_tasks", after]
    assert placed(cut, after, before)[0] is MatchKind.UNRECOGNISED


def test_names_cut_short_confirm_each_other_between_known_rows() -> None:
    rows = ("plan_completion_rate", "Số nhiệm vụ đề ra trong", "Số nhiệm vụ đã hoàn", "steering_documents_issued")
    assert placed(*rows)[1:3] == [MatchKind.UNRECOGNISED] * 2  # the second begins several names
    present, workers = "Tổng số biên chế có mặt tại", "Số hợp đồng lao động làm việc tại"
    long = ("payroll_assigned", present, workers, "payroll_streamlined")
    assert placed(*long) == [long[0], "payroll_present", "contract_workers", long[3]]
    assert placed(*long[:3], "district_leaders")[2] is MatchKind.UNRECOGNISED


@pytest.mark.parametrize("points", ["...", "…", " ..."])
@pytest.mark.parametrize("text", ["Số hợp đồng lao động làm việc tại cơ q", "Số hợp đồng lao động làm việc tại cơ"])
def test_a_name_that_states_that_it_is_cut_needs_one_neighbour(points: str, text: str) -> None:
    before, after, far = "payroll_present", "payroll_streamlined", "district_leaders"
    for rows in ((before, text + points, far), (text + points, after)):
        assert "contract_workers" in placed(*rows)
        assert "contract_workers" not in placed(*(row.rstrip(". …") for row in rows))
    assert "contract_workers" not in placed(far, text + points)
    assert "contract_workers" not in placed(before, text + "......", far)  # leads to a value


def test_a_mistyped_name_behind_a_foreign_row_is_resolved() -> None:
    names = [FRAMEWORK["plan_completion_rate"].name.vi, "Số cuộc họp giao ban", "Số nhiệm vụ đề ra trong kế hoach"]
    *_, match = matched(names, [False] * 3)
    assert (match.row, match.resolved and match.resolved.kind) == (FRAMEWORK.row("plan_tasks"), NameKind.MISTYPED)


def test_a_name_broken_over_two_rows_may_be_mistyped_but_not_cut_short() -> None:
    bare = [False, True]
    assert broken_names(FRAMEWORK, ["Số nhiệm vụ đề", "ra trong kế hoach"], bare=bare) == {0}
    assert broken_names(FRAMEWORK, ["Số nhiệm vụ đề", "ra trong"], bare=bare) == frozenset()


def test_a_row_is_part_of_one_broken_name_only() -> None:
    names = ["Số vấn đề phát hiện qua", "kiểm tra", "CCHC"]
    assert broken_names(FRAMEWORK, names[1:], bare=[False, True]) == {0}
    assert broken_names(FRAMEWORK, names, bare=[False, True, True]) == {0}


def test_alike_names_are_few_and_alike_as_a_whole() -> None:
    name = "Số hồ sơ TTHC do UBND cấp tỉnh tiếp nhận"
    assert alike_names(FRAMEWORK, name) == alike_names(FRAMEWORK, name, most=4)[:3]
    assert (len(alike_names(FRAMEWORK, name)), len(alike_names(FRAMEWORK, name, most=4))) == (3, 4)
    assert alike_names(FRAMEWORK, "UBND cấp xã", most=9) == ("UBND cấp xã", "UBND cấp huyện")
    assert alike_names(FRAMEWORK, "Số cuộc họp") == ()


def test_nothing_is_alike_a_very_long_name() -> None:
    name = FRAMEWORK.rows[1].item.name.vi
    assert alike_names(FRAMEWORK, name, most=1) == (name,)
    assert alike_names(FRAMEWORK, name.ljust(LONGEST_COMPARED), most=1) == (name,)
    assert alike_names(FRAMEWORK, name.ljust(LONGEST_COMPARED + 1), most=1) == ()


def test_a_heading_printed_again_is_open_again() -> None:
    """As after a page break: the rows behind it are its own, and its name is no second heading."""
    ids = [
        "reform_examination",
        "examined_divisions",
        "reform_communication",
        "reform_examination",
        "examined_communes",
    ]
    names = [FRAMEWORK[key].name.vi for key in ids]
    matches = matched(names, [True, False, True, True, False])
    assert [match.row.id if match.row else match.kind for match in matches] == [
        *ids[:3],
        MatchKind.REPEATED,
        "examined_communes",
    ]


def test_signs_without_words_are_no_name() -> None:
    """Not even in a framework whose own names include such signs: they all have the same words, none."""
    book = NameBook((fold("Số hồ sơ đã giải quyết"), fold("***")))
    assert book.resolve(fold("Số hồ sơ đã giải quyet")) is not None
    assert book.resolve("...") is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Hồ sơ", True),
        (" HỒ  SƠ", True),
        ("%", True),
        ("Tỷ lệ %", True),
        ("Không = 0; Có = 1", True),
        ("Có = 0 Không = 1", False),
        ("a = b", False),
        ("Hồ", False),
        ("Hồ sơ" + " " * 500, False),
    ],
)
def test_a_unit_is_one_that_the_framework_has(text: str, *, unit: bool) -> None:
    assert row_index(FRAMEWORK).is_unit(text) is unit


def test_an_equal_framework_has_its_own_lookup_tables() -> None:
    """Comparing two frameworks at every name would cost more than reading."""
    other = evolve(FRAMEWORK)
    assert other == FRAMEWORK
    assert row_index(other) is row_index(other)
    assert row_index(other) is not row_index(FRAMEWORK)
