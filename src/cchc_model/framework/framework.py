"""A framework with its tree, rates and rules, and the lookup of its parts."""

import datetime as dt
import functools
from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

from attrs import field, frozen

from cchc_model.errors import InvalidDataError, Problem, UnknownIndicatorError
from cchc_model.framework.form_columns import FormColumns
from cchc_model.framework.lint.definitions import lint
from cchc_model.framework.measures import CodeList
from cchc_model.framework.rows import Branch, Indicator, Item, Rate, Section
from cchc_model.framework.rules import Rule
from cchc_model.framework.viewable import Viewable
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import roman
from cchc_model.vietnamese.text import Bilingual, called, close_matches

_T = TypeVar("_T")
_ENDS_BEFORE = Bilingual("đứng trước valid_from", "is before valid_from")


@frozen
class Row:
    """A row of a framework with its place in the tree.

    Attributes:
        number: the place in printed order, from 1.
        position: the place in the tree, such as `III.6.2`. It follows from the nesting.
        depth: 0 for a section, 1 for the rows directly below it, and so on.
        item: the section, heading or indicator.
        parent: the id of the row above it in the tree, None for a section.
        section: the id of the section of the row.
    """

    number: int
    position: str
    depth: int
    item: Item
    parent: str | None
    section: str

    @property
    def id(self) -> str:
        """The id of the item."""
        return self.item.id


