"""Frames against reports: the same outcomes, numerators and denominators on every engine, without tolerance."""

import math
import random
from collections.abc import Iterable
from decimal import Decimal

import narwhals as nw
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import SOC_TRANG_DISTRICT, CheckResult, Report, Verdict, check
from cchc_model.frames import check_summary, from_frame, to_frame
from helpers.engines import IN_MEMORY, Make, Spark, maker, require, rows
from helpers.frame_cases import SMALL, TINY, Case, cases, named, random_report
from helpers.frame_laws import same_counts, same_outcomes, same_rates, same_values

pytestmark = pytest.mark.many_plans

EXAMPLES = {"polars": 3, "polars-lazy": 1, "pyarrow": 1, "pandas": 1, "pandas-pyarrow": 1, "duckdb": 1, "pyspark": 1}
"""Frames that an engine is tried with one after the other in CI: few where planning takes seconds."""


def judged(reports: Iterable[Report]) -> list[CheckResult]:
    return [check(report) for report in reports]


@pytest.fixture(scope="session")
def many() -> list[CheckResult]:
    """Checked reports drawn by hypothesis, for one frame: some engines plan for seconds, however few the rows are."""
    drawn: list[dict[str, object]] = []

    @given(cases)
    @settings(
        max_examples=80,
        derandomize=True,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def draw(case: Case) -> None:
        drawn.extend(case.rows)

    draw()
    return judged(Report.from_values(SMALL, row, organisation=named(number)) for number, row in enumerate(drawn))


@pytest.fixture(scope="session")
def kinds(many: list[CheckResult]) -> dict[str, list[CheckResult]]:
    """Those of them whose ranges let rules be evaluated in another way each."""

    def within(result: CheckResult, least: int, most: int) -> bool:
        return all(value is None or least <= value < most for value in result.report.values.values())

    sound = [result for result in many if within(result, 0, 10**15)]
    small = [result for result in sound if within(result, 0, 10**6)]
    signed = [result for result in many if within(result, -(10**6), 10**6)]
    short = [[one for one in results if max(decimals_of(one.report), default=0) <= 5] for results in (small, signed)]
    alike = judged(with_two_decimals(result.report) for result in small)
    return {"sound": sound, "small": small, "short": short[0], "alike": alike, "signed": short[1]}


@pytest.mark.parametrize("engine", EXAMPLES)
def test_every_outcome_and_rate_is_that_of_the_report(engine: str, spark: Spark) -> None:
    """Frame by frame, so that the smallest reports show a difference. All engines have many in one frame."""
    require(engine)

    @given(case=cases)
    @settings(
        max_examples=max(1, EXAMPLES[engine] * settings().max_examples // 40), suppress_health_check=list(HealthCheck)
    )
    def same(case: Case) -> None:
        frame, results = maker(engine, spark)(case.reports, SMALL), judged(case.reports)
        same_outcomes(results, frame, SMALL)
        same_counts(results, frame, SMALL)
        same_rates(results, frame, SMALL)

    same()


@pytest.mark.costly
def test_many_reports_have_every_outcome_of_every_rule(many: list[CheckResult]) -> None:
    seen = {(outcome.rule.id, outcome.verdict) for result in many for outcome in result.outcomes}
    for rule in SMALL.rules:
        assert {(rule.id, verdict) for verdict in (Verdict.PASSED, Verdict.FAILED, Verdict.UNKNOWN)} <= seen


def test_outcomes_on_every_engine(make: Make, many: list[CheckResult]) -> None:
    frame = make(reports_of(many), SMALL)
    same_outcomes(many, frame, SMALL)
    same_counts(many, frame, SMALL)


@pytest.mark.parametrize("kind", ["sound", "small", "short", "alike", "signed"])
@pytest.mark.parametrize(
    "engine", [pytest.param(one, marks=[pytest.mark.long] * ("pandas" in one)) for one in (*IN_MEMORY, "duckdb")]
)
def test_outcomes_by_the_ranges_of_a_frame(
    engine: str, kind: str, spark: Spark, kinds: dict[str, list[CheckResult]]
) -> None:
    """Columns are read as they are, products multiplied and percentages brought to one number of decimals if they fit.

    An engine that is not in memory is asked for its ranges by a summary only.
    """
    require(engine)
    results = kinds[kind]
    assert len(results) > 20
    frame = maker(engine, spark)(reports_of(results), SMALL)
    same_counts(results, frame, SMALL)
    if engine in IN_MEMORY:
        same_outcomes(results, frame, SMALL)


def reports_of(results: Iterable[CheckResult]) -> list[Report]:
    return [result.report for result in results]


def with_two_decimals(report: Report) -> Report:
    """A report with each percentage rounded to two decimals."""
    values = {key: round(value, 2) if isinstance(value, Decimal) else value for key, value in report.values.items()}
    return Report.from_values(SMALL, values, organisation=report.organisation)


def decimals_of(report: Report) -> list[int]:
    """How many decimals the percentages of a report have."""
    shares = (value for value in report.values.values() if isinstance(value, Decimal))
    return [-exponent for share in shares if isinstance(exponent := share.as_tuple().exponent, int)]


def test_rates_on_every_engine(make: Make, many: list[CheckResult]) -> None:
    same_rates(many, make(reports_of(many), SMALL), SMALL)


def test_the_mean_of_a_column_is_the_mean_of_the_reports(make: Make) -> None:
    """Of 94.2 and 100 it is 97.1, however many decimals are printed."""
    printed = [Decimal(text) for text in ("94.2", "100", "25.80", "0.125")]
    reports = [
        Report.from_values(SMALL, {"share0": value}, organisation=named(number)) for number, value in enumerate(printed)
    ]
    (row,) = rows(nw.from_native(make(reports, SMALL)).select(nw.col("share0").mean()).to_native())
    assert row["share0"] == pytest.approx(float(sum(printed)) / len(printed))


def test_a_float_that_is_off_by_its_last_bits_is_the_number_of_its_digits(make: Make, many: list[CheckResult]) -> None:
    """As the quotients of some engines are."""
    last_bit = 1 - 2.0**-53
    lower, higher = nw.col("share0") * last_bit, nw.col("share1", "share2") * (2 - last_bit)
    frame = nw.from_native(make(reports_of(many), SMALL)).with_columns(lower, higher).to_native()
    same_outcomes(many, frame, SMALL, {Verdict.FAILED})
    same_counts(many, frame, SMALL)
    same_values(many, frame, SMALL)


@given(
    st.integers(0, 18),
    st.one_of(st.integers(1, 10**15 - 1), st.integers(10**15 - 10**6, 10**15 - 1)),
    st.integers(-2, 2),
)
def test_a_float_is_never_taken_for_another_number(decimals: int, digits: int, bits: int) -> None:
    """One bit away it is the number; two bits away it is the number or none."""
    require("polars")
    printed = Decimal(digits).scaleb(-decimals)
    value = float(printed)
    for _ in range(abs(bits)):
        value = math.nextafter(value, math.copysign(math.inf, bits))
    report = Report.from_values(SMALL, {"share0": printed}, organisation=named(0))
    frame = nw.from_native(to_frame([report], framework=SMALL)).with_columns(share0=nw.lit(value)).to_native()
    try:
        (again,) = from_frame(frame, framework=SMALL)
    except cchc.InvalidDataError:
        assert abs(bits) > 1
    else:
        assert str(again.values["share0"]) == str(printed)


@pytest.mark.parametrize("rows", [1, 2, 3, 5, 8, 33])
def test_whether_a_float_is_damaged_does_not_depend_on_its_engine_or_neighbours(make: Make, rows: int) -> None:
    """Polars divides some rows in another way than others, and engines order NaN in two ways."""
    values = [2.0299999999999994, 2.03 / 3 * 3, 0.1 + 0.2, 1e15 - 0.5, math.nextafter(99.99, 0), 99.99 * (1 - 2.0**-50)]
    values += [math.nan, math.inf, -math.inf]
    reports = [Report.from_values(TINY, {"share0": Decimal("2.03")}, organisation=named(n)) for n in range(rows)]
    frame = nw.from_native(make(reports, TINY))
    for value in values:
        changed = frame.with_columns(share0=nw.col("share0") * 0 + value).to_native()
        try:
            damaged = 0 * len(from_frame(changed, framework=TINY))
        except cchc.InvalidDataError:
            damaged = rows
        # pandas takes NaN for a missing number, whose decimals are then the damaged ones.
        assert max(check_summary(changed, framework=TINY).damaged.values(), default=0) == damaged, value


def test_a_float_that_is_further_off_is_damaged(make: Make, many: list[CheckResult]) -> None:
    """Except among numbers of 15 digits, where another number may be as near."""
    shares = {id(report): Decimal(report.values["share0"] or 0) for report in reports_of(many)}
    reports = [report for report in reports_of(many) if len(shares[id(report)].as_tuple().digits) < 14]
    frame = nw.from_native(make(reports, SMALL)).with_columns(nw.col("share0") * (1 + 2.0**-49)).to_native()
    number = sum(bool(shares[id(report)]) for report in reports)
    assert check_summary(frame, framework=SMALL).damaged == {"share0": number}


def test_values_on_every_engine(make: Make, many: list[CheckResult]) -> None:
    same_values(many, make(reports_of(many), SMALL), SMALL)


def test_the_shipped_framework_on_every_engine(make: Make) -> None:
    g = random.Random(2026)
    results = judged(random_report(g, number) for number in range(50))
    frame = make(reports_of(results), SOC_TRANG_DISTRICT)
    same_outcomes(results, frame, SOC_TRANG_DISTRICT, {Verdict.FAILED})
    same_counts(results, frame, SOC_TRANG_DISTRICT)
    same_rates(results, frame, SOC_TRANG_DISTRICT)
    same_values(results, frame, SOC_TRANG_DISTRICT)
