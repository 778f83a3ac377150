"""Consolidations, comparisons, scores and rankings against a second implementation, made from the documentation."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

import cchc_model as cchc
from helpers.independent.consolidating import Table
from helpers.independent.form import FORM, RATES
from helpers.independent.schedules import tables



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
