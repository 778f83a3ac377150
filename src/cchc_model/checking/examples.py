"""Examples of values that break a rule."""

from collections.abc import Mapping

from cchc_model.checking.failures import failure
from cchc_model.framework.evaluation import evaluate, judge
from cchc_model.framework.formulas import (
    AtMost,
    ComparedSides,
    Constant,
    Equal,
    Expression,
    Less,
    MatchesRatio,
    Relation,
    operands,
)
from cchc_model.framework.framework import Framework
from cchc_model.framework.rules import Rule
from cchc_model.vietnamese.text import Bilingual

_PART, _WHOLE, _STATED = 8, 31, 30


def example(rule: Rule, framework: Framework) -> Bilingual:
    """Return the sentence that the check prints for values that break a rule.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> example(framework.rule("part.plan_tasks_completed"), framework).en
    '“Tasks of the plan completed” is 1, more than “Tasks set by the annual PAR plan” (0).'
    """
    values = breaking_values(rule)
    return failure(rule, judge(rule.relation, values), framework, values)


def breaking_values(rule: Rule) -> Mapping[str, int]:
    """Return a value for each operand of a rule, with which the rule fails.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> breaking_values(framework.rule("rate.plan_completion_rate"))
    {'plan_completion_rate': 30, 'plan_tasks_completed': 8, 'plan_tasks': 31}
    """
    return {**dict.fromkeys(rule.operands, 0), **_breaking(rule.relation)}


def _breaking(relation: Relation) -> Mapping[str, int]:
    if isinstance(relation, MatchesRatio):
        part, whole = (operands(side)[0] for side in (relation.ratio.numerator, relation.ratio.denominator))
        return {relation.reported.id: _STATED, part: _PART, whole: _WHOLE}
    if isinstance(relation, AtMost | Equal | Less):
        return _exceeding(relation)
    condition = relation.condition
    if isinstance(condition, Equal):
        holds: Mapping[str, int] = {operands(condition)[0]: _with_zeros(condition.right)}
    else:
        holds = _above(condition.right, condition.left)
    return {**_breaking(relation.consequence), **holds}


def _exceeding(relation: ComparedSides) -> Mapping[str, int]:
    """Return values by which the left side is above the right one; `0 < x` fails with all values at 0."""
    return {} if isinstance(relation, Less) else _above(relation.left, relation.right)


def _with_zeros(expression: Expression) -> int:
    """Return the value of an expression whose indicators are all 0."""
    return int(evaluate(expression, dict.fromkeys(operands(expression), 0)).low)


def _above(larger: Expression, smaller: Expression) -> Mapping[str, int]:
    """Return a value by which an expression exceeds another one, whose values are 0."""
    least = _with_zeros(smaller) - _with_zeros(larger) + 1
    return {} if isinstance(larger, Constant) else {operands(larger)[0]: max(least, 0)}
