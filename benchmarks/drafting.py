"""The draft of the real annex against the shipped framework, and the time of a draft.

    PYTHONPATH=tests python benchmarks/drafting.py

The time is that of the process, the median of nine drafts after a first one.
"""

import statistics
import time
from collections.abc import Iterator

from cchc_model import SOC_TRANG_DISTRICT, Framework, draft_framework
from cchc_model.framework import Indicator, Item
from helpers.paths import ANNEX
from helpers.relations import with_ids


def kind(item: Item) -> str:
    """Return the kind of a row; sections and headings are one kind, because a draft may add a section."""
    return item.kind.value if isinstance(item, Indicator) else "heading"


def rows(drafted: Framework, shipped: Framework) -> Iterator[str]:
    """Yield what a draft has as the shipped framework has it: kinds, nesting and measures."""
    both = list(zip(drafted.rows, shipped.rows, strict=True))
    numbers = {row.id: row.number for framework in (drafted, shipped) for row in framework.rows}
    kinds = sum(kind(one.item) == kind(other.item) for one, other in both)
    nested = sum(numbers.get(one.parent or "") == numbers.get(other.parent or "") for one, other in both)
    taken = [(one.item, other.item) for one, other in both if isinstance(other.item, Indicator)]
    measures = sum(isinstance(one, Indicator) and other.measure.matches(one.measure.label.vi) for one, other in taken)
    for name, number, of in (("kinds", kinds, both), ("nesting", nested, both), ("measures", measures, taken)):
        yield f"{name}: {number} of {len(of)} ({100 * number / len(of):.1f} %)"


def rules(drafted: Framework, shipped: Framework) -> Iterator[str]:
    """Yield how many suggested rules the shipped framework has, and the others."""
    ids = {one.id: other.id for one, other in zip(drafted.rows, shipped.rows, strict=True)}
    same = {row.id: row.id for row in shipped.rows}
    own = {with_ids(rule.relation, same): rule for rule in shipped.rules}
    suggested = {with_ids(rule.relation, ids): rule for rule in drafted.rules}
    found = [own[relation] for relation in suggested if relation in own]
    yield f"rules: {len(found)} of {len(suggested)} suggested ones are shipped"
    for family in ("sum", "part"):
        all_of = [rule for rule in shipped.rules if rule.family.id == family]
        yield f"{family}: {sum(rule in all_of for rule in found)} of the {len(all_of)} shipped ones are suggested"
    for relation, rule in suggested.items():
        if relation not in own:
            rows_of = ", ".join(str(drafted.row(key).number) for key in rule.operands)
            yield f"not shipped: {rule.family.id} over rows {rows_of}"


def seconds() -> float:
    """Return the process time of a draft of 211 rows."""
    draft_framework(ANNEX)
    taken = []
    for _ in range(9):
        begun = time.process_time()
        draft_framework(ANNEX)
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


if __name__ == "__main__":
    draft = draft_framework(ANNEX).framework
    for line in (*rows(draft, SOC_TRANG_DISTRICT), *rules(draft, SOC_TRANG_DISTRICT)):
        print(line)
    print(f"time: {1000 * seconds():.0f} ms")
