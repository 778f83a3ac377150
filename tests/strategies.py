"""What the property tests draw: values that the model admits, entries, reports and editions."""

from decimal import Decimal

from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model.measures import PERCENT
from cchc_model.numerals import MAX_ABSOLUTE, MAX_DECIMALS

EDITION = cchc.SOC_TRANG_DISTRICT
LEAVES = set(EDITION.indicators) - {row.parent for row in EDITION.rows}

counts = st.integers(min_value=-MAX_ABSOLUTE + 1, max_value=MAX_ABSOLUTE - 1)
natural_counts = st.one_of(st.integers(0, 300), st.integers(0, MAX_ABSOLUTE - 1))


@st.composite
def decimals(draw: st.DrawFn) -> Decimal:
    """Any admitted decimal number: up to 15 digits before the point, up to 20 behind it, either sign."""
    places = draw(st.integers(0, MAX_DECIMALS))
    digits = draw(st.integers(0, 10 ** (15 + places) - 1))
    sign = draw(st.integers(0, 1)) if digits else 0
    return Decimal((sign, tuple(map(int, str(digits))), -places))


percentages = st.one_of(decimals(), st.decimals(0, 100, places=2, allow_nan=False))


def values_of(indicator: cchc.Indicator) -> st.SearchStrategy[int | Decimal]:
    measure = indicator.measure
    if isinstance(measure, cchc.CodeList):
        return st.sampled_from(measure.values)
    return percentages if measure == PERCENT else counts


@st.composite
def sparse_values(draw: st.DrawFn) -> dict[str, int | Decimal]:
    """Values for some indicators of the shipped edition."""
    chosen = draw(st.lists(st.sampled_from(list(EDITION.indicators)), unique=True, max_size=25))
    return {key: draw(values_of(EDITION.indicators[key])) for key in chosen}


# One line of printable text, as a cell holds it; tabs and quotation marks are what separates cells.
cell_texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")) | st.sampled_from(' "-.,%0123456789'),
    max_size=30,
).map(str.strip)


@st.composite
def printed_cells(draw: st.DrawFn) -> dict[str, tuple[str, str] | None]:
    """The value and note cells of a few indicators as a file may print them; None for a row that is not there.

    A row with others below it is always there: without it, a name that repeats could not have been read.
    """
    cells: dict[str, tuple[str, str] | None] = {}
    for key in draw(st.lists(st.sampled_from(list(EDITION.indicators)), unique=True, max_size=20)):
        values = values_of(EDITION.indicators[key]).map(cchc.format_number)
        odd = st.sampled_from(["", "-", "…", "x", "Có", "5 627", "12.5"])
        absent = key in LEAVES and draw(st.integers(0, 9)) == 0
        note = draw(st.just("") | cell_texts)
        cells[key] = None if absent else (draw(st.one_of(values, values, odd, cell_texts)), note)
    return cells


def report_of(cells: dict[str, tuple[str, str] | None]) -> cchc.Report:
    """The report that reading makes of such cells; all others are blank."""
    units = {key: indicator.measure.label.vi for key, indicator in EDITION.indicators.items()}
    entries = {key: cchc.Entry(None, cchc.Status.BLANK, unit=unit) for key, unit in units.items()}
    for key, texts in cells.items():
        if texts is None:
            entries[key] = cchc.Entry(None, cchc.Status.ABSENT)
        else:
            cell = cchc.read_cell(texts[0], EDITION.indicators[key].measure)
            entries[key] = cchc.Entry(cell.value, cell.status, text=cell.text, note=texts[1], unit=units[key])
    return cchc.Report(EDITION, entries)


periods = st.one_of(
    st.builds(cchc.ReportingPeriod.month, st.integers(1900, 9999), st.integers(1, 12)),
    st.builds(cchc.ReportingPeriod.quarter, st.integers(1900, 9999), st.integers(1, 4)),
    st.builds(cchc.ReportingPeriod.half_year, st.integers(1900, 9999), st.integers(1, 2)),
    st.builds(cchc.ReportingPeriod.nine_months, st.integers(1900, 9999)),
    st.builds(cchc.ReportingPeriod.full_year, st.integers(1900, 9999)),
)
