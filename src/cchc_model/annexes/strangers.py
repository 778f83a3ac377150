"""Unknown rows with a value, each of which may be the parent of the rows below it.

An office that words `Tổng số văn bản đi tại UBND cấp xã` otherwise still prints its parts below it, and their names
stand below another total too.
"""

from collections.abc import Collection

from cchc_model.annexes.row_index import Index
from cchc_model.framework.framework import Row
from cchc_model.framework.rows import Indicator

_LONGEST_COMPARED = 500
_MOST = 20
"""The most unknown rows in a run that are compared; behind more of them every name that stands twice is in doubt."""
_LEAST_ALIKE = 60.0
_SURELY_ALIKE = 75.0
"""The similarity, in percent, at which a row is a variation of one without parts, and so the parent of none."""


class Strangers:
    """The unknown rows since the last row that was placed."""

    def __init__(self, index: Index, parent_signs: Collection[str]) -> None:
        self._index = index
        self._parent_signs = parent_signs  # the signs before the names of known parents
        self._rows: list[str] = []
        self._known: dict[str, tuple[float, tuple[Row, ...]]] = {}

    def __bool__(self) -> bool:
        return bool(self._rows)

    def add(self, name: str) -> None:
        """Add an unknown row by its name as printed."""
        if len(self._rows) <= _MOST:
            self._rows.append(name)

    def clear(self) -> None:
        """Forget the rows: the next one was placed."""
        self._rows.clear()

    def may_head(self, candidates: tuple[Row, ...], name: str, *, opened: bool) -> bool:
        """Return whether one of them may be the parent of a row whose name stands below several parents.

        Args:
            candidates: the rows of that name.
            name: the name as printed: an unknown row with the same sign before it is beside it, not above.
            opened: True if the parent of one candidate is open.
        """
        if len(self._rows) > _MOST:
            return True
        sign = sign_of(name)
        beside = sign and sign not in self._parent_signs
        above = [row for row in self._rows if not (beside and sign_of(row) == sign)]
        return any(not opened or self._is_like_parent(row, candidates) for row in above)

    def _is_like_parent(self, stranger: str, candidates: tuple[Row, ...]) -> bool:
        """Return whether a row with a value may stand for one of the parents.

        In place of a parent with a value it may unless it varies a row without parts; in place of a heading it may if
        no name is nearer to its own.
        """
        similarity, like = self._nearest(stranger)
        parents = {row.parent for row in candidates}
        if not parents.isdisjoint(row.id for row in like):
            return True
        known = self._index.parents
        valued = any(isinstance(known[parent].item, Indicator) for parent in parents if parent)
        return valued and (similarity < _SURELY_ALIKE or any(row.id in known for row in like))

    def _nearest(self, stranger: str) -> tuple[float, tuple[Row, ...]]:
        """Return the rows whose name is nearest to that of an unknown one, with the similarity."""
        if stranger not in self._known:
            name = self._index.fold(stranger[:_LONGEST_COMPARED])
            found = self._index.book.alike(name, most=1, least=_LEAST_ALIKE)
            self._known[stranger] = (found[0][1], self._index.rows[found[0][0]]) if found else (0.0, ())
        return self._known[stranger]


def sign_of(name: str) -> str:
    """Return the sign before a printed name, such as a dash; an empty text for none.

    >>> sign_of("- Số lượng văn bản"), sign_of("Số lượng văn bản")
    ('-', '')
    """
    return "" if name[:1].isalnum() else name[:1]
