"""Consolidations, comparisons, scores and rankings against a second implementation, made from the documentation."""

from decimal import Decimal
from fractions import Fraction
from random import Random

from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model.analysis.changes import Change
from cchc_model.analysis.scoring import ByHand, PointRange, component, criterion, rubric_section
from cchc_model.framework import CodeList, Percentage, operands
from helpers.independent.comparing import Pair, Step, size
from helpers.independent.consolidating import Table
from helpers.independent.figures import No, points_of
from helpers.independent.form import FORM, OFFICES, RATES, a_report, dices
from helpers.independent.offices import Case, a_case, completed, own_total, scorer
from helpers.independent.ranking import places
from helpers.independent.rubrics import NAME, a_rubric
from helpers.independent.schedules import P, tables
from helpers.independent.scoring import Scorer


def consolidated(table: Table) -> cchc.Consolidation:
    return cchc.consolidate(
        table.reports.values(), expected=table.expected, nil_as_zero=table.nil, blank_as_zero=table.blank
    )


@given(tables)
def test_figures_of_many_reports_are_those_of_the_table(table: Table) -> None:
    result = consolidated(table)
    assert {(who, when) for when, who in (*result.missing, *result.gaps)} == table.missing()
    assert {who for _, who in result.missing} <= set(table.expected)
    for key, figure in result.figures.items():
        mine = table.figure(key)
        assert (figure.value, figure.method.value) == (mine.value, mine.method), key
        assert (figure.coverage.reported, figure.coverage.expected) == (mine.reported, mine.expected), key
        assert dict(figure.answers) == mine.answers, key
        assert (figure.reason is None) == (figure.value is not None)


@given(tables)
def test_rates_of_many_reports_are_those_of_the_table(table: Table) -> None:
    result = consolidated(table)
    for rate in RATES:
        share, mine = result.rates[rate.id], table.share(rate)
        assert share.value == mine.value, rate.id
        assert (share.coverage.reported, share.coverage.expected) == (mine.reported, mine.expected), rate.id


@given(tables, dices)
def test_a_consolidated_report_has_the_figures_that_are_complete(table: Table, dice: Random) -> None:
    partial, decimals = dice.random() < 0.5, dice.randint(0, 3)
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
    notes = dice.random() < 0.3
    before = a_report(dice, OFFICES[0], first, notes=notes)
    after = a_report(dice, OFFICES[0], second, notes=notes)
    return Pair(before, after, dice.random() < 0.5, dice.random() < 0.5)


pairs = dices.map(pair)


def steps(changes: tuple[Change, ...]) -> list[Step]:
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
    assert steps(result.rates) == pair.rate_changes()
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
    assert fell == set(pair.fallen())
    odd = {key for found in result.findings if found.code == "implausible_change" for key in found.indicators}
    counts = {key for key, row in FORM.indicators.items() if not isinstance(row.measure, CodeList | Percentage)}
    assert odd & counts == pair.disproportionate()


def judged(dice: Random, *, full: bool) -> Case:
    return a_case(dice, a_rubric(dice), full=full)


def exact(points: PointRange | None) -> Fraction | None:
    return None if points is None else points.exact


@given(dices)
def test_points_of_known_figures_are_those_by_hand(dice: Random) -> None:
    case = judged(dice, full=True)
    sheet, doubts = case.scored(), list[Fraction]()
    scorer = Scorer(case.rubric, case.appraised, lambda low, high: doubts.extend((low, high)) or high)  # type: ignore[func-returns-value]
    mine = scorer.sheet(case.office)
    for scored in sheet.components:
        found = points_of(scored.component, case.office)
        if scored.component.id in case.appraised or found not in (No.UNKNOWN, No.UNDEFINED):
            assert (scored.points.exact, scored.maximum.exact) == mine.components[scored.component.id]
    assume(not doubts)  # every rate has a denominator, or points without one, and no person has to decide
    for section in sheet.sections:
        assert (section.points.exact, section.maximum.exact) == mine.sections[section.section.id]
        for one in section.criteria:
            assert (one.points.exact, one.maximum.exact) == mine.criteria[one.criterion.id]
    assert (exact(sheet.applicable), exact(sheet.maximum)) == (mine.applicable, mine.maximum)
    assert (exact(sheet.points), exact(sheet.bonus), exact(sheet.penalty)) == (mine.points, mine.bonus, mine.penalty)
    assert (exact(sheet.total), exact(sheet.percent)) == (mine.total, mine.percent)
    assert [band.name.en for band in sheet.bands] == scorer.bands(mine.percent)


