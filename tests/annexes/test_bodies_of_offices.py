"""Names of offices as they are printed: in a letterhead, in a title on one line, above a column, on a sheet."""

import io
import random

import pytest

from cchc_model import Level, Organisation, Report, read_parts, read_report
from cchc_model.annexes.part_titles import stated_organisation
from helpers.sampling import some_of

HEADER = ("TT", "Chỉ tiêu", "ĐVT", "Số lượng")
ROW = ("1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31")
TERRITORIES = (
    ("Phường 12", "phường 12", Level.COMMUNE), ("P.12", "phường 12", Level.COMMUNE),
    ("P. 5", "phường 5", Level.COMMUNE),
    ("TT. Mỹ Xuyên", "thị trấn Mỹ Xuyên", Level.COMMUNE), ("Thị trấn Mỹ Xuyên", "thị trấn Mỹ Xuyên", Level.COMMUNE),
    ("Đặc khu Phú Quốc", "đặc khu Phú Quốc", Level.COMMUNE), ("X. Đại Tâm", "xã Đại Tâm", Level.COMMUNE),
    ("Xã Tân Lập 2", "xã Tân Lập 2", Level.COMMUNE), ("TX. Ngã Năm", "thị xã Ngã Năm", Level.DISTRICT),
    ("TP. Sóc Trăng", "thành phố Sóc Trăng", Level.DISTRICT), ("Huyện Phú Quý", "huyện Phú Quý", Level.DISTRICT),
    ("H. Long Phú", "huyện Long Phú", Level.DISTRICT), ("Tỉnh Sóc Trăng", "tỉnh Sóc Trăng", Level.PROVINCE),
)  # fmt: skip
OFFICES = (
    "Ban Quản lý dự án đầu tư xây dựng", "Ban QLDA ĐTXD huyện Mỹ Xuyên", "Ban Quản lý các khu công nghiệp",
    "Trung tâm Phục vụ hành chính công", "Trung tâm Y tế huyện Mỹ Xuyên", "TTYT huyện Mỹ Xuyên",
    "Trung tâm PVHCC xã Đại Tâm", "Văn phòng UBND huyện Mỹ Xuyên", "Văn phòng HĐND và UBND huyện Mỹ Xuyên",
    "VP HĐND&UBND huyện", "VP. HĐND và UBND", "Phòng TNMT", "Phòng TN&MT", "Phòng TN-MT huyện Mỹ Xuyên",
    "Phòng LĐ-TB&XH", "Phòng Kinh tế - Hạ tầng", "Phòng GDĐT", "Phòng Nội vụ", "Sở KHĐT", "Sở KH&ĐT", "Sở NN&PTNT",
    "Sở Tư pháp", "Chi cục Thuế khu vực Mỹ Xuyên", "Công an huyện Mỹ Xuyên", "BCH Quân sự huyện", "Thanh tra huyện",
    "Bảo hiểm xã hội huyện Mỹ Xuyên", "Kho bạc Nhà nước Mỹ Xuyên", "Huyện ủy Mỹ Xuyên", "Đảng ủy xã Đại Tâm",
    "Ủy ban MTTQ xã Đại Tâm", "UBMTTQ Việt Nam huyện", "Hội LHPN xã Đại Tâm", "Trạm Y tế xã Đại Tâm",
    "Phòng Văn hóa - Xã hội xã Đại Tâm", "Trường Tiểu học An Hòa",
)  # fmt: skip
BODIES = (
    *((text, f"UBND {name}", level) for text, name, level in TERRITORIES),
    *((f"UBND {text}", f"UBND {name}", level) for text, name, level in TERRITORIES),
    *((text, text, Level.AGENCY) for text in OFFICES),
)
TITLES = (
    "BÁO CÁO CCHC THÁNG 1.2022 {body}", "BÁO CÁO CCHC {body} THÁNG 1/2022", "SỐ LIỆU CCHC CỦA {body} THÁNG 01 NĂM 2022",
    "BIỂU SỐ LIỆU CÔNG TÁC CCHC THÁNG 1/2022 - {body}", "PHỤ LỤC SỐ LIỆU CCHC ({body}) THÁNG 1 NĂM 2022",
)  # fmt: skip


def same(found: Organisation | None, name: str, level: Level) -> bool:
    if found is None or found.level is not level:
        return False
    return found.known_as == Organisation(name, level).known_as


def read(*lines: str) -> Report:
    return read_report([*((line,) for line in lines), HEADER, ROW])


