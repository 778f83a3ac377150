"""The sentences of failed rules, with the values that violate them."""

from decimal import Decimal

from cchc_model.framework.evaluation import Judgement, Known
from cchc_model.framework.formulas import Constant, Expression, MatchesRatio, Relation, Sum, Value
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Interval
from cchc_model.framework.rules import Rule
from cchc_model.framework.wording import in_words, joined_terms, names_in, sides
from cchc_model.vietnamese.formatting import format_number, printed
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import LANGS, Bilingual, Lang

_BLANK = Bilingual("trống", "blank")

_NOT_BELOW_0 = Bilingual("chưa có số liệu (coi là từ 0 trở lên)", "blank (0 or more)")

_AT_LEAST = Bilingual("từ {low} trở lên", "{low} or more")

_NO_WHOLE_NUMBER = Bilingual(
    "tỷ lệ khác, dù điền số nguyên nào vào chỗ trống", "another percentage, whatever whole number fills the blank"
)

_BETWEEN = Bilingual("từ {low} đến {high}", "between {low} and {high}")


def failure(rule: Rule, judgement: Judgement, framework: Framework, values: Known) -> Bilingual:
    """Return the sentence of a rule about the values that violate it, or that no whole number can satisfy."""
    names = names_in(rule.relation, framework)
    vi, en = (_numbers(rule.relation, judgement, framework, values, lang) for lang in LANGS)
    return rule.family.failed.filled(**names, **{key: Bilingual(vi[key], en[key]) for key in vi})


def _numbers(
    relation: Relation, judgement: Judgement, framework: Framework, values: Known, lang: Lang
) -> dict[str, str]:
    """Return the numbers in a family's sentence about a failure, as text."""
    left, right = sides(relation)
    assert judgement.right is not None  # a relation that failed has two sides
    numbers = {"left": _side(left, judgement.left, framework, values, lang), "left_terms": _terms(left, values, lang)}
    if isinstance(relation, MatchesRatio):
        ratio = relation.ratio
        numbers["right"] = _as_finely(judgement, values[relation.reported.id], lang)
        parts = (_terms(part, values, lang) for part in (ratio.numerator, ratio.denominator))
        numbers["right_terms"] = " / ".join(f"({part})" if " + " in part else part for part in parts)
    else:
        assert right is not None
        numbers["right"] = _side(right, judgement.right, framework, values, lang)
        numbers["right_terms"] = _terms(right, values, lang)
    several = isinstance(right, Sum) and len(right.terms) > 1
    numbers["right_in_full"] = f"{numbers['right']} ({numbers['right_terms']})" if several else numbers["right"]
    return numbers


def _terms(expression: Expression, values: Known, lang: Lang) -> str:
    if isinstance(expression, Value):
        value = values[expression.id]
        return _BLANK[lang] if value is None else format_number(value, lang=lang)
    if isinstance(expression, Constant):
        return format_number(expression.value, lang=lang)
    return joined_terms(expression, lambda term: _terms(term, values, lang))


def _side(expression: Expression, interval: Interval, framework: Framework, values: Known, lang: Lang) -> str:
    """Return a side of a relation as text, with the digits of the report if it is a single value."""
    if isinstance(expression, Value):
        value = values[expression.id]
        return _NOT_BELOW_0[lang] if value is None else in_words(value, expression.id, framework, lang)
    return _span(interval, lang)


def _as_finely(judgement: Judgement, reported: Number | None, lang: Lang) -> str:
    """Return a computed percentage with as many decimals as the reported one, but at least two."""
    computed = judgement.right
    assert computed is not None  # as above
    if judgement.unfillable is not None:
        return _NO_WHOLE_NUMBER[lang]
    if computed.exact is None:
        return _span(computed, lang, sign="%")
    exponent = reported.as_tuple().exponent if isinstance(reported, Decimal) else 0
    decimals = max(2, -exponent if isinstance(exponent, int) else 0)
    return format_number(computed.exact, decimals=decimals, lang=lang) + "%"


def _span(interval: Interval, lang: Lang, *, sign: str = "") -> str:
    low = printed(interval.low, lang) + sign
    if interval.exact is not None:
        return low
    if interval.high is None:
        return _AT_LEAST.filled(low=low)[lang]
    return _BETWEEN.filled(low=low, high=printed(interval.high, lang) + sign)[lang]
