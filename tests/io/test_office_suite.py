"""Written files in the programs of other people: LibreOffice saves them, Chromium lays them out."""

import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from attrs import evolve

from cchc_model import Level, Organisation, Report, ReportingPeriod, check, read_report, write_report
from helpers.office import NEEDS_OFFICE, saved_by_libreoffice, without_results

NEEDS_CHROMIUM = pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
DISTRICT = Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT)

MEASURED = """<iframe id="page" width="{width}" height="900" src="annex.html" style="border:0"></iframe>
<pre id="out"></pre>
<script>page.onload = () => {{
  const inside = page.contentDocument, wide = inside.documentElement.clientWidth;
  const out_of_it = [...inside.querySelectorAll("body *")].filter(e => {{
    const box = e.getBoundingClientRect();
    const clipped = getComputedStyle(e).display != "inline" && e.scrollWidth > e.clientWidth + 1;
    return box.width && !e.closest("thead") && (box.left < 0 || box.right > wide + .5 || clipped);
  }});
  const rows = inside.querySelectorAll("tbody tr").length;
  out.textContent = [wide, inside.documentElement.scrollWidth, rows, ...out_of_it.map(e => e.textContent)].join(";");
}}</script>"""


@pytest.fixture(scope="module")
def named(report: Report) -> Report:
    return evolve(report, organisation=DISTRICT, period=ReportingPeriod.quarter(2022, 1))


@NEEDS_OFFICE
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_libreoffice_saves_what_was_written_and_it_reads_back_equal(kind: str, named: Report, tmp_path: Path) -> None:
    written = tmp_path / f"annex.{kind}"
    write_report(named, written)
    formulas = [without_results(written)] if kind == "xlsx" else []
    saved, *anew = saved_by_libreoffice([written, *formulas], tmp_path / "saved")
    again = read_report(saved)
    assert saved.read_bytes() != written.read_bytes()
    assert again == read_report(written)
    assert again.values == named.values
    assert (again.organisation, again.period) == (named.organisation, named.period)
    for file in anew:
        computed, stored = (openpyxl.load_workbook(one, data_only=True) for one in (file, written))
        for sheet in stored:
            for row in sheet.iter_rows():
                for cell in row:
                    value = computed[sheet.title][cell.coordinate].value
                    expected = pytest.approx(cell.value) if isinstance(cell.value, float) else cell.value
                    assert value == expected or (value, cell.value) == (None, ""), cell.coordinate
        notes = [cell for row in computed["Phụ lục"].iter_rows() for cell in row if cell.comment]
        assert len(notes) == len(check(named).at_rows)


@NEEDS_CHROMIUM
@pytest.mark.parametrize("width", [390, 1200])
def test_nothing_of_the_page_overflows_or_is_clipped(width: int, named: Report, tmp_path: Path) -> None:
    write_report(named, tmp_path / "annex.html")
    (tmp_path / "frame.html").write_text(MEASURED.format(width=width), encoding="utf-8")
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
        " --disable-component-update --disable-sync --allow-file-access-from-files "
        "--virtual-time-budget=5000 --dump-dom"
    )
    command = ["chromium", *flags.split(), f"--user-data-dir={tmp_path}/profile", f"--window-size={width + 100},1000"]
    page = subprocess.run(
        [*command, f"file://{tmp_path}/frame.html"], check=True, capture_output=True, text=True
    ).stdout
    found = re.search(r'<pre id="out">(.*?)</pre>', page, re.DOTALL)
    assert found
    wide, scrolled, rows, *out_of_it = found[1].split(";")
    assert out_of_it == []
    assert int(scrolled) <= int(wide) <= width
    summary = len(named.framework.sections) + 1  # a line for each section, and one for the annex as a whole
    assert int(rows) == len(named.framework.rows) - len(named.framework.sections) + len(named.framework.rates) + summary
