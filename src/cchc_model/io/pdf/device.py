"""What a page draws: its instructions carried out, each mark recorded with its place, its order and what clips it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from attrs import define, field
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, apply_matrix_pt

from cchc_model.io.pdf.colours import colour_of, is_pale
from cchc_model.io.pdf.geometry import bounds, box_of, common, is_rectangle, subpaths
from cchc_model.io.pdf.limits import Budget
from cchc_model.io.pdf.marks import Area, Box, Glyph, Stroke
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
        order: the place of the next mark in the order of drawing.
    """

    budget: Budget
    glyphs: list[Glyph] = field(factory=list)
    strokes: list[Stroke] = field(factory=list)
    areas: list[Area] = field(factory=list)
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
        evenodd: bool,  # noqa: ARG002, FBT001
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
            for points, curves in parts:
                self._fill(points, order, filled, drawn=curves >= _OUTLINES)

    def _lines(self, points: "Sequence[tuple[float, float]]", order: int, thick: float) -> None:
        for (x0, y0), (x1, y1) in pairwise(points):
            wide, high = abs(x1 - x0), abs(y1 - y0)
            if min(wide, high) <= 1 and max(wide, high) > 1:
                self._stroke((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), order, thick)

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
        self, points: "Sequence[tuple[float, float]]", order: int, colour: tuple[float, ...] | None, *, drawn: bool
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
            opaque = self.opacity > 1 - _CLEAR and not drawn and is_rectangle(points)
            self.canvas.areas.append(Area(seen, order, colour, drawing=drawn, opaque=opaque, added=self.added))

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002 the parser's own signature
        """Record a picture."""
        self.canvas.budget.count_shapes(1)
        corners = [apply_matrix_pt(cast("Matrix", self.ctm), point) for point in ((0, 0), (1, 0), (1, 1), (0, 1))]
        seen = common(bounds(corners), self.clip)
        if seen is None or self.unseen or self.opacity < _CLEAR:
            return
        clear = any(key in stream for key in ("SMask", "Mask", "ImageMask", "IM"))
        opaque = not clear and self.opacity > 1 - _CLEAR
        self.canvas.areas.append(Area(seen, self.canvas.next(), None, picture=True, opaque=opaque, added=self.added))


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
