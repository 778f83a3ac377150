"""A value cell within every construction of Word, and within every two of them.

What Word shows is stated by construction: the value shown is read, or the cell is damaged and names the element. No
other number is ever read.
"""

import re
from collections.abc import Sequence

import pytest

from cchc_model import SOC_TRANG_DISTRICT, Report, Severity, Status, read_report
from cchc_model.io.archive import Archive
from cchc_model.io.docx.reading import read_docx
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.cells import Cell
from helpers.sampling import some_of
from helpers.word import Construction, Effect, annex, annex_table, document, plain_cell, text
from helpers.word_constructions import ALL, DOUBTFUL, HARMLESS, INVISIBLE

VALUE = "plan_tasks"


def errors(report: Report) -> list[str]:
    return [finding.message("en") for finding in report.findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_construction_is_read_without_an_error(name: str) -> None:
    report = read_report(annex([HARMLESS[name]]))
    assert report.values[VALUE] == 31
    assert errors(report) == []


@pytest.mark.parametrize("name", DOUBTFUL)
def test_a_doubtful_construction_damages_the_cell_and_is_named(name: str) -> None:
    report = read_report(annex([DOUBTFUL[name]]))
    assert (report[VALUE].status, report[VALUE].value) == (Status.DAMAGED, None)
    (said,) = [
        finding for finding in report.findings if VALUE in finding.indicators and finding.severity.value == "error"
    ]
    assert DOUBTFUL[name].element in said.text
    english = said.message("en").partition(": no number can be read from ")[2]
    assert not set(english) & set("ăâđêôơưạảấầẩẫậắằặẹẻẽếềểệỉịọỏốồổỗộớờởợụủứừửữựỳỵỷỹ"), english
    assert report.values["plan_tasks_completed"] == 8


@pytest.mark.parametrize("name", INVISIBLE)
def test_what_word_does_not_show_is_no_value(name: str) -> None:
    assert read_report(annex([INVISIBLE[name]]))[VALUE].value is None


ABOUT_VALUES = {"merged downwards", "bound control", "bound control around the cell"}


@pytest.mark.parametrize("at", ["name", "unit"])
@pytest.mark.parametrize("name", [name for name in HARMLESS if name not in ABOUT_VALUES])
def test_a_harmless_construction_around_a_name_or_unit_says_nothing(name: str, at: str) -> None:
    report = read_report(annex([HARMLESS[name]], at=at))
    assert report.values[VALUE] == 31
    assert errors(report) == []


def value_cell_of(data: bytes) -> Cell:
    rows, _ = read_docx(Archive(data, "annex.docx"))
    return read_cell(rows[1].cells[3], SOC_TRANG_DISTRICT.indicator(VALUE).measure)


def value_cells_of(cases: Sequence[Sequence[Construction]]) -> list[Cell]:
    """The value cells of annexes that stand in one document, each in a table of its own."""
    tables = (annex_table(one, ordinal=f"case {number}") for number, one in enumerate(cases))
    rows, _ = read_docx(Archive(document("<w:p/>".join(tables)), "annex.docx"))
    read = [row.cells for row in rows if row.cells and row.cells[0].startswith("case ")]
    assert [cells[0] for cells in read] == [f"case {number}" for number in range(len(cases))]
    return [read_cell(cells[3], SOC_TRANG_DISTRICT.indicator(VALUE).measure) for cells in read]


WHITE = {"white", "white by style"}
# Their text is that of the data, whatever they contain.
BOUND = {"bound control", "bound control around the cell"}


def contradict(one: str, other: str) -> bool:
    """Whether two constructions state the same property, so that one is not what it says any more."""
    first, second = (
        set(re.findall(r"<w:(\w+)", f"{ALL[name].run}{ALL[name].paragraph}{ALL[name].cell}")) for name in (one, other)
    )
    lists = {"numPr", "pStyle"}
    if first & second or (first & lists and second & lists):
        return True
    shaded = any("shd" in places for places in (first, second))
    off = "formats that are off" in (one, other) and any("rStyle" in places for places in (first, second))
    coloured = any("color" in places for places in (first, second)) and "white by style" in (one, other)
    marked = {one, other} <= {"raised mark", "raised mark by position", "raised mark by style"}
    return off or coloured or marked or (shaded and bool(WHITE & {one, other}))


@pytest.mark.parametrize("inner", ALL)
def test_two_constructions_never_make_another_number(inner: str) -> None:
    others = some_of((name for name in ALL if name != inner), start=list(ALL).index(inner))
    outers = [outer for outer in others if not contradict(inner, outer)]
    read = value_cells_of([[ALL[inner], ALL[outer]] for outer in outers])
    for outer, entry in zip(outers, read, strict=True):
        both = [ALL[inner], ALL[outer]]
        effects = {one.effect for one in both}
        # Where the value is gone, a number that stands alone beside it is what Word shows.
        beside = (5, 2) if Effect.GONE in effects else ()
        assert entry.value in (31, None, *beside), (inner, outer, entry.text)
        if effects == {Effect.READ}:
            assert entry.value == 31, (inner, outer, entry.text)
        elif Effect.NAMED in effects and Effect.GONE not in effects and not BOUND & {inner, outer}:
            names = [one.element.partition(":")[0] for one in both if one.element]
            assert entry.value is None, (inner, outer, entry.text)
            assert any(name in entry.text for name in names), (inner, outer, entry.text)


TRACKED = Construction(Effect.READ, around="<w:ins>{}</w:ins>")
"""An inserted text, which is as good as any other and never taken for plain at a glance."""


def test_a_cell_that_is_plain_at_a_glance_is_read_as_element_by_element() -> None:
    plain = [value_cell_of(annex([one])) for one in ALL.values()]
    assert dict(zip(ALL, plain, strict=True)) == dict(
        zip(ALL, value_cells_of([[one, TRACKED] for one in ALL.values()]), strict=True)
    )


@pytest.mark.parametrize(
    "content", ["", " ", "31", " 31\n", "3\n1", "Có = 1 Không = 0", "5.627", "1,5", "(31)", "Đạt\t"]
)
@pytest.mark.parametrize("paragraphs", [1, 2, 3])
def test_paragraphs_that_are_plain_at_a_glance_are_read_as_element_by_element(content: str, paragraphs: int) -> None:
    blank = "<w:p/>" * (paragraphs - 1)
    around = [f"<w:p>{{}}</w:p>{blank}", f"{blank}<w:p>{{}}</w:p>", "<w:p>{}</w:p>" * paragraphs]
    for block in around:
        plain, tracked = (
            block.replace("{}", one) for one in (text(content), TRACKED.around.replace("{}", text(content)))
        )
        first, second = (
            row_of(document(f"<w:tbl><w:tr><w:tc>{inside}</w:tc>{plain_cell('x')}</w:tr></w:tbl>"))
            for inside in (plain, tracked)
        )
        assert [cell.strip() for cell in first] == [cell.strip() for cell in second]


def row_of(data: bytes) -> tuple[str, ...]:
    """The cells of the only row of a document."""
    ((row,), _) = read_docx(Archive(data, "a.docx"))
    return row.cells
