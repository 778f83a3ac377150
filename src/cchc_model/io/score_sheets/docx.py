"""Writer of score sheets as Word documents, on paper across, from a template of the package."""

from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.score_sheet import ScoreSheet
from cchc_model.io.docx.filling import Item, shipped
from cchc_model.io.score_sheets.lines import (
    APPRAISED,
    BASIS,
    NAME,
    NOTE,
    ORDINAL,
    SELF,
    ScoreLine,
    score_lines,
    whose,
)

_BY_HAND = (SELF, APPRAISED, BASIS)
"""What people write in the row of a component."""


def sheet_docx(sheet: ScoreSheet) -> bytes:
    """Return the bytes of a score sheet as a Word document.

    Raises:
        MissingExtraError: docxtpl is not installed.
    """
    return shipped("score_sheet").filled(
        {
            "organisation": whose(sheet.organisation),
            "rubric": sheet.rubric.name.vi,
            "period": "" if sheet.period is None else sheet.period.label(),
            "lines": [_item(line) for line in score_lines(sheet)],
        }
    )


def _item(line: ScoreLine) -> Item:
    computed = [_is_computed(line, column) for column in range(len(line.cells))]
    return {"depth": line.depth, "cells": list(line.cells), "computed": computed}


def _is_computed(line: ScoreLine, column: int) -> bool:
    """Return whether a field quotes the text of a cell, because it is computed, as a formula does in a workbook."""
    text = line.cells[column]
    by_hand = _BY_HAND if isinstance(line.score, ComponentScore) else ()
    return bool(text) and column not in (ORDINAL, NAME, NOTE, *by_hand) and not set(text) & {'"', "\\"}
