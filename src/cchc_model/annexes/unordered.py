"""Annexes whose rows are sorted, as by their names: no row stands below its own heading."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from cchc_model.annexes.row_index import Index, Match, MatchKind
from cchc_model.framework.framework import Row

_FEWEST_ROWS = 10


def is_unordered(index: Index, candidates: Sequence[tuple[Row, ...]]) -> bool:
    """Return whether the rows of a source jump from section to section, so that headings tell nothing.

    Args:
        index: the lookup tables of the framework.
        candidates: the rows with the name of each line.
    """
    single = [rows[0] for rows in candidates if len(rows) == 1]
    if len(single) < _FEWEST_ROWS:
        return False
    sections = [index.upwards[row.id][-1] for row in single]
    jumps = sum(one != other for one, other in pairwise(sections))
    back = sum(one.number > other.number for one, other in pairwise(single))
    # In a framework without sections every row is one of its own: there only going back tells.
    return 2 * jumps > len(single) and 4 * back > len(single)


def match_by_name(index: Index, candidates: Sequence[tuple[Row, ...]], present: Mapping[str, int]) -> list[Match]:
    """Return the matches of an unordered source: a name that only one row has is evidence enough.

    A name that others begin with may be one of them cut short, unless each of these has a line of its own.

    Args:
        index: the lookup tables of the framework.
        candidates: the rows with the name of each line.
        present: the number of lines with the name of each row.
    """
    matches = []
    taken: set[str] = set()
    for rows in candidates:
        ids = tuple(row.id for row in rows)
        if not rows:
            matches.append(Match(MatchKind.UNRECOGNISED))
        elif len(rows) > 1 or any(other.id not in present for other in index.longer.get(ids[0], ())):
            matches.append(Match(MatchKind.AMBIGUOUS, None, ids))
        elif ids[0] in taken:
            matches.append(Match(MatchKind.REPEATED, None, ids))
        else:
            taken.add(ids[0])
            matches.append(index.matched[ids[0]])
    return matches
