"""Findings about a file as a whole: numbers that a spreadsheet changed, hidden values, unread columns and sheets."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import evolve

from cchc_model.annexes.conversions import Conversion
from cchc_model.annexes.matching import is_row_name
from cchc_model.annexes.rivals import ONE_LEFT, SUM_LEFT, TOTAL_BELOW, says_nothing
from cchc_model.annexes.row_index import row_index
from cchc_model.annexes.sheets import UnreadSheet
from cchc_model.annexes.tables import SourceLine, TableRow, UnreadColumn
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Kind
from cchc_model.framework.severity import Severity
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.cells import Source
from cchc_model.reports.entries import Entry
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.layout import ColumnRole, Layout
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.ticks import is_tick
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import format_number, format_percent
from cchc_model.vietnamese.text import Bilingual, one_line

_REASONS = {
    ONE_LEFT: Bilingual("là cột duy nhất có số", "no other has numbers"),
    SUM_LEFT: Bilingual("bằng tổng các cột khác ở mọi dòng", "it is the sum of the others in every row"),
    TOTAL_BELOW: Bilingual("là tổng số, bên cạnh các cột chỉ một phần", "it is a total beside columns of parts"),
}
_GROUPED = re.compile(r"\d{1,3},\d{1,3}")


def converted_file(conversion: Conversion | None, name: str) -> Iterator[Finding]:
    """Yield a finding for a file that another program converted.

    Args:
        conversion: the conversion; None for a file that was read itself.
        name: the name of the file.
    """
    if conversion is not None:
        words = {"source": conversion.source, "target": conversion.target, "program": conversion.program}
        yield make_finding(FindingCode.CONVERTED_FILE, words=words, text=conversion.program, source=Source(name))


def stored_fractions(framework: Framework, entries: Mapping[str, Entry], keys: Sequence[str]) -> Iterator[Finding]:
    """Yield findings for counts that became fractions, and for percentages that may have lost their format.

    Args:
        framework: the indicators, rates and rules.
        entries: the entries by indicator.
        keys: the indicators whose values are stored as fractions, without a percent format.
    """
    if not keys:
        return
    counts = [key for key in keys if framework.indicators[key].kind is Kind.COUNT]
    damaged = [key for key in counts if _GROUPED.fullmatch(entries[key].text)]
    if damaged:
        entry, words = entries[damaged[0]], {"name": framework[damaged[0]].name}
        yield make_finding(
            FindingCode.COUNTS_BECAME_FRACTIONS, *damaged, words=words, text=entry.text, source=entry.source
        )
    shares = {key for key, indicator in framework.indicators.items() if indicator.kind is Kind.PERCENT}
    if any(isinstance(value := entries[key].value, Decimal) and 0 < value < 1 for key in shares.intersection(keys)):
        # One lost format puts every percentage of the sheet in doubt that can be read in both ways.
        for key, entry in entries.items():
            value = entry.value
            if key in shares and isinstance(value, Decimal) and 0 < value <= 1 and "%" not in entry.text:
                yield fraction_of_one(framework, key, value, entry.source)


def fraction_of_one(framework: Framework, key: str, value: Decimal, source: Source | None) -> Finding:
    """Return the finding of a percentage that may be a fraction of one, because it lost its format.

    Args:
        framework: the indicators, rates and rules.
        key: the indicator.
        value: the value that was read.
        source: its cell.
    """
    decimals = len(value.as_tuple().digits) - value.adjusted() - 1
    meant = format_percent(Fraction(value) * 100, decimals=max(decimals - 2, 0))
    return make_finding(
        FindingCode.FRACTION_OF_ONE,
        key,
        words={"name": framework[key].name, "meant": meant},
        text=format_number(value),
        suggestions=(meant,),
        source=source,
        figures={"value": value},
    )


def hidden_values(
    framework: Framework, entries: Mapping[str, Entry], hidden: frozenset[tuple[str, int | str]]
) -> Iterator[Finding]:
    """Yield a finding for the values in hidden rows, columns and cells.

    Args:
        framework: the indicators, rates and rules.
        entries: the entries by indicator.
        hidden: the hidden rows (by number), columns (by letter) and cells (by address), each with its sheet.
    """
    sources = _sources(entries)
    places = {key: {(at.table, at.row), (at.table, _letters(at)), (at.table, at.cell)} for key, at in sources.items()}
    yield from _of_cells(
        FindingCode.VALUES_HIDDEN, framework, sources, [key for key, place in places.items() if place & hidden]
    )


def values_shown_otherwise(
    framework: Framework, entries: Mapping[str, Entry], remarks: Mapping[FindingCode, frozenset[tuple[str, str]]]
) -> Iterator[Finding]:
    """Yield a finding for the values of each kind of cell that a spreadsheet shows otherwise than they were read.

    Args:
        framework: the indicators, rates and rules.
        entries: the entries by indicator.
        remarks: the cells, each with its sheet, by the code of the finding.
    """
    sources = _sources(entries)
    for code, cells in remarks.items():
        yield from _of_cells(code, framework, sources, [k for k, at in sources.items() if (at.table, at.cell) in cells])


def _sources(entries: Mapping[str, Entry]) -> dict[str, Source]:
    """Return the sources of the entries that have a value."""
    return {key: entry.source for key, entry in entries.items() if entry.value is not None and entry.source}


def _of_cells(
    code: FindingCode, framework: Framework, sources: Mapping[str, Source], keys: Sequence[str]
) -> Iterator[Finding]:
    if keys:
        words, figures = {"name": framework[keys[0]].name}, {"count": len(keys)}
        yield make_finding(code, *keys, words=words, source=sources[keys[0]], figures=figures)


def estimated_values(layout: Layout, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Yield a finding for each value column whose title calls its values estimates."""
    for table in layout:
        column = table.column(ColumnRole.VALUE)
        if column is None or not any(Role.ESTIMATE in meaning(title).roles for title in column.titles):
            continue
        own = [(key, at) for key, at in _sources(entries).items() if at.table == table.source.table]
        keys = [key for key, at in own if _letters(at) == column.letter]
        if keys:
            figures = {"count": len(keys)}
            yield make_finding(
                FindingCode.VALUES_ESTIMATED, *keys, words={}, text=column.path, source=table.source, figures=figures
            )


