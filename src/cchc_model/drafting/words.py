"""Phrases in the names of rows, found without regard to case, and quoted as a name prints them."""

import re

from cchc_model.vietnamese.text import fold


def phrases(*words: str, pattern: str = "") -> re.Pattern[str]:
    """Return a pattern for whole words in a folded text, with a pattern of folded words among them if given."""
    alternatives = [*([pattern] if pattern else []), *(re.escape(fold(word)) for word in words)]
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?![\w\u0300-\u036f])")


def as_printed(name: str, span: tuple[int, int]) -> str:
    """Return the words of a folded name as it prints them; folding may change the number of letters, but no word."""
    text = fold(name)
    first = text[: span[0]].count(" ")
    number = text[span[0] : span[1]].count(" ") + 1
    printed = name.split()
    skipped = len(printed) - len(text.split())
    return " ".join(printed[skipped + first : skipped + first + number]).strip(".,:;()")


_COUNTED = re.compile(rf"(?:{fold('tổng')} )?{fold('số')}(?: {fold('lượng')})? (?!{fold('liệu')} )")
"""The beginning of a name that states a count; `Số liệu` is a heading or a subject."""
_SHARE = re.compile(rf"{fold('tỷ lệ')}|{fold('tỉ lệ')}|{fold('tỷ trọng')}|{fold('phần trăm')}")
_BARE_TOTAL = re.compile(rf"(?:{fold('tổng')}|{fold('tổng số')}|{fold('cộng')}|{fold('tổng cộng')})[\s:.]*(?:\(.*\))?")
_OF_WHICH = phrases("trong đó", "gồm", "bao gồm", "chia theo", "chia ra", "cụ thể")


def without_count(name: str) -> str:
    """Return a folded name without the words for a count in front of it."""
    return _COUNTED.sub("", fold(name))


def states_count(name: str) -> bool:
    """Return whether a name states a count.

    >>> states_count("Tổng số hồ sơ"), states_count("Số liệu về biên chế"), states_count("- Số lượng phiếu")
    (True, False, True)
    """
    return _COUNTED.match(fold(name)) is not None


def states_share(name: str) -> bool:
    """Return whether a name states a share, such as `Tỷ lệ hồ sơ đúng hạn`."""
    return _SHARE.match(fold(name)) is not None


def is_bare_total(name: str) -> bool:
    """Return whether a name is a total of the rows beside it: it names nothing that is counted.

    >>> is_bare_total("Tổng cộng:"), is_bare_total("Tổng số hồ sơ")
    (True, False)
    """
    return _BARE_TOTAL.fullmatch(fold(name)) is not None


def without_of_which(name: str) -> str:
    """Return a name without words such as `Trong đó:` in front of it; an empty text if it has no others.

    >>> without_of_which("Trong đó: - Khám BHYT"), without_of_which("Trong đó:"), without_of_which("Số hồ sơ")
    ('- Khám BHYT', '', 'Số hồ sơ')
    """
    before, _, behind = name.partition(":")
    return behind.strip() if _OF_WHICH.fullmatch(fold(before)) else name


def lists_parts(name: str) -> bool:
    """Return whether a name begins like a list of parts, such as `trong đó: đúng hạn`."""
    return _OF_WHICH.match(fold(name)) is not None
