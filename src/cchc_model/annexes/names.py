"""The resolution of inexact names: typing errors, abbreviations, names that were cut short.

One word can change the meaning: `chưa` for `đã`, `quá hạn` for `đúng hạn` look 95 % alike and are other indicators.
So names are compared word by word. A mistyped, joined or split word is accepted. A replaced, missing or added word
is not, and digits must be exact. An uncertain name is not resolved.
"""

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum

from attrs import field, frozen

from cchc_model.vietnamese.text import TONES, fold

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
# Words that turn a name into another one, though they may be a letter away from a word of it.
_CONTRASTS = (
    "không chưa đã đang sẽ được bị mới lại quá đúng sớm trễ trước sau trên dưới trong ngoài cũ khác còn hết tăng giảm "
    "ít nhiều hơn kém có cấp tỉnh huyện xã thôn nam nữ đầu cuối năm quý tháng tuần ngày thu chi vay trả nợ một hai ba "
    "bốn lần thứ chung riêng nội ngoại xa gần cao thấp to nhỏ cả chỉ tự do về từ đến và hoặc"
)

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_CONSONANT_Y = re.compile(r"(?<=[bcdđghklmnpqrstvx])y")
_TYPOS_PER_WORDS = 4
"""The number of words per permitted typing error. A short name may have one error."""

_LEAST_CUT = 0.5
"""The least share of a name that a name cut short must have."""

_FEWEST_CUT_WORDS = 4
_LONG_NAME = 6
_LONGEST = 500
_CLEARLY_LESS = 20.0
_SHORTLIST = 5
_MOST_APART = 3
"""The most code points of one additional letter: a vowel, its diacritic and its tone."""
_MOST_WORDS_APART = 2
"""The greatest difference in words, by joining and splitting, at which a comparison continues."""
_LEAST_ALIKE = 70.0
_VERY_ALIKE = 90.0


class NameKind(StrEnum):
    """The difference between a printed name and the known one that it resolves to."""

    ABBREVIATED = "abbreviated"
    """The same words, some of them abbreviated or written out, or spelled with i for y."""
    MISTYPED = "mistyped"
    """The same words, some of them with typing errors."""
    CUT = "cut"
    """The beginning of just one name."""


@frozen
class NameMatch:
    """The resolution of a printed name.

    Attributes:
        names: the known name, folded; several where these differ in punctuation or abbreviations only.
        kind: the difference of the printed one.
        confidence: the similarity of the two, in percent.
    """

    names: tuple[str, ...]
    kind: NameKind
    confidence: int


