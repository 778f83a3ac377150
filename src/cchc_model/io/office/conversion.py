"""Conversion of old and foreign office files into `.docx` or `.xlsx`, by LibreOffice.

This is the one place where the library starts a program of others: nobody but an office suite knows these formats as a
whole, and a reader that knows a part of one would lose numbers in silence. The program has a fresh profile, without
macros, links and network, a time limit, and a keeper that ends it and removes its files in every case.
"""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from attrs import frozen

from cchc_model.errors import ReadError
from cchc_model.io.archive import Archive
from cchc_model.io.office import old_word
from cchc_model.io.office.keeper import DONE, FOLDER, LATE, end_processes, remove_folder
from cchc_model.io.office.kinds import DOC, DOC_95, RTF, OfficeKind, with_lines_kept
from cchc_model.io.office.profile import PROFILE
from cchc_model.vietnamese.text import Bilingual

SECONDS = 60
"""The time that the office suite has for one file; it takes two to five seconds, more on a cold start."""
_MEGABYTES = 4_000
"""The addresses that each of its processes may use; it uses some 1,500."""
_MOST = 100_000_000
"""The most bytes of a converted file."""
_PATIENCE = 5.0
"""The seconds in which a keeper that is called off ends by itself."""

_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
)
_VERSION = re.compile(rb"<Application>LibreOffice/(\d+(?:\.\d+)*)")
_ABSENT = Bilingual(
    "đây là {what}; đề nghị cài LibreOffice trên máy này để đọc được, hoặc mở tệp bằng {program} rồi lưu thành "
    "{target}",
    "this is {what}; install LibreOffice on this computer to read it, or open it in {program} and save it as {target}",
)
_TOO_LONG = Bilingual(
    "đây là {what}; LibreOffice không chuyển xong trong {seconds} giây; đề nghị mở tệp bằng {program} rồi lưu thành "
    "{target}",
    "this is {what}; LibreOffice did not convert it within {seconds} seconds; open it in {program} and save it as "
    "{target}",
)
_REFUSED = Bilingual(
    "đây là {what}, có thể bị hỏng vì LibreOffice không mở được; đề nghị mở tệp bằng {program} rồi lưu thành {target}",
    "this is {what}, perhaps damaged, because LibreOffice cannot open it; open it in {program} and save it as {target}",
)


@frozen
class Converted:
    """A converted file.

    Attributes:
        data: the bytes of the `.docx` or `.xlsx` file.
        program: the program that converted it, with its version.
    """

    data: bytes
    program: str


def convert(data: bytes, kind: OfficeKind, name: str) -> Converted:
    """Convert a file.

    Args:
        data: the bytes of the file.
        kind: its format.
        name: its name in errors.

    Raises:
        ReadError: LibreOffice is not installed, cannot open the file, takes too long, or would join two texts.
    """
    if kind is RTF:
        data = with_lines_kept(data)
    elif kind in (DOC, DOC_95):
        data = old_word.with_lines_kept(data, kind, name)
    program = office_program()
    if program is None:
        raise ReadError(name, kind.filled(_ABSENT))
    try:
        outcome, made = _kept(_order(program, kind, len(data)), data)
    except OSError:
        raise ReadError(name, kind.filled(_REFUSED)) from None
    if outcome == LATE:
        raise ReadError(name, kind.filled(_TOO_LONG, seconds=str(SECONDS)))
    if outcome != DONE:
        raise ReadError(name, kind.filled(_REFUSED))
    return Converted(made, _program_of(made, name))


def office_program() -> str | None:
    """Return the path of LibreOffice, as the search path has it or where it is usually installed; None without it."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def _order(program: str, kind: OfficeKind, size: int) -> Mapping[str, object]:
    command = [
        program,
        f"-env:UserInstallation={'file:///' if os.name == 'nt' else 'file://'}{FOLDER}/profile",
        "--headless",
        "--invisible",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        "--norestore",
        f"--infilter={kind.source_filter}",
        "--convert-to",
        f"{kind.target[1:]}:{kind.target_filter}",
        "--outdir",
        f"{FOLDER}/result",
        f"{FOLDER}/document{kind.suffix}",
    ]
    return {
        "command": command,
        "files": {"profile/user/registrymodifications.xcu": PROFILE},
        "document": f"document{kind.suffix}",
        "result": f"result/document{kind.target}",
        "size": size,
        "limits": {"seconds": SECONDS, "megabytes": _MEGABYTES, "result": _MOST},
    }


def _kept(order: Mapping[str, object], data: bytes) -> tuple[str, bytes]:
    """Return the outcome and the bytes that the keeper answers.

    Whatever happens here, an interrupt included, the keeper is called off by the end of its input and waited for.
    """
    script = str(Path(__file__).with_name("keeper.py"))
    keeper = subprocess.Popen(  # noqa: S603 our own Python
        [sys.executable, "-I", "-S", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C reaches the caller, who calls the keeper off
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    questions, answers = keeper.stdin, keeper.stdout
    assert questions is not None  # both are pipes
    assert answers is not None
    place: Mapping[str, Any] = {}
    started: Mapping[str, Any] = {}
    ended: Mapping[str, Any] = {}
    try:
        questions.write(json.dumps(order).encode() + b"\n" + data)
        questions.flush()
        place = _line(answers)
        started = _line(answers) if place else {}
        ended = _line(answers) if started else {}
        result = answers.read(ended["size"]) if ended else b""
    finally:
        _call_off(keeper)
        if not ended:  # the keeper was killed, or was called off
            _clean_up(place, started)
    complete = bool(ended) and len(result) == ended["size"]
    return (ended["outcome"], result) if complete else ("", b"")


def _clean_up(place: Mapping[str, Any], started: Mapping[str, Any]) -> None:
    if started:
        end_processes(started["process"])
    if place:
        remove_folder(place["folder"])


def _line(answers: IO[bytes]) -> Mapping[str, Any]:
    line = answers.readline()
    found: Mapping[str, Any] = json.loads(line) if line.endswith(b"\n") else {}
    return found


def _call_off(keeper: "subprocess.Popen[bytes]") -> None:
    for pipe in (keeper.stdin, keeper.stdout):
        assert pipe is not None
        with contextlib.suppress(OSError):
            pipe.close()
    for ask in (keeper.terminate, keeper.kill):
        try:
            keeper.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            ask()
        else:
            return
    keeper.wait()


def _program_of(made: bytes, name: str) -> str:
    """Return the program and the version that a converted file states."""
    archive = Archive(made, name)
    part = "docProps/app.xml"
    found = _VERSION.search(archive.read(part)) if part in archive.parts else None
    return f"LibreOffice {found[1].decode()}" if found else "LibreOffice"
