"""The organisation and the period of the texts before a table: right, or open with a finding, never another one."""

import io
import random
from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import Lang, Level, Organisation, Report, ReportingPeriod, Severity, read_report, write_report
from cchc_model.reports.finding_codes import FindingCode
from helpers.letterheads import HEADER, NAMES, NUMBERED, ROW, letterhead

LANGS: tuple[Lang, Lang] = ("vi", "en")
QUARTER = ReportingPeriod.quarter(2022, 1)
UNKNOWN = ("organisation_unknown", "period_unknown", "several_periods")


def read(*lines: str, period: ReportingPeriod | None = None) -> Report:
    return read_report("\n".join((*lines, HEADER, ROW)).encode(), period=period)


def named(report: Report) -> tuple[str, ...]:
    """Return the names of the organisation and its superiors."""
    found, names = report.organisation, []
    while found is not None:
        names.append(found.name)
        found = found.parent
    return tuple(names)


@given(st.randoms(use_true_random=False))
def test_what_a_letterhead_says_is_read_and_what_it_leaves_open_is_said(g: random.Random) -> None:
    made = letterhead(g)
    report = read_report(made.text)
    right, found = made.organisation, report.organisation
    assert (found is None) == (right is None)
    if found is not None and right is not None:
        assert (found.known_as, found.level) == (right.known_as, right.level)
    assert report.period == made.period
    codes = [str(finding.code) for finding in report.findings if finding.code in UNKNOWN]
    assert codes.count("organisation_unknown") == (right is None)
    assert len(codes) == (right is None) + (made.period is None)
    given_both = read_report(made.text, organisation=Organisation("UBND xã B", Level.COMMUNE), period=QUARTER)
    assert not {finding.code for finding in given_both.findings} & {*UNKNOWN}


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["UBND TỈNH SÓC TRĂNG", "SỞ NỘI VỤ"], ("SỞ NỘI VỤ", "UBND tỉnh Sóc Trăng")),
        (["UBND TỈNH SÓC TRĂNG SỞ NỘI VỤ Số: 12/BC-SNV"], ("SỞ NỘI VỤ", "UBND tỉnh Sóc Trăng")),
        (["UBND HUYỆN MỸ XUYÊN", "PHÒNG NỘI VỤ"], ("PHÒNG NỘI VỤ", "UBND huyện Mỹ Xuyên")),
        (["Phòng Nội vụ huyện Mỹ Xuyên"], ("Phòng Nội vụ huyện Mỹ Xuyên",)),
        (["UBND HUYỆN MỸ XUYÊN", "ỦY BAN NHÂN DÂN", "XÃ ĐẠI TÂM"], ("UBND xã Đại Tâm", "UBND huyện Mỹ Xuyên")),
        (["UBND HUYỆN MỸ XUYÊN XÃ ĐẠI TÂM"], ()),
        (["UBND XÃ TÂN", "HƯNG"], ()),
        (["UBND XÃ TÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "HƯNG\tĐộc lập - Tự do - Hạnh phúc"], ()),
        (["UBND TỈNH SÓC TRĂNG", "NHÓM RÀ SOÁT"], ()),
        (["UBND HUYỆN MỸ XUYÊN", "UBND TỈNH SÓC TRĂNG"], ()),
        (["SỞ NỘI VỤ CHI CỤC VĂN THƯ"], ()),
        (["UBND xã Đại Tâm, huyện Mỹ Xuyên"], ("UBND xã Đại Tâm", "UBND huyện Mỹ Xuyên")),
        (["UBND TỈNH SÓC TRĂNG", "Đơn vị báo cáo: ………"], ()),
        (["UBND TỈNH SÓC TRĂNG", "Đơn vị báo cáo: UBND"], ()),
        (["UBND TỈNH SÓC TRĂNG", "Đơn vị báo cáo: UBND xã A Đơn vị nhận: Sở Nội vụ"], ()),
        (["UBND TỈNH SÓC TRĂNG", "Đơn vị báo cáo:\tUBND phường 12"], ("UBND phường 12",)),
        (["PHỤ LỤC SỐ LIỆU CỦA UBND HUYỆN MỸ XUYÊN QUÝ I NĂM 2022"], ("UBND huyện Mỹ Xuyên",)),
        (["UBND TỈNH SÓC TRĂNG", "PHỤ LỤC SỐ LIỆU CỦA UBND HUYỆN MỸ XUYÊN"], ()),
        (["UBND HUYỆN MỸ XUYÊN", "PHỤ LỤC NHIỆM VỤ UBND TỈNH GIAO"], ("UBND huyện Mỹ Xuyên",)),
        (["Kính gửi: UBND tỉnh Sóc Trăng"], ()),
        (["(Kèm theo Báo cáo số 45/BC-UBND ngày 05/4/2022 của UBND huyện Mỹ Xuyên)"], ("UBND huyện Mỹ Xuyên",)),
        (["(Kèm theo Công văn số 45/UBND ngày 05/4/2022 của UBND huyện Mỹ Xuyên)"], ()),
        (["HỘI ĐỒNG NHÂN DÂN", "TỈNH SÓC TRĂNG"], ("HĐND tỉnh Sóc Trăng",)),
        (["SỞ NỘI VỤ", "PHỤ LỤC SỐ LIỆU CCHC UBND XÃ ĐẠI TÂM"], ()),
        (["SỞ NỘI VỤ", "SỐ LIỆU CẢI CÁCH HÀNH CHÍNH CỦA UBND XÃ ĐẠI TÂM"], ()),
        (["SỞ NỘI VỤ", "SỐ LIỆU CẢI CÁCH HÀNH CHÍNH CỦA UBND TỈNH SÓC TRĂNG"], ("SỞ NỘI VỤ",)),
        (["PHÒNG VĂN HÓA - XÃ HỘI", "PHỤ LỤC SỐ LIỆU CỦA UBND XÃ ĐẠI TÂM"], ("PHÒNG VĂN HÓA - XÃ HỘI",)),
    ],
)
def test_the_lowest_body_reports_and_no_superior_stands_for_it(lines: list[str], names: tuple[str, ...]) -> None:
    assert named(read(*lines)) == names


