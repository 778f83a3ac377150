"""Written as text and read again, a report is the same report."""

import io
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_model import (
    SOC_TRANG_DISTRICT,
    Entry,
    InvalidDataError,
    Level,
    Organisation,
    ReadError,
    Report,
    ReportingPeriod,
    Status,
    consolidate,
    read_report,
    testing,
    write_report,
)
from cchc_model.io.writing import FORMATS
from cchc_model.reports.entries import Leftover


def written(report: Report) -> bytes:
    stream = io.BytesIO()
    write_report(report, stream, format="txt")
    return stream.getvalue()


def test_the_real_annex_is_written_and_read_again(report: Report) -> None:
    again = read_report(written(report))
    assert again == report
    assert written(again) == written(report)


def test_the_annex_is_written_as_an_annex_reads(report: Report) -> None:
    lines = written(report).decode().split("\n")
    assert lines[0] == "THỨ TỰ\tTÊN CHỈ TIÊU\tĐƠN VỊ TÍNH\tSố lượng/ tỷ lệ\tGhi chú"
    assert len(lines) == 1 + 211 + 1
    assert lines[71] == "\t   Số hồ sơ TTHC do UBND cấp huyện tiếp nhận\tHồ sơ\t5.627\t"
    assert lines[192] == "7\tDịch vụ bưu chính công ích (BCCI)\t\t267\t"


@pytest.mark.parametrize("format", ["txt", "csv"])
def test_who_reports_and_when_is_written_and_read_again_once(format: str) -> None:
    organisation, period = Organisation("UBND huyện Mỹ Tú", Level.DISTRICT), ReportingPeriod.quarter(2022, 2)
    made = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31}, organisation=organisation, period=period)
    stream, twice = io.BytesIO(), io.BytesIO()
    write_report(made, stream, format=format)
    again = read_report(stream.getvalue())
    assert (again.organisation, again.period, again.values) == (organisation, period, made.values)
    assert [leftover.name for leftover in again.leftovers] == [
        "Đơn vị báo cáo: UBND huyện Mỹ Tú", "Kỳ báo cáo: Quý II năm 2022",
    ]  # fmt: skip
    write_report(again, twice, format=format)
    assert twice.getvalue() == stream.getvalue()


def test_paths_and_formats(report: Report, tmp_path: Path) -> None:
    for name, chosen in (("a.txt", None), ("a.TSV", None), ("a.dat", "tsv")):
        target = tmp_path / name
        write_report(report, target, format=chosen)
        assert target.read_bytes() == written(report)
    assert read_report(str(tmp_path / "a.txt")) == report


@pytest.mark.parametrize("name", ["a.doc", "a", "a.pdf"])
def test_a_format_that_cannot_be_written_is_refused(report: Report, tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidDataError, match="txt"):
        write_report(report, tmp_path / name)
    assert not (tmp_path / name).exists()
    with pytest.raises(InvalidDataError):
        write_report(report, io.BytesIO())


@example(testing.report_from_cells(SOC_TRANG_DISTRICT, {"plan_tasks_completed": ("31", "%")}))
@given(testing.reports(organisation=st.none(), period=st.none()))
def test_any_entries_come_back_from_their_text(report: Report) -> None:
    assert read_report(written(report)) == report


@given(testing.report_values())
def test_values_that_were_entered_come_back_as_the_same_numbers(values: dict[str, int]) -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, values)
    again = read_report(written(report))
    assert again.values == report.values
    assert [str(value) for value in again.values.values()] == [str(value) for value in report.values.values()]


@given(testing.annex_tables())
def test_what_was_set_aside_is_written_back_where_it_stood(table: testing.AnnexTable) -> None:
    try:
        report = read_report(table.text())
    except ReadError:
        return
    again = read_report(written(report))
    assert again.values == report.values
    assert again.leftovers == report.leftovers
    assert again == report


ROWS = SOC_TRANG_DISTRICT.rows
BEFORE_TWINS = {row.id for row, below in pairwise(ROWS) if below.item.name.vi in SOC_TRANG_DISTRICT.repeated_names}
"""Rows behind which an unknown row may be the parent of one whose name stands twice."""

foreign = st.builds(
    Leftover,
    name=st.sampled_from(["Số cuộc họp giao ban", "=1+1", '"trích dẫn"', "Nội dung: khác"]),
    ordinal=st.sampled_from(["", "1", "a"]),
    unit=st.sampled_from(["", "Cuộc"]),
    value=st.sampled_from(["7", "x", '"', "25,81%"]),
    note=st.sampled_from(["", 'xem "phụ lục" 2']),
    after=st.sampled_from([None, *(key for key in SOC_TRANG_DISTRICT.indicators if key not in BEFORE_TWINS)]),
)


@given(st.lists(foreign, max_size=6))
def test_foreign_rows_keep_their_texts_and_places(leftovers: list[Leftover]) -> None:
    rows = {None: 0} | {row.id: row.number for row in SOC_TRANG_DISTRICT.rows}
    ordered = tuple(sorted(leftovers, key=lambda leftover: rows[leftover.after]))
    report = evolve(Report.from_values(SOC_TRANG_DISTRICT, {"survey_forms": 5}), leftovers=ordered)
    assert read_report(written(report)).leftovers == ordered


def test_a_foreign_row_that_may_be_the_parent_of_a_twin_is_not_written() -> None:
    meeting = Leftover(name="Số cuộc họp giao ban", value="7", after="self_examined_documents")
    assert "self_examined_documents" in BEFORE_TWINS
    report = evolve(Report.from_values(SOC_TRANG_DISTRICT, {"survey_forms": 5}), leftovers=(meeting,))
    with pytest.raises(InvalidDataError, match="self_examined_unlawful: would be lost when read back"):
        written(report)


def test_nil_without_a_text_is_written_as_nil() -> None:
    entries = dict(Report.from_values(SOC_TRANG_DISTRICT, {}).entries)
    entries["survey_forms"] = Entry(None, Status.NIL)
    entries["plan_tasks"] = Entry(None, Status.NOT_APPLICABLE)
    entries["plan_tasks_completed"] = Entry(None, Status.NOT_APPLICABLE, text="KPS")
    again = read_report(written(Report(SOC_TRANG_DISTRICT, entries)))
    assert again["survey_forms"].status is Status.NIL
    assert (again["plan_tasks"].status, again["plan_tasks"].text) == (Status.NOT_APPLICABLE, "Không áp dụng")
    assert (again["plan_tasks_completed"].status, again["plan_tasks_completed"].text) == (Status.NOT_APPLICABLE, "KPS")
    assert again.known_values(nil_as_zero=True)["plan_tasks"] is None
    assert again.values["survey_forms"] is None


@pytest.mark.parametrize("format", FORMATS)
def test_a_consolidation_is_written_by_its_report(report: Report, format: str) -> None:
    whole = consolidate([report])
    for given_object in (whole, None, {"plan_tasks": 1}):
        with pytest.raises(InvalidDataError, match=r"\.report\(\)"):
            write_report(given_object, io.BytesIO(), format=format)  # type: ignore[arg-type]  # what users pass
    stream = io.BytesIO()
    write_report(whole.report(), stream, format=format)
    assert stream.getvalue()
