"""Columns of a frame of reports: their names, and the limits for frameworks whose reports fit."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.formulas import (
    Expression,
    Implies,
    MatchesRatio,
    Ratio,
    Relation,
    fold,
)
from cchc_model.framework.framework import Framework
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.notation import MAX_ABSOLUTE
from cchc_model.vietnamese.text import Bilingual, close_matches

Types = Mapping[str, type[str] | type[int] | type[float]]
"""The type of the cells of each column."""

FRAMEWORK = ("framework", "framework_version")
ORGANISATION = ("organisation", "level", "code")
PARENT = ("parent", "parent_level", "parent_code")
GRANDPARENT = ("grandparent", "grandparent_level", "grandparent_code")
PERIOD = ("year", "period_kind", "period_number")
ORGANISATION_KEYS = (*ORGANISATION, *PARENT, *GRANDPARENT)
KEYS = (*FRAMEWORK, *ORGANISATION_KEYS, *PERIOD)
"""The columns that identify the report in a row; they are the first ones."""

RESULT_KEYS = (*ORGANISATION, "parent", *PERIOD)
"""The key columns of results, unless the caller names others."""

WHOLE_KEYS = ("year", "period_number")
"""The key columns of integers; the others contain texts."""

MAX_SCALED = 10**18
"""The exclusive limit of a percentage's digits as one integer, in absolute value, so that they fit int64."""

MAX_DIGITS = 10**15
"""The exclusive limit of the digits of a number with decimals: a floating-point number keeps any 15 digits."""

LAST_BITS = 2.0**-51
"""The largest error of a floating-point number that names a number with decimals, as a share of its digits.

A column divided by 100 is in polars the product with 0.01, so that `4516 / 100` is 45.160000000000004. One such step,
the nearest floating-point number and the product with a power of ten, each rounded, add up to this error.
"""

NEAREST = 0.375
"""The largest error of the digits as such: two bits away from a number with 15 digits, its neighbour is further off."""

MAX_FRAME_DECIMALS = 18
"""The largest number of decimals of a percentage in a frame."""

LARGEST = 2**63 - 1
"""The largest number in the 64-bit columns of every engine."""

_NOT_SEEN: Final[Mapping[str, int]] = {}

OWN = "cchc__"
"""The prefix of columns that only serve computation."""


_NAME_TWICE = Bilingual(
    "hai cột của bảng sẽ có cùng tên này; đề nghị đổi mã chỉ tiêu",
    "two columns of the frame would have this name; give the indicator another id",
)
_OWN_NAME = Bilingual(
    f"mã chỉ tiêu làm tên cột không được bắt đầu bằng {OWN!r}",
    f"the id of an indicator must not begin with {OWN!r}, because it becomes the name of a column",
)
_RATE_OF_DECIMALS = Bilingual(
    "tỷ lệ này tính từ số liệu có phần thập phân, trong khi bảng dữ liệu cần tử số và mẫu số nguyên",
    "the rate is computed from figures with decimals, but a frame needs a whole numerator and denominator",
)
_WIDE_RATE = Bilingual(
    "tổng ở tử số hoặc mẫu số có thể vượt quá 64 bit", "the sum in its numerator or denominator may exceed 64 bits"
)
_NO_KEY = Bilingual("không phải cột khóa", "is not a key column")
_ONE_TEXT = Bilingual("là một văn bản; đề nghị đưa danh sách {given}", "is a single text; give the list {given}")
_WIDE_RULE = Bilingual("tổng trong quy tắc có thể vượt quá 64 bit", "the sum in the rule may exceed 64 bits")


def decimals_of(key: str) -> str:
    """Return the name of the column with the number of printed decimals of a percentage."""
    return f"{key}_decimals"


def value_columns(framework: Framework) -> tuple[str, ...]:
    """Return the columns with values in the framework's order, with the decimals after each percentage.

    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> value_columns(SOC_TRANG_DISTRICT)[:2], len(value_columns(SOC_TRANG_DISTRICT))
    (('plan_completion_rate', 'plan_completion_rate_decimals'), 181)
    """
    columns: list[str] = []
    for key, indicator in framework.indicators.items():
        columns += [key, decimals_of(key)] if indicator.has_decimals else [key]
    return tuple(columns)