def test_a_city_has_the_level_that_it_had_in_the_period() -> None:
    for year, level in ((2022, Level.DISTRICT), (2025, Level.PROVINCE)):
        report = read("UBND THÀNH PHỐ HUẾ", f"Quý I năm {year}")
        assert report.organisation == Organisation("UBND thành phố Huế", level)
    given_period = read("UBND THÀNH PHỐ HUẾ", period=QUARTER)
    assert given_period.organisation == Organisation("UBND thành phố Huế", Level.DISTRICT)


def test_what_is_open_is_said_once_with_the_text_in_doubt_and_the_next_step() -> None:
    report = read("UBND XÃ TÂN", "HƯNG", "Quý … năm 2022")
    told = {f.code: f for f in report.findings if f.code in UNKNOWN}
    assert {code: f.text for code, f in told.items()} == {
        "organisation_unknown": "HƯNG", "period_unknown": "Quý … năm 2022",
    }  # fmt: skip
    assert all(f.severity is Severity.WARNING for f in told.values())
    for lang in LANGS:
        assert "--period" in told[FindingCode.PERIOD_UNKNOWN].message(lang)
        assert "--organisation" in told[FindingCode.ORGANISATION_UNKNOWN].message(lang)
    assert not [f for f in report.findings if f.code.startswith("unrecognised")]


def test_a_label_decides_where_other_texts_are_unclear() -> None:
    assert read("Mẫu báo cáo 2 tháng đầu năm 2022", "Kỳ báo cáo: Quý I năm 2022").period == QUARTER
    assert read("Tháng 3 năm 2022", "Kỳ báo cáo: Quý I năm 2022").period is None


def test_a_number_beside_a_time_is_still_said() -> None:
    report = read("\tSố nhiệm vụ khác quý I năm 2022\t\t31")
    assert [f.text for f in report.findings if f.code == "unrecognised_row"] == ["31"]


@pytest.mark.parametrize("kind", ["txt", "csv", "docx", "xlsx"])
@pytest.mark.parametrize(
    "signed", [None, cchc.Letterhead(number="45/BC-UBND", place="Mỹ Xuyên", date="ngày 05/4/2022")]
)
def test_the_librarys_own_files_leave_no_line_of_the_letterhead_unrecognised(
    kind: str, signed: cchc.Letterhead | None, report: Report
) -> None:
    province = Organisation("UBND tỉnh Sóc Trăng", Level.PROVINCE)
    who = Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT, parent=province)
    stream = io.BytesIO()
    known = evolve(report, organisation=who, period=QUARTER)
    write_report(known, stream, format=kind, letterhead=signed if kind == "docx" else None)
    again = read_report(stream.getvalue())
    assert again.organisation is not None
    assert (again.organisation.name, again.period) == (who.name, QUARTER)
    told = [f.message() for f in again.findings if f.code.startswith("unrecognised") or f.code in UNKNOWN]
    assert told == [f.message() for f in report.findings if f.code.startswith("unrecognised")]


