"""The command `check` for a Parquet file: one line per rule that a report breaks, and the failed outcomes."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

from attrs import field, frozen

from cchc_model.cli.check import ERRORS_FOUND, OK
from cchc_model.cli.output import Column, Output, counted
from cchc_model.errors import InvalidDataError, ReadError
from cchc_model.frames import KEYS, check_frame, check_summary
from cchc_model.frames.requirement import require_narwhals
from cchc_model.framework.evaluation import Verdict
from cchc_model.framework.framework import Framework
from cchc_model.framework.severity import Severity
from cchc_model.reports.periods import PeriodKind, ReportingPeriod
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.formatting import finite_decimal, format_number, printed
from cchc_model.vietnamese.text import Bilingual, Lang

_RULES: Final[list[Column]] = [
    (Bilingual("Quy tắc", "Rule"), "left"),
    (Bilingual("Mức", "Severity"), "left"),
    (Bilingual("Thỏa mãn", "Passed"), "right"),
    (Bilingual("Vi phạm", "Failed"), "right"),
    (Bilingual("Chưa đủ số liệu", "Unknown"), "right"),
    (Bilingual("Không áp dụng", "Not applicable"), "right"),
]
_ROWS: Final[list[Column]] = [
    (Bilingual("Cơ quan", "Organisation"), "wide"),
    (Bilingual("Kỳ", "Period"), "wide"),
    (Bilingual("Quy tắc", "Rule"), "left"),
    (Bilingual("Vế trái (ít nhất)", "Left (at least)"), "right"),
    (Bilingual("Vế phải (ít nhất)", "Right (at least)"), "right"),
]
_DAMAGED = Bilingual(
    "tệp Parquet bị hỏng hoặc chưa tải xong; đề nghị xuất lại", "the file is damaged or incomplete; export it again"
)
_MOST_ROWS = 20
"""Maximum number of failed outcomes shown; `--json` and `check_frame` return all."""


@frozen(kw_only=True)
class FrameOutcome:
    """A violated rule, or a number that a report must not have, of one row of a frame.

    Attributes:
        framework: the id of the framework that the row names.
        framework_version: its version.
        organisation: the name of the organisation.
        level: its level.
        code: its code.
        parent: the name of the organisation above it.
        parent_level: its level.
        parent_code: its code.
        grandparent: the name of the organisation above the parent.
        grandparent_level: its level.
        grandparent_code: its code.
        year: the year.
        period_kind: the kind of the period.
        period_number: its number within the year.
        rule: the id of the rule; `value.<column>` or `negative.<indicator>` for a number that a report must not have.
        severity: the severity.
        verdict: the verdict.
        left: the least possible left side, or the number, times `left_over`.
        left_over: the denominator of the left side.
        right: the least possible right side times `right_over`.
        right_over: the denominator of the right side.
    """

    framework: str | None
    framework_version: str | None
    organisation: str | None
    level: str | None
    code: str | None
    parent: str | None
    parent_level: str | None
    parent_code: str | None
    grandparent: str | None
    grandparent_level: str | None
    grandparent_code: str | None
    year: int | None
    period_kind: str | None
    period_number: int | None
    rule: str
    severity: Severity = field(converter=Severity)
    verdict: Verdict = field(converter=Verdict)
    left: int | None
    left_over: int | None
    right: int | None
    right_over: int | None


def run_check_frame(file: str, framework: Framework, out: Output) -> int:
    """Check a Parquet file of many reports.

    With JSON, print a line with the counts, then one line per failed outcome or value that a report must not have.

    Returns:
        0 without outcomes of severity ERROR that failed and without damaged or negative numbers, else 1.

    Raises:
        MissingExtraError: narwhals is not installed.
        ReadError: the file is not a Parquet file, or no engine that reads one is installed.
        InvalidDataError: the columns are not those of a frame of reports.
    """
    require_narwhals()
    from cchc_model.frames.files import is_engines_own, rows, scanned

    if not out.as_json:
        out.check_tables()
    frame = scanned(file)
    try:
        summary = check_summary(frame, framework=framework)
        found = rows(check_frame(frame, framework=framework, keys=KEYS))
    except Exception as error:
        if not is_engines_own(error):
            raise
        raise ReadError(file, _DAMAGED) from error
    if out.as_json:
        out.result_line(summary)
        for row in found:
            out.result_line(FrameOutcome(**row))
    else:
        failed = [s for s in summary.rules if s.failed]
        if failed:
            lines = ((s.passed, s.failed, s.unknown, s.not_applicable) for s in failed)
            named = ((s.rule.id, s.rule.severity) for s in failed)
            out.table(_RULES, [(*name, *map(str, line)) for name, line in zip(named, lines, strict=True)])
            out.say("", "")
        _print_rows(found, out)
        damaged, negative = sum(summary.damaged.values()), sum(summary.negative.values())
        out.say(
            f"{summary.reports} báo cáo; {len(failed)}/{len(summary.rules)} quy tắc bị vi phạm ở ít nhất một báo cáo; "
            f"{damaged} giá trị ngoài giới hạn, {negative} số âm.",
            f"{counted(summary.reports, 'report', 'reports')}; {len(failed)} of "
            f"{counted(len(summary.rules), 'rule', 'rules')} violated in at least one; "
            f"{counted(damaged, 'value', 'values')} out of range, "
            f"{counted(negative, 'negative number', 'negative numbers')}.",
        )
    return ERRORS_FOUND if summary.worst() is Severity.ERROR else OK


def _print_rows(found: Iterator[dict[str, Any]], out: Output) -> None:
    shown = [row for row, _ in zip(found, range(_MOST_ROWS), strict=False)]
    if not shown:
        return
    out.table(_ROWS, [_row(row, out.lang) for row in shown])
    more = sum(1 for _ in found)
    if more:
        out.say(f"… và {more} dòng khác (xem --json)", f"… and {more} more (see --json)")
    out.say("", "")


def _row(row: dict[str, Any], lang: Lang) -> tuple[str, ...]:
    period = _period(row)
    sides = (_side(row["left"], row["left_over"], lang), _side(row["right"], row["right_over"], lang))
    return (row["organisation"] or "", "" if period is None else period.label(lang), row["rule"], *sides)


def _period(row: dict[str, Any]) -> ReportingPeriod | None:
    year, kind, number = row["year"], row["period_kind"], row["period_number"]
    try:
        return ReportingPeriod(year, PeriodKind(kind), number)
    except (InvalidDataError, ValueError):  # a row may say anything
        return None


def _side(above: int | None, below: int | None, lang: Lang) -> str:
    if above is None:
        return ""
    exact = Fraction(above, below or 1)
    try:
        return format_number(finite_decimal(exact), lang=lang)
    except InvalidNumberError:  # a fraction without end, such as 1/3
        return printed(exact, lang)
