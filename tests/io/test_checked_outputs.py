"""What a check was asked, a former report or nil marks as 0, reaches every output of its result."""

import html
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import (
    CheckResult,
    Entry,
    Finding,
    Level,
    Organisation,
    Report,
    ReportingPeriod,
    Status,
    as_html,
    check,
    compute_rates,
    read_report,
    report_context,
    testing,
    write_framework,
    write_report,
)
from cchc_model.cli import main
from cchc_model.framework import rate, total
from cchc_model.framework.wording import statement
from helpers.office import NEEDS_OFFICE, saved_by_libreoffice
from helpers.own_framework import FRAMEWORK as OWN
from helpers.own_framework import PENDING, RECEIVED, SETTLED

HANDLED = rate("handled", "Tỷ lệ đơn đang và đã xử lý", "Complaints handled", of=total(SETTLED, PENDING), over=RECEIVED)
FRAMEWORK = evolve(OWN, rates=(*OWN.rates, HANDLED))
DISTRICT = Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT)
NIL = Entry(None, Status.NIL, text="-")


def of(quarter: int, **values: int | None) -> Report:
    """A report of a quarter; None is a nil mark."""
    numbers = {key: value for key, value in values.items() if value is not None}
    period = ReportingPeriod.quarter(2022, quarter)
    report = Report.from_values(FRAMEWORK, numbers, organisation=DISTRICT, period=period)
    return evolve(report, entries={**report.entries, **{key: NIL for key in values if key not in numbers}})


FORMER = of(1, received=4000, settled=3000, pending=1000)
REPORT = of(2, received=40, settled=None, pending=30)
"""With the nil mark as 0, the parts add up to 30 and three quarters are handled; without, neither is known."""

BY_FORMER = "“Số đơn tiếp nhận” ghi 40, trong khi báo cáo kỳ trước ghi 4.000"
BY_NIL = "“Số đơn tiếp nhận” ghi 40, nhưng tổng các thành phần là 30 (0 + 30)"
DETERMINED = "“Đã giải quyết” chưa có số liệu. Nếu các số liệu liên quan đều đúng thì giá trị ở đây là 10"

MISSING = "thiếu số liệu, hoặc ô ghi bằng chữ"
"""What the workbook shows in place of a rate with a missing figure."""

# How each output shows findings and rates, as texts.


def visible(page: str) -> str:
    """The text of a page, one element per line."""
    return html.unescape(re.sub(r"<[^>]*>", "\n", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)))


def written(result: Report | CheckResult, kind: str) -> bytes:
    stream = io.BytesIO()
    write_report(result, stream, format=kind)
    return stream.getvalue()


Cell = str | int | float | None


