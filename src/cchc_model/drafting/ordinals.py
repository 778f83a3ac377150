"""The markers of rows: ordinals, dashes and bullets, each with its style and its rank among the others."""

import re

from attrs import frozen

from cchc_model.vietnamese.text import fold

_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LETTER = re.compile(r"[A-ZĐ]")
_DIGITS = re.compile(r"[0-9]{1,3}")
_SMALL = re.compile(r"[a-zđ]{1,2}")
_BULLETS = "-–—+*•▪●○◦·>"
_IN_NAME = re.compile(
    r"(?P<ordinal>(?:[IVXLC]{1,6}|[A-ZĐ]|[0-9]{1,3})(?:\.[0-9]{1,3})*[.)/]|[0-9]{1,3}(?:\.[0-9]{1,3})+|[a-zđ][.)/]|\([0-9a-zđ]{1,3}\))\s+(?=\S)"
)
OF_WHICH = fold("Trong đó")


@frozen
class Marker:
    """The marker of a row.

    Attributes:
        style: its style, such as `roman` or `digits 2`; `none` without a marker.
        parts: the parts of an ordinal, such as `("II", "1")`; nothing for a bullet.
    """

    style: str
    parts: tuple[str, ...] = ()

    @property
    def numbered(self) -> bool:
        """True for an ordinal, which numbers its row among others."""
        return bool(self.parts)


NO_MARKER = Marker("none")


def read_marker(text: str) -> Marker | None:
    """Return the marker that a text is, or None for any other text.

    >>> read_marker("II."), read_marker("1.2")
    (Marker(style='roman', parts=('II',)), Marker(style='digits 2', parts=('1', '2')))
    >>> read_marker("a)"), read_marker("-"), read_marker("Hồ sơ")
    (Marker(style='small', parts=('a',)), Marker(style='-', parts=()), None)
    """
    text = text.strip()
    if not text:
        return NO_MARKER
    if all(sign in _BULLETS for sign in text):
        return Marker("-" if text[0] in "-–—" else text[0])
    parts = tuple(re.split(r"[.\-/]", text.strip("().,:;/ ")))
    if len(parts) > 1 and all(_DIGITS.fullmatch(part) for part in parts[1:]):
        first = _style(parts[0])
        return None if first is None else Marker(f"{first} {len(parts)}", parts)
    style = _style(parts[0]) if len(parts) == 1 else None
    return None if style is None else Marker(style, parts)


def _style(text: str) -> str | None:
    if _DIGITS.fullmatch(text):
        return "digits"
    if _ROMAN.fullmatch(text) and text:
        return "roman"
    if _LETTER.fullmatch(text):
        return "capital"
    return "small" if _SMALL.fullmatch(text) else None


def split_marker(name: str) -> tuple[str, str]:
    """Return the ordinal at the beginning of a name, and the rest; an empty text without an ordinal.

    >>> split_marker("1.2. Số hồ sơ"), split_marker("Số hồ sơ"), split_marker("2 xã")
    (('1.2.', 'Số hồ sơ'), ('', 'Số hồ sơ'), ('', '2 xã'))
    """
    found = _IN_NAME.match(name)
    return ("", name) if found is None else (found["ordinal"], name[found.end() :])


def bullet_of(name: str) -> Marker:
    """Return the bullet at the beginning of a name, or no marker."""
    return Marker("-" if name[0] in "-–—" else name[0]) if name[:1] and name[0] in _BULLETS else NO_MARKER
