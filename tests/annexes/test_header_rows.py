"""The rows of a header: titles of any words and depth, wherever their columns stand, say what the values are."""

import itertools
import random
from collections import Counter

import pytest
from attrs import evolve

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Report, ReportingPeriod, Severity, read_report
from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.outside_labels import announced
from cchc_model.annexes.tables import TableRow
from cchc_model.annexes.titles_apart import titles_in_comments
from cchc_model.framework.measures import UnitType
from cchc_model.reports.cells import Source
from cchc_model.vietnamese.text import without_accents
from helpers.rival_columns import unheard

COUNTS = [one for one in SOC_TRANG_DISTRICT.indicators.values() if isinstance(one.measure, UnitType)]
NAMES = Counter(row.item.name.vi for row in SOC_TRANG_DISTRICT.rows)
SECTIONS = [row for row in SOC_TRANG_DISTRICT.rows if not row.depth][:2]
ROWS = [
    one
    for section in SECTIONS
    for one in [x for x in COUNTS if NAMES[x.name.vi] == 1 and SOC_TRANG_DISTRICT.row(x.id).section == section.id][:4]
]
"""Four counts of each of the first two sections, whose names no other row has."""
OWN, OTHER = 12, 4001
OWN_TITLES = ("Quý III", "Quý III/2025", "Kỳ này", "Thực hiện", "Kết quả", "Số liệu", "Toàn huyện")
OTHER_TITLES = (
    "Quý II", "(Quý II)", "Quý II/2025", "của quý II", "Năm 2024", "2024", "Tháng 7", "6 tháng đầu năm", "9 tháng",
    "Tính đến 30/6/2025", "Kỳ trước", "Kế hoạch", "Chỉ tiêu giao", "Lũy kế", "UBND xã Đại Tâm", "Toàn tỉnh",
    "Trong đó nữ",
)  # fmt: skip
SCALES = ("(nghìn)", "nghìn", "Triệu đồng", "(ĐVT: nghìn)")
GROUPS = ("Kết quả", "Số liệu", "Kết quả công tác")
DEPTHS = ((), (None,), (None, None))
"""Titles between the first and the last one, each of words that mean nothing to reading."""
PLACES = (("", "name", "unit", "values"), ("name", "values"), ("unit", "values", "name"), ("name", "unit", "values"))
KNOWN = {"": "TT", "name": "Nội dung", "unit": "ĐVT"}


def cells(row: int, place: str, number: int, *, accents: bool = True) -> str:
    name = ROWS[row].name.vi
    texts = {"": str(row + 1), "name": name if accents else without_accents(name), "unit": ROWS[row].measure.label.vi}
    return texts[place] if place in texts else str(number + row)


def annex(
    places: tuple[str, ...], paths: list[tuple[str, ...]], titles: dict[str, str] = KNOWN, *, accents: bool = True
) -> list[list[str]]:
    """An annex with a column for each path in place of that of the values; the first has the numbers of others."""
    numbers = [OTHER, OWN] if len(paths) > 1 else [OWN]
    lines: list[list[str]] = []
    for level in range(max(map(len, paths))):
        own = [path[level] if level < len(path) else "" for path in paths]
        lines.append([t for p in places for t in (own if p == "values" else [titles[p] if not level else ""])])
    for row in range(len(ROWS)):
        found = [[cells(row, p, n, accents=accents) for n in (numbers if p == "values" else [0])] for p in places]
        lines.append(list(itertools.chain(*found)))
    return [["UBND HUYỆN MỸ XUYÊN"], ["Phụ lục số liệu Quý III năm 2025"], *lines]


def outcome(rows: list[list[str]]) -> Report | None:
    try:
        return read_report(rows)
    except ReadError:
        return None


def values(report: Report) -> list[object]:
    return [report.values[one.id] for one in ROWS]


def errors(report: Report) -> list[str]:
    return [one.code.value for one in report.findings if one.severity is Severity.ERROR]


def path(group: str, depth: tuple[None, ...], last: str, g: random.Random) -> tuple[str, ...]:
    return (group, *(unheard(g).capitalize() for _ in depth), last)


@pytest.mark.parametrize("last", OTHER_TITLES)
@pytest.mark.parametrize("places", PLACES)
def test_a_last_title_of_something_else_refuses_whatever_stands_above(last: str, places: tuple[str, ...]) -> None:
    g = random.Random(f"{last} {places}")
    for group, depth in itertools.product(GROUPS, DEPTHS):
        rows = annex(places, [path(group, depth, last, g)])
        assert outcome(rows) is None, rows[2:6]


