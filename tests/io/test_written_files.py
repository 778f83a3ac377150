"""Documents, workbooks, CSV, JSON and pages read back, are safe, and look as they should."""

import csv as csv_module
import decimal
import io
import json
import re
import zipfile
from collections import Counter
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pytest
from attrs import evolve
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from hypothesis import assume, example, given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

import cchc_model as cchc
from cchc_model import (
    SOC_TRANG_DISTRICT,
    Entry,
    Framework,
    InvalidDataError,
    Letterhead,
    Level,
    Organisation,
    ReadError,
    Report,
    ReportingPeriod,
    Severity,
    Status,
    check,
    compute_rates,
    read_report,
    testing,
    write_report,
)
from cchc_model.annexes.lines import HEADER
from cchc_model.framework import Kind
from cchc_model.indicators import DOSSIER
from cchc_model.io.json import from_data
from cchc_model.reports.entries import Leftover
from cchc_model.vietnamese.formatting import format_number
from helpers import golden
from helpers.golden import reviewable
from helpers.own_framework import FRAMEWORK

DISTRICT = Organisation(
    "UBND huyện Mỹ Xuyên", Level.DISTRICT, parent=Organisation("UBND tỉnh Sóc Trăng", Level.PROVINCE)
)
QUARTER = ReportingPeriod.quarter(2022, 1)


def written(report: Report, kind: str, *, letterhead: Letterhead | None = None) -> bytes:
    stream = io.BytesIO()
    write_report(report, stream, format=kind, letterhead=letterhead)
    return stream.getvalue()


def small(**values: int | Decimal) -> Report:
    return Report.from_values(FRAMEWORK, values, organisation=DISTRICT, period=QUARTER)


@pytest.fixture(scope="module")
def named(report: Report) -> Report:
    """The real annex with who reports and when."""
    return evolve(report, organisation=DISTRICT, period=QUARTER)


def is_plain(entry: Entry) -> bool:
    """Whether the text of an entry is nothing but its number."""
    return entry.value is not None and entry.text.rstrip("%") in ("", str(entry.value), format_number(entry.value))


def assert_same_entries(again: Report, report: Report) -> None:
    """All of every entry but how a plain number was printed, and who read or entered it."""
    assert again.absent_headings == report.absent_headings
    for key, before in report.entries.items():
        after = again.entries[key]
        assert (after.status, str(after.value), after.note) == (before.status, str(before.value), before.note), key
        if before.unit is not None:
            assert after.unit == before.unit
        assert after.text == before.text or (is_plain(before) and is_plain(after)), key


# What was written reads back equal.


@given(kind=st.sampled_from(["txt", "csv", "docx"]), report=testing.reports())
def test_entries_come_back_as_they_were(kind: str, report: Report) -> None:
    again = read_report(written(report, kind))
    assert again.entries == report.entries
    assert again.absent_headings == report.absent_headings


@given(report=testing.reports())
def test_entries_come_back_from_a_workbook_with_every_digit(report: Report) -> None:
    assert_same_entries(read_report(written(report, "xlsx")), report)


@given(kind=st.sampled_from(["csv", "docx", "xlsx"]), values=testing.report_values())
def test_values_that_were_entered_come_back_with_every_digit(kind: str, values: dict[str, int]) -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, values)
    again = read_report(written(report, kind))
    assert [str(value) for value in again.values.values()] == [str(value) for value in report.values.values()]


@given(report=testing.reports(), reason=st.text(min_size=1).filter(str.strip))
def test_json_keeps_everything(report: Report, reason: str) -> None:
    report = report.correct({"plan_tasks": 31}, reason=reason)
    again = from_data(json.loads(written(report, "json").decode(errors="surrogatepass")), Report)
    assert again == report
    assert again.findings == report.findings


@pytest.mark.parametrize(
    ("framework", "kinds"), [(SOC_TRANG_DISTRICT, ("csv", "docx")), (FRAMEWORK, ("csv", "docx", "xlsx"))]
)
@given(data=st.data())
def test_what_was_set_aside_is_in_a_document_too(
    framework: Framework, kinds: tuple[str, ...], data: st.DataObject
) -> None:
    """A workbook searches the suspects of its errors, which takes long among the many of a large annex."""
    table = data.draw(testing.annex_tables(framework))
    try:
        report = read_report(table.text(), framework=framework)
    except ReadError:
        return
    kind = data.draw(st.sampled_from(kinds))
    try:
        made = written(report, kind)
    except InvalidDataError:
        return
    again = read_report(made, framework=framework)
    assert_same_entries(again, report)
    left = iter(again.leftovers)
    assert all(leftover in left for leftover in report.leftovers)
    if kind == "docx":
        assert written(again, "docx") == made


