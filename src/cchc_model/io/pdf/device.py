"""What a page draws: its instructions carried out, each mark recorded with its place, its order and what clips it."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from attrs import define, field
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, apply_matrix_pt

from cchc_model.io.pdf.colours import colour_of, is_pale
from cchc_model.io.pdf.geometry import box_of, subpaths
from cchc_model.io.pdf.limits import Budget
from cchc_model.io.pdf.marks import Area, Glyph, Slant, Stroke
from cchc_model.io.pdf.masks import mask_of
from cchc_model.io.pdf.shapes import Box, Points, bounds, common, is_rectangle
from cchc_model.reports import named_elements as names

if TYPE_CHECKING:
    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdfdevice import PDFTextSeq
    from pdfminer.pdffont import PDFFont
    from pdfminer.pdfinterp import PDFGraphicState, PDFTextState
    from pdfminer.utils import PathSegment

    from cchc_model.io.pdf.opening import Fonts

_UNSEEN = frozenset((3, 7))
"""The ways of drawing text that leave nothing on the page."""
_THIN = 3.0
"""The greatest thickness of a line; thicker ones are areas."""
_CLEAR = 0.15
"""The opacity below which a mark is not seen."""
_OUTLINES = 3
"""The fewest curves of a shape that may be a letter."""
_EVERYWHERE: Box = (-1e6, -1e6, 1e6, 1e6)


@define
class Canvas:
    """The marks recorded so far.

    Attributes:
        budget: what reading may still cost.
        glyphs: the letters.
        strokes: the straight lines.
        areas: the filled areas and pictures.
        slants: the straight lines that run in no direction of the page.
        order: the place of the next mark in the order of drawing.
    """

    budget: Budget
    glyphs: list[Glyph] = field(factory=list)
    strokes: list[Stroke] = field(factory=list)
    areas: list[Area] = field(factory=list)
    slants: list[Slant] = field(factory=list)
    order: int = 0

    def next(self) -> int:
        """Return the place of the next mark."""
        self.order += 1
        return self.order


class Device(PDFTextDevice):
    """A device that records marks.

    Args:
        fonts: the fonts of the document.
        canvas: the place for the marks.
    """

    def __init__(self, fonts: "Fonts", canvas: Canvas) -> None:
        super().__init__(fonts)
        self.fonts = fonts
        self.canvas = canvas
        self.clip: Box = _EVERYWHERE
        self.opacity: float = 1.0
        self.darkens = False
        self.unseen = 0
        self.added = False
        self._render = 0
        self._joined = False

    def render_string(
        self, textstate: "PDFTextState", seq: "PDFTextSeq", ncs: "PDFColorSpace", graphicstate: "PDFGraphicState"
    ) -> None:
        """Record a text."""
        self._render, self._joined = textstate.render, False
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(  # noqa: PLR0913, PLR0917 the parser's own signature
        self,
        matrix: Matrix,
        font: "PDFFont",
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: "PDFColorSpace",
        graphicstate: "PDFGraphicState",
    ) -> float:
        """Record a letter, and return how far it moves the text."""
        self.canvas.budget.count_glyph()
        known = id(font) not in self.fonts.unmapped
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text, known = f"(cid:{cid})", False
        advance = font.char_width(cid) * fontsize * scaling
        self.canvas.glyphs.append(
            _glyph(
                (text, str(font.fontname), known),
                box_of(matrix, advance, fontsize * 1000 * abs(font.vscale), rise),
                canvas_order=self.canvas.next(),
                colour=colour_of(graphicstate.ncolor, ncs.name)
                if self._render != 1
                else colour_of(graphicstate.scolor, graphicstate.scs.name),
                hidden=self._hidden(),
                clip=self.clip,
                added=self.added,
                joined=self._joined,
            )
        )
        self._joined = True
        return advance

    def _hidden(self) -> str:
        unseen = self._render in _UNSEEN or self.opacity < _CLEAR or self.unseen
        return names.HIDDEN.vi if unseen else ""

    def paint_path(
        self,
        graphicstate: "PDFGraphicState",
        stroke: bool,  # noqa: FBT001 the parser's own signature
        fill: bool,  # noqa: FBT001
        evenodd: bool,  # noqa: FBT001
        path: "Sequence[PathSegment]",
    ) -> None:
        """Record the straight lines and filled areas of a path."""
        self.canvas.budget.count_shapes(1 + len(path))
        if self.unseen or self.opacity < _CLEAR:
            return
        inked = colour_of(graphicstate.scolor, graphicstate.scs.name)
        filled = colour_of(graphicstate.ncolor, graphicstate.ncs.name)
        parts = subpaths(path, cast("Matrix", self.ctm))
        order = self.canvas.next()
        if stroke and not is_pale(inked):
            for points, _ in parts:
                self._lines(points, order, graphicstate.linewidth)
        if fill:
            whole = len(parts) == 1 and is_rectangle(parts[0][0])
            if not whole:
                self._fill_within([points for points, _ in parts], order, evenly=evenodd)
            for points, curves in parts:
                self._fill(points, order, filled, drawn=curves >= _OUTLINES, whole=whole)

    def _lines(self, points: "Sequence[tuple[float, float]]", order: int, thick: float) -> None:
        for (x0, y0), (x1, y1) in pairwise(points):
            wide, high = abs(x1 - x0), abs(y1 - y0)
            if min(wide, high) > 1:
                self.canvas.slants.append(Slant(((x0, y0), (x1, y1)), self.clip))
            elif max(wide, high) > 1:
                self._stroke((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), order, thick)
            if thick > _THIN:
                self._fill_within([_broad((x0, y0), (x1, y1), thick / 2)], order)

    def _stroke(self, box: Box, order: int, thick: float) -> None:
        left, top, right, bottom = box
        across = right - left >= bottom - top
        middle = (top + bottom) / 2 if across else (left + right) / 2
        low, high = (left, right) if across else (top, bottom)
        bounds = self.clip
        if not (bounds[1] - 2 <= middle <= bounds[3] + 2 if across else bounds[0] - 2 <= middle <= bounds[2] + 2):
            return
        low, high = (max(low, bounds[0 if across else 1]), min(high, bounds[2 if across else 3]))
        if high > low:
            self.canvas.strokes.append(Stroke(across, middle, low, high, order, thick))

    def _fill(
        self, points: "Points", order: int, colour: tuple[float, ...] | None, *, drawn: bool, whole: bool
    ) -> None:
        if not points:
            return
        box = bounds(points)
        wide, high = box[2] - box[0], box[3] - box[1]
        if min(wide, high) <= _THIN and max(wide, high) > _THIN:
            if not is_pale(colour):
                self._stroke(box, order, min(wide, high))
            return
        seen = common(box, self.clip)
        if seen is not None:
            opaque = whole and self._covers()
            self.canvas.areas.append(Area(seen, order, colour, drawing=drawn, opaque=opaque, added=self.added))

    def _covers(self) -> bool:
        """Return whether an area hides what is below it."""
        return self.opacity > 1 - _CLEAR and not self.darkens

    def _fill_within(self, outlines: "Sequence[Points]", order: int, *, evenly: bool = False) -> None:
        """Record an area of any shape, if it hides what is below it."""
        found = [points for points in outlines if points]
        seen = common(bounds([point for points in found for point in points]), self.clip) if found else None
        if seen is not None and self._covers():
            self.canvas.areas.append(Area(seen, order, None, opaque=True, outlines=tuple(found), evenly=evenly))

    def paint_shading(self) -> None:
        """Record a shading."""
        self.canvas.budget.count_shapes(1)
        if not self.unseen and self._covers():
            self.canvas.areas.append(Area(self.clip, self.canvas.next(), None, opaque=True, added=self.added))

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002 the parser's own signature
        """Record a picture."""
        self.canvas.budget.count_shapes(1)
        corners = [apply_matrix_pt(cast("Matrix", self.ctm), point) for point in ((0, 0), (1, 0), (1, 1), (0, 1))]
        seen = common(bounds(corners), self.clip)
        if seen is None or self.unseen or self.opacity < _CLEAR:
            return
        mask = mask_of(stream, cast("Matrix", self.ctm), self.canvas.budget)
        made = Area(seen, self.canvas.next(), None, picture=True, opaque=self._covers(), added=self.added, mask=mask)
        self.canvas.areas.append(made)


def _broad(start: tuple[float, float], end: tuple[float, float], half: float) -> "Points":
    """Return the corners of a thick line."""
    (x0, y0), (x1, y1) = start, end
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    across, down = (y1 - y0) / length * half, (x0 - x1) / length * half
    return [(x0 + across, y0 + down), (x1 + across, y1 + down), (x1 - across, y1 - down), (x0 - across, y0 - down)]


def _glyph(  # noqa: PLR0913 the facts of a letter
    character: tuple[str, str, bool],
    place: "tuple[Box, float, float, float, float, int]",
    *,
    canvas_order: int,
    colour: tuple[float, ...] | None,
    hidden: str,
    clip: Box,
    added: bool,
    joined: bool,
) -> Glyph:
    text, font, known = character
    box, start, end, base, size, turn = place
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if not hidden and not (clip[0] <= middle[0] <= clip[2] and clip[1] <= middle[1] <= clip[3]):
        hidden = names.CUT.vi
    return Glyph(
        text, box, start, end, base, size, font, turn, canvas_order, colour, hidden, known, added=added, joined=joined
    )
