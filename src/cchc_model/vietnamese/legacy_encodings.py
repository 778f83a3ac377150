"""Texts typed for the fonts of TCVN3 (`.VnTime`) and VNI, in which every Vietnamese letter is another character.

The fonts draw Vietnamese letters at the places of Western ones. So the letters of such a text are wrong in Unicode, but
under the code table of the fonts they spell Vietnamese syllables. That decides; no list of words does.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from cchc_model.vietnamese.syllables import is_syllable

_FEWEST = 3
"""The fewest words that tell an encoding, because a foreign word may look like one by chance."""
_FEWEST_REPLACED = 2
"""The fewest words with a question mark among letters that tell a text without its letters from a question."""
_LONGEST = 200_000
"""The most characters that are looked at."""
_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~“”‘’…–—]+")
OF_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300-\u0323\u1ea0-\u1ef9]")
"""Letters and marks that no text of these fonts has, or hardly ever."""
_LETTER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ"
"""The letters of Vietnamese; from the first to the last with two marks."""
_STRANGE = re.compile(
    rf"[^\W\d_{_LETTER}²³⁰-₉]|(?<=[{_LETTER}])[^\w\s!-/:-@\[-`{{-~“”‘’…–—⁰-₉\u0300-\u036f]", re.IGNORECASE
)
"""A letter that Vietnamese lacks, or a sign that stands directly behind a letter."""
_REPLACED = re.compile(r"\w\?|\?\w|\ufffd")
"""A letter that a program replaced because it did not know it."""
_PRIVATE = {0xF000 + code: code for code in range(0x20, 0x100)}
"""Where word processors put the characters of a font that they take for symbols."""

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_TONES: Final = (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT)


class LegacyEncoding(StrEnum):
    """An encoding of Vietnamese before Unicode."""

    TCVN3 = "TCVN3"
    """One byte for each letter; the names of its fonts begin with `.Vn`."""
    VNI = "VNI"
    """A letter and a mark behind it; the names of its fonts begin with `VNI-`."""


# The bytes of TCVN 5712:1993, third table: each letter with grave, acute, hook, tilde and dot below.
_TCVN3_TONED: Final = {
    "a": (0xB5, 0xB8, 0xB6, 0xB7, 0xB9),
    "ă": (0xBB, 0xBE, 0xBC, 0xBD, 0xC6),
    "â": (0xC7, 0xCA, 0xC8, 0xC9, 0xCB),
    "e": (0xCC, 0xD0, 0xCE, 0xCF, 0xD1),
    "ê": (0xD2, 0xD5, 0xD3, 0xD4, 0xD6),
    "i": (0xD7, 0xDD, 0xD8, 0xDC, 0xDE),
    "o": (0xDF, 0xE3, 0xE1, 0xE2, 0xE4),
    "ô": (0xE5, 0xE8, 0xE6, 0xE7, 0xE9),
    "ơ": (0xEA, 0xED, 0xEB, 0xEC, 0xEE),
    "u": (0xEF, 0xF3, 0xF1, 0xF2, 0xF4),
    "ư": (0xF5, 0xF8, 0xF6, 0xF7, 0xF9),
    "y": (0xFA, 0xFD, 0xFB, 0xFC, 0xFE),
}
_TCVN3_PLAIN: Final = {
    "ă": 0xA8, "â": 0xA9, "ê": 0xAA, "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE,
    "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7,
}  # fmt: skip

# VNI for Windows: the marks behind a letter, and the letters that have a place of their own.
_VNI_MARKS: Final = dict(zip("øùûõï", _TONES, strict=True))
_VNI_CIRCUMFLEX: Final = {"â": "", **dict(zip("àáåãä", _TONES, strict=True))}
_VNI_BREVE: Final = {"ê": "", **dict(zip("èéúüë", _TONES, strict=True))}
_VNI_OWN: Final = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def legacy_encoding(texts: Iterable[str], *, fewest: int = _FEWEST) -> LegacyEncoding | None:
    """Return the encoding before Unicode in which texts are typed; None for any other text.

    Most words with letters beyond ASCII must be syllables under its table, and some no syllables as they stand.

    Args:
        texts: the texts, of which the first are looked at.
        fewest: the fewest words that tell an encoding.

    >>> legacy_encoding(["Sè nhiÖm vô ®Ò ra trong kÕ ho¹ch"]), legacy_encoding(["Soá nhieäm vuï ñeà ra"])
    (<LegacyEncoding.TCVN3: 'TCVN3'>, <LegacyEncoding.VNI: 'VNI'>)
    >>> legacy_encoding(["Số nhiệm vụ đề ra", "déjà vu à la carte"])
    """
    words = [word for text in _first(texts) for word in _WORD.findall(text) if not word.isascii()]
    found = {encoding: _weighed(words, encoding) for encoding in LegacyEncoding}
    best = max(found, key=lambda encoding: found[encoding][0])
    typed, others = found[best]
    return best if typed >= fewest and typed > others else None


def is_readable(text: str) -> bool:
    """Return whether a text is spelled with letters of Unicode, and not with those that lost their encoding.

    Letters of Vietnamese tell that a text is in Unicode. In any other, no word has a letter that Vietnamese lacks, or
    a sign among its letters.

    >>> [is_readable(text) for text in ("Số hồ sơ", "So ho so (m²)", "Sè hå s¬", "S? h? s?", "Sá»‘ há»“")]
    [True, True, False, False, False]
    """
    text = unicodedata.normalize("NFC", text)
    words = text.split()
    replaced = sum(_REPLACED.search(word) is not None for word in words)
    strange = 0 if text.isascii() else sum(_STRANGE.search(word) is not None for word in words)
    if OF_UNICODE.search(text):
        return 2 * (strange + replaced) < len(words)
    return (
        not strange and replaced < _FEWEST_REPLACED and (text.isascii() or legacy_encoding((text,), fewest=1) is None)
    )


def decoded(word: str, encoding: LegacyEncoding) -> str | None:
    """Return a word in Unicode; None if it has a letter that the encoding lacks.

    >>> vni = LegacyEncoding.VNI
    >>> decoded("ho¹ch", LegacyEncoding.TCVN3), decoded("hoaïch", vni), decoded("hội", vni)
    ('hoạch', 'hoạch', None)
    """
    word = unicodedata.normalize("NFC", word.translate(_PRIVATE)).replace("\u03bc", "µ")
    found = _from_tcvn3(word) if encoding is LegacyEncoding.TCVN3 else _from_vni(word)
    return None if found is None else unicodedata.normalize("NFC", found)


def _weighed(words: Iterable[str], encoding: LegacyEncoding) -> tuple[int, int]:
    """Return how many words are typed in an encoding, and how many are not; a syllable of both is neither."""
    typed = others = 0
    for word in words:
        read = decoded(word, encoding)
        if read is None or not is_syllable(read):
            others += 1
        else:
            typed += read != word and not is_syllable(word)
    return typed, others


def _first(texts: Iterable[str]) -> Iterable[str]:
    left = _LONGEST
    for text in texts:
        if left <= 0:
            return
        yield text[:left]
        left -= len(text)


@functools.cache
def _tcvn3() -> Mapping[str, str]:
    """Return the Vietnamese letter at each place."""
    toned = {
        chr(code): letter + tone
        for letter, codes in _TCVN3_TONED.items()
        for code, tone in zip(codes, _TONES, strict=True)
    }
    return {**toned, **{chr(code): letter for letter, code in _TCVN3_PLAIN.items()}}


def _from_tcvn3(word: str) -> str | None:
    table = _tcvn3()
    letters = [letter if letter.isascii() else table.get(letter, "") for letter in word]
    return "".join(letters) if all(letters) else None


def _from_vni(word: str) -> str | None:
    made: list[str] = []
    before = ""
    for upper in word:
        letter = upper.casefold()
        base = before if before in "aeiouyôö" else ""
        before = letter
        if letter.isascii():
            made.append(letter)
        elif base and letter in _VNI_MARKS:
            made.append(_VNI_MARKS[letter])
        elif base and base in "aeo" and letter in _VNI_CIRCUMFLEX:
            made.append("\u0302" + _VNI_CIRCUMFLEX[letter])
        elif base == "a" and letter in _VNI_BREVE:
            made.append("\u0306" + _VNI_BREVE[letter])
        elif letter in _VNI_OWN:
            made.append(_VNI_OWN[letter])
        else:
            return None
    return "".join(made)
