"""The walk over the rows of a source, which places each known name below the open headings."""

from collections.abc import Collection, Mapping

from cchc_model.annexes.row_index import Index, Match, MatchKind
from cchc_model.annexes.strangers import Strangers
from cchc_model.framework.framework import Row
from cchc_model.framework.rows import Indicator


class Walk:
    """One pass over a source, with the last matched row, the taken rows and the open headings."""

    def __init__(self, index: Index, present: Mapping[str, int], parent_signs: Collection[str] = ()) -> None:
        self._index = index
        self._upwards = index.upwards
        self._matched = index.matched
        self._present = present
        self._last: Row | None = None
        self._open: tuple[str, ...] = ()
        self._taken: set[str] = set()
        self._under_foreign_heading = False
        self._undecided: frozenset[str] = frozenset()  # the headings that the last heading row may be
        self._lost = False  # a row below the foreign heading was not trusted, so none is before the next heading
        self._unbroken = True  # the row before this one was matched
        self._strangers = Strangers(index, parent_signs)
        self._below: Row | None = None  # the known row that the printed ordinal puts the next row below
        self._printed_again = ""  # the open heading that the last row was: those below it may be open or not

    def step(
        self,
        candidates: tuple[Row, ...],
        heading: bool,  # noqa: FBT001 one row's facts
        resembled: tuple[str, ...] = (),
        *,
        name: str = "",
        below: Row | None = None,
    ) -> Match:
        """Return the match of the next row, whose name the candidates have.

        Args:
            candidates: the rows with its name.
            heading: true if the row looks like a heading.
            resembled: the headings that the text of a foreign heading resembles most.
            name: the name as printed.
            below: the row that its printed ordinal puts it below, if known.
        """
        self._below = below
        if len(candidates) > 1 and self._strangers and self._is_below_stranger(candidates, name):
            match = self._not_opened(MatchKind.AMBIGUOUS, candidates)
        else:
            match = self._match(candidates, heading)
        if not candidates:
            # A heading that the source has is not this one.
            self._undecided |= {key for key in resembled if key not in self._present}
            if not heading:
                self._strangers.add(name)
        # The texts above the first row are no rows of the annex.
        above = self._last is None and heading and not candidates
        again = bool(self._printed_again) and match.kind is MatchKind.REPEATED
        self._unbroken = match.kind is MatchKind.MATCHED or above or (again and self._unbroken)
        return match

    def beside_or_below(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """Return the rows that are below the last matched row, or below the same parent."""
        return tuple(row for row in rows if row.parent in self._open[:2])

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
        all_taken = self._taken.issuperset(ids)
        if not free and (fitting or all_taken):
            several = not all_taken or (len(candidates) > 1 and not self._printed_again)
            if several and (self._under_foreign_heading or self._strangers):
                return self._not_opened(MatchKind.AMBIGUOUS, candidates)
            return self._repeated(fitting or list(candidates))
        if self._under_foreign_heading:
            free = [row for row in free if self._trusted_below_foreign(row, candidates)]
            self._lost |= not free and len(candidates) == 1
        if self._printed_again and len(candidates) > 1:
            free = self._below_again(free)
        elif len(free) > 1:
            free = [row for row in free if self._follows(row)]
        if len(free) != 1 or not self._borne_out(free[0], candidates):
            return self._not_opened(MatchKind.AMBIGUOUS, candidates)
        self._take(free[0])
        return Match(MatchKind.MATCHED, free[0], ids)

    def _repeated(self, rows: list[Row]) -> Match:
        if len(rows) != 1 or isinstance(rows[0].item, Indicator):
            return self._not_opened(MatchKind.REPEATED, tuple(rows))
        # A heading printed again, as after a page break, is open again. Above the next table or page, it does not
        # close the headings below it, which are rarely printed again with it.
        last, opened = self._last, self._open
        goes_on = rows[0].id in opened
        self._take(rows[0])
        if goes_on:
            self._last, self._open, self._printed_again = last, opened, rows[0].id
        return Match(MatchKind.REPEATED, None, (rows[0].id,))

    def _below_again(self, free: list[Row]) -> list[Row]:
        """Return the rows that may stand directly below a heading printed again: its own, else the very next row."""
        own = [row for row in free if row.parent == self._printed_again]
        following = [row for row in free if row not in own and self._follows(row)]
        return following if not own else [] if following else own

    def _is_below_stranger(self, candidates: tuple[Row, ...], name: str) -> bool:
        """Return whether an unknown row above may be the parent of a row whose name stands below several parents."""
        opened = any(row.parent in self._open for row in candidates)
        return self._strangers.may_head(candidates, name, opened=opened)

    def _not_opened(self, kind: MatchKind, candidates: tuple[Row, ...]) -> Match:
        """Return that a row is one of several; if it is a heading, the rows below may belong to any of these."""
        headings = frozenset(row.id for row in candidates if not isinstance(row.item, Indicator))
        if headings:
            self._undecided, self._under_foreign_heading = headings, True
        return Match(kind, None, tuple(row.id for row in candidates))

    def _is_plain(self, row: Row) -> bool:
        """Return whether the only row of a name can be matched at once, without a search for the best one."""
        free = row.id not in self._taken and not self._under_foreign_heading and self._skipped(row) is not None
        return free and self._borne_out(row, (row,))

    def _trusted_below_foreign(self, row: Row, candidates: tuple[Row, ...]) -> bool:
        """Return whether a row is trusted below a foreign heading, which may be its own heading or that of a twin."""
        if not isinstance(row.item, Indicator):
            return True
        if self._lost or any(other is not row and self._may_head(other) for other in candidates):
            return False
        return row.parent not in self._present or self._follows(row)

    def _may_head(self, row: Row) -> bool:
        """Return whether an unrecognised or undecided row may be the heading of a row, below the open ones."""
        _, *above = self._upwards[row.id]
        return row.parent in self._undecided or (
            row.parent not in self._present and set(self._open).issuperset(above[1:])
        )

    def _borne_out(self, row: Row, candidates: tuple[Row, ...]) -> bool:
        """Return whether the preceding row confirms a row whose name may belong to a rival row.

        A row without a rival needs no confirmation. A rival has the same name below a heading that is omitted or not
        recognised, or a longer name that was cut short. Without confirmation a row could get the value of its rival.
        """
        rivals = (other for other in candidates if other is not row)
        same = (other for other in rivals if self._may_stand_here(other) or self._may_head(other))
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
        """Return the number of omitted rows above a row; None if the nearest one in the source is not open.

        Without its own parent above it, a row that stands below another one is not placed either.
        """
        lacking = row.parent is not None and (row.parent not in self._present or self._is_before_parent(row))
        if lacking and self._stands_elsewhere(row):
            return None
        above = self._upwards[row.id][1:]
        for count, parent in enumerate(above):
            if parent in self._present and not (lacking and parent == row.parent):
                return count if parent in self._open else None
        return len(above)

    def _is_before_parent(self, row: Row) -> bool:
        """Return whether a row may stand above the total or rate that it is a part of, which the source has below.

        Then no other indicator is above it that it may be a part of: only a heading, or a part of the same row.
        """
        parent = self._index.parents[row.parent or ""]
        if parent.id in self._taken or self._strangers or not isinstance(parent.item, Indicator):
            return False
        last = self._last
        return last is None or last.parent == row.parent or not isinstance(last.item, Indicator)

    def _stands_elsewhere(self, row: Row) -> bool:
        """Return whether a row stands below another one than those above it in the tree.

        Its ordinal says so, or the other one has a row that the source lacks, and whose name has every word of its own.
        """
        own = self._upwards[row.id]
        if self._below is not None and self._below.id not in own:
            return True
        others = {key for key in self._open if key in self._present}.difference(own)
        lacking = (other for key in others for other in self._index.below.get(key, ()) if other.id not in self._present)
        return any(self._index.is_wider(other, row) for other in lacking)

    def _take(self, row: Row) -> None:
        self._taken.add(row.id)
        self._last = row
        self._under_foreign_heading = self._lost = False
        self._undecided = frozenset()
        self._strangers.clear()
        self._printed_again = ""
        self._open = self._upwards[row.id]
