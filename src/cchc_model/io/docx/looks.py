"""The look of the first text of a cell or paragraph in a Word document: its indentation and weight."""

from typing import TYPE_CHECKING

from cchc_model.annexes.tables import PLAIN, Look
from cchc_model.io.docx.list_marks import ListMark, ListMarks
from cchc_model.io.docx.styles import StyleLook, Styles, W, is_on, own_indent

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _PPR, _R, _RPR, _T, _B, _IND, _TAB = (f"{W}{name}" for name in ("p", "pPr", "r", "rPr", "t", "b", "ind", "tab"))
_PSTYLE, _RSTYLE = f"{W}pStyle", f"{W}rStyle"
_TWIPS_OF_SPACE = 60
"""The width of a space in twentieths of a point, as in the fonts of offices."""
_SPACES_OF_LEVEL = 2
"""The least number of spaces by which a paragraph of a lower level of a list is set off."""

_SPACES_OF_TAB = 12
"""The width of a tab where a document says nothing else: half an inch."""

_NO_MARK = ListMark("", 0)


def look_of(element: "_Element", styles: Styles, marks: ListMarks, table: str = "") -> Look:
    """Return the look of a paragraph or of the first one of a cell, as its properties and styles state it.

    Args:
        element: the cell or paragraph.
        styles: the styles of the document.
        marks: what Word generates before paragraphs of lists.
        table: the id of the style of the table around it.
    """
    stated = {part.tag for part in element.iter(_IND, _B, _TAB)}
    if not (styles.looks or marks or stated):
        return PLAIN
    paragraph = element if element.tag == _P else next(element.iterchildren(_P), None)
    if paragraph is None:
        return PLAIN
    properties = next(paragraph.iterchildren(_PPR), None)
    style = styles.look_of(properties, _PSTYLE, styles.default_look)
    mark = marks.get(paragraph, _NO_MARK) if marks else _NO_MARK
    indent = {**mark.indent, **style.indent} if mark.of_style else {**style.indent, **mark.indent}
    if properties is not None:
        indent |= own_indent(properties)
    spaces = max(indent.get("left", 0) + indent.get("first", 0), 0) // _TWIPS_OF_SPACE if indent else 0
    spaces = max(spaces, mark.level * _SPACES_OF_LEVEL)
    spaces += _SPACES_OF_TAB * _tabs_before(paragraph) if _TAB in stated else 0
    bold = (_B in stated or bool(styles.looks)) and _is_bold(paragraph, style, styles, table)
    return Look(spaces, bold, mark.label) if spaces or bold or mark.label else PLAIN


def _is_bold(paragraph: "_Element", style: StyleLook, styles: Styles, table: str) -> bool:
    """Return whether the first text of a paragraph is bold."""
    run = next((run for run in paragraph.iterchildren(_R) if next(run.iterchildren(_T), None) is not None), None)
    if run is None:
        return False
    own = next(run.iterchildren(_RPR), None)
    direct = None if own is None else next(own.iterchildren(_B), None)
    if direct is not None:
        return is_on(direct)
    # A style of a text that is bold turns the weight of its paragraph round, and so does that of a table.
    of_table = table in styles.looks and styles.looks[table].bold
    return style.bold ^ styles.look_of(own, _RSTYLE).bold ^ of_table


def _tabs_before(paragraph: "_Element") -> int:
    """Return the number of tabs before the first text of a paragraph."""
    tabs = 0
    for part in (part for run in paragraph.iterchildren(_R) for part in run.iterchildren(_TAB, _T)):
        if part.tag == _T and (part.text or "").strip():
            break
        tabs += part.tag == _TAB
    return tabs
