"""Strategies for consistent reports, which violate no rule of the framework."""

import functools
from collections.abc import Iterable, Iterator
from math import ceil

from hypothesis import strategies as st

from cchc_model.checking.check import check
from cchc_model.checking.suspects.fitting import Fit, Fitting, UndecidedError
from cchc_model.framework.evaluation import Verdict, judge
from cchc_model.framework.formulas import MatchesRatio
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Interval
from cchc_model.framework.measures import CodeList, Percentage
from cchc_model.framework.severity import Severity
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.testing.reports import ORGANISATIONS, noted, valid_periods
from cchc_model.vietnamese.formatting import round_half_up
from cchc_model.vietnamese.notation import MAX_ABSOLUTE, Number

_Values = dict[str, Number | None]

_SPREAD = 300
_HUNDRED = 100


@st.composite
def consistent_reports(
    draw: st.DrawFn,
    framework: Framework = SOC_TRANG_DISTRICT,
    *,
    organisation: st.SearchStrategy[Organisation | None] = ORGANISATIONS,
    period: st.SearchStrategy[ReportingPeriod | None] | None = None,
) -> Report:
    """Draw a report that violates no rule, with a value for nearly every indicator.

    The check of the report yields no error and no warning. Values are drawn one after another, each from the range that
    the rules leave open. An indicator is blank if the rules leave no value.

    Args:
        draw: the function that hypothesis supplies.
        framework: the framework that the reports follow.
        organisation: the reporting organisation; by default none or any of `organisations()`.
        period: the reporting period; by default none or any of `periods()` in which the framework is valid.

    >>> from cchc_model import check
    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5)
    ... @given(consistent_reports())
    ... def test_no_rule_is_broken(report):
    ...     assert not [finding for finding in check(report).findings if finding.severity is not Severity.INFO]
    >>> test_no_rule_is_broken()
    """
    values, who, when = (
        draw(_fitting_values(framework)),
        draw(organisation),
        draw(valid_periods(framework) if period is None else period),
    )
    noted("Report.from_values", framework, values, who, when)
    return Report.from_values(framework, values, organisation=who, period=when)


@st.composite
def _fitting_values(draw: st.DrawFn, framework: Framework) -> dict[str, Number]:
    values: _Values = dict.fromkeys(framework.indicators)
    waiting, made_room = _parts_first(framework), set[str]()
    while waiting:
        key = waiting.pop()
        for candidates in _candidates(framework, values, key):
            value = draw(candidates)
            if _fits(framework, values, key, value):
                values[key] = value
                break
        else:
            if key not in made_room:  # it goes first, and what left nothing for it is drawn again
                made_room.add(key)
                neighbours = _neighbours(framework, [key])
                waiting += [*(name for name in neighbours if values[name] is not None), key]
                values |= neighbours
    return _without_doubts(framework, values)


def _without_doubts(framework: Framework, values: _Values) -> dict[str, Number]:
    """Return the values, without those that share a rule with an indicator of a warning or an error.

    One such warning reports that no value fits a blank.
    """
    while True:
        known = {key: value for key, value in values.items() if value is not None}
        findings = check(Report.from_values(framework, known)).findings
        doubtful = [key for f in findings if f.severity is not Severity.INFO for key in f.indicators]
        if not doubtful:
            return known
        values = {**values, **_neighbours(framework, doubtful)}


def _neighbours(framework: Framework, keys: Iterable[str]) -> dict[str, None]:
    """Return blanks for all indicators that share a rule with the indicators in `keys`."""
    return dict.fromkeys(name for key in keys for rule in framework.rules_over[key] for name in rule.operands)


def _parts_first(framework: Framework) -> list[str]:
    """Return the indicators as a stack, with parts above their wholes and percentages at the bottom.

    Percentages are drawn last, because they follow from counts.
    """
    indicators = framework.indicators
    return sorted(indicators, key=lambda key: not isinstance(indicators[key].measure, Percentage))


def _candidates(framework: Framework, values: _Values, key: str) -> Iterator[st.SearchStrategy[Number]]:
    """Yield the strategies for a value, the best one first.

    A value from a range need not fit, but the last strategy yields a value that fits.
    """
    measure = framework.indicators[key].measure
    if isinstance(measure, CodeList):
        fitting = [code for code in measure.values if _fits(framework, values, key, code)]
        if fitting:
            yield st.sampled_from(fitting)
        return
    found = _left_open(framework, values, key)
    if found is None:
        return
    span = found.ranges[key]
    yield from _percentages(framework, values, key, span) if isinstance(measure, Percentage) else [_whole_numbers(span)]
    yield st.just(found.example[key])


def _left_open(framework: Framework, values: _Values, key: str) -> Fit | None:
    """Return the range that the rules leave open for a value, based on the drawn values; None if no range is found."""
    try:
        return Fitting(framework, values).fit(frozenset([key]), framework.rules_over[key])
    except UndecidedError:
        return None


def _fits(framework: Framework, values: _Values, key: str, value: Number) -> bool:
    rules, together = framework.rules_over[key], {**values, key: value}
    return all(judge(rule.relation, together, signed=framework.signed).verdict is not Verdict.FAILED for rule in rules)


def _whole_numbers(span: Interval) -> st.SearchStrategy[int]:
    low = int(span.low)
    high = MAX_ABSOLUTE - 1 if span.high is None else int(span.high)
    if low < 0 <= high:  # of a figure with a sign
        return st.integers(max(low, -_SPREAD), min(high, _SPREAD))
    near = st.integers(low, min(high, low + _SPREAD))
    return near if high <= low + _SPREAD or span.high is None else near | st.integers(low, high)


def _percentages(
    framework: Framework, values: _Values, key: str, span: Interval
) -> Iterator[st.SearchStrategy[Number]]:
    for rule in framework.rules_over[key]:
        if isinstance(rule.relation, MatchesRatio) and rule.relation.reported.id == key:
            computed = judge(rule.relation, values).right
            exact = None if computed is None else computed.exact
            if exact is not None:
                yield st.integers(0, 2).map(functools.partial(round_half_up, exact))
    low, high = max(ceil(span.low), -_HUNDRED), _HUNDRED if span.high is None else int(span.high)
    if low <= high:
        yield st.decimals(low, high, places=2, allow_nan=False)
