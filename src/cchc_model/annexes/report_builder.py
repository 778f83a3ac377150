"""A report under construction: each value reaches its own indicator, or a finding names its cell."""

import itertools
from collections.abc import Sequence

from attrs import define, evolve, field

from cchc_model.annexes.comments import comment_finding, in_note
from cchc_model.annexes.contradictions import contradiction, states_amount
from cchc_model.annexes.entered_values import EnteredValues
from cchc_model.annexes.line_names import named_beside, names_number
from cchc_model.annexes.matching import alike_names, is_row_name
from cchc_model.annexes.misplaced import misplaced_numbers
from cchc_model.annexes.names import NameKind
from cchc_model.annexes.notes import superseding
from cchc_model.annexes.remarks_in_cells import with_remark_in_note
from cchc_model.annexes.report_findings import (
    missing_rows,
    partial_totals,
    place_of,
    remark_finding,
    repaired_rows,
    texts_with_cells,
)
from cchc_model.annexes.row_index import Match, MatchKind
from cchc_model.annexes.standing import is_numbered
from cchc_model.annexes.tables import SourceLine, has_digit
from cchc_model.annexes.ticked_answers import answers_question
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.annexes.unplaced import Unplaced, has_displaced_number, may_hold_value
from cchc_model.annexes.untitled import superseding_untitled
from cchc_model.framework.measures import UnitType
from cchc_model.framework.rows import Indicator, Item
from cchc_model.framework.severity import Severity
from cchc_model.reports.cell_reading import holds_number, read_cell
from cchc_model.reports.cells import Status
from cchc_model.reports.entries import Entry, Leftover
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import cell_finding, make_finding
from cchc_model.reports.layout import Layout
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual

_SET_ASIDE = {
    MatchKind.UNRECOGNISED: FindingCode.UNRECOGNISED_ROW,
    MatchKind.AMBIGUOUS: FindingCode.AMBIGUOUS_ROW,
    MatchKind.REPEATED: FindingCode.REPEATED_ROW,
}
"""The findings of rows that no indicator receives."""

_MOST_SUGGESTED = 40
"""The most rows that get suggestions, because the search for similar names is slow."""

_NAMELESS = "—"


_OF_VALUES = frozenset((Role.VALUE, Role.TOTAL, Role.CURRENT, Role.RATIO))


