"""Notes beside a value: one that states another number or unit, one that doubts it, and the many that do neither."""

import io

import openpyxl
import pytest
from openpyxl.comments import Comment

from cchc_model import SOC_TRANG_DISTRICT, Report, ReportingPeriod, Severity, Status, read_report
from cchc_model.annexes.notes import Doubt, doubt_of_note
from cchc_model.framework.rows import Kind
from cchc_model.reports.finding_codes import FindingCode

HEADER = ("TT", "Tên chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú")
DOSSIERS = SOC_TRANG_DISTRICT.indicator("district_dossiers_received")
RATE = SOC_TRANG_DISTRICT.indicator("plan_completion_rate")
TASKS = SOC_TRANG_DISTRICT.indicator("plan_tasks")
ANSWER = SOC_TRANG_DISTRICT.indicator("leader_dialogue")
YEAR = ReportingPeriod.full_year(2021)

STATED = (
    *("Số đúng: 5.672", "Số đúng 5.672", "đã sửa thành 12", "Đính chính: 5.672", "Thực tế là 5.672", "sửa lại 5672"),
    *("Số liệu: 5.600", "Số liệu đúng là 5.672 hồ sơ", "5.672 mới đúng", "12 là đúng", "Điều chỉnh còn 5 672"),
    *(
        "Số chốt: 5.672 hồ sơ",
        "theo một cửa; số đúng: 5.672",
        "Corrected: 5,672",
        "chính xác là 5.672, không phải 5.627",
    ),
    *("nghìn hồ sơ", "(nghìn)", "hồ sơ x 1000", "Hồ sơ/tháng", "Đơn vị: nghìn", "ĐVT: văn bản", "%", "triệu đồng"),
    *("5.672 (số đúng)", "số đúng (5.672)", "5627 -> 5672", "từ 5.627 thành 5.672", "thay bằng 5.672", "=5.672"),
    *("đã điều chỉnh từ 5.627 xuống 5.600", "đơn vị tính là chục", "tỷ lệ %", "tính bằng nghìn", "→ 5.672"),
    *("hồ sơ x 1.000", "Số liệu quý trước", "Số liệu kế hoạch", "Số liệu chính thức: 5.600", "phải là 5.672"),
    *("Nhập nhầm dòng", "đã nhân 10", "xin rút lại số này", "đề nghị xóa", "hủy", "kế hoạch", "chỉ tiêu", "Năm 2020"),
    *("Tổng hợp lại 6.000", "nhập nhầm, đề nghị lấy 5.672"),
)
LIKELY = (
    *(
        "Sai",
        "Nhầm",
        "số liệu sai",
        "Tạm tính",
        "số mẫu",
        "dự kiến",
        "Thiếu 2 xã",
        "Còn thiếu xã An Hiệp",
        "Số liệu chưa đúng",
    ),
    *("Chưa đầy đủ", "chưa chính xác", "Chưa tổng hợp xã An Hiệp", "Thiếu số liệu 2 xã", "chưa tính cấp xã", "Thiếu"),
    *("Chưa chốt", "Chưa có số liệu của 3 xã", "không bao gồm hồ sơ cấp xã", "Phần mềm: 5.700", "Phần mềm báo 6.000"),
    *("2 xã chưa báo cáo", "còn 3 xã chưa nộp", "chưa kể 12 hồ sơ", "trừ 2 xã", "tính trùng 5 hồ sơ", "Sai!", "lỗi"),
    *("cần kiểm tra lại", "chưa chắc chắn"),
    *("thiếu 2 đơn vị", "Sửa 5.672 hồ sơ"),
)
ORDINARY = (
    *("QĐ số 12/QĐ-UBND", "31/12/2021", "đạt 95%", "giảm 3 so với năm trước", "tăng 6.000", "Kỳ trước 5.000"),
    *("Theo Báo cáo số 45/BC-UBND ngày 05/4/2022", "Trong đó 5 hồ sơ trực tuyến", "Kế hoạch 6.000", "12 xã, thị trấn"),
    *("Trong đó: trực tuyến 500, trực tiếp 5.127", "tăng 12% so với cùng kỳ", "có danh sách kèm theo", "Xem phụ lục 2"),
    *("Quá hạn 3 hồ sơ do mưa bão", "Số liệu trích từ phần mềm một cửa", "Theo Kế hoạch 31/KH-UBND", "Đúng là 5.627"),
    *("Không phát sinh", "đến ngày 15/12/2021", "Đã rà soát, đúng", "Do thiếu biên chế", "100% hồ sơ đúng hạn"),
    *("gồm 3 đơn vị", "năm 2020: 4.500", "Đã đính chính theo Công văn số 5/CV-UBND", "Lý do: thiếu 2 biên chế"),
    *("Bao gồm 5.000 hồ sơ cấp xã", "Nghị định 61/2018/NĐ-CP", "https://soctrang.gov.vn/tin/77001", "Zalo 0912345678"),
    *("Chưa đủ điều kiện", "không đúng hạn", "Xử lý 3 trường hợp sai phạm", "Sửa 12 xã", "Chưa hoàn thành do dịch"),
    *("Hồ sơ", "Văn bản", "5.627 hồ sơ", "hàng nghìn lượt người xem", "Kinh phí 300 triệu đồng", "Lũy kế: 8.000"),
    *("Đã thực hiện xong", "Phòng Nội vụ", "Đạt 120/120 chỉ tiêu", "8/31 nhiệm vụ", "Dân số 12.345 người"),
    *("1. Họp ngày 12/3; 2. Đang xin ý kiến", "Trả lại do thiếu hồ sơ gốc", "Còn 12 hồ sơ chưa giải quyết", "KPS"),
    *(
        "Ban hành 3 quyết định",
        "lúc 8h30",
        "Tổ chức 02 cuộc",
        "mail cchc2021@soctrang.gov.vn",
        "Giao 6.000",
        "12 tháng",
    ),
    *("hoàn thành 5.600", "từ 5.600 lên 5.627", "Thừa phát lại", "Lỗi hệ thống", "Trừ điểm", "chưa nộp phí", "số 31"),
    *("Đúng hạn 5.600, quá hạn 27", "Từ ngày 15/12/2020 đến ngày 14/12/2021", "Công văn 123/UBND-NV", "quý IV: 900"),
)


