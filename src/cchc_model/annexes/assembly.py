"""The assembly of a report from the lines of an annex.

Each value reaches its own indicator, or a finding names its cell.
"""

import re
from collections.abc import Mapping, Sequence

from attrs import define, evolve, field

from cchc_model.annexes.contradictions import contradiction, is_legend, is_scaled_caption
from cchc_model.annexes.file_findings import hidden_values, stored_fractions, unread_columns, values_shown_otherwise
from cchc_model.annexes.legacy_fonts import are_of_legacy_fonts
from cchc_model.annexes.letterhead import letterhead_findings, read_letterhead
from cchc_model.annexes.matching import Match, MatchKind, alike_names, broken_names, is_row_name, match_rows
from cchc_model.annexes.names import NameKind
from cchc_model.annexes.tables import SourceLine, has_digit
from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.measures import CodeList, UnitType
from cchc_model.framework.rows import Indicator, Item
from cchc_model.framework.rules import Severity
from cchc_model.reports.cells import Source, Status, holds_number, read_cell
from cchc_model.reports.entries import Entry, Leftover
from cchc_model.reports.findings import Finding, cell_finding, make_finding
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual

_MOST_SUGGESTED = 40
"""The most rows that get suggestions, because the search for similar names is slow."""

_LONGEST_ORDINAL = 6
_NAMELESS = "—"
_DATE = re.compile(r"\bngày\s+[0-9]{1,2}\s+tháng\s+[0-9]{1,2}\s+năm\s+[0-9]{4}\b")
"""The date of a letterhead, which is not a value of the annex."""
_ORDINAL = Bilingual("thứ tự", "ordinal")
_UNIT = Bilingual("đơn vị tính", "unit")
_EMPTY = Bilingual(
    "không có dữ liệu; đề nghị mở tệp xem có đúng là phụ lục và đã lưu chưa",
    "it is empty; open it to see whether it is the annex and was saved",
)
_NOTE = Bilingual("ghi chú", "note")
_LEGACY_FONTS = Bilingual(
    "chữ theo bảng mã TCVN3 (phông .VnTime) hoặc VNI; đề nghị chuyển sang Unicode rồi lưu lại",
    "its letters are those of TCVN3 (.VnTime) or VNI fonts; convert it to Unicode and save it again",
)


def assemble(  # noqa: PLR0913 what the caller and the file say beside the lines
    lines: Sequence[SourceLine],
    framework: Framework,
    *,
    name: str,
    organisation: Organisation | None = None,
    period: ReportingPeriod | None = None,
    unread: Sequence[tuple[str, Source, int]] = (),
    hidden: frozenset[tuple[str, int | str]] = frozenset(),
    remarks: Mapping[str, frozenset[tuple[str, str]]] | None = None,
) -> Report:
    """Assemble a report from the lines of an annex.

    Args:
        lines: the annex's rows in their order.
        framework: the framework that the annex follows.
        name: the name of the source in errors.
        organisation: the reporting organisation; by default the one that the text names.
        period: the reporting period; by default the one that the text names.
        unread: for each unread sheet its name, the source of its first row, and its number of known rows.
        hidden: the hidden rows (by number), columns (by letter) and cells (by address), each with its sheet.
        remarks: the cells that a spreadsheet shows otherwise than they are read, by the code of the finding.

    Raises:
        ReadError: there are no lines, or none of them is an indicator of this framework.
    """
    if not lines:
        raise ReadError(name, _EMPTY)
    lines = _whole_names(lines, framework)
    headings = [not line.unit and not line.value for line in lines]

    def fits(index: int, row: Row) -> bool:
        unit = lines[index].unit
        return not isinstance(row.item, Indicator) or not unit or row.item.measure.matches(unit)

    matches = match_rows(framework, [line.name for line in lines], headings=headings, fits=fits)
    recognised = [index for index, match in enumerate(matches) if match.row]
    if not any(match.row and isinstance(match.row.item, Indicator) for match in matches):
        if are_of_legacy_fonts(line.name for line in lines):
            raise ReadError(name, _LEGACY_FONTS)
        raise ReadError(
            name,
            Bilingual(
                f"không dòng nào trong {len(lines)} dòng là chỉ tiêu của “{framework.name.vi}”; "
                "có thể đây là bảng khác, hoặc các cột không cách nhau bằng phím Tab",
                f"none of its {len(lines)} rows is an indicator of {framework.id!r}; "
                "the table may be another one, or its cells are not separated by tabs",
            ),
        )
    assembly = _Assembly(framework)
    for title, at, count in unread:
        code, figures = ("annex_on_other_sheet", {"count": count}) if count else ("sheet_not_read", {})
        assembly.findings.append(make_finding(code, words={}, text=title, source=at, figures=figures))
    for index, (line, match) in enumerate(zip(lines, matches, strict=True)):
        outside_table = (
            line.alone and not line.value and not match.candidates and not recognised[0] < index < recognised[-1]
        )
        assembly.add(line, match, outside_table=outside_table)
    fractions = [match.row.id for line, match in zip(lines, matches, strict=True) if line.fraction and match.row]
    entries = assembly.entries
    assembly.findings += stored_fractions(framework, entries, [key for key in fractions if key in entries])
    if hidden:
        assembly.findings += hidden_values(framework, entries, hidden)
    if remarks:
        assembly.findings += values_shown_otherwise(framework, entries, remarks)
    assembly.findings += unread_columns(lines)
    assembly.scaled(lines[: recognised[0]])
    facts = read_letterhead(lines[: recognised[0]])
    assembly.findings += letterhead_findings(facts, organisation, period)
    return assembly.finish(organisation or facts.organisation, period or facts.period)


