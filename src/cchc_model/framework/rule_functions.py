"""Functions that define rules, in lower case, so that the rules of a section read as lines of a table."""

from attrs import evolve

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.formulas import Value
from cchc_model.framework.rows import Indicator, Operand, Rate, expression, total
from cchc_model.framework.rules import (
    BoundRule,
    EachRule,
    LimitRule,
    NoRule,
    PartRule,
    PercentLimitRule,
    RequiresRule,
    Rule,
    StatedRateRule,
    SumRule,
    WithinRule,
    YesRule,
)
from cchc_model.framework.severity import Severity
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

__all__ = [
    "at_most_100",
    "bounded_by",
    "each_has",
    "explained",
    "follows_from",
    "limited_to",
    "no_forbids",
    "part_of",
    "parts_sum_to",
    "parts_within",
    "requires",
    "usually",
    "yes_needs",
]

_NOT_REPORTED = Bilingual(
    "không có chỉ tiêu nào ghi tỷ lệ này; đề nghị nêu chỉ tiêu đó ở `reported`",
    "no indicator reports this rate; name one as `reported`",
)


def parts_sum_to(whole: Indicator, *parts: Indicator) -> Rule:
    """Define rule `sum.<whole>`: the parts add up to the stated total."""
    return SumRule(whole=Value(whole.id), parts=total(*parts))


def part_of(part: Indicator, whole: Operand) -> Rule:
    """Define rule `part.<part>`: the part does not exceed the whole."""
    return PartRule(part=Value(part.id), whole=expression(whole))


def parts_within(whole: Indicator, *parts: Indicator) -> Rule:
    """Define rule `within.<whole>`: the sum of the parts does not exceed the whole."""
    return WithinRule(whole=Value(whole.id), parts=total(*parts))


def bounded_by(part: Indicator, bound: Operand) -> Rule:
    """Define rule `bound.<part>`: a number does not exceed a number of another section."""
    return BoundRule(part=Value(part.id), bound=expression(bound))


def each_has(holder: Operand, held: Indicator) -> Rule:
    """Define rule `each.<holder>`: each holder has at least one of the other, such as a leader.

    The id is `each.<held>` if the holders are an expression such as a sum.
    """
    return EachRule(holder=expression(holder), held=Value(held.id))


def at_most_100(indicator: Indicator) -> Rule:
    """Define rule `percent.<indicator>`: a percentage does not exceed 100."""
    return PercentLimitRule(indicator=Value(indicator.id))


def limited_to(indicator: Indicator, most: int, *, per: Indicator | None = None) -> Rule:
    """Define rule `limit.<indicator>`: a number does not exceed a maximum, or a maximum for each of something else.

    Args:
        indicator: the limited number, such as the leaders of divisions.
        most: the maximum.
        per: the number of those that each have the maximum, such as the divisions; by default there is only one.
    """
    return LimitRule(indicator=Value(indicator.id), most=most, per=None if per is None else Value(per.id))


def follows_from(rate: Rate) -> Rule:
    """Define rule `rate.<indicator>`: the percentage that the annex states equals the computed rate.

    Raises:
        InvalidDataError: no indicator states this rate.
    """
    if rate.reported is None:
        raise InvalidDataError(nouns.RULE, [Problem(rate.id, _NOT_REPORTED)])
    return StatedRateRule(rate=rate)


def requires(what: Indicator, needed: Operand) -> Rule:
    """Define rule `requires.<what>`: one count above 0 needs another, as issues found need visits made."""
    return RequiresRule(what=Value(what.id), needed=expression(needed))


def yes_needs(answer: Indicator, counted: Operand, *, code: int = 1) -> Rule:
    """Define rule `yes.<answer>`: an answer such as `Có` needs a count above 0."""
    return YesRule(answer=Value(answer.id), counted=expression(counted), code=code)


def no_forbids(answer: Indicator, counted: Operand, *, code: int = 0) -> Rule:
    """Define rule `no.<answer>`: an answer such as `Không` forbids a count above 0."""
    return NoRule(answer=Value(answer.id), counted=expression(counted), code=code)


def usually(rule: Rule, *, because: Bilingual, severity: Severity = Severity.WARNING) -> Rule:
    """Return the same rule as a warning or a note, with `because` as the reason for exceptions."""
    return evolve(rule, severity=severity, because=because)


def explained(rule: Rule, *, because: Bilingual) -> Rule:
    """Return the same rule with its own reason in place of the family's reason."""
    return evolve(rule, because=because)
