"""Rules and rates that a form suggests: by its totals, the order and wording of its rows, and its percentages.

A suggestion is dropped if the figures of a filled file contradict it.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from cchc_model.drafting.decisions import Certainty, Decision, DecisionKind
from cchc_model.drafting.percentages import shares
from cchc_model.drafting.stages import part_apart, stated_name
from cchc_model.drafting.suggestion import Names, Suggestion, of_stage, refines
from cchc_model.drafting.words import is_bare_total, states_count
from cchc_model.framework.evaluation import Known, Verdict, judge
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.measures import CodeList, UnitType
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.framework.rule_functions import (
    follows_from,
    no_forbids,
    part_of,
    parts_sum_to,
    parts_within,
    usually,
)
from cchc_model.framework.rules import Rule
from cchc_model.vietnamese.text import Bilingual, fold

_TOTAL = fold("tổng")
_FEWEST_PARTS = 2
_FEWEST_FILES = 2
"""The fewest filled files that agree on the sum of a total, so that it is an error to break it."""
_SUM = Bilingual(
    "dòng này là tổng của các dòng bên dưới, cùng đơn vị tính", "the row is the total of the rows below it, in one unit"
)
_CONFIRMED = Bilingual(
    "dòng này là tổng của các dòng bên dưới, có tệp đã điền đúng như vậy",
    "the row is the total of the rows below it, as a filled file shows",
)
_BELOW = Bilingual(
    "dòng này nằm dưới chỉ tiêu bao trùm, cùng đơn vị tính", "the row is below the larger indicator, in one unit"
)
_BESIDE = Bilingual(
    "dòng này là tổng của các dòng cùng cấp, cùng đơn vị tính",
    "the row is the total of the rows on its level, in one unit",
)
_APART = Bilingual(
    "các dòng này là những phần không trùng nhau của chỉ tiêu bao trùm",
    "the rows are parts of the larger indicator and do not overlap",
)
_ANSWER = Bilingual(
    "trả lời “{answer}” thì dòng bên dưới không có số liệu", "with the answer “{answer}”, the row below has no count"
)
_CONTRADICTED = Bilingual(
    "không đề xuất, vì số liệu trong tệp vi phạm quy tắc này: {reason}",
    "not suggested, because the figures of a file contradict it: {reason}",
)
_SOME_AGAINST = Bilingual(
    "{reason}; thỏa mãn ở {agreeing} tệp, vi phạm ở {against} tệp",
    "{reason}; files that agree: {agreeing}, that contradict it: {against}",
)
_CONFIRM = Bilingual(
    "Đề xuất từ biểu mẫu: {reason}. Cần người phụ trách xác nhận.",
    "Suggested from the form: {reason}. A person in charge should confirm it.",
)


@frozen
class Suggestions:
    """The suggestions for a framework.

    Attributes:
        rates: the rates.
        rules: the rules, each a warning unless the form states it.
        decisions: a decision for each of them, and for each that the figures contradict.
    """

    rates: tuple[Rate, ...]
    rules: tuple[Rule, ...]
    decisions: tuple[Decision, ...]


def suggest(framework: Framework, evidence: Sequence[Known], *, stated: Sequence[Suggestion] = ()) -> Suggestions:
    """Return the rules and rates that the rows of a framework suggest.

    Args:
        framework: the rows, without rules.
        evidence: the values of filled files by indicator id.
        stated: what the form states itself.
    """
    evidence = [values for number, values in enumerate(evidence) if values not in evidence[:number]]
    rules: dict[str, Rule] = {}
    rates: dict[str, Rate] = {}
    decisions: list[Decision] = []
    for one in (*stated, *_candidates(framework, evidence)):
        subject = one.rule.id if one.rule is not None else one.rate.id if one.rate is not None else ""
        kind = DecisionKind.RATE if one.rule is None else DecisionKind.RULE
        if subject in rules or subject in rates:
            continue
        rule = one.rule if one.rule is not None else None if one.rate is None else _follows(one.rate)
        weighed = one if rule is None else _weighed(one, rule, evidence)
        decisions.append(Decision(kind, subject, weighed.certainty, weighed.reason))
        if weighed.rate is not None:
            rates[weighed.rate.id] = weighed.rate
        if weighed.rule is not None:
            because = _CONFIRM.filled(reason=weighed.reason)
            sure = weighed.certainty is Certainty.STATED
            rules[subject] = weighed.rule if sure else usually(weighed.rule, because=because)
    return Suggestions(tuple(rates.values()), tuple(rules.values()), tuple(decisions))


def _weighed(one: Suggestion, rule: Rule, evidence: Sequence[Known]) -> Suggestion:
    """Return a suggested rule as it is, less certain if few files contradict it, or dropped if half of them do."""
    verdicts = [judge(rule.relation, values).verdict for values in evidence]
    against, agreeing = verdicts.count(Verdict.FAILED), verdicts.count(Verdict.PASSED)
    if not against:
        return one
    if against >= agreeing:
        return Suggestion(None, None, Certainty.TO_CONFIRM, _CONTRADICTED.filled(reason=one.reason))
    counts = {"against": str(against), "agreeing": str(agreeing)}
    return evolve(one, certainty=Certainty.TO_CONFIRM, reason=_SOME_AGAINST.filled(reason=one.reason, **counts))


def _follows(rate: Rate) -> Rule | None:
    """Return the rule that the percentage of a rate is the computed one; None if no row states it."""
    return None if rate.reported is None else follows_from(rate)


def _contradicted(rule: Rule, evidence: Sequence[Known]) -> bool:
    """Return whether at least as many filled files contradict a rule as agree with it."""
    verdicts = [judge(rule.relation, values).verdict for values in evidence]
    against = verdicts.count(Verdict.FAILED)
    return against > 0 and against >= verdicts.count(Verdict.PASSED)


def _candidates(framework: Framework, evidence: Sequence[Known]) -> Iterator[Suggestion]:
    below: dict[str | None, list[Row]] = {}
    for row in framework.rows:
        below.setdefault(row.parent, []).append(row)
    names = {key: stated_name(indicator.name.vi) for key, indicator in framework.indicators.items()}
    for row in framework.rows:
        children = [child.item for child in below.get(row.id, ()) if isinstance(child.item, Indicator)]
        yield from _in_stages(children, names)
        yield from _beside_total(children, evidence)
        if isinstance(row.item, Indicator):
            yield from _below_total(row.item, children, names, evidence)
            for child in below.get(row.id, ()):  # parts below a line such as `Trong đó`
                if not isinstance(child.item, Indicator):
                    parts = [one.item for one in below.get(child.id, ()) if isinstance(one.item, Indicator)]
                    yield from _below_total(row.item, parts, names, evidence)
            yield from _below_answer(row.item, children)
        yield from shares(row, below, names, evidence)


def _counts(items: Sequence[Indicator], unit: object) -> list[Indicator]:
    return [item for item in items if item.measure == unit]


def _below_total(
    whole: Indicator, children: Sequence[Indicator], names: Names, evidence: Sequence[Known]
) -> Iterator[Suggestion]:
    """Yield a sum of the parts below a total, or that each of them does not exceed it."""
    parts = _counts(children, whole.measure)
    if not isinstance(whole.measure, UnitType) or not parts:
        return
    total = parts_sum_to(whole, *parts)
    confirmed = sum(_confirmed(total, values) for values in evidence)
    all_parts = len(parts) >= _FEWEST_PARTS and len(parts) == len(children) and not _in_order(parts, names)
    adds_up = all_parts and (confirmed or not _states_more(whole, parts, names))
    if adds_up and not _contradicted(total, evidence):
        certain = confirmed >= _FEWEST_FILES and fold(whole.name.vi).startswith(_TOTAL)
        reason = _CONFIRMED if confirmed else _SUM
        yield Suggestion(total, None, Certainty.STATED if certain else Certainty.SUPPORTED, reason)
        return
    if adds_up:
        yield Suggestion(total, None, Certainty.TO_CONFIRM, _SUM)  # said to be contradicted
    for part in parts:
        yield Suggestion(part_of(part, whole), None, Certainty.SUPPORTED, _BELOW)


def _beside_total(children: Sequence[Indicator], evidence: Sequence[Known]) -> Iterator[Suggestion]:
    """Yield the sum of a row that only says `Tổng cộng` over the rows beside it."""
    totals = [item for item in children if is_bare_total(item.name.vi)]
    if len(totals) != 1 or totals[0] not in (children[0], children[-1]):
        return
    (total,) = totals
    parts = [item for item in children if item is not total]
    if isinstance(total.measure, UnitType) and len(parts) >= _FEWEST_PARTS and parts == _counts(parts, total.measure):
        rule = parts_sum_to(total, *parts)
        certain = sum(_confirmed(rule, values) for values in evidence) >= _FEWEST_FILES
        yield Suggestion(rule, None, Certainty.STATED if certain else Certainty.SUPPORTED, _BESIDE)


def _in_order(parts: Sequence[Indicator], names: Names) -> bool:
    """Return whether rows are stages of one thing, such as received and resolved, so that they overlap."""
    return any(
        refines(later, earlier, names) is not None for earlier in parts for later in parts if earlier is not later
    )


def _states_more(whole: Indicator, parts: Sequence[Indicator], names: Names) -> bool:
    """Return whether parts are what was done of the whole, or its name states no total: then they need not add up."""
    if any(of_stage(part, whole, names) is not None for part in parts):
        return True
    listed = all(part.name.vi[:1] in "-–+•*" for part in parts)
    return states_count(whole.name.vi) and not (fold(whole.name.vi).startswith(_TOTAL) or listed)


def _confirmed(rule: Rule, values: Known) -> bool:
    """Return whether known values, of which at least two parts are not 0, satisfy a rule: one part proves no sum."""
    verdict = judge(rule.relation, values).verdict
    return verdict is Verdict.PASSED and sum(bool(values[key]) for key in rule.operands) > _FEWEST_PARTS


def _in_stages(children: Sequence[Indicator], names: Names) -> Iterator[Suggestion]:
    """Yield for each count the nearest earlier one that it cannot exceed: received, then resolved, then on time.

    Parts that do not overlap, such as on time and late, do not exceed it together.
    """
    within: dict[str, list[Indicator]] = {}
    nearest: dict[str, tuple[Indicator, Bilingual]] = {}
    for number, later in enumerate(children):
        earlier = _nearest(later, children[:number], names)
        if earlier is not None:
            nearest[later.id] = earlier
            if part_apart(later.name.vi) is not None:
                within.setdefault(earlier[0].id, []).append(later)
    for later in children:
        if later.id not in nearest:
            continue
        whole, reason = nearest[later.id]
        parts = within.get(whole.id, [])
        words = {part_apart(part.name.vi) for part in parts}
        if later in parts and len(words) == len(parts) >= _FEWEST_PARTS:
            if later is parts[0]:
                yield Suggestion(parts_within(whole, *parts), None, Certainty.SUPPORTED, _APART)
        else:
            yield Suggestion(part_of(later, whole), None, Certainty.SUPPORTED, reason)


def _nearest(later: Indicator, before: Sequence[Indicator], names: Names) -> tuple[Indicator, Bilingual] | None:
    if not isinstance(later.measure, UnitType):
        return None
    alike = (earlier for earlier in reversed(before) if earlier.measure == later.measure)
    found = ((earlier, reason) for earlier in alike if (reason := refines(later, earlier, names)) is not None)
    return next(found, None)


def _below_answer(answer: Indicator, children: Sequence[Indicator]) -> Iterator[Suggestion]:
    """Yield that the answer `Không` leaves no counts below it."""
    codes = answer.measure
    if not isinstance(codes, CodeList) or len(codes.codes) != _FEWEST_PARTS:
        return
    no = next((code for code in codes.codes if code.value == 0 and _denies(code.label.vi)), None)
    counts = [one for one in children if isinstance(one.measure, UnitType) and states_count(one.name.vi)]
    if no is not None and counts:
        reason = _ANSWER.filled(answer=no.label)
        yield Suggestion(no_forbids(answer, counts[0], code=0), None, Certainty.TO_CONFIRM, reason)


def _denies(label: str) -> bool:
    return fold(label).startswith((fold("không"), fold("chưa")))
