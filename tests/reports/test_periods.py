import datetime as dt
import itertools
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import (
    CALENDAR,
    DECREE,
    FROM_16_TO_15,
    Closing,
    InvalidDataError,
    PeriodKind,
    ReportingPeriod,
    testing,
)
from cchc_model.reports.periods import FIRST_YEAR, LAST_YEAR


@pytest.mark.parametrize(
    ("period", "vi", "en", "start", "end"),
    [
        (ReportingPeriod.month(2022, 1), "Tháng 1 năm 2022", "January 2022", "2021-12-15", "2022-01-14"),
        (ReportingPeriod.month(2022, 12), "Tháng 12 năm 2022", "December 2022", "2022-11-15", "2022-12-14"),
        (ReportingPeriod.quarter(2022, 1), "Quý I năm 2022", "Quarter 1 of 2022", "2021-12-15", "2022-03-14"),
        (ReportingPeriod.quarter(2022, 4), "Quý IV năm 2022", "Quarter 4 of 2022", "2022-09-15", "2022-12-14"),
        (
            ReportingPeriod.half_year(2022),
            "6 tháng đầu năm 2022",
            "First six months of 2022",
            "2021-12-15",
            "2022-06-14",
        ),
        (
            ReportingPeriod.half_year(2022, 2),
            "6 tháng cuối năm 2022",
            "Last six months of 2022",
            "2022-06-15",
            "2022-12-14",
        ),
        (
            ReportingPeriod.nine_months(2022),
            "9 tháng đầu năm 2022",
            "First nine months of 2022",
            "2021-12-15",
            "2022-09-14",
        ),
        (ReportingPeriod.full_year(2022), "Năm 2022", "Year 2022", "2021-12-15", "2022-12-14"),
    ],
)
def test_labels_and_dates(period: ReportingPeriod, vi: str, en: str, start: str, end: str) -> None:
    assert (period.label(), str(period), period.label("en")) == (vi, vi, en)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@given(
    st.integers(FIRST_YEAR, LAST_YEAR - 1),
    st.sampled_from([(PeriodKind.MONTH, 12), (PeriodKind.QUARTER, 4), (PeriodKind.HALF_YEAR, 2), (PeriodKind.YEAR, 1)]),
)
def test_the_periods_of_a_year_follow_each_other_without_a_gap(year: int, kind: tuple[PeriodKind, int]) -> None:
    of_year = [ReportingPeriod(year, kind[0], number) for number in range(1, kind[1] + 1)]
    one_day = dt.timedelta(days=1)
    for one, following in itertools.pairwise(of_year):
        assert following.start - one.end == one_day
        assert not one.overlaps(following)
    whole = ReportingPeriod.full_year(year)
    assert (of_year[0].start, of_year[-1].end) == (whole.start, whole.end)
    assert ReportingPeriod.full_year(year + 1).start - whole.end == one_day


@given(testing.periods(), testing.periods())
def test_overlap_and_containment(one: ReportingPeriod, other: ReportingPeriod) -> None:
    assert one.overlaps(other) == other.overlaps(one) == bool(_days(one) & _days(other))
    assert one.contains(other) == (_days(other) <= _days(one))
    assert one.contains(one)


def _days(period: ReportingPeriod) -> set[tuple[int, int]]:
    """The reporting months, from a 15th to a 14th, that a period is made of, counted without its dates."""
    return {(period.year, month) for month in range(period.first_month, period.last_month + 1)}


@pytest.mark.parametrize(
    ("year", "kind", "number"),
    [
        (2022, PeriodKind.QUARTER, 5),
        (2022, PeriodKind.MONTH, 0),
        (2022, PeriodKind.MONTH, 13),
        (2022, PeriodKind.HALF_YEAR, 3),
        (2022, PeriodKind.NINE_MONTHS, 2),
        (2022, PeriodKind.YEAR, 2),
        (1899, PeriodKind.YEAR, 1),
        (10_000, PeriodKind.YEAR, 1),
        (2022, PeriodKind.QUARTER, True),
    ],
)
def test_periods_that_do_not_exist(year: int, kind: PeriodKind, number: int) -> None:
    with pytest.raises(InvalidDataError):
        ReportingPeriod(year, kind, number)


def test_all_that_is_wrong_with_a_period_is_said_at_once() -> None:
    with pytest.raises(InvalidDataError) as caught:
        ReportingPeriod(0, PeriodKind.QUARTER, 9)
    assert [problem.place for problem in caught.value.problems] == ["year", "number"]


@given(st.lists(testing.periods(), max_size=4))
def test_periods_are_covered_by_the_one_that_has_their_months_and_no_other(several: list[ReportingPeriod]) -> None:
    covering = ReportingPeriod.covering(several)
    months = [month for one in several for month in _days(one)]
    if covering is not None:
        assert sorted(months) == sorted(_days(covering))


@pytest.mark.parametrize(
    ("numbers", "covering"),
    [
        ((1, 2), ReportingPeriod.half_year(2022, 1)),
        ((4, 3), ReportingPeriod.half_year(2022, 2)),
        ((2, 1, 3), ReportingPeriod.nine_months(2022)),
        ((4, 3, 2, 1), ReportingPeriod.full_year(2022)),
        ((3,), ReportingPeriod.quarter(2022, 3)),
        ((2, 3), None),
        ((2, 3, 4), None),
        ((1, 3), None),
        ((1, 1), None),
        ((), None),
    ],
)
def test_quarters_that_follow_each_other_make_up_a_longer_period(
    numbers: tuple[int, ...], covering: ReportingPeriod | None
) -> None:
    assert ReportingPeriod.covering(ReportingPeriod.quarter(2022, number) for number in numbers) == covering


def test_figures_are_closed_by_the_decree_the_calendar_or_another_rule() -> None:
    year, month = ReportingPeriod.full_year(2026), ReportingPeriod.month(2024, 2)
    assert year.dates() == (year.start, year.end) == (dt.date(2025, 12, 15), dt.date(2026, 12, 14))
    assert year.dates(CALENDAR) == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    assert month.dates(CALENDAR) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert month.dates(FROM_16_TO_15) == (dt.date(2024, 1, 16), dt.date(2024, 2, 15))
    assert year.dates(DECREE) == year.dates(Closing(15))
    for day in (0, 29, True):
        with pytest.raises(InvalidDataError, match="must be a day from 1 to 28"):
            Closing(day)


@given(st.integers(1, 28), st.integers(FIRST_YEAR, LAST_YEAR), st.sampled_from(PeriodKind))
def test_periods_of_one_kind_follow_each_other_by_every_rule(day: int, year: int, kind: PeriodKind) -> None:
    count = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF_YEAR: 2}.get(kind, 1)
    dates = [ReportingPeriod(year, kind, number + 1).dates(Closing(day)) for number in range(count)]
    assert all(first <= last for first, last in dates)
    for (_, last), (first, _) in pairwise(dates):
        assert first == last + dt.timedelta(days=1)
