"""Columns under titles that no list knows, whose numbers are no values of the rows: pages, codes, differences, weights.

No such column is read for the values, even if it is the only one left; none of them makes a table with a column of
values unclear, or an error of a blank cell. Values that rise by chance stay values below a title that says so.
"""

import random
from collections.abc import Callable, Sequence

import pytest

from cchc_model import SOC_TRANG_DISTRICT, ReadError, Report, Severity, check, read_report
from cchc_model.framework import Indicator, Kind
from cchc_model.reports.finding_codes import FindingCode
from helpers.paths import ANNEX
from helpers.rival_columns import unheard

pytestmark = pytest.mark.every_case

ROWS = list(SOC_TRANG_DISTRICT.indicators.values())[:28]
Numbers = Callable[[random.Random], list[str]]


def rising(g: random.Random) -> list[str]:
    """The numbers of pages, or of documents in the order of their registration."""
    steps = [g.choice((0, 1, 1, 2, 9)) for _ in ROWS]
    first = g.randint(1, 400)
    return [str(first + sum(steps[: at + 1])) for at in range(len(ROWS))]


def forms(g: random.Random) -> list[str]:
    """The numbers of forms, a few rows on each."""
    last = g.randint(3, 6)
    return sorted((str(g.randint(1, last)) for _ in ROWS), key=int)


def codes(g: random.Random) -> list[str]:
    return [f"{number:03d}" for number in g.sample(range(1, 199), len(ROWS))]


def telephones(g: random.Random) -> list[str]:
    return [f"0299{g.randint(10**6, 10**7 - 1)}" for _ in ROWS]


def differences(g: random.Random) -> list[str]:
    return [g.choice(("{}", "-{}", "–{}", "- {}", "+{}")).format(g.randint(1, 60)) for _ in ROWS]


def ranks(g: random.Random) -> list[str]:
    return [str(g.randint(3, 11)) for _ in ROWS]


def weights(g: random.Random) -> list[str]:
    return [str(g.choice((2, 3))) for _ in ROWS]


PROVEN: dict[str, Numbers] = {one.__name__: one for one in (rising, forms, codes, telephones, differences)}
LIKELY: dict[str, Numbers] = {one.__name__: one for one in (ranks, weights)}
KINDS = PROVEN | LIKELY


def values(g: random.Random, order: Callable[[Sequence[int]], Sequence[int]] = list) -> list[str]:
    """Return true values; the counts in an order."""
    counts = iter(order([g.choice((g.randint(0, 30), g.randint(40, 3_000))) for _ in ROWS]))
    return [str(_value(one, next(counts), g)) for one in ROWS]


def _value(one: Indicator, count: int, g: random.Random) -> int | str:
    if one.kind is Kind.CODED:
        return 1
    return f"{g.randint(20, 99)},{g.randint(1, 9)}" if one.kind is Kind.PERCENT else count


def annex(*columns: tuple[str, Sequence[str]], above: str = "Quý III năm 2025") -> Report:
    header = ("TT", "Nội dung", "ĐVT", *(title for title, _ in columns))
    cells = zip(*(column for _, column in columns), strict=True)
    lines = [("", one.name.vi, one.measure.label.vi, *row) for one, row in zip(ROWS, cells, strict=True)]
    return read_report([("UBND HUYỆN MỸ XUYÊN",), (above,), header, *lines])


def errors(report: Report) -> list[FindingCode]:
    return [one.code for one in report.findings if one.severity is Severity.ERROR]


def texts(report: Report) -> list[str]:
    return [report[one.id].text for one in ROWS]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", ["Kết quả", "Kỳ này", "Thực hiện", "Tổng số"])
def test_values_beside_them_are_read(kind: str, value: str) -> None:
    for seed in range(4):
        g = random.Random(f"{kind} {value} {seed}")
        own, other = (value, values(g)), (unheard(g), KINDS[kind](g))
        for columns in ((own, other), (other, own)):
            report = annex(*columns)
            assert texts(report) == own[1]
            assert errors(report) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", ["Kết quả", "Kỳ này"])
def test_none_of_them_is_an_error_beside_a_blank_value(kind: str, value: str) -> None:
    g = random.Random(f"{kind} {value}")
    own = [cell if at % 4 else "" for at, cell in enumerate(values(g))]
    report = annex((value, own), (unheard(g), KINDS[kind](g)))
    assert (texts(report), errors(report)) == (own, [])
    left = next(one for one in report.findings if one.code is FindingCode.COLUMN_NOT_READ)
    assert left.severity is (Severity.INFO if kind in PROVEN else Severity.WARNING)


@pytest.mark.parametrize("kind", KINDS)
def test_a_title_above_both_columns_changes_nothing(kind: str) -> None:
    g = random.Random(kind)
    own, other = [cell if at % 4 else "" for at, cell in enumerate(values(g))], KINDS[kind](g)
    headers = [("TT", "Nội dung", "ĐVT", "Kết quả thực hiện", ""), ("", "", "", unheard(g), "Số lượng")]
    lines = [("", one.name.vi, one.measure.label.vi, *row) for one, *row in zip(ROWS, other, own, strict=True)]
    report = read_report([("Quý III năm 2025",), *headers, *lines])
    assert (texts(report), errors(report)) == (own, [])


