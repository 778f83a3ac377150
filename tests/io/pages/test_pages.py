"""Web pages, archives of pages and XML workbooks that people save as `.xls`."""

import base64
import io
import quopri

import pytest

from cchc_model import ReadError, Report, Severity, Status, read_report, write_report
from helpers.office import DONE, HEADER, RATE, TASKS, codes

BY_EXCEL = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
    '<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet><style><!--'
    r'.count{mso-number-format:"\#\,\#\#0";}.share{mso-number-format:Percent;}.text{mso-number-format:"\@";}'
    ".gone{display:none;}--></style></head><body>"
)


def line(*cells: str, attributes: str = "") -> str:
    made = (cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in cells)
    return f"<tr{attributes}>{''.join(made)}</tr>"


def table(*lines: str) -> str:
    return f"<table>{line(*HEADER)}{''.join(lines)}</table>"


def page(value: str, *, head: str = "<html><body>", other: str = "8") -> str:
    return head + table(line("1", TASKS, "Nhiệm vụ", value, ""), line("2", DONE, "Nhiệm vụ", other, ""))


def read(text: str) -> Report:
    return read_report(text.encode())


@pytest.mark.parametrize(
    "made",
    [
        page("31"),
        page("31", head=""),
        page("31", head="\ufeff<!DOCTYPE html><html lang=vi><body><h3>Phụ lục</h3>"),
        page("31", head='<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN"><html><body>'),
        page("&nbsp;31 "),
        page("<p><font color=black><span>31</span></font></p>"),
        page("31<br>"),
        page("31").replace(TASKS, "".join(f"&#{ord(letter)};" for letter in TASKS)),
        page("31").replace(TASKS, TASKS.replace(" ", "\n   ")),
        f"<table><tr><td>UBND HUYỆN<td>CỘNG HÒA<tr><td colspan=2>{page('31', head='')}</table>",
        page('<td x:num="31">31</td>', head=BY_EXCEL),
        page("<td x:num>31</td>", head=BY_EXCEL),
        page('<td sdval="31" sdnum="1066;0;#,##0">31</td>'),
        "<!-- saved -->" + page("31"),
    ],
)  # fmt: skip
def test_a_page_is_read_however_programs_write_it(made: str) -> None:
    report = read(made)
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, 8)
    assert codes(report) <= {"organisation_unknown", "period_unknown", "unrecognised_text"}


@pytest.mark.parametrize(
    "value",
    [
        "<s>31</s>",
        "<del>29</del> 31",
        '<span style="display:none">3</span>1',
        "3<br>1",
        "<p>3</p><p>1</p>",
        "<canvas></canvas>31",
        "<blink>31</blink>",
        '<font color="#ffffff">31</font>',
        '<td style="color:red;background:#f00">31</td>',
        '<td style="text-decoration:line-through">31</td>',
        '<td x:num="13">31</td>',
        '<td x:num="31" style="mso-number-format:0%">31</td>',
        '<td sdval="13" sdnum="1066;">31</td>',
        "<b>31<sup>12</sup></b>",
    ],
)
def test_what_puts_a_value_in_doubt_damages_it(value: str) -> None:
    report = read(page(value))
    assert report["plan_tasks"].status is Status.DAMAGED
    assert report.values["plan_tasks_completed"] == 8


BETWEEN = [
    "<sup>i</sup>", "<sup>2</sup>", "<sub>a</sub>", "ⁱ", "º", "<s>x</s>", "<br>", "<hr>", "<svg></svg>", "<img src=a>",
    "<img src=a width=1>", "<table><tr><td>x</table>", "<span hidden>x</span>", "<ruby>x<rt>y</rt></ruby>",
    '<span style="vertical-align:super">i</span>', "<a href='#1'><sup>i</sup></a>", "<div></div>",
    "<math><mn>2</mn></math>",
]  # fmt: skip


@pytest.mark.parametrize("between", BETWEEN)
def test_digits_on_both_sides_of_what_is_not_read_form_no_number(between: str) -> None:
    for value in (f"3{between}1", f"5.{between}627", f"<b>5</b>{between}<b>.627</b>"):
        assert read(page(value))["plan_tasks"].status is Status.DAMAGED


