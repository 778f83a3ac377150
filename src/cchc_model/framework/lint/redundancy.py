"""Lint of a catalogue of rules: rules that repeat another one or follow from others."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cchc_model.errors import Problem
from cchc_model.framework.formulas import (
    AtMost,
    ComparedSides,
    Constant,
    Equal,
    Expression,
    Implies,
    Less,
    MatchesRatio,
    Relation,
    Value,
    fold,
)
from cchc_model.framework.lint.sentences import lint_sentence
from cchc_model.framework.rows import Indicator
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity
from cchc_model.vietnamese.text import Bilingual


def lint_catalogue(rules: tuple[Rule, ...], indicators: Mapping[str, Indicator]) -> Iterator[Problem]:
    """Yield a problem for each rule that repeats another rule or follows from others."""
    known = [rule for rule in rules if all(name in indicators for name in rule.operands)]
    first: dict[object, Rule] = {}
    for rule in known:
        other = first.setdefault(_plain(rule.relation), rule)
        if other.id != rule.id:
            yield Problem(rule.id, lint_sentence("same_rule", other=other.id))
    # What follows from parts and wholes does so because no count is negative.
    different = [rule for rule in first.values() if not any(indicators[name].signed for name in rule.operands)]
    sums = list(_sums(different))
    steps, bounds = _steps(different, sums), _bounds(different)
    for rule in different:
        others = _from_one(rule, bounds) or _follows(rule, steps, sums)
        if others:
            named = Bilingual(", ".join(f"“{one}”" for one in others), ", ".join(map(repr, others)))
            yield Problem(rule.id, lint_sentence("rule_follows", others=named))


def _plain(relation: Relation) -> object:
    """Return a relation in a form that ignores the order of terms and of the sides of an equality."""
    if isinstance(relation, Implies):
        return Implies, _plain(relation.condition), _plain(relation.consequence)
    if isinstance(relation, MatchesRatio):
        return relation
    left, right = _terms(relation.left), _terms(relation.right)
    return type(relation), frozenset((left, right)) if isinstance(relation, Equal) else (left, right)


def _terms(expression: Expression) -> tuple[Value | Constant, ...]:
    def one(term: Value | Constant) -> list[Value | Constant]:
        return [term]

    flat = fold(expression, lambda key: one(Value(key)), lambda number: one(Constant(number)), _joined)
    return tuple(sorted(flat, key=str))


def _joined(terms: Sequence[list[Value | Constant]]) -> list[Value | Constant]:
    return list(itertools.chain.from_iterable(terms))


def _follows(rule: Rule, steps: "_Steps", sums: "list[_Sums]") -> tuple[str, ...]:
    """Return the ids of other rules that together imply a rule, or nothing.

    For example, a part of a part is a part of the whole.
    """
    relation = rule.relation
    if isinstance(relation, AtMost):
        left, right = _summed(relation.left), set(_summed(relation.right))
        if len(left) == 1:
            return _chain(left[0], right, rule, steps)
        for parts, whole, other in sums:
            if left and set(left) <= set(parts) and _is_as_certain(other, rule):
                chain = () if whole in right else _chain(whole, right, rule, steps)
                if whole in right or chain:
                    return (other.id, *chain)
    if isinstance(relation, Implies):
        left, right = _above_zero(relation.condition), set(_above_zero(relation.consequence))
        if len(left) == 1:
            return _chain(left[0], right, rule, steps, positive=True)
    return ()


_Bounds = Mapping[str, list[tuple[Counter[str], Counter[str], Rule]]]
"""The rules by which a sum is at most another sum, with the ids in both, by each id in the smaller sum."""


def _bounds(rules: Iterable[Rule]) -> _Bounds:
    bounds: dict[str, list[tuple[Counter[str], Counter[str], Rule]]] = {}
    for rule in rules:
        relation = rule.relation
        if isinstance(relation, AtMost | Equal):
            left, right = Counter(_summed(relation.left)), Counter(_summed(relation.right))
            for smaller, larger in ((left, right), (right, left))[: 2 if isinstance(relation, Equal) else 1]:
                for key in smaller if larger else ():
                    bounds.setdefault(key, []).append((smaller, larger, rule))
    return bounds


def _from_one(rule: Rule, bounds: _Bounds) -> tuple[str, ...]:
    """Return the id of another rule that implies a rule by itself, or nothing.

    A part of a sum is at most what the sum is at most, and so is less than more than that, as no count is negative. A
    sum is above 0 if it has a part that is.
    """
    relation = rule.relation
    if isinstance(relation, AtMost):
        left, right = _summed(relation.left), _summed(relation.right)
    elif isinstance(relation, Implies):
        left, right = _above_zero(relation.condition), _above_zero(relation.consequence)
    else:
        return ()
    for smaller, larger, other in bounds.get(left[0], ()) if left else ():
        if isinstance(relation, AtMost):
            implied = Counter(left) <= smaller and larger <= Counter(right)
        else:
            implied = set(left) <= set(smaller) and set(larger) <= set(right)
        if implied and _is_as_certain(other, rule):
            return (other.id,)
    return ()


def _summed(expression: Expression) -> tuple[str, ...]:
    """Return the ids of the indicators in a sum, or nothing if the sum contains a constant."""
    terms = _terms(expression)
    return tuple(term.id for term in terms if isinstance(term, Value)) if Constant not in map(type, terms) else ()


def _above_zero(comparison: ComparedSides) -> tuple[str, ...]:
    """Return the ids of the indicators whose sum must be above 0, or nothing for other comparisons."""
    return _summed(comparison.right) if isinstance(comparison, Less) and comparison.left == Constant(0) else ()


_Sums = tuple[tuple[str, ...], str, Rule]
"""The ids of parts, the id of the whole that limits their sum, and the rule about them."""

_Steps = Mapping[str, list[tuple[str, Rule]]]
"""Indicators at least as large as each indicator, or above 0 together with it, each with its rule."""


def _sums(rules: Iterable[Rule]) -> Iterator[_Sums]:
    for rule in rules:
        relation = rule.relation
        if isinstance(relation, AtMost) and isinstance(relation.right, Value):
            yield _summed(relation.left), relation.right.id, rule
        elif isinstance(relation, Equal) and isinstance(relation.left, Value):
            yield _summed(relation.right), relation.left.id, rule


def _steps(rules: Iterable[Rule], sums: Iterable[_Sums]) -> _Steps:
    steps: dict[str, list[tuple[str, Rule]]] = {}
    for parts, whole, rule in sums:
        for part in parts:
            steps.setdefault(part, []).append((whole, rule))
    for rule in rules:
        relation = rule.relation
        if isinstance(relation, Implies):
            needed = _above_zero(relation.consequence)
            for key in _above_zero(relation.condition) if len(needed) == 1 else ():
                steps.setdefault(key, []).append((needed[0], rule))
    return steps


def _is_as_certain(other: Rule, rule: Rule) -> bool:
    """Return whether another rule is certain enough to make this rule redundant."""
    return other is not rule and (rule.severity is not Severity.ERROR or other.severity is Severity.ERROR)


def _chain(start: str, wanted: set[str], rule: Rule, steps: _Steps, *, positive: bool = False) -> tuple[str, ...]:
    """Return the ids of other rules that lead from an indicator to a wanted one, or nothing.

    Each step leads to an indicator that is at least as large. With `positive` a step may also lead to an indicator
    that is above 0 together with the last one.
    """
    found: dict[str, tuple[str, ...]] = {start: ()}
    ahead = [start]
    while ahead:
        at = ahead.pop(0)
        for target, other in steps.get(at, ()):
            usable = positive or not isinstance(other.relation, Implies)
            if usable and target not in found and _is_as_certain(other, rule):
                found[target] = (*found[at], other.id)
                ahead.append(target)
                if target in wanted:
                    return found[target]
    return ()
