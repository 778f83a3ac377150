"""The comparison of two reports of one organisation: its changes, and the figures that it cannot compare."""

from collections.abc import Collection, Iterator

from attrs import field, frozen

from cchc_model.analysis.changes import Change, ChangeKind, rank_of
from cchc_model.analysis.rates import compute_rate
from cchc_model.checking.over_time import findings_over_time, mismatches
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.evaluation import Known
from cchc_model.framework.measures import Time, UnitType
from cchc_model.framework.rows import Indicator, Kind, Rate
from cchc_model.framework.viewable import Viewable
from cchc_model.reports.cells import Status
from cchc_model.reports.findings import Finding
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import Figure
from cchc_model.vietnamese.text import LANGS, Bilingual

_DAMAGED = Bilingual(
    "số liệu của một trong hai báo cáo không đọc được", "one of the two reports has a value that could not be read"
)
_PARTIAL = Bilingual(
    "một trong hai báo cáo chỉ có số liệu của một phần các báo cáo", "one of the two has the total of only some reports"
)
_OTHER_LENGTH = Bilingual(
    "là số phát sinh trong kỳ; hai kỳ báo cáo không cùng độ dài",
    "it counts events of a period, and the two periods differ in length",
)
_OTHER_DAY = Bilingual(
    "là số lũy kế từ đầu năm; hai kỳ thuộc hai năm và không kết thúc cùng thời điểm trong năm",
    "it is a year-to-date total, and the two periods end at different times of different years",
)
_UNDEFINED = Bilingual("mẫu số của một trong hai kỳ bằng 0", "the denominator is 0 in one of the two reports")


@frozen
class NotCompared:
    """A figure that differs, or may differ, and cannot be compared.

    Attributes:
        subject: the indicator or the rate.
        reason: the reason, in both languages.
    """

    subject: Indicator | Rate
    reason: Bilingual


@frozen
class Comparison(Viewable):
    """The changes from one report to another.

    Attributes:
        before: the earlier report, or the former version of the same one.
        after: the later report.
        changes: the indicators that changed, in the framework's order.
        rates: the rates that changed, in the framework's order.
        not_compared: the figures that could not be compared, with the reasons.
        findings: findings about impossible or disproportionate changes since the earlier report.
    """

    before: Report = field(repr=False)
    after: Report = field(repr=False)
    changes: tuple[Change, ...]
    rates: tuple[Change, ...]
    not_compared: tuple[NotCompared, ...] = ()
    findings: tuple[Finding, ...] = ()

    def __repr__(self) -> str:
        counts = {
            "indicators changed": self.changes,
            "rates changed": self.rates,
            "not compared": self.not_compared,
            "findings": self.findings,
        }
        return f"Comparison({', '.join(f'{len(several)} {what}' for what, several in counts.items())})"

    def ranked(self) -> tuple[Change, ...]:
        """Return all changes, the largest first.

        Changes from 0 are first, sorted by difference, because they have no percentage. The others follow, sorted by
        percentage. Answers, and values that appeared or disappeared, are last.
        """
        return tuple(sorted((*self.changes, *self.rates), key=rank_of, reverse=True))


