"""Views of results that have little or much to show."""

from attrs import evolve

from cchc_model import SOC_TRANG_DISTRICT, Bilingual, Crosswalk, Report, draft_framework, locate_errors
from cchc_model.analysis.crosswalk import Correspondence
from cchc_model.display.file_list import file_list
from cchc_model.display.more_views import conflict_view, crosswalk_view, draft_view

WHY = Bilingual("tệp hỏng", "damaged")


def test_a_list_of_files_has_only_what_there_is(report: Report) -> None:
    assert len(list(file_list([], [], [], "vi"))) == 1
    every = "".join(file_list([("a.txt", report)], [("b.txt", WHY)], [("c", WHY)], "en"))
    assert every.count("<details") == 3
    assert "damaged" in every


def test_a_draft_without_guesses_shows_none() -> None:
    draft = draft_framework([("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả"), ("1", "Số hồ sơ", "Hồ sơ", "5")])
    shown = {one.certainty for one in draft.decisions}
    assert len(list(draft_view(draft, "vi"))) == len(shown)
    assert list(draft_view(evolve(draft, decisions=()), "vi")) == []


def test_a_part_of_a_former_indicator_is_named() -> None:
    walk = Crosswalk(SOC_TRANG_DISTRICT, SOC_TRANG_DISTRICT, (Correspondence("plan_tasks", part_of="assigned_tasks"),))
    assert "một phần của" in "".join(crosswalk_view(walk, "vi"))


def test_a_range_of_repairs_is_shown_by_its_ends(report: Report) -> None:
    conflict = next(one for one in locate_errors(report) if one.sets)
    (repair, *_), *_ = (each.repairs for each in conflict.sets)
    for low, high, shown in ((1, 7, "1–7"), (1, None, "1–")):
        one = evolve(conflict.sets[0], repairs=(evolve(repair, value=None, low=low, high=high),))
        assert shown in "".join(conflict_view(evolve(conflict, sets=(one,)), "vi"))
