"""Seconds of the processor that frames take, alternately with what they are compared with, on a machine that is shared.

Run `python benchmarks/frames_by_processor.py 1000000`.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import duckdb
import polars as pl
from many_reports import by_hand, country

from cchc_model import frames

ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor, over all cores."""
    before = time.process_time()
    work()
    return time.process_time() - before


def compared(name: str, works: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> None:
    """Print the median of each work, and the ratio of the first to the last."""
    taken: dict[str, list[float]] = {label: [] for label in works}
    for _ in range(rounds):
        for label, work in works.items():
            taken[label].append(seconds(work))
    medians = {label: median(times) for label, times in taken.items()}
    told = ", ".join(f"{label} {found:.2f} s" for label, found in medians.items())
    first, last = next(iter(medians.values())), list(medians.values())[-1]
    print(f"{name}: {told}" + (f" ({first / last:.2f} times)" if len(medians) > 1 else ""), flush=True)


def main(reports: int) -> None:
    """Print what a frame of so many reports takes."""
    frame = country(reports)
    rules = {"check_summary": lambda: frames.check_summary(frame), "by hand": lambda: by_hand(frame.lazy()).collect()}
    compared("rules", rules)
    compared("rates", {"rates_frame": lambda: frames.rates_frame(frame)})
    compared("sums", {"consolidate_frame": lambda: frames.consolidate_frame(frame)})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "reports.parquet"))
        frame.write_parquet(path)
        engines: dict[str, Callable[[], object]] = {
            "duckdb": lambda: frames.check_summary(duckdb.read_parquet(path)),
            "polars": lambda: frames.check_summary(pl.scan_parquet(path)),
        }
        compared("rules over Parquet", engines, rounds=1)


if __name__ == "__main__":
    main(int(sys.argv[1]))
