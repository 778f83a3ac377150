"""Reader of Word documents (`.docx`): paragraphs and table rows in order, from the XML of the package."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import define, evolve

from cchc_model.annexes.tables import MAX_CELLS, MAX_ROWS, TableRow, check_size
from cchc_model.errors import ReadError
from cchc_model.io.archive import Archive
from cchc_model.io.docx.styles import RAISED, STRUCK, VALUE, W, marking_styles, marks_of
from cchc_model.io.docx.symbols import SIGNS
from cchc_model.reports.cells import Source
from cchc_model.vietnamese.text import Bilingual

if TYPE_CHECKING:
    from lxml.etree import _Element

DOCUMENT_PART = "word/document.xml"

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TBL, _TR, _TC, _T = (f"{W}{tag}" for tag in ("p", "tbl", "tr", "tc", "t"))
_TCPR, _TRPR, _DEL, _VMERGE, _GRIDSPAN = (f"{W}{tag}" for tag in ("tcPr", "trPr", "del", "vMerge", "gridSpan"))
_CELLDEL, _GRIDBEFORE, _R, _RPR, _RSTYLE = (f"{W}{tag}" for tag in ("cellDel", "gridBefore", "r", "rPr", "rStyle"))
_PPR, _PSTYLE = f"{W}pPr", f"{W}pStyle"
_MATH_T = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
# What was deleted or moved away, what Word keeps for older programs, and marks that are no text.
_SKIPPED = frozenset((f"{W}del", f"{W}moveFrom", f"{W}footnoteReference", f"{W}endnoteReference", _FALLBACK))
_NEVER_AROUND = _SKIPPED | {_P, _TBL, _TR, _TC, _TCPR, _TRPR, f"{W}tblPr", f"{W}tblGrid"}
_NO_PARAGRAPHS = _SKIPPED | {_TBL, _TCPR}
_FIXED = {f"{W}br": " ", f"{W}cr": " ", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
_FIELD_MARK, _FIELD, _INSTRUCTION = f"{W}fldChar", f"{W}fldSimple", f"{W}instrText"
_FIELDS = frozenset((_FIELD_MARK, _FIELD, _INSTRUCTION))
_FIELD_TYPE, _FIELD_CODE = f"{W}fldCharType", f"{W}instr"
_NUMBERING, _HIDDEN = f"{W}numPr", f"{W}hidden"
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_BOX = f"{W}txbxContent"
_OBJECTS = tuple(f"{W}{tag}" for tag in ("object", "drawing", "pict", "altChunk"))
_ENTERED = ("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "HYPERLINK", "PAGE", "NUMPAGES")
"""Fields whose result is what a person entered or sees; that of every other field may be out of date."""
NOT_TEXT = "[▣]"
"""What is read from a cell that contains a picture, an object or a generated number, and no text."""
# What the quickest way through a document does not know.
_SPECIAL = (
    *(*_SKIPPED, *_FIXED, *STRUCK, RAISED, *SIGNS, _MATH_T),
    *(_VMERGE, _GRIDSPAN, _GRIDBEFORE, _CELLDEL, f"{W}sdt", _BOX),
    *(_FIELD_MARK, _FIELD, _CHOICES, *_OBJECTS, _NUMBERING, f"{W}position", f"{W}trPr", f"{W}ruby", f"{W}ptab"),
)
_LONGEST_KIND = 200
_DEEPEST = 40
"""Maximum depth of nesting, such as tables within tables, in a document that is read."""


def read_docx(archive: Archive) -> tuple[list[TableRow], frozenset[tuple[str, int | str]]]:
    """Return the paragraphs and table rows of a document in order, and its hidden rows.

    A paragraph is a row of one cell.

    A cell that spans columns or rows is in its first column and row. Inserted text of tracked changes counts,
    deleted text does not. Square brackets enclose text that is struck out or hidden, such as text left in merged
    cells; round brackets enclose raised or lowered text. Footnote marks and generated ordinals are left out.

    Raises:
        ReadError: the archive is not a Word document, or has too many rows or cells.
        MissingExtraError: lxml is not installed.
    """
    body = archive.parse(DOCUMENT_PART, extra="docx").find(f"{W}body")
    if body is None:
        raise ReadError(archive.name, Bilingual("tệp không có nội dung văn bản", "it has no body"))
    used = {str(style.get(VALUE)) for style in body.iter(_PSTYLE, _RSTYLE)}
    styles = marking_styles(archive) if used else {}
    plain = used.isdisjoint(styles) and not any(_is_special(element) for element in body.iter(_TBL, *_SPECIAL))
    document = _Document(archive.name, styles, plain=plain)
    return list(document.rows(body)), frozenset(document.hidden)


def _is_special(element: "_Element") -> bool:
    """Return whether the quick pass cannot read an element; a table outside other tables is not special."""
    return element.tag != _TBL or next(element.iterancestors(_TBL), None) is not None


@define
class _Field:
    """A field that is open: its code so far, and whether its result has begun."""

    code: str = ""
    result: bool = False


class _Document:
    """A walk over a document, with the numbers of tables and rows so far."""

    def __init__(self, name: str, styles: Mapping[str, frozenset[str]], *, plain: bool) -> None:
        self._name = name
        self._styles = styles
        self._plain = plain
        self._tables = 0
        self._rows = 0
        self._fields: list[_Field] = []
        self.hidden: set[tuple[str, int | str]] = set()

    def rows(self, parent: "_Element", depth: int = 0) -> Iterator[TableRow]:
        self._check_depth(depth)
        for child in parent:
            if child.tag == _TBL:
                yield from self._table(child, depth + 1)
            elif child.tag == _P:
                text = self._text(child)
                if text.strip():
                    yield self._row((text,))
                yield from self._inner_tables(child, depth + 1)
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                yield from self.rows(child, depth + 1)

    def _table(self, table: "_Element", depth: int) -> Iterator[TableRow]:
        self._check_depth(depth)
        self._tables += 1
        name = f"table {self._tables}"
        if self._plain:
            for index, texts in enumerate(_plain_rows(table), 1):
                yield self._row(tuple(texts), name, index)
            return
        for index, row in enumerate(_inside(table, _TR), 1):
            if _deleted(row):
                continue
            if any(properties.find(_HIDDEN) is not None for properties in row.iterchildren(_TRPR)):
                self.hidden.add((name, index))
            cells: list[str] = [""] * _blank_before(row)
            starts: list[int] = []
            nested = []
            for cell in _inside(row, _TC):
                if _deleted(cell):
                    continue
                span, continues = _merged(cell)
                text = self._cell(cell)
                # Word does not show what is left in a cell that goes on from the one above it.
                starts.append(len(cells))
                cells.append(f"[{text}]" if continues and text.strip() else "" if continues else text)
                check_size(self._name, cells=len(cells) + span)
                cells.extend([""] * (span - 1))
                if next(cell.iter(_TBL), None) is not None:
                    nested.append(cell)
            made = self._row(tuple(cells), name, index)
            yield made if starts == list(range(len(cells))) else evolve(made, starts=tuple(starts))
            for cell in nested:
                yield from self._inner_tables(cell, depth + 1)

    def _cell(self, cell: "_Element") -> str:
        """Return the text of a cell, one paragraph per line; tables inside it become rows of their own."""
        paragraphs = list(_paragraphs(cell))
        lines = [self._text(paragraph) for paragraph in paragraphs]
        text = lines[0] if len(lines) == 1 else "\n".join(line for line in lines if line.strip())
        if not text.strip() and (next(cell.iter(*_OBJECTS), None) is not None or any(map(_is_numbered, paragraphs))):
            return NOT_TEXT
        if _in_a_box(cell):
            text = text.strip().removeprefix("[").removesuffix("]")
        bound = text.strip() and any(map(_is_bound, cell.iter(f"{W}sdt")))
        return f"[{text}]" if bound else text

    def _text(self, paragraph: "_Element") -> str:
        if self._plain:
            return "".join(map(str, paragraph.itertext(_T)))
        properties = paragraph.find(_PPR)
        self._fields.clear()
        return "".join(self._visible(paragraph, self._marks(properties, _PSTYLE)))

    def _visible(self, element: "Iterable[_Element]", marks: frozenset[str]) -> Iterator[str]:
        """Yield the texts of a paragraph in order; `marks` are those of the paragraph's style."""
        for child in element:
            if child.tag == _T:
                yield self._shown(child.text or "")
            elif child.tag in _FIELDS:
                yield self._field(child, marks)
            elif child.tag in _OBJECTS or _is_bound(child):  # it is on no line of the text around it
                text = "".join(self._visible(child, marks)).strip()
                yield f" [{text}] " if text else ""
            elif child.tag in _FIXED:
                yield _FIXED[child.tag]
            elif child.tag in SIGNS:
                yield SIGNS[child.tag](child)
            elif child.tag == _MATH_T:
                yield f" {child.text or ''} "
            elif child.tag == _R:
                properties = child.find(_RPR)
                own = marks_of(properties, marks | self._marks(properties, _RSTYLE))
                yield _apart("".join(self._visible(child, marks)), own)
            elif child.tag not in _SKIPPED and child.tag != _TBL and isinstance(child.tag, str):
                # Of alternatives for several programs, the first is for the newest.
                yield from self._visible(child if child.tag != _CHOICES else list(child)[:1], marks)

    def _field(self, element: "_Element", marks: frozenset[str]) -> str:
        """Note the code of a field, and return the text in its element, in brackets if it may be out of date."""
        if element.tag == _INSTRUCTION:
            if self._fields and len(self._fields[-1].code) < _LONGEST_KIND:  # the kind of a field comes first
                self._fields[-1].code += element.text or ""
            return ""
        if element.tag == _FIELD_MARK:
            self._mark_field(element.get(_FIELD_TYPE, ""))
            return "".join(self._visible(element, marks))  # a check box or a list to choose from
        self._fields.append(_Field(element.get(_FIELD_CODE, ""), result=True))
        text = "".join(self._visible(element, marks))
        self._fields.pop()
        return text

    def _shown(self, text: str) -> str:
        """Return a text outside of the code of fields, in brackets if it is a result that may be out of date."""
        if any(not field.result for field in self._fields):
            return ""
        current = all(field.code.strip().upper().startswith(_ENTERED) for field in self._fields)
        return text if current or not text.strip() else f"[{text}]"

    def _mark_field(self, kind: str) -> None:
        if kind == "begin":
            self._check_depth(len(self._fields))
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _marks(self, properties: "_Element | None", kind: str) -> frozenset[str]:
        """Return the marks of the style that properties name."""
        style = None if properties is None else properties.find(kind)
        return frozenset() if style is None else self._styles.get(style.get(VALUE, ""), frozenset())

    def _inner_tables(self, parent: "_Element", depth: int) -> Iterator[TableRow]:
        self._check_depth(depth)
        for child in parent:
            if child.tag == _TBL:
                yield from self._table(child, depth + 1)
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                yield from self._inner_tables(child, depth + 1)

    def _row(self, cells: tuple[str, ...], table: str | None = None, number: int | None = None) -> TableRow:
        self._rows += 1
        if self._rows > MAX_ROWS or len(cells) > MAX_CELLS:
            check_size(self._name, rows=self._rows, cells=len(cells))
        return TableRow(cells, Source(self._name, table, number))

    def _check_depth(self, depth: int) -> None:
        if depth > _DEEPEST:
            why = Bilingual("bảng lồng nhau quá nhiều tầng", "its tables are nested too deeply")
            raise ReadError(self._name, why)