def unexplained_title(
    layout: Layout, entries: Mapping[str, Entry], own: Organisation | None, framework: Framework
) -> Iterator[Finding]:
    """Yield a finding for each value column that was read for another reason than the words of its titles.

    Args:
        layout: the columns.
        entries: the entries by indicator.
        own: the reporting organisation, whose name is a title that explains itself.
        framework: the framework that the annex follows, whose units explain themselves too.
    """
    for table in layout:
        column = table.column(ColumnRole.VALUE)
        reason = None if column is None else _REASONS.get(column.evidence)
        if column is None or reason is None or not says_nothing(column.titles, own, row_index(framework).is_unit):
            continue
        keys = [key for key, at in _sources(entries).items() if at.table == table.source.table]
        if keys:
            code = FindingCode.VALUE_TITLE_UNKNOWN
            yield make_finding(code, *keys, words={"reason": reason}, text=column.path, source=table.source)


def unread_sheet(sheet: UnreadSheet) -> Finding:
    """Return the finding for a sheet that was not read; with numbers it is more than a remark, as instructions are."""
    if sheet.known and sheet.figures:
        code, figures = FindingCode.ANNEX_ON_OTHER_SHEET, {"count": sheet.known}
        severity = Severity.WARNING if sheet.declined else None
        return make_finding(code, words={}, severity=severity, text=sheet.name, source=sheet.source, figures=figures)
    severity = Severity.WARNING if sheet.figures else Severity.INFO
    return make_finding(FindingCode.SHEET_NOT_READ, words={}, severity=severity, text=sheet.name, source=sheet.source)


def rows_in_margins(rows: Sequence[TableRow], framework: Framework) -> Iterator[Finding]:
    """Yield a finding for the rows in headers and footers of pages that have a name of the framework and a number.

    Args:
        rows: the table rows in these.
        framework: the framework that the annex follows.
    """
    named = [
        (text, row.source)
        for row in rows
        for text in map(one_line, row.cells)
        if is_row_name(framework, text) and any(map(holds_number, row.cells))
    ]
    if named:
        text, source = named[0]
        figures = {"count": len(named)}
        yield make_finding(FindingCode.ROWS_IN_MARGINS, words={}, text=text, source=source, figures=figures)


def unread_columns(
    lines: Sequence[SourceLine], blank: Sequence[str | None], answers: Mapping[Source, str]
) -> Iterator[Finding]:
    """Yield a finding for each column with a title that was not read, with the range of its texts.

    A number in a column that no title explains may be the value of an indicator that is blank: that is an error,
    unless its other numbers hardly are values of the rows. So is an answer to the question of such an indicator.

    Args:
        lines: the lines of the annex.
        blank: for each line its indicator, if that has no value; else None.
        answers: the cells that may have the answer to a question, with its indicator.
    """
    columns: dict[tuple[UnreadColumn, str | None, str], list[tuple[str | None, str, Source]]] = {}
    for line, key in zip(lines, blank, strict=True):
        for column, text, at in line.unread:
            columns.setdefault((column, at.table, _letters(at)), []).append((key, text, at))
    for (column, _, _), cells in columns.items():
        silent = column.understood or column.unlikely
        keys = [key for key, text, _ in cells if key and not silent and holds_number(text)]
        keys += [answers[at] for _, _, at in cells if at in answers]
        numbers = any(holds_number(text) or is_tick(text) for _, text, _ in cells)
        severity = Severity.INFO if column.understood or not numbers else Severity.WARNING
        first, last = cells[0][2], cells[-1][2]
        span = ":".join(dict.fromkeys(at.cell or "" for at in (first, last)))
        yield make_finding(
            FindingCode.COLUMN_NOT_READ,
            *keys,
            words={"cells": nouns.part_of_file(span)},
            severity=Severity.ERROR if keys else severity,
            text=column.title,
            source=evolve(first, cell=span),
            figures={"count": len(cells)},
        )


def _letters(at: Source) -> str:
    """Return the letters of a cell's column."""
    return (at.cell or "").partition(" ")[0].rstrip("0123456789")
