"""Written files in LibreOffice, which saves them anew."""

from pathlib import Path

import openpyxl
import pytest
from attrs import evolve

from cchc_model import Level, Organisation, Report, ReportingPeriod, check, read_report, write_report
from helpers.office import NEEDS_OFFICE, saved_by_libreoffice, without_results
from helpers.sampling import some_of

DISTRICT = Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT)


@pytest.fixture(scope="module")
def named(report: Report) -> Report:
    return evolve(report, organisation=DISTRICT, period=ReportingPeriod.quarter(2022, 1))


@pytest.mark.costly
@NEEDS_OFFICE
@pytest.mark.parametrize("kind", some_of(["xlsx", "docx"]))
def test_libreoffice_saves_what_was_written_and_it_reads_back_equal(kind: str, named: Report, tmp_path: Path) -> None:
    written = tmp_path / f"annex.{kind}"
    write_report(named, written)
    formulas = [without_results(written)] if kind == "xlsx" else []
    saved, *anew = saved_by_libreoffice([written, *formulas], tmp_path / "saved")
    again = read_report(saved)
    assert saved.read_bytes() != written.read_bytes()
    assert again == read_report(written)
    assert again.values == named.values
    assert (again.organisation, again.period) == (named.organisation, named.period)
    for file in anew:
        computed, stored = (openpyxl.load_workbook(one, data_only=True) for one in (file, written))
        for sheet in stored:
            for row in sheet.iter_rows():
                for cell in row:
                    value = computed[sheet.title][cell.coordinate].value
                    expected = pytest.approx(cell.value) if isinstance(cell.value, float) else cell.value
                    assert value == expected or (value, cell.value) == (None, ""), cell.coordinate
        notes = [cell for row in computed["Phụ lục"].iter_rows() for cell in row if cell.comment]
        assert len(notes) == len(check(named).at_rows)
