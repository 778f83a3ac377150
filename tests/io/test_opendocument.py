"""OpenDocument files: what cells state is read or damaged, and nothing outside the file is reached."""

import threading
from collections.abc import Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Severity, read_report
from cchc_model.framework import Kind
from cchc_model.io.archive import Archive, pack
from cchc_model.io.office.opendocument import content_of, refuse_lost_cells
from cchc_model.io.office.text_fields import with_fields_named
from helpers.drift import package, table_xml
from helpers.office import NEEDS_OFFICE, RATE, TASKS

pytestmark = NEEDS_OFFICE

COUNTS = [one for one in SOC_TRANG_DISTRICT.indicators.values() if one.kind is Kind.COUNT]


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
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
    }.items()
)


def flat(kind: str, body: str, styles: str = "") -> bytes:
    inside = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    return (
        f'<?xml version="1.0"?><office:document {SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.{"text" if kind == "text" else "spreadsheet"}">'
        f"{styles}{inside}</office:document>"
    ).encode()


def row(name: str, value: str, formula: str = "") -> str:
    stated = f'table:formula="of:={formula}" ' if formula else ""
    return row_of(name, f'{stated}office:value-type="float" office:value="{value}"', value)


def row_of(name: str, attributes: str, text: str) -> str:
    return (
        f'<table:table-row><table:table-cell/><table:table-cell office:value-type="string"><text:p>{name}</text:p>'
        f"</table:table-cell><table:table-cell/><table:table-cell {attributes}><text:p>{text}</text:p>"
        "</table:table-cell></table:table-row>"
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
    assert (said.severity, said.indicators) == (Severity.ERROR, (COUNTS[1].id, others[0].id))
    read = {cell: report.values[one.id] for one, cell in zip(others, cells, strict=False)}
    assert {cell: read[cell] for cell in CELLS_OF_ODS} == CELLS_OF_ODS
    assert read[COMPUTED_OTHERWISE[1]] is None
    assert report.values["satisfaction_rate"] == Decimal("25.81")


HIDDEN = 'text:condition="ooow:1==1" text:is-hidden="true"'
CONDITION = 'text:condition="ooow:1==2" text:string-value-if-true="9" text:string-value-if-false="8"'
FIELDS = {
    "31": "31",
    f'3<text:hidden-text {HIDDEN} text:string-value="9"/>1': "[31 (chữ ẩn: 9)]",
    f'3<text:hidden-text {HIDDEN} text:string-value="9">9</text:hidden-text>1': "[31 (chữ ẩn: 9)]",
    f"<text:hidden-paragraph {HIDDEN}/>31": "[31 (chữ ẩn)]",
    f"3<text:conditional-text {CONDITION}>9</text:conditional-text>1": "[391 (trường conditional-text)]",
    f"31<text:conditional-text {CONDITION}/>": "31",
    '3<text:variable-get text:name="v">9</text:variable-get>1': "[391 (trường variable-get)]",
    '<text:expression text:formula="ooow:4+5">31</text:expression>': "[31 (trường expression)]",
    '3<text:drop-down text:name="d"><text:label text:value="8"/>9</text:drop-down>1': "[391 (trường drop-down)]",
    "3<text:title>9</text:title>1": "[391 (trường title)]",
    "3<text:unknown>9</text:unknown>1": "[391 (trường unknown)]",
    '3<text:span text:style-name="sometimes">9</text:span>1': "[391 (trường span)]",
    '3<text:span text:style-name="never">9</text:span>1': "[31 (chữ ẩn: 9)]",
    '3<text:change text:change-id="gone"/>1': "31",
    '3<text:bookmark text:name="b"/><text:soft-page-break/>1': "31",
    "3<office:annotation><text:p>xem</text:p></office:annotation>1": "31",
}
"""What a cell of a text holds, and what is read of it."""
STYLES = (
    "<office:automatic-styles>"
    '<style:style style:name="sometimes" style:family="text">'
    '<style:text-properties text:display="condition" text:condition="ooow:1==1"/></style:style>'
    '<style:style style:name="never" style:family="text"><style:text-properties text:display="none"/></style:style>'
    "</office:automatic-styles>"
)
CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="gone"><text:deletion><office:change-info/><text:p>9</text:p>'
    "</text:deletion></text:changed-region></text:tracked-changes>"
)


def test_a_document_calls_nothing_opens_no_other_file_and_fields_in_its_cells_are_named(
    address: str, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("90210", encoding="utf-8")
    sections = "".join(
        f'<text:section text:name="s{number}"><text:section-source xlink:href="{link}" text:filter-name="Text"/>'
        f"<text:p>cũ</text:p></text:section>"
        for number, link in enumerate((f"file://{secret}", f"{address}/s.txt"))
    )
    image = f'<text:p><draw:frame><draw:image xlink:href="{address}/i.png"/></draw:frame></text:p>'
    rows = "".join(row_of(one.name.vi, STRING, cell) for one, cell in zip(COUNTS, FIELDS, strict=False))
    table = f'<table:table><table:table-column table:number-columns-repeated="4"/>{rows}</table:table>'
    report = read_report(flat("text", CHANGES + table + sections + image, STYLES))
    assert Listener.called == ()
    assert not any("90210" in leftover.name for leftover in report.leftovers)
    read = {cell: report[one.id].text for one, cell in zip(COUNTS, FIELDS, strict=False)}
    assert read == FIELDS
    assert {report.values[one.id] for one in COUNTS[: len(FIELDS)]} == {31, None}


def test_a_package_with_fields_keeps_its_other_parts() -> None:
    cell = f"3<text:hidden-text {HIDDEN}>9</text:hidden-text>1"
    content = flat("text", f"<table:table>{row_of(TASKS, STRING, cell)}</table:table>")
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": "<a/>",
    }
    made = Archive(with_fields_named(pack(parts), "a.odt"), "a.odt")
    assert made.parts == set(parts)
    assert "[31 (chữ ẩn: 9)]" in made.read("content.xml").decode()
    same = pack({**parts, "content.xml": content.replace(b"text:hidden-text", b"text:span")})
    assert with_fields_named(same, "a.odt") is same


def test_a_text_of_which_cells_are_left_out_is_refused() -> None:
    """LibreOffice leaves out the cells of a table beyond the columns that it states."""
    text = content_of(flat("text", f"<table:table>{row(TASKS, '29')}</table:table>"), "a.fodt", "docx")
    refuse_lost_cells(text, Archive(package(table_xml([["", TASKS, "", "29"]])), "a.fodt"))
    with pytest.raises(ReadError, match="LibreOffice leaves out 2 cells of its tables"):
        refuse_lost_cells(text, Archive(package(table_xml([["", "", "", ""]])), "a.fodt"))
