"""All rules over many reports: compiled from their definitions, written by hand, and one report after another."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from cchc_model import frames
from cchc_model.frames import check_summary, from_frame

sys.path.insert(0, str(Path(__file__).parent))

import duckdb
import polars as pl
from many_reports import FRAMEWORK, by_hand, country

SIZES = (10_000, 100_000, 1_000_000)
WITHOUT_TIMING = 1000
PEAK = """
import sys
from pathlib import Path
sys.path.insert(0, {here!r})
from many_reports import country
from cchc_model import frames

def megabytes(what):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1000 for line in lines if line.startswith(what))

frame = country({size})
Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
before = megabytes("VmRSS")
made = frames.{function}(frame)
print(int(frame.estimated_size() / 1e6), before, megabytes("VmHWM"))
"""
"""Linux tells a process its peak; that of a child by `resource` begins with its parent's."""


def sized(benchmark: BenchmarkFixture, size: int) -> int:
    """How many reports: few where nothing is timed."""
    return min(size, WITHOUT_TIMING) if benchmark.disabled else size


@pytest.mark.parametrize("size", SIZES)
def test_rules_on_polars(benchmark: BenchmarkFixture, size: int) -> None:
    frame = country(sized(benchmark, size))
    benchmark.pedantic(check_summary, args=(frame,), rounds=5, warmup_rounds=1)  # type: ignore[no-untyped-call]  # it has no types yet


@pytest.mark.parametrize("size", SIZES)
def test_rules_by_hand(benchmark: BenchmarkFixture, size: int) -> None:
    frame = country(sized(benchmark, size))
    made = benchmark.pedantic(lambda: by_hand(frame.lazy()).collect(), rounds=5, warmup_rounds=1)  # type: ignore[no-untyped-call]  # it has no types yet
    for number, summary in enumerate(check_summary(frame).rules):
        assert (summary.passed, summary.failed) == (made[f"passed_{number}"][0], made[f"failed_{number}"][0])


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_rules_over_parquet(benchmark: BenchmarkFixture, tmp_path: Path, engine: str) -> None:
    path = str(tmp_path / "reports.parquet")
    country(sized(benchmark, SIZES[-1])).write_parquet(path)
    frame = pl.scan_parquet(path) if engine == "polars" else duckdb.read_parquet(path)
    benchmark.pedantic(check_summary, args=(frame,), rounds=3, warmup_rounds=1)  # type: ignore[no-untyped-call]  # it has no types yet


@pytest.mark.parametrize("function", ["rates_frame", "consolidate_frame"])
def test_figures_on_polars(benchmark: BenchmarkFixture, function: str) -> None:
    frame = country(sized(benchmark, SIZES[-1]))
    benchmark.pedantic(getattr(frames, function), args=(frame,), rounds=3, warmup_rounds=1)  # type: ignore[no-untyped-call]  # it has no types yet


def test_rules_one_report_after_another(benchmark: BenchmarkFixture) -> None:
    """A thousand reports: their rules only, without findings."""
    from cchc_model.framework.evaluation import judge

    values = [report.values for report in from_frame(country(100 if benchmark.disabled else 1000))]
    benchmark(lambda: [judge(rule.relation, known, FRAMEWORK.codes) for known in values for rule in FRAMEWORK.rules])


@pytest.mark.parametrize("function", ["check_summary", "rates_frame", "consolidate_frame"])
def test_peak_memory(benchmark: BenchmarkFixture, function: str) -> None:
    size = sized(benchmark, SIZES[-1])
    code = PEAK.format(here=str(Path(__file__).parent), size=size, function=function)

    def run() -> str:
        return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout

    told = benchmark.pedantic(run, rounds=1)  # type: ignore[no-untyped-call]  # it has no types yet
    print(f"\n{function}: MB of the frame, of the process before, and at its peak, {size} reports: {told.strip()}")
