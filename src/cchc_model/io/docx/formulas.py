"""Formulas in the text of a Word document."""

from typing import TYPE_CHECKING

from cchc_model.io.docx.pieces import Kind, Piece
from cchc_model.io.docx.styles import W
from cchc_model.reports import named_elements as names

if TYPE_CHECKING:
    from lxml.etree import _Element

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULAS = frozenset((f"{_MATH}oMath", f"{_MATH}oMathPara"))
"""The elements that are formulas."""
_LINEAR = frozenset(f"{_MATH}{name}" for name in ("oMath", "oMathPara", "oMathParaPr", "jc", "r", "t", "rPr", "sty"))


def formula(element: "_Element", *, plain: bool) -> Piece:
    """Return a formula: its text if it is one line of characters in a plain text, else the same in doubt."""
    text, linear = "", True
    for part in element.iter():
        text += part.text or "" if part.tag == f"{_MATH}t" else ""
        linear = linear and (part.tag in _LINEAR or not str(part.tag).startswith((_MATH, W)))
    return Piece(Kind.TEXT if linear and plain else Kind.DOUBT, text, names.FORMULA.vi)
