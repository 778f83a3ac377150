"""Totals: exact sums over the reports of one period, which merge in any order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from hashlib import blake2b
from typing import TypeVar

from attrs import field, frozen

from cchc_model.framework.evaluation import Known, evaluate
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Exact
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.formatting import format_number
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Bilingual

_T = TypeVar("_T")


@frozen
class Tally:
    """The sum of the values of one indicator.

    Attributes:
        total: the sum.
        reported: the number of values.
    """

    total: Exact
    reported: int

    def __add__(self, other: "Tally") -> "Tally":
        """Return the sum of both tallies."""
        return Tally(self.total + other.total, self.reported + other.reported)


@frozen
class ShareTally:
    """The sums of numerators and denominators over the reports that have both.

    Attributes:
        numerator: the sum of the numerators.
        denominator: the sum of the denominators, or of the weights.
        reported: the number of reports that have both.
    """

    numerator: Exact
    denominator: Exact
    reported: int

    def __add__(self, other: "ShareTally") -> "ShareTally":
        """Return the sum of both tallies."""
        return ShareTally(
            self.numerator + other.numerator,
            self.denominator + other.denominator,
            self.reported + other.reported,
        )


@frozen
class Totals:
    """The sums over the reports of one period, without indicators that no one reported.

    Attributes:
        marks: the reporting organisations, each with a mark that equal reports share; None for an unnamed one.
        values: the sums of counts and percentages, by indicator; a sum of percentages is meaningful for one report.
        answers: the number of reports with each code, by indicator.
        rates: the sums of numerators and denominators, by rate.
        weighted: the sums of weighted percentages and of weights, by indicator.
        so_far: the totals of the year by organisation, because a sum would hide one that fell.
    """

    marks: Mapping[Organisation | None, str] = field(repr=False)
    values: Mapping[str, Tally] = field(repr=False)
    answers: Mapping[str, Mapping[int, int]] = field(repr=False)
    rates: Mapping[str, ShareTally] = field(repr=False)
    weighted: Mapping[str, ShareTally] = field(repr=False)
    so_far: Mapping[Organisation | None, Mapping[str, Number]] = field(repr=False)

    @property
    def organisations(self) -> AbstractSet[Organisation | None]:
        """The reporting organisations; None for an unnamed one."""
        return self.marks.keys()

    def __add__(self, other: "Totals") -> "Totals":
        """Return the sum of both pools, which must not share an organisation."""
        return Totals(
            {**self.marks, **other.marks},
            _joined(self.values, other.values, Tally.__add__),
            _joined(self.answers, other.answers, _counted),
            _joined(self.rates, other.rates, ShareTally.__add__),
            _joined(self.weighted, other.weighted, ShareTally.__add__),
            {**self.so_far, **other.so_far},
        )


_FEWEST_TELLING = 10
"""The fewest values that identify a report, because fewer may be equal in two reports by chance."""

NO_TOTALS = Totals({}, {}, {}, {}, {}, {})


def totals_of(organisation: Organisation | None, values: Known, framework: Framework) -> Totals:
    """Return the totals of a single report.

    Args:
        organisation: the reporting organisation, if known.
        values: a value or None for each indicator.
        framework: the indicators, rates and rules.
    """
    known = {key: value for key in framework.indicators if (value := values[key]) is not None}
    codes = {key: int(value) for key, value in known.items() if key in framework.codes}
    return Totals(
        {organisation: _mark(values)},
        {key: Tally(_exact(value), 1) for key, value in known.items() if key not in codes},
        {key: {code: 1} for key, code in codes.items() if code in framework.codes[key]},
        {rate.id: share for rate in framework.rates if (share := _share(rate, values)) is not None},
        {
            key: ShareTally(_exact(value) * weight, weight, 1)
            for key, value in known.items()
            if (weight := _weight(framework.indicators[key], values)) is not None
        },
        {organisation: {key: value for key, value in known.items() if framework.indicators[key].is_total_of_year}},
    )


def _share(rate: Rate, values: Known) -> ShareTally | None:
    """Return a rate's numerator and denominator, or None if a figure is missing or negative."""
    if any((value := values[key]) is None or value < 0 for key in rate.operands):
        return None
    numerator, denominator = (evaluate(part, values).low for part in (rate.ratio.numerator, rate.ratio.denominator))
    return ShareTally(numerator, denominator, 1)


def _weight(indicator: Indicator, values: Known) -> Exact | None:
    weight = None if indicator.weight is None else values[indicator.weight]
    return None if weight is None or weight < 0 else _exact(weight)


def _mark(values: Known) -> str:
    """Return a short text that only equal values share, or an empty text for too few values."""
    digest_text = ";".join(f"{key}={value}" for key, value in values.items() if value is not None)
    if digest_text.count("=") < _FEWEST_TELLING:
        return ""
    return blake2b(digest_text.encode(), digest_size=16).hexdigest()


def _exact(value: Number) -> Exact:
    return Fraction(value) if isinstance(value, Decimal) else value


def _joined(one: Mapping[str, _T], other: Mapping[str, _T], add: Callable[[_T, _T], _T]) -> Mapping[str, _T]:
    joined = dict(one)
    for key, value in other.items():
        joined[key] = add(joined[key], value) if key in joined else value
    return joined


def _counted(one: Mapping[int, int], other: Mapping[int, int]) -> Mapping[int, int]:
    return {code: one.get(code, 0) + other.get(code, 0) for code in (*one, *other)}


def fallen_totals(
    framework: Framework,
    by_period: Mapping[ReportingPeriod | None, Totals],
    organisations: Iterable[Sequence[Organisation]],
) -> Iterator[Finding]:
    """Yield findings for totals of the year that are less than in the organisation's former period.

    Args:
        framework: the indicators, rates and rules.
        by_period: the totals of each period.
        organisations: the reporting organisations, the records of one together.
    """
    periods = sorted((period for period in by_period if period is not None), key=lambda period: period.start)
    for records in organisations:
        last: dict[tuple[int, str], tuple[ReportingPeriod, Number]] = {}
        for period in periods:
            for record in records:
                for key, value in by_period[period].so_far.get(record, {}).items():
                    before, then = last.get((period.year, key), (period, value))
                    if value < then:
                        yield _fallen(framework, key, records[0], (before, then), (period, value))
                    last[period.year, key] = period, value


def _fallen(
    framework: Framework,
    key: str,
    organisation: Organisation,
    before: tuple[ReportingPeriod, Number],
    after: tuple[ReportingPeriod, Number],
) -> Finding:
    words: dict[str, str | Bilingual] = {
        "name": framework[key].name,
        "organisation": organisation.name,
        "before": before[0].name,
        "then": Bilingual(format_number(before[1]), format_number(before[1], lang="en")),
        "period": after[0].name,
        "now": Bilingual(format_number(after[1]), format_number(after[1], lang="en")),
    }
    figures = {"value": after[1], "former": before[1]}
    return make_finding(FindingCode.TOTAL_OF_YEAR_FELL, key, words=words, figures=figures)
