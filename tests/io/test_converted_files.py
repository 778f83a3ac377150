"""Files that LibreOffice converts before they are read: what they hold is read or damaged, and nothing is left."""

import io
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Severity, Status, read_report, read_reports
from cchc_model.framework import Kind
from helpers.binary_workbook import binary_workbook
from helpers.converted import loadable, saved_as
from helpers.office import HEADER, NEEDS_OFFICE, OFFICE, RATE, TASKS
from helpers.paths import ROOT
from helpers.word import Construction, Effect, document, plain_cell, value_cell
from helpers.word_constructions import ALL

pytestmark = NEEDS_OFFICE

EXACT = {
    "plan_completion_rate": Decimal("25.81"),
    "plan_tasks": 31,
    "plan_tasks_completed": 8,
    "district_dossiers_received": 5627,
    "district_dossiers_resolved": 4833,
    "training_actual": 52,
}
FILES = [OFFICE / name for name in ("word.doc", "word.rtf", "word.odt", "sheet.ods")]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files of this test."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def test_files_are_read_at_once_from_threads_and_processes_and_the_conversion_is_said(temporary: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(read_report, FILES[:2]))
    results = read_reports(FILES[2:], jobs=2)
    reports += [result.report for result in results if result.report is not None]
    for path, report in zip(FILES, reports, strict=True):
        assert {key: value for key, value in report.values.items() if value is not None} == EXACT
        (said,) = [finding for finding in report.findings if finding.code == "converted_file"]
        assert said.severity is Severity.INFO
        assert path.suffix in said.message("vi")
        assert said.text.startswith("LibreOffice ")
        assert {entry.source.file for entry in report.entries.values() if entry.source} == {path.name}
    assert not any(temporary.iterdir())


COUNTS = [one for one in SOC_TRANG_DISTRICT.indicators.values() if one.kind is Kind.COUNT]
KEPT = (
    "struck", "struck beside", "hidden", "hidden beside", "tiny", "white", "picture font", "raised in front",
    "raised as a whole", "lowered", "quoted", "sum", "list number", "dash as a bullet", "tab inside",
    "line break inside", "two paragraphs", "deleted", "moved away", "inserted", "raised mark", "bold",
    "merged downwards",
)  # fmt: skip
"""Constructions that `.doc` and `.rtf` can hold, as LibreOffice writes them."""


BREAKS = {"page": "\x0c", "column": "\x0e"}
"""Breaks that Word has as one letter, and LibreOffice drops in cells."""
TO_BREAK = {
    name: Construction(Effect.NAMED, around=f"{{}}<w:r><w:t>@{number}</w:t></w:r>")
    for number, name in enumerate(BREAKS)
}


def constructed(constructions: list[Construction]) -> bytes:
    header = f"<w:tr>{''.join(map(plain_cell, HEADER))}</w:tr>"
    rows = [
        f"<w:tr>{plain_cell('')}{plain_cell(one.name.vi)}{plain_cell('')}{value_cell([made])}{plain_cell('')}</w:tr>"
        for one, made in zip(COUNTS, constructions, strict=False)
    ]
    return loadable(document(f"<w:tbl>{header}{''.join(rows)}</w:tbl>"))