def compare(before: Report, after: Report, *, nil_as_zero: bool = False, blank_as_zero: bool = False) -> Comparison:
    """Compare two reports of one organisation.

    Flows are compared only between periods of one kind. Totals of the year are compared only within a year, or
    between periods that end in the same month. Stocks, answers and percentages of flows are always compared.
    Without periods all figures are compared. A value that appeared or disappeared is a change, whatever the periods
    are. A value that could not be read, a total of only some reports, or a rate with the denominator 0 in one report
    is not compared.

    Args:
        before: the earlier report, or the former version of the same one.
        after: the later report.
        nil_as_zero: count `-` and the like as 0.
        blank_as_zero: count empty cells as 0.

    Raises:
        InvalidDataError: the reports are of two frameworks or organisations, or the first ends after the second.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> before = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 40, "plan_tasks_completed": 8})
    >>> later = {"plan_tasks": 40, "plan_tasks_completed": 10, "survey_forms": 0}
    >>> after = Report.from_values(SOC_TRANG_DISTRICT, later)
    >>> for change in compare(before, after).ranked():
    ...     print(change.message("en"))
    “Completion rate of the annual PAR plan, computed” rose from 20.00% to 25.00% (by 5 percentage points).
    “Tasks of the plan completed” rose from 8 to 10 (by 2, or 25%).
    “Survey forms” had no value and is now 0.
    """
    problems = list(mismatches(after, before))
    if before.period and after.period and before.period.end > after.period.end:
        vi, en = ([one.period.label(lang) for one in (before, after) if one.period] for lang in LANGS)
        why = Bilingual(
            f"“{vi[0]}” kết thúc sau “{vi[1]}”; đề nghị đưa báo cáo kỳ trước ở vị trí thứ nhất",
            f"{en[0]!r} ends after {en[1]!r}; give the earlier report first",
        )
        problems.append(Problem.at(nouns.OF_PERIOD, why))
    if problems:
        raise InvalidDataError(nouns.COMPARISON, problems)
    zeros = {"nil_as_zero": nil_as_zero, "blank_as_zero": blank_as_zero}
    pair = _Pair(before, after, *(report.known_values(**zeros) for report in (before, after)))
    compared = [*pair.indicators(), *pair.rates()]
    changes = [one for one in compared if isinstance(one, Change)]
    same_period = before.period is not None and after.period is not None and before.period.end == after.period.end
    return Comparison(
        before,
        after,
        tuple(change for change in changes if isinstance(change.subject, Indicator)),
        tuple(change for change in changes if isinstance(change.subject, Rate)),
        tuple(one for one in compared if isinstance(one, NotCompared)),
        () if same_period else tuple(findings_over_time(after, before, **zeros)),
    )


@frozen
class _Pair:
    """Two reports under comparison, with their values for formulas."""

    before: Report
    after: Report
    then: Known
    now: Known

    def indicators(self) -> Iterator[Change | NotCompared]:
        for key, indicator in self.after.framework.indicators.items():
            before, after = self.then[key], self.now[key]
            old, new = self.before.entries[key], self.after.entries[key]
            if before == after and (before is not None or old == new):
                continue
            if Status.DAMAGED in (old.status, new.status):
                yield NotCompared(indicator, _DAMAGED)
            elif old.coverage or new.coverage:
                yield NotCompared(indicator, _PARTIAL)
            elif before is not None or after is not None:
                yield self._change(
                    indicator, before, after, {indicator.time}, share=not isinstance(indicator.measure, UnitType)
                )

    def rates(self) -> Iterator[Change | NotCompared]:
        for rate in self.after.framework.rates:
            before, after = compute_rate(rate, self.then), compute_rate(rate, self.now)
            if before.value == after.value:
                continue
            entries = [one.entries[key] for one in (self.before, self.after) for key in rate.operands]
            if any(entry.status is Status.DAMAGED for entry in entries):
                yield NotCompared(rate, _DAMAGED)
                continue
            if any(entry.coverage for entry in entries):
                yield NotCompared(rate, _PARTIAL)
                continue
            if any(one.value is None and not one.missing for one in (before, after)):
                yield NotCompared(rate, _UNDEFINED)
                continue
            times = {self.after.framework.indicators[key].time for key in rate.operands}
            yield self._change(rate, before.percent, after.percent, times, share=times == {Time.FLOW})

    def _change(
        self,
        subject: Indicator | Rate,
        before: Figure | None,
        after: Figure | None,
        times: set[Time],
        *,
        share: bool,
    ) -> Change | NotCompared:
        if before is None or after is None:
            kind = ChangeKind.APPEARED if before is None else ChangeKind.DISAPPEARED
        else:
            reason = unlike(self.before.period, self.after.period, times, share=share)
            if reason is not None:
                return NotCompared(subject, reason)
            kind = ChangeKind.ROSE if after > before else ChangeKind.FELL
            if isinstance(subject, Indicator) and subject.kind is Kind.CODED:
                kind = ChangeKind.ANSWERED_DIFFERENTLY
        return Change(subject, kind, before, after, self.after.framework)


def unlike(
    before: ReportingPeriod | None, after: ReportingPeriod | None, times: Collection[Time], *, share: bool
) -> Bilingual | None:
    """Return the reason against comparing figures of these times between two periods, or None.

    Args:
        before: the earlier period, if known.
        after: the later period, if known.
        times: the times of the figures, several for a rate.
        share: True for an answer, a percentage or a rate of flows, which does not depend on the length of a period.
    """
    if before is None or after is None:
        return None
    if Time.YTD in times and before.year != after.year and before.last_month != after.last_month:
        return _OTHER_DAY
    return _OTHER_LENGTH if Time.FLOW in times and not share and before.kind is not after.kind else None
