"""Every value at its own indicator, or in a finding that names the cell: nothing else."""

import io
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import (
    SOC_TRANG_DISTRICT,
    InvalidDataError,
    Level,
    Organisation,
    ReadError,
    Report,
    ReportingPeriod,
    Severity,
    Status,
    format_number,
    read_report,
    testing,
)
from cchc_model.framework import Section
from cchc_model.testing import AnnexLine
from helpers import catalogue
from helpers.drift import restyled
from helpers.paths import ANNEX

ROWS = catalogue.rows()
PARENTS = sorted({row.parent for row in SOC_TRANG_DISTRICT.rows if row.parent})
TASKS = "Số nhiệm vụ đề ra trong kế hoạch"


WHO, WHEN = Organisation("UBND huyện A", Level.DISTRICT), ReportingPeriod.quarter(2022, 1)


def read(*rows: tuple[object, ...]) -> Report:
    return read_report(rows, organisation=WHO, period=WHEN)


def codes(report: Report) -> Counter[str]:
    return Counter(finding.code for finding in report.findings)


# The real annex.


def test_all_130_printed_values_are_where_they_belong(report: Report) -> None:
    printed_values = {row["id"]: row["printed_value"] for row in ROWS if row["printed_value"]}
    assert len(printed_values) == 130
    texts = {key: entry.text for key, entry in report.entries.items() if entry.text}
    texts |= {leftover.row: leftover.value for leftover in report.leftovers if leftover.row}
    assert texts == printed_values
    for key, text in printed_values.items():
        if key in report.entries:
            value = report.values[key]
            assert value is not None
            assert format_number(value) == text


def test_every_entry_of_the_annex_names_the_line_and_cell_it_came_from(report: Report) -> None:
    lines = ANNEX.read_text(encoding="utf-8").split("\n")
    for key, entry in report.entries.items():
        assert entry.source is not None
        assert entry.source.row is not None
        assert entry.source.file == ANNEX.name
        assert entry.source.cell == f"D{entry.source.row}"
        cells = lines[entry.source.row - 1].split("\t")
        assert cells[3] == entry.text
        assert cells[1] in {SOC_TRANG_DISTRICT[key].name.vi, *SOC_TRANG_DISTRICT.indicator(key).aliases}


def test_blank_cells_of_the_annex_are_blank_and_none_is_absent(report: Report) -> None:
    statuses = Counter(entry.status for entry in report.entries.values())
    assert statuses == {Status.REPORTED: 128, Status.BLANK: 47}
    assert isinstance(report.values["plan_completion_rate"], Decimal)


def test_values_on_headings_192_and_193_are_set_aside_with_a_finding_each(report: Report) -> None:
    on_headings = [finding for finding in report.findings if finding.code == "value_on_heading"]
    assert [(SOC_TRANG_DISTRICT.row(f.indicators[0]).number, f.text) for f in on_headings] == [
        (192, "267"),
        (193, "270"),
    ]
    assert [(leftover.row, leftover.value) for leftover in report.leftovers] == [
        ("postal_services", "267"),
        ("district_postal", "270"),
    ]
    assert "267" in on_headings[0].message()
    assert on_headings[0].source is not None


def test_printed_units_that_differ_from_the_model_are_said(report: Report) -> None:
    differing = {
        SOC_TRANG_DISTRICT.row(f.indicators[0]).number: f.code for f in report.findings if f.code.startswith("unit_")
    }
    assert differing == dict.fromkeys([3, 25, 181, 182], "unit_differs") | dict.fromkeys(
        [206, 207, 208], "unit_is_legend"
    )


def test_repeated_names_land_in_their_own_place(report: Report) -> None:
    lines = ANNEX.read_text(encoding="utf-8").split("\n")
    for one, other in (
        ("examined_communes", "decentralisation_examined_communes"),
        ("self_examined_unlawful", "examined_unlawful"),
    ):
        sources = report[one].source, report[other].source
        assert sources[0] is not None
        assert sources[1] is not None
        assert (sources[0].row or 0) < (sources[1].row or 0)
        assert lines[(sources[0].row or 0) - 1].split("\t")[1] == lines[(sources[1].row or 0) - 1].split("\t")[1]
    assert (report.values["district_postal_procedures"], report.values["commune_postal_procedures"]) == (276, 39)