@given(
    period=testing.periods(),
    name=st.sampled_from(["UBND huyện Mỹ Xuyên", "UBND xã Tân Hưng", "UBND thành phố Cà Mau", None]),
)
def test_a_document_says_who_reports_and_when(period: ReportingPeriod, name: str | None) -> None:
    level = Level.COMMUNE if name and " xã " in name else Level.DISTRICT
    organisation = None if name is None else Organisation(name, level)
    report = evolve(small(received=31), organisation=organisation, period=period)
    for kind in ("docx", "xlsx"):
        again = read_report(written(report, kind), framework=FRAMEWORK)
        assert (again.organisation, again.period) == (organisation, period)
    again = read_report(written(report, "docx"), framework=FRAMEWORK)
    assert written(again, "docx") == written(report, "docx")


def test_the_real_annex_comes_back(named: Report) -> None:
    for kind in ("csv", "docx", "xlsx"):
        again = read_report(written(named, kind))
        assert_same_entries(again, named)
        assert [f.code for f in check(again).findings if f.rule] == [f.code for f in check(named).findings if f.rule]
    assert read_report(written(named, "csv")).entries == named.entries


# The same input gives the same bytes.


@pytest.mark.parametrize("kind", ["csv", "json", "docx", "xlsx", "html"])
def test_the_same_report_gives_the_same_bytes(kind: str, named: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    first = written(named, kind)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert written(read_again(named), kind) == first
    if first.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(first)) as archive:
            assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            properties = "".join(archive.read(n).decode() for n in archive.namelist() if n.startswith("docProps/"))
        assert set(re.findall(r"\d{4}-\d{2}-\d{2}T[\d:]+Z", properties)) <= {"1980-01-01T00:00:00Z"}
        assert set(re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>(.*?)<", properties)) <= {""}


def read_again(report: Report) -> Report:
    return from_data(json.loads(written(report, "json")), Report)


@pytest.mark.parametrize("kind", golden.KINDS)
def test_each_format_is_as_it_was_reviewed(kind: str) -> None:
    assert reviewable(written(golden.REPORT, kind)) == golden.file(kind).read_bytes().decode()


# No text becomes a formula, no text becomes a tag.

formulas = st.builds(
    str.__add__,
    st.sampled_from("=+-@"),
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=9),
)


@given(note=formulas, name=formulas)
@example(note="=", name="+0")
def test_no_text_becomes_a_formula(note: str, name: str) -> None:
    assume(cchc.read_cell(name, DOSSIER).status is Status.DAMAGED)
    report = small(received=31)
    entries = {**report.entries, "settled": Entry(None, Status.BLANK, note=note, unit="Đơn")}
    entries["pending"] = Entry(None, Status.DAMAGED, text=name, unit="Đơn")
    report = evolve(report, entries=entries, leftovers=(Leftover(name=f"{name} x", value=name, after="received"),))
    try:
        data = written(report, "xlsx"), written(report, "csv"), written(report, "tsv")
    except InvalidDataError:
        return
    annex = openpyxl.load_workbook(io.BytesIO(data[0]))["Phụ lục"]
    cells = [cell for row in annex.iter_rows() for cell in row if cell.value is not None]
    assert "f" not in {cell.data_type for cell in cells}
    assert all(cell.quotePrefix for cell in cells if str(cell.value)[0] in "=+-@")
    csv_rows = csv_module.reader(io.StringIO(data[1].decode("utf-8-sig")), delimiter=";")
    tab_rows = csv_module.reader(io.StringIO(data[2].decode()), delimiter="\t")
    for row in [*csv_rows, *tab_rows]:
        assert not [
            cell
            for cell in row
            if cell[:1] in tuple("=+@") or (cell[:1] == "-" and not re.fullmatch(r"-|--|-[\d.,]+ ?%?", cell))
        ]
    for written_data in data:
        again = read_report(written_data, framework=FRAMEWORK)
        assert (again["settled"].note, again["pending"].text) == (note, name)
        assert (f"{name} x", name) in [(left.name, left.value) for left in again.leftovers]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        known = {"class", "style", "scope", "title", "charset", "name", "content", "lang", "href", "id"}
        known |= {"aria-label", "aria-labelledby", "type", "checked", "autocomplete", "open"}
        assert {name for name, _ in attrs} <= known
        assert all(str(value).startswith("#") for name, value in attrs if name == "href")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def parsed(html: str) -> Tags:
    parser = Tags()
    parser.feed(html)
    parser.close()
    return parser


