"""The lookup tables of a framework for matching, and the match of one row."""

import functools
import itertools
from collections.abc import Mapping, Sequence
from enum import StrEnum

from attrs import frozen

from cchc_model.annexes.name_words import without_ordinal
from cchc_model.annexes.names import NameBook, NameMatch
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.measures import CodeList, bare_unit
from cchc_model.framework.rows import Indicator
from cchc_model.vietnamese.text import fold, without_accents


class MatchKind(StrEnum):
    """The outcome of matching one row of a source."""

    MATCHED = "matched"
    UNRECOGNISED = "unrecognised"
    """A name that no row of the framework has."""
    AMBIGUOUS = "ambiguous"
    """A known name whose place in the source does not single out one row."""
    REPEATED = "repeated"
    """A name whose row was matched before."""


@frozen
class Match:
    """The match of one row of a source.

    Attributes:
        kind: the outcome of matching.
        row: the framework's row when it was matched, else None.
        candidates: the ids of the rows that have this name, or of those that an unrecognised name may be meant for.
        variant: true if the name is a known variant of the row's own name.
        resolved: the resolution of a name that no row has exactly.
    """

    kind: MatchKind
    row: Row | None = None
    candidates: tuple[str, ...] = ()
    variant: bool = False
    resolved: NameMatch | None = None


_LONGEST_UNIT = 500
_LONGEST = 5_000
"""The most characters of a text that may be a name."""


@frozen
class Index:
    """The lookup tables of a framework, which matching builds once per framework.

    Attributes:
        folded: the folded form of every name and alias; most annexes print just these texts.
        rows: the rows that have a folded name.
        unaccented: the rows that have a folded name as it is typed without any accent.
        upwards: for each row's id, the ids of the row itself and of all rows above it.
        above: for each row's id, the ids of the headings above it, the nearest first.
        matched: for each row's id, its match where nothing else has its name.
        variants: folded names with the id of a row whose own name they are not.
        parents: for the id of each row with rows below it, that row.
        below: for the id of each row with rows below it, those whose parent it is.
        longer: for each row's id, the rows whose names begin with its own name.
        headings: for each folded name of sections and headings, their ids.
        printed: for each row in printed order, its folded names with the match of each.
        book: the names, ready to be compared with one that is not printed exactly.
        units: the folded form of every text that annexes print for a unit, with its accents and without them.
        legends: the legends of the code lists, as the form prints them.
        code_lists: the code lists, whose legends annexes print in the column of units.
    """

    folded: Mapping[str, str]
    rows: Mapping[str, tuple[Row, ...]]
    unaccented: Mapping[str, tuple[Row, ...]]
    upwards: Mapping[str, tuple[str, ...]]
    above: Mapping[str, tuple[str, ...]]
    matched: Mapping[str, Match]
    variants: frozenset[tuple[str, str]]
    parents: Mapping[str, Row]
    below: Mapping[str, Sequence[Row]]
    longer: Mapping[str, tuple[Row, ...]]
    headings: Mapping[str, tuple[str, ...]]
    printed: tuple[Mapping[str, Match], ...]
    book: NameBook
    units: frozenset[str]
    legends: frozenset[str]
    code_lists: tuple[CodeList, ...]

    def rows_named(self, text: str) -> tuple[Row, ...]:
        """Return the rows that have a text as their name, perhaps behind an ordinal, or typed without any accent."""
        folded = self.fold(text)
        found = self.rows.get(folded) or self.rows.get(without_ordinal(folded), ())
        if found or not text.isascii():
            return found
        return self.unaccented.get(folded) or self.unaccented.get(without_ordinal(folded), ())

    def is_wider(self, other: Row, row: Row) -> bool:
        """Return whether a name of another row has every word of the name of a row, and others."""
        words = set(self.book.words(self.folded[row.item.name.vi]))
        names = (other.item.name.vi, *other.item.aliases)
        return any(words < set(self.book.words(self.folded[name])) for name in names)

    def is_unit(self, text: str) -> bool:
        """Return whether a text is a unit or the legend of a code list."""
        if len(text) > _LONGEST_UNIT:
            return False
        if "=" in text and (text in self.legends or any(codes.matches(text) for codes in self.code_lists)):
            return True
        return self.fold(bare_unit(text)) in self.units

    def fold(self, name: str) -> str:
        """Return a folded name, without the work if it is printed exactly or far longer than any name."""
        return self.folded.get(name) or (fold(name) if len(name) <= _LONGEST else name)


