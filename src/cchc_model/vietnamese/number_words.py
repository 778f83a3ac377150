"""Whole numbers in Vietnamese words, as offices repeat a figure in brackets: `12 (mười hai)`."""

from collections.abc import Sequence
from typing import Final

from cchc_model.vietnamese.text import fold_label

_DIGITS: Final = {
    word: value
    for value, words in enumerate(("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy bẩy", "tám", "chín"))
    for word in words.split()
}
_BEHIND_TENS: Final = {**_DIGITS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_SCALES: Final = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
_TEN, _HUNDRED, _NO_TENS = "mười", "trăm", ("linh", "lẻ")
_MOST_WORDS = 40


def number_in_words(text: str) -> int | None:
    """Return the number that a text is in words; None for any other text, and for a number that it leaves open.

    >>> number_in_words("Mười hai"), number_in_words("một nghìn hai trăm linh năm"), number_in_words("hai mươi mốt")
    (12, 1205, 21)
    >>> number_in_words("hai trăm ba"), number_in_words("mười hai văn bản"), number_in_words("")
    (None, None, None)
    """
    words = fold_label(text).split()
    total, limit, group = 0, 10**12, list[str]()
    for word in words[:_MOST_WORDS]:
        if word not in _SCALES:
            group.append(word)
            continue
        count = _below_thousand(group)
        if count is None or _SCALES[word] >= limit:
            return None
        total, limit, group = total + count * _SCALES[word], _SCALES[word], []
    last = _below_thousand(group) if group else 0
    return None if not words or len(words) > _MOST_WORDS or last is None else total + last


def _below_thousand(words: Sequence[str]) -> int | None:
    if words[1:2] != [_HUNDRED]:
        return _below_hundred(words)
    hundreds, rest = _DIGITS.get(words[0]), words[2:]
    if rest[:1] and rest[0] in _NO_TENS:
        units = _BEHIND_TENS.get(rest[1]) if len(rest) == 2 else None  # noqa: PLR2004 `linh` and a digit
    else:
        units = _below_hundred(rest) if len(rest) > 1 or rest == [_TEN] else None if rest else 0
    return None if hundreds is None or units is None else 100 * hundreds + units


def _below_hundred(words: Sequence[str]) -> int | None:
    match list(words):
        case ["mười"]:
            return 10
        case [digit]:
            return _DIGITS.get(digit)
        case ["mười", digit] if digit in _BEHIND_TENS:
            return 10 + _BEHIND_TENS[digit]
        case [tens, "mươi"] if tens in _DIGITS:
            return 10 * _DIGITS[tens]
        case [tens, "mươi", digit] if tens in _DIGITS and digit in _BEHIND_TENS:
            return 10 * _DIGITS[tens] + _BEHIND_TENS[digit]
        case _:
            return None