EVIL = "</style><script>alert(\"1\")</script><img src=x onerror='y'>&amp;"


def poisoned(text: str) -> Report:
    """A report with a text wherever a person may have written one."""
    entries = dict(small(received=31).entries)
    entries["settled"] = Entry(None, Status.DAMAGED, text=text, note=text, unit=text)
    entries["pending"] = Entry(5, Status.REPORTED, note=text)
    return Report(
        FRAMEWORK,
        entries,
        Organisation(text, Level.DISTRICT, parent=Organisation(text, Level.PROVINCE)),
        QUARTER,
        (Leftover(name=text, ordinal=text, unit=text, value=text, note=text, after="received"),),
    )


def test_html_is_escaped_everywhere() -> None:
    harmless, evil = (parsed(written(poisoned(text), "html").decode()) for text in ("xyz", EVIL))
    assert evil.tags == harmless.tags
    assert "".join(evil.texts).count(EVIL) == "".join(harmless.texts).count("xyz") >= 5


def test_xml_is_escaped_everywhere() -> None:
    report = poisoned(EVIL)
    for kind in ("docx", "xlsx"):
        again = read_report(written(report, kind), framework=FRAMEWORK)
        assert again["settled"].text == again["settled"].note == EVIL


@pytest.mark.parametrize("kind", ["txt", "csv", "docx", "xlsx"])
@pytest.mark.parametrize("character", ["\0", "\x08", "\x1b", "\ud800", "\uffff"])
def test_a_character_that_no_file_can_hold_is_refused(kind: str, character: str) -> None:
    report = small(received=31)
    note = f"a{character}b"
    report = evolve(report, entries={**report.entries, "pending": Entry(5, Status.REPORTED, note=note)})
    with pytest.raises(InvalidDataError, match="pending: has the character"):
        written(report, kind)
    assert (
        from_data(json.loads(written(report, "json").decode(errors="surrogatepass")), Report, framework=FRAMEWORK)
        == report
    )


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_text_that_no_cell_has_room_for_is_refused(kind: str) -> None:
    report = small(received=31)
    report = evolve(report, entries={**report.entries, "pending": Entry(5, Status.REPORTED, note="a" * 32_768)})
    with pytest.raises(InvalidDataError, match="pending: has a text of more than 32,767 characters"):
        written(report, kind)
    assert read_report(written(report, "docx"), framework=FRAMEWORK)["pending"].note == "a" * 32_768


@given(text=st.from_regex(r"_x[0-9A-Fa-f]{4}_", fullmatch=True))
def test_what_looks_like_a_character_of_a_workbook_stays_text(text: str) -> None:
    report = small(received=31)
    report = evolve(report, entries={**report.entries, "pending": Entry(5, Status.REPORTED, note=text)})
    assert read_report(written(report, "xlsx"), framework=FRAMEWORK)["pending"].note == text


# A document that an office signs.


