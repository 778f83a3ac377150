"""A row of a matrix form as an annex: each cell becomes a line below the titles of its column."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from attrs import evolve

from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.columns import in_doubt
from cchc_model.annexes.matrix import Matrix, MatrixColumn
from cchc_model.annexes.matrix_notes import RowNotes, stands_beside
from cchc_model.annexes.tables import Look, TableRow
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.cells import Source

_TITLES = ("TT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú")
_NAME, _VALUE = 1, 3


def numbered_annex(matrix: Matrix, at: int | None) -> list[TableRow]:
    """Return a row as an annex of which each line has an ordinal, such as `2.1`, that tells its place among the titles.

    Args:
        matrix: the form.
        at: the place of the row; None for the titles alone.
    """
    if at is None:
        last = matrix.header[-1]
        blank = evolve(last, row=TableRow(("",), last.row.source), cells=("",))
        matrix, at = evolve(matrix, body=(blank,)), 0
    matrix = evolve(matrix, columns=tuple(one for one in matrix.columns if not one.is_note))
    texts = [[text_row(row) for row in rows] for rows in (matrix.above, matrix.below)]
    return [*texts[0], *lines_of(matrix, at, numbered=True), *texts[1]]


def lines_of(matrix: Matrix, at: int, notes: RowNotes | None = None, *, numbered: bool = False) -> list[TableRow]:
    """Return a row as the table of an annex, with a line for each title and each cell.

    Each line keeps the place of its own cell.

    Args:
        matrix: the form.
        at: the place of the row.
        notes: the judge of the row's notes, which then stand beside the values that they concern; None to leave all
            at their own lines.
        numbered: True to give each line an ordinal.
    """
    row = matrix.body[at]
    shared = _shared(matrix, at)
    beside, columns = _notes_beside(matrix, row, shared, notes)
    first = matrix.header[0].row.source
    lines = [TableRow(_TITLES, Source(first.file, first.table, first.row))]
    lines += _comments_beside(matrix, row)
    path: tuple[str, ...] = ()
    count = [0]
    for column in columns:
        kept = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(path, column.path[:-1], strict=False))))
        own = [_line(column.path[level], _place(matrix, column, level), level)
               for level in range(kept, len(column.path) - 1)]  # fmt: skip
        for level, line in enumerate((*own, _cell(matrix, row, column, shared, beside)), kept):
            count = [*count[:level], count[level] + 1 if level < len(count) else 1]
            lines.append(evolve(line, cells=(_ordinal(count) if numbered else "", *line.cells[1:])))
        path = column.path
    return lines


def _notes_beside(
    matrix: Matrix, row: CleanRow, shared: Mapping[int, str], notes: RowNotes | None
) -> tuple[Mapping[int, str], Sequence[MatrixColumn]]:
    """Return the notes that stand beside values, by the places of these, and the columns that need a line."""
    texts = dict(enumerate(row.cells)) | {one.place: shared[one.place] for one in matrix.columns if one.place in shared}
    beside = {} if notes is None else notes.beside(matrix, texts)
    told = {one.place for one in matrix.columns
            if one.is_note and stands_beside(matrix, texts, texts.get(one.place, ""), beside)}  # fmt: skip
    return beside, [one for one in matrix.columns if one.place not in told]


def text_row(row: CleanRow) -> TableRow:
    """Return a row outside the table with its texts next to each other, as they stand outside a list of indicators."""
    filled = [place for place in range(len(row.row.cells)) if row.cells[place] or place in row.row.comments]
    return TableRow(
        tuple(row.row.cells[place] for place in filled),
        row.row.at(filled[0]),
        comments={at: row.row.comments[place] for at, place in enumerate(filled) if place in row.row.comments},
    )


def _ordinal(count: Sequence[int]) -> str:
    return ".".join(map(str, count))


def _place(matrix: Matrix, column: MatrixColumn, level: int) -> Source:
    return matrix.header[column.places[level]].row.at(column.place)


def _line(name: str, source: Source, level: int) -> TableRow:
    return TableRow(("", name, "", "", ""), source, looks={_NAME: Look(indent=2 * level)})


def _cell(
    matrix: Matrix, row: CleanRow, column: MatrixColumn, shared: Mapping[int, str], beside: Mapping[int, str]
) -> TableRow:
    """Return the line of a cell."""
    place, raw = column.place, row.row
    text = row.cells[place] if place < len(row.cells) else ""
    note = column.is_note and not holds_number(text)
    if place in shared and not note:
        text = in_doubt(shared[place] or text)
    level = len(column.path) - 1
    comments = [raw.comments[place]] if place in raw.comments else []
    title = matrix.header[column.places[-1]].row
    comments += [title.comments[place]] if place in title.comments else []
    return evolve(
        _line(column.path[-1], raw.at(place), level),
        cells=("", column.path[-1], "", "" if note else text, text if note else beside.get(place, "")),
        fractions=frozenset({_VALUE} if place in raw.fractions else ()),
        comments={_VALUE: "; ".join(comments)} if comments else {},
        formulas={_VALUE: raw.formulas[place]} if place in raw.formulas else {},
    )


def _shared(matrix: Matrix, at: int) -> Mapping[int, str]:
    """Return the text of each of a row's cells that belongs to other columns or rows too, by its places."""
    row, found = matrix.body[at], dict[int, str]()
    below = matrix.body[at + 1].row.continued if at + 1 < len(matrix.body) else frozenset()
    for place in (*row.row.continued, *below):
        top = next(one for one in range(at, -1, -1) if place not in matrix.body[one].row.continued or not one)
        cells = matrix.body[top].cells
        found[place] = cells[place] if place < len(cells) else ""
    for start, span in row.row.wide.items():
        found |= dict.fromkeys(range(start, start + span), row.cells[start] if start < len(row.cells) else "")
    return found


def _comments_beside(matrix: Matrix, row: CleanRow) -> list[TableRow]:
    """Return a line for the comments of the row that belong to none of its values."""
    own = {column.place for column in matrix.columns}
    texts = [text for place, text in row.row.comments.items() if place not in own]
    if not texts:
        return []
    source = row.row.at((matrix.names or (0,))[-1])
    return [TableRow(("", matrix.name_of(row), "", "", ""), source, comments={_NAME: "; ".join(texts)})]
