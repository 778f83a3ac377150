"""A text typed over a cell that a score sheet computes is reported, and nothing else is."""

import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from attrs import evolve
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import Assessment, Finding, InvalidDataError, Rubric, ScoreSheet, Severity, read_score_sheet, score
from cchc_model.analysis.scoring import Rounding
from cchc_model.analysis.scoring.parts import RoundedAt
from cchc_model.io.score_sheets.lines import (
    APPRAISED,
    BASIS,
    COMPUTED,
    COUNTED,
    DIFFERENCE,
    MAXIMUM,
    NOTE,
    SELF,
    TITLES,
    TOTAL,
    score_lines,
)
from cchc_model.io.score_sheets.sums import is_same
from cchc_model.io.toml.rubric.assessments import Assessments
from cchc_model.reports.finding_codes import FindingCode
from helpers.office import NEEDS_OFFICE, saved_by_libreoffice
from helpers.rubric_cases import EVERY_KIND, own_report, rubrics, values
from helpers.sampling import some_of
from helpers.score_sheets import GIVEN, OWN, REPORT, SHEET, with_names_of_their_own, written

BOTH = pytest.mark.parametrize("kind", ["docx", "xlsx"])
SHEETS = {
    "given": SHEET,
    "uncertain": score(own_report(), EVERY_KIND),
    "thirds": score(own_report(received=3, settled=1, pending=2), EVERY_KIND),
    "scaled": score(REPORT, evolve(EVERY_KIND, scaled=True, most_bonus=1), appraised=GIVEN, self_assessed=OWN),
    "rounded": score(REPORT, evolve(EVERY_KIND, rounding=Rounding(1, RoundedAt.CRITERION)), appraised=GIVEN),
}
EVERYBODY = {part.id: Assessment(part.maximum / 4) for part in EVERY_KIND.components}


class Typed:
    """A sheet in which somebody types, in Word or Excel."""

    def __init__(self, data: bytes, kind: str) -> None:
        self.kind = kind
        opened: Any = openpyxl.load_workbook if kind == "xlsx" else docx.Document
        self._book: Any = opened(io.BytesIO(data))
        self._table: Any = self._book.worksheets[0] if kind == "xlsx" else self._book.tables[0]
        self._names = [str(row[1].value) for row in self._table.iter_rows()] if kind == "xlsx" else []
        self._cells = self._table._cells if isinstance(self._table, Table) else []

    @property
    def first(self) -> int:
        """The index of the first row below the titles."""
        return self._names.index(TITLES[1]) + 1 if self.kind == "xlsx" else 1

    def address(self, line: int, column: int) -> str:
        return f"{chr(65 + column)}{self.first + line + 1}"

    def type(self, line: int, column: int, number: Decimal | str) -> str:
        """Type into a cell of a line of the sheet; return its address."""
        text = number if isinstance(number, str) else str(number).replace(".", ",")
        if self.kind == "xlsx":
            self._table.cell(self.first + line + 1, column + 1).value = number
        else:
            self._cells[(self.first + line) * len(TITLES) + column].text = text
        return self.address(line, column)

    def type_within(self, line: int, column: int, text: str) -> None:
        """Type into a field of a document, instead of over it."""
        cell = self._cells[(self.first + line) * len(TITLES) + column]
        (shown,) = (run for run in cell.paragraphs[0].runs if run.text)
        shown.text = text

    def saved(self) -> bytes:
        made = io.BytesIO()
        self._book.save(made)
        return made.getvalue()


def read(data: bytes, rubric: Rubric = EVERY_KIND) -> Assessments:
    return read_score_sheet(data, rubric)


def computed_cells(sheet: ScoreSheet) -> Iterator[tuple[int, int, str]]:
    """The cells that a sheet computes, by line and column, with what it prints there."""
    for line, printed in enumerate(score_lines(sheet)):
        for column in (MAXIMUM, COMPUTED, COUNTED, DIFFERENCE, BASIS):
            yield line, column, printed.cells[column]
        if printed.score is None and printed.cells[1] == TOTAL:
            yield line, SELF, printed.cells[SELF]