@frozen(eq=False)
class _Same:
    """A framework as itself: comparing all rows of two equal ones costs more than looking up a name."""

    framework: Framework

    def __hash__(self) -> int:
        return id(self.framework)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.framework is other.framework


def row_index(framework: Framework) -> Index:
    """Return the lookup tables of a framework."""
    return index_of(_Same(framework))


@functools.lru_cache(maxsize=8)
def index_of(same: _Same) -> Index:
    """Return the lookup tables of a framework, which are kept for the eight that were used last."""
    framework = same.framework
    folded: dict[str, str] = {}
    rows: dict[str, dict[int, Row]] = {}
    upwards: dict[str, tuple[str, ...]] = {}
    above: dict[str, tuple[str, ...]] = {}
    below: dict[str, list[Row]] = {}
    for row in framework.rows:
        if row.parent:
            below.setdefault(row.parent, []).append(row)
        upwards[row.id] = (row.id, *(upwards[row.parent] if row.parent else ()))
        items = ((key, framework.row(key).item) for key in upwards[row.id][1:])
        above[row.id] = tuple(key for key, item in items if not isinstance(item, Indicator))
        for name in (row.item.name.vi, *row.item.aliases):
            folded[name] = fold(name)
            rows.setdefault(folded[name], {})[row.number] = row
    variants = frozenset(
        (folded[alias], row.id)
        for row in framework.rows
        for alias in row.item.aliases
        if folded[alias] != folded[row.item.name.vi]
    )
    by_name = {name: tuple(same.values()) for name, same in rows.items()}
    matched = {row.id: Match(MatchKind.MATCHED, row, (row.id,)) for row in framework.rows}
    printed = tuple(
        {
            name: Match(
                MatchKind.MATCHED,
                row,
                tuple(same.id for same in by_name[name]),
                variant=(name, row.id) in variants,
            )
            for name in map(folded.__getitem__, (row.item.name.vi, *row.item.aliases))
        }
        for row in framework.rows
    )
    measures = dict.fromkeys(indicator.measure for indicator in framework.indicators.values())
    code_lists = tuple(one for one in measures if isinstance(one, CodeList))
    units = [
        bare_unit(text) for one in measures if not isinstance(one, CodeList) for text in (one.label.vi, *one.variants)
    ]
    return Index(
        folded,
        by_name,
        _unaccented(by_name),
        upwards,
        above,
        matched,
        variants,
        {row.parent: framework.row(row.parent) for row in framework.rows if row.parent},
        below,
        _longer(by_name),
        _headings(by_name),
        printed,
        NameBook(tuple(rows)),
        frozenset(form(fold(text)) for text in units for form in (str, without_accents)),
        frozenset(codes.legend() for codes in code_lists),
        code_lists,
    )


def _unaccented(by_name: Mapping[str, tuple[Row, ...]]) -> Mapping[str, tuple[Row, ...]]:
    typed: dict[str, tuple[Row, ...]] = {}
    for name, rows in by_name.items():
        bare = without_accents(name)
        typed[bare] = (*typed.get(bare, ()), *rows)
    return typed


def _headings(by_name: Mapping[str, tuple[Row, ...]]) -> Mapping[str, tuple[str, ...]]:
    named = {
        name: tuple(row.id for row in rows if not isinstance(row.item, Indicator)) for name, rows in by_name.items()
    }
    return {name: ids for name, ids in named.items() if ids}


def _longer(rows: Mapping[str, tuple[Row, ...]]) -> Mapping[str, tuple[Row, ...]]:
    """Return the rows whose names begin with the name of a row, by the id of that row."""
    names = sorted(rows)
    longer: dict[str, dict[str, Row]] = {}
    for at, name in enumerate(names):
        for row in rows[name]:
            for other in itertools.takewhile(functools.partial(_begins, name), names[at + 1 :]):
                longer.setdefault(row.id, {}).update((further.id, further) for further in rows[other])
    return {key: tuple(row for row in found.values() if row.id != key) for key, found in longer.items()}


def _begins(name: str, other: str) -> bool:
    return other.startswith(name)
