"""The evidence that a figure may be below 0: a difference, a balance, growth."""

import re

from attrs import frozen

from cchc_model.drafting.decisions import Certainty
from cchc_model.drafting.unit_words import read_unit
from cchc_model.drafting.words import as_printed, phrases, states_count
from cchc_model.framework.measures import Amount, Measure, Percentage, UnitType
from cchc_model.vietnamese.text import Bilingual, fold

_EITHER = re.compile(rf"{fold('tăng')} ?(?:/|,|{fold('hoặc')}|\(\+\)).{{0,3}}{fold('giảm')}|\+ ?[/,;] ?[-–−]")
"""Words for figures of either sign, whatever they count."""
_DIFFERENCES = phrases("chênh lệch", "biến động", "cân đối")
_GROWTH = phrases(
    "tăng trưởng", "so với cùng kỳ", "so cùng kỳ", "so với kỳ trước", "so với năm trước",
    pattern=rf"(?:{fold('tốc độ')}|{fold('tỷ lệ')}|{fold('tỉ lệ')}|{fold('mức')}) (?:{fold('tăng')}|{fold('giảm')})",
)  # fmt: skip
"""Words for a percentage or an amount that is compared with an earlier one."""

_OF_UNIT = Bilingual("đơn vị tính cho biết số liệu có thể âm", "the unit states that the figures may be below 0")
_OF_NAME = Bilingual(
    "tên dòng có “{words}”, nên số liệu có thể âm", "the name states “{words}”, so the figure may be below 0"
)
_OF_VALUES = Bilingual(
    "có số liệu ghi dấu âm hoặc dấu cộng; nếu số liệu không thể âm thì bỏ signed và phần trong ngoặc",
    "some figures have a minus or plus sign; if they cannot be below 0, remove signed and the remark in brackets",
)


@frozen
class Sign:
    """The reason why the figures of a row may be below 0.

    Attributes:
        certainty: the certainty of it.
        reason: the evidence.
    """

    certainty: Certainty
    reason: Bilingual


def sign_of(name: str, unit: str, values: str, measure: Measure | None) -> Sign | None:
    """Return the reason why the figures of a row may be below 0, or None if they may not.

    Args:
        name: the name of the row.
        unit: the printed unit.
        values: the signs that filled files print before its numbers: `+`, `-`, both or none.
        measure: the measure of the row.

    >>> from cchc_model.framework import PERCENT
    >>> sign_of("Tốc độ tăng trưởng", "%", "", PERCENT).certainty, sign_of("Tỷ lệ đúng hạn", "%", "", PERCENT)
    (<Certainty.SUPPORTED: 'supported'>, None)
    """
    if not isinstance(measure, UnitType | Percentage):
        return None
    if read_unit(unit).signed:
        return Sign(Certainty.STATED, _OF_UNIT)
    decimals, text = isinstance(measure, Percentage | Amount), fold(name)
    words = _EITHER.search(text) or (None if states_count(name) else _DIFFERENCES.search(text))
    words = words or (_GROWTH.search(text) if decimals else None)
    if words is not None:
        return Sign(Certainty.SUPPORTED, _OF_NAME.filled(words=as_printed(name, words.span())))
    # A count is never below 0 by itself: a minus sign is a slip.
    return Sign(Certainty.TO_CONFIRM, _OF_VALUES) if "+" in values or (decimals and values) else None
