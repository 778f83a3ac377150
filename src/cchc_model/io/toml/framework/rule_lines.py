"""Rules as lines of a framework's file: a family, and the named arguments of its constructor."""

from collections.abc import Mapping
from typing import Final

from attrs import evolve, frozen

from cchc_model.framework.formulas import AtMost, Constant, Equal, Expression, Implies, Less, MatchesRatio, Sum, Value
from cchc_model.framework.rows import Indicator, Operand, Rate, total
from cchc_model.framework.rules import (
    BOUND,
    EACH,
    LIMIT,
    NO,
    PART,
    PERCENT_LIMIT,
    RATE,
    REQUIRES,
    SUM,
    WITHIN,
    YES,
    Rule,
    Severity,
    at_most_100,
    bounded_by,
    each_has,
    follows_from,
    limited_to,
    no_forbids,
    part_of,
    parts_sum_to,
    parts_within,
    requires,
    yes_needs,
)
from cchc_model.io.toml.framework.lines import IndicatorId, OneOrSeveral, RateId
from cchc_model.vietnamese.text import Bilingual


@frozen
class Defined:
    """Definitions that the rules and rates of a framework may name.

    Attributes:
        indicators: the indicators by id.
        rates: the rates by id.
    """

    indicators: Mapping[str, Indicator]
    rates: Mapping[str, Rate]

    def operand(self, named: OneOrSeveral) -> Operand:
        """Return an indicator, or the sum of several."""
        return total(*self.all(named)) if isinstance(named, tuple) else self.indicators[named]

    def all(self, named: tuple[IndicatorId, ...]) -> list[Indicator]:
        """Return several indicators."""
        return [self.indicators[key] for key in named]


@frozen(kw_only=True)
class RuleLine:
    """Line of a rule, with the fields that all families share."""

    family: str
    id: str | None = None
    severity: Severity = Severity.ERROR
    because: Bilingual | None = None

    def rule(self, known: Defined) -> Rule:
        """Return the rule that the line defines."""
        made = self._made(known)
        return evolve(
            made,
            id=made.id if self.id is None else self.id,
            severity=self.severity,
            reason=made.reason if self.because is None else self.because,
        )

    def _made(self, known: Defined) -> Rule:
        """Return the rule that the constructor of its family makes."""
        raise NotImplementedError


@frozen(kw_only=True)
class SumLine(RuleLine):
    """Line of a rule: the parts add up to the whole."""

    whole: IndicatorId
    parts: tuple[IndicatorId, ...]

    def _made(self, known: Defined) -> Rule:
        return parts_sum_to(known.indicators[self.whole], *known.all(self.parts))


@frozen(kw_only=True)
class PartLine(RuleLine):
    """Line of a rule: the part does not exceed the whole."""

    part: IndicatorId
    whole: OneOrSeveral

    def _made(self, known: Defined) -> Rule:
        return part_of(known.indicators[self.part], known.operand(self.whole))


@frozen(kw_only=True)
class WithinLine(RuleLine):
    """Line of a rule: the sum of the parts does not exceed the whole."""

    whole: IndicatorId
    parts: tuple[IndicatorId, ...]

    def _made(self, known: Defined) -> Rule:
        return parts_within(known.indicators[self.whole], *known.all(self.parts))


@frozen(kw_only=True)
class BoundLine(RuleLine):
    """Line of a rule: a number does not exceed a bound from another section."""

    part: IndicatorId
    bound: OneOrSeveral

    def _made(self, known: Defined) -> Rule:
        return bounded_by(known.indicators[self.part], known.operand(self.bound))


@frozen(kw_only=True)
class EachLine(RuleLine):
    """Line of a rule: each holder has at least one of the held items."""

    holder: OneOrSeveral
    held: IndicatorId

    def _made(self, known: Defined) -> Rule:
        return each_has(known.operand(self.holder), known.indicators[self.held])


@frozen(kw_only=True)
class PercentLimitLine(RuleLine):
    """Line of a rule: a percentage does not exceed 100."""

    indicator: IndicatorId

    def _made(self, known: Defined) -> Rule:
        return at_most_100(known.indicators[self.indicator])


@frozen(kw_only=True)
class LimitLine(RuleLine):
    """Line of a rule: a number does not exceed a maximum, or a maximum for each of something else."""

    indicator: IndicatorId
    most: int
    per: IndicatorId | None = None

    def _made(self, known: Defined) -> Rule:
        per = None if self.per is None else known.indicators[self.per]
        return limited_to(known.indicators[self.indicator], self.most, per=per)


@frozen(kw_only=True)
class StatedRateLine(RuleLine):
    """Line of a rule: a reported percentage equals the computed rate."""

    rate: RateId

    def _made(self, known: Defined) -> Rule:
        return follows_from(known.rates[self.rate])


