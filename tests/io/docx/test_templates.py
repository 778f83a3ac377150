"""Documents from templates that people edit in Word: what they change appears, what they lack is told, nothing runs."""

import io
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from attrs import evolve
from docx.document import Document
from docx.shared import Pt

from cchc_model import (
    Entry,
    InvalidDataError,
    Letterhead,
    Level,
    MissingExtraError,
    Organisation,
    ReadError,
    Status,
    read_report,
    write_report,
)
from cchc_model.io.archive import pack
from cchc_model.io.docx.forms import FORMS, template_copy
from cchc_model.reports.entries import Leftover
from cchc_model.vietnamese.text import Lang
from helpers.filled_templates import MAIN, OWN, REPORT, SIGNED, edited, texts, told, with_parts, with_text, written
from helpers.office import NEEDS_OFFICE, saved_by_libreoffice
from helpers.own_framework import FRAMEWORK

# What a person changes appears.


def test_a_copy_of_a_template_gives_what_the_package_gives() -> None:
    assert FORMS == ("annex", "letterhead")
    for form, letterhead in zip(FORMS, (None, SIGNED), strict=True):
        own, copy = written(REPORT, None, letterhead), written(REPORT, template_copy(form), letterhead)
        with zipfile.ZipFile(io.BytesIO(own)) as first, zipfile.ZipFile(io.BytesIO(copy)) as second:
            assert first.read(MAIN) == second.read(MAIN)


def change_all(document: Document) -> None:
    document.styles["Normal"].font.name = "Arial"
    for paragraph in document.paragraphs:
        if paragraph.text == "{{ line.text }}":
            paragraph.runs[0].font.size = Pt(17)
    document.add_paragraph("Người lập biểu kiểm tra số liệu trước khi ký")
    *_, signature, _ = document.tables
    body = signature._tbl.getparent()
    assert body is not None
    signature._tbl.addnext(document.add_paragraph("CHÁNH VĂN PHÒNG")._p)
    body.remove(signature._tbl)


def test_what_a_person_changes_in_a_template_appears_in_the_document() -> None:
    """The font, a size, a line of the template, and a fixed signatory in the place of the one that would be made."""
    data = written(REPORT, edited("letterhead", change_all), Letterhead(number="45/BC-UBND"))
    document = docx.Document(io.BytesIO(data))
    assert document.styles["Normal"].font.name == "Arial"
    titles = [paragraph for paragraph in document.paragraphs if "giải quyết đơn thư" in paragraph.text]
    assert [paragraph.runs[0].font.size for paragraph in titles] == [Pt(17)]
    shown = texts(data)
    assert "CHÁNH VĂN PHÒNG" in shown
    assert "TM. ỦY BAN NHÂN DÂN" not in shown
    assert "Người lập biểu kiểm tra số liệu trước khi ký" in shown
    again = read_report(data, framework=FRAMEWORK)
    assert (again.values, again.organisation, again.period) == (REPORT.values, OWN, REPORT.period)


@pytest.mark.costly
@NEEDS_OFFICE
def test_a_template_saved_by_an_office_suite_is_filled_as_before(tmp_path: Path) -> None:
    files = [tmp_path / f"{form}.docx" for form in FORMS]
    for path in files:
        path.write_bytes(template_copy(path.stem))
    for path, letterhead in zip(saved_by_libreoffice(files, tmp_path / "saved"), (None, SIGNED), strict=True):
        data = written(REPORT, path.read_bytes(), letterhead)
        assert read_report(data, framework=FRAMEWORK).values == REPORT.values
        plain = [text for text in texts(written(REPORT, None, letterhead)) if text.strip()]
        assert [text for text in texts(data) if text.strip()] == plain


