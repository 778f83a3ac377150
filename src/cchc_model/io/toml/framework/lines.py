"""Lines of a framework's file, with the types of their keys and the kinds of names that they refer to."""

from collections.abc import Mapping
from typing import Final, NewType

from attrs import Factory, frozen

from cchc_model.framework.formulas import Expression, Ratio
from cchc_model.framework.framework import Row
from cchc_model.framework.measures import PERCENT, Amount, Code, CodeList, Measure, Percentage, Time, UnitType
from cchc_model.framework.rows import Heading, Indicator, Item, Kind, Rate, Section
from cchc_model.vietnamese.text import Bilingual

AS_VIETNAMESE = Factory(lambda line: line.vi, takes_self=True)
"""The English text of a line that has none: the Vietnamese one."""

RowId = NewType("RowId", str)
IndicatorId = NewType("IndicatorId", str)
UnitTypeId = NewType("UnitTypeId", str)
CodeListId = NewType("CodeListId", str)
RateId = NewType("RateId", str)


@frozen
class TextLine:
    """A text in both languages, or in Vietnamese alone."""

    vi: str
    en: str = AS_VIETNAMESE

    def text(self) -> Bilingual:
        """Return the text."""
        return Bilingual(self.vi, self.en)


@frozen
class UnitTypeLine:
    """Line of a unit type, with the fields of :class:`cchc_model.framework.UnitType`."""

    id: str
    vi: str
    en: str = AS_VIETNAMESE
    variants: tuple[str, ...] = ()
    adds_up: bool = True
    decimals: bool = False
    signed: bool = False

    @classmethod
    def of(cls, unit: UnitType) -> "UnitTypeLine":
        """Return the line for a unit type, or for the unit of an amount."""
        decimals = isinstance(unit, Amount)
        return cls(unit.id, unit.label.vi, unit.label.en, unit.variants, unit.adds_up, decimals, unit.signed)

    def measure(self) -> UnitType:
        """Return the unit type that the line defines, or the unit of an amount."""
        kind = Amount if self.decimals else UnitType
        return kind(self.id, Bilingual(self.vi, self.en), self.variants, self.adds_up, self.signed)


@frozen
class CodeLine:
    """Line of one permitted answer."""

    value: int
    vi: str
    en: str = AS_VIETNAMESE


@frozen
class CodeListLine:
    """Line of a code list with its answers, in the printed order of the annex."""

    id: str
    codes: tuple[CodeLine, ...]
    variants: tuple[str, ...] = ()

    @classmethod
    def of(cls, codes: CodeList) -> "CodeListLine":
        """Return the line for a code list."""
        lines = tuple(CodeLine(code.value, code.label.vi, code.label.en) for code in codes.codes)
        return cls(codes.id, lines, codes.variants)

    def measure(self) -> CodeList:
        """Return the code list that the line defines."""
        codes = tuple(Code(code.value, Bilingual(code.vi, code.en)) for code in self.codes)
        return CodeList(self.id, codes, self.variants)


@frozen(kw_only=True)
class _Line:
    id: str
    kind: Kind
    vi: str
    en: str = AS_VIETNAMESE
    ordinal: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.vi, self.en)


@frozen(kw_only=True)
class SectionLine(_Line):
    """Line of a section."""


@frozen(kw_only=True)
class HeadingLine(_Line):
    """Line of a heading."""

    under: RowId


@frozen(kw_only=True)
class CountLine(_Line):
    """Line of a count or amount."""

    under: RowId
    measure: UnitTypeId
    time: Time
    misprinted_units: tuple[str, ...] = ()


@frozen(kw_only=True)
class PercentLine(_Line):
    """Line of a reported percentage: what the form prints for the sign, and the indicator that weights it."""

    under: RowId
    time: Time
    unit: str = PERCENT.label.vi
    signed: bool = False
    weight: IndicatorId | None = None
    misprinted_units: tuple[str, ...] = ()

    def percentage(self) -> Percentage:
        """Return the measure."""
        return Percentage(PERCENT.id, Bilingual(self.unit, self.unit), self.signed)


@frozen(kw_only=True)
class CodedLine(_Line):
    """Line of a coded indicator."""

    under: RowId
    measure: CodeListId
    time: Time
    misprinted_units: tuple[str, ...] = ()


RowLine = SectionLine | HeadingLine | CountLine | PercentLine | CodedLine
"""Line of a row: a section, a heading or an indicator."""

ROW_LINES: Final[dict[str, type[RowLine]]] = {
    Kind.SECTION: SectionLine,
    Kind.HEADING: HeadingLine,
    Kind.COUNT: CountLine,
    Kind.AMOUNT: CountLine,
    Kind.PERCENT: PercentLine,
    Kind.CODED: CodedLine,
}


@frozen
class RateLine:
    """Line of a rate: `of` divided by `over`, and the indicator that reports it."""

    id: str
    vi: str
    of: Expression
    over: Expression
    en: str = AS_VIETNAMESE
    reported: IndicatorId | None = None

    @classmethod
    def made_by(cls, rate: Rate) -> "RateLine":
        """Return the line for a rate."""
        reported = None if rate.reported is None else IndicatorId(rate.reported)
        return cls(rate.id, rate.name.vi, rate.ratio.numerator, rate.ratio.denominator, rate.name.en, reported)

    def rate(self) -> Rate:
        """Return the rate that the line defines."""
        return Rate(self.id, Bilingual(self.vi, self.en), Ratio(self.of, self.over), self.reported)


def item(line: RowLine, measures: Mapping[str, Measure]) -> Item:
    """Return the section, heading or indicator that a line defines."""
    if isinstance(line, SectionLine):
        return Section(line.id, line.name, line.ordinal, line.aliases)
    if isinstance(line, HeadingLine):
        return Heading(line.id, line.name, line.ordinal, line.aliases)
    measure = line.percentage() if isinstance(line, PercentLine) else measures[line.measure]
    weight = line.weight if isinstance(line, PercentLine) else None
    return Indicator(line.id, line.name, measure, line.time, line.ordinal, line.aliases, weight, line.misprinted_units)


def row_line(row: Row) -> RowLine:
    """Return the line for a row; that of a percentage has what is its own of the measure."""
    of = row.item
    given: dict[str, object] = {"id": of.id, "kind": of.kind, "vi": of.name.vi, "en": of.name.en}
    given |= {"ordinal": of.ordinal, "aliases": of.aliases}
    if row.parent is not None:
        given["under"] = row.parent
    if isinstance(of, Indicator):
        given |= {"time": of.time, "misprinted_units": of.misprinted_units}
        if not isinstance(of.measure, Percentage):
            given["measure"] = of.measure.id
        else:
            given |= {"unit": of.measure.label.vi, "signed": of.measure.signed, "weight": of.weight}
    return ROW_LINES[of.kind](**given)  # type: ignore[arg-type]  # those of its kind
