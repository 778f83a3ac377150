"""The words of titles that name something: those that are neither general nor of a time."""

import re
import unicodedata
from collections.abc import Iterator

from cchc_model.annexes.name_words import spelled_alike, split_words, words_of
from cchc_model.annexes.title_words import Role, begins_phrase
from cchc_model.annexes.titles import meaning, without_times
from cchc_model.vietnamese.text import fold

_LONGEST = 300
_LONGEST_PHRASE = 5
_OF_ANY = frozenset((Role.VALUE, Role.TOTAL, Role.NAME, Role.CURRENT, Role.ORDINAL, Role.UNIT, Role.ESTIMATE))
"""The roles of words that name nothing that is counted."""
_GENERAL = frozenset(
    map(
        fold,
        (
            "tình hình", "công tác", "tổng hợp", "hoạt động", "nhóm", "phần", "chương", "chi tiết", "về", "việc",
            "lĩnh vực", "trong", "khác", "cụ thể", "biểu", "bảng", "thứ", "trang",
        ),
    )
)  # fmt: skip
"""Words of headings that name nothing by themselves."""
_FIRST_OF_GENERAL = frozenset(phrase.partition(" ")[0] for phrase in _GENERAL)
_DIVISIONS = frozenset(("phần", "chương", "mục", "trang", "biểu", "bảng", "thứ"))
"""The words before the number of a part of a document."""
_NUMBER = re.compile(r"[ivx]{1,5}|[a-hđ]|\d{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười")


def content(text: str) -> frozenset[str]:
    """Return the words of a text that are neither general nor of a time.

    >>> content("Tình hình tiếp nhận quý III") == frozenset(map(fold, ("tiếp", "nhận")))
    True
    >>> content("Kết quả thực hiện trong kỳ")
    frozenset()
    """
    return frozenset(word for word, _ in _phrases(text))


def _numbers(before: str, token: str) -> bool:
    """Return whether a word is the number of a part of a document, by the word before it."""
    return before in _DIVISIONS and _NUMBER.fullmatch(token) is not None


def words_without_role(text: str) -> frozenset[str]:
    """Return the words of a text that have no meaning in titles."""
    return frozenset(word for word, role in _phrases(text) if role is None)


def _phrases(text: str) -> Iterator[tuple[str, Role | None]]:
    """Yield the words of a text that are neither general nor of a time, each with its role in titles, if it has one."""
    plain = unicodedata.normalize("NFC", text[:_LONGEST])
    tokens = split_words(without_times(plain).casefold())
    tokens = tuple(token for at, token in enumerate(tokens) if not (at and _numbers(tokens[at - 1], token)))
    at = 0
    while at < len(tokens):
        known = begins_phrase(tokens[at]) or fold(tokens[at]) in _FIRST_OF_GENERAL
        for length in range(min(_LONGEST_PHRASE, len(tokens) - at) if known else 0, 0, -1):
            phrase = " ".join(tokens[at : at + length])
            found = meaning(phrase)
            general = fold(phrase) in _GENERAL
            if general or not (found.unexplained or any(map(str.isdigit, tokens[at : at + length]))):
                if not general and not found.roles <= _OF_ANY:
                    role = min(found.roles - _OF_ANY)
                    yield from ((word, role) for word in words_of(fold(phrase)))
                break
        else:
            length = 1
            yield from ((word, None) for word in spelled_alike(words_of(fold(tokens[at]))))
        at += length
