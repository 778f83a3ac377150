"""Strategies for the values of indicators and the texts of cells."""

from decimal import Decimal

from hypothesis import strategies as st

from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import CodeList, Percentage
from cchc_model.framework.rows import Indicator
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.vietnamese.formatting import format_number, format_percent
from cchc_model.vietnamese.notation import MAX_ABSOLUTE, MAX_DECIMALS, Number

_WHOLE_DIGITS = len(str(MAX_ABSOLUTE - 1))
_USUAL = 300


def counts(*, least: int = 1 - MAX_ABSOLUTE) -> st.SearchStrategy[int]:
    """Return a strategy for any count that a report can hold, with small counts more often.

    Args:
        least: the smallest count; a report can hold negative counts, which its check reports.

    >>> from hypothesis import find
    >>> find(counts(), lambda count: count > 5) in range(6, MAX_ABSOLUTE)
    True
    """
    largest = MAX_ABSOLUTE - 1
    return st.integers(least, min(largest, max(least, 0) + _USUAL)) | st.integers(least, largest)


@st.composite
def _decimals(draw: st.DrawFn) -> Decimal:
    places = draw(st.integers(0, MAX_DECIMALS))
    digits = draw(st.integers(0, 10 ** (_WHOLE_DIGITS + places) - 1))
    sign = draw(st.integers(0, 1)) if digits else 0
    return Decimal((sign, tuple(map(int, str(digits))), -places))


def percentages() -> st.SearchStrategy[Decimal]:
    """Return a strategy for any percentage that a report can hold, with those from 0 to 100 more often.

    Percentages have up to 20 decimals and either sign.
    """
    return _decimals() | st.decimals(0, 100, places=2, allow_nan=False)


def indicator_values(indicator: Indicator) -> st.SearchStrategy[Number]:
    """Return a strategy for any value that an indicator can have: a count, a percentage, or one of its codes."""
    if isinstance(indicator.measure, CodeList):
        return st.sampled_from(indicator.measure.values)
    return percentages() if indicator.has_decimals else counts()


@st.composite
def report_values(
    draw: st.DrawFn, framework: Framework = SOC_TRANG_DISTRICT, *, most: int | None = 25
) -> dict[str, Number]:
    """Draw values for some indicators of a framework, for `Report.from_values`.

    Args:
        draw: the function that hypothesis supplies.
        framework: the indicators, rates and rules.
        most: the maximum number of indicators, None for any number. Errors are clearest with few values.
    """
    return {key: draw(indicator_values(framework.indicators[key])) for key in draw(some_indicators(framework, most))}


def some_indicators(framework: Framework, most: int | None) -> st.SearchStrategy[list[str]]:
    """Return a strategy for lists of different indicator ids, in any order."""
    ids = list(framework.indicators)
    return st.lists(st.sampled_from(ids), unique=True, max_size=most) if ids else st.just(ids)


@st.composite
def number_texts(draw: st.DrawFn) -> str:
    """Draw a number as Vietnamese reports print it: `5.627`, `5627`, `−3`, `25,80`, with white space around.

    `parse_number` reads every such text.
    """
    number = draw(counts() | _decimals())
    text = format_number(number)
    if draw(st.booleans()):
        text = text.replace(".", "")
    if draw(st.booleans()):
        text = text.replace("-", "−")
    space = st.sampled_from(["", " ", "\xa0", "\t"])
    return draw(space) + text + draw(space)


def cell_texts() -> st.SearchStrategy[str]:
    """Return a strategy for any content of a cell: one line of printable text without outer spaces, or nothing."""
    characters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
    return st.text(characters | st.sampled_from(' "-.,%0123456789'), max_size=30).map(str.strip)


def value_cells(indicator: Indicator) -> st.SearchStrategy[str]:
    """Return a strategy for the value cell of an indicator: a value, a substitute that offices write, or any text."""
    values = indicator_values(indicator).map(format_number)
    if isinstance(indicator.measure, Percentage):
        values = values | percentages().map(format_percent)
    odd = st.sampled_from(["", "-", "…", "Không áp dụng", "x", "Có", "5 627", "12.5"])
    return st.one_of(values, values, odd, cell_texts())
