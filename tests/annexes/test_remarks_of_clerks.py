"""Notes and remarks made of parts: each kind is harmless or harmful by how it is made."""

import pytest

from cchc_model import SOC_TRANG_DISTRICT, Report, ReportingPeriod, Severity, parse_organisation, read_report
from cchc_model.annexes.claims import claims
from cchc_model.annexes.notes import Doubt, doubt_of_note, is_contradicting_comment
from helpers.clerks import BESIDE_TABLES, FOREIGN_COUNTS, HANDLED_TIMES, HARMFUL_NOTES, HARMLESS_NOTES, OTHER_TIMES

FIRST = ReportingPeriod.quarter(2022, 1)
DOSSIERS = SOC_TRANG_DISTRICT.indicator("district_dossiers_received")
TASKS = SOC_TRANG_DISTRICT.indicator("plan_tasks")
HEADER = ("TT", "Chỉ tiêu", "ĐVT", "Số lượng", "Ghi chú")
ROWS = (
    ("11", DOSSIERS.name.vi, "Hồ sơ", "5.627", ""),
    ("12", "Số hồ sơ TTHC do UBND cấp xã tiếp nhận", "Hồ sơ", "14.822", ""),
    ("13", "Số lượng phiếu khảo sát", "Phiếu", "176", ""),
)
COMMUNE, FORMS = "commune_dossiers_received", "survey_forms"
KEYS = (DOSSIERS.id, COMMUNE, FORMS)
PRINTED = [5627, 14822, 176]
TWO = (("UBND HUYỆN MỸ XUYÊN",), ("PHÒNG NỘI VỤ",))


def read(text: str, *, below: bool, rows: tuple[tuple[str, ...], ...] = ROWS) -> Report:
    above, after = ((), ((text,),)) if below else (((text,),), ())
    return read_report([("UBND huyện Mỹ Xuyên",), ("Quý I năm 2022",), *above, HEADER, *rows, *after])


def said(report: Report) -> list[tuple[str, Severity]]:
    """Return the findings but those of rows that the small form lacks."""
    return [(str(one.code), one.severity) for one in report.findings if one.code != "rows_absent"]


def values(report: Report) -> list[object]:
    return [report.values[key] for key in KEYS]


@pytest.mark.parametrize("note", HARMLESS_NOTES)
def test_a_note_about_something_else_is_quiet(note: str) -> None:
    assert [doubt_of_note(note, 5627, DOSSIERS, FIRST), doubt_of_note(note, 1031, TASKS, FIRST)] == [None, None]


@pytest.mark.parametrize("note", HARMFUL_NOTES)
def test_a_note_that_may_concern_the_number_is_never_quiet(note: str) -> None:
    for indicator, value in ((DOSSIERS, 5627), (TASKS, 1031)):
        assert (doubt_of_note(note, value, indicator, FIRST) or 0) >= Doubt.LIKELY


@pytest.mark.parametrize(
    ("note", "severity"),
    [
        *((note, None) for note in ("12 thủ tục", "30 phiếu", "7.010 ý kiến", "3 ứng dụng; 25 phần mềm")),
        *((note, Severity.WARNING) for note in ("125 bộ", "7.010 zorp")),
    ],
)
def test_a_number_of_what_other_rows_count_is_no_other_count_of_the_row(note: str, severity: Severity | None) -> None:
    report = read_report([HEADER, (*ROWS[0][:4], note)], period=FIRST)
    found = [one.severity for one in report.findings if DOSSIERS.id in one.indicators]
    assert (found, report.values[DOSSIERS.id]) == ([] if severity is None else [severity], 5627)


@pytest.mark.parametrize("note", ["số liệu theo kế hoạch", "lấy số liệu dự kiến"])
def test_numbers_of_a_plan_are_no_values(note: str) -> None:
    assert claims(note, DOSSIERS, FIRST)


def test_a_number_in_words_is_compared_with_the_figure() -> None:
    rows = ((*ROWS[0][:3], "12 (mười ba)", ""), (*ROWS[2][:3], "31 (ba mươi mốt)", ""))
    report = read_report([HEADER, *rows], period=FIRST)
    assert (report.values[DOSSIERS.id], report.values[FORMS]) == (None, 31)
    assert ("damaged_number", Severity.ERROR) in said(report)


@pytest.mark.parametrize("comment", ["125 bộ", "7.010 zorp", *FOREIGN_COUNTS[:4]])
def test_in_a_comment_another_count_takes_no_value_away(comment: str) -> None:
    assert not is_contradicting_comment(comment, 5627, DOSSIERS)


def test_a_rate_per_time_of_the_own_unit_is_still_another_unit() -> None:
    assert {doubt_of_note(note, 5627, DOSSIERS, FIRST) for note in ("Hồ sơ/tháng", "hồ sơ hằng tháng", "/tháng")} == {
        Doubt.STATED
    }


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("text", BESIDE_TABLES)
def test_what_needs_no_question_beside_the_table_is_quiet(text: str, *, below: bool) -> None:
    report = read(text, below=below)
    assert (said(report), values(report)) == ([], PRINTED)
    assert report.organisation is not None


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("text", HANDLED_TIMES)
def test_the_time_at_which_numbers_were_sent_takes_none_away(text: str, *, below: bool) -> None:
    report = read(text, below=below)
    assert values(report) == PRINTED
    assert all(severity < Severity.ERROR for _, severity in said(report))
    assert doubt_of_note(text, 5627, DOSSIERS, FIRST) is None


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("text", OTHER_TIMES)
def test_another_time_of_the_numbers_is_never_quiet(text: str, *, below: bool) -> None:
    assert max(severity for _, severity in said(read(text, below=below))) >= Severity.WARNING
    assert doubt_of_note(text, 5627, DOSSIERS, FIRST) in (Doubt.LIKELY, Doubt.STATED)


