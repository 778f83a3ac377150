"""Updates of an edited framework by a new form: rows that are the same stay, and what differs is told each time."""

import io
from collections.abc import Sequence

from cchc_model import Draft, draft_framework, write_framework
from cchc_model.drafting.decisions import DecisionKind

HEAD = ("TT", "Chỉ tiêu", "ĐVT", "Kết quả")
Rows = Sequence[tuple[str, str, str, str]]
RECEIVED, RESOLVED = ("Số hồ sơ tiếp nhận", "Hồ sơ"), ("Số hồ sơ đã giải quyết", "Hồ sơ")


def form(*sections: tuple[str, Sequence[tuple[str, str]]]) -> Rows:
    rows = [HEAD]
    for place, (title, below) in enumerate(sections):
        rows.append((("I", "II", "III")[place], title, "", ""))
        rows += [(str(number), name, unit, "") for number, (name, unit) in enumerate(below, 1)]
    return rows


def written(draft: Draft) -> bytes:
    stream = io.BytesIO()
    write_framework(draft, stream)
    return stream.getvalue()


def updated(old: Rows, new: Rows) -> Draft:
    """The update by a new form, after which the same form changes nothing."""
    draft = draft_framework(new, update=written(draft_framework(old, name="Biểu")))
    assert written(draft_framework(new, update=written(draft))) == written(draft)
    return draft


def placed(draft: Draft) -> list[tuple[str, str | None]]:
    return [(row.id, row.parent) for row in draft.framework.rows]


def differences(draft: Draft) -> dict[str, str]:
    return {one.subject: one.reason.en for one in draft.decisions if one.kind is DecisionKind.DIFFERENCE}


def test_a_row_below_a_new_heading_is_not_that_of_another_one() -> None:
    draft = updated(
        form(("Mục a", (RECEIVED, RESOLVED))), form(("Mục a", (RECEIVED,)), ("Mục b", (RECEIVED, RESOLVED)))
    )
    assert placed(draft) == [
        ("muc_a", None), ("so_ho_so_tiep_nhan", "muc_a"), ("so_ho_so_da_giai_quyet", "muc_a"), ("muc_b", None),
        ("so_ho_so_tiep_nhan_muc_b", "muc_b"), ("so_ho_so_da_giai_quyet_2", "muc_b"),
    ]  # fmt: skip
    assert differences(draft)["so_ho_so_da_giai_quyet"].startswith("the new form no longer has the row")
    assert any("of another year or place" in one.reason.en for one in draft.decisions)


def test_a_row_is_found_by_its_name_below_its_heading_although_another_one_has_it_too() -> None:
    old = form(("Mục a", (RECEIVED,)), ("Mục b", (RECEIVED,)))
    draft = updated(old, form(("Mục a", (RESOLVED, RECEIVED))))
    assert placed(draft)[:3] == [
        ("muc_a", None), ("so_ho_so_da_giai_quyet", "muc_a"), ("so_ho_so_tiep_nhan", "muc_a"),
    ]  # fmt: skip
    assert set(differences(draft)) == {"muc_b", "so_ho_so_tiep_nhan_muc_b"}


def test_a_heading_with_another_name_above_the_same_rows_is_told_and_not_added() -> None:
    old = form(("Giải quyết hồ sơ", (RECEIVED, RESOLVED)), ("Nội dung khác", (("Số sáng kiến", "Sáng kiến"),)))
    draft = updated(
        old, form(("Kết quả phục vụ", (RECEIVED, RESOLVED)), ("Nội dung khác", (("Số sáng kiến", "Sáng kiến"),)))
    )
    assert written(draft) == written(draft_framework(old, name="Biểu"))
    assert list(differences(draft)) == ["giai_quyet_ho_so"]
    assert "“Kết quả phục vụ”" in differences(draft)["giai_quyet_ho_so"]


def test_several_new_rows_share_their_measure() -> None:
    more = (("Tỷ lệ đúng hạn", "%"), ("Tỷ lệ trực tuyến", "%"), ("Số đơn", "Đơn"), ("Đơn trực tuyến", "Đơn"))
    draft = updated(form(("Mục a", (RECEIVED,))), form(("Mục a", (RECEIVED, *more))))
    measures = [one.measure.id for one in draft.framework.indicators.values()]
    assert measures == ["ho_so", "percent", "percent", "don", "don"]


def test_a_new_measure_takes_no_id_of_another_one() -> None:
    old = written(draft_framework(form(("Mục a", (RECEIVED, ("Số đơn", "Đơn")))), name="Biểu")).decode()
    renamed = old.replace('vi = "Đơn"', 'vi = "Đơn thư"').encode()
    draft = draft_framework(form(("Mục a", (RECEIVED, ("Đơn mới", "Đơn")))), update=renamed)
    assert [(one.measure.id, one.measure.label.vi) for one in draft.framework.indicators.values()] == [
        ("ho_so", "Hồ sơ"), ("don_2", "Đơn"), ("don", "Đơn thư"),
    ]  # fmt: skip


def test_what_a_person_deleted_does_not_come_back_while_the_form_differs() -> None:
    old = form(("Mục a", (RECEIVED, RESOLVED)))
    new = form(("Mục a", (RECEIVED, ("Số đơn", "Đơn"))))
    draft = updated(old, new)
    file = written(draft).decode()
    assert "(cần xác nhận)" in file  # the new row
    assert "không còn trong biểu mẫu" not in file
    decided = "\n".join(line for line in file.split("\n") if not line.startswith("  #")).encode()
    again = draft_framework(new, update=decided)
    assert written(again) == decided
    assert list(differences(again)) == ["so_ho_so_da_giai_quyet"]


def test_a_form_without_a_row_that_holds_a_value_in_the_framework_says_that_it_confirms_nothing() -> None:
    old = form(("Giải quyết hồ sơ", (RECEIVED, RESOLVED)), ("Kiểm tra", (("Số cuộc kiểm tra", "Cuộc"),)))
    new: Rows = [HEAD, ("1", "Giải quyết hồ sơ", "Hồ sơ", "31"), ("2", "Kiểm tra", "Cuộc", "8")]
    draft = draft_framework(new, update=written(draft_framework(old, name="Biểu")))
    (told,) = [one for one in draft.decisions if one.kind is DecisionKind.SOURCE]
    assert "confirm no rule" in told.reason.en
    assert "none of its rows (2) is an indicator" in told.reason.en
    assert not [one for one in updated(old, old).decisions if one.kind is DecisionKind.SOURCE]
