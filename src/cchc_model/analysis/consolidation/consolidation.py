"""Consolidation (tổng hợp): one picture of many reports, with a reason for everything that it omits."""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from attrs import field, frozen

from cchc_model.analysis.consolidation.entries import LAST_ONLY, blank, entry_of, is_too_large
from cchc_model.analysis.consolidation.figures import (
    NOBODY,
    ConsolidatedFigure,
    ConsolidatedRate,
    Spans,
)
from cchc_model.analysis.consolidation.members import alike, distinct, membership_problems, twice_in, unplaced
from cchc_model.analysis.consolidation.totals import NO_TOTALS, Totals, fallen_totals, totals_of
from cchc_model.analysis.rates import compute_rate
from cchc_model.errors import InvalidDataError, Problem, is_not
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import Time
from cchc_model.framework.rows import Kind
from cchc_model.framework.viewable import Viewable
from cchc_model.reports.entries import Entry, OverallRate
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, Lang

_NO_REPORT = Bilingual(
    "{kind} không phải Report; đề nghị đưa chính báo cáo", "a {kind} is not a Report; give the report itself"
)


@frozen
class Consolidation(Viewable):
    """An accumulator of reports, which merges with others in any order.

    Attributes:
        framework: the framework of the reports; None while there are none.
        by_period: the totals of each period; None for reports that name no period.
        expected: the organisations expected to report; absent ones appear in `missing`.

    Raises:
        InvalidDataError: a figure would count twice, or might: periods overlap, an organisation has two reports for one
            period, or a district comes together with its own communes. All problems at once.
    """

    framework: Framework | None = field(repr=lambda framework: repr(framework and framework.id))
    by_period: Mapping[ReportingPeriod | None, Totals] = field(hash=False)
    expected: frozenset[Organisation] = frozenset()

    def __attrs_post_init__(self) -> None:
        problems = tuple(
            membership_problems({p: totals.organisations for p, totals in self.by_period.items()}, self.expected)
        )
        if problems:
            raise InvalidDataError(nouns.CONSOLIDATION, problems)

    def __repr__(self) -> str:
        framework = None if self.framework is None else self.framework.id
        periods = ", ".join(period.label("en") for period in self.periods if period is not None)
        missing = f", missing reports: {len(self.missing)}" if self.missing else ""
        return (
            f"Consolidation({framework!r}, {len(self.organisations)} "
            f"organisations{periods and ', ' + periods}{missing})"
        )

    def merge(self, *others: "Consolidation") -> "Consolidation":
        """Return the consolidation of these and other reports.

        Raises:
            InvalidDataError: the frameworks differ, or something would be counted twice.

        >>> from cchc_model import SOC_TRANG_DISTRICT, Level, Organisation, Report, consolidate
        >>> districts = [Organisation(name, Level.DISTRICT) for name in ("UBND huyện A", "UBND huyện B")]
        >>> one, other = (
        ...     consolidate([Report.from_values(SOC_TRANG_DISTRICT, {"survey_forms": 9}, organisation=district)])
        ...     for district in districts
        ... )
        >>> one.merge(other).figures["survey_forms"].value
        18
        """
        return _merged((self, *others))

    @functools.cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        """The reporting organisations by name, with one record for each."""
        return tuple(group[0] for group in distinct(self._named()))

    @functools.cached_property
    def missing(self) -> tuple[tuple[ReportingPeriod | None, Organisation], ...]:
        """The missing reports of the expected organisations, each with its period and organisation.

        Nobody is missing without a list of expected organisations.
        """
        return tuple(self._without_report(expected=True))

    @functools.cached_property
    def gaps(self) -> tuple[tuple[ReportingPeriod | None, Organisation], ...]:
        """The periods for which an organisation has no report, though it has one for another; each with its name.

        The coverage of figures counts them. The reports of expected organisations are in `missing`.
        """
        return tuple(self._without_report(expected=False))

    def _without_report(self, *, expected: bool) -> Iterator[tuple[ReportingPeriod | None, Organisation]]:
        everybody = distinct([*self._named(), *self.expected])
        asked = [group for group in everybody if self.expected.isdisjoint(group) is not expected]
        for period in self.periods:
            there = self.by_period[period].organisations
            yield from ((period, group[0]) for group in asked if there.isdisjoint(group))

    @property
    def periods(self) -> tuple[ReportingPeriod | None, ...]:
        """The periods of the reports, in the order of time."""
        return tuple(sorted(self.by_period, key=lambda period: 0 if period is None else period.start.toordinal()))

    @property
    def period(self) -> ReportingPeriod | None:
        """The single period that the periods of the reports form together; None if there is none."""
        return ReportingPeriod.covering(period for period in self.periods if period is not None)

    @functools.cached_property
    def figures(self) -> Mapping[str, ConsolidatedFigure]:
        """The consolidated figure of every indicator by id, in the framework's order."""
        spans = self._spans()
        return {key: spans.figure(indicator) for key, indicator in spans.framework.indicators.items()}

    @functools.cached_property
    def rates(self) -> Mapping[str, ConsolidatedRate]:
        """The consolidated rates by id, over the reports that have both numerator and denominator."""
        spans = self._spans()
        return {rate.id: spans.rate(rate) for rate in spans.framework.rates}

    def report(self, *, organisation: Organisation | None = None, partial: bool = False, decimals: int = 2) -> Report:
        """Convert the consolidation into a report, with the reason in the note of every blank value.

        In a report of several years, numbers at a date are blank: they are those of the last period.

        Args:
            organisation: the organisation of the consolidated report, such as the province.
            partial: report figures that only some of the reports have, each with its coverage in the note. By default
                they are left blank. No rate or rule of the report uses them, because two such figures may come from
                different reports. The report has the rates of the consolidation as its `overall_rates`.
            decimals: the decimals to which computed percentages are rounded, half up.

        Raises:
            InvalidDataError: there are no reports.
        """
        framework = self._spans().framework
        years = {period.year for period in self.periods if period is not None}
        made = {
            key: blank(LAST_ONLY)
            if len(years) > 1 and figure.indicator.time is Time.STOCK and figure.value is not None
            else entry_of(figure, partial=partial, decimals=decimals)
            for key, figure in self.figures.items()
        }
        findings = tuple(self._findings(partial=partial, decimals=decimals))
        rates = self._overall_rates(made)
        return Report(framework, made, organisation, self.period, findings=findings, overall_rates=rates)

    def _overall_rates(self, entries: Mapping[str, Entry]) -> Mapping[str, OverallRate]:
        """Return the rates over totals of only some reports, and those that only the totals seem to give."""
        known = {key: None if entry.coverage else entry.value for key, entry in entries.items()}
        made = {}
        for key, one in self.rates.items():
            partial = any(entries[operand].coverage for operand in one.rate.operands)
            if not partial and compute_rate(one.rate, known).value in (None, one.value):
                continue
            if one.value is None:
                made[key] = OverallRate(str(one.coverage), reason=one.reason)
            else:
                made[key] = OverallRate(str(one.coverage), one.numerator, one.denominator)
        return made

    def _named(self) -> set[Organisation]:
        return {one for totals in self.by_period.values() for one in totals.organisations if one is not None}

    def _spans(self) -> Spans:
        if self.framework is None:
            raise InvalidDataError(
                nouns.CONSOLIDATION,
                [
                    Problem(
                        "reports",
                        Bilingual(
                            "không có báo cáo nào; đề nghị đưa ít nhất một báo cáo",
                            "none was given; give at least one report",
                        ),
                    )
                ],
            )
        everybody = distinct([*self._named(), *self.expected])
        by_period = tuple((period, self.by_period[period]) for period in self.periods)
        return Spans(self.framework, by_period, len(everybody) or 1)

    def _findings(self, *, partial: bool, decimals: int) -> Iterator[Finding]:
        yield from self._who_and_when()
        figures = self.figures.values()
        incomplete = [one for one in figures if one.value is not None and not one.coverage.complete]
        if incomplete:
            code = FindingCode.PARTIAL_TOTALS if partial else FindingCode.INCOMPLETE_TOTALS
            yield _about(code, incomplete, coverage=str(incomplete[0].coverage))
        for kind in Kind:
            without = [one for one in figures if one.indicator.kind is kind and one.reason not in (None, NOBODY)]
            if without and without[0].reason is not None:
                yield _about(FindingCode.NOT_CONSOLIDATED, without, why=without[0].reason)
        large = [one for one in figures if is_too_large(one, decimals)]
        if large:
            yield _about(FindingCode.TOTAL_TOO_LARGE, large)
        yield from fallen_totals(self._spans().framework, self.by_period, distinct(self._named()))

    def _who_and_when(self) -> Iterator[Finding]:
        if self.missing:
            yield self._absent(FindingCode.REPORTS_MISSING, self.missing)
        if self.gaps:
            yield self._absent(FindingCode.REPORTS_OF_SOME_PERIODS, self.gaps)
        strangers = self._unexpected()
        if strangers:
            listed = ", ".join(one.full_name for one in strangers)
            names = Bilingual(listed, listed)  # not cut
            yield make_finding(
                FindingCode.REPORTS_UNEXPECTED, words={"names": names}, figures={"count": len(strangers)}
            )
        if len(self.by_period) > 1 and self.period is None:
            dated = [period for period in self.periods if period is not None]
            labels = Bilingual.by_language(lambda lang: ", ".join(period.label(lang) for period in dated))
            yield make_finding(FindingCode.PERIODS_APART, words={"periods": labels}, text=labels.vi)
        for period in self.periods:
            same = alike(self.by_period[period].marks.items())
            if same:
                yield make_finding(
                    FindingCode.PERHAPS_ONE_ORGANISATION, words={}, text=", ".join(one.full_name for one in same)
                )
        below = unplaced(self.organisations)
        if below:
            text = ", ".join(one.full_name for one in below)
            yield make_finding(FindingCode.ORGANISATIONS_UNPLACED, words={}, text=text, figures={"count": len(below)})

    def _absent(self, code: FindingCode, absent: Sequence[tuple[ReportingPeriod | None, Organisation]]) -> Finding:
        """Return a finding about reports that are not there, each by its organisation and its period of several."""

        def named(period: ReportingPeriod | None, one: Organisation, lang: Lang) -> str:
            several = period is not None and len(self.by_period) > 1
            return f"{one.full_name} ({period.label(lang)})" if several and period else one.full_name

        names = Bilingual.by_language(lambda lang: ", ".join(named(*each, lang) for each in absent))
        return make_finding(code, words={"names": names}, figures={"count": len(absent)})

    def _unexpected(self) -> tuple[Organisation, ...]:
        """Return the organisations that reported although only others were expected."""
        if not self.expected:
            return ()
        awaited = list(self.expected)
        return tuple(one for one in self.organisations if not any(one.may_be(other) for other in awaited))


