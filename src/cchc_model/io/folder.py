"""Reading of many files: one result per file, in order, even if some files are broken."""

import os
import warnings
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, overload

from attrs import field, frozen

from cchc_model.errors import InvalidDataError, Problem, ReadError
from cchc_model.framework.framework import Framework
from cchc_model.framework.viewable import OneLine
from cchc_model.io.file_answers import Answer, Fields, ReadOptions, SeveralParts, read_file
from cchc_model.io.reading import check_choices
from cchc_model.io.sources import File, FileSource, files_of
from cchc_model.reports.layout import PATH, Layout
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.errors import CchcError
from cchc_model.vietnamese.text import Bilingual, Lang

if TYPE_CHECKING:
    from cchc_model.display.elements import Markup

_ENDED = Bilingual(
    "chương trình đọc tệp này bị dừng đột ngột hai lần; tệp có thể bị hỏng, hoặc máy thiếu bộ nhớ",
    "the process that reads this file ended abruptly, twice; the file may be damaged, or memory may be short",
)
_NO_JOBS = Bilingual(
    "{jobs} không phải số tiến trình; cần số nguyên từ 1", "{jobs} is not a number of processes; give 1 or more"
)
_FILES_OF_A_PROCESS = 12
"""Files that are worth the start of a process, which takes as long as reading some of them."""
_LOCK = "~$"
"""Prefix of the names of Word's and Excel's lock files."""


@frozen
class ReadResult:
    """Result of reading one file.

    Attributes:
        path: the file; for bytes and streams their name as a path. A part of a file has its title after the name:
            `tong_hop.xlsx › UBND xã A`.
        report: the report, or None if the file could not be read.
        error: the reason for a failure, else None.
        part: the title of the part; an empty text for a whole file.
    """

    path: Path
    report: Report | None
    error: CchcError | OSError | None = None
    part: str = ""

    @property
    def file(self) -> Path:
        """The file, of a part too."""
        return Path(str(self.path).removesuffix(_behind(self.part))) if self.part else self.path

    @property
    def reason(self) -> Bilingual | None:
        """The reason for a failure in both languages, without the name of the file; None for a file that was read.

        >>> ReadResult(Path("a.docx"), None, FileNotFoundError(2, "No such file or directory", "a.docx")).reason.en
        'file not found'
        """
        error = self.error
        if isinstance(error, ReadError):
            return error.reason
        if error is None or isinstance(error, CchcError):
            return None if error is None else Bilingual.by_language(error.message)
        if isinstance(error, FileNotFoundError):
            return Bilingual("không tìm thấy tệp", "file not found")
        if isinstance(error, PermissionError):
            return Bilingual("không có quyền đọc tệp", "no permission to read the file")
        why = error.strerror or str(error)
        return Bilingual(f"không đọc được tệp ({why})", f"the file cannot be read ({why})")


def _behind(title: str) -> str:
    """Return what stands behind the path of a file that has a part; a stroke would begin the name of another file."""
    return f"{PATH}{title.replace('/', '∕')}"


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
    NO_REPORT = "no_report"
    """A column or row with numbers in a file with several reports that is none of them, such as a total."""

    @property
    def label(self) -> Bilingual:
        """The kind of such items, in both languages."""
        return _LEFT_OUT_LABELS[self]


_LEFT_OUT_LABELS = {
    LeftOut.SUBFOLDER: Bilingual("thư mục con", "subfolders"),
    LeftOut.LOCK_FILE: Bilingual("tệp tạm ~$ của Word, Excel", "lock files (~$) of Word or Excel"),
    LeftOut.HIDDEN: Bilingual("mục ẩn", "hidden items"),
    LeftOut.SPECIAL: Bilingual("mục không phải tệp", "items that are not files"),
    LeftOut.NO_REPORT: Bilingual(
        "cột, dòng có số nhưng không phải báo cáo, như tổng số", "columns or rows with numbers that are not reports"
    ),
}


@frozen
class Folder:
    """Content of a folder.

    Attributes:
        files: the files to read, in the order of their names.
        left_out: the other items, each with the reason for leaving it out.
    """

    files: tuple[Path, ...]
    left_out: Mapping[Path, LeftOut] = field(hash=False)


