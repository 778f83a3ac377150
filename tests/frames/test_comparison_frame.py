"""Comparisons as a frame, on every engine."""

import pytest

from cchc_model import Level, Organisation, Report, ReportingPeriod, compare
from cchc_model.frames import comparison_frame
from helpers.engines import BACKENDS, Spark, require, rows
from helpers.own_framework import FRAMEWORK

WHO = Organisation("UBND xã A", Level.COMMUNE, parent=Organisation("UBND tỉnh Ví Dụ", Level.PROVINCE))


def of(period: ReportingPeriod, **values: int) -> Report:
    return Report.from_values(FRAMEWORK, values, organisation=WHO, period=period)


FIRST = of(ReportingPeriod.quarter(2026, 1), received=40, settled=10, pending=5, graded=1)
SECOND = of(ReportingPeriod.quarter(2026, 2), received=50, settled=25, graded=2)
HALF_YEAR = of(ReportingPeriod.half_year(2026), received=90)


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_frame_has_every_change_and_every_figure_that_is_not_compared(backend: str, spark: Spark) -> None:
    require(backend)
    session = spark.session() if backend == "pyspark" else None
    comparisons = [compare(FIRST, SECOND), compare(SECOND, HALF_YEAR)]
    found = rows(comparison_frame(comparisons, backend=backend, lang="en", session=session))
    of_two = [row for row in found if row["former_period"] == "Quarter 1 of 2026"]
    shown = [tuple(row[name] for name in ("figure", "change", "before", "after", "growth")) for row in of_two]
    assert shown == [
        ("received", "rose", 40, 50, 25),
        ("settled", "rose", 10, 25, 150),
        ("pending", "disappeared", 5, None, None),
        ("graded", "answered_differently", 1, 2, None),
        ("settlement", "rose", 25, 50, 100),
    ]
    assert [row["message"] for row in of_two] == [
        change.message("en") for change in (*comparisons[0].changes, *comparisons[0].rates)
    ]
    assert {(row["organisation"], row["parent"], row["period_number"]) for row in of_two} == {
        ("UBND xã A", "UBND tỉnh Ví Dụ", 2)
    }
    (other,) = (row for row in found if row not in of_two and row["figure"] == "received")
    reason = comparisons[1].not_compared[0].reason.en
    assert (other["change"], other["before"], other["message"]) == (None, None, reason)
