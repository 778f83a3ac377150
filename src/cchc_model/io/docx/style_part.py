"""The styles of a Word document, of which those are read that its texts have, and those that these are based on."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from cchc_model.io.archive import Archive
from cchc_model.io.docx.package import read_part, related_part
from cchc_model.io.docx.pieces import LOWERED, RAISED
from cchc_model.io.docx.styles import (
    HIDDEN,
    NO_LOOK,
    NO_MARKS,
    PICTORIAL,
    STRUCK,
    VALUE,
    Marks,
    StyleLook,
    Styles,
    W,
    is_on,
    marks_of,
    own_indent,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONDITIONAL = frozenset((STRUCK, HIDDEN, RAISED, LOWERED, PICTORIAL))
"""What the style of a table may do to the texts of some of its cells, so that every cell is in doubt."""

_FORM = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml[^<>]*\sencoding=["']UTF-8["'][^<>]*\?>)?\s*<w:styles\s[^<>]*>""", re.IGNORECASE
)
_SPACE = f'xmlns:w="{W[1:-1]}"'.encode()
_BEGIN, _END, _LAST = b"<w:style ", b"</w:style>", b"</w:styles>"
_ID = re.compile(rb"""[^<>]*?\bw:styleId="([^"&<>]*)"[^<>]*>""")
_BASE_TAG, _BASE = b"<w:basedOn", re.compile(rb"""<w:basedOn w:val="([^"&<>]*)\"""")
_DEFAULT, _IS_DEFAULT = b"w:default=", re.compile(rb"[^<>]*\bw:default=")


def read_styles(archive: Archive, main: str, used: Collection[str]) -> Styles:
    """Return what the styles of a document do to its texts.

    Args:
        archive: the document.
        main: the name of its main part.
        used: the ids of the styles that its texts and tables have.

    Raises:
        ReadError: the part with the styles is damaged.
    """
    part = related_part(archive, main, "styles")
    if part is None:
        return Styles()
    root = archive.parsed(_needed(read_part(archive, part, keep=True), used), extra="docx")
    styles = {style.get(f"{W}styleId", ""): style for style in root.iterchildren(f"{W}style")}
    defaults = marks_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    normal = next((key for key, style in styles.items() if _is_normal(style)), "")
    made = _inherited(styles, [key for key in styles if key in used or key == normal])
    marks = {key: found for key, (found, _) in made.items() if found}
    looks = {key: look for key, (_, look) in made.items() if look != NO_LOOK}
    own = {key: styles[key] for key in styles.keys() & set(used)}
    return Styles(
        {key: found for key, found in marks.items() if key in used},
        {key: found for key in own if (found := _list_of(styles, key)) is not None},
        frozenset(key for key, style in own.items() if next(style.iter(f"{W}shd"), None) is not None),
        {**defaults, **marks.get(normal, NO_MARKS)},
        looks,
        looks.get(normal, NO_LOOK),
    )


def _needed(data: bytes, used: Collection[str]) -> bytes:
    """Return the part without the styles that no text has and none of theirs is based on; a document has hundreds.

    A part that is not written as Word writes it is returned whole.
    """
    begin, *rest = data.rstrip().split(_BEGIN)
    form = _FORM.match(begin)
    if not (rest and form and _SPACE in form[0] and rest[-1].endswith(_LAST)) or (b"!" in data and b"<!" in data):
        return data
    styles = [style.rstrip() for style in (*rest[:-1], rest[-1].removesuffix(_LAST))]
    ids = [found and found[1] for found in map(_ID.match, styles)]
    whole = all(style.endswith(_END) for style in styles) and data.count(_END) == len(styles)
    if not whole or None in ids:
        return data
    of_key: dict[bytes, list[bytes]] = {}
    for key, style in zip(ids, styles, strict=True):
        of_key.setdefault(key or b"", []).append(style)
    left = [key.encode() for key in used]
    left += [key or b"" for key, style in zip(ids, styles, strict=True) if _is_default(style)]
    needed: set[bytes] = set()
    while left:
        if (key := left.pop()) not in needed:
            needed.add(key)
            for style in of_key.get(key, ()):
                bases = _BASE.findall(style)
                if style.count(_BASE_TAG) != len(bases):
                    return data
                left += bases
    return b"".join((begin, *(_BEGIN + one for key, one in zip(ids, styles, strict=True) if key in needed), _LAST))


def _is_default(style: bytes) -> bool:
    """Return whether a style is what texts without one have."""
    return _DEFAULT in style[: style.find(b">")] and _IS_DEFAULT.match(style) is not None


def _list_of(styles: "Mapping[str, _Element]", key: str) -> "_Element | None":
    """Return the `w:numPr` of a style, else that of the nearest style that it is based on."""
    seen: set[str] = set()
    while key in styles and key not in seen:
        seen.add(key)
        found = styles[key].findall(f"{W}pPr/{W}numPr")
        if found:
            return found[-1]
        base = styles[key].find(f"{W}basedOn")
        key = "" if base is None else base.get(VALUE, "")
    return None


def _with_own(style: "_Element", look: StyleLook) -> StyleLook:
    """Return the look of a style, with what it leaves out from that of its base style."""
    bold, indent = look.bold, look.indent
    for weight in style.iterfind(f"{W}rPr/{W}b"):
        bold = is_on(weight)
    for properties in style.iterchildren(f"{W}pPr"):
        indent = {**indent, **own_indent(properties)}
    return StyleLook(bold, indent)


def _is_normal(style: "_Element") -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")


def _inherited(styles: "Mapping[str, _Element]", wanted: Sequence[str]) -> Mapping[str, tuple[Marks, StyleLook]]:
    """Return the marks and the look of each wanted style, including those of its base styles.

    The walk stops at a style of the same line, because a damaged file may contain a circle.
    """
    made: dict[str, tuple[Marks, StyleLook]] = {}
    for key in wanted:
        line: dict[str, None] = {}
        above = key
        while above in styles and above not in line and above not in made:
            line[above] = None
            base = styles[above].find(f"{W}basedOn")
            above = "" if base is None else base.get(VALUE, "")
        marks, look = made.get(above, (NO_MARKS, NO_LOOK))
        for one in reversed(line):
            marks = _with_conditions(styles[one], marks_of(styles[one].find(f"{W}rPr"), marks))
            look = _with_own(styles[one], look)
            made[one] = marks, look
    return made


def _with_conditions(style: "_Element", marks: Marks) -> Marks:
    """Return the marks of a style, with those that a style of tables gives to some of its cells."""
    if style.get(f"{W}type") != "table":
        return marks
    for part in style.iterchildren(f"{W}tblStylePr"):
        more = {key: name for key, name in marks_of(part.find(f"{W}rPr")).items() if name in _CONDITIONAL}
        marks = {**marks, **more} if more else marks
    return marks
