"""The rows of a framework: sections, headings, indicators, the tree they form, and the rates over them.

The functions in lower case (`count`, `percent`, `coded`, `heading`, `section`, `rate`, `branch`) exist so that
a module of definitions reads like the annex itself, a line a row.
"""

from enum import StrEnum

from attrs import frozen

from cchc_model.framework.formulas import Expression, Ratio, Sum, Value
from cchc_model.framework.measures import PERCENT, CodeList, Measure, Percentage, Time, UnitType
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
    """What a row of an annex is."""

    SECTION = "section"
    HEADING = "heading"
    COUNT = "count"
    PERCENT = "percent"
    CODED = "coded"


@frozen
class _Title:
    """A row that takes no value.

    Attributes:
        id: the stable key, snake_case, independent of the position.
        name: the corrected Vietnamese name and the English one.
        ordinal: the ordinal as the annex prints it, which need not be right.
        aliases: other texts that annexes print for the name.
    """

    id: str
    name: Bilingual
    ordinal: str = ""
    aliases: tuple[str, ...] = ()


@frozen
class Section(_Title):
    """A section of the annex, such as `III. Cải cách thủ tục hành chính`. It takes no value.

    Attributes: `id`, `name`, `ordinal` and `aliases`, as for :class:`Indicator`.
    """

    @property
    def kind(self) -> Kind:
        """Always SECTION."""
        return Kind.SECTION


@frozen
class Heading(_Title):
    """A row that groups others and takes no value.

    Attributes: `id`, `name`, `ordinal` and `aliases`, as for :class:`Indicator`.
    """

    @property
    def kind(self) -> Kind:
        """Always HEADING."""
        return Kind.HEADING


@frozen
class Indicator:
    """A row that takes a value: a count, a percentage, or a code out of a code list.

    Attributes:
        id: the stable key, snake_case, independent of the position.
        name: the corrected Vietnamese name and the English one.
        measure: the unit type of a count, the code list of a coded indicator, or :data:`PERCENT`.
        time: how the figure behaves over time.
        ordinal: the ordinal as the annex prints it, which need not be right.
        aliases: other texts that annexes print for the name.
        weight: for a percentage, the id of the count by which those of several organisations are weighted when they
            are consolidated, as a satisfaction rate by the forms that it was found from.
    """

    id: str
    name: Bilingual
    measure: Measure
    time: Time
    ordinal: str = ""
    aliases: tuple[str, ...] = ()
    weight: str | None = None

    @property
    def kind(self) -> Kind:
        """COUNT, PERCENT or CODED: what the measure makes of it."""
        if isinstance(self.measure, UnitType):
            return Kind.COUNT
        return Kind.PERCENT if isinstance(self.measure, Percentage) else Kind.CODED

    @property
    def is_total_of_year(self) -> bool:
        """Whether it counts what has happened since the year began, which never becomes less within that year."""
        return self.kind is Kind.COUNT and self.time is Time.YTD

    @property
    def adds_up(self) -> bool:
        """Whether the values of several organisations may be added: counts of things that are not shared."""
        return isinstance(self.measure, UnitType) and self.measure.adds_up


Item = Section | Heading | Indicator
"""What a row of a framework holds."""


@frozen
class Branch:
    """A row with the rows below it.

    Attributes:
        item: the row.
        children: what stands below it, in printed order.
    """

    item: Item
    children: "tuple[Branch, ...]" = ()


@frozen
class Rate:
    """A computed percentage with a named numerator and denominator, such as dossiers on time over resolved.

    Attributes:
        id: the stable key, snake_case.
        name: what it is called, in both languages.
        ratio: its definition.
        reported: the id of the indicator that states the same percentage in the annex, if one does.
    """

    id: str
    name: Bilingual
    ratio: Ratio
    reported: str | None = None


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
) -> Indicator:
    """Define a count by its id, unit type, behaviour over time and names in both languages.

    >>> from cchc_model.indicators import DOSSIER
    >>> from cchc_model.framework import FLOW
    >>> received = count("received", DOSSIER, FLOW, "Số hồ sơ tiếp nhận", "Dossiers received")
    >>> received.kind, received.adds_up
    (<Kind.COUNT: 'count'>, True)
    """
    return Indicator(id, Bilingual(vi, en), unit, time, ordinal, aliases)


def percent(
    id: str,
    time: Time,
    vi: str,
    en: str,
    *,
    ordinal: str = "",
    aliases: tuple[str, ...] = (),
    weight: Indicator | None = None,
) -> Indicator:
    """Define a reported percentage by its id, behaviour over time and names in both languages."""
    by = None if weight is None else weight.id
    return Indicator(id, Bilingual(vi, en), PERCENT, time, ordinal, aliases, by)


def coded(
    id: str,
    codes: CodeList,
    time: Time,
    vi: str,
    en: str,
    *,
    ordinal: str = "",
    aliases: tuple[str, ...] = (),
) -> Indicator:
    """Define a coded indicator by its id, code list, behaviour over time and names in both languages."""
    return Indicator(id, Bilingual(vi, en), codes, time, ordinal, aliases)


def branch(item: Item, *children: Item | Branch) -> Branch:
    """Put rows below a row, in printed order; a row without rows below it needs no branch of its own."""
    return Branch(item, tuple(c if isinstance(c, Branch) else Branch(c) for c in children))


Operand = Indicator | Expression
"""What the constructors of rates and rules take: an indicator, or an expression over several."""


def expression(operand: Operand) -> Expression:
    """The expression for an operand: an indicator stands for its value."""
    return Value(operand.id) if isinstance(operand, Indicator) else operand


def total(*parts: Operand) -> Sum:
    """The sum of several indicators, for rates and rules."""
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
    """Define a rate: the percentage that `of` is of `over`.

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
