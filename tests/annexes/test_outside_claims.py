"""Texts around the rows that make numbers others, from a thing, a kind of change and a place; and harmless twins."""

import itertools

import pytest

from cchc_model import SOC_TRANG_DISTRICT, Report, Severity, draft_framework, read_report
from cchc_model.annexes.outside_corrections import correction_in
from cchc_model.annexes.row_index import row_index

HEADER = ("TT", "Chỉ tiêu", "ĐVT", "Số lượng", "Ghi chú")
ROWS = (
    ("", "Số hồ sơ TTHC do UBND cấp huyện tiếp nhận", "Hồ sơ", "5.627", ""),
    ("", "Số hồ sơ TTHC do UBND cấp xã tiếp nhận", "Hồ sơ", "14.822", ""),
    ("", "Số lượng phiếu khảo sát", "Phiếu", "176", ""),
)
DOSSIERS, FORMS = ("district_dossiers_received", "commune_dossiers_received"), "survey_forms"
THINGS = ("Hồ sơ", "Số hồ sơ cấp xã", "Lưu ý: hồ sơ", "(*) Văn bản", "* Riêng số nhiệm vụ", "Biểu này", "Zưm hồ sơ")
CHANGES = (
    *("chưa bao gồm xã Gia Hòa", "chưa tính lĩnh vực blorpa", "không kể phường Zưm", "lấy theo dòng dưới", "chưa đủ"),
    *("là số lũy kế từ đầu năm", "lấy theo quý IV/2021", "là số của năm 2021", "tính đến 28/2", "còn thiếu 2 xã"),
)
STATED = ("là 5.672 (số đúng)", "sửa thành 5.672", "(nghìn)")
ALONE = (
    *("Chưa bao gồm xã Gia Hòa", "Xã Gia Hòa chưa gửi báo cáo", "Còn thiếu xã Gia Hòa chưa gửi", "Trừ thị trấn Zưm"),
    *("Đính chính biểu gửi ngày 10/3", "Phiếu khảo sát là số của năm 2021", "Zưm zưm hồ sơ 5.672"),
    *("Số HS lấy theo quý IV/2021", "Phòng Zưm chưa có báo cáo"),
)
CORRECTIONS = (
    *("ĐÍNH CHÍNH: số hồ sơ UBND cấp huyện tiếp nhận là 5.672", "Đính chính: số hồ sơ cấp huyện là 5.672"),
    *("Sửa: hồ sơ huyện 5.672", "Số đúng của hồ sơ cấp huyện: 5.672", "Số hồ sơ: 5.672 mới đúng"),
)
SCALES = (
    *("* Hồ sơ: đơn vị tính là nghìn", "Hồ sơ tính theo nghìn", "(*) Đơn vị tính hồ sơ: nghìn hồ sơ"),
    *("ĐVT hồ sơ: nghìn", "Lưu ý: hồ sơ ghi theo đơn vị nghìn", "Zưm hồ sơ blorpa tính bằng trăm"),
)
HARMLESS = (
    *("Nguồn số liệu: phần mềm một cửa điện tử", "BIỂU TỔNG HỢP HỒ SƠ THỦ TỤC HÀNH CHÍNH", "Khó khăn: thiếu biên chế"),
    *("(Kèm theo Báo cáo số 45/BC-UBND ngày 05/4/2022 của UBND huyện Mỹ Xuyên)", "KT. CHỦ TỊCH", "Nguyễn Văn An"),
    *("Căn cứ Kế hoạch số 12/KH-UBND ngày 03/02/2021", "Thống kê kết quả giải quyết hồ sơ TTHC quý I năm 2022"),
    *("Hồ sơ trễ hạn do thiếu giấy tờ", "Tỷ lệ hồ sơ đúng hạn đạt 98,5%", "Số hồ sơ tăng so với quý IV/2021"),
    *("Hồ sơ tăng so với cùng kỳ năm 2021 do nhu cầu chứng thực", "Người lập biểu", "(Ký tên, đóng dấu)"),
    *("Mỹ Xuyên, ngày 05 tháng 4 năm 2022", "Ghi chú: Có = 1, Không = 0", "Văn bản ban hành đúng thể thức"),
    *("Theo Luật Tổ chức chính quyền địa phương năm 2015", "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018"),
    *("Hồ sơ tính đến ngày 31/3/2022", "Số hồ sơ tính đến hết quý I/2022", "Kế hoạch tuyên truyền năm 2022"),
    *("Hệ thống quản lý chất lượng theo TCVN ISO 9001:2015", "Email: noivu@soctrang.gov.vn", "Cải cách hành chính"),
    *("Người liên hệ: Lê Văn B - 0912345678", "Các văn bản được ban hành kịp thời", "Không phát sinh hồ sơ quá hạn"),
    *("Chưa có văn bản chỉ đạo mới", "Báo cáo được gửi đúng thời hạn", "Đơn vị tính: hồ sơ", "Trang 1/3"),
    *("Đơn vị báo cáo: UBND huyện Mỹ Xuyên", "Hồ sơ được tiếp nhận qua Cổng dịch vụ công", "ĐVT: Hồ sơ, văn bản"),
    *("Văn bản theo Kế hoạch năm 2021", "Hồ sơ theo Quyết định năm 2021"),
    *("Nhiệm vụ giao tại Kế hoạch số 5/KH-UBND năm 2022", "Hồ sơ xử lý trên phần mềm iGate của VNPT"),
    *("Tổng số cán bộ, công chức theo Quyết định số 45/QĐ-UBND", "Xem thêm phụ lục kèm theo"),
)


