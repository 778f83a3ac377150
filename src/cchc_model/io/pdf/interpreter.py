"""The instructions of a page carried out, with what the parser leaves out: clipping, opacity and layers."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, mult_matrix

from cchc_model.io.pdf.device import Device
from cchc_model.io.pdf.geometry import corners, subpaths
from cchc_model.io.pdf.limits import words_of
from cchc_model.io.pdf.shapes import Box, bounds, common

if TYPE_CHECKING:
    from pdfminer.pdfinterp import PDFStackT
    from pdfminer.utils import PathSegment

    from cchc_model.io.pdf.opening import Fonts

_SIDES = 4
_DARKENING = frozenset(("Multiply", "Darken", "ColorBurn"))
"""The ways of blending that leave a dark text as it is."""


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
        self._kept: list[tuple[Box, float, bool]] = []
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
            budget.count_drawn(words_of(stream_value(stream).get_data()))
        super().execute(streams)
        self._device.unseen -= sum(self._tags)
        self._tags = []

    def do_q(self) -> None:
        """Keep the state."""
        super().do_q()
        self._kept.append((self._device.clip, self._device.opacity, self._device.darkens))

    def do_Q(self) -> None:  # noqa: N802 the parser's own name
        """Go back to the state that was kept last."""
        super().do_Q()
        if self._kept:
            self._device.clip, self._device.opacity, self._device.darkens = self._kept.pop()

    def do_gs(self, name: "PDFStackT") -> None:
        """Take the opacity of a graphics state, and whether what is drawn only darkens what is below it."""
        state = _entry(self.resources, "ExtGState", name)
        if not isinstance(state, dict):
            return
        opacity, blend = resolve1(state.get("ca")), resolve1(state.get("BM"))
        if isinstance(opacity, int | float):
            self._device.opacity = float(opacity)
        if blend is not None:
            first = resolve1(blend[0]) if isinstance(blend, list) and blend else blend
            self._device.darkens = isinstance(first, PSLiteral) and first.name in _DARKENING

    def do_sh(self, name: object) -> None:  # noqa: ARG002 the parser's own signature
        """Paint a shading over everything that is not clipped."""
        self._device.paint_shading()

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
            self.clip_to(bounds(points) if points else (0, 0, 0, 0))

    def clip_to(self, box: Box) -> None:
        """Leave out what is outside a rectangle."""
        self._device.clip = common(box, self._device.clip) or (0, 0, 0, 0)

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
        kept = self._device.clip, self._device.opacity, self._device.darkens
        off = _layer_is_off(found.get("OC"), self.layers)
        self._device.unseen += off
        box = resolve1(found.get("BBox"))
        if isinstance(box, list) and len(box) == _SIDES:
            matrix = resolve1(found.get("Matrix")) or (1, 0, 0, 1, 0, 0)
            inner = mult_matrix(cast("Matrix", tuple(map(resolve1, matrix))), self.ctm)
            self.clip_to(bounds(corners(cast("Box", tuple(map(resolve1, box))), inner)))
        super().do_Do(xobjid_arg)
        self._device.unseen -= off
        self._device.clip, self._device.opacity, self._device.darkens = kept


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
