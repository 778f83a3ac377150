"""The rates and limits that percentages of a form suggest."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from cchc_model.drafting.decisions import Certainty
from cchc_model.drafting.suggestion import Names, Suggestion, refines
from cchc_model.drafting.words import states_share
from cchc_model.framework.evaluation import Known, Verdict, judge
from cchc_model.framework.framework import Row
from cchc_model.framework.measures import Percentage, UnitType
from cchc_model.framework.rows import Indicator, rate
from cchc_model.framework.rule_functions import at_most_100, follows_from
from cchc_model.vietnamese.text import Bilingual, fold

_FEWEST_FILES = 2
"""The fewest filled files that agree on a percentage without decimals."""
_GROWTH = re.compile("|".join(map(fold, ("tăng", "giảm", "so với"))))
"""Words for a percentage of change, which may exceed 100."""
_SHARE = Bilingual("dòng này là tỷ lệ của một phần trong tổng số", "the row is the share of a part in its whole")
_COMPUTED = Bilingual("số liệu trong tệp cho đúng tỷ lệ này", "the figures of the file give just this percentage")
_NAMED = Bilingual("hai dòng bên dưới là tử số và mẫu số", "the two rows below it are numerator and denominator")


def shares(
    row: Row, below: Mapping[str | None, Sequence[Row]], names: Names, evidence: Sequence[Known]
) -> Iterator[Suggestion]:
    """Yield the limit of a percentage, and the rate that it states if two counts near it give it."""
    share = row.item
    if not isinstance(share, Indicator) or not isinstance(share.measure, Percentage):
        return
    own = _counts_among(below.get(row.id, ()))
    beside = [near for near in below[row.parent] if near is not row]
    around = [*beside, *(child for near in beside for child in below.get(near.id, ()))]
    yield from _stated_rate(share, own, _counts_among(around), names, evidence)
    if states_share(share.name.vi) and not _GROWTH.search(fold(share.name.vi)):
        yield Suggestion(at_most_100(share), None, Certainty.SUPPORTED, _SHARE)


def _counts_among(rows: Iterable[Row]) -> list[Indicator]:
    items = (row.item for row in rows)
    return [item for item in items if isinstance(item, Indicator) and isinstance(item.measure, UnitType)]


def _stated_rate(
    share: Indicator,
    own: Sequence[Indicator],
    around: Sequence[Indicator],
    names: Names,
    evidence: Sequence[Known],
) -> Iterator[Suggestion]:
    """Yield the rate of two counts that the figures, or the wording of the rows below it, state as a percentage."""
    telling = [values for values in evidence if values[share.id] is not None]
    near = _pairs([*own, *around]) if telling else []
    computed = [pair for pair in near if _is_near(*pair, share, telling) and _gives(*pair, share, telling)]
    ordered = [(part, whole) for part, whole in _pairs(own) if refines(part, whole, names) is not None]
    if len(computed) == 1:
        chosen, reason = computed[0], _COMPUTED
    elif len(ordered) == 1:
        chosen, reason = ordered[0], _NAMED
    else:
        return
    # The form prints the name for the percentage that it states; the one computed must not be taken for it.
    name = f"{share.name.vi}, tính từ số liệu"
    stated = rate(f"{share.id}_tinh", name, name, of=chosen[0], over=chosen[1], reported=share)
    yield Suggestion(None, stated, Certainty.SUPPORTED, reason)
    yield Suggestion(follows_from(stated), None, Certainty.SUPPORTED, reason)


def _pairs(counts: Sequence[Indicator]) -> list[tuple[Indicator, Indicator]]:
    return [(one, other) for one in counts for other in counts if one is not other and one.measure == other.measure]


def _is_near(part: Indicator, whole: Indicator, share: Indicator, evidence: Sequence[Known]) -> bool:
    """Return whether two counts of a file roughly give a percentage, so that an exact look is worth its time."""
    for values in evidence:
        one, all_, stated = values[part.id], values[whole.id], values[share.id]
        if one is not None and all_ and stated is not None and abs(100 * float(one) / float(all_) - float(stated)) <= 1:
            return True
    return False


def _gives(part: Indicator, whole: Indicator, share: Indicator, evidence: Sequence[Known]) -> bool:
    """Return whether two counts give a percentage as the files state it, which hardly is a coincidence.

    It is none if the percentage has decimals, or if several files agree.
    """
    stated = follows_from(rate("x", "x", "x", of=part, over=whole, reported=share))
    verdicts = {number: judge(stated.relation, values).verdict for number, values in enumerate(evidence)}
    agreeing = [number for number, verdict in verdicts.items() if verdict is Verdict.PASSED]
    if Verdict.FAILED in verdicts.values() or not agreeing:
        return False
    printed = [evidence[number][share.id] for number in agreeing]
    exact = [value for value in printed if isinstance(value, Decimal) and value != value.to_integral_value()]
    return bool(exact) or len({(evidence[n][part.id], evidence[n][whole.id]) for n in agreeing}) >= _FEWEST_FILES
