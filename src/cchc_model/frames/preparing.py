"""A frame made ready: what every formula reads, without a null and within its limits.

Formulas read the least that a value can be (0 where there is none), and whether it is known. A number that no report
could hold counts as missing, and so does all that a row of another edition says; neither enters a computation, and both are
told. A frame in which there is nothing of the kind tells by itself; to others columns are added that do, and to all those
of percentages.
"""

import functools
import operator
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, TypeAlias, cast

import narwhals as nw
from attrs import frozen

from cchc_model.formulas import MatchesRatio, operands
from cchc_model.frames.arithmetic import Steps, divided, power_of_ten, together
from cchc_model.frames.columns import EDITION, MAX_FRAME_DECIMALS, MAX_SCALED, OWN, decimals_of, is_percentage
from cchc_model.framework import Framework
from cchc_model.numerals import MAX_ABSOLUTE

Frame: TypeAlias = nw.LazyFrame[Any] | nw.DataFrame[Any]
"""A frame of any engine, as narwhals wraps it."""

_LEAST, _MOST, _OF_EDITION = f"{OWN}least", f"{OWN}most", f"{OWN}of_edition"

NOTHING: Final = 2**62
"""What stands for a null while limits are looked at: a number that is beyond all of them."""


@frozen
class Sound:
    """What a look at a frame in memory found, in which no number is damaged or negative, and no row of another edition.

    Attributes:
        most: the greatest absolute value of each column of a percentage, and of those that it is compared with.
    """

    most: Mapping[str, int]


def least(key: str, framework: Framework, sound: Sound | None) -> nw.Expr:
    """The least that a value can be, 0 where there is none; of a percentage its whole part."""
    if sound is None or is_percentage(framework.indicators[key]):
        return nw.col(_least(key))
    return nw.col(key).fill_null(0)


def is_known(key: str, sound: Sound | None) -> nw.Expr:
    """Whether there is a value that a report can hold."""
    return nw.col(_known(key)) if sound is None else ~nw.col(key).is_null()


def part(key: str) -> str:
    """The column with what a percentage has beyond its whole part, in units of 10⁻¹⁸, from 0 up."""
    return f"{OWN}{key}_part"


def digits(key: str) -> str:
    """The column with the digits of a percentage as a whole number, 0 where it is not known."""
    return f"{OWN}{key}_digits"


def shown_decimals(key: str) -> str:
    """The column with how many of these are decimals, 0 where it is not known."""
    return f"{OWN}{key}_shown"


@frozen
class Damage:
    """A column whose numbers may be such as no report can hold, or negative.

    Attributes:
        column: its name.
        here: whether a row has such a number there. It reads the columns that :func:`prepared` adds to a frame that is
            not sound.
    """

    column: str
    here: nw.Expr


def damages(framework: Framework) -> tuple[Damage, ...]:
    """Where numbers can be damaged, column by column."""
    found = []
    for key, indicator in framework.indicators.items():
        found.append(Damage(key, nw.col(_OF_EDITION) & ~nw.col(key).is_null() & ~is_known(key, None)))
        if is_percentage(indicator):
            lonely = nw.col(_OF_EDITION) & nw.col(key).is_null() & ~nw.col(decimals_of(key)).is_null()
            found.append(Damage(decimals_of(key), lonely))
    return tuple(found)


def negatives(framework: Framework) -> tuple[Damage, ...]:
    """Where a report can hold a number that is negative, as none of an annex is, indicator by indicator."""
    return tuple(
        Damage(key, is_known(key, None) & ((nw.col(digits(key)) if is_percentage(one) else nw.col(_least(key))) < 0))
        for key, one in framework.indicators.items()
    )


def foreign(framework: Framework) -> nw.Expr:
    """Whether a row names another edition."""
    named = zip(EDITION, (framework.id, framework.version), strict=True)
    one, other = ((nw.col(column).fill_null("") != value) for column, value in named)
    return one | other


def prepared(frame: Frame, framework: Framework, sound: Sound | None, keys: Collection[str] | None = None) -> Frame:
    """The frame with the columns that formulas over some indicators read, or over all.

    Args:
        frame: a frame of reports.
        framework: the edition.
        sound: what is known of the frame where no number of it is damaged.
        keys: the indicators.
    """
    chosen = framework.indicators if keys is None else {key: framework.indicators[key] for key in keys}
    simple: dict[str, nw.Expr] = {}
    percentages: list[Steps] = []
    for key, indicator in chosen.items():
        if is_percentage(indicator):
            percentages.append(_percentage(key, sound))
        elif sound is None:
            admitted = nw.col(_OF_EDITION) & _admitted(key, framework)
            value = nw.col(key).fill_null(NOTHING)
            simple |= {_least(key): nw.when(admitted).then(value).otherwise(0), _known(key): admitted}
    if sound is None:
        frame = frame.with_columns(~foreign(framework).alias(_OF_EDITION))
    return with_steps(frame, together([simple], *percentages))


def look(frame: Frame, framework: Framework) -> Sound | None:
    """Look a frame over: how large columns get, or None where a number or a row is not as it should be."""
    ratios = [rule.relation.ratio for rule in framework.rules if isinstance(rule.relation, MatchesRatio)]
    shares = [key for key, indicator in framework.indicators.items() if is_percentage(indicator)]
    sizes = [*shares, *map(decimals_of, shares), *(key for ratio in ratios for key in operands(ratio))]
    sizes = list(dict.fromkeys(sizes))
    # A column without a value has neither a least nor a most.
    lowest, highest = (reach.fill_null(0) for reach in (nw.col(*sizes).min(), nw.col(*sizes).max()))
    ends = (lowest.name.suffix(_LEAST), highest.name.suffix(_MOST)) if sizes else ()
    made = collected(frame.select(*_sound(framework), *ends))
    told = dict(zip(made.columns, made.row(0), strict=True))
    if not all(told[key] for key in (*framework.indicators, EDITION[0])):
        return None
    return Sound({name: max(-int(told[f"{name}{_LEAST}"]), int(told[f"{name}{_MOST}"])) for name in sizes})


