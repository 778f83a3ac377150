"""The reports of a matrix form: its rows, without totals and the titles of sections."""

from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import define, evolve, field

from cchc_model.annexes.body_ranks import above
from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.file_parts import FilePart, FileParts, Said, UnreadPart, facts_above, with_overlaps
from cchc_model.annexes.group_findings import findings_of
from cchc_model.annexes.matrix import Matrix
from cchc_model.annexes.matrix_annex import lines_of, text_row
from cchc_model.annexes.matrix_groups import Groups, groups_of, stated, with_own_columns
from cchc_model.annexes.matrix_judged import Judged
from cchc_model.annexes.matrix_names import RowKind
from cchc_model.annexes.matrix_notes import RowNotes
from cchc_model.annexes.matrix_reports import judged_rows
from cchc_model.annexes.matrix_times import time_above
from cchc_model.annexes.tables import TableRow, column_letter, has_digit
from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.layout import PATH, ColumnRole, Layout, LayoutColumn, TableLayout
from cchc_model.reports.time_uses import read_times
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, Lang, fold

_OTHER_TABLE = Bilingual("dòng của bảng khác", "row of another table")
_NO_NAME = "—"
_ROW = "dòng"
_IN_TITLES = Bilingual("tên chỉ tiêu ở tiêu đề cột", "its titles are names of indicators")
_BESIDE = Bilingual("bên trái các cột chỉ tiêu", "left of the indicators")
_OF_OTHERS = Bilingual("tiêu đề nêu nội dung khác với khung chỉ tiêu", "its titles state something else")
_NO_COLUMN = Bilingual(
    "không có cột nào là của kỳ báo cáo và khung chỉ tiêu: {columns}; đề nghị kiểm tra có đúng bảng, đúng kỳ không",
    "no column is of the report's period and of the framework: {columns}; check that it is the right table and period",
)
_MOST_COLUMNS = 3
_COLUMN = Bilingual("cột “{title}” ({why})", "column “{title}” ({why})")
_NO_REPORT = Bilingual(
    "không có dòng nào là báo cáo: {rows}; đề nghị ghi tên cơ quan hoặc kỳ báo cáo ở đầu dòng, hoặc ghi danh sách cơ "
    "quan bằng --expected (trong Python: organisations)",
    "no row is a report: {rows}; write the organisation or the period at the beginning of a row, or list the "
    "organisations with --expected (in Python: organisations)",
)
_SAME = Bilingual(
    "các dòng {rows} cùng là số liệu của {name}; đề nghị sửa tên, hoặc bỏ bớt để mỗi cơ quan chỉ có một dòng",
    "the rows {rows} all have values of {name}; correct their names, or leave one row for each organisation",
)


