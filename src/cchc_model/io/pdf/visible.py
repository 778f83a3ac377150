"""What a page shows of its letters: what is covered, tiny or white is named so, what is drawn twice counts once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from cchc_model.io.pdf.colours import PAPER, are_alike
from cchc_model.io.pdf.limits import Budget
from cchc_model.io.pdf.marks import UPRIGHT, Area, Glyph, Page, Slant
from cchc_model.io.pdf.masks import HIDING
from cchc_model.io.pdf.shapes import Box, crosses, holds
from cchc_model.reports import named_elements as names

_SMALLEST = 2.5
"""The size in points below which nobody reads a text."""
_SAME_PLACE = 0.14
"""How far apart, in sizes of the font, two drawings of one letter are that make it bold."""
_NEXT = 1.0
_CELL = 24.0
_INSET = 0.15
_LEAST, _MOST = 0.05, 0.6
"""The share of a letter that a picture with holes covers at least if it may change it, and if it hides it."""


def seen(page: Page, budget: Budget) -> Page:
    """Return a page whose letters are named as hidden if it does not show them, and each of which counts once.

    Args:
        page: the page.
        budget: what reading may still cost.
    """
    over = _Over(page, budget)
    return evolve(page, glyphs=tuple(map(over.judged, _once(_with_spaces(page.glyphs)))))


def _with_spaces(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return letters without the white space between them, which the letter before it keeps."""
    found: list[Glyph] = []
    for glyph in glyphs:
        if not glyph.text.isspace():
            found += [glyph] if glyph.text else []
        elif found and _follows(glyph, found[-1]):
            found[-1] = evolve(found[-1], space=found[-1].space + glyph.text)
    return found


def _follows(space: Glyph, glyph: Glyph) -> bool:
    if space.turn != glyph.turn or abs(space.base - glyph.base) >= _SAME_PLACE * glyph.size:
        return False
    return abs(space.start - glyph.end) < _NEXT * glyph.size


class _Over:
    """The areas and slanting lines of a page, found by place."""

    def __init__(self, page: Page, budget: Budget) -> None:
        self._budget = budget
        self._areas: dict[int, list[Area]] = defaultdict(list)
        self._slants: dict[int, list[Slant]] = defaultdict(list)
        for area in page.areas:
            if not area.drawing:
                for band in _bands(area.box[1], area.box[3], page):
                    self._areas[band].append(area)
        for slant in page.slants:
            (_, y0), (_, y1) = slant.line
            for band in _bands(min(y0, y1), max(y0, y1), page):
                self._slants[band].append(slant)

    def judged(self, glyph: Glyph) -> Glyph:
        """Return a letter, named as hidden if the page does not show it, and as doubtful if something is over it."""
        if glyph.hidden:
            return glyph
        if glyph.size < _SMALLEST:
            return evolve(glyph, hidden=names.TINY.vi)
        band = int(glyph.middle[1] // _CELL)
        hidden, over, background = self._covered(glyph, band)
        if not hidden and are_alike(glyph.colour, background):
            hidden = names.WHITE.vi
        if not hidden and self._is_crossed(glyph, band):
            hidden = names.STRUCK.vi
        return evolve(glyph, hidden=hidden, over=over) if hidden or over else glyph

    def _covered(self, glyph: Glyph, band: int) -> tuple[str, str, tuple[float, ...] | None]:
        """Return the names of what hides a letter and of what may change it, and the colour behind it."""
        areas = self._areas.get(band, ())
        self._budget.count_compared(len(areas))
        over = ""
        background: tuple[float, ...] | None = PAPER
        for area in areas:
            if not holds(area.box, glyph.middle):
                continue
            if area.order < glyph.order:
                background = area.colour
            elif area.opaque and area.reaches(glyph.middle):
                share = area.mask.share(_ink(glyph), HIDING) if area.mask is not None else 1.0
                if share is not None and share >= _MOST:
                    return names.COVERED.vi, "", None
                over = names.PICTURE.vi if share is None or share > _LEAST else over
        return "", over, background

    def _is_crossed(self, glyph: Glyph, band: int) -> bool:
        slants = self._slants.get(band, ())
        self._budget.count_compared(len(slants))
        return any(holds(slant.clip, glyph.middle) and crosses(slant.line, _ink(glyph)) for slant in slants)


def _bands(top: float, bottom: float, page: Page) -> range:
    return range(int(max(top, 0) // _CELL), int(min(bottom, page.height) // _CELL) + 1)


def _ink(glyph: Glyph) -> Box:
    """Return the rectangle of the ink of a letter, within that of its line."""
    if glyph.turn == UPRIGHT:
        inset = (glyph.end - glyph.start) * _INSET
        return glyph.start + inset, glyph.base - 0.6 * glyph.size, glyph.end - inset, glyph.base - 0.1 * glyph.size
    (x, y), half = glyph.middle, glyph.size / 5
    return x - half, y - half, x + half, y + half


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return letters without those that only make another one bold."""
    buckets: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    kept = []
    for glyph in glyphs:
        x, y = glyph.middle
        reach = _SAME_PLACE * glyph.size
        if any(_is_same(glyph, other, reach) for other in _near(buckets, x, y)):
            continue
        buckets[int(x // _CELL), int(y // _CELL)].append(glyph)
        kept.append(glyph)
    return kept


def _near(buckets: dict[tuple[int, int], list[Glyph]], x: float, y: float) -> Iterator[Glyph]:
    column, row = int(x // _CELL), int(y // _CELL)
    for across in (column - 1, column, column + 1):
        for down in (row - 1, row, row + 1):
            yield from buckets.get((across, down), ())


def _is_same(one: Glyph, other: Glyph, reach: float) -> bool:
    if one.text != other.text or one.turn != other.turn or one.hidden != other.hidden:
        return False
    (x0, y0), (x1, y1) = one.middle, other.middle
    return abs(x1 - x0) <= reach and abs(y1 - y0) <= reach
