"""Scoring and consolidating a province's worth of reports."""

import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from pytest_benchmark.fixture import BenchmarkFixture

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import cchc_model as cchc
from helpers.fictional import report

RUBRIC = cchc.read_rubric(Path(__file__).parent.parent / "examples" / "illustrative_rubric.toml")
REPORTS = 700
WITHOUT_TIMING = 42


@pytest.fixture(scope="session")
def six() -> tuple[cchc.Report, ...]:
    return tuple(report(number, 1) for number in range(6))


def province(six: tuple[cchc.Report, ...], count: int) -> Iterator[cchc.Report]:
    """The reports of many districts, one after the other: the six of the fictional province under other names."""
    for number in range(count):
        organisation = cchc.Organisation(f"UBND huyện số {number}", cchc.Level.DISTRICT)
        yield evolve(six[number % 6], organisation=organisation)


@pytest.fixture
def reports(benchmark: BenchmarkFixture, six: tuple[cchc.Report, ...]) -> list[cchc.Report]:
    return list(province(six, WITHOUT_TIMING if benchmark.disabled else REPORTS))


def test_score_one(benchmark: BenchmarkFixture, six: tuple[cchc.Report, ...]) -> None:
    benchmark(cchc.score, six[0], RUBRIC)


def test_compare(benchmark: BenchmarkFixture, six: tuple[cchc.Report, ...]) -> None:
    benchmark(cchc.compare, six[0], report(0, 2))


def test_consolidate_700(benchmark: BenchmarkFixture, reports: list[cchc.Report]) -> None:
    benchmark.pedantic(lambda: cchc.consolidate(reports).report(), rounds=5)  # type: ignore[no-untyped-call]  # as others


def test_score_and_rank_700(benchmark: BenchmarkFixture, reports: list[cchc.Report]) -> None:
    benchmark.pedantic(  # type: ignore[no-untyped-call]  # as others
        lambda: cchc.rank(cchc.score(one, RUBRIC) for one in reports), rounds=5
    )


def test_consolidate_and_score_700(benchmark: BenchmarkFixture, reports: list[cchc.Report]) -> None:

    def both() -> None:
        cchc.consolidate(reports).report()
        for one in reports:
            cchc.score(one, RUBRIC)

    benchmark.pedantic(both, rounds=5)  # type: ignore[no-untyped-call]  # as others


def test_memory_stays_flat(six: tuple[cchc.Report, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Printed, not judged: the peak of consolidating reports that come one by one."""
    cchc.consolidate(province(six, 6)).report()
    peaks = []
    for count in (70, 700):
        tracemalloc.start()
        cchc.consolidate(province(six, count)).report()
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    with capsys.disabled():
        print(f"\npeak while consolidating 70 and 700 reports: {peaks[0] / 1e6:.2f} and {peaks[1] / 1e6:.2f} MB")
