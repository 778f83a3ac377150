"""Reading annexes: the source gives rows of cells, whatever its format, and the rest is the same for all."""

import os
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from cchc_model.framework import Framework
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.organisations import Organisation
from cchc_model.periods import ReportingPeriod
from cchc_model.report import Report

__all__ = ["AnnexSource", "read_report"]

AnnexSource = str | os.PathLike[str] | bytes | BinaryIO | Iterable[Sequence[object]]
"""What can be read: a path, the bytes of a file, an open binary stream, or rows of cells."""


def read_report(
    source: AnnexSource,
    *,
    organisation: Organisation | None = None,
    period: ReportingPeriod | None = None,
    framework: Framework = SOC_TRANG_DISTRICT,
) -> Report:
    """Read an annex. Every value ends up at its own indicator, or in a finding that names its cell.

    Args:
        source: the path of a tab-separated text file (`.txt`, `.tsv`), its bytes, an open binary stream, or
            ready rows of cells (texts, ints, Decimals, None). Without a header row the columns are ordinal,
            name, unit, value, note.
        organisation: who reports.
        period: for which period.
        framework: the edition that the annex follows.

    Returns:
        The report; `report.findings` says what reading noticed, `report.leftovers` holds what no indicator took.

    Raises:
        ReadError: the source cannot be read as an annex of this edition; the error says what to do.
        OSError: there is no such file, or it may not be read.

    >>> report = read_report([("", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31", "")])
    >>> report.values["plan_tasks"]
    31
    """
    # What only reading needs is not imported before somebody reads.
    from cchc_model.readers.assembly import assemble
    from cchc_model.readers.opening import open_rows
    from cchc_model.readers.tables import annex_lines

    rows, name = open_rows(source)
    lines = list(annex_lines(rows, name=name))
    return assemble(lines, framework, name=name, organisation=organisation, period=period)
