"""Reading annexes: the source gives rows of cells, whatever its format, and the rest is the same for all."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from cchc_model.errors import ReadError
from cchc_model.framework import Framework
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.organisations import Organisation
from cchc_model.periods import ReportingPeriod
from cchc_model.readers.assembly import assemble
from cchc_model.readers.tables import TableRow, annex_lines, table_rows
from cchc_model.readers.text import SAVE_AS, read_text
from cchc_model.report import Report
from cchc_model.text import Bilingual

__all__ = ["AnnexSource", "read_report"]

MAX_BYTES: Final = 20_000_000
"""The largest file that is read; an annex has some 20,000 bytes."""

MAX_ROWS: Final = 20_000
"""The most rows that are read; an annex has some 200."""

_SUFFIXES: Final = (".txt", ".tsv")

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
    rows, name = _rows(source)
    if len(rows) > MAX_ROWS:
        raise ReadError(
            name,
            Bilingual(
                f"có {len(rows)} dòng, trong khi phụ lục có khoảng 200 dòng; chỉ đọc tối đa {MAX_ROWS} dòng",
                f"it has {len(rows)} rows, and an annex has some 200; at most {MAX_ROWS} are read",
            ),
        )
    lines = list(annex_lines(rows, name=name))
    if not lines:
        raise ReadError(name, Bilingual("không có dữ liệu", "it is empty"))
    return assemble(lines, framework, name=name, organisation=organisation, period=period)


def _rows(source: AnnexSource) -> tuple[list[TableRow], str]:
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        return read_text(_file_bytes(path), name=path.name), path.name
    if isinstance(source, bytes):
        return read_text(_limited(source, "the data"), name="the data"), "the data"
    if hasattr(source, "read"):
        data: object = source.read(MAX_BYTES + 1)
        if not isinstance(data, bytes):
            why = Bilingual(
                "luồng trả về văn bản; hãy mở tệp ở chế độ nhị phân", "it gives text; open it in binary mode"
            )
            raise ReadError("the stream", why)
        return read_text(_limited(data, "the stream"), name="the stream"), "the stream"
    rows: object = source
    if not isinstance(rows, Iterable):
        why = Bilingual(
            "hãy đưa đường dẫn, bytes, luồng nhị phân hoặc các dòng", "give a path, bytes, a stream or rows"
        )
        raise ReadError(type(source).__name__, why)
    return table_rows(rows, name="the table"), "the table"


def _file_bytes(path: Path) -> bytes:
    if "\0" in str(path):
        raise ReadError(repr(str(path)), Bilingual("tên tệp không hợp lệ", "no file has such a name"))
    if path.is_dir():
        why = Bilingual("đây là thư mục; hãy chọn tệp trong đó", "it is a folder; give a file in it")
        raise ReadError(path.name or str(path), why)
    if path.suffix.lower() not in _SUFFIXES and path.exists():
        raise ReadError(
            path.name,
            Bilingual(
                f"không đọc được tệp loại {path.suffix or 'không có phần mở rộng'}; {SAVE_AS.vi}",
                f"files {path.suffix or 'without a suffix'} cannot be read; {SAVE_AS.en}",
            ),
        )
    with path.open("rb") as file:
        return _limited(file.read(MAX_BYTES + 1), path.name)


def _limited(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        size = MAX_BYTES // 1_000_000
        why = Bilingual(
            f"lớn hơn {size} MB; một phụ lục chỉ khoảng 20 kB", f"it is larger than {size} MB; an annex has some 20 kB"
        )
        raise ReadError(name, why)
    return data