@define
class ReportBuilder(EnteredValues):
    """A report under construction, to which lines are added one by one."""

    layout: Layout
    period: ReportingPeriod | None = None
    leftovers: list[Leftover] = field(factory=list)
    doubts: dict[int, tuple[str, ...]] = field(factory=dict)
    headings: set[str] = field(factory=set)
    renamed: dict[str, SourceLine] = field(factory=dict)
    reordered: dict[str, SourceLine] = field(factory=dict)
    after: str | None = None
    ordinal: str = ""
    suggested: int = 0
    moved: int | None = None
    unplaced: Unplaced = field(factory=Unplaced)

    def add(self, line: SourceLine, match: Match, *, outside_table: bool, understood: bool) -> None:
        """Add one line to the report.

        A line of text outside the table becomes a leftover, as that of a signature. It yields a finding only if it
        contains a digit that no text of a letterhead explains.
        """
        item = None if match.row is None else match.row.item
        if item is None:
            self._report_comments(line, match)
        else:
            line = in_note(line) if line.comments else line
        above, self.moved = self.moved, None
        if line.extra and not (outside_table and not any(has_digit(text) for text, _ in line.extra)):
            self._report_extra(line, item)
        if isinstance(item, Indicator):
            self._enter(line, item)
            if above is not None:  # the number on the heading, or on a row without a name, may be that of the next row
                self.doubts[above] = tuple(dict.fromkeys((*self.doubts[above], item.id)))
        elif item is not None:
            self._head(line, item)
        elif line.has_text():
            self.leftovers.append(self._leftover(line, None, repeated=match.candidates))
            if not understood:
                self._report_set_aside(line, match, outside_table=outside_table)
        if item is not None:
            self.after = item.id
            self.unplaced.near = (item.id,) if self.is_blank(item.id) else ()
            self._compare(line, item, match)
        if is_numbered(line.ordinal):
            self.ordinal = line.ordinal

    def finish(self, organisation: Organisation | None, period: ReportingPeriod | None) -> Report:
        """Return the report, with an entry for every indicator and the leftovers in the framework's order."""
        self._settle_doubts()
        self.findings.extend(missing_rows(self.framework, self.entries, self.leftovers))
        self.findings.extend(repaired_rows(self.framework, self.renamed, self.reordered))
        self.findings.extend(partial_totals(self.framework, self.entries))
        missing = Entry(None, Status.ABSENT)
        rows = self.framework.rows
        return Report(
            self.framework,
            {key: self.entries.get(key, missing) for key in self.framework.indicators},
            organisation,
            period,
            tuple(sorted(self.leftovers, key=self._place)),
            absent_headings=tuple(
                row.id for row in rows if not isinstance(row.item, Indicator) and row.id not in self.headings
            ),
            findings=tuple(self.findings),
            layout=self.layout,
        )

    def _settle_doubts(self) -> None:
        """Make a finding of a number an error if an indicator that it could belong to is blank or absent."""
        present = {*self.entries, *self.headings}
        for index, keys in self.doubts.items():
            open_ones = [key for key in keys if self._is_open(key)]
            left_out = self.unplaced.left_out(index, self.framework, present, known=bool(open_ones))
            open_ones += [key for key in left_out if self._is_open(key)]
            if open_ones:
                found = self.findings[index]
                indicators = tuple(dict.fromkeys((*found.indicators, *open_ones)))
                self.findings[index] = evolve(found, severity=Severity.ERROR, indicators=indicators)

    def _is_open(self, key: str) -> bool:
        """Return whether an indicator has no value of its own."""
        return key in self.framework.indicators and (key not in self.entries or self.is_blank(key))

    def _compare(self, line: SourceLine, item: Item, match: Match) -> None:
        """Record a name or an ordinal of a recognised row that differs from the framework's."""
        resolved = match.resolved
        if resolved and resolved.kind is not NameKind.ABBREVIATED:
            short = resolved.kind in (NameKind.CUT, NameKind.INITIALS)
            code = FindingCode.NAME_CUT if short else FindingCode.NAME_MISTYPED
            words, figures = {"name": item.name}, {"confidence": resolved.confidence}
            source = line.cell(line.columns.name)
            self.findings.append(
                make_finding(code, item.id, words=words, text=line.name, source=source, figures=figures)
            )
        elif (match.variant or resolved) and line.name != f"{item.ordinal} {item.name.vi}":
            self.renamed.setdefault(item.id, line)
        if line.ordinal and item.ordinal and line.ordinal.rstrip(".)") != item.ordinal.rstrip(".)"):
            self.reordered.setdefault(item.id, line)

    def _enter(self, line: SourceLine, indicator: Indicator) -> None:
        printed = line.value
        line = with_remark_in_note(line, indicator, self.framework, self.period)
        cell = read_cell(line.value, indicator.measure)
        source = line.cell(line.columns.value)
        entry = Entry(cell.value, cell.status, text=cell.text, note=line.note, unit=line.unit, source=source)
        self.entries[indicator.id] = entry
        contradicted = None if cell.value is None else contradiction(line.unit, cell.text, indicator)
        counted = cell.value is not None and isinstance(indicator.measure, UnitType)
        scale = line.columns.scale
        scale = scale if scale and counted and not states_amount(scale, indicator) else ""
        code = contradicted or (FindingCode.UNIT_CONTRADICTS if scale else FindingCode.REMARK_CONTRADICTS)
        stated, other = (line.unit if contradicted else scale), ""
        if not stated:
            stated, other = superseding(line, cell, indicator)
        if not stated:
            stated, other = superseding_untitled(line, cell, indicator, self.framework)
        if stated:
            self.damage(code, indicator.id, stated, other)
            return
        found = cell_finding(cell, indicator, source)
        if found is not None:
            self.findings.append(found)
        if line.value != printed:
            self.findings.append(remark_finding(printed, cell, indicator, source))
        blank = cell.status is Status.BLANK
        self.findings.extend(misplaced_numbers(line, indicator, self.framework, before=self.ordinal, blank=blank))

    def _head(self, line: SourceLine, item: Item) -> None:
        self.headings.add(item.id)
        content = line.content()
        if not content:
            return
        self.leftovers.append(self._leftover(line, item.id))
        number = "" if _is_title_of_values(line.value) else line.value
        number = number or (line.unit if has_digit(line.unit) else line.note if holds_number(line.note) else "")
        code, text = (FindingCode.VALUE_ON_HEADING, number) if number else (FindingCode.NOTE_ON_HEADING, content)
        words, source = {"name": item.name}, line.cell(line.columns.value)
        if number:
            self.moved = len(self.findings)
            self.doubts[self.moved] = self._first_below(item)
        self.findings.append(make_finding(code, item.id, words=words, text=text, source=source))

    def _first_below(self, item: Item) -> tuple[str, ...]:
        """Return the first indicator below a heading, whose number may have moved up to it."""
        below = (row for row in self.framework.rows[self.framework.row(item.id).number :] if row.parent == item.id)
        return tuple(row.id for row in itertools.islice(below, 1) if isinstance(row.item, Indicator))

    def _report_set_aside(self, line: SourceLine, match: Match, *, outside_table: bool) -> None:
        content = line.content()
        named = names_number(line.name, [self.framework[key].name.vi for key in match.candidates])
        valued = may_hold_value(line.value, self.framework)
        digits = has_digit(content) or named or valued
        if outside_table and not digits:
            return
        code, severity = _SET_ASIDE[match.kind], None if has_digit(content) or valued else Severity.INFO
        name, could_be = line.name, match.candidates
        suggestions: tuple[str, ...] = ()
        words: dict[str, str | Bilingual] = {}
        if match.kind is MatchKind.REPEATED:
            used = [self.entries[key] for key in match.candidates if key in self.entries]
            words = {"first": texts_with_cells(used) if used else _NAMELESS}
            if used and line.value and line.value not in {entry.text for entry in used}:
                severity = Severity.ERROR
        elif match.kind is MatchKind.UNRECOGNISED and is_row_name(self.framework, line.ordinal):
            code, severity = FindingCode.SHIFTED_ROW, None
            name, content = line.ordinal, "; ".join(text for text in (line.name, content) if text)
        elif match.kind is MatchKind.UNRECOGNISED:
            code = FindingCode.UNRECOGNISED_ROW if digits and not outside_table else FindingCode.UNRECOGNISED_TEXT
            content = content or (name if code == FindingCode.UNRECOGNISED_ROW else "")
            severity = None
            suggestions = self._alike(line.name)
            could_be = could_be or self._called(suggestions)
        if not line.name and has_digit(line.value):  # a number of the row above or below, entered beside its row
            could_be = (*could_be, *(() if self.after is None else (self.after,)), *named_beside(self.framework, line))
            self.moved = len(self.findings)
        if match.kind is not MatchKind.REPEATED:
            at = len(self.findings) if valued or has_displaced_number(line) else None
            by_name = match.candidates if match.kind is MatchKind.AMBIGUOUS else ()
            could_be = self.unplaced.could_be(line, could_be, self.after, self.framework, at=at, by_name=by_name)
        if valued or named or has_displaced_number(line):
            self.doubts[len(self.findings)] = could_be
        self.findings.append(
            make_finding(
                code,
                *match.candidates,
                words={"row": name or _NAMELESS, **words},
                severity=severity,
                text=content,
                suggestions=suggestions,
                source=place_of(line),
            )
        )

    def _leftover(self, line: SourceLine, row: str | None, *, repeated: tuple[str, ...] = ()) -> Leftover:
        """Return a leftover, placed after the preceding row and after all rows of its name that were read."""
        taken = [key for key in repeated if key in self.entries or key in self.headings]
        places = [key for key in (self.after, *taken) if key is not None]
        after = max(places, key=lambda key: self.framework.row(key).number) if places and row is None else None
        texts = (line.name, line.ordinal, line.unit, line.value, line.note)
        return Leftover(*texts, row=row, after=after, source=place_of(line))

    def _place(self, leftover: Leftover) -> int:
        at = leftover.row or leftover.after
        return 0 if at is None else self.framework.row(at).number

    def _alike(self, name: str) -> tuple[str, ...]:
        if self.suggested >= _MOST_SUGGESTED:
            return ()
        self.suggested += 1
        return alike_names(self.framework, name)

    def _called(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the indicators that have some names."""
        ids = {indicator.name.vi: key for key, indicator in self.framework.indicators.items()} if names else {}
        return tuple(ids[name] for name in names if name in ids)

    def _report_comments(self, line: SourceLine, match: Match) -> None:
        """Report the comments of a row that is none of the framework, so that none is lost."""
        if not line.comments:
            return
        finding = comment_finding(line, line.name or _NAMELESS)
        if finding.severity is not Severity.INFO:
            self.doubts[len(self.findings)] = match.candidates
        self.findings.append(finding)

    def _report_extra(self, line: SourceLine, item: Item | None) -> None:
        beside = named_beside(self.framework, line)
        indicators = (*(() if item is None else (item.id,)), *beside)
        texts = "; ".join(text for text, _ in line.extra)
        words, source = {"row": line.name or _NAMELESS}, line.extra[0][1]
        # A number that no indicator received may be the value of a blank one.
        number = any(holds_number(text) for text, _ in line.extra)
        answer = isinstance(item, Indicator) and any(answers_question(text, item) for text, _ in line.extra)
        blank = isinstance(item, Indicator) and not line.value and (number or answer)
        if number:
            self.doubts[len(self.findings)] = beside
        code, severity = FindingCode.UNREAD_CELLS, Severity.ERROR if blank else None
        self.findings.append(make_finding(code, *indicators, words=words, severity=severity, text=texts, source=source))


def _is_title_of_values(text: str) -> bool:
    """Return whether a text in the row of a heading is the title of the column, as where a section begins a table."""
    found = meaning(text) if text and not has_digit(text) else None
    return found is not None and not found.unexplained and bool(found.roles) and found.roles <= _OF_VALUES
