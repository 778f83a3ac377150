"""Frames made row by row: whose and of which period each row is, and what it says."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

from cchc_model.errors import InvalidDataError, Problem, require_instance
from cchc_model.frames.columns import Types
from cchc_model.frames.requirement import require_narwhals
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import Bilingual, Lang

WHOSE: Final[Types] = {"organisation": str, "level": str, "code": str, "parent": str}
WHEN: Final[Types] = {"year": int, "period_kind": str, "period_number": int, "period": str}

_T = TypeVar("_T")
_ONE = Bilingual("là một {kind}; đề nghị đưa danh sách", "is a single {kind}; give a list")

Cell = int | float | str | None
Cells = Mapping[str, Cell]
"""A part of a row: cells by column."""


def whose(who: Organisation | None) -> Cells:
    """Return the cells of an organisation, in the columns :data:`WHOSE`."""
    if who is None:
        return dict.fromkeys(WHOSE)
    parent = None if who.parent is None else who.parent.name
    return dict(zip(WHOSE, (who.name, who.level.value, who.code, parent), strict=True))


def when(period: ReportingPeriod | None, lang: Lang) -> Cells:
    """Return the cells of a period, in the columns :data:`WHEN`."""
    if period is None:
        return dict.fromkeys(WHEN)
    return dict(zip(WHEN, (period.year, period.kind.value, period.number, period.label(lang)), strict=True))


def frame_of_rows(
    rows: Iterable[tuple[Cells, ...]],
    types: Types,
    backend: str,
    session: Any,  # noqa: ANN401 pyspark is optional
) -> Any:  # noqa: ANN401 each engine has its own type
    """Return a frame with these rows on an engine.

    Args:
        rows: each row in parts, which together have all columns.
        types: the columns in their order, with the types of their cells.
        backend: the engine.
        session: the Spark session, or the DuckDB connection.
    """
    require_narwhals()
    from cchc_model.frames.engines import native_frame

    columns: dict[str, list[Cell]] = {name: [] for name in types}
    for row in rows:
        joined = {name: cell for part in row for name, cell in part.items()}
        for name, column in columns.items():
            column.append(joined[name])
    return native_frame(columns, types, backend, session)


def each_instance(given: Iterable[_T], kind: type[_T], place: str, what: Bilingual) -> Iterator[_T]:
    """Yield the objects that an argument contains, each of a class.

    Raises:
        InvalidDataError: the argument is a single object, or contains one of another class.
    """
    if isinstance(given, kind | str):
        raise InvalidDataError(what, [Problem(place, _ONE.filled(kind=type(given).__name__))])
    for number, one in enumerate(given):
        require_instance(one, kind, f"{place}[{number}]", what)
        yield one
