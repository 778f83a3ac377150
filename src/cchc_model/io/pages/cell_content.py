"""Content of cells and paragraphs of a web page, as pieces.

Each element is on the list of those that the reader understands, or its text is in doubt under the element's name.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from cchc_model.io.docx.pieces import Kind, Piece
from cchc_model.io.pages.form_controls import CONTROLS, control_pieces
from cchc_model.io.pages.styles import Properties, StyleSheet, colour, hides, strikes
from cchc_model.reports import named_elements as names

if TYPE_CHECKING:
    from lxml.etree import _Element

SKIPPED = frozenset({"script", "style", "template", "head", "title", "noscript", "noframes", "comment", "colgroup"})
"""Elements whose content no browser shows."""

BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "ul"),
        *("table", "tbody", "thead", "tfoot", "tr", "td", "th"),
    }
)
"""Elements that begin and end a line."""

_INLINE = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd"),
        *("label", "mark", "nobr", "o:p", "output", "q", "samp", "small", "span", "strong", "time", "tt", "u", "var"),
        "wbr",
    }
)
_STRUCK = frozenset({"s", "strike", "del"})
_RAISED = {"sup": names.RAISED.vi, "sub": names.LOWERED.vi, "super": names.RAISED.vi}
_PICTURES = frozenset({"img", "svg", "canvas", "object", "embed", "video", "audio", "iframe", "applet"})
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WHITE, _BLACK = "ffffff", "000000"
_LONGEST_INNER = 40


@frozen
class _Around:
    """What the elements around a text do to it."""

    kind: Kind = Kind.TEXT
    element: str = ""
    ink: str = _BLACK
    paper: str = _WHITE


class CellContent:
    """The reader of cells and paragraphs of a page.

    Args:
        styles: the styles of the page.
    """

    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles
        self._row: tuple[_Element, _Around] | None = None

    def cell(self, cell: "_Element", *, tables: bool) -> list[Piece]:
        """Return the pieces of a cell.

        Args:
            cell: the cell.
            tables: True if a short table inside the cell may be its value.
        """
        own = self._styles.of(cell)
        around = self._coloured(cell, own, self._above(cell.getparent()))
        if strikes(own):
            around = evolve(around, kind=Kind.ASIDE, element=names.STRUCK.vi)
        return _trimmed(list(self._inside(cell, around, tables=tables)))

    def _above(self, row: "_Element | None") -> _Around:
        """Return what a row and all around it do to their texts."""
        if row is None:
            return _Around()
        if self._row is None or self._row[0] is not row:
            around = _Around()
            for one in (*reversed(list(row.iterancestors())), row):
                around = self._coloured(one, self._styles.of(one), around)
            self._row = (row, around)
        return self._row[1]

    def line(self, nodes: "list[_Element | str]") -> list[Piece]:
        """Return the pieces of texts and elements that form a line."""
        made: list[Piece] = []
        for node in nodes:
            made += (
                [Piece(Kind.TEXT, _SPACES.sub(" ", node))] if isinstance(node, str) else self._element(node, _Around())
            )
        return _trimmed(made)

    def _inside(self, parent: "_Element", around: _Around, *, tables: bool) -> Iterator[Piece]:
        yield from self._text(parent.text, around)
        for child in parent:
            if isinstance(child.tag, str):
                if child.tag == "table":
                    yield from self._table(child) if tables else ()
                    yield Piece(Kind.GAP, "", names.INNER_TABLE.vi)
                else:
                    yield from self._element(child, around, tables=tables)
            yield from self._text(child.tail, around)

    def _element(self, child: "_Element", around: _Around, *, tables: bool = True) -> Iterator[Piece]:
        tag, own = str(child.tag), self._styles.of(child)
        if tag in SKIPPED:
            return
        if tag == "br":
            yield Piece(Kind.BREAK, "\n", names.LINE_BREAK.vi)
            return
        if tag in BLOCKS:
            yield Piece(Kind.BREAK, "\n", names.MANY_LINES.vi)
        if tag in _PICTURES:
            kind = Kind.GAP if hides(own) or _is_tiny(child) else Kind.SIGN
            yield Piece(kind, "", names.DRAWING.vi)
        elif tag in CONTROLS:
            yield from () if hides(own) or child.get("type") == "hidden" else control_pieces(child)
        else:
            yield from self._inside(child, self._around(child, tag, own, around), tables=tables)
        if tag in BLOCKS:
            yield Piece(Kind.BREAK, "\n", names.MANY_LINES.vi)

    def _around(self, child: "_Element", tag: str, own: Properties, around: _Around) -> _Around:
        around = self._coloured(child, own, around)
        shifted = _RAISED.get(tag) or _RAISED.get(own.get("vertical-align", ""))
        if around.kind is Kind.ASIDE:
            return around
        if hides(own) or child.get("hidden") is not None:
            return evolve(around, kind=Kind.ASIDE, element=names.HIDDEN.vi)
        if tag in _STRUCK or strikes(own):
            return evolve(around, kind=Kind.ASIDE, element=names.STRUCK.vi)
        if shifted:
            return evolve(around, kind=Kind.MARK, element=shifted)
        if tag in ("bdo", "ruby", "marquee") or not (tag in BLOCKS or tag in _INLINE or ":" in tag):
            return evolve(around, kind=Kind.DOUBT, element=f"{names.ELEMENT.vi} {tag[:_LONGEST_INNER]}")
        return around

    def _coloured(self, child: "_Element", own: Properties, around: _Around) -> _Around:
        ink = colour(own.get("color") or child.get("color") or child.get("text") or "")
        behind = own.get("background-color") or own.get("background") or child.get("bgcolor") or ""
        words = [colour(word) for word in behind.split()] if "(" not in behind else [colour(behind)]
        paper = next(filter(None, words), "" if not behind or behind in ("none", "transparent") else "other")
        if not ink and not paper:
            return around
        return evolve(around, ink=ink or around.ink, paper=paper or around.paper)

    def _text(self, text: str | None, around: _Around) -> Iterator[Piece]:
        if not text:
            return
        text = _SPACES.sub(" ", text)
        if around.ink == around.paper and around.kind is Kind.TEXT and text.strip():
            yield Piece(Kind.DOUBT, text, names.WHITE.vi)
        else:
            yield Piece(around.kind, text, around.element)

    def _table(self, table: "_Element") -> Iterator[Piece]:
        """Yield a table inside a cell as content beside the line, unless it is long."""
        text = _SPACES.sub(" ", " ".join(map(str, table.itertext()))).strip()
        if text and len(text) <= _LONGEST_INNER:
            yield Piece(Kind.ASIDE, text, names.INNER_TABLE.vi)


def _is_tiny(picture: "_Element") -> bool:
    """Return whether a picture only keeps a distance."""
    return any(picture.get(side, "").removesuffix("px") in ("0", "1") for side in ("width", "height"))


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Return pieces without breaks at their ends, and without the spaces of the source at the ends of lines."""
    while pieces and _is_nothing(pieces[-1]):
        pieces.pop()
    while pieces and _is_nothing(pieces[0]):
        pieces.pop(0)
    made: list[Piece] = []
    for piece in pieces:
        at_start = not made or made[-1].kind is Kind.BREAK
        if piece.kind is Kind.BREAK:
            if at_start:
                continue
            made[-1] = evolve(made[-1], text=made[-1].text.rstrip(" "))
            made.append(piece)
        else:
            text = piece.text.lstrip(" ") if at_start else piece.text
            if text or piece.kind is not Kind.TEXT:
                made.append(evolve(piece, text=text))
    if made and made[-1].kind not in (Kind.CHOICE, Kind.SIGN):
        made[-1] = evolve(made[-1], text=made[-1].text.rstrip(" "))
    return made


def _is_nothing(piece: Piece) -> bool:
    return piece.kind is Kind.BREAK or (piece.kind is Kind.TEXT and not piece.text.strip(" "))
