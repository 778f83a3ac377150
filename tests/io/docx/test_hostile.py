"""Word documents that are made to cost time or memory: each ends within the limits, or is refused."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.office import HEADER, TASKS
from helpers.sampling import some_of
from helpers.word import SPACES, plain_cell, text

ROW = f"<w:tr>{''.join(map(plain_cell, ('', TASKS, 'Nhiệm vụ', '31', '')))}</w:tr>"
ANNEX = f"<w:tbl><w:tr>{''.join(map(plain_cell, HEADER))}</w:tr>{ROW}</w:tbl>"
MOST_SECONDS = 10
MOST_BYTES = 600_000_000

MEASURED = """
import sys, time
from pathlib import Path

import cchc_model as cchc
cchc.read_report([("", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31", "")])
start = time.process_time()
try:
    said = str(cchc.read_report(sys.argv[1])["plan_tasks"].value)
except cchc.ReadError as error:
    said = "refused"
seconds = time.process_time() - start
state = Path("/proc/self/status")
peak = state.read_text().partition("VmHWM:")[2].split()[0] if state.exists() else "0"
print(said, seconds, int(peak) * 1024)
"""


def chain(length: int, end: str) -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/></w:style>' for n in range(length)
    )
    return f'<w:styles {SPACES}>{styles}<w:style w:styleId="S{length}">{end}</w:style></w:styles>'


STYLED = f'<w:p><w:pPr><w:pStyle w:val="S0"/></w:pPr></w:p>{ANNEX}'
BEGIN, END = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
WIDE = '<w:tr><w:trPr><w:gridBefore w:val="{}"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
SIMPLE = '<w:fldSimple w:instr="IF">'
CODE = "<w:r><w:instrText>IF IF IF IF IF IF IF IF </w:instrText></w:r>"
CHOICE = '<mc:AlternateContent><mc:Choice Requires="wps"><w:r/></mc:Choice></mc:AlternateContent>'

COMMENT = '<w:r><w:commentReference w:id="1"/></w:r>'

HOSTILE: dict[str, Callable[[], dict[str, str]]] = {
    "chain of styles": lambda: {"document": STYLED, "styles": chain(200_000, "<w:rPr><w:vanish/></w:rPr>")},
    "circle of styles": lambda: {"document": STYLED, "styles": chain(200_000, '<w:basedOn w:val="S0"/>')},
    "style of itself": lambda: {"document": STYLED, "styles": chain(0, '<w:basedOn w:val="S0"/>')},
    "blank paragraphs": lambda: {"document": "<w:p/>" * 3_000_000 + ANNEX},
    "many blank paragraphs": lambda: {"document": "<w:p/>" * 25_000_000 + ANNEX},
    "blank paragraphs in a cell": lambda: {
        "document": f"<w:tbl><w:tr><w:tc>{'<w:p/>' * 900_000}</w:tc></w:tr></w:tbl>",
    },
    "marked paragraphs": lambda: {"document": "<w:p><w:r><w:tab/></w:r></w:p>" * 100_000 + ANNEX},
    "attributes": lambda: {"document": "<w:p " + " ".join(f'a{n}=""' for n in range(2_000_000)) + "/>" + ANNEX},
    "tables in tables": lambda: {"document": "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80},
    "many tables in tables": lambda: {
        "document": ("<w:tbl><w:tr><w:tc>" * 20 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 20) * 5_000
    },
    "fields in fields": lambda: {"document": f"<w:p>{BEGIN * 150_000}{END * 150_000}</w:p>{ANNEX}"},
    "fields that stay open": lambda: {"document": f"<w:p>{(BEGIN + CODE) * 100_000}</w:p>{ANNEX}"},
    "simple fields in simple fields": lambda: {
        "document": f"<w:p>{SIMPLE * 200}{'<w:r/>' * 500_000}{'</w:fldSimple>' * 200}</w:p>"
    },
    "giant span": lambda: {
        "document": '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    },
    "wide rows": lambda: {"document": f"<w:tbl>{WIDE.format(999) * 19_000}</w:tbl>"},
    "giant indent": lambda: {"document": f"<w:tbl>{WIDE.format(10**30)}</w:tbl>"},
    "comments": lambda: {
        "document": f"<w:tbl><w:tr><w:tc><w:p>{COMMENT * 200_000}</w:p></w:tc></w:tr></w:tbl>",
        "comments": f'<w:comments {SPACES}><w:comment w:id="1"><w:p>{text("x" * 1_000)}</w:p></w:comment></w:comments>',
    },
    "boxes in boxes": lambda: {
        "document": "<w:p><w:r><w:pict><w:txbxContent>" * 60 + "</w:txbxContent></w:pict></w:r></w:p>" * 60 + ANNEX
    },
    "boxes": lambda: {
        "document": "<w:tbl><w:tr><w:tc><w:p>"
        + "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>1</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>" * 100_000
        + "</w:p></w:tc></w:tr></w:tbl>"
    },
    "choices": lambda: {"document": f"<w:p>{CHOICE * 200_000}</w:p>{ANNEX}"},
    "raised": lambda: {
        "document": "<w:tbl><w:tr><w:tc><w:p>"
        + '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>' * 150_000
        + "</w:p></w:tc></w:tr></w:tbl>"
    },
    "long text": lambda: {"document": f"<w:p><w:r><w:tab/><w:t>{'1 ' * 4_500_000}</w:t></w:r></w:p>{ANNEX}"},
    "lists": lambda: {
        "document": ANNEX + "<w:p><w:r><w:tab/></w:r></w:p>",
        "numbering": f"<w:numbering {SPACES}><w:abstractNum w:abstractNumId='1'>"
        + "".join(f'<w:lvl w:ilvl="{n}"/>' for n in range(100_000)) + "</w:abstractNum>"
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/></w:num>' for n in range(100_000))
        + "</w:numbering>",
    },
}  # fmt: skip


def packed(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        body = f"<w:document {SPACES}><w:body>{parts['document']}</w:body></w:document>"
        archive.writestr("word/document.xml", body)
        for name, content in parts.items():
            if name != "document":
                archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


@pytest.mark.costly
@pytest.mark.parametrize("name", some_of(HOSTILE))
def test_a_hostile_document_costs_little_or_is_refused(name: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.docx"
    file.write_bytes(packed(HOSTILE[name]()))
    done = subprocess.run([sys.executable, "-c", MEASURED, str(file)], capture_output=True, text=True, check=True)
    said, seconds, most = done.stdout.split()
    assert said in ("31", "refused"), said
    assert float(seconds) < MOST_SECONDS
    assert float(most) < MOST_BYTES
