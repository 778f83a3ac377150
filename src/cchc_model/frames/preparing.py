"""Preparation of a frame: columns in which each number is within its limits, or null.

A number that no report can hold is damaged. It counts as missing, and so do all values of a row of another framework.
Neither enters a computation, and both are reported. A frame in memory is inspected first. It is sound if no number is
damaged, none negative that must not be, and no row is of another framework. The original columns of
a sound frame are read as they are.
"""

import functools
import itertools
import operator
from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeAlias, cast

import narwhals as nw
from attrs import frozen

from cchc_model.frames.arithmetic import Steps, divided, power_of_ten, together
from cchc_model.frames.columns import FRAMEWORK, MAX_FRAME_DECIMALS, MAX_SCALED, OWN, decimals_of
from cchc_model.framework.framework import Framework
from cchc_model.vietnamese.notation import MAX_ABSOLUTE

Frame: TypeAlias = nw.LazyFrame[Any] | nw.DataFrame[Any]
"""A frame of any engine, wrapped by narwhals."""

_FEWEST, _MOST, _OF_FRAMEWORK = f"{OWN}fewest", f"{OWN}most", f"{OWN}of_framework"


@frozen
class Sound:
    """The number ranges of a sound frame in memory.

    A sound frame has no damaged number, none that must not be negative, and no row of another framework.

    Attributes:
        fewest: the least number of each column with values; 0 or a code for an empty column.
        most: the greatest number of each column, likewise.
    """

    fewest: Mapping[str, int]
    most: Mapping[str, int]


def known(key: str, sound: Sound | None) -> nw.Expr:
    """Return a count or code, null where it is missing or damaged."""
    return nw.col(key if sound else _own(key))


def whole(key: str) -> str:
    """Return the name of the column with the whole part of a percentage, null where it is missing or damaged."""
    return f"{OWN}{key}_whole"


def part(key: str) -> str:
    """Return the name of the column with the fractional part of a percentage, in units of 10⁻¹⁸.

    The part is 0 or more, and null where the whole part is null.
    """
    return f"{OWN}{key}_part"


def digits(key: str, sound: Sound | None) -> nw.Expr:
    """Return the digits of a percentage as an integer, null where it is missing or damaged."""
    return nw.col(key if sound else _own(key))


def shown_decimals(key: str, sound: Sound | None) -> nw.Expr:
    """Return the number of decimals among the digits of a percentage, null where it is missing or damaged."""
    return nw.col(decimals_of(key) if sound else _own(decimals_of(key)))


def scaled(key: str, sound: Sound, decimals: int) -> nw.Expr:
    """Return a percentage of a sound frame as an integer with `decimals` decimals, enough for its whole column."""
    fewest, most = sound.fewest[decimals_of(key)], sound.most[decimals_of(key)]
    if fewest == most:
        return digits(key, sound) * 10 ** (decimals - most) if most < decimals else digits(key, sound)
    return digits(key, sound) * power_of_ten(shown_decimals(key, sound), lambda d: decimals - d, most)


@frozen
class Damage:
    """A column with the condition for damaged or negative numbers in it.

    Attributes:
        column: its name.
        here: true in a row with such a number. It reads the columns that :func:`prepared` adds to a frame that is not
            sound.
    """

    column: str
    here: nw.Expr


def damages(framework: Framework) -> tuple[Damage, ...]:
    """Return the conditions for damaged numbers, column by column."""
    found = []
    for key, indicator in framework.indicators.items():
        found.append(Damage(key, own() & ~nw.col(key).is_null() & nw.col(_own(key)).is_null()))
        if indicator.has_decimals:
            lonely = own() & nw.col(key).is_null() & ~nw.col(decimals_of(key)).is_null()
            found.append(Damage(decimals_of(key), lonely))
    return tuple(found)


def negatives(framework: Framework) -> tuple[Damage, ...]:
    """Return the conditions for negative numbers, indicator by indicator.

    A report can hold a negative number, but most indicators of an annex are 0 or more.
    """
    keys = (key for key in framework.indicators if key not in framework.signed)
    return tuple(Damage(key, (nw.col(_own(key)) < 0).fill_null(value=False)) for key in keys)