def noted(note: str, value: str = "5.627") -> Report:
    return read_report([HEADER, ("1", DOSSIERS.name.vi, "Hồ sơ", value, note)], period=YEAR)


def commented(said: str) -> Report:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, ("1", DOSSIERS.name.vi, "Hồ sơ", "5.627", "")):
        sheet.append(row)
    sheet["D2"].comment = Comment(said, "A")
    stream = io.BytesIO()
    book.save(stream)
    return read_report(stream.getvalue(), period=YEAR)


def about(report: Report) -> list[tuple[Severity, FindingCode]]:
    return [(found.severity, found.code) for found in report.findings if DOSSIERS.id in found.indicators]


@pytest.mark.parametrize("note", STATED)
@pytest.mark.parametrize("made", [noted, commented])
def test_another_number_or_unit_is_an_error_in_a_note_and_in_a_comment(made: type, note: str) -> None:
    report = made(note)
    entry = report[DOSSIERS.id]
    assert (entry.value, entry.status, entry.note) == (None, Status.DAMAGED, note)
    assert about(report) == [(Severity.ERROR, FindingCode.REMARK_CONTRADICTS)]


@pytest.mark.parametrize("note", LIKELY)
def test_a_note_that_doubts_the_value_is_quoted(note: str) -> None:
    report = noted(note)
    assert report[DOSSIERS.id].value == 5627
    (found,) = [found for found in report.findings if DOSSIERS.id in found.indicators]
    assert (found.severity, found.code) == (Severity.WARNING, FindingCode.REMARK_DOUBTS)
    assert note in found.message()
    assert note in found.message("en")


@pytest.mark.parametrize("note", ORDINARY)
def test_an_ordinary_note_says_nothing_of_the_value(note: str) -> None:
    report = noted(note)
    assert (report[DOSSIERS.id].value, report[DOSSIERS.id].note) == (5627, note)
    assert about(report) == []


@pytest.mark.parametrize("note", [*(note for note in ORDINARY if "5.627" not in note), *LIKELY])
@pytest.mark.parametrize(("row", "value"), [(TASKS, 5627), (ANSWER, 1), (RATE, 25)])
def test_no_such_note_is_an_error_beside_any_measure(note: str, row: type, value: int) -> None:
    assert doubt_of_note(note, value, row, YEAR) is not Doubt.STATED  # type: ignore[arg-type]


def test_a_number_alone_in_the_note_has_a_finding_of_its_own() -> None:
    assert about(noted("5.672")) == [(Severity.WARNING, FindingCode.NUMBER_IN_OTHER_COLUMN)]


