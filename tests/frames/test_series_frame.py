"""A series as a frame: every figure with its exact digits and its growth, on every engine."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from cchc_model import InvalidDataError, Level, Organisation, Report, ReportingPeriod, UnknownIndicatorError, series
from cchc_model.frames import series_frame
from helpers.engines import Spark, require, rows
from helpers.own_framework import FRAMEWORK

PROVINCE = Organisation("UBND tỉnh Ví Dụ", Level.PROVINCE)
A, B = (Organisation(f"UBND xã {name}", Level.COMMUNE, code, PROVINCE) for name, code in (("A", "001"), ("B", None)))
Q1, Q2, BEFORE = (ReportingPeriod.quarter(*when) for when in ((2022, 1), (2022, 2), (2021, 2)))
MADE = series(
    Report.from_values(FRAMEWORK, values, organisation=who, period=when)
    for who, when, values in (
        (A, BEFORE, {"received": 30}),
        (A, Q1, {"received": 40, "settled": 31, "settled_rate": Decimal("77.5")}),
        (A, Q2, {"received": 50, "settled": 31, "settled_rate": Decimal("62.00")}),
        (B, Q2, {"received": 0, "settled": 0}),
    )
)


def told(frame: Any, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in columns) for row in rows(frame)]


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow", "duckdb", "pyspark"])
def test_the_frame_has_the_figures_of_the_series_on_every_engine(backend: str, spark: Spark) -> None:
    require(backend)
    session = spark.session() if backend == "pyspark" else None
    frame = series_frame(MADE, ["received", "settled_rate", "settlement"], backend=backend, session=session, lang="en")
    found = rows(frame)
    assert len(found) == 3 * 2 * 3
    for row in found:
        (seen,) = (
            one
            for one in MADE.observations(row["figure"], row["organisation"])
            if one.period.label("en") == row["period"]
        )
        if seen.value is None:
            assert row["value"] is None
            assert row["reason"] == (seen.reason and seen.reason.en)
        else:
            assert abs(Fraction(row["value"]) - Fraction(seen.value)) <= Fraction(1, 200)
    first = found[0]
    assert [first[name] for name in ("organisation", "level", "code", "parent", "start", "end", "year")] == [
        "UBND xã A", "commune", "001", "UBND tỉnh Ví Dụ", "2021-03-15", "2021-06-14", 2021,
    ]  # fmt: skip


def test_all_values_of_a_figure_have_one_scale() -> None:
    require("polars")
    shares = told(series_frame(MADE, ["settled_rate"]), "value", "decimals", "difference", "growth")
    assert shares[:3] == [(None, 2, None, None), (77.5, 2, None, None), (62.0, 2, -15.5, -20.0)]
    rates = told(series_frame(MADE, [FRAMEWORK.rate("settlement")]), "value", "decimals", "reason")
    assert rates[1:3] == [(77.5, 2, "Quý IV năm 2021: chưa có báo cáo trong các tệp đã đưa"), (62.0, 2, None)]
    assert rates[-1] == (None, 2, "mẫu số bằng 0")


def test_growth_since_the_year_before_and_names_on_request() -> None:
    require("polars")
    frame = series_frame(MADE, ["received"], year_before=True, names=True, lang="en")
    assert told(frame, "name", "difference", "growth")[2] == (
        FRAMEWORK["received"].name.en,
        20,
        pytest.approx(200 / 3),
    )
    assert "name" not in rows(series_frame(MADE, ["received"]))[0]
    everything = {row["figure"] for row in rows(series_frame(MADE))}
    assert everything == {*FRAMEWORK.indicators, *(rate.id for rate in FRAMEWORK.rates)}


def test_what_does_not_fit_is_refused() -> None:
    require("polars")
    long = Report.from_values(
        FRAMEWORK, {"settled_rate": Decimal("12345678901234.12345678")}, organisation=A, period=Q1
    )
    with pytest.raises(InvalidDataError, match="does not fit"):
        series_frame(series([long]), ["settled_rate"])
    with pytest.raises(UnknownIndicatorError):
        series_frame(MADE, ["receive"])
    with pytest.raises(InvalidDataError, match="is not a supported engine"):
        series_frame(MADE, backend="panda")