@pytest.mark.parametrize("last", OWN_TITLES)
@pytest.mark.parametrize("places", PLACES)
def test_a_last_title_of_the_report_is_read(last: str, places: tuple[str, ...]) -> None:
    for group in GROUPS:
        report = outcome(annex(places, [(group, last)]))
        assert report is not None
        assert (values(report), errors(report)) == ([OWN + row for row in range(len(ROWS))], [])


@pytest.mark.parametrize("last", SCALES)
def test_a_scale_below_the_title_leaves_every_count_out(last: str) -> None:
    for group in GROUPS:
        report = outcome(annex(PLACES[0], [(group, last)]))
        assert report is None or (set(values(report)) == {None} and errors(report) == ["unit_contradicts"] * len(ROWS))


@pytest.mark.parametrize("last", OTHER_TITLES)
@pytest.mark.parametrize("titled", ["both", "first"])
def test_of_two_columns_the_one_of_something_else_is_never_read(last: str, titled: str) -> None:
    """Also if only the first of two columns has a second title, below unknown names of columns."""
    g = random.Random(f"{last} {titled}")
    for places, depth in itertools.product(PLACES, DEPTHS[:2]):
        group = unheard(g).capitalize() if titled == "both" else "Kết quả"
        own = path(group, depth, "Thực hiện", g) if titled == "both" else ("Kết quả",)
        unknown = {place: unheard(g).capitalize() if place == "name" else title for place, title in KNOWN.items()}
        for titles in (KNOWN, unknown):
            report = outcome(annex(places, [path(group, depth, last, g), own], titles))
            read = [] if report is None else [one for one in values(report) if one is not None]
            assert not any(isinstance(one, int) and one >= OTHER for one in read), (places, titles)


@pytest.mark.parametrize(
    "titles", [("Mức giao", "Làm được"), ("Cũ", "Mới"), ("Lần trước", "Lần này"), ("Kế hoạch", "Đạt được")]
)
def test_names_without_accents_are_names_of_the_annex(titles: tuple[str, str]) -> None:
    """So that the columns beside them are judged as beside any names."""
    g = random.Random(str(titles))
    unknown = {place: unheard(g).capitalize() for place in KNOWN}
    for places in PLACES:
        with_accents, without = (
            outcome(annex(places, [(one,) for one in titles], unknown, accents=accents)) for accents in (True, False)
        )
        assert (with_accents is None) == (without is None)
        if with_accents is not None and without is not None:
            assert values(with_accents) == values(without)


@pytest.mark.parametrize(
    "text", ["Quý II", "Quý II/2025", "Kế hoạch năm 2025", "Toàn tỉnh", "UBND xã Đại Tâm", "Lũy kế"]
)
def test_a_text_between_the_rows_means_the_same_in_every_column(text: str) -> None:
    found = []
    for at in range(4):
        rows = annex(PLACES[0], [("Kết quả",)])
        rows.insert(5, ["" if at != place else text for place in range(4)])
        report = outcome(rows)
        assert report is not None
        assert errors(report)
        found.append(values(report))
    assert all(one == found[0] for one in found)


SWAPPED = [("Kỳ này", "Kỳ trước"), ("Quý III/2025", "Quý II/2025"), ("Thực hiện", "Kế hoạch"), ("Năm 2025", "Năm 2024")]


def two_sections(titles: tuple[str, str], again: list[list[str]]) -> list[list[str]]:
    """An annex whose second half has its two columns in the other order, below titles of its own."""
    this, other = titles
    first = [[*(cells(row, place, 0) for place in PLACES[0][:3]), str(OTHER + row), str(OWN + row)] for row in range(4)]
    last = [[*(cells(row, p, 0) for p in PLACES[0][:3]), str(OWN + row), str(OTHER + row)] for row in range(4, 8)]
    return [
        ["UBND HUYỆN MỸ XUYÊN"],
        ["Phụ lục số liệu Quý III năm 2025"],
        ["TT", "Nội dung", "ĐVT", other, this],
        *first,
        *again,
        *last,
    ]


@pytest.mark.parametrize("titles", SWAPPED)
@pytest.mark.parametrize("name", ["", "Nội dung (tiếp theo)", "Mục II"])
def test_titles_in_mid_table_are_those_of_the_rows_below(titles: tuple[str, str], name: str) -> None:
    report = outcome(two_sections(titles, [["", name, "", *titles]]))
    assert report is not None
    assert (values(report), errors(report)) == ([OWN + row for row in range(len(ROWS))], [])


@pytest.mark.parametrize("titles", SWAPPED)
@pytest.mark.parametrize("unit", ["", "ĐVT"])
def test_titles_in_the_row_of_a_heading_are_those_of_the_rows_below(titles: tuple[str, str], unit: str) -> None:
    report = outcome(two_sections(titles, [["", SECTIONS[1].item.name.vi, unit, *titles]]))
    assert report is not None
    assert (values(report), errors(report)) == ([OWN + row for row in range(len(ROWS))], [])


