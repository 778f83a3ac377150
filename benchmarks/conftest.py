"""Benchmarks, and the ratios that the project aims at, printed at the end of the one run that measured them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import cchc_model as cchc

ANNEX = Path(__file__).parent.parent / "examples" / "soc_trang_district_annex.txt"

# What is compared: a benchmark, what it is measured against, and the aim.
RATIOS = (
    ("Babel strict / parse_number, the annex's values", "test_babel_strict", "test_parse_number", "at least 15"),
    (
        "Babel strict / parse_number, with separators only",
        "test_babel_strict_separated",
        "test_parse_number_separated",
        "",
    ),
    ("reading the annex / folding its names", "test_read_annex", "test_fold_names", ""),
    ("reading drifted names / reading the annex", "test_read_drifted_annex", "test_read_annex", ""),
    ("check / reading the annex", "test_check", "test_read_annex", ""),
    ("reading a docx / lxml parsing its XML", "test_read_docx", "test_parse_docx_with_lxml", "under 5"),
    ("python-docx's cells / reading the docx", "test_cells_with_python_docx", "test_read_docx", "at least 10"),
    (
        "all rules over a million reports on polars / by hand",
        "test_rules_on_polars[1000000]",
        "test_rules_by_hand[1000000]",
        "at most 1.15",
    ),
    (
        "a million reports / 100,000, on polars",
        "test_rules_on_polars[1000000]",
        "test_rules_on_polars[100000]",
        "at most 10",
    ),
    (
        "100,000 / 10,000 reports, on polars",
        "test_rules_on_polars[100000]",
        "test_rules_on_polars[10000]",
        "at most 10",
    ),
    ("over Parquet, DuckDB / polars", "test_rules_over_parquet[duckdb]", "test_rules_over_parquet[polars]", ""),
    (
        "a thousand reports one by one / a million on polars",
        "test_rules_one_report_after_another",
        "test_rules_on_polars[1000000]",
        "",
    ),
    ("reading an xlsx / openpyxl's bare cells", "test_read_xlsx", "test_cells_with_openpyxl", "under 1.5"),
    ("writing a docx / python-docx's bare table", "test_write_docx", "test_table_with_python_docx", "under 1.5"),
    ("writing an xlsx / openpyxl's bare table", "test_write_xlsx", "test_table_with_openpyxl", "under 1.5"),
)
DIFFERENCES = (
    ("import cchc_model beyond bare Python", "test_import", "test_bare_python", "under 80 ms"),
    ("a fresh process to its first checked report, beyond bare Python", "test_first_report", "test_bare_python", ""),
)
TIMES = (
    ("reading the annex", "test_read_annex", "under 5 ms"),
    ("check, warm", "test_check", "under 1 ms"),
    ("check and locate errors in the annex", "test_check_and_locate", "under 20 ms"),
    ("check and locate three faults", "test_check_and_locate_three_faults", "under 20 ms"),
    ("reading an annex in which every name is mistyped", "test_align_every_name", "under 60 ms"),
    ("200 files, one process", "test_read_200_files[1]", ""),
    ("200 files, two processes", "test_read_200_files[2]", ""),
    ("locate errors among blanks", "test_locate_in_blanks", ""),
    ("writing a docx", "test_write_docx", ""),
    ("writing an xlsx", "test_write_xlsx", ""),
    ("writing a page of HTML", "test_write_html", ""),
    ("scoring a report", "test_score_one", ""),
    ("comparing two reports", "test_compare", ""),
    ("consolidating 700 reports", "test_consolidate_700", ""),
    ("scoring and ranking 700 reports", "test_score_and_rank_700", ""),
    ("consolidating and scoring 700 reports", "test_consolidate_and_score_700", "under 2,000 ms"),
)


@pytest.fixture(scope="session")
def annex() -> bytes:
    return ANNEX.read_bytes()


@pytest.fixture(scope="session")
def report() -> cchc.Report:
    return cchc.read_report(ANNEX)


@pytest.fixture(scope="session")
def fresh_process() -> Callable[[str], None]:
    compiled = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

    def run(code: str) -> None:
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL, env=compiled)

    return run


def medians_of(config: pytest.Config) -> dict[str, float]:
    session = getattr(config, "_benchmarksession", None)
    measured = session.benchmarks if session else ()
    return {bench.name: bench.stats.median for bench in measured if bench.stats.rounds}


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    medians = medians_of(config)
    if not medians:
        return
    write = terminalreporter.write_line
    terminalreporter.section("medians of this run, compared")
    for title, name, aim in TIMES:
        if name in medians:
            write(f"{title}: {medians[name] * 1000:.2f} ms{_aim(aim)}")
    for title, one, other, aim in DIFFERENCES:
        if {one, other} <= medians.keys():
            write(f"{title}: {(medians[one] - medians[other]) * 1000:.0f} ms{_aim(aim)}")
    for title, one, other, aim in RATIOS:
        if {one, other} <= medians.keys():
            write(f"{title}: {medians[one] / medians[other]:.2f}{_aim(aim)}")


def _aim(aim: str) -> str:
    return f" (aim: {aim})" if aim else ""
