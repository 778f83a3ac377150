"""The search that :func:`cchc_model.checking.suspects.locate.locate_errors` runs.

It starts at the violated rules. A set that does not suffice is enlarged by a value of the rules that contradict each
other under it. All smallest sets are found, because every larger set that suffices has one of these values.
"""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from attrs import define, field, frozen

from cchc_model.checking.suspects.conflicts import Conflict, ErrorSet, Repair
from cchc_model.checking.suspects.fitting import DECIMALS, MOST_DECIMALS, Fit, Fitting, UndecidedError
from cchc_model.checking.suspects.slips import ANY_OTHER, WEIGHTS, Slip, SlipKind, commonness, slips
from cchc_model.framework.evaluation import Known, Verdict, interval_of, judge, possible
from cchc_model.framework.formulas import AtMost, Less, operands
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Interval
from cchc_model.framework.measures import Amount
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity
from cchc_model.vietnamese.formatting import round_half_up
from cchc_model.vietnamese.notation import Number

_MOST_SLIPS = 3
_FINEST_WEIGHT = 2**64
"""The denominator of weights. They only rank, and the exact sum over many slips has thousands of digits."""
_LEAST_WEIGHT = Fraction(4)
"""The least weight of a slip to report for an undetermined value, because a slip of many numbers explains none."""


@define
class _Group:
    """Violated rules and negative values that are searched together, with the sets found."""

    rules: list[Rule]
    negative: list[str]
    sets: dict[frozenset[str], Fit] = field(factory=dict)
    complete: bool = True
    tried: int = 0
    usual: list[Rule] = field(factory=list)

    def certain(self) -> bool:
        return bool(self.negative) or any(rule.severity is Severity.ERROR for rule in self.rules)

    def values(self) -> set[str]:
        return {key for rule in self.rules for key in rule.operands} | set(self.negative)


