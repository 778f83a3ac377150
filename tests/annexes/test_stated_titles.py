"""Titles of the value column that state a day, a level or an estimate: another one than the report's is no value."""

import pytest

from cchc_model import Level, Organisation, ReadError, Report, ReportingPeriod, Severity, read_report
from cchc_model.annexes.column_levels import refuse_other_level
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.layout import Layout, TableLayout
from cchc_model.reports.period_texts import ends_elsewhere
from cchc_model.reports.territory_levels import levels_in
from cchc_model.reports.time_uses import closing_days

DISTRICT = Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT)
COMMUNE = Organisation("UBND xã Đại Tâm", Level.COMMUNE, parent=DISTRICT)
PROVINCE = Organisation("UBND tỉnh Sóc Trăng", Level.PROVINCE)
DIVISION = Organisation("Phòng Nội vụ", Level.AGENCY, parent=DISTRICT)
YEAR = ReportingPeriod.full_year(2021)
HALF = ReportingPeriod.half_year(2022)
ROWS = (
    ("1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31"),
    ("2", "Số lượng phiếu khảo sát", "Số lượng", "176"),
)


def titled(title: str, **options: object) -> Report:
    given = {"period": YEAR, "organisation": DISTRICT} | options
    return read_report([("TT", "Tên chỉ tiêu", "Đơn vị tính", title), *ROWS], **given)  # type: ignore[arg-type]


def is_read(title: str, **options: object) -> bool:
    try:
        report = titled(title, **options)
    except ReadError:
        return False
    assert (report.values["plan_tasks"], report.values["survey_forms"]) == (31, 176)
    return True


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Thực hiện đến 31/12/2021", YEAR),
        ("Thực hiện đến ngày 14/12/2021", YEAR),
        ("Số liệu tính đến hết tháng 12", YEAR),
        ("Kết quả từ 15/12/2020 đến 14/12/2021", YEAR),
        ("Thực hiện từ ngày 01/01/2022 đến ngày 30/6/2022", HALF),
        ("Kết quả đến hết quý II", HALF),
        ("Số liệu theo Báo cáo số 45/BC-UBND ngày 05/4/2019", YEAR),
        ("Thực hiện đến 30/6", HALF),
    ],
)
def test_a_title_that_ends_with_the_period_is_read(title: str, period: ReportingPeriod) -> None:
    assert is_read(title, period=period)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Thực hiện đến 31/12/2020", YEAR),
        ("Thực hiện đến ngày 30/6/2021", YEAR),
        ("Số liệu tại thời điểm 30/9/2021", YEAR),
        ("Kết quả đến hết tháng 9", YEAR),
        ("Tính đến tháng 6/2021", YEAR),
        ("Kết quả tới năm 2020", YEAR),
        ("Thực hiện từ 01/4/2022 đến 30/6/2022", HALF),
        ("Thực hiện đến 31/3", HALF),
        ("Số liệu giai đoạn 2016-2020", YEAR),
        ("Thực hiện đến quý III", YEAR),
        ("TH 2020", YEAR),
        ("KQ 2022 (người)", YEAR),
    ],
)
def test_a_title_that_ends_elsewhere_is_refused_until_somebody_chooses(title: str, period: ReportingPeriod) -> None:
    with pytest.raises(ReadError, match="another period"):
        titled(title, period=period)
    assert is_read(title, period=period, value_column=title)


def test_of_two_days_that_of_the_period_is_read() -> None:
    header = ("TT", "Tên chỉ tiêu", "Đơn vị tính", "Đến 30/6/2021", "Đến 31/12/2021")
    report = read_report([header, *((*row[:3], "7", row[3]) for row in ROWS)], period=YEAR)
    assert report.values["plan_tasks"] == 31


def test_a_day_that_no_calendar_has_says_nothing() -> None:
    assert closing_days("Thực hiện đến 31/6", 2021) == ()
    assert closing_days("Kết quả ngày … tháng … năm 2021", 2021) == ()
    assert not ends_elsewhere("Thực hiện đến 31/6", YEAR)


