"""Numbers of a row in the columns of units, notes and ordinals, which may be its value in a wrong place."""

from collections.abc import Iterator

from cchc_model.annexes.contradictions import is_misprint, may_be_value, states_codes
from cchc_model.annexes.report_findings import unit_finding
from cchc_model.annexes.standing import follows
from cchc_model.annexes.tables import SourceLine, has_digit
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.framework.severity import Severity
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.cells import Source
from cchc_model.reports.corrections import states_corrected_value
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.vietnamese.numbers import is_number, parse_number
from cchc_model.vietnamese.text import Bilingual

_ORDINAL = Bilingual("ở cột số thứ tự", "in the ordinal column")
_UNIT = Bilingual("ở cột đơn vị tính", "in the unit column")
_NOTE = Bilingual("ở cột ghi chú", "in the note column")


def misplaced_numbers(
    line: SourceLine, indicator: Indicator, framework: Framework, *, before: str, blank: bool
) -> Iterator[Finding]:
    """Yield the findings about the unit, the note and the ordinal of a row: a number, or a unit that differs.

    Args:
        line: the row.
        indicator: its indicator.
        framework: the framework that the annex follows.
        before: the ordinal of the row before it.
        blank: True if the row has no value.
    """
    columns, unit = line.columns, line.unit
    known = not unit or indicator.measure.matches(unit) or states_codes(unit, indicator.measure)
    digit = blank and not known and has_digit(unit) and not is_misprint(unit, indicator)
    if digit or holds_number(unit):
        yield _elsewhere(_UNIT, unit, line.cell(columns.unit), indicator, blank=blank)
    elif not known:
        yield unit_finding(line, indicator)
    if not columns.pages:
        yield from _in_notes(line, indicator, blank=blank)
    if line.ordinal == indicator.ordinal or not holds_number(line.ordinal):
        return
    _, _, counted = framework.row(indicator.id).position.rpartition(".")
    plausible = line.ordinal == counted or follows(line.ordinal, before)
    if not plausible and not _may_count_rows(line.ordinal, framework, blank=blank):
        yield _elsewhere(_ORDINAL, line.ordinal, line.cell(columns.ordinal), indicator, blank=blank)


def _in_notes(line: SourceLine, indicator: Indicator, *, blank: bool) -> Iterator[Finding]:
    unsaid = line.note and blank and not states_corrected_value(line.note)
    if holds_number(line.note) or (unsaid and may_be_value(line.note, indicator.measure)):
        yield _elsewhere(_NOTE, line.note, line.cell(line.columns.note), indicator, blank=blank)


def _may_count_rows(text: str, framework: Framework, *, blank: bool) -> bool:
    """Return whether a number beside a value is one that the rows of a form can have."""
    return not blank and not (is_number(text) and parse_number(text) > len(framework.rows))


def _elsewhere(place: Bilingual, text: str, source: Source, indicator: Indicator, *, blank: bool) -> Finding:
    words = {"name": indicator.name, "place": place}
    severity = Severity.ERROR if blank else None
    code = FindingCode.NUMBER_IN_OTHER_COLUMN
    return make_finding(code, indicator.id, words=words, severity=severity, text=text, source=source)
