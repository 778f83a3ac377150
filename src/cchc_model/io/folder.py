"""Reading of many files: one result per file, in order, even if some files are broken."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from attrs import field, fields, frozen

from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.io.reading import read_report
from cchc_model.reports.layout import Layout
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese.errors import CchcError
from cchc_model.vietnamese.text import Bilingual

_STOPPED = Bilingual(
    "chương trình đọc tệp này bị dừng đột ngột; tệp có thể bị hỏng",
    "the reading process ended abruptly; the file may be damaged",
)
_LOCK = "~$"
"""Prefix of the names of Word's and Excel's lock files."""


@frozen
class ReadResult:
    """Result of reading one file.

    Attributes:
        path: the file.
        report: the report, or None if the file could not be read.
        error: the reason for a failure, else None.
    """

    path: Path
    report: Report | None
    error: CchcError | OSError | None = None


class LeftOut(StrEnum):
    """Reason for leaving an item of a folder unread."""

    SUBFOLDER = "subfolder"
    """A folder within the folder, which is not opened."""
    LOCK_FILE = "lock_file"
    """A lock file of Word or Excel for an open document, with a name that begins with `~$`."""
    HIDDEN = "hidden"
    """A hidden file or folder, with a name that begins with a dot."""
    SPECIAL = "special"
    """A pipe, a socket or a device, not a file."""


@frozen
class Folder:
    """Content of a folder.

    Attributes:
        files: the files to read, in the order of their names.
        left_out: the other items, each with the reason for leaving it out.
    """

    files: tuple[Path, ...]
    left_out: Mapping[Path, LeftOut] = field(hash=False)


def list_folder(folder: str | os.PathLike[str]) -> Folder:
    """List the files of a folder that :func:`read_reports` reads, and the items that it leaves out.

    Raises:
        OSError: the folder does not exist or is not readable.

    >>> folder = list_folder("examples/fictional_province")
    >>> folder.files, sorted((path.name, why.value) for path, why in folder.left_out.items())
    ((), [('quarter_1', 'subfolder'), ('quarter_2', 'subfolder')])
    """
    paths = sorted(Path(folder).iterdir())
    left_out = {path: why for path in paths if (why := _left_out(path)) is not None}
    return Folder(tuple(path for path in paths if path not in left_out), left_out)


def _left_out(path: Path) -> LeftOut | None:
    if path.name.startswith("."):
        return LeftOut.HIDDEN
    if path.is_dir():
        return LeftOut.SUBFOLDER
    if path.name.startswith(_LOCK):
        return LeftOut.LOCK_FILE
    # A link to nowhere is a file that cannot be read, which its result says.
    return None if path.is_file() or path.is_symlink() else LeftOut.SPECIAL


Progress = Callable[[int, int, ReadResult], None]
"""A callback after each file, with the number of files done, their total number, and the result."""


def read_reports(  # noqa: PLR0913 as for one file
    source: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    organisation: Organisation | None = None,
    period: ReportingPeriod | None = None,
    framework: Framework | Sequence[Framework] | None = None,
    sheet: str | None = None,
    value_column: str | None = None,
    layout: Layout | None = None,
) -> tuple[ReadResult, ...]:
    """Read many annexes in parallel processes.

    Args:
        source: a folder, whose files are read in the order of names, or the paths of files. Subfolders, hidden
            files and lock files of Word and Excel are left out; :func:`list_folder` lists them. To include subfolders,
            give the paths: `sorted(path for path in Path(folder).rglob("*") if path.is_file())`.
        jobs: the number of processes; by default one for each processor. With 1, no other process is started.
        progress: called after each file, in the order of the files.
        organisation: the organisation of all files; by default each file names its own.
        period: the period of all files; by default each file names its own.
        framework: as for :func:`cchc_model.read_report`; each file is on one of several.
        sheet: as for :func:`cchc_model.read_report`.
        value_column: as for :func:`cchc_model.read_report`.
        layout: as for :func:`cchc_model.read_report`.

    Returns:
        One result per file, in order.

    Raises:
        OSError: the folder does not exist or is not readable. The problems of a file are in its result.
    """
    paths = _paths(source)
    options: dict[str, object] = {
        "organisation": organisation,
        "period": period,
        "sheet": sheet,
        "value_column": value_column,
        "layout": layout,
    }
    if framework is not None and framework is not SOC_TRANG_DISTRICT:  # which every process has
        options["framework"] = framework
    count = min(jobs or os.cpu_count() or 1, len(paths))
    results: list[ReadResult] = []
    for result in _alone(paths, options) if count <= 1 else _together(paths, options, count):
        results.append(result)
        if progress is not None:
            progress(len(results), len(paths), result)
    return tuple(results)


def _paths(source: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> Sequence[Path]:
    if not isinstance(source, str | os.PathLike):
        return [Path(path) for path in source]
    folder = Path(source)
    if folder.exists() and not folder.is_dir():
        return [folder]
    return list_folder(folder).files


def _alone(paths: Sequence[Path], options: Mapping[str, object]) -> Iterator[ReadResult]:
    for path in paths:
        yield _result(path, _read(path, options), options)


def _together(paths: Sequence[Path], options: Mapping[str, object], jobs: int) -> Iterator[ReadResult]:
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        futures = [pool.submit(_read, path, options) for path in paths]
        for path, future in zip(paths, futures, strict=True):
            try:
                yield _result(path, future.result(), options)
            except BrokenProcessPool:
                # Some file ended a process, and with it the pool: from here each is read in a process of its own.
                yield _result(path, _read_apart(path, options), options)


_Parts = Mapping[str, object] | CchcError | OSError
"""The fields of a report except its framework, which every process has, or the error that prevented it."""


def _read(path: Path, options: Mapping[str, object]) -> _Parts:
    try:
        report = read_report(path, **options)  # type: ignore[arg-type]  # they are this function's own keywords
    except (CchcError, OSError) as error:
        return error
    parts = {field.name: getattr(report, field.name) for field in fields(Report)}
    if report.framework is options.get("framework", SOC_TRANG_DISTRICT):
        del parts["framework"]
    return parts


def _read_apart(path: Path, options: Mapping[str, object]) -> _Parts:
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(_read, path, options).result()
        except BrokenProcessPool:
            return ReadError(path.name, _STOPPED)


def _result(path: Path, parts: _Parts, options: Mapping[str, object]) -> ReadResult:
    if isinstance(parts, CchcError | OSError):
        return ReadResult(path, None, parts)
    framework = options.get("framework", SOC_TRANG_DISTRICT)
    return ReadResult(path, Report(**{"framework": framework, **parts}))  # type: ignore[arg-type]  # as read
