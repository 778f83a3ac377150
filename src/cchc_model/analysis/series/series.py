"""Series: one object of the reports of many organisations and periods, and the questions that it answers."""

import functools
from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import evolve, field, frozen

from cchc_model.analysis.comparison import unlike
from cchc_model.analysis.consolidation.consolidation import Consolidation
from cchc_model.analysis.consolidation.figures import Coverage
from cchc_model.analysis.scoring.scales import Better
from cchc_model.analysis.series.cells import NO_REPORT, Cells, Found, counted, rate_of
from cchc_model.analysis.series.conversion import Converter, Reports
from cchc_model.analysis.series.figures import CODED, Growth, Observation, Standing, growth_between, places
from cchc_model.analysis.series.lookup import FigureKey, figure_of, organisation_of
from cchc_model.analysis.series.whole import consolidation_of, whole_cells
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import CodeList, Time, UnitType
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.framework.viewable import Viewable
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import PeriodKind, ReportingPeriod, no_period_kind
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

_NO_REPORTS = Bilingual("không có báo cáo nào của kỳ này", "there is no report for this period")
_NO_PERIOD = Bilingual(
    "{given} không phải ReportingPeriod, như ReportingPeriod.quarter(2026, 3)",
    "{given} is not a ReportingPeriod, such as ReportingPeriod.quarter(2026, 3)",
)
_ALONE = Bilingual("{name} (riêng từng kỳ)", "{name} (each period alone)")
_SO_FAR = Bilingual("{name} (lũy kế từ đầu năm)", "{name} (since the year began)")
_NOT_RANKED = Bilingual("là câu trả lời theo mã nên không xếp hạng được", "is a coded answer and cannot be ranked")
_ONE_OF_THEM = Bilingual(
    "là một cơ quan trong chuỗi; đề nghị ghi cơ quan cấp trên",
    "is an organisation of the series; name the one above all of them",
)
_WHOSE = Bilingual(
    "đề nghị ghi cơ quan của số liệu tổng hợp, như UBND tỉnh",
    "name the organisation of the consolidated figures, such as the province",
)