def matrix_parts(tables: Sequence[Matrix], framework: Framework, source: str, said: Said) -> FileParts:
    """Return the reports of a matrix form, one for each row that is neither a total nor the title of a section.

    Rows of one name in several tables are one report, as where the columns go on in a second table.

    Args:
        tables: the tables of the form.
        framework: the framework that names the columns.
        source: the name of the source in errors.
        said: the caller's statements.

    Raises:
        ReadError: no row is a report, or two rows have the values of one organisation.
    """
    facts = facts_above(tables[0].above)
    whole = Said(said.organisation or facts.organisation, said.period or facts.period, said.bodies)
    groups = groups_of(tables, framework, whole.period)
    tables = [with_own_columns(one, own) for one, own in zip(tables, groups, strict=True)]
    if not any(one.covered for one in groups):
        raise ReadError(source, _no_columns(groups))
    undated = [row for row in tables[0].above if not any(map(read_times, ([cell] for cell in row.cells if cell)))]
    found = _Found(whole, RowNotes(framework, whole.period), groups, undated)
    for one in judged_rows(tables, whole, framework):
        if one.why is None:
            found.add(one)
        else:
            found.leave_out(one, one.why)
    outside = [row for matrix in tables[1:] for row in matrix.above if time_above([row], whole.period) is None]
    below = [row for row in (*outside, *tables[-1].below) if not found.tells(row)]
    top, bottom = list(map(text_row, tables[0].above)), list(map(text_row, below))
    parts = [
        evolve(
            part,
            rows=[*found.captions.get(at, top), *part.rows, *bottom],
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

    said: Said
    notes: RowNotes
    groups: Sequence[Groups]
    undated: Sequence[CleanRow] = ()
    captions: dict[int, list[TableRow]] = field(factory=dict)
    parts: list[FilePart] = field(factory=list)
    sections: list[tuple[str, ...]] = field(factory=list)
    unread: list[UnreadPart] = field(factory=list)
    lost: dict[int, tuple[UnreadPart, ...]] = field(factory=dict)
    tables: dict[str, int] = field(factory=dict)
    aside: set[str] = field(factory=set)

    def add(self, one: Judged) -> None:
        """Add the report of a row, or the rest of one that an earlier table has."""
        time = one.body.time
        notes = self.notes if time is None or time.period is None else evolve(self.notes, period=time.period)
        title, name, lines = one.title, one.name, lines_of(one.matrix, one.body.at, notes)
        known, about = fold(title), tuple(findings_of(self.groups[one.table], one.body.row, self.notes.framework))
        if self.tables.get(known, one.table) < one.table:
            at = next(at for at, part in enumerate(self.parts) if fold(part.title) == known)
            part = self.parts[at]
            self.parts[at] = evolve(part, rows=[*part.rows, *lines], findings=(*part.findings, *about))
            self.tables[known] = one.table
            return
        if known in self.tables:
            title = _numbered(title, one.body.row.row.source)
        self.tables[known] = one.table
        own = None if name.organisation is None else above(name.organisation, self.said.organisation)
        self.sections.append(one.body.sections)
        if time is not None and time.period is not None:  # the texts above the file name another period
            self.captions[len(self.parts)] = list(map(text_row, (*self.undated, time.row)))
        self.parts.append(
            FilePart(
                title,
                _name_cell(one.matrix, one.body.row),
                own,
                name.period,
                lines,
                of_file=name.kind is RowKind.OF_FILE,
                estimated=one.name.estimated,
                evident=one.is_evident,
                whole=None if time is None or time.period is None else Said(self.said.organisation, time.period),
                findings=about,
            )
        )

    def tells(self, row: CleanRow) -> bool:
        """Return whether a row below the table has numbers in cells of their own, which a finding tells."""
        numbers = [place for place in row.filled if holds_number(row.cells[place])]
        if len(row.filled) > 1 and numbers:
            place = row.row.at(numbers[0])
            self._lose(UnreadPart(_NO_NAME, _OTHER_TABLE, len(numbers), place, FindingCode.PART_NOT_READ))
        return len(row.filled) > 1 and bool(numbers)

    def _lose(self, one: UnreadPart) -> None:
        """Add a row that is no report; one with the title of another has its number behind it."""
        known = fold(one.title)
        self.unread.append(evolve(one, title=_numbered(one.title, one.source)) if known in self.aside else one)
        self.aside.add(known)
        if one.code is not None:
            at = max(len(self.parts) - 1, 0)
            self.lost[at] = (*self.lost.get(at, ()), one)

    def leave_out(self, one: Judged, why: Bilingual) -> None:
        """Add a row that is no report, if it has digits; a finding of the report above it tells it."""
        row = one.body.row
        numbers = one.matrix.numbers_of(row) or _with_digits(one.matrix, row)
        if not numbers:
            return
        nameless = one.code is FindingCode.PART_NOT_READ
        name = one.title if one.code is FindingCode.ROW_IS_NO_REPORT else one.matrix.name_of(row)
        title = _NO_NAME if nameless else name
        place = row.row.at(numbers[0]) if nameless else _name_cell(one.matrix, row)
        self._lose(UnreadPart(title, why, len(numbers), place, one.code, one.severity))

    def named(self, source: str) -> Iterator[FilePart]:
        """Yield the reports; an organisation that several sections have is in each only with a part of its values.

        Raises:
            ReadError: no row is a report, or two rows of one section have the values of one organisation.
        """
        if self.unread and not self.parts:
            why = Bilingual.by_language(lambda lang: _listed(self.unread, lang))
            raise ReadError(source, _NO_REPORT.filled(rows=why))
        rows: dict[tuple[str, str, str], list[int]] = {}
        for at, part in enumerate(self.parts):
            rows.setdefault(key_of(part), []).append(at)
        for part in self.parts:
            same = [] if part.organisation is None else rows[key_of(part)]
            if part.organisation is not None and len({self.sections[one] for one in same}) < len(same):
                places = nouns.part_of_file(", ".join(self.parts[one].source.cell or "" for one in same))
                raise ReadError(source, _SAME.filled(rows=places, name=part.organisation.name))
            yield part if len(same) <= 1 else evolve(part, organisation=None)


def key_of(part: FilePart) -> tuple[str, str, str]:
    """Return whose and of which time a report is; communes of one name may be in two districts."""
    body, period = part.organisation, part.period
    superior = None if body is None else body.parent
    known, above_it = ("" if one is None else one.known_as for one in (body, superior))
    return known, above_it, "" if period is None else period.label()


def _no_columns(groups: Sequence[Groups]) -> Bilingual:
    """Return why no column is read."""
    others = {stated(one): one.why for table in groups for one in table.others if one.why is not None}
    told = [_COLUMN.filled(title=title, why=why) for title, why in islice(others.items(), _MOST_COLUMNS)]
    return _NO_COLUMN.filled(columns=Bilingual.by_language(lambda lang: "; ".join(one[lang] for one in told)))


def _numbered(title: str, source: Source) -> str:
    return f"{title} ({_ROW} {source.row})"


def _listed(rows: Sequence[UnreadPart], lang: Lang) -> str:
    return ", ".join(f"“{one.title}” ({one.reason[lang]})" for one in rows)


def _with_digits(matrix: Matrix, row: CleanRow) -> list[int]:
    """Return the places of values that have digits and are no numbers, as in `tăng 5`."""
    values = (one.place for one in matrix.columns if not one.is_note and one.place < len(row.cells))
    return [place for place in values if has_digit(row.cells[place])]


def _name_cell(matrix: Matrix, row: CleanRow) -> Source:
    return row.row.at(matrix.names[-1] if matrix.names else matrix.ordinal)


def _layout(matrix: Matrix) -> TableLayout:
    header = matrix.header[0]
    roles = {matrix.ordinal: ColumnRole.ORDINAL} | dict.fromkeys(matrix.names, ColumnRole.NAME)
    paths = {one.place: one.path for one in matrix.columns}
    paths |= {at: tuple(row.cells[at] for row in matrix.header if at < len(row.cells) and row.cells[at])
              for at in roles if at is not None}  # fmt: skip
    columns = []
    aside = {one.place: one.path for one in matrix.aside}
    for place, path in sorted((paths | aside).items()):
        cells = [row.cells[place] for row in matrix.body if place < len(row.cells) and row.cells[place]]
        role = ColumnRole.UNREAD if place in aside else roles.get(place, ColumnRole.VALUE)
        evidence = _OF_OTHERS if place in aside else _IN_TITLES if role is ColumnRole.VALUE else _BESIDE
        numbers = sum(map(holds_number, cells))
        columns.append(LayoutColumn(role, column_letter(place), path, evidence, len(cells), numbers))
    return TableLayout(header.row.source, tuple(columns))