def texts_of(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def test_the_annex_has_the_layout_of_the_decree(named: Report) -> None:
    document = docx.Document(io.BytesIO(written(named, "docx")))
    (page,) = document.sections
    sides = (
        page.page_width,
        page.page_height,
        page.top_margin,
        page.bottom_margin,
        page.left_margin,
        page.right_margin,
    )
    wide, high, top, bottom, left, right = [Mm(0) + (side or 0) for side in sides]
    near = Mm(0.1)
    assert abs(wide - Mm(210)) < near
    assert abs(high - Mm(297)) < near
    assert Mm(20) - near <= min(top, bottom) <= max(top, bottom) <= Mm(25)
    assert Mm(30) - near <= left <= Mm(35)
    assert Mm(15) <= right <= Mm(20) + near
    defaults = document.styles.element.xpath("w:docDefaults//w:rFonts/@w:ascii")
    assert list(defaults) == ["Times New Roman"]
    sizes = document.styles.element.xpath("w:docDefaults//w:sz/@w:val")
    assert [Pt(int(size) / 2) for size in sizes] == [Pt(13)]
    assert page.different_first_page_header_footer
    assert " PAGE " in page.header._element.xml
    assert "PAGE" not in page.first_page_header._element.xml
    assert texts_of(document) == [
        "Phụ lục",
        "Số liệu cải cách hành chính của Ủy ban nhân dân huyện Mỹ Xuyên",
        "Kỳ báo cáo: Quý I năm 2022",
        "(Kèm theo Báo cáo số ……/BC-UBND ngày … tháng … năm …… của Ủy ban nhân dân huyện Mỹ Xuyên)",
    ]
    looks = [paragraph.runs[0].font for paragraph in document.paragraphs[:4]]
    assert [(bool(look.bold), bool(look.all_caps), bool(look.italic)) for look in looks] == [
        (True, False, False), (True, True, False), (True, False, False), (False, False, True),
    ]  # fmt: skip
    (table,) = document.tables
    assert [row._tr.xpath("w:trPr/w:tblHeader") != [] for row in table.rows[:3]] == [True, False, False]
    assert [cell.text for cell in table.rows[0].cells] == list(HEADER)
    assert len(table.rows) == 1 + 211
    headings = {row.name for row in named.rows() if row.kind in (Kind.SECTION, Kind.HEADING)}
    bold = {row.cells[1].text.lstrip("-+ ") for row in table.rows[1:] if row.cells[1].paragraphs[0].runs[0].bold}
    assert bold == headings
    values = [row.cells[3] for row in table.rows[1:]]
    assert {cell.paragraphs[0].alignment for cell in values} == {WD_ALIGN_PARAGRAPH.RIGHT}
    assert "5.627" in [cell.text for cell in values]


def test_rows_below_others_are_set_off_with_dashes(named: Report) -> None:
    (table,) = docx.Document(io.BytesIO(written(named, "docx"))).tables
    shown = {row.cells[1].text.lstrip("-+ "): row.cells[1] for row in table.rows[1:]}
    for name, mark in (
        ("Kiểm tra CCHC", ""), ("Số phòng, ban đã kiểm tra", "- "),
        ("Số lượng lãnh đạo UBND cấp xã được cấp chứng thư số", "+ "),
    ):  # fmt: skip
        assert shown[name].text == f"{mark}{name}"
        indent = shown[name].paragraphs[0].paragraph_format.left_indent
        assert (indent or Pt(0)) == Pt(0) + (0, 144145, 288290)[("", "- ", "+ ").index(mark)]


def test_the_letterhead_has_the_layout_of_the_decree(named: Report) -> None:
    document = docx.Document(io.BytesIO(written(named, "docx", letterhead=Letterhead())))
    heading, _, signature = document.tables
    assert [[cell.text.strip() for cell in row.cells] for row in heading.rows] == [
        ["Ủy ban nhân dân", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["huyện Mỹ Xuyên", "Độc lập - Tự do - Hạnh phúc"],
        ["", "……………, ngày … tháng … năm ……"],
    ]
    body, motto = (heading.rows[1].cells[side].paragraphs for side in (0, 1))
    assert (body[0].runs[0].font.all_caps, body[0].runs[0].bold, motto[0].runs[0].bold) == (True, True, True)
    for rule in (body[1], motto[1]):  # below the text, not through its letters
        assert rule._p.xpath("w:pPr/w:pBdr/w:top/@w:val") == ["single"]
        assert rule.text == ""
    assert not document.element.xpath("//w:u")
    assert [row.cells[1].text for row in signature.rows] == [
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Ký, ghi rõ họ tên, đóng dấu)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "level", "lines", "ruled"),
    [
        ("UBND xã Ví Dụ 34", Level.COMMUNE, ["Ủy ban nhân dân", "xã Ví Dụ 34"], 1),
        ("Sở Nội vụ", Level.AGENCY, ["UBND tỉnh Sóc Trăng", "Sở Nội vụ"], 1),
        (None, Level.AGENCY, ["……………", ""], None),
    ],
)
def test_the_issuing_body_stands_in_full_with_a_rule_and_committees_print_no_superior(
    name: str | None, level: Level, lines: list[str], ruled: int | None
) -> None:
    own = None if name is None else Organisation(name, level, parent=DISTRICT.parent)
    document = docx.Document(io.BytesIO(written(evolve(small(), organisation=own), "docx", letterhead=Letterhead())))
    cells = [row.cells[0] for row in document.tables[0].rows][:2]
    assert [cell.text.strip() for cell in cells] == lines
    assert [at for at, cell in enumerate(cells) if cell._tc.xpath(".//w:pBdr")] == ([] if ruled is None else [ruled])


SIGNED = Letterhead(
    number="45/BC-UBND",
    place="Mỹ Xuyên",
    date="ngày 05 tháng 4 năm 2022",
    attached_to="Báo cáo số 45/BC-UBND ngày 05 tháng 4 năm 2022",
    signer=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    name="Nguyễn Văn A",
    recipients=("UBND tỉnh Sóc Trăng", "Sở Nội vụ", "HĐND huyện", "Lưu: VT, NV (3b)"),
)


