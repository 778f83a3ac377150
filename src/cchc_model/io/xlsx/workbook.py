"""Workbooks as XML: sheets of cells with formulas, links and lists of choices, in the form of Excel."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from cchc_model.annexes.lines import FORMULA_STARTS
from cchc_model.io.archive import RELATIONS, XML, content_types, pack, relations
from cchc_model.io.xlsx.cell_styles import MAIN, Shared, Style
from cchc_model.io.xlsx.comments import comments_xml, drawing_xml

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_VML = '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
_LONGEST_LIST = 250
_LINE = 16
"""Height of a line, in points."""
_INDENT = 2
"""The letters that a level takes from the width of a column."""


@frozen
class Formula:
    """A formula with its cached value.

    Attributes:
        text: the formula, without the equals sign.
        value: the value of the formula until a cell changes; a number or a text.
    """

    text: str
    value: float | str


@frozen
class SheetCell:
    """A cell of a sheet.

    Attributes:
        content: a text, a number, a formula, or None.
        style: the appearance of the cell.
        comment: the note that opens next to the cell.
        link: the target of a link, such as `'Phụ lục'!D5`.
    """

    content: str | float | Formula | None
    style: Style
    comment: str = ""
    link: str = ""


@frozen
class Choice:
    """The list of values that are expected in some cells.

    Attributes:
        values: the permitted values.
        prompt: the meaning of the values.
        rows: the numbers of the cells' rows, in their order.
    """

    values: tuple[int, ...]
    prompt: str
    rows: tuple[int, ...]


@frozen
class Bounds:
    """The range of numbers that are expected in some cells.

    Attributes:
        kind: whole numbers, or any numbers.
        low: the lowest number.
        high: the highest number.
        prompt: the range in words.
        rows: the numbers of the cells' rows, in their order.
    """

    kind: Literal["whole", "decimal"]
    low: int
    high: int
    prompt: str
    rows: tuple[int, ...]


@frozen
class Sheet:
    """A sheet of a workbook.

    Attributes:
        title: the name of the sheet.
        widths: the widths of the columns, in letters.
        rows: the cells, from row 1 on.
        head: the number of the row that stays in view and is repeated on every printed page.
        checked: the column whose cells are checked on input.
        meant: the expected values of the cells in that column.
        landscape: True to print on paper across.
    """

    title: str
    widths: tuple[int, ...]
    rows: Sequence[Sequence[SheetCell]]
    head: int
    checked: int = 0
    meant: tuple[Choice | Bounds, ...] = ()
    landscape: bool = False


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return the bytes of a workbook."""
    shared = Shared()
    parts: dict[str, str] = {}
    drawn = []
    for number, sheet in enumerate(sheets, 1):
        notes = [
            (address(row, column), cell.comment)
            for row, cells in enumerate(sheet.rows, 1)
            for column, cell in enumerate(cells)
            if cell.comment
        ]
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(sheet, shared, noted=bool(notes))
        if notes:
            drawn.append(number)
            parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = relations(
                [("comments", f"../comments{number}.xml"), ("vmlDrawing", f"../drawings/vmlDrawing{number}.vml")]
            )
            parts[f"xl/comments{number}.xml"] = comments_xml(notes)
            parts[f"xl/drawings/vmlDrawing{number}.vml"] = drawing_xml(notes, number)
    kinds = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    return pack(
        {
            "[Content_Types].xml": content_types(_types(len(sheets), drawn), others=_VML),
            "_rels/.rels": relations([("officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": _book(sheets),
            "xl/_rels/workbook.xml.rels": relations(
                [*kinds, ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
            ),
            "xl/styles.xml": shared.styles_xml(),
            "xl/sharedStrings.xml": shared.texts_xml(),
            **parts,
        }
    )


def address(row: int, column: int) -> str:
    """Return the address of a cell, with its row counted from 1 and its column from 0.

    >>> address(5, 3)
    'D5'
    """
    return f"{chr(65 + column)}{row}"


def _book(sheets: Sequence[Sheet]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(sheet.title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    titles = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">'
        f"{escape(quoted_title(sheet.title))}!${sheet.head}:${sheet.head}</definedName>"
        for number, sheet in enumerate(sheets)
    )
    return (
        f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets>'
        f'<definedNames>{titles}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
    )


def quoted_title(title: str) -> str:
    """Return the name of a sheet as formulas quote it."""
    return "'" + title.replace("'", "''") + "'"


# Sheets.


def _sheet(sheet: Sheet, shared: Shared, *, noted: bool) -> str:
    rows = "".join(_row(number, cells, sheet.widths, shared) for number, cells in enumerate(sheet.rows, 1))
    last = address(max(len(sheet.rows), 1), len(sheet.widths) - 1)
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(sheet.widths, 1)
    )
    below = address(sheet.head + 1, 0)
    drawing = '<legacyDrawing r:id="rId2"/>' if noted else ""
    return (
        f'{XML}<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="{sheet.head}"'
        f' topLeftCell="{below}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"'
        f' activeCell="{below}" sqref="{below}"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="{_LINE}"/>'
        f"<cols>{columns}</cols><sheetData>{rows}</sheetData>{_validations(sheet)}{_links(sheet.rows)}"
        '<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{"landscape" if sheet.landscape else "portrait"}" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C&amp;P</oddFooter></headerFooter><ignoredErrors><ignoredError "
        f'sqref="A1:{last}"'
        f' numberStoredAsText="1"/></ignoredErrors>{drawing}</worksheet>'
    )


def _row(number: int, cells: Sequence[SheetCell], widths: Sequence[int], shared: Shared) -> str:
    made = "".join(_cell(address(number, column), cell, shared) for column, cell in enumerate(cells))
    lines = max(map(_lines, cells, widths), default=1)
    return f'<row r="{number}" ht="{_LINE * lines}" customHeight="1">{made}</row>'


def _lines(cell: SheetCell, width: int) -> int:
    """Estimate the number of lines of a cell.

    The height of a row depends on it, because not every program computes the height.
    """
    text, width = cell.content, width - _INDENT * cell.style.level
    if not isinstance(text, str) or len(text) <= width or not cell.style.bordered:
        return 1
    return -(-10 * len(text) // (11 * width))  # letters are somewhat narrower than the digits that widths count


def _cell(at: str, cell: SheetCell, shared: Shared) -> str:
    content = cell.content
    number = shared.style(cell.style)
    if content is None or content == "":
        return f'<c r="{at}" s="{number}"/>'
    if isinstance(content, Formula):
        kind = ' t="str"' if isinstance(content.value, str) else ""
        value = escape(content.value) if isinstance(content.value, str) else repr(content.value)
        return f'<c r="{at}" s="{number}"{kind}><f>{escape(content.text)}</f><v>{value}</v></c>'
    if isinstance(content, str):
        if content.startswith(FORMULA_STARTS):
            number = shared.style(cell.style, quoted=True)
        return f'<c r="{at}" s="{number}" t="s"><v>{shared.text(content)}</v></c>'
    return f'<c r="{at}" s="{number}"><v>{content!r}</v></c>'


def _validations(sheet: Sheet) -> str:
    # A spreadsheet refuses a longer list.
    meant = [one for one in sheet.meant if isinstance(one, Bounds) or len(_listed(one)) <= _LONGEST_LIST]
    made = "".join(_validation(one, sheet.checked) for one in meant)
    return f'<dataValidations count="{len(meant)}">{made}</dataValidations>' if meant else ""


def _validation(meant: Choice | Bounds, column: int) -> str:
    """Return a check that warns and never rejects.

    A cell may also contain a word, a remark or a dash, because readers accept them.
    """
    said = f'errorStyle="warning" allowBlank="1" showErrorMessage="1" error={_short(meant.prompt)}'
    place = f'sqref="{" ".join(_ranges(meant.rows, column))}"'
    if isinstance(meant, Choice):
        shown = f'showInputMessage="1" promptTitle={_short("Mã trả lời")} prompt={_short(meant.prompt)}'
        inside = f'<formula1>"{_listed(meant)}"</formula1>'
        return f'<dataValidation type="list" {said} {shown} {place}>{inside}</dataValidation>'
    inside = f"<formula1>{meant.low}</formula1><formula2>{meant.high}</formula2>"
    return f'<dataValidation type="{meant.kind}" {said} {place}>{inside}</dataValidation>'


def _listed(choice: Choice) -> str:
    return ",".join(map(str, choice.values))


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


def _short(text: str) -> str:
    """Return a prompt as a quoted attribute of limited length.

    The prompt is cut off because a spreadsheet rejects a longer one.
    """
    return quoteattr(text[:_LONGEST_LIST])


def _links(rows: Iterable[Iterable[SheetCell]]) -> str:
    made = "".join(
        f'<hyperlink ref="{address(number, column)}" location={quoteattr(cell.link)}/>'
        for number, cells in enumerate(rows, 1)
        for column, cell in enumerate(cells)
        if cell.link
    )
    return f"<hyperlinks>{made}</hyperlinks>" if made else ""


def _types(sheets: int, drawn: Sequence[int]) -> Iterator[tuple[str, str]]:
    yield "xl/workbook.xml", f"{_TYPE}.sheet.main"
    yield "xl/styles.xml", f"{_TYPE}.styles"
    yield "xl/sharedStrings.xml", f"{_TYPE}.sharedStrings"
    for number in range(1, sheets + 1):
        yield f"xl/worksheets/sheet{number}.xml", f"{_TYPE}.worksheet"
    for number in drawn:
        yield f"xl/comments{number}.xml", f"{_TYPE}.comments"
