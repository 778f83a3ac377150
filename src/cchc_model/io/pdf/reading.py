"""Reader of PDF files with text: the rows of all pages in order, each with its place."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from cchc_model.annexes.tables import PLAIN, TableRow, check_size
from cchc_model.errors import ReadError
from cchc_model.io.pdf.furniture import furniture_of
from cchc_model.io.pdf.joining import Part, joined
from cchc_model.io.pdf.limits import Budget, LimitError
from cchc_model.io.pdf.lines import Line, lines_of
from cchc_model.io.pdf.marks import SKEW, Page, holds
from cchc_model.io.pdf.outside import texts_of
from cchc_model.io.pdf.refusals import refusal
from cchc_model.io.pdf.ruled import table_of
from cchc_model.io.pdf.rulings import Grid, Rule, grids_of, rules_of
from cchc_model.io.pdf.tables import PageTable, PageText, TableCell, is_blank, row_at
from cchc_model.io.pdf.unruled import unruled_table
from cchc_model.io.pdf.visible import seen
from cchc_model.reports.cells import Source
from cchc_model.vietnamese.text import Bilingual

_DAMAGED = Bilingual(
    "tệp PDF bị hỏng hoặc chưa tải xong; đề nghị mở bằng chương trình đọc PDF rồi lưu lại, hoặc xin tệp gốc",
    "the PDF file is damaged or incomplete; open it in a PDF reader and save it again, or ask for the original",
)
_LOCKED = Bilingual(
    "tệp PDF có mật khẩu; đề nghị bỏ mật khẩu rồi lưu lại, hoặc xin tệp Word, Excel gốc",
    "the PDF file is protected by a password; remove the password and save it again, or ask for the original file",
)
_EMPTY = Bilingual(
    "tệp PDF không có chữ; đề nghị đơn vị gửi tệp Word hoặc Excel gốc (.docx, .xlsx)",
    "the PDF file has no text; ask the sender for the original Word or Excel file (.docx, .xlsx)",
)


def read_pages(data: bytes, name: str) -> list[TableRow]:
    """Return the rows of a PDF file: those of its tables, and the texts around them.

    Args:
        data: the bytes of the file.
        name: the name of the file in errors.

    Raises:
        ReadError: the file is damaged, protected or too large, or a page has no text that can be read.
    """
    pages = [seen(page) for page in _pages(data, name)]
    for page in pages:
        reason = refusal(page)
        if reason is not None:
            raise ReadError(name, reason)
    if not any(not glyph.text.isspace() for page in pages for glyph in page.glyphs):
        raise ReadError(name, _EMPTY)
    return list(_rows(joined(_parts(pages)), pages, name))


def _pages(data: bytes, name: str) -> list[Page]:
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    from cchc_model.io.pdf.opening import Fonts, opened_document, pages_of
    from cchc_model.io.pdf.pages import layers_off, page_of

    budget = Budget()
    try:
        document = opened_document(data, budget)
        fonts, layers = Fonts(budget), layers_off(document)
        return [page_of(page, fonts, budget, layers) for page in pages_of(document)]
    except LimitError as error:
        raise ReadError(name, error.reason) from None
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise ReadError(name, _LOCKED) from None
    except Exception as error:  # noqa: BLE001 the parser raises many kinds for damaged bytes
        raise ReadError(name, _DAMAGED) from error


def _parts(pages: Sequence[Page]) -> list[Part]:
    """Return the tables and texts of all pages in order."""
    tables: dict[int, list[PageTable]] = {}
    free: dict[int, list[Line]] = {}
    levels: dict[int, list[Rule]] = {}
    for page in pages:
        tables[page.number], free[page.number], levels[page.number] = _ruled(page)
    furniture = furniture_of(free, {page.number: page.height for page in pages})
    parts: list[Part] = []
    for page in pages:
        lines = [line for line in free[page.number] if id(line) not in furniture]
        found: list[Part] = [*tables[page.number]]
        for table, text_lines in _unruled(page, lines, levels[page.number], tables[page.number]):
            found += [] if table is None else [table]
            found += _with_remarks(texts_of(page.number, text_lines, page.width))
        parts += sorted(found, key=lambda part: part.top if isinstance(part, PageText) else part.tops[0])
    return parts


def _with_remarks(texts: Iterator[PageText]) -> list[PageText]:
    return list(texts)


def _ruled(page: Page) -> tuple[list[PageTable], list[Line], list[Rule]]:
    """Return the tables of lines on a page, the lines of text outside them, and its horizontal lines outside them."""
    rules = rules_of(page.strokes)
    grids = [grid for grid in grids_of(rules) if len(grid.across) > 2]  # noqa: PLR2004 two columns
    short = [stroke for stroke in page.strokes if stroke.across and not _is_ruling(stroke.at, stroke.start, grids)]
    made, taken = [], set[int]()
    for grid in grids:
        table, orders = table_of(page, grid, short)
        taken |= orders
        made.append(table)
    outside = [glyph for glyph in page.glyphs if glyph.order not in taken and glyph.turn != SKEW]
    skew = [glyph for glyph in page.glyphs if glyph.turn == SKEW and not glyph.text.isspace()]
    watermark = [evolve(glyph, base=page.height, size=10.0, turn=0) for glyph in skew]
    levels = [
        rule for rule in rules if rule.across and not any(holds(grid.box, (rule.start, rule.at), 3) for grid in grids)
    ]
    return made, [*lines_of(outside), *_watermark(watermark)], levels


def _watermark(glyphs: Sequence[object]) -> list[Line]:
    return []


def _is_ruling(at: float, start: float, grids: Sequence[Grid]) -> bool:
    return any(
        grid.across[0] - 3 <= start <= grid.across[-1] + 3 and any(abs(side - at) < 2 for side in grid.down)  # noqa: PLR2004
        for grid in grids
    )


def _unruled(
    page: Page, lines: Sequence[Line], rules: Sequence[Rule], tables: Sequence[PageTable]
) -> Iterator[tuple[PageTable | None, list[Line]]]:
    """Yield the tables without lines between columns, each with the texts that are left beside it."""
    gaps = sorted({0.0, page.height, *(edge for table in tables for edge in (table.tops[0], table.bottom))})
    bands: dict[int, list[Line]] = {}
    for line in lines:
        bands.setdefault(sum(edge <= line.base for edge in gaps), []).append(line)
    for band in bands.values():
        left = band
        while left:
            levels = sorted(rule.at for rule in rules if rule.end - rule.start > page.width / 3)
            top, bottom = min(line.top for line in left), max(line.base for line in left)
            inside = [level for level in levels if top < level < bottom]
            found = unruled_table(page.number, left, inside if len(inside) > 2 else ())  # noqa: PLR2004 more than a frame
            if found is None:
                yield None, left
                break
            table, ids = found
            below = [line for line in left if id(line) not in ids and line.base > table.bottom]
            yield table, [line for line in left if id(line) not in ids and line.base <= table.bottom]
            left = below


def _rows(parts: Sequence[Part], pages: Sequence[Page], name: str) -> Iterator[TableRow]:
    """Yield the rows of tables and texts, each with its place."""
    count = 0
    numbers: dict[int, int] = {}
    for part in parts:
        if isinstance(part, PageText):
            count += 1
            check_size(name, rows=count, cells=len(part.cells))
            yield TableRow(part.cells, Source(name, f"page {part.page}"), comments=dict(part.comments))
            continue
        numbers[part.page] = numbers.get(part.page, 0) + 1
        place = f"page {part.page}, table {numbers[part.page]}"
        remarks = _remarks(part, pages)
        for index, cells in enumerate(part.rows):
            if is_blank(cells) and index not in remarks and not any(cell.continues for cell in cells):
                continue
            count += 1
            check_size(name, rows=count, cells=len(part.sides))
            yield _row(part, cells, Source(name, place, index + 1), remarks.get(index, {}))


def _remarks(table: PageTable, pages: Sequence[Page]) -> dict[int, dict[float, str]]:
    """Return the comments on the rows of a table, by the place across the page."""
    found: dict[int, dict[float, str]] = {}
    page = next(page for page in pages if page.number == table.page)
    for remark in page.remarks:
        x, y = (remark.box[0] + remark.box[2]) / 2, (remark.box[1] + remark.box[3]) / 2
        if table.tops[0] <= y <= table.bottom and table.sides[0] <= x <= table.sides[-1]:
            found.setdefault(row_at(table, y), {})[x] = remark.text
    return found


def _row(table: PageTable, cells: Sequence[TableCell], source: Source, remarks: dict[float, str]) -> TableRow:
    texts = [""] * (len(table.sides) - 1)
    for cell in cells:
        texts[cell.column] = cell.text
    comments: dict[int, str] = {}
    for x, text in remarks.items():
        place = max(sum(side <= x for side in table.sides) - 1, 0)
        comments[place] = "; ".join(filter(None, (comments.get(place), text)))
    looks = {cell.column: cell.look for cell in cells if cell.look is not PLAIN and cell.text}
    made = TableRow(tuple(texts), source, comments=comments, looks=looks)
    wide = {cell.column: cell.columns for cell in cells if cell.columns > 1}
    continued = frozenset(cell.column for cell in cells if cell.continues)
    starts = tuple(sorted(cell.column for cell in cells))
    if not table.ruled or (not continued and starts == tuple(range(len(texts)))):
        return made
    return evolve(made, starts=starts, wide=wide, continued=continued)
