"""The framework of an annex: given, the best of several, or the shipped one only for its own form."""

import datetime as dt

import pytest
from attrs import evolve

from cchc_model import (
    SOC_TRANG_DISTRICT,
    InvalidDataError,
    ReadError,
    Report,
    ReportingPeriod,
    Severity,
    check,
    read_framework,
    read_report,
    read_reports,
)
from cchc_model.cli import main
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.testing import AnnexLine
from helpers.commune_form import FOLDER, FRAMEWORK
from helpers.own_framework import FRAMEWORK as COMPLAINTS
from helpers.paths import ANNEX

COMMUNE = FOLDER / "quarter_3" / "xa_vi_du_1.docx"
COMMUNES = read_framework(FRAMEWORK)


def test_an_annex_on_another_form_is_refused_without_a_framework(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ReadError, match=r"not on the form .* draft its framework with cchc draft"):
        read_report(COMMUNE)
    assert main(["check", str(COMMUNE)]) == 2
    assert "cchc draft" in capsys.readouterr().err
    chosen = read_report(COMMUNE, framework=SOC_TRANG_DISTRICT)
    assert len(chosen.leftovers) > 15  # whoever chooses it gets what is there, and all of the rest said


def test_an_annex_whose_names_are_all_mistyped_is_not_on_another_form() -> None:
    """No name is trusted, but each says which indicator it may be."""
    lines = [AnnexLine.of(row) for row in SOC_TRANG_DISTRICT.rows]
    table = [["TT", "Tên chỉ tiêu", "ĐVT", "Số liệu"]]
    table += [[line.cells[0], line.cells[1][1:], line.cells[2], str(at)] for at, line in enumerate(lines)]
    report = read_report("\n".join("\t".join(row) for row in table).encode())
    unread = [finding for finding in report.findings if finding.code == "unrecognised_row"]
    assert len(unread) > 100
    assert all(finding.indicators for finding in unread)
    assert check(report).worst() is Severity.ERROR


def test_the_best_of_several_frameworks_is_taken_whatever_their_order() -> None:
    for several in ([SOC_TRANG_DISTRICT, COMMUNES, COMPLAINTS], [COMPLAINTS, COMMUNES, SOC_TRANG_DISTRICT]):
        assert read_report(COMMUNE, framework=several).framework is COMMUNES
        assert read_report(ANNEX, framework=several).framework is SOC_TRANG_DISTRICT
    assert read_report(COMMUNE, framework=[COMMUNES]).framework is COMMUNES


def test_several_frameworks_that_fit_equally_are_not_chosen_from() -> None:
    with pytest.raises(ReadError, match="fit equally well"):
        read_report(COMMUNE, framework=[COMMUNES, evolve(COMMUNES, version="2")])
    with pytest.raises(InvalidDataError, match="at least one framework"):
        read_report(COMMUNE, framework=[])


def test_files_on_several_forms_are_read_together() -> None:
    results = read_reports([ANNEX, COMMUNE], framework=(COMMUNES, SOC_TRANG_DISTRICT), jobs=1)
    assert [result.report.framework.id for result in results if result.report] == ["soc_trang_district", COMMUNES.id]
    parallel = read_reports([ANNEX, COMMUNE], framework=(COMMUNES, SOC_TRANG_DISTRICT), jobs=2)
    assert [result.report for result in parallel] == [result.report for result in results]


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "told"),
    [
        (None, None, ""),
        (dt.date(2026, 1, 1), None, ""),
        (dt.date(2026, 7, 1), None, "từ ngày 1/7/2026"),
        (None, dt.date(2025, 12, 14), "đến ngày 14/12/2025"),
        (None, dt.date(2025, 12, 15), ""),  # the first day of the quarter
        (dt.date(2020, 1, 1), dt.date(2021, 1, 1), "từ ngày 1/1/2020 đến ngày 1/1/2021"),
    ],
)
def test_a_report_outside_the_validity_of_its_framework_is_told(
    valid_from: dt.date | None, valid_until: dt.date | None, told: str
) -> None:
    framework = evolve(COMPLAINTS, valid_from=valid_from, valid_until=valid_until)
    period = ReportingPeriod.quarter(2026, 1)
    found = check(Report.from_values(framework, {}, period=period)).findings
    messages = [finding.message() for finding in found if finding.code is FindingCode.OUTSIDE_VALIDITY]
    assert [told in message for message in messages] == ([True] if told else [])


def test_a_validity_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidDataError, match="valid_until: is before valid_from"):
        evolve(COMPLAINTS, valid_from=dt.date(2026, 1, 1), valid_until=dt.date(2025, 1, 1))


def test_the_shipped_framework_ended_with_the_districts() -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, {}, period=ReportingPeriod.quarter(2026, 1))
    (finding,) = check(report).findings
    assert finding.code is FindingCode.OUTSIDE_VALIDITY
    assert not check(evolve(report, period=ReportingPeriod.quarter(2022, 1))).findings


def test_no_framework_fits_a_foreign_table_and_one_given_twice_is_one() -> None:
    several = [SOC_TRANG_DISTRICT, evolve(SOC_TRANG_DISTRICT, version="2")]
    with pytest.raises(ReadError, match="no row belongs to the frameworks"):
        read_report([("TT", "Chỉ tiêu", "ĐVT", "Kết quả"), ("1", "Số cây trồng mới", "Cây", "5")], framework=several)
    twice = [SOC_TRANG_DISTRICT, SOC_TRANG_DISTRICT]
    assert read_report(ANNEX, framework=twice) == read_report(ANNEX, framework=SOC_TRANG_DISTRICT)