def _sound(framework: Framework) -> Iterator[nw.Expr]:
    """For each indicator whether all numbers are such as an annex holds; together, as columns are many. And of all rows."""
    yield (~foreign(framework)).all().alias(EDITION[0])
    alike: dict[tuple[int, ...], list[str]] = {}
    for key, indicator in framework.indicators.items():
        if is_percentage(indicator):
            yield (~_is_damaged(key) & (nw.col(key).fill_null(0) >= 0)).all().alias(key)
        else:
            alike.setdefault(tuple(sorted(framework.codes.get(key, ()))), []).append(key)
    for codes, keys in alike.items():
        numbers = nw.col(*keys)
        if not codes:
            yield numbers.is_between(0, MAX_ABSOLUTE - 1).fill_null(value=True).all()
        elif codes == tuple(range(codes[0], codes[-1] + 1)):
            yield numbers.is_between(codes[0], codes[-1]).fill_null(value=True).all()
        else:
            yield numbers.fill_null(codes[0]).is_in(codes).all()


def collected(frame: Frame) -> nw.DataFrame[Any]:
    """The rows of a frame, computed."""
    return frame.collect() if isinstance(frame, nw.LazyFrame) else frame


def speaks_sql(frame: Frame) -> bool:
    """Whether an engine makes a query of SQL out of expressions: it plans long, and adds up no truth values."""
    return isinstance(frame, nw.LazyFrame) and not frame.implementation.is_polars()


def countable(here: nw.Expr, frame: Frame) -> nw.Expr:
    """What is added up to count the rows in which something holds."""
    return here.cast(nw.Int8) if speaks_sql(frame) else here


def stacked(frames: list[Frame]) -> Frame:
    """The rows of several frames of one engine."""
    return cast("Frame", nw.concat(cast("list[nw.LazyFrame[Any]]", frames)))


def with_steps(frame: Frame, steps: Steps) -> Frame:
    """The frame with columns added step by step."""
    for step in steps:
        if step:
            frame = frame.with_columns(**step)
    return frame


def _least(key: str) -> str:
    return f"{OWN}{key}"


def _known(key: str) -> str:
    return f"{OWN}{key}_known"


def _admitted(key: str, framework: Framework) -> nw.Expr:
    """Whether a count or code is one that a report can hold."""
    value = nw.col(key).fill_null(NOTHING)
    codes = framework.codes.get(key)
    if codes is None:
        return (value > -MAX_ABSOLUTE) & (value < MAX_ABSOLUTE)
    return functools.reduce(operator.or_, (value == code for code in codes))


def _admitted_share(key: str) -> nw.Expr:
    """Whether a percentage is one that a frame can hold."""
    digits, decimals = nw.col(key).fill_null(NOTHING), nw.col(decimals_of(key)).fill_null(NOTHING)
    limit = power_of_ten(decimals, _limit)
    return (digits > -limit) & (digits < limit) & (decimals >= 0) & (decimals <= MAX_FRAME_DECIMALS)


def _is_damaged(key: str) -> nw.Expr:
    """Whether a percentage is there, and is none."""
    return ~(nw.col(key).is_null() & nw.col(decimals_of(key)).is_null()) & ~_admitted_share(key)


def _percentage(key: str, sound: Sound | None) -> Steps:
    """A percentage p / 10^d as a whole part and what is beyond it; shifted while it is divided, as that is no less than 0."""
    here, name = is_known(key, sound), f"{OWN}{key}_work"
    shown, scale = nw.col(shown_decimals(key)), nw.col(f"{name}_scale")
    longest = MAX_FRAME_DECIMALS if sound is None else sound.most[decimals_of(key)]
    # The shift is 10^limit, and so by whole numbers of 10^(limit - d).
    shifted_by = nw.when(shown < _SHORT).then(nw.lit(MAX_ABSOLUTE, nw.Int64)).otherwise(scale)
    return [
        {_known(key): nw.col(_OF_EDITION) & _admitted_share(key)} if sound is None else {},
        {
            digits(key): nw.when(here).then(nw.col(key)).otherwise(0),
            shown_decimals(key): nw.when(here).then(nw.col(decimals_of(key))).otherwise(0),
        },
        {
            f"{name}_shifted": nw.col(digits(key)) + power_of_ten(shown, _limit, longest),
            f"{name}_power": power_of_ten(shown, lambda d: d, longest),
            f"{name}_scale": power_of_ten(shown, lambda d: MAX_FRAME_DECIMALS - d, longest),
        },
        *divided(nw.col(f"{name}_shifted"), nw.col(f"{name}_power"), name),
        {_least(key): nw.col(name) - shifted_by, part(key): nw.col(f"{name}_rest") * scale},
    ]


_SHORT: Final = len(str(MAX_SCALED)) - len(str(MAX_ABSOLUTE))
"""With so many decimals or more it is the digits of a percentage that are limited, not the percentage."""


def _limit(decimals: int) -> int:
    """The power of ten below which the digits of a percentage are that has so many decimals."""
    return min(len(str(MAX_ABSOLUTE)) - 1 + decimals, len(str(MAX_SCALED)) - 1)
