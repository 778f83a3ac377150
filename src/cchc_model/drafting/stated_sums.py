"""The sums that a form states in the numbers of its columns, such as `(3) = (4) + (5) + (6)`."""

import re
from collections.abc import Iterator, Sequence

from cchc_model.drafting.decisions import Certainty
from cchc_model.drafting.suggestion import Suggestion
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import UnitType
from cchc_model.framework.rule_functions import parts_sum_to
from cchc_model.vietnamese.text import Bilingual

_NUMBER = re.compile(r"[\s(\[]*(\d{1,3})[\s)\]]*")
_SUM = re.compile(r"[\s(\[]*(\d{1,3})[\s)\]]*=((?:[\s(\[]*\d{1,3}[\s)\]]*\+)+[\s(\[]*\d{1,3}[\s)\]]*)")
_STATED = Bilingual("biểu mẫu ghi rõ: {text}", "the form states it: {text}")


def stated_sums(framework: Framework, numbers: Sequence[str]) -> Iterator[Suggestion]:
    """Yield the sums that the numbers of columns state, over counts of one unit.

    Args:
        framework: the drafted rows.
        numbers: the printed number of the column of each indicator, in order.
    """
    indicators = list(framework.indicators.values())
    if len(indicators) != len(numbers):
        return
    own = {}
    for text, indicator in zip(numbers, indicators, strict=True):
        found = _NUMBER.match(text)
        if found is not None:
            own[int(found[1])] = indicator
    for text in numbers:
        found = _SUM.fullmatch(text)
        places = [] if found is None else [int(found[1]), *(int(one) for one in re.findall(r"\d+", found[2]))]
        if not places or len(set(places)) != len(places) or not set(places) <= own.keys():
            continue
        whole, *parts = (own[place] for place in places)
        if isinstance(whole.measure, UnitType) and all(part.measure == whole.measure for part in parts):
            yield Suggestion(parts_sum_to(whole, *parts), None, Certainty.STATED, _STATED.filled(text=text))