def sheet(data: bytes, title: str) -> list[tuple[Cell, ...]]:
    """The values of a workbook's sheet below its titles, as its program stored them."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [
        tuple(cell if isinstance(cell, str | int | float) else None for cell in row)
        for row in book[title].iter_rows(min_row=2, values_only=True)
    ]


def findings_in_page(result: CheckResult) -> str:
    return visible(written(result, "html").decode())


def findings_in_workbook(result: CheckResult) -> str:
    return "\n".join(str(row[4]) for row in sheet(written(result, "xlsx"), "Kiểm tra"))


def findings_in_template(result: CheckResult) -> str:
    return "\n".join(finding["message"] for finding in report_context(result)["findings"])


def findings_in_notebook(result: CheckResult) -> str:
    return visible(as_html(result))


SHOWN = [findings_in_page, findings_in_workbook, findings_in_template, findings_in_notebook]


@pytest.mark.parametrize("shown", SHOWN)
def test_a_finding_of_a_former_report_is_in_every_output(shown: Callable[[CheckResult], str]) -> None:
    assert BY_FORMER in shown(check(REPORT, former=FORMER))
    assert BY_FORMER not in shown(check(REPORT))


@pytest.mark.parametrize("shown", SHOWN)
def test_a_rule_that_fails_with_nil_as_zero_is_in_every_output(shown: Callable[[CheckResult], str]) -> None:
    with_nil, without = shown(check(REPORT, nil_as_zero=True)), shown(check(REPORT))
    assert BY_NIL in with_nil
    assert BY_NIL not in without
    assert DETERMINED in without
    assert DETERMINED not in with_nil


@given(testing.reports(FRAMEWORK))
def test_a_finding_in_a_page_links_to_its_rule_on_the_same_page(report: Report) -> None:
    result = check(report)
    page = written(result, "html").decode()
    links, places = set(re.findall(r'href="#([^"]*\.[^"]*)"', page)), re.findall(r'<dt id="([^"]*)"', page)
    assert links == set(places) == {finding.rule for finding in result.findings if finding.rule}
    assert len(places) == len(links)
    assert all(html.escape(statement(FRAMEWORK.rule(rule), FRAMEWORK).vi) in page for rule in links)


def test_a_workbook_has_the_findings_of_the_check_as_comments_too() -> None:
    def comment(result: CheckResult) -> str:
        page = openpyxl.load_workbook(io.BytesIO(written(result, "xlsx")))["Phụ lục"]
        (cell,) = (row[3] for row in page.iter_rows() if row[1].value == RECEIVED.name.vi)
        return cell.comment.text if cell.comment else ""

    assert BY_FORMER in comment(check(REPORT, former=FORMER))
    assert BY_NIL in comment(check(REPORT, nil_as_zero=True))
    assert comment(check(REPORT)) == ""


# Rates.

ENTRIES = st.one_of(
    st.integers(0, 50).map(lambda number: Entry(number, Status.REPORTED)),
    st.just(NIL),
    st.just(Entry(None, Status.BLANK)),
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    report = of(2)
    entries = {item.id: draw(ENTRIES) for item in (RECEIVED, SETTLED, PENDING)}
    return evolve(report, entries={**report.entries, **entries})


def rates_in_page(page: str) -> Mapping[str, str]:
    """What a page shows of each rate, with a space between cells."""
    texts = visible(page).partition("Tỷ lệ tính từ số liệu")[2]
    first, second = (item.name.vi for item in FRAMEWORK.rates)
    own, _, other = texts.partition(second)
    return {first: " ".join(own.split()), second: " ".join(other.split())}


@given(report=reports(), nil_as_zero=st.booleans())
def test_every_output_has_the_rates_of_the_same_choice(report: Report, *, nil_as_zero: bool) -> None:
    result = check(report, nil_as_zero=nil_as_zero)
    in_page = rates_in_page(written(result, "html").decode())
    in_workbook = sheet(written(result, "xlsx"), "Tỷ lệ")
    in_template = report_context(result)["rates"]
    for row, (key, computed) in zip(in_workbook, compute_rates(report, nil_as_zero=nil_as_zero).items(), strict=True):
        assert in_template[key]["value"] == computed.value
        if computed.value is None:
            assert computed.reason is not None
            assert computed.reason.vi in in_page[computed.rate.name.vi]
            assert isinstance(row[3], str)
        else:
            assert computed.text() in in_page[computed.rate.name.vi]
            assert row[1:3] == (computed.numerator, computed.denominator)
            assert row[3] == pytest.approx(float(computed.value))


def test_a_rate_over_a_nil_mark_is_computed_only_if_it_counts_as_zero() -> None:
    """The same in words: 0 + 30 of 40, or nothing."""
    with_nil, without = check(REPORT, nil_as_zero=True), check(REPORT)
    assert report_context(with_nil)["rates"]["handled"]["text"] == "75,00%"
    assert report_context(without)["rates"]["handled"]["text"] == ""
    assert "75,00%" in rates_in_page(written(with_nil, "html").decode())[HANDLED.name.vi]
    assert "75,00%" not in rates_in_page(written(without, "html").decode())[HANDLED.name.vi]
    assert sheet(written(with_nil, "xlsx"), "Tỷ lệ")[1][1:4] == (30, 40, 0.75)
    assert sheet(written(without, "xlsx"), "Tỷ lệ")[1][1:4] == (None, 40, MISSING)


# The workbook in the hands of a clerk.


def corrected(data: bytes, name: str, value: Cell) -> bytes:
    """A workbook with another value in a row of the annex. No value of a formula is stored, so all are computed."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    (cell,) = (row[3] for row in book["Phụ lục"].iter_rows() if row[1].value == name)
    cell.value = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.costly
