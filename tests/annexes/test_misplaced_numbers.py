"""Numbers that stand where no value belongs: each is said, none is taken for a value, none disappears."""

import io
import random

import pytest
from hypothesis import settings

from cchc_model import (
    SOC_TRANG_DISTRICT,
    Finding,
    InvalidDataError,
    ReadError,
    Report,
    Severity,
    check,
    read_report,
    write_report,
)
from helpers.paths import ANNEX

PLAN = "Số nhiệm vụ đề ra trong kế hoạch"
DONE = "Số nhiệm vụ đã hoàn thành"
TITLES = ("TT", "Tên chỉ tiêu", "ĐVT", "Số lượng")


def read(*rows: tuple[str, ...]) -> Report:
    return read_report([*rows, ("", "Số lượng phiếu khảo sát", "Phiếu", "176", "")])


def found(report: Report, code: str) -> Finding:
    (finding,) = (f for f in report.findings if f.code == code)
    return finding


def test_an_ordinal_is_the_number_of_a_row_below_its_heading_though_the_rows_between_are_left_out() -> None:
    row = SOC_TRANG_DISTRICT.row("leader_dialogue")
    _, _, number = row.position.rpartition(".")
    blank = (number, row.item.name.vi, "Có = 1 Không = 0", "", "")
    report = read(("1", PLAN, "Nhiệm vụ", "31", ""), blank)
    assert not [one for one in report.findings if one.code == "number_in_other_column"]
    found(read(("1", PLAN, "Nhiệm vụ", "31", ""), (f"{number}1", *blank[1:])), "number_in_other_column")


@pytest.mark.parametrize(
    ("row", "text", "cell"),
    [
        (("", PLAN, "Nhiệm vụ", "", "31"), "31", "E1"),
        (("", PLAN, "31", "", ""), "31", "C1"),
        (("5.627", PLAN, "Nhiệm vụ", "", ""), "5.627", "A1"),
        (("31", PLAN, "Nhiệm vụ", "", ""), "31", "A1"),
    ],
)
def test_a_number_beside_a_blank_value_is_an_error_and_no_value(row: tuple[str, ...], text: str, cell: str) -> None:
    report = read(row)
    assert report.values["plan_tasks"] is None
    finding = found(report, "number_in_other_column")
    assert (finding.severity, finding.text, finding.indicators) == (Severity.ERROR, text, ("plan_tasks",))
    assert finding.source is not None
    assert finding.source.cell == cell


