"""Files and folders of annexes on the command line, read with progress and with a report of every item left out."""

import glob
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from cchc_model.cli.given import STDIN, STDIN_NAME, Given
from cchc_model.cli.output import Output, counted
from cchc_model.errors import MissingExtraError, ReadError
from cchc_model.framework.severity import Severity
from cchc_model.io.folder import LeftOut, ReadResult, list_folder, read_reports
from cchc_model.io.foreign_files import CONVERTED_SUFFIXES, SUFFIXES
from cchc_model.io.sources import FileSource
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding
from cchc_model.reports.layout import PATH
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.errors import CchcError
from cchc_model.vietnamese.text import Bilingual

INCOMPLETE = 1
"""Exit status if some file, or numbers of one with several reports, could not be read."""

NOT_READ = 2
"""Exit status if no file could be read."""

_ONE_REPORT = Bilingual(
    "cùng một cơ quan, cùng một kỳ; đề nghị bỏ một trong hai tệp",
    "both are of one organisation for one period; leave one out",
)
_NO_COLUMN = Bilingual("không dùng cùng --column", "cannot be used with --column")
_SEVERAL_STDIN = Bilingual(
    "chỉ ghi một lần, vì đầu vào chuẩn chỉ đọc được một lần", "give it once; the standard input can be read only once"
)


@frozen(kw_only=True)
class UnreadFile:
    """A file that was not read.

    Attributes:
        path: the file.
        error: the reason why it could not be read.
        left_out: the reason why the item of a folder was not read.
    """

    path: Path
    error: CchcError | OSError | None = None
    left_out: LeftOut | None = None


def is_folder(name: str) -> bool:
    """Return whether a name is that of a folder."""
    return os.path.isdir(name)  # noqa: PTH112 an odd name is no error yet


def expanded(names: Sequence[str]) -> tuple[str, ...]:
    """Return names with patterns such as `*.docx` expanded, which the shell of Windows leaves to the command."""
    found: list[str] = []
    for name in names:
        is_pattern = any(mark in name for mark in "*?") and not Path(name).exists()
        found += (sorted(glob.glob(name)) if is_pattern else []) or [name]  # noqa: PTH207 a path, not one in a folder
    return tuple(found)


@frozen
class ReadFiles:
    """Results of reading files and folders.

    Attributes:
        folder: the names of the folders, if nothing else was read.
        results: the result for each file.
        left_out: the items of folders that were left out, with the reasons.
    """

    folder: str
    results: tuple[ReadResult, ...]
    left_out: Mapping[Path, LeftOut]

    @property
    def reports(self) -> Mapping[Path, Report]:
        """The reports that could be read, by file."""
        return {result.path: result.report for result in self.results if result.report is not None}

    @property
    def broken(self) -> tuple[ReadResult, ...]:
        """The files that could not be read."""
        return tuple(result for result in self.results if result.report is None)

    @property
    def incomplete(self) -> bool:
        """True if a file could not be read, or if an ERROR says that numbers of one belong to none of its reports."""
        return bool(self.broken) or any(map(lost, self.reports.values()))

    def name_of(self, path: Path) -> str:
        """Return the name of a file, with its folder if another file has the same name."""
        alike = sum(result.path.name == path.name for result in self.results)
        return path.name if alike == 1 else f"{path.parent.name}/{path.name}"

    def print_summary(self, out: Output) -> None:
        """Print the files that could not be read, the number of files read, and the items left out."""
        where = Bilingual(f" trong {self.folder}", f" in {self.folder}") if self.folder else Bilingual("", "")
        if not self.results:
            out.say(
                f"Thư mục {self.folder} không có phụ lục nào ({SUFFIXES}, {CONVERTED_SUFFIXES}).",
                f"The folder {self.folder} has no annex ({SUFFIXES}, {CONVERTED_SUFFIXES}).",
            )
        for result in self.broken:
            why = why_unread(result)
            out.say(why.vi, why.en)
        read, all_ = len({one.file for one in self.results if one.report}), len({one.file for one in self.results})
        several = len(self.reports) if any(one.part for one in self.results) else 0
        parts = (
            Bilingual(f" với {several} báo cáo", f" with {counted(several, 'report', 'reports')}")
            if several
            else Bilingual("", "")
        )
        out.say(
            f"Đã đọc {read}/{all_} tệp{where.vi}{parts.vi}.",
            f"Read {read} of {counted(all_, 'file', 'files')}{where.en}{parts.en}.",
        )
        counts = Counter(self.left_out.values())
        if counts:
            kinds = ", ".join(f"{kind.label[out.lang]} ({counts[kind]})" for kind in LeftOut if counts[kind])
            out.say(f"Không đọc: {kinds}.", f"Left out: {kinds}.")

    def unread(self, *, broken: bool = True) -> tuple[UnreadFile, ...]:
        """Return the items that were left out, then the files that could not be read."""
        left_out = (UnreadFile(path=path, left_out=why) for path, why in self.left_out.items())
        return (*left_out, *(UnreadFile(path=one.path, error=one.error) for one in self.broken if broken))


