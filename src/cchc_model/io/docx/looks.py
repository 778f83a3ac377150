"""The look of the first text of a cell or paragraph in a Word document: its indentation and weight."""

from typing import TYPE_CHECKING

from cchc_model.annexes.tables import PLAIN, Look
from cchc_model.io.docx.styles import W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _PPR, _R, _RPR, _T, _B, _IND = (f"{W}{name}" for name in ("p", "pPr", "r", "rPr", "t", "b", "ind"))
_TWIPS_OF_SPACE = 60
"""The width of a space in twentieths of a point, as in the fonts of offices."""
_LONGEST_NUMBER = 6


def look_of(element: "_Element") -> Look:
    """Return the look of the first paragraph of a cell, or of a paragraph, as its own properties state it."""
    if next(element.iter(_IND, _B), None) is None:
        return PLAIN
    paragraph = element if element.tag == _P else next(element.iterchildren(_P), None)
    indent, bold = 0, False
    for child in () if paragraph is None else paragraph:
        if child.tag == _PPR:
            indent = sum(map(_spaces, child.iterchildren(_IND)))
        elif child.tag == _R and next(child.iterchildren(_T), None) is not None:
            bold = child[0].tag == _RPR and any(map(is_on, child[0].iterchildren(_B)))
            break
    return Look(indent, bold) if indent or bold else PLAIN


def _spaces(indent: "_Element") -> int:
    """Return the number of spaces by which the first line of a paragraph is set off."""
    left = _twips(indent, "left") or _twips(indent, "start")
    return max(left + _twips(indent, "firstLine") - _twips(indent, "hanging"), 0) // _TWIPS_OF_SPACE


def _twips(indent: "_Element", name: str) -> int:
    text = indent.get(f"{W}{name}", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER else 0
