"""Reader of annexes: each format provides rows of cells, and the remaining steps are the same for all."""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO

from attrs import frozen

from cchc_model.errors import InvalidDataError, Problem, ReadError
from cchc_model.framework.framework import Framework
from cchc_model.reports.layout import Layout
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, quoted_list

_EACH_COLUMN = Bilingual(
    "parts đọc mọi cột là báo cáo; đề nghị bỏ value_column và layout",
    "parts reads each column that is a report; omit value_column and layout",
)

if TYPE_CHECKING:
    from cchc_model.annexes.clean_sheets import CleanSheets
    from cchc_model.annexes.file_parts import FileParts, Said
    from cchc_model.annexes.sheets import UnreadSheet
    from cchc_model.annexes.tables import SourceTables, TableRow
    from cchc_model.annexes.value_column import ColumnChoice

_TWO_CHOICES = Bilingual(
    "cột số liệu đã được chọn bằng value_column; đề nghị bỏ một trong hai",
    "value_column already chooses the column; omit one of the two",
)

_SHEETS = Bilingual(
    "mỗi trang tính {sheets} là một báo cáo riêng; đề nghị đọc tất cả bằng --parts (trong Python: read_parts), "
    "hoặc chọn một trang bằng --sheet (trong Python: sheet)",
    "each of the sheets {sheets} is a report of its own; read all of them with --parts (in Python: read_parts), "
    "or choose one with --sheet (in Python: sheet)",
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
    from cchc_model.annexes.column_levels import refuse_other_level
    from cchc_model.annexes.form_choice import refuse_other_form
    from cchc_model.annexes.value_column import ColumnChoice

    check_choices(value_column, layout)
    opened = open_annex(source, framework, sheet, name, progress=progress)
    choice = ColumnChoice(opened.tables.name, value_column or layout, hidden=opened.tables.hidden)
    report = report_of(opened, opened.rows, choice, organisation=organisation, period=period)
    if value_column is None and layout is None:
        refuse_other_level(report.layout, report.organisation, choice.source)
    if not isinstance(framework, Framework):
        refuse_other_form(report, choice.source)
    return report


@frozen
class OpenedAnnex:
    """A file that is open.

    Attributes:
        tables: its tables.
        framework: the framework that it follows.
        rows: the rows of the annex.
        unread: the sheets that are not read.
        cleaned: its sheets with clean rows.
        reports: the reports of its sheets, if each has one of its own.
    """

    tables: "SourceTables"
    framework: Framework
    rows: "Sequence[TableRow]"
    unread: "tuple[UnreadSheet, ...]"
    cleaned: "CleanSheets"
    reports: "FileParts | None" = None


def open_annex(  # noqa: PLR0913 what the caller says of a file
    source: AnnexInput,
    framework: Framework | Sequence[Framework] | None,
    sheet: str | None,
    name: str | None,
    *,
    progress: Callable[[int, int], None] | None = None,
    said: "Said | None" = None,
) -> OpenedAnnex:
    """Open a file, and choose its framework and its sheets.

    Args:
        source: the file.
        framework: the framework, or several to choose from.
        sheet: the sheet that the caller chose.
        name: the name of the file.
        progress: called after each page of a PDF file.
        said: what the caller says of the reports of a file that may have several.

    Raises:
        ReadError: the file cannot be opened, or the choice is not clear, or it has several reports and `said` is None.
    """
    from cchc_model.annexes.clean_sheets import CleanSheets
    from cchc_model.annexes.file_parts import Said
    from cchc_model.annexes.form_choice import choose_framework
    from cchc_model.annexes.matrix_sheets import matrix_sheets
    from cchc_model.annexes.report_sheets import report_sheets
    from cchc_model.annexes.sheets import choose_sheets
    from cchc_model.io.detection import open_source

    tables = open_source(source, name, progress=progress)
    chosen = framework if isinstance(framework, Framework) else choose_framework(tables, framework, sheet)
    found, cleaned = None, CleanSheets(chosen)
    if sheet is None and len(tables.sheets) > 1:
        stated = said or Said()
        found = report_sheets(tables, cleaned, stated) or matrix_sheets(tables, cleaned, stated)
    if found is not None:
        if said is None:
            names = dict.fromkeys(part.source.table or part.title for part in found.parts)
            raise ReadError(tables.name, _SHEETS.filled(sheets=quoted_list(names)))
        return OpenedAnnex(tables, chosen, (), (), cleaned, found)
    return OpenedAnnex(tables, chosen, *choose_sheets(tables, cleaned, sheet), cleaned)


def report_of(
    opened: OpenedAnnex,
    rows: "Sequence[TableRow]",
    choice: "ColumnChoice",
    *,
    organisation: Organisation | None,
    period: ReportingPeriod | None,
) -> Report:
    """Return the report of rows of an open file.

    Raises:
        ReadError: the rows cannot be read as an annex of the framework.
    """
    try:
        report = _assembled(opened, rows, choice, organisation, period)
    except ReadError as error:
        _refuse_pages_apart(opened.tables.name, rows, error)
        raise
    if all(value is None for value in report.values.values()):
        _refuse_pages_apart(opened.tables.name, rows, None)
    return report


def _assembled(
    opened: OpenedAnnex,
    rows: "Sequence[TableRow]",
    choice: "ColumnChoice",
    organisation: Organisation | None,
    period: ReportingPeriod | None,
) -> Report:
    from cchc_model.annexes.assembly import assemble
    from cchc_model.annexes.columns import annex_lines

    chosen = opened.framework
    annex = annex_lines(opened.cleaned.unkept(rows), chosen, choice, period=period, organisation=organisation)
    return assemble(
        annex,
        chosen,
        opened.tables,
        organisation=organisation,
        period=period,
        unread=opened.unread,
    )


def _refuse_pages_apart(name: str, rows: "Sequence[TableRow]", cause: ReadError | None) -> None:
    """Refuse pages of a sheet that is wider than its paper, whose rows nobody can put together.

    Raises:
        ReadError: the names of rows stand on other pages than their values.
    """
    from cchc_model.io.pdf.apart import APART, are_apart

    if are_apart(rows):
        raise ReadError(name, APART) from cause


def check_choices(value_column: str | None, layout: Layout | None, *, parts: bool = False) -> None:
    """Check that at most one argument chooses the value column.

    Raises:
        InvalidDataError: several do.
    """
    if value_column is not None and layout is not None:
        raise InvalidDataError(nouns.ARGUMENTS, [Problem("layout", _TWO_CHOICES)])
    if parts and (value_column is not None or layout is not None):
        raise InvalidDataError(nouns.ARGUMENTS, [Problem("parts", _EACH_COLUMN)])