def real_columns(framework: Framework) -> frozenset[str]:
    """Return the columns of numbers with decimals, which are floating-point numbers."""
    return frozenset(key for key, indicator in framework.indicators.items() if indicator.has_decimals)


def column_types(framework: Framework) -> Types:
    """Return the types of the columns of a frame of reports, in their order."""
    reals = real_columns(framework)
    keys = {name: int if name in WHOLE_KEYS else str for name in KEYS}
    return keys | {name: float if name in reals else int for name in value_columns(framework)}


def require_keys(keys: Iterable[str], parameter: str, noun: Bilingual) -> tuple[str, ...]:
    """Return key columns that the caller named, in their order in a frame of reports.

    Args:
        keys: the names.
        parameter: the parameter that they were given as.
        noun: the object that they are for.

    Raises:
        InvalidDataError: it is a single text, or not all are key columns.
    """
    if isinstance(keys, str):
        raise InvalidDataError(noun, [Problem(parameter, _ONE_TEXT.filled(given=f"{parameter}=[{keys!r}]"))])
    asked = tuple(keys)
    problems = [Problem(str(key), _NO_KEY, close_matches(str(key), KEYS)) for key in asked if key not in KEYS]
    if problems:
        raise InvalidDataError(noun, problems)
    return tuple(key for key in KEYS if key in asked)


def require_columns(framework: Framework) -> tuple[str, ...]:
    """Return all columns of a frame of a framework's reports.

    Raises:
        InvalidDataError: the framework does not fit a frame. Two columns would share a name, or an id has the prefix of
            working columns. A rate divides percentages, or the results of rules and rates may exceed 64 bits.
    """
    columns = (*KEYS, *value_columns(framework))
    problems = [*_names(columns, framework), *_limits(framework)]
    if problems:
        raise InvalidDataError(nouns.FRAME, problems)
    return columns


def bound(expression: Expression, framework: Framework, seen: Mapping[str, int] = _NOT_SEEN, *, scale: int = 1) -> int:
    """Return an upper bound of the absolute value of an expression, on any report or for the values in `seen`.

    Args:
        expression: the expression.
        framework: the framework that names the indicators.
        seen: the largest absolute value of each indicator, multiplied by the scale.
        scale: the factor of constants.
    """

    def of(key: str) -> int:
        codes = framework.codes.get(key)
        return seen.get(key, MAX_ABSOLUTE if codes is None else max(map(abs, codes)))

    return fold(expression, of, lambda number: abs(number) * scale, _total)


def _total(terms: Sequence[int]) -> int:
    return sum(terms)


def compared_expressions(relation: Relation) -> tuple[Expression, ...]:
    """Return the expressions that a relation compares.

    For a ratio, these are the printed percentage, the numerator and the denominator.
    """
    if isinstance(relation, Implies):
        return *compared_expressions(relation.condition), *compared_expressions(relation.consequence)
    if isinstance(relation, MatchesRatio):
        return relation.reported, relation.ratio.numerator, relation.ratio.denominator
    return relation.left, relation.right


def digits_at_once(denominator: int) -> int:
    """Return the number of quotient digits that one step of a long division can yield within 64 bits."""
    return next((digits for digits in (3, 2, 1) if denominator * (10**digits + 2) <= LARGEST), 0)


def _names(columns: tuple[str, ...], framework: Framework) -> Iterator[Problem]:
    for name, times in Counter(columns).items():
        if times > 1:
            yield Problem(name, _NAME_TWICE)
    for key in framework.indicators:
        if key.startswith(OWN):
            yield Problem(key, _OWN_NAME)


def _limits(framework: Framework) -> Iterator[Problem]:
    for rate in framework.rates:
        if any(framework.indicators[key].has_decimals for key in rate.operands):
            yield Problem(rate.id, _RATE_OF_DECIMALS)
        elif not _fits(rate.ratio, framework):
            yield Problem(rate.id, _WIDE_RATE)
    for rule in framework.rules:
        relation = rule.relation
        if not isinstance(relation, MatchesRatio) and any(
            bound(side, framework) > LARGEST for side in compared_expressions(relation)
        ):
            yield Problem(rule.id, _WIDE_RULE)


def _fits(ratio: Ratio, framework: Framework) -> bool:
    numerator, denominator = bound(ratio.numerator, framework), bound(ratio.denominator, framework)
    return 100 * numerator + 2 * denominator <= LARGEST and bool(digits_at_once(denominator))
