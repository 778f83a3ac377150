"""What a page draws: its instructions carried out, each mark recorded with its place, its order and what clips it."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from attrs import define, field
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, apply_matrix_pt

from cchc_model.io.pdf.colours import colour_of, is_pale
from cchc_model.io.pdf.limits import Budget
from cchc_model.io.pdf.marks import SKEW, Area, Box, Glyph, Stroke
from cchc_model.reports import named_elements as names

if TYPE_CHECKING:
    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdfdevice import PDFTextSeq
    from pdfminer.pdffont import PDFFont
    from pdfminer.pdfinterp import PDFGraphicState, PDFStackT, PDFTextState
    from pdfminer.utils import PathSegment

    from cchc_model.io.pdf.opening import Fonts

_UNSEEN = frozenset((3, 7))
"""The ways of drawing text that leave nothing on the page."""
_ASCENT, _DESCENT = 0.75, 0.22
"""How far letters rise above their base line and hang below it, in sizes of the font."""
_SLACK = math.radians(4)
_THIN = 3.0
"""The greatest thickness of a line; thicker ones are areas."""
_CLEAR = 0.15
"""The opacity below which a mark is not seen."""
_OUTLINES = 3
"""The fewest curves of a shape that may be a letter."""
_SEPARATORS = (b" ", b"\n", b"\r", b"\t", b"\0", b"\f", b"[", b"(", b"<", b"/")
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
        self.opacity = 1.0
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
                _box_of(matrix, advance, fontsize * 1000 * abs(font.vscale), rise),
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
        for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
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
        box = _bounds(points)
        wide, high = box[2] - box[0], box[3] - box[1]
        if min(wide, high) <= _THIN and max(wide, high) > _THIN:
            if not is_pale(colour):
                self._stroke(box, order, min(wide, high))
            return
        seen = _common(box, self.clip)
        if seen is not None:
            opaque = self.opacity > 1 - _CLEAR and not drawn and _is_rectangle(points)
            self.canvas.areas.append(Area(seen, order, colour, drawing=drawn, opaque=opaque, added=self.added))

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002 the parser's own signature
        """Record a picture."""
        self.canvas.budget.count_shapes(1)
        corners = [apply_matrix_pt(cast("Matrix", self.ctm), point) for point in ((0, 0), (1, 0), (1, 1), (0, 1))]
        seen = _common(_bounds(corners), self.clip)
        if seen is None or self.unseen or self.opacity < _CLEAR:
            return
        clear = any(key in stream for key in ("SMask", "Mask", "ImageMask", "IM"))
        opaque = not clear and self.opacity > 1 - _CLEAR
        self.canvas.areas.append(Area(seen, self.canvas.next(), None, picture=True, opaque=opaque, added=self.added))


class Interpreter(PDFPageInterpreter):
    """An interpreter that also keeps what the parser's own one leaves out: clipping, opacity and layers.

    Args:
        fonts: the fonts of the document.
        device: the device that records.
    """

    layers: "frozenset[int]" = frozenset()
    """The numbers of the layers that are switched off."""

    def __init__(self, fonts: "Fonts", device: Device) -> None:
        super().__init__(fonts, device)
        self._device = device
        self._kept: list[tuple[Box, float]] = []
        self._clips = False
        self._tags: list[bool] = []

    def dup(self) -> "Interpreter":
        """Return another one for a drawing within the drawing."""
        made = Interpreter(self._device.fonts, self._device)
        made.layers = self.layers
        return made

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out the instructions of streams."""
        budget = self._device.canvas.budget
        for stream in streams:
            budget.count_drawn(_words(stream_value(stream).get_data()))
        super().execute(streams)
        self._device.unseen -= sum(self._tags)
        self._tags = []

    def do_q(self) -> None:
        """Keep the state."""
        super().do_q()
        self._kept.append((self._device.clip, self._device.opacity))

    def do_Q(self) -> None:  # noqa: N802 the parser's own name
        """Go back to the state that was kept last."""
        super().do_Q()
        if self._kept:
            self._device.clip, self._device.opacity = self._kept.pop()

    def do_gs(self, name: "PDFStackT") -> None:
        """Take the opacity of a graphics state."""
        state = _entry(self.resources, "ExtGState", name)
        opacity = resolve1(state.get("ca")) if isinstance(state, dict) else None
        if isinstance(opacity, int | float):
            self._device.opacity = float(opacity)

    def do_W(self) -> None:  # noqa: N802
        """Clip by the path, once it is painted."""
        self._clips = True

    do_W_a = do_W  # noqa: N815

    def do_n(self) -> None:
        """End a path without painting it."""
        self._clip()
        super().do_n()

    def do_S(self) -> None:  # noqa: N802
        """Paint the lines of a path."""
        path = self.curpath
        super().do_S()
        self._clip(path)

    def do_f(self) -> None:
        """Fill a path."""
        path = self.curpath
        super().do_f()
        self._clip(path)

    do_F = do_f  # noqa: N815

    def do_f_a(self) -> None:
        """Fill a path by the other rule."""
        path = self.curpath
        super().do_f_a()
        self._clip(path)

    def _clip(self, path: "list[PathSegment] | None" = None) -> None:
        if self._clips:
            self._clips = False
            points = [point for points, _ in subpaths(path or self.curpath, self.ctm) for point in points]
            self.clip_to(_bounds(points) if points else (0, 0, 0, 0))

    def clip_to(self, box: Box) -> None:
        """Leave out what is outside a rectangle."""
        self._device.clip = _common(box, self._device.clip) or (0, 0, 0, 0)

    def do_BMC(self, tag: "PDFStackT") -> None:  # noqa: N802
        """Begin marked content."""
        super().do_BMC(tag)
        self._tags.append(False)

    def do_BDC(self, tag: "PDFStackT", props: "PDFStackT") -> None:  # noqa: N802
        """Begin marked content, which may be a layer that is switched off."""
        super().do_BDC(tag, props)
        off = isinstance(tag, PSLiteral) and tag.name == "OC" and self._is_off(props)
        self._tags.append(off)
        self._device.unseen += off

    def do_EMC(self) -> None:  # noqa: N802
        """End marked content."""
        super().do_EMC()
        if self._tags:
            self._device.unseen -= self._tags.pop()

    def _is_off(self, props: object) -> bool:
        listed = _raw_entry(self.resources, "Properties", props) if isinstance(props, PSLiteral) else props
        return _layer_is_off(listed, self.layers)

    def do_Do(self, xobjid_arg: "PDFStackT") -> None:  # noqa: N802
        """Draw a picture, or a drawing within the drawing."""
        self._device.canvas.budget.count_form()
        found = resolve1(self.xobjmap.get(xobjid_arg.name)) if isinstance(xobjid_arg, PSLiteral) else None
        if not isinstance(found, PDFStream):
            return
        kept = self._device.clip, self._device.opacity
        off = _layer_is_off(found.get("OC"), self.layers)
        self._device.unseen += off
        box = resolve1(found.get("BBox"))
        if isinstance(box, list) and len(box) == 4:  # noqa: PLR2004 the sides of a rectangle
            from pdfminer.utils import mult_matrix

            matrix = resolve1(found.get("Matrix")) or (1, 0, 0, 1, 0, 0)
            inner = mult_matrix(cast("Matrix", tuple(map(resolve1, matrix))), self.ctm)
            self.clip_to(_bounds(_corners(cast("Box", tuple(map(resolve1, box))), inner)))
        super().do_Do(xobjid_arg)
        self._device.unseen -= off
        self._device.clip, self._device.opacity = kept


