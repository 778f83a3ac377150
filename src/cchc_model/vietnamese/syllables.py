"""The grammar of Vietnamese syllables, which tells a typing error from another word.

A Vietnamese word is written syllable by syllable. A string that no syllable has, such as `quyt` or `hàhn`, can only
be a slip. A string that is a syllable can be a word of its own, whether a dictionary has it or not.
"""

import functools
import unicodedata
from typing import Final

from cchc_model.vietnamese.text import TONES

_NO_TONES: Final = str.maketrans("", "", TONES)
_OPEN_TONES: Final = frozenset(("", *TONES))
_STOPPED_TONES: Final = frozenset("\u0301\u0323")
"""The tones of a syllable that ends in a stop: acute and dot below."""
_STOPS = ("c", "ch", "p", "t")

_RIMES: Final = {
    "a": "- c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": "- c m n ng o p t",
    "ê": "- ch m n nh p t u",
    "i": "- ch m n nh p t u",
    "ia": "-",
    "iê": "c m n ng p t u",
    "o": "- c i m n ng p t",
    "oo": "c ng",
    "ô": "- c i m n ng p t",
    "ơ": "- i m n p t",
    "u": "- c i m n ng p t",
    "ua": "-",
    "uô": "c i m n ng p t",
    "ư": "- c i m n ng t u",
    "ưa": "-",
    "ươ": "c i m n ng p t u",
    "y": "-",
}
"""The codas of each nucleus; `-` for none."""

_GLIDED: Final = {
    "oa": "- c ch i m n ng nh o p t y",
    "oă": "c m n ng p t",
    "oe": "- m n o t",
    "uâ": "n ng t y",
    "uê": "- ch n nh",
    "uơ": "-",
    "uy": "- ch nh p t u",
    "uya": "-",
    "uyê": "n t",
}
"""The codas of each nucleus behind a glide, which is written as o or u."""

_AFTER_Q: Final = {
    "ua": "- c ch i m n ng nh o p t u y",
    "uă": "c m n ng p t",
    "uâ": "n ng t y",
    "ue": "- n o t",
    "uê": "- ch n nh t",
    "ui": "- ch nh t u",
    "uô": "c",
    "uơ": "- i n t",
    "uy": "- ch nh t u",
    "uyê": "n t",
}
_AFTER_G: Final = {"i": "- n", "iê": "c m n ng t u"}
"""The rimes in which the `i` of `gi` is the vowel, too: `gì`, `gìn`, `giếng`."""

_FRONT: Final = ("e", "ê", "i", "y")
_BEFORE_FRONT: Final = ("k", "gh", "ngh")
_BEFORE_OTHERS: Final = ("c", "g", "ng")
_ONSETS: Final = ("b", "ch", "d", "đ", "h", "kh", "l", "m", "n", "nh", "p", "ph", "r", "s", "t", "th", "tr", "v", "x")


def is_syllable(word: str) -> bool:
    """Return whether a word is spelled as one Vietnamese syllable, with its tone.

    The Unicode form, the case and the place of the tone mark do not count. The spelling counts: `ngành` is a
    syllable, `nghành` is not. `lí` and `lý` both are. A stop at the end permits two tones only.

    >>> [word for word in ("Quyết", "quyêt", "quyt", "nghành", "LÝ", "lí", "hòa", "hoà", "TTHC") if is_syllable(word)]
    ['Quyết', 'LÝ', 'lí', 'hòa', 'hoà']
    """
    letters, tones = letters_and_tones(word)
    return len(tones) <= 1 and tones in syllables().get(letters, ())


@functools.lru_cache(maxsize=2_048)
def letters_and_tones(word: str) -> tuple[str, str]:
    """Return the letters of a word without its tones, in lower case, and its tones.

    >>> letters_and_tones("Quyết") == ("quyêt", "\u0301")
    True
    """
    marked = unicodedata.normalize("NFD", word.casefold())
    bare = marked.translate(_NO_TONES)
    tones = "" if len(bare) == len(marked) else "".join(c for c in marked if c in TONES)
    return unicodedata.normalize("NFC", bare), tones


@functools.cache
def syllables() -> dict[str, frozenset[str]]:
    """Return the permitted tones of each syllable without its tone."""
    plain, glided = list(_spelled(_RIMES)), list(_spelled(_GLIDED))
    found: dict[str, frozenset[str]] = {}
    # Without an onset `iê` is written `yê`: `yên`, `yêu`.
    found.update((rime.replace("iê", "yê"), tones) for rime, tones in (*plain, *glided))
    for onset in _ONSETS:
        found.update((onset + rime, tones) for rime, tones in (*plain, *glided))
    for onset in _BEFORE_FRONT:
        found.update((onset + rime, tones) for rime, tones in plain if rime.startswith(_FRONT))
    for onset in _BEFORE_OTHERS:
        found.update((onset + rime, tones) for rime, tones in plain if not rime.startswith(_FRONT))
    for onset in ("g", "ng"):
        found.update((onset + rime, tones) for rime, tones in glided)
    found.update(("gi" + rime, tones) for rime, tones in plain if not rime.startswith(("i", "y")))
    found.update(("g" + rime, tones) for rime, tones in _spelled(_AFTER_G))
    found.update(("q" + rime, tones) for rime, tones in _spelled(_AFTER_Q))
    return found


def _spelled(rimes: dict[str, str]) -> "list[tuple[str, frozenset[str]]]":
    return [
        (nucleus + coda.strip("-"), _STOPPED_TONES if coda in _STOPS else _OPEN_TONES)
        for nucleus, codas in rimes.items()
        for coda in codas.split()
    ]
