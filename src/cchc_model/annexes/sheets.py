"""The choice of the sheets of a workbook that contain the annex."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from attrs import evolve, frozen

from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.clean_sheets import CleanSheets
from cchc_model.annexes.headers import TablePart, titles_above
from cchc_model.annexes.matching import is_row_name
from cchc_model.annexes.part_titles import named_by, stated_organisation
from cchc_model.annexes.sheet_parts import are_parts, joined_sheets
from cchc_model.annexes.tables import SourceTables, TableRow
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.cells import Source
from cchc_model.vietnamese.text import Bilingual, fold, one_line, quoted_list, shortened

_ASIDE = frozenset((Role.ORDINAL, Role.NAME, Role.UNIT, Role.NOTE, Role.CODE, Role.AGENCY, Role.LINK))
"""The roles of columns whose numbers are no figures."""


@frozen
class UnreadSheet:
    """A sheet of the workbook that is not read.

    Attributes:
        name: its name.
        source: its first row.
        known: the number of its rows with names of the framework.
        figures: True if it has a table with numbers below the titles of an annex, or a number beside a name.
        declined: True if the caller chose another sheet.
    """

    name: str
    source: Source
    known: int
    figures: bool
    declined: bool = False


_NO_SHEET = Bilingual(
    "không có trang tính “{wanted}”; tệp có các trang {listed}", "it has no sheet “{wanted}”; its sheets are {listed}"
)
_UNCLEAR = Bilingual(
    "không xác định được trang tính chứa phụ lục trong các trang {listed}; đề nghị chọn một trang bằng --sheet "
    "(trong Python: sheet)",
    "the sheet with the annex is unclear among {listed}; choose one with --sheet (in Python: sheet)",
)
_WITH_LIST = Bilingual(
    "{why}; nếu mỗi trang là báo cáo của một cơ quan, ghi tên trang có cấp, như “Xã An Bình”, hoặc liệt kê các cơ quan "
    "bằng --expected (trong Python: organisations), rồi đọc cả tệp bằng --parts (trong Python: read_parts)",
    "{why}; if each sheet is the report of an organisation, name the sheets with their level, such as “Xã An Bình”, or "
    "list the organisations with --expected (in Python: organisations), and read all with --parts (in Python: "
    "read_parts)",
)
_WITH_YEAR = Bilingual(
    "{why}; nếu mỗi trang là báo cáo của một kỳ, ghi năm bằng --period (ví dụ --period {year}) và đọc tất cả bằng "
    "--parts (trong Python: read_parts)",
    "{why}; if each sheet is the report of a period, state the year with --period (such as --period {year}) and read "
    "all with --parts (in Python: read_parts)",
)
_ANY_YEAR = 2022


def choose_sheets(
    opened: SourceTables, sheets: CleanSheets, wanted: str | None
) -> tuple[Sequence[TableRow], tuple[UnreadSheet, ...]]:
    """Return the rows of the annex's sheet, or of the sheets that are its parts, and the other sheets.

    Args:
        opened: the source.
        sheets: its sheets with clean rows.
        wanted: the name of the sheet to read, if the caller chose one.

    Raises:
        ReadError: there is no such sheet, or several may be the annex.
    """
    named = [(name, rows) for name, rows in opened.sheets if name is not None]
    if not named:
        if wanted is not None:
            raise ReadError(
                opened.name,
                Bilingual(
                    "tệp này không có trang tính; đề nghị bỏ tham số sheet", "it has no sheets; omit the argument sheet"
                ),
            )
        return (opened.sheets[0][1] if opened.sheets else []), ()
    listed = quoted_list(name for name, _ in named)
    if wanted is not None:
        found = [(name, rows) for name, rows in named if fold(name) == fold(wanted)]
    elif len(named) == 1:
        found = named
    else:
        likely = {name: _likely(rows, sheets) for name, rows in named}
        most = max(likely.values())
        found = [(name, rows) for name, rows in named if likely[name] == most]
        known = [(name, rows) for name, rows in named if likely[name][0]]
        parts = [(name, rows) for name, rows in known if len(known) > 1 and has_form(sheets.parts(rows))]
        if len(parts) > 1 and are_parts([sheets.rows(rows) for _, rows in parts], sheets.framework):
            return joined_sheets([rows for _, rows in parts], sheets.framework), _others(opened, parts, sheets)
    if not found:
        raise ReadError(opened.name, _NO_SHEET.filled(wanted=shortened(wanted or ""), listed=listed))
    if len(found) != 1:
        raise ReadError(
            opened.name,
            _advised(_UNCLEAR.filled(listed=listed), found, sheets),
        )
    others = _others(opened, found, sheets)
    return found[0][1], tuple(evolve(one, declined=True) for one in others) if wanted is not None else others


def _advised(why: Bilingual, found: Sequence[tuple[str, Sequence[TableRow]]], sheets: CleanSheets) -> Bilingual:
    """Return the refusal of sheets on the same form, and how to read them all if their names may be of reports."""
    if not all(has_form(sheets.parts(rows)) for _, rows in found):
        return why
    names = [name for name, _ in found]
    periods = [named_by((name,), year=_ANY_YEAR, years={_ANY_YEAR}).period for name in names]
    if len(set(periods)) == len(names) and None not in periods:
        return _WITH_YEAR.filled(why=why, year=str(_ANY_YEAR))
    bodies = [stated_organisation(f"xã {name}") for name in names if not any(map(str.isdigit, name))]
    return _WITH_LIST.filled(why=why) if len(bodies) == len(names) and None not in bodies else why


def _others(
    opened: SourceTables, chosen: Sequence[tuple[str, list[TableRow]]], sheets: CleanSheets
) -> tuple[UnreadSheet, ...]:
    """Return the sheets that are not read."""
    read = {name for name, _ in chosen}
    others = [(name, rows) for name, rows in (*opened.sheets, *opened.aside) if name is not None and name not in read]
    return tuple(_unread(name, rows, sheets) for name, rows in others)


def _unread(name: str, rows: Sequence[TableRow], sheets: CleanSheets) -> UnreadSheet:
    known = [row for row in sheets.rows(rows) if row.name is not None]
    figures = any(map(has_figures, sheets.parts(rows))) or any(map(_has_number, known))
    return UnreadSheet(name, rows[0].source, len(known), figures)


def _has_number(row: CleanRow) -> bool:
    """Return whether a number stands right of the name of a row."""
    return any(map(holds_number, row.cells[(row.name or 0) + 1 :]))


def has_form(parts: Iterable[TablePart]) -> bool:
    """Return whether a sheet has the titles of an annex, one of them above a column of figures, blank or filled.

    A column is blank although few of its rows have texts, such as a signature below the table.
    """
    return any(
        part.body and any(_are_figures(cells) or 2 * len(cells) < len(part.body) for cells in _columns(part))
        for part in parts
    )


def has_figures(part: TablePart) -> bool:
    """Return whether a column below a header has a number that is no ordinal and no note.

    Args:
        part: the header and its rows.
    """
    return any(map(holds_number, chain.from_iterable(_columns(part))))


def _columns(part: TablePart) -> Iterator[list[str]]:
    """Yield the filled cells of the columns with other titles than those of ordinals, names, units and notes."""
    for at in range(part.width if part.header else 0):
        titles = titles_above(part.header, at)
        if titles and not any(meaning(title).roles & _ASIDE for title in titles):
            yield [row.cells[at] for row in part.body if at < len(row.cells) and row.cells[at]]


def _are_figures(cells: Sequence[str]) -> bool:
    return 2 * sum(map(holds_number, cells)) >= len(cells)


def _likely(rows: Sequence[TableRow], sheets: CleanSheets) -> tuple[int, bool, int]:
    """Return a sort key for sheets: the number of known rows, or else the length."""
    known = sheets.known(rows)
    if known:
        return known, True, 0
    return 0, False, len(rows)


def known_rows(rows: Sequence[TableRow], framework: Framework) -> int:
    """Return the number of rows with the name of a row of the framework in one of their cells."""
    texts = ((cell for cell in row.cells if any(map(str.isalpha, cell))) for row in rows)
    return sum(any(is_row_name(framework, one_line(text)) for text in row) for row in texts)
