"""Progress through the pages of one PDF file: a callback of the library, a bar of the command on a terminal."""

import io
import sys
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from cchc_model import SOC_TRANG_DISTRICT, read_report
from cchc_model.cli import given
from cchc_model.cli.given import Given
from helpers.office import DONE, HEADER, TASKS
from helpers.pdf import drawn, grid


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def first(canvas: Canvas) -> None:
    grid(canvas, [HEADER, ["1", TASKS, "Nhiệm vụ", "31", ""]])


def second(canvas: Canvas) -> None:
    grid(canvas, [["2", DONE, "Nhiệm vụ", "8", ""]])


def test_each_page_is_told() -> None:
    told: list[tuple[int, int]] = []
    report = read_report(drawn(first, second), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
    assert report.values["plan_tasks_completed"] == 8


@pytest.mark.parametrize(("patience", "shown"), [(0.001, "2/2"), (1e9, "")])
def test_a_terminal_shows_the_pages_of_a_file_that_takes_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patience: float, shown: str
) -> None:  # fmt: skip
    stream, file = Terminal(), tmp_path / "annex.pdf"
    file.write_bytes(drawn(first, second))
    monkeypatch.setattr(given, "_PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    assert Given(SOC_TRANG_DISTRICT).read(str(file)).values["plan_tasks"] == 31
    assert shown in stream.getvalue()
    assert bool(stream.getvalue()) is bool(shown)


def test_a_pipe_gets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "annex.pdf"
    file.write_bytes(drawn(first, second))
    monkeypatch.setattr(given, "_PATIENCE", 0)
    Given(SOC_TRANG_DISTRICT).read(str(file))
    assert capsys.readouterr() == ("", "")
