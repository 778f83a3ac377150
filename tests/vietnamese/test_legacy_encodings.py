"""Text from before Unicode is told by its syllables; no other text is taken for it."""

import unicodedata
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import SOC_TRANG_DISTRICT
from cchc_model.vietnamese.legacy_encodings import LegacyEncoding, decoded, is_readable, legacy_encoding
from cchc_model.vietnamese.syllables import is_syllable, syllables
from cchc_model.vietnamese.text import without_accents
from helpers.legacy_fonts import TYPED

NAMES = [row.item.name for row in SOC_TRANG_DISTRICT.rows]
SYLLABLES = [
    unicodedata.normalize("NFC", letters[:-1] + letters[-1] + tone) if letters[-1] in "aăâeêioôơuưy" else letters
    for letters, tones in syllables().items()
    for tone in sorted(tones)
]
LATIN = st.text(
    st.characters(min_codepoint=0xC0, max_codepoint=0xFF) | st.sampled_from("abcdefghilmnoprstuvxy"), min_size=1
)


@pytest.mark.parametrize("name", TYPED)
@given(syllable=st.sampled_from(SYLLABLES))
def test_every_syllable_comes_back(name: str, syllable: str) -> None:
    typed = TYPED[name](syllable)
    assert decoded(typed, LegacyEncoding(name)) == syllable
    as_symbols = "".join(chr(0xF000 + ord(c)) if ord(c) < 0x100 else c for c in typed)
    assert decoded(as_symbols, LegacyEncoding(name)) == syllable


@pytest.mark.parametrize("name", TYPED)
def test_names_are_told_by_their_encoding_and_never_as_they_stand(name: str) -> None:
    """Names of a few words have too few letters to tell; none is told wrongly."""
    told = [legacy_encoding([TYPED[name](one.vi)]) for one in NAMES]
    assert set(told) == {None, LegacyEncoding(name)}
    assert told.count(LegacyEncoding(name)) > 0.8 * len(NAMES)
    assert legacy_encoding([TYPED[name](one.vi) for one in NAMES]) is LegacyEncoding(name)
    for form in ("NFC", "NFD"):
        texts = [unicodedata.normalize(form, text) for one in NAMES for text in (one.vi, one.vi.upper(), one.en)]
        assert legacy_encoding(texts) is None
        assert not any(legacy_encoding([text]) for text in texts)


@given(st.lists(LATIN, max_size=40))
def test_letters_at_random_are_told_only_if_most_spell_syllables(words: list[str]) -> None:
    told = legacy_encoding(words)
    if told is not None:
        readable = [word for word in words if (read := decoded(word, told)) and is_syllable(read)]
        assert 2 * len(readable) > sum(not word.isascii() for word in words)


@pytest.mark.parametrize(
    "text",
    [
        "Conseil régional d'Île-de-France : déclarations reçues à l'échéance, délai dépassé, où là, déjà été créé",
        "Relatório de gestão: número de licenças concedidas, situação orçamentária, São João, coração, ação, não",
        "Größe, Ämter für Öffentlichkeit, Straße, Übersicht der Anträge, Gebühren, nächste Prüfung, Mängel",
        "Número de años, señor, niñez, después, más, también, así, aquí, según, política pública, región",
        "Nº 12/QĐ-UBND; § 5; ±0,5 µm; 31°C; ® © «x»; ½ ¾; a² + b³; 10 ¢; ¥ 500; £ 20",
        "Mã: AØ-12, BÖ77, CÑ01, DÔ; ÄÖÜ-99",
    ],
)
def test_other_languages_signs_and_codes_are_not_told(text: str) -> None:
    assert legacy_encoding([text]) is None
    assert legacy_encoding(text.split(" ")) is None


def test_texts_without_an_end_are_judged_by_their_beginning() -> None:
    typed = "Sè nhiÖm vô ®Ò ra trong kÕ ho¹ch "
    assert legacy_encoding([typed * 9_000, "x" * 9]) is LegacyEncoding.TCVN3


READABLE: tuple[Callable[[str], str], ...] = (str, str.upper, without_accents, partial(unicodedata.normalize, "NFD"))
UNREADABLE: tuple[Callable[[str], str], ...] = (
    TYPED["TCVN3"],
    TYPED["VNI"],
    lambda text: text.encode().decode("cp1252", "replace"),
)


@pytest.mark.parametrize("printed", READABLE)
def test_every_name_in_unicode_is_readable(printed: Callable[[str], str]) -> None:
    assert [name.vi for name in NAMES if not is_readable(printed(name.vi))] == []


@pytest.mark.parametrize("typed", UNREADABLE)
def test_no_name_that_lost_its_letters_is_readable(typed: Callable[[str], str]) -> None:
    assert [name.vi for name in NAMES if not name.vi.isascii() and is_readable(typed(name.vi))] == []


@pytest.mark.parametrize("text", ["Diện tích (m²)", "Số hồ sơ¹", "Có hay không?", "Co ke hoach khong? (1)", "KHÁC", ""])
def test_signs_behind_words_leave_a_text_readable(text: str) -> None:
    assert is_readable(text)
