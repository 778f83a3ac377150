"""Score sheets on paper, in a workbook whose sums follow, and back again."""

import io
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_model import (
    Assessment,
    Bilingual,
    InvalidDataError,
    Level,
    Organisation,
    ReportingPeriod,
    Rubric,
    read_rubric,
    read_score_sheet,
    score,
    write_score_sheet,
)
from cchc_model.analysis.scoring import Rounding
from cchc_model.analysis.scoring.methods import ByHand
from cchc_model.analysis.scoring.parts import Component, RoundedAt, component, criterion, rubric_section
from cchc_model.analysis.scoring.scales import in_proportion
from cchc_model.io.score_sheets.lines import TITLES
from helpers.office import NEEDS_OFFICE, saved_by_libreoffice, without_results
from helpers.own_framework import SETTLEMENT
from helpers.paths import ROOT
from helpers.rubric_cases import EVERY_KIND, D, one_component, own_report, rubrics, values
from helpers.sampling import few_by_hand
from helpers.score_sheets import GIVEN, OWN, REPORT, SHEET, with_names_of_their_own, written


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_scores_of_people_come_back(kind: str, tmp_path: Path) -> None:
    write_score_sheet(SHEET, tmp_path / f"phieu.{kind}")
    people = read_score_sheet(tmp_path / f"phieu.{kind}", EVERY_KIND)
    assert (people.self_assessed, people.appraised) == (OWN, GIVEN)
    assert score(REPORT, EVERY_KIND, self_assessed=people.self_assessed, appraised=people.appraised) == SHEET
    assert written(SHEET, kind) == written(SHEET, kind)


@given(rubrics(), values, st.data())
@settings(max_examples=few_by_hand(20))
def test_any_scores_of_people_come_back(rubric: Rubric, some: dict[str, object], data: st.DataObject) -> None:
    def drawn(note: str) -> dict[str, Assessment]:
        points = {
            part.id: st.none() | st.integers(0, int(part.maximum * 100)).map(lambda cents: Decimal(cents) / 100)
            for part in (*rubric.components, *rubric.bonuses, *rubric.penalties)
        }
        chosen = data.draw(st.sets(st.sampled_from(sorted(points))))
        return {key: Assessment(data.draw(points[key]), note) for key in sorted(chosen)}

    numbered = with_names_of_their_own(rubric)
    own, appraised = drawn("của đơn vị"), drawn("")
    sheet = score(own_report(**some), numbered, self_assessed=own, appraised=appraised)
    for kind in ("docx", "xlsx"):
        people = read_score_sheet(written(sheet, kind), numbered)
        assert (people.self_assessed, people.appraised) == (own, appraised)


def test_what_is_wrong_on_a_sheet_is_told_at_once_with_its_cell() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(SHEET, "xlsx")))
    sheet = book.worksheets[0]
    rows = {str(row[1].value): row for row in sheet.iter_rows()}
    rows["Chất lượng"][3].value = "nhiều"
    rows["Tỷ lệ giải quyết"][5].value = 3
    rows["Giải quyết từ 80%"][1].value = "Giải quyết từ 81%"
    rows["Giải quyết từ 80%"][5].value = 1
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(InvalidDataError) as caught:
        read_score_sheet(file.getvalue(), EVERY_KIND)
    told = [problem.message.en for problem in caught.value.problems]
    assert told[0].startswith("“nhiều” is not a number of points")
    assert told[1:] == [
        "3 points are outside the range from 0 to the maximum 2",
        "the row “Giải quyết từ 81%” has a score, but is not a component of the rubric",
        "is not on the sheet",
    ]
    assert caught.value.problems[0].place.endswith("Điểm tự chấm")
    assert all("dòng" in problem.line("vi").split(":")[0] for problem in caught.value.problems[:3])
    with pytest.raises(InvalidDataError, match="it has no table with the columns"):
        read_score_sheet("TT\tNội dung\n1\tx\n".encode(), EVERY_KIND)
    with pytest.raises(InvalidDataError, match="cannot be written as 'pdf'"):
        write_score_sheet(SHEET, io.BytesIO(), format="pdf")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_sheet_of_another_office_or_period_is_refused(kind: str) -> None:
    sheet = written(SHEET, kind)
    assert read_score_sheet(sheet, EVERY_KIND, report=REPORT).appraised == GIVEN
    with pytest.raises(InvalidDataError, match="the report does not state it") as unknown:
        read_score_sheet(sheet, EVERY_KIND, report=evolve(REPORT, organisation=None, period=None))
    assert [problem.place for problem in unknown.value.problems] == ["organisation", "period"]
    other = evolve(REPORT, organisation=Organisation("UBND xã Khác", Level.COMMUNE))
    later = evolve(other, period=ReportingPeriod.quarter(2026, 2))
    for report, places in ((other, ["organisation"]), (later, ["organisation", "period"])):
        with pytest.raises(InvalidDataError) as caught:
            read_score_sheet(sheet, EVERY_KIND, report=report)
        assert [problem.place for problem in caught.value.problems] == places


