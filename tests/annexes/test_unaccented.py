"""Annexes that lost their accents, wholly or in some of their rows: each value at its own row, or in a finding."""

import random
from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from cchc_model import SOC_TRANG_DISTRICT, Framework, Report, Severity, Status, draft_framework, read_report
from cchc_model.annexes.part_titles import named_by
from cchc_model.framework import CodeList, Indicator, Percentage
from helpers.accents import unaccented
from helpers.letterheads import HEADER, ROW, letterhead

TITLES = ("STT", "Nội dung", "Đơn vị tính", "Số lượng", "Ghi chú")
TOP = (("UBND HUYỆN MỸ XUYÊN",), ("PHỤ LỤC SỐ LIỆU CCHC QUÝ III NĂM 2022",))
Line = tuple[str, ...]


def annex() -> tuple[list[Line], dict[str, int | Decimal]]:
    """Return the rows of the shipped form with a value of its own at each indicator, and these values."""
    lines: list[Line] = []
    values: dict[str, int | Decimal] = {}
    for number, row in enumerate(SOC_TRANG_DISTRICT.rows, 1):
        item = row.item
        unit = printed = ""
        if isinstance(item, Indicator):
            unit = item.measure.label.vi
            if isinstance(item.measure, CodeList):
                values[item.id] = item.measure.values[0]
                printed = str(values[item.id])
            elif isinstance(item.measure, Percentage):
                values[item.id] = Decimal(f"{number % 90}.25")
                printed = f"{number % 90},25"
            else:
                values[item.id], printed = 1000 + number, str(1000 + number)
        lines.append((row.position, item.name.vi, unit, printed, ""))
    return lines, values


LINES, VALUES = annex()


def _none(line: Line) -> Line:
    return tuple(map(unaccented, line))


def _capitals(line: Line) -> Line:
    return tuple(unaccented(cell).upper() for cell in line)


def _names(line: Line) -> Line:
    return *line[:1], *map(unaccented, line[1:2]), *line[2:]


def _without_ordinals(line: Line) -> Line:
    return _none(line) if len(line) == 1 else ("", *_none(line)[1:])


def errors_of(report: Report) -> list[str]:
    return [one.text for one in report.findings if one.severity is Severity.ERROR]


@pytest.mark.parametrize("typed", [_none, _capitals, _names, _without_ordinals])
def test_each_row_of_an_annex_without_accents_is_read(typed: Callable[[Line], Line]) -> None:
    report = read_report([*map(typed, TOP), typed(TITLES), *map(typed, LINES)])
    assert dict(report.values) == VALUES
    assert errors_of(report) == []
    assert report.organisation is not None
    assert unaccented(report.organisation.name).casefold() == "ubnd huyen my xuyen"
    assert report.period is not None
    assert report.period.label() == "Quý III năm 2022"


@pytest.mark.parametrize("seed", range(3))
def test_rows_without_accents_among_others_are_read(seed: int) -> None:
    g = random.Random(seed)
    share = (0.05, 0.5, 0.95)[seed]
    report = read_report([*TOP, TITLES, *(_none(line) if g.random() < share else line for line in LINES)])
    assert dict(report.values) == VALUES
    assert errors_of(report) == []


@pytest.mark.parametrize("seed", range(60))
def test_a_letterhead_without_accents_says_the_same(seed: int) -> None:
    made = letterhead(random.Random(seed))
    report = read_report("\n".join((*map(unaccented, made.lines), HEADER, ROW)).encode(), name="annex.txt")
    assert report.period == made.period
    if made.organisation is None:
        assert report.organisation is None
    else:
        assert report.organisation is not None
        assert report.organisation.level is made.organisation.level
        assert report.organisation.known_as.startswith(made.organisation.known_as[:2])
        assert unaccented(report.organisation.name).casefold() == unaccented(made.organisation.name).casefold()


def form(*names: str) -> Framework:
    rows = [(str(at), name, "Hồ sơ", "") for at, name in enumerate(names, 1)]
    return draft_framework([("TT", "Chỉ tiêu", "Đơn vị tính", "Số lượng"), *rows], name="Biểu").framework


