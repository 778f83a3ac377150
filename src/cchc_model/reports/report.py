"""Reports: the values of one organisation for one period, each at its indicator."""

import functools
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve, field, frozen

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator, Item, Kind
from cchc_model.framework.viewable import Viewable
from cchc_model.reports.cells import Status
from cchc_model.reports.corrections import Correction, Units, Wanted, made_corrections, resolves
from cchc_model.reports.entries import Entry, Leftover, OverallRate, Provenance
from cchc_model.reports.findings import Finding
from cchc_model.reports.indicator_values import ReportValues, Values, entries_of, wrong_entry
from cchc_model.reports.layout import Layout
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import format_number
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Bilingual, Lang, close_matches

_FOREIGN = Bilingual("không phải chỉ tiêu của khung chỉ tiêu này", "is not an indicator of this framework")
_NO_ENTRY = Bilingual(
    "thiếu mục này; chỉ tiêu không có số liệu phải có mục để trống",
    "has no entry; an indicator without a value needs a blank entry",
)
_NO_HEADING = Bilingual(
    "“{key}” không phải mục hay tiêu đề của khung chỉ tiêu này", "'{key}' is not a section or heading of this framework"
)
_NO_ROW = Bilingual("“{key}” không phải dòng của khung chỉ tiêu này", "'{key}' is not a row of this framework")
_NO_CORRECTION = Bilingual(
    "lần sửa “{key}” không dẫn tới số liệu của báo cáo",
    "the correction of '{key}' does not lead to the report's entry",
)
_NO_RATE = Bilingual("“{key}” không phải tỷ lệ của khung chỉ tiêu này", "'{key}' is not a rate of this framework")
_NO_UNITS: Final[Mapping[str, str]] = MappingProxyType({})


@frozen
class ReportRow:
    """One row of the annex as plain data, for report generators.

    Attributes:
        number: the place in printed order, from 1.
        position: the place in the tree, such as `III.6.1`.
        depth: 0 for a section.
        id: the id of the section, heading or indicator.
        kind: the kind of the row.
        ordinal: the ordinal that the annex prints.
        name: the corrected Vietnamese name.
        unit: the unit, or the legend of a coded indicator; empty for sections and headings.
        value: the value, if there is one.
        text: the value for print: as in the source, else in Vietnamese form.
        status: the state of the value in the source; None for sections and headings.
        note: the note of the source.
        corrections: the changes of the value by hand, in the order of the changes.
    """

    number: int
    position: str
    depth: int
    id: str
    kind: Kind
    ordinal: str
    name: str
    unit: str
    value: Number | None
    text: str
    status: Status | None
    note: str
    corrections: tuple[Correction, ...] = ()

    def remarks(self, lang: Lang = "vi") -> str:
        """Return the note for print: that of the source, and for each change what stood there before, and why."""
        return "; ".join(filter(None, (self.note, *(one.message(lang) for one in self.corrections))))


def _copied(entries: Mapping[str, Entry]) -> Mapping[str, Entry]:
    """Return a copy, so that later changes by the caller do not affect a report."""
    return dict(entries)


def _copied_rates(rates: Mapping[str, OverallRate]) -> Mapping[str, OverallRate]:
    return dict(rates)


