"""The reports of a matrix form: its rows, without totals and the titles of sections."""

from collections.abc import Iterator, Sequence

from attrs import define, evolve, field, frozen

from cchc_model.annexes.file_parts import FilePart, FileParts, Said, UnreadPart, above, facts_above, with_overlaps
from cchc_model.annexes.headers import CleanRow
from cchc_model.annexes.matrix import Matrix, is_marker
from cchc_model.annexes.matrix_annex import lines_of, text_row
from cchc_model.annexes.part_titles import KnownBodies, is_total, stated_organisation
from cchc_model.annexes.tables import column_letter
from cchc_model.errors import ReadError
from cchc_model.reports.cells import Source, holds_number
from cchc_model.reports.layout import PATH, ColumnRole, Layout, LayoutColumn, TableLayout
from cchc_model.reports.organisations import Organisation
from cchc_model.vietnamese.text import Bilingual, fold

_TOTAL = Bilingual("tổng số", "total")
_SUBTOTAL = Bilingual("tổng của các dòng bên dưới", "total of the rows below it")
_NAMELESS = Bilingual("dòng không có tên", "row without a name")
_OTHER_TABLE = Bilingual("dòng của bảng khác", "row of another table")
_NO_NAME = "—"
_ROW = "dòng"
_IN_TITLES = Bilingual("tên chỉ tiêu ở tiêu đề cột", "its titles are names of indicators")
_BESIDE = Bilingual("bên trái các cột chỉ tiêu", "left of the indicators")
_SAME = Bilingual(
    "các dòng {rows} cùng là số liệu của {name}; đề nghị sửa tên, hoặc bỏ bớt để mỗi cơ quan chỉ có một dòng",
    "the rows {rows} all have values of {name}; correct their names, or leave one row for each organisation",
)


@frozen
class _Body:
    """A row with the names of the sections above it."""

    row: CleanRow
    at: int
    sections: tuple[str, ...] = ()


def matrix_parts(tables: Sequence[Matrix], source: str, said: Said) -> FileParts:
    """Return the reports of a matrix form, one for each row that is neither a total nor the title of a section.

    Rows of one name in several tables are one report, as where the columns go on in a second table.

    Args:
        tables: the tables of the form.
        source: the name of the source in errors.
        said: the caller's statements.

    Raises:
        ReadError: two rows have the values of one organisation.
    """
    facts = facts_above(tables[0].above)
    found = _Found(said.bodies)
    for number, matrix in enumerate(tables):
        for body in _rows(matrix):
            why = _no_report(matrix, body)
            if why is None:
                found.add(matrix, body, said.organisation or facts.organisation, number)
            else:
                found.leave_out(matrix, body.row, why)
    outside = [row for matrix in tables[1:] for row in matrix.above]
    below = [row for row in (*outside, *tables[-1].below) if not found.tells(row)]
    top, bottom = list(map(text_row, tables[0].above)), list(map(text_row, below))
    parts = [
        evolve(
            part,
            rows=[*top, *part.rows, *bottom],
            lost=found.lost.get(at, ()),
            over=tuple(one.title for one in found.parts if one.title.startswith(f"{part.title}{PATH}")),
        )
        for at, part in enumerate(found.named(source))
    ]
    layout = Layout(tuple(map(_layout, tables)))
    return FileParts(with_overlaps(parts), tuple(found.unread), facts, layout)


@define
class _Found:
    """The reports and the other rows found so far."""

    bodies: KnownBodies
    parts: list[FilePart] = field(factory=list)
    sections: list[tuple[str, ...]] = field(factory=list)
    unread: list[UnreadPart] = field(factory=list)
    lost: dict[int, tuple[UnreadPart, ...]] = field(factory=dict)
    tables: dict[str, int] = field(factory=dict)

    def add(self, matrix: Matrix, body: _Body, superior: Organisation | None, table: int) -> None:
        """Add the report of a row, or the rest of one that an earlier table has."""
        title = PATH.join((*body.sections, matrix.name_of(body.row)))
        lines = lines_of(matrix, body.at)
        known = fold(title)
        if self.tables.get(known, table) < table:
            at = next(at for at, part in enumerate(self.parts) if fold(part.title) == known)
            self.parts[at] = evolve(self.parts[at], rows=[*self.parts[at].rows, *lines])
            self.tables[known] = table
            return
        if known in self.tables:
            title = f"{title} ({_ROW} {body.row.row.source.row})"
        self.tables[known] = table
        own = _organisation(matrix, body.row, self.bodies)
        own = None if own is None else above(own, superior)
        self.sections.append(body.sections)
        self.parts.append(FilePart(title, _name_cell(matrix, body.row), own, None, lines))

    def tells(self, row: CleanRow) -> bool:
        """Return whether a row below the table has numbers in cells of their own, which a finding tells."""
        numbers = [place for place in row.filled if holds_number(row.cells[place])]
        if len(row.filled) > 1 and numbers:
            self._lose(UnreadPart(_NO_NAME, _OTHER_TABLE, len(numbers), row.row.at(numbers[0])))
        return len(row.filled) > 1 and bool(numbers)

    def _lose(self, one: UnreadPart) -> None:
        self.unread.append(one)
        at = max(len(self.parts) - 1, 0)
        self.lost[at] = (*self.lost.get(at, ()), one)

    def leave_out(self, matrix: Matrix, row: CleanRow, why: Bilingual) -> None:
        """Add a row that is no report, if it has numbers; one without a name is told with the report above it."""
        numbers = matrix.numbers_of(row)
        if numbers and why is _NAMELESS:
            self._lose(UnreadPart(_NO_NAME, why, len(numbers), row.row.at(numbers[0])))
        elif numbers:
            self.unread.append(UnreadPart(matrix.name_of(row), why, len(numbers), _name_cell(matrix, row)))

    def named(self, source: str) -> Iterator[FilePart]:
        """Yield the reports; an organisation that several sections have is in each only with a part of its values.

        Raises:
            ReadError: two rows of one section have the values of one organisation.
        """
        rows: dict[str, list[int]] = {}
        for at, part in enumerate(self.parts):
            if part.organisation is not None:
                rows.setdefault(part.organisation.known_as, []).append(at)
        for part in self.parts:
            same = [] if part.organisation is None else rows[part.organisation.known_as]
            if part.organisation is not None and len({self.sections[one] for one in same}) < len(same):
                places = ", ".join(self.parts[one].source.cell or "" for one in same)
                raise ReadError(source, _SAME.filled(rows=places, name=part.organisation.name))
            yield part if len(same) <= 1 else evolve(part, organisation=None)