@pytest.mark.parametrize(
    ("before", "ordinal"), [("5.1", "5.2"), ("5.1", "5.3"), ("4.3", "5.1"), ("7", "8"), ("7", "7.1")]
)
def test_the_next_ordinal_beside_a_blank_value_is_no_number_of_its_row(before: str, ordinal: str) -> None:
    report = read((before, PLAN, "Nhiệm vụ", "31", ""), (ordinal, DONE, "Nhiệm vụ", "", ""))
    assert [one.code for one in report.findings if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize(("before", "ordinal"), [("5.1", "7.2"), ("5.1", "31"), ("7", "24"), ("7", "9.5")])
def test_any_other_number_there_may_be_the_value(before: str, ordinal: str) -> None:
    report = read((before, PLAN, "Nhiệm vụ", "31", ""), (ordinal, DONE, "Nhiệm vụ", "", ""))
    told = [one.indicators for one in report.findings if one.severity is Severity.ERROR]
    assert told == [("plan_tasks_completed",)]


@pytest.mark.parametrize(
    ("ordinal", "said"), [("7774", True), ("5.627", True), ("17", False), ("1.1", False), ("I", False)]
)
def test_a_number_that_counts_no_row_is_said_beside_a_value_too(ordinal: str, *, said: bool) -> None:
    report = read((ordinal, PLAN, "Nhiệm vụ", "31", ""))
    assert report.values["plan_tasks"] == 31
    found = [
        (finding.text, finding.severity) for finding in report.findings if finding.code == "number_in_other_column"
    ]
    assert found == ([(ordinal, Severity.WARNING)] if said else [])


def test_two_columns_of_figures_without_a_header_are_refused_with_what_each_contains() -> None:
    rows = [("", PLAN, "Nhiệm vụ", "7", "31", ""), ("", DONE, "Nhiệm vụ", "2", "8", "")]
    with pytest.raises(ReadError, match=r"E without a title \(unknown, numbers: 2\)"):
        read(*rows)


def test_the_first_row_of_a_table_without_a_header_is_no_title_if_it_has_figures() -> None:
    report = read(("", f"{PLAN}; {DONE}", "Nhiệm vụ", "31; 30", ""), ("", "Số lượng phiếu khảo sát", "Phiếu", "7", ""))
    assert report.values["survey_forms"] == 7
    assert found(report, "unrecognised_row").severity is Severity.ERROR


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (f"{PLAN}; {DONE}", "31; 30"),
        (f"{PLAN}/{DONE}", "31"),
        (f"{PLAN}: 31, {DONE}: 30", ""),
        (f"{DONE}\n{PLAN}", "1"),
    ],
)
def test_a_name_cell_with_two_names_is_an_error_for_both(name: str, value: str) -> None:
    report = read(TITLES, ("", name, "Nhiệm vụ", value, ""))
    finding = found(report, "unrecognised_row")
    assert finding.severity is Severity.ERROR
    assert set(finding.indicators) == {"plan_tasks", "plan_tasks_completed"}
    assert report.values["plan_tasks"] is report.values["plan_tasks_completed"] is None


def test_a_name_cell_with_a_number_is_an_error_while_its_indicator_has_no_value() -> None:
    finding = found(read(TITLES, ("", f"{PLAN}: 31", "Nhiệm vụ", "", "")), "unrecognised_row")
    assert (finding.severity, finding.indicators) == (Severity.ERROR, ("plan_tasks",))
    both = read(TITLES, ("", f"{PLAN}: 31", "Nhiệm vụ", "", ""), ("", PLAN, "", "31", ""))
    assert found(both, "unrecognised_row").severity is Severity.WARNING


def test_a_second_name_and_number_in_a_row_are_an_error_for_the_second_indicator() -> None:
    rows = [(*TITLES, "", ""), ("", PLAN, "", "31", DONE, "30"), ("", "Số lượng phiếu khảo sát", "", "176", "", "")]
    report = read_report(rows)
    finding = found(report, "unread_cells")
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, None)
    assert (finding.severity, finding.indicators) == (Severity.ERROR, ("plan_tasks", "plan_tasks_completed"))
    again = found(read_report([*rows, ("", DONE, "", "30", "", "")]), "unread_cells")
    assert again.severity is Severity.WARNING


def test_a_number_behind_a_second_name_is_not_that_of_the_first() -> None:
    row = ("1", PLAN, "Nhiệm vụ", "31", "2", DONE, "Nhiệm vụ", "30")
    alone = ("3", "Số lượng phiếu khảo sát", "Phiếu", "7", "", "", "", "9")
    titles = ("TT", *TITLES[1:4], "TT", "Ký hiệu", "Cách đếm", "Kết quả")
    report = read_report([titles, row, alone], value_column="H")
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, 30)
    assert report.values["survey_forms"] == 7
    assert found(report, "unrecognised_row").text == "9"


def test_an_annex_typed_without_accents_is_read() -> None:
    report = read_report([("", "So nhiem vu de ra trong ke hoach", "Nhiem vu", "31"), ("", DONE, "", "30")])
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, 30)
    assert found(report, "name_mistyped").indicators == ("plan_tasks",)
    other = read_report([("", "So nhiem vu de ra trong ke hoach", "Ho so", "31"), ("", DONE, "", "30")])
    assert other.values["plan_tasks"] is None
    assert found(other, "unrecognised_row").severity is Severity.ERROR


