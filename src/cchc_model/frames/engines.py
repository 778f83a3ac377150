"""Construction of native frames from columns, so that a missing number remains missing on every engine."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

import narwhals as nw

from cchc_model.errors import InvalidDataError, MissingExtraError, Problem, require_instance
from cchc_model.frames.columns import Types
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, close_matches

BACKENDS = ("polars", "pandas", "pyarrow", "duckdb", "pyspark")
"""The supported engines."""


_NO_ENGINE = Bilingual(
    "không phải công cụ bảng dữ liệu; dùng một trong: {engines}", "is not a supported engine; use one of: {engines}"
)
_NO_SESSION = Bilingual(
    "bảng pyspark cần một phiên (session); đề nghị đưa phiên đó",
    "a pyspark frame needs a session; give one",
)


_NARWHALS: Final = {int: nw.Int64(), str: nw.String(), float: nw.Float64()}
_PANDAS: Final = {int: "Int64", str: "string", float: "Float64"}
_DUCKDB: Final = {int: "BIGINT", str: "VARCHAR", float: "DOUBLE"}
_SPARK: Final = {int: "bigint", str: "string", float: "double"}


def native_frame(
    columns: Mapping[str, Sequence[Any]],
    types: Types,
    backend: str,
    session: Any,  # noqa: ANN401 pyspark is optional
) -> Any:  # noqa: ANN401 each engine has its own type
    """Return a frame of an engine, with nullable 64-bit integers, texts and floating-point numbers.

    Args:
        columns: the cells of each column.
        types: the type of the cells of each column.
        backend: the engine.
        session: the Spark session, or the DuckDB connection, by default DuckDB's own.

    Raises:
        InvalidDataError: the engine is unknown, or pyspark has no session.
        MissingExtraError: the engine is not installed.
    """
    if backend not in BACKENDS:
        raise InvalidDataError(
            nouns.FRAME,
            [Problem(repr(backend), _NO_ENGINE.filled(engines=", ".join(BACKENDS)), close_matches(backend, BACKENDS))],
        )
    if backend == "pyspark":
        return _of_spark(columns, types, session)
    try:
        if backend == "pandas":
            return _of_pandas(columns, types)
        if backend == "duckdb":
            return _of_duckdb(columns, types, session)
        schema = {name: _NARWHALS[kind] for name, kind in types.items()}
        return nw.from_dict(columns, schema, backend=cast("Any", backend)).to_native()
    except ImportError:
        words = Bilingual(f"Bảng dữ liệu {backend}", f"A {backend} frame")
        raise MissingExtraError("engines", words, package=backend) from None


def _of_pandas(columns: Mapping[str, Sequence[Any]], types: Types) -> Any:  # noqa: ANN401 it may not be installed
    import pandas as pd  # plain integers of pandas have no null: it would make floats of them

    return pd.DataFrame({name: pd.array(cells, dtype=_PANDAS[types[name]]) for name, cells in columns.items()})


def _of_duckdb(columns: Mapping[str, Sequence[Any]], types: Types, session: Any) -> Any:  # noqa: ANN401 it may not be installed
    """Return a relation made of lists that are bound to a query, which needs no other engine."""
    import duckdb

    listed = ", ".join(f'unnest(?::{_DUCKDB[types[name]]}[]) AS "{name}"' for name in columns)
    connection = duckdb.default_connection() if session is None else session
    require_instance(connection, duckdb.DuckDBPyConnection, "session", nouns.FRAME)
    return connection.sql(f"SELECT {listed}", params=[list(cells) for cells in columns.values()])


def _of_spark(columns: Mapping[str, Sequence[Any]], types: Types, session: Any) -> Any:  # noqa: ANN401 it may not be installed
    if session is None:
        raise InvalidDataError(nouns.FRAME, [Problem("session", _NO_SESSION)])
    kinds = ", ".join(f"`{name}` {_SPARK[types[name]]}" for name in columns)
    return session.createDataFrame(list(zip(*columns.values(), strict=True)), kinds)
