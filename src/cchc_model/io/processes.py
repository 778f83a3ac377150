"""Work shared out among processes that run nothing of the caller's program.

`multiprocessing` runs the caller's script again in each process under spawn and forkserver; under fork, it copies a
process without its threads. These processes import what the work needs, and nothing else.
"""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum
from typing import BinaryIO, Final, TypeVar, cast

Item = TypeVar("Item")
Shared = TypeVar("Shared")
Answer = TypeVar("Answer")

_START = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from cchc_model.io.processes import serve; serve()"
)
_TRIES = 2
_WAIT = 0.2
"""Seconds after which a wait is renewed, because Windows delivers Ctrl-C between waits only."""
_READY = b"ready"
_NO_WINDOW: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class NoProcessError(Exception):
    """Error for processes that cannot be started, or cannot receive what the work needs; the text is the reason."""


class NoAnswer(Enum):
    """Reason for an item without an answer."""

    ENDED = "ended"
    """The item ended its process, each time."""
    UNSENT = "unsent"
    """The work raised an exception, or its answer cannot be pickled."""


class _EndedError(Exception):
    """Error for a process that ended before it answered."""


def share_out(
    work: Callable[[Item, Shared], Answer], items: Iterable[Item], shared: Shared, jobs: int
) -> Generator[Answer | NoAnswer]:
    """Yield the answer for each item, in order, or the reason that there is none.

    Close the iterator to end all processes at once.

    Args:
        work: a function of a module, called with an item and what all items share.
        items: the items.
        shared: what all items share, which each process receives once.
        jobs: the number of processes.

    Raises:
        NoProcessError: no process can be started, or it cannot receive the function or what the items share.
    """
    try:
        setup = pickle.dumps(sys.path) + pickle.dumps((work, shared))
    except Exception as error:  # a class may raise anything when it is pickled
        raise NoProcessError(_reason(error)) from error
    crew = _Crew(setup)
    threads = ThreadPoolExecutor(jobs, "cchc-read")
    try:
        for future in [threads.submit(crew.answer, item) for item in items]:
            yield cast("Answer | NoAnswer", _waited(future))
    finally:
        crew.dismiss()
        threads.shutdown(cancel_futures=True)


def _waited(future: Future[Answer]) -> Answer:
    while True:
        with contextlib.suppress(TimeoutError):
            return future.result(_WAIT)


def _reason(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


class _Crew:
    """The processes, of which each answers one question at a time."""

    def __init__(self, setup: bytes) -> None:
        self._setup = setup
        self._lock = threading.Lock()
        self._dismissed = False
        self._all: list[_Process] = []
        self._idle: list[_Process] = []

    def answer(self, item: object) -> object:
        """Return the answer of an idle process or a new one; it is asked again if its process ends."""
        question = pickle.dumps(item)
        for _ in range(_TRIES):
            with contextlib.suppress(_EndedError):
                process = self._taken()
                answer = process.ask(question)
                self._idle.append(process)
                return answer
        return NoAnswer.ENDED

    def _taken(self) -> "_Process":
        with contextlib.suppress(IndexError):
            return self._idle.pop()
        with self._lock:
            if self._dismissed:
                raise NoProcessError("dismissed")
            process = _Process()
            self._all.append(process)
        process.set_up(self._setup)
        return process

    def dismiss(self) -> None:
        """End all processes at once."""
        with self._lock:
            self._dismissed = True
        for process in self._all:
            process.end()


class _Process:
    """A process that serves."""

    def __init__(self) -> None:
        from multiprocessing.spawn import get_executable  # a program that embeds Python sets it there

        if getattr(sys, "frozen", False):
            raise NoProcessError("a frozen program has no Python to start")
        try:
            self._process = subprocess.Popen(  # noqa: S603 our own Python
                [os.fsdecode(get_executable() or ""), "-I", "-c", _START],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_NO_WINDOW,
            )
        except OSError as error:
            raise NoProcessError(_reason(error)) from error

    def set_up(self, setup: bytes) -> None:
        try:
            ready = self.ask(setup)
        except _EndedError:
            raise NoProcessError("the process ended at its start") from None
        if ready != _READY:
            raise NoProcessError(str(ready))

    def ask(self, question: bytes) -> object:
        """Return the answer to a pickled question.

        Raises:
            _EndedError: the process ended first.
        """
        questions, answers = self._process.stdin, self._process.stdout
        assert questions is not None  # both are pipes
        assert answers is not None
        try:
            questions.write(question)
            questions.flush()
            return pickle.load(answers)  # noqa: S301 our own process
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            raise _EndedError from None

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with contextlib.suppress(OSError):
                pipe.close()


def serve() -> None:
    """Answer questions from the standard input until it ends; what runs in a process of a crew."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the caller too, who ends this process
    questions = sys.stdin.buffer
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # what the work prints is no answer
        try:
            work, shared = pickle.load(questions)  # noqa: S301 from our own parent
        except Exception as error:  # noqa: BLE001 a class may raise anything when it is unpickled
            _send(pickle.dumps(_reason(error)), answers)
            return
        _send(pickle.dumps(_READY), answers)
        with contextlib.suppress(EOFError):
            while True:
                _send(_answered(work, pickle.load(questions), shared), answers)  # noqa: S301


def _answered(work: Callable[[Item, Shared], object], item: Item, shared: Shared) -> bytes:
    try:
        return pickle.dumps(work(item, shared))
    except Exception:  # noqa: BLE001 the caller does the work again, and meets the exception itself
        return pickle.dumps(NoAnswer.UNSENT)


def _send(answer: bytes, answers: BinaryIO) -> None:
    answers.write(answer)
    answers.flush()
