"""The matching of a source's rows with the rows of a framework, by name within section and heading.

Names repeat (`Số vấn đề phát hiện qua kiểm tra` occurs twice in the annex), so a name alone does not place a
value. The tree determines the headings that are open at a row. A match that contradicts it is rejected.
"""

import functools
import itertools
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from attrs import evolve, frozen

from cchc_model.annexes.names import NameBook, NameKind, NameMatch
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.rows import Indicator
from cchc_model.vietnamese.text import fold

_LONGEST_COMPARED = 500
_LEAST_ALIKE = 60.0


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


@frozen
class _Index:
    """The lookup tables of a framework, which matching builds once per framework.

    Attributes:
        folded: the folded form of every name and alias; most annexes print just these texts.
        rows: the rows that have a folded name.
        upwards: for each row's id, the ids of the row itself and of all rows above it.
        matched: for each row's id, its match where nothing else has its name.
        variants: folded names with the id of a row whose own name they are not.
        longer: for each row's id, the rows whose names begin with its own name.
        printed: for each row in printed order, its names with the match of each.
        book: the names, ready to be compared with one that is not printed exactly.
    """

    folded: Mapping[str, str]
    rows: Mapping[str, tuple[Row, ...]]
    upwards: Mapping[str, tuple[str, ...]]
    matched: Mapping[str, Match]
    variants: frozenset[tuple[str, str]]
    longer: Mapping[str, tuple[Row, ...]]
    printed: tuple[Mapping[str, Match], ...]
    book: NameBook

    def fold(self, name: str) -> str:
        return self.folded.get(name) or fold(name)


@functools.lru_cache(maxsize=8)
def _index(framework: Framework) -> _Index:
    folded: dict[str, str] = {}
    rows: dict[str, dict[int, Row]] = {}
    upwards: dict[str, tuple[str, ...]] = {}
    for row in framework.rows:
        upwards[row.id] = (row.id, *(upwards[row.parent] if row.parent else ()))
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
                tuple(same.id for same in by_name[folded[name]]),
                variant=(folded[name], row.id) in variants,
            )
            for name in (row.item.name.vi, *row.item.aliases)
        }
        for row in framework.rows
    )
    return _Index(folded, by_name, upwards, matched, variants, _longer(by_name), printed, NameBook(tuple(rows)))


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


def is_row_name(framework: Framework, text: str) -> bool:
    """Return whether a text is the name of a row of a framework.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> is_row_name(framework, "KIỂM TRA CCHC"), is_row_name(framework, "Kiểm tra")
    (True, False)
    """
    index = _index(framework)
    return index.fold(text) in index.rows


def alike_names(framework: Framework, name: str, *, most: int = 3) -> tuple[str, ...]:
    """Return the names of a framework that are most similar to a name, best first.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> alike_names(framework, "Số nhiệm vụ chưa hoàn thành", most=1)
    ('Số nhiệm vụ đã hoàn thành',)
    """
    from rapidfuzz import fuzz, process

    if len(name) > _LONGEST_COMPARED:
        return ()
    index = _index(framework)
    found = process.extract(
        index.fold(name), index.rows.keys(), scorer=fuzz.ratio, limit=most, score_cutoff=_LEAST_ALIKE
    )
    return tuple(dict.fromkeys(index.rows[folded][0].item.name.vi for folded, _, _ in found))


def broken_names(framework: Framework, names: Sequence[str], *, bare: Sequence[bool]) -> frozenset[int]:
    """Return the index of the first row of each name that is broken over two rows.

    Args:
        framework: the indicators, rates and rules.
        names: the names as printed.
        bare: for each name, true if its row has no other text.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> broken_names(framework, ["Số nhiệm vụ đề ra", "trong kế hoạch"], bare=[False, True])
    frozenset({0})
    """
    index = _index(framework)
    found: set[int] = set()
    for at, (first, second) in enumerate(itertools.pairwise(names)):
        if second in index.folded or at - 1 in found or not (bare[at] or bare[at + 1]):
            continue
        folded = index.fold(second)
        if index.fold(first) and folded and folded not in index.rows and _is_known(index, fold(f"{first} {second}")):
            found.add(at)
    return frozenset(found)


def _is_known(index: _Index, folded: str) -> bool:
    if folded in index.rows:
        return True
    match = index.book.resolve(folded)
    return match is not None and match.kind not in (NameKind.CUT, NameKind.DOUBTFUL)


