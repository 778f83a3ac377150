"""Styles of a web page, as far as they hide a text, strike it out or state the format of its number."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from cchc_model.errors import ReadError
from cchc_model.io.archive import TOO_LARGE

if TYPE_CHECKING:
    from lxml.etree import _Element

Properties = Mapping[str, str]

_READ = frozenset(
    {
        "display",
        "visibility",
        "text-decoration",
        "text-decoration-line",
        "color",
        "background",
        "background-color",
        "font-size",
        "font-weight",
        "vertical-align",
        "opacity",
        "mso-hide",
        "mso-ignore",
        "mso-number-format",
        "mso-char-indent-count",
    }
)
"""The properties that are looked at."""

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_QUOTED = r"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\\.)"""
_PROPERTY = re.compile(rf"""\s*([\w-]+)\s*:((?:{_QUOTED}|[^;"'\\])*+)(?:;|$)""", re.DOTALL)
_BRACES = re.compile(rf"[{{}}]|{_QUOTED}", re.DOTALL)
_COMPOUND = re.compile(r"([\w-]*|\*)((?:[.#][\w-]+)*)")
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|(.))", re.DOTALL)
_LAST_CHARACTER = 0x10FFFF
_MOST_RULES = 20_000
_MOST_PARTS = 6
_MOST_STEPS = 1_000_000
"""The most comparisons of an element with a rule."""

_NOTHING: Properties = MappingProxyType({})
_COLOURS = {
    "white": "ffffff",
    "black": "000000",
    "windowtext": "000000",
    "window": "ffffff",
    "red": "ff0000",
    "yellow": "ffff00",
    "blue": "0000ff",
}
_SHORT = 3


@frozen
class _Rule:
    """A rule: its place in the cascade, the elements that it is for, from the innermost, and its properties."""

    weight: tuple[int, int, int, int]
    compounds: Sequence[tuple[str, frozenset[str]]]
    properties: Properties


@define
class StyleSheet:
    """The rules of a page, by a class, an id or a tag of their element.

    Attributes:
        name: the name of the file in errors.
    """

    name: str
    _rules: dict[str, list[_Rule]] = field(factory=dict)
    _count: int = 0
    _steps: int = 0

    def add(self, text: str) -> None:
        """Add the rules of a style sheet; those for some devices only are left out."""
        for selectors, body in _blocks(_COMMENT.sub(" ", text)):
            properties = read_properties(body)
            for selector in selectors.split(",") if properties else ():
                self._count += 1
                if self._count <= _MOST_RULES and ":" not in selector:
                    self._place(selector, properties)

    def _place(self, selector: str, properties: Properties) -> None:
        parts = selector.replace(">", " ").split()[::-1][:_MOST_PARTS]
        found = [_COMPOUND.fullmatch(part.lower()) for part in parts]
        compounds = [(one[1].strip("*"), frozenset(re.findall(r"[.#][\w-]+", one[2]))) for one in found if one]
        if not compounds or len(compounds) < len(parts):
            return
        ids = sum(name[0] == "#" for _, names in compounds for name in names)
        classes = sum(len(names) for _, names in compounds) - ids
        weight = (ids, classes, sum(bool(tag) for tag, _ in compounds), self._count)
        tag, names = compounds[0]
        key = min(names, default=tag or "*")
        self._rules.setdefault(key, []).append(_Rule(weight, compounds, properties))

    def of(self, element: "_Element") -> Properties:
        """Return the properties of an element, without those that it inherits.

        Raises:
            ReadError: the page has too many rules for its elements.
        """
        own = element.get("style")
        keys = ("*", str(element.tag), *_names(element))
        near = [rule for key in keys for rule in self._rules.get(key, ())]
        self._steps += len(near)
        if self._steps > _MOST_STEPS:
            raise ReadError(self.name, TOO_LARGE)
        rules = [rule for rule in near if _applies(rule, element)]
        if not rules and not own:
            return _NOTHING
        made: dict[str, str] = {}
        for rule in sorted(rules, key=lambda rule: rule.weight):
            made.update(rule.properties)
        made.update(read_properties(own or ""))
        return made