@frozen
class Framework(Viewable):
    """A tree of sections, headings and indicators with its rates and rules.

    The constructor lints the definitions, so every framework is sound.

    Attributes:
        id: the framework's stable key.
        version: the version. A change of rows, rates or rules is another version.
        name: the name in both languages.
        outline: the sections with the rows below them.
        rates: the rates.
        rules: the rules.
        valid_from: the first day of its use; None if it is not known. The check of a report whose period lies wholly
            before it gives a warning.
        valid_until: the last day of its use, likewise; None while it is in use.
        description: the offices and reports that use the form, in both languages.
        columns: the columns of the form; None if only the titles and the content of each annex decide.

    Raises:
        InvalidDataError: the definitions contradict themselves; all problems at once.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> framework["district_dossiers_received"].name.en
    'Dossiers received by the district'
    >>> framework.row("III.6.1").number, framework.row(71).position
    (71, 'III.6.1')
    """

    id: str
    version: str
    name: Bilingual
    outline: tuple[Branch, ...] = field(repr=False, hash=False)
    rates: tuple[Rate, ...] = field(default=(), repr=False, hash=False)
    rules: tuple[Rule, ...] = field(default=(), repr=False, hash=False)
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    description: Bilingual | None = field(default=None, repr=False)
    columns: FormColumns | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        problems = [*lint(self.outline, self.rates, self.rules)]
        if self.valid_from and self.valid_until and self.valid_from > self.valid_until:
            problems.append(Problem("valid_until", _ENDS_BEFORE))
        if self.columns is not None:
            problems += self.columns.problems()
        if problems:
            raise InvalidDataError(nouns.named(nouns.FRAMEWORK, self.id), problems)

    @functools.cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows in printed order."""
        rows: list[Row] = []

        def place(branch: Branch, position: str, depth: int, parent: str | None, section: str) -> None:
            rows.append(Row(len(rows) + 1, position, depth, branch.item, parent, section))
            for number, child in enumerate(branch.children, 1):
                place(child, f"{position}.{number}", depth + 1, branch.item.id, section)

        for number, top in enumerate(self.outline, 1):
            place(top, roman(number), 0, None, top.item.id)
        return tuple(rows)

    @functools.cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """The rows that take a value, by id, in printed order."""
        return {row.id: row.item for row in self.rows if isinstance(row.item, Indicator)}

    @functools.cached_property
    def signed(self) -> frozenset[str]:
        """The ids of the indicators whose values may be below 0."""
        return frozenset(key for key, indicator in self.indicators.items() if indicator.signed)

    @functools.cached_property
    def codes(self) -> Mapping[str, tuple[int, ...]]:
        """The permitted codes of the coded indicators, by id."""
        measures = ((key, indicator.measure) for key, indicator in self.indicators.items())
        return {key: measure.values for key, measure in measures if isinstance(measure, CodeList)}

    @functools.cached_property
    def rules_over(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules over each indicator, by the id of the indicator."""
        over: dict[str, list[Rule]] = {key: [] for key in self.indicators}
        for rule in self.rules:
            for key in rule.operands:
                over[key].append(rule)
        return {key: tuple(rules) for key, rules in over.items()}

    @functools.cached_property
    def repeated_names(self) -> frozenset[str]:
        """The names, in either language, of more than one row."""
        names = Counter(name for row in self.rows for name in {row.item.name.vi, row.item.name.en})
        return frozenset(name for name, times in names.items() if times > 1)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in printed order."""
        return tuple(top.item for top in self.outline if isinstance(top.item, Section))

    @functools.cached_property
    def _by_key(self) -> Mapping[str | int, Row]:
        keys: dict[str | int, Row] = {row.id: row for row in self.rows}
        keys |= {row.position: row for row in self.rows}
        keys |= {row.number: row for row in self.rows}
        return keys

    @functools.cached_property
    def _rates(self) -> Mapping[str, Rate]:
        return {rate.id: rate for rate in self.rates}

    @functools.cached_property
    def _rules(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    def row(self, key: str | int | Item) -> Row:
        """Return the row with an id, a position (`III.6.1`) or a number, or the row of an item.

        Raises:
            UnknownIndicatorError: this framework has no such row. The error suggests similar ids.
        """
        wanted = key if isinstance(key, str | int) else _id_of(key)
        try:
            return self._by_key[wanted]
        except KeyError:
            alike = called(str(wanted), {row.id: row.item.name for row in self.rows})
            raise UnknownIndicatorError(str(wanted), self.id, alike) from None

    def __getitem__(self, key: str | int | Item) -> Item:
        """Return the section, heading or indicator with an id, a position or a row number."""
        return self.row(key).item

    def __contains__(self, key: object) -> bool:
        """Return whether a key is an id, a position or a row number of this framework."""
        return isinstance(key, str | int) and key in self._by_key

    def indicator(self, key: str | int | Item) -> Indicator:
        """Return the indicator with an id, a position or a row number.

        Raises:
            UnknownIndicatorError: this framework has no such row, or the row takes no value.
        """
        item = self[key]
        if not isinstance(item, Indicator):
            alike = tuple(row.id for row in self.rows if row.parent == item.id and isinstance(row.item, Indicator))
            raise UnknownIndicatorError(item.id, self.id, alike[:3], is_heading=True)
        return item

    def rows_under(self, key: str | int | Item) -> tuple[Row, ...]:
        """Return a row and all rows below it, in printed order.

        >>> from cchc_model import SOC_TRANG_DISTRICT as framework
        >>> [row.id for row in framework.rows_under("leader_dialogue")]
        ['leader_dialogue']
        >>> len(framework.rows_under("institutions"))
        18
        """
        top = self.row(key)
        inside = []
        for row in self.rows[top.number - 1 :]:
            if row.depth <= top.depth and row is not top:
                break
            inside.append(row)
        return tuple(inside)

    def rate(self, id: str) -> Rate:
        """Return the rate with an id.

        Raises:
            UnknownIndicatorError: this framework has no such rate.
        """
        return self._definition(id, self._rates)

    def rule(self, id: str) -> Rule:
        """Return the rule with an id.

        Raises:
            UnknownIndicatorError: this framework has no such rule.
        """
        return self._definition(id, self._rules)

    def _definition(self, key: str, known: Mapping[str, _T]) -> _T:
        try:
            return known[key]
        except KeyError:
            raise UnknownIndicatorError(key, self.id, close_matches(key, known)) from None


def _id_of(key: object) -> str:
    """Return the id of an item; of anything else that a caller may give, a text that no row has."""
    return str(getattr(key, "id", key))
