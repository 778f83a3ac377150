"""Words of a name that are printed by their initials: `Tổng số HS` for `Tổng số hồ sơ`."""

from collections.abc import Sequence

from cchc_model.vietnamese.syllables import is_syllable

_FEWEST, _MOST = 2, 8
"""The fewest and the most letters of an abbreviation."""


def has_initials(words: Sequence[str]) -> bool:
    """Return whether a folded name has a word that is no syllable, as initials are none.

    >>> has_initials(("tổng", "số", "hs")), has_initials(("tổng", "số", "an"))
    (True, False)
    """
    return any(map(_may_be_initials, words))


def full_words(printed: Sequence[str], known: Sequence[str]) -> int | None:
    """Return how many words of a known name a printed one has in full, if it has the others by their initials.

    Args:
        printed: the printed words, folded.
        known: the words of the known name, folded.

    >>> full_words(("tổng", "số", "hs"), ("tổng", "số", "hồ", "sơ"))
    2
    >>> full_words(("tổng", "số", "hs"), ("tổng", "số", "hồ", "sơ", "tiếp", "nhận")) is None
    True
    """
    at = full = 0
    for word in printed:
        if known[at : at + 1] == (word,):
            at, full = at + 1, full + 1
            continue
        meant = known[at : at + len(word)]
        if not _may_be_initials(word) or [one[0] for one in meant] != list(word):
            return None
        at += len(word)
    return full if at == len(known) and full < len(known) else None


def _may_be_initials(word: str) -> bool:
    return _FEWEST <= len(word) <= _MOST and word.isalpha() and not is_syllable(word)
