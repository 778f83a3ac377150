"""Properties of text in a Word document that hide, strike out, raise or disguise it, also by styles.

Such text must not join the text next to it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from cchc_model.io.docx.pieces import LOWERED, RAISED, Kind, Piece
from cchc_model.reports import named_elements as names

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = f"{W}val"


def tags(names: str) -> frozenset[str]:
    """Return the tags of some elements of Word, from their names."""
    return frozenset(f"{W}{name}" for name in names.split())


STRUCK, HIDDEN, WHITE = names.STRUCK.vi, names.HIDDEN.vi, names.WHITE.vi
PICTORIAL, RIGHT_TO_LEFT = names.PICTORIAL.vi, names.RIGHT_TO_LEFT.vi

Marks = Mapping[str, str]
"""The Vietnamese names of what properties do to a text, by property."""

NO_MARKS: Final[Marks] = MappingProxyType({})

_HARMLESS = tags(
    "b bCs i iCs u caps smallCaps color sz szCs rFonts lang highlight shd noProof kern spacing w bdr outline shadow "
    "emboss imprint snapToGrid effect em cs rStyle rPrChange ins webHidden fitText oMath rtl"
)
"""Properties that change how a text looks, not what it says."""

_SWITCHES = {
    f"{W}strike": STRUCK,
    f"{W}dstrike": STRUCK,
    f"{W}vanish": HIDDEN,
    f"{W}specVanish": HIDDEN,
    f"{W}rtl": RIGHT_TO_LEFT,
}
_FORMATS = {f"{W}eastAsianLayout": names.TWO_LINES.vi}
_VERTICAL, _POSITION = f"{W}vertAlign", f"{W}position"
_OFF = frozenset(("0", "false", "off", "none", "baseline"))
_RAISING = {"superscript": RAISED, "subscript": LOWERED}
_PICTURES = re.compile(r"(?i)wingdings|webdings|dingbats|mt extra|marlett")
_ALMOST_WHITE = re.compile(r"[F][0-9A-F][F][0-9A-F][F][0-9A-F]")
_SMALLEST = 6
"""The least size of visible text, in half points."""
_NARROWEST = 20
"""The least width of visible text, in percent."""
_SIGNLESS = re.compile(r"[\d.,\s]*")


def is_on(element: "_Element") -> bool:
    """Return whether a property or a box is on; without a value it is on."""
    return element.get(VALUE, "").strip().lower() not in _OFF


def marks_of(properties: "Collection[_Element] | _Element | None", inherited: Marks = NO_MARKS) -> Marks:
    """Return the marks of a text: inherited ones, overridden by its run properties."""
    if properties is None or not len(properties):
        return inherited
    said = dict(_said(properties))
    return {key: name for key, name in {**inherited, **said}.items() if name} if said else inherited


def _said(properties: "Iterable[_Element]") -> Iterator[tuple[str, str]]:
    """Yield what each property does, by property; an empty name if it does nothing."""
    for child in properties:
        tag = str(child.tag)
        if tag in _SWITCHES:
            yield tag, _SWITCHES[tag] if is_on(child) else ""
        elif tag == _VERTICAL:
            value = child.get(VALUE, "")
            yield tag, _RAISING.get(value, "") if not is_on(child) or value in _RAISING else RAISED
        elif tag == _POSITION:
            value = child.get(VALUE, "").strip()
            yield tag, "" if not value.strip("0+-") else LOWERED if value.startswith("-") else RAISED
        elif tag in (f"{W}color", f"{W}sz", f"{W}rFonts", f"{W}w"):
            yield tag, _disguise(child)
        elif tag not in _HARMLESS and tag.startswith(W):
            yield tag, _FORMATS.get(tag) or f"{names.FORMAT.vi} {tag.removeprefix(W)}"
        elif tag.endswith("}textFill"):
            yield tag, HIDDEN if any(str(fill.tag).endswith("}noFill") for fill in child) else ""


def _disguise(child: "_Element") -> str:
    """Return the mark of a colour, size, width or font that makes a text unreadable; empty for others."""
    value = child.get(VALUE, "").strip()
    if child.tag == f"{W}color":
        return WHITE if _ALMOST_WHITE.fullmatch(value.upper()) else ""
    if child.tag == f"{W}rFonts":
        fonts = (child.get(f"{W}{name}", "") for name in ("ascii", "hAnsi"))
        return PICTORIAL if any(map(_PICTURES.search, fonts)) else ""
    least = _SMALLEST if child.tag == f"{W}sz" else _NARROWEST
    number = value.removesuffix("%")
    return HIDDEN if number.isdecimal() and len(number) < len("1000") and int(number) < least else ""


def marked(piece: Piece, marks: Marks, *, shaded: bool) -> Piece:
    """Return a text with the role that its properties give it."""
    found = list(marks.values())
    for name in (STRUCK, HIDDEN, WHITE):
        if name in found and not (shaded and name == WHITE):
            return evolve(piece, kind=Kind.ASIDE, element=name)
    for name in found:
        if name not in (RAISED, LOWERED, WHITE) and not (name == RIGHT_TO_LEFT and _SIGNLESS.fullmatch(piece.text)):
            return evolve(piece, kind=Kind.DOUBT, element=name)
    for name in (RAISED, LOWERED):
        if name in found and piece.kind is Kind.TEXT:
            shifted = marks.get(f"{W}position") == name and f"{W}vertAlign" not in marks
            return Piece(Kind.SHIFTED if shifted else Kind.MARK, piece.text, name)
    return piece


def is_shaded(properties: "_Element | None") -> bool:
    """Return whether a run, paragraph or cell has a background of its own, on which white text is visible."""
    if properties is None:
        return False
    for child in properties.iterchildren(f"{W}shd", f"{W}highlight"):
        fill = child.get(f"{W}fill", child.get(VALUE, "")).lower()
        if fill not in ("auto", "", "ffffff", "white", "none") or child.get(f"{W}themeFill"):
            return True
    return False


_LONGEST_NUMBER = 6


@frozen
class StyleLook:
    """The look that a style gives to a text.

    Attributes:
        bold: True if it makes the text bold.
        indent: its indentation in twentieths of a point: of all lines (`left`), and of the first one beyond (`first`).
    """

    bold: bool = False
    indent: Mapping[str, int] = field(factory=dict, hash=False)


NO_LOOK = StyleLook()


def own_indent(properties: "_Element") -> Mapping[str, int]:
    """Return the indentation that the properties of a paragraph state; what they leave out is that of its style."""
    found: dict[str, int] = {}
    for indent in properties.iterchildren(_IND):
        for name, key, sign in _INDENTS:
            text = indent.get(name)
            if text is not None and text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER:
                found[key] = sign * int(text)
    return found


_IND = f"{W}ind"
_INDENTS = (
    (f"{W}start", "left", 1),
    (f"{W}left", "left", 1),
    (f"{W}firstLine", "first", 1),
    (f"{W}hanging", "first", -1),
)
"""The attributes of an indentation, the last one of each kind before others, as Word takes them."""


@frozen
class Styles:
    """What the styles of a document do to texts and paragraphs.

    Attributes:
        marks: the marks of each style that has any, by style id.
        lists: the `w:numPr` of each style of a list.
        shading: the ids of styles with a background.
        default: the marks of a paragraph without a style.
        looks: the look of each style that has any, by style id.
        default_look: the look of a paragraph without a style.
    """

    marks: Mapping[str, Marks] = MappingProxyType({})
    lists: "Mapping[str, _Element]" = MappingProxyType({})
    shading: frozenset[str] = frozenset()
    default: Marks = NO_MARKS
    looks: Mapping[str, StyleLook] = MappingProxyType({})
    default_look: StyleLook = NO_LOOK

    def look_of(self, properties: "_Element | None", tag: str, default: StyleLook = NO_LOOK) -> StyleLook:
        """Return the look of the style that properties name; the default if they name none."""
        style = self.of(properties, tag) if self.looks else ""
        return self.looks.get(style, NO_LOOK) if style else default

    def of(self, properties: "_Element | None", tag: str) -> str:
        """Return the id of the style that properties name; empty if they name none."""
        style = None if properties is None else next(properties.iterchildren(tag), None)
        return "" if style is None else style.get(VALUE, "")

    def marks_of_run(self, properties: "_Element | None", inherited: Marks) -> Marks:
        """Return the marks of a run: those of its paragraph, its style and its own properties."""
        if properties is None:
            return inherited
        style = self.marks.get(self.of(properties, f"{W}rStyle"))
        if style and inherited:
            style = {**inherited, **style}
        return marks_of(properties, style or inherited)
