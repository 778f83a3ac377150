"""The row's own unit beside a number, in any of its forms: `1.250 HS`, `Hồ sơ: 1.250`, `120,5 tr.đ`."""

import re
from collections.abc import Sequence

from attrs import frozen

from cchc_model.framework.measures import Measure
from cchc_model.vietnamese.text import fold_label, without_accents

_BEHIND = re.compile(r"(\S*[0-9])\s*([^\W\d_].*)")
_BEFORE = re.compile(r"([^\W\d_][^0-9:]*?)(?:\s*(:)\s*|\s+)([0-9]\S*)")
_COUNTED = re.compile(r"[0-9]+[.,][0-9].*")
"""A number with a separator; a plain one behind a noun may be an ordinal: `văn bản 12`."""
_LETTERS = re.compile(r"[^\W\d_]+\.?(?:\s?[^\W\d_]+\.?)*")
_CURRENCY = fold_label("đồng")
_SCALES = tuple(tuple(map(fold_label, same)) for same in (("tỷ", "tỉ"), ("triệu",), ("nghìn", "ngàn")))
"""The scales of money, each in its spellings."""
_SHORTEST = 2


@frozen
class NumberWithUnit:
    """A number, and the words of its unit behind or before it."""

    number: str
    unit: str


def number_with_unit(text: str) -> NumberWithUnit | None:
    """Return the number of a text that has words only behind or only before it; None for any other text.

    >>> number_with_unit("1.250 HS"), number_with_unit("Hồ sơ: 5"), number_with_unit("văn bản 12")
    (NumberWithUnit(number='1.250', unit='HS'), NumberWithUnit(number='5', unit='Hồ sơ'), None)
    """
    if (behind := _BEHIND.fullmatch(text)) is not None:
        return NumberWithUnit(behind[1], behind[2])
    before = _BEFORE.fullmatch(text)
    if before is None or not (before[2] or _COUNTED.fullmatch(before[3])):
        return None
    return NumberWithUnit(before[3], before[1])


def is_unit_of(text: str, measure: Measure) -> bool:
    """Return whether a text is the unit of a measure: printed in full, or abbreviated so that no other is meant.

    An abbreviation has the first letters of each word. `Đồng` may be left out behind its scale.

    >>> from cchc_model import Bilingual
    >>> from cchc_model.framework import Amount
    >>> from cchc_model.indicators import DOSSIER
    >>> million = Amount("million_dong", Bilingual("Triệu đồng", "Million dong"))
    >>> [is_unit_of(text, DOSSIER) for text in ("hồ sơ", "HS", "h.s.", "hồ", "h")]
    [True, True, True, False, False]
    >>> from cchc_model.indicators import AGENCY
    >>> AGENCY.label.vi, is_unit_of("CQĐV", AGENCY), is_unit_of("CV", AGENCY)
    ('Cơ quan, đơn vị', True, False)
    >>> [is_unit_of(text, million) for text in ("tr.đ", "trđ", "triệu", "tr", "tđ", "t", "tỷ")]
    [True, True, True, True, False, False, False]
    """
    if measure.matches(text):
        return True
    if _LETTERS.fullmatch(text) is None:
        return False
    typed = "".join(letter for letter in fold_label(text) if letter.isalpha())
    units = (measure.label.vi, *measure.variants)
    return any(_abbreviates(typed, fold_label(unit).replace(",", " ").split()) for unit in units)


def _abbreviates(typed: str, words: Sequence[str]) -> bool:
    """Return whether letters are the first ones of each of several words, and of no other scale of money."""
    if len(words) < _SHORTEST or not all(map(str.isalpha, words)):
        return False
    if words[-1] == _CURRENCY and any(words[0] in same for same in _SCALES):
        meant = {same for same in _SCALES if any(_is_money(typed, scale, words[1:]) for scale in same)}
        return len(meant) == 1 and words[0] in meant.pop()
    return _begins_words(typed, words)


def _is_money(typed: str, scale: str, others: Sequence[str]) -> bool:
    return _begins_words(typed, [scale, *others]) or _begins_words(typed, [scale, *others[:-1]])


def _begins_words(typed: str, words: Sequence[str]) -> bool:
    """Return whether letters consist of a beginning of each of some words; accents do not count if none was typed."""
    if not words:
        return not typed
    first = without_accents(words[0]) if typed.isascii() else words[0]
    return any(
        _begins_words(typed[length:], words[1:])
        for length in range(1, min(len(first), len(typed)) + 1)
        if first.startswith(typed[:length])
    )
