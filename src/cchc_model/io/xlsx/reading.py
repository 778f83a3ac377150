"""Reader of Excel workbooks (`.xlsx`, `.xlsm`): the cells of every sheet as texts."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cchc_model.errors import ReadError
from cchc_model.io.archive import DAMAGED, TOO_LARGE, Archive
from cchc_model.io.xlsx.cell_comments import read_comments
from cchc_model.io.xlsx.cell_formats import read_formats
from cchc_model.io.xlsx.changing_results import note_changing
from cchc_model.io.xlsx.conditional_formats import disguises
from cchc_model.io.xlsx.number_formats import TRUE
from cchc_model.io.xlsx.sheet_builder import MOST_CELLS, MOST_FORMULAS, SheetBuilder, SheetContent
from cchc_model.io.xlsx.sheets import PARTS_OF_SHEETS, Shared, SheetReader
from cchc_model.io.xlsx.texts import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

WORKBOOK_PART = "xl/workbook.xml"

_RELATIONS = "xl/_rels/workbook.xml.rels"
_MOST_SHEETS = 1_000
_TABLE = re.compile(r"xl/tables/[^/]*\.xml")


def read_xlsx(archive: Archive) -> list[SheetContent]:
    """Return the sheets that have any rows, including hidden sheets.

    Numbers become texts in Vietnamese form with all stored digits, percent formats as percentages. A cell that shows
    something else than its number is in brackets. A formula has its stored result, or its own text, from which no
    value can be read. The declared dimension of a sheet is ignored.

    Raises:
        ReadError: the archive is not a workbook, is damaged, or is too large.
        MissingExtraError: lxml is not installed.
    """
    try:
        root = archive.parse(WORKBOOK_PART, extra="xlsx")
        sheets = list(_sheets(archive, root))
        if any(sheet.formulas for sheet in sheets):
            note_changing(sheets, _names(archive, root, sheets), name=archive.name)
        return [sheet for sheet in sheets if sheet.rows]
    except (KeyError, IndexError, ValueError) as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError(archive.name, DAMAGED) from error


def _sheets(archive: Archive, root: "_Element") -> Iterator[SheetContent]:
    parts = {
        str(part.get("Id")): (str(part.get("Type")).rpartition("/")[2], _path(str(part.get("Target"))))
        for part in archive.parse(_RELATIONS, extra="xlsx")
    }
    shared = _shared(archive, root, dict(parts.values()))
    room, cells_left = MOST_FORMULAS, MOST_CELLS
    for number, sheet in enumerate(root.iterfind("{*}sheets/{*}sheet"), 1):
        if number > _MOST_SHEETS:
            raise ReadError(archive.name, TOO_LARGE)
        key = next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
        kind, part = parts[key]
        if kind == "worksheet":
            visible = sheet.get("state", "visible") == "visible"
            elements = archive.stream(part, PARTS_OF_SHEETS, extra="xlsx")
            title, comments = str(sheet.get("name")), read_comments(archive, part)
            building = SheetBuilder(archive.name, title, comments, cells_left, max(room, 0))
            content = SheetReader(shared, building).content(elements, visible=visible)
            room, cells_left = room - len(content.formulas), building.cells_left
            yield content


def _names(archive: Archive, root: "_Element", sheets: Sequence[SheetContent]) -> dict[str, str]:
    """Return the formulas and areas that have a name in the workbook, by name."""
    names = {str(one.get("name")): one.text or "" for one in root.iterfind("{*}definedNames/{*}definedName")}
    titles = ["'" + sheet.title.replace("'", "''") + "'" for sheet in sheets]
    for part in filter(_TABLE.fullmatch, archive.parts):
        table = archive.parse(part, extra="xlsx")  # which of the sheets it is on does not matter
        names[table.get("displayName", "")] = " ".join(f"{title}!{table.get('ref')}" for title in titles)
    return names


def _shared(archive: Archive, root: "_Element", named: dict[str, str]) -> Shared:
    """Return what the sheets share, given the part of each kind."""
    texts = archive.stream(named["sharedStrings"], ("{*}si",), extra="xlsx") if "sharedStrings" in named else ()
    properties, calculation = root.find("{*}workbookPr"), root.find("{*}calcPr")
    styles = archive.parse(named["styles"], extra="xlsx") if "styles" in named else None
    return Shared(
        archive.name,
        list(map(text_of, texts)),
        [] if styles is None else read_formats(styles),
        frozenset() if styles is None else disguises(styles),
        from_1904=properties is not None and properties.get("date1904") in TRUE,
        stale=calculation is not None
        and (calculation.get("fullCalcOnLoad") in TRUE or calculation.get("calcCompleted") in ("0", "false")),
    )


def _path(target: str) -> str:
    """Return the part that a relation of the workbook targets."""
    return target.lstrip("/") if target.startswith("/") else f"xl/{target.removeprefix('./')}"