def match_rows(
    framework: Framework,
    names: Sequence[str],
    *,
    headings: Sequence[bool],
    fits: Callable[[int, Row], bool] = lambda _index, _row: True,
) -> tuple[Match, ...]:
    """Match the names of a source's rows, in their order, with the rows of a framework.

    A name matches only below an open heading. That is its own parent or, if the source omits it, the nearest row
    above it in the tree that the source has.

    Args:
        framework: the indicators, rates and rules.
        names: the names as printed.
        headings: for each name, true if its row looks like a heading (no unit and no value). Below a foreign
            heading an indicator is trusted only if it is the next row of the framework or its parent is missing,
            because the foreign heading may be that parent.
        fits: a function that returns whether the other cells of a source's row fit a row of the framework; called
            only if the name is not printed exactly.

    Returns:
        A match for each name.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> matches = match_rows(framework, ["KIỂM TRA CCHC", "- Số UBND cấp xã đã kiểm tra"], headings=[True, False])
    >>> [match.row.id for match in matches]
    ['reform_examination', 'examined_communes']
    """
    index = _index(framework)
    whole = _printed(index, names)
    if whole is not None:
        return whole
    folded = [index.fold(name) for name in names]
    candidates = [index.rows.get(name, ()) for name in folded]
    resolved, meant = _resolved(index, folded, candidates, fits)
    walk = _Walk(index, Counter(row.id for rows in candidates for row in rows))
    matches = []
    for at, (name, rows, heading) in enumerate(zip(folded, candidates, headings, strict=True)):
        match = walk.step(rows, heading)
        if match.row and (name, match.row.id) in index.variants:
            match = evolve(match, variant=True)
        matches.append(evolve(match, resolved=resolved.get(at), candidates=meant.get(at, match.candidates)))
    return tuple(matches)


def _printed(index: _Index, names: Sequence[str]) -> tuple[Match, ...] | None:
    """Return the matches if the source has every row of the framework exactly and in order, else None.

    The walk would return the same. Most annexes use the office's own form and need no walk.
    """
    first = next((at for at, name in enumerate(names) if name in index.printed[0]), len(names))
    rows = names[first : first + len(index.printed)]
    if len(rows) < len(index.printed):
        return None
    matches = [texts.get(name) for texts, name in zip(index.printed, rows, strict=True)]
    others = (*names[:first], *names[first + len(rows) :])
    if None in matches or any(index.fold(name) in index.rows for name in others):
        return None
    unknown = Match(MatchKind.UNRECOGNISED)
    return (
        *(unknown for _ in range(first)),
        *(match for match in matches if match is not None),
        *(unknown for _ in others[first:]),
    )


def _resolved(
    index: _Index, folded: list[str], candidates: list[tuple[Row, ...]], fits: Callable[[int, Row], bool]
) -> tuple[Mapping[int, NameMatch], Mapping[int, tuple[str, ...]]]:
    """Resolve the names that no row has exactly, and add their rows to the candidates.

    Returns:
        The resolved names, and for each other name the ids of the rows that it may be meant for.
    """
    unknown = [at for at, name in enumerate(folded) if name and not candidates[at]]
    exact = Counter(row.number for rows in candidates for row in rows)
    found: dict[int, NameMatch] = {}
    meant: dict[int, tuple[str, ...]] = {}
    for at in unknown:
        match = index.book.resolve(folded[at])
        if match is None or match.kind is NameKind.DOUBTFUL:
            names = index.book.contained(folded[at]) if match is None else match.names
            meant[at] = tuple(dict.fromkeys(row.id for known in names for row in index.rows[known]))
            continue
        same = {row.number: row for known in match.names for row in index.rows[known]}
        # A name that is printed exactly elsewhere, as often as there are rows of that name, is not this one.
        free = tuple(row for row in same.values() if fits(at, row))
        if sum(map(exact.__getitem__, same)) < len(same) ** 2 and _in_place(match, at, free, candidates):
            found[at] = match
            candidates[at] = free
        else:
            meant[at] = tuple(row.id for row in same.values())
    return found, meant


def _in_place(match: NameMatch, at: int, rows: tuple[Row, ...], candidates: list[tuple[Row, ...]]) -> bool:
    """Return whether the neighbours confirm a name that was cut short.

    Such a name may be the whole name of another indicator. Any other name needs only a row.
    """
    if match.kind is not NameKind.CUT:
        return bool(rows)
    before = {row.number for row in candidates[at - 1]} if at else set()
    after = {row.number for row in candidates[at + 1]} if at + 1 < len(candidates) else set()
    return any(row.number - 1 in before and row.number + 1 in after for row in rows)