def test_a_letterhead_says_where_when_and_who(named: Report) -> None:
    data = written(named, "docx", letterhead=SIGNED)
    again = read_report(data)
    assert (again.entries, again.period) == (named.entries, named.period)
    assert again.organisation == evolve(DISTRICT, parent=None)
    told = " ".join(finding.message() for finding in again.findings)
    assert not [text for text in SIGNED.signer if text in told]
    assert written(again, "docx") == data
    document = docx.Document(io.BytesIO(data))
    heading, _, signature = document.tables
    assert [cell.text for cell in heading.rows[2].cells] == [
        "Số: 45/BC-UBND", "Mỹ Xuyên, ngày 05 tháng 4 năm 2022",
    ]  # fmt: skip
    assert [[cell.text for cell in row.cells] for row in signature.rows] == [
        ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"],
        ["- UBND tỉnh Sóc Trăng;", "KT. CHỦ TỊCH"],
        ["- Sở Nội vụ;", "PHÓ CHỦ TỊCH"],
        ["- HĐND huyện;", ""],
        ["- Lưu: VT, NV (3b).", ""],
        ["", "Nguyễn Văn A"],
    ]
    whose = "của Ủy ban nhân dân huyện Mỹ Xuyên"
    assert f"(Kèm theo {SIGNED.attached_to} {whose})" in [paragraph.text for paragraph in document.paragraphs]
    with pytest.raises(InvalidDataError, match="letterhead: applies to docx"):
        written(named, "csv", letterhead=SIGNED)


def test_lines_of_a_signature_are_given_in_one_text_or_in_several(named: Report) -> None:
    several, one = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "KT. CHỦ TỊCH\n PHÓ CHỦ TỊCH\n"
    assert Letterhead(signer=one) == Letterhead(signer=several)
    assert Letterhead(recipients="Như trên\nLưu: VT").recipients == ("Như trên", "Lưu: VT")
    again = read_report(written(named, "docx", letterhead=Letterhead(signer=one, recipients="Lưu: VT")))
    pairs = [(leftover.ordinal, leftover.name) for leftover in again.leftovers][-3:]
    assert pairs == [
        ("Nơi nhận:", "KT. CHỦ TỊCH"),
        ("- Lưu: VT.", "PHÓ CHỦ TỊCH"),
        ("", "(Ký, ghi rõ họ tên, đóng dấu)"),
    ]


