"""Workbooks with a sheet for each report: every value reaches the report of its sheet, and totals are told apart."""

import io
import random
from collections.abc import Sequence

import openpyxl
import pytest

import cchc_model as cchc
from cchc_model.io.parts import ReportPart
from helpers.office import DONE, HEADER, TASKS, book

DISTRICT = [["UBND HUYỆN MỸ XUYÊN"], ["Quý I năm 2022"]]
DAI_TAM, THAM_DON = (cchc.Organisation(f"UBND xã {name}", cchc.Level.COMMUNE) for name in ("Đại Tâm", "Tham Đôn"))


def form(*values: int, above: Sequence[Sequence[str]] = DISTRICT) -> list[Sequence[object]]:
    rows = zip((TASKS, DONE), values, strict=True)
    return [*above, HEADER, *([at, name, "Nhiệm vụ", value, ""] for at, (name, value) in enumerate(rows, 1))]


def codes(part: ReportPart) -> list[str]:
    return [str(one.code) for one in part.report.findings if one.code not in {"rows_absent", "period_unknown"}]


def test_each_sheet_is_the_report_of_its_commune() -> None:
    g = random.Random(3)
    values = {f"Xã {chr(65 + at)}n Phú": (g.randrange(9, 99), g.randrange(9)) for at in range(12)}
    sheets = {name: form(*pair) for name, pair in values.items()}
    total = form(*map(sum, zip(*values.values(), strict=True)))
    others: dict[str, list[Sequence[object]]] = {"Tổng số": total, "Ghi chú": [["1", "x"]]}
    parts = cchc.read_parts(book(**sheets, **others), name="a.xlsx")
    assert {
        part.title: tuple(value for value in part.report.values.values() if value is not None) for part in parts
    } == values
    for part in parts:
        body = part.report.organisation
        assert body is not None
        assert body.parent is not None
        assert (body.name, body.parent.name) == (f"UBND x{part.title[1:]}", "UBND huyện Mỹ Xuyên")
        assert str(part.report["plan_tasks"].source) == f"a.xlsx, {part.title}, row 4, D4"
        assert not codes(part)
    assert [(one.title, one.numbers) for one in parts.unread] == [("Tổng số", 4), ("Ghi chú", 1)]
    assert (parts.organisation and parts.organisation.name) == "UBND huyện Mỹ Xuyên"


@pytest.mark.parametrize(
    ("names", "above", "expected"),
    [
        (("Sheet1", "Sheet2"), ([["UBND xã Đại Tâm"]], [["UBND xã Tham Đôn"]]), [DAI_TAM.name, THAM_DON.name]),
        (("Quý I", "Quý II"), ([["UBND xã Đại Tâm"], ["Năm 2022"]],) * 2, ["Quý I năm 2022", "Quý II năm 2022"]),
        (("Đại Tâm", "Tham Đôn"), (DISTRICT, DISTRICT), [DAI_TAM.name, THAM_DON.name]),
    ],
)
def test_texts_periods_and_listed_names_tell_sheets_apart(
    names: Sequence[str], above: Sequence[Sequence[Sequence[str]]], expected: list[str]
) -> None:
    file = book(**{name: form(3, 1, above=text) for name, text in zip(names, above, strict=True)})
    parts = cchc.read_parts(file, organisations=(DAI_TAM, THAM_DON))
    reports = [part.report for part in parts]
    told = [
        report.period.label() if "năm" in expected[0] and report.period else report.organisation for report in reports
    ]
    assert [one if isinstance(one, str) else one and one.name for one in told] == expected
    assert not [code for part in parts for code in codes(part)]


def test_a_sheet_whose_text_names_another_commune_is_told() -> None:
    file = book(**{
        "Xã Đại Tâm": form(3, 1, above=[["UBND xã Tham Đôn"]]), "Xã Ngọc Tố": form(4, 2, above=[["UBND xã Ngọc Tố"]])
    })  # fmt: skip
    first, second = cchc.read_parts(file)
    assert (codes(first), codes(second)) == (["organisation_differs"], [])


def test_two_sheets_of_one_report_are_refused() -> None:
    file = book(**{"Xã Đại Tâm": form(3, 1), "xã Đại  Tâm": form(4, 2), "Xã Tham Đôn": form(5, 2)})
    with pytest.raises(cchc.ReadError, match="all contain the report UBND xã Đại Tâm, Quarter 1 of 2022"):
        cchc.read_parts(file)


def test_reading_one_report_names_the_reader_of_parts() -> None:
    file = book(**{"Xã Đại Tâm": form(3, 1), "Xã Tham Đôn": form(5, 2)})
    with pytest.raises(cchc.ReadError) as caught:
        cchc.read_report(file)
    for words in ("--parts", "read_parts", "--sheet", "Xã Đại Tâm"):
        assert words in caught.value.message("vi")
        assert words in caught.value.message("en")
    report = cchc.read_report(file, sheet="Xã Tham Đôn", organisation=THAM_DON)
    assert report.values["plan_tasks"] == 5


def test_sheets_that_name_nothing_stay_unclear() -> None:
    with pytest.raises(cchc.ReadError, match="the sheet with the annex is unclear"):
        cchc.read_parts(book(Sheet1=form(3, 1, above=[]), Sheet2=form(4, 2, above=[])))


def test_a_sheet_on_the_form_that_is_hidden_or_names_nobody_is_an_error() -> None:
    stream = io.BytesIO()
    made = openpyxl.load_workbook(io.BytesIO(book(**{name: form(30, 8) for name in ("Xã A", "Xã B", "Xã C", "Ví Dụ")})))
    made["Xã B"].sheet_state = "hidden"
    made.save(stream)
    parts = cchc.read_parts(stream.getvalue(), name="a.xlsx")
    assert [part.title for part in parts] == ["Xã A", "Xã C"]
    assert {one.title for one in parts.unread} == {"Xã B", "Ví Dụ"}
    assert codes(parts[0]).count("part_not_read") == 2
