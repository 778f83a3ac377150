"""Many files under the conditions of scripts and services: plain scripts, threads, Ctrl-C, processes that end."""

import asyncio
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import cchc_model as cchc
from cchc_model import InvalidDataError, ReadError, read_report, read_reports
from helpers.deadly import Changing
from helpers.office import DONE, TASKS
from helpers.paths import ANNEX, ROOT
from helpers.sampling import some_of

NAMES = ("huyện 00.txt", "huyện 01.txt", "huyện 02.csv", "huyện 03.txt")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four healthy annexes of two rows."""
    path = tmp_path_factory.mktemp("phụ lục")
    for name in NAMES:
        (path / name).write_text(f"\t{TASKS}\tNhiệm vụ\t31\t\n\t{DONE}\tNhiệm vụ\t8\t\n", encoding="utf-8")
    return path


def script(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "script.py"
    path.write_text(text, encoding="utf-8")
    return [sys.executable, str(path)]


def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, check=False, encoding="utf-8", timeout=120, cwd=ROOT, **options
    )


PLAIN = """
import multiprocessing
import sys

print("once")
multiprocessing.set_start_method(sys.argv[1])
import cchc_model as cchc

results = cchc.read_reports(sys.argv[2], jobs=2)
print(sum(result.report is not None for result in results), [result.error for result in results if result.error])
"""


@pytest.mark.parametrize("method", some_of(["spawn", "forkserver", "fork"]))
def test_a_plain_script_needs_no_guard_and_runs_once(method: str, folder: Path, tmp_path: Path) -> None:
    if sys.platform == "win32" and method != "spawn":
        pytest.skip("Windows can only spawn")
    done = run([*script(tmp_path, PLAIN), method, str(folder)])
    assert (done.returncode, done.stdout, done.stderr) == (0, "once\n4 []\n", "")


def test_a_script_may_come_from_the_standard_input(folder: Path) -> None:
    done = run([sys.executable, "-", "spawn", str(folder)], input=PLAIN)
    assert (done.returncode, done.stdout, done.stderr) == (0, "once\n4 []\n", "")


OWN_FRAMEWORK = """
import sys
from attrs import evolve, frozen
import cchc_model as cchc
from cchc_model.framework import Comparison
from cchc_model import SOC_TRANG_DISTRICT as shipped

class Own(type(shipped)):
    pass