def _name_cell(matrix: Matrix, row: CleanRow) -> Source:
    return row.row.at(matrix.names[-1] if matrix.names else matrix.ordinal)


def _layout(matrix: Matrix) -> TableLayout:
    header = matrix.header[0]
    roles = {matrix.ordinal: ColumnRole.ORDINAL} | dict.fromkeys(matrix.names, ColumnRole.NAME)
    paths = {one.place: one.path for one in matrix.columns}
    paths |= {at: tuple(row.cells[at] for row in matrix.header if at < len(row.cells) and row.cells[at])
              for at in roles if at is not None}  # fmt: skip
    columns = []
    for place, path in sorted(paths.items()):
        cells = [row.cells[place] for row in matrix.body if place < len(row.cells) and row.cells[place]]
        role = roles.get(place, ColumnRole.VALUE)
        evidence = _IN_TITLES if role is ColumnRole.VALUE else _BESIDE
        numbers = sum(map(holds_number, cells))
        columns.append(LayoutColumn(role, column_letter(place), path, evidence, len(cells), numbers))
    return TableLayout(header.row.source, tuple(columns))


def _organisation(matrix: Matrix, row: CleanRow, known: KnownBodies) -> Organisation | None:
    """Return the organisation that the name of a row is, below the ones that columns to its left name."""
    texts = [row.cells[at] for at in matrix.names if at < len(row.cells) and row.cells[at]] or [matrix.name_of(row)]
    fields = matrix.of_fields
    bodies = [known.find(text) or stated_organisation(text, of_field=fields) for text in texts]
    if None in bodies or bodies[-1] is None:
        return None
    superior = bodies[-2] if len(bodies) > 1 else None
    return above(bodies[-1], superior)


def _rows(matrix: Matrix) -> Iterator[_Body]:
    """Yield the rows with values or a name, each with the sections above it."""
    section: tuple[str, ...] = ()
    names: dict[int, str] = {}
    for at, printed in enumerate(matrix.body):
        if not printed.filled or matrix.repeats_header(printed):
            continue
        row = _filled_down(matrix, printed, names)
        if _is_section(matrix, at):
            section = (matrix.name_of(row),)
            if not (matrix.numbers_of(row)):
                continue
            yield _Body(row, at)
            continue
        yield _Body(row, at, section)


def _filled_down(matrix: Matrix, row: CleanRow, names: dict[int, str]) -> CleanRow:
    """Return a row with the names of cells that go on from the rows above."""
    cells = list(row.cells)
    for place in matrix.names:
        if place in row.row.continued and place < len(cells) and not cells[place]:
            cells[place] = names.get(place, "")
        elif place < len(cells):
            names[place] = cells[place]
    return evolve(row, cells=tuple(cells))


def _rank(matrix: Matrix, row: CleanRow) -> int | None:
    """Return 0 for an ordinal that is a letter or a Roman number, 1 for a number; None without one."""
    text = matrix.ordinal_of(row)
    if not is_marker(text):
        return None
    return 1 if any(map(str.isdigit, text)) else 0


def _is_section(matrix: Matrix, at: int) -> bool:
    """Return whether a row is the title of the rows below it: a letter above numbers, or a name without any cell."""
    row = matrix.body[at]
    rank = _rank(matrix, row)
    others = (other for other in matrix.body[at + 1 :] if other.filled and not matrix.repeats_header(other))
    below = [_rank(matrix, other) for other in others]
    if is_total(matrix.name_of(row)):
        return False
    if rank == 0:
        return bool(below) and below[0] == 1
    if row.row.wide.get(row.filled[0], 0) > len(matrix.names) + 1 and len(row.filled) == 1:
        return True
    alone = len(row.filled) == 1 and stated_organisation(matrix.name_of(row)) is None
    return rank is None and alone and bool(below) and below[0] is not None


def _no_report(matrix: Matrix, body: _Body) -> Bilingual | None:
    """Return why a row is no report; None for one that is."""
    name = matrix.name_of(body.row)
    if not any(map(str.isalnum, name)):
        return _NAMELESS
    if is_total(name):
        return _TOTAL
    if _is_section(matrix, body.at) and stated_organisation(name, of_field=matrix.of_fields) is None:
        return _SUBTOTAL
    return None


def filled_rows(matrix: Matrix) -> list[int]:
    """Return the places of the rows that have a name or values."""
    return [body.at for body in _rows(matrix)]
