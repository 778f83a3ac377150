"""The words of a name: abbreviations written out, one spelling of i and y, and no accents where none was typed."""

import functools
import re
from collections.abc import Iterable, Mapping

from cchc_model.vietnamese.text import TONES, fold, without_accents

_ABBREVIATIONS = {
    "BCCI": "bưu chính công ích",
    "CBCC": "cán bộ, công chức",
    "CBCCVC": "cán bộ, công chức, viên chức",
    "CCHC": "cải cách hành chính",
    "CCVC": "công chức, viên chức",
    "CNTT": "công nghệ thông tin",
    "DVC": "dịch vụ công",
    "HĐND": "hội đồng nhân dân",
    "KH": "kế hoạch",
    "NSNN": "ngân sách nhà nước",
    "PAKN": "phản ánh, kiến nghị",
    "QLCL": "quản lý chất lượng",
    "SNCL": "sự nghiệp công lập",
    "TTHC": "thủ tục hành chính",
    "UBND": "ủy ban nhân dân",
    "VBQPPL": "văn bản quy phạm pháp luật",
}
_LONGEST_KEPT = 500
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_FINAL_Y = re.compile(rf"(?:(?<=[bcdđghklmnpqrstvx])|(?<=qu))y(?=[{TONES}]*$)")

_LEVELS = r"(?:\d{1,2}|[ivx]{1,4})(?:\.\d{1,2})"
_ENUMERATOR = re.compile(rf"^(?:{_LEVELS}+[.)]?\s+|{_LEVELS}*\s?[:–-]\s+|\(?(?:{_LEVELS}*|[a-zđ])[.)/]\s*)")
"""An ordinal in front of a name, in the name's own cell: `1.`, `a)`, `(ii)`, `1.2`, `III.2.1.`, `2 - `."""
OF_WHICH = re.compile(rf"(?:{fold('trong đó')}|{fold('trong số đó')}|of which)\s*[:,]?\s+")
"""The words before the name of a row that is a part of the one above; folded."""


def words_of(folded: str) -> tuple[str, ...]:
    """Return the words of a folded name, with abbreviations written out and without punctuation.

    >>> words_of(fold("Số TTHC (mức độ 3)")) == words_of(fold("số thủ tục hành chính mức độ 3"))
    True
    """
    words, written_out = split_words(folded), _written_out()
    if not written_out.keys().isdisjoint(words):
        words = tuple(one for word in words for one in written_out.get(word, (word,)))
    return spelled_alike(words)


def spelled_alike(words: Iterable[str]) -> tuple[str, ...]:
    """Return words with one spelling of i and y at their ends."""
    return tuple(_FINAL_Y.sub("i", word) if "y" in word else word for word in words)


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a text as printed, without punctuation."""
    return _split(text) if len(text) > _LONGEST_KEPT else _split_once(text)


def _split(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


_split_once = functools.lru_cache(maxsize=1_024)(_split)
"""A name that is not printed exactly is compared as printed and written out, with one name after the other."""


@functools.cache
def _written_out() -> Mapping[str, tuple[str, ...]]:
    return {fold(short): split_words(fold(long)) for short, long in _ABBREVIATIONS.items()}


@functools.cache
def _written_out_plainly() -> Mapping[str, tuple[str, ...]]:
    return {without_accents(short): tuple(map(without_accents, long)) for short, long in _written_out().items()}


def plain_words(folded: str) -> str:
    """Return the words of a name without accents, with abbreviations written out: `HDND` as well as `HĐND`."""
    found: list[str] = []
    for word in map(without_accents, split_words(folded)):
        found.extend(_written_out_plainly().get(word, (word,)))
    return " ".join(_FINAL_Y.sub("i", word) for word in found)


def without_ordinal(folded: str) -> str:
    """Return a folded name without an ordinal in front of it."""
    return _ENUMERATOR.sub("", folded, count=1)
