"""Periods behind labels, in cells of their own, with two digits of the year, and as sheets are called."""

import io
import random
from collections.abc import Mapping

import pytest

from cchc_model import ReadError, Report, ReportingPeriod, read_parts, read_report
from cchc_model.reports.organisation_texts import parse_organisation
from helpers.accents import unaccented

HEADER = ("TT", "Chỉ tiêu", "ĐVT", "Số lượng", "Ghi chú")
ROWS = (
    ("1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", 31, ""),
    ("2", "Số lượng phiếu khảo sát", "Phiếu", 100, ""),
)
Line = tuple[str, ...]
BODY = "UBND HUYỆN VÍ DỤ"
LABELS = ("Kỳ báo cáo", "KỲ BÁO CÁO", "Kỳ", "Thời kỳ", "Kỳ số liệu", "Thời gian báo cáo")
ROMAN = ("I", "II", "III", "IV")


def read(*lines: tuple[str, ...]) -> Report:
    report = read_report([(BODY,), *lines, HEADER, *[tuple(map(str, row)) for row in ROWS]])
    assert report.values["plan_tasks"] == 31
    return report


def stated(g: random.Random) -> tuple[list[Line], ReportingPeriod]:
    """Return lines that state a period behind labels, and the period."""
    year, number, month = g.randint(2015, 2026), g.randint(1, 4), g.randint(1, 12)
    roman = ROMAN[number - 1]
    kind = g.choice(("quarter", "month", "year", "half", "nine"))
    quarter, of_month = ReportingPeriod.quarter(year, number), ReportingPeriod.month(year, month)
    whole, own = {
        "quarter": ((f"Quý {roman}/{year}", f"Quý {number} năm {year}", f"quý {roman} - {year}"), quarter),
        "month": ((f"Tháng {month}/{year}", f"tháng {month:02} năm {year}", f"Tháng {month}.{year}"), of_month),
        "year": ((f"Năm {year}", str(year), f"năm {year}"), ReportingPeriod.full_year(year)),
        "half": ((f"6 tháng/{year}", f"6 tháng đầu năm {year}"), ReportingPeriod.half_year(year)),
        "nine": ((f"9 tháng/{year}", f"9 tháng năm {year}"), ReportingPeriod.nine_months(year)),
    }[kind]
    label, value = g.choice(LABELS), g.choice(whole)
    lines: list[Line] = [(label, value)]
    if kind == "year" and g.random() < 0.5:
        lines = [(g.choice(("Năm báo cáo", "NĂM BÁO CÁO", "Năm")), str(year))]
    elif kind == "quarter" and g.random() < 0.6:
        forms: list[list[Line]] = [
            [("Quý báo cáo", f"{roman}/{year}")],
            [("Quý", roman), ("Năm", str(year))],
            [(label, f"Quý {roman}"), (g.choice(("Năm", "Năm báo cáo")), str(year))],
            [("Quý", roman, "Năm", str(year))],
        ]
        lines = g.choice(forms)
    elif kind == "month" and g.random() < 0.4:
        lines = [("Tháng báo cáo", f"{month:02}/{year}")]
    return lines, own


@pytest.mark.parametrize("seed", range(60))
def test_a_period_behind_its_label_is_read(seed: int) -> None:
    g = random.Random(seed)
    lines, own = stated(g)
    printed = [(": ".join(line),) if len(line) == 2 and g.random() < 0.5 else line for line in lines]
    if g.random() < 0.2:
        printed = [("", "", *line) for line in printed]
    if g.random() < 0.3:
        printed = [tuple(map(unaccented, line)) for line in printed]
    report = read(*printed)
    assert report.period == own
    assert report.organisation is not None
    assert report.organisation.name == "UBND huyện Ví Dụ"
    assert not [one.text for one in report.findings if str(one.code).startswith("unrecognised")]


@pytest.mark.parametrize(
    "text", ["Kỳ báo cáo: 01/2022", "Kỳ: Quý I/22", "Quý I/22", "Tháng 3-22", "Kỳ báo cáo: Quý I, II năm 2022"]
)
def test_an_ambiguous_period_is_quoted(text: str) -> None:
    report = read((text,))
    assert report.period is None
    assert [one.text for one in report.findings if one.code == "period_unknown"] == [text]


