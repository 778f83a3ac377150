"""Every organisation comes back by its name from every format, and no file of our own leaves its text unrecognised."""

import io

import pytest

from cchc_model import Letterhead, Level, Organisation, Report, ReportingPeriod, read_report, write_report
from helpers.own_framework import FRAMEWORK

NAMES = (
    ("UBND huyện Mỹ Xuyên", Level.DISTRICT), ("UBND phường 12", Level.COMMUNE), ("UBND xã Ví Dụ 34", Level.COMMUNE),
    ("UBND thành phố Hồ Chí Minh", Level.PROVINCE), ("UBND đặc khu Phú Quý", Level.COMMUNE),
    ("HĐND tỉnh Sóc Trăng", Level.PROVINCE), ("Sở Nội vụ", Level.AGENCY), ("Văn phòng HĐND và UBND xã A", Level.AGENCY),
    ("Trung tâm Phục vụ hành chính công xã Ví Dụ 34", Level.AGENCY), ("Nhóm công tác 35", Level.AGENCY),
    ("Phòng Tài chính - Kế hoạch", Level.AGENCY), ("Cục ABC đê", Level.AGENCY),
)  # fmt: skip


@pytest.mark.parametrize("form", ["txt", "csv", "xlsx", "docx", "docx, signed"])
@pytest.mark.parametrize(("name", "level"), NAMES)
def test_every_organisation_comes_back_from_every_format(name: str, level: Level, form: str) -> None:
    own = Organisation(name, level)
    report = Report.from_values(FRAMEWORK, {"received": 31}, organisation=own, period=ReportingPeriod.quarter(2022, 1))
    stream = io.BytesIO()
    signed = Letterhead(number="45/BC-UBND", place="Mỹ Xuyên", date="ngày 05/4/2022", recipients="Sở Nội vụ\nLưu: VT")
    write_report(report, stream, format=form.partition(",")[0], letterhead=signed if "signed" in form else None)
    again = read_report(stream.getvalue(), framework=FRAMEWORK)
    assert again.organisation is not None
    assert (again.organisation.name, again.period) == (name, report.period)
    assert not [finding.message() for finding in again.findings if finding.code.startswith(("unrec", "organisation"))]
