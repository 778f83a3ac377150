"""Keys of Telex in words: each way in which a word may be typed, with some keys that made no letter."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import SOC_TRANG_DISTRICT
from cchc_model.annexes.name_words import words_of
from cchc_model.vietnamese.syllables import is_syllable
from cchc_model.vietnamese.telex import has_keys_left
from cchc_model.vietnamese.text import fold

KEYS = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
LETTERS = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
WORDS = sorted(
    {
        unicodedata.normalize("NFC", word)
        for row in SOC_TRANG_DISTRICT.rows
        for word in words_of(fold(row.item.name.vi))
        if is_syllable(word) and not word.isascii()
    }
)


def typings(word: str) -> set[str]:
    """Return the texts in which the tone, or a letter, or both of a word stand as keys."""
    marked = unicodedata.normalize("NFD", unicodedata.normalize("NFC", word))
    tone = next((mark for mark in marked if mark in KEYS), "")
    bare = unicodedata.normalize("NFC", marked.replace(tone, "")) if tone else word
    spelled = {bare, *(bare.replace(letter, keys, 1) for letter, keys in LETTERS.items())}
    made = set(spelled) - {word}
    if tone:
        places = range(1, len(bare) + 1)
        vowel = next(at for at, letter in enumerate(bare, 1) if letter in "aăâeêioôơuưy")
        made |= {bare[:at] + KEYS[tone] + bare[at:] for at in places if at >= vowel}
        made |= {text + KEYS[tone] for text in spelled}
        made -= spelled if tone else set()
    return made - {word}


@pytest.mark.parametrize("word", WORDS[::7])
def test_each_way_of_typing_is_known_unless_it_is_a_syllable(word: str) -> None:
    for text in typings(word):
        assert has_keys_left(text, word) is not is_syllable(text), text


@given(st.sampled_from(WORDS), st.data())
def test_a_word_with_keys_is_no_other_word(word: str, data: st.DataObject) -> None:
    other = data.draw(st.sampled_from([one for one in WORDS if one != word]))
    for text in itertools.islice(sorted(typings(word)), 6):
        assert not (has_keys_left(text, other) and has_keys_left(text, word)), (text, other)


@pytest.mark.parametrize(
    ("typed", "meant"), [("hop", "hợp"), ("hops", "hợp"), ("kt", "kết"), ("đúng", "đúng"), ("sx", "sẽ"), ("12s", "1")]
)
def test_what_lacks_a_key_or_is_no_word_is_not_that_word(typed: str, meant: str) -> None:
    assert not has_keys_left(typed, meant)
