"""The ranges of the numbers in a frame, by which formulas are compiled.

They follow from the limits of a report, or from a look at the frame. If a look shows that no number of a column is
damaged, the column is read as it is; if products and sums certainly fit, they are computed directly.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import narwhals as nw
from attrs import field, frozen

from cchc_model.frames.arithmetic import together
from cchc_model.frames.columns import FRAMEWORK, LAST_BITS, MAX_DIGITS, MAX_FRAME_DECIMALS, NEAREST, OWN, decimals_of
from cchc_model.frames.decimals import is_near, moved, power_steps
from cchc_model.frames.frame import Frame, column_cells, with_steps
from cchc_model.frames.native import is_lazy
from cchc_model.framework.framework import Framework
from cchc_model.vietnamese.notation import MAX_ABSOLUTE

_FEWEST, _MOST, _REPORTS = f"{OWN}fewest", f"{OWN}most", f"{OWN}reports"

_SMALL = 10**9
"""The exclusive limit of small numbers, whose products and sums certainly fit 64 bits in nearly all formulas."""

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

    def decimals(self, key: str) -> range:
        """Return the numbers of decimals of an indicator."""
        return range(self.fewest[decimals_of(key)], self.most[decimals_of(key)] + 1)


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
    from_1 = [key for key in codes if min(framework.codes[key])]
    near = [*from_1, *shares, *map(decimals_of, shares)]
    far = {
        key: max(framework.codes[key]) + 1 if key in codes else _SMALL
        for key in framework.indicators
        if key not in near
    }
    spans, answers = _seen(frame, near, far, [*_asked(framework, shares, codes)])
    limits = _limits(framework)
    decimals = {key: _clamped(spans[decimals_of(key)], limits[decimals_of(key)]) for key in shares}
    spans |= {key: _digits(spans[key], decimals[key][1]) for key in shares}
    # SQL answers a question about no rows with null.
    denied = {name for name, answer in answers.items() if answer is not None and not answer}
    wrong = {name for name, span in spans.items() if _clamped(span, limits[name]) != span}
    doubtful = {key for key in framework.indicators if {key, decimals_of(key)} & {*wrong, *denied}}
    alike = {key: range(decimals[key][0], decimals[key][1] + 1) for key in shares if key not in doubtful}
    small = {key for key in alike if max(map(abs, spans[key])) < NEAREST / LAST_BITS}
    doubtful |= _not_near(frame, alike, small)
    if mixed := FRAMEWORK[0] in denied:
        doubtful = {*framework.indicators}
    clamped = {name: _clamped(span, limits[name]) for name, span in spans.items()}
    fewest, most = ({name: span[end] for name, span in clamped.items()} for end in (0, 1))
    return Ranges(fewest, most, frozenset(doubtful), mixed, int(answers[_REPORTS]))


def _clamped(span: tuple[float, float], limits: _Span) -> _Span:
    """Return the part of a span within limits."""
    least, greatest = limits
    fewest, most = (int(min(max(end, least), greatest)) for end in span)
    return fewest, most


def _digits(span: tuple[float, float], decimals: int) -> tuple[float, float]:
    """Return a span of the digits of numbers in another, which have at most some decimals."""
    beyond = MAX_DIGITS  # also where a number is no number, or infinite
    least, greatest = (end * 10.0**decimals for end in span)
    fewest = 0 if least >= 0 else math.floor(least) - 1 if least > -beyond else -beyond
    most = math.ceil(greatest) + 1 if -beyond < greatest < beyond else -beyond if greatest < 0 else beyond
    return fewest, most


def _not_near(frame: Frame, decimals: Mapping[str, range], small: Collection[str]) -> set[str]:
    """Return the columns of numbers with decimals in which one differs from its digits by more than its last bits."""
    if not decimals:
        return set()
    ready = with_steps(frame, together(*(power_steps(key, shown) for key, shown in decimals.items())))
    moves = {key: moved(key, shown) for key, shown in decimals.items()}
    near = {key: is_near(move, move.round(), small=key in small) for key, move in moves.items()}
    asked = [(here | nw.col(key).is_null()).all().alias(key) for key, here in near.items()]
    return {key for key, answer in _answers(ready, asked).items() if answer is not None and not answer}


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
    frame: Frame, near: Sequence[str], far: Mapping[str, int], asked: Sequence[nw.Expr]
) -> tuple[dict[str, tuple[float, float]], dict[str, Any]]:
    """Return the spans of columns and the answers to queries; 0 stands for the numbers of an empty column.

    Polars sees by one comparison that all numbers of a column are from 0 up and below a limit: without a sign,
    negative ones are the largest of all. Only where they are not, their least and greatest are asked for.

    Args:
        frame: the frame.
        near: the columns whose spans must be narrow.
        far: the columns whose spans may be up to a limit, each with it.
        asked: the queries.
    """
    if not (far and frame.implementation.is_polars()):
        found = _answers(frame, [*asked, *_ends([*near, *far])])
        return _spans(found, [*near, *far]), found
    import polars as pl

    unsigned = nw.from_native(frame.to_native().with_columns(pl.col(*far).reinterpret(signed=False)))
    limits = {limit: [name for name in far if far[name] == limit] for limit in far.values()}
    below = [(nw.col(*names) < limit).all().name.suffix(_FEWEST) for limit, names in limits.items()]
    found = _answers(unsigned, [*asked, *_ends(near), *below])
    wide = [name for name in far if not found[f"{name}{_FEWEST}"]]
    spans = {name: (0, limit - 1) for name, limit in far.items()} | _spans(found, near)
    return spans | (_spans(_answers(frame, _ends(wide)), wide) if wide else {}), found


def _ends(names: Sequence[str]) -> list[nw.Expr]:
    """Return the queries for the least and the greatest number of columns."""
    columns = nw.col(*names)
    return [columns.min().name.suffix(_FEWEST), columns.max().name.suffix(_MOST)] if names else []


def _answers(frame: Frame, asked: Sequence[nw.Expr]) -> dict[str, Any]:
    return {name: cell for name, (cell,) in column_cells(frame.select(*asked)).items()}


def _spans(found: Mapping[str, Any], names: Sequence[str]) -> dict[str, tuple[float, float]]:
    return {name: (found[f"{name}{_FEWEST}"] or 0, found[f"{name}{_MOST}"] or 0) for name in names}
