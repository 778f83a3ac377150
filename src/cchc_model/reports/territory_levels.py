"""The levels of territories, as texts print them: in full, or abbreviated with a point."""

from collections.abc import Mapping

from cchc_model.reports.body_words import AGENCIES, Words, phrases, starts, words_of
from cchc_model.reports.organisations import Level
from cchc_model.vietnamese.text import fold

_LEVELS: Mapping[tuple[str, ...], tuple[str, Level]] = {
    tuple(fold(short).split()): (word, level)
    for word, level, shorts in (
        ("tỉnh", Level.PROVINCE, ("tỉnh", "T.")),
        ("thành phố", Level.DISTRICT, ("thành phố", "TP")),
        ("huyện", Level.DISTRICT, ("huyện", "H")),
        ("quận", Level.DISTRICT, ("quận", "Q")),
        ("thị xã", Level.DISTRICT, ("thị xã", "TX")),
        ("xã", Level.COMMUNE, ("xã", "X")),
        ("phường", Level.COMMUNE, ("phường", "P")),
        ("thị trấn", Level.COMMUNE, ("thị trấn", "TT")),
        ("đặc khu", Level.COMMUNE, ("đặc khu", "ĐK")),
    )
    for short in shorts
}
_EITHER = frozenset((Level.PROVINCE, Level.DISTRICT))
"""The levels of `thành phố`."""

LEVEL_WORDS = rf"(?:{'|'.join(sorted({word for word, _ in _LEVELS.values()}, key=len, reverse=True))})"
"""A pattern of a level in full."""

FULL_LEVELS = tuple(key for key, (word, _) in _LEVELS.items() if " ".join(key) == fold(word))
TIMES = phrases("quý", "tháng", "năm", "q", "q.")
"""The words before the number of a time."""


def level_at(words: Words, at: int) -> tuple[int, str, Level] | None:
    """Return the length of a level word, the word in full, and its level."""
    for length in (2, 1):
        key = tuple(word.rstrip(".") if length == 1 else word for word in words.folded[at : at + length])
        found = _LEVELS.get(key) or (_LEVELS.get(tuple(words.folded[at : at + 1])) if length == 1 else None)
        if found is not None:
            return length, *found
    return None


def begins_territory(text: str) -> bool:
    """Return whether a text begins with the level of a territory, in full or abbreviated with a point.

    >>> begins_territory("Phường 5"), begins_territory("P. 5"), begins_territory("TT"), begins_territory("Q. 3")
    (True, True, False, False)
    """
    words = words_of(text)
    if starts(words.folded, 0, AGENCIES):  # `Huyện ủy Mỹ Xuyên`
        return False
    if len(words) > 1 and words.printed[0].endswith(".") and not starts(words.folded, 0, TIMES):
        return level_at(words, 0) is not None
    return starts(words.folded, 0, FULL_LEVELS) > 0


def levels_in(title: str) -> frozenset[Level]:
    """Return the levels that a title of a column names in full; `thành phố` may be of two.

    >>> sorted(levels_in("Số liệu toàn tỉnh")), sorted(levels_in("Cấp huyện, thị xã, cấp xã")), levels_in("Số xảy ra")
    ([<Level.PROVINCE: 'province'>], [<Level.COMMUNE: 'commune'>, <Level.DISTRICT: 'district'>], frozenset())
    """
    folded, found, at = words_of(title).folded, set[Level](), 0
    while at < len(folded):
        length = starts(folded, at, sorted(FULL_LEVELS, key=len, reverse=True))
        word, level = _LEVELS[tuple(folded[at : at + length])] if length else ("", None)
        if level is not None:
            found |= _EITHER if word == "thành phố" else {level}
        at += length or 1
    return frozenset(found)