def test_ordinals_are_no_misplaced_numbers(report: Report) -> None:
    assert not [f for f in report.findings if f.code == "number_in_other_column"]
    numbered = [(str(row.number), row.item.name.vi, "", "", "") for row in SOC_TRANG_DISTRICT.rows]
    again = read_report([*numbered[:24], (numbered[24][0], numbered[24][1], "", "5", ""), *numbered[25:]])
    assert not [f for f in again.findings if f.code == "number_in_other_column"]


def test_a_row_whose_first_tab_is_missing_is_said_with_its_figures() -> None:
    report = read((PLAN, "Nhiệm vụ", "31", "", ""))
    finding = found(report, "shifted_row")
    assert finding.severity is Severity.ERROR
    assert PLAN in finding.message()
    assert "31" in finding.text
    assert report.leftovers[0].unit == "31"


def test_a_number_in_the_name_or_on_a_line_of_its_own_is_said() -> None:
    report = read_report(
        f"\t{DONE}\tNhiệm vụ\t5.627\n384\t\n\t{PLAN}: 31\tNhiệm vụ\t\t\n\tSố lượng phiếu khảo sát\t\t6\t".encode()
    )
    said = {f.message("en") for f in report.findings if f.code == "unrecognised_row"}
    assert len(said) == 2
    assert any("384" in sentence for sentence in said)
    assert any(f"{PLAN}: 31" in sentence for sentence in said)


def test_a_number_in_the_unit_cell_of_a_heading_is_set_aside() -> None:
    report = read(("2", "Kiểm tra CCHC", "5.627", "", ""))
    assert found(report, "value_on_heading").text == "5.627"
    assert report.leftovers[0].unit == "5.627"


@pytest.mark.parametrize("place", [2, 3, 4])
@pytest.mark.parametrize(("below", "severity"), [("", Severity.ERROR), ("4", Severity.WARNING)])
def test_wherever_it_stands_a_number_on_a_heading_may_be_that_of_the_row_below(
    place: int, below: str, severity: Severity
) -> None:
    heading = ["2", "Kiểm tra CCHC", "", "", ""]
    heading[place] = "5.627"
    titles = ("TT", "Chỉ tiêu", "ĐVT", "Số lượng", "Ghi chú")
    report = read(titles, tuple(heading), ("", "Số phòng, ban đã kiểm tra", "Phòng, ban", below, ""))
    finding = found(report, "value_on_heading")
    assert (finding.severity, finding.text) == (severity, "5.627")
    assert ("examined_divisions" in finding.indicators) is (not below)


@pytest.mark.parametrize("note", ["theo Kế hoạch số 12", "12 xã", "không phát sinh", "QĐ 31/QĐ-UBND"])
def test_a_remark_on_a_heading_is_no_value(note: str) -> None:
    report = read(("2", "Kiểm tra CCHC", "", "", note), ("", "Số phòng, ban đã kiểm tra", "Phòng, ban", "", ""))
    assert found(report, "note_on_heading").severity is Severity.INFO


def test_a_figure_among_the_titles_is_said() -> None:
    report = read(("TT", "Chỉ tiêu", "ĐVT", "Số lượng", "Ghi chú", "77"))
    assert found(report, "unread_cells").text == "77"


def test_nothing_read_is_an_error_when_figures_were_set_aside() -> None:
    heading = ("2", "Kiểm tra CCHC", "", "", "")
    row = ("", "Số phòng ban đã kiểm tra", "Cơ quan, đơn vị", "", "")
    blank = read_report([heading, row])
    assert found(blank, "nothing_read").severity is Severity.WARNING
    figures = read_report([heading, row, ("", f"{PLAN}   Nhiệm vụ   31", "", "", "")])
    assert found(figures, "nothing_read").severity is Severity.ERROR
    assert check(figures).worst() is Severity.ERROR


