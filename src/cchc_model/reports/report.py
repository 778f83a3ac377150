"""Reports: the values of one organisation for one period, each at its indicator."""

import functools
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from attrs import evolve, field, frozen

from cchc_model.errors import InvalidDataError, Problem, UnknownIndicatorError
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import CodeList, Percentage
from cchc_model.framework.rows import Indicator, Item, Kind
from cchc_model.framework.viewable import Viewable
from cchc_model.reports.cells import Status, read_cell
from cchc_model.reports.entries import Correction, Entry, Leftover, OverallRate, Provenance
from cchc_model.reports.findings import Finding
from cchc_model.reports.layout import Layout
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.formatting import format_number
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.numbers import admitted_number
from cchc_model.vietnamese.text import Bilingual, close_matches, shortened

_FOREIGN = Bilingual("không phải chỉ tiêu của khung chỉ tiêu này", "is not an indicator of this framework")
_NO_ENTRY = Bilingual(
    "thiếu mục này; chỉ tiêu không có số liệu phải có mục để trống",
    "has no entry; an indicator without a value needs a blank entry",
)
_NO_HEADING = Bilingual(
    "“{key}” không phải mục hay tiêu đề của khung chỉ tiêu này", "'{key}' is not a section or heading of this framework"
)
_NO_RATE = Bilingual("“{key}” không phải tỷ lệ của khung chỉ tiêu này", "'{key}' is not a rate of this framework")
_NO_REASON = Bilingual("đề nghị ghi lý do sửa số liệu", "give the reason for the correction")
_TWICE = Bilingual("được ghi hai lần", "is given twice")
_NO_INDICATOR = Bilingual("không phải chỉ tiêu của {framework}", "is not an indicator of {framework}")
_NO_PERCENTAGE = Bilingual(
    "tỷ lệ phần trăm phải là Decimal, ghi bằng số phần trăm, như Decimal('25.81')",
    "a percentage must be a Decimal in percent, such as Decimal('25.81')",
)
_NO_AMOUNT = Bilingual(
    "số tiền, số ngày, số điểm phải là Decimal, như Decimal('1250.5')",
    "an amount must be a Decimal, such as Decimal('1250.5')",
)
_NO_COUNT = Bilingual("số lượng phải là int", "a count must be an int")
_NO_CODE = Bilingual("mã trả lời phải là int", "a code must be an int")
_NOT_LISTED = Bilingual("không có trong danh mục mã: {legend}", "it is not in the code list: {legend}")
_OTHER_TEXT = Bilingual(
    "nội dung “{text}” được đọc là {read}, không phải {stated}", "its text '{text}' is read as {read}, not as {stated}"
)

