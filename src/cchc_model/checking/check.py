"""The check of a report: the outcome of every rule, the completeness, and the findings, worst first."""

import datetime as dt
import functools
from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import evolve, field, frozen

from cchc_model.checking.failures import failure
from cchc_model.checking.over_time import findings_over_time
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.evaluation import Judgement, Known, Verdict, judge
from cchc_model.framework.formulas import Equal
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Section
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity
from cchc_model.framework.viewable import Viewable
from cchc_model.framework.wording import statement
from cchc_model.reports.cells import Status, read_cell
from cchc_model.reports.entries import Provenance
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, by_row, cell_finding, make_finding
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import Figure
from cchc_model.vietnamese.text import Bilingual, shortened

_FROM = Bilingual("từ ngày {start}", "from {start}")
_UNTIL = Bilingual("đến ngày {end}", "until {end}")
_BETWEEN = Bilingual("từ ngày {start} đến ngày {end}", "from {start} until {end}")
_LONGEST_STATEMENT = 200
_DAMAGED = (
    FindingCode.DAMAGED_NUMBER,
    FindingCode.DAMAGED_CODE,
    FindingCode.CODE_OUTSIDE_LIST,
    FindingCode.LEGEND_CONTRADICTS,
    FindingCode.UNIT_CONTRADICTS,
)


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

        >>> from cchc_model import SOC_TRANG_DISTRICT, InvalidDataError, Report
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
    found = [*report.findings, *_unread(report), *_negative(report), *_failed(outcomes, report, values)]
    found += _outside_validity(report)
    found += [*_determined(outcomes, report, values), *_unfillable(outcomes, report, values)]
    if former is not None:
        found += findings_over_time(report, former, nil_as_zero=nil_as_zero)
    return CheckResult(report, outcomes, worst_first(found, framework), nil_as_zero)


def outcomes_of(report: Report, values: Known) -> tuple[Outcome, ...]:
    """Return the outcome of each rule of a report's framework, for the values that the rules see."""
    framework = report.framework
    return tuple(
        Outcome(rule, judge(rule.relation, values, framework.codes, framework.signed)) for rule in framework.rules
    )


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


def worst_first(findings: list[Finding], framework: Framework) -> tuple[Finding, ...]:
    """Return findings sorted by severity, then by the place of the first row concerned."""

    def place(finding: Finding) -> tuple[int, int]:
        known = (framework.row(key).number for key in finding.indicators if key in framework)
        return finding.severity.rank, next(known, len(framework.rows) + 1)

    return tuple(sorted(findings, key=place))


def _outside_validity(report: Report) -> Iterator[Finding]:
    """Yield a finding for a report whose period is not within the validity of its framework."""
    framework, period = report.framework, report.period
    start, end = framework.valid_from, framework.valid_until
    if period is None or ((start is None or start <= period.end) and (end is None or period.start <= end)):
        return
    dates = {"start": _day(start), "end": _day(end)}
    between = _UNTIL if start is None else _FROM if end is None else _BETWEEN
    words = {"framework": framework.name, "dates": between.filled(**dates), "period": period.name}
    yield make_finding(FindingCode.OUTSIDE_VALIDITY, words=words)


def _day(day: dt.date | None) -> Bilingual:
    return Bilingual("", "") if day is None else Bilingual(f"{day.day}/{day.month}/{day.year}", day.isoformat())


def _unread(report: Report) -> Iterator[Finding]:
    """Yield findings for damaged and absent entries that reading did not report."""
    already = {key for finding in report.findings if finding.code in _DAMAGED for key in finding.indicators}
    for key, entry in report.entries.items():
        if entry.status is Status.DAMAGED and key not in already:
            indicator = report.framework.indicators[key]
            cell = evolve(read_cell(entry.text, indicator.measure), value=None, status=Status.DAMAGED)
            finding = cell_finding(cell, indicator, entry.source)
            assert finding is not None  # every damaged cell has one
            yield finding
    named = {
        key for finding in report.findings if finding.code == FindingCode.ROWS_ABSENT for key in finding.indicators
    }
    absent = [key for key, entry in report.entries.items() if entry.status is Status.ABSENT and key not in named]
    if absent:
        words, figures = {"name": report.framework[absent[0]].name}, {"missing": len(absent)}
        yield make_finding(FindingCode.ROWS_ABSENT, *absent, words=words, figures=figures)


