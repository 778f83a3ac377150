"""What people and programs put over the cells of a PDF page: annotations, form fields, shapes and pictures."""

from collections.abc import Callable
from typing import Any

from PIL import Image
from reportlab.lib.colors import black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Mark = Callable[[Canvas, Box], None]

WHITE, SLANT, EMPTY = "1 1 1 rg 0 0 {wide} {high} re f", "0 0 1 RG 0 0 m {wide} {high} l S", ""
"""What the appearance of an annotation draws."""


def annotation(kind: str, look: str | None = None, **entries: object) -> Mark:
    """An annotation over a rectangle, with or without an appearance."""

    def draw(canvas: Canvas, box: Box) -> None:
        name = pdfdoc.PDFName
        made: dict[str, Any] = {
            "Type": name("Annot"),
            "Subtype": name(kind),
            "Rect": pdfdoc.PDFArray(list(box)),
            "F": 4,
        }
        if look is not None:
            wide, high = box[2] - box[0], box[3] - box[1]
            form = {"Type": name("XObject"), "Subtype": name("Form"), "BBox": pdfdoc.PDFArray([0, 0, wide, high])}
            drawn = pdfdoc.PDFStream(pdfdoc.PDFDictionary(form), look.format(wide=wide, high=high))
            made["AP"] = pdfdoc.PDFDictionary({"N": canvas._doc.Reference(drawn)})
        for key, value in entries.items():
            made[key] = pdfdoc.PDFString(value) if key in {"V", "Contents"} else value
        canvas._addAnnotation(pdfdoc.PDFDictionary(made))

    return draw


def form_field(kind: str, look: str | None = None, **entries: object) -> Mark:
    """A form field over a rectangle."""
    return annotation("Widget", look, FT=pdfdoc.PDFName(kind), **entries)


def shape(*points: tuple[float, float], thick: float = 0) -> Mark:
    """A white shape, or a black line of some thickness, through points in shares of the rectangle."""

    def draw(canvas: Canvas, box: Box) -> None:
        path = canvas.beginPath()
        for number, (x, y) in enumerate(points):
            place = box[0] + x * (box[2] - box[0]), box[1] + y * (box[3] - box[1])
            if number:
                path.lineTo(*place)
            else:
                path.moveTo(*place)
        canvas.saveState()
        canvas.setFillColor(white)
        canvas.setLineWidth(thick)
        canvas.drawPath(path, stroke=bool(thick), fill=not thick)
        canvas.restoreState()

    return draw


def ellipse(canvas: Canvas, box: Box) -> None:
    canvas.setFillColor(white)
    canvas.ellipse(*box, stroke=0, fill=1)
    canvas.setFillColor(black)


def frame(canvas: Canvas, box: Box) -> None:
    """A frame that is filled between two rectangles."""
    path = canvas.beginPath()
    path.rect(box[0] - 1, box[1], box[2] - box[0] + 2, box[3] - box[1])
    path.rect(box[0], box[1] + 1, box[2] - box[0], box[3] - box[1] - 2)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def ring(canvas: Canvas, box: Box) -> None:
    canvas.ellipse(*box, stroke=1, fill=0)


def shading(canvas: Canvas, box: Box) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(box[0], box[1], box[2] - box[0], box[3] - box[1])
    canvas.clipPath(path, stroke=0)
    canvas.linearGradient(box[0], box[1], box[2], box[1], (white, black))
    canvas.restoreState()


def marker(canvas: Canvas, box: Box) -> None:
    """A colour that only darkens what is below it."""
    canvas.saveState()
    canvas._extgstate.set(canvas, "BM", "Multiply")
    canvas.setFillColorRGB(1, 1, 0)
    canvas.rect(box[0], box[1], box[2] - box[0], box[3] - box[1], stroke=0, fill=1)
    canvas.restoreState()


def picture(mode: str, colour: object) -> Mark:
    image = ImageReader(Image.new(mode, (6, 6), colour))  # type: ignore[arg-type]
    return lambda canvas, box: canvas.drawImage(image, box[0], box[1], box[2] - box[0], box[3] - box[1], mask="auto")


_OVER = ("Square", "Circle", "Polygon", "Line", "Ink", "Stamp", "Redact", "Watermark")

IN_DOUBT: dict[str, Mark] = {
    **{f"{kind}, {bool(look)}": annotation(kind, look) for kind in _OVER for look in (None, WHITE)},
    "StrikeOut": annotation("StrikeOut"),
    "StrikeOut with an appearance": annotation("StrikeOut", SLANT),
    "FreeText": annotation("FreeText", Contents="9"),
    "an icon that hides it": annotation("Text", WHITE, Contents="xem"),
    "signature": form_field("Sig"),
    "signature that hides it": form_field("Sig", WHITE),
    "signature that is drawn": form_field("Sig", SLANT),
    "field of another value": form_field("Tx", V="9"),
    "field of the same value": form_field("Tx", EMPTY, V="8"),
    "field that hides it": form_field("Tx", WHITE),
    "field that will hide it": form_field("Tx", MK=pdfdoc.PDFDictionary({"BG": pdfdoc.PDFArray([1])})),
    "field that strikes it out": form_field("Tx", SLANT),
    "button": form_field("Btn", WHITE),
    "choice": form_field("Ch", WHITE, V="9"),
    "shape": shape((0, 0), (1, 0.1), (0.9, 1), (0.1, 0.9)),
    "slant": shape((0, 0), (1, 1), thick=1),
    "thick line": shape((0, 0.5), (1, 0.5), thick=9),
    "ellipse": ellipse,
    "shading": shading,
    "picture": picture("RGB", "white"),
    "picture with a mask": picture("RGBA", (9, 9, 9, 255)),
}
HARMLESS: dict[str, Mark] = {
    "Highlight": annotation("Highlight", WHITE),
    "Underline": annotation("Underline"),
    "Link": annotation("Link"),
    "Popup": annotation("Popup", WHITE),
    "empty field": form_field("Tx"),
    "box without a tick": form_field("Btn", EMPTY),
    "frame": frame,
    "ring": ring,
    "marker": marker,
    "clear picture": picture("RGBA", (9, 9, 9, 0)),
    "pale picture": picture("RGBA", (255, 0, 0, 90)),
}
REPLACING = frozenset((
    *(name for name in IN_DOUBT if name.split(",")[0] in _OVER), "FreeText", "signature", "signature that hides it",
    "signature that is drawn", "field of another value", "field of the same value",
    "choice", "picture", "picture with a mask",
))  # fmt: skip
"""The marks that may be there in place of a value, in a cell without a text."""
