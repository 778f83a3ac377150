"""Folders of annexes on the command line, read with progress and with a report of every item left out."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import evolve, frozen

from cchc_model.cli.given import Given
from cchc_model.cli.output import Output
from cchc_model.errors import ReadError
from cchc_model.io.folder import Folder, LeftOut, ReadResult, list_folder, read_reports
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.report import Report
from cchc_model.vietnamese.errors import CchcError
from cchc_model.vietnamese.text import Bilingual

NOT_READ = 2
"""Exit status if no file could be read."""

_LEFT_OUT = {
    LeftOut.SUBFOLDER: Bilingual("thư mục con", "subfolders"),
    LeftOut.LOCK_FILE: Bilingual("tệp tạm ~$ của Word, Excel", "lock files (~$) of Word or Excel"),
    LeftOut.HIDDEN: Bilingual("mục ẩn", "hidden items"),
    LeftOut.SPECIAL: Bilingual("mục không phải tệp", "items that are not files"),
}


@frozen
class ReadFolder:
    """Results of reading a folder.

    Attributes:
        name: the folder's name.
        listed: the files that were read, and the items that were left out.
        results: the result for each file.
    """

    name: str
    listed: Folder
    results: tuple[ReadResult, ...]

    @property
    def reports(self) -> Mapping[Path, Report]:
        """The reports that could be read, by file."""
        return {result.path: result.report for result in self.results if result.report is not None}

    @property
    def broken(self) -> tuple[ReadResult, ...]:
        """The files that could not be read."""
        return tuple(result for result in self.results if result.report is None)

    def print_summary(self, out: Output) -> None:
        """Print the files that could not be read, the number of files read, and the items left out."""
        if not self.results:
            out.say(
                f"Thư mục {self.name} không có phụ lục nào (.docx, .xlsx, .csv, .txt).",
                f"The folder {self.name} has no annex (.docx, .xlsx, .csv, .txt).",
            )
        for result in self.broken:
            out.say(why_unread(result)["vi"], why_unread(result)["en"])
        read, all_ = len(self.reports), len(self.results)
        out.say(f"Đã đọc {read}/{all_} tệp trong {self.name}.", f"Read {read} of {all_} files in {self.name}.")
        counts = Counter(self.listed.left_out.values())
        if counts:
            kinds = ", ".join(f"{_LEFT_OUT[kind][out.lang]} ({counts[kind]})" for kind in LeftOut if counts[kind])
            out.say(f"Không đọc: {kinds}.", f"Left out: {kinds}.")

    def lines(self) -> Iterator[tuple[Path, dict[str, object]]]:
        """Yield the items left out, then the files in order with any errors, as data for JSON."""
        for path, why in self.listed.left_out.items():
            yield path, {"file": path.name, "left_out": why.value}
        for result in self.results:
            why_not = None if result.report is not None else why_unread(result)
            error = {} if why_not is None else {"error": {"vi": why_not.vi, "en": why_not.en}}
            yield result.path, {"file": result.path.name, **error}


def read_folder(folder: str, given: Given, out: Output, *, jobs: int | None = None) -> ReadFolder:
    """Read every file of a folder, with progress on a terminal.

    Raises:
        ReadError: the folder is a file.
    """
    if Path(folder).is_file():
        why = Bilingual("đây là tệp; lệnh này cần một thư mục", "this is a file; the command needs a folder")
        raise ReadError(Path(folder).name, why)
    listed = list_folder(folder)
    with out.progress() as show:
        results = read_reports(
            listed.files,
            organisation=given.organisation,
            period=given.period,
            framework=given.form,
            sheet=given.sheet,
            value_column=given.column,
            jobs=jobs,
            progress=None if show is None else lambda done, total, last: show(done, total, last.path.name),
        )
    return ReadFolder(Path(folder).name or folder, listed, results)


def named_reports(read: ReadFolder) -> Mapping[Path, Report]:
    """Return the reports of a folder, using the file's name as the organisation of a report without one."""
    return {
        path: report if report.organisation else evolve(report, organisation=_named_after(path))
        for path, report in read.reports.items()
    }


def print_names(read: ReadFolder, out: Output) -> None:
    """Print the files whose names replace missing organisations."""
    names = ", ".join(path.name for path, report in read.reports.items() if not report.organisation)
    if names:
        out.say(
            f"Lấy tên tệp làm tên cơ quan vì phụ lục không ghi: {names}; đề nghị kiểm tra có trùng với cơ "
            "quan khác không.",
            f"Named after their files because the annexes name no organisation: {names}; please check for "
            "duplicates of other organisations.",
        )


def unread_organisations(read: ReadFolder) -> tuple[Organisation, ...]:
    """Return the organisations of the files that could not be read, named after these files."""
    return tuple(_named_after(result.path) for result in read.broken)


def unread_data(read: ReadFolder) -> list[dict[str, object]]:
    """Return the files that could not be read or were left out, as data for JSON."""
    return [line for path, line in read.lines() if path not in read.reports]


def _named_after(path: Path) -> Organisation:
    return Organisation(path.stem, Level.AGENCY)


def why_unread(result: ReadResult) -> Bilingual:
    """Return the reason that a file could not be read, as one sentence."""
    error = result.error
    if isinstance(error, CchcError):
        return Bilingual.by_language(error.message)
    if isinstance(error, OSError):
        name = result.path.name
        return Bilingual(
            f"{name}: không đọc được tệp ({os.strerror(error.errno or 0)})",
            f"{name}: the file cannot be read ({os.strerror(error.errno or 0)})",
        )
    return Bilingual(f"{result.path.name}: {error}", f"{result.path.name}: {error}")
