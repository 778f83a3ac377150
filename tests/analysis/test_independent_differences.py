"""Cases in which the library once differed from its documentation, as the second implementation found."""

from decimal import Decimal

import cchc_model as cchc
from cchc_model.analysis.changes import ChangeKind
from cchc_model.analysis.scoring import (
    ByHand,
    ChangeOf,
    Complement,
    Component,
    PointRange,
    Product,
    RoundedAt,
    Rounding,
    component,
    criterion,
    in_proportion,
    rubric_section,
)
from helpers.independent.form import FLOW_A, FORM, OFFICES, RATED, RATES, entry
from helpers.independent.rubrics import NAME

FIRST, SECOND = (cchc.ReportingPeriod.quarter(2022, number) for number in (1, 2))
BY_RATE = {rate.id: rate for rate in RATES}


def own(period: cchc.ReportingPeriod | None = FIRST, **values: object) -> cchc.Report:
    return cchc.Report.from_values(FORM, values, organisation=OFFICES[0], period=period)


def with_status(report: cchc.Report, key: str, status: cchc.Status) -> cchc.Report:
    return cchc.Report(FORM, {**report.entries, key: entry(None, status)}, report.organisation, report.period)


def rubric(*components: Component, bonuses: tuple[Component, ...] = (), **more: object) -> cchc.Rubric:
    most = sum((one.maximum for one in components), Decimal(0))
    results = criterion("c", "Tên", "Name", most, *components)
    sections = (rubric_section("s", "Tên", "Name", most, results),)
    return cchc.Rubric("own", "1", NAME, FORM.id, most, sections, bonuses, **more)  # type: ignore[arg-type]


def by_hand(key: str, most: int) -> Component:
    return component(key, "Tên", "Name", most, ByHand())


def test_a_rate_of_the_last_period_needs_the_reports_of_the_last_period() -> None:
    """`year_a` and `stock_b` are both taken from the last period; the coverage is 1/1, and there is no value."""
    rate = cchc.consolidate([own(), own(SECOND, year_a=6, stock_b=12)]).rates["year_per_stock"]
    assert rate.coverage.complete
    assert rate.percent == 50


def test_the_reason_for_a_missing_rate_is_true() -> None:
    """The numerator is that of the last period, the denominator is added."""
    rate = cchc.consolidate([own(flow_b=6), own(SECOND, flow_b=6)]).rates["stock_per_flow"]
    assert rate.reason is not None
    rate = cchc.consolidate([own(flow_b=6), own(SECOND, flow_b=6, stock_a=3)]).rates["stock_per_flow"]
    assert rate.reason is not None
    assert "the numerator is added" not in rate.reason.en


def test_the_coverage_of_a_rate_is_the_number_of_reports_with_both_numbers() -> None:
    later = cchc.ReportingPeriod.quarter(2023, 1)
    rate = cchc.consolidate([own(flow_b=6, stock_a=3), own(later, flow_b=6, stock_a=3)]).rates["mixed"]
    assert rate.value is None
    assert str(rate.coverage) == "2/2"


def test_a_total_of_the_year_that_fell_to_a_nil_that_counts_as_0_is_an_error() -> None:
    before, after = own(year_a=7), with_status(own(SECOND), "year_a", cchc.Status.NIL)
    compared = cchc.compare(before, after, nil_as_zero=True)
    assert [change.kind for change in compared.changes] == [ChangeKind.FELL]
    assert [finding.code for finding in compared.findings] == ["year_to_date_fell"]


def test_a_rate_with_a_number_that_could_not_be_read_is_not_compared() -> None:
    before = with_status(own(stock_b=4), "stock_a", cchc.Status.DAMAGED)
    compared = cchc.compare(before, own(SECOND, stock_a=1, stock_b=4))
    assert [one.subject.id for one in compared.not_compared] == ["stock_a", "stocks"]
    assert not compared.rates


def test_a_product_with_a_figure_below_0_is_scored() -> None:
    """All figures are known; the sheet has a range without a reason, and says that a denominator is 0."""
    product = Product([Complement([BY_RATE["years"]]), RATED])
    only = component("it", "Tên", "Name", 5, in_proportion(product))
    scored = cchc.score(own(year_a=3, year_b=2, rated=50), rubric(only))["it"]
    assert scored.figure == -25
    assert scored.points.exact == 0


def test_bonuses_are_not_rounded_together_if_the_rubric_rounds_by_component() -> None:
    own_rubric = rubric(by_hand("it", 10), bonuses=(by_hand("bonus", 5),), rounding=Rounding(0))
    sheet = cchc.score(own(), own_rubric, appraised={"it": Decimal("5.49"), "bonus": Decimal("0.49")})
    assert sheet["bonus"].points.exact == sheet.bonus.exact


def test_bonuses_are_within_their_limit() -> None:
    at = Rounding(0, RoundedAt.TOTAL)
    own_rubric = rubric(by_hand("it", 2), bonuses=(by_hand("bonus", 2),), most_bonus=Decimal("1.5"), rounding=at)
    sheet = cchc.score(own(), own_rubric, appraised={"it": 2, "bonus": 2})
    assert sheet.bonus.high <= Decimal("1.5")


def test_equal_scores_of_office_and_appraiser_have_no_difference() -> None:
    own_rubric = rubric(by_hand("it", 10), bonuses=(by_hand("bonus", 5),), most_bonus=2)
    scores = {"it": 5, "bonus": 4}
    sheet = cchc.score(own(), own_rubric, appraised=scores, self_assessed=scores)
    assert sheet.total.exact == 7
    assert sheet.difference == PointRange.of(0)


def test_points_by_a_change_compare_what_may_be_compared() -> None:
    """`compare` refuses a flow of a quarter beside one of half a year; a score by its growth does not."""
    grown = in_proportion(ChangeOf(FLOW_A, relative=True))
    only = component("it", "Tên", "Name", 5, grown)
    half = own(cchc.ReportingPeriod.half_year(2022), flow_a=20)
    scored = cchc.score(half, rubric(only), former=own(flow_a=10))["it"]
    assert scored.figure is None
