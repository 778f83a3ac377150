"""The look of the first text of a cell or paragraph in a Word document: its indentation and weight."""

from typing import TYPE_CHECKING

from cchc_model.annexes.tables import PLAIN, Look
from cchc_model.io.docx.styles import W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _PPR, _R, _RPR, _T = (f"{W}{name}" for name in ("p", "pPr", "r", "rPr", "t"))
_TWIPS_OF_SPACE = 60
"""The width of a space in twentieths of a point, as in the fonts of offices."""
_LONGEST_NUMBER = 6


def look_of(element: "_Element") -> Look:
    """Return the look of the first paragraph of a cell, or of a paragraph, as its own properties state it."""
    paragraph = element if element.tag == _P else next(element.iterchildren(_P), None)
    if paragraph is None:
        return PLAIN
    properties = paragraph.find(_PPR)
    indent = None if properties is None else properties.find(f"{W}ind")
    bold = next((_is_bold(run) for run in paragraph.iterchildren(_R) if run.find(_T) is not None), False)
    if indent is None:
        return Look(bold=True) if bold else PLAIN
    left = _twips(indent, "left") or _twips(indent, "start")
    twips = left + _twips(indent, "firstLine") - _twips(indent, "hanging")
    return Look(max(twips, 0) // _TWIPS_OF_SPACE, bold)


def _is_bold(run: "_Element") -> bool:
    bold = run.find(f"{_RPR}/{W}b")
    return bold is not None and is_on(bold)


def _twips(indent: "_Element", name: str) -> int:
    text = indent.get(f"{W}{name}", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER else 0
