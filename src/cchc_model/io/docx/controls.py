"""Content controls of a Word document: prompts, and values that come from another part of the document."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from attrs import evolve

from cchc_model.errors import ReadError
from cchc_model.io.archive import Archive
from cchc_model.io.docx.package import parse_part
from cchc_model.io.docx.pieces import Kind, Piece
from cchc_model.io.docx.styles import W, is_on
from cchc_model.reports import named_elements as names

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTROL, CONTENT = f"{W}sdt", f"{W}sdtContent"

_PROPERTIES = f"{W}sdtPr"
_BOUND = names.BOUND.vi
_PROMPT = names.PROMPT.vi
_ITEMS = re.compile(r"(.*/)?item([0-9]*)\.xml", re.IGNORECASE)
_MOST_STORES = 50
_PATH = re.compile(r"(?:/@?(?:[\w.-]+:)?[\w.-]+(?:\[[0-9]{1,6}\])?){1,40}")
_STEP = re.compile(r"/(@?)(?:([\w.-]+):)?([\w.-]+)(?:\[([0-9]+)\])?")
_PREFIX = re.compile(r"""xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']""")


class Stores:
    """The data that content controls show, by the id of their part; read when a control refers to them."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._roots: dict[str, _Element] | None = None

    def value(self, binding: "_Element") -> str | None:
        """Return the text that a control is bound to; None if the document does not state it with certainty."""
        if self._roots is None:
            self._roots = dict(islice(self._read(), _MOST_STORES))
        root = self._roots.get(binding.get(f"{W}storeItemID", "").strip("{}").lower())
        path = binding.get(f"{W}xpath", "").strip()
        if root is None or not _PATH.fullmatch(path):
            return None
        return _at(root, path, dict(_PREFIX.findall(binding.get(f"{W}prefixMappings", ""))))

    def _read(self) -> "Iterator[tuple[str, _Element]]":
        for part in sorted(self._archive.parts):
            found = _ITEMS.fullmatch(part)
            described = f"{found[1] or ''}itemProps{found[2]}.xml" if found else ""
            if described in self._archive.parts:
                try:
                    key = parse_part(self._archive, described)
                    root = parse_part(self._archive, part)
                except ReadError:  # data of another program, which only a control would need
                    continue
                for name, value in key.attrib.items():
                    if str(name).endswith("}itemID"):
                        yield str(value).strip("{}").lower(), root


def _at(root: "_Element", path: str, prefixes: Mapping[str, str]) -> str | None:
    """Return the text of the element or attribute at a simple path."""
    place: _Element | None = None
    for attribute, prefix, name, number in _STEP.findall(path):
        tag = f"{{{prefixes.get(prefix, '')}}}{name}" if prefix else name
        if attribute:
            return None if place is None else place.get(tag)
        if place is None:
            place = root if root.tag == tag and number in ("", "1") else None
        else:
            found = list(place.iterchildren(tag))
            at = int(number or 1) - 1
            place = found[at] if 0 <= at < len(found) and (number or len(found) == 1) else None
        if place is None:
            return None
    return None if place is None or len(place) else place.text or ""


def controlled(control: "_Element", pieces: Sequence[Piece], stores: Stores) -> Sequence[Piece]:
    """Return the pieces that a content control shows: its content, nothing for a prompt, or the data it is bound to."""
    properties = control.find(_PROPERTIES)
    if properties is None:
        return pieces
    binding = binding_of(control)
    text = "".join(piece.text for piece in pieces if piece.kind in (Kind.TEXT, Kind.DOUBT)).strip()
    value = None if binding is None else stores.value(binding)
    prompt = properties.find(f"{W}showingPlcHdr")
    if prompt is not None and is_on(prompt) and not (value or "").strip():
        # A prompt is words; a number in its place may have been typed.
        numbers = [Piece(Kind.ASIDE, piece.text, _PROMPT) for piece in pieces if _is_number(piece.text)]
        return [Piece(Kind.GAP, "", _PROMPT), *numbers]
    if binding is None:
        return pieces
    chosen = value if value is None else _displayed(properties, value)
    if chosen is not None and " ".join(chosen.split()) == " ".join(text.split()):
        return pieces
    as_text = any(properties.find(f"{W}{kind}") is not None for kind in ("text", "dropDownList", "comboBox"))
    if chosen and as_text and all(piece.kind in (Kind.TEXT, Kind.BREAK) for piece in pieces):
        return (Piece(Kind.TEXT, chosen),)
    return in_doubt(pieces)


def _is_number(text: str) -> bool:
    return any(c.isdigit() for c in text) and not any(c.isalpha() for c in text)


def in_doubt(pieces: Sequence[Piece], element: str = _BOUND) -> Sequence[Piece]:
    """Return pieces with each text on the line in doubt."""
    return [evolve(piece, kind=Kind.DOUBT, element=element) if piece.kind is Kind.TEXT else piece for piece in pieces]


def binding_of(control: "_Element") -> "_Element | None":
    """Return the element that binds the text of a control to data; a repeated section has a text of its own."""
    properties = control.find(_PROPERTIES)
    if properties is None or any(str(child.tag).endswith("}repeatingSection") for child in properties):
        return None
    return next((child for child in properties if str(child.tag).endswith("}dataBinding")), None)


def _displayed(properties: "_Element", value: str) -> str:
    """Return the text that a list to choose from shows for a stored value."""
    for kind in ("dropDownList", "comboBox"):
        for entry in properties.iterfind(f"{W}{kind}/{W}listItem"):
            if entry.get(f"{W}value") == value:
                return entry.get(f"{W}displayText") or value
    return value