@NEEDS_OFFICE
def test_libreoffice_computes_the_rates_of_the_check_and_follows_a_correction_of_a_nil_cell(tmp_path: Path) -> None:
    """Settled is a nil mark: as 0 three quarters are handled; corrected to 10, all are; as a text, nobody knows."""
    as_zero, as_nothing = (written(check(REPORT, nil_as_zero=choice), "xlsx") for choice in (True, False))
    expected: dict[str, tuple[bytes, Cell, list[Cell]]] = {
        "zero": (as_zero, "-", [0, 0.75]),
        "nothing": (as_nothing, "-", [MISSING, MISSING]),
        "zero_corrected": (as_zero, 10, [0.25, 1]),
        "nothing_corrected": (as_nothing, 10, [0.25, 1]),
        "zero_as_text": (as_zero, "mười", [MISSING, MISSING]),
        "zero_emptied": (as_zero, None, [MISSING, MISSING]),
    }
    files = []
    for name, (data, value, _) in expected.items():
        files.append(tmp_path / f"{name}.xlsx")
        files[-1].write_bytes(corrected(data, SETTLED.name.vi, value))
    saved = saved_by_libreoffice(files, tmp_path / "saved")
    found = {file.stem: [row[3] for row in sheet(file.read_bytes(), "Tỷ lệ")] for file in saved}
    assert found == {name: shares for name, (_, _, shares) in expected.items()}
    for name, data in (("zero", as_zero), ("nothing", as_nothing)):
        assert found[name] == [row[3] for row in sheet(data, "Tỷ lệ")]  # what the library stored beside the formulas


# The command.


@pytest.fixture
def files(tmp_path: Path) -> Path:
    write_framework(FRAMEWORK, tmp_path / "framework.toml")
    write_report(REPORT, tmp_path / "now.txt")
    write_report(FORMER, tmp_path / "then.txt")
    return tmp_path


def converted(files: Path, kind: str, *options: str) -> bytes:
    target = files / f"out.{kind}"
    own = ["--framework", str(files / "framework.toml")]
    assert main(["convert", str(files / "now.txt"), "-o", str(target), *own, *options]) == 0
    return target.read_bytes()


def test_the_command_writes_what_its_options_ask(files: Path) -> None:
    former = ("--former", str(files / "then.txt"))
    for options, shown, handled in (
        ((), [DETERMINED], None),
        (former, [BY_FORMER, DETERMINED], None),
        (("--nil-as-zero",), [BY_NIL], 0.75),
        ((*former, "--nil-as-zero"), [BY_NIL, BY_FORMER], 0.75),
    ):
        page = converted(files, "html", *options).decode()
        book = converted(files, "xlsx", *options)
        listed = "\n".join(str(row[4]) for row in sheet(book, "Kiểm tra"))
        for message in (BY_FORMER, BY_NIL, DETERMINED):
            assert (message in visible(page)) is (message in listed) is (message in shown)
        assert ("75,00%" in rates_in_page(page)[HANDLED.name.vi]) is (handled is not None)
        assert sheet(book, "Tỷ lệ")[1][3] == (handled or MISSING)


# A report that nobody checked.


def test_the_notebook_view_of_a_report_has_the_findings_of_reading_and_does_not_check() -> None:
    line = "\tSố đơn tiếp nhận\tĐơn\t4O\t\n\tĐã giải quyết\tĐơn\t-3\t\n\tĐang giải quyết\tĐơn\t30\t"
    report = read_report(line.encode(), framework=FRAMEWORK)

    def shown(finding: Finding) -> bool:
        return finding.message() in visible(as_html(report))

    reading = [finding for finding in report.findings if finding.code == "damaged_number"]
    checking = [finding for finding in check(report).findings if finding.code == "negative_value"]
    assert [len(reading), len(checking)] == [1, 1]
    assert all(map(shown, reading))
    assert not any(map(shown, checking))
    assert DETERMINED not in visible(as_html(REPORT))


def test_pages_workbooks_and_templates_of_a_report_have_its_check_with_the_defaults() -> None:
    result = check(REPORT)
    for kind in ("html", "xlsx"):
        assert written(REPORT, kind) == written(result, kind)
    assert report_context(REPORT) == report_context(result)
