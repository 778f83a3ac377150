"""The check of a report against the rules of its framework, and for impossible values and changes."""

from cchc_model.checking.check_findings import (
    determined_blanks,
    failed_rules,
    negative_values,
    outside_validity,
    unfillable_blanks,
    unread_entries,
)
from cchc_model.checking.check_result import CheckResult, Outcome
from cchc_model.checking.over_time import findings_over_time
from cchc_model.framework.evaluation import Known, judge
from cchc_model.framework.framework import Framework
from cchc_model.reports.findings import Finding
from cchc_model.reports.report import Report


def check(report: Report, *, former: Report | None = None, nil_as_zero: bool = False) -> CheckResult:
    """Check a report against the rules of its framework, and for impossible values and changes.

    A rule with a blank operand is unknown, unless the known values decide it. Beyond the rules it reports unreadable
    and negative values, and blanks that only one value or no value can fill. Compared with a former report, it reports
    totals of the year that fell, and changes out of proportion.

    Args:
        report: the report.
        former: the same organisation's report for an earlier period, to compare with.
        nil_as_zero: count `-` and the like as 0. By default nil is not a number.

    Raises:
        InvalidDataError: the former report is of another framework or organisation, or not of an earlier period.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"training_planned": 0, "training_actual": 52})
    >>> for finding in check(report).findings:  # doctest: +ELLIPSIS
    ...     print(finding.severity, finding.rule, finding.message("en"))
    warning part.training_actual “People actually trained” is 52, more than “People to be trained under the plan” (0)...
    """
    framework = report.framework
    values = report.known_values(nil_as_zero=nil_as_zero)
    outcomes = outcomes_of(report, values)
    found = [
        *report.findings,
        *unread_entries(report),
        *negative_values(report),
        *failed_rules(outcomes, report, values),
    ]
    found += outside_validity(report)
    found += [*determined_blanks(outcomes, report, values), *unfillable_blanks(outcomes, report, values)]
    if former is not None:
        found += findings_over_time(report, former, nil_as_zero=nil_as_zero)
    return CheckResult(report, outcomes, worst_first(found, framework), nil_as_zero)


def outcomes_of(report: Report, values: Known) -> tuple[Outcome, ...]:
    """Return the outcome of each rule of a report's framework, for the values that the rules see."""
    framework = report.framework
    return tuple(
        Outcome(rule, judge(rule.relation, values, framework.codes, framework.signed)) for rule in framework.rules
    )


def worst_first(findings: list[Finding], framework: Framework) -> tuple[Finding, ...]:
    """Return findings sorted by severity, then by the place of the first row concerned."""

    def place(finding: Finding) -> tuple[int, int]:
        known = (framework.row(key).number for key in finding.indicators if key in framework)
        return finding.severity.rank, next(known, len(framework.rows) + 1)

    return tuple(sorted(findings, key=place))


def checked(report: Report | CheckResult) -> CheckResult:
    """Return the result that was given, or check a report that was not checked yet, with the default choices."""
    return report if isinstance(report, CheckResult) else check(report)
