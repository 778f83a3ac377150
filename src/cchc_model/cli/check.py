"""The command `check`: the findings of an annex by section, with suspects and their possible values."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from cchc_model.checking.check import check
from cchc_model.checking.check_result import CheckResult
from cchc_model.checking.suspects.conflicts import Conflict
from cchc_model.checking.suspects.locate import locate_errors
from cchc_model.checking.suspects.wording import SUSPECTS, conflict_of, same_cause, suspects_in_words
from cchc_model.cli.given import Given
from cchc_model.cli.output import UNLIMITED, Column, Output, counted
from cchc_model.framework.evaluation import Verdict
from cchc_model.framework.severity import Severity
from cchc_model.framework.wording import row_numbers
from cchc_model.io.folder import LeftOut
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.errors import CchcError
from cchc_model.vietnamese.text import Bilingual, Lang

OK = 0
ERRORS_FOUND = 1

_MORE = Bilingual("{more} khả năng khác (xem --json)", "{more} other possibilities (see --json)")
_COLUMNS: Final[list[Column]] = [
    (Bilingual("Mức", "Severity"), "left"),
    (Bilingual("Dòng biểu mẫu", "Form row"), "right"),
    (Bilingual("Ô", "Cell"), "left"),
    (Bilingual("Điểm cần kiểm tra", "Finding"), "wide"),
]
_ROOM_FOR_FIVE = 110
_GENERAL = Bilingual("Chung", "General")


@frozen(kw_only=True)
class CheckedFile:
    """A file that was checked, or the reason why it was not.

    Attributes:
        path: the file.
        check: the result of the check; None if the file was not read.
        conflicts: the values that are probably wrong.
        error: the reason why the file could not be read.
        left_out: the reason why the item of a folder was not read.
        same_as: an earlier file of the same organisation and period with the same values.
    """

    path: Path
    check: CheckResult | None = None
    conflicts: tuple[Conflict, ...] = ()
    error: CchcError | OSError | None = None
    left_out: LeftOut | None = None
    same_as: Path | None = None


def run_check(file: str, given: Given, out: Output, *, former: str | None = None, nil_as_zero: bool = False) -> int:
    """Check an annex and print its findings by section.

    JSON contains findings, outcomes, conflicts and completeness.

    Args:
        file: the annex.
        given: the framework, and what the caller says of the annex.
        out: the output to print to.
        former: an annex of an earlier period for comparison.
        nil_as_zero: True to read `-` and similar marks as 0.

    Returns:
        1 with findings of severity ERROR, else 0.
    """
    report = given.read(file)
    earlier = None if former is None else given.read_former(former)
    result = check(report, former=earlier, nil_as_zero=nil_as_zero)
    conflicts = locate_errors(report, nil_as_zero=nil_as_zero)
    if out.as_json:
        out.result(CheckedFile(path=Path(file), check=result, conflicts=conflicts))
    else:
        _print_check(report, result, conflicts, out)
    return ERRORS_FOUND if result.worst() is Severity.ERROR else OK


def warn_of_errors(results: Mapping[str, CheckResult], out: Output) -> None:
    """Print that computed figures may be wrong if annexes have errors; results by the names of their files."""
    wrong = [name for name, result in results.items() if result.worst() is Severity.ERROR]
    if wrong:
        names = ", ".join(wrong)
        out.say(
            f"\nPhụ lục {names} còn lỗi nên kết quả trên có thể sai; chạy “cchc check” để xem lỗi.",
            f"\n{names}: errors in the annexes may make this result wrong; run `cchc check` to see them.",
        )


def warn_of_losses(results: Mapping[str, CheckResult], out: Output) -> None:
    """Print which annexes may make computed figures wrong, or have numbers that are in no computed figure."""
    warn_of_errors(results, out)
    beside = [name for name, result in results.items() if _has_numbers_beside(result)]
    if beside:
        names = ", ".join(beside)
        out.say(
            f"\nPhụ lục {names} có số liệu không thuộc chỉ tiêu nào của khung nên không có trong kết quả trên; chạy "
            "“cchc check” để xem.",
            f"\n{names}: numbers that belong to no indicator of the framework are not in this result; run `cchc check` "
            "to see them.",
        )


_BESIDE = (FindingCode.SHEET_NOT_READ, FindingCode.COLUMN_NOT_READ)


def _has_numbers_beside(result: CheckResult) -> bool:
    """Return whether an annex has numbers at rows outside the framework, or in a column or sheet that may count."""
    if any(holds_number(one.value) for one in result.report.leftovers):
        return True
    return any(one.code in _BESIDE and one.severity is not Severity.INFO for one in result.findings)


def _print_check(report: Report, result: CheckResult, conflicts: Sequence[Conflict], out: Output) -> None:
    out.check_tables()
    has_room = _ROOM_FOR_FIVE <= out.width() < UNLIMITED
    printed_conflicts: set[int] = set()
    for title, findings in _by_section(report, result, out.lang):
        out.say(title, title)
        rows = []
        for finding in findings:
            numbers = row_numbers(report.framework, finding.indicators)
            cell = _cell(finding.source)[out.lang]
            suspects = _suspects(conflict_of(finding, conflicts), printed_conflicts, report, out.lang)
            rows.append((finding.severity, numbers, cell, finding.message(out.lang), suspects))
        if has_room and any(row[-1] for row in rows):
            out.table([*_COLUMNS, (SUSPECTS, "wide")], rows)
        else:
            out.table(_COLUMNS, [(*row[:3], _under(row[3], row[4], out.lang)) for row in rows])
        out.say("", "")
    _print_rules(report, result, out)
    _print_sums(report, result, out)


def _print_rules(report: Report, result: CheckResult, out: Output) -> None:
    """Print the ids of the rules that findings name, with the command that explains one."""
    named = {finding.rule: finding for finding in result.findings if finding.rule}
    if not named:
        return
    out.say("Quy tắc của các điểm cần kiểm tra nêu trên:", "Rules of the findings above:")
    for rule, finding in named.items():
        rows = row_numbers(report.framework, finding.indicators)
        out.say(f"  {rule}: dòng {rows} của biểu mẫu", f"  {rule}, rows of the form: {rows}")
    out.say(
        "Xem nội dung, lý do: cchc explain QUY_TẮC (kèm --framework nếu có dùng)\n",
        "Statement and reason: cchc explain RULE (with --framework, if it was given)\n",
    )


def _under(sentence: str, suspects: str, lang: Lang) -> str:
    """Return a sentence with any suspects below it, for a screen too narrow for a column of suspects."""
    return f"{sentence}\n{SUSPECTS[lang]}: {suspects}" if suspects else sentence


def _by_section(report: Report, result: CheckResult, lang: Lang) -> Iterator[tuple[str, list[Finding]]]:
    """Yield the general findings, then those of each section with its name and completeness, worst first."""
    general = [f for f in result.findings if not f.indicators]
    if general:
        yield _GENERAL[lang], general
    for part in result.completeness:
        section = part.section
        own = [f for f in result.findings if f.indicators and _section(report, f) == section.id]
        if own:
            filled = Bilingual("chỉ tiêu có số liệu", "indicators have a value")[lang]
            position = report.framework.row(section).position
            yield f"{position}. {section.name[lang]} ({part.reported}/{part.indicators} {filled})", own


def _section(report: Report, finding: Finding) -> str:
    return report.framework.row(finding.indicators[0]).section


def _suspects(conflict: Conflict | None, printed_conflicts: set[int], report: Report, lang: Lang) -> str:
    """Return the suspects of a conflict, given once for all findings of the conflict."""
    if conflict is None:
        return ""
    if id(conflict) in printed_conflicts:
        return same_cause(conflict, report)[lang]
    printed_conflicts.add(id(conflict))

    def cell(key: str) -> str:
        return _cell(report.entries[key].source)[lang]

    return suspects_in_words(conflict, report, cell, _MORE)[lang]


def _cell(source: Source | None) -> Bilingual:
    return nouns.part_of_file((source and source.cell) or "")


def _print_sums(report: Report, result: CheckResult, out: Output) -> None:
    counts: Mapping[Severity, int] = {s: sum(f.severity is s for f in result.findings) for s in Severity}
    values = sum(part.reported for part in result.completeness)
    aside = sum(bool(leftover.value) for leftover in report.leftovers)
    out.say(
        f"Đã đọc số liệu của {values}/{len(report.values)} chỉ tiêu; {aside} giá trị ở dòng ngoài khung. "
        f"{counts[Severity.ERROR]} lỗi, "
        f"{counts[Severity.WARNING]} cảnh báo, {counts[Severity.INFO]} lưu ý.",
        f"Read values of {values} of {len(report.values)} indicators; "
        f"{counted(aside, 'value is a leftover', 'values are leftovers')}. "
        f"{counted(counts[Severity.ERROR], 'error', 'errors')}, "
        f"{counted(counts[Severity.WARNING], 'warning', 'warnings')}, "
        f"{counted(counts[Severity.INFO], 'note', 'notes')}.",
    )
    verdicts = ", ".join(f"{result.count(verdict)} {verdict.label[out.lang]}" for verdict in Verdict)
    out.say(
        f"{len(result.outcomes)} quy tắc: {verdicts}.", f"{counted(len(result.outcomes), 'rule', 'rules')}: {verdicts}."
    )
