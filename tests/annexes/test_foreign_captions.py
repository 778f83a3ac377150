"""A text between the tables of an annex that says whose values follow is an error; a heading or remark is none."""

import io
import itertools
import random
from collections.abc import Sequence

import docx
import pytest

from cchc_model import Report, Severity, parse_organisation, read_report
from helpers.forms import as_source

TITLES = ("TT", "Chỉ tiêu", "ĐVT", "Số lượng")
FIRST = (
    ("1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31"),
    ("2", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "8"),
)
SECOND = (("1", "Số lượng phiếu khảo sát", "Phiếu", "999"), ("2", "Số VBQPPL phải rà soát", "Văn bản", "77"))
BELOW = ("survey_forms", "documents_to_review")

NAMES = ("An Hòa", "Đại Tâm", "Phú Mỹ 2", "Ea H'Leo", "Hoa Sen A")
BODIES = ("", "Trường Tiểu học ", "Trạm Y tế ", "Hợp tác xã ", "Công ty TNHH ", "Ấp ", "Trường Mầm non ", "Khối ")
TERRITORIES = ("xã An Hòa", "Phường 5", "UBND xã An Hòa", "thị trấn Phú Mỹ", "huyện Kế Sách", "tỉnh Bạc Liêu")
SCOPES = ("Toàn tỉnh", "toàn huyện", "Cả tỉnh", "TOÀN HUYỆN", "Toàn địa bàn tỉnh")
MARKS = ("{}", "{}:", "II. {}", "2. {}", "- {}", "* {}:", "a) {}")
SENTENCES = ("Số liệu của {} như sau:", "Kết quả của {}", "Riêng {}:", "Số liệu {}", "Tổng hợp {}")


def read(*lines: str, own: str = "UBND XÃ AN THẠNH", repeated: bool = True) -> Report:
    between = [(line,) for line in lines]
    again = [TITLES] if repeated else []
    return read_report([(own,), ("QUÝ III NĂM 2025",), ("BÁO CÁO SỐ LIỆU",), TITLES, *FIRST, *between, *again, *SECOND])


def said(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    errors = [one for one in report.findings if one.severity is Severity.ERROR]
    return [(one.text, one.indicators) for one in errors]


def foreign() -> list[str]:
    g = random.Random(3)
    named = [f"{body}{name}" for body, name in itertools.product(BODIES, NAMES)]
    named += [*TERRITORIES, *(territory.upper() for territory in TERRITORIES), *SCOPES]
    named += ["AN HÒA", "TRƯỜNG TIỂU HỌC AN HÒA"]
    marked = [g.choice(MARKS).format(one) for one in named]
    stated = [sentence.format(one) for sentence in SENTENCES for one in ("xã An Hòa", "huyện Kế Sách")]
    return sorted({*marked, *stated, *map(str.upper, stated), "Số liệu của An Hòa", "Đơn vị: Trường Tiểu học An Hòa"})


@pytest.mark.parametrize("line", foreign())
def test_a_text_that_says_whose_values_follow_is_named_by_an_error(line: str) -> None:
    for repeated in (True, False):
        assert said(read(line, repeated=repeated)) == [(line, BELOW)]


@pytest.mark.parametrize("line", [*TERRITORIES, *SCOPES, "Số liệu của xã An Hòa như sau:"])
def test_values_of_another_territory_or_scope_are_left_out(line: str) -> None:
    report = read(line)
    assert [report.values[key] for key in BELOW] == [None, None]
    assert [report[key].text for key in BELOW] == ["999", "77"]


HARMLESS: Sequence[str | tuple[str, ...]] = (
    "I. Công tác chỉ đạo", "Công tác chỉ đạo", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "Cải Cách Hành Chính",
    "VII. CÔNG TÁC KHÁC", "Biểu số 2", "BIỂU SỐ 02/CCHC", "Phụ lục II", "Mẫu số 07b/BTP", "BÁO CÁO SỐ LIỆU", "Phần II",
    "PHẦN THỨ HAI",
    "UBND XÃ AN THẠNH", "Xã An Thạnh", "1. Xã An Thạnh", "Số liệu của xã An Thạnh như sau:", "Quý III năm 2025",
    "Ghi chú: số liệu lấy từ hệ thống một cửa", "(*) Không tính hồ sơ liên thông", "(tiếp theo)", "Trang 2",
    "Trong đó:", "Nội dung khác", "III. Khó khăn, vướng mắc", "V. Tài chính công", "B. NỘI DUNG", "Đơn vị tính: hồ sơ",
    "Toàn xã", "Số liệu toàn xã", "1. Cấp xã", "Tổng số", "Dịch vụ công trực tuyến", "Đề án 06", "Ứng dụng CNTT",
    "Công tác kiểm tra tại UBND xã Đại Tâm", "Thực hiện Kế hoạch của UBND tỉnh Sóc Trăng", "Bộ phận Một cửa",
    "Thực hiện Nghị quyết của Quốc hội", "Cổng Dịch vụ công Quốc gia", "Nghị quyết số 76/NQ-CP của Chính phủ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 45/BC-UBND",
    "An Thạnh, ngày 05 tháng 10 năm 2025", "Kết quả giải quyết TTHC", "Hệ thống Quản lý chất lượng ISO 9001",
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)", "Nguyễn Văn An"), ("Người lập biểu", "Nguyễn Thị Hoa"),
    "Người liên hệ: Nguyễn Văn An",
    ("Nơi nhận:", "- UBND tỉnh Sóc Trăng;", "- Sở Nội vụ;", "- Xã Đại Tâm;", "- Lưu: VT."),
    "Nơi nhận: UBND huyện Mỹ Xuyên",
)  # fmt: skip


