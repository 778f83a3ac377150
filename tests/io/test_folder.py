"""A folder of annexes: one result a file, and a broken one costs no other."""

import io
import json
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import Level, Organisation, ReadError, list_folder, read_report, read_reports, write_report
from cchc_model.cli import main
from helpers.paths import ANNEX

BROKEN = {
    "a.pdf": b"%PDF-1.7",
    "b.doc": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "c.docx": b"PK\x03\x04 truncated",
    "d.xlsx": b"",
    "e.txt": "Kính gửi: Sở Nội vụ".encode(),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """4 annexes of all formats and 5 files that are none."""
    path = tmp_path_factory.mktemp("năm 2022")
    named = evolve(read_report(ANNEX), organisation=Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT))
    for number, kind in enumerate(("docx", "xlsx", "csv")):
        write_report(named, path / f"huyện {number:02}.{kind}")
    shutil.copy(ANNEX, path / "thật.txt")
    for name, data in BROKEN.items():
        (path / name).write_bytes(data)
    (path / "~$huyện 01.docx").write_bytes(b"lock")
    (path / ".hidden").write_bytes(b"x")
    for inner in ("tháng 1", "tháng 2"):
        (path / inner).mkdir()
        shutil.copy(ANNEX, path / inner / "trong.txt")
    return path


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_result_a_file_in_order(folder: Path, jobs: int) -> None:
    seen: list[tuple[int, int, str]] = []
    results = read_reports(folder, jobs=jobs, progress=lambda done, total, r: seen.append((done, total, r.path.name)))
    assert [result.path.name for result in results] == sorted(
        path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~$"))
    )
    assert seen == [(i, 9, result.path.name) for i, result in enumerate(results, 1)]
    broken = {result.path.name: result.error for result in results if result.report is None}
    assert set(broken) == set(BROKEN)
    assert all(isinstance(error, ReadError) for error in broken.values())
    for result in results[5:8]:
        alone = read_report(result.path)
        assert result.report == alone
        assert result.report is not None
        assert result.report.findings == alone.findings


def test_paths_in_any_order_and_a_missing_one(folder: Path) -> None:
    paths = [folder / "thật.txt", folder / "không có.txt", folder / "huyện 00.docx"]
    first, missing, last = read_reports(paths, jobs=2)
    assert first.report is not None
    assert last.report is not None
    assert isinstance(missing.error, FileNotFoundError)
    with pytest.raises(FileNotFoundError):
        read_reports(folder / "nowhere")


def test_the_command_over_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder), "--lang", "en", "--jobs", "2"]) == 1
    out = capsys.readouterr().out
    assert f"Read 4 of 9 files in {folder.name}." in out
    assert "Left out: subfolders (2), lock files (~$) of Word or Excel (1), hidden items (1)." in out
    assert sum(line.startswith(tuple(BROKEN)) for line in out.splitlines()) == 5
    told = "a.pdf: this is a PDF file, but damaged or incomplete; open it in a PDF reader and save it again"
    assert told in out
    assert "UBND huyện Mỹ Xuyên" in out
    assert main(["check", str(folder), "--json", "--jobs", "1"]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(lines) == 13
    assert [line["left_out"] for line in lines[:4]] == ["hidden", "subfolder", "subfolder", "lock_file"]
    assert sum(line["error"] is not None for line in lines) == 5
    assert {"path", "check", "conflicts"} <= lines[-1].keys()


def test_a_folder_without_anything_to_read_has_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 2
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert main(["check", str(tmp_path)]) == 2
    assert "0/1 tệp" in capsys.readouterr().out


@given(
    st.lists(st.sampled_from(["a.txt", "b.docx", "~$b.docx", ".c", "d/", "e/", ".f/", "~$g/", "nowhere@"]), unique=True)
)
def test_everything_in_a_folder_is_a_file_to_read_or_left_out(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as path:
        for name in names:
            at = Path(path, name.rstrip("/@"))
            if name.endswith("/"):
                at.mkdir()
            elif name.endswith("@"):
                at.symlink_to("nothing")
            else:
                at.write_bytes(b"x")
        folder = list_folder(path)
        assert sorted([*folder.files, *folder.left_out]) == sorted(Path(path).iterdir())
        read = read_reports(path, jobs=1)
        assert tuple(result.path for result in read) == folder.files
        assert read.left_out == folder.left_out
        assert (len(read), read[:1]) == (len(folder.files), read.results[:1])
        assert {path.name for path in folder.files} == {"a.txt", "b.docx", "nowhere"} & {n.rstrip("@") for n in names}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_progress_is_shown_on_a_terminal_only(
    tmp_path: Path, options: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("một.txt", "hai.txt"):
        shutil.copy(ANNEX, tmp_path / name)
    arguments = ["check", str(tmp_path), "--jobs", "1", *options]
    main(arguments)
    quiet = capsys.readouterr()
    assert quiet.err == ""
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal)
    main(arguments)
    assert capsys.readouterr().out == quiet.out
    assert "2/2" in terminal.getvalue()
    assert "một.txt" in terminal.getvalue()


def test_a_folder_is_compared_with_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder), "--former", str(ANNEX)]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)