@frozen
class Report(Viewable):
    """The values of one organisation for one period, with their framework.

    Attributes:
        framework: the indicators, rates and rules.
        entries: an entry for every indicator of the framework, by id.
        organisation: the reporting organisation, if known.
        period: the reporting period, if known.
        leftovers: rows of the source without an indicator, in the framework's order of places.
        corrections: the changes by hand, in the order of the changes.
        absent_headings: ids of the sections and headings that the source does not have.
        findings: the findings of reading; not compared, because they concern the source.
        layout: the columns that reading chose; not compared either. None for values that do not come from a file.
        overall_rates: by id the rates of a consolidation that the values do not give, or the reasons against one.

    Raises:
        InvalidDataError: entries are missing, foreign, or not of their indicator's kind, or an absent heading or a
            partial rate is unknown; all problems at once.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 8})
    >>> report.values["plan_tasks"], report["plan_tasks"].status, report["survey_forms"].status
    (31, <Status.REPORTED: 'reported'>, <Status.BLANK: 'blank'>)
    """

    framework: Framework = field(repr=lambda framework: repr(framework.id))
    entries: Mapping[str, Entry] = field(converter=_copied, repr=False, hash=False)
    organisation: Organisation | None = None
    period: ReportingPeriod | None = None
    leftovers: tuple[Leftover, ...] = field(default=(), repr=False)
    corrections: tuple[Correction, ...] = field(default=(), repr=False)
    absent_headings: tuple[str, ...] = field(default=(), repr=False)
    findings: tuple[Finding, ...] = field(default=(), repr=False, eq=False)
    layout: Layout | None = field(default=None, repr=False, eq=False)
    overall_rates: Mapping[str, OverallRate] = field(factory=dict, converter=_copied_rates, repr=False, hash=False)

    def __attrs_post_init__(self) -> None:
        problems = [*self._foreign_entries(), *self._wrong_values()]
        if problems:
            raise InvalidDataError(nouns.REPORT, problems)

    def _foreign_entries(self) -> Iterator[Problem]:
        known = self.framework.indicators
        for key in self.entries:
            if key not in known:
                yield Problem(str(key), _FOREIGN, close_matches(str(key), known))
        for key in known:
            if key not in self.entries:
                yield Problem(key, _NO_ENTRY)

    def _wrong_values(self) -> Iterator[Problem]:
        for key, indicator in self.framework.indicators.items():
            entry = self.entries.get(key)
            wrong = None if entry is None else wrong_entry(entry, indicator)
            if wrong:
                yield Problem(key, wrong)
        for key in self.absent_headings:
            if key not in self.framework or isinstance(self.framework[key], Indicator):
                yield Problem("absent_headings", _NO_HEADING.filled(key=str(key)))
        rates = {rate.id for rate in self.framework.rates}
        for key in self.overall_rates:
            if key not in rates:
                yield Problem("overall_rates", _NO_RATE.filled(key=str(key)), close_matches(str(key), rates))
        known = {row.id for row in self.framework.rows}
        for place in {place for one in self.leftovers for place in (one.row, one.after)} - known - {None}:
            yield Problem("leftovers", _NO_ROW.filled(key=str(place)))
        yield from self._wrong_corrections()

    def _wrong_corrections(self) -> Iterator[Problem]:
        """Yield the corrections that do not lead, one after the other, to the entries of the report."""
        now = dict(self.entries)
        for one in reversed(self.corrections):
            if now.get(one.indicator) != one.after:
                yield Problem("corrections", _NO_CORRECTION.filled(key=str(one.indicator)))
            now[one.indicator] = one.before

    @classmethod
    def from_values(
        cls,
        framework: Framework,
        values: Values,
        *,
        organisation: Organisation | None = None,
        period: ReportingPeriod | None = None,
    ) -> "Report":
        """Return a report of values that do not come from a file.

        Args:
            framework: the indicators, rates and rules.
            values: values by id or indicator. An indicator with None, or without a value, is blank.
            organisation: the reporting organisation.
            period: the reporting period.

        Raises:
            InvalidDataError: unknown ids, or values that their indicators do not take; all at once.
        """
        entries = dict.fromkeys(framework.indicators, Entry(None, Status.BLANK, provenance=Provenance.ENTERED))
        entries |= entries_of(framework, values, Provenance.ENTERED)
        return cls(framework, entries, organisation, period)

    @functools.cached_property
    def values(self) -> ReportValues:
        """The values of all indicators by indicator or id, in the framework's order, with None for a missing value."""
        return ReportValues({key: self.entries[key].value for key in self.framework.indicators}, self.framework.id)

    def known_values(self, *, nil_as_zero: bool = False, blank_as_zero: bool = False) -> Mapping[str, Number | None]:
        """Return the values for formulas, by the id of the indicator.

        An answer of a code list is never 0 by default: 0 would be another answer, or not a code of the list. A total of
        only some of the reports is missing too: with a total of other reports it would give a false rate.

        Args:
            nil_as_zero: count `-` and similar marks as 0; by default nil is not a number.
            blank_as_zero: count empty cells as 0; by default a blank is not a number.

        >>> from cchc_model import SOC_TRANG_DISTRICT, read_report
        >>> report = read_report([("", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "-")])
        >>> report.known_values()["plan_tasks"], report.known_values(nil_as_zero=True)["plan_tasks"]
        (None, 0)
        """
        partial = dict.fromkeys(key for key, entry in self.entries.items() if entry.note and entry.coverage)
        if not nil_as_zero and not blank_as_zero and not partial:
            return dict(self.values.items())
        zero = {Status.NIL} if nil_as_zero else set()
        if blank_as_zero:
            zero.add(Status.BLANK)
        coded = self.framework.codes
        zeros = (key for key, entry in self.entries.items() if entry.status in zero and key not in coded)
        return {**dict(self.values.items()), **dict.fromkeys(zeros, 0), **partial}

    def __contains__(self, key: object) -> bool:
        """Return whether a key is an indicator of the framework, or the id or position of one.

        >>> from cchc_model import SOC_TRANG_DISTRICT, Report
        >>> report = Report.from_values(SOC_TRANG_DISTRICT, {})
        >>> "plan_tasks" in report, "I.1.1" in report, "plan_task" in report
        (True, True, False)
        """
        if isinstance(key, Indicator):
            return self.framework.indicators.get(key.id) == key
        if not isinstance(key, str | int) or key not in self.framework:
            return False
        return isinstance(self.framework[key], Indicator)

    def __getitem__(self, key: str | Item) -> Entry:
        """Return the entry of an indicator, by its id, its position or the indicator itself.

        Raises:
            UnknownIndicatorError: the framework has no such indicator.
        """
        if isinstance(key, str) and key in self.entries:
            return self.entries[key]
        return self.entries[self.framework.indicator(key).id]

    def correct(self, values: Values, *, reason: str, by: str = "", units: Units = _NO_UNITS) -> "Report":
        """Return a new report with replaced values, and with the old entries in `corrections`.

        The former value, the reason and the person are in the note of the row wherever the report is printed.
        Findings of reading that concern only corrected entries count as resolved and are left out. So are overall
        rates of corrected entries.

        Args:
            values: the right values, by id or indicator; None makes an entry blank.
            reason: the reason, in a person's words.
            by: the person or the office that makes the change.
            units: the units that the annex should have printed, by id or indicator. A value that only its printed unit
                contradicts is then read from its text.

        Raises:
            InvalidDataError: unknown ids, values or units that their indicators do not take, or no reason.
        """
        wanted = Wanted(values, units, reason, by)
        made = made_corrections(wanted, self.framework, self.entries, self.findings)
        changed = {one.indicator: one.after for one in made}
        still = {k: one for k, one in self.overall_rates.items() if changed.keys().isdisjoint(self._operands(k))}
        return evolve(
            self,
            entries={**self.entries, **changed},
            corrections=self.corrections + made,
            overall_rates=still,
            findings=tuple(finding for finding in self.findings if not resolves(made, finding)),
        )

    def _operands(self, rate: str) -> tuple[str, ...]:
        return self.framework.rate(rate).operands

    def rows(self) -> tuple[ReportRow, ...]:
        """Return one plain row for every row of the framework, in printed order.

        >>> from cchc_model import SOC_TRANG_DISTRICT, Report
        >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"district_dossiers_received": 5627})
        >>> row = report.rows()[70]
        >>> row.position, row.unit, row.text
        ('III.6.1', 'Hồ sơ', '5.627')
        """
        return tuple(self._row(row.item, row.number, row.position, row.depth) for row in self.framework.rows)

    def _row(self, item: Item, number: int, position: str, depth: int) -> ReportRow:
        head = (number, position, depth, item.id, item.kind, item.ordinal, item.name.vi)
        if not isinstance(item, Indicator):
            return ReportRow(*head, unit="", value=None, text="", status=None, note="")
        entry = self.entries[item.id]
        text = entry.text
        if not text and entry.value is not None:
            text = format_number(entry.value)
        made = tuple(one for one in self.corrections if one.indicator == item.id)
        unit = item.measure.label.vi
        return ReportRow(*head, unit, entry.value, text, entry.status, entry.note, made)
