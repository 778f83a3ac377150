"""Comments and footnotes of the cells of an annex: those of a row belong to its note."""

from attrs import evolve

from cchc_model.annexes.tables import SourceLine, TableRow, at_column, has_digit
from cchc_model.reports.cells import Source
from cchc_model.reports.remarks import without_dates
from cchc_model.vietnamese.text import one_line


def with_comments(line: SourceLine, row: TableRow, *, named: bool) -> SourceLine:
    """Return a line with the comments of its row.

    The comments of a row of the annex join its note, and the one of its value cell is kept apart too, because a
    number in it may be the value. In any other row only comments with a number count, as texts that are not read.

    Args:
        line: the line.
        row: the row as the file contains it.
        named: True if the row has the name of a row of the framework.
    """
    if not row.comments:
        return line
    if not named:
        return evolve(line, extra=(*line.extra, *numbers_in_comments(row)))
    texts = {at: one_line(text) for at, text in row.comments.items()}
    value = line.columns.value
    comment = texts.get(value, "") if value is not None else ""
    return evolve(line, note="; ".join(filter(None, (line.note, *texts.values()))), comment=comment)


def numbers_in_comments(row: TableRow) -> tuple[tuple[str, Source], ...]:
    """Return the comments of a row that contain a number other than those of dates and documents, with their cells."""
    texts = ((at, one_line(text)) for at, text in row.comments.items())
    return tuple((text, at_column(row.source, at)) for at, text in texts if has_digit(without_dates(text)))