@pytest.mark.parametrize(
    ("title", "organisation", "read"),
    [
        ("Số liệu toàn tỉnh", DISTRICT, False),
        ("Số liệu toàn huyện", DISTRICT, True),
        ("Số liệu toàn huyện", COMMUNE, False),
        ("Cấp xã", DISTRICT, False),
        ("Kết quả của tỉnh", DIVISION, False),
        ("Kết quả của huyện", DIVISION, True),
        ("Toàn tỉnh", PROVINCE, True),
        ("Số liệu tỉnh Sóc Trăng", DISTRICT, False),
        ("Huyện Long Phú", DISTRICT, False),
        ("Huyện Mỹ Xuyên", DISTRICT, True),
        ("Xã Đại Tâm", COMMUNE, True),
        ("UBND tỉnh", DISTRICT, False),
        ("Kết quả trên địa bàn tỉnh", PROVINCE, True),
        ("Số liệu huyện, xã", DISTRICT, True),
        ("Số liệu thành phố", DISTRICT, True),
        ("Số liệu thành phố", PROVINCE, True),
        ("Số liệu theo mẫu tỉnh ban hành", DISTRICT, True),
        ("Toàn tỉnh", Organisation("Sở Nội vụ", Level.AGENCY), True),
    ],
)
def test_the_numbers_of_another_level_are_refused(title: str, organisation: Organisation, *, read: bool) -> None:
    assert is_read(title, organisation=organisation) is read
    assert is_read(title, organisation=organisation, value_column="D")


def test_the_office_may_be_named_above_the_table() -> None:
    rows = [("UBND HUYỆN MỸ XUYÊN",), ("TT", "Tên chỉ tiêu", "Đơn vị tính", "Số liệu toàn tỉnh"), *ROWS]
    with pytest.raises(ReadError) as refused:
        read_report(rows)
    for message in (refused.value.message("vi"), refused.value.message("en")):
        assert all(word in message for word in ("Số liệu toàn tỉnh", "UBND huyện Mỹ Xuyên", "--column D"))
    assert read_report(rows[1:]).values["plan_tasks"] == 31


def test_a_table_without_titles_states_nothing() -> None:
    assert read_report([*ROWS], organisation=DISTRICT).values["plan_tasks"] == 31
    bare = TableLayout(Source(row=1), ())
    refuse_other_level(Layout((bare,)), DISTRICT, "a")
    refuse_other_level(None, DISTRICT, "a")


def test_levels_are_whole_words() -> None:
    assert levels_in("Thị xã, thị trấn") == {Level.DISTRICT, Level.COMMUNE}
    assert levels_in("Số vụ xảy ra") == frozenset()


@pytest.mark.parametrize(
    "title", ["Ước thực hiện", "Ước thực hiện năm 2021", "Số ước", "Tạm tính", "Ước cả năm", "ƯỚC TH"]
)
def test_estimates_are_read_and_said(title: str) -> None:
    report = titled(title)
    assert report.values["survey_forms"] == 176
    (found,) = [found for found in report.findings if found.code == FindingCode.VALUES_ESTIMATED]
    assert (found.severity, found.indicators) == (Severity.WARNING, ("plan_tasks", "survey_forms"))
    assert title in found.message()


@pytest.mark.parametrize("title", ["Ước thực hiện năm 2022", "Ước quý I/2022", "Số ước toàn tỉnh"])
def test_estimates_of_another_period_or_level_are_refused(title: str) -> None:
    assert not is_read(title)


def test_an_estimate_without_values_says_nothing() -> None:
    report = read_report(
        [("TT", "Tên chỉ tiêu", "Đơn vị tính", "Ước thực hiện"), (*ROWS[0][:3], ""), (*ROWS[1][:3], "-")]
    )
    assert FindingCode.VALUES_ESTIMATED not in [found.code for found in report.findings]
