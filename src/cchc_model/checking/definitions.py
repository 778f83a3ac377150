"""Definitions of a framework in words: a row, a rate or a rule together with what the framework says of it."""

from attrs import field, frozen

from cchc_model.checking.examples import example
from cchc_model.framework.formulas import operands
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.measures import Time
from cchc_model.framework.rows import Heading, Indicator, Kind, Rate, Section
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity
from cchc_model.framework.wording import statement
from cchc_model.vietnamese.text import Bilingual


@frozen
class DefinedRow:
    """A row of a framework. A reader looks the row up in the framework by its id.

    Attributes:
        item: the section, heading or indicator.
        framework: the framework.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> row = DefinedRow(framework["plan_tasks"], framework)
    >>> row.row.position, [rate.id for rate in row.rates], len(row.rules)
    ('I.1.1', ['plan_completion'], 3)
    """

    item: Section | Heading | Indicator
    framework: Framework = field(repr=False)

    @property
    def row(self) -> Row:
        """The row with its place."""
        return self.framework.row(self.item)

    @property
    def kind(self) -> Kind:
        """The kind of the row."""
        return self.item.kind

    @property
    def unit(self) -> Bilingual | None:
        """The unit as the form prints it; None for a row without a value."""
        return self.item.measure.label if isinstance(self.item, Indicator) else None

    @property
    def measure(self) -> str | None:
        """The id of the unit type or code list; None for a row without a value."""
        return self.item.measure.id if isinstance(self.item, Indicator) else None

    @property
    def time(self) -> Time | None:
        """The behaviour over time; None for a row without a value."""
        return self.item.time if isinstance(self.item, Indicator) else None

    @property
    def adds_up(self) -> bool | None:
        """Whether values add up over organisations; None for a row without a value."""
        return self.item.adds_up if isinstance(self.item, Indicator) else None

    @property
    def signed(self) -> bool | None:
        """Whether values below 0 have a meaning; None for a row without a value."""
        return self.item.signed if isinstance(self.item, Indicator) else None

    @property
    def rates(self) -> tuple[Rate, ...]:
        """The rates that read the row."""
        return tuple(one for one in self.framework.rates if self.item.id in one.operands)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules over the row."""
        return self.framework.rules_over.get(self.item.id, ())


@frozen
class DefinedRate:
    """A rate of a framework. A reader looks the rate up in the framework by its id.

    Attributes:
        rate: the rate.
        framework: the framework.
    """

    rate: Rate
    framework: Framework = field(repr=False)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of numerator and denominator."""
        return tuple(self.framework.indicators[key] for key in operands(self.rate.ratio))

    @property
    def reported(self) -> Indicator | None:
        """The indicator by which the annex states the rate; None without one."""
        return None if self.rate.reported is None else self.framework.indicators[self.rate.reported]


@frozen
class DefinedRule:
    """A rule of a framework. A reader looks the rule up in the framework by its id.

    Attributes:
        rule: the rule.
        framework: the framework.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> DefinedRule(framework.rule("part.plan_tasks_completed"), framework).example.en
    '“Tasks of the plan completed” is 1, more than “Tasks set by the annual PAR plan” (0).'
    """

    rule: Rule
    framework: Framework = field(repr=False)

    @property
    def severity(self) -> Severity:
        """The severity of a violation."""
        return self.rule.severity

    @property
    def statement(self) -> Bilingual:
        """The sentence that states the rule."""
        return statement(self.rule, self.framework)

    @property
    def example(self) -> Bilingual:
        """The sentence about values that break the rule."""
        return example(self.rule, self.framework)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators that the rule compares."""
        return tuple(self.framework.indicators[key] for key in self.rule.operands)
