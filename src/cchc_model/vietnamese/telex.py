"""Keys of the input method Telex that stayed in a word: `đungs` for `đúng`, `hoof` for `hồ`."""

import re

from cchc_model.vietnamese.syllables import is_syllable, letters_and_tones

_TONES = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
_TONE = re.compile(r"(?<=[aăâeêioôơuưy])(.*)([fsxrj])")
_LETTERS = {"dd": "đ", "aa": "â", "ee": "ê", "oo": "ô", "aw": "ă", "ow": "ơ", "uw": "ư", "uow": "ươ", "ưow": "ươ"}
_LETTER = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))


def has_keys_left(typed: str, meant: str) -> bool:
    """Return whether a printed word, which is no syllable, is a known one with keys that made no letter or tone.

    >>> has_keys_left("đungs", "đúng"), has_keys_left("hoof", "hồ"), has_keys_left("giar", "giả")
    (True, True, True)
    >>> has_keys_left("đungs", "dùng"), has_keys_left("hop", "hợp")
    (False, False)
    """
    if is_syllable(typed) or not is_syllable(meant):
        return False
    letters, tones = letters_and_tones(typed)
    own = letters_and_tones(meant)
    key = None if tones else _TONE.search(letters)
    spelled = [(letters, tones)]
    if key:
        spelled.append((letters[: key.start(2)] + letters[key.end(2) :], _TONES[key[2]]))
    return any((_composed(text), tone) == own for text, tone in spelled)


def _composed(letters: str) -> str:
    return _LETTER.sub(lambda found: _LETTERS[found[0]], letters)
