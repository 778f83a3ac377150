"""Writer of score sheets as Word documents, on paper across."""

from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.score_sheet import ScoreSheet
from cchc_model.io.docx.elements import (
    BOLD,
    CENTRED,
    ITALIC,
    LARGER,
    TINY,
    cell,
    document,
    paragraph,
    quoting,
    row,
    table_of,
)
from cchc_model.io.score_sheets.lines import (
    APPRAISED,
    BASIS,
    HEADING,
    NAME,
    NOTE,
    ORDINAL,
    SELF,
    TITLES,
    ScoreLine,
    score_lines,
    whose,
)

_WIDTHS = (650, 3300, 950, 950, 1000, 1000, 1000, 1000, 3200, 1500)
_RIGHT = '<w:jc w:val="right"/>'
_HALVES = (7275, 7275)
_SIGNATURES = ("NGƯỜI LẬP PHIẾU", "THỦ TRƯỞNG ĐƠN VỊ")


def sheet_docx(sheet: ScoreSheet) -> bytes:
    """Return the bytes of a score sheet as a Word document."""
    who = whose(sheet.organisation)
    when = "" if sheet.period is None else sheet.period.label()
    above = [paragraph(who, "", BOLD)] if who else []
    above += [paragraph(HEADING, CENTRED, BOLD + LARGER), paragraph(sheet.rubric.name.vi, CENTRED, BOLD)]
    above += [paragraph(when, CENTRED, ITALIC)] if when else []
    head = row(
        (cell(width, paragraph(title, CENTRED, BOLD + TINY)) for width, title in zip(_WIDTHS, TITLES, strict=True)),
        head=True,
    )
    table = table_of(_WIDTHS, head + "".join(map(_line, score_lines(sheet))), borders=True)
    signed = row(cell(width, paragraph(text, CENTRED, BOLD)) for width, text in zip(_HALVES, _SIGNATURES, strict=True))
    below = (paragraph(""), table_of(_HALVES, signed, borders=False), paragraph(""))
    return document("".join((*above, paragraph(""), table, *below)), landscape=True)


def _line(line: ScoreLine) -> str:
    marks = TINY if line.depth > 1 else ITALIC + BOLD + TINY if line.depth else BOLD + TINY
    return row(
        cell(width, _paragraph(line, column, TINY if column in (BASIS, NOTE) else marks))
        for column, width in enumerate(_WIDTHS)
    )


def _paragraph(line: ScoreLine, column: int, marks: str) -> str:
    """Return the text of a cell; a field quotes what is computed, as a formula does in a workbook."""
    text = line.cells[column]
    by_hand = (SELF, APPRAISED, BASIS) if isinstance(line.score, ComponentScore) else ()
    computed = text and column not in (ORDINAL, NAME, NOTE, *by_hand) and not set(text) & {'"', "\\"}
    return quoting(text, _side(column), marks) if computed else paragraph(text, _side(column), marks)


def _side(column: int) -> str:
    if column == ORDINAL:
        return CENTRED
    return "" if column in (NAME, BASIS, NOTE) else _RIGHT
