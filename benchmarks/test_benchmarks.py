"""Run with `python -m pytest benchmarks`; the figures stand in benchmarks/README.md."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.numbers import parse_decimal
from pytest_benchmark.fixture import BenchmarkFixture

import cchc_model as cchc
from cchc_model.vietnamese.text import fold

CONSISTENT = Path(__file__).parent.parent / "tests" / "data" / "consistent_annex.txt"
FIRST_REPORT = "import cchc_model; cchc_model.check(cchc_model.read_report({path!r}))"


@pytest.fixture(scope="session")
def texts(report: cchc.Report) -> list[str]:
    """The annex's 128 printed values."""
    return [entry.text for entry in report.entries.values() if entry.text]


@pytest.fixture(scope="session")
def consistent() -> cchc.Report:
    return cchc.read_report(CONSISTENT)


@pytest.fixture(scope="session")
def separated(texts: list[str]) -> list[str]:
    """Those with a separator: the harder ones."""
    return [text for text in texts if "." in text or "," in text]


def test_parse_number(benchmark: BenchmarkFixture, texts: list[str]) -> None:
    benchmark(lambda: [cchc.parse_number(text) for text in texts])


def test_babel_strict(benchmark: BenchmarkFixture, texts: list[str]) -> None:
    benchmark(lambda: [parse_decimal(text, locale="vi", strict=True) for text in texts])


def test_parse_number_separated(benchmark: BenchmarkFixture, separated: list[str]) -> None:
    benchmark(lambda: [cchc.parse_number(text) for text in separated])


def test_babel_strict_separated(benchmark: BenchmarkFixture, separated: list[str]) -> None:
    benchmark(lambda: [parse_decimal(text, locale="vi", strict=True) for text in separated])


def test_refuse_a_million_characters(benchmark: BenchmarkFixture) -> None:
    text = "1" * 1_000_000

    def refuse() -> None:
        try:
            cchc.parse_number(text)
        except cchc.InvalidNumberError:
            return
        raise AssertionError

    benchmark(refuse)


def test_format_number(benchmark: BenchmarkFixture, report: cchc.Report) -> None:
    values = [value for value in report.values.values() if value is not None]
    benchmark(lambda: [cchc.format_number(value) for value in values])


def test_fold_names(benchmark: BenchmarkFixture) -> None:
    names = [row.item.name.vi for row in cchc.SOC_TRANG_DISTRICT.rows]
    benchmark(lambda: [fold(name) for name in names])


def test_read_annex(benchmark: BenchmarkFixture, annex: bytes) -> None:
    benchmark(cchc.read_report, annex)


def test_read_drifted_annex(benchmark: BenchmarkFixture, annex: bytes) -> None:
    """Every name in another Unicode form, so that none is printed as the model has it."""
    benchmark(cchc.read_report, unicodedata.normalize("NFD", annex.decode()).encode())


def test_check(benchmark: BenchmarkFixture, report: cchc.Report) -> None:
    benchmark(cchc.check, report)


def test_check_and_locate(benchmark: BenchmarkFixture, report: cchc.Report) -> None:
    benchmark(lambda: (cchc.check(report), cchc.locate_errors(report)))


def test_check_and_locate_three_faults(benchmark: BenchmarkFixture, consistent: cchc.Report) -> None:
    """A total with a thousand times too much, two digits swapped in a part, and a number of the row beside it."""
    values = {"disciplined": 4000, "procedures_district": 207, "district_dossiers_on_time": 14822}
    faulty = consistent.correct(values, reason="faults")
    benchmark(lambda: (cchc.check(faulty), cchc.locate_errors(faulty)))


def test_locate_in_blanks(benchmark: BenchmarkFixture) -> None:
    """Every total stated as 1 below parts of 2, two of three other values blank."""
    totals = {rule.operands[0]: 1 for rule in cchc.SOC_TRANG_DISTRICT.rules}
    parts = {key: 2 for number, key in enumerate(cchc.SOC_TRANG_DISTRICT.indicators) if number % 3 == 0}
    coded = cchc.SOC_TRANG_DISTRICT.codes
    values = {key: value for key, value in {**parts, **totals}.items() if key not in coded}
    benchmark(cchc.locate_errors, cchc.Report.from_values(cchc.SOC_TRANG_DISTRICT, values))


def test_compute_rates(benchmark: BenchmarkFixture, report: cchc.Report) -> None:
    benchmark(cchc.compute_rates, report)


def test_dump(benchmark: BenchmarkFixture, report: cchc.Report) -> None:
    from cchc_model.io.json import make_converter

    benchmark(make_converter().unstructure, report)


def test_load(benchmark: BenchmarkFixture, report: cchc.Report) -> None:
    from cchc_model.io.json import make_converter

    converter, data = make_converter(), cchc.to_data(report)
    benchmark(lambda: converter.structure(data, cchc.Report))


def measure_processes(benchmark: BenchmarkFixture, run: Callable[[str], None], code: str) -> None:
    benchmark.pedantic(run, args=(code,), rounds=30)  # type: ignore[no-untyped-call]  # it has no types yet


def test_bare_python(benchmark: BenchmarkFixture, fresh_process: Callable[[str], None]) -> None:
    measure_processes(benchmark, fresh_process, "pass")


def test_import(benchmark: BenchmarkFixture, fresh_process: Callable[[str], None]) -> None:
    measure_processes(benchmark, fresh_process, "import cchc_model")


def test_first_report(benchmark: BenchmarkFixture, fresh_process: Callable[[str], None]) -> None:
    from conftest import ANNEX

    measure_processes(benchmark, fresh_process, FIRST_REPORT.format(path=str(ANNEX)))
