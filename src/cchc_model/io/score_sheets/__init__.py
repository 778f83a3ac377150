"""Score sheets as offices print them, and the scores of people that come back in them."""

import os
from pathlib import Path
from typing import BinaryIO

from cchc_model.analysis.scoring.score_sheet import ScoreSheet
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

__all__ = ["SHEET_FORMATS", "write_score_sheet"]

SHEET_FORMATS = ("docx", "xlsx", "html")
"""Formats in which a score sheet can be written, by suffix."""

_NO_FORMAT = Bilingual(
    "không ghi được phiếu điểm dạng “{format}”; dùng một trong các dạng {known}",
    "a score sheet cannot be written as {format!r}; use one of {known}",
)


def write_score_sheet(
    sheet: ScoreSheet, target: str | os.PathLike[str] | BinaryIO, *, format: str | None = None
) -> None:
    """Write a score sheet as offices print it.

    The columns are the maximum, the self-assessed, the computed and the appraised score, the one that counts, its
    difference to the self-assessed one, the basis and the notes. The same sheet gives the same bytes. A sheet that was
    filled in by hand comes back with :func:`cchc_model.read_score_sheet`.

    Args:
        sheet: the score sheet.
        target: a path, or an open binary stream.
        format: by default the path's suffix. `docx`: a document to sign. `xlsx`: a workbook whose sums and percentages
            follow a score that is typed in. `html`: a page.

    Raises:
        InvalidDataError: the format is unknown.
        MissingExtraError: a workbook needs the extra `xlsx`.
        OSError: the file cannot be written.

    >>> import io
    >>> from cchc_model import SOC_TRANG_DISTRICT, Report, read_rubric, score
    >>> sheet = score(Report.from_values(SOC_TRANG_DISTRICT, {}), read_rubric("examples/illustrative_rubric.toml"))
    >>> stream = io.BytesIO()
    >>> write_score_sheet(sheet, stream, format="html")
    >>> "Điểm tự chấm" in stream.getvalue().decode()
    True
    """
    path = Path(target) if isinstance(target, str | os.PathLike) else None
    chosen = (format or (path.suffix if path else "")).removeprefix(".").lower()
    if chosen not in SHEET_FORMATS:
        why = _NO_FORMAT.filled(format=chosen, known=", ".join(SHEET_FORMATS))
        raise InvalidDataError(nouns.TARGET, [Problem("format", why)])
    data = _written(sheet, chosen)
    if isinstance(target, str | os.PathLike):
        Path(target).write_bytes(data)
    else:
        target.write(data)


def _written(sheet: ScoreSheet, chosen: str) -> bytes:
    if chosen == "docx":
        from cchc_model.io.score_sheets.docx import sheet_docx

        return sheet_docx(sheet)
    if chosen == "xlsx":
        from cchc_model.io.score_sheets.xlsx import sheet_xlsx

        return sheet_xlsx(sheet)
    from cchc_model.io.score_sheets.html import sheet_html

    return sheet_html(sheet).encode()