# Sources and encodings.


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_do_not_count(report: Report, encoding: str, newline: str) -> None:
    text = ANNEX.read_text(encoding="utf-8")
    assert read_report(text.replace("\n", newline).encode(encoding)) == report


def test_paths_bytes_streams_and_ready_rows_give_the_same(report: Report, annex: bytes) -> None:
    rows = [line.split("\t") for line in annex.decode().split("\n")]
    with ANNEX.open("rb") as stream:
        assert read_report(stream) == report
    for source in (ANNEX, str(ANNEX), annex, io.BytesIO(annex), rows, iter(rows)):
        assert read_report(source) == report


class Pipe(io.RawIOBase):
    """A stream that gives a few bytes at a time, as pipes do."""

    def __init__(self, data: bytes) -> None:
        self._left = data

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        piece, self._left = self._left[: min(7, size or 0)], self._left[min(7, size or 0) :]
        return piece


def test_a_stream_that_gives_its_bytes_in_pieces_is_read_to_its_end(report: Report, annex: bytes) -> None:
    assert read_report(Pipe(annex)) == report


def test_organisation_and_period_are_the_callers() -> None:
    organisation, period = Organisation("UBND huyện A", Level.DISTRICT), ReportingPeriod.quarter(2022, 1)
    report = read_report(ANNEX, organisation=organisation, period=period)
    assert (report.organisation, report.period) == (organisation, period)


def test_ready_rows_hold_texts_ints_decimals_and_none() -> None:
    report = read((None, TASKS, None, 31), ("1", "Tỷ lệ hài lòng trong kỳ báo cáo", "%", Decimal("99.50"), None))
    assert report.values["plan_tasks"] == 31
    assert str(report.values["satisfaction_rate"]) == "99.50"


def test_a_ready_percentage_is_not_read_as_one_with_a_separator() -> None:
    report = read(("", "Tỷ lệ hài lòng trong kỳ báo cáo", "%", 5627, ""))
    assert report.values["satisfaction_rate"] == 5627
    assert not [f for f in report.findings if f.code == "grouped_percent"]


@pytest.mark.parametrize(
    "row",
    [
        ("", TASKS, "", Decimal("NaN")),
        ("", TASKS, "", 10**5000),
        ("", TASKS, "", 5.627),
        ("", TASKS, "", True),
        "abc",
        5,
        None,
    ],
)
def test_other_ready_rows_are_refused_with_their_places(row: object) -> None:
    with pytest.raises(InvalidDataError) as caught:
        read_report([row, row])  # type: ignore[list-item]  # the point of the test
    assert len(caught.value.problems) == 2
    assert caught.value.problems[0].place.startswith("row 1")


def test_quoted_cells_of_a_spreadsheet_lose_their_quotation_marks() -> None:
    report = read_report(f'\t{TASKS}\t"Nhiệm vụ"\t"5.627"\t"nói ""gọn"", rõ"'.encode())
    assert report.values["plan_tasks"] == 5627
    assert report["plan_tasks"].note == 'nói "gọn", rõ'
    assert report["plan_tasks"].source is not None
    assert report["plan_tasks"].source.cell == "D1"


# Columns and headers.


def test_columns_are_told_by_the_header() -> None:
    report = read(("Ghi chú", "Số liệu", "Đơn vị tính", "Nội dung"), ("xem phụ lục", "31", "Nhiệm vụ", TASKS))
    assert (report.values["plan_tasks"], report["plan_tasks"].note) == (31, "xem phụ lục")


def test_a_header_may_be_repeated_on_every_page() -> None:
    header = ("STT", "Tên chỉ tiêu", "ĐVT", "Số lượng", "Ghi chú")
    report = read(header, ("", TASKS, "", "31", ""), header, ("", "Số nhiệm vụ đã hoàn thành", "", "8", ""))
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, 8)
    assert report.leftovers == ()


@pytest.mark.parametrize("nothing", ["......", "-", "KPS", "(nhập số liệu)"])
def test_a_column_with_an_unheard_title_and_hardly_a_value_is_read(nothing: str) -> None:
    names = ("Số nhiệm vụ đã hoàn thành", "Số văn bản chỉ đạo CCHC đã ban hành", "Số lượng phiếu khảo sát")
    rows = [("1", "Số nhiệm vụ đề ra trong kế hoạch", "", "31"), *(("2", name, "", nothing) for name in names)]
    assert read_report([("TT", "Chỉ tiêu", "ĐVT", "Con chốt"), *rows]).values["plan_tasks"] == 31


