"""Fields of a result that follow from its other fields. Data in which they do not was altered, and is refused."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import Any, Final

import attrs

from cchc_model.analysis.changes import Change, ChangeKind
from cchc_model.analysis.comparison import Comparison, compare
from cchc_model.analysis.consolidation.consolidation import Consolidation
from cchc_model.analysis.rates import ComputedRate
from cchc_model.analysis.scoring.score_sheet import ScoreSheet
from cchc_model.analysis.scoring.sums import summed_again
from cchc_model.analysis.series.figures import Growth
from cchc_model.analysis.series.series import Series, in_order
from cchc_model.checking.check import outcomes_of
from cchc_model.checking.check_findings import sides_of
from cchc_model.checking.check_result import CheckResult
from cchc_model.framework.evaluation import Verdict
from cchc_model.framework.formulas import Expression, operands
from cchc_model.framework.rows import Indicator, Kind
from cchc_model.reports.finding_codes import FindingCode


def contradicted(result: object) -> Iterator[str]:
    """Yield the fields of a result that contradict its other fields.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report, compute_rates
    >>> rates = compute_rates(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 8}))
    >>> list(contradicted(attrs.evolve(rates["plan_completion"], numerator=9)))
    ['value']
    """
    if type(result) in _FOLLOWING:
        yield from _FOLLOWING[type(result)](result)


def _of_rate(rate: ComputedRate) -> Iterator[str]:
    ratio, top, bottom = rate.rate.ratio, rate.numerator, rate.denominator
    if rate.value != (None if top is None or not bottom else Fraction(top) / bottom):
        yield "value"
    if not set(rate.missing) <= set(rate.rate.operands) or (rate.refused is not None and rate.missing):
        yield "missing"
    if rate.refused is not None:
        yield from (key for key in ("numerator", "denominator") if getattr(rate, key) is not None)
        return
    for key, number, part in (("numerator", top, ratio.numerator), ("denominator", bottom, ratio.denominator)):
        if (number is None) is not _lacks(part, rate.missing):
            yield key


def _lacks(part: Expression, missing: tuple[str, ...]) -> bool:
    return not set(operands(part)).isdisjoint(missing)


def _of_check(result: CheckResult) -> Iterator[str]:
    """Yield what contradicts the report, and findings that are not those of the outcomes.

    Other kinds of findings may come from a former report, or from what another version of the library knew.
    """
    if result.outcomes != outcomes_of(result.report, result.values):
        yield "outcomes"
    failed = [
        (one.rule.id, one.rule.severity, one.rule.operands, sides_of(one.judgement))
        for one in result.outcomes
        if one.verdict is Verdict.FAILED
    ]
    said = [
        (one.rule, one.severity, one.indicators, one.figures)
        for one in result.findings
        if one.code is FindingCode.RULE_FAILED
    ]
    if (
        len(failed) != len(said)
        or any(one not in said for one in failed)
        or any(one not in result.findings for one in result.report.findings)
    ):
        yield "findings"


def _of_comparison(comparison: Comparison) -> Iterator[str]:
    """Yield the fields that no choice about nil marks and blanks makes of the two reports."""
    made = (
        compare(comparison.before, comparison.after, nil_as_zero=nil, blank_as_zero=blank)
        for nil, blank in product((False, True), repeat=2)
    )
    seen = [_compared(one) for one in made]
    wanted = _compared(comparison)
    if wanted not in seen:
        alone = [key for key, held in wanted.items() if all(held != one[key] for one in seen)]
        yield from alone or ["changes"]


def _compared(comparison: Comparison) -> Mapping[str, object]:
    return {
        "changes": comparison.changes,
        "rates": comparison.rates,
        "not_compared": [one.subject for one in comparison.not_compared],
    }


def _of_change(change: Change) -> Iterator[str]:
    before, after = change.before, change.after
    if before is None or after is None:
        kinds = {ChangeKind.APPEARED} if after is not None else {ChangeKind.DISAPPEARED}
    elif isinstance(change.subject, Indicator) and change.subject.kind is Kind.CODED:
        kinds = {ChangeKind.ANSWERED_DIFFERENTLY}
    else:
        kinds = {ChangeKind.ROSE if after > before else ChangeKind.FELL}
    if change.kind not in kinds or before == after:
        yield "kind"


def _of_sheet(sheet: ScoreSheet) -> Iterator[str]:
    rubric = sheet.rubric
    scored = [one.component for one in sheet.components]
    if scored != [*rubric.components, *rubric.bonuses, *rubric.penalties]:
        yield "sections"
        return
    again = summed_again(sheet)
    for one in attrs.fields(ScoreSheet):
        if getattr(sheet, one.name) != getattr(again, one.name):
            yield one.name


def _of_consolidation(whole: Consolidation) -> Iterator[str]:
    """Yield the totals whose counts of reports, or totals of the year, are not those of their organisations."""
    for totals in whole.by_period.values():
        most, so_far = len(totals.marks), totals.so_far
        counts = [
            *(one.reported for one in totals.values.values()),
            *(one.reported for shares in (totals.rates, totals.weighted) for one in shares.values()),
            *(sum(codes.values()) for codes in totals.answers.values()),
        ]
        added: dict[str, Fraction] = defaultdict(Fraction)
        for values in so_far.values():
            for key, value in values.items():
                added[key] += Fraction(value)
        sound = all(key in totals.values and totals.values[key].total == value for key, value in added.items())
        if so_far.keys() != totals.marks.keys() or not sound or any(not 1 <= count <= most for count in counts):
            yield "by_period"
            return


def _of_series(made: Series) -> Iterator[str]:
    cells = [held for reports in made.reports.values() for held in reports.values()]
    if any(not reports for reports in made.reports.values()) or any(
        len(held) != len(made.framework.indicators) for held in cells
    ):
        yield "reports"
    known = {period for reports in made.reports.values() for period in reports}
    if made.periods != in_order(made.periods) or not known <= set(made.periods) or not known:
        yield "periods"


def _of_growth(growth: Growth) -> Iterator[str]:
    known = growth.value is not None and growth.before is not None
    if growth.difference is not None and not (
        known and growth.difference == Fraction(growth.value or 0) - Fraction(growth.before or 0)
    ):
        yield "difference"


_FOLLOWING: Final[Mapping[type, Callable[[Any], Iterator[str]]]] = {
    ComputedRate: _of_rate,
    CheckResult: _of_check,
    Comparison: _of_comparison,
    Change: _of_change,
    ScoreSheet: _of_sheet,
    Consolidation: _of_consolidation,
    Series: _of_series,
    Growth: _of_growth,
}