FOLLOWERS = (
    "Phụ lục", "Phụ lục I", "Biểu", "Biểu số liệu", "Báo cáo", "Số liệu CCHC", "Thống kê", "Tổng hợp", "Bảng tổng hợp",
    "Mẫu số 01", "Cải cách hành chính", "Thủ tục hành chính", "Kết quả thực hiện", "Thông báo", "Quyết định", "Dự thảo",
    "Tờ trình", "Hỏa tốc", "Mật", "Quý III năm 2025", "Tháng 9", "6 tháng đầu năm 2025", "Năm 2025", "Kỳ báo cáo",
    "Kính gửi: UBND tỉnh", "Văn phòng HĐND và UBND", "Phòng Kinh tế và Hạ tầng", "Trung tâm Phục vụ hành chính công",
    "Đơn vị tính: hồ sơ", "Nội dung", "Lĩnh vực", "Hồ sơ tiếp nhận", "Công tác kiểm soát thủ tục hành chính",
)  # fmt: skip
HEADS = ("UBND xã", "Ủy ban nhân dân phường", "UBND đặc khu", "UBND huyện", "UBND P.")
BETWEEN = ((), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",), ("Độc lập - Tự do - Hạnh phúc", "Số: 45/BC-UBND"))


@pytest.mark.parametrize("case", [str, str.upper], ids=["as printed", "capitals"])
@pytest.mark.parametrize("follower", FOLLOWERS)
def test_a_body_without_its_name_takes_none_from_the_next_line(follower: str, case: Callable[[str], str]) -> None:
    for head in HEADS:
        for between in BETWEEN:
            report = read(case(head), *between, case(follower), "Quý III năm 2025")
            assert report.organisation is None
            assert "organisation_unknown" in {finding.code for finding in report.findings}


@pytest.mark.parametrize("name", [*NAMES, *NUMBERED, "Độc Lập", "Tự Do", "Cộng Hòa", "Sở Dầu", "Năm Căn", "Kỳ Sơn"])
def test_a_place_below_its_body_is_read_whatever_stands_between(name: str) -> None:
    for between in BETWEEN:
        report = read("UBND PHƯỜNG", *between, name, "PHỤ LỤC", "Quý III năm 2025")
        assert report.organisation is not None
        assert report.organisation.name == f"UBND phường {name}"


OWN = ("UBND xã Đại Tâm", "UBND xã", "Ủy ban nhân dân xã")
"""The body of the letterhead, as texts below it name it."""
CITATIONS = (
    "(Mẫu kèm theo Công văn số 1234/SNV-CCHC ngày 05/8/2025 của {other})",
    "(Theo mẫu tại Công văn số 1234/UBND-NC của {other})",
    "Căn cứ Kế hoạch số 10/KH-UBND ngày 05/01/2025 của {other};",
    "Thực hiện Công văn số 1234/SNV-CCHC của {other}, {own} báo cáo như sau:",
    "(Kèm theo Báo cáo số 125/BC-UBND ngày 15/9/2025 của {own})",
    "(Kèm theo Báo cáo số    /BC-UBND ngày    /9/2025 của {own})",
    "{own} báo cáo kết quả như sau:",
)
OTHERS = ("Sở Nội vụ thành phố Cần Thơ", "Sở Nội vụ", "UBND thành phố", "UBND thành phố Cần Thơ")


@pytest.mark.parametrize("text", CITATIONS)
@pytest.mark.parametrize("own", OWN)
def test_a_citation_or_a_sentence_leaves_the_letterhead_as_it_is(text: str, own: str) -> None:
    for other in OTHERS:
        for lines in (("UBND XÃ ĐẠI TÂM",), ("UBND THÀNH PHỐ CẦN THƠ", "UBND XÃ ĐẠI TÂM")):
            report = read(*lines, "PHỤ LỤC", "Quý III năm 2025", text.format(own=own, other=other))
            assert report.organisation is not None
            assert (report.organisation.name, report.period) == ("UBND xã Đại Tâm", ReportingPeriod.quarter(2025, 3))


@pytest.mark.parametrize("text", [text for text in CITATIONS if "{own}" in text])
@pytest.mark.parametrize("own", [*OWN, "UBND xã Tham Đôn"])
def test_no_letterhead_stands_for_another_body_that_reports(text: str, own: str) -> None:
    above = "UBND XÃ ĐẠI TÂM" if own == "UBND xã Tham Đôn" else "UBND HUYỆN MỸ XUYÊN"
    for other in OTHERS:
        report = read(above, "Quý III năm 2025", text.format(own=own, other=other))
        assert report.organisation is None or report.organisation.name == own


@pytest.mark.parametrize("joint", ["HỘI ĐỒNG NHÂN DÂN - ỦY BAN NHÂN DÂN", "HĐND - UBND", "HĐND VÀ UBND"])
def test_a_council_and_a_committee_share_the_name_of_their_place(joint: str) -> None:
    for lines in ((joint, "XÃ ĐẠI TÂM"), (f"{joint} XÃ ĐẠI TÂM",)):
        assert named(read(*lines, "Quý III năm 2025")) == ("UBND xã Đại Tâm",)
