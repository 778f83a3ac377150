"""Values and texts: what an indicator may hold, and what a cell may print."""

from decimal import Decimal

from hypothesis import strategies as st

from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import CodeList, Percentage
from cchc_model.framework.rows import Indicator
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.vietnamese.numbers import MAX_ABSOLUTE, MAX_DECIMALS, Number, format_number, format_percent

_WHOLE_DIGITS = len(str(MAX_ABSOLUTE - 1))
_USUAL = 300


def counts(*, least: int = 1 - MAX_ABSOLUTE) -> st.SearchStrategy[int]:
    """Any count that a report can hold, small ones more often.

    Args:
        least: the smallest; a report may hold negative counts, which its check finds.

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
    """Any percentage that a report can hold, with up to 20 decimals and either sign, those from 0 to 100 more often."""
    return _decimals() | st.decimals(0, 100, places=2, allow_nan=False)


def indicator_values(indicator: Indicator) -> st.SearchStrategy[Number]:
    """Any value that an indicator can have: a count, a percentage, or one of its codes."""
    if isinstance(indicator.measure, CodeList):
        return st.sampled_from(indicator.measure.values)
    return percentages() if isinstance(indicator.measure, Percentage) else counts()


@st.composite
def report_values(
    draw: st.DrawFn, framework: Framework = SOC_TRANG_DISTRICT, *, most: int | None = 25
) -> dict[str, Number]:
    """Values for some indicators of a framework, for `Report.from_values`.

    Args:
        draw: given by hypothesis.
        framework: the indicators, rates and rules.
        most: for how many indicators at most, None for any number. Few values show best what is wrong.
    """
    return {key: draw(indicator_values(framework.indicators[key])) for key in draw(some_indicators(framework, most))}


def some_indicators(framework: Framework, most: int | None) -> st.SearchStrategy[list[str]]:
    """Ids of different indicators in any order."""
    ids = list(framework.indicators)
    return st.lists(st.sampled_from(ids), unique=True, max_size=most) if ids else st.just(ids)


@st.composite
def number_texts(draw: st.DrawFn) -> str:
    """Numbers as Vietnamese reports print them: `5.627`, `5627`, `−3`, `25,80`, with white space around.

    Each is one that `parse_number` reads.
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
    """Whatever may stand in a cell: one line of printable text without spaces at its ends, or nothing."""
    characters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
    return st.text(characters | st.sampled_from(' "-.,%0123456789'), max_size=30).map(str.strip)


def value_cells(indicator: Indicator) -> st.SearchStrategy[str]:
    """The value cell of an indicator: a value that it can have, or what offices write in its place."""
    values = indicator_values(indicator).map(format_number)
    if isinstance(indicator.measure, Percentage):
        values = values | percentages().map(format_percent)
    odd = st.sampled_from(["", "-", "…", "x", "Có", "5 627", "12.5"])
    return st.one_of(values, values, odd, cell_texts())
