"""The command `consolidate`: many annexes as one, with the items left out and the reasons."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from cchc_model.analysis.consolidation.consolidation import Consolidation, consolidate
from cchc_model.analysis.consolidation.figures import ConsolidatedRate
from cchc_model.annexes.given_texts import Letterhead
from cchc_model.checking.check import check
from cchc_model.cli.check import OK, warn_of_losses
from cchc_model.cli.expected import known_expected
from cchc_model.cli.folders import (
    INCOMPLETE,
    NOT_READ,
    ReadFiles,
    UnreadFile,
    is_folder,
    named_reports,
    print_names,
    read_files,
    refuse_repeated,
    remarks_on_names,
)
from cchc_model.cli.given import Given
from cchc_model.cli.output import Column, Output, counted, write_annex
from cchc_model.cli.reports import IS_SOURCE
from cchc_model.errors import ReadError
from cchc_model.framework.wording import row_numbers
from cchc_model.reports.entries import Leftover
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.report import Report
from cchc_model.vietnamese.formatting import printed
from cchc_model.vietnamese.text import Bilingual

_NEEDS_TARGET = Bilingual("chỉ dùng cùng -o, với tệp .docx", "applies with -o and a .docx file only")
_IN_FOLDER = Bilingual(
    "nằm trong chính thư mục {folder} chứa các phụ lục; đề nghị ghi ra thư mục khác",
    "it is in the folder {folder} that is read; write to another folder",
)
_RATES: Final[list[Column]] = [
    (Bilingual("Tỷ lệ", "Rate"), "wide"),
    (Bilingual("Tử số", "Numerator"), "right"),
    (Bilingual("Mẫu số", "Denominator"), "right"),
    (Bilingual("Tỷ lệ chung", "Overall rate"), "right"),
    (Bilingual("Số báo cáo", "Reports"), "right"),
]


@frozen(kw_only=True)
class ConsolidatedFiles:
    """The consolidation of files.

    Attributes:
        consolidation: the consolidation; None if no file could be read.
        findings: the findings of the consolidated report.
        names: the remarks about the names of organisations.
        unread: the files that were not read.
    """

    consolidation: Consolidation | None = None
    findings: tuple[Finding, ...] = ()
    names: tuple[Bilingual, ...] = ()
    unread: tuple[UnreadFile, ...] = ()


def run_consolidate(  # noqa: PLR0913 what the caller gave on the command line
    files: Sequence[str],
    given: Given,
    out: Output,
    *,
    organisation: Organisation | None,
    letterhead: Letterhead | None,
    template: str | None,
    target: str | None,
    partial: bool,
    jobs: int | None = None,
    nil_as_zero: bool = False,
) -> int:
    """Consolidate annexes; a file that cannot be read is told and costs only itself.

    Args:
        files: the files and folders.
        given: the framework, and what the caller says of the annexes.
        out: the output to print to.
        organisation: the organisation of the consolidated annex.
        letterhead: the texts around the table of a written document.
        template: the file of its template.
        target: the file for the consolidated annex, if any.
        partial: True to include figures that only a part of the reports has.
        jobs: the number of processes that read.
        nil_as_zero: True to read `-` and similar marks as 0.

    Returns:
        0, 1 if some file or a part of it could not be read, or 2 if none could.

    Raises:
        ReadError: the consolidated annex cannot be written.
    """
    for option, said in (("--letterhead", letterhead), ("--template", template)):
        if target is None and said is not None:
            raise ReadError(option, _NEEDS_TARGET)
    if not out.as_json:
        out.check_tables()
    read = read_files(files, given, out, jobs=jobs)
    if not read.reports:
        if out.as_json:
            out.result(ConsolidatedFiles(unread=read.unread()))
        else:
            read.print_summary(out)
        return NOT_READ
    reports = named_reports(read)
    refuse_repeated(reports)
    known = [report.organisation for report in reports.values() if report.organisation is not None]
    present, missing = known_expected(given.expected, known)
    whole = consolidate(reports.values(), expected=[*present, *missing], nil_as_zero=nil_as_zero)
    report = _with_unread(whole.report(organisation=organisation, partial=partial), read)
    if target is not None:
        _check_target(target, files, read)
        write_annex(report, target, letterhead, out.lang, template)
    if out.as_json:
        names, unread = remarks_on_names(read), read.unread()
        out.result(ConsolidatedFiles(consolidation=whole, findings=report.findings, names=names, unread=unread))
        return INCOMPLETE if read.incomplete else OK
    _print(whole, report, read, out)
    _print_gaps(whole, read, reports, out, partial=partial)
    warn_of_losses({read.name_of(path): check(one, nil_as_zero=nil_as_zero) for path, one in reports.items()}, out)
    if target is not None:
        out.say(f"Đã ghi {target}.", f"Written: {target}.")
    return INCOMPLETE if read.incomplete else OK


def _with_unread(report: Report, read: ReadFiles) -> Report:
    """Return a consolidated report that says which files it lacks, in a finding and in a line below its table.

    Above the table, the name of a file could be read as the organisation or the period.
    """
    if not read.broken:
        return report
    names = ", ".join(f"“{read.name_of(one.path)}”" for one in read.broken)
    words = {"names": Bilingual(names, names)}
    finding = make_finding(FindingCode.FILES_NOT_READ, words=words, figures={"count": len(read.broken)})
    note = Leftover(finding.message("vi"), after=report.framework.rows[-1].id)
    return evolve(report, findings=(finding, *report.findings), leftovers=(*report.leftovers, note))


def _print(whole: Consolidation, report: Report, read: ReadFiles, out: Output) -> None:
    read.print_summary(out)
    print_names(read, out)
    who = len(whole.organisations)
    when = ", ".join(period.label(out.lang) for period in whole.periods if period is not None)
    when = f" ({when})" if when else ""
    values, all_ = sum(value is not None for value in report.values.values()), len(report.values)
    out.say(
        f"Tổng hợp {who} cơ quan{when}: {values}/{all_} chỉ tiêu có số liệu.",
        f"Consolidated {counted(who, 'organisation', 'organisations')}{when}: "
        f"{values} of {all_} indicators have a value.",
    )
    for finding in report.findings:
        rows = row_numbers(report.framework, finding.indicators)
        where = f" [{rows}]" if rows else ""
        out.say(f"- {finding.message('vi')}{where}", f"- {finding.message('en')}{where}")
    known = [rate for rate in whole.rates.values() if rate.value is not None]
    if known:
        out.say("", "")
        out.table(_RATES, [_rate_row(rate, out) for rate in known])


def _print_gaps(
    whole: Consolidation, read: ReadFiles, reports: Mapping[Path, Report], out: Output, *, partial: bool
) -> None:
    """Print the figures that each report lacks and others have, so the user can ask the organisation."""
    framework = next(iter(reports.values())).framework
    gaps = [key for key, figure in whole.figures.items() if figure.coverage.reported and not figure.coverage.complete]
    for path, report in reports.items():
        lacking = [key for key in gaps if report.values[key] is None]
        if lacking:
            file = read.name_of(path)
            rows, name = row_numbers(framework, lacking), report.organisation.name if report.organisation else file
            out.say(
                f"- {name} ({file}) thiếu số liệu của {len(lacking)} chỉ tiêu: dòng {rows} của biểu mẫu.",
                f"- {name} ({file}) lacks {len(lacking)} figures that others have: rows {rows} of the form.",
            )
    if gaps and not partial:
        out.say(
            "- Dùng --partial để lấy cả tổng của những báo cáo có số liệu; mỗi tổng ghi rõ số báo cáo.",
            "- Use --partial to include totals of only the reports with a value; each states their number.",
        )


def _check_target(target: str, files: Sequence[str], read: ReadFiles) -> None:
    """Check that the consolidated annex is none of its sources and not in a folder that was read.

    Raises:
        ReadError: it is.
    """
    path = Path(target).resolve()
    for folder in filter(is_folder, files):
        if path.parent == Path(folder).resolve():
            raise ReadError(target, _IN_FOLDER.filled(folder=Path(folder).name or folder))
    if path in (one.file.resolve() for one in read.results if one.report is not None):
        raise ReadError(target, IS_SOURCE)


def _rate_row(rate: ConsolidatedRate, out: Output) -> tuple[str, ...]:
    parts = (rate.numerator, rate.denominator)
    shown = ("" if part is None else printed(part, out.lang) for part in parts)
    return rate.rate.name[out.lang], *shown, rate.text(out.lang), str(rate.coverage)
