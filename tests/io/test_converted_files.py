"""Files that LibreOffice converts before they are read: what they hold is read or damaged, and nothing is left."""

import io
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_model import Level, Organisation, ReadError, Severity, Status, read_report, read_reports
from helpers.binary_workbook import binary_workbook
from helpers.office import HEADER, NEEDS_OFFICE, OFFICE, RATE, TASKS
from helpers.paths import ROOT
from helpers.sampling import some_of
from helpers.saved_examples import BREAKS, CONSTRUCTIONS, COUNTS, HIDING, constructed
from helpers.word import Effect

pytestmark = NEEDS_OFFICE

EXACT = {
    "plan_completion_rate": Decimal("25.81"),
    "plan_tasks": 31,
    "plan_tasks_completed": 8,
    "district_dossiers_received": 5627,
    "district_dossiers_resolved": 4833,
    "training_actual": 52,
}
FILES = [OFFICE / name for name in ("word.doc", "word.odt", "sheet.ods")]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files of this test."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


BINARY: list[list[str | float]] = [
    [*HEADER], ["", TASKS, "Nhiệm vụ", 5627.0, ""], ["", RATE, "%", 25.81, "đến 15/3"]
]  # fmt: skip


@pytest.mark.costly
def test_files_are_read_at_once_from_threads_and_processes_and_the_conversion_is_said(
    temporary: Path, tmp_path: Path
) -> None:
    binary = tmp_path / "a.xlsb"
    binary.write_bytes(binary_workbook(BINARY))
    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(read_report, FILES[:2]))
    results = read_reports([*FILES[2:], binary], jobs=2)
    reports += [result.report for result in results if result.report is not None]
    for path, report in zip((*FILES, binary), reports, strict=True):
        expected = {"plan_tasks": 5627, "satisfaction_rate": Decimal("25.81")} if path == binary else EXACT
        assert {key: value for key, value in report.values.items() if value is not None} == expected
        (said,) = [finding for finding in report.findings if finding.code == "converted_file"]
        assert said.severity is Severity.INFO
        assert path.suffix in said.message("vi")
        assert said.text.startswith("LibreOffice ")
        assert {entry.source.file for entry in report.entries.values() if entry.source} == {path.name}
    assert not any(temporary.iterdir())


@pytest.mark.costly
@pytest.mark.parametrize("kind", some_of(["doc", "rtf"]))
def test_what_damages_a_cell_of_word_damages_it_after_the_conversion(kind: str) -> None:
    data = (OFFICE / f"constructed.{kind}").read_bytes()
    for number, letter in enumerate(BREAKS.values()):  # LibreOffice writes no such letter itself
        data = data.replace(f"@{number}".encode("utf-16-le"), f"{letter}{number}".encode("utf-16-le"))
    before, after = read_report(constructed([*CONSTRUCTIONS.values()])), read_report(data)
    for one, (name, construction) in zip(COUNTS, CONSTRUCTIONS.items(), strict=False):
        expected = 31 if construction.effect is Effect.READ else None
        assert (before.values[one.id], after.values[one.id]) == (expected, expected), name


@pytest.mark.costly
def test_what_a_workbook_hides_or_shows_otherwise_is_said_after_the_conversion() -> None:
    rows, report = HIDING, read_report(OFFICE / "hiding.ods")
    values = [report.values[one.id] for one in rows]
    assert (values[:3], values[7], report.values["satisfaction_rate"]) == ([5627, 31, 8], None, Decimal("25.81"))
    assert report[rows[3].id].status is Status.DAMAGED
    said = {str(finding.code): set(finding.indicators) for finding in report.findings}
    assert rows[1].id in said["values_hidden"]
    otherwise = said.get("shown_otherwise", set())
    assert all(report.values[one.id] is None or one.id in otherwise for one in rows[4:6])
    assert values[6] == 2


CELLS_OF_RTF = {
    "31": 31,
    "31\\page 5": None,
    "31\\column 5": None,
    "31\\lbr1 5": None,
    "31\\chdate 5": None,
    "3\\emspace 1": None,
    "3\\qmspace 1": None,
    "{\\upr{31}{\\*\\ud{31}}}": 31,
    "31\\line 5": None,
    "31\\par 5": None,
    "{\\strike 29}31": None,
    "{\\v 9}31": None,
    "{\\deleted 29}{\\revised 31}": 31,
    "31{\\super 2}5": None,
    "31{\\footnote\\pard x}": 31,
    "31{\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt\\pard 9\\par}}}": None,
    "{\\field{\\*\\fldinst =SUM(ABOVE)}{\\fldrslt 31}}": None,
}
"""What a cell holds as Word writes it, and the value that it shows without doubt."""


def escaped(text: str) -> str:
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)


@pytest.mark.costly
def test_cells_of_rtf_are_read_or_damaged_as_word_shows_them() -> None:
    rows = [list(map(escaped, HEADER))]
    rows += [["", escaped(one.name.vi), "", cell, ""] for one, cell in zip(COUNTS, CELLS_OF_RTF, strict=False)]
    ends = "".join(f"\\cellx{at}" for at in range(1800, 9001, 1800))
    inside = ["".join(cell + "\\cell " for cell in row) for row in rows]
    made = "".join(f"\\trowd{ends}\\pard\\intbl {row}\\row " for row in inside)
    title = escaped("UBND huyện Mỹ Xuyên\\page BÁO CÁO QUÝ I NĂM 2022")
    report = read_report(f"{{\\rtf1\\ansi {title}\\par{made}\\pard\\par}}".encode())
    assert report.organisation == Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT)
    assert any(one.code == "converted_file" and ".rtf" in one.message("vi") for one in report.findings)
    read = {cell: report.values[one.id] for one, cell in zip(COUNTS, CELLS_OF_RTF, strict=False)}
    assert read == CELLS_OF_RTF


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are listed in /proc")
def test_killing_the_reader_leaves_no_office_and_no_file(temporary: Path) -> None:
    code = f"import cchc_model; cchc_model.read_report({str(FILES[0])!r})"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen([sys.executable, "-c", code], env=environment)
    while not offices(temporary):
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    while offices(temporary) or any(temporary.iterdir()):
        time.sleep(0.02)


def offices(folder: Path) -> list[str]:
    """Return the processes that work in a folder of temporary files."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if str(folder).encode() in command and b"soffice" in command:
                found.append(entry.name)
    return found


@pytest.mark.costly
def test_changed_bytes_give_a_report_or_the_librarys_own_error(temporary: Path) -> None:
    g = random.Random(0)
    changed = bytearray(FILES[0].read_bytes())
    for _ in range(30):
        changed[g.randrange(1_000, len(changed))] = g.randrange(32, 256)
    try:
        read_report(io.BytesIO(bytes(changed)))
    except ReadError as error:
        assert "\n" not in str(error)
    assert not any(temporary.iterdir())