def test_a_template_prints_texts_one_by_one_and_chooses_the_form() -> None:
    def one_by_one(document: Document) -> None:
        for paragraph in list(document.paragraphs):
            if "titles" in paragraph.text or "line." in paragraph.text:
                break
        body = document.element.body
        stop = next(at for at, one in enumerate(body) if "rows" in "".join(one.itertext()))
        for one in list(body)[:stop]:
            body.remove(one)
        table = document.tables[0]._tbl
        for text in ("{{ organisation | upper }}", "Số: {{ number }}", "{{ period }}", "{{ place }}, {{ date }}"):
            table.addprevious(document.add_paragraph(text)._p)

    shown = texts(written(REPORT, edited("annex", one_by_one), Letterhead(number="45/BC-UBND", place="Mỹ Xuyên")))
    assert shown[:4] == ["ỦY BAN NHÂN DÂN HUYỆN MỸ XUYÊN", "Số: 45/BC-UBND", "Quý I năm 2022", "Mỹ Xuyên, "]
    # A template with a letterhead has one, whether or not somebody gives its texts.
    assert "Độc lập - Tự do - Hạnh phúc" in texts(written(REPORT, template_copy("letterhead")))
    assert "Độc lập - Tự do - Hạnh phúc" not in texts(written(REPORT, template_copy("annex")))


# What a template lacks is told once.


def without(text: str, form: str = "annex") -> bytes:
    return with_parts({MAIN: lambda xml: xml.replace(text, "")}, form)


def without_rows(document: Document) -> None:
    table = document.tables[-1]._tbl if len(document.tables) < 3 else document.tables[1]._tbl
    for row in table.tr_lst[1:]:
        table.remove(row)


@pytest.mark.parametrize(
    ("template", "letterhead", "said"),
    [
        (without("{{ row.value }}"), None, ["lacks rows.value; add what is missing"]),
        (without("{{ row.note }}").replace(b"", b""), None, ["lacks rows.note"]),
        (edited("annex", without_rows), None, ["lacks rows.ordinal, rows.name, rows.unit, rows.value, rows.note"]),
        (template_copy("annex"), SIGNED, ["lacks letterhead", "cchc template --form letterhead -o template.docx"]),
        (without("{{ line.text }}"), None, ["lacks titles"]),
        (with_text("{{ organization }}"), None, ["unknown field 'organization'; did you mean 'organisation'?"]),
        (with_text("{% for row in rows %}{{ row.nmae }}{% endfor %}"), None, ["unknown field 'rows.nmae'"]),
        (with_text("{{ rows }}"), None, ["unknown field 'rows'"]),
        (with_text("{% if period %}"), None, ["has an invalid tag"]),
        (with_text("{{ period"), None, ["has an invalid tag"]),
        (b"PK\x03\x04", None, ["damaged or incomplete"]),
        (b"%PDF-1.7", None, ["damaged or incomplete"]),
        (pack({"xl/workbook.xml": "<a/>"}), None, ["is not a Word document"]),
    ],
)  # fmt: skip
def test_what_a_template_lacks_is_one_error_with_the_next_step(
    template: bytes, letterhead: Letterhead | None, said: list[str]
) -> None:
    error = told(template, letterhead)
    assert len(error.problems) == 1
    assert all(text in str(error) for text in said)
    assert error.message("vi").startswith("Mẫu văn bản chưa hợp lệ")


def test_a_read_signature_and_remarks_need_their_place() -> None:
    last = FRAMEWORK.rows[-1].id
    after = [Leftover(name="Ghi chú: số liệu tạm tính", after=last), Leftover(name="Người lập biểu", after=last)]
    report = evolve(REPORT, leftovers=tuple(after))
    bare = with_parts({MAIN: lambda xml: re.sub(r"\{\{ line\.(?:text|left|right) \}\}(?=.*</w:body>)", "", xml)})
    assert "lacks titles, signature, remarks; add" in str(told(bare, report=report))
    assert [one.name for one in read_report(written(report), framework=FRAMEWORK).leftovers][-2:] == [
        "Ghi chú: số liệu tạm tính", "Người lập biểu",
    ]  # fmt: skip


def hide_rows(xml: str) -> str:
    xml = xml.replace("{%tr if row.heading %}", "{%tr if row.level == 7 %}")
    return xml.replace("{%tr else %}", "{%tr elif row.heading %}")