@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_what_damages_a_cell_of_word_damages_it_after_the_conversion(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    made = {name: ALL[name] for name in KEPT} | TO_BREAK
    path.write_bytes(constructed([*made.values()]))
    (saved,) = saved_as(kind, [path], tmp_path)
    data = saved.read_bytes()
    for number, letter in enumerate(BREAKS.values()):  # LibreOffice writes no such letter itself
        data = data.replace(f"@{number}".encode("utf-16-le"), f"{letter}{number}".encode("utf-16-le"))
    before, after = read_report(path), read_report(data)
    for one, (name, construction) in zip(COUNTS, made.items(), strict=False):
        expected = 31 if construction.effect is Effect.READ else None
        assert (before.values[one.id], after.values[one.id]) == (expected, expected), name


def test_what_a_workbook_hides_or_shows_otherwise_is_said_after_the_conversion(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows = [one for one in COUNTS if "\n" not in one.name.vi][:8]
    contents = [5627, 31, 8, 44635, 12000, 7, "=1+1", 4833]
    sheet.append(HEADER)
    for one, content in zip(rows, contents, strict=True):
        sheet.append(["", one.name.vi, "", content, ""])
    sheet.append(["", RATE, "", 0.2581, ""])
    formats = {"D2": "#,##0", "D5": "dd/mm/yyyy", "D6": "#,##0,", "D7": ";;;", "D10": "0.00%"}
    for cell, style in formats.items():
        sheet[cell].number_format = style
    sheet.row_dimensions[3].hidden = True
    sheet.merge_cells("D4:E4")
    sheet["D9"].comment = Comment("sửa thành 4834", "x")
    book.save(tmp_path / "a.xlsx")
    (saved,) = saved_as("ods", [tmp_path / "a.xlsx"], tmp_path)
    report = read_report(saved)
    values = [report.values[one.id] for one in rows]
    assert (values[:3], values[7], report.values["satisfaction_rate"]) == ([5627, 31, 8], None, Decimal("25.81"))
    assert report[rows[3].id].status is Status.DAMAGED
    said = {str(finding.code): set(finding.indicators) for finding in report.findings}
    assert rows[1].id in said["values_hidden"]
    otherwise = said.get("shown_otherwise", set())
    assert all(report.values[one.id] is None or one.id in otherwise for one in rows[4:6])
    assert values[6] == 2


def test_a_binary_workbook_is_read() -> None:
    rows: list[list[str | float]] = [[*HEADER], ["", TASKS, "Nhiệm vụ", 5627.0, ""], ["", RATE, "%", 25.81, "đến 15/3"]]
    report = read_report(binary_workbook(rows), name="a.xlsb")
    assert (report.values["plan_tasks"], report.values["satisfaction_rate"]) == (5627, Decimal("25.81"))
    assert any(finding.code == "converted_file" and ".xlsb" in finding.message("en") for finding in report.findings)


CELLS_OF_RTF = {
    "31": 31,
    "31\\page 5": None,
    "31\\column 5": None,
    "31\\line 5": None,
    "31\\par 5": None,
    "{\\strike 29}31": None,
    "{\\v 9}31": None,
    "{\\deleted 29}{\\revised 31}": 31,
    "31{\\super 2}5": None,
    "31{\\footnote\\pard x}": 31,
    "31{\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt\\pard 9\\par}}}": None,
    "{\\field{\\*\\fldinst =SUM(ABOVE)}{\\fldrslt 31}}": None,
}
"""What a cell holds as Word writes it, and the value that it shows without doubt."""


def escaped(text: str) -> str:
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)


def test_cells_of_rtf_are_read_or_damaged_as_word_shows_them() -> None:
    rows = [list(map(escaped, HEADER))]
    rows += [["", escaped(one.name.vi), "", cell, ""] for one, cell in zip(COUNTS, CELLS_OF_RTF, strict=False)]
    ends = "".join(f"\\cellx{at}" for at in range(1800, 9001, 1800))
    inside = ["".join(cell + "\\cell " for cell in row) for row in rows]
    made = "".join(f"\\trowd{ends}\\pard\\intbl {row}\\row " for row in inside)
    report = read_report(f"{{\\rtf1\\ansi {made}\\pard\\par}}".encode())
    read = {cell: report.values[one.id] for one, cell in zip(COUNTS, CELLS_OF_RTF, strict=False)}
    assert read == CELLS_OF_RTF


# What a file must not reach.


class Listener(BaseHTTPRequestHandler):
    called: tuple[str, ...] = ()

    def do_GET(self) -> None:
        Listener.called += (self.path,)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"90210")


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {"office": "office", "text": "text", "table": "table", "draw": "drawing"}.items()
)


def flat(kind: str, body: str) -> bytes:
    inside = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    return (
        f'<?xml version="1.0"?><office:document {SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.{"text" if kind == "text" else "spreadsheet"}">'
        f"{inside}</office:document>"
    ).encode()


def row(name: str, value: str, formula: str = "") -> str:
    stated = f'table:formula="of:={formula}" ' if formula else ""
    return row_of(name, f'{stated}office:value-type="float" office:value="{value}"', value)


def row_of(name: str, attributes: str, text: str) -> str:
    return (
        f'<table:table-row><table:table-cell/><table:table-cell office:value-type="string"><text:p>{name}</text:p>'
        f"</table:table-cell><table:table-cell/><table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"
        "</table:table-row>"
    )


