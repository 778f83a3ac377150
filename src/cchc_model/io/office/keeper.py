"""The keeper of an office suite: a small process that runs the suite for one document and cleans up after it.

It runs by itself, with the standard library alone. Its standard input is open as long as its caller lives and wants
the answer. Once the input ends, or the time is over, the keeper ends every process of the suite and removes its folder;
so nothing is left behind, even if the caller is killed.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

FOLDER = "{folder}"
"""Stands for the folder of the suite in the command."""

DONE, LATE, FAILED = "done", "late", "failed"
_MEGABYTE = 1_000_000


def end_processes(leader: int) -> None:
    """End a process and all that it started.

    Args:
        leader: the id of the process, which leads a session of its own.
    """
    if os.name == "nt":
        command = ["taskkill", "/F", "/T", "/PID", str(leader)]
        with contextlib.suppress(OSError):
            subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True)  # noqa: S603 our own
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)


def remove_folder(folder: str) -> None:
    """Remove a folder with all that it contains; processes that end may hold a file a moment longer."""
    for wait in (0.0, 0.1, 0.5, 2.0):
        threading.Event().wait(wait)
        shutil.rmtree(folder, ignore_errors=True)
        if not Path(folder).exists():
            return


def keep(questions: BinaryIO, answers: BinaryIO) -> None:
    """Convert the document of one question, and answer.

    The question is a line of JSON and the bytes of the document. The answer is a line with the folder and one with the
    process as soon as they exist, a line with the outcome, and the bytes of the result. So the caller knows what to end
    and to remove even if the keeper is killed.

    Args:
        questions: the caller's pipe; its end calls the work off.
        answers: the pipe to the caller.
    """
    order = json.loads(questions.readline())
    document = questions.read(order["size"])
    if len(document) < order["size"]:
        return
    folder = tempfile.mkdtemp(prefix="cchc-office-")
    _say(answers, {"folder": folder})
    try:
        outcome, result = _converted(order, document, Path(folder), (questions, answers))
    finally:
        remove_folder(folder)
    _say(answers, {"outcome": outcome, "size": len(result)}, result)


def _converted(
    order: Mapping[str, Any], document: bytes, folder: Path, pipes: tuple[BinaryIO, BinaryIO]
) -> tuple[str, bytes]:
    for name, text in order["files"].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / order["document"]).write_bytes(document)
    _limit(order["limits"])
    process = _started([part.replace(FOLDER, folder.as_posix()) for part in order["command"]], folder, pipes[1])
    try:
        threading.Thread(target=_end_with, args=(pipes[0], process.pid), daemon=True).start()
        process.wait(order["limits"]["seconds"])
    except subprocess.TimeoutExpired:
        return LATE, b""
    finally:
        end_processes(process.pid)
        process.wait()
    result = folder / order["result"]
    if not result.is_file() or result.stat().st_size > order["limits"]["result"]:
        return FAILED, b""
    return DONE, result.read_bytes()


def _started(command: Sequence[str], folder: Path, answers: BinaryIO) -> "subprocess.Popen[bytes]":
    own = {name: str(folder) for name in ("HOME", "TMPDIR", "TMP", "TEMP", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    by_itself = os.name != "nt"
    pipe = os.dup(answers.fileno()) if by_itself else 0  # the suite gets no pipe of ours

    def tell() -> None:
        os.write(pipe, _line({"process": os.getpid()}))

    process = subprocess.Popen(  # noqa: S603 the office suite that the caller found
        command,
        cwd=folder,
        env={**kept, **own},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=tell if by_itself else None,  # noqa: PLW1509 no thread runs yet; the suite is told before it runs
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    if by_itself:
        os.close(pipe)
    else:
        _say(answers, {"process": process.pid})
    return process


def _limit(limits: Mapping[str, int]) -> None:
    """Limit what each process may use, where the system can; the keeper itself needs little of it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        for kind, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_CPU, limits["seconds"]),
            (resource.RLIMIT_FSIZE, limits["result"]),
            (resource.RLIMIT_AS, limits["megabytes"] * _MEGABYTE),
        ):
            hard = resource.getrlimit(kind)[1]
            soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (soft, hard))


def _end_with(questions: BinaryIO, leader: int) -> None:
    """End the suite when the caller's pipe ends."""
    with contextlib.suppress(OSError, ValueError):
        questions.read()
    end_processes(leader)


def _say(answers: BinaryIO, line: Mapping[str, object], data: bytes = b"") -> None:
    with contextlib.suppress(OSError):
        answers.write(_line(line) + data)
        answers.flush()


def _line(values: Mapping[str, object]) -> bytes:
    return json.dumps(values).encode() + b"\n"


def _stop(*_: object) -> None:
    """Leave by an exception, so that the folder is removed."""
    raise SystemExit(1)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stop)
    keep(sys.stdin.buffer, sys.stdout.buffer)
    sys.stdout.flush()
    os._exit(0)  # the thread that waits for the end of the input does not count
