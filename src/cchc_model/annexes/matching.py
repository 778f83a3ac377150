"""Which row of a framework each row of a source is: by its name within its section and heading.

Names repeat (`Số vấn đề phát hiện qua kiểm tra` stands twice in the annex), so a name alone does not place a
value. The tree tells which headings are open at a row; a match that this contradicts is not made.
"""

import functools
import itertools
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from attrs import evolve, frozen

from cchc_model.annexes.names import NameBook, NameKind, NameMatch
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.rows import Indicator
from cchc_model.vietnamese.text import fold

_LONGEST_COMPARED: Final = 500
_LEAST_ALIKE: Final = 60.0


class MatchKind(StrEnum):
    """How a row of a source stands to the framework."""

    MATCHED = "matched"
    UNRECOGNISED = "unrecognised"
    """No row has this name."""
    AMBIGUOUS = "ambiguous"
    """Rows have this name, but its place in the source does not single one out."""
    REPEATED = "repeated"
    """The row that it names was matched before."""


@frozen
class Match:
    """What one row of a source was matched with.

    Attributes:
        kind: whether it was matched, and why not.
        row: the framework's row when it was matched, else None.
        candidates: the ids of the rows that have this name.
        variant: whether the name is a known variant of the row's, not the row's own.
        resolved: how the name was resolved when no row has just this name.
    """

    kind: MatchKind
    row: Row | None = None
    candidates: tuple[str, ...] = ()
    variant: bool = False
    resolved: NameMatch | None = None


@frozen
class _Index:
    """What matching looks up in a framework, made once for each.

    Attributes:
        folded: the folded form of every name and alias; most annexes print just these texts.
        rows: the rows that have a folded name.
        upwards: for each row's id, the ids of the row itself and of all rows above it.
        matched: for each row's id, its match where nothing else has its name.
        variants: folded names with the id of a row whose own name they are not.
        longer: for each row's id, the rows whose names go on where its own ends.
        printed: for each row in printed order, its names and what each of them is matched with in its place.
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
    """For the rows of a name that is the beginning of others, the rows of these."""
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
    """Whether some row of a framework has a name.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> is_row_name(framework, "KIỂM TRA CCHC"), is_row_name(framework, "Kiểm tra")
    (True, False)
    """
    index = _index(framework)
    return index.fold(text) in index.rows


def alike_names(framework: Framework, name: str, *, most: int = 3) -> tuple[str, ...]:
    """The names of the framework that look most like one, best first; none where nothing is alike.

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
    """Where a name is broken over two rows of a source: the indices of the first ones.

    Args:
        framework: the indicators, rates and rules.
        names: the names as printed.
        bare: for each name, whether its row has nothing else.

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
    return match is not None and match.kind is not NameKind.CUT


def match_rows(
    framework: Framework,
    names: Sequence[str],
    *,
    headings: Sequence[bool],
    fits: Callable[[int, Row], bool] = lambda _index, _row: True,
) -> tuple[Match, ...]:
    """Match the names of a source's rows, in their order, with the rows of a framework.

    A name counts only below a heading that is open where it stands: its own parent or, where the source
    leaves that out, the nearest row above it in the tree that the source does have.

    Args:
        framework: the indicators, rates and rules.
        names: the names as printed.
        headings: for each name, whether its row looks like a heading (no unit and no value). Below a foreign
            heading the name of an indicator is trusted only if its own parent is missing (the foreign heading
            may be it) or it is the very next row of the framework.
        fits: whether what else stands in a source's row admits that it is a row of the framework; asked only
            where the name is not printed exactly.

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
    resolved = _resolved(index, folded, candidates, fits)
    walk = _Walk(index, Counter(row.id for rows in candidates for row in rows))
    matches = []
    for at, (name, rows, heading) in enumerate(zip(folded, candidates, headings, strict=True)):
        match = walk.step(rows, heading)
        if match.row and (name, match.row.id) in index.variants:
            match = evolve(match, variant=True)
        matches.append(evolve(match, resolved=resolved[at]) if at in resolved else match)
    return tuple(matches)