def test_a_letterhead_takes_the_place_of_the_one_that_was_read(named: Report) -> None:
    remark = Leftover(name="Ghi chú: số liệu tính đến ngày 15 tháng 3", after=SOC_TRANG_DISTRICT.rows[-1].id)
    first = read_report(
        written(evolve(named, leftovers=(*named.leftovers, remark)), "docx", letterhead=SIGNED), organisation=DISTRICT
    )
    other = Letterhead(place="Sóc Trăng", signer="CHÁNH VĂN PHÒNG", name="Trần Thị B")
    data = written(first, "docx", letterhead=other)
    texts = [(leftover.ordinal, leftover.name) for leftover in read_report(data).leftovers if not leftover.row]
    assert texts == [
        ("Ủy ban nhân dân", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("huyện Mỹ Xuyên", "Độc lập - Tự do - Hạnh phúc"),
        ("", "Sóc Trăng, ngày … tháng … năm ……"),
        ("", "Phụ lục số liệu cải cách hành chính"),
        ("", "Kỳ báo cáo: Quý I năm 2022"),
        ("", f"(Kèm theo {SIGNED.attached_to} của Ủy ban nhân dân huyện Mỹ Xuyên)"),
        ("", remark.name),
        ("", "CHÁNH VĂN PHÒNG"),
        ("", "Trần Thị B"),
    ]
    signature = docx.Document(io.BytesIO(data)).tables[-1]
    assert [[cell.text for cell in row.cells] for row in signature.rows] == [
        ["", "CHÁNH VĂN PHÒNG"],
        ["", "Trần Thị B"],
    ]
    assert written(first, "docx", letterhead=SIGNED) == written(
        evolve(named, leftovers=(*named.leftovers, remark)), "docx", letterhead=SIGNED
    )


@pytest.mark.parametrize("signer", ["CHÁNH VĂN PHÒNG", "Kế toán trưởng", "TL. CHỦ TỊCH\nTRƯỞNG PHÒNG NỘI VỤ"])
@pytest.mark.parametrize("recipients", ["", "Sở Nội vụ\nLưu: VT"])
@pytest.mark.parametrize("remark", ["Ghi chú: số liệu tạm tính", "Số liệu tính đến 15/3", ""])
def test_whoever_signs_stands_on_the_right_and_remarks_do_not(signer: str, recipients: str, remark: str) -> None:
    last = FRAMEWORK.rows[-1].id
    report = evolve(small(received=31), leftovers=(Leftover(name=remark, after=last),) if remark else ())
    given = Letterhead(signer=signer, name="Trần Thị B", recipients=recipients)
    data = written(report, "docx", letterhead=given)
    document = docx.Document(io.BytesIO(data))
    right = [row.cells[1].paragraphs[0] for row in document.tables[-1].rows]
    assert [p.text for p in right if p.text] == [*signer.split("\n"), "Trần Thị B"]
    assert all(p.alignment is WD_ALIGN_PARAGRAPH.CENTER for p in right)
    if remark:
        (paragraph,) = (p for p in document.paragraphs if p.text == remark)
        assert paragraph.alignment is None
        first = read_report(data, framework=FRAMEWORK)
        other = read_report(written(first, "docx", letterhead=Letterhead()), framework=FRAMEWORK)
        assert remark in [leftover.name for leftover in other.leftovers]


@pytest.mark.parametrize("title", ["PHỤ LỤC SỐ LIỆU CẢI CÁCH HÀNH CHÍNH", "Biểu số liệu CCHC", "PHỤ LỤC SỐ LIỆU"])
def test_an_annex_with_a_title_gets_no_second_one(title: str, named: Report) -> None:
    around = (Leftover(name=title), Leftover(name="Quý I năm 2022"))
    report = evolve(named, leftovers=(*around, *named.leftovers))
    document = docx.Document(io.BytesIO(written(report, "docx")))
    assert texts_of(document) == [
        title,
        "Quý I năm 2022",
        "(Kèm theo Báo cáo số ……/BC-UBND ngày … tháng … năm …… của Ủy ban nhân dân huyện Mỹ Xuyên)",
    ]
    assert "THỨ TỰ" in document.tables[0].rows[0].cells[0].text
    sheet = openpyxl.load_workbook(io.BytesIO(written(report, "xlsx")))["Phụ lục"]
    assert [sheet.cell(row, 2).value for row in (1, 2, 3)] == [
        "Đơn vị báo cáo: UBND huyện Mỹ Xuyên",
        title,
        "Quý I năm 2022",
    ]


@given(
    kind=st.sampled_from(["txt", "csv", "docx", "xlsx"]),
    parent=st.sampled_from([None, DISTRICT.parent]),
    name=st.sampled_from(
        [
            "Sở Nội vụ", "SỞ NỘI VỤ TỈNH SÓC TRĂNG", "Ban Quản lý các khu công nghiệp", "Công an huyện Mỹ Xuyên",
            "Văn phòng HĐND và UBND huyện Mỹ Xuyên", "Phòng Nội vụ huyện Kế Sách", "Bảo hiểm xã hội tỉnh",
            "Thanh tra tỉnh",
        ]
    )
    | st.text("ABCĐÊabcđêộ ", min_size=2, max_size=40).map(lambda text: f"Cục {' '.join(text.split())}".strip())
)  # fmt: skip
def test_an_agency_is_read_again_by_its_name(kind: str, parent: Organisation | None, name: str) -> None:
    report = evolve(small(received=31), organisation=Organisation(name, Level.AGENCY, parent=parent))
    again = read_report(written(report, kind), framework=FRAMEWORK)
    assert again.organisation is not None
    assert (again.organisation.name, again.organisation.parent) == (name, None)
    if kind == "docx":  # only a letterhead has room for the superior
        again = read_report(written(report, kind, letterhead=Letterhead()), framework=FRAMEWORK)
        assert again.organisation is not None
        assert (again.organisation.name, again.organisation.parent) == (name, parent)


# A workbook that a clerk corrects.


def test_the_workbook_is_made_for_correcting(named: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(named, "xlsx")))
    annex, findings, rates = (book[name] for name in ("Phụ lục", "Kiểm tra", "Tỷ lệ"))
    assert (annex.freeze_panes, annex.print_title_rows) == ("A5", "$4:$4")
    rows = {str(annex.cell(number, 2).value): number for number in range(5, annex.max_row + 1)}
    received = annex.cell(rows["Số hồ sơ TTHC do UBND cấp huyện tiếp nhận"], 4)
    assert (received.value, received.data_type, received.number_format) == (5627, "n", "#,##0")
    completion = annex.cell(rows["Tỷ lệ hoàn thành Kế hoạch CCHC năm (lũy kế đến thời điểm báo cáo)"], 4)
    assert (completion.value, completion.number_format) == (0.2581, "0.00%")
    result = check(named)
    noted = {cell.coordinate: cell.comment.text for row in annex.iter_rows() for cell in row if cell.comment}
    shown = {finding.message() for beside in result.at_rows.values() for finding in beside}
    assert {line.removeprefix("• ") for text in noted.values() for line in text.split("\n")[1:]} == shown
    assert all(annex[at].fill.fgColor.rgb in ("FFFFC7CE", "FFFFEB9C", "FFDDEBF7") for at in noted)
    assert [row[4].value for row in findings.iter_rows(min_row=2)] == [f.message() for f in result.findings]
    for row in findings.iter_rows(min_row=2):
        at = row[2]
        assert at.value == "–" or (at.hyperlink and at.hyperlink.location == f"'Phụ lục'!{at.value}")
        assert at.value in noted or at.value == "–" or row[0].value == "Lưu ý"
    assert rates.max_row == 1 + len(SOC_TRANG_DISTRICT.rates)