class _Walk:
    """One pass over a source, with the last matched row, the taken rows and the open headings."""

    def __init__(self, index: _Index, present: Mapping[str, int]) -> None:
        self._index = index
        self._upwards = index.upwards
        self._matched = index.matched
        self._present = present
        self._last: Row | None = None
        self._open: tuple[str, ...] = ()
        self._taken: set[str] = set()
        self._under_foreign_heading = False
        self._lost = False  # a row below the foreign heading was not trusted, so none is before the next heading
        self._unbroken = True  # the row before this one was matched

    def step(self, candidates: tuple[Row, ...], heading: bool) -> Match:  # noqa: FBT001 one row's facts
        match = self._match(candidates, heading)
        self._unbroken = match.kind is MatchKind.MATCHED
        return match

    def _match(self, candidates: tuple[Row, ...], heading: bool) -> Match:  # noqa: FBT001 one row's facts
        if not candidates:
            self._under_foreign_heading |= heading
            return Match(MatchKind.UNRECOGNISED)
        if len(candidates) == 1 and self._is_plain(candidates[0]):
            self._take(candidates[0])
            return self._matched[candidates[0].id]
        ids = tuple(row.id for row in candidates)
        fitting = self._best_fitting(candidates)
        free = [row for row in fitting if row.id not in self._taken]
        if not free and (fitting or self._taken.issuperset(ids)):
            repeated = fitting or list(candidates)
            if len(repeated) == 1 and not isinstance(repeated[0].item, Indicator):
                self._take(repeated[0])  # a heading printed again, as after a page break, is open again
            return Match(MatchKind.REPEATED, None, tuple(row.id for row in repeated))
        if self._under_foreign_heading:
            free = [row for row in free if self._trusted_below_foreign(row)]
            self._lost = not free
        if len(free) > 1:
            free = [row for row in free if self._follows(row)]
        if len(free) != 1 or not self._borne_out(free[0], candidates):
            return Match(MatchKind.AMBIGUOUS, None, ids)
        self._take(free[0])
        return Match(MatchKind.MATCHED, free[0], ids)

    def _is_plain(self, row: Row) -> bool:
        """Return whether the only row of a name can be matched at once, without a search for the best one."""
        free = row.id not in self._taken and not self._under_foreign_heading and self._skipped(row) is not None
        return free and self._borne_out(row, (row,))

    def _trusted_below_foreign(self, row: Row) -> bool:
        if not isinstance(row.item, Indicator):
            return True
        return not self._lost and (row.parent not in self._present or self._follows(row))

    def _borne_out(self, row: Row, candidates: tuple[Row, ...]) -> bool:
        """Return whether the preceding row confirms a row whose name may belong to a rival row.

        A row without a rival needs no confirmation. A rival has the same name below a heading that is omitted or not
        recognised, or a longer name that was cut short. Without confirmation a row could get the value of its rival.
        """
        same = (other for other in candidates if other is not row and self._may_stand_here(other))
        cut = (
            other
            for other in self._index.longer.get(row.id, ())
            if (other.parent == row.parent or self._may_stand_here(other)) and not self._has_own_line(other)
        )
        if not any(same) and not any(cut):
            return True
        return self._unbroken and (self._last is None or self._last.number < row.number)

    def _has_own_line(self, row: Row) -> bool:
        """Return whether the source has at least as many lines of a row's name as the framework has rows."""
        return self._present.get(row.id, 0) >= len(self._index.rows[self._index.folded[row.item.name.vi]])

    def _may_stand_here(self, row: Row) -> bool:
        """Return whether the source omits the heading of a row, and a higher one is open."""
        return 0 < (self._skipped(row) or 0) < len(self._upwards[row.id]) - 1

    def _follows(self, row: Row) -> bool:
        return self._last is not None and row.number == self._last.number + 1

    def _best_fitting(self, candidates: tuple[Row, ...]) -> list[Row]:
        """Return the rows below an open heading, only those with the fewest omitted headings between."""
        if len(candidates) == 1:
            return list(candidates) if self._skipped(candidates[0]) is not None else []
        skipped = [(row, self._skipped(row)) for row in candidates]
        fewest = min((count for _, count in skipped if count is not None), default=None)
        return [row for row, count in skipped if count is not None and count == fewest]

    def _skipped(self, row: Row) -> int | None:
        """Return the number of omitted rows above a row; None if the nearest one in the source is not open."""
        above = self._upwards[row.id][1:]
        for count, parent in enumerate(above):
            if parent in self._present:
                return count if parent in self._open else None
        return len(above)

    def _take(self, row: Row) -> None:
        self._taken.add(row.id)
        self._last = row
        self._under_foreign_heading = self._lost = False
        self._open = self._upwards[row.id]