def consolidate(
    reports: Iterable[Report],
    *,
    expected: Iterable[Organisation] = (),
    nil_as_zero: bool = False,
    blank_as_zero: bool = False,
) -> Consolidation:
    """Consolidate reports of several organisations, of several periods, or of both.

    Counts add up where their unit type does. Percentages are recomputed from the numerators and denominators of the
    framework's rates, or weighted if the framework names a weight. Answers become a distribution. Over periods flows
    add up. A total of the year is that of the last period of its year, and a stock is that of the last period. Any
    other figure is omitted, with a reason.

    Args:
        reports: the reports, which may come one by one from a generator.
        expected: the organisations that should report; the coverage of every figure counts the missing ones.
        nil_as_zero: count `-` and the like as 0.
        blank_as_zero: count empty cells as 0.

    Returns:
        An accumulator that merges with others in any order; without reports it changes nothing that it is merged with.

    Raises:
        InvalidDataError: the frameworks differ, or something would be counted twice; all problems at once.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Level, Organisation, Report
    >>> figures = {"UBND huyện A": (100, 90), "UBND huyện B": (300, 300)}
    >>> province = consolidate(
    ...     Report.from_values(
    ...         SOC_TRANG_DISTRICT,
    ...         {
    ...             "district_dossiers_resolved": resolved,
    ...             "district_dossiers_on_time": on_time,
    ...             "procedures_in_force": 270,
    ...         },
    ...         organisation=Organisation(name, Level.DISTRICT),
    ...     )
    ...     for name, (resolved, on_time) in figures.items()
    ... )
    >>> figure = province.figures["district_dossiers_resolved"]
    >>> figure.value, str(figure.coverage), province.rates["district_on_time_rate"].text()
    (400, '2/2', '97,50%')
    >>> province.figures["procedures_in_force"].reason.en
    'counts of “Administrative procedures” cannot be added across organisations or periods'
    >>> province.report(organisation=Organisation("UBND tỉnh", Level.PROVINCE)).values["district_dossiers_on_time"]
    390
    """

    def one(report: Report) -> Consolidation:
        given: object = report
        if not isinstance(given, Report):
            what = type(given).__name__
            raise InvalidDataError(nouns.CONSOLIDATION, [Problem("reports", _NO_REPORT.filled(kind=what))])
        values = report.known_values(nil_as_zero=nil_as_zero, blank_as_zero=blank_as_zero)
        totals = totals_of(report.organisation, values, report.framework)
        return Consolidation(report.framework, {report.period: totals})

    return _merged(chain([Consolidation(None, {}, frozenset(expected))], map(one, reports)))