@frozen
class Search:
    """The search for the suspects among one report's values.

    Attributes:
        fitting: the values and their framework.
        changeable: the ids whose values may change.
        limit: the most trials of a set in one conflict.
    """

    fitting: Fitting
    changeable: frozenset[str]
    limit: int

    @property
    def framework(self) -> Framework:
        """The framework of the values."""
        return self.fitting.framework

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the conflicts, those of errors first."""
        broken = [rule for rule in self.framework.rules if self._broken(rule)]
        certain = [rule for rule in broken if rule.severity is Severity.ERROR]
        usual = [rule for rule in broken if rule.severity is not Severity.ERROR]
        negative = [
            key
            for key, value in self.fitting.values.items()
            if value is not None and value < 0 and key not in self.framework.signed
        ]
        groups = self._separate(
            self._joined([*(_Group([r], []) for r in certain), *(_Group([], [k]) for k in negative)])
        )
        for rule in usual:
            for group in groups:
                near = [found for found in group.sets if found & set(rule.operands)]
                if any(self._settles(found, group, [rule]) for found in near):
                    group.usual.append(rule)
                    break
        left = [rule for rule in usual if not any(rule in group.usual for group in groups)]
        others = self._joined([_Group([rule], []) for rule in left])
        for group in others:
            self._explore(group)
        return tuple(self._conflict(group) for group in (*groups, *others))

    def _joined(self, groups: list[_Group]) -> list[_Group]:
        """Return the groups, merged if they have a changeable value in common."""
        joined: list[_Group] = []
        for group in groups:
            linked = [other for other in joined if other.values() & group.values() & self.changeable]
            joined = [other for other in joined if other not in linked]
            joined.append(_merged([*linked, group]))
        return joined

    def _separate(self, groups: list[_Group]) -> list[_Group]:
        """Explore each group, and merge those whose sets do not work with each other."""
        for group in groups:
            self._explore(group)
        while True:
            pair = next((p for p in itertools.combinations(groups, 2) if self._entangled(*p)), None)
            if pair is None:
                return groups
            merged = _merged(pair)
            self._explore(merged)
            at = groups.index(pair[0])
            groups = [merged if i == at else group for i, group in enumerate(groups) if group is not pair[1]]

    def _entangled(self, one: _Group, other: _Group) -> bool:
        """Return whether a set of one group may be incompatible with a set of the other."""
        for (mine, my_fit), (theirs, their_fit) in itertools.product(one.sets.items(), other.sets.items()):
            if mine & theirs:
                return True
            spans = {**my_fit.ranges, **their_fit.ranges}
            for rule in self._touched(mine):
                if theirs & set(rule.operands) and not _is_certain(rule, spans, self.fitting.values):
                    return True
        return False

    def _explore(self, group: _Group) -> None:
        """Find all smallest sets of a group, from the empty set upwards, by the values of contradicting rules."""
        level = {frozenset[str]()}
        while level and not group.sets:
            larger: set[frozenset[str]] = set()
            for chosen in sorted(level, key=sorted):
                if group.tried >= self.limit:
                    group.complete = False
                    return
                group.tried += 1
                try:
                    fit = self._fit(chosen, group)
                except UndecidedError:
                    group.complete = False
                    continue
                if fit is not None:
                    group.sets[chosen] = fit
                elif not group.sets:
                    larger.update(chosen | {key} for key in self._contradicting(chosen, group) - chosen)
            level = larger

    def _fit(self, chosen: frozenset[str], group: _Group) -> Fit | None:
        if not chosen.issuperset(group.negative):
            return None
        return self.fitting.fit(chosen, self._required(chosen, group))

    def _required(self, chosen: frozenset[str], group: _Group) -> list[Rule]:
        """Return the rules that must hold: those of the group, and certain ones over the chosen values."""
        touched = (rule for rule in self._touched(chosen) if rule.severity is Severity.ERROR)
        if not group.certain():  # what is broken for certain is settled by a conflict of its own
            touched = (rule for rule in touched if not self._broken(rule))
        return list({rule.id: rule for rule in (*group.rules, *touched)}.values())

    def _broken(self, rule: Rule) -> bool:
        return judge(rule.relation, self.fitting.values, signed=self.framework.signed).verdict is Verdict.FAILED

    def _touched(self, chosen: Collection[str]) -> Iterator[Rule]:
        yield from {r.id: r for key in sorted(chosen) for r in self.framework.rules_over[key]}.values()

    def _contradicting(self, chosen: frozenset[str], group: _Group) -> frozenset[str]:
        """Return changeable values of which every larger set that suffices has at least one."""
        for key in group.negative:
            if key not in chosen:
                return frozenset({key}) & self.changeable
        core = self._required(chosen, group)
        for rule in tuple(core):
            if group.tried >= self.limit:
                break  # what is left contradicts itself too, only with more values than needed
            group.tried += 1
            without = [other for other in core if other is not rule]
            try:
                if self.fitting.fit(chosen, without) is None:
                    core = without
            except UndecidedError:
                continue
        return frozenset(key for rule in core for key in rule.operands) & self.changeable

    def _settles(self, chosen: frozenset[str], group: _Group, rules: Sequence[Rule]) -> bool:
        """Return whether a change of a set can satisfy other rules too."""
        try:
            return self.fitting.fit(chosen, [*self._required(chosen, group), *rules]) is not None
        except UndecidedError:
            return False

    def _conflict(self, group: _Group) -> Conflict:
        sets = [self._error_set(chosen, fit, group) for chosen, fit in group.sets.items()]
        number = {key: self.framework.row(key).number for found in sets for key in found.indicators}
        sets.sort(key=lambda f: (not f.settles_warnings, -f.weight, [number[key] for key in f.indicators]))
        rules = (*group.rules, *group.usual)
        severity = Severity.ERROR if group.certain() else Severity.WARNING
        return Conflict(rules, tuple(group.negative), severity, tuple(sets), group.complete)

    def _error_set(self, chosen: frozenset[str], fit: Fit, group: _Group) -> ErrorSet:
        required = self._required(chosen, group)
        touched = [rule for rule in self._touched(chosen) if rule.severity is not Severity.ERROR]
        usual = [*touched, *(rule for rule in group.usual if rule not in touched)]
        keys = sorted(chosen, key=lambda key: self.framework.row(key).number)
        settles = self._settles(chosen, group, usual)
        wanted = [*required, *usual] if settles else required
        repairs, weight = [], Fraction(1)
        for key in keys:
            repair, own = self._repair(key, fit, wanted)
            repairs.append(repair)
            weight *= own
        return ErrorSet(tuple(repairs), settles, weight)

    def _repair(self, key: str, fit: Fit, wanted: list[Rule]) -> tuple[Repair, Fraction]:
        reported, span = self.fitting.values[key], fit.ranges[key]
        assert reported is not None
        low = self._number(span.low, key, up=True)
        high = None if span.high is None else self._number(span.high, key, up=False)
        value = None if span.exact is None else low
        explained = list(self._explained(key, reported, fit, wanted))
        weight = ANY_OTHER + sum(share * commonness(slip.value, reported) for share, slip in explained if slip.value)
        if reported and reported in self._neighbours(key):
            weight += WEIGHTS[SlipKind.NEIGHBOUR]
            explained.append((WEIGHTS[SlipKind.NEIGHBOUR], Slip(SlipKind.NEIGHBOUR, None)))
        explained.sort(key=lambda pair: -pair[0])
        # What one value of several may have been depends on the others: only a determined one is told.
        likely_slips = (
            slip for share, slip in explained if value is not None or (share >= _LEAST_WEIGHT and len(fit.ranges) == 1)
        )
        rounded = Fraction(round(weight * _FINEST_WEIGHT), _FINEST_WEIGHT)
        return Repair(key, reported, low, high, value, tuple(likely_slips)[:_MOST_SLIPS]), rounded

    def _explained(self, key: str, reported: Number, fit: Fit, wanted: list[Rule]) -> Iterator[tuple[Fraction, Slip]]:
        """Yield the slips that lead from a value that fits to the reported one, each after its weight."""
        if key in self.framework.codes:
            return
        for slip, share in slips(reported):
            assert slip.value is not None  # only a neighbour tells none
            # A percentage may have been printed with fewer or more decimals than its repair has.
            near = isinstance(slip.value, Decimal) or slip.value in fit.ranges[key]
            if near and self.fitting.admits(fit.example, wanted, key, slip.value):
                yield share, slip

    def _number(self, exact: int | Fraction, key: str, *, up: bool) -> Number:
        """Return an end of a range as a value of its indicator; an amount stays within the range."""
        if isinstance(self.fitting.values[key], int):
            return int(exact)
        if not isinstance(self.framework.indicators[key].measure, Amount):
            return round_half_up(exact, DECIMALS)
        reported = Decimal(self.fitting.values[key] or 0).as_tuple().exponent
        decimals = -reported if isinstance(reported, int) and reported < 0 else 0
        while decimals < MOST_DECIMALS and exact * 10**decimals % 1:
            decimals += 1
        whole = (ceil if up else floor)(exact * 10**decimals)
        return round_half_up(Fraction(whole, 10**decimals), decimals)

    def _neighbours(self, key: str) -> list[Number | None]:
        number = self.framework.row(key).number
        neighbours = [self.framework.row(n).id for n in (number - 1, number + 1) if n in self.framework]
        return [self.fitting.values.get(other) for other in neighbours]


def _merged(groups: Iterable[_Group]) -> _Group:
    groups = list(groups)
    return _Group([r for group in groups for r in group.rules], [k for group in groups for k in group.negative])


def _is_certain(rule: Rule, spans: Mapping[str, Interval], values: Known) -> bool:
    """Return whether a rule certainly holds for all values within their ranges."""
    relation = rule.relation
    if not isinstance(relation, AtMost | Less):
        return False
    if any(key not in spans and values[key] is None for key in operands(relation.right)):
        return True
    left, right = (
        interval_of(side, lambda key: spans.get(key) or possible(values[key] or 0))
        for side in (relation.left, relation.right)
    )
    return left.is_below(right) if isinstance(relation, Less) else left.is_at_most(right)
