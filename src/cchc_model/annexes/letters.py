"""The names that are most alike a text, by their letters alone."""

from collections.abc import Mapping

from cchc_model.vietnamese.text import fold

_MARKS = "".join(map(chr, range(0x300, 0x340))) + fold("đ")
_CONTROLS = "".join(map(chr, range(0x80, 0x80 + len(_MARKS))))
_ONE_BYTE = str.maketrans(_MARKS + _CONTROLS, _CONTROLS + _MARKS)


def one_byte(folded: str) -> str:
    """Return a folded name with signs that no name has in exchange for its letters beyond one byte.

    Such names are compared three times as fast, and are as alike as before.
    """
    return folded.translate(_ONE_BYTE)


def most_alike(folded: str, names: Mapping[str, str], most: int, least: float) -> list[tuple[str, float]]:
    """Return the names that are most alike a folded one, best first, with their similarity in percent.

    Args:
        folded: the folded name.
        names: the names, with the form of each by `one_byte`.
        most: the greatest number of names.
        least: the least similarity.
    """
    from rapidfuzz import fuzz, process

    found = process.extract(one_byte(folded), names, scorer=fuzz.ratio, limit=most, score_cutoff=least)
    return [(name, score) for _, score, name in found]
