"""Suggested rules and rates, and the evidence of names that one count is a part of another one."""

from collections.abc import Mapping

from attrs import frozen

from cchc_model.drafting.decisions import Certainty
from cchc_model.drafting.stages import StatedName, comparable, says_more
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.framework.rules import Rule
from cchc_model.vietnamese.text import Bilingual

_LONGER = Bilingual("tên dòng này nêu một phần của chỉ tiêu bao trùm", "the name states a part of the larger indicator")
_LATER = Bilingual(
    "số “{part}” không vượt số “{whole}” của cùng đối tượng, cùng đơn vị tính",
    "“{part}” does not exceed “{whole}”, which counts the same objects in the same unit",
)

Names = Mapping[str, StatedName]
"""What the names of the indicators state, by id."""


@frozen
class Suggestion:
    """A suggested rule or rate.

    Attributes:
        rule: the rule; None for a rate alone.
        rate: the rate; None for a rule alone.
        certainty: its certainty.
        reason: the evidence.
    """

    rule: Rule | None
    rate: Rate | None
    certainty: Certainty
    reason: Bilingual


def refines(later: Indicator, earlier: Indicator, names: Names) -> Bilingual | None:
    """Return the reason why one count is a part of another one beside it, or None."""
    return _LONGER if says_more(names[later.id], names[earlier.id]) else of_stage(later, earlier, names)


def of_stage(later: Indicator, earlier: Indicator, names: Names) -> Bilingual | None:
    """Return the reason why one count is of a later stage of the same work than another one, or None."""
    one, other = names[later.id], names[earlier.id]
    before, after = other.stage, one.stage
    if before is None or after is None or after.stage <= before.stage or not comparable(one, other):
        return None
    return _LATER.filled(part=after.words, whole=before.words)
