"""The cells of workbooks, against openpyxl, and as programs other than Excel write them."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal, Inexact, localcontext

import openpyxl
import openpyxl.styles
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import ReadError, Report, Severity, Status, parse_percent, read_report
from cchc_model.annexes.tables import TableRow
from cchc_model.io.archive import Archive
from cchc_model.io.xlsx.reading import read_xlsx
from helpers.office import DONE, HEADER, OFFICE, RATE, TASKS, codes, workbook

SHEET = "xl/worksheets/sheet1.xml"
ROWS: list[Sequence[object]] = [HEADER, ["", TASKS, "Nhiệm vụ", 31], ["", DONE, "Nhiệm vụ", 8]]

texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=20
).filter(lambda text: not text.startswith("=") and "_x" not in text)
cells = st.one_of(
    st.none(),
    st.integers(-(10**14), 10**14),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 6) + 0.0),
    texts,
    st.booleans(),
    st.dates(dt.date(1901, 1, 1), dt.date(2100, 1, 1)),
)


def edited(data: bytes, change: Callable[[str], str], part: str = SHEET) -> bytes:
    """A workbook with the XML of a part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            content = old.read(item)
            if item == part:
                changed = change(content.decode())
                assert changed != content.decode()
                content = changed.encode()
            new.writestr(item, content)
    return stream.getvalue()


def read_rows(data: bytes) -> list[TableRow]:
    return [row for sheet in read_xlsx(Archive(data, "x")) for row in sheet.rows]


