"""The marks of a page: letters, lines, filled areas and pictures, in the order in which the page draws them.

Places are counted in points from the upper left corner of the page as a person sees it.
"""

import re

from attrs import field, frozen

from cchc_model.io.pdf.masks import Mask
from cchc_model.io.pdf.shapes import Box, Point, Points, holds, winding

_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff\x00-\x08\x0e-\x1f]")
_STRANGE = re.compile("[\u0180-\u019f\u01a2-\u01ae\u01b1-\u024f\u0370-\u1dff\u3000-\uabff\uac00-\ud7ff]")
"""Letters of scripts in which no annex is written, and letters that Vietnamese lacks."""


UPRIGHT = 0
"""The quarter turn of a text that runs from left to right."""

SKEW = -1
"""The turn of a text that runs in no direction of the page, such as a watermark."""


@frozen(eq=False)
class Glyph:
    """A letter, digit or sign on a page.

    Attributes:
        text: its text, mostly one character.
        box: the rectangle that it takes up, from the descent to the ascent of its font.
        start: where it begins along its line.
        end: where it ends along its line.
        base: its base line, counted from the top of its line's own direction.
        size: the size of its font.
        font: the name of its font.
        turn: the quarter turns of its line, counter-clockwise; `SKEW` for any other direction.
        order: its place in the order of drawing.
        colour: its colour; None for a pattern.
        hidden: the Vietnamese name of the reason why the page does not show it, or an empty text.
        known: False if the font does not tell which character it is.
        added: True if an annotation or form field draws it.
        joined: True if the same operation drew it directly behind the glyph before it.
        space: the white space that is drawn behind it.
        over: the Vietnamese name of what is over a part of it, or an empty text.
        entered: True if it is the value of a form field.
    """

    text: str
    box: Box
    start: float
    end: float
    base: float
    size: float
    font: str
    turn: int = UPRIGHT
    order: int = 0
    colour: tuple[float, ...] | None = (0.0,)
    hidden: str = ""
    known: bool = True
    added: bool = False
    joined: bool = False
    space: str = ""
    over: str = ""
    entered: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its rectangle."""
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


@frozen(eq=False)
class Stroke:
    """A straight line along one direction of the page.

    Attributes:
        across: True if it is horizontal.
        at: its place, counted from the top or from the left.
        start: where it begins.
        end: where it ends.
        order: its place in the order of drawing.
        thick: its thickness.
        added: True if an annotation or form field draws it.
    """

    across: bool
    at: float
    start: float
    end: float
    order: int = 0
    thick: float = 1.0
    added: bool = False


@frozen(eq=False)
class Area:
    """A filled area or a picture.

    Attributes:
        box: its rectangle.
        order: its place in the order of drawing.
        colour: its colour; None for a picture, a pattern or something that lets other content through.
        picture: True for a picture.
        drawing: True for a shape with curves, such as a letter drawn as an outline.
        opaque: True if it covers what was drawn before it.
        added: True if an annotation draws it.
        outlines: its outlines, if it is no upright rectangle.
        evenly: True if what two of its outlines go around is outside.
        mask: what a picture lets through, if it does.
    """

    box: Box
    order: int = 0
    colour: tuple[float, ...] | None = None
    picture: bool = False
    drawing: bool = False
    opaque: bool = False
    added: bool = False
    outlines: tuple[Points, ...] = ()
    evenly: bool = False
    mask: Mask | None = None

    def reaches(self, point: Point) -> bool:
        """Return whether a point is inside it."""
        if not holds(self.box, point):
            return False
        around = winding(self.outlines, point) if self.outlines else 1
        return bool(around % 2 if self.evenly else around)


@frozen(eq=False)
class Slant:
    """A straight line that runs in no direction of the page, or a part of a curve.

    Attributes:
        line: its ends.
        clip: the rectangle outside of which it is not seen.
    """

    line: tuple[Point, Point]
    clip: Box


@frozen(eq=False)
class Remark:
    """A comment on a place of a page.

    Attributes:
        text: the comment.
        box: the place.
    """

    text: str
    box: Box


@frozen(eq=False)
class Page:
    """A page with its marks.

    Attributes:
        number: its number in the file, from 1.
        width: its width.
        height: its height.
        glyphs: its letters, in the order of drawing.
        strokes: its straight lines.
        areas: its filled areas and pictures.
        remarks: the comments on it.
        slants: its straight lines that run in no direction of the page.
        strips: if pages are laid side by side, where each begins, with its number.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    areas: tuple[Area, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())
    slants: tuple[Slant, ...] = ()
    strips: tuple[tuple[float, int], ...] = ()


def is_known(glyph: Glyph) -> bool:
    """Return whether a letter is one that an annex can have."""
    return glyph.known and not _PRIVATE.search(glyph.text) and not _STRANGE.search(glyph.text)