def _printed(index: _Index, names: Sequence[str]) -> tuple[Match, ...] | None:
    """The matches where every row of the framework stands there just as printed, in order, between unknown names.

    The walk comes to the same; most annexes are filled into the office's own form, and need not be walked.
    """
    first = next((at for at, name in enumerate(names) if name in index.printed[0]), len(names))
    rows = names[first : first + len(index.printed)]
    if len(rows) < len(index.printed):
        return None
    matches = [texts.get(name) for texts, name in zip(index.printed, rows, strict=True)]
    around = (*names[:first], *names[first + len(rows) :])
    if None in matches or any(index.fold(name) in index.rows for name in around):
        return None
    unknown = Match(MatchKind.UNRECOGNISED)
    return (
        *(unknown for _ in range(first)),
        *(match for match in matches if match is not None),
        *(unknown for _ in around[first:]),
    )


def _resolved(
    index: _Index, folded: list[str], candidates: list[tuple[Row, ...]], fits: Callable[[int, Row], bool]
) -> Mapping[int, NameMatch]:
    """How names that no row has were resolved; adds their rows to the candidates."""
    unknown = [at for at, name in enumerate(folded) if name and not candidates[at]]
    exact = Counter(row.number for rows in candidates for row in rows)
    found: dict[int, NameMatch] = {}
    for at in unknown:
        match = index.book.resolve(folded[at])
        if match is None:
            continue
        same = {row.number: row for known in match.names for row in index.rows[known]}
        # A name that is printed exactly elsewhere, as often as there are rows of that name, is not this one.
        free = tuple(row for row in same.values() if fits(at, row))
        if sum(map(exact.__getitem__, same)) < len(same) ** 2 and _in_place(match, at, free, candidates):
            found[at] = match
            candidates[at] = free
    return found


def _in_place(match: NameMatch, at: int, rows: tuple[Row, ...], candidates: list[tuple[Row, ...]]) -> bool:
    """Whether the neighbours bear out a name that was cut short, which may be another indicator's whole name."""
    if match.kind is not NameKind.CUT:
        return bool(rows)
    before = {row.number for row in candidates[at - 1]} if at else set()
    after = {row.number for row in candidates[at + 1]} if at + 1 < len(candidates) else set()
    return any(row.number - 1 in before and row.number + 1 in after for row in rows)


class _Walk:
    """One pass over a source: the last matched row, what is taken, whether a foreign heading stands between."""

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
        """Whether nothing speaks against the only row of a name: the short way of nearly every row of an annex."""
        free = row.id not in self._taken and not self._under_foreign_heading and self._skipped(row) is not None
        return free and self._borne_out(row, (row,))

    def _trusted_below_foreign(self, row: Row) -> bool:
        if not isinstance(row.item, Indicator):
            return True
        return not self._lost and (row.parent not in self._present or self._follows(row))

    def _borne_out(self, row: Row, candidates: tuple[Row, ...]) -> bool:
        """Whether a row goes on from the row before it, if by its name it may be another one.

        That may be one of the same name, where the heading of the other one is left out or not recognised, so that
        its rows seem to stand below the open heading before it; or one whose name was cut short to this one's. A row
        of its own that was not recognised would then take the other one's value.
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
        """Whether the source has as many lines with a row's name as the framework has rows."""
        return self._present.get(row.id, 0) >= len(self._index.rows[self._index.folded[row.item.name.vi]])

    def _may_stand_here(self, row: Row) -> bool:
        """Whether the heading of a row is left out, and one above it is open."""
        return 0 < (self._skipped(row) or 0) < len(self._upwards[row.id]) - 1

    def _follows(self, row: Row) -> bool:
        return self._last is not None and row.number == self._last.number + 1

    def _best_fitting(self, candidates: tuple[Row, ...]) -> list[Row]:
        """The rows whose heading is open; one whose own parent is open before one whose parent is left out."""
        if len(candidates) == 1:
            return list(candidates) if self._skipped(candidates[0]) is not None else []
        skipped = [(row, self._skipped(row)) for row in candidates]
        fewest = min((count for _, count in skipped if count is not None), default=None)
        return [row for row, count in skipped if count is not None and count == fewest]

    def _skipped(self, row: Row) -> int | None:
        """How many rows above this one the source leaves out below an open one; None where none is open."""
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
