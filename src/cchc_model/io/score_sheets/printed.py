"""What a score sheet computes of its own accord, and the texts that somebody typed over it.

A workbook computes these cells by formulas; in a document fields quote them. A cell with neither was typed over. That
changes nothing where the other cells of the sheet yield the same number, as in a sum that was added up by hand.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import define, evolve, field

from cchc_model.analysis.scoring.parts import Component
from cchc_model.annexes.tables import TableRow, at_column
from cchc_model.errors import Problem
from cchc_model.framework.severity import Severity
from cchc_model.io.score_sheets.lines import (
    APPRAISED,
    BASIS,
    COMPUTED,
    COUNTED,
    DIFFERENCE,
    MAXIMUM,
    NAME,
    SELF,
    TITLES,
)
from cchc_model.io.score_sheets.sums import Kind, SheetRow, is_nil, is_same, is_score, is_yielded, shown_text
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

_COMPUTED = (MAXIMUM, COMPUTED, COUNTED, DIFFERENCE, BASIS)
_BY_HAND = (SELF, APPRAISED)


def cell_text(row: TableRow, place: int | None) -> str:
    """Return the text of a cell; an empty one where the row or the table ends before it."""
    return row.cells[place].strip() if place is not None and place < len(row.cells) else ""


@define
class Printed:
    """The rows of one table that were read so far.

    Attributes:
        columns: the place of each column of the sheet.
        titles: the titles of all columns.
        decimals: the digits after the comma that a rounded number needs.
    """

    columns: Mapping[int, int]
    titles: Sequence[str]
    decimals: int = 0
    _rows: list[SheetRow] = field(factory=list)
    _parts: list[SheetRow] = field(factory=list)
    _open: list[SheetRow] = field(factory=list)
    _maxima: list[tuple[Problem, bool]] = field(factory=list)

    def component(self, row: TableRow, component: Component) -> None:
        """Note the row of a component, below the parts that are open."""
        noted = self.row(Kind.COMPONENT, row, component)
        for part in self._open:
            part.below.append(noted)

    def part(self, row: TableRow, *, top: bool, sign: int, beside: bool, most: Decimal | None) -> None:
        """Note the row of a part, which ends the one before it; `top` if that ends every part."""
        noted = self.row(Kind.PART, row)
        noted.sign, noted.beside, noted.most = sign, beside, most
        self._open = [noted] if top else [*self._open[:1], noted]
        if top:
            self._parts.append(noted)

    def row(self, kind: Kind, row: TableRow, component: Component | None = None) -> SheetRow:
        """Note a row, and return it."""
        shown = {column: shown_text(cell_text(row, place)) for column, place in self.columns.items()}
        noted = SheetRow(kind, row, shown, component)
        self._rows.append(noted)
        return noted

    def total(self, row: TableRow, *, scaled: bool) -> None:
        """Note the row of the total; that of a scaled rubric is no sum of its parts."""
        self.row(Kind.TOTAL, row).below = [] if scaled else self._parts

    def percent(self, row: TableRow) -> None:
        """Note the row of the percentage of the total."""
        self.row(Kind.PERCENT, row).below = [one for one in self._rows if one.kind is Kind.TOTAL]

    def maximum(self, row: TableRow, problem: Problem) -> None:
        """Note that a row states the maximum of another rubric, unless somebody typed it there."""
        self._maxima.append((problem, self.columns[MAXIMUM] in row.formulas))

    @property
    def proved(self) -> bool:
        """True if the table keeps the formulas or fields that it was written with."""
        places = {self.columns[column] for column in _COMPUTED if column in self.columns}
        return any(one.component and not places.isdisjoint(one.row.formulas) for one in self._rows)

    def problems(self) -> Iterator[Problem]:
        """Yield the problems of a sheet of another rubric."""
        proved = self.proved
        yield from (problem for problem, printed in self._maxima if printed or not proved)

    def findings(self) -> Iterator[Finding]:
        """Yield what was typed over; a single finding if nothing proves what the table computed."""
        changed = [(one, column) for one in self._rows for column in self.columns if self._is_changed(one, column)]
        computed = [(one, column) for one, column in changed if column in _COMPUTED]
        if self.proved or not computed:
            yield from (self._changed(one, column) for one, column in changed)
        else:
            yield from (self._changed(one, column) for one, column in changed if column in _BY_HAND)
            names = {"columns": ", ".join(f"“{TITLES[column]}”" for column in _COMPUTED[:-1])}
            source = self._source(*computed[0])
            yield make_finding(FindingCode.COMPUTED_SCORES_UNPROVED, words=names, source=source)
        yield from self._unread()

    def _is_changed(self, one: SheetRow, column: int) -> bool:
        """Return whether a cell shows what the sheet did not compute, and what its other cells do not yield."""
        by_hand = column in _BY_HAND and one.kind in (Kind.PART, Kind.TOTAL, Kind.PERCENT)
        text = one.shown[column]
        if is_nil(text) or not (by_hand or column in _COMPUTED):
            return False
        formula = one.row.formulas.get(self.columns[column], "")
        if formula.startswith("=") or (formula and is_same(formula, text)):
            return False
        words = one.kind is Kind.STRANGER or (one.kind is Kind.COMPONENT and column == BASIS)
        return not (words and not is_score(text)) and not is_yielded(text, one, column, self.decimals)

    def _changed(self, one: SheetRow, column: int) -> Finding:
        text = one.shown[column]
        # In a row of sums no score is expected, and in a component's none is missing once both people gave one.
        complete = one.kind is Kind.COMPONENT and not any(is_nil(one.shown[at]) for at in _BY_HAND)
        certain = is_score(text) and not complete and one.kind is not Kind.STRANGER
        return make_finding(
            FindingCode.COMPUTED_SCORE_CHANGED,
            *(() if one.component is None else (one.component.id,)),
            words={"name": one.shown[NAME] or self._place(one), "column": TITLES[column]},
            severity=Severity.ERROR if certain else Severity.WARNING,
            text=text,
            source=self._source(one, column),
        )

    def _unread(self) -> Iterator[Finding]:
        """Yield the columns of other titles in which rows of components have numbers."""
        beside: dict[int, list[Source]] = {}
        for one in self._rows:
            for place, text in enumerate(one.row.cells if one.component else ()):
                if place not in self.columns.values() and place not in one.row.formulas and is_score(text.strip()):
                    beside.setdefault(place, []).append(at_column(one.row.source, place))
        for place, cells in beside.items():
            span = ":".join(dict.fromkeys(cell.cell or "" for cell in (cells[0], cells[-1])))
            yield make_finding(
                FindingCode.COLUMN_NOT_READ,
                words={"cells": nouns.part_of_file(span)},
                severity=Severity.WARNING,
                text=self.titles[place],
                source=evolve(cells[0], cell=span),
                figures={"count": len(cells)},
            )

    @staticmethod
    def _place(one: SheetRow) -> Bilingual:
        return Bilingual.by_language(evolve(one.row.source, file=None).label)

    def _source(self, one: SheetRow, column: int) -> Source:
        return at_column(one.row.source, self.columns[column])
