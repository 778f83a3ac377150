"""Rules: relations that must hold on a report, and what makes them.

A function in lower case makes the rule of one family, so that a section's rules read as lines of a table.
"""

import functools

from attrs import evolve, frozen

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.families import BOUND, EACH, NO, PART, PERCENT_LIMIT, RATE, REQUIRES, SUM, WITHIN, YES, Family
from cchc_model.framework.formulas import (
    AtMost,
    Constant,
    Equal,
    Implies,
    Less,
    MatchesRatio,
    Relation,
    Value,
    operands,
)
from cchc_model.framework.rows import Indicator, Operand, Rate, expression, total
from cchc_model.reports.findings import Severity
from cchc_model.vietnamese.text import Bilingual

__all__ = [
    "Rule",
    "at_most_100",
    "bounded_by",
    "each_has",
    "explained",
    "follows_from",
    "no_forbids",
    "part_of",
    "parts_sum_to",
    "parts_within",
    "requires",
    "usually",
    "yes_needs",
]

_NOTHING = Constant(0)


@frozen
class Rule:
    """A relation that must hold on a report.

    Attributes:
        id: `<family>.<subject>`, independent of any position.
        family: its form and its sentences.
        relation: what must hold.
        severity: ERROR for what follows from definitions, WARNING for what usually holds.
        reason: why it holds, in one line.
    """

    id: str
    family: Family
    relation: Relation
    severity: Severity
    reason: Bilingual

    @functools.cached_property
    def operands(self) -> tuple[str, ...]:
        """The ids of the indicators it joins."""
        return tuple(dict.fromkeys(operands(self.relation)))


def parts_sum_to(whole: Indicator, *parts: Indicator) -> Rule:
    """The parts add up to the stated total: rule `sum.<total>`."""
    return _rule(SUM, whole.id, Equal(Value(whole.id), total(*parts)))


def part_of(part: Indicator, whole: Operand) -> Rule:
    """The part does not exceed the whole: rule `part.<part>`."""
    return _rule(PART, part.id, AtMost(Value(part.id), expression(whole)))


def parts_within(whole: Indicator, *parts: Indicator) -> Rule:
    """The parts together do not exceed the whole, which may have more: rule `within.<whole>`."""
    return _rule(WITHIN, whole.id, AtMost(total(*parts), Value(whole.id)))


def bounded_by(part: Indicator, bound: Operand) -> Rule:
    """A number does not exceed one of another section: rule `bound.<part>`."""
    return _rule(BOUND, part.id, AtMost(Value(part.id), expression(bound)))


def each_has(holder: Operand, held: Indicator) -> Rule:
    """Each of the one has at least one of the other, as a unit has a leader.

    The rule is `each.<holder>`, or `each.<held>` where the holders are a sum.
    """
    subject = holder.id if isinstance(holder, Indicator) else held.id
    return _rule(EACH, subject, AtMost(expression(holder), Value(held.id)))


def at_most_100(indicator: Indicator) -> Rule:
    """A percentage does not exceed 100: rule `percent.<indicator>`."""
    return _rule(PERCENT_LIMIT, indicator.id, AtMost(Value(indicator.id), Constant(100)))


def follows_from(rate: Rate) -> Rule:
    """The percentage that the annex states is the computed rate: rule `rate.<indicator>`.

    Raises:
        InvalidDataError: no indicator states this rate.
    """
    if rate.reported is None:
        raise InvalidDataError("rule", [Problem(rate.id, "no indicator reports this rate; name one as `reported`")])
    return _rule(RATE, rate.reported, MatchesRatio(Value(rate.reported), rate.ratio))


def requires(what: Indicator, needed: Operand) -> Rule:
    """Where the one is above 0, so is the other, such as issues found and visits made: rule `requires.<what>`."""
    return _rule(REQUIRES, what.id, Implies(Less(_NOTHING, Value(what.id)), Less(_NOTHING, expression(needed))))


def yes_needs(answer: Indicator, counted: Operand, *, code: int = 1) -> Rule:
    """An answer such as `Có` needs a count above 0: rule `yes.<answer>`."""
    return _rule(YES, answer.id, Implies(Equal(Value(answer.id), Constant(code)), Less(_NOTHING, expression(counted))))


def no_forbids(answer: Indicator, counted: Operand, *, code: int = 0) -> Rule:
    """An answer such as `Không` forbids a count above 0: rule `no.<answer>`."""
    return _rule(NO, answer.id, Implies(Equal(Value(answer.id), Constant(code)), AtMost(expression(counted), _NOTHING)))


def usually(rule: Rule, *, because: Bilingual) -> Rule:
    """The same rule as a warning: it usually holds, and `because` says why it may not."""
    return evolve(rule, severity=Severity.WARNING, reason=because)


def explained(rule: Rule, *, because: Bilingual) -> Rule:
    """The same rule with a reason of its own in place of its family's."""
    return evolve(rule, reason=because)


def _rule(family: Family, subject: str, relation: Relation) -> Rule:
    return Rule(f"{family.id}.{subject}", family, relation, Severity.ERROR, family.reason)