def test_a_row_that_stands_there_twice_is_told() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(SHEET, "xlsx")))
    sheet = book.worksheets[0]
    row = next(row for row in sheet.iter_rows() if row[1].value == "Chất lượng")
    below = next(row for row in sheet.iter_rows() if row[1].value == "Tỷ lệ giải quyết")
    below[1].value = row[1].value
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(InvalidDataError, match="appears twice"):
        read_score_sheet(file.getvalue(), EVERY_KIND)


def test_a_page_has_every_score_and_its_basis() -> None:
    page = written(SHEET, "html").decode()
    for text in (*TITLES, "Không áp dụng", "theo phiếu điều tra", "UBND xã Ví Dụ. Quý I năm 2026", "Trung bình"):
        assert text in page, text


def numbers(book: bytes) -> dict[str, tuple[object, ...]]:
    """The figures of a workbook by the names of the rows, as they are stored."""
    sheet = openpyxl.load_workbook(io.BytesIO(book), data_only=True).worksheets[0]
    found: dict[str, tuple[object, ...]] = {}
    for row in sheet.iter_rows(values_only=True):
        found[str(row[1])] = tuple(round(one, 6) if isinstance(one, float) else one for one in row[2:8])
    return found


def test_computed_points_are_formulas_that_keep_every_digit() -> None:
    thirds = score(own_report(received=3, settled=1), one_component(2, in_proportion(SETTLEMENT)))
    halves = score(own_report(received=4, settled=1), one_component(2, in_proportion(SETTLEMENT)))
    written_as = []
    for sheet in (thirds, halves):
        page = openpyxl.load_workbook(io.BytesIO(written(sheet, "xlsx"))).worksheets[0]
        written_as += [str(row[4].value) for row in page.iter_rows() if row[0].value == "1.1"]
    assert written_as == ["=2/3", "=0.5"]


def test_a_maximum_that_is_not_certain_is_a_range() -> None:
    rubric = one_component(3, in_proportion(SETTLEMENT, when_undefined="not_applicable"))
    row = numbers(written(score(own_report(), rubric), "xlsx"))["Tiêu chí"]
    assert row[0] == "0 đến 3"


@pytest.mark.costly
@NEEDS_OFFICE
def test_an_office_suite_computes_the_same_as_the_sheet(tmp_path: Path) -> None:
    """The stored results are those of the library; without them, an office suite computes the same."""
    sheets = {
        "given": SHEET,
        "uncertain": score(REPORT, EVERY_KIND),
        "scaled": score(REPORT, evolve(EVERY_KIND, scaled=True, most_bonus=1), appraised=GIVEN, self_assessed=OWN),
        "criterion": score(REPORT, evolve(EVERY_KIND, rounding=Rounding(1, RoundedAt.CRITERION)), appraised=GIVEN),
        "total": score(REPORT, evolve(EVERY_KIND, rounding=Rounding(1, RoundedAt.TOTAL)), appraised=GIVEN),
        "component": score(REPORT, evolve(EVERY_KIND, rounding=Rounding(1), most_bonus=D("0.4")), appraised=GIVEN),
    }
    files = [tmp_path / f"{name}.xlsx" for name in sheets]
    for file, sheet in zip(files, sheets.values(), strict=True):
        write_score_sheet(sheet, file)
    stored = [numbers(file.read_bytes()) for file in files]
    saved = saved_by_libreoffice([without_results(file) for file in files], tmp_path / "out")
    for file, mine, again in zip(files, stored, saved, strict=True):
        assert_same_figures(file.stem, mine, numbers(again.read_bytes()))


def assert_same_figures(
    sheet: str, stored: Mapping[str, tuple[object, ...]], anew: Mapping[str, tuple[object, ...]]
) -> None:
    for name, figures in stored.items():
        for mine, theirs in zip(figures, anew[name], strict=True):
            if isinstance(mine, str) and " đến " in mine:  # a range; a sum of it says that points are missing
                assert theirs in (mine, "chưa đủ điểm"), (sheet, name)
            else:
                assert theirs == mine or {mine, theirs} <= {None, ""}, (sheet, name)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_sheet_of_another_rubric_is_one_problem(kind: str) -> None:
    other = read_rubric(ROOT / "examples" / "illustrative_rubric.toml")
    with pytest.raises(InvalidDataError, match=r"1 problem\)\n  rubric: the sheet has no component of the rubric"):
        read_score_sheet(written(SHEET, kind), other)


def edited(kind: str, change: Callable[[Any], None]) -> bytes:
    """The sheet after a clerk's change, in Excel or Word."""
    stream, made = io.BytesIO(written(SHEET, kind)), io.BytesIO()
    book: Any = openpyxl.load_workbook(stream) if kind == "xlsx" else docx.Document(stream)
    change(book.worksheets[0] if kind == "xlsx" else book.tables[0])
    book.save(made)
    return made.getvalue()


def _insert_nameless(sheet: Any) -> None:
    sheet.insert_rows(9)
    sheet["F9"] = 1


def _merge(cells: str) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        sheet[cells.partition(":")[0]] = 1
        sheet.merge_cells(cells)

    return change


