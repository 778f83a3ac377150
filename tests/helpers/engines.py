"""The engines that frames are tested on. A missing engine is skipped with the reason, unless all are wanted."""

import functools
import os
import warnings
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from typing import Any

import pytest

import cchc_model as cchc
from cchc_model.frames import to_frame

ALL_WANTED = "CCHC_ALL_ENGINES"
"""The environment variable with which a missing engine fails."""

NEEDS = {
    "polars": ("polars",),
    "polars-lazy": ("polars",),
    "pandas": ("pandas",),
    "pandas-pyarrow": ("pandas", "pyarrow"),
    "pyarrow": ("pyarrow",),
    "duckdb": ("duckdb",),
    "pyspark": ("pyspark", "pyarrow", "java"),
}
ENGINES = tuple(NEEDS)
BACKENDS = ("polars", "pandas", "pyarrow", "duckdb", "pyspark")
"""The engines that `to_frame` makes frames of."""

IN_MEMORY = ("polars", "pandas", "pandas-pyarrow", "pyarrow")

Make = Callable[[Iterable[cchc.Report], cchc.Framework], Any]
"""What makes a frame of an engine."""


def why_not(engine: str) -> str | None:
    """Why an engine is not tested on; None where it is, or has to be."""
    missing = [name for name in NEEDS[engine] if not _is_there(name)]
    if not missing or os.environ.get(ALL_WANTED):
        return None
    return f"{engine} needs {', '.join(missing)}: python -m pip install -e '.[engines]'"


def require(engine: str) -> None:
    why = why_not(engine)
    if why is not None:
        pytest.skip(why)


def _is_there(name: str) -> bool:
    from shutil import which

    return which("java") is not None if name == "java" else find_spec(name) is not None


_SPARK = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.default.parallelism": "1",
    "spark.driver.memory": "2g",
    "spark.log.level": "ERROR",
    "spark.sql.codegen.wholeStage": "false",  # compiling takes longer than a few rows
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.python.sql.dataFrameDebugging.enabled": "false",  # else it notes where in Python each expression was made
}


def _ask_java_once() -> None:
    """Let pyspark ask Java for each function, column and constant once, because asking takes most of the time."""
    from pyspark.sql import functions
    from pyspark.sql.functions import builtin

    builtin._get_jvm_function = functools.cache(builtin._get_jvm_function)
    vars(functions).update(col=_remembering(functions.col), lit=_remembering(functions.lit))


def _remembering(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    kept = functools.lru_cache(maxsize=None, typed=True)(function)
    return lambda value: kept(value) if isinstance(value, str | int | float | None) else function(value)


class Spark:
    """The one Spark session of a test run, made when it is first asked for."""

    def __init__(self) -> None:
        self._session: Any = None

    def session(self) -> Any:
        if self._session is None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                from pyspark.sql import SparkSession

                builder = SparkSession.builder.master("local[1]")
                for key, value in _SPARK.items():
                    builder = builder.config(key, value)
                self._session = builder.getOrCreate()
                _ask_java_once()
        return self._session

    def stop(self) -> None:
        if self._session is not None:
            self._session.stop()


def maker(engine: str, spark: Spark) -> Make:
    def make(reports: Iterable[cchc.Report], framework: cchc.Framework = cchc.SOC_TRANG_DISTRICT) -> Any:
        kind = {"polars-lazy": "polars", "pandas-pyarrow": "pyarrow"}.get(engine, engine)
        session = spark.session() if engine == "pyspark" else None
        frame = to_frame(reports, backend=kind, framework=framework, session=session)
        if engine == "pandas-pyarrow":
            import pandas as pd

            return frame.to_pandas(types_mapper=pd.ArrowDtype)
        return frame.lazy() if engine == "polars-lazy" else frame

    return make


def rows(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame of any engine as plain Python values."""
    import narwhals as nw

    from cchc_model.frames.frame import column_cells

    cells = column_cells(nw.from_native(frame))
    return [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]
