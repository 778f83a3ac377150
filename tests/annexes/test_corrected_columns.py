"""Columns of corrected values beside the value column: where they have another number, the value is in doubt."""

import io

import pytest
from attrs import evolve

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Report, Severity, Status, read_report, write_report
from cchc_model.framework import FormColumns
from cchc_model.reports.finding_codes import FindingCode

ROWS = (
    ("plan_tasks", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31"),
    ("plan_tasks_completed", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "8"),
    ("survey_forms", "Số lượng phiếu khảo sát", "Số lượng", "5.627"),
    ("district_dossiers_received", "Số hồ sơ TTHC do UBND cấp huyện tiếp nhận", "Hồ sơ", "-"),
)
CORRECTED = (
    "Đính chính",
    "Số liệu sau rà soát",
    "Sửa lại",
    "Số điều chỉnh",
    "SỐ ĐÚNG",
    "Corrected",
    "Số liệu chính xác",
)
PROPOSED = tuple(
    f"{before}{word}{behind}"
    for word in ("Đề nghị", "ĐỀ NGHỊ", "Cần sửa", "De nghi sua")
    for before, behind in (("", ""), ("", " điều chỉnh"), ("Số liệu ", ""), ("Số ", " thành"))
)
OF_ANOTHER_HAND = ("Số kiểm tra lại", "Thẩm định", "Cập nhật", "VPUB góp ý", "Lan", "Nháp 2", "ok?", "Checked by me")
EXPLAINED = (
    "Kế hoạch",
    "Kế hoạch điều chỉnh",
    "Quý trước",
    "Lũy kế",
    "Xếp hạng",
    "% thực hiện",
    "Còn lại",
    "Trực tuyến",
)
RIVALS = ("Số liệu trưởng phòng chốt sổ", "Kết quả in ra", "Số lượng bản giấy")


def beside(title: str, *others: str, value: str = "Số liệu", **options: object) -> Report:
    header = ("TT", "Tên chỉ tiêu", "Đơn vị tính", value, title)
    rows = [("", name, unit, number, other) for (_, name, unit, number), other in zip(ROWS, others, strict=True)]
    return read_report([header, *rows], **options)  # type: ignore[arg-type]


def errors(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    return [(found.code, found.indicators) for found in report.findings if found.severity is Severity.ERROR]


@pytest.mark.parametrize("title", [*CORRECTED, *RIVALS, *PROPOSED, *OF_ANOTHER_HAND])
@pytest.mark.parametrize("value", ["Số liệu", "Kết quả"])
def test_another_number_leaves_the_value_of_its_row_out(title: str, value: str) -> None:
    report = beside(title, "", "", "5.672", "", value=value)
    assert [report[key].value for key, *_ in ROWS] == [31, 8, None, None]
    assert errors(report) == [(FindingCode.REMARK_CONTRADICTS, ("survey_forms",))]
    (found,) = [found for found in report.findings if found.severity is Severity.ERROR]
    assert all(text in found.message() for text in (title, "5.672", "5.627", "Số lượng phiếu khảo sát"))


@pytest.mark.parametrize("title", [*CORRECTED, *RIVALS, *PROPOSED, *OF_ANOTHER_HAND, "Ký hiệu"])
@pytest.mark.parametrize("same", ["5.627", "5627", "-", "x", "như cũ"])
def test_the_same_number_or_none_changes_nothing(title: str, same: str) -> None:
    report = beside(title, "", "", same, "")
    assert (report["survey_forms"].value, errors(report)) == (5627, [])


@pytest.mark.parametrize("title", CORRECTED)
def test_a_number_takes_the_place_of_a_mark(title: str) -> None:
    report = beside(title, "", "", "", "12")
    assert report["district_dossiers_received"].status is Status.DAMAGED
    assert errors(report) == [(FindingCode.REMARK_CONTRADICTS, ("district_dossiers_received",))]


@pytest.mark.parametrize("title", CORRECTED)
def test_what_cannot_be_read_contests_too(title: str) -> None:
    assert errors(beside(title, "", "", "5.672?", "")) == [(FindingCode.REMARK_CONTRADICTS, ("survey_forms",))]


@pytest.mark.parametrize(("title", "part"), [("Kết quả in ra", "500"), ("Trực tuyến", "5.000"), ("Kế hoạch", "6.000")])
def test_a_part_or_a_plan_corrects_nothing(title: str, part: str) -> None:
    report = beside(title, "", "", part, "")
    assert (report["survey_forms"].value, errors(report)) == (5627, [])


@pytest.mark.parametrize("title", EXPLAINED)
@pytest.mark.parametrize("number", ["5.672", "5.600", "9.999"])
def test_a_title_that_means_something_else_corrects_nothing(title: str, number: str) -> None:
    report = beside(title, "", "", number, "")
    assert (report["survey_forms"].value, errors(report)) == (5627, [])


@pytest.mark.parametrize("title", ["Số kiểm tra lại", "Lan"])
def test_the_columns_of_the_form_correct_nothing(title: str) -> None:
    form = FormColumns("Số liệu", others=(title,))
    assert errors(beside(title, "", "", "5.672", "", framework=evolve(SOC_TRANG_DISTRICT, columns=form))) == []
    other = FormColumns("Số liệu", others=("Kế hoạch",))
    report = beside(title, "", "", "5.672", "", framework=evolve(SOC_TRANG_DISTRICT, columns=other))
    assert errors(report) == [(FindingCode.REMARK_CONTRADICTS, ("survey_forms",))]


@pytest.mark.parametrize(("number", "value"), [("5.600", 5627), ("5.672", None)])
def test_beside_a_total_only_a_greater_number_is_no_part(number: str, value: int | None) -> None:
    assert beside("Phòng Tư pháp", "", "", number, "", value="Tổng số")["survey_forms"].value == value


@pytest.mark.parametrize("kind", ["txt", "csv", "docx", "xlsx"])
def test_copies_of_the_annex_keep_the_other_number(kind: str) -> None:
    stream = io.BytesIO()
    write_report(beside("Lan", "", "", "5.672", ""), stream, format=kind)
    copy = read_report(stream.getvalue())
    assert (copy["survey_forms"].status, copy["survey_forms"].text) == (Status.DAMAGED, "[5.627 (cột khác: 5.672)]")


@pytest.mark.parametrize("title", CORRECTED)
@pytest.mark.parametrize("value", ["Số liệu", "Kỳ này", "Tổng số"])
def test_two_columns_with_as_many_numbers_are_refused(title: str, value: str) -> None:
    with pytest.raises(ReadError, match="unclear"):
        beside(title, "30", "8", "5.672", "12", value=value)


@pytest.mark.parametrize("title", CORRECTED)
def test_the_only_column_may_have_corrected_values(title: str) -> None:
    report = beside(title, "30", "8", "5.672", "12", value="Kế hoạch")
    assert [report[key].value for key, *_ in ROWS] == [30, 8, 5672, 12]


@pytest.mark.parametrize(("column", "value"), [("Số liệu", 5627), ("Đính chính", 5672)])
def test_the_choice_of_the_caller_settles_it(column: str, value: int) -> None:
    report = beside("Đính chính", "", "", "5.672", "", value_column=column)
    assert report["survey_forms"].value == value
    assert FindingCode.REMARK_CONTRADICTS not in [code for code, _ in errors(report)]