@frozen
class Series(Viewable):
    """The reports of many organisations and periods on one form.

    A series may have periods of several lengths. A period precedes only periods of its own length.

    Attributes:
        framework: the indicators, rates and rules.
        reports: the cells of each organisation by period, in the order of the indicators: a value, or the reason why
            there is none.
        periods: the periods of all reports, by their last days.
        basis: FLOW if the totals of the year are those of each period alone, YTD if figures of periods are totals since
            the year began, None for figures as reported.
    """

    framework: Framework = field(repr=False)
    reports: Mapping[Organisation, Reports] = field(repr=False, hash=False)
    periods: tuple[ReportingPeriod, ...]
    basis: Time | None = None

    def __repr__(self) -> str:
        first, last = self.periods[0].label("en"), self.periods[-1].label("en")
        when = first if first == last else f"{len(self.periods)} periods from {first} to {last}"
        missing = f", missing reports: {len(self.gaps)}" if self.gaps else ""
        return f"Series({self.framework.id!r}, {len(self.reports)} organisations, {when}{missing})"

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations by name, with one record for each."""
        return tuple(self.reports)

    def observations(
        self, figure: FigureKey, organisation: Organisation | str | None = None
    ) -> tuple[Observation, ...]:
        """Return a figure of an organisation for every period, each with its value or the reason why there is none.

        Args:
            figure: an indicator or a rate, or its id.
            organisation: the organisation, or its name; may be left out if the series has only one.

        Raises:
            UnknownIndicatorError: the framework has no such figure.
            InvalidDataError: the series has no such organisation.
        """
        subject, reports = (
            figure_of(self.framework, figure),
            self.reports[organisation_of(self.reports, organisation)],
        )
        found = ((period, self._found(subject, reports.get(period))) for period in self.periods)
        return tuple(
            Observation(period, None, one) if isinstance(one, Bilingual) else Observation(period, one)
            for period, one in found
        )

    def growth(
        self, figure: FigureKey, organisation: Organisation | str | None = None, *, year_before: bool = False
    ) -> tuple[Growth, ...]:
        """Return the growth of a figure of an organisation for every period.

        Totals since the year began are compared only within the year, or with the same period of another year.

        Args:
            figure: an indicator or a rate, or its id.
            organisation: the organisation, or its name; may be left out if the series has only one.
            year_before: True for the growth since the same period of the year before; by default since the preceding
                period of the same length.

        Raises:
            UnknownIndicatorError: the framework has no such figure.
            InvalidDataError: the series has no such organisation.
        """
        subject, reports = (
            figure_of(self.framework, figure),
            self.reports[organisation_of(self.reports, organisation)],
        )
        return tuple(
            self._growth(subject, reports, period, period.year_before if year_before else period.preceding)
            for period in self.periods
        )

    def ranking(
        self, figure: FigureKey, period: ReportingPeriod | None = None, *, better: Better = Better.HIGH
    ) -> tuple[Standing, ...]:
        """Rank the organisations by a figure for one period, the best first and those without a value last.

        Args:
            figure: an indicator or a rate, or its id.
            period: the period, by default the last one.
            better: LOW if the lowest value is the best.

        Raises:
            UnknownIndicatorError: the framework has no such figure.
            InvalidDataError: the figure is an answer, or no organisation reported for the period.
        """
        subject, when = figure_of(self.framework, figure), self.periods[-1] if period is None else period
        if not isinstance(when, ReportingPeriod):
            raise InvalidDataError(nouns.SERIES, [Problem("period", _NO_PERIOD.filled(given=repr(when)))])
        if when not in self.periods:
            raise InvalidDataError(nouns.SERIES, [Problem.at(Bilingual.by_language(when.label), _NO_REPORTS)])
        if isinstance(subject, Indicator) and isinstance(subject.measure, CodeList):
            raise InvalidDataError(nouns.SERIES, [Problem(subject.id, _NOT_RANKED)])
        now, former = self._at(subject, when), self._at(subject, when.preceding)
        place, before = places(now, better), places(former, better)
        if place.keys() != before.keys():  # a place gained because another office has no value is none
            before = {}
        standings = [
            Standing(who, when, None, None, before.get(who), one)
            if isinstance(one, Bilingual)
            else Standing(who, when, one, place[who], before.get(who))
            for who, one in now.items()
        ]
        return tuple(sorted(standings, key=lambda one: one.place or len(standings) + 1))

    def standings(
        self, figure: FigureKey, organisation: Organisation | str | None = None, *, better: Better = Better.HIGH
    ) -> tuple[Standing, ...]:
        """Return the place of an organisation for every period, as :meth:`ranking` does for one."""
        who = organisation_of(self.reports, organisation)
        return tuple(
            one
            for period in self.periods
            for one in self.ranking(figure, period, better=better)
            if one.organisation == who
        )

    @functools.cached_property
    def coverage(self) -> Mapping[ReportingPeriod, Coverage]:
        """The number of organisations that reported for each period, out of all of the series."""
        times = Counter(period for reports in self.reports.values() for period in reports)
        return {period: Coverage(times[period], len(self.reports)) for period in self.periods}

    @functools.cached_property
    def completeness(self) -> Mapping[ReportingPeriod, Coverage]:
        """The number of values in the reports for each period, out of all figures that concern their organisations."""
        counts: dict[ReportingPeriod, list[tuple[int, int]]] = {period: [] for period in self.periods}
        for reports in self.reports.values():
            for period, cells in reports.items():
                counts[period].append(counted(cells))
        return {period: Coverage(*map(sum, zip(*pairs, strict=True))) for period, pairs in counts.items()}

    @functools.cached_property
    def gaps(self) -> tuple[tuple[ReportingPeriod, Organisation], ...]:
        """The reports that no file has, each with its period and organisation.

        They are those of the organisations that reported earlier, for periods for which others reported.
        """
        first = {who: min(map(self.periods.index, reports)) for who, reports in self.reports.items()}
        return tuple(
            (period, who)
            for number, period in enumerate(self.periods)
            for who, reports in self.reports.items()
            if number > first[who] and period not in reports
        )

    def single_periods(self, length: PeriodKind | None = None) -> "Series":
        """Return the series with totals of the year turned into figures of each period alone.

        The figure of a period is its total less that of the preceding one of the year, and the first total of a year is
        itself. Where the former total is missing or larger, there is none, with the reason. States at a date and
        figures of a period stay.

        Args:
            length: the length of the periods, such as QUARTER for reports of a quarter, six months, nine months and a
                year; by default the periods stay.

        Raises:
            InvalidDataError: the length is not that of a period.
        """
        if self.basis is Time.FLOW and length is None:
            return self
        if length is not None and not isinstance(length, PeriodKind):
            raise InvalidDataError(nouns.PERIOD, [Problem("length", no_period_kind(length))])
        ends = self.periods if length is None else filter(None, (one.with_same_end(length) for one in self.periods))
        converter = Converter(self.framework, self._times, in_order(ends))
        made = {who: dict(converter.alone(reports, exactly=length is None)) for who, reports in self.reports.items()}
        return evolve(self, reports=made, periods=converter.periods, basis=Time.FLOW)

    def year_to_date(self) -> "Series":
        """Return the series with figures of a period turned into totals since the year began.

        The total is the sum of all periods of this length since the year began. Where one of them is missing, there is
        none, with the reason. Only figures that add up over time have totals.
        """
        converter = Converter(self.framework, self._times, self.periods)
        made = {who: dict(converter.to_date(reports)) for who, reports in self.reports.items()}
        return evolve(self, reports=made, basis=Time.YTD)

    def consolidation(self, period: ReportingPeriod) -> Consolidation:
        """Consolidate the reports for one period, with the coverage of every figure by all organisations of the series.

        Raises:
            InvalidDataError: something would count twice, such as a district together with its own communes.
        """
        cells = {who: reports[period] for who, reports in self.reports.items() if period in reports}
        return consolidation_of(self.framework, period, cells, self.organisations)

    def consolidated(self, organisation: Organisation | None = None) -> "Series":
        """Return the series of the consolidated figures, such as those of a province from its communes.

        A figure that only some of the organisations have is missing, with its coverage in the reason.

        Args:
            organisation: the organisation of the consolidated figures; by default the one above all organisations.

        Raises:
            InvalidDataError: no organisation is given or above all, or something would count twice.
        """
        above = {one.parent for one in self.organisations}
        whole = organisation if organisation is not None else above.pop() if len(above) == 1 else None
        if whole is None:
            raise InvalidDataError(nouns.SERIES, [Problem("organisation", _WHOSE)])
        cells = {period: whole_cells(self.consolidation(period)) for period in self.periods}
        if any(whole.may_be(one) for one in self.organisations):
            raise InvalidDataError(nouns.SERIES, [Problem(whole.name, _ONE_OF_THEM)])
        return evolve(self, reports={whole: cells})

    def times_of(self, figure: FigureKey) -> frozenset[Time]:
        """Return the times of a figure in this series, several for a rate of figures that differ in time.

        Raises:
            UnknownIndicatorError: the framework has no such figure.
        """
        subject = figure_of(self.framework, figure)
        return frozenset(self._times[key] for key in _keys(subject))

    def name_of(self, figure: FigureKey) -> Bilingual:
        """Return the name of a figure, with its time in this series if that is not its own.

        Raises:
            UnknownIndicatorError: the framework has no such figure.
        """
        subject = figure_of(self.framework, figure)
        own = {self.framework.indicators[key].time for key in _keys(subject)}
        if self.basis is Time.FLOW and Time.YTD in own:
            return _ALONE.filled(name=subject.name)
        return _SO_FAR.filled(name=subject.name) if self.basis is Time.YTD and Time.FLOW in own else subject.name

    @functools.cached_property
    def _times(self) -> Mapping[str, Time]:
        """The time of each indicator in this series, by id."""
        return {
            key: indicator.time if self.basis is None or indicator.time is Time.STOCK else self.basis
            for key, indicator in self.framework.indicators.items()
        }

    @functools.cached_property
    def _places(self) -> Mapping[str, int]:
        return {key: place for place, key in enumerate(self.framework.indicators)}

    def _found(self, subject: Indicator | Rate, cells: Cells | None) -> Found:
        """Return a figure of a report, or the reason why there is none."""
        if cells is None:
            return NO_REPORT
        if isinstance(subject, Indicator):
            return cells[self._places[subject.id]]
        return rate_of(subject, lambda key: cells[self._places[key]], self.framework)

    def _at(self, subject: Indicator | Rate, period: ReportingPeriod | None) -> Mapping[Organisation, Found]:
        """Return a figure of every organisation for a period; all lack it if there is no period."""
        return {
            who: self._found(subject, None if period is None else reports.get(period))
            for who, reports in self.reports.items()
        }

    def _growth(
        self, subject: Indicator | Rate, reports: Reports, period: ReportingPeriod, since: ReportingPeriod | None
    ) -> Growth:
        value = self._found(subject, reports.get(period))
        before = NO_REPORT if since is None else self._found(subject, reports.get(since))
        times = self.times_of(subject)
        if isinstance(subject, Indicator):
            share = not isinstance(subject.measure, UnitType)
            coded = isinstance(subject.measure, CodeList)
        else:
            share, coded = times == {Time.FLOW}, False
        against = CODED if coded else unlike(since, period, times, share=share)
        return growth_between((period, value), (since, before), against)


def _keys(subject: Indicator | Rate) -> tuple[str, ...]:
    return (subject.id,) if isinstance(subject, Indicator) else subject.operands


def in_order(periods: Iterable[ReportingPeriod]) -> tuple[ReportingPeriod, ...]:
    """Return periods by their last days, the shorter first, each once."""
    return tuple(sorted(set(periods), key=lambda one: (one.end, one.start.toordinal() * -1)))