def test_two_values_for_one_indicator_are_an_error_that_names_both() -> None:
    report = read(("", PLAN, "", "31", ""), ("", PLAN, "", "32", ""))
    finding = found(report, "repeated_row")
    assert finding.severity is Severity.ERROR
    assert "“31”, D1" in finding.message()
    assert "“32”" in finding.message()
    same = read(("", PLAN, "", "31", ""), ("", PLAN, "", "31", ""))
    assert found(same, "repeated_row").severity is Severity.WARNING


def test_an_annex_pasted_twice_repeats_every_row_and_contradicts_none(annex: bytes) -> None:
    report = read_report(annex + b"\n" + annex)
    assert report.values == read_report(annex).values
    repeated = [f for f in report.findings if f.code == "repeated_row"]
    assert len(repeated) == 211
    assert not [f for f in repeated if f.severity is Severity.ERROR]


def test_a_heading_printed_again_after_a_page_break_is_open_again() -> None:
    report = read(
        ("6", "Kiểm tra việc thực hiện nhiệm vụ phân cấp quản lý nhà nước"),
        ("", "Số UBND cấp xã đã kiểm tra", "", "5", ""),
        ("2", "Kiểm tra CCHC"),
        ("6", "Kiểm tra việc thực hiện nhiệm vụ phân cấp quản lý nhà nước"),
        ("", "Số vấn đề phát hiện qua kiểm tra", "", "3", ""),
    )
    assert report.values["decentralisation_issues_found"] == 3


def test_quoted_line_breaks_and_tabs_of_a_spreadsheet_are_inside_their_cell() -> None:
    text = '\t"Số nhiệm vụ đề ra\ntrong kế hoạch"\t"Nhiệm vụ"\t31\t"dòng 1\n""dòng""\t2"\n\t' + DONE + '\t\t8\t"mở'
    report = read_report(text.encode())
    assert (report.values["plan_tasks"], report.values["plan_tasks_completed"]) == (31, 8)
    assert report["plan_tasks"].note == 'dòng 1 "dòng" 2'
    assert report["plan_tasks_completed"].note == '"mở'
    assert report["plan_tasks_completed"].source is not None
    assert report["plan_tasks_completed"].source.row == 4


def test_printed_units_are_written_back_and_said_again(report: Report) -> None:
    stream = io.BytesIO()
    write_report(report, stream, format="txt")
    again = read_report(stream.getvalue())
    assert [(f.code, f.indicators, f.text) for f in again.findings] == [
        (f.code, f.indicators, f.text) for f in report.findings if f.code != "names_repaired"
    ]
    assert again["units_iso_declared"].unit == "Có = 1 Không = 0"


def test_a_report_that_would_be_misread_is_not_written() -> None:
    entries = dict(Report.from_values(SOC_TRANG_DISTRICT, {}).entries)
    rows = [("", SOC_TRANG_DISTRICT["commune_documents_electronic"].name.vi, "", "5", "")]
    mixed = read_report([("", SOC_TRANG_DISTRICT["district_documents_sent"].name.vi, "", "9", ""), *rows])
    report = Report(SOC_TRANG_DISTRICT, {**entries, "commune_documents_sent": mixed["plan_tasks"]})
    with pytest.raises(InvalidDataError, match="write JSON to keep it unchanged"):
        write_report(report, io.BytesIO(), format="txt")


