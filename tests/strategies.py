"""What the property tests draw: values that the model admits, entries, reports and editions."""

from decimal import Decimal

from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model.measures import PERCENT
from cchc_model.numerals import MAX_ABSOLUTE, MAX_DECIMALS

EDITION = cchc.SOC_TRANG_DISTRICT

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
def entries(draw: st.DrawFn, indicator: cchc.Indicator) -> cchc.Entry:
    """An entry as reading makes it: the text of a cell, read."""
    absent = draw(st.integers(0, 9)) == 0
    if absent:
        return cchc.Entry(None, cchc.Status.ABSENT)
    values = values_of(indicator).map(cchc.format_number)
    text = draw(st.one_of(values, values, st.sampled_from(["", "-", "…", "x", "Có", "5 627", "12.5"]), cell_texts))
    cell = cchc.read_cell(text, indicator.measure)
    note = draw(st.one_of(st.just(""), cell_texts))
    return cchc.Entry(cell.value, cell.status, text=cell.text, note=note)


@st.composite
def read_reports(draw: st.DrawFn) -> cchc.Report:
    """A report as it could have been read: a few entries of every status, the others blank."""
    blank = cchc.Entry(None, cchc.Status.BLANK)
    all_entries = dict.fromkeys(EDITION.indicators, blank)
    for key in draw(st.lists(st.sampled_from(list(EDITION.indicators)), unique=True, max_size=20)):
        all_entries[key] = draw(entries(EDITION.indicators[key]))
    return cchc.Report(EDITION, all_entries)


periods = st.one_of(
    st.builds(cchc.ReportingPeriod.month, st.integers(1900, 9999), st.integers(1, 12)),
    st.builds(cchc.ReportingPeriod.quarter, st.integers(1900, 9999), st.integers(1, 4)),
    st.builds(cchc.ReportingPeriod.half_year, st.integers(1900, 9999), st.integers(1, 2)),
    st.builds(cchc.ReportingPeriod.nine_months, st.integers(1900, 9999)),
    st.builds(cchc.ReportingPeriod.full_year, st.integers(1900, 9999)),
)
