"""Strategies for reports as reading makes them: with values, blanks, dashes, damaged cells and absent rows."""

from collections.abc import Mapping
from enum import Enum

from attrs import evolve, fields, has
from hypothesis import note
from hypothesis import strategies as st

from cchc_model.annexes.notes import Doubt, doubt_beside
from cchc_model.framework.framework import Framework
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.cells import Status
from cchc_model.reports.entries import Entry
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.periods import FIRST_YEAR, LAST_YEAR, ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.testing.values import cell_texts, some_indicators, value_cells

Cells = Mapping[str, tuple[str, str] | None]
"""The texts of the value and the note cell of some indicators, None for an absent row."""

_MOST_CELLS = 20


def periods() -> st.SearchStrategy[ReportingPeriod]:
    """Return a strategy for reporting periods of any kind."""
    return _periods_of(st.integers(FIRST_YEAR, LAST_YEAR))


def valid_periods(framework: Framework) -> st.SearchStrategy[ReportingPeriod | None]:
    """Return a strategy for no period or one of a year in which a framework is valid from beginning to end."""
    first = FIRST_YEAR if framework.valid_from is None else framework.valid_from.year + 1
    last = LAST_YEAR if framework.valid_until is None else framework.valid_until.year - 1
    return st.none() if first > last else st.none() | _periods_of(st.integers(first, last))


def _periods_of(years: st.SearchStrategy[int]) -> st.SearchStrategy[ReportingPeriod]:
    return st.one_of(
        st.builds(ReportingPeriod.month, years, st.integers(1, 12)),
        st.builds(ReportingPeriod.quarter, years, st.integers(1, 4)),
        st.builds(ReportingPeriod.half_year, years, st.integers(1, 2)),
        st.builds(ReportingPeriod.nine_months, years),
        st.builds(ReportingPeriod.full_year, years),
    )


def organisations() -> st.SearchStrategy[Organisation]:
    """Return a strategy for organisations of any level, with and without a code, with a number in their names."""
    committees = {
        Level.PROVINCE: "UBND tỉnh",
        Level.DISTRICT: "UBND huyện",
        Level.COMMUNE: "UBND xã",
        Level.AGENCY: "Sở",
    }

    def made(level: Level, number: int, code: int | None) -> Organisation:
        return Organisation(f"{committees[level]} Ví Dụ {number}", level, None if code is None else f"{code:03}")

    return st.builds(made, st.sampled_from(Level), st.integers(1, 99), st.none() | st.integers(0, 999))


ORGANISATIONS = st.none() | organisations()
PERIODS = st.none() | periods()
"""The default strategies for the reporting organisation and the reporting period."""


def report_from_cells(
    framework: Framework,
    cells: Cells,
    *,
    organisation: Organisation | None = None,
    period: ReportingPeriod | None = None,
) -> Report:
    """Return the report that reading makes of some cells, with all other cells blank.

    Args:
        framework: the indicators, rates and rules.
        cells: the texts of the value and the note cell by id, None for an absent row.
        organisation: the reporting organisation.
        period: the reporting period.

    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> report = report_from_cells(SOC_TRANG_DISTRICT, {"plan_tasks": ("31 nhiệm vụ", ""), "survey_forms": None})
    >>> report.values["plan_tasks"], report["survey_forms"].status
    (31, <Status.ABSENT: 'absent'>)
    """
    entries = {}
    for key, indicator in framework.indicators.items():
        texts = cells.get(key, ("", ""))
        if texts is None:
            entries[key] = Entry(None, Status.ABSENT)
        else:
            cell = read_cell(texts[0], indicator.measure)
            unit = indicator.measure.label.vi
            entry = Entry(cell.value, cell.status, text=cell.text, note=texts[1], unit=unit)
            doubt, _ = doubt_beside(entry, indicator, period, organisation=organisation)
            entries[key] = evolve(entry, value=None, status=Status.DAMAGED) if doubt is Doubt.STATED else entry
    return Report(framework, entries, organisation, period)


@st.composite
def _printed_cells(draw: st.DrawFn, framework: Framework) -> dict[str, tuple[str, str] | None]:
    cells: dict[str, tuple[str, str] | None] = {}
    parents = {row.parent for row in framework.rows}
    for key in draw(some_indicators(framework, _MOST_CELLS)):
        # A row with others below it is always there: without it, a name that repeats could not have been read.
        absent = key not in parents and draw(st.integers(0, 9)) == 0
        note = draw(st.just("") | cell_texts())
        cells[key] = None if absent else (draw(value_cells(framework.indicators[key])), note)
    return cells


@st.composite
def reports(
    draw: st.DrawFn,
    framework: Framework = SOC_TRANG_DISTRICT,
    *,
    organisation: st.SearchStrategy[Organisation | None] = ORGANISATIONS,
    period: st.SearchStrategy[ReportingPeriod | None] = PERIODS,
) -> Report:
    """Draw any report that reading an annex can yield, with up to 20 cells that are not blank.

    Some cells are damaged, some contain a dash or a note, and some rows are absent. The values need not fit together.
    Hypothesis shows a failing example as the call of `report_from_cells` that rebuilds it.

    Args:
        draw: the function that hypothesis supplies.
        framework: the framework that the reports follow.
        organisation: the reporting organisation; by default none or any of `organisations()`.
        period: the reporting period; by default none or any of `periods()`.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5)
    ... @given(reports())
    ... def test_a_value_is_one_that_was_reported(report):
    ...     assert all((entry.value is None) == (entry.status != "reported") for entry in report.entries.values())
    >>> test_a_value_is_one_that_was_reported()
    """
    cells, who, when = draw(_printed_cells(framework)), draw(organisation), draw(period)
    noted("report_from_cells", framework, cells, who, when)
    return report_from_cells(framework, cells, organisation=who, period=when)


def noted(
    call: str,
    framework: Framework,
    figures: Mapping[str, object],
    organisation: Organisation | None,
    period: ReportingPeriod | None,
) -> None:
    """Print the call that rebuilds a report, if a test fails with it.

    Hypothesis prints the call, because the `repr` of a report is a single line.
    """
    note(
        f"A report of the framework {framework.id!r}, to be made again by\n"
        f"{call}({framework_code(framework)}, {figures!r}, organisation={_code(organisation)}, period={_code(period)})"
    )


def framework_code(framework: Framework) -> str:
    """Return the name of a framework in Python code, which is `framework` unless the framework is shipped."""
    return "SOC_TRANG_DISTRICT" if framework == SOC_TRANG_DISTRICT else "framework"


def _code(value: object) -> str:
    """Return a value as Python code.

    `repr` is not sufficient, because its form of enum members is not valid code.
    """
    kind = type(value)
    if has(kind):
        return f"{kind.__name__}({', '.join(f'{f.name}={_code(getattr(value, f.name))}' for f in fields(kind))})"
    return f"{kind.__name__}.{value.name}" if isinstance(value, Enum) else repr(value)
