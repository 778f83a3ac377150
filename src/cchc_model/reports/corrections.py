"""Corrections: what a person changed in a report, with the former entry, the reason and the person."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import evolve, field, frozen

from cchc_model.errors import InvalidDataError, Problem, UnknownIndicatorError
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.framework.severity import Severity
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.cells import Status
from cchc_model.reports.entries import Entry, Provenance
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding
from cchc_model.reports.indicator_values import Values, entries_of, problem_of
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import format_number
from cchc_model.vietnamese.text import Bilingual, Lang, one_line, shortened

_NO_REASON = Bilingual("đề nghị ghi lý do sửa số liệu", "give the reason for the correction")
_NO_UNIT = Bilingual(
    "“{unit}” không phải đơn vị tính của chỉ tiêu này ({label})", "'{unit}' is not a unit of this indicator ({label})"
)
_WORDS = Bilingual("Đã sửa ({facts})", "Corrected ({facts})")
_VALUE = Bilingual("trước đây: {before}", "before: {before}")
_UNIT = Bilingual("đơn vị tính trước đây: “{text}”", "unit before: “{text}”")
_REASON = Bilingual("lý do: “{text}”", "reason: “{text}”")
_BY = Bilingual("người sửa: “{text}”", "by: “{text}”")
_BEFORE: Final[Mapping[Status, Bilingual]] = {
    Status.BLANK: Bilingual("để trống", "blank"),
    Status.ABSENT: Bilingual("không có dòng này", "no such row"),
}
_FACTS = r"(?:; [^“”;)]*: “[^”]*”)+\)"
_OF_VALUE = rf"đã sửa \(trước đây: (?:“[^”]*”|[^“”;)]*){_FACTS}"
_IN_NOTE = re.compile(rf"(?:;\s*)?(?:{_OF_VALUE}|đã sửa \(đơn vị tính trước đây: “[^”]*”{_FACTS})", re.IGNORECASE)
_OF_VALUE_IN_NOTE = re.compile(_OF_VALUE, re.IGNORECASE)
_OF_UNIT: Final = frozenset({FindingCode.UNIT_CONTRADICTS, FindingCode.LEGEND_CONTRADICTS})
_WARNED_OF_UNIT: Final = frozenset({FindingCode.UNIT_DIFFERS, FindingCode.UNIT_IS_LEGEND})

Units = Mapping[str, str] | Mapping[Indicator, str]
"""Units as the annex should print them, by indicator or its id."""


@frozen
class Correction:
    """A change of a value or of its printed unit by a person, with the entries before and after it.

    Attributes:
        indicator: the indicator's id.
        before: the entry that was replaced.
        after: the entry that replaced it.
        reason: the reason, in the person's words.
        by: the person or the office that made the change; empty if it is not given.
    """

    indicator: str
    before: Entry
    after: Entry
    reason: str = field(converter=one_line)
    by: str = field(default="", converter=one_line)

    def message(self, lang: Lang = "vi") -> str:
        """Return the former value, the reason and the person, as outputs print them in the note of the row.

        A correction of nothing but the unit tells the former unit only.
        """
        before, after = self.before, self.after
        printed = before.text or ("" if before.value is None else format_number(before.value, lang=lang))
        words = f"“{_quoted(printed)}”" if printed else _BEFORE.get(before.status, before.status.label)[lang]
        unit = before.unit if before.unit != after.unit else None
        facts = [] if unit and evolve(before, unit=after.unit) == after else [_VALUE.filled(before=words)[lang]]
        facts += [
            template.filled(text=_quoted(text))[lang]
            for template, text in ((_UNIT, unit), (_REASON, self.reason), (_BY, self.by))
            if text
        ]
        return _WORDS.filled(facts="; ".join(facts))[lang]


def _quoted(text: str) -> str:
    """Return a text that can stand in quotation marks."""
    return text.replace("“", '"').replace("”", '"')


def without_corrections(note: str) -> str:
    """Return a note without the corrections that it reports. Their former values are no values of the row.

    >>> without_corrections("tạm tính; Đã sửa (trước đây: “0”; lý do: “gõ nhầm”; người sửa: “Văn phòng”)")
    'tạm tính'
    """
    return _IN_NOTE.sub("", note)


def states_corrected_value(note: str) -> bool:
    """Return whether a note reports that a person put the value of the row right.

    >>> states_corrected_value("Số liệu quý trước; Đã sửa (trước đây: “31”; lý do: “quý này”)")
    True
    >>> states_corrected_value("Đã sửa (đơn vị tính trước đây: “%”; lý do: “in nhầm”)")
    False
    """
    return _OF_VALUE_IN_NOTE.search(note) is not None


@frozen
class Wanted:
    """What a person wants to correct.

    Attributes:
        values: the right values, by id or indicator.
        units: the right units, by id or indicator.
        reason: the reason, in the person's words.
        by: the person or the office.
    """

    values: Values
    units: Units
    reason: str
    by: str


def made_corrections(
    wanted: Wanted, framework: Framework, entries: Mapping[str, Entry], findings: Iterable[Finding]
) -> tuple[Correction, ...]:
    """Return the corrections of entries.

    Args:
        wanted: the corrections as a person gives them.
        framework: the indicators, rates and rules.
        entries: the entries of the report.
        findings: the findings of reading.

    Raises:
        InvalidDataError: no reason, unknown ids, and values or units that their indicators do not take.
    """
    if not wanted.reason.strip():
        raise InvalidDataError(nouns.CORRECTION, [Problem("reason", _NO_REASON)])
    changed = entries_of(framework, wanted.values, Provenance.CORRECTED)
    printed = _units_of(framework, wanted.units)
    made = []
    for key in dict.fromkeys((*changed, *printed)):
        old, indicator = entries[key], framework.indicators[key]
        damaging = {one.code for one in findings if key in one.indicators and one.severity is Severity.ERROR}
        if key in changed:
            new = evolve(changed[key], note="" if old.coverage else old.note, unit=old.unit, source=old.source)
            if damaging & _OF_UNIT and old.unit and not indicator.measure.matches(old.unit):
                # A given value is in the unit of its indicator: beside the printed one it would be another value.
                new = evolve(new, unit=indicator.measure.label.vi)
        else:
            new = _read_again(old, indicator) if damaging and damaging <= _OF_UNIT else old
        made.append(Correction(key, old, evolve(new, unit=printed.get(key, new.unit)), wanted.reason, wanted.by))
    return tuple(made)


def resolves(corrections: Iterable[Correction], finding: Finding) -> bool:
    """Return whether corrections settle a finding of reading, because it concerns only what they changed.

    A value that was put right settles no warning about the unit, which the annex prints as before.
    """
    values = {one.indicator for one in corrections if one.after.provenance is Provenance.CORRECTED}
    units = {one.indicator for one in corrections if one.before.unit != one.after.unit}
    about = set(finding.indicators)
    settled = units if finding.code in _WARNED_OF_UNIT else values | units if finding.code in _OF_UNIT else values
    return bool(about) and about <= settled


def _units_of(framework: Framework, units: Units) -> dict[str, str]:
    printed: dict[str, str] = {}
    problems: list[Problem] = []
    for key, unit in units.items():
        place = key.id if isinstance(key, Indicator) else str(key)
        try:
            indicator = framework.indicator(place)
        except UnknownIndicatorError as error:
            problems.append(problem_of(error, place))
            continue
        if not isinstance(unit, str) or not indicator.measure.matches(unit):
            label = indicator.measure.label
            problems.append(Problem(place, _NO_UNIT.filled(unit=shortened(str(unit)), label=label), (label.vi,)))
        printed[indicator.id] = unit
    if problems:
        raise InvalidDataError(nouns.CORRECTION, problems)
    return printed


def _read_again(old: Entry, indicator: Indicator) -> Entry:
    """Return an entry with the value of its text, which only the printed unit had put in doubt."""
    cell = read_cell(old.text, indicator.measure)
    made = evolve(old, value=cell.value, status=cell.status, provenance=Provenance.CORRECTED)
    return old if cell.value is None else made