def of_other_framework(framework: Framework) -> nw.Expr:
    """Return whether a row names another framework."""
    named = zip(FRAMEWORK, (framework.id, framework.version), strict=True)
    one, other = ((nw.col(column).fill_null("") != value) for column, value in named)
    return one | other


def own() -> nw.Expr:
    """Return whether a row is of the framework, from a column that :func:`prepared` adds to an unsound frame."""
    return nw.col(_OF_FRAMEWORK)


def prepared(frame: Frame, framework: Framework, sound: Sound | None, keys: Collection[str]) -> Frame:
    """Return the frame with the columns that formulas over some indicators read.

    Args:
        frame: a frame of reports.
        framework: the indicators, rates and rules.
        sound: the number ranges of a sound frame, else None. In a sound frame, only percentages get columns. Formulas
            with a common number of decimals do not read them.
        keys: the indicators.
    """
    counts: dict[str, nw.Expr] = {}
    percentages: list[Steps] = []
    for key in dict.fromkeys(keys):
        if framework.indicators[key].has_decimals:
            percentages.append(([] if sound else _admitted_share(key)) + _in_two_parts(key, sound))
        elif sound is None:
            admitted = own() & _is_admitted(key, framework)
            counts[_own(key)] = nw.when(admitted).then(nw.col(key))
    if sound is None:
        frame = frame.with_columns(~of_other_framework(framework).alias(_OF_FRAMEWORK))
    return with_steps(frame, together([counts], *percentages))


def look(frame: Frame, framework: Framework) -> Sound | None:
    """Inspect a frame and return its number ranges, None if it is not sound."""
    shares = [key for key, indicator in framework.indicators.items() if indicator.has_decimals]
    alike: dict[tuple[int, ...], list[str]] = {(): [decimals_of(key) for key in shares]}
    for key in framework.indicators:
        alike.setdefault(_codes(key, framework), []).append(key)
    asked = [_asked(columns, codes) for codes, columns in alike.items() if columns]
    paired = [(nw.col(key).is_null() == nw.col(decimals_of(key)).is_null()).all() for key in shares]
    own = (~of_other_framework(framework)).all().alias(FRAMEWORK[0])
    made = column_cells(frame.select(own, *paired, *itertools.chain(*asked)))
    answers = {name: found for name, (found,) in made.items()}
    names = [name for columns in alike.values() for name in columns]
    sound = Sound(*({name: int(answers[f"{name}{end}"]) for name in names} for end in (_FEWEST, _MOST)))
    right = all(answers.get(name, True) for name in (FRAMEWORK[0], *framework.indicators))
    return sound if right and all(_is_sound(key, framework, sound) for key in framework.indicators) else None


def _codes(key: str, framework: Framework) -> tuple[int, ...]:
    return tuple(sorted(framework.codes.get(key, ())))


def _asked(columns: list[str], codes: tuple[int, ...]) -> Iterator[nw.Expr]:
    """Yield the queries over columns with the same codes, or without codes.

    One query covers all these columns, because columns are many.
    """
    numbers, nothing = nw.col(*columns), codes[0] if codes else 0
    yield numbers.min().fill_null(nothing).name.suffix(_FEWEST)
    yield numbers.max().fill_null(nothing).name.suffix(_MOST)
    if codes and codes != tuple(range(codes[0], codes[-1] + 1)):
        yield numbers.fill_null(nothing).is_in(codes).all()


def _is_sound(key: str, framework: Framework, sound: Sound) -> bool:
    fewest, most, codes = sound.fewest[key], sound.most[key], _codes(key, framework)
    if codes:
        return codes[0] <= fewest and most <= codes[-1] and fewest >= 0
    decimals = framework.indicators[key].has_decimals
    shown = (sound.fewest[decimals_of(key)], sound.most[decimals_of(key)]) if decimals else (0, 0)
    limit = 10 ** _limit(max(shown[0], 0))
    least = 1 - limit if key in framework.signed else 0
    return 0 <= shown[0] <= shown[1] <= MAX_FRAME_DECIMALS and least <= fewest <= most < limit