def _whole_names(lines: Sequence[SourceLine], framework: Framework) -> list[SourceLine]:
    """Return the lines, with each name that was broken over two rows joined."""
    bare = [not (line.unit or line.value or line.note or line.extra) for line in lines]
    broken = broken_names(framework, [line.name for line in lines], bare=bare)
    whole: list[SourceLine] = []
    for index, line in enumerate(lines):
        if index in broken:
            other = lines[index + 1]
            full = other if bare[index] else line
            ordinal = line.ordinal or other.ordinal
            whole.append(evolve(full, name=f"{line.name} {other.name}", ordinal=ordinal))
        elif index - 1 not in broken:
            whole.append(line)
    return whole


@define
class _Assembly:
    """A report under construction, to which lines are added one by one."""

    framework: Framework
    entries: dict[str, Entry] = field(factory=dict)
    leftovers: list[Leftover] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    headings: set[str] = field(factory=set)
    renamed: dict[str, SourceLine] = field(factory=dict)
    reordered: dict[str, SourceLine] = field(factory=dict)
    after: str | None = None
    ordinal: int = 0
    suggested: int = 0

    def add(self, line: SourceLine, match: Match, *, outside_table: bool) -> None:
        """Add one line to the report.

        A line of text around the table becomes a leftover. It yields a finding only if it contains a digit.
        """
        item = None if match.row is None else match.row.item
        if line.extra:
            self._report_extra(line, item)
        if isinstance(item, Indicator):
            self._enter(line, item)
        elif item is not None:
            self._head(line, item)
        elif line.has_text():
            self.leftovers.append(self._leftover(line, None, repeated=match.candidates))
            self._report_set_aside(line, match, outside_table=outside_table)
        if item is not None:
            self.after = item.id
            self._compare(line, item, match)
        if line.ordinal.isascii() and line.ordinal.isdigit():
            self.ordinal = int(line.ordinal[:_LONGEST_ORDINAL])

    def scaled(self, lines: Sequence[SourceLine]) -> None:
        """Damage all counts below a caption with a scale, such as `Đơn vị tính: nghìn hồ sơ`."""
        caption = next((line.name for line in lines if is_scaled_caption(line.name)), None)
        for key, entry in self.entries.items() if caption else ():
            indicator = self.framework.indicators[key]
            if isinstance(indicator.measure, UnitType) and entry.value is not None:
                self.entries[key] = evolve(entry, value=None, status=Status.DAMAGED)
                self.findings.append(_contradicts("unit_contradicts", indicator, caption or "", entry))

    def finish(self, organisation: Organisation | None, period: ReportingPeriod | None) -> Report:
        """Return the report, with an entry for every indicator and the leftovers in the framework's order."""
        self._report_missing()
        self._report_repaired()
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
        )

    def _report_missing(self) -> None:
        if all(entry.status is Status.BLANK for entry in self.entries.values()):
            aside = any(has_digit(f"{leftover.name} {leftover.value}") for leftover in self.leftovers)
            severity = Severity.ERROR if aside else Severity.WARNING
            self.findings.append(make_finding("nothing_read", words={}, severity=severity))
        absent = [indicator for key, indicator in self.framework.indicators.items() if key not in self.entries]
        if absent:
            ids = (indicator.id for indicator in absent)
            words, figures = {"name": absent[0].name}, {"missing": len(absent)}
            self.findings.append(make_finding("rows_absent", *ids, words=words, figures=figures))

    def _compare(self, line: SourceLine, item: Item, match: Match) -> None:
        """Record a name or an ordinal of a recognised row that differs from the framework's."""
        resolved = match.resolved
        if resolved and resolved.kind is not NameKind.ABBREVIATED:
            code = "name_cut" if resolved.kind is NameKind.CUT else "name_mistyped"
            words, figures = {"name": item.name}, {"confidence": resolved.confidence}
            source = line.cell(line.columns.name)
            self.findings.append(
                make_finding(code, item.id, words=words, text=line.name, source=source, figures=figures)
            )
        elif match.variant or resolved:
            self.renamed.setdefault(item.id, line)
        if line.ordinal and item.ordinal and line.ordinal.rstrip(".)") != item.ordinal:
            self.reordered.setdefault(item.id, line)

    def _report_repaired(self) -> None:
        for code, rows in (("names_repaired", self.renamed), ("ordinals_differ", self.reordered)):
            if rows:
                key, line = next(iter(rows.items()))
                text, column = line.name, line.columns.name
                if code == "ordinals_differ":
                    text, column = line.ordinal, line.columns.ordinal
                words, figures = {"name": self.framework[key].name}, {"count": len(rows)}
                source = line.cell(column)
                self.findings.append(make_finding(code, *rows, words=words, text=text, source=source, figures=figures))

    def _enter(self, line: SourceLine, indicator: Indicator) -> None:
        cell = read_cell(line.value, indicator.measure)
        source = line.cell(line.columns.value)
        entry = Entry(cell.value, cell.status, text=cell.text, note=line.note, unit=line.unit, source=source)
        contradicted = None if cell.value is None else contradiction(line.unit, cell.text, indicator.measure)
        if contradicted:
            self.entries[indicator.id] = damaged = evolve(entry, value=None, status=Status.DAMAGED)
            self.findings.append(_contradicts(contradicted, indicator, line.unit, damaged))
            return
        self.entries[indicator.id] = entry
        noticed = cell_finding(cell, indicator, source)
        if noticed:
            self.findings.append(noticed)
        # Numbers in the other columns may be the value in a wrong place.
        blank = cell.status is Status.BLANK
        if holds_number(line.unit) or (blank and has_digit(line.unit) and not indicator.measure.matches(line.unit)):
            self._report_elsewhere(_UNIT, line.unit, line.cell(line.columns.unit), indicator, blank=blank)
        elif line.unit and not indicator.measure.matches(line.unit):
            self._report_unit(line, indicator)
        if holds_number(line.note):
            self._report_elsewhere(_NOTE, line.note, line.cell(line.columns.note), indicator, blank=blank)
        if blank and holds_number(line.ordinal) and not self._plausible_ordinal(line.ordinal, indicator):
            self._report_elsewhere(_ORDINAL, line.ordinal, line.cell(line.columns.ordinal), indicator, blank=blank)

    def _report_elsewhere(
        self, column: Bilingual, text: str, source: Source, indicator: Indicator, *, blank: bool
    ) -> None:
        words = {"name": indicator.name, "column": column}
        severity = Severity.ERROR if blank else None
        self.findings.append(
            make_finding(
                "number_in_other_column", indicator.id, words=words, severity=severity, text=text, source=source
            )
        )

    def _plausible_ordinal(self, text: str, indicator: Indicator) -> bool:
        return text in (indicator.ordinal, "1", str(self.ordinal + 1))

    def _report_unit(self, line: SourceLine, indicator: Indicator) -> None:
        of_codes = isinstance(indicator.measure, CodeList)
        code = "unit_is_legend" if is_legend(line.unit) and not of_codes else "unit_differs"
        words = {"name": indicator.name, "unit": indicator.measure.label}
        self.findings.append(
            make_finding(code, indicator.id, words=words, text=line.unit, source=line.cell(line.columns.unit))
        )

    def _head(self, line: SourceLine, item: Item) -> None:
        self.headings.add(item.id)
        content = line.content()
        if not content:
            return
        self.leftovers.append(self._leftover(line, item.id))
        number = line.value or (line.unit if has_digit(line.unit) else "")
        code, text = ("value_on_heading", number) if number else ("note_on_heading", content)
        words, source = {"name": item.name}, line.cell(line.columns.value)
        self.findings.append(make_finding(code, item.id, words=words, text=text, source=source))

    def _report_set_aside(self, line: SourceLine, match: Match, *, outside_table: bool) -> None:
        content = line.content()
        digits = has_digit(_DATE.sub("", line.name) + content)
        if outside_table and not digits:
            return
        code = match.kind.value + "_row"
        severity = None if has_digit(content) else Severity.INFO
        name = line.name
        suggestions: tuple[str, ...] = ()
        words: dict[str, str] = {}
        if match.kind is MatchKind.REPEATED:
            used = [self.entries[key] for key in match.candidates if key in self.entries]
            words = {"first": "; ".join(f"“{entry.text}”{_cell_of(entry)}" for entry in used) or _NAMELESS}
            if used and line.value and line.value not in {entry.text for entry in used}:
                severity = Severity.ERROR
        elif match.kind is MatchKind.UNRECOGNISED and is_row_name(self.framework, line.ordinal):
            code, severity = "shifted_row", None
            name, content = line.ordinal, "; ".join(text for text in (line.name, content) if text)
        elif match.kind is MatchKind.UNRECOGNISED:
            code = "unrecognised_row" if digits and not outside_table else "unrecognised_text"
            content = content or (name if code == "unrecognised_row" else "")
            severity = None
            suggestions = self._alike(line.name)
        self.findings.append(
            make_finding(
                code,
                *match.candidates,
                words={"row": name or _NAMELESS, **words},
                severity=severity,
                text=content,
                suggestions=suggestions,
                source=_place_of(line),
            )
        )

    def _leftover(self, line: SourceLine, row: str | None, *, repeated: tuple[str, ...] = ()) -> Leftover:
        """Return a leftover, placed after the preceding row and after all rows of its name that were read."""
        taken = [key for key in repeated if key in self.entries or key in self.headings]
        places = [key for key in (self.after, *taken) if key is not None]
        after = max(places, key=lambda key: self.framework.row(key).number) if places and row is None else None
        texts = (line.name, line.ordinal, line.unit, line.value, line.note)
        return Leftover(*texts, row=row, after=after, source=_place_of(line))

    def _place(self, leftover: Leftover) -> int:
        at = leftover.row or leftover.after
        return 0 if at is None else self.framework.row(at).number

    def _alike(self, name: str) -> tuple[str, ...]:
        if self.suggested >= _MOST_SUGGESTED:
            return ()
        self.suggested += 1
        return alike_names(self.framework, name)

    def _report_extra(self, line: SourceLine, item: Item | None) -> None:
        indicators = () if item is None else (item.id,)
        texts = "; ".join(text for text, _ in line.extra)
        words, source = {"row": line.name or _NAMELESS}, line.extra[0][1]
        # A number that no indicator received may be the value of a blank one.
        blank = isinstance(item, Indicator) and not line.value and any(holds_number(text) for text, _ in line.extra)
        self.findings.append(
            make_finding(
                "unread_cells",
                *indicators,
                words=words,
                severity=Severity.ERROR if blank else None,
                text=texts,
                source=source,
            )
        )


def _place_of(line: SourceLine) -> Source:
    """Return the source of a line's value cell, or only of its row if the line has a single text."""
    return line.source if line.alone else line.cell(line.columns.value)


def _contradicts(code: str, indicator: Indicator, stated: str, entry: Entry) -> Finding:
    words: dict[str, str | Bilingual] = {
        "name": indicator.name,
        "unit": indicator.measure.label,
        "stated": stated,
    }
    return make_finding(code, indicator.id, words=words, text=entry.text, source=entry.source)


def _cell_of(entry: Entry) -> str:
    return f", {entry.source.cell}" if entry.source and entry.source.cell else ""