@pytest.mark.parametrize(
    "text",
    [
        "Số nhiệm vụ đề ra trong kế hoạch 2021",
        "Số nhiệm vụ đề ra trong kế hoạch: 31",
        "Ghi chú: hồ sơ chưa gồm cả trực tuyến và trực tiếp",
    ],
)
def test_below_the_table_a_number_or_a_part_left_out_is_no_citation(text: str) -> None:
    assert max(severity for _, severity in said(read(text, below=True))) >= Severity.WARNING


@pytest.mark.parametrize("text", ["Nguồn: UBND xã An Hiệp", "Zưm: Phòng Nội vụ", "Đơn vị báo cáo: UBND xã An Hiệp"])
def test_a_label_that_may_be_of_the_numbers_leaves_the_organisation_open(text: str) -> None:
    report = read(text, below=False)
    assert report.organisation is None or report.organisation.name == "UBND xã An Hiệp"


def second(own: tuple[tuple[str, ...], ...], body: str) -> Report:
    """Return a report whose second table is attached to the report of a body."""
    cited = (f"(Kèm theo Báo cáo số 45/BC-UBND ngày 05/4/2022 của {body})",)
    return read_report([*own, ("Quý I năm 2022",), HEADER, *ROWS[:1], cited, HEADER, *ROWS[2:]])


@pytest.mark.parametrize(
    "body", ["UBND huyện Mỹ Xuyên", "Phòng Nội vụ huyện Mỹ Xuyên", "Ủy ban nhân dân huyện Mỹ Xuyên"]
)
def test_an_annex_of_an_agency_may_be_attached_to_the_report_of_its_committee(body: str) -> None:
    assert second(TWO, body).values[FORMS] == 176
    named = read_report([HEADER, *ROWS], organisation=parse_organisation("Phòng Nội vụ huyện Mỹ Xuyên"), period=FIRST)
    assert named.organisation is not None


COMMITTEE = (("UBND XÃ ĐẠI TÂM",),)


@pytest.mark.parametrize(
    ("own", "body"),
    [
        *((TWO, body) for body in ("UBND huyện Kế Sách", "UBND tỉnh Sóc Trăng", "Phòng Nội vụ huyện Kế Sách")),
        (COMMITTEE, "UBND huyện Kế Sách"),
    ],
)
def test_one_attached_to_the_report_of_another_body_is_of_that_body(own: tuple[tuple[str], ...], body: str) -> None:
    report = second(own, body)
    assert ("other_report", Severity.ERROR) in said(report)
    assert report.values[FORMS] is None


CORRECTIONS = (
    ("Đính chính: chỉ tiêu 12 là {}", COMMUNE),
    ("Chỉ tiêu 12: số đúng là {}", COMMUNE),
    ("Điều chỉnh mục 12 = {}", COMMUNE),
    ("Lưu ý: TT 13 sửa thành {}", FORMS),
    ("Đính chính: số phiếu khảo sát là {}", FORMS),
    ("Cải chính phiếu khảo sát: {}", FORMS),
)


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(("text", "key"), CORRECTIONS)
def test_a_correction_of_one_certain_row_takes_its_value_away(text: str, key: str, *, below: bool) -> None:
    report = read(text.format("5.672"), below=below)
    assert [report.values[one] for one in KEYS] == [None if one == key else PRINTED[at] for at, one in enumerate(KEYS)]
    assert said(report) == [("remark_contradicts", Severity.ERROR)]


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(
    "text", ["chỉ tiêu 99 là 5", "chỉ tiêu 12 là 5", "dòng 12 là 5", "số hồ sơ cấp huyện là 5.672"]
)
def test_one_of_a_row_that_nobody_can_tell_is_an_error_without_a_value(text: str, *, below: bool) -> None:
    rows = (ROWS[0], ROWS[1], ("12", *ROWS[2][1:]))
    report = read(f"Đính chính: {text}", below=below, rows=rows)
    assert (said(report), values(report)) == ([("remark_outside", Severity.ERROR)], PRINTED)


@pytest.mark.parametrize(("text", "key"), CORRECTIONS)
def test_a_correction_that_the_annex_has_already_takes_nothing_away(text: str, key: str) -> None:
    report = read(text.format("14.822" if key == COMMUNE else "176"), below=True)
    assert values(report) == PRINTED
    assert all(severity < Severity.ERROR for _, severity in said(report))


def test_a_correction_of_a_row_that_is_absent_or_has_a_mark_is_an_error() -> None:
    marked = (*ROWS[:2], (*ROWS[2][:3], "-", ""))
    for rows in (ROWS[:2], marked):
        report = read("Đính chính: số phiếu khảo sát là 180", below=True, rows=rows)
        assert ("number_in_other_column", Severity.ERROR) in said(report)


@pytest.mark.parametrize("text", ["Phụ lục đúng là 5.672", "Danh sách điều chỉnh 5.672 mét"])
def test_a_title_or_a_number_of_something_else_is_no_correction(text: str) -> None:
    report = read(text, below=True)
    assert (values(report), [severity for _, severity in said(report)]) == (PRINTED, [Severity.INFO])
