"""Results that change with the time or at random, directly or through other cells, are read and said."""

import io
import re
import time
import zipfile

import pytest

from cchc_model import Report, read_report
from cchc_model.io.xlsx.formulas import Formula, changing_areas
from helpers.office import DONE, HEADER, TASKS, workbook

VALUE = re.compile(r'<c r="D2"[^>]*>.*?</c>')
TODAY = '<c r="F10"><f>TODAY()</f><v>44651</v></c>'


def book(formula: str, further: str = TODAY, *, names: str = "", parts: dict[str, str] | None = None) -> bytes:
    """A workbook with a formula for the first value, further cells in row 10, and names."""
    data = workbook(HEADER, ["", TASKS, "Nhiệm vụ", 31], ["", DONE, "Nhiệm vụ", 8])
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for item in old.namelist():
            xml = old.read(item).decode()
            if item == "xl/worksheets/sheet1.xml":
                xml = VALUE.sub(lambda _: f'<c r="D2"><f>{formula}</f><v>31</v></c>', xml)
                xml = xml.replace("</sheetData>", f'<row r="10">{further}</row></sheetData>')
            if item == "xl/workbook.xml":
                xml = re.sub("<calcPr[^>]*>", "", xml)
                xml = re.sub("<definedNames ?/>", "", xml)
                xml = xml.replace("</sheets>", f"</sheets><definedNames>{names}</definedNames>")
            new.writestr(item, xml)
        for part, xml in (parts or {}).items():
            new.writestr(part, xml)
    return stream.getvalue()


def said(report: Report) -> tuple[str, ...]:
    return next((found.indicators for found in report.findings if found.code == "result_out_of_date"), ())


CHAIN = f'{TODAY}<c r="G10"><f>F10-30</f><v>44621</v></c><c r="H10"><f>G10+1</f><v>44622</v></c>'
NAMED = '<definedName name="HomNay">TODAY()</definedName><definedName name="Ngay">HomNay-1</definedName>'
TABLE = '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" displayName="Bang1" ref="E9:G11"/>'


@pytest.mark.parametrize(
    ("formula", "further", "changes"),
    [
        ("F10-44620", TODAY, True),
        ("$F$10-44620", TODAY, True),
        ("SUM(F9:F11)", TODAY, True),
        ("SUM(E:G)", TODAY, True),
        ("SUM(A:A)", TODAY, False),
        ("SUM(9:10)", TODAY, True),
        ("SUM(1:9)", TODAY, False),
        ("F9+31", TODAY, False),
        ("F100+31", TODAY, False),
        ("AF10+31", TODAY, False),
        ('IF("F10"="",0,31)', TODAY, False),
        ("H10-44591", CHAIN, True),
        ("Sheet1!F10-44620", TODAY, True),
        ("'sheet1'!F10-44620", TODAY, True),
        ("Other!F10-44620", TODAY, False),
        ("[1]Sheet1!F10-44620", TODAY, False),
        ("SUM(Sheet1:Other!F10)", TODAY, True),
        ("SUM('Sheet1:Other'!F10)", TODAY, True),
        ("Ngay-44620", "", True),
        ("Khac-44620", TODAY, False),
        ("SUM(Bang1[SL])", TODAY, True),
        ('INDIRECT("F"&amp;10)', TODAY, True),
        ('INDIRECT("F"&amp;10)', "", False),
        ("LOG10(31)+F10(1)", TODAY, False),
        ("15+16", TODAY, False),
    ],
)
def test_results_that_change_through_other_cells_are_said(formula: str, further: str, *, changes: bool) -> None:
    names = NAMED if formula.startswith("Ngay") else ""
    report = read_report(book(formula, further, names=names, parts={"xl/tables/table1.xml": TABLE}))
    assert report.values["plan_tasks"] == 31
    assert said(report) == (("plan_tasks",) if changes else ())


def test_a_group_of_formulas_refers_to_cells_beside_each() -> None:
    stated = Formula((2, 3), "E2+1", group="0")
    below = [Formula((row, 3), "", group="0") for row in (3, 4)]
    found = changing_areas({"S": [stated, *below, Formula((3, 4), "RAND()")]}, {})
    assert found == {"S": ["E3:E3", "D3:D3"]}


def test_every_cell_of_an_array_changes() -> None:
    array = Formula((2, 3), "TODAY()-E2:E4", area="D2:D4")
    assert changing_areas({"S": [array, Formula((9, 0), "D4*2"), Formula((9, 1), "D5*2")]}, {}) == {
        "S": ["A9:A9", "D2:D4"]
    }


def test_cells_of_other_sheets_change_too() -> None:
    sheets = {"Ngày": [Formula((1, 0), "NOW()")], "It's": [Formula((1, 0), "'Ngày'!A1"), Formula((2, 0), "A2")]}
    assert changing_areas({**sheets, "Z": [Formula((1, 0), "'It''s'!$A$1")]}, {}) == {
        "Ngày": ["A1:A1"],
        "It's": ["A1:A1"],
        "Z": ["A1:A1"],
    }


@pytest.mark.costly
@pytest.mark.parametrize("text", ["'" * 8_000, "A" * 8_000, "A1:" * 2_000, "''!" * 2_000, "$" * 8_000, "A1," * 2_000])
def test_hostile_formulas_take_no_long_time(text: str) -> None:
    formulas = [Formula((1, 0), "NOW()"), *(Formula((row, 1), text) for row in range(2, 100))]
    begun = time.process_time()
    changing_areas({"S": formulas}, {})
    assert time.process_time() - begun < 10


@pytest.mark.costly
def test_formulas_too_long_to_be_searched_are_taken_for_changing_ones() -> None:
    formulas = [Formula((1, 0), "NOW()"), Formula((2, 1), "$C$9," * 2_000, group="0")]
    formulas += [Formula((row, 1), "", group="0") for row in range(3, 300)]
    found = changing_areas({"S": formulas}, {})["S"]
    assert "B2:B2" not in found
    assert "B299:B299" in found


@pytest.mark.parametrize(
    ("formula", "further", "changes"),
    [
        ("F10-44620", CHAIN, True),
        ("E9+31", CHAIN, False),
        ("F10-44620", CHAIN.replace("TODAY()", "1"), False),
        ("H10-44591", f'<c r="E10"><f>1+1</f><v>2</v></c>{CHAIN}', True),
    ],
)
def test_formulas_too_many_to_be_kept_may_refer_to_any_cell(
    formula: str, further: str, monkeypatch: pytest.MonkeyPatch, *, changes: bool
) -> None:
    monkeypatch.setattr("cchc_model.io.xlsx.reading.MOST_FORMULAS", 1)
    report = read_report(book(formula, further))
    assert report.values["plan_tasks"] == 31
    assert said(report) == (("plan_tasks",) if changes else ())