def shown(value: object) -> str:
    """A value of openpyxl as a reader of the sheet would type it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        text = format(Decimal(repr(value)), "f")
        return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


@given(st.lists(st.lists(cells, min_size=1, max_size=6), min_size=1, max_size=8))
def test_every_cell_that_openpyxl_sees_is_seen_alike(rows: list[list[object]]) -> None:
    data = workbook(*rows)
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    assert book.active is not None
    expected = {
        (number, column): shown(value)
        for number, row in enumerate(book.active.iter_rows(values_only=True), 1)
        for column, value in enumerate(row)
        if value is not None
    }
    found = {(row.source.row, column): text for row in read_rows(data) for column, text in enumerate(row.cells) if text}
    assert found == expected


def both(report: Report) -> tuple[object, object]:
    return report.values["plan_tasks"], report.values["plan_tasks_completed"]


def test_a_sheet_that_lies_about_its_dimension_is_read_whole() -> None:
    for lie in ("A1", "A1:B2", "A1:XFD1048576"):
        data = edited(workbook(*ROWS), lambda xml, lie=lie: xml.replace('ref="A1:E3"', f'ref="{lie}"'))  # type: ignore[misc]  # a default binds it
        assert both(read_report(data)) == (31, 8)


def test_rows_and_cells_in_another_order_or_without_addresses() -> None:
    def turned(xml: str) -> str:
        start, end = xml.index('<row r="2"'), xml.index("</sheetData>")
        second, third = xml[start:end].split('<row r="3"')
        return xml[:start] + '<row r="3"' + third + second + xml[end:]

    assert both(read_report(edited(workbook(*ROWS), turned))) == (31, 8)

    def bare(xml: str) -> str:
        for row in (1, 2, 3):
            xml = xml.replace(f'<row r="{row}"', "<row")
            for letter in "ABCDE":
                xml = xml.replace(f'r="{letter}{row}" ', "")
        return xml

    filled = [[cell or "x" for cell in row] for row in ROWS]
    assert both(read_report(edited(workbook(*filled), bare))) == (31, 8)

    def swapped(xml: str) -> str:
        return xml.replace('r="D2"', 'r="X2"').replace('r="C2"', 'r="D2"').replace('r="X2"', 'r="C2"')

    report = read_report(edited(workbook(*ROWS), swapped))
    assert report["plan_tasks"].text == "Nhiệm vụ"
    assert report["plan_tasks"].unit == "31"


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ("<r><rPr><strike/></rPr><t>29</t></r><r><t>31</t></r>", "[31 (chữ bị gạch: 29)]"),
        ('<r><t>31</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>', "31(1)"),
    ],
)
def test_struck_and_raised_text_never_becomes_part_of_a_number(pieces: str, text: str) -> None:
    cell = f'<c r="D2" t="inlineStr"><is>{pieces}</is></c>'
    report = read_report(edited(workbook(*ROWS), lambda xml: re.sub('<c r="D2".*?</c>', cell, xml)))
    assert (report["plan_tasks"].status, report["plan_tasks"].text) == (Status.DAMAGED, text)


def test_a_value_that_is_struck_out_is_no_value() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(*ROWS)))
    assert book.active is not None
    book.active["D2"].font = openpyxl.styles.Font(strike=True)
    stream = io.BytesIO()
    book.save(stream)
    report = read_report(stream.getvalue())
    assert (report["plan_tasks"].status, report["plan_tasks"].text) == (Status.DAMAGED, "[31 (chữ bị gạch)]")
    assert report.values["plan_tasks_completed"] == 8


def test_two_cells_in_one_place_lose_neither() -> None:
    data = edited(workbook(*ROWS), lambda xml: xml.replace('r="C2"', 'r="D2"'))
    assert read_report(data)["plan_tasks"].text == "Nhiệm vụ 31"


def test_texts_in_pieces_with_readings_and_escapes() -> None:
    pieces = (
        '<c r="B2" t="inlineStr"><is><r><t>Số nhiệm vụ </t></r><r><rPr><b/></rPr><t>đề ra trong kế hoạch_x000D_</t></r>'
        '<rPh sb="0" eb="1"><t>ĐỌC</t></rPh><phoneticPr fontId="1"/></is></c>'
    )
    data = edited(workbook(*ROWS), lambda xml: re.sub('<c r="B2".*?</c>', pieces, xml))
    assert both(read_report(data)) == (31, 8)
    shared = OFFICE / "xlsx_saved.xlsx"
    old, new = (
        '<t xml:space="preserve">Số nhiệm vụ đã hoàn thành</t>',
        "<r><t>Số nhiệm vụ đã </t></r><r><t>hoàn thành</t></r>",
    )
    data = edited(
        shared.read_bytes(), lambda xml: xml.replace(old, new + "<rPh><t>x</t></rPh>"), "xl/sharedStrings.xml"
    )
    assert read_report(data).values == read_report(shared).values


@pytest.mark.parametrize(
    ("style", "stored", "text"),
    [
        ("0.00%", 0.2581, "25,81%"),
        ('0.00"%"', 25.81, "25,81%"),
        (r"0.00\%", 25.81, "25,81%"),
        ("#,##0.00_);[Red](#,##0.00)", 25.81, "25,81"),
        ("[Green]0.0%;[Red]-0.0%", 0.2581, "25,81%"),
        ("General", 25.81, "25,81"),
        ("0", 25.81, "25,81"),
    ],
)
def test_number_formats_of_percentages(style: str, stored: float, text: str) -> None:
    report = read_report(workbook(HEADER, ["", RATE, "%", stored], formats={"D2": style}))
    assert report["satisfaction_rate"].text == text
    assert report.values["satisfaction_rate"] == Decimal("25.81")


@pytest.mark.parametrize(
    ("style", "stored", "text"),
    [
        ("dd/mm/yyyy", 45448, "2024-06-05"),
        ('"ngày" d/m', 45448, "2024-06-05"),
        ("d-mmm", 45448.5, "2024-06-05T12:00:00"),
        ("[h]:mm", 0.25, "06:00:00"),
        ("dd/mm/yyyy", -5, "#VALUE! (-5)"),
        ("dd/mm/yyyy", 99999999, "#VALUE! (99999999)"),
    ],
)
def test_numbers_that_a_spreadsheet_made_dates_are_damaged(style: str, stored: float, text: str) -> None:
    report = read_report(workbook(HEADER, ["", TASKS, "Nhiệm vụ", stored], formats={"D2": style}))
    assert (report["plan_tasks"].status, report["plan_tasks"].text) == (Status.DAMAGED, text)
    assert "damaged_number" in codes(report)


@pytest.mark.parametrize(
    "formula", ['<f t="array" ref="D2">SUM(A1)</f>', '<f t="shared" si="0"/>', "<f>SUM(A1)</f><v/>"]
)
def test_a_formula_without_a_value_is_damaged_whatever_its_kind(formula: str) -> None:
    report = read_report(edited(workbook(*ROWS), lambda xml: xml.replace("<v>31</v>", formula)))
    assert report["plan_tasks"].status is Status.DAMAGED
    assert report["plan_tasks"].text.startswith("=")


def test_errors_are_texts_and_no_values() -> None:
    for error in ("#REF!", "#DIV/0!", "#N/A"):
        report = read_report(
            edited(workbook(*ROWS), lambda xml, e=error: xml.replace('t="n"><v>31</v>', f't="e"><v>{e}</v>'))  # type: ignore[misc]  # as above
        )
        assert (report["plan_tasks"].status, report["plan_tasks"].text) == (Status.DAMAGED, error)


def test_sheets_that_unpack_to_too_much_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc_model.io.archive.MAX_UNPACKED", 3_000)
    with pytest.raises(ReadError, match="its unpacked content is far larger than an annex"):
        read_report(workbook(*ROWS))


def test_a_percentage_that_lost_its_format_is_read_as_it_stands_and_said() -> None:
    report = read_report(workbook(HEADER, ["", RATE, "%", 0.3636]))
    assert report.values["satisfaction_rate"] == Decimal("0.3636")
    (finding,) = [f for f in report.findings if f.code == "fraction_of_one"]
    assert (finding.severity, finding.suggestions) == (Severity.ERROR, ("36,36%",))
    assert finding.source == report["satisfaction_rate"].source
    assert "36,36%" in finding.message()
    assert "36,36%" in finding.message("en")


@pytest.mark.parametrize(
    ("stored", "style"), [("0,25", "General"), (0.25, "0.00%"), (1, "General"), (1.5, "General"), (0, "General")]
)
def test_other_percentages_are_not_suspected(stored: object, style: str) -> None:
    assert "fraction_of_one" not in codes(read_report(workbook(HEADER, ["", RATE, "%", stored], formats={"D2": style})))


@given(st.integers(1, 10**6 - 1))
def test_what_a_lost_format_may_have_meant_is_a_hundred_times_as_much(millionths: int) -> None:
    report = read_report(workbook(HEADER, ["", RATE, "%", millionths / 10**6]))
    (finding,) = [f for f in report.findings if f.code == "fraction_of_one"]
    value = report.values["satisfaction_rate"]
    assert value is not None
    assert parse_percent(finding.suggestions[0]) == value * 100


def test_only_numbers_that_are_stored_as_fractions_became_fractions() -> None:
    typed = read_report(workbook(HEADER, ["", TASKS, "Nhiệm vụ", "5,627"], ["", DONE, "Nhiệm vụ", 5]))
    assert typed["plan_tasks"].status is Status.DAMAGED
    assert "counts_became_fractions" not in codes(typed)
    stored = read_report(workbook(HEADER, ["", TASKS, "Nhiệm vụ", "5,627"], ["", DONE, "Nhiệm vụ", 4.833]))
    (finding,) = [f for f in stored.findings if f.code == "counts_became_fractions"]
    assert finding.indicators == ("plan_tasks_completed",)


def test_a_column_that_is_not_read_is_named_from_its_first_cell_to_its_last() -> None:
    header = ["TT", "Tên chỉ tiêu", "ĐVT", "Kỳ này", "Kỳ trước", "Lũy kế"]
    report = read_report(workbook(header, ["", TASKS, "", 31, 29, 60], ["", DONE, "", 8, 7, None]))
    found = [f for f in report.findings if f.code == "column_not_read"]
    assert [(f.text, f.source.cell if f.source else "", f.figures["count"]) for f in found] == [
        ("Kỳ trước", "E2:E3", 2),
        ("Lũy kế", "F2", 1),
    ]
    assert "E2:E3" in found[0].message()


def test_the_callers_decimal_context_changes_nothing() -> None:
    data = workbook(HEADER, ["", RATE, "%", 25.8125], ["", TASKS, "", 45448], formats={"D3": "d/m/yyyy"})
    with localcontext() as context:
        context.prec = 2
        context.traps[Inexact] = True
        report = read_report(data)
    assert report.values["satisfaction_rate"] == Decimal("25.8125")
    assert report["plan_tasks"].text == "2024-06-05"