def read(text: str, *, below: bool) -> Report:
    above, after = ((), ((text,),)) if below else (((text,),), ())
    return read_report([("UBND huyện Mỹ Xuyên",), ("Quý I năm 2022",), *above, HEADER, *ROWS, *after])


def worst(report: Report) -> Severity:
    """Return the highest severity of the findings, without those of the form."""
    known = {"rows_absent", "unit_differs", "ordinals_differ"}
    return max((one.severity for one in report.findings if one.code not in known), default=Severity.INFO)


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("text", [*map(" ".join, itertools.product(THINGS, CHANGES)), *ALONE])
def test_a_text_that_changes_what_the_annex_counts_is_quoted(text: str, *, below: bool) -> None:
    assert worst(read(text, below=below)) >= Severity.WARNING


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("text", [*(f"Số hồ sơ cấp xã {stated}" for stated in STATED), *CORRECTIONS])
def test_another_number_time_or_scale_is_an_error(text: str, *, below: bool) -> None:
    assert worst(read(text, below=below)) is Severity.ERROR


@pytest.mark.parametrize("thing", ["Số hồ sơ", "* Riêng số nhiệm vụ", "Văn bản", "Zưm phiếu"])
@pytest.mark.parametrize("time", ["quý IV/2021", "quý II", "năm 2021", "6 tháng đầu năm"])
def test_below_the_table_another_time_is_an_error(thing: str, time: str) -> None:
    assert worst(read(f"{thing} lấy theo {time}", below=True)) is Severity.ERROR


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("text", SCALES)
def test_a_scale_in_a_sentence_damages_the_rows_of_its_unit(text: str, *, below: bool) -> None:
    report = read(text, below=below)
    assert [report.values[key] for key in (*DOSSIERS, FORMS)] == [None, None, 176]


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("text", HARMLESS)
def test_what_stands_around_clean_annexes_stays_quiet(text: str, *, below: bool) -> None:
    report = read(text, below=below)
    assert worst(report) is Severity.INFO
    assert [report.values[key] for key in (*DOSSIERS, FORMS)] == [5627, 14822, 176]


RATE_FORM = (
    ("TT", "Chỉ tiêu", "ĐVT", "Kết quả"),
    ("1", "Tổng số hồ sơ đã giải quyết", "Hồ sơ", "1.230"),
    ("2", "Giải quyết đúng hạn", "Hồ sơ", "1.225"),
    ("3", "Tỷ lệ giải quyết đúng hạn", "%", "99,59"),
)
RATES = draft_framework(RATE_FORM, id="rates").framework
LINKS = (
    "Tỷ lệ giải quyết đúng hạn = ",
    "Tỷ lệ giải quyết đúng hạn được tính bằng ",
    "Cách tính: Tỷ lệ giải quyết đúng hạn = ",
)
QUOTIENTS = (
    *("(2)/(1)", "(2) : (1)", "[2]/[1]", "dòng 2/dòng 1", "mục (2) chia mục (1)"),
    *("Giải quyết đúng hạn/Tổng số hồ sơ đã giải quyết", "số hồ sơ đúng hạn chia tổng số"),
)


def errors_with(text: str) -> list[Severity]:
    found = (
        read_report([("Quý I năm 2022",), *lines], framework=RATES).findings
        for lines in ((*RATE_FORM, (text,)), ((text,), *RATE_FORM))
    )
    return [one.severity for findings in found for one in findings if one.severity is Severity.ERROR]


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("quotient", QUOTIENTS)
@pytest.mark.parametrize("factor", ["", " x 100%", " × 100 (%)"])
def test_a_formula_states_no_value(link: str, quotient: str, factor: str) -> None:
    assert not errors_with(f"{link}{quotient}{factor}")
    assert errors_with(f"{link}{quotient}{factor} = 98,5")


def test_a_number_that_is_no_reference_is_a_statement() -> None:
    for text in ("= 98,5", "= 98,5 x 100", "= 1.220/1.230 x 100", "là 98,5 (số đúng)"):
        assert errors_with(f"Tỷ lệ giải quyết đúng hạn {text}")


def test_a_text_that_opens_as_a_correction_is_asked_about_even_without_a_number() -> None:
    index = row_index(SOC_TRANG_DISTRICT)
    opened = correction_in("Đính chính: xem công văn kèm theo", (), (), index)
    assert (opened and opened.rows, opened and opened.severity) == ((), Severity.WARNING)
    assert correction_in("Đã điều chỉnh theo công văn kèm theo", (), (), index) is None
