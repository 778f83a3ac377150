"""Content of cells and paragraphs of a Word document, as pieces.

Each element is on the list of those that the reader understands, or its text is in doubt under the element's name.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from cchc_model.io.docx import drawings
from cchc_model.io.docx.controls import CONTENT, CONTROL, Stores, controlled, in_doubt
from cchc_model.io.docx.fields import FIELD, FIELD_MARK, INSTRUCTION, Fields
from cchc_model.io.docx.formulas import FORMULAS, formula
from cchc_model.io.docx.notes import FOOTNOTES, has_own_mark
from cchc_model.io.docx.numbering import Numbering
from cchc_model.io.docx.pieces import Kind, Piece, text_of
from cchc_model.io.docx.plain import PlainRow, PlainTexts
from cchc_model.io.docx.styles import (
    NO_MARKS,
    RIGHT_TO_LEFT,
    Marks,
    Styles,
    W,
    is_on,
    is_shaded,
    marked,
    tags,
)
from cchc_model.io.docx.symbols import ANY_SIGN, SIGNS, as_signs
from cchc_model.reports import named_elements as names

if TYPE_CHECKING:
    from lxml.etree import _Element

P, R, T, TBL = (f"{W}{name}" for name in ("p", "r", "t", "tbl"))
PPR, PSTYLE = f"{W}pPr", f"{W}pStyle"
SKIPPED = tags("del moveFrom")
"""What was deleted or moved away under tracked changes."""

CONTAINERS = tags("ins moveTo smartTag customXml hyperlink sdtContent")
"""Elements that only enclose others."""

_RPR, NUMPR = f"{W}rPr", f"{W}numPr"
_NO_CONTENT = SKIPPED | tags(
    "pPr rPr tcPr sdtPr sdtEndPr customXmlPr smartTagPr proofErr bookmarkStart bookmarkEnd permStart permEnd "
    "commentRangeStart commentRangeEnd commentReference annotationRef footnoteRef endnoteRef separator "
    "continuationSeparator lastRenderedPageBreak softHyphen "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart "
    "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart "
    "customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd delInstrText"
)
_BREAKS = {
    f"{W}tab": names.TAB.vi,
    f"{W}ptab": names.TAB.vi,
    f"{W}br": names.LINE_BREAK.vi,
    f"{W}cr": names.LINE_BREAK.vi,
}
_DATES = tuple(f"{W}{name}" for name in ("dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong"))
_ELSEWHERE = {
    f"{W}altChunk": names.INSERTED_FILE.vi,
    f"{W}subDoc": names.SUBDOCUMENT.vi,
    f"{W}pgNum": names.PAGE_NUMBER.vi,
    **dict.fromkeys(_DATES, names.CURRENT_DATE.vi),
}
_OBJECTS = {
    f"{W}object": names.OBJECT.vi,
    f"{W}drawing": names.DRAWING.vi,
    f"{W}pict": names.DRAWING.vi,
    f"{W}contentPart": names.INK.vi,
}
_DIRECTIONS = tags("dir bdo")
_RUBY, _FRAME, _INNER_TABLE = names.RUBY.vi, names.FRAME.vi, names.INNER_TABLE.vi
_LONGEST_INNER = 40


@frozen
class _Look:
    """What the surroundings of a text do to it: its marks, and a background of its own."""

    marks: Marks = NO_MARKS
    shaded: bool = False
    tables: bool = False


class Content:
    """The reader of cells and paragraphs, with what the whole document says about them."""

    def __init__(self, styles: Styles, numbering: Numbering, stores: Stores) -> None:
        self._styles = styles
        self._texts = PlainTexts(styles)
        self._numbering = numbering
        self._stores = stores
        self._choice: str | None = None
        self.fields: Fields = Fields()

    def cell(
        self,
        cell: "_Element",
        controls: "Iterable[_Element]" = (),
        *,
        style: str = "",
        tables: bool = False,
    ) -> list[Piece]:
        """Return the pieces of a cell.

        Args:
            cell: the cell.
            controls: the content controls around the cell, from the innermost.
            style: the id of the style of the table.
            tables: True if a short table inside the cell may be its value.
        """
        self.fields.quoted.clear()
        plain = self._plain(cell) if not controls and style not in self._styles.marks else None
        if plain is not None:
            return plain
        shaded = style in self._styles.shading or is_shaded(cell.find(f"{W}tcPr"))
        look = _Look(self._styles.marks.get(style, NO_MARKS), shaded=shaded, tables=tables)
        depth = len(self.fields)
        pieces = list(self._walk(cell, look))
        pieces += [Piece(Kind.SIGN, "", name) for name in self.fields.close_to(depth)]
        for control in controls:
            pieces = list(controlled(control, pieces, self._stores))
        return pieces

    def may_be_plain(self, style: str) -> bool:
        """Return whether nothing around the next row of a table of a style does something to its texts."""
        return not (self._styles.default or len(self.fields) or style in self._styles.marks)

    def plain_row(self, row: "_Element") -> PlainRow | None:
        """Return a row of a table; None if its cells have to be read one by one."""
        return self._texts.row(row)

    def block(self, elements: "Iterable[_Element]") -> list[Piece]:
        """Return the pieces of elements outside of tables."""
        return list(self._walk(elements, _Look()))

    def paragraph(self, paragraph: "_Element") -> list[Piece]:
        """Return the pieces of a paragraph outside of tables, without the boxes that it anchors."""
        plain = self._plain(paragraph)
        if plain is not None:
            return plain
        pieces = list(self._paragraph(paragraph, _Look()))
        beside = (Kind.ASIDE, Kind.BOX)
        return [piece for piece in pieces if piece.kind not in beside or piece.element != drawings.BOX]

    def _plain(self, element: "_Element") -> list[Piece] | None:
        """Return the pieces of a cell or paragraph of plain text; None if it has to be read element by element."""
        if self._styles.default or len(self.fields):
            return None
        text = self._texts.text(element)
        return None if text is None else [Piece(Kind.TEXT, text)]

    def _walk(self, parent: "Iterable[_Element]", look: _Look) -> Iterator[Piece]:
        for child in parent:
            tag = child.tag
            if tag == R:
                yield from self._run(child, look)
            elif tag == P:
                yield from self._paragraph(child, look)
            elif tag == T:
                yield from self._text(child)
            elif tag not in _NO_CONTENT and isinstance(tag, str):
                yield from self._other(child, tag, look)

    def _other(self, child: "_Element", tag: str, look: _Look) -> Iterator[Piece]:
        """Yield the pieces of an element that is neither a paragraph nor a run nor its text."""
        if tag in CONTAINERS:
            yield from self._walk(child, look)
        elif tag in (FIELD_MARK, FIELD, INSTRUCTION):
            yield from self._field(child, look)
        elif self.fields.in_code:
            return
        elif tag == CONTROL:
            content = child.find(CONTENT)
            pieces = [] if content is None else list(self._walk(content, look))
            yield from controlled(child, pieces, self._stores)
        elif tag in FOOTNOTES:
            yield Piece(Kind.GAP, "", names.NOTE.vi)
        elif tag in _BREAKS:
            yield Piece(Kind.BREAK, " ", _BREAKS[tag])
        elif tag == f"{W}noBreakHyphen":
            yield Piece(Kind.TEXT, "-")
        elif tag in SIGNS:
            text = SIGNS[tag](child)
            yield Piece(Kind.DOUBT, text, names.SYMBOL.vi) if text == ANY_SIGN else Piece(Kind.TEXT, text)
        elif tag == TBL:
            text = "".join(map(str, child.itertext(T))).strip() if look.tables else ""
            known = 0 < len(text) <= _LONGEST_INNER
            yield Piece(Kind.ASIDE, text, _INNER_TABLE) if known else Piece(Kind.GAP, "", _INNER_TABLE)
        else:
            yield from self._beside(child, tag, look)

    def _beside(self, child: "_Element", tag: str, look: _Look) -> Iterator[Piece]:
        """Yield the pieces of an element that is not simply on the line."""
        if tag in _OBJECTS:
            yield from self._object(child, look)
        elif tag == drawings.CHOICES:
            chosen, known = drawings.choice(child)
            pieces = [] if chosen is None else self._walk(chosen, look)
            yield from pieces if known else in_doubt(list(pieces), names.OTHER_VERSION.vi)
        elif tag in FORMULAS:
            yield formula(child, plain=not look.marks)
        elif tag == f"{W}ruby":
            base = child.find(f"{W}rubyBase")
            yield Piece(Kind.GAP, "", _RUBY)
            yield from () if base is None else in_doubt(list(self._walk(base, look)), _RUBY)
        elif tag in _DIRECTIONS:
            yield from in_doubt(list(self._walk(child, look)), RIGHT_TO_LEFT)
        elif tag in _ELSEWHERE:
            yield Piece(Kind.SIGN, "", _ELSEWHERE[tag])
        else:
            name = f"{names.ELEMENT.vi} {tag.rpartition('}')[2]}"
            yield Piece(Kind.SIGN, "", name)
            yield from in_doubt(list(self._walk(child, look)), name)

    def _paragraph(self, paragraph: "_Element", look: _Look) -> Iterator[Piece]:
        properties = paragraph.find(PPR)
        style = self._styles.of(properties, PSTYLE)
        own = self._styles.marks.get(style, NO_MARKS) if style else self._styles.default
        marks = {**look.marks, **own} if own and look.marks else own or look.marks
        shaded, frame = look.shaded or style in self._styles.shading, False
        if properties is not None:
            if (bidi := properties.find(f"{W}bidi")) is not None and is_on(bidi):
                marks = {**marks, f"{W}rtl": RIGHT_TO_LEFT}
            shaded, frame = shaded or is_shaded(properties), properties.find(f"{W}framePr") is not None
        pieces = list(self._walk(paragraph, _Look(marks, shaded=shaded, tables=look.tables)))
        blank = not any(piece.text.strip() for piece in pieces)
        listed = None if properties is None else properties.find(NUMPR)
        listed = self._styles.lists.get(style) if listed is None else listed
        sign = self._numbering.sign(listed, blank=blank) if listed is not None else ""
        if sign:
            yield Piece(Kind.SIGN, "", sign)
        for piece in pieces:
            yield evolve(piece, kind=Kind.ASIDE, element=_FRAME) if frame and piece.kind is Kind.TEXT else piece
        yield Piece(Kind.BREAK, "\n")

    def _run(self, run: "_Element", look: _Look) -> Iterator[Piece]:
        properties = run.find(_RPR)
        marks = self._styles.marks_of_run(properties, look.marks)
        pieces = self._walk(run, look)
        if any(has_own_mark(note) for note in run.iterchildren(*FOOTNOTES)):
            pieces = (
                Piece(Kind.MARK, f"({piece.text})") if piece.kind is Kind.TEXT and piece.text.strip() else piece
                for piece in pieces
            )
        if not marks:
            yield from pieces
            return
        shaded = look.shaded or is_shaded(properties)
        for piece in pieces:
            is_text = piece.kind in (Kind.TEXT, Kind.DOUBT) and piece.text.strip()
            shown, own = as_signs(piece, properties, marks)
            yield marked(shown, own, shaded=shaded) if is_text else piece

    def _text(self, element: "_Element") -> Iterator[Piece]:
        text = element.text or ""
        if len(element):  # remarks of a programmer, or elements that no text may contain
            text += "".join(child.tail or "" for child in element)
        if self.fields.in_code or not text:
            return
        if self.fields.of_list and self._choice is not None:
            if text.strip() and text.strip() != self._choice.strip():
                yield Piece(Kind.ASIDE, text, names.CHOICE.vi)
        elif any(isinstance(child.tag, str) for child in element):
            yield Piece(Kind.DOUBT, text, names.STRANGE.vi)
        else:
            stale = self.fields.stale
            yield Piece(Kind.DOUBT, text, stale) if stale else Piece(Kind.TEXT, text)

    def _field(self, element: "_Element", look: _Look) -> Iterator[Piece]:
        if element.tag == INSTRUCTION:
            self.fields.read_code(element.text or "")
        elif element.tag == FIELD:
            depth = len(self.fields)
            self.fields.begin(element)
            yield from self._walk(element, look)
            self.fields.close_to(depth)
        else:
            hidden = self.fields.in_code
            name = self.fields.mark(element)
            if name:
                yield Piece(Kind.SIGN, "", name)
            self._choice = None if len(element) else self._choice
            for sign in element.iterfind(f"{W}ffData/*"):
                if sign.tag in SIGNS and not hidden:
                    self._choice = SIGNS[sign.tag](sign)
                    doubt = self._choice == ANY_SIGN
                    yield Piece(Kind.DOUBT if doubt else Kind.TEXT, self._choice, names.CHOICE.vi if doubt else "")

    def _object(self, element: "_Element", look: _Look) -> Iterator[Piece]:
        """Yield the texts of the boxes in a drawing, or the name of a drawing without a text."""
        found = False
        floating = drawings.is_floating(element)
        for box in drawings.boxes(element):
            text = text_of(list(self._walk(box, look))).strip()
            if text:
                found = True
                yield Piece(Kind.ASIDE if floating else Kind.BOX, text, drawings.BOX)
        if not found:
            yield Piece(Kind.SIGN, "", _OBJECTS[str(element.tag)])
