"""Time and memory of reports over time: `python benchmarks/series.py [organisations] [periods]`, by default 3,000, 12.

The reports are drawn at random and come one by one, so that memory is that of the results. The time to draw them does
not count. Two processes score and consolidate half of the organisations each, and their consolidations are merged.
"""

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from fractions import Fraction

from attrs import evolve

import cchc_model as cchc
from cchc_model.framework import Indicator

FRAMEWORK = cchc.SOC_TRANG_DISTRICT
BLANK = cchc.Report.from_values(FRAMEWORK, {})


def reports(organisations: range, periods: int, drawing: list[float]) -> Iterator[cchc.Report]:
    g = random.Random(organisations.start)
    province = cchc.Organisation("UBND tỉnh Ví Dụ", cchc.Level.PROVINCE)
    for number in range(periods):
        period = cchc.ReportingPeriod.quarter(2023 + number // 4, number % 4 + 1)
        for code in organisations:
            began = time.perf_counter()
            entries = {
                key: cchc.Entry(value(indicator, g), cchc.Status.REPORTED)
                for key, indicator in FRAMEWORK.indicators.items()
                if g.random() >= 0.05
            }
            who = cchc.Organisation(f"UBND xã Ví Dụ {code}", cchc.Level.COMMUNE, f"{code:05}", province)
            made = evolve(BLANK, entries={**BLANK.entries, **entries}, organisation=who, period=period)
            drawing.append(time.perf_counter() - began)
            yield made


def value(indicator: Indicator, g: random.Random) -> int | Decimal:
    if indicator.id in FRAMEWORK.codes:
        return g.choice(FRAMEWORK.codes[indicator.id])
    return Decimal(g.randint(0, 10_000)) / 100 if indicator.has_decimals else g.randint(0, 5000)


def scored(organisations: range, periods: int) -> tuple[float, float, cchc.Consolidation, list[Fraction]]:
    """Score and consolidate the reports of some organisations, and return the time and the memory too."""
    rubric, drawing, totals = cchc.read_rubric("examples/illustrative_rubric.toml"), [0.0], []
    began = time.perf_counter()

    def each() -> Iterator[cchc.Report]:
        for report in reports(organisations, periods, drawing):
            totals.append(cchc.score(report, rubric).total.high)
            yield report

    whole = cchc.consolidate(each())
    return time.perf_counter() - began - sum(drawing), megabytes(), whole, totals


def scored_by_two(organisations: int, periods: int) -> None:
    half = organisations // 2
    halves = [range(half), range(half, organisations)]
    with ProcessPoolExecutor(2) as pool:
        parts = list(pool.map(scored, halves, [periods] * 2))
    began = time.perf_counter()
    whole = parts[0][2].merge(parts[1][2])
    figures = sum(figure.value is not None for figure in whole.figures.values())
    seconds = max(part[0] for part in parts) + time.perf_counter() - began
    memory = megabytes() + sum(part[1] for part in parts)
    sheets = sum(len(part[3]) for part in parts)
    print(f"scored ({sheets}) and consolidated ({figures} figures) by two: {seconds:.2f} s, {memory:.0f} MB together")


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(what: str, make: Callable[[], object]) -> None:
    began = time.perf_counter()
    make()
    print(f"{what}: {time.perf_counter() - began:.2f} s, {megabytes():.0f} MB at the peak")


if __name__ == "__main__":
    organisations, periods = (int(number) for number in (*sys.argv[1:], *("3000", "12")[len(sys.argv) - 1 :]))
    drawing: list[float] = []
    print(f"{organisations} organisations, {periods} periods; {megabytes():.0f} MB before")
    began = time.perf_counter()
    made = cchc.series(reports(range(organisations), periods, drawing))
    print(f"series: {time.perf_counter() - began - sum(drawing):.2f} s, {megabytes():.0f} MB at the peak")
    timed("single_periods", made.single_periods)
    timed("completeness", lambda: made.completeness)
    timed("ranking of an indicator", lambda: made.ranking("survey_forms"))
    timed("ranking of a rate", lambda: made.ranking("plan_completion"))
    timed("growth of an indicator", lambda: [made.growth("survey_forms", who) for who in made.organisations])
    timed("consolidated", made.consolidated)
    scored_by_two(organisations, periods)
