"""Spark, the road to a cluster: one comparison with the reports themselves for each kind of question."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import narwhals as nw
import pytest

from cchc_model import Report, ReportingPeriod, Severity, check
from cchc_model.frames import check_frame, check_summary, consolidate_frame
from helpers.engines import Spark, maker, require, rows
from helpers.frame_cases import LARGEST, TINY, named
from helpers.frame_laws import same_counts, same_outcomes, same_rates, same_values

pytestmark = pytest.mark.xdist_group("spark")

NUMBERS = ((4, 3, 1), (4, 3, 2), (4, 3, None), (2, None, 3), (None, 5, 1), (-1, 2, 1), (LARGEST, LARGEST, 0), (1, 3, 0))
SHARES = (None, "0", "33.3", "33.33", "100.5", "133.3", "200.000000000", "100", "-0.5")
RESULTS = [
    check(
        Report.from_values(
            TINY,
            {"n0": a, "n1": b, "n2": c, "share0": None if share is None else Decimal(share)},
            organisation=named(number),
            period=ReportingPeriod.quarter(2022, 1 + number % 2),
        )
    )
    for number, ((a, b, c), share) in enumerate((numbers, share) for numbers in NUMBERS for share in SHARES)
]


@pytest.fixture(scope="module")
def frame(spark: Spark) -> Any:
    require("pyspark")
    return maker("pyspark", spark)([result.report for result in RESULTS], TINY).cache()


def test_outcomes(frame: Any) -> None:
    same_outcomes(RESULTS, frame, TINY)


def test_counts_of_outcomes(frame: Any) -> None:
    same_counts(RESULTS, frame, TINY)


def test_rates(frame: Any) -> None:
    same_rates(RESULTS, frame, TINY)


def test_values(frame: Any) -> None:
    same_values(RESULTS, frame, TINY)


def test_sums(frame: Any) -> None:
    found = {row["period_number"]: row for row in rows(consolidate_frame(frame, framework=TINY))}
    assert set(found) == {1, 2}
    for number, row in found.items():
        own = [result.report for result in RESULTS if result.report.period == ReportingPeriod.quarter(2022, number)]
        assert (row["reports"], row["organisations"], row["too_large"]) == (len(own), len(own), 0)
        for key in ("n0", "n1", "n2"):
            known = known_values(own, key)
            assert (row[key], row[f"{key}_reports"]) == (sum(known), len(known))
        both = [report for report in own if all((report.values[key] or -1) >= 0 for key in ("n0", "n1"))]
        sums = tuple(sum(known_values(both, key)) for key in ("n0", "n1"))
        assert (row["simple_numerator"], row["simple_denominator"]) == sums
        assert row["simple_reports"] == len(both)


def known_values(reports: Sequence[Report], key: str) -> list[int]:
    values = (report.values[key] for report in reports)
    return [value for value in values if isinstance(value, int)]


def test_damaged_numbers_and_rows_of_another_framework(frame: Any) -> None:
    code, n0 = nw.col("code"), nw.col("n0")
    damaged = nw.when(code == "0").then(n0 * 0 + LARGEST + 1).otherwise(n0)
    version = nw.when(code == "1").then(nw.lit("2")).otherwise(nw.col("framework_version"))
    wrong = nw.from_native(frame).with_columns(n0=damaged, framework_version=version).to_native()
    found = Counter(row["rule"] for row in rows(check_frame(wrong, framework=TINY)))
    assert (found["value.n0"], found["value.framework"]) == (1, 1)
    summary = check_summary(wrong, framework=TINY)
    assert (summary.damaged, summary.worst()) == ({"n0": 1, "framework": 1}, Severity.ERROR)