def test_what_the_library_notes_itself_says_nothing_of_the_value() -> None:
    report = noted("Số đúng: 5.672").correct({DOSSIERS.id: 5672}, reason="đã hỏi lại; sai 1 chữ số", by="Phòng Nội vụ")
    (correction,) = report.corrections
    assert doubt_of_note(correction.message(), 5672, DOSSIERS, YEAR) is None
    assert doubt_of_note("kết quả trả lời: Có 5, Không 1", 1, ANSWER, YEAR) is None
    for note in (correction.message(), f"Số đúng: 5.672; {correction.message()}", "5/6 báo cáo", "50/63 báo cáo"):
        assert {code for _, code in about(noted(note, "5.672"))} <= {FindingCode.PARTIAL_TOTALS}


@pytest.mark.parametrize(
    ("note", "status"), [("Có = 0; Không = 1", Status.DAMAGED), ("Không: 0, Có: 1", Status.REPORTED)]
)
def test_a_legend_in_a_note_must_agree(note: str, status: Status) -> None:
    report = read_report([HEADER, ("1", ANSWER.name.vi, "Có = 1 Không = 0", "1", note)])
    assert report[ANSWER.id].status is status


def test_the_percentage_of_a_percentage_may_be_its_value() -> None:
    rows = [HEADER, ("1", RATE.name.vi, "%", "25,81", "Số đúng: 28,51%"), ("2", TASKS.name.vi, "Nhiệm vụ", "31", "95%")]
    report = read_report(rows)
    assert (report[RATE.id].status, report[TASKS.id].value) == (Status.DAMAGED, 31)


OVERDUE = next(
    one for one in SOC_TRANG_DISTRICT.indicators.values() if "quá hạn" in one.name.vi and one.kind is Kind.COUNT
)
REASONS = (
    *("do phần mềm lỗi", "do lỗi đồng bộ phần mềm", "do công chức nhập sai trạng thái", "vì thiếu thành phần hồ sơ"),
    *("do nhầm quy trình", "nguyên nhân: sai sót của phần mềm VNeID", "do nhân sự nghỉ, lỗi đường truyền"),
)
OF_NUMBERS = (
    "do nhập sai số liệu",
    "do xã An Hiệp chưa gửi",
    "do cộng nhầm",
    "do chưa tính xã An Hiệp",
    "do sai số",
    "do báo cáo thiếu",
)


@pytest.mark.parametrize("reason", REASONS)
def test_the_reason_of_a_delay_is_no_doubt(reason: str) -> None:
    for text in (f"05 hồ sơ trễ {reason}", f"Quá hạn {reason}", reason.capitalize()):
        assert doubt_of_note(text, 5, OVERDUE, None) is None


@pytest.mark.parametrize("reason", OF_NUMBERS)
def test_a_mistake_in_the_numbers_is_a_doubt_whatever_is_late(reason: str) -> None:
    for text in (f"05 hồ sơ trễ {reason}", f"Quá hạn {reason}", reason.capitalize()):
        assert doubt_of_note(text, 5, OVERDUE, None) is Doubt.LIKELY


@pytest.mark.parametrize("clock", ["16:30", "16h30", "16 giờ 30", "8h00", "7 giờ", "16 giờ 30 phút", "08:05"])
@pytest.mark.parametrize(
    "form", ["lúc {}", "Trích xuất lúc {}", "lúc {} ngày 14/9/2025", "14/9/2025 {}", "{} ngày 14/9/2025"]
)
def test_a_time_of_day_is_no_number_of_the_row(clock: str, form: str) -> None:
    assert doubt_of_note(form.format(clock), 5627, DOSSIERS, None) is None


@pytest.mark.parametrize(
    ("short", "long"),
    [
        *(("LK 8.450", "Lũy kế 8.450"), ("LK: 8.450", "Lũy kế: 8.450"), ("KH: 6.000", "Kế hoạch: 6.000")),
        *(("9T: 8.450", "9 tháng: 8.450"), ("LK 9T: 8.450", "Lũy kế 9 tháng: 8.450")),
    ],
)
def test_an_abbreviation_says_what_its_words_say(short: str, long: str) -> None:
    for period in (None, YEAR, ReportingPeriod.quarter(2025, 3)):
        assert doubt_of_note(short, 5627, DOSSIERS, period) == doubt_of_note(long, 5627, DOSSIERS, period)
    assert doubt_of_note(long, 5627, DOSSIERS, None) is None


def test_another_number_behind_a_word_for_numbers_is_the_right_one() -> None:
    for text in ("Số liệu 5.672", "Kết quả: 5.672", "Giá trị 5.672"):
        assert doubt_of_note(text, 5627, DOSSIERS, None) is Doubt.STATED