def read_files(sources: Sequence[str], given: Given, out: Output, *, jobs: int | None = None) -> ReadFiles:
    """Read files and every file of folders, with progress on a terminal; a file that is named twice is read once.

    Raises:
        ReadError: the standard input is named twice, or each part is read and a column is chosen too.
        OSError: a folder is not readable.
    """
    if given.parts and given.column is not None:
        raise ReadError("--parts", _NO_COLUMN)
    files: dict[Path, FileSource] = {}
    left_out: dict[Path, LeftOut] = {}
    for source in sources:
        if source == STDIN:
            if Path(STDIN_NAME) in files:
                raise ReadError(STDIN, _SEVERAL_STDIN)
            files[Path(STDIN_NAME)] = (STDIN_NAME, sys.stdin.buffer)
        elif is_folder(source):
            listed = list_folder(source)
            files |= {_place(path): path for path in listed.files}
            left_out |= listed.left_out
        else:
            files[_place(source)] = source
    with out.progress() as show:
        results = read_reports(
            files.values(),
            organisation=given.organisation,
            period=given.period,
            framework=given.form,
            sheet=given.sheet,
            value_column=given.column,
            parts=given.parts,
            organisations=given.expected,
            jobs=jobs,
            progress=None if show is None else lambda done, total, last: show(done, total, last.path.name),
        )
    folders = ", ".join(Path(source).name or source for source in sources)
    left_out |= results.left_out
    return ReadFiles(folders if all(map(is_folder, sources)) else "", results.results, left_out)


def _place(path: str | Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 links to one file are several files


def named_reports(read: ReadFiles) -> Mapping[Path, Report]:
    """Return the reports of a folder, using the file's name as the organisation of a report without one."""
    return {
        one.path: one.report if one.report.organisation else evolve(one.report, organisation=_named_after(one))
        for one in read.results
        if one.report is not None
    }


def refuse_repeated(reports: Mapping[Path, Report]) -> None:
    """Refuse two files of one organisation for one period, by their names.

    Raises:
        ReadError: there are such files.
    """
    files: dict[tuple[Organisation | None, ReportingPeriod | None], list[str]] = defaultdict(list)
    for path, report in reports.items():
        files[report.organisation, report.period].append(str(path))
    for (_, period), names in files.items():
        if len(names) > 1 and period is not None:
            raise ReadError(", ".join(names), _ONE_REPORT)


_NAMED_AFTER = Bilingual(
    "Phụ lục không ghi cơ quan nên lấy tên tệp làm tên cơ quan: {names}. Đề nghị kiểm tra có cơ quan nào bị tính "
    "hai lần không.",
    "These annexes name no organisation, so the names of their files stand for it: {names}. Check that no organisation "
    "counts twice.",
)
_UNCLEAR = Bilingual(
    "Cảnh báo: không rõ các dòng sau có phải là cơ quan không, số liệu vẫn được tính: {names}. Nếu là cơ quan, đề nghị "
    "ghi vào danh sách --expected; nếu không, đề nghị bỏ dòng đó khỏi tệp.",
    "Warning: it is unclear whether these rows are organisations, but their values count: {names}. List the "
    "organisations with --expected, and take the other rows out of the file.",
)
_LOST = Bilingual(
    "Lỗi: số liệu sau không thuộc báo cáo nào nên không được tính: {names}; chạy “cchc check --parts” để biết lý do.",
    "Error: these numbers belong to no report and do not count: {names}; run `cchc check --parts` to learn why.",
)


def remarks_on_names(read: ReadFiles) -> tuple[Bilingual, ...]:
    """Return the remarks about files whose names replace missing organisations, and about unclear names of rows."""
    without = ", ".join(read.name_of(path) for path, report in read.reports.items() if not report.organisation)
    unclear = ", ".join(read.name_of(path) for path, report in read.reports.items() if _is_unclear(report))
    rows = [_named_row(read.name_of(path), one) for path, report in read.reports.items() for one in lost(report)]
    left = Bilingual.by_language(lambda lang: ", ".join(row[lang] for row in rows)) if rows else ""
    told: tuple[tuple[Bilingual, str | Bilingual], ...]
    told = ((_NAMED_AFTER, without), (_UNCLEAR, unclear), (_LOST, left))
    return tuple(remark.filled(names=names) for remark, names in told if names)


def print_names(read: ReadFiles, out: Output) -> None:
    """Print the remarks about the names of organisations."""
    for remark in remarks_on_names(read):
        out.say(remark.vi, remark.en)


def lost(report: Report) -> tuple[Finding, ...]:
    """Return the errors about numbers beside a report that belong to none."""
    beside = (FindingCode.PART_NOT_READ, FindingCode.PART_IS_NO_REPORT, FindingCode.ROW_IS_NO_REPORT)
    return tuple(one for one in report.findings if one.code in beside and one.severity is Severity.ERROR)


def _named_row(name: str, row: Finding) -> Bilingual:
    """Return the name of a lost row with its file, or its place if it has no name."""
    file = name.split(PATH, maxsplit=1)[0]
    place = (row.source and row.source.cell) or "—"
    named = Bilingual(row.text, row.text) if row.text else nouns.part_of_file(place)
    return Bilingual.by_language(lambda lang: PATH.join((file, named[lang])))


def _is_unclear(report: Report) -> bool:
    """Return whether the name of a row is no evidence of an organisation or a field."""
    return any(
        one.code is FindingCode.PART_OF_ORGANISATION and one.severity is not Severity.INFO for one in report.findings
    )


def _named_after(one: ReadResult) -> Organisation:
    return Organisation(PATH.join(filter(None, (one.file.stem, one.part))), Level.AGENCY)


def why_unread(result: ReadResult) -> Bilingual:
    """Return the file that could not be read and the reason, as one sentence."""
    error = result.error
    if isinstance(error, CchcError) and not isinstance(error, MissingExtraError):
        return Bilingual.by_language(error.message)
    name, reason = result.path.name, result.reason or Bilingual("", "")
    return Bilingual(f"{name}: {reason.vi}", f"{name}: {reason.en}")