def _plain_rows(table: "_Element") -> Iterator[list[str]]:
    """Yield the rows of a table without merged, nested, tracked or broken cells, in one quick pass."""
    row: list[str] | None = None
    for element in table.iter(_TR, _TC, _P, _T):
        tag = element.tag
        if tag == _T:
            if row:
                row[-1] += element.text or ""
        elif tag == _P:
            if row and row[-1]:
                row[-1] += "\n"
        elif tag == _TC:
            if row is not None:
                row.append("")
        else:
            if row is not None:
                yield row
            row = []
    if row is not None:
        yield row


def _inside(parent: "_Element", tag: str) -> Iterator["_Element"]:
    """Yield rows of a table or cells of a row, also inside content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _NEVER_AROUND and isinstance(child.tag, str):
            yield from _inside(child, tag)


def _deleted(part: "_Element") -> bool:
    """Return whether a row or a cell was deleted under tracked changes."""
    properties = part.iterchildren(_TRPR, _TCPR)
    return any(child.find(tag) is not None for child in properties for tag in (_DEL, _CELLDEL))


def _blank_before(row: "_Element") -> int:
    """Return the number of columns that a row skips before its first cell."""
    found = [before for properties in row.iterchildren(_TRPR) for before in properties.iterchildren(_GRIDBEFORE)]
    return _number(found[0].get(VALUE, "")) if found else 0


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0  # noqa: PLR2004 no annex is wider


def _merged(cell: "_Element") -> tuple[int, bool]:
    """Return the number of columns that a cell spans, and whether it continues the cell above."""
    span, continues = 1, False
    for properties in cell.iterchildren(_TCPR):
        for child in properties:
            value = child.get(VALUE, "")
            if child.tag == _VMERGE:
                continues = value != "restart"
            elif child.tag == _GRIDSPAN:
                span = max(_number(value), 1)
    return span, continues


def _paragraphs(parent: "_Element") -> Iterator["_Element"]:
    for child in parent:
        if child.tag == _P:
            yield child
        elif child.tag not in _NO_PARAGRAPHS and isinstance(child.tag, str):
            yield from _paragraphs(child)


def _in_a_box(cell: "_Element") -> bool:
    """Return whether all text of a cell is in one text box, so that nothing else is on its lines."""
    boxes = {next(text.iterancestors(_BOX), None) for text in cell.iter(_T) if text.text and text.text.strip()}
    return len(boxes) == 1 and None not in boxes


def _is_numbered(paragraph: "_Element") -> bool:
    properties = paragraph.find(_PPR)
    return properties is not None and properties.find(_NUMBERING) is not None


def _is_bound(element: "_Element") -> bool:
    """Return whether an element is a content control that shows data from another part of the document."""
    if element.tag != f"{W}sdt":
        return False
    properties = element.find(f"{W}sdtPr")
    return properties is not None and any(str(child.tag).endswith("}dataBinding") for child in properties)


def _apart(text: str, marks: frozenset[str]) -> str:
    """Return the text of a run, in brackets if it is not part of the line."""
    if not marks or not text.strip():
        return text
    if marks & STRUCK:
        return f"[{text}]"
    bare = text.strip()
    return text if bare[0] == "(" and bare[-1] == ")" else f"({text})"
