"""Everything works on a framework of a user's own."""

import io
import json
from decimal import Decimal
from fractions import Fraction

import pytest

import cchc_model as cchc
from cchc_model.io.json import from_data, to_data
from cchc_model.reports.report import Report
from helpers.own_framework import FRAMEWORK, GRADED, RECEIVED

ANNEX = """\
TT\tNội dung\tĐVT\tKết quả\tGhi chú
A\tGIẢI QUYẾT ĐƠN THƯ
1\tSố đơn tiếp nhận\tĐơn\t40\t
\tĐã giải quyết\tĐơn thư\t31\tcó 2 đơn chuyển kỳ sau
\tĐang giải quyết\tĐơn\t9\t
2\tTỷ lệ giải quyết\t%\t77,5\t
3\tChất lượng
\tKết quả đánh giá\tĐạt = 2; Chưa đạt = 1\tđạt\t
"""


@pytest.fixture
def report() -> cchc.Report:
    return cchc.read_report(ANNEX.encode(), framework=FRAMEWORK)


def test_reading(report: cchc.Report) -> None:
    assert report.values == {"received": 40, "settled": 31, "pending": 9, "settled_rate": Decimal("77.5"), "graded": 2}
    assert report["settled"].note == "có 2 đơn chuyển kỳ sau"
    assert report[RECEIVED].value == 40
    assert {finding.code for finding in report.findings} == {"organisation_unknown", "period_unknown"}
    assert report.leftovers == ()


def test_checking_and_rates(report: cchc.Report) -> None:
    result = cchc.check(report)
    assert result.findings == report.findings
    assert result.count(cchc.Verdict.PASSED) == 3
    assert cchc.compute_rates(report)["settlement"].value == Fraction(31, 40)
    wrong = report.correct({"settled": 32}, reason="thử")
    assert [finding.rule for finding in cchc.check(wrong).findings if finding.rule] == [
        "sum.received",
        "rate.settled_rate",
    ]


def test_writing_and_reading_again(report: cchc.Report) -> None:
    stream = io.BytesIO()
    cchc.write_report(report, stream, format="tsv")
    assert cchc.read_report(stream.getvalue(), framework=FRAMEWORK) == report


def test_json(report: cchc.Report) -> None:
    assert from_data(json.loads(json.dumps(to_data(report))), Report, framework=FRAMEWORK) == report
    with pytest.raises(cchc.InvalidDataError, match=r"\$\.framework"):
        from_data(to_data(report), Report)


def test_positions_and_lookups() -> None:
    assert [(row.position, row.id) for row in FRAMEWORK.rows] == [
        ("I", "complaints"),
        ("I.1", "received"),
        ("I.1.1", "settled"),
        ("I.1.2", "pending"),
        ("I.2", "settled_rate"),
        ("I.3", "quality"),
        ("I.3.1", "graded"),
    ]
    assert FRAMEWORK["I.3.1"] is FRAMEWORK[7] is FRAMEWORK[GRADED] is GRADED


def test_a_constant_of_another_framework_is_unknown(report: cchc.Report) -> None:
    from cchc_model.indicators import steering

    with pytest.raises(cchc.UnknownIndicatorError):
        report[steering.PLAN_TASKS]
