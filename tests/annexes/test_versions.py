"""A second column with mostly the same numbers is another version of the values: each row that differs is an error."""

import random
from collections.abc import Mapping

import pytest
from attrs import evolve

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Report, Severity, Status, read_report
from cchc_model.framework import FormColumns
from cchc_model.framework.measures import UnitType
from cchc_model.reports.finding_codes import FindingCode
from helpers.rival_columns import unheard

ROWS = [one for one in SOC_TRANG_DISTRICT.indicators.values() if isinstance(one.measure, UnitType)][:10]
TRUTH = {one.id: 90 + 113 * (7 * at % 10) for at, one in enumerate(ROWS)}
IDS = list(TRUTH)
HANDS = ("Tổ rà xong", "Bấm lại lần hai", "Huyện duyệt", "Lãnh đạo ký", "Phòng Nội vụ xác nhận")


def annex(value: str, *others: tuple[str, Mapping[str, str]], **options: object) -> Report:
    """Read an annex of the true values, beside columns with the same numbers but for some."""
    header = ("TT", "Nội dung", "ĐVT", value, *(title for title, _ in others))
    rows = [
        (
            "",
            one.name.vi,
            one.measure.label.vi,
            str(TRUTH[one.id]),
            *(cells.get(one.id, str(TRUTH[one.id])) for _, cells in others),
        )
        for one in ROWS
    ]
    return read_report([("Quý III năm 2025",), header, *rows], **options)  # type: ignore[arg-type]


def contested(report: Report) -> dict[str, str]:
    """Return the texts of the entries that an error of a contradiction leaves out."""
    errors = [one for one in report.findings if one.severity is Severity.ERROR]
    assert {one.code for one in errors} <= {FindingCode.REMARK_CONTRADICTS}
    keys = [key for one in errors for key in one.indicators]
    assert all(report[key].status is Status.DAMAGED for key in keys)
    return {key: report[key].text for key in keys}


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("value", ["Kỳ này", "Quý III", "Tổng số"])
def test_each_row_that_differs_is_an_error(value: str, seed: int) -> None:
    g = random.Random(seed)
    title = g.choice((*HANDS, unheard(g)))
    lower = {
        key: str(g.choice((TRUTH[key] - 1, TRUTH[key] * 9 // 10, TRUTH[key] // 10)))
        for key in g.sample(IDS, g.randint(1, 4))
    }
    report = annex(value, (title, lower))
    assert contested(report) == {key: f"[{TRUTH[key]} (cột khác: {text})]" for key, text in lower.items()}
    assert {key: report.values[key] for key in IDS if key not in lower} == {
        key: number for key, number in TRUTH.items() if key not in lower
    }


@pytest.mark.parametrize("value", ["Kỳ này", "Tổng số", "Số liệu", "Thực hiện"])
@pytest.mark.parametrize("title", HANDS)
def test_a_copy_loses_nothing(title: str, value: str) -> None:
    report = annex(value, (title, {}))
    assert ({key: report.values[key] for key in IDS}, contested(report)) == (TRUTH, {})


@pytest.mark.parametrize("title", ["Trực tuyến", "Đúng hẹn", "Sai quy cách", "Kế hoạch", "Kỳ trước", "Trong đó nữ"])
def test_what_a_title_explains_is_no_version(title: str) -> None:
    report = annex("Kỳ này", (title, {IDS[0]: "1", IDS[4]: "7"}))
    assert ({key: report.values[key] for key in IDS}, contested(report)) == (TRUTH, {})


def test_parts_of_the_values_are_no_versions() -> None:
    done = {key: str(TRUTH[key] - 1) for key in IDS[:3]}
    left = {key: "1" if key in done else "0" for key in IDS}
    report = annex("Tổng số", ("Trả xong", done), ("Đang chờ", left))
    assert ({key: report.values[key] for key in IDS}, contested(report)) == (TRUTH, {})
    report = annex("Tổng số", ("Trả xong", done), ("Trực tuyến", dict.fromkeys(IDS, "3")))
    assert ({key: report.values[key] for key in IDS}, contested(report)) == (TRUTH, {})
    halves = {key: str(TRUTH[key] // 2) for key in IDS}
    assert contested(annex("Kỳ này", ("Trả xong", halves))) == {}


def test_the_form_explains_its_own_columns() -> None:
    lower = {IDS[1]: "5", IDS[2]: "6"}
    form = FormColumns("Số liệu", others=("Lãnh đạo ký",))
    own = evolve(SOC_TRANG_DISTRICT, columns=form)
    assert contested(annex("Số liệu", ("Lãnh đạo ký", lower), framework=own)) == {}
    assert set(contested(annex("Số liệu", ("Tổ rà xong", lower), framework=own))) == set(lower)


@pytest.mark.parametrize("estimate", ["Quý III sơ bộ", "Ước quý III", "Kỳ này (tạm tính)"])
def test_beside_estimates_another_column_may_be_final(estimate: str) -> None:
    final = {key: str(number * 9 // 10) for key, number in TRUTH.items()}
    for title in ("Chính thức", "Quyết số"):
        with pytest.raises(ReadError, match="unclear"):
            annex(estimate, (title, final))
    report = annex(estimate, ("Kế hoạch", final), ("Trực tuyến", final))
    assert {key: report.values[key] for key in IDS} == TRUTH
    assert FindingCode.VALUES_ESTIMATED in {one.code for one in report.findings}
