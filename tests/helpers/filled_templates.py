"""Templates as people and others change them, and the documents that come of them."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document

from cchc_model import InvalidDataError, Letterhead, Level, Organisation, Report, ReportingPeriod, write_report
from cchc_model.io.archive import pack
from cchc_model.io.docx.forms import template_copy
from helpers.own_framework import FRAMEWORK

OWN = Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT)
REPORT = Report.from_values(
    FRAMEWORK, {"received": 31, "settled": 8}, organisation=OWN, period=ReportingPeriod.quarter(2022, 1)
)
SIGNED = Letterhead(number="45/BC-UBND", place="Mỹ Xuyên", name="Nguyễn Văn A", recipients="Lưu: VT")
MAIN = "word/document.xml"


def written(report: Report, template: bytes | None = None, letterhead: Letterhead | None = None) -> bytes:
    stream = io.BytesIO()
    write_report(report, stream, format="docx", template=template, letterhead=letterhead)
    return stream.getvalue()


def texts(data: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text.strip() for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def edited(form: str, change: Callable[[Document], object]) -> bytes:
    """A template as somebody saves it who changed something in it."""
    document, stream = docx.Document(io.BytesIO(template_copy(form))), io.BytesIO()
    change(document)
    document.save(stream)
    return stream.getvalue()


def with_parts(changes: dict[str, Callable[[str], str]], form: str = "annex", **more: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(template_copy(form))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    return pack(parts | {name: change(parts.get(name, "")) for name, change in changes.items()} | more)


def with_text(text: str, form: str = "annex") -> bytes:
    """A template with a paragraph more at its end."""
    return edited(form, lambda document: document.add_paragraph(text))


def told(template: bytes, letterhead: Letterhead | None = None, report: Report = REPORT) -> InvalidDataError:
    with pytest.raises(InvalidDataError) as caught:
        written(report, template, letterhead)
    return caught.value