def line_of(name: str, sheet: ScoreSheet = SHEET) -> int:
    """The line of a part of a sheet."""
    return next(line for line, one in enumerate(score_lines(sheet)) if one.cells[1] == name)


@BOTH
@pytest.mark.parametrize("name", SHEETS)
def test_an_untouched_sheet_has_no_finding(kind: str, name: str) -> None:
    sheet = SHEETS[name]
    data = written(sheet, kind)
    assert read(data, sheet.rubric).findings == ()
    assert read(Typed(data, kind).saved(), sheet.rubric).findings == ()


@pytest.mark.costly
@NEEDS_OFFICE
@pytest.mark.parametrize("kind", some_of(["docx", "xlsx"]))
def test_a_sheet_that_an_office_suite_computed_anew_has_no_finding(kind: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.{kind}" for name in SHEETS]
    for file, sheet in zip(files, SHEETS.values(), strict=True):
        file.write_bytes(written(sheet, kind))
    for file, sheet in zip(saved_by_libreoffice(files, tmp_path / "out"), SHEETS.values(), strict=True):
        people = read(file.read_bytes(), sheet.rubric)
        assert people.findings == (), file.name
        assert people == read(written(sheet, kind), sheet.rubric)


def scores(rubric: Rubric) -> st.SearchStrategy[dict[str, Assessment]]:
    def points(most: Decimal) -> st.SearchStrategy[Decimal]:
        return st.integers(0, int(most * 100)).map(lambda cents: Decimal(cents) / 100)

    parts = (*rubric.components, *rubric.bonuses, *rubric.penalties)
    given = {part.id: st.builds(Assessment, st.none() | points(part.maximum)) for part in parts}
    return st.fixed_dictionaries({}, optional=given)


@given(st.sampled_from(["docx", "xlsx"]), st.data())
def test_any_number_over_any_computed_cell_is_told_or_changes_nothing(kind: str, data: st.DataObject) -> None:
    rubric = with_names_of_their_own(data.draw(rubrics()))
    report, own, appraised = own_report(**data.draw(values)), data.draw(scores(rubric)), data.draw(scores(rubric))
    sheet = score(report, rubric, self_assessed=own, appraised=appraised)
    whole = written(sheet, kind)
    assert read(whole, rubric).findings == ()
    cells = list(computed_cells(sheet))
    for line, column, printed in data.draw(st.lists(st.sampled_from(cells), min_size=1, max_size=4, unique=True)):
        number = data.draw(st.integers(0, 1500).map(lambda cents: Decimal(cents) / 100))
        typed = Typed(whole, kind)
        cell = typed.type(line, column, number)
        people = read(typed.saved(), rubric)
        told = [finding.source.cell for finding in people.findings if finding.source]
        text = str(number).replace(".", ",")
        unused = column == SELF or (column == COMPUTED and not printed and not number)  # a part has no computed points
        assert told == [cell] or (told == [] and (is_same(printed, text) or unused)), (cell, printed, text)
        assert (people.self_assessed, people.appraised) == (own, appraised)


def found(typed: Typed) -> Sequence[Finding]:
    return read(typed.saved()).findings


@BOTH
def test_a_score_in_place_of_a_computed_one_is_told_with_its_cell_and_row(kind: str) -> None:
    typed = Typed(written(score(REPORT, EVERY_KIND), kind), kind)
    cell = typed.type(line_of("Đơn tồn"), COMPUTED, Decimal("1.25"))
    (finding,) = found(typed)
    assert (finding.code, finding.severity, finding.indicators) == (
        FindingCode.COMPUTED_SCORE_CHANGED,
        Severity.ERROR,
        ("pending",),
    )
    assert finding.source is not None
    assert (finding.source.cell, finding.text) == (cell, "1,25")
    assert finding.message("en").startswith("“Đơn tồn”, column “Điểm tính từ số liệu”: “1,25” is in a cell that")


@BOTH
def test_a_number_beside_both_scores_of_people_is_a_warning_and_one_over_a_sum_an_error(kind: str) -> None:
    typed = Typed(written(score(REPORT, EVERY_KIND, self_assessed=EVERYBODY, appraised=EVERYBODY), kind), kind)
    typed.type(line_of("Đơn tồn"), COMPUTED, Decimal(1))
    typed.type(line_of("Kết quả"), COUNTED, Decimal(5))
    typed.type(line_of("Tổng điểm"), COUNTED, Decimal(9))
    typed.type(line_of("Ý kiến"), DIFFERENCE, "đã thống nhất")
    assert [(one.text, one.severity) for one in found(typed)] == [
        ("5", Severity.ERROR),
        ("1", Severity.WARNING),
        ("đã thống nhất", Severity.WARNING),
        ("9", Severity.ERROR),
    ]


@BOTH
def test_a_row_whose_name_was_deleted_is_named_by_its_place(kind: str) -> None:
    typed = Typed(written(score(REPORT, EVERY_KIND), kind), kind)
    line = line_of("Tổng điểm")
    typed.type(line, COUNTED, Decimal(9))
    typed.type(line, 1, "")  # its name
    (finding,) = found(typed)
    row = typed.first + line + 1
    assert f", dòng {row}”, cột “Điểm được tính”: “9”" in finding.message("vi")
    assert f", row {row}”" in finding.message("en")


def test_what_somebody_adds_up_by_hand_on_paper_is_no_finding() -> None:
    """Word computes nothing: the appraiser writes the points that count, the differences and the sums too."""
    before = score(REPORT, EVERY_KIND, self_assessed=EVERYBODY)
    after = score(REPORT, EVERY_KIND, self_assessed=EVERYBODY, appraised={**EVERYBODY, "quality": Assessment(None)})
    typed = Typed(written(before, "docx"), "docx")
    for line, (old, new) in enumerate(zip(score_lines(before), score_lines(after), strict=True)):
        for column, (was, now) in enumerate(zip(old.cells[:BASIS], new.cells, strict=False)):
            if was != now:
                typed.type(line, column, f"{now}0" if "," in now and "%" not in now else now)
    people = read(typed.saved())
    assert (people.findings, len(people.appraised)) == ((), len(EVERYBODY))


def test_another_form_of_the_same_number_is_no_finding() -> None:
    line = line_of("Đơn tồn")
    printed = list(score_lines(SHEET))[line].cells[COMPUTED]
    typed = Typed(written(SHEET, "docx"), "docx")
    typed.type_within(line, COMPUTED, f"{printed}0" if "," in printed else f"{printed},0")
    assert found(typed) == ()
    typed.type_within(line, COMPUTED, "1,99")
    assert [one.text for one in found(typed)] == ["1,99"]


@BOTH
def test_a_sum_of_scores_that_is_wrong_is_told(kind: str) -> None:
    right, wrong = (Typed(written(score(REPORT, EVERY_KIND, appraised=EVERYBODY), kind), kind) for _ in range(2))
    results = sum(part.maximum / 4 for part in EVERY_KIND.sections[0].criteria[0].components)
    right.type(line_of("Kết quả"), APPRAISED, Decimal(results))
    cell = wrong.type(line_of("Kết quả"), APPRAISED, Decimal(results + 1))
    assert found(right) == ()
    (finding,) = found(wrong)
    assert (finding.severity, finding.source and finding.source.cell) == (Severity.ERROR, cell)


@BOTH
def test_a_maximum_typed_over_is_told_and_is_not_taken_for_another_rubric(kind: str) -> None:
    typed = Typed(written(SHEET, kind), kind)
    cell = typed.type(line_of("Đơn tồn"), MAXIMUM, Decimal(7))
    assert [one.source and one.source.cell for one in found(typed)] == [cell]


def test_values_pasted_over_all_formulas_are_one_finding() -> None:
    """Nothing then tells a computed score from one that somebody typed."""
    book = openpyxl.load_workbook(io.BytesIO(written(SHEET, "xlsx")), data_only=True)
    made = io.BytesIO()
    book.save(made)
    people = read(made.getvalue())
    (finding,) = people.findings
    assert (finding.code, finding.severity) == (FindingCode.COMPUTED_SCORES_UNPROVED, Severity.WARNING)
    assert people.appraised == GIVEN


def test_a_sheet_saved_as_text_is_read_with_the_same_finding() -> None:
    lines = [TITLES, *(one.cells for one in score_lines(SHEET))]
    people = read("\n".join("\t".join(cells) for cells in lines).encode())
    assert [one.code for one in people.findings] == [FindingCode.COMPUTED_SCORES_UNPROVED]
    assert (people.self_assessed, people.appraised) == (OWN, GIVEN)


def test_a_text_without_computed_columns_has_no_finding() -> None:
    chosen = (0, 1, SELF, APPRAISED)
    lines = [TITLES, *(one.cells for one in score_lines(score(REPORT, EVERY_KIND, appraised=EVERYBODY)))]
    rows = [[cells[at] for at in chosen] for cells in lines]
    people = read("\n".join("\t".join(cells) for cells in rows).encode())
    assert (people.findings, people.appraised) == ((), EVERYBODY)


def test_numbers_in_a_column_of_another_title_or_a_row_of_another_name_are_told() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(SHEET, "xlsx")))
    page = book.worksheets[0]
    head = [row[1].value for row in page.iter_rows()].index(TITLES[1]) + 1
    page.cell(head, 11).value = "Điểm của tổ thẩm định"
    page.cell(head + 3, 11).value = 1.5
    page.cell(head + 4, 11).value = "=1+1"
    page.cell(head + 5, 11).value = "có văn bản"
    last = page.max_row + 1
    page.cell(last, 2).value, page.cell(last, 7).value = "Cộng của tổ", 6.25
    page.cell(last + 1, 2).value, page.cell(last + 1, 7).value = "NGƯỜI LẬP", "THỦ TRƯỞNG ĐƠN VỊ"
    made = io.BytesIO()
    book.save(made)
    changed, beside = read(made.getvalue()).findings
    assert (changed.code, changed.severity, changed.text) == (
        FindingCode.COMPUTED_SCORE_CHANGED,
        Severity.WARNING,
        "6,25",
    )
    assert (beside.code, beside.severity, beside.text) == (
        FindingCode.COLUMN_NOT_READ,
        Severity.WARNING,
        "Điểm của tổ thẩm định",
    )
    assert beside.source is not None
    assert beside.source.cell == f"K{head + 3}"