@pytest.mark.parametrize("text", ["Kỳ: Quý I/22", "QUÝ I/22", "Q1/22", "Quý I năm 22", "quy I-22"])
def test_other_years_tell_the_century_of_two_digits(text: str) -> None:
    dated = ("Số: 5/BC-UBND ngày 05/4/2022",)
    assert read(dated, (text,)).period == ReportingPeriod.quarter(2022, 1)
    assert read(("Theo Quyết định số 5/QĐ-UBND ngày 05/4/1999",), dated, (text,)).period is None


def workbook(sheets: Mapping[str, tuple[str, ...]]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for place, (name, texts) in enumerate(sheets.items()):
        sheet = book.create_sheet(name)
        for line in (*[(text,) for text in texts], HEADER, *[(*row[:3], row[3] + place) for row in ROWS]):
            sheet.append(line)
    book.remove(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def periods_of(names: list[str], *texts: str, period: ReportingPeriod | None = None) -> list[ReportingPeriod | None]:
    data = workbook(dict.fromkeys(names, texts))
    with pytest.raises(ReadError, match="--parts" if period is None else "--sheet"):
        read_report(data, name="a.xlsx")
    return [part.report.period for part in read_parts(data, name="a.xlsx", period=period)]


SECOND = "NĂM 2022"


@pytest.mark.parametrize(
    ("form", "texts"),
    [
        ("{m:02}.2022", (BODY,)), ("2022-{m:02}", (BODY,)), ("T{m}.2022", (BODY,)), ("Thang {m} nam 2022", (BODY,)),
        ("T{m}-22", (BODY, SECOND)), ("T{m}.22", (BODY, "Số: 5/BC-UBND ngày 05/4/2022")),
        ("Tháng {m}-22", (BODY, SECOND)),
        ("Thang {m}", (BODY, SECOND)), ("T{m}", (BODY, SECOND)), ("THANG {m:02}", (BODY, unaccented(SECOND))),
    ],
)  # fmt: skip
def test_the_names_of_sheets_are_months(form: str, texts: tuple[str, ...]) -> None:
    months = (1, 2, 11)
    assert periods_of([form.format(m=m) for m in months], *texts) == [ReportingPeriod.month(2022, m) for m in months]


@pytest.mark.parametrize("form", ["Q{q}-22", "Quy {q}", "Quý {r}", "Q{q}.2022", "QUY {r}-22"])
def test_the_names_of_sheets_are_quarters(form: str) -> None:
    names = [form.format(q=q, r=ROMAN[q - 1]) for q in (1, 2, 4)]
    assert periods_of(names, BODY, SECOND) == [ReportingPeriod.quarter(2022, q) for q in (1, 2, 4)]


def test_two_digits_of_a_year_are_none_without_its_century() -> None:
    data = workbook(dict.fromkeys(["T1-22", "T2-22"], (BODY,)))
    with pytest.raises(ReadError, match="T1-22"):
        read_parts(data, name="a.xlsx")
    given = periods_of(["T1-22", "T2-22"], BODY, period=ReportingPeriod.full_year(2022))
    assert given == [ReportingPeriod.month(2022, 1), ReportingPeriod.month(2022, 2)]


def test_listed_organisations_are_found_by_names_without_accents() -> None:
    listed = [parse_organisation(f"xã {name}") for name in ("An Hòa", "An Thạnh", "An Thành")]
    sheets = dict.fromkeys(["Xa An Hoa", "An Hoa", "Xa An Thanh"], (BODY, "Quý I năm 2022"))
    with pytest.raises(ReadError, match="An Hoa"):
        read_parts(workbook(sheets), name="a.xlsx", organisations=listed)
    sheets.pop("An Hoa")
    parts = read_parts(workbook(sheets), name="a.xlsx", organisations=listed)
    assert [part.report.organisation and part.report.organisation.name for part in parts] == [
        "UBND xã An Hòa", "UBND xã An Thanh",
    ]  # fmt: skip
