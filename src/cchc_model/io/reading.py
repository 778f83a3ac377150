"""Reader of annexes: each format provides rows of cells, and the remaining steps are the same for all."""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.framework import Framework
from cchc_model.reports.layout import Layout
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

_TWO_CHOICES = Bilingual(
    "cột số liệu đã được chọn bằng value_column; đề nghị bỏ một trong hai",
    "value_column already chooses the column; omit one of the two",
)

__all__ = ["AnnexInput", "read_report"]

AnnexInput = str | os.PathLike[str] | bytes | BinaryIO | Iterable[Sequence[object]]
"""A source of an annex: a path, the bytes of a file, an open binary stream, or rows of cells."""


def read_report(  # noqa: PLR0913 each says one thing that the file may leave open
    source: AnnexInput,
    *,
    organisation: Organisation | None = None,
    period: ReportingPeriod | None = None,
    framework: Framework | Sequence[Framework] | None = None,
    sheet: str | None = None,
    value_column: str | None = None,
    layout: Layout | None = None,
    name: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Read an annex into a report.

    Every value reaches its own indicator, or a finding that names its cell.

    Args:
        source: the path of a Word document (`.docx`), an Excel workbook (`.xlsx`, `.xls`), a PDF file with text
            (`.pdf`), a page with tables (`.html`, `.mht`), a text (`.txt`, `.tsv`, `.csv`) or a file that LibreOffice
            converts (`.doc`, `.rtf`, `.odt`, `.ods`, `.xlsb`), the bytes of one, an open binary stream, or ready rows
            of cells (texts, ints, Decimals, None).
            Without a header row the columns are ordinal, name, unit, value, note.
        organisation: the reporting organisation; by default the one named before the table.
        period: the reporting period; by default the one named before the table.
        framework: the framework that the annex follows, or several, of which the one with the most names of the annex
            is taken. By default the shipped one, if the annex is on its form.
        sheet: the workbook's sheet to read; by default the one that contains the annex.
        value_column: the title, the path of titles (`Năm 2021 › Thực hiện`) or the letter of the column to read; by
            default the one whose titles state that it has the values of the period.
        layout: the layout of an annex on the same form, as in `report.layout`; its value column is read if the
            columns have the same titles.
        name: the name of the source in findings and errors, such as that of an uploaded file; by default that of the
            path.
        progress: called after each page of a PDF file, with the number of pages done and their total.

    Returns:
        The report; `report.findings` lists the findings of reading, `report.leftovers` the rows without an
        indicator, and `report.layout` the columns that were chosen.

    Raises:
        InvalidDataError: both `value_column` and `layout` choose the column.
        ReadError: the source cannot be read as an annex of this framework; the message includes a remedy. Without a
            single framework, an annex on another form is refused.
        MissingExtraError: the format needs an optional dependency that is not installed.
        OSError: the file does not exist or is not readable.

    >>> report = read_report([("", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31", "")])
    >>> report.values["plan_tasks"]
    31
    """
    # What only reading needs is not imported before somebody reads.
    from cchc_model.annexes.assembly import assemble
    from cchc_model.annexes.column_levels import refuse_other_level
    from cchc_model.annexes.columns import annex_lines
    from cchc_model.annexes.form_choice import choose_framework, refuse_other_form
    from cchc_model.annexes.sheets import choose_sheets
    from cchc_model.annexes.value_column import ColumnChoice
    from cchc_model.io.detection import open_source

    check_choices(value_column, layout)
    opened = open_source(source, name, progress=progress)
    chosen = framework if isinstance(framework, Framework) else choose_framework(opened, framework, sheet)
    rows, unread = choose_sheets(opened, chosen, sheet)
    annex = annex_lines(rows, chosen, ColumnChoice(opened.name, value_column or layout), period=period)
    report = assemble(
        annex,
        chosen,
        name=opened.name,
        organisation=organisation,
        period=period,
        unread=unread,
        hidden=opened.hidden,
        remarks=opened.remarks,
        conversion=opened.conversion,
        fonts=opened.fonts,
    )
    if value_column is None and layout is None:
        refuse_other_level(report.layout, report.organisation, opened.name)
    if not isinstance(framework, Framework):
        refuse_other_form(report, opened.name)
    return report


def check_choices(value_column: str | None, layout: Layout | None) -> None:
    """Check that at most one argument chooses the value column.

    Raises:
        InvalidDataError: both do.
    """
    if value_column is not None and layout is not None:
        raise InvalidDataError(nouns.ARGUMENTS, [Problem("layout", _TWO_CHOICES)])