@pytest.mark.parametrize(
    "text", ["Quý II", "Kế hoạch năm 2025", "Toàn tỉnh", "UBND xã Đại Tâm", "Kỳ trước", "ĐVT: nghìn"]
)
def test_a_title_in_the_value_cell_of_a_heading_concerns_the_rows_below(text: str) -> None:
    rows = annex(PLACES[0], [("Kết quả",)])
    rows.insert(7, ["", SECTIONS[1].item.name.vi, "", text])
    report = outcome(rows)
    assert report is not None
    assert errors(report)
    assert values(report)[4] is None


@pytest.mark.parametrize("last", ["(Số, %)", "(Số; %)", "Số/%", "(số, tỷ lệ)"])
def test_a_number_or_a_percentage_is_no_ratio(last: str) -> None:
    report = outcome(annex(PLACES[0], [("Kết quả", last)]))
    assert report is not None
    assert (values(report), errors(report)) == ([OWN + row for row in range(len(ROWS))], [])


def test_a_heading_may_stand_above_the_titles() -> None:
    rows = annex(PLACES[0], [("Kết quả",)])
    rows[2:2] = [["", "", "", "", "Biểu số 03"], ["I", SECTIONS[0].item.name.vi, "", ""]]
    report = outcome(rows)
    assert report is not None
    assert (values(report), errors(report)) == ([OWN + row for row in range(len(ROWS))], [])


def test_a_comment_on_a_title_is_a_title_below_it() -> None:
    comments = {0: "Anh Nam nhập", 1: "Số liệu\nkỳ trước"}
    row = CleanRow(TableRow(("TT", "Kết quả"), Source(), comments=comments), ("TT", "Kết quả"), None)
    assert [one.cells for one in titles_in_comments([row])] == [("", "Số liệu kỳ trước")]
    assert not list(titles_in_comments([evolve(row, row=evolve(row.row, comments={}))]))


def test_titles_of_unknown_words_stand_directly_above_the_rows() -> None:
    """Column numbers between them do not matter; a long text above them is none."""
    unknown = ["#", "Mảng theo dõi", "Đo bằng", "Lượng đong"]
    rows = [["", *cells_of(row)] for row in range(3)]
    for between in ([["1", "2", "3", "4"]], []):
        report = outcome([["UBND HUYỆN MỸ XUYÊN"], ["x" * 200, "", "", "y" * 200], unknown, *between, *rows])
        assert report is not None
        assert values(report)[:3] == [OWN, OWN + 1, OWN + 2]


def cells_of(row: int) -> list[str]:
    return [cells(row, "name", 0), cells(row, "unit", 0), str(OWN + row)]


def test_a_dated_column_beside_a_copy_of_itself_is_read_though_the_period_is_open() -> None:
    rows = [["", *cells_of(row), str(OWN + row)] for row in range(3)]
    report = outcome([["TT", "Nội dung", "ĐVT", "Quý II/2025", "Kết quả"], *rows])
    assert report is not None
    assert (values(report)[:3], errors(report)) == ([OWN, OWN + 1, OWN + 2], [])


def test_a_time_around_the_rows_is_judged_only_if_the_period_is_known() -> None:
    rows = [["TT", "Nội dung", "ĐVT", "Kết quả"], *(["", *cells_of(row)] for row in range(3))]
    for text, told in (("Chỉ tính số liệu trong kỳ", False), ("Kỳ số liệu: quý II/2025", True)):
        for above in ([["Quý III năm 2025"]], []):
            report = outcome([["UBND HUYỆN MỸ XUYÊN"], *above, *rows, [text]])
            assert report is not None
            assert bool(errors(report)) == (told and bool(above))
    assert announced("Kỳ số liệu: quý II/2025", None, None) is not None
    other = announced("Kỳ số liệu: từ 01/4/2025 đến 30/6/2025", ReportingPeriod.quarter(2025, 3), None)
    assert other is not None
    assert other.severity is Severity.ERROR


@pytest.mark.parametrize(
    "remarks", ["(mười hai) (báo cáo riêng)", "(báo cáo riêng) (mười hai)", "(quý III) (theo phần mềm)"]
)
def test_several_harmless_remarks_leave_a_value_as_it_is(remarks: str) -> None:
    rows = [["TT", "Nội dung", "ĐVT", "Kết quả"], *(["", *cells_of(row)] for row in range(3))]
    rows[1][3] += f" {remarks}"
    report = outcome([["UBND HUYỆN MỸ XUYÊN"], ["Quý III năm 2025"], *rows])
    assert report is not None
    assert (values(report)[:3], errors(report)) == ([OWN, OWN + 1, OWN + 2], [])
