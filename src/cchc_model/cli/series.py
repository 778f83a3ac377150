"""The command `series`: the figures of many organisations over periods, with growth, gaps and places."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from cchc_model.analysis.consolidation.figures import Coverage
from cchc_model.analysis.scoring.scales import Better
from cchc_model.analysis.series.building import series
from cchc_model.analysis.series.figures import Growth, Standing
from cchc_model.analysis.series.lookup import figure_of
from cchc_model.analysis.series.series import Series
from cchc_model.checking.check import check
from cchc_model.cli.check import OK, warn_of_losses
from cchc_model.cli.expected import known_expected, print_missing
from cchc_model.cli.folders import (
    INCOMPLETE,
    NOT_READ,
    UnreadFile,
    named_reports,
    print_names,
    read_files,
    refuse_repeated,
    remarks_on_names,
)
from cchc_model.cli.given import Given
from cchc_model.cli.output import Column, Output, counted
from cchc_model.framework.measures import CodeList, Percentage
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.framework.wording import in_words
from cchc_model.io.toml.crosswalk import read_crosswalk
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import PeriodKind, ReportingPeriod
from cchc_model.vietnamese.formatting import Figure, format_fraction, format_percent
from cchc_model.vietnamese.text import Bilingual, Lang

_PERIOD: Final[Column] = (Bilingual("Kỳ báo cáo", "Period"), "wide")
_COVERAGE: Final[list[Column]] = [
    _PERIOD,
    (Bilingual("Cơ quan có báo cáo", "Organisations with a report"), "right"),
    (Bilingual("Số liệu có trong báo cáo", "Values in the reports"), "right"),
]
_ORGANISATION: Final[Column] = (Bilingual("Cơ quan", "Organisation"), "wide")
_GROWTH: Final[Column] = (Bilingual("Tăng, giảm", "Growth"), "right")
_PLACE: Final[Column] = (Bilingual("Hạng", "Place"), "right")
_SHORT: Final[Mapping[PeriodKind, Bilingual]] = {
    PeriodKind.MONTH: Bilingual("T{number}/{year}", "M{number}/{year}"),
    PeriodKind.QUARTER: Bilingual("Q{number}/{year}", "Q{number}/{year}"),
    PeriodKind.HALF_YEAR: Bilingual("6T{number}/{year}", "H{number}/{year}"),
    PeriodKind.NINE_MONTHS: Bilingual("9T/{year}", "9M/{year}"),
    PeriodKind.YEAR: Bilingual("{year}", "{year}"),
}
_MOST_PERIODS = 6
_POINTS = Bilingual("{size} điểm %", "{size:point|points}")


@frozen(kw_only=True)
class FollowedFigure:
    """A figure of one organisation for one period.

    Attributes:
        organisation: the organisation, or the whole.
        since_preceding: the value, and the growth since the preceding period.
        since_year_before: the growth since the same period of the year before.
        standing: the place among the organisations; None for the whole and for answers.
    """

    organisation: Organisation
    since_preceding: Growth
    since_year_before: Growth
    standing: Standing | None = None


@frozen(kw_only=True)
class FollowedFiles:
    """The series of files.

    Attributes:
        series: the series; None if no file could be read.
        figures: the figures that were asked for, by id.
        missing: the expected organisations without any report.
        names: the remarks about the names of organisations.
        unread: the files that were not read.
    """

    series: Series | None = None
    figures: Mapping[str, tuple[FollowedFigure, ...]] = field(factory=dict)
    missing: tuple[Organisation, ...] = ()
    names: tuple[Bilingual, ...] = ()
    unread: tuple[UnreadFile, ...] = ()


@frozen
class AskedSeries:
    """What the caller asks of a series.

    Attributes:
        figures: the ids of indicators and rates.
        crosswalks: the files of crosswalks.
        single: True for figures of each period alone.
        length: the length of these periods; None to keep those of the reports.
        better: the direction in which figures are better.
        nil_as_zero: True to read `-` and similar marks as 0.
        total: the organisation of the consolidated figures, such as the province; None for none.
    """

    figures: tuple[str, ...] = ()
    crosswalks: tuple[str, ...] = ()
    single: bool = False
    length: PeriodKind | None = None
    better: Better = Better.HIGH
    nil_as_zero: bool = False
    total: Organisation | None = None


def run_series(files: Sequence[str], given: Given, out: Output, asked: AskedSeries, *, jobs: int | None = None) -> int:
    """Print figures of annexes over periods.

    Returns:
        0, 1 if some file could not be read, or 2 if none could.
    """
    if not out.as_json:
        out.check_tables()
    frameworks = (given.framework, *given.former)
    walks = [read_crosswalk(file, before=frameworks, after=frameworks) for file in asked.crosswalks]
    read = read_files(files, given, out, jobs=jobs)
    reports = named_reports(read)
    if not reports:
        if out.as_json:
            out.result(FollowedFiles(unread=read.unread()))
        else:
            read.print_summary(out)
        return NOT_READ
    refuse_repeated(reports)
    framework = given.framework if walks else None
    given_series = series(reports.values(), framework=framework, crosswalks=walks, nil_as_zero=asked.nil_as_zero)
    made = given_series.single_periods(asked.length) if asked.single else given_series
    whole = None if asked.total is None else made.consolidated(asked.total)
    figures = [_Followed(made, figure_of(made.framework, key), asked.better, whole) for key in asked.figures]
    if out.as_json:
        followed = {one.figure.id: tuple(one.data()) for one in figures}
        _, missing = known_expected(given.expected, given_series.organisations)
        names, unread = remarks_on_names(read), read.unread()
        out.result(FollowedFiles(series=made, figures=followed, missing=tuple(missing), names=names, unread=unread))
        return INCOMPLETE if read.broken else OK
    read.print_summary(out)
    print_names(read, out)
    print_missing(given.expected, given_series.organisations, out)
    _print(given_series, out)
    for figure in figures:
        figure.print(out)
    results = {read.name_of(path): check(one, nil_as_zero=asked.nil_as_zero) for path, one in reports.items()}
    warn_of_losses(results, out)
    return INCOMPLETE if read.broken else OK


def _print(made: Series, out: Output) -> None:
    who, when = len(made.organisations), len(made.periods)
    out.say(
        f"{who} cơ quan, {when} kỳ báo cáo.",
        f"{counted(who, 'organisation', 'organisations')}, {counted(when, 'period', 'periods')}.",
    )
    rows = [
        (period.label(out.lang), _share(made.coverage[period], out.lang), _share(made.completeness[period], out.lang))
        for period in made.periods
    ]
    out.table(_COVERAGE, rows)
    for period, organisation in made.gaps:
        vi, en = period.label(), period.label("en")
        out.say(
            f"- Chưa có báo cáo trong các tệp: {organisation.name}, {vi}.",
            f"- No report among the files: {organisation.name}, {en}.",
        )


def _share(coverage: Coverage, lang: Lang) -> str:
    if not coverage.expected:
        return str(coverage)
    percent = format_percent(Fraction(100 * coverage.reported, coverage.expected), decimals=1, lang=lang)
    return f"{coverage} ({percent})"


@frozen
class _Followed:
    """A figure over the periods."""

    series: Series
    figure: Indicator | Rate
    better: Better
    whole: Series | None

    @property
    def is_ranked(self) -> bool:
        """True if the figure has an order."""
        return isinstance(self.figure, Rate) or not isinstance(self.figure.measure, CodeList)

    def places(self) -> Mapping[tuple[Organisation, ReportingPeriod], Standing]:
        """Return the standing of each organisation for each period."""
        if not self.is_ranked:
            return {}
        return {
            (one.organisation, period): one
            for period in self.series.periods
            for one in self.series.ranking(self.figure, period, better=self.better)
        }

    def print(self, out: Output) -> None:
        """Print the values of the last periods by organisation, the growth and the place in the last one."""
        shown = self.series.periods[-_MOST_PERIODS:]
        titles: list[Column] = [
            (_SHORT[one.kind].filled(number=str(one.number), year=str(one.year)), "right") for one in shown
        ]
        places, last = self.places(), shown[-1]
        order = {who: one.place or len(places) for (who, period), one in places.items() if period == last}
        rows = [
            self._row(self.series, who, shown, places.get((who, last)), out.lang)
            for who in sorted(self.series.organisations, key=lambda who: order.get(who, 0))
        ]
        rows += [self._row(whole, whole.organisations[0], shown, None, out.lang) for whole in self._wholes()]
        out.text(f"\n{self.series.name_of(self.figure)[out.lang]}\n")
        out.table([_ORGANISATION, *titles, _GROWTH, _PLACE], rows)
        for one in (self.series, *self._wholes()):
            self._print_reasons(one, shown, out)

    def _wholes(self) -> Sequence[Series]:
        return () if self.whole is None else (self.whole,)

    def _row(
        self, made: Series, who: Organisation, shown: Sequence[ReportingPeriod], place: Standing | None, lang: Lang
    ) -> Sequence[str]:
        grown = made.growth(self.figure, who)
        cells = (self._printed(one.value, lang) for one in grown if one.period in shown)
        return (who.name, *cells, self._grown(grown[-1], lang), _place(place))

    def _grown(self, growth: Growth, lang: Lang) -> str:
        """Return the growth in percent, that of a percentage in percentage points; empty without one."""
        if isinstance(self.figure, Indicator) and not isinstance(self.figure.measure, Percentage):
            return "" if growth.percent is None else growth.text(lang)
        if growth.difference is None:
            return ""
        sign = "+" if growth.difference > 0 else ""
        return sign + _POINTS.filled(size=format_fraction(growth.difference, lang=lang))[lang]

    def _printed(self, value: Figure | None, lang: Lang) -> str:
        if value is None:
            return "…"
        if isinstance(value, Fraction):
            return format_percent(value, decimals=2, lang=lang)
        return in_words(value, self.figure.id, self.series.framework, lang)

    def _print_reasons(self, made: Series, shown: Sequence[ReportingPeriod], out: Output) -> None:
        gaps = set(made.gaps)
        for who in made.organisations:
            for one in made.observations(self.figure, who):
                if one.reason is not None and one.period in shown and (one.period, who) not in gaps:
                    vi, en = one.period.label("vi"), one.period.label("en")
                    out.say(f"- {who.name}, {vi}: {one.reason.vi}", f"- {who.name}, {en}: {one.reason.en}")

    def data(self) -> Iterator[FollowedFigure]:
        """Yield the figure of each organisation for each period, those of the whole last."""
        places = self.places()
        for made in (self.series, *self._wholes()):
            for who in made.organisations:
                yearly = made.growth(self.figure, who, year_before=True)
                for one, over_year in zip(made.growth(self.figure, who), yearly, strict=True):
                    place = places.get((who, one.period)) if made is self.series else None
                    yield FollowedFigure(
                        organisation=who, since_preceding=one, since_year_before=over_year, standing=place
                    )


def _place(one: Standing | None) -> str:
    if one is None or one.place is None:
        return ""
    return str(one.place) if not one.rise else f"{one.place} ({one.rise:+d})"