def values_of(framework: Framework, names: Sequence[str], unit: str = "Ho so") -> tuple[Report, list[object]]:
    rows = [(str(at), name, unit, str(10 * at)) for at, name in enumerate(names, 1)]
    report = read_report([("TT", "Chi tieu", "Don vi tinh", "So luong"), *rows], framework=framework)
    return report, list(report.values.values())


@pytest.mark.parametrize(
    ("first", "second"),
    [("Số hồ sơ đã trả", "Số hồ sơ đã tra"), ("Số cán bộ có năm", "Số cán bộ có nam"), ("Bán", "Bàn")],
)
def test_of_two_names_that_are_the_same_without_accents_neither_is_read(first: str, second: str) -> None:
    framework = form("Số hồ sơ đã tiếp nhận", first, second, "Số hồ sơ đã giải quyết")
    names = ["So ho so da tiep nhan", unaccented(first), unaccented(second), "So ho so da giai quyet"]
    report, values = values_of(framework, names)
    assert values == [10, None, None, 40]
    assert sorted(errors_of(report)) == ["Ho so; 20", "Ho so; 30"]


def test_a_name_with_one_accent_is_evidence_only_beside_others_without_accents() -> None:
    framework = form("Số TTHC", "Số hồ sơ đã tiếp nhận")
    assert values_of(framework, ["So TTHC", "So ho so da tiep nhan"])[1] == [10, 20]
    assert values_of(framework, ["So TTHC", "Số hồ sơ đã tiếp nhận"])[1] == [None, 20]


@pytest.mark.parametrize(("answer", "value"), [("Co", 1), ("KHONG", 0), ("co", 1)])
def test_an_answer_and_its_legend_are_read_without_accents(answer: str, value: int) -> None:
    key, codes = next(
        (one.id, one.measure)
        for one in SOC_TRANG_DISTRICT.indicators.values()
        if isinstance(one.measure, CodeList) and one.measure.values == (1, 0)
    )
    name = SOC_TRANG_DISTRICT.indicator(key).name.vi
    report = read_report([_none(TITLES), ("1", name, unaccented(codes.legend()), answer, "")])
    assert report.values[key] == value
    reversed_legend = read_report([_none(TITLES), ("1", name, "Co = 0 Khong = 1", answer, "")])
    assert reversed_legend[key].status is Status.DAMAGED


@pytest.mark.parametrize(
    "above", ["Don vi tinh: nghin ho so", "DVT: NGHIN HO SO", "Don vi tinh: nghin", "Don vi: nghin ho so/thang"]
)
def test_a_caption_without_accents_scales_its_rows(above: str) -> None:
    framework = form("Số hồ sơ đã tiếp nhận")
    rows = [(above,), ("TT", "Chi tieu", "Don vi tinh", "So luong"), ("1", "So ho so da tiep nhan", "Ho so", "5")]
    (entry,) = read_report(rows, framework=framework).entries.values()
    assert entry.status is Status.DAMAGED


@pytest.mark.parametrize("note", ["So lieu quy truoc", "nghin ho so", "Luy ke 9 thang"])
def test_a_note_without_accents_contradicts_as_with_them(note: str) -> None:
    framework = form("Số hồ sơ đã tiếp nhận")
    rows = [("Quy I nam 2022",), ("TT", "Chi tieu", "DVT", "So luong", "Ghi chu")]
    report = read_report([*rows, ("1", "So ho so da tiep nhan", "Ho so", "5", note)], framework=framework)
    assert [entry.status for entry in report.entries.values()] == [Status.DAMAGED]


@pytest.mark.parametrize(
    ("title", "body", "period"),
    [
        ("Quy 1", None, "Quý I năm 2022"),
        ("Thang 4", None, "Tháng 4 năm 2022"),
        ("6 thang dau nam", None, "6 tháng đầu năm 2022"),
        ("Xa An Hoa", "UBND xã An Hoa", None),
        ("PHUONG 5", "UBND phường 5", None),
        ("Thi tran My Xuyen", "UBND thị trấn My Xuyen", None),
        ("Phong Noi vu", "Phong Noi vu", None),
        ("Quy che", None, None),
    ],
)
def test_a_title_without_accents_names_a_body_or_a_period(title: str, body: str | None, period: str | None) -> None:
    named = named_by((title,), year=2022)
    assert (named.organisation.name if named.organisation else None) == body
    assert (named.period.label() if named.period else None) == period
