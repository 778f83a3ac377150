"""Findings about the entries of a report together: missing rows, partial totals, units that go on below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cchc_model.annexes.contradictions import is_legend
from cchc_model.annexes.tables import SourceLine, has_digit
from cchc_model.annexes.titles import scale_of
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.framework.severity import Severity
from cchc_model.reports.cells import Cell, Source, Status
from cchc_model.reports.entries import Entry, Leftover
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

_OUTSIDE = Bilingual("ở ngoài bảng", "outside the table")


def missing_rows(
    framework: Framework, entries: Mapping[str, Entry], leftovers: Sequence[Leftover]
) -> Iterator[Finding]:
    """Yield a finding if no row has a value, and one if rows of the framework are absent."""
    if all(entry.status is Status.BLANK for entry in entries.values()):
        aside = any(has_digit(f"{leftover.name} {leftover.value}") for leftover in leftovers)
        yield make_finding(FindingCode.NOTHING_READ, words={}, severity=Severity.ERROR if aside else Severity.WARNING)
    absent = [indicator for key, indicator in framework.indicators.items() if key not in entries]
    if absent:
        ids = (indicator.id for indicator in absent)
        words, figures = {"name": absent[0].name}, {"missing": len(absent)}
        yield make_finding(FindingCode.ROWS_ABSENT, *ids, words=words, figures=figures)


def partial_totals(framework: Framework, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Yield a finding of totals of only some of the reports, as their notes state."""
    partial = {key: entry.coverage for key, entry in entries.items() if entry.coverage}
    if partial:
        first, coverage = next(iter(partial.items()))
        words: dict[str, str | Bilingual] = {"name": framework[first].name, "coverage": coverage}
        figures = {"count": len(partial)}
        yield make_finding(FindingCode.PARTIAL_TOTALS, *partial, words=words, figures=figures)


def doubtful_value(name: Bilingual, key: str, entry: Entry, stated: str) -> Finding:
    """Return the finding of a value that was read although a text beside it puts it in doubt."""
    words: dict[str, str | Bilingual] = {"name": name, "stated": stated}
    return make_finding(FindingCode.REMARK_DOUBTS, key, words=words, text=entry.text, source=entry.source)


def remark_finding(printed: str, cell: Cell, indicator: Indicator, source: Source) -> Finding:
    """Return the finding of a value with a remark behind it that no reader knows, and that joined its note."""
    words, figures = {"name": indicator.name}, {} if cell.value is None else {"value": cell.value}
    code = FindingCode.NOTE_BEHIND_VALUE
    return make_finding(
        code, indicator.id, words=words, severity=Severity.WARNING, text=printed, source=source, figures=figures
    )


def unit_finding(line: SourceLine, indicator: Indicator) -> Finding:
    """Return the finding of a printed unit that is not that of the indicator."""
    code = FindingCode.UNIT_IS_LEGEND if is_legend(line.unit) else FindingCode.UNIT_DIFFERS
    words, source = {"name": indicator.name, "unit": indicator.measure.label}, line.cell(line.columns.unit)
    return make_finding(code, indicator.id, words=words, text=line.unit, source=source)


def number_outside(text: str, indicator: Indicator) -> Finding:
    """Return the finding of a number in a text around the rows that may be the value of a blank or absent indicator."""
    words = {"name": indicator.name, "place": _OUTSIDE}
    code = FindingCode.NUMBER_IN_OTHER_COLUMN
    return make_finding(code, indicator.id, words=words, severity=Severity.ERROR, text=text)


def below_scaled_units(framework: Framework, entries: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    """Yield the values without a unit of their own below a value of another scale, with that unit.

    A blank unit may mean the one above. Where that one is `Nghìn đồng` for `Triệu đồng`, the value is in doubt.
    """
    scaled: tuple[str, object] | None = None
    for key, indicator in framework.indicators.items():
        entry = entries.get(key)
        if entry is None:
            continue
        if entry.unit:
            other = entry.status is Status.DAMAGED and scale_of(entry.unit) is not None
            scaled = (entry.unit, indicator.measure) if other else None
        elif scaled is not None and scaled[1] == indicator.measure and entry.value is not None:
            yield key, scaled[0]


def repaired_rows(
    framework: Framework, renamed: Mapping[str, SourceLine], reordered: Mapping[str, SourceLine]
) -> Iterator[Finding]:
    """Yield a finding of the recognised rows with other names, and one of those with other ordinals."""
    for code, rows in ((FindingCode.NAMES_REPAIRED, renamed), (FindingCode.ORDINALS_DIFFER, reordered)):
        if rows:
            key, line = next(iter(rows.items()))
            text, column = line.name, line.columns.name
            if code == FindingCode.ORDINALS_DIFFER:
                text, column = line.ordinal, line.columns.ordinal
            words, figures = {"name": framework[key].name}, {"count": len(rows)}
            yield make_finding(code, *rows, words=words, text=text, source=line.cell(column), figures=figures)


def place_of(line: SourceLine) -> Source:
    """Return the source of a line's value cell, or only of its row if the line has a single text."""
    return line.source if line.alone else line.cell(line.columns.value)


def texts_with_cells(entries: Iterable[Entry]) -> Bilingual:
    """Return the texts of entries, each with its cell if it is known."""
    cells = [(one.text, nouns.part_of_file((one.source and one.source.cell) or "")) for one in entries]
    return Bilingual.by_language(
        lambda lang: "; ".join(", ".join(filter(None, (f"“{text}”", cell[lang]))) for text, cell in cells)
    )