own = Own(**{name: getattr(shipped, name) for name in sys.argv[2].split(",")})
results = cchc.read_reports(sys.argv[1], jobs=2, framework=own)
print([type(result.report.framework).__name__ for result in results])
"""


def test_classes_of_a_script_are_read_in_one_process_and_it_says_so(folder: Path, tmp_path: Path) -> None:
    text = OWN_FRAMEWORK.replace("from cchc_model.framework import Comparison\n", "")
    import attrs

    names = ",".join(one.name for one in attrs.fields(cchc.Framework) if one.init)
    done = run([*script(tmp_path, text), str(folder), names])
    assert done.stdout == "['Own', 'Own', 'Own', 'Own']\n"
    assert "RuntimeWarning: read_reports reads the files in this process" in done.stderr
    assert "Own" in done.stderr


def test_without_a_python_to_start_one_process_reads_and_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.spawn.get_executable", lambda: "/nowhere/python")
    with pytest.warns(RuntimeWarning, match="reads the files in this process") as caught:
        results = read_reports(folder, jobs=2)
    assert all(result.report == read_report(result.path) for result in results)
    assert caught[0].filename == __file__


def test_a_frozen_program_is_not_started_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.warns(RuntimeWarning, match="frozen"):
        assert all(result.report for result in read_reports(folder, jobs=2))


@pytest.mark.costly
@pytest.mark.parametrize(
    ("change", "error"),
    [("end", "the process that reads this file ended abruptly, twice"), ("fail", "RecursionError: deep")],
)
def test_a_file_that_ends_its_process_costs_no_other(change: str, error: str, folder: Path) -> None:
    results = read_reports(folder, jobs=2, layout=Changing(change))  # type: ignore[arg-type]
    assert [result.path.name for result in results if result.report is None] == ["huyện 02.csv"]
    assert isinstance(results[2].error, ReadError)
    assert error in str(results[2].error)


def test_a_report_that_cannot_be_sent_is_read_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = Changing("unsent")

    def plain(source: Path, **options: Any) -> cchc.Report:
        return read_report(source, **options | {"layout": None})

    monkeypatch.setattr("cchc_model.io.file_answers.read_report", plain)
    results = read_reports(folder, jobs=2, layout=layout)  # type: ignore[arg-type]
    assert all(result.report == read_report(result.path) for result in results)


def test_two_threads_read_at_once(folder: Path) -> None:
    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(lambda _: read_reports(folder, jobs=2), range(2)))
    assert all(result.report is not None for results in found for result in results)
    assert len({len(results) for results in found}) == 1


def test_a_service_reads_in_a_thread(folder: Path) -> None:
    data = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]

    async def served() -> Sequence[cchc.ReadResult]:
        return await asyncio.to_thread(read_reports, data, jobs=2)

    assert [result.path.name for result in asyncio.run(served()) if result.report] == list(NAMES)


class Broken(io.BytesIO):
    def read(self, *_: object) -> bytes:
        raise OSError(5, "lost")


@pytest.mark.parametrize("jobs", [1, 2])
def test_uploaded_files_are_read_under_their_names(folder: Path, jobs: int) -> None:
    path = folder / NAMES[0]
    sources = [
        ("phụ lục.txt", path.read_bytes()),
        ("luồng.txt", path.open("rb")),
        path,
        ("phụ lục.txt", b"%PDF-1.7"),
        ("chữ.txt", io.StringIO("x")),
        ("mất.txt", Broken()),
    ]
    results = read_reports(sources, jobs=jobs)  # type: ignore[arg-type]  # a text stream is what it refuses
    assert [str(result.path) for result in results] == [
        "phụ lục.txt", "luồng.txt", str(path), "phụ lục.txt", "chữ.txt", "mất.txt",
    ]  # fmt: skip
    first, second, third, *broken = results
    assert first.report is not None
    assert first.report == second.report == third.report
    source = first.report["plan_tasks"].source
    assert source is not None
    assert source.file == "phụ lục.txt"
    assert [type(result.error).__name__ for result in broken] == ["ReadError", "ReadError", "OSError"]
    assert str(broken[1].error).startswith("chữ.txt: ")
    sources[1][1].close()  # type: ignore[index]


def test_what_is_no_file_is_named_with_its_place() -> None:
    with pytest.raises(InvalidDataError) as caught:
        read_reports(["a.txt", b"31", io.BytesIO(b"31"), ("a", 3)])  # type: ignore[list-item]
    assert [problem.place for problem in caught.value.problems] == ["source[1]", "source[2]", "source[3]"]
    assert "has the type bytes; give a path, or a pair" in str(caught.value)


def test_what_is_wrong_with_every_file_is_told_once(folder: Path) -> None:
    for jobs in (0, -3):
        with pytest.raises(InvalidDataError, match="not a number of processes"):
            read_reports(folder, jobs=jobs)
    layout = read_report(ANNEX).layout
    with pytest.raises(InvalidDataError, match="value_column already chooses"):
        read_reports(folder, value_column="D", layout=layout)


@pytest.mark.costly
def test_the_framework_of_a_report_is_the_callers_object(folder: Path) -> None:
    communes = cchc.read_framework(ROOT / "examples/fictional_communes/framework.toml")
    given = [communes, cchc.SOC_TRANG_DISTRICT]
    for framework, jobs in ((cchc.SOC_TRANG_DISTRICT, 2), (iter(given), 2), (None, 1)):
        for result in read_reports(folder, jobs=jobs, framework=framework):  # type: ignore[arg-type]
            assert result.report is not None
            assert result.report.framework is cchc.SOC_TRANG_DISTRICT


def test_an_exception_of_progress_ends_the_processes(folder: Path) -> None:
    def stop(*_: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read_reports(folder, jobs=2, progress=stop)


LONG = """
import signal
import sys
import cchc_model as cchc

# Whoever runs the tests in the background ignores Ctrl-C, and so would this program.
signal.signal(signal.SIGINT, signal.default_int_handler)

def show(done, total, result):
    if done == 1:
        print("started", flush=True)

try:
    cchc.read_reports([sys.argv[1]] * 4000, jobs=2, progress=show)
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a group are those of POSIX")
def test_ctrl_c_ends_it_at_once(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*script(tmp_path, LONG), str(ANNEX)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        asked = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal sends it: to the script and its processes
        out, err = process.communicate(timeout=60)
        took = time.monotonic() - asked
    assert (process.returncode, out, err) == (0, "interrupted\n", "")
    assert took < 10  # 4,000 files take longer
