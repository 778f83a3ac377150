"""Pages of a sheet that is wider than its paper: laid side by side, as a clerk does, where their rows agree."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from attrs import evolve, frozen

from cchc_model.io.pdf.lines import lines_of
from cchc_model.io.pdf.marks import Area, Glyph, Page, Remark, Stroke
from cchc_model.io.pdf.rulings import rules_of
from cchc_model.io.pdf.segments import segments_of
from cchc_model.io.pdf.shapes import Box
from cchc_model.reports import named_elements as names

_FEWEST_ROWS = 5
_SAME = 1.0
"""How far apart in points a row is on two pages."""
_OVERLAP = 3.0
"""How far in points letters may reach over the side of a page that does not cut them off."""
_FITTING = 0.9
_LONG = 20.0
_WORDS = 4
"""The fewest words of a text that may be the name of a row."""
_FEWEST_CUT = 3
"""The fewest letters that tell how far apart two pages are, if one cuts them off and the other one shows them."""
_NAMED = 0.35
"""The least share of rows with names, if the names of a sheet stand on a page."""


@frozen(eq=False)
class _Seen:
    """What tells whether a page goes on with the rows of another one."""

    page: Page
    levels: tuple[float, ...]
    bases: tuple[float, ...]
    names: frozenset[str]
    box: tuple[float, float]

    @property
    def rows(self) -> int:
        """About how many rows it has."""
        return len(self.levels) - 1 if self.levels else len(self.bases)


def side_by_side(pages: Sequence[Page]) -> list[Page]:
    """Return the pages of a file, with those that only go on with the columns of others laid beside these.

    All rows must stand at the same heights, and the names of rows on the pages of one strip alone.

    Args:
        pages: the pages.
    """
    if len(pages) < 2:  # noqa: PLR2004 two strips
        return list(pages)
    seen = [_seen(page) for page in pages]
    for count in (one for one in range(2, len(pages) + 1) if len(pages) % one == 0):
        high = len(pages) // count
        for strips in (
            [seen[at * high : (at + 1) * high] for at in range(count)],
            [seen[at::count] for at in range(count)],
        ):
            if _are_strips(strips):
                return [_laid(row) for row in zip(*strips, strict=True)]
    return list(pages)


def _seen(page: Page) -> _Seen:
    rules = [rule for rule in rules_of(page.strokes) if rule.across and rule.end - rule.start > _LONG]
    levels = tuple(dict.fromkeys(rule.at for rule in rules))
    lines = lines_of(glyph for glyph in page.glyphs if not glyph.hidden and not glyph.turn)
    texts = [segment.part.text for line in lines for segment in segments_of(line)]
    box = (min(rule.start for rule in rules), max(rule.end for rule in rules)) if rules else (0.0, page.width)
    return _Seen(
        page,
        levels if len(levels) > _FEWEST_ROWS else (),
        tuple(line.base for line in lines),
        frozenset(text for text in texts if len(text.split()) >= _WORDS and "=" not in text),
        box if len(levels) > _FEWEST_ROWS else (0.0, page.width),
    )


def _are_strips(strips: Sequence[Sequence[_Seen]]) -> bool:
    named = 0
    for strip in strips:
        texts = frozenset[str]().union(*(one.names for one in strip))
        if len(texts) >= _NAMED * sum(one.rows for one in strip):
            if any(not one.names and one.rows > _FEWEST_ROWS for one in strip):
                return False  # the pages of one strip have the same columns
            named += 1
    return named == 1 and all(_agree(row) for row in zip(*strips, strict=True))


def _agree(row: Sequence[_Seen]) -> bool:
    """Return whether the rows of pages stand at the same heights."""
    first, *others = row
    if first.levels:
        return all(
            len(one.levels) == len(first.levels)
            and all(abs(mine - theirs) <= _SAME for mine, theirs in zip(one.levels, first.levels, strict=True))
            for one in others
        )
    if any(one.levels or len(one.bases) < _FEWEST_ROWS for one in row):
        return False
    every = _places(max(row, key=lambda one: len(one.bases)).bases)
    return all(_is_beside(one.bases, every) for one in row)


def _places(bases: Sequence[float]) -> list[float]:
    """Return the places of lines and of the middles of two: a cell of one line stands in the middle of one of two."""
    return [*bases, *((above + below) / 2 for above, below in pairwise(bases))]


def _is_beside(bases: Sequence[float], places: Sequence[float]) -> bool:
    """Return whether nearly each line, or the middle between it and the next one, stands at a place."""
    fitting = [any(abs(base - place) <= _SAME for place in places) for base in bases]
    middles = [any(abs((a + b) / 2 - place) <= _SAME for place in places) for a, b in pairwise(bases)]
    pairs = zip(fitting, [*middles, False], [False, *middles], strict=True)
    return sum(fits or below or above for fits, below, above in pairs) >= _FITTING * len(bases)


def _laid(row: Sequence[_Seen]) -> Page:
    """Return pages as one, each with its table directly behind the one before it."""
    steps = [_step(one, below) for one, below in pairwise(row)]
    ends = [right + one.box[0] for right, one in zip(accumulate(steps, initial=0.0), row, strict=True)]
    moved = [
        _moved(one.page, end - one.box[0], 1 + 10**6 * place)
        for place, (one, end) in enumerate(zip(row, ends, strict=True))
    ]
    glyphs = tuple(_shown([glyph for page in moved for glyph in page.glyphs]))
    return Page(
        row[0].page.number,
        max(page.width for page in moved),
        max(page.height for page in moved),
        glyphs,
        tuple(stroke for page in moved for stroke in page.strokes),
        tuple(area for page in moved for area in page.areas),
        tuple(remark for page in moved for remark in page.remarks),
        strips=tuple((end, one.page.number) for one, end in zip(row, ends, strict=True)),
    )


def _step(one: _Seen, beside: _Seen) -> float:
    """Return how far to the right of a page the next one lies: as the letters tell that one of both cuts off."""
    if one.levels:
        return one.box[1] - beside.box[0]
    left, right = ([glyph for glyph in seen.page.glyphs if not glyph.turn] for seen in (one, beside))
    steps = Counter(
        round(first.start - second.start)
        for first, second in (*_same_letters(left, right), *((a, b) for b, a in _same_letters(right, left)))
    )
    step, count = max(steps.items(), key=lambda found: found[1], default=(0, 0))
    end = max((glyph.end for glyph in left if not glyph.hidden), default=0.0)
    start = min((glyph.start for glyph in right if not glyph.hidden), default=0.0)
    told = count >= _FEWEST_CUT and end <= start + step + _OVERLAP
    return float(step) if told else one.box[1] - beside.box[0]


def _same_letters(cutting: Sequence[Glyph], showing: Sequence[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    """Yield each letter that one page cuts off with the letters at its height that may be it on another page."""
    shown: dict[tuple[str, int], list[Glyph]] = {}
    for glyph in showing:
        if not glyph.hidden:
            shown.setdefault((glyph.text, round(glyph.base)), []).append(glyph)
    for cut in cutting:
        if cut.hidden == names.CUT.vi:
            yield from ((cut, glyph) for glyph in shown.get((cut.text, round(cut.base)), ()))


def _shown(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """Yield letters without those that one page cuts off and the next one shows at the same place."""
    whole = {(glyph.text, round(glyph.start), round(glyph.base)) for glyph in glyphs if not glyph.hidden}
    for glyph in glyphs:
        near = [(glyph.text, round(glyph.start) + step, round(glyph.base)) for step in (-1, 0, 1)]
        if glyph.hidden != names.CUT.vi or not whole.intersection(near):
            yield glyph


def _moved(page: Page, right: float, order: int) -> Page:
    return evolve(
        page,
        width=page.width + right,
        glyphs=tuple(_moved_glyph(glyph, right, order) for glyph in page.glyphs),
        strokes=tuple(_moved_stroke(stroke, right, order) for stroke in page.strokes),
        areas=tuple(_moved_area(area, right, order) for area in page.areas),
        remarks=tuple(evolve(remark, box=_box(remark, right)) for remark in page.remarks),
        slants=(),  # they are part of what is known of each letter by now
    )


def _box(mark: Glyph | Area | Remark, right: float) -> Box:
    x0, top, x1, bottom = mark.box
    return x0 + right, top, x1 + right, bottom


def _moved_area(area: Area, right: float, order: int) -> Area:
    mask = area.mask
    if mask is not None:
        a, b, c, d, e, f = mask.matrix
        mask = evolve(mask, matrix=(a, b, c, d, e + right, f))
    return evolve(area, box=_box(area, right), order=area.order + order, mask=mask)


def _moved_glyph(glyph: Glyph, right: float, order: int) -> Glyph:
    along, across = {1: (0.0, right), 2: (-right, 0.0), 3: (0.0, -right)}.get(glyph.turn, (right, 0.0))
    return evolve(
        glyph,
        box=_box(glyph, right),
        start=glyph.start + along,
        end=glyph.end + along,
        base=glyph.base + across,
        order=glyph.order + order,
    )


def _moved_stroke(stroke: Stroke, right: float, order: int) -> Stroke:
    if stroke.across:
        return evolve(stroke, start=stroke.start + right, end=stroke.end + right, order=stroke.order + order)
    return evolve(stroke, at=stroke.at + right, order=stroke.order + order)
