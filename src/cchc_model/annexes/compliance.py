"""Titles of what complies with something or not: `Đúng hẹn` is a part of what rows count, `Số đúng` a correction."""

import re
import unicodedata

from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold

_JUDGING = frozenset(map(fold, ("đúng", "sai")))
_LINKS = frozenset(map(fold, ("là", "phải")))
"""The words between `đúng` and the right number."""
_CORRECTED = frozenset((Role.CORRECTION, Role.PROPOSAL))
_LETTER = re.compile(r"[^\W\d_]+")


def complies(title: str) -> bool:
    """Return whether `đúng` or `sai` in a title has an object, such as a time or a procedure: it corrects nothing.

    A name with a capital behind it says who corrected: `Số đúng VPUB`.

    >>> [complies(title) for title in ("Đúng hẹn", "SỐ ĐÚNG QUY TRÌNH", "Số đúng", "Đúng là", "Số đúng VPUB")]
    [True, True, False, False, False]
    """
    words = _LETTER.findall(with_accents(unicodedata.normalize("NFC", title)))
    at = next((at for at, word in enumerate(words) if fold(word) in _JUDGING), None)
    if at is None or at + 1 == len(words):
        return False
    rest, after = [*words[:at], *words[at + 1 :]], words[at + 1]
    named = at > 0 and after[0].isupper() and not title.isupper()
    unexplained = meaning(" ".join(words[at + 1 :])).unexplained
    is_object = unexplained[:1] == (after.casefold(),) and fold(after) not in _LINKS and not named
    return is_object and meaning(" ".join(rest)).roles.isdisjoint(_CORRECTED)


def is_compliant_part(title: str) -> bool:
    """Return whether a title begins with what its part of the rows complies with or not.

    >>> is_compliant_part("Đúng hẹn"), is_compliant_part("Số liệu đúng hẹn")
    (True, False)
    """
    first = next(iter(_LETTER.findall(with_accents(unicodedata.normalize("NFC", title)))), "")
    return fold(first) in _JUDGING and complies(title)
