"""Annexes in the formats that LibreOffice converts, and how many of their values are placed when they are read again.

`PYTHONPATH=tests python -m helpers.converted 200` measures 200 drifted annexes in each format; it takes half an hour.
`PYTHONPATH=tests python -m helpers.converted 200 doc rtf` measures these formats only. `xls` is a workbook that
LibreOffice saved as one of Excel 97, and `xlwt` one that xlwt made; both are read without a conversion.
"""

import io
import random
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from cchc_model import SOC_TRANG_DISTRICT, Report, Severity, read_cell, read_reports
from cchc_model.io.archive import content_types, relations
from helpers.drift import PART, Document, as_docx, as_xlsx, document
from helpers.old_workbooks import as_xls

FROM_DOCX = ("doc", "odt", "rtf")
FROM_XLSX = ("ods", "xls")
MADE = {"docx": as_docx, "xlsx": as_xlsx, "xlwt": as_xls}
"""The formats that are made without LibreOffice."""
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_GRID = '<w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>{}</w:tblGrid>'


def loadable(data: bytes, *, columns: int = 5, parts: Sequence[str] = ("styles", "numbering")) -> bytes:
    """Return a Word document of tests with the types, relations and widths that office suites ask for."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        own = [part for part in parts if f"word/{part}.xml" in given.namelist()]
        named = [("word/document.xml", f"{_WORD}.document.main"), *((f"word/{p}.xml", f"{_WORD}.{p}") for p in own)]
        made.writestr("[Content_Types].xml", content_types(named))
        made.writestr("_rels/.rels", relations([("officeDocument", "word/document.xml")]))
        made.writestr("word/_rels/document.xml.rels", relations([(part, f"{part}.xml") for part in own]))
        for name in ("word/document.xml", *(f"word/{part}.xml" for part in own)):
            text = given.read(name).decode()
            grid = _GRID.format(f'<w:gridCol w:w="{9000 // columns}"/>' * columns)
            text = text.replace("<w:tbl><w:tr>", f"<w:tbl>{grid}<w:tr>")
            made.writestr(
                name, text.replace("</w:body>", "<w:p/></w:body>").replace("</w:tbl></w:tc>", "</w:tbl><w:p/></w:tc>")
            )
    return stream.getvalue()


def saved_as(kind: str, files: Sequence[Path], folder: Path) -> list[Path]:
    """Let LibreOffice save files in another format, all in one start."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind]
        subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True)
    return [folder / f"{file.stem}.{kind.partition(':')[0]}" for file in files]


def placed(document: Document, report: Report) -> Counter[str]:
    """Count the values of a document that are right, wrong, and lost with an ERROR or without a word."""
    found: Counter[str] = Counter()
    said = " ".join(f.message("vi") for f in report.findings if f.severity is Severity.ERROR)
    taken: set[str] = set()
    for line in document.lines:
        if line.row in (None, PART) or not line.cells[3] or line.row in taken:
            continue
        taken.add(line.row)
        entry, text = report[line.row], line.cells[3]
        if entry.value is None:
            found["said" if text in said or text.rstrip("0").rstrip(",") in said else "lost"] += 1
        else:
            meant = read_cell(text, SOC_TRANG_DISTRICT.indicator(line.row).measure).value
            found["right" if entry.value == meant else "wrong"] += 1
    return found


def measure(count: int, folder: Path, kinds: Sequence[str]) -> None:
    """Print what became of the values of drifted annexes in each format."""
    documents = [document(random.Random(seed), typing_errors=0.0) for seed in range(count)]
    for kind in kinds:
        source = "xlsx" if kind in FROM_XLSX else "docx" if kind in FROM_DOCX else kind
        files = [folder / f"{seed:03}.{source}" for seed in range(count)]
        for path, made in zip(files, documents, strict=True):
            data = MADE[source](made)
            path.write_bytes(loadable(data, columns=len(made.columns)) if source == "docx" else data)
        read = read_reports(files if kind in MADE else saved_as(kind, files, folder / kind), jobs=2)
        total: Counter[str] = Counter()
        for made, result in zip(documents, read, strict=True):
            total += Counter(unread=1) if result.report is None else placed(made, result.report)
        sys.stdout.write(f"{kind} {dict(total)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as path:
        measure(int(sys.argv[1]), Path(path), sys.argv[2:] or (*MADE, *FROM_DOCX, *FROM_XLSX))
