"""Reports whose values fit together: every rule of the framework holds, as far as it says something."""

import functools
from collections.abc import Iterable, Iterator
from math import ceil

from hypothesis import strategies as st

from cchc_model.checking.check import check
from cchc_model.checking.suspects.fitting import Fit, Fitting, UndecidedError
from cchc_model.framework.evaluation import Interval, Verdict, judge
from cchc_model.framework.formulas import MatchesRatio
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import CodeList, Percentage
from cchc_model.framework.rules import Severity
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.testing.reports import ORGANISATIONS, PERIODS, noted
from cchc_model.vietnamese.numbers import MAX_ABSOLUTE, Number, round_half_up

_Values = dict[str, Number | None]

_SPREAD = 300
_HUNDRED = 100


@st.composite
def consistent_reports(
    draw: st.DrawFn,
    framework: Framework = SOC_TRANG_DISTRICT,
    *,
    organisation: st.SearchStrategy[Organisation | None] = ORGANISATIONS,
    period: st.SearchStrategy[ReportingPeriod | None] = PERIODS,
) -> Report:
    """Reports in which no rule is broken, with a value for nearly every indicator; the check finds no error and no warning.

    Values are drawn one after the other, each from what the rules leave open; where they leave nothing, it is blank.

    Args:
        draw: given by hypothesis.
        framework: the framework that the reports follow.
        organisation: who reports; by default nobody or any of `organisations()`.
        period: for which period; by default none or any of `periods()`.

    >>> from cchc_model import check
    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5)
    ... @given(consistent_reports())
    ... def test_no_rule_is_broken(report):
    ...     assert not [finding for finding in check(report).findings if finding.severity is not Severity.INFO]
    >>> test_no_rule_is_broken()
    """
    values, who, when = draw(_fitting_values(framework)), draw(organisation), draw(period)
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
                beside = _neighbours(framework, [key])
                waiting += [*(name for name in beside if values[name] is not None), key]
                values |= beside
    return _without_doubts(framework, values)


def _without_doubts(framework: Framework, values: _Values) -> dict[str, Number]:
    """The values without those of which the check says more than an information, such as that nothing fits a blank."""
    while True:
        known = {key: value for key, value in values.items() if value is not None}
        findings = check(Report.from_values(framework, known)).findings
        doubtful = [key for f in findings if f.severity is not Severity.INFO for key in f.indicators]
        if not doubtful:
            return known
        values = {**values, **_neighbours(framework, doubtful)}


def _neighbours(framework: Framework, keys: Iterable[str]) -> dict[str, None]:
    """Blanks for whatever shares a rule with some indicators."""
    return dict.fromkeys(name for key in keys for rule in framework.rules_over[key] for name in rule.operands)


def _parts_first(framework: Framework) -> list[str]:
    """A stack: parts lie above the whole that they stand below; percentages come last, as they follow from counts."""
    indicators = framework.indicators
    return sorted(indicators, key=lambda key: not isinstance(indicators[key].measure, Percentage))


def _candidates(framework: Framework, values: _Values, key: str) -> Iterator[st.SearchStrategy[Number]]:
    """What to draw a value from, the best first. What is drawn from a range need not fit; the last one does."""
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
    """What the rules over a value leave open for it, given the values that were drawn before; None if nothing."""
    try:
        return Fitting(framework, values).fit(frozenset([key]), framework.rules_over[key])
    except UndecidedError:
        return None


def _fits(framework: Framework, values: _Values, key: str, value: Number) -> bool:
    rules, together = framework.rules_over[key], {**values, key: value}
    return all(judge(rule.relation, together).verdict is not Verdict.FAILED for rule in rules)


def _whole_numbers(span: Interval) -> st.SearchStrategy[int]:
    low = int(span.low)
    high = MAX_ABSOLUTE - 1 if span.high is None else int(span.high)
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
    low, high = ceil(span.low), _HUNDRED if span.high is None else int(span.high)
    if low <= high:
        yield st.decimals(low, high, places=2, allow_nan=False)
