"""The words of titles that name something: those that are neither general nor of a time."""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from cchc_model.annexes.name_words import plain_words, spelled_alike, split_words, without_ordinal, words_of
from cchc_model.annexes.title_words import Role, begins_phrase
from cchc_model.annexes.titles import meaning, without_times
from cchc_model.reports.organisations import Level
from cchc_model.reports.territory_levels import levels_in
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
_REST = fold("khác")
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
    return frozenset(word for word, _ in _phrases_once(text[:_LONGEST]))


def _numbers(before: str, token: str) -> bool:
    """Return whether a word is the number of a part of a document, by the word before it."""
    return before in _DIVISIONS and _NUMBER.fullmatch(token) is not None


def words_without_role(text: str) -> frozenset[str]:
    """Return the words of a text that have no meaning in titles."""
    return frozenset(word for word, role in _phrases_once(text[:_LONGEST]) if role is None)


def roles_by_word(text: str) -> Mapping[str, Role | None]:
    """Return the words of a text that are neither general nor of a time, each with its role in titles."""
    return dict(_phrases_once(text[:_LONGEST]))


def begin_alike(text: str, other: str) -> bool:
    """Return whether two titles begin with the same word of those that name something, share another and differ.

    One word with a typing error is no difference.

    >>> begin_alike("Kiểm tra phòng cháy", "Công tác kiểm tra CCHC"), begin_alike("Thanh tra", "Kiểm tra CCHC")
    (True, False)
    >>> begin_alike("Rà soát văn bản quuy phạm", "Rà soát văn bản quy phạm")
    False
    """
    first, second = ([word for word, _ in _phrases_once(one[:_LONGEST])] for one in (text, other))
    return first[:1] == second[:1] and len(set(first) & set(second)) > 1 and not is_mistyped(text, other)


def is_mistyped(title: str, heading: str) -> bool:
    """Return whether a title is a heading but for accents and one slip of the keyboard, which changes no digit.

    >>> is_mistyped("RÀ SOÁT VĂN BẢN QUYP HẠM PHÁP LUẬT", "Rà soát VBQPPL"), is_mistyped("So liệu", "Số liệu")
    (True, True)
    >>> is_mistyped("Dịch vụ mức độ 3", "Dịch vụ mức độ 4"), is_mistyped("Hồ sơ trực tiếp", "Hồ sơ trực tuyến")
    (False, False)
    """
    from rapidfuzz.distance import OSA

    one, other = (plain_words(without_ordinal(fold(text[:_LONGEST]))).replace("y", "i") for text in (title, heading))
    digits = [[char for char in text if char.isdigit()] for text in (one, other)]
    return digits[0] == digits[1] and OSA.distance(one, other, score_cutoff=1) <= 1


def sets_apart(title: str, headings: Sequence[str], own: frozenset[str]) -> bool:
    """Return whether a title with words of its own names what is left, or a level, and headings none such.

    Args:
        title: the title.
        headings: the headings.
        own: the words of the title that name something.
    """
    found = levels_in(title) if own else frozenset[Level]()
    known = frozenset[Level]().union(*map(levels_in, headings)) if found else found
    rest = bool(own) and is_rest(title) and not any(map(is_rest, headings))
    return rest or (bool(known) and found.isdisjoint(known))


def is_rest(text: str) -> bool:
    """Return whether a title names what is left beside others: `Lĩnh vực khác`."""
    return _REST in split_words(fold(text[:_LONGEST]))


@functools.lru_cache(maxsize=1_024)
def _phrases_once(text: str) -> tuple[tuple[str, Role | None], ...]:
    """Return the words of a text as `_phrases` does; a heading is compared with all names of the framework."""
    return tuple(_phrases(text))


def _phrases(text: str) -> Iterator[tuple[str, Role | None]]:
    """Yield the words of a text that are neither general nor of a time, each with its role in titles, if it has one."""
    plain = unicodedata.normalize("NFC", text)
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
