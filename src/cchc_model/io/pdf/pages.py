"""Pages of a document with everything that they show, turned so that most of their text is upright."""

from collections import Counter
from typing import TYPE_CHECKING

from pdfminer.pdftypes import resolve1
from pdfminer.utils import Matrix, apply_matrix_pt, mult_matrix

from cchc_model.io.pdf.annotations import draw_annotations, remarks_of
from cchc_model.io.pdf.device import Canvas, Device
from cchc_model.io.pdf.interpreter import Interpreter
from cchc_model.io.pdf.limits import limit
from cchc_model.io.pdf.marks import SKEW, Page
from cchc_model.vietnamese.text import Bilingual

if TYPE_CHECKING:
    from pdfplumber.page import Page as PlumbedPage
    from pdfplumber.pdf import PDF

    from cchc_model.io.pdf.limits import Budget
    from cchc_model.io.pdf.opening import Fonts

_LARGEST = 15_000.0
"""The greatest width or height of a page in points: five metres."""
_MOST_ANNOTATIONS = 2_000
"""The most annotations and form fields of a page."""
_FOUR = 4


def page_of(page: "PlumbedPage", fonts: "Fonts", budget: "Budget", layers: frozenset[int]) -> Page:
    """Return a page with its marks.

    A page whose text mostly runs up or down, or stands on its head, is turned until that text is upright.

    Args:
        page: the page.
        fonts: the fonts of the document.
        budget: what reading may still cost.
        layers: the numbers of the layers that are switched off.
    """
    box = _box(page)
    made = _drawn(page, box, 0, fonts, budget, layers)
    turns = Counter(glyph.turn for glyph in made.glyphs if glyph.turn != SKEW and not glyph.text.isspace())
    if turns and (most := turns.most_common(1)[0][0]):
        made = _drawn(page, box, most, fonts, budget, layers)
    return made


def layers_off(document: "PDF") -> frozenset[int]:
    """Return the numbers of the layers that are switched off when the document is opened."""
    properties = resolve1(document.doc.catalog.get("OCProperties"))
    if not isinstance(properties, dict):
        return frozenset()
    settings = resolve1(properties.get("D"))
    settings = settings if isinstance(settings, dict) else {}
    off, on, every = (_numbers(listed) for listed in (settings.get("OFF"), settings.get("ON"), properties.get("OCGs")))
    base = getattr(resolve1(settings.get("BaseState")), "name", "ON")
    return off | (every - on) if base == "OFF" else off


def _numbers(listed: object) -> frozenset[int]:
    found = resolve1(listed)
    return frozenset(one.objid for one in found if hasattr(one, "objid")) if isinstance(found, list) else frozenset()


def _box(page: "PlumbedPage") -> tuple[float, float, float, float]:
    """Return the part of the plane that a page shows, before it is turned."""
    media = _numbers_of(page.page_obj.mediabox) or (0.0, 0.0, 595.0, 842.0)
    crop = _numbers_of(resolve1(page.page_obj.attrs.get("CropBox"))) or media
    left, low, right, high = (
        max(media[0], crop[0]),
        max(media[1], crop[1]),
        min(media[2], crop[2]),
        min(media[3], crop[3]),
    )
    box = (left, low, right, high) if right > left and high > low else media
    return box[0], box[1], min(box[2], box[0] + _LARGEST), min(box[3], box[1] + _LARGEST)


def _numbers_of(found: object) -> tuple[float, float, float, float] | None:
    if not isinstance(found, list | tuple) or len(found) != _FOUR:
        return None
    numbers = [resolve1(one) for one in found]
    if not all(isinstance(one, int | float) for one in numbers):
        return None
    x0, y0, x1, y1 = map(float, numbers)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _drawn(  # noqa: PLR0913, PLR0917 the facts of a page
    page: "PlumbedPage",
    box: tuple[float, float, float, float],
    turn: int,
    fonts: "Fonts",
    budget: "Budget",
    layers: frozenset[int],
) -> Page:
    left, low, right, high = box
    ctm: Matrix = (1, 0, 0, -1, -left, high)
    width, height = right - left, high - low
    for _ in range((_turns(page) + turn) % 4):  # clockwise
        ctm = mult_matrix(ctm, (0, 1, -1, 0, height, 0))
        width, height = height, width
    canvas = Canvas(budget)
    device = Device(fonts, canvas)
    interpreter = Interpreter(fonts, device)
    interpreter.layers = layers
    device.clip = (0, 0, width, height)
    contents = page.page_obj.contents
    interpreter.render_contents(page.page_obj.resources, contents, ctm=ctm)
    device.clip, device.opacity, device.unseen, device.darkens = (0, 0, width, height), 1.0, 0, False
    listed = resolve1(page.page_obj.annots)
    found = listed if isinstance(listed, list) else []
    limit(len(found), _MOST_ANNOTATIONS, Bilingual("chú thích trên một trang", "annotations on one page"))
    annotations = [one for one in map(resolve1, found) if isinstance(one, dict)]
    draw_annotations(annotations, interpreter, device, ctm)

    def placed(rectangle: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        (x0, y0), (x1, y1) = apply_matrix_pt(ctm, rectangle[:2]), apply_matrix_pt(ctm, rectangle[2:])
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    remarks = tuple(remarks_of(annotations, placed))
    return Page(
        page.page_number,
        width,
        height,
        tuple(canvas.glyphs),
        tuple(canvas.strokes),
        tuple(canvas.areas),
        remarks,
        tuple(canvas.slants),
    )


def _turns(page: "PlumbedPage") -> int:
    rotation = resolve1(page.page_obj.rotate)
    return rotation // 90 if isinstance(rotation, int) else 0
