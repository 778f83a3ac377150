"""Findings about a file as a whole: numbers that a spreadsheet changed, hidden values, unread columns."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import evolve

from cchc_model.annexes.tables import SourceLine
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import UnitType
from cchc_model.reports.cells import Source
from cchc_model.reports.entries import Entry
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.vietnamese.formatting import format_number, format_percent

_GROUPED = re.compile(r"\d{1,3},\d{1,3}")


def stored_fractions(framework: Framework, entries: Mapping[str, Entry], keys: Sequence[str]) -> Iterator[Finding]:
    """Yield findings for counts that became fractions, and for percentages that may have lost their format.

    Args:
        framework: the indicators, rates and rules.
        entries: the entries by indicator.
        keys: the indicators whose values are stored as fractions, without a percent format.
    """
    counts = [key for key in keys if isinstance(framework.indicators[key].measure, UnitType)]
    damaged = [key for key in counts if _GROUPED.fullmatch(entries[key].text)]
    if damaged:
        entry, words = entries[damaged[0]], {"name": framework[damaged[0]].name}
        yield make_finding("counts_became_fractions", *damaged, words=words, text=entry.text, source=entry.source)
    if any(isinstance(value := entries[key].value, Decimal) and 0 < value < 1 for key in keys):
        # One lost format puts every percentage of the sheet in doubt that can be read in both ways.
        for key, entry in entries.items():
            value = entry.value
            if isinstance(value, Decimal) and 0 < value <= 1 and "%" not in entry.text:
                yield _fraction_of_one(framework, key, value, entry.source)


def _fraction_of_one(framework: Framework, key: str, value: Decimal, source: Source | None) -> Finding:
    decimals = len(value.as_tuple().digits) - value.adjusted() - 1
    meant = format_percent(Fraction(value) * 100, decimals=max(decimals - 2, 0))
    return make_finding(
        "fraction_of_one",
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
    yield from _of_cells("values_hidden", framework, sources, [key for key, place in places.items() if place & hidden])


def values_shown_otherwise(
    framework: Framework, entries: Mapping[str, Entry], remarks: Mapping[str, frozenset[tuple[str, str]]]
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


def _of_cells(code: str, framework: Framework, sources: Mapping[str, Source], keys: Sequence[str]) -> Iterator[Finding]:
    if keys:
        words, figures = {"name": framework[keys[0]].name}, {"count": len(keys)}
        yield make_finding(code, *keys, words=words, source=sources[keys[0]], figures=figures)


def unread_columns(lines: Iterable[SourceLine]) -> Iterator[Finding]:
    """Yield a finding for each known column that was not read, with the range of its texts."""
    columns: dict[tuple[str, str | None, str], list[Source]] = {}
    for line in lines:
        for title, _, at in line.other:
            columns.setdefault((title, at.table, _letters(at)), []).append(at)
    for (title, _, _), cells in columns.items():
        span = ":".join(dict.fromkeys(at.cell or "" for at in (cells[0], cells[-1])))
        figures, source = {"count": len(cells)}, evolve(cells[0], cell=span)
        yield make_finding("column_not_read", words={"cells": span}, text=title, source=source, figures=figures)


def _letters(at: Source) -> str:
    """Return the letters of a cell's column."""
    return (at.cell or "").rstrip("0123456789")
