"""Old workbooks that would cost much time or memory: each ends with the library's own error, and soon."""

import pytest

from cchc_model import read_report
from cchc_model.errors import CchcError, ReadError
from cchc_model.io.xls import records
from helpers.hostile_xls import BLANK, hostile, record, stream
from helpers.sampling import some_of

HOSTILE = hostile()
SLOW = {
    "a table of texts without end", "blank cells without end", "rows without end", "formulas without end",
    "merged areas without end", "conditions of all cells", "notes without end",
}  # fmt: skip
"""Files that cost seconds before a limit is passed; `benchmarks/hostile_files.py` measures all."""


@pytest.mark.parametrize("kind", some_of(sorted(set(HOSTILE) - SLOW)))
def test_a_hostile_workbook_is_refused(kind: str) -> None:
    with pytest.raises(CchcError):
        read_report(HOSTILE[kind](), name="a.xls")


def test_no_more_records_are_looked_at_than_a_workbook_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_MOST_RECORDS", 1_000)
    blank = record(BLANK, bytes(6))
    with pytest.raises(ReadError, match="far larger than an annex"):
        read_report(stream([blank * 2_000]), name="a.xls")
    with pytest.raises(ReadError, match="is empty"):
        read_report(stream([blank * 500]), name="a.xls")


def test_a_sheet_that_is_listed_often_is_not_unpacked_as_often() -> None:
    with pytest.raises(ReadError, match="far larger than an annex"):
        read_report(HOSTILE["a sheet that is listed often"](), name="a.xls")
