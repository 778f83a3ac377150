"""Workbooks with a matrix form on each sheet: the name of the sheet and the text on it say of which time it is."""

import pytest

import cchc_model as cchc
from cchc_model.io.parts import ReportParts
from helpers.forms import Grid
from helpers.many_reports import errors
from helpers.office_matrices import COMPLAINTS, sheets

COMMUNES = ("Xã An Thạnh", "Xã An Bình")


def framework() -> cchc.Framework:
    return cchc.draft_framework([["UBND HUYỆN MỸ XUYÊN"], ["Quý II năm 2022"], *COMPLAINTS]).framework


def rows(body: str, period: str, first: int = 1) -> Grid:
    lines = [[str(at), name, *[str(first + at)] * 6] for at, name in enumerate(COMMUNES, 1)]
    return [[body], [period], *COMPLAINTS, *lines]


def blank(body: str, period: str) -> Grid:
    return [[body], [period], *COMPLAINTS]


def read(parts: ReportParts) -> list[tuple[str, str | None, list[int]]]:
    return [
        (
            part.title,
            part.report.period.label() if part.report.period else None,
            [value for value in part.report.values.values() if isinstance(value, int)][:1],
        )
        for part in parts
    ]


DISTRICT = "UBND HUYỆN MỸ XUYÊN"


@pytest.mark.parametrize(
    ("names", "texts"),
    [
        (("Tháng 4", "Tháng 5"), ("Tháng 4 năm 2022", "Tháng 5 năm 2022")),
        (("Tháng 4", "Tháng 5"), ("Quý II năm 2022", "Quý II năm 2022")),
        (("T4", "T5"), ("Năm 2022", "Năm 2022")),
        (("Sheet1", "Sheet2"), ("Tháng 4 năm 2022", "Tháng 5 năm 2022")),
    ],
)
def test_each_sheet_is_of_its_own_month(names: tuple[str, str], texts: tuple[str, str]) -> None:
    made = sheets(
        *((name, rows(DISTRICT, text, 10 * at)) for at, (name, text) in enumerate(zip(names, texts, strict=True)))
    )
    parts = cchc.read_parts(made, framework=framework())
    assert read(parts) == [
        (f"{name} › {commune}", f"Tháng {month} năm 2022", [10 * sheet + at])
        for sheet, (name, month) in enumerate(zip(names, (4, 5), strict=True))
        for at, commune in enumerate(COMMUNES, 1)
    ]
    assert errors(parts) == []
    with pytest.raises(cchc.ReadError, match="--parts"):
        cchc.read_report(made, framework=framework())
    assert len(cchc.read_parts(made, framework=framework(), sheet=names[0])) == len(COMMUNES)


@pytest.mark.parametrize("above", ["UBND TỈNH SÓC TRĂNG", None])
def test_each_sheet_is_of_its_own_district(above: str | None) -> None:
    districts = ("Huyện Mỹ Xuyên", "Huyện Kế Sách")
    named = ((one, rows(above or f"UBND {one.upper()}", "Quý II năm 2022")) for one in districts)
    parts = cchc.read_parts(sheets(*named), framework=framework())
    parents = [part.report.organisation and part.report.organisation.parent for part in parts]
    assert [parent and parent.name for parent in parents] == [f"UBND h{one[1:]}" for one in districts for _ in COMMUNES]
    assert errors(parts) == []


@pytest.mark.parametrize(
    ("name", "body", "text"),
    [("Tháng 4", DISTRICT, "Tháng 5 năm 2022"), ("Huyện Kế Sách", DISTRICT, "Tháng 5 năm 2022")],
)
def test_a_sheet_whose_name_and_text_contradict_each_other_is_not_read(name: str, body: str, text: str) -> None:
    made = sheets((name, rows(body, text)), ("Tháng 6", rows(body, "Tháng 6 năm 2022")))
    parts = cchc.read_parts(made, framework=framework())
    assert [value for _, _, value in read(parts)] == [[], [], [2], [3]]
    assert len(errors(parts)) == len(COMMUNES)


def test_a_blank_sheet_and_one_without_a_form_change_nothing() -> None:
    text = "Quý II năm 2022"
    made = sheets(("Đọc", [["Ghi theo mẫu"]]), ("Tháng 4", rows(DISTRICT, text)), ("Tháng 5", blank(DISTRICT, text)))
    parts = cchc.read_parts(made, framework=framework())
    assert [title for title, _, _ in read(parts)] == [f"Tháng 4 › {one}" for one in COMMUNES]
    assert errors(parts) == []


def test_sheets_with_the_same_reports_are_refused() -> None:
    made = sheets(("A", rows(DISTRICT, "Quý II năm 2022")), ("B", rows(DISTRICT, "Quý II năm 2022")))
    with pytest.raises(cchc.ReadError, match="“A”, “B” all have values of UBND xã An Thạnh"):
        cchc.read_parts(made, framework=framework())


def test_sheets_go_on_with_other_communes() -> None:
    first, second = rows(DISTRICT, "Quý II năm 2022"), rows(DISTRICT, "Quý II năm 2022")
    parts = cchc.read_parts(
        sheets(("Bảng 1", first[:-1]), ("Bảng 2", [*second[:-2], second[-1]])), framework=framework()
    )
    assert [part.title for part in parts] == ["Bảng 1 › Xã An Thạnh", "Bảng 2 › Xã An Bình"]
    assert errors(parts) == []