STRING, DATE = 'office:value-type="string"', 'office:value-type="date" office:date-value="2022-03-15"'
PERCENTAGE = 'office:value-type="percentage" office:value='
CELLS_OF_ODS = {
    ('office:value-type="float" office:value="5627"', "5.627"): 5627,
    (DATE, "15/03/22"): None,
    (DATE, ""): None,
    ('office:value-type="time" office:time-value="PT24H00M00S"', "1"): None,
    ('office:value-type="boolean" office:boolean-value="true"', "TRUE"): None,
    (f'{PERCENTAGE}"31"', "3100%"): None,
    (STRING, "31"): 31,
    (STRING, "<text:span>3</text:span>1"): 31,
    (STRING, "3<text:tab/>1"): None,
    (STRING, "<text:span>3<text:line-break/>1</text:span>"): None,
    (STRING, "3<text:s/>1"): None,
    (STRING, "3<text:title>1</text:title>"): None,
    (f'table:formula="of:=30+1" {STRING}', "31"): 31,
    (f'table:formula="of:=DATE(2022;3;15)" {DATE}', "15/03/22"): None,
}
"""What a cell without a format of its own states and shows, and the value that it has without doubt."""
COMPUTED_OTHERWISE = ((f'table:formula="of:=30+1" {STRING}', "40"), (f'table:formula="of:=30+1" {DATE}', "15/03/22"))
"""Formulas whose result was of another kind."""


def test_a_spreadsheet_calls_nothing_and_what_it_states_is_read_or_damaged(address: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("90210\n", encoding="utf-8")
    links = (f"WEBSERVICE(&quot;{address}/w&quot;)", f"&apos;file://{secret}&apos;#$Sheet1.A1")
    formulas = ("15+16", "1+1", *links)
    called, others = COUNTS[: len(formulas)], COUNTS[len(formulas) :]
    rows = [row(one.name.vi, "31", formula) for one, formula in zip(called, formulas, strict=True)]
    cells = (*COMPUTED_OTHERWISE, *CELLS_OF_ODS)
    rows += [row_of(one.name.vi, *cell) for one, cell in zip(others, cells, strict=False)]
    rows.append(row_of(RATE, f'{PERCENTAGE}"0.2581"', "25.81%"))
    report = read_report(flat("spreadsheet", f'<table:table table:name="S">{"".join(rows)}</table:table>'))
    assert Listener.called == ()
    assert [report.values[one.id] for one in called] == [31, 2, None, None]
    (said,) = [finding for finding in report.findings if finding.code == "result_out_of_date"]
    assert (said.severity, said.indicators) == (Severity.ERROR, (COUNTS[1].id, others[0].id, others[1].id))
    read = {cell: report.values[one.id] for one, cell in zip(others, cells, strict=False)}
    assert {cell: read[cell] for cell in CELLS_OF_ODS} == CELLS_OF_ODS
    assert report.values["satisfaction_rate"] == Decimal("25.81")


def test_a_document_calls_nothing_and_opens_no_other_file(address: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("90210", encoding="utf-8")
    sections = "".join(
        f'<text:section text:name="s{number}"><text:section-source xlink:href="{link}" text:filter-name="Text"/>'
        f"<text:p>cũ</text:p></text:section>"
        for number, link in enumerate((f"file://{secret}", f"{address}/s.txt"))
    )
    image = f'<text:p><draw:frame><draw:image xlink:href="{address}/i.png"/></draw:frame></text:p>'
    table = f'<table:table><table:table-column table:number-columns-repeated="4"/>{row(TASKS, "31")}</table:table>'
    report = read_report(flat("text", table + sections + image))
    assert Listener.called == ()
    assert report.values["plan_tasks"] == 31
    assert not any("90210" in leftover.name for leftover in report.leftovers)
    # LibreOffice leaves out the cells of a table beyond the columns that it states.
    with pytest.raises(ReadError, match="LibreOffice leaves out 2 cells of its tables"):
        read_report(flat("text", f"<text:p>x</text:p><table:table>{row(TASKS, '29')}</table:table>"))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are listed in /proc")
def test_killing_the_reader_leaves_no_office_and_no_file(temporary: Path) -> None:
    code = f"import cchc_model; cchc_model.read_report({str(FILES[0])!r})"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen([sys.executable, "-c", code], env=environment)
    while not offices(temporary):
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    while offices(temporary) or any(temporary.iterdir()):
        time.sleep(0.02)


def offices(folder: Path) -> list[str]:
    """Return the processes that work in a folder of temporary files."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if str(folder).encode() in command and b"soffice" in command:
                found.append(entry.name)
    return found


@pytest.mark.parametrize("seed", range(2))
def test_changed_bytes_give_a_report_or_the_librarys_own_error(seed: int, temporary: Path) -> None:
    g = random.Random(seed)
    changed = bytearray(FILES[seed % 2].read_bytes())
    for _ in range(30):
        changed[g.randrange(1_000, len(changed))] = g.randrange(32, 256)
    try:
        read_report(io.BytesIO(bytes(changed)))
    except ReadError as error:
        assert "\n" not in str(error)
    assert not any(temporary.iterdir())
