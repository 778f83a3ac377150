"""Building of a series from reports, one by one, so that the reports themselves need not stay in memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import Factory, define

from cchc_model.analysis.consolidation.members import Members, distinct, identity_problems, twice_in
from cchc_model.analysis.crosswalk import Crosswalk
from cchc_model.analysis.series.cells import Cells, Found, cells_of
from cchc_model.analysis.series.series import Series, in_order
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.framework import Framework
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

_NO_REPORTS = Bilingual(
    "không có báo cáo nào; đề nghị đưa ít nhất một báo cáo", "none was given; give at least one report"
)
_NO_REPORT = Bilingual(
    "{kind} không phải Report; đề nghị đưa chính báo cáo", "a {kind} is not a Report; give the report itself"
)
_UNREAD = Bilingual(
    "có tệp không đọc được nên không có báo cáo; đề nghị bỏ kết quả có report là None",
    "a file could not be read and has no report; leave out results whose report is None",
)
_UNNAMED = Bilingual(
    "chưa ghi cơ quan báo cáo; đề nghị ghi cơ quan báo cáo", "names no reporting organisation; give it an organisation"
)
_NO_PERIOD = Bilingual("chưa ghi kỳ báo cáo; đề nghị ghi kỳ báo cáo", "names no reporting period; give it a period")
_OTHER_FRAMEWORK = Bilingual(
    "theo khung chỉ tiêu {own}, không phải {wanted}; đề nghị đưa bảng chuyển đổi (crosswalks)",
    "uses the framework {own}, not {wanted}; give a crosswalk between them",
)
_TWO_WALKS = Bilingual("có hai bảng chuyển đổi từ khung chỉ tiêu này", "there are two crosswalks from this framework")


def series(
    reports: Iterable[Report],
    *,
    framework: Framework | None = None,
    crosswalks: Iterable[Crosswalk] = (),
    nil_as_zero: bool = False,
) -> Series:
    """Return the reports of many organisations and periods as one object.

    The reports may come one by one from a generator. The series keeps their values, and the reason for each missing
    one, but not their texts, notes and sources.

    Args:
        reports: the reports, at most one of an organisation for a period.
        framework: the framework of the series; by default the new one of the last crosswalk, or without
            crosswalks that of the first report.
        crosswalks: the translations from former frameworks; a report may need several, one after the other.
        nil_as_zero: count `-` and the like as 0.

    Raises:
        InvalidDataError: there are no reports, a report names no organisation or no period, an organisation has two
            reports for a period, or no crosswalk leads to the framework. All problems are reported at once.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Level, Organisation, Report, ReportingPeriod
    >>> made = series(
    ...     Report.from_values(
    ...         SOC_TRANG_DISTRICT,
    ...         {"plan_tasks_completed": done},
    ...         organisation=Organisation("UBND huyện A", Level.DISTRICT),
    ...         period=ReportingPeriod.quarter(2022, quarter),
    ...     )
    ...     for quarter, done in {1: 8, 2: 20, 4: 31}.items()
    ... )
    >>> seen = made.single_periods().observations("plan_tasks_completed")
    >>> [one.value for one in seen], seen[2].text("en")
    ([8, 12, None], 'Quarter 3 of 2022: no report among the files given')
    """
    ways = tuple(crosswalks)
    collector = _Collector(framework or (ways[-1].after if ways else None), _by_former(ways), nil_as_zero)
    for report in reports:
        collector.add(report)
    return collector.series()


def _by_former(crosswalks: Sequence[Crosswalk]) -> Sequence[Crosswalk]:
    problems = [
        Problem(_named(one.before), _TWO_WALKS)
        for place, one in enumerate(crosswalks)
        if any(one.before == other.before for other in crosswalks[:place])
    ]
    if problems:
        raise InvalidDataError(nouns.SERIES, problems)
    return crosswalks


@define
class _Collector:
    """The cells of the reports so far, and their problems."""

    framework: Framework | None
    crosswalks: Sequence[Crosswalk]
    nil_as_zero: bool
    cells: dict[ReportingPeriod, dict[Organisation, Cells]] = Factory(lambda: defaultdict(dict))
    problems: list[Problem] = Factory(list)
    shared: dict[Found, Found] = Factory(dict)

    def add(self, given: object) -> None:
        """Add a report."""
        if given is None:
            raise InvalidDataError(nouns.SERIES, [Problem("reports", _UNREAD)])
        if not isinstance(given, Report):
            raise InvalidDataError(nouns.SERIES, [Problem("reports", _NO_REPORT.filled(kind=type(given).__name__))])
        self.framework = self.framework or given.framework
        report = self._translated(given, self.framework)
        who, when = given.organisation, given.period
        if who is None:
            self.problems.append(Problem.at(_place(given), _UNNAMED))
        elif when is None:
            self.problems.append(Problem(who.name, _NO_PERIOD))
        elif who in self.cells[when]:
            self.problems += twice_in([who], when)
        elif report is not None:
            cells = cells_of(report, translated=report is not given, nil_as_zero=self.nil_as_zero)
            self.cells[when][who] = tuple(map(self._shared, cells))

    def _translated(self, report: Report, framework: Framework) -> Report | None:
        """Return a report on the form of the series, or None after noting that no crosswalk leads there."""
        own = report.framework
        for _ in range(len(self.crosswalks) + 1):
            if report.framework == framework:
                return report
            way = next((one for one in self.crosswalks if one.before == report.framework), None)
            if way is None:
                break
            report = way.translate(report)
        why = _OTHER_FRAMEWORK.filled(own=_named(own), wanted=_named(framework))
        self.problems.append(Problem.at(_place(report), why))
        return None

    def _shared(self, cell: Found) -> Found:
        """Return an equal cell that was there before, because most numbers and reasons repeat.

        A decimal number keeps its own digits: 5.0 and 5.00 are equal.
        """
        return self.shared.setdefault(cell, cell) if isinstance(cell, int | Bilingual) else cell

    def series(self) -> Series:
        """Return the series of the reports added."""
        if self.framework is None:
            raise InvalidDataError(nouns.SERIES, [Problem("reports", _NO_REPORTS)])
        members: Members = {period: tuple(reporting) for period, reporting in self.cells.items()}
        self.problems += identity_problems(members)
        if self.problems:
            raise InvalidDataError(nouns.SERIES, self.problems)
        records = {one for reporting in self.cells.values() for one in reporting}
        groups = distinct(records)
        periods = in_order(self.cells)
        return Series(self.framework, {group[0]: dict(self._of(group, periods)) for group in groups}, periods)

    def _of(
        self, records: Iterable[Organisation], periods: Iterable[ReportingPeriod]
    ) -> Iterator[tuple[ReportingPeriod, Cells]]:
        for period in periods:
            for record in records:
                if record in self.cells[period]:
                    yield period, self.cells[period][record]


def _named(framework: Framework) -> str:
    return f"{framework.id} {framework.version}"


def _place(report: Report) -> Bilingual:
    """Return the organisation and the period of a report, as far as it names them."""
    who, when = report.organisation, report.period
    if who is None and when is None:
        return nouns.UNNAMED_REPORT
    names = [who.name] if who else []
    return Bilingual.by_language(lambda lang: ", ".join([*names, *([when.label(lang)] if when else [])]))
