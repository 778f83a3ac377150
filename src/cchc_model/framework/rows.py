"""Rows of a framework (sections, headings and indicators), their tree, and the rates over them.

With the functions in lower case (`count`, `percent`, `coded`, `heading`, `section`, `rate`, `branch`) a module of
definitions reads like the annex itself, one line per row.
"""

import functools
from enum import StrEnum

from attrs import frozen

from cchc_model.framework.formulas import Expression, Ratio, Sum, Value, operands
from cchc_model.framework.measures import PERCENT, Amount, CodeList, Measure, Percentage, Time, UnitType
from cchc_model.vietnamese.text import Bilingual

__all__ = [
    "Branch",
    "Heading",
    "Indicator",
    "Item",
    "Kind",
    "Operand",
    "Rate",
    "Section",
    "branch",
    "coded",
    "count",
    "heading",
    "percent",
    "rate",
    "section",
    "total",
]


class Kind(StrEnum):
    """The kind of a row of an annex."""

    SECTION = "section"
    HEADING = "heading"
    COUNT = "count"
    AMOUNT = "amount"
    PERCENT = "percent"
    CODED = "coded"


@frozen
class _Title:
    """A row that takes no value.

    Attributes:
        id: the stable key, snake_case, independent of the position.
        name: the corrected Vietnamese name and the English name.
        ordinal: the ordinal as the annex prints it. It may be wrong.
        aliases: other texts that annexes print for the name.
    """

    id: str
    name: Bilingual
    ordinal: str = ""
    aliases: tuple[str, ...] = ()


@frozen
class Section(_Title):
    """A section of the annex, such as `III. Cải cách thủ tục hành chính`, without a value.

    Attributes: `id`, `name`, `ordinal` and `aliases`, as for :class:`Indicator`.
    """

    @property
    def kind(self) -> Kind:
        """The kind SECTION."""
        return Kind.SECTION


@frozen
class Heading(_Title):
    """A row that groups other rows and takes no value.

    Attributes: `id`, `name`, `ordinal` and `aliases`, as for :class:`Indicator`.
    """

    @property
    def kind(self) -> Kind:
        """The kind HEADING."""
        return Kind.HEADING


@frozen
class Indicator:
    """A row that takes a value: a count, a percentage, or a code of a code list.

    Attributes:
        id: the stable key, snake_case, independent of the position.
        name: the corrected Vietnamese name and the English name.
        measure: the unit type of a count, the code list of a coded indicator, or a percentage, as :data:`PERCENT`.
        time: the behaviour of the figure over time.
        ordinal: the ordinal as the annex prints it. It may be wrong.
        aliases: other texts that annexes print for the name.
        weight: for a percentage, the id of the count that weights the percentages of several organisations in a
            consolidation. For example, the number of survey forms weights a satisfaction rate.
        misprinted_units: units that the form prints by mistake, such as `%` for a count; such a unit does not
            change the meaning of the value.
    """

    id: str
    name: Bilingual
    measure: Measure
    time: Time
    ordinal: str = ""
    aliases: tuple[str, ...] = ()
    weight: str | None = None
    misprinted_units: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """The kind that follows from the measure: COUNT, AMOUNT, PERCENT or CODED."""
        if isinstance(self.measure, UnitType):
            return Kind.AMOUNT if isinstance(self.measure, Amount) else Kind.COUNT
        return Kind.PERCENT if isinstance(self.measure, Percentage) else Kind.CODED

    @property
    def is_total_of_year(self) -> bool:
        """True for a count or amount since the beginning of the year; unless signed, it never falls in that year."""
        return isinstance(self.measure, UnitType) and self.time is Time.YTD

    @property
    def signed(self) -> bool:
        """True if values below 0 have a meaning, as of a difference, a balance or growth."""
        return not isinstance(self.measure, CodeList) and self.measure.signed

    @property
    def has_decimals(self) -> bool:
        """True for a percentage or an amount, whose values are decimal numbers with their printed digits."""
        return isinstance(self.measure, Percentage | Amount)

    @property
    def adds_up(self) -> bool:
        """True if the values of several organisations add up, because no counted thing is shared."""
        return isinstance(self.measure, UnitType) and self.measure.adds_up


Item = Section | Heading | Indicator
"""The section, heading or indicator in a row of a framework."""


@frozen
class Branch:
    """A row with the rows below it.

    Attributes:
        item: the row.
        children: the branches below the row, in printed order.
    """

    item: Item
    children: "tuple[Branch, ...]" = ()


