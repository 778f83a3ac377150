"""Conversion of reports to a frame, and back."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Context, Decimal
from typing import TypeVar

import narwhals as nw

from cchc_model.errors import InvalidDataError, Problem, is_not
from cchc_model.frames.columns import (
    GRANDPARENT,
    KEYS,
    LAST_BITS,
    MAX_DIGITS,
    MAX_FRAME_DECIMALS,
    NEAREST,
    ORGANISATION,
    PARENT,
    PERIOD,
    decimals_of,
    require_columns,
)
from cchc_model.frames.frame import Frame, column_cells, nothing, stacked, unpivoted
from cchc_model.framework.framework import Framework
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.periods import PeriodKind, ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Bilingual

_T = TypeVar("_T")

_EXACT = Context(prec=60)
"""Digits for any number of a frame, whatever the caller's context is."""

FrameValue = int | float | str | None
"""The content of a cell of a frame."""


_MOST_DIGITS = len(str(MAX_DIGITS)) - 1
_THREE_ABOVE = Bilingual(
    "“{name}” đứng trên cơ quan báo cáo ba cấp; bảng dữ liệu chỉ có hai cấp",
    "'{name}' is three levels above the reporting organisation; a frame has two levels",
)
_NO_ROOM = Bilingual(
    f"{{value}} không vừa: số có phần thập phân trong bảng có nhiều nhất {_MOST_DIGITS} chữ số; đề "
    "nghị sửa cho ngắn hơn hoặc bỏ báo cáo này ra",
    f"{{value}} does not fit: a number with decimals in a frame has at most {_MOST_DIGITS} digits; "
    "shorten it or leave the report out",
)
_NO_NUMBER = Bilingual(
    "{value} với {decimals} chữ số thập phân không phải là số", "{value} with {decimals} decimals is not a number"
)
_OTHER_DECIMALS = Bilingual(
    f"{{value}} với {{decimals}} chữ số thập phân: số phải có từ 0 đến {MAX_FRAME_DECIMALS} chữ số thập phân, "
    f"đúng bằng số chữ số thập phân đã ghi, và nhiều nhất {_MOST_DIGITS} chữ số",
    f"{{value}} with {{decimals}} decimals: a number must have 0 to {MAX_FRAME_DECIMALS} decimals, exactly those of "
    f"its column of decimals, and at most {_MOST_DIGITS} digits",
)
_REPORT, _ROW = Bilingual("báo cáo {at}", "report {at}"), Bilingual("dòng {at}", "row {at}")
_OTHER_FRAMEWORK = Bilingual(
    "{count} báo cáo theo khung chỉ tiêu {named}, không phải {own}; đề nghị đưa khung của các báo cáo qua framework=",
    "{count} reports use the framework {named}, not {own}; give the framework of the reports as framework=",
)
_NO_ORGANISATION = Bilingual(
    "“{name}” với cấp “{level}” không phải cơ quan", "'{name}' with the level '{level}' is not an organisation"
)
_NO_PERIOD = Bilingual(
    "“{kind}” {number} của năm {year} không phải kỳ báo cáo", "'{kind}' {number} of the year {year} is not a period"
)


def columns_of(reports: Iterable[Report], framework: Framework, *, nil_as_zero: bool) -> Mapping[str, list[FrameValue]]:
    """Return the columns of a frame of reports, each as a list."""
    columns: dict[str, list[FrameValue]] = {name: [] for name in require_columns(framework)}
    problems: list[Problem] = []
    others: dict[str, list[int]] = {}
    for number, report in enumerate(reports):
        if report.framework != framework:
            others.setdefault(f"{report.framework.id} {report.framework.version}", []).append(number)
            continue
        cells: dict[str, FrameValue] = {"framework": framework.id, "framework_version": framework.version}
        cells |= _who(report.organisation, _REPORT.filled(at=str(number)), problems)
        period = report.period
        cells |= dict(
            zip(PERIOD, (period.year, period.kind.value, period.number) if period else (None,) * 3, strict=True)
        )
        for key, value in report.known_values(nil_as_zero=nil_as_zero).items():
            if framework.indicators[key].has_decimals:
                cells[key], cells[decimals_of(key)] = _number(value, _REPORT.filled(at=f"{number}: {key}"), problems)
            else:
                assert not isinstance(value, Decimal)
                cells[key] = value
        for name, column in columns.items():
            column.append(cells[name])
    own = f"{framework.id} {framework.version}"
    for named, numbers in others.items():
        words = {"count": str(len(numbers)), "named": named, "own": own}
        problems.append(Problem.at(_REPORT.filled(at=str(numbers[0])), _OTHER_FRAMEWORK.filled(**words)))
    if problems:
        raise InvalidDataError(nouns.FRAME, problems)
    return columns


def _who(organisation: Organisation | None, place: Bilingual, problems: list[Problem]) -> dict[str, FrameValue]:
    cells: dict[str, FrameValue] = {}
    for names in (ORGANISATION, PARENT, GRANDPARENT):
        one = organisation
        values_of_one = (None, None, None) if one is None else (one.name, one.level.value, one.code)
        cells |= dict(zip(names, values_of_one, strict=True))
        organisation = None if one is None else one.parent
    if organisation is not None:
        problems.append(Problem.at(place, _THREE_ABOVE.filled(name=organisation.name)))
    return cells


