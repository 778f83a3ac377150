"""A frame of any engine, wrapped by narwhals: its cells, and the operations that engines do differently."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias, cast

import narwhals as nw

from cchc_model.frames.arithmetic import Steps
from cchc_model.frames.columns import KEYS

Frame: TypeAlias = nw.LazyFrame[Any] | nw.DataFrame[Any]
"""A frame of any engine, wrapped by narwhals."""


def column_cells(frame: Frame) -> dict[str, list[Any]]:
    """Return the cells of each column of a frame, computed, as plain texts and numbers, with None for each null."""
    if frame.implementation.is_duckdb():  # narwhals would collect with Arrow, which need not be installed
        relation = frame.to_native()
        rows = relation.fetchall()
        return {name: [row[number] for row in rows] for number, name in enumerate(relation.columns)}
    made = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    if made.implementation.is_polars():  # whose lists are plain, without a question for each of hundreds of columns
        return cast("dict[str, list[Any]]", made.to_native().to_dict(as_series=False))
    return {name: _plain(made[name]) for name in made.columns}


def _plain(column: nw.Series[Any]) -> list[Any]:
    kind = str if column.dtype == nw.String else float if column.dtype.is_float() else int
    cells = zip(column.to_list(), column.is_null().to_list(), strict=True)
    return [None if null else kind(cell) for cell, null in cells]


def is_sql(frame: Frame) -> bool:
    """Return whether an engine translates expressions to SQL; such an engine plans slowly."""
    return isinstance(frame, nw.LazyFrame) and not frame.implementation.is_polars()


def times(here: nw.Expr, frame: Frame) -> nw.Expr:
    """Return the number of rows that satisfy a condition.

    SQL cannot add up conditions, and DuckDB counts faster than it adds up numbers made of them.
    """
    return nw.when(here).then(nw.lit(1, nw.Int8)).count() if is_sql(frame) else here.sum()


def nothing() -> nw.Expr:
    """Return an integer expression that is null in every row."""
    year = nw.col("year")  # of a column that can be null: in pandas a null made of a number would be a float
    return nw.when(year.is_null() & ~year.is_null()).then(year)


def stacked(frames: list[Frame]) -> Frame:
    """Return the rows of several frames of one engine, in one frame."""
    return cast("Frame", nw.concat(cast("list[nw.LazyFrame[Any]]", frames)))


def with_steps(frame: Frame, steps: Steps) -> Frame:
    """Return the frame with columns added step by step."""
    for step in steps:
        if step:
            frame = frame.with_columns(**step)
    return frame


def as_integers(frame: Frame, columns: Sequence[str]) -> Frame:
    """Return the frame with columns of whole floating-point numbers within 64 bits as integers."""
    if not columns or not frame.implementation.is_polars():
        return frame.with_columns(nw.col(*columns).cast(nw.Int64)) if columns else frame
    import polars as pl  # which need not look at each number

    wrapped = pl.col(*columns).cast(pl.Int64, wrap_numerical=True)
    return cast("Frame", nw.from_native(frame.to_native().with_columns(wrapped)))


def unpivoted(rows: Frame, columns: Sequence[str], *, name: str, value: str, beside: Iterable[str] = ()) -> Frame:
    """Return a row for each of some columns and each row, with the name of the column and its value.

    Key columns stay, and those `beside` them.

    A relation of DuckDB stays on its own connection, which need not be the default one.
    """
    if not rows.implementation.is_duckdb():
        return rows.unpivot(list(columns), index=[*KEYS, *beside], variable_name=name, value_name=value)
    listed = ", ".join(f'"{column}"' for column in columns)
    query = f'UNPIVOT ready ON {listed} INTO NAME "{name}" VALUE "{value}"'
    made: Frame = nw.from_native(rows.to_native().query("ready", query))
    return made
