"""Writer of score sheets as workbooks, whose sums and percentages follow a score that is typed in.

What does not apply counts neither as points nor in the maximum. A sum of points of which one is not certain says so.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import define, field

from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.parts import RoundedAt
from cchc_model.analysis.scoring.points import Assessment, PointRange
from cchc_model.analysis.scoring.score_sheet import CriterionScore, ScoreSheet, SectionScore
from cchc_model.io.score_sheets.lines import (
    APPRAISED,
    BASIS,
    BONUSES,
    COMPUTED,
    COUNTED,
    DIFFERENCE,
    HEADING,
    MAXIMUM,
    NAME,
    NOTE,
    ORDINAL,
    PENALTIES,
    PERCENT,
    SELF,
    TITLES,
    TOTAL,
    ScoreLine,
    score_lines,
    whose,
)
from cchc_model.io.xlsx.cell_styles import HEAD, Style
from cchc_model.io.xlsx.sheet_data import Formula, Sheet, SheetCell, address
from cchc_model.io.xlsx.workbook import workbook
from cchc_model.reports.cell_reading import NOT_APPLICABLE

SHEET = "Phiếu chấm điểm"
_UNCERTAIN = "chưa đủ điểm"
_WIDTHS = (6, 46, 10, 15, 15, 15, 15, 15, 60, 24)
_TYPED = "FFF2CC"
_POINTS = "#,##0.00"


def sheet_xlsx(sheet: ScoreSheet) -> bytes:
    """Return the bytes of a score sheet as a workbook."""
    who = whose(sheet.organisation)
    when = "" if sheet.period is None else sheet.period.label()
    plain = Style(bordered=False, bold=True)
    rows = [[SheetCell(text, plain)] for text in (who, HEADING, sheet.rubric.name.vi, when) if text]
    rows.append([SheetCell(title, HEAD) for title in TITLES])
    head = len(rows)
    book = _Rows(sheet, head)
    lines = list(score_lines(sheet))
    book.place(lines)
    rows += [list(book.cells(line, head + number)) for number, line in enumerate(lines, 1)]
    return workbook([Sheet(SHEET, _WIDTHS, rows, head, landscape=True)])


@define
class _Rows:
    """The rows of a sheet, with the places that formulas name."""

    sheet: ScoreSheet
    head: int
    below: dict[int, list[int]] = field(factory=dict)
    sections: list[int] = field(factory=list)
    outside: dict[str, int] = field(factory=dict)

    def place(self, lines: Sequence[ScoreLine]) -> None:
        """Note the row of each part, and the rows below it."""
        above: list[int] = [0, 0, 0]
        for row, line in enumerate(lines, self.head + 1):
            if line.score is None:
                self.outside[line.cells[NAME]] = row
                above[1] = row
            elif line.depth == 0:
                self.sections.append(row)
                above[0] = row
            elif line.depth == 1:
                self.below.setdefault(above[0], []).append(row)
                above[1] = row
            else:
                self.below.setdefault(above[1], []).append(row)

    def cells(self, line: ScoreLine, row: int) -> Iterator[SheetCell]:
        """Yield the cells of a line."""
        bold = not isinstance(line.score, ComponentScore)
        text = Style(bold=bold)
        number = Style("right", _POINTS, bold=bold)
        yield SheetCell(line.cells[ORDINAL], Style("center", bold=bold))
        yield SheetCell(line.cells[NAME], text)
        for column in (MAXIMUM, SELF, COMPUTED, APPRAISED, COUNTED, DIFFERENCE):
            content = self._content(line, row, column)
            typed = isinstance(line.score, ComponentScore) and column in (SELF, APPRAISED)
            form = "0.00%" if line.cells[NAME] == PERCENT and line.score is None else _POINTS
            style = Style("right", "General", _TYPED) if typed else Style("right", form, bold=bold)
            yield SheetCell(content, style if column != MAXIMUM else number)
        yield self._basis(line, row)
        yield SheetCell(line.cells[NOTE], Style())

    def _basis(self, line: ScoreLine, row: int) -> SheetCell:
        """Return the basis of a component, the percentage of a part, or the class of the total, as a formula."""
        text = line.cells[BASIS]
        if isinstance(line.score, SectionScore | CriterionScore):
            share = line.score.percent.exact if line.score.percent is not None else None
            points, most = address(row, COUNTED), address(row, MAXIMUM)
            formula = f'IF(OR(ISTEXT({points}),ISTEXT({most}),N({most})=0),"",{points}/{most})'
            return SheetCell(Formula(formula, "" if share is None else float(share / 100)), Style("left", "0.00%"))
        bands = self.sheet.rubric.bands
        if line.cells[NAME] == PERCENT and line.score is None and bands:
            percent = address(row, COUNTED)
            *better, last = bands
            formula = f'"{last.name.vi}"'
            for band in reversed(better):
                bound = format(band.at_least / 100, "f")
                formula = f'IF(ROUND({percent},10)>={bound},"{band.name.vi}",{formula})'
            shown = "" if self.sheet.band is None else self.sheet.band.name.vi
            return SheetCell(Formula(f'IF(ISTEXT({percent}),"",{formula})', shown), Style(bold=True))
        if line.score is None and text:
            return SheetCell(_constant(text), Style(bold=True))
        return SheetCell(text, Style(bold=line.score is None))

    def _content(self, line: ScoreLine, row: int, column: int) -> str | float | Formula | None:
        score = line.score
        if isinstance(score, ComponentScore):
            return self._component(score, row, column)
        if score is None:
            return self._whole(line.cells[NAME], row, column)
        places = self.below.get(row, [])
        if column == MAXIMUM:
            return Formula(_sum(places, MAXIMUM), _number(score.maximum))
        if column == COUNTED:
            at = RoundedAt.SECTION if isinstance(score, SectionScore) else RoundedAt.CRITERION
            return Formula(self._points(places, at), _number(score.points))
        return None

    def _component(self, score: ComponentScore, row: int, column: int) -> str | float | Formula | None:
        counted, typed, computed, own = (address(row, at) for at in (COUNTED, APPRAISED, COMPUTED, SELF))
        most = _constant(score.maximum)
        if score.maximum.exact is not None:
            formula = f'IF({counted}="{NOT_APPLICABLE}",0,{score.component.maximum})'
            most = Formula(formula, _number(score.maximum))
        difference = None if score.difference is None else score.difference.exact
        unknown = f'OR(NOT(ISNUMBER({own})),AND(ISTEXT({counted}),{counted}<>"{NOT_APPLICABLE}"))'
        contents: dict[int, str | float | Formula | None] = {
            MAXIMUM: most,
            SELF: _given(score.self_assessed),
            COMPUTED: _constant(score.computed if score.computed_applies else NOT_APPLICABLE),
            APPRAISED: _given(score.appraised),
            COUNTED: Formula(
                f'IF(TRIM({typed})="",{computed},IF(LOWER(TRIM({typed}))="{NOT_APPLICABLE.lower()}","{NOT_APPLICABLE}",{typed}))',
                _number(score.points) if score.applicable else NOT_APPLICABLE,
            ),
            DIFFERENCE: Formula(
                f'IF({unknown},"",N({counted})-N({own}))', "" if difference is None else _stored(difference)
            ),
        }
        return contents[column]

    def _whole(self, name: str, row: int, column: int) -> str | float | Formula | None:
        """Return the content of a line about all parts."""
        sheet = self.sheet
        if name in (BONUSES, PENALTIES):
            most = sheet.rubric.most_bonus if name == BONUSES else sheet.rubric.most_penalty
            points = sheet.bonus if name == BONUSES else sheet.penalty
            formula = self._points(self.below.get(row, []), None, most)
            return Formula(formula, _number(points)) if column == COUNTED else None
        applicable = _sum(self.sections, MAXIMUM)
        whole = str(sheet.rubric.maximum)
        if name == TOTAL:
            if column == MAXIMUM:
                return Formula(whole if sheet.rubric.scaled else applicable, _number(sheet.maximum))
            return Formula(self._total(applicable), _number(sheet.total)) if column == COUNTED else None
        if column != COUNTED:
            return None
        total, most_cell = address(self.outside[TOTAL], COUNTED), address(self.outside[TOTAL], MAXIMUM)
        percent = "" if sheet.percent is None or sheet.percent.exact is None else float(sheet.percent.exact / 100)
        formula = f'IF(OR(ISTEXT({total}),ISTEXT({most_cell}),{applicable}=0),"",{total}/{most_cell})'
        return Formula(formula, percent)

    def _total(self, applicable: str) -> str:
        """Return the formula of the total, with bonuses and penalties."""
        rubric = self.sheet.rubric
        points = f"SUM({','.join(address(row, COUNTED) for row in self.sections)})"
        if rubric.scaled:
            points = f"IF({applicable}=0,0,{points}*{rubric.maximum}/({applicable}))"
        outside = {
            address(self.outside[name], COUNTED): sign
            for name, sign in ((BONUSES, "+"), (PENALTIES, "-"))
            if name in self.outside
        }
        uncertain = ",".join(f"ISTEXT({address(row, COUNTED)})" for row in self.sections)
        uncertain += "".join(f",ISTEXT({cell})" for cell in outside)
        more = "".join(sign + cell for cell, sign in outside.items())
        return f'IF(OR({uncertain}),"{_UNCERTAIN}",{self._rounded(points + more, RoundedAt.TOTAL)})'

    def _points(self, places: Sequence[int], at: RoundedAt | None, most: Decimal | None = None) -> str:
        """Return the formula of a sum of points, of which what does not apply is no part."""
        cells = [address(row, COUNTED) for row in places]
        uncertain = ",".join(f'AND(ISTEXT({cell}),{cell}<>"{NOT_APPLICABLE}")' for cell in cells)
        total = f"SUM({','.join(cells)})"
        rounding = self.sheet.rubric.rounding
        if at is not None:
            total = self._rounded(total, at)
        elif rounding is not None and rounding.at in (RoundedAt.CRITERION, RoundedAt.SECTION):
            total = f"ROUND({total},{rounding.decimals})"
        if most is not None:
            total = f"MIN({total},{most})"
        return f'IF(OR({uncertain}),"{_UNCERTAIN}",{total})'

    def _rounded(self, formula: str, at: RoundedAt) -> str:
        rounding = self.sheet.rubric.rounding
        return formula if rounding is None or rounding.at is not at else f"ROUND({formula},{rounding.decimals})"


def _sum(rows: Sequence[int], column: int) -> str:
    return f"SUM({','.join(address(row, column) for row in rows)})"


def _number(points: PointRange) -> float | str:
    """Return points as a number of a spreadsheet, a range as text."""
    return points.text() if points.exact is None else _stored(points.exact)


def _constant(content: PointRange | str) -> Formula:
    """Return computed points or a text as a formula, so that a number that replaces it can be told from it."""
    if isinstance(content, str) or content.exact is None:
        text = content if isinstance(content, str) else content.text()
        return Formula(f'"{text}"', text)
    stored = _stored(content.exact)
    # Excel keeps 15 digits of a number in a formula, and a quotient whole.
    return Formula(repr(stored) if Fraction(repr(stored)) == content.exact else str(content.exact), stored)


def _stored(exact: Fraction) -> float | int:
    return int(exact) if exact.denominator == 1 else float(exact)


def _given(given: Assessment | None) -> str | float | None:
    """Return a score by a person: a number if a spreadsheet keeps it, else a text."""
    if given is None:
        return None
    if given.points is None:
        return NOT_APPLICABLE
    stored = _stored(Fraction(given.points))
    return stored if Fraction(str(stored)) == Fraction(given.points) else str(given.points).replace(".", ",")
