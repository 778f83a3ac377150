"""What stands over cells or in them beside letters: pictures, drawings, and what people put over a page."""

from collections.abc import Sequence

from cchc_model.io.pdf.marks import Area
from cchc_model.io.pdf.masks import HIDING, SEEN
from cchc_model.io.pdf.shapes import Box, overlap, size_of
from cchc_model.reports import named_elements as names

_INSIDE, _OVER = 0.3, 0.5
"""The least share of a picture that is in a cell, or of a cell that a picture covers."""
_TOUCHED = 0.1
"""The least share of a cell that something put over the page touches."""
_BACKGROUND = 0.4
"""The least share of a table that a picture covers as its background."""
_SEEN = 0.02
"""The least share of a cell that a picture with holes covers."""


def drawn_over(areas: Sequence[Area], table: Box) -> list[Area]:
    """Return the areas that may stand for a value in a table.

    Args:
        areas: the areas of a page.
        table: the rectangle of the table.
    """
    return [
        area
        for area in areas
        if (area.picture or area.drawing or area.added) and overlap(area.box, table) and not _is_background(area, table)
    ]


def _is_background(area: Area, table: Box) -> bool:
    return area.picture and not area.added and overlap(area.box, table) >= _BACKGROUND * size_of(table)


def sign_of(area: Area, cell: Box, *, filled: bool) -> str:
    """Return the Vietnamese name of an area that puts the value of a cell in doubt, or an empty text.

    Args:
        area: the area.
        cell: the rectangle of the cell.
        filled: True if the cell has a text.
    """
    shared = overlap(area.box, cell)
    if not shared:
        return ""
    if area.added:
        return names.INK.vi if shared >= _TOUCHED * min(size_of(cell), size_of(area.box)) else ""
    if shared < _INSIDE * size_of(area.box) and shared < _OVER * size_of(cell):
        return ""
    if area.picture:
        covered = area.mask.share(cell, HIDING if filled else SEEN) if area.mask is not None else 1.0
        return names.PICTURE.vi if covered is None or covered >= _SEEN else ""
    return "" if filled else names.DRAWING.vi
