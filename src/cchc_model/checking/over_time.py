"""The check of a report against a former one: totals of the year that fell, and changes out of proportion.

A stock changes little from one report to the next. A flow or a total of the year may vary more, and is compared for
proportion only between periods of one kind.
"""

from collections.abc import Iterator
from fractions import Fraction

from cchc_model.errors import InvalidDataError, Problem, is_not
from cchc_model.framework.evaluation import Known
from cchc_model.framework.measures import Time
from cchc_model.framework.rows import Kind
from cchc_model.framework.wording import in_words
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import LANGS, Bilingual

LARGEST_RATIO = {Time.STOCK: 5, Time.YTD: 10, Time.FLOW: 10}
"""The least remarkable ratio of two figures. A slipped digit makes ten, a lost separator a thousand."""

LEAST_REMARKABLE = 50
"""The least size of the larger count in a remarkable change, because three persons may become thirty."""


def findings_over_time(
    report: Report, former: Report, *, nil_as_zero: bool = False, blank_as_zero: bool = False
) -> Iterator[Finding]:
    """Yield findings for totals of the year that fell, and for changes out of proportion.

    Args:
        report: the report.
        former: the same organisation's report for an earlier period.
        nil_as_zero: count `-` and the like as 0.
        blank_as_zero: count empty cells as 0.

    Raises:
        InvalidDataError: the former report is of another framework or organisation, or not of an earlier period.
    """
    problems = list(former_problems(report, former))
    if problems:
        raise InvalidDataError(nouns.FORMER_REPORT, problems)
    values, earlier = (r.known_values(nil_as_zero=nil_as_zero, blank_as_zero=blank_as_zero) for r in (report, former))
    yield from _fallen_totals(report, former, values, earlier)
    yield from _implausible_changes(report, former, values, earlier)


def former_problems(report: Report, former: Report) -> Iterator[Problem]:
    """Yield the problems of a report that is to be the former one of another."""
    yield from mismatches(report, former)
    if report.period and former.period and former.period.end >= report.period.end:
        yield Problem.at(nouns.OF_PERIOD, _not_before(former.period))


def _not_before(period: ReportingPeriod) -> Bilingual:
    return Bilingual(
        f"“{period.label()}” không kết thúc trước kỳ của báo cáo; đề nghị đưa báo cáo của kỳ trước đó",
        f"{period.label('en')!r} does not end before the report's own period; give an earlier report",
    )


def mismatches(report: Report, former: Report) -> Iterator[Problem]:
    """Yield the problems of two reports that differ in framework or organisation."""
    if report.framework != former.framework:
        frameworks = [nouns.versioned(one.framework.id, one.framework.version) for one in (former, report)]
        yield Problem("framework", is_not(*frameworks))
    if report.organisation and former.organisation and not report.organisation.may_be(former.organisation):
        names = [Bilingual(f"“{one.name}”", repr(one.name)) for one in (former.organisation, report.organisation)]
        yield Problem.at(nouns.OF_ORGANISATION, is_not(*names))


def _fallen_totals(report: Report, former: Report, values: Known, earlier: Known) -> Iterator[Finding]:
    """Yield findings for totals of the year that fell, because they must not fall within a year."""
    if report.period is None or former.period is None or report.period.year != former.period.year:
        return
    for key, indicator in report.framework.indicators.items():
        value, before = values[key], earlier[key]
        if (
            indicator.is_total_of_year
            and not indicator.signed
            and value is not None
            and before is not None
            and value < before
        ):
            yield _change(FindingCode.YEAR_TO_DATE_FELL, report, key, value, before)


def _implausible_changes(report: Report, former: Report, values: Known, earlier: Known) -> Iterator[Finding]:
    for key, indicator in report.framework.indicators.items():
        if indicator.kind is Kind.CODED or not _in_proportion(indicator.time, report.period, former.period):
            continue
        value, before = values[key], earlier[key]
        if value is None or before is None or value < 0 or before < 0:
            continue
        if _remarkable(value, before, indicator.kind, LARGEST_RATIO[indicator.time]):
            yield _change(FindingCode.IMPLAUSIBLE_CHANGE, report, key, value, before)


def _in_proportion(time: Time, period: ReportingPeriod | None, former: ReportingPeriod | None) -> bool:
    """Return whether figures of two periods can be compared for proportion.

    A total of the year begins again in January.
    """
    if time is Time.STOCK or period is None or former is None:
        return True
    same_days = (period.end.month, period.end.day) == (former.end.month, former.end.day)
    return period.kind is former.kind and (time is Time.FLOW or period.year == former.year or same_days)


def _change(code: FindingCode, report: Report, key: str, value: Number, before: Number) -> Finding:
    entry = report.entries[key]

    def figure(number: Number) -> Bilingual:
        return Bilingual(*(in_words(number, key, report.framework, lang) for lang in LANGS))

    return make_finding(
        code,
        key,
        words={"name": report.framework[key].name, "now": figure(value), "then": figure(before)},
        text=entry.text,
        source=entry.source,
        figures={"value": value, "former": before},
    )


def _remarkable(value: Number, before: Number, kind: Kind, most: int) -> bool:
    small, large = sorted((Fraction(value), Fraction(before)))
    if not small:  # from or to nothing: only a number that is remarkable many times over
        return kind is not Kind.PERCENT and large >= most * LEAST_REMARKABLE
    return large >= most * small and (kind is Kind.PERCENT or large >= LEAST_REMARKABLE)
