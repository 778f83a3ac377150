"""What units, captions, notes and remarks state of values: another scale, another time, another number."""

import pytest

from cchc_model import Framework, Report, Severity, Status, draft_framework, read_report

FORM = [
    ("TT", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Ghi chú"),
    ("1", "Số phí, lệ phí thu được", "Triệu đồng", "", ""),
    ("2", "Số hồ sơ tiếp nhận", "Hồ sơ", "", ""),
    ("3", "Số văn bản ban hành", "Văn bản", "", ""),
]
FEES, DOSSIERS, DOCUMENTS = "so_phi_le_phi_thu_duoc", "so_ho_so_tiep_nhan", "so_van_ban_ban_hanh"


@pytest.fixture(scope="module")
def framework() -> Framework:
    return draft_framework(FORM, name="Biểu").framework


def report_of(
    framework: Framework, unit: str = "Triệu đồng", note: str = "", above: str = "", below: str = ""
) -> Report:
    first, fees, dossiers, documents = FORM
    rows = [
        ("UBND XÃ VÍ DỤ",), ("Quý I năm 2022",), *([(above,)] if above else []), first,
        (*fees[:2], unit, "1.523,75", ""), (*dossiers[:3], "5.627", note), (*documents[:3], "31", ""),
        *([(below,)] if below else []),
    ]  # fmt: skip
    return read_report(rows, framework=framework)


def errors_of(report: Report) -> set[str]:
    return {key for one in report.findings if one.severity is Severity.ERROR for key in one.indicators or ("",)}


@pytest.mark.parametrize("unit", ["Đồng", "đ", "VNĐ", "Nghìn đồng", "Tỷ đồng", "1.000 đồng"])
def test_a_unit_with_another_scale_or_without_one_leaves_the_value_blank(framework: Framework, unit: str) -> None:
    report = report_of(framework, unit=unit)
    assert report[FEES].status is Status.DAMAGED
    assert errors_of(report) == {FEES}


@pytest.mark.parametrize("unit", ["triệu đồng", "Tr.đ", "trđ", "Triệu đ", "Triệu VNĐ", "Số tiền", ""])
def test_a_unit_with_the_same_scale_in_other_words_is_read(framework: Framework, unit: str) -> None:
    report = report_of(framework, unit=unit)
    assert str(report.values[FEES]) == "1523.75"
    assert errors_of(report) == set()


def test_a_caption_scales_the_rows_of_its_unit_and_those_that_print_none(framework: Framework) -> None:
    assert errors_of(report_of(framework, above="Đơn vị tính: nghìn hồ sơ")) == {DOSSIERS}
    assert errors_of(report_of(framework, above="Đơn vị tính: nghìn")) >= {DOSSIERS, DOCUMENTS}


@pytest.mark.parametrize(
    "note",
    [
        "Số liệu quý II",
        "Số liệu quý IV/2021",
        "Số cũ",
        "Lũy kế 6 tháng",
        "đv: nghìn",
        "Số của năm 2021",
        "Năm 2021",
        "Lấy số năm 2021",
        "Lấy theo số liệu quý IV",
    ],
)
def test_a_note_that_names_another_time_or_scale_leaves_the_value_blank(framework: Framework, note: str) -> None:
    assert report_of(framework, note=note)[DOSSIERS].status is Status.DAMAGED


@pytest.mark.parametrize("note", ["Nhầm với mục 2", "Như quý IV"])
def test_a_note_that_may_doubt_a_value_is_a_finding(framework: Framework, note: str) -> None:
    report = report_of(framework, note=note)
    assert report.values[DOSSIERS] == 5627
    assert DOSSIERS in {key for one in report.findings if one.severity is Severity.WARNING for key in one.indicators}


@pytest.mark.parametrize(
    "note",
    ["Số liệu quý I", "Số liệu quý I/2022", "Quyết định số 12/QĐ-UBND năm 2021", "Tăng so với quý IV/2021",
     "Theo Kế hoạch số 3/KH-UBND", "Cập nhật ngày 05/4/2022", "Đã kiểm tra"],
)  # fmt: skip
def test_a_note_about_something_else_is_harmless(framework: Framework, note: str) -> None:
    report = report_of(framework, note=note)
    assert report.values[DOSSIERS] == 5627
    assert DOSSIERS not in {key for one in report.findings for key in one.indicators}


@pytest.mark.parametrize(
    "below",
    ["Số liệu trên là của quý IV/2021 do chưa có số mới.", "Số liệu mục II lấy theo quý IV/2021.",
     "Số hồ sơ ở dòng 2 sửa thành 5.672", "Mục 2: 5.672 (số đúng)", "Các số liệu trên tính bằng nghìn.",
     "Số liệu trên là của quý trước."],
)  # fmt: skip
def test_a_remark_that_makes_values_others_is_an_error(framework: Framework, below: str) -> None:
    assert errors_of(report_of(framework, below=below)) != set()


@pytest.mark.parametrize(
    "below",
    ["Số liệu tính đến hết quý I năm 2022.", "Nguồn số liệu: Phòng Nội vụ", "Số liệu so sánh với quý IV/2021.",
     "Nơi nhận: - Sở Nội vụ; - Lưu: VT."],
)  # fmt: skip
def test_a_remark_about_the_report_is_no_error(framework: Framework, below: str) -> None:
    assert errors_of(report_of(framework, below=below)) == set()


CAPTIONS = ("Đơn vị tính: triệu đồng", "ĐVT: 1.000 đồng", "(Đơn vị: nghìn đồng)", "Don vi tinh: trieu dong")


@pytest.mark.parametrize("above", [*CAPTIONS, "Đơn vị tính: nghìn hồ sơ"])
def test_a_caption_of_no_row_damages_none(above: str) -> None:
    framework = draft_framework([FORM[0], FORM[3]], name="Biểu").framework
    known = draft_framework([FORM[0], FORM[2], FORM[3]], name="Biểu").framework
    for one in (framework, known) if "đồng" in above else (known,):
        report = read_report([("UBND XÃ VÍ DỤ",), (above,), FORM[0], ("1", *FORM[3][1:3], "31", "")], framework=one)
        assert report.values[DOCUMENTS] == 31
        assert [str(found.code) for found in report.findings if found.text == above][-1] == "caption_of_no_row"
        assert Severity.ERROR not in {found.severity for found in report.findings}
        assert report.organisation is not None
        assert report.organisation.name == "UBND xã Ví Dụ"


@pytest.mark.parametrize("above", CAPTIONS)
def test_a_caption_contradicts_rows_that_print_no_unit(above: str) -> None:
    framework = draft_framework([FORM[0], FORM[2], FORM[3]], name="Biểu").framework
    bare = read_report([(above,), FORM[0][:2] + FORM[0][3:4], ("1", FORM[3][1], "31")], framework=framework)
    assert errors_of(bare) >= {DOCUMENTS}
    mixed = [("1", *FORM[2][1:3], "5", ""), ("2", FORM[3][1], "", "31", "")]
    report = read_report([(above,), FORM[0], *mixed], framework=framework)
    assert (report.values[DOSSIERS], report.values[DOCUMENTS]) == (5, None)


def test_a_caption_of_an_unknown_unit_may_be_of_any_row(framework: Framework) -> None:
    assert errors_of(report_of(framework, above="Đơn vị tính: nghìn HS")) >= {DOSSIERS, DOCUMENTS}


def test_a_caption_of_the_amounts_of_a_row_leaves_other_rows_as_they_are(framework: Framework) -> None:
    report = report_of(framework, above="Đơn vị tính: triệu đồng")
    assert errors_of(report) == set()
    assert report.values[DOSSIERS] == 5627
