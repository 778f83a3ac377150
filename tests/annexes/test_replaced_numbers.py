"""Corrections in notes: by which words a number replaces the value, and which others leave it as it is."""

import pytest
from attrs import evolve

from cchc_model import SOC_TRANG_DISTRICT, Bilingual, ReportingPeriod, Status, read_report
from cchc_model.annexes.notes import Doubt, doubt_of_note
from helpers.office_notes import BARE, CORRECTIONS, DENIALS, DOUBTFUL, HARMLESS, MORE_BARE, OTHER_PERIODS, PARTIAL, SAME

THIRD = ReportingPeriod.quarter(2022, 3)
ROWS = (
    ("district_dossiers_resolved", 4833, {"v": "4.833", "o": "4.883", "rest": "5", "u": "hồ sơ"}),
    ("district_dossiers_resolved", 4833, {"v": "4.833", "o": "4738", "rest": "95", "u": "hồ sơ"}),
    ("payroll_present", 84, {"v": "84", "o": "86", "rest": "2", "u": "người"}),
    ("commune_leaders", 32, {"v": "32", "o": "31", "rest": "1", "u": "người"}),
)


def doubts(note: str, rows: tuple[tuple[str, int, dict[str, str]], ...] = ROWS) -> set[Doubt | None]:
    return {
        doubt_of_note(note.format(**words), value, SOC_TRANG_DISTRICT.indicator(key), THIRD)
        for key, value, words in rows
    }


@pytest.mark.every_case
@pytest.mark.parametrize("note", [*CORRECTIONS, *DENIALS, *OTHER_PERIODS])
def test_a_note_that_corrects_denies_or_moves_the_value_contradicts_it(note: str) -> None:
    assert doubts(note) == {Doubt.STATED}


@pytest.mark.parametrize("note", [*PARTIAL, *BARE, *MORE_BARE])
def test_a_note_that_calls_the_value_unfinished_doubts_it(note: str) -> None:
    assert doubts(note) == {Doubt.LIKELY}


@pytest.mark.parametrize("note", DOUBTFUL)
def test_another_number_that_no_word_calls_right_doubts_the_value(note: str) -> None:
    assert doubts(note, ROWS[3:]) == {Doubt.LIKELY}


@pytest.mark.every_case
@pytest.mark.parametrize("note", [*SAME, *HARMLESS])
def test_a_note_that_confirms_the_value_or_speaks_of_something_else_is_quiet(note: str) -> None:
    assert doubts(note) <= {None, Doubt.OPEN}


@pytest.mark.parametrize(("note", "status"), [("nay là 31", Status.DAMAGED), ("nay là 32", Status.REPORTED)])
def test_a_correction_leaves_the_value_out_unless_the_annex_has_it(note: str, status: Status) -> None:
    row = SOC_TRANG_DISTRICT.indicator("commune_leaders")
    report = read_report([("TT", "Chỉ tiêu", "ĐVT", "Kỳ này", "Ghi chú"), ("1", row.name.vi, "Người", "32", note)])
    assert report[row.id].status is status


def test_what_was_left_in_another_period_may_be_called_so() -> None:
    row = SOC_TRANG_DISTRICT.indicator("payroll_present")
    carried = evolve(row, name=Bilingual("Số hồ sơ kỳ trước chuyển sang", "Dossiers carried over"))
    assert [doubt_of_note("kỳ trước", 32, one, None) is Doubt.STATED for one in (row, carried)] == [True, False]
