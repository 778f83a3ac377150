"""What a page shows of its letters: what is covered, tiny or white is named so, what is drawn twice counts once."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from attrs import evolve

from cchc_model.io.pdf.colours import PAPER, are_alike
from cchc_model.io.pdf.limits import Budget, limit
from cchc_model.io.pdf.marks import UPRIGHT, Area, Glyph, Page, Slant
from cchc_model.io.pdf.masks import HIDING
from cchc_model.io.pdf.rulings import rules_of
from cchc_model.io.pdf.shapes import Box, crosses, holds
from cchc_model.reports import named_elements as names
from cchc_model.vietnamese.text import Bilingual

_SMALLEST = 2.5
"""The size in points below which nobody reads a text."""
_SAME_PLACE = 0.14
"""How far apart, in sizes of the font, two drawings of one letter are that make it bold."""
_NEXT = 1.0
_OF_ONE_LINE = 0.25
_MOST_LINES, _MOST_RULES = 3_000, 4_000
"""The most lines of text and straight lines of a page; a page of an annex has some 80 and 100."""
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
    _count(page, budget)
    over = _Over(page, budget)
    return evolve(page, glyphs=tuple(map(over.judged, _once(_with_spaces(page.glyphs)))))


def _count(page: Page, budget: Budget) -> None:
    """Count what later steps compare with each other."""
    bases = {(glyph.turn, round(glyph.base / max(_OF_ONE_LINE * glyph.size, 1e-3))) for glyph in page.glyphs}
    limit(len(bases), _MOST_LINES, Bilingual("dòng chữ trên một trang", "lines of text on one page"))
    limit(len(rules_of(page.strokes)), _MOST_RULES, Bilingual("đường kẻ trên một trang", "rules on one page"))
    strokes = Counter(int(stroke.at // _CELL) for stroke in page.strokes if stroke.across)
    budget.count_compared(sum(strokes[int(glyph.base // _CELL)] for glyph in page.glyphs) // 2)


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
    buckets: dict[tuple[object, ...], list[Glyph]] = defaultdict(list)
    kept = []
    for glyph in glyphs:
        reach = _SAME_PLACE * glyph.size
        # Letters of about one size only, so that few of them are near each other.
        scale = math.ceil(math.log2(max(reach, 1e-6)))
        kind = glyph.text, glyph.turn, glyph.hidden, scale
        x, y = (int(place // 2.0**scale) for place in glyph.middle)
        near = ((*kind, x + across, y + down) for across in (-1, 0, 1) for down in (-1, 0, 1))
        if any(_is_same(glyph, other, reach) for place in near if place in buckets for other in buckets[place]):
            continue
        buckets[*kind, x, y].append(glyph)
        kept.append(glyph)
    return kept


def _is_same(one: Glyph, other: Glyph, reach: float) -> bool:
    (x0, y0), (x1, y1) = one.middle, other.middle
    return abs(x1 - x0) <= reach and abs(y1 - y0) <= reach
