"""Which styles of a Word document strike text out, hide it, or raise it: such text must not run into what is beside it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cchc_model.io.archive import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE: Final = f"{W}val"
STRUCK: Final = frozenset(f"{W}{tag}" for tag in ("strike", "dstrike", "vanish"))
"""Properties of text that was struck out or is not shown."""

RAISED: Final = f"{W}vertAlign"
"""The property of text that stands above or below the line."""

_MARKS: Final = STRUCK | {RAISED}
_OFF: Final = ("0", "false", "off", "none", "baseline")
_PART: Final = "word/styles.xml"
_NAMES: Final = tuple(tag.removeprefix(W).encode() for tag in _MARKS)


def is_on(element: "_Element") -> bool:
    """Whether a property or a box is on, as it is if nothing says that it is off."""
    return element.get(VALUE, "") not in _OFF


def marks_of(properties: "_Element | None", inherited: frozenset[str] = frozenset()) -> frozenset[str]:
    """What run properties say of their text: of `STRUCK` and `RAISED` those that are on, after what they inherit."""
    if properties is None:
        return inherited
    said = {str(child.tag): is_on(child) for child in properties if child.tag in _MARKS}
    return inherited.difference(said) | {tag for tag, on in said.items() if on}


def marking_styles(archive: Archive) -> Mapping[str, frozenset[str]]:
    """The styles that mark their text, by id, each with its marks; most documents have none.

    Raises:
        ReadError: the part that holds the styles is damaged.
    """
    if _PART not in archive.parts or not any(map(archive.read(_PART).__contains__, _NAMES)):
        return MappingProxyType({})
    styles = {
        str(style.get(f"{W}styleId")): style for style in archive.parse(_PART, extra="docx").iterchildren(f"{W}style")
    }
    marks = {key: _marks_of_style(style, styles) for key, style in styles.items()}
    return {key: found for key, found in marks.items() if found}


def _marks_of_style(style: "_Element", styles: "Mapping[str, _Element]") -> frozenset[str]:
    """The marks of a style and of those that it is based on, which a damaged file may make a circle of."""
    line: list[_Element] = []
    above: _Element | None = style
    while above is not None and above not in line:
        line.append(above)
        base = above.find(f"{W}basedOn")
        above = None if base is None else styles.get(base.get(VALUE, ""))
    marks: frozenset[str] = frozenset()
    for one in reversed(line):
        marks = marks_of(one.find(f"{W}rPr"), marks)
    return marks
