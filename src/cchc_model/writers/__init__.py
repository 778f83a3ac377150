"""Writing reports: one module a format, chosen by the target's suffix or by name."""

import os
from typing import BinaryIO, Final

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.report import Report

__all__ = ["write_report"]

_FORMATS: Final = ("txt", "tsv")


def write_report(report: Report, target: str | os.PathLike[str] | BinaryIO, *, format: str | None = None) -> None:
    r"""Write a report as an annex, so that reading it gives the same entries.

    Values are printed as the source printed them, else in Vietnamese form; leftovers are written back where
    they stood; rows that the source did not have are not written.

    Args:
        report: the report.
        target: a path, or an open binary stream.
        format: `txt` or `tsv` (the same: tab-separated UTF-8); by default the path's suffix.

    Raises:
        InvalidDataError: the format is not one that can be written, or the report cannot be written so that it
            reads back the same: its rows were so few or so mixed up that a line would be taken for another.
        OSError: the file cannot be written.

    >>> import io
    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> stream = io.BytesIO()
    >>> write_report(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 5627}), stream, format="txt")
    >>> stream.getvalue().decode().splitlines()[3]
    '\tSố nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t5.627\t'
    """
    # What only writing needs is not imported before somebody writes.
    from pathlib import Path

    from cchc_model.writers.text import annex_text

    path = Path(target) if isinstance(target, str | os.PathLike) else None
    chosen = format or (path.suffix.removeprefix(".").lower() if path else "")
    if chosen not in _FORMATS:
        problem = Problem("format", f"{chosen!r} cannot be written; give one of {', '.join(_FORMATS)}", _FORMATS)
        raise InvalidDataError("target", [problem])
    data = annex_text(report).encode()
    if isinstance(target, str | os.PathLike):
        Path(target).write_bytes(data)
    else:
        target.write(data)
