"""The ranges of the numbers in a frame, by which formulas are compiled.

They follow from the limits of a report, or from a look at the frame. If a look shows that no number of a column is
damaged, the column is read as it is; if products and sums certainly fit, they are computed directly.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import narwhals as nw
from attrs import field, frozen

from cchc_model.frames.arithmetic import together
from cchc_model.frames.columns import FRAMEWORK, LARGEST, MAX_DIGITS, MAX_FRAME_DECIMALS, OWN, decimals_of
from cchc_model.frames.decimals import digit_steps
from cchc_model.frames.frame import Frame, column_cells, with_steps
from cchc_model.frames.native import is_lazy
from cchc_model.framework.framework import Framework
from cchc_model.vietnamese.notation import MAX_ABSOLUTE

_FEWEST, _MOST, _REPORTS = f"{OWN}fewest", f"{OWN}most", f"{OWN}reports"

_Span = tuple[int, int]
"""Two numbers; no number of a column is below the first or above the second."""


@frozen
class Ranges:
    """The ranges of the numbers in a frame, once numbers that no report can hold are null.

    Attributes:
        fewest: for each column with values, a number that none is below. Numbers with decimals count as their digits.
        most: for each column with values, a number that none is above.
        doubtful: the indicators whose columns may hold a number that no report can hold.
        mixed: True if rows may be of another framework; then every indicator is doubtful.
        reports: the number of rows; None if it is unknown.
        largest: the largest absolute value of each column.
    """

    fewest: Mapping[str, int]
    most: Mapping[str, int]
    doubtful: frozenset[str]
    mixed: bool
    reports: int | None = None
    largest: Mapping[str, int] = field(init=False)

    @largest.default
    def _(self) -> Mapping[str, int]:
        return {name: max(most, -self.fewest[name]) for name, most in self.most.items()}


def of_other_framework(framework: Framework) -> nw.Expr:
    """Return whether a row names another framework."""
    named = zip(FRAMEWORK, (framework.id, framework.version), strict=True)
    one, other = ((nw.col(column).fill_null("") != value) for column, value in named)
    return one | other


def expected(frame: Frame, native: object, framework: Framework) -> Ranges:
    """Return the ranges of the numbers in a frame, by a look if it is in memory.

    A lazy engine must not compute before the user asks: then they are the limits of a report.
    """
    if not is_lazy(native):
        return look(frame, framework)
    limits = _limits(framework)
    fewest, most = ({name: span[end] for name, span in limits.items()} for end in (0, 1))
    return Ranges(fewest, most, frozenset(framework.indicators), mixed=True)


def look(frame: Frame, framework: Framework) -> Ranges:
    """Return the ranges of the numbers in a frame, which is computed."""
    shares = [key for key, indicator in framework.indicators.items() if indicator.has_decimals]
    codes = [key for key in framework.indicators if framework.codes.get(key)]
    counts = [key for key in framework.indicators if key not in {*shares, *codes}]
    spans, answers = _seen(frame, [*codes, *map(decimals_of, shares)], counts, [*_asked(framework, shares, codes)])
    steps = together(*(digit_steps(key, *spans[decimals_of(key)]) for key in shares))
    spans |= _seen(with_steps(frame, steps), shares, (), ())[0] if shares else {}
    limits = _limits(framework)
    # SQL answers a question about no rows with null.
    denied = {name for name, answer in answers.items() if answer is not None and not answer}
    mixed = FRAMEWORK[0] in denied
    wrong = {name for name, span in spans.items() if not limits[name][0] <= span[0] <= span[1] <= limits[name][1]}
    doubtful = frozenset(
        key for key in framework.indicators if mixed or key in denied or {key, decimals_of(key)} & wrong
    )
    fewest = {name: max(span[0], limits[name][0]) for name, span in spans.items()}
    most = {name: min(span[1], limits[name][1]) for name, span in spans.items()}
    return Ranges(fewest, most, doubtful, mixed, int(answers[_REPORTS]))


def _limits(framework: Framework) -> dict[str, _Span]:
    """Return the least and the greatest number that a report can hold, column by column."""
    limits: dict[str, _Span] = {}
    for key, indicator in framework.indicators.items():
        codes, most = framework.codes.get(key), (MAX_DIGITS if indicator.has_decimals else MAX_ABSOLUTE) - 1
        limits[key] = (min(codes), max(codes)) if codes else (-most, most)
        if indicator.has_decimals:
            limits[decimals_of(key)] = (0, MAX_FRAME_DECIMALS)
    return limits


def _asked(framework: Framework, shares: Sequence[str], codes: Sequence[str]) -> Iterator[nw.Expr]:
    """Yield the queries whose answers are no spans."""
    yield nw.len().alias(_REPORTS)
    yield (~of_other_framework(framework)).all().alias(FRAMEWORK[0])
    for key in shares:
        yield (nw.col(key).is_null() == nw.col(decimals_of(key)).is_null()).all()
    for key in codes:
        known = sorted(framework.codes[key])
        if known != [*range(known[0], known[-1] + 1)]:
            yield nw.col(key).fill_null(known[0]).is_in(known).all()


def _seen(
    frame: Frame, near: Sequence[str], far: Sequence[str], asked: Sequence[nw.Expr]
) -> tuple[dict[str, _Span], dict[str, Any]]:
    """Return the spans of columns and the answers to queries; 0 stands for the numbers of an empty column.

    Polars finds both ends of a column in one pass where none of its numbers is negative: as numbers without a sign,
    negative ones are the largest of all.

    Args:
        frame: the frame.
        near: the columns whose spans must be narrow.
        far: the columns whose first number may be lower than the least.
        asked: the queries.
    """
    spans: dict[str, _Span] = {}
    if far and frame.implementation.is_polars():
        import polars as pl

        most = nw.from_native(frame.to_native().select(pl.col(*far).reinterpret(signed=False).max()))
        spans = {name: (0, top or 0) for name, (top,) in column_cells(most).items() if (top or 0) <= LARGEST}
    names = [*near, *(name for name in far if name not in spans)]
    if names:
        numbers = nw.col(*names)
        asked = [
            *asked,
            numbers.min().fill_null(0).name.suffix(_FEWEST),
            numbers.max().fill_null(0).name.suffix(_MOST),
        ]
    found = {name: cell for name, (cell,) in column_cells(frame.select(*asked)).items()} if asked else {}
    spans |= {name: (int(found[f"{name}{_FEWEST}"]), int(found[f"{name}{_MOST}"])) for name in names}
    return spans, found
