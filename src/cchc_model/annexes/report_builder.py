"""A report under construction: each value reaches its own indicator, or a finding names its cell."""

import itertools
from collections.abc import Iterable, Mapping, Sequence

from attrs import define, evolve, field

from cchc_model.annexes.captions import Contradiction, concerned, contradictions_around, idle_captions
from cchc_model.annexes.comments import comment_finding, in_note
from cchc_model.annexes.contradictions import contradiction, is_misprint, may_be_value, states_amount, states_codes
from cchc_model.annexes.foreign_headings import ForeignHeading
from cchc_model.annexes.line_names import named_beside, names_number
from cchc_model.annexes.matching import alike_names, is_row_name
from cchc_model.annexes.missing_codes import marked_missing
from cchc_model.annexes.names import NameKind
from cchc_model.annexes.notes import Doubt, doubt_beside, superseding, with_remark_in_note
from cchc_model.annexes.other_reports import OtherReport
from cchc_model.annexes.report_findings import (
    below_scaled_units,
    cell_of,
    doubtful_value,
    missing_rows,
    number_outside,
    partial_totals,
    place_of,
    remark_finding,
    repaired_rows,
    unit_finding,
)
from cchc_model.annexes.row_index import Match, MatchKind
from cchc_model.annexes.tables import SourceLine, has_digit
from cchc_model.annexes.ticked_answers import answers_question
from cchc_model.annexes.unplaced import Unplaced, may_hold_value
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import UnitType
from cchc_model.framework.rows import Indicator, Item
from cchc_model.framework.severity import Severity
from cchc_model.reports.cell_reading import holds_number, read_cell
from cchc_model.reports.cells import Source, Status
from cchc_model.reports.corrections import states_corrected_value
from cchc_model.reports.entries import Entry, Leftover
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, cell_finding, make_finding
from cchc_model.reports.layout import Layout
from cchc_model.reports.named_elements import contested
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese.numbers import is_number, parse_number
from cchc_model.vietnamese.text import Bilingual

_SET_ASIDE = {
    MatchKind.UNRECOGNISED: FindingCode.UNRECOGNISED_ROW,
    MatchKind.AMBIGUOUS: FindingCode.AMBIGUOUS_ROW,
    MatchKind.REPEATED: FindingCode.REPEATED_ROW,
}
"""The findings of rows that no indicator receives."""

_MOST_SUGGESTED = 40
"""The most rows that get suggestions, because the search for similar names is slow."""

_LONGEST_ORDINAL = 6
_NAMELESS = "—"
_ORDINAL = Bilingual("thứ tự", "ordinal")
_UNIT = Bilingual("đơn vị tính", "unit")
_NOTE = Bilingual("ghi chú", "note")