def _words(data: bytes) -> int:
    """Return about how many words instructions have; each takes as long as another."""
    return sum(map(data.count, _SEPARATORS))


def _entry(resources: Mapping[object, object], kind: str, name: object) -> object:
    return resolve1(_raw_entry(resources, kind, name))


def _raw_entry(resources: Mapping[object, object], kind: str, name: object) -> object:
    listed = resolve1(resources.get(kind)) if isinstance(resources, dict) else None
    return listed.get(name.name) if isinstance(listed, dict) and isinstance(name, PSLiteral) else None


def _layer_is_off(reference: object, layers: "frozenset[int]") -> bool:
    """Return whether a layer, or every layer of a group, is switched off."""
    if not layers or reference is None:
        return False
    if getattr(reference, "objid", None) in layers:
        return True
    found = resolve1(reference)
    inner = resolve1(found.get("OCGs")) if isinstance(found, dict) else None
    members = inner if isinstance(inner, list) else [found.get("OCGs")] if isinstance(found, dict) and inner else []
    return bool(members) and all(getattr(one, "objid", None) in layers for one in members)


def subpaths(path: "Sequence[PathSegment]", ctm: Matrix) -> "list[tuple[list[tuple[float, float]], int]]":
    """Return the points of each part of a path on the page, with the number of its curves."""
    parts: list[tuple[list[tuple[float, float]], int]] = []
    points: list[tuple[float, float]] = []
    curves = 0
    for segment in path:
        kind, numbers = segment[0], cast("tuple[float, ...]", segment[1:])
        if kind == "m":
            if len(points) > 1:
                parts.append((points, curves))
            points, curves = [], 0
        if kind == "h":
            points += points[:1]
        else:
            points.append(apply_matrix_pt(ctm, (numbers[-2], numbers[-1])))
            curves += kind not in "ml"
    return [*parts, (points, curves)] if len(points) > 1 else parts


def _corners(box: Box, matrix: Matrix) -> "list[tuple[float, float]]":
    return [apply_matrix_pt(matrix, point) for point in ((box[0], box[1]), (box[2], box[1]), box[2:], (box[0], box[3]))]


def _bounds(points: "Sequence[tuple[float, float]]") -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _common(one: Box, other: Box) -> Box | None:
    box = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    return box if box[2] > box[0] and box[3] > box[1] else None


def _is_rectangle(points: "Sequence[tuple[float, float]]") -> bool:
    return (
        len(points) >= 4
        and all(  # noqa: PLR2004 the corners of a rectangle
            min(abs(x1 - x0), abs(y1 - y0)) < 1 for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False)
        )
    )


def _box_of(matrix: Matrix, advance: float, size: float, rise: float) -> "tuple[Box, float, float, float, float, int]":
    """Return the rectangle of a letter, where it begins and ends along its line, its base line, size and turn."""
    a, b, c, d, _, _ = matrix
    scale = math.hypot(c, d)
    corners = _corners((0, rise - _DESCENT * size, advance, rise + _ASCENT * size), matrix)
    first, last = apply_matrix_pt(matrix, (0, rise)), apply_matrix_pt(matrix, (advance, rise))
    # Places count from the top, where angles turn the other way.
    angle = math.atan2(-b, a) if size > 0 else math.atan2(b, -a)
    turn = round(angle / (math.pi / 2))
    straight = abs(angle - turn * math.pi / 2) < _SLACK
    turn = turn % 4 if straight else SKEW
    (x0, y0), (x1, y1) = first, last
    start, end, base = {0: (x0, x1, y0), 1: (-y0, -y1, x0), 2: (-x0, -x1, -y0), 3: (y0, y1, -x0)}.get(
        turn, (x0, x1, y0)
    )
    return _bounds(corners), min(start, end), max(start, end), base, abs(size) * scale, turn


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