def as_plan(xml: str) -> str:
    return xml.replace("Số lượng/ tỷ lệ", "Kế hoạch năm")


@pytest.mark.parametrize("change", [hide_rows, as_plan])
def test_a_document_that_would_not_be_read_back_is_refused(change: Callable[[str], str]) -> None:
    error = told(with_parts({MAIN: change}))
    assert [problem.place for problem in error.problems] == ["template"]


# What a report says stays text.


@pytest.mark.parametrize(
    "text",
    [
        "{{ period }}", "{_{ x }_}", "{_% x %_}", "{% if x %}", "{# x #}", "{%p if x %}", "{%tr for row in rows %}",
        "{{r x }}",
        "</w:t></w:r><w:br/>", "&amp; < > \" '", "{", "}}", "%}", "_x000D_", "'; DROP", "&#123;",
    ],
)  # fmt: skip
@pytest.mark.parametrize("template", [None, template_copy("annex")])
def test_no_text_of_a_report_becomes_a_tag(text: str, template: bytes | None) -> None:
    entries = {**REPORT.entries, "pending": Entry(5, Status.REPORTED, note=text, unit="Đơn")}
    report = evolve(REPORT, entries=entries, organisation=Organisation(f"Sở {text}", Level.AGENCY))
    data = written(report, template)
    assert read_report(data, framework=FRAMEWORK)["pending"].note == text
    assert f"Sở {text}" in " ".join(texts(data))


def test_a_template_gives_the_same_bytes_and_says_no_time_and_no_person() -> None:
    def signed(document: Document) -> None:
        document.core_properties.last_modified_by = "Nguyễn Văn A"

    template = edited("annex", signed)
    data = written(REPORT, template)
    assert written(REPORT, template) == data
    bare = with_parts({"_rels/.rels": lambda xml: re.sub(r'<Relationship Id="rId2"[^>]*/>', "", xml)})
    for one in (data, written(REPORT, bare)):
        with zipfile.ZipFile(io.BytesIO(one)) as archive:
            assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            properties = archive.read("docProps/core.xml").decode()
        assert set(re.findall(r"\d{4}-\d{2}-\d{2}T[\d:]+Z", properties)) == {"1980-01-01T00:00:00Z"}
        assert "Nguyễn" not in properties
        assert "python-docx" not in properties
    assert written(REPORT, bare) == written(REPORT, bare)


# Around it.


def test_a_template_is_for_documents_and_is_a_path_bytes_or_a_stream(tmp_path: Path) -> None:
    with pytest.raises(InvalidDataError, match="template: applies to docx only"):
        write_report(REPORT, io.BytesIO(), format="xlsx", template=template_copy("annex"))
    path = tmp_path / "office.docx"
    path.write_bytes(template_copy("annex"))
    made = []
    for template in (path, str(path), path.read_bytes(), io.BytesIO(path.read_bytes())):
        stream = io.BytesIO()
        write_report(REPORT, stream, format="docx", template=template)
        made.append(stream.getvalue())
    assert len({*made}) == 1
    with pytest.raises(OSError, match="none"):
        write_report(REPORT, io.BytesIO(), format="docx", template=tmp_path / "none.docx")
    with pytest.raises(ReadError, match="larger than 20 MB"):
        write_report(REPORT, io.BytesIO(), format="docx", template=b"PK" * 10_000_001)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_docxtpl_documents_are_read_and_not_written(lang: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
    data = written(REPORT)
    for name in [*sys.modules, "docxtpl", "docx", "jinja2"]:
        if name.partition(".")[0] in ("docxtpl", "docx", "jinja2"):
            monkeypatch.setitem(sys.modules, name, None)
    assert read_report(data, framework=FRAMEWORK).values == REPORT.values
    for template in (None, template_copy("annex")):
        with pytest.raises(MissingExtraError) as caught:
            written(REPORT, template)
        assert caught.value.extra == "docx"
        assert "cchc-model[docx]" in caught.value.message(lang)