def _merged(parts: Iterable[Consolidation]) -> Consolidation:
    framework: Framework | None = None
    by_period: dict[ReportingPeriod | None, Totals] = {}
    expected: frozenset[Organisation] = frozenset()
    problems: list[Problem] = []
    for part in parts:
        expected |= part.expected
        framework = framework or part.framework
        if part.framework != framework and part.framework is not None and framework is not None:
            frameworks = [nouns.versioned(one.id, one.version) for one in (part.framework, framework)]
            problems.append(Problem("framework", is_not(*frameworks)))
            continue
        for period, totals in part.by_period.items():
            before = by_period.get(period, NO_TOTALS)
            problems += twice_in(before.organisations & totals.organisations, period)
            by_period[period] = before + totals
    if problems:
        problems += membership_problems({p: totals.organisations for p, totals in by_period.items()}, expected)
        raise InvalidDataError(nouns.CONSOLIDATION, problems)
    return Consolidation(framework, by_period, expected)


def _about(code: FindingCode, figures: Sequence[ConsolidatedFigure], **words: str | Bilingual) -> Finding:
    """Return one finding about several figures, with the name of the first."""
    ids = [figure.indicator.id for figure in figures]
    return make_finding(code, *ids, words={"name": figures[0].indicator.name, **words}, figures={"count": len(ids)})