@pytest.mark.parametrize("kind", PROVEN)
def test_a_title_above_several_columns_states_values_of_none(kind: str) -> None:
    g = random.Random(kind)
    own, other = values(g), PROVEN[kind](g)
    for group in ("Tình hình thực hiện", "Số liệu công việc"):
        headers = [("TT", "Nội dung", "ĐVT", group, "", ""), ("", "", "", unheard(g), "Số lượng", "Kế hoạch kỳ tới")]
        lines = [("", one.name.vi, one.measure.label.vi, *row) for one, *row in zip(ROWS, other, own, own, strict=True)]
        report = read_report([("Quý III năm 2025",), *headers, *lines])
        assert (texts(report), errors(report)) == (own, [])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("aside", ["Kế hoạch", "Kỳ trước", "Mức đạt", "Lũy kế từ đầu năm", "Thực hiện kế hoạch"])
def test_beside_a_column_that_titles_exclude_none_of_them_is_left(kind: str, aside: str) -> None:
    g = random.Random(f"{kind} {aside}")
    with pytest.raises(ReadError, match=r"unclear|no column contains"):
        annex((aside, values(g)), (unheard(g), KINDS[kind](g)))


@pytest.mark.parametrize("kind", PROVEN)
def test_the_only_column_is_not_read_if_it_proves_that_it_has_no_values(kind: str) -> None:
    for seed in range(4):
        g = random.Random(f"{kind} {seed}")
        with pytest.raises(ReadError, match="no column contains"):
            annex((unheard(g), PROVEN[kind](g)))


@pytest.mark.parametrize("kind", PROVEN)
def test_values_below_an_unknown_title_are_read_beside_them_with_a_warning(kind: str) -> None:
    g = random.Random(kind)
    own = values(g)
    report = annex((unheard(g), own), (unheard(g), PROVEN[kind](g)))
    assert texts(report) == own
    assert FindingCode.VALUE_TITLE_UNKNOWN in {one.code for one in report.findings}


@pytest.mark.parametrize("title", ["Kết quả", "Kỳ này", "Quý III", "Số liệu (theo báo cáo)"])
def test_values_that_rise_stay_values_below_a_title_that_says_so(title: str) -> None:
    g = random.Random(title)
    own = values(g, sorted)
    assert texts(annex((title, own))) == own
    assert texts(annex((title, own), ("Kế hoạch", values(g, sorted)))) == own


def test_where_values_rise_another_column_that_rises_may_have_them() -> None:
    g = random.Random(0)
    own = values(g, sorted)
    with pytest.raises(ReadError, match="unclear"):
        annex(("Kết quả", own), ("Luốp chương", [f"{cell}1" if cell > "1" else cell for cell in own]))


def test_a_few_numbers_rise_by_chance() -> None:
    rows = [one for one in ROWS if one.kind is Kind.COUNT][:9]
    lines = [("", one.name.vi, one.measure.label.vi, str(3 + 7 * at)) for at, one in enumerate(rows)]
    report = read_report([("Quý III năm 2025",), ("TT", "Nội dung", "ĐVT", "Luốp chương"), *lines])
    assert [report.values[one.id] for one in rows] == [3 + 7 * at for at in range(9)]


def test_one_number_below_zero_is_a_slip_and_no_difference() -> None:
    g = random.Random(1)
    own = values(g)
    at = next(at for at, one in enumerate(ROWS) if one.kind is Kind.COUNT)
    own[at] = "-5"
    report = annex(("Luốp chương", own))
    assert texts(report) == own
    negative = [one for one in check(report).findings if one.code is FindingCode.NEGATIVE_VALUE]
    assert [(one.indicators, one.severity) for one in negative] == [((ROWS[at].id,), Severity.ERROR)]


@pytest.mark.parametrize("length", [12, 40, 170])
def test_the_values_of_a_real_annex_are_read_below_any_title(length: int) -> None:
    entries = read_report(ANNEX).entries
    known = [one for key, one in SOC_TRANG_DISTRICT.indicators.items() if key in entries]
    for start in range(0, len(known) - length + 1, length):
        rows = known[start : start + length]
        lines = [("", one.name.vi, one.measure.label.vi, entries[one.id].text) for one in rows]
        stated, unknown = (
            read_report([("TT", "Nội dung", "ĐVT", title), *lines]) for title in ("Kết quả", "Luốp chương")
        )
        assert stated.values == unknown.values


@pytest.mark.parametrize("title", ["Ghi chú", "Tài liệu kiểm chứng (trang)", "Căn cứ"])
def test_pages_in_notes_are_no_misplaced_values(title: str) -> None:
    g = random.Random(title)
    own = [cell if at % 4 else "" for at, cell in enumerate(values(g))]
    pages = rising(g)
    report = annex(("Kết quả", own), (title, pages))
    assert (texts(report), errors(report)) == (own, [])
    assert [report[one.id].note for one in ROWS] == pages
    shuffled = g.sample(pages, len(pages))
    assert FindingCode.NUMBER_IN_OTHER_COLUMN in errors(annex(("Kết quả", own), (title, shuffled)))
