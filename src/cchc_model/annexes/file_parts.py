"""The reports of a file that has several: the rows of each, and what its titles say of it."""

from collections.abc import Sequence

from attrs import evolve, field, frozen

from cchc_model.annexes.body_ranks import rank_of
from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.letterhead import LetterheadFacts, read_letterhead
from cchc_model.annexes.part_titles import KnownBodies
from cchc_model.annexes.tables import Columns, TableRow, source_line
from cchc_model.annexes.value_column import ColumnOfPart
from cchc_model.framework.severity import Severity
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding
from cchc_model.reports.layout import Layout
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import Bilingual

_TEXTS = Columns(ordinal=None, name=0, unit=None, value=None, note=None)


@frozen
class Said:
    """The caller's statements about a file.

    Attributes:
        organisation: the organisation of the file; None for the one that the text names.
        period: the period of the file; None for the one that the text names.
        bodies: the organisations that titles may name without their level.
    """

    organisation: Organisation | None = None
    period: ReportingPeriod | None = None
    bodies: KnownBodies = field(factory=KnownBodies)


@frozen
class FilePart:
    """One of several reports of a file.

    Attributes:
        title: the titles of its column, or the name of its row.
        source: the place of the title.
        organisation: the organisation that the title names.
        period: the period that the title names.
        rows: the rows of the file that belong to it, in the order of an annex.
        column: its value column; None for a row, whose cells `rows` has below each other.
        aside: the titles of columns that other reports have.
        lost: the rows next to it that have numbers and are no report.
        of_file: True for the values of the file's organisation.
        estimated: True if the title calls the values estimates.
        evident: True if the name is evidence of whose the values are.
        whole: the organisation and the period of the sheet or the caption above it; None for those of the file.
        over: the titles of reports whose values it may include, as that of a district beside its communes.
        findings: the findings about its cells in columns that are not read.
        order: the place of its table and its column, or of its sheet.
    """

    title: str
    source: Source
    organisation: Organisation | None
    period: ReportingPeriod | None
    rows: Sequence[TableRow]
    column: ColumnOfPart | None = None
    aside: frozenset[str] = frozenset()
    over: tuple[str, ...] = ()
    lost: "tuple[UnreadPart, ...]" = ()
    of_file: bool = False
    estimated: bool = False
    evident: bool = True
    whole: Said | None = None
    findings: tuple[Finding, ...] = ()
    order: tuple[int, int] = (0, 0)


@frozen
class UnreadPart:
    """A column or row of a file that has numbers and is no report.

    Attributes:
        title: the titles of the column, or the name of the row.
        reason: the likely content, such as a total.
        numbers: the number of its cells that are numbers.
        source: its place.
        code: the kind of its finding; None for none.
        severity: the severity of its finding; None for that of the kind.
        maybe: the report that it would be, if only its name speaks against it; None if something else does.
    """

    title: str
    reason: Bilingual
    numbers: int
    source: Source
    code: FindingCode | None = None
    severity: Severity | None = None
    maybe: FilePart | None = None


@frozen
class FileParts:
    """The reports of a file, and the columns or rows that are none.

    Attributes:
        parts: the reports.
        unread: the columns or rows that are none.
        facts: the content of the texts above the table.
        layout: the columns of a table of which each row is a report; None if each column is one.
    """

    parts: tuple[FilePart, ...]
    unread: tuple[UnreadPart, ...]
    facts: LetterheadFacts
    layout: Layout | None = None


def facts_above(rows: Sequence[CleanRow]) -> LetterheadFacts:
    """Return the content of the texts above a table."""
    return read_letterhead(source_line(row.cells, _TEXTS, row.row) for row in rows)


def is_beside(body: Organisation, own: Organisation) -> bool:
    """Return whether a committee is another one than that of a file, and none below it."""
    known = 0 < rank_of(own) <= rank_of(body)
    return known and body.known_as != own.known_as


def with_overlaps(parts: Sequence[FilePart]) -> tuple[FilePart, ...]:
    """Return the parts, each of a higher level than the lowest with those of lower levels, which it may include."""
    told = [rank_of(part.organisation) for part in parts]
    lowest = min((rank for rank in told if rank), default=0)
    lower = [part.title for part, rank in zip(parts, told, strict=True) if rank == lowest]
    return tuple(
        evolve(part, over=(*part.over, *lower)) if rank > lowest > 0 else part
        for part, rank in zip(parts, told, strict=True)
    )
