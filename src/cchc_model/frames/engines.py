"""Construction of native frames from columns, so that a missing number remains missing on every engine."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, cast

import narwhals as nw

from cchc_model.errors import InvalidDataError, MissingExtraError, Problem
from cchc_model.frames.columns import KEYS, WHOLE_KEYS
from cchc_model.frames.preparing import Frame
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


_TEXT_KEYS: Final = frozenset(KEYS) - frozenset(WHOLE_KEYS)
_WHOLE, _TEXT, _REAL = nw.Int64(), nw.String(), nw.Float64()
_OF_PANDAS: Final = {_WHOLE: "Int64", _TEXT: "string", _REAL: "Float64"}
_OF_SPARK: Final = {_WHOLE: "bigint", _TEXT: "string", _REAL: "double"}


def native_frame(
    columns: Mapping[str, Sequence[Any]],
    backend: str,
    session: Any,  # noqa: ANN401 pyspark is optional
    *,
    texts: Collection[str] = _TEXT_KEYS,
    reals: Collection[str] = (),
) -> Any:  # noqa: ANN401 each engine has its own type
    """Return a frame of an engine, with nullable 64-bit integers in each column without texts or real numbers.

    Args:
        columns: the cells of each column.
        backend: the engine.
        session: the Spark session, for pyspark.
        texts: the columns of texts.
        reals: the columns of floating-point numbers.

    Raises:
        InvalidDataError: the engine is unknown, or pyspark has no session.
        MissingExtraError: the engine is not installed.
    """
    if backend not in BACKENDS:
        raise InvalidDataError(
            nouns.FRAME,
            [Problem(repr(backend), _NO_ENGINE.filled(engines=", ".join(BACKENDS)), close_matches(backend, BACKENDS))],
        )
    schema = {name: _TEXT if name in texts else _REAL if name in reals else _WHOLE for name in columns}
    if backend == "pyspark":
        return _of_spark(columns, schema, session)
    try:
        if backend == "pandas":
            return _of_pandas(columns, schema)
        made = nw.from_dict(columns, schema, backend=cast("Any", "pyarrow" if backend == "duckdb" else backend))
        return made.lazy("duckdb").to_native() if backend == "duckdb" else made.to_native()
    except ImportError:
        raise MissingExtraError("engines", Bilingual(f"Bảng dữ liệu {backend}", f"A {backend} frame")) from None


_Schema = Mapping[str, nw.Int64 | nw.String | nw.Float64]


def _of_pandas(columns: Mapping[str, Sequence[Any]], schema: _Schema) -> Any:  # noqa: ANN401 it may not be installed
    import pandas as pd  # plain integers of pandas have no null: it would make floats of them

    return pd.DataFrame({name: pd.array(cells, dtype=_OF_PANDAS[schema[name]]) for name, cells in columns.items()})


def _of_spark(columns: Mapping[str, Sequence[Any]], schema: _Schema, session: Any) -> Any:  # noqa: ANN401 it may not be installed
    if session is None:
        raise InvalidDataError(nouns.FRAME, [Problem("session", _NO_SESSION)])
    kinds = ", ".join(f"`{name}` {_OF_SPARK[kind]}" for name, kind in schema.items())
    return session.createDataFrame(list(zip(*columns.values(), strict=True)), kinds)


def unpivoted(rows: Frame, columns: Sequence[str], *, name: str, value: str) -> Frame:
    """Return a row for each of some columns and each row, with the name of the column and its value.

    A relation of DuckDB stays on its own connection, which need not be the default one.
    """
    if not rows.implementation.is_duckdb():
        return rows.unpivot(list(columns), index=list(KEYS), variable_name=name, value_name=value)
    listed = ", ".join(f'"{column}"' for column in columns)
    query = f'UNPIVOT ready ON {listed} INTO NAME "{name}" VALUE "{value}"'
    made: Frame = nw.from_native(rows.to_native().query("ready", query))
    return made
