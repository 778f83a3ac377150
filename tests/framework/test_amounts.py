"""Amounts with decimals: exact wherever a count can be."""

import io
import json
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import (
    Bilingual,
    Entry,
    Framework,
    InvalidDataError,
    Level,
    Organisation,
    Report,
    ReportingPeriod,
    Severity,
    Status,
    check,
    compare,
    compute_rates,
    consolidate,
    format_number,
    from_data,
    locate_errors,
    read_cell,
    read_framework,
    read_report,
    to_data,
    write_framework,
    write_report,
)
from cchc_model.framework import FLOW, YTD, Amount, branch, count, parts_sum_to, rate, section
from helpers.engines import require

MONEY = Amount("money", Bilingual("Triệu đồng", "Million dong"), ("Tr.đ",))
TOTAL = count("total", MONEY, YTD, "Tổng thu", "Revenue", ordinal="1")
FEES = count("fees", MONEY, YTD, "Thu phí", "Fees", ordinal="1.1")
OTHER = count("other", MONEY, YTD, "Thu khác", "Other revenue", ordinal="1.2")
DAYS = count("days", Amount("day", Bilingual("Ngày", "Days")), FLOW, "Số ngày xử lý", "Days of work", ordinal="2")
OWN = Framework(
    "revenue", "1", Bilingual("Biểu thu", "Table of revenue"),
    (branch(section("revenue", "Thu", "Revenue in all", ordinal="I"), branch(TOTAL, FEES, OTHER), DAYS),),
    (rate("fee_rate", "Tỷ trọng phí", "Share of fees", of=FEES, over=TOTAL),),
    (parts_sum_to(TOTAL, FEES, OTHER),),
)  # fmt: skip
AMOUNTS = st.decimals(0, 10**9, places=2, allow_nan=False) | st.integers(0, 10**12).map(Decimal)


def report(commune: str, **values: str) -> Report:
    given_values = {key: Decimal(value) for key, value in values.items()}
    who, when = Organisation(f"UBND xã {commune}", Level.COMMUNE), ReportingPeriod.quarter(2026, 1)
    return Report.from_values(OWN, given_values, organisation=who, period=when)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.250,5", "1250.5"), ("1250,50", "1250.50"), ("1.250", "1250"), ("0", "0"), ("3,5 triệu đồng", "3.5")],
)
def test_an_amount_is_read_with_its_digits(text: str, value: str) -> None:
    cell = read_cell(text, MONEY)
    assert (cell.status, str(cell.value)) == (Status.REPORTED, value)


def test_what_is_no_certain_amount_is_damaged_with_suggestions() -> None:
    cell = read_cell("1250.5", MONEY)
    assert (cell.status, cell.value) == (Status.DAMAGED, None)
    assert "1250,5" in cell.suggestions
    assert read_cell("25,5%", MONEY).status is Status.DAMAGED
    entries = {**report("A", total="1").entries, "total": Entry(1, Status.REPORTED)}
    with pytest.raises(InvalidDataError, match="an amount must be a Decimal"):
        Report(OWN, entries)


@given(AMOUNTS)
def test_any_amount_is_read_as_it_is_printed(amount: Decimal) -> None:
    cell = read_cell(format_number(amount), MONEY)
    assert cell.value == amount
    assert str(cell.value) == str(amount) or amount == amount.to_integral_value()


@given(st.fixed_dictionaries({"total": AMOUNTS, "fees": AMOUNTS, "other": AMOUNTS, "days": AMOUNTS}))
def test_amounts_go_through_every_format(values: dict[str, Decimal]) -> None:
    made = Report.from_values(OWN, values)
    for suffix in ("docx", "xlsx", "csv", "txt"):
        stream = io.BytesIO()
        write_report(made, stream, format=suffix)
        again = read_report(stream.getvalue(), framework=OWN)
        assert again.values == made.values, suffix
        assert not [finding for finding in again.findings if finding.severity is Severity.ERROR]
    assert from_data(json.loads(json.dumps(to_data(made))), Report, framework=OWN) == made


