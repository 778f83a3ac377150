"""The tables and texts of pages: what lines and blank strips divide into tables, and what stands around these."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import evolve

from cchc_model.io.pdf.furniture import furniture_of
from cchc_model.io.pdf.joining import Part, joined
from cchc_model.io.pdf.lines import Line, lines_of
from cchc_model.io.pdf.marks import SKEW, Page, Remark
from cchc_model.io.pdf.outside import texts_of
from cchc_model.io.pdf.ruled import table_of
from cchc_model.io.pdf.rulings import Grid, Rule, grids_of, rules_of
from cchc_model.io.pdf.shapes import holds
from cchc_model.io.pdf.strokes import across_of
from cchc_model.io.pdf.tables import PageTable, PageText
from cchc_model.io.pdf.unruled import continued_table, unruled_table

_LONG = 0.33
"""The least length of a line between rows, in widths of the page."""
_FEWEST_LEVELS = 3
_COLUMNS = 2


def parts_of(pages: Sequence[Page]) -> list[Part]:
    """Return the tables and texts of all pages in order, with the parts of one table in the same columns.

    Args:
        pages: the pages.
    """
    tables: dict[int, list[PageTable]] = {}
    free: dict[int, list[Line]] = {}
    levels: dict[int, list[Rule]] = {}
    for page in pages:
        tables[page.number], free[page.number], levels[page.number] = _ruled(page)
    furniture = furniture_of(free, {page.number: page.height for page in pages})
    parts: list[Part] = []
    open_columns: tuple[tuple[float, float], ...] = ()
    for page in pages:
        lines = [line for line in free[page.number] if id(line) not in furniture]
        found: list[Part] = [*tables[page.number], *_watermark(page)]
        for table, lines_beside in _unruled(page, lines, levels[page.number], tables[page.number], open_columns):
            found += [] if table is None else [table]
            found += texts_of(page.number, lines_beside, page.width)
        found = _with_remarks(found, page)
        unruled = [part.columns for part in found if isinstance(part, PageTable) and not part.ruled]
        open_columns = unruled[-1] if unruled else () if tables[page.number] else open_columns
        parts += sorted(found, key=lambda part: part.top if isinstance(part, PageText) else part.tops[0])
    return joined(parts)


def _with_remarks(parts: Sequence[Part], page: Page) -> list[Part]:
    """Return the parts of a page, with each comment outside tables at the text that it is nearest to."""
    made = list(parts)
    for remark in page.remarks:
        top = (remark.box[1] + remark.box[3]) / 2
        if any(isinstance(part, PageTable) and is_on(remark, part) for part in made):
            continue
        texts = [(abs(part.top - top), at) for at, part in enumerate(made) if isinstance(part, PageText)]
        if texts:
            at = min(texts)[1]
            text = made[at]
            assert isinstance(text, PageText)
            made[at] = evolve(text, comments={0: "; ".join(filter(None, (text.comments.get(0), remark.text)))})
        else:
            made.append(PageText(page.number, ("",), top, {0: remark.text}))
    return made


def is_on(remark: Remark, table: PageTable) -> bool:
    """Return whether a comment is on a table."""
    x, y = (remark.box[0] + remark.box[2]) / 2, (remark.box[1] + remark.box[3]) / 2
    return table.tops[0] <= y <= table.bottom and table.sides[0] <= x <= table.sides[-1]


def _watermark(page: Page) -> Iterator[PageText]:
    """Yield the texts that run in no direction of the page, below everything else."""
    skewed = [glyph for glyph in page.glyphs if glyph.turn == SKEW]
    for _, glyphs in groupby(skewed, key=lambda glyph: (glyph.font, glyph.hidden)):
        text = "".join(glyph.text + glyph.space for glyph in glyphs)
        yield PageText(page.number, (text.strip(),), page.height)


def _ruled(page: Page) -> tuple[list[PageTable], list[Line], list[Rule]]:
    """Return the tables of lines on a page, the lines of text outside them, and its horizontal lines outside them."""
    rules = rules_of(page.strokes)
    grids = [grid for grid in grids_of(rules) if len(grid.across) > _COLUMNS]
    short = [stroke for stroke in across_of(page.strokes) if not _is_ruling(stroke.at, stroke.start, grids)]
    made, taken = [], set[int]()
    for grid in grids:
        table, orders = table_of(page, grid, short)
        taken |= orders
        made.append(table)
    outside = [glyph for glyph in page.glyphs if glyph.order not in taken and glyph.turn != SKEW]
    levels = [
        rule for rule in rules if rule.across and not any(holds(grid.box, (rule.start, rule.at), 3) for grid in grids)
    ]
    return made, lines_of(outside), levels


def _is_ruling(at: float, start: float, grids: Sequence[Grid]) -> bool:
    return any(
        grid.across[0] - 3 <= start <= grid.across[-1] + 3 and any(abs(side - at) < 2 for side in grid.down)  # noqa: PLR2004
        for grid in grids
    )


def _unruled(
    page: Page,
    lines: Sequence[Line],
    rules: Sequence[Rule],
    tables: Sequence[PageTable],
    columns: Sequence[tuple[float, float]],
) -> Iterator[tuple[PageTable | None, list[Line]]]:
    """Yield the tables without lines between columns, each with the texts that are left beside it."""
    gaps = sorted({0.0, page.height, *(edge for table in tables for edge in (table.tops[0], table.bottom))})
    bands: dict[int, list[Line]] = {}
    for line in lines:
        bands.setdefault(sum(edge <= line.base for edge in gaps), []).append(line)
    lines_above = bands[min(bands)] if bands else []
    for band in bands.values():
        left = band
        while left:
            levels = sorted(rule.at for rule in rules if rule.end - rule.start > _LONG * page.width)
            top, bottom = min(line.top for line in left), max(line.base for line in left)
            inside = [level for level in levels if top < level < bottom]
            found = unruled_table(page, left, inside if len(inside) >= _FEWEST_LEVELS else ())
            if columns and left is lines_above:
                further = continued_table(page, left, columns)
                if found is None or (further is not None and len(further[1]) > len(found[1])):
                    found = further
            if found is None:
                yield None, left
                break
            table, ids = found
            below = [line for line in left if id(line) not in ids and line.base > table.bottom]
            yield table, [line for line in left if id(line) not in ids and line.base <= table.bottom]
            left = below
