"""Rules: relations that must hold on a report. Each family has a class, which keeps the arguments of its rules."""

import functools
from abc import ABC, abstractmethod
from typing import ClassVar

from attrs import field, frozen

from cchc_model.framework import families
from cchc_model.framework.families import Family
from cchc_model.framework.formulas import (
    AtMost,
    Constant,
    Equal,
    Expression,
    Implies,
    Less,
    MatchesRatio,
    Relation,
    Sum,
    Value,
    operands,
)
from cchc_model.framework.rows import Rate
from cchc_model.framework.severity import Severity
from cchc_model.vietnamese.text import Bilingual

_NOTHING = Constant(0)


@frozen(kw_only=True)
class Rule(ABC):
    """A relation that must hold on a report, with the arguments that it was defined by.

    The functions of :mod:`cchc_model.framework` define the rules of the library's families. A relation of another
    form is a class of its own, with its family, its arguments and its relation:

    >>> from attrs import frozen
    >>> from cchc_model import Bilingual
    >>> from cchc_model.framework import AtMost, Constant, Family, Rule, Value
    >>> @frozen(kw_only=True)
    ... class Few(Rule):
    ...     family = Family(
    ...         "few", Bilingual("{left_name} có ít.", "{left_name} are few."),
    ...         Bilingual("{left_name} ghi {left}.", "{left_name} is {left}."), Bilingual("Vì ít.", "Few exist."),
    ...     )
    ...     key: str
    ...
    ...     def _subject(self):
    ...         return self.key
    ...
    ...     def _relation(self):
    ...         return AtMost(Value(self.key), Constant(9))
    >>> rule = Few(key="centres")
    >>> rule.id, rule.severity, rule.reason.en
    ('few.centres', <Severity.ERROR: 'error'>, 'Few exist.')

    Attributes:
        family: the form and the sentences.
        severity: ERROR for a relation that follows from definitions, WARNING for one that usually holds.
        because: the reason of this rule, if it has one other than its family's.
    """

    family: ClassVar[Family]
    _id: str | None = field(default=None)
    severity: Severity = Severity.ERROR
    because: Bilingual | None = None

    @abstractmethod
    def _subject(self) -> str:
        """Return the id of the indicator that the rule is about."""

    @abstractmethod
    def _relation(self) -> Relation:
        """Return the relation that the arguments state."""

    @functools.cached_property
    def id(self) -> str:
        """The stable key: `<family>.<subject>`, independent of any position, unless another was given."""
        return f"{self.family.id}.{self._subject()}" if self._id is None else self._id

    @functools.cached_property
    def relation(self) -> Relation:
        """The relation that must hold."""
        return self._relation()

    @property
    def reason(self) -> Bilingual:
        """The reason for the relation, in one line."""
        return self.family.reason if self.because is None else self.because

    @functools.cached_property
    def operands(self) -> tuple[str, ...]:
        """The ids of the indicators in the relation, each once."""
        return tuple(dict.fromkeys(operands(self.relation)))


@frozen(kw_only=True)
class SumRule(Rule):
    """A rule: the parts add up to the whole."""

    family: ClassVar[Family] = families.SUM
    whole: Value
    parts: Sum

    def _subject(self) -> str:
        return self.whole.id

    def _relation(self) -> Relation:
        return Equal(self.whole, self.parts)


@frozen(kw_only=True)
class PartRule(Rule):
    """A rule: a part does not exceed the whole."""

    family: ClassVar[Family] = families.PART
    part: Value
    whole: Expression

    def _subject(self) -> str:
        return self.part.id

    def _relation(self) -> Relation:
        return AtMost(self.part, self.whole)


@frozen(kw_only=True)
class WithinRule(Rule):
    """A rule: the sum of some parts does not exceed the whole."""

    family: ClassVar[Family] = families.WITHIN
    whole: Value
    parts: Sum

    def _subject(self) -> str:
        return self.whole.id

    def _relation(self) -> Relation:
        return AtMost(self.parts, self.whole)


@frozen(kw_only=True)
class BoundRule(Rule):
    """A rule: a number does not exceed a number of another section."""

    family: ClassVar[Family] = families.BOUND
    part: Value
    bound: Expression

    def _subject(self) -> str:
        return self.part.id

    def _relation(self) -> Relation:
        return AtMost(self.part, self.bound)


@frozen(kw_only=True)
class EachRule(Rule):
    """A rule: each holder has at least one of the other."""

    family: ClassVar[Family] = families.EACH
    holder: Expression
    held: Value

    def _subject(self) -> str:
        return (self.holder if isinstance(self.holder, Value) else self.held).id

    def _relation(self) -> Relation:
        return AtMost(self.holder, self.held)


@frozen(kw_only=True)
class PercentLimitRule(Rule):
    """A rule: a percentage does not exceed 100."""

    family: ClassVar[Family] = families.PERCENT_LIMIT
    indicator: Value

    def _subject(self) -> str:
        return self.indicator.id

    def _relation(self) -> Relation:
        return AtMost(self.indicator, Constant(100))


@frozen(kw_only=True)
class LimitRule(Rule):
    """A rule: a number does not exceed a maximum, or a maximum for each of something else."""

    family: ClassVar[Family] = families.LIMIT
    indicator: Value
    most: int
    per: Value | None = None

    def _subject(self) -> str:
        return self.indicator.id

    def _relation(self) -> Relation:
        bound = Constant(self.most) if self.per is None else Sum((self.per,) * self.most)
        return AtMost(self.indicator, bound)


@frozen(kw_only=True)
class StatedRateRule(Rule):
    """A rule: a stated percentage equals the computed rate."""

    family: ClassVar[Family] = families.RATE
    rate: Rate

    def _subject(self) -> str:
        return self._reported

    def _relation(self) -> Relation:
        return MatchesRatio(Value(self._reported), self.rate.ratio)

    @property
    def _reported(self) -> str:
        assert self.rate.reported is not None  # follows_from makes no other rule
        return self.rate.reported


@frozen(kw_only=True)
class RequiresRule(Rule):
    """A rule: one count above 0 needs another."""

    family: ClassVar[Family] = families.REQUIRES
    what: Value
    needed: Expression

    def _subject(self) -> str:
        return self.what.id

    def _relation(self) -> Relation:
        return Implies(Less(_NOTHING, self.what), Less(_NOTHING, self.needed))


@frozen(kw_only=True)
class YesRule(Rule):
    """A rule: an answer needs a count above 0."""

    family: ClassVar[Family] = families.YES
    answer: Value
    counted: Expression
    code: int = 1

    def _subject(self) -> str:
        return self.answer.id

    def _relation(self) -> Relation:
        return Implies(Equal(self.answer, Constant(self.code)), Less(_NOTHING, self.counted))


@frozen(kw_only=True)
class NoRule(Rule):
    """A rule: an answer forbids a count above 0."""

    family: ClassVar[Family] = families.NO
    answer: Value
    counted: Expression
    code: int = 0

    def _subject(self) -> str:
        return self.answer.id

    def _relation(self) -> Relation:
        return Implies(Equal(self.answer, Constant(self.code)), AtMost(self.counted, _NOTHING))


RULE_CLASSES: tuple[type[Rule], ...] = (
    SumRule,
    PartRule,
    WithinRule,
    BoundRule,
    EachRule,
    PercentLimitRule,
    LimitRule,
    StatedRateRule,
    RequiresRule,
    YesRule,
    NoRule,
)
"""The classes of the library's rules, one for each family."""
