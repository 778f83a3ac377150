"""Totals since a year began that fell from one period of the year to the next, organisation by organisation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cchc_model.analysis.consolidation.pool import Pool
from cchc_model.framework.framework import Framework
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.numbers import format_number
from cchc_model.vietnamese.text import Bilingual


def fallen_totals(
    framework: Framework,
    pools: Mapping[ReportingPeriod | None, Pool],
    organisations: Iterable[Sequence[Organisation]],
) -> Iterator[Finding]:
    """What is less than the same organisation said for the period before, though it cannot fall within a year.

    Args:
        framework: the indicators, rates and rules.
        pools: the reports of each period together.
        organisations: who reported, the records of one organisation together.
    """
    periods = sorted((period for period in pools if period is not None), key=lambda period: period.start)
    for records in organisations:
        last: dict[tuple[int, str], tuple[ReportingPeriod, int]] = {}
        for period in periods:
            for record in records:
                for key, value in pools[period].so_far.get(record, {}).items():
                    before, then = last.get((period.year, key), (period, value))
                    if value < then:
                        yield _fallen(framework, key, records[0], (before, then), (period, value))
                    last[period.year, key] = period, value


def _fallen(
    framework: Framework,
    key: str,
    organisation: Organisation,
    before: tuple[ReportingPeriod, int],
    after: tuple[ReportingPeriod, int],
) -> Finding:
    words: dict[str, str | Bilingual] = {
        "name": framework[key].name,
        "organisation": organisation.name,
        "before": before[0].name,
        "then": format_number(before[1]),
        "period": after[0].name,
        "now": format_number(after[1]),
    }
    figures = {"value": after[1], "former": before[1]}
    return make_finding("total_of_year_fell", key, words=words, figures=figures)
