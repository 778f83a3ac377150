"""The command `check` for several files: one line per file or per finding, the files not read or left out, a count."""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve

from cchc_model.checking.check import check
from cchc_model.checking.check_result import CheckResult
from cchc_model.checking.suspects.locate import locate_errors
from cchc_model.cli.check import ERRORS_FOUND, OK, CheckedFile
from cchc_model.cli.expected import print_missing
from cchc_model.cli.folders import NOT_READ, ReadFiles, lost, read_files
from cchc_model.cli.given import Given
from cchc_model.cli.output import Column, Output
from cchc_model.framework.severity import Severity
from cchc_model.reports.findings import Finding
from cchc_model.reports.layout import PATH
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual, Lang, one_line

_COLUMNS: Final[list[Column]] = [
    (Bilingual("Tệp", "File"), "wide"),
    (Bilingual("Cơ quan", "Organisation"), "wide"),
    (Bilingual("Kỳ", "Period"), "wide"),
    (Bilingual("Số liệu", "Values"), "right"),
    (Bilingual("Lỗi", "Errors"), "right"),
    (Bilingual("Cảnh báo", "Warnings"), "right"),
]
_UNREAD = "not_read"
"""The id of a file that could not be read, among those of rules and kinds of findings."""
_SAME = "same_report"
"""The id of a file with the report of another one, likewise."""
_COPY = Bilingual(
    "cùng cơ quan, cùng kỳ, cùng số liệu với {name}", "has the same organisation, period and figures as {name}"
)


def run_check_files(  # noqa: PLR0913 what the caller gave on the command line
    files: Sequence[str],
    given: Given,
    out: Output,
    *,
    short: bool = False,
    former: str | None = None,
    jobs: int | None = None,
    nil_as_zero: bool = False,
) -> int:
    """Check files and every file of folders; with JSON, print one line per file and per item left out.

    Args:
        files: the files and folders.
        given: the framework, and what the caller says of the annexes.
        out: the output to print to.
        short: True to print one line per finding; the count of files is then printed to the standard error.
        former: an annex of an earlier period, for a single file.
        jobs: the number of processes that read.
        nil_as_zero: True to read `-` and similar marks as 0.

    Returns:
        0 if every file was read and has no finding of severity ERROR, 2 if none could be read, else 1.
    """
    if not out.as_json and not short:
        out.check_tables()
    read = read_files(files, given, out, jobs=jobs)
    earlier = None if former is None else given.read_former(former)
    checked = {path: check(report, former=earlier, nil_as_zero=nil_as_zero) for path, report in read.reports.items()}
    if out.as_json:
        _print_json(read, checked, out, nil_as_zero=nil_as_zero)
    else:
        _print_short(read, checked, out) if short else _print_table(read, checked, out)
        summary = evolve(out, stream=sys.stderr) if short else out
        if not short:
            _print_copies(read, out)
            _print_lost(read, out)
        if not short or len(read.results) != 1:
            read.print_summary(summary)
        print_missing(given.expected, [one.organisation for one in read.reports.values() if one.organisation], summary)
    if not checked:
        return NOT_READ
    wrong = any(found.worst() is Severity.ERROR for found in checked.values())
    return ERRORS_FOUND if wrong or read.broken else OK


def _print_json(read: ReadFiles, checked: Mapping[Path, CheckResult], out: Output, *, nil_as_zero: bool) -> None:
    for one in read.unread(broken=False):
        out.result_line(CheckedFile(path=one.path, left_out=one.left_out))
    copies = _copies(read)
    for result in read.results:
        found = checked.get(result.path)
        conflicts = () if found is None else locate_errors(found.report, nil_as_zero=nil_as_zero)
        same = copies.get(result.path)
        line = CheckedFile(path=result.path, check=found, conflicts=conflicts, error=result.error, same_as=same)
        out.result_line(line)


def _copies(read: ReadFiles) -> Mapping[Path, Path]:
    """Return the files with the organisation, the period and the values of an earlier one, each with that one."""
    first: dict[object, Path] = {}
    copies = {}
    for path, report in read.reports.items():
        if any(value is not None for value in report.values.values()):  # blank forms are alike
            earlier = first.setdefault((report.organisation, report.period, report.values), path)
            if earlier is not path:
                copies[path] = earlier
    return copies


def _print_copies(read: ReadFiles, out: Output) -> None:
    for path, earlier in _copies(read).items():
        said, name = _COPY.filled(name=read.name_of(earlier)), read.name_of(path)
        out.say(f"Cảnh báo: {name} {said.vi}.", f"Warning: {name} {said.en}.")


def _print_lost(read: ReadFiles, out: Output) -> None:
    """Print the sentence of each error about numbers that belong to no report, because `--parts` reads the others."""
    for path, report in read.reports.items():
        file = read.name_of(path).split(PATH, maxsplit=1)[0]
        for finding in lost(report):
            said = f"{file}: {one_line(finding.message(out.lang))}"
            out.say(f"Lỗi: {said}", f"Error: {said}")


def _print_table(read: ReadFiles, checked: Mapping[Path, CheckResult], out: Output) -> None:
    if checked:
        rows = [_row(read.name_of(path), read.reports[path], found, out.lang) for path, found in checked.items()]
        out.table(_COLUMNS, rows)
        out.say("", "")


def _row(name: str, report: Report, found: CheckResult, lang: Lang) -> Sequence[str]:
    counts = Counter(finding.severity for finding in found.findings)
    return (
        name,
        report.organisation.name if report.organisation else "",
        report.period.label(lang) if report.period else "",
        f"{sum(part.reported for part in found.completeness)}/{len(report.values)}",
        str(counts[Severity.ERROR]),
        str(counts[Severity.WARNING]),
    )


def _print_short(read: ReadFiles, checked: Mapping[Path, CheckResult], out: Output) -> None:
    """Print a line per finding, in the order of the files, as compilers print them."""
    copies = _copies(read)
    for result in read.results:
        if result.path in copies:
            same = _COPY.filled(name=read.name_of(copies[result.path]))[out.lang]
            out.text(f"{result.path}: {Severity.WARNING.name} {_SAME} {same}\n")
        if result.reason is not None:
            why = one_line(result.reason[out.lang])
            out.text(f"{result.path}: {Severity.ERROR.name} {_UNREAD} {why}\n")
        else:
            for finding in checked[result.path].findings:
                out.text(f"{result.path}:{_short(finding, out.lang)}\n")


def _short(finding: Finding, lang: Lang) -> str:
    """Return the cell, the severity, the id of the rule or the kind, and the message of a finding."""
    source = finding.source
    cell = "" if source is None else source.cell or str(source.row or "")
    sheet = f"{source.table}!" if source is not None and source.table and cell else ""
    where = f"{sheet}{cell}: " if cell else " "
    return f"{where}{finding.severity.name} {finding.rule or finding.code.value} {one_line(finding.message(lang))}"
