"""The result of a check: the outcome of every rule, the completeness, and the findings, worst first."""

import functools
from collections import Counter
from collections.abc import Mapping

from attrs import field, frozen

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.evaluation import Judgement, Known, Verdict
from cchc_model.framework.rows import Section
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity
from cchc_model.framework.viewable import Viewable
from cchc_model.reports.cells import Status
from cchc_model.reports.findings import Finding, by_row
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns


@frozen
class Outcome:
    """The outcome of one rule on a report.

    Attributes:
        rule: the rule.
        judgement: the verdict and the possible values of both sides.
    """

    rule: Rule
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        """The verdict: passed, failed, unknown or not applicable."""
        return self.judgement.verdict

    @property
    def missing(self) -> tuple[str, ...]:
        """The ids of the operands without a value. The rule may be decided nevertheless."""
        return self.judgement.missing

    @property
    def forced(self) -> tuple[str, int] | None:
        """The only missing operand and the one value with which the rule holds, if there is just one.

        A rule that only usually holds determines no value.
        """
        return self.judgement.forced if self.rule.severity is Severity.ERROR else None


@frozen
class Completeness:
    """The completeness of a section: the number of its indicators per status.

    Attributes:
        section: the section.
        statuses: the number of indicators with each status.
    """

    section: Section
    statuses: Mapping[Status, int] = field(hash=False)

    @property
    def indicators(self) -> int:
        """The number of indicators in the section."""
        return sum(self.statuses.values())

    @property
    def reported(self) -> int:
        """The number of indicators with a value."""
        return self.statuses[Status.REPORTED]


@frozen
class CheckResult(Viewable):
    """The result of checking a report; writers, pages and templates take it in place of the report.

    Attributes:
        report: the report that was checked.
        outcomes: one for each rule of the framework, in its order.
        findings: the findings of reading and checking, worst first, then in the order of the annex.
        nil_as_zero: True if `-` and the like counted as 0.
    """

    report: Report = field(repr=False)
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    nil_as_zero: bool = False

    @functools.cached_property
    def completeness(self) -> tuple[Completeness, ...]:
        """The completeness of each section, in their order."""
        return completeness(self.report)

    @property
    def values(self) -> Known:
        """The values that the rules saw, by indicator."""
        return self.report.known_values(nil_as_zero=self.nil_as_zero)

    def __repr__(self) -> str:
        severities = Counter(finding.severity.value for finding in self.findings)
        verdicts = Counter(outcome.verdict.value for outcome in self.outcomes)
        found, rules = (
            ", ".join(f"{count[kind]} {kind}" for kind in kinds if count[kind])
            for count, kinds in ((severities, Severity), (verdicts, Verdict))
        )
        return f"CheckResult(findings: {found or 'none'}; rules: {rules or 'none'})"

    def worst(self) -> Severity | None:
        """Return the severity of the worst finding, or None without findings."""
        return self.findings[0].severity if self.findings else None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings of severity ERROR, in the order of the annex."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings of severity WARNING, in the order of the annex."""
        return tuple(one for one in self.findings if one.severity is Severity.WARNING)

    @property
    def ok(self) -> bool:
        """True if there is no finding of severity ERROR; there may be others."""
        return not self.errors

    def raise_for_errors(self) -> None:
        """Raise an exception for a report with errors, as a service that accepts no such report needs.

        Raises:
            InvalidDataError: there are findings of severity ERROR, each a problem with its cell or indicator.

        >>> from cchc_model import SOC_TRANG_DISTRICT, InvalidDataError, Report, check
        >>> wrong = check(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 40}))
        >>> wrong.ok, len(wrong.errors)
        (False, 1)
        >>> try:
        ...     wrong.raise_for_errors()
        ... except InvalidDataError as error:
        ...     print(error.problems[0].place)
        plan_tasks_completed
        """
        if self.errors:
            raise InvalidDataError(nouns.REPORT, [Problem(_place(one), one.sentences) for one in self.errors])

    @property
    def at_rows(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings that belong next to a row, by its id, worst first."""
        return by_row(self.findings)

    def count(self, verdict: Verdict) -> int:
        """Return the number of rules with a verdict."""
        return sum(outcome.verdict is verdict for outcome in self.outcomes)


def _place(finding: Finding) -> str:
    cell = None if finding.source is None else finding.source.cell
    return cell or next(iter(finding.indicators), finding.code.value)


def completeness(report: Report) -> tuple[Completeness, ...]:
    """Return the completeness of each section of a report.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> first = completeness(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31}))[0]
    >>> first.section.name.en, first.reported, first.indicators
    ('Direction and management of public administration reform (PAR)', 1, 24)
    """
    framework = report.framework
    counts = {section.id: dict.fromkeys(Status, 0) for section in framework.sections}
    for (section, status), count in Counter(
        (framework.row(key).section, entry.status) for key, entry in report.entries.items()
    ).items():
        counts[section][status] = count
    return tuple(Completeness(section, counts[section.id]) for section in framework.sections)