@frozen
class NameBook:
    """The known names of a framework, prepared for comparison.

    Attributes:
        names: the folded names.
    """

    names: tuple[str, ...]
    _words: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, eq=False)
    _names: Mapping[str, str] = field(init=False, repr=False, eq=False)
    _texts: Mapping[str, str] = field(init=False, repr=False, eq=False)
    _alike: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, eq=False)
    _vocabulary: frozenset[str] = field(init=False, repr=False, eq=False)

    @_words.default
    def _split(self) -> Mapping[str, tuple[str, ...]]:
        return {name: words_of(name) for name in self.names}

    @_names.default
    def _name(self) -> Mapping[str, str]:
        return {name: name for name in self.names}

    @_texts.default
    def _join(self) -> Mapping[str, str]:
        return {name: " ".join(words) for name, words in self._words.items()}

    @_alike.default
    def _group(self) -> Mapping[str, tuple[str, ...]]:
        alike: dict[str, tuple[str, ...]] = {}
        for name, text in self._texts.items():
            alike[text] = (*alike.get(text, ()), name)
        return alike

    @_vocabulary.default
    def _collect(self) -> frozenset[str]:
        known = {word for name in self.names for word in (*self._words[name], *_split_words(name))}
        return frozenset(known | _contrasts())

    def resolve(self, printed: str) -> NameMatch | None:
        """Return the match of a printed name, or None if no known name fits or several do.

        Args:
            printed: the printed name, folded; none of the known ones.

        >>> book = NameBook((fold("Số hồ sơ TTHC đã giải quyết đúng hạn"), fold("Số hồ sơ TTHC đã tiếp nhận")))
        >>> book.resolve(fold("Số hồ sơ thủ tục hành chính đã giải quyết đúng hạn")).kind.value
        'abbreviated'
        >>> book.resolve(fold("Số hồ sơ TTHC đã giả quyết dúng hạn")).kind.value
        'mistyped'
        >>> book.resolve(fold("Số hồ sơ TTHC chưa giải quyết đúng hạn")) is None
        True
        """
        if len(printed) > _LONGEST:
            return None
        words = words_of(printed)
        if not words:
            return None
        text = " ".join(words)
        same = self._alike.get(text)
        if same:
            return NameMatch(same, NameKind.ABBREVIATED, 100)
        return self._mistyped(printed, words, text) or self._cut(words, text)

    def _mistyped(self, printed: str, words: tuple[str, ...], text: str) -> NameMatch | None:
        from rapidfuzz import fuzz, process

        found = process.extract(printed, self._names, scorer=fuzz.ratio, limit=_SHORTLIST, score_cutoff=_LEAST_ALIKE)
        if not found or found[0][1] < _VERY_ALIKE:
            # Abbreviations written out on one side only hide what is alike.
            found += process.extract(text, self._texts, scorer=fuzz.ratio, limit=_SHORTLIST, score_cutoff=_LEAST_ALIKE)
        alike = {name: score for _, score, name in found}
        least = max(alike.values(), default=0.0) - _CLEARLY_LESS
        costs = []
        for name, score in alike.items():
            if score < least:
                continue
            cost = self._cost(printed, words, name)
            if cost is not None and cost <= max(1, len(self._words[name]) // _TYPOS_PER_WORDS):
                costs.append((cost, -score, name))
        costs.sort()
        best = [self._texts[name] for cost, _, name in costs if cost == costs[0][0]]
        if len(set(best)) != 1:
            return None
        return NameMatch(self._alike[best[0]], NameKind.MISTYPED, min(round(-costs[0][1]), 99))

    def _cost(self, printed: str, words: tuple[str, ...], name: str) -> int | None:
        """Return the number of typing errors between a printed and a known name, or None if they differ.

        Abbreviations are compared written out, then as printed.
        """
        # In a long name a word that happens to be a known one, as `kế` for `kết`, is a typing error all the same.
        others = _contrasts() if len(self._words[name]) >= _LONG_NAME else self._vocabulary
        cost = _typing_cost(words, self._words[name], others)
        if cost is not None:
            return cost
        as_printed, as_known = _split_words(printed), _split_words(name)
        if (as_printed, as_known) == (words, self._words[name]):
            return None
        return _typing_cost(as_printed, as_known, others)

    def _cut(self, words: tuple[str, ...], text: str) -> NameMatch | None:
        longer = [known for known in self._alike if known.startswith(text)]
        if len(longer) != 1 or len(words) < _FEWEST_CUT_WORDS:
            return None
        whole = longer[0]
        share = len(text) / len(whole)
        return NameMatch(self._alike[whole], NameKind.CUT, round(100 * share)) if share >= _LEAST_CUT else None


def words_of(folded: str) -> tuple[str, ...]:
    """Return the words of a folded name, with abbreviations written out and without punctuation.

    >>> words_of(fold("Số TTHC (mức độ 3)")) == words_of(fold("số thủ tục hành chính mức độ 3"))
    True
    """
    found: list[str] = []
    for word in _split_words(folded):
        found.extend(_written_out().get(word, (word,)))
    return tuple(_CONSONANT_Y.sub("i", word) for word in found)


def _split_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


@functools.cache
def _contrasts() -> frozenset[str]:
    return frozenset((*words_of(fold(_CONTRASTS)), *_split_words(fold(_CONTRASTS))))


@functools.cache
def _written_out() -> Mapping[str, tuple[str, ...]]:
    return {fold(short): _split_words(fold(long)) for short, long in _ABBREVIATIONS.items()}


def _typing_cost(printed: Sequence[str], known: Sequence[str], vocabulary: frozenset[str]) -> int | None:
    """Return the number of mistyped, joined or split words, or None if a word differs, is missing or added."""
    least: list[dict[int, int]] = [{0: 0}, *({} for _ in printed)]  # for so many printed words, by known words
    for i, reached in enumerate(least):
        for j, cost in reached.items():
            for ahead_i, ahead_j, more in _steps(printed, known, i, j, vocabulary):
                further, at = least[i + ahead_i], j + ahead_j
                further[at] = min(further.get(at, cost + more), cost + more)
    return least[-1].get(len(known))


def _steps(
    printed: Sequence[str], known: Sequence[str], i: int, j: int, vocabulary: frozenset[str]
) -> list[tuple[int, int, int]]:
    """Return the next steps from the i-th printed and the j-th known word: words of each, and the cost."""
    if abs(i - j) > _MOST_WORDS_APART:
        return []
    if i < len(printed) and j < len(known) and printed[i] == known[j]:
        return [(1, 1, 0)]
    steps = []
    for ahead_i, ahead_j in ((1, 1), (1, 2), (2, 1), (2, 2)):
        typed, meant = printed[i : i + ahead_i], known[j : j + ahead_j]
        if len(typed) == ahead_i and len(meant) == ahead_j and _mistyped(typed, meant, vocabulary):
            steps.append((ahead_i, ahead_j, 1))
    return steps


def _mistyped(typed: Sequence[str], meant: Sequence[str], others: frozenset[str]) -> bool:
    """Return whether words may be others with one typing error, and are not known words themselves."""
    one_text, other_text = "".join(typed), "".join(meant)
    if abs(len(one_text) - len(other_text)) > _MOST_APART:
        return False
    if not (one_text + other_text).isalpha() and any(c.isdigit() for c in one_text + other_text):
        return one_text == other_text  # digits are never mistyped, but a space beside them may be lost
    changed = [word for word in typed if word not in meant]
    if all(word in others for word in changed):
        return False
    from rapidfuzz.distance import OSA

    (one, tones), (other, its_tones) = _letters(" ".join(typed)), _letters(" ".join(meant))
    distance = OSA.distance(one, other)
    # A tone goes with the vowel that was dropped or typed twice; by itself a wrong tone is one error.
    return distance <= 1 and (tones == its_tones or distance == 0 or not (tones and its_tones))


def _letters(words: str) -> tuple[str, frozenset[str]]:
    """Return the letters of folded words, and the set of their tones."""
    tones = frozenset(c for c in words if c in TONES)
    return unicodedata.normalize("NFC", "".join(c for c in words if c not in TONES)), tones
