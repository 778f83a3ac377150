"""Objects that change the process in which they are unpickled, as a defect of a parser would."""

import os
from pathlib import Path
from typing import Any

from cchc_model import Layout, Report
from cchc_model.io import file_answers
from cchc_model.io.reading import read_report


class Changing:
    """A layout for the process that asks, and a change of reading for the one that is asked."""

    def __init__(self, change: str) -> None:
        self.change = change

    def __reduce__(self) -> tuple[object, ...]:
        return _install, (self.change, os.getpid())


def _install(change: str, asker: int) -> Layout | None:
    assert os.getpid() != asker
    vars(file_answers)["read_report"] = {"end": _ending, "fail": _failing, "unsent": _unsendable}[change]
    return None


def _ending(source: Path, **options: Any) -> Report:
    if source.name == "huyện 02.csv":
        os._exit(1)
    return _read(source, **options)


def _failing(source: Path, **options: Any) -> Report:
    if source.name == "huyện 02.csv":
        raise RecursionError("deep")
    return _read(source, **options)


def _unsendable(source: Path, **options: Any) -> Report:
    report = _read(source, **options)
    object.__setattr__(report, "leftovers", lambda: None)
    return report


def _read(source: Path, **options: Any) -> Report:
    print("a print is no answer")  # noqa: T201
    return read_report(source, **options)
