"""The findings of a check: failed rules, impossible values, and blanks that only one value or none can fill."""

import datetime as dt
from collections.abc import Iterator

from attrs import evolve

from cchc_model.checking.check_result import Outcome
from cchc_model.checking.failures import failure
from cchc_model.framework.evaluation import Judgement, Known, Verdict, judge
from cchc_model.framework.formulas import Equal
from cchc_model.framework.framework import Framework
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity
from cchc_model.framework.wording import statement
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.cells import Status
from cchc_model.reports.entries import Provenance
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, cell_finding, make_finding
from cchc_model.reports.report import Report
from cchc_model.vietnamese.formatting import Figure
from cchc_model.vietnamese.text import Bilingual, shortened

_FROM = Bilingual("từ ngày {start}", "from {start}")
_UNTIL = Bilingual("đến ngày {end}", "until {end}")
_BETWEEN = Bilingual("từ ngày {start} đến ngày {end}", "from {start} until {end}")
_LONGEST_STATEMENT = 200
_LEFT_OUT = frozenset(
    (
        FindingCode.DAMAGED_NUMBER,
        FindingCode.DAMAGED_CODE,
        FindingCode.CODE_OUTSIDE_LIST,
        FindingCode.LEGEND_CONTRADICTS,
        FindingCode.UNIT_CONTRADICTS,
        FindingCode.REMARK_CONTRADICTS,
        FindingCode.CODE_OF_MISSING,
        FindingCode.HEADING_DIFFERS,
        FindingCode.OTHER_REPORT,
    )
)
"""The errors that say why a value was left out; any other error may be about something else."""


def outside_validity(report: Report) -> Iterator[Finding]:
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


def unread_entries(report: Report) -> Iterator[Finding]:
    """Yield findings for damaged and absent entries that reading did not report.

    The number of a value that reading left out may be perfectly readable.
    """
    errors = (one for one in report.findings if one.severity is Severity.ERROR and one.code in _LEFT_OUT)
    already = {key for finding in errors for key in finding.indicators}
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


def negative_values(report: Report) -> Iterator[Finding]:
    """Yield findings for values below 0 of indicators that have none."""
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


def failed_rules(outcomes: tuple[Outcome, ...], report: Report, values: Known) -> Iterator[Finding]:
    """Yield a finding for each violated rule."""
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


def determined_blanks(outcomes: tuple[Outcome, ...], report: Report, values: Known) -> Iterator[Finding]:
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


def unfillable_blanks(outcomes: tuple[Outcome, ...], report: Report, values: Known) -> Iterator[Finding]:
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
