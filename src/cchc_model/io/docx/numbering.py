"""Numbers and bullets that Word generates before paragraphs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from cchc_model.io.archive import Archive
from cchc_model.io.docx.package import parse_part, related_part
from cchc_model.io.docx.styles import VALUE, W
from cchc_model.reports import named_elements as names

if TYPE_CHECKING:
    from lxml.etree import _Element

_NUMBER = names.LIST_NUMBER.vi
_BULLET = names.LIST_BULLET.vi
_BULLETS = frozenset("•·●○■□▪▫◦➢✓❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076o§")
"""Bullets that cannot be taken for a sign of a number or for the mark of a blank cell."""


@frozen
class Numbering:
    """The lists of a document.

    Attributes:
        kinds: the kind of each list, by its number.
        levels: the format and the text of each level, by the kind of list.
    """

    kinds: Mapping[str, str]
    levels: Mapping[str, Mapping[str, tuple[str, str]]]

    def sign(self, properties: "_Element | None", *, blank: bool = False) -> str:
        """Return the name of what Word generates before a paragraph; empty if it generates nothing.

        Args:
            properties: the `w:numPr` of the paragraph or of its style.
            blank: True if the paragraph has no text, so that a bullet is all that it shows.
        """
        number = None if properties is None else properties.find(f"{W}numId")
        key = "0" if number is None else number.get(VALUE, "0")
        if properties is None or key == "0":
            return ""
        level = properties.find(f"{W}ilvl")
        levels = self.levels.get(self.kinds.get(key, ""), {})
        form, text = levels.get("0" if level is None else level.get(VALUE, "0"), ("decimal", "%1"))
        if form == "none" or not text.strip():
            return ""
        if form == "bullet":
            return "" if text in _BULLETS and not blank else _BULLET
        return _NUMBER


def read_numbering(archive: Archive, main: str) -> Numbering:
    """Return the lists of a document.

    Raises:
        ReadError: the part with the lists is damaged.
    """
    part = related_part(archive, main, "numbering")
    if part is None:
        return Numbering({}, {})
    root = parse_part(archive, part)
    levels = {
        kind.get(f"{W}abstractNumId", ""): {
            level.get(f"{W}ilvl", ""): _form(level) for level in kind.iterchildren(f"{W}lvl")
        }
        for kind in root.iterchildren(f"{W}abstractNum")
    }
    kinds = {}
    for one in root.iterchildren(f"{W}num"):
        kind = one.find(f"{W}abstractNumId")
        if kind is not None and one.find(f"{W}lvlOverride/{W}lvl") is None:
            kinds[one.get(f"{W}numId", "")] = kind.get(VALUE, "")
    return Numbering(kinds, levels)


def _form(level: "_Element") -> tuple[str, str]:
    form, text = level.find(f"{W}numFmt"), level.find(f"{W}lvlText")
    return (
        "decimal" if form is None else form.get(VALUE, "decimal"),
        "%1" if text is None else text.get(VALUE, ""),
    )