def test_every_value_cell_is_checked_as_somebody_types_and_nothing_is_refused(named: Report) -> None:
    book = written(named, "xlsx")
    annex = openpyxl.load_workbook(io.BytesIO(book))["Phụ lục"]
    checks = annex.data_validations.dataValidation
    assert {(check.errorStyle, check.showErrorMessage) for check in checks} == {("warning", True)}
    # Old versions of openpyxl do not read whether a cell may be blank.
    sheet = zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r"<dataValidation [^>]*allowBlank=\"(\w+)\"", sheet) == ["1"] * len(checks)
    assert {(check.type, check.formula1, check.formula2) for check in checks} == {
        ("whole", "0", str(10**15 - 1)), ("decimal", "0", "1"), ("list", '"1,0"', None), ("list", '"0,1,2"', None),
    }  # fmt: skip
    kinds = {Kind.COUNT: "whole", Kind.PERCENT: "decimal", Kind.CODED: "list"}
    checked = {
        cell: check.type for check in checks for part in str(check.sqref).split() for cell in cells_of(annex, part)
    }
    rows = {str(annex.cell(number, 2).value): number for number in range(5, annex.max_row + 1)}
    names = Counter(indicator.name.vi for indicator in SOC_TRANG_DISTRICT.indicators.values())
    assert len(checked) == len(SOC_TRANG_DISTRICT.indicators)
    for row in named.rows():
        if names[row.name] == 1:
            assert checked[f"D{rows[row.name]}"] == kinds[row.kind]


def cells_of(sheet: Worksheet, part: str) -> list[str]:
    cells = sheet[part]
    return [cell.coordinate for (cell,) in cells] if isinstance(cells, tuple) else [cells.coordinate]


@given(number=st.integers(-(10**15) + 1, 10**15 - 1))
def test_the_bounds_of_counts_are_those_of_the_library(number: int) -> None:
    annex = openpyxl.load_workbook(io.BytesIO(written(small(received=1), "xlsx")))["Phụ lục"]
    (count,) = (check for check in annex.data_validations.dataValidation if check.type == "whole")
    within = int(count.formula1) <= number <= int(count.formula2)
    found = check(small(received=number)).findings
    assert within == ("negative_value" not in {finding.code for finding in found})


@pytest.mark.parametrize(("key", "form"), [("received", "#,##0"), ("settled_rate", "0.00%"), ("graded", "General")])
def test_a_blank_cell_has_the_form_of_what_is_typed_there(key: str, form: str) -> None:
    annex = openpyxl.load_workbook(io.BytesIO(written(small(), "xlsx")))["Phụ lục"]
    name = FRAMEWORK.indicators[key].name.vi
    assert [row[3].number_format for row in annex.iter_rows() if row[1].value == name] == [form]


