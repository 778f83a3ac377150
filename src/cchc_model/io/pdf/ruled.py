"""Tables whose cells lines divide: each letter belongs to the cell that it stands in."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from cchc_model.annexes.tables import PLAIN, Look
from cchc_model.io.docx.pieces import Kind, Piece, text_of
from cchc_model.io.pdf.blocks import blocks_of
from cchc_model.io.pdf.lines import Line, breaks_words, last_of, lines_of, pieces_of
from cchc_model.io.pdf.marks import SKEW, Area, Glyph, Page, Stroke
from cchc_model.io.pdf.over import drawn_over, sign_of
from cchc_model.io.pdf.rulings import Area as GridArea
from cchc_model.io.pdf.rulings import Grid
from cchc_model.io.pdf.shapes import Box
from cchc_model.io.pdf.strokes import between
from cchc_model.io.pdf.tables import PageTable, TableCell
from cchc_model.reports import named_elements as names

_BEYOND = 0.35
"""How far a digit reaches over a side before it is no longer in its cell, in widths of the digit."""
_OVER = 0.2
"""How far a digit reaches over an edge before it is no longer in its row, in sizes of the font."""
_HEIGHT = 0.66
_NUMBER = re.compile(r"[0-9][0-9.,\s]*%?|[-–—…]|\.{3}")
_SPACE = 0.25
"""The width of a space in sizes of the font."""
_LETTER = 0.55
"""The width of a letter in sizes of the font."""
_PROSE = re.compile(r"[^\W\d_]{2}")
_FEWEST_WORDS = 4
_SIGNS = frozenset("0123456789.,%")


@define
class _Content:
    """What stands in a cell."""

    glyphs: list[Glyph] = field(factory=list)
    across: list[str] = field(factory=list)
    signs: list[str] = field(factory=list)


def table_of(page: Page, grid: Grid, strokes: Sequence[Stroke]) -> tuple[PageTable, frozenset[int]]:
    """Return the table in a grid, and the orders of the letters that stand in it.

    Args:
        page: the page.
        grid: the grid.
        strokes: the straight lines that may strike letters out.
    """
    contents: dict[GridArea, _Content] = defaultdict(_Content)
    taken: set[int] = set()
    for glyph in page.glyphs:
        if glyph.turn != SKEW and not glyph.text.isspace():
            area = grid.at(*_ink_middle(glyph))
            if area is not None:
                contents[area].glyphs.append(glyph)
                taken.add(glyph.order)
    _mark_across(grid, contents)
    for drawn in drawn_over(page.areas, grid.box):
        _mark_drawn(grid, contents, drawn)
    rows: list[tuple[TableCell, ...]] = []
    tops: list[float] = []
    for row in range(len(grid.down) - 1):
        for top, cells in _band(grid, row, contents, strokes):
            rows.append(cells)
            tops.append(top)
    return PageTable(page.number, grid.across, tuple(rows), tuple(tops), grid.down[-1]), frozenset(taken)


def _ink_middle(glyph: Glyph) -> tuple[float, float]:
    """Return the middle of the ink of a digit, which is above the middle of its line."""
    if glyph.turn:
        return glyph.middle
    return (glyph.start + glyph.end) / 2, glyph.base - _HEIGHT * glyph.size / 2


def _mark_across(grid: Grid, contents: dict[GridArea, _Content]) -> None:
    """Note the numbers that reach into another cell, in both cells."""
    for area, content in list(contents.items()):
        left, top, right, bottom = grid.box_of(area)
        shown = [glyph for glyph in content.glyphs if not glyph.hidden and not glyph.turn and glyph.text in _SIGNS]
        for glyph in shown:
            reach, over = _BEYOND * (glyph.end - glyph.start), _OVER * glyph.size
            x, y = _ink_middle(glyph)
            beside = [
                (x - (glyph.end - glyph.start), y) if glyph.start < left - reach else None,
                (x + (glyph.end - glyph.start), y) if glyph.end > right + reach else None,
                (x, top - 1) if glyph.base - _HEIGHT * glyph.size < top - over else None,
                (x, bottom + 1) if glyph.base > bottom + over else None,
            ]
            for place in beside:
                other = grid.at(*place) if place is not None else None
                if place is not None and other is not area:
                    _note_across(content, glyph)
                    if other is not None:
                        _note_across(contents[other], glyph)
    for area in grid.areas:
        _mark_divided(grid, contents, area)


def _note_across(content: _Content, glyph: Glyph) -> None:
    content.across.append(glyph.text)


def _mark_divided(grid: Grid, contents: dict[GridArea, _Content], area: GridArea) -> None:
    """Note a number that a side divides, as a text does that is longer than its cell."""
    other = grid.of.get((area.row, area.column + area.columns))
    if other is None or area not in contents or other not in contents:
        return
    side = grid.across[area.column + area.columns]
    ends = [glyph for glyph in contents[area].glyphs if _is_inked(glyph) and side - glyph.end < 0.3 * glyph.size]
    starts = [glyph for glyph in contents[other].glyphs if _is_inked(glyph) and glyph.start - side < 0.3 * glyph.size]
    for one in ends:
        for two in starts:
            if abs(one.base - two.base) < 0.1 * one.size and two.start - one.end < 0.12 * one.size:
                _note_across(contents[area], two)
                _note_across(contents[other], one)


def _is_inked(glyph: Glyph) -> bool:
    return not glyph.hidden and not glyph.turn and glyph.text in _SIGNS


def _mark_drawn(grid: Grid, contents: dict[GridArea, _Content], drawn: Area) -> None:
    """Note a picture in a cell, a drawing in one without a text, and what somebody put over a cell."""
    left, top, right, bottom = drawn.box
    rows = range(max(bisect_right(grid.down, top) - 1, 0), min(bisect_right(grid.down, bottom), len(grid.down) - 1))
    columns = range(
        max(bisect_right(grid.across, left) - 1, 0), min(bisect_right(grid.across, right), len(grid.across) - 1)
    )
    for area in dict.fromkeys(grid.of[row, column] for row in rows for column in columns):
        filled = area in contents and bool(contents[area].glyphs)
        sign = sign_of(drawn, grid.box_of(area), filled=filled)
        if sign:
            contents[area].signs.append(sign)


def _band(
    grid: Grid, row: int, contents: dict[GridArea, _Content], strokes: Sequence[Stroke]
) -> Iterator[tuple[float, tuple[TableCell, ...]]]:
    """Yield the rows between two lines; several if each of their texts stands beside those of the others."""
    areas = dict.fromkeys(grid.of[row, column] for column in range(len(grid.across) - 1))
    own = {area: lines_of(contents[area].glyphs) for area in areas if area.row == row and area in contents}
    split = _split(own) if all(area.rows == 1 and not area.odd for area in areas) else None
    if split is None:
        yield (
            grid.down[row],
            tuple(_cell(grid, row, area, contents.get(area), own.get(area, ()), strokes) for area in areas),
        )
        return
    for number, block in enumerate(split):
        inside = {id(line) for line in block}
        top = grid.down[row] if not number else min(line.top for line in block)
        cells = []
        for area in areas:
            lines = [line for line in own.get(area, ()) if id(line) in inside]
            kept = None if number else contents.get(area)
            cells.append(_cell(grid, row, area, kept, lines, strokes))
        yield top, tuple(cells)


def _split(own: dict[GridArea, list[Line]]) -> list[list[Line]] | None:
    """Return the rows that stand between two lines without a line between them, or None if they are one row.

    Two columns at least must have several texts, with those of one column being numbers, and the same base lines.
    """
    several = {area: lines for area, lines in own.items() if len(lines) > 1}
    numbers = [area for area, lines in several.items() if all(map(_is_number, lines)) and not _is_ordinal(area, own)]
    if not numbers or len(several) < 2:  # noqa: PLR2004 names and their values
        return None
    names_at = max(several, key=lambda area: sum(len(line.text) for line in several[area]))
    if names_at in numbers:
        return None
    counted = max(numbers, key=lambda area: len(several[area]))
    bases = [line.base for line in own[names_at]]
    aligned = all(any(abs(line.base - base) <= 0.3 * line.size for base in bases) for line in own[counted])
    others = [line for area, lines in own.items() if area is not names_at for line in lines]
    if not aligned:
        return None
    columns = {id(line): area.column for area, lines in own.items() for line in lines}
    blocks = blocks_of(own[names_at], others, columns)
    single = all(sum(id(line) in {id(one) for one in own[counted]} for line in block) <= 1 for block in blocks)
    return blocks if single else None


def _is_number(line: Line) -> bool:
    return bool(_NUMBER.fullmatch(line.text))


def _is_ordinal(area: GridArea, own: dict[GridArea, list[Line]]) -> bool:
    return area.column == min(one.column for one in own)


def _cell(  # noqa: PLR0913, PLR0917 the facts of a cell
    grid: Grid,
    row: int,
    area: GridArea,
    content: _Content | None,
    lines: Sequence[Line],
    strokes: Sequence[Stroke],
) -> TableCell:
    box = grid.box_of(area)
    continues = area.row != row
    text = "" if continues else cell_text(lines, _inside(strokes, box), content.signs if content else ())
    if not continues and content is not None and content.across:
        text = f"[{text.strip('[]')} ({names.ACROSS.vi}: {''.join(content.across[:10])})]"
    if area.odd and text and not _PROSE.search(text):
        text = f"[{text.strip('[]')} ({names.SHARED_CELL.vi})]"
    room = int((box[2] - lines[-1].end) / (_LETTER * max(lines[-1].size, 1))) if lines else 0
    tight = bool(lines) and breaks_words(lines) and not last_of(lines[-1]).space
    return TableCell(text, area.column, area.columns, continues, look_of(lines, box), room, tight)


def _inside(strokes: Sequence[Stroke], box: Box) -> list[Stroke]:
    return [stroke for stroke in between(strokes, box[1], box[3]) if stroke.start < box[2] and stroke.end > box[0]]


def cell_text(lines: Sequence[Line], strokes: Sequence[Stroke] = (), signs: Sequence[str] = ()) -> str:
    """Return the text of lines as one, in square brackets if a value in it would be in doubt.

    The lines of a sentence form one text. Digits on several lines form no number.
    """
    pieces = pieces_of(lines, strokes)
    plain = "".join(piece.text for piece in pieces if piece.kind is not Kind.BREAK)
    words = sum(bool(_PROSE.search(word)) for word in " ".join(line.text for line in lines).split())
    if words >= _FEWEST_WORDS and _PROSE.search(plain):
        pieces = [evolve(piece, kind=Kind.TEXT) if piece.kind is Kind.BREAK else piece for piece in pieces]
    return text_of([*pieces, *(Piece(Kind.SIGN, "", sign) for sign in dict.fromkeys(signs))]).strip()


def look_of(lines: Sequence[Line], box: Box) -> Look:
    """Return the look of a text: by how many spaces it is set off from the side of its cell, and whether it is bold."""
    if not lines or lines[0].glyphs[0].turn:
        return PLAIN
    first = lines[0]
    bold = Counter("bold" in glyph.font.lower() for line in lines for glyph in line.glyphs)
    indent = max(int((first.start - box[0]) / (_SPACE * max(first.size, 1))), 0)
    return Look(indent=indent, bold=bold[True] > bold[False])
