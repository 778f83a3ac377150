"""Workbooks, written by XlsxWriter: sheets of cells with formulas, links and lists of choices, each seen whole.

A workbook states no time and no person, so that the same sheets give the same bytes.
"""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from attrs import define, field, frozen

from cchc_model.annexes.lines import FORMULA_STARTS, LONGEST_CELL
from cchc_model.errors import InvalidDataError, MissingExtraError, Problem
from cchc_model.io.xlsx.cell_styles import FONT, Style
from cchc_model.io.xlsx.comments import AUTHOR
from cchc_model.io.xlsx.sheet_data import Bounds, Choice, Formula, Sheet, SheetCell, address
from cchc_model.io.xlsx.text_sizes import lines_in, width_for, width_of
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import in_both
from cchc_model.vietnamese.text import Bilingual

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_NO_TIME = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_A4 = 9
_LONGEST_PROMPT = 250
_LINE = 16
"""Height of a line, in points."""
_MOST_LINES = 25
"""The lines of the highest row that a spreadsheet can show: 409 points."""
_WIDEST = 255
_INDENT = 2
"""The letters that a level takes from the width of a column."""
_MARGIN = 0.5
_PIXELS = {"default_column_width": 72, "default_row_height": 21}  # of a font with digits of 8 pixels
_TOO_LONG = Bilingual(
    "có nội dung dài hơn {longest} ký tự mà ô của bảng tính không chứa được; đề nghị rút ngắn",
    "has a text of more than {longest} characters, too long for a spreadsheet cell; shorten it",
)


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return the bytes of a workbook.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        InvalidDataError: a text is longer than a cell can be.
    """
    try:
        from xlsxwriter.workbook import Workbook
    except ImportError:
        raise MissingExtraError("xlsx", Bilingual("Ghi tệp .xlsx", "Writing .xlsx files")) from None
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "default_format_properties": dict(FONT), **_PIXELS})
    book.set_properties({"created": _NO_TIME})
    formats = _Formats(book)
    for sheet in sheets:
        _Page(sheet, book.add_worksheet(sheet.title), formats).write()
    book.close()
    return stream.getvalue()


@define
class _Formats:
    """The formats of a workbook, one for each look."""

    book: "Workbook"
    made: "dict[tuple[Style, bool, bool], Format]" = field(factory=dict)

    def of(self, style: Style, *, wrapped: bool, quoted: bool) -> "Format":
        key = style, wrapped, quoted
        if key not in self.made:
            self.made[key] = self.book.add_format(style.properties(wrapped=wrapped, quoted=quoted))
        return self.made[key]


@frozen
class _Page:
    """A sheet and the page of XlsxWriter that it becomes."""

    sheet: Sheet
    page: "Worksheet"
    formats: _Formats

    def write(self) -> None:
        sheet, page = self.sheet, self.page
        widths = _widths(sheet)
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        for number, cells in enumerate(sheet.rows):
            lines = 1
            for column, cell in enumerate(cells):
                width = widths[column] - _MARGIN - _INDENT * cell.style.level
                wrapped = cell.style.bordered or not _fits(cells, column, widths)
                if wrapped:
                    lines = max(lines, lines_in(cell.text, width, bold=cell.style.bold))
                self._write(number, column, cell, wrapped=wrapped)
            page.set_row(number, _LINE * min(lines, _MOST_LINES))
        for meant in sheet.meant:
            self._expect(meant)
        self._lay_out(len(widths) - 1)

    def _write(self, row: int, column: int, cell: SheetCell, *, wrapped: bool) -> None:
        page, content, failed = self.page, cell.content, 0
        quoted = isinstance(content, str) and content.startswith(FORMULA_STARTS)
        look = self.formats.of(cell.style, wrapped=wrapped, quoted=quoted)
        if content is None or content == "":
            page.write_blank(row, column, None, look)
        elif isinstance(content, Formula):
            page.write_formula(row, column, content.text, look, content.value)
        elif isinstance(content, str) and cell.link:
            failed = page.write_url(row, column, f"internal:{cell.link}", look, content)
        elif isinstance(content, str):
            failed = page.write_string(row, column, _plain(content), look)
        else:
            page.write_number(row, column, content, look)
        if failed:  # XlsxWriter cuts the text off
            place = f"{self.sheet.title}!{address(row + 1, column)}"
            raise InvalidDataError(nouns.TABLE, [Problem(place, _TOO_LONG.filled(longest=in_both(LONGEST_CELL)))])
        if cell.comment:
            height = 24 + 15 * lines_in(cell.comment, 52)
            page.write_comment(
                row, column, cell.comment, {"author": AUTHOR, "width": 360, "height": height, "font_size": 9}
            )

    def _expect(self, meant: Choice | Bounds) -> None:
        """Add a check that warns and never rejects.

        A cell may also contain a word, a remark or a dash, because readers accept them.
        """
        prompt = _prompt(meant.prompt)
        options: dict[str, object] = {"error_type": "warning", "error_message": prompt, "show_input": False}
        if isinstance(meant, Choice):
            values = list(map(str, meant.values))
            if len(",".join(values)) > _LONGEST_PROMPT:  # a spreadsheet refuses a longer list
                return
            options |= {"validate": "list", "source": values}
            options |= {"show_input": True, "input_title": "Mã trả lời", "input_message": prompt}
        else:
            options |= {"validate": meant.kind, "criteria": "between", "minimum": meant.low, "maximum": meant.high}
        options["multi_range"] = " ".join(_ranges(meant.rows, self.sheet.checked))
        first = meant.rows[0] - 1
        self.page.data_validation(first, self.sheet.checked, first, self.sheet.checked, options)

    def _lay_out(self, last: int) -> None:
        """Set what stays in view and how the sheet is printed: on A4, across its width, with numbered pages."""
        sheet, page = self.sheet, self.page
        page.set_default_row(_LINE)
        page.freeze_panes(sheet.head, 0)
        page.set_selection(sheet.head, 0, sheet.head, 0)
        page.repeat_rows(sheet.head - 1)
        page.set_paper(_A4)
        page.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
        page.set_footer("&C&P")
        page.fit_to_pages(1, 0)
        page.ignore_errors({"number_stored_as_text": f"A1:{address(max(len(sheet.rows), 1), last)}"})
        if sheet.landscape:
            page.set_landscape()


def _widths(sheet: Sheet) -> list[float]:
    """Return the widths of columns in which every number is seen, and every text that a row has room for."""
    widths = list[float](sheet.widths)
    for number, cells in enumerate(sheet.rows, 1):
        for column, cell in enumerate(cells):
            widths[column] = max(widths[column], cell.digits + 2 * _MARGIN)
            if number >= sheet.head and cell.text:
                taken = 2 * _MARGIN + _INDENT * cell.style.level
                room = widths[column] - taken
                widths[column] = width_for(cell.text, room, lines=_MOST_LINES, most=_WIDEST - taken) + taken
    return widths


def _fits(cells: Sequence[SheetCell], column: int, widths: Sequence[float]) -> bool:
    """Return whether a text fits into its cell and the blank ones that follow."""
    after = column + 1
    while after < len(widths) and (after >= len(cells) or cells[after].content in (None, "")):
        after += 1
    return width_of(cells[column].text) * (1.08 if cells[column].style.bold else 1) <= sum(widths[column:after])


def _plain(text: str) -> str:
    """Return a text as XlsxWriter writes it unchanged, although it takes `<r>…</r>` for XML."""
    if text.startswith("<r>") and text.endswith("</r>"):
        return f'<r><t xml:space="preserve">{escape(text)}</t></r>'
    return text


def _prompt(text: str) -> str:
    """Return a prompt of limited length, because a spreadsheet rejects a longer one."""
    longest = _LONGEST_PROMPT if text.isascii() or max(text) <= "\uffff" else _LONGEST_PROMPT // 2
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _ranges(rows: Sequence[int], column: int) -> Iterator[str]:
    """Yield the addresses of cells of a column, with consecutive rows as one range."""
    first = last = rows[0]
    for row in (*rows[1:], None):
        if row == last + 1:
            last = row
            continue
        yield address(first, column) + ("" if first == last else f":{address(last, column)}")
        if row is not None:
            first = last = row
