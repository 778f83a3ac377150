"""What users hand in: damaged numbers, foreign columns, whole countries; and sums against `consolidate`."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import narwhals as nw
import pytest

import cchc_model as cchc
from cchc_model import SOC_TRANG_DISTRICT as FRAMEWORK
from cchc_model import InvalidDataError, Level, Organisation, Report, ReportingPeriod, consolidate
from cchc_model.cli import main
from cchc_model.frames import check_frame, check_summary, consolidate_frame, from_frame, rates_frame, to_frame, to_long
from cchc_model.framework import FLOW, UnitType, branch, count, section
from helpers.engines import Make, Spark, maker, require, rows
from helpers.frame_cases import LARGEST, SMALL, TINY, named, random_report
from helpers.paths import ROOT

DISTRICT = Organisation("UBND huyện A", Level.DISTRICT, parent=Organisation("UBND tỉnh", Level.PROVINCE, code="94"))


def small(number: int = 0, **values: object) -> Report:
    return Report.from_values(SMALL, values, organisation=named(number))


def tiny(number: int = 0, **values: object) -> Report:
    return Report.from_values(TINY, values, organisation=named(number))


def changed(frame: Any, rows: Iterable[Mapping[str, int | float | str | None]]) -> Any:
    """A frame with other cells in some columns of its rows, in their order, which `code` tells."""
    wrapped = nw.from_native(frame)
    cells: dict[str, nw.Expr] = {}
    for number, row in enumerate(rows):
        for column, cell in row.items():
            before = cells.get(column, nw.col(column))
            here = nw.col("code") == named(number).code
            if cell is None:
                cells[column] = nw.when(~here).then(before)
            else:  # a literal number has no null in pandas, unlike the column
                other = nw.lit(cell) if isinstance(cell, str) else nw.col(column).fill_null(0) * 0 + cell
                cells[column] = nw.when(here).then(other).otherwise(before)
    return wrapped.with_columns(**cells).to_native()


DAMAGED: list[tuple[dict[str, int | float | None], dict[str, int | None]]] = [
    ({"n0": LARGEST + 1}, {"n0": LARGEST + 1}),
    ({"n0": 2**63 - 1, "n1": -(2**63) + 1}, {"n0": 2**63 - 1, "n1": -(2**63) + 1}),
    ({"answer": 2, "method": -1}, {"answer": 2, "method": -1}),
    ({"share0": 10.0**300}, {"share0": None}),
    ({"share0": float("inf")}, {"share0": None}),
    ({"share0": 0.55}, {"share0": None}),
    ({"share0": 0.5000000001}, {"share0": None}),
    ({"share0_decimals": 0}, {"share0": None}),
    ({"share0_decimals": 19}, {"share0": None}),
    ({"share0_decimals": -1}, {"share0": None}),
    ({"share0": 10.0**15, "share0_decimals": 0}, {"share0": None}),
    ({"share0": None}, {"share0_decimals": 1}),
    ({"share0_decimals": None}, {"share0": None}),
]
"""What is put into a row in place of a number, and what is told of it: the number if it is whole."""


@pytest.mark.many_plans
def test_a_number_that_no_report_can_hold_is_told_and_never_computed_with(make: Make) -> None:
    values: dict[str, object] = {"n0": 4, "n1": 8, "n2": 1, "answer": 1, "method": 2, "share0": Decimal("0.5")}
    sound = make([small(number, **values) for number in range(len(DAMAGED) + 1)], SMALL)
    frame = changed(sound, [columns for columns, _ in DAMAGED])
    found, sums = rows(check_frame(frame, framework=SMALL, verdicts=set(cchc.Verdict))), Counter[str]()
    rates = {row["code"]: row for row in rows(rates_frame(frame, framework=SMALL))}
    for number, (_, told) in enumerate([*DAMAGED, ({}, {})]):
        code = named(number).code
        lost = {name.removesuffix("_decimals") for name in told}
        without = small(0, **{key: value for key, value in values.items() if key not in lost})
        expected = {(outcome.rule.id, outcome.verdict.value) for outcome in cchc.check(without).outcomes}
        of_row = [row for row in found if row["code"] == code]
        judged = {(row["rule"], row["verdict"]) for row in of_row if not row["rule"].startswith("value.")}
        assert judged == expected, told
        assert {row["rule"]: row["left"] for row in of_row if row["rule"].startswith("value.")} == {
            f"value.{name}": value for name, value in told.items()
        }
        assert rates[code]["damaged"] == len(told)
        assert (rates[code]["simple_numerator"] is None) == ("n0" in told)
        sums.update(dict.fromkeys(told, 1))
    summary = check_summary(frame, framework=SMALL)
    assert (summary.damaged, summary.negative) == (sums, {})
    assert summary.worst() is cchc.Severity.ERROR
    (row,) = rows(consolidate_frame(frame, framework=SMALL))
    assert (row["damaged"], row["n0_reports"], row["n0"]) == (sums.total(), len(DAMAGED) - 1, 4 * (len(DAMAGED) - 1))
    with pytest.raises(InvalidDataError):
        from_frame(frame, framework=SMALL)


@pytest.mark.many_plans
def test_what_a_row_of_another_framework_says_is_told_and_not_computed_with(make: Make) -> None:
    of_both = make([tiny(n0=1, n1=2), tiny(1, n0=5, n1=4)], TINY)
    frame = changed(of_both, [{}, {"framework_version": "2"}])
    found = rows(check_frame(frame, framework=TINY))
    assert [row["rule"] for row in found if row["code"] == named(1).code] == ["value.framework"]
    assert check_summary(frame, framework=TINY).damaged == {"framework": 1}
    sums = {row["framework_version"]: row for row in rows(consolidate_frame(frame, framework=TINY))}
    told = [(sums[version]["n0"], sums[version]["n0_reports"]) for version in (TINY.version, "2")]
    assert told == [(1, 1), (None, 0)]
    with pytest.raises(InvalidDataError, match="version '2' is not"):
        from_frame(frame, framework=TINY)


@pytest.mark.many_plans
def test_a_framework_that_is_a_constant_is_told_as_well(make: Make) -> None:
    """An engine that plans puts it in wherever it is asked for."""
    frame = nw.from_native(make([small(n0=1)], SMALL)).with_columns(framework_version=nw.lit("2")).to_native()
    assert [row["rule"] for row in rows(check_frame(frame, framework=SMALL))] == ["value.framework"]
    assert check_summary(frame, framework=SMALL).damaged == {"framework": 1}


@pytest.mark.many_plans
def test_negative_numbers_are_listed_and_counted(make: Make) -> None:
    frame = make([tiny(n0=-3, share0=Decimal("-0.5")), tiny(n0=1)], TINY)
    told = [row for row in rows(check_frame(frame, framework=TINY)) if "negative" in row["rule"]]
    found = {row["rule"]: (row["left"], row["left_over"]) for row in told}
    assert found == {"negative.n0": (-3, 1), "negative.share0": (-5, 10)}
    summary = check_summary(frame, framework=TINY)
    assert (summary.negative, summary.damaged) == ({"n0": 1, "share0": 1}, {})


@pytest.mark.many_plans
def test_a_negative_number_is_an_error_even_if_no_rule_fails(make: Make) -> None:
    summary = check_summary(make([tiny(n1=-3), tiny(1, n1=1)], TINY), framework=TINY)
    assert (summary.negative, summary.damaged) == ({"n1": 1}, {})
    assert sum(rule.failed for rule in summary.rules) == 0
    assert summary.worst() is cchc.Severity.ERROR


@pytest.mark.many_plans
def test_a_damaged_number_is_an_error_even_if_no_rule_fails(make: Make) -> None:
    summary = check_summary(changed(make([tiny(n1=1)], TINY), [{"n1": LARGEST + 1}]), framework=TINY)
    assert (summary.negative, summary.damaged) == ({}, {"n1": 1})
    assert sum(rule.failed for rule in summary.rules) == 0
    assert summary.worst() is cchc.Severity.ERROR


@pytest.mark.many_plans
def test_a_sound_frame_that_satisfies_its_rules_has_no_worst_severity(make: Make) -> None:
    assert check_summary(make([tiny(n1=1)], TINY), framework=TINY).worst() is None


def test_districts_of_one_name_in_two_provinces_are_not_added_up(make: Make) -> None:
    provinces = [Organisation(name, Level.PROVINCE) for name in ("UBND tỉnh A", "UBND tỉnh B")]
    districts = [Organisation("UBND huyện Châu Thành", Level.DISTRICT, parent=province) for province in provinces]
    reports = [
        Report.from_values(TINY, {"n0": 1}, organisation=Organisation("UBND xã X", Level.COMMUNE, parent=district))
        for district in districts
    ]
    found = rows(consolidate_frame(make(reports, TINY), by=["parent"], framework=TINY))
    assert sorted((row["grandparent"], row["n0"]) for row in found) == [("UBND tỉnh A", 1), ("UBND tỉnh B", 1)]


def test_misuse_is_refused_with_what_to_write(make: Make) -> None:
    frame = make([small(n0=1)], SMALL)
    with pytest.raises(InvalidDataError, match="did you mean 'failed'"):
        check_frame(frame, framework=SMALL, verdicts=["fail"])  # type: ignore[list-item]  # no verdict
    with pytest.raises(InvalidDataError, match=r"give the list by=\['parent'\]"):
        consolidate_frame(frame, framework=SMALL, by="parent")
    with pytest.raises(InvalidDataError, match="is not a key column"):
        consolidate_frame(frame, by=["organization"], framework=SMALL)
    with pytest.raises(InvalidDataError, match=r"give the list \[report\]"):
        make(small(n0=1), SMALL)  # type: ignore[arg-type]  # one report


def test_columns_that_do_not_fit_are_refused_all_at_once(make: Make) -> None:
    frame = nw.from_native(make([small(n0=1)], SMALL)).drop("n5")
    wrong = frame.with_columns(
        nw.lit(1, nw.Int64).alias("n55"), nw.col("n0").cast(nw.Float64), nw.col("n1").cast(nw.String), code=nw.lit(1)
    ).to_native()
    for ask in (check_frame, check_summary, rates_frame, consolidate_frame, to_long, from_frame):
        with pytest.raises(InvalidDataError) as caught:
            ask(wrong, framework=SMALL)
        assert {problem.place for problem in caught.value.problems} == {"n5", "n55", "n0", "n1", "code"}


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "duckdb"])
def test_integers_that_are_too_wide_are_refused(engine: str, spark: Spark) -> None:
    """Spark has none."""
    require(engine)
    frame = nw.from_native(maker(engine, spark)([small(n0=1)], SMALL))
    with pytest.raises(InvalidDataError, match="UInt64"):
        check_summary(frame.with_columns(nw.col("n0").cast(nw.UInt64)).to_native(), framework=SMALL)


@pytest.mark.many_plans
def test_short_integers_are_welcome(make: Make) -> None:
    frame = make([tiny(n0=5, n1=4, n2=2)], TINY)
    short = nw.from_native(frame).with_columns(nw.col("n0", "n1", "n2").cast(nw.Int8)).to_native()
    found, expected = ({row["rule"]: row for row in rows(check_frame(of, framework=TINY))} for of in (short, frame))
    assert found == expected
    assert {rule for rule in found if rule.startswith("sum.n0")}


def test_what_is_no_frame_is_refused() -> None:
    pytest.importorskip("narwhals")
    with pytest.raises(InvalidDataError, match="is not a frame"):
        check_summary([1, 2], framework=SMALL)
    pandas = pytest.importorskip("pandas")
    doubled = to_frame([small(n0=1)], framework=SMALL, backend="pandas")
    with pytest.raises(InvalidDataError, match="two columns have the same name"):
        check_summary(pandas.concat([doubled, doubled[["n0"]]], axis=1), framework=SMALL)


def test_what_does_not_fit_a_frame_is_refused_all_at_once(make: Make) -> None:
    above: Organisation | None = None
    for name in "ABCD":
        above = Organisation(name, Level.AGENCY, parent=above)
    deep = Report.from_values(SMALL, {"share0": Decimal("0." + "1" * 16)}, organisation=above)
    foreign = Report.from_values(FRAMEWORK, {})
    with pytest.raises(InvalidDataError) as caught:
        make([small(n0=1), deep, foreign], SMALL)
    assert [problem.place for problem in caught.value.problems] == ["report 1", "report 1: share0", "report 2"]
    assert [problem.line("vi")[:10] for problem in caught.value.problems] == ["báo cáo 1:"] * 2 + ["báo cáo 2:"]


def test_engines_are_named() -> None:
    pytest.importorskip("narwhals")
    with pytest.raises(InvalidDataError, match="did you mean 'polars'"):
        to_frame([], backend="polar")
    with pytest.raises(InvalidDataError, match="polars, pandas"):
        to_frame([], backend="excel")
    with pytest.raises(InvalidDataError, match="session"):
        to_frame([], backend="pyspark")


def test_organisations_and_periods_travel(make: Make) -> None:
    reports = [
        Report.from_values(
            SMALL, {"share0": Decimal("25.80")}, organisation=DISTRICT, period=ReportingPeriod.nine_months(2022)
        ),
        Report.from_values(SMALL, {}),
    ]
    again = from_frame(make(reports, SMALL), framework=SMALL)
    assert sorted(again, key=str) == sorted(reports, key=str)
    assert {str(report.values["share0"]) for report in again} == {"25.80", "None"}


@pytest.mark.many_plans
def test_no_reports_are_a_frame_too(make: Make) -> None:
    frame = make([], TINY)
    assert check_summary(frame, framework=TINY).reports == 0
    assert rows(check_frame(frame, framework=TINY)) == rows(consolidate_frame(frame, framework=TINY)) == []


@pytest.mark.filterwarnings("ignore:DataFrame is highly fragmented")  # pandas grouping hundreds of columns
def test_sums_are_those_of_consolidate(make: Make) -> None:
    """Of one period and level, where both add up: values, coverage, and the numerators and denominators of rates."""
    g = random.Random(7)
    periods = [ReportingPeriod.quarter(2022, number) for number in (1, 2)]
    reports = [
        Report.from_values(FRAMEWORK, random_report(g, number).values, organisation=named(number), period=period)
        for number in range(9)
        for period in periods[: 1 + number % 2]
    ]
    found = {row["period_number"]: row for row in rows(consolidate_frame(make(reports, FRAMEWORK)))}
    assert set(found) == {1, 2}
    for period in periods:
        row, own = found[period.number], [report for report in reports if report.period == period]
        whole = consolidate(own)
        assert (row["reports"], row["organisations"], row["too_large"], row["damaged"]) == (len(own), len(own), 0, 0)
        for key, figure in whole.figures.items():
            indicator = figure.indicator
            assert row[f"{key}_reports"] == sum(report.values[key] is not None for report in own)
            if indicator.adds_up:
                assert row[key] == figure.value
            for code in FRAMEWORK.codes.get(key, ()):
                assert row[f"{key}_{code}"] == figure.answers.get(code, 0)
        for key, rate in whole.rates.items():
            if f"{key}_reports" in row and rate.coverage.reported:
                sums = (row[f"{key}_numerator"], row[f"{key}_denominator"], row[f"{key}_reports"])
                assert sums == (rate.numerator, rate.denominator, rate.coverage.reported)


def test_a_sum_beyond_64_bits_is_null_and_told(make: Make) -> None:
    reports = [Report.from_values(TINY, {"n0": LARGEST}, organisation=named(number)) for number in range(40)]
    (row,) = rows(consolidate_frame(make(reports * 256, TINY), framework=TINY))  # 10,240 times 10¹⁵
    assert (row["reports"], row["organisations"], row["n0"], row["n0_reports"]) == (10240, 40, None, 10240)
    assert row["too_large"] == 1


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    require("polars")
    path = tmp_path / "reports.parquet"
    to_frame(
        [Report.from_values(FRAMEWORK, {"plan_tasks": 31, "plan_tasks_completed": 32}, organisation=DISTRICT)]
    ).write_parquet(path)
    return path


def test_the_command_checks_a_parquet_file(parquet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(parquet), "--lang", "en"]) == 1
    printed = capsys.readouterr().out
    assert "part.plan_tasks_completed" in printed
    assert "UBND huyện A" in printed
    assert "1 report; 1 of 149 rules violated in at least one; 0 values out of range, 0 negative numbers." in printed
    assert main(["check", str(parquet), "--json"]) == 1
    summary, row = map(json.loads, capsys.readouterr().out.splitlines())
    assert (summary["reports"], row["rule"], row["left"], row["right"]) == (1, "part.plan_tasks_completed", 32, 31)


def test_what_the_page_does_on_a_cluster(
    parquet: Path, spark: Spark, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    require("pyspark")
    session = spark.session()  # of which there is one
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    (script,) = [found for found in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if ">>>" not in found]
    results = f"{parquet}.results"
    monkeypatch.setattr("sys.argv", ["check_country.py", str(parquet), results])
    exec(script, {})  # noqa: S102 the documentation's own
    assert "part.plan_tasks_completed: 1 of 1 reports" in capsys.readouterr().out
    written = {name: session.read.parquet(f"{results}/{name}").collect() for name in ("violations", "rates", "sums")}
    assert [row["rule"] for row in written["violations"]] == ["part.plan_tasks_completed"]
    assert [row["plan_completion_numerator"] for row in written["rates"]] == [32]
    assert [(row["reports"], row["plan_tasks"]) for row in written["sums"]] == [(1, 31)]


@pytest.mark.parametrize("how", ["cut", "flipped"])
def test_a_damaged_parquet_file_is_refused(parquet: Path, how: str, capsys: pytest.CaptureFixture[str]) -> None:
    data = bytearray(parquet.read_bytes())
    if how == "flipped":
        data[4:2000] = bytes(byte ^ 255 for byte in data[4:2000])
    parquet.write_bytes(data[: len(data) // 2] if how == "cut" else data)
    assert main(["check", str(parquet)]) == 2
    assert "bị hỏng" in capsys.readouterr().err


def test_a_parquet_file_damaged_anywhere_ends_in_no_traceback(
    parquet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also in a column that only what did not pass is told by, such as who reports."""
    whole, told = parquet.read_bytes(), []
    for at in range(4, len(whole) - 8, 8009):
        parquet.write_bytes(whole[:at] + bytes(byte ^ 255 for byte in whole[at : at + 12]) + whole[at + 12 :])
        told.append(main(["check", str(parquet)]))
    assert set(told) == {1, 2}
    assert capsys.readouterr().err.count("bị hỏng") > 0