def test_amounts_are_checked_exactly_and_repaired_with_decimals() -> None:
    wrong = report("A", total="1250.5", fees="1000.5", other="249.99")
    (finding,) = check(wrong).findings
    assert "1.250,5" in finding.message()
    assert "1.250,49 (1.000,5 + 249,99)" in finding.message()
    (conflict,) = locate_errors(wrong)
    repairs = {repair.indicator: repair.value for found in conflict.sets for repair in found.repairs}
    assert repairs == {"total": Decimal("1250.49"), "fees": Decimal("1000.51"), "other": Decimal("250.00")}
    assert not check(report("A", total="1250.5", fees="1000.5", other="250")).findings


def test_a_blank_part_of_an_amount_is_no_whole_number() -> None:
    result = check(report("A", total="1250.5", fees="1000.25"))
    assert not result.findings  # 250,25: a blank is said to be determined only where it is a whole number


def test_amounts_add_up_exactly_and_rates_are_exact() -> None:
    one, other = report("A", total="0.1", fees="0.1", other="0"), report("B", total="0.2", fees="0.1", other="0.1")
    both = consolidate([one, other]).report()
    assert str(both.values["total"]) == "0.3"
    assert both.values["fees"] == Decimal("0.2")
    value = compute_rates(both)["fee_rate"].value
    assert value is not None
    assert (value.numerator, value.denominator) == (2, 3)


def test_amounts_are_compared() -> None:
    before, after = report("A", total="1.5"), report("A", total="2.25")
    later = Report(OWN, after.entries, after.organisation, ReportingPeriod.quarter(2026, 2))
    (change,) = compare(before, later).changes
    assert change.message() == "“Tổng thu” tăng từ 1,5 lên 2,25 (tăng 0,75, tương ứng 50%)."


def test_a_total_of_the_year_that_falls_is_told() -> None:
    before, after = report("A", total="2.5"), report("A", total="2.25")
    later = Report(OWN, after.entries, after.organisation, ReportingPeriod.quarter(2026, 2))
    assert "year_to_date_fell" in {finding.code for finding in check(later, former=before).findings}


def test_the_file_of_a_framework_names_amounts() -> None:
    stream = io.BytesIO()
    write_framework(OWN, stream)
    text = stream.getvalue().decode()
    assert 'kind = "amount"' in text
    assert "decimals = true" in text
    assert read_framework(text.encode()) == OWN
    with pytest.raises(InvalidDataError, match="needs kind = 'amount'"):
        read_framework(text.replace('kind = "amount"', 'kind = "count"').encode())


def test_a_caption_with_the_unit_of_amounts_scales_nothing() -> None:
    rows = [
        ("", "Đơn vị tính: triệu đồng", "", "", ""), ("TT", "Chỉ tiêu", "ĐVT", "Kết quả", ""),
        ("1", "Tổng thu", "Triệu đồng", "1.250,5", ""), ("2", "Số ngày xử lý", "Ngày", "3,5", ""),
    ]  # fmt: skip
    read = read_report(rows, framework=OWN)
    assert read.values["total"] == Decimal("1250.5")
    assert read.values["days"] == Decimal("3.5")  # in the unit that its own row prints
    scaled = read_report([*rows[1:2], ("1", "Tổng thu", "Tỷ đồng", "1,5", "")], framework=OWN)
    assert scaled.values["total"] is None


def test_frames_agree_and_add_no_digits_up() -> None:
    require("polars")
    from cchc_model.frames import check_frame, consolidate_frame, from_frame, to_frame

    reports = [
        report("A", total="1250.5", fees="1000.5", other="250"),
        report("B", total="1.25", fees="1", other="0.5"),
    ]
    own = evolve(OWN, rates=())
    frame = to_frame((evolve(one, framework=own) for one in reports), framework=own)
    assert [one.values for one in from_frame(frame, framework=own)] == [one.values for one in reports]
    found = check_frame(frame, framework=own).rows(named=True)
    assert [(row["organisation"], row["rule"]) for row in found] == [("UBND xã B", "sum.total")]
    columns = consolidate_frame(frame, framework=own).columns
    assert "total_reports" in columns
    assert "total" not in columns
