"""Reader of Word documents (`.docx`): paragraphs and table rows in order, from the XML of the package."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from attrs import evolve

from cchc_model.annexes.tables import MAX_CELLS, MAX_ROWS, PLAIN, Look, TableRow, check_size, column_letter
from cchc_model.errors import ReadError
from cchc_model.io.archive import DAMAGED, Archive
from cchc_model.io.docx.content import NUMPR, SKIPPED, TBL, Content, P
from cchc_model.io.docx.controls import CONTENT, CONTROL, Stores, binding_of, in_doubt
from cchc_model.io.docx.drawings import CHOICES, boxes, choice
from cchc_model.io.docx.fields import FIELD_MARK
from cchc_model.io.docx.grid import GridCell, blank_before, cells_of, hidden_columns, is_deleted, is_hidden, rows_of
from cchc_model.io.docx.list_marks import ListMarks, list_marks
from cchc_model.io.docx.looks import look_of
from cchc_model.io.docx.notes import Notes
from cchc_model.io.docx.numbering import Numbering, read_numbering
from cchc_model.io.docx.package import main_part, read_part
from cchc_model.io.docx.pieces import Kind, Piece, text_of
from cchc_model.io.docx.plain import PlainRow
from cchc_model.io.docx.shapes import Shape, WrittenRows, text_places
from cchc_model.io.docx.style_part import read_styles
from cchc_model.io.docx.styles import VALUE, Styles, W
from cchc_model.io.docx.tabbed import tabbed_rows, with_list_marks
from cchc_model.reports import named_elements as names
from cchc_model.reports.cells import Source
from cchc_model.vietnamese.formatting import in_both
from cchc_model.vietnamese.text import Bilingual

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 40
"""Maximum depth of nesting, such as tables within tables, in a document that is read."""
_MOST_CELLS = 400_000
"""Maximum number of cells of all tables of a document; an annex has some 1,000."""
_TOO_LARGE = Bilingual("có hơn {most} ô trong các bảng", "it has more than {most} cells")
_LAYOUT = 2
"""The most cells in a row that only places texts side by side."""
_STYLES = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
_FIELD_TYPE = f"{FIELD_MARK}Type"
_ELSEWHERE = (f"{W}altChunk", f"{W}subDoc")
_INSERTED = Bilingual(
    "văn bản có phần chèn từ tệp khác; đề nghị mở bằng Word rồi lưu lại để phần đó nằm trong văn bản",
    "it includes parts of other files; open it in Word and save it to embed them",
)


def read_docx(archive: Archive) -> tuple[list[TableRow], frozenset[tuple[str, int | str]]]:
    """Return the paragraphs and table rows of a document in order, and its hidden rows and columns.

    A paragraph is a row of one cell. In a document without a table, tabs separate the cells of a paragraph.

    A cell that spans columns or rows is in its first column and row. Inserted text of tracked changes counts,
    deleted text does not. Square brackets enclose a cell with an element that the reader does not understand, or
    that is not what a person entered and sees; round brackets inside name the element.

    Raises:
        ReadError: the archive is not a Word document, or has too many rows or cells.
        MissingExtraError: lxml is not installed.
    """
    part = main_part(archive)
    if part is None:
        raise ReadError(archive.name, DAMAGED)
    data = read_part(archive, part)
    body = archive.parsed(data, extra="docx").find(f"{W}body")
    if body is None:
        raise ReadError(archive.name, Bilingual("tệp không có nội dung văn bản", "the document has no content"))
    used, numbered, ends = _used(body)
    styles = read_styles(archive, part, used)
    lists = styles.lists or numbered
    numbering = read_numbering(archive, part) if lists else Numbering()
    content, marks = Content(styles, numbering, Stores(archive)), list_marks(body, styles, numbering)
    tabbed = next(body.iter(TBL), None) is None
    written = WrittenRows(data, body)
    notes = Notes(archive, part, body)
    document = _Document(archive.name, styles, marks, content, notes, written, ends=ends, tabbed=tabbed)
    rows = list(document.rows(body))
    return list(with_list_marks(rows)) if tabbed else rows, frozenset(document.hidden)


def _used(body: "_Element") -> tuple[set[str], bool, int]:
    """Return the styles that a document uses, whether a paragraph has a list of its own, and the ends of its fields."""
    used, numbered, ends = set[str](), False, 0
    for part in body.iter(*_STYLES, NUMPR, FIELD_MARK):
        tag = part.tag
        if tag == NUMPR:
            numbered = True
        elif tag == FIELD_MARK:
            ends += part.get(_FIELD_TYPE) == "end"
        else:
            used.add(part.get(VALUE, ""))
    return used, numbered, ends


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the lines of a paragraph, which breaks divide; outside of tables each is a text of its own."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind is Kind.BREAK and piece.element == names.LINE_BREAK.vi:
            lines.append([])
        else:
            lines[-1].append(piece)
    return lines


class _Document:
    """A walk over a document, with the numbers of tables and rows so far.

    Args:
        name: the name of the file in errors.
        styles: the styles of the document.
        marks: what Word generates before paragraphs of lists.
        content: the reader of cells.
        notes: the reader of comments and footnotes.
        written: the rows of its tables as they are written.
        ends: the number of ends of fields in the document.
        tabbed: True if tabs separate the cells of a paragraph.
    """

    def __init__(  # noqa: PLR0913, PLR0917 the parts of a document
        self,
        name: str,
        styles: Styles,
        marks: ListMarks,
        content: Content,
        notes: Notes,
        written: WrittenRows,
        *,
        ends: int,
        tabbed: bool,
    ) -> None:
        self._name = name
        self._styles = styles
        self._marks = marks
        self._content = content
        self._notes = notes
        self._written = written
        self._shapes: dict[tuple[bytes, str], Shape | bool] = {}
        self._ends = ends
        self._tabbed = tabbed
        self._tables = 0
        self._rows = 0
        self._cells = 0
        self._bound = 0
        self.hidden: set[tuple[str, int | str]] = set()

    def rows(self, parent: "_Element", depth: int = 0) -> Iterator[TableRow]:
        """Yield the rows of the paragraphs and tables inside an element."""
        self._check_depth(depth)
        for child in parent:
            tag = child.tag
            if tag == TBL:
                yield from self._table(child, depth + 1)
            elif tag == P:
                yield from self._paragraph(child, depth)
            elif tag == CHOICES:
                chosen = choice(child)[0]
                yield from self.rows(chosen, depth + 1) if chosen is not None else ()
            elif tag in _ELSEWHERE:
                raise ReadError(self._name, _INSERTED)
            elif tag == CONTROL:
                yield from self._control(child, depth + 1)
            elif tag not in SKIPPED and isinstance(tag, str):
                yield from self.rows(child, depth + 1)

    def _control(self, control: "_Element", depth: int) -> Iterator[TableRow]:
        """Yield the rows of a content control outside of tables, which may show other data than it contains."""
        has_table = next(control.iter(TBL), None) is not None
        if not has_table:
            text = text_of(self._content.block([control]))
            note = self._notes.of(control)
            for line in text.split("\n") if text.strip() or note else ():
                yield self._row((line,), comments={0: note} if note else {})
                note = ""
            return
        is_bound = binding_of(control) is not None
        self._bound += is_bound
        for content in control.iterchildren(CONTENT):
            yield from self.rows(content, depth + 1)
        self._bound -= is_bound

    def _paragraph(self, paragraph: "_Element", depth: int) -> Iterator[TableRow]:
        pieces = self._content.paragraph(paragraph)
        rows: list[tuple[str, ...]] = tabbed_rows(pieces) if self._tabbed else []
        rows = rows or [(text.rstrip("\n"),) for line in _lines(pieces) if (text := text_of(line)).strip()]
        # A field that nothing ends is a slip of the program that wrote it.
        self._ends -= sum(mark.get(_FIELD_TYPE) == "end" for mark in paragraph.iter(FIELD_MARK))
        if self._content.fields.in_code or len(self._content.fields) > self._ends:
            self._content.fields.close_to(0)
        note = self._notes.of(paragraph)
        for number, cells in enumerate(rows or ([("",)] if note else [])):
            look = PLAIN if number else look_of(paragraph, self._styles, self._marks)
            comments = {0: note} if note and not number else {}
            yield self._row(cells, looks={} if look is PLAIN else {0: look}, comments=comments)
        for box in boxes(paragraph):
            yield from self.rows(box, depth + 1)

    def _table(self, table: "_Element", depth: int) -> Iterator[TableRow]:
        self._check_depth(depth)
        self._tables += 1
        name = f"table {self._tables}"
        self.hidden.update((name, column_letter(place)) for place in hidden_columns(table))
        has_inner = len(list(islice(table.iter(TBL), 2))) > 1  # the first is the table itself
        found = table.find(f"{W}tblPr/{W}tblStyle")
        style, index = "" if found is None else found.get(VALUE, ""), 0
        for row, controls in rows_of(table):
            plain = None if controls or self._bound else self._plain(row, style)
            if plain is None and is_deleted(row):
                continue
            index += 1
            source = Source(self._name, name, index)
            if plain is not None:
                check_size(self._name, cells=len(plain[0]))
                yield self._row(plain[0], source, plain[1])
                continue
            if is_hidden(row):
                self.hidden.add((name, index))
            cells = list(cells_of(row))
            bound = self._bound > 0 or any(binding_of(control) is not None for control in controls)
            yield self._row_of(cells, source, blank_before(row), style, bound=bound)
            for cell in cells if has_inner else ():
                yield from self._inner_tables(cell.element, depth + 1)

    def _plain(self, row: "_Element", style: str) -> tuple[tuple[str, ...], dict[int, Look]] | None:
        """Return the texts and looks of a plain row of a table of a style; None if its cells are read one by one."""
        if not self._content.may_be_plain(style):
            return None
        written = None if self._marks else self._written.of(row)  # what Word counts differs from row to row
        if written is not None:
            shape = self._shapes.get((written[0], style))
            if shape is None:
                shape = self._shapes[written[0], style] = self._shape(row, style, written[0])
            if isinstance(shape, Shape):
                texts = shape.texts(written[1])
                return texts, {place: look for place, look in shape.looks.items() if texts[place].strip()}
            if shape:
                return None
        plain = self._content.plain_row(row)
        if plain is None:
            return None
        some = bool(self._marks)
        return plain.texts, self._looks(
            plain, style, [at for at, text in enumerate(plain.texts) if some or text.strip()]
        )

    def _shape(self, row: "_Element", style: str, written: bytes) -> Shape | bool:
        """Return how rows of the shape of a row are read: True one by one, False if one row does not tell."""
        places = text_places(row, written)
        if places is None:
            return False
        plain = self._content.plain_row(row)
        if plain is None:
            return True
        return Shape(places, len(plain.texts), self._looks(plain, style, range(len(plain.texts))))

    def _looks(self, row: PlainRow, style: str, places: Iterable[int]) -> dict[int, Look]:
        """Return the looks of the cells of a plain row in some places."""
        stated = None if self._styles.looks or self._marks else row.looks
        looks = {
            place: look_of(row.cells[place], self._styles, self._marks, style)
            for place in places
            if stated is None or place in stated
        }
        return {place: look for place, look in looks.items() if look is not PLAIN}

    def _row_of(self, cells: Sequence[GridCell], source: Source, before: int, style: str, *, bound: bool) -> TableRow:
        check_size(self._name, cells=before)
        texts: list[str] = [""] * before
        starts: list[int] = []
        wide: dict[int, int] = {}
        continued: set[int] = set()
        comments: dict[int, str] = {}
        looks: dict[int, Look] = {}
        quoted: dict[int, str] = {}
        for cell in cells:
            pieces = self._content.cell(cell.element, cell.controls, style=style, tables=len(cells) > _LAYOUT)
            text = text_of(in_doubt(pieces) if bound else pieces)
            if cell.continues:  # Word does not show it
                text = text_of([Piece(Kind.ASIDE, text.strip(), names.MERGED.vi)])
                continued.add(len(texts))
            if cell.span > 1:
                wide[len(texts)] = cell.span
            if self._content.fields.quoted:
                quoted[len(texts)] = "".join(self._content.fields.quoted)
            if note := self._notes.of(cell.element):
                comments[len(texts)] = note
            starts.append(len(texts))
            look = look_of(cell.element, self._styles, self._marks, style) if text.strip() or self._marks else PLAIN
            if look is not PLAIN:
                looks[len(texts)] = look
            texts.append(text.rstrip("\n"))
            check_size(self._name, cells=len(texts) + cell.span - 1)
            texts.extend([""] * (cell.span - 1))
        made = self._row(tuple(texts), source, looks, comments)
        if quoted:
            made = evolve(made, formulas=quoted)
        if not continued and starts == list(range(len(texts))):
            return made
        return evolve(made, starts=tuple(starts), wide=wide, continued=frozenset(continued))

    def _inner_tables(self, parent: "_Element", depth: int) -> Iterator[TableRow]:
        self._check_depth(depth)
        for child in parent:
            if child.tag == TBL:
                yield from self._table(child, depth + 1)
            elif child.tag == CHOICES:
                chosen = choice(child)[0]
                yield from self._inner_tables(chosen, depth + 1) if chosen is not None else ()
            elif child.tag not in SKIPPED and isinstance(child.tag, str):
                yield from self._inner_tables(child, depth + 1)

    def _row(
        self,
        cells: tuple[str, ...],
        source: Source | None = None,
        looks: Mapping[int, Look] | None = None,
        comments: Mapping[int, str] | None = None,
    ) -> TableRow:
        self._rows += 1
        self._cells += len(cells)
        if self._rows > MAX_ROWS or len(cells) > MAX_CELLS:
            check_size(self._name, rows=self._rows, cells=len(cells))
        if self._cells > _MOST_CELLS:
            raise ReadError(self._name, _TOO_LARGE.filled(most=in_both(_MOST_CELLS)))
        return TableRow(cells, source or Source(self._name), comments=comments or {}, looks=looks or {})

    def _check_depth(self, depth: int) -> None:
        if depth > _DEEPEST:
            why = Bilingual("bảng lồng nhau quá nhiều tầng", "its tables are nested too deeply")
            raise ReadError(self._name, why)