def inside(points: PointRange, number: Fraction) -> bool:
    return points.low <= number <= points.high


@example(Random(5322))  # a growth of what can only have been 0
@given(dices)
def test_whatever_a_missing_figure_is_the_points_are_within_their_range(dice: Random) -> None:
    case = judged(dice, full=False)
    sheet = case.scored()
    for _ in range(4):
        by_hand = scorer(dice, case)
        mine = by_hand.sheet(completed(dice, case).office)
        for scored in sheet.components:
            points, maximum = mine.components[scored.component.id]
            assert inside(scored.points, points), scored.component.id
            assert inside(scored.maximum, maximum), scored.component.id
        for section in sheet.sections:
            points, maximum = mine.sections[section.section.id]
            assert inside(section.points, points)
            assert inside(section.maximum, maximum)
        assert inside(sheet.applicable, mine.applicable)
        assert inside(sheet.points, mine.points)
        assert inside(sheet.bonus, mine.bonus)
        assert inside(sheet.penalty, mine.penalty)
        assert inside(sheet.total, mine.total)
        if mine.percent is not None:
            assert sheet.percent is not None
            assert inside(sheet.percent, mine.percent)
        assert set(by_hand.bands(mine.percent)) <= {band.name.en for band in sheet.bands}


@given(dices)
def test_the_self_assessed_total_is_the_one_by_the_same_rules(dice: Random) -> None:
    case = judged(dice, full=True)
    sheet = case.scored()
    assert sheet.self_assessed == own_total(case)
    assert (sheet.difference is None) == (sheet.self_assessed is None)
    if sheet.difference is not None and sheet.self_assessed is not None:
        assert sheet.difference.low == sheet.total.low - sheet.self_assessed
        assert sheet.difference.high == sheet.total.high - sheet.self_assessed
    assert sheet.total == evolve(case, self_assessed={}).scored().total


@given(dices)
def test_a_place_holds_whatever_a_missing_figure_is(dice: Random) -> None:
    first = judged(dice, full=dice.random() < 0.5)
    cases = [a_case(dice, first.rubric, full=dice.random() < 0.8, who=who) for who in OFFICES]
    sheets = [sheet for sheet in (case.scored() for case in cases) if sheet.percent is not None]
    ranked = cchc.rank(sheets)
    mine = places([(sheet.percent.low, sheet.percent.high) for sheet in sheets if sheet.percent])
    for one in ranked:
        assert (one.best, one.worst, one.tied) == mine[sheets.index(one.sheet)]
        assert one.place == (one.best if one.best == one.worst else None)
    assert [one.best for one in ranked] == sorted(one.best for one in ranked)
    turned_out = {
        case.report.organisation: scorer(dice, case).sheet(completed(dice, case).office).percent for case in cases
    }
    percents = {sheet.organisation: turned_out[sheet.organisation] for sheet in sheets}
    assume(None not in percents.values())
    for one in ranked:
        own = percents[one.sheet.organisation]
        place = 1 + sum(other > own for other in percents.values() if other is not None and own is not None)
        assert one.best <= place <= one.worst


@given(st.lists(st.integers(0, 3), min_size=1, max_size=5))
def test_equal_totals_share_a_place(points: list[int]) -> None:
    by_hand = component("it", "Tên", "Name", 3, ByHand())
    results = criterion("c", "Tên", "Name", 3, by_hand)
    section = rubric_section("s", "Tên", "Name", 3, results)
    rubric = cchc.Rubric("one", "1", NAME, FORM.id, maximum=3, sections=(section,))
    reports = [a_report(Random(0), who, P.quarter(2022, 1)) for who in OFFICES[: len(points)]]
    sheets = [cchc.score(one, rubric, appraised={"it": most}) for one, most in zip(reports, points, strict=True)]
    found = {one.sheet.organisation: (one.place, one.tied) for one in cchc.rank(sheets)}
    for one, most in zip(reports, points, strict=True):
        better = sum(other > most for other in points)
        assert found[one.organisation] == (1 + better, points.count(most) - 1)
