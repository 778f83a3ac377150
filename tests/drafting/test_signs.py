"""Figures below 0 that a form asks for: found by the unit, the name and the filled values, and read with the draft."""

import io

import pytest

from cchc_model import Report, check, draft_framework, read_report, write_report
from cchc_model.drafting.decisions import Certainty, DecisionKind

HEAD = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả")


@pytest.mark.parametrize(("name", "unit", "certainty"), [
    ("Thu ngân sách", "% (tăng +, giảm -)", Certainty.STATED), ("Thu ngân sách", "%(+/-)", Certainty.STATED),
    ("Biên chế", "Người (tăng (+), giảm (-))", Certainty.STATED), ("Biên chế", "Người, tăng/giảm", Certainty.STATED),
    ("Tốc độ tăng trưởng", "%", Certainty.SUPPORTED), ("Thu ngân sách so với cùng kỳ", "%", Certainty.SUPPORTED),
    ("Tỷ lệ tăng hộ kinh doanh", "%", Certainty.SUPPORTED), ("Số biên chế tăng/giảm", "Người", Certainty.SUPPORTED),
    ("Chênh lệch thu chi", "Triệu đồng", Certainty.SUPPORTED),
    ("Tăng (+), giảm (-) hồ sơ", "Hồ sơ", Certainty.SUPPORTED),
    ("Số hồ sơ so với cùng kỳ", "Hồ sơ", None), ("Số hồ sơ chênh lệch", "Hồ sơ", None), ("Tỷ lệ đúng hạn", "%", None),
])  # fmt: skip
def test_the_unit_or_the_name_states_a_sign(name: str, unit: str, certainty: Certainty | None) -> None:
    rows = [HEAD, ("1", name, unit, ""), ("2", "Số văn bản", "Văn bản", "")]
    draft = draft_framework(rows, name="Biểu")
    one, other = draft.framework.indicators.values()
    assert (one.signed, other.signed) == (certainty is not None, False)
    told = [d.certainty for d in draft.decisions if d.kind is DecisionKind.MEASURE and "below 0" in d.reason.en]
    assert told == [certainty] * (certainty is not None)
    report = read_report([HEAD, ("1", name, unit, "-5"), rows[2]], framework=draft.framework)
    assert bool(check(report).errors) is (certainty is None)
    assert int(report.values[one.id] or 0) == -5


@pytest.mark.parametrize(("unit", "value", "signed"), [
    ("%", "-5,2", True), ("Triệu đồng", "-3", True),
    ("Tấn", "-0,5", True), ("Hồ sơ", "-3", False), ("Hồ sơ", "+3", True),
    ("%", "5,2", False),
])  # fmt: skip
def test_filled_values_tell_a_sign_except_a_minus_before_a_count(unit: str, value: str, *, signed: bool) -> None:
    form = [HEAD, ("1", "Kết quả thực hiện", unit, "")]
    draft = draft_framework(form, [HEAD, ("1", "Kết quả thực hiện", unit, value)], name="Biểu")
    (one,) = draft.framework.indicators.values()
    assert one.signed is signed
    assert any("remove signed" in d.reason.en for d in draft.decisions) is signed
    stream = io.BytesIO()
    write_report(Report.from_values(draft.framework, {}), stream, format="docx")
    (again,) = draft_framework(stream.getvalue()).framework.indicators.values()
    assert again.measure.label == one.measure.label


@pytest.mark.parametrize("unit", ["Tấn", "Tấn (số thập phân)"])
def test_annexes_with_or_without_the_remark_are_read(unit: str) -> None:
    rows = [HEAD, ("1", "Sản lượng", "Tấn", "12,5"), ("2", "Số hộ", "Hộ", "7")]
    framework = draft_framework(rows, name="Biểu").framework
    report = read_report([HEAD, ("1", "Sản lượng", unit, "3,25"), rows[2]], framework=framework)
    assert [str(value) for value in report.values.values()] == ["3.25", "7"]
    assert not [one for one in report.findings if one.indicators]


def test_rows_of_one_unit_with_and_without_a_sign_have_a_unit_type_each() -> None:
    rows = [HEAD, ("1", "Số biên chế", "Người", ""), ("2", "Tăng/giảm", "Người", ""), ("3", "Số hợp đồng", "Người", "")]
    measures = [one.measure for one in draft_framework(rows, name="Biểu").framework.indicators.values()]
    assert [one.id for one in measures] == ["nguoi", "nguoi_tang_giam", "nguoi"]
