"""Small random frameworks and reports, and what the search for errors must find in them, by trying everything."""

import itertools
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from unittest import mock

from attrs import evolve
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model.framework import (
    FLOW,
    Indicator,
    MatchesRatio,
    Rate,
    Rule,
    at_most_100,
    bounded_by,
    branch,
    coded,
    count,
    follows_from,
    limited_to,
    no_forbids,
    operands,
    part_of,
    parts_sum_to,
    parts_within,
    percent,
    rate,
    requires,
    section,
    total,
    usually,
    yes_needs,
)
from cchc_model.framework.evaluation import judge
from cchc_model.indicators import DOSSIER, YES_NO

COUNTS = tuple(count(f"n{i}", DOSSIER, FLOW, f"Số {i}", f"Number {i}") for i in range(5))
ANSWER = coded("answer", YES_NO, FLOW, "Câu trả lời", "Answer")
SHARE = percent("share", FLOW, "Tỷ lệ", "Share")
BECAUSE = cchc.Bilingual("thường", "usually")

HIGHEST = 12
"""The numbers tried: no value of these small reports has to be larger."""
SHARES: list[int | Decimal] = sorted(
    {cchc.round_half_up(Fraction(100 * n, d), 2) for n in range(13) for d in range(1, 13)}
)
"""A changed percentage follows from the numbers: over these it is one of these."""

PERCENTAGES = (Decimal(0), Decimal(25), Decimal(50), Decimal(100))


def small_framework(rules: tuple[Rule, ...], rates: tuple[Rate, ...] = (), share: Indicator = SHARE) -> cchc.Framework:
    """A framework whose rules may repeat each other: the search has to live with any."""
    outline = (branch(section("s", "Mục", "Section"), *COUNTS, ANSWER, share),)
    with mock.patch("cchc_model.framework.framework.lint", return_value=()):
        return cchc.Framework("small", "1", cchc.Bilingual("Nhỏ", "Small"), outline, rates, rules)


@st.composite
def rules(draw: st.DrawFn, *, usual: bool = True) -> Rule:
    several = draw(st.permutations(COUNTS))
    whole, parts = several[0], several[1 : 1 + draw(st.integers(1, 3))]
    rule = draw(
        st.sampled_from(
            [
                parts_sum_to(whole, *parts),
                parts_within(whole, *parts),
                part_of(parts[0], whole),
                bounded_by(whole, total(*parts)),
                requires(whole, total(*parts)),
                yes_needs(ANSWER, total(*parts)),
                no_forbids(ANSWER, whole),
                at_most_100(SHARE),
                limited_to(whole, draw(st.integers(1, 3)), per=draw(st.sampled_from([None, parts[0]]))),
                requires(SHARE, whole),
            ]
        )
    )
    return usually(rule, because=BECAUSE) if usual and draw(st.integers(0, 3)) == 0 else rule


class Case:
    """A report, shown by its rules and values."""

    def __init__(self, report: cchc.Report) -> None:
        self.report = report

    def __repr__(self) -> str:
        shown = [(rule.id, str(rule.severity), str(rule.relation)) for rule in self.report.framework.rules]
        return f"<{shown} over { {k: str(v) for k, v in self.report.values.items()} }>"


@st.composite
def cases(draw: st.DrawFn, *, usual: bool = True, blanks: bool = True, ratios: bool = True) -> Case:
    """A report with small numbers over a random framework of two to five rules."""
    chosen = draw(st.lists(rules(usual=usual), min_size=2, max_size=5))
    rates: tuple[Rate, ...] = ()
    if ratios and draw(st.booleans()):
        part, whole = draw(st.permutations(COUNTS))[:2]
        rates = (rate("r", "Tỷ lệ", "Rate", of=part, over=whole, reported=SHARE),)
        chosen.append(follows_from(rates[0]))
    framework = small_framework(tuple(evolve(rule, id=f"{rule.id}_{i}") for i, rule in enumerate(chosen)), rates)
    values: dict[str, object] = {c.id: draw(st.integers(0, 4)) for c in COUNTS}
    values[ANSWER.id] = draw(st.sampled_from([0, 1]))
    values[SHARE.id] = draw(st.sampled_from(PERCENTAGES))
    if blanks:
        for key in draw(st.sets(st.sampled_from(sorted(values)), max_size=2)):
            values[key] = None
    return Case(cchc.Report.from_values(framework, values))


def holds(rules: list[Rule], values: Mapping[str, int | Decimal | None]) -> bool:
    return all(judge(rule.relation, values).verdict is not cchc.Verdict.FAILED for rule in rules)


def choices(key: str) -> list[int | Decimal]:
    if key == ANSWER.id:
        return [0, 1]
    if key == SHARE.id:
        return SHARES
    return list(range(HIGHEST + 1))


def required(report: cchc.Report, group: tuple[Rule, ...], changed: tuple[str, ...]) -> list[Rule]:
    """A group's rules, and the certain ones over what changes; for warnings only those of them that hold."""
    touched = [
        r for r in report.framework.rules if r.severity is cchc.Severity.ERROR and set(changed) & set(r.operands)
    ]
    if all(rule.severity is not cchc.Severity.ERROR for rule in group):
        touched = [rule for rule in touched if holds([rule], report.values)]
    return [*group, *touched]


def solutions(
    report: cchc.Report, group: tuple[Rule, ...], changed: tuple[str, ...]
) -> Iterator[dict[str, int | Decimal]]:
    """Every way to change some values so that a group of rules holds, and every hard rule over them."""
    wanted = required(report, group, changed)
    for chosen in itertools.product(*(choices(key) for key in changed)):
        new = dict(zip(changed, chosen, strict=True))
        if holds(wanted, {**report.values, **new}) and not silenced(wanted, new, report.values):
            yield new


def silenced(rules: list[Rule], new: Mapping[str, int | Decimal], old: Mapping[str, int | Decimal | None]) -> bool:
    """Whether a denominator was made 0, so that its rule says nothing: that repairs nothing."""
    stated = [
        r.relation for r in rules if isinstance(r.relation, MatchesRatio) and old[r.relation.reported.id] is not None
    ]
    return any(new.get(key) == 0 for relation in stated for key in operands(relation.ratio.denominator))


def sets_of_size(report: cchc.Report, group: tuple[Rule, ...], size: int) -> set[tuple[str, ...]]:
    """All sets of a size that suffice. A percentage is tried only by itself: there are too many."""
    known = sorted(key for key, value in report.values.items() if value is not None)
    return {
        changed
        for changed in itertools.combinations(known, size)
        if (size == 1 or SHARE.id not in changed) and any(True for _ in solutions(report, group, changed))
    }
