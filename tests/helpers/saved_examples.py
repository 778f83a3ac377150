"""Files that LibreOffice saved once for the tests, because each start of it takes longer than the tests that read them.

`PYTHONPATH=tests python -m helpers.saved_examples` saves them again into `tests/data/office`.
"""

import tempfile
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment

from cchc_model import SOC_TRANG_DISTRICT
from cchc_model.framework import Kind
from helpers.converted import loadable, saved_as
from helpers.office import HEADER, OFFICE, RATE
from helpers.word import Construction, Effect, document, plain_cell, value_cell
from helpers.word_constructions import ALL

COUNTS = [one for one in SOC_TRANG_DISTRICT.indicators.values() if one.kind is Kind.COUNT]
KEPT = (
    "struck", "struck beside", "hidden", "hidden beside", "tiny", "white", "picture font", "raised in front",
    "raised as a whole", "lowered", "quoted", "sum", "list number", "dash as a bullet", "tab inside",
    "line break inside", "two paragraphs", "deleted", "moved away", "inserted", "raised mark", "bold",
    "merged downwards",
)  # fmt: skip
"""Constructions that `.doc` and `.rtf` can hold, as LibreOffice writes them."""


BREAKS = {"page": "\x0c", "column": "\x0e"}
"""Breaks that Word has as one letter, and LibreOffice drops in cells."""
TO_BREAK = {
    name: Construction(Effect.NAMED, around=f"{{}}<w:r><w:t>@{number}</w:t></w:r>")
    for number, name in enumerate(BREAKS)
}


def constructed(constructions: list[Construction]) -> bytes:
    header = f"<w:tr>{''.join(map(plain_cell, HEADER))}</w:tr>"
    rows = [
        f"<w:tr>{plain_cell('')}{plain_cell(one.name.vi)}{plain_cell('')}{value_cell([made])}{plain_cell('')}</w:tr>"
        for one, made in zip(COUNTS, constructions, strict=False)
    ]
    return loadable(document(f"<w:tbl>{header}{''.join(rows)}</w:tbl>"))


CONSTRUCTIONS = {name: ALL[name] for name in KEPT} | TO_BREAK
HIDING = [one for one in COUNTS if "\n" not in one.name.vi][:8]
"""The rows of the workbook that hides values or shows them otherwise."""


def hiding_workbook(path: Path) -> None:
    """Save a workbook that hides values or shows them otherwise."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    contents = [5627, 31, 8, 44635, 12000, 7, "=1+1", 4833]
    sheet.append(HEADER)
    for one, content in zip(HIDING, contents, strict=True):
        sheet.append(["", one.name.vi, "", content, ""])
    sheet.append(["", RATE, "", 0.2581, ""])
    formats = {"D2": "#,##0", "D5": "dd/mm/yyyy", "D6": "#,##0,", "D7": ";;;", "D10": "0.00%"}
    for cell, style in formats.items():
        sheet[cell].number_format = style
    sheet.row_dimensions[3].hidden = True
    sheet.merge_cells("D4:E4")
    sheet["D9"].comment = Comment("sửa thành 4834", "x")
    book.save(path)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "constructed.docx").write_bytes(constructed([*CONSTRUCTIONS.values()]))
        hiding_workbook(folder / "hiding.xlsx")
        for kind in ("doc", "rtf"):
            saved_as(kind, [folder / "constructed.docx"], OFFICE)
        saved_as("ods", [folder / "hiding.xlsx"], OFFICE)


if __name__ == "__main__":
    main()
