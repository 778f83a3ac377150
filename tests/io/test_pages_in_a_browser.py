"""Pages of reports and score sheets in Chromium: nothing is cut, choices hide what they name, all is printed."""

import io
from pathlib import Path

import pdfplumber
import pytest
from attrs import evolve

from cchc_model import (
    Level,
    Organisation,
    Report,
    ReportingPeriod,
    Severity,
    check,
    read_report,
    read_rubric,
    score,
    write_report,
    write_score_sheet,
)
from helpers.browser import NEEDS_CHROMIUM, printed, told
from helpers.own_framework import FRAMEWORK
from helpers.paths import ROOT

WITHIN = """
const wide = inside.documentElement.clientWidth;
const cut = [...inside.querySelectorAll("body *")].filter(e => {
  const box = e.getBoundingClientRect();
  const clipped = getComputedStyle(e).display != "inline" && e.scrollWidth > e.clientWidth + 1;
  return box.width && !e.closest("thead") && (box.left < 0 || box.right > wide + .5 || clipped);
});
const rows = inside.querySelectorAll("tbody tr").length;
return [wide, inside.documentElement.scrollWidth, rows, ...cut.map(e => e.textContent)];
"""
FAULTY = """
\tSố đơn tiếp nhận\tĐơn\t31\t
\tĐã giải quyết\tĐơn\t40\t
\tĐang giải quyết\tĐơn\t\t
\tTỷ lệ giải quyết\t%\t125\t
\tDòng lạ\t\t\tabc
\tDòng khác\t\t5\tabc
"""
"""A small annex with points of every severity."""

CHOSEN = """
const seen = name => [...inside.querySelectorAll(name)].filter(e => e.getClientRects().length).length;
const counts = () => seen(".points .point") + " " + seen(".rows tbody tr");
const made = [counts()];
for (const one of ["show-error", "show-warning", "show-info", "show-points", "show-blanks", "show-all"]) {
  inside.getElementById(one).click();
  made.push(counts());
}
return made;
"""


@pytest.fixture(scope="module")
def named(report: Report) -> Report:
    who = Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT)
    return evolve(report, organisation=who, period=ReportingPeriod.quarter(2022, 1))


@pytest.mark.costly
@NEEDS_CHROMIUM
@pytest.mark.parametrize("width", [390, 1200])
def test_nothing_of_the_page_overflows_or_is_clipped(width: int, named: Report, tmp_path: Path) -> None:
    write_report(named, tmp_path / "annex.html")
    wide, scrolled, rows, *cut = told(tmp_path, "annex.html", WITHIN, width)
    assert cut == []
    assert int(scrolled) <= int(wide) <= width
    summary = len(named.framework.sections) + 1  # a line for each section, and one for the annex as a whole
    assert int(rows) == len(named.framework.rows) - len(named.framework.sections) + len(named.framework.rates) + summary


@NEEDS_CHROMIUM
def test_a_score_sheet_is_read_on_a_phone_without_scrolling_aside(named: Report, tmp_path: Path) -> None:
    sheet = score(named, read_rubric(ROOT / "examples" / "illustrative_rubric.toml"))
    write_score_sheet(sheet, tmp_path / "sheet.html")
    wide, scrolled, rows, *cut = told(tmp_path, "sheet.html", WITHIN, 390)
    assert cut == []
    assert int(scrolled) <= int(wide) <= 390
    assert int(rows) > len(list(sheet.rubric.components))


@pytest.mark.costly
@NEEDS_CHROMIUM
def test_choices_hide_the_points_and_rows_that_they_do_not_name(named: Report, tmp_path: Path) -> None:
    result = check(named)
    write_report(result, tmp_path / "annex.html")
    by = {severity: sum(one.severity is severity for one in result.findings) for severity in Severity}
    points, rows = len(result.findings), len(named.framework.rows) - len(named.framework.sections)
    start, *after = told(tmp_path, "annex.html", CHOSEN, 1200)
    assert start == f"{points} {rows}"
    left = [points - by[Severity.ERROR], points - by[Severity.ERROR] - by[Severity.WARNING], 0]
    assert after[:3] == [f"{one} {rows}" for one in left]
    assert after[-1] == f"0 {rows}"
    with_points, blank = (int(one.split()[1]) for one in after[3:5])
    assert 0 < with_points < rows
    kept: set[str] = set()
    for row in reversed(named.framework.rows):  # the rows above one that is shown stay
        if row.id in kept or (row.id in named.values and named.values[row.id] is None):
            kept |= {row.id} | ({row.parent} if row.parent else set())
    sections = {one.id for one in named.framework.sections}
    assert blank == len(kept - sections)


@NEEDS_CHROMIUM
def test_the_printed_page_has_every_point_and_no_choices(tmp_path: Path) -> None:
    result = check(read_report(FAULTY.encode(), framework=FRAMEWORK))
    write_report(result, tmp_path / "annex.html")
    with pdfplumber.open(io.BytesIO(printed(tmp_path, "annex.html"))) as pdf:
        text = " ".join("\n".join(page.extract_text() for page in pdf.pages).split())
        assert pdf.pages[0].width < pdf.pages[0].height
    labels = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.INFO: "Lưu ý"}
    for severity, label in labels.items():
        count = sum(one.severity is severity for one in result.findings)
        assert count > 0
        assert sum(f"{label} {number}:" in text for number in range(1, len(result.findings) + 1)) == count
    assert "dòng chưa có số liệu" not in text