@frozen(kw_only=True)
class RequiresLine(RuleLine):
    """Line of a rule: a number above 0 requires another number above 0."""

    what: IndicatorId
    needed: OneOrSeveral

    def _made(self, known: Defined) -> Rule:
        return requires(known.indicators[self.what], known.operand(self.needed))


@frozen(kw_only=True)
class YesLine(RuleLine):
    """Line of a rule: an answer requires a count above 0."""

    answer: IndicatorId
    counted: OneOrSeveral
    code: int = 1

    def _made(self, known: Defined) -> Rule:
        return yes_needs(known.indicators[self.answer], known.operand(self.counted), code=self.code)


@frozen(kw_only=True)
class NoLine(RuleLine):
    """Line of a rule: an answer forbids a count above 0."""

    answer: IndicatorId
    counted: OneOrSeveral
    code: int = 0

    def _made(self, known: Defined) -> Rule:
        return no_forbids(known.indicators[self.answer], known.operand(self.counted), code=self.code)


RULE_LINES: Final[dict[str, type[RuleLine]]] = {
    SUM.id: SumLine,
    PART.id: PartLine,
    WITHIN.id: WithinLine,
    BOUND.id: BoundLine,
    EACH.id: EachLine,
    PERCENT_LIMIT.id: PercentLimitLine,
    LIMIT.id: LimitLine,
    RATE.id: StatedRateLine,
    REQUIRES.id: RequiresLine,
    YES.id: YesLine,
    NO.id: NoLine,
}


class NoLineError(Exception):
    """Error for a formula that no line can express."""


def rule_line(rule: Rule, known: Defined) -> RuleLine:
    """Return the line that defines a rule.

    Raises:
        NoLineError: no line can express the rule: its family is not one of the library's, or the constructor of its
            family does not make it.
    """
    kind = RULE_LINES.get(rule.family.id)
    if kind is None:
        raise NoLineError
    line = kind(family=rule.family.id, **_arguments(rule, known.rates))  # type: ignore[arg-type]  # those of its family
    made = line.rule(known)
    line = evolve(
        line,
        id=None if rule.id == made.id else rule.id,
        severity=rule.severity,
        because=None if rule.reason == made.reason else rule.reason,
    )
    if line.rule(known) != rule:
        raise NoLineError
    return line


def _arguments(rule: Rule, rates: Mapping[str, Rate]) -> dict[str, object]:  # noqa: C901, PLR0911 one for each form
    """Return the probable arguments of a rule's constructor; the caller checks that they make the same rule."""
    match rule.family.id, rule.relation:
        case SUM.id, Equal(Value(whole), Sum(parts)):
            return {"whole": whole, "parts": _several(parts)}
        case PART.id, AtMost(Value(part), whole):
            return {"part": part, "whole": one_or_several(whole)}
        case WITHIN.id, AtMost(Sum(parts), Value(whole)):
            return {"whole": whole, "parts": _several(parts)}
        case BOUND.id, AtMost(Value(part), bound):
            return {"part": part, "bound": one_or_several(bound)}
        case EACH.id, AtMost(holder, Value(held)):
            return {"holder": one_or_several(holder), "held": held}
        case PERCENT_LIMIT.id, AtMost(Value(indicator), _):
            return {"indicator": indicator}
        case LIMIT.id, AtMost(Value(indicator), Constant(most)):
            return {"indicator": indicator, "most": most}
        case LIMIT.id, AtMost(Value(indicator), Sum((Value(per), *_) as terms)):
            return {"indicator": indicator, "most": len(terms), "per": IndicatorId(per)}
        case RATE.id, MatchesRatio(Value(reported), ratio):
            stated = (rate.id for rate in rates.values() if rate.reported == reported and rate.ratio == ratio)
            return {"rate": next(stated)}  # a framework has the rate of every such rule
        case REQUIRES.id, Implies(Less(_, Value(what)), Less(_, needed)):
            return {"what": what, "needed": one_or_several(needed)}
        case ((YES.id | NO.id), Implies(Equal(Value(answer), Constant(code)), Less(_, counted) | AtMost(counted, _))):
            return {"answer": answer, "counted": one_or_several(counted), "code": code}
    raise NoLineError


def one_or_several(expression: Expression) -> OneOrSeveral:
    """Return the id or ids by which a file names an expression.

    Raises:
        NoLineError: the expression is neither an indicator nor a sum of indicators.
    """
    if isinstance(expression, Value):
        return IndicatorId(expression.id)
    if isinstance(expression, Sum):
        return _several(expression.terms)
    raise NoLineError


def _several(terms: tuple[Expression, ...]) -> tuple[IndicatorId, ...]:
    if not all(isinstance(term, Value) for term in terms):
        raise NoLineError
    return tuple(IndicatorId(term.id) for term in terms if isinstance(term, Value))
