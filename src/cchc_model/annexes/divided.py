"""Columns that divide between them what a report counts, so that none of them has the values of all rows.

Such are the movement within a period and what there is at its end, a state and its opposite, and the times before and
after an event.
"""

import re
from collections.abc import Sequence

from cchc_model.annexes.candidates import Candidate, may_have_values
from cchc_model.annexes.column_content import ColumnContent
from cchc_model.annexes.title_words import Role, states_need, words_of
from cchc_model.annexes.titles import meaning
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold

_BEGINNING, _END, _STOCK, _MOVED = map(fold, ("đầu", "cuối", "tồn", "phát sinh"))
_TIMES = frozenset(map(fold, ("kỳ", "quý", "tháng", "năm")))
_LENGTHS = _TIMES | frozenset(map(fold, ("tuần", "ngày", "đợt", "lần")))
_DONE = fold("đã")
_OF_END = (None, Role.CURRENT, Role.VALUE, Role.TOTAL, Role.REMAINDER)
_BEFORE = frozenset(map(fold, ("trước", "đến", "tới")))
_AFTER = frozenset(map(fold, ("sau", "từ")))
_BETWEEN = _BEFORE | _AFTER | frozenset(map(fold, ("khi", "lúc", "ngày", "kể", "hết", "nay", "trở", "đi", "về")))
"""The words that say on which side of an event a time is."""
_STATED = (Role.CURRENT, Role.TOTAL, Role.VALUE)
_COUNTED = frozenset((Role.TOTAL, Role.VALUE))
_WORD = re.compile(r"[^\s,;:()\[\]{}\"'“”+|=–-]+")
_NOT_ZERO = re.compile(r"[1-9]")


def is_divided(chosen: Candidate, judged: Sequence[Candidate]) -> bool:
    """Return whether another column has a part of what the chosen one would have.

    Args:
        chosen: the column that could be the value column.
        judged: the columns that are not names, units, ordinals or notes.
    """
    others = [one for one in judged if one is not chosen and _counts(one.column)]
    if any(_moves_beside_end(*pair) for one in others for pair in ((one, chosen), (chosen, one))):
        return True
    if any(_is_time_before(one, chosen) for one in others):
        return True
    rests = () if any(map(_is_aim, others)) else others  # of an aim, of which the chosen column has what is reached
    return any(_is_opposite(one, chosen) for one in rests)


def _counts(column: ColumnContent) -> bool:
    """Return whether a column has a number other than zero in a row that is neither a percentage nor an answer."""
    counted = (cell for at, cell in enumerate(column.rows) if at not in column.unadded)
    return column.numbers > 0 and may_have_values(column) and any(map(_NOT_ZERO.search, counted))


def _is_aim(one: Candidate) -> bool:
    """Return whether a column has what is planned or required."""
    return one.role is Role.PLAN or (one.role is Role.REMAINDER and any(map(states_need, one.column.path)))


def _is_opposite(rest: Candidate, chosen: Candidate) -> bool:
    """Return whether a column has the rest of a whole of which another one has the first part.

    The title of the first part has no word for values, or none but those that both titles share: `Thực hiện` beside
    `Chưa thực hiện`. A title that the other one continues names the whole: `Số hồ sơ` beside `Số hồ sơ chưa trả`.
    """
    if rest.role is not Role.REMAINDER or chosen.role in (Role.CORRECTION, Role.RATIO):
        return False
    own, first = (_words(" ".join(_own_titles(*pair))) for pair in ((rest, chosen), (chosen, rest)))
    if not first or own[: len(first)] == first:
        return False
    empty = words_of(Role.REMAINDER) | words_of(None) | {_DONE}
    shared = {*own} - empty
    if not shared or not shared <= {*first}:
        counted = meaning(" ".join(first)).roles & _COUNTED
        return not (counted or chosen.role in _STATED)
    beside = [word for word in first if word not in shared]
    return _DONE in beside or not meaning(" ".join(beside)).roles & _COUNTED


def _is_time_before(before: Candidate, after: Candidate) -> bool:
    """Return whether a column has the time before an event or a day, and another one the time after the same.

    What was before the first day of a year is not of it.
    """
    if before.role is not Role.OTHER_PERIOD or after.role is Role.CORRECTION:
        return False
    first, last = (_words(" ".join(_own_titles(*pair))) for pair in ((before, after), (after, before)))
    if _BEFORE.isdisjoint(first) or _AFTER.isdisjoint(last):
        return False
    event, other = ([word for word in words if word not in _BETWEEN] for words in (first, last))
    return event == other and not _is_time(event)


def _is_time(words: Sequence[str]) -> bool:
    """Return whether words name a year, or a part of one, and nothing else."""
    found = meaning(" ".join(words))
    return not found.unexplained and bool(found.period or found.year or found.partial)


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
    return any(map(_states_end, titles)) or (stock and not any(_BEGINNING in _words(title) for title in titles))


def _states_end(title: str) -> bool:
    """Return whether a title states the end of a time, and not the last part of one, such as `Tháng cuối quý`."""
    words = _words(title)
    around = zip(["", *words], words, [*words[1:], ""], strict=False)
    return any(word == _END and before not in _LENGTHS and after in {*_TIMES, ""} for before, word, after in around)
