"""Reader of files with several reports: a column for each organisation or period, or a row for each."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, overload

from attrs import evolve, field, frozen

from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework
from cchc_model.io.reading import AnnexInput, OpenedAnnex, open_annex, report_of
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.layout import ColumnRole, Layout
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual

if TYPE_CHECKING:
    from cchc_model.annexes.file_parts import FilePart, FileParts, Said
    from cchc_model.annexes.part_sums import ReadPart
    from cchc_model.annexes.value_column import ColumnChoice

_ONE_SHEET = Bilingual(
    "không đọc được trang tính “{sheet}” cùng các trang khác; đề nghị đọc riêng trang này để biết lý do: --sheet "
    "“{sheet}” (trong Python: sheet)",
    "the sheet “{sheet}” cannot be read with the others; read it alone to learn why: --sheet “{sheet}” (in Python: "
    "sheet)",
)


@frozen
class ReportPart:
    """One of the reports of a file.

    Attributes:
        title: the titles of its column, the name of its row or sheet; an empty text for the only report of a file.
        report: the report.
        source: the place of the title; None for the only report of a file.
    """

    title: str
    report: Report
    source: Source | None = field(default=None, eq=False)


@frozen
class UnreadPart:
    """A column or row of a file that has numbers and is no report, such as a total.

    Attributes:
        title: the titles of the column, or the name of the row.
        reason: the likely content.
        numbers: the number of its cells that are numbers.
        source: the place of the title, or of the first number of a row without a name.
    """

    title: str
    reason: Bilingual
    numbers: int
    source: Source = field(eq=False)


@frozen
class ReportParts(Sequence[ReportPart]):
    """The reports of a file: a sequence of parts, and what is none.

    Attributes:
        parts: the parts, in the order of the file.
        unread: the columns or rows with numbers that are no report.
        organisation: the organisation that the file itself names, or the caller.
        period: the period that the file itself names, or the caller.
    """

    parts: tuple[ReportPart, ...]
    unread: tuple[UnreadPart, ...] = ()
    organisation: Organisation | None = None
    period: ReportingPeriod | None = None

    @overload
    def __getitem__(self, at: int) -> ReportPart: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[ReportPart, ...]: ...
    def __getitem__(self, at: int | slice) -> ReportPart | tuple[ReportPart, ...]:
        return self.parts[at]

    def __len__(self) -> int:
        return len(self.parts)


def read_parts(  # noqa: PLR0913 as for one report
    source: AnnexInput,
    *,
    organisation: Organisation | None = None,
    period: ReportingPeriod | None = None,
    framework: Framework | Sequence[Framework] | None = None,
    sheet: str | None = None,
    name: str | None = None,
    organisations: Iterable[Organisation] = (),
) -> ReportParts:
    """Read the reports of a file that has several.

    A list of indicators has a report in each column whose titles name an organisation or a period. A matrix, with the
    indicators as columns, has one in each row. A workbook has one on each sheet if the names of its sheets, or the
    texts on them, name different organisations or periods. Any other file is read as one report.

    Args:
        source: as for :func:`cchc_model.read_report`.
        organisation: the organisation of the file; by default the one named before the table. It is the parent of the
            organisations that titles name, and reports itself in columns that name only a period.
        period: the period of the file, for titles that name none; by default the one named before the table.
        framework: as for :func:`cchc_model.read_report`.
        sheet: as for :func:`cchc_model.read_report`.
        name: as for :func:`cchc_model.read_report`.
        organisations: the organisations that titles may name without their level, as `Đại Tâm` names `UBND xã Đại
            Tâm`; a name that two of them have names none.

    Returns:
        The parts, in the order of the file. Totals, and columns or rows that nothing explains, are not parts; `unread`
        has each with the number of its values. A row with another name than that of an organisation, such as a field of
        work, has a report without an organisation: it is only a part of what the file's organisation has.

    Raises:
        ReadError: the file cannot be read, or two columns have the values of one organisation and period.
        MissingExtraError: the format needs an optional dependency that is not installed.
        OSError: the file does not exist or is not readable.

    >>> titles = ("TT", "Chỉ tiêu", "ĐVT", "Tổng số", "Xã Đại Tâm", "Xã Tham Đôn")
    >>> parts = read_parts([titles, ("1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "7", "3", "4")])
    >>> [(part.report.organisation.name, part.report.values["plan_tasks"]) for part in parts]
    [('UBND xã Đại Tâm', 3), ('UBND xã Tham Đôn', 4)]
    >>> [(one.title, one.numbers) for one in parts.unread]
    [('Tổng số', 1)]
    """
    from cchc_model.annexes.file_parts import Said
    from cchc_model.annexes.form_choice import refuse_other_form
    from cchc_model.annexes.part_titles import KnownBodies

    said = Said(organisation, period, KnownBodies.of(organisations))
    opened = open_annex(source, framework, sheet, name, said=said)
    found = opened.reports or _found(opened, said)
    made = _whole(opened, organisation, period) if found is None else _several(opened, found, organisation, period)
    if not isinstance(framework, Framework):
        for part in made:
            refuse_other_form(part.report, opened.tables.name)
    return made


def _whole(opened: OpenedAnnex, organisation: Organisation | None, period: ReportingPeriod | None) -> ReportParts:
    """Return the only report of a file.

    Raises:
        ReadError: the file cannot be read as an annex of the framework.
    """
    from cchc_model.annexes.column_levels import refuse_other_level
    from cchc_model.annexes.value_column import ColumnChoice

    choice = ColumnChoice(opened.tables.name, hidden=opened.tables.hidden)
    report = report_of(opened, opened.rows, choice, organisation=organisation, period=period)
    refuse_other_level(report.layout, report.organisation, choice.source)
    unread = tuple(_unread_columns(report.layout or Layout()))
    return ReportParts((ReportPart("", report),), unread, report.organisation, report.period)


def _unread_columns(layout: Layout) -> Iterator[UnreadPart]:
    """Yield the columns with numbers that the only report of a file is not read from."""
    for table in layout:
        for one in table.columns:
            if one.role is ColumnRole.UNREAD and one.numbers and one.titles:
                place = evolve(table.source, cell=f"{one.letter}{table.source.row or ''}")
                yield UnreadPart(one.path, one.evidence, one.numbers, place)


def _several(
    opened: OpenedAnnex, found: "FileParts", organisation: Organisation | None, period: ReportingPeriod | None
) -> ReportParts:
    """Return the reports of a file, and what is none.

    Raises:
        ReadError: a report cannot be read as an annex of the framework.
    """
    from cchc_model.annexes.part_reports import findings_beside
    from cchc_model.annexes.part_shares import with_doubtful_shares
    from cchc_model.annexes.part_sums import without_sums

    read, unread = list(_parts(opened, found, organisation, period)), found.unread
    if found.layout is None:
        maybe = _maybe(opened, found, organisation, period)
        read, unread = without_sums(read, unread, maybe, organisation or found.facts.organisation)
    # Only a spreadsheet has sheets with names, and stores 100 % as 1.
    decided = found.layout is None or all(name is None for name, _ in opened.tables.sheets)
    reports = with_doubtful_shares([one.report for one in read], decided=decided)
    parts = tuple(
        ReportPart(
            one.part.title, evolve(report, findings=(*report.findings, *findings_beside(one.part))), one.part.source
        )
        for one, report in zip(read, reports, strict=True)
    )
    told = tuple(UnreadPart(one.title, one.reason, one.numbers, one.source) for one in unread)
    return ReportParts(parts, told, organisation or found.facts.organisation, period or found.facts.period)


def _maybe(
    opened: OpenedAnnex, found: "FileParts", organisation: Organisation | None, period: ReportingPeriod | None
) -> "Iterator[ReadPart]":
    """Yield what is no report only because of its name, as it would be read."""
    from cchc_model.annexes.part_sums import ReadPart

    for one in found.unread:
        if one.maybe is not None:
            with suppress(ReadError):
                yield ReadPart(one.maybe, _read_part(opened, one.maybe, None, organisation, period), one)


def _found(opened: OpenedAnnex, said: "Said") -> "FileParts | None":
    from cchc_model.annexes.many_columns import many_columns
    from cchc_model.annexes.matrix import find_matrices
    from cchc_model.annexes.matrix_rows import matrix_parts

    tables = find_matrices(opened.cleaned.rows(opened.rows), opened.framework)
    if tables:
        return matrix_parts(tables, opened.framework, opened.tables.name, said)
    return many_columns(opened.rows, opened.framework, opened.tables.name, said)


def _parts(
    opened: OpenedAnnex, found: "FileParts", organisation: Organisation | None, period: ReportingPeriod | None
) -> "Iterator[ReadPart]":
    from cchc_model.annexes.part_sums import ReadPart

    for part in found.parts:
        yield ReadPart(part, _read_part(opened, part, found.layout, organisation, period))


def _read_part(
    opened: OpenedAnnex,
    part: "FilePart",
    matrix: Layout | None,
    organisation: Organisation | None,
    period: ReportingPeriod | None,
) -> Report:
    """Return the report of a part, without the findings about what stands beside it.

    Raises:
        ReadError: it cannot be read as an annex of the framework.
    """
    from cchc_model.annexes.part_reports import report_of_part
    from cchc_model.annexes.value_column import ColumnChoice

    choice = ColumnChoice(opened.tables.name, part.column, hidden=opened.tables.hidden)
    # Texts around the table are about the file, so that they are judged by its organisation and period.
    if opened.reports is not None and matrix is None:
        return _of_sheet(opened, part, choice, organisation, period)
    body, when = (organisation, period) if part.whole is None else (part.whole.organisation, part.whole.period)
    whole = report_of(opened, part.rows, choice, organisation=body or organisation, period=when or period)
    return report_of_part(whole, part, matrix)


def _of_sheet(
    opened: OpenedAnnex,
    part: "FilePart",
    choice: "ColumnChoice",
    organisation: Organisation | None,
    period: ReportingPeriod | None,
) -> Report:
    """Return the report of a sheet; the text on it may name the organisation above, or the year."""
    body, when = part.organisation or organisation, part.period or period
    try:
        made = report_of(opened, part.rows, choice, organisation=body, period=when)
    except ReadError as refused:
        raise ReadError(opened.tables.name, _ONE_SHEET.filled(sheet=part.title)) from refused
    above = "" if body is None or body.parent is None else body.parent.name
    year = "" if when is None else ReportingPeriod.full_year(when.year).label()
    settled = {FindingCode.ORGANISATION_DIFFERS: above, FindingCode.PERIOD_DIFFERS: year}
    findings = [one for one in made.findings if one.code not in settled or one.text != settled[one.code]]
    return evolve(made, findings=tuple(findings))