@frozen
class Rate:
    """A computed percentage of a numerator over a denominator, such as dossiers on time over resolved.

    Attributes:
        id: the stable key, snake_case.
        name: the name in both languages.
        ratio: the numerator and the denominator.
        reported: the id of the indicator that states the same percentage in the annex, if one does.
    """

    id: str
    name: Bilingual
    ratio: Ratio
    reported: str | None = None

    @functools.cached_property
    def operands(self) -> tuple[str, ...]:
        """The ids of the indicators in the numerator and the denominator, each once."""
        return tuple(dict.fromkeys(operands(self.ratio)))


def section(id: str, vi: str, en: str, *, ordinal: str = "", aliases: tuple[str, ...] = ()) -> Section:
    """Define a section by its id and its names in both languages."""
    return Section(id, Bilingual(vi, en), ordinal, aliases)


def heading(id: str, vi: str, en: str, *, ordinal: str = "", aliases: tuple[str, ...] = ()) -> Heading:
    """Define a heading by its id and its names in both languages."""
    return Heading(id, Bilingual(vi, en), ordinal, aliases)


def count(
    id: str,
    unit: UnitType,
    time: Time,
    vi: str,
    en: str,
    *,
    ordinal: str = "",
    aliases: tuple[str, ...] = (),
    misprinted_units: tuple[str, ...] = (),
) -> Indicator:
    """Define a count or amount by its id, unit type, behaviour over time and names in both languages.

    >>> from cchc_model.indicators import DOSSIER
    >>> from cchc_model.framework import FLOW
    >>> received = count("received", DOSSIER, FLOW, "Số hồ sơ tiếp nhận", "Dossiers received")
    >>> received.kind, received.adds_up
    (<Kind.COUNT: 'count'>, True)
    """
    return Indicator(id, Bilingual(vi, en), unit, time, ordinal, aliases, None, misprinted_units)


def percent(
    id: str,
    time: Time,
    vi: str,
    en: str,
    *,
    ordinal: str = "",
    aliases: tuple[str, ...] = (),
    weight: Indicator | None = None,
    misprinted_units: tuple[str, ...] = (),
    signed: bool = False,
) -> Indicator:
    """Define a reported percentage by its id, behaviour over time and names in both languages.

    >>> from cchc_model.framework import FLOW
    >>> percent("growth", FLOW, "Tốc độ tăng trưởng", "Growth", signed=True).signed
    True
    """
    by = None if weight is None else weight.id
    measure = Percentage(signed=True) if signed else PERCENT
    return Indicator(id, Bilingual(vi, en), measure, time, ordinal, aliases, by, misprinted_units)


def coded(
    id: str,
    codes: CodeList,
    time: Time,
    vi: str,
    en: str,
    *,
    ordinal: str = "",
    aliases: tuple[str, ...] = (),
    misprinted_units: tuple[str, ...] = (),
) -> Indicator:
    """Define a coded indicator by its id, code list, behaviour over time and names in both languages."""
    return Indicator(id, Bilingual(vi, en), codes, time, ordinal, aliases, None, misprinted_units)


def branch(item: Item, *children: Item | Branch) -> Branch:
    """Return a row with the rows below it, in printed order.

    A row without rows below it needs no branch of its own.
    """
    return Branch(item, tuple(c if isinstance(c, Branch) else Branch(c) for c in children))


Operand = Indicator | Expression
"""An indicator or an expression over several, as the constructors of rates and rules accept it."""


def expression(operand: Operand) -> Expression:
    """Return the value of an indicator as an expression, or the given expression itself."""
    return Value(operand.id) if isinstance(operand, Indicator) else operand


def total(*parts: Operand) -> Sum:
    """Return the sum of several indicators or expressions, for rates and rules."""
    return Sum(tuple(expression(part) for part in parts))


def rate(
    id: str,
    vi: str,
    en: str,
    *,
    of: Operand,
    over: Operand,
    reported: Indicator | None = None,
) -> Rate:
    """Define a rate: `of` as a percentage of `over`.

    Args:
        id: the stable key.
        vi: the Vietnamese name.
        en: the English name.
        of: the numerator.
        over: the denominator, of the same unit type.
        reported: the indicator that states the same percentage in the annex, if one does.
    """
    ratio = Ratio(expression(of), expression(over))
    return Rate(id, Bilingual(vi, en), ratio, None if reported is None else reported.id)
