"""Frames against reports: the same outcomes, numerators and denominators on every engine, without tolerance."""

import math
import random
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import narwhals as nw
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import SOC_TRANG_DISTRICT, Report, Verdict, check, compute_rates
from cchc_model.frames import check_frame, check_summary, from_frame, rates_frame, to_frame, to_long
from helpers.engines import IN_MEMORY, Make, Spark, maker, require, rows
from helpers.frame_cases import SMALL, TINY, Case, cases, named, random_report

pytestmark = pytest.mark.many_plans

EXAMPLES = {"polars": 5, "polars-lazy": 2, "pyarrow": 2, "pandas": 1, "pandas-pyarrow": 1, "duckdb": 2, "pyspark": 1}
"""Frames that an engine is tried with one after the other in CI: few where planning takes seconds."""


_ADDED_UP = ("sum.share2_16", "within.share0_17")
"""Rules whose one side is a sum of percentages, which has no fraction that is sure to fit."""


def longer(engines: Iterable[str]) -> list[Any]:
    """Mark pandas over Arrow as long: it has the plans of pandas, and takes as long again."""
    return [pytest.param(name, marks=pytest.mark.long) if name == "pandas-pyarrow" else name for name in engines]


def exact(row: dict[str, Any], side: str) -> Fraction | None:
    return None if row[side] is None else Fraction(row[side], row[f"{side}_over"])


def same_outcomes(reports: list[Report], frame: Any, framework: cchc.Framework) -> None:
    found = rows(check_frame(frame, framework=framework, verdicts=set(Verdict)))
    below_0 = {(row["code"], row["rule"]): exact(row, "left") for row in found if row["rule"].startswith("negative.")}
    told = {(row["code"], row["rule"]): row for row in found if not row["rule"].startswith("negative.")}
    assert len(told) == len(found) - len(below_0) == len(reports) * len(framework.rules)
    counted: Counter[tuple[str, Verdict]] = Counter()
    negative: Counter[str] = Counter()
    for report in reports:
        assert report.organisation is not None
        result = check(report)
        for finding in result.findings:
            if finding.code == "negative_value":
                (key,) = finding.indicators
                assert below_0[report.organisation.code or "", f"negative.{key}"] == report.values[key]
                negative[key] += 1
        for outcome in result.outcomes:
            row, judgement = told[report.organisation.code or "", outcome.rule.id], outcome.judgement
            shown = (outcome.rule.id, str(outcome.rule.relation), dict(report.values), row)
            assert row["verdict"] == outcome.verdict.value, shown
            assert row["severity"] == outcome.rule.severity.value
            for side, judged in (("left", judgement.left), ("right", judgement.right)):
                if row[side] is not None or outcome.rule.id not in _ADDED_UP:
                    assert exact(row, side) == (None if judged is None else judged.low), shown
            counted[outcome.rule.id, outcome.verdict] += 1
    summary = check_summary(frame, framework=framework)
    assert (summary.reports, summary.damaged, summary.negative) == (len(reports), {}, negative)
    assert negative.total() == len(below_0)
    for one in summary.rules:
        numbers = (one.passed, one.failed, one.unknown, one.not_applicable)
        assert numbers == tuple(counted[one.rule.id, verdict] for verdict in Verdict)


def same_rates(reports: list[Report], frame: Any, framework: cchc.Framework) -> None:
    told = {row["code"]: row for row in rows(rates_frame(frame, framework=framework))}
    for report in reports:
        assert report.organisation is not None
        row = told[report.organisation.code]
        assert row["damaged"] == 0
        for key, rate in compute_rates(report).items():
            assert (row[f"{key}_numerator"], row[f"{key}_denominator"]) == (rate.numerator, rate.denominator)
            nearest = None if rate.value is None else float(rate.numerator or 0) / float(rate.denominator or 0)
            assert row[f"{key}_value"] == nearest


def same_values(reports: list[Report], frame: Any, framework: cchc.Framework) -> None:
    again = {
        report.organisation.code: report for report in from_frame(frame, framework=framework) if report.organisation
    }
    for report in reports:
        assert report.organisation is not None
        other = again[report.organisation.code]
        assert other == report
        assert str(dict(other.values)) == str(dict(report.values))  # printed digits too
    long = {
        (row["code"], row["indicator"]): (row["value"], row["decimals"])
        for row in rows(to_long(frame, framework=framework))
    }
    assert len(long) == sum(value is not None for report in reports for value in report.values.values())