def test_the_command_says_what_is_no_parquet_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "reports.parquet"
    path.write_text("no")
    assert main(["check", str(path), "--lang", "en"]) == 2
    assert "not a Parquet file" in capsys.readouterr().err
    assert main(["check", str(path), "--former", "x"]) == 2
    assert main(["check", str(tmp_path / "none.parquet")]) == 2


def test_a_relation_of_ones_own_connection_stays_on_it() -> None:
    report = tiny(share0=Decimal(101))
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    connection.register("reports", to_frame([report], framework=TINY, backend="pyarrow"))
    found = check_frame(connection.table("reports"), framework=TINY)
    assert found.filter("rule LIKE '%share0'").fetchall()


@pytest.mark.many_plans
def test_a_framework_without_rules_and_no_verdicts_give_no_rows(make: Make) -> None:
    number = count("number", UnitType("file", cchc.Bilingual("Hồ sơ", "Files")), FLOW, "Số", "Number")
    own = cchc.Framework("own", "1", cchc.Bilingual("B", "T"), (branch(section("top", "Mục", "Section"), number),))
    assert rows(check_frame(make([Report.from_values(own, {"number": 1})], own), framework=own)) == []
    assert rows(check_frame(make([tiny(n0=1)], TINY), framework=TINY, verdicts=())) == []
