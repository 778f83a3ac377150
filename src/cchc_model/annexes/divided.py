"""Columns that divide between them what a report counts, so that none of them has the values of all rows.

Such are the movement within a period and what there is at its end.
"""

import re
from collections.abc import Sequence

from cchc_model.annexes.candidates import Candidate, may_have_values
from cchc_model.annexes.column_content import ColumnContent
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import states_beginning
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold

_END, _STOCK, _MOVED = map(fold, ("cuối", "tồn", "phát sinh"))
_TIMES = frozenset(map(fold, ("kỳ", "quý", "tháng", "năm")))
_LENGTHS = _TIMES | frozenset(map(fold, ("tuần", "ngày", "đợt", "lần")))
_OF_END = (None, Role.CURRENT, Role.VALUE, Role.TOTAL, Role.REMAINDER)
_WORD = re.compile(r"[^\s,;:()\[\]{}\"'“”+|=–-]+")
_NOT_ZERO = re.compile(r"[1-9]")


def is_divided(chosen: Candidate, judged: Sequence[Candidate]) -> bool:
    """Return whether another column has a part of what the chosen one would have.

    Args:
        chosen: the column that could be the value column.
        judged: the columns that are not names, units, ordinals or notes.
    """
    others = [one for one in judged if one is not chosen and _counts(one.column)]
    return any(_moves_beside_end(*pair) for one in others for pair in ((one, chosen), (chosen, one)))


def _counts(column: ColumnContent) -> bool:
    """Return whether a column has a number other than zero in a row that is neither a percentage nor an answer."""
    counted = (cell for at, cell in enumerate(column.rows) if at not in column.unadded)
    return column.numbers > 0 and may_have_values(column) and any(map(_NOT_ZERO.search, counted))


def _words(title: str) -> list[str]:
    return _WORD.findall(fold(with_accents(title)))


def _own_titles(one: Candidate, other: Candidate) -> list[str]:
    """Return the titles of a column that do not stand above another one."""
    return [title for title in one.column.path if title not in other.column.path]


def _moves_beside_end(end: Candidate, moved: Candidate) -> bool:
    """Return whether a column has what there is at the end of a period of which another one has the movement.

    The value of a row is in the one or the other, by what the row counts. `Tồn` alone is such an end beside a title
    with `phát sinh`.
    """
    titles, others = _own_titles(end, moved), _own_titles(moved, end)
    moves = any(_MOVED in " ".join(_words(title)) for title in others)
    if end.role not in _OF_END or any(map(_states_end, others)) or not (moves or moved.role is Role.CURRENT):
        return False
    stock = moves and end.role is Role.REMAINDER and any(_STOCK in _words(title) for title in titles)
    return any(map(_states_end, titles)) or (stock and not any(map(states_beginning, titles)))


def _states_end(title: str) -> bool:
    """Return whether a title states the end of a time, and not the last part of one, such as `Tháng cuối quý`."""
    words = _words(title)
    around = zip(["", *words], words, [*words[1:], ""], strict=False)
    return any(word == _END and before not in _LENGTHS and after in {*_TIMES, ""} for before, word, after in around)
