import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import (
    SOC_TRANG_DISTRICT,
    Entry,
    InvalidNumberError,
    Report,
    Status,
    UnknownIndicatorError,
    compute_rates,
    percentage,
    percentage_change,
    rounded_percentage,
    testing,
)
from cchc_model.analysis.rates import Rates, compute_rate
from cchc_model.framework import operands


def test_the_rates_of_the_real_annex(report: Report) -> None:
    """The figures are those of the annex, divided by hand."""
    rates = compute_rates(report)
    expected = {
        "plan_completion": (8, 31, "25,81%"),
        "district_resolution_rate": (4833, 5627, "85,89%"),
        "district_on_time_rate": (4821, 4833, "99,75%"),
        "commune_resolution_rate": (14820, 14822, "99,99%"),
        "commune_on_time_rate": (14815, 14820, "99,97%"),
        "resolution_rate": (4833 + 14820, 5627 + 14822, "96,11%"),
        "online_dossier_rate": (413, 2609, "15,83%"),
        "commune_electronic_rate": (6453, 10462, "61,68%"),
        "payroll_filled_rate": (84, 87, "96,55%"),
    }
    for key, (numerator, denominator, text) in expected.items():
        computed = rates[key]
        assert (computed.numerator, computed.denominator, computed.text()) == (numerator, denominator, text)
        assert computed.value == Fraction(numerator, denominator)
        assert computed.percent == Fraction(100 * numerator, denominator)
    assert rates["plan_completion"].printed == Decimal("25.81")


def test_a_rate_that_cannot_be_computed_says_why(report: Report) -> None:
    rates = compute_rates(report)
    blank = rates["rotation_rate"]
    assert (blank.value, blank.percent, blank.missing) == (None, None, ("rotation_target",))
    assert blank.text() == "thiếu số liệu: “Chỉ tiêu chuyển đổi theo quy định”"
    zero = rates["training_rate"]
    assert (zero.value, zero.missing, zero.numerator, zero.denominator) == (None, (), 52, 0)
    assert zero.text("en") == "the denominator is 0"


def test_all_rates_are_there_in_the_order_of_the_framework(report: Report) -> None:
    assert list(compute_rates(report)) == [rate.id for rate in SOC_TRANG_DISTRICT.rates]


@given(testing.report_values())
def test_a_rate_has_a_value_exactly_when_its_figures_are_known_and_the_whole_is_not_0(
    values: dict[str, int | Decimal],
) -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, values)
    for key, computed in compute_rates(report).items():
        names = operands(SOC_TRANG_DISTRICT.rate(key).ratio)
        assert set(computed.missing) == {name for name in names if name not in values}
        assert (computed.value is None) == (bool(computed.missing) or computed.denominator == 0)
        assert (computed.reason is None) == (computed.value is not None)


def test_nil_counts_as_zero_only_when_asked() -> None:
    entries = dict(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31}).entries)
    entries["plan_tasks_completed"] = Entry(None, Status.NIL, text="-")
    report = Report(SOC_TRANG_DISTRICT, entries)
    assert compute_rates(report)["plan_completion"].missing == ("plan_tasks_completed",)
    assert compute_rates(report, nil_as_zero=True)["plan_completion"].value == 0
    assert compute_rates(report, nil_as_zero=True)["resolution_rate"].value is None


@given(testing.counts(least=0), testing.counts(least=0))
def test_percentage_is_exact(part: int, whole: int) -> None:
    exact = percentage(part, whole)
    if whole == 0:
        assert exact is None
        assert rounded_percentage(part, whole) is None
    else:
        assert exact is not None
        assert exact * whole == 100 * part
        rounded = rounded_percentage(part, whole, decimals=3)
        assert rounded is not None
        assert abs(Fraction(rounded) - exact) <= Fraction(1, 2000)


@given(testing.counts(least=0), testing.counts(least=0))
def test_percentage_change_leads_from_before_to_after(before: int, after: int) -> None:
    change = percentage_change(before, after)
    assert (change is None) == (before == 0)
    if change is not None:
        assert before + before * change / 100 == after


def test_percentages_take_decimals_and_fractions() -> None:
    assert percentage(Decimal("0.1"), Decimal("0.4")) == 25
    assert percentage_change(Fraction(1, 2), Fraction(1, 4)) == -50
    assert percentage_change(-4, -2) == 50


@pytest.mark.parametrize("number", [True, 0.5, Decimal("NaN"), Decimal("Infinity"), "5", None])
def test_percentages_of_what_is_no_exact_number_are_refused(number: object) -> None:
    for function in (percentage, percentage_change, rounded_percentage):
        with pytest.raises(InvalidNumberError):
            function(1, number)  # type: ignore[arg-type]  # the point of the test
        with pytest.raises(InvalidNumberError):
            function(number, 1)  # type: ignore[arg-type]  # the same


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_rate_is_what_percentage_gives(part: int, whole: int) -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": whole, "plan_tasks_completed": part})
    assert compute_rates(report)["plan_completion"].percent == percentage(part, whole)


