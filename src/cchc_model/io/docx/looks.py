"""The look of the first text of a cell or paragraph in a Word document: its indentation and weight."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cchc_model.annexes.tables import PLAIN, Look
from cchc_model.io.docx.styles import Styles, W, is_on, own_indent

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _PPR, _R, _RPR, _T, _B, _IND = (f"{W}{name}" for name in ("p", "pPr", "r", "rPr", "t", "b", "ind"))
_PSTYLE, _RSTYLE = f"{W}pStyle", f"{W}rStyle"
_TWIPS_OF_SPACE = 60
"""The width of a space in twentieths of a point, as in the fonts of offices."""


def look_of(element: "_Element", styles: Styles, table: str = "") -> Look:
    """Return the look of the first paragraph of a cell, or of a paragraph, as its properties and its styles state it.

    Args:
        element: the cell or paragraph.
        styles: the styles of the document.
        table: the id of the style of the table around it.
    """
    if not styles.looks and next(element.iter(_IND, _B), None) is None:
        return PLAIN
    paragraph = element if element.tag == _P else next(element.iterchildren(_P), None)
    if paragraph is None:
        return PLAIN
    properties = next(paragraph.iterchildren(_PPR), None)
    style = styles.look_of(properties, _PSTYLE, styles.default_look)
    indent: Mapping[str, int] = style.indent
    if properties is not None:
        indent = {**indent, **own_indent(properties)}
    spaces = max(indent.get("left", 0) + indent.get("first", 0), 0) // _TWIPS_OF_SPACE
    bold = False
    for run in paragraph.iterchildren(_R):
        if next(run.iterchildren(_T), None) is not None:
            own = next(run.iterchildren(_RPR), None)
            direct = None if own is None else next(own.iterchildren(_B), None)
            if direct is not None:
                bold = is_on(direct)
            else:  # a style of a text that is bold turns the weight of its paragraph round, and so does that of a table
                bold = (
                    style.bold
                    ^ styles.look_of(own, _RSTYLE).bold
                    ^ (table in styles.looks and styles.looks[table].bold)
                )
            break
    return Look(spaces, bold) if spaces or bold else PLAIN