@define
class ReportBuilder:
    """A report under construction, to which lines are added one by one."""

    framework: Framework
    layout: Layout
    entries: dict[str, Entry] = field(factory=dict)
    leftovers: list[Leftover] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    doubts: dict[int, tuple[str, ...]] = field(factory=dict)
    headings: set[str] = field(factory=set)
    renamed: dict[str, SourceLine] = field(factory=dict)
    reordered: dict[str, SourceLine] = field(factory=dict)
    after: str | None = None
    ordinal: int = 0
    suggested: int = 0
    moved: int | None = None
    unplaced: Unplaced = field(factory=Unplaced)
    ids: Mapping[str, str] = field(init=False)

    @ids.default
    def _by_name(self) -> Mapping[str, str]:
        return {indicator.name.vi: key for key, indicator in self.framework.indicators.items()}

    def add(self, line: SourceLine, match: Match, *, outside_table: bool, understood: bool) -> None:
        """Add one line to the report.

        A line of text outside the table becomes a leftover, as that of a signature. It yields a finding only if it
        contains a digit that no text of a letterhead explains.
        """
        item = None if match.row is None else match.row.item
        if item is None:
            self._report_comments(line, match)
        else:
            line = in_note(line)
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
        if line.ordinal.isascii() and line.ordinal.isdigit():
            self.ordinal = int(line.ordinal[:_LONGEST_ORDINAL])

    def set_aside(self, others: Iterable[OtherReport | ForeignHeading]) -> None:
        """Leave out the values below a text that names another organisation or period, or below a foreign heading."""
        for other in others:
            keys = [key for key in other.rows if self.entries[key].status is not Status.BLANK]
            if other.certain:
                self.entries |= {key: evolve(self.entries[key], value=None, status=Status.DAMAGED) for key in keys}
            self.findings += other.findings(keys, self.framework)

    def leave_out_missing(self, texts: Iterable[str]) -> None:
        """Damage the values that a legend among the texts of the annex calls missing."""
        for key, legend in tuple(marked_missing(texts, self.entries, self.framework)):
            self._damage(FindingCode.CODE_OF_MISSING, key, legend)

    def contradict(self, texts: Sequence[str], period: ReportingPeriod | None) -> None:
        """Damage the values that a text around the rows or their own note contradicts.

        Args:
            texts: the texts around the rows.
            period: the reporting period, if known.
        """
        # Whoever put a value right had the texts that contradict it before them.
        right = {key for key, entry in self.entries.items() if entry.note and states_corrected_value(entry.note)}
        for found in self._contradictions(texts):
            entry = self.entries.get(found.indicator)
            if found.indicator in right:
                continue
            if entry is not None and entry.value is not None:
                self._damage(found.code, found.indicator, found.text)
            elif (entry is None or entry.status is Status.BLANK) and found.code == FindingCode.REMARK_CONTRADICTS:
                self.findings.append(number_outside(found.text, self.framework.indicators[found.indicator]))
        for key, entry in [(k, e) for k, e in self.entries.items() if (e.note or "(" in e.text) and k not in right]:
            doubt, stated = doubt_beside(entry, self.framework.indicators[key], period)
            if doubt is Doubt.STATED:
                self._damage(FindingCode.REMARK_CONTRADICTS, key, stated)
            elif doubt is Doubt.LIKELY:
                self.findings.append(doubtful_value(self.framework[key].name, key, entry, stated))
        for key, unit in tuple(below_scaled_units(self.framework, self.entries)):
            if key not in right:
                self._damage(FindingCode.UNIT_CONTRADICTS, key, unit)

    def _contradictions(self, texts: Sequence[str]) -> list[Contradiction]:
        """Return the contradictions of texts around the rows; a caption that concerns no row is a finding."""
        units = {key: entry.unit or "" for key, entry in self.entries.items()}
        found = list(concerned(list(contradictions_around(texts, self.framework)), units, self.framework))
        for text in idle_captions(texts, found, units, self.framework):
            self.findings.append(make_finding(FindingCode.CAPTION_OF_NO_ROW, words={}, text=text))
        return found

    def _damage(self, code: FindingCode, key: str, stated: str, other: str = "") -> None:
        """Leave out the value of an indicator, with a finding of the text that contradicts it.

        The number of another column joins the text of the value, because copies of the annex lack that column.
        """
        entry, indicator = self.entries[key], self.framework.indicators[key]
        text = contested(entry.text, other) if other else entry.text
        self.entries[key] = evolve(entry, value=None, status=Status.DAMAGED, text=text)
        given: dict[str, str | Bilingual] = {
            "name": indicator.name,
            "unit": indicator.measure.label,
            "stated": stated,
        }
        self.findings.append(make_finding(code, key, words=given, text=entry.text, source=entry.source))

    def is_blank(self, key: str) -> bool:
        """Return whether an indicator has an empty cell."""
        return key in self.entries and self.entries[key].status is Status.BLANK

    def finish(self, organisation: Organisation | None, period: ReportingPeriod | None) -> Report:
        """Return the report, with an entry for every indicator and the leftovers in the framework's order."""
        self._settle_doubts()
        self.findings += missing_rows(self.framework, self.entries, self.leftovers)
        self.findings += repaired_rows(self.framework, self.renamed, self.reordered)
        self.findings += partial_totals(self.framework, self.entries)
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
            left_out = self.unplaced.left_out(index, self.framework, present)
            known = [key for key in dict.fromkeys((*keys, *left_out)) if key in self.framework.indicators]
            open_ones = [key for key in known if key not in self.entries or self.is_blank(key)]
            if open_ones:
                found = self.findings[index]
                indicators = tuple(dict.fromkeys((*found.indicators, *open_ones)))
                self.findings[index] = evolve(found, severity=Severity.ERROR, indicators=indicators)

    def _compare(self, line: SourceLine, item: Item, match: Match) -> None:
        """Record a name or an ordinal of a recognised row that differs from the framework's."""
        resolved = match.resolved
        if resolved and resolved.kind is not NameKind.ABBREVIATED:
            code = FindingCode.NAME_CUT if resolved.kind is NameKind.CUT else FindingCode.NAME_MISTYPED
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
        printed, line = line.value, with_remark_in_note(line, indicator, self.framework)
        cell = read_cell(line.value, indicator.measure)
        source = line.cell(line.columns.value)
        entry = Entry(cell.value, cell.status, text=cell.text, note=line.note, unit=line.unit, source=source)
        self.entries[indicator.id] = entry
        contradicted = None if cell.value is None else contradiction(line.unit, cell.text, indicator)
        counted = cell.value is not None and isinstance(indicator.measure, UnitType)
        scale = line.columns.scale if counted and not states_amount(line.columns.scale, indicator) else ""
        code = contradicted or (FindingCode.UNIT_CONTRADICTS if scale else FindingCode.REMARK_CONTRADICTS)
        stated, other = (line.unit if contradicted else scale), ""
        if not stated:
            stated, other = superseding(line, cell, indicator)
        if stated:
            self._damage(code, indicator.id, stated, other)
            return
        found = cell_finding(cell, indicator, source)
        if found is not None:
            self.findings.append(found)
        if line.value != printed:
            self.findings.append(remark_finding(printed, cell, indicator, source))
        blank = cell.status is Status.BLANK  # numbers in the other columns may be its value in a wrong place
        unit = line.unit
        known = not unit or indicator.measure.matches(unit) or states_codes(unit, indicator.measure)
        digit = blank and not known and has_digit(unit) and not is_misprint(unit, indicator)
        if digit or holds_number(unit):
            self._report_elsewhere(_UNIT, line.unit, line.cell(line.columns.unit), indicator, blank=blank)
        elif not known:
            self.findings.append(unit_finding(line, indicator))
        unsaid = line.note and blank and not states_corrected_value(line.note)
        if holds_number(line.note) or (unsaid and may_be_value(line.note, indicator.measure)):
            self._report_elsewhere(_NOTE, line.note, line.cell(line.columns.note), indicator, blank=blank)
        if holds_number(line.ordinal) and not self._plausible_ordinal(line.ordinal, indicator, blank=blank):
            self._report_elsewhere(_ORDINAL, line.ordinal, line.cell(line.columns.ordinal), indicator, blank=blank)

    def _report_elsewhere(
        self, column: Bilingual, text: str, source: Source, indicator: Indicator, *, blank: bool
    ) -> None:
        words = {"name": indicator.name, "column": column}
        severity = Severity.ERROR if blank else None
        code = FindingCode.NUMBER_IN_OTHER_COLUMN
        self.findings.append(make_finding(code, indicator.id, words=words, severity=severity, text=text, source=source))

    def _plausible_ordinal(self, text: str, indicator: Indicator, *, blank: bool) -> bool:
        """Return whether a number counts rows; beside a value, any number that the rows of a form can have does."""
        if text in (indicator.ordinal, "1", str(self.ordinal + 1)):
            return True
        return not blank and not (is_number(text) and parse_number(text) > len(self.framework.rows))

    def _head(self, line: SourceLine, item: Item) -> None:
        self.headings.add(item.id)
        content = line.content()
        if not content:
            return
        self.leftovers.append(self._leftover(line, item.id))
        number = line.value or (line.unit if has_digit(line.unit) else "")
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
        words: dict[str, str] = {}
        if match.kind is MatchKind.REPEATED:
            used = [self.entries[key] for key in match.candidates if key in self.entries]
            words = {"first": "; ".join(f"“{entry.text}”{cell_of(entry)}" for entry in used) or _NAMELESS}
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
            could_be = could_be or tuple(self.ids[name] for name in suggestions if name in self.ids)
        if not line.name and has_digit(line.value):  # a number of the row above or below, entered beside its row
            could_be = (*could_be, *(() if self.after is None else (self.after,)), *named_beside(self.framework, line))
            self.moved = len(self.findings)
        if match.kind is not MatchKind.REPEATED:
            at = len(self.findings) if valued else None
            could_be = self.unplaced.could_be(line, could_be, self.after, self.framework, at=at)
        if valued or named:
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
