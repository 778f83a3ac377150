"""The lines of an annex, with each cell assigned to a column."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, repeat, zip_longest

from attrs import evolve, frozen

from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.column_roles import choose_columns
from cchc_model.annexes.comments import with_comments
from cchc_model.annexes.group_headings import with_heading
from cchc_model.annexes.headers import TablePart, is_explained, series_below, table_parts
from cchc_model.annexes.letterhead import body_above, period_above
from cchc_model.annexes.matching import is_row_name
from cchc_model.annexes.matrix import find_matrix
from cchc_model.annexes.second_names import at_second, set_off
from cchc_model.annexes.side_by_side import parts_apart
from cchc_model.annexes.tables import Columns, SourceLine, TableRow, has_digit, source_line
from cchc_model.annexes.title_rows import numbers_columns
from cchc_model.annexes.titles_apart import as_text, titles_in_comments, with_text_apart
from cchc_model.annexes.value_column import ColumnChoice
from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework
from cchc_model.reports.cell_reading import holds_number, is_nil_mark, is_not_applicable
from cchc_model.reports.layout import Layout, TableLayout
from cchc_model.reports.named_elements import SHARED_CELL, UNDER_ONE_TITLE, doubted
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import Bilingual, fold

RECIPIENTS = "Nơi nhận"
"""The first words on the left side of a signature."""

_RECIPIENTS = fold(RECIPIENTS)
_SIDES = 2
_DEFAULT = Columns()
_DITTO = re.compile(r"-?\s*(?:nt|n\.t\.?|như trên)\s*-?|[\"“”'’〃]{1,2}|//", re.IGNORECASE)
"""A mark that repeats the unit of the row above."""
_DITTO_BEGINS = frozenset("-nN \"“”'’〃/")
_FEWEST_TURNED = 3
_MATRIX = Bilingual(
    "các chỉ tiêu nằm theo cột; đề nghị đọc mỗi dòng như một báo cáo bằng --parts (trong Python: read_parts), hoặc đổi "
    "lại bảng để mỗi chỉ tiêu nằm trên một dòng",
    "the indicators are columns; read each row as a report with --parts (in Python: read_parts), or transpose the "
    "table so that each indicator is a row",
)
_TURNED = Bilingual(
    "các chỉ tiêu nằm theo cột; đề nghị đổi lại bảng để mỗi chỉ tiêu nằm trên một dòng (trong Excel: Copy, rồi Paste "
    "Special, Transpose)",
    "the indicators are columns; transpose the table so that each indicator is a row (in Excel: Copy, then Paste "
    "Special, Transpose)",
)


@frozen
class AnnexLines:
    """The lines of an annex, with the layout of its tables.

    Attributes:
        lines: the lines in their order.
        layout: the columns of its tables.
        start: the number of lines above the first header; 0 without a header.
    """

    lines: tuple[SourceLine, ...]
    layout: Layout
    start: int = 0


def annex_lines(
    cleaned: Sequence[CleanRow],
    framework: Framework,
    choice: ColumnChoice,
    *,
    period: ReportingPeriod | None = None,
    organisation: Organisation | None = None,
) -> AnnexLines:
    """Return the lines of an annex, with each cell assigned to a column.

    Args:
        cleaned: the clean rows of the source in their order.
        framework: the framework that the annex follows.
        choice: the name of the source, and the value column that the caller chose.
        period: the reporting period; by default the one that the texts above the table name.
        organisation: the reporting organisation; by default the one that these texts name.

    Raises:
        ReadError: several columns could be the value column, or none; or the indicators are columns.
    """
    if find_matrix(cleaned, framework) is not None:
        raise ReadError(choice.source, _MATRIX)
    if _names_in_a_row(cleaned, framework) >= _FEWEST_TURNED:
        raise ReadError(choice.source, _TURNED)
    parts = list(parts_apart(table_parts(cleaned), framework))
    letterhead = tuple(_texts_above(parts))
    reporter = cache(lambda: organisation or body_above(letterhead))
    choice = evolve(choice, form=framework.columns, reporter=reporter)
    period = period or period_above(letterhead)
    lines: list[SourceLine] = []
    tables: list[TableLayout] = []
    columns, width, foreign, start = _DEFAULT, 0, False, 0
    header: tuple[CleanRow, ...] = ()
    any_names = any(part.has_names for part in parts)
    for titled in parts:
        part = evolve(titled, header=(*titled.header, *titles_in_comments(titled.header)))
        header = part.header or header
        if part.header or part.area or (not width and part.has_columns):
            try:
                columns, table = choose_columns(part, framework, choice, period)
            except ReadError:
                # A table of something else may stand beside the annex.
                if part.has_names or not (any_names or tables):
                    raise
                foreign = True
            else:
                start = start if tables else len(lines)
                tables.append(table)
                foreign = False
            lines += _stray_figures(part.header, columns)
            width = max((len(row.cells) for row in part.header), default=0)
        elif part.body and part.body[0].table is not None:
            # A table that goes on without a header is one with as many columns.
            foreign = bool(width) and len(part.body[0].cells) != width
        made, foreign = _lines_of(part, header, columns, framework, foreign=foreign)
        lines += made
    return AnnexLines(tuple(lines), Layout(tuple(tables)), start)


def _lines_of(
    part: TablePart, header: Sequence[CleanRow], columns: Columns, framework: Framework, *, foreign: bool
) -> tuple[list[SourceLine], bool]:
    """Return the lines of the body of a part, and whether its last rows belong to a table of something else."""
    lines: list[SourceLine] = []
    above, group = "", ""
    places = (columns.value, columns.unit, columns.note)
    doubled = _doubled(part.body, columns)
    plain = all(titles.row.starts is None for titles in header)
    for at, (row, shared, unit, note) in enumerate(
        zip(part.body, *(_shared(part.body, place) for place in places), strict=True)
    ):
        # Two columns next to each other sign the document: on the left are the recipients.
        signs = len(row.cells) == _SIDES and fold(row.cells[0]).startswith(_RECIPIENTS)
        foreign = foreign and not signs
        line = _unread if foreign else source_line
        cells = row.cells if plain and row.row.starts is None else _fitted(row, header, columns)
        fitted = _with_unit(cells, columns, unit, above)
        above = _unit_of(fitted, columns) or above
        cells = fitted if shared is None and not row.row.wide else _unshared(fitted, row, columns, shared)
        made = line(cells, _of_row(columns, row), row.row)
        made = evolve(made, value=in_doubt(made.value)) if at in doubled else made
        made = evolve(made, note=made.note or note) if note and made.name else made
        made = made if columns.second is None else set_off(made)
        made = with_comments(made, row.row) if row.row.comments else made
        made = as_text(made, framework) if made.alone and (made.value or made.unit) else made
        if not made.unread:
            lines += with_text_apart(made, framework)
            continue
        *heading, _ = both = with_heading(made, framework, group)
        group = heading[0].name if heading else group
        lines += both
    return lines, foreign


def _doubled(rows: Sequence[CleanRow], columns: Columns) -> frozenset[int]:
    """Return the rows whose merged name is that of the row below too, where both have a value."""
    name, value = columns.name, columns.value
    if name is None or value is None or not any(name in row.row.continued for row in rows):
        return frozenset()
    valued = [value < len(row.cells) and holds_number(row.cells[value]) for row in rows]
    pairs = enumerate(pairwise(zip(rows, valued, strict=True)))
    return frozenset(at for at, ((_, own), (row, below)) in pairs if own and below and name in row.row.continued)


def _names_in_a_row(rows: Sequence[CleanRow], framework: Framework) -> int:
    """Return the number of names of the only row that has names; 0 if several rows have names, or none."""
    named = [row for row in rows if row.name is not None]
    return sum(is_row_name(framework, cell) for cell in named[0].cells if cell) if len(named) == 1 else 0


def _of_row(columns: Columns, row: CleanRow) -> Columns:
    """Return the columns for a row of an outline, whose names are in several columns by their depth."""
    name, second = columns.name, columns.second
    if second is not None and second < len(row.cells) and row.cells[second]:
        return at_second(columns)
    if row.name is None or row.name == name or (name is not None and name < len(row.cells) and row.cells[name]):
        return columns
    if row.name in columns.used or row.name in columns.unread:
        return columns
    return evolve(columns, name=row.name)


def _fitted(row: CleanRow, header: Sequence[CleanRow], columns: Columns) -> tuple[str, ...]:
    """Return the cells of a row at the columns of its header, where borders between columns differ.

    A row with as many cells as the header has its cells in the same order. Two cells under the title of the values
    are no value: they are joined in brackets.
    """
    if not header or columns.value is None or row.table != header[0].table:
        return row.cells
    own = _starts(row)
    above = sorted({place for titles in header for place in _starts(titles)})
    width = max(len(titles.cells) for titles in header)
    cells = list(row.cells)
    if len(own) == len(above) and own != above:
        cells = [""] * max(len(row.cells), width)
        for mine, theirs in zip(own, above, strict=True):
            cells[theirs] = row.cells[mine]
        return tuple(cells)
    end = next((place for place in above if place > columns.value), width)
    under = [place for place in range(columns.value, min(end, len(cells))) if cells[place]]
    if len(under) > 1 and any(place not in above for place in under[1:]):
        cells[columns.value] = doubted(" | ".join(cells[place] for place in under), UNDER_ONE_TITLE)
        for place in under[1:]:
            cells[place] = ""
    return tuple(cells)


def _unshared(cells: tuple[str, ...], row: CleanRow, columns: Columns, shared: str | None) -> tuple[str, ...]:
    """Return the cells of a row, with the value in brackets if its cell belongs to other rows or columns too.

    Args:
        cells: the cells at the columns of the header.
        row: the row.
        columns: the columns of the table.
        shared: the text of a value cell over this row and others; None for a cell of its own.
    """
    place = columns.value
    if place is None:
        return cells
    made = [*cells, *[""] * (place + 1 - len(cells))]
    for start, span in row.row.wide.items():
        others = any(at in columns.unread for at in range(start, start + span))
        if start <= place < start + span and others and start < len(cells):
            text, made[start] = cells[start], "" if holds_number(cells[start]) else cells[start]
            made[place] = in_doubt(text) if start == place or holds_number(text) else made[place]
    if shared and made[place] in ("", shared):
        made[place] = in_doubt(shared)
    return tuple(made)


def in_doubt(text: str) -> str:
    """Return the text of a cell that belongs to others too; one that says that there is nothing is true for each."""
    if not text or text.startswith("[") or is_nil_mark(text) or is_not_applicable(text):
        return text
    return doubted(text, SHARED_CELL)


def _with_unit(cells: tuple[str, ...], columns: Columns, shared: str | None, above: str) -> tuple[str, ...]:
    """Return the cells of a row with the unit of a cell that is merged over rows, or that a ditto mark repeats.

    Args:
        cells: the cells at the columns of the header.
        columns: the columns of the table.
        shared: the text of a unit cell over this row and others; None for a cell of its own.
        above: the unit of the row above.
    """
    place, printed = columns.unit, _unit_of(cells, columns)
    repeated = (above if printed[0] in _DITTO_BEGINS and _DITTO.fullmatch(printed) else "") if printed else shared
    if not repeated or place is None:
        return cells
    made = [*cells, *[""] * (place + 1 - len(cells))]
    made[place] = repeated
    return tuple(made)


def _unit_of(cells: tuple[str, ...], columns: Columns) -> str:
    return cells[columns.unit] if columns.unit is not None and columns.unit < len(cells) else ""


def _shared(rows: Sequence[CleanRow], place: int | None) -> Iterator[str | None]:
    """Yield for each row the text of its cell in a column if that is a part of a merged area over several rows."""
    if not any(row.row.continued for row in rows):
        yield from repeat(None, len(rows))
        return
    text = ""
    for row, below in zip_longest(rows, rows[1:]):
        continues = place in row.row.continued
        if not continues:
            text = row.cells[place] if place is not None and place < len(row.cells) else ""
        goes_on = below is not None and below.row.source.table == row.table and place in below.row.continued
        yield text if continues or goes_on else None


def _starts(row: CleanRow) -> list[int]:
    """Return the first column of each cell of a row."""
    return list(row.row.starts or range(len(row.cells)))


def _texts_above(parts: Sequence[TablePart]) -> Iterator[SourceLine]:
    """Yield the texts above the annex, which name the organisation and the period of the report.

    A header may have the period too, in a title over all its columns, which stands in the first one.
    """
    above: list[CleanRow] = []
    for part in parts:
        above += [row for row in part.header if row.filled == [0]]
        if part.has_names:
            break
        above += part.body
    yield from (_unread(row.cells, _DEFAULT, row.row) for row in above if row.filled)


def _stray_figures(header: Sequence[CleanRow], columns: Columns) -> Iterator[SourceLine]:
    """Yield a line with the titles of a header that contain a number and mean nothing, and with all comments."""
    for level, row in enumerate(header):
        cells = [(i, row.cells[i]) for i in row.filled if has_digit(row.cells[i]) and not is_explained(row.cells[i])]
        series = series_below(row, header[:level]) if cells else frozenset()
        unexplained = [] if numbers_columns(row.cells) else [(i, cell) for i, cell in cells if i not in series]
        extra = tuple((cell, row.row.at(i)) for i, cell in unexplained)
        if extra or row.row.comments:
            yield with_comments(SourceLine("", "", "", "", "", row.row.source, columns, extra), row.row)


def _unread(cells: tuple[str, ...], columns: Columns, row: TableRow) -> SourceLine:
    """Return a row of unknown columns as a line: its longest text is the name, all others are extra."""
    longest = max(range(len(cells)), key=lambda i: len(cells[i]))
    others = tuple((cell, row.at(i)) for i, cell in enumerate(cells) if cell and i != longest)
    return SourceLine("", cells[longest], "", "", "", row.source, columns, others, alone=not others)
