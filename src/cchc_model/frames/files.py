"""Frames from Parquet files, read by an installed engine."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import narwhals as nw

from cchc_model.errors import ReadError
from cchc_model.frames.frame import column_cells
from cchc_model.vietnamese.text import Bilingual

_READERS = ("polars", "duckdb", "pyarrow")
"""The engines that read Parquet files, in order of preference; only pyarrow reads the whole file."""


def scanned(path: str) -> Any:  # noqa: ANN401 the frame of whichever engine there is
    """Return a frame of a Parquet file, which polars and DuckDB read lazily.

    Raises:
        ReadError: no installed engine reads Parquet files, or the file is not a Parquet file.
        OSError: the file cannot be opened.
    """
    with Path(path).open("rb") as file:
        if file.read(4) != b"PAR1":
            raise ReadError(path, Bilingual("không phải tệp Parquet", "not a Parquet file"))
    engine = next((name for name in _READERS if find_spec(name) is not None), None)
    if engine is None:
        command = "python -m pip install polars"
        why = Bilingual(
            f"để đọc tệp Parquet cần cài thêm gói phần mềm: {command}",
            f"reading a Parquet file needs an optional package: {command}",
        )
        raise ReadError(path, why)
    return nw.scan_parquet(path, backend=cast("Any", engine)).to_native()


def rows(frame: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 any engine's
    """Return an iterator over the rows of a frame, each as a dict.

    All rows are computed before the first one is returned.
    """
    made = column_cells(nw.from_native(frame))
    return (dict(zip(made, row, strict=True)) for row in zip(*made.values(), strict=True))


def is_engines_own(error: Exception) -> bool:
    """Return whether an engine raised an error about its input.

    Each engine has its own errors for a damaged file.
    """
    unnamed = isinstance(error, OSError) and error.filename is None
    return unnamed or type(error).__module__.partition(".")[0] in (*_READERS, "narwhals", "_duckdb")
