"""The lines of a figure over periods: even time, breaks where nothing is known, and names that do not overlap."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import isnan
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from cchc_model import (
    InvalidDataError,
    Level,
    Organisation,
    PeriodKind,
    Report,
    ReportingPeriod,
    Series,
    UnknownIndicatorError,
    series,
)
from cchc_model.display.colours import FIGURE, WRONG
from cchc_model.display.trend import spread, trend_of
from cchc_model.plots import plot_rate_trends, plot_trend
from helpers.own_framework import FRAMEWORK

Q = [ReportingPeriod.quarter(2022, number) for number in range(1, 5)]


def organisations(count: int) -> list[Organisation]:
    return [Organisation(f"UBND xã {number:02}", Level.COMMUNE) for number in range(count)]


def made(figures: dict[Organisation, dict[ReportingPeriod, int | None]]) -> Series:
    return series(
        Report.from_values(FRAMEWORK, {"received": value, "settled": value}, organisation=who, period=period)
        for who, values in figures.items()
        for period, value in values.items()
    )


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def heights(ax: Axes) -> list[list[float]]:
    return [np.asarray(line.get_ydata(), dtype=float).tolist() for line in ax.lines]


def test_a_line_is_broken_where_there_is_no_value_and_time_runs_evenly() -> None:
    a, b = organisations(2)
    whole = made({a: {Q[0]: 5, Q[3]: 8}, b: {Q[0]: 1, Q[1]: None}})
    trend = trend_of(whole, "received", None, None)
    assert trend.periods == tuple(Q)  # nobody reported for the third quarter
    assert trend.lines == {a: (Fraction(5), None, None, Fraction(8)), b: (Fraction(1), None, None, None)}
    assert trend.is_broken
    ax = plot_trend(whole, "received", lang="en")
    assert [[not isnan(one) for one in line] for line in heights(ax)] == [
        [True, False, False, True],
        [True, False, False, False],
    ]
    assert ax.get_xlabel() == "A break in a line: no value"
    assert ax.get_xticklabels()[0].get_text() == "Quarter 1\nof\xa02022"
    assert (ax.get_title(), ax.get_ylabel()) == ("Complaints received", "Complaints")
    assert not trend_of(made({a: {Q[0]: 5, Q[1]: 8}}), "received", None, None).is_broken
    assert plot_trend(made({a: {Q[0]: 5}}), FRAMEWORK.rate("settlement")).get_ylabel() == "%"


def test_few_organisations_all_have_names_and_of_many_those_alone_at_either_end() -> None:
    few = organisations(8)
    ax = plot_trend(made({who: {Q[0]: 5, Q[1]: 8} for who in few}), "received")
    assert texts(ax) == [who.name for who in few]
    many = organisations(12)
    figures: dict[Organisation, dict[ReportingPeriod, int | None]] = {
        who: {Q[0]: number, Q[1]: number, Q[2]: None} for number, who in enumerate(many)
    }
    ax = plot_trend(made(figures), "received")
    assert texts(ax) == ["Trung vị", many[11].name, many[0].name]
    assert heights(ax)[10][:2] == [5.5, 5.5]
    figures[many[10]][Q[1]] = 11
    assert texts(plot_trend(made(figures), "received", lang="en")) == ["Median", many[0].name]  # two are highest
    ax = plot_trend(made(figures), "received", [many[3], "UBND xã 04", many[3]])
    assert texts(ax) == ["Trung vị", many[3].name, many[4].name]


def test_periods_of_one_length_and_ticks_that_fit() -> None:
    (a,) = organisations(1)
    months = [ReportingPeriod.month(2021 + number // 12, number % 12 + 1) for number in range(30)]
    nine = [ReportingPeriod.nine_months(year) for year in (2021, 2022)]
    whole = made({a: {**dict.fromkeys(months, 3), **dict.fromkeys(nine, 4)}})
    ax = plot_trend(whole, "received")
    shown = [label.get_text() for label in ax.get_xticklabels()]
    assert len(shown) <= 12
    assert shown[-1] == "Tháng 6\nnăm\xa02023"
    ax = plot_trend(whole, "received", length=PeriodKind.NINE_MONTHS)
    assert [label.get_text() for label in ax.get_xticklabels()] == [
        "9 tháng\nđầu\nnăm\xa02021",
        "9 tháng\nđầu\nnăm\xa02022",
    ]


def test_the_line_of_a_total_of_the_year_has_a_gap_where_a_year_begins() -> None:
    (who,) = organisations(1)
    periods = [*Q, *(ReportingPeriod.quarter(2023, number) for number in (1, 2))]
    shares = [Decimal(share) for share in (10, 20, 30, 40, 5, 15)]
    both = series(
        Report.from_values(FRAMEWORK, {"settled_rate": share, "received": 9}, organisation=who, period=period)
        for period, share in zip(periods, shares, strict=True)
    )
    ax = plot_trend(both, "settled_rate")
    lines = ax.get_lines()
    assert [np.asarray(line.get_xdata()).tolist() for line in lines] == [[0, 1, 2, 3], [4, 5]]
    assert len({line.get_color() for line in lines}) == 1
    assert ax.get_xlabel() == "số lũy kế tính lại từ đầu năm"
    whole = plot_trend(both, "received")
    assert [np.asarray(line.get_xdata()).size for line in whole.get_lines()] == [6]
    assert whole.get_xlabel() == ""
    # ``received`` counts each period, so its name says so only where it is a total since the year began.
    assert plot_trend(both.year_to_date(), "received").get_title() == "Số đơn tiếp nhận (lũy kế từ đầu năm)"
    assert both.single_periods().name_of("received").vi == "Số đơn tiếp nhận"
    assert both.single_periods().name_of("settled_rate").vi == "Tỷ lệ giải quyết (riêng từng kỳ)"


def test_an_organisation_without_a_value_is_said_and_a_single_one_is_named() -> None:
    a, b = organisations(2)
    whole = made({a: {Q[0]: 5, Q[1]: 6}, b: {Q[0]: None, Q[1]: None}})
    ax = plot_trend(whole, "received", a.name)
    assert ax.get_xlabel() == f"không có số liệu: {b.name}"
    assert [text.get_text() for text in ax.texts] == [a.name]
    assert plot_trend(whole, "received", a, lang="en").get_xlabel() == f"no value: {b.name}"


@pytest.mark.parametrize("length", ["quarter", 3])
def test_a_length_that_is_none_of_periods_is_refused(length: Any) -> None:
    (who,) = organisations(1)
    one = made({who: {Q[0]: 1}})
    with pytest.raises(InvalidDataError, match=r"is not one of PeriodKind\.MONTH"):
        plot_trend(one, "received", length=length)
    with pytest.raises(InvalidDataError, match=r"is not one of PeriodKind\.MONTH"):
        one.single_periods(length)
    with pytest.raises(InvalidDataError, match=r"is not one of PeriodKind\.MONTH"):
        ReportingPeriod(2026, length, 1)
    with pytest.raises(InvalidDataError, match=r"is not a ReportingPeriod, such as ReportingPeriod\.quarter"):
        one.ranking("received", length)
    with pytest.raises(InvalidDataError, match="series: has the type list; give a Series"):
        plot_trend([length], "received")  # type: ignore[arg-type]


def test_what_cannot_be_drawn_is_refused() -> None:
    a, b = organisations(2)
    whole = made({a: {Q[0]: 5}, b: {Q[0]: None}})
    for figure, length, why in (
        ("graded", None, "a coded answer"),
        ("pending", None, "no organisation has this figure"),
        ("received", PeriodKind.YEAR, "no organisation has this figure"),
    ):
        with pytest.raises(InvalidDataError, match=why):
            plot_trend(whole, figure, length=length)
    with pytest.raises(InvalidDataError, match="has no value for the periods of the plot"):
        plot_trend(whole, "received", [b])
    with pytest.raises(InvalidDataError, match="is not an organisation of this series"):
        plot_trend(whole, "received", ["UBND xã 77"])
    with pytest.raises(UnknownIndicatorError):
        plot_trend(whole, "receive")


@given(st.lists(st.floats(0, 100), max_size=9), st.floats(0.5, 9))
def test_names_do_not_overlap_and_keep_their_order(ends: list[float], least: float) -> None:
    placed = spread(ends, least)
    order = sorted(range(len(ends)), key=lambda place: ends[place])
    for one, other in pairwise(order):
        assert placed[other] - placed[one] >= least - 1e-6
    if ends:
        assert sum(placed) == pytest.approx(sum(ends), abs=1e-6)


def of_rates(*shares: tuple[int, ...]) -> Series:
    return series(
        Report.from_values(FRAMEWORK, {"received": 100, "settled": share}, organisation=who, period=period)
        for who, line in zip(organisations(len(shares)), shares, strict=True)
        for period, share in zip(Q, line, strict=False)
    )


def test_each_rate_has_a_panel_with_the_organisation_in_colour_and_its_last_figure() -> None:
    several = of_rates((10, 20), (50, 60), (70, 80))
    panels = plot_rate_trends(several, "UBND xã 01", lang="en")
    assert [ax.get_title().replace("\n", " ") for ax in panels] == [rate.name.en for rate in FRAMEWORK.rates]
    for ax in panels:
        assert texts(ax) == ["60.0%"]
        assert [line.get_color() for line in ax.get_lines()][2:4] == ["black", FIGURE]
        assert heights(ax)[:4] == [[10, 20], [70, 80], [50, 60], [50, 60]]
    (picture,) = {ax.figure for ax in panels}
    assert "UBND xã 01 (blue), median (black)" in picture.get_suptitle().replace("\n", " ")
    assert [ax.get_ylim() for ax in panels] == [panels[0].get_ylim()] * len(panels)


def test_a_rate_above_100_percent_is_red_over_the_periods_too() -> None:
    (ax,) = plot_rate_trends(of_rates((90, 110)), rates=["settlement"])
    assert texts(ax) == ["110,0%"]
    assert ax.texts[0].get_color() == WRONG
    red = [line for line in ax.get_lines() if line.get_color() == WRONG]
    assert [np.asarray(line.get_xdata()).tolist() for line in red] == [[1]]
    assert WRONG in [line.get_color() for line in plot_trend(of_rates((90, 110)), "settlement").get_lines()]


def test_panels_of_nothing_or_of_nobody_are_refused() -> None:
    nothing = made({one: {Q[0]: None} for one in organisations(2)})
    with pytest.raises(InvalidDataError, match="no rate has a value"):
        plot_rate_trends(nothing)
    with pytest.raises(InvalidDataError, match="no organisation has this figure"):
        plot_rate_trends(nothing, rates=["settlement"])
    with pytest.raises(InvalidDataError):
        plot_rate_trends(of_rates((1, 2)), "UBND xã Không Có")
    assert texts(plot_rate_trends(of_rates((1, 2), (3, 4)))[0]) == []