def test_a_table_without_a_column_for_values_is_refused_with_the_reason() -> None:
    with pytest.raises(ReadError) as caught:
        read_report([("TT", "Nội dung"), ("1", "Số nhiệm vụ đề ra trong kế hoạch: 31")])
    assert "cột riêng" in caught.value.message("vi")
    assert "a column of their own" in caught.value.message("en")


@pytest.mark.parametrize(
    "header",
    [
        ("TT", "Chỉ tiêu", "ĐVT", "Kỳ trước"),
        ("TT", "Chỉ tiêu", "ĐVT", "Kết quả", "Số lượng"),
    ],
)
def test_a_header_that_does_not_single_out_names_and_values_is_refused(header: tuple[str, ...]) -> None:
    with pytest.raises(ReadError) as caught:
        read(header, ("1", TASKS, "", "31"))
    assert header[-1] in str(caught.value)
    assert header[-1] in caught.value.message("vi")


def test_cells_outside_the_columns_are_not_lost_in_silence() -> None:
    report = read(("TT", "Chỉ tiêu", "ĐVT", "Kỳ trước", "Kỳ này"), ("", TASKS, "Nhiệm vụ", "29", "31"))
    assert report.values["plan_tasks"] == 31
    (finding,) = (f for f in report.findings if f.code == "column_not_read")
    assert (finding.text, finding.figures) == ("Kỳ trước", {"count": 1})
    assert finding.source is not None
    assert finding.source.cell == "D2"
    report = read(("TT", "Chỉ tiêu", "ĐVT", "Mục khác", "Kỳ này"), ("", TASKS, "Nhiệm vụ", "29", "31"))
    (finding,) = (f for f in report.findings if f.code == "column_not_read")
    assert (finding.text, finding.severity, finding.indicators) == ("Mục khác", Severity.WARNING, ())
    report = read(("TT", "Chỉ tiêu", "ĐVT", "Mục khác", "Kỳ này"), ("", TASKS, "Nhiệm vụ", "29", ""))
    (finding,) = (f for f in report.findings if f.code == "column_not_read")
    assert (finding.severity, finding.indicators) == (Severity.ERROR, ("plan_tasks",))


def test_a_lone_cell_outside_the_columns_is_not_lost_either() -> None:
    report = read(("", TASKS, "Nhiệm vụ", "31", ""), ("", "", "", "", "", "77"))
    (finding,) = (f for f in report.findings if f.code == "unread_cells")
    assert finding.text == "77"
    assert report.leftovers == ()


# Cells that are not plain.


@pytest.mark.parametrize(
    ("name", "text", "code", "value"),
    [
        (TASKS, "3l", "damaged_number", None),
        (TASKS, "25,81", "damaged_number", None),
        ("Có sáng kiến, giải pháp mới về CCHC", "x", "damaged_code", None),
        ("Có sáng kiến, giải pháp mới về CCHC", "3", "code_outside_list", None),
        ("Tỷ lệ hài lòng trong kỳ báo cáo", "99.5", "point_as_decimal", Decimal("99.5")),
        ("Tỷ lệ hài lòng trong kỳ báo cáo", "5.627", "grouped_percent", Decimal(5627)),
    ],
)
def test_what_had_to_be_understood_or_could_not_be_read_is_said(
    name: str, text: str, code: str, value: Decimal | None
) -> None:
    report = read(("", name, "", text, ""))
    (finding,) = (f for f in report.findings if f.code != "rows_absent")
    (key,) = finding.indicators
    assert (finding.code, finding.text, report.values[key]) == (code, text, value)
    assert report[key].text == text
    assert report[key].status is (Status.DAMAGED if value is None else Status.REPORTED)
    assert finding.suggestions
    assert all(suggestion in finding.message() for suggestion in finding.suggestions)
    assert finding.source is not None
    assert finding.source.cell == "D1"


def test_rows_that_the_source_lacks_are_absent_and_said_once() -> None:
    report = read(("", TASKS, "", "31", ""))
    assert report["survey_forms"].status is Status.ABSENT
    (finding,) = report.findings
    assert (finding.code, len(finding.indicators), finding.figures) == ("rows_absent", 174, {"missing": 174})


