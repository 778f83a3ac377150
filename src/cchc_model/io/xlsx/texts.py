"""Texts of cells: joined from runs, with what is struck out or raised kept apart."""

import re
from typing import TYPE_CHECKING

from cchc_model.io.xlsx.number_formats import is_struck

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
    if not text.strip():
        return text
    if is_struck(run.find("{*}rPr")):
        return f"[{text}]"
    return text if raised is None or raised.get("val") == "baseline" else f"({text})"


def unescaped(text: str) -> str:
    """Replace the escapes of characters that XML cannot contain, such as the carriage return `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
