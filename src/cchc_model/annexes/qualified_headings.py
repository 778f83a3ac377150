"""Headings of the framework that an office prints with other words: `Tình hình tiếp nhận` for `Tiếp nhận`.

General words may be added anywhere. A heading of more words that name something, such as `Cải cách tổ chức bộ máy hành
chính nhà nước`, is the form's only in its place: with one of its own rows as the next one below it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from cchc_model.annexes.group_titles import Surroundings, bare, name_of
from cchc_model.annexes.name_words import split_words, words_of
from cchc_model.annexes.naming_words import content as content_of
from cchc_model.annexes.naming_words import is_rest, roles_by_word
from cchc_model.annexes.row_index import Index, row_index
from cchc_model.annexes.tables import has_digit
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import LONGEST_TITLE
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.rows import Indicator
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.territory_levels import levels_in
from cchc_model.vietnamese.text import fold

_Content = Callable[[str], frozenset[str]]
_FEWEST = 2
"""The fewest words of a heading that a longer one is known by."""
_NARROWING = frozenset((Role.PART, Role.REMAINDER, Role.RATIO, Role.COMPARISON))
"""The roles of words that make a heading one of a part of what it names."""

_DAY = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}")
"""A day, at which the numbers below a heading would be those of another time."""
_EXCLUDING = frozenset(map(fold, ("ngoài", "trừ")))
"""The words of a heading that names what its other words do not."""


def names_with_headings(
    names: Sequence[str], headings: Sequence[bool], framework: Framework, period: ReportingPeriod | None
) -> list[str]:
    """Return the names of lines, with the framework's own name for each heading that only adds general words.

    A heading that names another time, a plan and the like is none of them.

    Args:
        names: the names as printed.
        headings: for each name, true if its line looks like a heading.
        framework: the framework that the annex follows.
        period: the period of the report, if known.
    """
    index = row_index(framework)
    unknown = [
        at
        for at, (name, heading) in enumerate(zip(names, headings, strict=True))
        if heading and 0 < len(name) <= LONGEST_TITLE and not index.rows_named(name)
    ]
    if not unknown:
        return list(names)
    around, printed = Surroundings(period), dict(index.folded)
    content = cache(content_of)  # of each name of the framework once, not once for each unknown heading
    words = {name: frozenset(words_of(name)) for name in index.headings}

    def own(name: str) -> str:
        if is_rest(name) or _DAY.search(name):
            return name
        wanted = content(bare(index, name))
        near = [known for known in words if wanted and wanted <= words[known]]
        same = [known for known in near if content(known) == wanted]
        rows = [row for known in same for row in index.rows[known]]
        known_as = {row.item.name.vi for row in rows}
        if len(same) != 1 or any(isinstance(row.item, Indicator) for row in rows) or around.aside(name, [*known_as]):
            return name
        return next(text for text, folded in printed.items() if folded == same[0])

    made = [own(name) if at in unknown else name for at, name in enumerate(names)]
    rows_at = [index.rows_named(name) for name in made]
    below = _headings_below(rows_at, index)
    longer = {
        at: found
        for at in unknown
        if made[at] == names[at] and (found := _extended(made[at], below[at], index, around, content))
    }
    times, rows = Counter(longer.values()), {row.id for same in rows_at for row in same}
    for at, key in longer.items():
        if times[key] == 1 and key not in rows:
            made[at] = name_of(index, key)
    return made


def _extended(name: str, below: Sequence[str], index: Index, around: Surroundings, content: _Content) -> str:
    """Return the id of the heading that a name has all words of, with others, above one of its rows; else nothing."""
    if not below:
        return ""
    title = bare(index, name)
    words = content(title)
    near = [key for key in below if len(found := content(name_of(index, key))) >= _FEWEST and found < words]
    if len(near) != 1:
        return ""
    heading = name_of(index, near[0])
    added = words - content(heading)
    narrowed = any(content(name) <= added for name in _names_below(index, near[0], content))
    beside = any(not added.isdisjoint(content(name) - content(heading)) for name in _names_beside(index, near[0]))
    narrowed = narrowed or any(role in _NARROWING for word, role in roles_by_word(title).items() if word in added)
    aside = around.aside(title, [heading]) or levels_in(title) - levels_in(heading)
    excluding = any(map(has_digit, added)) or not _EXCLUDING.isdisjoint(split_words(fold(title)))
    return "" if narrowed or beside or aside or excluding or is_rest(title) else near[0]


def is_extended(name: str, row: Row) -> bool:
    """Return whether a printed heading has other words than the row that it is, so that a clerk is told.

    Args:
        name: the name as printed.
        row: the row.
    """
    return not isinstance(row.item, Indicator) and content_of(row.item.name.vi) < content_of(name)


def _headings_below(rows_at: Sequence[Sequence[Row]], index: Index) -> list[tuple[str, ...]]:
    """Return for each line the ids of the headings of the rows that the next known name has, if all are indicators."""
    below: list[tuple[str, ...]] = []
    following: tuple[str, ...] = ()
    for rows in reversed(rows_at):
        below.append(following)
        if rows:
            own = all(isinstance(row.item, Indicator) for row in rows)
            keys = (key for row in rows for key in index.above[row.id][:1])
            following = tuple(dict.fromkeys(keys)) if own else ()
    return below[::-1]


def _names_below(index: Index, key: str, content: _Content) -> Iterator[str]:
    """Yield the names of the rows below a heading that name something."""
    return (row.item.name.vi for row in index.below.get(key, ()) if content(row.item.name.vi))


def _names_beside(index: Index, key: str) -> Iterator[str]:
    """Yield the names of the other headings of a framework."""
    own = index.upwards[key]
    return (name_of(index, other) for ids in index.headings.values() for other in ids if other not in own)
