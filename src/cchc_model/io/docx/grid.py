"""The grid of a table in a Word document: rows and cells, those that are merged, deleted or hidden."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from cchc_model.io.docx.content import CONTAINERS
from cchc_model.io.docx.controls import CONTENT, CONTROL
from cchc_model.io.docx.drawings import CHOICES, choice
from cchc_model.io.docx.styles import VALUE, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_TR, _TC = f"{W}tr", f"{W}tc"
_TRPR, _TCPR = f"{W}trPr", f"{W}tcPr"
_DELETED = frozenset((f"{W}del", f"{W}cellDel"))
_WIDE, _CELL_MERGE = f"{W}gridSpan", f"{W}cellMerge"
_CONTINUING = frozenset((f"{W}vMerge", f"{W}hMerge"))
_WIDTH = f"{W}w"
_NARROW = 60
"""The greatest width or height of an invisible column or row, in twentieths of a point: one millimetre."""
_LONGEST_NUMBER = 9


@frozen(eq=False)
class GridCell:
    """A cell of a row.

    Attributes:
        element: the cell.
        controls: the content controls around it, from the innermost.
        span: the number of columns that it spans.
        continues: True if it goes on from the cell above or before it, so that its own text is invisible.
    """

    element: "_Element"
    controls: "tuple[_Element, ...]"
    span: int
    continues: bool


def rows_of(table: "_Element") -> "Iterator[tuple[_Element, tuple[_Element, ...]]]":
    """Yield the rows of a table, each with the content controls around it."""
    return _inside(table, _TR, ())


def cells_of(row: "_Element") -> Iterator[GridCell]:
    """Yield the cells of a row that were not deleted."""
    for cell, controls in _inside(row, _TC, ()):
        placed = _placed(cell)
        if placed is not None:
            yield GridCell(cell, controls, *placed)


def blank_before(row: "_Element") -> int:
    """Return the number of columns that a row skips before its first cell."""
    found = [before for properties in row.iterchildren(_TRPR) for before in properties.iterchildren(f"{W}gridBefore")]
    return _number(found[0].get(VALUE, "")) if found else 0


def is_hidden(row: "_Element") -> bool:
    """Return whether a row is hidden, or too low to be seen."""
    for properties in row.iterchildren(_TRPR):
        for child in properties:
            if child.tag == f"{W}hidden" and is_on(child):
                return True
            if child.tag == f"{W}trHeight" and child.get(f"{W}hRule") == "exact":
                height = child.get(VALUE, "")
                if height.isdecimal() and _number(height) < _NARROW:
                    return True
    return False


def hidden_columns(table: "_Element") -> Iterator[int]:
    """Yield the places of the columns of a table with a fixed layout that are too narrow to be seen."""
    layout = table.find(f"{W}tblPr/{W}tblLayout")
    if layout is None or layout.get(f"{W}type") != "fixed":
        return
    widths = [column.get(_WIDTH, "") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if any(_number(width) >= _NARROW for width in widths):
        for place, width in enumerate(widths):
            if width.isdecimal() and _number(width) < _NARROW:
                yield place


def _inside(
    parent: "_Element", tag: str, controls: "tuple[_Element, ...]"
) -> "Iterator[tuple[_Element, tuple[_Element, ...]]]":
    """Yield rows of a table or cells of a row, also inside content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child, controls
        elif child.tag == CONTROL:
            for content in child.iterchildren(CONTENT):
                yield from _inside(content, tag, (child, *controls))
        elif child.tag == CHOICES:
            chosen = choice(child)[0]
            yield from _inside(chosen, tag, controls) if chosen is not None else ()
        elif child.tag in CONTAINERS:
            yield from _inside(child, tag, controls)


def is_deleted(row: "_Element") -> bool:
    """Return whether a row was deleted under tracked changes."""
    return any(child.tag in _DELETED for properties in row.iterchildren(_TRPR) for child in properties)


def _number(text: str) -> int:
    text = text.strip()
    return int(text[:_LONGEST_NUMBER]) if text.isascii() and text.isdecimal() else 0


def _placed(cell: "_Element") -> tuple[int, bool] | None:
    """Return the number of columns that a cell spans, and whether it continues another cell; None if it was deleted."""
    span, continues = 1, False
    for properties in cell.iterchildren(_TCPR):
        for child in properties:
            tag = child.tag
            if tag == _WIDE:
                span = max(_number(child.get(VALUE, "")), 1)
            elif tag in _CONTINUING:
                continues = continues or child.get(VALUE, "") != "restart"
            elif tag == _CELL_MERGE:
                continues = continues or child.get(f"{W}vMerge") == "cont"
            elif tag in _DELETED:
                return None
    return span, continues
