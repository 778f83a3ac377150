"""The rows of names that are not printed exactly: each is resolved, or named as one that the text may be meant for."""

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence

from cchc_model.annexes.names import NameKind, NameMatch
from cchc_model.annexes.row_index import Index
from cchc_model.framework.framework import Row


def resolved_names(  # noqa: PLR0913 what is known of the lines
    index: Index,
    folded: list[str],
    candidates: list[tuple[Row, ...]],
    fits: Callable[[int, Row], bool],
    *,
    aside: Container[int],
    cut: Container[int],
) -> tuple[Mapping[int, NameMatch], Mapping[int, tuple[str, ...]]]:
    """Resolve the names that no row has exactly, and add their rows to the candidates.

    Args:
        index: the lookup tables of the framework.
        folded: the folded names.
        candidates: the rows with the name of each line.
        fits: a function that returns whether the other cells of a line fit a row.
        aside: the lines that are not resolved.
        cut: the lines whose names say that they are cut.

    Returns:
        The resolved names, and for each other name the ids of the rows that it may be meant for.
    """
    unknown = [at for at, name in enumerate(folded) if name and not candidates[at] and at not in aside]
    matches = {at: index.book.resolve(folded[at], cut=at in cut) for at in unknown}
    lost = any(match is not None and match.kind is NameKind.UNACCENTED for match in matches.values())
    if lost:
        matches |= _without_accents(index, folded, candidates, aside)
    exact = Counter(row.number for rows in candidates for row in rows)
    near = [rows or _shortened(index, matches.get(at)) for at, rows in enumerate(candidates)]
    found: dict[int, NameMatch] = {}
    meant: dict[int, tuple[str, ...]] = {}
    for at, match in matches.items():
        if match is None or match.kind is NameKind.DOUBTFUL or _differ(index, match):
            meant[at] = rows_meant(index, folded[at], match)
            continue
        same = {row.number: row for known in match.names for row in index.rows[known]}
        # A name that is printed exactly elsewhere, as often as there are rows of that name, is not this one.
        free = tuple(row for row in same.values() if fits(at, row))
        if sum(map(exact.__getitem__, same)) < len(same) ** 2 and _in_place(match, at, free, near, stated=at in cut):
            found[at] = match
            candidates[at] = near[at] = free
        else:
            meant[at] = rows_meant(index, folded[at], match)
    return found, meant


def _without_accents(
    index: Index, folded: list[str], candidates: list[tuple[Row, ...]], aside: Container[int]
) -> Mapping[int, NameMatch]:
    """Return the matches of the names of a source of which a part lost its accents.

    There a name with one accent is one of them, and a name that is printed exactly may be another one without its
    accents: if these are of two rows, it is neither.
    """
    found = {}
    for at, name in enumerate(folded):
        names = () if at in aside else index.book.unaccented(name)
        match = NameMatch(names, NameKind.UNACCENTED, 99)
        if names and (not candidates[at] or _differ(index, match)):
            candidates[at] = ()
            found[at] = match
    return found


def _differ(index: Index, match: NameMatch) -> bool:
    """Return whether names that are the same without accents are those of different rows."""
    rows = {tuple(row.number for row in index.rows[name]) for name in match.names}
    return match.kind is NameKind.UNACCENTED and len(rows) > 1


def rows_meant(index: Index, folded: str, match: NameMatch | None) -> tuple[str, ...]:
    """Return the ids of the rows that an unresolved name may be meant for."""
    names = index.book.contained(folded) if match is None else match.names
    return tuple(dict.fromkeys(row.id for known in names for row in index.rows[known]))


def _shortened(index: Index, match: NameMatch | None) -> tuple[Row, ...]:
    """Return the rows of a name that is cut short, or has some of its words by their initials."""
    if match is None or match.kind not in (NameKind.CUT, NameKind.INITIALS):
        return ()
    return tuple(row for name in match.names for row in index.rows[name])


def _in_place(
    match: NameMatch, at: int, rows: tuple[Row, ...], near: Sequence[tuple[Row, ...]], *, stated: bool
) -> bool:
    """Return whether the neighbours confirm a name that was cut short, or has words by their initials.

    Such a name may be the whole name of another indicator, and initials may be those of other words. Of a name that
    states that it is cut, one neighbour is enough. Any other name needs only a row.
    """
    if match.kind not in (NameKind.CUT, NameKind.INITIALS):
        return bool(rows)
    before = {row.number for row in near[at - 1]} if at else set()
    after = {row.number for row in near[at + 1]} if at + 1 < len(near) else set()
    enough = any if stated and match.kind is NameKind.CUT else all
    return any(enough((row.number - 1 in before, row.number + 1 in after)) for row in rows)