@pytest.mark.parametrize("between", ["", "<wbr>", "<!-- x -->", "<script>x</script>", "<a id=x></a>", "<b></b>"])
def test_digits_on_both_sides_of_what_no_browser_shows_are_one_number(between: str) -> None:
    assert read(page(f"3{between}1")).values["plan_tasks"] == 31


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<td class=count>5,627</td>", 5627),
        ("<td class=count>5.627</td>", 5627),
        ("<td class=text>5.627</td>", 5627),
        ("<td>5.627</td>", None),
        ("<td align=right>5.627</td>", None),
        ('<td class=count x:num="1234.4">1,234</td>', None),
        ('<td class=count x:num="5627">5.627</td>', 5627),
    ],
)
def test_a_page_by_excel_states_by_its_formats_what_separators_mean(cell: str, value: int | None) -> None:
    report = read(page(cell, head=BY_EXCEL))
    assert report.values["plan_tasks"] == value
    assert (report["plan_tasks"].status is Status.DAMAGED) == (value is None)


@pytest.mark.parametrize("cell", ["<td class=share>25.81%</td>", '<td class=share x:num="0.2581">25,81%</td>'])
def test_a_percentage_of_a_page_by_excel(cell: str) -> None:
    report = read(BY_EXCEL + table(line("", TASKS, "", "31", ""), line("", RATE, "%", cell, "")))
    assert str(report.values["satisfaction_rate"]) == "25.81"


def test_cells_over_rows_and_columns_keep_the_others_in_their_columns() -> None:
    spanned = (
        f"<table><tr>{''.join(f'<td rowspan=2>{title}</td>' for title in HEADER[:3])}<td colspan=2>Số liệu</td></tr>"
        f"<tr><td>Kỳ trước</td><td>Kỳ này</td></tr><tr><td>1</td><td>{TASKS}</td><td rowspan=2>Nhiệm vụ</td>"
        f"<td>99</td><td>31</td></tr><tr><td>2</td><td>{DONE}</td><td>77</td><td>8</td></tr></table>"
    )
    report = read(spanned)
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, 8)


def test_hidden_rows_columns_and_cells_are_named() -> None:
    for made in (
        table(line("", TASKS, "", "31", "", attributes=" style='display:none'"), line("", DONE, "", "8", "")),
        table(line("", TASKS, "", "31", "")).replace("<table>", "<table><col span=3><col class=gone>"),
        table(line("", TASKS, "", "<td class=gone>31</td>", "")),
    ):
        report = read(BY_EXCEL + made)
        assert report.values["plan_tasks"] == 31
        assert "values_hidden" in codes(report)


DECLARED = '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"></head>'


@pytest.mark.parametrize(("charset", "codec"), [("utf-8", "utf-8"), ("unicode", "utf-16"), ("UTF-16", "utf-16")])
def test_a_page_is_decoded_as_it_declares(charset: str, codec: str) -> None:
    assert read_report(page("31", head=DECLARED.format(charset)).encode(codec)).values["plan_tasks"] == 31


def test_a_page_in_the_encoding_of_windows_is_decoded() -> None:
    text = "Số nhiệm vụ đề ra trong kế hoạch"
    old = b"S\xf4\xec nhi\xea\xf2m vu\xf2 \xf0\xea\xcc ra trong k\xea\xec hoa\xf2ch"
    data = page("31", head=DECLARED.format("windows-1258")).replace("Nhiệm vụ", "").replace(DONE, "")
    data = data.replace("Tên chỉ tiêu", "").replace("ĐVT", "").replace("Số liệu", "").replace("Ghi chú", "")
    before, _, after = data.partition(text)
    assert text == TASKS
    assert read_report(before.encode("ascii") + old + after.encode("ascii")).values["plan_tasks"] == 31


@pytest.mark.parametrize("charset", ["windows-1252", "x-unknown"])
def test_a_page_that_is_not_as_it_declares_is_refused_with_advice(charset: str) -> None:
    with pytest.raises(ReadError, match="encoding"):
        read(page("31", head=DECLARED.format(charset)))
    with pytest.raises(ReadError, match="encoding utf-8"):
        read_report(DECLARED.format("utf-8").encode() + b"\xff\xfe\xfd")


def message(text: str, encoding: str) -> bytes:
    body = base64.encodebytes(text.encode()) if encoding == "base64" else quopri.encodestring(text.encode())
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="--=_Part"\r\n\r\nOne file.\r\n\r\n'
    part = f"----=_Part\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    other = "\r\n----=_Part\r\nContent-Type: image/png\r\n\r\nAAAA\r\n----=_Part--\r\n"
    return (head + part).encode() + body + other.encode()


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_an_archive_of_a_page_is_read_as_its_page(encoding: str) -> None:
    report = read_report(message(page("31"), encoding), name="f")
    assert report == read_report(page("31").encode(), name="f")
    assert report.values["plan_tasks"] == 31