@frozen
class ReadResults(OneLine, Sequence[ReadResult]):
    """Results of reading many files: a sequence with one result per file, and the items that were left out.

    Attributes:
        results: one result per file, in order.
        left_out: the items of the folder that were not read, each with the reason; nothing for given files.
    """

    results: tuple[ReadResult, ...]
    left_out: Mapping[Path, LeftOut] = field(factory=dict, hash=False)

    @overload
    def __getitem__(self, at: int) -> ReadResult: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[ReadResult, ...]: ...
    def __getitem__(self, at: int | slice) -> ReadResult | tuple[ReadResult, ...]:
        return self.results[at]

    def __len__(self) -> int:
        return len(self.results)

    def __repr__(self) -> str:
        unread = sum(one.report is None for one in self.results)
        return f"ReadResults({len(self)} files, {unread} not read, {len(self.left_out)} left out)"

    def _repr_html_(self) -> str:
        from cchc_model.display.notebook_views import as_html

        return as_html(self)

    def notebook_parts(self, lang: Lang) -> "Iterable[Markup]":
        """Return the pieces of the view in a notebook: files that were not read, then all others."""
        from cchc_model.display.file_list import file_list

        read = ((one.path.name, one.report) for one in self if one.report is not None)
        unread = ((one.path.name, one.reason) for one in self if one.reason is not None)
        return file_list(read, unread, ((path.name, why.label) for path, why in self.left_out.items()), lang)


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
    source: str | os.PathLike[str] | Iterable[FileSource],
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    organisation: Organisation | None = None,
    period: ReportingPeriod | None = None,
    framework: Framework | Sequence[Framework] | None = None,
    sheet: str | None = None,
    value_column: str | None = None,
    layout: Layout | None = None,
    parts: bool = False,
    organisations: Iterable[Organisation] = (),
) -> ReadResults:
    """Read many annexes in parallel processes.

    The processes do not run the caller's script, which needs no `if __name__ == "__main__"`. If they cannot be started,
    or cannot import a class of the framework, a RuntimeWarning says so, and this process reads every file.

    Args:
        source: a folder, whose files are read in the order of names; or the files, each as a path, or as a pair of a
            name with bytes or an open binary stream. Subfolders, hidden files and lock files of Word and Excel are left
            out, and the result lists them. To include subfolders, give the paths:
            `sorted(path for path in Path(folder).rglob("*") if path.is_file())`.
        jobs: the number of processes; by default one for each processor, and fewer for few files. With 1, no other
            process is started.
        progress: called after each file, in the order of the files.
        organisation: the organisation of all files; by default each file names its own.
        period: the period of all files; by default each file names its own.
        framework: as for :func:`cchc_model.read_report`; each file is on one of several.
        sheet: as for :func:`cchc_model.read_report`.
        value_column: as for :func:`cchc_model.read_report`.
        layout: as for :func:`cchc_model.read_report`.
        parts: True to read each report of a file that has several, as :func:`cchc_model.read_parts` does.
        organisations: as for :func:`cchc_model.read_parts`.

    Returns:
        One result per file, in order, or per part. Its `left_out` has the items of the folder that were not read, and
        the columns and rows of files that are not reports, with the reasons.

    Raises:
        InvalidDataError: an item is not a file, `jobs` is below 1, or more than one of `value_column`, `layout` and
            `parts` choose the column.
        OSError: the folder does not exist or is not readable. The problems of a file are in its result.

    >>> from pathlib import Path
    >>> data = Path("examples/fictional_province/quarter_1/huyen_vi_du_1.txt").read_bytes()
    >>> [(one.path.name, one.report is not None) for one in read_reports([("phu_luc.txt", data), "nowhere.docx"])]
    [('phu_luc.txt', True), ('nowhere.docx', False)]
    >>> read = read_reports("examples/fictional_province")
    >>> len(read), sorted((path.name, why.value) for path, why in read.left_out.items())
    (0, [('quarter_1', 'subfolder'), ('quarter_2', 'subfolder')])
    """
    check_choices(value_column, layout, parts=parts)
    files, listed = _files(source)
    count = _processes(jobs, len(files))
    chosen = framework if framework is None or isinstance(framework, Framework) else tuple(framework)
    options = ReadOptions(organisation, period, chosen, sheet, value_column, layout, parts, tuple(organisations))
    results: list[ReadResult] = []
    left_out = dict(listed)
    with closing(_parts(files, options, count)) as found:
        for done, (file, answer) in enumerate(zip(files, found, strict=True), 1):
            results += _results(file, answer, options)
            if isinstance(answer, SeveralParts):
                left_out |= {Path(f"{file.path}{_behind(title)}"): LeftOut.NO_REPORT for title in answer.unread}
            if progress is not None:
                progress(done, len(files), results[-1])
    return ReadResults(tuple(results), left_out)


def _files(source: str | os.PathLike[str] | Iterable[FileSource]) -> tuple[Sequence[File], Mapping[Path, LeftOut]]:
    if not isinstance(source, str | os.PathLike):
        return files_of(source), {}
    folder = Path(source)
    if folder.exists() and not folder.is_dir():
        return [File(folder)], {}
    listed = list_folder(folder)
    return [File(path) for path in listed.files], listed.left_out


def _processes(jobs: int | None, files: int) -> int:
    """Return the number of processes for a number of files.

    Raises:
        InvalidDataError: the caller's number is below 1.
    """
    if jobs is not None and jobs < 1:
        raise InvalidDataError(nouns.ARGUMENTS, [Problem("jobs", _NO_JOBS.filled(jobs=str(jobs)))])
    return min(jobs, files) if jobs else min(os.cpu_count() or 1, files // _FILES_OF_A_PROCESS)


def _parts(files: Sequence[File], options: ReadOptions, jobs: int) -> Generator[Answer]:
    """Yield what each file holds, read in other processes if there are several and these can be started."""
    done = 0
    if jobs > 1:
        from cchc_model.io.processes import NoAnswer, NoProcessError, share_out

        try:
            with closing(share_out(read_file, files, options, jobs)) as answers:
                for file, answer in zip(files, answers, strict=True):
                    if answer is NoAnswer.ENDED:
                        yield ReadError(file.path.name, _ENDED)
                    else:
                        yield read_file(file, options) if isinstance(answer, NoAnswer) else answer
                    done += 1
        except NoProcessError as error:
            why = f"read_reports reads the files in this process, because other processes cannot do it ({error})"
            warnings.warn(why, RuntimeWarning, stacklevel=3)
    for file in files[done:]:
        yield read_file(file, options)


def _results(file: File, parts: Answer, options: ReadOptions) -> list[ReadResult]:
    if isinstance(parts, CchcError | OSError):
        return [ReadResult(file.path, None, parts)]
    several = parts.parts if isinstance(parts, SeveralParts) else (("", parts),)
    return [_result(file, title, own, options) for title, own in several]


def _result(file: File, title: str, parts: Fields, options: ReadOptions) -> ReadResult:
    number = parts["framework"]
    framework = options.frameworks[number] if isinstance(number, int) else number
    path = Path(f"{file.path}{_behind(title)}") if title else file.path
    report = Report(**{**parts, "framework": framework})  # type: ignore[arg-type]  # as read
    return ReadResult(path, report, part=title)
