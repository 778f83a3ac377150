"""Paragraphs whose cells tabs separate, in a document without a table: rows as in a text."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from cchc_model.annexes.tables import PLAIN, Look, TableRow
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.io.docx.pieces import Kind, Piece, text_of
from cchc_model.reports import named_elements as names

_FEWEST_TITLES = 3
_TAB, _LINE_BREAK = names.TAB.vi, names.LINE_BREAK.vi


def tabbed_rows(pieces: Sequence[Piece]) -> list[tuple[str, ...]]:
    """Return the cells of each line of a paragraph with tabs; none for a paragraph without a tab.

    >>> tabbed_rows([Piece(Kind.TEXT, "1"), Piece(Kind.BREAK, " ", _TAB), Piece(Kind.TEXT, "Số hồ sơ")])
    [('1', 'Số hồ sơ')]
    >>> tabbed_rows([Piece(Kind.TEXT, "1")])
    []
    """
    if not any(piece.kind is Kind.BREAK and piece.element == _TAB for piece in pieces):
        return []
    lines: list[list[list[Piece]]] = [[[]]]
    for piece in pieces:
        if piece.kind is Kind.BREAK and piece.element == _LINE_BREAK:
            lines.append([[]])
        elif piece.kind is Kind.BREAK and piece.element == _TAB:
            lines[-1].append([])
        else:
            lines[-1][-1].append(piece)
    rows = [tuple(text_of(cell).rstrip("\n") for cell in line) for line in lines]
    return [cells for cells in rows if any(map(str.strip, cells))]


def with_list_marks(rows: Sequence[TableRow]) -> Iterator[TableRow]:
    """Yield the rows, with the number that Word generates before a row of several cells in a cell of its own.

    A tab is behind that number too. Titles that begin with the names leave it out; below titles that are not known,
    nothing tells which cells stand below which, and they form one text.
    """
    numbered: bool | None = True
    known = False
    for row in rows:
        look = row.looks.get(0, PLAIN)
        if len(row.cells) == 1 or not look.mark:
            titled = _are_numbered(row.cells) if len(row.cells) >= _FEWEST_TITLES else None
            if titled is not None or (len(row.cells) >= _FEWEST_TITLES and not known):
                numbered, known = titled, titled is not None
            yield row
        elif numbered is None:
            yield evolve(row, cells=(" ".join(row.cells),))
        else:
            yield _apart(row, look) if numbered else row


def _are_numbered(titles: Sequence[str]) -> bool | None:
    """Return whether titles have one for the numbers of rows before that of the names; None if they are no titles."""
    roles = [meaning(cell.strip()).roles for cell in titles]
    if Role.NAME in roles[0]:
        return False
    return True if Role.ORDINAL in roles[0] or any(Role.NAME in found for found in roles) else None


def _apart(row: TableRow, look: Look) -> TableRow:
    """Return a row with the mark of its first cell in a cell of its own."""
    rest = evolve(look, mark="")
    looks = {} if rest == PLAIN else {1: rest}
    comments = {place + 1: text for place, text in row.comments.items()}
    return evolve(row, cells=(look.mark, *row.cells), looks=looks, comments=comments)