def column_cells(frame: Frame) -> dict[str, list[Any]]:
    """Return the cells of each column of a frame, computed, as plain texts and numbers, with None for each null."""
    if frame.implementation.is_duckdb():  # narwhals would collect with Arrow, which need not be installed
        relation = frame.to_native()
        rows = relation.fetchall()
        return {name: [row[number] for row in rows] for number, name in enumerate(relation.columns)}
    made = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return {name: _plain(made[name]) for name in made.columns}


def _plain(column: nw.Series[Any]) -> list[Any]:
    kind = str if column.dtype == nw.String else float if column.dtype.is_float() else int
    cells = zip(column.to_list(), column.is_null().to_list(), strict=True)
    return [None if null else kind(cell) for cell, null in cells]


def is_sql(frame: Frame) -> bool:
    """Return whether an engine translates expressions to SQL.

    Such an engine plans slowly and cannot add up Boolean values.
    """
    return isinstance(frame, nw.LazyFrame) and not frame.implementation.is_polars()


def countable(here: nw.Expr, frame: Frame) -> nw.Expr:
    """Return a condition in the form whose sum is the number of rows that satisfy it."""
    return here.cast(nw.Int8) if is_sql(frame) else here


def stacked(frames: list[Frame]) -> Frame:
    """Return the rows of several frames of one engine, in one frame."""
    return cast("Frame", nw.concat(cast("list[nw.LazyFrame[Any]]", frames)))


def with_steps(frame: Frame, steps: Steps) -> Frame:
    """Return the frame with columns added step by step."""
    for step in steps:
        if step:
            frame = frame.with_columns(**step)
    return frame


def _own(column: str) -> str:
    """Return the name of the column with the numbers of another column that are not damaged."""
    return f"{OWN}{column}"


def _is_admitted(key: str, framework: Framework) -> nw.Expr:
    """Return whether a report can hold a count or code, null where it is missing."""
    value, codes = nw.col(key), framework.codes.get(key)
    if codes is None:
        return (value > -MAX_ABSOLUTE) & (value < MAX_ABSOLUTE)
    return functools.reduce(operator.or_, (value == code for code in codes))


def _admitted_share(key: str) -> Steps:
    """Return the step that computes the digits and decimals of a percentage, null where it is damaged."""
    found, decimals = nw.col(key), nw.col(decimals_of(key))
    limit = power_of_ten(decimals, _limit)
    admitted = (found > -limit) & (found < limit) & (decimals >= 0) & (decimals <= MAX_FRAME_DECIMALS)
    here = nw.when(own() & admitted)
    return [{_own(key): here.then(found), _own(decimals_of(key)): here.then(decimals)}]


def _in_two_parts(key: str, sound: Sound | None) -> Steps:
    """Return the steps that split a percentage p / 10^d into its whole and fractional parts.

    The percentage is shifted for the division, because a dividend must not be negative.
    """
    name, shown = f"{OWN}{key}_work", shown_decimals(key, sound)
    scale = nw.col(f"{name}_scale")
    longest = MAX_FRAME_DECIMALS if sound is None else sound.most[decimals_of(key)]
    # The shift is 10^limit, and so by whole numbers of 10^(limit - d).
    shifted_by = nw.when(shown < _SHORT).then(nw.lit(MAX_ABSOLUTE, nw.Int64)).otherwise(scale)
    return [
        {
            f"{name}_shifted": digits(key, sound) + power_of_ten(shown, _limit, longest),
            f"{name}_power": power_of_ten(shown, lambda d: d, longest),
            f"{name}_scale": power_of_ten(shown, lambda d: MAX_FRAME_DECIMALS - d, longest),
        },
        *divided(nw.col(f"{name}_shifted"), nw.col(f"{name}_power"), name),
        {whole(key): nw.col(name) - shifted_by, part(key): nw.col(f"{name}_rest") * scale},
    ]


_SHORT = len(str(MAX_SCALED)) - len(str(MAX_ABSOLUTE))
"""The number of decimals from which the limit applies to the digits of a percentage, not to the percentage."""


def _limit(decimals: int) -> int:
    """Return the exponent of the power of ten that limits the digits of a percentage with `decimals` decimals."""
    return min(len(str(MAX_ABSOLUTE)) - 1 + decimals, len(str(MAX_SCALED)) - 1)
