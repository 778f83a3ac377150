"""Texts typed for the fonts of TCVN3 (`.VnTime`) and VNI, in which every Vietnamese letter is another character."""

import re
import unicodedata
from collections.abc import Iterable

_VIETNAMESE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_OF_FONTS = re.compile(r"[^\W\d_][¡-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]|[§®][^\W\d_]")


def are_of_legacy_fonts(texts: Iterable[str]) -> bool:
    """Return whether texts have letters that Vietnamese lacks, and none that only Vietnamese has.

    >>> are_of_legacy_fonts(["Sè nhiÖm vô ®Ò ra trong kÕ ho¹ch"]), are_of_legacy_fonts(["Soá nhieäm vuï ñeà ra"])
    (True, True)
    >>> are_of_legacy_fonts(["Số nhiệm vụ đề ra", "µ"]), are_of_legacy_fonts(["So nhiem vu de ra"])
    (False, False)
    """
    composed = [unicodedata.normalize("NFC", text) for text in texts]
    return any(map(_OF_FONTS.search, composed)) and not any(map(_VIETNAMESE.search, composed))
