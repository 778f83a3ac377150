"""Figures below 0 in a frame: judged as in one report, and no damage where the measure has a sign."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_model import Bilingual, Framework, Report, ReportingPeriod, check, frames
from cchc_model.framework import FLOW, Amount, Section, UnitType, branch, count, part_of, parts_sum_to, percent
from helpers.engines import require

PEOPLE = UnitType("people", Bilingual("Người", "People"), signed=True)
MONEY = Amount("money", Bilingual("Triệu đồng", "Million dong"), signed=True)
COUNTS = tuple(count(f"count_{name}", PEOPLE, FLOW, f"Tăng, giảm {name}", f"Change {name}") for name in "abc")
SUMS = tuple(count(f"sum_{name}", MONEY, FLOW, f"Chênh lệch {name}", f"Balance {name}") for name in "abc")
GROWTH = percent("growth", FLOW, "Tốc độ tăng trưởng", "Growth", signed=True)
FRAMEWORK = Framework(
    "signed", "1", Bilingual("Biểu", "Form"),
    (branch(Section("one", Bilingual("Mục", "One")), *COUNTS, *SUMS, GROWTH),),
    (),
    (parts_sum_to(*COUNTS), part_of(COUNTS[1], COUNTS[2]), parts_sum_to(*SUMS), part_of(SUMS[1], SUMS[2])),
)  # fmt: skip
WHOLE = st.none() | st.integers(-3, 3)
DECIMALS = st.none() | st.integers(-30, 30).map(lambda number: Decimal(number) / 10) | st.integers(-3, 3).map(Decimal)
VALUES = st.fixed_dictionaries(
    {**{one.id: WHOLE for one in COUNTS}, **{one.id: DECIMALS for one in SUMS}, "growth": DECIMALS}
)


@pytest.mark.parametrize("lazy", [False, True])
@settings(max_examples=4)
@given(values=st.lists(VALUES, min_size=15, max_size=40))
def test_a_frame_judges_figures_below_0_as_each_report_is_judged(
    values: list[dict[str, int | Decimal | None]], *, lazy: bool
) -> None:
    require("polars")
    reports = [
        Report.from_values(
            FRAMEWORK,
            {key: value for key, value in one.items() if value is not None},
            period=ReportingPeriod.quarter(2020 + number, 1),
        )
        for number, one in enumerate(values)
    ]
    frame = frames.to_frame(reports, backend="polars", framework=FRAMEWORK)
    found = frames.check_summary(frame.lazy() if lazy else frame, framework=FRAMEWORK)
    assert not found.damaged
    assert not found.negative
    outcomes = [outcome for report in reports for outcome in check(report).outcomes]
    for rule in found.rules:
        own = [outcome.verdict.value for outcome in outcomes if outcome.rule.id == rule.rule.id]
        assert (rule.passed, rule.failed, rule.unknown) == tuple(map(own.count, ("passed", "failed", "unknown")))
