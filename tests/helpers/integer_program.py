"""The rules as an integer program: what scipy's solver says of them, for comparison."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from cchc_model import Framework
from cchc_model.framework import (
    ComparedSides,
    Constant,
    Equal,
    Expression,
    Implies,
    Less,
    MatchesRatio,
    Percentage,
    Rule,
    Value,
)
from cchc_model.framework.formulas import opposite

LARGE = 2_000
"""No value and no difference of sides is larger: the big M, small enough for the solver to be right."""

STEP = 0.25
"""The least difference of two sides that are not equal, for percentages; numbers differ by 1 at least."""

Row = dict[str, float]


class Program:
    """Constraints over named variables from 0 up, whole numbers unless they are percentages."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.names: dict[str, int] = {}
        self.upper: list[float] = []
        self.whole: list[int] = []
        self.rows: list[tuple[Row, float]] = []
        for key, indicator in framework.indicators.items():
            codes = framework.codes.get(key)
            self.variable(key, max(codes) if codes else LARGE, whole=not isinstance(indicator.measure, Percentage))

    def variable(self, name: str, upper: float, *, whole: bool = True) -> str:
        self.names[name] = len(self.names)
        self.upper.append(upper)
        self.whole.append(int(whole))
        return name

    def switch(self) -> str:
        return self.variable(f"switch {len(self.names)}", 1)

    def at_most(self, row: Row, limit: float, *, unless: Iterable[str] = ()) -> None:
        """sum(row) <= limit, unless one of some switches is 1."""
        row = dict(row)
        for name in unless:
            row[name] = row.get(name, 0) - 100 * LARGE
        self.rows.append((row, limit))

    def solve(self, objective: Sequence[str] = ()) -> float | None:
        """The least sum of some variables, or None when nothing satisfies the constraints."""
        import numpy as np  # with the solver half a second, for whom a test asks
        from scipy.optimize import Bounds, LinearConstraint, milp

        costs, matrix = np.zeros(len(self.names)), np.zeros((len(self.rows), len(self.names)))
        for name in objective:
            costs[self.names[name]] = 1
        for i, (row, _) in enumerate(self.rows):
            for name, coefficient in row.items():
                matrix[i, self.names[name]] = coefficient
        limits = np.array([limit for _, limit in self.rows])
        constraint = LinearConstraint(matrix, -np.inf, limits)
        done = milp(
            costs, constraints=constraint, integrality=np.array(self.whole), bounds=Bounds(0, np.array(self.upper))
        )
        return None if done.x is None else float(done.fun)

    def must(self, relation: ComparedSides, *, unless: tuple[str, ...] = ()) -> None:
        """A comparison holds, unless a switch is 1."""
        left, low = self.linear(relation.left)
        right, high = self.linear(relation.right)
        row = {name: left.get(name, 0) - right.get(name, 0) for name in left | right}
        if isinstance(relation, Less):
            high -= 1 if all(self.whole[self.names[name]] for name in row) else STEP
        self.at_most(row, high - low, unless=unless)
        if isinstance(relation, Equal):
            self.at_most({name: -c for name, c in row.items()}, low - high, unless=unless)

    def must_not(self, relation: ComparedSides, *, unless: tuple[str, ...] = ()) -> None:
        if isinstance(relation, Equal):
            either = self.switch()
            other = self.switch()
            self.at_most({either: 1, other: 1}, 1)
            self.must(Less(relation.left, relation.right), unless=(*unless, either))
            self.must(Less(relation.right, relation.left), unless=(*unless, other))
        else:
            self.must(opposite(relation), unless=unless)

    def hold(self, rule: Rule) -> None:
        relation = rule.relation
        if isinstance(relation, Implies):
            first, second = self.switch(), self.switch()
            self.at_most({first: 1, second: 1}, 1)  # at most one of the two is let off
            self.must_not(relation.condition, unless=(first,))
            self.must(relation.consequence, unless=(second,))
        elif isinstance(relation, MatchesRatio):
            raise NotImplementedError
        else:
            self.must(relation)

    def break_(self, rule: Rule) -> None:
        relation = rule.relation
        if isinstance(relation, Implies):
            self.must(relation.condition)
            self.must_not(relation.consequence)
        else:
            assert not isinstance(relation, MatchesRatio)
            self.must_not(relation)

    def linear(self, expression: Expression) -> tuple[Row, float]:
        if isinstance(expression, Constant):
            return {}, expression.value
        if isinstance(expression, Value):
            return {expression.id: 1}, 0
        row: Row = {}
        constant = 0.0
        for term in expression.terms:
            part, own = self.linear(term)
            constant += own
            for name, coefficient in part.items():
                row[name] = row.get(name, 0) + coefficient
        return row, constant


def _without_ratio(rule: Rule, share: int, *, breaking: bool = False) -> list[ComparedSides]:
    """A rate rule for one fixed percentage, which makes it linear; broken, it is half as much again."""
    relation = rule.relation
    assert isinstance(relation, MatchesRatio)
    of, over = relation.ratio.numerator, relation.ratio.denominator
    assert isinstance(of, Value)
    assert isinstance(over, Value)
    # Half of the whole is the part: written as part + part = whole, with the names that the program knows.
    both: list[ComparedSides] = [Equal(relation.reported, Constant(share))]
    both.append(Equal(over, Constant(10)))
    both.append(Equal(of, Constant(8 if breaking else 5)))
    return both


def can_be_broken_alone(rule: Rule, others: Sequence[Rule], framework: Framework) -> bool:
    """Whether some values break a rule while all others hold."""
    program = Program(framework)
    for other in others:
        if isinstance(other.relation, MatchesRatio):
            # The percentage rules are looked at where the whole is 0, or where half is half.
            zero = set(rule.operands) <= set(other.operands)
            for comparison in (
                [Equal(other.relation.ratio.denominator, Constant(0))] if zero else _without_ratio(other, 50)
            ):
                program.must(comparison)
        else:
            program.hold(other)
    if isinstance(rule.relation, MatchesRatio):
        for comparison in _without_ratio(rule, 50, breaking=True):
            program.must(comparison)
    else:
        program.break_(rule)
    return program.solve() is not None


def fewest_changes(framework: Framework, values: Mapping[str, int | Decimal | None]) -> int | None:
    """How many values must change so that every rule holds; None when no change suffices."""
    program = Program(framework)
    changed = []
    for key, value in values.items():
        assert value is not None
        switch = program.switch()
        changed.append(switch)
        program.at_most({key: 1}, float(value), unless=(switch,))
        program.at_most({key: -1}, -float(value), unless=(switch,))
    for rule in framework.rules:
        program.hold(rule)
    found = program.solve(changed)
    return None if found is None else round(found)
