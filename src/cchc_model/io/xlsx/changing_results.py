"""Remarks about the stored results of formulas that change by themselves."""

from collections.abc import Mapping, Sequence

from cchc_model.annexes.tables import column_letter
from cchc_model.io.xlsx.formulas import changing_areas
from cchc_model.io.xlsx.merged_areas import cells_within
from cchc_model.io.xlsx.sheet_builder import SheetContent
from cchc_model.reports.finding_codes import FindingCode


def note_changing(sheets: Sequence[SheetContent], names: Mapping[str, str], *, name: str) -> None:
    """Add to the remarks of the sheets the results of formulas that change by themselves.

    Args:
        sheets: the sheets of a workbook.
        names: the formulas that have a name in the workbook, by name.
        name: the name of the file in errors.

    Raises:
        ReadError: such formulas cover too many cells for an annex.
    """
    changing = changing_areas({sheet.title: sheet.formulas for sheet in sheets}, names)
    for sheet in sheets:
        found = cells_within(sheet.rows, changing.get(sheet.title, ()), name=name)
        cells = [f"{column_letter(at)}{row.source.row}" for row, at in found]
        if cells:
            sheet.remarks[FindingCode.RESULT_OUT_OF_DATE] = [
                *sheet.remarks.get(FindingCode.RESULT_OUT_OF_DATE, ()),
                *cells,
            ]
