"""Conversion of a native frame of reports to a validated narwhals frame, and back."""

from collections.abc import Iterator
from typing import Any, cast

import narwhals as nw
from narwhals.exceptions import DuplicateError
from narwhals.typing import IntoFrameT

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.frames.columns import KEYS, Types, column_types, require_columns, value_columns
from cchc_model.frames.frame import Frame
from cchc_model.framework.framework import Framework
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, close_matches

_NO_COLUMN = Bilingual(
    "không phải cột của bảng báo cáo theo khung chỉ tiêu này", "is not a column of a report frame of this framework"
)
_OTHER_FRAMEWORK = Bilingual(
    "không có chỉ tiêu nào của khung {name}; đề nghị chọn khung của bảng bằng --framework (trong Python: framework)",
    "no column is an indicator of the framework {name}; give its own one with --framework (in Python: framework)",
)
_MISSING = Bilingual("thiếu cột này", "this column is missing")
_NO_TEXT = Bilingual("có kiểu {kind}; cột văn bản phải là String", "has the type {kind}; a text column must be String")
_NOT_EXACT = Bilingual(
    "có kiểu {kind}, không chính xác tuyệt đối; đề nghị đổi thành Int64, trong pandas cũng để trống được",
    "has the type {kind}, which is not exact; convert it to Int64, which can have blanks in pandas too",
)
_NOT_WHOLE = Bilingual(
    "có kiểu {kind}; cột số nguyên phải là Int64", "has the type {kind}; a column of whole numbers must be Int64"
)
_NOT_REAL = Bilingual(
    "có kiểu {kind}; cột có phần thập phân phải là Float64, tỷ lệ ghi theo phần trăm (25,8% là 25.8)",
    "has the type {kind}; a column with decimals must be Float64, a percentage in percent (25.8% is 25.8)",
)
_TOO_WIDE = (nw.UInt64, nw.Int128, nw.UInt128)


_NO_FRAME = Bilingual("không phải bảng dữ liệu mà narwhals hỗ trợ", "is not a frame that narwhals supports")


def as_given(native: object, framework: Framework) -> Frame:
    """Return a native frame of reports, validated and wrapped by narwhals.

    A frame of polars becomes lazy, so that polars plans the whole query.

    Raises:
        InvalidDataError: the object is not a frame, or its columns are not those of a frame of reports. All problems
            are reported at once.
    """
    try:
        frame = cast("Frame", nw.from_native(cast("Any", native)))
        schema = frame.collect_schema()
    except DuplicateError:
        why = Bilingual("hai cột có cùng tên; đề nghị bỏ một cột", "two columns have the same name; leave one out")
        raise InvalidDataError(nouns.FRAME, [Problem("columns", why)]) from None
    except TypeError:
        kind = type(native).__name__
        raise InvalidDataError(nouns.FRAME, [Problem(kind, _NO_FRAME)]) from None
    columns = require_columns(framework)
    if set(KEYS) <= set(schema) and not set(value_columns(framework)).intersection(schema):
        why = _OTHER_FRAMEWORK.filled(name=framework.id)
        raise InvalidDataError(nouns.FRAME, [Problem("columns", why)])
    problems = [*_names(list(schema), columns), *_types(schema, column_types(framework))]
    if problems:
        raise InvalidDataError(nouns.FRAME, problems)
    if isinstance(frame, nw.DataFrame) and frame.implementation.is_polars():
        frame = frame.lazy()
    elif isinstance(frame, nw.DataFrame) and frame.implementation.is_pandas_like():
        frame = _nullable(frame)
    whole = [name for name, kind in schema.items() if name in columns and kind.is_integer() and kind != nw.Int64]
    return frame.with_columns(*(nw.col(name).cast(nw.Int64) for name in whole)) if whole else frame


def is_lazy(native: object) -> bool:
    """Return whether an engine must not compute before the user asks."""
    return isinstance(nw.from_native(cast("Any", native)), nw.LazyFrame)


def unwrapped(frame: Frame, native: IntoFrameT) -> IntoFrameT:
    """Return a frame as a native frame, computed if the original native frame was in memory."""
    if isinstance(frame, nw.LazyFrame) and not is_lazy(native):
        return cast("IntoFrameT", frame.collect().to_native())
    return cast("IntoFrameT", frame.to_native())


def _nullable(frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Return a pandas frame without plain integers.

    Plain integers have no null, and would become floats next to a null.
    """
    # Not convert_dtypes: it takes the integers of Arrow for floats on the way, and changes those beyond 2⁵³.
    native = frame.to_native()
    plain = [
        name for name, kind in native.dtypes.items() if str(kind).startswith(("int", "uint")) and "[" not in str(kind)
    ]
    return cast("nw.DataFrame[Any]", nw.from_native(native.astype(dict.fromkeys(plain, "Int64")))) if plain else frame


def _names(names: list[str], columns: tuple[str, ...]) -> Iterator[Problem]:
    for name in names:
        if name not in columns:
            yield Problem(name, _NO_COLUMN, close_matches(name, columns))
    for column in columns:
        if column not in names:
            yield Problem(column, _MISSING)


def _types(schema: nw.Schema, types: Types) -> Iterator[Problem]:
    for name, kind in schema.items():
        if name not in types:
            continue
        if types[name] is str:
            if kind != nw.String:
                yield Problem(name, _NO_TEXT.filled(kind=str(kind)))
        elif types[name] is float:
            if kind != nw.Float64:
                yield Problem(name, _NOT_REAL.filled(kind=str(kind)))
        elif kind.is_float():
            yield Problem(name, _NOT_EXACT.filled(kind=str(kind)))
        elif not kind.is_integer() or kind in _TOO_WIDE:
            yield Problem(name, _NOT_WHOLE.filled(kind=str(kind)))
