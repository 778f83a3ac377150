"""Fields in the cells of OpenDocument texts, which LibreOffice turns into plain text or computes anew.

They are named before the conversion: the text that the file stores stays, in square brackets, as no value.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from cchc_model.io.archive import Archive, pack
from cchc_model.io.office.opendocument import CONTENT, OFFICE, TABLE, TEXT, content_of
from cchc_model.reports import named_elements as names

if TYPE_CHECKING:
    from lxml.etree import _Element

_CELL: Final = f"{TABLE}table-cell"
_UNDERSTOOD: Final = frozenset(
    TEXT + name
    for name in (
        *("p", "h", "span", "s", "tab", "line-break", "soft-page-break", "a", "meta", "section"),
        *("list", "list-item", "list-header", "numbered-paragraph", "ruby", "ruby-base", "ruby-text"),
        *("note", "note-citation", "note-body", "change", "change-start", "change-end"),
        *(f"{mark}{end}" for mark in ("bookmark", "reference-mark") for end in ("", "-start", "-end")),
        *(f"{index}-mark{end}" for index in ("toc", "user-index") for end in ("", "-start", "-end")),
        *(f"alphabetical-index-mark{end}" for end in ("", "-start", "-end")),
    )
)
"""The elements of texts whose conversion shows what the file shows, or that the reader of Word documents names."""
_PARAGRAPHS: Final = (f"{TEXT}p", f"{TEXT}h")
_MOST_WORDS: Final = 4
_LONGEST: Final = 40
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def with_fields_named(data: bytes, name: str) -> bytes:
    """Return an OpenDocument text with the values that fields put in doubt in square brackets.

    Args:
        data: the bytes of the file, a package or one XML file.
        name: its name in errors.

    Raises:
        ReadError: the file is damaged, too large, or declares entities.
        MissingExtraError: lxml is not installed.
    """
    root = content_of(data, name, "docx")
    changing = _changing_styles(root)
    named = [_name_fields(cell, changing) for cell in root.iter(_CELL) if _is_shown(cell)]
    if not any(named):
        return data
    from lxml import etree

    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    if not data.startswith(b"PK"):
        return content
    archive = Archive(data, name)
    first = ("mimetype", *sorted(archive.parts - {"mimetype"}))
    parts = [part for part in first if part in archive.parts and not part.endswith("/")]
    return pack({part: content if part == CONTENT else archive.read(part) for part in parts})


def _is_shown(cell: "_Element") -> bool:
    return next(cell.iterancestors(f"{TEXT}tracked-changes"), None) is None


def _changing_styles(root: "_Element") -> frozenset[str]:
    """Return the names of styles that show a text only under a condition, which LibreOffice does not know."""
    found = set()
    for style in root.iter(f"{_STYLE}style"):
        if any(part.get(f"{TEXT}display") == "condition" for part in style):
            found.add(style.get(f"{_STYLE}name", ""))
    return frozenset(found)


def _name_fields(cell: "_Element", changing: frozenset[str]) -> bool:
    """Put the text of a cell in square brackets if a field is in it that may change its value."""
    paragraphs = list(_own(cell, *_PARAGRAPHS))
    odd = [part for paragraph in paragraphs for part in paragraph.iterdescendants() if _is_odd(part, changing)]
    fields = [field for field in odd if not any(above in odd for above in field.iterancestors()) and _matters(field)]
    text = "".join(str(piece) for paragraph in paragraphs for piece in paragraph.itertext()).strip()
    prose = text[:1].isalpha() and len(text.split()) > _MOST_WORDS
    if not fields or prose:
        return False
    said = dict.fromkeys(map(_called, fields))
    for field in fields:
        _flatten(field)
    paragraphs[0].text = f"[{paragraphs[0].text or ''}"
    _append(paragraphs[-1], f" ({'; '.join(said)})]")
    return True


def _own(cell: "_Element", *tags: str) -> "Iterator[_Element]":
    """Yield the elements of a cell that are not in a table, comment, note or drawing within it."""
    for part in cell:
        if part.tag in tags:
            yield part
        elif isinstance(part.tag, str) and part.tag.startswith(TEXT):
            yield from _own(part, *tags)


def _is_odd(part: "_Element", changing: frozenset[str]) -> bool:
    tag = part.tag
    if not isinstance(tag, str) or not tag.startswith(TEXT):
        return False
    within = next(part.iterancestors(f"{OFFICE}annotation", f"{TEXT}note", f"{TABLE}table-cell"), None)
    if within is not None and within.tag != _CELL:
        return False
    return tag not in _UNDERSTOOD or part.get(f"{TEXT}style-name", "") in changing


def _matters(field: "_Element") -> bool:
    """Return whether a field has a text, or hides one."""
    return bool("".join(map(str, field.itertext())).strip()) or field.get(f"{TEXT}is-hidden") == "true"


def _is_hidden(field: "_Element") -> bool:
    return field.get(f"{TEXT}is-hidden") == "true" or field.get(f"{TEXT}display") == "none"


def _called(field: "_Element") -> str:
    """Return the Vietnamese name of a field."""
    if _is_hidden(field):
        text = "".join(map(str, field.itertext())) or field.get(f"{TEXT}string-value", "")
        return f"{names.HIDDEN.vi}: {text[:_LONGEST]}" if text.strip() else names.HIDDEN.vi
    return f"{names.FIELD.vi} {str(field.tag).removeprefix(TEXT)}"


def _flatten(field: "_Element") -> None:
    """Put the text that a field stores in its place."""
    parent, before = field.getparent(), field.getprevious()
    assert parent is not None  # a field stands in a paragraph
    text = ("" if _is_hidden(field) else "".join(map(str, field.itertext()))) + (field.tail or "")
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    parent.remove(field)


def _append(paragraph: "_Element", text: str) -> None:
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + text
    else:
        paragraph.text = (paragraph.text or "") + text
