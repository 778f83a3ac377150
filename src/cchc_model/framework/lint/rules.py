"""Lint of single rules: malformed, idle and impossible ones."""

import re
from collections.abc import Iterable, Iterator, Mapping

from cchc_model.errors import Problem
from cchc_model.framework.evaluation import interval_of
from cchc_model.framework.families import LIMIT, NO, PERCENT_LIMIT, YES
from cchc_model.framework.formulas import (
    AtMost,
    ComparedSides,
    Constant,
    Equal,
    Expression,
    Implies,
    Less,
    MatchesRatio,
    Ratio,
    Relation,
    Sum,
    Value,
    operands,
    subject,
)
from cchc_model.framework.intervals import ANYTHING, SIGNED, Interval
from cchc_model.framework.lint.sentences import REASON, SENTENCE, STATEMENT, lint_sentence
from cchc_model.framework.measures import CodeList, Percentage
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.framework.rules import Rule
from cchc_model.vietnamese.text import LANGS, Bilingual, close_matches

_Indicators = Mapping[str, Indicator]


def lint_rule(rule: Rule, indicators: _Indicators, rates: tuple[Rate, ...]) -> Iterator[Problem]:
    """Yield the problems of one rule by itself."""
    yield from named(rule.id, REASON, rule.reason)
    yield from named(rule.id, STATEMENT, rule.family.states)
    yield from named(rule.id, SENTENCE, rule.family.failed)
    if not re.fullmatch(re.escape(rule.family.id) + r"\.[a-z][a-z0-9_]*", rule.id):
        yield Problem(rule.id, lint_sentence("id_of_rule", family=rule.family.id))
    yield from references(rule.id, rule.operands, indicators)
    yield from _well_formed(rule, indicators)
    if len(operands(rule.relation)) > len(rule.operands) and rule.family != LIMIT:
        yield Problem(rule.id, lint_sentence("operand_twice"))
    for node in _counted_alike(rule):
        yield from one_measure(rule.id, node, indicators)
    if isinstance(rule.relation, MatchesRatio):
        yield from _stated_rate(rule.id, rule.relation, indicators, rates)
    elif all(name in indicators for name in rule.operands):
        yield from _idle(rule.id, rule.relation, indicators)


def named(place: str, what: Bilingual, text: Bilingual) -> Iterator[Problem]:
    """Yield a problem for a text that is not bilingual, or for each language without a text."""
    given: object = text
    if not isinstance(given, Bilingual):
        yield Problem(place, lint_sentence("not_bilingual", what=what, given=repr(given)))
        return
    for lang in LANGS:
        if not text[lang].strip():
            yield Problem(place, lint_sentence(f"empty_{lang}", what=what))


def references(place: str, ids: Iterable[str], indicators: _Indicators) -> Iterator[Problem]:
    """Yield a problem for each id that is not an indicator of the framework."""
    for name in ids:
        if name not in indicators:
            yield Problem(place, lint_sentence("no_indicator", name=name), close_matches(name, indicators))


def one_measure(place: str, node: Expression | Ratio | Relation, indicators: _Indicators) -> Iterator[Problem]:
    """Yield a problem if the indicators of a formula have different measures."""
    measures = {indicators[name].measure.id for name in operands(node) if name in indicators}
    if len(measures) > 1:
        yield Problem(place, lint_sentence("measures_compared", measures=", ".join(sorted(measures))))


def unsigned(place: str, ids: Iterable[str], indicators: _Indicators) -> Iterator[Problem]:
    """Yield a problem for each indicator that may be below 0, of which no share can be computed."""
    for name in ids:
        if name in indicators and indicators[name].signed:
            yield Problem(place, lint_sentence("signed_in_ratio", key=name))


