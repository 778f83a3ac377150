"""Drawings of a Word document: boxes of text, and alternatives for several programs."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_model.io.docx.styles import W
from cchc_model.reports import named_elements as names

if TYPE_CHECKING:
    from lxml.etree import _Element

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CHOICES, FALLBACK = f"{_COMPATIBILITY}AlternateContent", f"{_COMPATIBILITY}Fallback"
BOX = names.BOX.vi

_CHOICE = f"{_COMPATIBILITY}Choice"
_BOX_CONTENT = f"{W}txbxContent"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_KNOWN = re.compile(r"w(?:p[a-z]?|ps|14|15|16\w*|p14|p15|ne|16se)|wp[gcis]|a\w{0,3}|cx\d*|am3d|aink|c14|c16\w*|v|o|m")
"""The names of the extensions that Word of today understands."""


def choice(alternatives: "_Element") -> tuple["_Element | None", bool]:
    """Return the alternative that Word of today shows, and whether that is certain."""
    choices = list(alternatives.iterchildren(_CHOICE))
    for one in choices:
        if all(map(_KNOWN.fullmatch, one.get("Requires", "").split())):
            return one, True
    fallback = next(alternatives.iterchildren(FALLBACK), None)
    return (fallback, not choices) if fallback is not None else (choices[0] if choices else None, False)


def boxes(drawing: "_Element") -> "Iterator[_Element]":
    """Yield the contents of the text boxes of a drawing, without the copies for older programs."""
    for child in drawing:
        if child.tag == _BOX_CONTENT:
            yield child
        elif child.tag == CHOICES:
            chosen = choice(child)[0]
            yield from boxes(chosen) if chosen is not None else ()
        elif isinstance(child.tag, str):
            yield from boxes(child)


def is_floating(drawing: "_Element") -> bool:
    """Return whether a drawing may stand elsewhere than in its line of text."""
    if next(drawing.iter(_ANCHOR), None) is not None:
        return True
    return any("position:absolute" in shape.get("style", "").replace(" ", "") for shape in drawing.iterchildren())