@pytest.mark.parametrize("encoding", ["", "base64", "quoted-printable"])
def test_a_page_that_is_cut_off_within_a_table_is_refused(encoding: str) -> None:
    """Browsers show what is left of it, where a number may have lost its last digits."""
    text = page("31", other="8456")
    data = message(text, encoding) if encoding else text.encode()
    for end in range(data.index(b"<body>" if not encoding else b"\r\n\r\n") + 400, len(data) - 12, 7):
        with pytest.raises(ReadError, match="damaged"):
            read_report(data[:end])


def test_a_mail_with_a_page_beside_its_text_is_read_as_the_page() -> None:
    data = message(page("31"), "base64").replace(b"multipart/related", b"multipart/alternative")
    assert read_report(data, name="a.eml").values["plan_tasks"] == 31


def test_a_page_of_this_library_is_refused_with_the_advice_to_give_the_annex() -> None:
    stream = io.BytesIO()
    write_report(read(page("31")), stream, format="html")
    with pytest.raises(ReadError, match="give the annex that the page was made from"):
        read_report(stream.getvalue())


def test_a_page_of_frames_is_refused_because_its_tables_are_elsewhere() -> None:
    with pytest.raises(ReadError, match="in the folder next to it"):
        read('<html><frameset rows="*,39"><frame src="a_files/sheet001.htm"></frameset></html>')


# Workbooks as XML.

STYLES = (
    '<Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="n"><NumberFormat ss:Format="#,##0,"/>'
    '</Style><Style ss:ID="s"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="w"><Font ss:Color="#FFFFFF"/></Style>'
)


def xml(value: str, *, kind: str = "Number", cell: str = "", row: str = "", columns: str = "") -> bytes:
    def texts(*cells: str) -> str:
        return "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in cells)

    stored = f'<Cell ss:Index="4" {cell}><Data ss:Type="{kind}">{value}</Data></Cell>'
    other = '<Cell ss:Index="4"><Data ss:Type="Number">8</Data></Cell>'
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        f'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>{STYLES}</Styles>'
        '<Worksheet ss:Name="A"><Table>'
        f"{columns}<Row>{texts(*HEADER)}</Row><Row {row}>{texts('1', TASKS)}{stored}</Row>"
        f"<Row>{texts('2', DONE)}{other}</Row></Table></Worksheet></Workbook>"
    ).encode()


def test_a_workbook_as_xml_is_read_as_any_workbook() -> None:
    report = read_report(xml("31"))
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, 8)
    source = report["plan_tasks"].source
    assert source is not None
    assert (source.table, source.cell) == ("A", "D2")


@pytest.mark.parametrize(
    "made",
    [
        xml("5.627"),
        xml("31000", cell='ss:StyleID="n"'),
        xml("31", cell='ss:StyleID="s"'),
        xml("1", kind="Boolean"),
        xml("2022-03-31T00:00:00.000", kind="DateTime"),
        xml("#REF!", kind="Error"),
        xml("", cell='ss:Formula="=R[1]C+23"'),
        xml('3<S xmlns="http://www.w3.org/TR/REC-html40">1</S>', kind="String"),
    ],
)
def test_cells_of_xml_are_in_doubt_as_those_of_workbooks(made: bytes) -> None:
    report = read_report(made)
    assert report["plan_tasks"].status is Status.DAMAGED
    assert report.values["plan_tasks_completed"] == 8


@pytest.mark.parametrize(
    "made",
    [
        xml("31", cell='ss:StyleID="w"'),
        xml("31", row='ss:Hidden="1"'),
        xml("31", columns='<Column ss:Index="3" ss:Hidden="1" ss:Span="1"/>'),
    ],
)
def test_hidden_cells_of_xml_are_named(made: bytes) -> None:
    report = read_report(made)
    assert report.values["plan_tasks"] == 31
    assert "values_hidden" in codes(report)


def test_a_formula_of_xml_that_changes_by_itself_is_out_of_date_also_through_others() -> None:
    made = xml("31", cell='ss:Formula="=DAY(TODAY())"').replace(
        b'<Cell ss:Index="4"><Data', b'<Cell ss:Index="4" ss:Formula="=R[-1]C-23"><Data'
    )
    (finding,) = [one for one in read_report(made).findings if one.code == "result_out_of_date"]
    assert finding.severity is Severity.ERROR
    assert len(finding.indicators) == 2


def test_entities_are_refused() -> None:
    with pytest.raises(ReadError, match="entities"):
        read_report(xml("31").replace(b"\n<Workbook", b'\n<!DOCTYPE x [<!ENTITY a "1">]><Workbook'))
