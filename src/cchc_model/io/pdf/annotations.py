"""Annotations and form fields of a page: what they draw over it, and what they remark."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from attrs import evolve
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, apply_matrix_pt, decode_text, mult_matrix

from cchc_model.io.pdf.marks import Area, Glyph, Remark, Stroke
from cchc_model.io.pdf.shapes import Box
from cchc_model.reports import named_elements as names

if TYPE_CHECKING:
    from cchc_model.io.pdf.device import Device
    from cchc_model.io.pdf.interpreter import Interpreter

Annotation = dict[str, object]

_UNSEEN = 2 | 32
"""The flags of an annotation that no page shows."""
_NOT_PRINTED = frozenset(("Popup", "Highlight"))
"""The kinds of annotations that no page shows, or that only colour what is below them."""
_MARKERS = frozenset(("Link", "Underline", "Squiggly", "Text", "FileAttachment"))
"""The kinds of annotations that leave the text below them as it is, unless what they draw covers it."""
_NO_VALUES = frozenset(("Sig",))
"""The kinds of fields whose appearance is no value, such as a digital signature."""
_FEW = 4
_SIZE = 10.0


def draw_annotations(
    annotations: Sequence[Annotation], interpreter: "Interpreter", device: "Device", ctm: Matrix
) -> None:
    """Draw annotations and the values of form fields over a page.

    Args:
        annotations: the annotations.
        interpreter: the interpreter of the page.
        device: its device.
        ctm: the matrix of the page.
    """
    strokes = device.canvas.strokes
    printed = len(strokes)
    for annotation in annotations:
        flags, kind = resolve1(annotation.get("F")), _name(annotation.get("Subtype"))
        box = _box(annotation.get("Rect"))
        if box is None or kind in _NOT_PRINTED or (isinstance(flags, int) and flags & _UNSEEN):
            continue
        first = len(device.canvas.glyphs)
        device.added = kind not in _MARKERS and kind != "Widget"
        drawn = _draw(annotation, box, interpreter, ctm)
        if kind in _MARKERS:
            del device.canvas.glyphs[first:]  # the letters of an icon
        elif kind == "StrikeOut":
            strokes += [_struck(_placed(one, ctm), device) for one in _quadrangles(annotation) or [box]]
        elif kind == "Widget":
            _compare(annotation, box, device, ctm, first, drawn=drawn)
        elif not drawn and kind == "FreeText":
            _write(_text(annotation.get("Contents")), box, device, ctm, "")
        elif len(device.canvas.glyphs) == first:
            _cover(box, device, ctm)
    device.added = False
    strokes[printed:] = [evolve(stroke, added=True) for stroke in strokes[printed:]]


def _cover(box: Box, device: "Device", ctm: Matrix) -> None:
    """Record that something is over a place of a page."""
    order = device.canvas.next()
    device.canvas.areas.append(Area(_placed(box, ctm), order, None, drawing=True, added=True))


def _struck(box: Box, device: "Device") -> Stroke:
    left, top, right, bottom = box
    return Stroke(across=True, at=(top + bottom) / 2, start=left, end=right, order=device.canvas.next())


def _quadrangles(annotation: Annotation) -> list[Box]:
    """Return the rectangles of the lines of text that an annotation is about."""
    found = resolve1(annotation.get("QuadPoints"))
    numbers = [resolve1(one) for one in found] if isinstance(found, list) else []
    if len(numbers) % 8 or not all(isinstance(one, int | float) for one in numbers):
        return []
    made = []
    for at in range(0, len(numbers), 8):
        across, down = numbers[at : at + 8 : 2], numbers[at + 1 : at + 8 : 2]
        made.append((min(across), min(down), max(across), max(down)))
    return made


def remarks_of(annotations: Sequence[Annotation], placed: Callable[[Box], Box]) -> Iterator[Remark]:
    """Yield the comments of annotations whose text the page does not show.

    Args:
        annotations: the annotations.
        placed: the function that gives a rectangle its place on the page.
    """
    for annotation in annotations:
        kind, box = _name(annotation.get("Subtype")), _box(annotation.get("Rect"))
        text = _text(annotation.get("Contents")).strip()
        if text and box is not None and kind not in {"Link", "Popup", "Widget", "FreeText"}:
            yield Remark(" ".join(text.split()), placed(box))


def _draw(annotation: Annotation, box: Box, interpreter: "Interpreter", ctm: Matrix) -> bool:
    """Draw the appearance of an annotation into its rectangle, and return whether it has one."""
    stream = _appearance(annotation)
    if stream is None or stream.objid is None:
        return False
    drawn = _box(stream.get("BBox")) or (0, 0, box[2] - box[0], box[3] - box[1])
    matrix = _matrix(stream.get("Matrix"))
    corners = [apply_matrix_pt(matrix, (x, y)) for x in (drawn[0], drawn[2]) for y in (drawn[1], drawn[3])]
    left, low = min(x for x, _ in corners), min(y for _, y in corners)
    wide, high = max(x for x, _ in corners) - left, max(y for _, y in corners) - low
    across = (box[2] - box[0]) / wide if wide else 1.0
    down = (box[3] - box[1]) / high if high else 1.0
    fitted = mult_matrix(matrix, (across, 0, 0, down, box[0] - left * across, box[1] - low * down))
    resources = resolve1(stream.get("Resources"))
    drawing = interpreter.subinterp()
    drawing.render_contents(resources if isinstance(resources, dict) else {}, [stream], ctm=mult_matrix(fitted, ctm))
    return True


def _appearance(annotation: Annotation) -> PDFStream | None:
    appearances = resolve1(annotation.get("AP"))
    normal = resolve1(appearances.get("N")) if isinstance(appearances, dict) else None
    if isinstance(normal, dict):
        normal = resolve1(normal.get(_name(annotation.get("AS"))))
    return normal if isinstance(normal, PDFStream) else None


def _compare(  # noqa: PLR0913 the facts of a form field
    annotation: Annotation, box: Box, device: "Device", ctm: Matrix, first: int, *, drawn: bool
) -> None:
    """Put the value of a form field beside the text that it shows, if they differ."""
    kind = _name(_inherited(annotation, "FT"))
    glyphs = device.canvas.glyphs
    if kind in _NO_VALUES:
        del glyphs[first:]
        _cover(box, device, ctm)
        return
    _paint_background(annotation, box, device, ctm, drawn=drawn)
    if kind == "Btn":
        state = _name(annotation.get("AS"))
        if state not in {"", "Off"}:
            glyphs[first:] = []
            _write("☒", box, device, ctm, "")
        return
    found = resolve1(_inherited(annotation, "V"))
    value = _text(found[0] if isinstance(found, list) and found else found)
    shown = "".join(glyph.text for glyph in glyphs[first:])
    for place in range(first, len(glyphs)):
        glyphs[place] = evolve(glyphs[place], added=False, entered=True)  # as good as printed
    if value and "".join(shown.split()) != "".join(value.split()):
        _write(value, box, device, ctm, names.OTHER_FIELD_VALUE.vi if drawn and shown.strip() else "")
        for place in range(first, len(glyphs)):
            glyphs[place] = evolve(glyphs[place], added=False, entered=True)


def _paint_background(annotation: Annotation, box: Box, device: "Device", ctm: Matrix, *, drawn: bool) -> None:
    """Record the background that a program gives to a form field without instructions how to draw it."""
    looks = resolve1(annotation.get("MK"))
    if not drawn and isinstance(looks, dict) and resolve1(looks.get("BG")):
        device.canvas.areas.append(Area(_placed(box, ctm), device.canvas.next(), None, opaque=True))


def _inherited(annotation: Annotation, key: str) -> object:
    """Return an entry of a field or of a field above it."""
    field: object = annotation
    for _ in range(_FEW * 2):
        if not isinstance(field, dict):
            return None
        if key in field:
            return cast("object", resolve1(field[key]))
        field = resolve1(field.get("Parent"))
    return None


def _write(text: str, box: Box, device: "Device", ctm: Matrix, hidden: str) -> None:
    """Record a text that a program shows in a rectangle without instructions how to draw it."""
    left, top, right, bottom = _placed(box, ctm)
    for number, line in enumerate(text.splitlines()):
        size = min(_SIZE, max(bottom - top, 3.0) * 0.8)
        step = min(size / 2, (right - left) / max(len(line), 1))
        base = (
            min(top + (number + 1) * size * 1.2, bottom - size * 0.2) if "\n" in text else (top + bottom + size / 2) / 2
        )
        for place, sign in enumerate(line):
            device.canvas.budget.count_glyph()
            start = left + place * step
            rectangle = (start, base - 0.75 * size, start + step, base + 0.2 * size)
            device.canvas.glyphs.append(
                Glyph(
                    sign, rectangle, start, start + step, base, size, "", order=device.canvas.next(), hidden=hidden,
                    added=True, joined=place > 0,
                )
            )  # fmt: skip


def _placed(box: Box, ctm: Matrix) -> Box:
    (x0, y0), (x1, y1) = apply_matrix_pt(ctm, box[:2]), apply_matrix_pt(ctm, box[2:])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _box(found: object) -> Box | None:
    numbers = [resolve1(one) for one in listed] if isinstance(listed := resolve1(found), list) else []
    if len(numbers) != _FEW or not all(isinstance(one, int | float) for one in numbers):
        return None
    x0, y0, x1, y1 = map(float, numbers)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _matrix(found: object) -> Matrix:
    numbers = [resolve1(one) for one in listed] if isinstance(listed := resolve1(found), list) else []
    good = len(numbers) == _FEW + 2 and all(isinstance(one, int | float) for one in numbers)
    return cast("Matrix", tuple(numbers)) if good else (1, 0, 0, 1, 0, 0)


def _name(found: object) -> str:
    found = resolve1(found)
    return str(found.name) if isinstance(found, PSLiteral) else ""


def _text(found: object) -> str:
    found = resolve1(found)
    if isinstance(found, PSLiteral):
        return str(found.name)
    return decode_text(found) if isinstance(found, bytes) else found if isinstance(found, str) else ""