def test_rates_of_the_workbook_are_formulas_over_its_cells() -> None:
    report = small(received=31, settled=8, settled_rate=Decimal("25.81"))
    data = written(report, "xlsx")
    formulas, values = (openpyxl.load_workbook(io.BytesIO(data), data_only=only)["Tỷ lệ"] for only in (False, True))
    assert [cell.value for cell in formulas[2]] == [
        "Tỷ lệ đơn đã giải quyết (%)",
        "=IF(COUNT('Phụ lục'!D7)=1,'Phụ lục'!D7,\"\")",
        "=IF(COUNT('Phụ lục'!D6)=1,'Phụ lục'!D6,\"\")",
        '=IF(COUNT(B2,C2)<2,"thiếu số liệu, hoặc ô ghi bằng chữ",IF(C2=0,"mẫu số bằng 0",B2/C2))',
        "=IF(ISBLANK('Phụ lục'!D9),\"\",'Phụ lục'!D9)",
    ]
    assert [cell.value for cell in values[2]][1:] == [8, 31, 8 / 31, 0.2581]
    blank = openpyxl.load_workbook(io.BytesIO(written(small(received=0, settled=0), "xlsx")), data_only=True)["Tỷ lệ"]
    assert blank["D2"].value == "mẫu số bằng 0"


@pytest.mark.parametrize(
    ("key", "text"),
    [("settled_rate", "25,80"), ("received", "31 (đến ngày 15/3)"), ("received", "5.627 đơn"), ("graded", "Đạt")],
)
def test_a_value_that_a_spreadsheet_would_lose_something_of_is_a_text(key: str, text: str) -> None:
    report = small(received=31)
    cell = cchc.read_cell(text, FRAMEWORK.indicators[key].measure)
    report = evolve(report, entries={**report.entries, key: Entry(cell.value, cell.status, text=text)})
    assert read_report(written(report, "xlsx"), framework=FRAMEWORK)[key].text == text


def test_the_callers_arithmetic_changes_nothing() -> None:
    report = small(received=5627, settled_rate=Decimal("25.81"))
    expected = {kind: written(report, kind) for kind in golden.KINDS}
    with decimal.localcontext() as context:
        context.prec = 2
        assert {kind: written(report, kind) for kind in golden.KINDS} == expected


# A page to look at.


def test_the_page_shows_values_findings_completeness_and_rates(named: Report) -> None:
    page = parsed(written(named, "html").decode())
    text = "".join(page.texts)
    result = check(named)
    for finding in result.findings:
        assert finding.message() in text
    for complete in result.completeness:
        assert f"{complete.reported}/{complete.indicators} chỉ tiêu có số liệu" in text
    for one in compute_rates(named).values():
        assert one.text() in text
    for row in named.rows():
        assert row.name in text
        assert row.text in text
    assert "".join(page.texts).count("Lỗi") >= sum(f.severity is Severity.ERROR for f in result.findings)
    assert not {"script", "link", "img"} & set(page.tags)


def test_a_path_gets_the_same_bytes_as_a_stream(named: Report, tmp_path: Path) -> None:
    for kind in ("csv", "json", "docx", "xlsx", "html"):
        write_report(named, tmp_path / f"a.{kind.upper()}")
        assert (tmp_path / f"a.{kind.upper()}").read_bytes() == written(named, kind)


def test_no_body_above_is_read_as_the_one_that_reports() -> None:
    made = cchc.Report.from_values(cchc.SOC_TRANG_DISTRICT, {"plan_tasks": 31})
    with pytest.raises(cchc.InvalidDataError, match="would be read as the reporting organisation"):
        written(made, "docx", letterhead=cchc.Letterhead(above="UBND TỈNH VÍ DỤ"))
    own = cchc.Organisation("Sở Nội vụ tỉnh Ví Dụ", cchc.Level.AGENCY)
    data = written(evolve(made, organisation=own), "docx", letterhead=cchc.Letterhead(above="UBND TỈNH VÍ DỤ"))
    again = cchc.read_report(data).organisation
    assert again is not None
    assert again.parent is not None
    assert (evolve(again, parent=None), again.parent.name) == (own, "UBND tỉnh Ví Dụ")


@pytest.mark.parametrize("character", ["\x00", "\ud800"])
def test_no_page_has_characters_that_no_file_can_hold(character: str) -> None:
    made = cchc.Report.from_values(cchc.SOC_TRANG_DISTRICT, {"plan_tasks": 31})
    entries = {**made.entries, "plan_tasks": evolve(made["plan_tasks"], note=f"a{character}b")}
    with pytest.raises(cchc.InvalidDataError, match="which cannot be written to an annex"):
        cchc.write_report(evolve(made, entries=entries), io.BytesIO(), format="html")


@pytest.mark.parametrize("named", ["TXT", ".txt", ".Txt"])
def test_a_format_is_named_as_a_suffix_is(named: str, report: cchc.Report) -> None:
    plain, other = io.BytesIO(), io.BytesIO()
    cchc.write_report(report, plain, format="txt")
    cchc.write_report(report, other, format=named)
    assert plain.getvalue() == other.getvalue()
