"""The values of a report under construction, and those among them that a text contradicts."""

from collections.abc import Iterable, Sequence

from attrs import define, evolve, field

from cchc_model.annexes.captions import Contradiction, concerned, contradictions_around, idle_captions
from cchc_model.annexes.foreign_headings import ForeignHeading
from cchc_model.annexes.missing_codes import marked_missing
from cchc_model.annexes.missing_headings import MissingHeading
from cchc_model.annexes.notes import Doubt, doubt_beside
from cchc_model.annexes.other_reports import OtherReport
from cchc_model.annexes.report_findings import (
    below_scaled_units,
    doubtful_value,
    number_outside,
)
from cchc_model.annexes.row_index import row_index
from cchc_model.framework.framework import Framework
from cchc_model.reports.cells import Status
from cchc_model.reports.corrections import states_corrected_value
from cchc_model.reports.entries import Entry
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.named_elements import contested
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import Bilingual


@define
class EnteredValues:
    """The values that were entered so far.

    Attributes:
        framework: the framework that the annex follows.
        entries: the entries by indicator.
        findings: the findings about the annex.
    """

    framework: Framework
    entries: dict[str, Entry] = field(factory=dict, init=False)
    findings: list[Finding] = field(factory=list, init=False)

    def set_aside(self, others: Iterable[OtherReport | ForeignHeading | MissingHeading]) -> None:
        """Leave out the values below a text that names another organisation or period, or whose heading differs."""
        for other in others:
            keys = [key for key in other.rows if self.entries[key].status is not Status.BLANK]
            if other.certain:
                self.entries |= {key: evolve(self.entries[key], value=None, status=Status.DAMAGED) for key in keys}
            self.findings += other.findings(keys, self.framework)

    def leave_out_missing(self, texts: Iterable[str]) -> None:
        """Damage the values that a legend among the texts of the annex calls missing."""
        for key, legend in tuple(marked_missing(texts, self.entries, self.framework)):
            self.damage(FindingCode.CODE_OF_MISSING, key, legend)

    def contradict(
        self,
        texts: Sequence[str],
        period: ReportingPeriod | None,
        corrected: Iterable[Contradiction] = (),
        organisation: Organisation | None = None,
    ) -> None:
        """Damage the values that a text around the rows or their own note contradicts.

        Args:
            texts: the texts around the rows.
            period: the reporting period, if known.
            corrected: the texts around the rows that put the number of one row right.
            organisation: the reporting organisation, if known.
        """
        # Whoever put a value right had the texts that contradict it before them.
        right = {key for key, entry in self.entries.items() if entry.note and states_corrected_value(entry.note)}
        for found in dict.fromkeys((*self._contradictions(texts), *corrected)):
            entry = self.entries.get(found.indicator)
            if found.indicator in right:
                continue
            if entry is not None and entry.value is not None:
                self.damage(found.code, found.indicator, found.text)
            elif (entry is None or entry.status is not Status.DAMAGED) and found.code == FindingCode.REMARK_CONTRADICTS:
                self.findings.append(number_outside(found.text, self.framework.indicators[found.indicator]))
        units = row_index(self.framework).units
        for key, entry in [(k, e) for k, e in self.entries.items() if (e.note or "(" in e.text) and k not in right]:
            doubt, stated = doubt_beside(
                entry, self.framework.indicators[key], period, units, organisation=organisation
            )
            if doubt is Doubt.STATED:
                self.damage(FindingCode.REMARK_CONTRADICTS, key, stated)
            elif doubt is Doubt.LIKELY:
                self.findings.append(doubtful_value(self.framework[key].name, key, entry, stated))
        for key, unit in tuple(below_scaled_units(self.framework, self.entries)):
            if key not in right:
                self.damage(FindingCode.UNIT_CONTRADICTS, key, unit)

    def _contradictions(self, texts: Sequence[str]) -> list[Contradiction]:
        """Return the contradictions of texts around the rows; a caption that concerns no row is a finding."""
        units = {key: entry.unit or "" for key, entry in self.entries.items()}
        found = list(concerned(list(contradictions_around(texts, self.framework)), units, self.framework))
        for text in idle_captions(texts, found, units, self.framework):
            self.findings.append(make_finding(FindingCode.CAPTION_OF_NO_ROW, words={}, text=text))
        return found

    def damage(self, code: FindingCode, key: str, stated: str, other: str = "") -> None:
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