def _well_formed(rule: Rule, indicators: _Indicators) -> Iterator[Problem]:
    """Yield problems for empty sums, unknown codes, and measures that do not fit the family."""
    relation = rule.relation
    sides = [] if isinstance(relation, MatchesRatio) else _comparisons(relation)
    for comparison in sides:
        if any(isinstance(side, Sum) and not side.terms for side in (comparison.left, comparison.right)):
            yield Problem(rule.id, lint_sentence("empty_sum"))
        key = comparison.left.id if isinstance(comparison.left, Value) else None
        if key is None or key not in indicators:
            continue
        measure, right = indicators[key].measure, comparison.right
        asked = isinstance(comparison, Equal) and isinstance(right, Constant)
        if rule.family in (YES, NO) and asked and not isinstance(measure, CodeList):
            yield Problem(rule.id, lint_sentence("no_answer", key=key))
        elif (
            asked
            and isinstance(measure, CodeList)
            and isinstance(right, Constant)
            and right.value not in measure.values
        ):
            yield Problem(
                rule.id, lint_sentence("no_code", code=right.value, codes=measure.id, legend=measure.legend())
            )
        if rule.family == PERCENT_LIMIT and not isinstance(measure, Percentage):
            yield Problem(rule.id, lint_sentence("no_percentage", key=key))


def _comparisons(relation: ComparedSides | Implies) -> tuple[ComparedSides, ...]:
    return (relation.condition, relation.consequence) if isinstance(relation, Implies) else (relation,)


def _counted_alike(rule: Rule) -> tuple[Expression | Ratio | Relation, ...]:
    """Return the parts of a rule in which all indicators must have the same measure."""
    relation = rule.relation
    if isinstance(relation, MatchesRatio):
        return (relation.ratio,)
    if isinstance(relation, Implies):
        return (subject(relation.condition), subject(relation.consequence))
    return (relation,) if rule.family.one_measure else (relation.left, relation.right)


def _stated_rate(
    place: str, relation: MatchesRatio, indicators: _Indicators, rates: tuple[Rate, ...]
) -> Iterator[Problem]:
    if not any(r.ratio == relation.ratio and r.reported == relation.reported.id for r in rates):
        yield Problem(place, lint_sentence("rate_unknown"))
    reported = indicators.get(relation.reported.id)
    if reported and not isinstance(reported.measure, Percentage):
        yield Problem(place, lint_sentence("no_percentage", key=reported.id))


def _idle(place: str, relation: ComparedSides | Implies, indicators: _Indicators) -> Iterator[Problem]:
    """Yield a problem for a rule that no values satisfy, or that no values violate."""
    if isinstance(relation, Implies):
        condition, consequence = (_possible(r, indicators) for r in (relation.condition, relation.consequence))
        if not condition[0] or not consequence[1]:
            yield Problem(place, lint_sentence("rule_idle"))
        elif not consequence[0]:
            yield Problem(place, lint_sentence("consequence_impossible"))
        return
    holds, fails = _possible(relation, indicators)
    if not holds:
        yield Problem(place, lint_sentence("rule_impossible"))
    elif not fails:
        yield Problem(place, lint_sentence("rule_idle"))


def _possible(comparison: ComparedSides, indicators: _Indicators) -> tuple[bool, bool]:
    """Return whether some values satisfy a comparison, and whether some violate it."""
    left, right = _range(comparison.left, indicators), _range(comparison.right, indicators)
    if isinstance(comparison, AtMost):
        return _reaches(left, right), left.high is None or left.high > right.low
    if isinstance(comparison, Less):
        below = right.high is None or left.low < right.high
        return below, left.high is None or left.high >= right.low
    overlap = _reaches(left, right) and _reaches(right, left) and _is_code(comparison, indicators)
    return overlap, left.exact is None or left.exact != right.exact


def _reaches(low: Interval, high: Interval) -> bool:
    return high.high is None or low.low <= high.high


def _is_code(comparison: Equal, indicators: _Indicators) -> bool:
    """Return whether the constant compared with an answer is one of its codes; True without an answer."""
    if not isinstance(comparison.left, Value) or not isinstance(comparison.right, Constant):
        return True
    measure = indicators[comparison.left.id].measure
    return not isinstance(measure, CodeList) or comparison.right.value in measure.values


def _range(expression: Expression, indicators: _Indicators) -> Interval:
    """Return the possible values of an expression over all reports."""

    def of(key: str) -> Interval:
        measure = indicators[key].measure
        if isinstance(measure, CodeList):
            return Interval(min(measure.values), max(measure.values))
        return SIGNED if measure.signed else ANYTHING

    return interval_of(expression, of)