def _second_title(sheet: Any) -> None:
    sheet["K5"] = "Điểm thẩm định"
    sheet["K8"] = 1


def _note_alone(sheet: Any) -> None:
    component = next(row for row in sheet.iter_rows(min_row=6) if "." in str(row[0].value))
    component[3].value = component[5].value = None
    component[9].value = "đã kiểm tra"


def _beside(sheet: Any) -> None:
    sheet["L8"] = 1


def _far_away(sheet: Any) -> None:
    sheet.cell(8, 200).value = 1


def _remove_cell(table: Any) -> None:
    row = table.rows[3]._tr
    row.remove(row.tc_lst[4])


CHANGES: list[tuple[str, Callable[[Any], None], str]] = [
    ("xlsx", _insert_nameless, "row 9, F9: it has a score, but no name"),
    ("xlsx", _merge("E8:F8"), "row 8: cells are merged"),
    ("xlsx", _merge("F8:F9"), "row 9: cells are merged"),
    ("xlsx", _second_title, "row 5: two columns have the title"),
    ("xlsx", _note_alone, "row 8, J8: the note “đã kiểm tra” has no score"),
    ("xlsx", _beside, "row 8, L8: its cells do not match the titles"),
    ("xlsx", _far_away, "row 8, GR8: its cells do not match the titles"),
    ("docx", _remove_cell, "table 1, row 4: its cells do not match the titles"),
]


@pytest.mark.parametrize(("kind", "change", "told"), CHANGES, ids=[told for *_, told in CHANGES])
def test_a_score_whose_component_or_column_is_not_clear_is_told(
    kind: str, change: Callable[[Any], None], told: str
) -> None:
    with pytest.raises(InvalidDataError, match=told):
        read_score_sheet(edited(kind, change), EVERY_KIND)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_sheet_with_another_maximum_is_told(kind: str) -> None:
    sheet, other = (one_component(D(maximum), in_proportion(SETTLEMENT)) for maximum in (2, 3))
    data = written(score(REPORT, sheet), kind)
    with pytest.raises(InvalidDataError, match="the sheet states the maximum 2, the rubric 3"):
        read_score_sheet(data, other)
    assert not read_score_sheet(data, sheet).appraised


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1,5 điểm", Assessment(D("1.5"))),
        ("Không áp dụng.", Assessment(None)),
        ("Không áp dụng (không phát sinh)", Assessment(None, "không phát sinh")),
    ],
)
def test_a_score_with_the_words_of_a_clerk_is_read(text: str, read: Assessment) -> None:
    component = next(one for one in EVERY_KIND.components if one.id == "settled")

    def change(sheet: Any) -> None:
        (row,) = (row for row in sheet.iter_rows() if row[1].value == component.name.vi)
        row[5].value, row[9].value = text, None
        sheet["F5"] = "Điểm thẩm định (Sở Nội vụ)"

    assert read_score_sheet(edited("xlsx", change), EVERY_KIND).appraised["settled"] == read


def _twins() -> Rubric:
    """A section and its criterion, two criteria, and two components of one name; a component named as the total."""
    names = iter(range(100))

    def part(name: str, maximum: int) -> Component:
        return component(f"c{next(names)}", name, "Component", maximum, ByHand())

    criteria = [
        criterion("k1", "Cải cách", "Reform", 3, part("Kết quả", 1), part("Kết quả", 2)),
        criterion("k2", "Kế hoạch", "Plan", 3, part("Tổng điểm", 3)),
        criterion("k3", "Kế hoạch", "Plan", 4, part("Điểm thưởng", 4)),
    ]
    sections = (rubric_section("s", "Cải cách", "Reform", 10, *criteria),)
    return Rubric("twins", "1", Bilingual("Bảng", "Rubric"), "complaints", maximum=10, sections=sections)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_parts_of_one_name_come_back_in_their_order(kind: str) -> None:
    rubric = _twins()
    given = {one.id: Assessment(one.maximum / 2) for one in rubric.components}
    sheet = score(REPORT, rubric, appraised=given)
    assert read_score_sheet(written(sheet, kind), rubric).appraised == given


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_sheet_of_a_commune_of_the_same_name_elsewhere_is_refused(kind: str) -> None:
    here, there = (
        evolve(
            REPORT, organisation=Organisation("UBND xã Ví Dụ", Level.COMMUNE, parent=Organisation(name, Level.DISTRICT))
        )
        for name in ("UBND huyện Một", "UBND huyện Hai")
    )
    data = written(score(here, EVERY_KIND), kind)
    with pytest.raises(InvalidDataError, match="does not state “UBND xã Ví Dụ, UBND huyện Hai”"):
        read_score_sheet(data, EVERY_KIND, report=there)
    read_score_sheet(data, EVERY_KIND, report=here)


def test_an_empty_row_and_a_row_of_a_remark_are_no_scores() -> None:
    def change(sheet: Any) -> None:
        sheet.insert_rows(9, 2)
        sheet["I9"] = "đã đối chiếu"

    assert read_score_sheet(edited("xlsx", change), EVERY_KIND).appraised == GIVEN
