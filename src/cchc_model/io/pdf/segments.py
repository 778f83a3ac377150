"""Texts side by side in one line, which gaps or leading points divide."""

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from cchc_model.io.pdf.lines import Line
from cchc_model.io.pdf.marks import Glyph

_GAP = 0.75
"""The least gap between texts side by side, in sizes of the font."""
_LEADER = re.compile(r"[.…_·‥]")
_LONGEST_NIL = 3
"""The most points that are a text, such as a mark for nothing."""


@frozen(eq=False)
class Segment:
    """A text of a line, apart from those beside it.

    Attributes:
        glyphs: its letters.
        line: its line.
        leads: True if points lead from it to the next one.
    """

    glyphs: tuple[Glyph, ...]
    line: Line
    leads: bool = False

    @property
    def start(self) -> float:
        """Where it begins."""
        return self.glyphs[0].start

    @property
    def end(self) -> float:
        """Where it ends."""
        return max(glyph.end for glyph in self.glyphs)

    @property
    def part(self) -> Line:
        """The segment as a line."""
        return evolve(self.line, glyphs=self.glyphs)


def segments_of(line: Line) -> list[Segment]:
    """Return the texts of a line that gaps or leading points divide."""
    runs: list[list[Glyph]] = []
    leads: set[int] = set()
    dots = _leaders(line.glyphs)
    last: Glyph | None = None
    for place, glyph in enumerate(line.glyphs):
        if place in dots:
            leads.add(len(runs) - 1)
            last = None
            continue
        if last is None or glyph.start - last.end > _GAP * max(min(line.size, glyph.size * 1.3), 1):
            runs.append([])
        runs[-1].append(glyph)
        last = glyph
    return [Segment(tuple(run), line, number in leads) for number, run in enumerate(runs)]


def _leaders(glyphs: Sequence[Glyph]) -> frozenset[int]:
    """Return the places of points that lead from one text to the next."""
    found: set[int] = set()
    run: list[int] = []
    for place, glyph in enumerate(glyphs):
        if _LEADER.fullmatch(glyph.text):
            run.append(place)
            continue
        found.update(_long(run, glyphs))
        run = []
    # Points at the end of a line wait for a text, and are no way to one.
    return frozenset(found)


def _long(run: Sequence[int], glyphs: Sequence[Glyph]) -> Sequence[int]:
    length = sum(3 if glyphs[place].text == "…" else 1 for place in run)
    return run if run and run[0] > 0 and length > _LONGEST_NIL else ()