def test_text_around_the_table_is_kept_but_nothing_to_look_at() -> None:
    report = read_report(f"UBND HUYỆN A\nPHỤ LỤC\nQUÝ I NĂM 2022\n\t{TASKS}\t\t31\t\n\nNơi nhận:\nCHỦ TỊCH".encode())
    texts = [(leftover.name, leftover.after) for leftover in report.leftovers]
    assert texts[:3] == [("UBND HUYỆN A", None), ("PHỤ LỤC", None), ("QUÝ I NĂM 2022", None)]
    assert texts[3:] == [("Nơi nhận:", "plan_tasks"), ("CHỦ TỊCH", "plan_tasks")]
    assert codes(report) == {"rows_absent": 1}


def test_a_value_around_the_table_is_not_taken_for_text() -> None:
    report = read(("", TASKS, "", "31", ""), ("", "", "", "77", ""))
    assert [leftover.value for leftover in report.leftovers] == ["77"]
    assert codes(report)["unrecognised_row"] == 1


def test_a_foreign_row_gets_close_matches() -> None:
    report = read(
        ("", "Số nhiệm vụ đưa ra trong các kế hoạch", "", "31", ""), ("", "Số nhiệm vụ đã hoàn thành", "", "8", "")
    )
    assert report.values["plan_tasks"] is None
    finding = next(f for f in report.findings if f.code == "unrecognised_row")
    assert finding.suggestions[0] == TASKS
    assert "31" in finding.message()


def test_a_row_printed_twice_counts_once_and_the_second_is_set_aside() -> None:
    report = read(("", TASKS, "", "31", ""), ("", TASKS, "", "32", ""))
    assert report.values["plan_tasks"] == 31
    assert [(leftover.value, leftover.after) for leftover in report.leftovers] == [("32", "plan_tasks")]
    assert codes(report)["repeated_row"] == 1


def test_a_note_on_a_heading_is_kept() -> None:
    report = read(("2", "Kiểm tra CCHC", "", "", "không phát sinh"), ("", "Số phòng ban đã kiểm tra", "", "1", ""))
    assert [(leftover.row, leftover.note) for leftover in report.leftovers] == [
        ("reform_examination", "không phát sinh")
    ]
    assert codes(report)["note_on_heading"] == 1


# Context: names that repeat, headings that are missing or foreign.


def test_a_repeated_name_without_its_heading_is_not_guessed() -> None:
    report = read(("", "Số UBND cấp xã đã kiểm tra", "", "5", ""), ("", TASKS, "", "31", ""))
    assert report.values["examined_communes"] is report.values["decentralisation_examined_communes"] is None
    (finding,) = (f for f in report.findings if f.code == "ambiguous_row")
    assert set(finding.indicators) == {"examined_communes", "decentralisation_examined_communes"}


def test_a_repeated_name_is_placed_by_its_section_when_the_heading_is_missing() -> None:
    report = read(
        ("IV", "Cải cách tổ chức bộ máy hành chính nhà nước"), ("", "Số UBND cấp xã đã kiểm tra", "", "5", "")
    )
    assert report.values["decentralisation_examined_communes"] == 5


def test_a_row_below_a_foreign_heading_is_not_taken_for_one_of_an_open_heading() -> None:
    report = read(
        ("", "Đơn giản hóa TTHC", "Có = 1 Không = 0", "1", ""),
        ("", "Rút ngắn thời gian giải quyết so với quy định", "TTHC", "2", ""),
        ("", "Nội dung của Sở", "", "", ""),
        ("", "Khác", "Thủ tục", "9", ""),
    )
    assert report.values["other_simplification"] is None
    assert [leftover.value for leftover in report.leftovers] == ["", "9"]


def test_no_row_is_trusted_behind_one_that_was_not_below_a_foreign_heading() -> None:
    rows = [SOC_TRANG_DISTRICT.row(number) for number in (158, 159, 160, 161, 165, 166, 167)]
    lines = [AnnexLine.of(row, None if row.number > 160 else "") for row in rows]
    lines.insert(4, AnnexLine(None, ("", "Nội dung của Sở", "", "", "")))
    report = read_lines(lines)
    where(report, lines)
    assert report.values["district_documents_electronic"] is None


