"""Texts around the rows of an annex that change the meaning of its values: scales, legends and corrections."""

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from cchc_model.annexes.contradictions import is_scaled_caption, legend_pairs, states_amount, words_of_caption
from cchc_model.annexes.row_index import row_index
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import CodeList, UnitType
from cchc_model.framework.rows import Indicator
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.remarks import without_dates
from cchc_model.vietnamese.text import fold, fold_label

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SHORTEST_NAME = 12
_LONGEST_TEXT = 1_000


@frozen
class Contradiction:
    """A text around the rows that contradicts the value of an indicator.

    Attributes:
        code: the code of the finding.
        indicator: the id of the indicator.
        text: the text.
    """

    code: FindingCode
    indicator: str
    text: str


def contradictions_around(texts: Sequence[str], framework: Framework) -> Iterator[Contradiction]:
    """Yield the contradictions of texts above and below the rows of an annex.

    A caption scales all counts (`Đơn vị tính: nghìn hồ sơ`), a legend with other labels concerns all indicators of its
    code list, and a text with the name of an indicator and a number concerns that indicator.
    """
    lists = list(
        dict.fromkeys(one.measure for one in framework.indicators.values() if isinstance(one.measure, CodeList))
    )
    for text in (text for text in texts if len(text) <= _LONGEST_TEXT):
        scaled = is_scaled_caption(text)
        reversed_lists = [codes for codes in lists if _reverses(text, codes)]
        for key, indicator in framework.indicators.items():
            if scaled and isinstance(indicator.measure, UnitType) and not states_amount(text, indicator):
                yield Contradiction(FindingCode.UNIT_CONTRADICTS, key, text)
            elif indicator.measure in reversed_lists:
                yield Contradiction(FindingCode.LEGEND_CONTRADICTS, key, text)
        for named in named_indicators(text, framework):
            yield Contradiction(FindingCode.REMARK_CONTRADICTS, named.id, text)


def concerned(
    found: Sequence[Contradiction], units: Mapping[str, str], framework: Framework
) -> Iterator[Contradiction]:
    """Yield the contradictions without those of a caption for rows that print a unit of their own.

    `Đơn vị tính: nghìn hồ sơ` does not scale a row of `Văn bản`, if a row of the annex has what the caption scales.

    Args:
        found: the contradictions of the texts around the rows.
        units: the printed unit of each row that the annex has, by its indicator.
        framework: the framework that the annex follows.
    """
    apart = {one for one in found if _is_of_other_unit(one, units.get(one.indicator, ""), framework)}
    scaling = {one.text for one in found if one not in apart and one.indicator in units}
    yield from (one for one in found if one not in apart or one.text not in scaling)


def _is_of_other_unit(found: Contradiction, unit: str, framework: Framework) -> bool:
    """Return whether a caption scales another unit than that of an indicator, which its row prints."""
    measure = framework.indicators[found.indicator].measure
    if found.code != FindingCode.UNIT_CONTRADICTS or not unit or not measure.matches(unit):
        return False
    scaled = words_of_caption(found.text)
    return bool(scaled) and scaled.isdisjoint(fold_label(f"{unit} {measure.label.vi}").split())


def named_indicators(text: str, framework: Framework) -> list[Indicator]:
    """Return the indicators whose name is a part of a text that has a number beside the name."""
    folded = fold(text)
    if not _NUMBER.search(folded):
        return []
    inside = [key for key in row_index(framework).rows if len(key) >= _SHORTEST_NAME and key in folded]
    found: dict[str, list[Indicator]] = {}
    for key in inside:
        if _NUMBER.search(without_dates(folded.replace(key, " "))):
            named = [row.item for row in row_index(framework).rows[key] if isinstance(row.item, Indicator)]
            found |= {key: named} if named else {}
    return found[max(found, key=len)] if found else []


def _reverses(text: str, codes: CodeList) -> bool:
    """Return whether a text is a legend of at least two of the codes, one of them with another label."""
    pairs = legend_pairs(text, codes)
    labels = {code.value: fold_label(code.label.vi) for code in codes.codes}
    return pairs is not None and len(pairs) > 1 and any(labels.get(value) != label for label, value in pairs.items())
