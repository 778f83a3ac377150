"""Texts of cells: joined from runs, with what is struck out or raised kept apart."""

import re
from typing import TYPE_CHECKING

from cchc_model.io.xlsx.cell_formats import is_struck

if TYPE_CHECKING:
    from lxml.etree import _Element

_ESCAPED = re.compile(r"_x(00[0-9A-Fa-f]{2})_")


def text_of(item: "_Element") -> str:
    """Return the text of an item with its formatted runs joined, without phonetic readings."""
    texts = []
    for child in item:
        tag = str(child.tag)
        if tag.endswith("}t"):
            texts.append(child.text or "")
        elif tag.endswith("}r"):
            texts.append(_piece(child))
    return unescaped("".join(texts))


def _piece(run: "_Element") -> str:
    """Return the text of a run, in brackets if it is struck out, raised or lowered."""
    text = "".join(piece.text or "" for piece in run.iterfind("{*}t"))
    raised = run.find("{*}rPr/{*}vertAlign")
    is_raised = raised is not None and raised.get("val") != "baseline"
    return piece_of(text, struck=is_struck(run.find("{*}rPr")), raised=is_raised)


def piece_of(text: str, *, struck: bool, raised: bool) -> str:
    """Return a piece of a text as it is read beside other pieces.

    Args:
        text: the piece.
        struck: True if it is struck out; square brackets enclose it.
        raised: True if it is raised or lowered; round brackets enclose it.

    >>> piece_of("31", struck=True, raised=False), piece_of("2", struck=False, raised=True)
    ('[31]', '(2)')
    """
    if not text.strip():
        return text
    return f"[{text}]" if struck else f"({text})" if raised else text


def unescaped(text: str) -> str:
    """Replace the escapes of characters that XML cannot contain, such as the carriage return `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