def test_rows_below_a_heading_with_a_typing_error_are_still_found() -> None:
    report = read(
        ("IV", "Cải cách tổ chức bộ máy hành chính nhà nước"),
        ("6", "Kiểm tra vịêc thực hiện nhiệm vụ phân cấp"),
        ("", "Số UBND cấp xã đã kiểm tra", "Cơ quan, đơn vị", "5", ""),
        ("", "Số vấn đề phát hiện qua kiểm tra", "Vấn đề", "3", ""),
    )
    assert report.values["decentralisation_examined_communes"] == 5
    assert report.values["decentralisation_issues_found"] == 3
    assert codes(report)["unrecognised_text"] == 1


def test_a_row_below_a_heading_that_is_left_out_does_not_take_the_place_of_one_that_was_not_recognised() -> None:
    report = read(
        ("7", "Dịch vụ bưu chính công ích (BCCI)"),
        ("a)", "Ủy ban nhân dân cấp huyện"),
        ("", "Số lượng TTHC đã công bố triển khai dịch vụ BCCI", "Thủ tục", "20", ""),
        ("", "Tổng số thủ tục hành chính thực tế được tiếp nhận qua dịch vụ BCCCI", "Thủ tục", "12", ""),
        # The heading of the communes stood here.
        ("", "Số lượng TTHC đã công bố triển khai dịch vụ BCCI", "Thủ tục", "9", ""),
        ("", "Tổng số TTHC thực tế được tiếp nhận qua dịch vụ BCCI", "Thủ tục", "7", ""),
    )
    assert report.values["district_postal_procedures"] == 20
    assert report.values["district_postal_procedures_with_dossiers"] is None
    assert report.values["commune_postal_procedures_with_dossiers"] is None
    assert {leftover.value for leftover in report.leftovers} == {"12", "9", "7"}
    assert codes(report)["ambiguous_row"] == 2


def test_a_name_cut_short_to_that_of_the_row_before_it_which_was_not_recognised() -> None:
    lines = [
        ("II", "Cải cách thể chế"),
        ("2", "Kiểm tra và tự kiểm tra, xử lý văn bản quy phạm pháp luật"),
        ("", "Số VBQPPL tự kiểm tra theo thẩm quyền", "Văn bản", "4", ""),
        ("", "Số VBQPPL phát hiện trái pháp luật", "Văn bản", "3", ""),
        ("", "Số VBQPPL phát hiện trái pháp luật đã được xử lý", "Văn bản", "2", ""),
        ("", "Số VBQPPL kiểm tra theo thẩm quyền", "Văn bản", "9", ""),
        ("", "Số VBQPPLkphát hiện trái pháp luật", "Văn bản", "7", ""),
        ("", "Số VBQPPL phát hiện trái pháp luật", "Văn bản", "5", ""),  # ... đã được xử lý
    ]
    report = read(*lines)
    assert report.values["examined_documents"] == 9
    assert report.values["examined_unlawful"] is report.values["examined_unlawful_handled"] is None
    assert {leftover.value for leftover in report.leftovers} == {"7", "5"}
    assert read(*lines[:6], lines[7]).values["examined_unlawful"] == 5


def test_the_date_of_a_letterhead_is_no_figure_that_was_set_aside() -> None:
    date, moved = "Mỹ Xuyên, ngày 05 tháng 4 năm 2022", "Số nhiệm vụ khác 31"
    report = read(("Số: 45/BC-UBND", date), ("", TASKS, "", "31", ""), ("x", moved))
    (told,) = (f for f in report.findings if f.code.startswith("unrecognised"))
    assert (told.code, told.text) == ("unrecognised_row", moved)
    assert [leftover.name for leftover in report.leftovers] == [date, moved]


# Laws over annexes that drift.


def read_lines(lines: Sequence[AnnexLine]) -> Report:
    return read_report([line.cells for line in lines])


def where(report: Report, lines: Sequence[AnnexLine]) -> None:
    """Each value stands at the row that its line is, or among the leftovers; and nothing stands twice or nowhere."""
    placed: Counter[int] = Counter()
    for key, entry in report.entries.items():
        if entry.status is not Status.ABSENT:
            assert entry.source is not None
            number = entry.source.row or 0
            assert lines[number - 1].row == key
            assert lines[number - 1].value == entry.text
            placed[number] += 1
    for leftover in report.leftovers:
        assert leftover.source is not None
        placed[leftover.source.row or 0] += 1
        assert lines[(leftover.source.row or 0) - 1].value == leftover.value
    with_value = {number for number, line in enumerate(lines, 1) if line.value}
    assert with_value <= set(placed)
    assert set(placed.values()) <= {1}
    said = {finding.source.row for finding in report.findings if finding.source}
    assert {leftover.source.row for leftover in report.leftovers if leftover.source and leftover.value} <= said