def _number(value: Number | None, place: Bilingual, problems: list[Problem]) -> tuple[float | None, int | None]:
    """Return the floating-point number that is nearest to a value, and the number of its decimals."""
    if value is None:
        return None, None
    exact = Decimal(value)
    exponent = exact.as_tuple().exponent
    assert isinstance(exponent, int)
    if -exponent > MAX_FRAME_DECIMALS or not _fits(exact, -exponent):
        problems.append(Problem.at(place, _NO_ROOM.filled(value=str(value))))
    return float(exact), -exponent


def _fits(exact: Decimal, decimals: int) -> bool:
    return abs(exact.scaleb(decimals, _EXACT)) < MAX_DIGITS


def long(frame: Frame, framework: Framework, names: Sequence[str]) -> Frame:
    """Return a frame with one row per value and some keys."""
    counts = [key for key, indicator in framework.indicators.items() if not indicator.has_decimals]
    parts = [unpivoted(frame.select(*KEYS, *counts), counts, name="indicator", value="value")] if counts else []
    parts = [part.select(*KEYS, "indicator", nw.col("value").cast(nw.Float64), decimals=nothing()) for part in parts]
    for key, indicator in framework.indicators.items():
        if indicator.has_decimals:
            column = {"indicator": nw.lit(key), "value": nw.col(key), "decimals": nw.col(decimals_of(key))}
            parts.append(frame.select(*KEYS, **column))
    valued = stacked(parts).filter(~nw.col("value").is_null())
    return valued.select(*names, "indicator", "value", "decimals")


def reports_of(frame: Frame, framework: Framework) -> tuple[Report, ...]:
    """Return the reports in the rows of a frame."""
    made = column_cells(frame)
    columns = [made[name] for name in require_columns(framework)]
    reports, problems = [], []
    for number, row in enumerate(zip(*columns, strict=True)):
        cells = dict(zip(require_columns(framework), row, strict=True))
        try:
            reports.append(_report(cells, framework))
        except InvalidDataError as error:
            problems += [_at_row(number, one) for one in error.problems]
    if problems:
        raise InvalidDataError(nouns.FRAME, problems)
    return tuple(reports)


def _at_row(number: int, problem: Problem) -> Problem:
    """Return a problem of a report as one of its row in the frame."""
    return Problem.at(_ROW.filled(at=f"{number}: {problem.place}"), problem.message, problem.suggestions)


def _report(cells: Mapping[str, FrameValue], framework: Framework) -> Report:
    problems: list[Problem] = []
    values: dict[str, object] = {}
    for key, indicator in framework.indicators.items():
        if indicator.has_decimals:
            values[key] = _collected(problems, _decimal, cells[key], cells[decimals_of(key)], key)
        else:
            values[key] = cells[key]
    _collected(problems, _require_framework, cells, framework)
    organisation, period = _collected(problems, _organisation, cells), _collected(problems, _period, cells)
    report = _collected(
        problems, lambda: Report.from_values(framework, values, organisation=organisation, period=period)
    )
    if problems or report is None:
        raise InvalidDataError(nouns.REPORT, problems)
    return report


def _collected(problems: list[Problem], make: Callable[..., _T], *arguments: object) -> _T | None:
    """Return the result of `make`, or None after adding its problems to `problems`."""
    try:
        return make(*arguments)
    except InvalidDataError as error:
        problems += error.problems
        return None


def _require_framework(cells: Mapping[str, FrameValue], framework: Framework) -> None:
    named = cells["framework"], cells["framework_version"]
    if named != (framework.id, framework.version):
        both = [
            nouns.versioned(repr(key), repr(version)) for key, version in (named, (framework.id, framework.version))
        ]
        raise InvalidDataError(nouns.FRAMEWORK, [Problem("framework", is_not(*both))])


def _decimal(value: float | None, decimals: int | None, key: str) -> Decimal | None:
    """Return the number with these decimals that a floating-point number differs from by its last bits alone."""
    if value is None and decimals is None:
        return None
    words = {"value": str(value), "decimals": str(decimals)}
    if value is None or decimals is None or not math.isfinite(value):
        raise InvalidDataError(nouns.NUMBER, [Problem(key, _NO_NUMBER.filled(**words))])
    if 0 <= decimals <= MAX_FRAME_DECIMALS and abs(moved := value * 10.0**decimals) < MAX_DIGITS - 0.5:
        digits = round(moved)
        if abs(moved - digits) <= min(abs(moved) * LAST_BITS, NEAREST):
            return Decimal(digits).scaleb(-decimals, _EXACT)
    raise InvalidDataError(nouns.NUMBER, [Problem(key, _OTHER_DECIMALS.filled(**words))])


def _organisation(cells: Mapping[str, FrameValue]) -> Organisation | None:
    organisation = None
    for names in (GRANDPARENT, PARENT, ORGANISATION):
        name, level, code = (cells[key] for key in names)
        if name is None and level is None and code is None and organisation is None:
            continue
        if not isinstance(name, str) or level not in set(Level):
            raise InvalidDataError(
                nouns.ORGANISATION, [Problem(names[0], _NO_ORGANISATION.filled(name=str(name), level=str(level)))]
            )
        organisation = Organisation(name, Level(level), None if code is None else str(code), organisation)
    return organisation


def _period(cells: Mapping[str, FrameValue]) -> ReportingPeriod | None:
    year, kind, number = (cells[key] for key in PERIOD)
    if year is None and kind is None and number is None:
        return None
    if not isinstance(year, int) or not isinstance(number, int) or kind not in set(PeriodKind):
        raise InvalidDataError(
            nouns.PERIOD,
            [Problem("period_kind", _NO_PERIOD.filled(kind=str(kind), number=str(number), year=str(year)))],
        )
    return ReportingPeriod(year, PeriodKind(kind), number)
