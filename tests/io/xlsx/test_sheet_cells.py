"""Cells whose appearance and content differ: unseen, out of date, empty, raised, cut by comments."""

import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import openpyxl.styles
import pytest

from cchc_model import Report, Status, read_report
from helpers.office import DONE, HEADER, TASKS, workbook

SHEET = "xl/worksheets/sheet1.xml"
VALUE = re.compile(r'<c r="D2"[^>]*>.*?</c>')


def changed(data: bytes, change: Callable[[str], str], part: str = SHEET) -> bytes:
    """A workbook with the XML of a part changed, which asks nobody to compute it anew."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for item in old.namelist():
            xml = old.read(item).decode().replace('calcId="124519" fullCalcOnLoad="1"', "")
            new.writestr(item, change(xml) if item == part else xml)
    return stream.getvalue()


def read(change: Callable[[str], str], *, style: str = "General", value: object = 31) -> Report:
    data = workbook(HEADER, ["", TASKS, "Nhiệm vụ", value], ["", DONE, "Nhiệm vụ", 8], formats={"D2": style})
    return read_report(changed(data, change))


def with_cell(cell: str) -> Report:
    return read(lambda xml: VALUE.sub(lambda _: cell, xml))


def said(report: Report, code: str) -> tuple[str, ...]:
    return next((finding.indicators for finding in report.findings if finding.code == code), ())


UNSEEN: dict[str, Callable[[str], str]] = {
    "a hidden row": lambda xml: xml.replace('<row r="2"', '<row r="2" hidden="1"'),
    "a row without height": lambda xml: xml.replace('<row r="2"', '<row r="2" ht="0" customHeight="1"'),
    "a row of half a point": lambda xml: xml.replace('<row r="2"', '<row r="2" ht="0.5"'),
    "rows that are hidden unless they say otherwise": lambda xml: xml.replace(
        "<sheetFormatPr", '<sheetFormatPr zeroHeight="1"'
    ).replace('<row r="3"', '<row r="3" ht="15"'),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_nobody_sees_is_read_and_said(name: str) -> None:
    report = read(UNSEEN[name])
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, 8)
    assert said(report, "values_hidden") == ("plan_tasks",)


def test_a_column_without_width_is_said() -> None:
    cols = '<cols><col min="4" max="4" width="0" customWidth="1"/></cols><sheetData>'
    report = read(lambda xml: xml.replace("<sheetData>", cols))
    assert said(report, "values_hidden") == ("plan_tasks", "plan_tasks_completed")


@pytest.mark.parametrize(
    ("ink", "paper", "unseen"),
    [
        (openpyxl.styles.Color(rgb="FFFFFFFF"), None, True),
        (openpyxl.styles.Color(theme=0), None, True),
        (openpyxl.styles.Color(theme=0), "FFFFFFFF", True),
        (openpyxl.styles.Color(rgb="FF0070C0"), "FF0070C0", True),
        (openpyxl.styles.Color(rgb="FFFFFFFF"), "FF0070C0", False),
        (openpyxl.styles.Color(theme=1), None, False),
        (openpyxl.styles.Color(rgb="FFFF0000"), None, False),
    ],
)
def test_a_text_in_the_colour_of_its_cell_is_said(
    ink: openpyxl.styles.Color, paper: str | None, *, unseen: bool
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(HEADER, ["", TASKS, "", 31], ["", DONE, "", 8])))
    assert book.active is not None
    cell = book.active["D2"]
    cell.font = openpyxl.styles.Font(color=ink)
    if paper:
        cell.fill = openpyxl.styles.PatternFill("solid", fgColor=paper)
    stream = io.BytesIO()
    book.save(stream)
    report = read_report(stream.getvalue())
    assert report.values["plan_tasks"] == 31
    assert said(report, "values_hidden") == (("plan_tasks",) if unseen else ())


@pytest.mark.parametrize("area", ["C2:D2", "C1:D2", "D1:D1048576", "$C$2:$D$2"])
def test_a_value_below_a_merged_area_is_damaged(area: str) -> None:
    merged = f'</sheetData><mergeCells><mergeCell ref="{area}"/></mergeCells>'
    report = read(lambda xml: xml.replace("</sheetData>", merged).replace("Nhiệm vụ", ""))
    assert report.values["plan_tasks"] is None


@pytest.mark.parametrize(
    ("cell", "status", "text"),
    [
        ('<c r="D2"><f>30+1</f><v>31</v></c>', Status.REPORTED, "31"),
        ('<c r="D2"><f>[1]Sheet1!A1</f><v>31</v></c>', Status.REPORTED, "31"),
        ('<c r="D2"><f>30+1</f></c>', Status.DAMAGED, "=30+1"),
        ('<c r="D2"><f>30+1</f><v></v></c>', Status.DAMAGED, "=30+1"),
        ('<c r="D2" t="str"><f>IF(A1="","",A1)</f><v></v></c>', Status.BLANK, ""),
        ('<c r="D2" t="str"><f>"31"</f><v>31</v></c>', Status.REPORTED, "31"),
        ('<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', Status.DAMAGED, "#DIV/0!"),
        ('<c r="D2" t="b"><f>1=1</f><v>1</v></c>', Status.DAMAGED, "TRUE"),
        ('<c r="D2" t="inlineStr"><is><t></t></is></c>', Status.BLANK, ""),
        ('<c r="D2" t="inlineStr"><is><t xml:space="preserve"> 031 </t></is></c>', Status.DAMAGED, "031"),
        ('<c r="D2" t="inlineStr"><is><t>3<!-- 9 -->1<?x 9?></t></is></c>', Status.REPORTED, "31"),
        ('<c r="D2"><v>3<!-- 9 -->1</v></c>', Status.REPORTED, "31"),
        ('<c r="D2" t="inlineStr"><is><t>31</t><rPh sb="0" eb="1"><t>5</t></rPh></is></c>', Status.REPORTED, "31"),
        ('<c r="D2" t="inlineStr"><is><t>31¹</t></is></c>', Status.REPORTED, "31¹"),
    ],
)
def test_what_a_cell_holds_and_what_is_read(cell: str, status: Status, text: str) -> None:
    report = with_cell(cell)
    assert (report["plan_tasks"].status, report["plan_tasks"].text) == (status, text)
    assert report.values["plan_tasks"] == (31 if status is Status.REPORTED else None)
    assert report.values["plan_tasks_completed"] == 8


@pytest.mark.parametrize(
    ("formula", "anew", "stale"),
    [
        ("30+1", "", False),
        ("30+1", '<calcPr fullCalcOnLoad="1"/>', True),
        ("30+1", '<calcPr calcCompleted="0"/>', True),
        ("30+1", '<calcPr calcMode="manual"/>', False),
        ("DAY(TODAY())", "", True),
        ("30+RAND ()", "", True),
        ("BRAND(1)", "", False),
    ],
)
def test_a_result_that_is_to_be_computed_anew_is_read_and_said(formula: str, anew: str, *, stale: bool) -> None:
    data = changed(workbook(HEADER, ["", TASKS, "", 31], ["", DONE, "", 8]), lambda xml: xml)
    data = changed(data, lambda xml: re.sub("<calcPr[^>]*>", anew, xml), "xl/workbook.xml")
    report = read_report(changed(data, lambda xml: xml.replace("<v>31</v>", f"<f>{formula}</f><v>31</v>")))
    assert report.values["plan_tasks"] == 31
    assert said(report, "result_out_of_date") == (("plan_tasks",) if stale else ())


def test_a_formula_that_another_cell_states_changes_with_it() -> None:
    def shared(xml: str) -> str:
        first = '<c r="D2"><f t="shared" ref="D2:D3" si="0">DAY(NOW())</f><v>31</v></c>'
        return VALUE.sub(first, xml).replace("<v>8</v>", '<f t="shared" si="0"/><v>8</v>')

    assert said(read(shared), "result_out_of_date") == ("plan_tasks", "plan_tasks_completed")


def test_a_sheet_that_shows_formulas_shows_no_values() -> None:
    view = '<sheetViews><sheetView showFormulas="1" workbookViewId="0"/></sheetViews>'
    report = read(
        lambda xml: VALUE.sub('<c r="D2"><f>30+1</f><v>31</v></c>', re.sub("<sheetViews>.*</sheetViews>", view, xml))
    )
    assert report["plan_tasks"].text == "=30+1"
    assert report.values["plan_tasks_completed"] == 8


def test_a_sheet_without_zeros_shows_nothing_for_them() -> None:
    view = '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>'
    report = read(lambda xml: re.sub("<sheetViews>.*</sheetViews>", view, xml), value=0)
    assert report.values["plan_tasks"] == 0
    assert said(report, "shown_otherwise") == ("plan_tasks",)


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("@", "31"),
        ('@" nghìn"', "31 nghìn"),
        (";;;", "[31 (định dạng số)]"),
        (";;", "31"),
        ('0;0;0;"x"', "[31 (định dạng số)]"),
    ],
)
def test_a_text_is_read_as_its_format_shows_it(style: str, text: str) -> None:
    report = read(lambda xml: xml, style=style, value="31")
    assert report["plan_tasks"].text == text
    assert report.values["plan_tasks"] == (31 if text == "31" else None)


DISGUISES = {
    "words": '<dxf><numFmt numFmtId="170" formatCode="&quot;đạt&quot;"/></dxf>',
    "nothing": '<dxf><numFmt numFmtId="170" formatCode=";;;"/></dxf>',
    "thousands": '<dxf><numFmt numFmtId="170" formatCode="#,##0,"/></dxf>',
    "struck out": "<dxf><font><strike/></font></dxf>",
    "white": '<dxf><font><color rgb="FFFFFFFF"/></font></dxf>',
}
HARMLESS = {
    "red": '<dxf><font><color rgb="FFFF0000"/></font></dxf>',
    "grouped": '<dxf><numFmt numFmtId="170" formatCode="#,##0"/></dxf>',
    "white on red": '<dxf><font><color rgb="FFFFFFFF"/></font><fill><patternFill/></fill></dxf>',
}
RULE = '<conditionalFormatting sqref="{}"><cfRule type="cellIs" dxfId="0" priority="1"/></conditionalFormatting>'


def with_condition(look: str, area: str) -> Report:
    data = workbook(HEADER, ["", TASKS, "Nhiệm vụ", 31], ["", DONE, "Nhiệm vụ", 8])
    styled = changed(
        data, lambda xml: xml.replace("</cellStyles>", f"</cellStyles><dxfs>{look}</dxfs>"), "xl/styles.xml"
    )
    return read_report(changed(styled, lambda xml: xml.replace("</sheetData>", f"</sheetData>{RULE.format(area)}")))


@pytest.mark.parametrize("name", DISGUISES)
@pytest.mark.parametrize("area", ["D2", "A1:E2", "D2:D2 F9", "C1:XFD2"])
def test_a_value_that_a_condition_may_disguise_is_said(name: str, area: str) -> None:
    report = with_condition(DISGUISES[name], area)
    assert (report.values["plan_tasks"], said(report, "shown_otherwise")) == (31, ("plan_tasks",))


@pytest.mark.parametrize("name", HARMLESS)
def test_a_condition_that_only_colours_says_nothing(name: str) -> None:
    assert said(with_condition(HARMLESS[name], "A1:E9"), "shown_otherwise") == ()
    assert said(with_condition(DISGUISES["words"], "B2:C3 E2:E9"), "shown_otherwise") == ()
