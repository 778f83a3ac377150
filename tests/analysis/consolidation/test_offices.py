"""What an office sees of a consolidation: names that tell communes apart, and an annex that reads back."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from cchc_model import (
    Bilingual,
    Framework,
    InvalidDataError,
    Level,
    Organisation,
    Report,
    ReportingPeriod,
    Severity,
    consolidate,
    locate_errors,
    read_report,
    write_report,
)
from cchc_model.checking.suspects.fitting import Fitting
from cchc_model.cli import main
from cchc_model.framework import FLOW, Amount, branch, coded, count, limited_to, parts_sum_to, section
from cchc_model.framework.intervals import Interval
from cchc_model.indicators import YES_NO
from cchc_model.reports.cell_reading import is_not_applicable
from cchc_model.reports.remarks import states_answers

PERIOD = ReportingPeriod.quarter(2026, 1)
AREA = Amount("m2", Bilingual("m2", "square metres"), adds_up=False)
MONEY = Amount("trieu_dong", Bilingual("Triệu đồng", "Million dong"))
SPENT = [count(f"spent{n}", MONEY, FLOW, f"Kinh phí {name}", f"Spent {n}") for n, name in enumerate(("", "xã", "tỉnh"))]
ROWS = (
    coded("issued", YES_NO, FLOW, "Đã ban hành quy chế", "Regulation issued"),
    count("area", AREA, FLOW, "Diện tích kho", "Area of the store"),
    *SPENT,
)
OWN = Framework(
    "own",
    "1",
    Bilingual("Biểu", "Form"),
    (branch(section("s", "Mục", "Section"), *ROWS),),
    rules=(parts_sum_to(*SPENT),),
)


def office(commune: str, **values: object) -> Report:
    above = Organisation(f"UBND xã {commune}", Level.COMMUNE)
    one = Organisation("Văn phòng HĐND và UBND", Level.AGENCY, parent=above)
    return Report.from_values(OWN, values, organisation=one, period=PERIOD)


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "txt"])
def test_the_notes_of_a_consolidation_are_no_figures_when_they_are_read_again(suffix: str, tmp_path: Path) -> None:
    reports = [
        office("A", issued=1, area=Decimal("26.5"), spent0=Decimal(3)),
        office("B", issued=0, area=Decimal("10.25"), spent0=Decimal("4.5")),
    ]
    whole = consolidate(reports)
    write_report(whole.report(), tmp_path / f"tong_hop.{suffix}")
    again = read_report(tmp_path / f"tong_hop.{suffix}", framework=OWN)
    assert again["issued"].note == "kết quả trả lời: Có 1, Không 1"
    assert not [finding for finding in again.findings if finding.severity is Severity.ERROR]


def test_offices_of_one_name_are_told_apart_by_their_communes() -> None:
    with pytest.raises(InvalidDataError) as caught:
        consolidate([office("A", issued=1), office("A", issued=0), office("B", issued=1)])
    assert [problem.place for problem in caught.value.problems] == ["Văn phòng HĐND và UBND (UBND xã A)"]


def test_a_file_that_cannot_be_read_makes_nobody_unexpected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(__file__).parents[3] / "examples" / "fictional_communes"
    for file in sorted((folder / "quarter_3").iterdir()):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4")
    assert main(["consolidate", str(tmp_path), "--framework", str(folder / "framework.toml"), "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert "bad.pdf: this is a PDF file" in told
    assert "Files that could not be read, and whose figures are missing (1): “bad.pdf”." in told
    assert "Missing" not in told
    assert "expected" not in told


def test_a_framework_is_no_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "own.toml"
    file.write_text("x", encoding="utf-8")
    assert main(["draft", str(file), "--lang", "en"]) == 2
    assert "this is a framework, not a form" in capsys.readouterr().err


@pytest.mark.parametrize(("whole", "part", "repair"), [("1560", "690", "960"), ("1.375", "0.5", "0.775")])
def test_the_repair_of_an_amount_has_all_and_only_its_decimals(whole: str, part: str, repair: str) -> None:
    values = {"spent0": Decimal(whole), "spent1": Decimal(600) if "." not in whole else Decimal("0.6")}
    report = Report.from_values(OWN, {**values, "spent2": Decimal(part)})
    (conflict,) = locate_errors(report)
    assert repair in [str(found.repairs[0].value) for found in conflict.sets]


def test_amounts_are_found_where_the_end_of_their_range_is_no_decimal_number() -> None:
    framework = evolve(OWN, rules=(limited_to(SPENT[0], 3, per=SPENT[1]),))
    report = Report.from_values(framework, {"spent0": Decimal(10), "spent1": Decimal(1)})
    (conflict,) = locate_errors(report)
    assert conflict.complete
    ranges = {one.indicator: (one.low, one.high) for found in conflict.sets for one in found.repairs}
    assert ranges == {
        "spent0": (0, 3),
        "spent1": (Decimal("3.333334"), None),
    }  # a third, to six decimals, within the range


def test_of_amounts_the_ends_within_a_range_are_tried() -> None:
    """None says that there are others."""
    tried = list(Fitting(OWN, {})._trials(Interval(Fraction(1, 3), Fraction(5, 2)), "spent0"))
    assert tried == [Decimal("0.333334"), 1, Decimal("1.333334"), Decimal("2.5"), 2, Decimal("1.416667"), None]
    assert list(Fitting(OWN, {})._trials(Interval(0, None), "spent0")) == [0, 1, None]
    assert list(Fitting(OWN, {})._trials(Interval(4, 4), "spent0")) == [4]


def test_a_note_counts_answers_only_as_the_library_writes_it() -> None:
    assert states_answers("kết quả trả lời: Có 5", ["Có"])
    assert not states_answers("trả lời: Có 5", ["Có"])
    assert not states_answers("kết quả trả lời: Sai 5", ["Có"])
    assert is_not_applicable("KPS")
