"""Styles of a Word document that strike out, hide or raise text.

Such text must not join the text next to it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from cchc_model.io.archive import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = f"{W}val"
STRUCK = frozenset(f"{W}{tag}" for tag in ("strike", "dstrike", "vanish"))
"""Properties of text that is struck out or hidden."""

RAISED = f"{W}vertAlign"
"""The property of text above or below the line."""

_POSITION = f"{W}position"
_MARKS = STRUCK | {RAISED, _POSITION}
_OFF = ("0", "false", "off", "none", "baseline")
_PART = "word/styles.xml"
_NAMES = tuple(tag.removeprefix(W).encode() for tag in _MARKS)


def is_on(element: "_Element") -> bool:
    """Return whether a property or a box is on; without a value it is on."""
    return element.get(VALUE, "") not in _OFF


def marks_of(properties: "_Element | None", inherited: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the marks of a text, out of `STRUCK` and `RAISED`: inherited ones, overridden by its run properties."""
    if properties is None:
        return inherited
    said = {
        RAISED if child.tag == _POSITION else str(child.tag): is_on(child)
        for child in properties
        if child.tag in _MARKS
    }
    return inherited.difference(said) | {tag for tag, on in said.items() if on}


def marking_styles(archive: Archive) -> Mapping[str, frozenset[str]]:
    """Return the marks of the styles that mark their text, by style id; most documents have none.

    Raises:
        ReadError: the part with the styles is damaged.
    """
    if _PART not in archive.parts or not any(map(archive.read(_PART).__contains__, _NAMES)):
        return MappingProxyType({})
    styles = {
        str(style.get(f"{W}styleId")): style for style in archive.parse(_PART, extra="docx").iterchildren(f"{W}style")
    }
    marks: dict[str, frozenset[str]] = {}
    for key in styles:
        _note_marks(key, styles, marks)
    return {key: found for key, found in marks.items() if found}


def _note_marks(key: str, styles: "Mapping[str, _Element]", marks: dict[str, frozenset[str]]) -> None:
    """Add the marks of a style and of its base styles, each of which is looked at once.

    The walk stops at a repeated style, because a damaged file may contain a cycle.
    """
    line: dict[str, _Element] = {}
    while key in styles and key not in marks and key not in line:
        line[key] = styles[key]
        base = styles[key].find(f"{W}basedOn")
        key = "" if base is None else base.get(VALUE, "")
    found = marks.get(key, frozenset())
    for one, style in reversed(line.items()):
        found = marks[one] = marks_of(style.find(f"{W}rPr"), found)
