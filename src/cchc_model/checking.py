"""Checking a report: the outcome of every rule, and the findings that follow, worst first."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import frozen

from cchc_model.findings import Figure, Finding, Severity, make_finding, printed
from cchc_model.formulas import (
    Constant,
    Exact,
    Expression,
    Interval,
    Judgement,
    MatchesRatio,
    Sum,
    Value,
    Verdict,
    judge,
)
from cchc_model.framework import Framework
from cchc_model.numerals import Number, format_number
from cchc_model.rates import known_values
from cchc_model.report import Report
from cchc_model.rules import Rule
from cchc_model.text import Bilingual, Lang

_Values = Mapping[str, Number | None]


@frozen
class Outcome:
    """What became of one rule on a report.

    Attributes:
        rule: the rule.
        judgement: the verdict, both sides, the operands without a value, and the value that the only missing
            one would have to have.
    """

    rule: Rule
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        """Passed, failed, unknown or not applicable."""
        return self.judgement.verdict


@frozen
class CheckResult:
    """What the check of a report gives.

    Attributes:
        outcomes: one for each rule of the framework, in its order.
        findings: what reading and checking noticed, worst first, then in the annex's order.
    """

    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]

    def worst(self) -> Severity | None:
        """The severity of the worst finding, None without findings."""
        return self.findings[0].severity if self.findings else None

    def count(self, verdict: Verdict) -> int:
        """How many rules came to a verdict."""
        return sum(outcome.verdict is verdict for outcome in self.outcomes)


def check(report: Report, *, nil_as_zero: bool = False) -> CheckResult:
    """Check a report by the rules of its framework.

    A rule with a blank operand is unknown, unless what is known already breaks it.

    Args:
        report: the report.
        nil_as_zero: take `-` and the like for 0. By default nil is no number.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"training_planned": 0, "training_actual": 52})
    >>> for finding in check(report).findings:
    ...     print(finding.severity, finding.rule, finding.message("en"))
    warning part.training_actual “People actually trained” is 52, more than “People to be trained under the plan” (0).
    """
    values = known_values(report, nil_as_zero=nil_as_zero)
    outcomes = tuple(Outcome(rule, judge(rule.relation, values)) for rule in report.framework.rules)
    found = [*report.findings, *_negative(report), *_failed(outcomes, report, values)]
    found += _determined(outcomes, report)
    return CheckResult(outcomes, worst_first(found, report.framework))


def worst_first(findings: list[Finding], framework: Framework) -> tuple[Finding, ...]:
    """Findings by severity, and within one by the place of the first row concerned."""

    def place(finding: Finding) -> tuple[int, int]:
        known = [framework.row(key).number for key in finding.indicators[:1] if key in framework]
        return finding.severity.rank, known[0] if known else len(framework.rows) + 1

    return tuple(sorted(findings, key=place))


def _negative(report: Report) -> Iterator[Finding]:
    for key, value in report.values.items():
        if value is not None and value < 0:
            entry = report.entries[key]
            words = {"name": report.framework[key].name}
            yield make_finding(
                "negative_value", key, words=words, text=entry.text, source=entry.source, figures={"value": value}
            )


def _failed(outcomes: tuple[Outcome, ...], report: Report, values: _Values) -> Iterator[Finding]:
    for outcome in outcomes:
        if outcome.verdict is Verdict.FAILED:
            rule = outcome.rule
            yield make_finding(
                "rule_failed",
                *rule.operands,
                words={"sentence": _sentence(outcome, report.framework, values)},
                severity=rule.severity,
                rule=rule.id,
                source=report.entries[rule.operands[0]].source,
                figures=_figures(outcome.judgement),
            )


def _determined(outcomes: tuple[Outcome, ...], report: Report) -> Iterator[Finding]:
    for outcome in outcomes:
        forced = outcome.judgement.forced
        if forced:
            key, value = forced
            others = (name for name in outcome.rule.operands if name != key)
            words, source = {"name": report.framework[key].name}, report.entries[key].source
            yield make_finding(
                "blank_is_determined",
                key,
                *others,
                words=words,
                rule=outcome.rule.id,
                source=source,
                figures={"value": value},
            )


def _figures(judgement: Judgement) -> dict[str, Figure]:
    sides = {"left": judgement.left, "right": judgement.right}
    return {name: side.low for name, side in sides.items() if side is not None}


def _sentence(outcome: Outcome, framework: Framework, values: _Values) -> Bilingual:
    """The family's sentence with the sides of this outcome filled in."""
    template = outcome.rule.family.failed
    return Bilingual(
        template.vi.format_map(_fields(outcome, framework, values, "vi")),
        template.en.format_map(_fields(outcome, framework, values, "en")),
    )


def _fields(outcome: Outcome, framework: Framework, values: _Values, lang: Lang) -> dict[str, str]:
    relation, judgement = outcome.rule.relation, outcome.judgement
    assert judgement.right is not None  # a relation that failed has two sides
    left: Expression
    if isinstance(relation, MatchesRatio):
        left, ratio = relation.reported, relation.ratio
        right_name = _names(ratio.numerator, framework, lang) + " / " + _names(ratio.denominator, framework, lang)
        right_terms = _terms(ratio.numerator, values, lang) + " / " + _terms(ratio.denominator, values, lang)
        right_text = _as_finely(judgement.right.low, values[left.id])
    else:
        left = relation.left
        right_name = _names(relation.right, framework, lang)
        right_terms = _terms(relation.right, values, lang)
        right_text = _side(relation.right, judgement.right, values, lang)
    return {
        "left": _side(left, judgement.left, values, lang),
        "left_name": _names(left, framework, lang),
        "left_terms": _terms(left, values, lang),
        "right": right_text,
        "right_name": right_name,
        "right_terms": right_terms,
    }


def _as_finely(exact: Exact, reported: Number | None) -> str:
    """A computed percentage with as many decimals as the reported one, so that one can see how they differ."""
    exponent = reported.as_tuple().exponent if isinstance(reported, Decimal) else 0
    return format_number(exact, decimals=max(2, -exponent if isinstance(exponent, int) else 0))


def _side(expression: Expression, interval: Interval, values: _Values, lang: Lang) -> str:
    """A side as printed: with the digits of the report where it is a single value."""
    value = values[expression.id] if isinstance(expression, Value) else None
    return _span(interval, lang) if value is None else format_number(value)


def _span(interval: Interval, lang: Lang) -> str:
    if interval.exact is not None:
        return _figure(interval.exact)
    at_least = Bilingual("ít nhất {}", "at least {}")
    return at_least[lang].format(_figure(interval.low))


def _figure(exact: Exact) -> str:
    return printed(exact)


def _names(expression: Expression, framework: Framework, lang: Lang) -> str:
    if isinstance(expression, Value):
        return framework[expression.id].name[lang]
    if isinstance(expression, Constant):
        return format_number(expression.value)
    return " + ".join(_names(term, framework, lang) for term in expression.terms)


def _terms(expression: Expression, values: _Values, lang: Lang) -> str:
    if isinstance(expression, Value):
        value = values[expression.id]
        return Bilingual("trống", "blank")[lang] if value is None else format_number(value)
    if isinstance(expression, Constant):
        return format_number(expression.value)
    assert isinstance(expression, Sum)
    return " + ".join(_terms(term, values, lang) for term in expression.terms)
