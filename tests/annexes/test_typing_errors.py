"""Comparisons of names in few steps give what the plain ones give."""

import random
from collections.abc import Sequence
from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from cchc_model import SOC_TRANG_DISTRICT
from cchc_model.annexes.name_words import words_of
from cchc_model.annexes.names import NameBook
from cchc_model.annexes.slips import is_slip, may_be_slip
from cchc_model.annexes.typing_errors import KnownWords, Slip, typing_cost
from cchc_model.vietnamese.text import fold
from helpers.drift import mistyped

NAMES = tuple(dict.fromkeys(fold(row.item.name.vi) for row in SOC_TRANG_DISTRICT.rows))
BOOK = NameBook(NAMES)
WORDS = KnownWords({name: words_of(name) for name in NAMES})
FAR = 2
"""The difference in words at which a comparison ends."""


def cost_word_by_word(printed: Sequence[str], known: Sequence[str], slip: Slip) -> int | None:
    """Return the least number of errors, by trying each way from each pair of words."""

    @cache
    def rest(i: int, j: int) -> int | None:
        if i == len(printed):
            return 0 if j == len(known) else None
        if abs(i - j) > FAR:
            return None
        if j < len(known) and printed[i] == known[j]:
            return rest(i + 1, j + 1)
        costs = []
        for more_i, more_j in ((1, 1), (1, 2), (2, 1), (2, 2)):
            typed, meant = printed[i : i + more_i], known[j : j + more_j]
            behind = rest(i + more_i, j + more_j) if (len(typed), len(meant)) == (more_i, more_j) else None
            if behind is not None and slip(typed, meant):
                costs.append(1 + behind)
        return min(costs, default=None)

    return rest(0, 0)


@given(st.randoms(use_true_random=False), st.sampled_from([is_slip, may_be_slip]))
def test_errors_are_counted_as_word_by_word(g: random.Random, slip: Slip) -> None:
    known = words_of(g.choice(NAMES))
    printed = list(known)
    for _ in range(g.randrange(4)):
        at = g.randrange(len(printed))
        change = g.randrange(4)
        if change == 0 and len(printed[at]) > 1:
            printed[at] = fold(mistyped(printed[at], g)) or printed[at]
        elif change == 1 and at + 1 < len(printed):
            printed[at : at + 2] = [printed[at] + printed[at + 1]]
        elif change == 2 and len(printed[at]) > 1:
            printed[at : at + 1] = [printed[at][:1], printed[at][1:]]
        else:
            printed[at] = g.choice(words_of(g.choice(NAMES)))
    assert typing_cost(printed, known, slip) == cost_word_by_word(printed, known, slip)


@given(st.randoms(use_true_random=False))
def test_names_of_one_byte_a_letter_are_as_alike(g: random.Random) -> None:
    printed = fold(mistyped(g.choice(NAMES), g)) + g.choice(("", "\u0080", "¿", "ß", "Ω", "\u0301"))
    scores = {name: fuzz.ratio(printed, name) for name in NAMES}
    best = sorted(NAMES, key=lambda name: -scores[name])[:5]
    assert BOOK.alike(printed, most=5, least=0) == [(name, scores[name]) for name in best]


@given(st.sampled_from(NAMES), st.integers(0, 10**6), st.integers(1, 2))
def test_names_with_one_error_are_those_that_comparing_all_names_finds(name: str, seed: int, errors: int) -> None:
    g = random.Random(seed)
    for _ in range(errors):
        name = mistyped(name, g)
    printed = words_of(fold(name))
    for slip in (is_slip, may_be_slip):
        compared = {known for known, words in WORDS.names.items() if typing_cost(printed, words, slip) == 1}
        assert set(WORDS.one_error_from(printed, slip)) == compared