@given(testing.annex_tables())
def test_no_value_is_misplaced_or_lost_when_rows_are_missing_foreign_repeated_or_moved(
    table: testing.AnnexTable,
) -> None:
    if not any(line.row in SOC_TRANG_DISTRICT.indicators for line in table.lines):
        return
    try:
        report = read_report(table.text())
    except ReadError:
        return
    where(report, table.lines)


@given(st.sets(st.sampled_from(PARENTS)))
def test_no_value_is_misplaced_or_lost_when_headings_are_left_out(dropped: set[str]) -> None:
    lines = [AnnexLine.of(row) for row in SOC_TRANG_DISTRICT.rows if row.id not in dropped]
    where(read_lines(lines), lines)


@given(st.permutations(SOC_TRANG_DISTRICT.sections))
def test_sections_in_another_order_lose_nothing(order: list[Section]) -> None:
    lines = [AnnexLine.of(row) for section in order for row in SOC_TRANG_DISTRICT.rows_under(section)]
    report = read_lines(lines)
    where(report, lines)
    assert report.leftovers == ()
    assert all(entry.status is Status.REPORTED for entry in report.entries.values())


@given(st.lists(st.integers(0, 5), min_size=1, max_size=211))
def test_names_in_any_form_are_found(styles: list[int]) -> None:
    lines = [line.split("\t") for line in ANNEX.read_text(encoding="utf-8").split("\n")]
    drifted = [
        [cells[0], restyled(cells[1], styles[number % len(styles)]), *cells[2:]] if len(cells) > 1 else cells
        for number, cells in enumerate(lines)
    ]
    assert read_report(drifted).values == read_report(ANNEX).values


def test_a_folder_with_a_vietnamese_name_is_no_obstacle(tmp_path: Path, annex: bytes, report: Report) -> None:
    path = tmp_path / "Báo cáo quý I" / "phụ lục.TXT"
    path.parent.mkdir()
    path.write_bytes(annex)
    assert read_report(path) == report


def test_names_and_ordinals_that_had_to_be_repaired_are_said_once(report: Report) -> None:
    (names,) = [finding for finding in report.findings if finding.code == "names_repaired"]
    assert names.severity is Severity.INFO
    assert names.figures == {"count": 22}
    assert len(names.indicators) == 22
    assert names.indicators[:2] == ("steering", "plan_completion_rate")
    assert names.text == "Công tác chỉ đạo điều hành CCHC"
    assert names.source is not None
    assert names.source.cell == "B4"
    assert not [finding for finding in report.findings if finding.code == "ordinals_differ"]


def test_other_ordinals_are_said_and_change_nothing(annex: bytes, report: Report) -> None:
    text = annex.decode().replace("\n7\tKhảo sát", "\n9\tKhảo sát").replace("\n6\tKết quả giải", "\n6.\tKết quả giải")
    again = read_report(text.encode())
    (finding,) = [finding for finding in again.findings if finding.code == "ordinals_differ"]
    assert (finding.indicators, finding.text) == (("satisfaction_survey",), "9")
    assert again.values == report.values


@pytest.mark.parametrize(
    ("printed_name", "key"),
    [
        ("Số nhiệm vụ đề ra trong kế hoach", "plan_tasks"),
        ("Số nhiẹm vụ đề ra trong kếhoạch", "plan_tasks"),
        ("Số hồ sơ thủ tục hành chính do ủy ban nhân dân cấp huyện tiếp nhận", "district_dossiers_received"),
        ("Số hồ sơ TTHCC do UBND cấp huyện tiếp nhận", "district_dossiers_received"),
        ("Số VBQPPL đã kiến nghị xử lí sau kiểm tra, rà soát", "documents_recommended"),
    ],
)
def test_a_name_with_typing_errors_or_abbreviations_written_out_is_recognised(printed_name: str, key: str) -> None:
    report = read(("", printed_name, "", "31", ""))
    assert report.values[key] == 31
    assert {f.code for f in report.findings} & {"name_mistyped", "names_repaired"}