def mutated(seed: int) -> list[list[str]]:
    """The real annex as careless copying leaves it."""
    pick = random.Random(seed)
    lines = [line.split("\t") for line in ANNEX.read_text(encoding="utf-8").split("\n") if "\t" in line]
    names = [row.item.name.vi for row in SOC_TRANG_DISTRICT.rows]
    for _ in range(pick.randint(1, 12)):
        at, other = pick.randrange(len(lines)), pick.randrange(len(lines))
        kind = pick.randrange(9)
        if kind == 0:
            del lines[at]
        elif kind == 1:
            lines.insert(other, list(lines[at]))
        elif kind == 2:
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == 3:
            lines[at] = [*lines[at][:1], pick.choice(names), *lines[at][2:]]
        elif kind == 4:
            lines.insert(at, ["", "Dòng lạ số một", "Cái", str(pick.randrange(9999)), ""])
        elif kind == 5:
            lines.insert(at, ["", "Tiêu đề lạ", "", "", ""])
        elif kind == 6:
            lines[at] = lines[at][1:]
        elif kind == 7:
            lines[at] = [*lines[at], "77"]
        else:
            cells = [*lines[at], *[""] * 5][:5]
            cells[pick.randrange(5)] = pick.choice(["31", "5.627", "-", "x", "25,81", ""])
            lines[at] = cells
    return lines


def everything(report: Report) -> str:
    """All texts that a report and its findings hold."""
    entries = [f"{entry.text} {entry.note} {entry.unit}" for entry in report.entries.values()]
    aside = [f"{left.ordinal} {left.name} {left.unit} {left.value} {left.note}" for left in report.leftovers]
    return " ".join([*entries, *aside, *(finding.text for finding in report.findings)])


@pytest.mark.parametrize("block", range(4))
def test_careless_copies_lose_no_number_and_are_written_as_they_were_read(block: int) -> None:
    refused = 0
    many = settings().max_examples
    for seed in range(many * block, many * (block + 1)):
        lines = mutated(seed)
        try:
            report = read_report(lines)
        except ReadError:
            continue
        texts = everything(report)
        for line in lines:
            for cell in line[1:]:
                assert cell not in ("31", "5.627", "25,81", "77") or cell in texts
        stream = io.BytesIO()
        try:
            write_report(report, stream, format="txt")
        except InvalidDataError:
            refused += 1
            continue
        assert read_report(stream.getvalue()) == report
    assert refused <= 1 + many // 25


def test_below_a_heading_that_was_not_opened_no_number_goes_to_a_row_of_the_same_name() -> None:
    """The heading of the district may be a longer name cut short; those above and of the commune are mistyped."""
    name = "Số lượng TTHC đã công bố triển khai dịch vụ BCCI"
    lines = [
        ("VII", SOC_TRANG_DISTRICT["digital_government"].name.vi, "", ""),
        ("185", "Tổng số lượng lãnh đạo được cấp chứng thư số", "Người", "5"),
        ("186", "ố lượng lãnh ạo UBND cấp xã được cấp chứng thư số", "Người", "3"),
        ("189", "ỊCH VỤ BƯU CHÍNH CÔNG ÍCH (BCCI)", "", ""),
        ("190", "UBND CẤP HUYỆN", "", ""),
        ("191", name, "Thủ tục", "267"),
        ("195", "BND CẤP XÃ", "", ""),
        ("196", name, "Thủ tục", "114"),
    ]
    report = read_report(lines)
    assert {267, 114}.isdisjoint(report.values.values())
    told = [finding.text.rpartition("; ")[2] for finding in report.findings if finding.severity is Severity.ERROR]
    assert {"267", "114"} <= set(told)


@pytest.mark.parametrize("unit", ["", "Nhiệm vụ"])
def test_a_number_on_a_row_without_a_name_may_belong_to_the_row_above_or_below(unit: str) -> None:
    alone = ("", "", unit, "31", "")
    for rows in ([("", PLAN, "", "", ""), alone], [alone, ("", PLAN, "", "", "")]):
        finding = found(read(TITLES, ("", "Số lượng phiếu khảo sát", "", "7", ""), *rows), "unrecognised_row")
        assert (finding.severity, finding.indicators) == (Severity.ERROR, ("plan_tasks",))
    both = read(TITLES, ("", PLAN, "", "31", ""), alone, ("", DONE, "", "24", ""))
    assert found(both, "unrecognised_row").severity is Severity.WARNING