def _negative(report: Report) -> Iterator[Finding]:
    for key, value in report.values.items():
        if value is not None and value < 0 and key not in report.framework.signed:
            entry = report.entries[key]
            words = {"name": report.framework[key].name}
            yield make_finding(
                FindingCode.NEGATIVE_VALUE,
                key,
                words=words,
                text=entry.text,
                source=entry.source,
                figures={"value": value},
            )


def _failed(outcomes: tuple[Outcome, ...], report: Report, values: Known) -> Iterator[Finding]:
    for outcome in outcomes:
        if outcome.verdict is Verdict.FAILED:
            rule = outcome.rule
            yield make_finding(
                FindingCode.RULE_FAILED,
                *rule.operands,
                words={"sentence": _with_reason(failure(rule, outcome.judgement, report.framework, values), rule)},
                severity=rule.severity,
                rule=rule.id,
                source=report.entries[rule.operands[0]].source,
                figures=sides_of(outcome.judgement),
            )


def _with_reason(sentence: Bilingual, rule: Rule) -> Bilingual:
    """Return the sentence of a failed rule with the reason that is the rule's own, because it names the exceptions."""
    own = rule.reason != rule.family.reason
    return Bilingual(f"{sentence.vi} {rule.reason.vi}", f"{sentence.en} {rule.reason.en}") if own else sentence


def _determined(outcomes: tuple[Outcome, ...], report: Report, values: Known) -> Iterator[Finding]:
    """Yield findings for blanks that a rule determines, and for those that no value can fill."""
    said: set[tuple[str, int]] = set()
    for outcome in outcomes:
        if outcome.forced is None or report.entries[outcome.forced[0]].provenance is Provenance.COMPUTED:
            continue  # a consolidation leaves blanks on purpose
        rule, (key, value) = outcome.rule, outcome.forced
        broken = _broken_by(report.framework, {**values, key: value}, key)
        name, source = report.framework[key].name, report.entries[key].source
        for other, judgement in broken:
            yield make_finding(
                FindingCode.BLANK_HAS_NO_VALUE,
                *dict.fromkeys((key, *rule.operands, *other.operands)),
                words={
                    "name": name,
                    "by": _cut(statement(rule, report.framework)),
                    "sentence": failure(other, judgement, report.framework, {**values, key: value}),
                },
                severity=other.severity,
                rule=other.id,
                source=source,
                figures={"value": value},
            )
        if not broken and _is_remarkable(rule, value) and (key, value) not in said:
            said.add((key, value))
            yield make_finding(
                FindingCode.BLANK_IS_DETERMINED,
                key,
                words={"name": name},
                rule=rule.id,
                source=source,
                figures={"value": value},
            )


def _unfillable(outcomes: tuple[Outcome, ...], report: Report, values: Known) -> Iterator[Finding]:
    """Yield a finding for each stated percentage that no whole number in place of a blank gives."""
    for outcome in outcomes:
        blank, rule = outcome.judgement.unfillable, outcome.rule
        if blank is None or report.entries[blank].provenance is Provenance.COMPUTED:
            continue  # a consolidation leaves blanks on purpose
        sentence = failure(rule, outcome.judgement, report.framework, values)
        yield make_finding(
            FindingCode.NO_WHOLE_NUMBER,
            *rule.operands,
            words={"sentence": _with_reason(sentence, rule)},
            severity=rule.severity,
            rule=rule.id,
            source=report.entries[blank].source,
        )


def _broken_by(framework: Framework, values: Known, key: str) -> list[tuple[Rule, Judgement]]:
    judged = [(rule, judge(rule.relation, values, signed=framework.signed)) for rule in framework.rules_over[key]]
    return [(rule, judgement) for rule, judgement in judged if judgement.verdict is Verdict.FAILED]


def _is_remarkable(rule: Rule, value: int) -> bool:
    """Return whether a determined blank is worth a finding; a value of 0 is only if the rule is an equality."""
    return value != 0 or isinstance(rule.relation, Equal)


def _cut(sentence: Bilingual) -> Bilingual:
    """Return a sentence within another one: without its stop, and not so long that it hides the other."""
    return Bilingual.by_language(lambda lang: shortened(sentence[lang].removesuffix("."), _LONGEST_STATEMENT))


def sides_of(judgement: Judgement) -> dict[str, Figure]:
    """Return the figures of a finding about a violated rule."""
    sides = {"left": judgement.left, "right": judgement.right}
    return {name: side.low for name, side in sides.items() if side is not None}


def checked(report: Report | CheckResult) -> CheckResult:
    """Return the result that was given, or check a report that was not checked yet, with the default choices."""
    return report if isinstance(report, CheckResult) else check(report)