@pytest.mark.parametrize(
    "printed_name",
    [
        "Số nhiệm vụ chưa hoàn thành",
        "Số lãnh đạo UBND cấp xã được bổ nhiệm lại",
        "Số nhiệm vụ đã hoàn thành quá hạn",
        "Số hồ sơ TTHC do UBND cấp tỉnh tiếp nhận",
        "Số TTHC đang cung cấp trực tuyến mức độ 2",
        "Số hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết quá hạn",
        "Số phòng ban chưa kiểm tra",
    ],
)
@pytest.mark.parametrize("missing", [True, False])
def test_one_other_word_makes_another_indicator(printed_name: str, annex: bytes, missing: bool) -> None:  # noqa: FBT001
    """Whether the row that it looks like is there or not: its number is set aside, and said."""
    lines = annex.decode().splitlines()
    alike = max(range(len(lines)), key=lambda i: len(set(lines[i].split()) & set(printed_name.split())))
    new = f"\t{printed_name}\t\t987654\t"
    lines[alike : alike + missing] = [new]
    report = read_report("\n".join(lines).encode())
    assert 987654 not in report.values.values()
    assert any("987.654" in f.text or "987654" in f.text for f in report.findings)


def test_a_mistyped_name_does_not_take_the_place_of_the_exact_one() -> None:
    report = read(
        ("", "Số nhiệm vụ đề ra trong kế hoach", "Nhiệm vụ", "7", ""),
        ("", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31", ""),
    )
    assert report.values["plan_tasks"] == 31
    assert any(f.text.endswith("7") for f in report.findings)


def test_a_mistyped_name_with_another_unit_is_not_trusted() -> None:
    report = read(
        ("", "Số nhiệm vụ đề ra trong kế hoach", "Triệu đồng", "7", ""), ("", "Số nhiệm vụ đã hoàn thành", "", "8", "")
    )
    assert report.values["plan_tasks"] is None


def test_a_name_broken_over_two_rows_is_one() -> None:
    report = read(
        ("", "Số nhiệm vụ đề ra", "Nhiệm vụ", "31", ""),
        ("", "trong kế hoạch", "", "", ""),
        ("", "Số nhiệm vụ", "", "", ""),
        ("", "đã hoàn thành", "Nhiệm vụ", "8", ""),
    )
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, 8)
    assert report.leftovers == ()


def test_a_name_cut_short_is_taken_only_between_its_neighbours() -> None:
    whole = [
        ("", name, "", str(i), "")
        for i, name in enumerate(("Số phòng ban đã kiểm tra", "x", "Số UBND cấp xã đã kiểm tra"))
    ]
    heading = ("2", "Kiểm tra CCHC", "", "", "")
    cut = ("", "Số đơn vị trực thuộc", "", "5", "")
    between = read(heading, whole[0], cut, whole[2])
    assert between.values["examined_subordinate_units"] == 5
    (finding,) = [f for f in between.findings if f.code == "name_cut"]
    assert finding.severity is Severity.WARNING
    alone = read(heading, whole[0], cut)
    assert alone.values["examined_subordinate_units"] is None


@pytest.mark.parametrize("as_stream", [False, True])
def test_an_uploaded_file_has_the_name_that_the_caller_gives(*, as_stream: bool) -> None:
    data = ANNEX.read_bytes()
    report = read_report(io.BytesIO(data) if as_stream else data, name="phu_luc.txt")
    assert {entry.source.file for entry in report.entries.values() if entry.source} == {"phu_luc.txt"}
    with pytest.raises(ReadError, match=r"phu_luc\.xls: "):
        read_report(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, name="phu_luc.xls")
    rows = read_report([("", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31")], name="bảng 1")
    assert str(rows["plan_tasks"].source) == "bảng 1, row 1, D1"


def test_numbers_with_spaces_and_units_are_a_column_of_values() -> None:
    header = ("TT", "Tên chỉ tiêu", "Cách đếm", "Kỳ trước", "Sổ tay", "Người lập")
    answer = "Tổ chức đối thoại của lãnh đạo với người dân, doanh nghiệp"
    rows = [("1", TASKS, "Nhiệm vụ", "5", "1 599 329 nhiệm vụ", "A"), ("2", answer, "Có = 1 Không = 0", "1", "Có", "A")]
    assert read_report([header, *rows]).values["plan_tasks"] == 1599329
