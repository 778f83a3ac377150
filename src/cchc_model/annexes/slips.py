"""Slips of typing, word by word: the evidence that a printed word is a known one.

No word may replace another. A printed word that could be a word of its own cannot be told from a typing error, so it
is none: a syllable, an abbreviation, a Roman numeral, a single letter.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from cchc_model.vietnamese.syllables import is_syllable, letters_and_tones
from cchc_model.vietnamese.telex import has_keys_left

_VOWELS = frozenset("aăâeêioôơuưy")
_ROMAN = re.compile(r"(?=.)m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})")
_LONG_ABBREVIATION = 4
_MOST_APART = 3
"""The most code points of one additional letter: a vowel, its diacritic and its tone."""
_DIGITS = re.compile(r"\d+")


def is_slip(typed: Sequence[str], meant: Sequence[str]) -> bool:
    """Return whether printed words are known ones with one typing error, and no words of their own.

    Args:
        typed: one or two printed words.
        meant: one or two known words.

    >>> is_slip(["quyt"], ["quyết"]), is_slip(["quyệt"], ["quyết"]), is_slip(["giảiquyết"], ["giải", "quyết"])
    (True, False, True)
    """
    if not may_be_slip(typed, meant):
        return len(typed) == len(meant) == 1 and has_keys_left(typed[0], meant[0])
    if len(typed) > 1 or len(meant) > 1:
        return True
    if is_syllable(meant[0]):
        return not may_be_word(typed[0])
    return not is_syllable(typed[0]) and _has_same_letters(
        letters_and_tones(typed[0])[0], letters_and_tones(meant[0])[0]
    )


def may_be_slip(typed: Sequence[str], meant: Sequence[str]) -> bool:
    """Return whether printed words may be known ones with one typing error, though they may be other words, too.

    >>> may_be_slip(["quyệt"], ["quyết"]), may_be_slip(["chưa"], ["đã"])
    (True, False)
    """
    if len(typed) > 1 or len(meant) > 1:
        apart = sum(map(len, typed)) - sum(map(len, meant)) if typed[0][0] == meant[0][0] else _MOST_APART + 1
        return abs(apart) <= _MOST_APART and _spaced_alike(typed, meant)
    if abs(len(typed[0]) - len(meant[0])) > _MOST_APART:
        return False
    (one, tones), (other, own) = letters_and_tones(typed[0]), letters_and_tones(meant[0])
    if not (one + other).isalpha() or len(other) == 1:
        return False
    changed = _changed(one, other)
    if changed is None:
        return False
    added, lost = changed
    if set(tones) == set(own) or not (added or lost):
        return True
    # A tone goes with the vowel that was dropped or added; by itself a wrong tone is one error.
    return (not tones and lost in _VOWELS) or (not own and added in _VOWELS)


def may_be_word(word: str) -> bool:
    """Return whether a printed word could be a word of its own.

    A word without a vowel is an abbreviation: `ĐT` may be meant where a name has `đạt`.

    >>> [word for word in ("quyệt", "ĐT", "IV", "a", "quyt") if may_be_word(word)]
    ['quyệt', 'ĐT', 'IV', 'a']
    """
    letters, _ = letters_and_tones(word)
    spoken = len(letters) > 1 and not _VOWELS.isdisjoint(letters)
    return not spoken or is_syllable(word) or _ROMAN.fullmatch(letters) is not None


def _changed(typed: str, meant: str) -> tuple[str, str] | None:
    """Return the letters typed in place of others if it was one letter or two in exchange, else None."""
    start = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant)))
    one, other = typed[start:], meant[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    exchanged = len(one) == 2 and one == other[::-1]  # noqa: PLR2004 two letters
    return (one, other) if exchanged or max(len(one), len(other)) <= 1 else None


def _has_same_letters(typed: str, known: str) -> bool:
    """Return whether a word that is no syllable has its own letters: one typed twice, or two in exchange.

    Each letter of an abbreviation stands for a word, so none is replaced, missing or new. A short one is exact, as
    `KT` and `TK` are two.
    """
    changed = _changed(typed, known)
    if changed is None or len(known) < _LONG_ABBREVIATION or _ROMAN.fullmatch(typed):
        return False
    added, lost = changed
    doubled = not lost and [key for key, _ in groupby(typed)] == [key for key, _ in groupby(known)]
    return typed.isalpha() and (doubled or len(added) > 1)


def _spaced_alike(typed: Sequence[str], meant: Sequence[str]) -> bool:
    """Return whether words have the same letters, tones and digits, with a space lost, added, moved or hit wrongly.

    A tone stays at its letters: `tín hoc` is not `tin hóc`.
    """
    one, other = ("".join(letters_and_tones(word)[0] for word in words) for words in (typed, meant))
    if one != other and not (len(typed) < len(meant) and _between(typed[0], meant)):
        return False
    tones, own = _placed(typed), _placed(meant)
    if _DIGITS.findall(" ".join(typed)) != _DIGITS.findall(" ".join(meant)) or len(tones) != len(own):
        return False
    pairs = zip(tones, own, strict=True)
    return all(a == b and max(start, begin) < min(end, stop) for (a, start, end), (b, begin, stop) in pairs)


def _between(typed: str, meant: Sequence[str]) -> bool:
    """Return whether a letter was typed in place of the space between two words, and made no other word."""
    one, (first, second) = letters_and_tones(typed)[0], (letters_and_tones(word)[0] for word in meant)
    space = len(first)
    spaced = one[:space] == first and one[space + 1 :] == second and one.isalpha()
    return spaced and not may_be_word(typed)


def _placed(words: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return each tone of words with the range of letters that it may stand at."""
    start, found = 0, []
    for word in words:
        letters, tones = letters_and_tones(word)
        found += [(tone, start, start + len(letters)) for tone in tones]
        start += len(letters)
    return sorted(found)
