"""Elements of a Word document that replace text: ticks of picture fonts, boxes and lists of old forms."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from attrs import evolve

from cchc_model.io.docx.pieces import Kind, Piece
from cchc_model.io.docx.styles import VALUE, Marks, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_OF_FONTS = {
    "wingdings": {"F0FC": "✓", "F0FE": "☑", "F0FB": "✗", "F0FD": "☒", "F0A8": "☐", "F06F": "☐"},
    "wingdings 2": {"F050": "✓", "F052": "☑", "F04F": "✗", "F054": "☒", "F0A3": "☐"},
}
"""The boxes and ticks of fonts of pictures, by their places."""
_SIGNS = {place: sign for signs in _OF_FONTS.values() for place, sign in signs.items()}
_FONTS = f"{W}rFonts"
_FIRST_PLACE, _PLACES = 0xF000, 0x100
ANY_SIGN = "•"
"""What is read from a symbol that is no known tick or box."""


def signs_of(text: str, font: str) -> str:
    """Return the boxes and ticks that a font of pictures shows for a text; an empty text if it shows others.

    >>> signs_of("\uf0fe", "Wingdings"), signs_of("þ ", "Wingdings"), signs_of("þ", "Webdings")
    ('☑', '☑ ', '')
    """
    signs = _OF_FONTS.get(font.strip().casefold(), {})
    found = [letter if letter.isspace() else signs.get(_place(letter), "") for letter in text]
    return "".join(found) if all(found) else ""


def as_signs(piece: Piece, properties: "_Element | None", marks: Marks) -> tuple[Piece, Marks]:
    """Return a text of a run with its marks; as boxes and ticks, if the font of the run shows it as these."""
    fonts = None if properties is None or piece.kind is not Kind.TEXT else properties.find(_FONTS)
    named = {fonts.get(f"{W}{script}", "") for script in ("ascii", "hAnsi")} if fonts is not None else set[str]()
    signs = signs_of(piece.text, named.pop()) if len(named) == 1 else ""
    if not signs:
        return piece, marks
    return evolve(piece, text=signs), {key: name for key, name in marks.items() if key != _FONTS}


def _place(letter: str) -> str:
    return f"{ord(letter) + (_FIRST_PLACE if ord(letter) < _PLACES else 0):04X}"


def _symbol(element: "_Element") -> str:
    return _SIGNS.get(element.get(f"{W}char", "").upper(), ANY_SIGN)


def _box(element: "_Element") -> str:
    state = _entered(element, "checked")
    return "☑" if state is not None and is_on(state) else "☐"


def _chosen(element: "_Element") -> str:
    state = _entered(element, "result")
    at = "0" if state is None else state.get(VALUE, "")
    entries = [str(entry.get(VALUE, "")) for entry in element.iterchildren(f"{W}listEntry")]
    return entries[int(at)] if at.isdecimal() and len(at) < len("1000") and int(at) < len(entries) else ANY_SIGN


def _entered(element: "_Element", name: str) -> "_Element | None":
    """Return the element with a person's entry in a field of an old form, else with the default."""
    entered = element.find(f"{W}{name}")
    return element.find(f"{W}default") if entered is None else entered


SIGNS: "Final[Mapping[str, Callable[[_Element], str]]]" = {
    f"{W}sym": _symbol,
    f"{W}checkBox": _box,
    f"{W}ddList": _chosen,
}
"""Functions that return the text of an element, by the element's tag."""