@pytest.mark.parametrize(("text", "name", "level"), BODIES)
def test_a_body_is_read_wherever_it_stands(text: str, name: str, level: Level) -> None:
    for printed in (text, text.upper()):
        assert same(read(printed, "Quý I/2022").organisation, name, level)
        assert same(read("BÁO CÁO SỐ LIỆU", "Quý I/2022", printed).organisation, name, level)
    if level is not Level.PROVINCE:
        below = read("UBND TỈNH SÓC TRĂNG", text.upper(), "Quý I/2022").organisation
        assert same(below, name, level)
        assert below is not None
        assert below.parent is not None
    assert same(stated_organisation(text), name, level)
    columns = [(*HEADER[:3], text, "Xã Tân Hưng"), (*ROW, "7")]
    found, other = (part.report.organisation for part in read_parts([("Quý I/2022",), *columns]))
    assert same(found, name, level)
    assert same(other, "UBND xã Tân Hưng", Level.COMMUNE)


@pytest.mark.parametrize(("text", "name", "level"), BODIES)
def test_a_title_on_one_line_names_the_body_and_the_period(text: str, name: str, level: Level) -> None:
    g = random.Random(text)
    for form in (g.choice(TITLES), *some_of(TITLES[1:])):
        title = form.format(body=g.choice((text, text.upper())))
        report = read(title)
        assert same(report.organisation, name, level), title
        assert report.period is not None, title
        assert report.period.label() == "Tháng 1 năm 2022"


def test_a_sheet_is_called_after_a_body() -> None:
    import openpyxl

    short = [one for one in BODIES if len(one[0]) <= 31 and not one[0].startswith("UBND")]
    names = {(name, level): text for text, name, level in reversed(short)}
    book = openpyxl.Workbook()
    for text in names.values():
        sheet = book.create_sheet(text)
        for line in (("Quý I/2022",), HEADER, ROW):
            sheet.append(line)
    book.remove(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    parts = read_parts(file.getvalue(), name="a.xlsx")
    assert len(parts) == len(names)
    for part, (name, level) in zip(parts, names, strict=True):
        assert same(part.report.organisation, name, level), part.title


@pytest.mark.parametrize(
    "lines",
    [
        ("ĐẢNG BỘ", "HUYỆN MỸ XUYÊN"), ("SỞ Y TẾ", "TỈNH SÓC TRĂNG"), ("KHỐI DÂN VẬN", "XÃ ĐẠI TÂM"),
        ("UBND XÃ ĐẠI TÂM", "HUYỆN MỸ XUYÊN"), ("BÁO CÁO THĂM HUYỆN MỸ XUYÊN",), ("BÁO CÁO CCHC CÁC XÃ",),
        ("KẾT QUẢ XÃ HỘI HÓA",), ("UBND XÃ ĐẠI TÂM", "BÁO CÁO CCHC XÃ AN HÒA"), ("BÁO CÁO CCHC XÃ A VÀ XÃ B",),
        ("Phường",), ("BÁO CÁO CCHC XÃ AN HÒA, XÃ TÂN HƯNG",),
    ],
)  # fmt: skip
def test_a_territory_that_may_be_part_of_another_name_reports_nothing(lines: tuple[str, ...]) -> None:
    assert read(*lines, "Quý I/2022").organisation is None


def test_a_title_may_name_what_is_above_the_office() -> None:
    report = read("UBND HUYỆN MỸ XUYÊN", "PHÒNG NỘI VỤ", "BÁO CÁO CCHC HUYỆN MỸ XUYÊN QUÝ I/2022")
    assert report.organisation is not None
    assert report.organisation.name == "PHÒNG NỘI VỤ"
    report = read("UBND XÃ ĐẠI TÂM", "SỐ LIỆU CCHC TỈNH SÓC TRĂNG QUÝ I/2022")
    assert report.organisation is not None
    assert report.organisation.name == "UBND xã Đại Tâm"


@pytest.mark.parametrize("text", ["Đơn vị: triệu đồng", "Đơn vị: hồ sơ", "(Đơn vị: nghìn đồng)", "Đơn vị: 1.000 đồng"])
def test_the_unit_of_the_values_is_no_office(text: str) -> None:
    assert read("Quý I/2022", text).organisation is None
    named = read("UBND XÃ ĐẠI TÂM", text).organisation
    assert named is not None
    assert named.name == "UBND xã Đại Tâm"
