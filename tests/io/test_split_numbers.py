"""Numbers whose own comma separates cells: none is read in part, and none in the column of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import Bilingual, Framework, Report, Severity, Status, read_report
from cchc_model.framework import FLOW, Amount, UnitType, branch, count, percent, section

MONEY = Amount("money", Bilingual("Triệu đồng", "Million dong"))
DIVISION = UnitType("division", Bilingual("Cơ quan, đơn vị", "Office"))
DOSSIER = UnitType("dossier", Bilingual("Hồ sơ", "Dossier"))
FRAMEWORK = Framework(
    "fees",
    "1",
    Bilingual("Biểu phí", "Fees"),
    (
        branch(
            section("all", "Thu phí", "Fees"),
            count("fees", MONEY, FLOW, "Số phí thu được", "Fees"),
            count("divisions", DIVISION, FLOW, "Số phòng ban đã kiểm tra", "Divisions"),
            count("dossiers", DOSSIER, FLOW, "Số hồ sơ tiếp nhận", "Dossiers"),
            percent("rate", FLOW, "Tỷ lệ hài lòng", "Rate"),
        ),
    ),
)
ONE = "TT,Chỉ tiêu,Đơn vị tính,Kỳ này,Ghi chú"
TWO = "TT,Chỉ tiêu,Đơn vị tính,Kế hoạch,Kỳ này,Ghi chú"


def read(header: str, *rows: str) -> Report:
    text = "\n".join(("UBND XÃ ĐẠI TÂM", "Quý III năm 2025", header, *rows))
    return read_report(text.encode(), framework=FRAMEWORK, name="a.csv")


WHOLE = st.one_of(st.integers(0, 999).map(str), st.integers(1_000, 9_999_999).map(lambda n: f"{n:,}".replace(",", ".")))


@given(WHOLE, st.integers(0, 999), st.sampled_from((",", "", ",đã thu")), st.sampled_from((",", "")))
def test_a_decimal_comma_damages_the_number_and_suggests_it(whole: str, digits: int, end: str, other: str) -> None:
    report = read(
        ONE, f"1,Số phí thu được,Triệu đồng,{whole},{digits}{end}", f"2,Số hồ sơ tiếp nhận,Hồ sơ,12345{other}"
    )
    entry = report["fees"]
    assert (entry.status, entry.text) == (Status.DAMAGED, f"[{whole},{digits}]")
    assert report.values["dossiers"] == 12_345
    (found,) = (one for one in report.findings if "fees" in one.indicators)
    assert (found.severity, found.suggestions) == (Severity.ERROR, (f"{whole},{digits}",))


@pytest.mark.parametrize("number", ["1,523.75", "1,523", "98,6%"])
def test_any_number_with_a_comma_is_damaged(number: str) -> None:
    report = read(ONE, f"1,Số phí thu được,Triệu đồng,{number},", "2,Số hồ sơ tiếp nhận,Hồ sơ,12,")
    assert (report["fees"].status, report.values["dossiers"]) == (Status.DAMAGED, 12)


def test_each_of_two_split_numbers_stands_in_its_own_column() -> None:
    report = read(TWO, "1,Số phí thu được,Triệu đồng,1.600,5,1.523,75,", "2,Số hồ sơ tiếp nhận,Hồ sơ,5,12,")
    assert (report["fees"].text, report.values["dossiers"]) == ("[1.523,75]", 12)


@pytest.mark.parametrize("row", ["Cơ quan, đơn vị,40,,", "Cơ quan, đơn vị,,40,", "Cơ quan, đơn vị,40,31,xong"])
def test_a_comma_in_a_unit_moves_no_number_to_another_column(row: str) -> None:
    report = read(
        TWO,
        "1,Số phí thu được,Triệu đồng,1.600,1.523,",
        f"2,Số phòng ban đã kiểm tra,{row}",
        "3,Số hồ sơ tiếp nhận,Hồ sơ,5,12,",
    )
    assert (report.values["fees"], report.values["divisions"], report.values["dossiers"]) == (1523, None, 12)
    assert any(one.severity is Severity.ERROR and "divisions" in one.indicators for one in report.findings)


@pytest.mark.parametrize(
    "rows",
    [
        ("1.600,1.523,đã thu, nộp", "5,12,"),  # the comma of a note
        (",1.523,,", "5,12,"),  # one comma too many
        ("1.600,1.523,,,", "5,12,,,"),  # columns without titles that are blank in every row
    ],
)
def test_commas_behind_the_values_damage_none(rows: tuple[str, str]) -> None:
    report = read(TWO, f"1,Số phí thu được,Triệu đồng,{rows[0]}", f"2,Số hồ sơ tiếp nhận,Hồ sơ,{rows[1]}")
    assert (report.values["fees"], report.values["dossiers"]) == (1523, 12)
    assert all(one.severity < Severity.ERROR for one in report.findings)
