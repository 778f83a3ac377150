"""Evaluation of all rules over a frame: the outcomes as rows, and their counts per rule."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import narwhals as nw
from attrs import field, frozen

from cchc_model.frames.arithmetic import Steps, power_of_ten, together
from cchc_model.frames.columns import KEYS, MAX_FRAME_DECIMALS, OWN, decimals_of
from cchc_model.frames.decimals import NO_DIGITS
from cchc_model.frames.frame import Frame, column_cells, is_sql, nothing, stacked, times, unpivoted, with_steps
from cchc_model.frames.outcomes import RowOutcome, amount, in_two_parts, outcome, subjects, whole_of
from cchc_model.frames.preparing import damages, known, negatives, prepared, shown_decimals
from cchc_model.frames.ranges import Ranges, of_other_framework
from cchc_model.frames.ratios import computed, products_fit, ratio_outcome, ratio_steps
from cchc_model.framework.evaluation import Verdict
from cchc_model.framework.formulas import Expression, MatchesRatio, Value, operands
from cchc_model.framework.framework import Framework
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity

_VALUE, _NEGATIVE = "value", "negative"
"""The families of rule ids for damaged and for negative numbers, as in `value.<column>`."""


@frozen
class RuleSummary:
    """Counts of the outcomes of a rule over many reports.

    Attributes:
        rule: the rule.
        passed: the number of reports that satisfy it.
        failed: the number of reports that violate it.
        unknown: the number of reports with too few values to decide.
        not_applicable: the number of reports to which it does not apply.
    """

    rule: Rule
    passed: int
    failed: int
    unknown: int
    not_applicable: int


@frozen
class FrameSummary:
    """Summary of a check of many reports.

    Attributes:
        reports: the number of rows.
        rules: one summary per rule of the framework, in its order.
        damaged: the number of rows with a number that no report can hold, by column; 0 is left out. `framework` counts
            the rows that name another framework.
        negative: the number of rows with a negative number, by indicator; 0 is left out.
    """

    reports: int
    rules: tuple[RuleSummary, ...]
    damaged: Mapping[str, int] = field(hash=False)
    negative: Mapping[str, int] = field(factory=dict, hash=False)

    def worst(self) -> Severity | None:
        """Return the highest severity of all failures, None if there are none.

        A damaged or negative number is an error.
        """
        found = {summary.rule.severity for summary in self.rules if summary.failed}
        if self.damaged or self.negative:
            found.add(Severity.ERROR)
        return min(found, key=lambda severity: severity.rank, default=None)


def frame_summary(frame: Frame, framework: Framework, ranges: Ranges) -> FrameSummary:
    """Count the outcomes of every rule over all reports, in one pass."""
    outcomes = [_outcome(rule, framework, ranges) for rule in framework.rules]
    ready = with_steps(_ready(frame, framework, ranges), _compared(outcomes))
    held: dict[str, nw.Expr] = {"framework": of_other_framework(framework)} if ranges.mixed else {}
    for number, found in enumerate(outcomes):
        held |= {f"passed_{number}": found.passed, f"failed_{number}": found.failed}
        if found.not_applicable is not None:
            held[f"nothing_{number}"] = found.not_applicable
    columns, below_0 = damages(framework, ranges), negatives(framework, ranges)
    held |= {f"damaged_{number}": damage.here for number, damage in enumerate(columns)}
    held |= {f"negative_{number}": damage.here for number, damage in enumerate(below_0)}
    counts = {name: times(here, frame) for name, here in held.items()}
    made = column_cells(ready.select(reports=nw.len(), **counts))
    totals = {name: int(made[name][0] or 0) for name in ("reports", *counts)}
    places = {
        "framework": totals.get("framework", 0),
        **{d.column: totals[f"damaged_{n}"] for n, d in enumerate(columns)},
    }
    negative = {d.column: totals[f"negative_{n}"] for n, d in enumerate(below_0)}
    rules = tuple(_summary(rule, number, totals) for number, rule in enumerate(framework.rules))
    return FrameSummary(totals["reports"], rules, _some(places), _some(negative))


def _compared(outcomes: Iterable[RowOutcome]) -> Steps:
    """Return the step that adds the comparisons that outcomes read."""
    return [{name: here for found in outcomes for name, here in found.compared.items()}]


def _some(places: Mapping[str, int]) -> Mapping[str, int]:
    return {column: times for column, times in places.items() if times}


_OUTCOME = ("rule", "severity", "verdict", "left", "left_over", "right", "right_over")


def not_passed(
    frame: Frame, framework: Framework, ranges: Ranges, verdicts: Collection[Verdict], keys: Sequence[str]
) -> Frame:
    """Return a row for each outcome in `verdicts`, each damaged or negative number, and each foreign row."""
    if is_sql(frame):
        rows = list(_unpivoted(_ready(frame, framework, ranges), framework, ranges, verdicts))
    else:
        rows = list(_rule_by_rule(frame, framework, ranges, verdicts))
    return stacked([*rows, *_damaged(frame, framework, ranges)]).select(*keys, *_OUTCOME)


def _ready(frame: Frame, framework: Framework, ranges: Ranges) -> Frame:
    """Return the frame with all columns that the rules read, and those that tell damaged numbers.

    Columns that need many steps are added first, while the frame has few columns.
    """
    ratios = [rule.relation for rule in framework.rules if isinstance(rule.relation, MatchesRatio)]
    parted = {key for rule in framework.rules for key in _parted(rule, framework, ranges)}
    divided = {key for ratio in ratios for key in operands(ratio)}
    first = [key for key in framework.indicators if key in divided or framework.indicators[key].has_decimals]
    frame = prepared(frame, framework, ranges, first, parted)
    frame = with_steps(frame, together(*(ratio_steps(ratio, framework, ranges) for ratio in ratios)))
    return prepared(frame, framework, ranges, [key for key in framework.indicators if key not in first])


def _parted(rule: Rule, framework: Framework, ranges: Ranges) -> tuple[str, ...]:
    """Return the numbers with decimals that a rule reads in two parts."""
    if isinstance(rule.relation, MatchesRatio):
        return () if products_fit(rule.relation, framework, ranges) else (rule.relation.reported.id,)
    return in_two_parts(rule.relation, framework, ranges)


def _rule_by_rule(frame: Frame, framework: Framework, ranges: Ranges, verdicts: Collection[Verdict]) -> Iterator[Frame]:
    """Yield the rows of each rule and verdict separately, so that only these are held in memory."""
    # Where it is planned, each rule reads only what it needs; where it is not, all columns are made ready once.
    ready = None if isinstance(frame, nw.LazyFrame) else _ready(frame, framework, ranges)
    for rule in framework.rules:
        needed = ready
        if needed is None:
            parted = _parted(rule, framework, ranges)
            needed = prepared(frame, framework, ranges, operands(rule.relation), parted)
            if isinstance(rule.relation, MatchesRatio):
                needed = with_steps(needed, ratio_steps(rule.relation, framework, ranges))
        found = _outcome(rule, framework, ranges)
        needed = with_steps(needed, _compared([found]))
        for verdict, here in _selected(found, verdicts):
            yield needed.filter(here).select(*KEYS, **_labels(rule, verdict), **_both_sides(rule, framework, ranges))


def _unpivoted(ready: Frame, framework: Framework, ranges: Ranges, verdicts: Collection[Verdict]) -> Iterator[Frame]:
    """Yield the rows of all rules at once, for SQL engines; nothing if there are no rules or verdicts.

    These engines need long to plan a union of so many parts.
    """
    packed: dict[str, nw.Expr] = {}
    outcomes = [_outcome(rule, framework, ranges) for rule in framework.rules]
    for number, (rule, found) in enumerate(zip(framework.rules, outcomes, strict=True)):
        row: nw.Expr | None = None
        for verdict, here in _selected(found, verdicts):
            # A side that is null is packed as 0 over 0, because Spark reads null as 0 if nullability differs.
            packable = {name: side.fill_null(0) for name, side in _both_sides(rule, framework, ranges).items()}
            one = nw.when(here).then(nw.struct(**_labels(rule, verdict), **packable))
            row = one if row is None else one.otherwise(row)
        if row is not None:
            packed[f"{OWN}{number}"] = row
    if not packed:
        return
    cell = f"{OWN}row"
    rows = with_steps(ready, _compared(outcomes)).select(*KEYS, **packed)
    rows = unpivoted(rows, list(packed), name=f"{OWN}rule", value=cell)
    field = nw.col(cell).struct.field
    sides = {name: nw.when(field(over) != 0).then(field(name)) for name, over in _SIDES}
    yield rows.filter(~nw.col(cell).is_null()).select(*KEYS, *map(field, ("rule", "severity", "verdict")), **sides)


_SIDES = (("left", "left_over"), ("left_over", "left_over"), ("right", "right_over"), ("right_over", "right_over"))


def _selected(found: RowOutcome, verdicts: Collection[Verdict]) -> Iterator[tuple[Verdict, nw.Expr]]:
    for verdict in Verdict:
        here = found.where(verdict) if verdict in verdicts else None
        if here is not None:
            yield verdict, here


def _outcome(rule: Rule, framework: Framework, ranges: Ranges) -> RowOutcome:
    if isinstance(rule.relation, MatchesRatio):
        return ratio_outcome(rule.relation, framework, ranges)
    return outcome(rule.relation, framework, ranges)


def _summary(rule: Rule, number: int, totals: Mapping[str, int]) -> RuleSummary:
    passed, failed = totals[f"passed_{number}"], totals[f"failed_{number}"]
    nothing = totals.get(f"nothing_{number}", 0)
    return RuleSummary(rule, passed, failed, totals["reports"] - passed - failed - nothing, nothing)


def _labels(rule: Rule, verdict: Verdict) -> dict[str, nw.Expr]:
    return {"rule": nw.lit(rule.id), "severity": nw.lit(rule.severity.value), "verdict": nw.lit(verdict.value)}


def _both_sides(rule: Rule, framework: Framework, ranges: Ranges) -> dict[str, nw.Expr]:
    """Return the least possible value of both sides, each as one integer over another."""
    sides = subjects(rule.relation)
    if sides is None:
        assert isinstance(rule.relation, MatchesRatio)
        left, right = _side(rule.relation.reported, framework, ranges), computed(rule.relation, framework, ranges)
    else:
        left, right = (_side(side, framework, ranges) for side in sides)
    return {
        "left": _whole(left[0]),
        "left_over": _whole(left[1]),
        "right": _whole(right[0]),
        "right_over": _whole(right[1]),
    }


def _side(side: Expression, framework: Framework, ranges: Ranges) -> tuple[nw.Expr, nw.Expr]:
    if not any(framework.indicators[key].has_decimals for key in operands(side)):
        return whole_of(amount(side, framework, ranges).least), nw.lit(1, nw.Int64)
    if isinstance(side, Value):
        printed, decimals = known(side.id, ranges).fill_null(0), shown_decimals(side.id, ranges).fill_null(0)
        return printed, power_of_ten(decimals, lambda d: d)
    return nothing(), nothing()  # a sum of percentages need not fit


def _whole(number: nw.Expr) -> nw.Expr:
    return number.cast(nw.Int64)


def _damaged(frame: Frame, framework: Framework, ranges: Ranges) -> Iterator[Frame]:
    """Yield the rows of another framework, and each damaged or negative number as it is."""
    other_side = {"right": nothing(), "right_over": nothing()}
    totals = {"severity": nw.lit(Severity.ERROR.value), "verdict": nw.lit(Verdict.FAILED.value)}
    named = frame.filter(of_other_framework(framework))
    sides = {"left": nothing(), "left_over": nothing(), **other_side}
    yield named.select(*KEYS, rule=nw.lit(f"{_VALUE}.framework"), **totals, **sides)
    asked = [key for key in framework.indicators if key in ranges.doubtful or ranges.fewest[key] < 0]
    ready = prepared(frame, framework, ranges, asked)
    reals = [key for key in asked if framework.indicators[key].has_decimals]
    shown = {f"{OWN}of_{key}": nw.col(decimals_of(key)) for key in reals}
    for family, columns in ((_VALUE, damages(framework, ranges)), (_NEGATIVE, negatives(framework, ranges))):
        if not columns:
            continue
        rows = ready.filter(nw.any_horizontal(*(d.here for d in columns), ignore_nulls=False))
        numbers = {d.column: nw.when(d.here).then(nw.col(d.column).cast(nw.Int64)) for d in columns}
        long = unpivoted(rows.select(*KEYS, **shown, **numbers), list(numbers), name="rule", value="left", beside=shown)
        named = with_steps(long.filter(~nw.col("left").is_null()), _left_over(reals))
        rule = nw.concat_str(nw.lit(f"{family}."), nw.col("rule"))
        whole = ~nw.col("left_over").is_null() & (nw.col("left") != NO_DIGITS)
        left, over = (nw.when(whole).then(_whole(nw.col(side))) for side in ("left", "left_over"))
        yield named.select(*KEYS, rule=rule, **totals, left=left, left_over=over, **other_side)


def _left_over(reals: Sequence[str]) -> Steps:
    """Return the steps to the denominator of a damaged or negative number, null if it cannot have its decimals."""
    decimals, name = nw.col("left") * 0, f"{OWN}left_decimals"
    for key in reals:
        decimals = nw.when(nw.col("rule") == key).then(nw.col(f"{OWN}of_{key}")).otherwise(decimals)
    within = (nw.col(name) >= 0) & (nw.col(name) <= MAX_FRAME_DECIMALS)
    power = nw.col("left") * 0 + power_of_ten(nw.col(name), lambda d: d)
    return [{name: decimals}, {"left_over": nw.when(within).then(power)}]