@pytest.mark.parametrize("lines", HARMLESS)
def test_headings_remarks_titles_signatures_and_recipients_are_no_errors(lines: str | tuple[str, ...]) -> None:
    report = read(*([lines] if isinstance(lines, str) else lines))
    assert said(report) == []
    assert [report.values[key] for key in BELOW] == [999, 77]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_text_is_named_in_any_format(kind: str) -> None:
    above = [["UBND XÃ AN THẠNH"], ["QUÝ III NĂM 2025"]]
    rows = [*above, list(TITLES), *map(list, FIRST), ["Trường Tiểu học An Hòa"], *map(list, SECOND)]
    assert said(read_report(as_source(rows, kind))) == [("Trường Tiểu học An Hòa", BELOW)]


def test_a_paragraph_between_two_tables_of_word_is_named() -> None:
    document = docx.Document()
    for text, rows in (("UBND XÃ AN THẠNH", FIRST), ("Trường Tiểu học An Hòa", SECOND)):
        document.add_paragraph(text)
        table = document.add_table(0, len(TITLES))
        for row in (TITLES, *rows):
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = value
    stream = io.BytesIO()
    document.save(stream)
    assert said(read_report(stream.getvalue())) == [("Trường Tiểu học An Hòa", BELOW)]


def test_a_scope_is_compared_with_the_level_of_the_report() -> None:
    assert said(read("Toàn huyện", own="UBND HUYỆN MỸ XUYÊN")) == []
    assert said(read("Toàn tỉnh", own="UBND HUYỆN MỸ XUYÊN")) == [("Toàn tỉnh", BELOW)]
    assert said(read("Toàn tỉnh", own="SỞ NỘI VỤ")) == []
    assert said(read("Toàn tỉnh", own="BÁO CÁO")) == [("Toàn tỉnh", BELOW)]
    rows = [TITLES, *FIRST, ("Toàn tỉnh",), *SECOND]
    assert said(read_report(rows, organisation=parse_organisation("Sở Nội vụ tỉnh Sóc Trăng"))) == []


def test_the_own_scope_ends_what_another_text_began() -> None:
    rows = [*SECOND[:1], ("Toàn xã",), *SECOND[1:]]
    report = read_report([("UBND XÃ AN THẠNH",), ("Quý III năm 2025",), TITLES, *FIRST, ("Xã An Hòa",), *rows])
    assert said(report) == [("Xã An Hòa", BELOW[:1])]


def test_a_name_after_the_signature_of_one_person_is_no_second_person() -> None:
    assert said(read("Người lập biểu", "Nguyễn Thị Hoa", "An Hòa")) == [("An Hòa", BELOW)]


def test_the_own_territory_named_in_a_sentence_is_not_another_one() -> None:
    assert said(read("Riêng xã An Thạnh:", "Số liệu của xã An Thạnh như sau:")) == []
