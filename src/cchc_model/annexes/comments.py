"""Comments and footnotes of the cells of an annex: those of a row of the framework belong to its note."""

from attrs import evolve

from cchc_model.annexes.tables import SourceLine, TableRow, has_digit
from cchc_model.framework.severity import Severity
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.remarks import without_dates
from cchc_model.vietnamese.text import one_line


def with_comments(line: SourceLine, row: TableRow) -> SourceLine:
    """Return a line with the comments of its row, each with its cell."""
    if not row.comments:
        return line
    texts = tuple((one_line(text), row.at(at)) for at, text in row.comments.items())
    return evolve(line, comments=texts)


def in_note(line: SourceLine) -> SourceLine:
    """Return a line of a row of the framework with comments, which join its note.

    The comment of the value cell is kept apart too, because a number in it may be the value.
    """
    texts = [text for text, _ in line.comments]
    own = line.cell(line.columns.value)
    comment = next((text for text, at in line.comments if at == own and at.cell), "")
    return evolve(line, note="; ".join(filter(None, (line.note, *texts))), comment=comment, comments=())


def comment_finding(line: SourceLine, row: str) -> Finding:
    """Return the finding about the comments of a row that is none of the framework; a number is more than a remark.

    Args:
        line: the line, which has comments.
        row: the name of the row in the finding.
    """
    stated = next((at for text, at in line.comments if has_digit(without_dates(text))), None)
    severity = Severity.INFO if stated is None else Severity.WARNING
    text, source = "; ".join(text for text, _ in line.comments), stated or line.comments[0][1]
    return make_finding(FindingCode.UNREAD_CELLS, words={"row": row}, severity=severity, text=text, source=source)