@BOTH
@pytest.mark.parametrize("mark", ["-", "Chưa có", "– (chưa chấm)"])
def test_a_dash_is_no_score_and_is_told(kind: str, mark: str) -> None:
    typed = Typed(written(score(REPORT, EVERY_KIND), kind), kind)
    cell = typed.type(line_of("Đơn tồn"), APPRAISED, mark)
    typed.type(line_of("Kết quả"), APPRAISED, "-")
    typed.type(line_of("Kết quả"), DIFFERENCE, "-")
    people = read(typed.saved())
    (finding,) = people.findings
    assert (finding.code, finding.severity, finding.text) == (FindingCode.NIL_SCORE, Severity.WARNING, mark)
    assert (finding.source and finding.source.cell, finding.indicators) == (cell, ("pending",))
    assert people.appraised == {}


def test_the_note_beside_a_dash_is_told_with_it() -> None:
    typed = Typed(written(score(REPORT, EVERY_KIND), "xlsx"), "xlsx")
    typed.type(line_of("Đơn tồn"), APPRAISED, "-")
    typed.type(line_of("Đơn tồn"), NOTE, "chờ minh chứng")
    assert [one.text for one in found(typed)] == ["- (chờ minh chứng)"]


def test_a_note_of_a_person_without_a_score_is_told() -> None:
    typed = Typed(written(score(REPORT, EVERY_KIND, appraised=EVERYBODY), "xlsx"), "xlsx")
    cell = typed.type(line_of("Đơn tồn"), NOTE, "Tự chấm: có văn bản; Thẩm định: đủ")
    with pytest.raises(InvalidDataError, match=f"{cell}: the note “có văn bản” has no score"):
        found(typed)