def test_a_percentage_is_stated_whatever_kind_of_number_it_is() -> None:
    rate = SOC_TRANG_DISTRICT.rate("plan_completion")
    values = {"plan_tasks": 31, "plan_tasks_completed": 8}
    computed = compute_rate(rate, {**values, "plan_completion_rate": 26})
    assert (computed.rate, computed.printed) == (rate, Decimal(26))
    assert compute_rate(rate, {**values, "plan_completion_rate": None}).printed is None


def test_rates_are_rounded_to_two_decimals_unless_asked() -> None:
    computed = compute_rates(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 8}))
    assert (computed["plan_completion"].text(), computed["plan_completion"].text(decimals=0)) == ("25,81%", "26%")
    assert rounded_percentage(8, 31) == Decimal("25.81")


def test_the_plain_form_tells_the_rates_that_there_are_and_counts_the_others() -> None:
    values = {"plan_tasks": 31, "plan_tasks_completed": 8, "training_planned": 4, "training_actual": 1}
    some = compute_rates(Report.from_values(SOC_TRANG_DISTRICT, values))
    assert repr(some) == "Rates(plan_completion: 25,81%; training_rate: 25,00%; 41 without a value)"
    known = {key: one for key, one in some.items() if one.value is not None}
    assert repr(Rates(known)) == "Rates(plan_completion: 25,81%; training_rate: 25,00%)"
    assert repr(Rates()) == "Rates()"


def test_rates_and_values_have_a_hash_that_follows_equality_and_never_change() -> None:
    values = {"plan_tasks": 31, "plan_tasks_completed": 8}
    report, again, other = (Report.from_values(SOC_TRANG_DISTRICT, one) for one in (values, dict(values), {}))
    for made in (compute_rates, lambda one: one.values):
        first, second, third = made(report), made(again), made(other)
        assert len({first, second, third}) == 2
        assert hash(pickle.loads(pickle.dumps(first))) == hash(first)  # noqa: S301 our own bytes
        assert first == dict(first.items())
        with pytest.raises(TypeError):
            first["plan_completion"] = third  # type: ignore[index]  # what a user may try
    assert hash(Rates(reversed(compute_rates(report).items()))) == hash(compute_rates(report))  # type: ignore[call-overload]


@pytest.mark.parametrize("key", [None, 3.5, b"plan_tasks", ("plan_tasks",), [], object(), "plan_task"])
def test_a_key_that_is_none_is_refused_by_our_own_error(key: object) -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31})
    rates = compute_rates(report)
    for held in (report, report.values, rates, SOC_TRANG_DISTRICT):
        with pytest.raises(UnknownIndicatorError):
            held[key]  # type: ignore[index]  # what a user may try
    assert (report.values.get(key), rates.get(key, rates["training_rate"])) == (None, rates["training_rate"])  # type: ignore[arg-type]
    assert key not in report.values
    assert key not in report
    assert rates[SOC_TRANG_DISTRICT.rate("training_rate")] is rates["training_rate"]


@pytest.mark.parametrize(
    ("asked", "zeros"),
    [
        ({}, set()),
        ({"nil_as_zero": True}, {"nil"}),
        ({"blank_as_zero": True}, {"blank"}),
        ({"nil_as_zero": True, "blank_as_zero": True}, {"nil", "blank"}),
    ],
)
def test_what_has_no_value_is_0_only_where_that_was_asked(asked: dict[str, bool], zeros: set[str]) -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31})
    entries = {
        **report.entries,
        "plan_tasks_completed": Entry(None, Status.NIL, text="-"),
        "survey_forms": Entry(None, Status.DAMAGED, text="3l"),
        "disciplined": Entry(None, Status.ABSENT),
    }
    values = Report(SOC_TRANG_DISTRICT, entries).known_values(**asked)
    assert values["plan_tasks"] == 31
    assert values["plan_tasks_completed"] == (0 if "nil" in zeros else None)
    assert values["training_planned"] == (0 if "blank" in zeros else None)
    assert values["survey_forms"] is None
    assert values["disciplined"] is None


def test_a_rate_computed_from_plain_values_names_the_ids_of_missing_figures() -> None:
    """Without a report there is no framework that has their names."""
    rate = SOC_TRANG_DISTRICT.rate("plan_completion")
    computed = compute_rate(rate, {"plan_tasks": 31, "plan_tasks_completed": None, "plan_completion_rate": None})
    assert computed.text("en") == "missing figures: plan_tasks_completed"


def test_an_unknown_rate_suggests_others() -> None:
    rates = compute_rates(Report.from_values(SOC_TRANG_DISTRICT, {}))
    with pytest.raises(UnknownIndicatorError, match="did you mean 'plan_completion'") as caught:
        rates["plan_completon"]
    assert caught.value.framework_id == SOC_TRANG_DISTRICT.id
    assert (rates.get("plan_completon"), "plan_completon" in rates) == (None, False)
