"""Numbers and bullets that Word generates before paragraphs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from cchc_model.io.archive import Archive
from cchc_model.io.docx.package import parse_part, related_part
from cchc_model.io.docx.styles import VALUE, W, own_indent
from cchc_model.reports import named_elements as names

if TYPE_CHECKING:
    from lxml.etree import _Element

_NUMBER = names.LIST_NUMBER.vi
_BULLET = names.LIST_BULLET.vi
_BULLETS = frozenset("•·●○■□▪▫◦➢✓❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076o§")
"""Bullets that cannot be taken for a sign of a number or for the mark of a blank cell."""


@frozen
class Level:
    """A level of a list.

    Attributes:
        form: the format of its number, or `bullet`.
        text: the text around the number, such as `%1.%2.`, or the bullet.
        start: the first number.
        indent: the indentation of its paragraphs.
        style: the id of the style whose paragraphs are of this level, or an empty text.
    """

    form: str = "decimal"
    text: str = "%1"
    start: int = 1
    indent: Mapping[str, int] = field(factory=dict, hash=False)
    style: str = ""


@frozen
class Numbering:
    """The lists of a document.

    Attributes:
        kinds: the kind of each list, by its number.
        levels: the levels, by the kind of list.
        starts: the first numbers that a list has other than its kind, by list and level.
    """

    kinds: Mapping[str, str] = field(factory=dict)
    levels: Mapping[str, Mapping[str, Level]] = field(factory=dict)
    starts: Mapping[str, Mapping[str, int]] = field(factory=dict)

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
        made = levels.get("0" if level is None else level.get(VALUE, "0"), _PLAIN)
        if made.form == "none" or not made.text.strip():
            return ""
        if made.form == "bullet":
            return "" if made.text in _BULLETS and not blank else _BULLET
        return _NUMBER


def read_numbering(archive: Archive, main: str) -> Numbering:
    """Return the lists of a document.

    Raises:
        ReadError: the part with the lists is damaged.
    """
    part = related_part(archive, main, "numbering")
    if part is None:
        return Numbering()
    root = parse_part(archive, part)
    levels = {
        kind.get(f"{W}abstractNumId", ""): {
            level.get(f"{W}ilvl", ""): _level(level) for level in kind.iterchildren(f"{W}lvl")
        }
        for kind in root.iterchildren(f"{W}abstractNum")
    }
    kinds, starts = dict[str, str](), dict[str, dict[str, int]]()
    for one in root.iterchildren(f"{W}num"):
        kind = one.find(f"{W}abstractNumId")
        if kind is not None and one.find(f"{W}lvlOverride/{W}lvl") is None:
            key = one.get(f"{W}numId", "")
            kinds[key] = kind.get(VALUE, "")
            begins = ((over.get(f"{W}ilvl", ""), over) for over in one.iterchildren(f"{W}lvlOverride"))
            starts[key] = {level: _number(over, "startOverride", 1) for level, over in begins}
    return Numbering(kinds, levels, starts)


_PLAIN = Level()
_LONGEST_START = 6


def _level(level: "_Element") -> Level:
    form, text, style = (level.find(f"{W}{name}") for name in ("numFmt", "lvlText", "pStyle"))
    properties = level.find(f"{W}pPr")
    return Level(
        _PLAIN.form if form is None else form.get(VALUE, _PLAIN.form),
        _PLAIN.text if text is None else text.get(VALUE, ""),
        _number(level, "start", _PLAIN.start),
        {} if properties is None else own_indent(properties),
        "" if style is None else style.get(VALUE, ""),
    )


def _number(element: "_Element", name: str, default: int) -> int:
    """Return the number that a child states; a damaged or a missing one is the default."""
    found = element.find(f"{W}{name}")
    text = "" if found is None else found.get(VALUE, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_START else default
