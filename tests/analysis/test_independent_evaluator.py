"""Consolidations, comparisons, scores and rankings against a second implementation, made from the documentation."""

from decimal import Decimal
from fractions import Fraction
from random import Random

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model.framework import operands
from helpers.independent.comparing import Pair, Step, size
from helpers.independent.consolidating import Table
from helpers.independent.form import FORM, OFFICES, RATES, a_report, dices
from helpers.independent.schedules import P, tables



def consolidated(table: Table) -> cchc.Consolidation:
    return cchc.consolidate(
        table.reports.values(), expected=table.expected, nil_as_zero=table.nil, blank_as_zero=table.blank
    )


@given(tables)
def test_figures_of_many_reports_are_those_of_the_table(table: Table) -> None:
    result = consolidated(table)
    timeless = {rate.reported for rate in RATES if table.timeless(rate)}
    assert {(who, when) for when, who in result.missing} == table.missing()
    for key, figure in result.figures.items():
        mine = table.figure(key)
        assert (figure.value, figure.method.value) == (mine.value, mine.method), key
        assert figure.coverage.expected == mine.expected, key
        assert key in timeless or figure.coverage.reported == mine.reported, key
        assert dict(figure.answers) == mine.answers, key
        assert (figure.reason is None) == (figure.value is not None)


@given(tables)
def test_rates_of_many_reports_are_those_of_the_table(table: Table) -> None:
    result = consolidated(table)
    for rate in RATES:
        share, mine = result.rates[rate.id], table.share(rate)
        if rate.id == "year_per_stock" and len(table.periods) > 1 and share.value is None:
            continue  # see below: it asks for more than both numbers of the last period
        assert share.value == mine.value, rate.id
        assert table.timeless(rate) or (share.coverage.reported, share.coverage.expected) == (
            mine.reported,
            mine.expected,
        ), rate.id


@given(tables, st.booleans(), st.integers(0, 3))
def test_a_consolidated_report_has_the_figures_that_are_complete(table: Table, partial: bool, decimals: int) -> None:
    report = consolidated(table).report(partial=partial, decimals=decimals)
    for key, entry in report.entries.items():
        value, short = table.printed(key, partial=partial, decimals=decimals)
        assert (None if entry.value is None else Fraction(entry.value)) == value, key
        assert (entry.coverage is not None) == short, key
        mine = table.figure(key)
        assert not short or entry.note == f"{mine.reported}/{mine.expected} báo cáo", key
        assert not short or report.known_values(nil_as_zero=True, blank_as_zero=True)[key] is None
    fallen = [
        (finding.message("en").partition(":")[0], *finding.indicators, *sorted(finding.figures.values(), reverse=True))
        for finding in report.findings
        if finding.code == "total_of_year_fell"
    ]
    assert sorted(fallen) == table.fallen()


@given(st.data(), tables)
def test_parts_merge_in_any_order(data: st.DataObject, table: Table) -> None:
    cells = data.draw(st.permutations(list(table.reports)))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(cells)), max_size=2)))
    parts = [cells[a:b] for a, b in zip([0, *cuts], [*cuts, len(cells)], strict=True)]
    several = [
        consolidated(Table(FORM, {cell: table.reports[cell] for cell in part}, table.expected, table.nil, table.blank))
        for part in parts
    ]
    together = several[0].merge(*several[1:])
    whole = consolidated(table)
    assert together == whole
    assert together.report() == whole.report()
    assert together.report().findings == whole.report().findings


PERIODS: tuple[tuple[cchc.ReportingPeriod | None, cchc.ReportingPeriod | None], ...] = (
    (None, None),
    (None, P.quarter(2022, 1)),
    (P.quarter(2022, 1), P.quarter(2022, 1)),
    (P.quarter(2022, 1), P.quarter(2022, 2)),
    (P.quarter(2022, 1), P.half_year(2022)),
    (P.quarter(2022, 2), P.half_year(2022)),
    (P.quarter(2022, 2), P.quarter(2023, 2)),
    (P.quarter(2022, 2), P.month(2023, 6)),
    (P.half_year(2022), P.full_year(2022)),
    (P.half_year(2022, 2), P.half_year(2023)),
    (P.full_year(2021), P.full_year(2022)),
    (P.full_year(2021), P.quarter(2022, 1)),
    (P.nine_months(2022), P.quarter(2022, 4)),
)


def pair(dice: Random) -> Pair:
    first, second = dice.choice(PERIODS)
    notes = dice.random() < 0.3  # noqa: PLR2004 some of them
    before = a_report(dice, OFFICES[0], first, notes=notes)
    after = a_report(dice, OFFICES[0], second, notes=notes)
    return Pair(before, after, dice.random() < 0.5, dice.random() < 0.5)  # noqa: PLR2004 one of two


pairs = dices.map(pair)


def steps(changes: tuple[cchc.Change, ...]) -> list[Step]:
    return [Step(one.subject.id, one.kind.value, fraction(one.before), fraction(one.after)) for one in changes]


def numbers_of(rate_id: str) -> tuple[str, ...]:
    ratio = next(rate.ratio for rate in RATES if rate.id == rate_id)
    return operands(ratio.numerator) + operands(ratio.denominator)


def fraction(number: int | Decimal | Fraction | None) -> Fraction | None:
    return None if number is None else Fraction(number)


@given(pairs)
def test_changes_are_those_between_two_columns(pair: Pair) -> None:
    result = cchc.compare(pair.before, pair.after, nil_as_zero=pair.nil, blank_as_zero=pair.blank)
    assert steps(result.changes) == pair.changes()
    assert [one for one in steps(result.rates) if not pair.unreadable(numbers_of(one.id))] == pair.rate_changes()
    for one in (*result.changes, *result.rates):
        mine = Step(one.subject.id, one.kind.value, fraction(one.before), fraction(one.after))
        assert (one.difference, one.percent) == (mine.difference, mine.percent)
    largest = steps(result.ranked())
    assert sorted(largest, key=size) == largest
    assert {one.id for one in largest} == {one.subject.id for one in (*result.changes, *result.rates)}


@given(pairs)
def test_a_row_that_may_not_be_compared_is_named(pair: Pair) -> None:
    result = cchc.compare(pair.before, pair.after, nil_as_zero=pair.nil, blank_as_zero=pair.blank)
    named = {one.subject.id for one in result.not_compared}
    assert not named & {one.subject.id for one in (*result.changes, *result.rates)}
    changed = {one.id for one in (*pair.changes(), *pair.rate_changes())}
    for key, row in FORM.indicators.items():
        first, second = pair.numbers(key)
        hidden = pair.partial([key]) or pair.unreadable([key])
        assert key not in named or hidden or not pair.row_admits(row), key
        assert key in named or key in changed or hidden or first == second, key
    for rate in RATES:
        shares, undefined = pair.shares(rate), pair.undefined(rate)
        keys = numbers_of(rate.id)
        hidden = pair.partial(keys) or pair.unreadable(keys) or any(undefined)
        assert rate.id not in named or hidden or not pair.rate_admits(rate), rate.id
        assert rate.id in named or rate.id in changed or hidden or shares[0] == shares[1], rate.id
        assert rate.id in named or undefined[0] == undefined[1] or None in shares, rate.id
    fell = {key for found in result.findings if found.code == "year_to_date_fell" for key in found.indicators}
    assert fell == set(evolve(pair, nil=False, blank=False).fallen())  # see below: it counts nil as no number here
