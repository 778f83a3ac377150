"""What a page shows of its letters: what is covered, tiny or white is named so, what is drawn twice counts once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from cchc_model.io.pdf.colours import PAPER, are_alike
from cchc_model.io.pdf.marks import Area, Glyph, Page, holds
from cchc_model.reports import named_elements as names

_SMALLEST = 2.5
"""The size in points below which nobody reads a text."""
_SAME_PLACE = 0.14
"""How far apart, in sizes of the font, two drawings of one letter are that make it bold."""
_NEXT = 1.0
_CELL = 24.0


def seen(page: Page) -> Page:
    """Return a page whose letters are named as hidden if it does not show them, and each of which counts once."""
    areas = _Areas(page.areas)
    return evolve(page, glyphs=tuple(map(areas.judged, _once(_with_spaces(page.glyphs)))))


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


class _Areas:
    """The filled areas of a page, found by place."""

    def __init__(self, areas: Sequence[Area]) -> None:
        self._areas = [area for area in areas if not area.drawing]

    def judged(self, glyph: Glyph) -> Glyph:
        """Return a letter, named as hidden if the page does not show it."""
        if glyph.hidden:
            return glyph
        if glyph.size < _SMALLEST:
            return evolve(glyph, hidden=names.TINY.vi)
        background: tuple[float, ...] | None = PAPER
        for area in self._areas:
            if not holds(area.box, glyph.middle):
                continue
            if area.order < glyph.order:
                background = area.colour
            elif area.opaque:
                return evolve(glyph, hidden=names.COVERED.vi)
        return evolve(glyph, hidden=names.WHITE.vi) if are_alike(glyph.colour, background) else glyph


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