def _names(element: "_Element") -> Iterator[str]:
    for name in (element.get("class") or "").lower().split():
        yield f".{name}"
    if key := element.get("id"):
        yield f"#{key.lower()}"


def _applies(rule: _Rule, element: "_Element") -> bool:
    if not _is(element, rule.compounds[0]):
        return False
    above = element.getparent()
    for compound in rule.compounds[1:]:
        while above is not None and not _is(above, compound):
            above = above.getparent()
        if above is None:
            return False
        above = above.getparent()
    return True


def _is(element: "_Element", compound: tuple[str, frozenset[str]]) -> bool:
    tag, names = compound
    return tag in ("", element.tag) and (not names or names <= set(_names(element)))


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the body of each rule that is for every device."""
    depth, start, selectors = 0, 0, ""
    for found in _BRACES.finditer(text):
        if found[0] == "{":
            if depth == 0:
                selectors, start = text[start : found.start()].rpartition(";")[2], found.end()
            depth += 1
        elif found[0] == "}" and depth:
            depth -= 1
            if depth == 0:
                if "@" not in selectors:
                    yield selectors, text[start : found.start()]
                start = found.end()


def read_properties(text: str) -> Properties:
    r"""Return the properties of a rule or an element that are looked at.

    >>> dict(read_properties(r"mso-number-format:'\#\,\#\#0';DISPLAY: None !important; margin:0"))
    {'mso-number-format': '#,##0', 'display': 'none'}
    """
    made = {}
    for found in _PROPERTY.finditer(text):
        key = found[1].lower()
        if key in _READ:
            made[key] = _value(found[2]) if key == "mso-number-format" else _word(found[2])
    return made


def _word(text: str) -> str:
    return text.lower().replace("!important", "").strip().strip("\"'")


def _value(text: str) -> str:
    text = text.strip()
    text = text[1:-1] if text[:1] in ('"', "'") and text[-1:] == text[:1] and len(text) > 1 else text
    return _ESCAPE.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    if not found[1]:
        return found[2]
    return chr(int(found[1], 16)) if 0 < int(found[1], 16) <= _LAST_CHARACTER else ""


def hides(properties: Properties) -> bool:
    """Return whether properties make an element invisible.

    >>> hides({"display": "none"}), hides({"font-size": "0px"}), hides({"font-size": "10pt"})
    (True, True, False)
    """
    return (
        properties.get("display") == "none"
        or properties.get("visibility") in ("hidden", "collapse")
        or properties.get("mso-hide") == "all"
        or re.fullmatch(r"0(?:\.0+)?%?", properties.get("opacity", "1")) is not None
        or re.fullmatch(r"0(?:\.0+)?[a-z%]*", properties.get("font-size", "1")) is not None
    )


def strikes(properties: Properties) -> bool:
    """Return whether properties strike a text out."""
    return any("line-through" in properties.get(key, "") for key in ("text-decoration", "text-decoration-line"))


def colour(text: str) -> str:
    """Return a colour as six digits, or an empty text for one that is not understood.

    >>> colour("White"), colour("#FFF"), colour("rgb(255, 255, 255)"), colour("url(a.png)")
    ('ffffff', 'ffffff', 'ffffff', '')
    """
    text = text.strip().lower()
    if text in _COLOURS:
        return _COLOURS[text]
    if found := re.fullmatch(r"#?([0-9a-f]{3}|[0-9a-f]{6})", text):
        return found[1] if len(found[1]) > _SHORT else "".join(2 * digit for digit in found[1])
    if found := re.fullmatch(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)", text):
        return "".join(f"{min(int(number), 255):02x}" for number in found.groups())
    return ""