@pytest.fixture(scope="session")
def many() -> list[Report]:
    """Reports drawn by hypothesis, all in one frame: some engines plan for seconds, however few the rows are."""
    drawn: list[dict[str, object]] = []

    @given(cases)
    @settings(
        max_examples=200,
        derandomize=True,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def draw(case: Case) -> None:
        drawn.extend(case.rows)

    draw()
    return [Report.from_values(SMALL, values, organisation=named(number)) for number, values in enumerate(drawn)]


@pytest.mark.parametrize("engine", longer(EXAMPLES))
def test_every_outcome_and_rate_is_that_of_the_report(engine: str, spark: Spark) -> None:
    """Frame by frame, so that the smallest reports show a difference. All engines have many in one frame."""
    require(engine)

    @given(case=cases)
    @settings(
        max_examples=max(1, EXAMPLES[engine] * settings().max_examples // 40), suppress_health_check=list(HealthCheck)
    )
    def same(case: Case) -> None:
        frame = maker(engine, spark)(case.reports, SMALL)
        same_outcomes(case.reports, frame, SMALL)
        same_rates(case.reports, frame, SMALL)

    same()


def test_many_reports_have_every_outcome_of_every_rule(many: list[Report]) -> None:
    seen = {(outcome.rule.id, outcome.verdict) for report in many for outcome in check(report).outcomes}
    for rule in SMALL.rules:
        assert {(rule.id, verdict) for verdict in (Verdict.PASSED, Verdict.FAILED, Verdict.UNKNOWN)} <= seen


def test_outcomes_on_every_engine(make: Make, many: list[Report]) -> None:
    same_outcomes(many, make(many, SMALL), SMALL)


@pytest.mark.parametrize("engine", longer(IN_MEMORY))
def test_outcomes_where_a_look_at_the_frame_finds_nothing_amiss(engine: str, spark: Spark, many: list[Report]) -> None:
    """Then its own columns are read, products multiplied and percentages brought to one number of decimals if they fit.

    An engine that is not in memory is not asked for a look.
    """
    require(engine)
    sound = [report for report in many if all(value is None or value >= 0 for value in report.values.values())]
    small = [report for report in sound if all(value is None or value < 10**6 for value in report.values.values())]
    short = [report for report in small if max(decimals_of(report), default=0) <= 5]
    alike = [with_two_decimals(report) for report in small]
    for reports in (sound, small, short, alike):
        assert len(reports) > 20
        frame = maker(engine, spark)(reports, SMALL)
        same_outcomes(reports, frame, SMALL)
        same_rates(reports, frame, SMALL)


def with_two_decimals(report: Report) -> Report:
    """A report with each percentage rounded to two decimals."""
    values = {key: round(value, 2) if isinstance(value, Decimal) else value for key, value in report.values.items()}
    return Report.from_values(SMALL, values, organisation=report.organisation)


def decimals_of(report: Report) -> list[int]:
    """How many decimals the percentages of a report have."""
    shares = (value for value in report.values.values() if isinstance(value, Decimal))
    return [-exponent for share in shares if isinstance(exponent := share.as_tuple().exponent, int)]


def test_rates_on_every_engine(make: Make, many: list[Report]) -> None:
    same_rates(many, make(many, SMALL), SMALL)


def test_the_mean_of_a_column_is_the_mean_of_the_reports(make: Make) -> None:
    """Of 94.2 and 100 it is 97.1, however many decimals are printed."""
    printed = [Decimal(text) for text in ("94.2", "100", "25.80", "0.125")]
    reports = [
        Report.from_values(SMALL, {"share0": value}, organisation=named(number)) for number, value in enumerate(printed)
    ]
    (row,) = rows(nw.from_native(make(reports, SMALL)).select(nw.col("share0").mean()).to_native())
    assert row["share0"] == pytest.approx(float(sum(printed)) / len(printed))


def test_a_float_that_is_off_by_its_last_bits_is_the_number_of_its_digits(make: Make, many: list[Report]) -> None:
    """As the quotients of some engines are."""
    reports, last_bit = many[:200], 1 - 2.0**-53
    lower, higher = nw.col("share0") * last_bit, nw.col("share1", "share2") * (2 - last_bit)
    frame = nw.from_native(make(reports, SMALL)).with_columns(lower, higher).to_native()
    same_outcomes(reports, frame, SMALL)
    same_values(reports, frame, SMALL)


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
    """Polars divides some rows in another way than others."""
    values = [2.0299999999999994, 2.03 / 3 * 3, 0.1 + 0.2, 1e15 - 0.5, math.nextafter(99.99, 0), 99.99 * (1 - 2.0**-50)]
    reports = [Report.from_values(TINY, {"share0": Decimal("2.03")}, organisation=named(n)) for n in range(rows)]
    frame = nw.from_native(make(reports, TINY))
    for value in values:
        changed = frame.with_columns(share0=nw.col("share0") * 0 + value).to_native()
        try:
            damaged = 0 * len(from_frame(changed, framework=TINY))
        except cchc.InvalidDataError:
            damaged = rows
        assert check_summary(changed, framework=TINY).damaged.get("share0", 0) == damaged, value


def test_a_float_that_is_further_off_is_damaged(make: Make, many: list[Report]) -> None:
    """Except among numbers of 15 digits, where another number may be as near."""
    shares = {id(report): Decimal(report.values["share0"] or 0) for report in many}
    reports = [report for report in many if len(shares[id(report)].as_tuple().digits) < 14]
    frame = nw.from_native(make(reports, SMALL)).with_columns(nw.col("share0") * (1 + 2.0**-49)).to_native()
    number = sum(bool(shares[id(report)]) for report in reports)
    assert check_summary(frame, framework=SMALL).damaged == {"share0": number}


def test_values_on_every_engine(make: Make, many: list[Report]) -> None:
    same_values(many, make(many, SMALL), SMALL)


def test_the_shipped_framework_on_every_engine(make: Make) -> None:
    g = random.Random(2026)
    reports = [random_report(g, number) for number in range(50)]
    frame = make(reports, SOC_TRANG_DISTRICT)
    same_outcomes(reports, frame, SOC_TRANG_DISTRICT)
    same_rates(reports, frame, SOC_TRANG_DISTRICT)
    same_values(reports, frame, SOC_TRANG_DISTRICT)
