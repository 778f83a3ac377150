"""Conversion by an office suite: what is sent to it, and that nothing is left behind however it ends.

A script that waits stands for LibreOffice here; `test_office_suite.py` has the tests with the program itself.
"""

import io
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from cchc_model import ReadError, draft_framework, read_framework, read_report, write_framework
from cchc_model.io.archive import Archive
from cchc_model.io.compound import compound_file
from cchc_model.io.office import conversion
from cchc_model.io.office.kinds import RTF, OfficeKind, kind_of_compound, kind_of_package, kind_of_text
from helpers import drift
from helpers.compound import compound
from helpers.office import OFFICE
from helpers.paths import ROOT

POSIX = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script of a shell")
ANNEX = b"{\\rtf1 x}"
WAITING = """#!/bin/sh
sleep 1000 &
echo $$ $! $PPID > "{pids}"
touch .~lock.document.rtf#
sleep 1000
"""


@pytest.fixture
def pids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A suite that never ends, first on the search path, and where it tells its ids; temporary files are beside it."""
    found = tmp_path / "pids"
    stand_in(tmp_path, WAITING.format(pids=found))
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    return found


def stand_in(folder: Path, script: str) -> None:
    (folder / "soffice").write_text(script, encoding="utf-8")
    (folder / "soffice").chmod(0o755)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    if not Path("/proc").is_dir():
        return True
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):  # it ended since
        return False
    return ") Z " not in state  # one that nobody has waited for yet runs no more


def ids(pids: Path) -> list[int]:
    """Wait until the suite runs, and return its processes and its keeper."""
    while not pids.is_file() or not pids.read_text(encoding="utf-8").endswith("\n"):
        time.sleep(0.02)
    return list(map(int, pids.read_text(encoding="utf-8").split()))


def nothing_is_left(pids: Path) -> None:
    """Wait until no process runs and no file is left; a test that waits for ever fails."""
    while any(map(is_running, ids(pids))) or any((pids.parent / "tmp").iterdir()):
        time.sleep(0.02)


def reading(pids: Path) -> "subprocess.Popen[bytes]":
    """Read a file in another process until the suite runs."""
    code = f"import cchc_model; cchc_model.read_report({ANNEX!r}, name='a.rtf')"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=subprocess.DEVNULL)
    ids(pids)
    return process


@POSIX
def test_a_suite_that_hangs_is_ended_with_all_it_started(pids: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "SECONDS", 1)
    with pytest.raises(
        ReadError, match=r"a\.rtf: this is an RTF file \(\.rtf\); LibreOffice did not convert it within 1"
    ):
        read_report(ANNEX, name="a.rtf")
    nothing_is_left(pids)


@POSIX
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_nothing_is_left_when_the_caller_ends(pids: Path, how: signal.Signals) -> None:
    process = reading(pids)
    process.send_signal(how)
    assert process.wait() != 0
    nothing_is_left(pids)


@POSIX
@pytest.mark.parametrize("which", [0, 2])
def test_a_killed_suite_or_keeper_is_an_error_and_nothing_is_left(pids: Path, which: int) -> None:
    process = reading(pids)
    os.kill(ids(pids)[which], signal.SIGKILL)
    assert process.wait() == 1
    nothing_is_left(pids)


@POSIX
@pytest.mark.parametrize("script", ["#!/bin/sh\nexit 0\n", "#!/bin/sh\nexit 1\n", "no script"])
def test_a_suite_that_makes_no_file_is_an_error(tmp_path: Path, pids: Path, script: str) -> None:
    stand_in(tmp_path, script)
    with pytest.raises(
        ReadError, match=r"perhaps damaged, because LibreOffice cannot open it; open it in Word and save"
    ):
        read_report(ANNEX)
    assert not any((pids.parent / "tmp").iterdir())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ((OFFICE / "word.doc").read_bytes(), ("old Word format (.doc)", "open it in Word and save it as .docx")),
        (ANNEX, ("RTF file (.rtf)", "open it in Word and save it as .docx")),
        (b'<office:document x="" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"></office:document>',
         ("OpenDocument spreadsheet (.fods)", "open it in Excel and save it as .xlsx")),
    ],
)  # fmt: skip
def test_without_the_suite_the_error_names_both_remedies(
    data: bytes, says: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "office_program", lambda: None)
    with pytest.raises(ReadError) as caught:
        read_report(data)
    for words in (*says, "install LibreOffice"):
        assert words in caught.value.message("en")
    assert "cài LibreOffice" in caught.value.message("vi")


def test_the_suite_gets_a_fresh_profile_and_one_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    orders: list[dict[str, Any]] = []

    def kept(order: dict[str, Any], _: bytes) -> tuple[str, bytes]:
        orders.append(order)
        return "", b""

    monkeypatch.setattr(conversion, "office_program", lambda: "soffice")
    monkeypatch.setattr(conversion, "_kept", kept)
    with pytest.raises(ReadError):
        conversion.convert(ANNEX, RTF, "a.rtf")
    (order,) = orders
    assert "--infilter=Rich Text Format" in order["command"]
    assert "-env:UserInstallation=file://{folder}/profile" in order["command"]
    profile = order["files"]["profile/user/registrymodifications.xcu"]
    for name, value in (("DisableMacrosExecution", "true"), ("MacroSecurityLevel", "3"), ("ooInetProxyType", "1")):
        assert f'oor:name="{name}" oor:op="fuse"><value>{value}</value>' in profile


# What kind a file is.


def package(kind: str, **parts: str) -> Archive:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return Archive(stream.getvalue(), "a")


def word(flags: int = 0, version: int = 0xC1) -> bytes:
    return b"\xec\xa5" + version.to_bytes(2, "little") + bytes(6) + flags.to_bytes(2, "little")


def suffix(kind: OfficeKind | None) -> str | None:
    return None if kind is None else kind.suffix


def test_kinds_are_told_by_content() -> None:
    kinds = ("text", "text-template", "spreadsheet", "spreadsheet-template", "presentation")
    assert [suffix(kind_of_package(package(kind))) for kind in kinds] == [".odt", ".ott", ".ods", ".ots", None]
    streams = ({"WordDocument": word()}, {"Workbook": b""}, {"WordDocument": word(), "1Table": b""}, {"Book": b"x"})
    assert [suffix(kind_of_compound(compound_file(compound(one)), "a")) for one in streams] == [
        ".doc",
        None,
        ".doc",
        None,
    ]
    assert kind_of_compound(compound_file(compound({"WordDocument": word(version=0x68)})), "a") != kind_of_compound(
        compound_file(compound({"WordDocument": word()})), "a"
    )
    assert [suffix(kind_of_text(data, "a")) for data in (ANNEX, b"\xef\xbb\xbf" + ANNEX, b"1\t{\\rtf")] == [
        ".rtf",
        ".rtf",
        None,
    ]


@pytest.mark.parametrize(
    ("streams", "says"),
    [
        ({"WordDocument": word(flags=0x0100)}, "password"),
        ({"EncryptedPackage": b"", "EncryptionInfo": b""}, "password"),
        ({"PowerPoint Document": b""}, "PowerPoint"),
        ({"__properties_version1.0": b""}, "save the attached file"),
    ],
)
def test_other_compound_files_are_told(streams: dict[str, bytes], says: str) -> None:
    with pytest.raises(ReadError, match=says):
        read_report(compound(streams))


def test_an_encrypted_package_is_told() -> None:
    with pytest.raises(ReadError, match="password"):
        kind_of_package(package("text", **{"META-INF__manifest": "<manifest:encryption-data/>"}))


@pytest.mark.parametrize("data", [ANNEX, (OFFICE / "word.rtf").read_bytes(), (OFFICE / "word.doc").read_bytes()])
def test_a_file_that_is_cut_off_is_refused_before_it_is_converted(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice opens what is left of one, and the rest would be lost in silence."""
    monkeypatch.setattr(conversion, "convert", lambda *_: pytest.fail("it was converted"))
    g = random.Random(0)
    whole = len(data.rstrip(b"\0\r\n"))
    most = whole - (1024 if data.startswith(b"\xd0") else 1)  # the last sectors of a compound file may be padding
    for length in {most, whole // 2, *(g.randrange(len(ANNEX) - 2, most) for _ in range(40))}:
        with pytest.raises(ReadError):
            read_report(data[:length])


def test_flipped_bytes_of_a_compound_file_give_a_kind_or_the_librarys_own_error() -> None:
    data, g = (OFFICE / "word.doc").read_bytes(), random.Random(1)
    for _ in range(300):
        changed = bytearray(data)
        for _ in range(g.randrange(1, 8)):
            changed[g.randrange(g.choice([80, 1024, len(data)]))] = g.randrange(256)
        try:
            kind_of_compound(compound_file(bytes(changed)), "a.doc")
        except ReadError:
            continue


def test_a_draft_of_a_converted_file_names_the_conversion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        ["TT", "Chỉ tiêu", "ĐVT", "Số liệu"],
        ["1", "Số hồ sơ tiếp nhận", "Hồ sơ", ""],
        ["2", "Số phiếu", "Phiếu", ""],
    ]
    made = conversion.Converted(drift.package(drift.table_xml(rows)), "LibreOffice 99")
    monkeypatch.setattr(conversion, "convert", lambda *_: made)
    source = tmp_path / "bieu.rtf"
    source.write_bytes(ANNEX)
    draft = draft_framework(source)
    (said,) = [one for one in draft.decisions if one.kind == "source"]
    assert str(said.source) == "bieu.rtf"
    for words in ("LibreOffice 99", "bieu.rtf", ".docx"):
        assert words in said.reason.vi
        assert words in said.reason.en
    written = io.BytesIO()
    write_framework(draft, written)
    assert "LibreOffice 99" in written.getvalue().decode()
    assert read_framework(written.getvalue()) == draft.framework