Values = Mapping[str, object] | Mapping[Indicator, object]
"""Values by indicator or its id: an int, a Decimal, None, or anything with `__index__`."""


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
        note: the note.
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
        entries |= _entries(framework, values, Provenance.ENTERED)
        return cls(framework, entries, organisation, period)

    @functools.cached_property
    def values(self) -> Mapping[str, Number | None]:
        """The values of all indicators of the framework by id, with None for a missing value."""
        return MappingProxyType({key: self.entries[key].value for key in self.framework.indicators})

    def known_values(self, *, nil_as_zero: bool = False, blank_as_zero: bool = False) -> Mapping[str, Number | None]:
        """Return the values for formulas, by the id of the indicator.

        An answer of a code list is never 0 by default: 0 would be another answer, or none of its codes. A total of only
        some of the reports is missing too: beside a total of others it would give a false rate.

        Args:
            nil_as_zero: count `-` and similar marks as 0; by default nil is not a number.
            blank_as_zero: count empty cells as 0; by default a blank is not a number.

        >>> from cchc_model import SOC_TRANG_DISTRICT, read_report
        >>> report = read_report([("", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "-")])
        >>> report.known_values()["plan_tasks"], report.known_values(nil_as_zero=True)["plan_tasks"]
        (None, 0)
        """
        partial = dict.fromkeys(key for key, entry in self.entries.items() if entry.coverage)
        if not nil_as_zero and not blank_as_zero and not partial:
            return self.values
        zero = {Status.NIL} if nil_as_zero else set()
        if blank_as_zero:
            zero.add(Status.BLANK)
        coded = self.framework.codes
        zeros = (key for key, entry in self.entries.items() if entry.status in zero and key not in coded)
        return {**self.values, **dict.fromkeys(zeros, 0), **partial}

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

    def correct(self, values: Values, *, reason: str) -> "Report":
        """Return a new report with replaced values, and with the old entries in `corrections`.

        Findings of reading that concern only corrected entries count as resolved and are left out. So are overall
        rates of corrected entries.

        Args:
            values: the right values, by id or indicator; None makes an entry blank.
            reason: the reason, in a person's words.

        Raises:
            InvalidDataError: unknown ids, values that their indicators do not take, or no reason.
        """
        if not reason.strip():
            raise InvalidDataError(nouns.CORRECTION, [Problem("reason", _NO_REASON)])
        changed = _entries(self.framework, values, Provenance.CORRECTED)
        changed = {
            key: evolve(entry, note="" if old.coverage else old.note, unit=old.unit, source=old.source)
            for key, entry in changed.items()
            for old in (self.entries[key],)
        }
        made = tuple(Correction(key, self.entries[key], entry, reason) for key, entry in changed.items())
        still = {k: one for k, one in self.overall_rates.items() if changed.keys().isdisjoint(self._operands(k))}
        open_findings = tuple(f for f in self.findings if not _is_about(f, changed))
        return evolve(
            self,
            entries={**self.entries, **changed},
            corrections=self.corrections + made,
            overall_rates=still,
            findings=open_findings,
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
        return ReportRow(
            *head, unit=item.measure.label.vi, value=entry.value, text=text, status=entry.status, note=entry.note
        )


def _is_about(finding: Finding, changed: Mapping[str, Entry]) -> bool:
    """Return whether a finding of reading concerns only entries that were corrected."""
    return bool(finding.indicators) and all(key in changed for key in finding.indicators)


def _entries(framework: Framework, values: Values, provenance: Provenance) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for key, value in values.items():
        place = key.id if isinstance(key, Indicator) else str(key)
        try:
            indicator = framework.indicator(place)
            if indicator.id in entries:
                problems.append(Problem(place, _TWICE))
            entries[indicator.id] = _entry(value, indicator, provenance)
        except UnknownIndicatorError as error:
            problems.append(Problem(place, _NO_INDICATOR.filled(framework=error.framework_id), error.suggestions))
        except InvalidNumberError as error:
            reason = error.reason
            why = Bilingual(
                f"{error.text} không hợp lệ: {reason.vi}", f"{error.text} is not a valid value: {reason.en}"
            )
            problems.append(Problem(place, why))
    if problems:
        raise InvalidDataError(nouns.REPORT, problems)
    return entries


def _entry(value: object, indicator: Indicator, provenance: Provenance) -> Entry:
    if value is None:
        return Entry(None, Status.BLANK, provenance=provenance)
    number = admitted_number(value)
    if indicator.has_decimals:
        number = Decimal(number)
    wrong = _wrong_kind(number, indicator)
    if wrong:
        raise InvalidNumberError(repr(value), wrong)
    return Entry(number, Status.REPORTED, provenance=provenance)


def wrong_entry(entry: Entry, indicator: Indicator) -> Bilingual | None:
    """Return the reason why an indicator cannot have an entry, or None.

    The value may be of another kind, or the text may read as another value.
    """
    wrong = None if entry.value is None else _wrong_kind(entry.value, indicator)
    if wrong is None and entry.text and not (isinstance(entry.value, int) and entry.text == str(entry.value)):
        cell = read_cell(entry.text, indicator.measure)
        if entry.status is not Status.DAMAGED and (cell.status, cell.value) != (entry.status, entry.value):
            read = cell.status.value if cell.value is None else str(cell.value)
            stated = entry.status.value if entry.value is None else str(entry.value)
            wrong = _OTHER_TEXT.filled(text=shortened(entry.text), read=read, stated=stated)
    return wrong


def _wrong_kind(value: Number, indicator: Indicator) -> Bilingual | None:
    """Return the reason why an indicator cannot have a value, or None."""
    measure = indicator.measure
    if indicator.has_decimals:
        if isinstance(value, Decimal):
            return None
        return _NO_PERCENTAGE if isinstance(measure, Percentage) else _NO_AMOUNT
    if not isinstance(value, int):
        return _NO_CODE if isinstance(measure, CodeList) else _NO_COUNT
    if isinstance(measure, CodeList) and value not in measure.values:
        return _NOT_LISTED.filled(legend=measure.legend())
    return None
